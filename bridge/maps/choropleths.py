"""The three maps that Regiolens makes: stedelijkheid, the index, quantiles of any indicator."""

from __future__ import annotations

import numpy as np

from ...core.classes import URBANITY_LABELS, URBANITY_LOWER_BOUNDS, count_classes, printable_bounds
from ...core.index.compute import IndexResult
from ...core.index.model import Model
from ..i18n import counted, tr
from .styles import ClassStyle, bound_labels, ramp_colours, with_count

URBANITY_RAMP = "YlGnBu"
INDEX_RAMP = "YlOrBr"


def urbanity_style(classes: np.ndarray, layer: str) -> ClassStyle:
    """Fixed classes of stedelijkheid, darkest for the most urban."""
    counts = count_classes(classes, 5)
    bounds = reversed(bound_labels(URBANITY_LOWER_BOUNDS, 0))
    colours = reversed(ramp_colours(URBANITY_RAMP, 5))
    entries = [
        (value, with_count(f"{value} {label}: {bound}", counts[value - 1]), colour)
        for value, label, bound, colour in zip(range(1, 6), URBANITY_LABELS, bounds, colours)
    ]
    title = tr("Stedelijkheid (OAD, addresses per km²)")
    return ClassStyle(
        "sted", entries, counts[-1], title, [tr("Classes: CBS"), tr("Layer: {layer}").format(layer=layer)]
    )


def index_style(result: IndexResult, model: Model) -> ClassStyle:
    """The classes of the model, darkest for the most deprived."""
    counts = count_classes(result.classes, len(model.labels))
    if model.lower_bounds is None:
        bounds = bound_labels(*printable_bounds(result.scale.quartiles, result.score))
    else:
        decimals = max(len(f"{bound:.12f}".rstrip("0").partition(".")[2]) for bound in model.lower_bounds)
        bounds = bound_labels(model.lower_bounds, decimals)
    entries = [
        (position + 1, with_count(f"{label}: {bound}", counts[position]), colour)
        for position, (label, bound, colour) in enumerate(
            zip(model.labels, bounds, ramp_colours(INDEX_RAMP, len(model.labels)))
        )
    ]
    notes = [
        tr("Score 0-100, 100 = most deprived"),
        tr("Relative to: {areas} of {reference}").format(
            areas=counted(result.scale.areas, result.scale.level), reference=result.scale.reference
        ),
    ]
    if model.source:
        notes.append(tr("Method: {source}").format(source=model.source))
    return ClassStyle("mdi_klasse", entries, counts[-1], model.title, notes)


def quantile_style(
    classes: np.ndarray, labels: list[str], ramp: str, dark_is_low: bool, title: str, notes: list[str]
) -> ClassStyle:
    """Quantile classes, darkest for the worse end."""
    counts = count_classes(classes, len(labels))
    colours = ramp_colours(ramp, len(labels))
    entries = [
        (position + 1, with_count(label, counts[position]), colour)
        for position, (label, colour) in enumerate(zip(labels, colours[::-1] if dark_is_low else colours))
    ]
    return ClassStyle("kwartiel", entries, counts[-1], title, notes)
