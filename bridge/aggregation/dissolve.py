"""Many areas to few regions: outlines merged, slivers between generalised neighbours closed, real holes kept.

Neighbours in a generalised layer do not share exact edges. What a plain union leaves of that are holes and cracks
some metres wide. They are told from real holes by width: what no circle of twice the tolerance fits into is closed,
unless areas of another group lie there.
"""

from __future__ import annotations

import contextlib
import heapq
import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from threading import Event
from typing import NamedTuple

import numpy as np
import pandas as pd
from qgis.core import (
    Qgis,
    QgsAbstractGeometry,
    QgsCoordinateReferenceSystem,
    QgsCurve,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsPolygon,
    QgsProcessingFeedback,
    QgsUnitTypes,
    QgsWkbTypes,
)

from ...core.messages import Refusal, listing
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..layers.outlines import lost_share, outlined, polygons, repaired

#: metres; in the generalised buurten of CBS no gap holds a circle of twice this, and Baarle's enclaves all do
WIDEST = 50.0
#: of the side of a typical area: slivers are small beside the areas, whatever these are
SHARE = 1 / 16
#: of the tolerance: what is narrower is no place where an area of another group could lie
TRACE = 0.01
#: pairs of boxes that are compared at once
PAIRS = 1 << 20
#: areas of a group, between which it pays to compare their boxes
FEW, MOST = 32, 8192
#: outlines that are looked at, and seconds that are waited, between two looks at the cancel button
CLEANED, POLL = 200, 0.1
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
) -> Dissolved:
    """Merge the areas of each group into one MultiPolygon.

    Parameters
    ----------
    source : QgsFeatureSource or mapping
        Polygons, or geometries by feature id.
    groups : Series
        Group key by feature id; areas without a key, or not listed, are left out. An area that stands there several
        times goes into each of these groups.
    feedback : QgsProcessingFeedback
        For cancel and progress; is told which outlines were repaired.
    names : Series, optional
        What the user calls each area, by feature id.
    crs : QgsCoordinateReferenceSystem, optional
        Of geometries given as a mapping; metres where not given.

    Returns
    -------
    Dissolved
        Areas of the result are those of their members, apart from overlaps between members and closed slivers.

    Raises
    ------
    Refusal
        If outlines cannot be merged without losing area.
    QgsProcessingException
        If the user cancels.
    """
    groups = groups[groups.notna()]
    if not isinstance(source, Mapping):
        crs = source.sourceCrs()
        source = read_geometries(source, feedback)
    ids = groups.index.unique()
    cleaned = _clean(source, ids, feedback)
    members = pd.Series(cleaned.outlines, index=ids, dtype=object).loc[groups.index]
    usable = members.notna().to_numpy()

    def called(fids: Iterable[int]) -> tuple[str, ...]:
        return tuple(str(fid if names is None else names.get(fid, fid)) for fid in fids)

    merged = _merge(members[usable], groups[usable], _widest(crs), called, feedback)
    empty = QgsGeometry.fromWkt("MultiPolygon EMPTY")
    geometries = {key: merged.get(key, empty) for key in groups.unique()}
    found = Dissolved(geometries, called(cleaned.invalid), called(cleaned.shrunk), called(cleaned.lost))
    _tell(found, feedback)
    return found


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


def read_geometries(source: QgsFeatureSource, feedback: QgsProcessingFeedback) -> dict[int, QgsGeometry]:
    """The geometry of every feature by its id."""
    found = {}
    for count, feature in enumerate(outlined(source, source.sourceName(), QgsFeatureRequest().setNoAttributes())):
        if count % 2000 == 0:
            stop_if_cancelled(feedback)
        found[feature.id()] = feature.geometry()
    return found


class _Cleaned(NamedTuple):
    """Valid straight outlines, None where there is none, and the ids of the areas to be named."""

    outlines: list[QgsGeometry | None]
    invalid: list[int]
    shrunk: list[int]
    lost: list[int]


def _clean(source: Mapping[int, QgsGeometry], ids: pd.Index, feedback: QgsProcessingFeedback) -> _Cleaned:
    """Repair what is invalid."""
    found = _Cleaned([], [], [], [])
    for count, fid in enumerate(ids.tolist()):
        if count % CLEANED == 0:
            stop_if_cancelled(feedback)
        geometry = source.get(fid)
        if geometry is None or geometry.isEmpty():
            found.outlines.append(None)
            found.lost.append(fid)
            continue
        if QgsWkbTypes.isCurvedType(geometry.wkbType()):
            geometry = QgsGeometry(geometry)
            geometry.convertToStraightSegment()
        if not geometry.isGeosValid():
            found.invalid.append(fid)
            geometry, shrunk = repaired(geometry)
            if geometry.isEmpty():
                found.invalid.pop()
                found.lost.append(fid)
                found.outlines.append(None)
                continue
            found.shrunk.extend([fid] if shrunk else [])
        found.outlines.append(geometry)
    return found


def _widest(crs: QgsCoordinateReferenceSystem) -> float:
    """The greatest tolerance in units of the layer."""
    if crs is None or not crs.isValid():
        return WIDEST
    return WIDEST * QgsUnitTypes.fromUnitToUnitFactor(QgsUnitTypes.DistanceUnit.DistanceMeters, crs.mapUnits())


def _merge(
    members: pd.Series, groups: pd.Series, widest: float, called: _Called, feedback: QgsProcessingFeedback
) -> dict[object, QgsGeometry]:
    """Merge each group; GEOS lets other threads of Python run meanwhile, so all processors share the work."""
    numbers, keys = pd.factorize(groups)
    outlines, boxes = list(members), _boxes(members)
    tolerance = min(widest, SHARE * float(np.median([outline.area() for outline in outlines] or [0.0])) ** 0.5)
    rows = pd.Series(np.arange(len(members))).groupby(numbers).indices
    # the largest groups first, so that no processor is left with one at the end
    order = sorted(rows, key=lambda group: -len(rows[group]))
    stopped = Event()

    def merge(group: int) -> QgsGeometry:
        own = [outlines[row] for row in rows[group].tolist()]
        others = _Others(outlines, boxes, numbers != group, boxes[rows[group]])
        outline, missing = _merge_one(own, boxes[rows[group]], others, tolerance, stopped)
        if missing:
            raise Refusal(
                "The outlines of group '{group}' cannot be merged without losing area ({areas}): run Fix geometries "
                "on the layer first.",
                group=keys[group],
                areas=listing(called(members.index[rows[group][missing]].tolist())),
            )
        return outline

    merged = {}
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        for count, (group, future) in enumerate([(group, pool.submit(merge, group)) for group in order]):
            merged[keys[group]] = _awaited(future, feedback)
            feedback.setProgress(100.0 * (count + 1) / len(order))
    finally:  # GEOS cannot be stopped on its way: what it still does is left to end by itself
        stopped.set()
        pool.shutdown(wait=False, cancel_futures=True)
    return merged


def _awaited(future: Future[QgsGeometry], feedback: QgsProcessingFeedback) -> QgsGeometry:
    """What a thread makes; a cancel does not wait for it."""
    while True:
        stop_if_cancelled(feedback)
        with contextlib.suppress(NotYet):
            return future.result(POLL)


def _boxes(geometries: Iterable[QgsGeometry | QgsAbstractGeometry]) -> np.ndarray:
    """Bounding boxes (n x 4): least x and y, greatest x and y."""
    boxes = (geometry.boundingBox() for geometry in geometries)
    return np.array([(b.xMinimum(), b.yMinimum(), b.xMaximum(), b.yMaximum()) for b in boxes]).reshape(-1, 4)


def _touch(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    """Which of these boxes (... x 4) meet a box (4, or 4 x anything that fits beside them)."""
    west, south, east, north = np.moveaxis(boxes, -1, 0)
    return (west <= box[2]) & (east >= box[0]) & (south <= box[3]) & (north >= box[1])


class _Others:
    """The areas of all groups but one, to see whether they fill a hole in it."""

    def __init__(self, outlines: list[QgsGeometry], boxes: np.ndarray, other: np.ndarray, own: np.ndarray) -> None:
        box = np.concatenate([own[:, :2].min(axis=0), own[:, 2:].max(axis=0)])
        self.rows = np.flatnonzero(other & _touch(boxes, box))
        self.boxes, self.outlines = boxes[self.rows], outlines

    def fill(self, holes: list[_Hole], tolerance: float) -> list[bool]:
        """Of each hole, whether it is of some width and areas of other groups cover the better part of it."""
        filled = [0.0] * len(holes)
        # neighbours overlap, so that a mere trace of a gap can lie in one of them
        wide = [i for i, hole in enumerate(holes) if 2 * hole.area > TRACE * tolerance * hole.length]
        boxes = _boxes(holes[i].curve for i in (wide if len(self.rows) else ()))
        for hole, others in _pairs(boxes, self.boxes):
            i = wide[hole]
            shape = holes[i].geometry()
            filled[i] = sum(shape.intersection(self.outlines[row]).area() for row in self.rows[others].tolist())
        return [area > 0.5 * hole.area for area, hole in zip(filled, holes)]


def _pairs(boxes: np.ndarray, others: np.ndarray) -> Iterator[tuple[int, np.ndarray]]:
    """The boxes that meet any of the others, each with the positions of those; in pieces of bounded size."""
    step = max(PAIRS // max(len(others), 1), 1)
    for start in range(0, len(boxes), step):
        meet = _touch(others[np.newaxis], boxes[start : start + step].T[:, :, np.newaxis])
        for i in np.flatnonzero(meet.any(axis=1)).tolist():
            yield start + i, np.flatnonzero(meet[i])


def _union(members: list[QgsGeometry], boxes: np.ndarray, stopped: Event) -> QgsGeometry:
    """The union of areas, by sets that GEOS merges in two thirds of the time that it takes for all of them at once."""
    if not FEW < len(members) < MOST:
        return polygons(QgsGeometry.unaryUnion(members))
    width, height = (boxes[:, 2:] - boxes[:, :2]).T
    order = np.argsort(-width * height)  # the largest first, which makes fewer sets
    merged = [
        (len(apart), place, QgsGeometry.collectGeometry([members[i] for i in order[apart].tolist()]))
        for place, apart in enumerate(_apart(boxes[order]))
    ]
    heapq.heapify(merged)
    while len(merged) > 1 and not stopped.is_set():
        # the smallest first, so that no area is gone through more often than needed
        (size, place, one), (more, _, other) = heapq.heappop(merged), heapq.heappop(merged)
        heapq.heappush(merged, (size + more, place, one.combine(other)))
    union = polygons(merged[0][2])
    return polygons(QgsGeometry.unaryUnion(members)) if union.isEmpty() and not stopped.is_set() else union


def _apart(boxes: np.ndarray) -> list[list[int]]:
    """Boxes in few sets, within each of which none meets another: each goes to the first set where it can."""
    sets: list[list[int]] = []
    place = [0] * len(boxes)  # the bit of each one's set, 0 where it has none yet
    for i, met in _pairs(boxes, boxes):
        taken = 0
        for j in met.tolist():
            taken |= place[j]
        place[i] = ~taken & (taken + 1)  # the lowest bit that is free
        number = place[i].bit_length() - 1
        if number == len(sets):
            sets.append([])
        sets[number].append(i)
    return sets


def _missing(members: list[QgsGeometry], area: float, outline: QgsGeometry) -> list[int]:
    """The areas that their group's outline lacks.

    Looked for where their union has less area than they together, and among those that are no larger than that.
    """
    areas = np.array([member.area() for member in members])
    doubtful = np.flatnonzero(0.5 * areas <= areas.sum() - max(area, 0.0))
    if not len(doubtful):
        return []
    engine = QgsGeometry.createGeometryEngine(outline.constGet())
    engine.prepareGeometry()
    inner = ((i, members[i].pointOnSurface()) for i in doubtful.tolist())
    return [i for i, point in inner if point.isNull() or not engine.intersects(point.constGet())]


def _merge_one(
    members: list[QgsGeometry], boxes: np.ndarray, others: _Others, tolerance: float, stopped: Event
) -> tuple[QgsGeometry, list[int]]:
    """One group: union, thin holes filled, cracks closed; and the positions of the areas that it lacks."""
    if len(members) == 1:
        return polygons(QgsGeometry(members[0])), []
    union = _union(members, boxes, stopped)
    if stopped.is_set():
        return union, []
    outline = _closed(union, others, tolerance)
    if lost_share(union, outline) > LOST:  # what is closed is added, so that less is a fault of the overlays
        outline = union
    return outline, _missing(members, union.area(), outline)


def _closed(outline: QgsGeometry, others: _Others, tolerance: float) -> QgsGeometry:
    """An outline with its thin holes filled and its cracks closed."""
    outline = _without_thin_holes(outline, others, tolerance)
    closed = _grown(_grown(outline, tolerance), -tolerance)
    gaps = [gap for gap in closed.difference(outline).asGeometryCollection() if gap.area() > 0]
    if gaps:
        filled = others.fill([_gap(gap) for gap in gaps], tolerance)
        kept = [gap for gap, by_others in zip(gaps, filled) if by_others]
        if kept:
            closed = closed.difference(QgsGeometry.unaryUnion(kept))
        outline = _without_thin_holes(polygons(outline.combine(closed)), others, tolerance)
    return outline


class _Hole(NamedTuple):
    """A ring or polygon with its size; a union leaves thousands, few of which are ever needed as geometries."""

    curve: QgsAbstractGeometry
    area: float
    length: float

    def geometry(self) -> QgsGeometry:
        """As a polygon."""
        copy = self.curve.clone()
        return QgsGeometry(QgsPolygon(copy) if isinstance(copy, QgsCurve) else copy)


def _gap(gap: QgsGeometry) -> _Hole:
    """What lies between two outlines."""
    return _Hole(gap.constGet(), gap.area(), gap.length())


def _ring(ring: QgsCurve) -> _Hole:
    """What a ring encloses."""
    return _Hole(ring, abs(ring.sumUpArea()), ring.length())


def _without_thin_holes(outline: QgsGeometry, others: _Others, tolerance: float) -> QgsGeometry:
    """An outline without the holes that are slivers."""
    outline = QgsGeometry(outline)
    dropped = _thin_holes(outline, others, tolerance)
    for p, i in reversed(dropped):
        outline.get().geometryN(p).removeInteriorRing(i)
    if dropped and outline.constGet().numGeometries() > 1:  # a part may have lain in a hole, of which slivers are left
        merged = polygons(QgsGeometry.unaryUnion(outline.asGeometryCollection()))
        return _without_thin_holes(merged, others, tolerance)
    return outline


def _thin_holes(outline: QgsGeometry, others: _Others, tolerance: float) -> list[tuple[int, int]]:
    """Part and number of the holes that are slivers.

    A function of its own, so that no Python object of a part or ring outlives it: Python finds objects of C++ by their
    address, and would take one that is gone for another that is made in its place, here or in another thread.
    """
    thin = []
    parts = outline.constGet()
    for p in range(parts.numGeometries()):
        part = parts.geometryN(p)
        holes = [_ring(part.interiorRing(i)) for i in range(part.numInteriorRings())]
        thin += [(p, i, hole) for i, hole in enumerate(holes) if _is_thin(hole, tolerance)]
    filled = others.fill([hole for *_, hole in thin], tolerance)
    return [(p, i) for (p, i, _), by_others in zip(thin, filled) if not by_others]


def _is_thin(hole: _Hole, tolerance: float) -> bool:
    """Whether no circle of this radius fits: a hole has room for one of area / perimeter, and for none larger than it.

    A narrow tail says nothing about the lake that it hangs on, so that no bound above follows from the perimeter.
    """
    if hole.area >= tolerance * hole.length or hole.area < math.pi * tolerance**2:
        return hole.area < tolerance * hole.length
    return hole.geometry().buffer(-tolerance, 4).isEmpty()  # a mitre goes wrong on edges that all but coincide


def _grown(geometry: QgsGeometry, distance: float) -> QgsGeometry:
    """A buffer with corners kept as corners."""
    return geometry.buffer(distance, 1, Qgis.EndCapStyle.Flat, Qgis.JoinStyle.Miter, 2.0)
