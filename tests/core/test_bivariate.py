"""Two figures in one map: classes that follow from those of each, and colours that all readers tell apart."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from regiolens.core.bivariate import COLOURS, THIRDS, colour_of, number_of, square
from regiolens.core.classes import quantile_classes

#: what protanopes, deuteranopes and tritanopes see of linear RGB (Machado, Oliveira and Fernandes, 2009, severity 1)
EYES = {
    "full": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
#: linear RGB (sRGB's primaries) to XYZ of white D65
XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]


def seen(colour, eye):
    """A colour in CIELAB as an eye sees it."""
    shares = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    parts = XYZ @ np.clip(np.array(EYES[eye]) @ linear, 0, 1) / np.array([0.95047, 1.0, 1.08883])
    x, y, z = np.where(parts > 216 / 24389, np.cbrt(parts), (24389 / 27 * parts + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one, other):
    """The difference of two colours in CIELAB (CIEDE2000, Sharma, Wu and Dalal, 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    more = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25.0**7))
    c1, c2 = np.hypot(a1 * more, b1), np.hypot(a2 * more, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * more)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    cosines = zip((-0.17, 0.24, 0.32, -0.2), (1, 2, 3, 4), (-30, 0, 6, -63))
    t = 1 + sum(size * np.cos(np.radians(times * hue + shift)) for size, times, shift in cosines)
    parts = (
        (l2 - l1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)),
        (c2 - c1) / (1 + 0.045 * chroma),
        2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * t),
    )
    twist = (
        -2 * np.sqrt(chroma**7 / (chroma**7 + 25.0**7)) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    )
    return float(np.sqrt(sum(part**2 for part in parts) + twist * parts[1] * parts[2]))


def test_difference_of_colours_is_that_of_the_paper():
    """Pairs 1, 7 and 25 of Sharma, Wu and Dalal's table of test data."""
    assert apart((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=5e-5)
    assert apart((50, 0, 0), (50, -1, 2)) == pytest.approx(2.3669, abs=5e-5)
    assert apart((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)) == pytest.approx(1.2644, abs=5e-5)


@pytest.mark.parametrize("eye", EYES)
def test_every_reader_tells_any_two_colours_apart(eye):
    shades = [seen(colour, eye) for row in COLOURS for colour in row]
    assert min(apart(one, other) for one, other in combinations(shades, 2)) >= 13


def test_both_figures_darken_in_like_steps():
    light = np.array([[seen(colour, "full")[0] for colour in row] for row in COLOURS])
    assert (np.diff(light, axis=0) < -8).all() and (np.diff(light, axis=1) < -8).all()
    assert np.abs(light - light.T).max() < 4


def test_classes_are_those_of_each_figure_and_missing_in_either_is_none():
    rng = np.random.default_rng(3)
    one, other = rng.integers(0, 40, 500) / 10, rng.normal(50, 9, 500).round(1)
    one[::17], other[::23] = np.nan, np.nan
    x, y = (quantile_classes(values, values, THIRDS, "areas") for values in (one, other))
    found = square(x, y)
    frame = pd.DataFrame({"one": one, "other": other}).dropna()
    # numpy's own quantiles, a value on a bound in the class above it
    thirds = {name: np.nanquantile(values, [1 / 3, 2 / 3]) for name, values in (("one", one), ("other", other))}
    expected = 10 * (1 + np.searchsorted(thirds["one"], frame["one"] + 1e-9, side="right")) + (
        1 + np.searchsorted(thirds["other"], frame["other"] + 1e-9, side="right")
    )
    assert found.classes[frame.index].tolist() == expected.tolist()
    assert found.without == 500 - len(frame) == (found.classes == 0).sum()
    table = pd.crosstab(expected % 10, expected // 10).to_numpy()
    assert found.counts.tolist() == table.tolist() and found.counts.sum() == len(frame)


def test_dark_follows_the_worse_end():
    darkest = COLOURS[2][2]
    assert colour_of(3, 3) == colour_of(1, 3, low_x=True) == colour_of(3, 1, low_y=True) == darkest
    assert colour_of(1, 1, low_x=True, low_y=True) == darkest
    assert colour_of(3, 1) == COLOURS[0][2] and number_of(3, 1) == 31


def test_a_figure_without_thirds_gives_no_class():
    same, other = np.full(9, 5.0), np.arange(9.0)
    found = square(*(quantile_classes(values, values, THIRDS, "areas") for values in (same, other)))
    assert not found.classes.any() and found.without == 9 and not found.counts.any()
