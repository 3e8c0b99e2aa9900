"""The years in which the gemeenten of a layer or table existed, and those among them that are of other years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import NARROW, NO_GEMEENTE
from .mergers import Changes

#: the share of a provincie's gemeenten of some year from which on those that a layer lacks are missed
WHOLE = 0.9
#: the share of codes that must be those of gemeenten of some year for them to tell a year
KNOWN = 0.5
#: columns of the codes that belong to other years
OTHERS = ("code", "naam", "van", "tot", "begin", "eind", "kwam_uit", "ging_naar")


@dataclass(frozen=True)
class Years:
    """The years of the gemeenten of one column.

    Attributes
    ----------
    first, last : int
        The years on whose 1 January these codes existed, or those that fit best.
    others : tuple of str
        Codes that did not exist then, in order.
    lacking : tuple of str
        Gemeenten of those years that are not there although the rest of their provincie is, or nearly so.
    """

    first: int
    last: int
    others: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether in these years exactly these codes existed, as far as the provincies at hand go."""
        return not self.others and not self.lacking

    def __str__(self) -> str:
        return f"{self.first}-{self.last}" if self.last > self.first else str(self.first)


def gemeenten_in(keys: npt.NDArray[np.object_], levels: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """The distinct gemeenten in which areas lie by their codes.

    Examples
    --------
    >>> keys = np.array(["BU00140001", "GM0034", "PV20"], dtype=object)
    >>> gemeenten_in(keys, np.array(["buurt", "gemeente", "provincie"], dtype=object)).tolist()
    ['GM0014', 'GM0034']
    """
    told = {key[2:6] for key, level in zip(keys.tolist(), levels.tolist()) if level in NARROW}
    return np.array(sorted({"GM" + number for number in told} - NO_GEMEENTE), dtype=object)


def detect_years(here: npt.NDArray[np.object_], gemeenten: pd.DataFrame, last: int) -> Years | None:
    """The latest years in which exactly these gemeenten existed, else those that fit best.

    Parameters
    ----------
    here : ndarray of str, shape (n,)
        Distinct codes of gemeenten, of the whole country or of a part.
    gemeenten : DataFrame
        Gemeenten of all years that are known: code, provincie, and van and tot, the first and last year on whose
        1 January it was there.
    last : int
        The last year known.

    Returns
    -------
    Years or None
        None where fewer than half of the codes are of gemeenten of any year: codes of something else, or abroad.

    Notes
    -----
    A year is the worse the more of these codes it does not have, and the more of its own are not here. The latter
    counts for provincies that are here all but whole (nine of ten gemeenten) as they were in some year: of a selection
    what it lacks tells nothing, and the year that has the fewest gemeenten would seem to fit it best.

    Examples
    --------
    >>> known = pd.DataFrame(
    ...     {"code": ["GM0003", "GM0010", "GM1979"], "provincie": "PV20", "van": [2010, 2010, 2021]}
    ... ).assign(tot=[2020, 2020, 2024])
    >>> print(detect_years(np.array(["GM0003", "GM0010"], dtype=object), known, 2024))
    2010-2020
    """
    there = gemeenten.code.isin(set(here))
    if np.isin(here, gemeenten.code[there]).sum() < KNOWN * max(len(here), 1):
        return None
    years = np.arange(gemeenten.van.min(), last + 1)
    existed = (gemeenten.van.to_numpy()[:, None] <= years) & (gemeenten.tot.to_numpy()[:, None] >= years)
    held = existed & there.to_numpy()[:, None]
    groups = pd.factorize(gemeenten.provincie)[0]
    within = (groups == np.arange(groups.max() + 1)[:, None]).astype(int)
    whole = (within @ held >= WHOLE * (within @ existed)).any(axis=1)[groups, None]
    missed = existed & ~held & whole
    faults = len(here) - held.sum(axis=0) + missed.sum(axis=0)
    # Of several years that fit alike the last is taken, with those before it that have the same faults.
    chosen = int(np.flatnonzero(faults == faults.min())[-1])
    alike = ((held == held[:, [chosen]]) & (missed == missed[:, [chosen]])).all(axis=0)
    alike[chosen + 1 :] = True
    start = len(years) - int(np.argmin(np.append(alike[::-1], False)))
    others = sorted(set(map(str, here)) - set(gemeenten.code[existed[:, chosen]]))
    lacking = sorted(map(str, gemeenten.code[missed[:, chosen]]))
    return Years(int(years[start]), int(years[chosen]), tuple(others), tuple(lacking))


def table_of_others(codes: tuple[str, ...], gemeenten: pd.DataFrame, changes: Changes, last: int) -> pd.DataFrame:
    """When codes began and ended, and what they came from and went into.

    Parameters
    ----------
    codes : tuple of str
    gemeenten : DataFrame
        See `detect_years`, with naam.
    last : int
        The last year known, in which what is still there has no end.

    Returns
    -------
    DataFrame, shape (n, 8)
        The columns `OTHERS`; None where not known, and in all but `code` where there was no such gemeente.
    """
    begun = changes.table[changes.table.new == "yes"]
    ended = changes.table.drop_duplicates("code_from").set_index("code_from").date
    parts = (begun.code_from + " " + begun.name_from).groupby(begun.code_to).agg(" + ".join)
    into = changes.table.code_to + " " + changes.table.name_to
    known = gemeenten.drop_duplicates("code", keep="last").set_index("code").reindex(list(codes))
    found = pd.DataFrame(
        {
            "code": list(codes),
            "naam": known.naam,
            "van": known.van.where(known.van > gemeenten.van.min()),
            "tot": known.tot.where(known.tot < last),
            "begin": begun.groupby("code_to").date.min().reindex(known.index),
            "eind": ended.reindex(known.index),
            "kwam_uit": parts.reindex(known.index),
            "ging_naar": into.groupby(changes.table.code_from).agg(" + ".join).reindex(known.index),
        },
        index=known.index,
    ).reset_index(drop=True)
    return found.astype(object).where(found.notna(), None)


def years_by_level(
    keys: npt.NDArray[np.object_], levels: npt.NDArray[np.object_], gemeenten: pd.DataFrame, last: int
) -> dict[str, Years]:
    """What `detect_years` finds for each level that tells gemeenten."""
    found = {
        level: detect_years(gemeenten_in(keys, np.where(levels == level, level, "")), gemeenten, last)
        for level in NARROW
        if (levels == level).any()
    }
    return {level: years for level, years in found.items() if years}
