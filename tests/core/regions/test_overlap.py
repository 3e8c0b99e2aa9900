"""The region with the largest overlap."""

import numpy as np

from regiolens.core.regions.overlap import largest_overlap


def test_the_largest_overlap_wins_the_first_of_equals_and_touching_is_none():
    found = largest_overlap(
        np.array([0, 0, 1, 1, 2, 4]),
        np.array([0, 1, 1, 0, 1, 0]),
        np.array([30.0, 70.0, 50.0, 50.0, 0.0, 101.0]),
        np.array([100.0, 100.0, 100.0, 100.0, 100.0]),
    )
    assert found.region.tolist() == [1, 0, -1, -1, 0]
    assert found.share.tolist()[:2] == [70.0, 50.0]
    assert np.isnan(found.share[2:4]).all()
    assert found.share[4] == 100.0
    assert found.second.tolist() == [0, 1, -1, -1, -1]
    assert found.second_share.tolist()[:2] == [30.0, 50.0]


def test_no_overlap_at_all():
    none = np.empty(0, dtype=int)
    assert largest_overlap(none, none, np.empty(0), np.ones(2)).region.tolist() == [-1, -1]
