"""The spine chart: positions that follow from the scale by hand, hostile texts, every kind of missing value."""

import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from regiolens.core.charts import spine_marks as marks
from regiolens.core.charts import svg
from regiolens.core.charts.spine_chart import (
    ChartTexts,
    Line,
    SpineRow,
    Step,
    TrendTexts,
    WaterfallTexts,
    spine_chart,
    trend_chart,
    waterfall_chart,
)

from .pictures import NAN, SVG, form, tree, words

TEXTS = ChartTexts(
    title="Profile of Oost-Groningen",
    description="Spine chart.",
    heading="Oost-Groningen",
    subheading="2023",
    better="better",
    worse="worse",
    reference="Netherlands",
    region_worse="worse than the mean",
    region_better="better than the mean",
    region_equal="equal",
    areas="its gemeenten",
    extremes="all regions",
    middle="middle half",
    value="score",
    difference="difference",
    rank_head="rank",
    class_head="class",
    rank="{rank} of {count}",
    no_data="NO DATA",
    no_reference="NO REFERENCE",
    beyond="BEYOND",
    unknown="UNKNOWN",
    sorts={"index": "Index", "domein": "Domains", "indicator": "Indicators"},
    classes=("low", "moderate", "high", "very high"),
)


WATERFALL = WaterfallTexts(
    "Title", "Waterfall.", "Oldambt", "", "MDI", "weight", "{weight}% x {score}", "points", "difference", "NO DATA"
)


TREND = TrendTexts("Title", "Trend.", "Development", "", "NO DATA")


ROW = SpineRow("Inkomen", "domein", 60, 50, 10, 40, 45, 50, 55, 70, 1, 3, 40, (55, 65), 4)


HOSTILE = "<b>'x'</b> & \"y\" ]]> &amp; \x00\x07\x1b\ufffe\ud800\u202e 😀 é"


def spine(root):
    """x of the centre line."""
    return next(float(n.get("x1")) for n in root.iter(SVG + "line") if n.get("stroke-width") == "1.2")


def ticks(root):
    """Printed difference to x, of the common scale."""
    found = {}
    for node in root.iter(SVG + "text"):
        if node.get("text-anchor") == "middle" and re.fullmatch("[+−]?[0-9.]+", node.text):
            found[float(node.text.replace("−", "-"))] = float(node.get("x"))
    return found


def columns_of(root):
    """Widths of the plot, as its axis draws it."""
    return [
        float(n.get("x2")) - float(n.get("x1"))
        for n in root.iter(SVG + "line")
        if n.get("stroke") == svg.MUTED and n.get("y1") == n.get("y2")
    ]


def dots_of(path):
    """x of the dots that a path is made of."""
    x, found = 0.0, []
    for kind, step in re.findall(r"([Mmh])([-0-9.]+)", path.get("d")):
        x = float(step) if kind == "M" else x + float(step)
        if kind != "h":
            found.append(round(x, 1))
    return found


def places(root, fill):
    """x of all marks of a colour outside the legend."""
    inside = [node for group in root.findall(SVG + "g") if not group.get("transform") for node in group.iter()]
    found = []
    for node in inside:
        if node.tag == SVG + "path" and fill == svg.INK:
            found += dots_of(node)
        if node.get("fill") != fill:
            continue
        if node.tag == SVG + "polygon":
            corners = [float(pair.split(",")[0]) for pair in node.get("points").split()]
            found.append((min(corners) + max(corners)) / 2)
        elif node.tag == SVG + "circle":
            found.append(float(node.get("cx")))
        elif node.tag == SVG + "rect":
            found.append(float(node.get("x")) + float(node.get("width")) / 2)
    return found


def bands(root, fill):
    return [
        (float(n.get("x")), float(n.get("x")) + float(n.get("width")))
        for n in root.findall(SVG + "rect")
        if n.get("fill") == fill
    ]


def test_a_domain_stands_where_its_difference_is_on_the_scale():
    root = tree(spine_chart([ROW], TEXTS, form))
    scale = ticks(root)
    unit = (scale[20] - scale[0]) / 20
    assert scale[0] == pytest.approx(spine(root), abs=0.02)
    assert scale[-20] == pytest.approx(scale[0] - 20 * unit, abs=0.02)
    assert places(root, marks.WORSE) == [pytest.approx(scale[10], abs=0.02)]
    assert places(root, svg.INK) == pytest.approx([scale[0] + 5 * unit, scale[0] + 15 * unit], abs=0.06)
    assert bands(root, marks.BAND) == [pytest.approx((scale[-10], scale[20]), abs=0.03)]
    assert bands(root, marks.MIDDLE) == [pytest.approx((scale[0] - 5 * unit, scale[0] + 5 * unit), abs=0.03)]


def test_value_difference_rank_and_class_are_printed():
    found = words(tree(spine_chart([ROW, replace(ROW, label="Werk", score=47.25, verschil=-2.75)], TEXTS, form)))
    for text in (
        "Inkomen",
        "60.0",
        "+10.0",
        "3 of 40",
        "very high",
        "47.2",
        "−2.8",
        "worse →",
        "← better",
        "Netherlands",
    ):
        assert text in found, text


def test_positions_rise_with_the_score_and_fall_where_low_is_worse():
    scores = [20.0, 35.5, 49.9, 50.1, 64.0, 80.0]
    for direction in (1, -1):
        rows = [replace(ROW, score=score, verschil=None, richting=direction, dots=()) for score in scores]
        root = tree(spine_chart(rows, TEXTS, form))
        found = sorted(places(root, marks.WORSE) + places(root, marks.BETTER))
        assert len(set(found)) == len(scores)
        middle, unit = spine(root), (ticks(root)[20] - ticks(root)[0]) / 20
        expected = sorted(middle + direction * (score - 50) * unit for score in scores)
        assert found == pytest.approx(expected, abs=0.03)
        assert len(places(root, marks.WORSE)) == 3


def test_low_is_worse_is_mirrored_with_its_bands_and_areas():
    plain = replace(ROW, soort="indicator")
    low = replace(plain, richting=-1)
    one, other = tree(spine_chart([plain], TEXTS, form)), tree(spine_chart([low], TEXTS, form))
    middle = spine(one)
    assert places(other, marks.BETTER) == pytest.approx([2 * middle - x for x in places(one, marks.WORSE)], abs=0.03)
    assert places(other, svg.INK) == pytest.approx(sorted(2 * middle - x for x in places(one, svg.INK)), abs=0.11)
    left, right = bands(one, marks.BAND)[0]
    assert bands(other, marks.BAND)[0] == pytest.approx((2 * middle - right, 2 * middle - left), abs=0.03)
    assert "+10.0" in words(other), "the difference is printed in the value's own unit, not mirrored"


def test_indicators_each_have_a_scale_of_their_own_and_scores_share_one():
    small = SpineRow("Small", "indicator", 1.2, 1.0, None, 0.8, 0.9, 1.0, 1.1, 1.2)
    large = SpineRow("Large", "indicator", 1200, 1000, None, 800, 900, 1000, 1100, 1200)
    found = bands(tree(spine_chart([small, large], TEXTS, form)), marks.BAND)
    assert found[0] == pytest.approx(found[1])
    scores = [replace(row, soort="domein") for row in (small, large)]
    thin, wide = bands(tree(spine_chart(scores, TEXTS, form)), marks.BAND)
    assert (thin[1] - thin[0]) * 100 < wide[1] - wide[0]


def test_shapes_differ_and_not_only_colours():
    shapes = {
        ET.fromstring(marks.marker(10, 10, distance, direction)).tag
        for distance, direction in ((1, 1), (-1, 1), (0, 1), (1, 0))
    }
    assert shapes == {"polygon", "circle", "rect"}


def test_a_value_without_known_direction_is_neither_better_nor_worse():
    root = tree(spine_chart([replace(ROW, richting=0)], TEXTS, form))
    assert places(root, marks.WORSE) == places(root, marks.BETTER) == []
    assert places(root, marks.NEUTRAL) == [pytest.approx(ticks(root)[10], abs=0.02)]
    assert "UNKNOWN" in words(root)
    assert "UNKNOWN" not in words(tree(spine_chart([ROW], TEXTS, form)))


@pytest.mark.parametrize("missing", [None, NAN, math.inf])
def test_a_missing_score_is_no_data_and_never_nought(missing):
    root = tree(spine_chart([replace(ROW, score=missing, verschil=missing, dots=(missing, 55))], TEXTS, form))
    assert "NO DATA" in words(root)
    assert not {"0.0", "nan", "None", "inf"} & set(words(root))
    assert places(root, marks.WORSE) == places(root, marks.NEUTRAL) == places(root, marks.BETTER) == []
    assert len(places(root, svg.INK)) == 1
    assert "Inkomen: NO DATA" in root[1].text


@pytest.mark.parametrize("missing", [None, NAN])
def test_a_missing_reference_is_said_and_the_value_still_printed(missing):
    found = words(tree(spine_chart([replace(ROW, referentie=missing, verschil=missing)], TEXTS, form)))
    assert "NO REFERENCE" in found
    assert "60.0" in found


def test_what_stands_in_place_of_a_marker_is_not_cut_where_two_lines_hold_it():
    told = replace(ROW, soort="indicator", referentie=None, verschil=None, note="12.4% of the total of all the regions")
    found = words(tree(spine_chart([told], TEXTS, form, width=620)))
    assert " ".join(found).count("12.4% of the total of all the regions") == 1
    assert not any(text.endswith("…") for text in found)


def test_missing_ranks_and_classes_of_a_data_frame_are_left_out():
    found = words(tree(spine_chart([replace(ROW, rang=NAN, rang_van=NAN, klasse=NAN)], TEXTS, form)))
    assert not any("of" in text.split() for text in found)
    assert "class" not in found
    assert "rank" not in found


def test_one_region_and_equal_values():
    alone = SpineRow("Alone", "index", 50, 50, 0, 50, 50, 50, 50, 50, 1, 1, 1, (50.0,) * 9, 3)
    root = tree(spine_chart([alone, replace(alone, soort="indicator", label="Other")], TEXTS, form))
    assert places(root, marks.NEUTRAL) == [pytest.approx(spine(root), abs=0.02)] * 2
    assert bands(root, marks.BAND) == []
    assert "all regions" not in words(root), "the legend shows what occurs alone"


def test_areas_beyond_the_scale_are_told_and_stay_inside():
    root = tree(spine_chart([replace(ROW, dots=(50, 51, 1e9, -1e9))], TEXTS, form))
    assert "BEYOND" in words(root)
    assert len(places(root, svg.INK)) == 4
    assert "BEYOND" not in words(tree(spine_chart([ROW], TEXTS, form)))


def test_extreme_values():
    huge = SpineRow("Huge", "indicator", 1e308, -1e308, None, -1e308, 0, 0, 0, 1e308, 1, 1, 2, (1e308, -1e308))
    tiny = SpineRow("Tiny", "domein", 2e-300, 1e-300, None, 0, 0, 0, 0, 3e-300)
    tree(spine_chart([huge, tiny], TEXTS, lambda value, decimals: f"{value:.3g}"))


@pytest.mark.parametrize(("rows", "dots"), [(0, 0), (1, 0), (1, 342), (60, 12)])
def test_sizes(rows, dots):
    many = [replace(ROW, label=f"Row {i}", dots=tuple(50 + j / 20 for j in range(dots))) for i in range(rows)]
    root = tree(spine_chart(many, TEXTS, form))
    assert len(places(root, svg.INK)) == rows * dots
    labels = [n for n in root.iter(SVG + "text") if (n.text or "").startswith("Row ")]
    heights = [float(n.get("y")) for n in labels]
    assert all(later - earlier >= 15 for earlier, later in zip(heights, heights[1:]))


@pytest.mark.parametrize("width", [100, 520, 760, 1600])
def test_no_column_covers_another(width):
    label = (
        "Huishoudens met een financiële buffer (direct beschikbaar vermogen van ten minste 5.000 euro, in procenten)"
    )
    root = tree(spine_chart([replace(ROW, label=label), replace(ROW, label="W" * 200)], TEXTS, form, width))
    left = min(x for x in ticks(root).values())
    texts = [n for n in root.iter(SVG + "text") if n.get("x") == "8" and float(n.get("font-size")) == 12]
    assert texts
    for node in texts:
        assert 8 + svg.text_width(node.text, 12) <= left
    assert sum(node.text.endswith("…") for node in texts) == (1 if width >= 760 else 2)
    assert min(columns_of(root)) > 95, "the plot keeps its room"
    assert any(label in node.text for node in root.iter(SVG + "title")), "the whole label can still be read"


def test_hostile_texts_stay_text():
    named = {name: HOSTILE for name in TEXTS.__dataclass_fields__ if name not in ("sorts", "classes", "rank", "bounds")}
    hostile = replace(TEXTS, **named, sorts=dict.fromkeys(TEXTS.sorts, HOSTILE), classes=(HOSTILE,) * 4)
    root = tree(spine_chart([replace(ROW, label=HOSTILE), replace(ROW, label=HOSTILE, score=None)], hostile, form))
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        *("svg", "title", "desc", "g", "text", "line", "rect", "circle", "polygon", "path")
    }
    assert root[0].text == "<b>'x'</b> & \"y\" ]]> &amp; 😀 é"
    steps = [Step(HOSTILE, 50, 22.5, 11.25, 10)]
    tree(waterfall_chart(steps, 11.25, replace(WATERFALL, total=HOSTILE, heading=HOSTILE), form))
    tree(trend_chart([2014, 2023], [Line(HOSTILE, [1, 2])], replace(TREND, heading=HOSTILE), form))


def test_the_description_tells_the_values_to_those_who_do_not_see_them():
    root = tree(spine_chart([ROW], TEXTS, form))
    assert root.get("role") == "img"
    assert root[1].text == "Spine chart. Inkomen: 60.0 (+10.0)"


def test_a_score_just_below_a_bound_is_not_printed_as_the_bound():
    found = words(tree(spine_chart([replace(ROW, score=59.96, klasse=3)], TEXTS, form)))
    assert "59.96" in found
    assert "60.0" not in found
    assert "60.0" in words(tree(spine_chart([replace(ROW, score=60.0)], TEXTS, form)))
