"""The window "Regioprofiel": pages from data to result, and the run that they lead to."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from qgis.core import Qgis, QgsProcessingException, QgsProject, QgsTask
from qgis.gui import QgisInterface, QgsMapLayerComboBox, QgsMessageBar
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QHideEvent, QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...bridge.i18n import tr
from ...bridge.needs import pandas_fault
from .background import Jobs, timer, when_idle
from .choices import LAYERS, Choices
from .forms import grown, name_inner, next_in_order, words
from .help import open_help
from .live.index import LiveIndex
from .pages.base import Page
from .project import project_layer
from .runner import PROFILES, Runner, file_name, new_folder
from .steps import Step, chain

SIZE = (1060, 680)
#: milliseconds after which layers that came are looked at
SETTLE = 300
#: pixels of width, in the usual font, below which all stands below each other, as in a dock
NARROW = 760


def _import_heavy(task: QgsTask) -> None:
    """What takes a second to import, away from the window."""
    fault = pandas_fault()
    if fault:
        raise QgsProcessingException(fault)
    from ...bridge import known_fields  # noqa: F401
    from ...bridge.report import run  # noqa: F401
    from ...core.index import weights  # noqa: F401


class RegionProfileDialog(QDialog):
    """One window for the whole way from layers to a profile; it computes nothing itself.

    Signals
    -------
    docked
        Whether the user wants it beside the map.
    """

    docked = pyqtSignal(bool)

    def __init__(self, runner: Runner, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from .pages.order import make_pages

        self.runner, self.iface = runner, iface
        self.setObjectName("RegiolensRegioprofiel")
        self.setWindowTitle(tr("Regioprofiel"))
        self.setMinimumSize(480, 300)
        room = QApplication.primaryScreen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 20), min(SIZE[1], room.height() - 60))
        self.choices = Choices()
        self._ready = False
        self._turn_of = None
        self._fault = self._note = self._made_of = ""
        self._guessed: Choices | None = None
        self._guessed_for: frozenset[str] | None = None
        self._fitted_for: tuple[str, ...] = ()
        self.jobs = Jobs(self)
        self.live = LiveIndex(iface, self)
        self.pages: list[Page] = make_pages(iface, self, self.jobs)
        self._build()
        for page in self.pages:
            page.changed.connect(lambda page=page: self._changed(page))
            page.sample_wanted.connect(self.try_sample)
            page.set_live(self.live)
        self.live.map.ready.connect(self._leave_out_live)
        # What reading finds is told, and hinders Make, at once.
        self.live.loaded.connect(self._refresh)
        self.live.failed.connect(lambda _: self._refresh())
        self.pages[-1].zoom_wanted.connect(self.zoom_to_region)
        self.pages[0].told.connect(lambda sentence: self._say(sentence, Qgis.MessageLevel.Warning))
        runner.progressed.connect(self._progressed)
        runner.ended.connect(self._ended)
        project = QgsProject.instance()
        project.readProject.connect(self.reload)
        project.cleared.connect(self.reload)
        project.writeProject.connect(self._keep)
        self._guess_again = timer(self, SETTLE, lambda: when_idle(self, self._renew))
        project.layersAdded.connect(self._guess_again.start)
        self._gone: set[str] = set()
        self._without = timer(self, 0, self._forget_layers)
        project.layersRemoved.connect(self._removed)
        self._refresh()
        if "pandas" in sys.modules:
            self.reload()
        else:
            self.jobs.start("import", tr("Starting Regiolens"), _import_heavy, self._imported)

    def _imported(self, _: object, fault: str) -> None:
        """Begin, or say why nothing can be done here."""
        self._fault = fault
        if not fault:
            self.reload()
            return
        self._say(fault, Qgis.MessageLevel.Critical)
        self.list.setEnabled(False)
        self.next_button.setEnabled(False)
        # Pages follow the layers of the project by themselves, and would import what cannot be imported.
        while self.stack.count():
            page = self.stack.widget(0)
            self.stack.removeWidget(page)
            page.deleteLater()
        self.stack.addWidget(words(fault))

    # The frame

    def _build(self) -> None:
        """The frame around the pages."""
        self.messages = QgsMessageBar()
        self.list = QListWidget()
        self.list.setObjectName("pages")
        self.list.setAccessibleName(tr("Pages"))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        for number, page in enumerate(self.pages, start=1):
            self.list.addItem(f"{number}  {page.title()}")
            self.list.item(number - 1).setData(Qt.ItemDataRole.AccessibleTextRole, page.title())
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(page)
            self.stack.addWidget(scroll)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(self._turn)
        self.hint = words()
        self.hint.setAccessibleName(tr("What is still needed"))
        # A line that comes and goes must not move the pages.
        self.hint.setMinimumHeight(self.hint.fontMetrics().lineSpacing() + 2)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.hide()
        self.middle = middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.stack, 1)
        self._set_narrow(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.messages)
        layout.addLayout(middle, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.progress)
        self.rows = self._buttons()
        layout.addLayout(self.rows)
        name_inner(self)
        for button in self.findChildren(QPushButton):
            # Enter in a field of text is no wish to press one.
            button.setAutoDefault(False)

    def _set_narrow(self, narrow: bool) -> None:
        """The pages' names above them where there is no room beside them."""
        self.narrow = narrow
        self.list.setFlow(QListWidget.Flow.LeftToRight if narrow else QListWidget.Flow.TopToBottom)
        frame = 2 * self.list.frameWidth()
        if narrow:
            self.list.setFixedHeight(self.list.sizeHintForRow(0) + frame + 8)
            self.list.setMinimumWidth(0)
            self.list.setMaximumWidth(self.maximumWidth())
        else:
            self.list.setFixedWidth(max(self.list.sizeHintForColumn(0) + frame + 24, 96))
            self.list.setMinimumHeight(0)
            self.list.setMaximumHeight(self.maximumHeight())
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.middle.setDirection(way)
        for page in self.pages:
            page.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < grown(self, NARROW)) != self.narrow:
            self._set_narrow(not self.narrow)
            way = QBoxLayout.Direction.TopToBottom if self.narrow else QBoxLayout.Direction.LeftToRight
            self.rows.setDirection(way)

    def _buttons(self) -> QBoxLayout:
        """The buttons, in the order in which they are reached by keyboard; in two rows where there is little width."""
        from .copying.menu import copy_menu

        self.help_button = QPushButton(tr("&Help"))
        self.copy_button = QPushButton(tr("Copy as"))
        self.copy_button.setMenu(copy_menu(self))
        self.dock_button = QPushButton(tr("Beside the map"))
        self.dock_button.setToolTip(tr("Dock the window beside the map of QGIS, or let it stand alone again"))
        self.dock_button.setCheckable(True)
        self.dock_button.setVisible(self.iface is not None)
        self.dock_button.toggled.connect(self.docked.emit)
        self.back_button = QPushButton(tr("< &Back"))
        self.next_button = QPushButton(tr("&Next >"))
        self.run_button = QPushButton(tr("&Make"))
        self.cancel_button = QPushButton(tr("Cancel r&un"))
        self.close_button = QPushButton(tr("C&lose"))
        self.help_button.clicked.connect(lambda: open_help(self.page().help_page()))
        self.back_button.clicked.connect(lambda: self.list.setCurrentRow(self.list.currentRow() - 1))
        self.next_button.clicked.connect(lambda: self.list.setCurrentRow(self.list.currentRow() + 1))
        self.run_button.clicked.connect(self.run)
        self.cancel_button.clicked.connect(self.cancel)
        self.close_button.clicked.connect(self.close)
        rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        first = (self.help_button, self.copy_button, self.dock_button)
        second = (self.back_button, self.next_button, self.run_button, self.cancel_button, self.close_button)
        for buttons in (first, second):
            row = QHBoxLayout()
            row.setSpacing(6)
            if buttons is second:
                row.addStretch(1)
            for button in buttons:
                row.addWidget(button)
            if buttons is first:
                row.addStretch(1)
            rows.addLayout(row)
        return rows

    # Choices

    def page(self) -> Page:
        """The page in view."""
        return self.pages[max(self.list.currentRow(), 0)]

    def reload(self) -> None:
        """Take the choices of the project that is open, or sensible ones for its layers."""
        self._later(self._reload)

    def _later(self, take: Callable[[], None]) -> None:
        """Take other choices once nothing is at work; of several that wait only the latest counts."""
        if self._fault:
            return
        self.jobs.cancel_all()
        self._turn_of = turn = object()
        when_idle(self, lambda: take() if self._turn_of is turn else None)

    def _reload(self) -> None:
        from .guess import guess

        project = QgsProject.instance()
        known = Choices.load(project)
        self._guessed_for = _layers_there() if known is None else None
        self._take(known or guess(project, self.iface))

    def _removed(self, ids: Sequence[str]) -> None:
        self._gone.update(ids)
        self._without.start()

    def _forget_layers(self) -> None:
        """Layers went: what was chosen of them is chosen no longer, on whichever page that was."""
        # Of a project that is read anew they are there again.
        kept, self._gone = self.choices.without(self._gone.difference(QgsProject.instance().mapLayers())), set()
        if kept != self.choices and self._ready:
            self.choices = kept
            if self.isVisible():
                self.page().enter(kept)
            self._refresh()

    def _is_untouched(self) -> bool:
        """Whether all is still as it was guessed; the year may have followed the table."""
        if self._guessed_for is None or self._guessed is None or not self._ready:
            return False
        now = replace(self.choices)
        self.page().read_choices(now)
        return replace(now, year="", period="") == replace(self._guessed, year="", period="")

    def _renew(self) -> None:
        """Guess again where layers came or went, as long as nothing was chosen by hand."""
        from .guess import guess

        if self.isVisible() and self._is_untouched() and _layers_there() != self._guessed_for:
            self._guessed_for = _layers_there()
            new = guess(QgsProject.instance(), self.iface)
            if replace(new, year="") != replace(self._guessed, year=""):
                self._later(lambda: self._take(new))

    def _fit(self) -> None:
        """Another table: what was guessed of its fields follows."""
        from .guess import follow_fields

        chosen = self.choices.areas, self.choices.table, self.choices.table_code
        if self._guessed is not None and chosen != self._fitted_for:
            self._fitted_for = chosen
            follow_fields(self.choices, self._guessed)

    def _take(self, choices: Choices) -> None:
        """Show these choices, from the first page on."""
        self.jobs.cancel_all()
        for page in self.pages:
            page.forget()
        self.pages[self.stack.currentIndex()].leave()
        self.choices, self._ready = choices, True
        self._guessed = replace(choices, regions=list(choices.regions))
        self._fitted_for = choices.areas, choices.table, choices.table_code
        self._note = self._made_of = ""
        self.messages.clearWidgets()
        # A row that changes enters its page by itself.
        if self.list.currentRow() == 0:
            self.page().enter(self.choices)
        else:
            self.stack.setCurrentIndex(0)
            self.list.setCurrentRow(0)
        # A list that gets the focus has a current row that is not selected yet.
        self.list.item(0).setSelected(True)
        self._refresh()

    def try_sample(self) -> None:
        """Load the sample and choose all that is needed, so that only a region is left to choose."""
        self._later(self._load_sample)

    def _load_sample(self) -> None:
        from .guess import load_sample

        self._guessed_for = None
        self._take(load_sample(QgsProject.instance()))
        self._note = tr("Sample loaded: published scores of 50 gemeenten. Tick a region on page 4, then Make.")
        self._refresh()

    def steps(self) -> list[Step]:
        """What would be run, with a changed model written to its file."""
        from .model_file import (
            axes_title,
            axis_titles,
            changed_model_file,
            index_title,
            joined_fields,
            map_title,
            with_map,
        )

        layer = QgsProject.instance().mapLayer(self.choices.areas)
        name = file_name(layer.name()) if layer is not None else "areas"
        has_index = joined_fields(self.choices).lookupField("mdi") >= 0
        choices = with_map(self.choices)
        title = axes_title(choices) or map_title(choices)
        titles = title, has_index, index_title(choices), axis_titles(choices)
        return chain(choices, changed_model_file(choices), name, *titles)

    # Running

    def run(self) -> None:
        """Make what is chosen."""
        from ...bridge.i18n import say
        from ...core.messages import Refusal

        self.page().read_choices(self.choices)
        self.choices.save(QgsProject.instance())
        self.messages.clearWidgets()
        self._note, self._guessed_for = "", None
        try:
            steps = self.steps()
        except Refusal as refusal:
            self._say(say(refusal.message), Qgis.MessageLevel.Warning)
            return
        except OSError as fault:
            self._say(
                tr("The changed model could not be written: {fault}. Choose another folder.").format(fault=str(fault)),
                Qgis.MessageLevel.Warning,
            )
            return
        self.jobs.cancel_all()
        self._made_of = self.choices.to_json()
        self.runner.start(steps, new_folder(self.choices.folder), self.choices.title or tr("Regioprofiel"))
        self._refresh()

    def cancel(self) -> None:
        """Ask the run to stop."""
        self.runner.cancel()
        self.progress.setFormat(tr("Stopping…"))

    def _progressed(self, percent: float, what: str) -> None:
        self.progress.setFormat(f"{what}: %p%")
        self.progress.setValue(int(percent))
        if self.progress.isHidden():
            self._refresh()

    def _ended(self, succeeded: bool, sentence: str) -> None:
        """The results are in the project; say so where the user is."""
        level = Qgis.MessageLevel.Success if succeeded else Qgis.MessageLevel.Warning
        result = self.pages[-1]
        layers = self.runner.layers
        result.show_run(
            sentence,
            self.runner.folder,
            self.runner.results,
            self.runner.warnings,
            f"{PROFILES} OUTPUT" in layers,
            self.runner.layouts,
        )
        if self.isVisible():
            if succeeded:
                self.list.setCurrentRow(len(self.pages) - 1)
            self._say(sentence, level)
        elif self.iface is not None:
            self.iface.messageBar().pushMessage("Regiolens", escape(sentence), level, 0)
        self._refresh()

    def zoom_to_region(self) -> None:
        """Show what was reported on."""
        when_idle(self, self._zoom_to_region)

    def _zoom_to_region(self) -> None:
        from .pages.result import zoom_to_regions

        layer = project_layer(self.runner.layers.get(f"{PROFILES} OUTPUT", ""))
        if layer is not None:
            zoom_to_regions(self.iface, layer, self.choices.regions)
        else:
            self.pages[-1].tell_gone(tr("The layer of the regions"))

    # What is shown

    def _turn(self, row: int) -> None:
        """Another page comes into view."""
        if row < 0 or self._fault:
            return
        before = self.pages[self.stack.currentIndex()]
        if before is not self.pages[row]:
            before.read_choices(self.choices)
            before.leave()
            self.messages.clearWidgets()
        self.stack.setCurrentIndex(row)
        self.pages[row].enter(self.choices)
        self._refresh()

    def _changed(self, page: Page) -> None:
        """A page has other values; one that is out of view has only looked something up."""
        if page is self.page():
            before = self.choices.to_json()
            page.read_choices(self.choices)
            if self.choices.to_json() != before:
                self.messages.clearWidgets()
                self._note = "" if self.choices.regions else self._note  # which asked for a region
                self._fit()
                if self.live.map.in_project():
                    # What stands on the map of QGIS follows choices of pages that show no map as well.
                    self.live.follow(self.choices)
        elif page is self.pages[0]:
            self._take_late(page)
        self._refresh()

    def _take_late(self, page: Page) -> None:
        """What a page found out of the layers that were chosen there, after it was left."""
        found = replace(self.choices)
        page.read_choices(found)
        if found == self.choices or any(getattr(found, name) != getattr(self.choices, name) for name in LAYERS):
            return
        self.page().read_choices(self.choices)
        page.read_choices(self.choices)
        self._fit()
        if self.isVisible():
            self.page().enter(self.choices)

    def _refresh(self) -> None:
        """What can be pressed, and what is still needed."""
        row, running = max(self.list.currentRow(), 0), self.runner.is_running()
        problems = [page.problem(self.choices) if self._ready else "" for page in self.pages]
        first = next((problem for problem in problems if problem), "")
        hint = problems[row]
        if not hint and first:
            at = problems.index(first)
            hint = tr("Page {page}: {problem}").format(page=self.pages[at].title(), problem=first)
        self.hint.setText(hint or self._note)
        self.pages[-1].tell_stale(bool(self._made_of) and self.choices.to_json() != self._made_of)
        for place, problem in enumerate(problems):
            text = f"{place + 1}  {self.pages[place].title()}"
            self.list.item(place).setText(f"{text} !" if problem else text)
            self.list.item(place).setToolTip(escape(problem))
        self.back_button.setEnabled(row > 0)
        self.next_button.setEnabled(row < len(self.pages) - 1)
        self.run_button.setEnabled(self._ready and not first and not running)
        self.run_button.setToolTip(escape(first) or tr("Make the layers and the report."))
        self.copy_button.setEnabled(self._ready and not first)
        self.cancel_button.setVisible(running)
        self.progress.setVisible(running)

    def _say(self, sentence: str, level: Qgis.MessageLevel, seconds: int = 0) -> None:
        """A sentence above the pages; names in it are shown as they are."""
        self.messages.pushMessage("", escape(sentence, quote=False), level, seconds)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Rows that came later, such as those of a model's domains, have their place between the others.

        Qt's own chain cannot be put in order: what has a focus proxy in it, as tabs have, leads back to that.
        """
        following = next_in_order(self, forward)
        if following is None:
            return super().focusNextPrevChild(forward)
        reasons = Qt.FocusReason
        following.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.list.currentRow() >= 0 and not event.spontaneous() and not self._fault:
            self.page().enter(self.choices)
            self._refresh()
            self._guess_again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """A run that goes on is not ended; the choices are kept with the project."""
        super().hideEvent(event)
        if event.spontaneous() or self.list.currentRow() < 0 or self._fault:
            return
        untouched = self._is_untouched()
        self.page().read_choices(self.choices)
        self.page().leave()
        self.jobs.cancel_all()
        self.live.clear()
        if self.choices.areas and not untouched:
            self.choices.save(QgsProject.instance())

    def _leave_out_live(self) -> None:
        """The layer that follows the weights is no layer to choose."""
        for combo in self.findChildren(QgsMapLayerComboBox):
            combo.setExceptedLayerList([self.live.map.made.layer])

    def _keep(self, *_: object) -> None:
        """The project is being saved: so are the choices."""
        if self.isVisible() and self.choices.areas and not self._is_untouched():
            self.page().read_choices(self.choices)
            self.choices.save(QgsProject.instance())

    def take_down(self) -> None:
        """Let go of the project: the plugin goes."""
        project = QgsProject.instance()
        project.readProject.disconnect(self.reload)
        project.cleared.disconnect(self.reload)
        project.writeProject.disconnect(self._keep)
        project.layersAdded.disconnect(self._guess_again.start)
        project.layersRemoved.disconnect(self._removed)
        self.runner.progressed.disconnect(self._progressed)
        self.runner.ended.disconnect(self._ended)
        self.jobs.cancel_all()
        self.close()
        self.live.clear()
        QTimer.singleShot(0, self.deleteLater)


def _layers_there() -> frozenset[str]:
    """The layers of the project by their ids, without one that follows the weights."""
    from ...bridge.live.layer import LIVE_PROPERTY

    layers = QgsProject.instance().mapLayers()
    return frozenset(ident for ident, layer in layers.items() if not layer.customProperty(LIVE_PROPERTY))
