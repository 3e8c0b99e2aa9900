"""A map whose colours can change many times a second: a layer of areas that finds its classes in a variable.

The areas are never written to. A variable of the layer holds the class of each feature id, which every layer has,
whatever its codes are like, and the renderer looks it up. A field that is computed or joined would do as well, but QGIS
prepares such fields while it draws, in another thread and with variables of the project, and reads freed memory where a
layer comes or goes meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
from qgis.core import QgsExpressionContextUtils, QgsVectorLayer

from ..i18n import as_it_is
from ..maps.labels import inside_labels
from ..maps.styles import ClassStyle, without_expressions

#: the variable, and the expression that finds the class of a feature in it
CLASSES = "regiolens_klassen"
CLASS = f"map_get(from_json(@{CLASSES}), to_string($id))"
#: by this property of a layer others can tell that it is not to be kept
LIVE_PROPERTY = "regiolens/live"


class LiveLayer:
    """The areas once more, coloured by classes of their own.

    Parameters
    ----------
    areas : QgsVectorLayer
    ids : list of int
        Feature ids, in the order of the classes that are to come.
    """

    def __init__(self, areas: QgsVectorLayer, ids: list[int]) -> None:
        self.classes = np.zeros(len(ids), dtype=np.int64)
        self._ids = [str(number) for number in ids]
        self.layer = areas.clone()
        self.layer.setReadOnly(True)
        self.layer.setCustomProperty(LIVE_PROPERTY, True)
        self.layer.setMapTipTemplate("")
        self._named, self._own = False, (areas.labeling() and areas.labeling().clone(), areas.labelsEnabled())

    def colour(self, classes: np.ndarray) -> int:
        """Other classes, for the next drawing.

        Parameters
        ----------
        classes : ndarray of int, shape (n,)
            0 is no class.

        Returns
        -------
        int
            How many areas have another class.
        """
        changed = np.count_nonzero(classes != self.classes)
        self.classes = np.array(classes)
        return changed

    def dress(self, style: ClassStyle, name: str, named: bool = False) -> None:
        """Give the layer its colours, its legend and its name, and its areas theirs where that is wanted."""
        style = replace(style, field=CLASS)
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
        """Ask the canvases that show it to draw it again, with the classes of now."""
        classes = {number: found for number, found in zip(self._ids, self.classes.tolist()) if found}
        QgsExpressionContextUtils.setLayerVariable(self.layer, CLASSES, json.dumps(classes))
        self.layer.triggerRepaint()
