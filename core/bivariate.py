"""Two figures of areas in one map: thirds of the one by thirds of the other, in nine colours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .classes import IntArray, QuantileClasses

#: classes of each figure
THIRDS = 3
#: rows from the lowest third of the figure upwards to the highest, columns of the figure across likewise: orange grows
#: with the one, blue with the other, both in like steps of lightness. Any two differ by 13 or more (CIEDE2000) to
#: readers with full colour vision and to those without one of the three kinds of cones (Machado et al., 2009).
COLOURS = (
    ("#efe4cf", "#fab484", "#f37714"),
    ("#bccfe3", "#a7919d", "#996651"),
    ("#34a4ea", "#4e73a0", "#554e56"),
)


@dataclass(frozen=True)
class Square:
    """Areas divided by two figures.

    Attributes
    ----------
    x, y : QuantileClasses
        Across and upwards.
    classes : ndarray of int, shape (n,)
        Class across times ten plus class upwards, such as 31; 0 where either is missing.
    """

    x: QuantileClasses
    y: QuantileClasses
    classes: IntArray

    @property
    def counts(self) -> IntArray:
        """How many areas each class has; shape (3, 3), rows upwards and columns across."""
        places = range(1, THIRDS + 1)
        return np.array([[int((self.classes == number_of(x, y)).sum()) for x in places] for y in places])

    @property
    def without(self) -> int:
        """How many areas have no class."""
        return int((self.classes == 0).sum())


def number_of(x: int, y: int) -> int:
    """The number of a class: 31 is the highest third across and the lowest upwards."""
    return 10 * x + y


def square(x: QuantileClasses, y: QuantileClasses) -> Square:
    """Bring the classes of two figures together.

    Parameters
    ----------
    x, y : QuantileClasses
        Thirds of the same areas in the same order.

    Examples
    --------
    >>> from .classes import quantile_classes
    >>> one = quantile_classes([1, 2, 3, np.nan], [1, 2, 3], THIRDS, "areas")
    >>> other = quantile_classes([9, 8, np.nan, 7], [7, 8, 9], THIRDS, "areas")
    >>> square(one, other).classes.tolist()
    [13, 22, 0, 0]
    """
    both = (x.classes > 0) & (y.classes > 0)
    return Square(x, y, np.where(both, 10 * x.classes + y.classes, 0))


def colour_of(x: int, y: int, low_x: bool = False, low_y: bool = False) -> str:
    """The colour of a class, darker where it is worse.

    Parameters
    ----------
    x, y : int
        Thirds, 1 for the lowest.
    low_x, low_y : bool
        Whether low is the worse end.
    """
    across = THIRDS - x if low_x else x - 1
    upwards = THIRDS - y if low_y else y - 1
    return COLOURS[upwards][across]
