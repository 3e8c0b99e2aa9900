"""The regions of an atlas, and the layer that its maps show: areas with their classes, region and outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsRectangle,
    QgsVectorLayer,
)

from ...core.messages import Refusal, listing
from ..aggregation.region_map import OUTLINE, REGION_FIELD, REGIONS, regions_on_map
from ..cancel import stop_if_cancelled
from ..i18n import tr
from ..layers.area_fields import coded_fields, levels_of, name_field, one_level, own_code
from ..layers.frames import features, read_frame
from ..layers.new_fields import NewField, or_null
from ..report.data import choose
from ..report.layers import RD_NEW, memory_layer
from ..run import Run
from ..types import INTEGER, TEXT
from .indicators import Indicator

#: fields of the areas with the region on whose map they are, and with their name
REGION, NAME = "regio_op_kaart", "naam_op_kaart"


@dataclass(frozen=True)
class Region:
    """A region of the atlas.

    Attributes
    ----------
    name : str
    ids : Index
        Feature ids of its areas.
    extent : QgsRectangle
        In the CRS of the maps.
    """

    name: str
    ids: pd.Index
    extent: QgsRectangle


@dataclass(frozen=True)
class Places:
    """The regions of an atlas and what the areas hold for its maps.

    Attributes
    ----------
    regions : list of Region
    level : str
        Of the areas, "" where it cannot be told.
    fields : list of NewField
        Region and outline of each area.
    crs : QgsCoordinateReferenceSystem
        Of the maps, in metres.
    extent : QgsRectangle
        Of all areas.
    """

    regions: list[Region]
    level: str
    fields: list[NewField]
    crs: QgsCoordinateReferenceSystem
    extent: QgsRectangle


def check_given(run: Run) -> None:
    """Refuse a run without regions, or of areas without a CRS.

    Raises
    ------
    Refusal
    """
    if not run.source("INPUT").sourceCrs().isValid():
        raise Refusal("'{layer}' has no CRS: set it in the layer's properties.", layer=run.title("INPUT"))
    if not run.given(REGION_FIELD) and not run.given(REGIONS):
        raise Refusal("An atlas needs regions: give a field of the areas as REGION_FIELD, or polygons as REGIONS.")


def read_places(run: Run, source: QgsFeatureSource, ids: pd.Index, wanted: str) -> Places:
    """The regions that are wanted, in the order of the alphabet.

    Parameters
    ----------
    wanted : str
        See `report.data.choose`.

    Raises
    ------
    Refusal
        If there is no such region, or no region has an outline.
    """
    found = regions_on_map(run, source, ids)
    names = sorted({name for name in found.names if name}, key=str.casefold)
    title = run.title("INPUT") if run.given(REGION_FIELD) else found.title
    table = choose(pd.DataFrame({"regio_naam": names}, index=names), wanted, title)
    shown = np.isin(found.names, table.index)
    crs = crs_of_maps(source.sourceCrs())
    boxes, whole = _boxes(run, source, pd.Series(np.where(shown, found.names, ""), index=ids))
    lost = [name for name in table.index if boxes[name].isNull()]
    if len(lost) == len(table):
        raise Refusal(
            "No area of region {regions} has an outline: run Fix geometries on '{layer}' first.",
            regions=listing(lost),
            layer=run.title("INPUT"),
        )
    if lost:
        run.feedback.pushWarning(
            tr("None of their areas has an outline, so these regions have no map: {regions}").format(
                regions=listing(lost)
            )
        )
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, run.context.transformContext())
    try:
        extents = {name: transform.transformBoundingBox(boxes[name]) for name in table.index if name not in lost}
        whole = transform.transformBoundingBox(whole)
    except QgsCsException as error:
        raise Refusal(
            "The areas of '{layer}' do not lie where its CRS can be drawn in {crs}: set its true CRS in the layer's "
            "properties.",
            layer=run.title("INPUT"),
            crs=crs.authid(),
        ) from error
    regions = [Region(name, ids[found.names == name], extent) for name, extent in extents.items()]
    level, outlines = _level(run, source), np.where(shown, found.outlines, None)
    new = [
        NewField.of(REGION, TEXT, np.where(shown, found.names, None), tr("region on whose map the area is")),
        NewField.of(NAME, TEXT, _names(run, source, ids, level), tr("name of the area, for the map")),
        NewField.of(OUTLINE, TEXT, outlines, tr("outline of the region, for the map")),
    ]
    return Places(regions, level, new, crs, whole)


def crs_of_maps(crs: QgsCoordinateReferenceSystem) -> QgsCoordinateReferenceSystem:
    """The layer's CRS where a metre in it is about a metre, else RD: not for degrees, nor for Mercator, in which the
    Netherlands are drawn 1.6 times too large and a scale bar would lie."""
    lies = crs.isGeographic() or crs.projectionAcronym() == "merc"
    return QgsCoordinateReferenceSystem(RD_NEW) if lies else crs


def _level(run: Run, source: QgsFeatureSource) -> str:
    """The level of the areas."""
    frame = read_frame(source, coded_fields(source), run.feedback)
    return one_level(levels_of(frame, own_code(source, frame)))


def _names(run: Run, source: QgsFeatureSource, ids: pd.Index, level: str) -> np.ndarray:
    """What the areas are called, None where it cannot be told."""
    field = name_field(source, level)
    if not field:
        return np.full(len(ids), None, dtype=object)
    values = read_frame(source, [field], run.feedback)[field].reindex(ids).astype(object)
    return values.where(values.notna(), None).to_numpy(dtype=object)


def _boxes(run: Run, source: QgsFeatureSource, names: pd.Series) -> tuple[dict[str, QgsRectangle], QgsRectangle]:
    """The extent of each region's areas, and of all areas, in the layer's CRS."""
    boxes: dict[str, QgsRectangle] = {name: QgsRectangle() for name in set(names)}
    whole, of = QgsRectangle(), names.to_dict()
    for position, feature in enumerate(features(source, QgsFeatureRequest().setNoAttributes())):
        if position % 500 == 0:
            stop_if_cancelled(run.feedback)
        if feature.id() in of and not feature.geometry().isEmpty():
            box = feature.geometry().boundingBox()
            boxes[of[feature.id()]].combineExtentWith(box)
            whole.combineExtentWith(box)
    return boxes, whole


def class_field(indicator: Indicator) -> str:
    """The field that holds the classes of an indicator."""
    return "klasse_" + re.sub(r"\W+", "_", indicator.name).strip("_")[:50]


def class_fields(indicators: Sequence[Indicator], ids: pd.Index) -> list[NewField]:
    """The classes of all areas."""
    return [
        NewField.of(
            class_field(one),
            INTEGER,
            or_null(one.classes.reindex(ids, fill_value=0).to_numpy()),
            tr("class: {title}").format(title=one.title),
        )
        for one in indicators
    ]


def map_layer(run: Run, source: QgsFeatureSource, ids: pd.Index, fields: Sequence[NewField]) -> QgsVectorLayer:
    """The areas in memory with what the maps show of them, for the thread that draws them."""
    layer = memory_layer(source, "atlas", [field.definition for field in fields])
    rows = dict(zip(ids.tolist(), zip(*(field.column() for field in fields))))
    made = []
    for position, feature in enumerate(features(source, QgsFeatureRequest().setNoAttributes())):
        if position % 500 == 0:
            stop_if_cancelled(run.feedback)
        if feature.id() in rows:
            copied = QgsFeature(layer.fields())
            copied.setGeometry(feature.geometry())
            copied.setAttributes(list(rows[feature.id()]))
            made.append(copied)
    layer.dataProvider().addFeatures(made)
    layer.updateExtents()
    layer.dataProvider().createSpatialIndex()
    return layer
