"""The region with which an area shares most of its surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Largest:
    """The region with the largest overlap of each area.

    Attributes
    ----------
    region : ndarray of int, shape (n,)
        Position of the region, -1 for none.
    share : ndarray of float, shape (n,)
        Percent of the area inside it, NaN for none.
    second : ndarray of int, shape (n,)
        Position of the next largest, -1 for none.
    second_share : ndarray of float, shape (n,)
    """

    region: npt.NDArray[np.intp]
    share: npt.NDArray[np.float64]
    second: npt.NDArray[np.intp]
    second_share: npt.NDArray[np.float64]


def largest_overlap(
    area: npt.NDArray[np.intp],
    region: npt.NDArray[np.intp],
    overlap: npt.NDArray[np.float64],
    size: npt.NDArray[np.float64],
) -> Largest:
    """The region with the largest overlap; of equal ones (to a millionth of the area) the one that comes first.

    Parameters
    ----------
    area, region : ndarray of int, shape (pairs,)
        Positions of areas and regions; each pair once.
    overlap : ndarray of float, shape (pairs,)
        Square metres that they share.
    size : ndarray of float, shape (n,)
        Square metres of each area.
    """
    count = len(size)
    best, second = np.full(count, -1, dtype=np.intp), np.full(count, -1, dtype=np.intp)
    share, second_share = np.full(count, np.nan), np.full(count, np.nan)
    percent = np.divide(100.0 * overlap, size[area], out=np.zeros(len(area)), where=size[area] > 0)
    real = percent > 0
    area, region, percent = area[real], region[real], np.minimum(percent[real], 100.0)
    order = np.lexsort((region, -np.round(percent, 4), area))
    area, region, percent = area[order], region[order], percent[order]
    first = np.flatnonzero(np.r_[True, area[1:] != area[:-1]]) if len(area) else np.empty(0, dtype=np.intp)
    best[area[first]], share[area[first]] = region[first], percent[first]
    after = first[np.isin(first + 1, np.setdiff1d(np.arange(len(area)), first))] + 1
    second[area[after]], second_share[area[after]] = region[after], percent[after]
    return Largest(best, share, second, second_share)
