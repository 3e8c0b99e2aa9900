"""core.patterns.themes: counts of worst and best quarters."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.classes import worst_parts
from regiolens.core.messages import Refusal
from regiolens.core.patterns.themes import counts, themes
from regiolens.core.patterns.typology import in_words


def figures(count=200, seed=0):
    random = np.random.default_rng(seed)
    frame = pd.DataFrame(random.normal(size=(count, 4)).round(2), columns=list("abcd"))
    return frame.mask(random.random(frame.shape) < 0.1)


def test_the_worst_quarter_is_that_of_the_maps():
    frame = figures()
    found = themes(frame, frame, dict.fromkeys("abcd", 1), "x")
    for name in frame:
        theirs = worst_parts(frame[name], frame[name], 1, [4])[0]
        np.testing.assert_array_equal(found.worst[name], theirs)


def test_the_other_direction_is_the_same_turned_over():
    frame = figures()
    one = themes(frame, frame, dict.fromkeys("abcd", 1), "x")
    other = themes(frame, frame, dict.fromkeys("abcd", -1), "x")
    pd.testing.assert_frame_equal(one.worst, other.best)
    pd.testing.assert_frame_equal(one.best, other.worst)


def test_counts_are_pandas_own_and_missing_is_no_zero():
    frame = figures()
    frame.iloc[0] = np.nan
    frame.iloc[1, :3] = np.nan
    found = themes(frame, frame, {"a": 1, "b": -1, "c": 1, "d": -1}, "x")
    count = counts(found.worst)
    assert np.isnan(count[0]) and found.known[0] == 0 and found.known[1] == frame.iloc[1].notna().sum()
    ends = frame.quantile([0.25, 0.75])
    worst = pd.DataFrame({n: frame[n] >= ends[n][0.75] if n in "ac" else frame[n] < ends[n][0.25] for n in frame})
    assert abs(worst.to_numpy().sum() - np.nansum(count)) <= 4  # a value on a bound


def test_a_province_alone_gets_the_counts_that_it_has_in_the_country():
    country = figures(400)
    whole = themes(country, country, dict.fromkeys("abcd", 1), "x")
    part = themes(country[:50], country, dict.fromkeys("abcd", 1), "x")
    np.testing.assert_array_equal(counts(whole.worst)[:50], counts(part.worst))


def test_one_value_everywhere_gives_no_quarters_and_a_note():
    frame = pd.DataFrame({"a": [1.0] * 8})
    found = themes(frame, frame, {"a": 1}, "x")
    assert np.isnan(counts(found.worst)).all() and len(found.notes) == 1 and str(found.notes[0]).startswith("a: ")
    assert found.without == ("a",)
    here = pd.DataFrame({"a": [np.nan] * 8, "b": [np.nan, *range(7)]})
    assert themes(here, here.assign(a=range(8)), {"a": 1, "b": 1}, "x").without == ()


def test_words_and_refusals():
    marks = pd.DataFrame({"a": [1.0, 0, np.nan], "b": [1.0, 1, 0]})
    assert in_words(marks, ["inkomen", "werk"]) == ["inkomen, werk", "werk", None]
    frame = pd.DataFrame({"a": [np.nan, np.nan]})
    with pytest.raises(Refusal, match="Field 'a' has no value in any area of 'x'"):
        themes(frame, frame, {"a": 1}, "x")
    with pytest.raises(Refusal, match="'a' has no direction"):
        themes(frame, frame, {"a": 0}, "x")
