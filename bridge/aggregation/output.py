"""What an aggregation writes: a row a group, with or without its outline, and what it tells of each field."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from qgis.core import QgsFeatureSource, QgsGeometry, QgsProcessingFeedback, QgsWkbTypes

from ...core.aggregation.aggregate import Aggregated, Rule
from ...core.messages import listing
from ..i18n import number, tr
from ..layers.new_fields import NewField
from ..layers.sinks import write_rows, write_table
from ..naming import name_output
from ..run import Run
from ..types import INTEGER, LONG, REAL
from .grouping import Grouped, describing_fields
from .rules import left_out

#: percent of the areas without a value from which a figure says little about its group
MOSTLY = 50.0
#: from here on a sum is no longer exact, and beyond 9.2e18 no field of whole numbers holds it
EXACT = 2.0**53


def are_whole(values: pd.Series) -> bool:
    """Whether all figures that are there are whole numbers, and exact."""
    known = values.dropna()
    return bool(((known % 1 == 0) & (known.abs() < EXACT)).all())


def tell_groups(grouped: Grouped, rules: list[Rule], found: Aggregated, feedback: QgsProcessingFeedback) -> None:
    """Write to the log what each field got, what is missing, and what was left out."""
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


def group_fields(grouped: Grouped, rules: list[Rule], found: Aggregated, missing: bool) -> list[NewField]:
    """The output fields."""
    taken = {rule.result for rule in rules}
    fields = [field for field in describing_fields(grouped) if field.definition.name() not in taken]
    fields.append(NewField.of("aantal", INTEGER, found.areas))
    for rule in rules:
        values = found.values[rule.result]
        whole = rule.how in ("sum", "min", "max") and are_whole(values)
        fields.append(NewField.of(rule.result, LONG if whole else REAL, values, rule.told, ("INPUT", rule.field)))
        if missing:
            fields.append(NewField.of(f"{rule.result}_ontbreekt", REAL, found.missing[rule.result]))
    return fields


def with_outlines(run: Run, source: QgsFeatureSource) -> bool:
    """Whether outlines are asked for and can be made."""
    if not run.yes("DISSOLVE"):
        return False
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind not in (QgsWkbTypes.GeometryType.PolygonGeometry, QgsWkbTypes.GeometryType.NullGeometry):
        run.feedback.pushWarning(tr("The layer has no polygons to dissolve: the output is a table."))
    return kind == QgsWkbTypes.GeometryType.PolygonGeometry


def write_groups(
    run: Run,
    source: QgsFeatureSource,
    keys: pd.Index,
    fields: list[NewField],
    outlines: Mapping[object, QgsGeometry] | None,
) -> str:
    """Write a row a group, with its outline where there are such."""
    if outlines is None:
        output = write_table(run, "OUTPUT", fields)
    else:
        output = write_rows(run, "OUTPUT", fields, (outlines[key] for key in keys), source.sourceCrs())
    name_output(run, output, {})
    return output
