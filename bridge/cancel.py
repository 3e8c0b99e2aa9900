"""The one way in which work stops when the user cancels."""

from __future__ import annotations

from typing import Union

from qgis.core import QgsFeedback, QgsProcessingException, QgsTask

from .i18n import tr

#: what tells whether the user has cancelled: an algorithm's feedback, or a task of the window
Cancellable = Union[QgsFeedback, QgsTask]


def stop_if_cancelled(feedback: Cancellable) -> None:
    """End the run where the user has cancelled it, before any output is made."""
    if feedback.isCanceled():
        raise QgsProcessingException(tr("Cancelled; no output was written."))
