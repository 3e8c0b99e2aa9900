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

from regiolens.core.index.compute import ALL, HALF, STRICT, compute, fit, parts, score_deciles, spread
from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.scale import parse_scale
from regiolens.core.messages import Refusal

HIGH, LOW = "high is worse", "low is worse"


LABELS = ("laag", "gematigd", "hoog", "zeer hoog")


BOUNDS = (40.0, 50.0, 60.0)


WEIGHTS = (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)


PON = Path(__file__).resolve().parents[3] / "resources" / "index_models" / "pon2023_domains.json"


def indicator(name, method="none", direction=HIGH):
    return Indicator(name, name, direction, method)


def domain(name, weight, *indicators, **options):
    return Domain(name, name, weight, tuple(indicators) or (indicator(name),), **options)


def model(*domains, **options):
    return Model("m", "M", domains, LABELS, options.pop("lower_bounds", BOUNDS), **options)


def domains_of_scores(weights=WEIGHTS, **options):
    return model(*(domain(f"d{k}", weight) for k, weight in enumerate(weights)), **options)


def scores_frame(rows):
    return pd.DataFrame(rows, columns=[f"d{k}" for k in range(len(rows[0]))], dtype=float)


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


def test_a_domain_is_the_plain_mean_of_its_indicators():
    two = model(domain("d", 100, indicator("a", "min-max"), indicator("b", "min-max", LOW)))
    frame = pd.DataFrame({"a": [0.0, 5.0, 10.0], "b": [1.0, 2.0, 5.0]})
    assert compute(frame, two).domains["d"].tolist() == [(0 + 100) / 2, (50 + 75) / 2, (100 + 0) / 2]


ONE_TO_FIVE = model(domain("d", 100, *(indicator(name) for name in "abcde")))


@pytest.mark.parametrize("count, scored", [(5, True), (4, True), (3, True), (2, False), (1, False), (0, False)])
def test_half_of_the_indicators_make_a_domain(count, scored):
    values = [10.0, 20.0, 30.0, 40.0, 50.0]
    frame = pd.DataFrame([values[:count] + [np.nan] * (5 - count), values], columns=list("abcde"))
    found = compute(frame, ONE_TO_FIVE, missing=HALF)
    assert np.isnan(found.score[0]) == (not scored)
    assert found.coverage[0] == count * 20
    if scored:
        assert found.score[0] == sum(values[:count]) / count


def test_exactly_half_is_enough():
    two = model(domain("d", 100, indicator("a"), indicator("b")))
    frame = pd.DataFrame({"a": [10.0, 30.0], "b": [np.nan, 50.0]})
    assert compute(frame, two).score.tolist() == [10.0, 40.0]


def test_a_missing_indicator_is_neither_0_nor_the_mean():
    two = model(domain("d", 100, indicator("a"), indicator("b")))
    frame = pd.DataFrame({"a": [80.0, 10.0], "b": [np.nan, 20.0]})
    assert compute(frame, two).score[0] == 80.0


def test_all_required_takes_no_domain_with_a_hole():
    frame = pd.DataFrame({"a": [10.0, 30.0], "b": [np.nan, 50.0]})
    two = model(domain("d", 100, indicator("a"), indicator("b")))
    found = compute(frame, two, missing=ALL)
    assert np.isnan(found.score[0])
    assert found.score[1] == 40.0
    assert found.coverage.tolist() == [50.0, 100.0]


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


def test_values_beyond_the_reference_are_counted_in_a_note():
    one = model(domain("d", 100, indicator("a", "min-max")))
    frame, reference = pd.DataFrame({"a": [-1.0, 5.0, 11.0, 12.0, np.nan]}), pd.DataFrame({"a": [0.0, 10.0]})
    found = compute(frame, one, reference=reference)
    assert found.score[:4].tolist() == [0, 50, 100, 100]
    assert held(found) == [3]
    assert held(compute(reference, one)) == []


def held(result):
    """How many values the notes say are held at 0 or 100."""
    return [note.details["count"] for note in result.notes if "held at 0 or 100" in note.template]


def test_values_beyond_a_norm_are_counted_for_both_directions():
    frame = pd.DataFrame({"a": [10.0, 20.0, 40.0, 60.0, 61.0, 10.0 - 1e-14, np.nan]})
    for direction, ends in ((HIGH, (20.0, 60.0)), (LOW, (60.0, 20.0))):
        one = model(domain("d", 100, replace(indicator("a", "norm", direction), best=ends[0], worst=ends[1])))
        assert held(compute(frame, one)) == [3]


def test_values_beyond_five_standard_deviations_are_counted():
    reference = pd.DataFrame({"a": [-1.0, 1.0, -1.0, 1.0]})
    one = model(domain("d", 100, indicator("a", "z-score")))
    found = compute(pd.DataFrame({"a": [-5.1, -5.0, 0.0, 5.0, 5.1, 6.0]}), one, reference=reference)
    assert found.score.tolist() == [0, 0, 50, 100, 100, 100]
    assert held(found) == [3]


def test_values_beyond_a_ranked_reference_are_counted():
    reference = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0]})
    one = model(domain("d", 100, indicator("a", "percentile rank")))
    assert held(compute(pd.DataFrame({"a": [0.9, 1.0, 2.5, 4.0, 4.1]}), one, reference=reference)) == [2]
    ranked = model(domain("d", 100, indicator("a"), transform="exponential rank"))
    found = compute(pd.DataFrame({"a": [0.9, 1.0, 2.5, 4.0, 4.1]}), ranked, reference=reference)
    assert held(found) == [2]


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


def composite(*parts):
    return Indicator("samen", "samen", parts=parts)


def test_a_composite_is_the_mean_of_its_parts_and_counts_as_one_indicator():
    parts = (indicator("a"), indicator("b"), indicator("c"))
    one = model(domain("d", 100, composite(*parts), indicator("e")))
    frame = pd.DataFrame({"a": [10.0, 10.0], "b": [20.0, np.nan], "c": [60.0, np.nan], "e": [90.0, 90.0]})
    found = compute(frame, one)
    assert found.score.tolist() == [(30 + 90) / 2, 90.0]
    assert found.coverage.tolist() == [100.0, 50.0]


def test_a_composite_needs_half_of_its_parts_or_all():
    one = model(domain("d", 100, composite(indicator("a"), indicator("b"))))
    frame = pd.DataFrame({"a": [10.0, 10.0], "b": [30.0, np.nan]})
    assert compute(frame, one).score.tolist() == [20.0, 10.0]
    np.testing.assert_array_equal(compute(frame, one, missing=ALL).score, [20.0, np.nan])


def test_parts_are_normalised_each_on_its_own():
    one = model(domain("d", 100, composite(indicator("a", "min-max"), indicator("b", "min-max", LOW))))
    frame = pd.DataFrame({"a": [0.0, 1.0], "b": [0.0, 1000.0]})
    assert compute(frame, one).score.tolist() == [50.0, 50.0]


def test_first_available_takes_the_first_indicator_that_has_a_column():
    first = model(domain("d", 100, indicator("a"), indicator("b"), use="first available"))
    both = pd.DataFrame({"b": [10.0, 20.0], "a": [70.0, 90.0]})
    assert compute(both, first).score.tolist() == [70.0, 90.0]
    found = compute(both[["b"]], first)
    assert found.score.tolist() == [10.0, 20.0]
    assert found.coverage.tolist() == [100.0, 100.0]
    assert not any("left out" in note.template for note in found.notes)


def test_first_available_without_any_is_refused():
    with pytest.raises(Refusal, match="domain 'd'"):
        compute(
            pd.DataFrame({"x": [1.0]}),
            model(domain("d", 100, indicator("a"), indicator("b"), use="first available")),
        )


POSITIVE = st.lists(st.floats(0.5, 100), min_size=7, max_size=7)


@given(st.lists(POSITIVE, min_size=1, max_size=8))
@settings(deadline=None, max_examples=50)
def test_the_geometric_mean_of_domains_is_the_weighted_product(rows):
    weights = (20, 20, 15, 15, 10, 10, 10)
    found = compute(scores_frame(rows), domains_of_scores(weights, domain_mean="geometric"))
    np.testing.assert_allclose(found.score, [stats.gmean(row, weights=weights) for row in rows], atol=1e-9)


def test_a_geometric_mean_divides_by_the_sum_of_its_weights():
    row = [81.7, 33.1, 76.5, 48.4, 46.6, 69.3, 58.0]
    found = compute(scores_frame([row, [60.0] * 7]), domains_of_scores(domain_mean="geometric"))
    assert sum(WEIGHTS) == pytest.approx(99.9)
    assert found.score[0] == pytest.approx(stats.gmean(row, weights=WEIGHTS), abs=1e-9)
    assert found.score[1] == pytest.approx(60.0, abs=1e-9)


def test_indicators_may_weigh_unequally_within_their_domain():
    frame = pd.DataFrame({"a": [20.0, np.nan, 20.0, np.nan], "b": [80.0, 80.0, np.nan, np.nan], "c": [50.0] * 4})
    parts = [replace(indicator(name), weight=weight) for name, weight in (("a", 3.0), ("b", 1.0), ("c", 1.0))]
    for mean, first in (
        ("arithmetic", (3 * 20 + 80 + 50) / 5),
        ("geometric", stats.gmean([20, 80, 50], weights=[3, 1, 1])),
    ):
        found = compute(frame, model(domain("d", 100, *parts), indicator_mean=mean))
        assert found.score[0] == pytest.approx(first, abs=1e-9)
        # half of the indicators is a matter of their number, what they count for of their weights
        two = (80 + 50) / 2 if mean == "arithmetic" else stats.gmean([80, 50])
        assert found.score[1] == pytest.approx(two, abs=1e-9)
        assert np.isnan(found.score[3])
    composite = Indicator("p", "P", parts=tuple(parts))
    found = compute(frame, model(domain("d", 100, composite)))
    assert found.score[0] == pytest.approx(38.0, abs=1e-9)


def test_equal_weights_are_as_good_as_none_but_another_model():
    frame = pd.DataFrame({"a": [20.0, 90.0], "b": [80.0, 10.0]})
    plain = model(domain("d", 100, indicator("a"), indicator("b")))
    equal = model(domain("d", 100, *(replace(indicator(name), weight=2.0) for name in "ab")))
    assert compute(frame, plain).score.tolist() == compute(frame, equal).score.tolist()


def test_a_domain_of_0_makes_a_geometric_index_0():
    found = compute(scores_frame([[0.0, 80.0], [20.0, 80.0]]), domains_of_scores([50, 50], domain_mean="geometric"))
    assert found.score.tolist() == [0.0, 40.0]


def test_the_geometric_mean_of_indicators_leaves_out_what_is_missing():
    frame = pd.DataFrame({"a": [20.0, 20.0, 0.0], "b": [80.0, np.nan, 80.0]})
    one = model(domain("d", 100, indicator("a"), indicator("b")), indicator_mean="geometric")
    np.testing.assert_allclose(compute(frame, one).score, [stats.gmean([20, 80]), 20.0, 0.0], atol=1e-9)


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


def optional(missing=(), weights=(60, 30, 10), **options):
    """Three optional domains of one indicator each, and areas that lack some of them."""
    made = model(*(domain(f"d{k}", w, optional=True) for k, w in enumerate(weights)), **options)
    frame = scores_frame([[10, 20, 30], [40, 50, 90], [70, 80, 10], [90, 10, 60]])
    return made, frame.drop(columns=list(missing))


def test_an_optional_domain_without_a_field_is_left_out_and_the_others_count_in_proportion():
    made, frame = optional(["d0"])
    result = compute(frame, made)
    assert result.model.left_out == ("d0",)
    assert result.score.tolist() == [22.5, 60.0, 62.5, 22.5]
    assert result.share == 40.0 and result.behind.tolist() == [40.0] * 4
    assert list(result.domains) == ["d1", "d2"]
    assert "Left out: d0" in str(result.notes[0]) and "40%" in str(result.notes[0])


def test_a_whole_model_stays_as_it_is():
    made, frame = optional(weights=(50, 30, 19.9))
    result = compute(frame, made)
    assert result.score[0] == pytest.approx(0.5 * 10 + 0.3 * 20 + 0.199 * 30)
    assert (result.share, result.model.left_out) == (100.0, ())
    assert not [note for note in result.notes if "Left out" in str(note)]


def test_a_column_without_any_value_is_as_good_as_none():
    made, frame = optional()
    frame["d0"] = np.nan
    assert compute(frame, made).model.left_out == ("d0",)


def test_what_stands_behind_an_area_is_of_the_whole_model():
    made, frame = optional(["d0"])
    frame.loc[0, "d1"] = np.nan
    result = compute(frame, made)
    assert np.isnan(result.score[0]) and result.behind.tolist() == [10.0, 40.0, 40.0, 40.0]


def test_the_reference_decides_which_domains_a_part_of_it_has():
    made, frame = optional()
    part = frame.iloc[:2].assign(d2=np.nan)
    whole = compute(part, made, reference=frame)
    assert whole.model.left_out == () and np.isnan(whole.score).all()
    without = compute(frame.iloc[:2], made, reference=frame.drop(columns="d2"))
    assert without.model.left_out == ("d2",)


def test_a_scale_decides_too_and_serves_its_own_domains_alone():
    made, frame = optional()
    scale = compute(frame.drop(columns="d0"), made).scale
    again = compute(frame.iloc[:2], made, scale=parse_scale(scale.to_json(), "s"))
    assert again.model.left_out == ("d0",)
    with pytest.raises(Refusal, match="fit it anew"):
        compute(frame.drop(columns="d1"), made, scale=scale)


def test_a_domain_that_is_not_optional_is_refused_as_before():
    made, frame = optional(["d0"])
    first = replace(made, domains=(replace(made.domains[0], optional=False), *made.domains[1:]))
    with pytest.raises(Refusal, match="name their fields"):
        compute(frame, first)


def test_no_domain_at_all_is_refused():
    made, frame = optional(["d0", "d1", "d2"])
    with pytest.raises(Refusal, match="any domain of model 'm'"):
        compute(frame, made)


def test_the_first_available_of_an_optional_domain_has_values():
    first = domain("d0", 60, indicator("a"), indicator("d0"), use="first available", optional=True)
    made = model(first, domain("d1", 40))
    frame = scores_frame([[10, 20], [40, 50], [70, 80], [90, 10]]).assign(a=np.nan)
    assert list(compute(frame, made).indicators) == ["d0", "d1"]


@given(st.lists(st.floats(5, 60), min_size=2, max_size=7), st.data())
@settings(deadline=None, max_examples=25)
def test_left_out_domains_leave_the_weighted_mean_of_the_others(weights, data):
    total = sum(weights)
    weights = [100 * weight / total for weight in weights]
    gone = data.draw(st.sets(st.integers(0, len(weights) - 1), min_size=1, max_size=len(weights) - 1))
    made = model(*(domain(f"d{k}", w, optional=True) for k, w in enumerate(weights)))
    frame = scores_frame(np.random.default_rng(len(weights)).uniform(0, 100, (6, len(weights))))
    kept = [k for k in range(len(weights)) if k not in gone]
    result = compute(frame.iloc[:, kept], made)
    mean = np.average(frame.iloc[:, kept], axis=1, weights=[weights[k] for k in kept])
    np.testing.assert_allclose(result.score, mean, atol=1e-6)


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
            patch.setattr("regiolens.core.index.compute.ROWS", 7)
            same(compute(frame, used), at_once)


def treated(most=5, method="min-max", direction=HIGH):
    return model(domain("een", 100.0, replace(indicator("a", method, direction), treatment=most)))


def test_values_that_are_drawn_in_are_told_with_their_areas_and_bound():
    names = [f"GM{k:04}" for k in range(22)]
    frame = pd.DataFrame({"a": [*range(20), 300.5, 400.0]}, index=names)
    found = compute(frame, treated())
    texts = [str(note) for note in found.notes]
    assert texts[0] == "2 values of indicator 'a' above 19 count as 19: GM0020, GM0021."
    assert found.score[19] == found.score[20] == found.score[21] == 100.0
    assert found.rank[19:].tolist() == [1, 1, 1]
    low = compute(-frame, treated())
    assert str(low.notes[0]) == "2 values of indicator 'a' below -19 count as -19: GM0020, GM0021."


def test_a_logarithm_is_told():
    frame = pd.DataFrame({"a": [*range(20), 300.5, 400.0]})
    found = compute(frame, treated(most=1))
    assert str(found.notes[0]).startswith(
        "The logarithm of indicator 'a' is taken: drawing in outlying values (at most 1)"
    )
    assert len(np.unique(found.score)) == 22
    other = compute(pd.DataFrame({"a": [-5.0, 7.0, 900.0]}), treated(most=1), scale=found.scale)
    assert "2 values of indicator 'a' lie beyond the reference and count as its lowest or highest value." in map(
        str, other.notes
    )
    assert other.score.tolist() == [0.0, found.score[7], 100.0]


def test_the_reference_decides_the_treatment_and_a_stored_scale_keeps_it():
    country = pd.DataFrame({"a": [*range(60), 5000.0, 6000.0]})
    province = country.iloc[[3, 40, 60]]
    whole = compute(country, treated())
    same_bounds = compute(province, treated(), reference=country)
    np.testing.assert_array_equal(same_bounds.score, whole.score[[3, 40, 60]])
    stored = parse_scale(whole.scale.to_json(), "scale")
    assert stored == whole.scale
    later = pd.DataFrame({"a": [3.0, 40.0, 58.5, 70.0]})
    np.testing.assert_array_equal(
        compute(later, treated(), scale=stored).score, compute(later, treated(), reference=country).score
    )
    assert str(compute(later, treated(), scale=stored).notes[0]) == "1 values of indicator 'a' above 59 count as 59: 3."


def test_nothing_outlying_leaves_scores_as_they_were():
    frame = pd.DataFrame({"a": np.arange(30.0)})
    plain = compute(frame, model(domain("een", 100.0, indicator("a", "min-max"))))
    found = compute(frame, treated())
    np.testing.assert_array_equal(found.score, plain.score)
    assert found.notes == plain.notes
