"""The join that a run asks for: both sides read, and what there is to tell of them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsFeatureSource

from ...core.joining.periods import LATEST
from ..i18n import tr
from ..layers.coded import read_side
from ..layers.columns import whole_layer
from ..layers.new_fields import NewField
from ..run import Run
from ..types import ROW_NUMBERS
from .join import Join
from .rows import read_rows


def join_asked(run: Run, source: QgsFeatureSource, wanted: Sequence[str], kept: dict[int, list]) -> Join:
    """The areas of INPUT with the rows of TABLE.

    Parameters
    ----------
    source : QgsFeatureSource
        The areas, whose features are kept.
    wanted : sequence of str
        Fields of the table, all when empty.
    """
    table, chosen = run.source("TABLE"), run.choice("LEVEL")
    areas = read_side(
        source,
        run.title("INPUT"),
        run.text("AREA_CODE"),
        run.feedback,
        level=None if chosen == "automatic" else chosen,
        kept=kept,
        whole=whole_layer(run, "INPUT", source),
    )
    run.feedback.pushInfo(
        tr("Code field of the areas: {field} ({level})").format(field=areas.code, level=areas.codes.level or "-")
    )
    period_field = run.text("PERIOD_FIELD")
    rows = read_rows(
        table,
        run.title("TABLE"),
        run.text("TABLE_CODE"),
        run.feedback,
        areas,
        fields=wanted or table.fields().names(),
        period_field=period_field,
        whole=whole_layer(run, "TABLE", table),
    )
    run.feedback.pushInfo(rows.key_note())
    join = Join(areas, rows, run.choice("DUPLICATES"), period_field, run.text("PERIOD").strip() or LATEST)
    for line in join.log_lines():
        run.feedback.pushInfo(line)
    for line in join.warnings():
        run.feedback.pushWarning(line)
    if join.periods.year:
        run.years["TABLE"] = join.periods.year
    return join


def joined_fields(run: Run, join: Join, wanted: Sequence[str]) -> list[NewField]:
    """The fields that the areas get; what cannot be a figure among them is told."""
    names = run.source("TABLE").fields().names()
    new = join.new_fields(
        wanted or [name for name in names if name not in (join.rows.field, *ROW_NUMBERS)],
        run.text("PREFIX"),
        run.yes("REASONS"),
    )
    for line in join.figures.warnings:
        run.feedback.pushWarning(line)
    return new
