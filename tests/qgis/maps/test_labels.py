"""Names of areas on maps: stored with the style, and within the outlines."""

import pytest
from qgis.core import QgsGeometry, QgsMapRendererSequentialJob, QgsMapSettings, QgsVectorLayer
from qgis.PyQt.QtCore import QSize

from regiolens.bridge.paths import RESOURCES

SAMPLE = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"
MAPS = {
    "mdi": {"MODEL": "pon2023_domains"},
    "quartilemap": {"FIELD": "inkomen"},
    "bivariatemap": {"FIELD_X": "inkomen", "FIELD_Y": "werk"},
    "urbanity": {"FIELD": "oad"},
}


def drawn(layer):
    """The names on a map of a layer, with the outline of each."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(1200, 1200))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return [(label.labelText, label.featureId, label.labelGeometry) for label in job.takeLabelingResults().allLabels()]


@pytest.fixture
def joined(run, tmp_path):
    table = SAMPLE.replace("gemeenten_2023", "mdi_2023")
    path = str(tmp_path / "joined.gpkg")
    layer = run("regiolens:joinindicators", INPUT=SAMPLE, TABLE=table, OUTPUT=path)["OUTPUT"]
    return run("native:fieldcalculator", INPUT=layer, FIELD_NAME="oad", FORMULA="500 + 100 * $id", OUTPUT="memory:")[
        "OUTPUT"
    ]


@pytest.mark.parametrize("name", MAPS)
def test_names_are_stored_with_the_style_and_lie_within_their_areas(run, joined, tmp_path, name):
    given = {"INPUT": joined, **MAPS[name], "OUTPUT": str(tmp_path / "map.gpkg")}
    layer = QgsVectorLayer(run(f"regiolens:{name}", **given, LABELS=True)["OUTPUT"], "m", "ogr")
    assert layer.labelsEnabled()
    found = drawn(layer)
    names = {feature.id(): feature["statnaam"] for feature in layer.getFeatures()}
    assert len(found) >= 5
    for text, number, outline in found:
        assert text.replace("\n", " ") == names[number]
        area = QgsGeometry(layer.getFeature(number).geometry())
        assert area.buffer(10, 5).contains(outline), text


def test_without_the_choice_there_are_none(run, joined):
    assert not run.layer(
        run("regiolens:quartilemap", INPUT=joined, FIELD="werk", OUTPUT="memory:")["OUTPUT"]
    ).labelsEnabled()


def test_a_layer_without_names_is_told(run, make_layer):
    layer = make_layer("kaal", [{"code": f"GM{n:04d}", "v": float(n)} for n in range(1, 9)])
    output = run("regiolens:quartilemap", INPUT=layer, FIELD="v", LABELS=True, OUTPUT="memory:")["OUTPUT"]
    assert not run.layer(output).labelsEnabled()
    assert any("'kaal' has no field that seems to hold names" in warning for warning in run.feedback.warnings)
