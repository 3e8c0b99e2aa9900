"""The choice of tables or layers with the figures of earlier years."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ....bridge.i18n import tr
from ....core.years import is_year
from ..background import when_idle
from ..choices import Choices
from ..forms import call, choose_layer, layer_combo, layer_id, narrow


class EarlierYear(QWidget):
    """A layer, and its year beside it, which is guessed until it is typed.

    Signals
    -------
    changed
        The user has chosen.
    """

    changed = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.layer, self.year = layer_combo(tr("(none)")), QLineEdit()
        narrow(self.layer)
        self.year.setMaxLength(4)
        self.year.setPlaceholderText(tr("year"))
        self.year.setFixedWidth(10 * self.year.fontMetrics().averageCharWidth())
        tip = tr(
            "A table or layer with the same indicators in an earlier year, by the codes of that year. Ranking, profile "
            "and report then show the development, with the scores of all years on one scale."
        )
        call(self.layer, tr("{row}: table or layer").format(row=name), tip)
        call(self.year, tr("{row}: its year").format(row=name), tip)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.layer, 1)
        layout.addWidget(self.year)
        self.layer.layerChanged.connect(self._chosen)
        self.year.textEdited.connect(self._edited)

    def show_pair(self, ident: str, year: str) -> None:
        """Show what is chosen, without `changed`."""
        self._showing = True
        choose_layer(self.layer, QgsProject.instance().mapLayer(ident) if ident else None)
        self.year.setText(year)
        self.year.setEnabled(bool(ident))
        self._showing = False

    def pair(self) -> tuple[str, str]:
        """The layer by its id, and its year; "" for none."""
        ident = layer_id(self.layer)
        return ident, self.year.text().strip() if ident else ""

    def _chosen(self, layer: QgsVectorLayer | None) -> None:
        """Another layer: its year is guessed."""
        if self._showing:
            return
        self.year.clear()
        self.year.setEnabled(layer is not None)
        if layer is None:
            self._edited()
        else:
            ident = layer.id()  # it may be gone by then
            when_idle(self, lambda: self._guess(ident))

    def _guess(self, ident: str) -> None:
        from ..guess import year_of

        layer = QgsProject.instance().mapLayer(ident)
        if isinstance(layer, QgsVectorLayer) and self.layer.currentLayer() is layer and not self.year.text():
            self.year.setText(year_of(layer))
        self._edited()

    def _edited(self, *_: object) -> None:
        if not self._showing:
            self.changed.emit()


def years_problem(choices: Choices) -> str:
    """What the years lack, "" where nothing."""
    if not choices.earlier:
        return ""
    if choices.without_index:
        return tr("Earlier years need an index: choose a model on the page Index, or take the earlier years away.")
    if not is_year(choices.year):
        return tr("Give the year of the figures, such as 2023, to set earlier years beside it.")
    problems = [_problem_of(ident, year, choices) for ident, year in choices.earlier]
    years = choices.years
    twice = [
        tr("Two tables are of {year}: choose one a year.").format(year=year) for year in years if years.count(year) > 1
    ]
    return next(filter(None, [*problems, *twice]), "")


def _problem_of(ident: str, year: str, choices: Choices) -> str:
    """What one of the earlier years lacks."""
    layer = QgsProject.instance().mapLayer(ident)
    if layer is None:
        return tr("A table of an earlier year is no longer in the project: choose it anew.")
    if ident == (choices.table or choices.areas):
        return tr("'{layer}' holds the figures of {year}: choose another table for the earlier year.").format(
            layer=layer.name(), year=choices.year
        )
    if not is_year(year):
        return tr("Give the year of '{layer}', such as 2019.").format(layer=layer.name())
    if year >= choices.year:
        return tr(
            "'{layer}' is of {year}, which is not earlier than {last}: choose the areas and figures of the latest "
            "year above."
        ).format(layer=layer.name(), year=year, last=choices.year)
    return ""
