"""The indicators of several years, from one long table or a layer a year, on one set of boundaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsGeometry, QgsProcessingFeedback, QgsVectorLayer, QgsWkbTypes

from ...core.aggregation.aggregate import MEAN, SUM, Rule
from ...core.change.years import Years
from ...core.index.available import first_available
from ...core.index.denominators import divide, divisors_of
from ...core.index.model import Model
from ...core.joining.periods import find_period_field, year_of
from ...core.messages import Refusal, listing
from ..i18n import number, say, tr
from ..index.indicators import check_denominators, indicators_of, resolve_fields
from ..known_fields import catalogue
from ..layers.area_fields import name_field, one_level
from ..layers.coded import Side, read_side, repeated
from ..layers.outlines import read_geometries
from ..layers.stacking import Outlined
from ..regions.tables import gemeente_changes
from ..regions.years import told_years
from ..run import Run
from .asked import year_in
from .conversion import shipped_undivided
from .recode import Recoding
from .years import years_of

if TYPE_CHECKING:
    from ..cancel import Cancellable


@dataclass(frozen=True)
class Moment:
    """The areas of one year.

    Attributes
    ----------
    year : int
    layer : QgsVectorLayer, or what else has its rows
    side : Side
        Its rows, water left out.
    found : dict
        Indicator to field.
    frame : DataFrame, shape (n, number of indicators)
    keys, names : ndarray of str, shape (n,)
    """

    year: int
    layer: QgsVectorLayer
    side: Side
    found: dict[str, str]
    frame: pd.DataFrame
    keys: np.ndarray
    names: np.ndarray


@dataclass(frozen=True)
class Panel:
    """The areas of all years, one year after the other.

    Attributes
    ----------
    moments : list of Moment
        In the order of their years.
    recoded : bool
        Whether figures of some were brought to other boundaries.
    """

    moments: list[Moment]
    recoded: bool

    @property
    def frame(self) -> pd.DataFrame:
        """The indicators of all, by what the areas are called."""
        frame = pd.concat([one.frame.set_axis(pd.Index(one.keys), axis=0) for one in self.moments])
        return frame.rename_axis(listing(dict.fromkeys(one.side.title for one in self.moments)))

    @property
    def years(self) -> np.ndarray:
        """The year of each row."""
        return np.repeat([one.year for one in self.moments], [len(one.keys) for one in self.moments])

    @property
    def keys(self) -> np.ndarray:
        """The code of each row."""
        return np.concatenate([one.keys for one in self.moments])

    @cached_property
    def names(self) -> np.ndarray:
        """The name of each row, that of another year where its own tells none, "" where none does."""
        names = pd.Series(np.concatenate([one.names for one in self.moments]), dtype=object)
        by_code = names[names != ""].groupby(self.keys[names != ""]).last()
        return names.where(names != "", pd.Series(self.keys).map(by_code).fillna("")).to_numpy(dtype=object)

    @property
    def level(self) -> str:
        """The level that all share, "" where they do not."""
        return one_level(pd.Series(np.concatenate([one.side.codes.levels for one in self.moments])))

    @property
    def spanned(self) -> str:
        """The years as a text."""
        return listing(one.year for one in self.moments)

    def shape(self) -> QgsWkbTypes.Type:
        """The kind of geometry: that of the last layer that has one."""
        kinds = [one.layer.wkbType() for one in self.moments]
        kind = next((kind for kind in reversed(kinds) if kind != QgsWkbTypes.Type.NoGeometry), kinds[-1])
        return QgsWkbTypes.multiType(kind)

    def outlined(self) -> Outlined | None:
        """Where the outlines lie, where each row has its own."""
        if self.recoded or len({one.layer.crs().authid() for one in self.moments}) > 1:
            return None
        return [(one.layer, one.side.frame.index.to_numpy()) for one in self.moments]

    def outlines(self, run: Run) -> Iterator[QgsGeometry]:
        """The outline of each row: its own, or where it was brought to other boundaries that of its code."""
        last = next((one for one in reversed(self.moments) if one.layer.isSpatial()), self.moments[-1])
        own: dict[str, dict[int, QgsGeometry]] = {}
        by_code: dict[str, QgsGeometry] = {}
        for one in (last, *self.moments):
            if one.layer.isSpatial() and one.layer.id() not in own:
                own[one.layer.id()] = read_geometries(one.layer, run.feedback)
            if one is last and last.layer.isSpatial():
                ids = last.side.frame.index
                by_code = {key: own[last.layer.id()].get(int(at)) for key, at in zip(last.side.codes.keys, ids)}
        for one in self.moments:
            same = one.layer.isSpatial() and one.layer.crs() == last.layer.crs() and not self.recoded
            for place, key in enumerate(one.keys):
                at = int(one.side.frame.index[place]) if same else -1
                outline = own[one.layer.id()].get(at) if same else by_code.get(key)
                outline = QgsGeometry() if outline is None else outline
                outline.convertToMultiType()
                yield outline


def read_panel(
    run: Run,
    layers: Sequence[QgsVectorLayer],
    years: Sequence[int],
    code: str,
    period: str,
    model: Model,
    field_map: Mapping[str, str],
) -> list[Moment]:
    """The years of one long table, or of a layer a year.

    Raises
    ------
    Refusal
        If a year is not told, is there twice, or an area has more than one row in it.
    """
    moments: list[Moment] = []
    for place, layer in enumerate(layers):
        wanted = first_available(moments[0].frame, model) if moments else model
        year = 0 if len(layers) == 1 else years[place] if years else None
        moments += moments_of(layer, year, code, period, wanted, field_map, model, run.feedback)
    repeated = [one.year for one in moments if sum(other.year == one.year for other in moments) > 1]
    if repeated:
        raise Refusal("{year} is the year of more than one layer: give YEARS, a year for each.", year=str(repeated[0]))
    if len(moments) < 2:
        raise Refusal(
            "There is one year ({year}): give a table with a row for each area and year, or a layer for each year.",
            year=str(moments[0].year) if moments else "-",
        )
    return of_one_level(sorted(moments, key=lambda one: one.year))


def moments_of(
    layer: QgsVectorLayer | QgsFeatureSource,
    year: int | None,
    code: str,
    period: str,
    wanted: Model,
    field_map: Mapping[str, str],
    model: Model,
    feedback: Cancellable | None,
) -> list[Moment]:
    """The years of a layer or table.

    Parameters
    ----------
    year : int, optional
        Of all its rows; 0 where these tell their own, None where the layer does.
    wanted : Model
        The model, or what of it the first of several layers has.

    Raises
    ------
    Refusal
        If a year is not told, or an area has more than one row in it.
    """
    title = layer.name() if isinstance(layer, QgsVectorLayer) else layer.sourceName()
    whole = layer if isinstance(layer, QgsVectorLayer) else None
    check_denominators(layer, wanted, field_map)
    found = resolve_fields(layer, wanted, field_map)
    if not found:
        raise Refusal(
            "'{layer}' holds none of the indicators of '{model}': give a layer or table with the same fields.",
            layer=title,
            model=model.title,
        )
    side = read_side(layer, title, code, feedback, layer.fields().names(), whole=whole)
    every = year or (_year_of_layer(title, side) if year is None else 0)
    told = np.full(len(side.frame), every) if every else years_of_rows(side, period)
    _tell_without_year(feedback, side, told)
    frame, _, _ = indicators_of(layer, side.frame, found, feedback)
    divided = divide(frame, model)
    frame, land = divided.frame, ~side.water
    for note in divided.notes(title, land & (told > 0)) if feedback is not None else ():
        feedback.pushWarning(say(note))
    several = sorted(set(told[land & (told > 0)].tolist()))
    return [_moment(int(one), layer, side, found, frame, np.flatnonzero(land & (told == one))) for one in several]


def _tell_without_year(feedback: Cancellable | None, side: Side, told: np.ndarray) -> None:
    """Name the areas of which a row has no year, and so no place in the panel."""
    without = np.flatnonzero(~side.water & (told == 0))
    if len(without) and feedback is not None:
        feedback.pushWarning(
            tr("Rows of '{layer}' without a year, which are left out: {count} ({areas}).").format(
                layer=side.title, count=number(len(without)), areas=listing(side.labels(without[:6]), 5)
            )
        )


def of_one_level(moments: list[Moment]) -> list[Moment]:
    """The areas of the level that a table of one level has: a KWB table holds gemeenten, wijken and buurten."""
    levels = [set(one.side.codes.levels) - {""} for one in moments]
    if all(len(found) < 2 for found in levels):
        return moments
    single = set().union(*(found for found in levels if len(found) == 1))
    chosen = single.pop() if len(single) == 1 else ""
    if not chosen or any(chosen not in found for found in levels):
        several = next(one for one, found in zip(moments, levels) if len(found) > 1)
        raise Refusal(
            "'{layer}' holds areas of several levels, and which of them to compare cannot be told: filter it to one.",
            layer=several.side.title,
        )
    made = []
    for one in moments:
        rows = np.flatnonzero(one.side.codes.levels == chosen)
        side = one.side.part(rows, chosen)
        kept = replace(one, side=side, frame=one.frame.iloc[rows], keys=one.keys[rows], names=one.names[rows])
        made.append(kept)
    return made


def _moment(
    year: int, layer: QgsVectorLayer, side: Side, found: dict[str, str], frame: pd.DataFrame, rows: np.ndarray
) -> Moment:
    """Some rows of a layer as those of a year."""
    own = side.part(rows)
    twice = repeated(own.codes.keys)
    if len(twice):
        raise Refusal(
            "'{layer}' has more than one row of {codes} in {year}: leave one row an area and year.",
            layer=side.title,
            codes=listing(twice, 5),
            year=str(year),
        )
    names = own.names.to_numpy(dtype=object) if name_field(layer) else np.full(len(rows), "", dtype=object)
    return Moment(year, layer, own, found, frame.iloc[rows], own.codes.keys, names)


def years_of_rows(side: Side, period: str) -> np.ndarray:
    """The year of each row of a long table, 0 where there is none."""
    field = period or find_period_field(
        {str(name): side.frame[name] for name in side.frame if name != side.code}, pd.Series(side.codes.keys)
    )
    if not field or field not in side.frame:
        raise Refusal(
            "No field of '{layer}' tells the year of its rows: give PERIOD_FIELD, or a layer for each year.",
            layer=side.title,
        )
    texts = side.frame[field]
    table = {value: year_of(value) for value in texts.dropna().unique()}
    strange = [str(value) for value, year in table.items() if not year]
    if strange:
        raise Refusal(
            "Field '{field}' of '{layer}' holds {values}, which is no year: choose the field with years.",
            field=field,
            layer=side.title,
            values=listing(strange, 3),
        )
    return texts.map({value: int(year) for value, year in table.items()}).fillna(0).to_numpy(dtype=int)


def _year_of_layer(title: str, side: Side) -> int:
    """The year of a layer: the one in its name, else the one that a field of it says."""
    year = year_in(title)
    told = [year] if year else told_years(side)
    if len(told) != 1:
        raise Refusal("The year of layer '{layer}' is not told: give YEARS, a year for each layer.", layer=title)
    return int(told[0])


def on_one_boundary(feedback: QgsProcessingFeedback, moments: list[Moment], model: Model, together: bool) -> Panel:
    """Bring gemeenten of different years to those of the last, where their codes are not of the same years.

    A gemeente that was divided by shares that are not known has no figures there, nor has what took a part of it.

    Parameters
    ----------
    together : bool
        Whether that is asked for; else they stay as they are.
    """
    told = [years_of(one.side.codes) if one.side.codes.level == "gemeente" else None for one in moments]
    spans = [span for span in told if span is not None]
    if not together or len(spans) < len(moments) or _of_one_year(moments, spans):
        _tell_different(feedback, moments)
        return Panel(moments, False)
    last = moments[-1].year
    target = last if spans[-1].first <= last <= spans[-1].last else spans[-1].last
    feedback.pushWarning(
        tr("The gemeenten are those of {spans}: all figures are brought to those of {year}.").format(
            spans=listing(spans), year=target
        )
    )
    made = [
        one if span.first <= target <= span.last else _recoded(feedback, one, (span.last, target), model)
        for one, span in zip(moments, spans)
    ]
    _tell_different(feedback, made)
    return Panel(made, True)


def _of_one_year(moments: Sequence[Moment], spans: Sequence[Years]) -> bool:
    """Whether all have gemeenten of one and the same year: some year fits all, and none went into one of the last."""
    if max(span.first for span in spans) > min(span.last for span in spans):
        return False
    changes, last = gemeente_changes(), set(moments[-1].keys)
    gone = {code for one in moments for code in one.keys} - last
    return not any(last.intersection(changes.latest(code)) for code in gone)


def _recoded(feedback: QgsProcessingFeedback, one: Moment, years: tuple[int, int], model: Model) -> Moment:
    """The indicators of a year on the boundaries of another."""
    conversion, left_out, into = shipped_undivided(one.side, years)
    if left_out:
        feedback.pushWarning(
            tr(
                "{year}: {codes} were divided, and no source at hand gives the shares; they and what took a part of "
                "them ({into}) have no score in that year."
            ).format(year=one.year, codes=listing(left_out), into=listing(into))
        )
    side = one.side.part(~np.isin(one.side.codes.keys.astype(str), left_out))
    recoding = Recoding.of(side, conversion, years, "gemeente")
    rules, plain = _rules(side, one.found, model)
    figures = recoding.figures(feedback, rules).values
    if plain and not recoding.targets.copied.all():
        feedback.pushWarning(
            tr(
                "{year}: averaged plainly where gemeenten were merged, as no rule or no weight is known: {fields}."
            ).format(year=one.year, fields=listing(plain))
        )
    recoding.tell(feedback, [])
    frame = divide(pd.DataFrame({ident: figures[field] for ident, field in one.found.items()}), model).frame
    codes = recoding.targets.codes
    frame.loc[np.isin(codes.astype(str), into)] = np.nan
    called = pd.Series(recoding.called()).fillna("").to_numpy(dtype=object)
    return replace(one, frame=frame, keys=np.asarray(codes, dtype=object), names=called)


def _rules(side: Side, found: Mapping[str, str], model: Model) -> tuple[list[Rule], list[str]]:
    """How each field is brought together where gemeenten were merged, and those that are averaged without a weight.

    What the model divides are counts, also where the catalogue does not know them; what it calls a percentage is none,
    though its field be called as one.
    """
    names, counts, shares = side.source.fields().names(), set(), set()
    divided = divisors_of(model, found)
    for leaf in model.leaves():
        if leaf.id in divided:
            counts |= {found[leaf.id], *divided[leaf.id]}
        elif leaf.id in found and "%" in f"{leaf.label} {leaf.unit}":
            shares.add(found[leaf.id])
    rules, plain = [], []
    for field in dict.fromkeys(found.values()):
        usual, _ = catalogue().rule(field, names)
        if usual is None or (usual.how == SUM and field in shares - counts):
            usual = Rule(field, SUM if field in counts else MEAN)
            plain += [] if field in counts else [field]
        rules.append(usual)
    return rules, plain


def _tell_different(feedback: QgsProcessingFeedback, moments: Sequence[Moment]) -> None:
    """How many codes are not there in every year."""
    there = [set(one.keys) for one in moments]
    some = set.union(*there) - set.intersection(*there)
    if some:
        feedback.pushWarning(
            tr("Codes that are not there in every year, and have no change: {count} ({codes}).").format(
                count=len(some), codes=listing(sorted(some), 5)
            )
        )
