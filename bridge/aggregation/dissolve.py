"""Many areas to few regions: outlines merged in all processors at once, and checked for lost area."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Event

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsUnitTypes,
    QgsVectorLayer,
)

from ...core.messages import Refusal, listing
from ..cancel import awaited
from ..i18n import number, tr
from ..layers.outlines import lost_share
from .outlines import Outlines
from .shapes import geometry_of, sizes_of
from .slivers import Others, closed
from .union import coverage, union_of

#: metres; in the generalised buurten of CBS no gap holds a circle of twice this, and Baarle's enclaves all do
WIDEST = 50.0
#: of the side of a typical area: slivers are small beside the areas, whatever these are
SHARE = 1 / 16
#: share of an area that rounding may take in a merge
LOST = 1e-6
#: what the user calls areas, by their ids
_Called = Callable[[Iterable[int]], tuple[str, ...]]


@dataclass(frozen=True)
class Dissolved:
    """Merged outlines.

    Attributes
    ----------
    geometries : dict
        Group key to MultiPolygon; groups without any usable outline have an empty one.
    repaired, shrunk : tuple of str
        Names, or else ids, of the areas whose outlines were invalid, and of those that lost area in the repair.
    lost : tuple of str
        Those without an outline, or with one that cannot be repaired.
    """

    geometries: dict[object, QgsGeometry]
    repaired: tuple[str, ...]
    shrunk: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def dissolve(
    source: QgsFeatureSource | Mapping[int, QgsGeometry],
    groups: pd.Series,
    feedback: QgsProcessingFeedback,
    names: pd.Series | None = None,
    crs: QgsCoordinateReferenceSystem | None = None,
    whole: QgsVectorLayer | None = None,
) -> Dissolved:
    """Merge the areas of each group into one MultiPolygon.

    Parameters
    ----------
    source : QgsFeatureSource or mapping
        Polygons, or geometries by feature id.
    groups, names : Series
        See `merging`.
    feedback : QgsProcessingFeedback
        For cancel and progress; is told which outlines were repaired.
    crs : QgsCoordinateReferenceSystem, optional
        Of geometries given as a mapping; metres where not given.
    whole : QgsVectorLayer, optional
        The layer behind the source, where `whole_layer` finds that the source is all of it.

    Raises
    ------
    Refusal, QgsProcessingException
        See `merging`.
    """
    known = isinstance(source, Mapping)
    outlines = Outlines.of(source, crs) if known else Outlines.read(source, feedback, whole)
    with merging(outlines, groups, feedback, names) as merged:
        return merged()


@contextlib.contextmanager
def merging(
    outlines: Outlines, groups: pd.Series, feedback: QgsProcessingFeedback, names: pd.Series | None = None
) -> Iterator[Callable[[], Dissolved]]:
    """Begin to merge the areas of each group into one MultiPolygon; what it gives waits for them.

    Parameters
    ----------
    outlines : Outlines
    groups : Series
        Group key by feature id; areas without a key, or not listed, are left out. An area that stands there several
        times goes into each of these groups.
    feedback : QgsProcessingFeedback
        For cancel and progress; is told which outlines were repaired.
    names : Series, optional
        What the user calls each area, by feature id.

    Yields
    ------
    callable
        Gives the outlines of the groups. Their areas are those of the members, apart from overlaps between members and
        closed slivers.

    Raises
    ------
    Refusal
        If outlines cannot be merged without losing area, or one is invalid and QGIS is set to stop at these.
    QgsProcessingException
        If the user cancels.
    """
    groups = groups[groups.notna()]
    ids = groups.index.unique()
    cleaned = outlines.cleaned(ids.tolist(), feedback)
    members = pd.Series(cleaned.shapes, index=ids, dtype=object).loc[groups.index]
    usable = members.notna().to_numpy()

    def called(fids: Iterable[int]) -> tuple[str, ...]:
        return tuple(str(fid if names is None else names.get(fid, fid)) for fid in fids)

    with _merge(members[usable], groups[usable], _widest(outlines.crs), called, feedback) as merged:

        def dissolved() -> Dissolved:
            made, empty = dict(merged()), QgsGeometry.fromWkt("MultiPolygon EMPTY")
            geometries = {key: made.get(key, empty) for key in groups.unique()}
            found = Dissolved(geometries, called(cleaned.invalid), called(cleaned.shrunk), called(cleaned.lost))
            _tell(found, feedback)
            return found

        yield dissolved


def _tell(found: Dissolved, feedback: QgsProcessingFeedback) -> None:
    """Name the areas whose outlines were repaired, and those that are not there as they were."""
    if found.repaired:
        feedback.pushWarning(
            tr("Areas whose invalid outline was repaired for the dissolve: {count} ({areas}).").format(
                count=number(len(found.repaired)), areas=listing(found.repaired)
            )
        )
    if found.shrunk:
        feedback.pushWarning(
            tr("Areas that are smaller after the repair of their outline: {count} ({areas}). Look at them.").format(
                count=number(len(found.shrunk)), areas=listing(found.shrunk)
            )
        )
    if found.lost:
        feedback.pushWarning(
            tr("Areas without a usable outline, which the outlines of their groups lack: {count} ({areas}).").format(
                count=number(len(found.lost)), areas=listing(found.lost)
            )
        )


def _widest(crs: QgsCoordinateReferenceSystem) -> float:
    """The greatest tolerance in units of the layer."""
    if crs is None or not crs.isValid():
        return WIDEST
    return WIDEST * QgsUnitTypes.fromUnitToUnitFactor(QgsUnitTypes.DistanceUnit.DistanceMeters, crs.mapUnits())


@contextlib.contextmanager
def _merge(
    members: pd.Series, groups: pd.Series, widest: float, called: _Called, feedback: QgsProcessingFeedback
) -> Iterator[Callable[[], Iterator[tuple[object, QgsGeometry]]]]:
    """Merge each group; GEOS lets other threads of Python run meanwhile, so all processors share the work."""
    numbers, keys = pd.factorize(groups)
    shapes: list[bytes] = list(members)
    areas, _, octagons = sizes_of(shapes)
    tolerance = min(widest, SHARE * float(np.median(areas if len(areas) else 0.0)) ** 0.5)
    rows = pd.Series(np.arange(len(members))).groupby(numbers).indices
    # the largest groups first, so that no processor is left with one at the end
    order = sorted(rows, key=lambda group: -len(rows[group]))
    stopped = Event()

    def parts(own: np.ndarray) -> _Parts:
        return _Parts([shapes[row] for row in own.tolist()], areas[own], octagons[own])

    made = {group: parts(rows[group]) for group in order}
    # a layer is as its typical group is
    exact = bool(order) and made[order[len(order) // 2]].coverage is not None

    def merge(group: int) -> QgsGeometry:
        own = made[group]
        others = Others(shapes, octagons, numbers != group, own.octagons)
        outline, missing = _merge_one(own, others, tolerance, exact, stopped)
        if missing:
            raise Refusal(
                "The outlines of group '{group}' cannot be merged without losing area ({areas}): run Fix geometries "
                "on the layer first.",
                group=keys[group],
                areas=listing(called(members.index[rows[group][missing]].tolist())),
            )
        return outline

    pool = ThreadPoolExecutor(os.cpu_count())
    futures = {keys[group]: pool.submit(merge, group) for group in order}

    def merged() -> Iterator[tuple[object, QgsGeometry]]:
        for count, (key, future) in enumerate(futures.items()):
            yield key, awaited(future, feedback)
            feedback.setProgress(100.0 * (count + 1) / len(order))

    try:
        yield merged
    finally:  # GEOS cannot be stopped on its way: what it still does is left to end by itself
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)


@dataclass(frozen=True)
class _Parts:
    """The areas of a group with their sizes and octagons."""

    shapes: list[bytes]
    areas: np.ndarray
    octagons: np.ndarray

    @cached_property
    def coverage(self) -> QgsGeometry | None:
        """Their union where neighbours share exact edges; made once, also where it is looked at beforehand."""
        return coverage(self.shapes, float(self.areas.sum()))


def _missing(parts: _Parts, area: float, outline: QgsGeometry) -> list[int]:
    """The areas that their group's outline lacks.

    Looked for where their union has less area than they together, and among those that are no larger than that.
    """
    doubtful = np.flatnonzero(0.5 * parts.areas <= parts.areas.sum() - max(area, 0.0))
    if not len(doubtful):
        return []
    engine = QgsGeometry.createGeometryEngine(outline.constGet())
    engine.prepareGeometry()
    inner = ((i, geometry_of(parts.shapes[i]).pointOnSurface()) for i in doubtful.tolist())
    return [i for i, point in inner if point.isNull() or not engine.intersects(point.constGet())]


def _merge_one(
    parts: _Parts, others: Others, tolerance: float, exact: bool, stopped: Event
) -> tuple[QgsGeometry, list[int]]:
    """One group: union, thin holes filled, cracks closed; and the positions of the areas that it lacks."""
    if len(parts.shapes) == 1:
        return geometry_of(parts.shapes[0]), []
    union = (parts.coverage if exact else None) or union_of(parts.shapes, parts.octagons, stopped)
    if stopped.is_set():
        return union, []
    outline = closed(union, others, tolerance)
    if lost_share(union, outline) > LOST:  # what is closed is added, so that less is a fault of the overlays
        outline = union
    return outline, _missing(parts, union.area(), outline)
