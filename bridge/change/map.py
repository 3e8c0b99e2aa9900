"""The map of a change: colours that part at zero."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...core.change.moments import Diverging
from ..i18n import number
from ..maps.ramps import diverging_colours
from ..maps.styles import ClassStyle, with_count


def change_labels(found: Diverging) -> list[str]:
    """Legend texts of the classes from the largest fall to the largest rise, without gap or overlap."""
    if not len(found.bounds):
        return [number(0.0, 0)]
    texts = [number(bound, found.decimals) for bound in found.bounds]
    rises = [f"{low} – < {high}" for low, high in zip([f"+{text}" for text in texts], [f"+{t}" for t in texts[1:]])]
    falls = [f"> −{high} – −{low}" for low, high in zip(texts, texts[1:])]
    return [
        f"≤ −{texts[-1]}",
        *reversed(falls),
        f"> −{texts[0]} – < +{texts[0]}",
        *rises,
        f"≥ +{texts[-1]}",
    ]


def change_style(
    found: Diverging, labels: Sequence[str], direction: int, title: str, notes: Sequence[str]
) -> ClassStyle:
    """Classes of change, the darker colour for the worse side; where neither is, for the rise."""
    most = len(found.bounds)
    colours = diverging_colours(len(labels))
    values = range(-most, most + 1)
    counts = {value: int((found.known & (found.classes == value)).sum()) for value in values}
    entries = [
        (value, with_count(label, counts[value]), colour)
        for value, label, colour in zip(values, labels, colours[::-1] if direction < 0 else colours)
    ]
    return ClassStyle("klasse", entries, int(np.sum(~found.known)), title, list(notes))
