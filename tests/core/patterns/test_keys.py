"""core.patterns.keys: what rows are grouped by."""

import numpy as np
import pandas as pd

from regiolens.core.patterns.keys import keys_of


def test_numbers_by_size_classes_by_their_order_the_rest_by_the_alphabet():
    assert keys_of(pd.Series([10.0, 2, np.nan, 1])).cat.categories.tolist() == ["1", "2", "10"]
    assert keys_of(pd.Series(["zeer hoog", "laag"])).cat.categories.tolist() == ["laag", "zeer hoog"]
    assert keys_of(pd.Series(["perifeer", "kern"])).cat.categories.tolist() == ["kern", "perifeer"]
    assert keys_of(pd.Series(["b", "a"])).cat.categories.tolist() == ["a", "b"]


def test_missing_is_no_group():
    found = keys_of(pd.Series(["CR07  ", "CR07", "", "  ", None, "CR08"], dtype=object))
    assert found.cat.categories.tolist() == ["CR07", "CR08"]
    assert found.isna().tolist() == [False, False, True, True, True, False]
    assert keys_of(pd.Series([None, None], dtype=object)).isna().all()
    assert keys_of(pd.Series([3, -99997])).isna().tolist() == [False, True]


def test_the_index_stays():
    assert keys_of(pd.Series(["x"], index=[7])).index.tolist() == [7]
