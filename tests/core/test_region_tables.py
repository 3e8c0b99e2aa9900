"""Every gemeente since 2010 with the provincie and COROP region of its own time, against published lists."""

from pathlib import Path

import pandas as pd
import pytest

from regiolens.core.change.mergers import Changes

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
YEARS = range(2010, 2025)
#: gemeenten on 1 January, as CBS counts them
COUNTS = (431, 418, 415, 408, 403, 393, 390, 388, 380, 355, 355, 352, 345, 342, 342)
#: gemeente: (provincie, COROP region) of its own time, where that is not what it is a part of now
MOVED = {
    "GM0140": ("PV21", "CR04"),  # Littenseradiel
    "GM0393": ("PV27", "CR21"),  # Haarlemmerliede en Spaarnwoude
    "GM0457": ("PV27", "CR24"),  # Weesp
    "GM0545": ("PV28", "CR30"),  # Leerdam
    "GM0707": ("PV28", "CR30"),  # Zederik
    "GM0788": ("PV30", "CR35"),  # Haaren
    "GM1987": ("PV20", "CR01"),  # Menterwolde
}
#: other names for the same: CBS's own of the last year, and spellings in the lists held against
OTHER_NAMES = {"GM0051", "GM1900"}


def read(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def gemeenten():
    table = read(RESOURCES / "regions" / "gemeenten.csv")
    return table.assign(van=table.van.astype(int), tot=table.tot.replace("", "2024").astype(int)).set_index("code")


@pytest.fixture(scope="module")
def changes():
    return Changes(read(RESOURCES / "areas" / "gemeente_changes.csv"))


def of(gemeenten, year):
    return gemeenten[(gemeenten.van <= year) & (gemeenten.tot >= year)]


@pytest.mark.parametrize(("year", "count"), zip(YEARS, COUNTS))
def test_each_year_has_as_many_gemeenten_as_cbs_counts(gemeenten, year, count):
    assert len(of(gemeenten, year)) == count


def test_a_code_has_one_row_a_provincie_and_since_2015_a_corop_region(gemeenten):
    assert gemeenten.index.is_unique
    assert gemeenten.index.str.fullmatch(r"GM\d{4}").all()
    assert (gemeenten.provincie.str.fullmatch(r"PV(?:2\d|3[01])") & gemeenten.landsdeel.str.fullmatch(r"LD0\d")).all()
    assert (gemeenten.corop[gemeenten.tot >= 2015] != "").all()
    assert set(gemeenten.corop) - {""} == {f"CR{number:02}" for number in range(1, 41)}
    assert len(gemeenten[["provincie", "landsdeel"]].drop_duplicates()) == 12
    corop = gemeenten[gemeenten.corop != ""]
    assert len(corop[["corop", "provincie"]].drop_duplicates()) == 40


def test_only_these_moved_to_another_provincie_or_corop_region(gemeenten, changes):
    found = {}
    for row in gemeenten[gemeenten.corop != ""].itertuples():
        here = (row.provincie, row.corop)
        later = {(gemeenten.provincie[code], gemeenten.corop[code]) for code in changes.latest(row.Index)}
        if later != {here}:
            found[row.Index] = here
    assert found == MOVED


def test_of_2010_to_2014_no_gemeente_moved_to_another_provincie(gemeenten, changes):
    for code in gemeenten.index[gemeenten.tot < 2015]:
        assert {gemeenten.provincie[later] for later in changes.latest(code)} == {gemeenten.provincie[code]}, code


def test_the_table_of_changes_tells_of_every_code_that_ended_or_began(gemeenten, changes):
    table = changes.table
    ended = gemeenten[gemeenten.tot < 2024].index
    assert set(table.code_from) == set(ended)
    assert set(table.code_to[table.new == "yes"]) == set(gemeenten[gemeenten.van > 2010].index)
    for row in table.itertuples():
        # The first 1 January without the code: a year later where it ended within a year.
        first = int(row.date[:4]) + (row.date[4:] != "-01-01")
        assert gemeenten.tot[row.code_from] == first - 1, row
        assert (gemeenten.van[row.code_to] == first) == (row.new == "yes"), row
        assert gemeenten.naam[row.code_from] == row.name_from
    assert not table.duplicated(["code_from", "code_to"]).any()
    assert len(table[["code_from", "date"]].drop_duplicates()) == len(ended)


def test_an_area_is_followed_through_all_its_changes(changes):
    assert changes.latest("GM0653") == ("GM1940",)  # Gaasterlân-Sleat, De Friese Meren, De Fryske Marren
    assert changes.latest("GM0265") == ("GM1945",)  # Millingen, Groesbeek, Berg en Dal
    assert changes.latest("GM0014") == ("GM0014",)
    assert [one.share for one in changes.successors("GM0265")] == [1.0]
    assert [one.share for one in changes.successors("GM1671")] == [None, None]  # Maasdonk was divided


def test_every_year_is_that_of_the_list_of_1968_to_2023(shared, gemeenten):
    list_ = pd.read_csv(
        shared / "tables/gemeentelijke_indeling_1968_2023.csv", sep=";", dtype=str, keep_default_na=False
    )
    for year in YEARS:
        day = f"{year}-01-01"
        there = list_[(list_.begindatum <= day) & ((list_.einddatum == "") | (list_.einddatum > day))]
        theirs = dict(zip("GM" + there.gemeentecode, "PV" + there.provinciecode))
        assert theirs == of(gemeenten, year).provincie.to_dict(), year


@pytest.mark.parametrize(("year", "columns"), [(2015, (0, 1, 2)), (2016, (0, 3, 1))])
def test_every_gemeente_is_that_of_cbs_s_list(shared, gemeenten, year, columns):
    ogr = pytest.importorskip("osgeo.ogr")
    file = ogr.Open(str(shared / f"tables/cbs_gemeenten_alfabetisch_{year}.xls"))
    if file is None:
        pytest.skip("GDAL reads no xls here")
    rows = [[row.GetField(column) for column in columns] for row in file.GetLayer(0)]
    theirs = {f"GM{code}": (f"PV{provincie}", name) for code, provincie, name in rows if code.isdigit()}
    ours = of(gemeenten, year)
    assert {code: provincie for code, (provincie, _) in theirs.items()} == ours.provincie.to_dict()
    plain = ours.naam.str.replace(r" \(.*\)", "", regex=True)
    other = {code for code, (_, name) in theirs.items() if name.split(" (")[0] != plain[code]}
    assert other <= OTHER_NAMES, [(theirs[code], plain[code]) for code in other]


def test_the_krimpregios_of_ocw_are_the_eleven_published(shared):
    facts = pd.read_csv(shared.parent / "facts" / "krimp_ocw_arbeidsmarktregios.csv")
    ours = read(RESOURCES / "regions" / "krimp_ocw.csv")
    names = read(RESOURCES / "regions" / "regios.csv").query("indeling == 'arbeidsmarktregio' and jaar == '2024'")
    assert set(ours.naam) == set(facts.arbeidsmarktregio)
    assert dict(zip(ours.code, ours.naam)).items() <= dict(zip(names.code, names.naam)).items()


def test_inhabitants_that_divide_are_those_of_a_table_of_all_gemeenten(shared):
    ours = read(RESOURCES / "areas" / "gemeente_inwoners.csv").set_index("code").inwoners.astype(int)
    theirs = pd.read_csv(shared / "tables/gemeente_indicatoren_2021.csv").set_index("statcode")["Population"]
    assert theirs.sum() == 17_475_415 and theirs.reindex(ours.index).astype(int).to_dict() == ours.to_dict()


@pytest.fixture(scope="module")
def parts():
    table = read(RESOURCES / "areas" / "gemeente_parts.csv")
    return table.assign(inwoners=table.inwoners.astype(int))


def test_parts_are_those_into_which_gemeenten_went(parts, changes):
    for code, group in parts.groupby("code_from"):
        assert set(group.code_to) == {one.code for one in changes.successors(code)}
    assert all(buurt[2:6] == row.code_to[2:] for row in parts.itertuples() for buurt in row.buurten.split())


def test_inhabitants_of_the_parts_are_those_of_their_buurten(shared, parts):
    table = pd.read_csv(shared / "tables/kwb_2024.csv", dtype={"code": str}).set_index("code")["inwoners"]
    sums = [int(table.reindex(buurten.split()).sum()) for buurten in parts.buurten]
    assert sums == parts.inwoners.tolist()


def test_shares_of_the_parts_are_those_of_the_addresses_that_moved(shared, parts):
    """By another list, of addresses; the institution of Biezenmortel has many inhabitants at few."""
    moved = pd.read_csv(shared / "tables/grenswijzigingen_2016_2024.csv")
    moved = moved[~moved.met_toevoeging & (moved.van_jaar == 2016) & (moved.naar_jaar == 2021)]
    for code, group in parts.groupby("code_from"):
        theirs = moved[moved.code_van == code].set_index("code_naar").adressen
        ours = group.set_index("code_to").inwoners
        assert (ours / ours.sum() - (theirs / theirs.sum())[ours.index]).abs().max() < 0.02
