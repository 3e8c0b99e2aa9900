"""Region profiles to layers: their fields with readable names, the long table, the map of regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...core.classes import FloatArray, labels_of
from ...core.index.model import Model
from ...core.messages import Message, Refusal, listing
from ...core.profiles.columns import COLUMNS
from ...core.profiles.extent import COUNTRY
from ...core.profiles.long_table import AREA, KIND_DOMAIN, KIND_INDICATOR, REGION, Value, class_bounds, long_table
from ...core.profiles.profile import INDEX, MOST, QUARTER, TENTH, Profiles, extremes, profile, quadrants
from ..i18n import index_name, tr
from ..layers.new_fields import NewField, or_null
from ..types import FIELD_TYPES, INTEGER, REAL, TEXT
from .quadrants import THRESHOLD
from .sheet import REGION_CODE, REGION_NAME, REGION_TYPE, REGION_ZONE, National, Sheet
from .style import RegionStyle, region_classes, region_style
from .units import alias_of, difference_unit
from .words import compared_with, compared_with_row, lacking, notes_of, region_texts, regions_themselves, sums_of_some


@dataclass(frozen=True)
class Made:
    """All that is to be written.

    Attributes
    ----------
    fields, table : list of NewField
        Of the layer of regions and of the long table (None where it is not asked for).
    compared : str
        What the regions are compared with.
    """

    profiles: Profiles
    fields: list[NewField]
    table: list[NewField] | None
    style: RegionStyle
    compared: str
    notes: list[Message]


def make_profiles(
    sheet: Sheet,
    reference: Sheet | None,
    values: Sequence[Value],
    model: Model,
    threshold: float,
    year: str,
    long: bool,
    reference_year: str = "",
) -> Made:
    """Profiles of the regions of some areas, as they are to be written.

    Parameters
    ----------
    sheet, reference : Sheet
        The areas, and what they are compared with where that is something else.
    values : sequence of Value
    threshold : float
        Index from which a region is kwetsbaar.
    year, reference_year : str
        Of the areas, and of the reference where there is one; "" where unknown.
    long : bool
        Whether the long table is asked for.

    Raises
    ------
    Refusal
        If no area has a figure or a region, or two fields would bear one name.
    """
    other, row = _against(sheet, reference)
    counting = sheet if other is None else other
    if not counting.scored:
        raise Refusal(
            "No area of '{layer}' has a figure in {fields}, so there is nothing to compare: choose other VALUES, or "
            "fill these fields in first.",
            layer=counting.title,
            fields=listing(counting.areas.values.columns),
        )
    texts, notes = region_texts(sheet)
    profiles = profile(
        sheet.areas,
        sheet.regions,
        other and other.areas,
        national=row and row.figures,
        directions={value.name: value.direction for value in values},
        themselves=regions_themselves(sheet, texts),
    )
    bounds = class_bounds(model, values, other and other.areas.values)
    of = year if reference is None else reference_year
    compared = compared_with(counting, of) if row is None else compared_with_row(row, of)
    notes += [] if row is None else lacking(row, profiles.reference["mean"].notna())
    notes += sums_of_some(profiles, texts[REGION_NAME], values)
    fields = profile_fields(profiles, texts, values, bounds, model, threshold, year, compared)
    table = None
    if long:
        areas = pd.DataFrame({"gebied_code": sheet.codes, "gebied_naam": sheet.names})
        rows = long_table(profiles, sheet.areas, sheet.regions, {REGION: texts, AREA: areas}, values, bounds)
        table = table_fields(rows, year, compared)
    style = region_style(profiles, bounds, model, year, compared, bool(len(sheet.types.columns)))
    return Made(profiles, fields, table, style, compared, [*notes_of(sheet, reference), *notes])


def _against(sheet: Sheet, reference: Sheet | None) -> tuple[Sheet | None, National | None]:
    """The areas that regions are compared with, and the row of national figures that goes before them.

    Beside such a row only areas that are the whole country serve.
    """
    row = (reference or sheet).national
    if row is None:
        return reference or sheet, None
    return next((each for each in (reference, sheet) if each is not None and each.extent == COUNTRY), None), row


def profile_fields(
    profiles: Profiles,
    texts: pd.DataFrame,
    values: Sequence[Value],
    bounds: Mapping[str, FloatArray],
    model: Model,
    threshold: float,
    year: str,
    compared: str,
) -> list[NewField]:
    """The fields of the layer of regions, in their order.

    Raises
    ------
    Refusal
        If the name of a value makes two fields of one name.
    """
    index = profiles.means.get(INDEX, pd.Series(np.nan, index=profiles.means.index))
    scored = profiles.counts.get(INDEX)
    classes = region_classes(profiles, bounds)
    matrix = quadrants(index, texts[REGION_ZONE], threshold)
    fields = [
        NewField.of("regio_code", TEXT, texts[REGION_CODE], tr("region code")),
        NewField.of("regio_naam", TEXT, texts[REGION_NAME], tr("region")),
        NewField.of("regio_type", TEXT, texts[REGION_TYPE], tr("kind of region")),
        NewField.of("regio_zone", TEXT, texts[REGION_ZONE], tr("zone")),
        NewField.of("aantal", INTEGER, profiles.count, tr("areas")),
        NewField.of(
            "aantal_met_mdi", INTEGER, _missing(profiles) if scored is None else scored, tr("areas with a score")
        ),
    ]
    # A value of that name is its own sum.
    if profiles.inhabitants is not None and "inwoners" not in {value.name.lower() for value in values}:
        fields.append(NewField.of("inwoners", REAL, profiles.inhabitants, tr("inhabitants (sum of the weights)")))
    for value in values:
        fields += _value_fields(profiles, value)
    fields += [
        NewField.of("mdi_klasse", INTEGER, or_null(classes), tr("{index}, class").format(index=index_name(model))),
        NewField.of(
            "mdi_label",
            TEXT,
            labels_of(classes, model.labels),
            tr("{index}, class in words").format(index=index_name(model)),
        ),
        NewField.of("kwadrant", TEXT, matrix, tr("quadrant")),
        NewField.of(THRESHOLD, REAL, np.where(matrix.notna(), threshold, np.nan), tr("threshold of the quadrants")),
        *_worst_fields(profiles, INDEX, "aandeel_", ""),
    ]
    fields += [*_extreme_fields(profiles, values, True), *_extreme_fields(profiles, values, False)]
    count = len(profiles.count)
    fields += [
        NewField.of("jaar", TEXT, [year or None] * count, tr("year")),
        NewField.of("vergeleken_met", TEXT, [compared] * count, tr("compared with")),
    ]
    names = [field.definition.name().lower() for field in fields]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Refusal(
            "The profiles would hold {fields} twice, because VALUES holds a field of that name: rename it, or leave "
            "it out of VALUES.",
            fields=listing(twice),
        )
    return fields


def _missing(profiles: Profiles) -> pd.Series:
    return pd.Series(np.nan, index=profiles.means.index)


def _value_fields(profiles: Profiles, value: Value) -> list[NewField]:
    """Figure, difference, rank and, where there are any, share of the total, weighted mean, difference to peers, and
    what is in the worst parts, of one value."""
    name, label = value.name, value.label
    points = tr("points") if value.kind != KIND_INDICATOR else difference_unit(value.unit)
    difference = tr("{value}: difference ({unit})") if points else tr("{value}: difference")
    fields = [
        NewField.of(name, REAL, profiles.means[name], alias_of(value)),
        NewField.of(f"{name}_verschil", REAL, profiles.difference[name], difference.format(value=label, unit=points)),
        NewField.of(f"{name}_rang", INTEGER, or_null(profiles.rank[name]), tr("{value}: rank").format(value=label)),
    ]
    if value.summed:
        alias = tr("{value}: share of the total of the reference (%)").format(value=label)
        fields.append(NewField.of(f"{name}_aandeel", REAL, profiles.share[name], alias))
    if profiles.weighted is not None:
        alias = tr("{value}: weighted mean").format(value=label)
        fields.append(NewField.of(f"{name}_gewogen", REAL, profiles.weighted[name], alias))
    if profiles.peer_difference is not None:
        peers = tr("{value}: difference to the same stedelijkheid ({unit})")
        alias = peers.format(value=label, unit=points) if points else peers.replace(" ({unit})", "").format(value=label)
        fields.append(NewField.of(f"{name}_verschil_sted", REAL, profiles.peer_difference[name], alias))
    if value.direction and name != INDEX:
        fields += _worst_fields(profiles, name, f"{name}_", label)
    return fields


def _worst_fields(profiles: Profiles, name: str, prefix: str, label: str) -> list[NewField]:
    """What share of the areas of each region, and of its inhabitants, is in the worst quarter and tenth of a value."""
    none = pd.Series(np.nan, index=profiles.means.index)
    texts = {
        QUARTER: ("kwartiel", tr("areas in the worst quarter (%)"), tr("inhabitants in the worst quarter (%)")),
        TENTH: ("deciel", tr("areas in the worst tenth (%)"), tr("inhabitants in the worst tenth (%)")),
    }
    start, fields = f"{label}: " if label else "", []
    of_people = "inwoners_" if prefix == "aandeel_" else f"{prefix}inwoners_"
    for part, (part_name, areas, people) in texts.items():
        fields.append(
            NewField.of(f"{prefix}slechtste_{part_name}", REAL, profiles.worst[part].get(name, none), start + areas)
        )
        if profiles.worst_weight:
            shares = profiles.worst_weight[part].get(name, none)
            fields.append(NewField.of(f"{of_people}slechtste_{part_name}", REAL, shares, start + people))
    return fields


def _extreme_fields(profiles: Profiles, values: Sequence[Value], worst: bool) -> list[NewField]:
    """The domains in which regions stand out, with their points."""
    labels = {value.name: value.label for value in values if value.kind == KIND_DOMAIN}
    names, points = extremes(profiles.difference[list(labels)], worst)
    fields = []
    for place in range(MOST):
        name = f"{'slechtst' if worst else 'best'}_{place + 1}"
        alias = tr("worst domain {place}") if worst else tr("best domain {place}")
        alias = alias.format(place=place + 1)
        domains = pd.Series(names[:, place], dtype=object).map(labels)
        fields += [
            NewField.of(name, TEXT, domains, alias),
            NewField.of(
                f"{name}_verschil", REAL, points[:, place], tr("{domain}: difference (points)").format(domain=alias)
            ),
        ]
    return fields


def table_fields(table: pd.DataFrame, year: str, compared: str) -> list[NewField]:
    """The fields of the long table."""
    labels = {
        "niveau": tr("level"),
        "regio_code": tr("region code"),
        "regio_naam": tr("region"),
        "regio_zone": tr("zone"),
        "gebied_code": tr("area code"),
        "gebied_naam": tr("area"),
        "waarde": tr("field of the value"),
        "label": tr("value"),
        "soort": tr("kind of value"),
        "richting": tr("direction (1 = high is worse)"),
        "score": tr("figure"),
        "gewogen": tr("weighted mean"),
        "referentie": tr("figure of the reference"),
        "verschil": tr("difference (points, or the unit)"),
        "rang": tr("rank"),
        "rang_van": tr("ranked regions"),
        "klasse": tr("class"),
        "verschil_sted": tr("difference to the same stedelijkheid (points)"),
        "aantal": tr("areas with a value"),
        "laagste": tr("lowest region"),
        "kwart1": tr("first quartile of the regions"),
        "mediaan": tr("median of the regions"),
        "kwart3": tr("third quartile of the regions"),
        "hoogste": tr("highest region"),
        "eenheid": tr("unit"),
        "regel": tr("how areas make a region"),
        "noemer": tr("weight or denominator"),
        "aandeel": tr("share of the total of the reference (%)"),
        "slechtste_kwartiel": tr("areas in the worst quarter (%)"),
        "slechtste_deciel": tr("areas in the worst tenth (%)"),
        "inwoners_slechtste_kwartiel": tr("inhabitants in the worst quarter (%)"),
        "inwoners_slechtste_deciel": tr("inhabitants in the worst tenth (%)"),
        "jaar": tr("year"),
        "vergeleken_met": tr("compared with"),
    }
    table = table.assign(jaar=year or None, vergeleken_met=compared)
    return [NewField.of(name, FIELD_TYPES[kind], table[name], labels[name]) for name, kind in COLUMNS.items()]
