"""Plausible input at which runs once broke off: a result, or one sentence."""

import json

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

from regiolens.bridge.paths import INDEX_MODELS
from regiolens.bridge.types import REAL

AGGREGATE, JOIN, MDI, OAD = (f"regiolens:{name}" for name in ("aggregate", "joinindicators", "mdi", "oad"))
DEEP = "[" * 100_000
DOMAINS = [domain["id"] for domain in json.loads((INDEX_MODELS / "pon2023_domains.json").read_text())["domains"]]


@pytest.fixture
def points():
    found = QgsVectorLayer("Point?crs=EPSG:28992&field=n:integer", "punten", "memory")
    for x in (0, 10, 20):
        feature = QgsFeature(found.fields())
        feature.setAttributes([1])
        feature.setGeometry(QgsGeometry.fromWkt(f"POINT({x} 0)"))
        found.dataProvider().addFeature(feature)
    return found


@pytest.fixture
def scored(make_layer):
    return make_layer("gebieden", [{"gm_code": f"GM{i:04}", **dict.fromkeys(DOMAINS, 10.0 * i)} for i in range(1, 9)])


@pytest.mark.parametrize("level", ["provincie", "COROP", "landsdeel"])
def test_a_layer_may_have_a_region_code_of_numbers(run, make_layer, level):
    rows = [{"gm_code": code, "regio_code": n, "inwoners": 5} for n, code in enumerate(("GM0014", "GM0037"))]
    output = run(AGGREGATE, INPUT=make_layer("gebieden", rows), LEVEL=level, OUTPUT="memory:")["OUTPUT"]
    found = run.rows(output)
    assert sum(row["inwoners"] for row in found) == 10
    assert all(isinstance(row["regio_code"], str) for row in found)


def test_a_group_of_numbers_keeps_its_type(run, make_layer):
    rows = [{"gm_code": f"GM{n:04}", "regio_code": n % 2, "inwoners": 5} for n in range(4)]
    output = run(AGGREGATE, INPUT=make_layer("gebieden", rows), GROUP="regio_code", OUTPUT="memory:")["OUTPUT"]
    assert {row["regio_code"]: row["inwoners"] for row in run.rows(output)} == {0: 10, 1: 10}


def test_sums_beyond_whole_numbers(run, make_layer):
    rows = [{"gm_code": code, "v": 9 * 10**18} for code in ("GM0014", "GM0037")]
    parameters = {"INPUT": make_layer("gebieden", rows), "LEVEL": "provincie", "OUTPUT": "memory:"}
    output = run(AGGREGATE, RULES={"v": "sum"}, **parameters)["OUTPUT"]
    assert run.rows(output)[0]["v"] == 1.8e19
    assert run.layer(output).fields().field("v").type() == REAL


@pytest.mark.parametrize("value", [float("nan"), "nan", float("inf"), 1e400])
def test_a_radius_that_is_no_number(run, points, value):
    message = run.refused(OAD, ADDRESSES=points, OUTPUT_ADDRESSES="memory:", RADIUS=value)
    assert message.startswith("RADIUS is '")


@pytest.mark.parametrize(
    "name, given, said",
    [
        ("robustness", {"DRAWS": 1}, "DRAWS is '1', and must be a number of 2 or more."),
        ("robustness", {"WEIGHT_NOISE": 100}, "WEIGHT_NOISE is '100', and must be a number from 0 to 99."),
        ("robustness", {"SEED": "abc"}, "SEED is 'abc', and must be a number of 0 or more."),
        ("concentration", {"K": 0}, "K is '0', and must be a number of 1 or more."),
        ("concentration", {"SIGNIFICANCE": "2"}, "SIGNIFICANCE is '2', and must be a number from 0 to 1."),
        ("indicatoraudit", {"MIN_INHABITANTS": -1}, "MIN_INHABITANTS is '-1', and must be a number of 0 or more."),
    ],
)
def test_a_number_that_is_not_taken_is_refused_with_those_that_are(run, make_layer, name, given, said):
    """QGIS says no more than that it is incorrect."""
    layer = make_layer("laag", [{"code": "GM0014", "v": 1.0}])
    more = {"FIELD": "v"} if name == "concentration" else {}
    assert run.check(f"regiolens:{name}", {"INPUT": layer, "OUTPUT": "memory:", **more, **given}) == (False, said)


def test_numbers_and_keywords_of_a_step_of_a_model_are_held_against_their_parameters(run, points):
    """Steps of models run without the checks of the dialogs, and QGIS takes the default for what it does not know."""
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(OAD)
    for name, value, said in (
        ("METHOD", "cirkel", "METHOD is 'cirkel', and must be one of circle, statutory cells."),
        ("RADIUS", 0.5, "RADIUS is '0.5', and must be a number of 1 or more."),
        ("RADIUS", "ver", "RADIUS is 'ver', and must be a number of 1 or more."),
    ):
        run.feedback.said.clear()
        parameters = {"ADDRESSES": points, "OUTPUT_ADDRESSES": "memory:", name: value}
        _, succeeded = algorithm.run(parameters, run.context, run.feedback)
        assert not succeeded
        assert run.feedback.said == [said]


@pytest.mark.parametrize("name", ["n" * 300, "n" * 300 + ".html", "ë" * 140 + ".html", "n" * 300 + "/r.html"])
def test_names_of_files_that_no_file_system_takes(run, make_layer, tmp_path, name):
    areas = make_layer("gebieden", [{"code": "GM0001"}])
    table = make_layer("t", [{"code": "GM0001", "v": 5}], "NoGeometry")
    message = run.refused(JOIN, INPUT=areas, TABLE=table, OUTPUT="memory:", REPORT=str(tmp_path / name))
    assert message.startswith(
        "The name that REPORT gives is longer than the 255 signs that a file or folder may have ("
    )
    message = run.refused(JOIN, INPUT=areas, TABLE=table, OUTPUT=str(tmp_path / ("n" * 300 + ".gpkg")))
    assert message.startswith("The name that OUTPUT gives is longer than")


@pytest.mark.parametrize("parameter", ["MODEL_FILE", "SCALE_IN"])
@pytest.mark.parametrize("content", [DEEP, '{"a":' * 100_000, "[1]", "null", "1", '"x"'])
def test_files_of_json_that_are_something_else(run, scored, tmp_path, parameter, content):
    (tmp_path / "file.json").write_text(content)
    message = run.refused(MDI, INPUT=scored, OUTPUT="memory:", **{parameter: str(tmp_path / "file.json")})
    assert "'file.json'" in message and "\n" not in message


@pytest.mark.parametrize(("algorithm", "parameter"), [(MDI, "FIELD_MAP"), (AGGREGATE, "RULES")])
def test_a_deeply_nested_matrix_is_refused(run, scored, algorithm, parameter):
    more = {"LEVEL": "provincie"} if algorithm == AGGREGATE else {}
    message = run.refused(algorithm, INPUT=scored, OUTPUT="memory:", **{parameter: '{"a":' * 100_000}, **more)
    assert message.startswith(f"{parameter} must be a JSON object")


@pytest.mark.parametrize(
    "change",
    [
        {"quartiles": ["a", "b", "c"]},
        {"quartiles": [1, None, "2"]},
        {"quartiles": [float("nan"), 1, 2]},
        {"quartiles": "abc"},
        {"quartiles": 3},
        {"areas": "veel"},
        {"indicators": []},
        {"indicators": {"inkomen": 3}},
        {"domains": {"inkomen": ["x"]}},
    ],
)
def test_a_scale_with_text_for_numbers_is_refused(run, scored, tmp_path, change):
    run(MDI, INPUT=scored, OUTPUT="memory:", SCALE_OUT=str(tmp_path / "scale.json"))
    scale = json.loads((tmp_path / "scale.json").read_text())
    (tmp_path / "other.json").write_text(json.dumps({**scale, **change}))
    message = run.refused(MDI, INPUT=scored, OUTPUT="memory:", SCALE_IN=str(tmp_path / "other.json"))
    assert message.startswith("'other.json' is not a scale written by Regiolens")


def test_a_column_without_a_name(run, make_layer):
    areas = make_layer("gebieden", [{"code": "GM0014", "": 1.0}, {"code": "GM0037", "": 2.0}])
    table = make_layer("t", [{"code": "GM0014", "": 5.0}, {"code": "GM0037", "": 6.0}], "NoGeometry")
    for name, parameters in {
        "joinindicators": {"TABLE": table},
        "assignregions": {},
        "aggregate": {"LEVEL": "provincie"},
        "quartilemap": {"FIELD": "code"},
        "urbanity": {"FIELD": "code"},
        "regionprofiles": {"REGION_FIELD": "code", "VALUES": ["code"]},
    }.items():
        if name in ("quartilemap", "urbanity", "regionprofiles"):
            assert "Traceback" not in run.refused(f"regiolens:{name}", INPUT=areas, OUTPUT="memory:", **parameters)
        else:
            run(f"regiolens:{name}", INPUT=areas, OUTPUT="memory:", **parameters)
