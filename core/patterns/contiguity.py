"""Which areas are neighbours, whatever made them so: pairs in, lists and means of neighbours out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..classes import FloatArray, IntArray


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of n areas, each with equal weight in what an area's neighbours are like.

    Attributes
    ----------
    starts : ndarray of int, shape (n + 1,)
        Where the neighbours of each area begin in `others`.
    others : ndarray of int, shape (number of links,)
        Places of the neighbours, rising within an area.
    """

    starts: IntArray
    others: IntArray

    @classmethod
    def of(cls, first: IntArray, second: IntArray, areas: int, both: bool = True) -> Neighbours:
        """From pairs of places.

        Parameters
        ----------
        first, second : ndarray of int, shape (number of pairs,)
            An area and its neighbour; no area is its own.
        both : bool
            Whether the second is to have the first for a neighbour, too.

        Examples
        --------
        >>> found = Neighbours.of(np.array([0, 1]), np.array([1, 2]), 4)
        >>> found.count.tolist(), found.others.tolist()
        ([1, 2, 1, 0], [1, 0, 2, 1])
        """
        if both:
            first, second = np.concatenate([first, second]), np.concatenate([second, first])
        links = np.unique(np.column_stack([first, second]).astype(np.int64), axis=0)
        links = links[links[:, 0] != links[:, 1]]
        starts = np.searchsorted(links[:, 0], np.arange(areas + 1))
        return cls(starts.astype(np.int64), links[:, 1])

    @property
    def count(self) -> IntArray:
        """How many neighbours each area has, shape (n,)."""
        return np.diff(self.starts)

    def among(self, kept: npt.NDArray[np.bool_]) -> Neighbours:
        """The neighbours of some areas among themselves, with the places that they then have."""
        place = np.cumsum(kept) - 1
        first = np.repeat(np.arange(len(kept)), self.count)
        inside = kept[first] & kept[self.others]
        return Neighbours.of(place[first[inside]], place[self.others[inside]], int(kept.sum()), both=False)

    def lag(self, values: FloatArray) -> FloatArray:
        """Mean of the values of the neighbours, NaN without any; shape (n,)."""
        count = self.count
        sums = np.full(len(count), np.nan)
        some = count > 0
        if some.any():
            sums[some] = np.add.reduceat(values[self.others], self.starts[:-1][some]) / count[some]
        return sums
