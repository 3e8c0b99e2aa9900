"""Which fields of a layer say what its areas are: codes, names, water, level; and numbers read from one field."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.codes import read_codes
from ...core.messages import Refusal, listing
from ..known_fields import read_figures
from ..types import TEXT
from .frames import read_frame

if TYPE_CHECKING:
    from ..cancel import Cancellable

#: CBS marks water with JA and Belgian territory with B: no areas to score
WATER_FIELDS = ("water", "h2o")
WATER = ("JA", "B")


def read_numbers(
    source: QgsFeatureSource, field: str, feedback: Cancellable | None = None, kept: dict[int, list] | None = None
) -> pd.DataFrame:
    """One field as numbers in the column ``value`` (missing for markers and water), and the areas' ``level``.

    Raises
    ------
    Refusal
        If the field holds text that is no number.
    """
    marks, code = water_fields(source), code_field(source)
    frame = read_frame(source, list(dict.fromkeys([field, *marks, *([code] if code else [])])), feedback, kept)
    value = read_figures(frame[field], field, source.sourceName(), feedback).where(~water_mask(frame, marks))
    return pd.DataFrame({"value": value, "level": levels_of(source, frame)})


def water_fields(source: QgsFeatureSource) -> list[str]:
    """The fields that mark water areas."""
    return [field.name() for field in source.fields() if field.name().lower() in WATER_FIELDS]


def water_mask(frame: pd.DataFrame, fields: Sequence[str]) -> pd.Series:
    """True for water and Belgian territory."""
    mask = pd.Series(False, index=frame.index)
    for name in fields:
        mask |= frame[name].astype(str).str.strip().str.upper().isin(WATER)
    return mask


def find_field(source: QgsFeatureSource, pattern: str) -> str:
    """The first text field whose name matches, "" where none does."""
    for field in source.fields():
        if field.type() == TEXT and re.search(pattern, field.name(), re.IGNORECASE):
            return field.name()
    return ""


def name_field(source: QgsFeatureSource) -> str:
    """The field that seems to hold the names of the areas."""
    return find_field(source, r"naam|name|titel|title")


def code_field(source: QgsFeatureSource) -> str:
    """The field that seems, by its name alone, to hold the codes of the areas."""
    return find_field(source, r"^(?!.*post).*code|^regios$")


def levels_of(source: QgsFeatureSource, frame: pd.DataFrame) -> pd.Series:
    """The level of each area of a frame that holds their codes, "" where it cannot be told."""
    code = code_field(source)
    levels = pd.Series("", index=frame.index, dtype=object)
    if code in frame:
        with contextlib.suppress(Refusal):
            levels = pd.Series(read_codes(frame[code], code).levels, index=frame.index)
    return levels


def one_level(levels: pd.Series) -> str:
    """The level that all areas share, "" where they do not or it cannot be told."""
    found = set(levels)
    return str(found.pop()) if len(found) == 1 else ""


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
