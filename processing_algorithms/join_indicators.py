"""regiolens:joinindicators, areas with the rows of an indicator table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..bridge.i18n import tr
from .base import RegiolensAlgorithm
from .parameters import add_readable, add_report, choice

if TYPE_CHECKING:
    from ..bridge.run import Run

DUPLICATES = ("refuse", "first", "last")
UNMATCHED = ("keep", "drop")
AUTOMATIC = "automatic"
LEVELS = (AUTOMATIC, "gemeente", "wijk", "buurt", "corop", "provincie", "landsdeel")


class JoinIndicatorsAlgorithm(RegiolensAlgorithm):
    """Joins on CBS codes in whatever form they come."""

    NAME = "joinindicators"
    INPUT = "INPUT"
    AREA_CODE = "AREA_CODE"
    TABLE = "TABLE"
    TABLE_CODE = "TABLE_CODE"
    FIELDS = "FIELDS"
    PREFIX = "PREFIX"
    PERIOD_FIELD = "PERIOD_FIELD"
    PERIOD = "PERIOD"
    DUPLICATES = "DUPLICATES"
    UNMATCHED = "UNMATCHED"
    LEVEL = "LEVEL"
    REASONS = "REASONS"
    OUTPUT = "OUTPUT"
    REPORT = "REPORT"
    MATCHED = "MATCHED"
    UNMATCHED_AREAS = "UNMATCHED_AREAS"
    UNMATCHED_ROWS = "UNMATCHED_ROWS"
    ANY_KIND = (FIELDS,)

    def displayName(self) -> str:
        return tr("Join indicators by CBS code")

    def shortHelpString(self) -> str:
        return tr(
            "Joins gemeenten, wijken or buurten with the rows of an indicator table by their CBS codes.\n\nCodes may "
            "come as GM0014, gm0014, GM-0014, 0014, 14, 14.0, 14,00, '0014, 2022GM0014 or padded with blanks, in each "
            "layer its own way; the fields that hold them are found by their values when not given. Bare numbers in a "
            "column whose other codes have letters are no codes. Rows of another level (a KWB table holds gemeenten, "
            "wijken and buurten) and of water are left aside, and water areas get nothing.\n\nA table without codes is "
            "joined by the names of the areas, as they are written and by CBS's own variants: 's-Gravenhage and Den "
            "Haag, names with the provincie behind. Names that come near are proposed, never taken.\n\nOf a table with "
            "a row for each area and year the latest year is joined, or the period that is chosen, or all."
            "\n\nNumbers that came as text become numbers, with decimal comma or "
            "point; missing markers (-99997, -99995, -99999, -99999999, '.', 'x', '-', empty) become NULL, never "
            "zero.\n\nThe log and the report name what did not match, with the likely reason, such as a merger of "
            "gemeenten between the year of the layer and the year of the table."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        vector = [QgsProcessing.SourceType.TypeVector]
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), vector),
            tr("The layer whose areas get the indicators."),
        )
        self.add(
            QgsProcessingParameterField(
                self.AREA_CODE, tr("Code field of the areas"), parentLayerParameterName=self.INPUT, optional=True
            ),
            tr("When empty, the field is found by its values: CBS codes that tell the areas apart."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.TABLE, tr("Indicator table"), vector),
            tr("A table (csv, xlsx, a database table) or layer with a row per area."),
        )
        self.add(
            QgsProcessingParameterField(
                self.TABLE_CODE, tr("Code field of the table"), parentLayerParameterName=self.TABLE, optional=True
            ),
            tr("When empty, the field is found by its values. A field with the names of the areas serves as well."),
        )
        self.add(
            QgsProcessingParameterField(
                self.FIELDS,
                tr("Fields to join"),
                parentLayerParameterName=self.TABLE,
                allowMultiple=True,
                optional=True,
            ),
            tr("When empty, all fields of the table except its code."),
        )
        self.add(
            QgsProcessingParameterString(self.PREFIX, tr("Prefix of the joined fields"), optional=True),
            tr("Set before the names of the joined fields, such as kwb_."),
        )
        self.add(
            QgsProcessingParameterField(
                self.PERIOD_FIELD, tr("Field with periods"), parentLayerParameterName=self.TABLE, optional=True
            ),
            tr(
                "For a table with a row for each area and year (quarter, month, date). When empty, the field is found "
                "where codes stand there more than once and it tells them apart."
            ),
        )
        self.add(
            QgsProcessingParameterString(self.PERIOD, tr("Period"), defaultValue="latest", optional=True),
            tr(
                "'latest' joins the last period of the table; a period, such as 2023, joins that one; 'all' joins "
                "each, with the period behind the names of the fields."
            ),
        )
        self.add(
            choice(self.DUPLICATES, tr("Codes that the table holds more than once"), DUPLICATES, DUPLICATES[0]),
            tr("'refuse' stops and names them; 'first' and 'last' take the first or the last of the rows."),
        )
        self.add(
            choice(self.UNMATCHED, tr("Areas without a row"), UNMATCHED, UNMATCHED[0]),
            tr("'keep' leaves their indicators NULL, 'drop' leaves the areas out."),
        )
        self.add(
            choice(self.LEVEL, tr("Level of the areas"), LEVELS, AUTOMATIC),
            tr(
                "Only for codes without a prefix that could be two things, such as 140001: wijk 01 of gemeente 1400 or "
                "buurt 01 of gemeente 0014."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(self.REASONS, tr("Add a field with reasons"), defaultValue=False),
            tr("Adds the field ontbreekt, which tells per area which joined values are missing, and why."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Joined areas")),
            tr("The areas with the fields of the table."),
        )
        add_report(
            self, tr("A page that lists what did not match and why, which text became numbers, and what is missing.")
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.MATCHED, tr("Number of areas with a row")))
        self.addOutput(QgsProcessingOutputNumber(self.UNMATCHED_AREAS, tr("Number of areas without a row")))
        self.addOutput(QgsProcessingOutputNumber(self.UNMATCHED_ROWS, tr("Number of rows without an area")))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.frames import gc_paused

        with gc_paused():
            return self.join(run)

    def join(self, run: Run) -> dict[str, Any]:
        """Read both sides, match them, and write the areas with their new fields."""
        from ..bridge.joining.asked import join_asked, joined_fields
        from ..bridge.joining.report import write_join_report
        from ..bridge.layers.sinks import write
        from ..bridge.naming import name_output

        source, wanted = run.source(self.INPUT), run.texts(self.FIELDS)
        kept: dict[int, list] = {}
        join = join_asked(run, source, wanted, kept)
        new = joined_fields(run, join, wanted)
        ids, found = join.areas.frame.index, join.match
        if run.choice(self.UNMATCHED) == UNMATCHED[1]:
            new, ids = join.matched_only(new), ids[found.rows >= 0]
        output = write(run, self.OUTPUT, source, ids, new, kept)
        name_output(run, output, {})
        results = {
            self.OUTPUT: output,
            self.MATCHED: found.matched,
            self.UNMATCHED_AREAS: len(found.unmatched_areas),
            self.UNMATCHED_ROWS: len(found.unmatched_rows),
        }
        report = run.new_file(self.REPORT)
        if report:
            write_join_report(report, join)
            results[self.REPORT] = report
        return results
