"""Maps of several years side by side, at one scale and under one legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsExpressionContextUtils,
    QgsPrintLayout,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.index.compute import IndexResult
from ...core.index.model import Model
from ..cancel import stop_if_cancelled
from ..i18n import full_title, number, tr
from ..maps.choropleths import index_style
from ..provenance.lineage import metadata_of
from ..report.export import export_pdf
from ..report.items import LEFT, MM, RULE, WIDTH, Box, add_label, add_map, field_of, said
from ..report.layouts import PDF_DPI
from ..report.maps import fitted
from ..report.measure import high
from ..report.run import LAYOUTS
from ..report.templates import template_text
from ..run import Run
from .indicators import COUNTED, Indicator, from_style
from .pages import BOTTOM, GAP, SCALE, SMALL, add_frame, add_key, key_height, origin_of, scale_bar
from .regions import crs_of_maps
from .styles import HERE, as_style

#: so many years stand on a page
MOST = 12
#: millimetres of the line with a year
HEAD = 5.0


@dataclass(frozen=True)
class Years:
    """What the pages are made of.

    Attributes
    ----------
    layer : QgsVectorLayer
        A row for each area and year, with the fields `jaar` and `mdi_klasse`.
    indicator : Indicator
        The classes, without counts, which differ by year.
    counts : dict
        Year to what is said of it: how many areas are in each class.
    title, source : str
        The source is "" where not given.
    """

    layer: QgsVectorLayer
    indicator: Indicator
    counts: dict[int, str]
    title: str
    source: str

    @classmethod
    def of(
        cls, layer: QgsVectorLayer, years: np.ndarray, result: IndexResult, model: Model, texts: tuple[str, str]
    ) -> Years:
        """The maps of an index in several years.

        Parameters
        ----------
        layer : QgsVectorLayer
        years : ndarray of int, shape (n,)
            Of each row of the result.
        result : IndexResult
        model : Model
        texts : tuple of str
            The years that the scores are relative to, and the source; "" where not known.
        """
        relative, source = texts
        style = index_style(result, model, years=relative)
        entries = [(value, COUNTED.sub("", text), colour) for value, text, colour in style.entries]
        indicator = from_style(style.field, replace(style, entries=entries), pd.Series(result.classes))
        indicator = replace(indicator, none=replace(indicator.none, text=tr("no data")))
        labels = [*model.labels, tr("no data")]
        counts = {}
        for year in np.unique(years).tolist():
            classes = result.classes[years == year]
            found = [int((classes == place).sum()) for place in [*range(1, len(model.labels) + 1), 0]]
            shown = [(label, count) for label, count in zip(labels, found) if count or label != labels[-1]]
            counts[int(year)] = " · ".join(f"{label} {number(count)}" for label, count in shown)
        title = f"{full_title(model)}, {', '.join(map(str, counts))}"
        return cls(layer, indicator, counts, title, source)


def maps_asked(
    run: Run, output: str, years: np.ndarray, result: IndexResult, model: Model, relative: str
) -> dict[str, str]:
    """Write the maps that OUTPUT_PDF and OUTPUT_LAYOUT ask for; their files by these names.

    Parameters
    ----------
    output : str
        The layer that the run has written, see `Years`.
    years : ndarray of int, shape (n,)
        Of each row of the result.
    relative : str
        The years that the scores are relative to, "" where not known.
    """
    paths = {"OUTPUT_PDF": run.new_file("OUTPUT_PDF", ".pdf"), "OUTPUT_LAYOUT": run.new_file("OUTPUT_LAYOUT", ".qpt")}
    if not any(paths.values()):
        return {}
    rights = dict.fromkeys(one for layer in run.layers("INPUT") for one in metadata_of(layer).rights() if one)
    source = run.text("SOURCE").strip() or ", ".join(rights)
    if not source:
        run.feedback.pushWarning(tr("The pages name no source, as the layer tells none: give it as SOURCE."))
    made = Years.of(written_layer(run, output), years, result, model, (relative, source))
    write_maps(run, made, *paths.values())
    return {name: path for name, path in paths.items() if path}


def write_maps(run: Run, years: Years, pdf: str, template: str) -> None:
    """Write the pages as a PDF, and as the text of a layout on the layer that the run has written; "" for none.

    Raises
    ------
    Refusal
        If the PDF cannot be written.
    """
    with LAYOUTS:
        copy, project = years.layer.clone(), QgsProject()
        crs = crs_of_maps(copy.crs())
        project.setCrs(crs)
        project.addMapLayer(copy, False)
        layout = build(project, replace(years, layer=copy), run.feedback)
        if pdf:
            export_pdf(layout, pdf, run.feedback)
        if template:
            text = template_text(layout, {copy.id(): years.layer.id()})
            Path(template).write_text(run.outputs.in_place(text), encoding="utf-8")


def written_layer(run: Run, destination: str) -> QgsVectorLayer:
    """The layer that a run has written."""
    layer = QgsProcessingUtils.mapLayerFromString(destination, run.context)
    if not isinstance(layer, QgsVectorLayer):
        raise TypeError(f"{destination} is no vector layer")
    return layer


def build(project: QgsProject, years: Years, feedback: QgsProcessingFeedback) -> QgsPrintLayout:
    """Make the layout: up to twelve years a page, in the grid that leaves them the largest maps."""
    layout = QgsPrintLayout(project)
    layout.setName(years.title)
    layout.setUnits(MM)
    layout.renderContext().setDpi(PDF_DPI)
    crs = crs_of_maps(years.layer.crs())
    transform = QgsCoordinateTransform(years.layer.crs(), crs, project.transformContext())
    whole = transform.transformBoundingBox(years.layer.extent())
    every = sorted(years.counts)
    for page, start in enumerate(range(0, len(every), MOST)):
        stop_if_cancelled(feedback)
        _page(layout, years, every[start : start + MOST], whole, page)
        layout.setReferenceMap(layout.itemById("map 1.1"))
    return layout


def grid_of(maps: int, extent: QgsRectangle, width: float, height: float) -> tuple[int, int]:
    """Columns and rows that leave so many maps of an extent the largest scale."""

    def scale(columns: int) -> float:
        rows = math.ceil(maps / columns)
        wide = (width - GAP * (columns - 1)) / columns
        tall = (height - GAP * (rows - 1)) / rows - HEAD - SCALE - 2 * high("x", wide, SMALL)
        return min(wide / max(extent.width(), 1.0), tall / max(extent.height(), 1.0))

    columns = max(range(1, maps + 1), key=scale)
    return columns, math.ceil(maps / columns)


def _page(layout: QgsPrintLayout, years: Years, shown: Sequence[int], whole: QgsRectangle, page: int) -> None:
    """The maps of some years; the legend takes the place of the map that the last row lacks, else the foot."""
    several = len(years.counts) > 1
    subtitle = tr("All maps at one scale; one legend for all years.") if several else ""
    top = add_frame(layout, origin_of(years.source, ""), page, years.title, subtitle)
    foot = key_height(years.indicator, "", WIDTH, 2) + GAP
    columns, rows = grid_of(len(shown), whole, WIDTH, BOTTOM - top)
    beside = columns * rows > len(shown)
    height = BOTTOM - top if beside else BOTTOM - top - foot
    if not beside:
        columns, rows = grid_of(len(shown), whole, WIDTH, height)
        beside = columns * rows > len(shown)
    width = (WIDTH - GAP * (columns - 1)) / columns
    told = max(high(years.counts[year], width, SMALL) for year in shown)
    needed = HEAD + told + SCALE + 1.04 * width * whole.height() / max(whole.width(), 1.0)
    cell = width, min((height - GAP * (rows - 1)) / rows, needed)
    style = {years.layer.id(): style_text(years)}
    for position, year in enumerate(shown):
        row, column = divmod(position, columns)
        x, y = LEFT + column * (cell[0] + GAP), top + row * (cell[1] + GAP)
        add_label(layout, str(year), (x, y, cell[0], HEAD), 11, bold=True, page=page)
        add_label(layout, said(years.counts[year]), (x, y + HEAD, cell[0], told), SMALL, page=page)
        box = (x, y + HEAD + told, cell[0], cell[1] - HEAD - told)
        _map(layout, years, year, whole, box, page, f"map {page + 1}.{position + 1}", style)
    if beside:
        x = LEFT + (columns - 1) * (cell[0] + GAP)
        box = (x, top + (rows - 1) * (cell[1] + GAP) + HEAD, cell[0], cell[1])
        add_key(layout, years.indicator, tr("Legend"), box, 1, page)
    else:
        y = top + rows * (cell[1] + GAP)
        add_key(layout, years.indicator, "", (LEFT, y, WIDTH, foot), 2, page)


def _map(
    layout: QgsPrintLayout,
    years: Years,
    year: int,
    whole: QgsRectangle,
    box: Box,
    page: int,
    name: str,
    style: dict[str, str],
) -> None:
    """The map of one year with its scale bar, for which it leaves room below."""
    x, y, width, height = box
    extent = fitted(whole, width / (height - SCALE), 0.02)
    below = extent.height() * SCALE / (height - SCALE)
    extent = QgsRectangle(extent.xMinimum(), extent.yMinimum() - below, extent.xMaximum(), extent.yMaximum())
    item = add_map(layout, name, [(years.layer, None, None)], box, crs_of_maps(years.layer.crs()), extent, page, style)
    QgsExpressionContextUtils.setLayoutItemVariable(item, HERE, str(year))
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor(RULE))
    scale_bar(layout, item, (x + 1.0, y + height - SCALE, width, SCALE), page)


def style_text(years: Years) -> str:
    """The style of all maps: the areas of the map's own year by class, and none of the others."""
    value = f"CASE WHEN {field_of('jaar')} = to_int(@{HERE}) THEN coalesce({field_of(years.indicator.name)}, 0) END"
    entries = [years.indicator.none, *years.indicator.entries]
    categories = [QgsRendererCategory(place, one.symbol.clone(), one.text) for place, one in enumerate(entries)]
    return as_style(QgsCategorizedSymbolRenderer(value, categories))
