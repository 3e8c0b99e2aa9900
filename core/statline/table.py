"""A StatLine table: its measures, dimensions and fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..years import YEAR_FORM, years_in

REGION, PERIOD, OTHER = "region", "period", "other"
_REGION_NAME = re.compile(r"regio|wijkenenbuurten|gemeente", re.IGNORECASE)
_WORDS = re.compile(r"[^0-9A-Za-z]+")
_YEAR = re.compile(r"(\d{4})JJ00")
_PART = re.compile(r"(\d{4})(KW|MM|SJ)(\d{2})")
#: a year at the end of a title, that is not where something began, nor the edition of a classification
_TITLED = re.compile(
    rf"(?<!\bvanaf )(?<!\bsinds )(?<!\btot )(?<!t/m )(?<!\bSBI )(?<!\d)({YEAR_FORM})\*{{0,2}}$", re.IGNORECASE
)
LONGEST_NAME = 40


@dataclass(frozen=True)
class Measure:
    """A column of figures.

    Attributes
    ----------
    key : str
        What OData calls it.
    name : str
        What its field is called here.
    title, group, unit, description : str
    decimals : int
    text : bool
        True for names and codes.
    """

    key: str
    name: str
    title: str
    group: str = ""
    unit: str = ""
    description: str = ""
    decimals: int = 0
    text: bool = False

    @property
    def alias(self) -> str:
        """Title with its group and unit, as a reader wants to see it."""
        title = f"{self.group}: {self.title}" if self.group else self.title
        return f"{title} ({self.unit})" if self.unit and self.unit.lower() not in ("", "omschrijving") else title


@dataclass(frozen=True)
class Dimension:
    """A classification, with its codes.

    Attributes
    ----------
    key, name, title, description : str
    kind : str
        `REGION`, `PERIOD` or `OTHER`.
    titles : mapping
        Trimmed code to title.
    status : mapping
        Period to its status, such as Voorlopig.
    """

    key: str
    name: str
    title: str
    kind: str
    description: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    status: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A table's description.

    Attributes
    ----------
    modified : str
        When CBS changed it last, as CBS writes it.
    """

    id: str
    title: str
    description: str = ""
    modified: str = ""
    period: str = ""
    source: str = ""
    measures: tuple[Measure, ...] = ()
    dimensions: tuple[Dimension, ...] = ()

    def dimension(self, kind: str) -> Dimension | None:
        """The first dimension of a kind."""
        return next((dimension for dimension in self.dimensions if dimension.kind == kind), None)


def field_name(title: str, key: str) -> str:
    """A readable, unique field name for v4, whose keys are numbers: AantalInwoners_T001036."""
    words = _WORDS.sub(" ", title).split()
    joined = "".join(word[:1].upper() + word[1:] for word in words)[:LONGEST_NAME]
    return f"{joined}_{key}" if joined else key


def period_label(code: str) -> str:
    """2023JJ00 as 2023, 2023KW01 as 2023kw1."""
    year = _YEAR.fullmatch(code)
    if year:
        return year[1]
    part = _PART.fullmatch(code)
    return f"{part[1]}{part[2].lower()}{int(part[3])}" if part else code


def year_of(title: str, periods: Collection[str]) -> str:
    """The one year that figures are of, "" where they are of several or it is not known.

    Parameters
    ----------
    title : str
        Of the table, which tells the year where the table has no periods.
    periods : collection of str
        Codes of the periods in the figures; empty where the table has none.

    Examples
    --------
    >>> year_of("Kerncijfers wijken en buurten 2024", ())
    '2024'
    >>> year_of("Bevolking; regio", ("2023KW01", "2023KW02")), year_of("Bevolking", ("2022JJ00", "2023JJ00"))
    ('2023', '')
    """
    if periods:
        # A school year is of two years.
        found = [_YEAR.fullmatch(code) or _PART.fullmatch(code) for code in periods]
        years = {one[1] if one and one[0][4:6] != "SJ" else "" for one in found}
        return years.pop() if len(years) == 1 else ""
    told = _TITLED.search(title.strip())
    return told[1] if told and len(years_in(title)) == 1 else ""


def kind_of(key: str, kind: str) -> str:
    """What a dimension is, by the kind that CBS gives it or, where that is plain Dimension, by its name."""
    if kind.startswith("Time"):
        return PERIOD
    if kind.startswith("Geo") or _REGION_NAME.search(key):
        return REGION
    return OTHER


def text_of(row: Mapping[str, Any], *names: str) -> str:
    """The first of some fields that holds text, with its line ends and blanks brought to one."""
    for name in names:
        if row.get(name):
            return " ".join(str(row[name]).split())
    return ""
