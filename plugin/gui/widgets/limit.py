"""The choice of regions that all is limited to: a division, and one of the regions in which the areas lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ....bridge.i18n import say, tr
from ....bridge.regions.catalogue import SETS, SHIPPED
from ..background import Jobs, when_idle
from ..choices import Choices
from ..forms import call, gone, narrow, searchable

if TYPE_CHECKING:
    from ....bridge.live.lookups import Region

NAMES = "limit"


class LimitTo(QWidget):
    """Two lists; the second is there once a division is chosen.

    Signals
    -------
    changed
        The user has chosen, or it is known by now what there is to choose.
    """

    changed = pyqtSignal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.fault = jobs, ""
        #: the regions that there are, none before they are known
        self.there: frozenset[str] = frozenset()
        self._key: tuple = ()
        self._areas, self._code = "", ""
        self._showing = False
        self.set = QComboBox()
        self.set.addItem(tr("(all areas of the layer)"), "")
        for key in SHIPPED:
            self.set.addItem(say(SETS[key].label), key)
        self.region = QComboBox()
        searchable(self.region)
        for combo in (self.set, self.region):
            narrow(combo)
        tip = tr(
            "Map, ranking, profile and report show these areas alone. Scores and classes stay those of all areas of "
            "the layer, such as the whole country."
        )
        call(self.set, tr("Division to limit to"), tip)
        call(self.region, tr("Region to limit to"), tip)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.set, 1)
        layout.addWidget(self.region, 1)
        self.region.hide()
        self.set.currentIndexChanged.connect(self._set_chosen)
        self.region.currentIndexChanged.connect(self._edited)

    def show_choices(self, choices: Choices) -> None:
        """Show what is chosen; names that were not looked up yet are shown as they are."""
        self._showing = True
        self._areas, self._code = choices.areas, choices.area_code
        self.set.setCurrentIndex(max(self.set.findData(choices.limit_set), 0))
        if self.region.findData(choices.limit_to) < 0 and choices.limit_to:
            self.region.addItem(choices.limit_to, choices.limit_to)
        self.region.setCurrentIndex(self.region.findData(choices.limit_to))
        self.region.setVisible(bool(choices.limit_set))
        self._showing = False
        self.look_up(choices.areas, choices.area_code)

    def read_choices(self, choices: Choices) -> None:
        """Write it into the choices; regions to report on that were chosen before lie elsewhere."""
        limit_set = self.set.currentData() or ""
        limit_to = (self.region.currentData() or "") if limit_set else ""
        if (choices.limit_set, choices.limit_to) != (limit_set, limit_to):
            choices.limit_set, choices.limit_to, choices.regions = limit_set, limit_to, []

    def problem(self, choices: Choices) -> str:
        """What is lacking."""
        if not choices.limit_set:
            return ""
        known = self._key == (choices.areas, choices.area_code, choices.limit_set)
        if known and self.fault:
            return self.fault
        if not choices.limit_to:
            return tr("Choose the region to limit to, or all areas of the layer.")
        if known and self.there and choices.limit_to not in self.there:
            return tr("No area lies in '{region}': choose another region to limit to.").format(region=choices.limit_to)
        return ""

    def forget(self) -> None:
        """Other layers: what was looked up no longer holds."""
        self._key = ()
        self._empty()

    def _empty(self) -> None:
        before, self._showing = self._showing, True
        self.region.clear()
        self._showing = before

    def _set_chosen(self, *_: object) -> None:
        self.region.setVisible(bool(self.set.currentData()))
        if not self._showing:
            self._empty()
            self._key = ()
            self.look_up(self._areas, self._code)
            self._edited()

    def _edited(self, *_: object) -> None:
        if not self._showing:
            self.changed.emit()

    def look_up(self, areas: str, code: str) -> None:
        """Ask in the background which regions of the division there are."""
        self._areas, self._code = areas, code
        key = (areas, code, self.set.currentData() or "")
        if key == self._key:
            return
        self._key, self.fault, self.there = key, "", frozenset()
        self.jobs.cancel(NAMES)
        if all(key):
            when_idle(self, lambda: self._ask(key))

    def _ask(self, key: tuple[str, str, str]) -> None:
        """Start the job, if its layer is still there."""
        from ....bridge.live.lookups import regions_of
        from ....bridge.live.snapshot import Snapshot

        areas = QgsProject.instance().mapLayer(key[0])
        if areas is None or self._key != key:
            return
        source = Snapshot(areas)
        self.jobs.start(
            NAMES,
            tr("Looking up the regions"),
            lambda task: regions_of(source, key[1], key[2], None, "", "", task),
            self._found,
        )

    def _found(self, regions: list[Region] | None, fault: str) -> None:
        if regions is not None and not regions:
            fault = tr("None of the areas lies in one of these regions: choose another division to limit to.")
        self.fault, self.there = fault, frozenset(one.key for one in regions or [])
        chosen = self.region.currentData()
        self._showing = True
        self.region.clear()
        for one in regions or []:
            self.region.addItem(one.name, one.key)
        if chosen and self.there and chosen not in self.there:
            self.region.addItem(gone(chosen), chosen)
        self.region.setCurrentIndex(self.region.findData(chosen))
        self._showing = False
        self.changed.emit()
