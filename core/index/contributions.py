"""What makes up a score: the points of each domain and indicator, and how far the next class is.

The index is a sum, weight/100 x domain score, so that its terms are the contributions. An index that is a geometric
mean is a product: its domains have no points that add up to it without an arbitrary zero, and it is refused.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..classes import DECIMALS, FloatArray, IntArray, classify
from ..messages import Refusal
from .compute import IndexResult
from .model import Domain, Model, own_weights


@dataclass(frozen=True)
class Contributions:
    """Points of n areas, in their order; NaN throughout where an area has no score, never 0.

    Attributes
    ----------
    domains : DataFrame, shape (n, number of domains)
        Points of each domain; they add up to the score.
    indicators : DataFrame, shape (n, number of indicators in use)
        Points of each indicator; they add up to those of their domain. NaN where the indicator is missing (the
        others of its domain then share the points), and in domains that are no plain mean of several indicators.
    lower, higher : ndarray of float, shape (n,)
        By more than `lower` points the score must fall to be in a lower class (on the bound it is still in its own);
        by `higher` or more it must rise to be in a higher one. NaN in the lowest class, and in the highest.
    falls, rises : DataFrame, shape (n, number of domains)
        The same said of one domain's own score, the others as they are; NaN where that domain alone cannot do it
        within 0-100.
    """

    domains: pd.DataFrame
    indicators: pd.DataFrame
    lower: FloatArray
    higher: FloatArray
    falls: pd.DataFrame
    rises: pd.DataFrame


def contributions(result: IndexResult, model: Model, with_indicators: bool = True) -> Contributions:
    """Divide scores into the points of their domains and indicators.

    Parameters
    ----------
    result : IndexResult
        Computed with this model.
    model : Model
    with_indicators : bool
        Whether to divide the points of domains as well; `indicators` is empty where not.

    Returns
    -------
    Contributions

    Raises
    ------
    Refusal
        If the index is a geometric mean of its domains.
    """
    check_sum(model)
    scores = result.domains[[domain.id for domain in model.domains]]
    shares = np.array(model.shares) / 100.0
    scored = ~np.isnan(result.score)
    values = np.where(scored[:, None], scores.to_numpy(dtype=np.float64), np.nan)
    points = pd.DataFrame(values * shares, columns=scores.columns)
    bounds = class_bounds(result, model)
    lower, higher = _gaps(result.score, result.classes, bounds)
    own = result.classes[:, None]
    # What the class would be with the domain at 0, and at 100, by the very rule that gives classes.
    without = result.score[:, None] - points.to_numpy()
    at_zero = classify(np.round(without, DECIMALS), bounds)
    at_most = classify(np.round(without + shares * 100.0, DECIMALS), bounds)
    falls = np.where(scored[:, None] & (at_zero < own), lower[:, None] / shares, np.nan)
    rises = np.where(scored[:, None] & (at_most > own), higher[:, None] / shares, np.nan)

    return Contributions(
        points,
        _indicator_points(result.indicators, points, model) if with_indicators else pd.DataFrame(index=points.index),
        lower,
        higher,
        pd.DataFrame(falls, columns=scores.columns),
        pd.DataFrame(rises, columns=scores.columns),
    )


def check_sum(model: Model, with_indicators: bool = False) -> None:
    """Hold a model against what can be divided into points.

    Parameters
    ----------
    with_indicators : bool
        Whether the points of domains are to be divided as well.

    Raises
    ------
    Refusal
        If the index is a geometric mean of its domains or, `with_indicators`, a domain is no plain mean.
    """
    if model.domain_mean == "geometric":
        raise Refusal(
            "Model '{model}' takes the geometric mean of its domains, and a product has no points per domain that add "
            "up to it: choose a model with the arithmetic mean of domains.",
            model=model.id,
        )
    for domain in model.domains:
        if with_indicators and not _divides(domain, model, 1 if domain.use != "all" else len(domain.indicators)):
            raise Refusal(
                "The score of domain '{domain}' is not the plain mean of its indicators, so that they have no points "
                "that add up to it: leave INDICATORS off, or choose another model.",
                domain=domain.id,
            )


def class_bounds(result: IndexResult, model: Model) -> tuple[float, ...]:
    """Lower bounds of the classes above the first; the reference's quartiles, held still, where classes are those."""
    return result.scale.quartiles if model.lower_bounds is None else model.lower_bounds


def _divides(domain: Domain, model: Model, used: int) -> bool:
    """Whether the score of a domain is the sum of parts that belong to its indicators."""
    return used == 1 or (domain.transform == "none" and model.indicator_mean == "arithmetic")


def _indicator_points(scores: pd.DataFrame, points: pd.DataFrame, model: Model) -> pd.DataFrame:
    """Points of each indicator that is there: its part of its domain's weight times its score."""
    parts = {}
    for domain, share in zip(model.domains, model.shares):
        used = [indicator.id for indicator in domain.indicators if indicator.id in scores]
        of_domain = points[domain.id].to_numpy(dtype=np.float64)
        if len(used) == 1:
            parts[used[0]] = of_domain
            continue
        values = scores[used].to_numpy(dtype=np.float64)
        weights = own_weights([indicator for indicator in domain.indicators if indicator.id in scores])
        counts = np.ones(len(used)) if weights is None else weights
        present = (~np.isnan(values) * counts).sum(axis=1, keepdims=True)
        known = ~np.isnan(of_domain)[:, None] & (present > 0) & _divides(domain, model, len(used))
        with np.errstate(divide="ignore", invalid="ignore"):
            points_of = share / 100.0 * values * counts / present
        parts.update(zip(used, np.where(known, points_of, np.nan).T))
    return pd.DataFrame(parts)


def _gaps(score: FloatArray, classes: IntArray, bounds: tuple[float, ...]) -> tuple[FloatArray, FloatArray]:
    """How far each score is above the lower bound of its class, and below that of the next."""
    edges = np.array([np.nan, *bounds, np.nan])
    known = classes > 0
    lower = score - edges[np.where(known, classes - 1, 0)]
    higher = edges[np.where(known, classes, 0)] - score
    return np.round(lower, DECIMALS), np.round(higher, DECIMALS)
