"""Outputs of one base name: the map keeps its style, its titles and its metadata, whatever table stands beside it."""

import pytest
from qgis.core import QgsCategorizedSymbolRenderer, QgsFeature, QgsGeometry, QgsVectorLayer


def opened(path):
    layer = QgsVectorLayer(str(path), "again", "ogr")
    assert layer.isValid(), path
    layer.loadDefaultMetadata()
    return layer


def titles(layer):
    return {field.name(): field.alias() for field in layer.fields() if field.alias()}


@pytest.fixture
def areas(make_layer):
    rows = [{"gm_code": f"GM{i:04}", "regio_naam": "ab"[i % 2], "v": float(i), "mdi": 40.0 + i} for i in range(8)]
    return make_layer("gebieden", rows)


@pytest.fixture
def profiles(run, areas):
    def call(**outputs):
        places = {key: str(path) for key, path in outputs.items()}
        return run("regiolens:regionprofiles", INPUT=areas, REGION_FIELD="regio_naam", VALUES=["mdi", "v"], **places)

    return call


@pytest.mark.parametrize(("shape", "table"), [("shp", "csv"), ("geojson", "xlsx"), ("fgb", "csv"), ("shp", "ods")])
def test_a_map_keeps_its_style_beside_a_table_of_its_name(profiles, run, tmp_path, shape, table):
    there = tmp_path / "profielen.x"
    profiles(OUTPUT=there.with_suffix(f".{shape}"), OUTPUT_TABLE=there.with_suffix(f".{table}"))
    layer = opened(there.with_suffix(f".{shape}"))
    assert isinstance(layer.renderer(), QgsCategorizedSymbolRenderer)
    assert titles(layer)["regio_code"] == "region code"
    assert "OUTPUT_TABLE: without the titles of its fields" in run.feedback.text
    assert opened(there.with_suffix(f".{table}")).featureCount() > 8


def test_a_table_alone_and_a_geopackage_keep_their_titles(profiles, run, tmp_path):
    profiles(OUTPUT=tmp_path / "a.gpkg", OUTPUT_TABLE=tmp_path / "a.csv")
    assert titles(opened(tmp_path / "a.gpkg"))["regio_naam"] == "region"
    assert titles(opened(tmp_path / "a.csv"))["waarde"] == "field of the value"
    assert "without the titles" not in run.feedback.text


def test_a_later_table_leaves_the_style_of_a_map_as_it_is(profiles, run, tmp_path):
    profiles(OUTPUT=tmp_path / "kaart.geojson")
    before = {path.name: path.read_bytes() for path in tmp_path.glob("kaart.q*")}
    assert set(before) == {"kaart.qml", "kaart.qmd"}
    profiles(OUTPUT=tmp_path / "anders.shp", OUTPUT_TABLE=tmp_path / "kaart.csv")
    assert {path.name: path.read_bytes() for path in tmp_path.glob("kaart.q*")} == before
    assert (tmp_path / "kaart.csv").exists()


def test_a_style_that_was_asked_for_is_the_map_s(run, areas, tmp_path):
    results = run(
        "regiolens:quartilemap",
        INPUT=areas,
        FIELD="v",
        REGION_FIELD="regio_naam",
        OUTPUT=str(tmp_path / "k.gpkg"),
        OUTPUT_REGIONS=str(tmp_path / "k.csv"),
        STYLE=str(tmp_path / "k.qml"),
    )
    assert "kwartiel" in (tmp_path / "k.qml").read_text()
    assert results["STYLE"] == str(tmp_path / "k.qml")


def test_two_maps_of_one_name_are_refused_before_anything_is_written(run, make_layer, tmp_path):
    points = QgsVectorLayer("Point?crs=EPSG:28992&field=a:integer", "adressen", "memory")
    address = QgsFeature(points.fields())
    address.setGeometry(QgsGeometry.fromWkt("POINT(10 10)"))
    points.dataProvider().addFeatures([address])
    areas = make_layer("gebieden", [{"code": "GM0014"}])
    message = run.refused(
        "regiolens:oad",
        ADDRESSES=points,
        AREAS=areas,
        OUTPUT_AREAS=str(tmp_path / "oad.shp"),
        OUTPUT_ADDRESSES=str(tmp_path / "oad.geojson"),
    )
    assert message == (
        "OUTPUT_AREAS and OUTPUT_ADDRESSES have the same name but for its ending, so that the one would lose its style "
        f"to the other ({tmp_path / 'oad.qml'}): give one of them another name."
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", ["qml", "qmd"])
def test_a_map_that_is_read_keeps_its_style_too(run, areas, tmp_path, ending):
    there = tmp_path / "gebieden.shp"
    run("native:savefeatures", INPUT=areas, OUTPUT=str(there))
    asked = {"INPUT": str(there), "FIELD": "v", "OUTPUT": str(tmp_path / "gebieden.geojson")}
    side = there.with_suffix(f".{ending}")
    side.write_text("older")
    message = run.refused("regiolens:quartilemap", **asked)
    assert message.startswith("INPUT and OUTPUT have the same name but for its ending, so that the one would lose its")
    assert side.read_text() == "older"
    side.unlink()
    run("regiolens:quartilemap", **asked)
    assert side.exists()
