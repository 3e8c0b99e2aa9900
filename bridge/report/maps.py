"""Maps of a region report: where the region lies, and its areas by class; drawn anywhere, also off the main thread.

The layers are copied into memory by the thread that draws them: a layer of the open project must not be touched from
another thread than its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsPalLayerSettings,
    QgsProcessingContext,
    QgsProperty,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QFont, QImage, QPainter

from ...core.index.model import Model
from ..i18n import tr
from ..maps.styles import ClassStyle, with_count
from .colours import class_entries
from .layers import REGION_FIELD, MapLayers

FONT = "Open Sans"
INK = "#222222"
HERE = "$id = @atlas_featureid"


def class_renderer(model: Model, counts: pd.DataFrame) -> QgsCategorizedSymbolRenderer:
    """Areas, or regions, by class; the legend tells the number of each. For `counts` see `MapLayers`."""
    numbers = counts.loc[""]
    entries = [(place, with_count(label, int(numbers[place])), colour) for place, label, colour in class_entries(model)]
    style = ClassStyle("mdi_klasse", entries, int(numbers[0]), "")
    return style.renderer(QgsWkbTypes.GeometryType.PolygonGeometry)


def style_areas(layer: QgsVectorLayer, model: Model, counts: pd.DataFrame) -> None:
    """Colours by class, and the names of the areas of the region at hand."""
    layer.setRenderer(class_renderer(model, counts))
    layer.setLabeling(area_labels("naam", f'"{REGION_FIELD}" = @atlas_featureid'))
    layer.setLabelsEnabled(True)


def area_labels(field: str, where: str) -> QgsVectorLayerSimpleLabeling:
    """Names of the areas for which an expression holds."""
    labels = QgsPalLayerSettings()
    labels.fieldName = field
    labels.setFormat(text_format(6.5, halo=True))
    shown = QgsProperty.fromExpression(f"coalesce({where}, false)")
    labels.dataDefinedProperties().setProperty(QgsPalLayerSettings.Property.Show, shown)
    return QgsVectorLayerSimpleLabeling(labels)


def text_format(size: float, bold: bool = False, halo: bool = False, colour: str = INK) -> QgsTextFormat:
    """Text in the house's type, in points."""
    text = QgsTextFormat()
    font = QFont(FONT)
    font.setBold(bold)
    text.setFont(font)
    text.setSize(size)
    text.setColor(QColor(colour))
    if halo:
        buffer = QgsTextBufferSettings()
        buffer.setEnabled(True)
        buffer.setSize(0.7)
        buffer.setColor(QColor(255, 255, 255))
        text.setBuffer(buffer)
    return text


def region_class_renderer(model: Model, counts: pd.DataFrame) -> QgsRuleBasedRenderer:
    """Regions by class, with the outlines of `outline_renderer`."""
    renderer = class_renderer(model, counts)
    categories = renderer.categories()
    classes = [(f'"mdi_klasse" = {category.value()}', category.symbol().clone()) for category in categories[:-1]]
    return _rules([*classes, ('"mdi_klasse" IS NULL', categories[-1].symbol().clone()), *_outlines()])


def outline_renderer() -> QgsRuleBasedRenderer:
    """Borders of regions without a fill; the region at hand has a dark line on a white one."""
    return _rules(_outlines())


def _outlines() -> list[tuple[str, QgsFillSymbol]]:
    thin = _outline("#666666", 0.2)
    thick, dark = _outline("#ffffff", 1.5), _outline("#1a1a1a", 0.8)
    thick.appendSymbolLayer(dark.symbolLayer(0).clone())
    return [("", thin), (HERE, thick)]


def locator_renderer() -> QgsRuleBasedRenderer:
    """All regions in light grey, the region at hand dark."""
    quiet = QgsFillSymbol.createSimple({"color": "#dfe3e6", "outline_color": "#ffffff", "outline_width": "0.15"})
    here = QgsFillSymbol.createSimple({"color": "#1f4e79", "outline_color": "#1f4e79", "outline_width": "0.5"})
    return _rules([("", quiet), (HERE, here)])


def _outline(colour: str, width: float) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": colour, "outline_width": str(width), "joinstyle": "round"}
    )


def _rules(parts: Sequence[tuple[str, QgsFillSymbol]]) -> QgsRuleBasedRenderer:
    """Rules drawn one above the other."""
    root = QgsRuleBasedRenderer.Rule(None)
    for level, (expression, symbol) in enumerate(parts):
        for place in range(symbol.symbolLayerCount()):
            symbol.symbolLayer(place).setRenderingPass(level * 2 + place)
        root.appendChild(QgsRuleBasedRenderer.Rule(symbol, 0, 0, expression))
    renderer = QgsRuleBasedRenderer(root)
    renderer.setUsingSymbolLevels(True)
    return renderer


def fitted(extent: QgsRectangle, ratio: float, margin: float) -> QgsRectangle:
    """An extent with a margin, widened to a ratio of width to height."""
    wide, high = extent.width() * (1 + 2 * margin), extent.height() * (1 + 2 * margin)
    wide, high = max(wide, high * ratio, 1.0), max(high, wide / ratio, 1.0)
    middle = extent.center()
    return QgsRectangle(middle.x() - wide / 2, middle.y() - high / 2, middle.x() + wide / 2, middle.y() + high / 2)


class MapMaker:
    """Draws the maps of one report.

    Parameters
    ----------
    layers : MapLayers
    model : Model
    context : QgsProcessingContext
        For its transformations.
    """

    def __init__(self, layers: MapLayers, model: Model, context: QgsProcessingContext) -> None:
        self.layers = layers
        self.transforms = context.transformContext()
        self.locator = [_styled(layers.regions, locator_renderer())]
        if layers.areas is None:
            self.classes = [_styled(layers.regions, region_class_renderer(model, layers.counts))]
        else:
            self.classes = [_styled(layers.regions, outline_renderer()), layers.areas]

    def national(self, width: int, height: int, dpi: float) -> bytes:
        """All regions' areas by class, with the regions' borders."""
        extent = fitted(self._extent(None), width / height, 0.03)
        return self._draw(self.classes, extent, (width, height), dpi, -1)

    def region(self, key: str, width: int, height: int, dpi: float) -> bytes:
        """One region's areas by class, with the region outlined."""
        extent = fitted(self._extent(key), width / height, 0.12)
        return self._draw(self.classes, extent, (width, height), dpi, self.layers.fids[key])

    def place(self, key: str, width: int, height: int, dpi: float) -> bytes:
        """Where the region lies among all regions."""
        extent = fitted(self._extent(None), width / height, 0.03)
        return self._draw(self.locator, extent, (width, height), dpi, self.layers.fids[key])

    def _extent(self, key: str | None) -> QgsRectangle:
        """Of one region, or of all, in the CRS of the maps."""
        settings = QgsMapSettings()
        settings.setTransformContext(self.transforms)
        settings.setDestinationCrs(self.layers.crs)
        box = self.layers.regions.extent()
        if key is not None:
            box = self.layers.regions.getFeature(self.layers.fids[key]).geometry().boundingBox()
        return settings.layerExtentToOutputExtent(self.layers.regions, box)

    def _draw(self, layers: list, extent: QgsRectangle, size: tuple[int, int], dpi: float, fid: int) -> bytes:
        settings = QgsMapSettings()
        settings.setTransformContext(self.transforms)
        settings.setDestinationCrs(self.layers.crs)
        settings.setLayers(layers)
        settings.setExtent(extent)
        settings.setOutputSize(QSize(*size))
        settings.setOutputDpi(dpi)
        settings.setBackgroundColor(QColor("white"))
        scope = QgsExpressionContextScope()
        scope.setVariable("atlas_featureid", fid)
        expressions = QgsExpressionContext()
        expressions.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
        expressions.appendScope(scope)
        settings.setExpressionContext(expressions)
        image = QImage(QSize(*size), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        job = QgsMapRendererCustomPainterJob(settings, painter)
        job.renderSynchronously()
        painter.end()
        return _png(image)


def _styled(layer: QgsVectorLayer, renderer: QgsFeatureRenderer) -> QgsVectorLayer:
    copied = layer.clone()
    copied.setRenderer(renderer)
    return copied


def _png(image: QImage) -> bytes:
    """A picture in few shades, which halves its size and does not show."""
    plain = image.convertToFormat(QImage.Format.Format_RGB16).convertToFormat(QImage.Format.Format_RGB888)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    plain.save(buffer, "PNG")
    buffer.close()
    return bytes(data)


def legend_title(areas: bool, index: str) -> str:
    """What the classes on the maps are of."""
    return (tr("Areas by class: {index}") if areas else tr("Regions by class: {index}")).format(index=index)
