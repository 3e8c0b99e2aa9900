"""Tables as people open them in a spreadsheet: the reader's decimal sign, titles with units for heads, percentages.

Without the decimal sign of its own language a spreadsheet takes 4.236 for four thousand, and 4.23 for text.
"""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape  # nosec B406 -- only writes

from qgis.core import QgsFields
from qgis.PyQt.QtCore import QLocale

from ..i18n import tr
from ..outputs import Output
from ..run import Run
from ..types import BOOLEAN, INTEGER, LONG, REAL

#: the parameter of algorithms whose tables people read
READABLE = "READABLE"
#: of a table with a unit in each row: the field of the unit, and those of figures
_UNIT, _FIGURES = "eenheid", ("score", "gewogen", "referentie", "laagste", "kwart1", "mediaan", "kwart3", "hoogste")
_PERCENT = re.compile(r"\(%\)|, ?%\)")
_CSVT = {INTEGER: "Integer", LONG: "Integer64", REAL: "Real", BOOLEAN: "Integer(Boolean)"}
_SHEET, _STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
_PANE = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
    'state="frozen"/></sheetView></sheetViews>'
)
#: figures stay what they are: 7.9 is shown as 7.9%, and -0.35 as -0.35%
_FORMAT = '<numFmt formatCode="0.0#&quot;%&quot;" numFmtId="{number}"/>'


def for_people(run: Run) -> None:
    """Bring the csv and xlsx files of a run into the form in which people read them; what was asked for, and the rest
    of what does not change a figure."""
    asked = run.algorithm.parameterDefinition(READABLE) is not None and run.yes(READABLE)
    for destination, fields in run.outputs.fields.items():
        one = run.outputs.of(destination)
        if one is None or not one.file.is_file():
            continue
        heads = run.outputs.heads.get(destination, fields.names())[-fields.count() :]
        if one.place.suffix.lower() == ".csv":
            _csv(run, one, fields, asked)
        elif one.place.suffix.lower() == ".xlsx":
            xlsx_for_people(one.file, fields.names(), heads, asked)


def _csv(run: Run, one: Output, fields: QgsFields, asked: bool) -> None:
    if asked:
        csv_for_people(one.file, fields, QLocale().decimalPoint())
    elif QLocale().decimalPoint() != "." and any(field.type() == REAL for field in fields):
        run.feedback.pushInfo(
            tr(
                "{parameter}: '{file}' has decimal points, which a spreadsheet in your language takes for thousands or "
                "for text. For people take .xlsx, or 'Tables for people'."
            ).format(parameter=one.parameter, file=one.place.name)
        )


def csv_for_people(path: Path, fields: QgsFields, decimal: str) -> None:
    """Write a csv file anew, with a byte order mark, the decimal sign and the separator that goes with it, and a .csvt,
    by which QGIS reads its numbers as numbers. The names of the fields stay: a csv is read by machines too."""
    kinds = [_CSVT.get(field.type(), "String") for field in fields]
    separator = ";" if decimal == "," else ","
    beside = path.with_name(f"{path.name}.anew")
    with path.open(encoding="utf-8-sig", newline="") as old, beside.open("w", encoding="utf-8-sig", newline="") as new:
        rows, writer = csv.reader(old), csv.writer(new, delimiter=separator)
        names = next(rows, [])
        # GDAL sets columns of geometries before the fields
        shift = len(names) - len(kinds)
        real = [shift + place for place, kind in enumerate(kinds) if kind == "Real"]
        writer.writerow(names)
        for row in rows:
            for place in real if decimal != "." else ():
                row[place] = row[place].replace(".", decimal)
            writer.writerow(row)
    beside.replace(path)
    path.with_suffix(".csvt").write_text(",".join(f'"{kind}"' for kind in ["String"] * shift + kinds) + "\n")


def xlsx_for_people(path: Path, names: list[str], heads: list[str], titled: bool) -> None:
    """Freeze the head of a workbook, show percentages as such, and where asked set titles with units in its head."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    if _SHEET not in parts or _STYLES not in parts:
        return
    styles, number = _with_percent(parts[_STYLES].decode("utf-8"))
    sheet = parts[_SHEET].decode("utf-8")
    if "<sheetViews" not in sheet:
        mark = "<cols>" if "<cols>" in sheet else "<sheetData>"
        sheet = sheet.replace(mark, _PANE + mark, 1)
    percent = {_letters(place) for place, head in enumerate(heads) if _PERCENT.search(head)}
    sheet = _percentages(sheet, number, percent)
    if _UNIT in names:
        sheet = _by_row(sheet, number, names, parts.get("xl/sharedStrings.xml", b"").decode("utf-8"))
    if titled:
        cells = (
            f'<c r="{_letters(place)}1" t="inlineStr"><is><t>{escape(head)}</t></is></c>'
            for place, head in enumerate(heads)
        )
        sheet = re.sub(
            r'<row r="1">.*?</row>', lambda _: f'<row r="1">{"".join(cells)}</row>', sheet, count=1, flags=re.S
        )
    parts[_SHEET], parts[_STYLES] = sheet.encode("utf-8"), styles.encode("utf-8")
    beside = path.with_name(f"{path.name}.anew")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    beside.replace(path)


def _with_percent(styles: str) -> tuple[str, int]:
    """The styles of a workbook with one for percentages, and its number."""
    formats = [int(found) for found in re.findall(r'numFmtId="(\d+)"', styles)]
    free = max([200, *formats]) + 1
    styles = styles.replace("</numFmts>", _FORMAT.format(number=free) + "</numFmts>", 1)
    styles = re.sub(r'<numFmts count="\d+"', f'<numFmts count="{styles.count("<numFmt ")}"', styles)
    inside = re.search(r'<cellXfs count="\d+">(.*?)</cellXfs>', styles, re.S)
    if inside is None or "</numFmts>" not in styles:
        return styles, 0
    number = inside[1].count("<xf ")
    added = f'<xf numFmtId="{free}" xfId="0" applyNumberFormat="1"/>'
    whole = f'<cellXfs count="{number + 1}">{inside[1]}{added}</cellXfs>'
    return styles.replace(inside[0], whole), number


def _percentages(sheet: str, number: int, letters: set[str]) -> str:
    """Cells of columns in percent with that style, but for the head."""
    if not letters or not number:
        return sheet
    return re.sub(
        rf'<c r="({"|".join(sorted(letters))})(?!1")(\d+)">', lambda cell: f'{cell[0][:-1]} s="{number}">', sheet
    )


def _by_row(sheet: str, number: int, names: list[str], shared: str) -> str:
    """Figures in the rows whose unit is percent."""
    percents = [
        place for place, text in enumerate(re.findall(r"<si>\s*<t[^>]*>(.*?)</t>", shared, re.S)) if text == "%"
    ]
    if not percents or not number:
        return sheet
    letters = {_letters(place) for place, name in enumerate(names) if name in _FIGURES}
    unit = _letters(names.index(_UNIT))
    here = re.compile(rf'<c r="{unit}\d+" t="s">\s*<v>{percents[0]}</v>')

    def row(found: re.Match[str]) -> str:
        return _percentages(found[0], number, letters) if here.search(found[0]) else found[0]

    return re.sub(r"<row .*?</row>", row, sheet, flags=re.S)


def _letters(place: int) -> str:
    """The name of a column, 0 being A."""
    name = ""
    while place >= 0:
        name, place = chr(65 + place % 26) + name, place // 26 - 1
    return name
