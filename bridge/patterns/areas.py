"""Areas read for patterns: land alone, of one level, with their codes and names; and figures of a wider level."""

from __future__ import annotations

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.codes import LEVELS, Codes, read_codes
from ...core.messages import Message, Refusal, listing
from ..i18n import index_name, number, say, tr
from ..known_fields import catalogue, read_figures
from ..layers.area_fields import coded_fields, name_fields, own_code, water_fields, water_mask, without_code
from ..layers.coded import Side, read_side, warn_repeated
from ..layers.columns import read_table, whole_layer
from ..layers.periods import EACH_ROW, period_field, period_names
from ..provenance.keywords import INDEX_FIELD
from ..provenance.lineage import index_and_year
from ..regions.assign import by_code
from ..run import Run

#: levels to whose areas a figure can be handed down, and what the divisions are called that lead there
_DIVISIONS = {"corop": "COROP", "provincie": "provincie", "landsdeel": "landsdeel"}


def read_land(run: Run, name: str, fields: list[str], kept: dict[int, list] | None = None) -> tuple[Side, pd.Index]:
    """The land areas of a layer with the fields named, and the ids of all its rows.

    Parameters
    ----------
    name : str
        The parameter of the layer.
    kept : dict, optional
        See `frames.read_frame`.
    """
    source = run.source(name)
    frame = read_table(source, land_fields(source, fields), whole_layer(run, name, source), run.feedback, kept)
    side = land_side(source, run.title(name), frame)
    wet = len(frame) - len(side.frame)
    if wet:
        run.feedback.pushInfo(tr("Water areas left out: {count}.").format(count=number(wet)))
    return side, frame.index


def land_fields(source: QgsFeatureSource, fields: list[str]) -> list[str]:
    """These fields and those by which land areas, their codes, their names and their periods are told."""
    telling = [*water_fields(source), *coded_fields(source), *name_fields(source), *period_names(source)]
    return list(dict.fromkeys([*fields, *telling]))


def land_side(source: QgsFeatureSource, title: str, frame: pd.DataFrame) -> Side:
    """The land areas of a frame that holds the `land_fields`, with their codes."""
    code, wet = own_code(source, frame), water_mask(frame, water_fields(source))
    land = frame[~wet] if wet.any() else frame
    codes = read_codes(land[code], code, layer=title) if code else Codes.none(len(land))
    return Side(source, title, land, code, codes)


def called(run: Run, name: str, field: str) -> str:
    """What a field of a layer is called: the score of an index by the name that the layer tells, for only one index is
    the MDI; else as the catalogue knows it, else by its name.

    Parameters
    ----------
    name : str
        The parameter of the layer.
    """
    record = index_and_year(run.layer(name))[0] if field.lower() == INDEX_FIELD else None
    known = catalogue().find(field)
    return index_name(record.model) if record is not None else known.label if known else field


def period_of(side: Side) -> str:
    """The field with the period where rows are of several periods, "" where each area has a code of its own."""
    return "" if side.code else period_field(side.frame)


def check_once(run: Run, side: Side) -> None:
    """Look whether each area counts once; a row for each of several periods is told.

    Raises
    ------
    Refusal
        If the areas are of several levels.
    """
    check_one_level(run, side)
    period = period_of(side)
    if period:
        run.feedback.pushWarning(say(Message(EACH_ROW, {"layer": side.title, "field": period})))


def check_one_level(run: Run, side: Side) -> None:
    """Look whether the areas are of one level; those without a code, and codes that stand there twice, are told.

    Raises
    ------
    Refusal
        If the areas are of several levels.
    """
    levels = [level for level in LEVELS if (side.codes.levels == level).any()]
    if len(levels) > 1:
        raise Refusal(
            "'{layer}' holds areas of several levels ({levels}), each of which would count once more within the wider "
            "ones: filter it to one level first.",
            layer=side.title,
            levels=listing(levels),
        )
    told = without_code(pd.Series(side.codes.levels), side.title)
    if told is not None:
        run.feedback.pushWarning(say(told))
    warn_repeated(side, side.codes.levels != "", run.feedback)


def refuse_valueless(side: Side, field: str, values: pd.Series) -> None:
    """Refuse a field that is missing everywhere.

    Raises
    ------
    Refusal
        That names it.
    """
    if values.isna().all():
        raise Refusal(
            "Field '{field}' of '{layer}' has no value in any area: choose another field.",
            field=field,
            layer=side.title,
        )


def figures(run: Run, side: Side, fields: list[str]) -> pd.DataFrame:
    """Fields of areas as numbers, NaN where missing.

    Raises
    ------
    Refusal
        If one holds text that is no number.
    """
    found = {name: read_figures(side.frame[name], name, side.title, run.feedback) for name in dict.fromkeys(fields)}
    return pd.DataFrame({name: column.astype("float64") for name, column in found.items()}, index=side.frame.index)


def handed_down(run: Run, side: Side, name: str, fields: list[str]) -> tuple[pd.DataFrame, str]:
    """Figures of wider areas, such as a COROP region's, for each area within them by its code; and their level.

    Parameters
    ----------
    name : str
        The parameter of the layer or table with the wider areas.

    Raises
    ------
    Refusal
        If the codes of either cannot be told, the table's level is not wider, or a wider area stands there twice.
    """
    rows = read_side(run.source(name), run.title(name), "", run.feedback, fields)
    level, own = rows.codes.level, side.codes.level
    order = list(LEVELS)
    if not own or not level or order.index(level) >= order.index(own):
        raise Refusal(
            "The figures of '{table}' are of the level {level} and cannot be handed down to the areas of '{layer}', of "
            "the level {own}: give a table of wider areas with their CBS codes.",
            table=rows.title,
            level=level or "-",
            layer=side.title,
            own=own or "-",
        )
    of_level = rows.codes.levels == level
    keys = pd.Series(rows.codes.keys[of_level], dtype=object)
    if keys.duplicated().any():
        raise Refusal(
            "'{layer}' holds {count} codes more than once ({codes}), so that it cannot be told which figure to hand "
            "down: leave one row an area.",
            layer=rows.title,
            count=int(keys.duplicated().sum()),
            codes=listing(keys[keys.duplicated()].unique(), 5),
        )
    table = figures(run, rows, fields)[of_level].set_axis(pd.Index(keys))
    inside = pd.Series(within(run, side, level), index=side.frame.index)
    lost = int((~inside.isin(table.index)).sum())
    if lost:
        run.feedback.pushWarning(
            tr("Areas that lie in no {level} of '{table}', without its figures: {count}.").format(
                level=level, table=rows.title, count=number(lost)
            )
        )
    return table.reindex(inside).set_axis(side.frame.index), level


def within(run: Run, side: Side, level: str) -> np.ndarray:
    """The code of the wider area of a level in which each area lies, None where that is not known.

    Raises
    ------
    Refusal
        If rows are of several periods, so that a wider area would hold an area more than once.
    """
    if level == "land":
        return np.full(len(side.frame), "NL00", dtype=object)
    period = period_of(side)
    if period:
        raise Refusal(
            "'{layer}' has a row for each area and period ('{field}'), so that wider areas would hold each more than "
            "once: filter it to one period first.",
            layer=side.title,
            field=period,
        )
    if level in _DIVISIONS:
        found = by_code(side, _DIVISIONS[level])
        found.tell(run.feedback, brought_together=False)
        return found.code
    prefix, width = LEVELS[level]
    return (prefix + pd.Series(side.codes.keys, dtype=object).str[2 : 2 + width]).to_numpy(dtype=object)
