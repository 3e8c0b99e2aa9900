"""QGIS with the provider of this checkout, and layers made on the spot."""

import gc
import json
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from regiolens.bridge.compat import plain
from regiolens.bridge.paths import ROOT
from regiolens.bridge.types import INTEGER, LONG, REAL, TEXT


class Feedback(QgsProcessingFeedback):
    """Keeps what an algorithm says; cancels at a given progress where asked."""

    def __init__(self):
        super().__init__(False)
        self.said = []
        self.warnings = []

    def pushInfo(self, info):
        self.said.append(info)

    def pushWarning(self, warning):
        self.said.append(warning)
        self.warnings.append(warning)

    def reportError(self, error, fatalError=False):
        self.said.append(error)

    @property
    def text(self):
        return "\n".join(self.said)


@pytest.fixture(autouse=True)
def names_alone(request, monkeypatch):
    """Refusals without the labels of parameters, which test_refused_labels.py looks at: tests hold the sentence."""
    if not request.node.get_closest_marker("labels"):
        for module in ("base", "shipped_model"):
            monkeypatch.setattr(f"regiolens.processing_algorithms.{module}.labels_of", lambda algorithm: {})


@pytest.fixture(scope="session")
def provider(qgis_app, qgis_processing):
    from regiolens.processing_algorithms.provider import add_provider

    found = QgsApplication.processingRegistry().providerById("regiolens")
    if found is not None:  # the tests of the window have a fixture of this name too
        yield found
        return
    found = add_provider()
    yield found
    QgsApplication.processingRegistry().removeProvider(found)


class Run:
    """Runs algorithms by id in one context, as a model or the toolbox would."""

    def __init__(self):
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.feedback = Feedback()

    def check(self, algorithm, parameters):
        found = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
        return found.checkParameterValues(parameters, self.context)

    def __call__(self, algorithm, **parameters):
        self.feedback = Feedback()
        found = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
        valid, message = found.checkParameterValues(parameters, self.context)
        assert valid, message
        results, succeeded = found.run(parameters, self.context, self.feedback)
        assert succeeded, self.feedback.text
        return results

    def refused(self, algorithm, **parameters):
        """The one sentence with which an algorithm refuses."""
        valid, message = self.check(algorithm, parameters)
        if not valid:
            return message
        self.feedback = Feedback()
        found = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
        _, succeeded = found.run(parameters, self.context, self.feedback)
        assert not succeeded, "was not refused"
        return self.feedback.said[-1]

    def layer(self, output):
        found = self.context.getMapLayer(output) or QgsVectorLayer(output, "output", "ogr")
        assert found.isValid(), output
        return found

    def rows(self, output):
        """Attributes of an output as a list of dictionaries, NULL as None."""
        layer = self.layer(output)
        names = layer.fields().names()
        return [
            {name: plain(value) for name, value in zip(names, feature.attributes())} for feature in layer.getFeatures()
        ]


@pytest.fixture
def run(provider):
    runner = Run()
    yield runner
    # A context that outlives QGIS takes its layers down with it.
    runner.context.temporaryLayerStore().removeAllMapLayers()


@pytest.fixture
def make_layer():
    """Memory layer from rows; squares along a line, or a table where `geometry` is "NoGeometry"."""
    kinds = {int: LONG, float: REAL, str: TEXT, bool: INTEGER}

    def make(name, rows, geometry="Polygon", types=None):
        layer = QgsVectorLayer(f"{geometry}?crs=EPSG:28992" if geometry != "NoGeometry" else geometry, name, "memory")
        fields = QgsFields()
        for key in rows[0]:
            kind = (types or {}).get(key) or next((type(r[key]) for r in rows if r[key] is not None), str)
            fields.append(QgsField(key, kinds[kind]))
        layer.dataProvider().addAttributes(fields.toList())
        layer.updateFields()
        features = []
        for position, row in enumerate(rows):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(row.values()))
            if geometry != "NoGeometry":
                x = position * 1000
                feature.setGeometry(QgsGeometry.fromWkt(f"POLYGON(({x} 0,{x + 1000} 0,{x + 1000} 900,{x} 900,{x} 0))"))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        QgsProject.instance().addMapLayer(layer, False)
        return layer

    yield make
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture
def qgis_process_environment(tmp_path):
    """A profile of its own for qgis_process, where the plugin is enabled."""
    if shutil.which("qgis_process") is None:
        pytest.skip("qgis_process is absent")
    for folder in ("home", "run", "conf/profiles/default/QGIS", "plugins"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "run").chmod(0o700)
    (tmp_path / "plugins" / "regiolens").symlink_to(ROOT)
    (tmp_path / "conf/profiles/default/QGIS/QGIS3.ini").write_text("[PythonPlugins]\nregiolens=true\n")
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "conf"),
        "QGIS_PLUGINPATH": str(tmp_path / "plugins"),
    }


@pytest.fixture
def qgis_process(qgis_process_environment):
    """Runs qgis_process in that profile."""

    def call(*arguments, inputs=None, **more):
        return subprocess.run(
            ["qgis_process", *arguments],
            input=json.dumps({"inputs": inputs}) if inputs else None,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**qgis_process_environment, **more},
        )

    return call


@pytest.fixture(scope="session")
def postgis():
    """A PostGIS server of our own on loopback, gone after the tests."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("no PostgreSQL server is installed")
    binaries = found[-1].parent
    # Not below pytest's own folder, which nobody but its owner may enter: the server runs as another user.
    folder = Path(tempfile.mkdtemp(prefix="regiolens-postgis-"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    as_user = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]

    def call(*command):
        done = subprocess.run(
            [*as_user, *map(str, command)], capture_output=True, text=True, timeout=60, check=False, cwd=folder
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    call(binaries / "initdb", "-A", "trust", "-U", "postgres", "-D", folder / "data")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    call(binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
    sql = [binaries / "psql", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres"]
    call(*sql, "-c", "create database areas")
    try:
        call(*sql, "-d", "areas", "-c", "create extension postgis")
    except AssertionError:
        call(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        pytest.skip("PostGIS is not installed")
    yield f"host=127.0.0.1 port={port} dbname='areas' user='postgres'"
    call(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def slept(monkeypatch):
    """The seconds for which a download has let its thread sleep between two tries."""
    from regiolens.bridge.network import download

    naps, sleep = [], download.time.sleep

    class Clock:
        monotonic = staticmethod(download.time.monotonic)

        @staticmethod
        def sleep(seconds):
            naps.append(seconds)
            sleep(seconds)

    monkeypatch.setattr(download, "time", Clock)
    return naps


@pytest.fixture
def batch(qtbot, provider, monkeypatch):
    """Run an algorithm as a batch does, to its end; what failed.

    The dialog is shown: QGIS 3.44 deletes a hidden one after its first run, and keeps the task of its progress bar.
    """
    from processing.gui import Postprocessing
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    # QGIS without a window has none; the stand-in of pytest-qgis holds nothing that 3.44 takes for a layer tree.
    monkeypatch.setattr(Postprocessing, "iface", None)

    class Batch(BatchAlgorithmDialog):
        ended = False

        def createSummaryTable(self, algorithm_results, errors):
            self.ended, self.faults = True, errors

    def call(algorithm, rows, timeout=300000):
        dialog = Batch(QgsApplication.processingRegistry().createAlgorithmById(algorithm))
        dialog.show()
        dialog.execute(rows)
        qtbot.waitUntil(lambda: dialog.ended, timeout=timeout)
        dialog.close()
        QgsProject.instance().removeAllMapLayers()
        return dialog.faults

    # Python collects in whatever thread it is at work: that of a task would take down dialogs of earlier batches.
    gc.disable()
    yield call
    gc.collect()
    gc.enable()
