"""Layers and tables to pandas frames, without their geometry."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import (
    QgsFeature,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessingFeatureSource,
    QgsVectorLayer,
)

from ...core.messages import Refusal
from ...core.values import frame_of
from ..cancel import stop_if_cancelled
from ..compat import Null
from ..run import REMOTE

if TYPE_CHECKING:
    from ..cancel import Cancellable

#: how many features are read at a time
BATCH = 500
#: how many attributes are kept for `write` at most, some hundreds of megabytes: more are read again
KEPT = 4_000_000


def request(fields: Sequence[int] | None = None) -> QgsFeatureRequest:
    """A request for attributes alone, of the fields at these positions or of all."""
    wanted = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return wanted if fields is None else wanted.setSubsetOfAttributes(list(fields))


def features(source: QgsFeatureSource, wanted: QgsFeatureRequest) -> Iterator[QgsFeature]:
    """Features without QGIS's check of their geometry: invalid outlines must not stop a join or a score.

    Raises
    ------
    Refusal
        If a service has not given all of them, once those that it has given are read.
    """
    return _counted(source, wanted) if _is_remote(source) else _unchecked(source, wanted)


def _is_remote(source: QgsFeatureSource) -> bool:
    if isinstance(source, QgsVectorLayer):
        return source.providerType() in REMOTE
    return isinstance(source, QgsProcessingFeatureSource) and source.remote


def _unchecked(source: QgsFeatureSource, wanted: QgsFeatureRequest) -> QgsFeatureIterator:
    if isinstance(source, QgsProcessingFeatureSource):
        return source.getFeatures(wanted, QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks)
    return source.getFeatures(wanted)


def _counted(source: QgsFeatureSource, wanted: QgsFeatureRequest) -> Iterator[QgsFeature]:
    """Features, and whether there are as many a second time: QGIS ends in silence where a connection does."""
    again = QgsFeatureRequest(wanted).setNoAttributes()
    if wanted.filterRect().isNull():
        again.setFlags(again.flags() | QgsFeatureRequest.Flag.NoGeometry)
    found = 0
    for feature in _unchecked(source, wanted):
        found += 1
        yield feature
    number = sum(1 for _ in _unchecked(source, again))
    whole = wanted.filterType() == QgsFeatureRequest.FilterType.FilterNone  # of which there are some, see `inputs`
    if found != number or (whole and not found):
        raise Refusal(
            "Of layer '{layer}' {found} features were read, and then there were {count}: the connection to its server "
            "has ended, or somebody works on it. Run again.",
            layer=source.sourceName(),
            found=found,
            count=number,
        )


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
    source: QgsFeatureSource,
    fields: Sequence[str],
    feedback: Cancellable | None = None,
    kept: dict[int, list] | None = None,
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
        arrays = {name: columns[position].array() for name, position in zip(fields, positions)}
        return frame_of(arrays, pd.Index(ids, dtype="int64"))


class _Column:
    """Values of one field, gathered by the batch: what was just read is quick to look at, all of it later is not."""

    def __init__(self) -> None:
        self.values: list = []
        self.kinds: set[type] = set()
        self.texts: dict[str | None, str | None] = {}

    def add(self, values: Sequence) -> None:
        """Append values; a text that recurs is held once, which spares memory and time."""
        kinds = set(map(type, values))
        if Null in kinds:
            values = [None if type(value) is Null else value for value in values]
            kinds = kinds - {Null} | {type(None)}
        self.kinds |= kinds
        self.values += map(self.texts.setdefault, values, values) if kinds <= {str, type(None)} else values

    def array(self) -> np.ndarray | pd.api.extensions.ExtensionArray:
        """The values as the kind of array that holds them exactly."""
        return _array(self.values, self.kinds)


def _array(values: list, kinds: set[type]) -> np.ndarray | pd.api.extensions.ExtensionArray:
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
