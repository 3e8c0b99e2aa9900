"""Figures of areas at two moments: what changed, for better or worse, beside the country, and in rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..aggregation.aggregate import MEAN, SUM, WEIGHTED, Rule, aggregate
from ..classes import printable_bounds, settled, shared_decimals
from ..messages import Refusal

COUNT, PERCENTAGE, INDEX, AVERAGE = "count", "percentage", "index", "mean"
KINDS = (COUNT, PERCENTAGE, INDEX, AVERAGE)
#: kinds that grow by a percentage of what they were; the others by points
IN_PERCENT = (COUNT, AVERAGE)
BETTER, SAME, WORSE = "beter", "gelijk", "slechter"
#: of the largest changes, what the middle class of a map holds on either side of zero
MIDDLE = 0.2
#: the percentile of the changes' sizes that stands for the largest: a few outliers are not to fill the map
LARGEST = 95.0

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Change:
    """What changed.

    Attributes
    ----------
    table : DataFrame, shape (n, 10)
        begin, eind, verandering, verandering_pct, per_jaar, verschil_nl, richting, rang_begin, rang_eind, plaatsen;
        missing where a figure is.
    compared : ndarray, shape (n,)
        The change that is set beside the country's and drawn on maps: of counts in percent, else the difference.
    country : float
        The same of the country, NaN where not known.
    """

    table: pd.DataFrame
    compared: FloatArray
    country: float


def check_per_year(kind: str, compounded: bool) -> None:
    """Growth on growth is that of what grows by a percentage of itself.

    Raises
    ------
    Refusal
        If it is asked of another kind.
    """
    if compounded and kind not in IN_PERCENT:
        raise Refusal(
            "PER_YEAR is 'compounded', but a {kind} changes in points a year, not by a percentage of itself: choose "
            "'plain'.",
            kind=kind,
        )


def changed(
    begin: FloatArray,
    end: FloatArray,
    kind: str,
    direction: int = 0,
    years: float = np.nan,
    threshold: float = 0.0,
    compounded: bool = False,
    country: tuple[float, float] = (np.nan, np.nan),
    ranked: npt.NDArray[np.bool_] | None = None,
) -> Change:
    """The change of figures between two moments.

    Parameters
    ----------
    begin, end : ndarray of float, shape (n,)
        NaN where missing.
    kind : str
        One of `KINDS`.
    direction : int
        1 where high is worse, -1 where low is worse, 0 where neither.
    years : float
        Between the moments; NaN where not known.
    threshold : float
        A change smaller than this is none: in percent of counts, else in the unit of the figures.
    compounded : bool
        Growth per year on growth; else the change is spread evenly over the years.
    country : tuple of float
        The country's figures at both moments.
    ranked : ndarray of bool, shape (n,), optional
        Which rows have a rank; all by default. Ranks are those of areas with both figures, 1 the worst, or the highest
        where neither is.

    Raises
    ------
    Refusal
        If growth on growth is asked of a kind that changes in points.

    Notes
    -----
    Percentages change in percentage points. Growth is end / begin - 1, per year plainly that divided by the years:
    only so the 6.5% of the city of Groningen in 2011-2017 are the 1.1% a year of the study of Noord-Nederland.

    Examples
    --------
    >>> found = changed(np.array([67.9, 64.5]), np.array([62.2, 54.6]), "index", 1)
    >>> found.table["verandering"].tolist(), found.table["richting"].tolist()
    ([-5.7, -9.9], ['beter', 'beter'])
    """
    check_per_year(kind, compounded)
    decimals = shared_decimals(np.concatenate([begin, end]))
    change = settled(end - begin, decimals)
    growth = _growth(begin, end)
    relative = kind in IN_PERCENT
    compared = growth if kind == COUNT else change
    whole = country[1] - country[0]
    of_country = float(_growth(np.array([country[0]]), np.array([country[1]]))[0]) if kind == COUNT else whole
    frame = pd.DataFrame({"begin": begin, "eind": end, "verandering": change})
    frame["verandering_pct"] = np.nan if kind == PERCENTAGE else growth
    frame["per_jaar"] = _compound(begin, end, years) if compounded else (growth if relative else change) / years
    frame["verschil_nl"] = compared - of_country
    frame["richting"] = _direction(compared, direction, threshold)
    both = ~np.isnan(change) if ranked is None else ~np.isnan(change) & ranked
    places = [_ranks(values, both, direction) for values in (settled(begin, decimals), settled(end, decimals))]
    frame["rang_begin"], frame["rang_eind"] = places
    frame["plaatsen"] = frame.rang_begin - frame.rang_eind
    return Change(frame, compared, of_country)


def _growth(begin: FloatArray, end: FloatArray) -> FloatArray:
    """Percent by which figures grew; NaN where there is nothing to grow from."""
    found = np.full(len(begin), np.nan)
    np.divide(end - begin, begin, out=found, where=begin > 0)
    return settled(100.0 * found, None)


def _compound(begin: FloatArray, end: FloatArray, years: float) -> FloatArray:
    """Percent a year, growth on growth."""
    ratio = np.full(len(begin), np.nan)
    np.divide(end, begin, out=ratio, where=(begin > 0) & (end >= 0))
    return np.asarray(100.0 * (ratio ** (1.0 / years) - 1.0), dtype=np.float64)


def _direction(compared: FloatArray, direction: int, threshold: float) -> npt.NDArray[np.object_]:
    """Better, worse or the same; None where missing, or where no direction is known."""
    found = np.full(len(compared), None, dtype=object)
    if direction:
        rises = compared * direction
        found[rises > 0], found[rises < 0] = WORSE, BETTER
        found[(compared == 0) | (np.abs(compared) < threshold)] = SAME
    return found


def _ranks(values: FloatArray, there: npt.NDArray[np.bool_], direction: int) -> pd.Series:
    """Places, of which equal values share the best."""
    places = pd.Series(values).where(there).rank(method="min", ascending=direction < 0)
    return places.astype("Int64")


def country_figure(frame: pd.DataFrame, kind: str, value: str, weight: str = "") -> float:
    """The figure of the country by its own rule: the sum, the plain mean of index scores, else the weighted mean.

    Parameters
    ----------
    frame : DataFrame, shape (n areas, fields)
        Areas that have a value, with their weights; of one row the value is the country's own.
    kind : str
        One of `KINDS`.
    value, weight : str
        Its columns; without a weight a percentage or mean of several areas has no figure.

    Returns
    -------
    float
        NaN where there is none.
    """
    if len(frame) == 1:
        return float(frame[value].iloc[0])
    how = {COUNT: SUM, INDEX: MEAN}.get(kind, WEIGHTED)
    if not len(frame) or (how == WEIGHTED and not weight):
        return float("nan")
    rule = Rule(value, how, weight if how == WEIGHTED else "")
    return float(aggregate(frame, pd.Series("land", frame.index), [rule]).values[value].iloc[0])


def parts_of_growth(change: FloatArray, given: Mapping[str, FloatArray]) -> tuple[dict[str, FloatArray], FloatArray]:
    """Natural growth and migration, and what of a change they do not explain.

    Parameters
    ----------
    change : ndarray, shape (n,)
        Of the inhabitants.
    given : mapping
        Any of births, deaths, domestic and foreign (net migration), each (n,).

    Returns
    -------
    parts : dict
        natuurlijk, binnenlands and buitenlands, as far as given.
    rest : ndarray, shape (n,)
        NaN where a part is missing.

    Examples
    --------
    >>> parts, rest = parts_of_growth(np.array([-30.0]), {"births": np.array([50.0]), "deaths": np.array([90.0])})
    >>> parts["natuurlijk"].tolist(), rest.tolist()
    ([-40.0], [10.0])
    """
    parts = {}
    if "births" in given and "deaths" in given:
        parts["natuurlijk"] = given["births"] - given["deaths"]
    if "domestic" in given:
        parts["binnenlands"] = given["domestic"]
    if "foreign" in given:
        parts["buitenlands"] = given["foreign"]
    return parts, np.asarray(change - sum(parts.values(), np.zeros(len(change))), dtype=np.float64)


@dataclass(frozen=True)
class Diverging:
    """Classes on both sides of zero.

    Attributes
    ----------
    classes : ndarray of int, shape (n,)
        -k to k, 0 around no change.
    known : ndarray of bool, shape (n,)
        Which have a value; the class of the others is 0 as well.
    bounds : ndarray, shape (k,)
        Sizes from which on a change is in the classes 1 and -1, 2 and -2.
    decimals : int
        With which they are printed.
    """

    classes: IntArray
    known: npt.NDArray[np.bool_]
    bounds: FloatArray
    decimals: int


def diverging(values: FloatArray, threshold: float = 0.0) -> Diverging:
    """Five classes that mirror each other around no change; a value on a bound is in the class away from zero.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is missing.
    threshold : float
        From which on a change is one; 0 for a fifth of the largest.

    Examples
    --------
    >>> diverging(np.array([-10.0, -2.0, 0.0, 1.9, 6.0])).classes.tolist()
    [-2, -1, 0, 1, 2]
    """
    known = ~np.isnan(values)
    sizes = np.abs(values[known])
    most = float(np.percentile(sizes, LARGEST)) if len(sizes) else 0.0
    most = most or float(sizes.max(initial=0.0))
    first = threshold or MIDDLE * most
    exact = [bound for bound in (first, first + (most - first) / 2.0) if first <= bound and bound > 0]
    if threshold:  # as the user gave it
        outer, decimals = printable_bounds(exact[1:], sizes)
        own = shared_decimals(np.array([threshold]))
        bounds = np.append([threshold], outer[outer > threshold])
        decimals = max(decimals, own or 0)
    else:
        bounds, decimals = _round_bounds(exact)
    size = np.searchsorted(bounds, np.where(known, np.abs(values), 0.0), side="right")
    return Diverging(np.asarray(np.where(values < 0, -size, size), dtype=np.int64), known, bounds, decimals)


def _round_bounds(exact: list[float]) -> tuple[FloatArray, int]:
    """Bounds with two significant digits of the smaller, which a reader can keep in mind."""
    if not exact:
        return np.empty(0), 0
    decimals = max(0, 1 - int(np.floor(np.log10(exact[0]))))
    return np.round(np.array(exact), decimals), decimals
