"""Which areas of a layer are neighbours: outlines that meet, gaps closed, or places that lie near each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from qgis.core import QgsFeature, QgsFeatureSource, QgsGeometry, QgsPointXY, QgsSpatialIndex, QgsWkbTypes

from ...core.messages import Refusal
from ...core.patterns.contiguity import Neighbours
from ...core.patterns.moran import LEAST
from ..aggregation.dissolve import SHARE, WIDEST
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..regions.overlaps import polygons_in_rd
from ..run import Run

QUEEN, ROOK, NEAREST, WITHIN = "queen", "rook", "k nearest", "distance"
#: outlines that are looked at between two looks at the cancel button
LOOKED_AT = 500
#: of the tolerance: as long as this outlines run beside each other that meet in more than a corner
CORNER = 3.0


def neighbours_of(run: Run, name: str, ids: Sequence[int], known: npt.NDArray[np.bool_]) -> Neighbours:
    """The neighbours of areas by what NEIGHBOURS, K, DISTANCE and TOLERANCE say.

    Parameters
    ----------
    name : str
        The parameter of the layer.
    ids : sequence of int
        The features that count, in the order in which they are to be numbered.
    known : ndarray of bool, shape (n,)
        Which of them have a value: no other is among the k nearest.

    Raises
    ------
    Refusal
        If the layer has no polygons, or no coordinate reference system, or fewer areas than there are to be neighbours.
    """
    source, title, kind = run.source(name), run.title(name), run.choice("NEIGHBOURS")
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise Refusal("Layer '{layer}' holds no polygons, whose neighbours could be told: choose another.", layer=title)
    outlines = _outlines(run, source, title, ids)
    if kind == NEAREST:
        points = np.where(known[:, None], _centres(outlines), np.nan)
        count = int((~np.isnan(points[:, 0])).sum())
        if run.whole("K") >= count >= LEAST:
            raise Refusal(
                "K is {k}, and '{layer}' has {count} areas with a value and an outline: give fewer than {count}.",
                k=run.whole("K"),
                layer=title,
                count=count,
            )
        return nearest(points, run.whole("K"))
    if kind == WITHIN:
        return within_distance(_centres(outlines), run.number("DISTANCE"))
    tolerance = run.number("TOLERANCE") if run.given("TOLERANCE") else usual_tolerance(outlines)
    run.feedback.pushInfo(
        tr("Outlines up to {tolerance} m apart are neighbours.").format(tolerance=number(tolerance, 1))
    )
    return touching(outlines, tolerance, kind == ROOK, run)


def _outlines(run: Run, source: QgsFeatureSource, title: str, ids: Sequence[int]) -> list[QgsGeometry]:
    """The outlines of these features in RD, empty where there is none."""
    tally: dict[str, int] = {}
    place = {fid: position for position, fid in enumerate(ids)}
    found = [QgsGeometry() for _ in place]
    for fid, outline in polygons_in_rd(run, source, title, tally):
        if outline is not None and fid in place:
            found[place[fid]] = outline
    if tally.get("repaired"):
        run.feedback.pushInfo(tr("Invalid outlines repaired: {count}.").format(count=number(tally["repaired"])))
    if tally.get("lost"):
        run.feedback.pushWarning(
            tr("Areas without an outline, which have no neighbours: {count}.").format(count=number(tally["lost"]))
        )
    return found


def usual_tolerance(outlines: Sequence[QgsGeometry]) -> float:
    """How wide a gap between neighbours may be, in metres: as where regions are merged, small beside typical areas."""
    areas = [outline.area() for outline in outlines if not outline.isEmpty()]
    return min(WIDEST, SHARE * float(np.median(areas or [0.0])) ** 0.5)


def touching(outlines: Sequence[QgsGeometry], tolerance: float, sides_only: bool, run: Run) -> Neighbours:
    """Areas whose outlines meet or overlap, or lie no further apart than the tolerance.

    Parameters
    ----------
    tolerance : float
        Metres.
    sides_only : bool
        Whether a corner that is shared makes no neighbours (rook, not queen).

    Raises
    ------
    QgsProcessingException
        If the user cancels.
    """
    boxes = np.array([_box(outline) for outline in outlines]).reshape(-1, 4)
    order = np.argsort(boxes[:, 0], kind="stable")
    sorted_boxes = boxes[order]
    ends = np.searchsorted(sorted_boxes[:, 0], sorted_boxes[:, 2] + tolerance, side="right")
    first, second = [], []
    for place, area in enumerate(order.tolist()):
        if place % LOOKED_AT == 0:
            stop_if_cancelled(run.feedback)
        others = sorted_boxes[place + 1 : ends[place]]
        near = (others[:, 1] <= boxes[area, 3] + tolerance) & (others[:, 3] >= boxes[area, 1] - tolerance)
        candidates = order[place + 1 : ends[place]][near].tolist()
        if not candidates:
            continue
        engine = QgsGeometry.createGeometryEngine(outlines[area].constGet())
        engine.prepareGeometry()
        line = QgsGeometry(outlines[area].constGet().boundary()) if sides_only else None
        for other in candidates:
            if not engine.distanceWithin(outlines[other].constGet(), tolerance):
                continue
            if line is not None and not _share_a_side(line, outlines[other], tolerance):
                continue
            first.append(area)
            second.append(other)
    return Neighbours.of(np.array(first, dtype=np.int64), np.array(second, dtype=np.int64), len(outlines))


def _share_a_side(line: QgsGeometry, other: QgsGeometry, tolerance: float) -> bool:
    """Whether an outline runs along another area for more than a corner."""
    reach = max(tolerance, 1e-3)
    return line.intersection(other.buffer(reach, 2)).length() > CORNER * reach


def _box(outline: QgsGeometry) -> tuple[float, float, float, float]:
    """Least x and y, greatest x and y; of none one that meets no other."""
    if outline.isEmpty():
        return (np.inf, np.inf, -np.inf, -np.inf)
    box = outline.boundingBox()
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()


def _centres(outlines: Sequence[QgsGeometry]) -> np.ndarray:
    """Centroids, shape (n, 2); NaN without an outline."""
    points = (None if outline.isEmpty() else outline.centroid().asPoint() for outline in outlines)
    return np.array([(np.nan, np.nan) if point is None else (point.x(), point.y()) for point in points]).reshape(-1, 2)


def nearest(points: np.ndarray, number_of: int) -> Neighbours:
    """The k nearest other points of each; of those equally near, the first.

    Parameters
    ----------
    points : ndarray, shape (n, 2)
        Metres; NaN for an area that has none and is nobody's neighbour.
    """
    index = QgsSpatialIndex()
    known = np.flatnonzero(~np.isnan(points[:, 0]))
    spots = {place: QgsPointXY(*points[place].tolist()) for place in known.tolist()}
    for place, spot in spots.items():
        feature = QgsFeature(place)
        feature.setGeometry(QgsGeometry.fromPointXY(spot))
        index.addFeature(feature)
    first, second = [], []
    for place, spot in spots.items():
        found = index.nearestNeighbor(spot, number_of + 1)
        others = np.array([other for other in found if other != place], dtype=np.int64)
        distances = np.hypot(*(points[others] - points[place]).T)
        kept = others[np.lexsort((others, distances))][:number_of]
        first.append(np.full(len(kept), place))
        second.append(kept)
    empty = np.array([], dtype=np.int64)
    return Neighbours.of(np.concatenate([empty, *first]), np.concatenate([empty, *second]), len(points), both=False)


def within_distance(points: np.ndarray, distance: float) -> Neighbours:
    """Points no further apart than a distance.

    Parameters
    ----------
    points : ndarray, shape (n, 2)
        Metres; NaN for an area that has none.
    distance : float
        Metres.
    """
    known = np.flatnonzero(~np.isnan(points[:, 0]))
    order = known[np.argsort(points[known, 0], kind="stable")]
    placed = points[order]
    ends = np.searchsorted(placed[:, 0], placed[:, 0] + distance, side="right")
    empty = np.array([], dtype=np.int64)
    first, second = [empty], [empty]
    for place in range(len(order)):
        others = placed[place + 1 : ends[place]]
        near = order[place + 1 : ends[place]][np.hypot(*(others - placed[place]).T) <= distance]
        first.append(np.full(len(near), order[place]))
        second.append(near)
    return Neighbours.of(np.concatenate(first), np.concatenate(second), len(points))
