"""Layers of addresses to arrays of coordinates and counts, in metres of the Dutch grid (RD)."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...core.messages import Refusal, listing
from ...core.oad.neighbours import CountingCancelled
from ...core.oad.oad import Addresses, Density, Neighbourhood, densities
from ...core.values import clean_numbers
from ..cancel import stop_if_cancelled
from ..compat import plain
from ..i18n import number, tr
from ..layers.frames import features
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


def read_points(run: Run, source: QgsFeatureSource, name: str, count_field: str) -> Points:
    """The points of a layer with the number of addresses at each.

    Parameters
    ----------
    source : QgsFeatureSource
    name : str
        What the user calls the layer.
    count_field : str
        Field with the number of addresses, "" for one a point.

    Raises
    ------
    Refusal
        If the layer has no coordinate reference system or a count is missing, negative or not whole.
    QgsProcessingException
        If the user cancels.
    """
    transform = to_rd(run, source, name)
    wanted = QgsFeatureRequest().setSubsetOfAttributes([])
    position = source.fields().indexOf(count_field) if count_field else -1
    if position >= 0:
        wanted = QgsFeatureRequest().setSubsetOfAttributes([position])
    ids, xs, ys, owners, counts, lost = array("q"), array("d"), array("d"), array("q"), [], 0
    step = 100.0 / max(source.featureCount(), 1)
    for place, feature in enumerate(features(source, wanted)):
        if place % 2000 == 0:
            stop_if_cancelled(run.feedback)
            run.feedback.setProgress(place * step)
        ids.append(feature.id())
        if position >= 0:
            counts.append(feature.attribute(position))
        usable = _coordinates(feature.geometry(), transform)
        lost += not usable
        for x, y in usable:
            xs.append(x)
            ys.append(y)
            owners.append(place)
    x, y, owner = np.array(xs, dtype=np.float64), np.array(ys, dtype=np.float64), np.array(owners, dtype=np.int64)
    weight = np.ones(len(owner), dtype=np.int64)
    if position >= 0:
        weight = _counts(counts, count_field, name)[owner]
    _report(name, lost, x, y, transform, run.feedback)
    return Points(Addresses(x, y, weight), owner, pd.Index(np.array(ids, dtype=np.int64)))


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


def _counts(values: list, field: str, layer: str) -> np.ndarray:
    """Numbers of addresses.

    Raises
    ------
    Refusal
        If one is missing, negative or not whole.
    """
    column = pd.Series([*map(plain, values)], dtype=object)
    numbers = clean_numbers(column, field, layer).astype("float64").to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = ~(numbers >= 0) | (numbers != np.floor(numbers))
    if wrong.any():
        raise Refusal(
            "Field '{field}' of layer '{layer}' must hold a whole number of addresses, 0 or more, for every point; "
            "{count} points have none or another value ({examples}).",
            field=field,
            layer=layer,
            count=int(wrong.sum()),
            examples=listing(dict.fromkeys("NULL" if v is None else v for v in column[wrong]), 5),
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
        raise QgsProcessingException(tr("Cancelled; no output was written.")) from cancelled


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
