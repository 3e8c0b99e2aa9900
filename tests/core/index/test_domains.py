"""Means of indicators and of domains: of what is there, in proportion to their weights."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from regiolens.core.index.compute import compute
from regiolens.core.index.domains import ALL, HALF
from regiolens.core.index.model import Indicator

from .models import LOW, WEIGHTS, domain, domains_of_scores, indicator, model, scores_frame


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
