"""What a spine chart shows, and the scale on which it stands."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

SORTS = ("index", "domein", "indicator")
NUMBERS = ("score", "referentie", "verschil", "laagste", "kwart1", "mediaan", "kwart3", "hoogste")
WHOLE = ("rang", "rang_van", "klasse")
#: areas further out than this many times the outermost region are drawn at the edge, lest they squeeze the rest
REACH = 2.0

Formatter = Callable[[float, int], str]


@dataclass(frozen=True)
class SpineRow:
    """One value of a region; None or NaN is missing.

    Attributes
    ----------
    soort : {"index", "domein", "indicator"}
    score, referentie : float or None
        The region's mean and the reference's, in the value's own unit.
    laagste, kwart1, mediaan, kwart3, hoogste : float or None
        Distribution of the means of all regions.
    richting : {1, -1, 0}
        1 high is worse, -1 low is worse (drawn mirrored), 0 unknown.
    dots : tuple of float
        The values of the region's own areas.
    klasse : int or None
        Position in `ChartTexts.classes`, from 1.
    decimals : int
        With which the numbers are printed.
    unit, difference_unit : str
        Printed after the value and after its difference.
    note : str
        Printed in place of marker and difference, of a value that is compared otherwise.
    """

    label: str
    soort: str
    score: float | None = None
    referentie: float | None = None
    verschil: float | None = None
    laagste: float | None = None
    kwart1: float | None = None
    mediaan: float | None = None
    kwart3: float | None = None
    hoogste: float | None = None
    richting: int = 1
    rang: int | None = None
    rang_van: int | None = None
    dots: tuple[float, ...] = ()
    klasse: int | None = None
    decimals: int = 1
    unit: str = ""
    difference_unit: str = ""
    note: str = ""

    @cached_property
    def distances(self) -> list[float]:
        """`offsets` of the areas: a region may have hundreds, and several parts of the chart ask for them."""
        return offsets(self, self.dots)


@dataclass(frozen=True)
class ChartTexts:
    """Every text that shows, in the reader's language; "" leaves a text out.

    Attributes
    ----------
    title, description : str
        For those who do not see the picture; the values are added to the description.
    heading, subheading : str
        Printed above the chart.
    region_worse, region_better, region_equal : str
        Legend of the region's marker by where it lies.
    rank : str
        Template with {rank} and {count}.
    sorts : dict of str
        Headings of the groups of rows, by `SpineRow.soort`.
    classes : tuple of str
        Labels of the classes; without them the column of classes is left out.
    bounds : tuple of float, optional
        Lower bounds of the classes above the first; see `told_apart`.
    beyond, unknown : str
        Notes, shown where they apply: areas beyond the scale; values of which high may be good or bad.
    plain : str
        A note on labels with a mark, "" where none has one.
    """

    title: str
    description: str
    heading: str
    subheading: str
    better: str
    worse: str
    reference: str
    region_worse: str
    region_better: str
    region_equal: str
    areas: str
    extremes: str
    middle: str
    value: str
    difference: str
    rank_head: str
    class_head: str
    rank: str
    no_data: str
    no_reference: str
    beyond: str
    unknown: str
    sorts: dict[str, str] = field(default_factory=dict)
    classes: tuple[str, ...] = ()
    bounds: tuple[float, ...] | None = None
    plain: str = ""


def finite(value: float | None) -> float | None:
    """A number that can be drawn, None where it is missing, NaN or infinite."""
    return value if value is not None and math.isfinite(value) else None


def tidy(row: SpineRow) -> SpineRow:
    """The row with None for every number that is missing, and its difference filled in where it can be."""
    numbers = {name: finite(getattr(row, name)) for name in NUMBERS}
    if numbers["verschil"] is None and numbers["score"] is not None and numbers["referentie"] is not None:
        numbers["verschil"] = finite(numbers["score"] - numbers["referentie"])
    whole = {name: int(getattr(row, name)) if finite(getattr(row, name)) else None for name in WHOLE}
    dots = tuple(value for value in row.dots if finite(value) is not None)
    return replace(row, dots=dots, **numbers, **whole)  # type: ignore[arg-type]


def offset(row: SpineRow, value: float | None) -> float | None:
    """How far a value lies on the worse side of the reference, in the value's unit; None where that is not known."""
    if value is None or row.referentie is None:
        return None
    distance = (value - row.referentie) * (-1 if row.richting == -1 else 1)
    return distance if math.isfinite(distance) else None


def offsets(row: SpineRow, values: Sequence[float | None]) -> list[float]:
    """`offset` of those values that have one."""
    return [distance for distance in (offset(row, value) for value in values) if distance is not None]


def extent(rows: Sequence[SpineRow]) -> float:
    """Half the width of the scale that these rows share, in their unit; greater than 0.

    It holds every region, and their areas as far as `REACH` allows.
    """
    regions = [abs(d) for row in rows for d in offsets(row, (row.score, row.laagste, row.hoogste))]
    areas = [abs(d) for row in rows for d in row.distances]
    outermost = max(regions, default=0.0)
    furthest = max(areas, default=0.0)
    if outermost > 0:
        furthest = min(furthest, REACH * outermost)
    return max(outermost, furthest) or 1.0


def nice(value: float) -> tuple[float, float]:
    """The extent rounded up to a whole number of steps, and the step: 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value / 2))
    step = next(factor * power for factor in (1, 2, 5, 10) if value / (factor * power) <= 4)
    return math.ceil(round(value / step, 9)) * step, step


def signed(value: float, decimals: int, form: Formatter) -> str:
    """A difference with its sign; one that is printed as nought has none."""
    shown = round(value, decimals)
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return sign + form(abs(shown), decimals)


def told_apart(value: float, decimals: int, bounds: tuple[float, ...] | None = None) -> int:
    """Decimals that keep 59.96 from being printed as 60.0 beside the class below 60; at most four.

    Parameters
    ----------
    bounds : tuple of float, optional
        Lower bounds of the classes. Without them any whole number may be one.
    """

    def crosses(shown: float) -> bool:
        if bounds is None:
            return value != round(value) == shown
        return any((shown >= bound) != (value >= bound) for bound in bounds)

    while decimals < 4 and crosses(round(value, decimals)):
        decimals += 1
    return decimals
