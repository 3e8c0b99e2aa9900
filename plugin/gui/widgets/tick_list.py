"""A list of which any number can be ticked, with a filter above it and a line of words below it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

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

from ....bridge.i18n import tr
from ..forms import call, words

KEY = Qt.ItemDataRole.UserRole


class TickList(QGroupBox):
    """Rows with ticks; subclasses have `tell`, which says what the ticks mean.

    Attributes
    ----------
    chosen : set of str
        Keys of the rows that are ticked, or will be as soon as they are listed.

    Signals
    -------
    changed
        The user ticked one, or took the tick away.
    """

    changed = pyqtSignal()

    def __init__(self, title: str, find: str, only: str, none: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.chosen: set[str] = set()
        self._showing = False
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(tr("Type a part of a name"))
        call(self.filter, find)
        self.only_chosen = QCheckBox(only)
        self.none_button = QPushButton(none)
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(100)
        call(self.list, title, tip)
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
        self.none_button.clicked.connect(self.choose_none)
        self.list.itemChanged.connect(self._ticked)

    def tell(self) -> None:
        """Say how many are ticked, and what follows from that."""
        raise NotImplementedError

    def searched(self, item: QListWidgetItem) -> str:
        """The text in which the filter looks."""
        return item.text()

    def choose(self, keys: Collection[str]) -> None:
        """Tick these, which the user did not do; `tell` says what that means."""
        self.chosen = set(keys)
        self._showing = True
        for item in self.items():
            item.setCheckState(Qt.CheckState.Checked if item.data(KEY) in self.chosen else Qt.CheckState.Unchecked)
        self._showing = False
        self._hide()

    def choose_none(self) -> None:
        """Take all ticks away."""
        self.choose(())
        self.tell()
        self.changed.emit()

    def items(self) -> list[QListWidgetItem]:
        """The rows, in their order."""
        return [self.list.item(row) for row in range(self.list.count())]

    def _list(self, rows: Iterable[tuple[str, str]], chosen: Collection[str]) -> None:
        """Show rows of a text and a key, with the ticks that they are to have."""
        self._showing = True
        self.list.clear()
        for text, key in rows:
            item = QListWidgetItem(text)
            item.setData(KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
        self.choose(chosen)

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

    def _hide(self, *_: object) -> None:
        """Leave out what the filter leaves out."""
        part, only = self.filter.text().casefold().strip(), self.only_chosen.isChecked()
        for item in self.items():
            gone = part not in self.searched(item).casefold() or (only and item.data(KEY) not in self.chosen)
            item.setHidden(gone)
