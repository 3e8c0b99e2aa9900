"""Slivers between neighbours closed, real holes kept.

Neighbours in a generalised layer do not share exact edges. What a plain union leaves of that are holes and cracks
some metres wide. They are told from real holes by width: what no circle of twice the tolerance fits into is closed,
unless areas of another group lie there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from qgis.core import Qgis, QgsGeometry

from ..layers.outlines import polygons
from .shapes import Rings, Sizes, cross, geometry_of, multi, polygon, shape_of, sizes_of
from .union import pairs, touch

#: of the tolerance: what is narrower is no place where an area of another group could lie
TRACE = 0.01
#: points of a ring of which GEOS's buffer inwards may be empty where it should not be, by the point where it begins
SMALL = 8


class Others:
    """The areas of all groups but one, to see whether they fill a hole in it."""

    def __init__(self, shapes: Sequence[bytes], octagons: np.ndarray, other: np.ndarray, own: np.ndarray) -> None:
        around = np.concatenate([own[:, :4].min(axis=0), own[:, 4:].max(axis=0)])
        self.rows = np.flatnonzero(other & touch(octagons, around))
        self.octagons, self.shapes = octagons[self.rows], shapes

    def fill(self, holes: Sizes, hole: Callable[[int], QgsGeometry], tolerance: float) -> np.ndarray:
        """Of each hole, whether it is of some width and areas of other groups cover the better part of it.

        Parameters
        ----------
        holes : Sizes
        hole : callable
            The polygon of a hole by its position: few are ever needed.
        """
        filled = np.zeros(len(holes.areas))
        if len(self.rows):
            # neighbours overlap, so that a mere trace of a gap can lie in one of them
            wide = np.flatnonzero(2 * holes.areas > TRACE * tolerance * holes.lengths)
            for place, met in pairs(holes.octagons[wide], self.octagons):
                shape = hole(wide[place])
                there = (geometry_of(self.shapes[self.rows[row]]) for row in met)
                filled[wide[place]] = sum(shape.intersection(other).area() for other in there)
        return filled > 0.5 * holes.areas


class _Rings(Rings):
    """The rings of a MultiPolygon: a union leaves thousands, few of which are needed as geometries."""

    def __init__(self, outline: QgsGeometry) -> None:
        super().__init__([shape_of(outline) or b""])
        after = np.roll(self.step, -1, axis=0)
        after[self.last - 1] = self.step[self.first]
        turn = cross(self.step, after)
        # a point that stands there twice hides how the ring turns at it
        twice = np.add.reduceat(~self.step.any(axis=1), self.first, dtype="int64") > 1
        one_way = (np.minimum.reduceat(turn, self.first) >= 0) | (np.maximum.reduceat(turn, self.first) <= 0)
        self.convex = ~twice & one_way

    def holes(self, rings: np.ndarray) -> Sizes:
        """The sizes of what some rings enclose."""
        return Sizes(self.areas[rings], self.lengths[rings], self.octagons[rings])

    def polygon(self, ring: int) -> QgsGeometry:
        """What a ring encloses."""
        return geometry_of(polygon([self.rings[ring]]))

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
        least, greatest = self.octagons[holes, :4], self.octagons[holes, 4:]
        return any(((least <= own[:4]) & (greatest >= own[4:])).all(axis=1).any() for own in self.octagons[self.shell])

    def without(self, holes: np.ndarray) -> QgsGeometry:
        """The MultiPolygon without these of its holes."""
        kept = np.delete(np.arange(len(self.rings)), holes)
        parts = np.split(kept, np.flatnonzero(self.shell[kept])[1:])
        return geometry_of(multi([polygon([self.rings[ring] for ring in part.tolist()]) for part in parts]))


def closed(outline: QgsGeometry, others: Others, tolerance: float) -> QgsGeometry:
    """An outline with its thin holes filled and its cracks closed."""
    outline = _without_thin_holes(outline, others, tolerance)
    grown = _grown(_grown(outline, tolerance), -tolerance)
    gaps = [gap for gap in polygons(grown.difference(outline)).asGeometryCollection() if gap.area() > 0]
    if gaps:
        sizes = sizes_of([shape_of(gap) or b"" for gap in gaps])
        filled = others.fill(sizes, gaps.__getitem__, tolerance)
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
    filled = others.fill(rings.holes(thin), lambda i: rings.polygon(thin[i]), tolerance)
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
