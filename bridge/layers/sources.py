"""From which files and tables layers are read, in every notation and whatever they are made of."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from qgis.core import (
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProject,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl

from ..run import Run
from .geopackage import SqlFault, is_geopackage, tables_behind
from .places import Place, same_file

#: layers upon layers that are looked through for where they read
_DEEPEST = 8
#: as GDAL is told which of its drivers is to open a file, such as in GPKG:areas.gpkg:table
_DRIVER = re.compile(r"^[A-Za-z][\w ]+:")
#: what QGIS calls GDAL's files that lead to others
_VRT = "OGR_VRT"
#: what QGIS takes for a query of its own in place of a filter
_QUERY = re.compile(r"\s*select\s", re.IGNORECASE)


def places_read(run: Run, beside: Collection[Path]) -> Iterator[tuple[str, Place]]:
    """Parameters with the places from which they are read.

    A table that the source of a layer does not name, or that stands behind the one that it names, is looked up only in
    the files `beside`: QGIS counts the rows of all tables for it.
    """
    for definition in run.algorithm.parameterDefinitions():
        name, kind = definition.name(), definition.type()
        if not run.given(name):
            continue
        if kind == "file":
            yield name, Place(Path(run.file(name)).absolute())
        elif kind == "multilayer":
            for layer in run.layers(name):
                yield from ((name, place) for place in layer_places(layer, beside))
        elif kind in ("source", "vector", "extent"):
            yield from ((name, place) for place in layer_places(run.layer(name), beside))


def places_edited(run: Run, beside: Collection[Path]) -> Iterator[tuple[str, Place]]:
    """Layers of the project that are open for editing, with the places where they are."""
    for layer in run.project.mapLayers().values() if run.project is not None else ():
        if isinstance(layer, QgsVectorLayer) and layer.isEditable():
            yield from ((layer.name(), place) for place in layer_places(layer, beside))


def layer_places(layer: QgsMapLayer | None, beside: Collection[Path], depth: int = 0) -> Iterator[Place]:
    """Where a layer is read, and those that it is made of: joined to it, or in the query of a virtual one."""
    if not isinstance(layer, QgsVectorLayer) or depth > _DEEPEST:
        return
    for join in layer.vectorJoins():
        yield from layer_places(join.joinLayer(), beside, depth + 1)
    if layer.providerType() == "virtual":
        for needed in layer.dependencies():  # layers of the project that its query names
            yield from layer_places(QgsProject.instance().mapLayer(needed.layerId()), beside, depth + 1)
        for part in QgsVirtualLayerDefinition.fromUrl(QUrl(layer.source())).sourceLayers():
            if not part.isReferenced():
                yield from layer_places(QgsVectorLayer(part.source(), part.name(), part.provider()), beside, depth + 1)
        return
    if layer.providerType() == "postgres":
        uri = QgsDataSourceUri(layer.source())
        yield Place(table=uri.quotedTablename(), uri=uri.uri(False))
        return
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path, table = str(parts.get("path") or ""), parts.get("layerName") or ""
    if layer.providerType() == "ogr":
        yield from _by_gdal(layer, path, table, beside)
    elif path:
        yield Place(Path(path).absolute(), table)


def _by_gdal(layer: QgsVectorLayer, path: str, table: str, beside: Collection[Path]) -> Iterator[Place]:
    """Where GDAL reads a layer."""
    if layer.storageType() == "PostgreSQL":
        yield _in_postgres(path, table or _only_table(layer))
        return
    if Path(path).is_dir() or layer.storageType() == _VRT:
        files = _files_of(path)
        yield from [Place(file) for file in files if file.stem == table] or map(Place, files)
        return
    file = Path(_without_driver(path)).absolute()
    if any(same_file(file, each) for each in beside):
        query = _QUERY.match(layer.subsetString()) is not None
        table = table or _only_table(layer)
        if is_geopackage(file):
            yield from (Place(file, name) for name in _behind(file, table, layer.subsetString() if query else ""))
    yield Place(file, table)


def _files_of(path: str) -> list[Path]:
    """The files of a folder or of a virtual dataset."""
    from osgeo import gdal

    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    return [Path(file).absolute() for file in (dataset.GetFileList() if dataset else None) or [path]]


def _without_driver(path: str) -> str:
    """The file in the notation in which GDAL is told its driver, as in GPKG:areas.gpkg:table; else the path."""
    named, text = _DRIVER.match(path), path
    if named and not Path(path).exists():
        text = path[named.end() :]
        while text and not Path(text).exists():
            text = text.rpartition(":")[0]
    return text or path


def _behind(file: Path, table: str, query: str) -> set[str]:
    """The tables of a GeoPackage behind a view, or in a query."""
    with contextlib.suppress(SqlFault):
        return tables_behind(file, table, query)
    return set()


def _in_postgres(path: str, table: str) -> Place:
    """The table of PostGIS that GDAL reads."""
    uri = QgsDataSourceUri(path.partition(":")[2].strip('"'))
    schema, _, name = table.rpartition(".")
    uri.setDataSource(schema, name.partition("(")[0], "")
    return Place(table=uri.quotedTablename(), uri=uri.uri(False))


def _only_table(layer: QgsVectorLayer) -> str:
    """The table that a layer shows where its source does not name it."""
    # QGIS joins the parts of a sublayer by this sign: number, name, ...
    names = [part.split("!!::!!")[1] for part in layer.dataProvider().subLayers()]
    number = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("layerId") or 0
    return names[int(number)] if int(number) < len(names) else ""
