"""Controls that all pages make in the same way: labelled for the eye, the keyboard and the screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsField, QgsMapLayer, QgsMapLayerProxyModel
from qgis.gui import QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QCompleter,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...bridge.i18n import tr
from .background import timer

#: pixels of a line in the font for which sizes are given
LINE = 17


def grown(widget: QWidget, pixels: int) -> int:
    """As many pixels as take the same text in the widget's font, where that is larger than usual."""
    return round(pixels * max(1.0, widget.fontMetrics().height() / LINE))


def group(title: str, layout: QVBoxLayout) -> QFormLayout:
    """A titled box at the end of a page, with a form in it."""
    box = QGroupBox(title)
    form = QFormLayout(box)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    layout.addWidget(box)
    return form


def part(below: QFormLayout) -> tuple[QWidget, QFormLayout]:
    """A part of a form that is shown and hidden as a whole, see `Folding`."""
    place = QWidget()
    form = QFormLayout(place)
    form.setContentsMargins(0, 0, 0, 0)
    form.setFieldGrowthPolicy(below.fieldGrowthPolicy())
    form.setRowWrapPolicy(below.rowWrapPolicy())
    below.addRow(place)
    return place, form


class Folding:
    """Rows of a form that come and go without a gap where they are hidden, which Qt 5 would leave."""

    def __init__(self, form: QFormLayout) -> None:
        roles = QFormLayout.ItemRole
        self._form = form
        self._rows = [
            tuple(_widget_at(form, row, role) for role in (roles.LabelRole, roles.FieldRole, roles.SpanningRole))
            for row in range(form.rowCount())
        ]
        self._there = [True] * len(self._rows)

    def show(self, control: QWidget, shown: bool) -> None:
        """Show or hide the row of a control."""
        place = next(place for place, row in enumerate(self._rows) if control in row)
        label, field, whole = self._rows[place]
        if self._there[place] and not shown:
            self._form.takeRow(control)
        elif shown and not self._there[place]:
            before = sum(self._there[:place])
            if label is None:
                self._form.insertRow(before, whole or field)
            else:
                self._form.insertRow(before, label, field)
        self._there[place] = shown
        for widget in filter(None, (label, field, whole)):
            widget.setVisible(shown)


def _widget_at(form: QFormLayout, row: int, role: QFormLayout.ItemRole) -> QWidget | None:
    item = form.itemAt(row, role)
    return item.widget() if item is not None else None


def page_layout(page: QWidget) -> QVBoxLayout:
    """The column of boxes that a page is."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(12, 4, 12, 4)
    layout.setSpacing(10)
    return layout


def add(form: QFormLayout, label: str, control: QWidget, tip: str = "", first: QWidget | None = None) -> QWidget:
    """A control with its label, which takes the focus to it, or to the first part of it.

    Not by a focus proxy: Qt cannot put what has one into another place of the Tab order, and would turn back to it.
    """
    text = QLabel(label)
    text.setBuddy(first or control)
    form.addRow(text, control)
    call(control, label.replace("&", ""), tip)
    if isinstance(control, QComboBox):
        narrow(control)
    return control


def call(control: QWidget, name: str, tip: str = "") -> None:
    """Name a control, and what it is made of, for a screen reader."""
    control.setAccessibleName(name)
    if tip:
        control.setToolTip(tip)
        control.setAccessibleDescription(tip)
    for inner in (*control.findChildren(QLineEdit), *control.findChildren(QAbstractButton)):
        if not inner.accessibleName():
            inner.setAccessibleName(name)
    if tip and isinstance(control, QgsFileWidget):
        control.lineEdit().setToolTip(tip)  # QGIS says "path to the file", of a folder as well


def name_inner(window: QWidget) -> None:
    """Name the buttons inside fields, such as the one that clears a text, after their field."""
    for field in window.findChildren(QgsFileWidget):
        call(field, field.accessibleName() or field.lineEdit().accessibleName())
    for field in window.findChildren(QLineEdit):
        call(field, field.accessibleName() or field.placeholderText())


def in_order(place: QWidget | QLayout) -> Iterator[QWidget]:
    """The widgets of a page that take the focus, in the order in which they are laid out, however late they came."""
    if isinstance(place, QLayout):
        parts = [place.itemAt(position) for position in range(place.count())]
        for part in (one for item in parts for one in (item.layout(), item.widget()) if one is not None):
            yield from in_order(part)
        return
    if place.focusPolicy() & Qt.FocusPolicy.TabFocus and place.focusProxy() is None:
        yield place
    if isinstance(place, QSplitter):
        inside = [place.widget(position) for position in range(place.count())]
    elif isinstance(place, QScrollArea):
        inside = [place.widget()]
    elif isinstance(place, QTabWidget):
        inside = [place.tabBar(), place.currentWidget()]
    elif isinstance(place, QStackedWidget):
        inside = [place.currentWidget()]
    else:
        inside = [place.layout()]
    for part in inside:
        if part is not None:
            yield from in_order(part)


def next_in_order(window: QWidget, forward: bool) -> QWidget | None:
    """What the Tab key goes to: in a window round and round, from its ends to what is outside where it is docked.

    None where the focus is on nothing of the layout, and where there is nothing outside.
    """
    widgets = [one for one in in_order(window.layout()) if one.isVisibleTo(window) and one.isEnabled()]
    now = window.focusWidget()
    while now is not None and now is not window and now not in widgets:
        now = now.parentWidget()
    if now not in widgets:
        return None
    place = widgets.index(now) + (1 if forward else -1)
    if window.isWindow() or 0 <= place < len(widgets):
        return widgets[place % len(widgets)]
    return _outside(window, forward)


def _outside(docked: QWidget, forward: bool) -> QWidget | None:
    """What Qt's chain has next of the same window, and not in this part of it."""
    step = QWidget.nextInFocusChain if forward else QWidget.previousInFocusChain
    one = step(docked)
    while one is not docked:
        takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
        if takes and one.window() is docked.window() and not docked.isAncestorOf(one):
            return one
        one = step(one)
    return None


class LayerCombo(QgsMapLayerComboBox):
    """Layers of the project; where the one that is chosen goes, none is chosen, and not the one above it as by QGIS."""

    def __init__(self) -> None:
        super().__init__()
        # While QGIS removes a layer is no time to work with others.
        self._told = timer(self, 0, self._tell)
        self.model().rowsAboutToBeRemoved.connect(self._leaves)

    def _leaves(self, _: QModelIndex, first: int, last: int) -> None:
        if 0 < first <= self.currentIndex() <= last:
            before = self.blockSignals(True)
            self.setCurrentIndex(0)
            self.blockSignals(before)
            self._told.start()

    def _tell(self) -> None:
        if self.currentIndex() <= 0:
            self.layerChanged.emit(None)


def layer_combo(none: str, polygons: bool = False) -> QgsMapLayerComboBox:
    """The layers of the project, or those with polygons, and first what stands for none."""
    kinds = QgsMapLayerProxyModel.Filter
    combo = LayerCombo()
    combo.setFilters(kinds.PolygonLayer if polygons else kinds.VectorLayer)
    combo.setAllowEmptyLayer(True, none)
    return combo


def field_combo() -> QgsFieldComboBox:
    """The fields of a layer, and first none."""
    combo = QgsFieldComboBox()
    combo.setAllowEmptyFieldName(True)
    return combo


def layer_id(combo: QgsMapLayerComboBox) -> str:
    """The id of the layer that is chosen, empty for none."""
    layer = combo.currentLayer()
    return layer.id() if layer is not None else ""


def choose_layer(combo: QgsMapLayerComboBox, layer: QgsMapLayer | None) -> None:
    """Choose a layer, or what stands for none; QGIS itself would leave the box blank."""
    if layer is None:
        combo.setCurrentIndex(0)
    else:
        combo.setLayer(layer)


def narrow(combo: QComboBox) -> None:
    """Let a long name not widen the window."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def called(field: QgsField) -> str:
    """A field by what is known of it, with its name where that is another."""
    from ...bridge.known_fields import title_of

    title = title_of(field)
    return title if title == field.name() else f"{title} [{field.name()}]"


def gone(name: str) -> str:
    """How a list names what was chosen and is not there any more."""
    return tr("{field} (is not there)").format(field=name)


def wide_list(combo: QComboBox) -> None:
    """Let the list be wider than the box, so that long names can be read."""
    combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + 30)


def searchable(combo: QComboBox) -> None:
    """Let a part of a name, typed into the box, find it in the list."""
    combo.setEditable(True)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    finder = combo.completer()
    finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    finder.setFilterMode(Qt.MatchFlag.MatchContains)
    # What was typed and is no name goes again.
    combo.lineEdit().editingFinished.connect(lambda: combo.setEditText(combo.itemText(combo.currentIndex())))


def words(text: str = "") -> QLabel:
    """A line of text that wraps, and that shows what names hold as it is."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
