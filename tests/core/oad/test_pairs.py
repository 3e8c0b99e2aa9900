"""Points of tiles against their candidates: float32 that comes out as float64 does, on the border too."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiolens.core.oad import pairs
from regiolens.core.oad.grid import make_grid
from regiolens.core.oad.pairs import Scratch, count_tiles


def brute_force(x, y, weight, px, py, radius):
    within = (px[..., None] - x) ** 2 + (py[..., None] - y) ** 2 <= radius * radius
    return (within * weight).sum(axis=-1)


def sources(n, seed, weights=4):
    rng = np.random.default_rng(seed)
    return rng.uniform(0, 3000, n), rng.uniform(0, 3000, n), rng.integers(0, weights, n)


@pytest.fixture(params=["_by_blas", "_by_sums"])
def multiplied(request, monkeypatch):
    """Both ways to multiply, whichever is the faster one here."""
    monkeypatch.setattr(pairs, "_has_blas", lambda: request.param == "_by_blas")


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.sampled_from([5.0, 333.3, 1000.0, 9000.0]), st.integers(1, 6))
def test_tiles_are_counted_as_by_definition(multiplied, seed, radius, tiles):
    x, y, weight = sources(300, seed)
    rng = np.random.default_rng(seed + 1)
    corner = rng.uniform(-500, 3500, (tiles, 1))
    px, py = corner + rng.uniform(0, 300, (tiles, 8)), corner + rng.uniform(0, 300, (tiles, 8))
    found = count_tiles(make_grid(x, y, weight, radius), px, py, radius, Scratch(8))
    np.testing.assert_array_equal(found, brute_force(x, y, weight, px, py, radius))


@pytest.mark.parametrize("columns", [16, 64, 2048])
def test_a_product_in_pieces_is_the_whole_one(multiplied, monkeypatch, columns):
    monkeypatch.setattr(pairs, "COLUMNS", columns)
    monkeypatch.setattr(pairs, "LANES", columns // 8)
    x, y, weight = sources(5000, 11)
    px, py = np.array([x[:8]]), np.array([y[:8]])
    found = count_tiles(make_grid(x, y, weight, 1000.0), px, py, 1000.0, Scratch(8))
    np.testing.assert_array_equal(found, brute_force(x, y, weight, px, py, 1000.0))


@pytest.mark.parametrize("place", [0.0, 155_000.0, 1e7])
def test_pairs_a_hair_from_the_circle_are_decided_in_float64(multiplied, place):
    """Hundreds of sources within micrometres of it, on both sides, far from the origin too."""
    rng = np.random.default_rng(5)
    angle = rng.uniform(0, 2 * np.pi, 3000)
    radius = 1000.0 + rng.normal(0, 1e-6, 3000)
    px, py = place + rng.uniform(-50, 50, (1, 8)), place + rng.uniform(-50, 50, (1, 8))
    centre = rng.integers(0, 8, 3000)
    x, y = px[0, centre] + radius * np.cos(angle), py[0, centre] + radius * np.sin(angle)
    ones = np.ones(3000, dtype=np.int64)
    found = count_tiles(make_grid(x, y, ones, 1000.0), px, py, 1000.0, Scratch(8))
    np.testing.assert_array_equal(found, brute_force(x, y, ones, px, py, 1000.0))
    assert 0 < found.max() < 3000


def test_a_source_on_the_border_counts_and_one_step_beyond_does_not(multiplied):
    beyond = np.nextafter(1000.0, np.inf)
    x, y = np.array([1000.0, -1000.0, 0.0, 600.0, beyond]), np.array([0.0, 0.0, 1000.0, 800.0, 0.0])
    grid = make_grid(x, y, np.array([1, 10, 100, 1000, 10_000]), 1000.0)
    zero = np.zeros((1, 8))
    assert set(count_tiles(grid, zero, zero, 1000.0, Scratch(8)).ravel().tolist()) == {1111}


@pytest.mark.parametrize("heavy", [0xFE, 0xFF, 0x100, 0x10000, 3_000_000_000])
def test_weights_beyond_8_bits_are_added_up_whole(multiplied, heavy):
    x, y, weight = sources(200, 3)
    weight = weight.astype(np.int64)
    weight[7] = heavy
    px, py = np.full((1, 8), x[7]), np.full((1, 8), y[7])
    found = count_tiles(make_grid(x, y, weight, 400.0), px, py, 400.0, Scratch(8))
    np.testing.assert_array_equal(found, brute_force(x, y, weight, px, py, 400.0))
    assert found.min() >= heavy


def test_candidates_are_the_runs_filled_up_to_a_multiple_of_16():
    start, length = np.array([[5, 20], [0, 9]], dtype=np.int32), np.array([[3, 2], [0, 17]], dtype=np.int32)
    found = pairs._candidates(start, length, length.sum(axis=1), 100)
    assert found.shape == (2, 32)
    assert found[0, :5].tolist() == [5, 6, 7, 20, 21] and (found[0, 5:] >= 100).all()
    assert found[1, :17].tolist() == list(range(9, 26)) and (found[1, 17:] >= 100).all()


def test_many_weights_of_8_bits_do_not_run_over(multiplied):
    x, y, weight = np.arange(4000.0) / 100, np.zeros(4000), np.full(4000, 0xFE)
    weight[::7] = 1000
    zero = np.zeros((1, 8))
    px = np.array([[-985.0, -980.0, -970.0, -960.0, -999.99, 1000.0, 1010.0, 1039.0]])
    found = count_tiles(make_grid(x, y, weight, 1000.0), px, zero, 1000.0, Scratch(8))
    np.testing.assert_array_equal(found, brute_force(x, y, weight, px, zero, 1000.0))
    assert found.max() > 0xFFFF


def test_few_flags_that_differ_are_found():
    flags, others = np.zeros(4096, dtype=bool), np.zeros(4096, dtype=bool)
    others[[3, 1000]] = flags[[3, 1000]] = True
    others[[0, 7, 8, 1234, 4095]] = True
    assert pairs._find_few(flags, others).tolist() == [0, 7, 8, 1234, 4095]
