"""Neighbours from pairs."""

import numpy as np

from regiolens.core.patterns.contiguity import Neighbours


def lists(found):
    return [found.others[a:b].tolist() for a, b in zip(found.starts, found.starts[1:])]


def test_pairs_are_told_once_and_both_ways():
    found = Neighbours.of(np.array([2, 0, 0, 1]), np.array([0, 2, 1, 1]), 4)
    assert lists(found) == [[1, 2], [0], [0], []]
    assert found.count.tolist() == [2, 1, 1, 0]


def test_nearest_areas_are_told_one_way():
    assert lists(Neighbours.of(np.array([0, 1, 2]), np.array([1, 2, 1]), 3, both=False)) == [[1], [2], [1]]


def test_some_areas_among_themselves_get_places_of_their_own():
    row = Neighbours.of(np.arange(4), np.arange(1, 5), 5)
    kept = np.array([True, True, False, True, True])
    assert lists(row.among(kept)) == [[1], [0], [3], [2]]


def test_the_lag_is_the_mean_of_the_neighbours():
    row = Neighbours.of(np.array([0, 1]), np.array([1, 2]), 4)
    lag = row.lag(np.array([1.0, 2.0, 6.0, 8.0]))
    assert lag[:3].tolist() == [2.0, 3.5, 2.0]
    assert np.isnan(lag[3])
    none = Neighbours.of(np.array([], dtype=int), np.array([], dtype=int), 2)
    assert np.isnan(none.lag(np.ones(2))).all()
