"""The divisions that come with Regiolens, read from resources/regions."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from ...core.change.mergers import Changes
from ...core.regions.assign import Membership, widen
from ..paths import RESOURCES
from .catalogue import SETS, YEARS, RegionSet

FOLDER = RESOURCES / "regions"


def read_region_table(name: str) -> pd.DataFrame:
    """A table of resources/regions as text, "" where a cell is empty."""
    return pd.read_csv(FOLDER / name, dtype=str, keep_default_na=False)


@lru_cache(maxsize=1)
def gemeente_changes() -> Changes:
    """Gemeenten whose code ended, and where their area went; read once, so not to be changed."""
    return Changes(pd.read_csv(RESOURCES / "areas" / "gemeente_changes.csv", dtype=str))


def nearest_year(year: int, first: int = YEARS[0]) -> int:
    """The year at hand that is nearest to another.

    Parameters
    ----------
    first : int
        Of the years at hand.
    """
    return min(max(year, first), YEARS[-1])


@lru_cache(maxsize=1)
def all_gemeenten() -> pd.DataFrame:
    """The gemeenten of all `YEARS`, a row each, as gemeenten.csv holds them but van and tot as numbers.

    Read once, so not to be changed.
    """
    table = read_region_table("gemeenten.csv")
    table["van"] = table.van.astype(int)
    table["tot"] = pd.to_numeric(table.tot).fillna(YEARS[-1]).astype(int)
    return table


def gemeenten(year: int) -> pd.DataFrame:
    """The gemeenten of 1 January of one of `YEARS`.

    Returns
    -------
    DataFrame
        code, naam, and a column for each division, "" where that is not known in the year.
    """
    table = all_gemeenten()
    table = table[(table.van <= year) & (table.tot >= year)].reset_index(drop=True)
    divisions = {one.division: table[one.column(year)] for one in SETS.values() if one.division}
    return table[["code", "naam"]].assign(**divisions)


def gemeenten_by_year() -> dict[int, frozenset[str]]:
    """The codes of the gemeenten of each of `YEARS`."""
    table = all_gemeenten()
    return {year: frozenset(table.code[(table.van <= year) & (table.tot >= year)]) for year in YEARS}


def corop_zones() -> pd.Series:
    """Zone by COROP code."""
    table = read_region_table("regios.csv")
    return table[table.indeling == "corop"].drop_duplicates("code").set_index("code").zone


def names_of(division: str, year: int) -> pd.DataFrame:
    """The regions of a division, by code, with naam and zone; names of the last year at hand that is not later."""
    table = read_region_table("regios.csv")
    table = table[table.indeling == division]
    years = sorted(table.jaar.unique())
    known = [one for one in years if one <= str(year)] or years[:1]
    # A name of another year serves a region that this year does not have.
    table = table.assign(other=table.jaar != known[-1]).sort_values(["other", "code"])
    return table.drop_duplicates("code").set_index("code")[["naam", "zone"]]


def own_time(one: RegionSet, year: int) -> dict[str, str]:
    """Each gemeente of all `YEARS` with the region that it lay in; of a division that changed, the one of `year`.

    Gemeenten of which no region is known are left out.
    """
    table = all_gemeenten().set_index("code")
    found = table[one.column(year)]
    for _, name in reversed(one.columns):
        found = found.where(found != "", table[name])
    return dict(found[found != ""])


def division_of(one: RegionSet, year: int, chosen: bool) -> tuple[Membership, pd.DataFrame]:
    """A division by gemeente, and its regions with naam, type and zone.

    Parameters
    ----------
    year : int
        One of `YEARS` that the division is known in.
    chosen : bool
        True for the gemeenten of that very day, to which those of other days are then traced; False where every
        gemeente belongs where it belonged in its own time.
    """
    table = gemeenten(year)
    regions = names_of(one.division, year).assign(type=one.kind or one.key)
    members = dict(zip(table.code, table[one.division])) if chosen else own_time(one, year)
    wider = widen(table, one.division)
    if one.file:
        kept = set(read_region_table(one.file).code)
        members = {code: region if region in kept else "" for code, region in members.items()}
        regions = regions[regions.index.isin(kept)]
        wider = {}
    day = f"{year}-01-01" if chosen else f"{YEARS[-1]}-12-31"
    return Membership(members, day, one.everywhere, wider), regions
