"""Normalisation to 0-100, against scipy and formulas written out, and as a thing that can be stored."""

import json
import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.scale import (
    Scale,
    beyond,
    check_scale,
    exponential_rank,
    fit_indicator,
    parse_scale,
    percentile_rank,
    score_indicator,
    treatment_of,
)
from regiolens.core.index.treatment import fit_treatment
from regiolens.core.messages import Refusal

HIGH, LOW = "high is worse", "low is worse"
VALUES = pd.Series([3.0, 1.0, np.nan, 7.5, 7.5, -2.0, 4.25])
PRESENT = VALUES.dropna()


def scores(method, values=VALUES, reference=VALUES, direction=HIGH, **ends):
    indicator = Indicator("a", "A", direction, method, **ends)
    return score_indicator(indicator, fit_indicator(indicator, reference, "alle gemeenten"), values)


def model(**changes):
    indicators = (Indicator("a", "A", HIGH, "min-max"), Indicator("b", "B", LOW, "z-score"))
    return Model("m", "M", (Domain("d", "D", changes.pop("weight", 100.0), indicators),), ("laag", "hoog"), (50.0,))


def test_min_max_puts_the_least_at_0_and_the_most_at_100():
    expected = [100 * (value + 2.0) / 9.5 for value in VALUES]
    np.testing.assert_allclose(scores("min-max"), expected, rtol=1e-14)
    assert scores("min-max")[5] == 0
    assert scores("min-max")[3] == 100


def test_a_norm_takes_its_own_ends_whatever_the_reference():
    expected = [0.0, 25.0, 100.0]
    assert scores("norm", pd.Series([10.0, 20.0, 50.0]), best=10.0, worst=50.0).tolist() == expected
    falling = scores("norm", pd.Series([50.0, 40.0, 10.0]), direction=LOW, best=50.0, worst=10.0)
    assert falling.tolist() == expected


def test_a_z_score_is_50_at_the_mean_and_10_a_standard_deviation():
    expected = 50 + 10 * stats.zscore(VALUES, ddof=0, nan_policy="omit")
    np.testing.assert_allclose(scores("z-score"), expected, rtol=1e-13)


def test_the_percentile_rank_is_that_of_scipy():
    expected = [stats.percentileofscore(PRESENT, value, kind="mean") for value in PRESENT]
    np.testing.assert_allclose(scores("percentile rank")[VALUES.notna()], expected, rtol=1e-14)


def test_percentile_ranks_of_values_outside_the_reference():
    reference = np.array([1.0, 2.0, 2.0, 4.0])
    values = np.array([0.0, 1.0, 1.5, 2.0, 4.0, 9.0, np.nan])
    np.testing.assert_array_equal(percentile_rank(reference, values), [0, 12.5, 25, 50, 87.5, 100, np.nan])


@pytest.mark.parametrize("method", ["min-max", "z-score", "percentile rank", "none"])
def test_the_other_direction_mirrors_the_score(method):
    if method == "none":
        assert scores("none", pd.Series([0.0, 30.5]), direction=LOW).tolist() == [100.0, 69.5]
    np.testing.assert_allclose(scores(method, direction=LOW), 100 - scores(method), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("direction", [HIGH, LOW])
@pytest.mark.parametrize("method", ["min-max", "z-score", "percentile rank"])
def test_a_worse_value_never_scores_lower(method, direction):
    rising = pd.Series(np.linspace(-10, 20, 61))
    steps = np.diff(scores(method, rising, direction=direction))
    assert ((steps >= 0) if direction == HIGH else (steps <= 0)).all()
    assert steps.any()


def test_scores_taken_as_they_are_stay_as_they_are():
    np.testing.assert_array_equal(scores("none"), VALUES)


@pytest.mark.parametrize("method, ends", [("min-max", {}), ("norm", {"best": 0.0, "worst": 5.0}), ("z-score", {})])
@pytest.mark.parametrize("direction", [HIGH, LOW])
def test_values_beyond_the_reference_are_held_at_the_ends(method, ends, direction):
    if ends and direction == LOW:
        ends = {"best": 5.0, "worst": 0.0}
    found = scores(method, pd.Series([-1e6, 1e6]), direction=direction, **ends)
    assert found.tolist() == ([0, 100] if direction == HIGH else [100, 0])


@pytest.mark.parametrize("method", ["min-max", "z-score", "percentile rank", "none"])
def test_a_missing_value_stays_missing(method):
    assert np.isnan(scores(method)).tolist() == VALUES.isna().tolist()


def test_missing_values_of_the_reference_do_not_count():
    for method in ("min-max", "z-score", "percentile rank"):
        np.testing.assert_array_equal(scores(method), scores(method, reference=PRESENT))


@pytest.mark.parametrize("method", ["min-max", "z-score"])
@pytest.mark.parametrize("constant", [[4.5, 4.5, np.nan], [4.5]])
def test_a_constant_cannot_be_scaled(method, constant):
    with pytest.raises(Refusal) as refusal:
        scores(method, reference=pd.Series(constant))
    for part in ("'a'", "4.5", "'alle gemeenten'"):
        assert part in str(refusal.value)


def test_a_constant_is_no_trouble_where_nothing_is_fitted_to_its_ends():
    constant = pd.Series([4.5, 4.5])
    assert scores("percentile rank", constant, constant).tolist() == [50, 50]
    assert scores("norm", constant, constant, best=0.0, worst=9.0).tolist() == [50, 50]
    assert scores("none", constant, constant).tolist() == [4.5, 4.5]


def test_a_constant_layer_is_scored_by_another_reference():
    assert scores("min-max", pd.Series([4.0, 4.0]), pd.Series([0.0, 10.0])).tolist() == [40, 40]


def test_the_exponential_rank_is_england_s_formula():
    values = [0.3, 9.0, 0.1, 4.0, 0.3, 2.0]
    n = len(values)
    expected = []
    for value in values:
        rank = 1 + sum(other > value for other in values)
        expected.append(-23 * math.log(1 - (n - rank + 1) / n * (1 - math.exp(-100 / 23))))
    found = exponential_rank(np.sort(values), np.array(values))
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    assert found[1] == pytest.approx(100, abs=1e-9)


def test_the_exponential_rank_puts_about_a_tenth_above_50():
    n = 1000
    found = exponential_rank(np.arange(n), np.arange(n))
    share = 1 / (1 + math.exp(-50 / 23))  # the R at which X is 50
    assert (found > 50).sum() == n - math.floor(n * share)
    assert (found > 50).mean() == pytest.approx(0.1, abs=0.005)
    assert (np.diff(found) > 0).all()
    assert found.min() > 0


@pytest.mark.parametrize("seed", range(5))
def test_average_ties_are_scipy_s_average_ranks(seed):
    values = np.random.default_rng(seed).integers(0, 30, 200) / 4.0
    n = len(values)
    rank = stats.rankdata(-values, method="average")
    expected = -23 * np.log(1 - (n - rank + 1) / n * (1 - np.exp(-100 / 23)))
    found = exponential_rank(np.sort(values), values, "average")
    np.testing.assert_allclose(found, expected, rtol=1e-12)
    tied = pd.Series(values).duplicated(keep=False).to_numpy()
    assert tied.any()
    assert ((found < exponential_rank(np.sort(values), values)) == tied).all()


def test_the_percentile_rank_gives_ties_their_average_rank():
    values = np.array([5.0, 2.0, 2.0, 9.0, 2.0, 5.0])
    expected = 100 * (stats.rankdata(values, method="average") - 0.5) / len(values)
    np.testing.assert_allclose(percentile_rank(np.sort(values), values), expected, rtol=1e-14)


def test_average_ties_of_scores_that_the_reference_has_not():
    reference = np.array([1.0, 1.0, 2.0, 4.0])
    found = exponential_rank(reference, np.array([0.0, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, np.nan]), "average")
    place = np.array([0.0, 1.5, 2.5, 3.0, 3.5, 4.0, 4.0, np.nan])  # n - rank + 1
    np.testing.assert_allclose(found, -23 * np.log(1 - place / 4 * (1 - np.exp(-100 / 23))), atol=1e-9)
    assert exponential_rank(np.array([3.0]), np.array([2.0, 3.0, 4.0]), "average") == pytest.approx([0, 100, 100])


@pytest.mark.parametrize("ties", ["best", "average"])
def test_a_higher_score_never_ranks_lower(ties):
    random = np.random.default_rng(7)
    reference = np.sort(random.integers(0, 9, 40).astype(float))
    values = np.sort(np.concatenate([reference, random.uniform(-1, 10, 200)]))
    assert (np.diff(exponential_rank(reference, values, ties)) >= 0).all()


def test_the_exponential_rank_leaves_missing_missing_and_stays_within_0_and_100():
    found = exponential_rank(np.array([1.0, 2.0]), np.array([np.nan, 0.0, 1.0, 99.0]))
    assert np.isnan(found[0])
    assert found[1] == 0
    assert found[3] == pytest.approx(100)


FINITE = st.floats(-1e12, 1e12, allow_nan=False)


@given(st.lists(FINITE, min_size=2, max_size=20), st.lists(FINITE, max_size=4), FINITE)
@settings(deadline=None, max_examples=100)
def test_a_stored_scale_comes_back_bit_by_bit(values, quartiles, mean):
    scale = Scale(
        "m",
        "0123456789abcdef",
        "Gemeenten 2023, “alle”",
        "gemeente",
        342,
        {"a": {"n": 3, "best": values[0], "worst": values[1]}, "b": {"n": 3, "mean": mean, "sd": 1 / 3}},
        {"d": values},
        tuple(quartiles),
    )
    assert parse_scale(scale.to_json(), "scale.json") == scale


def test_a_stored_scale_is_readable_json():
    scale = Scale("m", "f", "Súdwest-Fryslân", "", 1, {"a": {"n": 1, "best": 0.1, "worst": 2.5}}, {})
    data = json.loads(scale.to_json())
    assert data["schema"] == "regiolens-scale/1"
    assert data["indicators"]["a"]["best"] == 0.1
    assert data["reference"] == "Súdwest-Fryslân"
    assert "Súdwest-Fryslân" in scale.to_json()


GOOD = json.loads(Scale("m", "f", "r", "", 1, {}, {}).to_json())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '"scale"',
        "null",
        "{}",
        json.dumps({**GOOD, "schema": "regiolens-scale/2"}),
        json.dumps({**GOOD, "colour": "red"}),
        json.dumps({key: value for key, value in GOOD.items() if key != "schema"}),
        json.dumps({key: value for key, value in GOOD.items() if key != "indicators"}),
        json.dumps({key: value for key, value in GOOD.items() if key != "quartiles"}),
        json.dumps({**GOOD, "quartiles": None}),
    ],
)
def test_what_is_no_scale_is_refused_by_the_name_of_its_file(text):
    assert parse_scale(json.dumps(GOOD), "land.json").model == "m"
    with pytest.raises(Refusal, match=r"'land\.json'.*regiolens-scale/1"):
        parse_scale(text, "land.json")


def test_a_scale_serves_the_model_it_was_fitted_for():
    check_scale(Scale("m", model().fingerprint(), "r", "", 1, {}, {}), model())


def test_a_scale_of_another_model_or_other_weights_is_refused():
    for scale in (
        Scale("other", model().fingerprint(), "r", "", 1, {}, {}),
        Scale("m", model(weight=99.5).fingerprint(), "r", "", 1, {}, {}),
    ):
        with pytest.raises(Refusal) as refusal:
            check_scale(scale, model())
        assert f"'{scale.model}'" in str(refusal.value)
        assert scale.fingerprint in str(refusal.value)
        assert model().fingerprint() in str(refusal.value)


@pytest.mark.parametrize(
    ("method", "whole", "lacking"),
    [
        ("percentile rank", {"n": 2, "values": [1.0, 2.0]}, {"n": 0, "values": []}),
        ("percentile rank", {"n": 2, "values": [1.0, 2.0]}, {"n": 2}),
        ("min-max", {"n": 2, "best": 0.0, "worst": 2.0}, {"n": 2, "best": 0.0, "worst": None}),
        ("z-score", {"n": 2, "mean": 0.0, "sd": 2.0}, {"n": 2, "mean": 0.0}),
        ("norm", {"n": 2, "best": 0.0, "worst": 2.0}, {"n": 2, "worst": 2.0}),
    ],
)
def test_a_scale_without_the_constants_of_a_method_is_none(method, whole, lacking):
    domain = Domain("d", "D", 100.0, (Indicator("a", "A", HIGH, method),))
    one = Model("m", "M", (domain,), ("laag", "hoog"), (50.0,))
    check_scale(Scale("m", one.fingerprint(), "r", "", 2, {"a": whole}, {}), one)
    with pytest.raises(Refusal, match="'m: a'"):
        check_scale(Scale("m", one.fingerprint(), "r", "", 2, {"a": lacking}, {}), one)


def test_scores_taken_as_they_are_need_no_constants():
    domain = Domain("d", "D", 100.0, (Indicator("a", "A", HIGH, "none"),))
    one = Model("m", "M", (domain,), ("laag", "hoog"), (50.0,))
    check_scale(Scale("m", one.fingerprint(), "r", "", 2, {"a": {"n": 2}}, {}), one)


@pytest.mark.parametrize("direction", [HIGH, LOW])
@pytest.mark.parametrize(
    ("method", "values", "outside"),
    [
        ("min-max", [-2.01, -2.0, 3.0, 7.5, 7.51, np.nan], [True, False, False, False, True, False]),
        ("percentile rank", [-2.01, -2.0, 3.0, 7.5, 7.51, np.nan], [True, False, False, False, True, False]),
        ("norm", [-0.1, 0.0, 5.0, 10.0, 10.1, 10.8], [True, False, False, False, True, True]),
        ("none", [-5.0, 0.0, 100.0, 101.0, np.nan, 50.0], [False] * 6),
    ],
)
def test_what_is_beyond_the_reference_or_the_norm(method, values, outside, direction):
    ends = {} if method != "norm" else dict(zip(("best", "worst"), (0.0, 10.0) if direction == HIGH else (10.0, 0.0)))
    indicator = Indicator("a", "A", direction, method, **ends)
    found = beyond(indicator, fit_indicator(indicator, VALUES, "r"), pd.Series(values))
    assert found.tolist() == outside


@pytest.mark.parametrize("direction", [HIGH, LOW])
def test_beyond_five_standard_deviations_a_z_score_is_held(direction):
    indicator = Indicator("a", "A", direction, "z-score")
    fitted = fit_indicator(indicator, pd.Series([-1.0, 1.0]), "r")
    assert fitted == {"n": 2, "mean": 0.0, "sd": 1.0}
    values = pd.Series([-5.01, -5.0, 0.0, 5.0, 5.01])
    assert beyond(indicator, fitted, values).tolist() == [True, False, False, False, True]
    assert (
        score_indicator(indicator, fitted, values).tolist()
        == [0.0, 0.0, 50.0, 100.0, 100.0][:: 1 if direction == HIGH else -1]
    )


def test_values_too_near_to_one_another_for_a_standard_deviation_are_refused():
    """The squares of such differences are 0 in doubles: 50 + 10 z would be a division by zero."""
    tiny = pd.Series([0.0, 5e-324])
    with pytest.raises(Refusal, match="cannot be scaled"):
        fit_indicator(Indicator("a", "A", HIGH, "z-score"), tiny, "r")
    assert fit_indicator(Indicator("a", "A", HIGH, "min-max"), tiny, "r") == {"n": 2, "best": 0.0, "worst": 5e-324}


def test_a_reference_without_areas_gives_no_exponential_rank():
    found = exponential_rank(np.array([]), np.array([1.0, np.nan]))
    assert found.shape == (2,)
    assert np.isnan(found).all()


def test_beyond_the_ranks_is_beyond_the_first_and_the_last_value():
    indicator = Indicator("a", "A", HIGH, "percentile rank")
    values = pd.Series([0.9, 1.0, 2.5, 3.0, 3.1, np.nan])
    assert beyond(indicator, {"n": 3, "values": [1.0, 2.0, 3.0]}, values).tolist() == [
        True,
        False,
        False,
        False,
        True,
        False,
    ]


OUTLYING = pd.Series([*range(20), 300.0, 400.0, np.nan], index=[f"g{k}" for k in range(23)])
SPREAD = pd.Series(np.concatenate([np.linspace(0, 1, 200), np.linspace(50, 100, 8)]) / 3.0)


@pytest.mark.parametrize("values", [OUTLYING, -OUTLYING, SPREAD, -SPREAD])
@pytest.mark.parametrize("method", ["min-max", "z-score", "percentile rank"])
@pytest.mark.parametrize("direction", [HIGH, LOW])
def test_a_treated_indicator_is_normalised_as_its_treated_values_are(values, method, direction):
    treated = Indicator("a", "A", direction, method, treatment=5)
    fitted = fit_indicator(treated, values, "land")
    treatment = fit_treatment(values.to_numpy())
    plain = Indicator("a", "A", direction, method)
    by_hand = pd.Series(treatment(values.to_numpy()))
    expected = score_indicator(plain, fit_indicator(plain, by_hand, "land"), by_hand)
    found = score_indicator(treated, fitted, values)
    np.testing.assert_array_equal(found, expected)
    assert np.nanmax(found) > np.nanmin(found)
    again = json.loads(json.dumps(fitted))
    other = values * 1.37 + 0.1  # another year, of which values lie beyond
    np.testing.assert_array_equal(score_indicator(treated, again, values), found)
    np.testing.assert_array_equal(score_indicator(treated, again, other), score_indicator(treated, fitted, other))
    assert np.isnan(score_indicator(treated, fitted, other)).tolist() == other.isna().tolist()
    scores_of = score_indicator(treated, fitted, other)
    assert np.nanmin(scores_of) >= 0 and np.nanmax(scores_of) <= 100


def test_values_that_are_drawn_in_do_not_lie_beyond_the_reference():
    indicator = Indicator("a", "A", HIGH, "min-max", treatment=5)
    fitted = fit_indicator(indicator, OUTLYING, "land")
    assert (fitted["lower"], fitted["upper"], fitted["drawn_in"], fitted["log"]) == (None, 19.0, 2, 0)
    assert not beyond(indicator, fitted, OUTLYING).any()
    assert beyond(indicator, fitted, pd.Series([-1.0, 0.0, 19.0, 999.0])).tolist() == [True, False, False, False]


def test_values_beyond_the_ends_of_a_logarithm_count_as_these():
    indicator = Indicator("a", "A", HIGH, "z-score", treatment=5)
    fitted = fit_indicator(indicator, SPREAD, "land")
    assert fitted["log"] == 1
    values = pd.Series([-1.0, 0.0, 100.0 / 3.0, 40.0])
    assert beyond(indicator, fitted, values).tolist() == [True, False, False, True]
    found = score_indicator(indicator, fitted, values)
    assert found[0] == found[1] and found[2] == found[3]


@pytest.mark.parametrize("key", ["lower", "upper", "drawn_in", "log"])
def test_a_scale_without_its_treatment_is_refused(key):
    leaf = Indicator("a", "A", HIGH, "min-max", treatment=5)
    made = Model("m", "M", (Domain("d", "D", 100.0, (leaf,)),), ("laag", "hoog"), (50.0,))
    fitted = fit_indicator(leaf, OUTLYING, "land")
    scale = Scale("m", made.fingerprint(), "land", "", 22, {"a": fitted}, {})
    check_scale(parse_scale(scale.to_json(), "scale"), made)
    del fitted[key]
    with pytest.raises(Refusal, match="is not a scale"):
        check_scale(scale, made)


def test_a_scale_that_treats_does_not_serve_a_model_that_does_not():
    leaf = Indicator("a", "A", HIGH, "min-max", treatment=5)
    one = Model("m", "M", (Domain("d", "D", 100.0, (leaf,)),), ("laag", "hoog"), (50.0,))
    other = Model("m", "M", (Domain("d", "D", 100.0, (replace(leaf, treatment=4),)),), ("laag", "hoog"), (50.0,))
    scale = Scale("m", one.fingerprint(), "land", "", 22, {"a": fit_indicator(leaf, OUTLYING, "land")}, {})
    with pytest.raises(Refusal, match="fit it anew"):
        check_scale(scale, other)
    assert treatment_of(leaf, scale.indicators["a"]) == fit_treatment(OUTLYING.to_numpy())
    assert treatment_of(replace(leaf, treatment=None), {}) is None
