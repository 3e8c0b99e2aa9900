"""The union of areas by the edges that they share, beside that which GEOS makes of any; and what room a hole has."""

import json
import random
from threading import Event

import numpy as np
import pytest
from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsVectorLayer

from regiolens.bridge.aggregation.shapes import HEAD, multi, shape_of, sizes_of
from regiolens.bridge.aggregation.shapes import polygon as ringed
from regiolens.bridge.aggregation.slivers import _Rings
from regiolens.bridge.aggregation.union import coverage, pairs, touch, union_of

can_cover = pytest.mark.skipif(Qgis.QGIS_VERSION_INT < 33600, reason="this QGIS has no union of coverages")


def covered(members):
    return coverage([shape_of(member) for member in members], sum(member.area() for member in members))


def polygon(*rings):
    return QgsGeometry.fromPolygonXY([[QgsPointXY(*at) for at in ring] for ring in rings])


def normal(geometry):
    """Its parts, rings and vertices in one order."""
    copy = QgsGeometry(geometry)
    copy.convertToMultiType()
    copy.normalize()
    return copy.asWkt(17)


def grid(size, seed, skew=0.35):
    """Cells of a grid with shaken corners, in which neighbours share exact edges."""
    draw = random.Random(seed)
    corners = {
        (i, j): (1e5 + 100 * (i + draw.uniform(-skew, skew)), 4e5 + 100 * (j + draw.uniform(-skew, skew)))
        for i in range(size + 1)
        for j in range(size + 1)
    }
    cells = [(i, j) for i in range(size) for j in range(size)]
    around = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    return [polygon([corners[i + a, j + b] for a, b in around]) for i, j in cells]


@can_cover
@pytest.mark.parametrize("seed", range(8))
def test_areas_that_share_exact_edges_have_the_union_of_all_others(seed):
    """All cells, some of them (with holes, and parts that meet at a corner), and areas of two cells each."""
    cells, draw = grid(9, seed), random.Random(seed)
    some = [cell for cell in cells if draw.random() < 0.6]  # GEOS gives up some in which cells meet at a corner
    two = [QgsGeometry.collectGeometry([cells[i], cells[-1 - i]]) for i in range(36)]
    for members in (cells, some, two):
        found = covered(members)
        if members is not some or found is not None:
            assert normal(found) == normal(QgsGeometry.unaryUnion(members))


@can_cover
def test_a_lake_and_an_enclave_stay_holes():
    outer = [(0, 0), (90, 0), (90, 90), (0, 90), (0, 0)]
    lake = [(10, 10), (10, 20), (20, 20), (20, 10), (10, 10)]
    enclave = [(40, 40), (40, 60), (60, 60), (60, 40), (40, 40)]
    around = polygon(outer, lake, enclave)
    beside = polygon([(90, 0), (180, 0), (180, 90), (90, 90), (90, 0)])
    found = covered([around, beside])
    assert normal(found) == normal(QgsGeometry.unaryUnion([around, beside]))
    assert found.area() == 180 * 90 - 100 - 400
    assert covered([around, beside, polygon(enclave)]).area() == 180 * 90 - 100


@can_cover
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("fault", ["moved", "twice", "larger", "corner on an edge", "a trace"])
def test_areas_that_overlap_or_do_not_meet_exactly_go_the_other_way_or_have_the_same_union(seed, fault):
    cells, draw = grid(7, seed), random.Random(seed)
    place = draw.randrange(len(cells))
    cell = QgsGeometry(cells[place])
    if fault == "moved":
        cell.translate(3.0, 1.0)
    elif fault == "larger":
        cell = cell.buffer(4.0, 1)
    elif fault == "corner on an edge":
        cell = cell.densifyByCount(1)
    elif fault == "a trace":
        cell.translate(1e-6, 0.0)
    members = [*cells, cell] if fault == "twice" else [*cells[:place], cell, *cells[place + 1 :]]
    found = covered(members)
    union = QgsGeometry.unaryUnion(members)
    assert found is None or found.symDifference(union).area() < 1e-6 * union.area() / len(cells)
    if fault in ("moved", "twice", "larger"):
        assert found is None


@can_cover
@pytest.mark.parametrize("name", ["gemeente_2021", "gemeente_2022", "gemeente_2023", "wijk_2022", "provincie_2022"])
def test_real_areas_have_the_union_of_all_others(shared, name):
    areas = QgsVectorLayer(str(shared / "areas" / f"{name}.gpkg"), "", "ogr")
    members = [feature.geometry() for feature in areas.getFeatures()]
    members = [member for member in members if not member.isEmpty() and member.isGeosValid()]
    centres = np.array([member.centroid().asPoint().x() for member in members])
    compared = 0
    for part in np.array_split(np.argsort(centres), 6):
        own = [members[i] for i in part]
        found = covered(own)
        if found is not None:
            assert normal(found) == normal(QgsGeometry.unaryUnion(own))
            compared += 1
    assert compared >= 5


def test_sets_make_the_union_that_geos_makes_at_once():
    cells = [cell.buffer(random.Random(i).uniform(-3, 6), 1) for i, cell in enumerate(grid(9, 1, 0.2))]
    shapes = [shape_of(cell) for cell in cells]
    found = union_of(shapes, sizes_of(shapes).octagons, Event())
    union = QgsGeometry.unaryUnion(cells)
    assert found.symDifference(union).area() == pytest.approx(0, abs=1e-6)


def test_octagons_that_meet_are_found_in_pieces(monkeypatch):
    from regiolens.bridge.aggregation import union

    draw = np.random.default_rng(3)
    triangles = [polygon([*corners, corners[0]]) for corners in draw.uniform(0, 20, (60, 3, 2)).tolist()]
    for triangle, (x, y) in zip(triangles, draw.uniform(0, 80, (60, 2)).tolist()):
        triangle.translate(x, y)
    octagons = sizes_of([shape_of(triangle) for triangle in triangles]).octagons
    monkeypatch.setattr(union, "PAIRS", 150)
    found = dict(pairs(octagons, octagons[:40]))
    for i, octagon in enumerate(octagons):
        assert found.get(i, []) == np.flatnonzero(touch(octagons[:40], octagon)).tolist()
        boxes = [j for j in range(40) if triangles[i].boundingBox().intersects(triangles[j].boundingBox())]
        assert set(found.get(i, [])) <= set(boxes)
        assert {j for j in range(40) if triangles[i].intersects(triangles[j])} <= set(found.get(i, []))
    assert sum(map(len, found.values())) < 0.95 * sum(
        one.boundingBox().intersects(other.boundingBox()) for one in triangles for other in triangles[:40]
    )


@pytest.mark.parametrize("seed", range(30))
def test_areas_that_touch_along_a_slope_have_octagons_that_meet(seed):
    """Two triangles on either side of a line, whose corners lie elsewhere on it."""
    draw = random.Random(seed)
    x, y = draw.uniform(1e4, 3e5), draw.uniform(3e5, 6e5)
    a, b = sorted(draw.uniform(0, 900) for _ in range(2))
    at = [(x + step, y + (step if seed % 2 else -step)) for step in (0, 1000, a, b)]
    sides = [(x + 500, y + 5000), (x + 500, y - 5000)]
    pair = [polygon([at[i], at[i + 1], side, at[i]]) for i, side in zip((0, 2), sides)]
    one, other = sizes_of([shape_of(each) for each in pair]).octagons
    assert touch(one, other)


# Holes

#: a lake of a dissolved layer that a circle of 46.6 m fits into, at two of whose points others begin
LAKE = [
    (160443.307642, 550204.796201),
    (160443.307641634, 550204.796200557),
    (160382.421091, 550103.318616),
    (160437.713291, 550060.147771),
    (160481.360566323, 550103.795046678),
    (160560.742679, 550183.17716),
    (160551.78778, 550204.796201),
]
#: another, with room for one of 49.1 m
OTHER = [
    (174555.62925320174, 558002.662460934),
    (174565.05030396514, 557999.5782880114),
    (174746.3892339778, 558180.917218024),
    (174688.54737431975, 558243.3793286547),
    (174557.29661632137, 558130.8786791866),
    (174538.396062, 558114.678204),
    (174541.32316082728, 558095.652061368),
]


def around(hole):
    """A square of 2 km around a hole."""
    x, y = hole[0]
    square = [(x - 1000, y - 1000), (x + 1000, y - 1000), (x + 1000, y + 1000), (x - 1000, y + 1000)]
    found = polygon([*square, square[0]], [*hole, hole[0]])
    found.convertToMultiType()
    return found


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("start", range(7))
@pytest.mark.parametrize(("lake", "radius"), [(LAKE, 46.65), (OTHER, 49.12)])
def test_the_room_in_a_hole_does_not_depend_on_where_it_begins(lake, radius, start, turned):
    hole = (lake[start:] + lake[:start])[:: -1 if turned else 1]
    rings = _Rings(around(hole))
    assert len(rings.thin(46.06987988265162)) == 0
    assert len(rings.thin(radius - 0.05)) == 0
    assert rings.thin(radius + 0.5).tolist() == [1]


@pytest.mark.parametrize("again", [1, 2])
def test_a_lake_with_an_inlet_has_room_though_a_point_of_its_shore_stands_there_twice(again):
    """A square of 200 m with an inlet of 700 m by 10 m, whose two corners alone turn inwards."""
    inlet = [*[(200, 95)] * again, (900, 95), (900, 105), *[(200, 105)] * again]
    corners = [(0, 0), (200, 0), *inlet, (200, 200), (0, 200)]
    outline = around([(x + 1e5, y + 4e5) for x, y in corners])
    rings = _Rings(outline)
    assert not rings.convex[1]
    assert len(rings.thin(46.0)) == 0


@pytest.mark.parametrize("seed", range(20))
def test_rings_have_the_sizes_that_qgis_gives_them(seed):
    draw = random.Random(seed)
    count = draw.randrange(3, 12)
    angles = sorted(draw.uniform(0, 6.283) for _ in range(count))
    hole = [(2e5 + draw.uniform(20, 90) * np.cos(a), 5e5 + draw.uniform(20, 90) * np.sin(a)) for a in angles]
    outline = around(hole)
    rings = _Rings(outline)
    assert rings.shell.tolist() == [True, False]
    ring = rings.polygon(1)
    assert rings.areas[1] == pytest.approx(ring.area(), rel=1e-9)
    assert rings.lengths[1] == pytest.approx(ring.length())
    box = ring.boundingBox()
    assert rings.octagons[1, [0, 1, 4, 5]].tolist() == [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()]
    assert rings.convex[1] == (ring.convexHull().area() < ring.area() * (1 + 1e-9))
    assert json.loads(rings.without(np.array([1])).asJson(9))["coordinates"] == [
        json.loads(outline.asJson(9))["coordinates"][0][:1]
    ]


@pytest.mark.parametrize("kind", ["Polygon", "MultiPolygonZ", "MultiPolygonM", "MultiPolygonZM"])
def test_heights_and_measures_are_left(kind):
    more = " 7" * len(kind.rpartition("Polygon")[2])
    shell, hole = ("(0 0{0},9 0{0},9 9{0},0 9{0},0 0{0})", "(1 1{0},1 2{0},2 2{0},2 1{0},1 1{0})")
    rings = f"({shell.format(more)},{hole.format(more)})"
    outline = QgsGeometry.fromWkt(f"{kind} {rings if kind == 'Polygon' else f'({rings})'}")
    rings = _Rings(outline)
    assert rings.areas.tolist() == [81, 1]
    found = rings.without(np.array([1]))
    assert found.asWkt() == "MultiPolygon (((0 0, 9 0, 9 9, 0 9, 0 0)))"
    assert outline.constGet().is3D() == ("Z" in kind)


def test_shapes_have_the_sizes_that_qgis_gives_them():
    """One ring, two parts, a hole, and a part without a ring."""
    wkt = [
        "Polygon((0 0,4 0,4 3,0 3,0 0))",
        "MultiPolygon(((10 0,14 0,14 3,10 3,10 0)),((20 5,21 5,21 6,20 6,20 5)))",
        "MultiPolygon(((30 0,39 0,39 9,30 9,30 0),(31 1,31 2,32 2,32 1,31 1)))",
        "MultiPolygon(((50 0,53 0,50 4,50 0)))",
    ]
    geometries = [QgsGeometry.fromWkt(each) for each in wkt]
    shapes = [shape_of(each) for each in geometries]
    shapes[-1] = multi([ringed([]), shapes[-1][HEAD:]])
    areas, lengths, octagons = sizes_of(shapes)
    assert areas.tolist() == [12, 13, 80, 6]
    assert lengths.tolist() == [each.length() for each in geometries]
    assert octagons[:, [0, 1, 4, 5]].tolist() == [[0, 0, 4, 3], [10, 0, 21, 6], [30, 0, 39, 9], [50, 0, 53, 4]]
    assert octagons[:, 7].tolist() == pytest.approx([4, 16, 39, 53])
