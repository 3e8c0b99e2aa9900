"""What stands around a table, and its headers; a table that is written comes back."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.files.columns import tidy
from regiolens.core.files.kinds import recognise
from regiolens.core.files.layout import lay_out
from regiolens.core.files.text import read_text
from regiolens.core.messages import Refusal


def said(messages):
    return "\n".join(map(str, messages))


def values(tidied, name):
    return [None if pd.isna(value) else value for value in tidied.columns[name].cleaned.values]


STATLINE = [
    ["Kerncijfers wijken en buurten 2031"],
    ["Wijken en buurten", "Regioaanduiding", "Bevolking", "", "Wonen"],
    ["Wijken en buurten", "Codering", "Aantal inwoners", "Mannen", "WOZ-waarde"],
    ["Wijken en buurten", "code", "aantal", "aantal", "x 1 000 euro"],
    ["Eendenmeer", "GM0901", "12510", "6200", "301"],
    ["Wijk 00", "WK090100", "8005", ".", "288"],
    ["Verspreid", "BU09010009", "", "", ""],
    [],
    ["Bron: CBS"],
    ["© CBS, 1-2-2031"],
]


def test_titles_units_and_notes_leave_the_table_and_are_named():
    layout = lay_out(STATLINE, "x.csv")
    assert list(layout.frame) == ["Wijken en buurten", "Codering", "Aantal inwoners", "Mannen", "WOZ-waarde"]
    assert layout.titles[1:] == (
        "Regioaanduiding: Codering",
        "Bevolking: Aantal inwoners",
        "Bevolking: Mannen",
        "Wonen: WOZ-waarde",
    )
    assert layout.units[1:] == ("code", "aantal", "aantal", "x 1 000 euro")
    assert layout.frame["Codering"].tolist() == ["GM0901", "WK090100", "BU09010009"]
    assert layout.above == ("Kerncijfers wijken en buurten 2031",)
    assert layout.below == ("Bron: CBS", "© CBS, 1-2-2031")
    assert "'Bron: CBS'" in said(layout.notes) and "Kerncijfers wijken en buurten 2031" in said(layout.notes)
    assert recognise(list(layout.frame), (*layout.above, *layout.below)).owner == "CBS"


def test_years_may_be_headers():
    layout = lay_out([["Regio", "2029", "2030"], ["Eendenmeer", "5", "6"], ["Ganzendam", "1950", "2000"]], "x.csv")
    assert list(layout.frame) == ["Regio", "2029", "2030"]
    assert layout.frame["2030"].tolist() == ["6", "2000"]
    merged = [["code", "naam", "Bijstand", "", ""], ["", "", "2021", "2022", "2023*"], ["", "", "%", "%", "%"]]
    layout = lay_out([*merged, ["GM0014", "Groningen", "5", "6", "x"], ["GM0034", "Almere", "7", "8", "9"]], "x.csv")
    assert list(layout.frame) == ["code", "naam", "2021", "2022", "2023*"] and len(layout.frame) == 2
    assert layout.titles[2:] == ("Bijstand: 2021", "Bijstand: 2022", "Bijstand: 2023*")
    assert layout.units == ("", "", "%", "%", "%")
    below = [["Onderwerp", "Inwoners", "Inwoners"], ["Perioden", "2029", "2030"], ["Eendenmeer", "5", "6"]]
    assert list(lay_out(below, "x.csv").frame) == ["Perioden", "2029", "2030"]


def test_units_are_told_beside_a_column_of_years():
    head = [["", "", "Bevolking", "Wonen"], ["Perioden", "Regio's", "aantal", "x 1 000"]]
    layout = lay_out([*head, ["2023", "Eendenmeer", "5", "6,5"], ["2023", "Ganzendam", "7", "8,5"]], "x.csv")
    assert list(layout.frame) == ["Perioden", "Regio's", "Bevolking", "Wonen"]
    assert layout.units == ("", "", "aantal", "x 1 000")


def test_units_below_stand_beside_names_of_other_columns():
    rows = [["Titel"], ["", "Perioden", "2029", "2030"], ["Regio's", "Onderwerp", "aantal", "%"]]
    layout = lay_out([*rows, ["Eendenmeer", "Inwoners", "5", "6"], ["Ganzendam", "Inwoners", "7", "8"]], "x.csv")
    assert list(layout.frame) == ["Regio's", "Onderwerp", "2029", "2030"]
    assert layout.units == ("", "", "aantal", "%")


def test_names_that_recur_below_titles_take_their_title():
    group = ["", "Bevolking", "", "Wonen", "", ""]
    layout = lay_out(
        [group, ["Gemeente", "Totaal", "Man", "Totaal", "WOZ", ""], ["A", "5", "2", "7", "300", ""]], "x.csv"
    )
    assert list(layout.frame) == ["Gemeente", "Bevolking: Totaal", "Man", "Wonen: Totaal", "WOZ"]
    merged = [["Gemeente", "Man", "", "Vrouw", ""], ["", "aantal", "%", "aantal", "%"], ["A", "5", "2", "7", "300"]]
    assert list(lay_out(merged, "x.csv").frame) == [
        "Gemeente",
        "Man (aantal)",
        "Man (%)",
        "Vrouw (aantal)",
        "Vrouw (%)",
    ]


def test_a_column_may_be_called_as_a_missing_figure():
    assert list(lay_out([["code", "x", "y"], ["GM0001", "5", "6"]], "x.csv").frame) == ["code", "x", "y"]


def test_a_long_explanation_above_does_not_hide_the_header():
    rows = [["Toelichting op de tabel"]] * 90
    layout = lay_out([*rows, ["code", "a", "b"], ["GM0001", "1", "2"]], "x.csv")
    assert list(layout.frame) == ["code", "a", "b"] and len(layout.above) == 90


def test_a_region_without_any_figure_is_no_note():
    layout = lay_out([["code", "a", "b"], ["BU00010001", "1", "2"], ["BU00010002", "", ""]], "x.csv")
    assert layout.frame["code"].tolist() == ["BU00010001", "BU00010002"]
    assert layout.below == ()


def test_without_a_header_no_row_is_lost():
    layout = lay_out([["GM0001", "5", "naam"], ["GM0002", "6", "naam"]], "x.csv")
    assert layout.frame.values.tolist() == [["GM0001", "5", "naam"], ["GM0002", "6", "naam"]]
    assert list(layout.frame) == ["kolom_1", "kolom_2", "kolom_3"] and "no header" in said(layout.warnings)


def test_a_table_of_texts_alone_keeps_its_first_row():
    layout = lay_out([["gemeente", "provincie"], ["Eendenmeer", "Groningen"], ["Ganzendam", "Drenthe"]], "x.csv")
    assert len(layout.frame) == 2


def test_names_that_recur_are_numbered_and_named():
    layout = lay_out([["code", "Aantal", "aantal", "fid", ""], ["GM0001", "1", "2", "3", "4"]], "x.csv")
    assert list(layout.frame) == ["code", "Aantal", "aantal_2", "fid_2", "kolom_5"]
    assert "aantal > aantal_2" in said(layout.notes)


def test_empty_rows_and_columns_go_and_are_counted():
    rows = [["code", "", "a", ""], ["GM0001", "", "1", ""], ["", "", "", ""], ["GM0002", "", "2", ""]]
    layout = lay_out(rows, "x.csv")
    assert layout.frame.values.tolist() == [["GM0001", "1"], ["GM0002", "2"]]
    assert "Empty rows left out: 1." in said(layout.notes) and "Empty columns left out: 2." in said(layout.notes)


def test_a_header_that_is_repeated_goes():
    head = ["code", "a"]
    layout = lay_out([head, ["GM0001", "1"], head, ["GM0002", "2"]], "x.csv")
    assert layout.frame["a"].tolist() == ["1", "2"] and "Repeated header rows left out: 1." in said(layout.notes)


@pytest.mark.parametrize(
    ("rows", "fault"),
    [([], "is empty"), ([[""]], "is empty"), ([["a"], ["b"]], "is not a table"), ([["code", "a"]], "no rows below")],
)
def test_what_is_no_table_is_refused(rows, fault):
    with pytest.raises(Refusal, match=fault):
        lay_out(rows, "x.csv")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 9999), st.text("abc éë,;'x", max_size=8), st.floats(-9e4, 9e4)),
        min_size=2,
        max_size=30,
    ),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_table_that_is_written_comes_back(rows, sign, codec):
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=sign)
    writer.writerow(["gm_code", "omschrijving", "bedrag"])
    for code, text, number in rows:
        writer.writerow([f"GM{code:04}", text, f"{number:.2f}"])
    found = columns_of_bytes(out.getvalue().encode(codec))
    assert values(found, "gm_code") == [f"GM{code:04}" for code, _, _ in rows]
    assert values(found, "bedrag") == pytest.approx([round(number, 2) for _, _, number in rows])


def columns_of_bytes(data):
    return tidy(lay_out(read_text(data, "x.csv").rows, "x.csv").frame, "x.csv")
