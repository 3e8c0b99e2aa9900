"""An index in several years: ranks within each year, areas in one row, movements between classes, rankings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

#: columns of the movements between the classes of two years
MOVEMENTS = ("klasse_begin", "klasse_eind", "aantal")
#: columns of the ranking
TOP = ("jaar", "rang", "code", "naam", "mdi", "nieuw", "vertrekt")


def ranks_by_year(score: npt.NDArray[np.float64], years: npt.NDArray[np.int64]) -> pd.Series:
    """Places within each year, 1 the highest score; equal scores share the best; missing where there is none.

    Examples
    --------
    >>> ranks_by_year(np.array([70.0, 60.0, 50.0, 65.0]), np.array([2014, 2014, 2023, 2023])).tolist()
    [1, 2, 2, 1]
    """
    return pd.Series(score).groupby(years).rank(method="min", ascending=False).astype("Int64")


def wide_table(
    codes: npt.NDArray[np.object_],
    years: npt.NDArray[np.int64],
    columns: Mapping[str, pd.Series | npt.NDArray[np.generic]],
) -> pd.DataFrame:
    """A row an area, a column a figure and year.

    Parameters
    ----------
    codes, years : ndarray, shape (n,)
        Of which each pair is there once.
    columns : mapping
        Name to figures, shape (n,).

    Returns
    -------
    DataFrame, shape (number of areas, figures x years)
        Columns such as mdi_2014, in the order of the figures and within them of the years; indexed by code in the
        order in which areas first come, the last year first.

    Examples
    --------
    >>> found = wide_table(np.array(["A", "A"], dtype=object), np.array([2014, 2023]), {"mdi": np.array([70.0, 60.0])})
    >>> found.to_dict("index")
    {'A': {'mdi_2014': 70.0, 'mdi_2023': 60.0}}
    """
    frame = pd.DataFrame({"code": codes, "year": years, **columns})
    order = frame.sort_values("year", ascending=False, kind="stable").code.unique()
    parts = {}
    for name in columns:
        for year in np.unique(years).tolist():
            of_year = frame[frame.year == year].set_index("code")[name]
            parts[f"{name}_{year}"] = of_year.reindex(order)
    return pd.DataFrame(parts, index=pd.Index(order, name="code"))


def movements(begin: pd.Series, end: pd.Series, classes: int) -> pd.DataFrame:
    """How many areas moved from each class to each other.

    Parameters
    ----------
    begin, end : Series of int, shape (n,)
        1 to `classes`, missing where an area has none; only areas with both are counted.
    classes : int

    Returns
    -------
    DataFrame, shape (classes x classes, 3)
        The columns `MOVEMENTS`; pairs without an area have 0.

    Examples
    --------
    >>> movements(pd.Series([1, 2, 2]), pd.Series([1, 1, 2]), 2).values.tolist()
    [[1, 1, 1], [1, 2, 0], [2, 1, 1], [2, 2, 1]]
    """
    both = begin.notna() & end.notna()
    pair = (begin[both].astype(int) - 1) * classes + end[both].astype(int) - 1
    counts = np.bincount(pair, minlength=classes * classes)
    numbers = np.arange(1, classes + 1)
    first, last = np.repeat(numbers, classes), np.tile(numbers, classes)
    return pd.DataFrame(dict(zip(MOVEMENTS, (first, last, counts))))


def ranking(frame: pd.DataFrame, number: int) -> pd.DataFrame:
    """The areas with the highest scores of each year, and who of them came and will go.

    Parameters
    ----------
    frame : DataFrame, shape (n, ...)
        jaar, code, naam, mdi; NaN where an area has no score.
    number : int
        How many places; areas that share the last are all there.

    Returns
    -------
    DataFrame
        The columns `TOP`: nieuw whether an area had no place in the year before, vertrekt whether it has none in the
        next one; missing in the first and the last year.

    Examples
    --------
    >>> rows = [(2014, "A", "a", 70.0), (2014, "B", "b", 60.0), (2023, "A", "a", 50.0), (2023, "B", "b", 55.0)]
    >>> found = ranking(pd.DataFrame(rows, columns=["jaar", "code", "naam", "mdi"]), 1)
    >>> found[["jaar", "rang", "code"]].values.tolist(), found["nieuw"].tolist()[1]
    ([[2014, 1, 'A'], [2023, 1, 'B']], True)
    """
    found = frame.assign(rang=ranks_by_year(frame.mdi.to_numpy(), frame.jaar.to_numpy()).to_numpy())
    found = found[(found.rang <= number).fillna(False).astype(bool)]
    found = found.sort_values(["jaar", "rang"], kind="stable").reset_index(drop=True)
    years = sorted(frame.jaar.unique())
    there = {year: set(found.code[found.jaar == year]) for year in years}
    before, after = dict(zip(years[1:], years)), dict(zip(years, years[1:]))
    found["nieuw"] = _absent(found, there, before)
    found["vertrekt"] = _absent(found, there, after)
    return found[list(TOP)]


def _absent(found: pd.DataFrame, there: Mapping[int, set[str]], other: Mapping[int, int]) -> pd.Series:
    """Whether each area has no place in the other year of its own; missing where there is no such year."""
    values: Sequence[bool | None] = [
        code not in there[other[year]] if year in other else None for year, code in zip(found.jaar, found.code)
    ]
    return pd.Series(values, index=found.index, dtype="boolean")
