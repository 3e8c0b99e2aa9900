"""Layout templates that name their layers, do not tell where these lie, and find them again in any project.

QGIS finds the layers of a template by their ids and by their sources. The sources are left out here, as they tell
folders, servers and users; what QGIS forgets of a layer that it does not find stands in custom properties. A map
without its layers shows whatever the project shows, and so its legend stands only where they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from html import escape

from qgis.core import (
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemMap,
    QgsLayoutObject,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsReadWriteContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ..i18n import tr
from ..public import place_named
from ..settings import full_paths
from .items import OF_LEGEND, add_label, literal, said

#: custom property of a layout: the layer of its atlas, and the id of each layer to its name, place and fields; of a
#: map: ids of its layers, and their styles by id; of a table: the id of its layer
LAYERS = "regiolens_layers"
#: stands for it until the text is reworded
HELD = "regiolens_held"
#: how the names of attributes end by which an element refers to a layer, and tells where that lies
_PROVIDER, _SOURCE = ("provider", "Provider"), ("source", "Source")
#: what stands in place of a legend whose layers are missing is called, and millimetres of height that it takes
MISSING, NOTE = "missing", 14.0
_OPACITY = QgsLayoutObject.DataDefinedProperty.Opacity


def template_text(
    layout: QgsPrintLayout, ids: Mapping[str, str], reworded: Callable[[str], str] = lambda text: text
) -> str:
    """The layout as the text of a .qpt file, in which no layer has its path, unless the settings let that be told.

    Parameters
    ----------
    ids : dict of str to str
        Ids of layers to replace by others: a copied layer's by that of the layer which users have open.
    reworded : callable
        Gives a text of the layout with other fields in its expressions; what the layers hold is told as it is.
    """
    layers = layout.project().mapLayers().values()
    told = {layer.id(): [layer.name(), place_named(layer), layer.fields().names()] for layer in layers}
    coverage = layout.atlas().coverageLayer()
    styles: list[str] = []
    for item in _maps(layout):
        own = item.layerStyleOverrides()
        styles += [style for style in own.values() if style not in styles]
        places = {known: styles.index(style) for known, style in own.items()}
        item.setCustomProperty(LAYERS, json.dumps([[one.id() for one in item.layers()], places]))
    _legends_with_layers(layout)
    layout.setCustomProperty(LAYERS, HELD)
    for table in _tables(layout):
        table.setCustomProperty(LAYERS, table.vectorLayer().id())
    document = QDomDocument()
    document.appendChild(layout.writeXml(document, QgsReadWriteContext()))
    if not full_paths():
        _leave_out_sources(document.documentElement())
    known = json.dumps([coverage.id() if coverage else "", told, list(map(reworded, styles))])
    text = reworded(document.toString(1)).replace(HELD, escape(known))
    for copied, real in ids.items():
        text = text.replace(copied, real)
    return text


def _legends_with_layers(layout: QgsPrintLayout) -> None:
    """Let a project that has not all layers of the maps show no legend of them, but what is missing in its place."""
    ids = {layer.id() for item in _maps(layout) for layer in item.layers()}
    there = f"array_all(@layer_ids, array({', '.join(literal(one) for one in sorted(ids))}))"
    places: dict[tuple[int, str], QRectF] = {}
    for item in layout.items():
        if isinstance(item, QgsLayoutItem) and item.id().startswith(OF_LEGEND):
            _shown(item, there)
            place = (item.page(), item.id())
            box = QRectF(item.pagePos(), item.rect().size())
            places[place] = places[place].united(box) if place in places else box
    text = tr("The layers of this map were not found in this project.")
    for (page, _), box in places.items():
        high = max(box.height(), NOTE)
        note = add_label(layout, said(text), (box.x(), box.y(), box.width(), high), 8, page=page)
        note.setId(MISSING)
        _shown(note, f"NOT {there}")


def _shown(item: QgsLayoutItem, when: str) -> None:
    """Let an item be seen only where an expression holds."""
    properties = item.dataDefinedProperties()
    properties.setProperty(_OPACITY, QgsProperty.fromExpression(f"if({when}, 100, 0)"))
    item.setDataDefinedProperties(properties)


def _leave_out_sources(element: QDomElement) -> None:
    """Empty the sources of all layers to which an element or one within it refers."""
    for each in _elements(element):
        attributes = each.attributes()
        names = [attributes.item(place).nodeName() for place in range(attributes.count())]
        if any(name.endswith(_PROVIDER) for name in names):
            for name in names:
                if name.endswith(_SOURCE):
                    each.setAttribute(name, "")


def _elements(element: QDomElement) -> Iterator[QDomElement]:
    """An element and all within it."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        yield each
        child = each.firstChildElement()
        while not child.isNull():
            waiting.append(child)
            child = child.nextSiblingElement()


def find_layers(layout: QgsLayout) -> None:
    """Give a layout made from a template of ours the layers of its project, where QGIS has not found them."""
    if not layout.customProperty(LAYERS):
        return
    coverage, told, styles = json.loads(layout.customProperty(LAYERS))
    project = layout.project()
    found = {known: project.mapLayer(known) or _alike(project, *what) for known, what in told.items()}
    found = {known: layer for known, layer in found.items() if layer is not None}
    if isinstance(layout, QgsPrintLayout) and layout.atlas().coverageLayer() is None and coverage in found:
        layout.atlas().setCoverageLayer(found[coverage])
    for item in _maps(layout):
        if not item.layers() and item.customProperty(LAYERS):
            ids, own = json.loads(item.customProperty(LAYERS))
            item.setLayers([found[known] for known in ids if known in found])
            item.setLayerStyleOverrides({found[known].id(): styles[own[known]] for known in own if known in found})
    for table in _tables(layout):
        if table.vectorLayer() is None and table.customProperty(LAYERS) in found:
            # a table that gets a layer shows all its fields
            columns, order, where = table.columns(), table.sortColumns(), table.featureFilter()
            table.setVectorLayer(found[table.customProperty(LAYERS)])
            table.setColumns(columns)
            table.setSortColumns(order)
            table.setFeatureFilter(where)
    for item in layout.items():
        if isinstance(item, QgsLayoutItem):
            _read_from(item, found)
    layout.refresh()


def _maps(layout: QgsLayout) -> list[QgsLayoutItemMap]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItemMap)]


def _tables(layout: QgsLayout) -> list[QgsLayoutItemAttributeTable]:
    return [item for item in layout.multiFrames() if isinstance(item, QgsLayoutItemAttributeTable)]


def _read_from(item: QgsLayoutItem, found: Mapping[str, QgsVectorLayer]) -> None:
    """Let the expressions of an item name the layers of the project."""
    properties = item.dataDefinedProperties()
    for key in properties.propertyKeys():
        before = expression = properties.property(key).expressionString()
        for known, layer in found.items():
            expression = expression.replace(known, layer.id())
        if expression != before:
            properties.setProperty(key, QgsProperty.fromExpression(expression))
            item.setDataDefinedProperties(properties)


def _alike(project: QgsProject, name: str, place: str, fields: list[str]) -> QgsVectorLayer | None:
    """The layer with all fields and the same name and place, or one of these; else the only one with the fields."""
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    having = [layer for layer in layers if set(fields) <= set(layer.fields().names())]
    alike = [(layer.name() == name) + bool(place and place_named(layer) == place) for layer in having]
    best = [layer for layer, points in zip(having, alike) if points == max(alike)]
    return best[0] if len(best) == 1 or (best and max(alike) == 2) else None


def read_template(text: str, project: QgsProject) -> QgsPrintLayout:
    """A template as a layout of a project, with the layers that the project has of it; not yet added to the project."""
    document = QDomDocument()
    document.setContent(text)
    layout = QgsPrintLayout(project)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    find_layers(layout)
    return layout


def add_to_project(text: str, project: QgsProject | None) -> str:
    """Add a template to a project, on the main thread, and return its name; "" where its layers are not in there."""
    if project is None:
        return ""
    layout = read_template(text, project)
    if layout.atlas().coverageLayer() is None and not any(item.layers() for item in _maps(layout)):
        return ""
    manager = project.layoutManager()
    name, taken = layout.name(), {other.name() for other in manager.layouts()}
    number = 2
    while layout.name() in taken:
        layout.setName(f"{name} {number}")
        number += 1
    return layout.name() if manager.addLayout(layout) else ""
