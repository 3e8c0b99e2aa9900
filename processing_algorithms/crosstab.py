"""regiolens:crosstab, how many areas of each kind are of each class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_readable, add_report, add_rules, optional_field, rules_named

if TYPE_CHECKING:
    from ..bridge.run import Run


class CrosstabAlgorithm(RegiolensAlgorithm):
    """Types or kinds of areas by a class."""

    NAME = "crosstab"
    INPUT = "INPUT"
    ROWS = "ROWS"
    COLUMNS = "COLUMNS"
    VALUES = "VALUES"
    RULES = "RULES"
    COUNT_FIELD = "COUNT_FIELD"
    TOTALS = "TOTALS"
    OUTPUT = "OUTPUT"
    REPORT = "REPORT"
    CELLS = "CELLS"

    def displayName(self) -> str:
        return tr("Cross table")

    def shortHelpString(self) -> str:
        return tr(
            "Counts areas by row and column: which share of each type of gemeente is in the worst quarter, zones by "
            "class, kinds of areas by stedelijkheid.\n\nA field of the rows that holds 1 and 0 alone is one row, that "
            "of the areas with 1, so that the types of an area, of which it can have several, stand below each other. "
            "Any other field is a row a value. rij_pct is the percentage of the row, kolom_pct that of the areas of "
            "the column of which the field of the row is known.\n\nAreas of which the row or the column is missing "
            "stand apart as 'geen gegevens' and count in no percentage: missing is never zero. Values are brought "
            "together by their kind, as regiolens:aggregate does: counts are summed, percentages weighted with their "
            "own denominator."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVector]),
            tr("A layer, or a table, with types and classes of areas of one level."),
        )
        self.add(
            QgsProcessingParameterField(
                self.ROWS, tr("Fields of the rows"), parentLayerParameterName=self.INPUT, allowMultiple=True
            ),
            tr("Such as regio_zone, or the type columns that regiolens:typology makes."),
        )
        self.add(
            QgsProcessingParameterField(self.COLUMNS, tr("Field of the columns"), parentLayerParameterName=self.INPUT),
            tr("Such as mdi_kwartiel, mdi_klasse or sted_label."),
        )
        self.add(
            QgsProcessingParameterField(
                self.VALUES, tr("Values"), parentLayerParameterName=self.INPUT, allowMultiple=True, optional=True
            ),
            tr("Figures of which each cell gets that of its areas together, such as inwoners."),
        )
        add_rules(
            self,
            tr("How values are brought together where the catalogue does not know it, as in regiolens:aggregate."),
            advanced=True,
        )
        self.add(
            optional_field(self.COUNT_FIELD, tr("Number of areas a row")),
            tr("Where a row of the table stands for several areas, as in a published table; otherwise each is one."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(self.TOTALS, tr("Add totals"), defaultValue=False),
            tr("Add rows and columns 'totaal' of all areas of which both are known. The report has them always."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Cross table"), QgsProcessing.SourceType.TypeVector),
            tr(
                "A table with a row a cell: rij, kolom, aantal, rij_pct, kolom_pct, a column a value, and veld, the "
                "field of the row."
            ),
        )
        add_report(self, tr("A web page with the table, coloured by the percentage of the row."))
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.CELLS, tr("Number of cells")))

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        yield from super().fields_named(run)
        yield rules_named(run)

    def check(self, run: Run) -> None:
        if not run.texts(self.ROWS) or not run.text(self.COLUMNS):
            raise Refusal(
                "ROWS and COLUMNS must each name a field: give one or more for the rows, one for the columns."
            )

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write_table
        from ..bridge.naming import name_output
        from ..bridge.patterns.crosstab import new_fields, read_crosstab, tell, title_of, write_report

        found = read_crosstab(run)
        tell(run, found)
        fields = new_fields(found, run.yes(self.TOTALS))
        report = run.new_file(self.REPORT)
        if report:
            write_report(report, found)
        output = write_table(run, self.OUTPUT, fields)
        name_output(run, output, aliases(fields), title_of(found))
        results = {self.OUTPUT: output, self.CELLS: len(fields[0].values)}
        return {**results, self.REPORT: report} if report else results
