"""Outlines by the column are those of the features, and whichever road they come, the same are found invalid."""

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from regiolens.bridge.aggregation.outlines import Outlines
from regiolens.bridge.aggregation.shapes import geometry_of

BOW_TIE = "Polygon((0 0,10 10,10 0,0 10,0 0))"
FLAT = "Polygon((0 0,10 0,0 0,0 0))"


def squares(kind, number=600):
    """As many squares as come by the column, in a row."""
    corners = "{0} 0{1},{2} 0{1},{2} 9{1},{0} 9{1},{0} 0{1}"
    height = " 5" if kind.endswith("Z") else ""
    rings = (corners.format(10 * n, height, 10 * n + 9) for n in range(number))
    return [f"{kind}(({ring}))" if kind.startswith("Polygon") else f"{kind}((({ring})))" for ring in rings]


@pytest.fixture
def file(tmp_path):
    """A GeoPackage with a feature for each of some WKT, None for one without geometry."""

    def make(kind, rows):
        memory = QgsVectorLayer(f"{kind}?crs=EPSG:28992", "areas", "memory")
        for row in rows:
            feature = QgsFeature()
            feature.setGeometry(QgsGeometry() if row is None else QgsGeometry.fromWkt(row))
            memory.dataProvider().addFeature(feature)
        path = str(tmp_path / "areas.gpkg")
        options = QgsVectorFileWriter.SaveVectorOptions()
        written = QgsVectorFileWriter.writeAsVectorFormatV3(memory, path, QgsCoordinateTransformContext(), options)
        assert written[0] == QgsVectorFileWriter.WriterError.NoError, written
        return QgsVectorLayer(path, "areas", "ogr")

    return make


def cleaned(layer, whole):
    feedback = QgsProcessingFeedback()
    found = Outlines.read(layer, feedback, whole).cleaned(sorted(layer.allFeatureIds()), feedback)
    return found.shapes, found[1:]


@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygon"])
def test_both_roads_give_the_same(file, kind, monkeypatch):
    rows = squares(kind)
    rows[3:6] = [None, f"{kind} EMPTY", BOW_TIE]
    rows[599] = FLAT
    layer = file(kind, rows)
    by_feature = cleaned(layer, None)
    # features are not read where the column is
    monkeypatch.setattr("regiolens.bridge.aggregation.outlines.features", None)
    assert cleaned(layer, layer) == by_feature
    outlines, (invalid, shrunk, lost) = by_feature
    assert len(outlines) == 600
    assert (invalid, shrunk, lost) == ([6], [], [4, 5, 600])
    assert [n for n, each in enumerate(outlines, 1) if each is None] == lost


def test_outlines_with_heights_come_by_the_feature(file):
    layer = file("PolygonZ", squares("PolygonZ"))
    flat = file("MultiPolygon", squares("MultiPolygon"))
    assert cleaned(layer, layer) == cleaned(flat, flat)


@pytest.mark.parametrize("name", ["buurt_2024", "gemeente_2023", "wijk_2022", "provincie_2022"])
def test_both_roads_give_the_same_of_real_areas(shared, name):
    layer = QgsVectorLayer(str(shared / "areas" / f"{name}.gpkg"), "", "ogr")
    assert cleaned(layer, layer) == cleaned(layer, None)


def test_curves_come_by_the_feature_and_become_straight():
    curve = QgsGeometry.fromWkt("CurvePolygon(CircularString(0 0,10 10,20 0,10 -10,0 0))")
    (shape,) = Outlines.of({7: curve}).cleaned([7], QgsProcessingFeedback()).shapes
    outline = geometry_of(shape)
    assert outline.isGeosValid()
    assert outline.area() == pytest.approx(314.16, rel=1e-3)
