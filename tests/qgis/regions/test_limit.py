"""Areas limited to some regions: which are written, and what the maps made of them say."""

import pytest

ALGORITHM = "regiolens:assignregions"
#: gemeenten of Groningen, Drenthe and Fryslân, one of water, and Weesp, which lay in Noord-Holland until 2022
CODES = ("GM0014", "GM0037", "GM0047", "GM0106", "GM0109", "GM0114", "GM0059", "GM0060", "GM0014", "GM1680")


def areas(make_layer, name="gemeenten"):
    rows = [
        {"statcode": code, "naam": f"Plaats {place}", "water": "JA" if place == 8 else "NEE", "cijfer": 1.0 * place}
        for place, code in enumerate(CODES)
    ]
    return make_layer(name, rows)


def test_only_the_areas_of_a_provincie_are_written(run, make_layer):
    layer = areas(make_layer)
    results = run(ALGORITHM, INPUT=layer, REGION_SET="landsdeel", WITHIN="groningen", OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    assert [row["naam"] for row in rows] == ["Plaats 0", "Plaats 1", "Plaats 2"]  # water of Groningen is no area
    assert {row["regio_naam"] for row in rows} == {"Noord-Nederland"}
    assert results["ASSIGNED"] == 3
    assert "3 of 10 areas" in run.feedback.text
    assert "partly outside provincie Groningen" in run.feedback.text  # of Noord-Nederland only these count
    assert "Noord-Nederland" in run.feedback.warnings[-1]


def test_several_regions_by_code_and_name_of_another_division(run, make_layer):
    results = run(ALGORITHM, INPUT=areas(make_layer), WITHIN="PV20, Drenthe", OUTPUT="memory:")
    assert [row["naam"][-1] for row in run.rows(results["OUTPUT"])] == ["0", "1", "2", "3", "4", "5", "9"]
    assert "partly outside" not in run.feedback.text


def test_a_region_without_areas_is_refused_with_those_there_are(run, make_layer):
    told = run.refused(ALGORITHM, INPUT=areas(make_layer), WITHIN="Utrecht, Limburg", OUTPUT="memory:")
    assert "no areas in 'Utrecht', 'Limburg'" in told
    assert "Drenthe, Fryslân, Groningen" in told


def test_maps_made_of_them_say_so_and_whose_the_classes_are(run, make_layer, tmp_path):
    layer = areas(make_layer)
    part = run(ALGORITHM, INPUT=layer, WITHIN="Groningen", OUTPUT=str(tmp_path / "part.gpkg"))["OUTPUT"]
    asked = {"FIELD": "cijfer", "TITLE": "Cijfer", "OUTPUT": "memory:"}
    made = run.layer(run("regiolens:quartilemap", INPUT=part, REFERENCE=layer, **asked)["OUTPUT"])
    assert made.name() == "Cijfer, provincie Groningen"
    legend = [one.label() for one in made.renderer().categories()]
    assert "Only provincie Groningen; the classes are those of all areas of the reference" in legend
    assert "Quartiles of 9 gemeenten" in legend
    own = run.layer(run("regiolens:quartilemap", INPUT=part, **asked)["OUTPUT"])
    legend = [one.label() for one in own.renderer().categories()]
    assert "Only provincie Groningen" in legend
    bounds = {"METHOD": "own bounds", "BOUNDS": "2; 5"}
    mine = run.layer(run("regiolens:quartilemap", INPUT=part, REFERENCE=layer, **asked, **bounds)["OUTPUT"])
    assert "Only provincie Groningen" in [one.label() for one in mine.renderer().categories()]
    whole = run.layer(run("regiolens:quartilemap", INPUT=layer, **asked)["OUTPUT"])
    assert whole.name() == "Cijfer"


@pytest.mark.parametrize("layer", ["gemeente_2023", "buurt_2024"])
def test_a_real_provincie(run, shared, layer):
    results = run(ALGORITHM, INPUT=str(shared / f"areas/{layer}.gpkg"), WITHIN="PV20", OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    assert {row["regio_naam"] for row in rows} == {"Oost-Groningen", "Delfzijl en omgeving", "Overig Groningen"}
    if layer == "gemeente_2023":
        assert len(rows) == 10
