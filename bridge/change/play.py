"""Rows of several years for QGIS's temporal controller: each is shown in its own year."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsVectorLayer, QgsVectorLayerTemporalProperties

#: the fields with the first and the last day of a row
FROM, TO = "van", "tot"
BY_DAYS = QgsVectorLayerTemporalProperties.TemporalMode.ModeFeatureDateTimeStartAndEndFromFields


def play(layer: QgsVectorLayer) -> None:
    """Have the temporal controller show each row in its own year.

    By two dates: of a year as a number QGIS makes NULL, and then shows the rows without a year alone.
    """
    names, properties = layer.fields().names(), layer.temporalProperties()
    if FROM not in names or TO not in names:
        return
    properties.setMode(BY_DAYS)
    properties.setStartField(FROM)
    properties.setEndField(TO)
    properties.setIsActive(True)


def plays(layer: QgsMapLayer) -> bool:
    """Whether `play` was told of a layer, now or when it was made."""
    if not isinstance(layer, QgsVectorLayer) or not layer.temporalProperties().isActive():
        return False
    properties = layer.temporalProperties()
    return properties.mode() == BY_DAYS and (properties.startField(), properties.endField()) == (FROM, TO)
