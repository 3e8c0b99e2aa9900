"""Why an area has its score: a panel, and a map tool that points at the area."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint
from qgis.PyQt.QtCore import QRect, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ....bridge.compat import as_number
from ....bridge.i18n import say, tr
from ....core.messages import Refusal
from ..background import timer, when_idle
from ..project import project_layer
from .picture import Picture

if TYPE_CHECKING:
    from ....core.index.whatif import DomainPart
    from ..live.index import LiveIndex

#: how far beside a point or a line a click still counts, in pixels
NEAR = 6


class ExplainPanel(QWidget):
    """Waterfall, class and rank of the chosen area, what would change its class, and its indicators."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = None
        self.name = QLabel(tr("Choose an area in the ranking, or point at it on the map."))
        self.text = QLabel()
        for label in (self.name, self.text):
            # A name may hold what looks like HTML; it is shown as it is.
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        self.name.setAccessibleName(tr("Area"))
        self.picture = Picture()
        self.picture.setAccessibleName(tr("Points of each domain"))
        self.parts = QTreeWidget()
        self.parts.setAccessibleName(tr("Indicators by their points"))
        self.parts.setRootIsDecorated(False)
        self.parts.setWordWrap(True)
        self.parts.setHeaderLabels([tr("Indicator"), tr("Domain"), tr("Score"), tr("Points")])
        letter = self.parts.fontMetrics().averageCharWidth()
        self.parts.header().setStretchLastSection(False)
        self.parts.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            self.parts.setColumnWidth(column, 7 * letter + 12)
        # It stands whole in a panel that scrolls.
        self.parts.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fitting = timer(self, 0, self._fit)
        self.parts.header().sectionResized.connect(lambda *_: self._fitting.start())
        layout = QVBoxLayout(self)
        for widget in (self.name, self.text, self.picture, self.parts):
            layout.addWidget(widget)
        layout.addStretch(1)

    def set_live(self, live: LiveIndex) -> None:
        """Follow an index."""
        self.live = live
        live.selected.connect(self._follow)
        live.moved.connect(self._follow)
        live.settled.connect(self._judge)
        live.judged.connect(self._follow)
        live.failed.connect(lambda _: self.refresh())

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _judge(self) -> None:
        if self.isVisible() and self.live.position >= 0:
            self.live.judge()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Explain the chosen area with the weights of now."""
        live = self.live
        if live is None or live.areas is None or live.position < 0:
            self._show(tr("Choose an area in the ranking, or point at it on the map."), [], "", [])
            return
        from ....bridge.live.charts import explained, parts_by_points, waterfall
        from ....bridge.live.sure import sure_line

        live.judge()
        sure = [] if live.sure is None else list(filter(None, [sure_line(live.sure, live.position)]))
        name = live.areas.names[live.position]
        code = live.areas.codes[live.position]
        heading = f"{name} ({code})" if code and code != name else name
        try:
            why = live.explain(live.position)
        except Refusal as refusal:
            self._show(heading, [say(refusal.message), *sure], "", [])
            return
        title = live.index()
        drawing = waterfall(live.areas, live.state, why, name, title, max(self.width() - 24, 520))
        lines = [*explained(why), *sure]
        if live.is_changed():
            lines.insert(0, tr("⚠ With changed weights or indicators, not the published model."))
        self._show(heading, lines, drawing, parts_by_points(why))

    def _show(self, heading: str, lines: list[str], drawing: str, parts: Sequence[DomainPart]) -> None:
        self.name.setText(heading)
        self.text.setText("\n".join(lines))
        self.picture.show_svg(drawing, " ".join([heading, *lines]))
        self.picture.setVisible(bool(drawing))
        if self.parts.topLevelItemCount() != len(parts):
            self.parts.clear()
            self.parts.addTopLevelItems([QTreeWidgetItem() for _ in parts])
        for row, texts in enumerate(parts):
            item = self.parts.topLevelItem(row)
            for column, text in enumerate(texts):
                item.setText(column, text)
                item.setToolTip(column, f"<span>{escape(text)}</span>" if column == 0 else "")
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if column > 1:
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.parts.resizeColumnToContents(1)
        self.parts.setVisible(bool(parts))
        self._fitting.start()

    def _fit(self) -> None:
        """As high as all rows, whose names wrap."""
        rows = [self.parts.topLevelItem(row) for row in range(self.parts.topLevelItemCount())]
        room = QRect(0, 0, self.parts.columnWidth(0) - 8, 1000)
        total = self.parts.header().height() + 2 * self.parts.frameWidth()
        for row in rows:
            # A tree gives its rows one line each, also where it wraps words.
            text = self.parts.fontMetrics().boundingRect(room, as_number(Qt.TextFlag.TextWordWrap), row.text(0))
            row.setSizeHint(0, QSize(0, text.height() + 4))
            total += text.height() + 4
        self.parts.setFixedHeight(total)


class WhyTool(QgsMapToolEmitPoint):
    """Points at an area, whichever layer is on top.

    Signals
    -------
    found
        The number of the feature that was pointed at.
    missed
        There is no area there.
    """

    found = pyqtSignal(int)
    missed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, live: LiveIndex) -> None:
        super().__init__(canvas)
        self._canvas, self._live = canvas, live
        self.canvasClicked.connect(self._clicked)

    def _clicked(self, point: QgsPointXY, button: Qt.MouseButton) -> None:
        if button == Qt.MouseButton.LeftButton:
            when_idle(self, lambda: self._look(point))

    def _look(self, point: QgsPointXY) -> None:
        """Tell which area is there."""
        layer = project_layer(self._live.choices.areas)
        number = -1
        if layer is not None:
            settings = self._canvas.mapSettings()
            reach = NEAR * settings.mapUnitsPerPixel()
            number = area_at(layer, point, reach, settings.destinationCrs())
        if number >= 0:
            self.found.emit(number)
        else:
            self.missed.emit()


def area_at(layer: QgsVectorLayer, point: QgsPointXY, reach: float, crs: QgsCoordinateReferenceSystem) -> int:
    """The feature at a point, or the nearest within reach; -1 where there is none.

    Parameters
    ----------
    layer : QgsVectorLayer
    point : QgsPointXY
    reach : float
        In units of `crs`.
    crs : QgsCoordinateReferenceSystem
        Of the point.
    """
    box = QgsRectangle(point.x() - reach, point.y() - reach, point.x() + reach, point.y() + reach)
    place = QgsGeometry.fromPointXY(point)
    if crs.isValid() and layer.crs().isValid() and crs != layer.crs():
        turn = QgsCoordinateTransform(crs, layer.crs(), QgsProject.instance())
        box = turn.transformBoundingBox(box)
        place.transform(turn)
    request = QgsFeatureRequest().setFilterRect(box).setFlags(QgsFeatureRequest.Flag.ExactIntersect).setNoAttributes()
    best, least = -1, float("inf")
    for feature in layer.getFeatures(request):
        distance = feature.geometry().distance(place)
        if distance < least:
            best, least = feature.id(), distance
    return best
