"""What is said of region profiles: labels of values, texts of regions, what they are compared with, notes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.aggregation.aggregate import RATE, Rule
from ...core.index.model import Model
from ...core.messages import Message, listing
from ...core.profiles.extent import COUNTRY, PART
from ...core.profiles.long_table import KIND_INDICATOR, Value, describe
from ...core.profiles.profile import Profiles, shared_text
from ..i18n import counted, index_name, number, of_year, tr
from ..known_fields import catalogue, unit_text
from .sheet import REGION_CODE, REGION_NAME, Columns, National, Sheet

#: a sum, of which each region says how many of its areas it adds up
SOME_AREAS = Message(
    "'{label}' is added up over the areas that have a figure, and in {count} regions some have none, so that their "
    "sums and shares are too low: {regions}."
).template


def region_texts(sheet: Sheet) -> tuple[pd.DataFrame, list[Message]]:
    """Code, name, type and zone of each region, None where unknown; and what is not the same in all its areas."""
    found, notes = {}, []
    for column, texts in sheet.texts.items():
        found[column], several = shared_text(texts, sheet.regions)
        if several:
            note = Message(
                "The areas of {regions} differ in '{field}', which stays empty for these regions.",
                {"regions": listing(several), "field": column},
            )
            notes.append(note)
    return pd.DataFrame(found), notes


def describe_values(source: QgsFeatureSource, columns: Columns, model: Model) -> list[Value]:
    """What each value is: labels of the index and its domains are the model's; those of indicators are the alias that
    the field has, else the catalogue's, else the field's name."""
    return [describe(_value(source, rule), model, index_name(model)) for rule in columns.rules]


def _value(source: QgsFeatureSource, rule: Rule) -> Value:
    """An indicator as the layer and the catalogue know it; under a name of its own it is known by that name alone."""
    named = rule.name.lower() not in ("", rule.field.lower())
    known = catalogue().find(rule.name if named else rule.field)
    label = known.label if known else ""
    alias = "" if named else source.fields().at(source.fields().lookupField(rule.field)).alias()
    unit = unit_text(known.unit) if known else ""
    if rule.how == RATE:
        of = catalogue().find(rule.weight)
        unit = tr("per {number} {unit}").format(number=number(1000), unit=of.label if of else rule.weight)
    direction = known.direction if known else 0
    return Value(rule.result, alias or label or rule.result, KIND_INDICATOR, direction, unit, rule.how, rule.weight)


def compared_with(sheet: Sheet, year: str = "") -> str:
    """What differences are to, in words that call nothing the Netherlands but all of it, and no layer by its name."""
    fewest, most = sheet.behind
    areas, scored = counted(len(sheet.areas.numbers), sheet.level), counted(most, sheet.level, fewest)
    if sheet.extent == COUNTRY and fewest == len(sheet.areas.numbers):
        return tr("the Netherlands: {areas}").format(areas=of_year(areas, year))
    if sheet.extent == COUNTRY:
        return tr("the Netherlands: the {scored} with figures, of {areas}").format(
            scored=scored, areas=of_year(areas, year)
        )
    if sheet.extent == PART:
        return tr("the {areas}, not the Netherlands").format(areas=of_year(scored, year))
    return tr("the {areas}, which need not be the whole of the Netherlands").format(areas=of_year(scored, year))


def compared_with_row(row: National, year: str) -> str:
    """That differences are to national figures, of which year, and under which code these stand."""
    told = row.year or year
    country = tr("the Netherlands, {year}").format(year=told) if told else tr("the Netherlands")
    return tr("{country}: national figures ({code})").format(country=country, code=row.code)


def lacking(row: National, known: pd.Series) -> list[Message]:
    """Which values a row of national figures lacks, and what stands in for them.

    Parameters
    ----------
    known : Series of bool
        By value, whether the reference has a figure all the same.
    """
    absent = known.index[row.figures.reindex(known.index).isna()]
    computed, without = ([name for name in absent if bool(known[name]) == there] for there in (True, False))
    notes = []
    if computed:
        details = {"code": row.code, "layer": row.title, "fields": listing(computed)}
        notes.append(
            Message(
                "Row {code} of '{layer}' has no figure for {fields}: these are computed from the areas of the country.",
                details,
            )
        )
    if without:
        details = {"code": row.code, "layer": row.title, "fields": listing(without)}
        notes.append(
            Message("Row {code} of '{layer}' has no figure for {fields}, which are compared with nothing.", details)
        )
    return notes


def sums_of_some(profiles: Profiles, names: pd.Series, values: Sequence[Value]) -> list[Message]:
    """Which sums are those of some of a region's areas, as the others have no figure: they are too low.

    Parameters
    ----------
    names : Series of str, shape (r,)
        What the regions are called.
    """
    notes = []
    for value in values:
        counts = profiles.counts.get(value.name)
        if not value.summed or counts is None:
            continue
        some = counts.index[(counts > 0) & (counts < profiles.count)]
        if len(some):
            regions = listing((f"{names[one] or one} ({counts[one]}/{profiles.count[one]})" for one in some), 5)
            details = {"label": value.label, "count": len(some), "regions": regions}
            notes.append(Message(SOME_AREAS, details))
    return notes


def regions_themselves(sheet: Sheet, texts: pd.DataFrame) -> set[str]:
    """The regions that are an area of their own, of which no share of the areas says anything: all regions where each
    has one area, and one whose only area bears its code or name.

    Parameters
    ----------
    texts : DataFrame
        See `region_texts`.
    """
    sizes = sheet.regions.value_counts()
    single = set(sizes.index[sizes == 1])
    if len(single) == len(sizes):
        return single
    own = sheet.regions[sheet.regions.isin(single)]
    called = {region: {region, *texts.loc[region, [REGION_CODE, REGION_NAME]].dropna()} for region in single}
    return {region for fid, region in own.items() if {sheet.codes[fid], sheet.names[fid]} & called[region]}


def notes_of(sheet: Sheet, reference: Sheet | None) -> list[Message]:
    """What a user should know of the areas read."""
    notes = []
    outside = int(sheet.regions.isna().sum())
    if outside:
        details = {"count": outside, "layer": sheet.title}
        notes.append(
            Message("Areas of '{layer}' in no region, which count in the reference alone: {count}.", details)
            if reference is None
            else Message("Areas of '{layer}' in no region, left out: {count}.", details)
        )
    for each in (sheet, reference):
        notes += each.notes if each is not None else ()
        if each is not None and each.duplicates:
            note = Message(
                "Codes stand in '{layer}' more than once, and each row counts: {codes}.",
                {"layer": each.title, "codes": listing(each.duplicates, 5)},
            )
            notes.append(note)
    if reference is not None and sheet.national is not None:
        details = {"code": sheet.national.code, "layer": sheet.title, "reference": reference.title}
        notes.append(Message("Row {code} of '{layer}' is left out, as REFERENCE gives '{reference}'.", details))
    if reference is not None and sheet.areas.peer is not None and reference.areas.peer is None:
        note = Message(
            "Reference '{reference}' has no class of stedelijkheid (sted); there is no comparison with areas of the "
            "same class.",
            {"reference": reference.title},
        )
        notes.append(note)
    return notes
