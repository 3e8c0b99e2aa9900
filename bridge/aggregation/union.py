"""The union of areas: by their shared edges where neighbours have these exactly, by sets of areas otherwise."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from threading import Event

import numpy as np
from qgis.core import QgsAbstractGeometry, QgsGeometry

from ..compat import union_of_coverage
from ..layers.outlines import polygons

#: pairs of boxes that are compared at once
PAIRS = 1 << 20
#: areas of a group, between which it pays to compare their boxes
FEW, MOST = 32, 8192
#: share of an area that the rounding of its sum may take
ROUNDING = 1e-12


def boxes_of(geometries: Iterable[QgsGeometry | QgsAbstractGeometry]) -> np.ndarray:
    """Bounding boxes (n x 4): least x and y, greatest x and y."""
    boxes = (geometry.boundingBox() for geometry in geometries)
    return np.array([(b.xMinimum(), b.yMinimum(), b.xMaximum(), b.yMaximum()) for b in boxes]).reshape(-1, 4)


def touch(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Which of these boxes (... x 4) meet a box (4, or 4 x anything that fits beside them)."""
    west, south, east, north = np.moveaxis(boxes, -1, 0)
    return (west <= box[2]) & (east >= box[0]) & (south <= box[3]) & (north >= box[1])


def pairs(boxes: np.ndarray, others: np.ndarray) -> Iterator[tuple[int, list[int]]]:
    """The boxes that meet any of the others, each with the positions of those; in pieces of bounded size."""
    step = max(PAIRS // max(len(others), 1), 1)
    for start in range(0, len(boxes), step):
        meet = touch(others[np.newaxis], boxes[start : start + step].T[:, :, np.newaxis])
        counts = np.count_nonzero(meet, axis=1)
        met, ends = np.nonzero(meet)[1].tolist(), np.cumsum(counts).tolist()
        for i in np.flatnonzero(counts).tolist():
            yield start + i, met[ends[i] - counts[i] : ends[i]]


def coverage(members: list[QgsGeometry], area: float) -> QgsGeometry | None:
    """The union of areas whose neighbours share exact edges; None where they do not, or this QGIS cannot tell.

    What GEOS makes of such areas is the outline of all edges that stand there once. Where areas overlap it may be
    anything, or nothing: it is their union where it is valid and has as much area as they together.

    Parameters
    ----------
    members : list of QgsGeometry
        Valid polygons.
    area : float
        Of all of them together.
    """
    union = union_of_coverage(members)
    if union.isNull() or abs(union.area() - area) > ROUNDING * area or not union.isGeosValid():
        return None
    return polygons(union)


def union_of(members: list[QgsGeometry], boxes: np.ndarray, stopped: Event) -> QgsGeometry:
    """The union of areas, by sets that GEOS merges in two thirds of the time that it takes for all of them at once."""
    if not FEW < len(members) < MOST:
        return polygons(QgsGeometry.unaryUnion(members))
    width, height = (boxes[:, 2:] - boxes[:, :2]).T
    order = np.argsort(-width * height)  # the largest first, which makes fewer sets
    merged = [
        (len(apart), place, QgsGeometry.collectGeometry([members[i] for i in order[apart].tolist()]))
        for place, apart in enumerate(sets_apart(boxes[order]))
    ]
    heapq.heapify(merged)
    while len(merged) > 1 and not stopped.is_set():
        # the smallest first, so that no area is gone through more often than needed
        (size, place, one), (more, _, other) = heapq.heappop(merged), heapq.heappop(merged)
        heapq.heappush(merged, (size + more, place, one.combine(other)))
    union = polygons(merged[0][2])
    return polygons(QgsGeometry.unaryUnion(members)) if union.isEmpty() and not stopped.is_set() else union


def sets_apart(boxes: np.ndarray) -> list[list[int]]:
    """Boxes in few sets, within each of which none meets another: each goes to the first set where it can."""
    sets: list[list[int]] = []
    place = [0] * len(boxes)  # the bit of each one's set, 0 where it has none yet
    for i, met in pairs(boxes, boxes):
        taken = 0
        for j in met:
            taken |= place[j]
        place[i] = ~taken & (taken + 1)  # the lowest bit that is free
        number = place[i].bit_length() - 1
        if number == len(sets):
            sets.append([])
        sets[number].append(i)
    return sets
