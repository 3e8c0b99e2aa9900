"""Slivers between neighbours closed, real holes kept.

Neighbours in a generalised layer do not share exact edges. What a plain union leaves of that are holes and cracks
some metres wide. They are told from real holes by width: what no circle of twice the tolerance fits into is closed,
unless areas of another group lie there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from struct import pack, unpack_from

import numpy as np
from qgis.core import Qgis, QgsGeometry, QgsWkbTypes

from ..layers.outlines import polygons
from .union import boxes_of, pairs, touch

#: of the tolerance: what is narrower is no place where an area of another group could lie
TRACE = 0.01
#: points of a ring of which GEOS's buffer inwards may be empty where it should not be, by the point where it begins
SMALL = 8
#: what the number of MultiPolygon in WKB is above that of Polygon
MULTI = 3


class Others:
    """The areas of all groups but one, to see whether they fill a hole in it."""

    def __init__(self, outlines: list[QgsGeometry], boxes: np.ndarray, other: np.ndarray, own: np.ndarray) -> None:
        box = np.concatenate([own[:, :2].min(axis=0), own[:, 2:].max(axis=0)])
        self.rows = np.flatnonzero(other & touch(boxes, box))
        self.boxes, self.outlines = boxes[self.rows], outlines

    def fill(
        self,
        areas: np.ndarray,
        lengths: np.ndarray,
        boxes: np.ndarray,
        hole: Callable[[int], QgsGeometry],
        tolerance: float,
    ) -> np.ndarray:
        """Of each hole, whether it is of some width and areas of other groups cover the better part of it.

        Parameters
        ----------
        areas, lengths : ndarray, shape (n holes,)
            Length of the edge.
        boxes : ndarray, shape (n holes, 4)
        hole : callable
            The polygon of a hole by its position: few are ever needed.
        """
        filled = np.zeros(len(areas))
        if len(self.rows):
            # neighbours overlap, so that a mere trace of a gap can lie in one of them
            wide = np.flatnonzero(2 * areas > TRACE * tolerance * lengths)
            for place, met in pairs(boxes[wide], self.boxes):
                shape = hole(wide[place])
                filled[wide[place]] = sum(shape.intersection(self.outlines[self.rows[row]]).area() for row in met)
        return filled > 0.5 * areas


class _Rings:
    """The rings of a MultiPolygon with their sizes: a union leaves thousands, few of which are needed as geometries.

    They are read from its WKB, which spares an object of Python for each.
    """

    def __init__(self, outline: QgsGeometry) -> None:
        wkb = outline.asWkb().data()
        self.order, kind, parts = unpack_from("=BII", wkb)
        self.kind = kind - MULTI
        dimensions = QgsWkbTypes.coordDimensions(outline.wkbType())
        self.rings: list[bytes] = []
        of_part, at = [], 9
        for part in range(parts):
            _, _, rings = unpack_from("=BII", wkb, at)
            at += 9
            for _ in range(rings):
                size = 4 + 8 * dimensions * unpack_from("=I", wkb, at)[0]
                self.rings.append(wkb[at : at + size])
                of_part.append(part)
                at += size
        self.part = np.array(of_part, dtype="int64")
        self.shell = np.diff(self.part, prepend=-1) > 0
        self._measure(dimensions)

    def _measure(self, dimensions: int) -> None:
        """Area and length of each ring, its box, and whether it is convex."""
        points = np.frombuffer(b"".join(ring[4:] for ring in self.rings)).reshape(-1, dimensions)[:, :2]
        counts = np.array([len(ring) // (8 * dimensions) for ring in self.rings], dtype="int64")
        first = np.cumsum(counts) - counts
        last = first + counts - 1  # the first point again
        near = points - np.repeat(points[first], counts, axis=0)  # products of large coordinates lose digits
        step = np.diff(near, axis=0, append=0.0)
        step[last] = 0.0
        after = np.roll(step, -1, axis=0)
        after[last - 1] = step[first]
        turn = _cross(step, after)
        # a point that stands there twice hides how the ring turns at it
        twice = np.add.reduceat(~step.any(axis=1), first, dtype="int64") > 1
        self.convex = ~twice & ((np.minimum.reduceat(turn, first) >= 0) | (np.maximum.reduceat(turn, first) <= 0))
        self.areas = np.abs(np.add.reduceat(_cross(near, step), first)) / 2
        self.lengths = np.add.reduceat(np.hypot(*step.T), first)
        self.boxes = np.hstack([np.minimum.reduceat(points, first), np.maximum.reduceat(points, first)])

    def polygon(self, ring: int) -> QgsGeometry:
        """What a ring encloses."""
        found = QgsGeometry()
        found.fromWkb(pack("=BII", self.order, self.kind, 1) + self.rings[ring])
        return found

    def thin(self, tolerance: float) -> np.ndarray:
        """The holes into which no circle of this radius fits.

        A hole has room for a circle of area / perimeter, and for none with a larger area than its own. In a convex one
        a circle of radius r leaves area >= r perimeter / 2; in others a narrow tail says nothing about the lake that
        it hangs on, so that no bound above follows from the perimeter.
        """
        thin = ~self.shell & (self.areas < tolerance * self.lengths)
        small = self.convex & (2 * self.areas < tolerance * self.lengths)
        for ring in np.flatnonzero(thin & ~small & (self.areas >= math.pi * tolerance**2)).tolist():
            thin[ring] = not self._has_room(ring, tolerance)
        return np.flatnonzero(thin)

    def _has_room(self, ring: int, tolerance: float) -> bool:
        """Whether a circle of this radius fits."""
        hole = self.polygon(ring)
        if hole.constGet().nCoordinates() <= SMALL:
            hole = hole.densifyByCount(2)
        return not hole.buffer(-tolerance, 4).isEmpty()  # a mitre goes wrong on edges that all but coincide

    def surround(self, holes: np.ndarray) -> bool:
        """Whether a part may lie in one of these holes."""
        west, south, east, north = self.boxes[holes].T
        return any(
            ((west <= box[0]) & (south <= box[1]) & (east >= box[2]) & (north >= box[3])).any()
            for box in self.boxes[self.shell]
        )

    def without(self, holes: np.ndarray) -> QgsGeometry:
        """The MultiPolygon without these of its holes."""
        kept = np.delete(np.arange(len(self.rings)), holes)
        counts = np.bincount(self.part[kept]).tolist()
        wkb = [pack("=BII", self.order, self.kind + MULTI, len(counts))]
        for ring in kept.tolist():
            if self.shell[ring]:
                wkb.append(pack("=BII", self.order, self.kind, counts[self.part[ring]]))
            wkb.append(self.rings[ring])
        found = QgsGeometry()
        found.fromWkb(b"".join(wkb))
        return found


def _cross(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Cross products of vectors in the plane."""
    return one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]


def closed(outline: QgsGeometry, others: Others, tolerance: float) -> QgsGeometry:
    """An outline with its thin holes filled and its cracks closed."""
    outline = _without_thin_holes(outline, others, tolerance)
    grown = _grown(_grown(outline, tolerance), -tolerance)
    gaps = [gap for gap in grown.difference(outline).asGeometryCollection() if gap.area() > 0]
    if gaps:
        areas, lengths = (np.array([size(gap) for gap in gaps]) for size in (QgsGeometry.area, QgsGeometry.length))
        filled = others.fill(areas, lengths, boxes_of(gaps), gaps.__getitem__, tolerance)
        if filled.any():
            grown = grown.difference(QgsGeometry.unaryUnion([gaps[i] for i in np.flatnonzero(filled)]))
        outline = _without_thin_holes(polygons(outline.combine(grown)), others, tolerance)
    return outline


def _without_thin_holes(outline: QgsGeometry, others: Others, tolerance: float) -> QgsGeometry:
    """An outline without the holes that are slivers."""
    if outline.isEmpty():
        return outline
    rings = _Rings(outline)
    thin = rings.thin(tolerance)
    filled = others.fill(
        rings.areas[thin], rings.lengths[thin], rings.boxes[thin], lambda i: rings.polygon(thin[i]), tolerance
    )
    dropped = thin[~filled]
    if not len(dropped):
        return outline
    found = rings.without(dropped)
    if rings.surround(dropped):  # a part may have lain in a hole, of which slivers are left
        return _without_thin_holes(polygons(QgsGeometry.unaryUnion(found.asGeometryCollection())), others, tolerance)
    return found


def _grown(geometry: QgsGeometry, distance: float) -> QgsGeometry:
    """A buffer with corners kept as corners."""
    return geometry.buffer(distance, 1, Qgis.EndCapStyle.Flat, Qgis.JoinStyle.Miter, 2.0)
