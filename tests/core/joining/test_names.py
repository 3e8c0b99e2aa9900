"""Names as keys: as they are written, by CBS's own variants, never by a guess."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.codes import read_codes
from regiolens.core.joining.names import (
    Country,
    codes_by_name,
    in_common,
    near_names,
    parse_name,
    plain,
    without_common,
)

GEMEENTEN = {
    "GM0518": "'s-Gravenhage",
    "GM0796": "'s-Hertogenbosch",
    "GM0014": "Groningen",
    "GM0344": "Utrecht",
    "GM0373": "Bergen (NH.)",
    "GM0893": "Bergen (L.)",
    "GM0164": "Hengelo",
    "GM1900": "Súdwest-Fryslân",
    "GM0377": "Bloemendaal",
}
PROVINCES = {"GM0373": "PV27", "GM0893": "PV31", "GM0164": "PV23", "GM0014": "PV20", "GM0344": "PV26"}
NAMES = {code: {name} for code, name in GEMEENTEN.items()}
NAMES["GM0164"].add("Hengelo (O.)")
COUNTRY = Country(NAMES | {"PV20": {"Groningen"}, "PV26": {"Utrecht"}}, PROVINCES)


def keys(rows, codes=tuple(GEMEENTEN), names=None, country=COUNTRY):
    areas = read_codes(pd.Series(list(codes), dtype=object))
    called = pd.Series(names or [GEMEENTEN.get(code, "") for code in codes], dtype=object)
    found = codes_by_name(pd.Series(rows, dtype=object), areas, called, country)
    return found.codes.keys.tolist()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *((name, code) for code, name in GEMEENTEN.items()),
        *(("Den Haag", "GM0518"), ("’s-Gravenhage", "GM0518"), ("s-gravenhage", "GM0518"), ("Den Bosch", "GM0796")),
        *(("Bergen (NH)", "GM0373"), ("Bergen (Noord-Holland)", "GM0373"), ("Bergen, Limburg", "GM0893")),
        *(("Hengelo (O.)", "GM0164"), ("Hengelo (Overijssel)", "GM0164"), ("Groningen (gemeente)", "GM0014")),
        *((" Utrecht  (gemeente) ", "GM0344"), ("GRONINGEN", "GM0014"), ("Sudwest-Fryslan", "GM1900")),
    ],
)
def test_a_name_and_cbs_s_variants_of_it_are_the_area(written, code):
    assert keys([written]) == [code]


@pytest.mark.parametrize(
    "written",
    [
        *("Gronigen", "Groninge", "Bergen", "Bergen (Gld.)", "Hengelo (Gld.)", "Groningen (PV)", "Utrecht (provincie)"),
        *("Bloemendaal en omstreken", "Haag", "", "Den Haag e.o.", "Nederland"),
    ],
)
def test_what_is_near_or_may_be_another_area_is_none(written):
    assert keys([written]) == [written.strip().upper()]


def test_a_name_that_a_gemeente_kept_under_a_new_code_is_that_of_today():
    names = {"GM1921": {"De Friese Meren"}, "GM1940": {"De Fryske Marren"}, "GM0014": {"Groningen"}}
    country = Country(names, {"GM1921": "PV21", "GM1940": "PV21", "GM0014": "PV20"})
    called = ["De Fryske Marren", "Groningen"]
    for written in ("De Fryske Marren", "DE FRYSKE MARREN", "De Friese Meren"):
        assert keys([written], ["GM1940", "GM0014"], called, country) == ["GM1940"]
    assert keys(["De Fryske Marren"], ["GM1940", "GM1921"], called, country) == ["DE FRYSKE MARREN"]


def test_a_name_that_another_part_of_the_country_bears_too_is_no_key_in_a_layer_of_one_part():
    assert keys(["Bergen"], ["GM0893", "GM0014"]) == ["BERGEN"]
    assert keys(["Bergen (NH.)"], ["GM0893", "GM0014"]) == ["BERGEN (NH.)"]


def test_a_name_that_several_areas_have_is_told():
    areas = read_codes(pd.Series(["BU00140001", "BU00340001", "BU00340002"]))
    found = codes_by_name(pd.Series(["Centrum", "Noord"]), areas, pd.Series(["Centrum", "Centrum", "Noord"]), COUNTRY)
    assert found.codes.keys.tolist() == ["CENTRUM", "BU00340002"]
    assert (found.found, found.several) == (1, {"CENTRUM"})


def test_codes_alone_are_called_as_the_country_calls_them():
    assert keys(["Den Haag", "Groningen"], ["GM0518", "GM0014"], ["", ""]) == ["GM0518", "GM0014"]


def test_corop_regions_by_both_spellings():
    areas = read_codes(pd.Series(["CR32", "CR26"]))
    names = pd.Series(["Zeeuwsch-Vlaanderen", "Agglomeratie 's-Gravenhage"])
    rows = pd.Series(["Zeeuws-Vlaanderen", "Agglomeratie Den Haag", "Zeeuws-Vlaanderen (CR)"])
    found = codes_by_name(rows, areas, names, Country({}, {}))
    assert found.codes.keys.tolist() == ["CR32", "CR26", "CR32"]


@given(st.sampled_from(sorted(GEMEENTEN)), st.integers(0, 30), st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
@settings(deadline=None, max_examples=60)
def test_one_letter_more_is_another_name(code, place, letter):
    name = GEMEENTEN[code]
    written = name[:place] + letter + name[place:]
    found = keys([written])[0]
    assert found == written.upper() or parse_name(written).plain == parse_name(name).plain


def test_near_names_are_proposed():
    areas = [("GM0014", "Groningen"), ("GM0518", "'s-Gravenhage"), ("GM0034", "Almere")]
    assert near_names(["GRONIGEN", "NEDERLAND"], areas) == {"GRONIGEN": ("GM0014", "Groningen")}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("'s-Gravenhage", "Den Haag", True),
        ("Binnenstad Zuid", "Binnenstad-Zuid", True),
        ("Gemeente Almere", "Almere", True),
        ("Fryslân", "Friesland", True),
        ("Burgwallen-Oude Zijde", "Kop Zeedijk", False),
        ("Groningen", "Almere", False),
    ],
)
def test_names_with_something_in_common(one, other, alike):
    assert in_common(one, other) is alike


def test_one_name_of_many_rows_tells_nothing():
    ours = pd.Series([f"Buurt {letter}" for letter in "abcdefghij"])
    assert without_common(ours, pd.Series(["Groningen"] * 10)).tolist() == []
    theirs = ours.copy()
    theirs[3] = "Kop Zeedijk"
    theirs[4] = None
    assert without_common(ours, theirs).tolist() == [3]
    assert without_common(ours, pd.Series(dtype=object)).tolist() == []


def test_plain_is_one_form():
    assert plain("’s-Gravenhage") == plain("'s Gravenhage") == plain("DEN  HAAG") == "s gravenhage"


def test_every_gemeente_of_2024_is_found_by_its_name_alone(shared):
    table = pd.read_csv(shared / "tables" / "kwb_2024.csv", usecols=["code", "niveau", "naam"])
    table = table[table.niveau == "gemeente"]
    areas = read_codes(table.code)
    found = codes_by_name(table.naam, areas, table.naam, Country({}, {}))
    assert found.codes.keys.tolist() == table.code.tolist()
