"""How the maps of an atlas are drawn: a region's areas by class among pale neighbours, its outline, names."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapLayerStyle,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..aggregation.region_map import OUTLINE
from ..maps.labels import text_format
from ..maps.styles import REGION_LINE, append_outline
from ..report.items import field_of
from .indicators import Indicator
from .regions import NAME, REGION, class_field

#: variable of a map that names its region
HERE = "regiolens_region"
#: value of areas on a map of another region
ELSEWHERE = -1
#: their colour, too light to be taken for a class or for "no data", which is hatched
AROUND = "#f3f3f3"
LABEL_SIZE = 8.0


def national_renderer(indicator: Indicator) -> QgsCategorizedSymbolRenderer:
    """All areas by class, and the outlines of the regions of the atlas."""
    value = f"coalesce({field_of(class_field(indicator))}, 0)"
    return _renderer(value, [], indicator, 0.25)


def region_renderer(indicator: Indicator) -> QgsCategorizedSymbolRenderer:
    """The areas of the map's own region by class, its outline, and all others pale."""
    around = QgsFillSymbol.createSimple({"color": AROUND, "outline_color": "#ffffff", "outline_width": "0.1"})
    value = (
        f"CASE WHEN {field_of(REGION)} = @{HERE} THEN coalesce({field_of(class_field(indicator))}, 0) "
        f"ELSE {ELSEWHERE} END"
    )
    return _renderer(value, [QgsRendererCategory(ELSEWHERE, around, "")], indicator, 0.6)


def _renderer(
    value: str, others: Sequence[QgsRendererCategory], indicator: Indicator, width: float
) -> QgsCategorizedSymbolRenderer:
    """Areas by an expression of their class; the outline of a region is drawn above all areas."""
    categories = list(others)
    for place, entry in enumerate([indicator.none, *indicator.entries]):
        symbol = entry.symbol.clone()
        line = QgsLineSymbol.createSimple(
            {"line_color": REGION_LINE, "line_width": str(width), "joinstyle": "round", "capstyle": "round"}
        )
        append_outline(symbol, OUTLINE, line)
        categories.append(QgsRendererCategory(place, symbol, entry.text))
    renderer = QgsCategorizedSymbolRenderer(value, categories)
    renderer.setUsingSymbolLevels(True)
    return renderer


def area_names() -> QgsVectorLayerSimpleLabeling:
    """The names of the areas of the map's own region, left out where one would lie over another."""
    labels = QgsPalLayerSettings()
    labels.fieldName = NAME
    labels.setFormat(text_format(LABEL_SIZE, halo=True))
    labels.placement = QgsPalLayerSettings.Placement.Horizontal
    properties = labels.dataDefinedProperties()
    shown = QgsProperty.fromExpression(f"coalesce({field_of(REGION)} = @{HERE}, false)")
    properties.setProperty(QgsPalLayerSettings.Property.Show, shown)
    labels.setDataDefinedProperties(properties)
    return QgsVectorLayerSimpleLabeling(labels)


def style_text(indicator: Indicator, named: bool) -> str:
    """The style of the maps of regions as XML, which many maps share; with the names of areas where `named`."""
    return as_style(region_renderer(indicator), area_names() if named else None)


def as_style(renderer: QgsCategorizedSymbolRenderer, names: QgsVectorLayerSimpleLabeling | None = None) -> str:
    """A style as XML."""
    layer = QgsVectorLayer("MultiPolygon", "", "memory")
    layer.setRenderer(renderer)
    if names is not None:
        layer.setLabeling(names)
        layer.setLabelsEnabled(True)
    style = QgsMapLayerStyle()
    style.readFromLayer(layer)
    return style.xmlData()
