"""Names of areas on maps, and the house's type."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsExpression,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsProperty,
    QgsSimpleLineCallout,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor, QFont

from ..naming import display_field

#: the parameter of algorithms whose maps can name their areas
LABELS = "LABELS"
FONT = "Open Sans"
INK = "#222222"
#: points
SIZE = 8.0


def text_format(size: float, bold: bool = False, halo: bool = False, colour: str = INK) -> QgsTextFormat:
    """Text in the house's type, in points."""
    text = QgsTextFormat()
    font = QFont(FONT)
    font.setBold(bold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.02)  # or a search for "fi" misses the ligature
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(colour))
    if halo:
        buffer = QgsTextBufferSettings()
        buffer.setEnabled(True)
        buffer.setSize(0.7)
        buffer.setColor(QColor(255, 255, 255))
        text.setBuffer(buffer)
    return text


def area_labels(field: str, where: str) -> QgsVectorLayerSimpleLabeling:
    """Names of the areas for which an expression holds: inside the outline where the name fits, else beside it with a
    line to it, so that all names stand somewhere."""
    labels = _names(field)
    flag = Qgis.LabelPolygonPlacementFlag
    labels.setPolygonPlacementFlags(
        Qgis.LabelPolygonPlacementFlags(flag.AllowPlacementInsideOfPolygon | flag.AllowPlacementOutsideOfPolygon)
    )
    labels.fitInPolygonOnly = False
    leader = QgsSimpleLineCallout()
    leader.setEnabled(True)
    leader.setMinimumLength(2.5)
    leader.setLineSymbol(QgsLineSymbol.createSimple({"color": INK, "width": "0.2"}))
    labels.setCallout(leader)
    shown = QgsProperty.fromExpression(f"coalesce({where}, false)")
    labels.dataDefinedProperties().setProperty(QgsPalLayerSettings.Property.Show, shown)
    return QgsVectorLayerSimpleLabeling(labels)


def inside_labels(layer: QgsVectorLayer) -> QgsVectorLayerSimpleLabeling | None:
    """Names of all areas of a layer, each where it fits within its outline, so that more come as one looks closer; None
    where the layer has no names."""
    field = display_field(layer.fields())
    if not field:
        return None
    labels = _names(QgsExpression.quotedColumnRef(field))
    labels.isExpression = True
    labels.fitInPolygonOnly = layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
    return QgsVectorLayerSimpleLabeling(labels)


def _names(field: str) -> QgsPalLayerSettings:
    labels = QgsPalLayerSettings()
    labels.fieldName = field
    labels.setFormat(text_format(SIZE, halo=True))
    labels.placement = Qgis.LabelPlacement.Horizontal
    return labels
