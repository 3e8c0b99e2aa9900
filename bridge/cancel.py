"""The one way in which work stops when the user cancels."""

from __future__ import annotations

import contextlib
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar, Union

from qgis.core import QgsFeedback, QgsProcessingException, QgsTask

from .i18n import tr

#: what tells whether the user has cancelled: an algorithm's feedback, or a task of the window
Cancellable = Union[QgsFeedback, QgsTask]
#: seconds that are waited between two looks at the cancel button
POLL = 0.1
T = TypeVar("T")


def cancelled_run() -> QgsProcessingException:
    """How a run ends that the user has cancelled."""
    return QgsProcessingException(tr("Cancelled; no output was written."))


def stop_if_cancelled(feedback: Cancellable) -> None:
    """End the run where the user has cancelled it, before any output is made."""
    if feedback.isCanceled():
        raise cancelled_run()


def awaited(future: Future[T], feedback: Cancellable) -> T:
    """What another thread makes; a cancel does not wait for it."""
    while True:
        stop_if_cancelled(feedback)
        with contextlib.suppress(NotYet):
            return future.result(POLL)
