"""Moran's I: whether areas are like their neighbours, all together and each by itself.

Sources: Anselin, *Local Indicators of Spatial Association - LISA* (1995); Benjamini and Hochberg, *Controlling the
False Discovery Rate* (1995). Values and pseudo-p are those of esda (Rey and Anselin) on the same permutations, where
each area has a neighbour. An area without one has no statistic, and is left out before the mean is taken. Where much of
chance gives the very value found, esda's count makes that rare; see `TIED`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from ..classes import FloatArray, IntArray
from .contiguity import Neighbours

#: fewer areas have no spread to speak of
LEAST = 4
#: what a permuted mean may fall short of the one found by, and still be as large: the noise of additions
_NOISE = 1e-12
#: part of the permutations that may give the very value found: where more do, and the lower end has fewer, they count
#: there too. esda counts them at the upper alone, by which nearly all areas are significant where all but a few have
#: one value.
TIED = 0.05
#: quadrants of a Moran scatter plot, and none
HIGH_HIGH, LOW_LOW, HIGH_LOW, LOW_HIGH, NONE = 1, 2, 3, 4, 0

Progress = Callable[[float], object]


@dataclass(frozen=True)
class Moran:
    """Local and global Moran's I of n areas.

    Attributes
    ----------
    local, p, fdr : ndarray of float, shape (n,)
        Local I, its pseudo-p, and that after Benjamini and Hochberg; NaN for an area without a value or neighbours.
    quadrant : ndarray of int, shape (n,)
        1 high among high, 2 low among low, 3 high among low, 4 low among high, 0 where there is no statistic.
    neighbours : ndarray of int, shape (n,)
        How many neighbours with a value an area with a value has; -1 for an area without one.
    overall, overall_p : float
        Global I and its pseudo-p; NaN where too few areas have a statistic, or all have one value.
    """

    local: FloatArray
    p: FloatArray
    fdr: FloatArray
    quadrant: IntArray
    neighbours: IntArray
    overall: float
    overall_p: float


def moran(
    values: FloatArray,
    neighbours: Neighbours,
    permutations: int = 999,
    seed: int = 0,
    progress: Progress | None = None,
) -> Moran:
    """Compute both.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is missing; such an area is nobody's neighbour.
    neighbours : Neighbours
        Of the n areas; each counts equally.
    permutations, seed : int
    progress : callable, optional
        Takes the percentage that is done; what it raises ends the work.

    Returns
    -------
    Moran

    Examples
    --------
    >>> row = Neighbours.of(np.arange(5), np.arange(1, 6), 7)
    >>> found = moran(np.array([9.0, 8, 9, 2, 1, 2, 5]), row, permutations=99)
    >>> round(found.overall, 3), found.quadrant.tolist(), np.isnan(found.local).tolist()[-1]
    (0.641, [1, 1, 3, 2, 2, 2, 0], True)
    """
    known = ~np.isnan(values)
    counts = np.where(known, 0, -1)
    counts[known] = neighbours.among(known).count
    used = counts > 0
    empty = np.full(len(values), np.nan)
    found = Moran(empty, empty.copy(), empty.copy(), np.zeros_like(counts), counts, np.nan, np.nan)
    values = np.ldexp(values, -int(np.frexp(np.abs(values[used]).max(initial=1.0))[1]))  # squares of 1e300 are none
    z = values[used] - values[used].mean() if used.any() else values[used]
    spread = float(np.sqrt((z**2).mean())) if len(z) else 0.0
    if len(z) < LEAST or not spread > 1e-12:
        return found
    z = z / spread
    near = neighbours.among(used)
    lag = near.lag(z)
    generator = np.random.default_rng(seed)
    drawn = draw(near, permutations, generator)
    larger = _larger(z, near, drawn, progress)
    p = _nearer_end(larger, _equal(z, near, drawn, permutations - larger < TIED * permutations), permutations)
    found.local[used] = (len(z) - 1) / len(z) * z * lag
    found.p[used] = p
    found.fdr[used] = false_discovery(p)
    found.quadrant[used] = np.where(z > 0, np.where(lag > 0, 1, 3), np.where(lag > 0, 4, 2))
    overall = float(z @ lag) / len(z)
    permuted = np.array([z_ @ near.lag(z_) for z_ in (generator.permutation(z) for _ in range(permutations))]) / len(z)
    as_large, as_found = (permuted >= overall - _NOISE).sum(), (np.abs(permuted - overall) <= _NOISE).sum()
    return replace(found, overall=overall, overall_p=float(_nearer_end(as_large, as_found, permutations)))


def draw(neighbours: Neighbours, permutations: int, generator: np.random.Generator) -> IntArray:
    """Which of the other areas stand for the neighbours in each permutation.

    Returns
    -------
    ndarray of int, shape (permutations, most neighbours of an area)
        Places among the others of an area: those behind the area itself count one less. No place twice in a row.
    """
    most = int(neighbours.count.max())
    others = len(neighbours.count) - 1
    return np.array([generator.choice(others, most, replace=False) for _ in range(permutations)])


def pseudo_p(z: FloatArray, neighbours: Neighbours, drawn: IntArray, progress: Progress | None = None) -> FloatArray:
    """The part of the permutations in which the local I is as far off as the one found, at the nearer end.

    An area stays where it is, and others take the place of its neighbours (conditional permutation).

    Parameters
    ----------
    z : ndarray, shape (n,)
        Standardised values.
    drawn : ndarray of int, shape (permutations, k)
        As `draw` gives them.

    Returns
    -------
    ndarray of float, shape (n,)
        From 1 / (permutations + 1) up to a half.
    """
    return _nearer_end(_larger(z, neighbours, drawn, progress), np.zeros(len(z)), len(drawn))


def _nearer_end(larger: npt.ArrayLike, equal: npt.ArrayLike, permutations: int) -> FloatArray:
    """Pseudo-p from how many permutations give as much as was found or more, and how many the very same."""
    larger, equal = np.asarray(larger), np.asarray(equal)
    smaller = permutations - larger
    tied = (smaller < TIED * permutations) & (equal > TIED * permutations)
    smaller = np.where(tied, smaller + equal, smaller)
    return np.asarray((np.minimum(larger, smaller) + 1) / (permutations + 1), dtype=np.float64)


def _means(z: FloatArray, group: IntArray, size: int, drawn: IntArray) -> Iterator[FloatArray]:
    """What each area of a group finds, permutation by permutation, in the place of its neighbours, `size` in number.

    In a permutation the mean of k others is one number for all areas that lie between two of those drawn: what is
    computed are these numbers, and not a mean for each area.
    """
    for places in np.sort(drawn[:, :size], axis=1):
        # Of the others those before an area bear their own place, those behind it one more.
        before, behind = np.append(0.0, np.cumsum(z[places])), np.append(0.0, np.cumsum(z[places + 1]))
        means = (before + behind[-1] - behind) / size
        ends = np.searchsorted(group, places, side="right")
        yield np.repeat(means, np.diff(np.concatenate([[0], ends, [len(group)]])))


def _equal(z: FloatArray, neighbours: Neighbours, drawn: IntArray, of: npt.NDArray[np.bool_]) -> IntArray:
    """How many permutations give the very mean that an area has among its neighbours; 0 for those not asked for."""
    count, lag = neighbours.count, neighbours.lag(z)
    equal = np.zeros(len(z), dtype=np.int64)
    for size in np.unique(count[of]).tolist():
        group = np.flatnonzero(of & (count == size))
        for means in _means(z, group, size, drawn):
            equal[group] += np.abs(means - lag[group]) <= _NOISE
    return equal


def _larger(z: FloatArray, neighbours: Neighbours, drawn: IntArray, progress: Progress | None = None) -> IntArray:
    """In how many permutations the local I is as large as the one found, or larger; shape (n,)."""
    count, lag, sign = neighbours.count, neighbours.lag(z), np.sign(z)
    larger = np.zeros(len(z), dtype=np.int64)
    sizes = np.unique(count)
    for number, size in enumerate(sizes.tolist()):
        group = np.flatnonzero(count == size)
        signs, found = sign[group], sign[group] * lag[group] - _NOISE
        total = np.zeros(len(group), dtype=np.int64)
        for means in _means(z, group, size, drawn):
            total += signs * means >= found
        larger[group] = total
        if progress is not None:
            progress(100.0 * (number + 1) / len(sizes))
    return larger


def false_discovery(p: npt.ArrayLike) -> FloatArray:
    """Probabilities adjusted for their number: so many of those at or below it are false discoveries at most.

    Source: Benjamini and Hochberg (1995).

    Parameters
    ----------
    p : array_like, shape (n,)

    Examples
    --------
    >>> false_discovery([0.01, 0.04, 0.03, 0.5]).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    given = np.asarray(p, dtype=np.float64)
    order = np.argsort(-given)
    ranks = len(given) - np.arange(len(given))
    adjusted = np.minimum.accumulate(given[order] * len(given) / ranks)
    found = np.empty(len(given))
    found[order] = np.minimum(adjusted, 1.0)
    return found
