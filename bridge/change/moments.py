"""Two moments of a field, read beside each other or below each other, with the country's figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.change.moments import AVERAGE, COUNT, PERCENTAGE, country_figure
from ...core.joining.periods import parse_period, year_of
from ...core.messages import Refusal, listing
from ...core.profiles.extent import COUNTRY, extent
from ..i18n import counted, tr
from ..known_fields import read_figures
from ..layers.area_fields import lacking_in_reference, name_field
from ..layers.coded import Side, read_side, repeated
from ..layers.columns import whole_layer
from ..provenance.lineage import years_told
from ..regions.boundaries import of_other_areas
from ..run import Run
from .asked import Asked, year_in


@dataclass(frozen=True)
class Moments:
    """The figures of areas at two moments.

    Attributes
    ----------
    side : Side
        A row an area, which is the row of the later moment where there are several.
    begin, end : ndarray of float, shape (n,)
        Water has none.
    weights : tuple of ndarray
        Denominators at both moments, shape (n,); NaN where there is no field with them.
    weight : str
        What the denominator is called, "" where there is none.
    labels : tuple of str
        What the moments are called.
    components : dict
        Births, deaths, domestic and foreign migration as far as given, each (n,).
    """

    side: Side
    begin: np.ndarray
    end: np.ndarray
    weights: tuple[np.ndarray, np.ndarray]
    weight: str
    labels: tuple[str, str]
    components: dict[str, np.ndarray]

    @property
    def in_years(self) -> tuple[int, int] | None:
        """The years of the moments, of a school year its first; None where their names do not tell."""
        first, last = map(parse_period, self.labels)
        return (first.year, last.year) if first is not None and last is not None else None

    @property
    def years(self) -> float:
        """Between the moments, NaN where their names do not tell."""
        told = self.in_years
        return float(told[1] - told[0]) if told else float("nan")

    def figures(self, kind: str) -> tuple[float, float]:
        """Both figures of all areas together, by the rule of the kind, of those that have what it needs at both."""
        frame = pd.DataFrame({"a": self.begin, "b": self.end, "wa": self.weights[0], "wb": self.weights[1]})
        weighted = kind in (PERCENTAGE, AVERAGE) and bool(self.weight)
        frame = frame.dropna(subset=["a", "b", "wa", "wb"] if weighted and len(frame) > 1 else ["a", "b"])
        begin, end = (
            country_figure(frame, kind, value, weight if self.weight else "")
            for value, weight in (("a", "wa"), ("b", "wb"))
        )
        return begin, end

    def part(self, rows: np.ndarray) -> Moments:
        """Some of the areas."""
        weights = (self.weights[0][rows], self.weights[1][rows])
        components = {name: values[rows] for name, values in self.components.items()}
        return replace(
            self,
            side=self.side.part(rows),
            begin=self.begin[rows],
            end=self.end[rows],
            weights=weights,
            components=components,
        )


def read_moments(run: Run, name: str, asked: Asked, kind: str, kept: dict[int, list] | None = None) -> Moments:
    """The figures of a layer or table at both moments.

    Raises
    ------
    Refusal
        If a field is not there, or an area stands twice in one period.
    """
    source = run.source(name)
    title = run.title(name)
    names = source.fields().names()
    weights = asked.weight_fields(names)
    code = asked.code if asked.code in names else ""
    fields = [
        one for one in (asked.begin, asked.end, asked.period, *weights, *asked.components.values()) if one in names
    ]
    _check(names, title, [asked.begin, asked.end, *filter(None, [asked.period])])
    whole = whole_layer(run, name, source)
    side = read_side(source, title, code, run.feedback, fields, kept=kept, whole=whole, needed=False)
    if asked.period:
        return _of_one_area(run, _below(side, source, asked, weights, run), kind)
    labels = _labels(run, name, asked)
    land = ~side.water
    begin, end = (_numbers(side, field, run, land) for field in (asked.begin, asked.end))
    components = {
        part.lower(): _numbers(side, field, run, land) for part, field in asked.components.items() if field in names
    }
    of_weights = tuple(_numbers(side, one, run, land) for one in weights)
    return _of_one_area(run, Moments(side, begin, end, of_weights, weights[0], labels, components), kind)


def _labels(run: Run, name: str, asked: Asked) -> tuple[str, str]:
    """What the moments are called: the years in the names of the fields; where neither has one, those of the tables
    that the fields were joined from, as far as the layer tells both."""
    begin, end = year_in(asked.begin), year_in(asked.end)
    if not begin and not end:
        told = years_told(run.layer(name))[1]
        first, last = told.get(asked.begin, ""), told.get(asked.end, "")
        if first and first < last:
            run.feedback.pushInfo(
                tr("Years of the figures, as '{layer}' tells them: {begin} {first}, {end} {last}.").format(
                    layer=run.title(name), begin=asked.begin, first=first, end=asked.end, last=last
                )
            )
            return first, last
    return str(begin or asked.begin), str(end or asked.end)


def _of_one_area(run: Run, here: Moments, kind: str) -> Moments:
    """The moments without the counts at the begin of gemeenten that took over others since; these are told."""
    years = here.in_years
    if not years or years[1] <= years[0]:
        return here
    left_out = of_other_areas(run.feedback, here.side, (here.begin, here.end), years, kind == COUNT)
    return replace(here, begin=np.where(left_out, np.nan, here.begin))


def _check(names: Sequence[str], title: str, wanted: Sequence[str]) -> None:
    absent = [field for field in wanted if field not in names]
    if absent:
        raise lacking_in_reference(title, absent)


def _numbers(side: Side, field: str, run: Run, land: np.ndarray) -> np.ndarray:
    """A field as numbers, NaN for water, and all over where there is no such field."""
    if not field:
        return np.full(len(side.frame), np.nan)
    values = read_figures(side.frame[field], field, side.title, run.feedback)
    return np.where(land, values.to_numpy(dtype="float64", na_value=np.nan), np.nan)


def _below(side: Side, source: QgsFeatureSource, asked: Asked, weights: tuple[str, str], run: Run) -> Moments:
    """Two periods of a long table beside each other."""
    texts = side.frame[asked.period].map(_text).to_numpy(dtype=object)
    labels = _periods(texts, asked, side.title)
    keys = _keys(side, texts, labels, asked, name_field(source))
    land = ~side.water
    masks = [(texts == label) & (keys != "") & land for label in labels]
    for mask, label in zip(masks, labels):
        twice = repeated(keys[mask])
        if len(twice):
            raise Refusal(
                "'{layer}' has more than one row of {codes} in period {period}: leave one row an area and period.",
                layer=side.title,
                codes=listing(twice, 5),
                period=label,
            )
    values = [_numbers(side, field, run, land) for field in (asked.begin, *weights)]
    places = [dict(zip(keys[mask], np.flatnonzero(mask))) for mask in masks]
    areas = list(dict.fromkeys([*places[1], *places[0]]))
    rows = [np.array([place.get(key, -1) for key in areas], dtype=int) for place in places]
    here = np.where(rows[1] >= 0, rows[1], rows[0])
    begin, end = (_taken(values[0], row) for row in rows)
    shown = replace(side, codes=replace(side.codes, keys=keys))
    empty: dict[str, np.ndarray] = {}
    moments = Moments(shown, values[0], values[0], (values[1], values[2]), weights[0], labels, empty)
    part = moments.part(here)
    return replace(part, begin=begin, end=end, weights=(_taken(values[1], rows[0]), _taken(values[2], rows[1])))


def _taken(values: np.ndarray, rows: np.ndarray) -> np.ndarray:
    return np.where(rows >= 0, values[rows], np.nan)


def _text(value: object) -> str:
    """A period as text; 2014.0 is 2014."""
    if pd.isna(value):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return text.strip()


def _periods(texts: np.ndarray, asked: Asked, title: str) -> tuple[str, str]:
    """The two periods as the table writes them."""
    there = sorted(set(texts) - {""}, key=lambda text: (year_of(text) or text, text))
    if not asked.periods:
        if len(there) < 2:
            raise Refusal(
                "Field '{field}' of '{layer}' holds fewer than two periods ({periods}): choose the field with the "
                "periods.",
                field=asked.period,
                layer=title,
                periods=listing(there) or "-",
            )
        return there[0], there[-1]
    found = []
    for wanted in asked.periods:
        fitting = [text for text in there if wanted in (text, year_of(text))]
        if len(fitting) != 1:
            raise Refusal(
                "PERIODS names {wanted}, and field '{field}' of '{layer}' holds {periods}: name two of these.",
                wanted=wanted,
                field=asked.period,
                layer=title,
                periods=listing(there),
            )
        found += fitting
    if found[0] == found[1]:
        raise Refusal("PERIODS names {period} twice: name two periods.", period=found[0])
    return found[0], found[1]


def _keys(side: Side, texts: np.ndarray, labels: tuple[str, str], asked: Asked, named: str) -> np.ndarray:
    """What tells the areas of a long table apart: their codes, else their names."""
    if asked.code and asked.code in side.frame:
        return np.where(side.codes.keys != "", side.codes.keys, "")
    if side.codes.level:
        return side.codes.keys
    used = np.isin(texts, labels)
    others = [field.name() for field in side.source.fields() if field.name() not in (asked.begin, asked.period)]
    for field in dict.fromkeys([*filter(None, [named]), *others]):
        if field not in side.frame or pd.api.types.is_numeric_dtype(side.frame[field]):
            continue
        values = side.frame[field].map(_text).to_numpy(dtype=object)
        pairs = pd.DataFrame({"key": values[used], "period": texts[used]})
        if not pairs.duplicated().any() and pairs.key.duplicated().any():
            return values
    raise Refusal(
        "No field of '{layer}' tells its areas apart within a period: give AREA_CODE, the field with their codes or "
        "names.",
        layer=side.title,
    )


def country_of(run: Run, asked: Asked, here: Moments, kind: str) -> tuple[tuple[float, float], str]:
    """The figures of the country at both moments, and whose they are; NaN where nothing at hand is the country.

    That is REFERENCE where it is given, a row of the country (NL00) in the input, or all areas of the input where they
    are the whole country.
    """
    given = run.given("REFERENCE")
    of = read_moments(run, "REFERENCE", asked, kind) if given else here
    land = of.side.codes.levels == "land"
    if land.any():
        return of.part(np.flatnonzero(land)).figures(kind), tr("the Netherlands")
    title = of.side.title
    scored = pd.Series(~np.isnan(of.begin) & ~np.isnan(of.end))
    whole = extent(pd.Series(of.side.codes.keys, dtype=object), of.side.codes.level, scored) == COUNTRY
    if not given and not whole:
        run.feedback.pushInfo(
            tr(
                "Without REFERENCE the areas with both figures are not, or not surely, the whole country: verschil_nl "
                "stays empty."
            )
        )
        return (np.nan, np.nan), ""
    figures = of.figures(kind)
    if np.isnan(figures).any():
        run.feedback.pushWarning(
            tr(
                "No figure of the country: '{layer}' has no field to weight '{field}' by, so verschil_nl stays empty. "
                "Give DENOMINATOR_FROM and DENOMINATOR_TO."
            ).format(layer=title, field=asked.begin)
        )
    elif of.weight and kind in (PERCENTAGE, AVERAGE) and len(of.begin) > 1:
        run.feedback.pushInfo(tr("The country's figures are weighted by {weight}.").format(weight=of.weight))
    # The name of a file says nothing in a legend.
    return figures, tr("the Netherlands") if whole else counted(int(scored.sum()), of.side.codes.level)
