"""Choropleths whose colours are the class column's: one category a class, with its bounds and count in the legend.

A categorised renderer on the class column is used rather than a graduated one on the values, because QGIS's graduated
renderer puts a value on a border into the lower range while our classes are lower-bound inclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsExpression,
    QgsFillSymbol,
    QgsGeometryGeneratorSymbolLayer,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMapLayer,
    QgsProperty,
    QgsPropertyCollection,
    QgsRenderContext,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ...core.classes import decimals_of
from ...core.divisions import OWN
from ..i18n import as_it_is, number, tr
from ..naming import name_fields, store_default_style, store_names, table_name, tell_not_stored, titled
from ..provenance.keywords import within_in
from ..run import Run
from ..settings import legend_counts
from .labels import LABELS, inside_labels
from .sld import to_sld

#: the parameter of algorithms that write their style as SLD as well
STYLE_SLD = "STYLE_SLD"
#: the value of a legend's note, before its number
NOTE = "note "
#: stands for the class of an area that is not shown
HIDDEN = -999
NO_DATA_GREY = "#ececec"
HATCH_GREY = "#9a9a9a"
#: the hatch over light colours and over dark ones
DOUBT = ("#3a3a3a", "#ffffff")
REGION_LINE = "#2b2b2b"
# Outlines that read on a map of one city would cover a map of 14,000 buurten: metres on the ground, and the least and
# most millimetres on paper.
REGION_WIDTH = (375.0, 0.25, 0.5)
OUTLINE, OUTLINE_COLOUR = (45.0, 0.03, 0.15), "#ffffff"


@dataclass(frozen=True)
class Hatched:
    """A hatch over the colour of areas of which a field holds so much at least, and what the legend says of it."""

    field: str
    least: float
    label: str


@dataclass(frozen=True)
class ClassStyle:
    """A choropleth of a class column.

    Attributes
    ----------
    field : str
        Column with the class numbers.
    entries : sequence of (int or str, str, QColor)
        Class, legend text and colour, in the order of the legend.
    without : int
        Number of areas without a class.
    title : str
        Name of the layer, hence title of its legend.
    notes : sequence of str
        Lines below the classes: what the classes are relative to, and the source. Their categories have a text for a
        value, which no number of a class can equal.
    map_tip : str
        HTML with QGIS expressions of the layer's own fields, "" for none.
    outlined : str
        Field with the part of a region's outline along each area, as WKT; "" for none.
    hidden : str
        What the legend calls areas of class `HIDDEN`, which are not drawn; "" where there are none.
    hatched : Hatched, optional
        Which areas have a hatch over their colour.
    properties : mapping of str to str
        Custom properties of the layer, which are stored with its style.
    """

    field: str
    entries: Sequence[tuple[int | str, str, QColor]]
    without: int
    title: str
    notes: Sequence[str] = ()
    map_tip: str = ""
    outlined: str = ""
    hidden: str = ""
    hatched: Hatched | None = None
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def outlines(self) -> tuple[str, tuple[float, float, float]]:
        """Colour and width of the outlines of all areas, as `set_width` takes it."""
        return OUTLINE_COLOUR, OUTLINE

    @property
    def lacking(self) -> str:
        """The legend text of what has no class."""
        return with_count(tr("no data"), self.without)

    def to_sld(self, name: str, geometry_type: QgsWkbTypes.GeometryType) -> str:
        """The style of a layer of this name as SLD: without map tips, hatches, and the outlines of regions."""
        classes = ((value, label, colour.name()) for value, label, colour in self.entries)
        entries = [(None, self.lacking, NO_DATA_GREY), *classes]
        return to_sld(name, self.title, self.notes, self.field, entries, self.outlines, geometry_type)

    def renderer(self, geometry_type: QgsWkbTypes.GeometryType) -> QgsCategorizedSymbolRenderer:
        """The renderer; empty classes, missing values and notes have a line of their own in the legend."""
        categories = [
            category(value, class_symbol(geometry_type, colour), label) for value, label, colour in self.entries
        ]
        categories.append(category(None, no_data_symbol(geometry_type), self.lacking))
        if self.hatched and geometry_type == QgsWkbTypes.GeometryType.PolygonGeometry:
            _with_hatch(categories, self.hatched)
        for position, note in enumerate(self.notes, start=1):
            categories.append(category(f"{NOTE}{position}", _invisible_symbol(geometry_type), note))
        if self.hidden:
            # QGIS draws a value without a category as it draws missing ones.
            hidden = category(HIDDEN, _invisible_symbol(geometry_type), self.hidden)
            hidden.setRenderState(False)
            categories.append(hidden)
        renderer = QgsCategorizedSymbolRenderer(self.field, categories)
        if self.outlined:
            _with_outlines(renderer, self.outlined)
        return renderer


def _with_hatch(categories: list[QgsRendererCategory], hatched: Hatched) -> None:
    """Hatch the areas of each class that are to be, and give the hatch a line of the legend, before that of no data."""
    shown = f"coalesce({QgsExpression.quotedColumnRef(hatched.field)} >= {hatched.least:g}, false)"
    for each in categories[:-1]:
        symbol = each.symbol().clone()
        hatch = _hatch(DOUBT[symbol.color().lightnessF() < 0.5], -45, 0.25)
        hatch.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyLayerEnabled, QgsProperty.fromExpression(shown))
        symbol.appendSymbolLayer(hatch)
        each.setSymbol(symbol)
    key = class_symbol(QgsWkbTypes.GeometryType.PolygonGeometry, QColor("#ffffff"))
    key.appendSymbolLayer(_hatch(DOUBT[0], -45, 0.25))
    categories.insert(-1, category(f"{NOTE}0", key, hatched.label))


def _hatch(colour: str, angle: float, width: float) -> QgsLinePatternFillSymbolLayer:
    hatch = QgsLinePatternFillSymbolLayer()
    hatch.setLineAngle(angle)
    hatch.setDistance(10 * width)
    hatch.setLineWidth(width)
    hatch.setColor(QColor(colour))
    return hatch


def _with_outlines(renderer: QgsCategorizedSymbolRenderer, field: str) -> None:
    """Draw the outlines of regions above all areas."""
    for position, each in enumerate(renderer.categories()):
        if isinstance(each.value(), str):
            continue  # a note of the legend
        symbol = each.symbol().clone()
        line = QgsLineSymbol.createSimple({"line_color": REGION_LINE, "joinstyle": "round", "capstyle": "round"})
        set_width(line.symbolLayer(0), *REGION_WIDTH)
        # A key of the legend is drawn without a feature, and would be struck through.
        colour = QgsProperty.fromExpression(f"if($id is null, '0,0,0,0', '{REGION_LINE}')")
        line.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeColor, colour)
        append_outline(symbol, field, line)
        renderer.updateCategorySymbol(position, symbol)
    renderer.setUsingSymbolLevels(True)


def append_outline(symbol: QgsFillSymbol, field: str, line: QgsLineSymbol) -> None:
    """Let an area draw a line along the WKT in a field too, by a renderer that uses symbol levels.

    The line is drawn in a pass of its own, else the neighbours of the area would cover half of it.
    """
    outline = QgsGeometryGeneratorSymbolLayer.create(
        {"geometryModifier": f"geom_from_wkt({QgsExpression.quotedColumnRef(field)})", "SymbolType": "Line"}
    )
    outline.setSubSymbol(line)
    outline.setRenderingPass(1)
    symbol.appendSymbolLayer(outline)


def category(value: object, symbol: QgsSymbol, label: str) -> QgsRendererCategory:
    """A class with its entry in the legend, where nothing is taken for an expression."""
    return QgsRendererCategory(value, symbol, as_it_is(label))


def with_count(label: str, count: int) -> str:
    """A legend text with the number of areas behind it, unless the settings leave that out."""
    return f"{label} ({number(count)})" if legend_counts() else label


def bound_labels(bounds: Sequence[float], decimals: int) -> list[str]:
    """Legend texts of classes that share their bounds without gap or overlap, lowest first; none without bounds."""
    if not len(bounds):
        return []
    texts = [number(bound, decimals_of(bound, decimals)) for bound in bounds]
    middle = [f"{low} – < {high}" for low, high in zip(texts, texts[1:])]
    return [f"< {texts[0]}", *middle, f"≥ {texts[-1]}"]


def own_bound_labels(bounds: Sequence[float]) -> list[str]:
    """The same of a model's own bounds, with the decimals that these have."""
    return bound_labels(bounds, max(len(f"{bound:.12f}".rstrip("0").partition(".")[2]) for bound in bounds))


def limited(style: ClassStyle, place: str, of_reference: bool) -> ClassStyle:
    """The style of areas that are limited to regions, which its title and legend say.

    Parameters
    ----------
    place : str
        These regions in words, "" for none.
    of_reference : bool
        Whether the classes are those of more areas, which the other notes name.
    """
    if not place:
        return style
    whose = tr("Only {place}; the classes are those of all areas of the reference")
    note = (whose if of_reference else tr("Only {place}")).format(place=place)
    return replace(style, title=f"{style.title}, {place}" if style.title else "", notes=[note, *style.notes])


def apply_style(run: Run, destination: str, style: ClassStyle, aliases: dict[str, str], qml: str = "") -> ClassStyle:
    """Style an output layer, name its fields readably, and store both with it.

    In GeoPackage and PostGIS the style is saved as the table's default, with other files in a .qml beside them, so
    that the layer is styled when it is opened again, also where no window was there when it was made.

    Parameters
    ----------
    destination : str
        What the sink's id is.
    aliases : dict
        Field to alias.
    qml : str
        Path of a .qml file to write as well.

    Returns
    -------
    ClassStyle
        As it is, with what it says of regions that the areas are limited to.
    """
    told = run.outputs.metadata.get(destination)
    if told is not None:
        own = run.algorithm.parameterDefinition("METHOD") is not None and run.choice("METHOD") == OWN
        style = limited(style, within_in(told), (run.given("REFERENCE") or run.given("SCALE_IN")) and not own)
    layer = titled(run, destination, style.title)
    if layer is None:
        return style
    kinds = QgsWkbTypes.GeometryType
    name_fields(run, destination, layer, aliases)
    if layer.geometryType() in (kinds.NullGeometry, kinds.UnknownGeometry):
        # QGIS has no symbol for a layer that may hold any geometry
        tell_not_stored(layer, run.feedback, store_names)
        return style
    layer.setRenderer(style.renderer(layer.geometryType()))
    if run.algorithm.parameterDefinition(LABELS) is not None and run.yes(LABELS):
        _name_areas(run, layer)
    for name, value in style.properties.items():
        layer.setCustomProperty(name, value)
    if style.outlined:
        # Nobody reads it in forms and tables of attributes.
        layer.setEditorWidgetSetup(layer.fields().lookupField(style.outlined), QgsEditorWidgetSetup("Hidden", {}))
    # A format that shortens the names of fields would leave expressions of fields that are not there.
    if style.map_tip and all(layer.fields().lookupField(name) >= 0 for name in aliases):
        layer.setMapTipTemplate(style.map_tip)
    tell_not_stored(layer, run.feedback, partial(_store_style, name=style.field))
    sld = run.new_file(STYLE_SLD) if run.algorithm.parameterDefinition(STYLE_SLD) is not None else ""
    if sld:
        Path(sld).write_text(style.to_sld(table_name(layer), layer.geometryType()), encoding="utf-8")
        run.outputs.more[STYLE_SLD] = sld
    if qml:
        message, saved = layer.saveNamedStyle(qml)
        if not saved:
            run.feedback.reportError(message)
    return style


def _name_areas(run: Run, layer: QgsVectorLayer) -> None:
    """Put the names of the areas on the map, and say where there are none."""
    labels = inside_labels(layer)
    if labels is None:
        run.feedback.pushWarning(
            tr("'{layer}' has no field that seems to hold names: the map has no names of areas.").format(
                layer=run.title("INPUT")
            )
        )
        return
    layer.setLabeling(labels)
    layer.setLabelsEnabled(True)


def _store_style(layer: QgsVectorLayer, name: str) -> str:
    """Save the style as the layer's default; "" where that went well."""
    return store_default_style(layer, name, QgsMapLayer.StyleCategory.AllStyleCategories)


def _outlined(layer: QgsSimpleFillSymbolLayer) -> None:
    """Thin light outlines that get thinner on small scales."""
    layer.setStrokeColor(QColor(OUTLINE_COLOUR))
    set_width(layer, *OUTLINE)


def set_width(
    layer: QgsSimpleFillSymbolLayer | QgsSimpleLineSymbolLayer, metres: float, least: float, most: float
) -> None:
    """A line as wide as this on the ground, within millimetres on paper; without a scale, as in a legend, between them.

    Not in QGIS's unit of metres, in which it draws the keys of a legend with lines that cover them.
    """
    if isinstance(layer, QgsSimpleFillSymbolLayer):
        layer.setStrokeWidth((least + most) / 2)
    else:
        layer.setWidth((least + most) / 2)
    width = f"max({least}, min({most}, {1000 * metres:.0f} / @map_scale))"
    layer.setDataDefinedProperty(QgsSymbolLayer.Property.PropertyStrokeWidth, QgsProperty.fromExpression(width))


def without_expressions(renderer: QgsCategorizedSymbolRenderer) -> QgsCategorizedSymbolRenderer:
    """The renderer with lines of one width, for a layer whose renderer is replaced while it may be drawn.

    When a drawing begins, QGIS copies the expressions of the symbols, in another thread, and reads freed memory where
    their owner goes meanwhile.
    """
    for symbol in renderer.symbols(QgsRenderContext()):
        for layer in symbol.symbolLayers():
            layer.setDataDefinedProperties(QgsPropertyCollection())
    return renderer


def class_symbol(geometry_type: QgsWkbTypes.GeometryType, colour: QColor) -> QgsSymbol:
    """The symbol of a class; areas have thin light outlines."""
    symbol = QgsSymbol.defaultSymbol(geometry_type)
    symbol.setColor(colour)
    if isinstance(symbol, QgsFillSymbol):
        _outlined(symbol.symbolLayer(0))
    return symbol


def no_data_symbol(geometry_type: QgsWkbTypes.GeometryType) -> QgsSymbol:
    """Light grey, hatched where it is an area, so that it is no class of the ramp in print either."""
    symbol = class_symbol(geometry_type, QColor(NO_DATA_GREY))
    if isinstance(symbol, QgsFillSymbol):
        symbol.appendSymbolLayer(_hatch(HATCH_GREY, 45, 0.12))
        outline = QgsSimpleFillSymbolLayer()
        outline.setBrushStyle(Qt.BrushStyle.NoBrush)
        _outlined(outline)
        symbol.appendSymbolLayer(outline)
    return symbol


def _invisible_symbol(geometry_type: QgsWkbTypes.GeometryType) -> QgsSymbol:
    symbol = QgsSymbol.defaultSymbol(geometry_type)
    symbol.setOpacity(0)
    return symbol
