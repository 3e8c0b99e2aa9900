"""The index of the areas that are in view, held ready for other weights; read in the background.

It is read as `regiolens:joinindicators` and `regiolens:mdi` read it, so that what is tried out here and what a run
writes are the same scores.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureRequest, QgsRectangle

from ...core.divisions import Division
from ...core.index.compute import compute
from ...core.index.model import Model, shown_scores
from ...core.index.scale import Scale
from ...core.index.whatif import WhatIf, WhatIfState, what_if
from ...core.joining.periods import LATEST
from ...core.messages import Message, Refusal
from ..index.indicators import Read, indicators_of
from ..index.scoring import Scored, score_areas
from ..joining.join import Join
from ..joining.rows import read_rows
from ..known_fields import read_figures
from ..layers.area_fields import (
    coded_fields,
    label_field,
    name_field,
    one_level,
    read_numbers,
    same_level,
    several_levels,
    water_fields,
)
from ..layers.coded import Side, read_side
from ..layers.frames import read_frame
from ..maps.styles import HIDDEN
from ..regions.assign import by_code
from ..regions.catalogue import SHIPPED
from ..regions.limit import Limit, limit_to
from .indicators import Indicators, read_indicators_alone, rules_alone
from .snapshot import JoinedFields, Snapshot
from .years import LiveYear, read_years

if TYPE_CHECKING:
    from ..cancel import Cancellable


@dataclass(frozen=True)
class LiveRequest:
    """What to read.

    Attributes
    ----------
    values : tuple of str
        Indicators to compare without an index; empty where there is one.
    weight, compare
        A field with inhabitants and a layer to compare with, for the profiles of such indicators.
    model : Model
        With other directions and normalisations where the user changed them, and the published weights.
    published : Model
        As it was published.
    show : str
        A field to map besides the index, "" for none.
    show_y : str
        A second field to map beside it, "" for none.
    bounds : Snapshot
        The layer whose values of these fields determine the bounds of their classes; None for the areas themselves.
    region_set : str
        A shipped division, for the profile of a region.
    scale : Scale
        A stored one, in place of a reference.
    within_set, within : str
        The shipped division and the regions of it that are shown; "" for all areas. Normalisation, bounds and what
        profiles compare with stay those of all areas.
    year : str
        Of the figures, where there are earlier ones.
    earlier : tuple of (Snapshot, str)
        Tables or layers of earlier years, and these years.
    """

    areas: Snapshot
    model: Model
    published: Model
    area_code: str = ""
    table: Snapshot | None = None
    table_code: str = ""
    period: str = LATEST
    reference: Snapshot | None = None
    field_map: Mapping[str, str] | None = None
    missing: str = "available with at least half"
    show: str = ""
    show_y: str = ""
    bounds: Snapshot | None = None
    region_set: str = ""
    values: tuple[str, ...] = ()
    weight: str = ""
    compare: Snapshot | None = None
    scale: Scale | None = None
    within_set: str = ""
    within: str = ""
    year: str = ""
    earlier: tuple[tuple[Snapshot, str], ...] = ()


@dataclass(frozen=True)
class Bounds:
    """The values that determine the bounds of classes, of `count` areas of a level, and the layer they come from."""

    values: np.ndarray
    count: int
    level: str
    name: str


@dataclass(frozen=True)
class LiveAreas:
    """Areas with the engine that gives them scores.

    Attributes
    ----------
    ids : list of int, length m
        Feature ids of all areas, water included.
    land : ndarray of int, shape (n,)
        Which of these are scored, by position.
    codes, names, regions : ndarray of object, shape (n,)
        Of the areas that are scored; "" where there is none.
    engine : WhatIf or Indicators
    rank : ndarray of int, shape (n,)
        With the model as it was published.
    shown : ndarray of float, shape (m,), optional
        The values of the field that is mapped besides the index.
    bounds : Bounds, optional
        Where the bounds of its classes do not come from the areas themselves.
    found : dict of str to str
        Indicator to field.
    have : dict of str to int
        Indicator to how many areas have it.
    level : str
        The level that all areas share, "" where they do not.
    shown_y, bounds_y
        The same of the second field that is mapped.
    told : tuple of Message
        That the areas are of several levels, or the reference of another one; where denominators are missing.
    whole : WhatIf, optional
        The engine of all areas, of which those that are scored here lie in some regions; None where they are all.
    place : str
        These regions in words, "" where all areas are scored.
    outside : ndarray of bool, shape (m,), optional
        The areas that are not shown.
    box : QgsRectangle, optional
        What the others span.
    year : str
        Of the figures, where there are earlier ones.
    years : tuple of LiveYear
        The earlier years, in their order.
    """

    name: str
    ids: list[int]
    land: np.ndarray
    codes: np.ndarray
    names: np.ndarray
    regions: np.ndarray
    engine: WhatIf | Indicators
    rank: np.ndarray
    shown: np.ndarray | None
    bounds: Bounds | None
    found: dict[str, str]
    have: dict[str, int]
    level: str
    told: tuple[Message, ...] = ()
    shown_y: np.ndarray | None = None
    bounds_y: Bounds | None = None
    whole: WhatIf | None = None
    place: str = ""
    outside: np.ndarray | None = None
    box: QgsRectangle | None = None
    year: str = ""
    years: tuple[LiveYear, ...] = ()

    @property
    def notes(self) -> tuple[Message, ...]:
        """What a user should know of the computation; a reference of another level first."""
        found = self.engine.notes if isinstance(self.engine, Indicators) else self.engine.result.notes
        return (*self.told, *found)

    @property
    def has_index(self) -> bool:
        """Whether there is an index; without one there are indicators alone."""
        return isinstance(self.engine, WhatIf)

    @property
    def decimals(self) -> int:
        """With how many decimals scores or figures are printed."""
        return self.engine.decimals if isinstance(self.engine, Indicators) else 1

    def scored(self, state: WhatIfState) -> frozenset[int]:
        """The features that have a score, or without an index a figure of any indicator."""
        there = self.engine.scored if isinstance(self.engine, Indicators) else state.rank > 0
        return frozenset(self.ids[place] for place in self.land[there].tolist())

    def divided(self, division: Division, low_is_worse: bool, called: str) -> LiveAreas:
        """Without an index, the same with classes and ranks by the indicator that is mapped."""
        if not isinstance(self.engine, Indicators) or self.shown is None:
            return self
        own = self.shown[self.land]
        bounds, name = (self.bounds.values, self.bounds.name) if self.bounds else (own, self.name)
        engine = self.engine.divided(own, bounds, division, low_is_worse, name, called)
        return replace(self, engine=engine, rank=engine.with_weights(()).rank)

    def everywhere(self, classes: np.ndarray) -> np.ndarray:
        """Classes of the scored areas spread over all, 0 for water, `HIDDEN` for what is not shown; shape (m,)."""
        spread = np.zeros(len(self.ids), dtype=np.int64)
        spread[self.land] = classes
        if self.outside is not None:
            spread[self.outside] = HIDDEN
        return spread

    def compared(self, state: WhatIfState) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """What profiles compare with: the scores and the domain scores of all areas, with the weights of a state."""
        engine = self.engine if self.whole is None else self.whole
        score = state.score if self.whole is None else self.whole.with_weights(state.weights).score
        return score, dict(zip((domain.id for domain in engine.model.domains), engine.columns))

    def position_of(self, number: int) -> int:
        """The position of a scored area by its feature id, -1 where it is none."""
        if number not in self.ids:
            return -1
        found = np.flatnonzero(self.land == self.ids.index(number))
        return int(found[0]) if len(found) else -1

    def region_names(self) -> list[str]:
        """The regions in which scored areas lie."""
        return sorted({name for name in self.regions.tolist() if name})


def read_live(request: LiveRequest, feedback: Cancellable | None = None) -> LiveAreas:
    """Read areas, table and reference, and compute the index once.

    Raises
    ------
    Refusal
        As the algorithms that do the same.
    QgsProcessingException
        If the user cancels.
    """
    source = JoinedFields(request.areas, request.table, request.table_code)
    if request.values:
        return _read_alone(request, source, feedback)
    held: dict[str, Any] = {}

    def read(found: dict[str, str]) -> Read:
        if "raw" not in held:
            held["raw"], held["side"] = _read(request, source, found, feedback)
        return indicators_of(source, held["raw"], found)

    def engine(frame: pd.DataFrame, **fit_by: Any) -> tuple[WhatIf, np.ndarray]:
        made = what_if(frame, request.model, missing=request.missing, scale=request.scale, **fit_by)
        if request.published is request.model:
            return made, made.result.rank
        return made, compute(frame, request.published, missing=request.missing, **fit_by).rank

    score = partial(
        score_areas,
        source,
        source.sourceName(),
        request.model,
        request.field_map or {},
        read,
        engine,
        reference=request.reference,
        reference_name=request.reference.sourceName() if request.reference is not None else "",
        feedback=feedback,
    )
    scored, whole, limited = score(), None, {}
    raw, levels = held["raw"], scored.levels
    everywhere = pd.Series(scored.land, index=raw.index)
    limit = _limit(request, held["side"])
    if limit is not None:
        whole, scored = scored, score(inside=limit.inside)
        limited = {"whole": whole.result[0], **_limited(request, limit, raw)}
    made, rank = scored.result
    names = name_field(source)
    land = pd.Series(scored.land, index=raw.index)
    shown, shown_y = (_shown(request, show, source, raw, everywhere) for show in (request.show, request.show_y))
    return LiveAreas(
        name=source.sourceName(),
        ids=raw.index.tolist(),
        land=np.flatnonzero(scored.land),
        codes=_texts(scored.labels if label_field(source, raw) else pd.Series("", index=scored.labels.index)),
        names=_texts(raw[names][land] if names else scored.labels),
        regions=_regions(request, held["side"], raw)[scored.land],
        engine=made,
        rank=rank,
        shown=shown,
        bounds=_bounds(request, request.show, levels, feedback) or _own_bounds(limit, shown, levels, source),
        shown_y=shown_y,
        bounds_y=_bounds(request, request.show_y, levels, feedback) or _own_bounds(limit, shown_y, levels, source),
        found=scored.found,
        have={indicator: int(scored.frame[indicator][land].notna().sum()) for indicator in scored.frame},
        level=scored.level,
        told=scored.told,
        **limited,
        **_years(request, held["side"], scored, made, feedback),
    )


def _years(
    request: LiveRequest, side: Side | None, scored: Scored, main: WhatIf, feedback: Cancellable | None
) -> dict[str, Any]:
    """The earlier years, where there are some."""
    if not request.earlier:
        return {}
    side = _side(request, side)
    keys, inputs = side.codes.keys[scored.land], (request.field_map or {}, request.missing)
    years = read_years(request.earlier, request.year, side, scored.frame, keys, main, request.model, *inputs, feedback)
    return {"year": request.year, "years": years}


def _limit(request: LiveRequest, side: Side | None) -> Limit | None:
    """The areas that are shown, None where all are."""
    return limit_to(_side(request, side), request.within_set, request.within) if request.within else None


def _limited(request: LiveRequest, limit: Limit, raw: pd.DataFrame) -> dict[str, Any]:
    """What areas that are limited to some regions have besides."""
    box = QgsRectangle()
    wanted = QgsFeatureRequest().setFilterFids(raw.index[limit.inside].tolist()).setNoAttributes()
    for feature in request.areas.getFeatures(wanted):
        box.combineExtentWith(feature.geometry().boundingBox())
    return {"place": limit.place, "outside": ~limit.inside, "box": box}


def _own_bounds(
    limit: Limit | None, shown: np.ndarray | None, levels: pd.Series, source: JoinedFields
) -> Bounds | None:
    """The bounds of all areas, where those that are shown are a part of them."""
    if limit is None or shown is None:
        return None
    return Bounds(shown, int((~np.isnan(shown)).sum()), one_level(levels), source.sourceName())


def _read_alone(request: LiveRequest, source: JoinedFields, feedback: Cancellable | None) -> LiveAreas:
    """The same without an index."""
    rules = rules_alone(source, request.values, request.compare)
    wanted = [*(name for rule in rules for name in (rule.field, rule.weight)), request.weight]
    raw, side = _read(request, source, {name: name for name in wanted if name}, feedback)
    frame, labels, levels = indicators_of(source, raw, {name: name for name in request.values})
    everywhere, regions = labels.notna(), _regions(request, side, raw)
    limit = _limit(request, side)
    inside = None if limit is None else limit.inside
    land = everywhere if inside is None else everywhere & inside
    codes = [request.area_code] if request.area_code else coded_fields(request.areas)
    engine = read_indicators_alone(
        source, raw, codes, regions, rules, request.weight, request.compare, feedback, inside
    )
    shown, shown_y = (_shown(request, show, source, raw, everywhere) for show in (request.show, request.show_y))
    names = name_field(source)
    return LiveAreas(
        name=source.sourceName(),
        ids=raw.index.tolist(),
        land=np.flatnonzero(land),
        codes=_texts(labels[land] if label_field(source, raw) else pd.Series("", index=labels[land].index)),
        names=_texts(raw[names][land] if names else labels[land]),
        regions=regions[land],
        engine=engine,
        rank=np.zeros(int(land.sum()), dtype=np.int64),
        shown=shown,
        bounds=_bounds(request, request.show, levels[land], feedback)
        or _own_bounds(limit, shown, levels[everywhere], source),
        shown_y=shown_y,
        bounds_y=_bounds(request, request.show_y, levels[land], feedback)
        or _own_bounds(limit, shown_y, levels[everywhere], source),
        found={},
        have={name: int(frame[name][land].notna().sum()) for name in frame},
        level=one_level(levels[land]),
        told=tuple(filter(None, [several_levels(levels[land], source.sourceName())])),
        **(_limited(request, limit, raw) if limit is not None else {}),
    )


def _texts(values: pd.Series) -> np.ndarray:
    return values.astype(object).where(values.notna(), "").astype(str).str.strip().to_numpy(dtype=object)


def _shown(
    request: LiveRequest, show: str, source: JoinedFields, raw: pd.DataFrame, land: pd.Series
) -> np.ndarray | None:
    """The values of a field to map; missing for water."""
    field = _field_to_show(request, show, source)
    if not field:
        return None
    return read_figures(raw[field], field, source.sourceName()).where(land).to_numpy()


def _bounds(request: LiveRequest, show: str, levels: pd.Series, feedback: Cancellable) -> Bounds | None:
    """The values of the layer that determines the bounds; as `regiolens:quartilemap` reads them."""
    if request.bounds is None or not show:
        return None
    name, position = request.bounds.sourceName(), request.bounds.fields().lookupField(show)
    if position < 0:
        raise Refusal(
            "'{layer}' has no field '{field}' to take the bounds of the classes from: choose another layer, or the "
            "areas themselves.",
            layer=name,
            field=show,
        )
    frame = read_numbers(request.bounds, request.bounds.fields().at(position).name(), feedback)
    frame = frame[same_level(frame["level"], levels, name)]
    known = frame["value"].notna()
    return Bounds(frame["value"].to_numpy(), int(known.sum()), one_level(frame["level"][known]), name)


def _field_to_show(request: LiveRequest, show: str, source: JoinedFields) -> str:
    """The field as it is spelled, "" where the map shows a score."""
    if show in shown_scores(request.model) or not show:
        return ""
    position = source.fields().lookupField(show)
    if position < 0:
        raise Refusal(
            "'{layer}' has no field '{field}': choose another one to map.",
            layer=source.sourceName(),
            field=show,
        )
    return source.fields().at(position).name()


def _read(
    request: LiveRequest, source: JoinedFields, found: Mapping[str, str], feedback: Cancellable
) -> tuple[pd.DataFrame, Side | None]:
    """The fields that are needed, by the names of the join, and the areas' side of it."""
    codes = [request.area_code] if request.area_code else coded_fields(request.areas)
    extra = [*water_fields(source), *codes, name_field(source)]
    extra += [_field_to_show(request, show, source) for show in (request.show, request.show_y)]
    needed = list(dict.fromkeys(name for name in [*found.values(), *extra] if name))
    own = [name for name in needed if name not in source.of_table]
    if request.table is None:
        return read_frame(request.areas, own, feedback), None
    areas = read_side(request.areas, request.areas.sourceName(), request.area_code, feedback, fields=own)
    joined = {name: source.of_table[name] for name in needed if name in source.of_table}
    rows = read_rows(
        request.table, request.table.sourceName(), request.table_code, feedback, areas, fields=list(joined.values())
    )
    new = Join(areas, rows, "refuse", period=request.period).new_fields(list(joined.values()), "", False)
    columns = {name: pd.Series(field.values).set_axis(areas.frame.index) for name, field in zip(joined, new)}
    return areas.frame[own].assign(**columns), areas


def _regions(request: LiveRequest, side: Side | None, raw: pd.DataFrame) -> np.ndarray:
    """The name of the region of each area; "" where it has none or codes do not tell."""
    none = np.full(len(raw), "", dtype=object)
    if request.region_set not in SHIPPED:
        return none
    with contextlib.suppress(Refusal):
        names = by_code(_side(request, side), request.region_set, None).name
        return np.array([name or "" for name in names], dtype=object)
    return none


def _side(request: LiveRequest, side: Side | None) -> Side:
    """The areas with their codes, as read for the join where there is one."""
    if side is not None:
        return side
    return read_side(request.areas, request.areas.sourceName(), request.area_code, None)
