"""Sources in a fine grid: what lies wholly within a radius of a tile of points, and what may."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
TILE = 32  # query points that share one list of candidates


class Grid(NamedTuple):
    """Distinct sources, sorted by row and column of cells."""

    x: Array
    y: Array
    weight: Array
    near_x: Array  # float32, from the corner
    near_y: Array
    light: Array  # weight as far as 8 bits go; one more, of weight 0, fills up lists of candidates
    prefix: Array  # weight of all sources before
    start: Array  # first source of each cell
    low: Array  # smallest and largest y within each row, one empty row more
    high: Array
    corner: tuple[float, float]
    size: tuple[float, float]  # width and height of a cell
    shape: tuple[int, int]  # columns and rows


@lru_cache(maxsize=1)
def hilbert_curve(order: int) -> Array:
    """Positions of the cells of a square of 2**order x 2**order cells along a Hilbert curve."""
    table = np.zeros((1, 1), dtype=np.int32)
    for _ in range(order):
        n = table.size
        table = np.block([[table.T, table[::-1, ::-1].T + 3 * n], [table + n, table + 2 * n]])
    return table


def sort_points(cell: Array, cells: int, x: Array, y: Array) -> tuple[Array, Array]:
    """Sort points by cell, with equal points side by side.

    Returns
    -------
    order : ndarray of int32
        The sorted points.
    head : ndarray
        Where in the order each distinct point starts.
    """
    n = len(x)
    low = max(1, (n - 1).bit_length())
    middle = 63 - low - cells.bit_length()
    # Cell, hash of the coordinates and row number in one integer: sorting these is faster than any argsort.
    # A clash of hashes may leave equal points apart, which costs time but no exactness.
    key = x.view(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    key ^= y.view(np.uint64) * np.uint64(0xC2B2AE3D27D4EB4F)
    key *= np.uint64(0xD6E8FEB86659FD93)
    key >>= np.uint64(64 - middle)
    key <<= np.uint64(low)
    key |= cell.astype(np.uint64) << np.uint64(low + middle)
    key |= np.arange(n, dtype=np.uint64)
    key.sort()
    order = (key & np.uint64((1 << low) - 1)).astype(np.int32)
    x, y = x[order], y[order]
    first = np.ones(n, dtype=bool)
    first[1:] = (x[1:] != x[:-1]) | (y[1:] != y[:-1])
    return order, np.flatnonzero(first)


def _cell_height(x: Array, y: Array, radius: float) -> float:
    """Choose the height of the rows: a third of a tile's side, at the density that most sources live in."""
    wide, tall = float(np.ptp(x)), float(np.ptp(y))
    side = max(wide, tall, radius) / 128 * (1 + 1e-9) or 1.0
    coarse = ((y - y.min()) / side).astype(np.int32) * 128 + ((x - x.min()) / side).astype(np.int32)
    numbers = np.bincount(coarse).astype(np.float64)
    density = float((numbers * numbers).sum()) / len(x) / side**2
    height = min(max(math.sqrt(TILE / density) / 3, radius / 200), radius / 4) or side
    # No more cells than some per source, however far apart the sources lie.
    while (4 * wide / height + 1) * (tall / height + 1) > 4 * len(x) + 65_536:
        height *= 1.25
    return height


def make_grid(x: Array, y: Array, weight: Array, radius: float) -> Grid:
    """Put sources into a grid of cells four times as tall as wide, equal sources merged."""
    height = _cell_height(x, y, radius)
    width = height / 4
    corner = float(x.min()), float(y.min())
    column = ((x - corner[0]) / width).astype(np.int32)
    row = ((y - corner[1]) / height).astype(np.int32)
    columns, rows = int(column.max()) + 1, int(row.max()) + 1
    cell = row * np.int32(columns) + column
    order, head = sort_points(cell, columns * rows, x, y)
    weight = np.add.reduceat(weight[order], head, dtype=np.int64)
    order = order[head]
    x, y = x[order], y[order]
    start = np.zeros(columns * rows + 1, dtype=np.int32)
    np.cumsum(np.bincount(cell[order], minlength=columns * rows), out=start[1:])
    low, high = np.full(rows + 1, np.inf), np.full(rows + 1, -np.inf)
    bounds = start[::columns]
    filled = np.flatnonzero(bounds[1:] > bounds[:-1])
    low[filled] = np.minimum.reduceat(y, bounds[filled])
    high[filled] = np.maximum.reduceat(y, bounds[filled])
    near_x, near_y = (x - corner[0]).astype(np.float32), (y - corner[1]).astype(np.float32)
    light = np.append(np.minimum(weight, 0xFF), 0).astype(np.uint8)
    prefix = np.append(0, np.cumsum(weight))
    size, shape = (width, height), (columns, rows)
    return Grid(x, y, weight, near_x, near_y, light, prefix, start, low, high, corner, size, shape)


def _cells(value: Array, corner: float, step: float, last: int) -> Array:
    """Tell columns or rows, by the very formula that sources got theirs: rounding cannot part the two."""
    return np.clip(np.floor((value - corner) / step), -1, last).astype(np.int32)


def find_ring(grid: Grid, box: Array, radius: float) -> tuple[Array, Array, Array]:
    """Look up what lies wholly within the radius of each tile, and what may lie within it for some points.

    Parameters
    ----------
    grid : Grid
        The sources.
    box : ndarray
        Smallest x, largest x, smallest y, largest y of the tiles' points (4 x tiles).
    radius : float
        The radius.

    Returns
    -------
    inner : ndarray of int64
        Weight within the radius of all points of the tile.
    start, length : ndarray of int32
        Runs of sources to be tested (tiles x runs).
    """
    (columns, rows), (width, height), (corner_x, corner_y) = grid.shape, grid.size, grid.corner
    west, east, south, north = box[:, :, None]
    slack = 1e-12 * radius + 1e-15 * max(np.abs(box).max(), abs(corner_x), abs(corner_y))
    row = np.maximum(_cells(south - radius - slack, corner_y, height, rows), 0)
    last = _cells(north + radius + slack, corner_y, height, rows - 1)
    row = row + np.arange(max(int((last - row).max()) + 1, 1), dtype=np.int32)
    row[row > last] = rows
    low, high = grid.low[row], grid.high[row]
    far = max(radius - slack, 0.0) ** 2 - np.maximum(high - south, north - low) ** 2
    near = (radius + slack) ** 2 - np.maximum(np.maximum(low - north, south - high), 0) ** 2
    reached = near >= 0
    outer = np.sqrt(np.where(reached, near, 0)) + slack
    inner = np.where(far >= 0, np.sqrt(np.maximum(far, 0)) - slack, -np.inf)
    begin = np.maximum(_cells(west - outer, corner_x, width, columns), 0)
    end = np.maximum(_cells(east + outer, corner_x, width, columns - 1) + 1, begin)
    inside = np.clip(_cells(east - inner, corner_x, width, columns) + 1, begin, end)
    outside = np.clip(_cells(west + inner, corner_x, width, columns), inside, end)
    edges = np.stack([begin, inside, outside, end]) + np.where(reached, row, 0) * np.int32(columns)
    edges = grid.start[edges]
    edges[1:, ~reached] = edges[0, ~reached]
    weight = (grid.prefix[edges[2]] - grid.prefix[edges[1]]).sum(axis=1)
    return weight, np.hstack([edges[0], edges[2]]), np.hstack([edges[1] - edges[0], edges[3] - edges[2]])
