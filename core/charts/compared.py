"""Several areas beside each other: a mark for each on the scale of every value, and its figures in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from . import svg
from .axis import Scale, span
from .spine import SORTS, Formatter, finite

#: how many areas are told apart; each has a number and one of these colours, all dark enough for white figures on them
COLOURS = ("#0072b2", "#b35806", "#00735c", "#a3457f", "#4d4d4d", "#5e3c99")
MOST = len(COLOURS)
SIZE, SMALL, HEAD = 12.0, 10.5, 20.0
#: height of a row, what each further line of marks adds, radius of a mark, width of a column of figures
ROW, LANE, RADIUS, COLUMN = 24.0, 14.0, 6.5, 52.0
LEAST = 520.0


@dataclass(frozen=True)
class ComparedRow:
    """One value of several areas; None or NaN is missing.

    Attributes
    ----------
    soort : {"index", "domein", "indicator"}
        Rows of the first two share one scale, each indicator has its own.
    scores : tuple of float or None
        Of the areas, in their order.
    reference : float or None
        What they are compared with.
    lowest, highest : float or None
        Of all areas.
    """

    label: str
    soort: str
    scores: tuple[float | None, ...]
    reference: float | None = None
    lowest: float | None = None
    highest: float | None = None
    decimals: int = 1
    unit: str = ""

    @property
    def known(self) -> list[float]:
        """All numbers on its scale."""
        numbers = (*self.scores, self.reference, self.lowest, self.highest)
        return [value for value in map(finite, numbers) if value is not None]


@dataclass(frozen=True)
class ComparedTexts:
    """Every text that shows, in the reader's language; `sorts` as in `ChartTexts`."""

    title: str
    description: str
    subheading: str
    reference: str
    extremes: str
    no_data: str
    sorts: dict[str, str]


@dataclass(frozen=True)
class _Place:
    """Where things stand, in pixels."""

    width: float
    left: float
    right: float
    columns: tuple[float, ...]

    def x(self, value: float, scale: Scale) -> float:
        low, high, _ = scale
        return self.left + (value - low) / (high - low) * (self.right - self.left)


def compared_chart(
    rows: Sequence[ComparedRow], names: Sequence[str], texts: ComparedTexts, form: Formatter, width: float = 760
) -> str:
    """Draw at most `MOST` areas beside each other.

    Parameters
    ----------
    rows : sequence of ComparedRow
        With as many scores as there are names.
    names : sequence of str
    texts : ComparedTexts
    form : callable
        ``form(value, decimals)`` gives a number in the reader's format.
    width : float
        In pixels; less than `LEAST` is drawn as `LEAST`. The height follows from the rows.

    Returns
    -------
    str
        SVG.
    """
    width = max(float(width), LEAST)
    columns = tuple(width - 8 - COLUMN * place for place in reversed(range(len(names))))
    left = 8 + min(0.3 * width, 190.0)
    place = _Place(width, left, columns[0] - COLUMN - 10, columns)
    ordered = sorted(rows, key=lambda row: SORTS.index(row.soort) if row.soort in SORTS else len(SORTS))
    shared = _scale([row for row in ordered if row.soort != "indicator"])
    parts, y = svg.heading(texts.title, texts.subheading, width)
    y = _legend(parts, names, texts, place, y)
    for position, x in enumerate(columns):
        parts.append(_mark(x - RADIUS, y + HEAD / 2, position))
    y += HEAD
    told = []
    for sort, members in groupby(ordered, key=lambda row: row.soort):
        if texts.sorts.get(sort):
            parts.append(svg.label(8, y + HEAD / 2, texts.sorts[sort], SMALL, bold=True, fill=svg.MUTED))
            y += HEAD
        for row in members:
            scale = shared if sort != "indicator" else _scale([row])
            y = _row(parts, row, names, scale, texts, form, place, y)
            told.append(_told(row, names, texts, form))
    return svg.document(width, y + 8, texts.title, f"{texts.description} {' '.join(told)}", parts)


def _scale(rows: Sequence[ComparedRow]) -> Scale:
    known = [value for row in rows for value in row.known]
    return span(min(known), max(known)) if known else (0.0, 1.0, 1.0)


def _legend(parts: list[str], names: Sequence[str], texts: ComparedTexts, place: _Place, y: float) -> float:
    """The areas by number and name, and what tick and line mean."""
    half = (place.width - 16) / 2
    for position, name in enumerate(names):
        x, row = 8 + half * (position % 2), y + 9 + 18 * (position // 2)
        parts.append(_mark(x + RADIUS, row, position))
        parts += [svg.label(x + 20, row, text, SIZE) for text in svg.wrap(name, SIZE, half - 28, 1)]
    y += 18 * ((len(names) + 1) // 2) + 10
    parts.append(svg.line(8, y, 24, y, svg.HAIR, 3))
    parts.append(svg.label(30, y, texts.extremes, SMALL, fill=svg.MUTED))
    parts.append(svg.line(16 + half, y - 6, 16 + half, y + 6, svg.INK, 1.5))
    parts.append(svg.label(22 + half, y, texts.reference, SMALL, fill=svg.MUTED))
    return y + 12


def _mark(x: float, y: float, position: int) -> str:
    """An area: its number on its colour."""
    number = svg.label(x, y, str(position + 1), 9.5, "middle", True, svg.PAPER)
    return svg.dot(x, y, RADIUS, COLOURS[position], stroke=svg.PAPER, stroke_width=1.0) + number


def _row(
    parts: list[str],
    row: ComparedRow,
    names: Sequence[str],
    scale: Scale,
    texts: ComparedTexts,
    form: Formatter,
    place: _Place,
    y: float,
) -> float:
    """One value: its name, the marks on its scale, and the figures."""
    lines = svg.wrap(row.label, SIZE, place.left - 20, bold=row.soort == "index")
    there = [(place.x(value, scale), at) for at, value in enumerate(map(finite, row.scores)) if value is not None]
    lanes = _lanes([x for x, _ in sorted(there)])
    height = max(ROW + LANE * max(lanes, default=0), 16.0 * len(lines) + 6)
    middle = y + height / 2
    for step, text in enumerate(lines):
        parts.append(svg.label(8, middle + 14 * (step - (len(lines) - 1) / 2), text, SIZE, bold=row.soort == "index"))
    if row.lowest is not None and row.highest is not None:
        parts.append(svg.line(place.x(row.lowest, scale), middle, place.x(row.highest, scale), middle, svg.HAIR, 3))
    if row.reference is not None:
        x = place.x(row.reference, scale)
        parts.append(svg.line(x, y + 2, x, y + height - 2, svg.INK, 1.5))
    top = middle - LANE * max(lanes, default=0) / 2
    for (x, at), lane in zip(sorted(there), lanes):
        told = f"{names[at]}: {_figure(row.scores[at], row, texts, form)}"
        parts.append(svg.group([_mark(x, top + LANE * lane, at)], told))
    for at, x in enumerate(place.columns):
        parts.append(svg.label(x, middle, _figure(row.scores[at], row, texts, form, short=True), SMALL, "end"))
    parts.append(svg.line(8, y + height, place.width - 8, y + height))
    return y + height


def _lanes(xs: Sequence[float]) -> list[int]:
    """A line for each mark, from left to right, so that none covers another."""
    ends: list[float] = []
    lanes = []
    for x in xs:
        lane = next((at for at, end in enumerate(ends) if end <= x), len(ends))
        ends[lane:] = [x + 2 * RADIUS, *ends[lane + 1 :]]
        lanes.append(lane)
    return lanes


def _figure(value: float | None, row: ComparedRow, texts: ComparedTexts, form: Formatter, short: bool = False) -> str:
    number = finite(value)
    if number is None:
        return "–" if short else texts.no_data
    return form(number, row.decimals) if short else form(number, row.decimals) + row.unit


def _told(row: ComparedRow, names: Sequence[str], texts: ComparedTexts, form: Formatter) -> str:
    """The row in words."""
    figures = [f"{name} {_figure(value, row, texts, form)}" for name, value in zip(names, row.scores)]
    return f"{row.label}: {', '.join(figures)}."
