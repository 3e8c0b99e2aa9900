"""What a StatLine table consists of, what is asked of it, and how OData is asked for that."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..messages import Refusal, listing
from .table import PERIOD, REGION, Dimension, Measure, Table

_NUMBERED = re.compile(r"_\d+$")


@dataclass(frozen=True)
class Request:
    """What is asked of a table; nothing chosen is everything.

    Attributes
    ----------
    measures : tuple of str
        Keys, field names or titles.
    regions, periods : tuple of str
        Codes, or what they begin with.
    others : tuple of (str, str)
        Dimension and code or title.
    """

    measures: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()

    def covers(self, other: Request) -> bool:
        """Whether an answer to this holds all that the other asks."""
        return (
            _holds(self.measures, other.measures, exact=True)
            and _holds(self.regions, other.regions)
            and _holds(self.periods, other.periods)
            and set(self.others) <= set(other.others)
        )


def _holds(mine: Sequence[str], others: Sequence[str], exact: bool = False) -> bool:
    if not mine:
        return True
    if exact:
        return bool(others) and set(others) <= set(mine)
    return bool(others) and all(code.startswith(tuple(mine)) for code in others)


def parse_request(measures: str, regions: str, periods: str, others: str) -> Request:
    """What a user typed, with commas, semicolons or line ends between; `others` as Dimension=code.

    Raises
    ------
    Refusal
        If `others` is not of that form.
    """
    pairs = []
    for item in _items(others):
        name, sign, code = (part.strip() for part in item.partition("="))
        if not (name and sign and code):
            raise Refusal(
                "DIMENSIONS holds '{item}': write the dimension and its code as in Leeftijd=20300.", item=item
            )
        pairs.append((name, code))
    upper = [tuple(code.upper() for code in _items(text)) for text in (regions, periods)]
    return Request(tuple(_items(measures)), upper[0], upper[1], tuple(pairs))


def _items(text: str) -> list[str]:
    separators = r"[;\n]" if ";" in text or "\n" in text else ","
    return [item.strip() for item in re.split(separators, text) if item.strip()]


def choose(table: Table, request: Request) -> Table:
    """The table with the measures that are asked for, in the order of the table.

    Raises
    ------
    Refusal
        If it has no such measure, or several of that title.
    """
    if not request.measures:
        return table
    keys = {measure.key for wanted in request.measures for measure in (_find(table, wanted),)}
    return replace(table, measures=tuple(measure for measure in table.measures if measure.key in keys))


def _find(table: Table, wanted: str) -> Measure:
    """The measure that a user means by a key, a field name, a key without its number, or a title."""
    low = wanted.strip().lower()
    ways = (
        lambda m: m.key,
        lambda m: m.name,
        lambda m: _NUMBERED.sub("", m.key),
        lambda m: m.title,
        lambda m: m.alias,
        lambda m: _NUMBERED.sub("", m.name),
    )
    for way in ways:
        found = [measure for measure in table.measures if way(measure).lower() == low]
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal(
                "Table {table} has {number} measures called '{wanted}': choose one by its code, {codes}.",
                table=table.id,
                number=len(found),
                wanted=wanted,
                codes=listing(f"{measure.key} ({measure.alias})" for measure in found),
            )
    known = {text: measure.key for measure in table.measures for text in (measure.title, measure.key)}
    near = list(dict.fromkeys(known[text] for text in difflib.get_close_matches(wanted, known, 5, 0.5)))
    raise Refusal(
        "Table {table} has no measure '{wanted}'; it has {near}. The names may have changed from year to year.",
        table=table.id,
        wanted=wanted,
        near=listing(near or [measure.key for measure in table.measures], 12),
    )


def chosen_codes(table: Table, request: Request) -> dict[str, tuple[str, ...]]:
    """For each dimension that is narrowed, with what its codes are to begin; of others the whole codes.

    Raises
    ------
    Refusal
        If the table has no such dimension or none of the codes.
    """
    found: dict[str, tuple[str, ...]] = {}
    for kind, wanted, name in ((REGION, request.regions, "REGIONS"), (PERIOD, request.periods, "PERIODS")):
        if not wanted:
            continue
        dimension = table.dimension(kind)
        if dimension is None:
            raise Refusal(
                "Table {table} has no dimension for {name}; its dimensions are {known}: leave {name} empty.",
                table=table.id,
                name=name,
                known=listing(d.key for d in table.dimensions),
            )
        _refuse_unknown(table, dimension, wanted, name)
        found[dimension.key] = wanted
    for name, code in request.others:
        dimension = next((d for d in table.dimensions if name.lower() in (d.key.lower(), d.title.lower())), None)
        if dimension is None:
            raise Refusal(
                "Table {table} has no dimension '{name}'; its dimensions are {known}.",
                table=table.id,
                name=name,
                known=listing(d.key for d in table.dimensions),
            )
        by_title = {title.lower(): key for key, title in dimension.titles.items()}
        key = code if code in dimension.titles else by_title.get(code.lower(), code)
        if key not in dimension.titles:
            known = (f"{key} ({title})" for key, title in dimension.titles.items())
            raise Refusal(
                "Dimension {name} of table {table} has no code '{code}'; it has {known}.",
                name=dimension.key,
                table=table.id,
                code=code,
                known=listing(known, 12),
            )
        found[dimension.key] = (*found.get(dimension.key, ()), key)
    return found


def _refuse_unknown(table: Table, dimension: Dimension, wanted: Sequence[str], name: str) -> None:
    """Refuse codes that the table has none of: a typing error must not end as an area without figures."""
    if not dimension.titles:
        return
    unknown = [code for code in wanted if not any(key.upper().startswith(code) for key in dimension.titles)]
    if unknown:
        raise Refusal(
            "Table {table} has no {dimension} that begins with {unknown}; its codes look like {known}: correct {name}.",
            table=table.id,
            dimension=dimension.key,
            unknown=listing(unknown, 5),
            known=listing(list(dimension.titles)[:: max(len(dimension.titles) // 6, 1)], 7),
            name=name,
        )
