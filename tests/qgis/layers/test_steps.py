"""Models of users: what their last step may not write over, and models within models."""

import csv
import hashlib
import shutil

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingProvider,
    QgsProject,
    QgsProperty,
    QgsVectorLayer,
)

from regiolens.bridge.compat import forget_steps
from regiolens.bridge.paths import RESOURCES

from ..models import VECTOR, given, layer_input, made, model_of

TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"
SAMPLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
SQUARES = {"FIELD_NAME": "x", "FIELD_TYPE": 0, "FORMULA": "2.5 * $id"}


@pytest.fixture
def files(tmp_path):
    """Three copies of the areas."""
    for name in ("areas", "fixed", "several"):
        shutil.copy(RESOURCES / "sample" / "sample.gpkg", tmp_path / f"{name}.gpkg")
    return {name: f"{tmp_path / name}.gpkg|layername=gemeenten_2023" for name in ("areas", "fixed", "several")}


@pytest.fixture
def models(provider):
    """A provider with models, by which they can be steps of other models."""
    found = []

    class Models(QgsProcessingProvider):
        def id(self):
            return "testmodels"

        def name(self):
            return "Models"

        def loadAlgorithms(self):
            for model in found:
                self.addAlgorithm(model.create())

    there = Models()
    QgsApplication.processingRegistry().addProvider(there)

    def add(model):
        found.append(model)
        there.refreshAlgorithms()
        return f"testmodels:{model.name()}"

    yield add
    QgsApplication.processingRegistry().removeProvider(there)


def several(files):
    """A model that reads an input, a file of its own and several layers."""
    return model_of(
        "binnen",
        [layer_input("AREAS"), QgsProcessingParameterMultipleLayers("MORE", "MORE", VECTOR, optional=True)],
        [
            ("a", "native:fieldcalculator", {"INPUT": given("AREAS"), **SQUARES}, {}),
            ("b", "native:fieldcalculator", {"INPUT": files["fixed"], **SQUARES}, {}),
            (
                "c",
                "native:mergevectorlayers",
                {"LAYERS": [made("a", "OUTPUT"), made("b", "OUTPUT"), given("MORE")]},
                {},
            ),
            ("d", "regiolens:quartilemap", {"INPUT": made("c", "OUTPUT"), "FIELD": "x"}, {"kaart": "OUTPUT"}),
        ],
    )


def refused(run, model, parameters, file):
    """That a model is refused with the reason that a file is read by a step before; the file stays as it is."""
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    forget_steps(run.context)  # else QGIS takes these steps for done
    _, succeeded = model.run(parameters, run.context, run.feedback)
    assert not succeeded
    assert f"that an earlier step of the model reads ({file}" in run.feedback.text, run.feedback.text
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


@pytest.mark.parametrize("form", ["layer", "id", "name", "path", "selection", "expression"])
def test_the_last_step_does_not_write_over_what_the_first_reads(run, tmp_path, files, form):
    layer = QgsVectorLayer(files["areas"], "Gemeenten", "ogr")
    QgsProject.instance().addMapLayer(layer)
    areas = {
        "layer": layer,
        "id": layer.id(),
        "name": "Gemeenten",
        "path": files["areas"],
        "selection": QgsProcessingFeatureSourceDefinition(layer.id(), False, 20),
        "expression": QgsProperty.fromExpression(f"'{files['areas']}'"),
    }[form]
    file = tmp_path / "areas.gpkg"
    table = f"ogr:dbname='{file}' table=\"gemeenten_2023\" (geom)"
    refused(run, several(files), {"AREAS": areas, "kaart": table}, file)
    QgsProject.instance().removeAllMapLayers()


def test_nor_over_the_files_of_other_steps(run, tmp_path, files):
    for name, more in (("fixed", []), ("several", [files["several"]])):
        file = tmp_path / f"{name}.gpkg"
        table = f"ogr:dbname='{file}' table=\"gemeenten_2023\" (geom)"
        refused(run, several(files), {"AREAS": files["areas"], "MORE": more, "kaart": table}, file)


def test_nor_over_a_file_that_is_read_as_a_file(run, tmp_path):
    file = tmp_path / "tabel.csv"
    shutil.copy(SAMPLE, file)
    model = model_of(
        "lezen",
        [QgsProcessingParameterFile("FILE", "FILE"), layer_input("AREAS")],
        [
            ("read", "regiolens:readcbs", {"INPUT": given("FILE")}, {}),
            ("join", "regiolens:joinindicators", {"INPUT": given("AREAS"), "TABLE": made("read", "OUTPUT")},
             {"uit": "OUTPUT"}),
        ],
    )  # fmt: skip
    refused(run, model, {"FILE": str(file), "AREAS": TILES, "uit": str(file)}, file)


def test_nor_in_a_model_within_a_model_over_what_the_outer_one_reads(run, tmp_path, files, models):
    inner = models(several(files))
    outer = model_of(
        "buiten",
        [layer_input("OUTER")],
        [
            ("first", "native:fieldcalculator", {"INPUT": given("OUTER"), **SQUARES}, {}),
            ("model", inner, {"AREAS": made("first", "OUTPUT")}, {"uit": "kaart"}),
        ],
    )
    file = tmp_path / "areas.gpkg"
    table = f"ogr:dbname='{file}' table=\"gemeenten_2023\" (geom)"
    refused(run, outer, {"OUTER": files["areas"], "uit": table}, file)


def test_what_no_step_reads_is_written(run, tmp_path, files):
    """Another table of a file that is read, an older output, and whatever runs later in the same context."""
    model, file = several(files), tmp_path / "areas.gpkg"
    for place in (f"ogr:dbname='{file}' table=\"kaart\" (geom)", str(tmp_path / "kaart.gpkg")):
        for _ in range(2):
            forget_steps(run.context)  # else a second run in a context does nothing
            results, succeeded = model.run({"AREAS": files["areas"], "kaart": place}, run.context, run.feedback)
            assert succeeded, run.feedback.text
            assert results["kaart"]
    run("regiolens:quartilemap", INPUT=files["several"], FIELD="fid",
        OUTPUT=str(tmp_path / "kaart.gpkg"))  # fmt: skip


def test_a_layer_that_is_called_as_a_field_is_written_anew(run, tmp_path, files):
    place = tmp_path / "x.gpkg"
    for _ in range(2):
        forget_steps(run.context)
        parameters = {"AREAS": files["areas"], "kaart": str(place)}
        _, succeeded = several(files).run(parameters, run.context, run.feedback)
        assert succeeded, run.feedback.text
        QgsProject.instance().addMapLayer(QgsVectorLayer(str(place), "x", "ogr"))
    QgsProject.instance().removeAllMapLayers()


def halves(tmp_path):
    """The 50 gemeenten of the sample as two tables, with their codes."""
    with SAMPLE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    codes = {}
    for name, part in (("een", rows[:25]), ("twee", rows[25:])):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(part)
        codes[name] = {row["statcode"] for row in part}
    return codes


def scored(run, output, field="mdi"):
    return {row["statcode"] for row in run.rows(output) if row[field] is not None}


def test_a_shipped_model_runs_twice_in_one_context(run, tmp_path):
    codes = halves(tmp_path)
    for name in codes:
        results = run("regiolens:mainjob", AREAS=TILES, TABLE=str(tmp_path / f"{name}.csv"), mdi="memory:")
        assert scored(run, results["mdi"]) == codes[name]


def main_jobs():
    """The same shipped model twice, and steps of which one is called as a step of it."""
    job = {"AREAS": given("AREAS"), "MODEL": "pon2023_domains"}
    return model_of(
        "buiten",
        [layer_input("AREAS"), layer_input("ONE"), layer_input("TWO")],
        [
            ("join", "regiolens:joinindicators", {"INPUT": given("AREAS"), "TABLE": given("TWO")}, {}),
            ("first", "regiolens:mainjob", {**job, "TABLE": given("ONE")}, {"een": "mdi"}),
            ("second", "regiolens:mainjob", {**job, "AREAS": made("join", "OUTPUT"), "TABLE": given("TWO")},
             {"twee": "mdi"}),
            ("map", "regiolens:quartilemap", {"INPUT": made("first", "mdi"), "FIELD": "mdi"}, {"kaart": "OUTPUT"}),
            ("own", "regiolens:quartilemap", {"INPUT": made("join", "OUTPUT"), "FIELD": "inkomen"},
             {"eigen": "OUTPUT"}),
        ],
    )  # fmt: skip


def test_shipped_models_in_a_model_keep_their_steps_apart(run, tmp_path):
    """QGIS 3.38 to 3.40.7 leaves out a step whose name another model has had, and takes its result."""
    codes, model = halves(tmp_path), main_jobs()
    parameters = {"AREAS": TILES, "ONE": str(tmp_path / "een.csv"), "TWO": str(tmp_path / "twee.csv")}
    places = dict.fromkeys(("een", "twee", "kaart", "eigen"), "memory:")
    results, succeeded = model.run({**parameters, **places}, run.context, run.feedback)
    assert succeeded, run.feedback.text
    assert scored(run, results["een"]) == codes["een"]
    assert scored(run, results["twee"]) == codes["twee"]
    assert scored(run, results["kaart"]) == codes["een"]
    assert scored(run, results["eigen"], "inkomen") == codes["twee"]


def test_and_so_they_do_in_a_thread(run, qtbot, tmp_path):
    codes, model = halves(tmp_path), main_jobs()
    parameters = {"AREAS": TILES, "ONE": str(tmp_path / "een.csv"), "TWO": str(tmp_path / "twee.csv")}
    places = {name: str(tmp_path / f"{name}.gpkg") for name in ("een", "twee", "kaart", "eigen")}
    task = QgsProcessingAlgRunnerTask(model, {**parameters, **places}, run.context, run.feedback)
    ended = []
    task.executed.connect(lambda succeeded, results: ended.append((succeeded, results)))
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(ended), timeout=60000)
    assert ended[0][0], run.feedback.text
    for name in codes:
        rows = QgsVectorLayer(places[name], name, "ogr").getFeatures()
        assert {row["statcode"] for row in rows if isinstance(row["mdi"], float)} == codes[name]
