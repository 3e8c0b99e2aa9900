"""Typologies: the file read, its figures found in a layer, the types of the areas told and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingContext

from ...core.aggregation.known_fields import plain_name
from ...core.messages import Refusal, listing
from ...core.patterns.keys import keys_of
from ...core.patterns.typology import Quantity, Typology, growth, in_words, quantities_of, ratio, share, types_of
from ...core.patterns.typology_file import DIVISIONS, parse_typology, used_quantities
from ...core.regions.assign import gemeenten_of
from ...core.years import years_in
from ..i18n import counted, number, tr
from ..known_fields import catalogue
from ..layers.coded import Side
from ..layers.new_fields import NewField
from ..matrix import matrix_value
from ..paths import RESOURCES
from ..regions.boundaries import of_other_areas
from ..regions.tables import gemeenten, gemeenten_by_year
from ..regions.years import layer_year
from ..run import Run
from ..types import INTEGER, TEXT
from .areas import figures, read_land, within

SHIPPED = RESOURCES / "typologies" / "gemeentetypologie.json"


@dataclass(frozen=True)
class Found:
    """Types of areas.

    Attributes
    ----------
    typology : Typology
    table : DataFrame
        A column a type: 1, 0 or NaN, by feature id.
    fields : dict
        Quantity to field, of those that were found.
    lacking : dict
        Type to the quantities that are nowhere in the layer.
    """

    typology: Typology
    table: pd.DataFrame
    fields: dict[str, str]
    lacking: dict[str, list[str]]

    def new_fields(self, ids: pd.Index) -> list[NewField]:
        """A column a type and `typen`, for all rows of the layer."""
        labels = [one.label for one in self.typology.types]
        words = pd.Series(in_words(self.table, labels), index=self.table.index, dtype=object).reindex(ids)
        columns = self.table.reindex(ids)
        new = [NewField.of(one.id, INTEGER, columns[one.id], one.label) for one in self.typology.types]
        return [*new, NewField.of("typen", TEXT, words.where(words.notna(), None), tr("types"))]


def read_typology(path: str) -> Typology:
    """The typology of a file, the shipped one where none is given.

    Raises
    ------
    Refusal
        If the file cannot be read, or is none.
    """
    file = Path(path) if path else SHIPPED
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("Typology '{name}' cannot be read: {fault}.", name=file.name, fault=str(error)) from error
    return parse_typology(text, file.name)


def parse_field_map(value: object, typology: Typology, context: QgsProcessingContext | None = None) -> dict[str, str]:
    """FIELD_MAP as quantity to field.

    Raises
    ------
    Refusal
        If it is no such thing, or names a quantity that there is not.
    """
    value = matrix_value(value, "FIELD_MAP", 2, context)
    if isinstance(value, (list, tuple)):
        cells = [cell.strip() if isinstance(cell, str) else "" for cell in value]
        value = dict(zip(cells[::2], cells[1::2]))
        value.pop("", None)
    if not isinstance(value, dict) or not all(isinstance(text, str) for pair in value.items() for text in pair):
        raise Refusal(
            "FIELD_MAP must be a JSON object such as {example}, or pairs of figure and field.",
            example='{"banen": "aantal_banen"}',
        )
    known = [one.id for one in typology.quantities]
    unknown = [name for name in value if name not in known]
    if unknown:
        raise Refusal(
            "FIELD_MAP names '{quantity}', which typology '{typology}' does not have; its figures are {known}.",
            quantity=unknown[0],
            typology=typology.id,
            known=listing(known),
        )
    return {name: field for name, field in value.items() if field}


def find_fields(source: QgsFeatureSource, typology: Typology, mapped: Mapping[str, str]) -> dict[str, str]:
    """The field of each quantity that the layer has: as mapped, by its names, or as the catalogue knows it."""
    names = source.fields().names()
    by_plain = {plain_name(name): name for name in reversed(names)}
    known, found = catalogue(), {}
    for one in typology.quantities:
        own = (by_plain[plain_name(name)] for name in one.fields if plain_name(name) in by_plain)
        field = mapped.get(one.id) or next(own, "") or known.field_of(one.id, names)
        if field:
            found[one.id] = field
    return found


def read_types(run: Run, kept: dict[int, list]) -> tuple[Found, pd.Index]:
    """The types of the areas of INPUT, and the ids of all its rows.

    Raises
    ------
    Refusal
        If no type can be told from its fields, or two that exclude each other both hold.
    """
    typology = read_typology(run.file("RULES_FILE"))
    source = run.source("INPUT")
    fields = find_fields(source, typology, parse_field_map(run.parameters.get("FIELD_MAP"), typology, run.context))
    needed = [one for one in typology.quantities if one.id in used_quantities(typology)]
    regions = [one.within for one in needed if one.within and one.within not in DIVISIONS and one.id not in fields]
    absent = [name for name in regions if name not in source.fields().names()]
    if absent:
        raise Refusal(
            "Typology '{typology}' takes a share within '{field}', which layer '{layer}' does not have: name one of "
            "its "
            "fields in the file, or one of {divisions}.",
            typology=typology.id,
            field=absent[0],
            layer=run.title("INPUT"),
            divisions=listing(DIVISIONS),
        )
    side, ids = read_land(run, "INPUT", [*fields.values(), *regions], kept)
    numbers = figures(run, side, list(fields.values()))
    values: dict[str, np.ndarray] = {}
    for one in needed:
        if one.id in fields:
            values[one.id] = numbers[fields[one.id]].to_numpy(dtype=np.float64)
        elif one.needs and all(need in values for need in one.needs):
            values[one.id] = _computed(run, side, one, values, fields)
    lacking = {
        one.id: [name for name in dict.fromkeys(quantities_of(one.when)) if name not in values]
        for one in typology.types
    }
    if all(lacking.values()):
        raise Refusal(
            "No type of typology '{typology}' can be told from the fields of '{layer}': name its figures in FIELD_MAP; "
            "they are {known}.",
            typology=typology.id,
            layer=side.title,
            known=listing(one.id for one in needed),
        )
    other = _of_other_levels(run, side, typology)
    nothing = np.full(len(side.frame), np.nan)
    table = types_of(typology, {**dict.fromkeys((one.id for one in needed), nothing), **values}, side.labels(
        range(len(side.frame))))  # fmt: skip
    table.loc[other] = np.nan
    return Found(typology, table.set_axis(side.frame.index), fields, lacking), ids


def _of_other_levels(run: Run, side: Side, typology: Typology) -> np.ndarray:
    """Which areas are not of the level that the types are of, which is told: a buurt is no small gemeente.

    Raises
    ------
    Refusal
        If all of them are.
    """
    levels = pd.Series(side.codes.levels, dtype=object)
    other = (levels != "") & (levels != typology.level) if typology.level else levels.isna()
    told = {
        "typology": typology.title,
        "level": typology.level,
        "layer": side.title,
        "levels": listing(counted(int(count), level) for level, count in levels[other].value_counts().items()),
    }
    if other.any() and other.all():
        raise Refusal(
            "'{layer}' holds {levels}, and the types of '{typology}' are of the level {level}: take a layer of that "
            "level, or give a typology of your own as RULES_FILE.",
            **told,
        )
    if other.any():
        run.feedback.pushWarning(
            tr(
                "'{layer}' also holds {levels}, which get no type: those of '{typology}' are of the level {level}."
            ).format(**told)
        )
    return other.to_numpy(dtype=bool)


def _computed(
    run: Run, side: Side, one: Quantity, values: Mapping[str, np.ndarray], fields: Mapping[str, str]
) -> np.ndarray:
    """A quantity from others; no growth of gemeenten that took over others where the figures are not of one area."""
    if one.ratio:
        return ratio(values[one.ratio[0]], values[one.ratio[1]], one.times)
    if one.growth:
        begin, end = (values[each] for each in one.growth)
        years = [years_in(fields.get(each, each)) for each in one.growth]
        if all(len(each) == 1 for each in years):
            first, last = (int(each[0]) for each in years)
            begin = np.where(of_other_areas(run.feedback, side, (begin, end), (first, last), True), np.nan, begin)
        return growth(begin, end)
    if one.within not in DIVISIONS:
        return share(values[one.share_of], keys_of(side.frame[one.within]))
    regions = pd.Series(within(run, side, one.within.lower()), index=side.frame.index, dtype=object)
    levels = pd.Series(side.codes.levels, index=side.frame.index, dtype=object)
    complete = _complete(run, side, regions, one)
    # Gemeenten, wijken and buurten of one table are each a country of their own.
    return share(values[one.share_of], regions.where(regions.isna(), regions.astype(str) + " " + levels), complete)


def _complete(run: Run, side: Side, regions: pd.Series, one: Quantity) -> np.ndarray:
    """Whether all gemeenten of each area's region are in the layer: without them its sum is not that of the region."""
    present = set(gemeenten_of(side.codes))
    table = gemeenten(layer_year(side, gemeenten_by_year()).year)
    if one.within == "land":
        region_of = pd.Series("NL00", index=table.index)
    else:
        region_of = table[{"COROP": "corop"}.get(one.within, one.within)]
    lacking = table[~table["code"].isin(present)].groupby(region_of)["naam"].agg(list)
    here = lacking[lacking.index.isin(set(regions.dropna()))]
    if len(here):
        told = (f"{region}: {listing(names, 3)}" for region, names in here.items())
        run.feedback.pushWarning(
            tr(
                "{quantity}: not told for regions of which gemeenten are not in the layer ({regions}): give a layer of "
                "whole regions, or a field with the figure."
            ).format(quantity=one.label, regions=listing(told, 5))
        )
    return ~regions.isin(here.index).to_numpy()


def tell(run: Run, found: Found) -> None:
    """Say from which fields the types come, how many areas have each, and what could not be told."""
    used = ", ".join(f"{name}: {field}" for name, field in found.fields.items())
    run.feedback.pushInfo(tr("Figures by field: {fields}.").format(fields=used))
    for one in found.typology.types:
        column = found.table[one.id]
        if found.lacking[one.id]:
            run.feedback.pushWarning(
                tr("{type}: the layer has no field for {figures}: name it in FIELD_MAP. Areas told: {count}.").format(
                    type=one.label, figures=listing(found.lacking[one.id]), count=number(int(column.notna().sum()))
                )
            )
        else:
            run.feedback.pushInfo(
                tr("{type}: {count} areas; not told, as a figure is missing: {missing}.").format(
                    type=one.label, count=number(int((column == 1).sum())), missing=number(int(column.isna().sum()))
                )
            )
