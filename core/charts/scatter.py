"""Two figures of areas as dots, with the line of regression, or in four quadrants; those farthest out by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from . import svg
from .axis import Scale, span, steps
from .names import spread_names
from .spine import Formatter

#: shades that differ in greyscale too, and which eyes blind to some colours tell apart; one for a chart without classes
SHADES = ("#1f4e79", "#e08214", "#7fbc41", "#8e0152", "#80cdc1", "#542788", "#a6761d", "#666666")
LINE = "#b2182b"
SIZE, SMALL = 11.5, 10.5
#: areas farther from the line than so many standard deviations are named, so many at most
FAR, NAMED = 2.0, 6
#: in quadrants so many are named at most, as far as their names find room
NAMED_IN_QUADRANTS = 60
AXIS, ROOM = "#4d4d4d", 0.06

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Cross:
    """Two lines that part a plot into quadrants, in place of the line of regression.

    Attributes
    ----------
    x, y : float
        Where they lie.
    corners : tuple of str
        What the quadrants are called: right and above, right and below, left and below, left and above.
    """

    x: float
    y: float
    corners: tuple[str, str, str, str]


@dataclass(frozen=True)
class ScatterTexts:
    """Every text that shows, in the reader's language.

    Attributes
    ----------
    title, description : str
        For those who do not see the picture.
    heading, subheading : str
        Printed above the chart.
    x, y : str
        What the axes show.
    no_data : str
        Printed in place of dots.
    """

    title: str
    description: str
    heading: str
    subheading: str
    x: str
    y: str
    no_data: str


def regression(x: FloatArray, y: FloatArray, weight: FloatArray | None = None) -> tuple[float, float] | None:
    """Slope and height at 0 of the line of least squares; None where there are too few or x does not vary.

    Examples
    --------
    >>> regression(np.array([0.0, 1.0, 2.0]), np.array([1.0, 3.0, 5.0]))
    (2.0, 1.0)
    >>> regression(np.array([0.0, 0.0, 1.0]), np.array([0.0, 4.0, 2.0]), np.array([3.0, 1.0, 4.0]))
    (1.0, 1.0)
    """
    if len(x) < 3 or x.min() == x.max():
        return None
    middle_x, middle_y = np.average(x, weights=weight), np.average(y, weights=weight)
    spread = x - middle_x
    by = spread if weight is None else weight * spread
    slope = float((by * (y - middle_y)).sum() / (by * spread).sum())
    return slope, float(middle_y - slope * middle_x)


def outlying(x: FloatArray, y: FloatArray, weight: FloatArray | None = None) -> list[int]:
    """Positions of the areas farthest from the line of regression, the farthest first; see `FAR` and `NAMED`."""
    line = regression(x, y, weight)
    if line is None:
        return []
    off = np.abs(y - line[1] - line[0] * x)
    deviation = np.sqrt((off * off).sum() / max(len(x) - 2, 1))
    order = np.argsort(-off, kind="stable")[:NAMED]
    return [int(place) for place in order if deviation > 0 and off[place] > FAR * deviation]


def scatter_chart(
    x: FloatArray,
    y: FloatArray,
    names: Sequence[str],
    texts: ScatterTexts,
    form: Formatter,
    classes: Sequence[str] = (),
    of_class: npt.NDArray[np.intp] | None = None,
    width: float = 560,
    height: float = 320,
    zoom: float = 1,
    cross: Cross | None = None,
    weight: FloatArray | None = None,
) -> str:
    """Draw areas as dots by two figures.

    Parameters
    ----------
    x, y : ndarray of float, shape (n areas,)
        Areas without either are left out.
    names : sequence of str, length n areas
        Of which those far from the line are printed.
    texts : ScatterTexts
    form : callable
        As for `spine_chart`.
    classes : sequence of str
        Names of the classes, by which the dots are coloured.
    of_class : ndarray of int, shape (n areas,), optional
        Position in `classes`, -1 for none.
    width, height : float
        In pixels, of the whole and of the plot.
    zoom : float
        See `svg.document`.
    cross : Cross, optional
        Lines that part the plot into quadrants, in which as many areas are named as there is room for.
    weight : ndarray of float, shape (n areas,), optional
        By which areas count in the line of regression; those without are left out.

    Returns
    -------
    str
        SVG.
    """
    width, height = max(float(width), 320.0), max(float(height), 120.0)
    parts, top = svg.heading(texts.heading, texts.subheading, width)
    there = np.isfinite(x) & np.isfinite(y)
    keep = np.flatnonzero(there if weight is None else there & (weight > 0))
    if not len(keep):
        parts.append(svg.label(8, top + 10, texts.no_data, SIZE, fill=svg.MUTED))
        return svg.document(width, top + 28, texts.title, texts.description, parts, zoom)
    shown_x, shown_y = x[keep], y[keep]
    group = np.zeros(len(keep), dtype=np.intp) if of_class is None else of_class[keep]
    shown = [place for place in range(len(classes)) if (group == place).any()]
    legend, top = _legend([classes[place] for place in shown], shown, width, top) if classes else ([], top)
    parts += [*legend, svg.label(8, top + 8, texts.y, SMALL, fill=svg.MUTED)]
    top += 20
    middles = (None, None) if cross is None else (cross.x, cross.y)
    scale_x, scale_y = (span(*_ends(shown, middle)) for shown, middle in zip((shown_x, shown_y), middles))
    left = 22 + max(svg.text_width(text, SMALL) for _, text in steps(scale_y, form))
    right, bottom = width - 16, top + height
    across, up = _along(shown_x, scale_x, left, right), _along(shown_y, scale_y, bottom, top)
    for place, text in steps(scale_y, form):
        at = float(_along(np.array([place]), scale_y, bottom, top)[0])
        parts += [svg.line(left, at, right, at), svg.label(left - 6, at, text, SMALL, "end", fill=svg.MUTED)]
    for place, text in steps(scale_x, form):
        at = float(_along(np.array([place]), scale_x, left, right)[0])
        parts += [svg.line(at, top, at, bottom), svg.label(at, bottom + 12, text, SMALL, "middle", fill=svg.MUTED)]
    for place in [-1, *range(max(len(classes), 1))]:
        here = group == place
        if here.any():
            parts.append(_dots(across[here], up[here], SHADES[place % len(SHADES)] if place >= 0 else svg.MUTED))
    frame = (left, right, top, bottom)
    if cross is None:
        by = None if weight is None else weight[keep]
        parts += _line(regression(shown_x, shown_y, by), scale_x, scale_y, frame)
        for place in outlying(shown_x, shown_y, by):
            parts.append(_name(float(across[place]), float(up[place]), names[int(keep[place])], right))
    else:
        places = zip((cross.x, cross.y), (scale_x, scale_y), ((left, right), (bottom, top)))
        middle_x, middle_y = (float(_along(np.array([value]), scale, *ends)[0]) for value, scale, ends in places)
        parts += _in_quadrants(cross, (middle_x, middle_y), frame, across, up, [names[place] for place in keep])
    parts.append(svg.label(right, bottom + 28, texts.x, SMALL, "end", fill=svg.MUTED))
    return svg.document(width, bottom + 40, texts.title, texts.description, parts, zoom)


def _legend(classes: Sequence[str], places: Sequence[int], width: float, top: float) -> tuple[list[str], float]:
    """A dot and a name for each class, in as many rows as they need."""
    parts, x, y = [], 8.0, top + 8
    for name, place in zip(classes, places):
        room = 22 + svg.text_width(name, SMALL)
        if x > 8 and x + room > width - 8:
            x, y = 8.0, y + 16
        parts += [svg.dot(x + 4, y, 4, SHADES[place % len(SHADES)]), svg.label(x + 12, y, name, SMALL)]
        x += room
    return parts, y + 12


def _dots(x: FloatArray, y: FloatArray, shade: str) -> str:
    """All dots of one shade as one path of strokes without length, which fourteen thousand buurten need."""
    radius = 3.2 if len(x) <= 500 else 1.6
    places = "".join(f"M{svg.figure(float(a))} {svg.figure(float(b))}h.01" for a, b in zip(x, y))
    look: dict[str, Any] = {"stroke_width": 2 * radius, "stroke_linecap": "round", "stroke_opacity": 0.75}
    return svg.tag("path", d=places, fill="none", stroke=shade, **look)


def _line(
    line: tuple[float, float] | None,
    scale_x: Scale,
    scale_y: Scale,
    frame: tuple[float, float, float, float],
) -> list[str]:
    """The line of regression, as far as it lies within the plot."""
    if line is None:
        return []
    slope, start = line
    left, right, top, bottom = frame
    ends = [scale_x[0], scale_x[1]]
    if slope:
        crossed = sorted((edge - start) / slope for edge in scale_y[:2])
        ends = [max(ends[0], crossed[0]), min(ends[1], crossed[1])]
    xs = np.array(ends)
    at_x, at_y = _along(xs, scale_x, left, right), _along(start + slope * xs, scale_y, bottom, top)
    return [svg.line(float(at_x[0]), float(at_y[0]), float(at_x[1]), float(at_y[1]), LINE, 1.8)]


def _ends(values: FloatArray, middle: float | None) -> tuple[float, float]:
    """From where to where an axis goes; around a middle with some room, for the names of what lies farthest out."""
    if middle is None:
        return float(values.min()), float(values.max())
    low, high = min(float(values.min()), middle), max(float(values.max()), middle)
    return low - ROOM * (high - low), high + ROOM * (high - low)


def _in_quadrants(
    cross: Cross,
    at: tuple[float, float],
    frame: tuple[float, float, float, float],
    across: FloatArray,
    up: FloatArray,
    names: Sequence[str],
) -> list[str]:
    """Both lines, what the quadrants are called, and the areas by name, those farthest out first."""
    left, right, top, bottom = frame
    parts = [svg.line(at[0], top, at[0], bottom, AXIS, 1.4), svg.line(left, at[1], right, at[1], AXIS, 1.4)]
    taken = [(left, at[1] - 1, right, at[1] + 1), (at[0] - 1, top, at[0] + 1, bottom)]
    for text, x, y in zip(cross.corners, (right, right, left, left), (top, bottom, bottom, top)):
        lines = svg.wrap(text, SMALL, max(abs(x - at[0]) - 8, 40), 2, True)
        wide, high = max(svg.text_width(line, SMALL, True) for line in lines), 13 * len(lines)
        start = x - 4 - wide if x == right else x + 4
        above = top + 2 if y == top else bottom - 2 - high
        for place, line in enumerate(lines):
            at_x, anchor = (x - 4, "end") if x == right else (x + 4, "start")
            parts.append(svg.label(at_x, above + 13 * place + 7, line, SMALL, anchor, True, svg.MUTED))
        taken.append((start, above, start + wide, above + high))
    far = np.hypot((across - at[0]) / (right - left), (up - at[1]) / (bottom - top))
    order = np.argsort(-far, kind="stable")[:NAMED_IN_QUADRANTS].tolist()
    dots = list(zip(across.tolist(), up.tolist()))
    return parts + spread_names(dots, {place: names[place] for place in order}, frame, SMALL, taken)


def _name(x: float, y: float, name: str, right: float) -> str:
    """The name of an area beside its dot, on the side where there is room."""
    fits = x + 8 + svg.text_width(name, SMALL) <= right
    return svg.label(x + 6 if fits else x - 6, y, name, SMALL, "start" if fits else "end")


def _along(values: FloatArray, scale: Scale, start: float, end: float) -> FloatArray:
    return np.asarray(start + (end - start) * (values - scale[0]) / (scale[1] - scale[0]), dtype=np.float64)
