"""What the window shows, as files: ranking and profile as a table, charts as a picture."""

from __future__ import annotations

import csv
import math
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, Qt
from qgis.PyQt.QtGui import QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from ...core.charts.compared import ComparedRow
from ...core.charts.spine import SpineRow
from ...core.index.whatif import WhatIfState
from ...core.messages import Refusal
from ..i18n import tr
from ..layers.people import xlsx_for_people
from ..types import LONG, REAL, TEXT
from .areas import LiveAreas
from .order import places_up, ranking
from .years import development

#: pixels of a picture for each of the chart, so that it can be printed
ZOOM = 3
Table = tuple[list[str], list[list[object]]]


def ranking_table(areas: LiveAreas, state: WhatIfState) -> Table:
    """Heads and rows of the ranking, from rank 1 down; who has no score stands at the end, with nothing for it."""
    up = places_up(areas, state)
    score = tr("Score") if areas.has_index else areas.engine.model.title
    heads = [tr("Rank"), tr("Code"), tr("Area"), score, tr("Class")]
    heads += [tr("Places up")] if areas.has_index else []
    then = development(areas, state)
    if then is not None:
        span = {"begin": then.years[0], "end": then.years[-1]}
        heads += [tr("Score {year}").format(year=year) for year in then.years[:-1]]
        heads += [tr("Change {begin}–{end}").format(**span), tr("Places {begin}–{end}").format(**span)]
    rows = []
    for place in ranking(state).tolist():
        rank, kind = int(state.rank[place]), int(state.classes[place])
        row = [
            rank or None,
            str(areas.codes[place]),
            str(areas.names[place]),
            float(state.score[place]) if rank else None,
            areas.engine.model.labels[kind - 1] if kind else tr("no data"),
        ]
        row += [int(up[place]) if rank else None] if areas.has_index else []
        if then is not None:
            figures = [_known(float(scores[place])) for scores in then.scores[:-1]]
            change = _known(float(then.change[place]))
            row += [*figures, change, None if change is None else int(then.places[place])]
        rows.append(row)
    return heads, rows


def profile_table(rows: Sequence[SpineRow]) -> Table:
    """Heads and rows of a profile: what a chart shows, in figures."""
    heads = [tr("Indicator"), tr("Unit"), tr("Value"), tr("Mean"), tr("Rank"), tr("Of")]
    heads += [tr("Lowest"), tr("Median"), tr("Highest")]
    return heads, [
        [
            row.label,
            row.unit.strip(),
            _known(row.score),
            _known(row.referentie),
            row.rang,
            row.rang_van,
            _known(row.laagste),
            _known(row.mediaan),
            _known(row.hoogste),
        ]
        for row in rows
    ]


def compared_table(rows: Sequence[ComparedRow], names: Sequence[str]) -> Table:
    """Heads and rows of several areas beside each other: a column for each."""
    heads = [tr("Indicator"), tr("Unit"), *names, tr("Mean")]
    return heads, [[row.label, row.unit.strip(), *map(_known, row.scores), _known(row.reference)] for row in rows]


def write_table(path: str, sheet: str, table: Table) -> None:
    """Write a table as .xlsx or .csv, by the ending of its name; a file that is there is replaced once all is written.

    Parameters
    ----------
    sheet : str
        What the sheet of a workbook is called.

    Raises
    ------
    Refusal
        If the file cannot be written.
    """
    write = _workbook if path.lower().endswith(".xlsx") else _text
    _replace(path, lambda new: write(new, sheet, *table))


def write_chart(path: str, svg: str) -> None:
    """Write a chart as .svg or .png, by the ending of its name.

    Raises
    ------
    Refusal
        If the file cannot be written.
    """
    if path.lower().endswith(".svg"):
        _replace(path, lambda new: Path(new).write_text(svg, encoding="utf-8"))
    else:
        _replace(path, lambda new: _picture(new, svg))


def _known(value: float | None) -> float | None:
    """A figure with as many decimals as layers have; what binary arithmetic leaves behind them is none of it."""
    return None if value is None or math.isnan(value) else round(float(value), 9)


def _replace(path: str, write: Callable[[str], object]) -> None:
    """Write beside the file, then put the new one in its place."""
    target = Path(path)
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".regiolens_") as folder:
            new = str(Path(folder) / target.name)
            write(new)
            Path(new).replace(target)
    except OSError as fault:
        raise Refusal(
            "{path} could not be written: {fault}. Close it where it is open, or choose another place.",
            path=path,
            fault=str(fault),
        ) from fault


def _text(path: str, _: str, heads: list[str], rows: list[list[object]]) -> None:
    """As text with commas, for Excel and R alike: marked as UTF-8, numbers with a point."""
    with Path(path).open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(heads)
        out.writerows(["" if value is None else value for value in row] for row in rows)


def _workbook(path: str, sheet: str, heads: list[str], rows: list[list[object]]) -> None:
    """As a workbook, by GDAL, which every QGIS has."""
    fields = QgsFields()
    for place, head in enumerate(heads):
        kinds = {type(row[place]) for row in rows if row[place] is not None}
        fields.append(QgsField(head, TEXT if str in kinds else REAL if float in kinds else LONG))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.fileEncoding = "XLSX", "UTF-8"
    options.layerName = "".join(sign for sign in sheet if sign not in "[]:*?/\\'")[:31]
    nowhere, none = QgsCoordinateReferenceSystem(), QgsWkbTypes.Type.NoGeometry
    writer = QgsVectorFileWriter.create(path, fields, none, nowhere, QgsCoordinateTransformContext(), options)
    for row in rows:
        feature = QgsFeature(fields)
        feature.setAttributes(row)
        writer.addFeature(feature)
    writer.flushBuffer()
    fault = writer.errorMessage()
    del writer
    if fault:
        raise OSError(fault)
    # as the long table calls them: a profile's figures have the unit of their row
    names = ["score" if field.type() == REAL else "eenheid" if field.name() == tr("Unit") else "" for field in fields]
    xlsx_for_people(Path(path), names, heads, titled=False)


def _picture(path: str, svg: str) -> None:
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    image = QImage(renderer.defaultSize() * ZOOM, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    if not image.save(path, "PNG"):
        raise OSError(tr("the picture cannot be saved there"))
