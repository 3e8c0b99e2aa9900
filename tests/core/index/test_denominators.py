"""Indicators that are divided: what is lost by it is missing, never zero or infinite, and counted."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.index.denominators import divide, divisors_of, parts_of, times_of
from regiolens.core.index.model import Denominator, Domain, Indicator, Model, Ratio

PER = Indicator("p", "P", "high is worse", "min-max", denominator=Denominator(("inwoners",), 1000.0))
SHARE = Indicator("q", "Q", "high is worse", "min-max", ratio=Ratio(("a",), (("b",), ("c",)), 100.0))
PLAIN = Indicator("r", "R", "high is worse", "min-max")


def model(*leaves):
    return Model("m", "M", (Domain("d", "D", 100.0, leaves),), ("laag", "hoog"), (50.0,))


def test_a_field_is_divided_by_its_denominator_and_multiplied():
    frame = pd.DataFrame({"p": [12.0, 0.0, 7.0], "p.denominator": [3000.0, 50.0, 28.0], "r": [1.0, 2.0, 3.0]})
    found = divide(frame, model(PER, PLAIN))
    assert list(found.frame) == ["p", "r"]
    assert found.frame["p"].tolist() == [4.0, 0.0, 250.0]
    assert found.frame["r"].tolist() == [1.0, 2.0, 3.0]
    assert found.notes("gemeenten", np.full(3, True)) == []
    assert frame["p"].tolist() == [12.0, 0.0, 7.0]  # what was read stays


@pytest.mark.parametrize("bad", [0.0, -0.0, np.nan, -5.0, 5e-324, np.inf])
def test_what_cannot_be_divided_is_missing_and_counted(bad):
    frame = pd.DataFrame({"p": [12.0, 9.0, np.nan, 3.0], "p.denominator": [3000.0, bad, bad, bad]})
    found = divide(frame, model(PER))
    values = found.frame["p"].to_numpy()
    if np.isinf(bad):  # no figure has it; what comes is still a number
        assert np.isfinite(values[:2]).all()
        return
    assert values[0] == 4.0 and np.isnan(values[1:]).all()
    (note,) = found.notes("gemeenten", np.array([True, True, True, False]))
    assert note.details == {"count": 1, "layer": "gemeenten", "indicator": "p"}  # one had no figure, one is water


def test_counts_of_a_ratio_are_divided_as_before_and_not_told_of():
    frame = pd.DataFrame({"q": [1.0, 2.0, 3.0], "q / 1": [4.0, 0.0, np.nan], "q / 2": [6.0, 0.0, 1.0]})
    found = divide(frame, model(SHARE))
    np.testing.assert_array_equal(found.frame["q"], [10.0, np.nan, np.nan])
    assert found.undivided == {}


def test_an_indicator_whose_own_field_is_there_needs_no_counts():
    frame = pd.DataFrame({"q": [1.0, 2.0]})
    assert divide(frame, model(SHARE)).frame is frame
    assert divisors_of(model(SHARE, PLAIN), {"q": "q", "r": "r"}) == {}


def test_columns_are_named_alike_wherever_they_are_sought():
    assert (parts_of(PER), parts_of(SHARE), parts_of(PLAIN)) == (["p.denominator"], ["q / 1", "q / 2"], [])
    found = {"p": "uitkeringen", "p.denominator": "inwoners", "q": "a", "q / 1": "b", "q / 2": "c"}
    assert divisors_of(model(PER, SHARE), found) == {"p": ["inwoners"], "q": ["b", "c"]}
    assert [times_of(leaf) for leaf in (PER, SHARE, PLAIN)] == [1000.0, 100.0, 1.0]
    assert model(PER, SHARE).inputs() == ["p", "p.denominator", "q"]
