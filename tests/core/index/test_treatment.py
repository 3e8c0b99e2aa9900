"""Skewness, kurtosis and the treatment of outlying values."""

import json

import numpy as np
import pandas as pd
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


def test_equal_values_that_would_make_it_more_than_the_most_take_the_logarithm():
    values = np.array([*np.linspace(0.0, 1.0, 90), 50.0, 60.0, 40.0, 40.0])
    assert (fit_treatment(values, 4).drawn_in, fit_treatment(values, 4).upper) == (4, 1.0)
    assert fit_treatment(values, 3).log == 1
    assert fit_treatment(values, 0).log == 1
    assert fit_treatment(np.arange(30.0), 0) == Treatment()


def test_a_treatment_never_leaves_one_value_alone():
    values = np.append(np.zeros(200), np.ones(3))
    treatment = fit_treatment(values)
    assert (treatment.log, treatment.drawn_in) == (1, 0)
    assert len(np.unique(treatment(values))) == 2


@pytest.mark.parametrize(
    "values",
    [
        np.array([*range(20), 300.1, 400.3]),
        -np.array([*range(20), 300.1, 400.3]),
        np.concatenate([np.linspace(0, 1, 200), np.linspace(50, 100, 8)]) / 3,
        np.arange(9.0),
    ],
)
def test_constants_give_the_same_treatment_back(values):
    treatment = fit_treatment(values)
    again = Treatment.of(json.loads(json.dumps(treatment.constants())))
    assert again == treatment
    assert again(values * 1.1).tolist() == treatment(values * 1.1).tolist()


@pytest.mark.parametrize(
    "change",
    [{"log": 2}, {"log": 1, "lower": None}, {"lower": 5.0, "upper": 5.0}, {"log": None}, {"drawn_in": "x"}],
)
def test_constants_of_another_hand_are_no_treatment(change):
    with pytest.raises((ValueError, TypeError)):
        Treatment.of({"lower": 0.0, "upper": 9.0, "drawn_in": 0, "log": 0, **change})


def test_values_beyond_the_bounds_are_those_that_are_held():
    treatment = Treatment(-1.0, 4.0)
    assert treatment.holds(np.array([-2.0, -1.0, 0.0, 4.0, 4.1, np.nan])).tolist() == [1, 0, 0, 0, 1, 0]


def test_notes_name_the_areas_and_the_bound():
    values = pd.Series([-9.0, -1.0, 0.0, 5.5, 7.0, np.nan], index=list("abcdef"))
    notes = [str(note) for note in Treatment(-1.0, 4.25, 3).notes("x", 5, values)]
    assert notes == [
        "2 values of indicator 'x' above 4.25 count as 4.25: d, e.",
        "1 values of indicator 'x' below -1 count as -1: a.",
    ]
    assert Treatment(-9.0, 9.0).notes("x", 5, values) == []
    assert "logarithm of indicator 'x'" in str(Treatment(-9.0, 9.0, log=1).notes("x", 5, values)[0])
