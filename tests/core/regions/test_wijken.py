"""core.regions.wijken: the gemeente of 2018 of wijken and buurten of today, by code and name."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.codes import read_codes
from regiolens.core.regions.wijken import Wijken, plain, told_by_wijk

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "regions"
#: inhabitants of 2017 of the MEDAL-regio (De Marne, Eemsmond, and what became Eemsdelta), by the study
MEDAL = 72277


@pytest.fixture(scope="module")
def table():
    return pd.read_csv(FOLDER / "noord_nederland_2018_wijken.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def wijken(table):
    return Wijken.of(table)


def told(codes, names, wijken):
    found = told_by_wijk(read_codes(pd.Series(codes)), names, wijken)
    return found.codes.keys.tolist(), found.told.tolist(), found.untold.tolist()


def test_each_part_is_a_gemeente_of_the_division_of_2018(table):
    division = pd.read_csv(FOLDER / "noord_nederland_2018.csv", dtype=str).set_index("code").naam
    assert (table.gemeente.map(division) == table.gemeente_naam).all() and table.wijk.is_unique
    assert table.groupby(table.wijk.str[2:6]).size().to_dict() == {"0014": 20, "1966": 14}


def test_the_list_is_that_of_cbs_in_2024(table, shared):
    kwb = pd.read_csv(shared / "tables" / "kwb_2024.csv", dtype={"postcode": str})
    here = kwb[kwb.gemeentecode.isin(["GM0014", "GM1966"])]
    assert dict(zip(table.wijk, table.naam)) == here[here.niveau == "wijk"].set_index("code").naam.to_dict()
    buurten = here[here.niveau == "buurt"]
    of_wijk = buurten.sort_values("code").groupby("WK" + buurten.code.str[2:8]).naam.agg("; ".join)
    assert dict(zip(table.wijk, table.buurten)) == of_wijk.to_dict()
    people = here[here.niveau == "wijk"].groupby(here.code.map(dict(zip(table.wijk, table.gemeente)))).inwoners.sum()
    eemsdelta = kwb.set_index("code").inwoners["GM1979"]
    assert abs((people["GM1663"] + people["GM1651"] + eemsdelta) / MEDAL - 1) < 0.03


def test_wijken_and_buurten_get_the_gemeente_of_before(wijken):
    keys, by, lost = told(
        ["BU19660202", "WK196606", "BU00141706", "WK001400", "BU18950000", "GM1966"],
        ["Leens", "Wijk 06 Winsum", "Nesciopark", "Centrum", "Winschoten", "Het Hogeland"],
        wijken,
    )
    assert keys == ["BU16630202", "WK005306", "BU00171706", "WK001400", "BU18950000", "GM1966"]
    assert by == [True, True, True, True, False, False] and not any(lost)


def test_without_names_the_codes_tell(wijken):
    assert told(["BU19660202"], [""], wijken)[0] == ["BU16630202"]


def test_a_wijk_that_the_list_does_not_have_is_not_told(wijken):
    keys, by, lost = told(["WK196699", "BU19669901", "WK001420"], ["Nieuw", "Nieuw", "Nieuw"], wijken)
    assert keys == ["", "", ""] and not any(by) and all(lost)


def test_a_wijk_of_another_numbering_is_not_told_by_its_code(wijken):
    """Where WK196601 is called Bedum the list of another year does not hold."""
    assert told(["WK196601"], ["Bedum"], wijken)[2] == [True]
    assert told(["BU19660101", "BU19660102"], ["Bedum Zuid", "Bedum West"], wijken)[2] == [True, True]
    # One buurt with a new name is none: the others of its wijk tell.
    assert told(["BU19660101", "BU19660103"], ["Nieuwe Naam", "Ulrum"], wijken)[1] == [True, True]


def test_a_gemeente_beside_the_ones_it_took_in_later_stays_as_it_is(wijken):
    keys, by, lost = told(["WK001417", "WK001700", "WK196601"], ["Vinkhuizen", "Haren", "Ulrum"], wijken)
    assert keys == ["WK001417", "WK001700", "WK166301"] and by == [False, False, True] and not any(lost)


def test_order_changes_nothing(wijken, table):
    codes = np.array(table.wijk.tolist())
    turned = np.random.default_rng(1).permutation(len(codes))
    one = told(codes, table.naam.tolist(), wijken)[0]
    other = told(codes[turned], table.naam.to_numpy()[turned].tolist(), wijken)[0]
    assert [one[place] for place in turned] == other


def test_names_are_compared_by_their_letters():
    assert plain(" Wijk 12  Uithuizen") == plain("uithuizen") == "uithuizen"
    assert plain("Wijk aan Zee") == "wijkaanzee"
