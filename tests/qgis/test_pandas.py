"""A pandas that is absent or broken is said in one sentence, wherever a user first meets it."""

import json
import os
import subprocess
import sys

import pytest
from qgis.core import QgsApplication

from regiolens.bridge.paths import ROOT
from regiolens.processing_algorithms.catalogue import ALGORITHMS

BROKEN = {
    "absent": "raise ModuleNotFoundError(\"No module named 'pandas'\", name='pandas')",
    "numpy absent": "raise ModuleNotFoundError(\"No module named 'numpy'\", name='numpy')",
    "import error": "raise ImportError('numpy.core.multiarray\\nfailed to import')",
    "emptied": "",
    "other numpy": "raise ValueError('numpy.dtype size changed, may indicate binary incompatibility')",
}
SAYS = {
    "absent": "which this QGIS came without",
    "numpy absent": "cannot be used (No module named 'numpy')",
    "import error": "cannot be used (numpy.core.multiarray failed to import)",
    "emptied": "cannot be used (cannot import name 'DataFrame' from 'pandas'",
    "other numpy": "cannot be used (numpy.dtype size changed, may indicate binary incompatibility)",
}
START = f"""
import importlib.util, os, sys
from qgis.core import *
app = QgsApplication([], True)
app.initQgis()
places = [r"{ROOT}"]
init = places[0] + "/__init__.py"
spec = importlib.util.spec_from_file_location("regiolens", init, submodule_search_locations=places)
module = importlib.util.module_from_spec(spec); sys.modules["regiolens"] = module; spec.loader.exec_module(module)
class Iface:
    def __getattr__(self, name):
        return lambda *args: None
plugin = module.classFactory(Iface())
plugin.initProcessing()
"""
END = "\nsys.stdout.flush(); os._exit(0)"


@pytest.fixture(params=BROKEN)
def kind(request):
    return request.param


@pytest.fixture
def path(tmp_path, kind):
    """Where Python finds a pandas of this kind before its own."""
    folder = tmp_path / "fake" / "pandas"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(BROKEN[kind] + "\n")
    return str(folder.parent)


@pytest.fixture
def script(path):
    def call(code):
        done = subprocess.run(
            [sys.executable, "-c", START + code + END],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**os.environ, "PYTHONPATH": path, "QT_QPA_PLATFORM": "offscreen"},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return call


def only_the_sentence(done, kind):
    text = done.stdout + done.stderr
    assert done.returncode == 1, text
    assert "Traceback" not in text and "File " not in text, text
    assert SAYS[kind] in text, text


def outputs(model):
    found = QgsApplication.processingRegistry().algorithmById(f"regiolens:{model}")
    return [definition.name() for definition in found.destinationParameterDefinitions()]


@pytest.mark.parametrize("kind", ["absent", "import error"], indirect=True)
def test_qgis_process_says_it(provider, qgis_process, path, kind, tmp_path):
    (tmp_path / "t.csv").write_text("code,oad\nGM0014,3000\n")
    listed = qgis_process("list", PYTHONPATH=path)
    assert listed.returncode == 0 and "regiolens:mainjob" in listed.stdout
    table = str(tmp_path / "t.csv")
    for name, inputs in {
        "urbanity": {"INPUT": table, "FIELD": "oad", "OUTPUT": str(tmp_path / "o.gpkg")},
        "mdi": {"INPUT": table, "OUTPUT": str(tmp_path / "o.gpkg")},
        "mainjob": {"AREAS": table, "TABLE": table, outputs("mainjob")[0]: str(tmp_path / "o.gpkg")},
        "cbslayer": {name: str(tmp_path / f"{name}.gpkg") for name in outputs("cbslayer")},
    }.items():
        only_the_sentence(qgis_process("run", f"regiolens:{name}", "-", inputs=inputs, PYTHONPATH=path), kind)


def test_every_algorithm_and_model_says_it_before_it_runs_and_when_it_does(script, kind):
    out = script("""
context = QgsProcessingContext()
said = set()
for algorithm in QgsApplication.processingRegistry().providerById("regiolens").algorithms():
    said.add(algorithm.canExecute())
    said.add(algorithm.checkParameterValues({}, context))
    try:
        algorithm.create().processAlgorithm({}, context, QgsProcessingFeedback(False))
    except QgsProcessingException as fault:
        said.add((False, str(fault)))
print(len(said), said)
""")
    assert out.startswith("1 "), out
    assert SAYS[kind] in out.replace('\\"', '"').replace("\\'", "'")


def test_expressions_have_an_error_and_are_not_null(script, kind):
    out = script("""
import json
found = []
for text in ("cbs_code('14')", "stedelijkheidsklasse(1200)", "mdi_klasse(55)", "kwartiel(1, 'a', 'b')"):
    expression = QgsExpression(text)
    expression.evaluate(QgsExpressionContext())
    found.append(expression.evalErrorString())
print(json.dumps(found))
""")
    found = json.loads(out)
    assert len(found) == 4 and all(SAYS[kind] in text for text in found), found


def test_the_window_says_it_and_offers_nothing(script, kind):
    out = script("""
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QLabel, QTextEdit
plugin.iface.mainWindow = lambda: None
plugin.open_window()
loop = QEventLoop()
QTimer.singleShot(1500, loop.quit)
loop.exec()
window = plugin.window
QgsProject.instance().clear()
item = window.messages.currentItem()
print(item.text() if item else "nothing")
layer = QgsVectorLayer("Polygon?crs=EPSG:28992&field=gm_code:string", "gebieden", "memory")
QgsProject.instance().addMapLayer(layer)
QTimer.singleShot(800, loop.quit)
loop.exec()
print(window.list.isEnabled(), window.stack.count(), window.next_button.isEnabled(), window.run_button.isEnabled())
window.close()
plugin.unload()
""")
    text, enabled = out.strip().split("\n")[-2:]
    assert SAYS[kind] in text
    assert enabled == "False 1 False False"


def test_a_pandas_that_works_is_no_fault(provider):
    assert {algorithm().canExecute() for algorithm in ALGORITHMS} == {(True, "")}
