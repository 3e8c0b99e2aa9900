"""A layer with a row for each area and year: whatever ranks, classifies or averages its rows says so."""

import pytest

CODES = ("GM0014", "GM0034", "GM0037", "GM0047", "GM0050")
DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
TOLD = "'jaren' has a row for each area and period ('jaar'), and each row is counted as an area"


def rows(*years):
    return [
        {"code": code, "jaar": year, "regio": "ab"[place % 2], "v": 1.0 * place + year, "w": 9.0 - place}
        | {name: 20.0 + 7 * place + at for at, name in enumerate(DOMAINS)}
        for year in years
        for place, code in enumerate(CODES)
    ]


@pytest.mark.parametrize(
    ("algorithm", "parameters"),
    [
        ("quartilemap", {"FIELD": "v"}),
        ("bivariatemap", {"FIELD_X": "v", "FIELD_Y": "w"}),
        ("mdi", {"MODEL": "pon2023_domains"}),
        ("contributions", {"MODEL": "pon2023_domains"}),
        ("robustness", {"MODEL": "pon2023_domains", "DRAWS": 5}),
        ("regionprofiles", {"REGION_FIELD": "regio", "VALUES": ["v"]}),
        ("correlations", {"X": ["v"], "Y": ["w"]}),
        ("crosstab", {"ROWS": ["regio"], "COLUMNS": "jaar"}),
    ],
)
@pytest.mark.parametrize(("years", "count"), [((2021, 2022), 1), ((2022,), 0)])
def test_rows_of_several_years_are_told(run, make_layer, algorithm, parameters, years, count):
    run(f"regiolens:{algorithm}", INPUT=make_layer("jaren", rows(*years)), OUTPUT="memory:", **parameters)
    assert sum(TOLD in line for line in run.feedback.warnings) == count


def test_areas_of_a_gemeente_with_a_date_are_no_rows_of_a_period(run, make_layer):
    """Squares with the gemeente in which they lie, and the day of their figures."""
    squares = [{**row, "datum": "2022-01-01", "v": float(at)} for at, row in enumerate(rows(2022) * 2)]
    run("regiolens:quartilemap", INPUT=make_layer("jaren", squares), FIELD="v", OUTPUT="memory:")
    assert not any("period" in line for line in run.feedback.warnings)


def test_a_map_tells_codes_that_repeat(run, make_layer):
    areas = rows(2022)
    areas[1]["code"] = "gm0014"
    run("regiolens:quartilemap", INPUT=make_layer("jaren", areas), FIELD="v", OUTPUT="memory:")
    told = "'jaren' holds codes more than once: 1 (GM0014); each row counts as an area."
    assert told in run.feedback.warnings


def test_types_of_rows_of_several_years_are_refused_by_what_is_amiss(run, make_layer):
    areas = [{**row, "aantal_inwoners": 1000} for row in rows(2021, 2022)]
    said = run.refused("regiolens:typology", INPUT=make_layer("jaren", areas), OUTPUT="memory:")
    assert "a row for each area and period ('jaar')" in said and "(-)" not in said
