"""Classes whose lower bounds are inclusive: stedelijkheid, index classes, quantiles and their printed bounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .messages import Message, Refusal

#: bounds of values without shared decimals are printed with so many at most
MOST_PRINTED = 12
#: a bound with more decimals than these is rounded down as well, where nothing lies between
_FEW = 3
#: decimals that the quarters of an index have at least
QUARTER_DECIMALS = 2
#: decimals that powers of ten bear exactly
_MOST_DECIMALS = 22
#: significant digits of values without shared decimals
_DIGITS = 13
#: a double holds every decimal of so many digits, and up to twelve the noise of sums and differences stays out of sight
_EXACT, _SEEN = 1e15, 1e12

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
    classes = (~np.isnan(numbers)).astype(np.int64)
    for bound in np.asarray(lower_bounds, dtype=np.float64):  # few: a search in them takes many times as long
        classes += numbers >= bound
    return classes


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


def shared_decimals(values: FloatArray) -> int | None:
    """The fewest decimals with which all values can be written, but for the noise of computing in binary.

    0.1 + 0.2 has one decimal. Noise is what no one sees: less than 1e-11 of the largest value, which the difference of
    two numbers leaves, and less than a thousandth of the last decimal.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is missing.

    Returns
    -------
    int or None
        None where there are no such decimals, as among 1/3, 2/7 and 4/9.
    """
    numbers = values[~np.isnan(values)]
    top = float(np.abs(numbers).max(initial=0.0))
    for decimals in range(_MOST_DECIMALS + 1):
        factor = 10.0**decimals
        scaled = numbers * factor
        whole = np.rint(scaled)
        if decimals and top * factor > _EXACT:
            return None
        noise = min(0.001, 1e-11 * top * factor)
        near = np.abs(scaled - whole) <= noise if top * factor <= _SEEN else whole / factor == numbers
        if near.all():
            return decimals
    return None


def settled(values: npt.ArrayLike, decimals: int | None) -> FloatArray:
    """Values with these decimals, so that what is equal to the eye is equal; see `shared_decimals`.

    Parameters
    ----------
    values : array_like, shape (n,)
    decimals : int or None
        None for thirteen significant digits.
    """
    numbers = np.asarray(values, dtype=np.float64)
    if decimals is None:
        return _to_digits(numbers)
    with np.errstate(over="ignore", invalid="ignore"):
        return np.rint(numbers * 10.0**decimals) / 10.0**decimals + 0.0  # no -0


def _to_digits(numbers: FloatArray) -> FloatArray:
    """Numbers with thirteen significant digits, to the bit those that are written and read as text.

    A whole number of so many digits and a power of ten up to 22 are exact, so that their quotient is the nearest double
    there is. What lies near the middle of two such numbers, or needs another power, goes through text.
    """
    powers = np.array([10.0**power for power in range(_MOST_DECIMALS + 1)])
    with np.errstate(divide="ignore", invalid="ignore"):
        shift = _DIGITS - 1 - np.floor(np.log10(np.abs(numbers)))
        certain = np.abs(shift) <= _MOST_DECIMALS
        factor = powers[np.where(certain, np.abs(shift), 0).astype(np.intp)]
        scaled = np.where(shift < 0, numbers / factor, numbers * factor)
        whole = np.rint(scaled)
        found = np.where(shift < 0, whole * factor, whole / factor)
        certain &= np.abs(np.abs(scaled - whole) - 0.5) > 0.01
    found[~certain] = [float(f"{number:.{_DIGITS}g}") for number in numbers[~certain]]
    return found


def from_single(values: npt.ArrayLike) -> FloatArray:
    """Values that were stored in single precision as the decimals that they stood for: 12.300000190734863 is 12.3.

    Those are the seven digits that give the very same number in single precision; all others come back as they are.
    """
    numbers = np.asarray(values, dtype=np.float64)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        single = (numbers.astype(np.float32) == numbers) & (numbers != np.rint(numbers))
        if not single.any():
            return numbers
        meant = np.array([float(f"{number:.7g}") for number in numbers[single]])
        found = numbers.copy()
        found[single] = np.where(meant.astype(np.float32) == numbers[single], meant, numbers[single])
    return found


def quantile_bounds(values: npt.ArrayLike, classes: int = 4, decimals: int | None = None) -> FloatArray:
    """Bounds between equally filled classes, by linear interpolation (type 7 of Hyndman and Fan, 1996).

    The same rule as numpy, pandas and QGIS's own "equal count" mode; computed exactly from the decimals of the values,
    so that a value on a bound is on it to the bit.

    Parameters
    ----------
    values : array_like, shape (n,)
        At least one value that is not NaN.
    classes : int
        Number of classes.
    decimals : int, optional
        What `shared_decimals` would find, where that is known.

    Returns
    -------
    ndarray of float, shape (classes - 1,)
    """
    numbers = np.asarray(values, dtype=np.float64)
    numbers = np.sort(numbers[~np.isnan(numbers)])
    decimals = shared_decimals(numbers) if decimals is None else decimals
    if decimals is None:
        numbers = settled(numbers, None)
        bounds = np.quantile(numbers, np.arange(1, classes) / classes)
        # Interpolation between equal values may leave the last bit off, which would move ties to the class below.
        above = numbers[np.minimum(np.searchsorted(numbers, bounds), len(numbers) - 1)]
        below = numbers[np.maximum(np.searchsorted(numbers, bounds) - 1, 0)]
        nearest = np.where(above - bounds < bounds - below, above, below)
        return np.where(np.isclose(bounds, nearest, rtol=1e-12, atol=0), nearest, bounds)
    exact = []
    for k in range(1, classes):
        place, part = divmod((len(numbers) - 1) * k, classes)
        low, high = (round(float(number) * 10.0**decimals) for number in numbers[[place, place + (part > 0)]])
        exact.append((low * classes + (high - low) * part) / (classes * 10**decimals))
    return np.array(exact)


def quantile_edges(reference: npt.ArrayLike, classes: int = 4) -> FloatArray:
    """From which values on the classes above the first begin, for values that come one at a time.

    They lie below the bounds by what no one sees, so that a value is in the class in which `quantile_classes` puts it.

    Parameters
    ----------
    reference : array_like, shape (m,)
        At least one value that is not NaN.

    Returns
    -------
    ndarray of float, shape (classes - 1,), or (0,) where the reference gives no classes
    """
    known = from_single(reference)
    decimals = shared_decimals(known)
    known = settled(known, decimals)
    if not has_quantiles(known, classes):
        return np.array([])
    bounds = quantile_bounds(known, classes, decimals)
    if decimals is None:
        return bounds - 1e-12 * np.abs(bounds)
    return bounds - min(1e-11 * float(np.nanmax(np.abs(known))), 0.001 * 10.0**-decimals)


def has_quantiles(values: npt.ArrayLike, classes: int = 4) -> bool:
    """Whether values can be divided: there are at least as many as classes, and not all of them are equal."""
    numbers = np.asarray(values, dtype=np.float64)
    numbers = numbers[~np.isnan(numbers)]
    return len(numbers) >= classes and bool(numbers.min() < numbers.max())


def printable_bounds(
    bounds: npt.ArrayLike, values: npt.ArrayLike, most: int = MOST_PRINTED, least: int = 0
) -> tuple[FloatArray, int]:
    """Bounds rounded to as few decimals as leave every value in its class, so that a legend tells the truth.

    Parameters
    ----------
    bounds : array_like, shape (k,)
    values : array_like, shape (n,)
        All values that the classes are for; NaN is missing.
    most : int
        Decimals after which the exact bounds are kept.
    least : int
        Decimals to begin with: bounds of a reference are not to differ between maps of its parts.

    Returns
    -------
    bounds : ndarray of float, shape (k,)
    decimals : int
    """
    exact = np.asarray(bounds, dtype=np.float64)
    numbers = np.asarray(values, dtype=np.float64)
    numbers = np.sort(numbers[~np.isnan(numbers)])
    found = _rounded(exact, numbers, range(least, most), (np.ceil,))
    if found is not None and found[1] <= _FEW:
        return found
    # Computed figures lie close, and a bound is often one of them, such as 25/153: what lies below may do. Each bound
    # has the decimals that it needs, so that one between two near figures does not lengthen the others.
    places, beyond = range(_FEW - 1, most), (np.ceil, np.floor)
    alone = [_rounded(exact[[place]], numbers, places, beyond) for place in range(len(exact))]
    each = np.array([exact[place] if one is None else one[0][0] for place, one in enumerate(alone)])
    if np.array_equal(np.sign(np.diff(each)), np.sign(np.diff(exact))):
        return each, max((most if one is None else one[1] for one in alone), default=0)
    found = _rounded(exact, numbers, places, beyond)
    return (exact, most) if found is None else found


def decimals_of(bound: float, decimals: int) -> int:
    """The decimals that a bound needs of those that it and its neighbours are printed with; more than a few only where
    it has them.

    Examples
    --------
    >>> [decimals_of(bound, 5) for bound in (39.26, 48.5, 59.40321)]
    [2, 2, 5]
    >>> decimals_of(39.2, 3)
    3
    """
    if decimals <= _FEW:
        return decimals
    return next((few for few in range(_FEW - 1, decimals) if round(bound, few) == bound), decimals)


def _rounded(
    exact: FloatArray, numbers: FloatArray, places: range, beyond: Sequence[np.ufunc]
) -> tuple[FloatArray, int] | None:
    """Bounds with the fewest of these decimals that leave every number in its class, None where none do.

    Where the nearest decimal would move a number to another class, the next one `beyond` it may not.
    """
    below = np.searchsorted(numbers, exact)
    for decimals in places:
        rounded, factor = np.round(exact, decimals) + 0.0, 10.0**decimals  # no -0
        for step in beyond:
            moves = np.searchsorted(numbers, rounded) != below
            rounded = np.where(moves, step(exact * factor) / factor + 0.0, rounded)
        same_ties = np.array_equal(np.sign(np.diff(rounded)), np.sign(np.diff(exact)))
        if same_ties and np.array_equal(np.searchsorted(numbers, rounded), below):
            return rounded, decimals
    return None


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
        As printed in the legend; empty where the reference gives no classes.
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

    Values that are equal to the eye are equal: both columns are brought to the decimals that they share. A reference
    with fewer areas than classes, or with one value in all areas, gives no class to any area, and a note.

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
    numbers, known, decimals = settled_together(values, reference, reference_name)
    if not has_quantiles(known, number):
        note = no_quantiles(known, number, reference_name)
        return QuantileClasses(np.zeros(len(numbers), dtype=np.int64), np.array([]), 0, (note,))
    bounds = quantile_bounds(known, number, decimals)
    most = MOST_PRINTED
    if decimals is not None:
        # No value lies between a bound and the next number with their decimals, which is what a legend can print.
        factor, most = 10.0**decimals, decimals
        bounds = np.ceil(bounds * factor - 0.01) / factor + 0.0
    bounds, decimals = printable_bounds(bounds, np.concatenate([known, numbers]), most)
    notes = []
    if 0 in count_classes(classify(known, bounds), number)[:-1]:
        note = Message(
            "Many areas of '{reference}' share one value (bounds: {bounds}): a class is empty, and the others are not "
            "equally large.",
            {"reference": reference_name, "bounds": tuple(bounds.tolist())},
        )
        notes.append(note)
    return QuantileClasses(classify(numbers, bounds), bounds, decimals, tuple(notes))


def settled_together(
    values: npt.ArrayLike, reference: npt.ArrayLike, reference_name: str = ""
) -> tuple[FloatArray, FloatArray, int | None]:
    """Values and a reference's, brought to the decimals that they share, and these.

    Parameters
    ----------
    reference_name : str
        What the reference is called; "" where it may be empty.

    Raises
    ------
    Refusal
        If a reference that is called something has no data at all.
    """
    known = from_single(reference)
    if reference_name and np.isnan(known).all():
        raise Refusal(
            "The field has no value in any area of '{reference}': choose another field or reference.",
            reference=reference_name,
        )
    numbers = known if values is reference else from_single(values)
    decimals = shared_decimals(known if numbers is known else np.concatenate([known, numbers]))
    settled_known = settled(known, decimals)
    return (settled_known if numbers is known else settled(numbers, decimals)), settled_known, decimals


def worst_parts(
    values: npt.ArrayLike, reference: npt.ArrayLike, direction: int, parts: Sequence[int]
) -> list[FloatArray]:
    """Which areas are in the worst quarter, the worst tenth and the like of a reference.

    The classes are those of `quantile_classes`, so that a share counts what a map shows: the highest of them where
    high is worse, the lowest where low is.

    Parameters
    ----------
    values : array_like, shape (n,)
    reference : array_like, shape (m,)
        NaN is missing in both; `values` itself where the areas are their own reference.
    direction : {1, -1}
        1 where high is worse, -1 where low is.
    parts : sequence of int
        4 for the worst quarter, 10 for the worst tenth.

    Returns
    -------
    list of ndarray of float, shape (n,)
        1 in the worst part, 0 elsewhere; NaN without a value, and everywhere where the reference gives no such classes.

    Examples
    --------
    >>> [part.tolist() for part in worst_parts([15, 30, np.nan], [0, 10, 20, 30, 40], 1, [4, 10])]
    [[0.0, 1.0, nan], [nan, nan, nan]]
    """
    numbers, known, decimals = settled_together(values, reference)
    found = []
    for part in parts:
        inside = np.full(len(numbers), np.nan)
        if has_quantiles(known, part):
            bounds = quantile_bounds(known, part, decimals)
            worse = numbers >= bounds[-1] if direction > 0 else numbers < bounds[0]
            inside = np.where(np.isnan(numbers), np.nan, worse.astype(np.float64))
        found.append(inside)
    return found


def no_quantiles(reference: FloatArray, number: int, name: str) -> Message:
    """Why a reference gives no classes, see `has_quantiles`."""
    known = reference[~np.isnan(reference)]
    if len(known) < number:
        return Message(
            "Areas of '{reference}' with a value: {count}, fewer than the {classes} classes, so that no area gets a "
            "class. Give a larger reference, or fewer classes.",
            {"reference": name, "count": len(known), "classes": number},
        )
    return Message(
        "All {count} areas of '{reference}' with a value have the same one ({value:g}): no area gets a class.",
        {"reference": name, "count": len(known), "value": float(known[0])},
    )


#: keeps a score that is exactly 60 from falling to 59.99999999999999 by the order of its additions
DECIMALS = 9
