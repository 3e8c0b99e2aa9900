"""core.patterns.correlation against scipy, pandas and published figures."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.messages import Refusal
from regiolens.core.patterns.correlation import ALL, correlate, correlations, fisher_interval, strength


def figures(count=200, columns=5, gaps=0.2, seed=0):
    random = np.random.default_rng(seed)
    values = random.normal(size=(count, columns)).cumsum(axis=1)
    values[random.random(values.shape) < gaps] = np.nan
    return values


@pytest.mark.parametrize("method", ["Pearson", "Spearman"])
@pytest.mark.parametrize("gaps", [0.0, 0.3])
def test_it_is_scipys_to_the_twelfth_decimal(method, gaps):
    stats = pytest.importorskip("scipy.stats")
    x, y = figures(gaps=gaps).round(1), figures(gaps=gaps, seed=1).round(1) + figures(gaps=0).round(1)
    found = correlate(x, y, method)
    low, high = fisher_interval(found.r, found.n.astype(float))
    for i, j in np.ndindex(found.r.shape):
        both = ~(np.isnan(x[:, i]) | np.isnan(y[:, j]))
        assert found.n[i, j] == both.sum()
        if method == "Pearson":
            theirs = stats.pearsonr(x[both, i], y[both, j])
            assert found.r[i, j] == pytest.approx(theirs.statistic, abs=1e-12)
            interval = theirs.confidence_interval()
            assert (low[i, j], high[i, j]) == pytest.approx(tuple(interval), abs=1e-12)
        else:
            assert found.r[i, j] == pytest.approx(stats.spearmanr(x[both, i], y[both, j]).correlation, abs=1e-12)


def test_figures_that_differ_little_beside_their_size_lose_no_digits():
    stats = pytest.importorskip("scipy.stats")
    random = np.random.default_rng(3)
    x = random.normal(size=60) + 1e9
    y = x + random.normal(size=60)
    x, y = np.append(x, 1e15), np.append(y, np.nan)  # what has no y must not blur the others
    expected = stats.pearsonr(x[:-1] - 1e9, y[:-1] - 1e9).statistic
    assert correlate(x[:, None], y[:, None]).r[0, 0] == pytest.approx(expected, abs=1e-12)


def test_weights_are_areas_that_stand_there_as_often():
    x, y = figures(30, 1, 0), figures(30, 1, 0, 4)
    weight = np.random.default_rng(2).integers(0, 4, 30)
    often = np.repeat(np.arange(30), weight)
    found = correlate(x, y, weight=weight.astype(float))
    assert found.r[0, 0] == pytest.approx(correlate(x[often], y[often]).r[0, 0], abs=1e-12)
    assert found.n[0, 0] == (weight > 0).sum()
    assert found.effective[0, 0] == pytest.approx(weight.sum() ** 2 / (weight**2).sum())
    assert correlate(x, y, weight=np.full(30, 7.0)).effective[0, 0] == pytest.approx(30)


def test_what_does_not_vary_or_are_two_points_has_no_correlation():
    x = np.array([[1.0, 0.1, np.nan], [2.0, 0.1, 5.0], [4.0, 0.1, 6.0]])
    found = correlate(x, np.array([[3.0], [1.0], [2.0]]))
    assert np.isnan(found.r[1:, 0]).all() and not np.isnan(found.r[0, 0])
    assert found.n[:, 0].tolist() == [3, 3, 2]
    low, high = fisher_interval(found.r, found.effective)
    assert (low[0, 0], high[0, 0]) == (-1.0, 1.0) and np.isnan(low[1, 0])
    partly = np.array([[5.0], [5.0], [5.0], [9.0]])  # the same wherever the other has a value
    assert np.isnan(correlate(partly, np.array([[1.0], [2.0], [3.0], [np.nan]])).r[0, 0])


def test_rows_by_subset_and_what_is_left_out():
    frame = pd.DataFrame({"a": figures(60, 1, 0.2)[:, 0], "b": figures(60, 1, 0.2, 5)[:, 0]})
    zones = pd.Series(["perifeer", "kern", None] * 20)
    found = correlations(frame, frame, subsets=zones)
    assert found["subset"].tolist() == [ALL] * 2 + ["kern"] * 2 + ["perifeer"] * 2
    assert list(zip(found["x"], found["y"]))[:2] == [("a", "b"), ("b", "a")]
    for subset, rows in ((ALL, frame.index), ("kern", frame.index[zones == "kern"])):
        one = found[(found.subset == subset) & (found.x == "a")].iloc[0]
        assert one.r == pytest.approx(frame.loc[rows, "a"].corr(frame.loc[rows, "b"]), abs=1e-12)
        assert one.n + one.weggelaten == len(rows)


def test_permuted_areas_change_nothing():
    frame = pd.DataFrame(figures(), columns=list("abcde"))
    pd.testing.assert_frame_equal(
        correlations(frame, frame), correlations(frame.iloc[::-1], frame.iloc[::-1]), rtol=1e-12
    )


@pytest.mark.parametrize(
    ("r", "word"),
    [(-0.838, "sterk"), (0.602, "sterk"), (0.514, "sterk"), (-0.496, "matig"), (-0.172, "zwak"), (-0.136, "zwak"),
     (-0.037, "geen"), (0.736, "sterk"), (-0.34, "matig"), (-0.291, "zwak"), (0.5, "sterk"), (0.3, "matig")],
)  # fmt: skip
def test_the_published_words(r, word):
    assert strength(r) == word
    assert strength(float("nan")) == ""


def test_weights_below_zero_and_with_ranks_are_refused():
    frame = pd.DataFrame({"a": [1.0, 2, 3], "b": [1.0, 3, 2]})
    with pytest.raises(Refusal, match="holds -1"):
        correlations(frame[["a"]], frame[["b"]], weight=pd.Series([1.0, -1.0, 2.0]), weight_name="w")
    with pytest.raises(Refusal, match="Spearman"):
        correlations(frame[["a"]], frame[["b"]], "Spearman", weight=frame["a"], weight_name="w")
