"""A map whose colours can change many times a second: a layer of areas with its classes in a table joined to it.

The areas are never written to. The table lives in memory, holds the number of each area and its class, and only rows
whose class changes are written. Joined is by feature id, which every layer has, whatever its codes are like.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsFields,
    QgsMapLayer,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from ..i18n import as_it_is
from ..maps.labels import inside_labels
from ..maps.styles import ClassStyle, without_expressions
from ..types import INTEGER, LONG

AREA_FIELD = "regiolens_id"
CLASS_FIELD = "regiolens_klasse"
#: by this property of a layer others can tell that it is not to be kept
LIVE_PROPERTY = "regiolens/live"


def class_fields() -> QgsFields:
    """The fields of the table of classes."""
    fields = QgsFields()
    fields.append(QgsField(AREA_FIELD, LONG))
    fields.append(QgsField(CLASS_FIELD, INTEGER))
    return fields


def class_rows(ids: list[int]) -> list[QgsFeature]:
    """The rows of the table of classes, all without a class; made beside the window, since it takes a while.

    Parameters
    ----------
    ids : list of int
        Feature ids of the areas.
    """
    fields = class_fields()
    rows = []
    for number in ids:
        row = QgsFeature(fields)
        row.setAttributes([number, None])
        rows.append(row)
    return rows


class LiveLayer:
    """The areas once more, coloured by classes that are joined to them.

    Parameters
    ----------
    areas : QgsVectorLayer
    rows : list of QgsFeature
        Made by `class_rows`, in the order of the classes that are to come.
    """

    def __init__(self, areas: QgsVectorLayer, rows: list[QgsFeature]) -> None:
        self.classes = np.zeros(len(rows), dtype=np.int64)
        self.table = QgsVectorLayer("NoGeometry", "regiolens", "memory")
        self.table.dataProvider().addAttributes(class_fields().toList())
        self.table.updateFields()
        _, rows = self.table.dataProvider().addFeatures(rows)
        self._rows = np.array([row.id() for row in rows], dtype=np.int64)
        self.layer = areas.clone()
        self.layer.setReadOnly(True)
        self.layer.setCustomProperty(LIVE_PROPERTY, True)
        self.layer.setMapTipTemplate("")
        self._named, self._own = False, (areas.labeling() and areas.labeling().clone(), areas.labelsEnabled())
        self.layer.addExpressionField("$id", QgsField(AREA_FIELD, LONG))
        join = QgsVectorLayerJoinInfo()
        join.setJoinLayer(self.table)
        join.setJoinFieldName(AREA_FIELD)
        join.setTargetFieldName(AREA_FIELD)
        join.setJoinFieldNamesSubset([CLASS_FIELD])
        join.setPrefix("")
        join.setUsingMemoryCache(True)
        self.layer.addJoin(join)
        self.table.setFlags(self.table.flags() | QgsMapLayer.LayerFlag.Private)

    def colour(self, classes: np.ndarray) -> int:
        """Write the classes that changed, in one call.

        Parameters
        ----------
        classes : ndarray of int, shape (n,)
            0 is no class.

        Returns
        -------
        int
            How many rows were written.
        """
        changed = np.flatnonzero(classes != self.classes)
        if len(changed):
            numbers = self._rows[changed].tolist()
            values = classes[changed].tolist()
            self.table.dataProvider().changeAttributeValues(
                {number: {1: value or None} for number, value in zip(numbers, values)}
            )
            self.classes = np.array(classes)
            # The provider does not tell; the join has to read its few columns again before the next drawing.
            self.table.layerModified.emit()
        return len(changed)

    def dress(self, style: ClassStyle, name: str, named: bool = False) -> None:
        """Give the layer its colours, its legend and its name, and its areas theirs where that is wanted."""
        style = replace(style, field=CLASS_FIELD)
        self.layer.setRenderer(without_expressions(style.renderer(self.layer.geometryType())))
        if named != self._named:
            labels = inside_labels(self.layer) if named else None
            before, shown = self._own
            self.layer.setLabeling(labels if named or before is None else before.clone())
            self.layer.setLabelsEnabled(labels is not None if named else shown)
            self._named = named
        self.layer.setName(as_it_is(name))
        self.layer.emitStyleChanged()

    def repaint(self) -> None:
        """Ask the canvases that show it to draw it again."""
        self.layer.triggerRepaint()
