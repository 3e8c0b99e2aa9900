"""What a format does not take as it is, is told."""

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

LONG = "lange_naam_van_een_veld"


def areas(texts):
    layer = QgsVectorLayer(
        f"Polygon?crs=EPSG:28992&field=oad:double(0,0)&field={LONG}:string(0)&field={LONG}_twee:integer&field=dag:date",
        "areas",
        "memory",
    )
    features = []
    for text in texts:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([500.0, text, 7, QDate(2024, 1, 2)])
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def test_a_shapefile_calls_fields_otherwise_and_cuts_texts(run, tmp_path):
    texts = ["é" * 127, "é" * 128, "x" * 300, None]
    results = run("regiolens:urbanity", INPUT=areas(texts), FIELD="oad", OUTPUT=str(tmp_path / "o.shp"))
    assert f"OUTPUT: a shapefile takes texts of 254 bytes, so that some are cut off: {LONG} (2)." in run.feedback.text
    assert f"OUTPUT: its format calls fields otherwise: {LONG} (lange_naam), {LONG}_twee (lange_na_1)." in (
        run.feedback.text
    )
    assert [row["lange_naam"] for row in run.rows(results["OUTPUT"])] == ["é" * 127, "é" * 127, "x" * 254, None]


def test_a_kml_leaves_dates_out(run, tmp_path):
    run("regiolens:urbanity", INPUT=areas(["a"]), FIELD="oad", OUTPUT=str(tmp_path / "o.kml"))
    assert "OUTPUT: its format leaves out fields: dag." in run.feedback.text


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "csv", "fgb", "xlsx", "gml"])
def test_of_what_is_taken_nothing_is_said(run, tmp_path, ending):
    run("regiolens:urbanity", INPUT=areas(["a"]), FIELD="oad", OUTPUT=str(tmp_path / f"o.{ending}"))
    assert "its format" not in run.feedback.text and "cut off" not in run.feedback.text


def test_a_format_that_is_not_read_again(run, tmp_path):
    message = run.refused("regiolens:urbanity", INPUT=areas(["a"]), FIELD="oad", OUTPUT=str(tmp_path / "o.sql"))
    assert message.startswith("OUTPUT could not be opened after it was written")
    assert not [*tmp_path.iterdir()]


def test_a_long_name_in_postgis(run, postgis):
    layer = areas(["a"])
    layer.renameAttribute(1, "n" * 70) if layer.startEditing() else None
    assert layer.commitChanges()
    run("regiolens:urbanity", INPUT=layer, FIELD="oad", OUTPUT=f'postgis:{postgis} table="public"."long" (geom)')
    assert f"OUTPUT: its format calls fields otherwise: {'n' * 70} ({'n' * 63})." in run.feedback.text
