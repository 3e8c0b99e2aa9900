"""Gemeenten that lost inhabitants, by rule."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

#: percent of the inhabitants at the start that a gemeente must have lost more than
KRIMP_PERCENT = 2


def shrinking(start: pd.Series, end: pd.Series) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which areas have more than 2% fewer inhabitants at the end than at the start, and of which it can be told.

    Parameters
    ----------
    start, end : Series of float, shape (n,)
        Inhabitants, NaN where missing. None at the start tells nothing.

    Returns
    -------
    shrinks, known : ndarray of bool, shape (n,)

    Notes
    -----
    The rule "krimpgemeente" of the OCW article on krimpregio's: more than 2% fewer inhabitants in 2023 than in 2013.

    Examples
    --------
    >>> shrinks, known = shrinking(pd.Series([1000.0, 1000.0, None]), pd.Series([979.0, 980.0, 900.0]))
    >>> shrinks.tolist(), known.tolist()
    ([True, False, False], [True, True, False])
    """
    first, last = start.to_numpy(dtype="float64"), end.to_numpy(dtype="float64")
    known = (first > 0) & (last >= 0)
    # Whole numbers are compared, so that a loss of exactly 2% is none of more.
    shrinks = known & (100 * last < (100 - KRIMP_PERCENT) * first)
    return shrinks, known
