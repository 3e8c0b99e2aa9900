"""The page Index: the model, its weights and indicators, and what comes of them while they change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import number, say, tr
from ....core.messages import Refusal
from ..background import timer
from ..checks import figure_fields, index_problem
from ..choices import Choices
from ..forms import called
from ..model_file import changed_choice, load_choice
from ..project import project_layer
from ..widgets.indicators import IndicatorTable
from ..widgets.model_list import FROM_FILE, NO_INDEX, ModelList
from ..widgets.outcome import Outcome
from ..widgets.picture import scrolled
from ..widgets.rules import Rules
from ..widgets.values import ValuesList
from ..widgets.weights import WeightsPanel
from .base import Page

if TYPE_CHECKING:
    from ..live.index import LiveIndex

#: milliseconds of rest after which a moved slider is told to the window
TELL = 150
#: pixels of height that ranking and charts need, and the weights of seven domains
LOW, FEW = 380, 240


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
        self.splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        splitter.addWidget(self.outcome)
        splitter.setSizes([480, 460])
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def set_narrow(self, narrow: bool) -> None:
        self.splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        # Below each other on a low screen, neither half would show a row: the page scrolls.
        self.outcome.setMinimumHeight(LOW if narrow else 0)
        self.panel.setMinimumHeight(FEW if narrow else 0)

    def title(self) -> str:
        return tr("Index")

    def help_page(self) -> str:
        return "index"

    # The controls

    def _left(self) -> QWidget:
        self.models = ModelList()
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
        self.weights = WeightsPanel()
        self.weights.moved.connect(self._weights_moved)
        self.weights.opened.connect(self._open_indicators)
        top, files = QHBoxLayout(), QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.models, 1)
        for widget in (self.load, self.store, self.back):
            files.addWidget(widget)
        files.addStretch(1)
        self.values = ValuesList()
        self.values.changed.connect(self._edited)
        self.rules = Rules()
        self.rules.changed.connect(self._edited)
        self.panel = scrolled(self.weights, sideways=True)
        self.parts = QStackedWidget()
        self.parts.addWidget(_page(self.badge, self.panel, self.rules))
        self.parts.addWidget(self.values)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.addLayout(top)
        layout.addLayout(files)
        layout.addWidget(self.parts, 1)
        return left

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
        data = self.models.add_file(choices.model_file) if choices.model_file else choices.model
        self.models.setCurrentIndex(self.models.findData(NO_INDEX if choices.without_index else data))
        self._count_domains()
        self.values.fill([(called(field), field.name()) for field in figure_fields(choices)], choices.values)
        self.rules.show_choices(choices)
        self._quiet = False
        self._show_model()

    def read_choices(self, choices: Choices) -> None:
        chosen = str(self.models.currentData() or "")
        if choices.without_index and not self.models.without:
            choices.show = "mdi"
        choices.without_index, choices.values = self.models.without, self.values.names()
        if self.models.without:
            pass  # the model that was chosen before stays remembered
        elif chosen.startswith(FROM_FILE):
            choices.model_file = chosen[len(FROM_FILE) :]
        elif chosen:
            choices.model, choices.model_file = chosen, ""
        self.rules.read_choices(choices)
        choices.weights = self._changed_weights()
        choices.changes = {key: dict(value) for key, value in self._choices.changes.items()}
        choices.field_map = dict(self._choices.field_map)

    def _changed_weights(self) -> dict[str, float]:
        """All weights where one differs from the published, else none."""
        if self.model is None:
            return dict(self._choices.weights) if self.models.without else {}
        weights = dict(zip((domain.id for domain in self.model.domains), self.weights.weights))
        return {} if weights == {domain.id: domain.weight for domain in self.model.domains} else weights

    def problem(self, choices: Choices) -> str:
        return index_problem(choices) or (self.live.refused(choices) if self.live is not None else "")

    def _count_domains(self) -> None:
        """Let the list of models say what each finds in the areas and table that are chosen."""
        from ....bridge.live.snapshot import fields_for

        areas, table = project_layer(self._choices.areas), project_layer(self._choices.table)
        fields = fields_for(areas, table, self._choices.table_code) if areas is not None else None
        self.models.count_domains(fields)

    # The model

    def _show_model(self) -> None:
        """Rows for the domains of the model that is chosen."""
        self._fault = ""
        self.parts.setCurrentIndex(int(self.models.without))
        try:
            model = None if self.models.without else load_choice(self._choices)
        except Refusal as refusal:
            model, self._fault = None, say(refusal.message)
        known = self._choices.weights
        domains = model.domains if model is not None else ()
        weights = [known.get(domain.id, domain.weight) for domain in domains]
        key = (model, self._choices.areas, self._choices.table, self._choices.table_code)
        if key != self._shown_key or self._tables:
            self._tables = {}
            self.weights.set_domains(domains, weights)
            self.weights.forget()
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
        self.back.setEnabled(self.model is not None and (weights or changes))

    def _other_model(self) -> None:
        if self._quiet:
            return
        self.read_choices(self._choices)
        if not self.models.without:
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
        data = self.models.add_file(path)
        self._count_domains()
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
        from ....bridge.live.snapshot import fields_for, served_partly
        from ....bridge.types import ROW_NUMBERS

        areas = project_layer(self._choices.areas)
        names, found = [], {}
        if areas is not None:
            fields = fields_for(areas, project_layer(self._choices.table), self._choices.table_code)
            names = [name for name in fields.fields().names() if name.lower() not in ROW_NUMBERS]
            found = served_partly(fields, self.model, self._choices.field_map)
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
            keys = {key for leaf in self.model.domains[position].leaves() for key in leaf.inputs()}
            changes, fields = table.read()
            for kept, new in ((self._choices.changes, changes), (self._choices.field_map, fields)):
                for key in keys:
                    kept.pop(key, None)
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


def _page(state: QWidget, weights: QWidget, rules: QWidget) -> QWidget:
    """What there is to choose of an index, below each other."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(state)
    layout.addWidget(weights, 1)
    layout.addWidget(rules)
    return page
