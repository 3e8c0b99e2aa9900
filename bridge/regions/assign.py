"""The regions that areas belong to, and what to tell the user of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeedback

from ...core.codes import Codes, read_codes
from ...core.regions.assign import Membership, assign, best_year
from ..i18n import number, tr
from ..layers.area_fields import code_field, name_field, water_fields
from ..layers.coded import Side
from ..layers.frames import read_frame
from .found import Found, dressed, water_of
from .notes import tell_outcomes, tell_unchecked, tell_without
from .tables import DIVISIONS, POLICY_SETS, YEARS, division_of, gemeente_changes, read_region_table


def read_areas(source: QgsFeatureSource, title: str, code: str, feedback: QgsProcessingFeedback, kept: dict) -> Side:
    """The areas with their codes; codes are a matter of taste where the regions are polygons."""
    code = code or code_field(source)
    names = [name for name in (code, name_field(source), *water_fields(source)) if name]
    frame = read_frame(source, list(dict.fromkeys(names)), feedback, kept)
    if code:
        return Side(source, title, frame, code, read_codes(frame[code], code, fallback="gemeente"))
    ids = frame.index.astype(str).to_numpy(dtype=object)
    return Side(source, title, frame, "", Codes(ids, np.full(len(ids), "", dtype=object), ""))


def by_code(areas: Side, region_set: str, year: int | None) -> Found:
    """Regions of a shipped division.

    Parameters
    ----------
    areas : Side
    region_set : str
        A key of `DIVISIONS` or `POLICY_SETS`.
    year : int, optional
        Of `YEARS`, for the former; told by the codes when None.

    Raises
    ------
    Refusal
        If the codes do not tell in which gemeenten the areas lie.
    """
    tables = {key: read_region_table(f"gemeenten_{key}.csv") for key in YEARS}
    known = {key: frozenset(table.code) for key, table in tables.items()}
    if region_set in DIVISIONS:
        year = year or best_year(areas.codes, known)
        membership, regions = division_of(tables[year], DIVISIONS[region_set], region_set, year)
        unchecked = tables[year][:0]
    else:
        file, year = POLICY_SETS[region_set]
        table = read_region_table(file)
        membership = Membership(dict(zip(table.code, table.regio_code)), f"{year}-01-01", everywhere=False)
        regions = table.drop_duplicates("regio_code").set_index("regio_code")
        regions = pd.DataFrame({"naam": regions.regio_naam, "type": regions.regio_type, "zone": ""})
        unchecked = table[table.controle == "geen"] if "controle" in table else table[:0]
    found = assign(areas.codes, membership, gemeente_changes(), frozenset().union(*known.values()))
    water = water_of(areas)
    title = tr("{regions}, gemeenten of {year}").format(regions=region_set, year=year)
    notes, warnings = tell_outcomes(found, regions.naam, year)
    notes.insert(0, tr("Regions: {title}.").format(title=title))
    outside, lines = tell_without(areas, found, water, membership.everywhere)
    if outside:
        lie = tr("Areas in none of these regions, which do not cover the whole country: {count}.")
        notes.append(lie.format(count=number(outside)))
    warnings += tell_unchecked(unchecked, found)
    return dressed(found.region, regions, water, title, notes=tuple(notes), warnings=(*warnings, *lines))
