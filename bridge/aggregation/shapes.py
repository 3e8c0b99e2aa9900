"""Outlines as flat MultiPolygons in well-known binary (WKB): put together and measured without an object for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from struct import pack, unpack_from
from typing import NamedTuple

import numpy as np
from qgis.core import QgsGeometry, QgsWkbTypes

#: what stands before the parts of a MultiPolygon and the rings of a Polygon: byte order, kind, and how many there are
_HEAD = "<BII"
POLYGON, MULTI, COLLECTION = 3, 6, 7
HEAD = 9
#: of outlines that are one ring
_SIMPLE = pack(_HEAD, 1, MULTI, 1) + pack(_HEAD, 1, POLYGON, 1)
_MULTI, _POLYGON = (pack("<BI", 1, kind) for kind in (MULTI, POLYGON))
#: bytes of the number of points in a ring, and of a point
_COUNT, _POINT = 4, 16
#: by how much of the largest coordinate sums of two may be off
_ROUNDING = 4 * np.finfo(float).eps


def shape_of(geometry: QgsGeometry) -> bytes | None:
    """A geometry as such a shape, None where it is null."""
    if geometry.isNull():
        return None
    geometry = QgsGeometry(geometry)
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        # Not convertToStraightSegment, which leaves a curve of straight segments a curve.
        geometry = QgsGeometry(geometry.constGet().segmentize())
    flat = geometry.get()
    flat.dropZValue()
    flat.dropMValue()
    geometry.convertToMultiType()
    return geometry.asWkb().data()


def as_multi(shape: bytes) -> bytes:
    """The WKB of a flat Polygon or MultiPolygon as such a shape.

    Raises
    ------
    ValueError
        If it is of another kind.
    """
    if shape.startswith(_MULTI):
        return shape
    if shape.startswith(_POLYGON):
        return multi([shape])
    raise ValueError("no flat polygons")


def is_empty(shape: bytes | None) -> bool:
    """Whether a shape has no point."""
    return shape is None or (not shape.startswith(_SIMPLE) and not any(True for _ in _rings(shape)))


def geometry_of(shape: bytes | None) -> QgsGeometry:
    """A shape as a geometry, null of None."""
    found = QgsGeometry()
    if shape:
        found.fromWkb(shape)
    return found


def multi(polygons: Sequence[bytes]) -> bytes:
    """Polygons as one MultiPolygon."""
    return pack(_HEAD, 1, MULTI, len(polygons)) + b"".join(polygons)


def polygon(rings: Sequence[bytes]) -> bytes:
    """Rings as a Polygon, the shell first."""
    return pack(_HEAD, 1, POLYGON, len(rings)) + b"".join(rings)


def collection(shapes: Sequence[bytes]) -> QgsGeometry:
    """Shapes as one collection, each of which is valid by itself or not."""
    return geometry_of(pack(_HEAD, 1, COLLECTION, len(shapes)) + b"".join(shapes))


def together(shapes: Sequence[bytes]) -> QgsGeometry:
    """All polygons of some shapes as one MultiPolygon, whether they overlap or not."""
    number = sum(unpack_from("<I", shape, 5)[0] for shape in shapes)
    return geometry_of(pack(_HEAD, 1, MULTI, number) + b"".join(shape[HEAD:] for shape in shapes))


def _rings(shape: bytes) -> Iterator[tuple[bytes, bool]]:
    """Each ring with the number of its points before these, and whether it is the shell of a polygon."""
    parts, at = unpack_from("<I", shape, 5)[0], HEAD
    for _ in range(parts):
        rings = unpack_from("<I", shape, at + 5)[0]
        at += HEAD
        for ring in range(rings):
            size = _COUNT + _POINT * unpack_from("<I", shape, at)[0]
            if size > _COUNT:
                yield shape[at : at + size], ring == 0
            at += size


class Sizes(NamedTuple):
    """Area, length of the edge, and octagon of each of some shapes or holes; arrays of one length, (n x 8) the last.

    An octagon is the least of x, y, x + y and x - y, then the greatest of them. Fewer octagons than boxes meet.
    """

    areas: np.ndarray
    lengths: np.ndarray
    octagons: np.ndarray


class Rings:
    """The rings of some shapes with their sizes.

    Attributes
    ----------
    rings : list of bytes
        Each with the number of its points before these.
    shape : ndarray of int, shape (n rings,)
        Position of its shape.
    shell : ndarray of bool, shape (n rings,)
    points : ndarray, shape (n points, 2)
        Of all rings.
    first, last : ndarray of int, shape (n rings,)
        Of each ring the position of its first point, and of the last, which is the first again.
    """

    def __init__(self, shapes: Sequence[bytes]) -> None:
        self.rings: list[bytes] = []
        shape_of_ring, shell = [], []
        for place, shape in enumerate(shapes):
            if shape.startswith(_SIMPLE):
                self.rings.append(shape[len(_SIMPLE) :])
                shape_of_ring.append(place)
                shell.append(True)
                continue
            for ring, outer in _rings(shape):
                self.rings.append(ring)
                shape_of_ring.append(place)
                shell.append(outer)
        self.shape, self.shell = np.array(shape_of_ring, dtype="int64"), np.array(shell, dtype=bool)
        self.points = np.frombuffer(b"".join(ring[_COUNT:] for ring in self.rings)).reshape(-1, 2)
        counts = np.array([len(ring) // _POINT for ring in self.rings], dtype="int64")
        self.first = np.cumsum(counts) - counts
        self.last = self.first + counts - 1
        near = self.points - np.repeat(self.points[self.first], counts, axis=0)  # large coordinates lose digits
        self.step = np.diff(near, axis=0, append=0.0)
        self.step[self.last] = 0.0
        self.areas = np.abs(np.add.reduceat(cross(near, self.step), self.first)) / 2

    @cached_property
    def lengths(self) -> np.ndarray:
        """The length of each ring."""
        return np.add.reduceat(np.hypot(*self.step.T), self.first)

    @cached_property
    def octagons(self) -> np.ndarray:
        """The octagon around each ring, as in `Sizes`."""
        x, y = self.points.T
        ways = np.stack([x, y, x + y, x - y], axis=1)
        # areas that touch have octagons that do, though sums and differences were rounded
        slack = np.array([0.0, 0.0, 1.0, 1.0]) * _ROUNDING * np.abs(self.points).max(initial=0.0)
        least, greatest = (end.reduceat(ways, self.first) for end in (np.minimum, np.maximum))
        return np.hstack([least - slack, greatest + slack])


def cross(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Cross products of vectors in the plane."""
    return one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]


def sizes_of(shapes: Sequence[bytes]) -> Sizes:
    """The sizes of shapes."""
    rings = Rings(shapes)
    first = np.flatnonzero(np.diff(rings.shape, prepend=-1))
    least, greatest = np.split(rings.octagons, 2, axis=1)
    return Sizes(
        np.add.reduceat(np.where(rings.shell, rings.areas, -rings.areas), first),
        np.add.reduceat(rings.lengths, first),
        np.hstack([np.minimum.reduceat(least, first), np.maximum.reduceat(greatest, first)]),
    )
