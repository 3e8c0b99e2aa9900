"""A row of totals below the gemeenten of a table counts as no area, or is named where it does."""

import pytest

GEMEENTEN = [
    {"code": f"GM{number:04}", "naam": f"Plaats {number}", "regio": "a" if number < 6 else "b", "inwoners": 10 * number}
    for number in range(1, 13)
]


@pytest.fixture(params=["Totaal", None], ids=["told", "empty"])
def table(request, make_layer):
    total = {"code": request.param, "naam": "Totaal", "regio": None, "inwoners": 780}
    return make_layer("kerncijfers", [*GEMEENTEN, total], "NoGeometry")


def test_the_country_is_the_sum_of_its_areas(run, table):
    (row,) = run.rows(run("regiolens:aggregate", INPUT=table, LEVEL="land", OUTPUT="memory:")["OUTPUT"])
    assert (row["inwoners"], row["aantal"]) == (780, 12)
    [said] = [warning for warning in run.feedback.warnings if "left out" in warning]
    assert "Totaal" in said or "TOTAAL" in said


def test_the_reference_of_a_profile_holds_no_totals(run, table):
    made = run("regiolens:regionprofiles", INPUT=table, REGION_FIELD="regio", VALUES=["inwoners"], OUTPUT="memory:",
               OUTPUT_TABLE="memory:")  # fmt: skip
    rows = run.rows(made["OUTPUT_TABLE"])
    assert [row["score"] for row in rows if row["niveau"] == "referentie"] == [780]
    [said] = [warning for warning in run.feedback.warnings if "left out" in warning]
    assert "'kerncijfers'" in said and "1 (Totaal)" in said


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("quartilemap", {"FIELD": "inwoners", "OUTPUT": "memory:"}),
        ("correlations", {"X": ["inwoners"], "Y": ["dubbel"], "OUTPUT": "memory:"}),
    ],
)
def test_where_it_counts_as_an_area_it_is_named(run, make_layer, name, more):
    rows = [row | {"dubbel": row["inwoners"] % 70} for row in GEMEENTEN]
    layer = make_layer("kerncijfers", [*rows, rows[0] | {"code": "Totaal", "inwoners": 780}], "NoGeometry")
    run(f"regiolens:{name}", INPUT=layer, **more)
    [said] = [warning for warning in run.feedback.warnings if "totals" in warning]
    assert "'kerncijfers'" in said and ": 1." in said
    run(f"regiolens:{name}", INPUT=make_layer("kerncijfers", rows, "NoGeometry"), **more)
    assert not any("totals" in warning for warning in run.feedback.warnings)


def test_a_map_calls_the_row_of_the_country_by_what_it_is(run, make_layer):
    rows = [*GEMEENTEN, {"code": "NL01", "naam": "Nederland", "regio": None, "inwoners": 780}]
    run("regiolens:quartilemap", INPUT=make_layer("kerncijfers", rows), FIELD="inwoners", OUTPUT="memory:")
    [said] = [warning for warning in run.feedback.warnings if "several levels" in warning]
    assert "(12 gemeenten, 1 row of the country)" in said and "wijken" not in said
