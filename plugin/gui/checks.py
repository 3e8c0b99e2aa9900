"""What a choice of an index lacks, in one sentence: what Make and the live view both go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsField, QgsVectorLayer

from ...bridge.i18n import say, tr
from ...bridge.types import ROW_NUMBERS, TEXT
from ...core.messages import Refusal
from .background import at_work
from .choices import Choices
from .model_file import changed_choice, division, joined_fields, load_choice
from .project import project_layer

if TYPE_CHECKING:
    from ...core.index.model import Model

#: how missing values are dealt with, the default first
MISSING = ("available with at least half", "all required", "strict")


def index_problem(choices: Choices) -> str:
    """What the index, or what is compared without one, lacks; "" where nothing."""
    if choices.without_index:
        return _values_problem(choices)
    try:
        model = changed_choice(choices) if choices.weights or choices.changes else load_choice(choices)
    except Refusal as refusal:
        return say(refusal.message)
    if choices.scale_in and choices.reference:
        return tr("A stored scale has its reference in it: leave the reference or the scale empty.")
    if choices.scale_in and (choices.weights or choices.changes):
        return tr("A stored scale belongs to its own model: go back to the published weights, or leave it empty.")
    areas = project_layer(choices.areas)
    return _field_problem(choices, model, areas) if areas is not None else ""


def division_problem(choices: Choices) -> str:
    """Why what the map shows cannot be divided as was chosen; "" where it can be."""
    try:
        division(choices)
    except Refusal as refusal:
        return say(refusal.message)
    return ""


def _values_problem(choices: Choices) -> str:
    """What the indicators lack where there is no index."""
    if not choices.values:
        return tr("Tick at least one indicator to compare.")
    there = set(joined_fields(choices).names())
    gone = [name for name in choices.values if name not in there]
    if there and gone:
        return tr("There is no field '{field}': take its tick away, or choose another table.").format(field=gone[0])
    return ""


def _field_problem(choices: Choices, model: Model, areas: QgsVectorLayer) -> str:
    """What indicators lack."""
    from ...bridge.live.snapshot import fields_for, not_divided, served, unserved

    fields = fields_for(areas, project_layer(choices.table), choices.table_code)
    there = set(fields.fields().names())
    gone = [name for name in choices.field_map.values() if name not in there]
    if gone:
        return tr("There is no field '{field}': choose another one for its indicator.").format(field=gone[0])
    whole = not_divided(fields, model, choices.field_map)
    if whole:
        return tr(
            "No field was found by which '{indicator}' is divided: choose one below it, or choose another model or no "
            "index."
        ).format(indicator=whole)
    lacking = unserved(model, served(fields, model, choices.field_map), choices.missing == MISSING[0])
    if lacking:
        return tr(
            "No field was found for {domains}: choose one below the domain, set its weight to 0, or choose another "
            "model or no index."
        ).format(domains=", ".join(lacking))
    return ""


def figure_fields(choices: Choices) -> list[QgsField]:
    """The fields that can be mapped, compared or weighted by: figures, whether written as numbers or as text.

    Codes and row numbers are none. A field of text counts where nothing at its beginning is text that is no figure.
    """
    left_out = {name.lower() for name in (choices.area_code, choices.table_code, *ROW_NUMBERS) if name}
    left = [field for field in joined_fields(choices) if field.name().lower() not in left_out]
    texts = {field.name() for field in left if field.type() == TEXT}
    figures = _figures_in_text(choices, texts) if texts else set()
    return [field for field in left if field.isNumeric() or field.name() in figures]


def _figures_in_text(choices: Choices, names: set[str]) -> set[str]:
    """Of fields of text, by their names after the join, those that hold nothing but figures at their beginning."""
    if at_work():
        # As in `when_idle`: two that read one file may wait for each other for ever. All that may hold figures will do.
        return names
    from ...bridge.live.figures import text_of_figures
    from ...bridge.live.snapshot import fields_for

    areas, table = project_layer(choices.areas), project_layer(choices.table)
    joined = fields_for(areas, table, choices.table_code)
    own = {name: name for name in names if name not in joined.of_table}
    theirs = {name: joined.of_table[name] for name in names if name in joined.of_table}
    return text_of_figures(areas, own) | (text_of_figures(table, theirs) if table is not None else set())
