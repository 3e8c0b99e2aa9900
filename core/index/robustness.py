"""How sure ranks and classes of an index are: the same engine run many times on a model whose choices vary.

Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 7; Saisana, Saltelli and Tarantola (2005);
as in COINr (Becker et al., 2022). A frozen model is varied, never the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import DECIMALS, FloatArray, IntArray
from ..messages import Refusal
from .compute import IndexResult, compute, fit, rank_scores, score_quartiles, spread, spread_over
from .domains import HALF, domain_scores, weighted
from .draws import PUBLISHED, WITHOUT_DOMAIN, WITHOUT_INDICATOR, Plan, Space, Variant, options_of, varied
from .model import Model, counting
from .scale import Scale
from .weights import reweighted
from .whatif import WhatIf, WhatIfState

#: the parts of all draws between which the rank of an area lies
LOW, HIGH = 0.05, 0.95
#: percentage of the draws from which on another class makes the published one doubtful: one in four
DOUBTFUL = 25.0
#: memory for the ranks of all draws, in bytes
MOST_MEMORY = 3 << 29
#: ranks of so many areas are sorted at once
_AREAS = 1 << 9

Progress = Callable[[float], object]


@dataclass(frozen=True)
class Sensitivity:
    """What part of the ranks' variance a choice explains: alone, and with all that it does together with others."""

    choice: str
    first: float
    total: float


@dataclass(frozen=True)
class Omission:
    """How far ranks shift, on average and at most, where one indicator or domain is left out."""

    kind: str
    ident: str
    label: str
    mean: float
    most: int


@dataclass(frozen=True)
class Robustness:
    """How sure the index of n areas is, in the order of the input.

    Attributes
    ----------
    result : IndexResult
        As published.
    median, low, high : ndarray of int, shape (n,)
        The rank in the middle of all draws, and those that 5 and 95 percent of them reach; 0 without a score. Each is
        a rank that occurred.
    classes : ndarray of float, shape (n, number of classes)
        Percentage of the draws in each class, NaN without a score.
    worst : ndarray of float, shape (n,)
        Percentage of the draws in the most deprived quarter of the reference; NaN where it has no quarters.
    sensitivities : tuple of Sensitivity
    omissions : tuple of Omission
    """

    result: IndexResult
    median: IntArray
    low: IntArray
    high: IntArray
    classes: FloatArray
    worst: FloatArray
    sensitivities: tuple[Sensitivity, ...] = ()
    omissions: tuple[Omission, ...] = ()

    @property
    def sure(self) -> FloatArray:
        """Percentage of the draws in the class that is published, shape (n,)."""
        published = self.result.classes
        rows = np.arange(len(published))
        return np.where(published > 0, self.classes[rows, np.maximum(published, 1) - 1], np.nan)

    @property
    def other(self) -> FloatArray:
        """Percentage of the draws in the likeliest of the other classes, shape (n,)."""
        others = self.classes.copy()
        published = self.result.classes
        rows = np.flatnonzero(published > 0)
        others[rows, published[rows] - 1] = 0.0
        return others.max(axis=1)

    def spread(self, scored: npt.NDArray[np.bool_]) -> Robustness:
        """For all areas, from those that were to be scored; see `compute.spread`."""
        return replace(
            self,
            result=spread(self.result, scored),
            median=spread_over(self.median, 0, scored),
            low=spread_over(self.low, 0, scored),
            high=spread_over(self.high, 0, scored),
            classes=spread_over(self.classes, np.nan, scored),
            worst=spread_over(self.worst, np.nan, scored),
        )


@dataclass(frozen=True)
class _Prepared:
    """Domain scores under a variant, of the areas that count and of the reference, with the bounds of the classes."""

    domains: FloatArray
    reference: FloatArray | None
    places: list[int]
    mean: str
    partly: bool
    bounds: FloatArray | None
    quarter: float | None

    def score(self, domains: FloatArray, weights: FloatArray) -> FloatArray:
        shares = counting([float(weights[place]) for place in self.places], self.partly)
        return weighted(domains, shares, self.mean)


def robustness(
    frame: pd.DataFrame,
    model: Model,
    plan: Plan,
    *,
    reference: pd.DataFrame | None = None,
    reference_name: str = "",
    reference_level: str = "",
    scale: Scale | None = None,
    missing: str = HALF,
    with_table: bool = False,
    progress: Progress | None = None,
) -> Robustness:
    """Compute the index, and again in many draws.

    Ranks are among the areas of the frame. In draws of another normalisation, aggregation or choice of indicators the
    model's own bounds of classes mean nothing; there the bounds leave as many areas of the reference in each class as
    the published ones do.

    Parameters
    ----------
    frame, model, reference, reference_name, reference_level, scale, missing
        As for `compute`.
    plan : Plan
    with_table : bool
        Whether to compute sensitivities and omissions as well.
    progress : callable, optional
        Takes the percentage that is done; what it raises ends the work.

    Returns
    -------
    Robustness

    Raises
    ------
    Refusal
        What `compute` refuses; a plan that varies nothing; a stored scale where more than weights varies; ranks that
        take too much memory.

    Examples
    --------
    >>> from .model import Domain, Indicator, Model
    >>> parts = [Domain(i, i, 50.0, (Indicator(i, i, "high is worse", "none"),)) for i in "ab"]
    >>> model = Model("m", "M", tuple(parts), ("laag", "hoog"), (50.0,))
    >>> frame = pd.DataFrame({"a": [90.0, 60.0, 10.0], "b": [80.0, 39.0, 20.0]})
    >>> found = robustness(frame, model, Plan(draws=200, seed=1))
    >>> found.low.tolist(), found.high.tolist(), found.sure.round().tolist()
    ([1, 2, 3], [1, 2, 3], [100.0, 68.0, 100.0])
    """
    plan.check(scale is not None)
    published = compute(
        frame,
        model,
        reference=reference,
        reference_name=reference_name,
        reference_level=reference_level,
        scale=scale,
        missing=missing,
        with_indicators=False,
    )
    return _drawn(_Runs(frame, reference, published, scale, missing, reference_name), plan, with_table, progress)


def robustness_of(engine: WhatIf, state: WhatIfState, plan: Plan, progress: Progress | None = None) -> Robustness:
    """The same of an index that stands ready, with the weights that it has now; nothing but weights can vary.

    Parameters
    ----------
    engine : WhatIf
    state : WhatIfState
        Of that engine.
    plan : Plan
        Of weights alone.
    progress : callable, optional
        As for `robustness`.

    Returns
    -------
    Robustness
        Its `result` without the domains of weight 0.

    Raises
    ------
    Refusal
        A plan that varies nothing; ranks that take too much memory.
    ValueError
        A plan that varies more than weights.
    """
    if plan.vary:
        raise ValueError("plan varies more than weights")
    plan.check(engine.fixed)
    there = np.array(state.shares) > 0
    model = reweighted(replace(engine.model, left_out=()), state.shares)
    published = replace(
        engine.result,
        model=model,
        domains=engine.result.domains[[domain.id for domain in model.domains]],
        score=state.score,
        classes=state.classes,
        rank=state.rank,
        scale=replace(engine.result.scale, quartiles=state.quartiles),
    )
    others = None if engine.reference is engine.columns else engine.reference[there].T
    scale = published.scale if engine.fixed else None
    return _drawn(_Runs(published.domains, None, published, scale, HALF, "", others), plan, False, progress)


def _drawn(runs: _Runs, plan: Plan, with_table: bool, progress: Progress | None) -> Robustness:
    """The draws of a plan."""
    _check_memory(int(runs.counts.sum()), plan.draws)
    space = Space(runs.model, plan)
    draws = space.draws(plan.draws, plan.seed)
    tally = _Tally(runs, plan.draws)
    extra = space.shuffled(draws) if with_table else {}
    total = plan.draws + sum(map(len, extra.values()))
    done = iter(range(1, total + 1))
    shifts = np.full(plan.draws, np.nan)

    def each(rows: FloatArray) -> Iterator[tuple[int, _Prepared, FloatArray, IntArray]]:
        for found in runs.of(space, rows):
            yield found
            step = next(done)
            if progress is not None and step % 50 == 0:
                progress(100.0 * step / total)

    for row, prepared, score, ranks in each(draws):
        tally.add(row, prepared, score, ranks, space.weights(draws[row]))
        shifts[row] = runs.shift(ranks)
    half = plan.draws // 2
    sensitivities = []
    for choice, rows in extra.items():
        other = np.full(half, np.nan)
        for row, _, _, ranks in each(rows):
            other[row] = runs.shift(ranks)
        sensitivities.append(_sensitivity(choice, shifts[:half], shifts[half : 2 * half], other))
    return tally.robustness(sensitivities, runs.omissions() if with_table else ())


def _check_memory(areas: int, draws: int) -> None:
    size = _rank_type(areas)().itemsize
    most = MOST_MEMORY // max(1, areas * size)
    if draws > most:
        raise Refusal(
            "{draws} draws of {areas} areas take too much memory: set DRAWS to {most} or fewer.",
            draws=draws,
            areas=areas,
            most=most,
        )


def _rank_type(areas: int) -> type[np.uint16] | type[np.uint32]:
    return np.uint16 if areas < 1 << 16 else np.uint32


class _Runs:
    """The engine, run on one frame and reference under variants of one model."""

    def __init__(
        self,
        frame: pd.DataFrame,
        reference: pd.DataFrame | None,
        published: IndexResult,
        scale: Scale | None,
        missing: str,
        name: str,
        others: FloatArray | None = None,
    ) -> None:
        #: published domain scores of the reference, where they are at hand
        self.others = others
        self.frame, self.reference, self.published = frame, reference, published
        self.model, self.scale, self.missing, self.name = published.model, scale, missing, name
        #: which areas have a published score: only these are ranked
        self.counts = ~np.isnan(published.score)
        self.ranks = published.rank[self.counts]
        self.weights = np.array([domain.weight for domain in self.model.domains])
        self._above: list[int] = []

    def of(self, space: Space, rows: FloatArray) -> Iterator[tuple[int, _Prepared, FloatArray, IntArray]]:
        """Place, variant, score and ranks of each row, those of one variant together: one is in memory at a time."""
        places: dict[Variant, list[int]] = {}
        for place, row in enumerate(rows):
            places.setdefault(space.variant(row), []).append(place)
        for variant, of_variant in places.items():
            prepared = self.prepare(variant)
            for place in of_variant:
                score = prepared.score(prepared.domains, space.weights(rows[place]))
                yield place, prepared, score, rank_scores(score)

    def prepare(self, variant: Variant) -> _Prepared:
        """The domain scores under a variant, fitted anew on the reference."""
        model, published = varied(self.model, variant), variant == PUBLISHED
        known = [domain.id for domain in self.model.domains]
        places = [known.index(domain.id) for domain in model.domains]
        frame, reference = self.frame, self.reference
        if published:
            domains, scale = self.published.domains.to_numpy(dtype=np.float64), self.published.scale
        else:
            scale = fit(frame if reference is None else reference, model, self.name, self.missing)
            domains = domain_scores(frame, model, scale, self.missing).domains.to_numpy(dtype=np.float64)
        counting_areas = np.asfortranarray(domains[self.counts])
        theirs = None
        if self.scale is None:
            theirs = counting_areas
            if published and self.others is not None:
                theirs = self.others
            elif reference is not None:
                theirs = domain_scores(reference, model, scale, self.missing).domains.to_numpy(dtype=np.float64)
        stored = self.scale.quartiles if self.scale is not None else None
        prepared = _Prepared(
            counting_areas,
            theirs,
            places,
            model.domain_mean,
            bool(model.left_out),
            None,
            stored[-1] if stored else None,
        )
        bounds = self._bounds(prepared, published)
        return replace(prepared, bounds=bounds)

    def _bounds(self, prepared: _Prepared, published: bool) -> FloatArray | None:
        """The bounds of the classes under a variant; None where they are quarters and differ with each draw."""
        if self.model.lower_bounds is None:
            stored = self.scale.quartiles if self.scale is not None else ()
            return np.array(stored) if self.scale is not None else None
        if published or prepared.reference is None:
            return np.array(self.model.lower_bounds)
        falling = -np.sort(-prepared.score(prepared.reference, self.weights))
        falling = falling[~np.isnan(falling)]
        if not self._above:
            as_published = self.prepare(PUBLISHED)
            theirs = as_published.domains if as_published.reference is None else as_published.reference
            score = as_published.score(theirs, self.weights)
            self._above = [int((score >= bound).sum()) for bound in self.model.lower_bounds]
        counts = np.minimum(self._above, len(falling))
        return np.array([falling[count - 1] if count else np.inf for count in counts])

    def shift(self, ranks: IntArray) -> float:
        """Mean shift of ranks from the published ones."""
        there = ranks > 0
        return float(np.abs(ranks[there] - self.ranks[there]).mean()) if there.any() else np.nan

    def omissions(self) -> list[Omission]:
        """How far ranks shift where each indicator, and each domain, is left out."""
        found: list[Omission] = []
        if self.scale is not None:
            return found  # what the others would be fitted on is not there
        domains = {domain.id: domain.label for domain in self.model.domains}
        indicators = {part.id: part.label for domain in self.model.domains for part in domain.indicators}
        for kind, field, labels in ((WITHOUT_INDICATOR, "indicator", indicators), (WITHOUT_DOMAIN, "domain", domains)):
            for ident in options_of(self.model, kind)[1:]:
                prepared = self.prepare(Variant(**{field: ident}))
                ranks = rank_scores(prepared.score(prepared.domains, self.weights))
                there = ranks > 0
                most = int(np.abs(ranks[there] - self.ranks[there]).max(initial=0))
                found.append(Omission(kind, ident, labels[ident], self.shift(ranks), most))
        return found


class _Tally:
    """What is kept of each draw."""

    def __init__(self, runs: _Runs, draws: int) -> None:
        self.runs, areas = runs, int(runs.counts.sum())
        self.ranks = np.zeros((draws, areas), dtype=_rank_type(areas))
        self.above = np.zeros((len(runs.model.labels) - 1, areas), dtype=np.int64)
        self.worst = np.zeros(areas, dtype=np.int64)
        self.quarters = bool(runs.published.scale.quartiles)

    def add(self, row: int, prepared: _Prepared, score: FloatArray, ranks: IntArray, weights: FloatArray) -> None:
        """Count a draw."""
        self.ranks[row] = ranks
        bounds, quarter = prepared.bounds, prepared.quarter
        if self.quarters and quarter is None:
            others = prepared.reference
            own = others is None or others is prepared.domains
            quartiles = score_quartiles(score if own or others is None else prepared.score(others, weights))
            quarter = quartiles[-1] if quartiles else np.inf
            bounds = np.array(quartiles) if bounds is None else bounds
        if bounds is not None:
            for place, bound in enumerate(bounds):
                self.above[place] += score >= bound
        if quarter is not None:
            self.worst += score >= quarter

    def robustness(self, sensitivities: Sequence[Sensitivity], omissions: Sequence[Omission]) -> Robustness:
        """The figures of all draws together."""
        counts, published = self.runs.counts, self.runs.published
        there = np.count_nonzero(self.ranks, axis=0)
        rows = np.vstack([there, self.above, np.zeros_like(there)])
        classes = -np.diff(rows, axis=0).T * (100.0 / np.maximum(there, 1))[:, None]
        if not published.classes.any():
            classes[:] = np.nan
        worst = 100.0 * self.worst / np.maximum(there, 1) if self.quarters else np.full(len(there), np.nan)
        low, median, high = self._quantiles(there)
        return Robustness(
            published,
            spread_over(median, 0, counts),
            spread_over(low, 0, counts),
            spread_over(high, 0, counts),
            np.round(spread_over(classes, np.nan, counts), DECIMALS),
            np.round(spread_over(worst, np.nan, counts), DECIMALS),
            tuple(sensitivities),
            tuple(omissions),
        )

    def _quantiles(self, there: IntArray) -> list[IntArray]:
        """The ranks that 5, 50 and 95 percent of the draws reach (inverse of the distribution function)."""
        draws, areas = self.ranks.shape
        found = [np.zeros(areas, dtype=np.int64) for _ in range(3)]
        for start in range(0, areas, _AREAS):
            part = np.sort(self.ranks[:, start : start + _AREAS].T, axis=1, kind="stable")
            number = there[start : start + _AREAS]
            for places, share in zip(found, (LOW, 0.5, HIGH)):
                position = draws - number + np.maximum(np.ceil(np.round(share * number, 6)).astype(np.int64) - 1, 0)
                rows = np.arange(len(part))
                places[start : start + _AREAS] = np.where(number > 0, part[rows, np.minimum(position, draws - 1)], 0)
        return found


def _sensitivity(choice: str, first: FloatArray, second: FloatArray, other: FloatArray) -> Sensitivity:
    """First-order index after Saltelli et al. (2010), total index after Jansen (1999).

    Parameters
    ----------
    first, second : ndarray, shape (n,)
        The mean shift of ranks in both halves of the draws.
    other : ndarray, shape (n,)
        In the first half with the choice of the second.
    """
    variance = float(np.var(np.concatenate([first, second])))
    if not variance > 0:
        return Sensitivity(choice, np.nan, np.nan)
    centre = float(np.mean(np.concatenate([first, second])))
    alone = float(np.mean((second - centre) * (other - first))) / variance
    total = float(np.mean((first - other) ** 2)) / (2.0 * variance)
    return Sensitivity(choice, alone, total)
