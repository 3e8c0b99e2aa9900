"""The divisions that come with Regiolens, read from resources/regions."""

from __future__ import annotations

import pandas as pd

from ...core.change.mergers import Changes
from ...core.regions.assign import Membership, widen
from ..paths import RESOURCES

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


def read_region_table(name: str) -> pd.DataFrame:
    return pd.read_csv(FOLDER / name, dtype=str, keep_default_na=False)


def gemeente_changes() -> Changes:
    return Changes(pd.read_csv(RESOURCES / "areas" / "gemeente_changes.csv", dtype=str))


def corop_zones() -> pd.Series:
    """Zone by COROP code."""
    table = read_region_table("regios.csv")
    return table[table.indeling == "corop"].drop_duplicates("code").set_index("code").zone


def division_of(table: pd.DataFrame, division: str, kind: str, year: int) -> tuple[Membership, pd.DataFrame]:
    """A division of all gemeenten, and its regions."""
    every = read_region_table("regios.csv")
    mine = every[(every.indeling == division) & (every.jaar == str(year))].set_index("code")
    regions = mine[["naam", "zone"]].assign(type=kind)
    return Membership(dict(zip(table.code, table[division])), f"{year}-01-01", wider=widen(table, division)), regions
