"""The first page: which areas, which indicators, and how they fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgisInterface, QgsFieldComboBox
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QBoxLayout,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import say, tr
from ....core.messages import Refusal
from ..background import Jobs, timer, when_idle
from ..choices import LATEST, Choices
from ..fetch import FetchButton
from ..files import Pick, ask_which, dropped, open_file
from ..forms import (
    Folding,
    add,
    call,
    choose_layer,
    field_combo,
    gone,
    group,
    layer_combo,
    layer_id,
    page_layout,
    part,
    words,
)
from ..widgets.limit import LimitTo
from ..widgets.rows import Rows
from ..widgets.years import EarlierYear, years_problem
from .base import Page

if TYPE_CHECKING:
    from ....bridge.live.lookups import Loose, Matching

#: milliseconds of rest before areas and table are matched
REST = 250
MATCH = "match"


class DataPage(Page):
    """Areas, table, year; what matched and what did not.

    Signals
    -------
    told
        A sentence for the user, on a file that cannot be opened.
    """

    told = pyqtSignal(str)

    def __init__(
        self, iface: QgisInterface | None = None, jobs: Jobs | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.iface = iface
        self.jobs = jobs or Jobs(self)
        self.found = None
        self.fault = ""
        self._key: tuple = ()
        self._showing = False
        self._typed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(lambda: when_idle(self, self._match))
        layout = page_layout(self)
        self.top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fill_top(self.top)
        layout.addLayout(self.top)
        self._build_areas(layout)
        self._build_table(layout)
        self._build_match(layout)
        self._connect()

    def title(self) -> str:
        return tr("Data")

    def help_page(self) -> str:
        return "data"

    # Building

    def set_narrow(self, narrow: bool) -> None:
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.top.setDirection(way)

    def _fill_top(self, top: QBoxLayout) -> None:
        """The way in for who has no data at hand."""
        self.sample_button = QPushButton(tr("&Try with sample data"))
        self.sample_button.setToolTip(tr("Loads a tile map of gemeenten and the published scores of 50 of them."))
        self.sample_button.clicked.connect(self.sample_wanted)
        self.open_button = QPushButton(tr("Open a &file…"))
        self.open_button.setToolTip(tr("A layer or table that is not in the project yet; it can also be dropped here."))
        self.open_button.clicked.connect(self._ask_file)
        self.fetch_button = FetchButton(lambda: self.year.text().strip(), self._choose, self.told.emit)
        if self.iface is None:
            self.fetch_button.hide()  # the dialogs of algorithms are those of a QGIS with a window
        self.setAcceptDrops(True)
        top.addWidget(words(tr("Choose the areas and the table with their indicators, or drop their files here.")), 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.fetch_button, self.open_button, self.sample_button):
            row.addWidget(button)
        row.addStretch()
        top.addLayout(row)

    def _build_areas(self, layout: QVBoxLayout) -> None:
        form = group(tr("Areas"), layout)
        self.areas = layer_combo(tr("(choose a layer)"), polygons=True)
        add(form, tr("L&ayer"), self.areas, tr("Polygons of gemeenten, wijken or buurten."))
        self.area_code = field_combo()
        add(form, tr("C&ode field"), self.area_code, tr("The field with CBS codes, such as GM0014 or 14."))
        self.limit = LimitTo(self.jobs)
        add(form, tr("Limit to &regions"), self.limit, first=self.limit.set)

    def _build_table(self, layout: QVBoxLayout) -> None:
        form = group(tr("Indicators"), layout)
        self.table = layer_combo(tr("(in the areas themselves)"))
        add(form, tr("Tabl&e"), self.table, tr("A table or layer with one row for each area."))
        self.table_code = field_combo()
        add(form, tr("Co&de field of the table"), self.table_code, tr("The field with the codes of the same areas."))
        self.of_period, inside = part(form)
        self.period = QComboBox()
        add(inside, tr("&Period"), self.period, tr("The table has a row for each area and period: which one to take."))
        self.year = QLineEdit()
        self.year.setMaxLength(20)
        self.year.setPlaceholderText(tr("such as 2024"))
        add(form, tr("&Year of the figures"), self.year, tr("As it is to stand in tables and reports."))
        self._build_years(form)

    def _build_years(self, form: QFormLayout) -> None:
        """Figures of earlier years; a third year is offered once there is a second."""
        self.earlier = EarlierYear(tr("Earlier year"))
        add(form, tr("Earlier year"), self.earlier, first=self.earlier.layer)
        self.third = EarlierYear(tr("Third year"))
        add(form, tr("Third year"), self.third, first=self.third.layer)
        self.folding = Folding(form)
        self.folding.show(self.of_period, False)

    def _build_match(self, layout: QVBoxLayout) -> None:
        box = QGroupBox(tr("What fits"))
        inside = QVBoxLayout(box)
        self.summary = words()
        inside.addWidget(self.summary)
        self.rows = Rows([tr("What"), tr("Code"), tr("Name"), tr("Likely reason")], self)
        self.list = QTableView()
        self.list.setModel(self.rows)
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setTabKeyNavigation(False)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.list.horizontalHeader().setStretchLastSection(True)
        self.list.setMinimumHeight(100)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        call(self.list, tr("Areas and rows that found no counterpart"))
        inside.addWidget(self.list, 1)
        self.zoom_button = QPushButton(tr("&Zoom to the area"))
        self.copy_button = QPushButton(tr("Copy the l&ist"))
        self.copy_button.setToolTip(tr("To the clipboard, with tabs between the columns, for a spreadsheet."))
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.zoom_button)
        self.buttons.addWidget(self.copy_button)
        inside.addLayout(self.buttons)
        layout.addWidget(box, 1)

    def _connect(self) -> None:
        self.areas.layerChanged.connect(self._areas_chosen)
        self.table.layerChanged.connect(self._table_chosen)
        self.area_code.fieldChanged.connect(self._edited)
        self.limit.changed.connect(self._edited)
        self.earlier.changed.connect(self._years_chosen)
        self.third.changed.connect(self._edited)
        self.table_code.fieldChanged.connect(self._edited)
        self.period.currentIndexChanged.connect(self._period_chosen)
        self.year.textEdited.connect(self._year_typed)
        self.zoom_button.clicked.connect(self.zoom)
        self.copy_button.clicked.connect(self.copy)
        self.list.doubleClicked.connect(self.zoom)
        self.list.selectionModel().selectionChanged.connect(self._refresh_buttons)
        self._show_found(None)

    # What the user does

    def _ask_file(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Open a file"))
        self.open_files(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = dropped(event.mimeData())
        # The program that the files come from waits for as long as this takes.
        timer(self, 0, lambda: self.open_files(paths)).start()

    def open_files(self, paths: Sequence[str], pick: Pick | None = None) -> None:
        """Put files into the project, and choose them: polygons as areas, else as the table."""
        when_idle(self, lambda: self._open(paths, pick or ask_which(self)))

    def _open(self, paths: Sequence[str], pick: Pick) -> None:
        for path in paths:
            try:
                layer = open_file(path, pick)
            except Refusal as refusal:
                self.told.emit(say(refusal.message))
                continue
            if layer is not None:
                self._choose(layer)

    def _choose(self, layer: QgsVectorLayer) -> None:
        """Take a layer that has come into the project: polygons as areas, else as the table."""
        polygons = layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        (self.areas if polygons else self.table).setLayer(layer)

    def _areas_chosen(self, layer: QgsVectorLayer | None) -> None:
        self._chosen(layer, self.area_code)

    def _table_chosen(self, layer: QgsVectorLayer | None) -> None:
        if not self._showing:
            self._offer_periods((), LATEST)
        self._chosen(layer, self.table_code)

    def _offer_periods(self, periods: Sequence[str], chosen: str) -> None:
        """The periods of the table, where it has several; one that is chosen and not there stays to be seen."""
        before, self._showing = self._showing, True
        self.period.clear()
        self.period.addItem(tr("the latest"), LATEST)
        for period in periods:
            self.period.addItem(period, period)
        if self.period.findData(chosen) < 0:
            self.period.addItem(gone(chosen), chosen)
        self.period.setCurrentIndex(self.period.findData(chosen))
        self.folding.show(self.of_period, self.period.count() > 1)
        self._showing = before

    def _chosen(self, layer: QgsVectorLayer | None, code: QgsFieldComboBox) -> None:
        """Another layer: its code field is found by itself."""
        if self._showing:
            return
        self._showing = True
        code.setLayer(layer)
        code.setField("")
        self._showing = False
        if layer is None:
            self._edited()
        else:
            ident = layer.id()  # it may be gone by then
            when_idle(self, lambda: self._find_code(ident, code))

    def _find_code(self, ident: str, code: QgsFieldComboBox) -> None:
        """Look for the code field of a layer, if it is still there and chosen."""
        from ..guess import look

        layer = QgsProject.instance().mapLayer(ident)
        if layer is None or code.layer() is not layer:
            return
        self._showing = True
        code.setField(look(layer).code)
        if not self._typed:
            self.year.setText(self._told_year())
        self._showing = False
        self._edited()

    def _period_chosen(self, *_: object) -> None:
        """The year follows at once: matching may end after the page was left."""
        if self._showing:
            return
        known = self.found.periods if self.found else ()
        if known and not self._typed:
            from ....core.joining.periods import year_of

            chosen = self.period.currentData()
            year = year_of(known[0] if chosen == LATEST else chosen)
            if year:
                self.year.setText(year)
        self._edited()

    def _year_typed(self, text: str) -> None:
        """From now on the year is the user's, until it is emptied."""
        self._typed = bool(text.strip())
        self._edited()

    def _years_chosen(self) -> None:
        self._offer_third()
        self._edited()

    def _offer_third(self) -> None:
        self.folding.show(self.third, bool(self.earlier.pair()[0] or self.third.pair()[0]))

    def _told_year(self) -> str:
        """The year of the table that is joined, else of the areas, by their metadata, else by their names."""
        from ..guess import told_year

        layers = [combo.currentLayer() for combo in (self.table, self.areas)]
        return next(filter(None, (told_year(layer) for layer in layers if layer is not None)), "")

    def _edited(self, *_: object) -> None:
        if not self._showing:
            self.changed.emit()
            self._rest.start()

    def zoom(self, *_: object) -> None:
        """Show the area of the selected row on the map."""
        loose = self._selected()
        layer = self.areas.currentLayer()
        if loose is None or loose.feature < 0 or layer is None or self.iface is None:
            return
        self.iface.mapCanvas().zoomToFeatureIds(layer, [loose.feature])
        self.iface.mapCanvas().flashFeatureIds(layer, [loose.feature])

    def copy(self) -> None:
        """Put the list on the clipboard."""
        QApplication.clipboard().setText(self.rows.as_text())

    def _selected(self) -> Loose | None:
        """The row that is selected, None where none is."""
        chosen = self.list.selectionModel().selectedRows()
        return self.found.loose[chosen[0].row()] if chosen and self.found else None

    # The page's duties

    def show_choices(self, choices: Choices) -> None:
        self._showing = True
        project = QgsProject.instance()
        for combo, code, ident, field in (
            (self.areas, self.area_code, choices.areas, choices.area_code),
            (self.table, self.table_code, choices.table, choices.table_code),
        ):
            layer = project.mapLayer(ident) if ident else None
            choose_layer(combo, layer)
            code.setLayer(layer)
            code.setField(field)
        offered = self.found.periods if self.found and self._key == _key(choices) else ()
        self._offer_periods(offered, choices.period)
        self.year.setText(choices.year)
        known = {self._told_year(), self.found.year if self.found else ""}
        self._typed = bool(choices.year) and choices.year not in known
        self.limit.show_choices(choices)
        self.earlier.show_pair(choices.layer_2, choices.year_2)
        self.third.show_pair(choices.layer_3, choices.year_3)
        self._offer_third()
        self._showing = False
        self._rest.start()

    def enter(self, choices: Choices) -> None:
        # What was edited in the layers since counts as well.
        self.forget()
        super().enter(choices)

    def forget(self) -> None:
        self._key = ()
        self.limit.forget()

    def read_choices(self, choices: Choices) -> None:
        choices.areas = layer_id(self.areas)
        choices.area_code = self.area_code.currentField()
        self.limit.read_choices(choices)
        choices.table = layer_id(self.table)
        choices.table_code = self.table_code.currentField() if choices.table else ""
        choices.period = (choices.table and self.period.currentData()) or LATEST
        choices.year = self.year.text().strip()
        choices.layer_2, choices.year_2 = self.earlier.pair()
        choices.layer_3, choices.year_3 = self.third.pair()

    def problem(self, choices: Choices) -> str:
        layer = QgsProject.instance().mapLayer(choices.areas) if choices.areas else None
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            return tr("Choose the layer with the areas, or try with sample data.")
        if choices.table == choices.areas:
            return tr("Areas and table are the same layer: choose '(in the areas themselves)' as the table.")
        if not choices.area_code:
            return _without_code(layer)
        table = QgsProject.instance().mapLayer(choices.table) if choices.table else None
        if table is not None and not choices.table_code:
            return _without_code(table)
        fits = (self.fault or (self.found.fault if self.found else "")) if self._key == _key(choices) else ""
        return fits or self.limit.problem(choices) or years_problem(choices)

    # Matching

    def _match(self) -> None:
        """Match what is chosen, in the background."""
        from ....bridge.live.lookups import compare
        from ....bridge.live.snapshot import Snapshot

        choices = Choices()
        self.read_choices(choices)
        self.limit.look_up(choices.areas, choices.area_code)
        key = _key(choices)
        if key == self._key:
            return
        self._key, self.fault = key, ""
        self.jobs.cancel(MATCH)
        areas, table = self.areas.currentLayer(), self.table.currentLayer()
        if areas is None or not choices.area_code or (table is not None and not choices.table_code) or areas is table:
            self._show_found(None)
            self.changed.emit()
            return
        self.summary.setText(tr("Matching…"))
        sides = Snapshot(areas), Snapshot(table) if table is not None else None
        self.jobs.start(
            MATCH,
            tr("Matching areas and table"),
            lambda task: compare(sides[0], choices.area_code, sides[1], choices.table_code, task, choices.period),
            self._matched,
        )

    def _matched(self, found: Matching | None, fault: str) -> None:
        self.fault = fault
        self._show_found(found)
        if found is not None:
            self._offer_periods(found.periods, self.period.currentData() or LATEST)
            if found.year and not self._typed:
                self.year.setText(found.year)
        self.changed.emit()

    def _show_found(self, found: Matching | None) -> None:
        """Counts, and the list to act on."""
        self.found = found
        self.rows.fill([[one.kind, one.code, one.name, one.reason] for one in found.loose] if found else [])
        texts = [found.summary, *found.notes] if found else [self.fault or tr("Nothing to match yet.")]
        self.summary.setText("\n".join(texts))
        some = self.rows.rowCount() > 0
        self.list.setVisible(some)
        self.zoom_button.setVisible(some)
        self.copy_button.setVisible(some)
        if some:
            for column in range(3):
                self.list.resizeColumnToContents(column)
                self.list.setColumnWidth(column, min(self.list.columnWidth(column) + 10, 260))
        self._refresh_buttons()

    def _refresh_buttons(self, *_: object) -> None:
        loose = self._selected()
        self.zoom_button.setEnabled(loose is not None and loose.feature >= 0)


def _without_code(layer: QgsMapLayer) -> str:
    return tr("No field with CBS codes was found in '{layer}': choose the code field yourself.").format(
        layer=layer.name()
    )


def _key(choices: Choices) -> tuple:
    """What decides how areas and table fit."""
    return choices.areas, choices.area_code, choices.table, choices.table_code, choices.period
