"""From a table to a report in one go: as a model, through qgis_process, in batch, and from and to PostGIS."""

import re
import sqlite3

import pytest
from qgis.core import (
    QgsApplication,
    QgsDataSourceUri,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsWkbTypes,
)

from regiolens.bridge.paths import RESOURCES
from regiolens.bridge.types import INTEGER, REAL, TEXT

from .models import given, layer_input, made, model_of, value

SAMPLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"
#: against the mean of the 50 published gemeenten: region, field of the profiles, domain, points
STANDING_OUT = [
    ("Oost-Groningen", "slechtst_1", "Inkomen", 12.9),
    ("Oost-Groningen", "slechtst_2", "Opleiding", 11.9),
    ("Oost-Groningen", "best_1", "Huisvesting", -3.8),
    ("Delfzijl en omgeving", "slechtst_1", "Veiligheid", 15.6),
    ("Midden-Limburg", "slechtst_1", "Huisvesting", 6.5),
]


def chain():
    """A model of a user's own: join, index, regions, profiles, report."""
    steps = [
        ("join", "joinindicators", {"INPUT": given("AREAS"), "TABLE": given("TABLE")}, {}),
        ("index", "mdi", {"INPUT": made("join", "OUTPUT"), "MODEL": value("pon2023_domains")}, {}),
        ("regions", "assignregions", {"INPUT": made("index", "OUTPUT"), "REGION_SET": value("COROP")}, {}),
        (
            "profiles",
            "regionprofiles",
            {"INPUT": made("regions", "OUTPUT"), "YEAR": value("2023")},
            {"profielen": "OUTPUT", "tabel": "OUTPUT_TABLE"},
        ),
        (
            "report",
            "regionreport",
            {
                "INPUT": made("profiles", "OUTPUT"),
                "TABLE": made("profiles", "OUTPUT_TABLE"),
                "AREAS": made("regions", "OUTPUT"),
                "REGIONS": value("Oost-Groningen"),
            },
            {"rapport": "OUTPUT_HTML"},
        ),
    ]
    return model_of(
        "keten",
        [layer_input("AREAS"), layer_input("TABLE")],
        [(ident, f"regiolens:{algorithm}", *rest) for ident, algorithm, *rest in steps],
    )


def wanted(model, folder):
    """The parameters of the chain; a model names its outputs by itself."""
    files = {"profielen": "profielen.gpkg", "tabel": "tabel.gpkg", "rapport": "rapport.html"}
    parameters = {"AREAS": TILES, "TABLE": str(SAMPLE)}
    for definition in model.destinationParameterDefinitions():
        parameters[definition.name()] = str(folder / files[definition.description()])
    return parameters


def check_figures(folder):
    """The published figures stand at the end of the chain, styled, in layer, table and report."""
    layer = QgsVectorLayer(str(folder / "profielen.gpkg"), "profielen", "ogr")
    assert layer.isValid()
    assert layer.featureCount() == 40
    assert layer.renderer().classAttribute() == "mdi_klasse"
    rows = {feature["regio_naam"]: feature for feature in layer.getFeatures()}
    for region, field, domain, points in STANDING_OUT:
        assert rows[region][field] == domain
        assert rows[region][f"{field}_verschil"] == pytest.approx(points, abs=0.05)
    scored = [row for row in rows.values() if isinstance(row["mdi"], float)]
    assert len(scored) == 8
    assert {row["kwadrant"] for row in scored} == {"kwetsbaar en perifeer"}
    assert {row["vergeleken_met"].split(" (")[0] for row in scored} == {"the 50 gemeenten"}
    with sqlite3.connect(folder / "tabel.gpkg") as database:
        assert database.execute(
            "select round(verschil, 1) from tabel where niveau = 'regio' and regio_naam = 'Oost-Groningen' and "
            "waarde = 'mdi_inkomen'"
        ).fetchall() == [(12.9,)]
    page = (folder / "rapport.html").read_text(encoding="utf-8")
    assert "Oost-Groningen" in page
    assert "12.9" in page
    assert "not the Netherlands" in page


def test_the_chain_as_a_model(run, tmp_path):
    model = chain()
    parameters = wanted(model, tmp_path)
    valid, message = model.checkParameterValues(parameters, run.context)
    assert valid, message
    results, succeeded = model.run(parameters, run.context, run.feedback)
    assert succeeded, run.feedback.text
    assert results["CHILD_RESULTS"]["profiles"]["REGIONS"] == 40
    check_figures(tmp_path)


def test_the_chain_through_qgis_process(qgis_process, provider, tmp_path):
    model = chain()
    path = tmp_path / "keten.model3"
    assert model.toFile(str(path))
    # QGIS's own Python uses what Python 3.14 warns of.
    own = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore::DeprecationWarning"}
    done = qgis_process("--json", "run", str(path), "-", inputs=wanted(model, tmp_path), **own)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    said = re.sub(r".*DeprecationWarning: codecs\.open.*", "", done.stderr).replace("Warning 1:", "")
    assert "Warning" not in said, done.stderr
    check_figures(tmp_path)


def test_a_refusal_in_the_middle_of_the_chain_is_its_own_sentence(run, make_layer, tmp_path):
    model = chain()
    parameters = wanted(model, tmp_path)
    (tmp_path / "profielen.gpkg").write_bytes(b"ouder")
    table = make_layer("zonder", [{"code": "GM0014", "inkomen": "veel"}], "NoGeometry")
    _, succeeded = model.run({**parameters, "TABLE": table}, run.context, run.feedback)
    assert not succeeded
    assert "Traceback" not in run.feedback.text
    assert "FIELD_MAP" in run.feedback.text or "'veel'" in run.feedback.text
    assert (tmp_path / "profielen.gpkg").read_bytes() == b"ouder"


@pytest.mark.parametrize(
    ("algorithm", "parameters", "field"),
    [
        ("assignregions", {"REGION_SET": "provincie"}, "regio_code"),
        ("aggregate", {"LEVEL": "provincie"}, None),
        ("regionprofiles", {"VALUES": ["inkomen"]}, "mdi_klasse"),
    ],
)
def test_batch_over_three_layers(make_layer, tmp_path, batch, algorithm, parameters, field):
    """Each row of a batch has its own areas, output and style."""

    inputs = {}
    for place, codes in {"noord": ("0014", "0037"), "oost": ("0150", "0153", "0141"), "zuid": ("0935",)}.items():
        inputs[place] = make_layer(
            place,
            [
                {"code": f"GM{code}", "regio_naam": place, "inkomen": 50.0 + n, "mdi": 50.0 + n, "inwoners": 10}
                for n, code in enumerate(codes)
            ],
        )
    paths = {place: tmp_path / f"{place}.gpkg" for place in inputs}
    rows = [{**parameters, "INPUT": layer, "OUTPUT": str(paths[place])} for place, layer in inputs.items()]
    assert batch(f"regiolens:{algorithm}", rows) == []
    number = {"assignregions": {"noord": 2, "oost": 3, "zuid": 1}}.get(algorithm, dict.fromkeys(inputs, 1))
    for place, path in paths.items():
        layer = QgsVectorLayer(str(path), place, "ogr")
        assert layer.featureCount() == number[place]
        if field:
            assert layer.renderer().classAttribute() == field


def out(postgis, table, geometry="(geom)"):
    return f'postgis:{postgis} table="public"."{table}" {geometry}'.rstrip()


def back(postgis, table, geometry="(geom)"):
    uri = QgsDataSourceUri(f'{postgis} key=\'fid\' table="public"."{table}" {geometry}')
    layer = QgsVectorLayer(uri.uri(False), table, "postgres")
    assert layer.isValid(), table
    return layer


def kinds(layer):
    return {field.name(): field.type() for field in layer.fields()}


def test_regions_profiles_and_groups_from_and_to_postgis(run, postgis, tmp_path):
    run("regiolens:joinindicators", INPUT=TILES, TABLE=str(SAMPLE), OUTPUT=out(postgis, "gekoppeld"))
    run("regiolens:mdi", INPUT=back(postgis, "gekoppeld"), OUTPUT=out(postgis, "gescoord"))
    results = run("regiolens:assignregions", INPUT=back(postgis, "gescoord"), OUTPUT=out(postgis, "ingedeeld"))
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (342, 0)
    assert QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], run.context).featureCount() == 342
    divided = back(postgis, "ingedeeld")
    assert divided.renderer().classAttribute() == "regio_code"
    assert {kinds(divided)[name] for name in ("regio_code", "regio_naam", "regio_type", "regio_zone")} == {TEXT}

    results = run(
        "regiolens:regionprofiles",
        INPUT=divided,
        OUTPUT=out(postgis, "profielen"),
        OUTPUT_TABLE=out(postgis, "profielen_lang", ""),
    )
    profiles = back(postgis, "profielen")
    assert profiles.renderer().classAttribute() == "mdi_klasse"
    assert QgsWkbTypes.geometryType(profiles.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry
    assert (kinds(profiles)["mdi"], kinds(profiles)["mdi_rang"], kinds(profiles)["kwadrant"]) == (REAL, INTEGER, TEXT)
    rows = {feature["regio_naam"]: feature for feature in profiles.getFeatures()}
    for region, field, domain, points in STANDING_OUT:
        assert rows[region][field] == domain
        assert rows[region][f"{field}_verschil"] == pytest.approx(points, abs=0.05)
    table = back(postgis, "profielen_lang", "")
    assert table.featureCount() > 300
    assert (kinds(table)["score"], kinds(table)["rang"], kinds(table)["niveau"]) == (REAL, INTEGER, TEXT)

    run("regiolens:aggregate", INPUT=divided, GROUP="regio_naam", OUTPUT=out(postgis, "groepen"))
    groups = back(postgis, "groepen")
    assert groups.featureCount() == 40
    means = {feature["regio_naam"]: feature["mdi"] for feature in groups.getFeatures()}
    assert means["Oost-Groningen"] == pytest.approx(62.2, abs=0.1)
    assert all(feature.geometry().isGeosValid() for feature in groups.getFeatures())


def test_a_refusal_and_a_cancel_leave_tables_of_postgis_as_they_were(run, postgis):
    run("regiolens:assignregions", INPUT=TILES, OUTPUT=out(postgis, "blijft"))
    layer = back(postgis, "blijft")
    run.refused("regiolens:assignregions", INPUT=TILES, AREA_CODE="statnaam", OUTPUT=out(postgis, "blijft"))
    run.refused("regiolens:regionprofiles", INPUT=layer, VALUES=["statnaam"], OUTPUT=out(postgis, "blijft"))
    run.refused("regiolens:aggregate", INPUT=layer, LEVEL="gemeente", OUTPUT=out(postgis, "blijft"))
    run.feedback.cancel()
    for algorithm, parameters in (("assignregions", {}), ("aggregate", {"GROUP": "regio_naam"})):
        found = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{algorithm}")
        given = {"INPUT": layer, "OUTPUT": out(postgis, "blijft"), **parameters}
        assert not found.run(given, run.context, run.feedback)[1]
    assert back(postgis, "blijft").featureCount() == 342
