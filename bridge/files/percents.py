"""Percentages of a workbook as they are shown: Excel and LibreOffice keep 40% as 0.4, and GDAL gives that."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from .opened import DAMAGED, ODS, XLSX, copy_with

#: formats that come with Excel: 0% and 0.00%
_BUILT_IN = {"9", "10"}
_FORMAT = re.compile(r'<(?:\w+:)?numFmt [^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"')
#: what a format prints as it stands, which makes no percentage of a figure
_PRINTED = re.compile(r"&quot;.*?&quot;|\\.")
_CELL_FORMATS = re.compile(r"<((?:\w+:)?)cellXfs\b.*?</\1cellXfs>", re.DOTALL)
_CELL_FORMAT = re.compile(r'<(?:\w+:)?xf [^>]*?numFmtId="(\d+)"')
_CELL = re.compile(
    r'(<((?:\w+:)?)c (?:(?!/>)[^>])*?\bs="(\d+)"(?:(?!/>)[^>])*>(?:(?!</\2c>).)*?<\2v>)([^<]*)(</\2v>)', re.DOTALL
)
_TYPE = re.compile(r'^<[^>]*\bt="(?!n")')
_ODS_CELL = re.compile(r"<table:table-cell [^>]*office:value-type=\"percentage\"[^>]*>")
_ODS_VALUE = re.compile(r'(\boffice:value=")([^"]*)(")')


def with_percents(path: Path, form: str, folder: Path) -> tuple[Path, int]:
    """The workbook itself, or a copy with its percentages as they are shown, and how many these are.

    Parameters
    ----------
    path : Path
        A workbook.
    form : str
        How such files end; of another than .xlsx and .ods it is not known which cells are percentages.
    folder : Path
        Where a copy may stand.
    """
    if form not in (XLSX, ODS):
        return path, 0
    try:
        with zipfile.ZipFile(path) as archive:
            changes = _of_ods(archive) if form == ODS else _of_xlsx(archive)
            count = sum(number for _, number in changes.values())
            if not count:
                return path, 0
            copy = folder / "percents" / path.name
            copy_with(archive, {part: text for part, (text, number) in changes.items() if number}, copy)
    except DAMAGED:
        return path, 0
    return copy, count


def _of_xlsx(archive: zipfile.ZipFile) -> dict[str, tuple[str, int]]:
    """The sheets with cells in a format of percentages, with these as they are shown."""
    names = archive.namelist()
    formats = _percent_formats(archive.read("xl/styles.xml").decode("utf-8")) if "xl/styles.xml" in names else set()
    sheets = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")] if formats else []

    def shown(cell: re.Match[str]) -> str | None:
        value = None if cell[3] not in formats or _TYPE.match(cell[1]) else _hundredfold(cell[4])
        return None if value is None else cell[1] + value + cell[5]

    return {name: _changed(archive.read(name).decode("utf-8"), _CELL, shown) for name in sheets}


def _percent_formats(styles: str) -> set[str]:
    """The numbers of the cell formats that show percentages."""
    percent = {found[1] for found in _FORMAT.finditer(styles) if "%" in _PRINTED.sub("", found[2])} | _BUILT_IN
    cells = _CELL_FORMATS.search(styles)
    used = _CELL_FORMAT.findall(cells[0]) if cells else []
    return {str(place) for place, number in enumerate(used) if number in percent}


def _of_ods(archive: zipfile.ZipFile) -> dict[str, tuple[str, int]]:
    """The content with its percentages as they are shown."""

    def shown(cell: re.Match[str]) -> str | None:
        found = _ODS_VALUE.search(cell[0])
        value = _hundredfold(found[2]) if found else None
        return None if value is None else _ODS_VALUE.sub(rf"\g<1>{value}\g<3>", cell[0], count=1)

    return {"content.xml": _changed(archive.read("content.xml").decode("utf-8"), _ODS_CELL, shown)}


def _changed(xml: str, cells: re.Pattern[str], shown: Callable[[re.Match[str]], str | None]) -> tuple[str, int]:
    """XML with cells as `shown` gives them, None for what is to stay, and how many were changed."""
    count = 0

    def one(cell: re.Match[str]) -> str:
        nonlocal count
        new = shown(cell)
        count += new is not None
        return cell[0] if new is None else new

    return cells.sub(one, xml), count


def _hundredfold(text: str) -> str | None:
    """A figure times a hundred, in the digits that a workbook keeps; None for what is no figure."""
    try:
        return f"{float(text) * 100:.15g}"
    except ValueError:
        return None
