"""The table behind a layer, for an index as SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from qgis.core import (
    QgsDataSourceUri,
    QgsFeatureSource,
    QgsProviderRegistry,
    QgsProviderSublayerDetails,
    QgsVectorLayer,
)

from ...core.index.available import check_columns, choose_indicators
from ...core.index.denominators import divisors_of
from ...core.index.model import Model
from ...core.index.scale import Scale
from ...core.index.sql import Source, quoted
from ...core.messages import Refusal
from ..i18n import tr
from ..known_fields import catalogue
from ..layers.area_fields import WATER, water_fields
from ..run import Run
from ..types import BOOLEAN, TEXT
from .asked import compute_index, mapped_fields, stored_scale
from .indicators import check_denominators, resolve_fields


def table_of(layer: QgsVectorLayer | None) -> str:
    """The table of a layer as SQL names it, "" where it is none of a database."""
    if layer is None or layer.providerType() not in ("postgres", "ogr"):
        return ""
    if layer.providerType() == "postgres":
        return QgsDataSourceUri(layer.source()).quotedTablename()
    path = str(QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("path") or "")
    table = _table_in_file(layer)
    return quoted(table.name()) if table is not None and path.lower().endswith((".gpkg", ".sqlite", ".db")) else ""


def table_asked(run: Run) -> str:
    """The table as SQL names it: TABLE, or that of the layer.

    Raises
    ------
    Refusal
        If neither tells it.
    """
    table = run.text("TABLE").strip() or table_of(run.layer("INPUT"))
    if not table:
        raise Refusal(
            "Layer '{layer}' is no table of a database: give the name of the table there as TABLE.",
            layer=run.title("INPUT"),
        )
    return table


def view_asked(run: Run, table: str) -> str:
    """The name of the view: VIEW, or one after the table."""
    if run.text("VIEW").strip():
        return run.text("VIEW").strip()
    return "mdi" if "(" in table else f"{table.replace(chr(34), '')}_mdi"


def fitted(run: Run, source: QgsFeatureSource, model: Model) -> tuple[dict[str, str], Model, Scale]:
    """The fields of the indicators, the model as it is used, and its normalisation."""
    scale, field_map = stored_scale(run), mapped_fields(run, model)
    check_denominators(source, model, field_map)
    found = resolve_fields(source, model, field_map)
    if scale is None:
        _, result = compute_index(run, source, model, field_map, {}, with_indicators=False)
        return found, result.model, result.scale
    return found, in_use(model, found, scale, run.choice("MISSING"), run.title("INPUT")), scale


def _table_in_file(layer: QgsVectorLayer) -> QgsProviderSublayerDetails | None:
    """The table of a file that a layer shows: the first, which seldom is called as the file, where it names none."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    tables = QgsProviderRegistry.instance().querySublayers(str(parts.get("path") or ""))
    return next((table for table in tables if parts.get("layerName") in (None, "", table.name())), None)


def tell_part(run: Run, whole: bool, table: str, view: str) -> None:
    """Warn that a view has the rows that the layer does not show."""
    layer = run.layer("INPUT")
    if not whole or (layer is not None and layer.subsetString()):
        run.feedback.pushWarning(
            tr(
                "View {view} has all rows of table {table}, also those that '{layer}' does not show here; the scores "
                "are relative to the rows that it shows, unless REFERENCE or SCALE_IN is given."
            ).format(view=view, table=table, layer=run.title("INPUT"))
        )


def in_use(model: Model, found: Mapping[str, str], scale: Scale, missing: str, layer: str) -> Model:
    """The model as a table with these fields can serve it, of which no row is looked at.

    Raises
    ------
    Refusal
        If a domain has no field, as where the areas are scored, or none is left.
    """
    there = [leaf.id for leaf in model.leaves() if leaf.id in found]
    frame = pd.DataFrame(columns=there, index=pd.Index([], name=layer))
    used = choose_indicators(frame, model, scale.indicators)
    check_columns(frame, used, missing)
    return used


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
    if layer is not None and table == table_of(layer):
        names = _columns_of(layer, names, found)
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


def _columns_of(layer: QgsVectorLayer, names: Sequence[str], found: Mapping[str, str]) -> list[str]:
    """The fields that are columns of the layer's table: not those that the project joins to it or computes."""
    columns = set(layer.dataProvider().fields().names())
    for indicator, field in found.items():
        if field not in columns:
            raise Refusal(
                "Field '{field}' of '{layer}', which serves '{indicator}', is joined or computed in the project, and "
                "no column of its table: save the layer with it to the database first.",
                field=field,
                layer=layer.name(),
                indicator=indicator,
            )
    return [name for name in names if name in columns]


def _geometry_of(layer: QgsVectorLayer | None) -> str:
    """The column with the outlines, "" where there is none."""
    if layer is None or not layer.isSpatial():
        return ""
    if layer.providerType() == "postgres":
        return QgsDataSourceUri(layer.source()).geometryColumn()
    table = _table_in_file(layer)
    return table.geometryColumnName() if table is not None else ""
