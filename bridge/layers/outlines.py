"""Outlines made valid, and the polygons of what repairs and overlays leave: with all their area, or else named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...core.messages import Refusal
from ..cancel import stop_if_cancelled
from ..compat import geometry_check
from .frames import features

#: share of its area that an outline may lose in a repair before it is named
SHRINKS = 0.01
#: the version of GEOS that can repair by structure, as QGIS's own Fix geometries does
STRUCTURE = 31000


def outlined(source: QgsFeatureSource, title: str, wanted: QgsFeatureRequest) -> Iterator[QgsFeature]:
    """Features whose outlines are computed with; what QGIS is set to do with invalid ones is done.

    A feature that is to be skipped comes without its outline, and is told of like others without one.

    Raises
    ------
    Refusal
        If QGIS is set to stop at invalid outlines and one is.
    """
    checks, check = QgsFeatureRequest.InvalidGeometryCheck, geometry_check(source)
    if check == checks.GeometryNoCheck:
        yield from features(source, wanted)
        return
    for feature in features(source, wanted):
        if not (feature.geometry().isNull() or feature.geometry().isGeosValid()):
            refuse_invalid(check, title, feature.id())
            feature.clearGeometry()
        yield feature


def read_geometries(source: QgsFeatureSource, feedback: QgsProcessingFeedback) -> dict[int, QgsGeometry]:
    """The geometry of every feature by its id."""
    found = {}
    for count, feature in enumerate(outlined(source, source.sourceName(), QgsFeatureRequest().setNoAttributes())):
        if count % 2000 == 0:
            stop_if_cancelled(feedback)
        found[feature.id()] = feature.geometry()
    return found


def refuse_invalid(check: QgsFeatureRequest.InvalidGeometryCheck, title: str, feature: int) -> None:
    """Refuse an invalid outline where QGIS is set to stop at these."""
    if check == QgsFeatureRequest.InvalidGeometryCheck.GeometryAbortOnInvalid:
        raise Refusal(
            "Layer '{layer}' has an invalid outline (feature {id}), and QGIS is set to stop at these: repair them with "
            "'Fix geometries', or set the invalid feature filtering of this layer to 'do not filter'.",
            layer=title,
            id=str(feature),
        )


class Repaired(NamedTuple):
    """A valid MultiPolygon, empty where none can be made, and whether the outline had clearly more area before."""

    outline: QgsGeometry
    shrunk: bool


def repaired(geometry: QgsGeometry) -> Repaired:
    """Make an invalid outline valid, as QGIS's Fix geometries does.

    By structure: parts that stand in the outline twice, or within another, count once. By lines, which older versions
    of GEOS can do alone, a part within another becomes a hole.

    The area of an invalid outline is no fact: what overlaps counts twice in the plain sum, and not at all where it is
    taken by lines. An outline has shrunk where it has less than by either.
    """
    by_lines = polygons(geometry.makeValid())
    if Qgis.geosVersionInt() < STRUCTURE:
        return Repaired(by_lines, lost_share(geometry, by_lines) > SHRINKS)
    outline = polygons(geometry.makeValid(Qgis.MakeValidMethod.Structure))
    return Repaired(outline, all(lost_share(before, outline) > SHRINKS for before in (geometry, by_lines)))


def polygons(geometry: QgsGeometry) -> QgsGeometry:
    """The polygons of a geometry as a MultiPolygon: repairs and overlays leave lines and points behind.

    Polygons that lie in a collection within the collection, at which QGIS's own
    `convertGeometryCollectionToSubclass` stops, are taken too.
    """
    if geometry.isNull() or geometry.isEmpty():
        return QgsGeometry.fromWkt("MultiPolygon EMPTY")
    if geometry.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        found = list(_polygons_in(geometry))
        geometry = QgsGeometry.collectGeometry(found) if found else QgsGeometry.fromWkt("MultiPolygon EMPTY")
    geometry.convertToMultiType()
    return geometry


def _polygons_in(geometry: QgsGeometry) -> Iterator[QgsGeometry]:
    """The polygons of a collection, whatever collections they lie in."""
    for part in geometry.asGeometryCollection():
        if part.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
            yield part
        elif QgsWkbTypes.flatType(part.wkbType()) == QgsWkbTypes.Type.GeometryCollection:
            yield from _polygons_in(part)


def lost_share(before: QgsGeometry, after: QgsGeometry) -> float:
    """The share of its area that an outline lost, 0 where it has as much as before or more."""
    area = before.area()
    return max(1 - max(after.area(), 0.0) / area, 0.0) if area > 0 else 0.0
