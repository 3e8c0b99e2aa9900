"""Before an index is trusted: how its indicators are spread, how they hang together, and what each really weighs.

Sources: OECD/JRC, *Handbook on Constructing Composite Indicators* (2008), steps 3, 4 and 8; the limits of skewness and
kurtosis, and of correlations that make two indicators one, as in COINr (Becker et al., 2022); Cronbach (1951).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import FloatArray
from .compute import IndexResult
from .model import Domain, Indicator, Model, own_weights
from .scale import treatment_of
from .treatment import Treatment, fit_treatment, is_outlying, kurtosis, skewness

#: |r| from which on two indicators are one
DOUBLE = 0.98
#: |r| from which on two indicators say almost the same
CLOSE = 0.9
#: below which the parts of a domain do not measure one thing (Nunnally, 1978)
ALPHA = 0.7
#: distances between the quartiles from the nearer of these, from which on a value is far out (Tukey, 1977)
FAR = 3.0
#: areas with a score below which spread and coherence say nothing
LEAST = 10
#: share of values that may be missing
MISSING = 0.1
#: areas that are named
NAMED = 5
#: what is remarked of an indicator or a domain
CONSTANT, LACKING, OUTLYING, AGAINST, DOUBLED, CLOSE_TO, LOOSE, CONTRARY = (
    "constant",
    "missing values",
    "outlying values",
    "runs against its domain",
    "double",
    "nearly a double",
    "does not hang together",
    "weighs the other way",
)


@dataclass(frozen=True)
class Spread:
    """How the values of an indicator are spread; a field that several take is told by each.

    Attributes
    ----------
    missing : float
        Percentage of the areas without a value.
    far : ndarray of int
        Places of the areas whose values are far out, the farthest first.
    treatment : int
        Values that a treatment would draw in, or -1 where it would take the logarithm.
    """

    n: int
    missing: float
    mean: float
    sd: float
    skewness: float
    kurtosis: float
    far: npt.NDArray[np.int64]
    treatment: int


@dataclass(frozen=True)
class Treated:
    """What the model did with the outlying values of an indicator, or of a part of it.

    Attributes
    ----------
    label : str
        Of the part; "" where it is the indicator itself.
    treatment : Treatment
    below, above : ndarray of int
        Places of the areas whose values are held at its bounds, the farthest first.
    """

    label: str
    treatment: Treatment
    below: npt.NDArray[np.int64]
    above: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """An indicator or a domain within the index.

    Attributes
    ----------
    ident, label, domain : str
        `domain` is "" for a domain itself.
    spread : Spread
        Of the values of an indicator, of the scores of a domain or composite.
    weight, influence : float
        Percentage of the index by the model, and of its variance: covariance with the index over its variance, so that
        all parts of a kind add up to 100. NaN where the index is no sum of such parts.
    with_domain : float
        Correlation with the mean of the other indicators of the domain; NaN without any, and for a domain.
    with_index : float
        Correlation with the index.
    alpha : float
        Cronbach's alpha of the indicators of a domain, NaN with fewer than two, and for an indicator.
    remarks : tuple of str
    treated : tuple of Treated
        What the model treats of an indicator; empty where it leaves all values as they are, and for a domain.
    """

    ident: str
    label: str
    domain: str
    spread: Spread
    weight: float
    influence: float
    with_domain: float
    with_index: float
    alpha: float
    remarks: tuple[str, ...]
    treated: tuple[Treated, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two indicators that say almost the same, or the very same."""

    first: str
    second: str
    r: float
    areas: int


@dataclass(frozen=True)
class Audit:
    """What was found.

    Attributes
    ----------
    indicators, domains : tuple of Part
    pairs : tuple of Pair
        Strongest first.
    between : ndarray of float, shape (number of domains, number of domains)
        Correlations of the domains' scores.
    scored, unscored, partly : int
        Areas with a score, without one, and with one though some indicator is missing. With fewer scores than `LEAST`
        there are no pairs and no remarks.
    """

    indicators: tuple[Part, ...]
    domains: tuple[Part, ...]
    pairs: tuple[Pair, ...]
    between: FloatArray
    scored: int
    unscored: int
    partly: int


def audit(frame: pd.DataFrame, result: IndexResult) -> Audit:
    """Look at an index and what it is made of.

    Parameters
    ----------
    frame : DataFrame, shape (n, k)
        As it was given to `compute`.
    result : IndexResult
        Computed from it, with the scores of indicators.

    Examples
    --------
    >>> from .compute import compute
    >>> from .model import Domain, Indicator, Model
    >>> parts = [Domain(i, i, 50.0, (Indicator(i, i, "high is worse", "none"),)) for i in "ab"]
    >>> model = Model("m", "M", tuple(parts), ("laag", "hoog"), (50.0,))
    >>> frame = pd.DataFrame({"a": [10.0, 20, 30, 90], "b": [50.0, 51, 52, 53]})
    >>> found = audit(frame, compute(frame, model))
    >>> [round(part.influence) for part in found.domains]
    [97, 3]
    """
    model, scores = result.model, result.domains
    shares = dict(zip((domain.id for domain in model.domains), model.shares))
    terms = _terms(model, scores)
    index = terms.sum(axis=1, skipna=False)
    indicators = [
        _indicator(frame, result, domain, indicator, shares[domain.id], index)
        for domain in model.domains
        for indicator in domain.indicators
    ]
    pairs = _pairs(result.indicators)
    close = {ident: pair.r for pair in reversed(pairs) for ident in (pair.first, pair.second)}
    marked = []
    for part in indicators:
        r = close.get(part.ident, 0.0)
        more = (DOUBLED,) if abs(r) >= DOUBLE else (CLOSE_TO,) if r else ()
        marked.append(replace(part, remarks=(*part.remarks, *more)))
    domains = tuple(_domain(result, domain, shares[domain.id], terms, index) for domain in model.domains)
    partly = int(((result.coverage < 100) & (result.rank > 0)).sum())
    between = scores.corr().to_numpy(dtype=np.float64)
    scored = int((result.rank > 0).sum())
    if scored < LEAST:
        marked, pairs = [replace(part, remarks=()) for part in marked], []
        domains = tuple(replace(part, remarks=()) for part in domains)
    return Audit(tuple(marked), domains, tuple(pairs), between, scored, len(frame) - scored, partly)


def spread_of(values: FloatArray) -> Spread:
    """How values are spread; NaN is missing."""
    there = values[~np.isnan(values)]
    if not len(there):
        return Spread(0, 100.0, *(float("nan"),) * 4, np.array([], dtype=np.int64), 0)
    low, high = np.quantile(there, [0.25, 0.75])
    away = np.maximum(low - values, values - high)
    with np.errstate(invalid="ignore"):
        far = np.flatnonzero((away > FAR * (high - low)) & (high > low))
    treatment = fit_treatment(values)
    return Spread(
        len(there),
        100.0 * (1 - len(there) / len(values)),
        float(there.mean()),
        float(there.std(ddof=1)) if len(there) > 1 else float("nan"),
        skewness(values),
        kurtosis(values),
        far[np.argsort(-away[far], kind="stable")].astype(np.int64),
        -1 if treatment.log else treatment.drawn_in,
    )


def alpha_of(scores: FloatArray) -> float:
    """Cronbach's alpha over the areas that have all indicators.

    k / (k - 1) (1 - sum of variances / variance of the sum).

    Parameters
    ----------
    scores : ndarray, shape (n, k)

    Examples
    --------
    >>> round(alpha_of(np.array([[1.0, 2], [2, 3], [3, 5], [4, 4]])), 4)
    0.8889
    """
    whole = scores[~np.isnan(scores).any(axis=1)]
    k = scores.shape[1]
    if k < 2 or len(whole) < 3:
        return float("nan")
    together = float(whole.sum(axis=1).var(ddof=1))
    if not together > 0:
        return float("nan")
    return k / (k - 1) * (1 - float(whole.var(axis=0, ddof=1).sum()) / together)


def correlation(x: FloatArray, y: FloatArray) -> float:
    """Pearson's r over what both have; NaN with fewer than three, or where one is the same everywhere."""
    both = ~(np.isnan(x) | np.isnan(y))
    if both.sum() < 3 or np.ptp(x[both]) == 0 or np.ptp(y[both]) == 0:
        return float("nan")
    return float(np.corrcoef(x[both], y[both])[0, 1])


def _terms(model: Model, scores: pd.DataFrame) -> pd.DataFrame:
    """What each domain adds: to the index, or to the logarithm of an index that is a product."""
    shares = np.asarray(model.shares) / 100.0
    if model.domain_mean == "geometric":
        with np.errstate(divide="ignore"):
            return np.log(scores.where(scores > 0)) * shares
    return scores * shares


def _influence(term: FloatArray, index: FloatArray) -> float:
    """Percentage of the variance of the index that goes back to a term of it."""
    both = ~(np.isnan(term) | np.isnan(index))
    if both.sum() < 3:
        return float("nan")
    variance = float(np.var(index[both]))
    if not variance > 0:
        return float("nan")
    return 100.0 * float(np.mean((term[both] - term[both].mean()) * (index[both] - index[both].mean()))) / variance


def _indicator(
    frame: pd.DataFrame, result: IndexResult, domain: Domain, indicator: Indicator, share: float, index: pd.Series
) -> Part:
    """An indicator: its values, or the scores of a composite, and what its scores have to do with the others."""
    scores = result.indicators
    own = _column(scores, indicator.id)
    values = own if indicator.parts else _column(frame, indicator.id)
    others = [other.id for other in domain.indicators if other.id != indicator.id and other.id in scores]
    rest = scores[others].mean(axis=1).to_numpy(dtype=np.float64) if others else np.full(len(frame), np.nan)
    with_domain = correlation(own, rest)
    there = [part.id for part in domain.indicators if part.id in scores and part.id not in result.without]
    counts = dict.fromkeys(there, 1.0)
    if own_weights(domain.indicators) is not None:
        counts = {part.id: float(part.weight or 0.0) for part in domain.indicators if part.id in there}
    weight = share * counts[indicator.id] / sum(counts.values()) if indicator.id in there else 0.0
    # A domain of several indicators is a sum of them where it is their plain mean and nothing comes after.
    plain = result.model.indicator_mean == "arithmetic" and domain.transform == "none"
    influence = float("nan")
    if result.model.domain_mean == "arithmetic" and indicator.id in there and (plain or len(there) == 1):
        term = result.domains[domain.id].to_numpy(dtype=np.float64)
        if len(there) > 1:  # where one is missing the others share its points
            present = (scores[there].notna() * pd.Series(counts)).sum(axis=1).to_numpy(dtype=np.float64)
            term = np.where(np.isnan(own), 0.0, own) * counts[indicator.id] / np.maximum(present, min(counts.values()))
        influence = _influence(term * (share / 100.0), index.to_numpy(dtype=np.float64))
    spread, treated = spread_of(values), _treated(frame, result, indicator)
    remarks = []
    if spread.n and not spread.sd > 0:
        remarks.append(CONSTANT)
    if spread.missing > 100 * MISSING:
        remarks.append(LACKING)
    if is_outlying(treated[0].treatment(values) if treated and not indicator.parts else values):
        remarks.append(OUTLYING)
    if with_domain < 0:
        remarks.append(AGAINST)
    with_index = correlation(own, index.to_numpy(dtype=np.float64))
    return Part(
        indicator.id,
        indicator.label,
        domain.id,
        spread,
        weight,
        influence,
        with_domain,
        with_index,
        float("nan"),
        tuple(remarks),
        treated,
    )


def _treated(frame: pd.DataFrame, result: IndexResult, indicator: Indicator) -> tuple[Treated, ...]:
    """What the model treats of an indicator, or of the parts of a composite."""
    found = []
    for leaf in indicator.leaves():
        fitted = result.scale.indicators.get(leaf.id)
        treatment = treatment_of(leaf, fitted) if fitted is not None else None
        if treatment is None or treatment == Treatment():
            continue
        values = _column(frame, leaf.id)
        order = np.argsort(values, kind="stable")
        below, above = order[values[order] < treatment.lower], order[values[order] > treatment.upper][::-1]
        found.append(Treated(leaf.label if indicator.parts else "", treatment, below, above))
    return tuple(found)


def _domain(result: IndexResult, domain: Domain, share: float, terms: pd.DataFrame, index: pd.Series) -> Part:
    """A domain: its scores, and what they have to do with the index."""
    whole = index.to_numpy(dtype=np.float64)
    scores = result.domains[domain.id].to_numpy(dtype=np.float64)
    there = [part.id for part in domain.indicators if part.id in result.indicators and part.id not in result.without]
    alpha = alpha_of(result.indicators[there].to_numpy(dtype=np.float64)) if len(there) > 1 else float("nan")
    with_index = correlation(scores, whole)
    influence = _influence(terms[domain.id].to_numpy(dtype=np.float64), whole)
    remarks = []
    if alpha < ALPHA:
        remarks.append(LOOSE)
    if influence < 0 or with_index < 0:
        remarks.append(CONTRARY)
    return Part(
        domain.id,
        domain.label,
        "",
        spread_of(scores),
        share,
        influence,
        float("nan"),
        with_index,
        alpha,
        tuple(remarks),
    )


def _column(frame: pd.DataFrame, name: str) -> FloatArray:
    """A column, or nothing but missing values where there is none."""
    if name not in frame:
        return np.full(len(frame), np.nan)
    return frame[name].to_numpy(dtype=np.float64)


def _pairs(scores: pd.DataFrame) -> list[Pair]:
    """Pairs of indicators that say almost the same, strongest first."""
    found = []
    names = list(map(str, scores))
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            x, y = _column(scores, first), _column(scores, second)
            r = correlation(x, y)
            if abs(r) >= CLOSE:
                found.append(Pair(first, second, r, int((~(np.isnan(x) | np.isnan(y))).sum())))
    return sorted(found, key=lambda pair: -abs(pair.r))
