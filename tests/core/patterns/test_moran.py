"""Moran's I as esda computes it, where each area has a neighbour; and where one has none."""

import numpy as np
import pytest

from regiolens.core.patterns.contiguity import Neighbours
from regiolens.core.patterns.moran import draw, false_discovery, moran, pseudo_p

VALUES = np.array([(7 * i * i + 3 * i) % 23 for i in range(20)], dtype=float)
#: esda 2.9.0, libpysal 4.14.1: lat2W(4, 5, rook=False), row-standardised
LOCAL = [-0.286021505376, 0.003891449053, 0.070046082949, -0.694623655914, -0.029834442738, -0.018484383001]
LOCAL += [-0.008755760369, -0.206976446493, 0.037455197133, -0.492268305172, -0.350230414747, -0.041589861751]
LOCAL += [-0.011187916027, -0.529237071173, 0.087557603687, -0.010377197474, 0.143010752688, 0.253917050691]
LOCAL += [-0.83082437276, -0.096313364055]
OVERALL = -0.15846560846560848
#: its quadrants, in which 2 is low among high, 3 low among low, 4 high among low
QUADRANTS = [2, 1, 1, 2, 2, 2, 4, 4, 1, 4, 4, 2, 2, 2, 1, 4, 3, 3, 4, 2]


def grid(rows, columns):
    """Cells of a grid that share a side or a corner."""
    places = np.array([(r, c) for r in range(rows) for c in range(columns)])
    away = np.abs(places[:, None] - places[None]).max(axis=2)
    first, second = np.nonzero(np.triu(away == 1))
    return Neighbours.of(first, second, rows * columns)


def one_by_one(z, near, drawn):
    """Pseudo-p by its definition: the area stays, the others are drawn."""
    found = []
    for area in range(len(z)):
        count, others = near.count[area], np.delete(z, area)
        sims = z[area] * others[drawn[:, :count]].mean(axis=1)
        larger = int((sims >= z[area] * near.lag(z)[area] - 1e-12).sum())
        found.append((min(larger, len(drawn) - larger) + 1) / (len(drawn) + 1))
    return np.array(found)


def test_statistics_are_those_of_esda():
    found = moran(VALUES, grid(4, 5), permutations=9)
    assert found.local == pytest.approx(LOCAL, abs=1e-10)
    assert found.overall == pytest.approx(OVERALL, abs=1e-12)
    theirs = {1: 1, 2: 4, 3: 2, 4: 3}
    assert found.quadrant.tolist() == [theirs[quadrant] for quadrant in QUADRANTS]


@pytest.mark.parametrize("seed", range(4))
def test_pseudo_p_is_what_its_definition_gives(seed):
    generator = np.random.default_rng(seed)
    near = grid(6, 7).among(generator.random(42) < 0.8)
    near = near.among(near.count > 0)
    z = generator.normal(size=len(near.count))
    drawn = draw(near, 199, generator)
    assert drawn.shape == (199, near.count.max())
    assert all(len(set(row)) == len(row) and max(row) < len(z) - 1 for row in drawn.tolist())
    assert pseudo_p(z, near, drawn) == pytest.approx(one_by_one(z, near, drawn), abs=1e-12)


def test_an_area_without_neighbours_has_no_statistic_and_changes_none():
    near = grid(4, 5)
    more = Neighbours.of(np.repeat(np.arange(20), near.count), near.others, 22, both=False)
    with_islands = moran(np.append(VALUES, [1000.0, np.nan]), more, permutations=99, seed=3)
    without = moran(VALUES, near, permutations=99, seed=3)
    assert with_islands.overall == without.overall
    for name in ("local", "p", "fdr"):
        assert getattr(with_islands, name)[:20].tolist() == getattr(without, name).tolist()
        assert np.isnan(getattr(with_islands, name)[20:]).all()
    assert with_islands.quadrant[20:].tolist() == [0, 0]
    assert with_islands.neighbours[20:].tolist() == [0, -1]


def test_a_missing_value_is_nobodys_neighbour():
    values = VALUES.copy()
    values[6] = np.nan
    found = moran(values, grid(4, 5), permutations=99)
    assert found.neighbours[[0, 6, 7]].tolist() == [2, -1, 7]
    kept = ~np.isnan(values)
    assert found.local[kept].tolist() == moran(VALUES[kept], grid(4, 5).among(kept), permutations=99).local.tolist()


@pytest.mark.parametrize("values", [np.full(20, 3.3), np.append(np.full(17, np.nan), [1.0, 2.0, 3.0])])
def test_too_little_to_tell_gives_nothing(values):
    found = moran(values, grid(4, 5), permutations=99)
    assert np.isnan(found.overall)
    assert np.isnan(found.local).all()
    assert not found.quadrant.any()


def test_the_same_seed_gives_the_same():
    assert moran(VALUES, grid(4, 5), 99, 5).p.tolist() == moran(VALUES, grid(4, 5), 99, 5).p.tolist()
    assert moran(VALUES, grid(4, 5), 99, 6).p.tolist() != moran(VALUES, grid(4, 5), 99, 5).p.tolist()


def test_a_pattern_is_found_and_noise_is_none():
    slope = np.repeat(np.arange(20.0), 20)
    found = moran(slope, grid(20, 20), 999, 1)
    assert found.overall > 0.9
    assert found.overall_p == 0.001
    assert set(found.quadrant[found.fdr <= 0.05]) == {1, 2}
    noise = moran(np.random.default_rng(5).normal(size=400), grid(20, 20), 999, 1)
    assert (noise.fdr <= 0.05).sum() <= 4
    assert noise.overall_p > 0.05


def test_adjusted_probabilities_are_those_of_benjamini_and_hochberg():
    # scipy 1.11: false_discovery_control
    given = [0.01, 0.04, 0.03, 0.5, 0.002]
    assert false_discovery(given).tolist() == pytest.approx([0.025, 0.05, 0.05, 0.5, 0.01])
    assert false_discovery([]).tolist() == []


def test_what_chance_gives_in_most_permutations_is_not_striking():
    """Of 400 areas all but two are 0: among its neighbours nothing but 0 is what nearly every permutation gives."""
    values = np.zeros(400)
    values[[150, 333]] = 1.0
    found = moran(values, grid(20, 20), 999, 1)
    among = grid(20, 20).lag(values) == 0
    assert among.sum() > 380
    assert found.p[among].min() > 0.5
    assert (found.p[[150, 333]] > 0.5).all()  # nor is 1 among nothing but 0


def test_whole_numbers_have_the_p_of_esda():
    """Draws that give the value found are common in the middle of whole numbers, and rare where it matters."""
    values = np.random.default_rng(4).integers(0, 40, 400).astype(float)
    found = moran(values, grid(20, 20), 999, 1)
    z = (values - values.mean()) / values.std()
    np.testing.assert_array_equal(found.p, pseudo_p(z, grid(20, 20), draw(grid(20, 20), 999, np.random.default_rng(1))))


def test_where_all_are_neighbours_chance_has_no_say():
    first, second = np.triu_indices(12, 1)
    found = moran(np.random.default_rng(2).normal(size=12), Neighbours.of(first, second, 12), 99, 1)
    assert found.p.tolist() == [1.0] * 12
    assert found.overall == pytest.approx(-1 / 11)
    assert found.overall_p == 1.0


def test_repeated_values_leave_esda_s_count_where_they_are_few():
    values = np.random.default_rng(3).integers(0, 100, 400).astype(float)
    near = grid(20, 20)
    found = moran(values, near, 199, 4)
    z = (values - values.mean()) / values.std()
    assert found.p == pytest.approx(one_by_one(z, near, draw(near, 199, np.random.default_rng(4))), abs=1e-12)


@pytest.mark.parametrize("times", [2.0**-30, 1024.0, 1e300 / 8])
def test_the_unit_of_a_figure_changes_nothing(times):
    found, other = (moran(VALUES * by, grid(4, 5), 199, 2) for by in (1.0, times))
    assert other.overall == pytest.approx(found.overall, rel=1e-12)
    assert other.p.tolist() == found.p.tolist()
    assert other.local == pytest.approx(found.local, rel=1e-9)
