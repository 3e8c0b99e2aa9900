"""The years of the gemeenten of a layer or table, by the gemeenten that come with Regiolens."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingFeedback

from ...core.change.years import Years, detect_years, gemeenten_in, table_of_others, years_by_level
from ...core.codes import Codes
from ...core.messages import Refusal, listing
from ...core.regions.assign import gemeenten_of
from ..i18n import counted, number, tr
from ..layers.coded import Side
from ..layers.new_fields import NewField
from ..regions.catalogue import YEARS
from ..regions.tables import all_gemeenten, gemeente_changes, gemeenten_by_year
from ..regions.years import layer_year
from ..types import INTEGER, TEXT


def years_of(codes: Codes, counting: np.ndarray | None = None) -> Years | None:
    """The years in which the gemeenten existed that areas are or lie in; None where their codes tell none.

    Parameters
    ----------
    counting : ndarray of bool, shape (n,), optional
        Which areas count; all by default.
    """
    used = slice(None) if counting is None else counting
    return _years_of(tuple(gemeenten_in(codes.keys[used], codes.levels[used])))


@lru_cache(maxsize=2)
def _years_of(gemeenten: tuple[str, ...]) -> Years | None:
    """The same of distinct gemeenten: those of a layer and of the table that is joined to it are mostly the same."""
    return detect_years(np.array(gemeenten, dtype=object), all_gemeenten(), YEARS[-1])


def years_of_layer(side: Side) -> Years:
    """The years of the gemeenten of a layer or table, water left out.

    Raises
    ------
    Refusal
        If most of its codes tell no gemeente of any year.
    """
    found = years_of(side.codes, ~side.water)
    if found is None:
        raise Refusal(
            "Field '{field}' of '{layer}' holds few codes or none of gemeenten that existed between {first} and "
            "{last}, or of wijken and buurten in these, so no year can be told: choose the field with codes such as "
            "GM0014.",
            field=side.code,
            layer=side.title,
            first=str(YEARS[0]),
            last=str(YEARS[-1]),
        )
    return found


def years_by_level_of(side: Side) -> dict[str, Years]:
    """The years of the gemeenten of each level that stands there."""
    land = ~side.water
    return years_by_level(side.codes.keys[land], side.codes.levels[land], all_gemeenten(), YEARS[-1])


def tell_years(side: Side, years: Years, feedback: QgsProcessingFeedback) -> None:
    """Say what was found, by level, and what contradicts it."""
    for level, found in years_by_level_of(side).items():
        count = int((~side.water & (side.codes.levels == level)).sum())
        feedback.pushInfo(
            tr("{areas} of '{layer}': gemeenten of {years}.").format(
                areas=counted(count, level), layer=side.title, years=found
            )
        )
    if years.last == YEARS[-1]:
        feedback.pushInfo(
            tr("{year} is the last year at hand: the codes may be those of later years too.").format(year=YEARS[-1])
        )
    if years.others:
        feedback.pushWarning(
            tr("Codes of no gemeente of {years}: {count} ({codes}).").format(
                years=years, count=number(len(years.others)), codes=listing(years.others)
            )
        )
    if years.lacking:
        feedback.pushWarning(
            tr("Gemeenten of {years} that '{layer}' lacks, though most of their provincie is there: {codes}.").format(
                years=years, layer=side.title, codes=listing(years.lacking)
            )
        )
    for line in layer_year(side, gemeenten_by_year()).warnings:
        feedback.pushWarning(line)


def fields_of_others(side: Side, years: Years) -> list[NewField]:
    """The table of the codes that belong to other years, with the number of rows that bear each."""
    table = table_of_others(years.others, all_gemeenten(), gemeente_changes(), YEARS[-1])
    gemeenten = pd.Series(gemeenten_of(side.codes), dtype=object)
    counts = gemeenten[~side.water & (side.codes.levels != "")].value_counts()
    kinds = {"van": INTEGER, "tot": INTEGER}
    fields = [NewField.of(name, kinds.get(name, TEXT), table[name]) for name in table]
    rows = pd.Series([int(counts.get(code, 0)) for code in years.others], dtype="Int64")
    return [*fields, NewField.of("rijen", INTEGER, rows)]
