"""qgis_process, a model, batch and PostGIS: the places where Regiolens runs without its dialogs."""

import csv
import json

from qgis.core import (
    QgsDataSourceUri,
    QgsFeature,
    QgsGeometry,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from regiolens.bridge.paths import RESOURCES
from regiolens.processing_algorithms.catalogue import ALGORITHMS

from .models import given, layer_input, made, model_of, value

SAMPLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"


def test_qgis_process_runs_the_main_job(qgis_process, tmp_path):
    output = tmp_path / "mdi.gpkg"
    done = qgis_process(
        "--json",
        "run",
        "regiolens:mainjob",
        "-",
        inputs={"AREAS": TILES, "TABLE": str(SAMPLE), "MODEL": "pon2023_domains", "mdi": str(output)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    layer = QgsVectorLayer(str(output), "mdi", "ogr")
    scores = {f["statcode"]: f["mdi"] for f in layer.getFeatures() if isinstance(f["mdi"], float)}
    with SAMPLE.open(encoding="utf-8") as file:
        published = {row["statcode"]: float(row["mdi_gepubliceerd"]) for row in csv.DictReader(file)}
    assert scores.keys() == published.keys()
    assert all(abs(scores[code] - published[code]) <= 0.1 for code in published)
    assert layer.renderer().classAttribute() == "mdi_klasse"


def test_qgis_process_takes_a_json_object_as_field_map(qgis_process, tmp_path):
    inputs = {"INPUT": str(SAMPLE), "FIELD_MAP": {"inkomen": "werk"}, "OUTPUT": str(tmp_path / "x.gpkg")}
    done = qgis_process("--json", "run", "regiolens:mdi", "-", inputs=inputs)
    assert json.loads(done.stdout)["results"]["SCORED"] == 50
    inputs["FIELD_MAP"] = {"inkomen": "nergens"}
    refused = qgis_process("--json", "run", "regiolens:mdi", "-", inputs=inputs)
    assert refused.returncode != 0
    assert "'nergens'" in refused.stdout + refused.stderr


def test_qgis_process_speaks_dutch(qgis_process):
    done = qgis_process("list", LANG="nl_NL.UTF-8", LC_ALL="")
    lines = [line for line in done.stdout.splitlines() if "regiolens:" in line]
    assert len(lines) >= len(ALGORITHMS)  # the window is not there, the models are
    assert any("Kwartielkaart" in line for line in lines)
    named = qgis_process("help", "regiolens:mainjob", LANG="nl_NL.UTF-8", LC_ALL="")
    assert "Koppelt gebieden" in named.stdout
    assert "\nmdi: " in named.stdout, "parameter names are the same in every language"


def test_three_children_in_a_model(run, make_layer):
    """A user's own model: join, index, quartile map of a domain."""
    steps = [
        ("join", "regiolens:joinindicators", {"INPUT": given("AREAS"), "TABLE": given("TABLE")}, {}),
        ("index", "regiolens:mdi", {"INPUT": made("join", "OUTPUT"), "MODEL": value("pon2023_domains")}, {}),
        (
            "map",
            "regiolens:quartilemap",
            {"INPUT": made("index", "OUTPUT"), "FIELD": value("mdi_inkomen"), "RAMP": value("PuBu")},
            {"result": "OUTPUT"},
        ),
    ]
    model = model_of("chain", [layer_input("AREAS"), layer_input("TABLE")], steps)
    results, succeeded = model.run(
        {"AREAS": TILES, "TABLE": str(SAMPLE), "result": "memory:"}, run.context, run.feedback
    )
    assert succeeded, run.feedback.text
    layer = run.layer(results["result"])
    assert layer.featureCount() == 342
    assert layer.renderer().classAttribute() == "kwartiel"


def test_batch_over_a_set_of_layers(batch, tmp_path):
    """Rows of a batch are runs of one algorithm instance's copies; each has an output and a style of its own."""
    rows = [
        {"INPUT": str(SAMPLE), "FIELD": field, "CLASSES": 4, "OUTPUT": str(tmp_path / f"{field}.gpkg")}
        for field in ("inkomen", "werk")
    ]
    assert batch("regiolens:quartilemap", rows) == []
    for row in rows:
        layer = QgsVectorLayer(row["OUTPUT"], "made", "ogr")
        assert len({feature.id() for feature in layer.getFeatures('"kwartiel" is not null')}) == 50


def test_squares_go_to_postgis_with_their_style(run, postgis):
    layer = QgsVectorLayer("Point?crs=EPSG:28992", "adressen", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("POINT(234100 581600)"))
    layer.dataProvider().addFeatures([feature])
    output = f'postgis:{postgis} table="public"."squares" (geom)'
    result = run("regiolens:oadgrid", ADDRESSES=layer, OUTPUT=output)
    assert QgsProcessingUtils.mapLayerFromString(result["OUTPUT"], run.context).featureCount() == 1
    opened = QgsVectorLayer(result["OUTPUT"].removeprefix("postgres://"), "squares", "postgres")
    assert opened.renderer().classAttribute() == "sted"


def test_postgis_in_and_out(run, postgis):
    def out(table):
        return f'postgis:{postgis} table="public"."{table}" (geom)'

    run("regiolens:joinindicators", INPUT=TILES, TABLE=str(SAMPLE), OUTPUT=out("joined"))
    uri = QgsDataSourceUri(f'{postgis} key=\'fid\' table="public"."joined" (geom)')
    joined = QgsVectorLayer(uri.uri(False), "joined", "postgres")
    assert joined.isValid()
    results = run("regiolens:mdi", INPUT=joined, MODEL="pon2023_domains", OUTPUT=out("scored"))
    assert results["SCORED"] == 50
    assert QgsProcessingUtils.mapLayerFromString(results["OUTPUT"], run.context).featureCount() == 342
    scored = QgsVectorLayer(f'{postgis} key=\'fid\' table="public"."scored" (geom)', "scored", "postgres")
    assert scored.featureCount() == 342
    assert scored.renderer().classAttribute() == "mdi_klasse", "the style is the default of the table"
