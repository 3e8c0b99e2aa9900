"""The areas between which people move: their names, regions, kinds, population and outlines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsGeometry, QgsPointXY, QgsProcessingFeatureSource, QgsWkbTypes

from ...core.change.migration import TOTAL
from ...core.code_field import find_code_field, names_codes
from ...core.codes import read_codes
from ...core.messages import Refusal, listing
from ...core.patterns.keys import keys_of
from ...core.regions.own import region_texts
from ..known_fields import read_figures
from ..layers.area_fields import name_field, name_fields, water_fields, water_mask
from ..layers.columns import read_table, whole_layer
from ..layers.outlines import read_geometries
from ..run import Run

#: the two groupings of areas
KINDS = ("regiotype", "stedelijkheid")
#: the column of a frame with what tells its areas apart, a name that no field has
KEY = "\x1fkey"


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


def of_areas(run: Run) -> list[str]:
    """The fields that tell of areas what they belong to, and how many live there."""
    names = ("REGION_FIELD", "TYPE_FIELD", "URBANITY_FIELD", "AREAS_POPULATION", "AREAS_POPULATION_END", "AREAS_GROUP")
    return [run.text(name) for name in names if run.given(name)]


def holds_codes(values: pd.Series, field: str) -> bool:
    """Whether a field holds CBS codes, by its name or by their prefixes: bare numbers may number anything."""
    if names_codes(field):
        return True
    texts = pd.Series(region_texts(values).unique(), dtype=object)
    levels = read_codes(texts, field).levels
    return bool((texts.str.contains("[A-Za-z]") & (levels != "")).any())


def area_keys(values: pd.Series, field: str, coded: bool) -> np.ndarray:
    """What tells areas apart: CBS codes in their one form where the field is `coded`, any other text as it is.

    "" where it is missing.
    """
    texts = region_texts(values).to_numpy(dtype=object)
    if not coded:
        return texts
    codes = read_codes(values, field)
    return np.where(codes.levels != "", codes.keys, texts).astype(object)


def groups_of(frame: pd.DataFrame, field: str) -> np.ndarray:
    """The group of each row, "" where it is missing."""
    if not field:
        return np.full(len(frame), TOTAL, dtype=object)
    return region_texts(frame[field]).to_numpy(dtype=object)


def people_of(run: Run, frame: pd.DataFrame, field: str, title: str, least: float | None = 0.0) -> np.ndarray:
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


def read_areas(run: Run) -> tuple[pd.DataFrame, str]:
    """The land areas of AREAS with the fields that matter, and the field that tells them apart."""
    source, title, field = run.source("AREAS"), run.title("AREAS"), run.text("AREAS_FIELD")
    wanted = [field, *of_areas(run), *water_fields(source), *name_fields(source)]
    names = wanted if field else source.fields().names()
    whole = whole_layer(run, "AREAS", source)
    frame = read_table(source, list(dict.fromkeys(filter(None, names))), whole, run.feedback)
    field = field or find_code_field(frame, title)
    return frame[~water_mask(frame, water_fields(source))], field


def placed(run: Run, source: QgsFeatureSource, title: str, frame: pd.DataFrame, field: str) -> Places:
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
        figures = {suffix: people_of(run, frame, one, title) for suffix, one in names.items()}
        if run.given("AREAS_GROUP"):
            of_groups = pd.DataFrame({"gebied": keys.to_numpy(), "groep": groups_of(frame, run.text("AREAS_GROUP"))})
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


def bare_places(source: QgsProcessingFeatureSource, title: str, areas: list[str]) -> Places:
    """Areas of which nothing is known but that people moved from or to them."""
    table = pd.DataFrame({"fid": None, "naam": "", "regio": areas, **dict.fromkeys(KINDS)}, index=areas, dtype=object)
    return Places(title, source, table.rename_axis("gebied"), {name: [] for name in KINDS}, None, None)


def outlines(run: Run, source: QgsFeatureSource, fids: pd.Series) -> list[QgsGeometry]:
    """The outline of each feature in this order, none where it has none."""
    known = read_geometries(source, run.feedback)
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
