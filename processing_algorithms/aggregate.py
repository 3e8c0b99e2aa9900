"""regiolens:aggregate, figures of areas to figures of the groups they form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ..bridge.i18n import tr
from ..core.messages import Refusal
from .base import RegiolensAlgorithm
from .parameters import add_area_code, add_readable, add_rules, choice, optional_field, rules_named

if TYPE_CHECKING:
    from ..bridge.run import Run

LEVELS = ("field", "wijk", "gemeente", "COROP", "provincie", "landsdeel", "land")
AREAS = ("lowest", "buurt", "wijk", "gemeente")


class AggregateAlgorithm(RegiolensAlgorithm):
    """Buurten to gemeenten, gemeenten to regions: every field by its own rule."""

    NAME = "aggregate"
    INPUT = "INPUT"
    LEVEL = "LEVEL"
    GROUP = "GROUP"
    RULES = "RULES"
    AREA_CODE = "AREA_CODE"
    AREAS = "AREAS"
    DISSOLVE = "DISSOLVE"
    MISSING = "MISSING"
    OUTPUT = "OUTPUT"
    GROUPS = "GROUPS"
    AGGREGATED = "AGGREGATED"

    def displayName(self) -> str:
        return tr("Aggregate areas to groups")

    def shortHelpString(self) -> str:
        return tr(
            "Brings the figures of areas to the groups they form: buurten to wijken, gemeenten, COROP regions or "
            "provincies by their codes, or any areas by a field.\n\nEvery field has its own rule. Counts are summed; a "
            "percentage is averaged with its own denominator as the weight, a mean with its population; a rate is "
            "1000 x sum / sum. Regiolens knows the rule of the fields of CBS and PDOK; give rules for others, or to "
            "decide otherwise.\n\nMissing is never zero: what is missing is left out, and for every field "
            "<field>_ontbreekt tells what percentage of the areas that was. A sum over areas of which some are missing "
            "is a sum of the others. Where a table holds several levels, only the lowest is aggregated."
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(self.INPUT, tr("Areas"), [QgsProcessing.SourceType.TypeVector]),
            tr("A layer, or a table, with the figures of areas."),
        )
        self.add(
            choice(self.LEVEL, tr("Aggregate to"), LEVELS, "field"),
            tr(
                "'field': areas with the same value of the field below form a group. 'wijk', 'gemeente', 'COROP', "
                "'provincie', 'landsdeel' or 'land': by the CBS code of the areas."
            ),
        )
        self.add(
            optional_field(self.GROUP, tr("Field with the group")),
            tr("Such as regio_naam. Only with 'field' above."),
        )
        add_rules(
            self,
            tr(
                "Only where a field is not known, or its rule is to be another: rows of field, rule (sum, mean, "
                "weighted mean, min, max, rate, leave out), weight and name, or a JSON object such as "
                '{"inwoners": "sum", "koopwoningen": {"rule": "weighted mean", "weight": "woningen"}}. rate is '
                "1000 x sum of the field / sum of the denominator."
            ),
        )
        add_area_code(self, advanced=True)
        self.add(
            choice(self.AREAS, tr("Areas to aggregate"), AREAS, "lowest"),
            tr("Which areas of a table that holds several levels are aggregated."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(self.DISSOLVE, tr("Dissolve the outlines"), defaultValue=True),
            tr(
                "Polygons of the groups. Slivers between neighbours are closed, real holes stay, invalid outlines are "
                "repaired. Without it, or from a table, the output is a table."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(self.MISSING, tr("Add the share that is missing"), defaultValue=True),
            tr("For every field a field <field>_ontbreekt: percent of the areas of the group that had to be left out."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink(self.OUTPUT, tr("Groups")),
            tr("One row a group: its code and name where known, aantal (number of areas) and its figures."),
        )
        add_readable(self)
        self.addOutput(QgsProcessingOutputNumber(self.GROUPS, tr("Number of groups")))
        self.addOutput(QgsProcessingOutputNumber(self.AGGREGATED, tr("Number of areas aggregated")))

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        yield from super().fields_named(run)
        yield rules_named(run)

    def check(self, run: Run) -> None:
        by_field = run.choice(self.LEVEL) == "field"
        if by_field == (not run.parameters.get(self.GROUP)):
            raise Refusal(
                "Choose either a field with the group (GROUP) or a level to aggregate to (LEVEL), not both or neither."
            )

    def execute(self, run: Run) -> dict[str, Any]:
        from ..bridge.aggregation.dissolve import dissolve
        from ..bridge.aggregation.grouping import group, names_of, read_areas, tell_without_outline
        from ..bridge.aggregation.output import group_fields, tell_groups, with_outlines, write_groups
        from ..bridge.aggregation.rules import given_rules, numbers_of, read_rules
        from ..bridge.cancel import stop_if_cancelled
        from ..bridge.layers.columns import whole_layer
        from ..core.aggregation.aggregate import aggregate

        source = run.source(self.INPUT)
        level = run.choice(self.LEVEL)
        field = run.text(self.GROUP)
        code = run.text(self.AREA_CODE)
        title = run.title(self.INPUT)
        whole = whole_layer(run, self.INPUT, source)
        side = read_areas(source, title, code, level != "field", run.feedback, whole)
        rules = read_rules(given_rules(run.parameters.get(self.RULES), run.context), side, field, run.feedback)
        which = run.choice(self.AREAS)
        grouped = group(side, level, field, which, run.feedback)
        stop_if_cancelled(run.feedback)
        found = aggregate(numbers_of(side, rules, grouped.groups.index, run.feedback), grouped.groups, rules)
        tell_groups(grouped, rules, found, run.feedback)
        outlines = None
        if with_outlines(run, source):
            outlines = dissolve(source, grouped.groups, run.feedback, names_of(side), whole=whole).geometries
            tell_without_outline(outlines, run.feedback)
        fields = group_fields(grouped, rules, found, run.yes(self.MISSING))
        output = write_groups(run, source, found.areas.index, fields, outlines)
        return {self.OUTPUT: output, self.GROUPS: len(found.areas), self.AGGREGATED: int(found.areas.sum())}
