"""The signs of a spine chart. Shapes tell what colours tell; the colours are ColorBrewer's PuOr ends on greys."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from typing import Any

from . import svg

WORSE = "#b35806"
BETTER = "#2166ac"
NEUTRAL = "#4d4d4d"
BAND = "#e4e7ea"
MIDDLE = "#bac2c9"
INK_OF_ONE = 0.38
#: across a dot; and the length of its line, for Qt draws none without
DOT, HAIR = 4.6, 0.01
_LINE = "h.01"


def marker(x: float, y: float, distance: float, direction: int) -> str:
    """The region: a diamond where it is worse, a disc where it is better, a square where that cannot be said."""
    outline = {"stroke": svg.PAPER, "stroke_width": 1.4}
    if direction == 0 or distance == 0:
        return svg.box(x - 4.6, y - 4.6, 9.2, 9.2, NEUTRAL, **outline)
    if distance > 0:
        return svg.polygon(((x - 7, y), (x, y - 7), (x + 7, y), (x, y + 7)), WORSE, **outline)
    return svg.dot(x, y, 5.6, BETTER, **outline)


def areas(places: Iterable[float], y: float, ink: float = INK_OF_ONE) -> str:
    """Areas as dots: light where one is alone, dark where many lie on one spot.

    Dots that do not touch are the round ends of the lines of one path, which is an eighth of as many circles; those
    that do are in different paths, so that their inks add up.
    """
    layers: list[list[float]] = []
    ends: list[tuple[float, int]] = []
    for x in sorted(round(place, 1) for place in places):
        if ends and ends[0][0] <= x:
            which = heapq.heappop(ends)[1]
        else:
            which = len(layers)
            layers.append([])
        layers[which].append(x)
        heapq.heappush(ends, (x + DOT, which))
    paths = [svg.tag("path", d=_strokes(xs, y)) for xs in layers]
    look: dict[str, Any] = {"stroke_width": DOT, "stroke_linecap": "round", "stroke_opacity": float(ink)}
    return svg.tag("g", "".join(paths), fill="none", stroke=svg.INK, **look) if paths else ""


def _strokes(xs: Sequence[float], y: float) -> str:
    """Lines as good as without length, each begun from the one before."""
    at, parts = xs[0], [f"M{svg.figure(xs[0])} {svg.figure(y)}{_LINE}"]
    for x in xs[1:]:
        parts.append(f"m{svg.figure(x - at - HAIR)} 0{_LINE}")
        at = x
    return "".join(parts)


def beyond(x: float, side: int, y: float) -> str:
    """An arrowhead at the edge, for areas beyond the scale."""
    return svg.polygon(((x, y - 3.5), (x + 5 * side, y), (x, y + 3.5)), svg.INK, fill_opacity=0.55)
