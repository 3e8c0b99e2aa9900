"""The regions that areas belong to, and what to tell the user of it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..core.codes import Codes, read_codes
from ..core.join import Changes
from ..core.messages import Refusal, listing
from ..core.regions import Membership, assign, best_year, inherit, own_regions, widen
from .frames import code_field, name_field, read_frame, water_fields, water_mask
from .i18n import number, say, tr
from .joining import NAMED, Side
from .paths import RESOURCES
from .region_notes import named_areas, tell_outcomes, tell_unchecked, tell_without
from .sinks import NewField
from .types import REAL, TEXT

FOLDER = RESOURCES / "regions"
#: REGION_SET -> column of gemeenten_<year>.csv
DIVISIONS = {
    "COROP": "corop",
    "provincie": "provincie",
    "arbeidsmarktregio": "arbeidsmarktregio",
    "landsdeel": "landsdeel",
}
YEARS = (2022, 2024)
#: REGION_SET -> file and year of its gemeenten
POLICY_SETS = {
    "krimp- en anticipeerregio's 2016": ("krimp_anticipeer_2016.csv", 2016),
    "Noord-Nederland 2018": ("noord_nederland_2018.csv", 2018),
}
OWN_TYPE = "eigen tabel"


@dataclass(frozen=True)
class Found:
    """The regions of areas.

    Attributes
    ----------
    code, name, kind, zone : ndarray of object, shape (n,)
        None where an area has none.
    water : ndarray of bool, shape (n,)
        Areas that are left out.
    title : str
        What the regions are.
    share : ndarray of float, shape (n,), optional
        Percent of each area in its region.
    notes, warnings : tuple of str
        Lines for the log.
    """

    code: np.ndarray
    name: np.ndarray
    kind: np.ndarray
    zone: np.ndarray
    water: np.ndarray
    title: str
    share: np.ndarray | None = None
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def assigned(self) -> int:
        """Number of areas with a region."""
        return int(pd.notna(self.code).sum())

    @property
    def unassigned(self) -> int:
        """Number of areas without one; water is no area."""
        return int((pd.isna(self.code) & ~self.water).sum())

    def fields(self) -> list[NewField]:
        """The fields to add."""
        new = [
            NewField.of("regio_code", TEXT, self.code, tr("code of the region")),
            NewField.of("regio_naam", TEXT, self.name, tr("region: {regions}").format(regions=self.title)),
            NewField.of("regio_type", TEXT, self.kind, tr("kind of region")),
            NewField.of("regio_zone", TEXT, self.zone, tr("zone of the COROP region")),
        ]
        if self.share is not None:
            new.append(NewField.of("regio_aandeel", REAL, self.share, tr("percent of the area in the region")))
        return new

    def tell(self, feedback) -> None:
        """Write to the log what was found, and what not."""
        for line in self.notes:
            feedback.pushInfo(line)
        counts = tr("{assigned} of {areas} areas got a region.").format(
            assigned=number(self.assigned), areas=number(self.assigned + self.unassigned)
        )
        wet = int(self.water.sum())
        if wet:
            counts += " " + tr("Water areas left out: {count}.").format(count=number(wet))
        feedback.pushInfo(counts)
        for line in self.warnings:
            feedback.pushWarning(line)


def dressed(regions: np.ndarray, table: pd.DataFrame, water: np.ndarray, title: str, **more) -> Found:
    """The areas' regions with their names, kinds and zones.

    Parameters
    ----------
    regions : ndarray of object, shape (n,)
        Region codes, "" for none.
    table : DataFrame
        Indexed by region code: naam, type, and zone where known.
    water : ndarray of bool, shape (n,)
    """
    codes = pd.Series(np.where(water, "", regions), dtype=object)
    zones = table.zone if "zone" in table else _corop_zones()
    columns = [codes.where(codes != "", None)]
    columns += [codes.map(dict(column[column != ""])) for column in (table.naam, table.type, zones)]
    return Found(*(_none_for_missing(column) for column in columns), water=water, title=title, **more)


def _none_for_missing(column: pd.Series) -> np.ndarray:
    values = column.astype(object)
    return values.where(values.notna(), None).to_numpy(dtype=object)


def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / name, dtype=str, keep_default_na=False)


def _changes() -> Changes:
    return Changes(pd.read_csv(RESOURCES / "areas" / "gemeente_changes.csv", dtype=str))


def _corop_zones() -> pd.Series:
    """Zone by COROP code."""
    table = _read("regios.csv")
    return table[table.indeling == "corop"].drop_duplicates("code").set_index("code").zone


def water_of(side: Side) -> np.ndarray:
    """Which areas are water, or Belgian territory."""
    return water_mask(side.frame, water_fields(side.source)).to_numpy(dtype=bool)


def read_areas(source, title: str, code: str, feedback, kept: dict) -> Side:
    """The areas with their codes; codes are a matter of taste where the regions are polygons."""
    code = code or code_field(source)
    names = [name for name in (code, name_field(source), *water_fields(source)) if name]
    frame = read_frame(source, list(dict.fromkeys(names)), feedback, kept)
    if code:
        return Side(source, title, frame, code, read_codes(frame[code], code, fallback="gemeente"))
    ids = frame.index.astype(str).to_numpy(dtype=object)
    return Side(source, title, frame, "", Codes(ids, np.full(len(ids), "", dtype=object), ""))


def by_code(areas: Side, region_set: str, year: int | None) -> Found:
    """Regions of a shipped division.

    Parameters
    ----------
    areas : Side
    region_set : str
        A key of `DIVISIONS` or `POLICY_SETS`.
    year : int, optional
        Of `YEARS`, for the former; told by the codes when None.

    Raises
    ------
    Refusal
        If the codes do not tell in which gemeenten the areas lie.
    """
    tables = {key: _read(f"gemeenten_{key}.csv") for key in YEARS}
    known = {key: frozenset(table.code) for key, table in tables.items()}
    if region_set in DIVISIONS:
        year = year or best_year(areas.codes, known)
        membership, regions = _division(tables[year], DIVISIONS[region_set], region_set, year)
        unchecked = tables[year][:0]
    else:
        file, year = POLICY_SETS[region_set]
        table = _read(file)
        membership = Membership(dict(zip(table.code, table.regio_code)), f"{year}-01-01", everywhere=False)
        regions = table.drop_duplicates("regio_code").set_index("regio_code")
        regions = pd.DataFrame({"naam": regions.regio_naam, "type": regions.regio_type, "zone": ""})
        unchecked = table[table.controle == "geen"] if "controle" in table else table[:0]
    found = assign(areas.codes, membership, _changes(), frozenset().union(*known.values()))
    water = water_of(areas)
    title = tr("{regions}, gemeenten of {year}").format(regions=region_set, year=year)
    notes, warnings = tell_outcomes(found, regions.naam, year)
    notes.insert(0, tr("Regions: {title}.").format(title=title))
    outside, lines = tell_without(areas, found, water, membership.everywhere)
    if outside:
        lie = tr("Areas in none of these regions, which do not cover the whole country: {count}.")
        notes.append(lie.format(count=number(outside)))
    warnings += tell_unchecked(unchecked, found)
    return dressed(found.region, regions, water, title, notes=tuple(notes), warnings=(*warnings, *lines))


def _division(table: pd.DataFrame, division: str, kind: str, year: int) -> tuple[Membership, pd.DataFrame]:
    """A division of all gemeenten, and its regions."""
    every = _read("regios.csv")
    mine = every[(every.indeling == division) & (every.jaar == str(year))].set_index("code")
    regions = mine[["naam", "zone"]].assign(type=kind)
    return Membership(dict(zip(table.code, table[division])), f"{year}-01-01", wider=widen(table, division)), regions


def by_table(areas: Side, rows: Side, region: str, name: str) -> Found:
    """Regions by a table of the user's own.

    Parameters
    ----------
    areas, rows : Side
    region, name : str
        Fields of the table; `name` may be "".

    Raises
    ------
    Refusal
        If the table puts a code in several regions, gives a region several names, or fits no area.
    """
    names = rows.frame[name] if name else None
    best = None
    for codes in _readings(rows, areas.codes.level):
        own = own_regions(codes, rows.frame[region], names, rows.title)
        regions, used = inherit(areas.codes, own.members)
        if best is None or (used != "").sum() > (best[2] != "").sum():
            best = own, regions, used, codes
    own, regions, used, codes = best
    if not (used != "").any() and len(regions):
        raise Refusal(
            "No area of '{layer}' (such as {area}) is found in table '{table}' (such as {row}): choose AREA_CODE and "
            "TABLE_CODE so that they hold codes of the same areas, or of the gemeenten that these lie in.",
            layer=areas.title,
            area=next((str(key) for key in areas.codes.keys if key), "-"),
            table=rows.title,
            row=next(iter(own.members), "-"),
        )
    water = water_of(areas)
    notes, warnings = [], []
    if own.without:
        warnings.append(
            tr("Rows of table '{table}' with a code but no region, left aside: {count}.").format(
                count=number(own.without), table=rows.title
            )
        )
    missing = np.flatnonzero((used == "") & ~water)
    warnings += named_areas(tr("Areas without a region:"), areas, missing, _reasons(areas.codes.keys[missing], "area"))
    keys, taken = pd.Series(codes.keys, dtype=object), set(used) - {""}
    # A table of several levels (KWB) serves the areas with one of them; the rest are no rows to complain of.
    serving = (keys == "") | pd.Series(codes.levels).isin(set(codes.levels[keys.isin(taken)]))
    other = int((~serving).sum())
    if other:
        aside = tr("Rows of another level than {level}, left aside: {count}.")
        notes.append(aside.format(count=number(other), level=areas.codes.level or "?"))
    idle = np.flatnonzero(serving & keys.isin({"", *own.members}) & ~keys.isin(taken))
    told = Side(rows.source, rows.title, rows.frame, rows.code, codes)
    warnings += named_areas(tr("Rows without an area:"), told, idle, _reasons(codes.keys[idle], "row"))
    table = pd.DataFrame({"naam": pd.Series(own.names, dtype=object), "type": OWN_TYPE})
    title = tr("table {table}").format(table=rows.title)
    return dressed(regions, table, water, title, notes=tuple(notes), warnings=tuple(warnings))


def _readings(rows: Side, level: str) -> list[Codes]:
    """The ways in which the codes of a table can be read: without a prefix they may be of the areas' level or wider."""
    found = []
    for fallback in dict.fromkeys((level or None, "gemeente")):
        with contextlib.suppress(Refusal):
            found.append(read_codes(rows.frame[rows.code], rows.code, fallback=fallback))
    return found


def _reasons(codes: np.ndarray, side: str) -> list[str]:
    """Why the first of these codes may have no counterpart, "" where that is not known."""
    return [say(why) if why else "" for why in _changes().reasons([str(code) for code in codes[:NAMED]], side)]


def field_of(source, title: str, name: str) -> str:
    """A field by its name, as the source spells it.

    Raises
    ------
    Refusal
        If there is no such field.
    """
    position = source.fields().lookupField(name)
    if position < 0:
        raise Refusal(
            "'{layer}' has no field '{field}'; its fields are {fields}.",
            layer=title,
            field=name,
            fields=listing(source.fields().names(), 40),
        )
    return source.fields().at(position).name()
