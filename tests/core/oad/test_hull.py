"""The convex hull, against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import ConvexHull

from regiolens.core.oad.hull import convex_hull

RNG = np.random.default_rng(11)


@pytest.mark.parametrize("n", [3, 10, 999, 5000, 50_000])
def test_the_hull_is_scipys(n):
    for xy in (RNG.normal(0, 3000, (n, 2)), RNG.integers(0, 50, (n, 2)) * 100.0):
        hull = convex_hull(xy[:, 0].copy(), xy[:, 1].copy())
        expected = ConvexHull(xy)
        assert sorted(map(tuple, hull)) == sorted(map(tuple, np.unique(xy[expected.vertices], axis=0)))
