"""From indicators to the index: against formulas written out, in fractions where a class border is at stake."""

import math
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from regiolens.core.index.compute import compute, fit, parts, score_deciles, spread
from regiolens.core.index.domains import ALL, HALF, STRICT
from regiolens.core.index.model import Indicator
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.scale import parse_scale
from regiolens.core.messages import Refusal

from .models import BOUNDS, LABELS, LOW, WEIGHTS, domain, domains_of_scores, indicator, model, scores_frame

PON = Path(__file__).resolve().parents[3] / "resources" / "index_models" / "pon2023_domains.json"


MIXED = model(
    domain("een", 50, indicator("a", "min-max"), indicator("b", "z-score", LOW)),
    domain("twee", 30, indicator("c", "percentile rank"), indicator("d", "min-max", LOW), indicator("e", "z-score")),
    domain(
        "drie",
        20,
        Indicator("samen", "samen", parts=(indicator("f", "min-max"), indicator("g", "percentile rank", LOW))),
        indicator("h", "percentile rank"),
        transform="exponential rank",
    ),
)


COLUMNS = list("abcdefgh")


def same(left, right):
    """The results are equal to the bit."""
    np.testing.assert_array_equal(left.domains.to_numpy(), right.domains.to_numpy())
    for name in ("score", "classes", "quartile", "coverage"):
        np.testing.assert_array_equal(getattr(left, name), getattr(right, name))


def part(result, rows):
    """What a result says of some of its areas."""
    return [
        (*result.domains.to_numpy()[i], result.score[i], result.classes[i], result.quartile[i], result.coverage[i])
        for i in rows
    ]


def test_the_index_is_the_weighted_sum_with_the_weights_as_they_stand():
    found = compute(scores_frame([[100.0] * 7, [0.0] * 7, [50.0] * 7]), domains_of_scores())
    assert found.score.tolist() == [99.9, 0.0, 49.95]


def test_each_weight_belongs_to_its_domain():
    frame = scores_frame(np.eye(7) * 100)
    np.testing.assert_allclose(compute(frame, domains_of_scores()).score, WEIGHTS, rtol=1e-12)


def test_the_columns_are_found_by_name_and_not_by_place():
    frame = scores_frame(np.eye(7) * 100)
    same(compute(frame[frame.columns[::-1]], domains_of_scores()), compute(frame, domains_of_scores()))


HUNDRED = (20.0, 20.0, 15.0, 15.0, 10.0, 10.0, 10.0)  # weights that add up to 100


def exact_index(row, weights):
    """The index of domain scores in tenths, without any rounding."""
    return sum(Fraction(value, 10) * Fraction(str(weight)) / 100 for value, weight in zip(row, weights))


def check_against_fractions(rows, weights):
    found = compute(scores_frame(np.array(rows) / 10), domains_of_scores(weights))
    for row, score, number in zip(rows, found.score, found.classes):
        exact = exact_index(row, weights)
        assert score == float(exact)
        assert number == 1 + sum(exact >= bound for bound in (40, 50, 60))


@st.composite
def on_a_border(draw):
    """Weights, and seven domain scores in tenths whose index is 40, 50 or 60 to the digit."""
    # the published weights are all multiples of 0.3, so that of the three borders they can only meet 60
    weights, border = draw(st.sampled_from([(WEIGHTS, 60), (HUNDRED, 40), (HUNDRED, 50), (HUNDRED, 60)]))
    first, second, third = (round(10 * weight) for weight in (weights[0], weights[2], weights[4]))
    three, two = draw(st.integers(0, 2970)), draw(st.integers(0, 1990))  # sums of three and of two scores
    rest = [
        (s, t, (border * 10_000 - second * t - third * s) // first)
        for s in range(three, three + 30)
        for t in range(two, two + 10)
        if (border * 10_000 - second * t - third * s) % first == 0
    ]
    rest = [sums for sums in rest if 0 <= sums[2] <= 2000]
    assume(rest)
    s, t, u = rest[0]
    b, d = (draw(st.integers(max(0, total - 1000), min(1000, total))) for total in (u, t))
    g = draw(st.integers(max(0, s - 2000), min(1000, s)))
    f = draw(st.integers(max(0, s - g - 1000), min(1000, s - g)))
    row = (u - b, b, t - d, d, s - g - f, f, g)
    assert exact_index(row, weights) == border
    return weights, row


@given(on_a_border(), st.integers(0, 6), st.sampled_from([-1, 1]))
@settings(deadline=None, max_examples=200)
def test_a_score_exactly_on_a_border_is_in_the_class_above(case, place, step):
    weights, row = case
    beside = [min(max(value + step * (k == place), 0), 1000) for k, value in enumerate(row)]
    check_against_fractions([row, beside], weights)


@given(st.lists(st.tuples(*[st.integers(0, 1000)] * 7), min_size=1, max_size=30), st.sampled_from([WEIGHTS, HUNDRED]))
@settings(deadline=None, max_examples=60)
def test_score_and_class_are_those_of_exact_arithmetic(rows, weights):
    check_against_fractions(rows, weights)


def test_the_shipped_model_of_domain_scores_has_these_weights_and_classes():
    shipped = parse_model(PON.read_text(encoding="utf-8"), PON.name)
    assert tuple(domain.weight for domain in shipped.domains) == WEIGHTS
    assert (shipped.lower_bounds, shipped.labels) == (BOUNDS, LABELS)


@pytest.mark.parametrize("value, expected", [(60.0, 4), (59.9999, 3), (50.0, 3), (49.9999, 2), (40.0, 2), (39.9999, 1)])
def test_class_borders_belong_to_the_class_above(value, expected):
    assert compute(pd.DataFrame({"d0": [value, 1.0]}), domains_of_scores([100])).classes[0] == expected


def test_strict_refuses_a_hole_with_indicator_area_and_domain():
    frame = pd.DataFrame({"a": [10.0, 30.0], "b": [1.0, np.nan]}, index=["GM0014", "GM0034"])
    two = model(domain("wonen", 100, indicator("a"), indicator("b")))
    with pytest.raises(Refusal) as refusal:
        compute(frame, two, missing=STRICT)
    for told in ("'b'", "GM0034", "'wonen'", "1 missing"):
        assert told in str(refusal.value)
    assert compute(frame.fillna(5.0), two, missing=STRICT).score.tolist() == [5.5, 17.5]


def test_the_index_needs_all_its_domains():
    found = compute(scores_frame([[50.0] * 7, [90.0] * 6 + [np.nan]]), domains_of_scores())
    assert np.isnan(found.score[1])
    assert (found.classes[1], found.rank[1], found.quartile[1]) == (0, 0, 0)
    assert found.coverage[1] == pytest.approx(100 * 6 / 7)
    assert found.rank[0] == 1


def test_an_indicator_without_a_column_is_missing_everywhere():
    two = model(domain("d", 100, indicator("a"), indicator("b")))
    found = compute(pd.DataFrame({"a": [10.0, 30.0]}), two)
    assert found.score.tolist() == [10.0, 30.0]
    assert found.coverage.tolist() == [50.0, 50.0]
    assert any("'b'" in str(note) for note in found.notes)


@pytest.mark.parametrize("missing", [HALF, ALL, STRICT])
def test_a_domain_without_any_column_is_refused_by_name(missing):
    two = model(domain("wonen", 50, indicator("a"), indicator("b")), domain("werk", 50, indicator("c")))
    with pytest.raises(Refusal) as refusal:
        compute(pd.DataFrame({"c": [10.0, 30.0]}), two, missing=missing)
    for told in ("a, b", "'wonen'"):
        assert told in str(refusal.value)
    assert "'werk'" not in str(refusal.value)


@pytest.mark.parametrize("missing", [ALL, STRICT])
def test_a_column_may_not_be_absent_where_all_are_required(missing):
    two = model(domain("wonen", 100, indicator("a"), indicator("b")))
    with pytest.raises(Refusal, match="b of domain 'wonen'"):
        compute(pd.DataFrame({"a": [10.0, 30.0]}), two, missing=missing)


def test_a_reference_without_values_for_a_domain_is_refused_by_name():
    two = model(domain("wonen", 100, indicator("a", "min-max")))
    with pytest.raises(Refusal) as refusal:
        compute(
            pd.DataFrame({"a": [1.0, 2.0]}), two, reference=pd.DataFrame({"a": [np.nan] * 2}), reference_name="Drenthe"
        )
    for told in ("'Drenthe'", "'wonen'"):
        assert told in str(refusal.value)


def test_a_reference_where_no_area_has_all_domains_is_refused_by_name():
    with pytest.raises(Refusal, match="'Drenthe'"):
        fit(scores_frame([[50.0, np.nan], [np.nan, 40.0]]), domains_of_scores([50, 50]), "Drenthe")


def test_a_constant_indicator_is_refused_but_not_with_a_reference_of_its_own():
    one = model(domain("d", 100, indicator("a", "min-max")))
    village = pd.DataFrame({"a": [4.0, 4.0]})
    with pytest.raises(Refusal, match="'a'"):
        compute(village, one, reference_name="dorp")
    assert compute(village, one, reference=pd.DataFrame({"a": [0.0, 10.0]})).score.tolist() == [40.0, 40.0]


@pytest.mark.parametrize("value", [-0.5, 100.5, 1000.0])
def test_a_score_outside_0_to_100_is_refused_with_area_and_domain(value):
    frame = scores_frame([[50.0, 50.0], [50.0, value]])
    frame.index = ["GM0014", "GM0034"]
    with pytest.raises(Refusal) as refusal:
        compute(frame, domains_of_scores([50, 50]))
    for told in (f"{value:g}", "'d1'", "GM0034"):
        assert told in str(refusal.value)


def test_ties_of_computed_values_are_ties_of_ranks():
    one = model(domain("d", 100, indicator("a", "percentile rank")))
    frame = pd.DataFrame({"a": [0.3, 0.1 + 0.2, 5.0, 7.0]})
    assert compute(frame, one).score[0] == compute(frame, one).score[1] == 25.0
    alone = compute(frame[1:2], one, reference=frame)
    assert alone.score.tolist() == [25.0]


@pytest.mark.parametrize("scores", [[10.0], [10.0, 20.0, 30.0], [50.0] * 9])
def test_too_few_scores_or_one_alone_give_no_quarter(scores):
    rows = [[value, value] for value in scores]
    found = compute(scores_frame(rows), domains_of_scores([50, 50]), reference_name="dorp")
    assert found.quartile.tolist() == [0] * len(scores)
    assert (found.classes > 0).all(), "the classes of the model have bounds of their own"
    note = str(found.notes[-1])
    assert "'dorp'" in note and "mdi_kwartiel" in note
    assert parse_scale(found.scale.to_json(), "s").quartiles == ()
    applied = compute(scores_frame([[1.0, 1.0]]), domains_of_scores([50, 50]), scale=found.scale)
    assert applied.quartile.tolist() == [0]


def test_classes_that_are_quarters_are_none_where_there_are_no_quarters():
    few = replace(domains_of_scores([50, 50]), lower_bounds=None, labels=("a", "b", "c", "d"))
    found = compute(scores_frame([[1.0, 1.0], [2.0, 2.0]]), few)
    assert found.classes.tolist() == [0, 0]


def test_a_score_on_a_quartile_of_another_reference_is_in_the_quarter_above():
    # The median of the reference is 49.9 to the digit, and (49.1 + 50.7) / 2 in binary is more.
    reference = scores_frame([[value, value] for value in (48.7, 52.5, 50.7, 53.0, 51.5, 49.1, 43.1, 44.0)])
    found = compute(
        scores_frame([[49.9, 49.9], [49.8, 50.0], [49.8, 49.9]]), domains_of_scores([50, 50]), reference=reference
    )
    assert found.score.tolist() == [49.9, 49.9, 49.85]
    assert found.quartile.tolist() == [3, 3, 2]


def test_the_exponential_transform_works_on_the_rank_of_the_domain():
    one = model(
        domain("d0", 60, transform="exponential rank"),
        domain("d1", 40, indicator("d1", "none", LOW), transform="exponential rank"),
    )
    rows = [[0.3, 4.0], [7.5, 1.0], [0.1, 3.0], [7.5, 2.0], [2.0, 5.0]]  # d0 a score, d1 a rank with 1 the worst
    n = len(rows)
    expected = []
    for value, rank_of_d1 in rows:
        rank_of_d0 = 1 + sum(other > value for other, _ in rows)
        terms = [-23 * math.log(1 - (n - r + 1) / n * (1 - math.exp(-100 / 23))) for r in (rank_of_d0, rank_of_d1)]
        expected.append(0.6 * terms[0] + 0.4 * terms[1])
    np.testing.assert_allclose(compute(scores_frame(rows), one).score, expected, atol=1e-9)


def test_rank_1_is_the_worst_and_ties_share_the_best_rank():
    found = compute(pd.DataFrame({"d0": [10.0, 70.0, 40.0, 70.0, np.nan, 40.0]}), domains_of_scores([100]))
    assert found.rank.tolist() == [5, 1, 3, 1, 0, 3]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=30))
@settings(deadline=None, max_examples=60)
def test_ranks_are_those_of_scipy(values):
    found = compute(pd.DataFrame({"d0": np.array(values, dtype=float)}), domains_of_scores([100]))
    assert found.rank.tolist() == stats.rankdata([-value for value in values], method="min").astype(int).tolist()


def test_quartile_4_is_the_worst_quarter_of_the_reference():
    reference = pd.DataFrame({"d0": np.arange(100.0)})
    frame = pd.DataFrame({"d0": [99.0, 80.0, 60.0, 30.0, 1.0, np.nan]})
    found = compute(frame, domains_of_scores([100]), reference=reference)
    assert found.quartile.tolist() == [4, 4, 3, 2, 1, 0]
    assert found.scale.quartiles == tuple(np.quantile(np.arange(100.0), [0.25, 0.5, 0.75]))


def test_classes_may_be_the_quartiles_of_the_reference():
    reference = pd.DataFrame({"d0": np.arange(100.0)})
    frame = pd.DataFrame({"d0": [99.0, 60.0, 30.0, 1.0, np.nan]})
    found = compute(frame, domains_of_scores([100], lower_bounds=None), reference=reference)
    assert found.classes.tolist() == [4, 3, 2, 1, 0]


def test_the_reference_is_named_in_the_scale():
    found = compute(scores_frame([[10.0], [20.0]]), domains_of_scores([100]), reference_name="gemeenten 2023")
    assert found.scale.reference == "gemeenten 2023"
    assert found.scale.model == "m"


def test_the_scale_counts_the_areas_of_the_reference_that_have_a_score():
    reference = scores_frame([[10.0, 20.0], [20.0, 10.0], [30.0, np.nan], [np.nan, np.nan]])
    assert fit(reference, domains_of_scores([50, 50]), "r").areas == 2


def test_a_scale_of_another_model_is_refused():
    scale = fit(scores_frame([[10.0, 20.0], [20.0, 10.0]]), domains_of_scores([50, 50]), "r")
    with pytest.raises(Refusal, match="fitted for model"):
        compute(scores_frame([[10.0, 20.0]]), domains_of_scores([60, 40]), scale=scale)


CELL = st.one_of(st.none(), st.integers(-50, 50).map(float), st.floats(-1e6, 1e6).map(lambda v: round(v, 6)))


FRAMES = st.lists(st.tuples(*[CELL] * len(COLUMNS)), min_size=3, max_size=12).map(
    lambda rows: pd.DataFrame(rows, columns=COLUMNS, dtype=float)
)


def computed(frame, **options):
    """The result for a frame that can be scored."""
    try:
        return compute(frame, MIXED, **options)
    except Refusal:
        return None


@given(FRAMES, st.randoms(use_true_random=False), st.sampled_from([HALF, ALL]))
@settings(deadline=None, max_examples=100)
def test_a_subset_has_exactly_the_scores_it_has_within_the_whole(frame, random, missing):
    whole = computed(frame, missing=missing)
    assume(whole is not None)
    rows = random.sample(range(len(frame)), random.randint(1, len(frame)))
    subset = frame.iloc[rows]
    stored = parse_scale(whole.scale.to_json(), "scale.json")
    by_scale = compute(subset, MIXED, scale=stored, missing=missing)
    by_reference = compute(subset, MIXED, reference=frame, missing=missing)
    np.testing.assert_array_equal(part(by_scale, range(len(rows))), part(whole, rows))
    same(by_scale, by_reference)


@given(FRAMES, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_permuting_the_rows_permutes_the_result(frame, random):
    whole = computed(frame)
    assume(whole is not None)
    order = random.sample(range(len(frame)), len(frame))
    shuffled = compute(frame.iloc[order], MIXED)
    np.testing.assert_array_equal(part(shuffled, range(len(frame))), part(whole, order))
    assert shuffled.rank.tolist() == whole.rank[order].tolist()


@pytest.mark.parametrize("mean", ["arithmetic", "geometric"])
def test_single_areas_score_as_in_the_whole_with_many_indicators_and_ties(mean):
    generator = np.random.default_rng(11)
    frame = pd.DataFrame(generator.normal(size=(150, 20)).round(1), columns=[f"i{k}" for k in range(20)])
    frame = frame.mask(generator.random(frame.shape) < 0.2)
    one = model(
        domain("d", 100, *(indicator(name, "z-score") for name in frame), transform="exponential rank"),
        indicator_mean=mean,
    )
    whole = compute(frame, one)
    alone = [compute(frame.iloc[[i]], one, scale=whole.scale).score[0] for i in range(len(frame))]
    np.testing.assert_array_equal(alone, whole.score)


@given(FRAMES)
@settings(deadline=None, max_examples=60)
def test_scores_lie_between_0_and_100_and_only_where_enough_is_known(frame):
    found = computed(frame)
    assume(found is not None)
    known = frame.notna()
    enough = known[["a", "b"]].sum(axis=1) >= 1
    enough &= known[["c", "d", "e"]].sum(axis=1) >= 2
    enough &= known[["f", "g"]].any(axis=1) | known["h"]
    assert (~np.isnan(found.score)).tolist() == enough.tolist()
    assert np.nanmin(found.domains.to_numpy()) >= 0
    assert np.nanmax(found.domains.to_numpy()) <= 100
    present = known[list("abcdeh")].sum(axis=1) + known[["f", "g"]].any(axis=1)
    np.testing.assert_allclose(found.coverage, 100 * present / 7, atol=1e-9)


def test_an_empty_layer_has_an_empty_result():
    scale = compute(scores_frame([[10.0, 20.0], [20.0, 10.0]]), domains_of_scores([50, 50])).scale
    found = compute(scores_frame([[1.0, 1.0]]).iloc[:0], domains_of_scores([50, 50]), scale=scale)
    assert found.score.shape == found.rank.shape == found.classes.shape == (0,)


def test_a_result_spreads_over_areas_that_were_not_scored():
    reference = scores_frame([[value, value] for value in (15.0, 30.0, 50.0, 65.0)])
    result = compute(scores_frame([[10.0, 20.0], [70.0, 60.0]]), domains_of_scores([50, 50]), reference=reference)
    full = spread(result, np.array([False, True, False, True]))
    np.testing.assert_array_equal(full.score, [np.nan, 15.0, np.nan, 65.0])
    np.testing.assert_array_equal(full.domains["d1"], [np.nan, 20.0, np.nan, 60.0])
    assert full.classes.tolist() == [0, 1, 0, 4]
    assert full.rank.tolist() == [0, 2, 0, 1]
    assert full.quartile.tolist() == [0, 1, 0, 4]
    np.testing.assert_array_equal(full.coverage, [np.nan, 100.0, np.nan, 100.0])
    same(spread(result, np.array([True, True])), result)


def test_the_choices_of_missing_are_those_of_the_parameter():
    assert (HALF, ALL, STRICT) == ("available with at least half", "all required", "strict")


def test_a_scale_holds_the_domain_scores_of_ranked_domains_alone():
    two = model(domain("x", 60, transform="exponential rank"), domain("y", 40))
    scale = fit(pd.DataFrame({"x": [3.0, 1.0, np.nan, 2.0], "y": [1.0] * 4}), two, "r")
    assert scale.domains == {"x": [1.0, 2.0, 3.0]}


def test_equal_means_share_a_rank_whatever_the_order_of_their_additions():
    """0.1 + 0.2 + 0.3 is 0.6000000000000001 in doubles, and 0.3 + 0.2 + 0.1 is 0.6."""
    one = model(domain("x", 100, indicator("a"), indicator("b"), indicator("c"), transform="exponential rank"))
    frame = pd.DataFrame([[0.1, 0.2, 0.3], [0.3, 0.2, 0.1], [0.9, 0.9, 0.9], [0.0, 0.0, 0.0]], columns=list("abc"))
    assert 0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1  # sum() of Python 3.12 and newer rounds but once
    found = compute(frame, one)
    assert found.score[0] == found.score[1]
    assert found.rank.tolist() == [2, 2, 1, 4]


def test_tenths_are_counted_by_rank_as_in_england_and_ties_stay_together():
    score = np.array([*np.arange(25.0), 24.0, np.nan])
    bounds = score_deciles(score)
    found = parts(score, bounds)
    rank = pd.Series(score).rank(method="min", ascending=False)
    expected = (11 - np.ceil(rank * 10 / 26)).fillna(0)
    assert found.tolist() == expected.tolist()
    assert score_deciles(np.arange(9.0)) == score_deciles(np.ones(30)) == ()
    assert parts(score, ()).tolist() == [0] * 27


def test_without_the_scores_of_indicators_all_else_is_the_same():
    frame = pd.DataFrame(np.random.default_rng(6).uniform(0, 90, (40, 8)), columns=COLUMNS)
    frame.loc[::3, "a"] = np.nan
    frame["d"] = np.nan
    whole, bare = compute(frame, MIXED), compute(frame, MIXED, with_indicators=False)
    same(whole, bare)
    assert list(bare.indicators) == list(whole.indicators) and not len(bare.indicators)
    assert bare.without == whole.without == ("d",)
    expected = np.round(100 * whole.indicators.notna().mean(axis=1), 4)
    np.testing.assert_allclose(bare.coverage, expected, atol=1e-4)
    scored = np.arange(50) < 40
    assert spread(bare, scored).coverage.shape == (50,) and not len(spread(bare, scored).indicators)


def test_work_by_parts_gives_what_work_at_once_gives(monkeypatch):
    frame = pd.DataFrame(np.random.default_rng(7).uniform(1, 90, (101, 8)), columns=COLUMNS)
    frame.iloc[::7, 2:5] = np.nan
    for mean in ("arithmetic", "geometric"):
        used = replace(MIXED, domain_mean=mean, indicator_mean=mean)
        at_once = compute(frame, used)
        with monkeypatch.context() as patch:
            patch.setattr("regiolens.core.index.domains.ROWS", 7)
            same(compute(frame, used), at_once)
