"""What part of the areas, and of the inhabitants, of each region every class has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import FloatArray, IntArray


def class_shares(
    regions: npt.NDArray[np.object_], classes: IntArray, labels: Sequence[str], inhabitants: FloatArray | None = None
) -> pd.DataFrame:
    """Areas and inhabitants per class and region.

    Parameters
    ----------
    regions : ndarray of str, shape (n,)
        None or "" where an area lies in none.
    classes : ndarray of int, shape (n,)
        From 1; 0 where an area has none.
    labels : sequence of str
        Of the classes.
    inhabitants : ndarray of float, shape (n,), optional
        NaN where they are not known.

    Returns
    -------
    DataFrame, shape (number of regions x (number of classes + 1), 7)
        Columns ``region`` (None for all areas together, which come last), ``class`` (0 for none), ``label``,
        ``areas``, ``area_share``, ``inhabitants``, ``inhabitant_share``. Shares are percentages of what has a class
        (areas, or known inhabitants of such areas); NaN for no class, and where nothing has one.

    Examples
    --------
    >>> found = class_shares(np.array(["A", "A", "B"], dtype=object), np.array([1, 2, 2]), ["laag", "hoog"])
    >>> found[found["class"] == 2][["region", "areas", "area_share"]].values.tolist()
    [['A', 1, 50.0], ['B', 1, 100.0], [None, 2, 66.66666666666667]]
    """
    keys = np.array([str(region) if region else "" for region in regions], dtype=object)
    names = sorted(set(keys.tolist()) - {""})
    known = np.zeros(len(keys)) if inhabitants is None else np.nan_to_num(inhabitants)
    parts = []
    for name in [*names, None]:
        inside = np.ones(len(keys), dtype=np.bool_) if name is None else keys == name
        number = np.bincount(classes[inside], minlength=len(labels) + 1)
        people = np.bincount(classes[inside], weights=known[inside], minlength=len(labels) + 1)
        part = pd.DataFrame(
            {
                "region": name,
                "class": [*range(1, len(labels) + 1), 0],
                "label": [*labels, ""],
                "areas": np.roll(number, -1),
                "area_share": _shares(number),
                "inhabitants": np.roll(people, -1) if inhabitants is not None else np.nan,
                "inhabitant_share": _shares(people) if inhabitants is not None else np.nan,
            }
        )
        parts.append(part.astype({"region": object}))
    return pd.concat(parts, ignore_index=True)


def _shares(counts: npt.NDArray[np.generic]) -> FloatArray:
    """Percentages of what has a class, the classes first; NaN for what has none."""
    numbers = counts[1:].astype(np.float64)
    total = numbers.sum()
    return np.append(100.0 * numbers / total if total > 0 else np.full(len(numbers), np.nan), np.nan)
