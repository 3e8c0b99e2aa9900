"""How sure ranks and classes of regions are: the draws of weights that their areas had, on the regions' own scores.

The score of a region is the plain mean of its areas' scores. Where the index is the weighted sum of its domains that is
the weighted sum of the domains' means, in each draw, so that no draw of an area need be kept.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from ..messages import Refusal
from .domains import weighted
from .draws import Plan
from .model import Domain, Indicator, Model, counting
from .robustness import Progress, Robustness, robustness

#: scores are stored in layers of any precision
SAME = 1e-6


def region_draws(
    domains: pd.DataFrame,
    regions: pd.Series,
    score: pd.Series,
    model: Model,
    plan: Plan,
    progress: Progress | None = None,
) -> Robustness:
    """Draw the weights of the areas again, for their regions.

    Parameters
    ----------
    domains : DataFrame, shape (n, number of domains)
        Domain scores of the areas with a score of the index, in the order of the model.
    regions : Series of str, shape (n,)
        Region of each area; missing outside all regions.
    score : Series of float, shape (r,)
        The index by region, as it is published; its order is that of what comes back.
    model : Model
        Of the areas.
    plan : Plan
        By which the areas' draws were made.
    progress : callable, optional
        As for `robustness`.

    Returns
    -------
    Robustness
        Of the regions that `score` holds. Where the classes are quarters, those of the areas in each draw.

    Raises
    ------
    Refusal
        If more than weights varies, the index is no sum of its domains, or the regions' scores are not the weighted
        means of these domain scores.

    Examples
    --------
    >>> domains = [Domain(i, i, 50.0, (Indicator(i, i, "high is worse", "none"),)) for i in "ab"]
    >>> model = Model("m", "M", tuple(domains), ("laag", "hoog"), (50.0,))
    >>> areas = pd.DataFrame({"a": [90.0, 70.0, 20.0], "b": [40.0, 20.0, 80.0]})
    >>> score = pd.Series({"x": 55.0, "y": 50.0})
    >>> found = region_draws(areas, pd.Series(["x", "x", "y"]), score, model, Plan(100, seed=1))
    >>> found.result.rank.tolist(), found.low.tolist(), found.high.tolist()
    ([1, 2], [1, 1], [2, 2])
    """
    if plan.vary:
        raise Refusal(
            "What varied is more than the weights, and what the other choices do to a region is not told by the scores "
            "of its areas: for intervals of regions run 'Robustness of the index' with nothing in VARY."
        )
    if model.domain_mean != "arithmetic":
        raise Refusal("The index is a geometric mean, so that weights do not tell the draws of a region.")
    means = domains.groupby(regions.to_numpy(), sort=False).mean().reindex(score.index)
    shares = counting([domain.weight for domain in model.domains], bool(model.left_out))
    recomputed = weighted(means.to_numpy(dtype=np.float64), shares, "arithmetic")
    if domains.isna().any(axis=None) or not np.allclose(recomputed, score, rtol=0, atol=SAME, equal_nan=True):
        raise Refusal("The scores of the regions are not the weighted means of the domain scores of their areas.")
    ready = replace(model, domains=tuple(map(_ready, model.domains)))
    others = domains if model.lower_bounds is None else None
    return robustness(means, ready, plan, reference=others, progress=progress)


def _ready(domain: Domain) -> Domain:
    """A domain whose only indicator is its own score."""
    indicator = Indicator(domain.id, domain.label, "high is worse", "none")
    return replace(domain, transform="none", use="all", indicators=(indicator,))
