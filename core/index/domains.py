"""From indicators to domain scores, and from these to the index: means over what is there.

Source: Het PON & Telos, Accentueer het verschil (2024), chapter 2. MDI = sum(weight / 100 x domain score), with the
weights as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..classes import DECIMALS, FloatArray, IntArray
from ..messages import Refusal
from .model import Domain, Indicator, Model, own_weights
from .scale import Scale, exponential_rank, score_indicator

HALF = "available with at least half"
ALL = "all required"
STRICT = "strict"
#: areas that are worked on at once
ROWS = 1 << 16


@dataclass(frozen=True)
class DomainScores:
    """Scores of domains and indicators as in `IndexResult`, and how many indicators each area has."""

    domains: pd.DataFrame
    indicators: pd.DataFrame
    present: IntArray
    without: tuple[str, ...]


def domain_scores(
    frame: pd.DataFrame, model: Model, scale: Scale, missing: str, with_indicators: bool = False
) -> DomainScores:
    """Scores of the domains and, where asked, of their indicators.

    Parameters
    ----------
    model : Model
        As `choose_indicators` leaves it.
    scale : Scale
        Fitted for this model.

    Raises
    ------
    Refusal
        If a score that is taken as it is lies outside 0-100.
    """
    called = [domain.id for domain in model.domains]
    names = [indicator.id for domain in model.domains for indicator in domain.indicators]
    # One array from the beginning: many columns put together later are twice in memory.
    domains = np.empty((len(model.domains), len(frame)))
    parts, place = np.empty((len(names), len(frame) if with_indicators else 0)), 0
    present, without = np.zeros(len(frame), dtype=np.int64), []
    for domain, raw, of_indicators in scored_domains(frame, model, scale, missing):
        domains[called.index(domain.id)] = raw
        there = ~np.isnan(of_indicators)
        present += there.sum(axis=1)
        without += [each.id for each, some in zip(domain.indicators, there.any(axis=0)) if not some]
        if with_indicators:
            parts[place : place + of_indicators.shape[1]] = of_indicators.T
        place += of_indicators.shape[1]
        del of_indicators, there  # before those of the next domain are made
    index = frame.index if with_indicators else frame.index[:0]
    indicators = pd.DataFrame(parts.T, index=index, columns=names, copy=False)
    found = pd.DataFrame(domains.T, index=frame.index, columns=called, copy=False)
    return DomainScores(found, indicators, present, tuple(without))


def layer_of(frame: pd.DataFrame) -> str:
    """What to call the layer of areas in a refusal: the name of their index."""
    return str(frame.index.name or "areas")


def scored_domains(
    frame: pd.DataFrame, model: Model, scale: Scale, missing: str
) -> Iterator[tuple[Domain, FloatArray, FloatArray]]:
    """Each domain with its scores, and those of its indicators, shape (n, number of indicators)."""
    for domain in model.domains:
        if domain.transform == "none":
            _check_range(frame, domain)
        raw, of_indicators = raw_domain(frame, domain, model, scale.indicators, missing)
        if domain.transform != "none":
            raw = exponential_rank(np.asarray(scale.domains[domain.id]), raw, model.ties)
        yield domain, np.round(raw, DECIMALS), of_indicators
        del raw, of_indicators


def raw_domain(
    frame: pd.DataFrame, domain: Domain, model: Model, fitted: dict[str, dict[str, object]], missing: str
) -> tuple[FloatArray, FloatArray]:
    """Mean of a domain's indicators before any transform, and their scores, shape (n, number of indicators)."""
    needed = 0.5 if missing == HALF else 1.0
    # One column after the other: to add up short rows takes ten times as long.
    scores = np.empty((len(domain.indicators), len(frame))).T
    for place, indicator in enumerate(domain.indicators):
        scores[:, place] = _indicator_score(frame, indicator, fitted, needed)
    raw = _mean(scores, model.indicator_mean, needed, own_weights(domain.indicators))
    # Equal means of several indicators are one rank, whatever the order of the additions.
    return raw if domain.transform == "none" else np.round(raw, DECIMALS), scores


def _indicator_score(
    frame: pd.DataFrame, indicator: Indicator, fitted: dict[str, dict[str, object]], needed: float
) -> FloatArray:
    """Score of an indicator, or of a composite from its parts."""
    if indicator.parts:
        parts = [_indicator_score(frame, part, fitted, needed) for part in indicator.parts]
        return _mean(np.column_stack(parts), "arithmetic", needed, own_weights(indicator.parts))
    if indicator.id not in frame or indicator.id not in fitted:
        return np.full(len(frame), np.nan)
    return score_indicator(indicator, fitted[indicator.id], frame[indicator.id])


def _mean(scores: FloatArray, kind: str, needed: float, weights: FloatArray | None = None) -> FloatArray:
    """Mean over the columns with at least the needed share of values, NaN elsewhere.

    Parameters
    ----------
    scores : ndarray, shape (n, k)
    needed : float
        0 to 1, of the number of columns.
    weights : ndarray, shape (k,), optional
        Of the columns, in proportion to each other; all the same by default. Those of missing values count for nothing.
    """
    if len(scores) > ROWS:  # by parts: what is computed on the way takes several times the memory of the scores
        starts = range(0, len(scores), ROWS)
        return np.concatenate([_mean(scores[k : k + ROWS], kind, needed, weights) for k in starts])
    present = ~np.isnan(scores)
    count = present.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.log(scores) if kind == "geometric" else scores
        if weights is None:
            mean = np.where(present, terms, 0.0).sum(axis=1) / count
        else:
            mean = (np.where(present, terms, 0.0) * weights).sum(axis=1) / (present * weights).sum(axis=1)
        mean = np.exp(mean) if kind == "geometric" else mean
    return np.where((count > 0) & (count >= needed * scores.shape[1]), mean, np.nan)


def weighted(scores: FloatArray, weights: Sequence[float], mean: str) -> FloatArray:
    """The index from the domain scores: their sum with the weights as they stand, or their weighted geometric mean.

    Parameters
    ----------
    scores : ndarray, shape (n, number of domains)
        NaN is missing, and makes the index missing.
    weights : sequence of float
        In percent.
    mean : {"arithmetic", "geometric"}

    Returns
    -------
    ndarray of float, shape (n,)
    """
    shares = np.asarray(weights, dtype=np.float64) / 100.0
    geometric = mean == "geometric"
    if geometric:  # a mean of equal scores is that score, also where weights add up to 99.9
        shares = shares / shares.sum()
    total = np.zeros(len(scores))
    # one after the other: numpy's sum adds in an order that depends on how the columns lie in memory
    for column, share in zip(scores.T, shares):
        with np.errstate(divide="ignore"):
            total += share * (np.log(column) if geometric else column)
    return np.round(np.exp(total) if geometric else total, DECIMALS)


def _check_range(frame: pd.DataFrame, domain: Domain) -> None:
    """Refuses scores that are taken as they are and are none."""
    for leaf in domain.leaves():
        if leaf.method != "none" or leaf.id not in frame:
            continue
        values = frame[leaf.id].to_numpy(dtype=np.float64)
        outside = np.flatnonzero((values < 0) | (values > 100))
        if len(outside):
            raise Refusal(
                "The score {value:g} of '{indicator}' for area {area} of '{layer}' lies outside 0-100: this model "
                "takes scores as they are; choose the field that holds them, or a model that normalises.",
                layer=layer_of(frame),
                value=float(values[outside[0]]),
                indicator=leaf.id,
                area=frame.index[outside[0]],
            )
