"""Figures of areas to figures of groups of areas, each by its own rule.

Counts are summed, a percentage is averaged with its own denominator as the weight, a mean with its population, and a
rate is 1000 x sum / sum. Missing is never zero: what is missing is left out, and how much that was is part of the
result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Figures, Refusal, listing

SUM, MEAN, WEIGHTED, LOWEST, HIGHEST, RATE, LEAVE_OUT = (
    "sum",
    "mean",
    "weighted mean",
    "min",
    "max",
    "rate",
    "leave out",
)
RULES = (SUM, MEAN, WEIGHTED, LOWEST, HIGHEST, RATE, LEAVE_OUT)
#: rules that need a second field
WITH_WEIGHT = (WEIGHTED, RATE)

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Rule:
    """How one field is aggregated.

    Attributes
    ----------
    field : str
    how : str
        One of `RULES`.
    weight : str
        The weight of a weighted mean, the denominator of a rate; "" for the others.
    name : str
        Of the result; that of the field where empty.
    """

    field: str
    how: str
    weight: str = ""
    name: str = ""

    @property
    def result(self) -> str:
        """Name of the result."""
        return self.name or self.field

    @property
    def told(self) -> str:
        """How the field is aggregated and, in brackets, by which weight."""
        return f"{self.how} ({self.weight})" if self.weight else self.how


@dataclass(frozen=True)
class Aggregated:
    """Figures of groups.

    Attributes
    ----------
    areas : Series of int, shape (number of groups,)
        Number of areas, indexed by group in the order in which they first appear.
    values : DataFrame, shape (number of groups, number of rules)
        NaN where no area of a group has a value.
    missing : DataFrame, shape (number of groups, number of rules)
        Percent of the areas that had to be left out. An area with a weight of zero (an uninhabited buurt) has no
        part in a weighted mean and is not missed there.
    counts : DataFrame of int, shape (number of groups, number of rules)
        Areas that have what the rule needs.
    """

    areas: pd.Series
    values: pd.DataFrame
    missing: pd.DataFrame
    counts: pd.DataFrame


def own_figures(frame: pd.DataFrame, rules: Sequence[Rule]) -> pd.DataFrame:
    """The figure of each area by itself, beside which those of groups stand.

    Parameters
    ----------
    frame, rules
        As for `aggregate`.

    Returns
    -------
    DataFrame, shape (n areas, number of rules)
        The field as it is, of a rate 1000 x value / denominator; NaN where missing, or where there is nothing to
        divide by.

    Examples
    --------
    >>> areas = pd.DataFrame({"bijstand": [30, 10], "inwoners": [1000, 0]})
    >>> own_figures(areas, [Rule("bijstand", "rate", "inwoners")])["bijstand"].tolist()
    [30.0, nan]
    """
    figures = {}
    for rule in rules:
        value = frame[rule.field].to_numpy(dtype=np.float64, na_value=np.nan)
        if rule.how == RATE:
            value = _divide(1000.0 * value, frame[rule.weight].to_numpy(dtype=np.float64, na_value=np.nan))
        figures[rule.result] = value
    return pd.DataFrame(figures, index=frame.index)


def aggregate(frame: pd.DataFrame, groups: pd.Series, rules: Sequence[Rule]) -> Aggregated:
    """Aggregate the fields of areas to groups.

    Parameters
    ----------
    frame : DataFrame, shape (n areas, fields)
        Numbers, NaN where missing.
    groups : Series, shape (n areas,)
        The group of each area, missing where it has none: such areas are left out.
    rules : sequence of Rule

    Returns
    -------
    Aggregated

    Raises
    ------
    Refusal
        If a weight is below zero.

    Examples
    --------
    >>> areas = pd.DataFrame({"woningen": [100, 300, 50], "koop": [20.0, 60.0, np.nan]})
    >>> rules = [Rule("woningen", "sum"), Rule("koop", "weighted mean", "woningen")]
    >>> found = aggregate(areas, pd.Series(["Noord", "Noord", "Zuid"]), rules)
    >>> found.values["woningen"].tolist(), found.values["koop"].tolist(), found.missing["koop"].tolist()
    ([400.0, 50.0], [50.0, nan], [0.0, 100.0])
    """
    numbers, keys = pd.factorize(groups)
    used = numbers >= 0
    numbers, count = numbers[used], len(keys)
    areas = np.bincount(numbers, minlength=count)
    values, missing, counts = {}, {}, {}
    for rule in rules:
        value = frame[rule.field].to_numpy(dtype=np.float64, na_value=np.nan)[used]
        weight = np.ones(len(value))
        if rule.how in WITH_WEIGHT:
            weight = frame[rule.weight].to_numpy(dtype=np.float64, na_value=np.nan)[used]
            _check_weights(weight, rule)
        present = ~(np.isnan(value) | np.isnan(weight))
        found = _by_rule(rule.how, value[present], weight[present], numbers[present], count)
        missed = ~present & (weight != 0) if rule.how == WEIGHTED else ~present
        values[rule.result] = found
        counts[rule.result] = np.bincount(numbers[present], minlength=count)
        missing[rule.result] = 100.0 * np.bincount(numbers[missed], minlength=count) / np.maximum(areas, 1)
    index = pd.Index(keys, name="group")
    frames = (pd.DataFrame(figures, index=index) for figures in (values, missing, counts))
    return Aggregated(pd.Series(areas, index=index), *frames)


def _check_weights(weight: FloatArray, rule: Rule) -> None:
    """A weight is a number of something."""
    below = weight[weight < 0]
    if len(below):
        raise Refusal(
            "Field '{weight}', by which '{field}' is weighted, holds {value}, which is below zero: choose another "
            "field or correct the value.",
            weight=rule.weight,
            field=rule.field,
            value=Figures.of(below[:1]),
        )


def _by_rule(how: str, value: FloatArray, weight: FloatArray, group: npt.NDArray[np.intp], count: int) -> FloatArray:
    """The figure of each group from values that are all there."""
    if how in (LOWEST, HIGHEST):
        spread = pd.Series(value).groupby(group)
        found = spread.min() if how == LOWEST else spread.max()
        return found.reindex(range(count)).to_numpy(dtype=np.float64)
    number = np.bincount(group, minlength=count)
    if how == WEIGHTED:
        return _divide(_total(value * weight, group, count), _total(weight, group, count))
    if how == RATE:
        return _divide(1000.0 * _total(value, group, count), _total(weight, group, count))
    return _divide(_total(value, group, count), np.minimum(number, 1) if how == SUM else number)


def _total(values: FloatArray, group: npt.NDArray[np.intp], count: int) -> FloatArray:
    """Sum by group."""
    return np.asarray(np.bincount(group, values, count), dtype=np.float64)


def _divide(top: FloatArray, bottom: npt.NDArray[Any]) -> FloatArray:
    """NaN where there is nothing to divide by."""
    return np.divide(top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)


def parse_rules(value: object) -> list[Rule]:
    """Rules from a JSON object or from the rows of a matrix, both as Python objects.

    Parameters
    ----------
    value : dict or list
        ``{"inwoners": "sum", "koopwoningen": {"rule": "weighted mean", "weight": "woningen"}}``, or the cells of a
        matrix with the columns field, rule, weight, name.

    Returns
    -------
    list of Rule
        `how` is "" where none was given.

    Raises
    ------
    Refusal
        If it is neither, or names a rule that does not exist.
    """
    rules = []
    for rule in (Rule(*row) for row in _rows(value)):
        if rule.how.lower() not in ("", *RULES):
            raise Refusal(
                "RULES gives '{rule}' for '{field}'; the rules are {rules}.",
                rule=rule.how,
                field=rule.field,
                rules=listing(RULES),
            )
        rules.append(replace(rule, how=rule.how.lower()))
    return rules


def _rows(value: object) -> list[tuple[str, ...]]:
    """Field, rule, weight and name of each rule given."""
    if isinstance(value, dict):
        rows = []
        for field, rule in value.items():
            for one in rule if isinstance(rule, list) else [rule]:
                parts = one if isinstance(one, dict) else {"rule": one}
                if not set(parts) <= {"rule", "weight", "name"}:
                    raise _not_rules()
                rows.append((field, *(parts.get(key, "") for key in ("rule", "weight", "name"))))
        if not all(isinstance(text, str) for row in rows for text in row):
            raise _not_rules()
    elif isinstance(value, (list, tuple)):
        # The dialog hands over cells that were never filled in as NULL.
        cells = [cell.strip() if isinstance(cell, str) else "" for cell in value]
        if len(cells) % 4 and any(cells):
            raise _not_rules()
        rows = [row for row in zip(*(cells[start::4] for start in range(4))) if any(row)]
    else:
        raise _not_rules()
    if not all(row[0] for row in rows):
        raise _not_rules()
    return rows


def _not_rules() -> Refusal:
    return Refusal(
        "RULES must be a JSON object such as {example}, or rows of field, rule, weight and name.",
        example='{"inwoners": "sum", "koopwoningen": {"rule": "weighted mean", "weight": "woningen"}}',
    )
