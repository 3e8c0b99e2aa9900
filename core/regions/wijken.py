"""Wijken and buurten of a gemeente that took others in, told by their wijk in which gemeente they lay before.

The codes of wijken and buurten name the gemeente of today. Where a gemeente was put together from several, its wijken
keep these apart, so that a list of wijken tells what the gemeente's own code cannot. A gemeente may number its wijken
anew: names that contradict the list are therefore believed before the code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import Codes, gemeente_of

_WIJK = re.compile(r"^wijk\s+\d+\s+")

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Wijken:
    """Wijken of gemeenten that took others in.

    Attributes
    ----------
    before : dict
        Code of a wijk (WK196601) to that of the gemeente (GM1663) that it lay in before.
    names : dict
        Code of a wijk to what it, and its buurten, are called, as `plain` writes it.
    """

    before: Mapping[str, str]
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, table: pd.DataFrame) -> Wijken:
        """From a table with wijk, naam, gemeente and buurten, whose names stand apart by semicolons."""
        called = [
            frozenset(map(plain, [naam, *buurten.split(";")])) for naam, buurten in zip(table["naam"], table["buurten"])
        ]
        return cls(dict(zip(table["wijk"], table["gemeente"])), dict(zip(table["wijk"], called)))

    @property
    def gemeenten(self) -> frozenset[str]:
        """The gemeenten of today whose wijken these are."""
        return frozenset(map(gemeente_of, self.before))


@dataclass(frozen=True)
class Told:
    """Codes as they would have been before.

    Attributes
    ----------
    codes : Codes
        Those of wijken and buurten begin with the gemeente that they lay in before; those that cannot be told are "".
    told, untold : ndarray of bool, shape (n,)
        What was told by the wijk; and what lies in such a gemeente, in a wijk that the list does not have by its code
        and name.
    """

    codes: Codes
    told: BoolArray
    untold: BoolArray


def plain(name: str) -> str:
    """The letters and digits of a name, without the number of a wijk that CBS may set before it.

    Examples
    --------
    >>> plain("Wijk 06 Winsum"), plain("Bedum Noord - Oost")
    ('winsum', 'bedumnoordoost')
    """
    return re.sub(r"[\W_]+", "", _WIJK.sub("", name.strip().casefold()))


def told_by_wijk(codes: Codes, names: Sequence[str], wijken: Wijken) -> Told:
    """Set the gemeente of before in the codes of wijken and buurten.

    A gemeente whose parts are in the layer themselves has not taken them in yet, and stays as it is.

    Parameters
    ----------
    codes : Codes, shape (n,)
    names : sequence of str, length n
        Of wijken, or of buurten, one in each wijk of which must be in the list; "" contradicts nothing.
    wijken : Wijken
    """
    below = np.isin(codes.levels, ("wijk", "buurt"))
    today = np.where(below, [f"GM{key[2:6]}" for key in codes.keys], "")
    there = {*today.tolist(), *codes.keys[codes.levels == "gemeente"].tolist()}
    parts: dict[str, set[str]] = {}
    for wijk, before in wijken.before.items():
        parts.setdefault(gemeente_of(wijk), set()).add(before)
    joined = [gemeente for gemeente, some in parts.items() if not (some - {gemeente}) & there]
    here = np.isin(today, joined)
    lies = np.where(here, [f"WK{key[2:8]}" for key in codes.keys], "")
    known = set(wijken.before) - _contradicted(lies, names, wijken)
    told = here & np.isin(lies, sorted(known))
    untold = here & ~told
    keys, levels = codes.keys.copy(), codes.levels.copy()
    keys[told] = [
        f"{keys[place][:2]}{wijken.before[lies[place]][2:]}{keys[place][6:]}" for place in np.flatnonzero(told)
    ]
    keys[untold], levels[untold] = "", ""
    return Told(Codes(keys, levels, codes.level), told, untold)


def _contradicted(lies: npt.NDArray[np.str_], names: Sequence[str], wijken: Wijken) -> set[str]:
    """Wijken of the list all of whose names in the layer are others."""
    frame = pd.DataFrame({"wijk": lies, "name": list(names)})
    frame = frame[frame["wijk"].isin(set(wijken.before)) & (frame["name"] != "")]
    fits = [plain(name) in wijken.names[code] for code, name in zip(frame["wijk"], frame["name"])]
    by_wijk = pd.Series(fits, dtype=bool).groupby(frame["wijk"].to_numpy()).any()
    return {str(code) for code in by_wijk.index[~by_wijk.to_numpy(dtype=bool)]}
