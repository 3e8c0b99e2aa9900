"""Values in the forms in which models and scripts give them: taken as they are meant, or refused, never lost."""

import pytest
from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterField

from regiolens.bridge.compat import forget_steps

from .models import given, layer_input, model_of, told, value

AREAS = [{"statcode": f"GM{n:04d}", "woz": float(n), "arm": 100.0 - n} for n in range(14, 34)]


@pytest.fixture
def quarters(run, make_layer):
    """The darkest areas of a map that a model makes, by their codes; or why it refuses."""
    layer = make_layer("gebieden", AREAS)

    def call(parameters, inputs=(), values=None):
        step = {"INPUT": given("AREAS"), "FIELD": "woz", **parameters}
        model = model_of(
            "m", [layer_input("AREAS"), *inputs], [("map", "regiolens:quartilemap", step, {"k": "OUTPUT"})]
        )
        forget_steps(run.context)  # else QGIS takes those of the model before for done
        results, succeeded = model.run({"AREAS": layer, "k": "memory:", **(values or {})}, run.context, run.feedback)
        if not succeeded:
            return run.feedback.said[-1]
        darkest = max(
            run.layer(results["k"]).renderer().categories()[:4], key=lambda one: -one.symbol().color().lightness()
        )
        return {row["statcode"] for row in run.rows(results["k"]) if row["kwartiel"] == darkest.value()}

    return call


HIGHEST, LOWEST = ({row["statcode"] for row in part} for part in (AREAS[-5:], AREAS[:5]))


@pytest.mark.parametrize("field", [value(["arm"]), told("array('arm')"), told("'arm'"), value("arm")])
def test_one_field_is_taken_also_as_the_only_one_of_a_list(quarters, field):
    """QGIS takes a list for no field at all, and the map was one of the last column."""
    assert quarters({"FIELD": field}) == LOWEST
    assert quarters({}) == HIGHEST


def test_a_model_hands_several_fields_on_to_one(quarters):
    several = QgsProcessingParameterField("F", "F", parentLayerParameterName="AREAS", allowMultiple=True)
    assert quarters({"FIELD": given("F")}, [several], {"F": ["arm"]}) == LOWEST
    refused = quarters({"FIELD": given("F")}, [several], {"F": ["woz", "arm"]})
    assert "FIELD is a list of 2 (woz, arm), and takes one: choose one of them." in refused


@pytest.mark.parametrize("field", [value(""), value([]), told("NULL")])
def test_a_field_that_has_to_be_given_is_not_guessed(quarters, field):
    assert "FIELD is empty, and has to be given." in quarters({"FIELD": field})


@pytest.mark.parametrize("low", [1, [1], "1", "low is worse", ["low is worse"], 1.0])
def test_a_choice_is_taken_in_all_its_forms(quarters, low):
    """QGIS takes a list for no choice, and the map was turned round."""
    assert quarters({"DIRECTION": value(low)}) == LOWEST


def test_a_model_hands_several_choices_on_to_one(quarters):
    both = QgsProcessingParameterEnum("E", "E", ["hoog", "laag"], allowMultiple=True)
    assert quarters({"DIRECTION": given("E")}, [both], {"E": [1]}) == LOWEST
    assert "must be one of high is worse, low is worse" in quarters({"DIRECTION": given("E")}, [both], {"E": [0, 1]})


@pytest.mark.parametrize(
    ("algorithm", "name", "wrong", "sentence"),
    [
        (
            "mdi",
            "WITHOUT",
            ["werk", "inkomen"],
            "WITHOUT is a list of 2, and must be one text, such as 'werk, inkomen'.",
        ),
        ("indexpanel", "YEARS", [2021, 2023], "YEARS is a list of 2, and must be one text, such as '2021, 2023'."),
        ("quartilemap", "BOUNDS", [1.5, 2.5], "BOUNDS is a list of 2, and must be one text, such as '1.5; 2.5'."),
        ("quartilemap", "LABELS", "nee", "LABELS is 'nee', and must be true or false."),
        ("quartilemap", "READABLE", "no", "READABLE is 'no', and must be true or false."),
        ("readcbs", "INPUT", "", "INPUT is empty, and has to be given."),
        ("correlations", "X", [], "X is empty, and has to be given."),
    ],
)
def test_what_would_be_lost_is_refused(run, make_layer, algorithm, name, wrong, sentence):
    layer = make_layer("gebieden", AREAS)
    usual = {"quartilemap": {"FIELD": "woz"}, "readcbs": {}}
    parameters = {"INPUT": layer, "OUTPUT": "memory:", **usual.get(algorithm, {}), name: wrong}
    assert run.refused(f"regiolens:{algorithm}", **parameters) == sentence


@pytest.mark.parametrize(("text", "names"), [("true", True), ("False", False), ("1", True), ("0", False)])
def test_boxes_are_ticked_by_text(run, make_layer, text, names):
    layer = make_layer("gebieden", [{**row, "naam": row["statcode"]} for row in AREAS])
    output = run("regiolens:quartilemap", INPUT=layer, FIELD="woz", LABELS=text, OUTPUT="memory:")["OUTPUT"]
    assert run.layer(output).labelsEnabled() == names


def test_one_text_of_a_list_is_taken(run, make_layer):
    layer = make_layer("gebieden", AREAS)
    output = run("regiolens:quartilemap", INPUT=layer, FIELD="woz", TITLE=["Een titel"], OUTPUT="memory:")["OUTPUT"]
    assert run.layer(output).name() == "Een titel"


def test_a_map_of_all_fields_serves_whatever_domains_are_left_out(run, make_layer):
    """One model with one FIELD_MAP, and the domains to leave out as its input."""
    domains = ["inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving"]
    rows = [{"statcode": f"GM{n:04d}", **{f"s_{name}": 30.0 + n for name in domains}} for n in range(14, 34)]
    mapped = {name: f"s_{name}" for name in domains}
    usual = {"INPUT": make_layer("gebieden", rows), "FIELD_MAP": mapped, "OUTPUT": "memory:"}
    for algorithm in ("mdi", "contributions", "robustness", "indicatoraudit"):
        output = run(f"regiolens:{algorithm}", **usual, WITHOUT="veiligheid,werk")["OUTPUT"]
        assert run.rows(output)
    assert "FIELD_MAP names 'veiligheit'" in run.refused(
        "regiolens:mdi", **{**usual, "FIELD_MAP": {**mapped, "veiligheit": "s_werk"}}, WITHOUT="veiligheid"
    )
