"""QGIS with the provider of this checkout, and layers made on the spot."""

import json
import os
import shutil
import subprocess

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

from regiolens.bridge.paths import ROOT
from regiolens.bridge.types import INTEGER, LONG, REAL, TEXT


class Feedback(QgsProcessingFeedback):
    """Keeps what an algorithm says; cancels at a given progress where asked."""

    def __init__(self):
        super().__init__(False)
        self.said = []

    def pushInfo(self, info):
        self.said.append(info)

    def pushWarning(self, warning):
        self.said.append(warning)

    def reportError(self, error, fatalError=False):  # noqa: N803
        self.said.append(error)

    @property
    def text(self):
        return "\n".join(self.said)


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
            {
                name: None if value is None or (hasattr(value, "isNull") and value.isNull()) else value
                for name, value in zip(names, feature.attributes())
            }
            for feature in layer.getFeatures()
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
def qgis_process(tmp_path):
    """Runs qgis_process in a profile of its own, where the plugin is enabled."""
    if shutil.which("qgis_process") is None:
        pytest.skip("qgis_process is absent")
    for folder in ("home", "run", "conf/profiles/default/QGIS", "plugins"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "run").chmod(0o700)
    (tmp_path / "plugins" / "regiolens").symlink_to(ROOT)
    (tmp_path / "conf/profiles/default/QGIS/QGIS3.ini").write_text("[PythonPlugins]\nregiolens=true\n")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / "conf"),
        "QGIS_PLUGINPATH": str(tmp_path / "plugins"),
    }

    def call(*arguments, inputs=None, **more):
        return subprocess.run(
            ["qgis_process", *arguments],
            input=json.dumps({"inputs": inputs}) if inputs else None,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**environment, **more},
        )

    return call
