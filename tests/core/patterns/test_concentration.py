"""Gini, the share in the worst part, and what a wider mean hides."""

import numpy as np
import pytest

from regiolens.core.patterns.concentration import gini, hidden, share_of


def by_pairs(values, weights):
    differences = np.abs(values[:, None] - values[None])
    pairs = weights[:, None] * weights[None]
    return (differences * pairs).sum() / pairs.sum() / 2 / np.average(values, weights=weights)


@pytest.mark.parametrize("seed", range(4))
def test_gini_is_half_the_mean_difference_over_the_mean(seed):
    generator = np.random.default_rng(seed)
    values, weights = generator.gamma(1.0, size=60), generator.integers(1, 900, 60).astype(float)
    assert gini(values, weights) == pytest.approx(by_pairs(values, weights), rel=1e-12)
    repeated = np.repeat(values, weights.astype(int))
    assert gini(values, weights) == pytest.approx(gini(repeated, np.ones(len(repeated))), rel=1e-10)


def test_gini_of_what_it_cannot_tell_is_missing():
    assert gini(np.array([3.0, 3.0]), np.ones(2)) == 0
    assert np.isnan(gini(np.array([-1.0, 3.0]), np.ones(2)))
    assert np.isnan(gini(np.array([0.0, 0.0]), np.ones(2)))
    assert np.isnan(gini(np.array([np.nan]), np.ones(1)))
    assert gini(np.array([1.0, np.nan, 3.0]), np.array([1.0, 9.0, 1.0])) == 0.25


def test_the_share_counts_what_is_known():
    part = np.array([1.0, 0.0, 0.0, np.nan])
    assert share_of(part, np.array([10.0, 20.0, 10.0, 60.0])) == 25.0
    assert share_of(part, np.array([10.0, np.nan, 10.0, 60.0])) == 50.0
    assert np.isnan(share_of(part, np.full(4, np.nan)))


AROUND = np.array(["GM0001"] * 4 + ["GM0002"] * 2 + [None], dtype=object)
VALUES = np.array([90.0, 5.0, 5.0, 5.0, 60.0, 50.0, 95.0])
WORST = np.array([1.0, 0, 0, 0, 0, 0, 1])


def test_a_bad_area_in_a_good_gemeente_is_hidden():
    found = hidden(WORST, VALUES, np.ones(7), AROUND, 1)
    assert found[:6].tolist() == [1, 0, 0, 0, 0, 0]
    assert np.isnan(found[6])  # in no gemeente that is known


def test_weights_decide_which_gemeente_is_good():
    weights = np.array([1000.0, 1, 1, 1, 1, 1, 1])
    assert hidden(WORST, VALUES, weights, AROUND, 1)[0] == 0


def test_low_can_be_worse():
    assert hidden(WORST, -VALUES, np.ones(7), AROUND, -1)[:6].tolist() == [1, 0, 0, 0, 0, 0]


def test_missing_values_and_weights_are_not_zero():
    values, weights = VALUES.copy(), np.ones(7)
    values[1] = np.nan
    weights[2] = np.nan
    found = hidden(np.where(np.isnan(values), np.nan, WORST), values, weights, AROUND, 1)
    assert np.isnan(found[1])
    assert found[0] == 1  # (90 + 5) / 2 is still the better half
