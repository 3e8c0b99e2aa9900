"""regiolens:fetchstatline, a table of StatLine as a table in QGIS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_readable, choice

if TYPE_CHECKING:
    from ..bridge.run import Run
    from ..core.statline.request import Request

SHAPES = ("long", "wide by period")
SERVICES = ("automatic", "v4", "v3", "dataderden")
TABLE_FORM = r"[0-9A-Za-z_-]{3,20}"


class FetchStatlineAlgorithm(RegiolensAlgorithm):
    """Fetches a table by OData."""

    NAME = "fetchstatline"
    TABLE_ID = "TABLE_ID"
    MEASURES = "MEASURES"
    REGIONS = "REGIONS"
    PERIODS = "PERIODS"
    DIMENSIONS = "DIMENSIONS"
    SHAPE = "SHAPE"
    REASONS = "REASONS"
    OFFLINE = "OFFLINE"
    SERVICE = "SERVICE"
    OUTPUT = "OUTPUT"
    ROWS = "ROWS"
    FETCHED = "FETCHED"

    def displayName(self) -> str:
        return tr("Fetch a StatLine table")

    def shortHelpString(self) -> str:
        return tr(
            "Fetches a table of CBS StatLine, or of RIVM, the police and others at dataderden.cbs.nl: a row per region "
            "and period, ready to be joined. Codes come without the blanks that pad them, figures as numbers, with "
            "their titles and units as aliases.\n\nThe current service of CBS (OData v4) is asked first, then the "
            "older one (v3), then dataderden; the log says which answered. Names of fields differ between v4 "
            "(AantalInwoners_T001036) and v3 (AantalInwoners_5); choose the service where they must stay the same.\n\n"
            "A figure that CBS does not give stays empty, never zero; 'Add fields with reasons' makes a field "
            "beside it that tells why. The metadata of the layer hold the definition of each field, the address, the "
            "date and the licence.\n\n"
            "What was fetched is kept in your profile; with 'Offline' it is used again without a network."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        texts = (
            (
                self.TABLE_ID,
                tr("Table"),
                tr(
                    "The number of the table, such as 85984NED, or its name in the catalogue with a year, such as KWB "
                    "2024."
                ),
                False,
            ),
            (
                self.MEASURES,
                tr("Measures"),
                tr(
                    "Codes, field names or titles with commas between, or semicolons where a title holds a comma; "
                    "empty for all."
                ),
                True,
            ),
            (
                self.REGIONS,
                tr("Regions"),
                tr(
                    "Codes or what they begin with: GM for all gemeenten, BU0014 for the buurten of Groningen; empty "
                    "for all."
                ),
                True,
            ),
            (
                self.PERIODS,
                tr("Periods"),
                tr("Codes or what they begin with: 2023 for all of 2023, 2023JJ for the year alone; empty for all."),
                True,
            ),
            (
                self.DIMENSIONS,
                tr("Other dimensions"),
                tr(
                    "For tables with further dimensions, such as Leeftijd=20300, Marges=MW00000: code or title. "
                    "Without it there is a row per region, period and code."
                ),
                True,
            ),
        )
        for name, label, help_text, optional in texts:
            self.add(QgsProcessingParameterString(name, label, optional=optional), help_text)
        self.add(
            choice(self.SHAPE, tr("Shape of the table"), SHAPES, SHAPES[0]),
            tr("'long' gives a row per region and period, 'wide by period' a row per region and a field per period."),
        )
        self.add(
            QgsProcessingParameterBoolean(self.REASONS, tr("Add fields with reasons"), defaultValue=False),
            tr("Adds beside each measure a field _reden with the mark of CBS for a figure that is not there."),
        )
        self.add(
            QgsProcessingParameterBoolean(self.OFFLINE, tr("Offline: use what was fetched before"), defaultValue=False),
            tr("Takes the newest answer that your profile holds, without a network, and says of which date it is."),
        )
        self.add(
            choice(self.SERVICE, tr("Service"), SERVICES, SERVICES[0]),
            tr("'automatic' tries v4, v3 and dataderden in turn."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("StatLine table"), QgsProcessing.SourceType.TypeVector),
            tr("The table, with titles, definitions and origin in its metadata."),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.ROWS, tr("Number of rows")))
        self.addOutput(QgsProcessingOutputString(self.FETCHED, tr("When it was fetched")))

    def check(self, run: Run) -> None:
        table = self.table(run)
        if not re.fullmatch(TABLE_FORM, table):
            raise Refusal(
                "'{table}' is no number of a StatLine table: give one such as 85984NED, which stands in the address of "
                "the table on StatLine.",
                table=table,
            )
        self.request(run)

    def table(self, run: Run) -> str:
        """The number of the table."""
        from ..bridge.statline.fetch import table_number

        return table_number(run.text(self.TABLE_ID))

    def request(self, run: Run) -> Request:
        """What is asked of the table."""
        from ..core.statline.request import parse_request

        names = (self.MEASURES, self.REGIONS, self.PERIODS, self.DIMENSIONS)
        return parse_request(*(run.text(name) for name in names))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write_table
        from ..bridge.provenance.metadata import describe
        from ..bridge.statline.fetch import fetch_table, kept_table
        from ..bridge.statline.layer import layer_fields, provenance, summary

        table = self.table(run)
        request = self.request(run)
        reasons = run.yes(self.REASONS)
        service = run.choice(self.SERVICE)
        get = kept_table if run.yes(self.OFFLINE) else fetch_table
        fetched = get(table, request, service, reasons, run.feedback)
        for line in summary(fetched):
            run.feedback.pushInfo(line)
        fields = layer_fields(fetched, run.choice(self.SHAPE), reasons)
        origin = provenance(fetched, request, fields)
        output = write_table(run, self.OUTPUT, fields)
        describe(run, output, origin, aliases(fields))
        return {self.OUTPUT: output, self.ROWS: len(fields[0].values), self.FETCHED: fetched.fetched}
