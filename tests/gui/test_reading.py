"""A layer of the project is not removed under the hands of a run."""

import threading
import time

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from regiolens.bridge.reading import _leaving, have_gone, stop_readers
from regiolens.processing_algorithms.urbanity import UrbanityAlgorithm


@pytest.fixture
def project():
    """The project with what the plugin connects to it."""
    found = QgsProject.instance()
    found.layersWillBeRemoved.connect(stop_readers)
    found.layersRemoved.connect(have_gone)
    yield found
    found.layersWillBeRemoved.disconnect(stop_readers)
    found.layersRemoved.disconnect(have_gone)
    found.clear()


class Running:
    """A run in a thread that reads a layer until it is stopped, and once more."""

    def __init__(self, monkeypatch, parameters):
        self.began, self.read, self.ended, self.go_on = threading.Event(), [], [], threading.Event()

        def execute(algorithm, run):
            source = run.source("INPUT")
            self.began.set()
            while not run.feedback.isCanceled() and not self.go_on.is_set():
                self.read.append(len(list(source.getFeatures())))
            time.sleep(0.3)
            self.read.append(len(list(source.getFeatures())))
            raise QgsProcessingException("stopped")

        monkeypatch.setattr(UrbanityAlgorithm, "execute", execute)
        self.context, self.feedback = QgsProcessingContext(), QgsProcessingFeedback()
        self.context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("regiolens:urbanity")
        task = QgsProcessingAlgRunnerTask(algorithm, parameters, self.context, self.feedback)
        task.executed.connect(lambda *told: self.ended.append(told))
        QgsApplication.taskManager().addTask(task)
        assert self.began.wait(20)

    def finish(self, qtbot):
        self.go_on.set()
        qtbot.waitUntil(lambda: bool(self.ended), timeout=20_000)
        return self.feedback.textLog()


ROWS = [{"statcode": f"GM{number:04d}", "oad": 1000 + number} for number in range(50)]


def test_a_run_ends_before_its_layer_does(qtbot, provider, project, make_layer, monkeypatch, tmp_path):
    layer = make_layer("gebieden", ROWS)
    values = {"INPUT": layer.id(), "FIELD": "oad", "OUTPUT": str(tmp_path / "out.gpkg")}
    running = Running(monkeypatch, values)
    project.removeMapLayer(layer.id())
    assert set(running.read) == {50}  # the last time after it was stopped
    assert "'gebieden' was removed from the project while it was read" in running.finish(qtbot)
    assert not _leaving and not (tmp_path / "out.gpkg").exists()


def test_another_project_waits_as_well(qtbot, provider, project, make_layer, monkeypatch, tmp_path):
    layer = make_layer("gebieden", ROWS)
    running = Running(monkeypatch, {"INPUT": layer.id(), "FIELD": "oad", "OUTPUT": str(tmp_path / "out.gpkg")})
    project.clear()
    assert set(running.read) == {50}
    running.finish(qtbot)


def test_a_joined_layer_belongs_to_what_is_read(qtbot, provider, project, make_layer, monkeypatch, tmp_path):
    layer, other = make_layer("gebieden", ROWS), make_layer("tabel", [{"code": "GM0014", "x": 1}])
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setTargetFieldName("statcode")
    join.setJoinFieldName("code")
    assert layer.addJoin(join)
    running = Running(monkeypatch, {"INPUT": layer.id(), "FIELD": "oad", "OUTPUT": str(tmp_path / "out.gpkg")})
    project.removeMapLayer(other.id())
    assert running.feedback.isCanceled()
    running.finish(qtbot)


def test_layers_that_no_run_reads_go_at_once(qtbot, provider, project, make_layer, monkeypatch, tmp_path):
    layer, other = make_layer("gebieden", ROWS), make_layer("andere", ROWS)
    running = Running(monkeypatch, {"INPUT": layer.id(), "FIELD": "oad", "OUTPUT": str(tmp_path / "out.gpkg")})
    project.removeMapLayer(other.id())
    assert not running.feedback.isCanceled() and not running.ended
    running.finish(qtbot)


def test_a_layer_that_is_going_is_not_begun_with(provider, project, make_layer, run, monkeypatch):
    layer = make_layer("gebieden", ROWS)
    said = []

    def ask(ids):
        said.append(run.refused("regiolens:urbanity", INPUT=layer, FIELD="oad", OUTPUT="memory:"))

    project.layersWillBeRemoved.connect(ask)
    project.removeMapLayer(layer.id())
    project.layersWillBeRemoved.disconnect(ask)
    assert "'gebieden' was removed from the project" in said[0]
    assert isinstance(make_layer("gebieden", ROWS), QgsVectorLayer)
