"""CBS area codes in all the forms in which they reach a user, brought to one.

The forms are those of CBS and PDOK files: ``GM0014``, ``gm0014``, ``0014``, ``14``, ``14.0``, ``'GM0014    '``,
``2022GM0014`` and, from the Kiesraad, ``G0014``. A code is text, never an integer: since 2021 wijk and buurt
codes hold letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from .messages import Refusal

#: level -> (prefix, number of characters behind it), the widest area first
LEVELS: dict[str, tuple[str, int]] = {
    "land": ("NL", 2),
    "landsdeel": ("LD", 2),
    "provincie": ("PV", 2),
    "corop": ("CR", 2),
    "gemeente": ("GM", 4),
    "wijk": ("WK", 6),
    "buurt": ("BU", 8),
}
_PREFIXED = {
    "land": r"NL\d{2}",
    "landsdeel": r"LD\d{2}",
    "provincie": r"PV\d{2}",
    "corop": r"CR\d{2}",
    "gemeente": r"GM\d{4}",
    "wijk": r"WK\d{4}[0-9A-Z]{2}",
    "buurt": r"BU\d{4}[0-9A-Z]{4}",
}
_PREFIXES = f"(?:{'|'.join(prefix for prefix, _ in LEVELS.values())})"
_YEAR = r"(?:19|20)\d\d"
_WITH_PREFIX = re.compile(rf"(?:{_YEAR})?(?:{_PREFIXES}|G)\d{{2}}[0-9A-Z]*")
_AFTER_YEAR = re.compile(rf"{_YEAR}{_PREFIXES}\d")
#: a code with its prefix; the group that matches is its level
_FORMS = re.compile("|".join(f"(?P<{level}>{form})" for level, form in _PREFIXED.items()))
#: GM14, and the Kiesraad's G0014
_LOOSE_GEMEENTE = re.compile(r"GM(\d{1,3})|G(\d{4})")
_WHOLE = re.compile(r"(\d+)\.0+")
_BARE = re.compile(r"\d{1,8}|\d{1,4}[0-9A-Z]{2}(?:[0-9A-Z]{2})?")
#: the level of a code without a prefix that begins with a nought, by its length
_PADDED = {4: "gemeente", 6: "wijk", 8: "buurt"}
_NAME_HINTS = {
    "buurt": r"(?:^|_|\b)bu(?:_|$|code)|buurt",
    "wijk": r"(?:^|_|\b)wk(?:_|$|code)|wijk",
    "gemeente": r"(?:^|_|\b)gm(?:_|$|code)|gemeente|municipality",
    "corop": r"corop",
    "provincie": r"(?:^|_|\b)pv(?:_|$|code)|provinc",
    "landsdeel": r"landsdeel",
}
#: how many values, spread over a column, show whether it holds codes
SAMPLE = 500
_CODE_NAME = re.compile(r"^(?!.*post).*code|^regio|^gwb|^recs$|^wijkenenbuurten$|^(?:gm|wk|bu)(?:_|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Codes:
    """Codes of one column in their one form.

    Attributes
    ----------
    keys : ndarray of object, shape (n,)
        ``GM0014`` and the like; text that is no CBS code stands as it is, trimmed and in capitals; "" where missing.
    levels : ndarray of object, shape (n,)
        The level of each code, "" where it is no CBS code.
    level : str
        The level most codes have, "" where there is none.
    """

    keys: npt.NDArray[np.object_]
    levels: npt.NDArray[np.object_]
    level: str


def as_text(values: pd.Series) -> pd.Series:
    """Values as trimmed capitals, "" where missing; a whole number, also ``14.0``, loses its decimals."""
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        numbers = values.astype("float64")
        whole = numbers.notna() & (numbers == np.floor(numbers)) & (numbers.abs() < 1e15)
        text = numbers.astype(str).where(~whole, numbers.where(whole, 0).astype("int64").astype(str))
        return text.where(numbers.notna(), "")
    positions, texts = _distinct(values)
    return pd.Series(np.array(texts, dtype=object)[positions], index=values.index)


def _distinct(values: pd.Series) -> tuple[npt.NDArray[np.intp], list[str]]:
    """Distinct texts as `as_text` makes them, and where they stand; the last is "", for missing values."""
    if pd.api.types.is_numeric_dtype(values):
        values = as_text(values)
    positions, uniques = pd.factorize(values)
    texts = [str(value).strip().upper() for value in uniques]
    return positions, [*(_without_decimals(text) if text.endswith("0") else text for text in texts), ""]


def _without_decimals(text: str) -> str:
    """A whole number without its zeros behind the point; other text as it is."""
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def name_hint(field: str) -> str:
    """The level that a field's name tells (``wk_code``, ``gemeentecode``), "" where it tells none or several."""
    hits = [level for level, pattern in _NAME_HINTS.items() if re.search(pattern, field, re.IGNORECASE)]
    return hits[0] if len(hits) == 1 else ""


def read_codes(values: pd.Series, field: str = "", level: str | None = None, fallback: str | None = None) -> Codes:
    """Bring a column of codes to their one form.

    Codes without a prefix take their level from, in this order: the `level` that the user chose; their own length
    where the column is zero-padded (4 gemeente, 6 wijk, 8 buurt); the field's name; the `fallback`, that is the level
    of the layer they are joined to; and
    their length, up to four characters a gemeente, seven or eight a buurt.

    Parameters
    ----------
    values : Series, shape (n,)
        Text or numbers.
    field : str
        The column's name, as a hint and for the refusal.
    level, fallback : str, optional
        Keys of `LEVELS`.

    Returns
    -------
    Codes

    Raises
    ------
    Refusal
        If codes without a prefix could be wijken as well as buurten and nothing tells which.

    Examples
    --------
    >>> found = read_codes(pd.Series(["GM0014", "14", 1680, "gm0034 ", None]), "gemeentecode")
    >>> found.keys.tolist(), found.level
    (['GM0014', 'GM0014', 'GM1680', 'GM0034', ''], 'gemeente')
    """
    positions, texts = _distinct(values)
    forms = list(map(_FORMS.fullmatch, texts))
    bare = np.zeros(len(texts), dtype=bool)
    for position in [position for position, form in enumerate(forms) if not form]:
        texts[position] = key = _one_form(texts[position])
        forms[position] = _FORMS.fullmatch(key)
        bare[position] = not forms[position] and _BARE.fullmatch(key) is not None
    keys = pd.Series(texts, dtype=object)
    levels = pd.Series([form.lastgroup if form else "" for form in forms], dtype=object)
    if bare.any():
        bare_levels = _levels_of_bare(keys[bare], field, level, fallback)
        levels[bare] = bare_levels
        for name in [name for name in bare_levels.unique() if name]:
            prefix, width = LEVELS[name]
            chosen = bare_levels.index[bare_levels == name]
            keys[chosen] = prefix + keys[chosen].str.zfill(width)
    counts = levels[levels != ""].value_counts()
    return Codes(
        keys.to_numpy(dtype=object)[positions],
        levels.to_numpy(dtype=object)[positions],
        str(counts.index[0]) if len(counts) else "",
    )


def read_code(value: object, level: str | None = None) -> str:
    """One code in its one form, by the rules of `read_codes`, without the cost of a column.

    Parameters
    ----------
    value : str, int or float
    level : str, optional
        Key of `LEVELS`, for codes without a prefix.

    Returns
    -------
    str
        "" where it is no CBS code, or none of this level.

    Raises
    ------
    Refusal
        If a code without a prefix could be a wijk as well as a buurt.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    key = _one_form(_without_decimals(str(value).strip().upper()))
    if _FORMS.fullmatch(key):
        return key
    if not _BARE.fullmatch(key):
        return ""
    padded = _PADDED.get(len(key), "") if key.startswith("0") else ""
    chosen = level or padded or _level_by_length(key, "")
    prefix, width = LEVELS[chosen]
    return prefix + key.zfill(width) if len(key) <= width else ""


def _one_form(text: str) -> str:
    """A code without its year, a gemeente with its four figures; other text as it is."""
    if text[:1].isdigit() and _AFTER_YEAR.match(text):
        text = text[4:]
    gemeente = _LOOSE_GEMEENTE.fullmatch(text) if text.startswith("G") else None
    return "GM" + (gemeente[1] or gemeente[2]).zfill(4) if gemeente else text


def _levels_of_bare(codes: pd.Series, field: str, level: str | None, fallback: str | None) -> pd.Series:
    """The level of each code without a prefix; see `read_codes`."""
    length = codes.str.len()
    if not level and codes.str.startswith("0").any():
        by_length = length.map(_PADDED)
        if by_length.notna().all():
            return by_length
    chosen = level or name_hint(field) or fallback or _level_by_length(codes.iloc[int(length.argmax())], field)
    fits = length <= LEVELS[chosen][1]
    return pd.Series(np.where(fits, chosen, ""), index=codes.index, dtype=object)


def _level_by_length(code: str, field: str) -> str:
    """The one level that the longest code of a column allows."""
    if len(code) > 6:
        return "buurt"
    if len(code) <= 4:
        return "gemeente"
    raise Refusal(
        "The codes in field '{field}' (such as {code}) can be read as wijken and as buurten: "
        "choose the level, or a field whose codes begin with WK or BU.",
        field=field,
        code=code,
    )


def _shape(values: pd.Series, name: str) -> tuple[float, float, float]:
    """Which shares of these values are codes, have a prefix, have a year."""
    bare = _CODE_NAME.search(name) is not None
    if not bare and pd.api.types.is_numeric_dtype(values):
        return 0.0, 0.0, 0.0
    positions, texts = _distinct(values)
    weights = np.bincount(positions[positions >= 0], minlength=len(texts)).astype(np.float64)
    weights[[text == "" for text in texts]] = 0.0
    weights /= weights.sum() or 1.0
    prefixed = np.array([_WITH_PREFIX.fullmatch(text) is not None for text in texts])
    codes = prefixed | np.array([bare and _BARE.fullmatch(text) is not None for text in texts])
    year = np.array([_AFTER_YEAR.match(text) is not None for text in texts])
    return float(weights[codes].sum()), float(weights[prefixed].sum()), float(weights[year].sum())


def find_code_field(columns: Mapping[str, pd.Series], layer: str) -> str:
    """The column that holds the codes of the areas themselves.

    Columns of which nine in ten values are CBS codes with their prefix come first; among those the one with the
    fewest repeated codes (a buurt layer also holds the codes of its gemeenten), without a year, the first in order.
    Columns of bare numbers are taken only where their name says that they hold codes.

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
    best: tuple[Any, ...] | None = None
    found = ""
    for order, (name, values) in enumerate(columns.items()):
        # A spread sample: most columns hold no codes, and looking at all of them would take longer than the join.
        codes, prefixed, year = _shape(values.iloc[:: len(values) // SAMPLE + 1], name)
        if codes < 0.9:
            continue
        score = (prefixed >= 0.5, round(values.nunique() / values.count(), 2), year < 0.5, -order)
        if best is None or score > best:
            best, found = score, name
    if not found and any(";" in name for name in columns):
        raise Refusal(
            "The columns of '{layer}' are separated by semicolons, which was not recognised when it was opened: "
            "add the file with Layer > Add Layer > Add Delimited Text Layer and the delimiter ';'.",
            layer=layer,
        )
    if not found:
        raise Refusal("No field with CBS codes was found in '{layer}': choose the field yourself.", layer=layer)
    return found
