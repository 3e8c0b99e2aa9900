"""The convex hull of many points, and how deep points lie within it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from ..classes import FloatArray
from .neighbours import CountingCancelled


def depth_within(x: FloatArray, y: FloatArray, hull: FloatArray) -> FloatArray:
    """How deep points lie within a convex polygon: metres to its nearest edge, negative outside."""
    depth = np.full(len(x), np.inf)
    for (x1, y1), (x2, y2) in zip(hull, np.roll(hull, -1, axis=0)):
        length = math.hypot(x2 - x1, y2 - y1)
        np.minimum(depth, ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length, out=depth)
    return depth


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

    Points well within the polygon of the extreme points in some directions are dropped before the chain is made.

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
        extreme = _extremes(x, y, directions, is_cancelled) if len(x) > 1000 else []
        rough = _chain(np.unique(np.column_stack([x, y])[extreme], axis=0)) if extreme else np.empty((0, 2))
        if len(rough) > 2:
            outer = depth_within(x, y, rough) <= 1e-6 * np.ptp(rough)
            x, y = x[outer], y[outer]
    return _chain(np.unique(np.column_stack([x, y]), axis=0))
