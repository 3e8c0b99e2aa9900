"""The indicators to compare where there is no index: fields with ticks and a filter."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import number, tr
from ..forms import call, words

NAME = Qt.ItemDataRole.UserRole


class ValuesList(QGroupBox):
    """Fields of which any number can be ticked.

    Signals
    -------
    changed
        The user ticked one, or took the tick away.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Indicators to compare"), parent)
        self._showing = False
        self._gone: list[str] = []
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(tr("Type a part of a name"))
        call(self.filter, tr("Filter the indicators by name"))
        self.only_chosen = QCheckBox(tr("Only tic&ked ones"))
        self.none_button = QPushButton(tr("Ti&ck none"))
        self.none_button.setAutoDefault(False)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(100)
        call(self.list, tr("Indicators to compare"), tr("Space ticks the indicator in focus."))
        self.told = words()
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        row.addWidget(self.only_chosen)
        row.addWidget(self.none_button)
        inside = QVBoxLayout(self)
        inside.addLayout(row)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.told)
        self.filter.textChanged.connect(self._hide)
        self.only_chosen.toggled.connect(self._hide)
        self.none_button.clicked.connect(self._tick_none)
        self.list.itemChanged.connect(self._ticked)

    def fill(self, offers: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Show these fields.

        Parameters
        ----------
        offers : sequence of (str, str)
            What each is called, and its name.
        chosen : sequence of str
            Those that are ticked; one that is not there is kept, and listed as such.
        """
        known = {name for _, name in offers}
        gone = [(tr("{field} (is not there)").format(field=name), name) for name in chosen if name not in known]
        self._showing = True
        self.list.clear()
        for text, name in [*gone, *offers]:
            item = QListWidgetItem(text)
            item.setData(NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._showing = False
        self._hide()
        self._tell()

    def chosen(self) -> list[str]:
        """The fields that are ticked, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [item.data(NAME) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _ticked(self, _: QListWidgetItem) -> None:
        if not self._showing:
            self._tell()
            self.changed.emit()

    def _tick_none(self) -> None:
        self._showing = True
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self._showing = False
        self._hide()
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """How many are ticked, and what follows from that."""
        count = len(self.chosen())
        self.none_button.setEnabled(count > 0)
        text = tr("Ticked: {count}. The page Map chooses which of them the map shows and the report is led by.")
        self.told.setText(text.format(count=number(count)) if count else tr("Tick the indicators to compare."))

    def _hide(self, *_: object) -> None:
        """Leave out what the filter leaves out."""
        part, only = self.filter.text().casefold().strip(), self.only_chosen.isChecked()
        for row in range(self.list.count()):
            item = self.list.item(row)
            out = only and item.checkState() != Qt.CheckState.Checked
            item.setHidden(out or part not in f"{item.text()} {item.data(NAME)}".casefold())
