"""What QGIS is set to do with invalid outlines is done where outlines are computed with, and nowhere else."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsSettings,
    QgsVectorLayer,
)

from regiolens.bridge.run import INVALID

CHECK = QgsFeatureRequest.InvalidGeometryCheck
BOW_TIE = "POLYGON((0 0,1000 1000,1000 0,0 1000,0 0))"
SQUARE = "POLYGON((2000 0,3000 0,3000 1000,2000 1000,2000 0))"
REGIONS = ["regiolens:aggregate", "regiolens:regionprofiles", "regiolens:assignregions", "regiolens:oad"]


@pytest.fixture
def layer():
    found = QgsVectorLayer(
        "Polygon?crs=EPSG:28992&field=gm_code:string&field=g:string&field=v:double", "laag", "memory"
    )
    for number, outline in enumerate((BOW_TIE, SQUARE)):
        feature = QgsFeature(found.fields())
        feature.setAttributes([f"GM{14 + number:04}", "ab"[number], 1.0])
        feature.setGeometry(QgsGeometry.fromWkt(outline))
        found.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(found, False)
    yield found
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture
def points():
    found = QgsVectorLayer("Point?crs=EPSG:28992", "punten", "memory")
    for x, y in ((200, 500), (2500, 500)):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({x} {y})"))
        found.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(found, False)
    return found


@pytest.fixture
def call(run, layer, points):
    parameters = {
        "regiolens:aggregate": {"INPUT": layer, "GROUP": "g", "RULES": {"v": "sum"}, "OUTPUT": "memory:"},
        "regiolens:regionprofiles": {"INPUT": layer, "REGION_FIELD": "g", "VALUES": ["v"], "OUTPUT": "memory:"},
        "regiolens:assignregions": {
            "INPUT": layer,
            "REGION_SET": "polygons",
            "POLYGONS": layer,
            "POLYGON_FIELD": "g",
            "OUTPUT": "memory:",
        },
        "regiolens:oad": {"ADDRESSES": points, "AREAS": layer, "OUTPUT_AREAS": "memory:"},
    }

    def made(name, check=CHECK.GeometryNoCheck, layer_check=None):
        values = dict(parameters[name])
        if layer_check is not None:
            flag = QgsProcessingFeatureSourceDefinition.Flag.FlagOverrideDefaultGeometryCheck
            name_of = "AREAS" if "AREAS" in values else "INPUT"
            values[name_of] = QgsProcessingFeatureSourceDefinition(layer.id(), flags=flag, geometryCheck=layer_check)
        run.context.setInvalidGeometryCheck(check)
        return values

    return made


@pytest.fixture
def chosen():
    """The choice was stored, as QGIS's options do."""
    QgsSettings().setValue(INVALID, 2)
    yield
    QgsSettings().remove(INVALID)


@pytest.mark.parametrize("name", REGIONS)
def test_without_a_choice_outlines_are_repaired(run, call, name):
    for check in (CHECK.GeometryNoCheck, CHECK.GeometryAbortOnInvalid):  # what QGIS's dialogs say by default
        run(name, **call(name, check))
        assert "QGIS is set" not in run.feedback.text


@pytest.mark.parametrize("name", REGIONS)
def test_stop_is_followed(run, call, name, chosen):
    message = run.refused(name, **call(name, CHECK.GeometryAbortOnInvalid))
    assert message.startswith("Layer 'laag' has an invalid outline (feature 1), and QGIS is set to stop at these")


@pytest.mark.parametrize("name", REGIONS)
def test_stop_for_one_layer_is_followed(run, call, name):
    message = run.refused(name, **call(name, layer_check=CHECK.GeometryAbortOnInvalid))
    assert "QGIS is set to stop at these" in message


@pytest.mark.parametrize("name", REGIONS)
def test_do_not_filter_for_one_layer_is_followed(run, call, name, chosen):
    if name == "regiolens:assignregions":  # where the other layer would stop it
        return
    run(name, **call(name, CHECK.GeometryAbortOnInvalid, CHECK.GeometryNoCheck))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("regiolens:aggregate", "Areas without a usable outline"),
        ("regiolens:regionprofiles", "Areas without a usable outline"),
        ("regiolens:assignregions", "without a usable outline"),
        ("regiolens:oad", "without a usable outline"),
    ],
)
def test_skip_is_followed_and_told(run, call, name, told):
    results = run(name, **call(name, CHECK.GeometrySkipInvalid))
    assert told in run.feedback.text
    output = run.layer(results.get("OUTPUT") or results["OUTPUT_AREAS"])
    assert output.featureCount() == 2
    if name == "regiolens:aggregate":
        areas = [feature.geometry().area() for feature in output.getFeatures()]
        assert sorted(areas) == [0.0, 1_000_000.0]


def test_where_no_outline_is_computed_with_none_is_looked_at(run, layer, chosen):
    run.context.setInvalidGeometryCheck(CHECK.GeometryAbortOnInvalid)
    output = run("regiolens:quartilemap", INPUT=layer, FIELD="v", OUTPUT="memory:")["OUTPUT"]
    assert run.layer(output).featureCount() == 2
