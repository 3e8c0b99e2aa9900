"""Axes: whole steps around the values, and the figures at them."""

import pytest

from regiolens.core.charts.axis import span, steps


@pytest.mark.parametrize(
    ("low", "high"),
    [(0.0, 1.0), (12.0, 47.0), (-3.2, 8.9), (5.0, 5.0), (0.0, 0.0), (-1e9, -1e9 + 1), (0.00012, 0.0004)],
)
def test_whole_steps_lie_around_the_values(low, high):
    bottom, top, step = span(low, high)
    assert bottom <= low and high <= top and bottom < top
    assert (top - bottom) / step == pytest.approx(round((top - bottom) / step))
    assert 2 <= len(steps((bottom, top, step), lambda value, decimals: "")) <= 10


def test_figures_have_the_decimals_of_the_step():
    assert steps((0.0, 1.0, 0.5), lambda value, decimals: f"{value:.{decimals}f}") == [
        (0.0, "0.0"),
        (0.5, "0.5"),
        (1.0, "1.0"),
    ]
    assert [text for _, text in steps((10.0, 30.0, 10.0), lambda value, decimals: f"{value:.{decimals}f}")] == [
        "10",
        "20",
        "30",
    ]
