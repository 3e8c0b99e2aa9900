"""The rings of a merged outline, out of its well-known binary (WKB): a union leaves thousands of holes to look at."""

from __future__ import annotations

import struct
from collections.abc import Iterable

import numpy as np
from qgis.core import QgsGeometry

#: the WKB number of a MultiPolygon is so much higher than that of its polygons
MULTI = 3
#: bytes of byte order, kind and number, before the parts of a geometry and the rings of a polygon
HEAD = 9
#: bytes of a number of points
COUNT = 4


class Rings:
    """The rings of a MultiPolygon in their order.

    Attributes
    ----------
    part : ndarray of int, shape (rings,)
        The polygon that each belongs to.
    hole : ndarray of bool, shape (rings,)
        Whether it is a hole in that.
    area, length : ndarray of float, shape (rings,)
        What each encloses, and its length.
    boxes : ndarray of float, shape (rings, 4)
        Least x and y, greatest x and y.
    """

    def __init__(self, outline: QgsGeometry) -> None:
        self._data = data = bytes(outline.asWkb())
        self._order = "<" if data[0] else ">"
        number = struct.Struct(f"{self._order}I").unpack_from
        point = 8 * (2 + outline.constGet().is3D() + outline.constGet().isMeasure())
        starts: list[int] = []
        ends: list[int] = []
        part: list[int] = []
        self._parts, at = [], HEAD
        for place in range(number(data, HEAD - COUNT)[0]):
            self._parts.append(at)
            (rings,) = number(data, at + HEAD - COUNT)
            at += HEAD
            for _ in range(rings):
                starts.append(at)
                at += COUNT + number(data, at)[0] * point
                ends.append(at)
            part += [place] * rings
        self._starts, self._ends = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
        self.part = np.array(part, dtype=np.int64)
        self.hole = np.append(False, self.part[1:] == self.part[:-1])[: len(part)]
        self._measure(point)

    def _measure(self, point: int) -> None:
        """Area, length and box of each ring, all at once."""
        size = (self._ends - self._starts - COUNT) // point
        first = np.cumsum(size) - size
        at = np.repeat(self._starts + COUNT - first * point, size)
        at += np.arange(len(at)) * point
        values = np.ndarray(max(len(self._data) - 7, 0), f"{self._order}f8", self._data, strides=(1,))
        x, y = values[at], values[at + 8]
        self.boxes = np.stack([each.reduceat(v, first) for each in (np.minimum, np.maximum) for v in (x, y)], axis=1)
        last = np.append(first[1:], len(x)) - 1
        dx, dy = np.append(np.diff(x), 0), np.append(np.diff(y), 0)
        dx[last] = dy[last] = 0
        self.length = np.add.reduceat(np.hypot(dx, dy), first)
        # from the first point of the ring: far from the origin, products of coordinates lose digits
        x, y = x - np.repeat(x[first], size), y - np.repeat(y[first], size)
        self.area = np.abs(np.add.reduceat(x * dy - y * dx, first)) / 2

    def shape(self, ring: int) -> QgsGeometry:
        """What a ring encloses, as a polygon."""
        (kind,) = struct.unpack_from(f"{self._order}I", self._data, 1)
        head = self._data[:1] + struct.pack(f"{self._order}II", kind - MULTI, 1)
        return _from_wkb(head + self._data[self._starts[ring] : self._ends[ring]])

    def without(self, dropped: Iterable[int]) -> QgsGeometry:
        """The outline without these holes, given in their order."""
        data, pieces, at = bytearray(self._data), [], 0
        for ring in dropped:
            where = self._parts[self.part[ring]] + HEAD - COUNT
            (rings,) = struct.unpack_from(f"{self._order}I", data, where)
            struct.pack_into(f"{self._order}I", data, where, rings - 1)
        for ring in dropped:
            pieces.append(data[at : self._starts[ring]])
            at = self._ends[ring]
        return _from_wkb(b"".join([*pieces, data[at:]]))


def _from_wkb(data: bytes) -> QgsGeometry:
    found = QgsGeometry()
    found.fromWkb(data)
    return found
