"""A button that writes what a tab shows to a file."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from ....bridge.i18n import say, tr
from ....core.messages import Refusal


class ExportButton(QPushButton):
    """A menu of kinds of files.

    Parameters
    ----------
    kinds : sequence of (str, str, callable)
        What a file is called in the menu, its ending, and what writes it to a path.
    tell : callable
        Takes the sentence that says how it went.
    """

    def __init__(
        self,
        kinds: list[tuple[str, str, Callable[[str], None]]],
        tell: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Export"), parent)
        self._tell = tell
        menu = QMenu(self)
        for text, ending, write in kinds:
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, ending=ending, write=write: self._ask(ending, write))
        self.setMenu(menu)

    def _ask(self, ending: str, write: Callable[[str], None]) -> None:
        path, _ = QFileDialog.getSaveFileName(self, self.text(), "", f"*{ending}")
        if path:
            self.export(path if path.lower().endswith(ending) else path + ending, write)

    def export(self, path: str, write: Callable[[str], None]) -> None:
        """Write to a path, and say how it went."""
        try:
            write(path)
        except Refusal as refusal:
            self._tell(say(refusal.message))
        else:
            self._tell(tr("Saved as {file}.").format(file=path))
