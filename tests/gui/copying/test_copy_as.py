"""What is copied out of the window makes what the window makes: run as bash, as Python and as a model, and compared."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsApplication,
    QgsField,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from regiolens.bridge.paths import RESOURCES, ROOT
from regiolens.bridge.types import REAL
from regiolens.core.messages import Refusal
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.copying.model import save_model
from regiolens.plugin.gui.copying.sources import source_of
from regiolens.plugin.gui.copying.text import as_command, as_python
from regiolens.plugin.gui.model_file import changed_model_file
from regiolens.plugin.gui.runner import bound
from regiolens.plugin.gui.steps import LayerId, Output, Step, chain

SAMPLE = RESOURCES / "sample" / "sample.gpkg"
HOSTILE = 'it\'s a "map" of $HOME `x` & Fryslân!'
#: fields that name the layer that was taken, which a file cannot
TITLES = {"vergeleken_met"}


@pytest.fixture(autouse=True)
def project(provider):
    yield QgsProject.instance()
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture
def environment(qgis_process_environment):
    return qgis_process_environment


def added(source, name, provider="ogr"):
    layer = QgsVectorLayer(source, name, provider)
    QgsProject.instance().addMapLayer(layer, False)
    return layer


@pytest.fixture
def choices(tmp_path):
    """The sample in a folder with a hostile name, 300 of its gemeenten by a filter, with changed weights."""
    folder = tmp_path / HOSTILE
    folder.mkdir()
    copy = shutil.copyfile(SAMPLE, folder / SAMPLE.name)
    areas = added(f"{copy}|layername=gemeenten_2023", f"{HOSTILE}\nareas")
    assert areas.setSubsetString("\"statnaam\" <> 'Pekela' AND fid < 300")
    table = added(f"{copy}|layername=mdi_2023", "scores")
    return Choices(
        areas=areas.id(),
        area_code="statcode",
        table=table.id(),
        table_code="statcode",
        year="2023",
        title=f"{HOSTILE} \\ %PATH% {{x}}",
        field_map={"inkomen": "inkomen"},
        show="mdi_werk",
        weights={"inkomen": 12.5, "werk": 32.5},
    )


def made_by_window(steps, folder):
    """The outputs of the chain as the window's runner binds it."""
    folder.mkdir()
    context, results = QgsProcessingContext(), []
    context.setProject(QgsProject.instance())
    for step in steps:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(step.algorithm)
        feedback = QgsProcessingFeedback(False)
        result, succeeded = algorithm.run(bound(step, results, folder), context, feedback)
        assert succeeded, feedback.textLog()
        results.append(result)
    context.temporaryLayerStore().removeAllMapLayers()
    return folder


def rows(source, context=None):
    layer = (context and context.getMapLayer(source)) or QgsVectorLayer(str(source), "", "ogr")
    assert layer.isValid(), source
    names = [name for name in layer.fields().names() if name not in TITLES]
    return [
        {name: None if str(feature[name]) == "NULL" else feature[name] for name in names if name != "fid"}
        for feature in layer.getFeatures()
    ]


def same_outputs(made, expected, steps):
    """Every layer of the one is that of the other, and every file is there."""
    for step in steps:
        for file in step.files.values():
            assert (made / file).stat().st_size > 0, file
            if file.endswith(".gpkg"):
                found = rows(made / file)
                assert len(found) > 5
                assert found == rows(expected / file), file


def steps_of(choices):
    steps = chain(choices, changed_model_file(choices))
    assert [step.algorithm for step in steps][-3:] == [
        "regiolens:quartilemap",
        "regiolens:regionprofiles",
        "regiolens:regionreport",
    ]
    return steps


def in_bash(script, environment, folder):
    """Type a script into an interactive shell, where an exclamation mark would recall older lines."""
    done = subprocess.run(
        ["bash", "--norc", "-i"],
        input=script,
        capture_output=True,
        text=True,
        errors="replace",  # bash breaks what is typed at the width of the screen, inside a sign too
        timeout=200,
        check=False,
        cwd=folder,
        env=environment,
    )
    made = sorted(folder.glob("regioprofiel_*"))
    assert made, done.stdout[-2000:] + done.stderr[-3000:]
    return made[-1], done


def test_the_command_makes_what_the_window_makes(choices, environment, tmp_path):
    steps = steps_of(choices)
    folder = tmp_path / f"{HOSTILE} out"
    folder.mkdir()
    script = as_command(steps, str(folder))
    # The changed model lies in QGIS's temporary folder, which ends with the session: the script has it within.
    Path(changed_model_file(choices)).unlink()
    made, _ = in_bash(script, environment, folder)
    same_outputs(made, made_by_window(steps_of(choices), tmp_path / "window"), steps)
    assert "(changed)" in next(made.glob("model_*.json")).read_text(encoding="utf-8")


def test_a_command_stops_where_a_step_fails_and_the_terminal_stays_open(choices, environment, tmp_path):
    choices.area_code = "nergens"
    made, done = in_bash(as_command(steps_of(choices)) + "echo still here\n", environment, tmp_path)
    assert "still here" in done.stdout
    assert [path.suffix for path in made.iterdir()] == [".json"], "the model alone"


def test_the_python_script_makes_what_the_window_makes(choices, environment, tmp_path):
    steps = steps_of(choices)
    script = as_python(steps, str(tmp_path / "out"))
    Path(changed_model_file(choices)).unlink()
    program = tmp_path / "console.py"
    program.write_text(
        f"""
import importlib.util, os, sys
from qgis.core import QgsApplication, QgsProject
sys.path.append("/usr/share/qgis/python/plugins")
app = QgsApplication([], False); app.initQgis()
from processing.core.Processing import Processing
Processing.initialize()
places = [r"{ROOT}"]
path = places[0] + "/__init__.py"
spec = importlib.util.spec_from_file_location("regiolens", path, submodule_search_locations=places)
module = importlib.util.module_from_spec(spec); sys.modules["regiolens"] = module; spec.loader.exec_module(module)
plugin = module.classFactory(None); plugin.initProcessing()
import code
console = code.InteractiveConsole()
faults = []
console.showtraceback = lambda: faults.append(sys.exc_info()[1])
console.showsyntaxerror = lambda filename=None, **more: faults.append(sys.exc_info()[1])
for line in open(r"{tmp_path}/script.py", encoding="utf-8"):
    console.push(line.rstrip("\\n"))
layers = QgsProject.instance().mapLayers().values()
print(faults, len(layers), all(layer.isValid() for layer in layers))
sys.stdout.flush(); os._exit(0)
""",
        encoding="utf-8",
    )
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, timeout=200, check=False, env=environment
    )
    # The layer of the map, of the index, and both of the profiles.
    assert done.stdout.splitlines()[-1:] == ["[] 4 True"], done.stdout[-2000:] + done.stderr[-3000:]
    (made,) = (tmp_path / "out").glob("regioprofiel_*")
    same_outputs(made, made_by_window(steps_of(choices), tmp_path / "window"), steps)


def opened_model(path):
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(path))
    assert model.validate() == (True, [])
    return model


def test_the_model_makes_what_the_window_makes(choices, tmp_path):
    steps = steps_of(choices)
    path = tmp_path / "My profile.model3"
    save_model(steps, str(path))
    Path(changed_model_file(choices)).unlink()
    expected = made_by_window(steps_of(choices), tmp_path / "window")
    model = opened_model(path)
    inputs = {d.name(): d.defaultValue() for d in model.parameterDefinitions() if not d.isDestination()}
    assert list(inputs) == ["AREAS", "TABLE"]
    assert all(model.parameterDefinition(name).help() for name in inputs)
    outputs = {d.name(): str(tmp_path / d.name()) for d in model.parameterDefinitions() if d.isDestination()}
    outputs = {name: target + (".gpkg" if "report" not in name else ".html") for name, target in outputs.items()}
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    QgsProject.instance().removeAllMapLayers()
    results, succeeded = model.create().run({**inputs, **outputs}, context, feedback)
    assert succeeded, feedback.textLog()[-3000:]
    wanted = [step.files[name] for step in steps for name in step.shown] + ["join_report.html", "report.html"]
    assert sorted(outputs) == sorted(Path(name).stem for name in wanted)
    for name in wanted:
        if name.endswith(".gpkg"):
            assert rows(results[Path(name).stem], context) == rows(expected / name), name
        else:
            assert Path(results[Path(name).stem]).stat().st_size > 1000
    context.temporaryLayerStore().removeAllMapLayers()


def test_the_model_runs_in_qgis_process_with_the_layers_it_was_made_with(choices, environment, tmp_path):
    steps = steps_of(choices)
    path = tmp_path / "model.model3"
    save_model(steps, str(path))
    model = opened_model(path)
    inputs = {d.name(): d.defaultValue() for d in model.parameterDefinitions() if d.defaultValue()}
    inputs |= {d.name(): str(tmp_path / f"{d.name()}.gpkg") for d in model.parameterDefinitions() if d.type() == "sink"}
    done = subprocess.run(
        ["qgis_process", "--json", "run", str(path), "-"],
        input=json.dumps({"inputs": inputs}),
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert len(rows(tmp_path / "profiles.gpkg")) > 10


@pytest.fixture
def own_model(choices, tmp_path):
    """The choices with a model file of the user's own, and all that the window can make."""
    path = tmp_path / "own" / "my index.json"
    path.parent.mkdir()
    shutil.move(changed_model_file(choices), path)
    choices.weights, choices.model_file = {}, str(path)
    choices.make_pdf = choices.make_layout = choices.make_atlas = choices.labels = True
    choices.show_y, choices.author = "mdi", "Provincie X"
    return path


def test_the_model_makes_every_file_that_the_window_makes_in_a_fresh_profile(choices, own_model, environment, tmp_path):
    steps = chain(choices)
    expected = made_by_window(steps, tmp_path / "window")
    (tmp_path / "to").mkdir()
    save_model(steps, str(tmp_path / "to" / "mine.model3"))
    model = opened_model(tmp_path / "to" / "mine.model3")
    own_model.unlink()
    files = {Path(file).stem: file for step in steps for name, file in step.files.items() if name in step.shown}
    files |= {"join_report": "join_report.html", "report": "report.html", "report_pdf": "report.pdf"}
    files |= {"layout": "layout.qpt", "map_qpt": "map.qpt", "legend": "legend.svg", "atlas": "atlas.pdf"}
    assert sorted(files) == sorted(d.name() for d in model.parameterDefinitions() if d.isDestination())
    inputs = {d.name(): d.defaultValue() for d in model.parameterDefinitions() if not d.isDestination()}
    inputs |= {name: str(tmp_path / "to" / file) for name, file in files.items()}
    done = subprocess.run(
        ["qgis_process", "--json", "run", str(tmp_path / "to" / "mine.model3"), "-"],
        input=json.dumps({"inputs": inputs}),
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    for file in files.values():
        made = tmp_path / "to" / file
        if file.endswith(".gpkg"):
            assert rows(made) == rows(expected / file), file
        elif file.endswith(".html"):
            text = made.read_text(encoding="utf-8")
            assert abs(len(text) - len((expected / file).read_text(encoding="utf-8"))) < 0.02 * len(text), file
        else:
            assert made.stat().st_size > 0.9 * (expected / file).stat().st_size, file
    assert (tmp_path / "to" / "report.pdf").read_bytes()[:4] == b"%PDF"


def test_a_model_is_moved_along_with_its_index_model(own_model, tmp_path):
    """In the toolbox a model knows where it lies; in qgis_process it does not."""
    layer = added(f"{SAMPLE}|layername=mdi_2023", "scores")
    parameters = {"INPUT": LayerId(layer.id()), "MODEL_FILE": str(own_model)}
    for folder in ("from", "to"):
        (tmp_path / folder).mkdir()
    save_model(
        [Step("regiolens:mdi", parameters, {"OUTPUT": "x.gpkg"}, ("OUTPUT",))], str(tmp_path / "from" / "m.model3")
    )
    for file in (tmp_path / "from").iterdir():
        shutil.move(file, tmp_path / "to" / file.name)
    model = opened_model(tmp_path / "to" / "m.model3")
    model.setSourceFilePath(str(tmp_path / "to" / "m.model3"))
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    _, succeeded = model.create().run({"AREAS": layer, "x": str(tmp_path / "x.gpkg")}, context, feedback)
    assert succeeded, feedback.textLog()
    assert len(rows(tmp_path / "x.gpkg")) == 50


def test_scripts_hold_a_model_of_the_users_own(choices, own_model, environment, tmp_path):
    steps = chain(choices)
    command, script = as_command(steps), as_python(steps)
    # Its path is named nowhere: the scripts run where it is not.
    assert str(own_model) not in command + script
    assert "my index.json" in command and "(changed)" in command and "(changed)" in script
    own_model.unlink()
    made, _ = in_bash(command, environment, tmp_path)
    files = [file for step in steps for file in step.files.values()]
    assert {"report.html", "report.pdf", "layout.qpt"} <= set(files)
    assert {path.name for path in made.iterdir()} >= {*files, "my index.json"}
    for copy in (as_command, as_python, lambda steps: save_model(steps, str(tmp_path / "m.model3"))):
        with pytest.raises(Refusal, match=r"my index\.json' cannot be read: choose it anew"):
            copy(steps)


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path):
    paths = [tmp_path / folder / "x.json" for folder in "ab"]
    for path in paths:
        path.parent.mkdir()
        path.write_text(str(path), encoding="utf-8")
    layer = added(f"{SAMPLE}|layername=mdi_2023", "a")
    parameters = {"INPUT": LayerId(layer.id()), "MODEL_FILE": str(paths[0]), "SCALE_IN": str(paths[1])}
    command = as_command([Step("regiolens:mdi", parameters, {"OUTPUT": "x.gpkg"})])
    assert 'MODEL_FILE="$folder"/x.json' in command and 'SCALE_IN="$folder"/scale_in_x.json' in command
    assert all(f"{path} > " in command for path in paths)


def test_the_model_opens_in_the_model_designer(choices, tmp_path, qtbot, monkeypatch):
    from processing.modeler import ModelerDialog as Modeler
    from qgis.PyQt.QtCore import QSize

    monkeypatch.setattr(Modeler.iface, "iconSize", lambda *dockable: QSize(24, 24), raising=False)
    path = tmp_path / "model.model3"
    save_model(steps_of(choices), str(path))
    designer = Modeler.ModelerDialog.create(opened_model(path))
    qtbot.addWidget(designer)
    assert len(designer.model().childAlgorithms()) == 6
    designer.setDirty(False)


def test_real_gemeenten_beside_all_of_the_country(shared, environment, tmp_path):
    """cbs_kern for the gemeenten of a filter, with the whole country as reference."""
    steps = [
        Step(
            "regiolens:joinindicators",
            {
                "INPUT": LayerId(added(str(shared / "areas/gemeente_2023.gpkg"), "gemeente_2023").id()),
                "TABLE": LayerId(added(str(shared / "tables/gemeente_indicatoren_2021.csv"), "2021").id()),
            },
            {"OUTPUT": "older.gpkg", "REPORT": "older.html"},
        )
    ]
    older = f"{made_by_window(steps, tmp_path / 'older')}/older.gpkg"
    steps[0] = Step(
        "regiolens:joinindicators",
        {
            "INPUT": LayerId(added(older, "older").id()),
            "TABLE": LayerId(added(str(shared / "tables/kwb_2024.csv"), "kwb").id()),
        },
        {"OUTPUT": "country.gpkg", "REPORT": "country.html"},
    )
    country = added(f"{made_by_window(steps, tmp_path / 'country')}/country.gpkg", "country")
    areas = added(country.source(), "part")
    assert areas.setSubsetString("statcode < 'GM0200'")
    chosen = Choices(areas=areas.id(), model="cbs_kern", reference=country.id())
    chosen.weight_field, chosen.region_set = "inwoners", "provincie"
    steps = chain(chosen)
    made, _ = in_bash(as_command(steps), environment, tmp_path)
    same_outputs(made, made_by_window(steps, tmp_path / "window"), steps)


STUB = """#!/usr/bin/env python3
import json, os, sys
with open(os.environ["CALLS"], "a") as calls:
    print(json.dumps(sys.argv[1:]), file=calls)
"""


@pytest.fixture(scope="module")
def shell(tmp_path_factory):
    """What qgis_process would be given, by a stand-in that notes its arguments."""
    folder = tmp_path_factory.mktemp("stub")
    (folder / "qgis_process").write_text(STUB)
    (folder / "qgis_process").chmod(0o755)
    calls = folder / "calls"

    def call(script):
        calls.write_text("")
        environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "CALLS": str(calls)}
        _, done = in_bash(script, environment, folder)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in calls.read_text().splitlines()]

    return call


printable = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=printable, mapping=st.dictionaries(printable, printable, max_size=2))
def test_whatever_is_chosen_reaches_the_command_unchanged(shell, value, mapping):
    parameters = {"TITLE": value, "FIELD_MAP": mapping, "VALUES": ["a b", "c"], "ADD_LAYOUT": True, "CLASSES": 4}
    (arguments,) = shell(as_command([Step("regiolens:mdi", parameters, {"OUTPUT": "it's.gpkg"})]))
    assert arguments[:3] == ["run", "regiolens:mdi", "--"]
    told = [argument.split("=", 1) for argument in arguments[3:]]
    assert ["TITLE", " ".join(value.splitlines())] in told
    assert json.loads(dict(told)["FIELD_MAP"]) == mapping
    assert ["VALUES", "a b"] in told
    assert ["VALUES", "c"] in told
    assert (dict(told)["ADD_LAYOUT"], dict(told)["CLASSES"]) == ("true", "4")
    assert dict(told)["OUTPUT"].endswith("/it's.gpkg")


def one_step(layer):
    return [Step("regiolens:assignregions", {"INPUT": LayerId(layer.id())}, {"OUTPUT": "regions.gpkg"}, ("OUTPUT",))]


def test_a_layer_in_memory_is_for_python_alone(tmp_path):
    layer = added("Polygon?field=statcode:string", "Proef 'één'", "memory")
    with pytest.raises(Refusal, match=r"'Proef 'één'' is temporary.*save it as a file first"):
        as_command(one_step(layer))
    assert f"mapLayer({layer.id()!r})" in as_python(one_step(layer))
    save_model(one_step(layer), str(tmp_path / "m.model3"))
    model = opened_model(tmp_path / "m.model3")
    assert model.parameterDefinition("AREAS").defaultValue() == layer.id()


def test_a_layer_in_the_folder_that_qgis_empties_is_temporary():
    path = QgsProcessingUtils.generateTempFilename("areas.gpkg")
    shutil.copyfile(SAMPLE, path)
    with pytest.raises(Refusal, match="temporary"):
        as_command(one_step(added(f"{path}|layername=gemeenten_2023", "areas")))


def test_what_only_the_project_holds_is_refused_or_taken_from_it(tmp_path):
    layer = added(f"{shutil.copyfile(SAMPLE, tmp_path / 's.gpkg')}|layername=gemeenten_2023", "areas")
    assert source_of(layer).endswith("s.gpkg|layername=gemeenten_2023")
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().indexOf("statnaam"), "Elders")
    with pytest.raises(Refusal, match="edits that are not saved"):
        as_command(one_step(layer))
    layer.rollBack()
    layer.addExpressionField("1.0", QgsField("one", REAL))
    with pytest.raises(Refusal, match="joined or computed fields"):
        as_command(one_step(layer))
    layer.removeExpressionField(layer.fields().indexOf("one"))
    assert "mapLayer" not in as_python(one_step(layer))
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(added(f"{tmp_path / 's.gpkg'}|layername=mdi_2023", "scores"))
    join.setJoinFieldName("statcode")
    join.setTargetFieldName("statcode")
    layer.addJoin(join)
    with pytest.raises(Refusal, match="joined or computed fields"):
        as_command(one_step(layer))
    assert "mapLayer" in as_python(one_step(layer))


@pytest.mark.parametrize("word", ["s3cret", "two words", "it\\'s"])
def test_passwords_are_not_copied(word):
    layer = added(
        f"dbname='d' host=127.0.0.1 port=1 user='u' password='{word}' table=\"p\".\"t\" (geom)", "t", "postgres"
    )
    for text in (as_command(one_step(layer)), as_python(one_step(layer))):
        assert word.replace("\\", "") not in text.replace("\\", "")
        assert "password" not in text
    assert "Passwords are left out" in as_command(one_step(layer))
    assert "postgres://" in as_command(one_step(layer))


def test_a_filter_on_delimited_text_is_kept(tmp_path):
    (tmp_path / "a b.csv").write_text("code;x\nGM0014;1\nGM0080;2\n", encoding="utf-8")
    layer = added((tmp_path / "a b.csv").as_uri() + "?delimiter=;", "text", "delimitedtext")
    assert layer.setSubsetString("code = 'GM0014'")
    context = QgsProcessingContext()
    copied = QgsProcessingUtils.mapLayerFromString(source_of(layer), context)
    assert [feature["code"] for feature in copied.getFeatures()] == ["GM0014"]


def test_a_layer_that_is_gone_is_said(tmp_path):
    steps = [Step("regiolens:assignregions", {"INPUT": LayerId("gone")}, {"OUTPUT": "regions.gpkg"})]
    for copy in (as_command, as_python, lambda steps: save_model(steps, str(tmp_path / "m.model3"))):
        with pytest.raises(Refusal, match="no longer in the project"):
            copy(steps)


def test_layers_of_one_parameter_have_names_of_their_own(tmp_path):
    layers = [added(f"{SAMPLE}|layername=mdi_2023", name) for name in "abc"]
    steps = [Step("regiolens:mdi", {"INPUT": LayerId(layers[0].id()), "REFERENCE": LayerId(layers[1].id())}, {})]
    steps.append(
        Step("regiolens:regionprofiles", {"INPUT": Output(0, "OUTPUT"), "REFERENCE": LayerId(layers[2].id())}, {})
    )
    save_model(steps, str(tmp_path / "m.model3"))
    model = opened_model(tmp_path / "m.model3")
    names = [definition.name() for definition in model.parameterDefinitions()]
    assert names == ["AREAS", "REFERENCE", "REFERENCE_2"]


def test_a_model_that_cannot_be_written_is_said(tmp_path):
    layer = added(f"{SAMPLE}|layername=gemeenten_2023", "areas")
    with pytest.raises(Refusal, match="could not be written"):
        save_model(one_step(layer), str(tmp_path / "nergens" / "m.model3"))


def test_the_menu_of_the_window(choices, qtbot, monkeypatch, tmp_path):
    from qgis.PyQt.QtWidgets import QApplication, QFileDialog

    from regiolens.plugin.gui.dialog import RegionProfileDialog
    from regiolens.plugin.gui.runner import Runner

    choices.save(QgsProject.instance())
    window = RegionProfileDialog(Runner())
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: window._ready, timeout=20000)
    actions = window.copy_button.menu().actions()
    actions[0].trigger()
    assert "qgis_process run regiolens:mdi" in QApplication.clipboard().text()
    actions[1].trigger()
    assert "processing.run(" in QApplication.clipboard().text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (str(tmp_path / "kept"), ""))
    actions[2].trigger()
    model = opened_model(tmp_path / "kept.model3")
    assert len(model.childAlgorithms()) == len(window.steps()) > 3
    assert "kept.model3" in window.messages.currentItem().text()
    QgsProject.instance().mapLayer(choices.areas).addExpressionField("1.0", QgsField("one", REAL))
    actions[0].trigger()
    assert "joined or computed" in window.messages.currentItem().text()


@pytest.fixture
def alone(choices):
    """The same without an index."""
    choices.without_index, choices.values = True, ["inkomen", "werk", "veiligheid"]
    choices.weights, choices.show, choices.direction, choices.classes = {}, "werk", "high is worse", 5
    return choices


def test_without_an_index_command_and_model_make_what_the_window_makes(alone, environment, tmp_path):
    steps = steps_of(alone)
    assert not any(step.algorithm == "regiolens:mdi" for step in steps)
    folder = tmp_path / "out"
    folder.mkdir()
    expected = made_by_window(steps, tmp_path / "window")
    made, _ = in_bash(as_command(steps, str(folder)), environment, folder)
    same_outputs(made, expected, steps)
    path = tmp_path / "alone.model3"
    save_model(steps, str(path))
    model = opened_model(path)
    inputs = {d.name(): d.defaultValue() for d in model.parameterDefinitions() if not d.isDestination()}
    outputs = {
        name: str(tmp_path / f"{name}{suffix}")
        for name, suffix in (
            *(("map", ".gpkg"), ("profiles", ".gpkg"), ("profile_table", ".gpkg")),
            *(("report", ".html"), ("join_report", ".html")),
        )
    }
    assert {d.name() for d in model.parameterDefinitions() if d.isDestination()} == set(outputs)
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    results, succeeded = model.create().run({**inputs, **outputs}, context, feedback)
    assert succeeded, feedback.textLog()[-3000:]
    for name in ("map", "profiles", "profile_table"):
        assert rows(results[name], context) == rows(expected / f"{name}.gpkg"), name
    # Not in the pictures, whose letters mean nothing.
    text = re.sub(r"data:image[^\"')]+", "", (expected / "report.html").read_text(encoding="utf-8"))
    assert "werk" in text and "MDI" not in text
    context.temporaryLayerStore().removeAllMapLayers()
