"""A finished print layout as a PDF."""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout, QgsProcessingFeedback

from ...core.messages import Refusal
from ..cancel import stop_if_cancelled
from ..i18n import language
from ..settings import ORGANISATION, text_of
from .layouts import PDF_DPI
from .pdf import describe


def export_pdf(layout: QgsPrintLayout, path: str, feedback: QgsProcessingFeedback, author: str = "") -> None:
    """Write all pages, of the atlas where the layout has one, to one PDF whose text can be searched.

    Parameters
    ----------
    author : str
        By default the organisation of the settings; the title is the name of the layout.

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
    # QGIS would write the name that the user is logged in by as the author: `describe` writes them.
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
    describe(Path(path), layout.name(), author or text_of(ORGANISATION), language())


def _is_whole(path: Path) -> bool:
    """Whether a PDF has its end: on a full disk QGIS reports success."""
    return path.is_file() and b"%%EOF" in path.read_bytes()[-1024:]
