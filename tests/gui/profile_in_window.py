"""Runs inside a real QGIS window (qgis --code): from the toolbar to a map and a profile, with screenshots."""

import json
import os
import sys
import traceback
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QToolBar
from qgis.utils import iface, plugins

OUT = Path(os.environ["REGIOLENS_WINDOW_OUT"])
REGION, RESULT = 3, 4


def pause(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(what, seconds=60):
    for _ in range(seconds * 20):
        if what():
            return
        pause(50)
    raise TimeoutError(what)


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def click_item(view, row):
    """Press a row of a list, on its tick where it has one."""
    view.scrollToItem(view.item(row))
    place = view.visualItemRect(view.item(row))
    place.setWidth(min(place.width(), 24))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())


def toolbar_button():
    """The button that the plugin added."""
    action = plugins["regiolens"].action
    bars = [bar for bar in iface.mainWindow().findChildren(QToolBar) if bar.widgetForAction(action)]
    return bars[0].widgetForAction(action)


def fetch(window):
    """Read a file of CBS through the dialog of its algorithm, and tell what the first page chose."""
    file = OUT / "kerncijfers_2023.csv"
    file.write_text("gwb_code;a_inw\nGM0014;238147\nGM0106;70000\n", encoding="utf-8")
    plugins["regiolens"].open_window()
    click_item(window.list, 0)
    page, before = window.pages[0], window.pages[0].table.currentLayer()
    page.fetch_button.menu().actions()[3].trigger()
    until(dialogs)
    dialog = dialogs()[0]
    dialog.setParameters({"INPUT": str(file)})
    until(lambda: not sys.modules["regiolens.plugin.gui.background"].at_work())
    dialog.runButton().click()
    until(lambda: page.table.currentLayer() is not before)
    until(page.table_code.currentField)
    pause(500)
    window.grab().save(str(OUT / "regioprofiel_fetched.png"))
    return [page.table.currentLayer().featureCount(), page.table_code.currentField()]


def dialogs():
    """Those of algorithms that are open."""
    return [one for one in QApplication.topLevelWidgets() if type(one).__name__ == "AlgorithmDialog"]


def work():
    main = iface.mainWindow()
    main.showNormal()
    main.setGeometry(0, 0, 1280, 720)
    pause(500)
    clicks = []

    def press(widget, row=None):
        clicks.append(widget.objectName())
        click(widget) if row is None else click_item(widget, row)

    press(toolbar_button())
    window = plugins["regiolens"].window
    until(lambda: window._ready)
    pause(400)
    window.grab().save(str(OUT / "regioprofiel_start.png"))
    press(window.pages[0].sample_button)
    until(lambda: window.pages[0].found is not None)
    pause(300)
    window.grab().save(str(OUT / "regioprofiel_data.png"))
    press(window.list, REGION)
    page = window.pages[REGION]
    until(lambda: page.regions.list.count() > 0)
    names = [page.regions.list.item(row).text() for row in range(page.regions.list.count())]
    press(page.regions.list, next(row for row, name in enumerate(names) if name.startswith("Zuid-Limburg")))
    pause(200)
    window.grab().save(str(OUT / "regioprofiel_region.png"))
    ended = []
    window.runner.ended.connect(lambda *args: ended.append(args))
    press(window.run_button)
    until(lambda: window.progress.isVisible() or ended)
    window.grab().save(str(OUT / "regioprofiel_run.png"))
    until(lambda: ended)
    until(lambda: not sys.modules["regiolens.plugin.gui.background"].at_work())
    pause(800)
    window.grab().save(str(OUT / "regioprofiel_result.png"))
    click(window.pages[RESULT].zoom)
    pause(1500)
    for row, name in ((1, "index"), (2, "map")):
        click_item(window.list, row)
        until(lambda: not window.live.is_reading())
        pause(1200)
        window.grab().save(str(OUT / f"regioprofiel_{name}.png"))
    found = {
        "clicks": len(clicks),
        "ended": ended,
        "groups": [node.name() for node in QgsProject.instance().layerTreeRoot().findGroups()],
        "layers": {
            name: {
                "title": layer.name(),
                "features": layer.featureCount(),
                "renderer": layer.renderer().type() if layer.renderer() else None,
                "legend": [item.label() for item in layer.renderer().legendSymbolItems()] if layer.renderer() else [],
            }
            for name, layer in (
                (name, QgsProject.instance().mapLayer(ident)) for name, ident in window.runner.layers.items()
            )
        },
        "regions": window.choices.regions,
        "report": Path(window.pages[RESULT].files["OUTPUT_HTML"]).read_text(encoding="utf-8").count("Zuid-Limburg"),
        "extent": iface.mapCanvas().extent().width(),
        "full": iface.mapCanvas().fullExtent().width(),
    }
    window.close()
    pause(1500)
    main.grab().save(str(OUT / "regioprofiel_qgis.png"))
    found["fetched"] = fetch(window)
    window.close()
    # The toolbox runs an algorithm without parameters at once.
    import processing

    processing.run("regiolens:openregionprofile", {})
    found["opened by the algorithm"] = window.isVisible()
    return found


def start():
    try:
        result = {"found": work()}
    except Exception:
        result = {"error": traceback.format_exc()}
    (OUT / "profile.json").write_text(json.dumps(result, indent=1), encoding="utf-8")
    QgsProject.instance().setDirty(False)
    os._exit(0)


QTimer.singleShot(2000, start)
