"""Layers and tables to pandas frames, without their geometry."""

from __future__ import annotations

import contextlib
import gc
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsProcessingException, QgsProcessingFeatureSource
from qgis.PyQt.QtCore import QVariant

from ..core.codes import read_codes
from ..core.messages import Refusal, listing
from ..core.values import clean_numbers
from .i18n import tr
from .types import TEXT

#: CBS marks water with JA and Belgian territory with B: no areas to score
WATER_FIELDS = ("water", "h2o")
WATER = ("JA", "B")
#: how many features are read at a time
BATCH = 500
#: how many attributes are kept for `write` at most, some hundreds of megabytes: more are read again
KEPT = 4_000_000


def request(fields: Sequence[int] | None = None) -> QgsFeatureRequest:
    """A request for attributes alone, of the fields at these positions or of all."""
    wanted = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return wanted if fields is None else wanted.setSubsetOfAttributes(list(fields))


def features(source: QgsFeatureSource, wanted: QgsFeatureRequest):
    """Features without QGIS's check of their geometry: invalid outlines must not stop a join or a score."""
    if isinstance(source, QgsProcessingFeatureSource):
        return source.getFeatures(wanted, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks)
    return source.getFeatures(wanted)


def stop_if_cancelled(feedback) -> None:
    """End the run where the user has cancelled it, before any output is made."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled; no output was written."))


@contextlib.contextmanager
def gc_paused() -> Iterator[None]:
    """Thousands of new lists make Python search for garbage over and over, where there is none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read_frame(
    source: QgsFeatureSource, fields: Sequence[str], feedback=None, kept: dict[int, list] | None = None
) -> pd.DataFrame:
    """The named fields of a source.

    Parameters
    ----------
    source : QgsFeatureSource
    fields : sequence of str
        Names as the source spells them.
    feedback : QgsProcessingFeedback, optional
        For cancel.
    kept : dict, optional
        Is filled with all attributes of each feature by its id, which spares `write` reading them again; stays empty
        where there are more than `KEPT`.

    Returns
    -------
    DataFrame, shape (n features, n fields)
        Indexed by feature id; NULL is None in columns of text and NaN in columns of numbers.

    Raises
    ------
    QgsProcessingException
        If the user cancels.
    """
    positions = [source.fields().lookupField(name) for name in fields]
    columns = {position: _Column() for position in positions}
    ids: list[int] = []
    found = features(source, request(None if kept is not None else positions))
    with gc_paused():
        while batch := [(feature.id(), feature.attributes()) for feature in islice(found, BATCH)]:
            if feedback is not None:
                stop_if_cancelled(feedback)
            if kept is not None:
                kept.update(batch)
                if len(kept) * source.fields().count() > KEPT:
                    kept.clear()
                    kept = None
            numbers, rows = zip(*batch)
            ids += numbers
            values = list(zip(*rows))
            for position, column in columns.items():
                column.add(values[position])
        return pd.DataFrame(
            {name: columns[position].array() for name, position in zip(fields, positions)},
            index=pd.Index(ids, dtype="int64"),
            columns=list(fields),
            copy=False,
        )


class _Column:
    """Values of one field, gathered by the batch: what was just read is quick to look at, all of it later is not."""

    def __init__(self) -> None:
        self.values: list = []
        self.kinds: set[type] = set()
        self.texts: dict[str | None, str | None] = {}

    def add(self, values: Sequence) -> None:
        """Append values; a text that recurs is held once, which spares memory and time.

        QGIS's NULL is a QVariant under Qt 5 and None under Qt 6.
        """
        kinds = set(map(type, values))
        if QVariant in kinds:
            values = [None if type(value) is QVariant else value for value in values]
            kinds = kinds - {QVariant} | {type(None)}
        self.kinds |= kinds
        self.values += map(self.texts.setdefault, values, values) if kinds <= {str, type(None)} else values

    def array(self):
        """The values as the kind of array that holds them exactly."""
        return _array(self.values, self.kinds)


def _array(values: list, kinds: set[type]):
    """Values as integers, floats, text or objects, None where missing."""
    if kinds == {int}:
        return np.array(values, dtype="int64")
    if kinds == {int, type(None)}:
        return pd.array(values, dtype="Int64")  # float would round long numbers
    if float in kinds and kinds <= {int, float, type(None)}:
        return np.array(values, dtype="float64")
    if kinds <= {str, type(None)}:
        return np.array(values, dtype=object)
    return np.array([*values, None], dtype=object)[:-1]


def read_numbers(
    source: QgsFeatureSource, field: str, feedback=None, kept: dict[int, list] | None = None
) -> pd.DataFrame:
    """One field as numbers in the column ``value`` (missing for markers and water), and the areas' ``level``.

    Raises
    ------
    Refusal
        If the field holds text that is no number.
    """
    marks, code = water_fields(source), code_field(source)
    frame = read_frame(source, list(dict.fromkeys([field, *marks, *([code] if code else [])])), feedback, kept)
    cleaned = clean_numbers(frame[field], field, source.sourceName())
    value = cleaned.astype("float64").where(~water_mask(frame, marks))
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
