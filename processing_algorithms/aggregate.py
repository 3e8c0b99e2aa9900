"""regiolens:aggregate, figures of areas to figures of the groups they form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ..bridge.i18n import number, tr
from ..core.messages import Refusal, listing
from .base import RegiolensAlgorithm
from .parameters import add_area_code, add_readable, add_rules, choice, optional_field, rules_named

if TYPE_CHECKING:
    import pandas as pd

    from ..bridge.aggregation.grouping import Grouped
    from ..bridge.layers.new_fields import NewField
    from ..bridge.run import Run
    from ..core.aggregation.aggregate import Aggregated, Rule

LEVELS = ("field", "wijk", "gemeente", "COROP", "provincie", "landsdeel", "land")
#: percent of the areas without a value from which a figure says little about its group
MOSTLY = 50.0
#: from here on a sum is no longer exact, and beyond 9.2e18 no field of whole numbers holds it
EXACT = 2.0**53
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
        _tell(grouped, rules, found, run.feedback)
        outlines = None
        if self.polygons(run, source):
            outlines = dissolve(source, grouped.groups, run.feedback, names_of(side), whole=whole).geometries
            tell_without_outline(outlines, run.feedback)
        fields = _fields(grouped, rules, found, run.yes(self.MISSING))
        output = self.write(run, source, found.areas.index, fields, outlines)
        return {self.OUTPUT: output, self.GROUPS: len(found.areas), self.AGGREGATED: int(found.areas.sum())}

    def polygons(self, run: Run, source: QgsFeatureSource) -> bool:
        """Whether outlines are asked for and can be made."""
        from qgis.core import QgsWkbTypes

        if not run.yes(self.DISSOLVE):
            return False
        kind = QgsWkbTypes.geometryType(source.wkbType())
        if kind not in (QgsWkbTypes.GeometryType.PolygonGeometry, QgsWkbTypes.GeometryType.NullGeometry):
            run.feedback.pushWarning(tr("The layer has no polygons to dissolve: the output is a table."))
        return kind == QgsWkbTypes.GeometryType.PolygonGeometry

    def write(
        self,
        run: Run,
        source: QgsFeatureSource,
        keys: pd.Index,
        fields: list[NewField],
        outlines: Mapping[object, QgsGeometry] | None,
    ) -> str:
        """Write a row a group."""
        from ..bridge.layers.sinks import write_rows, write_table
        from ..bridge.naming import name_output

        if outlines is None:
            output = write_table(run, self.OUTPUT, fields)
        else:
            output = write_rows(run, self.OUTPUT, fields, (outlines[key] for key in keys), source.sourceCrs())
        name_output(run, output, {})
        return output


def _tell(grouped: Grouped, rules: list[Rule], found: Aggregated, feedback: QgsProcessingFeedback) -> None:
    """Write to the log what each field got, what is missing, and what was left out."""
    from ..bridge.aggregation.rules import left_out

    feedback.pushInfo(
        tr("Number of groups: {groups}, with {areas} areas in all.").format(
            areas=number(int(found.areas.sum())), groups=number(len(found.areas))
        )
    )
    for rule in rules:
        line = f"{rule.result}: {rule.field}, {rule.told}"
        missing = found.missing[rule.result]
        share = float((missing * found.areas).sum() / found.areas.sum())
        if share:
            line += "; " + tr("missing for {share}% of the areas, in {groups} of the groups").format(
                share=number(share, 1 if share >= 0.05 else 3), groups=number(int((missing > 0).sum()))
            )
        (feedback.pushWarning if share >= MOSTLY else feedback.pushInfo)(line)
    unknown = left_out(grouped, rules)
    if unknown:
        feedback.pushInfo(tr("Left out, as no rule is known for them: {fields}.").format(fields=listing(unknown, 100)))


def _fields(grouped: Grouped, rules: list[Rule], found: Aggregated, missing: bool) -> list[NewField]:
    """The output fields."""
    from ..bridge.aggregation.grouping import describing_fields
    from ..bridge.layers.new_fields import NewField
    from ..bridge.types import INTEGER, LONG, REAL

    taken = {rule.result for rule in rules}
    fields = [field for field in describing_fields(grouped) if field.definition.name() not in taken]
    fields.append(NewField.of("aantal", INTEGER, found.areas))
    for rule in rules:
        values = found.values[rule.result]
        exact = (values.dropna() % 1 == 0) & (values.dropna().abs() < EXACT)
        whole = rule.how in ("sum", "min", "max") and bool(exact.all())
        fields.append(NewField.of(rule.result, LONG if whole else REAL, values, rule.told, ("INPUT", rule.field)))
        if missing:
            fields.append(NewField.of(f"{rule.result}_ontbreekt", REAL, found.missing[rule.result]))
    return fields
