"""The multiple deprivation index (MDI): indicators to domain scores to one score, with its coverage, class and rank.

Source: Het PON & Telos, Accentueer het verschil (2024), chapter 2; after the English Index of Multiple Deprivation
(McLennan et al., 2019). MDI = sum(weight / 100 x domain score), with the weights as they stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import DECIMALS, FloatArray, IntArray, classify, has_quantiles, quantile_bounds
from ..messages import Message, Refusal, listing
from .model import WHOLE, Domain, Indicator, Model, own_weights, serving
from .scale import Scale, beyond, check_scale, exponential_rank, fit_indicator, score_indicator, treatment_of

HALF = "available with at least half"
ALL = "all required"
STRICT = "strict"
QUARTERS, TENTHS = 4, 10
#: areas that are worked on at once
ROWS = 1 << 16


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


@dataclass(frozen=True)
class _Scores:
    """Scores of domains and indicators as in `IndexResult`, and how many indicators each area has."""

    domains: pd.DataFrame
    indicators: pd.DataFrame
    present: IntArray
    without: tuple[str, ...]


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
        One column an indicator, named by its id, NaN where missing; its index names the areas in refusals. An
        indicator without a column is missing everywhere.
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
    _check_columns(frame, model, missing)
    if scale is None:
        scale = fit(frame if reference is None else reference, model, reference_name, missing, reference_level)
    check_scale(scale, model)
    scores = domain_scores(frame, model, scale, missing, with_indicators)
    values = scores.domains.to_numpy(dtype=np.float64)
    score = weighted(values, model.shares, model.domain_mean)
    rank = rank_scores(score)
    quartile, decile = parts(score, scale.quartiles), parts(score, scale.deciles)
    classes = quartile if model.lower_bounds is None else classify(score, model.lower_bounds)
    coverage = np.round(100.0 * scores.present / scores.indicators.shape[1], DECIMALS)
    weights = np.array([domain.weight for domain in model.domains])
    # 99.9 is a whole too; where domains are left out, percentages of 100 they are.
    whole = weights.sum() if WHOLE[0] <= weights.sum() <= WHOLE[1] else 100.0
    behind = np.round(100.0 * (~np.isnan(values) * weights).sum(axis=1) / whole, DECIMALS)
    share = round(float(100.0 * weights.sum() / whole), DECIMALS)
    notes = (*_left_out(model, share), *_notes(frame, model, scale, missing))
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
            raw, _ = _raw_domain(reference, domain, model, fitted, missing)
            ranked[domain.id] = np.sort(raw[~np.isnan(raw)]).tolist()
    scale = Scale(model.id, model.fingerprint(), name, level, 0, fitted, ranked)
    domains = []
    for _, raw, of_indicators in _scored_domains(reference, model, scale, missing):
        domains.append(raw)
        del of_indicators  # before those of the next domain are made
    score = weighted(np.column_stack(domains), model.shares, model.domain_mean)
    if np.isnan(score).all():
        raise Refusal(
            "No area of '{reference}' has all domains of model '{model}': check the fields and their missing values.",
            reference=name,
            model=model.id,
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


def choose_indicators(frame: pd.DataFrame, model: Model, known: Collection[str] | None = None) -> Model:
    """The model as areas can serve it.

    It has, in domains that use the first available indicator, that one alone, and no optional domain for which the
    areas have too few columns or the reference no values. That no area has a value is no reason where the reference
    does: a part of the country is to get the scores that it has within the whole.

    Parameters
    ----------
    known : collection of str, optional
        The indicators of which the reference has values; the areas themselves are asked by default.

    Raises
    ------
    Refusal
        If no domain is left.
    """
    there = set(map(str, frame)) & set(with_values(frame, model) if known is None else known)
    model = first_available(frame, serving(model, there))
    domains = (_first(domain, there) if domain.optional else domain for domain in model.domains)
    return replace(model, domains=tuple(domains))


def first_available(frame: pd.DataFrame, model: Model) -> Model:
    """The model with, in domains that use the first available indicator, that for which the areas have a column.

    Optional domains keep all, as a column of which a year has left all values empty is as good as none.
    """
    domains = (domain if domain.optional else _first(domain, set(map(str, frame))) for domain in model.domains)
    return replace(model, domains=tuple(domains))


def _first(domain: Domain, there: Collection[str]) -> Domain:
    """The domain with the indicators that it uses, of those that are there."""
    if domain.use == "all":
        return domain
    there_of = [i for i in domain.indicators if any(leaf.id in there for leaf in i.leaves())]
    if domain.optional:
        there_of = [i for i in there_of if i.served(there)]
    return replace(domain, indicators=tuple(there_of[:1] or domain.indicators[:1]))


def with_values(frame: pd.DataFrame, model: Model) -> list[str]:
    """The indicators of which some area has a value."""
    return [leaf.id for leaf in model.leaves() if leaf.id in frame and frame[leaf.id].notna().any()]


def _check_columns(frame: pd.DataFrame, model: Model, missing: str) -> None:
    """Refuses what can be told from the columns alone."""
    for domain in model.domains:
        absent = [leaf.id for leaf in domain.leaves() if leaf.id not in frame]
        present = [leaf.id for leaf in domain.leaves() if leaf.id in frame]
        if absent and (missing != HALF or not present):
            raise Refusal(
                "No field was found for {indicators} of domain '{domain}': name their fields.",
                indicators=listing(absent),
                domain=domain.id,
            )
        if missing != STRICT:
            continue
        holes = frame[present].isna()
        if holes.to_numpy().any():
            row = int(np.flatnonzero(holes.any(axis=1))[0])
            raise Refusal(
                "Indicator '{indicator}' is missing for area {area} ({count} missing values in domain '{domain}'): "
                "complete it, or set MISSING to another choice than 'strict'.",
                indicator=str(holes.columns[holes.iloc[row]][0]),
                area=frame.index[row],
                count=int(holes.to_numpy().sum()),
                domain=domain.id,
            )


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


def _raw_domain(
    frame: pd.DataFrame, domain: Domain, model: Model, fitted: dict[str, dict[str, object]], missing: str
) -> tuple[FloatArray, FloatArray]:
    """Mean of a domain's indicators before any transform, and their scores, shape (n, number of indicators)."""
    needed = 0.5 if missing == HALF else 1.0
    scores = np.empty((len(frame), len(domain.indicators)))
    for place, indicator in enumerate(domain.indicators):
        scores[:, place] = _indicator_score(frame, indicator, fitted, needed)
    raw = _mean(scores, model.indicator_mean, needed, own_weights(domain.indicators))
    # Equal means of several indicators are one rank, whatever the order of the additions.
    return raw if domain.transform == "none" else np.round(raw, DECIMALS), scores


def domain_scores(
    frame: pd.DataFrame, model: Model, scale: Scale, missing: str, with_indicators: bool = False
) -> _Scores:
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
    for domain, raw, of_indicators in _scored_domains(frame, model, scale, missing):
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
    return _Scores(found, indicators, present, tuple(without))


def _scored_domains(
    frame: pd.DataFrame, model: Model, scale: Scale, missing: str
) -> Iterator[tuple[Domain, FloatArray, FloatArray]]:
    """Each domain with its scores, and those of its indicators, shape (n, number of indicators)."""
    for domain in model.domains:
        if domain.transform == "none":
            _check_range(frame, domain)
        raw, of_indicators = _raw_domain(frame, domain, model, scale.indicators, missing)
        if domain.transform != "none":
            raw = exponential_rank(np.asarray(scale.domains[domain.id]), raw, model.ties)
        yield domain, np.round(raw, DECIMALS), of_indicators
        del raw, of_indicators


def _check_range(frame: pd.DataFrame, domain: Domain) -> None:
    """Refuses scores that are taken as they are and are none."""
    for leaf in domain.leaves():
        if leaf.method != "none" or leaf.id not in frame:
            continue
        values = frame[leaf.id].to_numpy(dtype=np.float64)
        outside = np.flatnonzero((values < 0) | (values > 100))
        if len(outside):
            raise Refusal(
                "The score {value:g} of '{indicator}' for area {area} lies outside 0-100: this model takes scores as "
                "they are; choose the field that holds them, or a model that normalises.",
                value=float(values[outside[0]]),
                indicator=leaf.id,
                area=frame.index[outside[0]],
            )


def _left_out(model: Model, share: float) -> list[Message]:
    """Which domains the index does without, and what becomes of the others."""
    if not model.left_out:
        return []
    details = {"domains": ", ".join(model.left_out), "share": share}
    if model.shares == tuple(domain.weight for domain in model.domains):
        return [Message("Left out: {domains}.", details)]
    return [
        Message(
            "Left out: {domains}. The other domains, with {share:.4g}% of the weights, count in proportion to these.",
            details,
        )
    ]


def _notes(frame: pd.DataFrame, model: Model, scale: Scale, missing: str) -> tuple[Message, ...]:
    """Indicators without values, values held at 0 or 100, and a reference without quarters."""
    notes: list[Message] = []
    for leaf in model.leaves():
        if leaf.id not in frame or leaf.id not in scale.indicators:
            notes.append(Message("Indicator '{indicator}' has no values and is left out.", {"indicator": leaf.label}))
            continue
        treatment = treatment_of(leaf, scale.indicators[leaf.id])
        if treatment is not None:
            notes += treatment.notes(leaf.id, leaf.treatment or 0, frame[leaf.id])
        held = int(beyond(leaf, scale.indicators[leaf.id], frame[leaf.id]).sum())
        if held:
            notes.append(_held(leaf, held, scale))
    for domain in model.domains:
        reference = scale.domains.get(domain.id)
        if domain.transform != "none" and reference:
            raw, _ = _raw_domain(frame, domain, model, scale.indicators, missing)
            held = int(((raw < reference[0]) | (raw > reference[-1])).sum())
            if held:
                note = Message(
                    "{count} scores of domain '{domain}' lie beyond the reference and are held at 0 or 100.",
                    {"count": held, "domain": domain.id},
                )
                notes.append(note)
    if not scale.quartiles:
        notes.append(without_quarters(scale))
    return tuple(notes)


def _held(leaf: Indicator, count: int, scale: Scale) -> Message:
    """Beyond what the values of an indicator lie that are held at 0 or 100."""
    details = {"count": count, "indicator": leaf.id}
    treatment = treatment_of(leaf, scale.indicators[leaf.id])
    if treatment is not None and treatment.log:
        return Message(
            "{count} values of indicator '{indicator}' lie beyond the reference and count as its lowest or highest "
            "value.",
            details,
        )
    if leaf.method == "norm":
        return Message(
            "{count} values of indicator '{indicator}' lie beyond the best and the worst value of its norm and are "
            "held at 0 or 100.",
            details,
        )
    if leaf.method == "z-score":
        return Message(
            "{count} values of indicator '{indicator}' lie more than five standard deviations from the mean of the "
            "reference and are held at 0 or 100.",
            details,
        )
    return Message(
        "{count} values of indicator '{indicator}' lie beyond the reference and are held at 0 or 100.", details
    )


def without_quarters(scale: Scale) -> Message:
    """Why no area is in a quarter of the reference."""
    details = {"reference": scale.reference, "count": scale.areas}
    if scale.areas < QUARTERS:
        return Message(
            "Areas of '{reference}' with a score: {count}, fewer than four, so that no area is in a quarter "
            "(mdi_kwartiel).",
            details,
        )
    return Message(
        "All {count} areas of '{reference}' with a score have the same one: no area is in a quarter (mdi_kwartiel).",
        details,
    )


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
