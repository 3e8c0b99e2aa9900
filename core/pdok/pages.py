"""Pages of areas as a WFS gives them (GeoJSON): whether they are whole, where they lie, and their outlines as WKB."""

from __future__ import annotations

import html
import json
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..answers import read_json
from ..messages import Refusal

RD = "EPSG:28992"
#: west, south, east, north of the Netherlands in RD New with a wide margin; x and y never overlap
RD_BOUNDS = (-20_000.0, 290_000.0, 300_000.0, 660_000.0)
LONLAT_BOUNDS = (2.0, 50.0, 8.0, 54.5)
_MATCHED = re.compile(r'numberMatched\s*=\s*"(\w+)"')
_EXCEPTION = re.compile(r"<(?:\w+:)?(?:ExceptionText|ServiceException)[^>]*>(.*?)</", re.DOTALL)
_CRS = re.compile(r"EPSG(?::|/)+(?:[\d.]+[:/])?:?(\d+)$|(CRS84)$", re.IGNORECASE)

Bounds = tuple[float, float, float, float]


def read_hits(data: bytes, name: str) -> int | None:
    """How many areas a server has, None where it does not tell.

    Raises
    ------
    Refusal
        If it answers with a fault or a web page.
    """
    text = data[:20_000].decode("utf-8", errors="replace")
    found = _MATCHED.search(text)
    if found is None:
        _refuse_exception(data, name)
        if "<html" in text.lower():
            read_json(data, name)
    return int(found[1]) if found and found[1].isdigit() else None


def _refuse_exception(data: bytes, name: str) -> None:
    text = data[:20_000].decode("utf-8", errors="replace")
    if "ExceptionReport" in text or "ServiceException" in text:
        told = _EXCEPTION.search(text)
        raise Refusal(
            "The service answers for {name}: '{fault}'; nothing was written: check YEAR, VARIANT and the address "
            "in the settings.",
            name=name,
            fault=" ".join(html.unescape(told[1]).split()) if told else "",
        )


@dataclass(frozen=True)
class AreaPage:
    """One page of areas.

    Attributes
    ----------
    ids : list of str
        What the server calls each area, "" where it does not tell.
    rows : list of dict
        Their fields.
    shapes : list of bytes or None
        Their outlines as WKB of multipolygons.
    crs : str
        EPSG:28992 and the like.
    bounds : tuple or None
        Least x and y, greatest x and y, as they came.
    """

    ids: list[str]
    rows: list[dict[str, Any]]
    shapes: list[bytes | None]
    crs: str
    bounds: Bounds | None


def read_page(data: bytes, name: str) -> AreaPage:
    """A page of GeoJSON.

    Raises
    ------
    Refusal
        If it is a fault, a web page, breaks off, or holds no areas but something else.
    """
    _refuse_exception(data, name)
    found = read_json(data, name)
    features = found.get("features")
    if not isinstance(features, list):
        raise Refusal(
            "The answer of {name} holds no list 'features': it is no GeoJSON, so nothing was written: check the "
            "address in the settings.",
            name=name,
        )
    ids, rows, shapes, extents = [], [], [], []
    try:
        for feature in features:
            ids.append(str(feature.get("id", "")))
            rows.append(dict(feature["properties"] or {}))
            shape, extent = _shape(feature.get("geometry"))
            shapes.append(shape)
            extents += [extent] if extent else []
    except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
        raise Refusal(
            "Area {number} of {name} is not what GeoJSON makes of an area ({fault}): nothing was written.",
            number=len(ids),
            name=name,
            fault=str(error) or type(error).__name__,
        ) from error
    bounds = None
    if extents:
        corners = np.array(extents)
        low, high = corners[:, :2].min(axis=0), corners[:, 2:].max(axis=0)
        bounds = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return AreaPage(ids, rows, shapes, _crs_of(found.get("crs"), bounds, name), bounds)


def _shape(geometry: Mapping[str, Any] | None) -> tuple[bytes | None, Bounds | None]:
    """An outline as WKB, and its bounds.

    Raises
    ------
    ValueError
        If it is no polygon.
    """
    if geometry is None or not geometry["coordinates"]:
        return None, None
    kind = geometry["type"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"{kind}")
    polygons = geometry["coordinates"] if kind == "MultiPolygon" else [geometry["coordinates"]]
    parts = [struct.pack("<BII", 1, 6, len(polygons))]
    extents = []
    for rings in polygons:
        parts.append(struct.pack("<BII", 1, 3, len(rings)))
        for position, ring in enumerate(rings):
            points = np.array(ring, dtype="<f8")
            if points.ndim != 2 or points.shape[1] < 2 or not np.isfinite(points).all():
                raise ValueError("coordinates")
            points = np.ascontiguousarray(points[:, :2])
            parts += [struct.pack("<I", len(points)), points.tobytes()]
            if position == 0:
                extents.append((*points.min(axis=0), *points.max(axis=0)))
    corners = np.array(extents)
    low, high = corners[:, :2].min(axis=0), corners[:, 2:].max(axis=0)
    return b"".join(parts), (float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def _crs_of(member: Any, bounds: Bounds | None, name: str) -> str:
    """The CRS that a page names, else the one that its coordinates show; GeoJSON itself means degrees by silence."""
    if member:
        text = json.dumps(member)
        named = member.get("properties", {}).get("name", "") if isinstance(member, dict) else ""
        found = _CRS.search(str(named))
        if not found:
            raise Refusal(
                "{name} gives its areas in a CRS that is not known ({crs}), so nothing was written: the service must "
                "give RD New (EPSG:28992).",
                name=name,
                crs=text[:100],
            )
        return "EPSG:4326" if found[2] else f"EPSG:{found[1]}"
    if bounds is None or inside(bounds, RD_BOUNDS):
        return RD
    return "EPSG:4326"


def inside(bounds: Bounds, wider: Bounds) -> bool:
    """Whether bounds lie within others."""
    return bounds[0] >= wider[0] and bounds[1] >= wider[1] and bounds[2] <= wider[2] and bounds[3] <= wider[3]


def check_place(bounds: Bounds | None, crs: str, name: str) -> None:
    """Refuse coordinates that do not lie in the Netherlands: of another CRS than they say, or with x and y exchanged.

    Raises
    ------
    Refusal
        If they lie elsewhere; a CRS other than RD New and degrees is looked at after its transformation.
    """
    wanted = {RD: RD_BOUNDS, "EPSG:4326": LONLAT_BOUNDS, "EPSG:4258": LONLAT_BOUNDS}.get(crs)
    if bounds is None or wanted is None or inside(bounds, wanted):
        return
    west, south, east, north = bounds
    swapped = inside((south, west, north, east), wanted)
    raise Refusal(
        "{name} gives y before x in {crs}, which would put its areas outside the Netherlands; nothing was written."
        if swapped
        else "{name} gives areas that do not lie in the Netherlands by the CRS that it names ({crs}; x {west}-{east}, "
        "y {south}-{north}); nothing was written.",
        name=name,
        crs=crs,
        west=f"{west:.1f}",
        east=f"{east:.1f}",
        south=f"{south:.1f}",
        north=f"{north:.1f}",
    )
