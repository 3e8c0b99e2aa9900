"""The legend of a map of two figures: a square of three by three colours, with bounds between them and counts within.

The words stand upright: QtSvg turns no text that is searched for, and no reader turns his head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import svg

CELL, GAP, MARGIN = 46.0, 1.5, 8.0
SIZE, SMALL = 12.0, 11.0
LINE = 1.35
#: a sign of "no data": its size, its colours, and what lies between two lines of its hatch
SIGN = (24.0, 15.0)
NO_DATA, HATCH, APART = "#ececec", "#9a9a9a", 5.0
#: lightness below which letters on a colour are white
DARK = 0.3


@dataclass(frozen=True)
class SquareTexts:
    """Every text that shows, in the reader's language.

    Attributes
    ----------
    title, description : str
        For those who do not see the picture.
    heading : str
        Printed above, "" for none.
    x, y : str
        What the figures are.
    x_bounds, y_bounds : sequence of str
        Between the classes, lowest first; empty where there are none.
    no_data : str
        Of areas without a class.
    notes : sequence of str
        Below it.
    """

    title: str
    description: str
    heading: str
    x: str
    y: str
    x_bounds: Sequence[str]
    y_bounds: Sequence[str]
    no_data: str
    notes: Sequence[str] = ()


def square_legend(
    texts: SquareTexts,
    colours: Sequence[Sequence[str]],
    counts: Sequence[Sequence[str]],
    width: float = 260.0,
    zoom: float = 1,
) -> str:
    """The legend as SVG.

    Parameters
    ----------
    texts : SquareTexts
    colours, counts : sequences of rows, from the lowest upwards
        Counts as they are printed; empty for none.
    width : float
        Pixels, at least 220.
    zoom : float
        See `svg.document`.
    """
    parts, y = svg.heading(texts.heading, "", width) if texts.heading else ([], MARGIN)
    left = MARGIN + max([svg.text_width(text, SMALL) for text in texts.y_bounds], default=0.0) + 8
    left = max(left, MARGIN + 22)
    y = _words(parts, texts.y, left, y, width, up=True)
    size = len(colours)
    for row, (shades, numbers) in enumerate(zip(reversed(colours), _rows(counts, size))):
        for column, shade in enumerate(shades):
            x, top = left + column * CELL, y + row * CELL
            parts.append(svg.box(x, top, CELL - GAP, CELL - GAP, shade, stroke=svg.HAIR, stroke_width=0.5))
            if numbers:
                ink = svg.PAPER if _lightness(shade) < DARK else svg.INK
                middle = x + (CELL - GAP) / 2, top + (CELL - GAP) / 2
                parts.append(svg.label(*middle, numbers[column], SMALL, "middle", fill=ink))
    bottom = y + size * CELL
    for place, text in enumerate(texts.y_bounds, start=1):
        at = bottom - place * CELL - GAP / 2
        parts.append(svg.line(left - 5, at, left, at, svg.MUTED))
        parts.append(svg.label(left - 8, at, text, SMALL, "end"))
    for place, text in enumerate(texts.x_bounds, start=1):
        at = left + place * CELL - GAP / 2
        parts.append(svg.line(at, bottom - GAP, at, bottom + 4, svg.MUTED))
        parts.append(svg.label(at, bottom + 11, text, SMALL, "middle"))
    y = _words(parts, texts.x, left, bottom + (20 if texts.x_bounds else 4), width, up=False)
    parts += _no_data(MARGIN, y + 4)
    y = _lines(parts, texts.no_data, MARGIN + SIGN[0] + 8, y + 4, width, SIZE, svg.INK) + 4
    for note in texts.notes:
        y = _lines(parts, note, MARGIN, y, width, SMALL, svg.MUTED)
    return svg.document(width, y + MARGIN, texts.title, texts.description, parts, zoom)


def _rows(counts: Sequence[Sequence[str]], size: int) -> list[Sequence[str]]:
    """Counts from the top row down, empty rows where there are none."""
    return list(reversed(counts)) if len(counts) else [()] * size


def _words(parts: list[str], text: str, left: float, y: float, width: float, up: bool) -> float:
    """What an axis shows, bold after an arrow along it; how far down it reaches."""
    x = left if up else left + 4
    if up:
        shaft, tip = (x + 4, y + 15, x + 4, y + 5), ((x + 0.5, y + 6), (x + 7.5, y + 6), (x + 4, y))
    else:
        shaft, tip = (x - 4, y + 8, x + 5, y + 8), ((x + 4, y + 4.5), (x + 4, y + 11.5), (x + 10, y + 8))
    parts += [svg.line(*shaft, stroke=svg.INK, width=1.5), svg.polygon(tip, svg.INK)]
    return _lines(parts, text, x + 14, y, width, SIZE, svg.INK, bold=True) + 3


def _lines(
    parts: list[str], text: str, x: float, y: float, width: float, size: float, fill: str, bold: bool = False
) -> float:
    """A text on as many lines as it needs, three at most; how far down it reaches."""
    for row in svg.wrap(text, size, width - x - MARGIN, 3, bold):
        parts.append(svg.label(x, y + size * 0.65, row, size, bold=bold, fill=fill))
        y += size * LINE
    return y


def _no_data(x: float, y: float) -> list[str]:
    """The hatched sign of areas without a class."""
    wide, high = SIGN
    parts = [svg.box(x, y, wide, high, NO_DATA, stroke=svg.HAIR, stroke_width=0.5)]
    start = APART
    while start < wide + high:
        below = min(start, high), max(start - high, 0.0)
        above = max(start - wide, 0.0), min(start, wide)
        parts.append(svg.line(x + below[1], y + below[0], x + above[1], y + above[0], HATCH, 0.8))
        start += APART
    return parts


def _lightness(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.1), 0 to 1."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
