"""Pairs of tiles' points and ring candidates: tested in 16-bit integers, close calls decided in float64."""

from __future__ import annotations

import math
from threading import local
from typing import NamedTuple

import numpy as np

from .grid import Array, Grid, find_ring

WIDE = 1 << 16  # candidates tested at once: enough to leave the other thread alone, few enough for caches
SPAN = 31_000  # largest absolute value aimed at in the 16-bit test; the rest up to 32,767 is for its error


class Scratch(local):
    """Memory for the pairs, twice, that each thread keeps."""

    def __init__(self, points: int) -> None:
        self.pairs = np.empty((2, WIDE * points), dtype=np.int16)


class _Terms(NamedTuple):
    """What the 16-bit test adds and multiplies; see :func:`_quantised_terms`."""

    ax: Array
    ay: Array
    own: Array
    bx: Array
    by: Array
    other: Array
    band: Array


def _quantise(value: Array, unit: Array) -> Array:
    """Round to whole units, as 16-bit integers."""
    scaled = value * (1 / unit)
    return np.rint(scaled, out=scaled).astype(np.int16)


def _quantised_terms(grid: Grid, candidate: Array, x: Array, y: Array, radius: float) -> _Terms:
    """Bring tiles' points a and their candidates b into 16-bit units.

    Relative to the tile's centre, ``(|b - a|**2 - r**2) / 2 = (|b|**2 - r**2) / 2 - a.b + |a|**2 / 2``: two
    products and three sums per pair. The units are chosen such that no sum leaves the 16 bits, and that a and
    b share the rounding error evenly. The error of a point's sums is below half of its ``band``; that half is
    added to ``own``.
    """
    centre_x, centre_y = (x.min(1) + x.max(1))[:, None] / 2, (y.min(1) + y.max(1))[:, None] / 2
    ax, ay = centre_x - x, centre_y - y  # that is -a
    bx, by = grid.near_x.take(candidate, mode="clip"), grid.near_y.take(candidate, mode="clip")
    bx -= (centre_x - grid.corner[0]).astype(np.float32)
    by -= (centre_y - grid.corner[1]).astype(np.float32)
    own = (ax * ax + ay * ay) / 2
    other = bx * bx
    other += by * by
    other *= np.float32(0.5)
    near = np.sqrt(2 * own.max(1, keepdims=True))
    far = np.sqrt(2 * other.max(1, keepdims=True).astype(np.float64))
    other -= np.float32(radius * radius / 2)
    bound = np.maximum(other.max(1, keepdims=True), -other.min(1, keepdims=True))
    bound = bound + near * far + near * near / 2
    # At least so large that all rounding in float32 and float64 together stays below one unit.
    extent = max(grid.size[0] * grid.shape[0], grid.size[1] * grid.shape[1])
    extent = extent + 1e-8 * (np.abs(centre_x) + np.abs(centre_y))
    unit = np.maximum(bound / SPAN, 1e-6 * (far * far + radius * radius + (near + far) * extent)) + 1e-30
    unit_a = np.sqrt(unit * (near + 1e-6 * far + 1e-15) / (far + 1e-15))
    unit_b = unit / unit_a
    px, py = _quantise(ax, unit_a), _quantise(ay, unit_a)
    # What a lost by rounding is known; b lost up to half a unit in both coordinates. 5: all other rounding.
    error = np.hypot(ax - px * unit_a, ay - py * unit_a) * far + np.sqrt(own) * unit_b * 1.0001
    error = (error / unit).astype(np.int16) + np.int16(5)
    one, both = unit_b.astype(np.float32), unit.astype(np.float32)
    band = (2 * error).astype(np.uint16)
    own = _quantise(own, unit) + error
    return _Terms(px, py, own, _quantise(bx, one), _quantise(by, one), _quantise(other, both), band)


def _find_few(flags: Array) -> Array:
    """Find the few True: first the eights that hold any."""
    eights = flags.view(np.uint64)
    some = np.flatnonzero(eights != 0)
    found = np.flatnonzero(eights[some].view(bool))
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
    if weight.sum(axis=1, dtype=np.int64).max() >= 0xFFFF:
        weight = np.where(weight, grid.weight.take(candidate), 0)
    terms = _quantised_terms(grid, candidate, x, y, radius)
    shape = (*x.shape, candidate.shape[1])
    excess, other = scratch.pairs[:, : math.prod(shape)].reshape(2, *shape)
    # Pieces of one row each: with larger buffers numpy would first copy out what it broadcasts.
    np.setbufsize(min(shape[2], 1 << 20))
    np.multiply(terms.ax[:, :, None], terms.bx[:, None], out=excess)
    np.multiply(terms.ay[:, :, None], terms.by[:, None], out=other)
    excess += other
    excess += terms.other[:, None]
    excess += terms.own[:, :, None]
    close = other.view(bool).reshape(-1)[: excess.size]
    np.less_equal(excess.view(np.uint16), terms.band[:, :, None], out=close.reshape(shape))
    close = _find_few(close)
    point = close // shape[2]
    source = candidate.take(close + (point // shape[1] - point) * shape[2])
    dx, dy = x.take(point) - grid.x.take(source), y.take(point) - grid.y.take(source)
    excess.reshape(-1)[close] = -(dx * dx + dy * dy <= radius * radius).astype(np.int16)
    return _weigh(excess, weight)


def _weigh(excess: Array, weight: Array) -> Array:
    """Add up the weights where the excess is negative (tiles x points x candidates; overwritten)."""
    if weight.dtype != np.uint16:
        inside = (excess < 0).astype(np.float64)
        return np.matmul(inside, weight[:, :, None].astype(np.float64))[:, :, 0].astype(np.int64)
    sign = excess.view(np.uint32)  # two in one
    sign >>= np.uint32(15)
    sign &= np.uint32(0x00010001)
    bits = excess.view(np.uint16)
    bits *= weight[:, None]
    # No sum reaches 2**16, so four of them fit side by side into a 64-bit one.
    lanes = np.add.reduce(bits.view(np.uint64), axis=2)
    return lanes.view(np.uint16).reshape(*lanes.shape, 4).sum(axis=2, dtype=np.int64)


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
