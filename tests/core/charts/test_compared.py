"""core.charts.compared: areas beside each other, each with a number, a mark and its figures."""

import math
import re
from xml.etree import ElementTree

import pytest

from regiolens.core.charts.compared import COLOURS, MOST, RADIUS, ComparedRow, ComparedTexts, compared_chart

TEXTS = ComparedTexts("t & u", "d", "s", "mean", "all", "geen", {"index": "Index", "indicator": "Indicators"})
ROWS = [
    ComparedRow("Inkomen", "indicator", (5.0, None, 7.25), 6.0, 1.0, 9.0, 2, " %"),
    ComparedRow("MDI", "index", (50.0, 61.5, 50.1), 40.0, 0.0, 100.0),
]


def form(value, decimals):
    return f"{value:.{decimals}f}".replace(".", ",")


def marks(text):
    """Place of each mark within the rows: x, y and the tip on it."""
    found = re.findall(r'<g><title>([^<]*)</title><circle cx="([\d.]+)" cy="([\d.]+)"', text)
    return {tip: (float(x), float(y)) for tip, x, y in found}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_area_has_its_figure_in_words_and_in_its_column():
    text = compared_chart(ROWS, ["Assen", "Emmen <b>", "Delft"], TEXTS, form)
    ElementTree.fromstring(text)
    assert set(marks(text)) == {
        "Assen: 50,0",
        "Emmen &lt;b&gt;: 61,5",
        "Delft: 50,1",
        "Assen: 5,00 %",
        "Delft: 7,25 %",
    }
    for shown in (">61,5<", ">7,25<", ">–<", "Emmen &lt;b&gt;", ">Index<"):
        assert shown in text
    assert text.index(">MDI<") < text.index(">Inkomen<")  # the index comes first
    assert "Inkomen: Assen 5,00 %, Emmen &lt;b&gt; geen, Delft 7,25 %." in text


def test_marks_stand_on_the_scale_and_cover_none():
    found = marks(compared_chart(ROWS, ["a", "b", "c"], TEXTS, form))
    (ax, ay), (bx, _), (cx, cy) = found["a: 50,0"], found["b: 61,5"], found["c: 50,1"]
    assert ax < cx < bx
    assert (bx - ax) / (cx - ax) == pytest.approx(115, rel=0.1)
    assert math.hypot(cx - ax, cy - ay) >= 2 * RADIUS


def test_as_many_as_have_a_colour_and_all_within_the_picture():
    names = [f"Een lange naam van een buurt in een stad nummer {place}" for place in range(MOST)]
    rows = [ComparedRow("x" * 80, "domein", tuple(50.0 for _ in names), 50.0, 50.0, 50.0)]
    text = compared_chart(rows, names, TEXTS, form, width=100)
    width, height = map(float, re.search(r'width="(\d+)" height="([\d.]+)"', text).groups())
    for x, y in marks(text).values():
        assert RADIUS <= x <= width - RADIUS and RADIUS <= y <= height - RADIUS
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in COLOURS)


def test_values_that_nobody_has_leave_a_row_without_marks():
    text = compared_chart([ComparedRow("leeg", "indicator", (None, math.nan))], ["a", "b"], TEXTS, form)
    assert not marks(text)
    assert "leeg: a geen, b geen." in text
