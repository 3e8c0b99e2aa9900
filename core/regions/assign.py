"""Which region an area belongs to: by its code, through mergers of gemeenten, by a table.

A membership is a list of the gemeenten of one day, each with its region. Wijken and buurten inherit the region of their
gemeente. A gemeente of another day gets the region that all its predecessors, or all its successors, have; where those
differ it gets none, and is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..change.mergers import Changes
from ..codes import NARROW, Codes, gemeente_of
from ..messages import Refusal, listing

# How an area got its region, or why it got none.
OWN, MERGED, DIVIDED, OUTSIDE, UNKNOWN = "own", "merged", "divided", "outside", "unknown"

Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Part:
    """A gemeente that another was formed from or went into, and its region ("" for none)."""

    code: str
    name: str
    region: str


@dataclass(frozen=True)
class Outcome:
    """The region of one gemeente or wider area.

    Attributes
    ----------
    code : str
    region : str
        "" where it gets none.
    how : str
        `OWN`: its code stands in the membership; `MERGED`: all it was formed from, or went into, have this region;
        `DIVIDED`: they differ; `OUTSIDE`: a known area in none of the regions; `UNKNOWN`: a code that was not in use
        in the years at hand.
    name, date : str
        Its name and the date (ISO) of the change, where one mattered.
    formed : bool
        True where `parts` are what it was formed from, False where they are what it went into.
    parts : tuple of Part
        For `OWN`: what it took in later that lies in another region.
    """

    code: str
    region: str
    how: str
    name: str = ""
    date: str = ""
    formed: bool = True
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Membership:
    """The gemeenten of one day with their regions.

    Attributes
    ----------
    members : dict
        Gemeente code to region code.
    date : str
        The day of the gemeenten, ISO.
    everywhere : bool
        True where every gemeente has a region.
    wider : dict
        Code of a COROP region, provincie or landsdeel to the region codes of its gemeenten; empty where these cannot
        be told.
    """

    members: Mapping[str, str]
    date: str
    everywhere: bool = True
    wider: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Assigned:
    """The regions of areas.

    Attributes
    ----------
    region : ndarray of object, shape (n,)
        Region codes, "" for none.
    outcomes : tuple of Outcome
        One for each gemeente or wider area that occurs, by code.
    looked_up : ndarray of object, shape (n,)
        The code of the outcome of each area, "" where its own code is none that could be looked up.
    """

    region: Texts
    outcomes: tuple[Outcome, ...]
    looked_up: Texts


def gemeenten_of(codes: Codes) -> Texts:
    """Codes of the gemeenten in which gemeenten, wijken and buurten lie; "" for others."""
    positions, keys = pd.factorize(codes.keys)
    gemeenten = np.array(list(map(gemeente_of, keys)), dtype=object)
    return np.where(np.isin(codes.levels, NARROW), gemeenten[positions], "").astype(object)


def widen(table: pd.DataFrame, division: str) -> dict[str, tuple[str, ...]]:
    """The regions of a division that COROP regions, provincies and landsdelen have gemeenten in.

    Parameters
    ----------
    table : DataFrame
        One row a gemeente; columns corop, provincie, landsdeel and `division`, with codes.
    """
    found: dict[str, tuple[str, ...]] = {}
    for level in ("corop", "provincie", "landsdeel"):
        for code, group in table[table[division] != ""].groupby(level)[division]:
            if code:
                found[str(code)] = tuple(sorted(group.unique()))
    return found


def fitting_years(codes: Codes, known: Mapping[int, frozenset[str]]) -> tuple[int, ...]:
    """The years whose gemeenten hold most of those that the areas lie in, in order.

    Parameters
    ----------
    codes : Codes
    known : dict
        Year to the codes of its gemeenten.
    """
    here = set(gemeenten_of(codes)) - {""}
    held = {year: len(here & those) for year, those in known.items()}
    return tuple(year for year in sorted(held) if held[year] == max(held.values()))


def assign(
    codes: Codes, membership: Membership, changes: Changes, known: frozenset[str] = frozenset(), layer: str = "areas"
) -> Assigned:
    """The region of each area by its code.

    Parameters
    ----------
    codes : Codes, shape (n,)
    membership : Membership
    changes : Changes
        Gemeenten whose code ended.
    known : frozenset of str
        Codes of gemeenten that exist or existed, beside those of the membership and the changes.
    layer : str
        What the areas are called, for the refusal.

    Raises
    ------
    Refusal
        If no area is a gemeente, wijk or buurt, nor wider while the membership tells of wider areas.
    """
    looked_up = gemeenten_of(codes)
    wider = pd.Series(codes.keys, dtype=object).isin(set(membership.wider))
    looked_up = np.where(wider, codes.keys, looked_up).astype(object)
    if len(looked_up) and not (looked_up != "").any():
        raise Refusal(
            "The codes of '{layer}' ({codes}) are those of no gemeente, wijk or buurt, so the regions of its areas "
            "cannot be told: choose as AREA_CODE a field with codes such as GM0014, WK001400 or BU00140001, or take "
            "REGION_SET 'own table' or 'polygons'.",
            layer=layer,
            codes=listing(dict.fromkeys(key or "-" for key in codes.keys), 3),
        )
    positions, uniques = pd.factorize(looked_up)
    lineage = _Lineage(membership, changes, known, frozenset(uniques))
    outcomes = [lineage.trace(str(code)) for code in uniques]
    regions = np.array([*(outcome.region for outcome in outcomes), ""], dtype=object)
    told = sorted((outcome for outcome in outcomes if outcome.code), key=lambda outcome: outcome.code)
    return Assigned(regions[positions], tuple(told), looked_up)


class _Lineage:
    """Follows gemeenten backward and forward to the day of a membership."""

    def __init__(
        self, membership: Membership, changes: Changes, known: frozenset[str], present: frozenset[str]
    ) -> None:
        table = changes.table
        later, new = table.date > membership.date, table.new == "yes"
        self.membership = membership
        self.begun = dict(list(table[later & new].groupby("code_to")))
        # A gemeente that is there beside the one that was to take it in has not been taken in yet.
        gone = ~table.code_from.isin(present)
        self.took_in = dict(list(table[later & ~new & gone].groupby("code_to")))
        self.ended = dict(list(table[~later].groupby("code_from")))
        self.known = known | set(table.code_from) | set(table.code_to)

    def trace(self, code: str) -> Outcome:
        """The outcome for one code."""
        wider = self.membership.wider.get(code)
        if wider is not None:
            parts = tuple(Part(region, "", region) for region in wider)
            return Outcome(code, wider[0], OWN) if len(wider) == 1 else Outcome(code, "", DIVIDED, parts=parts)
        if code in self.membership.members:
            return self._kept(code, self.membership.members[code])
        if code in self.begun:
            return self._from_parts(code, self.begun[code], "from")
        if code in self.ended:
            return self._from_parts(code, self.ended[code], "to")
        return self._kept(code, "")

    def _kept(self, code: str, region: str) -> Outcome:
        """A gemeente that is its own counterpart on the day, with what it took in from elsewhere."""
        rows = self.took_in.get(code)
        how = OWN if region else OUTSIDE if code in self.known else UNKNOWN
        if rows is None:
            return Outcome(code, region, how)
        parts = tuple(part for part in self._parts(rows, "from") if part.region != region)
        return Outcome(code, region, how, str(rows.name_to.iloc[0]), str(rows.date.max()), parts=parts)

    def _from_parts(self, code: str, rows: pd.DataFrame, side: str) -> Outcome:
        """The region that all parts share."""
        parts = self._parts(rows, side)
        regions = {part.region for part in parts}
        name = str(rows[f"name_{'to' if side == 'from' else 'from'}"].iloc[0])
        region = regions.pop() if len(regions) == 1 else ""
        how = MERGED if region else DIVIDED if regions else OUTSIDE
        told = () if how == OUTSIDE else parts
        return Outcome(code, region, how, name, str(rows.date.max()), side == "from", told)

    def _parts(self, rows: pd.DataFrame, side: str) -> tuple[Part, ...]:
        pairs = zip(rows[f"code_{side}"], rows[f"name_{side}"])
        return tuple(Part(str(code), str(name), self.trace(str(code)).region) for code, name in pairs)
