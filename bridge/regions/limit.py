"""Areas limited to some regions: which of them lie there, and what these regions are called."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...core.messages import Refusal, listing
from ...core.regions.wanted import wanted_regions
from ..i18n import say
from ..layers.coded import Side
from .assign import by_code
from .catalogue import SETS


@dataclass(frozen=True)
class Limit:
    """The areas that lie in some regions.

    Attributes
    ----------
    inside : ndarray of bool, shape (n,)
        Water is never inside.
    place : str
        The regions in words.
    """

    inside: np.ndarray
    place: str

    def cut(self, codes: np.ndarray, names: np.ndarray) -> list[str]:
        """The regions of another division that lie inside in part.

        Parameters
        ----------
        codes, names : ndarray of object, shape (n,)
            The region of each area, None where it has none.
        """
        frame = pd.DataFrame({"code": codes, "name": names, "inside": self.inside}).dropna(subset=["code"])
        share = frame.groupby("code", sort=True).agg(name=("name", "first"), share=("inside", "mean"))
        return share.name[(share.share > 0) & (share.share < 1)].tolist()


def limit_to(areas: Side, region_set: str, wanted: str) -> Limit:
    """The areas in regions of a shipped set.

    Parameters
    ----------
    areas : Side
    region_set : str
        One of `catalogue.SHIPPED`.
    wanted : str
        Codes or names of its regions, see `core.regions.wanted`.

    Raises
    ------
    Refusal
        If no area lies in one of them, or the codes do not tell in which gemeenten the areas lie.
    """
    found = by_code(areas, region_set)
    table = pd.DataFrame({"code": found.code, "name": found.name}).dropna().drop_duplicates("code").sort_values("name")
    codes, unknown = wanted_regions(wanted, zip(table.code, table.name))
    if unknown:
        raise Refusal(
            "'{layer}' has no areas in {unknown}; of '{set}' it has areas in {known}.",
            layer=areas.title,
            unknown=listing(f"'{one}'" for one in unknown),
            set=say(SETS[region_set].label),
            known=listing(table.name, 60),
        )
    inside = np.isin(found.code.astype(str), sorted(codes)) & ~areas.water
    kind = next(iter(found.kind[inside]), "")
    called = listing(table.name[table.code.isin(codes)])
    return Limit(inside, called if not kind or kind.casefold() in called.casefold() else f"{kind} {called}")
