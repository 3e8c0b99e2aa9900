"""Regions of the user's own, by a membership table."""

from __future__ import annotations

import contextlib

import numpy as np
import pandas as pd

from ...core.codes import Codes, read_codes
from ...core.messages import Refusal
from ...core.regions.own import inherit, own_regions
from ..i18n import number, tr
from ..layers.coded import Side, unread_warning
from .found import Found, dressed, reason_texts
from .notes import named_areas

OWN_TYPE = "eigen tabel"


def by_table(areas: Side, rows: Side, region: str, name: str) -> Found:
    """Regions by a table of the user's own.

    Parameters
    ----------
    areas, rows : Side
    region, name : str
        Fields of the table; `name` may be "".

    Raises
    ------
    Refusal
        If the table puts a code in several regions, gives a region several names, or fits no area.
    """
    names = rows.frame[name] if name else None
    best = None
    for codes in _readings(rows, areas.codes.level):
        own = own_regions(codes, rows.frame[region], names, rows.title)
        regions, used = inherit(areas.codes, own.members)
        if best is None or (used != "").sum() > (best[2] != "").sum():
            best = own, regions, used, codes
    own, regions, used, codes = best
    if not (used != "").any() and len(regions):
        raise Refusal(
            "No area of '{layer}' (such as {area}) is found in table '{table}' (such as {row}): choose AREA_CODE and "
            "TABLE_CODE so that they hold codes of the same areas, or of the gemeenten that these lie in.",
            layer=areas.title,
            area=next((str(key) for key in areas.codes.keys if key), "-"),
            table=rows.title,
            row=next(iter(own.members), "-"),
        )
    water = areas.water
    notes, warnings = [], []
    if own.without:
        warnings.append(
            tr("Rows of table '{table}' with a code but no region, left aside: {count}.").format(
                count=number(own.without), table=rows.title
            )
        )
    missing = np.flatnonzero((used == "") & ~water)
    warnings += named_areas(
        tr("Areas without a region:"), areas, missing, reason_texts(areas.codes.keys[missing], "area")
    )
    keys, taken = pd.Series(codes.keys, dtype=object), set(used) - {""}
    # A table of several levels (KWB) serves the areas with one of them; the rest are no rows to complain of.
    serving = (keys == "") | pd.Series(codes.levels).isin(set(codes.levels[keys.isin(taken)]))
    other = int((~serving & (pd.Series(codes.levels) != "")).sum())
    if other:
        aside = tr("Rows of another level than {level}, left aside: {count}.")
        notes.append(aside.format(count=number(other), level=areas.codes.level or "?"))
    idle = np.flatnonzero(serving & keys.isin({"", *own.members}) & ~keys.isin(taken))
    told = Side(rows.source, rows.title, rows.frame, rows.code, codes)
    unread = unread_warning(told, codes.unread[~keys[codes.unread].isin(taken).to_numpy(dtype=bool)])
    warnings += [unread] if unread else []
    warnings += named_areas(tr("Rows without an area:"), told, idle, reason_texts(codes.keys[idle], "row"))
    table = pd.DataFrame({"naam": pd.Series(own.names, dtype=object), "type": OWN_TYPE})
    title = tr("table {table}").format(table=rows.title)
    return dressed(regions, table, water, title, notes=tuple(notes), warnings=tuple(warnings))


def _readings(rows: Side, level: str) -> list[Codes]:
    """The ways in which the codes of a table can be read: without a prefix they may be of the areas' level or wider."""
    found = []
    for fallback in dict.fromkeys((level or None, "gemeente")):
        with contextlib.suppress(Refusal):
            found.append(read_codes(rows.frame[rows.code], rows.code, fallback=fallback))
    return found
