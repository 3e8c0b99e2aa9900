"""What the window waits for: its own jobs and algorithms, and nothing that QGIS keeps for other ends."""

import threading

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsProxyProgressTask,
    QgsTask,
)
from qgis.PyQt.QtCore import QObject

from regiolens.plugin.gui.background import Jobs, at_work, when_idle


@pytest.fixture
def called():
    """What was called; and the owner of what waits."""
    calls, owner = [], QObject()
    yield lambda name: when_idle(owner, lambda: calls.append(name)), calls
    owner.deleteLater()


@pytest.fixture
def left_behind(qtbot):
    """A task that is never finished, as QGIS 3.44 leaves one of a batch that was closed, and one of another plugin."""
    end = threading.Event()
    bar = QgsProxyProgressTask("Batch Processing - Buffer")
    other = QgsTask.fromFunction("other", lambda task: end.wait(20))
    for task in (bar, other):
        QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bar.status() == other.status() == QgsTask.TaskStatus.Running, timeout=10000)
    yield
    bar.finalize(True)
    end.set()


def test_tasks_of_others_are_not_waited_for(left_behind, called):
    wait, calls = called
    assert QgsApplication.taskManager().countActiveTasks() >= 2
    wait("a")
    assert calls == ["a"]


def test_a_job_is_waited_for(left_behind, qtbot, called):
    wait, calls = called
    end, jobs = threading.Event(), Jobs()
    jobs.start("read", "Read", lambda task: end.wait(20), lambda *_: calls.append("done"))
    wait("a")
    qtbot.wait(200)
    assert at_work() and calls == []
    end.set()
    qtbot.waitUntil(lambda: len(calls) == 2, timeout=10000)
    assert calls == ["done", "a"]


def test_an_algorithm_is_waited_for_whoever_runs_it(qtbot, provider, called, make_layer, tmp_path):
    wait, calls = called
    layer = make_layer("gebieden", [{"statcode": "GM0014", "oad": 1200}])
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("regiolens:urbanity")
    values = {"INPUT": layer.id(), "FIELD": "oad", "OUTPUT": str(tmp_path / "out.gpkg")}
    task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
    task.executed.connect(lambda succeeded, results: calls.append(succeeded))
    QgsApplication.taskManager().addTask(task)
    assert at_work()
    wait("a")
    assert calls == []
    qtbot.waitUntil(lambda: "a" in calls, timeout=20000)
    assert calls == [True, "a"]


def test_a_batch_whose_dialog_is_closed_is_waited_for_and_no_longer(qtbot, provider, called, make_layer):
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    class Batch(BatchAlgorithmDialog):
        def handleAlgorithmResults(self, *results):
            handled.append(results)

        def createSummaryTable(self, *results):
            pass

    wait, calls = called
    handled = []
    layer = make_layer("gebieden", [{"statcode": "GM0014"}])
    dialog = Batch(QgsApplication.processingRegistry().createAlgorithmById("native:fieldcalculator"))
    dialog.execute([{"INPUT": layer.id(), "FIELD_NAME": "b", "FORMULA": "1", "OUTPUT": "memory:"}])
    wait("a")
    qtbot.waitUntil(lambda: calls == ["a"] and len(handled) == 1, timeout=60000)
