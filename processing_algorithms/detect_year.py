"""regiolens:detectyear, the years in which the codes of a layer or table existed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ..bridge.i18n import counted, number, tr
from ..core.messages import listing
from .base import RegiolensAlgorithm
from .parameters import add_area_code, add_readable

if TYPE_CHECKING:
    from ..bridge.layers.coded import Side
    from ..bridge.run import Run
    from ..core.change.years import Years


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
        from ..bridge.change.years import fields_of_others, years_of_layer
        from ..bridge.layers.coded import read_side
        from ..bridge.layers.columns import whole_layer
        from ..bridge.layers.sinks import write_table
        from ..bridge.naming import name_output

        source = run.source(self.INPUT)
        whole = whole_layer(run, self.INPUT, source)
        side = read_side(source, run.title(self.INPUT), run.text(self.AREA_CODE), run.feedback, whole=whole)
        years = years_of_layer(side)
        self.tell(run, side, years)
        results: dict[str, Any] = {
            self.YEAR_FROM: years.first,
            self.YEAR_TO: years.last,
            self.OTHERS: len(years.others),
        }
        if run.given(self.OUTPUT):
            results[self.OUTPUT] = write_table(run, self.OUTPUT, fields_of_others(side, years))
            name_output(run, results[self.OUTPUT], {})
        return results

    def tell(self, run: Run, side: Side, years: Years) -> None:
        """Say what was found, by level, and what contradicts it."""
        from ..bridge.change.years import years_by_level_of
        from ..bridge.regions.catalogue import YEARS
        from ..bridge.regions.tables import gemeenten_by_year
        from ..bridge.regions.years import layer_year

        for level, found in years_by_level_of(side).items():
            count = int((~side.water & (side.codes.levels == level)).sum())
            run.feedback.pushInfo(
                tr("{areas} of '{layer}': gemeenten of {years}.").format(
                    areas=counted(count, level), layer=side.title, years=found
                )
            )
        if years.last == YEARS[-1]:
            run.feedback.pushInfo(
                tr("{year} is the last year at hand: the codes may be those of later years too.").format(year=YEARS[-1])
            )
        if years.others:
            run.feedback.pushWarning(
                tr("Codes that belong to other years than {years}: {count} ({codes}).").format(
                    years=years, count=number(len(years.others)), codes=listing(years.others)
                )
            )
        if years.lacking:
            run.feedback.pushWarning(
                tr(
                    "Gemeenten of {years} that '{layer}' lacks, though most of their provincie is there: {codes}."
                ).format(years=years, layer=side.title, codes=listing(years.lacking))
            )
        for line in layer_year(side, gemeenten_by_year()).warnings:
            run.feedback.pushWarning(line)
