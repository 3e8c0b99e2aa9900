"""Skewness, kurtosis and the treatment of outlying values."""

import numpy as np
import pytest

from regiolens.core.index.treatment import Treatment, fit_treatment, is_outlying, kurtosis, skewness


@pytest.mark.parametrize("seed", range(5))
def test_moments_are_those_of_scipy(seed):
    stats = pytest.importorskip("scipy.stats")
    values = np.random.default_rng(seed).gamma(0.5, size=200)
    assert skewness(values) == pytest.approx(stats.skew(values, bias=False), rel=1e-12)
    assert kurtosis(values) == pytest.approx(stats.kurtosis(values, bias=False), rel=1e-12)
    with_holes = np.append(values, np.nan)
    assert skewness(with_holes) == skewness(values)


def test_moments_of_too_little_are_missing():
    assert np.isnan(skewness(np.array([1.0, 2.0])))
    assert np.isnan(kurtosis(np.array([1.0, 2.0, 4.0])))
    assert np.isnan(skewness(np.full(9, 3.0)))
    assert np.isnan(kurtosis(np.array([])))


def test_values_that_keep_the_limits_are_left_as_they_are():
    values = np.arange(30.0)
    assert not is_outlying(values)
    assert fit_treatment(values) == Treatment()
    assert Treatment()(values).tolist() == values.tolist()


def test_a_few_outlying_values_are_drawn_in_to_the_next():
    values = np.array([*range(20), 300.0, 400.0, np.nan])
    treatment = fit_treatment(values)
    assert (treatment.upper, treatment.drawn_in, treatment.log) == (19.0, 2, 0)
    treated = treatment(values)
    assert treated[:20].tolist() == list(range(20))
    assert treated[20:22].tolist() == [19.0, 19.0]
    assert np.isnan(treated[22])
    low = fit_treatment(-values)
    assert (low.lower, low.upper, low.drawn_in) == (-19.0, np.inf, 2)


@pytest.mark.parametrize("sign", [1, -1])
def test_more_than_five_take_the_logarithm_and_keep_their_order(sign):
    values = sign * np.concatenate([np.linspace(0, 1, 200), np.linspace(50, 100, 8)])
    treatment = fit_treatment(values)
    assert (treatment.log, treatment.drawn_in) == (sign, 0)
    treated = treatment(values)
    assert np.argsort(treated, kind="stable").tolist() == np.argsort(values, kind="stable").tolist()
    assert abs(skewness(treated)) < abs(skewness(values))
    # Values beyond the reference are held at its ends, so that no logarithm of a negative number is asked for.
    assert treatment(np.array([1e9, -1e9])).tolist() == [treated.max(), treated.min()]
