"""The two roads of `write`: what SQL through GDAL makes of a GeoPackage is what features make of it, to the letter."""

import sqlite3
from contextlib import closing
from itertools import count

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsDataSourceUri,
    QgsField,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate

from regiolens.bridge.types import BOOLEAN, INTEGER, LONG, REAL, TEXT

ABLE = int(gdal.VersionInfo()) >= 3060000
needs_gdal = pytest.mark.skipif(not ABLE, reason="GDAL before 3.6 has no column interface")
#: what tells the time of writing, or lies otherwise in an index that holds the same
TIMES = ("gpkg_metadata", "gpkg_metadata_reference", "layer_styles")
LAYERS = ("gemeente_2021", "gemeente_2022", "gemeente_2023", "provincie_2022", "corop_2015", "wijk_2022", "buurt_2024")


def counts(database):
    """What a GeoPackage says of the number of rows of its tables, and how many there are."""
    for table, told in database.execute("SELECT table_name, feature_count FROM gpkg_ogr_contents").fetchall():
        name = table.replace('"', '""')
        yield told, database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]


def dump(path):
    """All that a GeoPackage holds, but for times."""
    with closing(sqlite3.connect(path)) as database:
        made = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
        found = {"": made}
        for kind, name, _, _ in made:
            if kind != "table" or (name.startswith("rtree_") and name.endswith(("_node", "_rowid", "_parent"))):
                continue
            rows = database.execute(f'SELECT * FROM "{name.replace(chr(34), chr(34) * 2)}"')
            names = [column[0] for column in rows.description]
            told = [number for number, column in enumerate(names) if column not in ("last_change", "update_time")]
            # GDAL writes an extent with 16 digits, and here it is written exactly
            said = "{:.12g}".format if name == "gpkg_contents" else repr
            rows = sorted(
                [[(said if isinstance(row[n], float) else repr)(row[n]) for n in told] for row in rows], key=str
            )
            found[name] = (names, len(rows) if name in TIMES else rows)
        # how many features there are is not always told
        assert all(told in (None, real) for told, real in counts(database))
        del found["gpkg_ogr_contents"]
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING rtree(%'").fetchall():
            quoted = f'"{name.replace(chr(34), chr(34) * 2)}"'
            assert database.execute("SELECT rtreecheck(?)", (name,)).fetchone() == ("ok",)
            assert found[name][1] or not database.execute(f"SELECT count(*) FROM {quoted}").fetchone()[0]
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return found


def differing(one, other):
    """The first cells that differ."""
    if one == other or not (one and other) or isinstance(one, list) or one[0] != other[0] or isinstance(one[1], int):
        return [] if one == other else [(one, other)]
    pairs = zip(one[1], other[1])
    cells = [(name, *both) for row in pairs for name, *both in zip(one[0], *row) if both[0] != both[1]]
    return cells[:3] or [(len(one[1]), len(other[1]))]


@pytest.fixture
def both(provider, tmp_path, monkeypatch):
    """Write a layer on both roads, with new fields; whether the quicker one was gone."""
    from regiolens.bridge.layers import sinks
    from regiolens.bridge.layers.copying import Copy
    from regiolens.bridge.run import Run
    from regiolens.processing_algorithms.quartile_map import QuartileMapAlgorithm

    monkeypatch.setattr("regiolens.bridge.layers.copying.ROWS", 7)
    numbers, of = count(), Copy.of

    def write(source, new, table, ids=None):
        algorithm = QuartileMapAlgorithm()
        algorithm.initAlgorithm({})
        path = tmp_path / f"{next(numbers)}" / "out.gpkg"
        path.parent.mkdir()
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        uri = QgsDataSourceUri()
        uri.setDatabase(str(path))
        uri.setDataSource("", table, "geom")
        output = f"ogr:{uri.uri(False)}" if table else str(path)
        run = Run(algorithm, {"INPUT": source, "OUTPUT": output}, context, QgsProcessingFeedback(False))
        given = run.source("INPUT")
        ids = pd.Index([feature.id() for feature in given.getFeatures()] if ids is None else ids, dtype="int64")
        destination = sinks.write(run, "OUTPUT", given, ids, new)
        run.context.temporaryLayerStore().removeAllMapLayers()
        staged = run.outputs.of(destination)
        return dump(staged.file if staged else path)

    def call(source, new=None, table="", **more):
        used = []
        layer = QgsVectorLayer(source, "areas", "ogr") if isinstance(source, str) else source
        new = added(layer.featureCount()) if new is None else new

        def seen(*arguments):
            copy = of(*arguments)
            used.append(copy is not None)
            return copy

        monkeypatch.setattr(Copy, "of", seen)
        quick = write(source, new, table, **more)
        monkeypatch.setattr(Copy, "of", lambda *arguments: None)
        slow = write(source, new, table, **more)
        for name in {**quick, **slow}:
            assert differing(quick.get(name), slow.get(name)) == [], name
        return used == [True]

    return call


def added(number, seed=1):
    """New fields of each kind, with values missing."""
    from regiolens.bridge.layers.new_fields import NewField

    random = np.random.default_rng(seed)
    there = random.random(number) > 0.3
    texts = np.where(there, random.choice(["Súdwest-Fryslân", "", "a\"b'c", "NaN"], number), None)
    whole = pd.Series(random.integers(-9, 2**31 - 1, number)).astype("Int64").where(there)
    return [
        NewField(QgsField("x y", TEXT), texts),
        NewField(QgsField('n"q', INTEGER), whole),
        NewField(QgsField("select", LONG), whole * 2**20),
        NewField(QgsField("r", REAL), np.where(there, random.normal(size=number), np.nan)),
        NewField(QgsField("b", BOOLEAN), pd.Series(random.random(number) > 0.5).astype("boolean").where(there)),
    ]


@needs_gdal
@pytest.mark.parametrize("table", ["", "lagen \"1\" 'x'"])
@pytest.mark.parametrize("name", LAYERS)
def test_real_layers(both, shared, name, table):
    assert both(str(shared / "areas" / f"{name}.gpkg"), table=table)


@needs_gdal
def test_points_and_a_field_that_is_replaced(both, shared):
    from regiolens.bridge.layers.new_fields import NewField

    layer = str(shared / "addresses" / "groningen.gpkg")
    number = QgsVectorLayer(layer, "a", "ogr").featureCount()
    assert both(layer, [NewField(QgsField("CITY", TEXT), np.array(["Haren"] * number, dtype=object))])


KINDS = {
    "text": (ogr.OFTString, 0, 0, ["a", "", "é", " x ", "0014", None]),
    "short": (ogr.OFTString, 0, 5, ["a", "abcde", None]),
    "whole": (ogr.OFTInteger, 0, 0, [0, 1 - 2**31, 2**31 - 1, None]),
    "long": (ogr.OFTInteger64, 0, 0, [0, 2**62, -(2**40), None]),
    "real": (ogr.OFTReal, 0, 0, [0.1, -1e300, 3.0, float("inf"), None]),
    "yes": (ogr.OFTInteger, ogr.OFSTBoolean, 0, [0, 1, None]),
    "small": (ogr.OFTInteger, ogr.OFSTInt16, 0, [0, -5, None]),
    "single": (ogr.OFTReal, ogr.OFSTFloat32, 0, [0.5, 1.25, None]),
    "day": (ogr.OFTDate, 0, 0, ["2024/02/29", None]),
    "moment": (ogr.OFTDateTime, 0, 0, ["2024/02/29 12:34:56.789+00", "2024/02/29 12:34:56", None]),
    "bytes": (ogr.OFTBinary, 0, 0, [b"\0\1", None]),
}
SURE = ("text", "short", "whole", "long", "real")
SHAPES = {
    ogr.wkbPoint: "POINT ({x} 1)",
    ogr.wkbPolygon: "POLYGON (({x} 0,{x} 9.1,7 9,{x} 0))",
    ogr.wkbMultiPolygon: "MULTIPOLYGON ((({x} 0,{x} 9.1,7 9,{x} 0)))",
    ogr.wkbMultiPolygon25D: "MULTIPOLYGON Z ((({x} 0 1,{x} 9.1 2,7 9 3,{x} 0 1)))",
    ogr.wkbPolygonM: "POLYGON M (({x} 0 1,{x} 9.1 2,7 9 3,{x} 0 1))",
    ogr.wkbPointZM: "POINT ZM ({x} 1 2 3)",
    ogr.wkbMultiLineString: "MULTILINESTRING (({x} 0,{x} 9.1))",
    ogr.wkbCurvePolygon: "CURVEPOLYGON (CIRCULARSTRING ({x} 0,{x} 4,{x} 0))",
    ogr.wkbUnknown: "POINT ({x} 1)",
    ogr.wkbNone: None,
}


def make(path, kind, fields, rows, table="areas", options=()):
    """A GeoPackage from rows: row number, x of the outline (None for none), values."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(28992)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer(table, system if kind != ogr.wkbNone else None, kind, list(options))
    for name, of in fields:
        field = ogr.FieldDefn(name, KINDS[of][0])
        field.SetSubType(KINDS[of][1])
        field.SetWidth(KINDS[of][2])
        layer.CreateField(field)
    for fid, x, *values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetFID(fid)
        for position, value in enumerate(values):
            if isinstance(value, bytes):
                feature.SetFieldBinaryFromHexString(position, value.hex())
            elif value is not None:
                feature.SetField(position, value)
        if x is not None and SHAPES[kind]:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(SHAPES[kind].format(x=x)))
        assert layer.CreateFeature(feature) == 0
    del layer, dataset
    return str(path)


@st.composite
def tables(draw, kinds=tuple(KINDS)):
    """A kind of outline, fields and rows."""
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=5))
    names = ["naam", 'a"b', "it's", "select", "ü x"]
    fields = list(zip(names, chosen))
    fids = draw(st.lists(st.integers(1, 99) | st.just(2**40), unique=True, max_size=20))
    outline = st.floats(-3e5, 3e5, allow_subnormal=False)
    if draw(st.integers(0, 4)) == 0:
        outline = st.none() | outline
    rows = [(fid, draw(outline), *(draw(st.sampled_from(KINDS[of][3])) for of in chosen)) for fid in fids]
    return draw(st.sampled_from(list(SHAPES))), fields, rows


@needs_gdal
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(table=tables(), name=st.sampled_from(["areas", 'a"b', "it's"]))
def test_random_tables(both, tmp_path_factory, table, name):
    path = tmp_path_factory.mktemp("made") / "in.gpkg"
    both(f"{make(path, *table, table=name)}|layername={name}")


@needs_gdal
@pytest.mark.parametrize("kind", [kind for kind in SHAPES if kind not in (ogr.wkbCurvePolygon, ogr.wkbUnknown)])
def test_kinds_of_outlines_that_go_by_sql(both, tmp_path, kind):
    fields = list(zip(SURE, SURE))
    rows = [(3 * n + 1, n / 3 - 5, *(KINDS[of][3][n % 3] for of in SURE)) for n in range(20)]
    assert both(make(tmp_path / "in.gpkg", kind, fields, rows))


def spoil(path, *statements):
    """Change a GeoPackage behind GDAL's back, where triggers need no functions of its own."""
    with closing(sqlite3.connect(path)) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            assert database.execute(statement).rowcount != 0, statement
        database.commit()


SPOILT = {
    "no outline": "UPDATE areas SET geom = NULL WHERE fid = 5",
    "a text that is no UTF-8": "UPDATE areas SET text = CAST(x'e96161' AS TEXT) WHERE fid = 5",
    "a text with a NUL": "UPDATE areas SET text = CAST(x'610062' AS TEXT) WHERE fid = 5",
    "a mark of the byte order": "UPDATE areas SET text = CAST(x'efbbbf61' AS TEXT) WHERE fid = 5",
    "text for a number": "UPDATE areas SET whole = 'x' WHERE fid = 5",
    "a fraction in a whole number": "UPDATE areas SET whole = 1.5 WHERE fid = 5",
    "a whole number that is too long": "UPDATE areas SET whole = 4294967296 WHERE fid = 5",
    "a row number of 0": "UPDATE areas SET fid = 0 WHERE fid = 5",
    "an index without a row": "DELETE FROM rtree_areas_geom WHERE id = 5",
    "an index with another box": "UPDATE rtree_areas_geom SET maxx = maxx + 1 WHERE id = 5",
    "an outline that moved": "UPDATE areas SET geom = (SELECT geom FROM areas WHERE fid = 7) WHERE fid = 5",
    "another reference system": "UPDATE areas SET geom = CAST(substr(geom, 1, 4) || x'e6100000' || substr(geom, 9) AS"
    " BLOB) WHERE fid = 5",
}


@needs_gdal
@pytest.mark.parametrize("statement", SPOILT.values(), ids=SPOILT)
def test_what_is_not_certain_goes_by_features(both, tmp_path, statement):
    fields = list(zip(SURE, SURE))
    rows = [(n + 1, n / 3, *(KINDS[of][3][n % 3] for of in SURE)) for n in range(20)]
    path = make(tmp_path / "in.gpkg", ogr.wkbPolygon, fields, rows)
    assert both(path)
    spoil(path, statement)
    assert not both(path)


@needs_gdal
def test_values_that_sqlite_brings_to_their_kind_are_copied_so(both, tmp_path):
    odd = ["'x'", "'12x'", "''", "' 7 '", "'-inf'", "x'3132'", "x''", "9e999", "9007199254740993", "NULL"]
    rows = [(n + 1, n / 3, "a", 0.5) for n in range(len(odd))]
    path = make(tmp_path / "in.gpkg", ogr.wkbPolygon, [("text", "text"), ("real", "real")], rows)
    updates = (f"UPDATE areas SET text = {value}, real = {value} WHERE fid = {n + 1}" for n, value in enumerate(odd))
    spoil(path, *updates)
    assert both(path)


@needs_gdal
@pytest.mark.parametrize("options", [["SPATIAL_INDEX=NO"], ["FID=nummer"]])
def test_tables_of_another_make_go_by_features(both, tmp_path, options):
    rows = [(n + 1, n / 3, "a") for n in range(9)]
    assert not both(make(tmp_path / "in.gpkg", ogr.wkbPolygon, [("text", "text")], rows, options=options))


@needs_gdal
def test_a_part_of_the_rows_goes_by_features(both, tmp_path):
    rows = [(n + 1, n / 3, "a") for n in range(9)]
    path = make(tmp_path / "in.gpkg", ogr.wkbPolygon, [("text", "text")], rows)
    assert not both(path, added(5), ids=[1, 2, 3, 5, 8])
    assert both(path, added(9), ids=[9, 8, 1, 2, 3, 4, 5, 6, 7])


@needs_gdal
def test_a_filtered_layer_goes_by_features(both, tmp_path):
    rows = [(n + 1, n / 3, "ab"[n % 2]) for n in range(9)]
    path = make(tmp_path / "in.gpkg", ogr.wkbPolygon, [("text", "text")], rows)
    layer = QgsVectorLayer(path, "areas", "ogr")
    assert layer.setSubsetString("text = 'a'")
    QgsProject.instance().addMapLayer(layer, False)
    assert not both(layer)
    QgsProject.instance().removeAllMapLayers()


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (QgsField("n", TEXT), ["a\0b", "c"]),
        (QgsField("n", TEXT), [1, "c"]),
        (QgsField("n", TEXT, "", 2), ["abc", "c"]),
        (QgsField("n", INTEGER), [1, 2**31]),
        (QgsField("n", REAL, "", 10, 2), [0.125, 1.0]),
        (QgsField("n", REAL), [None, "x"]),
    ],
)
def test_new_values_that_are_not_certain(provider, field, values):
    from regiolens.bridge.layers.copyable import is_plain
    from regiolens.bridge.layers.new_fields import NewField

    values = np.array(values, dtype=object) if None in values or str in map(type, values) else np.array(values)
    assert not is_plain(NewField(field, values))


@needs_gdal
def test_a_copy_that_fails_goes_by_features(both, tmp_path, monkeypatch):
    from regiolens.bridge.layers.copying import Copy
    from regiolens.bridge.layers.geopackage import SqlFault

    fill = Copy._fill

    def fails(self, *arguments):
        fill(self, *arguments)
        raise SqlFault("database or disk is full")

    monkeypatch.setattr(Copy, "_fill", fails)
    both(make(tmp_path / "in.gpkg", ogr.wkbPoint, [("text", "text")], [(1, 1.0, "a"), (2, 2.0, "b")]))


@pytest.fixture
def stacked(provider, tmp_path, monkeypatch):
    """Write rows with the outlines of some layers on both roads; whether the quicker one was gone."""
    from regiolens.bridge.layers import sinks
    from regiolens.bridge.layers.stacking import Stack
    from regiolens.bridge.run import Run
    from regiolens.processing_algorithms.quartile_map import QuartileMapAlgorithm

    of, numbers = Stack.of, count()

    def write(new, outlined):
        algorithm = QuartileMapAlgorithm()
        algorithm.initAlgorithm({})
        path = tmp_path / f"stack{next(numbers)}" / "out.gpkg"
        path.parent.mkdir()
        context = QgsProcessingContext()
        run = Run(algorithm, {"OUTPUT": str(path)}, context, QgsProcessingFeedback(False))
        more = {}
        if outlined:
            last = outlined[-1][0]
            outlines = [layer.getFeature(int(one)).geometry() for layer, ids in outlined for one in ids]
            more = {"outlines": outlines, "crs": last.crs(), "kind": last.wkbType(), "outlined": outlined}
        staged = run.outputs.of(sinks.write_rows(run, "OUTPUT", new, **more))
        run.context.temporaryLayerStore().removeAllMapLayers()
        return dump(staged.file if staged else path)

    def call(new, outlined):
        used = []
        monkeypatch.setattr(Stack, "of", lambda *given: used.append(of(*given)) or used[-1])
        quick = write(new, outlined)
        monkeypatch.setattr(Stack, "of", lambda *given: None)
        slow = write(new, outlined)
        for name in {**quick, **slow}:
            assert differing(quick.get(name), slow.get(name)) == [], name
        return used[0] is not None

    return call


def with_days(new):
    """New fields with one of dates, some missing."""
    from regiolens.bridge.layers.new_fields import NewField
    from regiolens.bridge.types import DATE

    days = [None if place % 3 == 2 else QDate(2014 + place % 5, 12, 31) for place in range(len(new[0].values))]
    return [*new, NewField(QgsField("dag", DATE), pd.Series(days, dtype=object))]


@needs_gdal
def test_outlines_of_real_layers_one_after_the_other(stacked, shared):
    """Twice the same file, in another order and not all of it; the wijken make an index of several levels."""
    layers = [QgsVectorLayer(str(shared / "areas" / f"{name}.gpkg"), name, "ogr") for name in LAYERS[:2]]
    wijken = QgsVectorLayer(str(shared / "areas" / "wijk_2022.gpkg"), "wijken", "ogr")
    ids = [np.array([feature.id() for feature in layer.getFeatures()]) for layer in (*layers, wijken)]
    random = np.random.default_rng(3)
    outlined = [
        (layers[1], ids[1]),
        (layers[0], random.permutation(ids[0])[:200]),
        (layers[1], ids[1][::-1][:7]),
        (wijken, ids[2]),
    ]
    alike = [pair for pair in outlined if pair[0].wkbType() == layers[1].wkbType()]
    assert stacked(with_days(added(sum(len(rows) for _, rows in alike))), alike)


@needs_gdal
def test_a_table_without_outlines(stacked):
    assert stacked(with_days(added(5)), ())
    assert stacked(added(4321), ())


@needs_gdal
@pytest.mark.parametrize("rows", [1, 51, 52, 2602])
def test_an_index_of_few_and_of_many_nodes(stacked, tmp_path, rows):
    path = make(
        tmp_path / "in.gpkg", ogr.wkbPolygon, [("text", "text")], [(n, -n * 1.7, "a") for n in range(1, rows + 1)]
    )
    layer = QgsVectorLayer(str(path), "areas", "ogr")
    assert stacked(added(rows), [(layer, np.arange(1, rows + 1))])


@needs_gdal
def test_what_else_the_layer_with_the_outlines_holds_is_no_matter(stacked, tmp_path):
    """Fields that are not copied themselves: a day, a blob, a boolean."""
    fields = [("day", "day"), ("bytes", "bytes"), ("yes", "yes")]
    rows = [(1, 1.0, "2024/02/29", None, 1), (2, 2.0, None, None, None)]
    layer = QgsVectorLayer(str(make(tmp_path / "in.gpkg", ogr.wkbPolygon, fields, rows)), "areas", "ogr")
    assert stacked(added(2), [(layer, np.array([2, 1]))])


@needs_gdal
def test_rows_of_which_it_is_not_certain_go_by_features(stacked, tmp_path):
    from regiolens.bridge.layers.new_fields import NewField

    rows = [(1, 1.0, "a"), (2, None, "b"), (3, 3.0, "c")]
    layer = QgsVectorLayer(str(make(tmp_path / "in.gpkg", ogr.wkbPolygon, [("text", "text")], rows)), "areas", "ogr")
    assert not stacked(added(3), [(layer, np.array([1, 2, 3]))])  # an area without an outline
    assert not stacked([NewField(QgsField("fid", LONG), np.array([7, 8]))], ())
    assert not stacked([NewField(QgsField("t", TEXT), np.array(["a\0b"], dtype=object))], ())
