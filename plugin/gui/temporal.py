"""QGIS's temporal controller, for layers of several years."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import Qgis, QgsInterval, QgsMapLayer
from qgis.gui import QgisInterface

#: seconds of the step with which QGIS begins: years would take forty thousand frames
HOUR = 3600.0


def step_by_years(iface: QgisInterface, layers: Sequence[QgsMapLayer]) -> None:
    """Let the controller go on by a year where a layer of years has come, unless it has a step of the user's own."""
    from ...bridge.change.play import plays

    if not any(map(plays, layers)):
        return
    controller = iface.mapCanvas().temporalController()
    if controller is not None and controller.frameDuration().seconds() <= HOUR:
        controller.setFrameDuration(QgsInterval(1, Qgis.TemporalUnit.Years))
