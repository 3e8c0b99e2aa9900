"""A refused, failed or cancelled run leaves an older output as it was; a good one replaces it whole."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from regiolens.bridge.paths import RESOURCES

SAMPLE = str(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")
TILES = str(RESOURCES / "sample" / "sample.gpkg") + "|layername=gemeenten_2023"
#: polygons of regions: here the gemeenten themselves
CORNERS = {"POLYGONS": TILES, "POLYGON_FIELD": "statcode"}
REGIONS = {"REGION_FIELD": "corop", "VALUES": ["inkomen", "werk"]}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def addresses(make_layer):
    """Points, for the algorithms that take no others."""
    from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:28992&field=n:integer", "adressen", "memory")
    features = []
    for x in range(50):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([-1])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({200000 + 40 * x} 500000)"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(layer, False)
    return layer


@pytest.mark.parametrize(("algorithm", "output"), [("oad", "OUTPUT_ADDRESSES"), ("oadgrid", "OUTPUT")])
def test_counting_leaves_the_older_output_when_refused_or_cancelled(run, older, addresses, algorithm, output):
    before = digest(older)
    parameters = {"ADDRESSES": addresses, output: str(older)}
    sentence = run.refused(f"regiolens:{algorithm}", **parameters, COUNT_FIELD="n")
    assert all(word in sentence for word in ("'n'", "'adressen'", "-1"))
    found = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{algorithm}")
    run.feedback.cancel()
    _, succeeded = found.run(parameters, run.context, run.feedback)
    assert not succeeded
    assert digest(older) == before


@pytest.fixture
def older(run, tmp_path):
    path = tmp_path / "output.gpkg"
    run("regiolens:joinindicators", INPUT=TILES, TABLE=SAMPLE, OUTPUT=str(path))
    return path


REFUSED = [
    ("regiolens:joinindicators", {"INPUT": TILES, "TABLE": SAMPLE, "TABLE_CODE": "corop", "AREA_CODE": "corop"}),
    ("regiolens:mdi", {"INPUT": TILES, "MODEL": "pon2023"}),
    ("regiolens:mdi", {"INPUT": SAMPLE, "FIELD_MAP": {"inkomen": "statnaam"}}),
    ("regiolens:urbanity", {"INPUT": SAMPLE, "FIELD": "statnaam"}),
    ("regiolens:quartilemap", {"INPUT": SAMPLE, "FIELD": "statnaam"}),
    ("regiolens:assignregions", {"INPUT": TILES, "AREA_CODE": "statnaam"}),
    ("regiolens:assignregions", {"INPUT": TILES, "REGION_SET": "own table", "TABLE": SAMPLE, "TABLE_REGION": "weg"}),
    ("regiolens:assignregions", {"INPUT": SAMPLE, "REGION_SET": "polygons", **CORNERS}),
    ("regiolens:aggregate", {"INPUT": SAMPLE, "LEVEL": "gemeente"}),
    ("regiolens:aggregate", {"INPUT": SAMPLE, "GROUP": "corop", "RULES": {"statnaam": "sum"}}),
    ("regiolens:regionprofiles", {"INPUT": SAMPLE, "REGION_FIELD": "corop"}),
    ("regiolens:regionprofiles", {"INPUT": SAMPLE, "REGION_FIELD": "corop", "VALUES": ["statnaam"]}),
    ("regiolens:contributions", {"INPUT": TILES}),
]


@pytest.mark.parametrize(("algorithm", "parameters"), REFUSED)
def test_a_refusal_leaves_the_older_output(run, older, algorithm, parameters):
    before = digest(older)
    sentence = run.refused(algorithm, **parameters, OUTPUT=str(older))
    assert sentence.endswith((".", "'."))
    assert digest(older) == before


@pytest.mark.parametrize(
    ("algorithm", "parameters"),
    [
        ("regiolens:joinindicators", {"INPUT": TILES, "TABLE": SAMPLE}),
        ("regiolens:mdi", {"INPUT": SAMPLE, "MODEL": "pon2023_domains"}),
        ("regiolens:urbanity", {"INPUT": SAMPLE, "FIELD": "inkomen"}),
        ("regiolens:quartilemap", {"INPUT": SAMPLE, "FIELD": "inkomen"}),
        ("regiolens:assignregions", {"INPUT": TILES}),
        ("regiolens:assignregions", {"INPUT": TILES, "REGION_SET": "polygons", **CORNERS}),
        ("regiolens:aggregate", {"INPUT": TILES, "LEVEL": "COROP"}),
        ("regiolens:regionprofiles", {"INPUT": SAMPLE, **REGIONS}),
        ("regiolens:contributions", {"INPUT": SAMPLE}),
    ],
)
def test_a_cancel_leaves_the_older_output(run, older, algorithm, parameters):
    before = digest(older)
    found = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
    run.feedback.cancel()
    _, succeeded = found.run({**parameters, "OUTPUT": str(older)}, run.context, run.feedback)
    assert not succeeded
    assert digest(older) == before


def test_a_good_run_replaces_it_whole(run, older):
    run("regiolens:mdi", INPUT=SAMPLE, OUTPUT=str(older))
    with sqlite3.connect(older) as database:
        assert database.execute("select count(*), count(mdi) from output").fetchone() == (50, 50)


def test_a_selection_is_all_that_is_read(run, make_layer):
    from qgis.core import QgsProcessingFeatureSourceDefinition

    layer = make_layer("x", [{"oad": 100}, {"oad": 3000}, {"oad": 700}])
    layer.selectByIds([feature.id() for feature in layer.getFeatures()][1:])
    source = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    output = run("regiolens:urbanity", INPUT=source, FIELD="oad", OUTPUT="memory:")["OUTPUT"]
    assert sorted(row["sted"] for row in run.rows(output)) == [1, 4]


def test_invalid_outlines_do_not_stop_a_score(run, shared):
    """Five of the gemeenten of 2023 have invalid outlines."""
    from qgis.core import QgsFeatureRequest

    run.context.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryAbortOnInvalid)
    results = run(
        "regiolens:joinindicators", INPUT=str(shared / "areas/gemeente_2023.gpkg"), TABLE=SAMPLE, OUTPUT="memory:"
    )
    assert results["MATCHED"] == 50
    assert run.layer(results["OUTPUT"]).featureCount() == 342


@pytest.mark.parametrize("suffix", ["gpkg", "csv", "geojson"])
@pytest.mark.parametrize(
    ("algorithm", "parameters", "rows"),
    [
        ("assignregions", {"REGION_SET": "COROP"}, 342),
        ("assignregions", {"REGION_SET": "polygons", **CORNERS}, 342),
        ("aggregate", {"LEVEL": "COROP", "RULES": {"inkomen": "mean"}}, 40),
        ("regionprofiles", REGIONS, 8),
    ],
)
def test_a_cancel_on_the_way_leaves_the_older_output(run, scored, tmp_path, algorithm, parameters, rows, suffix):
    """A cancel comes too late once the output is opened; then the output is whole."""
    path, too_late = tmp_path / "uit" / f"uitvoer.{suffix}", []
    path.parent.mkdir()
    for limit in (0, 5, 50, 95):
        path.write_bytes(b"ouder")
        feedback = type(run.feedback)()
        feedback.progressChanged.connect(
            lambda done, limit=limit, feedback=feedback: done >= limit and feedback.cancel()
        )
        if limit == 0:
            feedback.cancel()
        found = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{algorithm}")
        _, succeeded = found.run({"INPUT": scored, "OUTPUT": str(path), **parameters}, run.context, feedback)
        if succeeded:
            too_late.append(limit)
            assert run.layer(str(path)).featureCount() == rows
        else:
            assert path.read_bytes() == b"ouder"
            assert list(path.parent.iterdir()) == [path], "nothing else is left behind either"
            assert "Traceback" not in feedback.text
        for each in list(path.parent.iterdir()):
            each.unlink()
    assert 0 not in too_late


@pytest.fixture
def scored(run, tmp_path):
    """The sample's gemeenten with their figures; the 50 published ones with their COROP region."""
    path = tmp_path / "scored.gpkg"
    run("regiolens:joinindicators", INPUT=TILES, TABLE=SAMPLE, OUTPUT=str(path))
    return str(path)


def test_an_output_is_never_the_file_that_is_read(run, scored):
    """QGIS would replace the file whole, with all layers in it."""
    before = digest(path := Path(scored))
    for algorithm, parameters in (
        ("assignregions", {}),
        ("aggregate", {"GROUP": "corop"}),
        ("regionprofiles", REGIONS),
        ("mdi", {}),
        ("contributions", {}),
    ):
        sentence = run.refused(f"regiolens:{algorithm}", INPUT=scored, OUTPUT=scored, **parameters)
        assert "is the file from which INPUT is read" in sentence
        assert digest(path) == before
    sentence = run.refused("regiolens:joinindicators", INPUT=TILES, TABLE=scored, OUTPUT=scored)
    assert "is the file from which TABLE is read" in sentence
    # A table beside it, as QGIS's "Save to GeoPackage" has it, replaces nothing.
    run("regiolens:aggregate", INPUT=scored, GROUP="corop", OUTPUT=f"ogr:dbname='{scored}' table=\"groepen\" (geom)")
    with sqlite3.connect(scored) as database:
        assert database.execute("select count(*) from groepen").fetchone()[0] > 7
        assert database.execute("select count(*) from scored").fetchone() == (342,)


def test_two_outputs_are_two_files_in_folders_that_exist(run, older, tmp_path):
    before = digest(older)
    files = {"OUTPUT": str(older), "OUTPUT_TABLE": str(older)}
    assert "are the same file" in run.refused("regiolens:regionprofiles", INPUT=SAMPLE, **REGIONS, **files)
    files["OUTPUT_TABLE"] = str(tmp_path / "nergens" / "tabel.csv")
    assert "folder of OUTPUT_TABLE" in run.refused("regiolens:regionprofiles", INPUT=SAMPLE, **REGIONS, **files)
    found = QgsApplication.processingRegistry().createAlgorithmById("regiolens:regionprofiles")
    _, succeeded = found.run({"INPUT": SAMPLE, **REGIONS, **files}, run.context, run.feedback)
    assert not succeeded, "also as a step of a model, which does not check parameters"
    assert digest(older) == before
