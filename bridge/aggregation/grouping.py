"""Areas and the groups they belong to: which rows count, what each group is called, which rule each field gets."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsGeometry, QgsProcessingFeedback, QgsVectorLayer

from ...core.code_field import find_code_field
from ...core.codes import LEVELS, NARROW, Codes, read_codes
from ...core.messages import Refusal, listing
from ...core.profiles.extent import PART, extent
from ..i18n import counted, number, tr
from ..known_fields import catalogue
from ..layers.area_fields import name_field, one_level, water_fields
from ..layers.coded import Side, refuse_repeated, warn_repeated
from ..layers.columns import read_table
from ..layers.new_fields import NewField
from ..regions.assign import by_code
from ..regions.tables import all_gemeenten
from ..types import TEXT

BY_FIELD = "field"
#: levels whose code is a part of the area's own
WITHIN = ("wijk", "gemeente")
#: what all areas together are called where they are not the country
PART_NAME = "deel van Nederland"
LOWEST = "lowest"
AREA_LEVELS = (LOWEST, "buurt", "wijk", "gemeente")


@dataclass(frozen=True)
class Grouped:
    """Areas with their groups.

    Attributes
    ----------
    side : Side
        All rows of the layer.
    groups : Series
        Group key by feature id, of the areas that count and have one.
    describing : DataFrame
        Code, name and whatever else is one for a whole group; indexed by group key.
    """

    side: Side
    groups: pd.Series
    describing: pd.DataFrame


def read_areas(
    source: QgsFeatureSource,
    title: str,
    code: str,
    needed: bool,
    feedback: QgsProcessingFeedback,
    whole: QgsVectorLayer | None = None,
) -> Side:
    """All fields of the layer and its codes; without codes it is only refused where they are needed.

    `whole` is the layer behind the source, where `whole_layer` finds that the source is all of it.
    """
    frame = read_table(source, source.fields().names(), whole, feedback)
    codes = Codes.none(len(frame))
    with contextlib.nullcontext() if needed or code else contextlib.suppress(Refusal):
        code = code or find_code_field(frame, title)
        codes = read_codes(frame[code], code, layer=title)
    return Side(source, title, frame, code, codes)


def group(side: Side, target: str, field: str, area_level: str, feedback: QgsProcessingFeedback) -> Grouped:
    """The group of each area that counts.

    Parameters
    ----------
    target : str
        `BY_FIELD`, one of `WITHIN`, a division of gemeenten, or "land".
    field : str
        Where the target is a field.
    area_level : str
        One of `AREA_LEVELS`: a table may hold gemeenten, wijken and buurten, and adding them up counts all twice.

    Raises
    ------
    Refusal
        If no area is left, the areas are no part of the target, or one stands there twice.
    """
    counts = _counting(side, area_level, feedback)
    if target == BY_FIELD:
        values = _stripped(side.frame[field])
        groups = values.where(values.notna() & (values.astype(str) != ""))
        more = pd.DataFrame({field: groups})
    else:
        _check_levels(side, counts, target)
        more = _within(side, target) if target in WITHIN else _wider(side, target, counts, feedback)
        groups = more.iloc[:, 0]
    _tell_twice(side, counts, target, feedback)
    lost = np.flatnonzero(counts & groups.isna())
    if len(lost):
        feedback.pushWarning(
            tr("Areas in no group, left out: {count} ({areas}).").format(
                count=number(len(lost)), areas=listing(side.labels(lost[:21]))
            )
        )
    groups = groups[counts & groups.notna()]
    if not len(groups):
        raise Refusal("No area of '{layer}' belongs to a group: choose another field or level.", layer=side.title)
    return Grouped(side, groups, _describing(side, groups, more))


def _stripped(values: pd.Series) -> pd.Series:
    """Text without the blanks around it, with which StatLine fills its codes; anything else as it is."""
    if not (pd.api.types.is_object_dtype(values) or pd.api.types.is_string_dtype(values)):
        return values
    return values.map(lambda value: value.strip() if isinstance(value, str) else value)


def _counting(side: Side, area_level: str, feedback: QgsProcessingFeedback) -> np.ndarray:
    """Which rows are areas to count: no water, and of one level."""
    counts = ~side.water
    wet = int((~counts).sum())
    if wet:
        feedback.pushInfo(tr("Water areas left out: {count}.").format(count=number(wet)))
    levels = pd.Series(side.codes.levels[counts])
    found = [level for level in LEVELS if (levels == level).any()]
    if area_level == LOWEST and len(found) < 2:
        return counts
    chosen = found[-1] if area_level == LOWEST else area_level
    if chosen not in found:
        raise Refusal(
            "'{layer}' holds no areas of the level {level}, which AREAS asks for; its levels are {levels}.",
            layer=side.title,
            level=chosen,
            levels=listing(found) or "-",
        )
    kept = counts & (side.codes.levels == chosen)
    if len(found) > 1 or kept.sum() < counts.sum():
        feedback.pushInfo(
            tr(
                "'{layer}' holds areas of several levels ({levels}). Only the {kept} are aggregated; adding up all "
                "would count everything more than once."
            ).format(layer=side.title, levels=listing(found), kept=counted(int(kept.sum()), chosen))
        )
    return kept


def _check_levels(side: Side, counts: np.ndarray, target: str) -> None:
    """Areas must be smaller than what they are to be aggregated to."""
    order = list(LEVELS)
    wrong = [
        level for level in set(side.codes.levels[counts]) if level and order.index(level) <= order.index(target.lower())
    ]
    if wrong:
        raise Refusal(
            "The areas of '{layer}' are of the level {level} and cannot be aggregated to {target}: choose a higher "
            "level.",
            layer=side.title,
            level=wrong[0],
            target=target,
        )


def _tell_twice(side: Side, counts: np.ndarray, target: str, feedback: QgsProcessingFeedback) -> None:
    """An area that stands there twice is counted twice."""
    coded = counts & (side.codes.levels != "")
    if target == BY_FIELD:
        warn_repeated(side, coded, feedback)
    else:
        refuse_repeated(side, coded)


def _within(side: Side, target: str) -> pd.DataFrame:
    """Code and name of the wijk or gemeente in which each area lies, as its code tells."""
    prefix, width = LEVELS[target]
    keys = pd.Series(side.codes.keys, index=side.frame.index).astype(str)
    known = pd.Series(np.isin(side.codes.levels, NARROW), index=keys.index)
    code = (prefix + keys.str[2 : 2 + width]).where(known)
    names = _names_of_rows(side, target)
    if target == "gemeente":
        table = all_gemeenten()
        names = {**dict(zip(table.code, table.naam)), **names}
    return pd.DataFrame({f"{target}code": code, f"{target}naam": code.map(names)})


def _names_of_rows(side: Side, level: str) -> dict[str, str]:
    """Names of the areas of a level that stand in the same table."""
    rows = np.flatnonzero(side.codes.levels == level)
    return dict(side.called(rows)) if name_field(side.source) else {}


def _wider(side: Side, target: str, counts: np.ndarray, feedback: QgsProcessingFeedback) -> pd.DataFrame:
    """The region of each area by the shipped divisions."""
    part = side.part(counts)
    if target == "land":
        coded = counts & (side.codes.levels != "")  # a row of totals would count everything twice
        code, name = _country(side.part(coded), feedback)
        country = pd.DataFrame({"landcode": code, "landnaam": name}, index=side.frame.index, dtype=object)
        return country.where(pd.Series(coded, country.index), axis=0)
    found = by_code(part, target, None)
    found.tell(feedback)
    columns = {field.definition.name(): pd.Series(field.values, part.frame.index) for field in found.fields()}
    return pd.DataFrame(columns).reindex(side.frame.index)


def _country(part: Side, feedback: QgsProcessingFeedback) -> tuple[str, str]:
    """Code and name of all areas together: those of the country for no part of it, which others would take for it."""
    keys = pd.Series(part.codes.keys, dtype=object)
    level = one_level(pd.Series(part.codes.levels))
    if extent(keys, level, pd.Series(True, keys.index)) != PART:
        return "NL00", "Nederland"
    feedback.pushWarning(
        tr("'{layer}' holds {areas}, which are not the whole of the Netherlands: the group is called '{name}'.").format(
            layer=part.title, areas=counted(len(keys), level), name=PART_NAME
        )
    )
    return PART_NAME, PART_NAME


def _describing(side: Side, groups: pd.Series, more: pd.DataFrame) -> pd.DataFrame:
    """What is one and the same for all areas of a group: its code and name, and text such as the provincie."""
    taken = {name.lower() for name in more}
    skip = {side.code, name_field(side.source), *water_fields(side.source)}
    texts = [
        field.name()
        for field in side.source.fields()
        if field.type() == TEXT and field.name() not in skip and field.name().lower() not in taken
    ]
    texts = [name for name in texts if not catalogue().find(name)]
    frame = side.frame.loc[groups.index, texts].apply(_stripped)
    spread = frame.groupby(groups, sort=False).nunique()
    one = [name for name in texts if spread[name].max() == 1 and not frame[name].dropna().isin(LEVELS).any()]
    every = pd.concat([more.loc[groups.index], frame[one]], axis=1)
    return every.groupby(groups, sort=False).first().reindex(groups.unique())


def describing_fields(grouped: Grouped) -> list[NewField]:
    """Fields that describe the groups; a field of the layer keeps its type where the values come from it."""
    fields = grouped.side.source.fields()
    found = []
    for name, values in grouped.describing.items():
        place = fields.indexOf(name)
        # A layer may have a regio_code of numbers, and the shipped divisions have one of text.
        of_text = pd.api.types.infer_dtype(values, skipna=True) == "string"
        kind = TEXT if place < 0 or of_text else fields.at(place).type()
        found.append(NewField.of(name, kind, values))
    return found


def tell_without_outline(outlines: Mapping[object, QgsGeometry], feedback: QgsProcessingFeedback) -> None:
    """Name the groups that no area has an outline of: they stand in the output, but not on the map.

    Parameters
    ----------
    outlines : mapping
        Group key to merged outline.
    """
    lost = [key for key, outline in outlines.items() if outline.isEmpty()]
    if lost:
        feedback.pushWarning(
            tr("None of their areas has an outline, so these are not on the map: {groups}.").format(
                groups=listing(lost)
            )
        )


def names_of(side: Side) -> pd.Series:
    """Code and name of every area by its feature id, as far as known; the id itself where neither is."""
    return pd.Series(side.labels(range(len(side.frame))), index=side.frame.index, dtype=object)
