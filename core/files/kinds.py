"""Which file of which office a table is, by its headers, its title and its notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..messages import Message

CBS, RIVM, POLICE, KIESRAAD = "CBS", "RIVM", "Politie", "Kiesraad"
_NUMBERED = re.compile(r"[A-Za-z]\w*_\d+")
#: how exports of StatLine call their dimensions
_DIMENSIONS = {"regio's", "perioden", "onderwerp", "wijken en buurten"}
_STATLINE_HEADER = re.compile(r".+/.+\(.+\)")
#: names of KWB files, those before 2013 as well
_KWB = {
    *("gwb_code_10", "gwb_code_8", "gwb_code", "recs", "ind_wbz", "ind_wbi", "a_inw", "ste_oad", "ste_mvs", "gm_naam"),
    *("gwb_code10", "gwb_code11", "gwb_code12", "regioaanduiding", "aant_inw", "aantal_hh", "bev_dichth", "gem_hh_gr"),
}
_MAP_CODES = {"gemeentecode", "wijkcode", "buurtcode", "gm_code", "wk_code", "bu_code"}


@dataclass(frozen=True)
class Kind:
    """What a file was recognised as.

    Attributes
    ----------
    name : Message
    owner : str
        Who must be named, "" where the file does not tell.
    """

    name: Message
    owner: str


@dataclass(frozen=True)
class _Clues:
    """What tells files apart, all in small letters but for `headers`."""

    headers: Sequence[str]
    low: set[str]
    around: str
    geometry: bool

    @property
    def owner(self) -> str:
        """Who is named in title and notes."""
        for owner, words in ((RIVM, ("rivm", "ggd'en")), (POLICE, ("politie",)), (KIESRAAD, ("kiesraad",))):
            if any(word in self.around for word in words):
                return owner
        return CBS if re.search(r"\bcbs\b|statline|centraal bureau voor de statistiek", self.around) else ""

    @property
    def is_dataset(self) -> bool:
        """The csv of a StatLine data set: a number, dimensions, measures with their position."""
        numbered = sum(_NUMBERED.fullmatch(header) is not None for header in self.headers)
        return bool(self.headers) and self.headers[0] in ("ID", "Id") and numbered >= 1

    def has(self, *parts: str) -> bool:
        """Whether each of these occurs in a header."""
        return all(any(part in header for header in self.low) for part in parts)


def _is_election(clues: _Clues) -> bool:
    return clues.has("kiesgerechtigden") or clues.has("opkomst", "geldige")


def _is_kwb(clues: _Clues) -> bool:
    return len(clues.low & _KWB) >= 3


def _is_map(clues: _Clues) -> bool:
    known = ("inwoner", "bevolkingsdichtheid", "huishoud", "stedelijkheid", "a_inw", "aant_inw", "aantal_hh")
    return clues.geometry and bool(clues.low & _MAP_CODES) and any(clues.has(part) for part in known)


def _is_divisions(clues: _Clues) -> bool:
    return {"regios", "code_1", "naam_2", "sorteringnaam_3"} <= clues.low


def _is_health(clues: _Clues) -> bool:
    return clues.owner == RIVM or (clues.is_dataset and clues.has("gezondheid"))


def _is_police(clues: _Clues) -> bool:
    return clues.owner == POLICE or clues.has("soortmisdrijf") or clues.has("soort misdrijf")


def _is_export(clues: _Clues) -> bool:
    slashed = sum(_STATLINE_HEADER.fullmatch(header) is not None for header in clues.headers)
    ours = "statline" in clues.around or slashed >= 1 or bool(clues.low & _DIMENSIONS)
    return slashed >= 2 or (clues.owner == CBS and ours)


_KINDS: tuple[tuple[Callable[[_Clues], bool], Message, str], ...] = (
    (_is_election, Message("results of an election (Kiesraad)"), KIESRAAD),
    (_is_kwb, Message("Kerncijfers wijken en buurten (CBS), the file with the short names of columns"), CBS),
    (_is_map, Message("Wijk- en buurtkaart (CBS and Kadaster)"), "CBS / Kadaster"),
    (_is_divisions, Message("Gebieden in Nederland (CBS), data set of StatLine"), CBS),
    (_is_health, Message("health figures of RIVM and GGD"), RIVM),
    (_is_police, Message("figures of the police"), POLICE),
    (lambda clues: clues.is_dataset, Message("data set of StatLine (CBS), with the codes of its columns"), CBS),
    (_is_export, Message("table exported from StatLine (CBS)"), CBS),
)
_FIGURES = Message("key figures per area, from an office that the file does not name")
_OF_CBS = Message("figures that name CBS as their source")
_LAYER = Message("a map layer")
_UNKNOWN = Message("a table of a form that is not known")


def recognise(headers: Sequence[str], around: Sequence[str] = (), geometry: bool = False, known: int = 0) -> Kind:
    """The kind of file.

    Parameters
    ----------
    headers : sequence of str
    around : sequence of str
        Title and notes.
    geometry : bool
        Whether it is a map layer.
    known : int
        How many of the headers the catalogue of indicators knows.
    """
    low = {header.strip().lower() for header in headers}
    clues = _Clues(headers, low, " ".join(around).lower(), geometry)
    for fits, name, owner in _KINDS:
        if fits(clues):
            return Kind(name, owner)
    if clues.owner == CBS:
        return Kind(_OF_CBS, CBS)
    if known >= 3:
        return Kind(_FIGURES, clues.owner)
    return Kind(_LAYER if geometry else _UNKNOWN, clues.owner)
