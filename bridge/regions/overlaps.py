"""The regions of areas by largest overlap with a layer of polygons, in square metres of RD."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCsException,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsSpatialIndex,
    QgsWkbTypes,
)

from ...core.codes import Codes
from ...core.messages import Refusal
from ...core.regions.overlap import Largest, largest_overlap
from ...core.regions.own import own_regions
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..layers.coded import NAMED, Side
from ..layers.frames import read_frame
from ..layers.outlines import SHRINKS, lost_share, outlined, polygons, repaired
from ..layers.rd import to_rd
from ..run import Run
from .found import Found, dressed
from .notes import headed, named_areas

POLYGON_TYPE = "vlakken"
#: percent of an area below which it counts as cut
WHOLE = 95.0


def polygons_in_rd(
    run: Run, source: QgsFeatureSource, name: str, tally: dict[str, int]
) -> Iterator[tuple[int, QgsGeometry | None]]:
    """Feature ids and outlines in RD: without arcs, valid; None where there is none.

    `tally` counts the ``repaired``, those that are smaller after it (``shrunk``), and the ``lost``.

    Raises
    ------
    Refusal
        If the layer is none of polygons or has no coordinate reference system.
    QgsProcessingException
        If the user cancels.
    """
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise Refusal("Layer '{layer}' holds no polygons, which regions by overlap need: choose another.", layer=name)
    transform = to_rd(run, source, name)
    for feature in outlined(source, name, QgsFeatureRequest().setSubsetOfAttributes([])):
        stop_if_cancelled(run.feedback)
        geometry = QgsGeometry(feature.geometry())
        if not geometry.isEmpty():
            geometry.convertToStraightSegment()
            if transform is not None:
                try:
                    geometry.transform(transform)
                except QgsCsException:
                    geometry = QgsGeometry()
        if not geometry.isEmpty() and not geometry.isGeosValid():
            geometry, shrunk = repaired(geometry)
            tally["repaired"] = tally.get("repaired", 0) + 1
            tally["shrunk"] = tally.get("shrunk", 0) + (shrunk and not geometry.isEmpty())
        if geometry.isEmpty() or not geometry.area() > 0:
            tally["lost"] = tally.get("lost", 0) + 1
            yield feature.id(), None
        else:
            yield feature.id(), geometry


@dataclass(frozen=True)
class RegionPolygons:
    """The regions of a layer of polygons.

    Attributes
    ----------
    codes : list of str
        In the order of the alphabet, which decides between equal overlaps.
    names : dict
    outlines : list of QgsGeometry
        Of each region, its polygons united.
    without : int
        Polygons without a region.
    """

    codes: list[str]
    names: dict[str, str]
    outlines: list[QgsGeometry]
    without: int


def read_regions(run: Run, source: QgsFeatureSource, title: str, code: str, name: str) -> RegionPolygons:
    """The polygons of each region.

    Raises
    ------
    Refusal
        If a region bears two names, or there is none.
    """
    frame = read_frame(source, list(dict.fromkeys([code, *([name] if name else [])])), run.feedback)
    tally: dict[str, int] = {}
    outlines = dict(polygons_in_rd(run, source, title, tally))
    _tell(tally, title, run.feedback)
    # Feature ids serve as the codes of the members: each polygon lies in one region.
    plain = np.array([str(i) for i in frame.index], dtype=object)
    own = own_regions(_as_codes(plain), frame[code], frame[name] if name else None, title)
    parts: dict[str, list[QgsGeometry]] = {}
    for position, region in own.members.items():
        outline = outlines.get(int(position))
        if outline is not None:
            parts.setdefault(region, []).append(outline)
    if not parts:
        raise Refusal(
            "No polygon of '{layer}' has a value in field '{field}': choose the field with the regions.",
            layer=title,
            field=code,
        )
    codes = sorted(parts)
    united = [parts[c][0] if len(parts[c]) == 1 else polygons(QgsGeometry.unaryUnion(parts[c])) for c in codes]
    for region, outline in zip(codes, united):
        if lost_share(max(parts[region], key=QgsGeometry.area), outline) > SHRINKS:
            raise Refusal(
                "The polygons of region '{region}' of layer '{layer}' cannot be merged: run Fix geometries on the "
                "layer first.",
                region=region,
                layer=title,
            )
    return RegionPolygons(codes, own.names, united, own.without)


def _as_codes(keys: np.ndarray) -> Codes:
    """Keys that are no CBS codes."""
    return Codes(keys, np.full(len(keys), "", dtype=object), "")


def _tell(tally: dict[str, int], title: str, feedback: QgsProcessingFeedback) -> None:
    if tally.get("repaired"):
        feedback.pushWarning(
            tr("Invalid outlines of layer '{layer}', repaired for the computation: {count}.").format(
                count=number(tally["repaired"]), layer=title
            )
        )
    if tally.get("shrunk"):
        feedback.pushWarning(
            tr("Features of layer '{layer}' that are smaller after the repair: {count}. Look at them.").format(
                count=number(tally["shrunk"]), layer=title
            )
        )
    if tally.get("lost"):
        feedback.pushWarning(
            tr("Features of layer '{layer}' without a usable outline: {count}.").format(
                count=number(tally["lost"]), layer=title
            )
        )


def overlaps(run: Run, areas: Side, regions: RegionPolygons) -> Largest:
    """The largest overlap of each area.

    An area that lies whole within the first of the regions that it can lie in needs no intersection; only those on a
    border are cut.
    """
    engines = [QgsGeometry.createGeometryEngine(outline.constGet()) for outline in regions.outlines]
    for engine in engines:
        engine.prepareGeometry()
    index = QgsSpatialIndex()
    for position, outline in enumerate(regions.outlines):
        index.addFeature(position, outline.boundingBox())
    count = len(areas.frame)
    owner, region, shared, size = array("q"), array("q"), array("d"), np.zeros(count)
    place = {identity: position for position, identity in enumerate(areas.frame.index.tolist())}
    tally: dict[str, int] = {}
    step = 100.0 / max(count, 1)
    outlines = polygons_in_rd(run, areas.source, areas.title, tally)
    for number_done, (identity, outline) in enumerate(outlines):
        run.feedback.setProgress(number_done * step)
        if outline is None:
            continue
        position = place[identity]
        size[position] = outline.area()
        shape = outline.constGet()
        touching = [c for c in sorted(index.intersects(outline.boundingBox())) if engines[c].intersects(shape)]
        whole = next((c for c in touching if engines[c].contains(shape)), None)
        pairs = (
            [(c, max(outline.intersection(regions.outlines[c]).area(), 0.0)) for c in touching]
            if whole is None
            else [(whole, size[position])]
        )
        for candidate, common in pairs:
            owner.append(position)
            region.append(candidate)
            shared.append(common)
    _tell(tally, areas.title, run.feedback)
    return largest_overlap(np.array(owner, dtype=np.intp), np.array(region, dtype=np.intp), np.array(shared), size)


def by_polygons(run: Run, areas: Side, regions: RegionPolygons, title: str) -> Found:
    """Regions by largest overlap, with the share of each area that lies in the one it got."""
    largest = overlaps(run, areas, regions)
    codes = np.array([*regions.codes, ""], dtype=object)[largest.region]
    water = areas.water
    names = pd.Series(regions.names, dtype=object)
    table = pd.DataFrame({"naam": names, "type": POLYGON_TYPE})
    warnings = []
    if regions.without:
        warnings.append(
            tr("Polygons of layer '{layer}' without a region, left aside: {count}.").format(
                count=number(regions.without), layer=title
            )
        )
    cut = np.flatnonzero((largest.share < WHOLE) & ~water)
    lines = [
        f"{called}: {_shares(largest, position, regions)}" for called, position in zip(areas.labels(cut[:NAMED]), cut)
    ]
    warnings += headed(
        tr("Areas that lie for less than {percent}% in the region that they got: {count}.").format(
            count=number(len(cut)), percent=number(WHOLE)
        ),
        lines,
        len(cut),
    )
    none = np.flatnonzero((largest.region < 0) & ~water)
    warnings += named_areas(tr("Areas without a region, because no polygon overlaps them:"), areas, none)
    share = np.where(water, np.nan, np.round(largest.share, 4))
    found_title = tr("polygons of {layer}").format(layer=title)
    return dressed(codes, table, water, found_title, share=share, warnings=tuple(warnings))


def _shares(largest: Largest, position: int, regions: RegionPolygons) -> str:
    """The regions that share an area, with their percentages."""
    pairs = [(largest.region[position], largest.share[position])]
    if largest.second[position] >= 0:
        pairs.append((largest.second[position], largest.second_share[position]))
    return ", ".join(f"{regions.names[regions.codes[region]]} {number(share, 1)}%" for region, share in pairs)
