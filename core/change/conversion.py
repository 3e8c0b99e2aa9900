"""Which gemeenten of one year became which of another, wholly or by a share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Refusal, listing
from .mergers import Changes

#: columns of a conversion
FROM, TO, SHARE = "code_from", "code_to", "share"
#: by how much shares that add up to one may miss it
SLACK = 1e-9


@dataclass(frozen=True)
class Parts:
    """Areas, each wholly or in parts in areas of another year.

    Attributes
    ----------
    row : ndarray of int, shape (p,)
        Position of the area that a part is of.
    target : ndarray of str, shape (p,)
        The area that it lies in.
    share : ndarray of float, shape (p,)
        Of the area, 0-1; those of one area add up to one.
    """

    row: npt.NDArray[np.intp]
    target: npt.NDArray[np.object_]
    share: npt.NDArray[np.float64]

    @property
    def divided(self) -> npt.NDArray[np.bool_]:
        """Which parts are less than a whole area."""
        return self.share < 1.0 - SLACK


def forward(
    codes: Collection[str],
    changes: Changes,
    until: str,
    after: str = "",
    shares: Mapping[tuple[str, str], float] | None = None,
) -> pd.DataFrame:
    """What gemeenten became until a day.

    Parameters
    ----------
    codes : collection of str
    changes : Changes
    until, after : str
        ISO; changes that took effect after the one and until the other are followed.
    shares : mapping, optional
        Of a gemeente that was divided, by its code and that of a part's new gemeente.

    Returns
    -------
    DataFrame
        `FROM`, `TO` and `SHARE`, one row a part; the share is NaN where a gemeente was divided and it is not known.

    Examples
    --------
    >>> head = ["date", "code_from", "name_from", "code_to", "name_to", "new"]
    >>> row = ("2022-03-24", "GM0457", "Weesp", "GM0363", "Amsterdam", "no")
    >>> forward(["GM0457"], Changes(pd.DataFrame([row], columns=head)), "2023-01-01").values.tolist()
    [['GM0457', 'GM0363', 1.0]]
    """
    found = pd.DataFrame({FROM: list(codes), TO: list(codes), SHARE: 1.0})
    table = changes.table[(changes.table.date <= until) & (changes.table.date > after)]
    for _, group in table.groupby("date"):
        links = pd.DataFrame({TO: group.code_from, "next": group.code_to})
        known = [(shares or {}).get(pair, np.nan) for pair in zip(links[TO], links["next"])]
        links["part"] = np.where(links[TO].duplicated(keep=False), known, 1.0)
        found = found.merge(links, on=TO, how="left")
        changed = found["next"].notna()
        found[SHARE] = found[SHARE].where(~changed, found[SHARE] * found["part"])
        found[TO] = found["next"].where(changed, found[TO])
        found = found[[FROM, TO, SHARE]]
    return found.drop_duplicates()


def between(
    codes: Collection[str],
    of_years: tuple[Collection[str], Collection[str]],
    years: tuple[int, int],
    changes: Changes,
    inhabitants: Mapping[str, float],
    shares: Mapping[tuple[str, str], float] | None = None,
) -> pd.DataFrame:
    """The conversion of gemeenten of one year to those of another, later or earlier.

    Parameters
    ----------
    codes : collection of str
        The gemeenten at hand.
    of_years : tuple of collections of str
        All gemeenten of the year at hand, and of the year that is asked for.
    years : tuple of int
        Of the gemeenten at hand, and asked for.
    inhabitants : mapping
        Of gemeenten that went into others, and of those others before: back in time figures are divided by them.
    shares : mapping, optional
        See `forward`.

    Returns
    -------
    DataFrame
        As `forward` gives it; beside the gemeenten at hand those that share their targets.

    Raises
    ------
    Refusal
        If a gemeente was divided, or has to be, and no source gives the shares.
    """
    found = _links(codes, of_years, years, changes, inhabitants, shares)
    unknown = _without_share(found, codes)
    if unknown:
        into = found[found[FROM] == unknown[0]][TO]
        raise Refusal(
            "From {first} to {last} {code} is divided among {into}, and no source at hand gives the shares ({count} "
            "such gemeenten: {codes}): give CONVERSION, a table with the columns code from, code to and weight.",
            first=str(years[0]),
            last=str(years[1]),
            code=unknown[0],
            into=listing(into),
            count=len(unknown),
            codes=listing(unknown),
        )
    return concerning(found.fillna({SHARE: 1.0}), codes)


def undivided(
    codes: Collection[str],
    of_years: tuple[Collection[str], Collection[str]],
    years: tuple[int, int],
    changes: Changes,
    inhabitants: Mapping[str, float],
    shares: Mapping[tuple[str, str], float] | None = None,
) -> tuple[pd.DataFrame, list[str], list[str]]:
    """The same without the gemeenten that would have to be divided by shares that no source gives.

    Parameters
    ----------
    codes, of_years, years, changes, inhabitants, shares
        As for `between`.

    Returns
    -------
    conversion : DataFrame
    left_out : list of str
        These gemeenten.
    into : list of str
        What takes a part of them, of which no figure is whole.
    """
    found = _links(codes, of_years, years, changes, inhabitants, shares)
    unknown = _without_share(found, codes)
    gone = found[FROM].isin(unknown)
    rest = set(codes) - set(unknown)
    return concerning(found[~gone].fillna({SHARE: 1.0}), rest), unknown, sorted(set(found[TO][gone]))


def _links(
    codes: Collection[str],
    of_years: tuple[Collection[str], Collection[str]],
    years: tuple[int, int],
    changes: Changes,
    inhabitants: Mapping[str, float],
    shares: Mapping[tuple[str, str], float] | None = None,
) -> pd.DataFrame:
    """All parts of all gemeenten; the share is missing where no source gives it."""
    first, last = (f"{year}-01-01" for year in years)
    if years[1] >= years[0]:
        return forward(sorted(set(codes) | set(of_years[0])), changes, last, shares=shares)
    found = forward(sorted(of_years[1]), changes, first, last, shares)
    people = found[SHARE] * found[FROM].map(dict(inhabitants))
    total = people.groupby(found[TO]).transform("sum").where(~people.isna().groupby(found[TO]).transform("any"))
    alone = ~found[TO].duplicated(keep=False) & (found[SHARE] == 1.0)
    return pd.DataFrame({FROM: found[TO], TO: found[FROM], SHARE: (people / total).where(~alone, 1.0)})


def _without_share(found: pd.DataFrame, codes: Collection[str]) -> list[str]:
    """The gemeenten at hand that are divided by shares that are not known."""
    return [str(code) for code in found[FROM][found[FROM].isin(set(codes)) & found[SHARE].isna()].unique()]


def concerning(conversion: pd.DataFrame, codes: Collection[str]) -> pd.DataFrame:
    """The part of a conversion that tells of codes, or of others that go into the same targets."""
    targets = set(conversion[TO][conversion[FROM].isin(set(codes))])
    return conversion[conversion[FROM].isin(set(codes)) | conversion[TO].isin(targets)].reset_index(drop=True)


def weighed(code_from: pd.Series, code_to: pd.Series, weight: pd.Series) -> pd.DataFrame:
    """A conversion from weights: shares, addresses or inhabitants, of which those of one code are brought to one.

    Raises
    ------
    Refusal
        If a weight is missing or below zero, all weights of a code are zero, or a pair stands there twice.

    Examples
    --------
    >>> weighed(pd.Series(["A", "A"]), pd.Series(["B", "C"]), pd.Series([30.0, 10.0])).share.tolist()
    [0.75, 0.25]
    """
    found = pd.DataFrame({FROM: code_from.to_numpy(), TO: code_to.to_numpy(), SHARE: weight.to_numpy(dtype=np.float64)})
    wrong = found[found[SHARE].isna() | (found[SHARE] < 0)]
    if len(wrong):
        raise Refusal(
            "CONVERSION has no weight of 0 or more for {code_from} to {code_to}: give a number.",
            code_from=wrong[FROM].iloc[0],
            code_to=wrong[TO].iloc[0],
        )
    twice = found[found.duplicated([FROM, TO])]
    if len(twice):
        raise Refusal(
            "CONVERSION has {code_from} to {code_to} more than once: leave one row for each pair.",
            code_from=twice[FROM].iloc[0],
            code_to=twice[TO].iloc[0],
        )
    total = found.groupby(FROM)[SHARE].transform("sum")
    if (total == 0).any():
        raise Refusal(
            "The weights that CONVERSION gives for {code_from} are all zero: give one of them a weight.",
            code_from=found[FROM][total == 0].iloc[0],
        )
    found[SHARE] = found[SHARE] / total
    return found[found[SHARE] > 0].reset_index(drop=True)


def parts_of(keys: npt.NDArray[np.object_], conversion: pd.DataFrame) -> Parts:
    """The parts of areas by a conversion; areas that it does not name stay as they are."""
    areas = pd.DataFrame({FROM: keys, "row": np.arange(len(keys))})
    found = areas.merge(conversion, on=FROM, how="left").sort_values("row", kind="stable")
    target = found[TO].where(found[TO].notna(), found[FROM])
    return Parts(
        found["row"].to_numpy(dtype=np.intp),
        target.to_numpy(dtype=object),
        found[SHARE].fillna(1.0).to_numpy(dtype=np.float64),
    )
