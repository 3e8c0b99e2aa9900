"""Regions of the user's own: texts of a region column, names, what an area inherits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..codes import LEVELS, Codes, as_text
from ..messages import Refusal, listing
from .assign import Texts


@dataclass(frozen=True)
class OwnRegions:
    """A user's own membership.

    Attributes
    ----------
    members : dict
        Code as `read_codes` makes it, of any level, to region.
    names : dict
        Region to name.
    without : int
        Rows with a code but without a region.
    """

    members: dict[str, str]
    names: dict[str, str]
    without: int


def region_texts(values: pd.Series) -> pd.Series:
    """Regions as they were written, trimmed, "" where missing; a whole number without decimals."""
    if pd.api.types.is_numeric_dtype(values):
        return as_text(values)
    positions, uniques = pd.factorize(values)
    texts = [*(str(value).strip() for value in uniques), ""]  # position -1, that is missing, is the last
    return pd.Series(np.array(texts, dtype=object)[positions], index=values.index)


def own_regions(codes: Codes, regions: pd.Series, names: pd.Series | None, table: str) -> OwnRegions:
    """The membership in a table of the user's own.

    Parameters
    ----------
    codes : Codes, shape (n,)
    regions : Series, shape (n,)
    names : Series, shape (n,), optional
    table : str
        Its title, for the refusals.

    Raises
    ------
    Refusal
        If a code stands in two regions, or a region bears two names.
    """
    frame = pd.DataFrame({"code": codes.keys, "region": region_texts(regions).to_numpy(dtype=object)})
    frame["name"] = frame.region if names is None else region_texts(names).to_numpy(dtype=object)
    coded = frame[frame.code != ""]
    rows = coded[coded.region != ""]
    pairs = rows.drop_duplicates(["code", "region"])
    double = pairs[pairs.code.duplicated(keep=False)]
    if len(double):
        told = [f"{code}: {listing(group, 4)}" for code, group in double.groupby("code", sort=False).region]
        raise Refusal(
            "Table '{table}' puts {count} codes in more than one region ({codes}): an area can lie in one region only, "
            "so remove the surplus rows.",
            table=table,
            count=len(told),
            codes="; ".join(told[:10]) + ("; ..." if len(told) > 10 else ""),
        )
    named = rows[rows.name != ""].drop_duplicates(["region", "name"])
    twice = named[named.region.duplicated(keep=False)]
    if len(twice):
        first = twice.region.iloc[0]
        raise Refusal(
            "Table '{table}' gives region '{region}' more than one name ({names}): give each region one name, or leave "
            "TABLE_NAME empty.",
            table=table,
            region=first,
            names=listing(twice.name[twice.region == first], 4),
        )
    known = dict(zip(named.region, named.name))
    return OwnRegions(
        dict(zip(pairs.code, pairs.region)),
        {region: known.get(region, region) for region in pairs.region.unique()},
        len(coded) - len(rows),
    )


def inherit(codes: Codes, members: Mapping[str, str]) -> tuple[Texts, Texts]:
    """The region of each area by its own code, else by the code of its wijk, else by that of its gemeente.

    Returns
    -------
    regions, used : ndarray of object, shape (n,)
        Region and the code that told it, "" where none did.
    """
    keys = pd.Series(codes.keys, dtype=object)
    candidates = [keys]
    for level, below in (("wijk", ("buurt",)), ("gemeente", ("wijk", "buurt"))):
        prefix, width = LEVELS[level]
        candidates.append((prefix + keys.str[2 : 2 + width]).where(np.isin(codes.levels, below), ""))
    used = pd.Series("", index=keys.index, dtype=object)
    for candidate in candidates:
        here = (used == "") & candidate.isin(set(members)) & (candidate != "")
        used = used.where(~here, candidate)
    regions = used.map(dict(members)).fillna("").astype(object)
    return regions.to_numpy(dtype=object), used.to_numpy(dtype=object)
