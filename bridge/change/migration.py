"""Moves read from a layer or table, by area and group or by origin and destination."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeatureSource, QgsWkbTypes

from ...core.change.migration import (
    TOTAL,
    TOTALS,
    Sum,
    between_regions,
    by_kind,
    measured,
    of_pairs,
    parse_groups,
    with_sums,
)
from ...core.code_field import find_code_field
from ...core.messages import Refusal, listing
from ...core.patterns.crosstab import NO_DATA
from ...core.regions.own import region_texts
from ..i18n import number, tr
from ..layers.area_fields import name_fields, water_fields, water_mask
from ..layers.coded import NAMED
from ..layers.columns import read_table, whole_layer
from ..regions.found import reason_texts
from ..run import Run
from .moved_areas import (
    KEY,
    KINDS,
    Places,
    area_keys,
    bare_places,
    groups_of,
    holds_codes,
    of_areas,
    people_of,
    placed,
    read_areas,
)

WHOLE = "whole population"
TENS = "tens"
#: more regions than these are no matrix that anyone reads, nor lines that can be told apart
MOST_REGIONS = 500


@dataclass(frozen=True)
class Migration:
    """Moves with all that is known of the areas.

    Attributes
    ----------
    title : str
        Of the layer or table of moves.
    area, group : str
        Its fields, "" for none.
    rows : DataFrame
        gebied, groep and `PEOPLE`, those of sums of groups included.
    pairs : DataFrame or None
        van, naar, groep, aantal, of an origin-destination table.
    sums : tuple of Sum
        None, or the two groups whose signs make the quadrant.
    places : Places
    shapes : (QgsProcessingFeatureSource, Series of int) or None
        What has the outlines of the areas, and the id of the feature of each; None where nothing has.
    years : float
    whole, tens : bool
        See `core.change.migration.measured`.
    """

    title: str
    area: str
    group: str
    rows: pd.DataFrame
    pairs: pd.DataFrame | None
    sums: tuple[Sum, ...]
    places: Places
    shapes: tuple[QgsProcessingFeatureSource, pd.Series] | None
    years: float
    whole: bool
    tens: bool

    @property
    def axes(self) -> list[str]:
        """The two groups of the quadrants, by name."""
        return [one.name for one in self.sums]

    def measured(self) -> pd.DataFrame:
        """The figures of areas; see `core.change.migration.measured`."""
        return measured(self.rows, self.years, self.axes, self.whole, self.tens)

    def by_kind(self) -> pd.DataFrame:
        """The figures by region type and stedelijkheid, in the order of the kinds."""
        pairs = self.pairs
        if pairs is not None:
            more = [pairs[pairs["groep"].isin(one.parts)].assign(groep=one.name) for one in self.sums]
            pairs = pd.concat([pairs, *(part for part, one in zip(more, self.sums) if len(one.parts) > 1)])
        kinds = self.places.table[list(KINDS)].reindex(self.rows["gebied"].unique())
        kinds = kinds.where(kinds.notna(), NO_DATA)
        kinds = kinds.assign(**{name: TOTAL for name in KINDS if not self.places.order[name]})
        found = measured(by_kind(self.rows, kinds, pairs, self.axes), self.years, self.axes, self.whole, self.tens)
        groups = list(dict.fromkeys(self.rows["groep"]))
        orders = {**self.places.order, "groep": groups}
        places = [
            found[name].map({kind: place for place, kind in enumerate([*orders[name], NO_DATA, TOTAL])})
            for name in (*KINDS, "groep")
        ]
        order = np.lexsort([places[2], places[1], places[0]])
        return found.iloc[order].reset_index(drop=True)

    def moves(self, groups: str) -> pd.DataFrame:
        """The moves between regions of all groups, or of those that a text names; see `between_regions`."""
        pairs, known = self.pairs, list(dict.fromkeys(self.pairs["groep"]))
        asked = parse_groups(groups, known)
        total = next((group for group in known if group.casefold() in TOTALS), "")
        if len(asked) > 1:
            raise Refusal(
                "FLOW_GROUPS names {count} groups apart ({groups}), and flows are drawn of one: write a plus to add "
                "groups up.",
                count=len(asked),
                groups=listing(one.name for one in asked),
            )
        if asked or total:
            pairs = pairs[pairs["groep"].isin(asked[0].parts if asked else (total,))]
        there = self.moved_regions
        if len(there) > MOST_REGIONS:
            raise Refusal(
                "Flows between {count} regions are more than can be read: give REGION_FIELD, so that there are {most} "
                "at most.",
                count=len(there),
                most=MOST_REGIONS,
            )
        return between_regions(pairs, self.regions, there)

    @cached_property
    def moved_regions(self) -> list[str]:
        """The regions from or to which people moved, by name."""
        regions, pairs = self.regions, self.pairs
        if pairs is None:
            return []
        return sorted({regions[area] for side in ("van", "naar") for area in pairs[side].unique() if area in regions})

    @property
    def regions(self) -> dict[str, str]:
        """The region of each area that has one; the area's name where no regions are asked for."""
        return dict(self.places.table["regio"].dropna())


def read_migration(run: Run) -> Migration:
    """Read what INPUT, AREAS and the choices name.

    Raises
    ------
    Refusal
        If a figure is none, an area and group stand there twice, or the groups asked for are not there.
    """
    source, title = run.source("INPUT"), run.title("INPUT")
    pairs = rows = None
    group = run.text("GROUP_FIELD")
    area, frame = _read(run, source, title)
    above, field = read_areas(run) if run.given("AREAS") else (frame, area)
    coded = holds_codes(frame[area], area) or holds_codes(above[field], field)
    frame = frame.assign(**{KEY: area_keys(frame[area], area, coded)})
    groups = groups_of(frame, group)
    if run.given("DESTINATION"):
        pairs = _pairs(run, frame, groups, title, coded)
        moved = list(pd.unique(pd.concat([pairs["van"], pairs["naar"]])))
    else:
        rows = _rows(run, frame, groups, title)
        moved = list(rows["gebied"].unique())
    if run.given("AREAS"):
        above = above.assign(**{KEY: area_keys(above[field], field, coded)})
        places = placed(run, run.source("AREAS"), run.title("AREAS"), above[above[KEY] != ""], field)
    else:
        places = bare_places(source, title, moved) if pairs is not None else placed(run, source, title, frame, area)
    outside = [key for key in moved if key not in places.table.index]
    if len(outside) == len(moved):
        raise Refusal(
            "No area of '{layer}' (field '{field}') is in '{areas}': give fields with the same codes or names as "
            "AREA_FIELD and AREAS_FIELD.",
            layer=title,
            field=area,
            areas=places.title,
        )
    _tell_outside(run, places, outside, pairs is not None)
    if pairs is not None:
        inside = sorted(key for key in moved if key in places.table.index)
        rows = of_pairs(pairs, inside, list(dict.fromkeys(pairs["groep"])))
    whole = run.choice("DENOMINATOR") == WHOLE
    rows = _with_people(rows, places, bool(group))
    _tell_lacking(run, rows, whole and places.people is not None)
    found = list(dict.fromkeys(rows["groep"]))
    sums = tuple(parse_groups(groups_named(run, "GROUPS"), found))
    if len(sums) not in (0, 2):
        raise Refusal(
            "GROUPS names {count} groups ({groups}), and a quadrant is made of two: write two, such as 'hoger + "
            "student; lager'.",
            count=len(sums),
            groups=listing(one.name for one in sums),
        )
    rows = _with_whole(run, rows, with_sums(rows, sums), places, whole)
    drawn = [(places.source, places.table["fid"])] if run.given("AREAS") else []
    drawn += [(source, pd.Series(frame.index, index=frame[KEY]))] if pairs is None else []
    shapes = next(((one, fids) for one, fids in drawn if one.wkbType() != QgsWkbTypes.Type.NoGeometry), None)
    return Migration(title, area, group, rows, pairs, sums, places, shapes, run.number("YEARS"), whole,
                     run.choice("ROUND") == TENS)  # fmt: skip


def groups_named(run: Run, name: str) -> str:
    """The groups that a parameter names, as a text; a list, as scripts give it, as one in JSON."""
    value = run.parameters.get(name)
    return json.dumps(list(value)) if isinstance(value, (list, tuple)) else run.text(name)


def _read(run: Run, source: QgsFeatureSource, title: str) -> tuple[str, pd.DataFrame]:
    """The field with the areas, and the land rows of INPUT with the fields that matter."""
    area = run.text("AREA_FIELD")
    asked = [run.text(name) for name in ("GROUP_FIELD", "DESTINATION", "ARRIVALS", "DEPARTURES", "SALDO", "POPULATION",
                                         "POPULATION_END")]  # fmt: skip
    own = [] if run.given("AREAS") else of_areas(run)
    names = source.fields().names() if not area else [area, *asked, *own, *water_fields(source), *name_fields(source)]
    frame = read_table(
        source, list(dict.fromkeys(filter(None, names))), whole_layer(run, "INPUT", source), run.feedback
    )
    area = area or find_code_field(frame, title)
    land = frame[~water_mask(frame, water_fields(source))]
    group, key = run.text("GROUP_FIELD"), region_texts(land[area]) != ""
    known = key & (region_texts(land[group]) != "") if group else key
    if not known.all():
        run.feedback.pushWarning(
            tr("Rows of '{layer}' without an area or a group, left out: {count}.").format(
                layer=title, count=number(int((~known).sum()))
            )
        )
    return area, land[known]


def _rows(run: Run, frame: pd.DataFrame, groups: np.ndarray, title: str) -> pd.DataFrame:
    """A row for each area and group as INPUT has them."""
    found = pd.DataFrame({"gebied": frame[KEY].to_numpy(), "groep": groups})
    twice = found.duplicated()
    if twice.any():
        raise Refusal(
            "'{layer}' has more than one row of {rows}: leave one row an area and group, or sum them first; for an "
            "origin-destination table give DESTINATION.",
            layer=title,
            rows=listing((" ".join(row) for row in found[twice].itertuples(index=False)), 5),
        )
    found["vestigers"] = people_of(run, frame, run.text("ARRIVALS"), title)
    found["vertrekkers"] = people_of(run, frame, run.text("DEPARTURES"), title)
    net = run.text("SALDO")
    found["saldo"] = people_of(run, frame, net, title, None) if net else found["vestigers"] - found["vertrekkers"]
    found["bevolking"] = people_of(run, frame, run.text("POPULATION"), title)
    found["bevolking_eind"] = people_of(run, frame, run.text("POPULATION_END"), title)
    return found


def _pairs(run: Run, frame: pd.DataFrame, groups: np.ndarray, title: str, coded: bool) -> pd.DataFrame:
    """The moves of an origin-destination table."""
    there = run.text("DESTINATION")
    ends = {"van": frame[KEY].to_numpy(), "naar": area_keys(frame[there], there, coded)}
    found = pd.DataFrame({**ends, "groep": groups})
    found["aantal"] = people_of(run, frame, run.text("DEPARTURES"), title)
    known = found["aantal"].notna() & (found["naar"] != "")
    if not known.all():
        run.feedback.pushWarning(
            tr("Moves of '{layer}' whose destination or number is missing, left out: {count}.").format(
                layer=title, count=number(int((~known).sum()))
            )
        )
    return found[known].reset_index(drop=True)


def _tell_outside(run: Run, places: Places, outside: list[str], moves: bool) -> None:
    """Name the areas of the moves that the layer of areas lacks."""
    if not outside:
        return
    text = (
        tr("Areas that '{areas}' lacks: {count} ({names}); moves from and to them count for the other side alone.")
        if moves
        else tr("Areas that '{areas}' lacks, which have no outline, region or kind: {count} ({names}).")
    )
    run.feedback.pushWarning(
        text.format(areas=places.title, count=number(len(outside)), names=listing(sorted(outside), NAMED))
    )
    shown = np.array(sorted(outside)[:NAMED], dtype=object)
    for code, why in zip(shown, reason_texts(shown, "row")):
        if why:
            run.feedback.pushWarning(f"  {code}: {why}")


def _with_people(rows: pd.DataFrame, places: Places, grouped: bool) -> pd.DataFrame:
    """The rows with the population of their group, from INPUT or else from AREAS."""
    found = rows.assign(**{name: np.nan for name in ("bevolking", "bevolking_eind") if name not in rows})
    for name in ("bevolking", "bevolking_eind"):
        if found[name].notna().any():
            continue
        if places.of_groups is not None:
            known = places.of_groups.set_index(["gebied", "groep"])[name]
            found[name] = known.reindex(pd.MultiIndex.from_frame(found[["gebied", "groep"]])).to_numpy()
        elif places.people is not None and not grouped:
            found[name] = places.people[name.replace("bevolking", "geheel")].reindex(found["gebied"]).to_numpy()
    return found


def _tell_lacking(run: Run, rows: pd.DataFrame, known: bool) -> None:
    """Name the rows without a population of their group, unless the whole population is `known` and counts."""
    lacking = rows["saldo"].notna() & rows["bevolking"].isna()
    if known:
        return
    if lacking.all():
        run.feedback.pushInfo(tr("No population at the start of the group is given."))
    elif lacking.any():
        named = (f"{row.gebied} {row.groep}" for row in rows[lacking].itertuples())
        run.feedback.pushWarning(
            tr("Rows without a population at the start, which get no percentage of it: {count} ({rows}).").format(
                count=number(int(lacking.sum())), rows=listing(named, NAMED)
            )
        )


def _with_whole(run: Run, rows: pd.DataFrame, summed: pd.DataFrame, places: Places, whole: bool) -> pd.DataFrame:
    """The rows with sums of groups, with the whole population: that of AREAS, of a group of all, or of all groups."""
    groups = list(dict.fromkeys(rows["groep"]))
    total = next((group for group in groups if group.casefold() in TOTALS), "")
    if places.people is not None:
        found, told = places.people, tr("as field '{field}' has it").format(field=run.text("AREAS_POPULATION"))
    elif total:
        found = rows[rows["groep"] == total].set_index("gebied")[["bevolking", "bevolking_eind"]]
        told = tr("that of the group '{group}'").format(group=total)
    else:
        grouped = rows.groupby("gebied", sort=False)[["bevolking", "bevolking_eind"]]
        found = grouped.sum(min_count=len(groups))
        told = tr("the sum of the groups {groups}").format(groups=listing(groups, 12))
    if whole:
        run.feedback.pushInfo(tr("Whole population at the start: {told}.").format(told=told))
    figures = found.reindex(summed["gebied"]).to_numpy(dtype=np.float64)
    return summed.assign(geheel=figures[:, 0], geheel_eind=figures[:, 1])
