"""Figures on the boundaries of another year."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.aggregation.aggregate import Rule
from regiolens.core.change.conversion import Parts
from regiolens.core.change.recode import apportioned, majority, recode, targets_of


def parts_from(rows):
    row, target, share = zip(*rows)
    return Parts(np.array(row), np.array(target, dtype=object), np.array(share, dtype=float))


#: A and two thirds of B become P, the rest of B is Q, C stays
PARTS = parts_from([(0, "P", 1.0), (1, "P", 2 / 3), (1, "Q", 1 / 3), (2, "C", 1.0)])
FRAME = pd.DataFrame({"inw": [100.0, 50.0, 7.0], "pct": [10.0, 40.0, 3.3], "mdi": [50.0, 60.0, 41.0]})
RULES = [Rule("inw", "sum"), Rule("pct", "weighted mean", "inw"), Rule("mdi", "mean")]


def of(frame=FRAME, rules=RULES, before=None, parts=PARTS):
    return recode(frame, parts, targets_of(parts), rules, before or {})


def test_counts_are_divided_without_losing_a_unit_and_percentages_weighted():
    found = of()
    assert found.values["inw"].tolist() == [133.0, 17.0, 7.0]
    assert found.values["pct"].tolist() == pytest.approx([(1000 + 40 * 100 / 3) / (100 + 100 / 3), 40.0, 3.3])
    assert found.values["mdi"].tolist() == pytest.approx([(50 + 60 * 2 / 3) / (5 / 3), 60.0, 41.0])


def test_what_rests_on_a_division_is_told_in_percent_of_the_figure():
    found = of()
    assert found.estimated["inw"].tolist() == pytest.approx([100 * 33 / 133, 100.0, 0.0])
    assert found.estimated["pct"].tolist() == pytest.approx([25.0, 100.0, 0.0])
    assert found.estimated["mdi"].tolist() == pytest.approx([40.0, 100.0, 0.0])


def test_an_estimate_of_an_estimate_stays_one():
    found = of(before={"inw": np.array([50.0, 0.0, 20.0])})
    assert found.estimated["inw"].tolist() == pytest.approx([(50 * 1 + 33) / 133 * 100, 100.0, 20.0])


def test_a_figure_of_which_a_part_is_missing_is_missing():
    found = of(FRAME.assign(inw=[np.nan, 50.0, 7.0], pct=[10.0, np.nan, 0.0]))
    assert np.isnan(found.values["inw"][0]) and found.values["inw"][1:].tolist() == [17.0, 7.0]
    assert np.isnan(found.values["pct"][:2]).all() and found.values["pct"][2] == 0.0
    assert np.isnan(found.estimated["inw"][0])


def test_nothing_changes_where_nothing_does():
    same = parts_from([(0, "A", 1.0), (1, "B", 1.0), (2, "C", 1.0)])
    frame = FRAME.assign(inw=[0.0, 50.0, np.nan])
    found = of(frame, parts=same)
    pd.testing.assert_frame_equal(found.values, frame)
    assert (found.estimated.fillna(0) == 0).all().all()


def test_nobody_counted_is_still_an_estimate():
    assert of(FRAME.assign(inw=0.0)).estimated["inw"].tolist() == pytest.approx([40.0, 100.0, 0.0])


def test_rates_and_extremes_follow_their_rules():
    found = of(rules=[Rule("mdi", "rate", "inw", "r"), Rule("mdi", "max", name="m")])
    assert found.values["r"].tolist() == pytest.approx([1000 * 90 / (100 + 100 / 3), 1200.0, 41 / 7 * 1000])
    assert found.values["m"].tolist() == [60.0, 60.0, 41.0]


def test_decimals_are_divided_as_they_are():
    assert apportioned(np.array([1.0, 2.5, 3.0]), PARTS)[1:3].tolist() == pytest.approx([2.5 * 2 / 3, 2.5 / 3])


@pytest.mark.parametrize("seed", range(40))
def test_each_count_is_kept_to_the_last_unit(seed):
    chance = np.random.default_rng(seed)
    areas = [
        (int(chance.integers(-50, 10 ** chance.integers(1, 10))), chance.integers(1, 99, chance.integers(1, 7)))
        for _ in range(8)
    ]
    rows = [(n, f"{n}-{m}", w / ws.sum()) for n, (_, ws) in enumerate(areas) for m, w in enumerate(ws)]
    parts = parts_from(rows)
    values = np.array([value for value, _ in areas], dtype=float)
    found = apportioned(values, parts)
    assert (found == np.rint(found)).all()
    assert np.bincount(parts.row, found).tolist() == values.tolist()
    assert (np.abs(found - values[parts.row] * parts.share) < 1).all()


def test_classes_go_by_more_than_half_or_are_none():
    values = pd.Series(["laag", "hoog", None])
    targets = targets_of(PARTS)
    assert majority(values, PARTS, targets, np.array([1.0, 9.0, 1.0])).tolist() == ["hoog", "hoog", None]
    half = parts_from([(0, "P", 1.0), (1, "P", 1.0)])
    assert majority(values, half, targets_of(half), np.ones(3)).tolist() == [None]
    assert majority(values, half, targets_of(half), np.zeros(3)).tolist() == [None]


def test_the_order_of_areas_does_not_matter():
    back = [2, 1, 0]
    turned = Parts(np.array([0, 1, 1, 2]), PARTS.target[[3, 1, 2, 0]], PARTS.share[[3, 1, 2, 0]])
    found = of(FRAME.iloc[back].reset_index(drop=True), parts=turned).values
    assert dict(zip(targets_of(turned).codes, found["inw"])) == {"P": 133.0, "Q": 17.0, "C": 7.0}
