"""Areas from a WFS 2.0: which layer holds them, and how it is asked for some of them, page by page."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ..codes import NARROW, read_code
from ..messages import Refusal, listing
from .pages import RD, Bounds

GENERALISED, DETAILED, KEY_FIGURES = "generalised", "detailed", "wijk-en-buurtkaart"
#: level -> what its codes begin with
PREFIXES = {
    "gemeente": "GM",
    "wijk": "WK",
    "buurt": "BU",
    "COROP": "CR",
    "provincie": "PV",
    "arbeidsmarktregio": "AM",
}
#: levels whose areas are made of gemeenten
ABOVE_GEMEENTE = ("COROP", "provincie", "arbeidsmarktregio")
#: what PDOK gives at most at a time
PAGE = 1000
#: characters of an encoded filter: some web servers cut off addresses beyond 2,000
LONGEST_FILTER = 1500


_FES = "http://www.opengis.net/fes/2.0"
_CODE = re.compile(r"(?:GM|WK|BU)\d{4}[0-9A-Z]*|(?:CR|PV|AM|LD)\d{2}")


@dataclass(frozen=True)
class Layer:
    """A layer of a WFS.

    Attributes
    ----------
    source : str
        The setting with the base address.
    path : str
        What follows it.
    name : str
        The feature type, with its prefix.
    code : str
        The field that a filter names.
    level, variant : str
    year : int
    years : tuple of int
        Those that are known to be served.
    """

    source: str
    path: str
    name: str
    code: str
    level: str
    variant: str
    year: int
    years: tuple[int, ...]

    @property
    def label(self) -> str:
        """What the layer is called in sentences."""
        return f"{self.name} {self.year}"


def find_layer(table: Mapping[str, Any], variant: str, level: str, year: int) -> Layer:
    """The layer that holds the areas of a year.

    Parameters
    ----------
    table : mapping
        The catalogue's section `areas`: variant to source, path, code, and `layers`, which are rows of years with the
        layer of each level.

    Raises
    ------
    Refusal
        If there is none; a year after the last known one is not refused, as a new one comes each year.
    """
    entry = table[variant]
    years = tuple(sorted(y for row in entry["layers"] if level in row for y in range(row["from"], row["to"] + 1)))
    if not years:
        levels = dict.fromkeys(name for row in entry["layers"] for name in PREFIXES if name in row)
        others = [name for name, other in table.items() if any(level in row for row in other["layers"])]
        raise Refusal(
            "There is no {level} in the variant '{variant}', which holds {levels}: choose VARIANT {others}.",
            level=level,
            variant=variant,
            levels=listing(levels),
            others=listing(f"'{name}'" for name in others),
        )
    last = max(years)
    known = year if year <= last else last
    row = next((row for row in entry["layers"] if level in row and row["from"] <= known <= row["to"]), None)
    if row is None:
        raise not_served(level, variant, year, years)
    return Layer(
        entry["source"],
        entry["path"].format(year=year),
        row[level].format(year=year),
        entry["code"].format(level=level),
        level,
        variant,
        year,
        years,
    )


def not_served(level: str, variant: str, year: int, years: Sequence[int]) -> Refusal:
    """Which years there are."""
    return Refusal(
        "{level} {year} is not served in the variant '{variant}': PDOK has {years} of it; choose another YEAR, or "
        "another VARIANT.",
        level=level,
        year=str(year),
        variant=variant,
        years=year_ranges(years),
    )


def year_ranges(years: Sequence[int]) -> str:
    """2013, 2014, 2015, 2020 as 2013-2015, 2020."""
    found: list[list[int]] = []
    for year in sorted(years):
        if found and year == found[-1][1] + 1:
            found[-1][1] = year
        else:
            found.append([year, year])
    return listing(str(first) if first == last else f"{first}-{last}" for first, last in found)


def parse_within(text: str) -> tuple[str, ...]:
    """Codes of gemeenten, wijken, provincies, COROP regions and the like, as a user typed them.

    Raises
    ------
    Refusal
        If one is no code.
    """
    codes = []
    for item in re.split(r"[,;\s]+", text.strip()):
        key = item.upper()
        code = key if _CODE.fullmatch(key) else read_code(item, "gemeente") if item else ""
        if item and not _CODE.fullmatch(code):
            raise Refusal(
                "WITHIN holds '{item}', which is no code of a gemeente (GM0014), provincie (PV20) or COROP region "
                "(CR03): give codes with commas between, or an extent as xmin,xmax,ymin,ymax.",
                item=item,
            )
        if code:
            codes.append(code)
    return tuple(dict.fromkeys(codes))


def terms_of(level: str, codes: Sequence[str]) -> tuple[str, ...]:
    """What the codes of a level begin with inside gemeenten, wijken or buurten: BU0014 for GM0014.

    Raises
    ------
    Refusal
        If no area of the level lies in one of them.
    """
    names = {PREFIXES[name]: name for name in PREFIXES}
    found = []
    for code in codes:
        if code.startswith(PREFIXES[level]):
            found.append(code)
            continue
        inside = names.get(code[:2])
        if level not in NARROW or inside not in NARROW or NARROW.index(inside) > NARROW.index(level):
            raise Refusal(
                "No {level} lies in {code}: choose as WITHIN the code of a wider area, or leave it empty.",
                level=level,
                code=code,
            )
        found.append(PREFIXES[level] + code[2:])
    return tuple(dict.fromkeys(found))


def filters(layer: Layer, terms: Sequence[str]) -> list[str]:
    """FES filters for codes that begin with these terms, each short enough for an address; none for no terms.

    Parameters
    ----------
    terms : sequence of str
        A whole code is compared as it is.
    """
    clauses = [_clause(layer.code, term, PREFIXES[layer.level]) for term in terms]
    groups: list[list[str]] = []
    length = 0
    for clause in clauses:
        size = len(quote(clause, safe=""))
        if not groups or length + size > LONGEST_FILTER:
            groups.append([])
            length = 0
        groups[-1].append(clause)
        length += size
    return [_filter(group) for group in groups]


def _clause(field: str, term: str, prefix: str) -> str:
    field, text = html.escape(field), html.escape(term)
    whole = {"GM": 6, "WK": 8, "BU": 10}.get(prefix, 4)
    if len(term) == whole:
        return (
            f"<PropertyIsEqualTo><ValueReference>{field}</ValueReference><Literal>{text}</Literal></PropertyIsEqualTo>"
        )
    return (
        f'<PropertyIsLike wildCard="*" singleChar="." escapeChar="!"><ValueReference>{field}</ValueReference>'
        f"<Literal>{text}*</Literal></PropertyIsLike>"
    )


def _filter(clauses: Sequence[str]) -> str:
    body = clauses[0] if len(clauses) == 1 else f"<Or>{''.join(clauses)}</Or>"
    return f'<Filter xmlns="{_FES}">{body}</Filter>'


def _request(layer: Layer, base: str, more: Mapping[str, str], filter_: str, bounds: Bounds | None) -> str:
    query = {
        "service": "WFS",
        "version": "2.0.0",
        "request": "GetFeature",
        "typeNames": layer.name,
        "srsName": RD,
        **more,
    }
    if filter_:
        query["filter"] = filter_
    elif bounds:
        query["bbox"] = ",".join([*(f"{value:.3f}" for value in bounds), "urn:ogc:def:crs:EPSG::28992"])
    return f"{base}/{layer.path}?" + "&".join(f"{key}={quote(value, safe=':,/')}" for key, value in query.items())


def hits_url(layer: Layer, base: str, filter_: str = "", bounds: Bounds | None = None) -> str:
    """The address that tells how many areas there are."""
    return _request(layer, base, {"resultType": "hits"}, filter_, bounds)


def page_url(layer: Layer, base: str, start: int, filter_: str = "", bounds: Bounds | None = None) -> str:
    """The address of a page; a filter and bounds exclude each other, the filter counts."""
    more = {"outputFormat": "application/json", "count": str(PAGE), "startIndex": str(start)}
    return _request(layer, base, more, filter_, bounds)


def find_field(names: Sequence[str], wanted: Sequence[str]) -> str:
    """The field that bears one of these names, without regard to case and underscores; "" where none does."""
    plain = {name.replace("_", "").lower(): name for name in reversed(names)}
    return next((plain[name] for name in wanted if name in plain), "")


def code_names(level: str) -> tuple[str, ...]:
    """Names of the field with the codes of a level, the likeliest first."""
    return ("statcode", f"{level.lower()}code", f"{PREFIXES[level].lower()}code", "code")


def name_names(level: str) -> tuple[str, ...]:
    """Names of the field with the names of a level, the likeliest first."""
    return ("statnaam", f"{level.lower()}naam", f"{PREFIXES[level].lower()}naam", "naam")
