"""The krimpregio's of OCW and the krimpgemeenten by rule; which definition is meant is always said."""

import csv
from pathlib import Path

import pytest

ALGORITHM = "regiolens:assignregions"
OCW, RULE = "krimpregio's OCW", "krimpgemeente 2013-2023"
TABLE = Path(__file__).resolve().parents[3] / "resources" / "regions" / "gemeenten.csv"


def assign(run, **parameters):
    results = run(ALGORITHM, **{"OUTPUT": "memory:", **parameters})
    return results, run.rows(results["OUTPUT"])


def test_the_krimpregios_of_ocw_are_eleven_arbeidsmarktregios(run, make_layer):
    with TABLE.open(encoding="utf-8") as file:
        own = [row for row in csv.DictReader(file) if not row["tot"]]
    layer = make_layer("gemeenten", [{"code": row["code"]} for row in own], "NoGeometry")
    results, rows = assign(run, INPUT=layer, REGION_SET=OCW)
    names = {row["regio_naam"] for row in rows} - {None}
    assert len(names) == 11
    assert {"Achterhoek", "Zuid-Limburg", "Rivierenland", "Friesland"} <= names
    assert {row["regio_type"] for row in rows} == {"krimpregio (OCW)", None}
    assert {row["code"]: row["regio_code"] for row in rows} == {
        row["code"]: row["arbeidsmarktregio_2024"] if row["arbeidsmarktregio_2024"] in KRIMP else None for row in own
    }
    assert f"which do not cover the whole country: {results['UNASSIGNED']}" in run.feedback.text
    assert "the one of the Ministry of OCW" in run.feedback.text


KRIMP = {"AM01", "AM02", "AM03", "AM05", "AM09", "AM10", "AM15", "AM24", "AM29", "AM30", "AM33"}


@pytest.mark.parametrize(
    ("regions", "meant"),
    [
        ("krimp- en anticipeerregio's 2016", "Actieplan Bevolkingsdaling (2016)"),
        ("Noord-Nederland 2018", "study of Noord-Nederland (2018)"),
        (OCW, "Ministry of OCW"),
    ],
)
def test_which_definition_is_meant_is_said(run, make_layer, regions, meant):
    assign(run, INPUT=make_layer("g", [{"code": "GM0003"}, {"code": "GM0014"}], "NoGeometry"), REGION_SET=regions)
    assert meant in run.feedback.text


LOST = [
    {"code": "GM0003", "inwoners_2013": 50000, "inwoners_2023": 48999},
    {"code": "GM0014", "inwoners_2013": 50000, "inwoners_2023": 49000},
    {"code": "GM0034", "inwoners_2013": None, "inwoners_2023": 49000},
    {"code": "GM0037", "inwoners_2013": -99997, "inwoners_2023": 100},
]


def test_a_krimpgemeente_lost_more_than_two_percent(run, make_layer):
    results, rows = assign(run, INPUT=make_layer("groei", LOST, "NoGeometry"), REGION_SET=RULE)
    assert [row["regio_naam"] for row in rows] == ["krimpgemeente", None, None, None]
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (1, 3)
    assert rows[0]["regio_type"] == "krimpgemeente"
    log = run.feedback.text
    for part in ("the rule by gemeente: more than 2% fewer", "'inwoners_2013' and 'inwoners_2023'", "GM0034", "GM0037"):
        assert part in log
    assert "GM0014" not in log


def test_the_fields_of_the_rule_can_be_chosen(run, make_layer):
    rows = [{"code": "GM0003", "van": 100.0, "tot": 90.0}, {"code": "GM0014", "van": 100.0, "tot": 120.0}]
    layer = make_layer("groei", rows, "NoGeometry")
    _, rows = assign(run, INPUT=layer, REGION_SET=RULE, INHABITANTS_2013="van", INHABITANTS_2023="tot")
    assert [row["regio_naam"] for row in rows] == ["krimpgemeente", None]
    sentence = run.refused(ALGORITHM, INPUT=layer, REGION_SET=RULE, INHABITANTS_2013="van", OUTPUT="memory:")
    for part in ("'groei'", "inhabitants of 2023", "INHABITANTS_2023", "code, van, tot"):
        assert part in sentence
    assert "inhabitants of 2013," not in sentence


def test_the_rule_is_one_for_gemeenten(run, make_layer):
    buurten = make_layer("b", [{"bu_code": "BU00030001", "inwoners_2013": 5, "inwoners_2023": 4}], "NoGeometry")
    sentence = run.refused(ALGORITHM, INPUT=buurten, REGION_SET=RULE, OUTPUT="memory:")
    assert "the level buurt" in sentence


@pytest.mark.parametrize(
    "names", [("aantal_inwoners_2013", "aantal_inwoners_2023"), ("2013_bevolking", "2023 bevolking")]
)
def test_the_fields_of_the_rule_are_found_by_their_names(run, make_layer, names):
    rows = [{"code": "GM0003", "oad_2013": 1, names[0]: 100, names[1]: 90, "oad_2023": 2}]
    _, rows = assign(run, INPUT=make_layer("g", rows, "NoGeometry"), REGION_SET=RULE)
    assert rows[0]["regio_code"] == "krimpgemeente-2013-2023"
