"""Ranks with their intervals."""

import xml.etree.ElementTree as ET

import pytest

from regiolens.core.charts.ranks import INTERVAL, MOST, RANK, RankRow, RankTexts, rank_chart

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = RankTexts(
    "Title", "Ranks.", "Title", "", "rank", "sure", "interval", "200 draws", "{name}: rank {rank} ({low} to {high})"
)


def form(value, decimals):
    return f"{value:.{decimals}f}"


def drawn(rows, **changes):
    root = ET.fromstring(rank_chart(rows, TEXTS, form, **changes))
    width, height = float(root.get("width")), float(root.get("height"))
    for node in root.iter():
        for name, text in node.attrib.items():
            if name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(text) <= width, (node.tag, name, text)
            if name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(text) <= height, (node.tag, name, text)
            if name in ("width", "height", "r"):
                assert float(text) >= 0
    dots = [float(node.get("cx")) for node in root.iter(SVG + "circle") if node.get("fill") == RANK][:-1]
    bars = [node for node in root.iter(SVG + "rect") if node.get("fill") == INTERVAL][:-1]
    spans = [(float(bar.get("x")), float(bar.get("x")) + float(bar.get("width"))) for bar in bars]
    return root, dots, spans, [node.text for node in root.iter(SVG + "text")]


def test_a_bar_runs_from_the_low_to_the_high_rank_and_the_dot_stands_at_the_rank():
    rows = [RankRow("B", 3, 2, 7, "92%"), RankRow("A", 1, 1, 2, "100%"), RankRow("C", 9, 5, 11)]
    root, dots, spans, texts = drawn(rows)
    assert [text for text in texts if text in "ABC"] == ["A", "B", "C"]
    assert {"1 (1–2)", "3 (2–7)", "9 (5–11)", "92%", "100%", "200 draws"} <= set(texts)
    unit = (dots[2] - dots[0]) / 8
    assert dots[1] == pytest.approx(dots[0] + 2 * unit, abs=0.1)
    low, high = spans[1]
    assert high - low - (spans[0][1] - spans[0][0]) == pytest.approx(4 * unit, abs=0.1)
    assert (low + high) / 2 == pytest.approx(dots[0] + 3.5 * unit, abs=0.1)
    assert "B: rank 3 (2 to 7), 92%." in root[1].text


@pytest.mark.parametrize("width", [100, 320, 760])
def test_one_area_and_a_long_name_and_hostile_signs_fit(width):
    _, dots, _, texts = drawn([RankRow("<b>&" + "Zeer lange naam " * 9, 12345, 12345, 12345, "50%")], width=width)
    assert len(dots) == 1
    assert any(text.endswith("…") for text in texts)


def test_more_areas_than_fit_are_the_first_by_rank():
    _, dots, _, texts = drawn([RankRow(f"a{rank}", rank, rank, rank + 2) for rank in range(200, 0, -1)])
    assert len(dots) == MOST
    assert "a60" in texts and "a61" not in texts
