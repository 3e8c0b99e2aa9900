"""Omgevingsadressendichtheid (OAD): address density around addresses.

Source: CBS, omgevingsadressendichtheid; for the cells Besluit financiele verhouding 2001, article 1.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..classes import FloatArray, IntArray
from .neighbours import CountingCancelled, neighbour_counts

CIRCLE, CELLS = "circle", "statutory cells"
METHODS = (CIRCLE, CELLS)
#: metres
CELL = 500
#: the cells whose centres lie within 1 km of the centre of an address's own cell, that one included
AROUND = [(dx, dy) for dx in range(-2, 3) for dy in range(-2, 3) if CELL**2 * (dx * dx + dy * dy) <= 1000**2]
#: from an address on one side of its cell to the far side of the cells that count
CELLS_REACH = 3 * CELL
STRIDE = 1 << 32
#: points that are worked on between two looks at the cancel button
PIECE = 1 << 20

Progress = Optional[Callable[[float], object]]
IsCancelled = Optional[Callable[[], bool]]


@dataclass(frozen=True)
class Addresses:
    """Points that stand for a number of addresses.

    Attributes
    ----------
    x, y : ndarray of float, shape (n,)
        RD coordinates in metres.
    weight : ndarray of int, shape (n,)
        Addresses at each point, not negative.
    """

    x: FloatArray
    y: FloatArray
    weight: IntArray

    def __len__(self) -> int:
        return len(self.x)

    def __add__(self, other: Addresses) -> Addresses:
        x, y = np.append(self.x, other.x), np.append(self.y, other.y)
        return Addresses(x, y, np.append(self.weight, other.weight))


@dataclass(frozen=True)
class Neighbourhood:
    """What counts as the surroundings of an address.

    Attributes
    ----------
    method : str
        One of `METHODS`.
    radius : float
        Of the circle, in metres; the cells have none.
    """

    method: str = CIRCLE
    radius: float = 1000.0

    @property
    def area(self) -> float:
        """Its size in km2."""
        return math.pi * (self.radius / 1000) ** 2 if self.method == CIRCLE else len(AROUND) * (CELL / 1000) ** 2

    @property
    def reach(self) -> float:
        """How far from an address its neighbours can lie, in metres."""
        return self.radius if self.method == CIRCLE else float(CELLS_REACH)

    def count(
        self, sources: Addresses, points: Addresses, progress: Progress = None, is_cancelled: IsCancelled = None
    ) -> IntArray:
        """The addresses among the sources in the surroundings of each point, itself included if it is one of them.

        Returns
        -------
        ndarray of int, shape (number of points,)

        Raises
        ------
        CountingCancelled
            As soon as ``is_cancelled`` returns true.
        """
        if self.method == CELLS:
            return count_in_cells(sources, points, is_cancelled)
        where = None if points is sources else (points.x, points.y)
        return neighbour_counts(
            sources.x,
            sources.y,
            sources.weight,
            self.radius,
            points=where,
            progress=progress,
            is_cancelled=is_cancelled,
        )


def cell_keys(x: FloatArray, y: FloatArray, size: float = CELL) -> IntArray:
    """One whole number for the square cell of each point; a point on a border is in the cell to the north-east."""
    column, row = np.floor(x / size).astype(np.int64), np.floor(y / size).astype(np.int64)
    return row * STRIDE + column


def cell_corners(keys: IntArray, size: int = CELL) -> tuple[IntArray, IntArray]:
    """The lower left corners of cells, from their keys."""
    row = (keys + STRIDE // 2) // STRIDE
    return (keys - row * STRIDE) * size, row * size


def pieces(number: int, is_cancelled: IsCancelled = None) -> Iterator[slice]:
    """Slices that together cover so many points, each short enough to wait for when the user cancels.

    Raises
    ------
    CountingCancelled
        As soon as ``is_cancelled`` returns true.
    """
    for first in range(0, number, PIECE):
        if is_cancelled and is_cancelled():
            raise CountingCancelled
        yield slice(first, first + PIECE)


def _cell_numbers(sources: Addresses, is_cancelled: IsCancelled) -> tuple[IntArray, IntArray]:
    """Keys of the cells that hold addresses, rising, and how many."""
    keys, numbers = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for piece in pieces(len(sources), is_cancelled):
        cells, cell = np.unique(cell_keys(sources.x[piece], sources.y[piece]), return_inverse=True)
        keys.append(cells)
        numbers.append(np.bincount(cell, weights=sources.weight[piece], minlength=len(cells)).astype(np.int64))
    cells, cell = np.unique(np.concatenate(keys), return_inverse=True)
    return cells, np.bincount(cell, weights=np.concatenate(numbers), minlength=len(cells)).astype(np.int64)


def count_in_cells(sources: Addresses, points: Addresses, is_cancelled: IsCancelled = None) -> IntArray:
    """The addresses in the 500 m cell of each point and the 12 around it.

    Returns
    -------
    ndarray of int, shape (number of points,)

    Raises
    ------
    CountingCancelled
        As soon as ``is_cancelled`` returns true.
    """
    cells, numbers = _cell_numbers(sources, is_cancelled)
    counts = np.zeros(len(points), dtype=np.int64)
    for piece in pieces(len(points) if len(cells) else 0, is_cancelled):
        wanted, place = np.unique(cell_keys(points.x[piece], points.y[piece]), return_inverse=True)
        totals = np.zeros(len(wanted), dtype=np.int64)
        for dx, dy in AROUND:
            key = wanted + (dy * STRIDE + dx)
            found = np.minimum(np.searchsorted(cells, key), len(cells) - 1)
            totals += np.where(cells[found] == key, numbers[found], 0)
        counts[piece] = totals[place]
    return counts


@dataclass(frozen=True)
class Density:
    """OAD of all addresses, without and with those that are planned.

    Attributes
    ----------
    within : ndarray of int, shape (existing + planned,)
        Existing addresses in the surroundings of each address; those of planned ones are 0 and of no use.
    planned_within : ndarray of int, shape (existing + planned,), or None
        Existing and planned addresses in the surroundings of each address.
    area : float
        Of the surroundings, in km2.
    """

    within: IntArray
    planned_within: IntArray | None
    area: float

    def oad(self, existing: int) -> FloatArray:
        """OAD of the first addresses, which are the existing ones."""
        return self.within[:existing] / self.area

    def planned_oad(self, existing: int) -> FloatArray | None:
        """The same with the planned addresses as neighbours."""
        return None if self.planned_within is None else self.planned_within[:existing] / self.area


def densities(
    existing: Addresses,
    planned: Addresses | None,
    around: Neighbourhood,
    progress: Progress = None,
    is_cancelled: IsCancelled = None,
) -> Density:
    """OAD of every address, and of every existing and planned address once the plan is built.

    Raises
    ------
    CountingCancelled
        As soon as ``is_cancelled`` returns true.

    Examples
    --------
    >>> x, y = np.array([0.0, 600.0, 5000.0]), np.zeros(3)
    >>> density = densities(Addresses(x, y, np.array([1, 2, 1])), None, Neighbourhood())
    >>> density.within.tolist()
    [3, 3, 1]
    >>> density.oad(3).round(2).tolist()
    [0.95, 0.95, 0.32]
    """
    within = around.count(existing, existing, progress, is_cancelled)
    if planned is None:
        return Density(within, None, around.area)
    # Counts are whole numbers: what the plan adds to existing addresses can be counted by itself.
    more = around.count(planned, existing, progress, is_cancelled)
    theirs = around.count(existing + planned, planned, progress, is_cancelled)
    within = np.append(within, np.zeros(len(planned), dtype=np.int64))
    return Density(within, np.append(within[: len(existing)] + more, theirs), around.area)
