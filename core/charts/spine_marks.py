"""The signs of a spine chart. Shapes tell what colours tell; the colours are ColorBrewer's PuOr ends on greys."""

from __future__ import annotations

from . import svg

WORSE = "#b35806"
BETTER = "#2166ac"
NEUTRAL = "#4d4d4d"
BAND = "#e4e7ea"
MIDDLE = "#bac2c9"
INK_OF_ONE = 0.38


def marker(x: float, y: float, distance: float, direction: int) -> str:
    """The region: a diamond where it is worse, a disc where it is better, a square where that cannot be said."""
    outline = {"stroke": svg.PAPER, "stroke_width": 1.4}
    if direction == 0 or distance == 0:
        return svg.box(x - 4.6, y - 4.6, 9.2, 9.2, NEUTRAL, **outline)
    if distance > 0:
        return svg.polygon(((x - 7, y), (x, y - 7), (x + 7, y), (x, y + 7)), WORSE, **outline)
    return svg.dot(x, y, 5.6, BETTER, **outline)


def area(x: float, y: float, ink: float = INK_OF_ONE) -> str:
    """One area: light where it is alone, dark where many lie on one spot."""
    return svg.dot(x, y, 2.3, svg.INK, fill_opacity=float(ink))


def beyond(x: float, side: int, y: float) -> str:
    """An arrowhead at the edge, for areas beyond the scale."""
    return svg.polygon(((x, y - 3.5), (x + 5 * side, y), (x, y + 3.5)), svg.INK, fill_opacity=0.55)
