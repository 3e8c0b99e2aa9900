"""Which addresses lie in which areas, by the rule of QGIS's own predicate "intersects"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsLineString,
    QgsPoint,
    QgsProcessingFeedback,
)

from ...core.oad.areas import Membership
from ...core.oad.oad import Addresses, pieces
from ...core.oad.points_in_polygons import locate, sort_order
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..layers.outlines import outlined, repaired
from ..layers.rd import to_rd
from ..run import Run
from .points import cancel_said

#: bytes before the coordinates in the well-known binary of a line: byte order, kind, number of points
HEAD = 9
#: metres round the box of an area within which points are looked at
SLACK = 1e-6
# Points that are tested against the edges of an area between two looks at the cancel button.
CHUNK = 1 << 18


@dataclass(frozen=True)
class Areas:
    """The areas of a layer and the addresses in them.

    Attributes
    ----------
    ids : Index
        Feature ids.
    members : Membership
    """

    ids: pd.Index
    members: Membership


def find_members(run: Run, source: QgsFeatureSource, name: str, addresses: Addresses) -> Areas:
    """Find the addresses in each area; one on a border lies in every area that touches it.

    Raises
    ------
    Refusal
        If the layer has no coordinate reference system.
    QgsProcessingException
        If the user cancels.
    """
    transform = to_rd(run, source, name)
    with cancel_said():
        order = sort_order(addresses.y, pieces(len(addresses), run.feedback.isCanceled))
    x, y = addresses.x[order], addresses.y[order]
    ids, areas, points, lost = [], [], [], 0
    step = 100.0 / max(source.featureCount(), 1)
    for place, feature in enumerate(outlined(source, name, QgsFeatureRequest().setSubsetOfAttributes([]))):
        stop_if_cancelled(run.feedback)
        run.feedback.setProgress(place * step)
        ids.append(feature.id())
        geometry = _in_rd(feature.geometry(), transform)
        if geometry is None:
            lost += 1
            continue
        inside = order[_points_in(geometry, x, y, run.feedback)]
        points.append(inside)
        areas.append(np.full(len(inside), place, dtype=np.int64))
    if lost:
        run.feedback.pushWarning(
            tr("Areas of layer '{layer}' without a usable outline, and so without addresses: {count}.").format(
                count=number(lost), layer=name
            )
        )
    none = np.empty(0, dtype=np.int64)
    members = Membership(np.concatenate([none, *areas]), np.concatenate([none, *points]), len(ids))
    return Areas(pd.Index(ids, dtype="int64"), members)


def _in_rd(geometry: QgsGeometry, transform: QgsCoordinateTransform | None) -> QgsGeometry | None:
    """The outline in RD, without arcs and valid, None where there is none."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    geometry = QgsGeometry(geometry)
    geometry.convertToStraightSegment()
    if transform is not None:
        try:
            geometry.transform(transform)
        except QgsCsException:
            return None
    if not geometry.isGeosValid():
        # of parts that overlap, the crossings of a ray would take what they share as outside
        geometry = repaired(geometry).outline
    return None if geometry.isEmpty() else geometry


def _corners(ring: QgsLineString) -> np.ndarray:
    """x and y of the corners of a ring (corners x 2), from its well-known binary: quicker than its points."""
    data, number = bytes(ring.asWkb()), ring.numPoints()
    kind = "<f8" if data[0] else ">f8"
    return np.frombuffer(data, dtype=kind, offset=HEAD).reshape(number, -1)[:, :2].astype(float)


def _edges(geometry: QgsGeometry) -> np.ndarray:
    """Both ends of every edge of every ring (edges x 4)."""
    pieces = []
    for part in geometry.constParts():
        for ring in [part.exteriorRing(), *(part.interiorRing(i) for i in range(part.numInteriorRings()))]:
            corners = _corners(ring)
            pieces.append(np.hstack([corners[:-1], corners[1:]]))
    return np.concatenate(pieces)


def _points_in(geometry: QgsGeometry, x: np.ndarray, y: np.ndarray, feedback: QgsProcessingFeedback) -> np.ndarray:
    """Positions of the points, sorted by y, that lie in a polygon or on its border."""
    box = geometry.boundingBox()
    first = np.searchsorted(y, box.yMinimum() - SLACK)
    last = np.searchsorted(y, box.yMaximum() + SLACK, side="right")
    near_x = x[first:last]
    here = first + np.flatnonzero((near_x >= box.xMinimum() - SLACK) & (near_x <= box.xMaximum() + SLACK))
    if not len(here):
        return here
    edges = _edges(geometry)
    engine = QgsGeometry.createGeometryEngine(geometry.constGet())
    found = []
    for start in range(0, len(here), CHUNK):
        stop_if_cancelled(feedback)
        some = here[start : start + CHUNK]
        inside, near = locate(x[some], y[some], edges)
        doubtful = np.flatnonzero(near)
        if len(doubtful):
            engine.prepareGeometry()
            inside[doubtful] = [engine.intersects(QgsPoint(x[some[i]], y[some[i]])) for i in doubtful]
        found.append(some[inside])
    return np.concatenate(found)
