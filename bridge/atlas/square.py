"""A page with a map of two figures and its square legend, on the layer that a run has written."""

from __future__ import annotations

import base64

from qgis.core import QgsExpression, QgsLayoutItem, QgsPrintLayout, QgsProcessingUtils, QgsProject, QgsVectorLayer

from ..maps.bivariate import layer_notes, layer_square
from ..report.items import LEFT, MM, MUTED, WIDTH, add_label, add_map, add_picture, literal, said
from ..report.layers import fitted
from ..report.layouts import PDF_DPI
from ..report.pictures import size_of
from ..report.run import LAYOUTS
from ..report.templates import template_text
from ..run import Run
from .pages import BOTTOM, SMALL, Origin, add_frame, origin_of, scale_bar

#: millimetres that the square is wide, and what a scale bar takes
SQUARE, BAR = 74.0, 7.0


def square_layout(run: Run, output: str) -> str:
    """The page as the text of a .qpt file: title, map, square, author, source and logo.

    Raises
    ------
    Refusal
        If the layer has no style, or there is a logo that cannot be used.
    """
    layer = QgsProcessingUtils.mapLayerFromString(output, run.context)
    origin = origin_of(run.text("SOURCE"), run.text("AUTHOR"))
    with LAYOUTS:
        copy = layer.clone()
        project = QgsProject()
        project.setCrs(copy.crs())
        project.addMapLayer(copy, False)
        text = template_text(_page(project, copy, origin), {copy.id(): layer.id()})
    return run.outputs.in_place(text)


def _page(project: QgsProject, layer: QgsVectorLayer, origin: Origin) -> QgsPrintLayout:
    layout = QgsPrintLayout(project)
    layout.setName(layer.name())
    layout.setUnits(MM)
    layout.renderContext().setDpi(PDF_DPI)
    top = add_frame(layout, origin, 0, layer.name(), "")
    picture = layer_square(layer, zoom=3, bare=True)
    wide, high = size_of(picture)
    tall = SQUARE * high / wide
    box = (LEFT, top, WIDTH, BOTTOM - tall - 4 - top)
    extent = fitted(layer.extent(), box[2] / box[3], 0.03)
    item = add_map(layout, "map", [(layer, None, None)], box, layer.crs(), extent)
    layout.setReferenceMap(item)
    scale_bar(layout, item, (LEFT + SQUARE + 4, BOTTOM - BAR, WIDTH - SQUARE - 4, BAR), 0)
    # In another project the layer has another id; without the plugin the picture of now stays.
    named = (layer.id(), layer.name())
    found = ", ".join(f"regiolens_bivariate_legend({literal(name)}, 'base64', 260, false)" for name in named)
    kept = literal("base64:" + base64.b64encode(picture.encode()).decode())
    expression = f"coalesce(eval({QgsExpression.quotedString(f'try({found})')}), {kept})"
    shown = add_picture(layout, "legend", expression, (LEFT, BOTTOM - tall, SQUARE, tall))
    shown.setPictureAnchor(QgsLayoutItem.ReferencePoint.LowerLeft)
    beside = (LEFT + SQUARE + 4, BOTTOM - tall, WIDTH - SQUARE - 4, tall - BAR - 2)
    add_label(layout, said("\n".join(layer_notes(layer))), beside, SMALL, colour=MUTED)
    return layout
