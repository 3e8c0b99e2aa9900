"""The development over years."""

import math

import pytest

from regiolens.core.charts.spine_chart import (
    Line,
    TrendTexts,
    trend_chart,
)

from .pictures import NAN, SVG, form, tree, words

TREND = TrendTexts("Title", "Trend.", "Development", "", "NO DATA")


def test_a_trend_keeps_time_and_gaps():
    region = Line("Oost-Groningen", [67.9, None, 65.0, 62.2], "region")
    root = tree(
        trend_chart([2014, 2017, 2020, 2023], [region, Line("Nederland", [47, 47, 47, 47], "reference")], TREND, form)
    )
    dots = [(float(n.get("cx")), float(n.get("cy"))) for n in root.iter(SVG + "circle")]
    assert len(dots) == 3
    (first, high), (third, _), (last, low) = dots
    assert (third - first) / (last - first) == pytest.approx(6 / 9, abs=0.01)
    assert high < low, "67.9 stands above 62.2"
    assert "Oost-Groningen 62.2" in words(root)
    assert "2014: 67.9, 2023: 62.2" in root[1].text
    assert sum(n.get("stroke-width") == "2.6" for n in root.iter(SVG + "line")) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [Line("a", [None, NAN])],
        [Line("a", [5, 5])],
        [Line("a", [1e9, -1e9])],
        [Line(str(i), [i, i]) for i in range(30)],
    ],
)
def test_odd_trends(lines):
    root = tree(trend_chart([2014, 2023], lines, TREND, form))
    heights = [float(n.get("y")) for n in root.iter(SVG + "text") if n.get("font-size") == "11.5"]
    assert all(abs(a - b) >= 14 for a, b in zip(sorted(heights), sorted(heights)[1:]))
    assert ("NO DATA" in words(root)) == (
        not any(v is not None and not math.isnan(v) for line in lines for v in line.values)
    )


def test_names_of_lines_move_up_as_much_as_down():
    lines = [Line(name, [50.0, 50.0]) for name in "abc"]
    root = tree(trend_chart([2014, 2023], lines, TREND, form, height=200))
    placed = {node.text: float(node.get("y")) for node in root.iter(SVG + "text") if node.text.endswith("50.0")}
    ends = {float(node.get("cy")) for node in root.iter(SVG + "circle")}
    assert len(ends) == 1 and placed["b 50.0"] == pytest.approx(ends.pop() + 0.36 * 12, abs=0.1)
    assert placed["b 50.0"] - placed["a 50.0"] == pytest.approx(15) == placed["c 50.0"] - placed["b 50.0"]


def test_lines_differ_in_colour_and_in_dashes():
    """So that they keep apart for colour-blind readers and in greyscale."""
    lines = [Line(str(number), [number, number + 1]) for number in range(7)]
    root = tree(trend_chart([2014, 2023], lines, TREND, form))
    drawn = [n for n in root.iter(SVG + "line") if n.get("stroke") != "#d3d8dd" and float(n.get("stroke-width")) > 1]
    assert len({(n.get("stroke"), n.get("stroke-dasharray")) for n in drawn}) == 7
    assert len({n.get("stroke-dasharray") for n in drawn}) >= 6
