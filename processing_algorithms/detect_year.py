"""regiolens:detectyear, the years in which the codes of a layer or table existed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ..bridge.i18n import tr
from .base import RegiolensAlgorithm
from .parameters import add_area_code, add_readable

if TYPE_CHECKING:
    from ..bridge.run import Run


class DetectYearAlgorithm(RegiolensAlgorithm):
    """The years of the boundaries, and the codes that do not belong to them."""

    NAME = "detectyear"
    INPUT = "INPUT"
    AREA_CODE = "AREA_CODE"
    OUTPUT = "OUTPUT"
    YEAR_FROM = "YEAR_FROM"
    YEAR_TO = "YEAR_TO"
    OTHERS = "OTHERS"

    def displayName(self) -> str:
        return tr("Detect the year of areas")

    def shortHelpString(self) -> str:
        return tr(
            "Tells in which years exactly the gemeenten of a layer or table existed, from 2010 on, by their codes; of "
            "wijken and buurten the years of the gemeenten in which they lie.\n\nYEAR_FROM and YEAR_TO are the first "
            "and the last year on whose 1 January that was so. Where no year has all of the codes, they are the years "
            "that fit best, and the output names the codes that belong to other years, with when they began or ended "
            "and what they came from or went into. A layer may be a part of the country: what it lacks counts only "
            "within provincies of which it holds nine in ten gemeenten.\n\nCBS draws wijken and buurten "
            "anew each year, which their gemeenten do not tell."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                self.INPUT, tr("Areas or table"), [QgsProcessing.SourceType.TypeVector]
            ),
            tr("A layer, or a table, with the CBS codes of gemeenten, wijken or buurten."),
        )
        add_area_code(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                self.OUTPUT, tr("Codes of other years"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr(
                "A table with a row for each gemeente that did not exist in those years: code, naam, van and tot "
                "(first and last year on whose 1 January it existed), begin and eind (dates), kwam_uit and ging_naar, "
                "rijen (rows of the input). Empty where the codes are of one year."
            ),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.YEAR_FROM, tr("First year")))
        self.addOutput(QgsProcessingOutputNumber(self.YEAR_TO, tr("Last year")))
        self.addOutput(QgsProcessingOutputNumber(self.OTHERS, tr("Number of codes of other years")))

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.change.years import fields_of_others, tell_years, years_of_layer
        from ..bridge.layers.coded import read_side
        from ..bridge.layers.columns import whole_layer
        from ..bridge.layers.sinks import write_table
        from ..bridge.naming import name_output

        source = run.source(self.INPUT)
        whole = whole_layer(run, self.INPUT, source)
        side = read_side(source, run.title(self.INPUT), run.text(self.AREA_CODE), run.feedback, whole=whole)
        years = years_of_layer(side)
        tell_years(side, years, run.feedback)
        results: dict[str, Any] = {
            self.YEAR_FROM: years.first,
            self.YEAR_TO: years.last,
            self.OTHERS: len(years.others),
        }
        if run.given(self.OUTPUT):
            results[self.OUTPUT] = write_table(run, self.OUTPUT, fields_of_others(side, years))
            name_output(run, results[self.OUTPUT], {})
        return results
