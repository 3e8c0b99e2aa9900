"""Other weights, at once: the domain scores stand still while weights move.

Score, class, rank and quartile are those that `core.index.compute` gives with the changed model, from the very same
additions: domain scores do not depend on weights, so that nothing has to be normalised again. Weights are taken as
they stand, as everywhere. A weight of 0 leaves the domain out: an area that lacks that domain alone then has a score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..classes import FloatArray, IntArray, classify, count_classes
from ..messages import Refusal
from .compute import IndexResult, compute, parts, rank_scores, score_quartiles, share_of
from .contributions import contributions
from .domains import HALF, domain_scores, weighted
from .model import Model, counting
from .scale import Scale
from .weights import check_weights, reweighted


@dataclass(frozen=True)
class WhatIfState:
    """The index of n areas with some weights.

    Attributes
    ----------
    weights : tuple of float
        In percent, one for each domain of the model as it was given.
    shares : tuple of float
        What the domains that are in use count for, in percent and in their order.
    changed : bool
        Whether they differ from the model's own.
    score, classes, rank, quartile : ndarray, shape (n,)
        As in an `IndexResult`.
    counts : list of int
        How many areas each class holds, from the lowest, and how many have none, last.
    quartiles : tuple of float
        Bounds between the quarters of the reference's scores with these weights; empty where it has none.
    """

    weights: tuple[float, ...]
    shares: tuple[float, ...]
    changed: bool
    score: FloatArray
    classes: IntArray
    rank: IntArray
    quartile: IntArray
    counts: list[int]
    quartiles: tuple[float, ...]


@dataclass(frozen=True)
class IndicatorPart:
    """An indicator of an explained area; its points are NaN where it is missing or its domain cannot be divided."""

    id: str
    label: str
    score: float
    points: float


@dataclass(frozen=True)
class DomainPart:
    """A domain of an explained area; `fall` and `rise` as in `Contributions`."""

    id: str
    label: str
    weight: float
    score: float
    points: float
    fall: float
    rise: float
    indicators: tuple[IndicatorPart, ...]


@dataclass(frozen=True)
class Explanation:
    """Why an area has its score.

    Attributes
    ----------
    score : float
        NaN where a domain is missing; then all points are NaN.
    number : int
        The class, 0 where there is no score.
    label : str
        The class in words, "" where there is none.
    rank, areas : int
        Rank 1 is the most deprived of so many areas with a score; 0 where there is none.
    lower, higher : float
        Points to the classes below and above, as in `Contributions`.
    domains : tuple of DomainPart
        In the order of the model, without those of weight 0; a weight is what the domain counts for.
    """

    score: float
    number: int
    label: str
    rank: int
    areas: int
    lower: float
    higher: float
    domains: tuple[DomainPart, ...]


@dataclass(frozen=True)
class WhatIf:
    """Domain scores that wait for weights; made by `what_if`.

    Attributes
    ----------
    given : Model
        As it came, with optional domains that are not in use as well.
    model : Model
        With the domains and indicators that are in use.
    result : IndexResult
        With the model's own weights.
    columns : ndarray, shape (number of domains, n)
        Domain scores.
    reference : ndarray, shape (number of domains, m)
        Those of the reference; `columns` itself where the areas are their own reference.
    fixed : bool
        Whether a stored scale was applied, whose quartiles are those of the model's own weights alone.
    """

    given: Model
    model: Model
    result: IndexResult
    columns: FloatArray
    reference: FloatArray
    fixed: bool = False

    @property
    def published(self) -> tuple[float, ...]:
        """The weights that the model came with."""
        return tuple(domain.weight for domain in self.given.domains)

    def with_weights(self, weights: Sequence[float]) -> WhatIfState:
        """The index with other weights.

        Parameters
        ----------
        weights : sequence of float, one for each domain of the model as it was given
            In percent, as they stand (see `counting` for what counts where a domain is not in use); 0 leaves a domain
            out.

        Raises
        ------
        Refusal
            If their number is wrong or one is negative or no number, or they are not those of a stored scale.
        """
        checked = check_weights(weights, self.given)
        if self.fixed and checked != self.published:
            raise Refusal(
                "A stored scale belongs to its own model: go back to the published weights, or leave it empty."
            )
        used = {domain.id for domain in self.model.domains}
        own = [weight for domain, weight in zip(self.given.domains, checked) if domain.id in used]
        shares = counting(own, bool(self.model.left_out))
        score = self._score(self.columns, shares)
        others = score if self.reference is self.columns else self._score(self.reference, shares)
        quartiles = self.result.scale.quartiles if self.fixed else score_quartiles(others)
        quartile = parts(score, quartiles)
        bounds = self.model.lower_bounds
        classes = quartile if bounds is None else classify(score, bounds)
        return WhatIfState(
            weights=checked,
            shares=shares,
            changed=checked != self.published,
            score=score,
            classes=classes,
            rank=rank_scores(score),
            quartile=quartile,
            counts=count_classes(classes, len(self.model.labels)),
            quartiles=quartiles,
        )

    def share(self, state: WhatIfState) -> float:
        """What percentage of the weights of the whole model stands behind the scores of a state."""
        used = {domain.id for domain in self.model.domains}
        return share_of([weight for domain, weight in zip(self.given.domains, state.weights) if domain.id in used])

    def named(self, state: WhatIfState) -> Model:
        """The model in use, with all that is left out: what has no weight as well."""
        before = len(self.given.left_out)
        without = tuple(domain.label for domain, weight in zip(self.given.domains, state.weights) if weight == 0)
        gone = tuple(label for label in self.model.left_out[before:] if label not in without)
        return replace(self.model, left_out=(*self.given.left_out, *without, *gone))

    def _score(self, columns: FloatArray, shares: tuple[float, ...]) -> FloatArray:
        """The scores of some areas; all missing where no domain counts."""
        there = np.array(shares) > 0
        if not there.any():
            return np.full(columns.shape[1], np.nan)
        return weighted(columns[there].T, [share for share in shares if share > 0], self.model.domain_mean)

    def explain(self, position: int, state: WhatIfState | None = None) -> Explanation:
        """Why the area at this position has its score.

        Parameters
        ----------
        position : int
            0 to n - 1.
        state : WhatIfState, optional
            With other weights than the model's own.

        Raises
        ------
        Refusal
            If the model takes the geometric mean of its domains, or all weights are 0.
        """
        state = state or self.with_weights(self.published)
        model = reweighted(replace(self.model, left_out=()), state.shares)
        one = slice(position, position + 1)
        row = replace(
            self.result,
            domains=self.result.domains.iloc[one],
            indicators=self.result.indicators.iloc[one],
            score=state.score[one],
            classes=state.classes[one],
            scale=replace(self.result.scale, quartiles=state.quartiles),
        )
        found = contributions(row, model)
        domains = []
        for domain in model.domains:
            parts = tuple(
                IndicatorPart(i.id, i.label, _first(row.indicators[i.id]), _first(found.indicators[i.id]))
                for i in domain.indicators
            )
            part = DomainPart(
                id=domain.id,
                label=domain.label,
                weight=domain.weight,
                score=_first(row.domains[domain.id]),
                points=_first(found.domains[domain.id]),
                fall=_first(found.falls[domain.id]),
                rise=_first(found.rises[domain.id]),
                indicators=parts,
            )
            domains.append(part)
        number = int(state.classes[position])
        return Explanation(
            score=float(state.score[position]),
            number=number,
            label=model.labels[number - 1] if number else "",
            rank=int(state.rank[position]),
            areas=int((state.rank > 0).sum()),
            lower=float(found.lower[0]),
            higher=float(found.higher[0]),
            domains=tuple(domains),
        )


def what_if(
    frame: pd.DataFrame,
    model: Model,
    *,
    reference: pd.DataFrame | None = None,
    reference_name: str = "",
    reference_level: str = "",
    scale: Scale | None = None,
    missing: str = HALF,
) -> WhatIf:
    """Compute the index once, and keep what other weights need.

    With a stored scale there are no other weights: the quartiles in it belong to its own, and others would need the
    areas of its reference.

    Parameters
    ----------
    frame, model, reference, reference_name, reference_level, scale, missing
        As for `compute`.

    Raises
    ------
    Refusal
        As `compute`.
    """
    result = compute(
        frame,
        model,
        reference=reference,
        reference_name=reference_name,
        reference_level=reference_level,
        scale=scale,
        missing=missing,
    )
    used = result.model
    columns = _columns(result.domains)
    others = columns
    if reference is not None:
        others = _columns(domain_scores(reference, used, result.scale, missing).domains)
    return WhatIf(model, used, result, columns, others, scale is not None)


def _columns(domains: pd.DataFrame) -> FloatArray:
    """Domain scores, one row a domain, not to be written to."""
    columns = np.array(domains.to_numpy(dtype=np.float64).T, order="C")
    columns.flags.writeable = False
    return columns


def _first(values: pd.Series) -> float:
    return float(values.iloc[0])
