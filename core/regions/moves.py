"""Gemeenten whose area changed regions when they were joined or divided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..change.mergers import Changes, Successor
from .assign import Outcome


@dataclass(frozen=True)
class Move:
    """A gemeente whose area does not lie in one and the same region before and after.

    Attributes
    ----------
    code, date : str
        The gemeente, and the day (ISO) on which its code ended.
    region : str
        What it lay in until then.
    given : str
        What it gets here, "" for none.
    into : tuple of (Successor, str)
        What it went into, each with the region in which that lay.
    """

    code: str
    date: str
    region: str
    given: str
    into: tuple[tuple[Successor, str], ...]


def moves(outcomes: Iterable[Outcome], own: Mapping[str, str], changes: Changes) -> tuple[Move, ...]:
    """The gemeenten among the outcomes whose area changed regions.

    Parameters
    ----------
    outcomes : iterable of Outcome
    own : dict
        Gemeente of any day to the region that it lay in.
    changes : Changes

    Examples
    --------
    >>> import pandas as pd
    >>> head = ["date", "code_from", "name_from", "code_to", "name_to", "new"]
    >>> row = ("2019-01-01", "GM0545", "Leerdam", "GM1961", "Vijfheerenlanden", "yes")
    >>> changes = Changes(pd.DataFrame([row], columns=head))
    >>> [move] = moves([Outcome("GM0545", "PV28", "own")], {"GM0545": "PV28", "GM1961": "PV26"}, changes)
    >>> move.region, [region for _, region in move.into]
    ('PV28', ['PV26'])
    """
    found = []
    for outcome in outcomes:
        after = changes.successors(outcome.code)
        region = own.get(outcome.code, "")
        if not after or not region:
            continue
        later = {own.get(last, region) for last in changes.latest(outcome.code)}
        if later != {region} or outcome.region not in ("", region):
            into = tuple((one, own.get(one.code, "")) for one in after)
            found.append(Move(outcome.code, after[0].date, region, outcome.region, into))
    return tuple(found)
