"""A figure of regions by zone, with a threshold and what stands above and below it: the analysis matrix as a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from . import svg
from .axis import span, steps
from .scatter import AXIS, SHADES, SIZE, ScatterTexts
from .spine import Formatter
from .trend import apart

#: height of a name, and between a dot and its name
LINE, AWAY = 12.5, 14.0
#: room that the names of the quadrants take above and below the plot
HEAD = 18.0
#: 8 points where a chart of 680 pixels is printed as wide as a page of A4 has text
SMALL = 11.0
MUTED_LINE = "#9aa3ab"
#: of a zone with more regions the highest and the lowest are named, so many together
MOST = 40

FloatArray = npt.NDArray[np.float64]


def zone_chart(
    scores: FloatArray,
    zones: Sequence[str],
    names: Sequence[str],
    order: Sequence[str],
    threshold: float,
    corners: Mapping[str, tuple[str, str]],
    texts: ScatterTexts,
    form: Formatter,
    width: float = 680,
    height: float = 420,
    zoom: float = 1,
) -> str:
    """Draw regions as dots in a column a zone, by name, with a line at the threshold.

    Parameters
    ----------
    scores : ndarray of float, shape (r,)
        Regions without one, or of a zone that has no column, are left out.
    zones, names : sequence of str, length r
    order : sequence of str
        The zones, from left to right.
    threshold : float
        A score that reaches it stands above.
    corners : mapping of str to (str, str)
        By zone: what its part above, and below, the threshold is called.
    texts : ScatterTexts
        `y` is what the scores are, `x` a note below the chart.
    form : callable
        As for `spine_chart`.
    width, height : float
        In pixels, of the whole and of the plot; the plot grows where names need it.
    zoom : float
        See `svg.document`.

    Returns
    -------
    str
        SVG.
    """
    width = max(float(width), 320.0)
    parts, top = svg.heading(texts.heading, texts.subheading, width)
    columns = [[place for place in range(len(zones)) if zones[place] == zone and np.isfinite(scores[place])]
               for zone in order]  # fmt: skip
    shown = [float(scores[place]) for column in columns for place in column]
    if not shown:
        parts.append(svg.label(8, top + 10, texts.no_data, SIZE, fill=svg.MUTED))
        return svg.document(width, top + 28, texts.title, texts.description, parts, zoom)
    each = (width - 30) / len(order)
    named = [_named([(float(scores[one]), names[one]) for one in column], each, form) for column in columns]
    height = max(float(height), LINE * (max(sum(map(len, rows)) for rows in named) + 2))
    scale = span(min(*shown, threshold), max(*shown, threshold))
    parts.append(svg.label(8, top + 8, texts.y, SMALL, fill=svg.MUTED))
    top += 20 + HEAD
    bottom = top + height
    left, right = 22 + max(svg.text_width(text, SMALL) for _, text in steps(scale, form)), width - 8

    def up(value: float) -> float:
        return bottom - height * (value - scale[0]) / (scale[1] - scale[0])

    for value, text in steps(scale, form):
        at = up(value)
        parts += [svg.line(left, at, right, at), svg.label(left - 6, at, text, SMALL, "end", fill=svg.MUTED)]
    each = (right - left) / len(order)
    drawn: list[str] = []
    for place, (zone, column, rows) in enumerate(zip(order, columns, named)):
        start = left + place * each
        if place:
            parts.append(svg.line(start, top - HEAD, start, bottom + HEAD, svg.HAIR, 1.2))
        for text, y in zip(corners.get(zone, ("", "")), (top - HEAD / 2, bottom + HEAD / 2)):
            words = svg.wrap(text, SMALL, each - 12, 1, True)[0] if text else ""
            parts.append(svg.label(start + each / 2, y, words, SMALL, "middle", True, svg.MUTED))
        dots = [(up(float(scores[one])), texts) for one, texts in zip(column, rows)]
        drawn += _column(dots, (start, bottom), SHADES[place % len(SHADES)])
        parts.append(svg.label(start + each / 2, bottom + HEAD + 10, zone, SIZE, "middle", True))
    at = up(threshold)
    parts += [svg.line(left, at, right, at, AXIS, 1.6), *drawn]
    lines = svg.wrap(texts.x, SMALL, width - 16, 12) if texts.x else []
    top = bottom + HEAD + 30
    parts += [svg.label(8, top + 14 * place, line, SMALL, fill=svg.MUTED) for place, line in enumerate(lines)]
    return svg.document(width, top + 14 * len(lines), texts.title, texts.description, parts, zoom)


def _named(column: Sequence[tuple[float, str]], each: float, form: Formatter) -> list[list[str]]:
    """Score and name of each region of a zone, on two lines where one is too short; none for those in the middle of
    very many."""
    by_score = sorted(range(len(column)), key=lambda place: column[place][0])
    unnamed = set(by_score[MOST // 2 : -MOST // 2]) if len(column) > MOST else set()
    room = each - 14 - AWAY - 4
    return [
        [] if place in unnamed else svg.wrap(f"{form(score, 1)} {name}", SMALL, room, 2)
        for place, (score, name) in enumerate(column)
    ]


def _column(dots: Sequence[tuple[float, Sequence[str]]], frame: tuple[float, float], shade: str) -> list[str]:
    """The dots of a zone, and their names beside them on paper, moved apart and led to by thin lines."""
    start, bottom = frame
    x, parts = start + 14, []
    lines = [(y, place) for place, (y, rows) in enumerate(dots) for _ in rows]
    placed = apart(lines, LINE)
    if placed and placed[-1][0] > bottom:  # from the bottom upward, as little as makes room for all
        turned = apart([(-min(y, bottom), -row) for row, (y, _) in enumerate(placed)], LINE)
        placed = [(-y, placed[-row][1]) for y, row in reversed(turned)]
    written = [0] * len(dots)
    for y, place in placed:
        own, rows = dots[place]
        text, first = rows[written[place]], not written[place]
        written[place] += 1
        parts += [svg.line(x, own, x + AWAY - 3, y, MUTED_LINE)] if first else []
        parts += [
            svg.box(x + AWAY - 2, y - 5.5, svg.text_width(text, SMALL), 11, svg.PAPER),
            svg.label(x + AWAY, y, text, SMALL),
        ]
    return parts + [svg.dot(x, own, 3.6, shade) for own, _ in dots]
