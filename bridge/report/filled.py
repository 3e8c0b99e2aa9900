"""What fills the print layout: copies in memory for the report's PDF, the user's own layers for the template."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from qgis.core import (
    QgsFeature,
    QgsField,
    QgsProject,
    QgsVectorLayer,
)

from ...core.charts import svg
from ...core.profiles.columns import COLUMNS, OF_KIND, REQUIRED
from ..i18n import tr
from ..layers.area_fields import name_field
from ..types import FIELD_TYPES
from .charts import WIDTH as CHART_WIDTH
from .checks import absent, text_of
from .data import MOST_AREAS, Profiles
from .items import field_of, literal
from .layers import MapLayers
from .layouts import KEY, build, score_cell
from .maps import class_renderer
from .sheet import AreaTable, Drawn, Sheet
from .sure import sure_method
from .templates import template_text
from .words import ROMAN, decimals_of, label_of, printed, score_text


def where_of(profiles: Profiles) -> str:
    """Filter of the regions to report on, "" for all."""
    if len(profiles.regions) == len(profiles.everything):
        return ""
    return f"{KEY} IN ({', '.join(literal(str(key)) for key in profiles.regions.index)})"


def _memory(name: str, fields: Mapping[str, object], rows: list[list]) -> QgsVectorLayer:
    """A table in memory; missing values are None."""
    layer = QgsVectorLayer("NoGeometry", name, "memory")
    layer.dataProvider().addAttributes([QgsField(field, kind) for field, kind in fields.items()])
    layer.updateFields()
    made = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(row)
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def plain(frame: pd.DataFrame) -> list[list]:
    """Rows of Python objects, None where missing."""
    return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()


def copied_table(profiles: Profiles) -> QgsVectorLayer:
    """The rows of regions of the long table, in memory."""
    rows = profiles.table[profiles.table["niveau"] == "regio"]
    names = [*REQUIRED, *(name for name in (*OF_KIND, "aantal") if name in rows)]
    return _memory("table", {name: FIELD_TYPES[COLUMNS[name]] for name in names}, plain(rows[names]))


def copied_areas(profiles: Profiles, fids: Mapping[str, int]) -> AreaTable | None:
    """The areas by domain: name and scores with the numeral of their class, the worst first."""
    order, areas = list(profiles.scores["waarde"]), profiles.areas
    if areas.empty or profiles.lead.name not in order:
        return None
    decimals = [decimals_of(row) for row in profiles.scores.to_dict("records")]
    rows: dict[int, list[list[tuple[str, int]]]] = {}
    shown = areas[areas["order"] <= MOST_AREAS]
    columns = ["key", "name", *(f"{prefix}{name}" for name in order for prefix in ("", "klasse_"))]
    for key, name, *figures in shown[columns].itertuples(index=False, name=None):
        pairs = zip(figures[::2], figures[1::2], decimals)
        cells = [marked(score, klasse, profiles.bounds, places) for score, klasse, places in pairs]
        rows.setdefault(fids[key], []).append([(name, 0), *cells])
    heads = {row.waarde: text_of(row.label) for row in profiles.scores.itertuples()}
    return AreaTable(heads, profiles.most_areas, rows=rows)


def marked(score: object, klasse: object, bounds: tuple[float, ...], decimals: int = 1) -> tuple[str, int]:
    """A score after the numeral of its class, and the class; a count is whole."""
    place = 0 if absent(klasse) else int(klasse)
    shown = score_text(score, klasse, bounds) if place and decimals else printed(score, decimals)
    return (f"{('', *ROMAN)[place]}  {shown}" if place else shown), place


def pdf_sheet(
    project: QgsProject, profiles: Profiles, layers: MapLayers, drawn: Drawn, texts: tuple[str, str], logo: str = ""
) -> Sheet:
    """The sheet of the report's PDF; its layers are put into the project, which must be the thread's own."""
    layers.regions.setRenderer(class_renderer(profiles.model, layers.counts))
    table, areas = copied_table(profiles), copied_areas(profiles, layers.fids)
    project.setCrs(layers.crs)
    # No clones: a clone of a memory layer with a spatial index finds nothing in it.
    own = [layers.regions, layers.outlines, table, layers.areas]
    project.addMapLayers([layer for layer in own if layer is not None], False)
    return Sheet(
        regions=layers.regions,
        outlines=layers.outlines,
        table=table,
        classes=layers.regions if layers.areas is None else layers.areas,
        drawn=drawn,
        crs=layers.crs,
        told=profiles.told,
        bounds=profiles.bounds,
        summed=profiles.lead.summed,
        title=texts[0],
        footer=texts[1],
        count=int(profiles.everything["mdi"].notna().sum()),
        labels=[label_of(row) for row in profiles.values.to_dict("records")],
        classed=frozenset(map(label_of, profiles.scores.to_dict("records"))),
        counts=layers.counts,
        areas=areas,
        where=where_of(profiles),
        logo=logo,
        sure=sure_method(profiles.drawn) if profiles.drawn is not None else "",
        some=any(len(profiles.of_some(key)) for key in profiles.regions.index),
    )


def own_areas(layer: QgsVectorLayer, profiles: Profiles) -> AreaTable | None:
    """The table of areas on the user's own layer, where that tells the region of each."""
    fields, name = layer.fields(), name_field(layer)
    if fields.indexFromName("regio_code") < 0 or not name:
        return None
    cells = {
        score_cell(row["waarde"], profiles.model, decimals_of(row)): text_of(row["label"])
        for row in profiles.scores.to_dict("records")
        if fields.indexFromName(row["waarde"]) >= 0
    }
    by = f"coalesce({field_of(profiles.lead.name)}, -1)"
    by = f"-{by}" if profiles.lead.low_is_worse else by
    return AreaTable(cells, profiles.most_areas, layer, name, by) if cells else None


def _missing() -> str:
    """A picture of what is missing where the plugin does not draw the chart."""
    text = tr("The chart is drawn by the plugin Regiolens, which is not active in this QGIS.")
    parts = [svg.label(8, 12, text, 12, fill=svg.MUTED)]
    picture = svg.document(CHART_WIDTH, 40, text, text, parts, zoom=3)
    return "base64:" + base64.b64encode(picture.encode()).decode()


def template(
    like: Sheet,
    profiles: Profiles,
    regions: QgsVectorLayer,
    table: QgsVectorLayer,
    areas: QgsVectorLayer | None,
    name: str,
) -> str:
    """The layout on the user's own layers, as the text of a .qpt file."""
    copies = {layer.id(): layer.clone() for layer in (regions, table, areas) if layer is not None}
    project = QgsProject()
    project.setCrs(like.crs)
    project.addMapLayers(list(copies.values()), False)
    own = copies[areas.id()] if areas is not None else None
    labels = ", ".join(literal(label) for label in profiles.model.labels)
    # In another project the table has another id; layouts then find layers by their names, and so does the chart.
    charts = [
        f"regiolens_profile_chart({literal(name)}, {KEY}, 'base64', {CHART_WIDTH}, array({labels}))"
        for name in (table.id(), table.name())
    ]
    sheet = replace(
        like,
        regions=copies[regions.id()],
        outlines=copies[regions.id()],
        table=copies[table.id()],
        classes=own or copies[regions.id()],
        # Read as it is needed: where the plugin is not active there is no such function.
        chart=f"coalesce(eval({literal(f'try({charts[0]}, {charts[1]})')}), {literal(_missing())})",
        restyle=own is not None,
        template=True,
        areas=own_areas(own, profiles) if own is not None else None,
    )
    layout = build(project, sheet, name)
    lead = profiles.lead
    reworded = (lambda text: text) if lead.is_index else lead.in_layout
    return template_text(layout, {copy.id(): real for real, copy in copies.items()}, reworded)
