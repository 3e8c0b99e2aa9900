"""Address density by hand, against brute force, with a plan, and cancelled."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import pytest

from regiolens.core.oad.areas import Membership, area_means, near_edge
from regiolens.core.oad.hull import convex_hull
from regiolens.core.oad.neighbours import CountingCancelled
from regiolens.core.oad.oad import (
    CELLS,
    METHODS,
    Addresses,
    Neighbourhood,
    cell_corners,
    cell_keys,
    count_in_cells,
    densities,
    pieces,
)
from regiolens.core.oad.points_in_polygons import sort_order

RNG = np.random.default_rng(11)


KM2 = math.pi


CIRCLE = Neighbourhood()


SQUARES = Neighbourhood(CELLS)


def addresses(points, weight=None):
    xy = np.array(points, dtype=float).reshape(-1, 2)
    return Addresses(xy[:, 0], xy[:, 1], np.array(weight if weight is not None else [1] * len(xy), dtype=np.int64))


def scattered(n, size=4000, weights=4):
    xy = RNG.random((n, 2)) * size + [200_000, 580_000]
    return addresses(xy, RNG.integers(0, weights, n))


def members(*areas):
    pairs = [(area, point) for area, points in enumerate(areas) for point in points]
    area, point = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Membership(area, point, len(areas))


def test_three_addresses_by_hand():
    """The border counts: the second lies at exactly 1 km from the first, the third at 1 km from the second."""
    three = addresses([(0, 0), (1000, 0), (2000, 0)])
    density = densities(three, None, CIRCLE)
    assert density.within.tolist() == [2, 3, 2]
    assert density.oad(3).tolist() == [2 / KM2, 3 / KM2, 2 / KM2]
    means = area_means(density.within, three.weight, density.area, members([0, 1], [], [2], [0, 1, 2]))
    np.testing.assert_allclose(means.oad, [2.5 / KM2, np.nan, 2 / KM2, 7 / 3 / KM2], rtol=1e-15)
    assert means.addresses.tolist() == [2, 0, 1, 3]
    assert means.classes.tolist() == [5, 0, 5, 5]


def test_the_radius_is_in_the_circle():
    density = densities(addresses([(0, 0), (300, 400)]), None, Neighbourhood(radius=500))
    assert density.oad(2).tolist() == [2 / (KM2 / 4)] * 2


def cells_by_brute_force(sources, points):
    result = []
    for x, y in zip(points.x, points.y):
        own = np.array([math.floor(x / 500), math.floor(y / 500)]) * 500 + 250
        centres = np.column_stack([np.floor(sources.x / 500), np.floor(sources.y / 500)]) * 500 + 250
        result.append(int(sources.weight[((centres - own) ** 2).sum(axis=1) <= 1000**2].sum()))
    return result


def test_statutory_cells():
    assert SQUARES.area == 3.25
    one_a_cell = addresses([(x * 500 + 1, y * 500 + 499) for x in range(-4, 5) for y in range(-4, 5)])
    middle = addresses([(250, 250)])
    assert SQUARES.count(one_a_cell, middle).tolist() == [13]
    for points in (scattered(400), addresses(np.round(RNG.normal(0, 900, (400, 2)) / 250) * 250)):
        assert SQUARES.count(points, points).tolist() == cells_by_brute_force(points, points)
    assert SQUARES.count(addresses([]), middle).tolist() == [0]


def test_cells_and_their_corners():
    x, y = RNG.normal(0, 1e6, (2, 1000))
    west, south = cell_corners(cell_keys(x, y, 300), 300)
    assert ((west <= x) & (x < west + 300) & (south <= y) & (y < south + 300)).all()
    assert (west % 300 == 0).all()
    assert west.dtype == south.dtype == np.int64
    far = cell_corners(cell_keys(np.array([-1e12, 1e12]), np.array([1e12, -1e12])))
    assert [corner.tolist() for corner in far] == [[-(10**12), 10**12], [10**12, -(10**12)]]


@pytest.mark.parametrize("method", METHODS)
def test_a_plan_is_counted_as_if_it_were_built(method):
    existing, planned, around = scattered(300), scattered(40), Neighbourhood(method)
    density = densities(existing, planned, around)
    both = existing + planned
    np.testing.assert_array_equal(density.planned_within, densities(both, None, around).within)
    np.testing.assert_array_equal(density.within[:300], densities(existing, None, around).within)
    before = members(range(340)).before(300)
    assert before.point.tolist() == list(range(300))


def test_order_does_not_matter():
    points = scattered(2000)
    shuffle = RNG.permutation(2000)
    mixed = Addresses(points.x[shuffle], points.y[shuffle], points.weight[shuffle])
    one, other = (area_means(CIRCLE.count(p, p), p.weight, CIRCLE.area, members(range(2000))) for p in (points, mixed))
    assert one.oad[0] == other.oad[0]


def test_cancel():
    points = scattered(3000)
    with pytest.raises(CountingCancelled):
        densities(points, None, CIRCLE, is_cancelled=lambda: True)


def test_every_long_step_ends_when_the_user_cancels(monkeypatch):
    monkeypatch.setattr("regiolens.core.oad.oad.PIECE", 500)
    rng = np.random.default_rng(3)
    x, y = rng.uniform(0, 9000, 3000), rng.uniform(0, 9000, 3000)
    many = Addresses(x, y, np.ones(3000, dtype=np.int64))
    for looks in (0, 1):
        answers = iter([False] * looks + [True] * 100)
        asked = partial(next, answers)
        for step in (
            lambda asked: count_in_cells(many, many, asked),
            lambda asked: sort_order(y, pieces(len(y), asked)),
            lambda asked: convex_hull(x, y, asked),
            lambda asked: near_edge(many, 1000.0, asked),
        ):
            with pytest.raises(CountingCancelled):
                step(asked)


def test_work_in_pieces_gives_what_work_at_once_gives(monkeypatch):
    rng = np.random.default_rng(4)
    many = Addresses(rng.uniform(0, 9000, 3000), rng.uniform(0, 9000, 3000), rng.integers(0, 4, 3000))
    at_once = count_in_cells(many, many), near_edge(many, 700.0)
    monkeypatch.setattr("regiolens.core.oad.oad.PIECE", 7)
    np.testing.assert_array_equal(count_in_cells(many, many), at_once[0])
    np.testing.assert_array_equal(near_edge(many, 700.0), at_once[1])
    order = sort_order(many.y, pieces(len(many)))
    np.testing.assert_array_equal(order, np.argsort(many.y, kind="stable"))


def test_each_way_has_its_own_surroundings():
    """Two cells to the east and one to the north does not count, however near; two to the east does, however far."""
    assert METHODS == ("circle", "statutory cells")
    for own, other, circle, cells in (
        ((499, 499), (1001, 501), 1, 0),
        ((0, 250), (1490, 250), 0, 1),
        ((0, 250), (999, 250), 1, 1),
        ((0, 250), (1500, 250), 0, 0),
    ):
        assert CIRCLE.count(addresses([other]), addresses([own])).tolist() == [circle]
        assert SQUARES.count(addresses([other]), addresses([own])).tolist() == [cells]
    centre = addresses([(0, 250)])
    assert Neighbourhood(radius=500).count(addresses([(499, 250), (501, 250)]), centre).tolist() == [1]


def test_the_reach_is_how_far_neighbours_can_lie():
    """From the west side of a cell to the east side of the second cell beyond it is 3 x 500 m."""
    assert CIRCLE.reach == 1000
    assert Neighbourhood(radius=300).reach == 300
    assert SQUARES.reach == 1500
    assert SQUARES.count(addresses([(np.nextafter(1500, 0), 0)]), addresses([(0, 0)])).tolist() == [1]


def test_the_density_of_a_plan_is_by_the_same_circle():
    density = densities(addresses([(0, 0), (5000, 0)]), addresses([(600, 0)], [3]), CIRCLE)
    assert density.planned_oad(2).tolist() == [4 / KM2, 1 / KM2]
    assert density.oad(2).tolist() == [1 / KM2, 1 / KM2]
    assert densities(addresses([(0, 0)]), None, CIRCLE).planned_oad(1) is None
