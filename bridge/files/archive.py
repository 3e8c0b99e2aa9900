"""Zip files: the one table or map layer in them, unpacked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from ...core.codes import NARROW
from ...core.messages import Message, Refusal, listing
from .opened import Choices, level_of_name

#: a file within a zip that is larger than this is not unpacked
LARGEST = 2 * 1024**3
#: what a file may be called, with room for what is put behind its name
LONGEST = 100
_SKIPPED = re.compile(
    r"(?:^|/)(?:__MACOSX|\.)|readme|lees.?mij|metadata|\.(?:pdf|docx?|html?|png|qml|qmd|prj|xml|lyr)$", re.IGNORECASE
)
#: what belongs to a shapefile, beside its .shp
_COMPANIONS = (".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx")


def unzipped(file: Path, choices: Choices, folder: Path) -> tuple[Path, list[Message]]:
    """The one table of a zip file, unpacked, with the files that belong to it.

    Raises
    ------
    Refusal
        If it holds none, several that serve alike, or what cannot be unpacked.
    """
    with zipfile.ZipFile(file) as archive:
        everything = [info for info in archive.infolist() if not info.is_dir()]
        found = _chosen(everything, choices, file.name)
        stem = _stem(found)
        shape = found.filename.lower().endswith(".shp")
        parts = [info for info in everything if shape and _stem(info) == stem and _suffix(info) in _COMPANIONS]
        for info in (found, *parts):
            _unpack(archive, info, folder, file.name)
    return folder / _short(found), [Message("Read from the zip file: {file}.", {"file": found.filename})]


def _chosen(everything: Sequence[zipfile.ZipInfo], choices: Choices, name: str) -> zipfile.ZipInfo:
    """The table that is meant."""
    if any(".gdb/" in info.filename.lower() for info in everything):
        raise Refusal(
            "'{file}' holds a file geodatabase: unpack it, open it in QGIS with Layer > Add Layer, and save the layer "
            "as a GeoPackage.",
            file=name,
        )
    shapes = {_stem(info) for info in everything if _suffix(info) == ".shp"}
    files = [
        info
        for info in everything
        if not _SKIPPED.search(info.filename) and not (_stem(info) in shapes and _suffix(info) in _COMPANIONS)
    ]
    wanted = choices.layer.lower()
    named = [info for info in files if wanted in (info.filename.lower(), PurePosixPath(info.filename).name.lower())]
    found = named or files
    if len(found) > 1 and choices.level in NARROW:
        found = [info for info in found if level_of_name(PurePosixPath(info.filename).stem) == choices.level] or found
    if not found:
        raise Refusal("'{file}' holds no table.", file=name)
    if len(found) > 1:
        raise Refusal(
            "'{file}' holds several files, {files}: name one in LAYER.",
            file=name,
            files=listing(info.filename for info in found),
        )
    return found[0]


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, folder: Path, name: str) -> None:
    """Write one file of an archive."""
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
    (folder / _short(info)).write_bytes(content)


def _stem(info: zipfile.ZipInfo) -> str:
    return str(PurePosixPath(info.filename).with_suffix("")).lower()


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _short(info: zipfile.ZipInfo) -> str:
    """A file's own name without its folders, cut where no file may be called so."""
    path = PurePosixPath(info.filename)
    return path.stem[:LONGEST] + path.suffix[:LONGEST].lower()
