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
from .measure import PIXELS, POINT, letters
from .names import lines_of

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
        scale = POINTS * POINT / PIXELS
        heads = self._head_lines(QFontMetricsF(letters(bold=True)), scale)
        rows = [*heads, *own]
        for place, cells in enumerate(rows, start=1):
            self._fills(painter, place * ROW, cells, QColor(INK if place == len(heads) else RULE), place >= len(heads))
        # Letters are laid out in hundredths, see `PIXELS`; the painter is told so once, not for each cell.
        painter.scale(scale, scale)
        inks = [QColor(INK), *(QColor(readable(colour)) for colour in self.colours)]
        for place, cells in enumerate(rows):
            if place in (0, len(heads)):
                font = letters(bold=not place)
                painter.setFont(font)
                metrics = QFontMetricsF(font)
            self._texts(painter, (place * ROW + BASE) / scale, cells, inks, metrics, scale)
        painter.restore()

    def _head_lines(self, metrics: QFontMetricsF, scale: float) -> list[list[tuple[str, int]]]:
        """The heads on one line, on two where one needs them, standing on the lower; what is longer is cut there."""
        parts = []
        for head, width in zip(self.heads, self.widths):
            room = (width - 2 * CELL_MARGIN) / scale
            fitting = (lines.split("\n") for lines in lines_of(head))
            parts.append(
                next((lines for lines in fitting if _widest(lines, metrics) <= room), _two(head, metrics, room))
            )
        count = max(map(len, parts))
        return [[(([""] * (count - len(each)) + each)[line], 0) for each in parts] for line in range(count)]

    def _fills(
        self, painter: QPainter, bottom: float, cells: Sequence[tuple[str, int]], rule: QColor, ruled: bool
    ) -> None:
        """The colours of a row's classes, and the line below it."""
        x = 0.0
        for (_, klasse), width in zip(cells, self.widths):
            if klasse:
                painter.fillRect(QRectF(x, bottom - ROW, width, ROW), self.colours[klasse - 1])
            x += width
        if ruled:
            painter.fillRect(QRectF(0, bottom - 0.075, x, 0.15), rule)

    def _texts(
        self,
        painter: QPainter,
        y: float,
        cells: Sequence[tuple[str, int]],
        inks: Sequence[QColor],
        metrics: QFontMetricsF,
        scale: float,
    ) -> None:
        x, margin = 0.0, CELL_MARGIN / scale
        for place, ((text, klasse), width) in enumerate(zip(cells, self.widths)):
            room = width / scale - 2 * margin
            fitting, advance = shortened_to(text, metrics, room)
            painter.setPen(inks[klasse])
            painter.drawText(QPointF(x + margin + (room - advance if place else 0.0), y), fitting)
            x += width / scale


def _two(text: str, metrics: QFontMetricsF, room: float) -> list[str]:
    """The words that fit on a line, and the others."""
    words = text.split(" ")
    count = max(
        (at for at in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:at])) <= room), default=1
    )
    return list(filter(None, [" ".join(words[:count]), " ".join(words[count:])]))


def _widest(lines: Sequence[str], metrics: QFontMetricsF) -> float:
    return max(map(metrics.horizontalAdvance, lines))


def shortened_to(text: str, metrics: QFontMetricsF, room: float) -> tuple[str, float]:
    """A text that fits, its end an ellipsis where it had to be cut, and how wide it is."""
    advance = metrics.horizontalAdvance(text)
    if advance <= room:
        return text, advance
    while text and metrics.horizontalAdvance(text + "…") > room:
        text = text[:-1]
    fitting = text.rstrip() + "…"
    return fitting, metrics.horizontalAdvance(fitting)


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
