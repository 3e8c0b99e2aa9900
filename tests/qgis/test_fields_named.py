"""Every parameter that names a field is looked up, before anything is read, in every algorithm and in models."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsField,
    QgsFields,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProperty,
    QgsVectorLayer,
)

from regiolens.bridge.compat import FieldType
from regiolens.bridge.paths import RESOURCES
from regiolens.bridge.types import REAL, TEXT
from regiolens.processing_algorithms.catalogue import ALGORITHMS
from regiolens.processing_algorithms.shipped_model import read_model

MODELS = RESOURCES / "models"

LISTED = "Code, Waarde"
#: what an algorithm needs beside its layers to come as far as its fields
BESIDE = {
    "themecount": {"DIRECTIONS": {"Waarde": "low is worse"}},
    "aggregate": {"LEVEL": "field"},
    "oad": {"OUTPUT_ADDRESSES": "memory:"},
}


def of_fields():
    """Each algorithm and shipped model with each of its field parameters, and whether that takes several."""
    for algorithm in (*(kind().create() for kind in ALGORITHMS), *map(read_model, sorted(MODELS.glob("*.model3")))):
        for definition in algorithm.parameterDefinitions():
            if isinstance(definition, QgsProcessingParameterField):
                name, key = algorithm.name(), definition.name()
                yield pytest.param(name, key, definition.allowMultiple(), id=f"{name}-{key}")


@pytest.fixture
def layer(make_layer):
    def make(kind):
        rows = [{"Code": "GM0014", "Waarde": 1.0}, {"Code": "GM0037", "Waarde": 2.0}]
        if kind != "Point":
            return make_layer("laag", rows)
        found = QgsVectorLayer("Point?crs=EPSG:28992&field=Code:string&field=Waarde:double", "laag", "memory")
        assert found.isValid()
        return found

    return make


@pytest.fixture
def refused(run, layer):
    def call(name, parameter, value, **more):
        """The sentence with which a run refuses a field, in the dialog's check and, as a model has it, without."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
        parameters = dict(BESIDE.get(name, {}))
        for definition in algorithm.parameterDefinitions():
            if definition.type() == "source":
                points = definition.name() in ("ADDRESSES", "PLANNED")
                parameters[definition.name()] = layer("Point" if points else "Polygon")
            elif definition.type() == "multilayer" and not definition.flags() & definition.Flag.FlagOptional:
                parameters[definition.name()] = [layer("Polygon")]
            elif isinstance(definition, QgsProcessingParameterField) and not (
                definition.flags() & definition.Flag.FlagOptional
            ):
                parameters[definition.name()] = "Waarde"
            elif definition.type() == "sink" and not definition.flags() & definition.Flag.FlagOptional:
                parameters[definition.name()] = "memory:"
        parameters.update(more)
        parameters[parameter] = value
        valid, message = algorithm.checkParameterValues(parameters, run.context)
        assert not valid
        run.feedback.said.clear()
        _, succeeded = algorithm.run(parameters, run.context, run.feedback)
        assert not succeeded
        assert run.feedback.said == [message]
        return message

    return call


@pytest.mark.parametrize(("name", "parameter", "several"), of_fields())
def test_a_field_that_is_not_there_is_named_with_those_that_are(refused, name, parameter, several):
    forms = ["nergens", QgsProperty.fromExpression("'ner' || 'gens'")]
    for value in [*forms, ["Waarde", "nergens"], "Waarde;nergens"] if several else forms:
        message = refused(name, parameter, value)
        assert message.startswith(f"{parameter} names the field 'nergens', which layer 'laag' does not have")
        assert message.endswith(f"{LISTED}.")


@pytest.mark.parametrize(("name", "parameter", "several"), of_fields())
def test_a_field_in_other_capitals_is_told_apart(refused, name, parameter, several):
    message = refused(name, parameter, "WAARDE")
    assert message.startswith(f"{parameter} names the field 'WAARDE', and layer 'laag' has it as 'Waarde'")
    assert message.endswith(f"{LISTED}.")


@pytest.mark.parametrize(
    ("name", "parameter", "value"),
    [
        ("aggregate", "RULES", '{"nergens": "sum"}'),
        ("aggregate", "RULES", {"Waarde": {"rule": "weighted mean", "weight": "nergens"}}),
        ("aggregate", "RULES", ["Waarde", "rate", "nergens", ""]),
        ("mdi", "FIELD_MAP", '{"inkomen": "nergens"}'),
        ("mdi", "FIELD_MAP", ["inkomen", "nergens"]),
        ("contributions", "FIELD_MAP", {"inkomen": "nergens"}),
        ("recodeboundaries", "RULES", QgsProperty.fromExpression("map('nergens', 'sum')")),
        ("themecount", "DIRECTIONS", {"nergens": "low is worse"}),
        ("joinindicators", "FIELDS", ["Waarde", "nergens"]),
        ("regionprofiles", "VALUES", "Waarde;nergens"),
        ("urbanity", "FIELD", QgsProperty.fromExpression("'ner' || 'gens'")),
    ],
)
def test_fields_are_looked_up_in_whatever_form_they_are_named(refused, name, parameter, value):
    message = refused(name, parameter, value, **({"GROUP": "Code"} if name == "aggregate" else {}))
    assert message.startswith(f"{parameter} names the field 'nergens'")
    assert LISTED in message


def test_a_mapped_field_is_looked_up_in_the_reference_too(run, make_layer):
    areas = make_layer("gebieden", [{"code": "GM0014", "eigen": 1.0}])
    country = make_layer("land", [{"code": "GM0014", "inkomen": 1.0}])
    message = run.refused(
        "regiolens:mdi", INPUT=areas, REFERENCE=country, FIELD_MAP={"inkomen": "eigen"}, OUTPUT="memory:"
    )
    assert "'eigen'" in message and "'land'" in message and "code, inkomen" in message


def test_two_spellings_of_one_name_are_two_fields(run, make_layer):
    rows = [{"code": f"GM{i:04}", "Oad": 3000.0, "oad": 100.0} for i in range(3)]
    output = run("regiolens:urbanity", INPUT=make_layer("beide", rows), FIELD="oad", OUTPUT="memory:")["OUTPUT"]
    assert {row["sted"] for row in run.rows(output)} == {5}


def other_kinds():
    layer = QgsVectorLayer("Polygon?crs=EPSG:28992", "soorten", "memory")
    fields = QgsFields()
    kinds = {
        "dag": FieldType.QDate,
        "tijd": FieldType.QDateTime,
        "lijst": FieldType.QStringList,
        "bytes": FieldType.QByteArray,
    }
    for name, kind in kinds.items():
        fields.append(QgsField(name, kind))
    fields.append(QgsField("v", REAL))
    fields.append(QgsField("code", TEXT))
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    return layer


@pytest.mark.parametrize("field", ["dag", "tijd", "lijst", "bytes"])
@pytest.mark.parametrize(
    ("name", "parameter", "more"),
    [
        ("urbanity", "FIELD", {}),
        ("quartilemap", "FIELD", {}),
        ("aggregate", "RULES", {"LEVEL": "gemeente"}),
        ("joinindicators", "AREA_CODE", {}),
        ("regionprofiles", "WEIGHT", {}),
    ],
)
def test_a_field_of_another_kind_is_refused(run, name, parameter, more, field):
    layer = other_kinds()
    value = {field: "sum"} if parameter == "RULES" else field
    given = {"INPUT": layer, "TABLE": layer, parameter: value, **more}
    valid, message = run.check(f"regiolens:{name}", {**given, "OUTPUT": "memory:"})
    assert not valid
    assert message.startswith(f"{parameter} names the field '{field}' of layer 'soorten', which holds neither numbers")
    assert message.endswith("v, code.")  # only those that can be chosen


def test_a_model_says_the_same_sentence(run, make_layer):
    model = QgsProcessingModelAlgorithm("m", "")
    model.setName("m")
    model.addModelParameter(QgsProcessingParameterFeatureSource("areas", "areas"), QgsProcessingModelParameter("areas"))
    child = QgsProcessingModelChildAlgorithm("regiolens:quartilemap")
    child.setChildId("map")
    child.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromModelParameter("areas")])
    child.addParameterSources("FIELD", [QgsProcessingModelChildParameterSource.fromStaticValue("nergens")])
    model.addChildAlgorithm(child)
    model.initAlgorithm()
    run.feedback.said.clear()
    areas = make_layer("gebieden", [{"code": "GM0014", "v": 1.0}])
    _, succeeded = model.run({"areas": areas}, run.context, run.feedback)
    assert not succeeded
    assert "FIELD names the field 'nergens', which layer 'gebieden' does not have" in run.feedback.text
    assert "Traceback" not in run.feedback.text


@pytest.mark.parametrize(
    ("parameter", "value", "said"),
    [
        ("AREA_CODE", "nergens", "AREA_CODE names the field 'nergens', which layer 'gebieden' does not have"),
        ("TABLE_CODE", "CODE", "TABLE_CODE names the field 'CODE', and layer 'tabel' has it as 'code'"),
        ("FIELD_MAP", {"inkomen": "nergens"}, "FIELD_MAP names the field 'nergens', which layer "),
        ("FIELD_MAP", QgsProperty.fromExpression("map('inkomen', 'nergens')"), "FIELD_MAP names the field 'nergens'"),
    ],
)
def test_the_shipped_model_says_the_same_sentence(run, make_layer, parameter, value, said):
    areas = make_layer("gebieden", [{"code": f"GM{i:04}", "v": 1.0} for i in range(4)])
    table = make_layer("tabel", [{"code": f"GM{i:04}", "inkomen": 1.0} for i in range(4)], "NoGeometry")
    model = QgsApplication.processingRegistry().createAlgorithmById("regiolens:mainjob")
    run.feedback.said.clear()
    inputs = {"AREAS": areas, "TABLE": table, "mdi": "memory:", "MODEL": "pon2023_domains", parameter: value}
    assert model.checkParameterValues(inputs, run.context)[0] == (parameter == "FIELD_MAP"), "which only a step reads"
    _, succeeded = model.run(inputs, run.context, run.feedback)
    assert not succeeded
    assert said in run.feedback.text
    assert "Traceback" not in run.feedback.text
