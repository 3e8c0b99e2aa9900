"""OAD: cases by hand, cells against brute force, weights, plans, points in polygons, the hull and the edge."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import pytest
from scipy.spatial import ConvexHull, cKDTree

from regiolens.core.oad.areas import Membership, area_means, edge_flags, near_edge, square_means
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
from regiolens.core.oad.points_in_polygons import locate, sort_order

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


def test_weights_are_addresses():
    points = scattered(500)
    each = np.repeat(np.arange(500), points.weight)
    repeated = Addresses(points.x[each], points.y[each], np.ones(len(each), dtype=np.int64))
    for method in METHODS:
        around = Neighbourhood(method)
        weighted, plain = densities(points, None, around), densities(repeated, None, around)
        np.testing.assert_array_equal(weighted.within[each], plain.within)
        one = area_means(weighted.within, points.weight, around.area, members(range(500)))
        other = area_means(plain.within, repeated.weight, around.area, members(range(len(each))))
        assert (one.oad[0], one.addresses[0]) == (other.oad[0], other.addresses[0])


def test_the_class_goes_by_the_unrounded_value():
    """7853 neighbours are 2499.69 per km2; that rounds to 2500 but is class 2."""
    for count, expected in ((7853, 2), (7854, 1)):
        point = addresses([(5, 5)], [count])
        density = densities(point, None, CIRCLE)
        assert area_means(density.within, point.weight, density.area, members([0])).classes[0] == expected


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


def test_squares():
    points = addresses([(0, 0), (499, 499), (500, 0), (-1, 0), (9000, 9000)], [1, 2, 1, 1, 0])
    squares = square_means(points, densities(points, None, CIRCLE), 500)
    assert list(zip(*(corner.tolist() for corner in squares.corners))) == [(-500, 0), (0, 0), (500, 0)]
    assert squares.means.addresses.tolist() == [1, 3, 1]
    assert squares.means.oad.tolist() == [5 / KM2] * 3


@pytest.mark.parametrize("n", [3, 10, 999, 5000, 50_000])
def test_the_hull_is_scipys(n):
    for xy in (RNG.normal(0, 3000, (n, 2)), RNG.integers(0, 50, (n, 2)) * 100.0):
        hull = convex_hull(xy[:, 0].copy(), xy[:, 1].copy())
        expected = ConvexHull(xy)
        assert sorted(map(tuple, hull)) == sorted(map(tuple, np.unique(xy[expected.vertices], axis=0)))


def test_near_the_edge():
    """A square of 5 km: the middle 3 km are far from its edge."""
    points = addresses([(0, 0), (5000, 0), (5000, 5000), (0, 5000), (1000, 2500), (1001, 2500), (2500, 4100)])
    assert near_edge(points, 1000).tolist() == [True, True, True, True, True, False, True]
    flags = edge_flags(points, 1000, members([5], [4, 5], []))
    np.testing.assert_array_equal(flags, [0, 1, np.nan])
    for few in ([], [(0, 0)], [(0, 0), (9000, 0)], [(0, 0), (4000, 4000), (9000, 9000)]):
        assert near_edge(addresses(few), 1000)[:1].all()


def test_the_distance_to_the_edge_is_that_to_the_hull():
    points = scattered(5000, 9000, 2)
    x, y = points.x[points.weight > 0], points.y[points.weight > 0]
    hull = convex_hull(x, y)
    dense = np.concatenate([np.linspace(a, b, 4000) for a, b in zip(hull, np.roll(hull, -1, axis=0))])
    distance = cKDTree(dense).query(np.column_stack([points.x, points.y]))[0]
    sure = np.abs(distance - 1000) > 1
    inside = np.ones(len(points), dtype=bool)
    inside[points.weight == 0] = False
    np.testing.assert_array_equal(near_edge(points, 1000)[sure & inside], (distance <= 1000)[sure & inside])


def edges_of(*rings):
    return np.array([[*a, *b] for ring in rings for a, b in zip(ring, [*ring[1:], ring[0]])], dtype=float)


def test_points_in_polygons_with_a_hole_and_two_parts():
    edges = edges_of(
        [(0, 0), (10, 0), (10, 10), (0, 10)], [(4, 4), (6, 4), (6, 6), (4, 6)], [(20, 0), (30, 5), (20, 9)]
    )
    points = np.array([(5, 0), (1, 1), (12, 1), (21, 4), (5, 5), (4, 5), (9, 10), (1, 4)], dtype=float)
    points = points[np.argsort(points[:, 1], kind="stable")]
    inside, near = locate(points[:, 0].copy(), points[:, 1].copy(), edges)
    found = {tuple(p): "near" if n else bool(i) for p, i, n in zip(points.tolist(), inside, near)}
    assert found == {
        (5, 0): "near", (1, 1): True, (12, 1): False, (21, 4): True,
        (5, 5): False, (4, 5): "near", (9, 10): "near", (1, 4): True,
    }  # fmt: skip


def test_points_in_a_star_in_small_pieces(monkeypatch):
    from matplotlib.path import Path as Outline

    monkeypatch.setattr("regiolens.core.oad.points_in_polygons.PAIRS", 100)
    angle = np.sort(RNG.random(300) * 2 * np.pi)
    star = np.column_stack([np.cos(angle), np.sin(angle)]) * (RNG.random((300, 1)) + 0.2) * 1000 + 600_000
    xy = RNG.random((5000, 2)) * 2400 + 598_800
    xy = xy[np.argsort(xy[:, 1])]
    inside, near = locate(xy[:, 0].copy(), xy[:, 1].copy(), edges_of(star.tolist()))
    assert not near.any()
    np.testing.assert_array_equal(inside, Outline(np.vstack([star, star[:1]])).contains_points(xy))


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
