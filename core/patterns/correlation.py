"""Correlation of figures of areas, over all areas and within subsets, with its interval and its strength in words.

Sources: Pearson's r and Spearman's rank correlation as every textbook has them; the interval by Fisher's transformation
(R. A. Fisher, 1921); the limits of strength are those of A. Field, *Discovering Statistics Using SPSS* (2009).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Figures, Refusal

PEARSON, SPEARMAN = "Pearson", "Spearman"
METHODS = (PEARSON, SPEARMAN)
#: lowest |r| of each strength, as the reports on the MDI name it
STRENGTHS = ((0.5, "sterk"), (0.3, "matig"), (0.1, "zwak"), (0.0, "geen"))
#: with so many pairs or fewer no strength stands without its interval
FEW = 10
#: two points always lie on a line
FEWEST = 3
#: what all areas together are called among the subsets
ALL = "alle gebieden"
#: quantile of the normal distribution for 95 %
_Z = 1.959963984540054
#: share of a sum of squares that is left after its mean is taken off, below which it is computed anew
_CANCELLED = 1e-3

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Coefficients:
    """Correlations of each x with each y.

    Attributes
    ----------
    n : ndarray of int, shape (number of x, number of y)
        Areas with both values.
    effective : ndarray of float, same shape
        What n comes down to by unequal weights, (sum w)² / sum w² (Kish, 1965); n without weights.
    r : ndarray of float, same shape
        NaN where there are fewer than three pairs or one of the two is the same everywhere.
    """

    n: npt.NDArray[np.int64]
    effective: FloatArray
    r: FloatArray


def strength(r: npt.ArrayLike) -> npt.NDArray[np.object_]:
    """The strength of correlations in words, by |r|; "" where there is none.

    Examples
    --------
    >>> strength([-0.838, -0.496, 0.1, -0.037, float("nan")]).tolist()
    ['sterk', 'matig', 'zwak', 'geen', '']
    """
    size = np.abs(np.asarray(r, dtype=np.float64))
    words = np.select([size >= least for least, _ in STRENGTHS], [word for _, word in STRENGTHS], "")
    return np.asarray(words, dtype=object)


def fisher_interval(r: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The 95 % interval of correlations by Fisher's transformation.

    Parameters
    ----------
    r, n : ndarray of float, same shape
        Correlations and numbers of pairs.

    Returns
    -------
    low, high : ndarray of float, same shape
        -1 and 1 with three pairs or fewer, which tell nothing; NaN where r is.

    Examples
    --------
    >>> low, high = fisher_interval(np.array([-0.737]), np.array([50.0]))
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (-0.843, -0.577)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        middle, half = np.arctanh(r), _Z / np.sqrt(n - 3.0)
        low, high = np.tanh(middle - half), np.tanh(middle + half)
    none = ~(n > 3.0)
    return np.where(np.isnan(r), np.nan, np.where(none, -1.0, low)), np.where(
        np.isnan(r), np.nan, np.where(none, 1.0, high)
    )


def correlate(x: FloatArray, y: FloatArray, method: str = PEARSON, weight: FloatArray | None = None) -> Coefficients:
    """Correlate each column of x with each column of y, over the areas that have both.

    Parameters
    ----------
    x, y : ndarray of float, shapes (n areas, number of x) and (n areas, number of y)
        NaN where missing.
    method : {"Pearson", "Spearman"}
    weight : ndarray of float, shape (n areas,), optional
        With Pearson alone. An area of which it is missing or zero is left out.

    Returns
    -------
    Coefficients
    """
    if weight is not None:
        used = weight > 0
        x, y, weight = x[used], y[used], weight[used]
    if method == SPEARMAN:
        return _spearman(x, y)
    return _pearson(x, y, np.ones(len(x)) if weight is None else weight)


def _pearson(x: FloatArray, y: FloatArray, weight: FloatArray) -> Coefficients:
    """Sums over pairs as products of matrices; where they cancel out the pair is computed by itself."""
    has_x, has_y = ~np.isnan(x), ~np.isnan(y)
    here_x, here_y = has_x.astype(np.float64), has_y.astype(np.float64)
    weighted_x = here_x * weight[:, None]
    n = np.rint(here_x.T @ here_y).astype(np.int64)
    total = weighted_x.T @ here_y
    centred_x, centred_y = _centred(x, has_x), _centred(y, has_y)
    sum_x = (centred_x * weight[:, None]).T @ here_y
    sum_y = weighted_x.T @ centred_y
    square_x = (centred_x**2 * weight[:, None]).T @ here_y
    square_y = weighted_x.T @ centred_y**2
    product = (centred_x * weight[:, None]).T @ centred_y
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = total**2 / ((weighted_x * weight[:, None]).T @ here_y)
        spread_x, spread_y = square_x - sum_x**2 / total, square_y - sum_y**2 / total
        r = (product - sum_x * sum_y / total) / np.sqrt(spread_x * spread_y)
    enough = n >= FEWEST
    doubtful = enough & ~((spread_x > _CANCELLED * square_x) & (spread_y > _CANCELLED * square_y))
    # A column that is the same in all areas needs no second look.
    flat = _flat(x, has_x)[:, None] | _flat(y, has_y)[None, :]
    r[~enough | flat] = np.nan
    for i, j in zip(*np.nonzero(doubtful & ~flat)):
        pair = has_x[:, i] & has_y[:, j]
        r[i, j] = _of_pair(x[pair, i], y[pair, j], weight[pair])
    return Coefficients(n, np.where(n > 0, effective, 0.0), np.clip(r, -1.0, 1.0))


def _centred(values: FloatArray, has: BoolArray) -> FloatArray:
    """Columns without their means and of one size, 0 where missing."""
    count = np.maximum(has.sum(axis=0), 1)
    filled = np.where(has, values, 0.0)
    centred = np.where(has, filled - filled.sum(axis=0) / count, 0.0)
    largest = np.abs(centred).max(axis=0, initial=0.0)
    return centred / np.where(largest > 0, largest, 1.0)


def _flat(values: FloatArray, has: BoolArray) -> BoolArray:
    """Columns that have one value alone."""
    lowest = np.where(has, values, np.inf).min(axis=0, initial=np.inf)
    highest = np.where(has, values, -np.inf).max(axis=0, initial=-np.inf)
    return np.asarray(~(lowest < highest), dtype=np.bool_)


def _of_pair(x: FloatArray, y: FloatArray, weight: FloatArray) -> float:
    """The correlation of two columns without gaps, centred on their own means."""
    if x.min() == x.max() or y.min() == y.max():
        return float("nan")
    x, y = (part - np.average(part, weights=weight) for part in (x, y))
    x, y = x / np.abs(x).max(), y / np.abs(y).max()
    return float((weight * x * y).sum() / np.sqrt((weight * x * x).sum() * (weight * y * y).sum()))


def _spearman(x: FloatArray, y: FloatArray) -> Coefficients:
    """Pearson's of the ranks, ties sharing their mean; ranks are those among the areas of a pair."""
    shape = x.shape[1], y.shape[1]
    n, r = np.zeros(shape, dtype=np.int64), np.full(shape, np.nan)
    has_y = list(_alike(y))
    for of_x, columns_x in _alike(x):
        for of_y, columns_y in has_y:
            both = of_x & of_y
            place = np.ix_(columns_x, columns_y)
            n[place] = int(both.sum())
            if both.sum() >= FEWEST:
                ranks_x, ranks_y = (_ranks(part[both]) for part in (x[:, columns_x], y[:, columns_y]))
                r[place] = _pearson(ranks_x, ranks_y, np.ones(int(both.sum()))).r
    return Coefficients(n, n.astype(np.float64), r)


def _ranks(values: FloatArray) -> FloatArray:
    return np.asarray(pd.DataFrame(values).rank(), dtype=np.float64)


def _alike(values: FloatArray) -> Iterator[tuple[BoolArray, list[int]]]:
    """Columns that have their values in the same areas, and which areas these are."""
    has = ~np.isnan(values)
    alike: dict[bytes, list[int]] = {}
    for column in range(values.shape[1]):
        alike.setdefault(has[:, column].tobytes(), []).append(column)
    return ((has[:, columns[0]], columns) for columns in alike.values())


def correlations(
    x: pd.DataFrame,
    y: pd.DataFrame,
    method: str = PEARSON,
    subsets: pd.Series | None = None,
    weight: pd.Series | None = None,
    weight_name: str = "",
) -> pd.DataFrame:
    """Correlations of each x with each other y, over all areas and within each subset.

    Parameters
    ----------
    x, y : DataFrame, shapes (n areas, number of x) and (n areas, number of y)
        Numbers, NaN where missing. A field that is in both is not correlated with itself.
    method : {"Pearson", "Spearman"}
    subsets : Series, shape (n areas,), optional
        Missing where an area is in none.
    weight : Series of float, shape (n areas,), optional
    weight_name : str
        For the refusal.

    Returns
    -------
    DataFrame
        Columns x, y, subset, n, r, r_laag, r_hoog, samenhang, weggelaten; all areas first, then the subsets in the
        order of their names.

    Raises
    ------
    Refusal
        If a weight is below zero, or given with Spearman's.

    Examples
    --------
    >>> areas = pd.DataFrame({"mdi": [30.0, 45, 55, np.nan, 65], "opkomst": [85.0, 80, 70, 75, 72]})
    >>> found = correlations(areas[["mdi"]], areas[["opkomst"]])
    >>> found[["n", "r", "samenhang", "weggelaten"]].round(3).values.tolist()
    [[4, -0.914, 'sterk', 1]]
    """
    if weight is not None:
        _check_weight(weight, method, weight_name)
    weights = None if weight is None else weight.to_numpy(dtype=np.float64)
    numbers_x, numbers_y = (part.to_numpy(dtype=np.float64) for part in (x, y))
    names = [(i, j) for i, a in enumerate(x) for j, b in enumerate(y) if a != b]
    places = tuple(np.array(names, dtype=np.intp).reshape(-1, 2).T)
    parts = []
    for subset, rows in _parts(subsets, len(x)):
        found = correlate(numbers_x[rows], numbers_y[rows], method, None if weights is None else weights[rows])
        r, n = found.r[places], found.n[places]
        low, high = fisher_interval(r, found.effective[places])
        columns = {"subset": subset, "n": n, "r": r, "r_laag": low, "r_hoog": high, "weggelaten": len(rows) - n}
        parts.append(pd.DataFrame({"x": x.columns[places[0]], "y": y.columns[places[1]], **columns}))
    table = pd.concat(parts, ignore_index=True)
    table.insert(7, "samenhang", strength(table["r"]))
    return table


def _parts(subsets: pd.Series | None, count: int) -> Iterator[tuple[str, npt.NDArray[np.intp]]]:
    """All areas, and each subset, with the positions of their areas."""
    yield ALL, np.arange(count)
    if subsets is not None:
        numbers, keys = pd.factorize(subsets, sort=True)
        order = np.argsort(numbers, kind="stable")
        bounds = np.searchsorted(numbers[order], np.arange(len(keys) + 1))
        for place, key in enumerate(keys):
            yield str(key), order[bounds[place] : bounds[place + 1]]


def _check_weight(weight: pd.Series, method: str, name: str) -> None:
    if method == SPEARMAN:
        raise Refusal(
            "WEIGHT '{weight}' goes with Pearson's correlation, not with Spearman's of ranks: leave WEIGHT out, or "
            "choose METHOD Pearson.",
            weight=name,
        )
    below = weight[weight < 0]
    if len(below):
        raise Refusal(
            "WEIGHT '{weight}' holds {value}, which is below zero: choose another field or correct the value.",
            weight=name,
            value=Figures.of(below.iloc[:1]),
        )
