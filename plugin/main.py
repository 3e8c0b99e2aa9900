"""The plugin's life: its provider and its translation, in a window and in qgis_process alike."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

from ..bridge.expressions.functions import register_functions, unregister_functions
from ..bridge.i18n import install_translator, tr
from ..bridge.paths import RESOURCES
from ..processing_algorithms.provider import add_provider


class RegiolensPlugin:
    """What QGIS loads and unloads."""

    def __init__(self, iface: QgisInterface) -> None:
        self.iface = iface
        self.provider = None
        self.translator = None
        self.action = None
        self.runner = None
        self.window = None
        self.docking = None
        self.options = None
        self.controls = None

    def initProcessing(self) -> None:
        """Also called by qgis_process, which has no window."""
        self.translator = install_translator()
        self.provider = add_provider()
        register_functions()

    def initGui(self) -> None:
        from .gui.choice_control import add_choice_controls

        self.initProcessing()
        self.controls = add_choice_controls()
        self.action = QAction(QIcon(str(RESOURCES / "icons" / "regiolens.svg")), tr("Regioprofiel…"))
        self.action.setObjectName("regiolens_regioprofiel")
        self.action.setToolTip(tr("Regioprofiel: from a layer to a map and the profile of a region"))
        self.action.triggered.connect(self.open_window)
        self.iface.addPluginToMenu("Regiolens", self.action)
        self.iface.addToolBarIcon(self.action)
        from .gui.options import OptionsFactory

        self.options = OptionsFactory()
        self.iface.registerOptionsWidgetFactory(self.options)
        QgsProject.instance().layoutManager().layoutAdded.connect(self.find_layers)
        QgsProject.instance().layersAdded.connect(self.tell_server)
        QgsProject.instance().layersAdded.connect(self.play_years)
        QgsProject.instance().layersWillBeRemoved.connect(self.stop_readers)
        QgsProject.instance().layersRemoved.connect(self.have_gone)

    def stop_readers(self, ids: list[str]) -> None:
        """A layer that an algorithm reads in another thread does not go before that has ended."""
        from ..bridge.reading import stop_readers

        stop_readers(ids)

    def have_gone(self, ids: list[str]) -> None:
        """Layers went; a project that is read again has layers of the same ids."""
        from ..bridge.reading import have_gone

        have_gone(ids)

    def find_layers(self, name: str) -> None:
        """A layout that was added by hand, from a template of ours, gets the layers of the project."""
        from ..bridge.report.templates import find_layers

        layout = QgsProject.instance().layoutManager().layoutByName(name)
        if layout is not None:
            find_layers(layout)

    def tell_server(self, layers: list) -> None:
        """Layers of ours that come into the project bring what QGIS Server tells of them."""
        from ..bridge.provenance.service import fill_in

        fill_in(QgsProject.instance(), layers)

    def play_years(self, layers: list) -> None:
        """Layers of several years are played by years."""
        from .gui.temporal import step_by_years

        step_by_years(self.iface, layers)

    def open_window(self) -> None:
        """Show the window, which is made the first time that it is asked for."""
        from .gui.dialog import RegionProfileDialog
        from .gui.dock import Docking
        from .gui.runner import Runner

        if self.window is None:
            self.runner = Runner(self.iface.mainWindow())
            self.window = RegionProfileDialog(self.runner, self.iface, self.iface.mainWindow())
            self.docking = Docking(self.window, self.iface)
            self.window.docked.connect(self.docking.set_docked)
        self.docking.show()

    def unload(self) -> None:
        if self.window is not None:
            # An algorithm that is still at work would outlive its provider.
            self.runner.stop()
            self.docking.set_docked(False)
            self.window.take_down()
            self.runner.deleteLater()
            self.window = self.runner = self.docking = None
        if self.action is not None:
            self.iface.removePluginMenu("Regiolens", self.action)
            self.iface.removeToolBarIcon(self.action)
            self.action = None
        if self.options is not None:
            self.iface.unregisterOptionsWidgetFactory(self.options)
            QgsProject.instance().layoutManager().layoutAdded.disconnect(self.find_layers)
            QgsProject.instance().layersAdded.disconnect(self.tell_server)
            QgsProject.instance().layersAdded.disconnect(self.play_years)
            QgsProject.instance().layersWillBeRemoved.disconnect(self.stop_readers)
            QgsProject.instance().layersRemoved.disconnect(self.have_gone)
            self.options = None
        unregister_functions()
        if self.controls is not None:
            from .gui.choice_control import remove_choice_controls

            remove_choice_controls(self.controls)
            self.controls = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator = None
