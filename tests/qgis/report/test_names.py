"""Names on the maps of a report: inside their outline, else outside the region with a line, none upon another."""

import pytest
from qgis.core import QgsGeometry, QgsRectangle

from regiolens.bridge.report.names import box_at, lines_of, place_names, size_of

#: metres that a millimetre of the map stands for
UNIT = 400.0


def square(x, y, side=20000.0):
    return QgsGeometry.fromRect(QgsRectangle(x, y, x + side, y + side))


@pytest.fixture
def placed():
    """Four large areas, and five too small for their names in the middle of the region."""
    areas = [(f"Groot {place}", square(30000 * (place % 2), 30000 * (place // 2), 30000)) for place in range(4)]
    small = [(f"Sint-Michielsgestel-{place}", square(27000 + 1200 * place, 29000, 1200)) for place in range(5)]
    hole = QgsGeometry.unaryUnion([outline for _, outline in small])
    areas = [(name, outline.difference(hole)) for name, outline in areas] + small
    region = QgsGeometry.unaryUnion([outline for _, outline in areas])
    frame = QgsRectangle(-20000, -8000, 80000, 68000)
    return areas, region, frame, place_names(areas, region, frame, UNIT)


def boxes(names):
    return [box_at(name.x, name.y, size_of(name.text, UNIT)) for name in names]


def test_names_stand_in_their_outline_or_outside_the_region_with_a_line(placed):
    areas, region, frame, names = placed
    for (_, outline), name, box in zip(areas, names, boxes(names)):
        rectangle = QgsGeometry.fromRect(box)
        assert frame.contains(box)
        assert region.disjoint(rectangle) if name.outside else outline.contains(rectangle)
    assert [name.outside for name in names] == [False] * 4 + [True] * 5


def test_no_name_lies_upon_another_and_none_is_lost(placed):
    areas, *_, names = placed
    found = boxes(names)
    assert [name.text.replace("\n", "") for name in names] == [name for name, _ in areas]
    assert not [1 for place, box in enumerate(found) for other in found[:place] if box.intersects(other)]


def test_a_hyphen_stays_whole_where_a_name_takes_two_lines():
    assert list(lines_of("Sittard-Geleen")) == ["Sittard-Geleen", "Sittard-\nGeleen"]
    assert list(lines_of("Bergen op Zoom"))[1] == "Bergen\nop Zoom"
    narrow = QgsGeometry.fromRect(QgsRectangle(0, 0, 6500, 12000))
    (name,) = place_names([("Sittard-Geleen", narrow)], narrow, QgsRectangle(-9000, -9000, 20000, 20000), UNIT)
    assert (name.text, name.outside) == ("Sittard-\nGeleen", False)
