"""The window beside the map: a dock that holds it for as long as the user wants it there."""

from __future__ import annotations

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDockWidget

from ...bridge.i18n import tr

#: pixels that the dock is wide at first
WIDTH = 540


class Docking:
    """Moves a window into a dock of QGIS and out of it again; the window itself stays the same."""

    def __init__(self, window: QDialog, iface: QgisInterface) -> None:
        self.window, self.iface = window, iface
        self.dock: QDockWidget | None = None

    def set_docked(self, wanted: bool) -> None:
        """Put the window beside the map, or let it stand alone."""
        if wanted == (self.dock is not None):
            return
        main = self.iface.mainWindow()
        if wanted:
            self.dock = QDockWidget(tr("Regioprofiel"), main)
            self.dock.setObjectName("RegiolensDock")
            self.dock.setWidget(self.window)
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
            main.resizeDocks([self.dock], [WIDTH], Qt.Orientation.Horizontal)
            # Closed by its own button, the dock would stay behind empty.
            self.window.finished.connect(self.dock.hide)
            self.dock.visibilityChanged.connect(self._follow)
        else:
            dock, self.dock = self.dock, None
            self.window.finished.disconnect(dock.hide)
            self.window.setParent(main, Qt.WindowType.Dialog)
            self.iface.removeDockWidget(dock)
            dock.deleteLater()
        self.show()

    def _follow(self, _: bool) -> None:
        """The cross of the dock closes the window as its own button does; a tab in front of it does not."""
        if self.dock is not None and self.dock.isHidden() and not self.window.isHidden():
            self.window.close()

    def show(self) -> None:
        """Bring the window into view, wherever it is."""
        self.window.show()
        if self.dock is not None:
            self.dock.show()
            self.dock.raise_()
        else:
            self.window.raise_()
            self.window.activateWindow()
