"""What a format does not take as it is, is told."""

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer, QgsVectorLayerUtils
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
    from osgeo import ogr

    run("regiolens:urbanity", INPUT=areas(["a"]), FIELD="oad", OUTPUT=str(tmp_path / "o.kml"))
    # the driver without LIBKML writes fields and reads none
    told = ogr.GetDriverByName("LIBKML") is not None
    assert ("OUTPUT: its format leaves out fields: dag." in run.feedback.text) is told
    assert ("its format" in run.feedback.text) is told


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


@pytest.mark.parametrize("output", ["{0}/o.gpkg", "ogr:dbname='{0}/o.gpkg' table=\"o\" (geom)"])
def test_a_field_that_is_called_as_the_outlines(run, tmp_path, output):
    """As in a csv that was exported from PostGIS."""
    layer = areas(["POLYGON((0 0,1 0,1 1,0 0))"])
    layer.renameAttribute(1, "Geom") if layer.startEditing() else None
    assert layer.commitChanges()
    message = run.refused("regiolens:urbanity", INPUT=layer, FIELD="oad", OUTPUT=output.format(tmp_path))
    assert "in a GeoPackage the outlines stand in a column that is called 'Geom' too" in message
    results = run("regiolens:urbanity", INPUT=layer, FIELD="oad", OUTPUT=str(tmp_path / "o.geojson"))
    assert run.rows(results["OUTPUT"])[0]["Geom"].startswith("POLYGON")


@pytest.mark.parametrize("ending", ["memory:", "gpkg", "csv", "geojson", "shp"])
def test_features_that_are_not_saved_yet(run, tmp_path, ending):
    """Their row number is the word Autogenerate, which no output takes for one."""
    run("regiolens:urbanity", INPUT=areas(["a", "b"]), FIELD="oad", OUTPUT=str(tmp_path / "in.gpkg"))
    layer = QgsVectorLayer(str(tmp_path / "in.gpkg"), "in", "ogr")
    assert layer.startEditing()
    outline = QgsGeometry.fromWkt("POLYGON((5 0,6 0,6 1,5 0))")
    new = QgsVectorLayerUtils.createFeature(layer, outline, {1: 2500.0, 2: "new"})
    assert new["fid"] == "Autogenerate" and layer.addFeature(new)
    place = ending if ":" in ending else str(tmp_path / f"o.{ending}")
    rows = run.rows(run("regiolens:quartilemap", INPUT=layer, FIELD="oad", OUTPUT=place)["OUTPUT"])
    assert sorted(float(row["oad"]) for row in rows) == [500.0, 500.0, 2500.0]
    assert len({row["fid"] for row in rows}) == 3
    layer.rollBack()
