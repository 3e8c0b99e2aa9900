"""Styles of the live map, for the state of the sliders and for what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...core.bivariate import THIRDS, square
from ...core.divisions import Division, divide
from ...core.index.compute import IndexResult
from ...core.index.whatif import WhatIf, WhatIfState
from ...core.messages import Refusal
from ..i18n import counted
from ..maps.bivariate import Axis, square_style
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
    values = areas.shown if areas.shown is not None else _scores(areas, show)
    bounds = areas.bounds or _own_bounds(areas, values)
    result = divide(values, bounds.values, division, bounds.name)
    notes = quantile_notes(division, counted(bounds.count, bounds.level), result.notes)
    labels = bound_labels(result.bounds, result.decimals)
    return result.classes, quantile_style(result.classes, labels, ramp, dark_is_low, title, notes)


@dataclass(frozen=True)
class Pair:
    """Two fields that a map shows together: as they are called in choices and in words, and whether low is worse."""

    shows: tuple[str, str]
    titles: tuple[str, str]
    low: tuple[bool, bool]


def pair_style(
    areas: LiveAreas, state: WhatIfState, pair: Pair, title: str, notes: Sequence[str]
) -> tuple[np.ndarray, ClassStyle]:
    """The map of two figures: as `regiolens:bivariatemap` would draw it.

    Returns
    -------
    classes : ndarray of int, shape (m,)
    style : ClassStyle

    Raises
    ------
    Refusal
        If a domain is left out, or a figure has no values.
    """
    found, axes = [], []
    columns, references = (areas.shown, areas.shown_y), (areas.bounds, areas.bounds_y)
    for show, column, reference, called, low in zip(pair.shows, columns, references, pair.titles, pair.low):
        values = column if column is not None else _scores(areas, show, state)
        bounds = reference or _own_bounds(areas, values)
        found.append(divide(values, bounds.values, Division(THIRDS), bounds.name))
        axes.append(Axis(called, low, counted(bounds.count, bounds.level)))
    made = square(*found)
    return made.classes, square_style(made, (axes[0], axes[1]), title, notes)


def _scores(areas: LiveAreas, show: str, state: WhatIfState | None = None) -> np.ndarray:
    """The scores of a domain, or those of the index with the weights of now; missing for water."""
    values = np.full(len(areas.ids), np.nan)
    if show == "mdi" and state is not None:
        values[areas.land] = state.score
        return values
    domain = show[len("mdi_") :]
    if not isinstance(areas.engine, WhatIf) or domain not in areas.engine.result.domains:
        raise Refusal("Domain '{domain}' is left out, as there are no figures for it: show another one.", domain=domain)
    values[areas.land] = areas.engine.result.domains[domain].to_numpy(dtype=np.float64)
    return values


def _own_bounds(areas: LiveAreas, values: np.ndarray) -> Bounds:
    """The areas themselves as their reference."""
    return Bounds(values, int((~np.isnan(values)).sum()), areas.level, areas.name)
