"""Maps of a region report: where the region lies, and its areas by class; drawn anywhere, also off the main thread.

The layers are copied into memory by the thread that draws them: a layer of the open project must not be touched from
another thread than its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from qgis.core import (
    Qgis,
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
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ...core.index.model import Model
from ..i18n import tr
from ..maps.labels import area_labels
from ..maps.styles import ClassStyle, with_count
from .colours import class_entries
from .layers import LEADER, MARGIN, MOST_NAMES, NAME_X, NAME_Y, REGION_FIELD, MapLayers, fitted

#: a picture of more areas is drawn without shades along its lines: a page shows two of its points in one
MOST_SMOOTH = 1000
HERE = "$id = @atlas_featureid"
#: in the palette of a picture
SHADES = 64


def class_renderer(model: Model, counts: pd.DataFrame) -> QgsCategorizedSymbolRenderer:
    """Areas, or regions, by class; the legend tells the number of each. For `counts` see `MapLayers`."""
    numbers = counts.loc[""]
    entries = [(place, with_count(label, int(numbers[place])), colour) for place, label, colour in class_entries(model)]
    style = ClassStyle("mdi_klasse", entries, int(numbers[0]), "")
    return style.renderer(QgsWkbTypes.GeometryType.PolygonGeometry)


def style_areas(layer: QgsVectorLayer, model: Model, counts: pd.DataFrame) -> None:
    """Colours by class, and the names of the areas of the region at hand."""
    layer.setRenderer(class_renderer(model, counts))
    labels = area_labels("naam", f'"{REGION_FIELD}" = @atlas_featureid').settings()
    properties = labels.dataDefinedProperties()
    of = QgsPalLayerSettings.Property
    for name, expression in (
        (of.PositionX, f'"{NAME_X}"'),
        (of.PositionY, f'"{NAME_Y}"'),
        (of.Hali, "'Center'"),
        (of.Vali, "'Half'"),
        (of.CalloutDraw, f'"{LEADER}"'),
    ):
        properties.setProperty(name, QgsProperty.fromExpression(expression))
    labels.setDataDefinedProperties(properties)
    labels.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    # Their places are told apart already: QGIS is to leave none out.
    labels.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)


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
        self.locator = [_styled(layers.outlines, locator_renderer())]
        if layers.areas is None:
            self.classes = [_styled(layers.regions, region_class_renderer(model, layers.counts))]
        else:
            self.classes = [_styled(layers.regions, outline_renderer()), layers.areas]

    def national(self, width: int, height: int, dpi: float) -> bytes:
        """All regions' areas by class, with the regions' borders."""
        extent = fitted(self._extent(None), width / height, 0.03)
        smooth = bool(self.layers.counts.loc[""].sum() <= MOST_SMOOTH)
        return self._draw(self.classes, extent, (width, height), dpi, -1, smooth)

    def region(self, key: str, width: int, height: int, dpi: float) -> bytes:
        """One region's areas by class, with the region outlined."""
        extent = self.extent_of(key, width / height)
        counts = self.layers.counts
        smooth = key not in counts.index or bool(counts.loc[key].sum() <= MOST_NAMES)
        return self._draw(self.classes, extent, (width, height), dpi, self.layers.fids[key], smooth)

    def extent_of(self, key: str, ratio: float) -> QgsRectangle:
        """What the map of a region shows."""
        return fitted(self._extent(key), ratio, MARGIN)

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

    def _draw(
        self, layers: list, extent: QgsRectangle, size: tuple[int, int], dpi: float, fid: int, smooth: bool = True
    ) -> bytes:
        settings = QgsMapSettings()
        settings.setTransformContext(self.transforms)
        settings.setDestinationCrs(self.layers.crs)
        settings.setLayers(layers)
        settings.setExtent(extent)
        settings.setOutputSize(QSize(*size))
        settings.setOutputDpi(dpi)
        settings.setFlag(Qgis.MapSettingsFlag.Antialiasing, smooth)
        settings.setFlag(Qgis.MapSettingsFlag.DrawLabeling, False)  # a page writes names itself, as text
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
    """A picture with a palette of its own: a third of the bytes, and to the eye the same."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    indexed(image).save(buffer, "PNG")
    buffer.close()
    return bytes(data)


def indexed(image: QImage) -> QImage:
    """A picture in its most frequent shades, at most `SHADES`; every other one becomes the nearest of these."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    wide, high = flat.width(), flat.height()
    data = flat.constBits()
    data.setsize(flat.sizeInBytes())
    colours = np.frombuffer(data, dtype=np.uint32).reshape(high, -1)[:, :wide] & 0xFFFFFF
    # Told apart to 5 of 8 bits a channel, as the eye does on a map, and shown in the shade that occurs most.
    coarse = (colours >> 9 & 0x7C00) | (colours >> 6 & 0x3E0) | (colours >> 3 & 0x1F)
    counts = np.bincount(coarse.ravel(), minlength=1 << 15)
    present = np.flatnonzero(counts)
    shades = np.zeros(1 << 15, dtype=np.int64)
    shades[coarse.ravel()] = colours.ravel()
    kept = present[np.argsort(-counts[present], kind="stable")[:SHADES]]
    channels = np.stack([shades >> 16, shades >> 8 & 0xFF, shades & 0xFF], axis=1)
    place = np.zeros(1 << 15, dtype=np.uint8)
    apart = ((channels[present][:, None, :] - channels[kept][None, :, :]) ** 2).sum(axis=2)
    place[present] = apart.argmin(axis=1)
    padded = np.zeros((high, (wide + 3) // 4 * 4), dtype=np.uint8)  # rows of QImage begin at a multiple of four bytes
    padded[:, :wide] = place[coarse]
    made = QImage(padded.tobytes(), wide, high, padded.shape[1], QImage.Format.Format_Indexed8)
    made.setColorTable([int(shade) | 0xFF000000 for shade in shades[kept]])
    return made.copy()


def legend_title(areas: bool, index: str) -> str:
    """What the classes on the maps are of."""
    return (tr("Areas by class: {index}") if areas else tr("Regions by class: {index}")).format(index=index)
