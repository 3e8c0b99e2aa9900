"""The last page: what to make, where to keep it, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgisInterface, QgsFileWidget
from qgis.PyQt.QtCore import QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ....bridge.i18n import tr
from ..choices import Choices
from ..forms import add, call, group, page_layout, words
from .base import Page


class ResultPage(Page):
    """Layers, report and layout to make, the folder, and links to the results.

    Signals
    -------
    zoom_wanted
        The user wants to see the region that was reported on.
    """

    zoom_wanted = pyqtSignal()

    def __init__(self, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.folder = Path()
        self.layouts: list[str] = []
        self.files: dict[str, str] = {}
        self.atlas = ""
        self._showing = False
        layout = page_layout(self)
        self._build_results(layout)
        self._build_what(layout)
        self._build_where(layout)
        layout.addStretch(1)

    def title(self) -> str:
        return tr("Result")

    def help_page(self) -> str:
        return "result"

    # Building

    def _build_what(self, layout: QVBoxLayout) -> None:
        box = QGroupBox(tr("What to make"))
        inside = QVBoxLayout(box)
        inside.addWidget(words(tr("Always: a map of the areas and a layer of the regions, styled.")))
        self.make_table = QCheckBox(tr("&Table of the profiles in the project"))
        self.make_report = QCheckBox(tr("&Report as a web page (HTML)"))
        self.make_pdf = QCheckBox(tr("Report as &PDF, a few A4 pages a region"))
        self.make_layout = QCheckBox(tr("Print layo&ut in the project, to be adapted"))
        self.make_atlas = QCheckBox(tr("Atl&as: a map of each region, as PDF"))
        self.make_atlas.setToolTip(tr("Regions side by side, each at its own scale, by the classes of the map"))
        for check in self._checks():
            check.toggled.connect(self._edited)
            inside.addWidget(check)
        layout.addWidget(box)

    def _checks(self) -> tuple[QCheckBox, ...]:
        return self.make_table, self.make_report, self.make_pdf, self.make_layout, self.make_atlas

    def _build_where(self, layout: QVBoxLayout) -> None:
        form = group(tr("Title and place"), layout)
        self.report_title = QLineEdit()
        self.report_title.setPlaceholderText(tr("Regioprofiel"))
        self.report_title.textEdited.connect(self._edited)
        add(form, tr("T&itle"), self.report_title, tr("Title of the report, and of the group of layers."))
        self.folder_widget = QgsFileWidget()
        self.folder_widget.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder_widget.lineEdit().setPlaceholderText(tr("temporary files"))
        self.folder_widget.fileChanged.connect(self._edited)
        add(form, tr("&Folder"), self.folder_widget, tr("Each run makes a folder of its own in it."))
        form.labelForField(self.folder_widget).setBuddy(self.folder_widget.lineEdit())
        self.where = words()
        form.addRow(self.where)

    def _build_results(self, layout: QVBoxLayout) -> None:
        self.results = QGroupBox(tr("Last run"))
        inside = QVBoxLayout(self.results)
        self.sentence = words()
        inside.addWidget(self.sentence)
        self.stale = words(tr("Something else was chosen since: press Make to bring the results up to date."))
        self.stale.hide()
        inside.addWidget(self.stale)
        self.open_report = QPushButton(tr("Open the rep&ort"))
        self.open_pdf = QPushButton(tr("Open the P&DF"))
        self.open_folder = QPushButton(tr("Open th&e folder"))
        self.open_atlas = QPushButton(tr("Open the a&tlas"))
        self.open_atlas.clicked.connect(lambda: self._open(self.atlas))
        self.zoom = QPushButton(tr("&Zoom to the region"))
        self.open_report.clicked.connect(lambda: self._open(self.files.get("OUTPUT_HTML", "")))
        self.open_pdf.clicked.connect(lambda: self._open(self.files.get("OUTPUT_PDF", "")))
        self.open_folder.clicked.connect(lambda: self._open(str(self.folder)))
        self.zoom.clicked.connect(self.zoom_wanted)
        self.open_layout = QPushButton(tr("Open the la&yout"))
        self.open_layout.clicked.connect(self._open_layout)
        grid = QGridLayout()
        for place, button in enumerate(
            (self.open_report, self.open_pdf, self.open_layout, self.open_atlas, self.open_folder, self.zoom)
        ):
            grid.addWidget(button, place // 3, place % 3)
        inside.addLayout(grid)
        self.warnings = QListWidget()
        self.warnings.setWordWrap(True)
        self.warnings.setFixedHeight(110)
        # One warning can be many lines long.
        self.warnings.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        call(self.warnings, tr("What the run warned of"))
        self.warnings_label = words(tr("What to know of it:"))
        inside.addWidget(self.warnings_label)
        inside.addWidget(self.warnings)
        self.results.hide()
        layout.addWidget(self.results)

    # The page's duties

    def show_choices(self, choices: Choices) -> None:
        self._showing = True
        values = choices.make_table, choices.make_report, choices.make_pdf, choices.make_layout, choices.make_atlas
        for check, value in zip(self._checks(), values):
            check.setChecked(value)
        self.report_title.setText(choices.title)
        self.folder_widget.setFilePath(choices.folder)
        self._showing = False
        self._tell_where()

    def read_choices(self, choices: Choices) -> None:
        made = [check.isChecked() for check in self._checks()]
        choices.make_table, choices.make_report, choices.make_pdf, choices.make_layout, choices.make_atlas = made
        choices.title = self.report_title.text().strip()
        choices.folder = self.folder_widget.filePath().strip()

    def problem(self, choices: Choices) -> str:
        if choices.folder and not Path(choices.folder).is_dir():
            return tr("The folder '{folder}' is not there: choose another one, or leave it empty.").format(
                folder=choices.folder
            )
        return ""

    def _edited(self, *_: object) -> None:
        if not self._showing:
            self._tell_where()
            self.changed.emit()

    def _tell_where(self) -> None:
        """Say plainly what becomes of temporary files."""
        if self.folder_widget.filePath().strip():
            self.where.setText(tr("Layers, tables and reports are kept in this folder."))
        else:
            self.where.setText(
                tr("Without a folder the results are temporary files, which are gone when QGIS is closed.")
            )

    # Results

    def forget(self) -> None:
        # Another project: what was made of the one before is not to be opened from here.
        self.results.hide()

    def tell_stale(self, stale: bool) -> None:
        """Say whether the choices are others by now than those of the last run."""
        self.stale.setVisible(stale)

    def show_run(
        self,
        sentence: str,
        folder: Path,
        results: list[dict],
        warnings: list[str],
        has_region: bool,
        layouts: Sequence[str] = (),
    ) -> None:
        """Tell of a run, and lead to what it made.

        Parameters
        ----------
        results : list of dict
            What each algorithm gave back.
        has_region : bool
            Whether there is a layer of regions to zoom to.
        layouts : sequence of str
            What the layouts in the project are called that were made.
        """
        self.layouts = list(layouts)
        self.open_layout.setEnabled(bool(layouts) and self.iface is not None)
        self.folder = folder
        # The atlas is a PDF as well, and the only one of counted pages.
        self.atlas = next((str(made.get("OUTPUT_PDF", "")) for made in results if "PAGES" in made), "")
        self.files = {name: str(path) for made in results if "PAGES" not in made for name, path in made.items()}
        self.sentence.setText(sentence)
        self.open_report.setEnabled("OUTPUT_HTML" in self.files)
        self.open_pdf.setEnabled("OUTPUT_PDF" in self.files)
        self.open_atlas.setEnabled(bool(self.atlas))
        self.open_folder.setEnabled(bool(results))
        self.zoom.setEnabled(has_region and self.iface is not None)
        self.warnings.clear()
        self.warnings.addItems(warnings)
        self.warnings.setVisible(bool(warnings))
        self.warnings_label.setVisible(bool(warnings))
        self.results.show()

    def _open_layout(self) -> None:
        """The layouts that were made, if the user has not removed them since."""
        for name in self.layouts:
            layout = QgsProject.instance().layoutManager().layoutByName(name)
            if layout is None:
                self.tell_gone(tr("The layout '{layout}'").format(layout=name))
            else:
                self.iface.openLayoutDesigner(layout)

    def _open(self, path: str) -> None:
        """A file or folder that was made, in the program that the user has for it."""
        if not Path(path).exists():
            self.tell_gone(tr("The file '{file}'").format(file=path))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.sentence.setText(tr("No program was found that opens '{file}'.").format(file=path))

    def tell_gone(self, what: str) -> None:
        """Say that something was removed since it was made."""
        self.sentence.setText(tr("{what} is no longer there: press Make to make it anew.").format(what=what))


def zoom_to_regions(iface: QgisInterface, layer: QgsVectorLayer, regions: list[str]) -> None:
    """Show regions of a layer of profiles on the map, all where none is named; `regions` are codes or names."""
    wanted = {name.casefold() for name in regions}
    here = [
        feature.id()
        for feature in layer.getFeatures()
        if {str(feature["regio_code"]).casefold(), str(feature["regio_naam"]).casefold()} & wanted
    ]
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    if node is not None:
        node.setItemVisibilityCheckedParentRecursive(True)
    if here:
        iface.mapCanvas().zoomToFeatureIds(layer, here)
        iface.mapCanvas().flashFeatureIds(layer, here)
    else:
        canvas = iface.mapCanvas()
        canvas.setExtent(canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent()))
        canvas.refresh()
