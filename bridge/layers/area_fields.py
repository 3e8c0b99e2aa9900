"""Which fields of a layer say what its areas are: codes, names, water, level; and numbers read from one field."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd
from qgis.core import QgsFeatureIterator, QgsFeatureRequest, QgsFeatureSource, QgsFields, QgsVectorLayer

from ...core.code_field import may_hold_codes, names_codes, own_code_field
from ...core.codes import Codes, name_hint, read_codes
from ...core.messages import Message, Refusal, listing
from ..i18n import counted
from ..known_fields import read_figures
from ..naming import NAME
from ..types import TEXT
from .columns import read_table
from .frames import features, read_frame

if TYPE_CHECKING:
    from ..cancel import Cancellable

#: CBS marks water with JA and Belgian territory with B: no areas to score
WATER_FIELDS = ("water", "h2o")
WATER = ("JA", "B")
#: how many features show which fields may hold codes
FIRST = 100


def read_numbers(
    source: QgsFeatureSource,
    field: str,
    feedback: Cancellable | None = None,
    kept: dict[int, list] | None = None,
    whole: QgsVectorLayer | None = None,
) -> pd.DataFrame:
    """One field as numbers in the column ``value`` (missing for markers and water), the areas' ``level``, and their
    codes in one form (``key``).

    See `read_frame` for `kept`, and `columns.read_table` for `whole`.

    Raises
    ------
    Refusal
        If the field holds text that is no number.
    """
    marks = water_fields(source)
    fields = list(dict.fromkeys([field, *marks, *coded_fields(source)]))
    frame = read_table(source, fields, whole, feedback, kept)
    value = read_figures(frame[field], field, source.sourceName(), feedback).where(~water_mask(frame, marks))
    codes = codes_of(frame, own_code(source, frame))
    return pd.DataFrame({"value": value, "level": codes.levels, "key": codes.keys})


def water_fields(source: QgsFeatureSource) -> list[str]:
    """The fields that mark water areas."""
    return [field.name() for field in source.fields() if field.name().lower() in WATER_FIELDS]


def water_mask(frame: pd.DataFrame, fields: Sequence[str]) -> pd.Series:
    """True for water and Belgian territory."""
    mask = pd.Series(False, index=frame.index)
    for name in fields:
        mask |= frame[name].astype(str).str.strip().str.upper().isin(WATER)
    return mask


def check_there(source: QgsFeatureSource, fields: Iterable[str]) -> None:
    """Refuse a layer that lacks a field, by the very name.

    Raises
    ------
    Refusal
        That names the first one.
    """
    names = source.fields().names()
    for field in fields:
        if field not in names:
            raise Refusal("Layer '{layer}' has no field '{field}'.", layer=source.sourceName(), field=field)


def lacking_in_reference(reference: str, fields: Iterable[str]) -> Refusal:
    """What to say of a reference without fields that the areas have."""
    return Refusal(
        "The reference '{reference}' has no field {fields}: give one with the same fields as the areas.",
        reference=reference,
        fields=listing(f"'{field}'" for field in dict.fromkeys(fields)),
    )


def find_field(source: QgsFeatureSource, pattern: str) -> str:
    """The first text field whose name matches, "" where none does."""
    for field in source.fields():
        if field.type() == TEXT and re.search(pattern, field.name(), re.IGNORECASE):
            return field.name()
    return ""


def name_fields(source: QgsFeatureSource) -> list[str]:
    """The fields that seem to hold names."""
    texts = [field.name() for field in source.fields() if field.type() == TEXT]
    return [name for name in texts if re.search(NAME, name, re.IGNORECASE)]


def name_field(source: QgsFeatureSource, level: str = "") -> str:
    """The field that seems to hold the names of the areas; of a given level, not those of wider areas around them."""
    names = name_fields(source)
    fitting = [name for name in names if not level or name_hint(name) in ("", level)]
    return next((name for name in fitting if level and name_hint(name) == level), next(iter(fitting), ""))


def fields_for_codes(source: QgsFeatureSource) -> list[str]:
    """The fields among which `core.code_field` finds one: text, and numbers that are called codes."""
    return [field.name() for field in source.fields() if field.type() == TEXT or names_codes(field.name())]


def coded_fields(source: QgsFeatureSource) -> list[str]:
    """Those of them that may hold codes, by a look at the first features: those to read for `own_code`."""
    names = fields_for_codes(source)
    if not names:
        return []
    frame = read_frame(_Beginning(source), names)
    return [name for name in names if may_hold_codes(name, frame[name])]


def own_code(source: QgsFeatureSource, frame: pd.DataFrame) -> str:
    """The field with the codes of the areas themselves, among those in a frame; "" where there is none.

    By values, as `core.code_field` tells it; water, which may have the code of the land beside it, does not count.
    """
    wet = water_mask(frame, [name for name in water_fields(source) if name in frame])
    land = frame[~wet] if wet.any() else frame
    return own_code_field({str(name): land[name] for name in land})


def called_code(source: QgsFeatureSource) -> str:
    """The first text field that is called a code, of whatever; see `label_field`."""
    return find_field(source, r"^(?!.*post).*code|^regios$")


def label_field(source: QgsFeatureSource, frame: pd.DataFrame, code: str | None = None) -> str:
    """What to call the areas by: the field with their codes, else a text that is called code and tells them apart.

    `code` is what `own_code` tells, where that is known.
    """
    code, text = own_code(source, frame) if code is None else code, called_code(source)
    return code or (text if text in frame and frame[text].is_unique else "")


class _Beginning:
    """The first features of a source."""

    def __init__(self, source: QgsFeatureSource) -> None:
        self._source = source

    def fields(self) -> QgsFields:
        """Its fields."""
        return self._source.fields()

    def getFeatures(self, wanted: QgsFeatureRequest) -> QgsFeatureIterator:
        """A hundred features, whatever their outlines are like."""
        return features(self._source, wanted.setLimit(FIRST))


def levels_of(frame: pd.DataFrame, code: str) -> pd.Series:
    """The level of each area of a frame by the field with their codes, "" where it cannot be told."""
    return pd.Series(codes_of(frame, code).levels, index=frame.index)


def codes_of(frame: pd.DataFrame, code: str) -> Codes:
    """The codes of the areas of a frame by the field with them, none where they cannot be told."""
    if code in frame:
        with contextlib.suppress(Refusal):
            return read_codes(frame[code], code)
    return Codes.none(len(frame))


def one_level(levels: pd.Series) -> str:
    """The level that all areas share, "" where they do not or it cannot be told."""
    found = set(levels)
    return str(found.pop()) if len(found) == 1 else ""


def several_levels(levels: pd.Series, layer: str) -> Message | None:
    """What to warn of where areas at hand are of several levels: a KWB table holds gemeenten, wijken and buurten."""
    found = levels[levels != ""].value_counts()
    if len(found) < 2:
        return without_code(levels, layer)
    return Message(
        "'{layer}' holds areas of several levels ({levels}), which are divided into classes together, wider areas "
        "beside those within them: filter the layer to one level first, unless this is meant.",
        {"layer": layer, "levels": ", ".join(counted(int(count), str(level)) for level, count in found.items())},
    )


def without_code(levels: pd.Series, layer: str) -> Message | None:
    """What to warn of where rows without a code stand beside areas with one: a row of totals counts as an area."""
    count = int((levels == "").sum())
    if count in (0, len(levels)):
        return None
    return Message(
        "'{layer}' holds rows without a CBS code beside areas with one: {count}. They count as areas: leave them out "
        "where they are totals.",
        {"layer": layer, "count": count},
    )


def repeated_codes(codes: pd.Series, layer: str) -> Message | None:
    """What to warn of where codes of areas repeat: an area then counts as often as it stands there."""
    twice = codes[codes.duplicated()].unique()
    if not len(twice):
        return None
    return Message(
        "'{layer}' holds codes more than once: {count} ({codes}); each row counts as an area.",
        {"layer": layer, "count": len(twice), "codes": listing(twice, 5)},
    )


def other_level(reference_levels: pd.Series, levels: pd.Series, reference: str) -> Message | None:
    """What to warn of where a reference holds areas of another level than those at hand."""
    here, there = one_level(levels), one_level(reference_levels)
    if not here or not there or here == there:
        return None
    return Message(
        "The areas are of the level {level}, those of reference '{reference}' of the level {reference_level}, whose "
        "values lie closer together or further apart: take a reference of the same level, unless this is meant.",
        {"reference": reference, "reference_level": there, "level": here},
    )


def same_level(reference_levels: pd.Series, levels: pd.Series, reference: str) -> pd.Series:
    """Which areas of a reference are of the level of the areas at hand: a KWB table holds three levels.

    Raises
    ------
    Refusal
        If the reference holds several levels and the areas at hand are not of one of them.
    """
    if len(set(reference_levels)) < 2:
        return pd.Series(True, index=reference_levels.index)
    keep = reference_levels == (one_level(levels) or None)
    if not keep.any():
        raise Refusal(
            "Reference '{reference}' holds areas of several levels ({levels}), and which of them to compare with "
            "cannot be told from the codes of the input: give a reference of one level.",
            reference=reference,
            levels=listing(sorted(level for level in set(reference_levels) if level)),
        )
    return keep
