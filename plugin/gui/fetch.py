"""CBS data fetched from the first page: the dialogs of the algorithms that do it, and what becomes of their output."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from ...bridge.i18n import tr
from .background import when_idle

#: makes the dialog of an algorithm from its id and parameters
Ask = Callable[[str, Mapping[str, object]], QDialog]
KEY_FIGURES = "wijk-en-buurtkaart"


def ask_in_dialog(algorithm: str, parameters: Mapping[str, object]) -> QDialog:
    """QGIS's own dialog of an algorithm."""
    import processing

    return processing.createAlgorithmDialog(algorithm, dict(parameters))


class FetchButton(QPushButton):
    """A menu of what can be fetched or read.

    Parameters
    ----------
    year : callable
        Gives the year that the page says, "" for none.
    fetched : callable
        Takes a layer that was fetched and is in the project.
    say : callable
        Takes a sentence for the user.
    """

    def __init__(
        self,
        year: Callable[[], str],
        fetched: Callable[[QgsVectorLayer], None],
        say: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Fetch CBS data…"), parent)
        self.ask: Ask = ask_in_dialog
        self._year, self._fetched, self._say = year, fetched, say
        self.setToolTip(
            tr("Areas from PDOK, a table of StatLine, or a file of CBS; what comes is added to the project and chosen.")
        )
        menu = QMenu(self)
        for title, algorithm, parameters in (
            (tr("Areas with key figures (wijk- en buurtkaart)…"), "fetchareas", {"VARIANT": KEY_FIGURES}),
            (tr("Areas with simplified outlines…"), "fetchareas", {}),
            (tr("A table of StatLine…"), "fetchstatline", {}),
            (tr("A file of CBS, RIVM, police or Kiesraad…"), "readcbs", {}),
        ):
            action = menu.addAction(title)
            action.triggered.connect(lambda _, one=(algorithm, parameters): self.open(*one))
        self.setMenu(menu)

    def open(self, algorithm: str, parameters: Mapping[str, object]) -> None:
        """Show the dialog of an algorithm; its output is taken when it has run."""
        year = self._year()
        if algorithm == "fetchareas" and year.isdecimal():
            parameters = {**parameters, "YEAR": int(year)}
        # Making a dialog asks the layers of the project, as in `when_idle`.
        when_idle(self, lambda: self._show(f"regiolens:{algorithm}", parameters))

    def _show(self, algorithm: str, parameters: Mapping[str, object]) -> None:
        dialog = self.ask(algorithm, parameters)
        dialog.algorithmFinished.connect(self._ended)
        dialog.show()
        dialog.raise_()

    def _ended(self, succeeded: bool, results: Mapping[str, object]) -> None:
        """An algorithm has run: QGIS has put its output into the project, unless the user did not want it there."""
        if not succeeded:
            self._say(tr("Nothing was fetched; the log of the dialog says why."))
            return
        layer = _in_project(str(results.get("OUTPUT", "")))
        if layer is None:
            self._say(tr("What was fetched is not in the project: tick 'Open output file' in the dialog, or add it."))
        else:
            self._fetched(layer)


def _in_project(output: str) -> QgsVectorLayer | None:
    """The layer of an output, by its id or its file."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    layer = QgsProcessingUtils.mapLayerFromString(output, context, False) if output else None
    return layer if isinstance(layer, QgsVectorLayer) else None
