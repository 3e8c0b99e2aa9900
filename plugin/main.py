"""The plugin's life: its provider and its translation, in a window and in qgis_process alike."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from ..bridge.i18n import install_translator
from ..processing_algorithms.provider import add_provider


class RegiolensPlugin:
    """What QGIS loads and unloads."""

    def __init__(self, iface):
        self.iface = iface
        self.provider = None
        self.translator = None

    def initProcessing(self):
        """Also called by qgis_process, which has no window."""
        self.translator = install_translator()
        self.provider = add_provider()

    def initGui(self):
        self.initProcessing()

    def unload(self):
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
