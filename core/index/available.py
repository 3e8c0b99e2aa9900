"""What areas can serve of a model: its indicators that have a column and values, and its optional domains."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pandas as pd

from ..messages import Refusal, listing
from .domains import HALF, STRICT, layer_of
from .model import Domain, Model, serving


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
    model = first_available(frame, serving(model, there, layer_of(frame)))
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


def check_columns(frame: pd.DataFrame, model: Model, missing: str) -> None:
    """Refuses what can be told from the columns alone."""
    for domain in model.domains:
        absent = [leaf.id for leaf in domain.leaves() if leaf.id not in frame]
        present = [leaf.id for leaf in domain.leaves() if leaf.id in frame]
        if absent and (missing != HALF or not present):
            raise Refusal(
                "No field was found in '{layer}' for {indicators} of domain '{domain}': name their fields in "
                "FIELD_MAP, join a table that has them, or choose another model.",
                layer=layer_of(frame),
                indicators=listing(absent),
                domain=domain.id,
            )
        if missing != STRICT:
            continue
        holes = frame[present].isna()
        if holes.to_numpy().any():
            row = int(np.flatnonzero(holes.any(axis=1))[0])
            raise Refusal(
                "Indicator '{indicator}' is missing for area {area} of '{layer}' ({count} missing values in domain "
                "'{domain}'): complete it, or set MISSING to another choice than 'strict'.",
                layer=layer_of(frame),
                indicator=str(holes.columns[holes.iloc[row]][0]),
                area=frame.index[row],
                count=int(holes.to_numpy().sum()),
                domain=domain.id,
            )
