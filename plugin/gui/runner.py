"""Runs a chain of algorithms in the background, one QGIS task after another, and hands the results to the project."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QObject, QTimer, pyqtSignal

from ...bridge.i18n import say, tr
from ...core.messages import Refusal
from .background import when_idle
from .copying.sources import layer_of
from .steps import CHANGE, PANEL, LayerId, Output, Step

PROFILES = "regiolens:regionprofiles"
#: maps of other fields than the index
MAPS = ("regiolens:quartilemap", "regiolens:bivariatemap")
#: milliseconds that a run is waited for when the plugin is taken out
PATIENCE = 20_000


class Log(QgsProcessingFeedback):
    """Keeps what the algorithms say."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)
        super().reportError(error, fatalError)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)
        super().pushWarning(warning)


def bound(step: Step, results: list[Mapping[str, object]], folder: Path) -> dict[str, object]:
    """The parameters of a step with the outputs of earlier ones, and the files that it is to write.

    Raises
    ------
    Refusal
        If a layer of the project is gone.
    """

    def value_of(value: object) -> object:
        if isinstance(value, Output):
            return results[value.step][value.name]
        return layer_of(value).id() if isinstance(value, LayerId) else value

    inputs = {
        name: [value_of(one) for one in value] if isinstance(value, list) else value_of(value)
        for name, value in step.parameters.items()
    }
    return {**inputs, **{name: str(folder / file) for name, file in step.files.items()}}


def new_folder(parent: str) -> Path:
    """A folder of its own for each run, so that no layer that is open is written over."""
    if not parent:
        return Path(QgsProcessingUtils.generateTempFilename("regioprofiel"))
    name = f"regioprofiel_{datetime.now():%Y-%m-%d_%H%M%S}"
    folder, count = Path(parent) / name, 2
    while folder.exists():
        folder, count = Path(parent) / f"{name}_{count}", count + 1
    return folder


def file_name(text: str) -> str:
    """A text as it can stand in the name of a file."""
    return re.sub(r"\W+", "_", text).strip("_")[:40] or "areas"


class Runner(QObject):
    """One run at a time; it belongs to the plugin, so that closing the window does not end it.

    Signals
    -------
    progressed
        Percent of the whole, and what is being done.
    ended
        Whether all went well, and one sentence for the user.
    """

    progressed = pyqtSignal(float, str)
    ended = pyqtSignal(bool, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = Path()
        self.layers: dict[str, str] = {}
        self.results: list[dict] = []
        self.warnings: list[str] = []
        self.layouts: list[str] = []
        self._steps: list[Step] = []
        self._title = ""
        self._percent = 0.0
        self._running = self._cancelled = self._left = False
        self._task = self._context = self._log = None
        QgsProject.instance().cleared.connect(self._project_left)

    def is_running(self) -> bool:
        """Whether a run goes on."""
        return self._running

    def start(self, steps: list[Step], folder: Path, title: str) -> None:
        """Begin; what came of it is told by `ended`."""
        self._steps, self.folder, self._title = steps, folder, title
        self.results, self.layers, self.warnings, self.layouts = [], {}, [], []
        self._cancelled = self._left = False
        self._percent = 0.0
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.ended.emit(
                False, tr("The folder cannot be made: {fault}. Choose another one.").format(fault=str(error))
            )
            return
        self._running = True
        self.progressed.emit(0.0, tr("Starting"))
        self._soon(self._next)

    def cancel(self) -> None:
        """Ask the algorithm at work to stop."""
        self._cancelled = True
        if self._task is not None:
            self._task.cancel()

    def stop(self) -> None:
        """Cancel, and wait until nothing is at work any longer, while the window stays alive."""
        if not self._running:
            return
        self.cancel()
        loop = QEventLoop()
        self.ended.connect(loop.quit)
        QTimer.singleShot(PATIENCE, loop.quit)
        loop.exec()
        self.ended.disconnect(loop.quit)

    def _project_left(self) -> None:
        """Another project is opened: its user did not ask for these results."""
        if self._running:
            self._left = True
            self.cancel()

    def _soon(self, call: Callable[[], None]) -> None:
        """Over the event loop, so that no task is let go of inside its own signal; and once none is at work."""
        QTimer.singleShot(0, lambda: when_idle(self, call))

    def _next(self) -> None:
        """Start the step that is next, or end."""
        if self._cancelled:
            self._finish(False, tr("Cancelled."))
            return
        step = self._steps[len(self.results)]
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(step.algorithm)
        if algorithm is None:
            self._fail(step.algorithm, tr("This algorithm is not there: enable Regiolens in Processing."))
            return
        self._context, self._log = QgsProcessingContext(), Log()
        self._context.setProject(QgsProject.instance())
        self._context.setFeedback(self._log)
        name = algorithm.displayName()
        try:
            parameters = bound(step, self.results, self.folder)
            valid, fault = algorithm.checkParameterValues(parameters, self._context)
        except Refusal as refusal:
            valid, fault = False, say(refusal.message)
        except Exception as error:  # whatever it is, it is told, and the run ends
            valid, fault = False, str(error)
        if not valid:
            self._fail(name, fault)
            return
        if not step.algorithm.startswith("regiolens:"):
            self._context.setProject(None)  # it reads a file of ours; for why it may not ask the project see `started`
        self._log.progressChanged.connect(lambda percent: self._tell(name, percent))
        self._tell(name, 0.0)
        self._task = QgsProcessingAlgRunnerTask(algorithm, parameters, self._context, self._log)
        self._task.executed.connect(lambda succeeded, results: self._done(name, succeeded, results))
        QgsApplication.taskManager().addTask(self._task)

    def _tell(self, name: str, percent: float) -> None:
        whole = (len(self.results) + percent / 100.0) / len(self._steps) * 100.0
        # An algorithm that makes two outputs starts anew for the second.
        self._percent = max(self._percent, whole)
        self.progressed.emit(self._percent, name)

    def _done(self, name: str, succeeded: bool, results: dict) -> None:
        """A step has ended."""
        # An index of all areas and one of some of them warn of the same.
        self.warnings += [warning for warning in self._log.warnings if warning not in self.warnings]
        self._task = None
        if succeeded:
            self.results.append(dict(results))
            self._soon(self._next if len(self.results) < len(self._steps) else self._finish_well)
        elif self._cancelled or (self._log.isCanceled() and not self._log.errors):  # at the very end of it
            self._soon(lambda: self._finish(False, tr("Cancelled.")))
        else:
            fault = self._log.errors[-1] if self._log.errors else tr("It ended without saying why.")
            self._soon(lambda: self._fail(name, fault))

    def _fail(self, name: str, fault: str) -> None:
        """A step was refused or failed; what earlier ones made is not lost."""
        # Of a fault that nobody foresaw, QGIS tells where it arose; its last line says what it is.
        lines = fault.strip().splitlines()
        self._finish(False, f"{name}: {lines[-1] if lines else fault}")

    def _finish_well(self) -> None:
        if self.folder.is_relative_to(QgsProcessingUtils.tempFolder()):
            self._finish(True, tr("Done. The layers are in the project; their files are temporary."))
        else:
            self._finish(
                True, tr("Done. The layers are in the project; all files are in {folder}.").format(folder=self.folder)
            )

    def _finish(self, succeeded: bool, sentence: str) -> None:
        """Show what was made, and say how it went."""
        if self._left:
            sentence = tr("Cancelled, because another project was opened. What was made is in {folder}.").format(
                folder=self.folder
            )
            self._end(False, sentence)
            return
        made = [
            (step.algorithm, name, str(results[name]))
            for step, results in zip(self._steps, self.results)
            for name in step.shown
            if results.get(name)
        ]
        self._open(made, [], succeeded, sentence)

    def _open(self, made: list, layers: list[QgsVectorLayer], succeeded: bool, sentence: str) -> None:
        """Open the layers, one a turn of the event loop, then show them."""
        if len(layers) < len(made):
            algorithm, _, path = made[len(layers)]
            layer = QgsVectorLayer(path, "", "ogr")
            known = QgsApplication.processingRegistry().algorithmById(algorithm)
            layer.setName(_title_of(layer) or known.displayName())
            self._soon(lambda: self._open(made, [*layers, layer], succeeded, sentence))
            return
        if layers and not self._left:
            self._show(made, layers)
            self._add_layouts()
        self._end(succeeded, sentence)

    def _show(self, made: list, layers: list[QgsVectorLayer]) -> None:
        """Put the layers into a group of their own, on top."""
        group = QgsProject.instance().layerTreeRoot().insertGroup(0, self._title)
        # A map of another field was asked for, so it comes first.
        order = sorted(zip(made, layers), key=lambda pair: pair[0][0] not in MAPS)
        for (algorithm, output, _), layer in order:
            QgsProject.instance().addMapLayer(layer, False)
            # Regions and other years are below the areas; what cannot be seen need not be drawn.
            group.addLayer(layer).setItemVisibilityChecked(algorithm not in (PROFILES, PANEL, CHANGE))
            self.layers[f"{algorithm} {output}"] = layer.id()

    def _add_layouts(self) -> None:
        """The templates of map and report become layouts of the project, now that their layers are in there."""
        from ...bridge.report.templates import add_to_project

        for path in [found["OUTPUT_LAYOUT"] for found in self.results if found.get("OUTPUT_LAYOUT")]:
            name = add_to_project(Path(path).read_text(encoding="utf-8"), QgsProject.instance())
            if name:
                self.layouts.append(name)
                continue
            self.warnings.append(
                tr("The layout could not be added to the project; its template is {path}.").format(path=path)
            )

    def _end(self, succeeded: bool, sentence: str) -> None:
        self._running = False
        self._context = self._log = None
        self.ended.emit(succeeded, sentence)


def _title_of(layer: QgsVectorLayer) -> str:
    """The title under which the style of a layer was stored."""
    descriptions = layer.listStylesInDatabase()[3]
    return descriptions[0] if descriptions else ""
