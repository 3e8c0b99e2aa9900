"""Other ways to divide values into classes than quantiles: equal intervals, natural breaks, and bounds of one's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .classes import (
    MOST_PRINTED,
    FloatArray,
    IntArray,
    QuantileClasses,
    classify,
    has_quantiles,
    no_quantiles,
    printable_bounds,
    quantile_classes,
    settled_together,
    shared_decimals,
)
from .messages import Message, Refusal

#: the ways to divide, the default first
QUANTILES, EQUAL, NATURAL, OWN = METHODS = ("quantiles", "equal intervals", "natural breaks", "own bounds")


@dataclass(frozen=True)
class Division:
    """How values are divided.

    Attributes
    ----------
    classes : int
        Number of classes; own bounds have as many as they make.
    method : str
        One of `METHODS`.
    own : tuple of float
        Lower bounds of the classes above the first, rising; for own bounds alone.
    """

    classes: int = 4
    method: str = QUANTILES
    own: tuple[float, ...] = ()

    @property
    def number(self) -> int:
        """How many classes there are."""
        return len(self.own) + 1 if self.method == OWN else self.classes


def own_bounds(numbers: Sequence[float], most: int) -> tuple[float, ...]:
    """Bounds as a user gives them, checked.

    Parameters
    ----------
    numbers : sequence of float
        Lower bounds of the classes above the first.
    most : int
        The largest number of classes.

    Raises
    ------
    Refusal
        If there are none or too many, or they do not rise.

    Examples
    --------
    >>> own_bounds([10, 20.5], 10)
    (10.0, 20.5)
    """
    bounds = tuple(float(number) for number in numbers)
    if not bounds or not np.isfinite(bounds).all():
        raise Refusal(
            "Own bounds are missing: give the lowest value of each class above the first, such as '10; 20; 30'."
        )
    if len(bounds) >= most:
        raise Refusal(
            "Own bounds make {count} classes: give {most} bounds at most.", count=len(bounds) + 1, most=most - 1
        )
    for before, after in zip(bounds, bounds[1:]):
        if after <= before:
            raise Refusal("Own bounds must rise: {after:g} follows {before:g}.", before=before, after=after)
    return bounds


#: what is a decimal number in one country and thousands in another
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


def parse_bounds(text: str) -> list[float]:
    """Numbers as a user writes them, parted by semicolons or spaces, with a decimal comma or point.

    Raises
    ------
    Refusal
        If one is no number, or as 1.000 could be one and a thousand, and no other has such a sign before decimals.

    Examples
    --------
    >>> parse_bounds("10; 20,5 30")
    [10.0, 20.5, 30.0]
    """
    found, parts = [], [part.rstrip(",") for part in text.replace(";", " ").split()]
    decimal = {sign for part in parts for sign in ".," if sign in part and not _THOUSANDS.fullmatch(part)}
    for part in parts:
        if _THOUSANDS.fullmatch(part) and not decimal.intersection(part):
            raise Refusal(
                "'{text}' among the own bounds can be read in two ways: write {whole} without a sign between "
                "thousands, or give it another number of decimals.",
                text=part,
                whole=re.sub("[.,]", "", part),
            )
        try:
            found.append(float(part.replace(",", ".")))
        except ValueError as fault:
            raise Refusal(
                "'{text}' among the own bounds is no number: write them like '10; 20; 30'.", text=part
            ) from fault
    return found


def divide(values: npt.ArrayLike, reference: npt.ArrayLike, division: Division, reference_name: str) -> QuantileClasses:
    """Divide areas by the values of all areas of a reference; own bounds stand by themselves.

    Parameters
    ----------
    values : array_like, shape (n,)
    reference : array_like, shape (m,)
        NaN is missing in both.

    Raises
    ------
    Refusal
        If the reference has no data at all.

    Examples
    --------
    >>> divide([1.0, 5.0, 9.0], [0.0, 10.0], Division(2, EQUAL), "the country").classes.tolist()
    [1, 2, 2]
    """
    if division.method == QUANTILES:
        return quantile_classes(values, reference, division.classes, reference_name)
    numbers, known, _ = settled_together(values, reference, reference_name)
    if division.method == OWN:
        own = np.array(division.own)
        decimals = shared_decimals(own)
        return QuantileClasses(classify(numbers, own), own, MOST_PRINTED if decimals is None else decimals, ())
    if not has_quantiles(known, 2):
        note = no_quantiles(known, 2, reference_name)
        return QuantileClasses(np.zeros(len(numbers), dtype=np.int64), np.array([]), 0, (note,))
    find = equal_bounds if division.method == EQUAL else natural_bounds
    bounds, decimals = printable_bounds(find(known, division.classes), np.concatenate([known, numbers]))
    notes = []
    if len(bounds) + 1 < division.classes:
        note = Message(
            "The values of '{reference}' that differ are fewer than {classes}: there are {count} classes.",
            {"reference": reference_name, "classes": division.classes, "count": len(bounds) + 1},
        )
        notes.append(note)
    return QuantileClasses(classify(numbers, bounds), bounds, decimals, tuple(notes))


def equal_bounds(values: FloatArray, classes: int) -> FloatArray:
    """Bounds between classes of equal width from the lowest value to the highest.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
        At least one value that is not NaN.
    classes : int

    Returns
    -------
    ndarray of float, shape (classes - 1,)

    Examples
    --------
    >>> equal_bounds(np.array([0.0, 3.0, 8.0]), 4).tolist()
    [2.0, 4.0, 6.0]
    """
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    return np.array([(low * (classes - k) + high * k) / classes for k in range(1, classes)])


def natural_bounds(values: npt.ArrayLike, classes: int) -> FloatArray:
    """Bounds of the classes with the least squared deviation from their means (Fisher 1958, Jenks 1977).

    The optimum itself, not an approach to it: by dynamic programming over the values that differ, each with the number
    of areas that have it. The best last break moves only up as more values are taken: n log n steps a class.
    A bound is the lowest value of its class. Among equally good divisions the one with the lowest breaks is taken.

    Source: W. D. Fisher, "On grouping for maximum homogeneity", Journal of the American Statistical Association 53
    (1958), 789-798.

    Parameters
    ----------
    values : array_like, shape (n,)
        NaN is missing; at least two that differ.
    classes : int

    Returns
    -------
    ndarray of float, shape (k - 1,)
        For k classes, of which there are no more than values that differ.

    Examples
    --------
    >>> natural_bounds([1, 2, 2, 9, 10, 30], 3).tolist()
    [9.0, 30.0]
    """
    numbers = np.asarray(values, dtype=np.float64)
    apart, counts = np.unique(numbers[~np.isnan(numbers)], return_counts=True)
    count = min(classes, len(apart))
    middle = float(np.average(apart, weights=counts))
    weight = np.concatenate([[0.0], np.cumsum(counts, dtype=np.float64)])
    first = np.concatenate([[0.0], np.cumsum(counts * (apart - middle))])
    second = np.concatenate([[0.0], np.cumsum(counts * (apart - middle) ** 2)])

    def cost(start: IntArray, end: IntArray) -> FloatArray:
        """Squared deviations within values start to end - 1."""
        total = first[end] - first[start]
        return np.maximum(second[end] - second[start] - total**2 / (weight[end] - weight[start]), 0.0)

    size = len(apart)
    ends = np.arange(1, size + 1)
    best = np.concatenate([[0.0], cost(np.zeros(size, dtype=np.int64), ends)])
    breaks = []
    for number in range(2, count + 1):
        new, chosen = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=np.int64)
        # First and last value, and between which starts the best one lies; halved from level to level.
        todo = np.array([[number if number < count else size, size, number - 1, size - 1]])
        while len(todo):
            low, high, left, right = todo.T
            end = (low + high) // 2
            many = np.minimum(right, end - 1) - left + 1
            at = np.concatenate([[0], np.cumsum(many)[:-1]])
            start = np.arange(int(many.sum())) + np.repeat(left - at, many)
            costs = best[start] + cost(start, np.repeat(end, many))
            least = np.minimum.reduceat(costs, at)
            hits = np.flatnonzero(costs == np.repeat(least, many))
            new[end], chosen[end] = least, start[hits[np.searchsorted(hits, at)]]
            below = np.column_stack([low, end - 1, left, chosen[end]])
            above = np.column_stack([end + 1, high, chosen[end], right])
            todo = np.concatenate([below, above])
            todo = todo[todo[:, 0] <= todo[:, 1]]
        best = new
        breaks.append(chosen)
    found, end = [], size
    for chosen in reversed(breaks):
        end = int(chosen[end])
        found.append(apart[end])
    return np.array(found[::-1])
