"""Development over the years: lines with their names at their ends instead of a legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from . import svg
from .axis import Scale, span, steps
from .spine import Formatter, finite

#: shade and dashes of the lines, told apart without colour
STRONG = ("#b35806", "", 2.6)
REFERENCE = (svg.INK, "6 3", 1.4)
OTHERS = (
    ("#0072b2", "", 1.7),
    ("#00735c", "7 3", 1.7),
    ("#a3477f", "2 2", 1.7),
    ("#8c5a00", "8 2 2 2", 1.7),
    ("#5a6169", "", 1.2),
    ("#3d2a7a", "4 2", 1.7),
    ("#4d7c0f", "1.5 3", 1.7),
    ("#00735c", "", 1.7),
    ("#0072b2", "2 2", 1.7),
    ("#8c5a00", "4 2", 1.7),
    ("#a3477f", "7 3", 1.7),
    ("#3d2a7a", "", 1.2),
)
#: lines that a reader can tell apart
MOST = 12
#: from the lowest to the topmost
ROLES = ("other", "reference", "region")
SIZE, SMALL = 12.0, 11.0


@dataclass(frozen=True)
class Line:
    """One line.

    Attributes
    ----------
    values : sequence of float or None
        One a year; None and NaN interrupt the line.
    role : {"region", "reference", "other"}
        The region stands out, the reference is dashed.
    """

    label: str
    values: Sequence[float | None]
    role: str = "other"


@dataclass(frozen=True)
class TrendTexts:
    """Every text that shows, in the reader's language."""

    title: str
    description: str
    heading: str
    subheading: str
    no_data: str


def trend_chart(
    years: Sequence[float],
    lines: Sequence[Line],
    texts: TrendTexts,
    form: Formatter,
    width: float = 760,
    height: float = 280,
    zoom: float = 1,
) -> str:
    """Draw lines over the years, at distances as long as the time between them.

    Parameters
    ----------
    years : sequence of float
        Rising.
    lines : sequence of Line
    texts : TrendTexts
    form : callable
        As for `spine_chart`.
    width, height : float
        In pixels, of the whole and of the plot.
    zoom : float
        See `svg.document`.

    Returns
    -------
    str
        SVG.
    """
    width, height = max(float(width), 320.0), max(float(height), 80.0)
    parts, top = svg.heading(texts.heading, texts.subheading, width)
    top += 8
    words = _words(years, lines, texts, form)
    points = [[finite(value) for value in line.values] for line in lines]
    shown = [value for values in points for value in values if value is not None]
    if not shown or not years:
        parts.append(svg.label(8, top + 10, texts.no_data, SIZE, fill=svg.MUTED))
        return svg.document(width, top + 28, texts.title, words, parts, zoom)
    names = [_name(line, values, form) for line, values in zip(lines, points)]
    scale = span(min(shown), max(shown))
    grid = steps(scale, form)
    room = min(max(svg.text_width(name, SIZE, True) for name in names), 0.42 * width)
    margin = max(svg.text_width(text, SMALL) for _, text in (grid[0], grid[-1]))
    left, right = 16 + margin, width - room - 22
    parts += _grid(grid, scale, left, right, top, height)
    xs = [_along(year, years[0], years[-1], left + 6, right - 6) for year in years]
    parts += _years(years, xs, top + height + 14)
    looks = _looks(lines)
    ends = []
    for place in sorted(range(len(lines)), key=lambda place: ROLES.index(lines[place].role)):
        ys = [None if value is None else _along(value, *scale[:2], top + height, top) for value in points[place]]
        parts.append(svg.group(_path(xs, ys, looks[place], lines[place].role), names[place]))
        ends += [(y, place) for y in ys[::-1] if y is not None][:1]
    placed, height_of = around(ends, 15.0), {place: y for y, place in ends}
    for y, place in placed:
        bold = lines[place].role == "region"
        if abs(y - height_of[place]) > 3 and points[place][-1] is not None:
            parts.append(svg.line(xs[-1] + 3, height_of[place], right + 6, y, looks[place][0], 0.6))
        name = svg.wrap(names[place], SIZE, room, 1, bold)[0]
        parts.append(svg.label(right + 8, y, name, SIZE, bold=bold, fill=looks[place][0]))
    return svg.document(width, max(top + height + 18, placed[-1][0]) + 10, texts.title, words, parts, zoom)


def _grid(
    grid: Sequence[tuple[float, str]], scale: Scale, left: float, right: float, top: float, height: float
) -> list[str]:
    """Thin lines at whole steps, with their values."""
    parts = []
    for value, text in grid:
        y = _along(value, *scale[:2], top + height, top)
        parts += [svg.line(left, y, right, y), svg.label(left - 6, y, text, SMALL, "end", fill=svg.MUTED)]
    return parts


def _years(years: Sequence[float], xs: Sequence[float], y: float) -> list[str]:
    """The years below the plot, those for which there is room."""
    parts, until = [], -math.inf
    for x, year in zip(xs, years):
        if x - until >= 34:
            parts.append(svg.label(x, y, f"{year:g}", SMALL, "middle", fill=svg.MUTED))
            until = x
    return parts


def _along(value: float, low: float, high: float, start: float, end: float) -> float:
    return (start + end) / 2 if high == low else start + (end - start) * (value - low) / (high - low)


def _looks(lines: Sequence[Line]) -> list[tuple[str, str, float]]:
    """Colour, dashes and width of each line; others take turns."""
    found, others = [], 0
    for line in lines:
        if line.role == "other":
            found.append(OTHERS[others % len(OTHERS)])
            others += 1
        else:
            found.append(STRONG if line.role == "region" else REFERENCE)
    return found


def _path(xs: Sequence[float], ys: Sequence[float | None], look: tuple[str, str, float], role: str) -> list[str]:
    """A line, interrupted where a value is missing; a dot where one stands alone, and on all but the reference's."""
    colour, dashes, width = look
    parts = []
    strong, dotted = role == "region", role == "other"
    present = [place for place, y in enumerate(ys) if y is not None]
    for place in present:
        x, y = xs[place], ys[place] or 0.0
        following = ys[place + 1] if place + 1 < len(ys) else None
        if following is not None:
            parts.append(svg.line(x, y, xs[place + 1], following, colour, width, dashes))
        alone = following is None and (place == 0 or ys[place - 1] is None)
        if strong or alone:
            parts.append(svg.dot(x, y, 3.4, colour, stroke=svg.PAPER, stroke_width=1.0))
        elif dotted:
            parts.append(svg.dot(x, y, 2.6, colour, stroke=svg.PAPER, stroke_width=0.8))
    return parts


def apart(ends: Sequence[tuple[float, int]], gap: float) -> list[tuple[float, int]]:
    """Heights of the names, moved down as little as keeps them from covering one another."""
    placed: list[tuple[float, int]] = []
    for y, place in sorted(ends):
        placed.append((max(y, placed[-1][0] + gap) if placed else y, place))
    return placed


def around(ends: Sequence[tuple[float, int]], gap: float) -> list[tuple[float, int]]:
    """Heights of the names, moved as little as keeps them from covering one another, up as much as down."""
    groups: list[list[tuple[float, int]]] = []

    def start(group: list[tuple[float, int]]) -> float:
        """Where the first name of a group stands, for the group to lie around where its names belong."""
        return sum(y for y, _ in group) / len(group) - gap * (len(group) - 1) / 2

    for end in sorted(ends):
        groups.append([end])
        while len(groups) > 1 and start(groups[-2]) + gap * len(groups[-2]) > start(groups[-1]):
            groups[-2:] = [groups[-2] + groups[-1]]
    least = min((start(group) for group in groups), default=0.0)
    moved = max(0.0, 8.0 - least)  # a name above the picture would be cut off
    return [(start(group) + moved + gap * row, place) for group in groups for row, (_, place) in enumerate(group)]


def _name(line: Line, values: Sequence[float | None], form: Formatter) -> str:
    last = next((value for value in reversed(values) if value is not None), None)
    return line.label if last is None else f"{line.label} {form(last, 1)}"


def _words(years: Sequence[float], lines: Sequence[Line], texts: TrendTexts, form: Formatter) -> str:
    """The chart in words: every line's first and last value."""
    items = []
    for line in lines:
        pairs = [(year, value) for year, value in zip(years, line.values) if finite(value) is not None]
        ends = dict.fromkeys([pairs[0], pairs[-1]]) if pairs else {}
        told = ", ".join(f"{year:g}: {form(value, 1)}" for year, value in ends if value is not None)
        items.append(f"{line.label}: {told or texts.no_data}")
    return " ".join([texts.description, "; ".join(items)])
