"""The files of an atlas from its pages: a PDF, and the layout on the user's own layer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsFeatureSource, QgsProcessingUtils, QgsProject

from ..aggregation.region_map import OUTLINE
from ..layers.new_fields import NewField, aliases
from ..layers.sinks import write
from ..maps.styles import ClassStyle, apply_style
from ..report.export import export_pdf
from ..report.pictures import paint_drawings
from ..report.run import LAYOUTS
from ..report.templates import template_text
from ..run import Run
from .pages import Atlas, build
from .regions import class_field

if TYPE_CHECKING:
    import pandas as pd


def write_pdf(run: Run, atlas: Atlas, path: str) -> None:
    """The PDF; the layer of the atlas goes into a project of this thread's own.

    Raises
    ------
    Refusal
        If it cannot be written.
    """
    with LAYOUTS:
        project = QgsProject()
        project.setCrs(atlas.places.crs)
        project.addMapLayer(atlas.layer, False)
        layout = build(project, atlas, run.feedback)
        paint_drawings(layout)
        export_pdf(layout, path, run.feedback)


def write_areas(run: Run, source: QgsFeatureSource, atlas: Atlas, ids: pd.Index, fields: list[NewField]) -> str:
    """The areas with what the maps show of them, styled by the first indicator; returns the id of the layer."""
    output = write(run, "OUTPUT", source, ids, fields)
    first = atlas.indicators[0]
    entries = [(place, one.text, one.symbol.color()) for place, one in enumerate(first.entries, start=1)]
    none = int((first.classes == 0).sum())
    style = ClassStyle(class_field(first), entries, none, first.title, first.notes, outlined=OUTLINE)
    apply_style(run, output, style, aliases(fields))
    return output


def layout_text(run: Run, atlas: Atlas, output: str) -> str:
    """The layout as the text of a .qpt file, on the layer that the run has written."""
    layer = QgsProcessingUtils.mapLayerFromString(output, run.context)
    with LAYOUTS:
        copy = layer.clone()
        project = QgsProject()
        project.setCrs(atlas.places.crs)
        project.addMapLayer(copy, False)
        text = template_text(build(project, replace(atlas, layer=copy), run.feedback), {copy.id(): layer.id()})
    return run.outputs.in_place(text)
