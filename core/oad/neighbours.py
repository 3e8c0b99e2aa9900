"""Exact numbers of addresses within a radius, with numpy alone.

The plane is cut into blocks, each with the sources within the radius of it. Within a block the distinct
query points are ordered along a Hilbert curve and cut into small tiles; the distinct sources lie in a fine
grid. For a tile, cells wholly within the radius of all of its points are added up by prefix sums, cells
beyond the reach of all of them are skipped. The ring between is tested pair by pair in float32, and the few
pairs too close to the circle for that are decided in float64 by
``dx * dx + dy * dy <= radius * radius``. So the result is exact, whatever the order of the rows, the tiles
or the number of threads.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import closing
from functools import partial
from threading import Event
from typing import Any, NamedTuple

import numpy as np

from .grid import TILE, Array, Grid, hilbert_curve, make_grid, sort_points
from .pairs import Scratch, count_tiles

BATCH = 128  # tiles counted together
TASK = 4096  # query points per task: some 10 ms of work, so that cancelling is immediate
CURVE = 9  # the Hilbert curve passes through 2**9 x 2**9 cells of a block
LARGEST = 1e15  # of the numbers that come in: their squares must fit in float32


class CountingCancelled(Exception):
    """The caller's ``is_cancelled`` said so."""


class _Points(NamedTuple):
    """Points sorted by block: the points, their former places, and where each block starts."""

    x: Array
    y: Array
    order: Array
    start: Array


class _Task(NamedTuple):
    """Distinct query points, and the rows of the caller's arrays that each of them stands for."""

    grid: Grid
    x: Array
    y: Array
    rows: Array
    repeats: Array


class _Blocks(NamedTuple):
    """Square blocks of the plane, numbered row by row; fewer than 2**16."""

    west: float
    south: float
    side: float
    columns: int

    def number(self, x: Array, y: Array) -> Array:
        """Tell the block of each point."""
        block = ((y - self.south) / self.side).astype(np.uint16)
        block *= np.uint16(self.columns)
        block += ((x - self.west) / self.side).astype(np.uint16)
        return block

    def sort(self, x: Array, y: Array) -> _Points:
        """Sort points by block."""
        block = self.number(x, y)
        start = np.append(0, np.cumsum(np.bincount(block, minlength=self.columns**2)))
        order = np.argsort(block, kind="stable").astype(np.int32)  # a radix sort, as these are 16 bits
        return _Points(x[order], y[order], order, start)

    def around(self, block: int, points: _Points) -> Array:
        """List the points in a block and its neighbours."""
        band, column = divmod(block, self.columns)
        west, east = max(column - 1, 0), min(column + 1, self.columns - 1)
        bands = np.arange(max(band - 1, 0), min(band + 2, self.columns)) * self.columns
        runs = zip(points.start[bands + west], points.start[bands + east + 1])
        return np.concatenate([np.arange(first, last) for first, last in runs])


def _make_blocks(x: Array, y: Array, points: tuple[Array, ...], radius: float) -> _Blocks:
    """Choose blocks of some radii, larger ones if the points lie far apart."""
    west, south = float(min(x.min(), points[0].min())), float(min(y.min(), points[1].min()))
    extent = float(max(x.max() - west, points[0].max() - west, y.max() - south, points[1].max() - south))
    side = max(8 * radius, extent / 250) or 1.0
    used = np.count_nonzero(np.bincount(_Blocks(west, south, side, int(extent / side) + 1).number(*points)))
    side *= max(1.0, math.sqrt(used / (64 + len(points[0]) / 1000)))
    return _Blocks(west, south, side, int(extent / side) + 1)


def _prepare(
    blocks: _Blocks, block: int, sources: _Points, weight: Array, points: _Points, radius: float
) -> list[_Task]:
    """Cut the points of a block into tasks."""
    here = slice(points.start[block], points.start[block + 1])
    x, y, rows = points.x[here], points.y[here], points.order[here]
    near = blocks.around(block, sources)
    for source, low, high in ((sources.x, x.min(), x.max()), (sources.y, y.min(), y.max())):
        margin = radius + 1e-9 * (radius + abs(low) + abs(high))
        value = source[near]
        near = near[(value >= low - margin) & (value <= high + margin)]
    if not len(near):
        return []
    grid = make_grid(sources.x[near], sources.y[near], weight[near], radius)
    step = max(np.ptp(x), np.ptp(y)) / (1 << CURVE) * (1 + 1e-9) or 1.0
    column, row = ((x - x.min()) / step).astype(np.int32), ((y - y.min()) / step).astype(np.int32)
    cell = hilbert_curve(CURVE)[row, column]
    order, head = sort_points(cell, 1 << 2 * CURVE, x, y)
    x, y, rows = x[order[head]], y[order[head]], rows[order]
    repeats = np.diff(np.append(head, len(order)))
    tasks = []
    for k in range(0, len(x), TASK):
        part = slice(k, k + TASK)
        mine = rows[head[k] : head[k] + repeats[part].sum()]
        tasks.append(_Task(grid, x[part], y[part], mine, repeats[part]))
    return tasks


def _run(task: _Task, radius: float, counts: Array, scratch: Scratch, stop: Event) -> int:
    """Count for the points of a task, and return how many rows that served."""
    n = len(task.x)
    tiles = np.minimum(np.arange(-(-n // TILE) * TILE), n - 1).reshape(-1, TILE)  # the last point fills up
    batch = max(1, min(BATCH, 200_000 // task.grid.shape[1]))
    buffer = np.setbufsize(8192)  # a setting of this thread alone
    done = []
    try:
        for k in range(0, len(tiles), batch):
            if stop.is_set():
                return 0
            tile = tiles[k : k + batch]
            done.append(count_tiles(task.grid, task.x[tile], task.y[tile], radius, scratch).ravel())
    finally:
        np.setbufsize(buffer)
    counts[task.rows] = np.repeat(np.concatenate(done)[:n], task.repeats)
    return len(task.rows)


def _execute(
    prepare: Sequence[Callable[[], list[_Task]]],
    run: Callable[[_Task], int],
    threads: int,
    check: Callable[[], None],
    stop: Event,
) -> Generator[int, None, None]:
    """Run everything in a pool of threads, and yield the number of rows served now and then."""
    tasks: deque[_Task] = deque()
    pending: set[Future[int]] = set()
    preparing: Future[list[_Task]] | None = None
    ahead = list(prepare)[::-1]
    with ThreadPoolExecutor(max_workers=threads) as pool:
        try:
            while ahead or preparing or tasks or pending:
                if ahead and preparing is None and len(tasks) < 16 * threads:
                    preparing = pool.submit(ahead.pop())  # ahead of need, so that no thread runs dry
                while tasks and len(pending) < 2 * threads:
                    pending.add(pool.submit(run, tasks.popleft()))
                awaited: set[Future[Any]] = {*pending, *([preparing] if preparing else [])}
                done, _ = wait(awaited, 0.1, FIRST_COMPLETED)
                check()
                if preparing is not None and preparing in done:
                    tasks.extend(preparing.result())
                    preparing = None
                finished = done & pending
                pending -= finished
                yield sum(future.result() for future in finished)
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


def _refuse(x: Array, y: Array, weight: Array, points: tuple[Array, ...], radius: float) -> None:
    """Refuse what cannot be counted."""
    if not (x.ndim == 1 and x.shape == y.shape == weight.shape and points[0].shape == points[1].shape):
        raise ValueError("x, y and weight must be of one length, and so must the points")
    if weight.dtype.kind not in "iu" or (len(weight) and weight.min() < 0):
        raise ValueError("weights must be whole numbers, not negative")
    if not 0 <= radius <= LARGEST:
        raise ValueError("the radius must be a number, not negative")
    if not all(-LARGEST <= v.min() <= v.max() <= LARGEST for v in (x, y, *points) if len(v)):
        raise ValueError("coordinates must be finite numbers")


def neighbour_counts(
    x: Array,
    y: Array,
    weight: Array | None,
    radius: float,
    *,
    points: tuple[Array, Array] | None = None,
    threads: int = 2,
    progress: Callable[[float], object] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Array:
    """Add up the weights within the radius of each point, the point itself included.

    Parameters
    ----------
    x, y : array_like
        Coordinates of the sources, in the unit of the radius.
    weight : array_like of int or None
        Addresses at each source, not negative; None: one each.
    radius : float
        A source counts if ``dx * dx + dy * dy <= radius * radius`` in float64.
    points : tuple of array_like, optional
        Coordinates to count at, if other than those of the sources.
    threads : int
        Threads that count.
    progress, is_cancelled : callable, optional
        Told the share done from 0 to 1, and asked whether to stop; often, in the calling thread.

    Returns
    -------
    ndarray of int64
        Total weight within the radius of each point.

    Raises
    ------
    CountingCancelled
        As soon as ``is_cancelled`` returns true.
    """

    def check() -> None:
        if is_cancelled and is_cancelled():
            raise CountingCancelled

    x, y = np.ascontiguousarray(x, dtype=np.float64), np.ascontiguousarray(y, dtype=np.float64)
    weight = np.ones(len(x), dtype=np.int8) if weight is None else np.asarray(weight)
    where = (x, y) if points is None else tuple(np.ascontiguousarray(v, dtype=np.float64) for v in points)
    _refuse(x, y, weight, where, radius)
    counts = np.zeros(len(where[0]), dtype=np.int64)
    if not len(x) or not len(counts):
        return counts
    check()
    blocks = _make_blocks(x, y, where, radius)
    check()
    sources = blocks.sort(x, y)
    check()
    targets = sources if points is None else blocks.sort(*where)
    weight = weight[sources.order]
    # A small block first, so that all threads soon have work, and then the large ones.
    numbers = np.diff(targets.start)
    used = np.argsort(numbers, kind="stable")[np.count_nonzero(numbers == 0) :].tolist()
    used = used[:1] + used[:0:-1]
    prepare = [partial(_prepare, blocks, block, sources, weight, targets, radius) for block in used]
    stop, threads, done = Event(), max(1, threads), 0
    run = partial(_run, radius=radius, counts=counts, scratch=Scratch(TILE), stop=stop)
    with closing(_execute(prepare, run, threads, check, stop)) as steps:
        for rows in steps:
            done += rows
            if progress:
                progress(done / len(counts))
    return counts
