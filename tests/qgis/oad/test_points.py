"""Points read by columns: the very same as by features, and by features wherever that is not certain."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from regiolens.bridge.run import Run

pytestmark = pytest.mark.skipif(int(gdal.VersionInfo()) < 3060000, reason="GDAL before 3.6 has no column interface")

WAYS = ["POINT (1000.1 2000.2)", "POINT (-0.3 4e7)", "POINT (2000 3000)"]
DEEP = ["POINT Z (1 2 3)", "POINT Z (4 5 6)"]
MEASURED = ["POINT ZM (1 2 3 4)", "POINT ZM (5 6 7 8)"]
SINGLE = ["MULTIPOINT ((1 2))", "MULTIPOINT ((3 4))"]


@pytest.fixture
def package(tmp_path):
    """Path of a GeoPackage with the outlines (None: no geometry) and counts."""

    def make(outlines, counts=None, kind=ogr.wkbUnknown, field=ogr.OFTInteger, crs=28992):
        path = str(tmp_path / "points.gpkg")
        dataset, system = ogr.GetDriverByName("GPKG").CreateDataSource(path), osr.SpatialReference()
        system.ImportFromEPSG(crs)
        layer = dataset.CreateLayer("points", system, kind)
        layer.CreateField(ogr.FieldDefn("n", field))
        for place, wkt in enumerate(outlines):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetFID(7 * place + 3)
            if wkt:
                feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
            if counts is not None and counts[place] is not None:
                feature["n"] = counts[place]
            layer.CreateFeature(feature)
        return path

    return make


@pytest.fixture
def both(provider, monkeypatch, run):
    """The points of a layer by whatever way, whether that was by columns, and the points by features."""
    from regiolens.bridge.oad import points

    def read(value, count=""):
        by_columns = []
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("regiolens:oad")
        given = Run(algorithm, {"ADDRESSES": value}, run.context, QgsProcessingFeedback(False))
        with monkeypatch.context() as patch:
            read_columns = points.read_columns

            def watched(*arguments):
                found = read_columns(*arguments)
                by_columns.append(found is not None)
                return found

            patch.setattr(points, "read_columns", watched)
            mine = points.read_points(given, "ADDRESSES", count)
            patch.setattr(points, "read_columns", lambda *arguments: None)
            return mine, by_columns == [True], points.read_points(given, "ADDRESSES", count)

    return read


def same(one, other):
    for mine, theirs in (
        (one.addresses.x, other.addresses.x),
        (one.addresses.y, other.addresses.y),
        (one.addresses.weight, other.addresses.weight),
        (one.feature, other.feature),
        (one.ids.to_numpy(), other.ids.to_numpy()),
    ):
        assert mine.dtype == theirs.dtype
        np.testing.assert_array_equal(mine, theirs)


@pytest.mark.parametrize(
    "outlines, by_columns",
    [
        (WAYS, True),
        (DEEP, True),
        (MEASURED, True),
        (SINGLE, True),
        (["MULTIPOINT Z ((1 2 3))", "MULTIPOINT Z ((4 5 6))"], True),
        ([*WAYS, "POINT (1e9 5)"], True),
        ([*WAYS, None], False),
        ([None, *WAYS], False),
        ([*WAYS, *DEEP], False),
        ([*DEEP, *MEASURED], False),
        ([*SINGLE, "MULTIPOINT ((1 2), (3 4))"], False),
        (["MULTIPOINT ((1 2), (3 4))", "MULTIPOINT ((1 2), (3 4))"], False),
        ([*WAYS, "LINESTRING (0 0, 1 1)"], False),
        (["LINESTRING (0 0, 1 1)"], False),
    ],
)
def test_points_by_columns_are_those_by_features(both, package, outlines, by_columns):
    found, quick, wanted = both(package(outlines))
    assert quick is by_columns
    same(found, wanted)


def test_an_empty_point_has_no_place(both, package):
    found, _, wanted = both(package([*WAYS, "POINT EMPTY", "POINT (5 6)"]))
    same(found, wanted)
    assert len(found.addresses) == 4 and found.feature.tolist() == [0, 1, 2, 4]


def test_a_layer_without_points(both, package):
    found, _, wanted = both(package([], kind=ogr.wkbPoint))
    same(found, wanted)


def test_many_points(both, package):
    rng = np.random.default_rng(3)
    places = rng.uniform(0, 3e5, (12_001, 2))
    counts = rng.integers(0, 5, len(places)).tolist()
    found, quick, wanted = both(package([f"POINT ({x!r} {y!r})" for x, y in places.tolist()], counts), "n")
    assert quick
    same(found, wanted)
    np.testing.assert_array_equal(found.addresses.x, places[:, 0])
    np.testing.assert_array_equal(found.addresses.weight, counts)


@pytest.mark.parametrize(
    "field, counts",
    [(ogr.OFTInteger64, [1, 0, 2**40]), (ogr.OFTReal, [1.0, 2.0, 0.0]), (ogr.OFTString, ["1", "20", "3"])],
)
def test_counts_of_each_kind(both, package, field, counts):
    found, quick, wanted = both(package(WAYS, counts, field=field), "n")
    assert quick
    same(found, wanted)
    assert found.addresses.weight.tolist() == [int(count) for count in counts]


def test_the_id_may_be_the_count(both, package):
    found, _, wanted = both(package(WAYS), "fid")
    same(found, wanted)
    assert found.addresses.weight.tolist() == [3, 10, 17]


@pytest.mark.parametrize(
    "field, counts, told",
    [
        (ogr.OFTInteger, [1, None, -4], "2 points have none or another value (NULL, -4)"),
        (ogr.OFTReal, [1.5, None, 3.0], "2 points have none or another value (1.5, NULL)"),
        (ogr.OFTInteger, [None, None, None], "3 points have none or another value (NULL)"),
    ],
)
def test_wrong_counts_are_told_alike(both, package, monkeypatch, field, counts, told):
    from regiolens.bridge.oad import points
    from regiolens.core.messages import Refusal

    path = package(WAYS, counts, field=field)
    messages = []
    for way in (points.read_columns, lambda *arguments: None):
        monkeypatch.setattr(points, "read_columns", way)
        with pytest.raises((Refusal, QgsProcessingException)) as refused:
            both(path, "n")
        messages.append(str(refused.value))
    assert messages[0] == messages[1] and told in messages[0]


def test_big_endian_points_go_by_features(both, package):
    path = package(WAYS)
    with closing(sqlite3.connect(path)) as database:
        (blob,) = database.execute("SELECT geom FROM points WHERE fid = 10").fetchone()
        turned = b"".join((b"\0", blob[9:13][::-1], blob[13:21][::-1], blob[21:29][::-1]))
        for trigger in [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            database.execute(f'DROP TRIGGER "{trigger}"')
        database.execute("UPDATE points SET geom = ? WHERE fid = 10", [blob[:8] + turned])
        database.commit()
    found, _, wanted = both(path)
    same(found, wanted)
    assert found.addresses.x.tolist() == [1000.1, -0.3, 2000.0]


def test_what_is_not_the_whole_layer_goes_by_features(both, package, run):
    path = package(WAYS, [1, 2, 3])
    for value, ids in (
        (QgsProcessingFeatureSourceDefinition(path, filterExpression="n > 1"), [10, 17]),
        (QgsProcessingFeatureSourceDefinition(path, featureLimit=1), [3]),
        (f"{path}|subset=n < 3", [3, 10]),
    ):
        found, quick, wanted = both(value)
        same(found, wanted)
        assert not quick and found.ids.tolist() == ids
    layer = QgsVectorLayer(path, "points", "ogr")
    assert layer.startEditing() and layer.deleteFeature(10)
    found, quick, wanted = both(layer)
    same(found, wanted)
    assert not quick and found.ids.tolist() == [3, 17]
    layer.rollBack()


def test_other_coordinates_are_reprojected_by_features(both, package):
    found, quick, wanted = both(package(["POINT (5.387 52.155)", "POINT (6.566 53.219)"], crs=4326))
    same(found, wanted)
    assert not quick
    np.testing.assert_allclose(found.addresses.x, [155_000, 233_700], atol=200)


def test_a_file_that_is_no_geopackage_goes_by_features(both, package, tmp_path):
    path = str(tmp_path / "points.fgb")
    gdal.VectorTranslate(path, package(WAYS), format="FlatGeobuf")
    found, quick, wanted = both(path)
    same(found, wanted)
    assert not quick
