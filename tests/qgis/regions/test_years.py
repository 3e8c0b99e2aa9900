"""Gemeenten of other years: each where it belonged in its own time, whichever way the layer tells its year."""

import csv
from pathlib import Path

import pytest

ALGORITHM = "regiolens:assignregions"
TABLE = Path(__file__).resolve().parents[3] / "resources" / "regions" / "gemeenten.csv"
#: gemeente of 2016: provincie and COROP region of 2016, by name, where these are others now
MOVED = {
    "GM0545": ("Zuid-Holland", "Zuidoost-Zuid-Holland"),
    "GM0707": ("Zuid-Holland", "Zuidoost-Zuid-Holland"),
    "GM1987": ("Groningen", "Oost-Groningen"),
    "GM0393": ("Noord-Holland", "Agglomeratie Haarlem"),
    "GM0457": ("Noord-Holland", "Het Gooi en Vechtstreek"),
    "GM0140": ("Fryslân", "Noord-Friesland"),
    "GM0788": ("Noord-Brabant", "Noordoost-Noord-Brabant"),
}


def assign(run, **parameters):
    results = run(ALGORITHM, **{"OUTPUT": "memory:", **parameters})
    return results, run.rows(results["OUTPUT"])


@pytest.fixture(scope="module")
def gemeenten():
    with TABLE.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def of(gemeenten, year):
    return [row for row in gemeenten if int(row["van"]) <= year <= int(row["tot"] or year)]


@pytest.mark.parametrize("year", range(2010, 2025))
def test_every_gemeente_of_a_year_gets_the_provincie_of_that_year(run, make_layer, gemeenten, year):
    own = of(gemeenten, year)
    layer = make_layer("gemeenten", [{"statcode": row["code"]} for row in own], "NoGeometry")
    results, rows = assign(run, INPUT=layer, REGION_SET="provincie")
    assert results["UNASSIGNED"] == 0
    assert {row["statcode"]: row["regio_code"] for row in rows} == {row["code"]: row["provincie"] for row in own}
    assert "Year of the gemeenten, as their codes tell" in run.feedback.text
    if year >= 2015:
        results, rows = assign(run, INPUT=layer, REGION_SET="COROP")
        assert {row["statcode"]: row["regio_code"] for row in rows} == {row["code"]: row["corop"] for row in own}


def test_the_gemeenten_of_2016_are_those_of_cbs_and_what_moved_comes_first(run, shared, make_layer, gemeenten):
    ogr = pytest.importorskip("osgeo.ogr")
    file = ogr.Open(str(shared / "tables/cbs_gemeenten_alfabetisch_2016.xls"))
    if file is None:
        pytest.skip("GDAL reads no xls here")
    cbs = {f"GM{row.GetField(0)}": row.GetField(2) for row in file.GetLayer(0) if row.GetField(0).isdigit()}
    assert len(cbs) == 390
    layer = make_layer("gemeenten 2016", [{"gm_code": code} for code in cbs], "NoGeometry")
    _, rows = assign(run, INPUT=layer, REGION_SET="provincie")
    assert (
        sum(
            row["regio_naam"].replace("Fryslân", "Friesland") == cbs[row["gm_code"]].replace("Fryslân", "Friesland")
            for row in rows
        )
        == 390
    )
    first = run.feedback.text.index("moved across a border of the division")
    assert first < run.feedback.text.index("Regions: provincie, gemeenten of 2016")
    assert "GM0545 Leerdam: Zuid-Holland until 2019-01-01, since then part of GM1961 Vijfheerenlanden (Utrecht)" in (
        run.feedback.text
    )


def test_what_moved_to_another_corop_region_is_where_it_was(run, make_layer):
    layer = make_layer("oud", [{"code": code} for code in MOVED], "NoGeometry")
    for position, regions in enumerate(("provincie", "COROP")):
        _, rows = assign(run, INPUT=layer, REGION_SET=regions)
        assert {row["code"]: row["regio_naam"] for row in rows} == {
            code: names[position] for code, names in MOVED.items()
        }
    for name in ("Leerdam", "Zederik", "Menterwolde", "Haarlemmerliede en Spaarnwoude", "Weesp", "Haaren"):
        assert f"{name}: " in run.feedback.text
    assert any("moved across a border" in line for line in run.feedback.warnings)


def test_a_year_that_is_chosen_takes_the_region_of_that_year_and_says_so(run, make_layer):
    layer = make_layer("oud", [{"code": "GM0545"}, {"code": "GM0620"}], "NoGeometry")
    _, rows = assign(run, INPUT=layer, REGION_SET="provincie", YEAR="2022")
    assert [row["regio_naam"] for row in rows] == ["Utrecht", "Utrecht"]
    assert "Leerdam: Zuid-Holland until 2019-01-01" in run.feedback.text
    assert "here: Utrecht" in run.feedback.text
    new = make_layer("nieuw", [{"code": "GM1961"}, {"code": "GM1978"}], "NoGeometry")
    _, rows = assign(run, INPUT=new, REGION_SET="provincie", YEAR="2016")
    assert [row["regio_naam"] for row in rows] == [None, "Zuid-Holland"]
    assert "GM0545 Leerdam (Zuid-Holland)" in run.feedback.text


@pytest.mark.parametrize(
    "field",
    [
        ("jrstatcode", "{year}{code}"),
        ("jaar", "{year}"),
        ("JAAR", "{year}.0"),
        ("peiljaar", "{year}"),
        ("gm", "{year}{code}"),
    ],
)
def test_parts_of_a_layer_get_the_year_that_the_layer_says(run, make_layer, gemeenten, field):
    name, form = field
    for provincie in {row["provincie"] for row in gemeenten}:
        part = [row["code"] for row in of(gemeenten, 2022) if row["provincie"] == provincie]
        rows = [{"statcode": code, name: form.format(year=2022, code=code)} for code in part]
        if name == "gm":
            rows = [{name: row[name]} for row in rows]
        assign(run, INPUT=make_layer("deel", rows, "NoGeometry"), REGION_SET="COROP")
        assert "COROP, gemeenten of 2022" in run.feedback.text, provincie
        assert f"2022, as field '{name}' says" in run.feedback.text


def test_codes_that_contradict_the_year_of_a_field_are_believed(run, make_layer):
    """Figures of 2016 by the gemeenten of 2021, as CBS publishes them."""
    layer = make_layer("x", [{"code": "GM1979", "jaar": 2016}, {"code": "GM0014", "jaar": 2016}], "NoGeometry")
    _, rows = assign(run, INPUT=layer, REGION_SET="COROP")
    assert [row["regio_code"] for row in rows] == ["CR02", "CR03"]
    assert "Field 'jaar' says 2016, but the codes" in "\n".join(run.feedback.warnings)


def test_rows_of_many_years_belong_each_to_its_own_time(run, make_layer):
    rows = [("GM0545", 2016), ("GM1961", 2022), ("GM0620", 2016), ("GM0051", 2012), ("GM1961", 2023)]
    layer = make_layer("reeks", [{"code": code, "jaar": year} for code, year in rows], "NoGeometry")
    _, found = assign(run, INPUT=layer, REGION_SET="provincie")
    assert [row["regio_naam"] for row in found] == ["Zuid-Holland", "Utrecht", "Utrecht", "Fryslân", "Utrecht"]
    assert "Field 'jaar' holds several years" in run.feedback.text


def test_wijken_and_buurten_of_another_year_follow_their_gemeente(run, make_layer):
    layer = make_layer("b", [{"bu_code": code} for code in ("BU05450001", "BU07070102", "BU19610001")], "NoGeometry")
    _, rows = assign(run, INPUT=layer, REGION_SET="provincie")
    assert [row["regio_naam"] for row in rows] == ["Zuid-Holland", "Zuid-Holland", "Utrecht"]


def test_a_division_is_taken_as_far_as_it_is_known(run, make_layer):
    """COROP of 2015 for what was there before, where all it went into lies in one region; else none, by name."""
    codes = ["GM0051", "GM0055", "GM0653", "GM0600", "GM0014"]
    layer = make_layer("2010", [{"code": code, "jaar": 2010} for code in codes], "NoGeometry")
    _, rows = assign(run, INPUT=layer, REGION_SET="COROP")
    assert [row["regio_code"] for row in rows] == [None, None, "CR05", "CR29", "CR03"]
    assert "not known for 2010; those of 2015 are taken" in run.feedback.text
    assert "GM0055 Boarnsterhim was divided on 2014-01-01" in run.feedback.text


def test_an_arbeidsmarktregio_that_the_year_decides_is_named(run, make_layer):
    layer = make_layer("x", [{"code": "GM1773"}, {"code": "GM0014"}], "NoGeometry")
    assign(run, INPUT=layer, REGION_SET="arbeidsmarktregio")
    [line] = [line for line in run.feedback.warnings if "GM1773" in line]
    assert "Stedendriehoek" in line
    assert "Regio Zwolle (2024)" in line
    dated = make_layer("y", [{"code": "GM1773", "jrstatcode": "2022GM1773"}], "NoGeometry")
    _, rows = assign(run, INPUT=dated, REGION_SET="arbeidsmarktregio")
    assert rows[0]["regio_code"] == "AM06"
    assert not [line for line in run.feedback.warnings if "GM1773" in line]
