"""Where layers are: a file, a table of a GeoPackage, a table of PostGIS, in every notation in which it is given."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorFileWriter,
)

from ...core.messages import Refusal
from ..run import Run

#: QGIS's own rule for a destination that names its provider; a drive has one letter
_PROVIDER = re.compile(r"^(.{3,}?):(.*)$", re.DOTALL)
_TABLE = re.compile(r"^(.*)\|layername=([^|]*)(?:\|.*)?$", re.IGNORECASE | re.DOTALL)
#: files that are one layer together
_FAMILIES = ({".shp", ".dbf", ".shx"}, {".tab", ".dat", ".map", ".id"}, {".mif", ".mid"})


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

    @property
    def in_postgis(self) -> str:
        """The bare name of a table in PostGIS, "" of anything else."""
        return QgsDataSourceUri(self.uri).table() if self.uri else ""


def place_of(run: Run, name: str) -> Place | None:
    """Where a destination writes, None for memory or a temporary layer.

    Raises
    ------
    Refusal
        If it names a provider with whose tables nothing is done here.
    """
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
        uri = QgsDataSourceUri(named[2].removeprefix("//"))
        if uri.database():
            return Place(Path(uri.database()).absolute(), uri.table(), geometry=uri.geometryColumn())
        text = named[2].removeprefix("//")
        named = _PROVIDER.match(text)
    table = _TABLE.match(text)
    if table:
        return Place(Path(table[1]).absolute(), table[2])
    file = _with_suffix(text).absolute()
    named = named or _PROVIDER.match(str(file))  # a folder may have a colon too
    if named:
        raise _no_provider(name, text, named[1])
    return Place(file)


def _no_provider(name: str, text: str, provider: str) -> Refusal:
    details = {"parameter": name, "text": text, "provider": provider}
    if provider.lower() in QgsProviderRegistry.instance().providerList():
        return Refusal(
            "{parameter} is '{text}', and a table of {provider} could not be replaced whole or not at all: choose a "
            "file, or a table of a GeoPackage or of PostGIS.",
            **details,
        )
    return Refusal(
        "{parameter} is '{text}', of which QGIS takes '{provider}' for the name of a provider: choose a file whose "
        "name has no colon.",
        **details,
    )


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
