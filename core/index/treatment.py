"""Treatment of outlying values: the few highest or lowest are drawn in, or the logarithm is taken.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), steps 3 to 5; the rule with its limits (skewness
2 and kurtosis 3.5, at most five values) is that of COINr (Becker et al., 2022), Treat().
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..classes import FloatArray

#: an indicator with both is to be treated
SKEWED, PEAKED = 2.0, 3.5
#: values at one end that are drawn in at most
MOST = 5
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
        return self.log * np.log(np.abs(held - start) + _OFFSET * (ends[1] - ends[0]))


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
    return len(there), *(float((away**power).mean()) for power in (2, 3, 4))  # type: ignore[return-value]


def is_outlying(values: FloatArray) -> bool:
    """Whether few values lie so far off that they rule the scale: both limits are passed."""
    return abs(skewness(values)) >= SKEWED and kurtosis(values) >= PEAKED


def fit_treatment(values: FloatArray, most: int = MOST) -> Treatment:
    """How the values of a reference are to be treated.

    One value after the other at the longer tail is brought to the next within, until the limits of skewness or
    kurtosis are kept. Where that takes more than `most` of them, the logarithm is taken instead.

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
        if lower + len(there) - 1 - upper >= most:
            sign = 1 if skewness(there) > 0 else -1
            return Treatment(float(there[0]), float(there[-1]), 0, sign)
        if skewness(held) > 0:
            upper -= 1
        else:
            lower += 1
        held = np.clip(there, there[lower], there[upper])
    drawn_in = lower + len(there) - 1 - upper
    if not drawn_in:
        return Treatment()
    return Treatment(
        float(there[lower]) if lower else -np.inf,
        float(there[upper]) if upper < len(there) - 1 else np.inf,
        drawn_in,
    )
