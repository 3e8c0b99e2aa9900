"""A refused, failed or cancelled run leaves an older output as it was; a good one replaces it whole."""

import hashlib
import sqlite3

import pytest
from qgis.core import QgsApplication

from regiolens.bridge.paths import RESOURCES

SAMPLE = str(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")
TILES = str(RESOURCES / "sample" / "sample.gpkg") + "|layername=gemeenten_2023"


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
