"""RD New, the coordinates in which distances and areas are computed."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureSource,
)

from ...core.messages import Refusal
from ..i18n import tr
from ..run import Run
from .inputs import degrees_as_metres, metres_as_degrees

RD = "EPSG:28992"
#: RD by itself and with NAP heights
RD_LIKE = (RD, "EPSG:7415")


def to_rd(run: Run, source: QgsFeatureSource, name: str) -> QgsCoordinateTransform | None:
    """The way from a source's coordinates to RD, None where it is in RD.

    Raises
    ------
    Refusal
        If the layer does not say what its coordinates are, or says that metres are degrees, or degrees metres.
    """
    crs = source.sourceCrs()
    if not crs.isValid():
        raise Refusal(
            "Layer '{layer}' has no coordinate reference system: set it in the layer's properties (EPSG:28992 where "
            "the coordinates are RD metres).",
            layer=name,
        )
    if metres_as_degrees(source):
        raise Refusal(
            "Layer '{layer}' says that its coordinates are degrees ({crs}), but they are metres: set its coordinate "
            "reference system to theirs in the layer's properties (EPSG:28992 for RD).",
            layer=name,
            crs=crs.userFriendlyIdentifier(),
        )
    if degrees_as_metres(source):
        raise Refusal(
            "Layer '{layer}' says that its coordinates are metres ({crs}), but they are degrees: set its coordinate "
            "reference system to theirs in the layer's properties (EPSG:4326 for GPS coordinates).",
            layer=name,
            crs=crs.userFriendlyIdentifier(),
        )
    if crs.authid() in RD_LIKE:
        return None
    run.feedback.pushInfo(
        tr("Layer '{layer}' is reprojected from {crs} to EPSG:28992, in metres.").format(
            layer=name, crs=crs.userFriendlyIdentifier()
        )
    )
    return QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(RD), run.context.transformContext())
