"""Names beside dots, each where it covers neither another name nor a dot; those without room are left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import svg

#: between a dot and its name, and what a name takes beside its letters
AWAY, AROUND = 6.0, 1.0
#: half of what a dot takes
DOT = 3.0

Box = tuple[float, float, float, float]


def spread_names(
    dots: Sequence[tuple[float, float]],
    names: Mapping[int, str],
    frame: tuple[float, float, float, float],
    size: float,
    blocked: Sequence[Box] = (),
) -> list[str]:
    """Name dots to the right, to the left, above or below, as far as there is room.

    Parameters
    ----------
    dots : sequence of (float, float)
        All that are drawn.
    names : mapping of int to str
        Position of a dot to its name, the most important first.
    frame : tuple of float
        Left, right, top and bottom of the plot.
    size : float
        Of the letters.
    blocked : sequence of tuple of float
        What else is to stay free: left, top, right and bottom of each.

    Returns
    -------
    list of str
        SVG.
    """
    left, right, top, bottom = frame
    taken: list[Box] = [*blocked, *((x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots)]
    parts = []
    for place, name in names.items():
        x, y = dots[place]
        wide, high = svg.text_width(name, size) + AROUND, size / 2 + AROUND
        for at, up, anchor in (
            (x + AWAY, y, "start"),
            (x - AWAY, y, "end"),
            (x, y - AWAY - high, "middle"),
            (x, y + AWAY + high, "middle"),
        ):
            start = {"start": at, "end": at - wide, "middle": at - wide / 2}[anchor]
            box = (start, up - high, start + wide, up + high)
            inside = left <= box[0] and box[2] <= right and top <= box[1] and box[3] <= bottom
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                parts.append(svg.label(at, up, name, size, anchor))
                break
    return parts


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
