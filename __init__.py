"""Regiolens: region indicators, deprivation index and stedelijkheid for QGIS."""


def classFactory(iface):
    """QGIS calls this to make the plugin."""
    from .plugin.main import RegiolensPlugin

    return RegiolensPlugin(iface)
