"""Which column holds the codes of the areas: one rule, by values, for every algorithm, legend and page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from .codes import BARE, LEVELS, NARROW, PADDED, distinct_texts, levels_of_texts, name_hint, of_other_things, read_codes
from .messages import Refusal
from .years import YEAR_FORM

#: how many values, spread over a column, show whether it holds codes
SAMPLE = 500
#: how many show at once that it holds none
GLANCE = 40
#: the share of a column's values that are codes, at least
ENOUGH = 0.9
#: how many rows of totals, each called otherwise, a column of codes may hold whatever their share, up to this one
STRAYS, MOST_STRAYS = 2, 0.4
#: names of columns whose bare numbers are codes; gm_inw and regio_inwoners hold figures of what they name
_CODE_NAME = re.compile(
    r"^(?!.*(?:post|aantal)).*code|^gwb|^regio(?:'?s)?$|^wijkenenbuurten$|^(?:gm|wk|bu)_?(?:nr|\d{4})?$|"
    r"^(?:gemeente|wijk|buurt)$|^(?:cbs|gem|gemeente|wijk|buurt|regio)[ ._-]*(?:nr|nummer)\.?$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
#: a code with the year before it, as jrstatcode has it
WITH_YEAR = re.compile(rf"{YEAR_FORM}[ ._-]?[A-Z]{{2}}")


@dataclass(frozen=True, order=True)
class _Standing:
    """How well a column serves, the better the greater.

    Attributes
    ----------
    filled : bool
        At least half of the rows have a value.
    trust : int
        2 codes of gemeenten, wijken or buurten, told by prefix, name or noughts; 1 numbers that may be such; 0 codes of
        wider areas, which stand beside those of the areas.
    distinct : float
        The share of values that differ: a buurt layer also holds the codes of its gemeenten.
    narrow : int
        The narrowest level first.
    rows : float
        The share of rows with a value, in tenths.
    prefixed, undated : bool
    order : int
        The first column comes before the others.
    """

    filled: bool
    trust: int
    distinct: float
    narrow: int
    rows: float
    prefixed: bool
    undated: bool
    order: int


def names_codes(field: str) -> bool:
    """Whether a field's name says that bare numbers in it are codes of CBS areas."""
    return _CODE_NAME.search(field) is not None and not of_other_things(field)


def may_hold_codes(name: str, values: pd.Series) -> bool:
    """Whether a few values of a column look like codes, or none of them is there."""
    return not values.notna().any() or _looked_at(name, values) is not None


def code_field(columns: Mapping[str, pd.Series]) -> str:
    """The column that holds the codes of the areas, "" where there is none.

    Nine in ten of its values are CBS codes, with their prefix, or without it where the column's name says that they are
    codes. Of several columns the best `_Standing` is taken.

    Parameters
    ----------
    columns : mapping of str to Series
        By name; all of one length.
    """
    found: dict[str, _Standing] = {}
    for order, (name, values) in enumerate(columns.items()):
        # Spread samples: most columns hold no codes, and looking at all of them would take longer than the join.
        seen = None
        if _looked_at(name, values.iloc[:: len(values) // GLANCE + 1], least=0.5):
            seen = _looked_at(name, values.iloc[:: len(values) // SAMPLE + 1])
        if seen is None:
            continue
        if not seen.told and _is_row_number(values):
            continue
        count = int(values.count())
        found[name] = _Standing(
            filled=2 * count >= len(values),
            trust=(2 if seen.told else 1) if seen.level in NARROW else 0,
            distinct=round(_different(values, count) / (count or 1), 2),
            narrow=list(LEVELS).index(seen.level),
            rows=round(count / (len(values) or 1), 1),
            prefixed=seen.prefixed,
            undated=not seen.dated,
            order=-order,
        )
    return max(found, key=lambda name: found[name]) if found else ""


def own_code_field(columns: Mapping[str, pd.Series]) -> str:
    """The same, but "" where most codes repeat: those are of something wider, such as the provincie of each area."""
    found = code_field(columns)
    return found if found and 2 * columns[found].nunique() > columns[found].count() else ""


def find_code_field(columns: Mapping[str, pd.Series], layer: str) -> str:
    """The column that holds the codes of the areas; see `code_field`.

    Raises
    ------
    Refusal
        If there is no such column.

    Examples
    --------
    >>> buurten = {"gm": pd.Series(["GM0014"] * 2), "bu": pd.Series(["BU00140001", "BU00140002"])}
    >>> find_code_field(buurten, "buurten")
    'bu'
    """
    found = code_field(columns)
    if not found:
        check_split(columns, layer)
        raise Refusal(
            "No field with CBS codes was found in '{layer}': choose the field yourself; they are such as GM0014, 0014 "
            "or BU00140001, and postcodes or codes of other countries are none.",
            layer=layer,
        )
    return found


def check_split(columns: Iterable[str], layer: str) -> None:
    """Refuse a table without codes that was opened as one column.

    Raises
    ------
    Refusal
        If a column's name holds a semicolon.
    """
    if any(";" in name for name in columns):
        raise Refusal(
            "The columns of '{layer}' are separated by semicolons, which was not recognised when it was opened: "
            "add the file with Layer > Add Layer > Add Delimited Text Layer and the delimiter ';'.",
            layer=layer,
        )


@dataclass(frozen=True)
class _Seen:
    """What a sample of a column shows: the level of its codes, and what tells that they are codes."""

    level: str
    prefixed: bool
    told: bool
    dated: bool


def _looked_at(name: str, values: pd.Series, least: float = ENOUGH) -> _Seen | None:
    """What the codes in a column are, None where a smaller share of its values are codes."""
    named = names_codes(name)
    if not named and not _may_be_prefixed(values):
        return None
    positions, texts = distinct_texts(values)
    weights = np.bincount(positions[positions >= 0], minlength=len(texts)).astype(np.float64)
    weights[[text == "" for text in texts]] = 0.0
    once = weights <= 1.0
    weights /= weights.sum() or 1.0
    levels = np.array(levels_of_texts(texts), dtype=object)
    is_bare = levels == BARE
    prefixed = ~is_bare & (levels != "")
    bare_level = _bare_level(name, texts, is_bare) if named and is_bare.any() else ""
    codes = prefixed | is_bare if bare_level else prefixed
    others = weights[~codes]
    totals = np.count_nonzero(others) if once[~codes].all() else len(values)
    if weights[codes].sum() < least and not are_codes(weights[codes].sum(), others.sum(), int(totals)):
        return None
    most = bool(weights[prefixed].sum() >= weights[is_bare].sum())
    level = max(LEVELS, key=lambda one: weights[levels == one].sum()) if most else bare_level
    padded = all(len(text) in PADDED for text, bare in zip(texts, is_bare) if bare)
    padded = padded and any(text.startswith("0") for text, bare in zip(texts, is_bare) if bare)
    dated = sum(weight for text, weight in zip(texts, weights) if WITH_YEAR.match(text)) > 0.5
    return _Seen(level, most, most or bool(name_hint(name)) or padded, dated)


def are_codes(codes: float, others: float, totals: int) -> bool:
    """Whether a column holds codes: nine in ten of its values, or all but those of a few rows of totals.

    Parameters
    ----------
    codes, others : float
        How many values are codes and how many are other texts, or the share of these.
    totals : int
        How many of the others may be totals, each of which has a name of its own.

    Examples
    --------
    >>> are_codes(8, 1, 1), are_codes(80, 20, 20)
    (True, False)
    """
    least = ENOUGH if totals > STRAYS else 1 - MOST_STRAYS
    return codes > 0 and codes >= least * (codes + others)


def _may_be_prefixed(values: pd.Series) -> bool:
    """Whether values can hold codes with their prefix, which has letters: figures have none."""
    if pd.api.types.is_numeric_dtype(values):
        return False
    texts = [text for text in values.tolist() if type(text) is str]
    return len(texts) < values.count() or _LETTER.search("".join(texts)) is not None


def _different(values: pd.Series, count: int) -> int:
    """How many values differ, of so many that are there; pandas takes twice as long for text."""
    return len({*values.tolist()}) if values.dtype == object and count == len(values) else int(values.nunique())


def _bare_level(name: str, texts: Sequence[str], is_bare: npt.NDArray[np.bool_]) -> str:
    """The level of numbers in a column whose name says that they are codes, "" where few have its length."""
    numbers = pd.Series([text for text, bare in zip(texts, is_bare) if bare], dtype=object)
    try:
        codes = read_codes(numbers, name)
    except Refusal:  # wijken or buurten: codes in any case
        return "buurt"
    return codes.level if (codes.levels != "").mean() >= ENOUGH else ""


def _is_row_number(values: pd.Series) -> bool:
    """Whether a column counts its rows: 1, 2, 3 or 0, 1, 2, in any order."""
    numbers = pd.to_numeric(values, errors="coerce").dropna().astype("float64").sort_values().to_numpy()
    return len(numbers) > 2 and numbers[0] in (0.0, 1.0) and bool((np.diff(numbers) == 1.0).all())
