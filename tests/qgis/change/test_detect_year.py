"""regiolens:detectyear on layers and tables, and what a join says of years."""

import pytest


def codes(make_layer, *found, field="gm_code"):
    return make_layer("areas", [{field: code, "naam": f"n{place}"} for place, code in enumerate(found)], "NoGeometry")


@pytest.mark.parametrize(("file", "years"), [("2021", (2021, 2021)), ("2022", (2022, 2022)), ("2023", (2023, 2024))])
def test_layers_of_pdok_are_of_their_year(run, shared, file, years):
    path = str(shared / "areas" / f"gemeente_{file}.gpkg")
    found = run("regiolens:detectyear", INPUT=path, OUTPUT="memory:")
    assert (found["YEAR_FROM"], found["YEAR_TO"], found["OTHERS"]) == (*years, 0)
    assert run.rows(found["OUTPUT"]) == []


@pytest.mark.parametrize("file", ["areas/buurt_2024.gpkg", "tables/kwb_2024.csv"])
def test_buurten_and_tables_of_several_levels_tell_the_years_of_their_gemeenten(run, shared, file):
    found = run("regiolens:detectyear", INPUT=str(shared / file))
    assert (found["YEAR_FROM"], found["YEAR_TO"]) == (2023, 2024)
    assert "14" in run.feedback.text and "2023-2024" in run.feedback.text


def test_codes_of_other_years_are_named_with_what_became_of_them(run, make_layer):
    layer = codes(make_layer, "GM1979", "GM0014", "GM0037", "GM0047", "GM1699", "GM0003", "GM9876")
    found = run("regiolens:detectyear", INPUT=layer, OUTPUT="memory:")
    assert found["YEAR_FROM"] >= 2021 and found["OTHERS"] == 2
    rows = {row["code"]: row for row in run.rows(found["OUTPUT"])}
    assert rows["GM0003"] == {
        "code": "GM0003", "naam": "Appingedam", "van": None, "tot": 2020, "begin": None, "eind": "2021-01-01",
        "kwam_uit": None, "ging_naar": "GM1979 Eemsdelta", "rijen": 1,
    }  # fmt: skip
    assert rows["GM9876"]["naam"] is None
    assert "GM0003, GM9876" in "".join(run.feedback.warnings)


def test_a_field_that_says_another_year_is_contradicted(run, make_layer):
    rows = [{"gm_code": code, "jaar": 2016} for code in ("GM1979", "GM0014", "GM0037")]
    run("regiolens:detectyear", INPUT=make_layer("areas", rows, "NoGeometry"))
    assert any("2016" in line for line in run.feedback.warnings)


def test_codes_that_tell_no_gemeente_are_refused(run, make_layer):
    said = run.refused("regiolens:detectyear", INPUT=codes(make_layer, "CR01", "CR02", field="corop"))
    assert "corop" in said and "2010" in said and said.count(". ") == 0


def test_a_join_says_the_years_of_both_sides(run, make_layer, shared, tmp_path):
    report = tmp_path / "report.html"
    run(
        "regiolens:joinindicators",
        INPUT=str(shared / "areas" / "gemeente_2023.gpkg"),
        TABLE=str(shared / "tables" / "gemeente_indicatoren_2021.csv"),
        OUTPUT="memory:",
        REPORT=str(report),
    )
    for text in (run.feedback.text, report.read_text(encoding="utf-8")):
        assert "2023-2024" in text and ": 2021." in text
