"""Runs inside a real QGIS (qgis --code), for make_screenshots: the pages of the window with the sample, and results."""

import json
import os
import subprocess
import traceback
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins

OUT = Path(os.environ["REGIOLENS_PICTURES"])
PAGES = ("data", "index", "map", "region", "result")
REGION = "Oost-Groningen"


def pause(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(condition, seconds):
    """Wait, with the window alive, until something is so."""
    for _ in range(seconds * 10):
        if condition():
            return
        pause(100)
    raise TimeoutError(f"waited {seconds} seconds")


def work():
    main = iface.mainWindow()
    main.showNormal()
    main.setGeometry(0, 0, 1500, 950)
    for dock in main.findChildren(QDockWidget):
        dock.setVisible(dock.objectName() == "Layers")
    main.resizeDocks([main.findChild(QDockWidget, "Layers")], [420], Qt.Orientation.Horizontal)
    plugin = plugins["regiolens"]
    plugin.open_window()
    window = plugin.window
    window.resize(1040, 700)
    pause(500)
    window.try_sample()
    # What other choices are made before it is there are replaced by it.
    until(lambda: window.choices.areas, 30)
    window.messages.clearWidgets()
    window.choices.regions = [REGION]
    for number, name in enumerate(PAGES[:-1]):
        window.list.setCurrentRow(number)
        if name == "region":
            window.page().regions.filter.setText("groningen")
        pause(3000)
        window.grab().save(str(OUT / f"window_{name}.png"))
    window.list.setCurrentRow(len(PAGES) - 1)
    window.page().make_pdf.setChecked(True)
    pause(500)
    ended = []
    plugin.runner.ended.connect(lambda *told: ended.append(told))
    window.run()
    until(lambda: ended, 120)
    if not ended[0][0]:
        raise RuntimeError(ended[0][1])
    pause(1000)
    window.grab().save(str(OUT / "window_result.png"))
    window.hide()
    layers = {layer.source(): layer for layer in QgsProject.instance().mapLayers().values()}
    for layer in layers.values():
        node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
        node.setItemVisibilityChecked(isinstance(layer, QgsVectorLayer) and "_mdi" in layer.source())
        node.setExpanded("_mdi" in layer.source())
    scored = next(layer for layer in layers.values() if "_mdi" in layer.source())
    iface.setActiveLayer(scored)
    iface.mapCanvas().setExtent(scored.extent())
    pause(2500)
    QApplication.processEvents()
    main.grab().save(str(OUT / "map.png"))
    pdf = plugin.runner.folder / "report.pdf"
    if not pdf.is_file():
        raise FileNotFoundError(f"{pdf}; there are {sorted(path.name for path in pdf.parent.iterdir())}")
    first = ["pdftoppm", "-png", "-r", "96", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(OUT / "report")]
    subprocess.run(first, check=True)


def start():
    try:
        work()
        told = {}
    except Exception:
        told = {"error": traceback.format_exc()}
    (OUT / "result.json").write_text(json.dumps(told), encoding="utf-8")
    QgsProject.instance().setDirty(False)
    os._exit(0)


QTimer.singleShot(2000, start)
