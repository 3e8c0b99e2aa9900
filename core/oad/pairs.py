"""Pairs of tiles' points and ring candidates: tested in float32 by products of matrices, close calls in float64."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from threading import local
from time import perf_counter
from typing import NamedTuple

import numpy as np

from .grid import Array, Grid, find_ring

WIDE = 1 << 15  # candidates tested at once: enough to leave the other thread alone, few enough for caches
COLUMNS = 2048  # of a product of matrices: of larger ones BLAS would make threads of its own
LIGHT = 0xFF  # the greatest weight of 8 bits; what a heavier source has more is added up by itself
LANES = 128  # 64-bit integers of four sums of two such weights that can be added up within their 16 bits each
EVEN = np.uint64(0x00FF00FF00FF00FF)


class Scratch(local):
    """Memory for the pairs that each thread keeps: their excess, and two flags each."""

    def __init__(self, points: int) -> None:
        self.excess = np.empty(WIDE * points, dtype=np.float32)
        self.flags = np.empty((2, WIDE * points), dtype=bool)


class _Terms(NamedTuple):
    """What is multiplied, and what the products are held against; see :func:`_terms`."""

    points: Array
    candidates: Array
    least: Array
    most: Array


def _terms(grid: Grid, candidate: Array, x: Array, y: Array, radius: float) -> _Terms:
    """Matrices whose product tells how far tiles' points a and their candidates b lie apart.

    Relative to the tile's centre, ``(|b - a|**2 - r**2) / 2 = (|b|**2 - r**2) / 2 - a.b + |a|**2 / 2``: the product
    ``(-ax, -ay, 1) . (bx, by, (|b|**2 - r**2) / 2)``, held against ``-|a|**2 / 2``. Below ``least`` a candidate is
    certainly within the radius, above ``most`` it certainly is not.
    """
    centre_x, centre_y = (x.min(1) + x.max(1))[:, None] / 2, (y.min(1) + y.max(1))[:, None] / 2
    points = np.ones((*x.shape, 3), dtype=np.float32)
    ax, ay = centre_x - x, centre_y - y  # that is -a
    points[:, :, 0], points[:, :, 1] = ax, ay
    own = (ax * ax + ay * ay) / 2
    candidates = np.empty((len(x), 3, candidate.shape[1]), dtype=np.float32)
    bx, by, other = candidates[:, 0], candidates[:, 1], candidates[:, 2]
    np.subtract(grid.near_x.take(candidate, mode="clip"), (centre_x - grid.corner[0]).astype(np.float32), out=bx)
    np.subtract(grid.near_y.take(candidate, mode="clip"), (centre_y - grid.corner[1]).astype(np.float32), out=by)
    np.multiply(bx, bx, out=other)
    other += by * by
    other *= np.float32(0.5)
    near = np.sqrt(2 * own.max(1, keepdims=True))
    far = np.sqrt(2 * other.max(1, keepdims=True).astype(np.float64))
    other -= np.float32(radius * radius / 2)
    # More than all rounding: of b, which is a difference of numbers as large as the grid, of products and of sums,
    # none of which is larger than the square of near + far or of the radius; 1e-6 is 16 roundings in float32.
    extent = max(grid.size[0] * grid.shape[0], grid.size[1] * grid.shape[1])
    extent = extent + 1e-8 * (np.abs(centre_x) + np.abs(centre_y))
    band = 1e-6 * ((near + far) * (extent + near + far) + radius * radius)
    least, most = (-own - band).astype(np.float32), (band - own).astype(np.float32)
    return _Terms(points, candidates, least, most)


def _find_few(flags: Array, others: Array) -> Array:
    """Find the few flags that differ: first the eights that do."""
    flags, others = flags.view(np.uint64), others.view(np.uint64)
    some = np.flatnonzero(flags != others)
    found = np.flatnonzero((flags[some] ^ others[some]).view(bool))
    return (some[found >> 3] << 3) + (found & 7)


def _sum_within(grid: Grid, candidate: Array, x: Array, y: Array, radius: float, scratch: Scratch) -> Array:
    """Add up the weight within the radius, among the candidates of each tile.

    Parameters
    ----------
    grid : Grid
        The sources.
    candidate : ndarray of int64
        Numbers of sources (tiles x candidates, these a multiple of 16), past the last source where filled up.
    x, y : ndarray
        Points of the tiles (tiles x points).
    radius : float
        The radius.
    scratch : Scratch
        Room for the pairs.
    """
    weight = grid.light.take(candidate, mode="clip")
    np.copyto(candidate, candidate[:, :1], where=weight == 0)
    terms = _terms(grid, candidate, x, y, radius)
    shape = (*x.shape, candidate.shape[1])
    number = math.prod(shape)
    excess, inside, maybe = (each[:number] for each in (scratch.excess, *scratch.flags))
    table = excess.reshape(shape)
    # Pieces of one row each: with larger buffers numpy would first copy out what it broadcasts.
    np.setbufsize(min(shape[2], 1 << 20))
    (_by_blas if _has_blas() else _by_sums)(terms.points, terms.candidates, table)
    np.less(table, terms.least[:, :, None], out=inside.reshape(shape))
    np.less_equal(table, terms.most[:, :, None], out=maybe.reshape(shape))
    close = _find_few(inside, maybe)
    point = close // shape[2]
    source = candidate.take(close + (point // shape[1] - point) * shape[2])
    dx, dy = x.take(point) - grid.x.take(source), y.take(point) - grid.y.take(source)
    inside[close] = dx * dx + dy * dy <= radius * radius
    within = _heavy(inside.reshape(shape), candidate, weight, grid)
    return within + _weigh(inside.reshape(shape), maybe.reshape(shape), weight)


@lru_cache(maxsize=1)
def _has_blas() -> bool:
    """Whether products of matrices are faster than numpy's own sums: not with the plain BLAS that Debian installs."""
    points, candidates = np.ones((1, 32, 3), dtype=np.float32), np.ones((1, 3, COLUMNS), dtype=np.float32)
    out = np.empty((1, 32, COLUMNS), dtype=np.float32)

    def seconds(multiply: Callable[[Array, Array, Array], None]) -> float:
        start = perf_counter()
        multiply(points, candidates, out)
        return perf_counter() - start

    return min(seconds(_by_blas) for _ in range(5)) < min(seconds(_by_sums) for _ in range(5))


def _by_blas(points: Array, candidates: Array, out: Array) -> None:
    """Multiply the matrices of each tile."""
    for k in range(0, out.shape[2], COLUMNS):
        part = np.s_[:, :, k : k + COLUMNS]
        np.matmul(points, candidates[part], out=out[part])


def _by_sums(points: Array, candidates: Array, out: Array) -> None:
    """The same by numpy alone, tile by tile, which caches hold."""
    spare = np.empty(out.shape[1:], dtype=np.float32)
    for tile, a, b in zip(out, points, candidates):
        np.multiply(a[:, :1], b[0], out=tile)
        np.multiply(a[:, 1:2], b[1], out=spare)
        np.add(tile, spare, out=tile)
        np.add(tile, b[2], out=tile)


def _heavy(inside: Array, candidate: Array, light: Array, grid: Grid) -> Array:
    """Add up what the heavy among the candidates that are inside weigh more than 8 bits hold (tiles x points)."""
    total = np.zeros(inside.shape[:2], dtype=np.int64)
    if light.max() == LIGHT:
        tile, column = np.nonzero(light == LIGHT)
        more = grid.weight.take(candidate[tile, column]) - LIGHT
        np.add.at(total, tile, inside[tile, :, column] * more[:, None])
    return total


def _weigh(inside: Array, spare: Array, light: Array) -> Array:
    """Add up weights of 8 bits where flags stand (tiles x points x candidates; both are overwritten).

    A product of matrices is a tenth faster with OpenBLAS and takes 35 times as long with a plain BLAS.
    """
    bits = inside.view(np.uint8)
    bits *= light[:, None]
    odd, even = bits.view(np.uint64), spare.view(np.uint64)
    np.bitwise_and(odd, EVEN, out=even)
    odd >>= np.uint64(8)
    odd &= EVEN
    even += odd
    total = np.zeros(even.shape[:2], dtype=np.int64)
    for k in range(0, even.shape[2], LANES):
        lanes = np.add.reduce(even[:, :, k : k + LANES], axis=2)
        total += lanes.view(np.uint16).reshape(*lanes.shape, 4).sum(axis=2, dtype=np.int64)
    return total


def _candidates(start: Array, length: Array, count: Array, past: int) -> Array:
    """List the sources of tiles' runs, filled up to a multiple of 16 with numbers from ``past``."""
    wide = -(-int(count.max()) // 16) * 16
    start = np.column_stack([start, np.full(len(start), past, dtype=np.int32)]).ravel()
    length = np.column_stack([length, (wide - count).astype(np.int32)]).ravel()
    filled = np.flatnonzero(length)
    start, length = start[filled], length[filled]
    # Each number is the one before plus 1, but for the jumps from run to run: faster than np.repeat.
    candidate = np.ones(len(count) * wide, dtype=np.int64)
    candidate[0] = start[0]
    candidate[np.cumsum(length[:-1])] = start[1:] - (start[:-1] + length[:-1] - 1)
    np.cumsum(candidate, out=candidate)
    return candidate.reshape(len(count), wide)


def count_tiles(grid: Grid, x: Array, y: Array, radius: float, scratch: Scratch) -> Array:
    """Add up the weight within the radius of each point of some tiles (tiles x points)."""
    inner, start, length = find_ring(grid, np.stack([x.min(1), x.max(1), y.min(1), y.max(1)]), radius)
    result = np.repeat(inner[:, None], x.shape[1], axis=1)
    count = length.sum(axis=1, dtype=np.int64)
    queue = np.argsort(count, kind="stable")[::-1]  # alike ones together: less filling up
    queue = queue[: np.count_nonzero(count)]
    while len(queue):
        pick = queue[: max(1, WIDE // (int(count[queue[0]]) + 15))]
        queue = queue[len(pick) :]
        candidate = _candidates(start[pick], length[pick], count[pick], len(grid.x))
        for k in range(0, candidate.shape[1], WIDE):
            part = candidate[:, k : k + WIDE]
            result[pick] += _sum_within(grid, part, x[pick], y[pick], radius, scratch)
    return result
