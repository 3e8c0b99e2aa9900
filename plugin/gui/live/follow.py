"""Ranking, map and attribute table choose the same areas: what is selected in one is marked in the others."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsVectorLayer
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..background import timer, when_idle
from ..project import project_layer
from .index import LiveIndex

#: milliseconds after which the map goes to a row that was chosen, so that a walk through rows is one step
REST = 200
#: how much wider the map is than the areas that were chosen
AROUND = 2.5


class Follower(QObject):
    """Carries selections between the live index, the layer of its areas, and the map.

    Signals
    -------
    picked
        Areas were selected on the map or in the attribute table: their positions; none where nothing is selected.
    """

    picked = pyqtSignal(list)

    def __init__(self, live: LiveIndex, iface: QgisInterface | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live, self.iface = live, iface
        self.zooms = True
        self._places: dict[int, int] = {}
        self._watched: list = []
        self._telling = False
        self._wanted: list[int] = []
        self._rest = timer(self, REST, lambda: when_idle(self, self._go))
        live.loaded.connect(self._watch)
        live.failed.connect(lambda _: self._let_go())
        live.map.ready.connect(self._watch)

    def _layers(self) -> list[QgsVectorLayer]:
        """The layers that hold the areas under the same feature ids: the user's, and the one that follows weights."""
        made = self.live.map.made
        layers = [project_layer(self.live.choices.areas), made.layer if made is not None else None]
        return [layer for layer in layers if layer is not None]

    def _watch(self) -> None:
        """Other areas, or another live layer."""
        self._let_go()
        areas = self.live.areas
        if areas is None:
            return
        self._places = {areas.ids[row]: place for place, row in enumerate(areas.land.tolist())}
        for layer in self._layers():
            self._watched.append(layer.selectionChanged.connect(self._selected))

    def _let_go(self) -> None:
        for connection in self._watched:
            QObject.disconnect(connection)
        self._watched, self._places = [], {}

    def _selected(self, chosen: Sequence[int], gone: Sequence[int], cleared: bool) -> None:
        """The user selects on the map or in the attribute table."""
        layer = self.sender()
        if self._telling or not isinstance(layer, QgsVectorLayer) or self.live.areas is None:
            return
        numbers = list(layer.selectedFeatureIds())
        self._share(numbers, layer)
        self.picked.emit([self._places[number] for number in numbers if number in self._places])

    def choose(self, positions: Sequence[int]) -> None:
        """The user chose rows: select their areas, go there and let them flash."""
        areas = self.live.areas
        if areas is None:
            return
        self._wanted = [areas.ids[areas.land[position]] for position in positions]
        self._share(self._wanted)
        self._rest.start()

    def _share(self, numbers: Sequence[int], but: QgsVectorLayer | None = None) -> None:
        """Select these features in all layers of the areas."""
        self._telling = True
        for layer in self._layers():
            if layer is not but:
                layer.selectByIds(list(numbers))
        self._telling = False

    def _go(self) -> None:
        """Zoom to the areas that were chosen, and let them flash."""
        layer = project_layer(self.live.choices.areas)
        if layer is None or self.iface is None or not self._wanted or not self.zooms:
            return
        canvas = self.iface.mapCanvas()
        canvas.zoomToFeatureIds(layer, self._wanted)
        # With what lies around them, by which a reader knows where it is.
        canvas.zoomByFactor(AROUND)
        canvas.flashFeatureIds(layer, self._wanted)
