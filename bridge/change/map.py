"""The map of a change: colours that part at zero."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...core.change.moments import Diverging
from ...core.classes import decimals_of
from ..i18n import number
from ..maps.ramps import diverging_colours
from ..maps.styles import ClassStyle, with_count


def signed(value: float, decimals: int) -> str:
    """A change with its sign, as it is printed."""
    text = number(abs(value), decimals)
    return text if value == 0 else f"+{text}" if value > 0 else f"−{text}"


def change_labels(found: Diverging) -> list[str]:
    """Legend texts of the classes from the largest fall to the largest rise, without gap or overlap."""
    if not len(found.bounds):
        return [number(0.0, 0)]
    places = [decimals_of(bound, found.decimals) for bound in found.bounds]
    rises = [signed(bound, few) for bound, few in zip(found.bounds, places)]
    falls = [signed(-bound, few) for bound, few in zip(found.bounds, places)]
    return [
        f"≤ {falls[-1]}",
        *(f"> {high} – ≤ {low}" for low, high in zip(falls[-2::-1], falls[:0:-1])),
        f"> {falls[0]} – < {rises[0]}",
        *(f"{low} – < {high}" for low, high in zip(rises, rises[1:])),
        f"≥ {rises[-1]}",
    ]


def change_style(found: Diverging, direction: int, title: str, notes: Sequence[str]) -> ClassStyle:
    """Classes of change, the darker colour for the worse side; where neither is, for the rise."""
    labels, most = change_labels(found), len(found.bounds)
    colours = diverging_colours(len(labels))
    values = range(-most, most + 1)
    counts = {value: int((found.known & (found.classes == value)).sum()) for value in values}
    entries = [
        (value, with_count(label, counts[value]), colour)
        for value, label, colour in zip(values, labels, colours[::-1] if direction < 0 else colours)
    ]
    return ClassStyle("klasse", entries, int(np.sum(~found.known)), title, list(notes))
