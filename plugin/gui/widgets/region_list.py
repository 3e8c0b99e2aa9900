"""The list of regions to report on, with ticks, a filter, and how many areas of each have a score."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import number, tr
from ..forms import call, words

if TYPE_CHECKING:
    from ....bridge.live.lookups import Region

KEY = Qt.ItemDataRole.UserRole


class RegionList(QGroupBox):
    """Regions with ticks; none ticked means all.

    Attributes
    ----------
    regions : list of Region
        Those that are listed.
    chosen : set of str
        Keys of those that are ticked.
    scored : dict
        Number of areas with a score by key, of the regions whose areas are known; empty where scores are not.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Regions to report on"), parent)
        self.regions: list[Region] = []
        self.chosen: set[str] = set()
        self.scored: dict[str, int] = {}
        self._showing = False
        inside = QVBoxLayout(self)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(tr("Type a part of a name"))
        call(self.filter, tr("Filter the regions by name"))
        self.only_chosen = QCheckBox(tr("Only &chosen ones"))
        self.none_button = QPushButton(tr("Choose n&one"))
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.only_chosen)
        row.addWidget(self.none_button)
        inside.addLayout(row)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(100)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        call(self.list, tr("Regions to report on"), tr("Space ticks the region in focus."))
        inside.addWidget(self.list, 1)
        self.told = words()
        inside.addWidget(self.told)
        self.filter.textChanged.connect(self._hide)
        self.only_chosen.toggled.connect(self._hide)
        self.list.itemChanged.connect(self._ticked)
        self.none_button.clicked.connect(self.choose_none)

    def fill(self, regions: Sequence[Region], scored: Collection[int] | None, fault: str = "") -> None:
        """Show these regions; those that were chosen and are not there are chosen no longer.

        Parameters
        ----------
        regions : sequence of Region
        scored : collection of int, optional
            The features with a score, None where that is not known.
        fault : str
            Why there are none.
        """
        self.regions = list(regions)
        known = [region for region in regions if region.areas] if scored is not None else []
        self.scored = {region.key: len(region.areas.intersection(scored)) for region in known}
        self._showing = True
        self.list.clear()
        # Those without a score come last.
        for region in sorted(regions, key=lambda region: self.scored.get(region.key, 1) == 0):
            item = QListWidgetItem(self._label(region))
            item.setData(KEY, region.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
        self._showing = False
        if regions:
            self.chosen &= {region.key for region in regions}
        self._tick()
        self.tell(fault)

    def choose(self, keys: Collection[str]) -> None:
        """Tick these, which the user did not do; `tell` says what that means."""
        self.chosen = set(keys)
        self._tick()

    def choose_none(self) -> None:
        """Report on all regions again."""
        self.choose(())
        self.tell()
        self.changed.emit()

    def tell(self, fault: str = "") -> None:
        """How many are chosen, and what that means; or why there are none to choose."""
        count, chosen = self.list.count(), len(self.chosen)
        self.none_button.setEnabled(chosen > 0)
        told_of = self.chosen or self.scored
        empty = sum(self.scored.get(key, 1) == 0 for key in told_of)
        if fault:
            text = fault
        elif not count:
            text = tr("The regions are listed here as soon as areas and division are chosen.")
        elif not chosen:
            text = tr("None is ticked: the report is on all {count} regions.").format(count=number(count))
        else:
            text = tr("The report is on {chosen} of {count} regions; they are ranked among all.").format(
                chosen=number(chosen), count=number(count)
            )
        if count and not fault and 0 < empty < len(told_of):
            less = tr("Of {count} of these no area has a score: their profiles stay empty.")
            text = f"{text} {less.format(count=number(empty))}"
        self.told.setText(text)

    def _label(self, region: Region) -> str:
        """A region with its numbers of areas, and of those with a score where not all have one."""
        count = len(region.areas)
        scored = self.scored.get(region.key, count)
        if not count:
            return region.name
        if scored == count:
            text = tr("{region}  ({count})")
        elif scored:
            text = tr("{region}  ({count}, {scored} with a score)")
        else:
            text = tr("{region}  ({count}, none with a score)")
        return text.format(region=region.name, count=number(count), scored=number(scored))

    def _ticked(self, item: QListWidgetItem) -> None:
        """The user ticked one, or took the tick away."""
        if self._showing:
            return
        if item.checkState() == Qt.CheckState.Checked:
            self.chosen.add(item.data(KEY))
        else:
            self.chosen.discard(item.data(KEY))
        self.tell()
        self.changed.emit()

    def _tick(self) -> None:
        """Let the ticks follow what is chosen."""
        self._showing = True
        for row in range(self.list.count()):
            item = self.list.item(row)
            chosen = item.data(KEY) in self.chosen
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self._showing = False
        self._hide()

    def _hide(self, *_: object) -> None:
        """Leave out what the filter leaves out."""
        part, only = self.filter.text().casefold().strip(), self.only_chosen.isChecked()
        for row in range(self.list.count()):
            item = self.list.item(row)
            gone = part not in item.text().casefold() or (only and item.checkState() != Qt.CheckState.Checked)
            item.setHidden(gone)
