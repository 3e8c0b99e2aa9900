"""CBS codes of a table in their one form, and the level of each of its rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..code_field import STRAYS, WITH_YEAR, are_codes, code_field, find_code_field, names_codes
from ..codes import BARE, LEVELS, NARROW, level_of_text, name_hint, of_other_things, one_form, read_codes
from ..messages import Message, Refusal, listing
from ..values import is_text

ALL = "all"
#: names of columns whose values stay text, whatever they look like
IS_CODE = re.compile(r"(?:^|_)code(?:_|$)|code$|codering|^gwb|postcode|^pc_?[46]$", re.IGNORECASE)
_LEVEL_COLUMN = re.compile(r"^recs$|^niveau$|soort.?regio|^regio.?aanduiding", re.IGNORECASE)
#: how such a column calls levels by a letter, as Kerncijfers of 2012 do
_LETTERS = {"g": "gemeente", "w": "wijk", "b": "buurt"}


def unify_codes(frame: pd.DataFrame, level: str) -> tuple[pd.DataFrame, dict[str, int], set[str]]:
    """CBS codes in their one form: the frame, how many codes changed per column, and which columns stay text."""
    changed: dict[str, pd.Series] = {}
    recoded: dict[str, int] = {}
    text: set[str] = set()
    bare: list[str] = []
    dated: list[str] = []
    for field in map(str, frame):
        values = frame[field]
        if not is_text(values):
            continue
        written = [value for value in values.unique() if value]
        distinct = [str(value).strip().upper() for value in written]
        levels = list(map(level_of_text, distinct))
        kinds = Counter(levels)
        coded, others = len(distinct) - kinds[BARE] - kinds[""], kinds[""]
        totals = _totals(values, [value for value, level in zip(written, levels) if not level])
        if coded > kinds[BARE] and are_codes(coded + kinds[BARE], others, totals):
            changed[field] = _one_form(values, field, None)
            if all(map(WITH_YEAR.match, distinct)):
                dated.append(field)
        elif IS_CODE.search(field) or names_codes(field):
            if not coded and are_codes(kinds[BARE], others, totals) and names_codes(field):
                bare.append(field)
            if IS_CODE.search(field):
                text.add(field)
    changed.update(_bare_codes(frame, bare, level, alone=not changed))
    text |= set(changed)
    for field in dated:  # 2023GM0014 beside GM0014 is the only word of the year
        if any(other not in dated and changed[other].equals(changed[field]) for other in changed):
            del changed[field]
    for field, values in changed.items():
        recoded[field] = int((values != frame[field]).sum())
    return frame.assign(**changed) if changed else frame, recoded, text


def _totals(values: pd.Series, others: Sequence[object]) -> int:
    """How many of the texts that are no codes may be totals, each of which stands in one row."""
    few = len(others) <= STRAYS and int(values.isin(others).sum()) == len(others)
    return len(others) if few else len(values)


def _one_form(values: pd.Series, field: str, level: str | None) -> pd.Series:
    """Codes in their one form; what is no CBS code stays as it is written."""
    codes = read_codes(values, field, level)
    return pd.Series(np.where(codes.levels != "", codes.keys, values), index=values.index, dtype=object)


def _bare_codes(frame: pd.DataFrame, fields: Sequence[str], level: str, alone: bool) -> dict[str, pd.Series]:
    """Codes without their letters: by the name of the column; where there are no others, by the level of rows."""
    found: dict[str, pd.Series] = {}
    rows = _told_levels(frame) if alone else None
    for field in fields:
        hint = name_hint(field)
        values = frame[field]
        longest = max(len(form) for form in _bare_forms(values).unique() if level_of_text(form) == BARE)
        chosen = hint or (level if alone and level != ALL and not of_other_things(field) else "")
        if chosen in LEVELS and longest <= LEVELS[chosen][1]:
            found[field] = _one_form(values, field, chosen)
        elif rows is not None and not hint:
            found[field] = _by_row(values, rows, field)
    return found


def _bare_forms(values: pd.Series) -> pd.Series:
    """Codes without a prefix as digits and letters alone, "" where missing."""
    return values.fillna("").map(lambda value: one_form(str(value).strip().upper()))


def _by_row(values: pd.Series, levels: pd.Series, field: str) -> pd.Series:
    """Bare codes with the level that another column gives each row; `00140000` of a wijk is `WK001400`."""
    result = values.copy()
    for level in set(levels) - {""}:
        chosen = levels == level
        width = LEVELS[level][1]
        part = _bare_forms(values[chosen])
        if level in NARROW and (part.str.len() == LEVELS["buurt"][1]).all() and width < LEVELS["buurt"][1]:
            part = part.str[:width]
        result[chosen] = _one_form(part, field, level)
    return result


def _told_levels(frame: pd.DataFrame) -> pd.Series | None:
    """The level of each row by a column such as recs (Gemeente, Wijk, Buurt, or G, W, B), None where none tells."""
    for field in map(str, frame):
        if _LEVEL_COLUMN.search(field) and is_text(frame[field]):
            words = frame[field].fillna("").str.strip().str.lower().replace(_LETTERS)
            levels = words.where(words.isin(list(LEVELS)), "")
            if (levels != "").any():
                return levels
    return None


def row_levels(frame: pd.DataFrame, coded: Collection[str], name: str) -> tuple[str, npt.NDArray[np.object_]]:
    """The column with the codes of the areas, and the level of each row."""
    none = np.full(len(frame), "", dtype=object)
    texts = {field: frame[field].where(frame[field] != "", None) for field in coded}
    try:
        code = find_code_field(texts, name)
        return code, read_codes(frame[code], code).levels
    except Refusal:
        told = _told_levels(frame)
        return "", none if told is None else told.to_numpy(dtype=object)


def bare_code_field(frame: pd.DataFrame) -> str:
    """The column with codes that a join would understand, in a table of which no codes were read; "" for none."""
    return code_field({str(field): frame[field].where(frame[field] != "", None) for field in frame})


def rows_of_level(levels: npt.NDArray[np.object_], level: str, name: str) -> tuple[npt.NDArray[np.intp], Message]:
    """The rows of one level."""
    rows = np.flatnonzero(levels == level)
    counts = Counter(found for found in levels if found)
    if not counts:
        raise Refusal(
            "'{file}' has no column with codes such as GM0014 or WK001400 that tell which rows are a {level}: leave "
            "LEVEL at all.",
            file=name,
            level=level,
        )
    if not len(rows):
        raise Refusal(
            "'{file}' has no rows of level {level}; it has {levels}: choose another LEVEL.",
            file=name,
            level=level,
            levels=listing(f"{key} {count}" for key, count in counts.items()),
        )
    said = Message(
        "Rows of level {level}: {count}; of other levels, left out: {others}.",
        {"level": level, "count": len(rows), "others": len(levels) - len(rows)},
    )
    return rows, said
