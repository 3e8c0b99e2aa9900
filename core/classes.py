"""Classes whose lower bounds are inclusive: stedelijkheid, index classes, quantiles and their printed bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .messages import Message, Refusal

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

#: CBS, omgevingsadressendichtheid: class 1 from 2500 addresses per km2 down to class 5 below 500
URBANITY_LOWER_BOUNDS = (500.0, 1000.0, 1500.0, 2500.0)
URBANITY_LABELS = (
    "zeer sterk stedelijk",
    "sterk stedelijk",
    "matig stedelijk",
    "weinig stedelijk",
    "niet stedelijk",
)


def classify(values: npt.ArrayLike, lower_bounds: npt.ArrayLike) -> IntArray:
    """The class of each value, 1 for the lowest; a value on a bound is in the class above it.

    Parameters
    ----------
    values : array_like, shape (n,)
        NaN is missing.
    lower_bounds : array_like
        Lower bounds of the classes above the first, rising; equal bounds leave the class between them empty.

    Returns
    -------
    ndarray of int, shape (n,)
        1 to ``len(lower_bounds) + 1``, 0 where the value is missing.
    """
    numbers = np.asarray(values, dtype=np.float64)
    classes = np.searchsorted(np.asarray(lower_bounds, dtype=np.float64), numbers, side="right") + 1
    return np.where(np.isnan(numbers), 0, classes)


def urbanity(oad: npt.ArrayLike) -> IntArray:
    """CBS's class of stedelijkheid from the address density (OAD).

    Parameters
    ----------
    oad : array_like, shape (n,)
        Addresses per km2; NaN is missing, and so is what is below zero, which no density is.

    Returns
    -------
    ndarray of int, shape (n,)
        1 (zeer sterk stedelijk, >= 2500) to 5 (niet stedelijk, < 500), 0 where missing.

    Examples
    --------
    >>> urbanity([2500, 2499.9, 480, np.nan]).tolist()
    [1, 2, 5, 0]
    """
    numbers = np.asarray(oad, dtype=np.float64)
    classes = classify(np.where(numbers < 0, np.nan, numbers), URBANITY_LOWER_BOUNDS)
    return np.where(classes == 0, 0, 6 - classes)


def quantile_bounds(values: npt.ArrayLike, classes: int = 4) -> FloatArray:
    """Bounds between equally filled classes, by linear interpolation (type 7 of Hyndman and Fan, 1996).

    The same rule as numpy, pandas and QGIS's own "equal count" mode.

    Parameters
    ----------
    values : array_like, shape (n,)
        At least one value that is not NaN.
    classes : int
        Number of classes.

    Returns
    -------
    ndarray of float, shape (classes - 1,)
    """
    numbers = np.asarray(values, dtype=np.float64)
    numbers = np.sort(numbers[~np.isnan(numbers)])
    bounds = np.quantile(numbers, np.arange(1, classes) / classes)
    # Interpolation between equal values may leave the last bit off, which would move ties to the class below.
    above = numbers[np.minimum(np.searchsorted(numbers, bounds), len(numbers) - 1)]
    below = numbers[np.maximum(np.searchsorted(numbers, bounds) - 1, 0)]
    nearest = np.where(above - bounds < bounds - below, above, below)
    return np.where(np.isclose(bounds, nearest, rtol=1e-12, atol=0), nearest, bounds)


def printable_bounds(bounds: npt.ArrayLike, values: npt.ArrayLike, most: int = 12) -> tuple[FloatArray, int]:
    """Bounds rounded to as few decimals as leave every value in its class, so that a legend tells the truth.

    Parameters
    ----------
    bounds : array_like, shape (k,)
    values : array_like, shape (n,)
        All values that the classes are for; NaN is missing.
    most : int
        Decimals after which the exact bounds are kept.

    Returns
    -------
    bounds : ndarray of float, shape (k,)
    decimals : int
    """
    exact = np.asarray(bounds, dtype=np.float64)
    classes = classify(values, exact)
    for decimals in range(most):
        rounded = np.round(exact, decimals) + 0.0  # no -0
        same_ties = np.array_equal(np.diff(rounded) == 0, np.diff(exact) == 0)
        if same_ties and np.array_equal(classify(values, rounded), classes):
            return rounded, decimals
    return exact, most


def labels_of(classes: npt.ArrayLike, labels: Sequence[str]) -> npt.NDArray[np.object_]:
    """The label of each class, None where there is none (class 0)."""
    return np.array([None, *labels], dtype=object)[np.asarray(classes, dtype=np.int64)]


def count_classes(classes: npt.ArrayLike, number: int) -> list[int]:
    """How many areas each class 1 to `number` holds, and how many have none (class 0), last."""
    counts = np.bincount(np.asarray(classes, dtype=np.int64), minlength=number + 1)
    return [*counts[1:].tolist(), int(counts[0])]


@dataclass(frozen=True)
class QuantileClasses:
    """Areas divided by the quantiles of a reference.

    Attributes
    ----------
    classes : ndarray of int, shape (n,)
        1 for the lowest values, 0 where missing.
    bounds : ndarray of float, shape (number of classes - 1,)
        As printed in the legend.
    decimals : int
        Decimals with which the bounds are printed.
    notes : tuple of Message
    """

    classes: IntArray
    bounds: FloatArray
    decimals: int
    notes: tuple[Message, ...]


def quantile_classes(
    values: npt.ArrayLike, reference: npt.ArrayLike, number: int, reference_name: str
) -> QuantileClasses:
    """Divide areas by the quantiles of all areas of a reference that have data.

    Parameters
    ----------
    values : array_like, shape (n,)
    reference : array_like, shape (m,)
        NaN is missing in both.
    number : int
        Number of classes.

    Raises
    ------
    Refusal
        If the reference has no data at all.

    Examples
    --------
    >>> found = quantile_classes([15, 30, np.nan], [0, 10, 20, 30, 40], 4, "the country")
    >>> found.classes.tolist(), found.bounds.tolist()
    ([2, 4, 0], [10.0, 20.0, 30.0])
    """
    known = np.asarray(reference, dtype=np.float64)
    if np.isnan(known).all():
        raise Refusal(
            "The field has no value in any area of '{reference}': choose another field or reference.",
            reference=reference_name,
        )
    everything = np.concatenate([known, np.asarray(values, dtype=np.float64)])
    bounds, decimals = printable_bounds(quantile_bounds(known, number), everything)
    notes = []
    if 0 in count_classes(classify(known, bounds), number)[:-1]:
        note = Message(
            "Many areas of '{reference}' share one value (bounds: {bounds}): a class is empty, and the others are not "
            "equally large.",
            {"reference": reference_name, "bounds": tuple(bounds.tolist())},
        )
        notes.append(note)
    return QuantileClasses(classify(values, bounds), bounds, decimals, tuple(notes))


#: keeps a score that is exactly 60 from falling to 59.99999999999999 by the order of its additions
DECIMALS = 9
