"""An output is never what is read, in whatever notation and behind whatever view, query, folder or virtual dataset."""

import contextlib
import hashlib
import sqlite3

import pytest
from osgeo import gdal
from qgis.core import QgsProject, QgsVectorLayer

URBANITY = "regiolens:urbanity"


@pytest.fixture
def folder(run, make_layer, tmp_path):
    """A GeoPackage with two tables and a view of one, one with a single table, a folder of shapefiles, a csv, a vrt."""
    layer = make_layer("areas", [{"code": f"GM{i:04}", "oad": 100.0 * i} for i in range(20)])
    for name in ("areas", "other", "areas 2"):
        output = f"ogr:dbname='{tmp_path / 'p.gpkg'}' table=\"{name}\" (geom)"
        run("regiolens:quartilemap", INPUT=layer, FIELD="oad", OUTPUT=output)
    (tmp_path / "d").mkdir()
    for name in ("one.gpkg", "d/areas.shp", "d/b.shp", "c.csv"):
        run("native:savefeatures", INPUT=layer, OUTPUT=str(tmp_path / name))
    dataset = gdal.OpenEx(str(tmp_path / "p.gpkg"), gdal.OF_UPDATE | gdal.OF_VECTOR)
    for sql in (
        "CREATE VIEW v AS SELECT fid AS OGC_FID, geom, code, oad FROM areas",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('v', 'features', 'v', 28992)",
        "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POLYGON', 28992, 0, 0)",
        "CREATE VIEW w AS SELECT * FROM v",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('w', 'features', 'w', 28992)",
        "INSERT INTO gpkg_geometry_columns VALUES ('w', 'geom', 'POLYGON', 28992, 0, 0)",
    ):
        dataset.ExecuteSQL(sql)
    del dataset
    (tmp_path / "v.vrt").write_text(
        '<OGRVRTDataSource><OGRVRTLayer name="any"><SrcDataSource relativeToVRT="1">p.gpkg</SrcDataSource>'
        "<SrcLayer>areas</SrcLayer></OGRVRTLayer></OGRVRTDataSource>"
    )
    return tmp_path


def digests(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


TABLE = "ogr:dbname='{0}/p.gpkg' table=\"areas\" (geom)"
SAME = [
    ("{0}/p.gpkg|layername=v", TABLE),
    ("{0}/p.gpkg|layername=w", TABLE),
    ("{0}/p.gpkg|layername=other|subset=SELECT * FROM areas WHERE oad > 1", TABLE),
    ("{0}/p.gpkg|subset=SELECT * FROM areas", TABLE),
    ("{0}/p.gpkg|layerid=0|subset=oad > 1", TABLE),
    ("GPKG:{0}/p.gpkg:areas", TABLE),
    ("{0}/v.vrt", TABLE),
    ("{0}/v.vrt|layername=any", TABLE),
    ("{0}/p.gpkg|layername=areas", "ogr://dbname='{0}/p.gpkg' table=\"areas\" (geom)"),
    ("{0}/p.gpkg|layername=areas", "ogr:{0}/p.gpkg|layername=areas"),
    ("{0}/one.gpkg", "ogr:{0}/one.gpkg"),
    ("{0}/one.gpkg", "ogr://{0}/one.gpkg"),
    ("GPKG:{0}/one.gpkg:one", "{0}/one.gpkg"),
    ("{0}/d|layername=areas", "{0}/d/areas.shp"),
    ("{0}/d", "{0}/d/b.shp"),
    ("CSV:{0}/c.csv", "{0}/c.csv"),
]


@pytest.mark.parametrize(("read", "output"), SAME)
def test_what_is_read_is_no_output(run, folder, read, output):
    before = digests(folder)
    message = run.refused(URBANITY, INPUT=read.format(folder), FIELD="oad", OUTPUT=output.format(folder))
    assert message.startswith("OUTPUT is the ") and "from which INPUT is read" in message
    assert digests(folder) == before


OTHERS = [
    ("{0}/p.gpkg|layername=v", "ogr:dbname='{0}/p.gpkg' table=\"other\" (geom)"),
    ("{0}/p.gpkg|layername=areas 2", TABLE),
    ("{0}/p.gpkg|layername=other|subset=SELECT * FROM areas", "ogr:dbname='{0}/p.gpkg' table=\"areas 2\" (geom)"),
    ("{0}/d|layername=areas", "{0}/d/b.shp"),
    ("GPKG:{0}/p.gpkg:areas", "ogr:dbname='{0}/p.gpkg' table=\"other\" (geom)"),
]


@pytest.mark.parametrize(("read", "output"), OTHERS)
def test_other_tables_of_the_same_file_stay_possible(run, folder, read, output):
    results = run(URBANITY, INPUT=read.format(folder), FIELD="oad", OUTPUT=output.format(folder))
    assert len(run.rows(results["OUTPUT"])) == 20
    with contextlib.closing(sqlite3.connect(folder / "p.gpkg")) as database:
        assert database.execute("SELECT count(*) FROM areas").fetchone() == (20,)


def test_a_layer_of_which_the_extent_is_taken_is_no_output(run, folder):
    place = str(folder / "one.gpkg")
    message = run.refused("regiolens:fetchareas", EXTENT=place, OFFLINE=True, OUTPUT=place)
    assert "from which EXTENT is read" in message


@pytest.mark.parametrize("output", ["{0}/one.gpkg", TABLE])
def test_a_layer_that_is_being_edited_is_no_output(run, folder, output):
    name = "one.gpkg" if "one" in output else "p.gpkg|layername=areas"
    layer = QgsVectorLayer(f"{folder}/{name}", "in bewerking", "ogr")
    QgsProject.instance().addMapLayer(layer, False)
    run.context.setProject(QgsProject.instance())
    assert layer.startEditing() and layer.changeAttributeValue(1, 2, 7.0)
    message = run.refused(URBANITY, INPUT=str(folder / "c.csv"), FIELD="oad", OUTPUT=output.format(folder))
    assert message.startswith("OUTPUT would replace layer 'in bewerking', which is open for editing")
    assert layer.commitChanges()
    run(URBANITY, INPUT=str(folder / "c.csv"), FIELD="oad", OUTPUT=output.format(folder))


def test_a_table_is_reported_as_it_is_where_another_keeps_the_file_open(run, folder):
    """An edit of another table keeps the journal of the file, which says nothing of this one."""
    layer = QgsVectorLayer(f"{folder}/p.gpkg|layername=other", "other", "ogr")
    assert layer.startEditing()
    run(URBANITY, INPUT=str(folder / "c.csv"), FIELD="oad", OUTPUT=TABLE.format(folder))
    assert layer.rollBack()
    with contextlib.closing(sqlite3.connect(folder / "p.gpkg")) as database:
        assert "sted" in [row[1] for row in database.execute("PRAGMA table_info(areas)")]


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("spatialite:dbname='{0}/s.sqlite' table=\"a\" (geom)", "a table of spatialite could not be replaced whole"),
        ("file://{0}/x.gpkg", "QGIS takes 'file' for the name of a provider"),
        ("{0}/kaart: 2024.gpkg", "for the name of a provider"),
        ("ogr:spatialite:x", "a table of spatialite could not be replaced whole"),
        ("{0}/p.gpkg|layerid=0", "takes what follows the '|' for something else"),
        ("ogr:dbname='{0}/n.xlsx' table=\"a\"", "which is no GeoPackage"),
        ("{0}/d/b.shp|layername=b", "which is no GeoPackage"),
    ],
)
def test_places_of_which_nothing_would_come_are_refused_first(run, folder, output, words):
    before = digests(folder)
    assert words in run.refused(URBANITY, INPUT=str(folder / "c.csv"), FIELD="oad", OUTPUT=output.format(folder))
    assert digests(folder) == before


@pytest.mark.parametrize("name", ["kaart.zip.gpkg", "levering.gz.gpkg", "a.tar/kaart.gpkg"])
def test_a_name_like_that_of_an_archive(run, folder, name):
    """QGIS takes it for a file within one, and stores no metadata with it: that is told, and no error."""
    (folder / name).parent.mkdir(exist_ok=True)
    results = run(URBANITY, INPUT=str(folder / "c.csv"), FIELD="oad", OUTPUT=str(folder / name))
    assert results["OUTPUT"] == str(folder / name)
    with contextlib.closing(sqlite3.connect(folder / name)) as database:
        (table,) = database.execute("SELECT table_name FROM gpkg_contents WHERE data_type <> 'x'").fetchone()
        assert database.execute(f'SELECT count(*) FROM "{table}"').fetchone() == (20,)
