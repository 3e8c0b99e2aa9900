"""Points of tiles against their candidates: 16-bit integers that come out as float64 does, on the border too."""

import numpy as np
import pytest
from hypothesis import given, settings
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


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10_000), st.sampled_from([5.0, 333.3, 1000.0, 9000.0]), st.integers(1, 6))
def test_tiles_are_counted_as_by_definition(seed, radius, tiles):
    x, y, weight = sources(300, seed)
    rng = np.random.default_rng(seed + 1)
    corner = rng.uniform(-500, 3500, (tiles, 1))
    px, py = corner + rng.uniform(0, 300, (tiles, 8)), corner + rng.uniform(0, 300, (tiles, 8))
    found = count_tiles(make_grid(x, y, weight, radius), px, py, radius, Scratch(8))
    np.testing.assert_array_equal(found, brute_force(x, y, weight, px, py, radius))


def test_a_source_on_the_border_counts_and_one_step_beyond_does_not():
    beyond = np.nextafter(1000.0, np.inf)
    x, y = np.array([1000.0, -1000.0, 0.0, 600.0, beyond]), np.array([0.0, 0.0, 1000.0, 800.0, 0.0])
    grid = make_grid(x, y, np.array([1, 10, 100, 1000, 10_000]), 1000.0)
    zero = np.zeros((1, 8))
    assert set(count_tiles(grid, zero, zero, 1000.0, Scratch(8)).ravel().tolist()) == {1111}


@pytest.mark.parametrize("heavy", [0xFFFF, 0x10000, 3_000_000_000])
def test_weights_beyond_16_bits_are_added_up_whole(heavy):
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


def test_few_true_values_are_found():
    flags = np.zeros(4096, dtype=bool)
    flags[[0, 7, 8, 1234, 4095]] = True
    assert pairs._find_few(flags).tolist() == [0, 7, 8, 1234, 4095]
