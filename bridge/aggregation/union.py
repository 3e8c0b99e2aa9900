"""The union of areas: by their shared edges where neighbours have these exactly, by sets of areas otherwise."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from threading import Event

import numpy as np
from qgis.core import QgsGeometry

from ..compat import union_of_coverage
from ..layers.outlines import polygons
from .shapes import together

#: pairs of octagons that are compared at once
PAIRS = 1 << 20
#: areas of a group, between which it pays to compare their octagons
FEW, MOST = 32, 8192
#: share of an area that the rounding of its sum may take
ROUNDING = 1e-12
#: places of the least in an octagon: of the box that is looked at first, and of the corners that are cut from it
BOX, CORNERS = (0, 1), (2, 3)


def touch(one: np.ndarray, other: np.ndarray, ways: Sequence[int] = BOX + CORNERS) -> np.ndarray:
    """Which of these octagons (... x 8) meet others (of a shape that fits beside them, or one)."""
    found = np.True_
    for way in ways:
        found = found & (one[..., way] <= other[..., way + 4]) & (one[..., way + 4] >= other[..., way])
    return np.asarray(found)


def pairs(octagons: np.ndarray, others: np.ndarray) -> Iterator[tuple[int, list[int]]]:
    """The octagons that meet any of the others, each with the positions of those; in pieces of bounded size."""
    step = max(PAIRS // max(len(others), 1), 1)
    for start in range(0, len(octagons), step):
        part = octagons[start : start + step]
        own, other = np.nonzero(touch(part[:, np.newaxis], others[np.newaxis], BOX))
        meet = touch(part[own], others[other], CORNERS)
        own, met = own[meet], other[meet].tolist()
        counts = np.bincount(own, minlength=len(part))
        ends = np.cumsum(counts).tolist()
        for i in np.flatnonzero(counts).tolist():
            yield start + i, met[ends[i] - counts[i] : ends[i]]


def coverage(shapes: Sequence[bytes], area: float) -> QgsGeometry | None:
    """The union of areas whose neighbours share exact edges; None where they do not, or this QGIS cannot tell.

    What GEOS makes of such areas is the outline of all edges that stand there once. Where areas overlap it may be
    anything, or nothing: it is their union where it is valid and has as much area as they together.

    Parameters
    ----------
    shapes : sequence of bytes
        Of valid areas.
    area : float
        Of all of them together.
    """
    union = union_of_coverage(together(shapes))
    if union.isNull() or abs(union.area() - area) > ROUNDING * area or not union.isGeosValid():
        return None
    return polygons(union)


def union_of(shapes: Sequence[bytes], octagons: np.ndarray, stopped: Event) -> QgsGeometry:
    """The union of areas, by sets that GEOS merges in two thirds of the time that it takes for all of them at once."""
    if not FEW < len(shapes) < MOST:
        return polygons(QgsGeometry.unaryUnion([together(shapes)]))
    order = sorted(range(len(shapes)), key=lambda i: -len(shapes[i]))  # the largest first, which makes fewer sets
    merged = [
        (len(apart), place, together([shapes[order[i]] for i in apart]))
        for place, apart in enumerate(sets_apart(octagons[order]))
    ]
    heapq.heapify(merged)
    while len(merged) > 1 and not stopped.is_set():
        # the smallest first, so that no area is gone through more often than needed
        (size, place, one), (more, _, other) = heapq.heappop(merged), heapq.heappop(merged)
        heapq.heappush(merged, (size + more, place, one.combine(other)))
    union = polygons(merged[0][2])
    lost = union.isEmpty() and not stopped.is_set()
    return polygons(QgsGeometry.unaryUnion([together(shapes)])) if lost else union


def sets_apart(octagons: np.ndarray) -> list[list[int]]:
    """Octagons in few sets, within each of which none meets another: each goes to the first set where it can."""
    sets: list[list[int]] = []
    place = [0] * len(octagons)  # the bit of each one's set, 0 where it has none yet
    for i, met in pairs(octagons, octagons):
        taken = 0
        for j in met:
            taken |= place[j]
        place[i] = ~taken & (taken + 1)  # the lowest bit that is free
        number = place[i].bit_length() - 1
        if number == len(sets):
            sets.append([])
        sets[number].append(i)
    return sets
