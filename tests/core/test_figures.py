"""Figures in text: words and signs around them, and points that may separate thousands."""

import pytest

from regiolens.core.figures import COMMA, POINT, beside_figures, form_of, freed, is_grouped, told_by_others


@pytest.mark.parametrize(
    ("written", "texts", "form"),
    [
        (["12,3%", "7 %", "-0,5%"], ["12,3", "7", "-0,5"], "signs"),
        (["€ 1.250", "€30", "15 €"], ["1.250", "30", "15"], "signs"),
        (["€ 1.250,-", "30,--", "€ 7,\u2013"], ["1.250", "30", "7"], "signs"),
        (["1 250", "17 475 415", "8"], ["1250", "17475415", "8"], "blanks"),
        (["1\u00a0250,5", "2\u2009000"], ["1250,5", "2000"], "blanks"),
        (["1,250,000", "3,500", "20"], ["1250000", "3500", "20"], "thousands"),
        (["\u22123,5", "2"], ["-3,5", "2"], ""),
        (["12", "geheim", "\u2013", "N/A"], ["12", "", "", ""], ""),
    ],
)
def test_figures_are_freed_from_what_stands_around_them(written, texts, form):
    found = freed(written)
    assert (found.texts, found.form) == (texts, form)


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("geheim", "secret"),
        ("Onbekend", "unknown, unreliable or secret"),
        ("*", "unknown, unreliable or secret"),
        ("..", "not available"),
        ("n.b.", "not available"),
        ("N.v.t.", "not applicable"),
        ("\u2014", "marked with a dash"),
        ("#N/B", "not a number"),
    ],
)
def test_a_word_for_a_missing_figure_has_its_reason(word, reason):
    assert freed(["1", word, "2"]).reasons == ["", reason, ""]


@pytest.mark.parametrize("texts", [["Groningen", "geheim"], ["12", "circa 5"], ["<5", "3"], ["12,3*"], ["2023-2024"]])
def test_other_text_is_left_alone(texts):
    assert freed(texts) is None or freed(texts).texts == texts


def test_nothing_is_freed_where_there_is_nothing_around():
    assert freed(["1", "2,5", ".", "x", ""]) is None


@pytest.mark.parametrize(
    ("texts", "form"),
    [(["1,5", "2"], COMMA), (["1,250.5"], POINT), (["0.5"], POINT), (["1.250"], "thousands"), (["1", "."], "whole")],
)
def test_the_form_of_a_column(texts, form):
    assert form_of(texts) == form


@pytest.mark.parametrize(
    ("texts", "known", "expected"),
    [
        (["1.250", "999"], {"clear": {COMMA}}, (True, True)),  # other columns write decimals with a comma
        (["1.250", "999"], {"clear": {POINT}}, (False, True)),
        (["1.251", "2.359"], {"count": True}, (True, True)),
        (["1.251", "2.359"], {}, (False, False)),
        (["1.250", "999"], {}, (True, False)),
        (["1.250", "1250"], {"count": True}, (False, False)),
        (["1.250"], {"decimal": COMMA}, (True, True)),
        (["1.250"], {"decimal": POINT}, (False, True)),
    ],
)
def test_what_a_point_separates_is_decided_by_what_else_is_known(texts, known, expected):
    assert is_grouped(texts, ".", known.pop("clear", ()), **known) == expected


def test_columns_that_can_be_read_in_two_ways_tell_of_each_other():
    thousands, unclear = ["243.768", "999"], ["1.005", "2.013"]
    assert told_by_others([(thousands, True), (unclear, False)], set()) == ({COMMA}, set())
    assert told_by_others([(["1.250", "999"], False), (unclear, False)], set()) == (set(), {COMMA})
    assert told_by_others([(unclear, False)], {POINT}) == ({POINT}, set())


def test_the_text_that_keeps_figures_from_being_numbers():
    figures = dict.fromkeys(map(str, range(20)), 1)
    assert beside_figures(figures | {"circa 5": 9}) == "circa 5"
    assert beside_figures(figures) == "" and beside_figures({"Assen": 1, "Emmen": 1, "1": 1}) == ""
    assert beside_figures({f"{number},5%": 1 for number in range(9)} | {"geheim": 3, "<5": 1}) == "<5"
    assert beside_figures({"2,5": 39, "<5": 1}) == "<5" and beside_figures({"2,5": 3, "<5": 1}) == ""
