"""core.charts.scatter: dots, the line among them, and who is named."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from regiolens.core.charts.scatter import LINE, Cross, ScatterTexts, outlying, regression, scatter_chart

TEXTS = ScatterTexts("t", "d", "h", "s", "mdi <x>", "opkomst", "geen gegevens")


def form(value, decimals):
    return f"{value:.{decimals}f}"


def test_the_line_is_numpys():
    random = np.random.default_rng(0)
    x, y = random.normal(50, 10, 40), random.normal(70, 5, 40)
    assert regression(x, y) == pytest.approx(np.polyfit(x, y, 1))
    assert regression(x[:2], y[:2]) is None and regression(np.ones(5), y[:5]) is None


def test_the_farthest_are_named_and_no_others():
    x = np.arange(30.0)
    y = x.copy()
    y[7] += 20
    assert outlying(x, y) == [7]
    assert outlying(x, x) == []
    text = scatter_chart(x, y, [f"n{place}" for place in range(30)], TEXTS, form)
    assert "n7<" in text and "n8<" not in text


def test_each_class_has_its_dots_and_its_entry():
    x, y = np.array([1.0, 2, 3, np.nan]), np.array([3.0, 1, 2, 9])
    of_class = np.array([0, 1, -1, 0])
    text = scatter_chart(x, y, list("abcd"), TEXTS, form, ("kern", "perifeer", "leeg"), of_class)
    root = ElementTree.fromstring(text)
    paths = [one.get("d") for one in root.iter("{http://www.w3.org/2000/svg}path")]
    assert [path.count("M") for path in paths] == [1, 1, 1]
    assert ">kern<" in text and ">perifeer<" in text and ">leeg<" not in text and "mdi &lt;x&gt;" in text


def test_dots_and_line_stay_within_the_plot():
    x, y = np.array([1e-3, 2e-3, 3e-3]), np.array([5e6, 5e6, 5.1e6])
    text = scatter_chart(x, y, list("abc"), TEXTS, form, width=400, height=200)
    places = [(float(a), float(b)) for a, b in re.findall(r"M([\d.]+) ([\d.]+)h", text)]
    assert len(places) == 3 and all(0 < a < 400 and 0 < b < 300 for a, b in places)


def test_the_line_of_weighted_areas_is_theirs_and_those_without_a_weight_are_left_out():
    """numpy's least squares, whose weights are those of the residuals before they are squared."""
    random = np.random.default_rng(5)
    x, y, weight = random.normal(size=40), random.normal(size=40), random.uniform(0.1, 9, 40)
    assert regression(x, y, weight) == pytest.approx(tuple(np.polyfit(x, y, 1, w=np.sqrt(weight))), rel=1e-9)
    weight[:10], weight[10:15] = 0.0, np.nan
    names, there = [f"n{place}" for place in range(40)], weight > 0
    text = scatter_chart(x, y, names, TEXTS, form, weight=weight)
    assert text == scatter_chart(x[there], y[there], names[15:], TEXTS, form, weight=weight[there])
    assert text != scatter_chart(x[there], y[there], names[15:], TEXTS, form)


def test_nothing_to_show_is_said():
    text = scatter_chart(np.array([np.nan]), np.array([1.0]), ["a"], TEXTS, form)
    assert "geen gegevens" in text and "<path" not in text
    one = scatter_chart(np.array([5.0]), np.array([5.0]), ["a"], TEXTS, form)
    assert one.count("<path") == 1


def test_quadrants_in_place_of_a_line():
    x, y = np.array([-1.0, 2.0, 3.0]), np.array([1.0, -1.0, 2.0])
    cross = Cross(0.0, 0.0, ("beide", "rechts", "geen", "links"))
    text = scatter_chart(x, y, ["Delfzijl", "Groningen", "Assen"], TEXTS, form, cross=cross)
    for word in ("beide", "rechts", "geen", "links", "Delfzijl", "Groningen", "Assen"):
        assert f">{word}<" in text
    assert text.count('stroke="#4d4d4d"') == 2 and LINE not in text
    at_x, at_y = re.findall(r'x1="([\d.]+)" y1="([\d.]+)"[^>]* stroke="#4d4d4d"', text)
    places = [(float(a), float(b)) for a, b in re.findall(r"M([\d.]+) ([\d.]+)h", text)]
    right, above = [a > float(at_x[0]) for a, _ in places], [b < float(at_y[1]) for _, b in places]
    assert (right, above) == ([False, True, True], [True, False, True])


def test_what_lies_on_one_side_still_shows_the_cross():
    text = scatter_chart(
        np.array([5.0, 6.0]), np.array([5.0, 6.0]), list("ab"), TEXTS, form, cross=Cross(0, 0, ("",) * 4)
    )
    assert text.count('stroke="#4d4d4d"') == 2 and ">0<" in text
