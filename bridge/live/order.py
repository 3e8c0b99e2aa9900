"""The order of the areas while weights change: ranking, places won and lost, counts per domain."""

from __future__ import annotations

import numpy as np

from ...core.index.whatif import WhatIfState
from .areas import LiveAreas


def ranking(state: WhatIfState) -> np.ndarray:
    """Positions of areas from rank 1 down, those without a score last; ties stay in their order; shape (n,)."""
    return np.argsort(np.where(state.rank > 0, state.rank, np.iinfo(np.int64).max), kind="stable")


def places_up(areas: LiveAreas, state: WhatIfState) -> np.ndarray:
    """How many places each area stands nearer to rank 1 than with the published model; 0 where it had no rank."""
    return np.where((state.rank > 0) & (areas.rank > 0), areas.rank - state.rank, 0)


def place_of(order: np.ndarray) -> np.ndarray:
    """The row in which each area stands, from the areas of the rows."""
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place


def find_area(areas: LiveAreas, order: np.ndarray, text: str, after: int) -> int:
    """The next row below `after`, going round, whose area has the text in its name or code; -1 for none."""
    count = len(order)
    for step in range(1, count + 1):
        row = (after + step) % count
        position = order[row]
        if text in areas.names[position].casefold() or text in areas.codes[position].casefold():
            return row
    return -1


def domain_counts(areas: LiveAreas) -> list[int]:
    """How many areas have a score for each domain of the model; 0 where the domain is left out."""
    found = dict(zip(areas.engine.result.domains, (~np.isnan(areas.engine.columns)).sum(axis=1).tolist()))
    return [found.get(domain.id, 0) for domain in areas.engine.given.domains]
