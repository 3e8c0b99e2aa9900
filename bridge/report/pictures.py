"""Charts in a print layout as vectors, their words as text: QtSvg alone would turn letters into outlines."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from html import unescape

from qgis.core import (
    Qgis,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemPicture,
    QgsLayoutItemRegistry,
    QgsLayoutItemRenderContext,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QPointF, QRectF
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from .items import DRAWING, OF_LEGEND
from .measure import PIXELS, letters

_TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


def size_of(picture: str) -> tuple[float, float]:
    """Width and height of a chart, in its own units."""
    _, _, width, height = re.search(r'viewBox="([^"]*)"', picture)[1].split()
    return float(width), float(height)


def paint(painter: QPainter, picture: str, box: QRectF) -> None:
    """Draw a chart of `core.charts` into a box, as large as fits, from the top and in the middle."""
    width, height = size_of(picture)
    zoom = min(box.width() / width, box.height() / height)
    painter.save()
    painter.translate(box.left() + (box.width() - zoom * width) / 2, box.top())
    painter.scale(zoom, zoom)
    QSvgRenderer(_TEXT.sub("", picture).encode("utf-8", "replace")).render(painter, QRectF(0, 0, width, height))
    for found in _TEXT.finditer(picture):
        _write(painter, dict(_ATTRIBUTE.findall(found[1])), unescape(found[2]))
    painter.restore()


def _write(painter: QPainter, look: Mapping[str, str], text: str) -> None:
    font = letters(look.get("font-weight") == "bold")
    painter.save()
    painter.translate(float(look["x"]), float(look["y"]))
    scale = float(look["font-size"]) / PIXELS
    painter.scale(scale, scale)
    painter.setFont(font)
    painter.setPen(QColor(look["fill"]))
    share = {"middle": 0.5, "end": 1.0}.get(look["text-anchor"], 0.0)
    painter.drawText(QPointF(-share * QFontMetricsF(font).horizontalAdvance(text), 0.0), text)
    painter.restore()


class ChartItem(QgsLayoutItem):
    """The chart of the region at hand.

    Parameters
    ----------
    charts : dict of int to list of str
        SVG by the region's feature id; those of a region stand on a page each.
    part : int
        Which of them.
    """

    def __init__(self, layout: QgsLayout, charts: Mapping[int, Sequence[str]], part: int = 0) -> None:
        super().__init__(layout)
        self.charts = charts
        self.part = part

    def type(self) -> int:
        """What QGIS takes the item for."""
        return int(QgsLayoutItemRegistry.ItemType.PluginItem)

    def draw(self, context: QgsLayoutItemRenderContext) -> None:
        """Paint it; units are the printer's dots."""
        own = self.charts.get(self.layout().reportContext().feature().id(), ())
        if self.part < len(own):
            self.paint_in(context, own[self.part])

    def paint_in(self, context: QgsLayoutItemRenderContext, picture: str) -> None:
        """Paint a chart as large as the item."""
        shown = context.renderContext()
        dots = shown.convertToPainterUnits(1, Qgis.RenderUnit.Millimeters)
        paint(shown.painter(), picture, QRectF(0, 0, self.rect().width() * dots, self.rect().height() * dots))


class DrawingItem(ChartItem):
    """A drawing that is the same for all regions."""

    def __init__(self, layout: QgsLayout, picture: str) -> None:
        super().__init__(layout, {})
        self.picture = picture

    def draw(self, context: QgsLayoutItemRenderContext) -> None:
        """Paint it."""
        self.paint_in(context, self.picture)


def paint_drawings(layout: QgsPrintLayout) -> None:
    """Paint the drawn legends of a layout that is exported, whose text can be searched then; QGIS would make pixels of
    them. A logo stays as it is."""
    for picture in layout.items():
        if isinstance(picture, QgsLayoutItemPicture) and picture.id().startswith(OF_LEGEND):
            item = DrawingItem(layout, base64.b64decode(picture.picturePath()[len(DRAWING) :]).decode())
            layout.addLayoutItem(item)
            item.attemptResize(picture.sizeWithUnits())
            item.attemptMove(picture.pagePositionWithUnits(), page=picture.page())
            layout.removeLayoutItem(picture)
