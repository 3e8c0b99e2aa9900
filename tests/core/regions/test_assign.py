"""Regions by code, through mergers, by an own table; the shipped memberships against CBS's tables."""

import unicodedata

import pandas as pd
import pytest

from regiolens.core.messages import Refusal
from regiolens.core.regions.assign import (
    DIVIDED,
    MERGED,
    OUTSIDE,
    OWN,
    UNKNOWN,
    Membership,
    assign,
    fitting_years,
    widen,
)

from .gemeenten import CHANGES, OLD, codes, outcome


def test_wijken_and_buurten_inherit_the_region_of_their_gemeente():
    found = assign(codes(["GM0003", "WK000300", "BU00030001", "BU0010AA01"]), OLD, CHANGES)
    assert found.region.tolist() == ["eems"] * 4


def test_a_gemeente_formed_within_one_region_gets_it():
    one, region = outcome("GM1979")
    assert (one.how, region, one.date, one.formed) == (MERGED, "eems", "2021-01-01", True)
    assert [part.code for part in one.parts] == ["GM0003", "GM0010"]
    assert outcome("BU19790101")[1] == "eems"


def test_a_gemeente_formed_across_regions_gets_none_and_names_its_parts():
    one, region = outcome("GM1966")
    assert (one.how, region) == (DIVIDED, "")
    assert [(part.code, part.name, part.region) for part in one.parts] == [
        ("GM0005", "Bedum", ""),
        ("GM1663", "De Marne", "marne"),
    ]


def test_a_gemeente_formed_outside_all_regions_lies_outside_them():
    one, region = outcome("GM1969")
    assert (one.how, region, one.parts) == (OUTSIDE, "", ())


def test_a_gemeente_that_kept_its_code_keeps_its_region_and_names_what_it_took_in():
    one, region = outcome("GM0080")
    assert (one.how, region) == (OUTSIDE, "")
    assert [(part.code, part.region) for part in one.parts] == [("GM0081", "noordwest")]


def test_what_still_stands_beside_it_has_not_been_taken_in():
    assert outcome("GM0080", beside=["GM0081"])[0].parts == ()


def test_a_gemeente_that_ended_gets_the_region_of_what_it_went_into():
    new = Membership({"GM1979": "CR02", "GM0757": "CR35", "GM0855": "CR34", "GM0080": "CR04"}, "2022-01-01")
    one, region = outcome("GM0010", new)
    assert (one.how, region, one.formed) == (MERGED, "CR02", False)
    one, region = outcome("GM0788", new)
    assert (one.how, region) == (DIVIDED, "")
    assert [part.region for part in one.parts] == ["CR35", "CR34"]


def test_a_known_gemeente_outside_the_regions_differs_from_an_unknown_code():
    assert outcome("GM0014")[0].how == OUTSIDE
    assert outcome("GM9999")[0].how == UNKNOWN


def test_wider_areas_get_the_region_that_holds_all_their_gemeenten():
    table = pd.DataFrame(
        {"corop": ["CR01", "CR01", "CR07"], "provincie": ["PV20", "PV20", "PV22"], "landsdeel": ["LD01"] * 3}
    )
    members = dict(zip(["GM0014", "GM0034", "GM1680"], table.provincie))
    membership = Membership(members, "2022-01-01", wider=widen(table, "provincie"))
    found = assign(codes(["CR01", "CR07", "PV22", "LD01"]), membership, CHANGES)
    assert found.region.tolist() == ["PV20", "PV22", "PV22", ""]
    assert {one.code: one.how for one in found.outcomes}["LD01"] == DIVIDED
    assert {one.code: one.how for one in found.outcomes}["CR01"] == OWN


def test_areas_whose_gemeente_cannot_be_told_are_refused_with_their_codes():
    with pytest.raises(Refusal) as refusal:
        assign(codes(["CR01", "CR02"]), OLD, CHANGES)
    assert "CR01" in str(refusal.value)
    assert "AREA_CODE" in str(refusal.value)


def test_the_years_that_fit_are_those_that_know_most_gemeenten():
    known = {2022: frozenset({"GM0014", "GM0501"}), 2024: frozenset({"GM0014", "GM1992"})}
    assert fitting_years(codes(["BU05010001", "BU00140001"]), known) == (2022,)
    assert fitting_years(codes(["GM1992", "GM0014"]), known) == (2024,)
    assert fitting_years(codes(["GM0014"]), known) == (2022, 2024)


@pytest.fixture(scope="module")
def folder():
    from pathlib import Path

    return Path(__file__).resolve().parents[3] / "resources" / "regions"


def read(path, **more):
    return pd.read_csv(path, dtype=str, keep_default_na=False, **more)


def gemeenten(folder, year):
    """The gemeenten of 1 January of a year, as the shipped table has them."""
    table = read(folder / "gemeenten.csv")
    return table[(table.van <= str(year)) & ((table.tot == "") | (table.tot >= str(year)))]


DIVISIONS = {"corop": (8, 9), "provincie": (26, 27), "arbeidsmarktregio": (4, 5), "landsdeel": (24, 25)}


@pytest.mark.parametrize(("year", "separator", "count"), [(2022, ",", 345), (2024, ";", 342)])
def test_the_shipped_membership_is_that_of_cbs(shared, folder, year, separator, count):
    cbs = read(shared / f"tables/gebieden_in_nederland_{year}.csv", sep=separator, encoding="utf-8-sig")
    cbs = cbs.apply(lambda column: column.str.strip()).set_index("Code_1").sort_index()
    ours = gemeenten(folder, year).set_index("code").sort_index()
    ours = ours.rename(columns={f"arbeidsmarktregio_{year}": "arbeidsmarktregio"})
    assert len(cbs) == count
    assert ours.index.tolist() == cbs.index.tolist()
    # Names are those of 2022: CBS has since added the provincie to six of them.
    plain = [r" \([A-Z]+\.\)$" if year == 2024 else "$", ""]
    assert ours.naam.replace(*plain, regex=True).tolist() == cbs.Naam_2.replace(*plain, regex=True).tolist()
    regions = read(folder / "regios.csv")
    regions = regions[regions.jaar == str(year)]
    for division, (code, name) in DIVISIONS.items():
        assert ours[division].tolist() == cbs[f"Code_{code}"].tolist(), division
        names = regions[regions.indeling == division].set_index("code").naam
        assert ours[division].map(names).tolist() == cbs[f"Naam_{name}"].tolist(), division
        assert set(names.index) == set(ours[division]), division


def test_the_zones_are_those_published(shared, folder):
    facts = pd.read_csv(shared.parent / "facts" / "mdi_corop.csv")
    published = dict(zip(facts.corop.replace("Zeeuws-Vlaanderen", "Zeeuwsch-Vlaanderen"), facts.zone))
    regions = read(folder / "regios.csv")
    for year in ("2022", "2024"):
        corop = regions[(regions.indeling == "corop") & (regions.jaar == year)]
        assert dict(zip(corop.naam, corop.zone)) == published
    assert set(regions[regions.indeling != "corop"].zone) == {""}


def plain(name):
    letters = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("Hoekse ", "Hoeksche ")


def test_the_policy_regions_and_their_status_are_those_of_2016(shared, folder):
    facts = pd.read_csv(shared.parent / "facts" / "krimp_anticipeerregios.csv")
    status = facts.actieplan_2016 + "regio"
    ours = read(folder / "krimp_anticipeer_2016.csv")
    regions = ours.drop_duplicates("regio_naam")
    assert {plain(name): kind for name, kind in zip(regions.regio_naam, regions.regio_type)} == {
        plain(name): kind for name, kind in zip(facts.regio, status)
    }
    assert ours.groupby("regio_naam")[["regio_type", "regio_code"]].nunique().to_numpy().max() == 1
    assert not ours.code.duplicated().any()
    assert regions.regio_code.is_unique


def test_the_policy_regions_lie_in_their_provincies(shared, folder):
    facts = pd.read_csv(shared.parent / "facts" / "krimp_anticipeerregios.csv")
    ours = read(folder / "krimp_anticipeer_2016.csv")
    cbs = gemeenten(folder, 2022).set_index("code").provincie
    names = read(folder / "regios.csv").query("indeling == 'provincie' and jaar == '2022'").set_index("code").naam
    expected = {plain(region): {"Friesland": "Fryslân"}.get(pv, pv) for region, pv in zip(facts.regio, facts.provincie)}
    known = ours[ours.code.isin(cbs.index)]
    assert len(known) > 60
    assert known.code.map(cbs).map(names).tolist() == [expected[plain(region)] for region in known.regio_naam]


def changes(folder):
    return pd.read_csv(folder.parent / "areas" / "gemeente_changes.csv", dtype=str)


def test_cbs_counts_forty_gemeenten_in_the_krimpregios_of_2020(folder):
    """CBS, 2020: nine regions, forty gemeenten; Midden-Groningen, of which Menterwolde became a part, is none."""
    ours = read(folder / "krimp_anticipeer_2016.csv")
    table = changes(folder)
    until = table[table.date < "2020-02-01"]
    found = set()
    for code in ours.code[ours.regio_type == "krimpregio"]:
        found |= set(until.code_to[until.code_from == code]) or {code}
    assert len(found - {"GM1952"}) == 40


def test_the_policy_regions_agree_with_the_division_of_the_north_where_they_can(folder):
    ours = read(folder / "krimp_anticipeer_2016.csv").set_index("code")
    north = read(folder / "noord_nederland_2018.csv").set_index("code")
    both = ours.index.intersection(north.index)
    assert len(both) >= 28
    assert (ours.regio_type[both] == north.regio_type[both] + "regio").all()
    checked = ours[ours.controle == "Noord-Nederland 2018"]
    table = changes(folder)
    for code in checked.index:
        later = [code, *table.code_to[(table.code_from == code) & (table.date <= "2018-01-01")]]
        assert any(one in north.index for one in later), code


def test_the_division_of_the_north_is_that_of_the_study(shared, folder):
    facts = pd.read_csv(shared.parent / "facts" / "noord_nederland_gebieden_2018.csv")
    official = {
        "Ferwerderadeel": "Ferwerderadiel",
        "Kollumerland": "Kollumerland en Nieuwkruisland",
        "Dantumadeel": "Dantumadiel",
        "Tytsjerksteradeel": "Tytsjerksteradiel",
    }
    ours = read(folder / "noord_nederland_2018.csv")
    assert set(zip(ours.naam, ours.regio_naam, ours.regio_type)) == set(
        zip(facts.gemeente.replace(official), facts.regio, facts.gebiedstype)
    )
    assert len(ours) == len(facts) == 52


@pytest.mark.parametrize("file", ["krimp_anticipeer_2016.csv", "noord_nederland_2018.csv"])
def test_hand_written_codes_bear_their_names(folder, file):
    names = dict(zip(*read(folder / "gemeenten.csv")[["code", "naam"]].to_numpy().T))
    ours = read(folder / file)
    assert [names[code] for code in ours.code] == ours.naam.tolist()


def test_what_the_column_of_checks_says_holds(folder):
    ours = read(folder / "krimp_anticipeer_2016.csv")
    corop = gemeenten(folder, 2022).groupby("corop").code.agg(set)
    names = read(folder / "regios.csv").query("indeling == 'corop' and jaar == '2022'").set_index("code").naam
    by_name = {name.replace("Zeeuwsch", "Zeeuws"): corop[code] for code, name in names.items()}
    table = changes(folder)
    for (name, check), group in ours.groupby(["regio_naam", "controle"]):
        if check == "COROP":
            assert set(group.code) == by_name[name]
        elif check == "naam":
            later = set(table.code_from[(table.name_to == name) & (table.new == "yes")])
            assert group.naam.tolist() == [name] or set(group.code) == later
    assert set(ours.controle) == {"Noord-Nederland 2018", "COROP", "naam", "aantal", "geen"}
    assert set(ours.naam[ours.controle == "geen"]) == {
        "Den Helder",
        "Hollands Kroon",
        "Leeuwarderadeel",
        "Littenseradiel",
        "Menterwolde",
        "Middelburg",
        "Schagen",
        "Texel",
        "Veere",
        "Vlissingen",
    }
