"""The years of the codes of gemeenten."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.change.mergers import Changes
from regiolens.core.change.years import detect_years, gemeenten_in, table_of_others, years_by_level

ROOT = Path(__file__).resolve().parents[3]
ROWS = [
    ("GM0003", "Appingedam", "PV20", 2010, 2020),
    ("GM0010", "Delfzijl", "PV20", 2010, 2020),
    ("GM0014", "Groningen", "PV20", 2010, 2024),
    ("GM1979", "Eemsdelta", "PV20", 2021, 2024),
    ("GM0363", "Amsterdam", "PV27", 2010, 2024),
    ("GM0457", "Weesp", "PV27", 2010, 2022),
    ("GM0034", "Almere", "PV27", 2010, 2024),
]
KNOWN = pd.DataFrame(ROWS, columns=["code", "naam", "provincie", "van", "tot"])
CHANGES = Changes(
    pd.DataFrame(
        [
            ("2021-01-01", "GM0003", "Appingedam", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0010", "Delfzijl", "GM1979", "Eemsdelta", "yes"),
            ("2022-03-24", "GM0457", "Weesp", "GM0363", "Amsterdam", "no"),
        ],
        columns=["date", "code_from", "name_from", "code_to", "name_to", "new"],
    )
)


def years(*codes):
    return detect_years(np.array(sorted(codes), dtype=object), KNOWN, 2024)


def test_codes_that_ended_and_codes_that_began_bound_the_years():
    assert str(years("GM0003", "GM0010", "GM0014", "GM0363", "GM0034", "GM0457")) == "2010-2020"
    assert str(years("GM0014", "GM1979", "GM0363", "GM0034", "GM0457")) == "2021-2022"
    assert years("GM0014", "GM1979", "GM0363", "GM0034", "GM0457").exact


def test_a_gemeente_that_only_went_into_another_bounds_them_too():
    """Nothing began when Weesp ended: only that it is lacking tells the year."""
    assert str(years("GM0014", "GM1979", "GM0363", "GM0034")) == "2023-2024"


def test_a_selection_is_not_taken_for_another_year():
    assert str(years("GM0014")) == "2010-2024"


@pytest.mark.parametrize("share", [0.15, 0.35, 0.5, 0.7])
@pytest.mark.parametrize("year", [2012, 2019, 2024])
def test_any_part_of_a_country_is_of_its_own_year(year, share):
    """Gemeenten with data, or above some size: what they lack tells no year, which has fewer gemeenten than theirs."""
    table = pd.read_csv(ROOT / "resources" / "regions" / "gemeenten.csv", dtype=str)
    table = table.assign(van=table.van.astype(int), tot=pd.to_numeric(table.tot).fillna(2024).astype(int))
    there = table.code[(table.van <= year) & (table.tot >= year)].to_numpy(dtype=object)
    found = detect_years(there[np.random.default_rng(7).random(len(there)) < share], table, 2024)
    assert found.first <= year <= found.last
    assert not found.others


def test_codes_of_other_years_are_named():
    found = years("GM0014", "GM0003", "GM1979", "GM0363", "GM0034", "GM0457")
    assert (found.others, found.exact) == (("GM0003",), False)
    table = table_of_others((*found.others, "GM1979", "GM9999"), KNOWN, CHANGES, 2024).set_index("code")
    assert table.loc["GM0003"].tolist() == ["Appingedam", None, 2020, None, "2021-01-01", None, "GM1979 Eemsdelta"]
    assert table.loc["GM1979"].tolist() == [
        "Eemsdelta", 2021, None, "2021-01-01", None, "GM0003 Appingedam + GM0010 Delfzijl", None,
    ]  # fmt: skip
    assert table.loc["GM9999"].isna().all()


def test_where_years_fit_alike_the_last_are_taken_with_the_same_faults_alone():
    """Of two codes that never were there together, the one that ended is of another year."""
    found = years("GM0003", "GM1979", "GM0363", "GM0034", "GM0457")
    assert (str(found), found.others) == ("2021-2022", ("GM0003",))


def test_nothing_is_told_of_codes_that_never_were():
    assert years("GM9999") is None and years() is None


def test_a_code_that_happens_to_be_one_of_a_gemeente_tells_no_year():
    """German municipalities are numbered with eight digits as buurten are: 05315000 begins like GM0531."""
    assert years("GM0014", "GM0531", "GM0533", "GM0916", "GM1461") is None
    assert years("GM0014", "GM9999") is not None


def test_wijken_and_buurten_tell_their_gemeenten_and_water_none():
    keys = np.array(["WK001400", "BU09990001", "CR01", "GM0363"], dtype=object)
    levels = np.array(["wijk", "buurt", "corop", "gemeente"], dtype=object)
    assert gemeenten_in(keys, levels).tolist() == ["GM0014", "GM0363"]
    assert set(years_by_level(keys, levels, KNOWN, 2024)) == {"wijk", "gemeente"}


@pytest.mark.parametrize("year", range(2010, 2024))
def test_each_year_of_cbs_is_found_from_its_own_list(shared, year):
    """All gemeenten of a 1 January give that year, and together with it only years of the very same list."""
    table = pd.read_csv(ROOT / "resources" / "regions" / "gemeenten.csv", dtype=str)
    table = table.assign(van=table.van.astype(int), tot=pd.to_numeric(table.tot).fillna(2024).astype(int))
    cbs = pd.read_csv(shared / "tables" / "gemeentelijke_indeling_1968_2023.csv", sep=";", dtype=str).fillna("9999")

    def of(day):
        return frozenset("GM" + cbs.gemeentecode[(cbs.begindatum <= day) & (cbs.einddatum > day)])

    here = of(f"{year}-01-01")
    found = detect_years(np.array(sorted(here), dtype=object), table, 2024)
    same = [other for other in range(2010, 2024) if of(f"{other}-01-01") == here]
    assert found.exact
    assert (found.first, min(found.last, 2023)) == (same[0], same[-1])
