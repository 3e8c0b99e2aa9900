"""What a report on regions is made from: the profile layer, its long table, other years; checked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeedback, QgsVectorLayer

from ...core.codes import read_codes
from ...core.figures import POINT
from ...core.index.draws import Drawn
from ...core.index.model import Model
from ...core.index.record import Told
from ...core.messages import Message, Refusal, listing
from ...core.profiles.columns import COLUMNS, OF_KIND, OPTIONAL, REQUIRED
from ...core.regions.wanted import wanted_regions
from ...core.values import clean_numbers
from ..i18n import index_name
from ..layers import columns
from ..layers.area_fields import one_level
from ..layers.frames import read_frame
from .checks import absent, check_belongs, check_model, not_belonging, require_fields, text_of
from .lead import OF_INDEX, Lead, as_index, leading, model_of
from .sure import check_intervals

PROFILE_FIELDS = (
    "regio_code",
    "regio_naam",
    "aantal",
    "mdi",
    "mdi_verschil",
    "mdi_rang",
    "mdi_klasse",
    "mdi_label",
    "vergeleken_met",
)
#: a report names no more areas of a region than these, those with the highest score; the table holds them all
MOST_AREAS = 100
#: and no more of their values than there are domains beside an index
MOST_COLUMNS = 8


@dataclass(frozen=True)
class Year:
    """The long table of one year.

    Attributes
    ----------
    name : str
        The year as the table calls it.
    rows : DataFrame
        The rows of regions, with their `key`.
    against : str
        What the differences are to.
    """

    name: str
    rows: pd.DataFrame
    against: str


@dataclass(frozen=True)
class Profiles:
    """Regions to report on, and all that is known of them.

    Attributes
    ----------
    regions : DataFrame
        The fields of the profile layer; indexed by key (the region's code, or its name), the worst first. `fid` is
        the feature's id.
    everything : DataFrame
        The same for all regions of the layer, those that are not reported on included.
    table : DataFrame
        The long table, with the column `key`.
    told : Told
        The index, as the profile layer tells it.
    level : str
        What the areas are, such as "gemeente"; "" where their codes do not tell.
    years : list of Year
        This year's table and the others', oldest first; empty where no other year is given.
    lead : Lead
        The index, or what leads the report where there is none; `regions` have it in the fields of an index.
    drawn : Drawn or None
        What the intervals of the regions' ranks come from; None where they have none.
    notes : tuple of Message
        What is to be said of the layers.
    """

    regions: pd.DataFrame
    everything: pd.DataFrame
    table: pd.DataFrame
    told: Told
    level: str
    years: list[Year]
    lead: Lead = field(default_factory=Lead)
    drawn: Drawn | None = None
    notes: tuple[Message, ...] = ()

    @property
    def model(self) -> Model:
        """The model of the index."""
        return self.told.model

    @property
    def bounds(self) -> tuple[float, ...]:
        """Lower bounds of the classes above the first, as far as they are known."""
        return self.lead.bounds if not self.lead.is_index else self.model.lower_bounds or ()

    @cached_property
    def index(self) -> str:
        """What the index is called."""
        return index_name(self.model)

    @cached_property
    def against(self) -> str:
        """What the regions are compared with."""
        return text_of(self.everything["vergeleken_met"].dropna().iloc[0]) if len(self.everything) else ""

    @cached_property
    def year(self) -> str:
        """The year of the scores, "" where it is not known."""
        return year_of(self.table) or self.told.year

    @cached_property
    def values(self) -> pd.DataFrame:
        """One row a value (`waarde`, `label`, `soort`, and what is there of `OF_KIND`) in the order of the table."""
        names = ["waarde", "label", "soort", *(name for name in OF_KIND if name in self.table)]
        return self.table.drop_duplicates("waarde")[names].reset_index(drop=True)

    @cached_property
    def scores(self) -> pd.DataFrame:
        """The `values` that are scores with classes, the index first."""
        if not self.lead.is_index:
            first = self.values["waarde"] == self.lead.name
            return pd.concat([self.values[first], self.values[~first]]).head(MOST_COLUMNS)
        kinds = self.values["soort"]
        return self.values[kinds.isin(["index", "domein"])].sort_values("soort", ascending=False, kind="stable")

    @cached_property
    def _places(self) -> dict:
        """Positions of the table's rows by region and level."""
        return self.table.groupby(["key", "niveau"]).indices

    def rows(self, key: str, level: str = "regio") -> pd.DataFrame:
        """The rows of one region, or of its areas."""
        return self.table.iloc[self._places.get((key, level), [])]

    def of_some(self, key: str) -> pd.DataFrame:
        """The rows of one region whose figure is not of all its areas, as the others have none."""
        rows, count = self.rows(key), self.everything.loc[key, "aantal"]
        if "aantal" not in rows or absent(count):
            return rows.iloc[:0]
        return rows[rows["score"].notna() & (pd.to_numeric(rows["aantal"], errors="coerce") < int(count))]

    @cached_property
    def areas(self) -> pd.DataFrame:
        """One row an area, the worst of each region by the leading value first.

        Columns `key` (of its region), `code`, `name`, `order` (1, 2, ... in its region), and per name of `scores`
        the score and, after `klasse_`, its class.
        """
        rows = self.table[(self.table["niveau"] == "gebied") & self.table["waarde"].isin(self.scores["waarde"])]
        names = rows["gebied_naam"].where(rows["gebied_naam"].notna(), rows["gebied_code"])
        # Not by name alone: two areas of a region may share theirs.
        area = [
            rows["key"].rename("key"),
            rows["gebied_code"].fillna("").rename("code"),
            names.fillna("").rename("name"),
        ]
        # Where rows tell neither code nor name they are told apart by their place among the rows of their value.
        again = rows.groupby([*area, rows["waarde"]]).cumcount().rename("again")
        by_area = rows.set_index([*area, again])
        columns = {}
        for name in self.scores["waarde"]:
            own = by_area[by_area["waarde"] == name]
            leads = name == self.lead.name and not self.lead.is_index
            columns |= {
                name: own["score"],
                f"klasse_{name}": self.lead.classes(own["score"]) if leads else own["klasse"],
            }
        frame = pd.DataFrame(columns).rename_axis(["key", "code", "name", "again"]).reset_index().drop(columns="again")
        lead = self.lead.name
        if lead in frame:
            frame = frame.sort_values(lead, ascending=self.lead.low_is_worse, kind="stable", na_position="last")
        return frame.assign(order=frame.groupby("key").cumcount() + 1)

    def numbers(self, key: str) -> dict[str, int]:
        """The place of each area of a region in `areas`, by name; without names that several bear."""
        own = self.areas[self.areas["key"] == key]
        return dict(own.loc[~own["name"].duplicated(keep=False), ["name", "order"]].itertuples(index=False))

    @cached_property
    def most_areas(self) -> int:
        """The largest number of areas that a region has."""
        return int(self.areas["order"].max()) if len(self.areas) else 0


def year_of(table: pd.DataFrame) -> str:
    """The year of a long table, "" where it tells none or several."""
    found = {text_of(value).strip() for value in table["jaar"].unique()} - {""}
    return found.pop() if len(found) == 1 else ""


def read_regions(source: QgsFeatureSource, layer: str, feedback: QgsProcessingFeedback | None = None) -> pd.DataFrame:
    """The fields of the profile layer by key; see `Profiles.regions`.

    Raises
    ------
    Refusal
        If fields are missing, no region is there, or a region stands in the layer twice.
    """
    found = set(source.fields().names())
    fields = [name for name in PROFILE_FIELDS if name not in OF_INDEX or "mdi" in found]
    require_fields(source, layer, fields)
    frame = read_frame(source, source.fields().names(), feedback)
    frame["fid"] = frame.index
    frame.index = pd.Index(_keys(frame), name="key")
    if frame.empty:
        raise Refusal("'{layer}' holds no regions to report on.", layer=layer)
    twice = frame.index[frame.index.duplicated()].unique()
    if len(twice):
        raise Refusal("'{layer}' holds the regions {regions} more than once.", layer=layer, regions=listing(twice))
    return frame


def read_table(
    source: QgsFeatureSource,
    layer: str,
    feedback: QgsProcessingFeedback | None = None,
    whole: QgsVectorLayer | None = None,
) -> pd.DataFrame:
    """A long table with the column `key`; see `columns.read_table` for `whole`.

    Raises
    ------
    Refusal
        If fields are missing.
    """
    require_fields(source, layer, REQUIRED)
    extra = [name for name in OPTIONAL if source.fields().indexFromName(name) >= 0]
    frame = columns.read_table(source, [*REQUIRED, *extra], whole, feedback)
    for name in frame:
        # A csv is read again as text, and a figure that is missing is an empty one there.
        if COLUMNS[name] is float or (COLUMNS[name] is int and not pd.api.types.is_numeric_dtype(frame[name])):
            frame[name] = clean_numbers(frame[name], name, layer, POINT)
    frame["key"] = _keys(frame)
    return frame


def _keys(frame: pd.DataFrame) -> pd.Series:
    """The code of each region, its name where it has none."""
    keys = frame["regio_code"].where(frame["regio_code"].notna(), frame["regio_naam"])
    return keys.map({key: text_of(key) for key in keys.unique()}).fillna("")  # few, in many rows


def choose(regions: pd.DataFrame, wanted: str, layer: str) -> pd.DataFrame:
    """The regions that a text asks for by code or name, all where it is empty.

    Parameters
    ----------
    wanted : str
        Codes or names, separated by commas, semicolons or lines; upper and lower case are one.

    Raises
    ------
    Refusal
        If it names regions that are not there.
    """
    if not wanted.strip(" ,;\n"):
        return regions
    names = regions["regio_naam"].map(text_of)
    keys, unknown = wanted_regions(wanted, zip(map(str, regions.index), names))
    if unknown:
        raise Refusal(
            "'{layer}' has no region {unknown}; its regions are {known}.",
            layer=layer,
            unknown=listing(f"'{part}'" for part in unknown),
            known=listing(names, 60),
        )
    return regions[regions.index.astype(str).isin(keys)]


def read_years(table: pd.DataFrame, name: str, earlier: Sequence[tuple[pd.DataFrame, str]]) -> list[Year]:
    """The tables of all years, oldest first; empty where there is no other year.

    Raises
    ------
    Refusal
        If a table does not tell its year, two tell the same, or one holds none of the regions.
    """
    if not earlier:
        return []
    years = []
    for rows, title in [(table, name), *earlier]:
        found = year_of(rows)
        if not found:
            raise Refusal(
                "'{table}' does not tell one year in its column jaar, which the development needs: give YEAR when "
                "running 'Region profiles'.",
                table=title,
            )
        if found in [year.name for year in years]:
            raise Refusal(
                "'{table}' is of {year}, as is another of the tables: give one table a year.", table=title, year=found
            )
        regional = rows[rows["niveau"] == "regio"]
        if not regional["key"].isin(table["key"]).any():
            raise Refusal(
                "'{table}' holds none of the regions of '{name}': give the long table of the same regions in another "
                "year.",
                table=title,
                name=name,
            )
        against = rows["vergeleken_met"].dropna()
        years.append(Year(found, regional, text_of(against.iloc[0]) if len(against) else ""))
    return sorted(years, key=lambda year: year.name)


def level_of(table: pd.DataFrame) -> str:
    """What the areas of a long table are, "" where their codes do not tell."""
    codes = table.loc[table["niveau"] == "gebied", "gebied_code"].dropna().drop_duplicates()
    if codes.empty:
        return ""
    try:
        return one_level(pd.Series(read_codes(codes, "gebied_code").levels))
    except Refusal:
        return ""


def collect(
    polygons: tuple[QgsFeatureSource, str],
    table: tuple[QgsFeatureSource, str],
    earlier: Sequence[tuple[QgsFeatureSource, str]],
    told: Told,
    wanted: str,
    lead: str = "",
    feedback: QgsProcessingFeedback | None = None,
    whole: QgsVectorLayer | None = None,
    drawn: Drawn | None = None,
) -> Profiles:
    """Read and check everything that the report's figures come from.

    Parameters
    ----------
    polygons, table : (source, name)
        The profile layer and its long table.
    earlier : sequence of (source, name)
        Long tables of other years.
    wanted : str
        See `choose`.
    lead : str
        The value that is to lead where there is no index, see `leading`.
    whole : QgsVectorLayer, optional
        The layer behind the long table, see `columns.whole_layer`.
    drawn : Drawn, optional
        What the profile layer tells of draws.

    Raises
    ------
    Refusal
        If something does not fit; see the functions above.
    """
    everything = read_regions(*polygons, feedback)
    rows = read_table(*table, feedback, whole)
    leads = leading(rows, table[1], lead)
    if leads.name not in everything:
        raise not_belonging(polygons[1], table[1], leads.name)
    if not leads.is_index:
        told = replace(told, model=model_of(leads), record=None)
        everything = as_index(everything, rows, leads, told.model)
    check_belongs(everything, polygons[1], rows, table[1], leads)
    everything = everything.sort_values(["mdi_rang", "regio_naam"], na_position="last", kind="stable")
    if leads.low_is_worse:
        everything = everything.sort_values("mdi", na_position="last", kind="stable")
    regions = choose(everything, wanted, polygons[1])
    check_model(everything, polygons[1], told.model)
    others = [(read_table(source, name, feedback), name) for source, name in earlier]
    years, note = read_years(rows, table[1], others), None
    if leads.is_index:
        drawn, note = check_intervals(everything, polygons[1], drawn, told.model)
    notes = () if note is None else (note,)
    return Profiles(regions, everything, rows, told, level_of(rows), years, leads, drawn, notes)
