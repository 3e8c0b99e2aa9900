"""Columns of a csv table or GeoPackage, at once or by GDAL's column interface: what `read_frame` gives, or nothing."""

import csv
import io
import sqlite3
from contextlib import closing
from itertools import repeat

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from osgeo import gdal, ogr
from qgis.core import (
    QgsField,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from regiolens.bridge.types import TEXT

ABLE = int(gdal.VersionInfo()) >= 3060000
JOIN = "regiolens:joinindicators"
PLAIN = b"code,naam,v\nGM0014,Groningen,1\nGM0034,Almere,2\n"
needs_gdal = pytest.mark.skipif(not ABLE, reason="GDAL before 3.6 has no column interface")


@pytest.fixture
def table(provider, tmp_path):
    """Layer of a csv file that holds these bytes."""

    def make(data, name="tabel.csv", uri=""):
        path = tmp_path / name
        path.write_bytes(data)
        return opened(f"{path}{uri}")

    return make


def opened(uri):
    layer = QgsVectorLayer(str(uri), "tabel", "ogr")
    assert layer.isValid(), uri
    return layer


def same(layer, fields=None):
    """Whether the columns were read; where they were, they are what `read_frame` gives, to the letter."""
    from regiolens.bridge.layers.columns import read_columns
    from regiolens.bridge.layers.frames import read_frame

    fields = layer.fields().names() if fields is None else fields
    found = read_columns(layer, fields)
    if found is None:
        return False
    wanted = read_frame(layer, fields)
    pd.testing.assert_frame_equal(found, wanted, check_exact=True)
    for name in fields:
        # assert_frame_equal takes None for NaN
        of, as_read = ([(type(value), repr(value)) for value in frame[name]] for frame in (found, wanted))
        assert of == as_read
    return True


def lines(number, of="GM{:04},naam {},{}"):
    return [of.format(n, n, n / 2).encode() for n in range(number)]


READ = {
    "plain": PLAIN,
    "no newline at the end": PLAIN[:-1],
    "CRLF": PLAIN.replace(b"\n", b"\r\n"),
    "byte order mark": b"\xef\xbb\xbf" + PLAIN,
    "semicolon": PLAIN.replace(b",", b";"),
    "tab": PLAIN.replace(b",", b"\t"),
    "UTF-8": "code,naam\nGM1900,Súdwest-Fryslân\nGM0085,𝔘 \u200b ﷐\n".encode(),
    "quoted delimiters": b'code,naam\nGM1,"Bergen, Noord-Holland"\nGM2,"zegt ""ja"""\n"GM3",\'a\'\n',
    "quoted newlines": b'code,naam\nGM1,"twee\nregels"\nGM2,"drie\r\n\r\nregels"\nGM3,x\n',
    "ragged": b"a,b,c\n1,2\n1,2,3\n1\n,,\n4,5,6,7\n",
    "empty lines": b"a,b,c\n\n1,2,3\n\n\n,,\n4,5,6\n\n",
    "all empty": b"a,b\n,\n,\n",
    "one row": b"code,v\nGM0014,1\n",
    "no header": b"1,2,3\n4,5,6\n",
    "blanks at the end": b"a,b\n1 , 2\n\tx\t,  \n",
    "null at a late row": b"a,b\n" + b"1,2\n" * 1203 + b"1\n,\n" + b"3,4\n" * 700,
    "many rows": b"code,naam,v\n" + b"\n".join(lines(2500)) + b"\n",
    "longer text later": b"a,b\n" + b"1,\n" * 999 + b"1," + b"x" * 9999 + b"\n" + b"1,2\n" * 3,
    "name that is the id's in other case": b"fid,ogc_fid,a\n7,8,x\n9,10,y\n",
}


@needs_gdal
@pytest.mark.parametrize("most", [2, 700, 5000])
@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_a_table_is_read_as_its_features_are(table, monkeypatch, data, most):
    from regiolens.bridge.layers import columns

    monkeypatch.setattr(columns, "ROWS", (1, most))
    assert same(table(data))


REGULAR = [
    "plain",
    "no newline at the end",
    "CRLF",
    "byte order mark",
    "semicolon",
    "tab",
    "UTF-8",
    "quoted delimiters",
    "all empty",
    "blanks at the end",
    "many rows",
    "longer text later",
]


@pytest.mark.parametrize("data", [READ[name] for name in REGULAR], ids=REGULAR)
def test_regular_lines_are_read_at_once(table, monkeypatch, data):
    """Whatever GDAL gives of columns."""
    monkeypatch.setattr(ogr.Layer, "GetArrowStreamAsNumPy", lambda *_, **__: pytest.fail("by GDAL"), raising=False)
    assert same(table(data))


@needs_gdal
def test_a_quote_left_open_is_read_alike_or_not_at_all(table):
    """GDAL 3.13 calls it a fault, and QGIS shows a layer without rows."""
    layer = table(b'code,naam\nGM1,"open\nGM2,x\n' + b"GM3,y\n" * 999)
    assert same(layer) or not layer.featureCount()


@needs_gdal
def test_some_of_the_fields_in_another_order(table):
    layer = table(READ["ragged"])
    assert same(layer, ["c", "a"])
    assert same(layer, [])


@pytest.mark.parametrize(
    "data",
    [
        b"code,naam\nGM1,S\xfadwest\n",
        b"a,b\n1\x00z,2\n",
        b"a,b\n\xef\xbb\xbfx,2\n",
        b"a,b\n" + b"x" * 9_000_000 + b",1\n" + b"1,2\n" * 600 + b"1\n",
        b'a,b\n"' + b"xxxxxxxxx\n" * 600_000 + b'",1\n' + b"1,2\n" * 600,
    ],
    ids=["ISO-8859-1", "NUL", "byte order mark inside", "very long text", "very long text of many lines"],
)
def test_what_could_be_read_otherwise_is_left_to_the_features(table, data):
    assert not same(table(data))


@pytest.mark.parametrize(
    "data",
    [
        b"a\nx\ny\n",
        b"a,b\n",
        b"a,a,b\n1,2,3\n",
        b"OGC_FID,b\n7,1\n8,2\n",
        b"",
        b"a,,\n1,2,3\n",
        b"a\rb\r\rc\r",
        b'"a\nb",c\n1,2\n',
    ],
    ids=[
        "one column",
        "no rows",
        "names twice",
        "name of the id",
        "empty",
        "no names",
        "CR alone",
        "newline in a name",
    ],
)
def test_odd_tables_are_read_alike_or_not_at_all(provider, tmp_path, data):
    path = tmp_path / "tabel.csv"
    path.write_bytes(data)
    layer = QgsVectorLayer(str(path), "tabel", "ogr")
    if layer.isValid():
        same(layer)


cells = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(["", " ", "1,5", "GM0014", '"', "a;b", "x\ny", "\r\n", "\ufeff", "\x00", "NULL", "é" * 300]),
)


@needs_gdal
@settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(st.lists(cells, max_size=5), max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_any_table_is_read_alike_or_not_at_all(provider, tmp_path, rows, delimiter, quoting, newline):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=newline)
    writer.writerows([["code", "naam", "v"], *rows])
    path = tmp_path / "willekeurig.csv"
    path.write_bytes(text.getvalue().encode())
    layer = QgsVectorLayer(str(path), "tabel", "ogr")
    if layer.isValid():
        same(layer)


@needs_gdal
@settings(
    max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.sampled_from(list('ab1,;\t" \n\r\x00\ufeffé')), max_size=60).map(str.encode) | st.binary(max_size=40))
def test_any_bytes_are_read_alike_or_not_at_all(provider, tmp_path, data):
    path = tmp_path / "willekeurig.csv"
    path.write_bytes(b"code,naam\nGM0014,x\n" + data)
    layer = QgsVectorLayer(str(path), "tabel", "ogr")
    if layer.isValid():
        same(layer)


@needs_gdal
def test_the_real_tables(provider, shared):
    read = {path.name: same(opened(path)) for path in sorted((shared / "tables").glob("*.csv"))}
    assert read["kwb_2024.csv"] and read["gebieden_in_nederland_2024.csv"], read


def edited(layer):
    assert layer.startEditing()


def subset(layer):
    assert layer.setSubsetString("\"code\" = 'GM0014'")


def virtual(layer):
    layer.addExpressionField("'x'", QgsField("extra", TEXT))


def joined(layer):
    other = opened(layer.source())
    QgsProject.instance().addMapLayer(other, False)
    info = QgsVectorLayerJoinInfo()
    info.setJoinLayer(other)
    info.setJoinFieldName("code")
    info.setTargetFieldName("code")
    info.setPrefix("twee_")
    assert layer.addJoin(info)


def other_encoding(layer):
    layer.dataProvider().setEncoding("ISO-8859-1")


@pytest.mark.parametrize("change", [edited, subset, virtual, joined, other_encoding])
def test_a_layer_that_is_more_or_less_than_its_file_is_declined(table, make_layer, change):
    layer = table(PLAIN)
    fields = layer.fields().names()
    assert same(layer) == ABLE
    change(layer)
    assert not same(layer, fields)


@pytest.mark.parametrize(
    "options", ["|option:AUTODETECT_TYPE=NO", "|option:EMPTY_STRING_AS_NULL=YES", "|subset=\"v\" = '1'"]
)
def test_a_way_of_opening_of_its_own_is_declined(table, options):
    assert not same(table(PLAIN, uri=options))


@needs_gdal
def test_the_name_of_the_layer_may_stand_behind_the_file(table):
    assert same(table(PLAIN, uri="|layername=tabel"))


def test_types_beside_the_file_are_declined(table, tmp_path):
    (tmp_path / "tabel.csvt").write_text('"String","String","Integer"\n', encoding="utf-8")
    layer = table(PLAIN)
    assert not same(layer)
    assert same(layer, ["code", "naam"]) == ABLE


def test_other_formats_and_providers_are_declined(table, make_layer, tmp_path):
    assert not same(make_layer("tabel", [{"code": "GM0014", "v": "1"}], "NoGeometry"))
    path = tmp_path / "tabel.xml"
    path.write_bytes(PLAIN)
    delimited = QgsVectorLayer(path.as_uri() + "?delimiter=,", "tabel", "delimitedtext")
    assert delimited.isValid() and not same(delimited)
    points = table(b'code,WKT\nGM0014,"POINT (1 2)"\n', "punten.csv")
    assert not same(points)


def test_a_file_inside_an_archive_is_declined(provider, tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "tabel.zip", "w") as archive:
        archive.writestr("tabel.csv", PLAIN)
    assert not same(opened(f"/vsizip/{tmp_path}/tabel.zip/tabel.csv"))


def test_without_the_bridge_to_numpy_it_declines(table, monkeypatch):
    import sys

    layer = table(READ["ragged"])
    monkeypatch.setitem(sys.modules, "osgeo.gdal_array", None)
    monkeypatch.delattr("osgeo.gdal_array", raising=False)
    assert not same(layer)
    assert same(table(PLAIN, "plain.csv"))


class Old:
    """A dataset, or a layer, of a GDAL before 3.6."""

    def __init__(self, new):
        self.new = new

    def __getattr__(self, name):
        if name == "GetArrowStreamAsNumPy":
            raise AttributeError(name)
        return getattr(self.new, name)

    def GetLayer(self, number):
        return Old(self.new.GetLayer(number))


def test_an_old_gdal_declines(table, monkeypatch):
    layer = table(READ["quoted newlines"])
    new = gdal.OpenEx(layer.source())
    monkeypatch.setattr(gdal, "OpenEx", lambda *_, **__: new)
    assert same(layer) == ABLE
    monkeypatch.setattr(gdal, "OpenEx", lambda *_, **__: Old(new))
    assert not same(layer)


@needs_gdal
def test_a_cancel_is_heard(table):
    from qgis.core import QgsFeedback, QgsProcessingException

    from regiolens.bridge.layers.columns import read_columns

    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(QgsProcessingException):
        read_columns(table(PLAIN), ["code"], feedback)


# GeoPackages


TEXTS, WHOLES, LONGS, REALS = ogr.OFTString, ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal


@pytest.fixture
def package(provider, tmp_path):
    """Layer of a GeoPackage with fields of these types (and subtypes) and these rows."""

    def make(fields, rows, name="gebieden", geometry=ogr.wkbPolygon):
        path = str(tmp_path / "gebieden.gpkg")
        exists = (tmp_path / "gebieden.gpkg").exists()
        driver = ogr.GetDriverByName("GPKG")
        dataset = driver.Open(path, 1) if exists else driver.CreateDataSource(path)
        made = dataset.CreateLayer(name, None, geometry)
        for field, (kind, *subtype) in fields.items():
            definition = ogr.FieldDefn(field, kind)
            if subtype:
                definition.SetSubType(*subtype)
            made.CreateField(definition)
        for row in rows:
            feature = ogr.Feature(made.GetLayerDefn())
            for position, value in enumerate(row):
                if value is not None:
                    feature[position] = value
            if geometry == ogr.wkbPolygon:
                feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((0 0,1 0,1 1,0 0))"))
            assert made.CreateFeature(feature) == 0
        del made, dataset
        return opened(f"{path}|layername={name}")

    return make


ALL = {"code": (TEXTS,), "aantal": (WHOLES,), "groot": (LONGS,), "cijfer": (REALS,)}


@needs_gdal
@pytest.mark.parametrize("geometry", [ogr.wkbPolygon, ogr.wkbNone])
@pytest.mark.parametrize(
    "rows",
    [
        [("GM0014", 1, 2**40, 1.5), ("Súdwest-Fryslân, een lange naam", -2, -(2**62) - 1, -0.1)],
        [("GM0014", None, 2**60 + 1, None), (None, 3, None, 0.1), ("", None, 7, float("inf"))],
        [(None, None, None, None)] * 3,
        [],
        [(f"GM{n:04}", n, n, n / 7) if n % 3 else (None,) * 4 for n in range(12_345)],
    ],
    ids=["full", "with gaps", "all missing", "none", "many"],
)
def test_a_geopackage_is_read_as_its_features_are(package, rows, geometry):
    layer = package(ALL, rows, geometry=geometry)
    assert same(layer)
    assert same(layer, ["cijfer", "code"])
    assert same(layer, ["code", "fid"])
    assert same(layer, ["fid"])
    assert same(layer, ["code"])
    assert same(layer, [])


@needs_gdal
def test_names_that_sql_could_take_amiss(package):
    names = {'zeg "ja"': (TEXTS,), "select": (WHOLES,), "a b;--": (REALS,), "CODE'": (TEXTS,)}
    assert same(package(names, [("x", 1, 2.5, "y")], name='laag "twee" \'s'))


@needs_gdal
def test_ids_and_order_are_those_of_the_features(package):
    layer = package(ALL, [(str(n), n, n, n) for n in range(9)])
    assert layer.dataProvider().deleteFeatures([1, 4, 9])
    assert same(layer)
    assert same(layer, ["code"])


SIGNS = ["\x1e", "\x1f", "a\x1fb", "\x1e\x1e", "", "a,b", '"', "'", "é", "\ufeffx"]


@needs_gdal
@pytest.mark.parametrize("missing", [0, 1])
@pytest.mark.parametrize("sign", SIGNS)
def test_text_with_the_signs_that_stand_between_texts_is_read_alike(package, sign, missing):
    """Where SQLite puts columns of text together; what cannot be told apart goes another road."""
    rows = [(text, 1, 1, 1.0) for text in ["GM0014", sign, "Súdwest", sign, *[None] * missing]]
    layer = package({"ander": (TEXTS,), **ALL}, [(row[0], *row) for row in rows])
    assert same(layer, ["code", "ander"]) or "\ufeff" in sign


@needs_gdal
def test_the_rows_of_a_column_with_an_index_come_in_their_own_order(package):
    """Features come in that of the index, where its columns alone are asked for."""
    from regiolens.bridge.layers.columns import read_columns
    from regiolens.bridge.layers.frames import read_frame

    layer = package(ALL, [(f"GM{(7 * n) % 50:04}", n, n, n) for n in range(100)])
    with closing(sqlite3.connect(layer.source().split("|")[0])) as connection, connection:
        connection.execute("CREATE INDEX by_code ON gebieden (code)")
    layer = opened(layer.source())
    frame = read_columns(layer, ["code"])
    assert frame.index.tolist() == [*range(1, 101)]
    pd.testing.assert_frame_equal(frame, read_frame(layer, ["code"]).sort_index(), check_exact=True)


@needs_gdal
@pytest.mark.parametrize("gap", [False, True])
def test_texts_of_many_rows_are_read_in_parts(package, monkeypatch, gap):
    from regiolens.bridge.layers import columns, text_columns

    layer = package(ALL, [(f"GM{(7 * n) % 50:04}" if n % 3 else None, n, n, n) for n in range(100)])
    if gap:
        assert layer.dataProvider().deleteFeatures([5])
    parts, texts = [], text_columns._part
    monkeypatch.setattr(text_columns, "PART", 30)
    monkeypatch.setattr(columns, "ROWS_AT_ONCE", 30)
    monkeypatch.setattr(text_columns, "_part", lambda *words: parts.append(words[-1]) or texts(*words))
    assert same(opened(layer.source()), ["code"])
    assert [*map(len, parts)] == ([] if gap else [30, 30, 30, 10])


@needs_gdal
def test_the_layer_that_is_named_is_read(package):
    first = package(ALL, [("een", 1, 1, 1.0)], name="een")
    second = package({"code": (TEXTS,)}, [("twee",)], name="twee")
    assert same(first) and same(second)
    assert same(opened(first.source().split("|")[0]))


@needs_gdal
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ((WHOLES, ogr.OFSTBoolean), 1),
        ((WHOLES, ogr.OFSTInt16), 7),
        ((REALS, ogr.OFSTFloat32), 0.1),
        ((ogr.OFTDate,), "2024-01-01"),
        ((TEXTS, ogr.OFSTJSON), "[1]"),
    ],
)
def test_fields_of_other_types_are_declined(package, field, value):
    layer = package({"code": (TEXTS,), "anders": field}, [("GM0014", value)])
    assert not same(layer)
    assert same(layer, ["code"])


@needs_gdal
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("cijfer", "'n.b.'"),
        ("cijfer", "''"),
        ("groot", "'x'"),
        ("groot", "x'00ff'"),
        ("groot", "1.5"),
        ("cijfer", "12345678901234567"),
        ("aantal", "3000000000"),
        ("code", "12"),
        ("code", "x'ff00'"),
        ("code", "'a' || char(0) || 'b'"),
        ("code", "'lang genoeg' || char(0) || 'b'"),
        ("code", "'a' || char(0)"),
    ],
)
def test_values_of_another_type_are_read_alike_or_not_at_all(package, field, value):
    """A GeoPackage does not keep to the types of its fields where others than GDAL write it."""
    layer = package(ALL, [("GM0014", 1, 2, 0.5)] * 3)
    path = layer.source().split("|")[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (trigger,) in triggers:
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute(f"UPDATE gebieden SET {field} = {value} WHERE fid = 2")
    read = same(opened(layer.source()))
    assert not (read and "'x'" in value)
    same(opened(layer.source()), ["code"])


@needs_gdal
@pytest.mark.parametrize("value", ["'x'", "NULL", "''", "'a' || char(0) || 'b'", "x'ff00'", "12"])
def test_one_text_that_is_far_longer_than_the_others_changes_nothing(package, value):
    """Such a batch comes as text and not as bytes since GDAL 3.11, the batches beside it do not."""
    rows = [(f"GM{n:04}" if n % 3 else None, n, n, n / 7) for n in range(12_000)]
    rows[6_000] = ("Súdwest-Fryslân " * 500, 1, 1, 1.0)
    layer = package(ALL, rows)
    with closing(sqlite3.connect(layer.source().split("|")[0])) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        connection.execute(f"UPDATE gebieden SET code = {value} WHERE fid = 6100")
    for fields in ([*ALL], ["code"]):
        read = same(opened(layer.source()), fields)
        assert read or value not in ("'x'", "NULL", "''")


@needs_gdal
def test_an_alias_changes_nothing(package):
    layer = package(ALL, [("GM0014", 1, 1, 1.0)])
    layer.setFieldAlias(layer.fields().lookupField("cijfer"), "het cijfer")
    assert layer.fields() != layer.dataProvider().fields()
    assert same(layer)


@needs_gdal
@pytest.mark.parametrize("number", [126, 127, 128, 300])
@pytest.mark.parametrize("first", [1, 18])
def test_a_wide_geopackage_has_all_its_rows(package, monkeypatch, number, first):
    """Where ids do not count from 1, GDAL 3.6 gives no rows of 127 fields or more, and no error."""
    from regiolens.bridge.layers.columns import read_table

    layer = package({f"v{n}": (WHOLES,) for n in range(number)}, [range(number)] * 3)
    path = layer.source().split("|")[0]
    dataset = ogr.Open(path, 1)
    dataset.ExecuteSQL(f"UPDATE gebieden SET fid = fid + {first - 1} WHERE fid > 0")
    del dataset
    layer = opened(layer.source())
    frame = read_table(layer, layer.fields().names()[1:], layer)
    assert frame.to_numpy().tolist() == [list(range(number))] * 3
    assert frame.index.tolist() == [first, first + 1, first + 2]
    same(layer)


class _Stream:
    """A column stream that gives less than there is, or other ids."""

    def __init__(self, batches):
        self.batches = batches

    def __iter__(self):
        yield from self.batches


@needs_gdal
@pytest.mark.parametrize("ids", [[], [1, 2], [1, 2, 2], [1, 2, 4], [2, 3, 4], [1, 2, 3, 4]])
@pytest.mark.parametrize("kind", ["GPKG", "CSV"])
def test_a_stream_with_other_rows_than_the_layer_is_declined(package, table, monkeypatch, ids, kind):
    """Whatever the reason for it, in every format."""
    from regiolens.bridge.layers.columns import read_columns

    layer = package(ALL, [("GM0014", 1, 1, 1.0)] * 3) if kind == "GPKG" else table(b"code,v\na,1\nb\nc,3\n")
    name = "cijfer" if kind == "GPKG" else "code"
    assert same(layer, [name])
    key = "fid" if kind == "GPKG" else "OGC_FID"
    batch = {key: np.array(ids, dtype="int64"), name: np.array([1] * len(ids), dtype="f8" if kind == "GPKG" else "S6")}
    monkeypatch.setattr(ogr.Layer, "GetArrowStreamAsNumPy", lambda *_, **__: _Stream([batch]))
    assert read_columns(layer, [name]) is None


@needs_gdal
def test_batches_of_no_rows_without_end_are_declined(package, monkeypatch):
    """GDAL 3.6 gives them of 127 fields or more where it does not raise its errors, as in a script of one's own."""
    from regiolens.bridge.layers.columns import read_columns

    layer = package(ALL, [("GM0014", 1, 1, 1.0)] * 3)
    batch = {"fid": np.array([], dtype="int64"), "cijfer": np.array([], dtype="f8")}
    monkeypatch.setattr(ogr.Layer, "GetArrowStreamAsNumPy", lambda *_, **__: _Stream(repeat(batch)))
    assert read_columns(layer, ["cijfer"]) is None


@needs_gdal
def test_a_very_long_text_is_left_to_the_features(package):
    assert not same(package(ALL, [("x" * 9_000_000, 1, 1, 1.0), ("y", 1, 1, 1.0)]))


@needs_gdal
@pytest.mark.parametrize("change", [edited, subset, virtual])
def test_a_geopackage_that_is_more_or_less_than_its_file_is_declined(package, change):
    layer = package(ALL, [("GM0014", 1, 1, 1.0)])
    fields = layer.fields().names()
    assert same(layer)
    change(layer)
    assert not same(layer, fields)


def test_a_view_without_an_id_is_declined(package):
    layer = package(ALL, [("GM0014", 1, 1, 1.0)])
    path = layer.source().split("|")[0]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE VIEW blik AS SELECT code, cijfer FROM gebieden")
        connection.execute("INSERT INTO gpkg_contents (table_name, data_type) VALUES ('blik', 'attributes')")
    same(opened(f"{path}|layername=blik"))
    same(opened(f"{path}|layername=blik"), ["code"])


numbers = st.one_of(st.none(), st.integers(-(2**31), 2**31 - 1))
row = st.tuples(
    st.one_of(st.none(), st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)),
    numbers,
    st.one_of(numbers, st.integers(-(2**63), 2**63 - 1)),
    st.one_of(numbers, st.floats(allow_nan=False)),
)


@needs_gdal
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(row, max_size=6))
def test_any_geopackage_is_read_alike(package, tmp_path, rows):
    (tmp_path / "gebieden.gpkg").unlink(missing_ok=True)
    layer = package(ALL, rows)
    assert same(layer)
    assert same(layer, ["code"])


@needs_gdal
def test_the_real_areas(provider, shared):
    read = {path.name: same(opened(path)) for path in sorted((shared / "areas").glob("*.gpkg"))}
    assert read["buurt_2024.gpkg"] and read["gemeente_2022.gpkg"], read


@needs_gdal
def test_arrays_of_another_kind_are_declined(package, monkeypatch):
    """What another GDAL could give for text."""
    from regiolens.bridge.layers import columns

    layer = package(ALL, [("GM0014", 1, 1, 1.0)])
    gathered = columns._gathered

    def as_objects(batches, *more):
        return gathered(({name: each.astype(object) for name, each in batch.items()} for batch in batches), *more)

    assert same(layer)
    monkeypatch.setattr(columns, "_gathered", as_objects)
    assert not same(layer)


class Parameters:
    """The parameters of the join, as `whole_layer` looks at them."""

    def __init__(self, context):
        from qgis.core import QgsApplication

        self.algorithm = QgsApplication.processingRegistry().createAlgorithmById(JOIN)
        self.context = context

    def whole(self, value):
        from regiolens.bridge.layers.columns import whole_layer
        from regiolens.bridge.run import Run

        run = Run(self.algorithm, {"TABLE": value}, self.context, None)
        return whole_layer(run, "TABLE", run.source("TABLE"))


def test_a_selection_filter_or_limit_is_not_the_whole_table(run, table):
    layer = table(PLAIN)
    whole = Parameters(run.context).whole
    assert whole(layer) is layer
    assert whole(layer.source()).source() == layer.source()
    definition = QgsProcessingFeatureSourceDefinition
    assert whole(definition(layer.source(), selectedFeaturesOnly=True, featureLimit=1)) is None
    assert whole(definition(layer.source(), featureLimit=1)) is None
    assert whole(definition(layer.source(), filterExpression="v = '1'")) is None
    assert whole(QgsProperty.fromExpression(f"'{layer.source()}'")) is None


def test_a_join_takes_the_columns_and_gives_the_same(run, table, make_layer, monkeypatch):
    from regiolens.bridge.layers import columns

    areas = make_layer("gemeenten", [{"statcode": "GM0014"}, {"statcode": "GM0034"}, {"statcode": "GM0037"}])
    layer = table(b"code,v,w\nGM0034,1.5,\nGM14,2,z\nGM37\n")
    calls = []
    found = run.rows(run(JOIN, INPUT=areas, TABLE=layer, OUTPUT="memory:")["OUTPUT"])
    monkeypatch.setattr(columns, "read_columns", lambda *given, **more: calls.append(given))
    assert found == run.rows(run(JOIN, INPUT=areas, TABLE=layer, OUTPUT="memory:")["OUTPUT"])
    assert [row["v"] for row in found] == [2, 1.5, None] and [row["w"] for row in found] == ["z", None, None]
    assert [given[0] for given in calls] == [areas, layer]


def test_a_filtered_table_joins_its_filtered_rows_alone(run, table, make_layer):
    areas = make_layer("gemeenten", [{"statcode": "GM0014"}, {"statcode": "GM0034"}])
    path = table(PLAIN).source()
    limited = QgsProcessingFeatureSourceDefinition(path, filterExpression="code = 'GM0034'")
    results = run(JOIN, INPUT=areas, TABLE=limited, OUTPUT="memory:")
    assert results["MATCHED"] == 1


@pytest.mark.parametrize("limit", [0, 4, 10**6])
def test_attributes_beyond_the_limit_are_read_again(run, make_layer, monkeypatch, limit):
    from regiolens.bridge.layers import frames

    monkeypatch.setattr(frames, "KEPT", limit)
    monkeypatch.setattr(frames, "BATCH", 2)
    areas = make_layer("gemeenten", [{"statcode": f"GM00{n}", "n": n} for n in (14, 34, 37)])
    table = make_layer("tabel", [{"code": f"GM00{n}", "v": n} for n in (37, 14, 34)], "NoGeometry")
    rows = run.rows(run(JOIN, INPUT=areas, TABLE=table, OUTPUT="memory:")["OUTPUT"])
    assert [(row["n"], row["v"]) for row in rows] == [(14, 14), (34, 34), (37, 37)]
    kept = {}
    frames.read_frame(areas, ["n"], kept=kept)
    assert len(kept) == (3 if limit > 6 else 0)
