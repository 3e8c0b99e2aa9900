"""regiolens:regionreport, a page per region: maps, chart, tables, words; HTML, PDF and a print layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ..bridge.i18n import say, tr
from ..bridge.paths import shipped_models
from .base import RegiolensAlgorithm
from .parameters import AS_TOLD, add_layout, choice, told_index

if TYPE_CHECKING:
    from ..bridge.report.data import Profiles
    from ..bridge.run import Run
    from ..core.index.record import Told


class RegionReportAlgorithm(RegiolensAlgorithm):
    """Profiles of regions in; a report that can be handed over out."""

    NAME = "regionreport"
    INPUT = "INPUT"
    TABLE = "TABLE"
    AREAS = "AREAS"
    EARLIER = "EARLIER"
    REGIONS = "REGIONS"
    LEAD = "LEAD"
    MODEL = "MODEL"
    MODEL_FILE = "MODEL_FILE"
    TITLE = "TITLE"
    AUTHOR = "AUTHOR"
    SOURCE = "SOURCE"
    OUTPUT_HTML = "OUTPUT_HTML"
    OUTPUT_PDF = "OUTPUT_PDF"
    OUTPUT_LAYOUT = "OUTPUT_LAYOUT"
    ADD_LAYOUT = "ADD_LAYOUT"
    COUNT = "COUNT"
    FILES = ((OUTPUT_HTML, ".html"), (OUTPUT_PDF, ".pdf"), (OUTPUT_LAYOUT, ".qpt"))

    #: what postProcessAlgorithm adds to the project; QGIS hands that method nothing but the instance
    layout_text = ""

    def displayName(self) -> str:
        return tr("Region report")

    def shortHelpString(self) -> str:
        return tr(
            "Makes a report on regions from the outputs of 'Region profiles': a list of all regions in the order of "
            "their scores, and per region where it lies, its areas by class, a chart of domains and indicators "
            "beside the reference and the other regions, the figures, its areas by domain, the development where "
            "other years are given, sources and method. Profiles of areas from 'Robustness of the index' "
            "tell how sure each rank and class is.\n\nThe HTML page stands on its own (maps and charts are in "
            "it, no script, nothing is loaded from elsewhere) and prints well. The PDF comes from QGIS's own layout "
            "engine, two A4 pages a region, more where there are many values or areas. Of a region with more than 100 "
            "areas the page and the PDF name the 100 with the highest score, and say so. The layout can be had as a "
            "template (.qpt) or added to the project: an atlas over the regions, to be changed as you like.\n\n"
            "Files are written when all is done: a run that "
            "is refused or cancelled leaves older ones as they were."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygon, vector = [QgsProcessing.SourceType.TypeVectorPolygon], [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Region profiles"), polygon),
            tr("The polygons that 'Region profiles' made."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.TABLE, tr("Table of the profiles"), vector),
            tr("The long table (OUTPUT_TABLE) of the same run of 'Region profiles'."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.AREAS, tr("Areas with their class"), polygon, optional=True),
            tr(
                "The areas with mdi_klasse, for the maps: the output of 'Multiple deprivation index'; of profiles "
                "without an index the areas that these were made of. Without them the maps show the regions by class."
            ),
        )
        self.add(
            QgsProcessingParameterMultipleLayers(
                self.EARLIER, tr("Tables of other years"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr("Long tables of other years, for the development. Each must tell its year in the column jaar."),
        )
        self.add(
            QgsProcessingParameterString(self.REGIONS, tr("Regions"), optional=True),
            tr("Codes or names of the regions to report on, separated by commas. When empty, all."),
        )
        self.add(
            QgsProcessingParameterField(
                self.LEAD,
                tr("Leading value"),
                None,
                self.INPUT,
                QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            ),
            tr(
                "Of profiles without an index: the value that maps, ranking and the order of the regions follow. When "
                "empty, the first of VALUES that is no count. An index always leads."
            ),
        )
        self.add(
            QgsProcessingParameterString(self.TITLE, tr("Title"), optional=True),
            tr("Title of the report."),
        )
        self.add(
            QgsProcessingParameterString(self.AUTHOR, tr("Author or organisation"), optional=True),
            tr("Stands below the title. When empty, the organisation of Settings > Options > Regiolens."),
        )
        self.add(
            QgsProcessingParameterString(self.SOURCE, tr("Source"), optional=True),
            tr("Source of the figures. When empty, the model's."),
        )
        self.add(
            choice(self.MODEL, tr("Model"), [AS_TOLD, *shipped_models()], AS_TOLD),
            tr(
                "Only where the profiles do not say by which model their scores were made: the report explains its "
                "weights and classes. Another one than the profiles say is refused."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFile(self.MODEL_FILE, tr("Model file"), extension="json", optional=True),
            tr("A model of your own, in place of a shipped one."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                self.OUTPUT_HTML, tr("Report (HTML)"), tr("HTML files (*.html)"), optional=True
            ),
            tr("One page with all regions."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                self.OUTPUT_PDF, tr("Report (PDF)"), tr("PDF files (*.pdf)"), optional=True, createByDefault=False
            ),
            tr("Two A4 pages a region, more where there are many values or areas."),
        )
        add_layout(self, tr("The print layout of the PDF with its atlas, on your own layers."))
        self.add(
            QgsProcessingParameterBoolean(self.ADD_LAYOUT, tr("Add the layout to the project"), defaultValue=False),
            tr("The same layout among the layouts of the open project; its layers must be in the project."),
        )
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, tr("Number of regions")))

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        valid, message = super().checkParameterValues(parameters, context)
        # Not a matter of `check`: the other steps of a model run where its report is left out.
        wanted = any(parameters.get(name) for name, _ in self.FILES)
        if valid and not wanted and not self.parameterAsBool(parameters, self.ADD_LAYOUT, context):
            return False, tr("Choose what to make: OUTPUT_HTML, OUTPUT_PDF, OUTPUT_LAYOUT or ADD_LAYOUT.")
        return valid, message

    def check(self, run: Run) -> None:
        from ..bridge.report.data import choose, read_regions, require_fields
        from ..bridge.report.layers import check_areas, check_regions
        from ..bridge.report.logo import read_logo
        from ..core.profiles.columns import REQUIRED

        source = run.source(self.INPUT)
        title = run.title(self.INPUT)
        regions = read_regions(source, title)
        check_regions(source, title)
        choose(regions, run.text(self.REGIONS), title)
        table = run.source(self.TABLE)
        require_fields(table, run.title(self.TABLE), REQUIRED)
        areas = run.source(self.AREAS, optional=True)
        if areas is not None:
            fields = source.fields().names()
            check_areas(areas, run.title(self.AREAS), index="mdi" in fields)
        self.told(run)
        read_logo()

    def told(self, run: Run) -> Told:
        """The index that the profiles tell, which that of all other layers must be as well."""
        from ..bridge.index.told import refuse_layer
        from ..bridge.provenance.lineage import index_and_year

        told = told_index(run, self.INPUT)
        others = [(run.layer(name), run.title(name)) for name in (self.TABLE, self.AREAS)]
        for layer, title in [*others, *((layer, layer.name()) for layer in run.layers(self.EARLIER))]:
            refuse_layer(index_and_year(layer)[0], title, told)
        return told

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.report.run import ReportRun

        paths = {}
        for name, suffix in self.FILES:
            path = run.new_file(name, suffix)
            if path:
                paths[name] = Path(path)
        add = run.yes(self.ADD_LAYOUT)
        report = ReportRun(self.profiles(run), self.texts(run), run.feedback)
        report.read_maps(run.source(self.INPUT), run.source(self.AREAS, optional=True))
        if self.OUTPUT_HTML in paths:
            paths[self.OUTPUT_HTML].write_bytes(report.html(run.context))
        if self.OUTPUT_PDF in paths:
            report.pdf(str(paths[self.OUTPUT_PDF]))
        if self.OUTPUT_LAYOUT in paths or add:
            text = report.template(*(run.layer(name) for name in (self.INPUT, self.TABLE, self.AREAS)))
            self.layout_text = text if add else ""
            if self.OUTPUT_LAYOUT in paths:
                paths[self.OUTPUT_LAYOUT].write_text(text, encoding="utf-8")
        report.stop()
        report.tell(run.title(self.INPUT))
        return {**{name: str(path) for name, path in paths.items()}, self.COUNT: len(report.profiles.regions)}

    def profiles(self, run: Run) -> Profiles:
        """All figures, checked."""
        from ..bridge.layers.columns import whole_layer
        from ..bridge.provenance.keywords import drawn_in
        from ..bridge.provenance.lineage import metadata_of
        from ..bridge.report.data import collect

        layer = run.layer(self.INPUT)
        table = run.source(self.TABLE)
        found = collect(
            (run.source(self.INPUT), run.title(self.INPUT)),
            (table, run.title(self.TABLE)),
            run.sources(self.EARLIER),
            self.told(run),
            run.text(self.REGIONS),
            run.text(self.LEAD),
            run.feedback,
            whole_layer(run, self.TABLE, table),
            drawn_in(metadata_of(layer)) if layer is not None else None,
        )
        for note in found.notes:
            run.feedback.pushWarning(say(note))
        return found

    def texts(self, run: Run) -> tuple[str, ...]:
        """Title, author and source as the user gave them."""
        return tuple(run.text(name).strip() for name in (self.TITLE, self.AUTHOR, self.SOURCE))

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        from ..bridge.report.templates import add_to_project

        if self.layout_text:
            name = add_to_project(self.layout_text, context.project())
            if name:
                feedback.pushInfo(tr("The layout '{name}' was added to the project.").format(name=name))
            else:
                feedback.pushWarning(
                    tr("The layout was not added: there is no open project that holds the profile layer.")
                )
        return {}
