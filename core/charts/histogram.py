"""Small histograms, many of which stand side by side on one page."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..classes import FloatArray
from .svg import INK, MUTED, box, clean, document, label, line, wrap

#: bars of a histogram, and their colours as they are and where something was remarked
BARS, USUAL, REMARKED = 24, "#5b7fa3", "#c2571a"
_WIDTH, _HEIGHT, _SIDE, _FOOT, _TITLE = 230.0, 150.0, 8.0, 18.0, 11.5


def histogram(
    values: FloatArray,
    title: str,
    subtitle: str,
    form: Callable[[float, int], str],
    remarked: bool = False,
) -> str:
    """A histogram as SVG, in bars of equal width from the lowest value to the highest.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is left out.
    title, subtitle : str
        What it shows, on two lines at most, and a line below.
    form : callable
        Writes a number with so many decimals in the reader's way.
    """
    there = values[~np.isnan(values)]
    rows = wrap(title, _TITLE, _WIDTH - 2 * _SIDE, 2, bold=True)
    parts = [label(_SIDE, 12 + 15 * i, row, _TITLE, bold=True, fill=INK) for i, row in enumerate(rows)]
    parts += [label(_SIDE, 42, row, 10.5, fill=MUTED) for row in wrap(subtitle, 10.5, _WIDTH - 2 * _SIDE, 1)]
    bottom = _HEIGHT - _FOOT
    parts.append(line(_SIDE, bottom, _WIDTH - _SIDE, bottom))
    if len(there):
        low, high = float(there.min()), float(there.max())
        counts, _ = np.histogram(there, BARS, (low, high) if high > low else (low - 0.5, low + 0.5))
        room, step = bottom - 54, (_WIDTH - 2 * _SIDE) / BARS
        for place, count in enumerate(counts.tolist()):
            tall = room * count / counts.max()
            if count:
                fill = REMARKED if remarked else USUAL
                parts.append(box(_SIDE + place * step, bottom - max(tall, 1.0), step - 1, max(tall, 1.0), fill))
        decimals = 0 if max(abs(low), abs(high)) >= 100 else 1
        parts.append(label(_SIDE, bottom + 9, form(low, decimals), 10, fill=MUTED))
        parts.append(label(_WIDTH - _SIDE, bottom + 9, form(high, decimals), 10, anchor="end", fill=MUTED))
    return document(_WIDTH, _HEIGHT, title, clean(subtitle), parts)
