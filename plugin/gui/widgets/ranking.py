"""The ranking of areas: a table over arrays, which costs no more for 14,000 areas than for 14."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import isnan
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QColor, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ....bridge.compat import as_number
from ....bridge.i18n import number, tr
from ....core.charts.spine import signed

if TYPE_CHECKING:
    from ....bridge.live.areas import LiveAreas
    from ....core.index.whatif import WhatIfState

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
RANK, NAME, SCORE, CLASS, MOVED = range(5)
#: the columns of other years stand behind these
OWN = 5


class RankingModel(QAbstractTableModel):
    """Areas from rank 1 down with the weights of now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.areas = self._state = self._then = None
        self.order = self._place = self._up = ()
        self._colours: list[QColor] = []

    def set_areas(self, areas: LiveAreas, state: WhatIfState, colours: Sequence[QColor]) -> None:
        """Other areas, or none."""
        self.beginResetModel()
        self.areas, self._colours = areas, list(colours)
        self._take(state)
        self.endResetModel()

    def set_state(self, state: WhatIfState) -> None:
        """Other weights; the rows that can be seen are drawn again."""
        self._take(state)
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _take(self, state: WhatIfState) -> None:
        if self.areas is None:
            self._state, self.order, self._place, self._up, self._then = None, (), (), (), None
            return
        from ....bridge.live.order import place_of, places_up, ranking
        from ....bridge.live.years import development

        self._state, self._then = state, development(self.areas, state)
        self.order = ranking(state)
        self._place = place_of(self.order)
        self._up = places_up(self.areas, state)

    def has_moved(self) -> bool:
        """Whether any area stands on another place than with the published model."""
        return self.areas is not None and self.areas.has_index and bool(self._up.any())

    def position(self, row: int) -> int:
        """The area in a row, by its position."""
        return int(self.order[row])

    def row_of(self, position: int) -> int:
        """The row of an area."""
        return int(self._place[position])

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.areas is None else len(self.order)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else OWN + len(self._of_years())

    def _of_years(self) -> list[tuple[str, str]]:
        """Heads and tips of the columns of other years: their scores, the change, and the places."""
        if self._then is None:
            return []
        years = self._then.years
        span = {"begin": years[0], "end": years[-1]}
        return [
            *((year, tr("Score in {year}, on the same scale").format(year=year)) for year in years[:-1]),
            (tr("Change"), tr("Change of the score {begin}–{end}, in points").format(**span)),
            (tr("Places"), tr("Places {begin}–{end}; ▲ is more deprived than before").format(**span)),
        ]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if section >= OWN:
            title, tip = self._of_years()[section - OWN]
            return {Qt.ItemDataRole.DisplayRole: title, Qt.ItemDataRole.ToolTipRole: tip}.get(role)
        alone = self.areas is not None and not self.areas.has_index
        if role == Qt.ItemDataRole.DisplayRole:
            score = tr("Figure") if alone else tr("Score")
            return (tr("Rank"), tr("Area"), score, tr("Class"), tr("Moved"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                tr("1 is the worst, where the map is darkest") if alone else tr("1 is the most deprived"),
                tr("Name of the area"),
                self.areas.engine.model.title if alone else tr("0-100, 100 the most deprived"),
                tr("Class on the map") if alone else tr("Class of the score"),
                tr("Places against the published model; ▲ is more deprived than with it"),
            )[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        position, column = self.position(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(position, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and (column in (RANK, SCORE) or column >= OWN):
            return as_number(RIGHT)
        if role == Qt.ItemDataRole.DecorationRole and column == CLASS:
            kind = int(self._state.classes[position])
            return self._colours[kind - 1] if 0 < kind <= len(self._colours) else None
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and column in (NAME, CLASS, MOVED):
            words = self._text(position, CLASS) if column == CLASS else self._words(position, column)
            # A tip takes a name with tags for HTML.
            return f"<span>{escape(words)}</span>" if role == Qt.ItemDataRole.ToolTipRole else words
        return None

    def _text(self, position: int, column: int) -> str:
        rank = int(self._state.rank[position])
        if column == RANK:
            return number(rank) if rank else "–"
        if column == NAME:
            return self.areas.names[position]
        if column == SCORE:
            return number(float(self._state.score[position]), self.areas.decimals) if rank else "–"
        if column == CLASS:
            kind = int(self._state.classes[position])
            return self.areas.engine.model.labels[kind - 1] if kind else tr("no data")
        if column >= OWN:
            return self._text_of_year(position, column - OWN)
        up = int(self._up[position])
        return f"▲ {number(up)}" if up > 0 else f"▼ {number(-up)}" if up < 0 else "=" if rank else ""

    def _text_of_year(self, position: int, place: int) -> str:
        """A figure of another year, with a dash where it is missing."""
        then, earlier = self._then, len(self._then.years) - 1
        value = float(then.scores[place][position] if place < earlier else then.change[position])
        if isnan(value):
            return "–"
        if place < earlier:
            return number(value, self.areas.decimals)
        if place == earlier:
            return signed(value, 1, number)
        up = int(then.places[position])
        return f"▲ {number(up)}" if up > 0 else f"▼ {number(-up)}" if up < 0 else "="

    def _words(self, position: int, column: int) -> str:
        """What a screen reader says."""
        if column == NAME:
            return f"{self.areas.codes[position]} {self.areas.names[position]}".strip()
        up = int(self._up[position])
        if not up:
            return tr("on the same place as published")
        return (tr("places up: {count}") if up > 0 else tr("places down: {count}")).format(count=number(abs(up)))


class _Table(QTableView):
    """A table that tells of its new size once it has it."""

    resized = pyqtSignal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Ranking(QWidget):
    """The table, and a box to find an area by its name.

    Signals
    -------
    chosen
        The user has chosen an area, by its position.
    marked
        The user has marked these areas, by their positions.
    """

    chosen = pyqtSignal(int)
    marked = pyqtSignal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RankingModel(self)
        self.view = _Table()
        self.view.resized.connect(self._share_room)
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Ranking of areas"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self.view.fontMetrics().height() + 6)
        self.view.horizontalHeader().setHighlightSections(False)
        letter = self.view.fontMetrics().averageCharWidth()
        self._class_room = 14 * letter
        for column, letters in ((RANK, 6), (SCORE, 6), (CLASS, 14), (MOVED, 8)):
            title = self.view.horizontalHeader().sectionSizeHint(column)
            self.view.setColumnWidth(column, max(letters * letter + 14, title))
        self.view.horizontalHeader().setMinimumSectionSize(4 * letter + 14)
        self.view.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.view.selectionModel().currentRowChanged.connect(self._current)
        self.view.selectionModel().selectionChanged.connect(self._selection)
        self.find = QLineEdit()
        self.find.setClearButtonEnabled(True)
        self.find.setPlaceholderText(tr("name or code, then Enter for the next"))
        self.find.returnPressed.connect(self._find)
        label = QLabel(tr("&Find:"))
        label.setBuddy(self.find)
        self.next = QPushButton(tr("Ne&xt one"))
        self.next.clicked.connect(self._find)
        above = QHBoxLayout()
        for widget in (label, self.find, self.next):
            above.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 0)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        self._quiet = False
        #: the areas that are marked, the worst first
        self.positions: list[int] = []

    def set_areas(self, areas: LiveAreas, state: WhatIfState, colours: Sequence[QColor], position: int) -> None:
        """Other areas, or none."""
        self._quiet = True
        self.model.set_areas(areas, state, colours)
        self.positions = []
        letter, header = self.view.fontMetrics().averageCharWidth(), self.view.horizontalHeader()
        labels = [*(areas.engine.model.labels if areas is not None else ()), tr("no data")]
        widest = max(self.view.fontMetrics().horizontalAdvance(label) for label in labels)
        # A class has a square of its colour before it.
        self._class_room = widest + self.view.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        for column in range(OWN, self.model.columnCount()):
            self.view.setColumnWidth(column, max(6 * letter + 14, header.sectionSizeHint(column)))
        self._show_moved()
        self._quiet = False
        self.show_position(position)

    def set_state(self, state: WhatIfState, position: int) -> None:
        """Other weights; the chosen area stays in view."""
        self.model.set_state(state)
        self._show_moved()
        if len(self.positions) > 1:
            # Areas have other rows by now.
            self.mark(self.positions, position)
        else:
            self.show_position(position)

    def _show_moved(self) -> None:
        """The column of places won and lost takes no room while there are none."""
        self.view.setColumnHidden(MOVED, not self.model.has_moved())
        self._share_room()

    def _share_room(self) -> None:
        """Where room is short, names have it before the words of classes, which have a colour and a tip."""
        header, letter = self.view.horizontalHeader(), self.view.fontMetrics().averageCharWidth()
        others = sum(header.sectionSize(column) for column in range(header.count()) if column not in (NAME, CLASS))
        room = self.view.viewport().width() - others - 16 * letter
        self.view.setColumnWidth(CLASS, min(max(room, header.minimumSectionSize()), self._class_room + 18))

    def show_position(self, position: int) -> None:
        """Mark an area, without `chosen`."""
        if not 0 <= position < self.model.rowCount():
            return
        index = self.model.index(self.model.row_of(position), RANK)
        if index.row() != self.view.currentIndex().row():
            self.mark([position], position)
        self.view.scrollTo(index)

    def mark(self, positions: Sequence[int], current: int) -> None:
        """Mark these areas, of which one is the chosen one, without `chosen` and `marked`."""
        rows = sorted(self.model.row_of(position) for position in positions)
        self.positions = [self.model.position(row) for row in rows]
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self.model.index(first, RANK), self.model.index(last, self.model.columnCount() - 1))
        flags, chooser = QItemSelectionModel.SelectionFlag, self.view.selectionModel()
        self._quiet = True
        chooser.select(selection, flags.ClearAndSelect)
        if 0 <= current < self.model.rowCount():
            index = self.model.index(self.model.row_of(current), RANK)
            chooser.setCurrentIndex(index, flags.NoUpdate)
            self.view.scrollTo(index)
        self._quiet = False

    def _selection(self, *_: object) -> None:
        if not self._quiet:
            rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
            self.positions = [self.model.position(row) for row in rows]
            self.marked.emit(self.positions)

    def _current(self, index: QModelIndex, _: object) -> None:
        if index.isValid() and not self._quiet:
            self.chosen.emit(self.model.position(index.row()))

    def _find(self) -> None:
        """The next area below whose name or code holds the text."""
        text, count = self.find.text().strip().casefold(), self.model.rowCount()
        if not text or not count:
            return
        from ....bridge.live.order import find_area

        start = self.view.currentIndex().row()
        found = find_area(self.model.areas, self.model.order, text, start)
        if found >= 0:
            self.view.setCurrentIndex(self.model.index(found, RANK))
            self.view.scrollTo(self.view.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows in ascending order as runs of neighbours: first and last of each."""
    first = last = -2
    for row in rows:
        if row != last + 1:
            if first >= 0:
                yield first, last
            first = row
        last = row
    if first >= 0:
        yield first, last
