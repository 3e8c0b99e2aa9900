"""A finished print layout: as a template's text, as a PDF, as a layout of the open project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsLayoutExporter,
    QgsLayoutItemAttributeTable,
    QgsLayoutObject,
    QgsPrintLayout,
    QgsProcessingFeedback,
    QgsProject,
    QgsProperty,
    QgsReadWriteContext,
)
from qgis.PyQt.QtXml import QDomDocument

from ...core.messages import Refusal
from ..cancel import stop_if_cancelled
from .items import literal
from .layouts import PDF_DPI


def template_text(layout: QgsPrintLayout, ids: Mapping[str, str]) -> str:
    """The layout as the text of a .qpt file.

    Parameters
    ----------
    ids : dict of str to str
        Ids of layers to replace by others: a copied layer's by that of the layer which users have open.
    """
    document = QDomDocument()
    document.appendChild(layout.writeXml(document, QgsReadWriteContext()))
    text = document.toString(1)
    for copied, real in ids.items():
        text = text.replace(copied, real)
    return text


def export_pdf(layout: QgsPrintLayout, path: str, feedback: QgsProcessingFeedback) -> None:
    """Write all pages, of the atlas where the layout has one, to one PDF whose text can be searched.

    Raises
    ------
    Refusal
        If it cannot be written.
    """
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = PDF_DPI
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.writeGeoPdf = False
    settings.appendGeoreference = False
    # QGIS would write the name that the user is logged in by as the author: `pdf.describe` writes them.
    settings.exportMetadata = False
    if layout.atlas().enabled():
        result, fault = QgsLayoutExporter.exportToPdf(layout.atlas(), path, settings, feedback)
    else:
        exporter = QgsLayoutExporter(layout)
        result, fault = exporter.exportToPdf(path, settings), exporter.errorMessage()
    stop_if_cancelled(feedback)
    if result != QgsLayoutExporter.ExportResult.Success:
        raise Refusal(
            "The PDF '{path}' could not be written: {fault}.", path=Path(path).name, fault=fault or str(result)
        )
    if not _is_whole(Path(path)):
        raise Refusal("The PDF '{path}' could not be written whole: the disk may be full.", path=Path(path).name)


def _is_whole(path: Path) -> bool:
    """Whether a PDF has its end: on a full disk QGIS reports success."""
    return path.is_file() and b"%%EOF" in path.read_bytes()[-1024:]


def add_to_project(text: str, project: QgsProject | None) -> str:
    """Add a layout to a project, on the main thread, and return its name; "" where its layers are not in there."""
    document = QDomDocument()
    document.setContent(text)
    if project is None:
        return ""
    layout = QgsPrintLayout(project)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    if layout.atlas().coverageLayer() is None:
        return ""
    _find_table(layout)
    manager = project.layoutManager()
    name, taken = layout.name(), {other.name() for other in manager.layouts()}
    number = 2
    while layout.name() in taken:
        layout.setName(f"{name} {number}")
        number += 1
    return layout.name() if manager.addLayout(layout) else ""


def _find_table(layout: QgsPrintLayout) -> None:
    """Let the chart read the layer that the layout's own tables were found to show, whatever its id and name."""
    tables = [item.vectorLayer() for item in layout.multiFrames() if isinstance(item, QgsLayoutItemAttributeTable)]
    found = [layer.id() for layer in tables if layer is not None and layer.fields().indexFromName("niveau") >= 0]
    chart = layout.itemById("chart")
    if not found or chart is None:
        return
    properties = chart.dataDefinedProperties()
    source = QgsLayoutObject.DataDefinedProperty.PictureSource
    expression = properties.property(source).expressionString()
    expression = re.sub(r"(regiolens_profile_chart\()'[^']*'", lambda call: call[1] + literal(found[0]), expression)
    properties.setProperty(source, QgsProperty.fromExpression(expression))
    chart.setDataDefinedProperties(properties)
