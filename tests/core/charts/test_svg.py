"""Pieces of SVG."""

import xml.etree.ElementTree as ET

import pytest

from regiolens.core.charts import svg


def test_text_is_wrapped_and_shortened():
    assert svg.wrap("kort", 12, 100) == ["kort"]
    rows = svg.wrap("een tamelijk lang label dat niet past", 12, 90)
    assert len(rows) == 2
    assert rows[1].endswith("…")
    assert all(svg.text_width(row, 12) <= 90 for row in rows)
    assert svg.wrap("", 12, 50) == [""]


def test_signs_that_xml_forbids_or_that_turn_the_text_go():
    assert svg.clean("a\x00b\n c\ud800\u202e \ufffe d😀é") == "ab c d😀é"


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-0.001, "0"), (2.346, "2.35"), (1e6, "1000000"), (-3.5, "-3.5")]
)
def test_figures_are_short_and_never_minus_nought(value, text):
    assert svg.figure(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_place_on_paper_is_a_fault(value):
    with pytest.raises(ValueError, match="not a finite coordinate"):
        svg.figure(value)


def test_names_and_texts_of_attributes_are_escaped():
    found = ET.fromstring(svg.tag("text", "x", stroke_width=1.5, class_='a"<&', x=3))
    assert found.attrib == {"stroke-width": "1.5", "class": 'a"<&', "x": "3"}
    assert ET.fromstring(svg.label(1, 2, "<b> & co")).text == "<b> & co"
    assert ET.fromstring(svg.group(["<g/>"], "a < b"))[0].text == "a < b"


def test_no_line_is_wider_than_its_room():
    text = "Huishoudens met een financiële buffer van " + "Taumatawhakatangihangakoauau" * 3
    for room in (60.0, 120.0, 400.0):
        for lines in (1, 2, 3):
            rows = svg.wrap(text, 12, room, lines)
            assert len(rows) <= lines
            assert all(svg.text_width(row, 12) <= room for row in rows)
            assert rows[-1].endswith("…") or "".join(rows).replace(" ", "") == text.replace(" ", "")


def test_a_zoom_enlarges_the_picture_and_not_what_is_drawn():
    plain, large = (ET.fromstring(svg.document(200, 100, "t", "d", [svg.dot(5, 5, 2, "red")], z)) for z in (1, 3))
    assert (large.get("width"), large.get("height")) == ("600", "300")
    assert large.get("viewBox") == plain.get("viewBox") == "0 0 200 100"
    assert ET.tostring(large[-1]) == ET.tostring(plain[-1])
