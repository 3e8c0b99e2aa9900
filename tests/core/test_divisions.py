"""Equal intervals, natural breaks and own bounds, beside every division that there is."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.divisions import (
    EQUAL,
    NATURAL,
    OWN,
    Division,
    divide,
    equal_bounds,
    natural_bounds,
    own_bounds,
    parse_bounds,
)
from regiolens.core.messages import Refusal


def deviation(values, bounds):
    """Squared deviations from the means of the classes."""
    classes = np.searchsorted(bounds, values, side="right")
    groups = [values[classes == number] for number in range(len(bounds) + 1)]
    return sum(float(((group - group.mean()) ** 2).sum()) for group in groups if len(group))


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.one_of(st.integers(0, 9), st.floats(-50, 50).map(lambda x: round(x, 2))), min_size=2, max_size=11),
    st.integers(2, 5),
)
def test_natural_breaks_are_the_best_of_all_divisions(values, classes):
    numbers = np.array(values, dtype=np.float64)
    apart = np.unique(numbers)
    if len(apart) < 2:
        return
    bounds = natural_bounds(numbers, classes)
    count = min(classes, len(apart))
    assert len(bounds) == count - 1
    best = min(deviation(numbers, np.array(some)) for some in itertools.combinations(apart[1:], count - 1))
    assert deviation(numbers, bounds) == pytest.approx(best, abs=1e-7)


def test_natural_breaks_of_large_numbers_that_lie_close():
    values = 1e6 + np.array([0.1, 0.2, 0.3, 5.1, 5.2, 9.7])
    assert natural_bounds(values, 3).tolist() == [1e6 + 5.1, 1e6 + 9.7]


def test_equal_intervals_have_equal_width():
    assert equal_bounds(np.array([10.0, np.nan, 50.0, 11.0]), 4).tolist() == [20.0, 30.0, 40.0]


@pytest.mark.parametrize("method", [EQUAL, NATURAL])
def test_every_area_is_in_the_class_that_the_printed_bounds_say(method):
    values = np.random.default_rng(3).gamma(2.0, 7.0, 400)
    found = divide(values, values, Division(5, method), "land")
    printed = np.array([float(f"{bound:.{found.decimals}f}") for bound in found.bounds])
    assert found.classes.tolist() == (np.searchsorted(printed, values, side="right") + 1).tolist()
    assert set(found.classes.tolist()) <= {1, 2, 3, 4, 5}


def test_a_province_keeps_the_classes_of_the_country():
    country = np.arange(0.0, 100.0)
    found = divide([5.0, 60.0, np.nan], country, Division(4, EQUAL), "land")
    assert found.classes.tolist() == [1, 3, 0]


def test_own_bounds_stand_as_they_are_given():
    found = divide([9.99, 10.0, 20.5, np.nan], [1.0, 2.0], Division(method=OWN, own=(10.0, 20.5)), "land")
    assert found.classes.tolist() == [1, 2, 3, 0]
    assert (found.bounds.tolist(), found.decimals) == ([10.0, 20.5], 1)
    assert Division(method=OWN, own=(1.0, 2.0)).number == 3


def test_fewer_values_than_classes_give_fewer_classes_and_a_note():
    found = divide([1.0, 1.0, 4.0], [1.0, 1.0, 4.0], Division(4, NATURAL), "land")
    assert found.classes.tolist() == [1, 1, 2]
    assert len(found.notes) == 1
    alike = divide([1.0, 1.0], [1.0, 1.0], Division(4, EQUAL), "land")
    assert alike.classes.tolist() == [0, 0]
    assert len(alike.notes) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("10; 20,5 ;30", [10.0, 20.5, 30.0]),
        ("10, 20, 30", [10.0, 20.0, 30.0]),
        ("-1.5 0", [-1.5, 0.0]),
        ("0,125 1,0 1.1250", [0.125, 1.0, 1.125]),
        ("0.875; 1.125", [0.875, 1.125]),
        ("1.5;2.375;10", [1.5, 2.375, 10.0]),
    ],
)
def test_bounds_as_they_are_typed(text, wanted):
    assert list(own_bounds(parse_bounds(text), 10)) == wanted


@pytest.mark.parametrize(
    "text", ["", "10; tien", "20; 10", "10; 10", "1 2 3 4 5 6 7 8 9 10", "nan", "inf", "1.000; 2.000"]
)
def test_bounds_that_are_none_are_refused(text):
    with pytest.raises(Refusal):
        own_bounds(parse_bounds(text), 10)


def test_a_bound_that_is_a_thousand_or_one_is_asked_for_anew():
    """Legends print a thousand as 1.000 in Dutch, which is one in English."""
    for text in ("1.000", "12,500", "1,5; 2.000"):
        with pytest.raises(Refusal, match="can be read in two ways"):
            parse_bounds(f"1; {text}")


def test_no_values_at_all_are_refused():
    with pytest.raises(Refusal, match="land"):
        divide([1.0], [np.nan], Division(4, EQUAL), "land")
