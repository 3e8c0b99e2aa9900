"""regiolens:openregionprofile, the window "Regioprofiel", for those who look for it in the toolbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingException

from ..bridge.i18n import tr
from .base import RegiolensAlgorithm

if TYPE_CHECKING:
    from ..bridge.run import Run


class OpenRegionProfileAlgorithm(RegiolensAlgorithm):
    """Opens the window; without parameters, QGIS runs it at once."""

    NAME = "openregionprofile"

    def displayName(self) -> str:
        return tr("Open the window Regioprofiel")

    def shortHelpString(self) -> str:
        return tr(
            "Opens the window that leads from a layer to a styled map and the profile of a region. It runs the other "
            "algorithms of Regiolens, and copies what it ran as a command, a model or a Python script."
        )

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        kinds = QgsProcessingAlgorithm.Flag
        return (
            super().flags() | kinds.FlagNoThreading | kinds.FlagHideFromModeler | kinds.FlagNotAvailableInStandaloneTool
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """It has no parameters."""

    def execute(self, run: Run) -> dict[str, Any]:
        # The window is the plugin's, which stands above this room: it is found by its name.
        from qgis import utils

        plugin = utils.plugins.get("regiolens")
        if plugin is None or plugin.iface is None:
            raise QgsProcessingException(tr("The window can be opened in QGIS itself, not in qgis_process."))
        plugin.open_window()
        return {}
