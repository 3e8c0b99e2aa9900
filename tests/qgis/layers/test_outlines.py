"""Invalid outlines made valid: nothing of their area drops out."""

import pytest
from qgis.core import QgsGeometry, QgsWkbTypes

SQUARE = "((0 0,10 0,10 10,0 10,0 0))"

INVALID = {
    "bow-tie": ("POLYGON((0 0,10 10,10 0,0 10,0 0))", 50),
    "spike": ("POLYGON((0 0,10 0,10 5,20 5,10 5,10 10,0 10,0 0))", 100),
    "bow-tie with a spike": ("POLYGON((0 0,10 10,10 0,20 0,10 0,0 10,0 0))", 50),
    "ring that touches itself": ("POLYGON((0 0,10 0,10 10,5 0,0 10,0 0))", 50),
    "ring twice": ("POLYGON((0 0,10 0,10 10,0 10,0 0,10 0,10 10,0 10,0 0))", 100),
    "part twice": (f"MULTIPOLYGON({SQUARE},{SQUARE})", 100),
    "part three times": (f"MULTIPOLYGON({SQUARE},{SQUARE},{SQUARE})", 100),
    "part within a part": (f"MULTIPOLYGON({SQUARE},((2 2,4 2,4 4,2 4,2 2)))", 100),
    "parts that overlap": (f"MULTIPOLYGON({SQUARE},((5 0,15 0,15 10,5 10,5 0)))", 150),
    "parts that share an edge": (f"MULTIPOLYGON({SQUARE},((10 0,20 0,20 10,10 10,10 0)))", 200),
    "hole twice": ("POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2),(2 2,4 2,4 4,2 4,2 2))", 96),
    "hole over the edge": ("POLYGON((0 0,10 0,10 10,0 10,0 0),(8 2,12 2,12 4,8 4,8 2))", 96),
    "many bow-ties with spikes": (
        "MULTIPOLYGON("
        + ",".join(f"(({x} 0,{x + 9} 9,{x + 9} 0,{x + 9} 40,{x + 9} 0,{x} 9,{x} 0))" for x in range(0, 200, 20))
        + ")",
        405,
    ),
}


@pytest.mark.parametrize(("wkt", "area"), INVALID.values(), ids=INVALID)
def test_a_repair_keeps_the_area(provider, wkt, area):
    from regiolens.bridge.layers.outlines import repaired

    before = QgsGeometry.fromWkt(wkt)
    assert not before.isGeosValid()
    found = repaired(before)
    assert found.outline.isGeosValid()
    assert found.outline.wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert found.outline.area() == pytest.approx(area, rel=1e-9)
    assert not found.shrunk


@pytest.mark.parametrize("wkt", ["POLYGON((0 0,10 0,0 0,0 0))", "POLYGON((0 0,10 0,nan 10,0 10,0 0))"])
def test_of_what_has_no_area_nothing_is_made(provider, wkt):
    from regiolens.bridge.layers.outlines import repaired

    assert repaired(QgsGeometry.fromWkt(wkt)).outline.isEmpty()


def test_a_repair_that_loses_area_is_known(provider, monkeypatch):
    from regiolens.bridge.layers import outlines

    monkeypatch.setattr(outlines, "polygons", lambda _: QgsGeometry.fromWkt(f"MULTIPOLYGON({SQUARE})"))
    monkeypatch.setattr(outlines, "STRUCTURE", 10**9)
    assert (
        outlines.repaired(QgsGeometry.fromWkt(f"MULTIPOLYGON({SQUARE},((20 0,21 0,21 1,20 1,20 0)))")).shrunk is False
    )
    assert outlines.repaired(QgsGeometry.fromWkt(f"MULTIPOLYGON({SQUARE},((20 0,22 0,22 1,20 1,20 0)))")).shrunk is True


def test_polygons_in_whatever_collection_are_taken(provider):
    from regiolens.bridge.layers.outlines import polygons

    inner = f"GEOMETRYCOLLECTION(POLYGON{SQUARE},POINT(1 1))"
    other = "MULTIPOLYGON(((20 0,21 0,21 1,20 1,20 0)),((30 0,31 0,31 1,30 1,30 0)))"
    found = polygons(QgsGeometry.fromWkt(f"GEOMETRYCOLLECTION(LINESTRING(0 0,1 1),{other},{inner})"))
    assert found.wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert found.area() == 102
    assert polygons(QgsGeometry.fromWkt("GEOMETRYCOLLECTION(POINT(1 1))")).asWkt() == "MultiPolygon EMPTY"
    assert polygons(QgsGeometry()).asWkt() == "MultiPolygon EMPTY"
