"""Regions that a text asks for, by code or name."""

from __future__ import annotations

import re
from collections.abc import Iterable


def wanted_regions(wanted: str, known: Iterable[tuple[str, str]]) -> tuple[set[str], list[str]]:
    """The codes of the regions that a text asks for, and what it asks for that is not there.

    Parameters
    ----------
    wanted : str
        Codes or names, separated by commas, semicolons or lines; upper and lower case are one.
    known : iterable of (str, str)
        Code and name of the regions that there are.

    Returns
    -------
    codes : set of str
    unknown : list of str

    Examples
    --------
    >>> wanted_regions("pv20, Utrecht", [("PV20", "Groningen"), ("PV26", "Utrecht")]) == ({"PV20", "PV26"}, [])
    True
    """
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for code, name in known:
        codes[code.casefold()] = code
        names.setdefault(name.casefold(), code)
    there = {**names, **codes}
    parts = [part.strip() for part in re.split(r"[,;\n]", wanted) if part.strip()]
    # A name may hold a comma of its own, so the whole text is tried first.
    if wanted.strip().casefold() in there:
        parts = [wanted.strip()]
    found = {there[part.casefold()] for part in parts if part.casefold() in there}
    return found, [part for part in parts if part.casefold() not in there]
