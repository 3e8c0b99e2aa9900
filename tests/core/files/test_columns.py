"""Columns of files as statistical offices hand them out: signs in figures, what is missing and why."""

import pandas as pd
import pytest

from regiolens.core.files.columns import missing_reasons, tidy
from regiolens.core.files.layout import lay_out
from regiolens.core.files.text import read_text

NAN = None


def said(messages):
    return "\n".join(map(str, messages))


def columns_of(text, **options):
    """A text, read from end to end."""
    layout = lay_out(read_text(text.encode(), "x.csv").rows, "x.csv")
    return tidy(layout.frame, "x.csv", **options)


def values(tidied, name):
    return [None if pd.isna(value) else value for value in tidied.columns[name].cleaned.values]


def test_each_column_has_its_own_decimal_sign():
    found = columns_of("code;a;b;c\nGM0001;1,8;498.0;1.250,5\nGM0002;2;6.0;17\n")
    assert values(found, "a") == [1.8, 2] and values(found, "b") == [498, 6] and values(found, "c") == [1250.5, 17]
    assert "Decimal comma: a, c." in said(found.notes) and "Decimal point: b." in said(found.notes)
    assert not found.warnings


UNCLEAR = "code;a;b\nGM0001;1.250;{}\nGM0002;12.500;{}\nGM0003;999;{}\n"


@pytest.mark.parametrize(
    ("others", "expected", "sure"),
    [
        (("1,5", "2", "3"), [1250, 12500, 999], True),  # the file writes decimals with a comma
        (("1.5", "2", "3"), [1.25, 12.5, 999], True),  # with a point
        (("1", "2", "3"), [1250, 12500, 999], False),  # nothing but the column itself: a last nought
    ],
)
def test_thousands_or_decimals_is_decided_by_the_whole_file_and_said(others, expected, sure):
    found = columns_of(UNCLEAR.format(*others))
    assert values(found, "a") == expected
    assert bool(found.warnings) != sure
    if not sure:
        assert "'a'" in said(found.warnings) and "1.250" in said(found.warnings) and "DECIMAL" in said(found.warnings)


def test_the_user_decides_what_can_be_read_in_two_ways_and_nothing_else():
    text = "code;a;b\nGM0001;1.250;4.75\nGM0002;12.500;5.0\n"
    assert values(columns_of(text, decimal="comma"), "a") == [1250, 12500]
    assert values(columns_of(text, decimal="comma"), "b") == [4.75, 5]
    assert values(columns_of(text, decimal="point"), "a") == [1.25, 12.5]
    assert values(columns_of(text.replace(".", ","), decimal="point"), "a") == [1250, 12500]


def test_one_column_with_thousands_tells_of_the_others():
    text = "code;a_inw;b\nGM0001;1.251;1.005\nGM0002;2.359;2.013\n"
    found = columns_of(text, is_count=lambda name: name == "a_inw")
    assert values(found, "b") == [1005, 2013] and not found.warnings
    found = columns_of("code;a;b\nGM0001;1.250;1.005\nGM0002;999;2.013\n")
    assert values(found, "a") == [1250, 999] and values(found, "b") == [1005, 2013]
    assert "'a'" in said(found.warnings) and "'b'" in said(found.warnings)


def test_counts_have_no_decimals():
    found = columns_of("code;a_inw\nGM0001;1.251\nGM0002;2.359\n", is_count=lambda name: name == "a_inw")
    assert values(found, "a_inw") == [1251, 2359] and not found.warnings


def test_a_figure_of_four_digits_without_a_sign_leaves_doubt():
    found = columns_of("code;a\nGM0001;1.250\nGM0002;1250\n")
    assert values(found, "a") == [1.25, 1250] and "'a'" in said(found.warnings)


def test_words_for_missing_beside_thousands():
    found = columns_of("code;a;b\nGM0001;1.250;1,5\nGM0002;geheim;2\nGM0003;999;3\n")
    assert values(found, "a") == [1250, NAN, 999]
    assert missing_reasons(found.columns["a"]) == {"secret": 1}


def test_amounts_in_euros():
    found = columns_of("code;a;b\nGM0001;€ 1.250;1,5\nGM0002;€ 30;2\nGM0003;-;3\n")
    assert values(found, "a") == [1250, 30, NAN] and "€ removed: a" in said(found.notes)


def test_nothing_is_said_of_thousands_where_there_are_none():
    """A word for missing beside 1 is no sign between thousands."""
    found = columns_of("code;a;b\nGM0001;1;1,250\nGM0002;geheim;2,500,000\n")
    said = [note.details["fields"] for note in found.notes if "thousands" in note.template]
    assert said == ["b"]


def test_blanks_percent_signs_and_english_thousands():
    found = columns_of("code;a;b;c\nGM0001;1 250;12,5%;1,250,000\nGM0002;17 475 415;.;3,500\nGM0003;8;7%;20\n")
    assert values(found, "a") == [1250, 17475415, 8] and str(found.columns["a"].cleaned.values.dtype) == "Int64"
    assert values(found, "b") == [12.5, NAN, 7]
    assert values(found, "c") == [1250000, 3500, 20]


def test_missing_keeps_its_reason_and_is_never_zero():
    rows = ["-99997", ".", "x", "", "geheim", "#N/B", "n.v.t.", "0"]
    found = columns_of("code;a\n" + "".join(f"GM{n:04};{text}\n" for n, text in enumerate(rows)))
    assert values(found, "a") == [NAN] * 7 + [0]
    assert missing_reasons(found.columns["a"]) == {
        "not available": 1,
        "unknown, unreliable or secret": 1,
        "secret": 2,
        "empty": 1,
        "not a number": 1,
        "not applicable": 1,
    }


def test_a_word_among_figures_keeps_the_column_text_and_is_named():
    rows = "".join(f"GM{n:04};{n + 3}\n" for n in range(20))
    found = columns_of("code;a\n" + rows + "GM0099;circa 5\n")
    assert found.columns["a"].cleaned.is_number is False
    assert "'a'" in said(found.warnings) and "circa 5" in said(found.warnings)
