"""CBS area codes in all the forms in which they reach a user, brought to one.

The forms are those of CBS and PDOK files: ``GM0014``, ``gm0014``, ``0014``, ``14``, ``14.0``, ``'GM0014    '``,
``2022GM0014``; of spreadsheets and other keepers of data: ``1680,00``, ``'0014``, ``GM 0014``, ``GM-0014``,
``BU 0014 00 01``; with the name beside them: ``GM0014 Groningen``, ``Groningen (GM0014)``; and of the Kiesraad:
``G0014`` and ``PV1:0014``. A code is text, never an integer: since 2021 wijk
and buurt codes hold letters. Which column holds the codes is told in `code_field`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np
import numpy.typing as npt
import pandas as pd

from .messages import Refusal
from .years import YEAR_FORM

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
#: levels whose codes tell the gemeente in which an area lies
NARROW = ("gemeente", "wijk", "buurt")
#: gemeenten by their code alone, under which CBS keeps water and foreign territory
NO_GEMEENTE = frozenset({"GM0997", "GM0998", "GM0999"})
_PREFIXED = {
    "land": r"NL0[01]",  # NL11 and the like are provincies of Eurostat
    "landsdeel": r"LD\d{2}",
    "provincie": r"PV\d{2}",
    "corop": r"CR\d{2}",
    "gemeente": r"GM\d{4}",
    "wijk": r"WK\d{4}[0-9A-Z]{2}",
    "buurt": r"BU\d{4}[0-9A-Z]{4}",
}
_PREFIXES = "|".join(prefix for prefix, _ in LEVELS.values())
#: a code with its prefix; the group that matches is its level
_FORMS = re.compile("|".join(f"(?P<{level}>{form})" for level, form in _PREFIXED.items()))
#: such codes below each other, the narrow ones first, of which most columns are full
_ALL_FORMS = re.compile(rf"(?:(?:{'|'.join(reversed(_PREFIXED.values()))})\n)+", re.ASCII)
_LEVEL_OF = {prefix: level for level, (prefix, _) in LEVELS.items()}
_PREFIX = itemgetter(slice(2))
#: what spreadsheets and exports leave around a code: blanks, byte order marks, quotes, the sign of a formula
_AROUND = " \t\r\n\u00a0\u200b\ufeff=\"'`\u00b4\u2018\u2019\u201c\u201d\u201e"
_BETWEEN = r"[\s\u00a0._:/\u2010-\u2015\u2212-]"
#: a prefix and what belongs to it, with signs between them and a year before them
_SPELLED = re.compile(rf"(?:{YEAR_FORM}{_BETWEEN}?)?({_PREFIXES}){_BETWEEN}*([0-9A-Z]+(?:{_BETWEEN}[0-9A-Z]+)*)")
#: the Kiesraad's G0014, and a gemeente within a province or kieskring: PV1:0014, HSB1::0014
_KIESRAAD = re.compile(rf"(?:G{_BETWEEN}?|(?!GM|WK|BU|CR|LD|NL)[A-Z]{{2,4}}\d{{1,2}}::?)(\d{{4}})")
#: an address on the web that ends in a code, as linked data have it
_ADDRESS = re.compile(r"HTTPS?://.*[/#=]([^/#=]+)")
#: one whole code with its prefix and a name behind or before it: GM0014 Groningen, 's-Gravenhage (GM0518)
_ONE = rf"(?:{YEAR_FORM})?({'|'.join(_PREFIXED.values())})"
_APART = r"(?:[ \u00a0:/(\u2010-\u2015-]|, )+"
_NAMED = re.compile(rf"{_ONE}{_APART}(?=[^\W\d]|['\u2018\u2019]|\d+E\b).+|.*[^\W\d].*?{_APART}{_ONE}\)?")
#: a code beside more characters than this stands in a text, beside no name
_LONGEST = 100
_ANY_CODE = re.compile(rf"(?:{_PREFIXES}){_BETWEEN}?\d{{2,}}")
_SIGNS = re.compile(_BETWEEN)
#: 0014-00-01, 0014 00; no gemeente is numbered above 1999, so that no recent date is taken for a code
_PARTED = re.compile(r"([01]\d{3})[ -]([0-9A-Z]{2})(?:[ -]([0-9A-Z]{2}))?")
#: a whole number with decimals of naught; 1.000 and 14,000 may as well be thousands
_WHOLE = re.compile(r"(\d{4,})[.,]0+|(\d{1,3})[.,](?:0{1,2}|0{4,})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
#: what `level_of_text` says of numbers and letters that may be a code without its prefix
BARE = "bare"
_BARE = re.compile(r"\d{1,8}|\d{1,4}[0-9A-Z]{2}(?:[0-9A-Z]{2})?")
#: the level of a code without a prefix that begins with a nought, by its length
PADDED = {4: "gemeente", 6: "wijk", 8: "buurt"}
#: the fewest characters of a code without its prefix and the noughts before it: wijk 00 of gemeente 3 is 300
_FEWEST = {"wijk": 3, "buurt": 5}
_NAME_HINTS = {
    "buurt": r"(?:^|_|\b)bu(?:_|$|code|nr)|buurt",
    "wijk": r"(?:^|_|\b)wk(?:_|$|code|nr)|wijk",
    "gemeente": r"(?:^|_|\b)(?:gm|gem)(?:_|$|code|[ .-]*nr)|gemeente|municipality",
    "corop": r"corop",
    "provincie": r"(?:^|_|\b)(?:pv|prov)(?:_|$|code|nr)|provinc",
    "landsdeel": r"landsdeel",
}
_WIDE = ("provincie", "corop", "landsdeel")
#: names that say of what other things than CBS areas the numbers in a column are the codes
_OTHER_THINGS = re.compile(
    r"waterschap|(?:^|_)ws_?code|post|(?:^|_)pc_?[46]|politie|ggd|veiligheid|brandweer|jeugd|zorg|arbeidsmarkt|"
    r"(?:^|_)(?:am|rpa|ggd|vr|wgr|kvk)_?code|kieskring|stembureau|school|brin|nuts|sbi|(?:^|_)land_?code|landen|object|"
    r"soort|type|klas|categorie|status|reden|bron|jaar|period|leeftijd",
    re.IGNORECASE,
)


def gemeente_of(code: str) -> str:
    """The gemeente in which an area lies by its code in its one form, "" where that does not tell.

    Examples
    --------
    >>> gemeente_of("BU00140001"), gemeente_of("GM0014"), gemeente_of("PV20")
    ('GM0014', 'GM0014', '')
    """
    return "GM" + code[2:6] if len(code) >= 6 and _LEVEL_OF.get(code[:2]) in NARROW else ""


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

    @classmethod
    def none(cls, number: int) -> Codes:
        """Those of so many rows without codes."""
        empty = np.full(number, "", dtype=object)
        return cls(empty, empty, "")

    @property
    def unread(self) -> npt.NDArray[np.intp]:
        """Positions of what is written there but is no CBS code."""
        return np.flatnonzero((self.levels == "") & (self.keys != ""))


def as_text(values: pd.Series) -> pd.Series:
    """Values as trimmed capitals, "" where missing; a whole number, also ``14.0``, loses its decimals."""
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        numbers = values.astype("float64")
        whole = numbers.notna() & (numbers == np.floor(numbers)) & (numbers.abs() < 1e15)
        text = numbers.astype(str).where(~whole, numbers.where(whole, 0).astype("int64").astype(str))
        return text.where(numbers.notna(), "")
    positions, texts = distinct_texts(values)
    return pd.Series(np.array(texts, dtype=object)[positions], index=values.index)


def distinct_texts(values: pd.Series) -> tuple[npt.NDArray[np.intp], list[str]]:
    """Distinct texts as `as_text` makes them, and where they stand; the last is "", for missing values."""
    positions, texts, _ = _distinct(values)
    return positions, texts


def _distinct(values: pd.Series) -> tuple[npt.NDArray[np.intp], list[str], bool]:
    """The same, and whether all but the last are codes in their one form."""
    if pd.api.types.is_numeric_dtype(values):
        values = as_text(values)
    positions, uniques = pd.factorize(values)
    if _are_codes(uniques):
        return positions, [*uniques.tolist(), ""], True
    texts = [str(value).strip().upper() for value in uniques]
    return positions, [*(_without_decimals(text) if text.endswith("0") else text for text in texts), ""], False


def _without_decimals(text: str) -> str:
    """A whole number without its zeros behind the point or comma; other text as it is."""
    whole = _WHOLE.fullmatch(text)
    return whole[1] or whole[2] if whole else text


def name_hint(field: str) -> str:
    """The level that a field's name tells (``wk_code``, ``gemeentecode``), "" where it tells none or several."""
    hits = [level for level, pattern in _NAME_HINTS.items() if re.search(pattern, field, re.IGNORECASE)]
    return hits[0] if len(hits) == 1 else ""


def of_other_things(field: str) -> bool:
    """Whether a field's name says that its numbers are codes of something else, such as a waterschap."""
    return not name_hint(field) and _OTHER_THINGS.search(field) is not None


def read_codes(
    values: pd.Series, field: str = "", level: str | None = None, fallback: str | None = None, layer: str = ""
) -> Codes:
    """Bring a column of codes to their one form.

    Codes without a prefix take their level from, in this order: the `level` that the user chose; their own length
    where the column is zero-padded (4 gemeente, 6 wijk, 8 buurt); the field's name; the `fallback`, that is the level
    of the layer they are joined to; and their length, up to four characters a gemeente, seven or eight a buurt. A name
    such as ``provcode`` decides before all of these: 20 is then no gemeente.

    They are no codes where others in the column have their prefix (a waterschap 153 is not GM0153), or where the
    field's name says that they are codes of something else.

    Parameters
    ----------
    values : Series, shape (n,)
        Text or numbers.
    field : str
        The column's name, as a hint and for the refusal.
    level, fallback : str, optional
        Keys of `LEVELS`.
    layer : str
        What the column is of, for the refusal.

    Returns
    -------
    Codes

    Raises
    ------
    Refusal
        If codes without a prefix could be wijken as well as buurten and nothing tells which.

    Examples
    --------
    >>> found = read_codes(pd.Series(["0014", "14,00", 1680, None]), "gemeentecode")
    >>> found.keys.tolist(), found.level
    (['GM0014', 'GM0014', 'GM1680', ''], 'gemeente')
    >>> read_codes(pd.Series(["GM0014", "gm 0034", "153"])).keys.tolist()
    ['GM0014', 'GM0034', '153']
    """
    positions, texts, are_codes = _distinct(values)
    if are_codes:
        return _spread(texts, _told(texts), positions)
    forms = list(map(_FORMS.fullmatch, texts))
    bare: dict[int, str] = {}
    for position in [position for position, form in enumerate(forms) if not form]:
        key = one_form(texts[position])
        forms[position] = _FORMS.fullmatch(key)
        if forms[position]:
            texts[position] = key
        elif _BARE.fullmatch(key):
            bare[position] = key
    keys = pd.Series(texts, dtype=object)
    levels = pd.Series([form.lastgroup if form else "" for form in forms], dtype=object)
    if bare and not set(levels) - {"", "land"}:
        numbers = pd.Series(bare, dtype=object)
        bare_levels = _levels_of_bare(numbers, field, level, fallback, layer)
        levels[numbers.index] = bare_levels
        for name in [name for name in bare_levels.unique() if name]:
            prefix, width = LEVELS[name]
            chosen = bare_levels.index[bare_levels == name]
            keys[chosen] = prefix + numbers[chosen].str.zfill(width)
    return _spread([*keys], [*levels], positions)


def _are_codes(texts: Collection[object]) -> bool:
    """Whether all of these are codes in their one form: one look at all of them, where most columns are such."""
    try:
        joined = "\n".join([*texts, ""])  # type: ignore[list-item]
    except TypeError:
        return False
    return joined.count("\n") == len(texts) and _ALL_FORMS.fullmatch(joined) is not None


def _spread(keys: list[str], levels: list[str], positions: npt.NDArray[np.intp]) -> Codes:
    """Distinct codes back at the rows that they came from; the level that most of them have is the column's."""
    counts = Counter(levels)
    del counts[""]
    level = counts.most_common(1)[0][0] if counts else ""
    return Codes(np.array(keys, dtype=object)[positions], np.array(levels, dtype=object)[positions], level)


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
    key = one_form(str(value).strip().upper())
    if _FORMS.fullmatch(key):
        return key
    if not _BARE.fullmatch(key):
        return ""
    padded = PADDED.get(len(key), "") if key.startswith("0") else ""
    chosen = level or padded or _level_by_length(key, "", "")
    prefix, width = LEVELS[chosen]
    return prefix + key.zfill(width) if _FEWEST.get(chosen, 1) <= len(key) <= width else ""


def _told(texts: Sequence[str]) -> list[str]:
    """The levels of codes in their one form, and "" for the last, which is none."""
    return [*map(_LEVEL_OF.__getitem__, map(_PREFIX, texts[:-1])), ""]


def levels_of_texts(texts: Sequence[str]) -> list[str]:
    """The same as `level_of_text` of what `distinct_texts` gives."""
    return _told(texts) if _are_codes(texts[:-1]) else [level_of_text(text) for text in texts]


def level_of_text(text: str) -> str:
    """The level of one code with its prefix, `BARE` where it may be one without, else ""; `text` in capitals."""
    form = _FORMS.fullmatch(text) or _FORMS.fullmatch(text := one_form(text))
    return str(form.lastgroup) if form else BARE if _BARE.fullmatch(text) else ""


def one_form(text: str) -> str:
    """A code as CBS writes it, with or without its prefix, however it was spelled in capitals; other text trimmed."""
    text = _without_decimals(text.strip(_AROUND))
    if _NUMBER.fullmatch(text):
        return text
    address = _ADDRESS.fullmatch(text)
    if address:
        text = address[1]
    gemeente = _KIESRAAD.fullmatch(text)
    if gemeente:
        return "GM" + gemeente[1]
    spelled = _SPELLED.fullmatch(text)
    if spelled:
        prefix, rest = spelled[1], _SIGNS.sub("", spelled[2])
        code = prefix + (rest.zfill(4) if prefix == "GM" else rest)
        if _FORMS.fullmatch(code):
            return code
    parted = _PARTED.fullmatch(text)
    if parted:
        return "".join(part for part in parted.groups() if part)
    named = _NAMED.fullmatch(text) if len(text) <= _LONGEST and len(_ANY_CODE.findall(text)) == 1 else None
    return named[1] or named[2] if named else text


def _levels_of_bare(codes: pd.Series, field: str, level: str | None, fallback: str | None, layer: str) -> pd.Series:
    """The level of each code without a prefix; see `read_codes`."""
    length = codes.str.len()
    hint = name_hint(field)
    if hint not in _WIDE and not level:
        if of_other_things(field):
            return pd.Series("", index=codes.index, dtype=object)
        if codes.str.startswith("0").any():
            by_length = length.map(PADDED)
            if by_length.notna().all():
                return by_length
    told = hint if hint in _WIDE and level not in _WIDE else level or hint or fallback
    chosen = told or _level_by_length(codes.iloc[int(length.argmax())], field, layer)
    fits = (length <= LEVELS[chosen][1]) & (length >= _FEWEST.get(chosen, 1))
    return pd.Series(np.where(fits, chosen, ""), index=codes.index, dtype=object)


def _level_by_length(code: str, field: str, layer: str) -> str:
    """The one level that the longest code of a column allows."""
    if len(code) > 6:
        return "buurt"
    if len(code) <= 4:
        return "gemeente"
    if not layer:
        raise Refusal(
            "The codes in field '{field}' (such as {code}) can be read as wijken and as buurten: "
            "choose the level, or a field whose codes begin with WK or BU.",
            field=field,
            code=code,
        )
    raise Refusal(
        "The codes in field '{field}' of '{layer}' (such as {code}) can be read as wijken and as buurten: choose the "
        "level, or a field whose codes begin with WK or BU; codes of other countries are none.",
        field=field,
        layer=layer,
        code=code,
    )
