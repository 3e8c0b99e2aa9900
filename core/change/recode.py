"""Figures of the areas of one year brought to those of another: counts added and divided, percentages weighted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..aggregation.aggregate import MEAN, RATE, SUM, WEIGHTED, Rule, aggregate
from .conversion import Parts

FloatArray = npt.NDArray[np.float64]
#: what stands in the frame of parts before the name of a weight
WEIGHT = "weight\0"
#: what a computed product may be beside the exact one
SLACK = 1e-9


@dataclass(frozen=True)
class Targets:
    """The areas that others are brought to.

    Attributes
    ----------
    codes : ndarray of str, shape (t,)
        In the order in which they first come.
    number : ndarray of int, shape (p,)
        Of each part, the target that it lies in.
    first : ndarray of int, shape (t,)
        The row of the first part of each.
    copied : ndarray of bool, shape (t,)
        Whether a target is one whole area, whose figures stay as they are.
    alone : ndarray of bool, shape (t,)
        Whether it is one area, or a part of one.
    """

    codes: npt.NDArray[np.object_]
    number: npt.NDArray[np.intp]
    first: npt.NDArray[np.intp]
    copied: npt.NDArray[np.bool_]
    alone: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Recoded:
    """Figures of the targets.

    Attributes
    ----------
    values : DataFrame, shape (t, number of rules)
        NaN where a part of what the rule needs is missing.
    estimated : DataFrame, shape (t, number of rules)
        Percent of the figure that rests on a division; NaN where there is none.
    """

    values: pd.DataFrame
    estimated: pd.DataFrame


def targets_of(parts: Parts) -> Targets:
    """The targets of parts."""
    number, codes = pd.factorize(parts.target)
    size = np.bincount(number, minlength=len(codes))
    first = np.full(len(codes), -1, dtype=np.intp)
    first[number[::-1]] = parts.row[::-1]
    divided = np.bincount(number, parts.divided, len(codes)) > 0
    return Targets(np.asarray(codes, dtype=object), number, first, (size == 1) & ~divided, size == 1)


def apportioned(values: FloatArray, parts: Parts) -> FloatArray:
    """Counts of areas by their parts; whole numbers stay whole, and those of an area add up to it.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is missing.
    parts : Parts, shape (p,)

    Returns
    -------
    ndarray, shape (p,)

    Notes
    -----
    What rounding down leaves goes to the parts with the largest fractions (largest remainder).

    Examples
    --------
    >>> thirds = Parts(np.zeros(3, dtype=int), np.array(["A", "B", "C"], dtype=object), np.full(3, 1 / 3))
    >>> apportioned(np.array([100.0]), thirds).tolist()
    [34.0, 33.0, 33.0]
    """
    of_row = values[parts.row]
    found = np.where(parts.divided, of_row * parts.share, of_row)
    known = values[~np.isnan(values)]
    if not parts.divided.any() or (known != np.rint(known)).any():
        return found
    cut = np.flatnonzero(parts.divided & ~np.isnan(found))
    low, row = np.floor(found[cut] + SLACK), parts.row[cut]
    left = values - np.bincount(row, low, len(values))
    fraction = found[cut] - low
    order = np.lexsort((-fraction, row))
    starts = np.flatnonzero(np.append(True, np.diff(row[order]) != 0)) if len(order) else order
    place = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    low[order] += place < left[row[order]]
    found[cut] = low
    return found


def recode(
    frame: pd.DataFrame, parts: Parts, targets: Targets, rules: Sequence[Rule], before: Mapping[str, FloatArray]
) -> Recoded:
    """Bring figures to the areas of another year, by the rules of `core.aggregation.aggregate`.

    Parameters
    ----------
    frame : DataFrame, shape (n areas, fields)
        Numbers, NaN where missing.
    parts : Parts
    targets : Targets
    rules : sequence of Rule
        A plain mean counts each area by its share.
    before : mapping
        Percent (n,) of a field's figures that rested on a division already.

    Raises
    ------
    Refusal
        If a weight is below zero.

    Notes
    -----
    A figure of which a part is missing is missing: a sum over the other parts would be that of another area.
    """
    spread, asked, counted = {}, [], {}
    for rule in rules:
        value = frame[rule.field].to_numpy(dtype=np.float64, na_value=np.nan)
        adds = rule.how in (SUM, RATE)
        spread[rule.result] = apportioned(value, parts) if adds else value[parts.row]
        one = replace(rule, field=rule.result, name="")
        if rule.how in (WEIGHTED, RATE):
            weight = frame[rule.weight].to_numpy(dtype=np.float64, na_value=np.nan)[parts.row] * parts.share
            one = replace(one, weight=WEIGHT + rule.weight)
            spread[one.weight] = weight
        elif rule.how == MEAN:
            weight = parts.share
            one = replace(one, how=WEIGHTED, weight=WEIGHT)
            spread[WEIGHT] = weight
        asked.append(one)
        counted[rule.result] = np.abs(spread[rule.result]) if adds else weight if rule.how in (WEIGHTED, MEAN) else None
    found = aggregate(pd.DataFrame(spread), pd.Series(targets.number), asked)
    values, estimated = {}, {}
    for rule in rules:
        name = rule.result
        value = found.values[name].to_numpy(copy=True)
        value[found.missing[name].to_numpy() > 0] = np.nan
        if rule.how not in (SUM, RATE):  # the figure of one area is that of each part of it
            own = frame[rule.field].to_numpy(dtype=np.float64, na_value=np.nan)
            value = np.where(targets.alone, own[targets.first], value)
        share = _estimated(counted[name], parts, targets, before.get(rule.field))
        values[name], estimated[name] = value, np.where(np.isnan(value), np.nan, share)
    return Recoded(pd.DataFrame(values), pd.DataFrame(estimated))


def _estimated(counts: FloatArray | None, parts: Parts, targets: Targets, before: FloatArray | None) -> FloatArray:
    """Percent of each target's figure that rests on a division."""
    share = np.where(parts.divided, 100.0, 0.0)
    if before is not None:
        share = np.maximum(share, np.nan_to_num(before[parts.row]))
    weight, total = _weights(parts.share if counts is None else np.nan_to_num(counts), parts, targets)
    return np.asarray(np.bincount(targets.number, weight * share, len(total)) / total, dtype=np.float64)


def _weights(weight: FloatArray, parts: Parts, targets: Targets) -> tuple[FloatArray, FloatArray]:
    """What parts count for, and its total by target; where nothing is counted (0 inhabitants), by their shares."""
    count = len(targets.codes)
    total = np.bincount(targets.number, weight, count)
    weight = np.where(total[targets.number] > 0, weight, parts.share)
    return weight, np.asarray(np.bincount(targets.number, weight, count), dtype=np.float64)


def majority(values: pd.Series, parts: Parts, targets: Targets, weight: FloatArray) -> npt.NDArray[np.object_]:
    """The value that more than half of each target has, None where there is none.

    Parameters
    ----------
    values : Series, shape (n,)
        Classes or text; missing ones have a part in the whole.
    weight : ndarray, shape (n,)
        Inhabitants of the areas, or ones; what is missing counts as nothing.

    Examples
    --------
    >>> parts = Parts(np.arange(3), np.array(["A", "A", "A"], dtype=object), np.ones(3))
    >>> majority(pd.Series(["laag", "hoog", "hoog"]), parts, targets_of(parts), np.array([5.0, 2.0, 2.0])).tolist()
    ['laag']
    """
    kinds, names = pd.factorize(values)
    kind = kinds[parts.row]
    share, total = _weights(np.nan_to_num(weight)[parts.row] * parts.share, parts, targets)
    there = kind >= 0
    pair = targets.number[there] * max(len(names), 1) + kind[there]
    pairs, inverse = np.unique(pair, return_inverse=True)
    held = np.bincount(inverse, share[there], len(pairs))
    target, which = pairs // max(len(names), 1), pairs % max(len(names), 1)
    most = held > (0.5 + SLACK) * total[target]
    found = np.full(len(total), None, dtype=object)
    found[target[most]] = np.asarray(names, dtype=object)[which[most]]
    return found
