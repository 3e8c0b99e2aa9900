"""The multiple deprivation index (MDI): indicators to domain scores to one score, with its coverage, class and rank.

Source: Het PON & Telos, Accentueer het verschil (2024), chapter 2; after the English Index of Multiple Deprivation
(McLennan et al., 2019). MDI = sum(weight / 100 x domain score), with the weights as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import DECIMALS, FloatArray, IntArray, classify, has_quantiles, quantile_bounds
from ..messages import Message, Refusal, listing
from .available import check_columns, choose_indicators, with_values
from .domains import HALF, domain_scores, raw_domain, scored_domains, weighted
from .model import WHOLE, Model
from .notes import left_out_notes, notes_of
from .scale import QUARTERS, TENTHS, Scale, check_scale, fit_indicator


@dataclass(frozen=True)
class IndexResult:
    """Scores of n areas, in the order of the input.

    Attributes
    ----------
    domains : DataFrame, shape (n, number of domains)
        Domain scores, 0-100, NaN where missing.
    score : ndarray of float, shape (n,)
        The index, NaN where a domain is missing.
    classes : ndarray of int, shape (n,)
        1 to the number of labels of the model, 0 where the score is missing.
    rank : ndarray of int, shape (n,)
        1 the most deprived among these areas, ties share the best rank, 0 where the score is missing.
    quartile : ndarray of int, shape (n,)
        4 the most deprived quarter of the reference, 0 where the score is missing, and everywhere where the reference
        has fewer than four scores or one score alone.
    decile : ndarray of int, shape (n,)
        10 the most deprived tenth of the reference, as `quartile`; 0 where it has fewer than ten scores, too.
    coverage : ndarray of float, shape (n,)
        Percentage of the indicators present.
    behind : ndarray of float, shape (n,)
        Percentage of the weights of the whole model whose domains have a score.
    share : float
        The same of the domains in use: what stands behind each score.
    scale : Scale
        The normalisation used.
    notes : tuple of Message
        What a user should know of this run.
    indicators : DataFrame, shape (n, number of indicators)
        Scores of the indicators in use, 0-100, NaN where missing, before they make up their domain; a composite is
        one. Of a domain that takes the first indicator available only that one has a column. Without rows where they
        were not asked for.
    without : tuple of str
        The indicators in use of which no area has a score.
    model : Model
        As it was used: without the optional domains for which there are no figures.
    """

    domains: pd.DataFrame
    score: FloatArray
    classes: IntArray
    rank: IntArray
    quartile: IntArray
    decile: IntArray
    coverage: FloatArray
    behind: FloatArray
    share: float
    scale: Scale
    notes: tuple[Message, ...]
    indicators: pd.DataFrame
    without: tuple[str, ...]
    model: Model


def compute(
    frame: pd.DataFrame,
    model: Model,
    *,
    reference: pd.DataFrame | None = None,
    reference_name: str = "",
    reference_level: str = "",
    scale: Scale | None = None,
    missing: str = HALF,
    with_indicators: bool = True,
) -> IndexResult:
    """Compute the index.

    Parameters
    ----------
    frame : DataFrame, shape (n, k)
        One column an indicator, named by its id, NaN where missing; its index names the areas in refusals, and the
        name of the index their layer. An indicator without a column is missing everywhere.
    model : Model
    reference : DataFrame, optional
        The areas on which the normalisation is fitted; `frame` itself by default.
    reference_name, reference_level : str
        What to call the reference, and the level of its areas.
    scale : Scale, optional
        A fitted normalisation, in place of a reference.
    missing : {"available with at least half", "all required", "strict"}
        Whether a domain needs half of its indicators or all; "strict" refuses any missing value.
    with_indicators : bool
        Whether the result is to hold the scores of indicators too, which take as much memory as the frame.

    Returns
    -------
    IndexResult

    Raises
    ------
    Refusal
        If a domain has no indicator at all, a value is missing where none may be, an indicator cannot be scaled, or
        a score that is taken as it is lies outside 0-100.

    Examples
    --------
    >>> from .model import Domain, Indicator, Model
    >>> woz = Domain("wonen", "Wonen", 60, (Indicator("woz", "WOZ", "low is worse", "min-max"),))
    >>> uitkering = Domain("werk", "Werk", 40, (Indicator("uitkering", "Uitkering", "high is worse", "min-max"),))
    >>> model = Model("proef", "Proef", (woz, uitkering), labels=("laag", "hoog"), lower_bounds=(50.0,))
    >>> result = compute(pd.DataFrame({"woz": [200, 300, 400], "uitkering": [8, 2, np.nan]}), model)
    >>> result.score.tolist(), result.classes.tolist(), result.rank.tolist()
    ([100.0, 30.0, nan], [2, 1, 0], [1, 2, 0])
    """
    known = with_values(frame if reference is None else reference, model) if scale is None else scale.indicators
    model = choose_indicators(frame, model, known)
    check_columns(frame, model, missing)
    fits_itself = scale is None and reference is None
    if scale is None:
        made = _normalisation if fits_itself else fit  # its scores tell the rest once they are there
        scale = made(frame if reference is None else reference, model, reference_name, missing, reference_level)
    check_scale(scale, model)
    scores = domain_scores(frame, model, scale, missing, with_indicators)
    values = scores.domains.to_numpy(dtype=np.float64)
    score = weighted(values, model.shares, model.domain_mean)
    if fits_itself:
        scale = _with_parts(scale, score)
    rank = rank_scores(score)
    quartile, decile = parts(score, scale.quartiles), parts(score, scale.deciles)
    classes = quartile if model.lower_bounds is None else classify(score, model.lower_bounds)
    coverage = np.round(100.0 * scores.present / scores.indicators.shape[1], DECIMALS)
    weights = np.array([domain.weight for domain in model.domains])
    behind = np.round(100.0 * (~np.isnan(values) * weights).sum(axis=1) / _whole(weights), DECIMALS)
    share = share_of(weights)
    notes = (*left_out_notes(model, share), *notes_of(frame, model, scale, missing))
    return IndexResult(
        scores.domains,
        score,
        classes,
        rank,
        quartile,
        decile,
        coverage,
        behind,
        share,
        scale,
        notes,
        scores.indicators,
        scores.without,
        model,
    )


def fit(reference: pd.DataFrame, model: Model, name: str, missing: str = HALF, level: str = "") -> Scale:
    """Fit the normalisation of a model, and the quartiles of its scores, on a reference.

    Parameters
    ----------
    reference : DataFrame, shape (n, k)
        As `frame` of `compute`.

    Raises
    ------
    Refusal
        If an indicator cannot be scaled or no area of the reference has a score.
    """
    scale = _normalisation(reference, model, name, missing, level)
    domains = []
    for _, raw, of_indicators in scored_domains(reference, model, scale, missing):
        domains.append(raw)
        del of_indicators  # before those of the next domain are made
    return _with_parts(scale, weighted(np.column_stack(domains), model.shares, model.domain_mean))


def _normalisation(reference: pd.DataFrame, model: Model, name: str, missing: str, level: str) -> Scale:
    """The scale that `fit` makes, without what the scores of its areas tell."""
    known = with_values(reference, model)
    fitted = {leaf.id: fit_indicator(leaf, reference[leaf.id], name) for leaf in model.leaves() if leaf.id in known}
    for domain in model.domains:
        leaves = [leaf.id for leaf in domain.leaves()]
        if not fitted.keys() & set(leaves):
            raise Refusal(
                "'{reference}' holds no values for {indicators} of domain '{domain}': name their fields, "
                "or choose another reference.",
                reference=name,
                indicators=listing(leaves),
                domain=domain.id,
            )
    ranked = {}
    for domain in model.domains:
        if domain.transform != "none":
            raw, _ = raw_domain(reference, domain, model, fitted, missing)
            ranked[domain.id] = np.sort(raw[~np.isnan(raw)]).tolist()
    return Scale(model.id, model.fingerprint(), name, level, 0, fitted, ranked)


def _with_parts(scale: Scale, score: FloatArray) -> Scale:
    """A scale with the number of areas that have a score, and the bounds between the parts of these."""
    if np.isnan(score).all():
        raise Refusal(
            "No area of '{reference}' has all domains of model '{model}': check the fields and their missing values.",
            reference=scale.reference,
            model=scale.model,
        )
    return replace(
        scale, areas=int((~np.isnan(score)).sum()), quartiles=score_quartiles(score), deciles=score_deciles(score)
    )


def score_quartiles(score: FloatArray) -> tuple[float, ...]:
    """Bounds between the quarters of a reference's scores; none where it has too few, or one alone."""
    return tuple(quantile_bounds(score, QUARTERS, DECIMALS).tolist()) if has_quantiles(score, QUARTERS) else ()


def score_deciles(score: FloatArray) -> tuple[float, ...]:
    """Bounds between the tenths of a reference's scores; none where it has too few, or one alone.

    As the English indices count them: the k most deprived tenths are the areas of rank k n / 10 or better.
    """
    if not has_quantiles(score, TENTHS):
        return ()
    known = np.sort(score[~np.isnan(score)])
    return tuple(float(known[-(k * len(known) // TENTHS)]) for k in range(TENTHS - 1, 0, -1))


def parts(score: FloatArray, bounds: Sequence[float]) -> IntArray:
    """The quarter or tenth of each score, 0 where it is missing or there are no bounds."""
    return classify(score, bounds) if len(bounds) else np.zeros(len(score), dtype=np.int64)


def rank_scores(score: FloatArray) -> IntArray:
    """Ranks, 1 the highest score; ties share the best, and a missing score has 0; shape (n,)."""
    order = np.argsort(-score)
    there = len(score) - int(np.isnan(score).sum())
    falling = score[order[:there]]
    first = np.arange(there)
    first[1:][falling[1:] == falling[:-1]] = 0
    found = np.zeros(len(score), dtype=np.int64)
    found[order[:there]] = np.maximum.accumulate(first) + 1
    return found


def spread(result: IndexResult, scored: npt.NDArray[np.bool_]) -> IndexResult:
    """A result for all areas, from one for those that were to be scored; the others get no score.

    Parameters
    ----------
    scored : ndarray of bool, shape (n,)
        True for the areas of `result`, in their order.
    """
    if scored.all():
        return result

    def over(values: npt.NDArray[Any], empty: float) -> npt.NDArray[Any]:
        return spread_over(values, empty, scored)

    def frame_over(frame: pd.DataFrame) -> pd.DataFrame:
        return pd.DataFrame(over(frame.to_numpy(), np.nan), columns=frame.columns)

    return replace(
        result,
        domains=frame_over(result.domains),
        indicators=frame_over(result.indicators) if len(result.indicators) else result.indicators,
        score=over(result.score, np.nan),
        classes=over(result.classes, 0),
        rank=over(result.rank, 0),
        quartile=over(result.quartile, 0),
        decile=over(result.decile, 0),
        coverage=over(result.coverage, np.nan),
        behind=over(result.behind, np.nan),
    )


def spread_over(values: npt.NDArray[Any], empty: float, scored: npt.NDArray[np.bool_]) -> npt.NDArray[Any]:
    """Values of some areas as values of all, `empty` for the others.

    Parameters
    ----------
    values : ndarray, shape (number of those scored, ...)
    scored : ndarray of bool, shape (n,)
    """
    full = np.full((len(scored), *values.shape[1:]), empty, dtype=values.dtype)
    full[scored] = values
    return full


def _whole(weights: FloatArray) -> float:
    """What weights are percentages of: 99.9 is a whole too; where domains are left out, it is 100."""
    total = float(weights.sum())
    return total if WHOLE[0] <= total <= WHOLE[1] else 100.0


def share_of(weights: npt.ArrayLike) -> float:
    """What percentage of the weights of a whole model those of the domains in use are.

    Examples
    --------
    >>> share_of([22.5, 18.9]), share_of([90.6, 9.3])
    (41.4, 100.0)
    """
    numbers = np.asarray(weights, dtype=np.float64)
    return round(float(100.0 * numbers.sum() / _whole(numbers)), DECIMALS)
