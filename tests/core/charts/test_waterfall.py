"""The waterfall of a score."""

import re

import pytest

from regiolens.core.charts.spine_chart import (
    Step,
    WaterfallTexts,
    waterfall_chart,
)

from .pictures import NAN, SVG, form, tree, words

WATERFALL = WaterfallTexts(
    "Title", "Waterfall.", "Oldambt", "", "MDI", "weight", "{weight}% x {score}", "points", "difference", "NO DATA"
)


def ticks(root):
    """Printed difference to x, of the common scale."""
    found = {}
    for node in root.iter(SVG + "text"):
        if node.get("font-size") == "11" and re.fullmatch("[+−]?[0-9]+", node.text):
            found[float(node.text.replace("−", "-"))] = float(node.get("x"))
    return found


def test_the_mdi_of_oldambt_stacks_up_from_its_domains():
    """Scores and MDI as published by Het PON & Telos; weights of its chapter 2, as they stand."""
    scores = {"inkomen": 75.2, "werk": 52.5, "gezondheid": 76.9, "opleiding": 66.0}
    scores |= {"huisvesting": 47.2, "veiligheid": 62.0, "woonomgeving": 55.9}
    weights = [22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3]
    steps = [Step(name, score, w, score * w / 100) for (name, score), w in zip(scores.items(), weights)]
    root = tree(waterfall_chart(steps, 63.4, WATERFALL, form, (40, 50, 60)))
    bars = [
        (float(n.get("x")), float(n.get("x")) + float(n.get("width")))
        for n in root.iter(SVG + "rect")
        if n.get("height") == "14"
    ]
    *parts, total = bars
    assert len(parts) == 7
    for before, after in zip(parts, parts[1:]):
        assert after[0] == pytest.approx(before[1], abs=0.02)
    assert parts[0][0] == total[0]
    assert parts[-1][1] == pytest.approx(total[1], abs=0.4)
    scale = ticks(root)
    assert total[1] == pytest.approx(scale[0] + 63.4 * (scale[100] - scale[0]) / 100, abs=0.05)
    for text in ("16.9", "11.8", "63.4", "22.5% x 75.2"):
        assert text in words(root), text


def test_a_waterfall_with_gaps_and_negative_parts():
    steps = [Step("a", 5, 50, 30, 20), Step("b", NAN, 20, NAN, None), Step("c", -4, 30, -12.0, -10)]
    root = tree(waterfall_chart(steps, None, WATERFALL, form, (40, 50, 60)))
    assert words(root).count("NO DATA") == 2
    assert {"30.0", "+10.0", "-12.0", "−2.0"} <= set(words(root))
    tree(waterfall_chart([Step("a", 1, 1, -250.0)], -250.0, WATERFALL, form))
    tree(waterfall_chart([], 0.0, WATERFALL, form))
