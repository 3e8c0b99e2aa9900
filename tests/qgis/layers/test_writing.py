"""What a run writes is there whole, or not at all; what was there before stays, and is never what is read."""

import contextlib
import hashlib
import os
import shutil
import sqlite3
import time
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

QUARTILES, URBANITY = "regiolens:quartilemap", "regiolens:urbanity"


def squares(rows=20, kind="MultiPolygon", crs="EPSG:28992", first=0):
    """Squares with a code and a figure."""
    layer = QgsVectorLayer(f"{kind}?field=code:string&field=oad:double", "squares", "memory")
    layer.setCrs(QgsCoordinateReferenceSystem(crs))
    features = []
    for number in range(first, first + rows):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"GM{number:04d}", 100.0 * number])
        x = 10 * number
        feature.setGeometry(QgsGeometry.fromWkt(f"MULTIPOLYGON((({x} 0,{x + 10} 0,{x + 10} 10,{x} 10,{x} 0)))"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def save(layer, path, table="", driver="GPKG"):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, table
    if Path(path).exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    fault = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    assert fault[0] == QgsVectorFileWriter.WriterError.NoError, fault


@pytest.fixture
def province(run, tmp_path):
    """A GeoPackage with two tables."""
    path = tmp_path / "province.gpkg"
    save(squares(), path, "areas")
    save(squares(7), path, "other")
    return path


def table(path, name, geometry=" (geom)"):
    return f"ogr:dbname='{path}' table=\"{name}\"{geometry}"


def ask(path, sql):
    with contextlib.closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


def count(path, name):
    return ask(path, f'SELECT count(*) FROM "{name}"')[0][0]


def digest(path, *names):
    """Of a file, or of tables of a GeoPackage."""
    what = repr([ask(path, f'SELECT * FROM "{name}"') for name in names]).encode() if names else path.read_bytes()
    return hashlib.sha256(what).hexdigest()


def journal(path):
    """How SQLite keeps a file: 1 is delete, 2 is WAL."""
    return path.read_bytes()[18]


def open_files(folder):
    found = (os.path.realpath(link) for link in Path("/proc/self/fd").iterdir())
    return sorted(path for path in found if str(folder) in path)


# The output is what is read.

SAME = {
    "QGIS's own": lambda path: table(path, "areas"),
    "without geometry": lambda path: table(path, "areas", ""),
    "capitals": lambda path: table(path, "AREAS"),
    "by layername": lambda path: f"{path}|layername=areas",
    "link": lambda path: table(linked(path, os.symlink), "areas"),
    "hard link": lambda path: table(linked(path, os.link), "areas"),
    "roundabout": lambda path: table(f"{path.parent}/../{path.parent.name}/{path.name}", "areas"),
    "relative": lambda path: table(os.path.relpath(path), "areas"),
    "expression": lambda path: QgsProperty.fromExpression(f"'{path}' || '|layername=areas'"),
    "definition": lambda path: QgsProcessingOutputLayerDefinition(table(path, "areas")),
}
WHOLE = {
    "the file": str,
    "without an ending, which QGIS adds": lambda path: str(path.with_suffix("")),
    "link": lambda path: str(linked(path, os.symlink)),
}


def linked(path, how):
    how(path, path.with_name("link.gpkg"))
    return path.with_name("link.gpkg")


@pytest.mark.parametrize("notation", SAME.values(), ids=SAME)
@pytest.mark.parametrize("read", ["text", "layer", "selection"])
def test_the_table_that_is_read_is_no_output(run, province, notation, read):
    source = f"{province}|layername=areas"
    if read != "text":
        source = QgsVectorLayer(source, "areas", "ogr")
        QgsProject.instance().addMapLayer(source, False)
    if read == "selection":
        source = QgsProcessingFeatureSourceDefinition(source.id(), False)
    before = digest(province, "areas", "other")
    sentence = run.refused(URBANITY, INPUT=source, FIELD="oad", OUTPUT=notation(province))
    assert "is the table from which INPUT is read" in sentence
    assert "areas" in sentence.lower()
    assert digest(province, "areas", "other") == before
    QgsProject.instance().removeAllMapLayers()


@pytest.mark.parametrize("notation", WHOLE.values(), ids=WHOLE)
def test_the_file_of_a_table_that_is_read_is_no_output(run, tmp_path, notation):
    path = tmp_path / "alone.gpkg"
    save(squares(), path)
    before = digest(path)
    sentence = run.refused(URBANITY, INPUT=str(path), FIELD="oad", OUTPUT=notation(path))
    assert "is the file from which INPUT is read" in sentence
    assert digest(path) == before


def test_other_inputs_than_the_first_are_looked_at_too(run, province):
    for name, parameters in (
        (QUARTILES, {"FIELD": "oad", "REFERENCE": f"{province}|layername=other"}),
        ("regiolens:joinindicators", {"TABLE": f"{province}|layername=other"}),
    ):
        before = digest(province, "areas", "other")
        sentence = run.refused(name, INPUT=f"{province}|layername=areas", **parameters, OUTPUT=table(province, "other"))
        assert "is the table from which" in sentence
        assert digest(province, "areas", "other") == before


def test_what_a_layer_is_made_of_is_read_too(run, province, tmp_path):
    """A layer joined to the one that is read, and a virtual layer upon it."""
    areas, other = (QgsVectorLayer(f"{province}|layername={name}", name, "ogr") for name in ("areas", "other"))
    QgsProject.instance().addMapLayers([areas, other], False)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("code")
    join.setTargetFieldName("code")
    areas.addJoin(join)
    virtual = QgsVectorLayer("?query=SELECT * FROM other", "virtual", "virtual")
    QgsProject.instance().addMapLayer(virtual, False)
    for source in (areas, virtual):
        sentence = run.refused(URBANITY, INPUT=source, FIELD="oad", OUTPUT=table(province, "other"))
        assert "is the table from which INPUT is read" in sentence
    QgsProject.instance().removeAllMapLayers()
    assert count(province, "other") == 7


def test_parts_of_a_shapefile_are_one_layer(run, tmp_path):
    save(squares(), tmp_path / "areas.shp", driver="ESRI Shapefile")
    source = str(tmp_path / "areas.dbf")
    assert QgsVectorLayer(source, "x", "ogr").isValid()
    sentence = run.refused(URBANITY, INPUT=source, FIELD="oad", OUTPUT=str(tmp_path / "areas.shp"))
    assert "is the file from which INPUT is read" in sentence


def test_postgis_in_every_notation(run, postgis):
    address = f'{postgis} table="public"."areas" (geom)'
    run(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=f"postgis:{address}")
    source = f"postgres://{address}"
    for output in (
        f"postgis:{address}",
        f"postgres:{address}",
        f"postgres://{address}",
        f'postgis:{postgis} table="areas" (geom)',
        f'postgis:{postgis.replace("127.0.0.1", "localhost")} table="public"."areas"',
    ):
        layer = QgsVectorLayer(address, "areas", "postgres")
        assert layer.isValid()
        for given in (layer, source):
            sentence = run.refused(URBANITY, INPUT=given, FIELD="oad", OUTPUT=output)
            assert "is the table from which INPUT is read" in sentence
    assert layer.featureCount() == 20
    run(URBANITY, INPUT=source, FIELD="oad", OUTPUT=f'postgis:{postgis} table="public"."areas2" (geom)')


# Tables of a GeoPackage.


def test_a_table_is_put_into_a_geopackage_and_all_else_stays(run, province):
    before = digest(province, "areas", "other")
    for rows in (50, 30):
        source = squares(rows)
        run(QUARTILES, INPUT=source, FIELD="oad", CLASSES=3, OUTPUT=table(province, "mapped"))
        assert count(province, "mapped") == rows
        assert digest(province, "areas", "other") == before
        assert ask(province, "PRAGMA integrity_check") == [("ok",)]
        assert ask(province, "SELECT count(*) FROM gpkg_contents WHERE table_name = 'mapped'") == [(1,)]
        assert ask(province, "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'mapped'") == [(rows,)]
        assert ask(province, "SELECT count(*) FROM rtree_mapped_geom") == [(rows,)]
        assert ask(province, "SELECT rtreecheck('rtree_mapped_geom')") == [("ok",)]
        styles = "SELECT count(*) FROM layer_styles WHERE f_table_name = 'mapped' AND useAsDefault"
        assert ask(province, styles) == [(1,)]
        assert ask(province, "SELECT count(*) FROM gpkg_metadata_reference WHERE table_name = 'mapped'") == [(1,)]
        assert ask(province, "SELECT count(*) FROM gpkg_metadata") == [(1,)]
    assert journal(province) == 1
    assert sorted(path.name for path in province.parent.iterdir()) == ["province.gpkg"]
    layer = QgsVectorLayer(f"{province}|layername=mapped", "mapped", "ogr")
    assert layer.crs().authid() == "EPSG:28992"
    assert layer.renderer().type() == "categorizedSymbol"
    assert layer.attributeAlias(layer.fields().lookupField("kwartiel")) == "quantile of oad"
    assert any("regiolens:quartilemap" in line for line in layer.metadata().history())
    # a trigger keeps the index: the table can be edited
    added = QgsFeature(layer.fields())
    added.setAttribute("code", "GM9999")
    added.setGeometry(QgsGeometry.fromWkt("MULTIPOLYGON(((9000 0,9010 0,9010 10,9000 0)))"))
    assert layer.dataProvider().addFeatures([added])[0]
    assert [feature["code"] for feature in layer.getFeatures(QgsRectangle(8000, 0, 9999, 10))] == ["GM9999"]


def test_a_table_without_geometry_and_one_of_its_own_crs(run, province, tmp_path):
    """CRSs that the file does not know get a number in it; the geometries say it too."""
    crs = QgsCoordinateReferenceSystem()
    crs.createFromProj("+proj=sterea +lat_0=52 +lon_0=5 +k=0.9999 +x_0=1 +y_0=2 +ellps=bessel +units=m")
    other = QgsCoordinateReferenceSystem()
    other.createFromProj("+proj=sterea +lat_0=51 +lon_0=4 +k=0.9999 +x_0=1 +y_0=2 +ellps=bessel +units=m")
    first, second = squares(3), squares(4)
    first.setCrs(crs)
    second.setCrs(other)
    run(URBANITY, INPUT=first, FIELD="oad", OUTPUT=table(province, "first"))
    run(URBANITY, INPUT=second, FIELD="oad", OUTPUT=table(province, "second"))
    for name, wanted, rows in (("first", crs, 3), ("second", other, 4)):
        layer = QgsVectorLayer(f"{province}|layername={name}", name, "ogr")
        assert layer.crs().toProj().startswith(wanted.toProj())
        assert layer.featureCount() == rows
        (number,) = ask(province, f"SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = '{name}'")[0]
        (code,) = ask(province, f"SELECT DISTINCT substr(geom, 5, 4) FROM {name}")[0]
        assert int.from_bytes(code, "little", signed=True) == number
        assert [f.geometry().area() for f in layer.getFeatures()] == [100.0] * rows
        assert len(list(layer.getFeatures("$area > 0"))) == rows
    source = f"{province}|layername=areas"
    run("regiolens:aggregate", INPUT=source, GROUP="code", DISSOLVE=False, OUTPUT=table(province, "plain", ""))
    assert count(province, "plain") == 20
    assert not QgsVectorLayer(f"{province}|layername=plain", "plain", "ogr").isSpatial()


def test_a_geopackage_of_other_tables_alone_takes_a_layer(run, tmp_path):
    path = tmp_path / "tables.gpkg"
    plain = QgsVectorLayer("NoGeometry?field=table_name:string&field=v:integer", "own", "memory")
    feature = QgsFeature(plain.fields())
    feature.setAttributes(["mapped", 1])
    plain.dataProvider().addFeatures([feature])
    save(plain, path, "own")
    for _ in range(2):
        run(QUARTILES, INPUT=squares(), FIELD="oad", OUTPUT=table(path, "mapped"))
    assert ask(path, "SELECT table_name, v FROM own") == [("mapped", 1)], "a column of that name is no system's"
    assert count(path, "mapped") == 20
    assert QgsVectorLayer(f"{path}|layername=mapped", "mapped", "ogr").featureCount() == 20


def test_two_tables_of_one_run_go_into_one_geopackage(run, tmp_path):
    path = tmp_path / "new.gpkg"
    parameters = {"INPUT": squares(), "REGION_FIELD": "code", "VALUES": ["oad"]}
    for _ in range(2):
        outputs = {"OUTPUT": table(path, "profiles"), "OUTPUT_TABLE": table(path, "long", "")}
        results = run("regiolens:regionprofiles", **parameters, **outputs)
        assert results["OUTPUT"] == f"{path}|layername=profiles"
        assert results["OUTPUT_TABLE"] == f"{path}|layername=long"
        assert count(path, "profiles") == 20
        assert count(path, "long") > 20
    same = {"OUTPUT": table(path, "profiles"), "OUTPUT_TABLE": table(path, "Profiles", "")}
    assert "are the same file" in run.refused("regiolens:regionprofiles", **parameters, **same)


def test_a_geopackage_of_several_layers_is_not_replaced(run, province):
    before = digest(province)
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(province))
    assert all(word in sentence for word in ("several layers", "areas", "other"))
    assert digest(province) == before


def test_a_lock_is_named(run, province, monkeypatch):
    from regiolens.bridge.layers import geopackage

    monkeypatch.setattr(geopackage, "WAIT", 100)
    before = digest(province)
    with contextlib.closing(sqlite3.connect(province, isolation_level=None)) as database:
        database.execute("BEGIN EXCLUSIVE")
        sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=table(province, "mapped"))
        database.execute("ROLLBACK")
    assert "is locked" in sentence
    assert digest(province) == before
    assert list(province.parent.iterdir()) == [province]


def test_a_geopackage_that_is_open_elsewhere_is_written(run, province):
    """A layer of the project that shows another table of it."""
    layer = QgsVectorLayer(f"{province}|layername=areas", "areas", "ogr")
    QgsProject.instance().addMapLayer(layer, False)
    found = layer.getFeatures()
    next(found)
    run(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=table(province, "mapped"))
    assert len(list(found)) == 19
    assert count(province, "mapped") == 20
    del found
    QgsProject.instance().removeAllMapLayers()


# Files.


def test_no_journal_and_no_open_file_is_left(run, tmp_path):
    path, wal = tmp_path / "output.gpkg", tmp_path / "wal.gpkg"
    save(squares(), wal)
    for _ in range(4):
        with contextlib.closing(sqlite3.connect(wal)) as database:
            database.execute("PRAGMA journal_mode = wal")
        run(QUARTILES, INPUT=str(wal), FIELD="oad", OUTPUT=str(path))
        run("regiolens:joinindicators", INPUT=str(wal), TABLE=str(path), OUTPUT=table(tmp_path / "in.gpkg", "joined"))
        run.context.temporaryLayerStore().removeAllMapLayers()  # the layers that QGIS itself has opened to read them
        assert open_files(tmp_path) == []
        assert (journal(path), journal(tmp_path / "in.gpkg")) == (1, 1)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert [name for name in names if not name.startswith("wal.gpkg")] == ["in.gpkg", "output.gpkg"]


def test_an_older_journal_is_not_taken_for_the_new_files(run, tmp_path):
    """The older output was left in WAL by a reader that died."""
    path = tmp_path / "output.gpkg"
    run(URBANITY, INPUT=squares(40), FIELD="oad", OUTPUT=str(path))
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = wal")
    database.execute("UPDATE gpkg_contents SET description = 'older'")
    database.commit()
    shutil.copy(f"{path}-wal", tmp_path / "kept")
    database.close()
    shutil.move(tmp_path / "kept", f"{path}-wal")
    run(URBANITY, INPUT=squares(20), FIELD="oad", OUTPUT=str(path))
    assert [each.name for each in tmp_path.iterdir()] == ["output.gpkg"]
    assert count(path, "output") == 20
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson", "csv", "fgb", "tab", "xlsx", "gml"])
def test_a_format_is_put_in_its_place_with_all_its_files(run, tmp_path, suffix):
    path = tmp_path / f"output.{suffix}"
    for rows in (30, 20):
        results = run(QUARTILES, INPUT=squares(rows), FIELD="oad", OUTPUT=str(path), STYLE=str(tmp_path / "style.qml"))
        assert results["OUTPUT"] == str(path)
        assert results.get("STYLE") == (None if suffix in ("csv", "xlsx") else str(tmp_path / "style.qml"))
        layer = QgsVectorLayer(str(path), "output", "ogr")
        assert len(list(layer.getFeatures())) == rows
    assert not [each.name for each in tmp_path.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson", "csv", "fgb"])
@pytest.mark.parametrize("stem", ["kaart v1.2", "a.gpkg.b", "2024.", "é'q\""])
def test_a_name_may_have_dots_and_quotes(run, tmp_path, stem, suffix):
    """QGIS calls the table of a GeoPackage by the file's name up to its first dot."""
    path = tmp_path / f"{stem}.{suffix}"
    for rows in (30, 20):
        assert run(QUARTILES, INPUT=squares(rows), FIELD="oad", OUTPUT=str(path))["OUTPUT"] == str(path)
        assert run.feedback.warnings == []
        layer = QgsVectorLayer(str(path), "output", "ogr")
        assert len(list(layer.getFeatures())) == rows
        if suffix != "csv":
            assert layer.renderer().type() == "categorizedSymbol"
        layer.loadDefaultMetadata()
        assert any("regiolens:quartilemap" in line for line in layer.metadata().history())


@pytest.mark.parametrize("name", ["aantal", "Aantal"])
@pytest.mark.parametrize("place", ["memory:", "o.gpkg", "o.csv"])
def test_no_column_is_lost_to_another_of_its_name(run, make_layer, tmp_path, name, place):
    """The number of areas is called aantal; of two columns of one name QGIS drops one, and values shift."""
    rows = [{"gm_code": code, name: n, "inwoners": 5} for code, n in (("GM0014", 10), ("GM0037", 20), ("GM0034", 30))]
    table = make_layer("t", rows, "NoGeometry")
    path = place if place == "memory:" else str(tmp_path / place)
    asked = {"INPUT": table, "LEVEL": "provincie", "OUTPUT": path}
    sentence = run.refused("regiolens:aggregate", RULES={name: "sum"}, **asked)
    assert sentence.startswith("OUTPUT would hold two columns called 'aantal', one of which would be lost")
    assert not list(tmp_path.iterdir())
    rules = {name: {"rule": "sum", "name": "bedrijven"}}
    rows = run.rows(run("regiolens:aggregate", RULES=rules, **asked)["OUTPUT"])
    found = {row["regio_code"]: (int(row["aantal"]), int(row["bedrijven"]), int(row["inwoners"])) for row in rows}
    assert found == {"PV20": (2, 30, 10), "PV24": (1, 30, 5)}


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson", "csv", "fgb", "tab", "mif", "xlsx", "ods", "gml", "kml"])
def test_what_is_missing_is_never_written_as_zero(run, tmp_path, suffix):
    """MapInfo has no empty numbers: a region without a figure would have 0, and class 0."""
    from osgeo import ogr

    source, path = squares(6), tmp_path / f"output.{suffix}"
    source.dataProvider().changeAttributeValues({3: {1: None}})
    if suffix in ("tab", "mif"):
        sentence = run.refused(URBANITY, INPUT=source, FIELD="oad", OUTPUT=str(path))
        assert "no empty numbers: what is missing in field 'oad' would become 0" in sentence
        assert not list(tmp_path.iterdir())
        return
    run(URBANITY, INPUT=source, FIELD="oad", OUTPUT=str(path))
    if suffix == "kml" and ogr.GetDriverByName("LIBKML") is None:  # the other driver reads no fields
        assert path.read_text(encoding="utf-8").count('name="oad"') == 1 + 5
        return
    missing = [row for row in run.rows(str(path)) if row["code"] == "GM0002"]
    assert [{row["oad"], row["sted"]} <= {None, ""} for row in missing] == [True]  # csv: empty text


def test_an_index_of_an_older_shapefile_goes_with_it(run, tmp_path):
    path = tmp_path / "output.shp"
    run(URBANITY, INPUT=squares(30), FIELD="oad", OUTPUT=str(path))
    older = QgsVectorLayer(str(path), "output", "ogr")
    older.dataProvider().createSpatialIndex()
    assert path.with_suffix(".qix").exists()
    run(URBANITY, INPUT=squares(20), FIELD="oad", OUTPUT=str(path))
    assert not path.with_suffix(".qix").exists()
    layer = QgsVectorLayer(str(path), "output", "ogr")
    assert len(list(layer.getFeatures(layer.extent()))) == 20


@pytest.mark.parametrize("suffix", ["fgb"])
def test_a_format_that_drops_rows_is_refused_with_their_number(run, tmp_path, suffix):
    path = tmp_path / f"output.{suffix}"
    source = squares(5)
    feature = QgsFeature(source.fields())
    feature.setAttributes(["GM0099", 5.0])
    source.dataProvider().addFeatures([feature])
    path.write_bytes(b"older")
    sentence = run.refused(URBANITY, INPUT=source, FIELD="oad", OUTPUT=str(path))
    # GDAL 3.13 refuses the row itself, where 3.6 leaves it out.
    assert "5 of 6 rows" in sentence or "NULL geometry not supported" in sentence
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["output.gpkg", "output.csv"])
def test_a_sink_that_keeps_a_row_back_is_found_out(run, tmp_path, monkeypatch, name):
    """Whatever a driver reports."""
    from regiolens.bridge.layers import sinks

    (tmp_path / name).write_bytes(b"older")
    inner = sinks._batches
    monkeypatch.setattr(sinks, "_batches", lambda *a: (batch for batch in inner(*a)))
    monkeypatch.setattr(
        sinks, "check_rows", lambda run, name, at, rows, check=sinks.check_rows: check(run, name, at, rows + 1)
    )
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(tmp_path / name))
    assert "20 of 21 rows" in sentence
    assert (tmp_path / name).read_bytes() == b"older"


def test_side_files_are_as_they_were_where_the_run_fails(run, tmp_path, monkeypatch):
    """An error after all is written, before anything is put in its place."""
    from regiolens.bridge import outputs

    for name in ("output.gpkg", "report.html", "style.qml", "scale.json"):
        (tmp_path / name).write_text("older")
    monkeypatch.setattr(outputs, "SPARE", 2**80)
    table_ = squares(5)
    for algorithm, parameters in (
        ("regiolens:joinindicators", {"TABLE": table_, "REPORT": str(tmp_path / "report.html")}),
        (QUARTILES, {"FIELD": "oad", "STYLE": str(tmp_path / "style.qml")}),
    ):
        sentence = run.refused(algorithm, INPUT=squares(), OUTPUT=str(tmp_path / "output.gpkg"), **parameters)
        assert "the disk is full" in sentence
    assert {path.read_text() for path in tmp_path.iterdir()} == {"older"}
    assert len(list(tmp_path.iterdir())) == 4


def test_a_full_disk_is_one_sentence(run, tmp_path, monkeypatch):
    """Python's own error, as a report meets it."""

    def full(self, *_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    parameters = {"TABLE": squares(5), "REPORT": str(tmp_path / "report.html"), "OUTPUT": str(tmp_path / "output.gpkg")}
    sentence = run.refused("regiolens:joinindicators", INPUT=squares(), **parameters)
    assert sentence == "The outputs cannot be written (No space left on device); nothing was replaced."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["output.gpkg", "output.csv"])
def test_a_disk_that_is_full_from_the_start_is_one_sentence(run, tmp_path, monkeypatch, name):
    """GDAL tells which of its statements failed."""
    from regiolens.bridge import outputs
    from regiolens.processing_algorithms.urbanity import UrbanityAlgorithm

    def full(self, *_):
        raise QgsProcessingException("sqlite3_exec(CREATE TABLE ...) failed: disk I/O error")

    monkeypatch.setattr(UrbanityAlgorithm, "parameterAsSink", full)
    monkeypatch.setattr(outputs, "SPARE", 2**60)
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(tmp_path / name))
    assert sentence == (
        f"OUTPUT cannot be written whole to '{tmp_path / name}': the disk is full; nothing was replaced."
    )
    assert list(tmp_path.iterdir()) == []


PLACES = {
    "a folder": (lambda folder: folder, "is a folder"),
    "no folder": (lambda folder: folder / "none" / "output.gpkg", "does not exist"),
    "a file as folder": (lambda folder: folder / "file" / "output.gpkg", "does not exist"),
    "a long name": (lambda folder: folder / f"{'n' * 260}.gpkg", "longer than the 255 signs"),
    "no room for a journal": (lambda folder: folder / f"{'n' * 245}.gpkg", "longer than the 247 signs"),
}


@pytest.mark.parametrize(("place", "said"), PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("parameter", ["OUTPUT", "REPORT"])
def test_places_where_nothing_can_be_written(run, tmp_path, place, said, parameter):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.gpkg").mkdir()
    path = place(tmp_path / "folder.gpkg" if said == "is a folder" else tmp_path)
    outputs = {"OUTPUT": str(tmp_path / "fine.gpkg"), parameter: str(path)}
    sentence = run.refused("regiolens:joinindicators", INPUT=squares(), TABLE=squares(5), **outputs)
    assert parameter in sentence
    assert said in sentence
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.gpkg"]


def test_a_read_only_folder(run, tmp_path, monkeypatch):
    """Root may write anywhere, so that the system is asked in its place."""
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(tmp_path / "output.gpkg"))
    assert "is read-only" in sentence


def test_a_write_protected_file(run, tmp_path, monkeypatch):
    path = tmp_path / "output.gpkg"
    path.write_text("older")
    access = os.access
    monkeypatch.setattr(os, "access", lambda at, mode: access(at, mode) and (Path(at) != path or mode == os.F_OK))
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(path))
    assert sentence.startswith("OUTPUT is a write-protected file")
    assert path.read_text() == "older"


@pytest.mark.parametrize("name", ["layer_styles", "qgis_projects", "GPKG_contents", "rtree_areas_geom", "sqlite_x"])
def test_tables_that_a_geopackage_has_for_itself(run, province, name):
    before = digest(province)
    for output in (table(province, name), str(province.with_name(f"{name}.gpkg"))):
        sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=output)
        assert sentence.startswith(f"OUTPUT would be the table '{name}', which a GeoPackage has for itself")
    assert digest(province) == before
    assert list(province.parent.iterdir()) == [province]


@pytest.mark.parametrize("content", ["", "code,oad"])
def test_a_table_of_a_file_that_is_no_geopackage(run, tmp_path, content):
    path = tmp_path / "none.gpkg"
    path.write_text(content)
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=table(path, "areas"))
    assert sentence == f"OUTPUT is a table of '{path}', which is no GeoPackage: choose another file."
    assert path.read_text() == content


@pytest.mark.parametrize("name", ["(concept) kaart", "-x", "%s", "#1"])
def test_a_name_that_no_table_can_begin_with(run, tmp_path, name):
    for place in (str(tmp_path / f"{name}.gpkg"), table(tmp_path / "o.gpkg", name)):
        sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=place)
        assert f"a GeoPackage takes none whose name begins with '{name[0]}'" in sentence
    run(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(tmp_path / f"{name}.csv"))


@pytest.mark.parametrize("parameter", ["OUTPUT", "REPORT"])
def test_what_is_no_file_is_not_replaced(run, tmp_path, parameter):
    """A run by root has made a file of /dev/null."""
    os.mkfifo(tmp_path / "pipe.gpkg")
    for link, target in {"link": "pipe", "two": "one", "one": "two", "away": "none/x"}.items():
        (tmp_path / f"{link}.gpkg").symlink_to(tmp_path / f"{target}.gpkg")
    said = {
        "pipe": "is no file but a part of",
        "link": "is no file but a part of",
        "one": "Too many levels",
        "away": "not exist",
    }
    given = {"TABLE": squares(5), "OUTPUT": "memory:"}
    for name, words in said.items():
        asked = {**given, parameter: str(tmp_path / f"{name}.gpkg")}
        assert words in run.refused("regiolens:joinindicators", INPUT=squares(), **asked)
    assert (tmp_path / "pipe.gpkg").is_fifo() and (tmp_path / "one.gpkg").is_symlink()


def test_what_a_link_leads_to_is_written(run, tmp_path):
    """And the link stays one."""
    (tmp_path / "share").mkdir()
    target, link = tmp_path / "share" / "target.gpkg", tmp_path / "link.gpkg"
    link.symlink_to(target)
    for rows in (20, 30):
        assert run(URBANITY, INPUT=squares(rows), FIELD="oad", OUTPUT=str(link))["OUTPUT"] == str(target)
        assert link.is_symlink() and count(target, "target") == rows


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here")
def test_a_folder_in_which_nothing_can_be_made(run):
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT="/proc/output.gpkg")
    assert sentence.startswith("OUTPUT cannot be written to '/proc/output.gpkg'")


def test_what_a_killed_run_left_goes_a_day_later(run, tmp_path):
    old, young = tmp_path / ".regiolens-old", tmp_path / ".regiolens-young"
    for folder in (old, young):
        folder.mkdir()
        (folder / "output.gpkg").write_text("half")
    os.utime(old, (time.time() - 100_000,) * 2)
    run(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(tmp_path / "output.gpkg"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [".regiolens-young", "output.gpkg"]


def test_a_layer_that_is_to_be_shown_looks_as_it_was_made(run, tmp_path):
    """As in a window: the context loads it, styled, titled and described, from its place."""
    path = tmp_path / "output.gpkg"
    project = QgsProject()
    for place in (str(path), table(path, "mapped")):
        definition = QgsProcessingOutputLayerDefinition(place, project)
        output = run(QUARTILES, INPUT=squares(), FIELD="oad", OUTPUT=definition)["OUTPUT"]
        loaded = run.context.layersToLoadOnCompletion()
        assert list(loaded) == [output]
        assert loaded[output].name == "oad"
        (layer,) = run.context.temporaryLayerStore().mapLayers().values()
        assert layer.source().startswith(str(path))
        assert layer.renderer().type() == "categorizedSymbol"
        assert layer.metadata().history()
        run.context.setLayersToLoadOnCompletion({})
        run.context.temporaryLayerStore().removeAllMapLayers()


# Row numbers.


@pytest.mark.parametrize("kind", ["file", "table", "csv"])
@pytest.mark.parametrize("fids", [(1, 2, 1), (5, 7, 9), (None, 1, 2), (0, -3, 2**40)])
def test_repeated_row_numbers_are_written(run, tmp_path, kind, fids):
    """QGIS's own merge gives layers whose fid repeats."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:28992&field=fid:int8&field=oad:double", "merged", "memory")
    features = []
    for fid in fids:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([fid, 100.0 * len(features)])
        feature.setGeometry(QgsGeometry.fromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    path = tmp_path / ("output.csv" if kind == "csv" else "output.gpkg")
    output = table(path, "output") if kind == "table" else str(path)
    rows = run.rows(run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=output)["OUTPUT"])
    assert sorted(float(row["oad"]) for row in rows) == [0.0, 100.0, 200.0]
    if kind != "csv" and len(set(fids) - {None}) == 3:
        assert {row["fid"] for row in rows} == set(fids), "numbers that are apart are kept"


def test_a_field_called_fid_that_holds_no_numbers_is_named(run, tmp_path):
    layer = QgsVectorLayer("NoGeometry?field=fid:string&field=oad:double", "texts", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["a", 1.0])
    layer.dataProvider().addFeatures([feature])
    sentence = run.refused(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=str(tmp_path / "output.gpkg"))
    assert "'fid'" in sentence
    run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=str(tmp_path / "output.csv"))


# PostGIS.


def postgis_rows(postgis, name):
    connection = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(postgis, {})
    return connection.executeSql(f'SELECT * FROM "{name}"')


def test_a_table_of_postgis_is_as_it_was_where_the_run_fails(run, postgis):
    """A multipolygon in a layer that says polygon: the server takes the first rows, and then one not."""
    output = f'postgis:{postgis} table="public"."kept" (geom)'
    run(URBANITY, INPUT=squares(5), FIELD="oad", OUTPUT=output)
    before = postgis_rows(postgis, "kept")
    source = squares(0, kind="Polygon")
    # the memory provider takes both kinds as they come
    shapes = ["POLYGON((0 0,1 0,1 1,0 0))"] * 150 + ["MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))"]
    features = []
    for wkt in shapes:
        feature = QgsFeature(source.fields())
        feature.setAttributes(["GM0001", 5.0])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    path = source_file(features)
    sentence = run.refused(URBANITY, INPUT=path, FIELD="oad", OUTPUT=output)
    assert "cannot be written to table" in sentence
    assert "Geometry type (MultiPolygon) does not match column type (Polygon)" in sentence
    assert postgis_rows(postgis, "kept") == before


def source_file(features):
    """A GeoPackage whose table says polygon and holds a multipolygon, as real ones do."""
    import tempfile

    from osgeo import ogr, osr

    path = str(Path(tempfile.mkdtemp()) / "mixed.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    system = osr.SpatialReference()
    system.ImportFromEPSG(28992)
    layer = dataset.CreateLayer("mixed", system, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("oad", ogr.OFTReal))
    for feature in features:
        made = ogr.Feature(layer.GetLayerDefn())
        made["oad"] = feature["oad"]
        made.SetGeometry(ogr.CreateGeometryFromWkt(feature.geometry().asWkt()))
        layer.CreateFeature(made)
    del layer, dataset
    return path


def test_postgis_gets_every_kind_of_value(run, postgis):
    from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime

    fields = (
        "fid:integer code:string text:string(20) v:double big:int8 b:bool d:date dt:datetime t:time bin:binary "
        "sl:stringlist il:integerlist oad:double id:integer"
    )
    layer = QgsVectorLayer(
        "MultiPolygon?crs=EPSG:28992&" + "&".join(f"field={each}" for each in fields.split()), "all", "memory"
    )
    rows = [
        [
            7,
            "a'b\\n",
            "é",
            0.1,
            2**40,
            True,
            QDate(2024, 1, 2),
            QDateTime(2024, 1, 2, 3, 4, 5, 6),
            QTime(1, 2, 3),
            QByteArray(b"a\0c"),
            ["x", "y,'z"],
            [1, 2],
            5.0,
            3,
        ],
        [7, *[None] * 11, 2.0, 3],
    ]
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(row)
        features.append(feature)
    features[0].setGeometry(QgsGeometry.fromWkt("MULTIPOLYGON(((0 0,1 0,1 1,0 0)))"))
    assert layer.dataProvider().addFeatures(features)[0]
    output = run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=f'postgis:{postgis} table="public"."All" (shape)')["OUTPUT"]
    found = QgsVectorLayer(output.removeprefix("postgres://"), "all", "postgres")
    first, second = sorted(found.getFeatures(), key=lambda feature: feature["id_0"])
    for name, value in zip(layer.fields().names(), rows[0]):
        assert first[name] == value, name
    assert first.geometry().area() == 0.5
    assert (second["oad"], second["fid"], second["sted"]) == (2.0, 7, 5)
    assert not second["code"]
    assert not second.hasGeometry()
    indexes = QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(postgis, {})
    assert indexes.executeSql("SELECT indexdef FROM pg_indexes WHERE tablename = 'All' AND indexdef LIKE '%gist%'")


def test_postgis_without_a_server_is_one_sentence(run):
    output = 'postgis:host=127.0.0.1 port=1 dbname=\'none\' table="public"."x" (geom)'
    sentence = run.refused(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=output)
    assert "cannot be written to table" in sentence


# A run that is killed: scripts/break_writing.py does this at many moments, in all places.


def test_a_killed_run_leaves_the_older_output(run, tmp_path, province):
    import signal
    import subprocess
    import sys
    import textwrap

    path, root = tmp_path / "output.gpkg", Path(__file__).resolve().parents[3]
    save(squares(3000), tmp_path / "large.gpkg")
    run(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(path))
    before = digest(path), digest(province)
    code = textwrap.dedent(f"""
        import os, signal, sys
        sys.path.insert(0, {str(root / "scripts")!r})
        from headless import run, start
        alive = start()
        from regiolens.bridge.layers import staging
        inner = getattr(staging, sys.argv[1])
        def killed(*arguments):
            inner(*arguments) if sys.argv[3] == "after" else None
            os.kill(os.getpid(), signal.SIGKILL)
        setattr(staging, sys.argv[1], killed)
        run("regiolens:urbanity", INPUT={str(tmp_path / "large.gpkg")!r}, FIELD="oad", OUTPUT=sys.argv[2])
    """)
    for step, output in (("settle", str(path)), ("_put", str(path)), ("put_tables", table(province, "areas"))):
        command = [sys.executable, "-c", code, step, output, "before"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert (digest(path), digest(province)) == before
    run(URBANITY, INPUT=str(tmp_path / "large.gpkg"), FIELD="oad", OUTPUT=str(path))
    assert count(path, "output") == 3000


def test_a_step_of_a_model_writes_whole_too(run, tmp_path):
    """Steps are run without the checks of parameters that a dialog makes."""
    path = tmp_path / "output.gpkg"
    run(URBANITY, INPUT=squares(), FIELD="oad", OUTPUT=str(path))
    before = digest(path)
    found = QgsApplication.processingRegistry().createAlgorithmById(URBANITY)
    _, succeeded = found.run({"INPUT": str(path), "FIELD": "oad", "OUTPUT": str(path)}, run.context, run.feedback)
    assert not succeeded
    assert digest(path) == before
