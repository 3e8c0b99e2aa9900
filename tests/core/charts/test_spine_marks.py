"""The signs of a spine chart: shapes tell what colours tell."""

import re
import xml.etree.ElementTree as ET

import pytest

from regiolens.core.charts import spine_marks as marks


def node(text):
    return ET.fromstring(text)


def corners(text):
    return [tuple(map(float, pair.split(","))) for pair in node(text).get("points").split()]


@pytest.mark.parametrize(
    ("distance", "direction", "tag", "fill"),
    [
        (3.0, 1, "polygon", marks.WORSE),
        (3.0, -1, "polygon", marks.WORSE),
        (-3.0, 1, "circle", marks.BETTER),
        (-3.0, -1, "circle", marks.BETTER),
        (0.0, 1, "rect", marks.NEUTRAL),
        (3.0, 0, "rect", marks.NEUTRAL),
        (-3.0, 0, "rect", marks.NEUTRAL),
    ],
)
def test_worse_better_and_unknown_have_a_shape_each(distance, direction, tag, fill):
    found = node(marks.marker(40, 20, distance, direction))
    assert (found.tag, found.get("fill")) == (tag, fill)


def test_each_shape_stands_around_its_place():
    diamond, disc, square = (marks.marker(40, 20, distance, 1) for distance in (1.0, -1.0, 0.0))
    for axis, middle in ((0, 40), (1, 20)):
        places = [corner[axis] for corner in corners(diamond)]
        assert (min(places) + max(places)) / 2 == middle
    assert (node(disc).get("cx"), node(disc).get("cy")) == ("40", "20")
    box = {name: float(node(square).get(name)) for name in ("x", "y", "width", "height")}
    assert (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) == pytest.approx((40, 20))


def test_many_areas_on_one_spot_are_drawn_lighter_each():
    alone, among = node(marks.areas([1], 2)), node(marks.areas([1], 2, 0.1))
    assert float(alone.get("stroke-opacity")) == marks.INK_OF_ONE > float(among.get("stroke-opacity"))


def test_dots_that_touch_are_in_different_paths_so_that_their_inks_add_up():
    """In one path the ink of 10 and 12 would be laid on once where they overlap."""
    paths = [path.get("d") for path in node(marks.areas([10, 30, 12, 10, 14.6], 2))]
    assert sorted(len(re.findall("[Mm]", path)) for path in paths) == [1, 2, 2]
    assert "M10 2h.01m4.59 0h.01" in paths


def test_an_arrowhead_points_outwards():
    assert max(x for x, _ in corners(marks.beyond(100, 1, 8))) == 105
    assert min(x for x, _ in corners(marks.beyond(8, -1, 8))) == 3
