"""The grid of sources: nothing lost, equal points merged, and rings that hold what a radius reaches."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.oad.grid import find_ring, hilbert_curve, make_grid, sort_points


@pytest.mark.parametrize("order", [1, 2, 5])
def test_the_curve_visits_each_cell_once_and_steps_to_a_neighbour(order):
    table = hilbert_curve(order)
    side = 2**order
    assert sorted(table.ravel().tolist()) == list(range(side * side))
    places = np.argwhere(table >= 0)[np.argsort(table.ravel())]
    assert (np.abs(np.diff(places, axis=0)).sum(axis=1) == 1).all()


def some(n, seed=1, width=5000.0):
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(150_000, 150_000 + width, n), rng.uniform(450_000, 453_000, n)
    return x, y, rng.integers(0, 5, n)


def test_points_are_sorted_by_cell_with_equal_ones_side_by_side():
    x, y = np.repeat([3.0, 1.0, 2.0], [2, 3, 1]), np.repeat([1.0, 1.0, 5.0], [2, 3, 1])
    shuffled = np.random.default_rng(2).permutation(6)
    x, y = x[shuffled], y[shuffled]
    cell = np.where(x == 2.0, 0, 1)
    order, head = sort_points(cell, 2, x, y)
    assert sorted(order.tolist()) == list(range(6))
    assert cell[order].tolist() == [0, 1, 1, 1, 1, 1]
    assert sorted(zip(x[order][head].tolist(), y[order][head].tolist())) == [(1.0, 1.0), (2.0, 5.0), (3.0, 1.0)]


def test_a_grid_keeps_all_weight_and_merges_equal_sources():
    x, y, weight = some(2000)
    x, y, weight = np.append(x, x[:50]), np.append(y, y[:50]), np.append(weight, weight[:50])
    grid = make_grid(x, y, weight, 1000.0)
    assert len(grid.x) == 2000
    assert grid.weight.sum() == weight.sum() == grid.prefix[-1]
    found = dict(zip(zip(grid.x.tolist(), grid.y.tolist()), grid.weight.tolist()))
    assert found[x[0], y[0]] == 2 * weight[0]
    assert found[x[60], y[60]] == weight[60]


def test_sources_stand_in_the_cell_that_their_coordinates_say():
    grid = make_grid(*some(3000), 700.0)
    columns, rows = grid.shape
    assert grid.start[-1] == len(grid.x)
    cell = np.repeat(np.arange(columns * rows), np.diff(grid.start))
    column = ((grid.x - grid.corner[0]) / grid.size[0]).astype(int)
    row = ((grid.y - grid.corner[1]) / grid.size[1]).astype(int)
    np.testing.assert_array_equal(cell, row * columns + column)
    for number in range(rows):
        inside = grid.y[row == number]
        assert (grid.low[number], grid.high[number]) == (
            (inside.min(), inside.max()) if len(inside) else (np.inf, -np.inf)
        )


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.floats(1.0, 4000.0), st.integers(1, 30))
def test_a_ring_holds_all_that_some_points_reach_and_no_weight_twice(seed, radius, points):
    x, y, weight = some(400, seed)
    grid = make_grid(x, y, weight, radius)
    rng = np.random.default_rng(seed)
    px, py = rng.uniform(149_000, 156_000) + rng.uniform(0, 200, points), 451_000 + rng.uniform(0, 200, points)
    inner, start, length = find_ring(grid, np.array([[px.min()], [px.max()], [py.min()], [py.max()]]), radius)
    tested = np.concatenate([np.arange(a, a + n) for a, n in zip(start[0], length[0])]).astype(int)
    assert len(set(tested.tolist())) == len(tested)
    within = (px[:, None] - grid.x) ** 2 + (py[:, None] - grid.y) ** 2 <= radius * radius
    for point in within:
        assert inner[0] + grid.weight[tested][point[tested]].sum() == grid.weight[point].sum()
