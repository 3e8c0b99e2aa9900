"""How figures are written in text: words and signs around them, and what their points and commas separate.

One column may be written in two ways (``1.250``); what else is known decides, and where nothing does, that is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .messages import Message

AUTOMATIC, COMMA, POINT = "automatic", "comma", "point"
#: words and signs for a missing figure, beside those that hold in every column of numbers; reason of each
WORD_MARKERS = {
    "geheim": "secret",
    "onbekend": "unknown, unreliable or secret",
    "*": "unknown, unreliable or secret",
    "?": "unknown, unreliable or secret",
    "..": "not available",
    "...": "not available",
    "niet beschikbaar": "not available",
    "n.b.": "not available",
    "n/b": "not available",
    "n.a.": "not available",
    "n/a": "not available",
    "n.v.t.": Message("not applicable").template,
    "n.v.t": Message("not applicable").template,
    "nvt": Message("not applicable").template,
    "leeg": "empty",
    **dict.fromkeys(("\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "--"), "marked with a dash"),
    **dict.fromkeys(("#n/b", "#n/a", "#verw!", "#ref!", "#deel/0!", "#div/0!", "#waarde!", "#value!"), "not a number"),
}
_BLANK = "[ \u00a0\u2009\u202f]"
_DECIMALS = {sign: re.compile(rf"[+-]?0?\{sign}\d+|[+-]?\d*\{sign}(?:\d{{1,2}}|\d{{4,}})") for sign in ".,"}
_GROUPS = {sign: re.compile(rf"[+-]?\d{{1,3}}(?:\{sign}\d{{3}})+") for sign in ".,"}
_BLANK_GROUPS = re.compile(rf"[+-]?\d{{1,3}}(?:{_BLANK}\d{{3}})+(?:[.,]\d+)?")
#: 1,250,000 beside 3,500 and 20: thousands in the English way
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})*")
_SIGNS = re.compile("[%€ \u00a0\u2009\u202f]|,[-\u2013\u2014]+$")
_SIGNED = re.compile(rf"€{_BLANK}?[+-]?\d.*|[+-]?[\d.,]*\d{_BLANK}?[%€]|[+-]?[\d.]*\d,[-\u2013\u2014]+")
#: what a figure may consist of before it is freed from signs and blanks
_MAY_BE = re.compile("[-+\u2212€%., \u00a0\u2009\u202f\\d]*\\d[-+\u2013\u2014€%., \u00a0\u2009\u202f\\d]*")
_LARGE = re.compile(r"[+-]?[1-9]\d{3,}")
_SMALL = re.compile(r"[+-]?\d{1,3}")
#: figures among words and other texts
_FIGURE = re.compile(r"[+-]?(?:[1-9][\d.,]*|0(?:[.,]\d+)?)")
#: a column of which no more than this share of the texts, or of the rows, is other text is one of figures
FEW_TEXTS = 0.2


@dataclass(frozen=True)
class Freed:
    """Figures freed from what stands around them.

    Attributes
    ----------
    texts : list of str
        Digits with their points and commas; "" for a word that stands for a missing figure.
    reasons : list of str
        Why a figure is missing, "" where no word says so.
    form : str
        "blanks", "thousands" or "signs": what was taken away; "" where there were words alone.
    """

    texts: list[str]
    reasons: list[str]
    form: str


def freed(texts: Sequence[str]) -> Freed | None:
    """Figures with blanks between thousands, with % or €, with English thousands, or beside words for missing.

    Parameters
    ----------
    texts : sequence of str
        The distinct texts of a column.

    Returns
    -------
    Freed or None
        None where nothing is to be taken away, or where there is other text.

    Examples
    --------
    >>> freed(["12,3%", "geheim", "7%"]).texts
    ['12,3', '', '7']
    """
    reasons, trimmed = [], []
    for text in map(str.strip, texts):
        reason = WORD_MARKERS.get(text.lower(), "")
        if not reason and text and text not in ".-xX" and not _MAY_BE.fullmatch(text):
            return None
        reasons.append(reason)
        trimmed.append(text)
    plain = [text.replace("\u2212", "-") for text in trimmed]
    present = [text for text, reason in zip(plain, reasons) if not reason]
    form = ""
    if any(map(_BLANK_GROUPS.fullmatch, present)):
        form = "blanks"
        plain = [re.sub(_BLANK, "", text) if _BLANK_GROUPS.fullmatch(text) else text for text in plain]
    elif any("," in text for text in present) and all(map(_COMMA_GROUPS.fullmatch, present)):
        form = "thousands"
        plain = [text.replace(",", "") for text in plain]
    elif any(map(_SIGNED.fullmatch, present)):
        form = "signs"
        plain = [_SIGNS.sub("", text) if _SIGNED.fullmatch(text) else text for text in plain]
    elif not any(reasons) and plain == trimmed:
        return None
    return Freed(["" if reason else text for text, reason in zip(plain, reasons)], reasons, form)


def form_of(texts: Iterable[str]) -> str:
    """How the figures of a column are written, where that is clear: "comma", "point", "thousands" or "whole"."""
    texts = [text for text in texts if any(sign.isdigit() for sign in text)]  # "." alone is missing
    if any("," in text for text in texts):
        return POINT if any("." in text[text.find(",") + 1 :] for text in texts if "," in text) else COMMA
    if any(_DECIMALS["."].fullmatch(text) for text in texts):
        return POINT
    return "thousands" if any("." in text for text in texts) else "whole"


def is_grouped(
    texts: Collection[str], sign: str, clear: Collection[str], decimal: str = AUTOMATIC, count: bool = False
) -> tuple[bool, bool]:
    """Whether the signs of a column separate thousands, and whether that is certain.

    In this order: what the user says; a column of counts has no decimals; a figure of four digits without a sign
    speaks for decimals; the decimal sign of the other columns; a last nought (``1.250``) beside whole figures below
    a thousand, which a decimal fraction would not have.

    Parameters
    ----------
    texts : collection of str
        Distinct figures of the column, in all of which the sign may separate thousands.
    sign : str
        Point or comma.
    clear : collection of str
        The forms of the other columns; see `form_of`.
    decimal : str
        "comma" or "point" where the user says which is the decimal sign.
    count : bool
        Whether the column is known to hold counts.
    """
    if decimal != AUTOMATIC:
        return (decimal == COMMA) == (sign == "."), True
    if any(map(_LARGE.fullmatch, texts)):
        return False, False
    if count:
        return True, True
    same, other = (COMMA, POINT) if sign == "," else (POINT, COMMA)
    if (other in clear) != (same in clear):
        return other in clear, True
    signed = [text for text in texts if sign in text]
    grouped = all(map(_GROUPS[sign].fullmatch, signed))
    return grouped and any(text.endswith("0") for text in signed) and any(map(_SMALL.fullmatch, texts)), False


def sign_of(texts: Iterable[str]) -> str:
    """The sign of a column that may separate thousands."""
    return "," if any("," in text for text in texts) else "."


def told_by_others(
    columns: Iterable[tuple[Collection[str], bool]], clear: Collection[str], decimal: str = AUTOMATIC
) -> tuple[set[str], set[str]]:
    """What columns that can be read in two ways tell of each other, as a file hardly writes figures in two ways.

    Parameters
    ----------
    columns : iterable of (collection of str, bool)
        The distinct figures of each, and whether it is known to hold counts.
    clear, decimal
        See `is_grouped`.

    Returns
    -------
    clear, perhaps : set of str
        The forms of other columns that are certain, and those that are likely beside them.
    """
    sure: set[str] = set(clear)
    perhaps: set[str] = set()
    for texts, count in columns:
        sign = sign_of(texts)
        grouped, certain = is_grouped(texts, sign, clear, decimal, count)
        if grouped:
            (sure if certain else perhaps).add(COMMA if sign == "." else POINT)
    return sure, perhaps


def beside_figures(texts: Mapping[str, int]) -> str:
    """The first text that keeps a column of figures from being one of numbers, "" where there is none or are many.

    Parameters
    ----------
    texts : mapping of str to int
        The distinct texts of a column, trimmed, and in how many rows each stands.
    """
    wrong = rows = 0
    first = ""
    most, most_rows = FEW_TEXTS * len(texts), FEW_TEXTS * sum(texts.values())
    for text, count in texts.items():
        if not (_FIGURE.fullmatch(text) or _SIGNED.fullmatch(text) or text.lower() in WORD_MARKERS):
            wrong, rows = wrong + 1, rows + count
            first = first or text
            if wrong > most and rows > most_rows:
                return ""
    return first
