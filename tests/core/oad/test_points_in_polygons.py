"""Points in polygons with holes, in a star, and in pieces."""

from __future__ import annotations

import numpy as np

from regiolens.core.oad.points_in_polygons import locate

RNG = np.random.default_rng(11)


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
