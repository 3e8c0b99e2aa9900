"""regiolens:indexpanel, the index in several years on one reference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .mdi import MdiAlgorithm
from .parameters import add_area_code, add_layout, add_readable, choice, optional_field

if TYPE_CHECKING:
    from ..bridge.run import Run

BOUNDARIES = ("of the last year", "as they are")


class IndexPanelAlgorithm(MdiAlgorithm):
    """Scores of several years that can be compared, in long and wide form, with movements and rankings."""

    NAME = "indexpanel"
    YEARS = "YEARS"
    AREA_CODE = "AREA_CODE"
    PERIOD_FIELD = "PERIOD_FIELD"
    REFERENCE_YEAR = "REFERENCE_YEAR"
    BOUNDARIES = "BOUNDARIES"
    TOP = "TOP"
    OUTPUT_WIDE = "OUTPUT_WIDE"
    OUTPUT_CLASSES = "OUTPUT_CLASSES"
    OUTPUT_TOP = "OUTPUT_TOP"
    SOURCE = "SOURCE"
    OUTPUT_PDF = "OUTPUT_PDF"
    OUTPUT_LAYOUT = "OUTPUT_LAYOUT"
    FOUND_YEARS = "FOUND_YEARS"

    def displayName(self) -> str:
        return tr("Development of an index")

    def shortHelpString(self) -> str:
        return tr(
            "Computes an index for several years in one run and on one reference, so that its scores can be compared "
            "between the years: all years together, as Het PON & Telos do, one of the years, or a stored scale.\n\n"
            "The indicators come from one table or layer with a row for each area and year, or from a layer for each "
            "year. Where gemeenten of different years do not have the same codes, their figures are brought to those "
            "of the last year, which the log says; wijken and buurten are compared by code as they are.\n\nThe output "
            "has a row for each area and year, with the year, the days on which it begins and ends, and what "
            "'Multiple deprivation index (MDI)' gives; ranks are those within the year. QGIS's temporal controller "
            "plays it. Further tables have a row for each area with its change and movement between classes, the "
            "numbers of areas that moved from class to class, and the ranking of each year with newcomers and leavers."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                self.INPUT, tr("Areas with indicators"), QgsProcessing.SourceType.TypeVector
            ),
            tr("One layer or table with a row for each area and year, or a layer or table for each year."),
        )
        add_area_code(self, advanced=True)
        self.add(
            optional_field(self.PERIOD_FIELD, tr("Field with the year")),
            tr("Of a table with a row for each area and year; found by itself when empty."),
        )
        self.add(
            QgsProcessingParameterString(self.YEARS, tr("Years of the layers"), optional=True),
            tr(
                "Of a layer for each year: the years in the order of the layers, such as 2014, 2019, 2023. Told by the "
                "names or the fields of the layers when empty."
            ),
        )
        self.add_model()
        self.add(
            QgsProcessingParameterString(self.REFERENCE_YEAR, tr("Year of the reference"), optional=True),
            tr("The year on whose areas the normalisation and the quartiles are fitted; all years when empty."),
        )
        self.add_choices()
        self.add(
            choice(self.BOUNDARIES, tr("Boundaries of gemeenten"), BOUNDARIES, BOUNDARIES[0]),
            tr(
                "Those of the last year, to which figures of other years are brought where codes differ, or as they "
                "are, where areas that changed have no score in some of the years."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(self.TOP, tr("Places of the ranking"), defaultValue=20, minValue=1),
            tr("How many places the ranking of each year has."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Index by year")),
            tr(
                "A row for each area and year: code, naam, jaar, van and tot (first and last day), and the scores, "
                "class and rank of the index, styled by class and set to be played in time."
            ),
        )
        table = QgsProcessing.SourceType.TypeVector
        for name, title, text in (
            (
                self.OUTPUT_WIDE,
                tr("Index by area"),
                tr(
                    "A table with a row for each area: score, class and rank of each year, verandering (last - first "
                    "year), klasse_verandering (classes up) and overgang (from class to class in words)."
                ),
            ),
            (
                self.OUTPUT_CLASSES,
                tr("Movements between classes"),
                tr("A table with the number of areas for each class of the first and each class of the last year."),
            ),
            (
                self.OUTPUT_TOP,
                tr("Ranking by year"),
                tr(
                    "A table with the areas with the highest scores of each year: nieuw tells those without a place "
                    "the year before, vertrekt those that have none in the next."
                ),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, title, table, None, True, False), text)
        self._add_maps()
        add_readable(self)
        self.add_counts()
        self.addOutput(QgsProcessingOutputString(self.FOUND_YEARS, tr("Years")))

    def _add_maps(self) -> None:
        """The page of maps."""
        self.add(
            QgsProcessingParameterString(self.SOURCE, tr("Source line"), optional=True),
            tr("Of the maps, such as 'CBS'. When empty, whom the metadata of the areas name."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination(
                self.OUTPUT_PDF,
                tr("Maps of the years (PDF)"),
                tr("PDF files (*.pdf)"),
                optional=True,
                createByDefault=False,
            ),
            tr("A map for each year, all at one scale and with one legend, and the number of areas by class."),
        )
        add_layout(
            self,
            tr(
                "The print layout of these maps, on the layer 'Index by year': add that layer to a project, and then "
                "the layout from this template."
            ),
        )

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        # Fields of several layers are looked up in each of them, see `check`.
        yield from ()

    def check(self, run: Run) -> None:
        from ..bridge.change.panel_scores import given_years
        from ..bridge.index.asked import check_scale, field_map_of
        from ..bridge.layers.inputs import check_names

        mapped = field_map_of(run, self.model(run))
        for layer in self.layers(run):
            named = {name: [run.text(name)] for name in (self.AREA_CODE, self.PERIOD_FIELD)}
            for parameter, names in {**named, self.FIELD_MAP: list(mapped.values())}.items():
                check_names(parameter, layer.fields(), layer.name(), [name for name in names if name])
        check_scale(run, self.REFERENCE_YEAR)
        layers, years = self.layers(run), given_years(run)
        if years and len(years) != len(layers):
            raise Refusal(
                "YEARS gives {years} years for {layers} layers: give a year for each layer.",
                years=len(years),
                layers=len(layers),
            )

        if run.given(self.OUTPUT_PDF) or run.given(self.OUTPUT_LAYOUT):
            self.check_outlines(layers)

    def check_outlines(self, layers: Sequence[QgsVectorLayer]) -> None:
        """Refuse maps of tables.

        Raises
        ------
        Refusal
        """
        from qgis.core import QgsWkbTypes

        polygon = QgsWkbTypes.GeometryType.PolygonGeometry
        if not any(layer.geometryType() == polygon for layer in layers):
            raise Refusal(
                "Maps of the years need outlines, and '{layer}' has none: join the figures to a layer of areas first, "
                "or leave out OUTPUT_PDF and OUTPUT_LAYOUT.",
                layer=layers[-1].name() if layers else "-",
            )

    def layers(self, run: Run) -> list[QgsVectorLayer]:
        """The layers, in their order."""
        return [layer for layer in run.layers(self.INPUT) if isinstance(layer, QgsVectorLayer)]

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.atlas.years import maps_asked
        from ..bridge.change.panel import on_one_boundary, read_panel
        from ..bridge.change.panel_output import write_panel
        from ..bridge.change.panel_scores import given_years, score_panel
        from ..bridge.index.asked import as_used, mapped_fields, stored_scale
        from ..bridge.index.scoring import index_record
        from ..bridge.provenance.keywords import INDEX

        model, scale = self.model(run), stored_scale(run)
        field_map = mapped_fields(run, model)
        fields = (run.text(self.AREA_CODE), run.text(self.PERIOD_FIELD))
        moments = read_panel(run, self.layers(run), given_years(run), *fields, model, field_map)
        together = run.choice(self.BOUNDARIES) == BOUNDARIES[0]
        panel = on_one_boundary(run.feedback, moments, model, together)
        result = score_panel(run, panel, model, scale)
        run = as_used(run, result)
        model = self.model(run)
        run.keywords[INDEX] = [index_record(result, model).to_json()]
        relative = "" if scale else run.text(self.REFERENCE_YEAR).strip() or panel.spanned
        results = write_panel(run, panel, result, model, run.whole(self.TOP), relative)
        results.update(maps_asked(run, results[self.OUTPUT], panel.years, result, model, relative))
        return {**results, **self.counts(run, result), self.FOUND_YEARS: panel.spanned}
