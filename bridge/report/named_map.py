"""A map in a page: the picture, and the names of its areas upon it as text, which stays as large as it is read."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from html import escape

from qgis.core import QgsRectangle

from ...core.charts.svg import figure
from .names import LINE, Name, NamedAreas

#: millimetres of a map on paper with many rows of areas below it, and at most
NARROW, WIDEST = 74.0, 92.0
#: areas whose rows leave room on a sheet for a map that is as wide as it may be; of more than the second number they
#: take a further sheet anyway
FEW, MANY = 22, 28
#: what a row of the table takes of the width of the map, in millimetres
ROW = 4.0
#: of letters, in millimetres: a little more than 8 points, for a frame makes a picture smaller
LETTERS = 2.9


def map_width(areas: int) -> float:
    """Millimetres of the map of a region on paper.

    Examples
    --------
    >>> map_width(5), map_width(26), map_width(40)
    (92.0, 76.0, 92.0)
    """
    if areas > MANY:
        return WIDEST
    return min(WIDEST, max(NARROW, WIDEST - (areas - FEW) * ROW))


def named_map(
    picture: bytes,
    named: NamedAreas,
    numbers: Mapping[str, int],
    extent: QgsRectangle,
    width: float,
    size: tuple[int, int],
    alt: str,
) -> tuple[str, bool]:
    """The map as SVG, and whether numbers stand in it.

    Parameters
    ----------
    picture : bytes
        PNG of the extent.
    numbers : mapping of str to int
        See `NamedAreas.numbered`.
    width : float
        In millimetres, for which names are placed; letters are of 8 points there.
    size : (int, int)
        In pixels, on a screen.
    """
    unit = extent.width() / width
    height = extent.height() / unit
    whole = named.placed(extent, width)
    names = named.numbered(whole, numbers, unit)
    parts = [part for draw in (_leader, _words) for name in names for part in draw(name, extent, unit)]
    code = base64.b64encode(picture).decode("ascii")
    drawn = (
        f'<svg class="frame" role="img" aria-label="{escape(alt)}" width="{size[0]}" height="{size[1]}" '
        f'viewBox="0 0 {figure(width)} {figure(height)}">'
        f'<image width="{figure(width)}" height="{figure(height)}" href="data:image/png;base64,{code}"/>'
        f'<g font-size="{LETTERS}" text-anchor="middle">{"".join(parts)}</g></svg>'
    )
    return drawn, names != whole


def _on(x: float, y: float, extent: QgsRectangle, unit: float) -> tuple[str, str]:
    return figure((x - extent.xMinimum()) / unit), figure((extent.yMaximum() - y) / unit)


def _leader(name: Name, extent: QgsRectangle, unit: float) -> Iterator[str]:
    """The line from a name to its area, dark upon a light one, which is seen on every class."""
    if name.at is None:
        return
    (x1, y1), (x2, y2) = _on(*name.line(unit), extent, unit), _on(*name.at, extent, unit)
    line = f'<path class="line" d="M{x1} {y1}L{x2} {y2}"/>'
    yield line + line


def _words(name: Name, extent: QgsRectangle, unit: float) -> Iterator[str]:
    lines = name.text.split("\n")
    for place, text in enumerate(lines):
        down = (place - (len(lines) - 1) / 2) * LINE * unit
        x, y = _on(name.x, name.y - down - 0.36 * LETTERS * unit, extent, unit)
        yield f'<text x="{x}" y="{y}">{escape(text)}</text>'
