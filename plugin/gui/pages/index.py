"""The page Index: the model, its weights and indicators, and what comes of them while they change."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsField, QgsMapLayerProxyModel, QgsVectorLayer
from qgis.gui import QgisInterface, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import number, say, tr
from ....bridge.paths import INDEX_MODELS, shipped_models
from ....bridge.types import TEXT
from ....core.index.model_file import parse_model
from ....core.messages import Refusal
from ..background import timer
from ..choices import Choices
from ..forms import choose_layer
from ..model_file import changed_choice, joined_fields, load_choice
from ..project import project_layer
from ..widgets.indicators import IndicatorTable
from ..widgets.outcome import Outcome
from ..widgets.picture import scrolled
from ..widgets.values import ValuesList
from ..widgets.weights import WeightsPanel
from .base import Page

if TYPE_CHECKING:
    from ....core.index.model import Model
    from ..live.index import LiveIndex

FROM_FILE, NO_INDEX = "file:", "none:"
MISSING = ("available with at least half", "all required", "strict")
#: milliseconds of rest after which a moved slider is told to the window
TELL = 150


class IndexPage(Page):
    """Left what the index is made of, right what comes of it."""

    def __init__(self, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.iface, self.live = iface, None
        self.model = None
        self._fault = ""
        self._choices = Choices()
        self._shown_key = None
        self._tables: dict[int, IndicatorTable] = {}
        self._quiet = False
        self._telling = timer(self, TELL, self._tell)
        self.outcome = Outcome(iface)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        splitter.addWidget(self.outcome)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def title(self) -> str:
        return tr("Index")

    def help_page(self) -> str:
        return "index"

    # The controls

    def _left(self) -> QWidget:
        self.models = QComboBox()
        self.models.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.models.setMinimumContentsLength(20)
        for name in shipped_models():
            title = parse_model((INDEX_MODELS / f"{name}.json").read_text(encoding="utf-8"), name).title
            self.models.addItem(tr("{title} ({name})").format(title=title, name=name), name)
        self.models.addItem(tr("No index: indicators alone"), NO_INDEX)
        label = QLabel(tr("M&odel:"))
        label.setBuddy(self.models)
        self.models.currentIndexChanged.connect(self._other_model)
        self.load = QPushButton(tr("Loa&d model…"))
        self.store = QPushButton(tr("&Save model…"))
        self.load.setToolTip(tr("Take a model from a JSON file"))
        self.store.setToolTip(tr("Write the model, with what is changed of it, to a JSON file"))
        self.load.clicked.connect(self._ask_load)
        self.store.clicked.connect(self._ask_store)
        self.badge = QLabel()
        self.badge.setTextFormat(Qt.TextFormat.PlainText)
        self.badge.setWordWrap(True)
        self.badge.setAccessibleName(tr("State of the model"))
        self.back = QPushButton(tr("Back to &published weights"))
        self.back.setToolTip(tr("Weights, directions and normalisation as the model was published"))
        self.back.clicked.connect(self.back_to_published)
        for button in (self.load, self.store, self.back):
            button.setAutoDefault(False)
        self.weights = WeightsPanel()
        self.weights.moved.connect(self._weights_moved)
        self.weights.opened.connect(self._open_indicators)
        top, state = QHBoxLayout(), QHBoxLayout()
        for widget, stretch in ((label, 0), (self.models, 1), (self.load, 0), (self.store, 0)):
            top.addWidget(widget, stretch)
        state.addWidget(self.badge, 1)
        state.addWidget(self.back)
        self.values = ValuesList()
        self.values.changed.connect(self._edited)
        self.parts = QStackedWidget()
        self.parts.addWidget(_page(state, scrolled(self.weights, True), self._rules()))
        self.parts.addWidget(self.values)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.addLayout(top)
        layout.addWidget(self.parts, 1)
        return left

    @property
    def _without(self) -> bool:
        """Whether "no index" is chosen."""
        return self.models.currentData() == NO_INDEX

    def _rules(self) -> QFormLayout:
        """Missing values, reference and scale."""
        self.missing = QComboBox()
        words = (tr("a domain needs half of its indicators"), tr("all are required"), tr("stop at any missing value"))
        for key, word in zip(MISSING, words):
            self.missing.addItem(word, key)
        self.reference = QgsMapLayerComboBox()
        self.reference.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        self.reference.setAllowEmptyLayer(True, tr("the areas themselves"))
        self.reference.setToolTip(
            tr("The areas on which the normalisation is fitted, such as all gemeenten of the country")
        )
        self.reference.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reference.setMinimumContentsLength(16)
        self.scale = QgsFileWidget()
        self.scale.setFilter(tr("JSON files (*.json)"))
        self.scale.lineEdit().setPlaceholderText(tr("none"))
        self.scale.setToolTip(tr("A normalisation that an earlier run stored, in place of a reference"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("M&issing values:"), self.missing)
        form.addRow(tr("&Reference:"), self.reference)
        form.addRow(tr("Stored scal&e:"), self.scale)
        for control, name in (
            (self.missing, tr("Missing values")),
            (self.reference, tr("Reference")),
            (self.scale.lineEdit(), tr("Stored scale")),
        ):
            control.setAccessibleName(name)
        self.missing.currentIndexChanged.connect(self._edited)
        self.reference.layerChanged.connect(self._edited)
        self.scale.fileChanged.connect(self._edited)
        return form

    # Choices in and out

    def set_live(self, live: LiveIndex) -> None:
        """Share an index that is recomputed while weights move."""
        self.live = live
        self.outcome.set_live(live)
        live.loaded.connect(self._loaded)

    def enter(self, choices: Choices) -> None:
        super().enter(choices)
        if self.live is not None:
            self.live.follow(choices, again=True)

    def show_choices(self, choices: Choices) -> None:
        self._choices = replace(
            choices,
            weights=dict(choices.weights),
            changes={key: dict(value) for key, value in choices.changes.items()},
            field_map=dict(choices.field_map),
            values=list(choices.values),
        )
        self._quiet = True
        data = FROM_FILE + choices.model_file if choices.model_file else choices.model
        if choices.model_file and self.models.findData(data) < 0:
            self.models.addItem(tr("{file} (own file)").format(file=Path(choices.model_file).name), data)
        self.models.setCurrentIndex(self.models.findData(NO_INDEX if choices.without_index else data))
        self.values.fill(self._indicators(choices), choices.values)
        self.models.setToolTip(f"<span>{escape(self.models.currentText())}</span>")
        self.missing.setCurrentIndex(max(self.missing.findData(choices.missing), 0))
        choose_layer(self.reference, project_layer(choices.reference))
        self.scale.setFilePath(choices.scale_in)
        self._quiet = False
        self._show_model()

    def read_choices(self, choices: Choices) -> None:
        chosen = str(self.models.currentData() or "")
        if choices.without_index and not self._without:
            choices.show = "mdi"
        choices.without_index, choices.values = self._without, self.values.chosen()
        if self._without:
            pass  # the model that was chosen before stays remembered
        elif chosen.startswith(FROM_FILE):
            choices.model_file = chosen[len(FROM_FILE) :]
        elif chosen:
            choices.model, choices.model_file = chosen, ""
        choices.missing = self.missing.currentData()
        layer = self.reference.currentLayer()
        choices.reference = layer.id() if layer is not None else ""
        choices.scale_in = self.scale.filePath()
        choices.weights = self._changed_weights()
        choices.changes = {key: dict(value) for key, value in self._choices.changes.items()}
        choices.field_map = dict(self._choices.field_map)

    def _changed_weights(self) -> dict[str, float]:
        """All weights where one differs from the published, else none."""
        if self.model is None:
            return dict(self._choices.weights) if self._without else {}
        weights = dict(zip((domain.id for domain in self.model.domains), self.weights.weights))
        return {} if weights == {domain.id: domain.weight for domain in self.model.domains} else weights

    def problem(self, choices: Choices) -> str:
        if choices.without_index:
            return self._values_problem(choices)
        try:
            model = changed_choice(choices) if choices.weights or choices.changes else load_choice(choices)
        except Refusal as refusal:
            return say(refusal.message)
        if choices.scale_in and choices.reference:
            return tr("A stored scale has its reference in it: leave the reference or the scale empty.")
        if choices.scale_in and (choices.weights or choices.changes):
            return tr("A stored scale belongs to its own model: go back to the published weights, or leave it empty.")
        areas = project_layer(choices.areas)
        return self._field_problem(choices, model, areas) if areas is not None else ""

    def _values_problem(self, choices: Choices) -> str:
        """What the indicators lack where there is no index."""
        if not choices.values:
            return tr("Tick at least one indicator to compare.")
        there = set(joined_fields(choices).names())
        gone = [name for name in choices.values if name not in there]
        if there and gone:
            return tr("There is no field '{field}': take its tick away, or choose another table.").format(field=gone[0])
        return ""

    def _indicators(self, choices: Choices) -> list[tuple[str, str]]:
        """What can be compared: fields of numbers, then those of text that may hold numbers."""
        from ....bridge.live.snapshot import ROW_NUMBERS

        fields = joined_fields(choices)
        left_out = {name.lower() for name in (choices.area_code, choices.table_code, "mdi", *ROW_NUMBERS)}
        left = [field for field in fields if field.name().lower() not in left_out]
        numbers = [(_called(field), field.name()) for field in left if field.isNumeric()]
        texts = [field.name() for field in left if field.type() == TEXT]
        return numbers + [(tr("{field} (text)").format(field=name), name) for name in texts]

    def _field_problem(self, choices: Choices, model: Model, areas: QgsVectorLayer | None) -> str:
        """What indicators lack."""
        from ....bridge.live.snapshot import fields_for, served, unserved

        fields = fields_for(areas, project_layer(choices.table), choices.table_code)
        there = set(fields.fields().names())
        gone = [name for name in choices.field_map.values() if name not in there]
        if gone:
            return tr("There is no field '{field}': choose another one for its indicator.").format(field=gone[0])
        lacking = unserved(model, served(fields, model, choices.field_map), choices.missing == MISSING[0])
        if lacking:
            return tr(
                "No field was found for {domains}: choose one below the domain, another model, or no index."
            ).format(domains=", ".join(lacking))
        return ""

    # The model

    def _show_model(self) -> None:
        """Rows for the domains of the model that is chosen."""
        self._fault = ""
        self.parts.setCurrentIndex(int(self._without))
        try:
            model = None if self._without else load_choice(self._choices)
        except Refusal as refusal:
            model, self._fault = None, say(refusal.message)
        known = self._choices.weights
        domains = model.domains if model is not None else ()
        weights = [known.get(domain.id, domain.weight) for domain in domains]
        key = (model, self._choices.areas, self._choices.table, self._choices.table_code)
        if key != self._shown_key or self._tables:
            self._tables = {}
            self.weights.set_domains(domains, weights)
        else:
            self.weights.set_weights(weights)
        self.model, self._shown_key = model, key
        self._show_state()
        self._counts()

    def _show_state(self) -> None:
        """The badge, and what can be pressed."""
        weights, changes = bool(self._changed_weights()), bool(self._choices.changes)
        if self.model is None:
            text = self._fault
        elif weights and changes:
            text = tr("⚠ Changed weights and indicators")
        elif weights:
            text = tr("⚠ Changed weights")
        elif changes:
            text = tr("⚠ Changed indicators")
        else:
            text = tr("As published: {title}").format(title=self.model.title)
        self.badge.setText(text)
        font = self.badge.font()
        font.setBold(weights or changes)
        self.badge.setFont(font)
        self.store.setEnabled(self.model is not None)

    def _other_model(self) -> None:
        if self._quiet:
            return
        self.read_choices(self._choices)
        if not self._without:
            self._choices.weights, self._choices.changes, self._choices.field_map = {}, {}, {}
        self._show_model()
        self._edited()

    def back_to_published(self) -> None:
        """Weights, directions and normalisation as they were published; fields that were chosen stay."""
        self._choices.weights, self._choices.changes = {}, {}
        self._show_model()
        if self.live is not None and self.model is not None:
            self.live.set_weights(self.weights.weights)
        self._edited()

    def _ask_load(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Load model"), "", tr("JSON files (*.json)"))
        if path:
            self.load_model(path)

    def load_model(self, path: str) -> None:
        """Take the model of a file."""
        data = FROM_FILE + path
        if self.models.findData(data) < 0:
            self.models.addItem(tr("{file} (own file)").format(file=Path(path).name), data)
        if self.models.currentIndex() == self.models.findData(data):
            self._other_model()
        self.models.setCurrentIndex(self.models.findData(data))

    def _ask_store(self) -> None:
        path, _ = QFileDialog.getSaveFileName(self, tr("Save model"), "", tr("JSON files (*.json)"))
        if path:
            self.outcome.say(self.save_model(path if path.lower().endswith(".json") else path + ".json"))

    def save_model(self, path: str) -> str:
        """Write the model, titled as changed where it is; what came of it in one sentence."""
        from ....core.index.weights import model_json

        self.read_choices(self._choices)
        changed = self._choices.weights or self._choices.changes
        try:
            model = changed_choice(self._choices) if changed else load_choice(self._choices)
            Path(path).write_text(model_json(model), encoding="utf-8")
        except Refusal as refusal:
            return say(refusal.message)
        except OSError as fault:
            return tr("The model could not be saved: {fault}").format(fault=str(fault))
        return tr("Saved as {file}.").format(file=path)

    # Weights and indicators

    def _weights_moved(self) -> None:
        """At every step of a slider."""
        if self.live is not None:
            self.live.set_weights(self.weights.weights)
        self._show_state()
        self._telling.start()

    def _open_indicators(self, position: int, place: QWidget) -> None:
        """The indicators of a domain are made when they are first asked for: fields can be many."""
        if position in self._tables or self.model is None:
            return
        from ....bridge.live.snapshot import fields_for, served

        areas = project_layer(self._choices.areas)
        names, found = [], {}
        if areas is not None:
            fields = fields_for(areas, project_layer(self._choices.table), self._choices.table_code)
            names = fields.fields().names()
            found = served(fields, self.model, self._choices.field_map)
        live = self.live.areas if self.live is not None else None
        table = IndicatorTable(
            self.model.domains[position],
            self._choices.changes,
            found,
            self._choices.field_map,
            names,
            live.have if live is not None else {},
        )
        table.edited.connect(self._indicators_edited)
        if place.layout() is None:
            box = QVBoxLayout(place)
            box.setContentsMargins(0, 0, 0, 0)
        place.layout().addWidget(table)
        self._tables[position] = table

    def _indicators_edited(self) -> None:
        for position, table in self._tables.items():
            leaves = {leaf.id for one in self.model.domains[position].indicators for leaf in one.leaves()}
            changes, fields = table.read()
            for kept, new in ((self._choices.changes, changes), (self._choices.field_map, fields)):
                for leaf in leaves:
                    kept.pop(leaf, None)
                kept.update(new)
        self._show_state()
        self._edited()

    def _edited(self, *_: object) -> None:
        if not self._quiet:
            self._telling.start()

    def _tell(self) -> None:
        """Hand over what was changed."""
        self.read_choices(self._choices)
        self.changed.emit()
        if self.live is not None:
            self.live.follow(self._choices)

    def leave(self) -> None:
        self.outcome.put_down()
        if self._telling.isActive():
            self._telling.stop()
            self._tell()

    def forget(self) -> None:
        # What is still to be told was of other choices.
        self._telling.stop()

    def _loaded(self) -> None:
        self._counts()
        for table in self._tables.values():
            for row in table.rows:
                have = self.live.areas.have.get(row.leaf.id)
                row.areas.setText("–" if have is None else number(have))

    def _counts(self) -> None:
        """How many areas have each domain."""
        areas = self.live.areas if self.live is not None else None
        if areas is None or self.model is None or len(areas.engine.given.domains) != len(self.weights.rows):
            self.weights.set_counts([None] * len(self.weights.rows))
            return
        from ....bridge.live.order import domain_counts

        self.weights.set_counts(domain_counts(areas))


def _page(state: QLayout, weights: QWidget, rules: QLayout) -> QWidget:
    """What there is to choose of an index, below each other."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addLayout(state)
    layout.addWidget(weights, 1)
    layout.addLayout(rules)
    return page


def _called(field: QgsField) -> str:
    """A field by its title, with its name where that is another."""
    return f"{field.alias()} [{field.name()}]" if field.alias() else field.name()
