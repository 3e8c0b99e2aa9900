"""What the maps of a region report show: copies of the layers, in memory.

They are made by the thread that draws them: a layer of the open project must not be touched from another thread than
its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.messages import Refusal
from ..cancel import stop_if_cancelled
from ..layers.area_fields import called_code, coded_fields, label_field, name_field, water_fields, water_mask
from ..layers.frames import features, read_frame
from ..types import BOOLEAN, FIELD_TYPES, INTEGER, LONG, REAL, TEXT
from .checks import absent, check_scores, text_of
from .data import Profiles
from .lead import OF_INDEX
from .names import NamedAreas

RD_NEW = "EPSG:28992"
#: field of the copied areas that holds their region's feature id
REGION_FIELD = "regiolens_regio"
#: where a region has more areas, their names would hide the map
MOST_NAMES = 40
#: width and height of the map in the PDF, in millimetres, and the margin around a region, as a share of its extent
MAP_SIZE, MARGIN = (122.0, 94.0), 0.12
#: fields of the copied areas with the middle of their name, in the layer's CRS, and whether a line leads to it
NAME_X, NAME_Y, LEADER = "naam_x", "naam_y", "naam_lijn"
#: key of areas that lie in no region
ELSEWHERE = "\0"


@dataclass(frozen=True)
class MapLayers:
    """Copies of the layers, in memory.

    Attributes
    ----------
    regions : QgsVectorLayer
        All regions, with the fields of the profile layer.
    outlines : QgsVectorLayer
        The same regions, by the same ids, as coarse as a small map of all of them shows.
    areas : QgsVectorLayer or None
        Areas by class; None where none were given.
    fids : dict of str to int
        Feature id in `regions` of each region, by key.
    counts : DataFrame
        Number of areas by key (rows; "" for all) and class (columns, 0 for no data); of regions where there are no
        areas.
    crs : QgsCoordinateReferenceSystem
        Of the maps, in metres.
    named : dict of str to NamedAreas
        What the map of a region names, by key, where it names anything.
    """

    regions: QgsVectorLayer
    outlines: QgsVectorLayer
    areas: QgsVectorLayer | None
    fids: dict[str, int]
    counts: pd.DataFrame
    crs: QgsCoordinateReferenceSystem
    named: Mapping[str, NamedAreas] = field(default_factory=dict)


def check_areas(source: QgsFeatureSource, layer: str, index: bool) -> None:
    """Refuse areas without polygons or, where there is an index, without their class."""
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise Refusal("'{layer}' has no polygons: give the layer with the areas themselves.", layer=layer)
    if index and source.fields().indexFromName("mdi_klasse") < 0:
        raise Refusal(
            "'{layer}' lacks the field mdi_klasse: give the areas with the output of 'Multiple deprivation index'.",
            layer=layer,
        )


def check_regions(source: QgsFeatureSource, layer: str) -> None:
    """Refuse regions without polygons or without a CRS."""
    if QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise Refusal("'{layer}' has no polygons: give the polygons of 'Region profiles'.", layer=layer)
    if not source.sourceCrs().isValid():
        raise Refusal("'{layer}' has no CRS: set it in the layer's properties.", layer=layer)


def copy_regions(
    source: QgsFeatureSource,
    keys: Mapping[int, str],
    profiles: Profiles,
    feedback: QgsProcessingFeedback,
) -> tuple:
    """The regions in memory, and their feature ids by key."""
    # Without an index the leading value has its fields, which the layout's expressions name.
    names = [] if profiles.lead.is_index else list(OF_INDEX)
    given = {key: values for key, *values in profiles.everything[names].astype(object).itertuples()}
    kept = [place for place, name in enumerate(source.fields().names()) if name not in names]
    instead = [QgsField(name, FIELD_TYPES[kind]) for name, kind in OF_INDEX.items() if name in names]
    layer = memory_layer(source, "regions", [*(source.fields().at(place) for place in kept), *instead])
    made, order = [], []
    for feature in features(source, QgsFeatureRequest()):
        stop_if_cancelled(feedback)
        copied = QgsFeature(layer.fields())
        copied.setGeometry(feature.geometry())
        key = keys[feature.id()]
        own = feature.attributes()
        leading = (None if absent(value) else value for value in given[key])
        copied.setAttributes([*(own[place] for place in kept), *leading])
        made.append(copied)
        order.append(key)
    _, added = layer.dataProvider().addFeatures(made)
    layer.updateExtents()
    return layer, {key: feature.id() for key, feature in zip(order, added)}


def copy_areas(
    source: QgsFeatureSource,
    profiles: Profiles,
    fids: Mapping[str, int],
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
) -> tuple:
    """The areas in memory with name, class and region, the frame of class and key of each, and what each region's map
    names; `crs` is the maps'."""
    frame = area_frame(source, profiles, feedback)
    names = name_field(source)
    fields = [QgsField("naam", TEXT), QgsField("mdi_klasse", INTEGER), QgsField(REGION_FIELD, LONG)]
    fields += [QgsField(NAME_X, REAL), QgsField(NAME_Y, REAL), QgsField(LEADER, BOOLEAN)]
    layer = memory_layer(source, "areas", fields)
    wanted = QgsFeatureRequest().setSubsetOfAttributes([source.fields().lookupField(names)] if names else [])
    rows = {fid: (row.klasse, row.key) for fid, row in zip(frame.index, frame.itertuples())}
    members = frame["key"].value_counts()
    crowded = set(members.index[members > MOST_NAMES])
    made: list[QgsFeature] = []
    named: dict[str, list[QgsFeature]] = {}
    for number, feature in enumerate(features(source, wanted)):
        if number % 500 == 0:
            stop_if_cancelled(feedback)
        if feature.id() not in rows:
            continue
        klasse, key = rows[feature.id()]
        copied = QgsFeature(layer.fields())
        copied.setGeometry(feature.geometry())
        name = str(feature[names]) if names and key not in crowded else ""
        copied.setAttributes([name, klasse or None, fids.get(key), None, None, None])
        if name and key in fids:
            named.setdefault(key, []).append(copied)
        made.append(copied)
    placed = _place_names(named, QgsCoordinateTransform(layer.crs(), crs, QgsCoordinateTransformContext()))
    layer.dataProvider().addFeatures(made)
    layer.updateExtents()
    layer.dataProvider().createSpatialIndex()
    return layer, frame, placed


def _place_names(regions: Mapping[str, Sequence[QgsFeature]], to_map: QgsCoordinateTransform) -> dict[str, NamedAreas]:
    """Give each area the place of its name on paper, and tell what each region's map names."""
    found = {}
    for key, members in regions.items():
        outlines = []
        for feature in members:
            outline = feature.geometry().makeValid()
            outline.transform(to_map)
            outlines.append(outline)
        region = QgsGeometry.unaryUnion(outlines)
        frame = fitted(region.boundingBox(), MAP_SIZE[0] / MAP_SIZE[1], MARGIN)
        areas = [(feature["naam"], outline) for feature, outline in zip(members, outlines)]
        found[key] = NamedAreas(areas, region)
        for feature, name in zip(members, found[key].placed(frame, MAP_SIZE[0])):
            back = QgsCoordinateTransform.TransformDirection.ReverseTransform
            middle = to_map.transform(QgsPointXY(name.x, name.y), back)
            placed = {"naam": name.text, NAME_X: middle.x(), NAME_Y: middle.y(), LEADER: name.outside}
            for column, value in placed.items():
                feature[column] = value
    return found


def fitted(extent: QgsRectangle, ratio: float, margin: float) -> QgsRectangle:
    """An extent with a margin, widened to a ratio of width to height."""
    wide, high = extent.width() * (1 + 2 * margin), extent.height() * (1 + 2 * margin)
    wide, high = max(wide, high * ratio, 1.0), max(high, wide / ratio, 1.0)
    middle = extent.center()
    return QgsRectangle(middle.x() - wide / 2, middle.y() - high / 2, middle.x() + wide / 2, middle.y() + high / 2)


def area_frame(source: QgsFeatureSource, profiles: Profiles, feedback: QgsProcessingFeedback) -> pd.DataFrame:
    """Class (0 for no data) and region of each area, water left out; indexed by feature id."""
    marks = water_fields(source)
    own = "regio_code" if source.fields().indexFromName("regio_code") >= 0 else ""
    # regio_code tells the areas of one region not apart, though it may be the only field with codes.
    coded = [name for name in (*coded_fields(source), called_code(source)) if name and name != own]
    field = "mdi_klasse" if profiles.lead.is_index else profiles.lead.name
    has = source.fields().indexFromName(field) >= 0
    wanted = [*([field] if has else []), profiles.lead.name, *marks, *coded, *([own] if own else [])]
    there = set(source.fields().names())
    raw = read_frame(source, [name for name in dict.fromkeys(wanted) if name in there], feedback)
    code = label_field(source, raw[[*dict.fromkeys([*marks, *coded])]])
    classes = pd.to_numeric(raw[field], errors="coerce") if has else pd.Series(np.nan, index=raw.index)
    if not profiles.lead.is_index:
        if code and not has:
            own_rows = profiles.areas.drop_duplicates("code").set_index("code")[field]
            classes = raw[code].map(text_of).str.strip().map(own_rows)
        classes = profiles.lead.classes(classes)
    classes = classes.where(classes.isin(range(1, len(profiles.model.labels) + 1))).fillna(0).astype("int64")
    key = pd.Series("", index=raw.index, dtype=object)
    if code:
        members = profiles.table[profiles.table["niveau"] == "gebied"].drop_duplicates("gebied_code")
        by_code = dict(zip(members["gebied_code"].map(text_of), members["key"]))
        key = raw[code].map(text_of).str.strip().map(by_code).fillna("")
    if own:
        key = key.where(key != "", raw[own].map(text_of))
    land = ~water_mask(raw, marks)
    lead = profiles.lead.name
    if code and lead in raw:
        codes = raw.loc[land, code].map(text_of).str.strip()
        scores = pd.to_numeric(raw.loc[land, lead], errors="coerce")
        check_scores(codes, scores, source.sourceName(), profiles.areas, lead)
    return pd.DataFrame({"klasse": classes, "key": key})[land]


def make_layers(
    source: QgsFeatureSource,
    areas: QgsFeatureSource | None,
    profiles: Profiles,
    feedback: QgsProcessingFeedback,
) -> MapLayers:
    """Copy what the maps show."""
    keys = dict(zip(profiles.everything["fid"], profiles.everything.index))
    regions, fids = copy_regions(source, keys, profiles, feedback)
    crs = source.sourceCrs()
    crs = QgsCoordinateReferenceSystem(RD_NEW) if crs.isGeographic() else crs
    if areas is None:
        classes = profiles.everything["mdi_klasse"].astype("Float64").fillna(0).astype("int64")
        frame, layer = pd.DataFrame({"klasse": classes.to_numpy(), "key": profiles.everything.index}), None
        named: dict[str, NamedAreas] = {}
    else:
        layer, frame, named = copy_areas(areas, profiles, fids, crs, feedback)
    counts = pd.crosstab(frame["key"].where(frame["key"] != "", ELSEWHERE), frame["klasse"])
    counts.loc[""] = counts.sum()
    counts = counts.reindex(columns=range(len(profiles.model.labels) + 1), fill_value=0)
    return MapLayers(regions, _coarse(regions), layer, fids, counts, crs, named)


def _coarse(regions: QgsVectorLayer) -> QgsVectorLayer:
    """Outlines to a thousandth of their extent: each region has a small map of all of them, over and over."""
    layer = memory_layer(regions, "outlines", [])
    extent, made = regions.extent(), []
    for feature in sorted(regions.getFeatures(), key=QgsFeature.id):  # so that ids come out as they were
        copied, shape = QgsFeature(), feature.geometry()
        coarse = shape.simplify(max(extent.width(), extent.height()) / 1000)
        copied.setGeometry(shape if coarse.isEmpty() else coarse)
        made.append(copied)
    layer.dataProvider().addFeatures(made)
    layer.updateExtents()
    return layer


def memory_layer(source: QgsFeatureSource | QgsVectorLayer, name: str, fields: Sequence[QgsField]) -> QgsVectorLayer:
    """An empty layer of polygons in memory, in the CRS of a source."""
    layer = QgsVectorLayer("MultiPolygon", name, "memory")
    layer.setCrs(source.sourceCrs())
    layer.dataProvider().addAttributes(list(fields))
    layer.updateFields()
    return layer
