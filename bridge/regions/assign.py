"""The regions that areas belong to, and what to tell the user of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeedback

from ...core.change.years import gemeenten_in
from ...core.code_field import code_field
from ...core.codes import Codes, read_codes
from ...core.messages import listing
from ...core.regions.assign import Membership, assign, gemeenten_of
from ...core.regions.moves import moves
from ...core.regions.wijken import Told, Wijken, told_by_wijk
from ..i18n import number, say, tr
from ..layers.area_fields import coded_fields, name_field, water_fields
from ..layers.coded import Side
from ..layers.frames import read_frame
from .catalogue import KRIMPGEMEENTE, SETS, RegionSet
from .found import Found, dressed
from .notes import headed, tell_by_wijk, tell_moves, tell_outcomes, tell_unchecked, tell_without
from .rule import by_rule
from .tables import (
    all_gemeenten,
    division_of,
    gemeente_changes,
    gemeenten,
    gemeenten_by_year,
    names_of,
    nearest_year,
    own_time,
    read_region_table,
)
from .years import LayerYear, layer_year, told_years


def read_areas(source: QgsFeatureSource, title: str, code: str, feedback: QgsProcessingFeedback, kept: dict) -> Side:
    """The areas with their codes; codes are a matter of taste where the regions are polygons."""
    coded = [code] if code else coded_fields(source)
    names = [name for name in (*coded, name_field(source), *water_fields(source)) if name]
    frame = read_frame(source, list(dict.fromkeys(names)), feedback, kept)
    code = code or code_field({name: frame[name] for name in coded})
    if code:
        return Side(source, title, frame, code, read_codes(frame[code], code, fallback="gemeente", layer=title))
    return Side(source, title, frame, "", Codes.none(len(frame)))


def by_code(areas: Side, region_set: str, year: int | None = None, inhabitants: tuple[str, str] = ("", "")) -> Found:
    """Regions of a shipped set.

    Parameters
    ----------
    areas : Side
    region_set : str
        One of `SHIPPED`.
    year : int, optional
        One of `YEARS`: the gemeenten of that day, to which those of other days are traced. When None every gemeente
        belongs where it belonged in its own time.
    inhabitants : tuple of str, optional
        For the rule of the krimpgemeenten: the fields with the inhabitants of 2013 and 2023, found when empty.

    Raises
    ------
    Refusal
        If the codes do not tell in which gemeenten the areas lie, or the figures of a rule are not in the layer.
    """
    one = SETS[region_set]
    if region_set == KRIMPGEMEENTE:
        return by_rule(areas, one, inhabitants)
    if one.columns:
        return _by_division(areas, one, year)
    table = read_region_table(one.file)
    membership = Membership(dict(zip(table.code, table.regio_code)), f"{one.year}-01-01", one.everywhere)
    regions = table.drop_duplicates("regio_code").set_index("regio_code")
    regions = pd.DataFrame({"naam": regions.regio_naam, "type": regions.regio_type, "zone": ""})
    unchecked = table[table.controle == "geen"] if "controle" in table else table[:0]
    if not one.wijken or any(year <= one.year for year in told_years(areas)):
        return _found(areas, one, membership, regions, one.year, unchecked=unchecked)
    names = areas.names.where(areas.names != areas.codes.keys, "").tolist()
    told = told_by_wijk(areas.codes, names, Wijken.of(read_region_table(one.wijken)))
    return _found(areas, one, membership, regions, one.year, unchecked=unchecked, told=told)


def _by_division(areas: Side, one: RegionSet, chosen: int | None) -> Found:
    """Regions of a division by gemeente; `chosen` is the year that the user chose."""
    known = gemeenten_by_year()
    told = LayerYear(chosen, (chosen,)) if chosen else layer_year(areas, known)
    year = nearest_year(told.year, one.first)
    warnings = list(told.warnings)
    if year != told.year:
        other = tr(
            "The regions of this division are not known for {wanted}; those of {year} are taken, and gemeenten that "
            "were joined or divided in between are followed."
        )
        warnings.append(other.format(wanted=told.year, year=year))
    if len(one.columns) > 1 and not chosen:
        warnings += _tell_ambiguous(areas, one, told.fits)
    membership, regions = division_of(one, year, bool(chosen))
    found = _found(areas, one, membership, regions, year, own_time(one, year), told.notes, tuple(warnings))
    return found if chosen else replace(found, partial=tuple(_tell_partial(areas, one, told.year, found)))


def _tell_partial(areas: Side, one: RegionSet, year: int, found: Found) -> list[str]:
    """Regions of which gemeenten are not there: what is added up or averaged of them is of a part."""
    table, here = gemeenten(year), set(gemeenten_in(areas.codes.keys, areas.codes.levels))
    lines = []
    for code, name in dict(zip(found.code, found.name)).items():
        every = set(table.code[table[one.division] == code]) if here and code else set()
        if every - here:
            lines.append(tr("{region} ({here} of {all})").format(region=name, here=len(every & here), all=len(every)))
    if not lines:
        return []
    lacking = tr("Regions of which '{layer}' lacks gemeenten, so that their figures are those of a part: {regions}.")
    return [lacking.format(layer=areas.title, regions=listing(lines, 12))]


def _tell_ambiguous(areas: Side, one: RegionSet, fits: tuple[int, ...]) -> list[str]:
    """The gemeenten of the layer whose region depends on a year that nothing tells."""
    first, last = own_time(one, fits[0]), own_time(one, fits[-1])
    here = sorted(set(gemeenten_of(areas.codes)) & set(first))
    names = [names_of(one.division, year).naam for year in (fits[0], fits[-1])]
    lines = [
        f"{code}: {names[0][first[code]]} ({fits[0]}), {names[1][last[code]]} ({fits[-1]})"
        for code in here
        if first[code] != last[code]
    ]
    return headed(
        tr("The year is not certain, and these lie in another region by it; the later is taken, YEAR sets another:"),
        lines,
    )


def _found(
    areas: Side,
    one: RegionSet,
    membership: Membership,
    regions: pd.DataFrame,
    year: int,
    own: Mapping[str, str] | None = None,
    notes: tuple[str, ...] = (),
    warnings: tuple[str, ...] = (),
    unchecked: pd.DataFrame | None = None,
    told: Told | None = None,
) -> Found:
    """The regions of a membership, with all that is to be said of them; what moved across a border comes first."""
    table, changes = all_gemeenten(), gemeente_changes()
    found = assign(told.codes if told else areas.codes, membership, changes, frozenset(table.code), areas.title)
    called = dict(zip(table.code, table.naam))
    # Regions outside the set are named too where a gemeente moved into one of them.
    names = pd.concat([regions.naam, names_of(one.division, year).naam]) if one.division else regions.naam
    names = names[~names.index.duplicated()]
    moved = tell_moves(moves(found.outcomes, own, changes), called, names) if own else []
    also, more = tell_outcomes(found, regions.naam, year)
    title = tr("{regions}, gemeenten of {year}").format(regions=one.key, year=year)
    meaning = (say(one.meaning),) if one.meaning else ()
    also = [tr("Regions: {title}.").format(title=title), *meaning, *notes, *also]
    water = areas.water
    by_wijk, untold = tell_by_wijk(areas, told, found, called, year) if told else ([], [])
    also += by_wijk
    outside, lines = tell_without(areas, found, water | told.untold if told else water, membership.everywhere)
    if outside:
        lie = tr("Areas in none of these regions, which do not cover the whole country: {count}.")
        also.append(lie.format(count=number(outside)))
    if unchecked is not None:
        more += tell_unchecked(unchecked, found)
    every = (*moved, *warnings, *more, *untold, *lines)
    return dressed(found.region, regions, water, title, notes=tuple(also), warnings=every)
