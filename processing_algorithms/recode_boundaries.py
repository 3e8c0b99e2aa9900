"""regiolens:recodeboundaries, the figures of the areas of one year for the areas of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
)

from ..bridge.i18n import tr
from ..bridge.regions.catalogue import YEARS
from .base import RegiolensAlgorithm
from .parameters import add_area_code, add_readable, add_rules, optional_field, rules_named

if TYPE_CHECKING:
    from ..bridge.change.recode import Recoding
    from ..bridge.layers.new_fields import NewField
    from ..bridge.run import Run


class RecodeBoundariesAlgorithm(RegiolensAlgorithm):
    """Figures of one year on the boundaries of another."""

    NAME = "recodeboundaries"
    INPUT = "INPUT"
    AREA_CODE = "AREA_CODE"
    FROM_YEAR = "FROM_YEAR"
    TO_YEAR = "TO_YEAR"
    CONVERSION = "CONVERSION"
    CONVERSION_FROM = "CONVERSION_FROM"
    CONVERSION_TO = "CONVERSION_TO"
    CONVERSION_WEIGHT = "CONVERSION_WEIGHT"
    RULES = "RULES"
    OUTPUT = "OUTPUT"
    AREAS = "AREAS"
    ESTIMATED = "ESTIMATED"

    def displayName(self) -> str:
        return tr("Bring figures to the boundaries of another year")

    def shortHelpString(self) -> str:
        return tr(
            "Brings the figures of gemeenten of one year to the gemeenten of another, later or earlier, so that "
            "moments can be compared. Wijken and buurten go by a conversion table of your own.\n\nCounts are added, "
            "and where an area is divided they are divided by its shares, whole numbers without losing a unit; "
            "percentages and means are weighted with their own denominator as in 'Aggregate areas to groups'; classes "
            "and texts go by the majority of the inhabitants (of the areas, where there is no field with these), and "
            "are NULL where there is none. Areas that stay keep all their figures. Other figures of areas that "
            "changed, such as densities and medians, are NULL. A figure of which a part is missing is missing.\n\n"
            "<field>_geschat is the percentage of the figure that rests on a division. Back in time gemeenten are "
            "divided by the inhabitants of 2021, as far as those are known; where no source gives the shares, a "
            "conversion of your own is asked for."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        vector = [QgsProcessing.SourceType.TypeVector]
        kind = QgsProcessingParameterNumber.Type.Integer
        years = {"minValue": YEARS[0], "maxValue": YEARS[-1]}
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas or table"), vector),
            tr("A layer, or a table, with a row for each area of one year."),
        )
        add_area_code(self)
        self.add(
            QgsProcessingParameterNumber(self.FROM_YEAR, tr("Year of the areas"), kind, optional=True, **years),
            tr(
                "The year on whose 1 January these were the gemeenten; when empty told by a field such as jaar or "
                "jrstatcode where the codes fit it, else by the codes."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(self.TO_YEAR, tr("Year to bring them to"), kind, YEARS[-1], **years),
            tr("The gemeenten of 1 January of this year. Without meaning where a conversion is given."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(self.CONVERSION, tr("Conversion table"), vector, optional=True),
            tr(
                "A table of your own with a row for each part: code from, code to and weight, which is a share or a "
                "number of addresses or inhabitants. The weights of one code are brought to one. Areas that it does "
                "not name stay as they are."
            ),
        )
        for name, title in (
            (self.CONVERSION_FROM, tr("Field with the code from")),
            (self.CONVERSION_TO, tr("Field with the code to")),
            (self.CONVERSION_WEIGHT, tr("Field with the weight")),
        ):
            self.add(
                optional_field(name, title, self.CONVERSION),
                tr("Told by its name when empty, else by its place in the conversion table."),
                advanced=True,
            )
        add_rules(
            self,
            tr(
                "Only where a field is not known, or its rule is to be another, as in 'Aggregate areas to groups': "
                'rows of field, rule, weight and name, or a JSON object such as {"inwoners": "sum"}.'
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Figures on the other boundaries")),
            tr(
                "A row for each area of the other year, with <field>_geschat for each figure. Areas that were merged "
                "whole get their outlines merged; those that hold a part of another have none."
            ),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.AREAS, tr("Number of areas")))
        self.addOutput(QgsProcessingOutputNumber(self.ESTIMATED, tr("Number of areas that hold a part of another")))

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        yield from super().fields_named(run)
        yield rules_named(run)

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.change.conversion import given_conversion, shipped, years_asked
        from ..bridge.change.recode import Recoding, tell_left_out
        from ..bridge.layers.coded import read_side
        from ..bridge.layers.columns import whole_layer

        source = run.source(self.INPUT)
        names, whole = source.fields().names(), whole_layer(run, self.INPUT, source)
        side = read_side(source, run.title(self.INPUT), run.text(self.AREA_CODE), run.feedback, names, whole=whole)
        own = given_conversion(run, self.CONVERSION)
        if own is None:
            given = run.whole(self.FROM_YEAR) if run.given(self.FROM_YEAR) else None
            years = years_asked(side, given, run.whole(self.TO_YEAR), run.feedback)
            conversion, level = shipped(side, years), side.codes.level
        else:
            (conversion, level), years = own, None
        recoding = Recoding.of(side, conversion, years, level)
        tell_left_out(run.feedback, side, level)
        rules, left_out = recoding.rules(run, self.RULES)
        found = recoding.figures(run.feedback, rules)
        recoding.tell(run.feedback, recoding.emptied(rules, left_out))
        output = self.write(run, recoding, recoding.fields(rules, found, left_out))
        count = len(recoding.targets.codes)
        parts = recoding.parts
        estimated = len(set(recoding.targets.number[parts.divided].tolist()))
        return {self.OUTPUT: output, self.AREAS: count, self.ESTIMATED: estimated}

    def write(self, run: Run, recoding: Recoding, fields: list[NewField]) -> str:
        """Write a row for each area, with outlines where the layer has polygons."""
        from qgis.core import QgsWkbTypes

        from ..bridge.layers.sinks import write_rows, write_table
        from ..bridge.naming import name_output

        source = recoding.side.source
        if QgsWkbTypes.geometryType(source.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry:
            output = write_rows(run, self.OUTPUT, fields, recoding.outlines(run), source.sourceCrs())
        else:
            output = write_table(run, self.OUTPUT, fields)
        name_output(run, output, {})
        return output
