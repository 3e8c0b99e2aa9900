"""Areas with their values and their region, read for the profiles; what they are compared with, in words."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeedback, QgsVectorLayer

from ...core.aggregation.aggregate import Rule, own_figures
from ...core.code_field import own_code_field
from ...core.codes import as_text, read_codes
from ...core.index.model import Model
from ...core.messages import Message, Refusal, listing
from ...core.profiles.extent import extent
from ...core.profiles.profile import INDEX, Areas, check_weight
from ...core.values import clean, clean_numbers, frame_of
from ...core.years import YEAR_FORM
from ..aggregation.rules import tell_doubts
from ..known_fields import FIGURE_YEAR_FIELDS, catalogue, read_figures
from ..layers.area_fields import coded_fields, one_level, other_level, same_level, water_fields, water_mask
from ..layers.columns import read_table
from ..layers.periods import several_periods
from ..naming import NAME
from ..types import TEXT

REGION_CODE, REGION_NAME, REGION_TYPE, REGION_ZONE = "regio_code", "regio_naam", "regio_type", "regio_zone"
QUARTILE, DECILE = "mdi_kwartiel", "mdi_deciel"
#: the class of stedelijkheid: as regiolens:urbanity writes it, and as CBS and PDOK do
PEER = (
    "sted",
    "ste_mvs",
    "stedelijkheid",
    "stedelijkheid_adressen_per_km2",
    "stedelijkheidAdressenPerKm2",
)


@dataclass(frozen=True)
class Columns:
    """The fields of a source that profiles are made from, "" where there is none.

    Attributes
    ----------
    rules : tuple of Rule
        The field of each value as the source spells it, how it is brought together, and what the profiles call it: as
        the source does, but the index and its domains always in small letters.
    scores : tuple of str
        What the index and its domains are called.
    region, code, name : str
        What makes the regions, and their code and name.
    area_codes : tuple of str
        Fields that may hold the areas' own codes, by a look at their first values.
    types : tuple of str
        Fields that hold 1 for the areas of a type, where types make the regions.
    """

    rules: tuple[Rule, ...]
    scores: tuple[str, ...] = ()
    weight: str = ""
    quartile: str = ""
    decile: str = ""
    peer: str = ""
    region: str = ""
    code: str = ""
    name: str = ""
    kind: str = ""
    zone: str = ""
    area_codes: tuple[str, ...] = ()
    area_name: str = ""
    water: tuple[str, ...] = ()
    year: str = ""
    types: tuple[str, ...] = ()

    @property
    def figures(self) -> list[str]:
        """The fields of the values and of what they are weighted by."""
        return list(dict.fromkeys(name for rule in self.rules for name in (rule.field, rule.weight) if name))

    def all(self) -> list[str]:
        """Each field once."""
        single = (self.weight, self.quartile, self.decile, self.peer, self.region, self.code, self.name, self.kind)
        names = [
            *self.figures,
            *single,
            self.zone,
            *self.area_codes,
            self.area_name,
            *self.water,
            self.year,
            *self.types,
        ]
        return [name for name in dict.fromkeys(names) if name]


@dataclass(frozen=True)
class National:
    """A row of national figures, such as KWB's and StatLine's NL00.

    Attributes
    ----------
    figures : Series of float
        By value, NaN where the row has none.
    code, year : str
        As the row tells them; `year` "" where it does not.
    title : str
        Of the table that holds it.
    """

    figures: pd.Series
    code: str
    year: str
    title: str


@dataclass(frozen=True)
class Sheet:
    """Areas as read, water left out; all series in the order of `areas.numbers`, indexed by feature id.

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
        Areas with a value; of an index and its domains the index alone tells.
    behind : (int, int)
        The fewest and the most areas that stand behind one of these values.
    duplicates : tuple of str
        Codes that stand there more than once.
    notes : tuple of Message
    national : National, optional
        Published figures of the country, where the table holds a row of them.
    types : DataFrame of float, shape (n, number of types)
        1 where an area is of the type, NaN where that is not known.
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
    behind: tuple[int, int]
    duplicates: tuple[str, ...]
    notes: tuple[Message, ...]
    national: National | None = None
    types: pd.DataFrame = dataclasses.field(default_factory=pd.DataFrame)


def find_columns(
    source: QgsFeatureSource,
    title: str,
    model: Model,
    values: Sequence[str] = (),
    weight: str = "",
    region: str = "",
    zone: str = "",
    others: Sequence[str] = (),
    types: Sequence[str] = (),
) -> Columns:
    """The fields to use; those that are not given are found by their names. The base class has looked up the others.

    Parameters
    ----------
    others : sequence of str
        Fields of RULES, which are values too.
    types : sequence of str
        Fields of types, which are the regions in place of those that a field names.

    Raises
    ------
    Refusal
        If no field holds the regions, or there are no values.
    """
    found = _lookup(source)
    region = "" if types else found(region) or found(REGION_CODE) or found(REGION_NAME)
    if not region and not types:
        raise Refusal(
            "'{layer}' has no field regio_code or regio_naam: choose the field with the regions as REGION_FIELD, or "
            "run 'Assign regions' first.",
            layer=title,
        )
    scores = [INDEX, *(f"{INDEX}_{domain.id}".lower() for domain in model.domains)]
    index, *domains = map(found, scores)
    chosen = tuple(filter(None, dict.fromkeys([index, *(map(found, values) if values else domains), *others])))
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
        rules=tuple(Rule(name, "", "", name.lower() if name.lower() in scores else name) for name in chosen),
        scores=tuple(scores),
        weight=found(weight),
        quartile=found(QUARTILE),
        decile=found(DECILE),
        peer=next(filter(None, map(found, PEER)), ""),
        region=region,
        code=(pair and found(REGION_CODE)) or region,
        name=(pair and found(REGION_NAME)) or region,
        kind="" if types else found(REGION_TYPE),
        zone="" if types else found(zone) or found(REGION_ZONE),
        area_codes=tuple(name for name in coded_fields(source) if name.lower() not in own),
        area_name=next(_named(source, NAME, own), ""),
        water=tuple(water_fields(source)),
        year=next(filter(None, map(found, FIGURE_YEAR_FIELDS)), ""),
        types=tuple(dict.fromkeys(map(found, types))),
    )


def reference_columns(source: QgsFeatureSource, columns: Columns) -> Columns:
    """The fields of a reference that go with those of the input; without rules, see `rules_of_reference`."""
    found = _lookup(source)
    return Columns(
        rules=(),
        scores=columns.scores,
        weight=found(columns.weight) if columns.weight else "",
        peer=next(filter(None, map(found, PEER)), "") if columns.peer else "",
        area_codes=tuple(name for name in coded_fields(source) if name.lower() != REGION_CODE),
        water=tuple(water_fields(source)),
        year=next(filter(None, map(found, FIGURE_YEAR_FIELDS)), ""),
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
    sheet = sheet_of(read_table(source, columns.all(), whole, feedback), columns, title, feedback, like)
    several = several_periods(source, title, whole) if like is None else None
    return sheet if several is None else replace(sheet, notes=(*sheet.notes, several))


def sheet_of(
    raw: pd.DataFrame, columns: Columns, title: str, feedback: QgsProcessingFeedback, like: Sheet | None = None
) -> Sheet:
    """The same from fields that were read before: a frame that holds all of `columns`; see `read_sheet`."""
    raw = raw[~water_mask(raw, columns.water)]
    code = own_code_field({name: raw[name] for name in columns.area_codes})
    codes = _keys(raw, code)
    numbers = frame_of({name: read_figures(raw[name], name, title, feedback) for name in columns.figures}, raw.index)
    tell_doubts(columns.rules, numbers, title, feedback)
    country = codes["level"] == "land"
    national = None
    if country.any() and (like is not None or not country.all()):
        national = _national(raw[country], codes[country], numbers[country], columns, title)
        raw, codes, numbers = raw[~country], codes[~country], numbers[~country]
    told = None
    if like is None:
        _refuse_levels(codes["level"], title)
        lost = _totals(raw, codes["level"], columns.region)
        if lost.any():
            told = _left_out(_texts(raw, columns.area_name).fillna(_texts(raw, code))[lost], title)
            raw, codes, numbers = raw[~lost], codes[~lost], numbers[~lost]
    else:
        told = other_level(codes["level"], pd.Series([like.level]), title)
        kept = _like(codes["level"], like, national is not None, title)
        raw, codes, numbers = raw[kept], codes[kept], numbers[kept]
    level = one_level(codes["level"])
    names, own = _texts(raw, columns.area_name), _texts(raw, code)
    weight, notes = None, ()
    if columns.weight:
        weight = _numbers(raw, columns.weight, title)  # one below zero is refused
        notes = check_weight(weight, names.fillna(own).fillna(raw.index.to_series()), columns.weight, title)
    areas = Areas(
        numbers,
        weight,
        _numbers(raw, columns.quartile, title),
        _peers(raw, columns.peer),
        _numbers(raw, columns.decile, title),
        columns.rules,
    )
    known = _counting(areas.values.notna(), columns.scores)
    scored = known.any(axis=1)
    return Sheet(
        title=title,
        areas=areas,
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
        behind=(int(known.sum().min()), int(known.sum().max())) if known.shape[1] else (0, 0),
        duplicates=tuple(codes["key"][codes["key"].duplicated() & (codes["level"] != "")].unique()),
        notes=(*notes, *([told] if told else [])),
        national=national,
        types=frame_of({name: clean_numbers(raw[name], name, title) for name in columns.types}, raw.index),
    )


def _counting(known: pd.DataFrame, scores: Sequence[str]) -> pd.DataFrame:
    """Which areas have the values that are counted: all that some area has, but of scores the index where it is one."""
    there = [str(name) for name in known if known[name].any()]
    return known[[name for name in there if name == INDEX or INDEX not in there or name not in scores]]


def holds_national(
    source: QgsFeatureSource, columns: Columns, whole: QgsVectorLayer | None, feedback: QgsProcessingFeedback
) -> bool:
    """Whether a reference holds a row of national figures, so that its areas need not be brought together.

    Parameters
    ----------
    whole : QgsVectorLayer, optional
        As for `read_sheet`.
    """
    raw = read_table(source, list(columns.area_codes), whole, feedback)
    return bool(_keys(raw, own_code_field({name: raw[name] for name in raw}))["level"].eq("land").any())


def _national(raw: pd.DataFrame, codes: pd.DataFrame, numbers: pd.DataFrame, columns: Columns, title: str) -> National:
    """The row of national figures.

    Raises
    ------
    Refusal
        If there are several.
    """
    if len(raw) > 1:
        raise Refusal(
            "'{layer}' holds {count} rows of national figures ({codes}): leave one, of the year of the areas.",
            layer=title,
            count=len(raw),
            codes=listing(dict.fromkeys(codes["key"])),
        )
    year = re.match(YEAR_FORM, str(_texts(raw, columns.year).iloc[0]))
    figures = own_figures(numbers, columns.rules).iloc[0]
    return National(figures, str(codes["key"].iloc[0]), year[0] if year else "", title)


def _like(levels: pd.Series, like: Sheet, national: bool, title: str) -> pd.Series:
    """Which areas of a reference are of the input's level; beside a row of national figures there need be none."""
    if national and like.level:
        return levels == like.level
    return same_level(levels, pd.Series([like.level]), title)


def _numbers(raw: pd.DataFrame, field: str, title: str) -> pd.Series | None:
    """A field as numbers, None where there is no such field."""
    return clean_numbers(raw[field], field, title, count=catalogue().counts(field)) if field else None


def _totals(raw: pd.DataFrame, levels: pd.Series, region: str) -> pd.Series:
    """Which rows lie in no region and have no code where others have one: totals, which would count areas twice."""
    if not region or not (levels != "").any():
        return pd.Series(False, index=raw.index)
    return (levels == "") & _texts(raw, region).isna()


def _left_out(names: pd.Series, title: str) -> Message:
    return Message(
        "Rows of '{layer}' without a CBS code and in no region, such as totals, left out: {count} ({rows}).",
        {"layer": title, "count": len(names), "rows": listing(names.fillna("-"), 5)},
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
    if pd.api.types.is_numeric_dtype(values):
        values = as_text(values)
    numbers, distinct = pd.factorize(values)
    texts = [*(str(value).strip() or None for value in distinct), None]  # -1 stands for what is missing
    return pd.Series(np.array(texts, dtype=object)[numbers], index=raw.index)


def _peers(raw: pd.DataFrame, field: str) -> pd.Series | None:
    """Classes 1-5 of stedelijkheid, NaN for anything else; None where the field holds no numbers."""
    cleaned = clean(raw[field]) if field else None
    if cleaned is None or not cleaned.is_number:
        return None
    classes = cleaned.values.astype("float64")
    return classes.where(classes.isin(np.arange(1.0, 6.0)))
