"""The one way in which work stops when the user cancels."""

from __future__ import annotations

from qgis.core import QgsProcessingException

from .i18n import tr


def stop_if_cancelled(feedback) -> None:
    """End the run where the user has cancelled it, before any output is made."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled; no output was written."))
