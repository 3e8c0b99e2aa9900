"""Points in polygons: ray crossings for all points at once, those next to an edge left to a more careful judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

# Pairs of a point and an edge that are tested at once.
PAIRS = 1 << 20
#: of the largest coordinate: some thousands of times the rounding of the test
MARGIN = 1e-10
#: of values that are sorted by these first
BANDS = 65_535


def _pairs(first: IntArray, last: IntArray) -> Iterator[tuple[IntArray, IntArray]]:
    """Number of the edge and position of the point, for runs of points, in pieces of bounded size."""
    length = np.maximum(last - first, 0)
    ends = np.cumsum(length)
    start = 0
    while start < len(length):
        done = int(ends[start - 1]) if start else 0
        stop = max(int(np.searchsorted(ends, done + PAIRS, side="right")), start + 1)
        count = length[start:stop]
        edge = np.repeat(np.arange(start, stop), count)
        offset = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
        yield edge, first[edge] + offset
        start = stop


def sort_order(values: FloatArray, pieces: Iterable[slice]) -> IntArray:
    """Positions that put values in rising order, equal ones in the order in which they stand.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
    pieces : iterable of slice
        Together all of the values; it may end the work by raising.
    """
    low, spread = (float(values.min()), float(np.ptp(values)) or 1.0) if len(values) else (0.0, 1.0)
    bands = np.empty(len(values), dtype=np.uint16)
    for piece in pieces:
        bands[piece] = (values[piece] - low) / spread * BANDS
    order = np.argsort(bands, kind="stable")  # a radix sort, as these are 16 bits
    return order[np.argsort(values[order], kind="stable")]  # quick, as they are nearly sorted


def locate(x: FloatArray, y: FloatArray, edges: FloatArray) -> tuple[BoolArray, BoolArray]:
    """Which points lie inside a polygon, and which lie so near to an edge that rounding could decide.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        The points, y rising.
    edges : ndarray of float, shape (m, 4)
        x and y of both ends of every edge, of outer rings and holes of all parts alike: a point is inside where a
        ray from it crosses an odd number of them.

    Returns
    -------
    inside : ndarray of bool, shape (n,)
        Without meaning for points that are near.
    near : ndarray of bool, shape (n,)
    """
    margin = MARGIN * max(float(np.abs(edges).max(initial=0)), 1.0)
    x1, y1, x2, y2 = edges.T
    low, high = np.minimum(y1, y2) - margin, np.maximum(y1, y2) + margin
    crossings, near = np.zeros(len(x), dtype=np.int64), np.zeros(len(x), dtype=bool)
    for edge, point in _pairs(np.searchsorted(y, low), np.searchsorted(y, high, side="right")):
        px, py, ax, ay, bx, by = x[point], y[point], x1[edge], y1[edge], x2[edge], y2[edge]
        dx, dy = bx - ax, by - ay
        cross = dx * (py - ay) - dy * (px - ax)
        across = (np.minimum(ax, bx) - margin <= px) & (px <= np.maximum(ax, bx) + margin)
        near[point[across & (np.abs(cross) <= margin * np.hypot(dx, dy))]] = True
        upward = by > ay
        hit = ((ay <= py) != (by <= py)) & ((cross > 0) == upward) & (cross != 0)
        crossings += np.bincount(point[hit], minlength=len(x))
    return crossings % 2 == 1, near
