"""core.charts.names: names find room beside their dots, or are left out."""

import re

from regiolens.core.charts.names import spread_names

FRAME = (0.0, 300.0, 0.0, 200.0)


def placed(parts):
    pattern = r'x="([\d.]+)" y="([\d.]+)" .*?text-anchor="(\w+)".*?>([^<]*)<'
    return {name: (float(x), anchor) for part in parts for x, _, anchor, name in [re.search(pattern, part).groups()]}


def test_a_name_goes_to_the_right_and_at_the_edge_to_the_left():
    found = placed(spread_names([(100, 50), (290, 50)], {0: "Assen", 1: "Emmen"}, FRAME, 10))
    assert found["Assen"] == (106, "start") and found["Emmen"] == (284, "end")


def test_names_cover_neither_each_other_nor_dots_nor_what_is_blocked():
    dots = [(100.0, 50.0), (110.0, 50.0)]
    found = placed(spread_names(dots, {0: "Assen", 1: "Emmen"}, FRAME, 10))
    assert found["Assen"][1] == "end" and found["Emmen"][1] == "start"
    blocked = [(0.0, 0.0, 300.0, 200.0)]
    assert spread_names(dots, {0: "Assen"}, FRAME, 10, blocked) == []


def test_of_names_without_room_the_first_stays():
    dots = [(150.0, 100.0)] * 9
    found = placed(spread_names(dots, {place: f"Plaats {place}" for place in range(9)}, FRAME, 10))
    assert set(found) == {f"Plaats {place}" for place in range(4)}
