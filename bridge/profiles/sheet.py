"""Areas with their values and their region, read for the profiles; what they are compared with, in words."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeedback, QgsVectorLayer

from ...core.code_field import own_code_field
from ...core.codes import as_text, read_codes
from ...core.index.model import Model
from ...core.messages import Message, Refusal, listing
from ...core.profiles.extent import extent
from ...core.profiles.profile import INDEX, Areas, check_weight
from ...core.values import clean, clean_numbers
from ..known_fields import read_figures
from ..layers.area_fields import coded_fields, one_level, other_level, same_level, water_fields, water_mask
from ..layers.columns import read_table
from ..types import TEXT

REGION_CODE, REGION_NAME, REGION_TYPE, REGION_ZONE = "regio_code", "regio_naam", "regio_type", "regio_zone"
QUARTILE = "mdi_kwartiel"
#: the class of stedelijkheid: as regiolens:urbanity writes it, and as CBS and PDOK do
PEER = (
    "sted",
    "ste_mvs",
    "stedelijkheid",
    "stedelijkheid_adressen_per_km2",
    "stedelijkheidAdressenPerKm2",
)
_NAME = r"naam|name|titel|title"


@dataclass(frozen=True)
class Columns:
    """The fields of a source that profiles are made from, "" where there is none.

    Attributes
    ----------
    values : tuple of str
        As the source spells them.
    names : tuple of str
        What the profiles call them: as the source does, but the index and its domains always in small letters.
    region, code, name : str
        What makes the regions, and their code and name.
    area_codes : tuple of str
        Fields that may hold the areas' own codes, by a look at their first values.
    """

    values: tuple[str, ...]
    names: tuple[str, ...]
    weight: str = ""
    quartile: str = ""
    peer: str = ""
    region: str = ""
    code: str = ""
    name: str = ""
    kind: str = ""
    zone: str = ""
    area_codes: tuple[str, ...] = ()
    area_name: str = ""
    water: tuple[str, ...] = ()

    def all(self) -> list[str]:
        """Each field once."""
        single = (self.weight, self.quartile, self.peer, self.region, self.code, self.name, self.kind, self.zone)
        names = [*self.values, *single, *self.area_codes, self.area_name, *self.water]
        return [name for name in dict.fromkeys(names) if name]


@dataclass(frozen=True)
class Sheet:
    """Areas as read, water left out; all series in the order of `areas.values`, indexed by feature id.

    Attributes
    ----------
    codes, names : Series
        Of the areas, missing where unknown.
    regions : Series of str
        Region of each area, missing outside all regions.
    texts : DataFrame
        The areas' `regio_code`, `regio_naam`, `regio_type` and `regio_zone`.
    level : str
        That all areas share, "" where it cannot be told.
    extent : str
        See `core.extent`.
    scored : int
        Areas with an index, or where none has one with any value.
    duplicates : tuple of str
        Codes that stand there more than once.
    notes : tuple of Message
    """

    title: str
    areas: Areas
    codes: pd.Series
    names: pd.Series
    regions: pd.Series
    texts: pd.DataFrame
    level: str
    extent: str
    scored: int
    duplicates: tuple[str, ...]
    notes: tuple[Message, ...]


def find_columns(
    source: QgsFeatureSource,
    title: str,
    model: Model,
    values: Sequence[str] = (),
    weight: str = "",
    region: str = "",
    zone: str = "",
) -> Columns:
    """The fields to use; those that are not given are found by their names. The base class has looked up the others.

    Raises
    ------
    Refusal
        If no field holds the regions, or there are no values.
    """
    found = _lookup(source)
    region = found(region) or found(REGION_CODE) or found(REGION_NAME)
    if not region:
        raise Refusal(
            "'{layer}' has no field regio_code or regio_naam: choose the field with the regions as REGION_FIELD, or "
            "run 'Assign regions' first.",
            layer=title,
        )
    scores = [INDEX, *(f"{INDEX}_{domain.id}".lower() for domain in model.domains)]
    index, *domains = map(found, scores)
    chosen = tuple(filter(None, dict.fromkeys([index, *(map(found, values) if values else domains)])))
    if not chosen:
        raise Refusal(
            "'{layer}' has no field mdi and no scores of domains such as mdi_{domain}: choose the fields to compare "
            "as VALUES.",
            layer=title,
            domain=model.domains[0].id,
        )
    pair = region.lower() in (REGION_CODE, REGION_NAME)
    own = {name.lower() for name in (region, zone, REGION_CODE, REGION_NAME, REGION_TYPE, REGION_ZONE) if name}
    return Columns(
        values=chosen,
        names=tuple(name.lower() if name.lower() in scores else name for name in chosen),
        weight=found(weight),
        quartile=found(QUARTILE),
        peer=next(filter(None, map(found, PEER)), ""),
        region=region,
        code=(pair and found(REGION_CODE)) or region,
        name=(pair and found(REGION_NAME)) or region,
        kind=found(REGION_TYPE),
        zone=found(zone) or found(REGION_ZONE),
        area_codes=tuple(name for name in coded_fields(source) if name.lower() not in own),
        area_name=next(_named(source, _NAME, own), ""),
        water=tuple(water_fields(source)),
    )


def reference_columns(source: QgsFeatureSource, title: str, columns: Columns) -> Columns:
    """The fields of a reference that go with those of the input.

    Raises
    ------
    Refusal
        If the reference lacks a value.
    """
    found = _lookup(source)
    absent = [name for name in columns.values if not found(name)]
    if absent:
        raise Refusal(
            "Reference '{reference}' has no field {fields}: choose VALUES that it has, or a reference with the same "
            "fields as the input.",
            reference=title,
            fields=listing(absent),
        )
    return Columns(
        values=tuple(map(found, columns.values)),
        names=columns.names,
        weight=found(columns.weight) if columns.weight else "",
        peer=next(filter(None, map(found, PEER)), "") if columns.peer else "",
        area_codes=tuple(name for name in coded_fields(source) if name.lower() != REGION_CODE),
        water=tuple(water_fields(source)),
    )


def _lookup(source: QgsFeatureSource) -> Callable[[str], str]:
    """Name to name as the source spells it, "" where it has none."""
    fields = source.fields()

    def found(name: str) -> str:
        position = fields.lookupField(name) if name else -1
        return fields.at(position).name() if position >= 0 else ""

    return found


def _named(source: QgsFeatureSource, pattern: str, without: set[str]) -> Iterator[str]:
    """The fields of text with such a name that are none of these."""
    for field in source.fields():
        name = field.name()
        if field.type() == TEXT and name.lower() not in without and re.search(pattern, name, re.IGNORECASE):
            yield str(name)


def read_sheet(
    source: QgsFeatureSource,
    columns: Columns,
    title: str,
    feedback: QgsProcessingFeedback,
    like: Sheet | None = None,
    whole: QgsVectorLayer | None = None,
) -> Sheet:
    """Read areas.

    Parameters
    ----------
    columns : Columns
    title : str
        What the user calls the source.
    like : Sheet, optional
        The input, where this is its reference: values take the input's names, and only areas of its level stay.
    whole : QgsVectorLayer, optional
        The layer behind the source, where `whole_layer` finds that the source is all of it.

    Raises
    ------
    Refusal
        If a value holds text that is no number, or the areas are of several levels.
    """
    raw = read_table(source, columns.all(), whole, feedback)
    raw = raw[~water_mask(raw, columns.water)]
    code = own_code_field({name: raw[name] for name in columns.area_codes})
    codes = _keys(raw, code)
    told = None
    if like is None:
        _refuse_levels(codes["level"], title)
    else:
        told = other_level(codes["level"], pd.Series([like.level]), title)
        kept = same_level(codes["level"], pd.Series([like.level]), title)
        raw, codes = raw[kept], codes[kept]
    values = pd.DataFrame(
        {name: read_figures(raw[field], field, title, feedback) for name, field in zip(columns.names, columns.values)},
        index=raw.index,
    )
    level = one_level(codes["level"])
    known = values.notna()
    scored = known[INDEX] if INDEX in known and known[INDEX].any() else known.any(axis=1)
    names, own = _texts(raw, columns.area_name), _texts(raw, code)
    weight, notes = None, ()
    if columns.weight:
        weight = clean_numbers(raw[columns.weight], columns.weight, title)  # one below zero is refused
        notes = check_weight(weight, names.fillna(own).fillna(raw.index.to_series()), columns.weight, title)
    return Sheet(
        title=title,
        areas=Areas(
            values,
            weight,
            clean_numbers(raw[columns.quartile], columns.quartile, title) if columns.quartile else None,
            _peers(raw, columns.peer),
        ),
        codes=own,
        names=names,
        regions=_texts(raw, columns.region),
        texts=pd.DataFrame(
            {
                REGION_CODE: _texts(raw, columns.code),
                REGION_NAME: _texts(raw, columns.name),
                REGION_TYPE: _texts(raw, columns.kind),
                REGION_ZONE: _texts(raw, columns.zone).str.lower() if columns.zone else _texts(raw, ""),
            }
        ),
        level=level,
        extent=extent(codes["key"], level, scored),
        scored=int(scored.sum()),
        duplicates=tuple(codes["key"][codes["key"].duplicated() & (codes["level"] != "")].unique()),
        notes=(*notes, *([told] if told else [])),
    )


def _refuse_levels(levels: pd.Series, title: str) -> None:
    """Gemeenten and their buurten in one layer would each count in the mean."""
    several = sorted(set(levels) - {""})
    if len(several) > 1:
        raise Refusal(
            "'{layer}' holds areas of several levels ({levels}), which would be counted double: select those of one "
            "level first.",
            layer=title,
            levels=listing(several),
        )


def _keys(raw: pd.DataFrame, field: str) -> pd.DataFrame:
    """The areas' codes in their one form (`key`) and their `level`, "" where they are no codes."""
    texts = _texts(raw, field)
    with contextlib.suppress(Refusal):
        codes = read_codes(texts, field)
        return pd.DataFrame({"key": codes.keys, "level": codes.levels}, index=raw.index, dtype=object)
    return pd.DataFrame({"key": texts, "level": ""}, index=raw.index, dtype=object)


def _texts(raw: pd.DataFrame, field: str) -> pd.Series:
    """A field as trimmed text, None where it is empty or there is no such field."""
    if not field:
        return pd.Series(None, index=raw.index, dtype=object)
    values = raw[field]
    texts = as_text(values) if pd.api.types.is_numeric_dtype(values) else values.astype(str).str.strip()
    return texts.astype(object).where(values.notna() & (texts != ""), None)


def _peers(raw: pd.DataFrame, field: str) -> pd.Series | None:
    """Classes 1-5 of stedelijkheid, NaN for anything else; None where the field holds no numbers."""
    cleaned = clean(raw[field]) if field else None
    if cleaned is None or not cleaned.is_number:
        return None
    classes = cleaned.values.astype("float64")
    return classes.where(classes.isin(np.arange(1.0, 6.0)))
