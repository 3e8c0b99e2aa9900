"""Small histograms."""

import re
from xml.etree import ElementTree as ET

import numpy as np

from regiolens.core.charts.histogram import BARS, REMARKED, USUAL, histogram


def drawn(values, **more):
    return histogram(np.asarray(values, dtype=float), "Bijstand & werk", "n 5", lambda v, d: f"{v:.{d}f}", **more)


def bars(picture, fill=USUAL):
    return [float(height) for height in re.findall(rf'height="([\d.]+)" fill="{fill}"', picture)]


def test_bars_are_as_high_as_their_counts():
    picture = drawn([0, 0, 0, 0, 24, np.nan, 12, 12])
    ET.fromstring(picture)
    found = bars(picture)
    assert len(found) == 3
    assert found[0] == max(found)
    assert found[1] == round(max(found) / 2, 2)
    assert "Bijstand &amp; werk" in picture
    assert ">0.0<" in picture and ">24.0<" in picture


def test_one_value_and_none_are_drawn_too():
    assert len(bars(drawn([3.0, 3.0]))) == 1
    assert bars(drawn([np.nan])) == []
    ET.fromstring(drawn([]))


def test_what_was_remarked_has_another_colour():
    picture = drawn(np.arange(100), remarked=True)
    assert len(bars(picture, REMARKED)) == BARS
    assert bars(picture) == []
