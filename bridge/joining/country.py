"""What the project's own tables tell of gemeenten: their names, their provincie, what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache

import numpy as np

from ...core.codes import Codes, gemeente_of
from ...core.joining.names import Country
from ..regions.catalogue import YEARS
from ..regions.tables import all_gemeenten, gemeente_changes, read_region_table

#: the share of a provincie's gemeenten that makes a layer one of that provincie
MOST = 0.5


@lru_cache(maxsize=1)
def country() -> Country:
    """The names that CBS gives gemeenten and wider areas, and the provincie of each gemeente, of all years."""
    gemeenten, table, regions = all_gemeenten(), gemeente_changes().table, read_region_table("regios.csv")
    names: dict[str, set[str]] = defaultdict(set)
    for code, name in (
        *zip(gemeenten.code, gemeenten.naam),
        *zip(regions.code, regions.naam),
        *zip(table.code_from, table.name_from),
        *zip(table.code_to, table.name_to),
    ):
        names[code].add(name)
    return Country(names, dict(zip(gemeenten.code, gemeenten.provincie)))


def elsewhere(areas: Codes, keys: np.ndarray) -> np.ndarray:
    """Which rows without an area belong to other parts of the country than these areas, so that nothing failed.

    A gemeente does where the areas hold few gemeenten of its provincie, a wijk or buurt where none lies in its
    gemeente; unless one became part of, or was formed from, a gemeente in which areas lie.

    Parameters
    ----------
    areas : Codes
    keys : ndarray of object, shape (n,)
        Codes of the rows as `read_codes` makes them.

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    if not len(keys):
        return np.zeros(0, dtype=bool)
    told = country().provinces
    ours = {gemeente for gemeente in map(gemeente_of, {key[:6] for key in areas.keys}) if gemeente}
    now = all_gemeenten()
    sizes = Counter(now.provincie[now.tot == YEARS[-1]])
    held = Counter(told.get(gemeente, "") for gemeente in ours)
    parts = {part for part in held if part and held[part] >= MOST * sizes[part]}
    table = gemeente_changes().table
    near = ours | set(table.code_from[table.code_to.isin(ours)]) | set(table.code_to[table.code_from.isin(ours)])
    if not ours:
        return np.zeros(len(keys), dtype=bool)

    def is_elsewhere(key: str) -> bool:
        gemeente = gemeente_of(key)
        if not gemeente or gemeente in near:
            return False
        return told.get(gemeente, "") not in {"", *parts} if key.startswith("GM") else gemeente not in ours

    return np.array([is_elsewhere(str(key)) for key in keys], dtype=bool)
