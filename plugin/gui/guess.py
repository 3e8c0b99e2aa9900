"""Sensible choices for the layers of a project, and for the sample; a look at names of fields and few values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qgis.core import (
    QgsExpression,
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsFields,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.gui import QgisInterface

from ...bridge.i18n import tr
from ...bridge.paths import RESOURCES, shipped_models
from ...core.messages import Refusal
from ...core.years import one_year
from .choices import Choices
from .model_file import joined_fields

if TYPE_CHECKING:
    from ...core.index.model import Indicator, Model

#: features that are looked at, and layers at most
FEATURES, LAYERS = 100, 40
#: rows of a table that are searched for those of a level
MOST_ROWS = 100_000
#: rows of a table whose codes are all read, to tell its year
FEW_ROWS = 1000
SAMPLE = RESOURCES / "sample" / "sample.gpkg"


@dataclass(frozen=True)
class Seen:
    """A layer at a glance.

    Attributes
    ----------
    code : str
        Its field with CBS codes, "" where none was seen.
    level : str
        Their level.
    """

    layer: QgsVectorLayer
    code: str
    level: str
    fields: list[str] = field(default_factory=list)

    @property
    def is_polygons(self) -> bool:
        return self.layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry


def look(layer: QgsVectorLayer) -> Seen:
    """The code field of a layer by its first features."""
    from ...bridge.layers.frames import read_frame
    from ...core.code_field import code_field
    from ...core.codes import read_codes

    names = layer.fields().names()
    frame = read_frame(_Beginning(layer), names)
    try:
        code = code_field(frame) if len(frame) else ""
        level = read_codes(frame[code], code, fallback="gemeente").level if code else ""
    except Refusal:
        code, level = "", ""
    return Seen(layer, code, level, names)


class _Beginning:
    """The first features of a layer."""

    def __init__(self, layer: QgsVectorLayer, count: int = FEATURES) -> None:
        self._layer, self._count = layer, count

    def fields(self) -> QgsFields:
        return self._layer.fields()

    def sourceName(self) -> str:
        return self._layer.name()

    def getFeatures(self, wanted: QgsFeatureRequest) -> QgsFeatureIterator:
        return self._layer.getFeatures(wanted.setLimit(self._count))


def told_year(layer: QgsVectorLayer) -> str:
    """The year that a layer tells: by its metadata, else by its name."""
    from ...bridge.provenance.keywords import year_in

    return year_in(layer.metadata()) or one_year(layer.name())


def year_of(layer: QgsVectorLayer) -> str:
    """The year of a layer: the one that it tells, else that of a field, else the one whose gemeenten it has; "" where
    none is certain."""
    from ...bridge.change.years import years_of
    from ...bridge.layers.coded import read_side
    from ...bridge.regions.years import told_years

    told = told_year(layer)
    if told:
        return told
    try:
        side = read_side(_Beginning(layer), layer.name(), "", None, needed=False)
        years = told_years(side)
        if not years and 0 < layer.featureCount() < FEW_ROWS:
            found = years_of(read_side(_Beginning(layer, FEW_ROWS), layer.name(), side.code, None, needed=False).codes)
            years = sorted({found.first, found.last}) if found is not None else []
    except Refusal:
        years = []
    return str(years[0]) if len(years) == 1 else ""


def served(fields: list[str], model: Model) -> float:
    """The share of a model's domains of which at least half of the indicators have a field."""
    here = {name.lower() for name in fields}
    whole = 0
    for domain in model.domains:
        found = [_has_fields(leaf, here) for leaf in domain.leaves()]
        one_does = domain.use == "first available" or domain.optional
        enough = any(found) if one_does else sum(found) * 2 >= len(found) > 0
        whole += bool(enough)
    return whole / len(model.domains)


def _has_fields(leaf: Indicator, here: set[str]) -> bool:
    """Whether an indicator, and what it is divided by, has one of its fields among these."""
    names = [(*leaf.fields, *(leaf.ratio.count if leaf.ratio else ()))]
    names += [leaf.denominator.fields] if leaf.denominator is not None else []
    return all(any(name.lower() in here for name in each) for each in names)


def best_model(fields: list[str]) -> tuple[str, float]:
    """The shipped model most of whose domains can be served, and the share of them that can be."""
    from ...bridge.index.indicators import load_model

    # With equal shares the published ones come before those that were derived for want of them.
    order = ("pon2023_domains", "pon2023", "cbs_kern", "cbs_buurt")
    names = sorted(shipped_models(), key=lambda name: (order.index(name) if name in order else len(order), name))
    shares = {name: served(fields, load_model(name)) for name in names}
    best = max(shares, key=lambda name: shares[name])
    return best, shares[best]


def weight_in(fields: list[str]) -> str:
    """The field with inhabitants, by the catalogue of indicators."""
    from ...bridge.known_fields import catalogue

    return catalogue().field_of("inwoners", fields)


def guess(project: QgsProject, iface: QgisInterface | None = None) -> Choices:
    """Choices for the layers that are there: the active layer comes first.

    Parameters
    ----------
    project : QgsProject
    iface : QgisInterface, optional
    """
    from ...bridge.live.layer import LIVE_PROPERTY

    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer) and layer.isValid()]
    layers = [layer for layer in layers if not layer.customProperty(LIVE_PROPERTY)]
    active = iface.activeLayer() if iface is not None else None
    layers.sort(key=lambda layer: (layer is not active, layer.name()))
    seen = [look(layer) for layer in layers[:LAYERS]]
    coded = [one for one in seen if one.is_polygons and one.code]
    areas = next(iter(coded), next((one for one in seen if one.is_polygons), None))
    choices = Choices()
    if areas is None:
        return choices
    choices.areas, choices.area_code = areas.layer.id(), areas.code
    model, share = best_model(areas.fields)
    fields, table = areas.fields, None
    for other in seen:
        if other is areas or not other.code or not _may_hold(other, areas):
            continue
        name, with_it = best_model([*areas.fields, *other.fields])
        if with_it > share:
            model, share, table = name, with_it, other
            fields = [*areas.fields, *other.fields]
    if table is not None:
        choices.table, choices.table_code = table.layer.id(), table.code
    if share > 0:
        choices.model = model
    choices.weight_field = weight_in(fields)
    choices.year = (told_year(table.layer) if table else "") or told_year(areas.layer)
    return choices


def follow_fields(choices: Choices, guessed: Choices) -> None:
    """Another table: model and inhabitants are guessed anew where they are still those that were guessed."""
    names = joined_fields(choices).names()
    by_hand = choices.model_file or choices.weights or choices.changes or choices.field_map or choices.without_index
    if names and choices.model == guessed.model and not by_hand:
        model, share = best_model(names)
        choices.model = guessed.model = model if share > 0 else choices.model
    if names and choices.weight_field == guessed.weight_field:
        choices.weight_field = guessed.weight_field = weight_in(names)


def _may_hold(table: Seen, areas: Seen) -> bool:
    """Whether a table holds rows of the level of the areas."""
    from ...core.codes import LEVELS

    if table.level == areas.level or not areas.level or not table.level:
        return True
    # The first rows of a KWB table are gemeenten; wijken and buurten stand below.
    if table.is_polygons or not 0 < table.layer.featureCount() < MOST_ROWS:
        return False
    field = QgsExpression.quotedColumnRef(table.code)
    wanted = QgsFeatureRequest().setFilterExpression(f"{field} ILIKE '%{LEVELS[areas.level][0]}%'")
    wanted.setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes([table.code], table.layer.fields())
    return next(iter(table.layer.getFeatures(wanted.setLimit(1))), None) is not None


def load_sample(project: QgsProject) -> Choices:
    """Put the sample into the project, once, and choose it."""
    areas = _sample_layer(project, "gemeenten_2023", tr("Gemeenten 2023 (sample)"), 0)
    table = _sample_layer(project, "mdi_2023", tr("Domain scores 2023 of 50 gemeenten (sample)"), 1)
    return Choices(
        areas=areas.id(),
        area_code="statcode",
        table=table.id(),
        table_code="statcode",
        model="pon2023_domains",
        year="2023",
        region_set="COROP",
    )


def _sample_layer(project: QgsProject, name: str, title: str, place: int) -> QgsVectorLayer:
    """A layer of the sample, as it is in the project or newly added to it."""
    source = f"{SAMPLE.as_posix()}|layername={name}"
    for layer in project.mapLayers().values():
        if layer.source() == source and layer.isValid():
            return layer
    layer = QgsVectorLayer(source, title, "ogr")
    project.addMapLayer(layer, False)
    project.layerTreeRoot().insertLayer(place, layer)
    return layer
