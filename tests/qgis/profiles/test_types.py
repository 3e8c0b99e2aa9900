"""Region profiles of types, of which an area can have several."""

import json

import pandas as pd
import pytest

ID = "regiolens:regionprofiles"
TYPES = ["krimp", "groen", "leeg"]
ROWS = [
    {"gm_code": "GM0014", "mdi": 40.0, "krimp": 1, "groen": 1, "leeg": 0, "inwoners": 100},
    {"gm_code": "GM0034", "mdi": 60.0, "krimp": 1, "groen": 0, "leeg": 0, "inwoners": 300},
    {"gm_code": "GM0037", "mdi": 55.0, "krimp": 0, "groen": 1, "leeg": 0, "inwoners": 200},
    {"gm_code": "GM0047", "mdi": 49.0, "krimp": 0, "groen": None, "leeg": 0, "inwoners": 400},
]


def by_type(run, **given):
    return {row["regio_code"]: row for row in run.rows(run(ID, OUTPUT="memory:", **given)["OUTPUT"])}


def test_an_area_counts_in_each_of_its_types_and_once_in_the_reference(run, make_layer):
    layer = make_layer("gemeenten", ROWS)
    given = {"INPUT": layer, "TYPE_FIELDS": TYPES, "WEIGHT": "inwoners", "VALUES": ["mdi", "inwoners"]}
    results = run(ID, OUTPUT="memory:", OUTPUT_TABLE="memory:", **given)
    found = {row["regio_code"]: row for row in run.rows(results["OUTPUT"])}
    assert set(found) == {"krimp", "groen"} and results["OUTSIDE"] == 1 and results["REGIONS"] == 2
    krimp, groen = found["krimp"], found["groen"]
    assert (krimp["mdi"], krimp["mdi_verschil"], krimp["mdi_rang"], krimp["aantal"]) == (50.0, -1.0, 1, 2)
    assert (groen["mdi"], groen["mdi_verschil"], groen["mdi_rang"], groen["aantal"]) == (47.5, -3.5, 2, 2)
    assert krimp["mdi_gewogen"] == 55.0 and groen["mdi_gewogen"] == 50.0
    # Of 1,000 inhabitants in all, whatever the types of their gemeente.
    assert (krimp["inwoners"], krimp["inwoners_aandeel"], groen["inwoners_aandeel"]) == (400.0, 40.0, 30.0)
    assert {row["regio_type"] for row in found.values()} == {"type"} and krimp["regio_zone"] is None
    areas = [row for row in run.rows(results["OUTPUT_TABLE"]) if row["niveau"] == "gebied" and row["waarde"] == "mdi"]
    assert [(row["regio_code"], row["gebied_code"]) for row in areas] == [
        ("groen", "GM0014"), ("groen", "GM0037"), ("krimp", "GM0014"), ("krimp", "GM0034")
    ]  # fmt: skip
    log = run.feedback.text
    assert "Areas with several types: 1." in log and "count in the reference alone: 1." in log
    assert "Types without an area, left out: leeg." in log and "groen: not told of 1 areas" in log
    # The outlines of the squares, of which the first is part of both types.
    shapes = {f["regio_code"]: f.geometry().area() for f in run.layer(results["OUTPUT"]).getFeatures()}
    assert shapes == {"krimp": pytest.approx(2 * 900_000), "groen": pytest.approx(2 * 900_000)}


def test_the_legend_says_that_types_overlap(run, make_layer):
    layer = make_layer("gemeenten", ROWS)
    output = run(ID, INPUT=layer, TYPE_FIELDS=["krimp", "groen"], MODEL="pon2023_domains", OUTPUT="memory:")["OUTPUT"]
    legend = [item.label() for item in run.layer(output).renderer().legendSymbolItems()]
    assert any("counts in each of its types" in label for label in legend), legend


def test_a_reference_of_its_own_and_names_by_alias(run, make_layer):
    layer = make_layer("gemeenten", ROWS)
    layer.setFieldAlias(layer.fields().indexOf("krimp"), "krimpgemeente")
    country = make_layer("land", [{"gm_code": "GM0001", "mdi": 30.0}, {"gm_code": "GM0002", "mdi": 50.0}])
    found = by_type(run, INPUT=layer, REFERENCE=country, TYPE_FIELDS=["krimp"])
    assert (found["krimp"]["mdi_verschil"], found["krimp"]["regio_naam"]) == (10.0, "krimpgemeente")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"TYPE_FIELDS": ["inwoners"]}, ["'inwoners'", "holds 100", "1 for the areas"]),
        ({"TYPE_FIELDS": ["leeg"]}, ["No area of 'gemeenten' has a 1 in leeg"]),
        ({"TYPE_FIELDS": ["krimp"], "REGION_FIELD": "gm_code"}, ["TYPE_FIELDS and REGION_FIELD"]),
        ({"TYPE_FIELDS": ["krimpt"]}, ["krimpt"]),
    ],
)
def test_bad_types_are_refused_in_one_sentence(run, make_layer, more, said):
    message = run.refused(ID, INPUT=make_layer("gemeenten", ROWS), OUTPUT="memory:", **more)
    assert all(words in message for words in said), message


RULES = {
    "schema": "regiolens-typology/1", "id": "eigen", "title": "Eigen",
    "quantities": [{"id": name} for name in ("inwoners", "adressendichtheid", "koopwoningen")],
    "types": [{"id": "groot", "label": "grote gemeente", "when": {"quantity": "inwoners", "from": 100000}},
              {"id": "landelijk", "when": {"quantity": "adressendichtheid", "below": 500}},
              {"id": "klein", "when": {"quantity": "inwoners", "below": 20000}},
              {"id": "eigenaren", "when": {"quantity": "koopwoningen", "above": 65}}],
}  # fmt: skip


def test_real_gemeenten_by_types_that_overlap(run, shared, tmp_path):
    """Each type's mean is that of the rows with 1, by pandas on the same table; the country's counts each row once."""
    rules = tmp_path / "typen.json"
    rules.write_text(json.dumps(RULES))
    areas, table = str(shared / "areas" / "gemeente_2023.gpkg"), str(shared / "tables" / "kwb_2024.csv")
    joined = run("regiolens:joinindicators", INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    typed = run("regiolens:typology", INPUT=joined, RULES_FILE=str(rules), OUTPUT="memory:")["OUTPUT"]
    types, values = [one["id"] for one in RULES["types"]], ["wozWaarde", "inwoners"]
    given = {"INPUT": typed, "TYPE_FIELDS": types, "VALUES": values, "RULES": {"wozWaarde": "mean"}}
    results = run(ID, OUTPUT="memory:", **given)
    found = {row["regio_code"]: row for row in run.rows(results["OUTPUT"])}
    frame = pd.DataFrame(run.rows(typed))
    held = frame[types].astype(float)
    assert set(found) == set(types) and (held.sum(axis=1) > 1).sum() > 40
    assert results["OUTSIDE"] == int((held.sum(axis=1) == 0).sum())
    figures = frame[values].astype(float)
    for name in types:
        own = figures[held[name] == 1]
        assert found[name]["wozWaarde"] == pytest.approx(own["wozWaarde"].mean(), abs=1e-6)
        difference = own["wozWaarde"].mean() - figures["wozWaarde"].mean()
        assert found[name]["wozWaarde_verschil"] == pytest.approx(difference, abs=2e-6)
        assert found[name]["inwoners"] == own["inwoners"].sum()
        share = 100 * own["inwoners"].sum() / figures["inwoners"].sum()
        assert found[name]["inwoners_aandeel"] == pytest.approx(share, abs=1e-6)
    assert found["groot"]["regio_naam"] == "grote gemeente"
    surface = {f["statcode"]: f.geometry().area() for f in run.layer(typed).getFeatures()}
    for feature in run.layer(results["OUTPUT"]).getFeatures():
        codes = frame["statcode"][held[feature["regio_code"]] == 1]
        assert feature.geometry().area() == pytest.approx(sum(surface[code] for code in codes), rel=1e-4)


@pytest.mark.parametrize("ending", ["csv", "gpkg"])
def test_a_report_on_types(run, make_layer, tmp_path, ending):
    """Also from csv, which is read again as text, and where a missing figure is an empty one."""
    layer = make_layer("gemeenten", [*ROWS, {**ROWS[1], "gm_code": "GM0050", "mdi": None}])
    given = {"INPUT": layer, "TYPE_FIELDS": ["krimp", "groen"], "MODEL": "pon2023_domains", "OUTPUT": "memory:"}
    found = run(ID, **given, OUTPUT_TABLE=str(tmp_path / f"tabel.{ending}"))
    page = tmp_path / "rapport.html"
    report = {"INPUT": found["OUTPUT"], "TABLE": found["OUTPUT_TABLE"], "MODEL": "pon2023_domains"}
    results = run("regiolens:regionreport", **report, OUTPUT_HTML=str(page))
    assert "krimp" in page.read_text(encoding="utf-8") and results["OUTPUT_HTML"] == str(page)
