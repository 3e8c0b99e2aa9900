"""Enumerations by keyword and by number, wherever they are given: scripts, qgis_process, models, batch."""

import json

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProperty,
    QgsVectorLayer,
)

from regiolens.bridge.paths import RESOURCES

TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"
SCORES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=mdi_2023"
AREAS = [{"code": "GM0014", "v": 1.0}, {"code": "GM0090", "v": 2.0}, {"code": "GM0093", "v": 3.0}]


@pytest.fixture
def kind_of(run, make_layer):
    """regio_type that comes out of a value of REGION_SET."""
    layer = make_layer("areas", AREAS)

    def call(value):
        return run.rows(run("regiolens:assignregions", INPUT=layer, REGION_SET=value, OUTPUT="memory:")["OUTPUT"])[0]

    return lambda value: call(value)["regio_type"]


@pytest.mark.parametrize("value", ["provincie", 1, "1", 1.0, " 1 ", QgsProperty.fromExpression("'provin' || 'cie'")])
def test_a_keyword_and_its_number_mean_the_same(kind_of, value):
    assert kind_of(value) == "provincie"


def test_nothing_means_the_default(kind_of):
    assert kind_of(None) == "COROP"


def test_a_keyword_that_is_a_number_is_no_number(run, make_layer):
    """YEAR offers automatic, 2010, 2011 ...: 2011 is the year, 2 the third choice."""
    layer = make_layer("areas", AREAS)
    for given in (2011, "2011", 2):
        run("regiolens:assignregions", INPUT=layer, REGION_SET="provincie", YEAR=given, OUTPUT="memory:")
        assert "2011" in run.feedback.text


@pytest.mark.parametrize("value", ["Provincie", 10, -1, "1,2", True, 1.5, QgsProperty.fromExpression("'x'")])
def test_a_refusal_lists_the_keywords(run, make_layer, value):
    told = run.refused("regiolens:assignregions", INPUT=make_layer("areas", AREAS), REGION_SET=value, OUTPUT="memory:")
    assert told.startswith("REGION_SET is '")
    assert "COROP, provincie, arbeidsmarktregio" in told and "own table, polygons" in told


def test_the_history_of_an_output_tells_the_keyword(run, make_layer, tmp_path):
    out = str(tmp_path / "out.gpkg")
    run("regiolens:assignregions", INPUT=make_layer("areas", AREAS), REGION_SET=1, OUTPUT=out)
    assert "REGION_SET provincie" in "".join(QgsVectorLayer(out, "out", "ogr").metadata().history())


def test_qgis_process_takes_a_number_and_lists_the_keywords(qgis_process, tmp_path):
    done = qgis_process(
        *("run", "regiolens:mainjob", "--", f"AREAS={TILES}", f"TABLE={SCORES}", "MODEL=4"),
        f"mdi={tmp_path / 'a.gpkg'}",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert QgsVectorLayer(str(tmp_path / "a.gpkg"), "a", "ogr").featureCount() == 342
    inputs = {"INPUT": TILES, "REGION_SET": 1, "OUTPUT": str(tmp_path / "b.gpkg")}
    done = qgis_process("--json", "run", "regiolens:assignregions", "-", inputs=inputs)
    assert json.loads(done.stdout)["results"]["ASSIGNED"] == 342
    done = qgis_process(
        "run", "regiolens:mainjob", "--", f"AREAS={TILES}", f"TABLE={SCORES}", "MODEL=mdi", "mdi=x.gpkg"
    )
    assert done.returncode != 0
    assert "(MODEL) is 'mdi', and must be one of cbs_buurt, cbs_kern, imd_england" in done.stdout + done.stderr


def own_model(value):
    """A model of a user, as it was stored before dialogs had words: a keyword in a step, and one as input."""
    model = QgsProcessingModelAlgorithm("own")
    model.addModelParameter(QgsProcessingParameterFeatureSource("AREAS", "AREAS"), QgsProcessingModelParameter("AREAS"))
    options = ["high is worse", "low is worse"]
    enumeration = QgsProcessingParameterEnum("WAY", "WAY", options, False, options[0], False, True)
    model.addModelParameter(enumeration, QgsProcessingModelParameter("WAY"))
    source = QgsProcessingModelChildParameterSource
    step = QgsProcessingModelChildAlgorithm("regiolens:quartilemap")
    step.setChildId("map")
    step.addParameterSources("INPUT", [source.fromModelParameter("AREAS")])
    step.addParameterSources("FIELD", [source.fromStaticValue("v")])
    step.addParameterSources("RAMP", [source.fromStaticValue(value)])
    step.addParameterSources("DIRECTION", [source.fromModelParameter("WAY")])
    final = QgsProcessingModelOutput("result", "result")
    final.setChildId("map")
    final.setChildOutputName("OUTPUT")
    step.setModelOutputs({"result": final})
    model.addChildAlgorithm(step)
    return model


@pytest.mark.parametrize("value", ["PuBu", 2, "2"])
def test_a_model_of_a_user_runs_as_before(run, make_layer, tmp_path, value):
    path = str(tmp_path / "own.model3")
    assert own_model(value).toFile(path)
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(path)
    assert model.validate() == (True, [])
    inputs = {"AREAS": make_layer("areas", AREAS), "WAY": "low is worse", "result": str(tmp_path / "map.gpkg")}
    _, succeeded = model.create().run(inputs, run.context, run.feedback)
    assert succeeded, run.feedback.text
    told = "".join(QgsVectorLayer(str(tmp_path / "map.gpkg"), "map", "ogr").metadata().history())
    assert "RAMP PuBu" in told and "DIRECTION low is worse" in told


def test_a_keyword_that_there_is_not_is_refused_in_a_model(run, make_layer):
    inputs = {"AREAS": make_layer("areas", AREAS), "WAY": "low is worse", "result": "memory:"}
    _, succeeded = own_model("Purple").create().run(inputs, run.context, run.feedback)
    assert not succeeded
    assert "must be one of YlOrBr" in run.feedback.text


def test_a_batch_takes_both(batch, tmp_path):
    rows = [
        {"INPUT": SCORES, "FIELD": "werk", "RAMP": value, "OUTPUT": str(tmp_path / f"{number}.gpkg")}
        for number, value in enumerate(["PuBu", 2])
    ]
    assert batch("regiolens:quartilemap", rows) == []
    for row in rows:
        assert "RAMP PuBu" in "".join(QgsVectorLayer(row["OUTPUT"], "", "ogr").metadata().history())


def test_a_shipped_model_copied_and_edited_is_as_good(run, tmp_path):
    """As the guide says: its file is copied and opened in the Model Designer."""
    for path in (RESOURCES / "models").glob("*.model3"):
        model = QgsProcessingModelAlgorithm()
        assert model.fromFile(str(path))
        assert model.validate() == (True, [])
    model = QgsProcessingModelAlgorithm()
    assert model.fromFile(str(RESOURCES / "models" / "mainjob.model3"))
    model.setName("mine")
    assert model.toFile(str(tmp_path / "mine.model3"))
    mine = QgsProcessingModelAlgorithm()
    assert mine.fromFile(str(tmp_path / "mine.model3"))
    inputs = {"AREAS": TILES, "TABLE": SCORES, "MODEL": "pon2023_domains", "mdi": str(tmp_path / "mdi.gpkg")}
    assert mine.create().checkParameterValues(inputs, QgsProcessingContext())[0]
    _, succeeded = mine.create().run(inputs, run.context, run.feedback)
    assert succeeded, run.feedback.text
