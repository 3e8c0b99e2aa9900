"""Files of statistical offices as sheets of cells or as layers, whatever their name ends in.

Text is read here, workbooks and GeoPackages by QGIS with its own GDAL, which needs no further Python package.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsProcessingFeedback, QgsVectorLayer, QgsWkbTypes

from ...core.codes import NARROW
from ...core.files.layout import Layout, lay_out
from ...core.files.text import read_text
from ...core.messages import Message, Refusal, listing
from ...core.values import is_text
from ..cancel import stop_if_cancelled
from ..layers.frames import read_frame
from ..layers.geopackage import OWN_TABLES
from ..types import ROW_NUMBERS
from .archive import unzipped
from .opened import ODS, XLS, XLSX, Choices, Opened, cell_text, layer_names, level_of_name, wanted_layer
from .workbook import read_workbook

TEXT_FILE, GPKG, SHP, ZIP = "text", ".gpkg", ".shp", ".zip"
WORKBOOKS = (XLSX, XLS, ODS)
#: how files begin that hold map layers and are none of the above: FlatGeobuf, Parquet, Arrow, MapInfo, GML, KML, GPX
_OTHER_LAYER = re.compile(
    rb"fgb\x03|par1|arrow1|!table|version\s+\d+\s+charset|<.*(?:<kml|<gpx|opengis\.net/(?:kml|gml|wfs))", re.DOTALL
)
_JSON = re.compile(rb"[\[{]\s*[\"\[{\]}]")
_GEOJSON = re.compile(rb'"type"\s*:\s*"(?:feature|topology)|"(?:features|geometry)"\s*:', re.IGNORECASE)


@contextmanager
def opened(path: str, choices: Choices, feedback: QgsProcessingFeedback) -> Iterator[Opened]:
    """Read a file; what was unpacked on the way is there until the end.

    Raises
    ------
    Refusal
        If the file is absent, locked, empty, no table, or holds several that serve alike.
    """
    file = Path(path)
    folder = Path(tempfile.mkdtemp(prefix="regiolens_"))
    try:
        digest, form, notes, inner = _digest(file), form_of(file), [], file
        if form == ZIP:
            inner, notes = unzipped(file, choices, folder)
            form = form_of(inner)
        yield _read(inner, form, digest, notes, choices, folder, feedback)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _digest(file: Path) -> str:
    """The sha256 of a file, which also tells whether it can be read at all.

    Raises
    ------
    Refusal
        If it is not there, or cannot be read.
    """
    digest = hashlib.sha256()
    try:
        if file.is_dir():
            raise Refusal(
                "'{path}' is a folder: choose a file in it; a file geodatabase is opened with Layer > Add Layer > Add "
                "Vector Layer.",
                path=str(file),
            )
        if not file.is_file():
            raise Refusal("There is no file '{path}': choose one that exists.", path=str(file))
        with file.open("rb") as stream:
            while part := stream.read(1024**2):
                digest.update(part)
    except OSError as error:
        raise Refusal(
            "'{path}' cannot be read ({fault}): close it where it is open in another program, such as Excel.",
            path=str(file),
            fault=error.strerror or str(error),
        ) from error
    return digest.hexdigest()


def form_of(file: Path) -> str:
    """What a file is by its first bytes, as its name is often wrong.

    Raises
    ------
    Refusal
        If it is nothing that holds a table.
    """
    with file.open("rb") as stream:
        data = stream.read(1000)
    if not data:
        raise Refusal("'{file}' is empty.", file=file.name)
    if data.startswith(b"SQLite format 3\x00"):
        return GPKG
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in file.read_bytes():
            raise Refusal("'{file}' is locked with a password: save it without one.", file=file.name)
        return XLS
    if data.startswith(b"PK"):
        return _zip_form(file)
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise Refusal(
            "'{file}' is a web page, perhaps a message of the site in place of the file: download it anew.",
            file=file.name,
        )
    if _OTHER_LAYER.match(start):
        raise Refusal(
            "'{file}' is a map layer of a form that QGIS opens by itself: add it with Layer > Add Layer > Add Vector "
            "Layer, and give that layer to the algorithm that is to use it.",
            file=file.name,
        )
    if start.startswith((b"%pdf", b"<", b"{\\rtf")):
        raise Refusal(
            "'{file}' is not a table: choose a csv, txt, xls, xlsx, ods, gpkg, shp or zip file.", file=file.name
        )
    if _JSON.match(start):
        _refuse_json(file.name, _GEOJSON.search(data) is not None)
    if data.startswith(b"\x00\x00\x27\x0a") or file.suffix.lower() == ".dbf":
        return SHP
    return TEXT_FILE


def _refuse_json(file: str, geo: bool) -> None:
    """Say how a file of JSON is used; as text it would come out as nonsense."""
    if geo:
        raise Refusal(
            "'{file}' is a GeoJSON, which QGIS opens by itself: add it with Layer > Add Layer > Add Vector Layer, and "
            "give that layer to the algorithm that is to use it.",
            file=file,
        )
    raise Refusal(
        "'{file}' is JSON, not a table: fetch a table of StatLine with regiolens:fetchstatline, or download it as csv.",
        file=file,
    )


def _zip_form(file: Path) -> str:
    """Workbooks are zip files too."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise Refusal("'{file}' is damaged: download it anew.", file=file.name) from error
    if "xl/workbook.bin" in names:
        raise Refusal("'{file}' is a binary workbook (xlsb): save it as xlsx.", file=file.name)
    if "xl/workbook.xml" in names:
        return XLSX
    return ODS if "content.xml" in names else ZIP


def _read(
    file: Path,
    form: str,
    digest: str,
    notes: list[Message],
    choices: Choices,
    folder: Path,
    feedback: QgsProcessingFeedback,
) -> Opened:
    """A file of a known form."""
    if form == ZIP:
        raise Refusal("'{file}' is a zip file within a zip file: unpack it first.", file=file.name)
    if form in (GPKG, SHP):
        return _read_layer(file, form, digest, notes, choices, feedback)
    if form != TEXT_FILE:
        return read_workbook(file, form, digest, notes, choices, folder, feedback)
    if choices.layer and not notes:
        notes.append(Message("A file of text has no sheets: LAYER is not used."))
    text = read_text(file.read_bytes(), file.name, choices.encoding, choices.delimiter)
    stop_if_cancelled(feedback)
    layout = lay_out(text.rows, file.name)
    return Opened(layout, file.name, "", form, digest, (*notes, *text.notes), text.warnings)


def _read_layer(
    file: Path, form: str, digest: str, notes: list[Message], choices: Choices, feedback: QgsProcessingFeedback
) -> Opened:
    """A layer of a GeoPackage or a shapefile, with its geometry."""
    names = [name for name in layer_names(file) if name not in OWN_TABLES]
    if not names:
        raise Refusal("'{file}' holds no layer.", file=file.name)
    name = _layer_of(names, choices, file.name, bool(notes))
    layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise Refusal("Layer '{layer}' of '{file}' cannot be read.", layer=name, file=file.name)
    if len(names) > 1:
        notes.append(Message("Layer read: {layer}, of {layers}.", {"layer": name, "layers": listing(names)}))
    fields = [field.name() for field in layer.fields() if field.name().lower() not in ROW_NUMBERS]
    frame = read_frame(layer, fields, feedback)
    ids = frame.index.tolist()
    if not ids or not fields:
        raise Refusal("Layer '{layer}' of '{file}' is empty.", layer=name, file=file.name)
    frame = frame.reset_index(drop=True)
    texts = {field: frame[field].map(cell_text).astype(object) for field in fields if is_text(frame[field])}
    aliases = tuple(layer.attributeAlias(layer.fields().lookupField(field)) or field for field in fields)
    layout = Layout(frame.assign(**texts), aliases, ("",) * len(fields), (), (), (), ())
    spatial = layer.wkbType() not in (QgsWkbTypes.Type.NoGeometry, QgsWkbTypes.Type.Unknown)
    part = name if len(names) > 1 else ""
    return Opened(layout, file.name, part, form, digest, tuple(notes), (), layer if spatial else None, ids)


def _layer_of(names: Sequence[str], choices: Choices, file: str, zipped: bool) -> str:
    """The layer that the user named, the only one, or the one of the level that is asked for.

    Raises
    ------
    Refusal
        If that leaves several: the wijk-en-buurtkaart has gemeenten, wijken and buurten.
    """
    if choices.layer and not (zipped and choices.layer.lower().endswith((GPKG, SHP))):
        return wanted_layer(names, choices.layer, file)
    found = list(names)
    if len(found) > 1 and choices.level in NARROW:
        found = [name for name in names if level_of_name(name) == choices.level] or found
    if len(found) > 1:
        raise Refusal(
            "'{file}' has several layers, {layers}: name one in LAYER, or choose LEVEL.",
            file=file,
            layers=listing(found),
        )
    return found[0]
