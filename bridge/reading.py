"""Layers of the project that runs read in threads of their own, while the user can remove them.

QGIS ends a layer that is removed at once, whoever reads it, and crashes with the next look of the run at it. So a run
says which layers it reads; before one of them goes, the runs that read it are stopped, and their end is waited for.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from qgis.core import QgsFeedback, QgsMapLayer, QgsVectorLayer

from ..core.messages import Refusal

#: seconds that the window waits for a run that is stopped
PATIENCE = 60.0
#: what is looked up by one thread is not removed by another in the middle of it
LOCK = threading.RLock()
_going: set[Reading] = set()
_leaving: set[str] = set()
T = TypeVar("T")


class Reading:
    """The layers of the project that one run reads.

    Parameters
    ----------
    feedback : QgsFeedback, optional
        By which the run is stopped.
    """

    def __init__(self, feedback: QgsFeedback | None = None) -> None:
        self._feedback = feedback
        self._layers: dict[str, str] = {}
        self._thread, self._ended = threading.get_ident(), threading.Event()
        self._lost = ""

    def hold(self, look: Callable[[], T]) -> T:
        """What is looked up; a layer stays as it is until the run has ended.

        Raises
        ------
        Refusal
            If the layer is being removed.
        """
        with LOCK:
            found = look()
            if isinstance(found, QgsMapLayer):
                ids = {found.id()} | {one.layerId() for one in found.dependencies()}
                if isinstance(found, QgsVectorLayer):
                    ids |= {join.joinLayerId() for join in found.vectorJoins()}
                if ids & _leaving:
                    raise _removed(found.name())
                self._layers |= dict.fromkeys(ids, found.name())
        return found

    @contextmanager
    def going(self) -> Iterator[None]:
        """For as long as the run lasts.

        Raises
        ------
        Refusal
            Where it was stopped because a layer was removed.
        """
        with LOCK:
            _going.add(self)
        try:
            yield
        except Exception as fault:
            if self._lost:
                raise _removed(self._lost) from fault
            raise
        finally:
            with LOCK:
                _going.discard(self)
            self._ended.set()

    def _stop(self, ids: Sequence[str]) -> bool:
        """Stop the run if it reads one of these layers in another thread; whether it does."""
        lost = next((self._layers[ident] for ident in ids if ident in self._layers), None)
        if lost is None or self._thread == threading.get_ident() or self._feedback is None:
            return False
        self._lost = lost
        self._feedback.cancel()
        return True


def stop_readers(ids: Sequence[str]) -> None:
    """Layers are about to go out of the project: let the runs that read them end before."""
    with LOCK:
        _leaving.update(ids)
        stopped = [one for one in _going if one._stop(ids)]
    for one in stopped:
        one._ended.wait(PATIENCE)


def have_gone(ids: Sequence[str]) -> None:
    """Layers went out of the project; those of a project that is read again have the same ids."""
    with LOCK:
        _leaving.difference_update(ids)


def _removed(name: str) -> Refusal:
    return Refusal(
        "Layer '{layer}' was removed from the project while it was read, so that nothing was written: add it again, or "
        "choose another one.",
        layer=name,
    )
