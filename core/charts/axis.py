"""Axes of figures: whole steps around the values, and what stands at them."""

from __future__ import annotations

import math

from .spine import Formatter, nice

#: lowest step, highest step, width of a step
Scale = tuple[float, float, float]


def span(low: float, high: float) -> Scale:
    """Whole steps around the values, some 3 to 10 of them.

    Examples
    --------
    >>> span(12.0, 47.0), span(5.0, 5.0)
    ((10.0, 50.0, 5.0), (4.5, 5.5, 0.5))
    """
    size = max(abs(low), abs(high))
    _, step = nice(max((high - low) / 2, size * 1e-6, 1e-6) if high > low else max(size * 0.02, 1.0))
    bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
    return (bottom, top, step) if top > bottom else (bottom - step, top + step, step)


def steps(scale: Scale, form: Formatter) -> list[tuple[float, str]]:
    """Where the grid lies, from the lowest step on, and what stands there."""
    low, high, step = scale
    decimals = 0 if step >= 1 else min(math.ceil(-math.log10(step)), 6)
    values = [low + place * step for place in range(round((high - low) / step) + 1)]
    return [(value, form(value, decimals)) for value in values]
