"""Styles of the live map, for the state of the sliders and for what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...core.bivariate import THIRDS, square
from ...core.divisions import OWN, Division, divide
from ...core.index.compute import IndexResult
from ...core.index.whatif import WhatIf, WhatIfState
from ...core.messages import Refusal
from ..i18n import counted, tr
from ..maps.bivariate import Axis, square_style
from ..maps.choropleths import index_style, quantile_notes, quantile_style, signed_legend
from ..maps.styles import HIDDEN, ClassStyle, bound_labels, limited
from .areas import Bounds, LiveAreas
from .indicators import Indicators


def state_style(
    areas: LiveAreas, state: WhatIfState, title: str, change: tuple[str, ...], told: tuple[str, str, str, str]
) -> ClassStyle:
    """The map of the index with some weights: as `regiolens:mdi` would draw it.

    Parameters
    ----------
    change : tuple of str
        That of a `Model`.
    told : tuple of str
        Title of the user's own, source, author and year, as `signed_legend` takes them.

    Raises
    ------
    Refusal
        If no area has a score.
    """
    if not (state.rank > 0).any():
        raise Refusal("With these weights no area has a score: give at least one domain a weight.")
    scale = replace(areas.engine.result.scale, quartiles=state.quartiles)
    classes = _shown_alone(areas.everywhere(state.classes))
    share = areas.engine.share(state)
    result: IndexResult = replace(areas.engine.result, score=state.score, classes=classes, scale=scale, share=share)
    model = replace(areas.engine.named(state), title=title, change=change)
    return _limited(signed_legend(index_style(result, model), *told), areas)


def _limited(style: ClassStyle, areas: LiveAreas, of_reference: bool = True) -> ClassStyle:
    """The style as it is where areas are limited to some regions."""
    hidden = tr("outside {place}, not shown").format(place=areas.place) if areas.place else ""
    return replace(limited(style, areas.place, of_reference), hidden=hidden)


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
    values, bounds = _figures(areas, show, areas.shown, areas.bounds)
    result = divide(values, bounds.values, division, bounds.name)
    notes = quantile_notes(division, counted(bounds.count, bounds.level), result.notes)
    labels = bound_labels(result.bounds, result.decimals)
    classes = result.classes if areas.outside is None else np.where(areas.outside, HIDDEN, result.classes)
    style = quantile_style(_shown_alone(classes), labels, ramp, dark_is_low, title, notes)
    return classes, _limited(style, areas, division.method != OWN)


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
        values, bounds = _figures(areas, show, column, reference, state)
        found.append(divide(values, bounds.values, Division(THIRDS), bounds.name))
        axes.append(Axis(called, low, counted(bounds.count, bounds.level)))
    made = square(*found)
    classes = made.classes if areas.outside is None else np.where(areas.outside, HIDDEN, made.classes)
    style = square_style(replace(made, classes=_shown_alone(classes)), (axes[0], axes[1]), title, notes)
    return classes, _limited(style, areas)


def _figures(
    areas: LiveAreas,
    show: str,
    column: np.ndarray | None,
    bounds: Bounds | None,
    state: WhatIfState | None = None,
) -> tuple[np.ndarray, Bounds]:
    """The values of all areas in a column, or their scores of a domain or of the index, and what gives the bounds.

    Raises
    ------
    Refusal
        If the domain is left out.
    """
    if column is not None:
        return column, bounds or _bounds_of(column, areas)
    values = np.full(len(areas.ids), np.nan)
    values[areas.land] = _scores(areas.engine, show, state)
    if bounds is None and areas.whole is not None:
        bounds = _bounds_of(_scores(areas.whole, show, state), areas)
    return values, bounds or _bounds_of(values, areas)


def _scores(engine: WhatIf | Indicators, show: str, state: WhatIfState | None) -> np.ndarray:
    """The scores of a domain, or those of the index with the weights of a state."""
    if show == "mdi" and state is not None and isinstance(engine, WhatIf):
        return engine.with_weights(state.weights).score
    domain = show[len("mdi_") :]
    if not isinstance(engine, WhatIf) or domain not in engine.result.domains:
        raise Refusal("Domain '{domain}' is left out, as there are no figures for it: show another one.", domain=domain)
    return engine.result.domains[domain].to_numpy(dtype=np.float64)


def _bounds_of(values: np.ndarray, areas: LiveAreas) -> Bounds:
    """Values of areas of the layer as what determines the bounds."""
    return Bounds(values, int((~np.isnan(values)).sum()), areas.level, areas.name)
