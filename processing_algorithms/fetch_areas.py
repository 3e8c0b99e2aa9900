"""regiolens:fetchareas, gemeenten, wijken, buurten and regions of CBS from PDOK."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..bridge.i18n import tr
from .base import RegiolensAlgorithm
from .parameters import add_readable, choice

if TYPE_CHECKING:
    from ..bridge.pdok.read import Request
    from ..bridge.run import Run

LEVELS = ("gemeente", "wijk", "buurt", "COROP", "provincie", "arbeidsmarktregio")
VARIANTS = ("generalised", "detailed", "wijk-en-buurtkaart")
FIRST_YEAR, THIS_YEAR = 1995, 2024
NUMBER = r"-?\d+(?:\.\d*)?"
#: as QGIS writes an extent: xmin,xmax,ymin,ymax [EPSG:28992]
EXTENT_FORM = rf"\s*{NUMBER}(?:\s*,\s*{NUMBER}){{3}}\s*(?:\[[^\]]+\])?\s*"


class FetchAreasAlgorithm(RegiolensAlgorithm):
    """Fetches areas by WFS."""

    NAME = "fetchareas"
    LEVEL = "LEVEL"
    YEAR = "YEAR"
    WITHIN = "WITHIN"
    EXTENT = "EXTENT"
    VARIANT = "VARIANT"
    WATER = "WATER"
    OFFLINE = "OFFLINE"
    OUTPUT = "OUTPUT"
    AREAS = "AREAS"
    FETCHED = "FETCHED"

    def displayName(self) -> str:
        return tr("Fetch CBS areas")

    def shortHelpString(self) -> str:
        return tr(
            "Fetches the gemeenten, wijken, buurten, COROP regions, provincies or arbeidsmarktregio's of a year from "
            "PDOK, in RD New, with their CBS codes.\n\n'generalised' has simplified outlines for maps, 'detailed' the "
            "exact ones, 'wijk-en-buurtkaart' the exact ones of gemeenten, wijken and buurten with the key figures of "
            "CBS as fields. Missing figures (-99997 and the like) become NULL, never zero. Water areas, which the wijk-"
            "en-buurtkaart marks, are left out unless asked.\n\nAll pages are fetched and held against the number that "
            "the service tells before anything is written; the metadata of the layer hold the address, the date "
            "and the licence.\n\nTake the year of the table that you want to join: CBS draws the boundaries anew each "
            "year.\n\nWhat was fetched is kept in your profile; with 'Offline' it is used again without a network."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            choice(self.LEVEL, tr("Level"), LEVELS, LEVELS[0]),
            tr("The kind of areas to fetch, such as gemeenten or buurten."),
        )
        self.add(
            QgsProcessingParameterNumber(
                self.YEAR, tr("Year"), defaultValue=THIS_YEAR, minValue=FIRST_YEAR, maxValue=2099
            ),
            tr("The areas as they were on 1 January of this year."),
        )
        self.add(
            QgsProcessingParameterString(self.WITHIN, tr("Within"), optional=True),
            tr(
                "Codes of gemeenten (GM0014), provincies (PV20), COROP regions (CR03), arbeidsmarktregio's, landsdelen "
                "or wijken with commas between, or an extent; empty for the whole country."
            ),
        )
        self.add(
            QgsProcessingParameterExtent(self.EXTENT, tr("Extent"), optional=True),
            tr("Only areas that touch this extent, on top of 'Within'."),
        )
        self.add(
            choice(self.VARIANT, tr("Variant"), VARIANTS, VARIANTS[0]),
            tr("'generalised', 'detailed', or 'wijk-en-buurtkaart' with its key figures."),
        )
        self.add(
            QgsProcessingParameterBoolean(self.WATER, tr("Keep water areas"), defaultValue=False),
            tr("Also keeps what field water marks with JA (water) or B (foreign territory)."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(self.OFFLINE, tr("Offline: use what was fetched before"), defaultValue=False),
            tr("Takes the newest answer that your profile holds, without a network, and says of which date it is."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("CBS areas"), QgsProcessing.SourceType.TypeVectorPolygon),
            tr("The areas in RD New, with the fields as PDOK names them and their origin in the metadata."),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.AREAS, tr("Number of areas")))
        self.addOutput(QgsProcessingOutputString(self.FETCHED, tr("When it was fetched")))

    def check(self, run: Run) -> None:
        from ..bridge.pdok.fetch import layer_of
        from ..bridge.pdok.within import read_within

        request = self.request(run)
        layer_of(request)
        read_within(request.level, request.year, request.within)

    def request(self, run: Run) -> Request:
        """What is asked of the service."""
        from ..bridge.pdok.read import Request
        from ..core.pdok.layers import parse_within

        within = run.text(self.WITHIN).strip()
        extent = self.bounds(run)
        if re.fullmatch(EXTENT_FORM, within):
            extent, within = self.bounds(replace(run, parameters={self.EXTENT: within})), ""
        return Request(
            level=run.choice(self.LEVEL),
            year=run.whole(self.YEAR),
            variant=run.choice(self.VARIANT),
            within=parse_within(within),
            extent=extent,
            water=run.yes(self.WATER),
        )

    def bounds(self, run: Run) -> tuple[float, float, float, float] | None:
        """The extent in RD New, None where there is none."""
        if not run.given(self.EXTENT):
            return None
        rd = QgsCoordinateReferenceSystem("EPSG:28992")
        box = self.parameterAsExtent(run.parameters, self.EXTENT, run.context, rd)
        return None if box.isNull() else (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.pdok.fetch import fetch_areas, kept_areas
        from ..bridge.pdok.layer import layer_fields, provenance, summary, write_areas
        from ..bridge.provenance.metadata import describe

        request = self.request(run)
        get = kept_areas if run.yes(self.OFFLINE) else fetch_areas
        areas = get(request, run.feedback)
        for line in summary(areas, request):
            run.feedback.pushInfo(line)
        for line in areas.warnings:
            run.feedback.pushWarning(line)
        fields = layer_fields(areas)
        origin = provenance(areas, request, fields)
        output = write_areas(run, self.OUTPUT, areas, fields)
        describe(run, output, origin, aliases(fields))
        return {self.OUTPUT: output, self.AREAS: len(areas.shapes), self.FETCHED: areas.fetched}
