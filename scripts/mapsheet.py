"""A sheet with a styled layer: title, map, legend, source line, as a PNG."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFillSymbol,
    QgsLayerTree,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsTextFormat,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

PAGE = (210.0, 210.0)
FONT = "Open Sans"


def _format(size: float, bold: bool = False) -> QgsTextFormat:
    text = QgsTextFormat()
    font = QFont(FONT)
    font.setBold(bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor("#222222"))
    return text


def _place(layout: QgsPrintLayout, item, x: float, y: float, width: float, height: float) -> None:
    layout.addLayoutItem(item)
    millimetres = QgsUnitTypes.LayoutUnit.LayoutMillimeters
    item.attemptMove(QgsLayoutPoint(x, y, millimetres))
    item.attemptResize(QgsLayoutSize(width, height, millimetres))


def _label(layout: QgsPrintLayout, text: str, size: float, bold: bool = False) -> QgsLayoutItemLabel:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    label.setTextFormat(_format(size, bold))
    return label


def _outline(path: str) -> QgsVectorLayer:
    """Region borders: a darker line without a fill."""
    layer = QgsVectorLayer(path, "outline", "ogr")
    symbol = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#555555", "outline_width": "0.3"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _legend(layout: QgsPrintLayout, layer: QgsVectorLayer) -> QgsLayoutItemLegend:
    legend = QgsLayoutItemLegend(layout)
    tree = QgsLayerTree()
    node = tree.addLayer(layer)
    for position, category in enumerate(layer.renderer().categories()):
        QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, position, fill(category.label(), 38))
    legend.setAutoUpdateModel(False)
    legend.model().setRootGroup(tree)
    legend.tree = tree  # the model does not own it
    for kind, size in (
        (QgsLegendStyle.Style.Title, 10),
        (QgsLegendStyle.Style.Subgroup, 9),
        (QgsLegendStyle.Style.SymbolLabel, 8),
    ):
        style = legend.style(kind)
        style.setTextFormat(_format(size, kind != QgsLegendStyle.Style.SymbolLabel))
        legend.setStyle(kind, style)
    legend.setWrapString("\n")
    legend.setBackgroundEnabled(False)
    return legend


def map_sheet(destination: str, path: Path, title: str, footer: str, outline: str) -> Path:
    """Draw a layer with the style that is stored with it.

    Parameters
    ----------
    destination : str
        Layer, with its default style.
    path : Path
        The PNG to write.
    outline : str
        Layer with the borders of regions.

    Returns
    -------
    Path
    """
    layer = QgsVectorLayer(destination, "map", "ogr")
    layer.loadDefaultStyle()
    layer.setName(fill(_title_of(layer), 34))
    borders = _outline(outline)
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    project.addMapLayers([layer, borders], False)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*PAGE, QgsUnitTypes.LayoutUnit.LayoutMillimeters))
    sheet = QgsLayoutItemMap(layout)
    _place(layout, sheet, 62, 22, 142, 172)
    sheet.setLayers([borders, layer])
    sheet.zoomToExtent(layer.extent().buffered(5000))
    _place(layout, _label(layout, title, 16, bold=True), 6, 6, 198, 10)
    _place(layout, _label(layout, footer, 7), 6, 198, 198, 9)
    _place(layout, _legend(layout, layer), 4, 22, 60, 100)
    # Not by an export, for which GDAL opens the picture again to write where it lies, and says that it cannot.
    if not QgsLayoutExporter(layout).renderPageToImage(0, dpi=150).save(str(path)):
        raise SystemExit(f"could not write {path}")
    return path


def _title_of(layer: QgsVectorLayer) -> str:
    """The title under which the style was stored."""
    _, _, _, descriptions, _ = layer.listStylesInDatabase()
    return descriptions[0] if descriptions else ""
