"""Which areas lie in the gemeenten, provincies, COROP regions and the like that a user names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...core.codes import Codes
from ...core.messages import Refusal, listing
from ...core.pdok.layers import ABOVE_GEMEENTE, PREFIXES, terms_of
from ...core.regions.assign import DIVIDED, UNKNOWN, Membership, assign
from ..i18n import tr
from ..regions.catalogue import SETS
from ..regions.tables import gemeente_changes, gemeenten, names_of, nearest_year

#: first letters of a region's code -> the division, a key of `SETS`
DIVISIONS = {"CR": "COROP", "PV": "provincie", "AM": "arbeidsmarktregio", "LD": "landsdeel"}


@dataclass(frozen=True)
class Within:
    """A choice of areas.

    Attributes
    ----------
    level : str
    year : int
    parts : mapping
        Code as the user gave it to what the codes of its areas begin with; None where only the areas themselves tell.
    terms : tuple of str
        What a server can be asked for; empty for everything.
    notes : tuple of str
        Lines for the log.
    """

    level: str
    year: int
    parts: Mapping[str, tuple[str, ...] | None]
    terms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def choose(self, codes: Codes) -> tuple[np.ndarray, list[str]]:
        """Which areas are asked for, and warnings.

        Raises
        ------
        Refusal
            If one of the codes has no area.
        """
        keys = pd.Series(codes.keys, dtype=object)
        keep = np.full(len(keys), not self.parts, dtype=bool)
        warnings: list[str] = []
        for code, terms in self.parts.items():
            if terms is None:
                here, more = _by_region(codes, code, self.year)
                warnings += [line for line in more if line not in warnings]
            else:
                here = keys.str.startswith(terms).to_numpy(dtype=bool)
            if not here.any():
                raise _no_area(code, self.level, self.year)
            keep |= here
        return keep, warnings


def read_within(level: str, year: int, codes: tuple[str, ...]) -> Within:
    """What a user's codes mean for areas of a level in a year.

    Raises
    ------
    Refusal
        If a region is not known, or holds no areas of this level.
    """
    parts: dict[str, tuple[str, ...] | None] = {}
    other: list[int] = []
    for code in codes:
        if code[:2] not in DIVISIONS or code[:2] == PREFIXES[level]:
            parts[code] = terms_of(level, (code,))
            continue
        # Regions above gemeenten lie in one another by a table that knows both.
        at_hand = _division_year(year, code[:2], *([PREFIXES[level]] if level in ABOVE_GEMEENTE else []))
        table, column = gemeenten(at_hand), _column(code)
        if code not in set(table[column]):
            raise _unknown_region(code, at_hand)
        members = table[table[column] == code]
        if at_hand != year:
            other.append(at_hand)
        if level in ABOVE_GEMEENTE:
            parts[code] = tuple(sorted(members[SETS[DIVISIONS[PREFIXES[level]]].division].unique()))
        elif at_hand == year:
            parts[code] = tuple(PREFIXES[level] + gemeente[2:] for gemeente in members.code)
        else:
            parts[code] = None
    notes = ()
    if other:
        notes = (
            tr(
                "Which gemeenten belong to a region was told by the division of {division}, as that of {year} is not "
                "at hand; gemeenten that were joined or divided were followed as far as the table of changes tells."
            ).format(division=other[0], year=year),
        )
    whole = None in parts.values()
    terms = () if whole else tuple(dict.fromkeys(term for part in parts.values() for term in part or ()))
    return Within(level, year, parts, terms, notes)


def _division_year(year: int, *prefixes: str) -> int:
    """The year nearest to another in which the divisions with these first letters are known."""
    return nearest_year(year, max(SETS[DIVISIONS[prefix]].first for prefix in prefixes))


def _column(code: str) -> str:
    """The column of `gemeenten` with the regions of a code's division."""
    return SETS[DIVISIONS[code[:2]]].division


def _by_region(codes: Codes, code: str, year: int) -> tuple[np.ndarray, list[str]]:
    """Areas of a region by the gemeenten of another year, and what could not be told."""
    at_hand = _division_year(year, code[:2])
    table, column = gemeenten(at_hand), _column(code)
    membership = Membership(dict(zip(table.code, table[column])), f"{at_hand}-01-01")
    found = assign(codes, membership, gemeente_changes(), frozenset(table.code))
    lost = [outcome.code for outcome in found.outcomes if outcome.how in (UNKNOWN, DIVIDED)]
    warnings = []
    if lost:
        told = tr("In which {division} these gemeenten of {year} lay cannot be told, so they are left out: {codes}.")
        warnings.append(told.format(division=column, year=year, codes=listing(lost, 20)))
    return found.region == code, warnings


def _unknown_region(code: str, at_hand: int) -> Refusal:
    """Which regions there are."""
    column = _column(code)
    known = set(gemeenten(at_hand)[column])
    names = names_of(column, at_hand).naam.sort_index()
    return Refusal(
        "WITHIN holds {code}, which is no {division}; there are {known}.",
        code=code,
        division=column,
        known=listing((f"{one} {name}" for one, name in names.items() if one in known), 40),
    )


def _no_area(code: str, level: str, year: int) -> Refusal:
    """Why there may be none."""
    reason = gemeente_changes().reasons([code], "area")[0]
    return Refusal(
        "There is no {level} of {year} in {code}: correct WITHIN or YEAR. {reason}",
        level=level,
        year=str(year),
        code=code,
        reason=reason or "",
    )
