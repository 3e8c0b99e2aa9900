"""What is said of region profiles: labels of values, texts of regions, what they are compared with, notes."""

from __future__ import annotations

import pandas as pd
from qgis.core import QgsApplication, QgsFeatureSource

from ...core.index.model import Model
from ...core.messages import Message, listing
from ...core.profiles.extent import COUNTRY, PART
from ...core.profiles.long_table import Value, describe
from ...core.profiles.profile import shared_text
from ..i18n import counted, index_name, tr
from ..known_fields import catalogue
from .sheet import Columns, Sheet


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
    dutch = QgsApplication.instance().locale().startswith("nl")
    found = []
    for name, field in zip(columns.names, columns.values):
        known = catalogue().find(field)
        label = known and (known.label if dutch else known.label_en)
        alias = source.fields().at(source.fields().lookupField(field)).alias()
        found.append(describe(name, alias or label or name, known.direction if known else 0, model, index_name(model)))
    return found


def compared_with(sheet: Sheet, year: str = "") -> str:
    """What differences are to, in words that call nothing the Netherlands but all of it, and no layer by its name."""
    areas, scored = counted(len(sheet.areas.values), sheet.level), counted(sheet.scored, sheet.level)
    if sheet.extent == COUNTRY and sheet.scored == len(sheet.areas.values):
        return tr("the Netherlands: {areas}").format(areas=of_year(areas, year))
    if sheet.extent == COUNTRY:
        return tr("the Netherlands: the {scored} with figures, of {areas}").format(
            scored=scored, areas=of_year(areas, year)
        )
    if sheet.extent == PART:
        return tr("the {areas}, not the Netherlands").format(areas=of_year(scored, year))
    return tr("the {areas}, which need not be the whole of the Netherlands").format(areas=of_year(scored, year))


def of_year(areas: str, year: str) -> str:
    """Areas and the year of their figures, as in "326 gemeenten of 2022"."""
    return tr("{areas} of {year}").format(areas=areas, year=year) if year else areas


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
    if reference is not None and sheet.areas.peer is not None and reference.areas.peer is None:
        note = Message(
            "Reference '{reference}' has no class of stedelijkheid (sted); there is no comparison with areas of the "
            "same class.",
            {"reference": reference.title},
        )
        notes.append(note)
    return notes
