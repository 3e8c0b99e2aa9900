"""Classes with inclusive lower bounds, and bounds that a legend can print without lying."""

import random
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.classes import (
    MOST_PRINTED,
    URBANITY_LABELS,
    classify,
    count_classes,
    decimals_of,
    from_single,
    labels_of,
    printable_bounds,
    quantile_bounds,
    quantile_classes,
    quantile_edges,
    settled,
    shared_decimals,
    urbanity,
)
from regiolens.core.messages import Refusal

NUMBERS = st.lists(st.floats(-1e9, 1e9).map(lambda value: round(value, 6)), min_size=1, max_size=60)
TIED = st.lists(st.integers(-3, 3).map(lambda value: value / 10), min_size=1, max_size=60)


@pytest.mark.parametrize(
    "oad, expected",
    [
        (0, 5),
        (499, 5),
        (499.999999, 5),
        (500, 4),
        (999.9, 4),
        (1000, 3),
        (1499.9, 3),
        (1500, 2),
        (2499.9, 2),
        (2500, 1),
        (12000, 1),
        (np.nan, 0),
    ],
)
def test_urbanity_has_inclusive_lower_bounds(oad, expected):
    assert urbanity([oad]).tolist() == [expected]


def test_urbanity_labels_run_from_most_to_least_urban():
    assert labels_of(urbanity([3000, 100, np.nan]), URBANITY_LABELS).tolist() == [
        "zeer sterk stedelijk",
        "niet stedelijk",
        None,
    ]


@given(NUMBERS, st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=6, unique=True))
@settings(deadline=None, max_examples=100)
def test_classes_are_those_of_pandas_with_left_closed_bins(values, bounds):
    bounds = sorted(bounds)
    values = np.array([*values, *bounds, np.nan])
    expected = pd.cut(values, [-np.inf, *bounds, np.inf], right=False, labels=False)
    assert classify(values, bounds).tolist() == (np.nan_to_num(expected, nan=-1) + 1).astype(int).tolist()


def test_equal_bounds_leave_the_class_between_them_empty():
    assert classify([1.0, 2.0, 3.0], [2.0, 2.0]).tolist() == [1, 3, 3]


@given(st.one_of(NUMBERS, TIED), st.integers(2, 10), st.integers(0, 3))
@settings(deadline=None, max_examples=150)
def test_quantile_bounds_are_those_of_numpy_and_pandas(values, number, missing):
    column = pd.Series([*values, *[np.nan] * missing])
    found = quantile_bounds(column, number)
    shares = np.arange(1, number) / number
    size = 1e-12 * max(map(abs, values))
    np.testing.assert_allclose(found, np.nanquantile(column, shares), rtol=1e-12, atol=size)
    np.testing.assert_allclose(found, column.quantile(shares), rtol=1e-12, atol=size)


@given(TIED, st.integers(2, 10))
@settings(deadline=None, max_examples=150)
def test_a_bound_among_equal_values_is_that_value_to_the_bit(values, number):
    ordered = sorted(values)
    for k, bound in zip(range(1, number), quantile_bounds(values, number)):
        below = ordered[(len(ordered) - 1) * k // number]
        above = ordered[-(-(len(ordered) - 1) * k // number)]
        if below == above:
            assert bound == below


@pytest.mark.parametrize(
    ("values", "bounds"),
    [([0.1, 0.2, 0.3, 0.4], [0.175, 0.25, 0.325]), ([1.1, 2.2, 3.3, 4.4], [1.925, 2.75, 3.575])],
)
def test_bounds_of_decimals_are_decimals_to_the_bit(values, bounds):
    """Interpolation in doubles gives 0.17500000000000002 and 1.9250000000000003."""
    assert quantile_bounds(values).tolist() == quantile_bounds(values, decimals=1).tolist() == bounds


def test_quartiles_of_distinct_values_are_equally_large():
    values = np.random.default_rng(3).permutation(400) / 7
    assert count_classes(classify(values, quantile_bounds(values)), 4) == [100, 100, 100, 100, 0]


@given(st.one_of(NUMBERS, TIED), st.integers(2, 10))
@settings(deadline=None, max_examples=200)
def test_printed_bounds_leave_every_value_in_its_class(values, number):
    exact = quantile_bounds(values, number)
    printed, decimals = printable_bounds(exact, [*values, np.nan])
    assert classify(values, printed).tolist() == classify(values, exact).tolist()
    assert (np.diff(printed) >= 0).all()
    if decimals < 12:
        assert [float(f"{bound:.{decimals}f}") for bound in printed] == printed.tolist()


@pytest.mark.parametrize(
    "bounds, values, expected, decimals",
    [
        ([39.6], [10.0, 60.0], [40.0], 0),
        ([39.6], [10.0, 39.8, 60.0], [39.6], 1),
        ([0.123, 0.1268], [0.1, 0.125, 0.2], [0.12, 0.13], 2),
        ([1.4, 1.6], [1.0, 1.5, 2.0], [1.4, 1.6], 1),
        ([2.2, 2.4], [1.0, 3.0], [2.2, 2.4], 1),
        ([2.0, 2.0], [1.0, 2.0, 3.0], [2.0, 2.0], 0),
        ([37.5], [37.5, 20.0], [37.5], 1),
        ([1234567.4], [1e6, 2e6], [1234567.0], 0),
    ],
)
def test_bounds_have_as_few_decimals_as_tell_the_truth(bounds, values, expected, decimals):
    printed, found = printable_bounds(bounds, values)
    assert printed.tolist() == expected
    assert found == decimals


def test_a_bound_between_two_near_figures_does_not_lengthen_the_others():
    """As the quarters of the index of all buurten of 2024: 39.26135, 48.52549 and 59.40321 each had five decimals."""
    figures = [39.25911681, 39.26357878, 48.525017248, 48.525492775, 59.403202378, 59.403214889]
    exact = [39.261347795, 48.525492775, 59.403214889]
    printed, decimals = printable_bounds(exact, figures)
    assert printed.tolist() == [39.26, 48.5254, 59.40321]
    assert classify(figures, printed).tolist() == classify(figures, exact).tolist() == [1, 2, 2, 3, 3, 4]
    assert [decimals_of(bound, decimals) for bound in printed] == [2, 4, 5]


def test_a_part_of_the_areas_has_the_bounds_of_all():
    """The quarters of all gemeenten, and the scores of a provincie, which 39, 50 and 63 would divide as well."""
    exact, scores = [38.5683, 49.7641, 62.9433], [36.1, 40.2, 55.0, 66.6]
    printed, decimals = printable_bounds(exact, scores, least=2)
    assert (printed.tolist(), decimals) == ([38.57, 49.76, 62.94], 2)
    assert printable_bounds(exact, scores)[1] == 0


def test_bounds_that_would_become_one_stay_apart():
    printed, decimals = printable_bounds([1.00011, 1.00012, 2.000015], [0.0, 2.00001, 2.00002, 5.0])
    assert len(set(printed)) == 3
    assert decimals == 5


def test_bounds_that_no_rounding_serves_are_kept_as_they_are():
    bound = 1 / 3
    printed, decimals = printable_bounds([bound], [np.nextafter(bound, 0), bound], most=4)
    assert printed.tolist() == [bound]
    assert decimals == 4
    assert printable_bounds([bound], [np.nextafter(bound, 0), bound])[1] == MOST_PRINTED == 12


def test_labels_and_counts_keep_a_place_for_what_has_no_class():
    assert labels_of([1, 0, 2], ["laag", "hoog"]).tolist() == ["laag", None, "hoog"]
    assert count_classes([1, 0, 3, 3, 0, 0], 4) == [1, 0, 2, 0, 3]
    assert count_classes([], 2) == [0, 0, 0]


def test_a_subset_is_divided_by_the_quartiles_of_the_whole():
    whole = np.arange(100.0)
    subset = whole[60:]
    found = quantile_classes(subset, whole, 4, "Nederland")
    everything = quantile_classes(whole, whole, 4, "Nederland")
    assert found.classes.tolist() == everything.classes[60:].tolist()
    assert count_classes(found.classes, 4) == [0, 0, 15, 25, 0]
    assert found.notes == ()


def test_values_beyond_the_reference_fall_in_the_outer_classes():
    assert quantile_classes([-5.0, 500.0, np.nan], np.arange(100.0), 4, "r").classes.tolist() == [1, 4, 0]


def test_ties_share_a_class_and_are_told_where_bounds_coincide():
    values = np.array([1.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 9.0])
    found = quantile_classes(values, values, 4, "Drenthe")
    assert len(set(found.classes[1:7])) == 1
    assert len(found.notes) == 1
    assert "'Drenthe'" in str(found.notes[0])
    assert found.notes[0].details["bounds"] == (5.0, 5.0, 5.0)


@pytest.mark.parametrize("missing", [0, 2])
def test_a_constant_column_gives_no_class_and_says_so(missing):
    found = quantile_classes([3.0, 4.0, np.nan], [3.0] * 5 + [np.nan] * missing, 4, "r")
    assert found.classes.tolist() == [0, 0, 0]
    assert found.bounds.tolist() == []
    assert [note.details for note in found.notes] == [{"reference": "r", "count": 5, "value": 3.0}]


def test_as_many_equal_values_as_classes_are_not_too_few():
    (note,) = quantile_classes([7.0], [7.0] * 4, 4, "r").notes
    assert note.details == {"reference": "r", "count": 4, "value": 7.0}


@pytest.mark.parametrize("count, number", [(3, 4), (1, 4), (3, 7), (1, 2)])
def test_fewer_areas_than_classes_give_no_class_and_say_so(count, number):
    values = np.append(np.arange(float(count)), np.nan)
    found = quantile_classes(values, values, number, "r")
    assert found.classes.tolist() == [0] * (count + 1)
    assert [note.details for note in found.notes] == [{"reference": "r", "count": count, "classes": number}]
    assert "share one value" not in found.notes[0].template


def test_as_many_areas_as_classes_are_enough():
    assert quantile_classes([4.0, 1.0, 3.0, 2.0], [4.0, 1.0, 3.0, 2.0], 4, "r").classes.tolist() == [4, 1, 3, 2]


def test_many_zeros_leave_the_lowest_class_empty_and_say_so():
    values = np.array([0.0] * 6 + [1.0, 2.0, 3.0, 4.0])
    found = quantile_classes(values, values, 4, "r")
    assert count_classes(found.classes, 4)[0] == 0
    assert len(found.notes) == 1


@given(st.lists(st.integers(10, 30), min_size=2, max_size=4), st.integers(5, 8))
@settings(deadline=None, max_examples=60)
def test_fewer_distinct_values_than_classes_leave_classes_empty(copies, number):
    values = np.repeat(np.arange(1, len(copies) + 1) / 10, copies)
    found = quantile_classes(values, values, number, "r")
    assert 0 in count_classes(found.classes, number)[:number]
    assert len(found.notes) == 1 or len(set(found.bounds)) == number - 1
    assert all(len(set(found.classes[values == value])) == 1 for value in values)


def test_a_reference_without_any_value_is_refused_by_its_name():
    with pytest.raises(Refusal, match="'Nederland'"):
        quantile_classes([1.0], [np.nan, np.nan], 4, "Nederland")


# equal to the eye is equal


@pytest.mark.parametrize(
    "values, decimals",
    [
        ([0.1 + 0.2, 0.3, 5.0], 1),
        ([250000.1 - 250000.0, 3.2], 1),
        ([12345678901.23, 1.01], 2),
        ([10.001, 20.002, 30.003], 3),
        ([1e15 + 1, 3.0, np.nan], 0),
        ([3e-7, 1.2e-7], 8),
        ([1e9, 0.01], 2),
        ([1 / 3, 2 / 7, 4 / 9], None),
        ([1e300, 1e-300], None),
        ([105000000000000.5, 1.0], None),
        ([95000000000000.5, 1.0], 1),
        ([1e-22], 22),
        ([1234567.890123], 6),
        ([1234567.890123 + 4.7e-10], None),
        ([1e-23], None),
        ([0.0, np.nan], 0),
        ([np.nan], 0),
        ([], 0),
    ],
)
def test_decimals_are_those_that_a_reader_sees(values, decimals):
    assert shared_decimals(np.array(values, dtype=np.float64)) == decimals


def test_settled_values_keep_what_is_seen():
    assert settled([0.1 + 0.2, -1e-17, np.nan], 1).tolist()[:2] == [0.3, 0.0]
    assert settled([100 * (1 / 3), 100 / 3, 0.0, 1e300], None)[0] == settled([100 / 3], None)[0]
    # Powers of ten as small as this one needs differ in their last digit from numpy to numpy.
    assert settled([0.0, np.nan, 1e300], None)[[0, 2]].tolist() == pytest.approx([0.0, 1e300], rel=1e-15)
    assert settled([12345.678901234567, 0.0012345678901234567], None).tolist() == [12345.67890123, 0.001234567890123]


def test_values_without_shared_decimals_are_those_of_their_thirteen_digits_to_the_bit():
    random = np.random.default_rng(3)
    powers = np.array([10.0**power for power in range(-30, 31)])
    for values in (
        random.normal(size=2_000) * 10.0 ** random.integers(-30, 31, 2_000),
        (random.integers(0, 10**13, 2_000) + 0.5) / 10.0 ** random.integers(0, 13, 2_000),  # in the middle
        np.concatenate([powers, np.nextafter(powers, 0), -np.nextafter(powers, np.inf)]),
        np.array([0.0, -0.0, np.inf, 5e-324, 1.7e308, 999_999_999_999.95]),
    ):
        as_text = np.array([float(f"{value:.13g}") for value in values])
        assert settled(values, None).tobytes() == as_text.tobytes()


def test_single_precision_becomes_the_decimals_it_stood_for():
    singles = np.array([12.3, 0.1, 99.99, 7.0], dtype=np.float32).astype(np.float64)
    assert from_single([*singles, np.nan])[:4].tolist() == [12.3, 0.1, 99.99, 7.0]
    assert from_single([12.3, 0.5, 12.015625]).tolist() == [12.3, 0.5, 12.015625]
    assert from_single([singles[0], 0.1 + 0.2]).tolist() == [12.3, 0.1 + 0.2]
    assert from_single([123456792.0, 0.5]).tolist() == [123456792.0, 0.5], "a whole number is one already"


#: how a column of a real table comes by its noise; each gives the true value beside what a layer holds
MAKE = {
    "as it is": lambda a, b, c: (a, float(a)),
    "difference": lambda a, b, c: (b - a, float(b) - float(a)),
    "sum": lambda a, b, c: (a + b + c, float(a) + float(b) + float(c)),
    "share": lambda a, b, c: (a, float(a) / 100 * 100),
    "single": lambda a, b, c: (a, float(np.float32(float(a)))),
    "thousands": lambda a, b, c: (a * 1000, float(a) * 1e3),
    "fractions": lambda a, b, c: (a / 10**6, float(a) * 1e-6),
    "change of a large number": lambda a, b, c: (a - b, (25_000 + float(a)) - (25_000 + float(b))),
}


def column(draw, least):
    """Fractions of up to four decimals, three for each area."""
    step = 10 ** draw.randint(0, 4)
    most = draw.choice([5, 100]) * step
    return [tuple(Fraction(draw.randint(0, most), step) for _ in range(3)) for _ in range(draw.randint(least, 40))]


@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize("seed", range(60))
def test_classes_are_those_of_exact_decimals(kind, seed):
    """Independently of how values came by their last bits: classes, bounds and their print are those of fractions."""
    draw = random.Random(f"{kind}{seed}")
    number, same = draw.randint(2, 8), draw.random() < 0.5
    known = [MAKE[kind](*parts) for parts in column(draw, 8)]
    own = known if same else [MAKE[kind](*parts) for parts in column(draw, 1)]
    ordered = sorted(true for true, _ in known)
    exact = []
    for k in range(1, number):
        place, part = divmod((len(ordered) - 1) * k, number)
        exact.append(
            ordered[place] + (ordered[min(place + 1, len(ordered) - 1)] - ordered[place]) * Fraction(part, number)
        )
    found = quantile_classes([held for _, held in own], [held for _, held in known], number, "r")
    if ordered[0] == ordered[-1]:
        assert set(found.classes.tolist()) == {0}
        return
    assert found.classes.tolist() == [1 + sum(true >= bound for bound in exact) for true, _ in own]
    seen = max(len(f"{float(true):.12f}".rstrip("0").partition(".")[2]) for true, _ in [*own, *known])
    assert found.decimals <= seen
    assert [float(f"{bound:.{found.decimals}f}") for bound in found.bounds] == found.bounds.tolist()
    assert (np.diff(found.bounds) >= 0).all()


def test_a_legend_has_the_decimals_of_the_data_where_a_bound_has_more():
    reference = [49.1, 49.4, 49.6, 49.9, 50.0, 50.1, 50.3, 50.9]
    found = quantile_classes(reference, reference, 4, "r")
    assert found.decimals == 1
    assert found.bounds.tolist() == [49.6, 50.0, 50.2]
    assert count_classes(found.classes, 4) == [2, 2, 2, 2, 0]


@pytest.mark.parametrize(("number", "classes", "bound"), [(91, 10, 7), (56, 11, 3), (78, 11, 9), (109, 12, 7)])
def test_a_bound_on_a_value_without_shared_decimals_is_that_value_to_the_bit(number, classes, bound):
    """Interpolation by numpy leaves these bounds in the last bit below (the first two) or above their value."""
    values = np.arange(1, number + 1) / 7
    place = (number - 1) * bound // classes
    assert shared_decimals(values) is None
    ours = settled(values, None)
    assert np.quantile(ours, np.arange(1, classes) / classes)[bound - 1] != ours[place]
    found = quantile_bounds(values, classes)
    assert found[bound - 1] == ours[place]
    assert classify(ours[[place - 1, place]], found).tolist() == [bound, bound + 1]
    assert quantile_classes(values, values, classes, "r").classes[[place - 1, place]].tolist() == [bound, bound + 1]


def test_bounds_between_values_without_shared_decimals_stay_there():
    """Half-way between two values, or close to one of them, is not on it."""
    values = np.array([1 / 3, 4 / 7, 10 / 9, 15 / 7])
    assert quantile_bounds(values, 2)[0] == pytest.approx((4 / 7 + 10 / 9) / 2, rel=1e-12)
    near = np.array([1 / 3, 1 / 3 * (1 + 1e-9), 2 / 3, 5 / 7])
    assert near[0] < quantile_bounds(near, 4)[0] < 2 / 3


def test_the_areas_own_values_count_in_the_printed_bounds():
    """The median 39.6 would print as 40 for the reference alone; an area with 39.8 lies between the two."""
    reference = [10.0, 39.2, 40.0, 60.0]
    assert quantile_classes(reference, reference, 2, "r").bounds.tolist() == [40.0]
    found = quantile_classes([39.8], reference, 2, "r")
    assert (found.bounds.tolist(), found.decimals, found.classes.tolist()) == ([39.6], 1, [2])


def test_there_is_no_minus_zero_in_a_legend():
    for bounds in (
        settled([-0.04, -0.0, -1e-17], 1),
        printable_bounds([-0.3], [-5.0, 5.0])[0],  # to the nearest number
        printable_bounds([-0.6], [-0.8, 5.0])[0],  # to the next higher one
        quantile_classes([1.0], [-2.0, -1.0, 0.0, 5.0], 2, "r").bounds,  # to the decimals of the data
    ):
        assert bounds.tolist() == [0.0] * len(bounds)
        assert not np.signbit(bounds).any()


def test_one_value_at_a_time_is_in_the_class_of_its_column():
    """Below the bounds by what no one sees: 0.3 and 0.1 + 0.2 are one value, 0.2999 is another."""
    reference = [0.1, 0.2, 0.1 + 0.2, 0.4, 0.5]
    edges = quantile_edges(reference)
    assert edges == pytest.approx([0.2, 0.3, 0.4], abs=1e-9)
    values = [0.3, 0.1 + 0.2, 0.2999999, 0.2, 0.4 - 1e-15, 0.1, np.nan]
    expected = [3, 3, 2, 2, 4, 1, 0]
    assert classify(values, edges).tolist() == expected
    assert (edges < quantile_bounds(reference)).all()
    assert quantile_edges([1.0, 2.0, 3.0]).shape == quantile_edges([5.0] * 9).shape == (0,)
    assert quantile_edges([1.0, 2.0, 3.0], 2).shape == (1,)


@pytest.mark.parametrize(
    ("reference", "below"),
    [
        ([10.0, 20.0, 30.0, 40.0, 50.0], 5e-10),  # 1e-11 of the largest value
        ([1e9, 2e9, 3e9, 4e9, 5e9], 0.001),  # a thousandth of the last decimal, which is less
        ([1e9 + 0.25, 2e9, 3e9, 4e9, 5e9], 0.00001),
    ],
)
def test_an_edge_lies_below_its_bound_by_what_no_one_sees(reference, below):
    assert (quantile_bounds(reference) - quantile_edges(reference)).tolist() == pytest.approx([below] * 3, rel=0.07)


def test_edges_of_values_without_shared_decimals_are_relative():
    reference = np.array([1 / 3, 4 / 7, 10 / 9, 15 / 7, 19 / 7])
    apart = 1 - quantile_edges(reference) / quantile_bounds(reference)
    assert apart.tolist() == pytest.approx([1e-12] * 3, rel=1e-3, abs=0)


def test_no_classes_have_no_bounds_and_no_decimals():
    found = quantile_classes([1.0, 2.0], [1.0], 4, "r")
    assert (found.bounds.shape, found.decimals) == ((0,), 0)


def test_areas_without_a_value_leave_no_class_empty():
    assert quantile_classes([1.0], [1.0, 2.0, 3.0, 4.0, np.nan], 4, "r").notes == ()
    (note,) = quantile_classes([1.0], [1.0, 1.0, 1.0, 2.0, 3.0], 4, "r").notes
    assert "a class is empty" in note.template
    (note,) = quantile_classes([1.0], [1.0, 2.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0], 4, "r").notes
    assert note.details["bounds"] == (3.0, 3.0, 3.0)


def test_bounds_of_computed_figures_have_no_more_decimals_than_their_gap_needs():
    # 25/153 is a value and a bound: 16.34 lies above it, 16.339 only above what is below it.
    bounds, decimals = printable_bounds([100 * 25 / 153], [16.3385, 100 * 25 / 153, 16.5])
    assert (bounds.tolist(), decimals) == ([16.339], 3)
    rng = np.random.default_rng(7)
    people = rng.integers(60, 9000, 11_511)
    shares = 100 * rng.binomial(people, 0.2) / people
    found = quantile_classes(shares, shares, 4, "x")
    assert found.decimals <= 4
    exact = np.quantile(shares, (0.25, 0.5, 0.75))
    assert found.classes.tolist() == (np.searchsorted(exact, shares, side="right") + 1).tolist()
    for places in (np.floor, np.round, np.ceil):
        fewer = places(exact * 10.0 ** (found.decimals - 1)) / 10.0 ** (found.decimals - 1)
        assert not np.array_equal(np.searchsorted(fewer, shares, side="right") + 1, found.classes)
