"""The window beside the map: docked, closed, opened again and taken out."""

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QLineEdit, QMainWindow, QWidget

from regiolens.plugin.gui.dialog import RegionProfileDialog
from regiolens.plugin.gui.dock import Docking
from regiolens.plugin.gui.runner import Runner


class Frame:
    """As much of QGIS as a dock needs."""

    def __init__(self):
        self.main = QMainWindow()
        self.main.setCentralWidget(QWidget())
        # The map has its share of the width.
        self.main.centralWidget().setMinimumWidth(700)

    def mainWindow(self):
        return self.main

    def addDockWidget(self, area, dock):
        self.main.addDockWidget(area, dock)
        dock.show()

    def removeDockWidget(self, dock):
        self.main.removeDockWidget(dock)


@pytest.fixture
def docking(qtbot, provider):
    frame = Frame()
    qtbot.addWidget(frame.main)
    frame.main.resize(1280, 720)
    frame.main.show()
    runner = Runner()
    window = RegionProfileDialog(runner, None, frame.main)
    made = Docking(window, frame)
    window.docked.connect(made.set_docked)
    made.show()
    qtbot.waitUntil(lambda: window._ready, timeout=20_000)
    yield made
    made.set_docked(False)
    runner.stop()
    window.take_down()


def docks(docking):
    return [dock for dock in docking.iface.main.findChildren(QDockWidget) if dock.objectName() == "RegiolensDock"]


@pytest.mark.parametrize("row", range(5))
def test_the_tab_key_leads_out_of_a_dock_at_both_ends(qtbot, docking, row):
    """No part of QGIS is without reach for who has a keyboard alone."""
    window, main = docking.window, docking.iface.main
    outside = QLineEdit(main.centralWidget())
    outside.show()
    window.dock_button.click()
    window.list.setCurrentRow(row)
    qtbot.wait(100)
    for key, first in ((Qt.Key.Key_Tab, window.list), (Qt.Key.Key_Backtab, window.close_button)):
        main.activateWindow()
        first.setFocus()
        seen = []
        while window.isAncestorOf(main.focusWidget()) and main.focusWidget() not in seen:
            seen.append(main.focusWidget())
            QTest.keyClick(main.focusWidget(), key)
        assert not window.isAncestorOf(main.focusWidget()) and {window.list, window.close_button} <= set(seen)


def test_docked_closed_opened_and_taken_out(qtbot, docking):
    window = docking.window
    window.dock_button.click()
    assert docking.dock.widget() is window
    assert window.isVisible()
    assert not window.isWindow()
    window.list.setCurrentRow(1)
    window.close()
    assert docking.dock.isHidden()
    docking.show()
    assert window.isVisible()
    assert docking.dock.isVisible()
    assert window.list.currentRow() == 1
    docking.dock.close()
    qtbot.waitUntil(window.isHidden, timeout=2000)
    docking.show()
    window.dock_button.click()
    assert docking.dock is None
    assert window.isWindow()
    assert window.isVisible()
    qtbot.waitUntil(lambda: not docks(docking), timeout=2000)


def test_in_a_narrow_dock_the_halves_stand_below_each_other(qtbot, docking):
    window = docking.window
    docking.set_docked(True)
    window.list.setCurrentRow(1)
    page = window.pages[1]
    docking.iface.main.resizeDocks([docking.dock], [560], Qt.Orientation.Horizontal)
    top = page.rect().topLeft()
    qtbot.waitUntil(lambda: window.list.geometry().bottom() < page.mapTo(window, top).y(), timeout=5000)
    assert page.splitter.orientation() == Qt.Orientation.Vertical
