"""The scale of a spine chart, and signs of differences."""

from dataclasses import replace

import pytest

from regiolens.core.charts.spine import extent, nice, offset, signed
from regiolens.core.charts.spine_chart import (
    SpineRow,
)

ROW = SpineRow("Inkomen", "domein", 60, 50, 10, 40, 45, 50, 55, 70, 1, 3, 40, (55, 65), 4)


def form(value, decimals):
    return f"{value:.{decimals}f}"


@pytest.mark.parametrize(
    ("value", "expected"), [(30, (40, 10)), (1, (1, 0.5)), (0.03, (0.03, 0.01)), (7, (8, 2)), (100, (100, 50))]
)
def test_nice_steps(value, expected):
    half, step = nice(value)
    assert half >= value
    assert half / step == pytest.approx(round(half / step))
    assert 2 <= half / step <= 5
    assert step == pytest.approx(expected[1]) or half == pytest.approx(expected[0])


def test_signs():
    assert signed(0.04, 1, form) == "0.0"
    assert signed(-0.04, 1, form) == "0.0"
    assert signed(0.06, 1, form) == "+0.1"
    assert signed(-12.9, 1, form) == "−12.9"


def test_offset_and_extent():
    assert offset(ROW, 60) == 10
    assert offset(replace(ROW, richting=-1), 60) == -10
    assert offset(replace(ROW, referentie=None), 60) is None
    assert extent([ROW]) == 20
    assert extent([replace(ROW, dots=(75,))]) == 25
    assert extent([replace(ROW, dots=(500,))]) == 40
    assert extent([]) == 1
