"""regiolens:correlations, which figures of areas go together, with intervals and scatter plots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_readable, add_report, choice, optional_field

if TYPE_CHECKING:
    from ..bridge.run import Run

METHODS = ("Pearson", "Spearman")


class CorrelationsAlgorithm(RegiolensAlgorithm):
    """Correlations over all areas and per subset."""

    NAME = "correlations"
    INPUT = "INPUT"
    X = "X"
    Y = "Y"
    SUBSET_FIELD = "SUBSET_FIELD"
    METHOD = "METHOD"
    WEIGHT = "WEIGHT"
    HIGHER = "HIGHER"
    HIGHER_FIELDS = "HIGHER_FIELDS"
    CLASS_FIELD = "CLASS_FIELD"
    OUTPUT = "OUTPUT"
    REPORT = "REPORT"
    PAIRS = "PAIRS"

    def displayName(self) -> str:
        return tr("Correlations")

    def shortHelpString(self) -> str:
        return tr(
            "Correlates each field of X with each of Y, over all areas and within each subset, such as the zones of "
            "COROP regions.\n\nr stands with the number of areas that have both (n), its 95% interval by Fisher's "
            "transformation and its strength by |r|: 0.5 and more sterk, 0.3 matig, 0.1 zwak, below that geen (Field, "
            "2009). With ten areas or fewer the strength never stands without the interval; with fewer than three, or "
            "where one of both is the same everywhere, there is no r. With weights the interval takes the number of "
            "areas that these come down to, (sum w)² / sum w².\n\nAn area with one of both missing is left out and "
            "counted: missing is never zero. A correlation of areas says nothing of causes, nor of single households."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVector]),
            tr("A layer, or a table, with the figures of areas of one level."),
        )
        for name, title, text in (
            (self.X, tr("First fields (x)"), tr("One or more fields, such as mdi.")),
            (self.Y, tr("Second fields (y)"), tr("One or more fields, such as opkomst. May be those of X.")),
        ):
            self.add(
                QgsProcessingParameterField(
                    name, title, parentLayerParameterName=self.INPUT, allowMultiple=True, optional=name == self.Y
                ),
                text,
            )
        self.add(
            optional_field(self.SUBSET_FIELD, tr("Field with the subset")),
            tr("Such as regio_zone: each of its values gets its own rows."),
        )
        self.add(
            choice(self.METHOD, tr("Correlation"), METHODS, "Pearson"),
            tr("Pearson: of the values, how near they lie to a line. Spearman: of their ranks, ties sharing theirs."),
        )
        self.add(
            optional_field(self.WEIGHT, tr("Field with the weight")),
            tr("Such as inwoners, with Pearson's. Areas of which it is missing or zero are left out."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                self.HIGHER, tr("Wider areas"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr(
                "A layer or table with figures of wider areas and their CBS codes, such as the GDP of COROP regions: "
                "each area gets the figure of the one in which it lies, which the output says."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterField(
                self.HIGHER_FIELDS,
                tr("Fields of the wider areas"),
                parentLayerParameterName=self.HIGHER,
                allowMultiple=True,
                optional=True,
            ),
            tr("One or more fields, such as bbp, to correlate X with beside those of Y."),
            advanced=True,
        )
        self.add(
            optional_field(self.CLASS_FIELD, tr("Field with the class")),
            tr("By which the dots in the report are coloured, such as mdi_klasse or regio_zone."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Correlations"), QgsProcessing.SourceType.TypeVector),
            tr(
                "A table with a row a pair and subset: x, y, subset, n, r, r_laag, r_hoog, samenhang, weggelaten "
                "(areas left out) and toelichting."
            ),
        )
        add_report(
            self,
            tr(
                "A web page with the table and, of the strongest pairs, scatter plots with the line of regression and "
                "the names of the areas farthest from it."
            ),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.PAIRS, tr("Number of pairs with a correlation")))

    def check(self, run: Run) -> None:
        if not run.texts(self.X):
            raise Refusal("X names no field: give one or more.")
        if run.given(self.HIGHER) != bool(run.texts(self.HIGHER_FIELDS)):
            raise Refusal("HIGHER and HIGHER_FIELDS belong together: give both or neither.")
        if not run.texts(self.Y) and not run.given(self.HIGHER):
            raise Refusal("There is nothing to correlate X with: give fields in Y, or of wider areas in HIGHER_FIELDS.")

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.layers.new_fields import aliases
        from ..bridge.layers.sinks import write_table
        from ..bridge.naming import name_output
        from ..bridge.patterns.correlations import new_fields, read_correlations, tell, title_of, write_report

        found = read_correlations(run)
        tell(run, found)
        fields = new_fields(found)
        report = run.new_file(self.REPORT)
        if report:
            write_report(report, found)
        output = write_table(run, self.OUTPUT, fields)
        name_output(run, output, aliases(fields), title_of(found))
        results = {self.OUTPUT: output, self.PAIRS: int(found.table["r"].notna().sum())}
        return {**results, self.REPORT: report} if report else results
