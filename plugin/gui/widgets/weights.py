"""A slider and a number for the weight of each domain."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import number, tr
from ....core.index.weights import balanced

if TYPE_CHECKING:
    from ....core.index.model import Domain

#: steps of a slider in one percent
STEPS = 10
#: decimals of a weight that is set here, so that a model file can be read
DECIMALS = 2


def plain(text: str) -> str:
    """A text that is not ours as a label of a control, in which an & marks no key."""
    return text.replace("&", "&&")


def near(weights: Sequence[float], position: int, weight: float) -> tuple[float, ...]:
    """Weights in balance, in hundredths, whose sum is that of before."""
    total = sum(weights)
    rounded = [round(value, DECIMALS) for value in balanced(weights, position, weight)]
    others = [other for other in range(len(rounded)) if other != position]
    if others:
        largest = max(others, key=lambda other: rounded[other])
        rounded[largest] = max(round(rounded[largest] + total - sum(rounded), DECIMALS), 0.0)
    return tuple(rounded)


class DomainRow:
    """The controls of one domain."""

    def __init__(self, domain: Domain, largest: float) -> None:
        self.open = QToolButton()
        self.open.setArrowType(Qt.ArrowType.RightArrow)
        self.open.setCheckable(True)
        self.open.setAutoRaise(True)
        text = tr("Show the indicators of {domain}").format(domain=domain.label)
        self.open.setToolTip(f"<span>{escape(text)}</span>")
        self.open.setAccessibleName(text)
        self.label = QLabel(plain(domain.label))
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round(largest * STEPS))
        self.slider.setPageStep(STEPS)
        self.slider.setMinimumWidth(60)
        self.slider.setAccessibleName(tr("Weight of {domain}, slider").format(domain=domain.label))
        self.spin = QDoubleSpinBox()
        self.spin.setRange(0.0, 100.0)
        self.spin.setDecimals(DECIMALS)
        self.spin.setSingleStep(0.5)
        self.spin.setSuffix(" %")
        self.spin.setKeyboardTracking(False)
        self.spin.setAccessibleName(tr("Weight of {domain}, percent").format(domain=domain.label))
        self.label.setBuddy(self.spin)
        self.areas = QLabel("")
        self.areas.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.more = QWidget()
        self.more.hide()

    def show(self, weight: float) -> None:
        """Set both controls, without a sign to anyone."""
        for control, value in ((self.slider, round(weight * STEPS)), (self.spin, weight)):
            control.blockSignals(True)
            control.setValue(value)
            control.blockSignals(False)


class WeightsPanel(QWidget):
    """Weights of the domains, in balance unless told otherwise.

    Signals
    -------
    moved
        The user has set a weight; `weights` holds them all.
    opened
        The indicators of a domain are asked for: its position, and the widget to fill.
    """

    moved = pyqtSignal()
    opened = pyqtSignal(int, QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weights: tuple[float, ...] = ()
        self.rows: list[DomainRow] = []
        self._held: tuple[float, ...] | None = None
        self.keep = QCheckBox(tr("&Keep the sum"))
        self.keep.setChecked(True)
        self.keep.setToolTip(
            tr("The other weights make up for one that is set. Switched off, bring the sum to 100 by hand.")
        )
        self._before: list[tuple[float, ...]] = []
        self._at = -1
        self.undo = QPushButton(tr("&Undo"))
        self.undo.setToolTip(tr("Weights as they were before the last change (Ctrl+Z)"))
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self.take_back)
        self.sum = QLabel()
        self.sum.setTextFormat(Qt.TextFormat.PlainText)
        below = QHBoxLayout()
        below.addWidget(self.keep, 1)
        below.addWidget(self.undo)
        below.addWidget(self.sum)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.addLayout(self._grid)
        layout.addLayout(below)
        layout.addStretch(1)

    def set_domains(self, domains: Sequence[Domain], weights: Sequence[float]) -> None:
        """Make a row for each domain; weights are shown without `moved`."""
        for row in self.rows:
            for widget in (row.open, row.label, row.slider, row.spin, row.areas, row.more):
                self._grid.removeWidget(widget)
                widget.hide()  # it may be a while until it goes
                widget.deleteLater()
        largest = 100.0 if max((domain.weight for domain in domains), default=0.0) > 40 else 60.0
        self.rows = [DomainRow(domain, largest) for domain in domains]
        for position, row in enumerate(self.rows):
            for column, widget in enumerate((row.open, row.label, row.slider, row.spin, row.areas)):
                self._grid.addWidget(widget, 2 * position, column)
            self._grid.addWidget(row.more, 2 * position + 1, 0, 1, 5)
            row.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            self._connect(position, row)
        self.set_weights(weights)

    def _connect(self, position: int, row: DomainRow) -> None:
        row.slider.valueChanged.connect(lambda value: self._set(position, value / STEPS))
        row.slider.sliderPressed.connect(self._hold)
        row.slider.sliderReleased.connect(self._let_go)
        row.spin.valueChanged.connect(lambda value: self._set(position, value))
        row.open.toggled.connect(lambda there: self._open(position, there))

    def _open(self, position: int, there: bool) -> None:
        row = self.rows[position]
        row.open.setArrowType(Qt.ArrowType.DownArrow if there else Qt.ArrowType.RightArrow)
        if there:
            self.opened.emit(position, row.more)
        row.more.setVisible(there)

    def _remember(self, position: int) -> None:
        """Keep the weights from before: once for each slider that is moved, however many steps it takes."""
        if position != self._at or not self._before:
            self._before.append(self._held or self.weights)
            self._at = position
        self.undo.setEnabled(True)

    def take_back(self) -> None:
        """Weights as they were before the last change."""
        if not self._before:
            return
        self.set_weights(self._before.pop())
        self._at = -1
        self.undo.setEnabled(bool(self._before))
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # No shortcut: QGIS has its own for the same keys, and two of them would both do nothing.
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
        else:
            super().keyPressEvent(event)

    def forget(self) -> None:
        """There is nothing to take back: other domains."""
        self._before, self._at = [], -1
        self.undo.setEnabled(False)

    def _hold(self) -> None:
        """While a slider is dragged the others are in proportion to what they were when it was taken hold of."""
        self._held = self.weights
        self._at = -1  # a new drag is a new change

    def _let_go(self) -> None:
        self._held = None

    def _set(self, position: int, weight: float) -> None:
        """One weight is set by the user."""
        self._remember(position)
        if self.keep.isChecked():
            self.set_weights(near(self._held or self.weights, position, weight))
        else:
            self.set_weights((*self.weights[:position], round(weight, DECIMALS), *self.weights[position + 1 :]))
        self.moved.emit()

    def set_weights(self, weights: Sequence[float]) -> None:
        """Show weights, without `moved`."""
        self.weights = tuple(weights)
        for row, weight in zip(self.rows, self.weights):
            row.show(weight)
        total = sum(self.weights)
        right = 99.0 <= total <= 101.0
        shown = tr("Sum: {total} %") if right else tr("⚠ Sum: {total} %")
        self.sum.setText(shown.format(total=number(total, 1 if round(total, 1) == round(total, 2) else 2)))
        self.sum.setToolTip("" if right else tr("Weights must add up to 100 (99 to 101)."))

    def set_counts(self, counts: Sequence[int | None]) -> None:
        """How many areas have a score for each domain; None for what is not known."""
        for row, count in zip(self.rows, counts):
            row.areas.setText("" if count is None else number(count))
            words = "" if count is None else tr("Areas with a score for it: {count}").format(count=number(count))
            row.areas.setToolTip(words)
            row.areas.setAccessibleName(words)
