"""The page Map: what it shows, in how many classes and which colours, with the map and its legend beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsRectangle, QgsSymbolLayerUtils, QgsWkbTypes
from qgis.gui import QgisInterface, QgsMapCanvas
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap, QShowEvent
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import tr
from ....bridge.maps.ramps import MOST_CLASSES, RAMPS, ramp_colours
from ....bridge.settings import ORGANISATION, text_of
from ....core.divisions import METHODS, OWN
from ....core.index.model import DIRECTIONS
from ....core.messages import Refusal
from ..background import timer
from ..checks import division_problem, figure_fields
from ..choices import Choices
from ..forms import Folding, called, choose_layer, gone, grown, layer_combo, layer_id, narrow, wide_list
from ..model_file import joined_fields, known_direction, load_choice, with_map
from ..project import project_layer
from ..widgets.picture import Picture
from .base import Page

if TYPE_CHECKING:
    from ....bridge.maps.styles import ClassStyle
    from ..live.index import LiveIndex

MDI = "mdi"
SWATCH = QSize(90, 14)
#: pixels of the square legend's width
SQUARE = 240
#: width of the choices beside the map in the usual font, and the width that Qt takes for no limit
LEFT, QWIDGETSIZE_MAX = 380, (1 << 24) - 1


def swatch(colours: list[QColor], size: QSize = SWATCH) -> QIcon:
    """Colours side by side, as an icon."""
    picture = QPixmap(size)
    painter = QPainter(picture)
    width = size.width() / len(colours)
    for place, colour in enumerate(colours):
        painter.fillRect(round(place * width), 0, round(width) + 1, size.height(), colour)
    painter.setPen(QColor("#808080"))
    painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
    painter.end()
    return QIcon(picture)


class MapPage(Page):
    """Left the choices, right the map as it will be."""

    def __init__(self, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.iface, self.live = iface, None
        self._choices = Choices()
        self._quiet = False
        self._later = timer(self, 0, self._draw)
        self.halves = QHBoxLayout(self)
        self.left = self._left()
        self.halves.addWidget(self.left)
        self.halves.addLayout(self._right(), 1)

    def set_narrow(self, narrow: bool) -> None:
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.halves.setDirection(way)
        self.left.setMaximumWidth(QWIDGETSIZE_MAX if narrow else grown(self, LEFT))

    def title(self) -> str:
        return tr("Map")

    def help_page(self) -> str:
        return "map"

    # The controls

    def _class_controls(self) -> None:
        """How values are divided into classes."""
        self.classes = QSpinBox()
        self.classes.setRange(2, MOST_CLASSES)
        self.method = QComboBox()
        narrow(self.method)
        words = (tr("equal in number (quantiles)"), tr("equal intervals"), tr("natural breaks"), tr("own bounds"))
        for key, word in zip(METHODS, words):
            self.method.addItem(word, key)
        self.own_bounds = QLineEdit()
        self.own_bounds.setPlaceholderText(tr("such as 10; 20; 30"))
        self.own_bounds.setToolTip(tr("The lowest value of each class above the first"))
        self.legend_title, self.source, self.author = QLineEdit(), QLineEdit(), QLineEdit()
        self.legend_title.setToolTip(tr("Indicator, year and unit, as they are to stand above the legend"))
        self.source.setPlaceholderText(tr("such as CBS, Kerncijfers wijken en buurten"))
        self.source.setToolTip(tr("Stands below the classes in the legend"))
        self.author.setToolTip(tr("Stands below the source, and on the report"))
        for line in (self.legend_title, self.source, self.author):
            line.textEdited.connect(self._edited)
        self.classes.valueChanged.connect(self._edited)
        self.method.currentIndexChanged.connect(self._edited)
        self.own_bounds.textEdited.connect(self._edited)

    def _field_controls(self) -> None:
        """What is shown, which end of it is worse, and whose bounds count."""
        self.show_field, self.show_y = QComboBox(), QComboBox()
        for combo in (self.show_field, self.show_y):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(24)
            combo.setMaxVisibleItems(20)
        self.show_y.setToolTip(
            tr("A second indicator in the same map: thirds of the one by thirds of the other, in nine colours")
        )
        self.ramp = QComboBox()
        self.ramp.setIconSize(SWATCH)
        self.ramp.setToolTip(tr("All ramps are safe for colour-blind readers and for greyscale print"))
        for name in RAMPS:
            self.ramp.addItem(swatch(ramp_colours(name, 5)), name, name)
        self.direction, self.direction_y = QComboBox(), QComboBox()
        for combo in (self.direction, self.direction_y):
            for key, word in zip(DIRECTIONS, (tr("high is worse (dark)"), tr("low is worse (dark)"))):
                combo.addItem(word, key)
        self.bounds = layer_combo(tr("the areas themselves"))
        self.bounds.setToolTip(
            tr("The areas whose values determine the bounds of the classes, such as all gemeenten of the country")
        )
        narrow(self.bounds)
        self.show_field.currentIndexChanged.connect(self._other_field)
        self.show_y.currentIndexChanged.connect(self._other_second)
        for combo in (self.ramp, self.direction, self.direction_y):
            combo.currentIndexChanged.connect(self._edited)
        self.bounds.layerChanged.connect(self._edited)

    def _left(self) -> QWidget:
        self._class_controls()
        self._field_controls()
        self.note = QLabel()
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setAccessibleName(tr("What the classes are"))
        self.labels = QCheckBox(tr("N&ames of areas on the map"))
        self.labels.setToolTip(
            tr("Each name where it fits within the outline of its area, so that more come as you zoom in.")
        )
        self.on_map = QCheckBox(tr("Show on the ma&p of QGIS"))
        self.on_map.setToolTip(
            tr("A temporary layer that follows the weights; it goes when the window closes. Make keeps a real one.")
        )
        self.form = QFormLayout()
        for text, control, name in (
            (tr("&Show:"), self.show_field, tr("Show")),
            (tr("To&gether with:"), self.show_y, tr("Together with")),
            (tr("Di&vision:"), self.method, tr("Division")),
            (tr("Number of &classes:"), self.classes, tr("Number of classes")),
            (tr("&Own bounds:"), self.own_bounds, tr("Own bounds")),
            (tr("Colour &ramp:"), self.ramp, tr("Colour ramp")),
            (tr("&Direction:"), self.direction, tr("Direction")),
            (tr("Direction of the &2nd:"), self.direction_y, tr("Direction of the second")),
            (tr("R&eference:"), self.bounds, tr("Reference")),
            (tr("T&itle:"), self.legend_title, tr("Title of the legend")),
            (tr("So&urce:"), self.source, tr("Source")),
            (tr("Au&thor:"), self.author, tr("Author")),
        ):
            self.form.addRow(text, control)
            control.setAccessibleName(name)
        self.folding = Folding(self.form)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.form)
        for widget in (self.note, self.labels, self.on_map):
            column.addWidget(widget)
        column.addStretch(1)
        self.labels.toggled.connect(self._edited)
        self.on_map.toggled.connect(self._show_on_map)
        return left

    def _right(self) -> QVBoxLayout:
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.heading.setAccessibleName(tr("Title of the map"))
        self.canvas = QgsMapCanvas()
        self.canvas.setCanvasColor(QColor("white"))
        self.canvas.enableAntiAliasing(True)
        self.canvas.setParallelRenderingEnabled(True)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setMinimumSize(220, 180)
        # It would ask for the height that it has, and never have less.
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.canvas.setAccessibleName(tr("Preview of the map; the legend below tells the same in words"))
        self.canvas.freeze(True)
        self.legend = QListWidget()
        self.legend.setAccessibleName(tr("Legend with numbers of areas"))
        self.legend.setIconSize(QSize(22, 14))
        self.legend.setWordWrap(True)
        column = QVBoxLayout()
        column.addWidget(self.heading)
        column.addWidget(self.canvas, 3)
        self.square = Picture()
        self.square.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.square.setAccessibleName(tr("Square legend with numbers of areas"))
        self.square.hide()
        below = QHBoxLayout()
        below.addWidget(self.square, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.legend, 1)
        column.addLayout(below, 2)
        return column

    # Choices in and out

    def set_live(self, live: LiveIndex) -> None:
        """Share an index that is recomputed while weights move."""
        self.live = live
        live.settled.connect(self._draw)
        live.failed.connect(self._failed)
        live.reading.connect(self._reading)
        live.map.ready.connect(self._draw)
        live.map.shown.connect(self._shown_on_map)

    def enter(self, choices: Choices) -> None:
        super().enter(choices)
        self.canvas.freeze(False)
        if self.live is not None:
            self.live.follow(choices, again=True)
            self._draw()

    def leave(self) -> None:
        self.canvas.freeze(True)

    def show_choices(self, choices: Choices) -> None:
        self._choices = replace(choices)
        self._quiet = True
        self.show_field.clear()
        for text, data in self._offers(choices):
            self.show_field.addItem(text, data)
        self._fill_second(choices)
        shown = with_map(choices).mapped
        if shown and self.show_field.findData(shown) < 0:
            self.show_field.addItem(gone(shown), shown)
        self.show_field.setCurrentIndex(self.show_field.findData(shown))
        self.classes.setValue(choices.classes)
        self.method.setCurrentIndex(max(self.method.findData(choices.method), 0))
        for line, text in (
            (self.own_bounds, choices.own_bounds),
            (self.legend_title, choices.legend_title),
            (self.source, choices.source),
            (self.author, choices.author),
        ):
            line.setText(text)
        self.author.setPlaceholderText(text_of(ORGANISATION))
        self.labels.setChecked(choices.labels)
        self.direction_y.setCurrentIndex(max(self.direction_y.findData(choices.direction_y), 0))
        self.ramp.setCurrentIndex(max(self.ramp.findData(choices.ramp), 0))
        self.direction.setCurrentIndex(max(self.direction.findData(with_map(choices).direction), 0))
        choose_layer(self.bounds, project_layer(choices.bounds))
        wide_list(self.show_field)
        self._quiet = False
        self._own_classes()

    def _fill_second(self, choices: Choices) -> None:
        """What can be shown beside the first, nothing by default."""
        self.show_y.clear()
        self.show_y.addItem(tr("(nothing: one indicator)"), "")
        for text, data in self._offers(choices):
            self.show_y.addItem(text, data)
        if choices.show_y and self.show_y.findData(choices.show_y) < 0:
            self.show_y.addItem(gone(choices.show_y), choices.show_y)
        self.show_y.setCurrentIndex(self.show_y.findData(choices.show_y))
        wide_list(self.show_y)

    def _offers(self, choices: Choices) -> list[tuple[str, str]]:
        """What can be shown: the index, its domains, then fields of figures.

        Without an index: the indicators that were ticked.
        """
        if choices.without_index:
            there = joined_fields(choices)
            return [(called(there.field(name)), name) for name in choices.values if there.lookupField(name) >= 0]
        try:
            model = load_choice(choices)
            offers = [(tr("{index} (the index)").format(index=model.short_title), MDI)]
            domains = model.domains
        except Refusal:
            offers, domains = [(tr("the index"), MDI)], ()
        offers += [(tr("{domain} (domain)").format(domain=domain.label), f"mdi_{domain.id}") for domain in domains]
        taken = {data for _, data in offers}
        return offers + [(called(field), field.name()) for field in figure_fields(choices) if field.name() not in taken]

    def read_choices(self, choices: Choices) -> None:
        choices.show = self.show_field.currentData() or choices.show
        choices.show_y, choices.direction_y = self.show_y.currentData() or "", self.direction_y.currentData()
        choices.labels, choices.author = self.labels.isChecked(), self.author.text().strip()
        choices.classes = self.classes.value()
        choices.method = self.method.currentData()
        choices.own_bounds = self.own_bounds.text().strip()
        choices.legend_title, choices.source = self.legend_title.text().strip(), self.source.text().strip()
        choices.ramp = self.ramp.currentData()
        choices.direction = self.direction.currentData()
        choices.bounds = layer_id(self.bounds)

    def problem(self, choices: Choices) -> str:
        if choices.show_y and choices.show_y == choices.mapped:
            shown = {data: text for text, data in self._offers(choices)}
            return tr("'{field}' is chosen twice: choose another indicator beside it, or none.").format(
                field=shown.get(choices.show_y, choices.show_y)
            )
        if not choices.mapped_y and choices.mapped in (MDI, ""):
            return ""
        bounds = project_layer(choices.bounds)
        for shown in filter(None, (choices.mapped, choices.mapped_y)):
            if not self._is_there(shown, choices):
                return tr(
                    "The map cannot show '{field}', which is not there: choose something else on the page Map."
                ).format(field=shown)
            if bounds is not None and bounds.fields().lookupField(shown) < 0:
                return tr(
                    "'{layer}' has no field '{field}' to take the bounds of the classes from: choose another layer, or "
                    "the areas themselves."
                ).format(layer=bounds.name(), field=shown)
        return division_problem(choices) or (self.live.not_shown(choices) if self.live is not None else "")

    def _is_there(self, shown: str, choices: Choices) -> bool:
        """Whether it is a field of the areas or of the table, or a score of the model."""
        if (shown == MDI and not choices.without_index) or shown in joined_fields(choices).names():
            return True
        try:
            return not choices.without_index and shown in {f"mdi_{one.id}" for one in load_choice(choices).domains}
        except Refusal:
            return False

    def _own_classes(self) -> None:
        """The index has the classes and colours of its model, a map of two indicators thirds and nine colours."""
        pair = bool(self.show_y.currentData())
        for control in (self.method, self.classes, self.own_bounds, self.ramp, self.direction_y):
            self.folding.show(control, pair == (control is self.direction_y))
        own = self.show_field.currentData() == MDI and not pair
        for control in (self.method, self.classes, self.own_bounds, self.ramp, self.direction, self.bounds):
            control.setEnabled(not own)
        by_hand = self.method.currentData() == OWN and not pair
        self.classes.setEnabled(not own and not by_hand)
        self.own_bounds.setEnabled(not own and by_hand)
        self.bounds.setEnabled(not own and not by_hand)
        self.note.setText(self._told_of_classes(own, pair))

    def _told_of_classes(self, own: bool, pair: bool) -> str:
        """What the classes are, in words."""
        layer, by_hand = self.bounds.currentLayer(), self.method.currentData() == OWN
        if own:
            return tr("The index has the classes of its model; the reference is chosen on the page Index.")
        if pair:
            text = (
                tr("Each indicator is divided into thirds of these areas; the darkest are those where both are worse.")
                if layer is None
                else tr("Each indicator is divided into thirds of '{layer}'; the darkest: where both are worse.")
            )
            return text.format(layer=layer.name() if layer is not None else "")
        if by_hand:
            return tr("The bounds are your own; a value on a bound belongs to the class above it.")
        quantiles = self.method.currentData() == METHODS[0]
        if layer is None and quantiles:
            return tr("The bounds come from these areas: classes as equal in size as equal values allow.")
        if layer is None:
            return tr("The bounds come from these areas.")
        if quantiles:
            text = tr("The bounds come from '{layer}': classes there as equal in size as equal values allow.")
        else:
            text = tr("The bounds come from '{layer}'.")
        return text.format(layer=layer.name())

    def _other_field(self, *_: object) -> None:
        """Another field: of an indicator without an index the end that is known to be worse, as in the report."""
        if not self._quiet and self._choices.without_index:
            known = self.direction.findData(known_direction(self.show_field.currentData() or ""))
            self._quiet = True
            self.direction.setCurrentIndex(known if known >= 0 else self.direction.currentIndex())
            self._quiet = False
        self._edited()

    def _other_second(self, *_: object) -> None:
        """Another second field: the end of it that is known to be worse."""
        if not self._quiet:
            known = self.direction_y.findData(known_direction(self.show_y.currentData() or ""))
            self._quiet = True
            self.direction_y.setCurrentIndex(max(known, 0))
            self._quiet = False
        self._edited()

    def _edited(self, *_: object) -> None:
        if self._quiet:
            return
        self._own_classes()
        self.read_choices(self._choices)
        self.changed.emit()
        if self.live is not None:
            self.live.follow(self._choices)

    # The map

    def _show_on_map(self, wanted: bool) -> None:
        if self.live is not None:
            self.live.map.show_in_project(wanted)

    def _shown_on_map(self, there: bool) -> None:
        self.on_map.blockSignals(True)
        self.on_map.setChecked(there)
        self.on_map.blockSignals(False)
        # Taken out by hand, the layer that the preview shows is gone as well.
        self._later.start()

    def _reading(self, busy: bool) -> None:
        if busy:
            self._empty()
            self.heading.setText(tr("Reading the areas…"))

    def _failed(self, sentence: str) -> None:
        self._empty()
        self.heading.setText(sentence or tr("Choose areas on the page Data first."))

    def _empty(self) -> None:
        self.canvas.setLayers([])
        # Where its layer went by itself, the canvas sees no difference and keeps the picture.
        self.canvas.refresh()
        self.legend.clear()
        self.square.hide()

    def _draw(self) -> None:
        """The map and the legend of now, where they are in view."""
        live = self.live
        if live is None or live.areas is None or live.style is None or not self.isVisible():
            return
        self.heading.setText(live.style.title)
        self._fill_legend(live.style)
        layer = live.map.layer()
        if layer is None or self.canvas.layers() == [layer]:
            return
        self.canvas.setDestinationCrs(layer.crs())
        self.canvas.setLayers([layer])
        extent = QgsRectangle(live.areas.box or layer.extent())
        extent.scale(1.05)
        self.canvas.setExtent(extent)
        self.canvas.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def _fill_legend(self, style: ClassStyle) -> None:
        from ....bridge.maps.bivariate import PROPERTY, style_square
        from ....bridge.maps.styles import no_data_symbol

        pair = PROPERTY in style.properties
        self.square.setVisible(pair)
        small = QSize(22, 14)
        lines = [(swatch([colour], small), label) for _, label, colour in style.entries]
        lacking = no_data_symbol(QgsWkbTypes.GeometryType.PolygonGeometry)
        lines.append((QgsSymbolLayerUtils.symbolPreviewIcon(lacking, small), style.lacking))
        words = "; ".join(label for _, label in lines)
        self.square.show_svg(style_square(style, SQUARE, bare=True) if pair else "", words)
        self.square.setFixedSize(SQUARE, self.square.heightForWidth(SQUARE))
        # The square shows all classes, and tells them in words to who does not see it.
        lines = [*(() if pair else lines), *((QIcon(), note) for note in style.notes)]
        while self.legend.count() > len(lines):
            self.legend.takeItem(self.legend.count() - 1)
        while self.legend.count() < len(lines):
            self.legend.addItem(QListWidgetItem())
        for row, (icon, text) in enumerate(lines):
            self.legend.item(row).setText(text)
            self.legend.item(row).setIcon(icon)
