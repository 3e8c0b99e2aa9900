"""Layers of addresses to arrays of coordinates and counts, in metres of the Dutch grid (RD)."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.messages import Refusal, listing
from ...core.oad.neighbours import CountingCancelled
from ...core.oad.oad import Addresses, Density, Neighbourhood, densities
from ...core.values import clean_numbers
from ..cancel import cancelled_run, stop_if_cancelled
from ..compat import plain
from ..i18n import number, tr
from ..layers.columns import read_columns, whole_layer
from ..layers.frames import features
from ..layers.point_column import PointColumn
from ..layers.rd import to_rd
from ..run import Run

#: metres; farther away than this lies nothing that could be an address
FARTHEST = 1e8


@dataclass(frozen=True)
class Points:
    """The addresses of a layer.

    Attributes
    ----------
    addresses : Addresses
        One a point; each part of a multipoint is a point.
    feature : ndarray of int, shape (points,)
        Position in `ids` of the feature that a point belongs to.
    ids : Index
        Ids of all features.
    """

    addresses: Addresses
    feature: np.ndarray
    ids: pd.Index

    def per_feature(self, values: np.ndarray) -> np.ndarray:
        """Means of values over the points of each feature, NaN where it has none."""
        points = np.bincount(self.feature, minlength=len(self.ids))
        sums = np.bincount(self.feature, weights=values, minlength=len(self.ids))
        return np.divide(sums, points, out=np.full(len(self.ids), np.nan), where=points > 0)


def read_points(run: Run, parameter: str, count_field: str) -> Points:
    """The points of a layer with the number of addresses at each.

    Parameters
    ----------
    parameter : str
        That of the layer.
    count_field : str
        Field with the number of addresses, "" for one a point.

    Raises
    ------
    Refusal
        If the layer has no coordinate reference system or a count is missing, negative or not whole.
    QgsProcessingException
        If the user cancels.
    """
    source, name = run.source(parameter), run.title(parameter)
    transform = to_rd(run, source, name)
    position = source.fields().indexOf(count_field) if count_field else -1
    fields = [source.fields().at(position).name()] if position >= 0 else []
    whole = whole_layer(run, parameter, source) if transform is None else None
    found = _in_columns(whole, fields, run.feedback) or _by_feature(run, source, position, transform)
    weight = np.ones(len(found.x), dtype=np.int64)
    if found.counts is not None:
        weight = _counts(found.counts, count_field, name)[found.owner]
    _report(name, found.lost, found.x, found.y, transform, run.feedback)
    return Points(Addresses(found.x, found.y, weight), found.owner, found.ids)


class _Read(NamedTuple):
    """What was read of a layer: ids and counts of all features; places, owners and how many points have no place."""

    ids: pd.Index
    counts: pd.Series | None
    x: np.ndarray
    y: np.ndarray
    owner: np.ndarray
    lost: int


def _in_columns(whole: QgsVectorLayer | None, fields: Sequence[str], feedback: QgsProcessingFeedback) -> _Read | None:
    """The points of a whole layer of a GeoPackage, None where they are not all single points."""
    points = PointColumn()
    frame = read_columns(whole, fields, feedback, points)
    if frame is None:
        return None
    x, y = points.x, points.y
    usable = (np.abs(x) <= FARTHEST) & (np.abs(y) <= FARTHEST)  # false for NaN
    owner = np.flatnonzero(usable)
    counts = frame[fields[0]].reset_index(drop=True) if fields else None
    return _Read(frame.index, counts, x[owner], y[owner], owner, len(x) - len(owner))


def _by_feature(run: Run, source: QgsFeatureSource, position: int, transform: QgsCoordinateTransform | None) -> _Read:
    """The points of any source, with the field at this position where it is not negative.

    Raises
    ------
    QgsProcessingException
        If the user cancels.
    """
    wanted = QgsFeatureRequest().setSubsetOfAttributes([position] if position >= 0 else [])
    ids, xs, ys, owners, counts, lost = array("q"), array("d"), array("d"), array("q"), [], 0
    step = 100.0 / max(source.featureCount(), 1)
    for place, feature in enumerate(features(source, wanted)):
        if place % 2000 == 0:
            stop_if_cancelled(run.feedback)
            run.feedback.setProgress(place * step)
        ids.append(feature.id())
        if position >= 0:
            counts.append(plain(feature.attribute(position)))
        usable = _coordinates(feature.geometry(), transform)
        lost += not usable
        for x, y in usable:
            xs.append(x)
            ys.append(y)
            owners.append(place)
    x, y, owner = np.array(xs, dtype=np.float64), np.array(ys, dtype=np.float64), np.array(owners, dtype=np.int64)
    known = pd.Series(counts, dtype=object) if position >= 0 else None
    return _Read(pd.Index(np.array(ids, dtype=np.int64)), known, x, y, owner, lost)


def _coordinates(geometry: QgsGeometry, transform: QgsCoordinateTransform | None) -> list[tuple[float, float]]:
    """Coordinates of the usable points of a geometry."""
    if geometry.isNull() or geometry.type() != QgsWkbTypes.GeometryType.PointGeometry:
        return []
    found = []
    for part in geometry.constParts():
        x, y = part.x(), part.y()
        if transform is not None and math.isfinite(x) and math.isfinite(y):
            try:
                moved = transform.transform(x, y)
            except QgsCsException:
                continue
            x, y = moved.x(), moved.y()
        if abs(x) <= FARTHEST and abs(y) <= FARTHEST:  # false for NaN
            found.append((x, y))
    return found


def _counts(column: pd.Series, field: str, layer: str) -> np.ndarray:
    """Numbers of addresses.

    Raises
    ------
    Refusal
        If one is missing, negative or not whole.
    """
    numbers = (
        clean_numbers(column, field, layer, count=True).astype("float64").to_numpy(dtype=np.float64, na_value=np.nan)
    )
    wrong = ~(numbers >= 0) | (numbers != np.floor(numbers))
    if wrong.any():
        shown = column[wrong].astype(object).where(column[wrong].notna(), "NULL")
        raise Refusal(
            "Field '{field}' of layer '{layer}' must hold a whole number of addresses, 0 or more, for every point; "
            "{count} points have none or another value ({examples}).",
            field=field,
            layer=layer,
            count=int(wrong.sum()),
            examples=listing(dict.fromkeys(shown), 5),
        )
    return numbers.astype(np.int64)


def _report(
    name: str,
    lost: int,
    x: np.ndarray,
    y: np.ndarray,
    transform: QgsCoordinateTransform | None,
    feedback: QgsProcessingFeedback,
) -> None:
    """Say what could not be used, and what looks like degrees in spite of its reference system."""
    if lost:
        feedback.pushWarning(
            tr("Points of layer '{layer}' without a usable location, left out: {count}.").format(
                count=number(lost), layer=name
            )
        )
    if len(x) and transform is None and np.abs(x).max() <= 180 and np.abs(y).max() <= 90:
        feedback.pushWarning(
            tr("The coordinates of layer '{layer}' look like degrees, but the layer says that they are metres.").format(
                layer=name
            )
        )


@contextmanager
def cancel_said() -> Iterator[None]:
    """Turn core's word that the user has cancelled into QGIS's."""
    try:
        yield
    except CountingCancelled as cancelled:
        raise cancelled_run() from cancelled


def count_addresses(
    existing: Points, planned: Points | None, around: Neighbourhood, feedback: QgsProcessingFeedback
) -> Density:
    """OAD of every address, with progress, ended by a cancel.

    Raises
    ------
    QgsProcessingException
        If the user cancels.
    """
    more = None if planned is None else planned.addresses
    with cancel_said():
        found = densities(
            existing.addresses, more, around, lambda share: feedback.setProgress(100 * share), feedback.isCanceled
        )
    stop_if_cancelled(feedback)
    return found
