"""How unequally a figure is spread: Gini, the share of people in the worst part, and what a wider mean hides."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import FloatArray


def gini(values: FloatArray, weights: FloatArray) -> float:
    """The Gini coefficient, each area counting by its weight: 0 where all have the same, towards 1 where one has all.

    Half of the mean difference between all pairs, divided by the mean.

    Parameters
    ----------
    values, weights : ndarray, shape (n,)
        NaN in either leaves an area out.

    Returns
    -------
    float
        NaN where a value is negative, or nothing is there to divide.

    Examples
    --------
    >>> gini(np.array([1.0, 1.0, 1.0, 5.0]), np.ones(4))
    0.375
    """
    known = ~(np.isnan(values) | np.isnan(weights)) & (weights > 0)
    order = np.argsort(values[known])
    numbers, share = values[known][order], weights[known][order]
    total = float(numbers @ share)
    if not len(numbers) or numbers[0] < 0 or not total > 0:
        return float("nan")
    people, having = share.cumsum() / share.sum(), (numbers * share).cumsum() / total
    heights = having + np.append(0.0, having[:-1])
    return float(1.0 - np.diff(np.append(0.0, people)) @ heights)


def share_of(part: FloatArray, weights: FloatArray) -> float:
    """Percentage of the weights of all areas that lies in those with 1; NaN without weights.

    Parameters
    ----------
    part : ndarray of float, shape (n,)
        1 within, 0 without, NaN where it is not known.
    weights : ndarray, shape (n,)
        NaN counts nowhere.
    """
    known = ~(np.isnan(part) | np.isnan(weights))
    total = float(weights[known].sum())
    return 100.0 * float((part * weights)[known].sum()) / total if total > 0 else float("nan")


def hidden(
    worst: FloatArray, values: FloatArray, weights: FloatArray, around: npt.NDArray[np.object_], direction: int
) -> FloatArray:
    """Which areas of the worst quarter lie in a wider area of the better half.

    Parameters
    ----------
    worst : ndarray of float, shape (n,)
        1 in the worst quarter, 0 elsewhere, NaN without a value.
    values, weights : ndarray, shape (n,)
        What the mean of the wider area is made of.
    around : ndarray of object, shape (n,)
        The wider area of each, None where it is not known.
    direction : {1, -1}
        1 where high is worse.

    Returns
    -------
    ndarray of float, shape (n,)
        1 or 0; NaN where the value or the wider area is not known.

    Examples
    --------
    >>> around = np.array(["a", "a", "a", "b"], dtype=object)
    >>> hidden(np.array([1.0, 0, 0, 0]), np.array([9.0, 1, 1, 5]), np.ones(4), around, 1).tolist()
    [1.0, 0.0, 0.0, 0.0]
    """
    frame = pd.DataFrame({"around": around, "value": direction * values * weights, "weight": weights})
    sums = frame[frame["value"].notna()].groupby("around")[["value", "weight"]].sum()
    means = sums["value"] / sums["weight"].where(sums["weight"] > 0)
    better = means <= means.median()
    inside = frame["around"].map(better)
    unknown = inside.isna().to_numpy() | np.isnan(worst) | frame["around"].map(means).isna().to_numpy()
    return np.where(unknown, np.nan, (worst == 1) & inside.eq(True).to_numpy())
