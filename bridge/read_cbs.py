"""Files of statistical offices as sheets of cells or as layers, whatever their name ends in.

Text is read here, workbooks and GeoPackages by QGIS with its own GDAL, which needs no further Python package.
"""

from __future__ import annotations

import hashlib
import math
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from qgis.core import QgsProviderRegistry, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ..core.cbs_codes import ALL, AREA_LEVELS
from ..core.cbs_layout import CODE, Layout, lay_out
from ..core.cbs_text import read_text
from ..core.messages import Message, Refusal, listing
from .frames import read_frame, stop_if_cancelled

TEXT_FILE, XLSX, XLS, ODS, GPKG, ZIP = "text", ".xlsx", ".xls", ".ods", ".gpkg", ".zip"
WORKBOOKS = (XLSX, XLS, ODS)
#: tables of a GeoPackage that QGIS keeps for itself
_OWN_TABLES = {"layer_styles", "qgis_projects", "qgis_layer_metadata"}
_ROW_NUMBERS = ("fid", "ogc_fid")
#: a file within a zip that is larger than this is not unpacked
LARGEST = 2 * 1024**3
_SKIPPED = re.compile(
    r"(?:^|/)(?:__MACOSX|\.)|readme|lees.?mij|metadata|\.(?:pdf|docx?|html?|png|qml|qmd|prj)$", re.IGNORECASE
)
#: QGIS joins the parts of a sublayer by this sign: number, name, number of features, type of geometry, ...
_PARTS = "!!::!!"


@dataclass(frozen=True)
class Choices:
    """What the user chose in place of what is found by itself."""

    layer: str = ""
    encoding: str = "automatic"
    delimiter: str = "automatic"
    level: str = ALL


@dataclass(frozen=True)
class Opened:
    """A table, read in full.

    Attributes
    ----------
    layout : Layout
        Cells; of a map layer its attributes.
    file : str
        Its name.
    part : str
        The sheet or layer, "" where the file has only one.
    form : str
        `TEXT_FILE`, or how such files end.
    sha256 : str
        Of the file.
    notes, warnings : tuple of Message
        On how it was read, in order.
    layer : QgsVectorLayer or None
        A map layer, whose geometry is to be kept.
    ids : sequence of int
        The features of the layer, a row each.
    """

    layout: Layout
    file: str
    part: str
    form: str
    sha256: str
    notes: tuple[Message, ...]
    warnings: tuple[Message, ...] = ()
    layer: QgsVectorLayer | None = None
    ids: Sequence[int] = ()

    @property
    def title(self) -> str:
        """What to call it in the log."""
        return f"{self.file}, {self.part}" if self.part else self.file


@contextmanager
def opened(path: str, choices: Choices, feedback) -> Iterator[Opened]:
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
            inner, notes = _unzipped(file, choices.layer, folder)
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
    if not file.is_file():
        raise Refusal("There is no file '{path}': choose one that exists.", path=str(file))
    digest = hashlib.sha256()
    try:
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
    if start.startswith((b"%pdf", b"<?xml", b"{\\rtf")):
        raise Refusal("'{file}' is not a table: choose a csv, txt, xls, xlsx, ods, gpkg or zip file.", file=file.name)
    return TEXT_FILE


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


def _unzipped(file: Path, wanted: str, folder: Path) -> tuple[Path, list[Message]]:
    """The one table of a zip file, unpacked."""
    name = file.name
    with zipfile.ZipFile(file) as archive:
        files = [info for info in archive.infolist() if not info.is_dir() and not _SKIPPED.search(info.filename)]
        named = [info for info in files if wanted.lower() in (info.filename.lower(), Path(info.filename).name.lower())]
        found = named or files
        if not found:
            raise Refusal("'{file}' holds no table.", file=name)
        if len(found) > 1:
            raise Refusal(
                "'{file}' holds several files, {files}: name one in LAYER.",
                file=name,
                files=listing(info.filename for info in found),
            )
        info = found[0]
        if info.file_size > LARGEST:
            raise Refusal("'{file}' holds a file that is too large: unpack it first.", file=name)
        try:
            content = archive.read(info)
        except (RuntimeError, NotImplementedError, zipfile.BadZipFile, EOFError) as error:
            raise Refusal(
                "'{file}' cannot be unpacked ({fault}): unpack it yourself, and choose what it holds.",
                file=name,
                fault=str(error),
            ) from error
    inner = folder / Path(info.filename).name
    inner.write_bytes(content)
    return inner, [Message("Read from the zip file: {file}.", {"file": info.filename})]


def _read(file: Path, form: str, digest: str, notes: list[Message], choices: Choices, folder: Path, feedback) -> Opened:
    """A file of a known form."""
    if form == ZIP:
        raise Refusal("'{file}' is a zip file within a zip file: unpack it first.", file=file.name)
    if form == GPKG:
        return _read_geopackage(file, digest, notes, choices, feedback)
    if form != TEXT_FILE:
        return _read_workbook(file, form, digest, notes, choices, folder, feedback)
    if choices.layer and not notes:
        notes.append(Message("A file of text has no sheets: LAYER is not used."))
    text = read_text(file.read_bytes(), file.name, choices.encoding, choices.delimiter)
    stop_if_cancelled(feedback)
    layout = lay_out(text.rows, file.name)
    return Opened(layout, file.name, "", form, digest, (*notes, *text.notes), text.warnings)


def _layer_names(path: Path) -> list[str]:
    """Sheets or layers of a file, none where it cannot be read.

    The layer is closed with the end of this function: QGIS keeps a refusal's frames, and all that is open in them.
    """
    layer = QgsVectorLayer(str(path), path.name, "ogr")
    return [part.split(_PARTS)[1] for part in layer.dataProvider().subLayers()] if layer.isValid() else []


def _wanted(names: Sequence[str], wanted: str, file: str) -> str:
    """The sheet or layer that the user named.

    Raises
    ------
    Refusal
        If there is none of that name.
    """
    found = [name for name in names if name.strip().lower() == wanted.strip().lower()]
    if not found:
        raise Refusal(
            "'{file}' has no sheet or layer '{wanted}'; it has {known}.",
            file=file,
            wanted=wanted,
            known=listing(names),
        )
    return found[0]


def can_read(form: str) -> bool:
    """Whether GDAL came with the driver for workbooks of this form, which for xls depends on who built it."""
    return f"*{form} " in QgsProviderRegistry.instance().fileVectorFilters()


def _read_workbook(
    file: Path, form: str, digest: str, notes: list[Message], choices: Choices, folder: Path, feedback
) -> Opened:
    """The sheet of a workbook that holds the data."""
    if not can_read(form):
        raise Refusal(
            "This QGIS cannot read {form} files: open '{file}' in Excel or LibreOffice and save it as csv.",
            form=form,
            file=file.name,
        )
    path = file
    if file.suffix.lower() != form:  # GDAL goes by the ending
        path = folder / f"workbook{form}"
        path.write_bytes(file.read_bytes())
    names = _layer_names(path)
    if not names:
        raise Refusal("'{file}' cannot be read as a workbook: it is damaged, or has no sheets.", file=file.name)
    chosen = [_wanted(names, choices.layer, file.name)] if choices.layer and not notes else names
    sheets: dict[str, Layout] = {}
    fault: Message | None = None  # not the exception, whose traceback would keep the layers open
    for name in chosen:
        stop_if_cancelled(feedback)
        try:
            sheets[name] = lay_out(_cells(path, name, feedback), f"{file.name}, {name}")
        except Refusal as refusal:
            fault = refusal.message
    if not sheets:
        if fault is not None:
            raise Refusal(fault.template, **fault.details)
        raise Refusal("'{file}' is empty.", file=file.name)
    best = _best(sheets, file.name)
    if len(names) > 1:
        notes.append(
            Message("Sheet read: {sheet}, of {sheets}.", {"sheet": best, "sheets": listing(f"'{n}'" for n in names)})
        )
    return Opened(sheets[best], file.name, best if len(names) > 1 else "", form, digest, tuple(notes))


def _cells(path: Path, sheet: str, feedback) -> list[tuple[str, ...]]:
    """All cells of a sheet as text.

    GDAL takes a first row of texts for names of fields unless told otherwise, which not every version can be; there
    the names are a row again.
    """
    options = "|option:HEADERS=DISABLE|option:FIELD_TYPES=STRING"
    layer = QgsVectorLayer(f"{path}|layername={sheet}{options}", sheet, "ogr")
    names = layer.fields().names()
    if not layer.isValid() or not names:
        raise Refusal("'{file}' is empty.", file=f"{path.name}, {sheet}")
    frame = read_frame(layer, names, feedback)
    rows = list(zip(*(map(_text, frame[name].tolist()) for name in names)))
    plain = [f"Field{number}" for number in range(1, len(names) + 1)]
    if names == plain:
        return rows
    return [tuple("" if name == blank else name for name, blank in zip(names, plain)), *rows]


def _text(value: object) -> str:
    """A cell as text, a whole number without decimals, a date as 2024-01-31."""
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, float):
        if math.isnan(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, (QDate, QDateTime, QTime)):
        return value.toString(Qt.DateFormat.ISODate)
    return str(value)


def _best(sheets: dict[str, Layout], file: str) -> str:
    """The sheet with the data: one with CBS codes before one without, then the one with most cells.

    Raises
    ------
    Refusal
        If another serves nearly as well.
    """
    coded = {name: layout for name, layout in sheets.items() if any(map(_has_codes, _columns(layout)))}
    left = coded or sheets
    sizes = sorted(((layout.frame.size, name) for name, layout in left.items()), reverse=True)
    rivals = [name for size, name in sizes if size >= 0.5 * sizes[0][0]]
    if len(rivals) > 1:
        raise Refusal(
            "'{file}' has several sheets with a table, {sheets}: name one in LAYER.",
            file=file,
            sheets=listing(f"'{name}'" for name in rivals),
        )
    return sizes[0][1]


def _columns(layout: Layout) -> Iterator[pd.Series]:
    return (layout.frame[name] for name in layout.frame)


def _has_codes(values: pd.Series) -> bool:
    """Whether most values of a column, of which some are looked at, are CBS codes."""
    some = [value for value in values.iloc[:: len(values) // 100 + 1] if value]
    return len(some) > 0 and sum(CODE.fullmatch(value) is not None for value in some) >= 0.9 * len(some)


def _read_geopackage(file: Path, digest: str, notes: list[Message], choices: Choices, feedback) -> Opened:
    """A layer of a GeoPackage, with its geometry."""
    names = [name for name in _layer_names(file) if name not in _OWN_TABLES]
    if not names:
        raise Refusal("'{file}' holds no layer.", file=file.name)
    name = _layer_of(names, choices, file.name, bool(notes))
    layer = QgsVectorLayer(f"{file}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise Refusal("Layer '{layer}' of '{file}' cannot be read.", layer=name, file=file.name)
    if len(names) > 1:
        notes.append(Message("Layer read: {layer}, of {layers}.", {"layer": name, "layers": listing(names)}))
    fields = [field.name() for field in layer.fields() if field.name().lower() not in _ROW_NUMBERS]
    frame = read_frame(layer, fields, feedback)
    ids = frame.index.tolist()
    if not ids or not fields:
        raise Refusal("Layer '{layer}' of '{file}' is empty.", layer=name, file=file.name)
    frame = frame.reset_index(drop=True)
    texts = {field: frame[field].map(_text).astype(object) for field in fields if frame[field].dtype == object}
    aliases = tuple(layer.attributeAlias(layer.fields().lookupField(field)) or field for field in fields)
    layout = Layout(frame.assign(**texts), aliases, ("",) * len(fields), (), (), (), ())
    spatial = layer.wkbType() not in (QgsWkbTypes.Type.NoGeometry, QgsWkbTypes.Type.Unknown)
    part = name if len(names) > 1 else ""
    return Opened(layout, file.name, part, GPKG, digest, tuple(notes), (), layer if spatial else None, ids)


def _layer_of(names: Sequence[str], choices: Choices, file: str, zipped: bool) -> str:
    """The layer that the user named, the only one, or the one of the level that is asked for.

    Raises
    ------
    Refusal
        If that leaves several: the wijk-en-buurtkaart has gemeenten, wijken and buurten.
    """
    if choices.layer and not (zipped and choices.layer.lower().endswith(GPKG)):
        return _wanted(names, choices.layer, file)
    found = list(names)
    if len(found) > 1 and choices.level in AREA_LEVELS:
        found = [name for name in names if choices.level[:5] in name.lower()] or found
        exact = [name for name in found if not any(o[:5] in name.lower() for o in AREA_LEVELS if o != choices.level)]
        found = exact or found
    if len(found) > 1:
        raise Refusal(
            "'{file}' has several layers, {layers}: name one in LAYER, or choose LEVEL.",
            file=file,
            layers=listing(found),
        )
    return found[0]
