"""The rings of outlines, beside what QGIS says of them."""

import pytest
from qgis.core import QgsGeometry, QgsPolygon

from regiolens.bridge.aggregation.rings import Rings

SHELL = "(0 0{0},100 0{0},100 100{0},0 100{0},0 0{0})"
FIRST, SECOND = "(10 10{0},10 20{0},30 20{0},10 10{0})", "(50 50{0},50 90{0},60 90{0},60 50{0},50 50{0})"
ISLAND = "((200 0{0},210 0{0},210 10{0},200 0{0}),(205 1{0},206 2{0},206 1{0},205 1{0}))"
OUTLINE = f"MultiPolygon{{1}} (({SHELL},{FIRST},{SECOND}),{ISLAND})"
KINDS = pytest.mark.parametrize(("kind", "more"), [("", ""), ("Z", " 7"), ("M", " 7"), ("ZM", " 7 8")])


def outline(kind, more, east=0):
    found = QgsGeometry.fromWkt(OUTLINE.format(more, kind))
    found.translate(east, 0)
    return found


def curves(geometry):
    """The rings one by one, each as a polygon."""
    found = []
    for part in geometry.asGeometryCollection():
        polygon = part.constGet()
        for ring in (polygon.exteriorRing(), *(polygon.interiorRing(i) for i in range(polygon.numInteriorRings()))):
            found.append(QgsGeometry(QgsPolygon(ring.clone())))
    return found


@KINDS
def test_sizes_boxes_and_shapes_are_those_of_qgis(provider, kind, more):
    geometry = outline(kind, more, east=150_000)
    rings, wanted = Rings(geometry), curves(geometry)
    assert rings.part.tolist() == [0, 0, 0, 1, 1]
    assert rings.hole.tolist() == [False, True, True, False, True]
    assert rings.area == pytest.approx([each.area() for each in wanted], rel=1e-12)
    assert rings.length == pytest.approx([each.length() for each in wanted], rel=1e-12)
    for ring, shape in enumerate(wanted):
        box = shape.boundingBox()
        assert rings.boxes[ring].tolist() == [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
        assert rings.shape(ring).equals(shape)


@KINDS
@pytest.mark.parametrize("dropped", [[], [1], [1, 2], [2, 4], [1, 2, 4]])
def test_holes_can_be_left_out(provider, kind, more, dropped):
    geometry = outline(kind, more)
    wanted = QgsGeometry(geometry)
    for part, hole in reversed([{1: (0, 0), 2: (0, 1), 4: (1, 0)}[ring] for ring in dropped]):
        wanted.get().geometryN(part).removeInteriorRing(hole)
    assert Rings(geometry).without(dropped).equals(wanted)


def test_an_empty_outline_has_none(provider):
    rings = Rings(QgsGeometry.fromWkt("MultiPolygon EMPTY"))
    assert len(rings.area) == len(rings.hole) == len(rings.boxes) == 0
    assert rings.without([]).isEmpty()
