"""Where layers are: a file, a table of a GeoPackage, a table of PostGIS, in every notation in which it is given."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl

from ..run import Run

#: QGIS's own rule for a destination that names its provider; a drive has one letter
_PROVIDER = re.compile(r"^(.{3,}?):(.*)$", re.DOTALL)
_TABLE = re.compile(r"^(.*)\|layername=([^|]*)(?:\|.*)?$", re.IGNORECASE | re.DOTALL)
#: files that are one layer together
_FAMILIES = ({".shp", ".dbf", ".shx"}, {".tab", ".dat", ".map", ".id"}, {".mif", ".mid"})
#: layers upon layers that are looked through for where they read
_DEEPEST = 8


@dataclass(frozen=True)
class Place:
    """Where a layer is read or written.

    Attributes
    ----------
    file : Path or None
    table : str
        Of the file; "" for a file of its own. With `uri`, the table as it was written.
    uri : str
        Of a table in PostGIS.
    geometry : str
        Name of the geometry column, where the destination gives it.
    """

    file: Path | None = None
    table: str = ""
    uri: str = ""
    geometry: str = ""

    def __str__(self) -> str:
        if self.file is None:
            return self.table
        return f"{self.file}, {self.table}" if self.table else str(self.file)


def place_of(run: Run, name: str) -> Place | None:
    """Where a destination writes, None for memory, a temporary layer, or what only QGIS knows."""
    text = destination_text(run.parameters.get(name), run)
    if run.algorithm.parameterDefinition(name).type() != "sink":
        return Place(Path(text).absolute()) if text not in ("", QgsProcessing.TEMPORARY_OUTPUT) else None
    if text in ("", QgsProcessing.TEMPORARY_OUTPUT) or text.lower().startswith("memory:"):
        return None
    named = _PROVIDER.match(text)
    if named and named[1].lower() in ("postgis", "postgres"):
        uri = QgsDataSourceUri(named[2].removeprefix("//"))
        return Place(table=uri.quotedTablename(), uri=uri.uri(False), geometry=uri.geometryColumn())
    if named and named[1].lower() == "ogr":
        uri = QgsDataSourceUri(named[2])
        return Place(Path(uri.database()).absolute(), uri.table(), geometry=uri.geometryColumn())
    table = _TABLE.match(text)
    if table:
        return Place(Path(table[1]).absolute(), table[2])
    return None if named else Place(_with_suffix(text).absolute())


def destination_text(value: object, run: Run) -> str:
    """The text of a destination, "" where none is given."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value = value.valueAsString(run.context.expressionContext(), "")[0]
    return value if isinstance(value, str) else ""


def is_temporary(place: Place) -> bool:
    """Whether a file lies in QGIS's folder of temporary ones, where none is older than the run."""
    return place.file is not None and Path(QgsProcessingUtils.tempFolder()) in place.file.parents


def _with_suffix(text: str) -> Path:
    """The file that QGIS makes: it adds an ending where it does not know the one that is given.

    A folder stays one, and is refused: QGIS would write a file of its name beside it.
    """
    with contextlib.suppress(OSError):  # a name that is too long
        if Path(text).is_dir():
            return Path(text)
    driver = QgsVectorFileWriter.driverForExtension(Path(text).suffix.lstrip(".")) or "GPKG"
    known, metadata = _driver_metadata(driver)
    endings = [f".{ending}" for ending in metadata.ext.split()] if known else []
    if not endings or text.lower().endswith(tuple(endings)):
        return Path(text)
    return Path(text + endings[0])


def _driver_metadata(driver: str) -> tuple[bool, QgsVectorFileWriter.MetaData]:
    metadata = QgsVectorFileWriter.MetaData()
    return QgsVectorFileWriter.driverMetadata(driver, metadata), metadata


def places_read(run: Run, beside: Collection[Path]) -> Iterator[tuple[str, Place]]:
    """Parameters with the places from which they are read.

    A table that the source of a layer does not name is looked up only in the files `beside`: QGIS counts the rows of
    all tables for it.
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
        elif kind in ("source", "vector"):
            yield from ((name, place) for place in layer_places(run.layer(name), beside))


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
    if parts.get("path"):
        file, table = Path(str(parts["path"])).absolute(), parts.get("layerName") or ""
        if not table and any(same_file(file, each) for each in beside):
            table = _only_table(layer)
        yield Place(file, table)


def _only_table(layer: QgsVectorLayer) -> str:
    """The table that a layer shows where its source does not name it."""
    if layer.providerType() != "ogr":
        return ""
    # QGIS joins the parts of a sublayer by this sign: number, name, ...
    names = [part.split("!!::!!")[1] for part in layer.dataProvider().subLayers()]
    number = QgsProviderRegistry.instance().decodeUri("ogr", layer.source()).get("layerId") or 0
    return names[int(number)] if int(number) < len(names) else ""


def is_same(one: Place, other: Place) -> bool:
    """Whether what is written at one place replaces what is at the other: a file replaces all of its tables."""
    if one.uri or other.uri:
        from .postgis import same_table

        return bool(one.uri and other.uri) and same_table(one.uri, other.uri)
    if one.file is None or other.file is None or not same_file(one.file, other.file):
        return False
    return not (one.table and other.table) or one.table.casefold() == other.table.casefold()


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, or to files that are one layer together."""
    try:
        if one.samefile(other):
            return True
    except OSError:
        if one.resolve() == other.resolve():
            return True
    family = next((each for each in _FAMILIES if one.suffix.lower() in each), set())
    return other.suffix.lower() in family and one.resolve().with_suffix("") == other.resolve().with_suffix("")
