"""Whether areas are all of the Netherlands, told from their codes alone, and strictly: a part is never the country.

Source of the numbers of gemeenten: CBS, Gemeentelijke indeling on 1 January, 2014 to 2025.
"""

from __future__ import annotations

import pandas as pd

from ..codes import NARROW, NO_GEMEENTE, gemeente_of

#: of the gemeenten of the country, how many must have a score, in their own right or by a wijk or buurt of theirs
GEMEENTEN_SCORED = 0.98
#: and of the wijken or buurten: CBS keeps figures of small ones secret
AREAS_SCORED = 0.5
COUNTRY, PART, UNKNOWN = "country", "part", "unknown"
#: how many gemeenten there were on 1 January since 2014, and one that began on the first day with so many of them:
#: a layer of an earlier year that lacks some may count as many, but does not have that one
GEMEENTEN = {
    403: "",
    393: "GM1931",
    390: "GM1942",
    388: "GM1948",
    380: "GM1949",
    355: "GM1966",
    352: "GM1979",
    345: "GM1982",
    342: "GM1992",
}
#: fewer gemeenten than this have never been the country, and will not be soon
FEWEST_GEMEENTEN = 300
#: the capitals of the twelve provincies and the largest cities (the capital of Zuid-Holland is one), by codes that
#: never changed
CITIES = frozenset(
    {
        *("GM0014", "GM0080", "GM0106", "GM0193", "GM0202", "GM0344", "GM0392", "GM0687", "GM0796", "GM0935", "GM0995"),
        *("GM0363", "GM0518", "GM0599", "GM0772"),
    }
)
#: levels of which the country has had the same areas since 1986
FIXED = {
    "landsdeel": frozenset(f"LD0{number}" for number in range(1, 5)),
    "provincie": frozenset(f"PV{number}" for number in range(20, 32)),
    "corop": frozenset(f"CR{number:02}" for number in range(1, 41)),
}
#: wijken and buurten have been at least this many since 2014
FEWEST = {"wijk": 2500, "buurt": 11500}


def extent(codes: pd.Series, level: str, scored: pd.Series) -> str:
    """Whether areas are the whole country.

    Landsdelen, provincies and COROP regions are the country where all of them have a score; gemeenten where their
    number is one that the country has had, the capitals of all provincies are among them, and 98% have a score; wijken
    and buurten where that holds for the gemeenten in their codes, they are no fewer than they have ever been, and half
    of them have a score.

    Parameters
    ----------
    codes : Series of str, shape (n,)
        As `core.codes.read_codes` gives them.
    level : str
        The level that all have, "" where they have none or several.
    scored : Series of bool, shape (n,)
        Which areas have a score: a layer of the country with scores of some gemeenten is no country.

    Returns
    -------
    str
        `COUNTRY`, `PART`, or `UNKNOWN` where the codes do not tell: areas without CBS codes, a number of gemeenten
        that is near to the country's but is none that it has had.
    """
    with_score = set(codes[scored])
    if level in FIXED:
        return COUNTRY if FIXED[level] <= with_score else PART
    if level not in NARROW:
        return UNKNOWN
    distinct = set(codes)
    gemeenten, known = _gemeenten(distinct), _gemeenten(with_score)
    if len(gemeenten) < FEWEST_GEMEENTEN or not gemeenten >= CITIES or len(distinct) < FEWEST.get(level, 0):
        return PART
    if len(known) < GEMEENTEN_SCORED * len(gemeenten) or len(with_score) < AREAS_SCORED * len(distinct):
        return PART
    began = GEMEENTEN.get(len(gemeenten))
    return COUNTRY if began == "" or began in gemeenten else UNKNOWN


def _gemeenten(codes: set[str]) -> set[str]:
    """The gemeenten in which areas lie."""
    return set(map(gemeente_of, codes)) - NO_GEMEENTE
