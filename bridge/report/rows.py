"""Rows of a table that a print layout paints, on as many pages as a region needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsField,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemRegistry,
    QgsLayoutItemRenderContext,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsPrintLayout,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPointF, QRectF
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter

from ..maps.labels import INK, text_format
from ..types import LONG
from .colours import readable
from .items import CELL_MARGIN, MM, RULE
from .pictures import PIXELS, letters

#: millimetres of a row, and from its top to the foot of its letters; points of these
ROW, BASE, POINTS = 4.85, 3.4, 8.0


class RowsItem(QgsLayoutItem):
    """Some of the rows of the region at hand, below their heads.

    Parameters
    ----------
    heads : list of str
    widths : list of float
        Of the columns, in millimetres; all but the first stand to the right.
    rows : dict of int to list of rows
        Text and class (0 for none) of each cell, by the region's feature id.
    part : (int, int)
        From which row to which.
    colours : list of QColor
        Of the classes, the lowest first.
    """

    def __init__(
        self,
        layout: QgsPrintLayout,
        heads: Sequence[str],
        widths: Sequence[float],
        rows: Mapping[int, Sequence[Sequence[tuple[str, int]]]],
        part: tuple[int, int],
        colours: Sequence[QColor],
    ) -> None:
        super().__init__(layout)
        self.heads, self.widths, self.rows, self.part, self.colours = heads, widths, rows, part, colours

    def type(self) -> int:
        """What QGIS takes the item for."""
        return int(QgsLayoutItemRegistry.ItemType.PluginItem)

    def draw(self, context: QgsLayoutItemRenderContext) -> None:
        """Paint them; units are the printer's dots."""
        own = self.rows.get(self.layout().reportContext().feature().id(), ())[slice(*self.part)]
        if not own:
            return
        shown = context.renderContext()
        painter = shown.painter()
        painter.save()
        dots = shown.convertToPainterUnits(1, Qgis.RenderUnit.Millimeters)
        painter.scale(dots, dots)
        self._row(painter, 0.0, [(head, 0) for head in self.heads], bold=True)
        for place, cells in enumerate(own, start=1):
            self._row(painter, place * ROW, cells)
        painter.restore()

    def _row(self, painter: QPainter, y: float, cells: Sequence[tuple[str, int]], bold: bool = False) -> None:
        font = letters(bold)
        metrics, scale = QFontMetricsF(font), POINTS * 25.4 / 72 / PIXELS
        x = 0.0
        for place, ((text, klasse), width) in enumerate(zip(cells, self.widths)):
            ink = QColor(INK)
            if klasse:
                colour = self.colours[klasse - 1]
                painter.fillRect(QRectF(x, y, width, ROW), colour)
                ink = QColor(readable(colour))
            room = (width - 2 * CELL_MARGIN) / scale
            fitting = shortened_to(text, metrics, room)
            left = x + CELL_MARGIN
            if place:
                left = x + width - CELL_MARGIN - metrics.horizontalAdvance(fitting) * scale
            painter.save()
            painter.translate(left, y + BASE)
            painter.scale(scale, scale)
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(QPointF(0, 0), fitting)
            painter.restore()
            x += width
        painter.fillRect(QRectF(0, y + ROW - 0.075, sum(self.widths), 0.15), QColor(INK if bold else RULE))


def shortened_to(text: str, metrics: QFontMetricsF, room: float) -> str:
    """A text that fits, its end an ellipsis where it had to be cut."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    while text and metrics.horizontalAdvance(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def add_hiding(layout: QgsPrintLayout, needs: Mapping[int, int], pages: Sequence[int]) -> None:
    """Let pages beyond those that a region needs not be printed, which QGIS does for frames of a table alone.

    Parameters
    ----------
    needs : dict of int to int
        How many of the pages, by the region's feature id.
    """
    layer = QgsVectorLayer("NoGeometry", "pages", "memory")
    layer.dataProvider().addAttributes([QgsField("regio", LONG)])
    layer.updateFields()
    made = []
    for fid in (fid for fid, count in needs.items() for _ in range(count)):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([fid])
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    layout.project().addMapLayer(layer, False)
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    table.setVectorLayer(layer)
    column = QgsLayoutTableColumn("")
    column.setAttribute("' '")
    column.setWidth(2)
    table.setColumns([column])
    table.setMaximumNumberOfFeatures(len(pages))
    table.setFilterFeatures(True)
    table.setFeatureFilter('"regio" = @atlas_featureid')
    table.setHeaderMode(QgsLayoutTable.HeaderMode.NoHeaders)
    table.setContentTextFormat(text_format(POINTS))
    table.setShowGrid(False)
    for page in pages:
        frame = QgsLayoutFrame(layout, table)
        table.addFrame(frame)
        frame.setHidePageIfEmpty(page != pages[0])
        frame.attemptResize(QgsLayoutSize(4, 1.4 * ROW, MM))  # of one row
        frame.attemptMove(QgsLayoutPoint(0, 290, MM), page=page)
