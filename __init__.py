"""Regiolens: region indicators, deprivation index and stedelijkheid for QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin.main import RegiolensPlugin


def classFactory(iface: QgisInterface) -> RegiolensPlugin:
    """QGIS calls this to make the plugin."""
    from .plugin.main import RegiolensPlugin

    return RegiolensPlugin(iface)
