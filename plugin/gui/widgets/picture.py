"""An SVG that fits the width it has; the same under Qt 5 and Qt 6, where its own widget lives elsewhere."""

from __future__ import annotations

import re
from html import escape, unescape

from qgis.PyQt.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPaintEvent
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

#: a group of a chart that says what it shows
_TIP = re.compile(r"<g><title>([^<]*)</title>")


class Picture(QWidget):
    """Draws an SVG as wide as itself, and asks for the height that goes with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renderer = QSvgRenderer(self)
        self.svg = ""
        self._tips: list[tuple[str, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_svg(self, svg: str, words: str) -> None:
        """Another picture, and what it tells in words; "" for none."""
        before = self.heightForWidth(self.width())
        self.svg, self._tips = svg, []
        self._renderer.load(QByteArray(_TIP.sub(self._name, svg).encode("utf-8")))
        self.setAccessibleDescription(words)
        if before != self.heightForWidth(self.width()):
            self.updateGeometry()
        self.update()

    def _name(self, found: re.Match) -> str:
        """Give a group that has a title a name, by which it is found under the pointer."""
        name = f"tip{len(self._tips)}"
        self._tips.append((name, unescape(found[1])))
        return f'<g id="{name}">'

    def tip_at(self, place: QPointF) -> str:
        """What the chart tells of the place, the smallest part of it that is there; "" where nothing."""
        size = self._renderer.defaultSize()
        if not self.svg or size.width() <= 0:
            return ""
        scale = min(self.width(), 1.25 * size.width()) / size.width()
        here = QPointF(place.x() / scale, place.y() / scale)
        boxes = [(self._renderer.boundsOnElement(name), text) for name, text in self._tips]
        there = [(box.width() * box.height(), text) for box, text in boxes if box.adjusted(-2, -4, 2, 4).contains(here)]
        return min(there)[1] if there else ""

    def event(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        told = self.tip_at(QPointF(event.pos()))
        if told:
            QToolTip.showText(event.globalPos(), f"<span>{escape(told)}</span>", self)
        else:
            QToolTip.hideText()
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._renderer.defaultSize()
        if not self.svg or size.width() <= 0:
            return 0
        return round(min(width, 1.25 * size.width()) * size.height() / size.width())

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(420, max(self.heightForWidth(420), 40))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.svg:
            return
        painter = QPainter(self)
        size = self._renderer.defaultSize()
        width = min(self.width(), 1.25 * size.width())
        self._renderer.render(painter, QRectF(0, 0, width, width * size.height() / size.width()))
        if self.hasFocus():
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(0, 0, self.width() - 1, self.height() - 1)
        painter.end()


def scrolled(widget: QWidget, name: str = "", sideways: bool = False) -> QScrollArea:
    """The widget in a frame that scrolls up and down.

    Parameters
    ----------
    name : str
        What a screen reader calls the frame, which the Tab key reaches to scroll it; "" where it holds controls.
    sideways : bool
        Whether it scrolls to the sides as well, where the widget cannot be made narrow enough.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setAccessibleName(name)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
    # The paper of what it stands on, as of a tab, goes on behind it.
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area
