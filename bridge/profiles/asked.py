"""What a run of profiles asks for: its areas and their reference, and the layer and table that it writes."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsFeatureSource, QgsGeometry

from ...core.index.model import Model
from ...core.profiles.long_table import Value
from ..aggregation.rules import given_rules
from ..i18n import tr
from ..layers.columns import whole_layer
from ..layers.new_fields import NewField, aliases
from ..layers.sinks import write_rows
from ..maps.styles import apply_style
from ..naming import name_output
from ..run import Run
from .output import Made
from .rules import rules_of_reference, value_rules
from .sheet import Sheet, find_columns, holds_national, read_sheet, reference_columns
from .words import describe_values


def read_sheets(run: Run, source: QgsFeatureSource, model: Model) -> tuple[Sheet, Sheet | None, list[Value]]:
    """The areas, the reference (None where the areas are their own), and what the values are."""
    title, given = run.title("INPUT"), given_rules(run.parameters.get("RULES"), run.context)
    columns = find_columns(
        source,
        title,
        model,
        run.texts("VALUES"),
        run.text("WEIGHT"),
        run.text("REGION_FIELD"),
        run.text("ZONE_FIELD"),
        [rule.field for rule in given],
        run.texts("TYPE_FIELDS"),
    )
    other, theirs, needed = run.source("REFERENCE", optional=True), None, True
    whole = None if other is None else whole_layer(run, "REFERENCE", other)
    if other is not None:
        theirs = reference_columns(other, columns)
        needed = not holds_national(other, theirs, whole, run.feedback)
    names = source.fields().names()
    of_areas = other.fields().names() if other is not None and needed else None
    rules = value_rules(columns.rules, columns.scores, given, names, of_areas, run.feedback)
    columns = replace(columns, rules=rules)
    sheet = read_sheet(source, columns, title, run.feedback, whole=whole_layer(run, "INPUT", source))
    reference = None
    if other is not None:
        title = run.title("REFERENCE")
        theirs = replace(theirs, rules=rules_of_reference(rules, other.fields().names(), title, needed))
        reference = read_sheet(other, theirs, title, run.feedback, sheet, whole)
    return sheet, reference, describe_values(source, columns, model)


def write_profiles(
    run: Run, source: QgsFeatureSource, made: Made, outlines: list[QgsGeometry] | None
) -> dict[str, str]:
    """The layer of regions and, where asked for, the long table."""

    def rows(name: str, fields: list[NewField], shapes: list[QgsGeometry] | None) -> str:
        return write_rows(run, name, fields, shapes, source.sourceCrs())

    output = rows("OUTPUT", made.fields, outlines)
    if outlines is None:
        name_output(run, output, aliases(made.fields), made.style.title)
    else:
        apply_style(run, output, made.style, aliases(made.fields))
    results = {"OUTPUT": output}
    if made.table is not None:
        table = rows("OUTPUT_TABLE", made.table, None)
        name_output(run, table, aliases(made.table), tr("Profiles in long form"), display="regio_naam")
        results["OUTPUT_TABLE"] = table
    return results
