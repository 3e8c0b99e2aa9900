"""The convex hull of many points, and how deep points lie within it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from ..classes import FloatArray, IntArray
from .neighbours import CountingCancelled

#: along each side of the points' extent
SQUARES = 128
#: points at most whose extremes stand for those of all
SAMPLE = 20_000


def depth_within(x: FloatArray, y: FloatArray, hull: FloatArray) -> FloatArray:
    """How deep points lie within a convex polygon: metres to its nearest edge, negative outside."""
    depth = np.full(len(x), np.inf)
    for (x1, y1), (x2, y2) in zip(hull, np.roll(hull, -1, axis=0)):
        length = math.hypot(x2 - x1, y2 - y1)
        np.minimum(depth, ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length, out=depth)
    return depth


def shallow(x: FloatArray, y: FloatArray, hull: FloatArray, depth: float) -> IntArray:
    """Positions of all points that may lie so deep at most within a convex polygon, and of few others.

    Points are told by the square they lie in: none lies deeper or less deep than its middle by more than half a
    diagonal.
    """
    west, south = float(x.min()), float(y.min())
    side = max(float(x.max()) - west, float(y.max()) - south) / SQUARES * (1 + 1e-9) or 1.0
    square = ((y - south) / side).astype(np.int32)
    square *= SQUARES
    square += ((x - west) / side).astype(np.int32)
    middle = (np.arange(SQUARES) + 0.5) * side
    depths = depth_within(np.tile(west + middle, SQUARES), np.repeat(south + middle, SQUARES), hull)
    # 0.71 is more than half a diagonal by far more than rounding
    return np.flatnonzero((depths - 0.71 * side <= depth)[square])


def _chain(points: FloatArray) -> FloatArray:
    """Andrew's monotone chain over distinct points in the order of x and y; counter-clockwise."""
    halves = []
    for line in (points.tolist(), points[::-1].tolist()):
        hull: list[list[float]] = []
        for px, py in line:
            while len(hull) > 1:
                (ax, ay), (bx, by) = hull[-2:]
                if (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0:
                    break
                hull.pop()
            hull.append([px, py])
        halves += hull[:-1]
    return np.array(halves).reshape(-1, 2)


def _extremes(x: FloatArray, y: FloatArray, directions: int, is_cancelled: Callable[[], bool] | None) -> list[int]:
    """The outermost point in each of some directions."""
    found = []
    for angle in np.arange(directions) * (2 * np.pi / directions):
        if is_cancelled and is_cancelled():
            raise CountingCancelled
        found.append(int((x * math.cos(angle) + y * math.sin(angle)).argmax()))
    return found


def convex_hull(x: FloatArray, y: FloatArray, is_cancelled: Callable[[], bool] | None = None) -> FloatArray:
    """The corners of the convex hull, counter-clockwise.

    Points well within the polygon of a sample's extremes in some directions are dropped before the chain is made.

    Returns
    -------
    ndarray of float, shape (corners, 2)
        Fewer than three corners where all points lie on one line.

    Raises
    ------
    CountingCancelled
        As soon as ``is_cancelled`` returns true.
    """
    for directions in (16, 256):
        step = len(x) // SAMPLE + 1
        some = x[::step], y[::step]
        extreme = _extremes(*some, directions, is_cancelled) if len(x) > 1000 else []
        rough = _chain(np.unique(np.column_stack(some)[extreme], axis=0)) if extreme else np.empty((0, 2))
        if len(rough) > 2:
            outer = shallow(x, y, rough, 1e-6 * float(np.ptp(rough)))
            x, y = x[outer], y[outer]
            close = depth_within(x, y, rough) <= 1e-6 * np.ptp(rough)
            x, y = x[close], y[close]
    return _chain(np.unique(np.column_stack([x, y]), axis=0))
