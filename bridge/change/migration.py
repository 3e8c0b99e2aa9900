"""Moves read from a layer or table, by area and group or by origin and destination; and where the areas lie."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsGeometry, QgsPointXY, QgsProcessingFeatureSource, QgsWkbTypes

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
from ...core.codes import read_codes
from ...core.messages import Refusal, listing
from ...core.patterns.crosstab import NO_DATA
from ...core.patterns.keys import keys_of
from ...core.regions.own import region_texts
from ..aggregation.dissolve import read_geometries
from ..i18n import number, tr
from ..known_fields import read_figures
from ..layers.area_fields import name_field, name_fields, water_fields, water_mask
from ..layers.coded import NAMED
from ..layers.columns import read_table, whole_layer
from ..run import Run

#: what the areas of a kind that is not known are called, by the two groupings
KINDS = ("regiotype", "stedelijkheid")
WHOLE = "whole population"
TENS = "tens"
#: the column of a frame with what tells its areas apart, a name that no field has
KEY = "\x1fkey"
#: more regions than these are no matrix that anyone reads, nor lines that can be told apart
MOST_REGIONS = 500


@dataclass(frozen=True)
class Places:
    """The areas, each once.

    Attributes
    ----------
    title : str
        Of their layer.
    source : QgsProcessingFeatureSource
    table : DataFrame
        By key of the area: fid, naam ("" where not known), regio (None where in none), and `KINDS`.
    order : dict of str to list of str
        The kinds of each grouping, in the order in which a reader expects them.
    people : DataFrame or None
        geheel and geheel_eind by area; None where the layer has none.
    of_groups : DataFrame or None
        gebied, groep, bevolking and bevolking_eind, of a layer with a row for each area and group.
    """

    title: str
    source: QgsProcessingFeatureSource
    table: pd.DataFrame
    order: dict[str, list[str]]
    people: pd.DataFrame | None
    of_groups: pd.DataFrame | None

    @property
    def has_outlines(self) -> bool:
        """Whether they can be drawn."""
        return self.source.wkbType() != QgsWkbTypes.Type.NoGeometry

    def name_of(self, area: str) -> str:
        """What an area is called, by its key where it has no name."""
        known = self.table["naam"].get(area, "")
        return known or area


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
        found = measured(by_kind(self.rows, kinds, pairs), self.years, self.axes, self.whole, self.tens)
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
        pairs, there = self.pairs, list(dict.fromkeys(self.pairs["groep"]))
        asked = parse_groups(groups, there)
        total = next((group for group in there if group.casefold() in TOTALS), "")
        if len(asked) > 1:
            raise Refusal(
                "FLOW_GROUPS names {count} groups apart ({groups}), and flows are drawn of one: write a plus to add "
                "groups up.",
                count=len(asked),
                groups=listing(one.name for one in asked),
            )
        if asked or total:
            pairs = pairs[pairs["groep"].isin(asked[0].parts if asked else (total,))]
        regions = self.regions
        there = {regions[area] for side in ("van", "naar") for area in self.pairs[side].unique() if area in regions}
        if len(there) > MOST_REGIONS:
            raise Refusal(
                "Flows between {count} regions are more than can be read: give REGION_FIELD, so that there are {most} "
                "at most.",
                count=len(there),
                most=MOST_REGIONS,
            )
        return between_regions(pairs, regions, sorted(there))

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
    keys, groups = area_keys(frame[area], area), _groups(frame, group)
    if run.given("DESTINATION"):
        pairs = _pairs(run, frame, keys, groups, title)
    else:
        rows = _rows(run, frame, keys, groups, title)
    moved = list(pd.unique(pd.concat([pairs["van"], pairs["naar"]]) if pairs is not None else rows["gebied"]))
    if pairs is not None and not run.given("AREAS"):
        places = _bare(source, title, moved)
    else:
        places = _places(run, frame.assign(**{KEY: keys}), area)
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
    return Migration(title, area, group, rows, pairs, sums, places, run.number("YEARS"), whole,
                     run.choice("ROUND") == TENS)  # fmt: skip


def groups_named(run: Run, name: str) -> str:
    """The groups that a parameter names, as a text; a list, as scripts give it, as one in JSON."""
    value = run.parameters.get(name)
    return json.dumps(list(value)) if isinstance(value, (list, tuple)) else run.text(name)


def area_keys(values: pd.Series, field: str) -> np.ndarray:
    """What tells areas apart: CBS codes in their one form, any other text as it is; "" where missing."""
    codes = read_codes(values, field)
    texts = region_texts(values).to_numpy(dtype=object)
    return np.where(codes.levels != "", codes.keys, texts).astype(object)


def _groups(frame: pd.DataFrame, field: str) -> np.ndarray:
    """The group of each row, "" where it is missing."""
    if not field:
        return np.full(len(frame), TOTAL, dtype=object)
    return region_texts(frame[field]).to_numpy(dtype=object)


def _read(run: Run, source: QgsFeatureSource, title: str) -> tuple[str, pd.DataFrame]:
    """The field with the areas, and the land rows of INPUT with the fields that matter."""
    area = run.text("AREA_FIELD")
    asked = [run.text(name) for name in ("GROUP_FIELD", "DESTINATION", "ARRIVALS", "DEPARTURES", "SALDO", "POPULATION",
                                         "POPULATION_END")]  # fmt: skip
    own = [] if run.given("AREAS") else _of_areas(run)
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


def _of_areas(run: Run) -> list[str]:
    """The fields that tell of areas what they belong to, and how many live there."""
    names = ("REGION_FIELD", "TYPE_FIELD", "URBANITY_FIELD", "AREAS_POPULATION", "AREAS_POPULATION_END", "AREAS_GROUP")
    return [run.text(name) for name in names if run.given(name)]


def _figures(run: Run, frame: pd.DataFrame, field: str, title: str, least: float | None = 0.0) -> np.ndarray:
    """A field of people as numbers.

    Raises
    ------
    Refusal
        If one is below zero, or no number.
    """
    if not field:
        return np.full(len(frame), np.nan)
    values = read_figures(frame[field], field, title, run.feedback).to_numpy(dtype="float64", na_value=np.nan)
    if least is not None and (values < least).any():
        raise Refusal(
            "Field '{field}' of '{layer}' holds {value:g}, and a number of people is not below zero: choose another "
            "field, or SALDO for net migration itself.",
            field=field,
            layer=title,
            value=float(values[values < least][0]),
        )
    return values


def _rows(run: Run, frame: pd.DataFrame, keys: np.ndarray, groups: np.ndarray, title: str) -> pd.DataFrame:
    """A row for each area and group as INPUT has them."""
    found = pd.DataFrame({"gebied": keys, "groep": groups})
    twice = found.duplicated()
    if twice.any():
        raise Refusal(
            "'{layer}' has more than one row of {rows}: leave one row an area and group, or sum them first; for an "
            "origin-destination table give DESTINATION.",
            layer=title,
            rows=listing((" ".join(row) for row in found[twice].itertuples(index=False)), 5),
        )
    found["vestigers"] = _figures(run, frame, run.text("ARRIVALS"), title)
    found["vertrekkers"] = _figures(run, frame, run.text("DEPARTURES"), title)
    net = run.text("SALDO")
    found["saldo"] = _figures(run, frame, net, title, None) if net else found["vestigers"] - found["vertrekkers"]
    found["bevolking"] = _figures(run, frame, run.text("POPULATION"), title)
    found["bevolking_eind"] = _figures(run, frame, run.text("POPULATION_END"), title)
    return found


def _pairs(run: Run, frame: pd.DataFrame, keys: np.ndarray, groups: np.ndarray, title: str) -> pd.DataFrame:
    """The moves of an origin-destination table."""
    there = run.text("DESTINATION")
    found = pd.DataFrame({"van": keys, "naar": area_keys(frame[there], there), "groep": groups})
    found["aantal"] = _figures(run, frame, run.text("DEPARTURES"), title)
    known = found["aantal"].notna() & (found["naar"] != "")
    if not known.all():
        run.feedback.pushWarning(
            tr("Moves of '{layer}' whose destination or number is missing, left out: {count}.").format(
                layer=title, count=number(int((~known).sum()))
            )
        )
    return found[known].reset_index(drop=True)


def _bare(source: QgsProcessingFeatureSource, title: str, areas: list[str]) -> Places:
    """Areas of which nothing is known but that people moved from or to them."""
    table = pd.DataFrame({"fid": None, "naam": "", "regio": areas, **dict.fromkeys(KINDS)}, index=areas, dtype=object)
    return Places(title, source, table.rename_axis("gebied"), {name: [] for name in KINDS}, None, None)


def _places(run: Run, moved: pd.DataFrame, area: str) -> Places:
    """The areas by AREAS, or by INPUT where that has all."""
    own = not run.given("AREAS")
    name = "INPUT" if own else "AREAS"
    source, title = run.source(name), run.title(name)
    if own:
        frame, field = moved, area
    else:
        field = run.text("AREAS_FIELD")
        wanted = [field, *_of_areas(run), *water_fields(source), *name_fields(source)]
        names = wanted if field else source.fields().names()
        frame = read_table(
            source, list(dict.fromkeys(filter(None, names))), whole_layer(run, name, source), run.feedback
        )
        field = field or find_code_field(frame, title)
        frame = frame[~water_mask(frame, water_fields(source))]
        frame = frame.assign(**{KEY: area_keys(frame[field], field)})
        frame = frame[frame[KEY] != ""]
    return _placed(run, source, title, frame, field)


def _placed(run: Run, source: QgsFeatureSource, title: str, frame: pd.DataFrame, field: str) -> Places:
    """Each area once, with what it belongs to and who lives there."""
    keys = frame[KEY]
    fields = {
        "regio": run.text("REGION_FIELD"),
        **dict(zip(KINDS, (run.text("TYPE_FIELD"), run.text("URBANITY_FIELD")))),
    }
    table = pd.DataFrame({"fid": frame.index}, index=pd.Index(keys, name="gebied"))
    called = name_field(source, read_codes(frame[field], field).level)
    table["naam"] = region_texts(frame[called]).to_numpy() if called in frame and called != field else ""
    order = {}
    for column, one in fields.items():
        told = keys_of(frame[one]) if one else None
        order[column] = [] if told is None else list(told.cat.categories)
        table[column] = None if told is None else told.astype(object).where(told.notna(), None).to_numpy()
        _same_everywhere(table[column], one, title)
    people = of_groups = None
    if run.given("AREAS_POPULATION"):
        names = {"": run.text("AREAS_POPULATION"), "_eind": run.text("AREAS_POPULATION_END")}
        figures = {suffix: _figures(run, frame, one, title) for suffix, one in names.items()}
        if run.given("AREAS_GROUP"):
            of_groups = pd.DataFrame({"gebied": keys.to_numpy(), "groep": _groups(frame, run.text("AREAS_GROUP"))})
            of_groups = of_groups.assign(**{f"bevolking{suffix}": values for suffix, values in figures.items()})
            twice = of_groups.duplicated(["gebied", "groep"])
            if twice.any():
                raise Refusal(
                    "'{layer}' has more than one row of {rows}: leave one row an area and group.",
                    layer=title,
                    rows=listing((" ".join(row[:2]) for row in of_groups[twice].itertuples(index=False)), 5),
                )
        else:
            people = pd.DataFrame({f"geheel{suffix}": values for suffix, values in figures.items()}, index=table.index)
            for suffix, one in names.items():
                _same_everywhere(people[f"geheel{suffix}"], one, title)
            people = people[~people.index.duplicated()]
    table = table[~table.index.duplicated()]
    if not fields["regio"]:
        table["regio"] = np.where(table["naam"] != "", table["naam"], table.index)
        doubled = table["regio"].duplicated(keep=False)
        table["regio"] = np.where(doubled, table["regio"] + " (" + table.index + ")", table["regio"])
    return Places(title, source, table, order, people, of_groups)


def _same_everywhere(values: pd.Series, field: str, title: str) -> None:
    """Look whether the rows of an area say the same of it.

    Raises
    ------
    Refusal
        If they do not.
    """
    pairs = values.rename("value").reset_index().drop_duplicates()
    differing = pairs[pairs["gebied"].duplicated()]
    if field and len(differing):
        raise Refusal(
            "Field '{field}' of '{layer}' differs between the rows of {area}, and must be the same in all rows of an "
            "area: choose another field, or AREAS_GROUP for figures of groups.",
            field=field,
            layer=title,
            area=str(differing["gebied"].iloc[0]),
        )


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


def outlines(run: Run, places: Places, areas: pd.Series) -> list[QgsGeometry]:
    """The outline of each area in this order, none where it has none."""
    known = read_geometries(places.source, run.feedback)
    fids = areas.map(dict(places.table["fid"]))
    return [known.get(int(fid), QgsGeometry()) if pd.notna(fid) else QgsGeometry() for fid in fids]


def region_points(run: Run, places: Places, regions: Mapping[str, str]) -> dict[str, QgsGeometry]:
    """A point in each region: the middle of its area where that lies in it, else in the area nearest to that."""
    known = read_geometries(places.source, run.feedback)
    members: dict[str, list[QgsGeometry]] = {}
    for area, region in regions.items():
        outline = known.get(int(places.table["fid"].get(area, -1)), QgsGeometry())
        if not outline.isEmpty():
            members.setdefault(region, []).append(outline)
    found = {}
    for region, shapes in members.items():
        weights = np.array([max(shape.area(), 0.0) for shape in shapes])
        weights = weights if weights.sum() > 0 else np.ones(len(shapes))
        middles = np.array([(point.x(), point.y()) for point in (shape.centroid().asPoint() for shape in shapes)])
        x, y = np.average(middles, axis=0, weights=weights)
        middle = QgsGeometry.fromPointXY(QgsPointXY(float(x), float(y)))
        nearest = min(shapes, key=middle.distance)
        found[region] = middle if nearest.distance(middle) == 0 else nearest.pointOnSurface()
    return found
