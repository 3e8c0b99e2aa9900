"""The runner: results into the project, cancel, faults, other projects; nothing freezes and nothing is lost."""

from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer

from regiolens.plugin.gui.background import at_work
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.guess import load_sample
from regiolens.plugin.gui.runner import Runner, file_name, new_folder
from regiolens.plugin.gui.steps import LayerId, Step, chain
from regiolens.processing_algorithms.base import RegiolensAlgorithm


@pytest.fixture
def runner(qtbot, provider):
    made = Runner()
    yield made
    made.stop()
    QgsProject.instance().cleared.disconnect(made._project_left)
    QgsProject.instance().layerTreeRoot().removeAllChildren()
    QgsProject.instance().removeAllMapLayers()


def run(runner, qtbot, steps, folder, timeout=120000):
    with qtbot.waitSignal(runner.ended, timeout=timeout) as ended:
        runner.start(steps, Path(folder), "Proef <b>1</b>")
    qtbot.waitUntil(lambda: not at_work(), timeout=10000)
    return ended.args


def sample_steps(**more):
    choices = load_sample(QgsProject.instance())
    for key, value in more.items():
        setattr(choices, key, value)
    return chain(choices)


def test_layers_arrive_styled_in_a_group_of_their_own(runner, qtbot, tmp_path):
    percents = []
    runner.progressed.connect(lambda percent, what: percents.append(percent))
    steps = sample_steps(regions=["Zuid-Limburg"], show="mdi_inkomen", make_layout=True)
    succeeded, sentence = run(runner, qtbot, steps, tmp_path)
    assert succeeded, sentence
    assert str(tmp_path) in sentence
    group = QgsProject.instance().layerTreeRoot().children()[0]
    assert group.name() == "Proef <b>1</b>"
    layers = [node.layer() for node in group.findLayers()]
    assert [layer.renderer().type() for layer in layers if layer.renderer()] == ["categorizedSymbol"] * 3
    assert [layer.featureCount() for layer in layers] == [342, 342, 40, 3064]
    assert [node.itemVisibilityChecked() for node in group.findLayers()[:3]] == [True, True, False]
    assert "Zuid-Limburg" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert percents == sorted(percents)
    assert percents[-1] > 80
    assert len(QgsProject.instance().layoutManager().layouts()) == 1
    QgsProject.instance().layoutManager().clear()


@pytest.mark.parametrize("shows", [{"show": "mdi"}, {"show": "mdi", "show_y": "mdi_werk"}, {"show": "mdi_werk"}])
def test_an_atlas_has_the_classes_of_the_map(runner, qtbot, tmp_path, shows):
    steps = sample_steps(regions=["Zuid-Limburg"], make_report=False, make_atlas=True, labels=True, **shows)
    succeeded, sentence = run(runner, qtbot, steps, tmp_path)
    assert succeeded, sentence
    assert runner.results[-1]["COUNT"] == 1 and (tmp_path / "atlas.pdf").stat().st_size > 5000
    names = [node.layer().labelsEnabled() for node in QgsProject.instance().layerTreeRoot().findLayers()]
    assert names.count(True) == (1 if shows == {"show": "mdi"} else 2)


def test_the_profile_says_that_it_is_compared_with_the_50(runner, qtbot, tmp_path):
    run(runner, qtbot, sample_steps(make_report=False), tmp_path)
    profiles = QgsProject.instance().mapLayer(runner.layers["regiolens:regionprofiles OUTPUT"])
    assert {feature["vergeleken_met"] for feature in profiles.getFeatures()} == {
        "the 50 gemeenten (figures of 2023), not the Netherlands"
    }


def test_a_refusal_is_one_sentence_and_what_was_made_before_it_stays(runner, qtbot, tmp_path):
    steps = sample_steps(field_map={"inkomen": "<b>weg</b>"})
    succeeded, sentence = run(runner, qtbot, steps, tmp_path)
    assert not succeeded
    assert "<b>weg</b>" in sentence
    assert "\n" not in sentence
    assert QgsVectorLayer(str(tmp_path / "areas_joined.gpkg"), "x", "ogr").featureCount() == 342
    assert not runner.is_running()


def test_a_layer_that_went_is_a_sentence(runner, qtbot, tmp_path):
    steps = [Step("regiolens:assignregions", {"INPUT": LayerId("gone")}, {"OUTPUT": "x.gpkg"})]
    succeeded, sentence = run(runner, qtbot, steps, tmp_path)
    assert not succeeded
    assert sentence


def test_a_folder_that_cannot_be_made_is_a_sentence(runner, qtbot, tmp_path):
    (tmp_path / "file").write_text("x")
    succeeded, sentence = run(runner, qtbot, sample_steps(), tmp_path / "file" / "below")
    assert not succeeded
    assert "folder" in sentence


def test_cancel_ends_the_run_and_leaves_no_half_files(runner, qtbot, tmp_path, shared):
    layer = QgsVectorLayer(str(shared / "areas" / "buurt_2024.gpkg"), "buurten", "ogr")
    QgsProject.instance().addMapLayer(layer)
    runner.progressed.connect(lambda percent, what: percent > 0 and runner.cancel())
    steps = chain(Choices(areas=layer.id(), area_code="buurtcode"))
    succeeded, sentence = run(runner, qtbot, steps, tmp_path)
    assert (succeeded, sentence) == (False, "Cancelled.")
    assert runner.layers == {}


def test_a_layer_that_has_gone_is_told_in_words(runner, qtbot, tmp_path, make_layer):
    layer = make_layer("weg", [{"statcode": "GM0014"}])
    steps = chain(Choices(areas=layer.id(), area_code="statcode"))
    QgsProject.instance().removeMapLayer(layer.id())
    succeeded, sentence = run(runner, qtbot, steps, tmp_path)
    assert not succeeded and sentence.endswith("A layer that was chosen is no longer in the project: choose it anew.")


def test_a_step_that_is_stopped_when_it_has_ended_is_cancelled(runner, qtbot, tmp_path, make_layer, monkeypatch):
    """QGIS counts it as failed, and tells no fault."""
    whole = RegiolensAlgorithm.processAlgorithm

    def stopped(self, parameters, context, feedback):
        results = whole(self, parameters, context, feedback)
        feedback.cancel()  # as where a layer is removed, and not by the button
        return results

    monkeypatch.setattr(RegiolensAlgorithm, "processAlgorithm", stopped)
    layer = make_layer("areas", [{"statcode": "GM0014"}])
    steps = chain(Choices(areas=layer.id(), area_code="statcode"))
    assert run(runner, qtbot, steps, tmp_path) == [False, "Cancelled."]


def test_cancel_before_the_first_step(runner, qtbot, tmp_path):
    QTimer.singleShot(0, runner.cancel)
    assert run(runner, qtbot, sample_steps(), tmp_path) == [False, "Cancelled."]


def test_another_project_gets_no_layers_of_this_one(runner, qtbot, tmp_path):
    runner.progressed.connect(lambda percent, what: percent > 20 and QgsProject.instance().clear())
    succeeded, sentence = run(runner, qtbot, sample_steps(), tmp_path)
    assert not succeeded
    assert "another project" in sentence
    assert QgsProject.instance().mapLayers() == {}


def test_stop_waits_for_the_end(runner, qtbot, tmp_path):
    ended = []
    runner.ended.connect(lambda *args: ended.append(args))
    runner.start(sample_steps(), tmp_path, "x")
    QTimer.singleShot(300, lambda: None)
    runner.stop()
    assert ended == [(False, "Cancelled.")]
    assert not at_work()


def test_names_of_folders_and_files(qgis_app, tmp_path):
    first = new_folder(str(tmp_path))
    first.mkdir()
    assert new_folder(str(tmp_path)) != first
    assert file_name('Buurten <b>"2024"</b>/x') == "Buurten_b_2024_b_x"
    assert file_name("<>") == "areas"


def test_all_buurten_go_through_the_whole_chain(runner, qtbot, tmp_path, shared):
    project = QgsProject.instance()
    layer = QgsVectorLayer(str(shared / "areas" / "buurt_2024.gpkg"), "buurten", "ogr")
    table = QgsVectorLayer(str(shared / "tables" / "kwb_2024.csv"), "kwb", "ogr")
    project.addMapLayers([layer, table])
    model = tmp_path / "model.json"
    model.write_text(MODEL, encoding="utf-8")
    choices = Choices(areas=layer.id(), area_code="buurtcode", table=table.id(), table_code="code", year="2024")
    choices.model_file, choices.weight_field, choices.regions = str(model), "inwoners", ["Zuid-Limburg"]
    succeeded, sentence = run(runner, qtbot, chain(choices), tmp_path / "run", 400000)
    assert succeeded, sentence
    assert project.mapLayer(runner.layers["regiolens:mdi OUTPUT"]).featureCount() == 14566


MODEL = """{
  "schema": "regiolens-index-model/1", "id": "proef", "title": "Proef", "source": "test",
  "aggregation": {"domains": "arithmetic"},
  "classes": {"labels": ["laag", "gematigd", "hoog", "zeer hoog"], "lower_bounds": [40, 50, 60]},
  "domains": [
    {"id": "wonen", "label": "Wonen", "weight": 50, "indicators": [{"id": "woz", "label": "WOZ",
      "direction": "low is worse", "normalisation": {"method": "min-max"}, "fields": ["wozWaarde"]}]},
    {"id": "dichtheid", "label": "Dichtheid", "weight": 50, "indicators": [{"id": "oad", "label": "OAD",
      "direction": "high is worse", "normalisation": {"method": "min-max"}, "fields": ["adressendichtheid"]}]}
  ]
}"""
