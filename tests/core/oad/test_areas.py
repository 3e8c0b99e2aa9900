"""Means of areas and squares, and addresses near the edge."""

from __future__ import annotations

import math

import numpy as np
from scipy.spatial import cKDTree

from regiolens.core.oad.areas import Membership, area_means, edge_flags, near_edge, square_means
from regiolens.core.oad.hull import convex_hull
from regiolens.core.oad.oad import (
    METHODS,
    Addresses,
    Neighbourhood,
    densities,
)

RNG = np.random.default_rng(11)


KM2 = math.pi


CIRCLE = Neighbourhood()


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


def test_squares():
    points = addresses([(0, 0), (499, 499), (500, 0), (-1, 0), (9000, 9000)], [1, 2, 1, 1, 0])
    squares = square_means(points, densities(points, None, CIRCLE), 500)
    assert list(zip(*(corner.tolist() for corner in squares.corners))) == [(-500, 0), (0, 0), (500, 0)]
    assert squares.means.addresses.tolist() == [1, 3, 1]
    assert squares.means.oad.tolist() == [5 / KM2] * 3


def test_near_the_edge():
    """A square of 5 km: the middle 3 km are far from its edge."""
    points = addresses([(0, 0), (5000, 0), (5000, 5000), (0, 5000), (1000, 2500), (1001, 2500), (2500, 4100)])
    assert near_edge(points, 1000).tolist() == [True, True, True, True, True, False, True]
    flags = edge_flags(points, 1000, members([5], [4, 5], []))
    np.testing.assert_array_equal(flags, [0, 1, np.nan])
    for few in ([], [(0, 0)], [(0, 0), (9000, 0)], [(0, 0), (4000, 4000), (9000, 9000)]):
        assert near_edge(addresses(few), 1000)[:1].all()


def test_at_exactly_the_reach_the_edge_is_near():
    """Also where the addresses lie in a line and their extent serves as the edge."""
    line = addresses([(0, 0), (1000, 1000), (1001, 1001), (4500, 4500), (8000, 8000), (9000, 9000)])
    assert near_edge(line, 1000).tolist() == [True, True, False, False, True, True]
    square = addresses([(0, 0), (9000, 0), (9000, 9000), (0, 9000), (1500, 4500), (1501, 4500)])
    assert near_edge(square, Neighbourhood(METHODS[1]).reach).tolist() == [True] * 5 + [False]


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
