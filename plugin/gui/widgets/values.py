"""The indicators to compare where there is no index: fields with ticks and a filter."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QListWidgetItem, QWidget

from ....bridge.i18n import number, tr
from ..forms import gone
from .tick_list import KEY, TickList


class ValuesList(TickList):
    """Fields of which any number can be ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Indicators to compare"),
            tr("Filter the indicators by name"),
            tr("Only tic&ked ones"),
            tr("Ti&ck none"),
            tr("Space ticks the indicator in focus."),
            parent,
        )

    def fill(self, offers: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Show these fields.

        Parameters
        ----------
        offers : sequence of (str, str)
            What each is called, and its name.
        chosen : sequence of str
            Those that are ticked; one that is not there is kept, and listed as such.
        """
        known = {name for _, name in offers}
        lost = [(gone(name), name) for name in chosen if name not in known]
        self._list([*lost, *offers], chosen)
        self.tell()

    def names(self) -> list[str]:
        """The fields that are ticked, in the order of the list."""
        return [item.data(KEY) for item in self.items() if item.data(KEY) in self.chosen]

    def tell(self) -> None:
        count = len(self.chosen)
        self.none_button.setEnabled(count > 0)
        text = tr("Ticked: {count}. The page Map chooses which of them the map shows and the report is led by.")
        self.told.setText(text.format(count=number(count)) if count else tr("Tick the indicators to compare."))

    def searched(self, item: QListWidgetItem) -> str:
        return f"{item.text()} {item.data(KEY)}"
