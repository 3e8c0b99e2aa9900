"""Layers are looked at before anything is read: kind of geometry, features, and coordinates that cannot be degrees."""

from unittest.mock import MagicMock

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
    QgsVectorLayer,
)

from regiolens.bridge.compat import geometry_check
from regiolens.bridge.run import Run, started
from regiolens.processing_algorithms.catalogue import ALGORITHMS
from regiolens.processing_algorithms.quartile_map import QuartileMapAlgorithm

SHAPES = {
    "Point": "POINT({0} {1})",
    "LineString": "LINESTRING({0} {1},{2} {3})",
    "Polygon": "POLYGON(({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))",
}
MORE = {
    "aggregate": {"LEVEL": "provincie"},
    "urbanity": {"FIELD": "v"},
    "quartilemap": {"FIELD": "v"},
    "change": {"FROM_FIELD": "v", "PERIOD_FIELD": "code", "KIND": "index"},
    "regionprofiles": {"REGION_FIELD": "code", "VALUES": ["v"]},
    "regionreport": {"OUTPUT_HTML": "x.html"},
    "regionatlas": {"FIELDS": ["v"], "REGION_FIELD": "code", "OUTPUT": "memory:"},
    "correlations": {"X": ["v"], "Y": ["code"], "HIGHER_FIELDS": ["v"]},
    "themecount": {"FIELDS": ["v"], "DIRECTIONS": {"v": "low is worse"}},
    "crosstab": {"ROWS": ["code"], "COLUMNS": "v"},
    "migration": {"SALDO": "v"},
    "oad": {"OUTPUT_ADDRESSES": "memory:"},
    "exportmetadata": {"OUTPUT": "x.xml"},
    "indexsql": {"OUTPUT": "x.sql", "TABLE": "t"},
}


def make(kind, number=4, crs="EPSG:28992", corner=(100000, 450000), step=1000.0):
    """Shapes of a kind in a row, with codes of gemeenten and a value."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=code:string&field=v:double", "laag", "memory")
    features = []
    for place in range(number):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"GM{(14, 37, 47, 50, 59)[place % 5]:04}", float(place)])
        if kind in SHAPES:
            x, y = corner[0] + place * step, corner[1]
            feature.setGeometry(QgsGeometry.fromWkt(SHAPES[kind].format(x, y, x + step, y + step)))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    QgsProject.instance().addMapLayer(layer, False)
    return layer


@pytest.fixture(autouse=True)
def _forget():
    yield
    QgsProject.instance().removeAllMapLayers()


def sources():
    """Each algorithm with each of its parameters of a layer, and the kind of geometry that it asks for."""
    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterFeatureSource):
                asked = {0: "Point", 2: "Polygon"}.get(int(definition.dataTypes()[0]), "")
                yield pytest.param(algorithm.NAME, definition.name(), asked, id=f"{algorithm.NAME}-{definition.name()}")


def refused(run, name, parameter, value):
    """The sentence of the dialog's check, which is the one of a step of a model as well."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
    parameters = dict(MORE.get(name, {}))
    for definition in algorithm.parameterDefinitions():
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            parameters[definition.name()] = make("Point" if 0 in map(int, definition.dataTypes()) else "Polygon")
        elif definition.flags() & definition.Flag.FlagOptional:
            continue
        elif definition.type() == "sink":
            parameters[definition.name()] = "memory:"
        elif definition.type() == "field":
            parameters.setdefault(definition.name(), "v")
    parameters[parameter] = value
    valid, message = algorithm.checkParameterValues(parameters, run.context)
    assert not valid
    run.feedback.said.clear()
    _, succeeded = algorithm.run(parameters, run.context, run.feedback)
    assert not succeeded
    assert run.feedback.said == [message]
    return message


@pytest.mark.parametrize(("name", "parameter", "asked"), sources())
def test_a_layer_without_features_is_refused(run, name, parameter, asked):
    message = refused(run, name, parameter, make(asked or "Polygon", 0))
    assert message.startswith(f"Layer 'laag' holds no features, and {parameter} needs some")


@pytest.mark.parametrize(("name", "parameter", "asked"), sources())
def test_nothing_selected_is_said(run, name, parameter, asked):
    layer = make(asked or "Polygon")
    value = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    message = refused(run, name, parameter, value)
    assert message.startswith(f"Layer 'laag' holds no features for {parameter}, because none is selected")
    value = QgsProcessingFeatureSourceDefinition(layer.id(), filterExpression="v > 100")
    assert "passes the filter" in refused(run, name, parameter, value)


@pytest.mark.parametrize(("name", "parameter", "asked"), [each for each in sources() if each.values[2]])
def test_another_kind_of_geometry_is_refused(run, name, parameter, asked):
    words = {"Point": "points", "LineString": "lines", "Polygon": "polygons", "NoGeometry": "no geometry"}
    for kind in words.keys() - {asked}:
        message = refused(run, name, parameter, make(kind))
        assert message.startswith(f"{parameter} needs {words[asked]}, and layer 'laag' holds {words[kind]}: ")


@pytest.mark.parametrize(
    ("name", "more"),
    [("oad", {}), ("oadgrid", {}), ("assignregions", {"REGION_SET": "polygons", "POLYGON_FIELD": "code"})],
)
def test_metres_that_are_called_degrees_are_refused_where_they_are_computed_with(run, name, more):
    points, polygons = (make(kind, crs="EPSG:4326") for kind in ("Point", "Polygon"))
    inputs = {"ADDRESSES": points, "INPUT": polygons, "POLYGONS": make("Polygon")}
    message = run.refused(f"regiolens:{name}", **inputs, **MORE.get(name, {}), **more, OUTPUT="memory:")
    assert message.startswith(
        "Layer 'laag' says that its coordinates are degrees (EPSG:4326 - WGS 84), but they are me"
    )


@pytest.mark.parametrize("name", ["urbanity", "quartilemap", "aggregate", "joinindicators"])
def test_metres_that_are_called_degrees_are_told_elsewhere(run, name):
    layer = make("Polygon", crs="EPSG:4258")
    run(f"regiolens:{name}", INPUT=layer, TABLE=make("NoGeometry"), **MORE.get(name, {}), OUTPUT="memory:")
    assert (
        "Layer 'laag' says that its coordinates are degrees (EPSG:4258 - ETRS89), but they are metr"
        in run.feedback.text
    )


def test_degrees_that_are_called_metres_are_refused_or_told(run):
    points, polygons = (make(kind, corner=(5.0, 52.0), step=0.01) for kind in ("Point", "Polygon"))
    called = polygons.crs().userFriendlyIdentifier()  # which newer PROJ gives another name
    words = f"Layer 'laag' says that its coordinates are metres ({called}), but they are degrees"
    for name, more in {
        "oad": {"ADDRESSES": points, "OUTPUT_ADDRESSES": "memory:"},
        "oadgrid": {"ADDRESSES": points},
        "assignregions": {
            "INPUT": polygons,
            "REGION_SET": "polygons",
            "POLYGONS": make("Polygon"),
            "POLYGON_FIELD": "code",
        },
    }.items():
        assert run.refused(f"regiolens:{name}", **more, OUTPUT="memory:").startswith(words)
    run("regiolens:quartilemap", INPUT=polygons, FIELD="v", OUTPUT="memory:")
    assert words in run.feedback.text


def test_degrees_that_are_degrees_are_nothing_to_tell(run):
    layer = make("Polygon", crs="EPSG:4326", corner=(5.0, 52.0), step=0.01)
    run("regiolens:quartilemap", INPUT=layer, FIELD="v", OUTPUT="memory:")
    assert "degrees" not in run.feedback.text


def test_the_layer_behind_a_selection_or_a_filter_is_found(run):
    """What a layer says of itself - its index, year, style - holds of a part of it too; QGIS gives none for a part."""
    layer = make("Polygon")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("regiolens:quartilemap")
    parts = [QgsProcessingFeatureSourceDefinition(layer.id(), True), QgsProcessingFeatureSourceDefinition(layer.id())]
    parts[1].filterExpression = '"v" > 1'
    for value in (layer, layer.id(), *parts):
        assert Run(algorithm, {"INPUT": value}, run.context, run.feedback).layer("INPUT") == layer
    assert Run(algorithm, {}, run.context, run.feedback).layer("REFERENCE") is None


def test_an_atlas_of_a_selection(run):
    layer = make("Polygon")
    layer.selectByExpression('"v" > 1')
    part = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    results = run("regiolens:regionatlas", INPUT=part, FIELDS=["v"], REGION_FIELD="code", OUTPUT="memory:")
    assert sorted(row["v"] for row in run.rows(results["OUTPUT"])) == [2.0, 3.0]


@pytest.fixture
def in_project(run):
    """A layer of the project, of whose four features two are selected."""
    layer = make("Polygon")
    run.context.setProject(QgsProject.instance())
    layer.selectByIds([2, 3])
    return layer


def part(text, selected=False, most=-1, expression="", check=None):
    """What QGIS's dialogs make of a layer with its advanced options."""
    found = QgsProcessingFeatureSourceDefinition(text, selected, most)
    found.filterExpression = expression
    if check is not None:
        found.flags = QgsProcessingFeatureSourceDefinition.Flag.FlagOverrideDefaultGeometryCheck
        found.geometryCheck = check
    return found


@pytest.mark.parametrize(
    "given",
    [
        lambda layer: layer.id(),
        lambda layer: layer.name(),
        lambda layer: layer.source(),
        lambda layer: QgsProperty.fromValue(layer.id()),
        lambda layer: QgsProperty.fromExpression(f"'{layer.id()}'"),
        lambda layer: part(layer.id()),
        lambda layer: part(layer.id(), selected=True),
        lambda layer: part(layer.name(), expression='"v" > 1', most=1),
        lambda layer: part(layer.id(), selected=True, expression='"v" > 1'),
        lambda layer: part(layer.id(), check=QgsFeatureRequest.InvalidGeometryCheck.GeometrySkipInvalid),
    ],
)
def test_a_layer_of_the_project_is_the_one_that_qgis_finds(run, in_project, given):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("regiolens:quartilemap")
    parameters = {"INPUT": given(in_project), "FIELD": "v"}
    theirs = algorithm.parameterAsSource(parameters, "INPUT", run.context)
    with started(algorithm, parameters, run.context, run.feedback) as mine:
        source = mine.source("INPUT")
        found = [(feature.id(), feature["v"]) for feature in source.getFeatures()]
        assert found == [(feature.id(), feature["v"]) for feature in theirs.getFeatures()]
        assert found and source.featureCount() == theirs.featureCount()
        if isinstance(parameters["INPUT"], QgsProcessingFeatureSourceDefinition) and parameters["INPUT"].flags:
            assert geometry_check(source) == parameters["INPUT"].geometryCheck
        assert mine.layer("INPUT") is in_project and mine.title("INPUT") == "laag"
        assert source.sourceName() == theirs.sourceName()


def test_layers_of_the_project_in_a_list(run, in_project):
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("regiolens:regionreport")
    other = make("Polygon", number=2)
    other.setName("ander")
    for value, expected in {
        (in_project.id(), "ander"): [in_project, other],
        (other.source(), in_project): [other, in_project],
        (in_project.id(), "absent.gpkg"): [in_project],
    }.items():
        with started(algorithm, {"EARLIER": [*value]}, run.context, run.feedback) as mine:
            assert mine.layers("EARLIER") == expected


def test_a_raster_of_the_same_name_is_no_input(run, in_project, tmp_path):
    grid = tmp_path / "grid.asc"
    grid.write_text("ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n5\n")
    raster = QgsRasterLayer(str(grid), "laag")
    assert raster.isValid()
    QgsProject.instance().addMapLayer(raster, False)
    with started(MagicMock(), {}, run.context, run.feedback) as mine:
        assert mine._named("laag") is in_project


def test_a_run_leaves_the_project_alone(run, in_project, monkeypatch):
    """QGIS's looking for a layer has the project forget its variables, with which the map is drawn at that moment."""
    seen = []
    for name in ("check", "execute"):
        found = getattr(QuartileMapAlgorithm, name)

        def looked(self, mine, found=found):
            seen.append(mine.context.project())
            return found(self, mine)

        monkeypatch.setattr(QuartileMapAlgorithm, name, looked)
    transforms = QgsCoordinateTransformContext()
    pair = [QgsCoordinateReferenceSystem(crs) for crs in ("EPSG:28992", "EPSG:4326")]
    transforms.addCoordinateOperation(*pair, "+proj=noop")
    run.context.setTransformContext(transforms)
    run("regiolens:quartilemap", INPUT=in_project.id(), FIELD="v", OUTPUT="memory:")
    assert run.refused("regiolens:quartilemap", INPUT=in_project.id(), FIELD="w", OUTPUT="memory:")
    assert len(seen) >= 2 and set(seen) == {None}
    assert run.context.project() is QgsProject.instance()
    assert run.context.transformContext() == transforms
