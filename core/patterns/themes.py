"""On how many themes an area is among the worst quarter of a reference, and on how many among the best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import quantile_classes
from ..messages import Message, Refusal

#: quarters, the classes of which the outer ones count
QUARTERS = 4


@dataclass(frozen=True)
class Themes:
    """Themes of areas.

    Attributes
    ----------
    worst, best : DataFrame of float, shape (n areas, number of themes)
        1 in the worst or best quarter, 0 elsewhere, NaN without a figure or where the reference gives no quarters.
    notes : tuple of Message
        Why a theme has no quarters, or uneven ones.
    without : tuple of str
        Themes without quarters, though areas have figures.
    """

    worst: pd.DataFrame
    best: pd.DataFrame
    notes: tuple[Message, ...]
    without: tuple[str, ...] = ()

    @property
    def known(self) -> npt.NDArray[np.int64]:
        """Number of themes of which each area has a quarter, shape (n areas,)."""
        return np.asarray(self.worst.notna().sum(axis=1), dtype=np.int64)


def themes(values: pd.DataFrame, reference: pd.DataFrame, directions: Mapping[str, int], reference_name: str) -> Themes:
    """Find the quarter of each area on each theme.

    The quarters are those of `classes.quantile_classes`, so that what is counted is what a quartile map shows.

    Parameters
    ----------
    values : DataFrame, shape (n areas, number of themes)
        Numbers, NaN where missing.
    reference : DataFrame, shape (m areas, number of themes)
        The areas whose quarters they are; `values` itself where the areas are their own reference.
    directions : mapping of str to {1, -1}
        By theme: 1 where high is worse, -1 where low is.
    reference_name : str
        For refusals and notes.

    Raises
    ------
    Refusal
        If the reference has no figure of a theme, or a direction is neither.

    Examples
    --------
    >>> areas = pd.DataFrame({"armoede": [1.0, 2, 3, 9], "inkomen": [40.0, 30, 20, np.nan]})
    >>> found = themes(areas, areas, {"armoede": 1, "inkomen": -1}, "deze gebieden")
    >>> counts(found.worst).tolist(), counts(found.best).tolist(), found.known.tolist()
    ([0.0, 0.0, 0.0, 1.0], [1.0, 0.0, 0.0, 0.0], [1, 1, 1, 1])
    """
    worst, best, notes, without = {}, {}, [], []
    for name in values:
        direction = directions[str(name)]
        if direction not in (1, -1):
            raise Refusal("Theme '{field}' has no direction: say whether high or low is worse.", field=str(name))
        column = values[name].to_numpy(dtype=np.float64)
        try:
            found = quantile_classes(column, reference[name].to_numpy(dtype=np.float64), QUARTERS, reference_name)
        except Refusal as refusal:
            raise Refusal(
                "Field '{field}' has no value in any area of '{reference}': leave it out of FIELDS, or give another "
                "reference.",
                field=str(name),
                reference=reference_name,
            ) from refusal
        notes += [Message("{field}: {note}", {"field": str(name), "note": note}) for note in found.notes]
        told = found.classes > 0
        without += [str(name)] if not told.any() and np.isfinite(column).any() else []
        high, low = (np.where(told, found.classes == end, np.nan) for end in (QUARTERS, 1))
        worst[name], best[name] = (high, low) if direction > 0 else (low, high)
    of_worst, of_best = (pd.DataFrame(marks, index=values.index) for marks in (worst, best))
    return Themes(of_worst, of_best, tuple(notes), tuple(without))


def counts(marks: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Number of themes with a mark, NaN for areas of which no theme is known, shape (n areas,)."""
    return np.asarray(marks.sum(axis=1, min_count=1), dtype=np.float64)
