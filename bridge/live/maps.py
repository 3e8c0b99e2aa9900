"""Styles of the live map, for the state of the sliders and for what is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...core.divisions import Division, divide
from ...core.index.compute import IndexResult
from ...core.index.whatif import WhatIf, WhatIfState
from ...core.messages import Refusal
from ..i18n import counted
from ..maps.choropleths import index_style, quantile_notes, quantile_style
from ..maps.styles import ClassStyle, bound_labels
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
    result: IndexResult = replace(
        areas.engine.result, score=state.score, classes=areas.everywhere(state.classes), scale=scale
    )
    return index_style(result, replace(areas.engine.named(state), title=title))


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
    if areas.shown is not None:
        values = areas.shown
    elif not isinstance(areas.engine, WhatIf) or domain not in areas.engine.result.domains:
        raise Refusal("Domain '{domain}' is left out, as there are no figures for it: show another one.", domain=domain)
    else:
        values = np.full(len(areas.ids), np.nan)
        values[areas.land] = areas.engine.result.domains[domain].to_numpy(dtype=np.float64)
    bounds = areas.bounds or Bounds(values, int((~np.isnan(values)).sum()), areas.level, areas.name)
    result = divide(values, bounds.values, division, bounds.name)
    notes = quantile_notes(division, counted(bounds.count, bounds.level), result.notes)
    labels = bound_labels(result.bounds, result.decimals)
    return result.classes, quantile_style(result.classes, labels, ramp, dark_is_low, title, notes)
