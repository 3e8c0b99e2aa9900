"""Coordinates of points out of the well-known binary (WKB) that GDAL's column interface gives of geometries."""

from __future__ import annotations

import struct

import numpy as np

#: of a point, with Z, with M, with both, and with Z as it was numbered before ISO did
KINDS = (1, 1001, 2001, 3001, 0x80000001)
#: a multipoint's number is so much higher
MULTI = 3
#: what stands before x and y in little-endian WKB of one point: by itself, and in a multipoint
HEADS = tuple(struct.pack("<BI", 1, kind) for kind in KINDS) + tuple(
    struct.pack("<BIIBI", 1, kind + MULTI, 1, 1, kind) for kind in KINDS
)
#: bytes of x and y
PLACE = 16


class PointColumn:
    """Coordinates of a layer of which each feature is one point, also as a multipoint.

    Attributes
    ----------
    x, y : ndarray of float, shape (n features,)
        As they are stored, NaN of an empty point.
    """

    def __init__(self) -> None:
        self.start(0)

    def start(self, number: int) -> None:
        """Make room for so many points."""
        self.x, self.y = np.empty(number), np.empty(number)

    def put(self, where: slice, values: np.ndarray) -> None:
        """Put the points of a batch where they are to be.

        Raises
        ------
        ValueError
            If one is missing or no single point, or numpy does not have them as bytes of one length.
        """
        if not len(values):
            return
        if values.dtype.kind != "V" or np.ma.is_masked(values):
            raise ValueError("no points of one length")
        data = np.ascontiguousarray(np.ma.getdata(values)).view("uint8").reshape(len(values), -1)
        first = data[0].tobytes()
        head = next((each for each in HEADS if first.startswith(each)), None)
        if head is None or len(first) < len(head) + PLACE:
            raise ValueError("no single points")
        if (data[:, : len(head)] != np.frombuffer(head, dtype="uint8")).any():
            raise ValueError("not all are single points of one kind")
        places = np.ascontiguousarray(data[:, len(head) : len(head) + PLACE]).view("<f8")
        self.x[where], self.y[where] = places[:, 0], places[:, 1]
