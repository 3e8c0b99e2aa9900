"""The indicators of a domain: which field serves each, and how it is normalised."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QLabel, QWidget

from ....bridge.i18n import number, tr
from ....core.index.model import DIRECTIONS
from ....core.index.model_file import METHODS
from ..forms import gone, narrow
from .weights import plain

if TYPE_CHECKING:
    from ....core.index.model import Domain, Indicator


def direction_words() -> dict[str, str]:
    """Directions of a model's file, as a reader says them."""
    return dict(zip(DIRECTIONS, (tr("high is worse"), tr("low is worse"))))


def method_words() -> dict[str, str]:
    """Methods of a model's file, as a reader says them."""
    words = (tr("min-max"), tr("norm (best and worst)"), tr("percentile rank"), tr("z-score"), tr("as it is (0-100)"))
    return dict(zip(METHODS, words))


def _field_choice(key: str, fields: dict[str, str], field_map: dict[str, str], names: list[str]) -> QComboBox:
    """Which field serves an indicator or a denominator."""
    combo, field, mapped = QComboBox(), fields.get(key, ""), field_map.get(key, "")
    narrow(combo)
    found = tr("(found: {field})").format(field=field) if field and not mapped else tr("(no field)")
    combo.addItem(tr("(as the model says)") if mapped else found, "")
    for name in names:
        combo.addItem(name, name)
    if mapped and mapped not in names:
        combo.addItem(gone(mapped), mapped)
    combo.setCurrentIndex(max(combo.findData(mapped), 0))
    return combo


class IndicatorRow:
    """The controls of one indicator; `fields` holds those of its field and, where it has one, of its denominator."""

    def __init__(
        self,
        leaf: Indicator,
        changes: dict,
        fields: dict[str, str],
        field_map: dict[str, str],
        names: list[str],
        have: int | None,
        changed: Callable[[], None],
    ) -> None:
        self.leaf, self._changed = leaf, changed
        label = leaf.label + (f" ({leaf.unit})" if leaf.unit else "")
        self.label = QLabel(plain(label))
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        about = [leaf.source or leaf.label]
        if leaf.treatment is not None:
            text = tr("Outlying values are drawn in, at most {most}; where that is not enough the logarithm is taken.")
            about.append(text.format(most=number(leaf.treatment)))
        self.label.setToolTip(f"<span>{'<br>'.join(map(escape, about))}</span>")
        self.label.setWordWrap(True)
        self.fields = {key: _field_choice(key, fields, field_map, names) for key in leaf.inputs()}
        self.field = self.fields[leaf.id]
        self.label.setBuddy(self.field)
        self.field.setAccessibleName(tr("Field of {indicator}").format(indicator=leaf.label))
        if leaf.denominator is not None:
            divisor = self.fields[leaf.denominator_key]
            divisor.setAccessibleName(tr("Field by which {indicator} is divided").format(indicator=leaf.label))
            divisor.setToolTip(divisor.accessibleName())
        self.direction = self._choice(direction_words(), changes.get("direction", leaf.direction))
        self.direction.setAccessibleName(tr("Direction of {indicator}").format(indicator=leaf.label))
        self.method = self._choice(method_words(), changes.get("method", leaf.method))
        self.method.setAccessibleName(tr("Normalisation of {indicator}").format(indicator=leaf.label))
        self.best = self._number(changes.get("best", leaf.best), tr("Best value of {indicator}"))
        self.worst = self._number(changes.get("worst", leaf.worst), tr("Worst value of {indicator}"))
        self.areas = QLabel("–" if have is None else number(have))
        self.areas.setToolTip(tr("Number of areas with a value"))
        self._show_norm()
        for combo in self.fields.values():
            combo.currentIndexChanged.connect(lambda _: changed())
        self.direction.currentIndexChanged.connect(self._turned)
        self.method.currentIndexChanged.connect(self._other_method)
        for control in (self.best, self.worst):
            control.valueChanged.connect(lambda _: changed())

    def _choice(self, words: dict[str, str], value: str) -> QComboBox:
        combo = QComboBox()
        narrow(combo)
        for key, word in words.items():
            combo.addItem(word, key)
        combo.setCurrentIndex(max(combo.findData(value), 0))
        return combo

    def _number(self, value: float | None, name: str) -> QDoubleSpinBox:
        spin = QDoubleSpinBox()
        spin.setRange(-1e9, 1e9)
        spin.setDecimals(3)
        spin.setKeyboardTracking(False)
        spin.setValue(float(value or 0.0))
        spin.setAccessibleName(name.format(indicator=self.leaf.label))
        spin.setToolTip(spin.accessibleName())
        return spin

    def _show_norm(self) -> None:
        for control in (self.best, self.worst):
            control.setVisible(self.method.currentData() == "norm")

    def _turned(self, _: object) -> None:
        """With the direction, best and worst change places: they tell the same."""
        if self.method.currentData() == "norm":
            best, worst = self.best.value(), self.worst.value()
            for control, value in ((self.best, worst), (self.worst, best)):
                control.blockSignals(True)
                control.setValue(value)
                control.blockSignals(False)
        self._changed()

    def _other_method(self, _: object) -> None:
        """A norm needs two values that differ and agree with the direction."""
        self._show_norm()
        if self.method.currentData() == "norm" and self.best.value() == self.worst.value():
            low_is_worse = self.direction.currentData() == DIRECTIONS[1]
            for control, value in ((self.best, 100.0 * low_is_worse), (self.worst, 100.0 * (not low_is_worse))):
                control.blockSignals(True)
                control.setValue(value)
                control.blockSignals(False)
        self._changed()

    def changes(self) -> dict:
        """What differs from the model."""
        found = {"direction": self.direction.currentData(), "method": self.method.currentData()}
        norm = found["method"] == "norm"
        found |= {"best": self.best.value() if norm else None, "worst": self.worst.value() if norm else None}
        return {key: value for key, value in found.items() if value != getattr(self.leaf, key)}


class IndicatorTable(QWidget):
    """The indicators of one domain, composites with their parts.

    Signals
    -------
    edited
        The user has changed something.
    """

    edited = pyqtSignal()

    def __init__(
        self,
        domain: Domain,
        changes: dict,
        fields: dict,
        field_map: dict,
        names: list[str],
        have: dict,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: list[IndicatorRow] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 0, 0, 6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        line = 0
        for indicator in domain.indicators:
            if indicator.parts:
                heading = QLabel(tr("{indicator}: mean of").format(indicator=indicator.label))
                heading.setTextFormat(Qt.TextFormat.PlainText)
                heading.setWordWrap(True)
                grid.addWidget(heading, line, 0, 1, 2)
                line += 1
            for leaf in indicator.leaves():
                row = IndicatorRow(
                    leaf,
                    changes.get(leaf.id, {}),
                    fields,
                    field_map,
                    names,
                    have.get(leaf.id),
                    self.edited.emit,
                )
                self.rows.append(row)
                line = self._add(grid, line, row)

    def _add(self, grid: QGridLayout, line: int, row: IndicatorRow) -> int:
        """Label and number of areas; below them its fields, then direction and normalisation: narrow enough to fit."""
        grid.addWidget(row.label, line, 0)
        grid.addWidget(row.areas, line, 1)
        for place, combo in enumerate(row.fields.values()):
            line += 1
            if place:  # a denominator says what it is
                line += 1
                heading = QLabel(tr("divided by"))
                heading.setBuddy(combo)
                grid.addWidget(heading, line - 1, 0, 1, 2)
            grid.addWidget(combo, line, 0, 1, 2)
        below = QHBoxLayout()
        for control in (row.direction, row.method, row.best, row.worst):
            below.addWidget(control)
        grid.addLayout(below, line + 1, 0, 1, 2)
        return line + 2

    def read(self) -> tuple[dict, dict]:
        """Changes by indicator, and the mapped fields by indicator, of this domain alone."""
        changes = {row.leaf.id: found for row in self.rows if (found := row.changes())}
        chosen = {key: combo.currentData() for row in self.rows for key, combo in row.fields.items()}
        fields = {key: field for key, field in chosen.items() if field}
        return changes, fields
