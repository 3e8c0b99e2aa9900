"""Tables with a row for each area and period: which column tells the periods, and which rows are of which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Refusal, listing

LATEST, ALL = "latest", "all"
#: years and dates of something else than the figures, such as the day on which an area came to be
_OTHERWISE = re.compile(
    r"leeftijd|bouwjaar|geboorte|update|mutatie|reistijd|begin|start|eind|ingang|geldig|opheff|opgeheven|publicatie"
    r"|registratie|aanmaak|wijzig|created|modified|valid|(?:^|_)end",
    re.IGNORECASE,
)
_NAMED = re.compile(r"jaar|year|period|peil|datum|date|kwartaal|quarter|maand|month|tijd|seizoen|meting", re.IGNORECASE)
_Y = r"((?:1[89]|20|21)\d\d)"
_MONTHS = {
    word: number + 1
    for number, words in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb"),
            ("maart", "march", "mrt", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augustus", "august", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        )
    )
    for word in words
}
_MONTH = "(" + "|".join(_MONTHS) + ")"
YEAR = "year"
#: what an unnamed column of figures may hold as well: 1950, 1950-51
_FIGURES = re.compile(r"\s*\d{4}[\s*]*(?:[-/]\s*'?\d+)?\s*")
#: form -> kind and the order of its parts; y year, p number, m name of a month, d day
_FORMS = [
    (re.compile(form), kind, order)
    for form, kind, order in (
        (rf"{_Y}(?:jj00)?", YEAR, "y"),
        (rf"{_Y}kw(\d\d)", "kw", "yp"),
        (rf"{_Y}mm(\d\d)", "mm", "yp"),
        (rf"{_Y}hj(\d\d)", "hj", "yp"),
        (rf"{_Y}sj(\d\d)", "sj", "yp"),
        (rf"{_Y}[ -]?(?:q|k|kw)(\d)", "kw", "yp"),
        (rf"(?:q|k|kw)(\d)[ -]?{_Y}", "kw", "py"),
        (rf"{_Y} ?(\d)e kwartaal", "kw", "yp"),
        (rf"(\d)e kwartaal(?: van)? {_Y}", "kw", "py"),
        (rf"{_Y} ?(\d)e halfjaar", "hj", "yp"),
        (rf"(\d)e halfjaar {_Y}", "hj", "py"),
        (rf"{_Y} {_MONTH}", "mm", "ym"),
        (rf"{_MONTH} {_Y}", "mm", "my"),
        (rf"{_Y}[-/.](\d\d?)[-/.](\d\d?)(?:[t ].*)?", "day", "ypd"),
        (rf"(\d\d?)[-/.](\d\d?)[-/.]{_Y}", "day", "dpy"),
        (rf"(\d\d?) {_MONTH} {_Y}", "day", "dmy"),
        (rf"{_Y} ?[-/] ?'?(\d{{4}}|\d\d)", "-", "yp"),
    )
]


@dataclass(frozen=True, order=True)
class Period:
    """A period as far as it was understood; those of one kind are in order."""

    kind: str
    year: int
    part: int = 0
    day: int = 0

    @property
    def label(self) -> str:
        """For the name of a field: 2023, 2023kw1, 202303, 20230101."""
        if self.kind == YEAR:
            return str(self.year)
        if self.kind == "day":
            return f"{self.year}{self.part:02d}{self.day:02d}"
        return f"{self.year}_{self.part}" if self.kind == "-" else f"{self.year}{self.kind}{self.part:02d}"


def parse_period(value: object) -> Period | None:
    """A year, quarter, month, date or span such as 2023, 2023JJ00, 2023 1e kwartaal*, 2022/'23; None for other text."""
    text = re.sub(r"\s+", " ", str(value).strip().casefold()).rstrip("* ")
    text = text[:-2] if re.fullmatch(r"\d{4}\.0", text) else text
    for form, kind, order in _FORMS:
        found = form.fullmatch(text)
        if found:
            parts = dict(zip(order, found.groups()))
            month = _MONTHS[parts["m"]] if "m" in parts else int(parts.get("p", 0))
            if kind in ("mm", "day") and not 1 <= month <= 12:
                return None
            return Period(kind, int(parts["y"]), month, int(parts.get("d", 0)))
    return None


def year_of(value: object) -> str:
    """The year of a period, "" where it is of two (a school year, 2022/'23) or is not understood.

    Examples
    --------
    >>> year_of("2023JJ00"), year_of("2023 1e kwartaal"), year_of("2022/'23"), year_of("nulmeting")
    ('2023', '2023', '', '')
    """
    period = parse_period(value)
    return str(period.year) if period is not None and period.kind not in ("sj", "-") else ""


def find_period_field(columns: Mapping[str, pd.Series], keys: pd.Series) -> str:
    """The column that tells apart rows with one code, "" where none does.

    Parameters
    ----------
    columns : mapping of str to Series, each of shape (n,)
    keys : Series of str, shape (n,)
        The code of each row; some stand there more than once, or the column is told by its name alone.

    Returns
    -------
    str
        Of columns with periods, by their name or their values, in which no code has one twice; understood ones first.
    """
    found: list[tuple[bool, str]] = []
    for name, values in columns.items():
        named = named_like_a_period(name)
        if _OTHERWISE.search(name):
            continue
        if not len(values) or values.isna().any() or (not named and pd.api.types.is_numeric_dtype(values)):
            continue
        parsed = [parse_period(value) for value in (values.unique() if named else values.iloc[:50].unique())]
        understood = None not in parsed
        if not named and (not understood or any(_FIGURES.fullmatch(str(value)) for value in values)):
            continue
        if not pd.DataFrame({"key": keys.to_numpy(), "period": values.astype(str).to_numpy()}).duplicated().any():
            found.append((not understood, name))
    return min(found, key=lambda one: one[0])[1] if found else ""


def named_like_a_period(field: str) -> bool:
    """Whether a field's name says that it holds periods."""
    return _NAMED.search(field) is not None and not _OTHERWISE.search(field)


@dataclass(frozen=True)
class Chosen:
    """Rows by period.

    Attributes
    ----------
    labels : tuple of str
        Of the periods that are taken, as the table writes them, the earliest first.
    suffixes : tuple of str
        The same as parts of names of fields.
    masks : tuple of ndarray of bool, shape (n,)
        Which rows are of each.
    known : tuple of str
        All periods of the table.
    """

    labels: tuple[str, ...]
    suffixes: tuple[str, ...]
    masks: tuple[npt.NDArray[np.bool_], ...]
    known: tuple[str, ...]


def choose_periods(values: pd.Series, counting: npt.NDArray[np.bool_], wanted: str, field: str, table: str) -> Chosen:
    """The rows of the latest period, of one, or of each.

    Parameters
    ----------
    values : Series, shape (n,)
    counting : ndarray of bool, shape (n,)
        The rows that may belong to an area.
    wanted : str
        "latest", "all", or a period as the table writes it, or its year.
    field, table : str
        For the refusals.

    Raises
    ------
    Refusal
        If there is no such period, or which is the latest cannot be told.
    """
    texts = values.map(_text).to_numpy(dtype=object)
    found = [text for text in dict.fromkeys(texts[counting].tolist()) if text]
    parsed = {text: parse_period(text) for text in found}
    understood = None not in parsed.values() and len({period.kind for period in parsed.values() if period}) < 2
    ordered = sorted(found, key=lambda text: (parsed[text] or Period("", 0), text))
    word = wanted.strip().casefold()
    if word == ALL:
        chosen = ordered
    elif word == LATEST:
        if not understood:
            raise Refusal(
                "Field '{field}' of table '{table}' holds periods of which the latest cannot be told ({periods}): "
                "choose one of them, or 'all', as PERIOD.",
                field=field,
                table=table,
                periods=listing(ordered, 12),
            )
        chosen = ordered[-1:]
    else:
        exact = [text for text in ordered if text.casefold() == word]
        alike = parse_period(wanted)
        chosen = exact or [text for text in ordered if alike is not None and parsed[text] == alike]
        if len(chosen) != 1:
            raise Refusal(
                "Table '{table}' holds no period '{period}' in field '{field}'; its periods are {periods}.",
                table=table,
                period=wanted,
                field=field,
                periods=listing(ordered, 12) or "-",
            )
    return Chosen(
        tuple(chosen),
        tuple(_suffixes(chosen, parsed)),
        tuple(texts == text for text in chosen),
        tuple(ordered),
    )


def _suffixes(texts: Sequence[str], parsed: Mapping[str, Period | None]) -> list[str]:
    """Periods as parts of names; dates of one day of the year by their year."""
    periods = [parsed[text] for text in texts]
    days = {(period.kind, period.part, period.day) for period in periods if period}
    if None not in periods and len(days) == 1 and next(iter(days))[0] == "day":
        return [str(period.year) for period in periods if period]
    return [period.label if period else re.sub(r"\W+", "_", text).strip("_") for text, period in zip(texts, periods)]


def _text(value: object) -> str:
    """A period as it is written, "" where it is missing; a whole number without decimals."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
