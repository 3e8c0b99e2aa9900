"""Treatment of outlying values: the few highest or lowest are drawn in (winsorised), or the logarithm is taken.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), steps 3 to 5; the rule with its limits (skewness
2 and kurtosis 3.5, at most five values) is that of COINr (Becker et al., 2022): Treat() with winsorise() and, where
that is not enough, log_CT(), for a longer lower tail log_CT_plus(). Where equal values would make it more than five,
COINr draws in all of them; here the logarithm is taken, as it is where drawing in would leave one value alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ..classes import FloatArray
from ..messages import Message, listing

if TYPE_CHECKING:
    import pandas as pd

#: an indicator with both is to be treated
SKEWED, PEAKED = 2.0, 3.5
#: values at one end that are drawn in at most
MOST = 5
#: treated areas that a note names
NAMED = 10
#: what is added below the logarithm, as a part of the range
_OFFSET = 0.01


@dataclass(frozen=True)
class Treatment:
    """What becomes of the values of an indicator, fitted on a reference.

    Attributes
    ----------
    lower, upper : float
        Values beyond are held at these; infinite where none are.
    drawn_in : int
        How many values of the reference were.
    log : {0, 1, -1}
        1 where the logarithm is taken of the distance to the lowest value, -1 where to the highest, 0 where of none.
    """

    lower: float = -np.inf
    upper: float = np.inf
    drawn_in: int = 0
    log: int = 0

    def __call__(self, values: FloatArray) -> FloatArray:
        """Treat values, shape (n,); NaN stays, and the order of values beyond the bounds is lost, no other."""
        held = np.clip(values, self.lower, self.upper)
        if not self.log:
            return held
        ends = (self.lower, self.upper)
        start = ends[0] if self.log > 0 else ends[1]
        return self.log * np.log(np.abs(held - start) + self.offset)

    @property
    def offset(self) -> float:
        """What is added below the logarithm."""
        return _OFFSET * (self.upper - self.lower)

    def holds(self, values: FloatArray) -> npt.NDArray[np.bool_]:
        """Which values lie beyond the bounds, and are held at these; shape (n,)."""
        return np.asarray((values < self.lower) | (values > self.upper))

    def notes(self, indicator: str, most: int, values: pd.Series) -> list[Message]:
        """Which values were drawn in, and to what bound, or that the logarithm was taken.

        Parameters
        ----------
        indicator : str
            What to call it.
        most : int
            How many values might be drawn in.
        values : Series, shape (n,)
            Indexed by what the areas are called.
        """
        if self.log:
            return [
                Message(
                    "The logarithm of indicator '{indicator}' is taken: drawing in outlying values (at most {most}) "
                    "does not keep the limits of skewness and kurtosis.",
                    {"indicator": indicator, "most": most},
                )
            ]

        def details(bound: float, areas: pd.Index) -> dict[str, Any]:
            return {"count": len(areas), "indicator": indicator, "bound": bound, "areas": listing(areas, NAMED)}

        notes, numbers = [], values.to_numpy(dtype=np.float64)
        above, below = values.index[numbers > self.upper], values.index[numbers < self.lower]
        if len(above):
            notes.append(
                Message(
                    "{count} values of indicator '{indicator}' above {bound:.10g} count as {bound:.10g}: {areas}.",
                    details(self.upper, above),
                )
            )
        if len(below):
            notes.append(
                Message(
                    "{count} values of indicator '{indicator}' below {bound:.10g} count as {bound:.10g}: {areas}.",
                    details(self.lower, below),
                )
            )
        return notes

    def constants(self) -> dict[str, Any]:
        """As a scale stores it: a bound that there is not is None."""
        lower, upper = (bound if np.isfinite(bound) else None for bound in (self.lower, self.upper))
        return {"lower": lower, "upper": upper, "drawn_in": self.drawn_in, "log": self.log}

    @classmethod
    def of(cls, constants: dict[str, Any]) -> Treatment:
        """What `constants` stored, bit by bit.

        Raises
        ------
        ValueError, KeyError
            If it was another who wrote them.
        """
        lower, upper, log = (constants[key] for key in ("lower", "upper", "log"))
        ends = -np.inf if lower is None else float(lower), np.inf if upper is None else float(upper)
        if log not in (-1, 0, 1) or ends[0] >= ends[1] or (log and not np.isfinite(ends).all()):
            raise ValueError("no treatment")
        return cls(*ends, int(constants["drawn_in"]), int(log))


def skewness(values: FloatArray) -> float:
    """Sample skewness G1 (Joanes and Gill, 1998), as in spreadsheets and scipy's skew(bias=False).

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is left out.

    Returns
    -------
    float
        NaN of fewer than three values, or of one value alone.

    Examples
    --------
    >>> round(skewness(np.array([1.0, 2.0, 3.0, 10.0])), 6)
    1.763633
    """
    moments = _moments(values)
    if moments is None or moments[0] < 3:
        return float("nan")
    n, second, third, _ = moments
    return float(third / second**1.5 * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(values: FloatArray) -> float:
    """Sample excess kurtosis G2 (Joanes and Gill, 1998), as in spreadsheets and scipy's kurtosis(bias=False).

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is left out.

    Returns
    -------
    float
        NaN of fewer than four values, or of one value alone.
    """
    moments = _moments(values)
    if moments is None or moments[0] < 4:
        return float("nan")
    n, second, _, fourth = moments
    return float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (fourth / second**2 - 3) + 6))


def _moments(values: FloatArray) -> tuple[int, float, float, float] | None:
    """The number of values and their central moments; None where all are equal."""
    there = values[~np.isnan(values)]
    if not len(there) or there.min() == there.max():
        return None
    away = there - there.mean()
    square = away * away  # a power of 3 or 4 takes numpy many times as long
    return len(there), float(square.mean()), float((square * away).mean()), float((square * square).mean())


def is_outlying(values: FloatArray) -> bool:
    """Whether few values lie so far off that they rule the scale: both limits are passed."""
    return abs(skewness(values)) >= SKEWED and kurtosis(values) >= PEAKED


def fit_treatment(values: FloatArray, most: int = MOST) -> Treatment:
    """How the values of a reference are to be treated.

    One value after the other at the longer tail is brought to the next within, until the limits of skewness or
    kurtosis are kept. Where that takes more than `most` of them, or leaves one value alone, the logarithm is taken
    instead.

    Parameters
    ----------
    values : ndarray, shape (n,)
        NaN is left out.
    most : int
        How many values may be drawn in.

    Returns
    -------
    Treatment

    Examples
    --------
    >>> fit_treatment(np.array([*range(20), 400.0])).upper
    19.0
    """
    there = np.sort(values[~np.isnan(values)])
    lower, upper = 0, len(there) - 1
    held = there
    while is_outlying(held):
        room = lower + len(there) - 1 - upper < most
        if room and skewness(held) > 0:
            upper -= 1
        elif room:
            lower += 1
        if not room or there[lower] == there[upper]:
            return Treatment(float(there[0]), float(there[-1]), 0, 1 if skewness(there) > 0 else -1)
        held = np.clip(there, there[lower], there[upper])
    drawn_in = lower + len(there) - 1 - upper
    if not drawn_in:
        return Treatment()
    return Treatment(
        float(there[lower]) if lower else -np.inf,
        float(there[upper]) if upper < len(there) - 1 else np.inf,
        drawn_in,
    )
