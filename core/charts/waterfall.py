"""Waterfall: how the contributions of the domains add up to a score."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from . import svg
from .spine import Formatter, finite, nice, signed

BAR, TOTAL, PALE = "#8a949e", "#3d4349", "#ffffff"
SIZE, SMALL = 12.0, 11.0
ROW, LINE = 24.0, 14.0


@dataclass(frozen=True)
class Step:
    """One domain.

    Attributes
    ----------
    score, weight : float or None
        The domain's score and its weight in percent.
    contribution : float or None
        What it adds to the score, weight / 100 x score; None or NaN where it is missing.
    reference : float or None
        What it adds to the mean score of the reference.
    """

    label: str
    score: float | None
    weight: float | None
    contribution: float | None
    reference: float | None = None


@dataclass(frozen=True)
class WaterfallTexts:
    """Every text that shows, in the reader's language.

    Attributes
    ----------
    total : str
        Label of the bar that holds them all, such as MDI.
    points, difference : str
        Heads of the columns: contribution, and contribution minus that of the reference.
    weighting : str
        Template with {weight} and {score}, such as ``{weight} % x {score}``.
    classes : tuple of str
        Labels of the classes between the bounds, one more than there are bounds; may be empty.
    """

    title: str
    description: str
    heading: str
    subheading: str
    total: str
    weight_head: str
    weighting: str
    points: str
    difference: str
    no_data: str
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Plot:
    """Scale, and where the columns stand, in pixels; `difference` is None where there is nothing to compare with."""

    width: float
    left: float
    right: float
    low: float
    high: float
    weight: float
    points: float
    difference: float | None

    def x(self, value: float) -> float:
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)


def waterfall_chart(
    steps: Sequence[Step],
    total: float | None,
    texts: WaterfallTexts,
    form: Formatter,
    bounds: Sequence[float] = (),
    width: float = 760,
    zoom: float = 1,
) -> str:
    """Draw a waterfall of contributions.

    Parameters
    ----------
    steps : sequence of Step
        In the order in which they are stacked.
    total : float or None
        The score; None or NaN where it is missing.
    texts : WaterfallTexts
    form, width, zoom
        As for `spine_chart`.
    bounds : sequence of float
        Lower bounds of the classes above the first, drawn as lines.

    Returns
    -------
    str
        SVG.
    """
    starts = [0.0]
    for step in steps:
        starts.append(starts[-1] + (finite(step.contribution) or 0.0))
    weightings = [_weighting(step, texts, form) for step in steps]
    plot = _plot(max(float(width), 520.0), steps, [*starts, finite(total) or 0.0, *bounds], weightings, texts)
    parts, y = svg.heading(texts.heading, texts.subheading, plot.width)
    parts += _heads(plot, texts, y + 8)
    parts += _classes(plot, texts.classes, bounds, y + 8, y + 24 + ROW * (len(steps) + 1))
    y += 22
    for step, weighting, start in zip(steps, weightings, starts):
        parts.append(_step(plot, step, weighting, start, y + ROW / 2, texts, form))
        y += ROW
        edge = plot.x(start + (finite(step.contribution) or 0.0))
        parts.append(svg.line(edge, y - ROW / 2, edge, y + ROW / 2, BAR, 0.8))
    parts += _total(plot, steps, finite(total), y + ROW / 2, texts, form)
    named = svg.wrap(texts.total, SIZE, plot.left - 20, 4, True)
    y = max(_axis(parts, plot, y + ROW + 4, form), y + ROW / 2 + LINE * len(named) - 4)
    return svg.document(plot.width, y + 8, texts.title, _words(steps, finite(total), texts, form), parts, zoom)


def _plot(
    width: float, steps: Sequence[Step], values: Sequence[float], weightings: Sequence[str], texts: WaterfallTexts
) -> _Plot:
    """Columns as wide as their texts, the plot what remains; 0 to 100 where that holds all."""
    last = width - 8
    compared = any(finite(step.reference) is not None for step in steps)
    points = last - (max(svg.text_width(texts.difference, SMALL), 34) + 14) if compared else last
    weight = points - max(svg.text_width(texts.points, SMALL), 38) - 14
    right = weight - max(svg.text_width(text, SMALL) for text in [*weightings, texts.weight_head]) - 18
    longest = max(svg.text_width(step.label, SIZE) for step in [*steps, Step(texts.total, None, None, None)])
    low, high = min(0.0, *values), max(0.0, *values)
    if low == 0 and high <= 100:
        high = 100.0
    else:
        high, unit = nice(max(-low, high))
        low = math.floor(low / unit) * unit
    left = 8 + min(longest, 0.25 * width) + 12
    return _Plot(width, left, right, low, high, weight, points, last if compared else None)


def _weighting(step: Step, texts: WaterfallTexts, form: Formatter) -> str:
    score, weight = finite(step.score), finite(step.weight)
    if score is None or weight is None:
        return "–"
    return texts.weighting.format(weight=form(weight, 1), score=form(score, 1))


def _heads(plot: _Plot, texts: WaterfallTexts, y: float) -> list[str]:
    """Heads of the columns of numbers."""
    heads: list[tuple[float | None, str]] = [
        (plot.weight, texts.weight_head),
        (plot.points, texts.points),
        (plot.difference, texts.difference),
    ]
    return [svg.label(x, y, text, SMALL, "end", fill=svg.MUTED) for x, text in heads if x is not None]


def _classes(plot: _Plot, labels: Sequence[str], bounds: Sequence[float], top: float, bottom: float) -> list[str]:
    """Lines at the bounds of the classes, and above them the labels that do not cover one another."""
    parts = [svg.line(plot.x(bound), top + 8, plot.x(bound), bottom, svg.MUTED, 0.7, "3 3") for bound in bounds]
    if len(labels) != len(bounds) + 1:
        return parts
    edges = [plot.x(edge) for edge in (plot.low, *bounds, plot.high)]
    until = 0.0
    for text, start, end in zip(labels, edges, edges[1:]):
        middle, half = (start + end) / 2, svg.text_width(text, 10.0) / 2
        if middle - half >= until and middle + half <= plot.right + 12:
            parts.append(svg.label(middle, top, text, 10.0, "middle", fill=svg.MUTED))
            until = middle + half + 4
    return parts


def _step(
    plot: _Plot, step: Step, weighting: str, start: float, y: float, texts: WaterfallTexts, form: Formatter
) -> str:
    """Label, bar and numbers of one domain."""
    parts = [svg.label(8, y, svg.wrap(step.label, SIZE, plot.left - 20, 1)[0], SIZE)]
    points = finite(step.contribution)
    if points is None:
        parts.append(svg.label(plot.x(start) + 6, y, texts.no_data, SMALL, fill=svg.MUTED))
        return svg.group([*parts, svg.label(plot.points, y, "–", SIZE, "end")], step.label)
    left, right = sorted((plot.x(start), plot.x(start + points)))
    parts += [
        svg.box(left, y - 7, right - left, 14, BAR if points >= 0 else PALE, stroke=BAR, stroke_width=0.8),
        svg.label(plot.weight, y, weighting, SMALL, "end", fill=svg.MUTED),
        svg.label(plot.points, y, form(points, 1), SIZE, "end", bold=True),
    ]
    reference = finite(step.reference)
    if reference is not None and plot.difference is not None:
        parts.append(svg.label(plot.difference, y, signed(points - reference, 1, form), SIZE, "end"))
    return svg.group(parts, f"{step.label}: {form(points, 1)} ({weighting})")


def _total(
    plot: _Plot, steps: Sequence[Step], total: float | None, y: float, texts: WaterfallTexts, form: Formatter
) -> list[str]:
    """The score below its parts, under a line as in a sum."""
    parts = [
        svg.line(8, y - ROW / 2, plot.left - 12, y - ROW / 2, svg.INK),
        svg.line(plot.right + 16, y - ROW / 2, plot.width - 8, y - ROW / 2, svg.INK),
    ]
    for place, text in enumerate(svg.wrap(texts.total, SIZE, plot.left - 20, 4, True)):
        parts.append(svg.label(8, y + LINE * place, text, SIZE, bold=True))
    if total is None:
        return [*parts, svg.label(plot.x(0) + 6, y, texts.no_data, SMALL, fill=svg.MUTED)]
    left, right = sorted((plot.x(0), plot.x(total)))
    parts += [
        svg.box(left, y - 7, right - left, 14, TOTAL),
        svg.label(plot.points, y, form(total, 1), SIZE, "end", True),
    ]
    references = [finite(step.reference) for step in steps]
    if plot.difference is not None and None not in references:
        difference = total - sum(reference or 0.0 for reference in references)
        parts.append(svg.label(plot.difference, y, signed(difference, 1, form), SIZE, "end", True))
    return parts


def _axis(parts: list[str], plot: _Plot, y: float, form: Formatter) -> float:
    """The scale, in points."""
    _, unit = nice((plot.high - plot.low) / 2)
    parts.append(svg.line(plot.left, y, plot.right, y, svg.MUTED, 0.8))
    for place in range(math.ceil(plot.low / unit), math.floor(plot.high / unit) + 1):
        x = plot.x(place * unit)
        parts.append(svg.line(x, y, x, y + 4, svg.MUTED, 0.8))
        parts.append(svg.label(x, y + 11, form(place * unit, 0 if unit >= 1 else 2), SMALL, "middle", fill=svg.MUTED))
    return y + 18


def _words(steps: Sequence[Step], total: float | None, texts: WaterfallTexts, form: Formatter) -> str:
    """The chart in words."""
    values = [*((step.label, finite(step.contribution)) for step in steps), (texts.total, total)]
    items = [f"{label}: {texts.no_data if value is None else form(value, 1)}" for label, value in values]
    return " ".join([texts.description, "; ".join(items)])
