"""The square legend: where classes, bounds and counts stand, and that all of it is well-formed."""

import re
from xml.etree import ElementTree as ET

import pytest

from regiolens.core.bivariate import COLOURS
from regiolens.core.charts.square import CELL, SquareTexts, square_legend

SVG = "{http://www.w3.org/2000/svg}"


def texts(**more):
    plain = {
        "title": "Inkomen & bijstand",
        "description": "d",
        "heading": "Inkomen & bijstand",
        "x": "Inkomen (1.000 euro)",
        "y": "Bijstand <per 1.000>",
        "x_bounds": ["24,3", "30,1"],
        "y_bounds": ["8,5", "12,0"],
        "no_data": "geen gegevens (3)",
        "notes": ("Tertielen van alle gemeenten",),
    }
    return SquareTexts(**{**plain, **more})


def drawn(**more):
    return ET.fromstring(square_legend(texts(**more), COLOURS, [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]))


def cells(root):
    shades = {colour for row in COLOURS for colour in row}
    return {box.get("fill"): box for box in root.iter(f"{SVG}rect") if box.get("fill") in shades}


def labels(root):
    return {label.text: (float(label.get("x")), float(label.get("y"))) for label in root.iter(f"{SVG}text")}


def test_rows_rise_upwards_and_columns_to_the_right_with_their_counts():
    root = drawn()
    found, words = cells(root), labels(root)
    for row, shades in enumerate(COLOURS):
        for column, shade in enumerate(shades):
            box = found[shade]
            x, y = float(box.get("x")), float(box.get("y"))
            assert x == pytest.approx(float(found[COLOURS[0][0]].get("x")) + column * CELL)
            assert y == pytest.approx(float(found[COLOURS[0][0]].get("y")) - row * CELL)
            at = words[str(3 * row + column + 1)]
            assert x < at[0] < x + CELL and y < at[1] < y + CELL


def test_bounds_stand_between_the_classes_the_lower_first():
    root = drawn()
    found, words = cells(root), labels(root)
    left = float(found[COLOURS[0][0]].get("x"))
    assert words["24,3"][0] == pytest.approx(left + CELL, abs=1) and words["30,1"][0] == pytest.approx(
        left + 2 * CELL, abs=1
    )
    assert words["8,5"][1] > words["12,0"][1] and words["8,5"][0] < left
    assert words["geen gegevens (3)"][1] > words["24,3"][1]


def test_words_are_escaped_and_a_legend_without_bounds_is_drawn_as_well():
    assert "Bijstand <per 1.000>" in labels(drawn())
    root = ET.fromstring(square_legend(texts(x_bounds=[], y_bounds=[], heading="", notes=()), COLOURS, []))
    assert len(cells(root)) == 9 and not re.search(r"\d", "".join(labels(root)).replace("1.000", "").replace("(3)", ""))


def test_letters_have_contrast_on_every_colour():
    def light(colour):
        shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    root = drawn()
    inks = {label.text: label.get("fill") for label in root.iter(f"{SVG}text")}
    for row, shades in enumerate(COLOURS):
        for column, shade in enumerate(shades):
            high, low = sorted((light(shade), light(inks[str(3 * row + column + 1)])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5  # WCAG 2.1, 1.4.3
