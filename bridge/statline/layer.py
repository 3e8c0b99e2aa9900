"""A fetched StatLine table as the fields of a layer, and what its metadata say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...core.messages import Refusal, listing
from ...core.statline.answers import NO_OBSERVATION, widen
from ...core.statline.request import Request
from ...core.statline.table import PERIOD, period_label, year_of
from ...core.values import is_text
from ..compat import QGIS_VERSION
from ..i18n import number, tr
from ..layers.new_fields import NewField
from ..network.cache import origin_lines
from ..provenance.metadata import LICENCE, Provenance, version
from ..types import LONG, REAL, TEXT
from .fetch import SERVICES, Fetched

if TYPE_CHECKING:
    from ..types import FieldType

WIDE_SHAPE = "wide by period"
#: GeoPackage allows 2,000 columns
MOST_FIELDS = 1900
FINAL = "Definitief"


def layer_fields(fetched: Fetched, shape: str, reasons: bool) -> list[NewField]:
    """The fields of the output: codes and names of each dimension, then the figures.

    Raises
    ------
    Refusal
        If there would be more fields than a GeoPackage can hold.
    """
    table, figures = fetched.table, fetched.figures
    columns = [(measure, "", measure.name) for measure in table.measures]
    if shape == WIDE_SHAPE:
        figures, columns = widen(figures, table)
    if len(columns) * (2 if reasons else 1) > MOST_FIELDS:
        raise Refusal(
            "Table {table} would get {number} fields, more than a GeoPackage holds: choose measures or periods.",
            table=table.id,
            number=len(columns),
        )
    fields = []
    for dimension in table.dimensions:
        if dimension.name not in figures.frame:
            continue
        codes = figures.frame[dimension.name]
        fields.append(NewField.of(dimension.name, TEXT, codes, dimension.title))
        if dimension.titles:
            alias = tr("{title}: name").format(title=dimension.title)
            fields.append(NewField.of(f"{dimension.name}_naam", TEXT, codes.map(dimension.titles), alias))
    for measure, period, name in columns:
        alias = f"{measure.alias}, {period_label(period)}" if period else measure.alias
        values = figures.frame[name]
        fields.append(NewField.of(name, _type_of(values, measure.decimals), values, alias))
        if reasons and name in figures.reasons:
            why = figures.reasons[name]
            alias = tr("{title}: reason where missing").format(title=alias)
            spoken = {reason: _spoken(reason) if reason else None for reason in why.unique()}
            fields.append(NewField.of(f"{name}_reden", TEXT, why.map(spoken), alias))
    return fields


def _type_of(values: pd.Series, decimals: int) -> FieldType:
    """Whole numbers where the table has no decimals and no value contradicts that."""
    if is_text(values):
        return TEXT
    present = values.to_numpy(dtype="float64")
    present = present[np.isfinite(present)]
    return LONG if decimals == 0 and (present == np.round(present)).all() else REAL


def _spoken(reason: str) -> str:
    """A reason in the user's language; the words of v4 stay those of CBS."""
    return tr("no observation") if reason == NO_OBSERVATION else tr(reason)


def provisional(fetched: Fetched) -> list[str]:
    """Periods in the figures that CBS has not made final, with their status."""
    period = fetched.table.dimension(PERIOD)
    if period is None:
        return []
    there = set(fetched.figures.frame[period.name])
    return [
        f"{period_label(code)} ({status})"
        for code, status in period.status.items()
        if code in there and status.strip() != FINAL
    ]


def summary(fetched: Fetched) -> list[str]:
    """What was fetched, for the log and the history."""
    table, figures = fetched.table, fetched.figures
    version = SERVICES[fetched.service][1]
    lines = [
        tr("Table {table}, {title}: {rows} rows, {measures} measures, by OData v{version} ({service}).").format(
            table=table.id,
            title=table.title,
            rows=number(len(figures.frame)),
            measures=number(len(table.measures)),
            version=version,
            service=fetched.service,
        )
    ]
    if table.modified:
        lines.append(tr("Last changed by its owner: {date}.").format(date=table.modified))
    not_final = provisional(fetched)
    if not_final:
        lines.append(tr("Not final: {periods}.").format(periods=listing(not_final)))
    if figures.missing:
        counts = (f"{_spoken(reason)} {number(count)}" for reason, count in sorted(figures.missing.items()))
        lines.append(tr("Values without a figure, by reason: {reasons}.").format(reasons=listing(counts)))
    return lines


def provenance(fetched: Fetched, request: Request, fields: list[NewField]) -> Provenance:
    """The metadata of the output."""
    table = fetched.table
    owner = "CBS" if fetched.service != "dataderden" else (table.source.rstrip(".") or "CBS dataderden")
    described = {measure.name: measure.description for measure in table.measures}
    columns = {}
    for new in fields:
        name = new.definition.name()
        base = name if name in described else name.rpartition("_")[0]
        definition = described.get(base, "")
        columns[name] = f"{new.alias}. {definition} [{owner}, {table.id}]".replace(".. ", ". ").replace("  ", " ")
    asked = [
        f"{name} {listing(values, 40)}"
        for name, values in (
            ("MEASURES", request.measures),
            ("REGIONS", request.regions),
            ("PERIODS", request.periods),
            ("DIMENSIONS", ["=".join(pair) for pair in request.others]),
        )
        if values
    ]
    history = origin_lines(fetched.urls, fetched.fetched, fetched.sha256, fetched.size, fetched.offline)
    history.append(tr("Choice: {choice}.").format(choice="; ".join(asked) or tr("everything")))
    history += summary(fetched)
    history.append(
        tr("Made with Regiolens {version} (regiolens:fetchstatline) in QGIS {qgis}.").format(
            version=version(), qgis=QGIS_VERSION
        )
    )
    return Provenance(
        title=f"{table.title} ({table.id})",
        abstract=table.description,
        attribution=f"{owner}, {LICENCE}",
        licence=LICENCE,
        constraints=tr("Name the source: {source}.").format(source=f"{owner}, StatLine {table.id}, {LICENCE}"),
        history=history,
        links=[(table.id, url) for url in fetched.urls[:1]],
        columns=columns,
        year=_year(fetched),
    )


def _year(fetched: Fetched) -> str:
    """The year of the figures, "" where they are of several or it is not known."""
    period = fetched.table.dimension(PERIOD)
    return year_of(fetched.table.title, () if period is None else set(fetched.figures.frame[period.name]))
