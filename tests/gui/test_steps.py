"""The chain of algorithms that the window runs, held against the algorithms themselves."""

from dataclasses import fields

import pytest
from qgis.core import QgsApplication, QgsProcessingParameterEnum, QgsProject, QgsSettings

from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.model_file import map_title
from regiolens.plugin.gui.steps import LayerId, Output, chain

FULL = {
    "areas": "areas_id",
    "area_code": "statcode",
    "table": "table_id",
    "table_code": "code",
    "year": "2023",
    "field_map": {"inkomen": "x"},
    "show": "mdi_inkomen",
    "region_set": "own table",
    "region_table": "regions_id",
    "region_table_code": "gm",
    "region_table_region": "regio",
    "regions": ["Delfzijl en omgeving", "Zuid-Limburg"],
    "compare": "country_id",
    "reference": "reference_id",
    "weight_field": "inwoners",
    "make_pdf": True,
    "make_layout": True,
    "make_atlas": True,
    "title": "Een titel",
}


def ids(steps):
    return [step.algorithm.removeprefix("regiolens:") for step in steps]


def test_the_whole_chain_in_its_order():
    assert ids(chain(Choices(**FULL))) == [
        "joinindicators",
        "assignregions",
        "mdi",
        "quartilemap",
        "regionprofiles",
        "regionreport",
        "regionatlas",
    ]


def test_what_is_not_asked_for_is_not_in_it():
    bare = Choices(areas="a", area_code="c", make_report=False)
    assert ids(chain(bare)) == ["assignregions", "mdi", "regionprofiles"]
    assert chain(bare)[0].parameters["INPUT"] == LayerId("a")


LIMITED = {**FULL, "limit_set": "landsdeel", "limit_to": "Noord-Nederland", "compare": "", "reference": ""}


@pytest.mark.parametrize(
    "choices",
    [
        FULL,
        LIMITED,
        {**LIMITED, "show_y": "mdi"},
        {**FULL, "region_set": "polygons", "polygons": "p", "polygon_field": "f"},
    ],
)
def test_every_parameter_is_one_of_the_algorithm(provider, choices):
    for step in chain(Choices(**choices), "changed.json"):
        algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm)
        known = {definition.name(): definition for definition in algorithm.parameterDefinitions()}
        assert set(step.parameters) | set(step.files) <= set(known), step.algorithm
        for name, value in step.parameters.items():
            if isinstance(known[name], QgsProcessingParameterEnum):
                assert value in known[name].options(), (step.algorithm, name, value)
        required = {
            name
            for name, one in known.items()
            if not one.flags() & one.Flag.FlagOptional and one.defaultValue() is None and not one.isDestination()
        }
        assert required <= set(step.parameters), step.algorithm


def test_what_is_limited_is_relative_to_all_areas():
    steps = chain(Choices(**LIMITED))
    assert ids(steps) == [
        "joinindicators",
        "mdi",
        "assignregions",
        "mdi",
        "quartilemap",
        "regionprofiles",
        "regionreport",
        "regionatlas",
    ]
    joined, whole, scored = Output(0, "OUTPUT"), Output(1, "OUTPUT"), Output(3, "OUTPUT")
    assert "REFERENCE" not in steps[1].parameters
    assert not steps[1].shown
    assert (steps[2].parameters["WITHIN_SET"], steps[2].parameters["WITHIN"]) == ("landsdeel", "Noord-Nederland")
    assert (steps[3].parameters["INPUT"], steps[3].parameters["REFERENCE"]) == (Output(2, "OUTPUT"), joined)
    for step in steps[4:6]:
        assert (step.parameters["INPUT"], step.parameters["REFERENCE"]) == (scored, whole)
    given = chain(Choices(**{**LIMITED, "reference": "r", "compare": "c", "bounds": "b"}))
    assert ids(given)[:3] == ["joinindicators", "assignregions", "mdi"]  # all areas are needed for nothing
    assert [step.parameters.get("REFERENCE") for step in given[2:5]] == [LayerId("r"), LayerId("b"), LayerId("c")]
    alone = chain(Choices(**{**LIMITED, "without_index": True, "values": ["a"], "show": "a"}))
    assert [step.parameters.get("REFERENCE") for step in alone[2:4]] == [joined, joined]


def test_inputs_come_from_the_step_that_makes_them():
    steps = chain(Choices(**FULL))
    for position, step in enumerate(steps):
        for value in step.parameters.values():
            if isinstance(value, Output):
                assert value.step < position
                assert value.name in steps[value.step].files
    report = steps[-2].parameters
    assert report["INPUT"] == Output(4, "OUTPUT")
    assert report["TABLE"] == Output(4, "OUTPUT_TABLE")
    assert report["AREAS"] == Output(2, "OUTPUT")
    assert report["REGIONS"] == "Delfzijl en omgeving, Zuid-Limburg"


def test_a_changed_model_reaches_index_profiles_and_report():
    steps = {step.algorithm: step.parameters for step in chain(Choices(**FULL), "changed.json")}
    for name in ("mdi", "regionprofiles", "regionreport"):
        assert steps[f"regiolens:{name}"]["MODEL_FILE"] == "changed.json"


def test_files_of_a_run_have_names_of_their_own():
    names = [file for step in chain(Choices(**FULL), name="buurten") for file in step.files.values()]
    assert len(names) == len(set(names))
    assert "buurten.gpkg" in names


def test_controls_of_another_division_are_not_handed_over():
    parameters = chain(Choices(**{**FULL, "region_set": "COROP"}))[1].parameters
    assert set(parameters) == {"INPUT", "AREA_CODE", "REGION_SET"}


def test_choices_survive_as_text_and_with_a_project(qgis_app):
    choices = Choices(**FULL, weights={"inkomen": 40.0}, changes={"werk": {"best": 1.0}})
    assert Choices.from_json(choices.to_json()) == choices
    project = QgsProject()
    assert Choices.load(project) is None
    choices.save(project)
    assert Choices.load(project) == choices
    project.setDirty(False)
    choices.save(project)
    assert not project.isDirty()


@pytest.mark.parametrize("text", ["", "no json", "[]", '{"classes": "4", "threshold": true, "regions": 3, "new": 1}'])
def test_bad_text_falls_back_value_by_value(text):
    assert Choices.from_json(text) == Choices()


def test_a_whole_number_is_taken_as_a_threshold():
    assert Choices.from_json('{"threshold": 45}').threshold == 45.0
    assert {item.name for item in fields(Choices)} >= set(FULL)


def test_bounds_of_another_layer_reach_the_map():
    steps = chain(Choices(areas="a", show="inkomen", bounds="land"))
    asked = next(step for step in steps if step.algorithm == "regiolens:quartilemap")
    assert asked.parameters["REFERENCE"] == LayerId("land")
    steps = chain(Choices(areas="a", show="inkomen"))
    assert "REFERENCE" not in next(step for step in steps if step.algorithm == "regiolens:quartilemap").parameters


def test_a_map_of_a_domain_is_called_after_it_and_tells_of_a_changed_model(provider):
    assert map_title(Choices()) == ""
    assert map_title(Choices(show="inkomen", year="2023")) == "inkomen, 2023"
    title = map_title(Choices(show="mdi_inkomen"))
    assert title.startswith("Inkomen: MDI ")
    assert map_title(Choices(show="mdi_inkomen", weights={"werk": 20.0})) == f"{title} (changed)"
    asked = next(step for step in chain(Choices(areas="a", show="mdi_inkomen"), title=title) if "map" in step.algorithm)
    assert asked.parameters["TITLE"] == title


ALONE = {**FULL, "without_index": True, "values": ["werk", "inkomen"], "show": "mdi"}


def test_without_an_index_one_indicator_is_mapped_and_all_are_compared(provider):
    steps = chain(Choices(**ALONE), title="Werk, 2023")
    made = ["joinindicators", "assignregions", "quartilemap", "regionprofiles", "regionreport", "regionatlas"]
    assert ids(steps) == made
    asked = {step.algorithm.removeprefix("regiolens:"): step.parameters for step in steps}
    # The first of them where none was chosen on the page Map.
    assert (asked["quartilemap"]["FIELD"], asked["quartilemap"]["TITLE"]) == ("werk", "Werk, 2023")
    assert asked["regionprofiles"]["VALUES"] == ["werk", "inkomen"]
    assert asked["regionprofiles"]["INPUT"] == asked["regionreport"]["AREAS"] == Output(1, "OUTPUT")
    assert asked["regionreport"]["LEAD"] == "werk"
    assert not {"MODEL", "MODEL_FILE", "THRESHOLD", "RULES"} & {*asked["regionprofiles"], *asked["regionreport"]}
    steps = chain(Choices(**{**ALONE, "show": "inkomen"}), has_index=True)
    asked = {step.algorithm.removeprefix("regiolens:"): step.parameters for step in steps}
    assert asked["quartilemap"]["FIELD"] == asked["regionreport"]["LEAD"] == "inkomen"
    assert asked["regionprofiles"]["RULES"] == '{"mdi": "leave out"}'
    test_every_parameter_is_one_of_the_algorithm(provider, ALONE)


def test_a_period_of_the_table_reaches_the_join():
    assert "PERIOD" not in chain(Choices(**FULL))[0].parameters
    assert chain(Choices(**FULL, period="2021"))[0].parameters["PERIOD"] == "2021"


def test_what_is_copied_names_the_organisation_itself():
    QgsSettings().setValue("regiolens/organisation", "Provincie X")
    try:
        named = [step.parameters.get("AUTHOR") for step in chain(Choices(**FULL))]
        given = [step.parameters.get("AUTHOR") for step in chain(Choices(**{**FULL, "author": "Bureau Y"}))]
    finally:
        QgsSettings().remove("regiolens/organisation")
    assert set(filter(None, named)) == {"Provincie X"} and set(filter(None, given)) == {"Bureau Y"}
    assert len(list(filter(None, named))) == 3  # map, report and atlas
