"""Ranks of areas with the interval in which other choices would put them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import svg
from .axis import span
from .spine import Formatter

SIZE, SMALL = 12.0, 11.0
#: height of a row, thickness of an interval, radius of a rank
ROW, BAR, RADIUS = 20.0, 7.0, 4.5
LEAST = 320.0
#: rows in one picture, the first ranks; the texts should tell how many there are
MOST = 60
INTERVAL, RANK = "#9dc3e0", "#1f4e79"
#: pixels between two figures of the axis at least
_APART = 26.0


@dataclass(frozen=True)
class RankRow:
    """An area: its rank, those between which it lies, and what stands behind them in words."""

    name: str
    rank: int
    low: int
    high: int
    note: str = ""


@dataclass(frozen=True)
class RankTexts:
    """Every text that shows, in the reader's language; `heading` is printed above, "" for none, and `line` has gaps for
    name, rank, low and high."""

    title: str
    description: str
    heading: str
    subheading: str
    rank: str
    note: str
    interval: str
    caption: str
    line: str


def sorted_rows(rows: Iterable[RankRow]) -> list[RankRow]:
    """By rank, those that share one by their interval and name.

    Examples
    --------
    >>> [row.name for row in sorted_rows([RankRow("b", 2, 1, 3), RankRow("c", 1, 1, 2), RankRow("a", 2, 1, 2)])]
    ['c', 'a', 'b']
    """
    return sorted(rows, key=lambda row: (row.rank, row.low, row.high, row.name))


def rank_chart(rows: Sequence[RankRow], texts: RankTexts, form: Formatter, width: float = 760, zoom: float = 1) -> str:
    """Draw the first `MOST` areas below each other, rank 1 at the top and to the left.

    Parameters
    ----------
    rows : sequence of RankRow
        One at least.
    texts : RankTexts
    form : callable
        As for `spine_chart`.
    width : float
        In pixels; less than `LEAST` is drawn as `LEAST`. The height follows from the rows.
    zoom : float
        See `svg.document`.

    Returns
    -------
    str
        SVG.
    """
    width = max(float(width), LEAST)
    shown = sorted_rows(rows)[:MOST]
    parts, y = svg.heading(texts.heading, texts.subheading, width)
    figures = [_figures(row, form) for row in shown]
    noted = max(svg.text_width(text, SMALL) for text in (texts.note, *(row.note for row in shown)))
    told = max(svg.text_width(text, SMALL) for text in (texts.rank, *figures))
    name = min(max(svg.text_width(row.name, SIZE) for row in shown) + 4, 0.38 * width)
    end = width - 8
    left, right = 8 + name + 12, end - told - (noted + 10 if noted else 0) - 14
    first = min(min(row.low, row.rank) for row in shown)
    last = max(max(row.high, row.rank) for row in shown)

    def x(rank: float) -> float:
        return left + (right - left) * ((rank - first) / (last - first) if last > first else 0.5)

    parts.append(svg.label(end - (noted + 10 if noted else 0), y + 8, texts.rank, SMALL, "end", fill=svg.MUTED))
    if noted:
        parts.append(svg.label(end, y + 8, texts.note, SMALL, "end", fill=svg.MUTED))
    y += 20
    bottom = y + ROW * len(shown)
    until = left - _APART
    for rank in _ticks(first, last):
        parts.append(svg.line(x(rank), y, x(rank), bottom))
        if x(rank) - until >= _APART:
            parts.append(svg.label(x(rank), y - 9, form(rank, 0), SMALL, "middle", fill=svg.MUTED))
            until = x(rank)
    words = []
    for row, figure in zip(shown, figures):
        middle = y + ROW / 2
        line = texts.line.format(name=row.name, rank=form(row.rank, 0), low=form(row.low, 0), high=form(row.high, 0))
        words.append(f"{line}{', ' + row.note if row.note else ''}.")
        start = x(row.low) - BAR / 2
        interval = svg.box(start, middle - BAR / 2, x(row.high) - x(row.low) + BAR, BAR, INTERVAL, rx=BAR / 2)
        dot = svg.dot(x(row.rank), middle, RADIUS, RANK, stroke=svg.PAPER, stroke_width=1.0)
        parts.append(svg.label(8, middle, svg.wrap(row.name, SIZE, name, 1)[0], SIZE))
        parts.append(svg.group([interval, dot], words[-1]))
        parts.append(svg.label(end - (noted + 10 if noted else 0), middle, figure, SMALL, "end"))
        if row.note:
            parts.append(svg.label(end, middle, row.note, SMALL, "end"))
        y += ROW
    y = _legend(parts, texts, width, bottom + 14)
    return svg.document(width, y, texts.title, " ".join([texts.description, *words]), parts, zoom)


def _figures(row: RankRow, form: Formatter) -> str:
    return f"{form(row.rank, 0)} ({form(row.low, 0)}–{form(row.high, 0)})"


def _ticks(first: int, last: int) -> list[int]:
    """The ranks at which a line stands: the first, and whole steps."""
    step = max(1, round(span(0.0, float(last - first))[2])) if last > first else 1
    return sorted({first, *range(-(-first // step) * step, last + 1, step)})


def _legend(parts: list[str], texts: RankTexts, width: float, y: float) -> float:
    """What dot and bar mean, and from what they come."""
    parts.append(svg.box(8, y - BAR / 2, 26, BAR, INTERVAL, rx=BAR / 2))
    parts.append(svg.dot(18, y, RADIUS, RANK, stroke=svg.PAPER, stroke_width=1.0))
    for text in svg.wrap(texts.interval, SMALL, width - 50):
        parts.append(svg.label(42, y, text, SMALL, fill=svg.MUTED))
        y += 15
    for text in svg.wrap(texts.caption, SMALL, width - 16, 3) if texts.caption else []:
        parts.append(svg.label(8, y, text, SMALL, fill=svg.MUTED))
        y += 15
    return y
