"""The table behind a layer, for an index as SQL."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from qgis.core import QgsDataSourceUri, QgsFeatureSource, QgsProviderRegistry, QgsVectorLayer

from ...core.index.available import choose_indicators
from ...core.index.denominators import divisors_of
from ...core.index.model import Model
from ...core.index.scale import Scale
from ...core.index.sql import Source, quoted
from ...core.messages import Refusal
from ..known_fields import catalogue
from ..layers.area_fields import WATER, water_fields
from ..naming import table_name
from ..types import BOOLEAN, TEXT


def table_of(layer: QgsVectorLayer | None) -> str:
    """The table of a layer as SQL names it, "" where it is none of a database."""
    if layer is None or layer.providerType() not in ("postgres", "ogr"):
        return ""
    if layer.providerType() == "postgres":
        return QgsDataSourceUri(layer.source()).quotedTablename()
    path = str(QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path") or "")
    return quoted(table_name(layer)) if path.lower().endswith((".gpkg", ".sqlite", ".db")) else ""


def in_use(model: Model, found: Mapping[str, str], scale: Scale) -> Model:
    """The model as a table with these fields can serve it, of which no row is looked at.

    Raises
    ------
    Refusal
        If no domain is left.
    """
    there = [leaf.id for leaf in model.leaves() if leaf.id in found]
    return choose_indicators(pd.DataFrame(columns=there), model, scale.indicators)


def source_of(
    source: QgsFeatureSource, layer: QgsVectorLayer | None, model: Model, found: Mapping[str, str], table: str
) -> Source:
    """A table with the columns that serve the indicators.

    Parameters
    ----------
    found : mapping
        What `resolve_fields` gives.
    table : str
        As SQL names it.

    Raises
    ------
    Refusal
        If a column holds text, which a database does not compute with.
    """
    fields, names = source.fields(), source.fields().names()
    for indicator, field in found.items():
        if fields.at(fields.lookupField(field)).type() == TEXT:
            raise Refusal(
                "Field '{field}' of '{layer}', which serves '{indicator}', holds text, with which a database does not "
                "compute: make it a column of numbers, as 'Read a CBS file' does.",
                field=field,
                layer=source.sourceName(),
                indicator=indicator,
            )
    leaves = {leaf.id for leaf in model.leaves()}
    geometry = _geometry_of(layer)
    return Source(
        table=table,
        columns=[*names, *([geometry] if geometry and geometry not in names else [])],
        fields={indicator: field for indicator, field in found.items() if indicator in leaves},
        counts=divisors_of(model, found),
        limits={field: catalogue().limits(field) for field in found.values()},
        water=water_fields(source),
        marks=WATER,
        booleans={field.name() for field in fields if field.type() == BOOLEAN},
    )


def _geometry_of(layer: QgsVectorLayer | None) -> str:
    """The column with the outlines, "" where there is none."""
    if layer is None or not layer.isSpatial():
        return ""
    if layer.providerType() == "postgres":
        return QgsDataSourceUri(layer.source()).geometryColumn()
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    tables = QgsProviderRegistry.instance().querySublayers(str(parts.get("path") or ""))
    name = parts.get("layerName")
    return next((table.geometryColumnName() for table in tables if name in (None, "", table.name())), "")
