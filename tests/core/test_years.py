"""Years in names and texts."""

import pytest

from regiolens.core.years import is_year, one_year, years_in, years_of_figures


@pytest.mark.parametrize(
    "text, years",
    [
        ("inwoners_2014", ["2014"]),
        ("inwoners2014", ["2014"]),
        ("y2014_inwoners", ["2014"]),
        ("groei 2014-2023", ["2014", "2023"]),
        ("2023GM0014", ["2023"]),
        ("20231231", []),
        ("GM20140001", []),
        ("1850", []),
        ("", []),
    ],
)
def test_years_stand_free_of_other_digits(text, years):
    assert years_in(text) == years == years_of_figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "percentage_bouwjaarklasse_vanaf_2000",
        "percentage_bouwjaarklasse_tot_2000",
        "BouwjaarVoor2000",
        "Woningen van voor 2000",
        "Housing: Pre-2000 stock (%)",
        "dwellings built in 2000 or later",
        "Bedrijven, SBI 2008",
        "Woningen naar bouwjaar: 1980 tot 2000",
    ],
)
def test_a_year_that_bounds_something_is_no_year_of_figures(text):
    assert years_in(text) and not years_of_figures(text)


@pytest.mark.parametrize("text", ["koopwoningen_2021", "toename_2021", "delta 2021", "Stand 1 januari 2021"])
def test_words_that_end_like_a_bound_are_none(text):
    assert years_of_figures(text) == ["2021"]


def test_one_year_is_told_by_the_first_text_that_names_one_alone():
    assert one_year("kwb", "buurten_2024") == "2024" and one_year("kwb_20245", "") == ""
    assert one_year("kwb-2018.xls") == "2018" and one_year("2014, 2014") == "2014"
    assert one_year("groei 2016-2024.csv") == "" and one_year("groei 2016-2024.csv", "Kerncijfers 2031") == "2031"


@pytest.mark.parametrize(("text", "expected"), [("2023", True), ("1999", True), ("2023JJ00", False), ("", False)])
def test_a_year_alone_is_a_year(text, expected):
    assert is_year(text) is expected
