"""The index of earlier years beside that of the areas in view, as `regiolens:indexpanel` computes it: on one scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...core.charts.compared import ComparedRow, ComparedTexts, compared_chart
from ...core.charts.spine import told_apart
from ...core.index.available import first_available
from ...core.index.model import Model
from ...core.index.whatif import WhatIf, WhatIfState, what_if
from ..change.panel import Moment, moments_of, of_one_level, on_one_boundary
from ..i18n import number, tr
from ..layers.coded import Side
from ..profiles.chart import spine_texts
from .indicators import Listener

if TYPE_CHECKING:
    from ..cancel import Cancellable
    from .areas import LiveAreas
    from .snapshot import Snapshot

#: scores that are equal in so many decimals are equal
DECIMALS = 10


@dataclass(frozen=True)
class LiveYear:
    """An earlier year.

    Attributes
    ----------
    year : str
    engine : WhatIf
        Of the areas of that year.
    place : ndarray of int, shape (n,)
        Which of these each area in view is, -1 for none.
    """

    year: str
    engine: WhatIf
    place: np.ndarray

    @property
    def columns(self) -> dict[str, np.ndarray]:
        """Domain scores by domain; missing where the year has none of one."""
        return dict(zip((domain.id for domain in self.engine.model.domains), self.engine.columns))

    def of_areas(self, values: np.ndarray) -> np.ndarray:
        """Values of the areas of that year, by the areas in view; shape (n,)."""
        return np.where(self.place >= 0, values[np.maximum(self.place, 0)], np.nan)


@dataclass(frozen=True)
class Development:
    """The scores of the areas in view in all years, the last of which is theirs.

    Attributes
    ----------
    years : list of str
    scores : list of ndarray of float, shape (n,)
    change : ndarray of float, shape (n,)
        From the first year to the last.
    places : ndarray of int, shape (n,)
        Towards rank 1, among the areas with both scores; 0 where one is missing.
    """

    years: list[str]
    scores: list[np.ndarray]
    change: np.ndarray
    places: np.ndarray


def read_years(
    earlier: Sequence[tuple[Snapshot, str]],
    year: str,
    side: Side,
    frame: pd.DataFrame,
    keys: np.ndarray,
    main: WhatIf,
    model: Model,
    field_map: Mapping[str, str],
    missing: str,
    task: Cancellable | None,
) -> tuple[LiveYear, ...]:
    """The earlier years on the boundaries of the areas in view, and on their scale.

    Parameters
    ----------
    earlier : sequence of (Snapshot, str)
        Tables or layers, and their years.
    year : str
        Of the areas in view.
    side, frame : Side, DataFrame
        All areas of the layer with their codes and their indicators.
    keys : ndarray of str, shape (n,)
        The codes of the areas in view.
    main : WhatIf
        Their engine.

    Raises
    ------
    Refusal
        As `regiolens:indexpanel`.
    """
    listener = Listener(task)
    wanted = first_available(frame[~side.water], model)
    names = np.full(len(frame), "", dtype=object)
    moments = [Moment(int(year), side.source, side, {}, frame, side.codes.keys, names)]
    for snapshot, of_year in earlier:
        moments += moments_of(snapshot, int(of_year), "", "", wanted, field_map, model, listener)
    moments = of_one_level(sorted(moments, key=lambda one: one.year))
    panel = on_one_boundary(listener, moments, model, True)
    # What a year lacks is missing there, and not left out of its index.
    made = [replace(one, frame=one.frame.reindex(columns=frame.columns)) for one in panel.moments]
    return tuple(_live_year(one, keys, main, model, missing) for one in made if str(one.year) != year)


def _live_year(one: Moment, keys: np.ndarray, main: WhatIf, model: Model, missing: str) -> LiveYear:
    frame = one.frame.set_axis(pd.Index(one.keys, dtype=object), axis=0)
    engine = what_if(frame, model, scale=main.result.scale, missing=missing)
    rows = {key: row for row, key in enumerate(one.keys)}
    place = np.array([rows.get(key, -1) for key in keys], dtype=np.int64)
    # Of a stored scale other weights would be refused; here the areas of the reference are at hand.
    return LiveYear(str(one.year), replace(engine, reference=main.reference, fixed=main.fixed), place)


def development(areas: LiveAreas, state: WhatIfState) -> Development | None:
    """The scores of all years with the weights of a state; None where there is one year alone."""
    if not areas.years:
        return None
    scores = [one.of_areas(one.engine.with_weights(state.weights).score) for one in areas.years] + [state.score]
    # As `core.change.moments.changed`, without what it computes besides: this runs with every step of a slider.
    begin, end = (np.round(values, DECIMALS) for values in (scores[0], scores[-1]))
    change, places = np.round(end - begin, DECIMALS), np.zeros(len(begin), dtype=np.int64)
    both = ~np.isnan(change)
    places[both] = _ranks(begin[both]) - _ranks(end[both])
    return Development([*(one.year for one in areas.years), areas.year], scores, change, places)


def _ranks(values: np.ndarray) -> np.ndarray:
    """Places from the highest value down, of which equal values share the best."""
    return len(values) - np.searchsorted(np.sort(values), values, side="right") + 1


def years_chart(areas: LiveAreas, state: WhatIfState, region: str, position: int, title: str, width: float) -> str:
    """The years of a region, or where none is named of an area, beside each other, as SVG."""
    inside = areas.regions == region if region else np.array([position])
    name = region or str(areas.names[position])
    rows = years_rows(areas, state, inside, title)
    years = [*(one.year for one in areas.years), areas.year]
    texts = ComparedTexts(
        title=tr("{area}: development {begin}–{end}").format(area=name, begin=years[0], end=years[-1]),
        description=tr("A mark for each year on the scale of every value, and its figures."),
        subheading=tr("The scores of all years are on one scale."),
        reference=tr("mean in {year}: {reference}").format(year=areas.year, reference=areas.name),
        extremes=tr("lowest to highest area in {year}").format(year=areas.year),
        no_data=tr("no data"),
        sorts=spine_texts("", "", "", 0).sorts,
    )
    return compared_chart(rows, years, texts, number, width)


def years_rows(areas: LiveAreas, state: WhatIfState, inside: np.ndarray, title: str) -> list[ComparedRow]:
    """The index and its domains in all years.

    Parameters
    ----------
    inside : ndarray of bool or of int
        The areas in view whose plain mean is taken, as a mask or by their positions.
    """
    before = [one.engine.with_weights(state.weights) for one in areas.years]
    scores, others = areas.compared(state)
    of_years = [one.of_areas(each.score) for one, each in zip(areas.years, before)]
    rows = [_row(title, "index", [*of_years, state.score], scores, inside)]
    for domain, column, share in zip(areas.engine.model.domains, areas.engine.columns, state.shares):
        if share > 0:
            then = [one.of_areas(one.columns[domain.id]) for one in areas.years]
            rows.append(_row(domain.label, "domein", [*then, column], others[domain.id], inside))
    return rows


def _row(label: str, sort: str, years: list[np.ndarray], compared: np.ndarray, inside: np.ndarray) -> ComparedRow:
    """A value in all years: of an area, or the mean of the areas that have it in each."""
    means = []
    for values in years:
        there = values[inside]
        there = there[~np.isnan(there)]
        means.append(float(there.mean()) if len(there) else math.nan)
    known = compared[~np.isnan(compared)]
    spread = (float(known.mean()), float(known.min()), float(known.max())) if len(known) else (None, None, None)
    decimals = max([told_apart(value, 1) for value in means if not math.isnan(value)], default=1)
    return ComparedRow(label, sort, tuple(means), *spread, decimals=decimals)
