"""Which areas lie in the gemeenten, provincies, COROP regions and the like that a user names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...core.change.mergers import Changes
from ...core.codes import Codes
from ...core.messages import Refusal, listing
from ...core.pdok.layers import ABOVE_GEMEENTE, PREFIXES, terms_of
from ...core.regions.assign import DIVIDED, UNKNOWN, Membership, assign
from ..i18n import tr
from ..paths import RESOURCES
from ..regions.tables import FOLDER, YEARS

#: first letters of a region's code -> column of gemeenten_<year>.csv
COLUMNS = {"CR": "corop", "PV": "provincie", "AM": "arbeidsmarktregio", "LD": "landsdeel"}
#: years whose gemeenten are those of a shipped table
EXACT = {2022: 2022, 2023: 2024, 2024: 2024}


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
    told = False
    for code in codes:
        if code[:2] not in COLUMNS or code[:2] == PREFIXES[level]:
            parts[code] = terms_of(level, (code,))
            continue
        table = _table(year)
        if code not in set(table[COLUMNS[code[:2]]]):
            raise _unknown_region(code, year)
        members = table[table[COLUMNS[code[:2]]] == code]
        exact = year in EXACT
        told |= not exact
        if level in ABOVE_GEMEENTE:
            parts[code] = tuple(sorted(members[COLUMNS[PREFIXES[level]]].unique()))
        else:
            parts[code] = tuple(PREFIXES[level] + gemeente[2:] for gemeente in members.code) if exact else None
    notes = ()
    if told:
        notes = (
            tr(
                "Which gemeenten belong to a region was told by the division of {division}, as that of {year} is not "
                "at hand; gemeenten that were joined or divided were followed as far as the table of changes tells."
            ).format(division=_division_year(year), year=year),
        )
    whole = None in parts.values()
    terms = () if whole else tuple(dict.fromkeys(term for part in parts.values() for term in part or ()))
    return Within(level, year, parts, terms, notes)


def _division_year(year: int) -> int:
    """The shipped division that is nearest to a year."""
    return EXACT.get(year, min(YEARS) if year < min(YEARS) else max(YEARS))


def _table(year: int) -> pd.DataFrame:
    return pd.read_csv(FOLDER / f"gemeenten_{_division_year(year)}.csv", dtype=str, keep_default_na=False)


def _changes() -> Changes:
    return Changes(pd.read_csv(RESOURCES / "areas" / "gemeente_changes.csv", dtype=str))


def _by_region(codes: Codes, code: str, year: int) -> tuple[np.ndarray, list[str]]:
    """Areas of a region by the gemeenten of another year, and what could not be told."""
    table = _table(year)
    column = COLUMNS[code[:2]]
    membership = Membership(dict(zip(table.code, table[column])), f"{_division_year(year)}-01-01")
    found = assign(codes, membership, _changes(), frozenset(table.code))
    lost = [outcome.code for outcome in found.outcomes if outcome.how in (UNKNOWN, DIVIDED)]
    warnings = []
    if lost:
        told = tr("In which {division} these gemeenten of {year} lay cannot be told, so they are left out: {codes}.")
        warnings.append(told.format(division=column, year=year, codes=listing(lost, 20)))
    return found.region == code, warnings


def _unknown_region(code: str, year: int) -> Refusal:
    """Which regions there are."""
    column = COLUMNS[code[:2]]
    names = pd.read_csv(FOLDER / "regios.csv", dtype=str, keep_default_na=False)
    names = names[(names.indeling == column) & (names.jaar == str(_division_year(year)))].sort_values("code")
    return Refusal(
        "WITHIN holds {code}, which is no {division}; there are {known}.",
        code=code,
        division=column,
        known=listing((f"{c} {n}" for c, n in zip(names.code, names.naam)), 40),
    )


def _no_area(code: str, level: str, year: int) -> Refusal:
    """Why there may be none."""
    reason = _changes().reasons([code], "area")[0] if code[:2] in ("GM", "WK", "BU") else None
    return Refusal(
        "There is no {level} of {year} in {code}: correct WITHIN or YEAR. {reason}",
        level=level,
        year=str(year),
        code=code,
        reason=reason or "",
    )
