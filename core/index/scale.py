"""Normalisation of indicators to 0-100, fitted on a reference and kept as a thing of its own.

A normalisation belongs to its reference, not to the layer at hand: fitted on all gemeenten of the country it gives a
province, a selection or another year the very scores that the same values get within the whole country.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import DECIMALS, FloatArray, from_single, settled, shared_decimals
from ..messages import Refusal
from .model import AVERAGE_RANK, BEST_RANK, Indicator, Model
from .treatment import Treatment, fit_treatment

SCHEMA = "regiolens-scale/1"
#: into how many parts of the same size the scores of a reference are divided
QUARTERS, TENTHS = 4, 10
#: England's exponential transform (McLennan et al., 2019): 10% of areas score above 50
EXPONENT = 23.0
#: what a fitted indicator must hold, by method
_CONSTANTS = {
    "min-max": ("best", "worst"),
    "norm": ("best", "worst"),
    "z-score": ("mean", "sd"),
    "percentile rank": ("values",),
    "none": (),
}


@dataclass(frozen=True)
class Scale:
    """A fitted normalisation.

    Attributes
    ----------
    model, fingerprint : str
        Id of the model and hash of what makes its scores.
    reference : str
        Name of the layer or table it was fitted on.
    level : str
        Level of its areas, such as gemeente; "" where it is not known.
    areas : int
        Number of areas of the reference that have a score.
    indicators : dict
        Per indicator its constants, or its sorted reference values for the percentile rank, and how it is treated;
        without an entry where the reference holds no value.
    domains : dict
        Per domain with the exponential transform its sorted reference values.
    quartiles : tuple of float
        Bounds between the quarters of the reference's index scores.
    deciles : tuple of float
        Bounds between the tenths; none in scales that an earlier version stored.
    """

    model: str
    fingerprint: str
    reference: str
    level: str
    areas: int
    indicators: dict[str, dict[str, Any]]
    domains: dict[str, list[float]]
    quartiles: tuple[float, ...] = ()
    deciles: tuple[float, ...] = ()

    def to_json(self) -> str:
        """The scale as readable JSON; floats come back bit by bit."""
        data = {"schema": SCHEMA, **self.__dict__}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def parse_scale(text: str, name: str) -> Scale:
    """Read a stored scale.

    Raises
    ------
    Refusal
        If the file is no scale.
    """
    try:
        data = json.loads(text)
        if data.pop("schema") != SCHEMA:
            raise ValueError("schema")
        bounds = {"quartiles": tuple(data["quartiles"]), "deciles": tuple(data.get("deciles", ()))}
        found = Scale(**{**data, **bounds})
        constants = [one for fitted in found.indicators.values() for one in fitted.values()]
        if not all(map(_is_number, _flat([found.areas, *bounds.values(), constants, list(found.domains.values())]))):
            raise ValueError("a constant is no number")
        return found
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _no_scale(name) from error


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    """The members of lists within lists."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from _flat(value)
        else:
            yield value


def _is_number(value: object) -> bool:
    """Whether a constant can be computed with; JSON of Python's own knows NaN and Infinity too."""
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value))


def _no_scale(name: str) -> Refusal:
    return Refusal(
        "'{name}' is not a scale written by Regiolens ({schema}): choose a file that SCALE_OUT has made.",
        name=name,
        schema=SCHEMA,
    )


def check_scale(scale: Scale, model: Model) -> None:
    """Hold a scale against the model it is to serve.

    Raises
    ------
    Refusal
        If it was fitted for another model, or for other weights, indicators or directions, or lacks a constant.
    """
    if (scale.model, scale.fingerprint) != (model.id, model.fingerprint()):
        raise Refusal(
            "The scale was fitted for model '{fitted}' ({fitted_hash}), not for '{model}' ({model_hash}) as it "
            "stands: fit it anew with SCALE_OUT.",
            fitted=scale.model,
            fitted_hash=scale.fingerprint,
            model=model.id,
            model_hash=model.fingerprint(),
        )
    for leaf in model.leaves():
        fitted = scale.indicators.get(leaf.id)
        if fitted is None:
            continue
        lacks = any(fitted.get(key) in (None, []) for key in _CONSTANTS[leaf.method])
        try:
            treatment_of(leaf, fitted)
        except (KeyError, TypeError, ValueError):
            lacks = True
        if lacks:
            raise _no_scale(f"{scale.model}: {leaf.id}")


def treatment_of(indicator: Indicator, fitted: dict[str, Any]) -> Treatment | None:
    """How a scale treats an indicator; None where the model says nothing of it.

    Parameters
    ----------
    fitted : dict
        What `fit_indicator` made.
    """
    return None if indicator.treatment is None else Treatment.of(fitted)


def _treated(indicator: Indicator, fitted: dict[str, Any], values: pd.Series) -> FloatArray:
    """The values that are normalised."""
    numbers = values.to_numpy(dtype=np.float64)
    treatment = treatment_of(indicator, fitted)
    return numbers if treatment is None else treatment(numbers)


def fit_indicator(indicator: Indicator, values: pd.Series, reference: str) -> dict[str, Any]:
    """How an indicator is treated, and the constants that bring it to 0-100 then, from the values of the reference.

    Parameters
    ----------
    values : Series, shape (n,)
        NaN is missing; at least one value is there.

    Raises
    ------
    Refusal
        If min-max or z-score meet one value only.
    """
    present = values.to_numpy(dtype=np.float64)
    present = present[~np.isnan(present)]
    if indicator.method in (
        "percentile rank",
        "z-score",
    ):  # of sorted values the sum is one, in whatever order they come
        present = np.sort(present)
    fitted: dict[str, Any] = {"n": len(present)}
    if indicator.treatment is not None:
        treatment = fit_treatment(present, indicator.treatment)
        fitted |= treatment.constants()
        present = treatment(present)
    lowest, highest = float(present.min()), float(present.max())
    constant = lowest == highest or (indicator.method == "z-score" and present.std() == 0)
    if indicator.method in ("min-max", "z-score") and constant:
        raise Refusal(
            "Indicator '{indicator}' has the one value {value:g} in all {n} areas of '{reference}' that have one: "
            "it cannot be scaled. Give a REFERENCE or a SCALE_IN of the whole country, or leave it out of the model.",
            indicator=indicator.id,
            value=lowest,
            n=len(present),
            reference=reference,
        )
    if indicator.method == "percentile rank":
        present = from_single(present)
        fitted["values"] = settled(present, shared_decimals(present)).tolist()
    elif indicator.method == "min-max":
        ends = (lowest, highest)
        fitted["best"], fitted["worst"] = ends if indicator.direction == "high is worse" else ends[::-1]
    elif indicator.method == "norm":
        fitted["best"], fitted["worst"] = indicator.best, indicator.worst
    elif indicator.method == "z-score":
        fitted["mean"], fitted["sd"] = float(present.mean()), float(present.std())
    return fitted


def score_indicator(indicator: Indicator, fitted: dict[str, Any], values: pd.Series) -> FloatArray:
    """Values brought to 0-100, 100 the worst outcome; a value beyond the reference is held at 0 or 100.

    Parameters
    ----------
    fitted : dict
        What `fit_indicator` made.
    values : Series, shape (n,)
        NaN is missing and stays so.

    Returns
    -------
    ndarray of float, shape (n,)
    """
    scores = _unheld(indicator, fitted, _treated(indicator, fitted, values))
    return scores if indicator.method == "none" else np.clip(scores, 0.0, 100.0)


def _unheld(indicator: Indicator, fitted: dict[str, Any], numbers: FloatArray) -> FloatArray:
    """Scores before they are held between 0 and 100."""
    high_is_worse = indicator.direction == "high is worse"
    if indicator.method == "none":
        return numbers if high_is_worse else 100.0 - numbers
    if indicator.method == "z-score":
        z = (numbers - fitted["mean"]) / fitted["sd"]
        return np.asarray(50.0 + 10.0 * (z if high_is_worse else -z))
    if indicator.method == "percentile rank":
        ranks = percentile_rank(*_ranked(fitted, numbers))
        return ranks if high_is_worse else 100.0 - ranks
    return np.asarray(100.0 * (numbers - fitted["best"]) / (fitted["worst"] - fitted["best"]))


def _ranked(fitted: dict[str, Any], numbers: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The reference's values and those to rank, with the decimals that they share: ties are ties to the eye."""
    reference, numbers = np.asarray(fitted["values"]), from_single(numbers)
    return reference, settled(numbers, shared_decimals(np.concatenate([reference, numbers])))


def beyond(indicator: Indicator, fitted: dict[str, Any], values: pd.Series) -> npt.NDArray[np.bool_]:
    """Which values lie beyond what the normalisation spans, so that their scores are held at 0 or 100; shape (n,).

    Parameters
    ----------
    fitted, values
        As for `score_indicator`.
    """
    if indicator.method == "none":
        return np.zeros(len(values), dtype=np.bool_)
    treatment = treatment_of(indicator, fitted)
    if treatment is not None and treatment.log:  # the bounds are the ends of the reference
        return treatment.holds(values.to_numpy(dtype=np.float64))
    numbers = _treated(indicator, fitted, values)
    if indicator.method == "percentile rank":
        reference, numbers = _ranked(fitted, numbers)
        return (numbers < reference[0]) | (numbers > reference[-1])
    scores = np.round(_unheld(indicator, fitted, numbers), DECIMALS)
    return (scores < 0.0) | (scores > 100.0)


def percentile_rank(reference: FloatArray, values: FloatArray) -> FloatArray:
    """Percentage of the reference below a value, half of the ties counted (0-100).

    Parameters
    ----------
    reference : ndarray, shape (n,)
        Sorted, without NaN.
    values : ndarray, shape (m,)
    """
    below = np.searchsorted(reference, values, side="left")
    upto = np.searchsorted(reference, values, side="right")
    return np.where(np.isnan(values), np.nan, 50.0 * (below + upto) / len(reference))


def exponential_rank(reference: FloatArray, values: FloatArray, ties: str = BEST_RANK) -> FloatArray:
    """England's transform of a domain: X = -23 ln(1 - R (1 - exp(-100/23))), R = (n - rank + 1)/n.

    Rank 1 is the most deprived area. Source: McLennan et al. (2019), The English Indices of Deprivation 2019,
    technical report, appendix on the exponential transformation; with average ranks as the Scottish index takes it
    (R's `rank`, in The Data Lab's openSIMD).

    Parameters
    ----------
    reference : ndarray, shape (n,)
        Domain scores of all areas, sorted, without NaN; higher is more deprived.
    values : ndarray, shape (m,)
    ties : {"best", "average"}
        Which rank equal scores share: that of the first of them, or the average of theirs. A score that the reference
        has not lies with "average" half a rank from both of its neighbours.

    Returns
    -------
    ndarray of float, shape (m,)
        0 to 100.
    """
    if not len(reference):
        return np.full(len(values), np.nan)
    # n - rank + 1, where rank - 1 areas of the reference score higher
    place = upto = np.searchsorted(reference, values, side="right")
    if ties == AVERAGE_RANK:
        below = np.searchsorted(reference, values, side="left")
        place = np.where(upto > 0, np.minimum((below + upto + 1) / 2.0, len(reference)), 0.0)
    share = place / len(reference)
    scores = -EXPONENT * np.log1p(-share * -np.expm1(-100.0 / EXPONENT))
    return np.where(np.isnan(values), np.nan, np.clip(scores, 0.0, 100.0))
