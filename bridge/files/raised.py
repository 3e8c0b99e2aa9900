"""Raised marks of footnotes behind figures of a workbook, which GDAL joins: 12 with a raised 1 becomes 121."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

from .opened import DAMAGED, ODS, XLSX, copy_with

#: where texts stand, and a sign that some are raised; of those within cells of an .xlsx GDAL reads the first part alone
_PARTS = {XLSX: ("xl/sharedStrings.xml", b'"superscript"'), ODS: ("content.xml", b'text-position="super')}
_ITEM = {
    XLSX: re.compile(r"<((?:\w+:)?)si>.*?</\1si>", re.DOTALL),
    ODS: re.compile(r"<text:p(?: [^>]*[^/>])?>.*?</text:p>", re.DOTALL),
}
_RUN = re.compile(r"<((?:\w+:)?)r>(?:(?!</\1r>).)*?<(?:\w+:)?vertAlign val=\"superscript\".*?</\1r>", re.DOTALL)
_STYLE = re.compile(r'<style:style style:name="([^"]+)"[^>]*>\s*<style:text-properties [^>]*style:text-position="super')
#: a figure, a mark of a missing one, or a CBS code; no heading such as km with a raised 2
_FIGURE = re.compile(r"\s*(?:[A-Z]{2}\d+|[-+]?[\d.,\s]*[\d.])\s*")


def without_raised(path: Path, form: str, folder: Path) -> tuple[Path, list[tuple[str, str]]]:
    """The workbook itself, or a copy without raised marks behind figures.

    Parameters
    ----------
    path : Path
        A workbook.
    form : str
        How such files end; in another than .xlsx and .ods marks are not known.
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
    if form not in _PARTS:
        return path, found
    part, sign = _PARTS[form]
    copy = folder / "plain" / path.name
    try:
        with zipfile.ZipFile(path) as archive:
            data = archive.read(part) if part in archive.namelist() else b""
            if sign in data:
                text = data.decode("utf-8")
                runs = _RUN if form == XLSX else _spans(text)
                text = _ITEM[form].sub(lambda item: _plain(item[0], runs, found), text)
            if not found:
                return path, []
            copy_with(archive, {part: text}, copy)
    except DAMAGED:
        return path, []
    return copy, found


def _spans(content: str) -> re.Pattern[str]:
    """The parts of texts of an .ods in a style that raises them."""
    styles = "|".join(map(re.escape, _STYLE.findall(content))) or "(?!)"
    return re.compile(rf'<text:span text:style-name="(?:{styles})">.*?</text:span>', re.DOTALL)


def _plain(item: str, runs: re.Pattern[str], found: list[tuple[str, str]]) -> str:
    """A text without its raised parts, where what is left is a figure or a code."""
    kept = runs.sub("", item)
    figure, mark = _shown(kept), _shown("".join(run[0] for run in runs.finditer(item)))
    if not mark or not _FIGURE.fullmatch(figure):
        return item
    found.append((figure.strip(), mark.strip()))
    return kept


def _shown(xml: str) -> str:
    """The text of a piece of XML."""
    return unescape(re.sub(r"<[^>]+>", "", xml))
