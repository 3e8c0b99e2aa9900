"""core.patterns.typology: what holds, what does not, and what cannot be told."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.messages import Refusal
from regiolens.core.patterns.typology import (
    Limit,
    Quantity,
    Several,
    Type,
    Typology,
    growth,
    holds,
    in_words,
    ratio,
    share,
    types_of,
)

NAN = float("nan")


def one(condition, **figures):
    return holds(condition, {name: np.array([value]) for name, value in figures.items()})[0]


@pytest.mark.parametrize(
    ("limit", "value", "expected"),
    [
        (Limit("g", above=5), 5.0, 0), (Limit("g", above=5), 5.1, 1), (Limit("g", below=-2), -2.0, 0),
        (Limit("g", below=-2), -2.1, 1), (Limit("g", at_least=20000, below=50000), 20000.0, 1),
        (Limit("g", at_least=20000, below=50000), 50000.0, 0), (Limit("g", at_most=3), 3.0, 1),
    ],
)  # fmt: skip
def test_bounds_as_they_are_written(limit, value, expected):
    assert one(limit, g=value) == expected
    assert np.isnan(one(limit, g=NAN))


def test_a_missing_figure_decides_only_where_it_matters():
    both = Several(True, (Limit("a", above=1), Limit("b", above=1)))
    either = Several(False, (Limit("a", above=1), Limit("b", above=1)))
    assert one(both, a=2, b=2) == 1 and one(both, a=0, b=NAN) == 0 and np.isnan(one(both, a=2, b=NAN))
    assert one(either, a=2, b=NAN) == 1 and one(either, a=0, b=0) == 0 and np.isnan(one(either, a=0, b=NAN))


def test_function_growth_and_share():
    assert ratio(np.array([14001.0]), np.array([14000.0]), 100).tolist() == [pytest.approx(100.00714)]
    assert np.isnan(growth(np.array([0.0]), np.array([5.0])))[0]
    regions = pd.Series(["a", "a", "b", "b", None, "c"])
    found = share(np.array([15.0, 85, NAN, 10, 5, 7]), regions, np.array([True] * 5 + [False]))
    assert found[:2].tolist() == [15.0, 85.0]
    assert np.isnan(found[2:]).all()  # a sum of which a part is missing is none


def test_an_area_can_have_several_types_but_none_that_exclude_each_other():
    types = (Type("a", "A", "", Limit("q", above=1)), Type("b", "B", "", Limit("q", above=2)))
    typology = Typology("t", "T", "", (Quantity("q", "q"),), types, ())
    found = types_of(typology, {"q": np.array([3.0, 2.0, NAN])}, ["x", "y", "z"])
    assert in_words(found, ["A", "B"]) == ["A, B", "A", None]
    assert found.isna().to_numpy().tolist() == [[False] * 2, [False] * 2, [True] * 2]
    wrong = Typology("t", "T", "", (Quantity("q", "q"),), types, (("a", "b"),))
    with pytest.raises(Refusal, match=r"exclusive\[0\]: a, b exclude each other, and all hold of 1 areas \(x\)"):
        types_of(wrong, {"q": np.array([3.0, 2.0, NAN])}, ["x", "y", "z"])
