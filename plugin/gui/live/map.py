"""The live map in the project: put there and taken out as asked, and never saved with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtXml import QDomDocument

from ....bridge.i18n import tr
from ..background import timer, when_idle
from ..project import project_layer

if TYPE_CHECKING:
    import numpy as np

    from ....bridge.maps.styles import ClassStyle

#: milliseconds between two drawings
REPAINT = 120


class LiveMap(QObject):
    """A layer with the colours of now, beside the project or in it.

    Signals
    -------
    shown
        Whether it is in the project.
    ready
        The layer stands there, for those who were told to wait.
    """

    shown = pyqtSignal(bool)
    ready = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.made = None
        self._areas, self._ids = "", []
        self._style = None
        self._wanted = self._asked = self._waiting = False
        self._paint = timer(self, REPAINT, self._repaint)
        project = QgsProject.instance()
        project.writeProject.connect(self._leave_out)
        project.layersWillBeRemoved.connect(self._removed)

    def of(self, areas: str, ids: list[int]) -> None:
        """Serve other areas: a layer's id, and those of its features."""
        self.drop()
        self._areas, self._ids = areas, ids
        if self._wanted or self._asked:
            self._make()

    def drop(self) -> None:
        """Let go of the layer."""
        self._paint.stop()
        self._take_out()
        self.made, self._style, self._areas, self._ids = None, None, "", []

    def layer(self) -> QgsVectorLayer | None:
        """The layer; where background work goes on it is None, and `ready` tells when it is there."""
        self._asked = True
        if self.made is None:
            self._make()
        return self.made.layer if self.made is not None else None

    def _make(self) -> None:
        """Make the layer as soon as that can be done."""
        if self.made is not None:
            self._put_in()
        elif self._areas and not self._waiting:
            self._waiting = True
            when_idle(self, self._make_now)

    def _make_now(self) -> None:
        from ....bridge.live.layer import LiveLayer

        self._waiting = False
        areas = project_layer(self._areas)
        if areas is None or self.made is not None:
            return
        self.made = LiveLayer(areas, self._ids)
        if self._style is not None:
            self.dress(*self._style)
        self._put_in()
        self.ready.emit()

    def colour(self, classes: np.ndarray) -> None:
        """Other classes; the canvases are told a little later."""
        if self.made is not None and self.made.colour(classes) and not self._paint.isActive():
            self._paint.start()

    def dress(self, classes: np.ndarray, style: ClassStyle, named: bool = False) -> None:
        """Other classes, colours, legend and name; and whether the areas have their names on it."""
        self._style = (classes, style, named)
        if self.made is not None:
            self.made.colour(classes)
            self.made.dress(style, tr("{title} (live)").format(title=style.title), named)
            self.made.repaint()

    def _repaint(self) -> None:
        if self.made is not None:
            self.made.repaint()

    def show_in_project(self, wanted: bool) -> None:
        """Put it into the project, or take it out."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted:
            self._make()
        else:
            self._take_out()
        self.shown.emit(wanted)

    def in_project(self) -> bool:
        """Whether it is in the project, or will be as soon as that can be done."""
        return self._wanted

    def _put_in(self) -> None:
        if not self._wanted or self.made is None:
            return
        project = QgsProject.instance()
        if project.mapLayer(self.made.layer.id()) is None:
            project.addMapLayer(self.made.layer, False)
            project.layerTreeRoot().insertLayer(0, self.made.layer)

    def _take_out(self) -> None:
        """Take it out of the project, and keep it."""
        if self.made is None:
            return
        project = QgsProject.instance()
        made, self.made = self.made, None  # not the user's doing
        if project.mapLayer(made.layer.id()) is not None:
            project.takeMapLayer(made.layer)
        self.made = made

    def _leave_out(self, document: QDomDocument) -> None:
        """A project is being saved: this layer, whose classes live in memory alone, is no part of it."""
        if self.made is None or not self._wanted:
            return
        ident = self.made.layer.id()
        for tag in ("layer-tree-layer", "legendlayer", "layer"):
            found = document.elementsByTagName(tag)
            for node in [found.at(position) for position in range(found.count())]:
                if node.toElement().attribute("id") == ident:
                    node.parentNode().removeChild(node)
        self._take_out()
        QTimer.singleShot(0, self._put_in)

    def _removed(self, ids: Sequence[str]) -> None:
        """The user takes it out of the project, which deletes it."""
        if self.made is None or self.made.layer.id() not in ids:
            return
        self.made, self._wanted, self._asked = None, False, False
        self.shown.emit(False)
