"""What is written of an index in several years."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from qgis.core import (
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QDate

from ...core.change.panel import movements, ranking, ranks_by_year, wide_table
from ...core.index.compute import IndexResult
from ...core.index.model import Model
from ...core.messages import listing
from ..i18n import index_name, tr
from ..index.scoring import result_fields
from ..layers.new_fields import NewField, aliases, or_null
from ..layers.sinks import write_rows, write_table
from ..maps.choropleths import index_style
from ..maps.styles import apply_style
from ..naming import name_output
from ..run import Run
from ..settings import legend_counts
from ..types import BOOLEAN, DATE, INTEGER, REAL, TEXT
from .panel import Panel
from .play import FROM, TO, play


def write_panel(
    run: Run, panel: Panel, result: IndexResult, model: Model, top: int, relative: str = ""
) -> dict[str, str]:
    """Write the long output and the tables that are asked for, and return their ids by the names of the outputs.

    `relative` are the years that the scores are relative to, "" for those of a stored scale.
    """
    tell_without(run.feedback, panel, result, model)
    ranks = ranks_by_year(result.score, panel.years)
    result = replace(result, rank=ranks.fillna(0).to_numpy(dtype=np.int64))
    fields = [*_of_rows(panel), *result_fields(result, model)]
    results = {"OUTPUT": _write_long(run, panel, fields)}
    style = index_style(result, model, years=relative)
    layer = QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], run.context)
    if isinstance(layer, QgsVectorLayer):
        play(layer)
    title = f"{style.title}, {panel.spanned}"
    notes = [tr("Numbers of areas: of all years together"), *style.notes] if legend_counts() else style.notes
    apply_style(run, results["OUTPUT"], replace(style, title=title, notes=notes), aliases(fields))
    for name, called, made in (
        ("OUTPUT_WIDE", tr("Index by area"), lambda: _wide(panel, result, model)),
        ("OUTPUT_CLASSES", tr("Movements between classes"), lambda: _classes(panel, result, model)),
        ("OUTPUT_TOP", tr("Ranking by year"), lambda: _top(panel, result, top)),
    ):
        if run.given(name):
            table = made()
            results[name] = write_table(run, name, table)
            name_output(run, results[name], aliases(table), f"{called}, {panel.spanned}")
    return results


def tell_without(feedback: QgsProcessingFeedback, panel: Panel, result: IndexResult, model: Model) -> None:
    """Warn of years in which no area has a score, with the domains that lack."""
    for moment in panel.moments:
        here = panel.years == moment.year
        if np.isnan(result.score[here]).all():
            columns = {domain.label: result.domains[domain.id].to_numpy()[here] for domain in model.domains}
            lacking = [label for label, values in columns.items() if np.isnan(values).all()]
            feedback.pushWarning(
                tr("No area has a score in {year}: there are no figures for {domains}.").format(
                    year=moment.year, domains=listing(lacking)
                )
            )


def _of_rows(panel: Panel) -> list[NewField]:
    """Which area and year each row is of."""
    years = panel.years
    which, place = np.unique(years, return_inverse=True)
    first, last = (
        pd.Categorical.from_codes(place, pd.Index([QDate(int(year), *day) for year in which], dtype=object))
        for day in ((1, 1), (12, 31))
    )
    return [
        NewField.of("code", TEXT, panel.keys),
        NewField.of("naam", TEXT, [name or None for name in panel.names], tr("name")),
        NewField.of("jaar", INTEGER, years, tr("year")),
        NewField.of(FROM, DATE, first, tr("first day")),
        NewField.of(TO, DATE, last, tr("last day")),
    ]


def _write_long(run: Run, panel: Panel, fields: list[NewField]) -> str:
    """Write a row for each area and year, with its outline."""
    kind = panel.shape()
    if kind == QgsWkbTypes.Type.NoGeometry:
        return write_table(run, "OUTPUT", fields)
    crs = next(one.layer.crs() for one in reversed(panel.moments) if one.layer.isSpatial())
    return write_rows(run, "OUTPUT", fields, panel.outlines(run), crs, kind, panel.outlined())


def _wide(panel: Panel, result: IndexResult, model: Model) -> list[NewField]:
    """A row an area: score, class and rank of each year, change and movement between the first and the last."""
    index = index_name(result.model)
    columns = {"mdi": result.score, "klasse": or_null(result.classes), "rang": or_null(result.rank)}
    table = wide_table(panel.keys, panel.years, columns)
    names = dict(zip(panel.keys, panel.names))
    years = [one.year for one in panel.moments]
    fields = [
        NewField.of("code", TEXT, table.index.to_numpy(dtype=object)),
        NewField.of("naam", TEXT, [names[code] or None for code in table.index], tr("name")),
    ]
    titles = {"mdi": index, "klasse": tr("{index}, class").format(index=index), "rang": tr("rank (1 = most deprived)")}
    for name, title in titles.items():
        kind = REAL if name == "mdi" else INTEGER
        fields += [NewField.of(f"{name}_{year}", kind, table[f"{name}_{year}"], f"{title} {year}") for year in years]
    first, last = years[0], years[-1]
    begin, end = (table[f"klasse_{year}"].astype("Int64") for year in (first, last))
    labels = dict(enumerate(model.labels, start=1))
    said = pd.Series(
        [None if pd.isna(a) or pd.isna(b) else f"{labels[a]} → {labels[b]}" for a, b in zip(begin, end)], dtype=object
    )
    change = (table[f"mdi_{last}"] - table[f"mdi_{first}"]).round(10)
    span = {"begin": first, "end": last}
    return [
        *fields,
        NewField.of("verandering", REAL, change, tr("change {begin}–{end} (points)").format(**span)),
        NewField.of("klasse_verandering", INTEGER, end - begin, tr("classes up {begin}–{end}").format(**span)),
        NewField.of("overgang", TEXT, said, tr("from class to class {begin}–{end}").format(**span)),
    ]


def _classes(panel: Panel, result: IndexResult, model: Model) -> list[NewField]:
    """How many areas moved from each class of the first year to each of the last."""
    first, last = panel.moments[0].year, panel.moments[-1].year
    table = wide_table(panel.keys, panel.years, {"klasse": or_null(result.classes)})
    found = movements(table[f"klasse_{first}"], table[f"klasse_{last}"], len(model.labels))
    labels = dict(enumerate(model.labels, start=1))
    count = len(found)
    return [
        NewField.of("jaar_begin", INTEGER, [first] * count, tr("first year")),
        NewField.of("klasse_begin", INTEGER, found.klasse_begin, tr("class in the first year")),
        NewField.of("label_begin", TEXT, found.klasse_begin.map(labels), tr("class in words in the first year")),
        NewField.of("jaar_eind", INTEGER, [last] * count, tr("last year")),
        NewField.of("klasse_eind", INTEGER, found.klasse_eind, tr("class in the last year")),
        NewField.of("label_eind", TEXT, found.klasse_eind.map(labels), tr("class in words in the last year")),
        NewField.of("aantal", INTEGER, found.aantal, tr("number of areas")),
    ]


def _top(panel: Panel, result: IndexResult, number: int) -> list[NewField]:
    """The ranking of each year."""
    frame = pd.DataFrame({"jaar": panel.years, "code": panel.keys, "naam": panel.names, "mdi": result.score})
    table = ranking(frame, number)
    kinds = {"jaar": INTEGER, "rang": INTEGER, "mdi": REAL, "nieuw": BOOLEAN, "vertrekt": BOOLEAN}
    titles = {
        "jaar": tr("year"),
        "rang": tr("rank (1 = most deprived)"),
        "naam": tr("name"),
        "mdi": index_name(result.model),
        "nieuw": tr("no place the year before"),
        "vertrekt": tr("no place the next year"),
    }
    return [NewField.of(name, kinds.get(name, TEXT), table[name], titles.get(name, "")) for name in table]
