"""What the log says of the regions that areas got, and of those that got none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from ...core.regions.assign import DIVIDED, MERGED, OUTSIDE, OWN, UNKNOWN, Assigned, Outcome, Part
from ...core.regions.moves import Move
from ...core.regions.wijken import Told
from ..i18n import number, tr
from ..layers.coded import NAMED, Side
from .catalogue import YEARS


def tell_outcomes(found: Assigned, names: pd.Series, year: int) -> tuple[list[str], list[str]]:
    """What became of the gemeenten of another year than the membership's."""

    def parts(outcome: Outcome) -> str:
        return ", ".join(_part(part, names) for part in outcome.parts)

    through, without, kept = [], [], []
    for one in found.outcomes:
        gaps = {
            "code": one.code,
            "name": one.name,
            "date": one.date,
            "parts": parts(one),
            "region": names.get(one.region, tr("no region")),
        }
        if one.how == MERGED and one.formed:
            through.append(tr("{code} {name}, formed on {date} from {parts}: {region}").format(**gaps))
        elif one.how == MERGED:
            through.append(tr("{code} {name}, since {date} part of {parts}: {region}").format(**gaps))
        elif one.how == DIVIDED and not one.name:
            without.append(tr("{code} lies in several regions: {parts}").format(**gaps))
        elif one.how == DIVIDED and one.formed:
            without.append(tr("{code} {name} was formed on {date} from {parts}").format(**gaps))
        elif one.how == DIVIDED:
            without.append(tr("{code} {name} was divided on {date} among {parts}").format(**gaps))
        elif one.how in (OWN, OUTSIDE) and one.parts:
            kept.append(tr("{code} {name}: {region}; since then it took in {parts}").format(**gaps))
    notes = headed(
        tr("These gemeenten are not of {year}; all they were formed from, or went into, lies in one region:").format(
            year=year
        ),
        through,
    )
    warnings = headed(
        tr(
            "These get no region, because the gemeenten of {year} that they share their area with lie in several:"
        ).format(year=year),
        without,
    )
    warnings += headed(
        tr(
            "These keep the region that they had in {year}, though they may have grown since by parts of another:"
        ).format(year=year),
        kept,
    )
    return notes, warnings


def tell_moves(found: Sequence[Move], called: Mapping[str, str], names: pd.Series) -> list[str]:
    """The gemeenten whose area lay in another region than it does since.

    Parameters
    ----------
    called : dict
        Names of gemeenten by code.
    names : Series
        Names of regions by code.
    """

    def region(code: str) -> str:
        return str(names.get(code, code)) if code else tr("region not known")

    lines = []
    for move in found:
        gaps = {
            "code": move.code,
            "name": called.get(move.code, ""),
            "region": region(move.region),
            "date": move.date,
            "into": ", ".join(f"{one.code} {one.name} ({region(after)})" for one, after in move.into),
        }
        if move.given == move.region:
            lines.append(tr("{code} {name}: {region} until {date}, since then part of {into}").format(**gaps))
        else:
            given = region(move.given) if move.given else tr("no region")
            told = tr("{code} {name}: {region} until {date}, since then part of {into}; here: {given}")
            lines.append(told.format(given=given, **gaps))
    # All of them: whoever compares years must know each.
    heading = tr("These gemeenten moved across a border of the division when they were joined or divided:")
    return [heading, *(f"  {line}" for line in lines)] if lines else []


def _part(part: Part, names: pd.Series) -> str:
    """A gemeente with its region; a region by itself where a wider area holds several."""
    region = names.get(part.region, tr("no region"))
    return f"{part.code} {part.name} ({region})" if part.name else f"{part.code} {region}"


def headed(heading: str, lines: Sequence[str], total: int | None = None) -> list[str]:
    """The first lines below a heading, and how many of the total are not shown; nothing where there are none."""
    if not lines:
        return []
    shown = [f"  {line}" for line in lines[:NAMED]]
    more = (len(lines) if total is None else total) - len(shown)
    if more:
        shown.append("  " + tr("... and {count} more").format(count=number(more)))
    return [heading, *shown]


def tell_unchecked(table: pd.DataFrame, found: Assigned) -> list[str]:
    """The gemeenten whose membership no second source confirms, where their region occurs among the areas."""
    here = table[table.regio_code.isin(set(found.region))] if len(table) else table
    if not len(here):
        return []
    called = ", ".join(f"{row.naam} ({row.regio_naam})" for row in here.itertuples())
    return [
        tr(
            "No second source confirms these memberships; compare them with the plan before you publish: {names}"
        ).format(names=called)
    ]


def tell_without(areas: Side, found: Assigned, water: np.ndarray, everywhere: bool) -> tuple[int, list[str]]:
    """How many areas lie in none of the regions, and the lines about those whose region cannot be told."""
    how = {outcome.code: outcome.how for outcome in found.outcomes}
    hows = np.array([how.get(code, "") for code in found.looked_up], dtype=object)
    without = (found.region == "") & ~water
    outside = without & (hows == OUTSIDE) & (not everywhere)
    # `tell_outcomes` has named the divided gemeenten themselves; their wijken and buurten come last.
    divided = hows == DIVIDED
    listed = without & ~outside & ~(divided & (areas.codes.keys == found.looked_up))
    positions = np.concatenate([np.flatnonzero(listed & ~divided), np.flatnonzero(listed & divided)])
    reasons = {
        DIVIDED: tr("its gemeente {code} gets no region"),
        UNKNOWN: tr("no gemeente had the code {code} between {first} and {last}"),
        "": tr("its code tells no gemeente"),
    }
    gaps = {"first": YEARS[0], "last": YEARS[-1]}
    why = [reasons.get(hows[p], "").format(code=found.looked_up[p], **gaps) for p in positions[:NAMED]]
    return int(outside.sum()), named_areas(tr("Areas without a region:"), areas, positions, why)


def tell_by_wijk(
    areas: Side, told: Told, found: Assigned, called: Mapping[str, str], year: int
) -> tuple[list[str], list[str]]:
    """Which wijken and buurten were told by their wijk, and the lines about those of which it does not tell."""
    notes = []
    if told.told.any():
        today = pd.Series(areas.codes.keys, dtype=object).str[2:6]
        lines = []
        for gemeente in sorted(set(today[told.told])):
            parts = pd.Series(found.looked_up)[(today == gemeente).to_numpy() & told.told].value_counts()
            listed = ", ".join(f"{called.get(part, part)} {number(int(parts[part]))}" for part in sorted(parts.index))
            lines.append(f"GM{gemeente} {called.get('GM' + gemeente, '')}: {listed}")
        heading = tr("Told by their wijk, in which gemeente of {year} they lie:").format(year=year)
        notes = headed(heading, lines)
    heading = tr(
        "Not told: their gemeente took others in since {year}, and no wijk of their code and name is in the list."
    )
    return notes, named_areas(heading.format(year=year), areas, np.flatnonzero(told.untold & ~areas.water))


def named_areas(heading: str, areas: Side, positions: np.ndarray, why: Iterable[str] = ()) -> list[str]:
    """The first areas at these positions, by code and name, with what is said of each."""
    called = areas.labels(positions[:NAMED])
    told = [*why, *[""] * len(called)]
    lines = [name + (f": {more}" if more else "") for name, more in zip(called, told)]
    return headed(heading, lines, len(positions))
