"""The spine chart of a region as SVG; its sisters, waterfall and trend, are reached through this module too.

The spine chart is that of Public Health England's profiles: the reference's mean is a straight line down the middle,
worse is to the right. Scores share one scale in points; an indicator has a scale of its own, as wide as its regions.
Nothing is told by colour alone: markers differ in shape, and every value is printed. Colours are ColorBrewer's PuOr,
which colour-blind readers tell apart, on greys.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from . import spine_marks as marks
from . import svg
from .spine import SORTS, ChartTexts, Formatter, SpineRow, extent, nice, offset, offsets, signed, tidy, told_apart
from .trend import Line, TrendTexts, trend_chart
from .waterfall import Step, WaterfallTexts, waterfall_chart

__all__ = [
    "ChartTexts",
    "Line",
    "SpineRow",
    "Step",
    "TrendTexts",
    "WaterfallTexts",
    "spine_chart",
    "trend_chart",
    "waterfall_chart",
]

SIZE, SMALL = 12.0, 11.0
ROW, TALL, LINE, THICK = 22.0, 31.0, 14.0, 11.0
#: areas stand in a line of their own below the bands, where no marker hides them
BELOW = 8.5
#: what a column of numbers or classes may take of the width
WIDEST = 0.14
#: how far the words at the ends of a narrow scale may reach beyond it, in pixels
OUT = 12.0


@dataclass(frozen=True)
class _Columns:
    """Where the columns of a spine chart stand, in pixels."""

    width: float
    label_room: float
    left: float
    right: float
    value: float
    difference: float
    rank: float
    klasse: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    def x(self, share: float) -> float:
        """Where a share of the half width stands, -1 at the better end and 1 at the worse; never outside."""
        return self.centre + (self.right - self.left) / 2 * min(max(share, -1.0), 1.0)


def spine_chart(
    rows: Sequence[SpineRow], texts: ChartTexts, form: Formatter, width: float = 760, zoom: float = 1
) -> str:
    """Draw a spine chart.

    Parameters
    ----------
    rows : sequence of SpineRow
        In the order in which they are to be read within their group; groups come as index, domains, indicators.
    texts : ChartTexts
    form : callable
        ``form(value, decimals)`` gives a number in the reader's format.
    width : float
        In pixels; less than 520 is drawn as 520. The height follows from the rows.
    zoom : float
        See `svg.document`.

    Returns
    -------
    str
        SVG.
    """
    ordered = sorted(map(tidy, rows), key=lambda row: SORTS.index(row.soort) if row.soort in SORTS else len(SORTS))
    columns = _columns(max(float(width), 520.0), ordered, texts, form)
    common, step = nice(extent([row for row in ordered if row.soort != "indicator"]))
    parts, y = svg.heading(texts.heading, texts.subheading, columns.width)
    y = _legend(parts, columns, ordered, texts, y)
    y = _column_heads(parts, columns, texts, y)
    if any(row.soort != "indicator" for row in ordered):
        y = _axis(parts, columns, common, step, y, form)
    top = y
    over: list[str] = []
    for sort, members in groupby(ordered, key=lambda row: row.soort):
        y = _group_head(over, columns, texts.sorts.get(sort, ""), y)
        for row in members:
            half = extent([row]) if sort == "indicator" else common
            lines = svg.wrap(row.label, SIZE, columns.label_room, 4, bold=sort == "index")
            klasse = _class_lines(columns, row, texts)
            count = max(len(lines), len(klasse), len(_gap_lines(columns, row, texts)))
            height = ROW if count == 1 else TALL + LINE * (count - 2)
            middle = y + height / 2 - 2
            parts += _bands(columns, row, half, middle) if row.score is not None else []
            over.append(_row(columns, row, lines, klasse, half, middle, texts, form))
            y += height
    parts.append(svg.line(columns.centre, top - 4, columns.centre, y + 2, svg.INK, 1.2))
    y = _notes(over, columns, ordered, common, texts, y)
    return svg.document(columns.width, y + 4, texts.title, _description(ordered, texts, form), parts + over, zoom)


def _columns(width: float, rows: Sequence[SpineRow], texts: ChartTexts, form: Formatter) -> _Columns:
    """Columns as wide as their texts; labels get a quarter of the width, the plot what remains."""

    def room(head: str, cells: list[str], bold: bool = False) -> float:
        widths = [svg.text_width(cell, SIZE, bold) for cell in cells]
        return min(max([svg.text_width(head, SMALL), *widths]), WIDEST * width) + 12

    values = [_numbers(row, form, texts)[0] for row in rows]
    differences = [_numbers(row, form, texts)[1] for row in rows]
    ranks = [texts.rank.format(rank=form(row.rang_van, 0), count=form(row.rang_van, 0)) for row in rows if row.rang_van]
    classes = list(texts.classes) if any(row.klasse for row in rows) else []
    klasse = width - 8
    rank = klasse - (room(texts.class_head, classes) if classes else 0)
    difference = rank - (room(texts.rank_head, ranks) if ranks else 0)
    value = difference - room(texts.difference, differences, True)
    right = value - room(texts.value, values, True) - 8
    labels = [svg.text_width(row.label, SIZE, row.soort == "index") for row in rows]
    longest = max([*labels, *(svg.text_width(texts.sorts.get(row.soort, ""), SMALL) for row in rows)], default=0.0)
    label_room = min(longest, 0.27 * width)
    return _Columns(width, label_room, 8 + label_room + 16, right, value, difference, rank, klasse)


def _legend(parts: list[str], columns: _Columns, rows: Sequence[SpineRow], texts: ChartTexts, y: float) -> float:
    """What the signs mean, those that occur alone, on as many lines as it takes."""
    sides = [(side, row.richting) for row in rows if (side := _side(row)) is not None]
    y += 8
    entries = [
        (marks.marker(8, 0, 1, 1), texts.region_worse, any(direction and side > 0 for side, direction in sides)),
        (marks.marker(8, 0, -1, 1), texts.region_better, any(direction and side < 0 for side, direction in sides)),
        (marks.marker(8, 0, 0, 1), texts.region_equal, any(not direction or side == 0 for side, direction in sides)),
        (marks.areas((3, 6, 13), 0), texts.areas, any(row.distances for row in rows)),
        (svg.box(0, -5, 16, 10, marks.MIDDLE), texts.middle, any(_band(r, r.kwart1, r.kwart3) for r in rows)),
        (svg.box(0, -5, 16, 10, marks.BAND), texts.extremes, any(_band(r, r.laagste, r.hoogste) for r in rows)),
    ]
    x = 8.0
    for sign, text, occurs in entries:
        if not occurs or not text:
            continue
        shown = svg.wrap(text, SMALL, columns.width - 40, 1)[0]
        room = 21 + svg.text_width(shown, SMALL)
        if x > 8 and x + room > columns.width - 8:
            x, y = 8.0, y + 17
        parts.append(svg.tag("g", sign, transform=f"translate({svg.figure(x)} {svg.figure(y)})"))
        parts.append(svg.label(x + 21, y, shown, SMALL, fill=svg.MUTED))
        x += room + 16
    return y + 12


def _column_heads(parts: list[str], columns: _Columns, texts: ChartTexts, y: float) -> float:
    """The words at both ends of the scale, what the middle is, and the heads of the columns."""
    room = columns.right - columns.left
    better, worse, out = f"← {texts.better}", f"{texts.worse} →", 0.0
    both = svg.text_width(better, SMALL, True) + svg.text_width(worse, SMALL, True) + 8
    if both > room:
        # The scale is narrow: they may reach as far beyond it as other texts leave room.
        out = OUT
    if both > room + 2 * out:
        half = room / 2 + out - svg.text_width("← ", SMALL, True) - 4
        better = "← " + svg.wrap(texts.better, SMALL, half, 1, True)[0]
        worse = svg.wrap(texts.worse, SMALL, half, 1, True)[0] + " →"
    ends = max(svg.text_width(better, SMALL, True), svg.text_width(worse, SMALL, True))
    y += 8
    if svg.text_width(texts.reference, SMALL, True) + 2 * ends + 16 > room:
        for text in svg.wrap(texts.reference, SMALL, room, 3, True):
            parts.append(svg.label(columns.centre, y, text, SMALL, "middle", bold=True))
            y += 14
    else:
        parts.append(svg.label(columns.centre, y, texts.reference, SMALL, "middle", bold=True))
    parts += [
        svg.label(columns.left - out, y, better, SMALL, bold=True, fill=marks.BETTER),
        svg.label(columns.right + out, y, worse, SMALL, "end", bold=True, fill=marks.WORSE),
    ]
    heads = [
        (columns.value, texts.value, True),
        (columns.difference, texts.difference, True),
        (columns.rank, texts.rank_head, columns.rank > columns.difference),
        (columns.klasse, texts.class_head, columns.klasse > columns.rank),
    ]
    parts += [_cell(columns, x, y, text, SMALL, fill=svg.MUTED) for x, text, shown in heads if shown]
    return y + 10


def _cell(
    columns: _Columns, x: float, y: float, text: str, size: float = SIZE, bold: bool = False, fill: str = svg.INK
) -> str:
    """A text that ends at x, shortened where it is wider than a column may be."""
    return svg.label(x, y, svg.wrap(text, size, WIDEST * columns.width, 1, bold)[0], size, "end", bold, fill)


def _axis(parts: list[str], columns: _Columns, half: float, step: float, y: float, form: Formatter) -> float:
    """Ticks of the scale in points that the scores share."""
    decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
    count = round(half / step)
    widest = svg.text_width(signed(count * step, decimals, form), SMALL) + 6
    apart = columns.x(step / half) - columns.centre
    every = max(math.ceil(widest / apart), 1)
    for place in range(-count, count + 1):
        x = columns.x(place * step / half)
        if place % every == 0:  # the others would run into each other
            parts.append(svg.label(x, y + 6, signed(place * step, decimals, form), SMALL, "middle", fill=svg.MUTED))
        parts.append(svg.line(x, y + 13, x, y + 17, svg.MUTED, 0.8))
    parts.append(svg.line(columns.left, y + 17, columns.right, y + 17, svg.MUTED, 0.8))
    return y + 22


def _group_head(parts: list[str], columns: _Columns, text: str, y: float) -> float:
    """The name of a group of rows, on a thin line."""
    if not text:
        return y + 4
    parts += [
        svg.label(8, y + 9, svg.wrap(text, SMALL, columns.centre - 16, 1)[0], SMALL, fill=svg.MUTED),
        svg.line(8, y + 18, columns.left - 16, y + 18),
        svg.line(columns.right + 16, y + 18, columns.klasse, y + 18),
    ]
    return y + 21


def _side(row: SpineRow) -> float | None:
    """`offset` of the region as it is printed: a difference that shows as 0,0 is none."""
    distance = offset(row, row.score)
    return None if distance is None else round(distance, row.decimals)


def _band(row: SpineRow, low: float | None, high: float | None) -> tuple[float, float] | None:
    """Both ends of a band as offsets, None where one is missing or there is nothing between them."""
    ends = offsets(row, (low, high))
    return (min(ends), max(ends)) if len(ends) == 2 and ends[0] != ends[1] else None


def _bands(columns: _Columns, row: SpineRow, half: float, y: float) -> list[str]:
    """From the lowest to the highest of all regions, and the middle half of them."""
    parts = []
    for low, high, fill in ((row.laagste, row.hoogste, marks.BAND), (row.kwart1, row.kwart3, marks.MIDDLE)):
        ends = _band(row, low, high)
        if ends:
            left, right = (columns.x(end / half) for end in ends)
            parts.append(svg.box(left, y - THICK / 2, right - left, THICK, fill))
    return parts


def _class_lines(columns: _Columns, row: SpineRow, texts: ChartTexts) -> list[str]:
    """The class of a value on at most two lines, none where it has no class."""
    if not row.klasse or row.klasse > len(texts.classes):
        return []
    return svg.wrap(texts.classes[row.klasse - 1], SIZE, WIDEST * columns.width, 2)


def _gap_lines(columns: _Columns, row: SpineRow, texts: ChartTexts) -> list[str]:
    """What stands in place of a marker, on at most two lines; none where there is one."""
    if row.score is not None and _side(row) is not None:
        return []
    text = texts.no_data if row.score is None else row.note or texts.no_reference
    return svg.wrap(text, SMALL, columns.right - columns.centre - 8, 2)


def _lines(x: float, y: float, lines: Sequence[str], anchor: str, bold: bool = False) -> list[str]:
    """Lines of text around a height."""
    first = y - LINE / 2 * (len(lines) - 1)
    return [svg.label(x, first + LINE * place, text, SIZE, anchor, bold) for place, text in enumerate(lines)]


def _row(
    columns: _Columns,
    row: SpineRow,
    lines: list[str],
    klasse: list[str],
    half: float,
    y: float,
    texts: ChartTexts,
    form: Formatter,
) -> str:
    """Label, areas, marker and numbers of one value."""
    bold = row.soort == "index"
    parts = _lines(8, y, lines, "start", bold)
    shares = [distance / half for distance in row.distances]
    ink = max(0.1, min(marks.INK_OF_ONE, 12 / max(len(shares), 1)))  # many areas would run into a black bar
    parts.append(marks.areas((columns.x(share) for share in shares if abs(share) <= 1), y + BELOW, ink))
    parts += [
        marks.beyond(columns.x(side), side, y + BELOW) for side in (-1, 1) if any(share * side > 1 for share in shares)
    ]
    side = _side(row)
    gap = _gap_lines(columns, row, texts)
    for place, text in enumerate(gap):
        at = y + LINE * (place - (len(gap) - 1) / 2)
        parts.append(svg.label(columns.centre + 8, at, text, SMALL, fill=svg.MUTED))
    if side is not None and row.score is not None:
        parts.append(marks.marker(columns.x((offset(row, row.score) or 0.0) / half), y, side, row.richting))
    value, difference = _numbers(row, form, texts)
    parts += [
        _cell(columns, columns.value, y, value, bold=True),
        _cell(columns, columns.difference, y, difference, bold=bold),
    ]
    if row.rang and row.rang_van:
        rank = texts.rank.format(rank=form(row.rang, 0), count=form(row.rang_van, 0))
        parts.append(_cell(columns, columns.rank, y, rank, fill=svg.MUTED))
    parts += _lines(columns.klasse, y, klasse, "end")
    return svg.group(parts, f"{row.label}: {value} ({difference})" if row.score is not None else row.label)


def _numbers(row: SpineRow, form: Formatter, texts: ChartTexts) -> tuple[str, str]:
    """The value and its difference as they are printed, a dash where there is none."""
    if row.score is None:
        return "–", "–"
    decimals = told_apart(row.score, row.decimals, texts.bounds) if row.klasse else row.decimals
    value = f"{form(row.score, decimals)} {row.unit}".rstrip()
    if row.verschil is None:
        return value, "–"
    return value, f"{signed(row.verschil, row.decimals, form)} {row.difference_unit}".rstrip()


def _notes(
    parts: list[str], columns: _Columns, rows: Sequence[SpineRow], common: float, texts: ChartTexts, y: float
) -> float:
    """Notes below the chart, those that apply."""
    halves = [(row, extent([row]) if row.soort == "indicator" else common) for row in rows]
    beyond = any(abs(distance) > half for row, half in halves for distance in row.distances)
    unknown = any(row.richting == 0 for row in rows)
    told = [text for text in [texts.beyond] * beyond + [texts.unknown] * unknown + [texts.plain] if text]
    y += 8 if told else 0
    for text in told:
        for line in svg.wrap(text, SMALL, columns.width - 16, 3):
            parts.append(svg.label(8, y + 7, line, SMALL, fill=svg.MUTED))
            y += 15
    return y


def _description(rows: Sequence[SpineRow], texts: ChartTexts, form: Formatter) -> str:
    """The chart in words: every value with its difference."""
    items = []
    for row in rows:
        value, difference = _numbers(row, form, texts)
        items.append(f"{row.label}: {texts.no_data if row.score is None else f'{value} ({difference})'}")
    return " ".join([texts.description, "; ".join(items)])
