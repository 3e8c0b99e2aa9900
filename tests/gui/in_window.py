"""Runs inside a real QGIS window (qgis --code): the main job through the dialogs a user opens, with screenshots."""

import json
import os
import sys
import traceback
from pathlib import Path

import processing
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface

OUT = Path(os.environ["REGIOLENS_WINDOW_OUT"])
SAMPLE = Path(sys.modules["regiolens"].__file__).parent / "resources" / "sample"


def pause(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def through_dialog(algorithm, parameters, picture):
    """Open the algorithm's dialog, press Run, wait for the background task and the loaded layers."""
    before = set(QgsProject.instance().mapLayers())
    dialog = processing.createAlgorithmDialog(algorithm, parameters)
    dialog.resize(900, 700)
    dialog.show()
    pause(300)
    dialog.grab().save(str(OUT / f"dialog_{picture}.png"))
    done = []
    dialog.algorithmFinished.connect(lambda successful, results: done.append((successful, results)))
    dialog.runButton().click()
    for _ in range(300):
        pause(100)
        if done:
            break
    pause(500)
    dialog.showLog()
    pause(200)
    dialog.grab().save(str(OUT / f"log_{picture}.png"))
    dialog.close()
    new = set(QgsProject.instance().mapLayers()) - before
    layers = [QgsProject.instance().mapLayer(layer) for layer in new]
    return done[0][0], {
        layer.name(): {
            "provider": layer.providerType(),
            "renderer": layer.renderer().type() if layer.renderer() else None,
            "legend": [item.label() for item in layer.renderer().legendSymbolItems()] if layer.renderer() else [],
            "features": layer.featureCount(),
            "fields": layer.fields().names(),
        }
        for layer in layers
    }


def work():
    window = iface.mainWindow()
    window.showNormal()
    window.setGeometry(0, 0, 1600, 1000)
    pause(500)
    found = {}
    areas = iface.addVectorLayer(f"{SAMPLE / 'sample.gpkg'}|layername=gemeenten_2023", "gemeenten 2023", "ogr")
    table = iface.addVectorLayer(f"{SAMPLE / 'sample.gpkg'}|layername=mdi_2023", "mdi 2023", "ogr")
    found["mainjob"] = through_dialog(
        "regiolens:mainjob",
        {"AREAS": areas.id(), "TABLE": table.id(), "MODEL": "pon2023_domains", "mdi": "TEMPORARY_OUTPUT"},
        "mainjob",
    )
    found["join"] = through_dialog(
        "regiolens:joinindicators",
        {"INPUT": areas.id(), "TABLE": table.id(), "OUTPUT": str(OUT / "joined.gpkg")},
        "join",
    )
    joined = next(layer for layer in QgsProject.instance().mapLayers().values() if "joined.gpkg" in layer.source())
    found["mdi"] = through_dialog(
        "regiolens:mdi",
        {"INPUT": joined.id(), "MODEL": "pon2023_domains", "OUTPUT": str(OUT / "mdi.gpkg")},
        "mdi",
    )
    found["refused"] = through_dialog(
        "regiolens:mdi", {"INPUT": areas.id(), "MODEL": "pon2023", "OUTPUT": str(OUT / "mdi.gpkg")}, "refused"
    )
    found["quartiles"] = through_dialog(
        "regiolens:quartilemap",
        {"INPUT": joined.id(), "FIELD": "inkomen", "TITLE": "Inkomen, 2023", "OUTPUT": "TEMPORARY_OUTPUT"},
        "quartiles",
    )
    points = processing.run("native:pointonsurface", {"INPUT": areas, "ALL_PARTS": False, "OUTPUT": "TEMPORARY_OUTPUT"})
    QgsProject.instance().addMapLayer(points["OUTPUT"], False)
    found["oad"] = through_dialog(
        "regiolens:oad",
        {
            "ADDRESSES": points["OUTPUT"].id(),
            "AREAS": areas.id(),
            "OUTPUT_AREAS": "TEMPORARY_OUTPUT",
            "OUTPUT_ADDRESSES": str(OUT / "addresses.gpkg"),
        },
        "oad",
    )
    for layer in (areas, table, joined):
        iface.layerTreeView().setLayerVisible(layer, False)
    iface.mapCanvas().zoomToFullExtent()
    pause(1500)
    QApplication.processEvents()
    window.grab().save(str(OUT / "window.png"))
    return found


def start():
    try:
        result = {"found": work()}
    except Exception:
        result = {"error": traceback.format_exc()}
    (OUT / "result.json").write_text(json.dumps(result, indent=1), encoding="utf-8")
    QgsProject.instance().setDirty(False)
    os._exit(0)


QTimer.singleShot(2000, start)
