"""The three maps that Regiolens makes: stedelijkheid, the index, quantiles of any indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ...core.classes import QUARTER_DECIMALS, URBANITY_LABELS, URBANITY_LOWER_BOUNDS, count_classes, printable_bounds
from ...core.divisions import EQUAL, NATURAL, OWN, Division
from ...core.index.compute import IndexResult
from ...core.index.model import Model
from ...core.index.notes import without_quarters
from ...core.messages import Message
from ..i18n import counted, dated, full_title, method_line, number, of_year, say, tr
from ..settings import ORGANISATION, text_of
from .ramps import ramp_colours
from .styles import ClassStyle, bound_labels, own_bound_labels, with_count

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
    notes = [tr("Classes: CBS"), tr("Layer: {layer}").format(layer=layer)]
    return ClassStyle("sted", entries, counts[-1], title, notes)


def index_style(result: IndexResult, model: Model, years: str = "") -> ClassStyle:
    """The classes of the model, darkest for the most deprived; none where they are quarters and there are
    none. `years` are those of what the scores are relative to."""
    counts = count_classes(result.classes, len(model.labels))
    if model.lower_bounds is None:
        bounds = bound_labels(*printable_bounds(result.scale.quartiles, result.score, least=QUARTER_DECIMALS))
    else:
        bounds = own_bound_labels(model.lower_bounds)
    entries = [
        (position + 1, with_count(f"{label}: {bound}", counts[position]), colour)
        for position, (label, bound, colour) in enumerate(
            zip(model.labels, bounds, ramp_colours(INDEX_RAMP, len(model.labels)))
        )
    ]
    areas = of_year(counted(result.scale.areas, result.scale.level), years)
    notes = [
        tr("Score 0-100, 100 = most deprived"),
        tr("Relative to: {areas}").format(areas=areas)
        if model.is_relative
        else tr("Ranks and quarters among: {areas}").format(areas=areas),
    ]
    if round(result.share, 1) < 100.0:
        notes.append(tr("Based on {share}% of the weights").format(share=number(result.share, 1)))
    if not entries:
        notes.append(say(without_quarters(result.scale)))
    if model.source:
        notes.append(method_line(model))
    return ClassStyle("mdi_klasse", entries, counts[-1], full_title(model), notes)


def quantile_style(
    classes: np.ndarray,
    labels: list[str],
    ramp: str,
    dark_is_low: bool,
    title: str,
    notes: list[str],
) -> ClassStyle:
    """Quantile classes, darkest for the worse end."""
    counts = count_classes(classes, len(labels))
    colours = ramp_colours(ramp, len(labels))
    entries = [
        (position + 1, with_count(label, counts[position]), colour)
        for position, (label, colour) in enumerate(zip(labels, colours[::-1] if dark_is_low else colours))
    ]
    return ClassStyle("kwartiel", entries, counts[-1], title, notes)


def origin_lines(source: str, author: str) -> list[str]:
    """What a legend says last: the source, and who made the map; of the author, when empty, the organisation of the
    settings."""
    author = author.strip() or text_of(ORGANISATION)
    lines = [tr("Source: {source}").format(source=source.strip())] if source.strip() else []
    return [*lines, tr("Author: {author}").format(author=author)] if author else lines


def signed_legend(style: ClassStyle, title: str, source: str, author: str, year: str) -> ClassStyle:
    """The map of an index under a title of the user's own, "" for the model's with the year, with source and author.

    Below a title of one's own stands what the index is called, which tells of changes and of domains that are left out.
    """
    own, known = title.strip(), dated(style.title, year.strip())
    called = [tr("Index: {title}").format(title=style.title)] if own and own not in (style.title, known) else []
    return replace(style, title=own or known, notes=[*called, *style.notes, *origin_lines(source, author)])


def quantile_notes(division: Division, areas: str, said: Sequence[Message]) -> list[str]:
    """What the legend of quantiles or other classes says below them: whose they are, and why there are none.

    Parameters
    ----------
    areas : str
        How many there are in the reference and of which year, in words.
    said : sequence of Message
        Notes of the division that belong on the map.
    """
    if division.method == EQUAL:
        text = tr("{classes} equal intervals of {areas}")
    elif division.method == NATURAL:
        text = tr("{classes} natural breaks (Fisher-Jenks) of {areas}")
    elif division.method == OWN:
        text = tr("Own bounds")
    else:
        text = tr("Quartiles of {areas}") if division.classes == 4 else tr("{classes} classes of {areas}")
    return [text.format(areas=areas, classes=division.classes), *map(say, said)]
