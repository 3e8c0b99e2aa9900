"""Names as keys: names as they are written, CBS's own variants of them, and what comes near; never a guess."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import Codes

#: how like a name must be to be proposed, from 0 to 1; and how many rows get a proposal
NEAR, MOST = 0.75, 200
#: names of one area of which this much or more is alike have something in common
ALIKE = 0.6
_QUOTES = re.compile(r"['`\u00b4\u2018\u2019\u201a\u201b]")
_BLANKS = re.compile(r"[\s\u00a0\u2010-\u2015\u2212_-]+")
_BEHIND = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|,\s*([^,]+))$")
#: names that CBS uses beside each other, as `plain` makes them
_ALSO = (
    (re.compile(r"\bden haag\b"), "s gravenhage"),
    (re.compile(r"\bden bosch\b"), "s hertogenbosch"),
    (re.compile(r"\bzeeuwsch\b"), "zeeuws"),
    (re.compile(r"^friesland$"), "fryslan"),
    (re.compile(r"^de friese meren$"), "de fryske marren"),
)
_PROVINCES = {
    "PV20": "gr gron groningen",
    "PV21": "f fr frl friesland fryslan",
    "PV22": "d dr drenthe",
    "PV23": "o ov overijssel",
    "PV24": "fl flevoland",
    "PV25": "g gld gelderland",
    "PV26": "u ut utrecht",
    "PV27": "nh noordholland",
    "PV28": "zh zuidholland",
    "PV29": "z zl zld zeeland",
    "PV30": "nb noordbrabant",
    "PV31": "l lb limb limburg",
}
_PROVINCE = {word: code for code, words in _PROVINCES.items() for word in words.split()}
_LEVEL = {
    **{"gemeente": "gemeente", "gem": "gemeente", "gm": "gemeente", "provincie": "provincie", "pv": "provincie"},
    **{"corop": "corop", "cr": "corop", "coropgebied": "corop", "landsdeel": "landsdeel", "ld": "landsdeel"},
    **{"wijk": "wijk", "wk": "wijk", "buurt": "buurt", "bu": "buurt", "land": "land"},
}
#: words that names of different areas share
_COMMON = frozenset(
    {"de", "het", "een", "van", "der", "den", "des", "en", "aan", "op", "in", "te", "bij", "ten", "ter", "s", "t"}
    | {"gemeente", "wijk", "buurt", "overig"}
)


@dataclass(frozen=True)
class Name:
    """A name without what stands behind it: the code of a provincie, or a level."""

    plain: str
    province: str = ""
    level: str = ""


@lru_cache(maxsize=100_000)
def plain(name: str) -> str:
    """A name in small letters, without accents, apostrophes, hyphens and doubled blanks; its variants made one."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    text = _BLANKS.sub(" ", _QUOTES.sub("", text)).strip()
    for pattern, variant in _ALSO:
        text = pattern.sub(variant, text)
    return text


@lru_cache(maxsize=100_000)
def parse_name(name: str) -> Name:
    """A name and what CBS may put behind it: Bergen (NH.), Utrecht (gemeente), Groningen (PV)."""
    behind = _BEHIND.fullmatch(name.strip())
    if behind:
        word = re.sub(r"[^a-z]", "", plain(behind[2] or behind[3]))
        if word in _PROVINCE or word in _LEVEL:
            return Name(plain(behind[1]), _PROVINCE.get(word, ""), _LEVEL.get(word, ""))
    return Name(plain(name))


@dataclass(frozen=True)
class Country:
    """What CBS calls areas.

    Attributes
    ----------
    names : mapping of str to collection of str
        Code to the names that it has had.
    provinces : mapping of str to str
        Gemeente to provincie.
    """

    names: Mapping[str, Iterable[str]]
    provinces: Mapping[str, str]


@dataclass(frozen=True)
class Named:
    """Rows that were matched by name.

    Attributes
    ----------
    codes : Codes, shape (n rows,)
        The codes of the areas so called; names that were not found stand as they are, without a level.
    found : int
        Rows that are called like an area.
    several : frozenset of str
        Names, in capitals, that more than one area has.
    """

    codes: Codes
    found: int
    several: frozenset[str]


def codes_by_name(rows: pd.Series, areas: Codes, names: pd.Series, country: Country) -> Named:
    """The code of the one area that each row is called like.

    Parameters
    ----------
    rows : Series of str, shape (n rows,)
    areas : Codes, shape (n areas,)
    names : Series of str, shape (n areas,)
        "" where an area has none.
    country : Country
        A name that several areas of the country have, such as Bergen, needs its provincie behind it.
    """
    level_of = dict(zip(areas.keys, areas.levels))
    called: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, own in zip(areas.keys, names):
        for name in {str(own), *country.names.get(key, ())} - {""} if key else set():
            parsed = parse_name(name)
            called[parsed.plain][key].add(parsed.province or country.provinces.get(key, ""))
    elsewhere: dict[str, set[str]] = defaultdict(set)
    for code, theirs in country.names.items():
        for name in theirs:
            elsewhere[parse_name(name).plain].add(code)
    texts = pd.Series([str(row).strip() for row in rows], dtype=object)
    keys, several = {}, set()
    for text in texts.unique():
        parsed = parse_name(text)
        fits = {
            key
            for key, provinces in called.get(parsed.plain, {}).items()
            if (not parsed.province or parsed.province in provinces)
            and (not level_of[key] or parsed.level in ("", level_of[key]))
        }
        alike = elsewhere[parsed.plain] if not parsed.province else set()
        # Without its provincie behind it a name that areas elsewhere bear as well tells none of them; a gemeente of the
        # same provincie is the one of today under its code of another year.
        others = {code for code in alike - fits if any(_apart(code, key, country) for key in fits)}
        if len(fits) == 1 and not others:
            keys[text] = next(iter(fits))
        elif fits:
            several.add(text.upper())
    found = texts.map(keys)
    known = found.notna().to_numpy()
    codes = found.where(known, texts.str.upper()).to_numpy(dtype=object)
    levels = np.array([level_of[key] if there else "" for key, there in zip(codes, known)], dtype=object)
    return Named(Codes(codes, levels, areas.level if known.any() else ""), int(known.sum()), frozenset(several))


def _apart(code: str, key: str, country: Country) -> bool:
    """Whether two codes of one level are those of two places."""
    return code[:2] == key[:2] and country.provinces.get(code, code) != country.provinces.get(key, key)


def near_names(names: Sequence[str], areas: Sequence[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Code and name of the area whose name comes nearest, by the names for which one does.

    Parameters
    ----------
    names : sequence of str
    areas : sequence of (code, name)
        Those to choose from.
    """
    by_plain = {plain(name): (code, name) for code, name in areas if name}
    near = {}
    for name in list(dict.fromkeys(names))[:MOST]:
        found = get_close_matches(parse_name(name).plain, by_plain, n=1, cutoff=NEAR)
        if found:
            near[name] = by_plain[found[0]]
    return near


def in_common(one: str, other: str) -> bool:
    """Whether two names of one area have a word, the beginning of one, or most of their letters in common."""
    first, second = parse_name(one).plain, parse_name(other).plain
    if not first or not second or first == second:
        return True
    words = [set(re.findall(r"\w+", text)) - _COMMON for text in (first, second)]
    if words[0] & words[1]:
        return True
    if any(a[:4] == b[:4] for a in words[0] for b in words[1] if min(len(a), len(b)) >= 4):
        return True
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def without_common(ours: pd.Series, theirs: pd.Series) -> npt.NDArray[np.intp]:
    """Positions at which both have a name, and these have nothing in common.

    Parameters
    ----------
    ours, theirs : Series of str, shape (n,) or (0,)
        One name of many rows is that of something wider, such as the gemeente of each buurt, and tells nothing.
    """
    if not len(ours) or not len(theirs):
        return np.array([], dtype=np.intp)
    one, other = ours.to_numpy(dtype=object), theirs.to_numpy(dtype=object)
    differ = np.flatnonzero((one != other) & ours.notna().to_numpy() & theirs.notna().to_numpy())
    apart = [p for p in differ if not in_common(str(one[p]), str(other[p]))]
    if apart and min(ours.nunique(), theirs.nunique()) < len(ours) / 4:
        apart = []
    return np.array(apart, dtype=np.intp)
