"""Names on the maps of a report: inside their outline, else outside the region with a line, none upon another."""

import re
from html import unescape

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from regiolens.bridge.report.named_map import map_width
from regiolens.bridge.report.names import LONGEST, NamedAreas, box_at, lines_of, place_names, size_of

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


def test_a_number_in_the_outline_stands_for_a_name_whose_line_is_long_or_crosses(placed):
    areas, region, _, names = placed
    numbers = {name: place for place, (name, _) in enumerate(areas, start=1)}
    found = NamedAreas(areas, region).numbered(names, numbers, UNIT)
    assert [name.text for name in found[:4]] == [name for name, _ in areas[:4]]
    lines = []
    for name, (text, outline) in zip(found[4:], areas[4:]):
        if name.outside:
            start = QgsPointXY(*name.line(UNIT))
            assert start.distance(QgsPointXY(*name.at)) <= LONGEST * UNIT
            lines.append(QgsGeometry.fromPolylineXY([start, QgsPointXY(*name.at)]))
        else:
            assert name.text == str(numbers[text])
            assert outline.contains(QgsGeometry.fromPointXY(QgsPointXY(name.x, name.y)))
    assert not [1 for place, line in enumerate(lines) for other in lines[:place] if line.intersects(other)]
    # The five are next to each other in the middle: their lines would be long.
    assert [name.text for name in found[4:]] == ["5", "6", "7", "8", "9"]
    unknown = NamedAreas(areas, region).numbered(names, {}, UNIT)
    assert [name.text for name in unknown] == [name.text for name in names]


def test_short_lines_stay():
    """A small area at the edge keeps its name."""
    areas = [("Groot", square(0, 0, 40000)), ("Klein dorp", square(40000, 18000, 1500))]
    region = QgsGeometry.unaryUnion([outline for _, outline in areas])
    frame = QgsRectangle(-10000, -10000, 60000, 50000)
    names = place_names(areas, region, frame, UNIT)
    assert names[1].outside
    assert NamedAreas(areas, region).numbered(names, {"Groot": 1, "Klein dorp": 2}, UNIT) == names


def test_the_page_writes_names_as_text_that_is_8_points_as_shown(run, basics, made, tmp_path):
    path = tmp_path / "r.html"
    run("regiolens:regionreport", **basics, OUTPUT_HTML=str(path))
    html = path.read_text(encoding="utf-8")
    sections = re.findall(r'<section id="r\d+-[^"]*" class="region">(.*?)</section>', html, re.DOTALL)
    assert len(sections) == 8
    gemeenten = {row["gebied_naam"] for row in run.rows(basics["TABLE"]) if row["niveau"] == "gebied"}
    seen = set()
    for section in sections:
        paper = float(re.search(r'<div class="intro" style="--map:([\d.]+)mm">', section)[1])
        picture = re.search(r'<svg class="frame" .*?</svg>', section, re.DOTALL)[0]
        wide = float(re.search(r'viewBox="0 0 ([\d.]+) ', picture)[1])
        letters = float(re.search(r'font-size="([\d.]+)"', picture)[1])
        screen = float(re.search(r' width="([\d.]+)"', picture)[1]) / 96 * 25.4
        for width in (paper, screen):
            assert letters * width / wide / 25.4 * 72 >= 8
        texts = [unescape(text) for text in re.findall(r"<text [^>]*>([^<]+)</text>", picture)]
        whole = " ".join(texts).replace("- ", "-")
        rows = re.findall(r'<th scope="row">(?:(\d+)\. )?([^<]+)</th>', section)
        for number, name in ((number, unescape(name)) for number, name in rows):
            if name in gemeenten:
                seen.add(name)
                assert name in whole or number in texts, "neither its name nor its number is on the map"
        assert ("Numbers on the map" in section) == any(text.isdigit() for text in texts)
    assert len(seen) > 40


def test_a_map_is_narrower_where_many_rows_stand_below_it():
    widths = [map_width(count) for count in range(1, 41)]
    assert widths[:22] == [92.0] * 22 and min(widths) == 74.0
    assert widths[22:28] == sorted(widths[22:28], reverse=True)
