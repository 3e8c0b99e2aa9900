"""The kernel against scipy, address by address."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from regiolens.core.oad import neighbours
from regiolens.core.oad import pairs as neighbours_pairs
from regiolens.core.oad.neighbours import CountingCancelled, neighbour_counts

RNG = np.random.default_rng(7)


def by_scipy(x, y, weight, radius, points=None):
    """Count with scipy, weights as repeated sources."""
    where = np.column_stack((x, y) if points is None else points)
    repeated = np.repeat(np.column_stack([x, y]), weight, axis=0)
    if not len(repeated) or not len(where):
        return np.zeros(len(where), dtype=np.int64)
    return cKDTree(repeated).query_ball_point(where, radius, return_length=True)


def by_definition(x, y, weight, radius, points=None):
    """Count by the definition, all pairs in float64."""
    px, py = (x, y) if points is None else points
    dx, dy = px[:, None] - x, py[:, None] - y
    return (dx * dx + dy * dy <= radius * radius) @ np.asarray(weight, dtype=np.int64)


def check(x, y, weight=None, radius=1000.0, points=None, reference=by_scipy, **options):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    weight = np.ones(len(x), dtype=np.int64) if weight is None else np.asarray(weight)
    result = neighbour_counts(x, y, weight, radius, points=points, **options)
    assert result.dtype == np.int64
    np.testing.assert_array_equal(result, reference(x, y, weight, radius, points))
    return result


def uniform(n, width=6000.0, height=6000.0, west=150_000.0, south=450_000.0):
    return west + RNG.random(n) * width, south + RNG.random(n) * height


def clustered(n, towns=12, spread=500.0, extent=20_000.0):
    centre = RNG.random((towns, 2)) * extent + [120_000, 400_000]
    pick = RNG.integers(0, towns, n)
    xy = centre[pick] + RNG.standard_normal((n, 2)) * spread * (0.2 + pick[:, None] / towns)
    return np.round(xy[:, 0], 3), np.round(xy[:, 1], 3)


@pytest.mark.parametrize("n", [1, 2, 3, 31, 32, 33, 100, 5000, 40_000])
def test_uniform(n):
    check(*uniform(n))


def test_clustered_with_weights():
    x, y = clustered(30_000)
    check(x, y, RNG.integers(1, 6, len(x)))


def test_countrywide_scatter():
    x, y = uniform(20_000, 280_000, 320_000, 10_000, 300_000)
    check(x, y)


def test_towns_far_apart_and_outliers():
    x, y = clustered(20_000, towns=5, extent=250_000)
    check(np.append(x, [-1e7, 3e8]), np.append(y, [5.0, -2e8]))


def test_stacks():
    x, y = uniform(300)
    stack = RNG.integers(0, 300, 30_000)
    check(x[stack], y[stack])


def test_single_stack_of_many():
    check(np.full(700, 155_000.0), np.full(700, 463_000.0))


def test_heavy_weights():
    x, y = uniform(3000)
    weight = RNG.integers(0, 3, 3000)
    weight[::50] = RNG.integers(60_000, 2**33, 60)
    weight[7] = 65_535
    check(x, y, weight, reference=by_definition)


@pytest.mark.parametrize("step", [50.0, 100.0, 40.0, 200.0])
def test_lattice_on_the_border(step):
    u, v = np.meshgrid(np.arange(60) * step, np.arange(60) * step)
    result = check(u.ravel() + 100_000, v.ravel() + 400_000)
    if step == 200.0:  # the 3-4-5 triangles at exactly 1000 m count
        assert result.max() == 81


def test_lattice_of_metres():
    x, y = RNG.integers(0, 4000, 40_000) + 200_000.0, RNG.integers(0, 4000, 40_000) + 600_000.0
    check(x, y)


def test_pythagorean_ring():
    ring = [(a, b) for a in range(-1000, 1001) for b in range(-1000, 1001) if a * a + b * b == 1_000_000]
    x, y = np.array([(0, 0), *ring], dtype=float).T
    assert check(x + 250_000, y + 600_000)[0] == len(ring) + 1


def test_thousandths_next_to_the_border():
    angle = RNG.random(3000) * 2 * np.pi
    distance = 1000 + RNG.integers(-3, 4, 3000) * 1e-3
    x = np.round(np.append(0, np.cos(angle) * distance), 3) + 30_000
    y = np.round(np.append(0, np.sin(angle) * distance), 3) + 500_000
    check(x, y, reference=by_definition)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_collinear(axis):
    t, zero = RNG.random(5000) * 30_000, np.full(5000, 5.0)
    check(*[(t, zero), (zero, t), (t, t)][axis])


def test_negative_and_large_coordinates():
    x, y = uniform(8000, 5000, 5000, -3000, -2000)
    check(x, y)
    check(x + 300_000, y + 620_000)
    check(x * 1000, y * 1000, radius=1e6, reference=by_definition)


@pytest.mark.parametrize("radius", [0.0, 1e-6, 0.5, 30.0, 333.3, 5000.0, 1e5, 1e9])
def test_radii(radius):
    x, y = clustered(4000)
    x[:200], y[:200] = x[0], y[0]
    check(x, y, radius=radius)


def test_empty_and_refused():
    none = np.array([])
    assert neighbour_counts(none, none, none.astype(int), 1000.0).shape == (0,)
    one = np.array([1.0])
    assert neighbour_counts(none, none, none.astype(int), 1000.0, points=(one, one)).tolist() == [0]
    assert neighbour_counts(one, one, None, 1000.0, points=(none, none)).shape == (0,)
    assert neighbour_counts(one, one, None, 1000.0).tolist() == [1]
    for bad in ((np.array([np.nan]), one, None, 1.0), (one, one, None, -1.0), (one, one, one, 1.0)):
        with pytest.raises(ValueError):
            neighbour_counts(*bad)


def test_other_points():
    x, y = clustered(15_000)
    px, py = uniform(5000, 24_000, 24_000, 118_000, 398_000)
    px[:1000], py[:1000] = x[:1000], y[:1000]
    check(x, y, RNG.integers(1, 4, len(x)), points=(px, py))
    check(x, y, points=(px[:1], py[:1]))
    check(x[:1], y[:1], points=(px, py))
    check(x, y, points=(px + 1e6, py))


def test_order_threads_and_sizes_do_not_matter(monkeypatch):
    x, y = clustered(20_000)
    weight = RNG.integers(1, 4, len(x))
    expected = neighbour_counts(x, y, weight, 1000.0)
    shuffle = RNG.permutation(len(x))
    np.testing.assert_array_equal(
        neighbour_counts(x[shuffle], y[shuffle], weight[shuffle], 1000.0, threads=1), expected[shuffle]
    )
    for tile, wide, task in ((1, 16, 5), (7, 64, 30), (64, 1 << 12, 640), (32, 1 << 10, 100_000)):
        monkeypatch.setattr(neighbours, "TILE", tile)
        monkeypatch.setattr(neighbours_pairs, "WIDE", wide)
        monkeypatch.setattr(neighbours, "TASK", task)
        some = slice(0, None if tile > 1 else 1500)
        result = neighbour_counts(x, y, weight, 1000.0, points=(x[some], y[some]), threads=3)
        np.testing.assert_array_equal(result, expected[some])


def test_progress_and_cancel():
    x, y = uniform(60_000)
    seen = []
    neighbour_counts(x, y, None, 1000.0, progress=seen.append)
    assert seen == sorted(seen) and seen[-1] == 1.0 and len(seen) > 5
    done = []
    with pytest.raises(CountingCancelled):
        neighbour_counts(x, y, None, 1000.0, progress=done.append, is_cancelled=lambda: len(done) >= 2)
    assert done[-1] < 1.0


def test_numpy_settings_untouched():
    before = np.getbufsize()
    neighbour_counts(*uniform(2000), None, 1000.0)
    assert np.getbufsize() == before


@st.composite
def point_sets(draw):
    """Points of many kinds: on lattices, in stacks, on a line, scattered or all on the same spot."""
    seed, n = draw(st.integers(0, 2**32 - 1)), draw(st.integers(1, 300))
    rng = np.random.default_rng(seed)
    kind = draw(st.sampled_from(["lattice", "fine lattice", "normal", "line", "stack", "circle"]))
    xy = {
        "lattice": lambda: rng.integers(-8, 9, (n, 2)) * 100.0,
        "fine lattice": lambda: rng.integers(-80, 81, (n, 2)) * 0.1,
        "normal": lambda: rng.standard_normal((n, 2)) * 10 ** rng.uniform(-2, 5),
        "line": lambda: np.outer(rng.random(n) * 5000, [0.6, 0.8]),
        "stack": lambda: (rng.standard_normal((5, 2)) * 700)[rng.integers(0, 5, n)],
        "circle": lambda: np.column_stack([np.cos(t := rng.random(n) * 7), np.sin(t)]) * 1000,
    }[kind]()
    xy = xy + draw(st.sampled_from([0.0, 0.1, -1e5, 6.2e5]))
    return xy[:, 0], xy[:, 1], rng.integers(0, draw(st.sampled_from([2, 5, 70_000])), n)


@settings(max_examples=400, deadline=None)
@given(point_sets(), st.sampled_from([0.0, 0.1, 0.5, 100.0, 500.0, 1000.0, 2000.0, 1e6]), st.booleans())
def test_any_points(points, radius, others):
    x, y, weight = points
    check(x, y, weight, radius, (y[::-1].copy(), x) if others else None, reference=by_definition)
