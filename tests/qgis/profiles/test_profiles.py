"""Region profiles through QGIS: the published regions, what they are compared with, fields, style, refusals."""

import csv
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer, QgsWkbTypes

from regiolens.bridge.types import INTEGER, REAL, TEXT

PROFILES = "regiolens:regionprofiles"
ROOT = Path(__file__).resolve().parents[3]
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
PERIPHERAL = {
    "Oost-Groningen": 62.2,
    "Delfzijl en omgeving": 59.8,
    "Zuid-Limburg": 55.2,
    "Zuidoost-Drenthe": 54.6,
    "Zeeuwsch-Vlaanderen": 52.7,
    "Overig Groningen": 51.5,
    "Midden-Limburg": 51.5,
    "Kop van Noord-Holland": 50.1,
}


@pytest.fixture
def sample(make_layer):
    """The 50 published gemeenten as a layer of squares."""
    with (ROOT / "resources" / "sample" / "mdi_2023_gemeenten.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return make_layer(
        "vijftig",
        [
            {
                "statcode": row["statcode"],
                "statnaam": row["statnaam"],
                "regio_naam": row["corop"],
                "regio_zone": "Perifeer",
                "mdi": float(row["mdi_gepubliceerd"]),
                **{f"mdi_{name}": float(row[name]) for name in DOMAINS},
            }
            for row in rows
        ],
    )


def profiles(run, **parameters):
    return {row["regio_naam"]: row for row in run.rows(run(PROFILES, OUTPUT="memory:", **parameters)["OUTPUT"])}


def test_published_regions(run, sample):
    found = profiles(run, INPUT=sample)
    assert set(found) == set(PERIPHERAL)
    for name, row in found.items():
        assert row["mdi"] == pytest.approx(PERIPHERAL[name], abs=0.1)
        assert row["kwadrant"] == "kwetsbaar en perifeer"
        assert row["regio_code"] == name
    one = found["Oost-Groningen"]
    assert [one["slechtst_1"], one["slechtst_2"], one["best_1"]] == ["Inkomen", "Opleiding", "Huisvesting"]
    points = [one["slechtst_1_verschil"], one["slechtst_2_verschil"], one["best_1_verschil"]]
    assert [round(value, 1) for value in points] == [12.9, 11.9, -3.8]
    assert one["mdi_rang"] == 1
    assert (one["mdi_klasse"], one["mdi_label"]) == (4, "zeer hoog")
    assert (one["aantal"], one["aantal_met_mdi"]) == (5, 5)
    assert found["Delfzijl en omgeving"]["slechtst_1"] == "Veiligheid"
    assert round(found["Delfzijl en omgeving"]["slechtst_1_verschil"], 1) == 15.6
    assert found["Midden-Limburg"]["slechtst_1"] == "Huisvesting"
    assert round(found["Midden-Limburg"]["slechtst_1_verschil"], 1) == 6.5


def test_what_fifty_gemeenten_are_compared_with(run, sample):
    found = profiles(run, INPUT=sample)
    assert {row["vergeleken_met"] for row in found.values()} == {"the 50 gemeenten, not the Netherlands"}
    with_reference = profiles(run, INPUT=sample, REFERENCE=sample)
    assert {row["vergeleken_met"] for row in with_reference.values()} == {"the 50 gemeenten, not the Netherlands"}


def test_a_layer_of_the_country_with_scores_of_fifty_is_no_country(run, sample):
    gemeenten = f"{ROOT}/resources/sample/sample.gpkg|layername=gemeenten_2023"
    joined = run(
        "regiolens:joinindicators",
        INPUT=gemeenten,
        TABLE=sample,
        TABLE_CODE="statcode",
        OUTPUT="memory:",
    )["OUTPUT"]
    found = profiles(run, INPUT=run.layer(joined), REGION_FIELD="corop", YEAR="2023")
    assert len(found) == 40
    row = found["Oost-Groningen"]
    assert row["vergeleken_met"].endswith("not the Netherlands")
    assert "50 gemeenten" in row["vergeleken_met"]
    assert row["jaar"] == "2023"
    assert found["Twente"]["mdi"] is None
    assert found["Twente"]["aantal_met_mdi"] == 0
    assert found["Twente"]["mdi_rang"] is None


def test_the_country_is_called_so_by_its_codes_alone(run, make_layer):
    with (ROOT / "resources" / "regions" / "gemeenten.csv").open(encoding="utf-8") as file:
        rows = [
            {"code": row["code"], "regio_code": row["corop"], "mdi": 40.0 + number % 20}
            for number, row in enumerate(row for row in csv.DictReader(file) if not row["tot"])
        ]
    country = make_layer("land", rows)
    part = make_layer("deel", rows[:60])
    found = profiles(run, INPUT=country)
    assert {row["vergeleken_met"] for row in found.values()} == {"the Netherlands: 342 gemeenten"}
    assert {row["vergeleken_met"] for row in profiles(run, INPUT=part, REFERENCE=country).values()} == {
        "the Netherlands: 342 gemeenten"
    }
    rows[5]["mdi"] = None
    found = profiles(run, INPUT=make_layer("gat", rows))
    assert {row["vergeleken_met"] for row in found.values()} == {
        "the Netherlands: the 341 gemeenten with figures, of 342 gemeenten"
    }


def test_areas_are_counted_by_all_values_that_are_compared(run, make_layer):
    rows = [
        {"code": f"GM{number:04d}", "regio_naam": "ab"[number % 2], "een": 1.0 * number, "twee": 2.0 * number}
        for number in range(20)
    ]
    for row in rows[:3]:
        row["twee"] = None
    rows[4]["een"] = None

    def told(*fields, without=()):
        given = [{name: value for name, value in row.items() if name not in without} for row in rows]
        found = profiles(run, INPUT=make_layer("deel", given), VALUES=list(fields))
        return {row["vergeleken_met"] for row in found.values()}

    assert told("een", "twee") == {"the 17 to 19 gemeenten, not the Netherlands"}
    assert told("een") == {"the 19 gemeenten, not the Netherlands"}
    for number, row in enumerate(rows):
        row["mdi"], row["mdi_werk"] = (50.0 if number > 4 else None), 50.0
    assert told("mdi_werk", without=("een", "twee")) == {"the 15 gemeenten, not the Netherlands"}
    assert told("een", "mdi_werk", without=("twee",)) == {"the 15 to 19 gemeenten, not the Netherlands"}


def test_regions_of_the_published_table_itself(run, shared):
    path = shared.parent / "facts" / "mdi_corop.csv"
    if not path.is_file():
        pytest.skip("../shared/facts is absent")
    table = QgsVectorLayer(path.as_uri() + "?type=csv&detectTypes=yes&geomType=none", "mdi_corop", "delimitedtext")
    QgsProject.instance().addMapLayer(table, False)
    output = run(PROFILES, INPUT=table, REGION_FIELD="corop", ZONE_FIELD="zone", VALUES=["mdi_2023"], OUTPUT="memory:")[
        "OUTPUT"
    ]
    assert run.layer(output).wkbType() == QgsWkbTypes.Type.NoGeometry
    assert {row["kwadrant"] for row in run.rows(output)} == {None}  # mdi_2023 is no field mdi
    with path.open(encoding="utf-8") as file:
        rows = [
            {"regio_naam": row["corop"], "zone": row["zone"], "mdi": float(row["mdi_2023"])}
            for row in csv.DictReader(file)
        ]
    layer = QgsVectorLayer("NoGeometry?field=regio_naam:string&field=zone:string&field=mdi:double", "corop", "memory")
    from qgis.core import QgsFeature

    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row.values()))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer, False)
    found = profiles(run, INPUT=layer, ZONE_FIELD="zone")
    names = [name.replace("Zeeuwsch", "Zeeuws") for name in PERIPHERAL]
    assert {found[name]["kwadrant"] for name in names} == {"kwetsbaar en perifeer"}
    assert "kwetsbaar en perifeer" not in (found["Noord-Drenthe"]["kwadrant"], found["Twente"]["kwadrant"])
    assert found["Agglomeratie 's-Gravenhage"]["kwadrant"] == "kwetsbaar en kern"
    threshold = profiles(run, INPUT=layer, ZONE_FIELD="zone", THRESHOLD=60.0)
    assert threshold["Delfzijl en omgeving"]["kwadrant"] == "kansrijk en perifeer"


def rows_of(*rows):
    """Areas in words: code, region, mdi, inhabitants, sted."""
    names = ("gm_code", "regio_code", "regio_naam", "mdi", "inwoners", "sted")
    return [dict(zip(names, row)) for row in rows]


TYPES = {"mdi": float, "inwoners": int, "sted": int}


@pytest.fixture
def four(make_layer):
    return make_layer(
        "vier",
        rows_of(
            ("GM0014", "CR01", "Oost", 60.0, 100, 1),
            ("GM0037", "CR01", "Oost", 40.0, 300, 1),
            ("GM0034", "CR02", "West", 70.0, 200, 2),
            ("GM0050", None, None, 30.0, 400, 2),
        ),
        types=TYPES,
    )


def test_fields_and_figures_with_weight_and_peers(run, four):
    output = run(PROFILES, INPUT=four, WEIGHT="inwoners", OUTPUT="memory:", OUTPUT_TABLE="memory:")
    layer = run.layer(output["OUTPUT"])
    assert layer.wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert layer.fields().names() == [
        *("regio_code", "regio_naam", "regio_type", "regio_zone", "aantal", "aantal_met_mdi", "inwoners"),
        *("mdi", "mdi_verschil", "mdi_rang", "mdi_gewogen", "mdi_verschil_sted"),
        *(
            "mdi_klasse",
            "mdi_label",
            "kwadrant",
            "kwadrant_drempel",
            "aandeel_slechtste_kwartiel",
            "inwoners_slechtste_kwartiel",
        ),
        *("aandeel_slechtste_deciel", "inwoners_slechtste_deciel"),
        *(f"slechtst_{n}{end}" for n in (1, 2, 3) for end in ("", "_verschil")),
        *(f"best_{n}{end}" for n in (1, 2, 3) for end in ("", "_verschil")),
        *("jaar", "vergeleken_met"),
    ]
    one, other = run.rows(output["OUTPUT"])
    assert (one["regio_code"], one["regio_naam"], one["inwoners"]) == ("CR01", "Oost", 400)
    assert (one["mdi"], one["mdi_verschil"], one["mdi_gewogen"]) == (50.0, 0.0, 45.0)
    assert (one["mdi_verschil_sted"], other["mdi_verschil_sted"]) == (0.0, 20.0)
    assert (one["mdi_rang"], other["mdi_rang"]) == (2, 1)
    assert one["mdi_klasse"] == 3  # 50 is hoog
    # third quartile of 30, 40, 60, 70: 62.5
    assert (one["aandeel_slechtste_kwartiel"], other["aandeel_slechtste_kwartiel"]) == (0, 100)
    assert one["kwadrant"] is None
    assert "Areas of 'vier' in no region, which count in the reference alone: 1" in run.feedback.text
    assert (output["REGIONS"], output["OUTSIDE"]) == (2, 1)
    shapes = [feature.geometry() for feature in layer.getFeatures()]
    assert [shape.area() for shape in shapes] == [2 * 900_000, 900_000]
    assert all(layer.attributeAlias(index) for index in range(layer.fields().count()))
    table = run.rows(output["OUTPUT_TABLE"])
    assert [row["niveau"] for row in table] == ["referentie", "regio", "gebied", "gebied", "regio", "gebied"]
    assert [row["gebied_code"] for row in table] == [None, None, "GM0014", "GM0037", None, "GM0034"]
    assert [row["score"] for row in table] == [50, 50, 60, 40, 70, 70]
    assert [row["gewogen"] for row in table] == [44, 45, None, None, 70, None]
    assert [row["verschil_sted"] for row in table] == [None, 0, 10, -10, 20, 20]
    assert [row["aantal"] for row in table] == [4, 2, 1, 1, 1, 1]
    assert [row["rang"] for row in table] == [None, 2, None, None, 1, None]
    kinds = {"niveau": TEXT, "richting": INTEGER, "score": REAL, "rang": INTEGER, "klasse": INTEGER, "aantal": INTEGER}
    fields = run.layer(output["OUTPUT_TABLE"]).fields()
    assert {name: fields.at(fields.lookupField(name)).type() for name in kinds} == kinds


def test_water_and_missing_scores(run, make_layer):
    rows = [
        {"gm_code": "GM0014", "water": "NEE", "regio_naam": "a", "mdi": 60.0},
        {"gm_code": "GM0037", "water": "NEE", "regio_naam": "a", "mdi": -99997.0},
        {"gm_code": "GM0034", "water": "JA", "regio_naam": "a", "mdi": 10.0},
        {"gm_code": "GM0050", "water": "B", "regio_naam": "b", "mdi": 10.0},
    ]
    found = profiles(run, INPUT=make_layer("nat", rows))
    assert set(found) == {"a"}
    row = found["a"]
    assert (row["aantal"], row["aantal_met_mdi"], row["mdi"]) == (2, 1, 60.0)
    assert "1 gemeente" in row["vergeleken_met"]


def test_style_and_names_are_stored(run, sample, tmp_path):
    output = run(PROFILES, INPUT=sample, OUTPUT=str(tmp_path / "p.gpkg"), OUTPUT_TABLE=str(tmp_path / "t.gpkg"))
    layer = QgsVectorLayer(output["OUTPUT"], "again", "ogr")
    assert layer.renderer().classAttribute() == "mdi_klasse"
    labels = [category.label() for category in layer.renderer().categories()]
    assert labels[:4] == ["laag: < 40 (0)", "gematigd: 40 – < 50 (0)", "hoog: 50 – < 60 (7)", "zeer hoog: ≥ 60 (1)"]
    assert any("not the Netherlands" in label for label in labels)
    assert layer.attributeAlias(layer.fields().lookupField("mdi_inkomen_verschil")) == "Inkomen: difference (points)"
    table = QgsVectorLayer(output["OUTPUT_TABLE"], "again", "ogr")
    assert table.attributeAlias(table.fields().lookupField("verschil")) == "difference (points, or the unit)"
    assert table.featureCount() == (1 + 8 + 50) * 8


def test_any_values_without_an_index(run, make_layer):
    rows = [{"naam": f"g{i}", "streek": "ab"[i % 2], "woz": 100.0 + i, "auto": "1,5"} for i in range(6)]
    found = profiles(run, INPUT=make_layer("eigen", rows), REGION_FIELD="streek", VALUES=["woz", "auto"])
    assert found["a"]["woz"] == 102
    assert found["a"]["auto"] == 1.5
    assert found["a"]["mdi_klasse"] is None
    assert found["a"]["aantal_met_mdi"] is None
    assert found["a"]["slechtst_1"] is None
    assert "which need not be the whole of the Netherlands" in found["a"]["vergeleken_met"]


def test_mdi_is_added_to_values_and_its_domains_are_not(run, sample):
    found = profiles(run, INPUT=sample, VALUES=["mdi_werk"])["Oost-Groningen"]
    assert found["mdi"] == pytest.approx(62.2, abs=0.05)
    assert "mdi_werk" in found
    assert "mdi_inkomen" not in found


def test_a_reference_of_several_levels_serves_with_the_inputs_level(run, four, make_layer):
    rows = [
        {"code": "GM0014", "mdi": 20.0, "streek": "a"},
        {"code": "GM0034", "mdi": 40.0, "streek": "a"},
        {"code": "WK001400", "mdi": 90.0, "streek": "a"},
    ]
    reference = make_layer("kwb", rows, geometry="NoGeometry")
    found = profiles(run, INPUT=four, REFERENCE=reference)
    assert found["Oost"]["mdi_verschil"] == 20.0
    assert "mdi_verschil_sted" not in found["Oost"]
    assert "no class of stedelijkheid" in run.feedback.text
    message = run.refused(PROFILES, INPUT=reference, REGION_FIELD="streek", OUTPUT="memory:")
    assert "several levels" in message


def test_refusals_name_what_is_wrong(run, four, make_layer):
    plain = make_layer("kaal", [{"gm_code": "GM0014", "x": 1.0, "tekst": "veel", "aantal": 3}])

    def refused(layer, **parameters):
        return run.refused(PROFILES, INPUT=layer, OUTPUT="memory:", **parameters)

    assert "REGION_FIELD" in refused(plain)
    assert "VALUES" in refused(plain, REGION_FIELD="gm_code")
    message = refused(plain, REGION_FIELD="gm_code", VALUES=["tekst"])
    assert "'tekst'" in message
    assert "'veel'" in message
    assert "aantal" in refused(plain, REGION_FIELD="gm_code", VALUES=["aantal"])
    assert "VALUES names the field 'weg'" in refused(plain, REGION_FIELD="gm_code", VALUES=["weg"])
    assert "'kaal'" in refused(four, REFERENCE=plain)
    wrong = make_layer(
        "fout",
        rows_of(("GM0014", "CR01", "Oost", 60.0, -5, 1), ("GM0037", "CR01", "Oost", 40.0, 300, 1)),
        types=TYPES,
    )
    message = refused(wrong, WEIGHT="inwoners")
    assert "-5" in message
    assert "GM0014" in message


def test_codes_of_wider_areas_are_not_those_of_the_areas(run, make_layer):
    rows = [
        {
            "provinciecode": f"PV{20 + n % 12}",
            "jrstatcode": f"2023GM{n:04}",
            "statcode": f"GM{n:04}",
            "streek": "a",
            "mdi": 1.0,
        }
        for n in range(60)
    ]
    found = profiles(run, INPUT=make_layer("breed", rows), REGION_FIELD="streek")
    assert found["a"]["vergeleken_met"] == "the 60 gemeenten, not the Netherlands"
    for row in rows:
        del row["statcode"], row["jrstatcode"]
    found = profiles(run, INPUT=make_layer("breed", rows), REGION_FIELD="streek")
    assert found["a"]["vergeleken_met"].startswith("the 60 areas, which need not be")


def test_regions_whose_texts_differ_are_named(run, make_layer):
    rows = rows_of(
        ("GM0014", "CR01", "Oost", 60.0, 1, 1),
        ("GM0037", "CR01", "West", 40.0, 1, 1),
        ("GM0034", "CR02", "Z", 1.0, 1, 1),
    )
    output = run(PROFILES, INPUT=make_layer("dubbel", rows, types=TYPES), OUTPUT="memory:")["OUTPUT"]
    assert [row["regio_naam"] for row in run.rows(output)] == [None, "Z"]
    assert "CR01" in run.feedback.text
