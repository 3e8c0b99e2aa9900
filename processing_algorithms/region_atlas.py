"""regiolens:regionatlas, pages of maps: regions side by side by one indicator, or the indicators of one region."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..bridge.i18n import number, tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_classes, add_layout, add_map_regions, add_ramp, add_readable

if TYPE_CHECKING:
    from ..bridge.run import Run


class RegionAtlasAlgorithm(RegiolensAlgorithm):
    """Small maps with one legend, whose classes are those of all areas of the layer or of a reference."""

    NAME = "regionatlas"
    INPUT = "INPUT"
    FIELDS = "FIELDS"
    CHOSEN = "CHOSEN"
    REFERENCE = "REFERENCE"
    CLASSES = "CLASSES"
    LOW_IS_WORSE = "LOW_IS_WORSE"
    RAMP = "RAMP"
    NAMES = "NAMES"
    TITLE = "TITLE"
    YEAR = "YEAR"
    SOURCE = "SOURCE"
    AUTHOR = "AUTHOR"
    OUTPUT_PDF = "OUTPUT_PDF"
    OUTPUT = "OUTPUT"
    OUTPUT_LAYOUT = "OUTPUT_LAYOUT"
    COUNT = "COUNT"
    PAGES = "PAGES"

    def displayName(self) -> str:
        return tr("Region atlas")

    def shortHelpString(self) -> str:
        return tr(
            "Makes pages of maps. Of one indicator: the regions side by side, up to twelve on a page, each at its own "
            "scale with a scale bar, and one legend for all. Of two to six indicators: a page for each region with a "
            "map and a legend for each indicator.\n\nThe classes are those of all areas of the layer: without "
            "indicators the classes and colours of its own style, such as those of 'Quartile map' or 'Multiple "
            "deprivation index'; else quartiles (or 2 to 10 quantiles) by the rule of 'Quartile map'. They are "
            "never made anew for a region, so the layer should hold the areas of the whole country; where it does not, "
            "give these as the reference.\n\nThe PDF comes from QGIS's own layout engine. The layout can be had as a "
            "template as well, to be changed as you like; it shows the layer 'Areas of the atlas'."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        polygon, vector = [QgsProcessing.SourceType.TypeVectorPolygon], [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), polygon),
            tr("All gemeenten, wijken or buurten of the country, or other areas."),
        )
        self.add(
            QgsProcessingParameterField(
                self.FIELDS, tr("Indicators"), parentLayerParameterName=self.INPUT, allowMultiple=True, optional=True
            ),
            tr(
                "One indicator for a page of regions, two to six for a page a region. When empty, what the layer's own "
                "style shows; a field that the style classifies by keeps the classes of the style."
            ),
        )
        add_map_regions(self)
        self.add(
            QgsProcessingParameterString(self.CHOSEN, tr("Regions"), optional=True),
            tr("Names of the regions to show, separated by commas. When empty, all."),
        )
        self._add_classes(vector)
        self._add_texts()
        self.add(
            QgsProcessingParameterFileDestination(
                self.OUTPUT_PDF, tr("Atlas (PDF)"), tr("PDF files (*.pdf)"), optional=True
            ),
            tr("A4 pages, upright."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Areas of the atlas"), optional=True, createByDefault=False
            ),
            tr(
                "The areas with the class of each indicator (klasse_ and its field), the region on whose map they are "
                "and its outline, styled by the first indicator."
            ),
        )
        add_layout(
            self,
            tr(
                "The print layout of the PDF, on the layer 'Areas of the atlas': add that layer to a project, and then "
                "the layout from this template."
            ),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.COUNT, tr("Number of regions")))
        self.addOutput(QgsProcessingOutputNumber(self.PAGES, tr("Number of pages")))

    def _add_classes(self, vector: list[QgsProcessing.SourceType]) -> None:
        """How areas are divided into classes."""
        self.add(
            QgsProcessingParameterFeatureSource(self.REFERENCE, tr("Reference"), vector, optional=True),
            tr(
                "Only where the areas are a part of the country: a layer or table with the same fields for all areas "
                "of the country, which determine the bounds. Not for the classes of the layer's own style."
            ),
        )
        add_classes(self)
        self.add(
            QgsProcessingParameterField(
                self.LOW_IS_WORSE,
                tr("Indicators of which low is worse"),
                parentLayerParameterName=self.INPUT,
                allowMultiple=True,
                optional=True,
            ),
            tr(
                "Their low values are the dark ones, and the high values of all others. When empty, as Regiolens knows "
                "its indicators; of those that it does not know high is dark."
            ),
        )
        add_ramp(self)

    def _add_texts(self) -> None:
        """What the pages say."""
        self.add(
            QgsProcessingParameterBoolean(self.NAMES, tr("Names of areas on the maps"), defaultValue=False),
            tr("Those that fit beside each other, on maps with at most 40 areas."),
        )
        self.add(
            QgsProcessingParameterString(self.TITLE, tr("Title"), optional=True),
            tr("Above each page. Of one indicator, when empty, its name with unit and year."),
        )
        self.add(
            QgsProcessingParameterString(self.YEAR, tr("Year"), optional=True),
            tr("Year of the figures. When empty, the year that the areas tell."),
        )
        self.add(
            QgsProcessingParameterString(self.SOURCE, tr("Source line"), optional=True),
            tr("Such as 'CBS, Kerncijfers wijken en buurten 2024'. When empty, whom the metadata of the areas name."),
        )
        self.add(
            QgsProcessingParameterString(self.AUTHOR, tr("Author or organisation"), optional=True),
            tr("Stands below the pages. When empty, the organisation of Settings > Options > Regiolens."),
        )

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        valid, message = super().checkParameterValues(parameters, context)
        # Not a matter of `check`: the other steps of a model run where its atlas is left out.
        if valid and not any(parameters.get(name) for name in (self.OUTPUT_PDF, self.OUTPUT, self.OUTPUT_LAYOUT)):
            return False, tr("Choose what to make: OUTPUT_PDF, OUTPUT or OUTPUT_LAYOUT.")
        return valid, message

    def check(self, run: Run) -> None:
        from ..bridge.aggregation.region_map import check_regions
        from ..bridge.atlas.indicators import check_indicators
        from ..bridge.atlas.regions import check_given
        from ..bridge.report.logo import read_logo

        read_logo()
        check_indicators(run)
        check_given(run)
        check_regions(run)
        if run.given(self.OUTPUT_LAYOUT) and not run.given(self.OUTPUT):
            raise Refusal("OUTPUT_LAYOUT shows the layer of OUTPUT: give a place for OUTPUT as well.")

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.atlas.indicators import read_indicators
        from ..bridge.atlas.pages import Atlas, origin_of, pages_of
        from ..bridge.atlas.regions import class_fields, map_layer, read_places
        from ..bridge.atlas.run import layout_text, write_areas, write_pdf

        source = run.source(self.INPUT)
        year, told = self.origin(run)
        indicators = read_indicators(run, source, year)
        noted = tr("Source: {source}").format(source="").strip()
        if not told and not any(note.startswith(noted) for one in indicators for note in one.notes):
            run.feedback.pushWarning(tr("The pages name no source, as the layer tells none: give it as SOURCE."))
        ids = indicators[0].classes.index
        places = read_places(run, source, ids, run.text(self.CHOSEN))
        fields = [*class_fields(indicators, ids), *places.fields]
        atlas = Atlas(
            layer=map_layer(run, source, ids, fields),
            indicators=indicators,
            places=places,
            title=run.text(self.TITLE).strip(),
            year=year,
            origin=origin_of(told, run.text(self.AUTHOR)),
            names=run.yes(self.NAMES),
        )
        results: dict[str, Any] = {self.COUNT: len(places.regions), self.PAGES: len(pages_of(atlas))}
        for name, suffix in ((self.OUTPUT_PDF, ".pdf"), (self.OUTPUT_LAYOUT, ".qpt")):
            path = run.new_file(name, suffix)
            if path:
                results[name] = path
        if self.OUTPUT_PDF in results:
            write_pdf(run, atlas, results[self.OUTPUT_PDF])
        if run.given(self.OUTPUT):
            results[self.OUTPUT] = write_areas(run, source, atlas, ids, fields)
        if self.OUTPUT_LAYOUT in results:
            text = layout_text(run, atlas, results[self.OUTPUT])
            Path(results[self.OUTPUT_LAYOUT]).write_text(text, encoding="utf-8")
        run.feedback.pushInfo(
            tr("Regions in the atlas: {count}; pages: {pages}.").format(
                count=number(results[self.COUNT]), pages=number(results[self.PAGES])
            )
        )
        return results

    def origin(self, run: Run) -> tuple[str, str]:
        """The year and the source of the figures, as the user or else the layer tells them."""
        from ..bridge.provenance.keywords import year_in
        from ..bridge.provenance.lineage import metadata_of

        metadata = metadata_of(run.layer(self.INPUT))
        year = run.text(self.YEAR).strip() or year_in(metadata, run.texts(self.FIELDS))
        return year, run.text(self.SOURCE).strip() or ", ".join(filter(None, metadata.rights()))
