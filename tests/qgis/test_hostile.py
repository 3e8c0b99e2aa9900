"""Layers as nobody would hand them in, but somebody does."""

import pytest
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)

from regiolens.bridge.types import REAL, TEXT

JOIN, MDI, MAP, URBANITY = (f"regiolens:{name}" for name in ("joinindicators", "mdi", "quartilemap", "urbanity"))
ASSIGN, AGGREGATE, PROFILES = (f"regiolens:{name}" for name in ("assignregions", "aggregate", "regionprofiles"))
FIELDS = {"code": TEXT, "naam": TEXT, "streek": TEXT, "mdi": REAL, "mdi_inkomen": REAL, "inwoners": REAL}
ROWS = [
    ["GM0014", "a", "X", 55.0, 60.0, 1000.0],
    ["GM0037", "b", "X", 65.0, 50.0, 500.0],
    ["GM0047", "c", "Y", 45.0, 40.0, 100.0],
]
SQUARES = [f"POLYGON(({x} 0,{x + 1000} 0,{x + 1000} 900,{x} 900,{x} 0))" for x in (0, 1000, 2000)]
BY_REGION = {AGGREGATE: {"GROUP": "streek"}, PROFILES: {"REGION_FIELD": "streek", "WEIGHT": "inwoners"}}
#: what Python says of itself where a message was put together carelessly
PYTHON = ("Traceback", "None,", "None:", "nan", "<class", "dtype", "array(", "QVariant", "['")


def empty(kind):
    return QgsVectorLayer(f"{kind}?crs=EPSG:28992&field=code:string&field=v:double", "leeg", "memory")


@pytest.mark.parametrize("kind", ["Polygon", "Point", "NoGeometry"])
def test_an_empty_layer(run, kind):
    layer = empty(kind)
    for name in ("urbanity", "quartilemap", "joinindicators", "aggregate", "mdi", "contributions", "assignregions"):
        more = {"FIELD": "v", "TABLE": layer, "LEVEL": "gemeente" if name == "aggregate" else "automatic"}
        message = run.refused(f"regiolens:{name}", INPUT=layer, OUTPUT="memory:", **more)
        assert message.startswith("Layer 'leeg' holds no features, and INPUT needs some"), name


def test_names_with_quotes_and_markup(run, make_layer, tmp_path):
    name = "ink<b>omen</b> \"x\" 'y'"
    layer = make_layer('laag "<i>"', [{"code": f"GM{i:04}", name: float(i)} for i in range(8)])
    output = tmp_path / "x.gpkg"
    run(MAP, INPUT=layer, FIELD=name, OUTPUT=str(output))
    again = QgsVectorLayer(str(output), "x", "ogr")
    assert again.renderer().classAttribute() == "kwartiel"
    assert again.renderer().categories()[-1].label() == "Quartiles of 8 gemeenten"
    assert again.attributeAlias(again.fields().lookupField("kwartiel")) == f"quantile of {name}"


def test_two_hundred_columns(run, make_layer):
    rows = [{"code": f"GM{i:04}", **{f"c{j}": str(i * j) for j in range(200)}} for i in range(30)]
    areas = make_layer("gebieden", [{"code": f"GM{i:04}"} for i in range(30)])
    output = run(JOIN, INPUT=areas, TABLE=make_layer("breed", rows, "NoGeometry"), OUTPUT="memory:")["OUTPUT"]
    assert run.rows(output)[3]["c199"] == 597


def test_long_whole_numbers_with_gaps_keep_every_digit(run, make_layer):
    areas = make_layer("gebieden", [{"code": "GM0001"}, {"code": "GM0002"}])
    rows = [{"code": "GM0001", "id": 1234567890123456789}, {"code": "GM0002", "id": None}]
    output = run(JOIN, INPUT=areas, TABLE=make_layer("t", rows, "NoGeometry"), OUTPUT="memory:")["OUTPUT"]
    assert [row["id"] for row in run.rows(output)] == [1234567890123456789, None]


def test_all_null_codes_are_unmatched_with_their_reason(run, make_layer):
    areas = make_layer("gebieden", [{"code": None, "naam": "a"}, {"code": "GM0002", "naam": "b"}], types={"code": str})
    table = make_layer("t", [{"code": "GM0002", "v": 1}, {"code": None, "v": 2}], "NoGeometry", types={"code": str})
    results = run(JOIN, INPUT=areas, AREA_CODE="code", TABLE=table, TABLE_CODE="code", OUTPUT="memory:")
    assert (results["MATCHED"], results["UNMATCHED_AREAS"], results["UNMATCHED_ROWS"]) == (1, 1, 1)
    assert "The area has no code" in run.feedback.text
    assert "The row has no code" in run.feedback.text


def test_an_area_may_stand_in_several_features(run, make_layer):
    areas = make_layer("delen", [{"code": "GM0001"}, {"code": "GM0001"}])
    table = make_layer("t", [{"code": "1", "v": 5}], "NoGeometry")
    output = run(JOIN, INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    assert [row["v"] for row in run.rows(output)] == [5, 5]


def test_dates_and_booleans_join_as_they_are(run, make_layer):
    from qgis.PyQt.QtCore import QDate

    areas = make_layer("gebieden", [{"code": "GM0001"}, {"code": "GM0002"}])
    table = QgsVectorLayer("NoGeometry?field=code:string&field=d:date&field=b:boolean", "t", "memory")
    from qgis.core import QgsFeature

    feature = QgsFeature(table.fields())
    feature.setAttributes(["GM0001", QDate(2024, 1, 1), True])
    table.dataProvider().addFeatures([feature])
    output = run(JOIN, INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    first, second = run.rows(output)
    assert (first["d"], first["b"]) == (QDate(2024, 1, 1), True)
    assert (second["d"], second["b"]) == (None, None)


def test_a_level_mismatch_is_said_in_one_sentence(run, make_layer):
    areas = make_layer("buurten", [{"code": "BU00140001"}, {"code": "BU00140002"}])
    table = make_layer("t", [{"code": "GM0014", "v": 5}], "NoGeometry")
    run(JOIN, INPUT=areas, TABLE=table, OUTPUT="memory:")
    assert "take a table of the same level" in run.feedback.text


def test_points_and_tables_are_styled_or_left_alone(run, make_layer):
    points = QgsVectorLayer("Point?crs=EPSG:28992&field=oad:double", "punten", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    feature = QgsFeature(points.fields())
    feature.setAttributes([900.0])
    feature.setGeometry(QgsGeometry.fromWkt("POINT(1 1)"))
    points.dataProvider().addFeatures([feature])
    output = run(URBANITY, INPUT=points, FIELD="oad", OUTPUT="memory:")["OUTPUT"]
    assert run.layer(output).renderer().classAttribute() == "sted"
    table = make_layer("tabel", [{"oad": 900.0}], "NoGeometry")
    assert run.rows(run(URBANITY, INPUT=table, FIELD="oad", OUTPUT="memory:")["OUTPUT"])[0]["sted"] == 4


@pytest.fixture
def areas():
    """Three gemeenten in two regions, with outlines as given."""

    def make(shapes=SQUARES, kind="Polygon", crs="EPSG:28992", rows=ROWS, fields=FIELDS, name="laag"):
        layer = QgsVectorLayer(f"{kind}?crs={crs}" if kind != "NoGeometry" else kind, name, "memory")
        layer.dataProvider().addAttributes([QgsField(key, kinds) for key, kinds in fields.items()])
        layer.updateFields()
        features = []
        for row, shape in zip(rows, shapes):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(row))
            if shape is not None:
                feature.setGeometry(QgsGeometry.fromWkt(shape))
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        QgsProject.instance().addMapLayer(layer, False)
        return layer

    yield make
    QgsProject.instance().removeAllMapLayers()


def check_words(run):
    assert not [word for word in PYTHON if word in run.feedback.text], run.feedback.text


ODD_SHAPES = {
    "z": (
        "PolygonZ",
        [f"POLYGON Z(({x} 0 5,{x + 1000} 0 5,{x + 1000} 900 5,{x} 900 5,{x} 0 5))" for x in (0, 1000, 2000)],
    ),
    "multi with z and m": (
        "MultiPolygonZM",
        [
            f"MULTIPOLYGON ZM((({x} 0 5 1,{x + 1000} 0 5 1,{x + 1000} 900 5 1,{x} 900 5 1,{x} 0 5 1)))"
            for x in (0, 1000, 2000)
        ],
    ),
    "curves": (
        "CurvePolygon",
        [f"CURVEPOLYGON(COMPOUNDCURVE(({x} 0,{x + 1000} 0,{x + 1000} 900,{x} 900,{x} 0)))" for x in (0, 1000, 2000)],
    ),
    "a bow tie": ("Polygon", ["POLYGON((0 0,1000 900,1000 0,0 900,0 0))", *SQUARES[1:]]),
    "no outline": ("Polygon", [None, *SQUARES[1:]]),
    "an empty outline": ("Polygon", ["POLYGON EMPTY", *SQUARES[1:]]),
    "a flat outline": ("Polygon", ["POLYGON((0 0,1000 0,0 0,0 0))", *SQUARES[1:]]),
}


@pytest.mark.parametrize("odd", ODD_SHAPES)
def test_odd_outlines_change_no_figure_and_stop_no_region(run, areas, odd):
    kind, shapes = ODD_SHAPES[odd]
    layer = areas(shapes, kind)
    assigned = run(ASSIGN, INPUT=layer, OUTPUT="memory:")
    assert (assigned["ASSIGNED"], run.layer(assigned["OUTPUT"]).wkbType()) == (3, layer.wkbType())
    first = {"a bow tie": 450_000}.get(odd, 900_000 if kind != "Polygon" else 0)
    for algorithm, parameters in BY_REGION.items():
        output = run.layer(run(algorithm, INPUT=layer, OUTPUT="memory:", **parameters)["OUTPUT"])
        check_words(run)
        found = {feature.attribute(0): feature for feature in output.getFeatures()}
        assert (found["X"]["mdi"], found["Y"]["mdi"]) == (60, 45)
        assert found["X"].geometry().area() == pytest.approx(first + 900_000)
        assert found["Y"].geometry().area() == pytest.approx(900_000)
        assert all(feature.geometry().isGeosValid() for feature in found.values())
        assert not QgsWkbTypes.isCurvedType(output.wkbType())


def test_groups_without_any_outline_are_named(run, areas):
    layer = areas([*SQUARES[:2], None])
    for algorithm, parameters in BY_REGION.items():
        output = run(algorithm, INPUT=layer, OUTPUT="memory:", **parameters)["OUTPUT"]
        assert len(run.rows(output)) == 2
        assert "these are not on the map: Y." in run.feedback.text


@pytest.mark.parametrize("kind", ["Point", "LineString", "NoGeometry", "GeometryCollection"])
def test_without_polygons_groups_are_a_table_and_overlap_is_refused(run, areas, kind):
    shape = {"Point": "POINT(0 0)", "LineString": "LINESTRING(0 0,1 1)"}.get(kind)
    shape = f"GEOMETRYCOLLECTION({SQUARES[0]})" if kind == "GeometryCollection" else shape
    layer = areas([shape] * 3, kind)
    assert run(ASSIGN, INPUT=layer, OUTPUT="memory:")["ASSIGNED"] == 3
    for algorithm, parameters in BY_REGION.items():
        output = run.layer(run(algorithm, INPUT=layer, OUTPUT="memory:", **parameters)["OUTPUT"])
        assert output.wkbType() == QgsWkbTypes.Type.NoGeometry
        assert ("no polygons to dissolve" in run.feedback.text) == (kind != "NoGeometry")
    sentence = run.refused(
        ASSIGN, INPUT=layer, REGION_SET="polygons", POLYGONS=areas(), POLYGON_FIELD="streek", OUTPUT="memory:"
    )
    assert "'laag'" in sentence
    assert "no polygons" in sentence


def test_without_a_reference_system_only_the_overlap_is_refused(run, areas):
    layer = areas(crs="")
    assert run(ASSIGN, INPUT=layer, OUTPUT="memory:")["ASSIGNED"] == 3
    for algorithm, parameters in BY_REGION.items():
        output = run.layer(run(algorithm, INPUT=layer, OUTPUT="memory:", **parameters)["OUTPUT"])
        assert sorted(feature.geometry().area() for feature in output.getFeatures()) == [900_000, 1_800_000]
    sentence = run.refused(
        ASSIGN, INPUT=layer, REGION_SET="polygons", POLYGONS=areas(), POLYGON_FIELD="streek", OUTPUT="memory:"
    )
    assert "coordinate reference system" in sentence


def test_areas_in_degrees_are_dissolved_as_they_lie(run, areas):
    shapes = [f"POLYGON(({x} 52,{x + 0.1} 52,{x + 0.1} 52.1,{x} 52.1,{x} 52))" for x in (5.0, 5.1, 5.2)]
    for algorithm, parameters in BY_REGION.items():
        results = run(algorithm, INPUT=areas(shapes, crs="EPSG:4326"), OUTPUT="memory:", **parameters)
        output = run.layer(results["OUTPUT"])
        assert output.crs().authid() == "EPSG:4326"
        found = sorted(feature.geometry().area() for feature in output.getFeatures())
        assert found == pytest.approx([0.01, 0.02])


NOTHING = [None] * len(FIELDS)


def test_areas_of_which_nothing_is_known(run, areas):
    layer = areas(rows=[NOTHING] * 3)
    for parameters in ({}, {"REGION_SET": "own table", "TABLE": areas(), "TABLE_REGION": "streek"}):
        assert "No field with CBS codes" in run.refused(ASSIGN, INPUT=layer, OUTPUT="memory:", **parameters)
    results = run(ASSIGN, INPUT=layer, REGION_SET="polygons", POLYGONS=areas(), POLYGON_FIELD="naam", OUTPUT="memory:")
    assert results["ASSIGNED"] == 3
    check_words(run)
    halves = areas([SQUARES[0].replace("1000", "500"), SQUARES[1], SQUARES[2]])
    run(ASSIGN, INPUT=layer, REGION_SET="polygons", POLYGONS=halves, POLYGON_FIELD="naam", OUTPUT="memory:")
    assert "feature 1: a 50.0%" in run.feedback.text
    assert "belongs to a group" in run.refused(AGGREGATE, INPUT=layer, OUTPUT="memory:", **BY_REGION[AGGREGATE])
    assert "feature 1, feature 2, feature 3" in run.feedback.text
    sentence = run.refused(PROFILES, INPUT=layer, OUTPUT="memory:", **BY_REGION[PROFILES])
    assert "'laag'" in sentence
    assert "nothing to compare" in sentence


def test_an_index_that_nobody_has_does_not_hide_the_scores_of_domains(run, areas):
    rows = [[*row[:3], None, *row[4:]] for row in ROWS]
    output = run(PROFILES, INPUT=areas(rows=rows), OUTPUT="memory:", **BY_REGION[PROFILES])["OUTPUT"]
    first, _ = run.rows(output)
    assert (first["mdi"], first["mdi_klasse"], first["kwadrant"], first["mdi_inkomen"]) == (None, None, None, 55)
    assert "the 3 gemeenten" in first["vergeleken_met"]


@pytest.mark.parametrize("algorithm", BY_REGION)
def test_markup_quotes_and_percent_signs_stay_what_they_are(run, areas, tmp_path, algorithm):
    name = "R <b>x</b> 100% %1 {y} 'q' \"d\""
    rows = [[row[0], name, name if row[2] == "X" else "Y", *row[3:]] for row in ROWS]
    output = tmp_path / "x.gpkg"
    run(algorithm, INPUT=areas(rows=rows, name=name), OUTPUT=str(output), **BY_REGION[algorithm])
    assert name in {row.get("streek", row.get("regio_naam")) for row in run.rows(str(output))}
    assigned = tmp_path / "y.gpkg"
    run(
        ASSIGN,
        INPUT=areas(rows=rows, name=name),
        REGION_SET="own table",
        TABLE=areas(rows=rows, name=name),
        TABLE_REGION="streek",
        OUTPUT=str(assigned),
    )
    layer = QgsVectorLayer(str(assigned), "y", "ogr")
    labels = [category.label() for category in layer.renderer().categories()]
    assert any(label.startswith(name) for label in labels)


def test_two_hundred_columns_in_groups(run, areas):
    fields = {**FIELDS, **{f"c{j}": REAL for j in range(200)}}
    rows = [[*row, *(float(j) for j in range(200))] for row in ROWS]
    rules = {f"c{j}": "sum" for j in range(200)}
    output = run(AGGREGATE, INPUT=areas(rows=rows, fields=fields), GROUP="streek", RULES=rules, OUTPUT="memory:")
    found = {row["streek"]: row for row in run.rows(output["OUTPUT"])}
    assert (found["X"]["c199"], found["Y"]["c199"], found["X"]["c199_ontbreekt"]) == (398, 199, 0)
    values = [f"c{j}" for j in range(200)]
    output = run(
        PROFILES, INPUT=areas(rows=rows, fields=fields), REGION_FIELD="streek", VALUES=values, OUTPUT="memory:"
    )
    assert run.rows(output["OUTPUT"])[1]["c199_verschil"] == 0


@pytest.mark.parametrize("algorithm", BY_REGION)
def test_of_a_selection_or_a_filtered_layer_the_rest_does_not_count(run, areas, tmp_path, algorithm):
    layer = areas()
    layer.selectByIds([feature.id() for feature in layer.getFeatures() if feature["naam"] != "b"])
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    path = tmp_path / "alles.gpkg"
    run(ASSIGN, INPUT=areas(), REGION_SET="provincie", OUTPUT=str(path))
    filtered = QgsVectorLayer(f"{path}|subset=naam <> 'b'", "gefilterd", "ogr")
    assert filtered.featureCount() == 2
    QgsProject.instance().addMapLayer(filtered, False)
    for source in (chosen, filtered):
        rows = run.rows(run(algorithm, INPUT=source, OUTPUT="memory:", **BY_REGION[algorithm])["OUTPUT"])
        assert sorted((row["aantal"], row["mdi"]) for row in rows) == [(1, 45), (1, 55)]
    assert run(ASSIGN, INPUT=chosen, OUTPUT="memory:")["ASSIGNED"] == 2


def test_codes_that_stand_twice(run, areas):
    layer = areas(rows=[ROWS[0], ["GM0014", *ROWS[1][1:]], ROWS[2]])
    assert run(ASSIGN, INPUT=layer, OUTPUT="memory:")["ASSIGNED"] == 3
    run(AGGREGATE, INPUT=layer, OUTPUT="memory:", **BY_REGION[AGGREGATE])
    assert "GM0014" in run.feedback.text
    assert "twice" in run.refused(AGGREGATE, INPUT=layer, LEVEL="provincie", OUTPUT="memory:")
    run(PROFILES, INPUT=layer, OUTPUT="memory:", **BY_REGION[PROFILES])
    assert "GM0014" in run.feedback.text


def test_areas_without_a_code_field(run, areas):
    fields = {key: kind for key, kind in FIELDS.items() if key != "code"}
    layer = areas(rows=[row[1:] for row in ROWS], fields=fields)
    for parameters in ({}, {"REGION_SET": "own table", "TABLE": layer, "TABLE_REGION": "streek"}):
        assert "No field with CBS codes" in run.refused(ASSIGN, INPUT=layer, OUTPUT="memory:", **parameters)
    assert "No field with CBS codes" in run.refused(AGGREGATE, INPUT=layer, LEVEL="land", OUTPUT="memory:")
    for algorithm, parameters in BY_REGION.items():
        assert len(run.rows(run(algorithm, INPUT=layer, OUTPUT="memory:", **parameters)["OUTPUT"])) == 2
        check_words(run)


@pytest.mark.parametrize("algorithm", BY_REGION)
def test_no_areas_at_all_and_water_alone(run, areas, algorithm):
    assert "'laag'" in run.refused(algorithm, INPUT=areas(rows=[]), OUTPUT="memory:", **BY_REGION[algorithm])
    wet = areas(rows=[[*row, "JA"] for row in ROWS], fields={**FIELDS, "water": TEXT})
    assert "'laag'" in run.refused(algorithm, INPUT=wet, OUTPUT="memory:", **BY_REGION[algorithm])
    results = run(ASSIGN, INPUT=wet, OUTPUT="memory:")
    assert (results["ASSIGNED"], results["UNASSIGNED"]) == (0, 0)
