"""Raised marks of footnotes behind figures of an .xlsx workbook, which GDAL joins: 12 with a raised 1 becomes 121."""

from __future__ import annotations

import re
import zipfile
import zlib
from html import unescape
from pathlib import Path

#: the texts of all sheets; of one within a cell GDAL reads no more than the first part
_SHARED = "xl/sharedStrings.xml"
_ITEM = re.compile(r"<((?:\w+:)?)si>.*?</\1si>", re.DOTALL)
_RUN = re.compile(r"<((?:\w+:)?)r>.*?</\1r>", re.DOTALL)
_RAISED = re.compile(r"<(?:\w+:)?vertAlign val=\"superscript\"")
_TEXT = re.compile(r"<((?:\w+:)?)t(?: [^>]*)?>(.*?)</\1t>", re.DOTALL)
#: a figure, a mark of a missing one, or a CBS code; no heading such as km with a raised 2
_FIGURE = re.compile(r"\s*(?:[A-Z]{2}\d+|[-+]?[\d.,\s]*[\d.])\s*")


def without_raised(path: Path, folder: Path) -> tuple[Path, list[tuple[str, str]]]:
    """The workbook itself, or a copy without raised marks behind figures.

    Parameters
    ----------
    path : Path
        An .xlsx file.
    folder : Path
        Where a copy may stand.

    Returns
    -------
    Path
        What to read.
    list of (str, str)
        The figures and their marks, in the order of the workbook; equal ones may stand there once.
    """
    found: list[tuple[str, str]] = []
    copy = folder / "plain" / path.name
    try:
        with zipfile.ZipFile(path) as archive:
            data = archive.read(_SHARED) if _SHARED in archive.namelist() else b""
            if b'"superscript"' in data:
                texts = _ITEM.sub(lambda item: _plain(item[0], found), data.decode("utf-8"))
            if not found:
                return path, []
            copy.parent.mkdir()
            with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
                for info in archive.infolist():
                    target.writestr(info, texts if info.filename == _SHARED else archive.read(info))
    except (zipfile.BadZipFile, zlib.error, UnicodeDecodeError):
        return path, []  # of a damaged file its reader tells
    return copy, found


def _plain(item: str, found: list[tuple[str, str]]) -> str:
    """A text without its raised parts, where what is left is a figure or a code."""
    raised = [run[0] for run in _RUN.finditer(item) if _RAISED.search(run[0])]
    kept = item
    for run in raised:
        kept = kept.replace(run, "", 1)
    figure, mark = _shown(kept), _shown("".join(raised))
    if not mark or not _FIGURE.fullmatch(figure):
        return item
    found.append((figure.strip(), mark.strip()))
    return kept


def _shown(xml: str) -> str:
    """The text of a piece of XML."""
    return unescape("".join(text[2] for text in _TEXT.finditer(xml)))
