"""The rule of the krimpgemeenten at its border, and where it cannot be applied."""

import numpy as np
import pandas as pd

from regiolens.core.regions.shrinking import shrinking


def test_exactly_two_percent_fewer_is_no_krimp():
    start = pd.Series([50_000.0, 50_000.0, 50_000.0, 50_000.0])
    shrinks, known = shrinking(start, pd.Series([49_000.0, 48_999.0, 51_000.0, 50_000.0]))
    assert shrinks.tolist() == [False, True, False, False]
    assert known.all()


def test_the_border_is_exact_for_every_number_of_inhabitants():
    start = np.arange(50, 1_000_000, 50, dtype=float)  # 2% of each is a whole number
    at, below = start - start / 50, start - start / 50 - 1
    assert not shrinking(pd.Series(start), pd.Series(at))[0].any()
    assert shrinking(pd.Series(start), pd.Series(below))[0].all()


def test_a_missing_figure_and_a_start_of_none_tell_nothing():
    start, end = pd.Series([np.nan, 100.0, 0.0, 100.0]), pd.Series([90.0, np.nan, 10.0, 0.0])
    shrinks, known = shrinking(start, end)
    assert known.tolist() == [False, False, False, True]
    assert shrinks.tolist() == [False, False, False, True]
