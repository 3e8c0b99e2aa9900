"""Layers as nobody would hand them in, but somebody does."""

import pytest
from qgis.core import QgsVectorLayer

JOIN, MDI, MAP, URBANITY = (f"regiolens:{name}" for name in ("joinindicators", "mdi", "quartilemap", "urbanity"))


def empty(kind):
    return QgsVectorLayer(f"{kind}?crs=EPSG:28992&field=code:string&field=v:double", "leeg", "memory")


@pytest.mark.parametrize("kind", ["Polygon", "Point", "NoGeometry"])
def test_an_empty_layer(run, kind):
    layer = empty(kind)
    assert run(URBANITY, INPUT=layer, FIELD="v", OUTPUT="memory:")["CLASSIFIED"] == 0
    assert "'leeg'" in run.refused(MAP, INPUT=layer, FIELD="v", OUTPUT="memory:")
    results = run(JOIN, INPUT=layer, AREA_CODE="code", TABLE=layer, TABLE_CODE="code", OUTPUT="memory:")
    assert (results["MATCHED"], results["UNMATCHED_ROWS"]) == (0, 0)
    assert "No field with CBS codes" in run.refused(JOIN, INPUT=layer, TABLE=layer, OUTPUT="memory:")


def test_names_with_quotes_and_markup(run, make_layer, tmp_path):
    name = "ink<b>omen</b> \"x\" 'y'"
    layer = make_layer('laag "<i>"', [{"code": f"GM{i:04}", name: float(i)} for i in range(8)])
    output = tmp_path / "x.gpkg"
    run(MAP, INPUT=layer, FIELD=name, OUTPUT=str(output))
    again = QgsVectorLayer(str(output), "x", "ogr")
    assert again.renderer().classAttribute() == "kwartiel"
    assert 'laag "<i>"' in again.renderer().categories()[-1].label()


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
