"""Whether areas are the whole country."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.codes import read_codes
from regiolens.core.profiles.extent import CITIES, COUNTRY, GEMEENTEN, PART, UNKNOWN, extent

ROOT = Path(__file__).resolve().parents[3]


def codes(year):
    with (ROOT / "resources" / "regions" / "gemeenten.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if int(row["van"]) <= year <= int(row["tot"] or year)]
    return pd.Series([row["code"] for row in rows], dtype=object)


def whole(values, level, scored=None):
    return extent(values, level, pd.Series(True, index=values.index) if scored is None else scored)


@pytest.mark.parametrize("year", [2022, 2024])
def test_all_gemeenten_are_the_country_and_a_part_never_is(year):
    country = codes(year)
    assert whole(country, "gemeente") == COUNTRY
    assert whole(country.iloc[:50], "gemeente") == PART
    assert whole(country.iloc[1:], "gemeente") == PART  # without Groningen
    assert whole(country[country != "GM0059"], "gemeente") == UNKNOWN
    small = country.index[~country.isin(CITIES)][:3]
    assert whole(country.drop(small), "gemeente") == UNKNOWN  # 345 - 3 = 342, which another year had
    only_fifty = pd.Series(np.arange(len(country)) < 50)
    assert whole(country, "gemeente", only_fifty) == PART


def test_the_sample_is_no_country():
    with (ROOT / "resources" / "sample" / "mdi_2023_gemeenten.csv").open(encoding="utf-8") as file:
        fifty = pd.Series([row["statcode"] for row in csv.DictReader(file)], dtype=object)
    assert len(fifty) == 50
    assert whole(fifty, "gemeente") == PART


def test_provincies_corop_regions_and_own_areas():
    provincies = pd.Series([f"PV{number}" for number in range(20, 32)], dtype=object)
    assert whole(provincies, "provincie") == COUNTRY
    assert whole(provincies.iloc[1:], "provincie") == PART
    corop = pd.Series([f"CR{number:02}" for number in range(1, 41)], dtype=object)
    assert whole(corop, "corop") == COUNTRY
    assert whole(corop, "corop", corop != "CR17") == PART
    assert whole(pd.Series(["x", "y"], dtype=object), "") == UNKNOWN


@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
def test_the_country_of_2024_in_real_codes(shared, level):
    table = pd.read_csv(shared / "tables" / "kwb_2024.csv", dtype=str)
    table = table[table["niveau"] == level].reset_index(drop=True)
    found = pd.Series(read_codes(table["code"]).keys)
    assert whole(found, level) == COUNTRY
    assert whole(found, level, table["inwoners"].notna()) == COUNTRY
    groningen = table["provincie"] == "Groningen"
    assert whole(found[groningen], level) == PART
    assert whole(found[~groningen], level) == PART
    assert whole(found, level, ~groningen) == PART


@pytest.mark.parametrize(
    ("year", "number"), [(2017, 388), (2018, 380), (2019, 355), (2020, 355), (2021, 352), (2022, 345), (2023, 342)]
)
def test_numbers_of_gemeenten(year, number):
    """Counts that the rule knows are those of the table of changes, of 431 gemeenten in 2010."""
    with (ROOT / "resources" / "areas" / "gemeente_changes.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["date"] <= f"{year}-01-01"]
    ended = {row["code_from"] for row in rows}
    begun = {row["code_to"] for row in rows if row["new"] == "yes"}
    assert 431 - len(ended) + len(begun) == number
    assert GEMEENTEN[number] in begun
    assert GEMEENTEN[number] in {row["code_to"] for row in rows if row["date"] == f"{year}-01-01"} or year == 2020


def parts(number, prefix="WK", digits=2):
    """So many wijken or buurten over the gemeenten of 2024, in turn."""
    country = codes(2024)
    return pd.Series(
        [f"{prefix}{country[i % len(country)][2:]}{i // len(country):0{digits}}" for i in range(number)], dtype=object
    )


@pytest.mark.parametrize(("level", "prefix", "digits", "fewest"), [("wijk", "WK", 2, 2500), ("buurt", "BU", 4, 11500)])
def test_fewer_wijken_and_buurten_than_there_have_ever_been_are_a_part(level, prefix, digits, fewest):
    assert whole(parts(fewest, prefix, digits), level) == COUNTRY
    assert whole(parts(fewest - 1, prefix, digits), level) == PART


def test_half_of_the_areas_must_have_a_score():
    areas = parts(3000)
    assert whole(areas, "wijk", pd.Series(np.arange(3000) < 1500)) == COUNTRY
    assert whole(areas, "wijk", pd.Series(np.arange(3000) < 1499)) == PART


def test_of_the_gemeenten_98_percent_must_have_a_score():
    """98% of 342 is 335.16: 336 gemeenten with a score are the country, 335 are not."""
    country = codes(2024)
    assert whole(country, "gemeente", pd.Series(np.arange(342) < 336)) == COUNTRY
    assert whole(country, "gemeente", pd.Series(np.arange(342) < 335)) == PART
