"""Styles of the live map, for the state of the sliders and for what is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...core.divisions import Division, divide
from ...core.index.compute import IndexResult
from ...core.index.whatif import WhatIf, WhatIfState
from ...core.messages import Refusal
from ..i18n import counted, tr
from ..maps.choropleths import index_style, quantile_notes, quantile_style
from ..maps.styles import HIDDEN, ClassStyle, bound_labels, limited
from .areas import Bounds, LiveAreas


def state_style(areas: LiveAreas, state: WhatIfState, title: str) -> ClassStyle:
    """The map of the index with some weights: as `regiolens:mdi` would draw it.

    Raises
    ------
    Refusal
        If no area has a score.
    """
    if not (state.rank > 0).any():
        raise Refusal("With these weights no area has a score: give at least one domain a weight.")
    scale = replace(areas.engine.result.scale, quartiles=state.quartiles)
    classes = _shown_alone(areas.everywhere(state.classes))
    result: IndexResult = replace(areas.engine.result, score=state.score, classes=classes, scale=scale)
    return _limited(index_style(result, replace(areas.engine.named(state), title=title)), areas)


def _limited(style: ClassStyle, areas: LiveAreas) -> ClassStyle:
    """The style as it is where areas are limited to some regions."""
    hidden = tr("outside {place}, not shown").format(place=areas.place) if areas.place else ""
    return replace(limited(style, areas.place, True), hidden=hidden)


def _shown_alone(classes: np.ndarray) -> np.ndarray:
    """Without the areas that are not shown."""
    return classes[classes != HIDDEN]


def shown_style(
    areas: LiveAreas, show: str, division: Division, ramp: str, dark_is_low: bool, title: str
) -> tuple[np.ndarray, ClassStyle]:
    """The map of a domain or of a field: as `regiolens:quartilemap` would draw it.

    Returns
    -------
    classes : ndarray of int, shape (m,)
    style : ClassStyle
        With a note where ties leave a class empty.

    Raises
    ------
    Refusal
        If the domain is left out.
    """
    domain = show[len("mdi_") :]
    bounds = areas.bounds
    if areas.shown is not None:
        values = areas.shown
    elif not isinstance(areas.engine, WhatIf) or domain not in areas.engine.result.domains:
        raise Refusal("Domain '{domain}' is left out, as there are no figures for it: show another one.", domain=domain)
    else:
        values = np.full(len(areas.ids), np.nan)
        values[areas.land] = areas.engine.result.domains[domain].to_numpy(dtype=np.float64)
        if areas.whole is not None and domain in areas.whole.result.domains:
            bounds = bounds or _bounds_of(areas.whole.result.domains[domain].to_numpy(dtype=np.float64), areas)
    bounds = bounds or _bounds_of(values, areas)
    result = divide(values, bounds.values, division, bounds.name)
    notes = quantile_notes(division, counted(bounds.count, bounds.level), result.notes)
    labels = bound_labels(result.bounds, result.decimals)
    classes = result.classes if areas.outside is None else np.where(areas.outside, HIDDEN, result.classes)
    style = quantile_style(_shown_alone(classes), labels, ramp, dark_is_low, title, notes)
    return classes, _limited(style, areas)


def _bounds_of(values: np.ndarray, areas: LiveAreas) -> Bounds:
    """Values of areas of the layer as what determines the bounds."""
    return Bounds(values, int((~np.isnan(values)).sum()), areas.level, areas.name)
