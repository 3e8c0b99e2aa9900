"""Files as statistical offices hand them out: encoding, delimiter, what stands around the table, signs in figures.

The rows are made up after the form of the real files; their figures stand here as a reader would read them.
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.files.columns import missing_reasons, tidy
from regiolens.core.files.kinds import recognise, year_of
from regiolens.core.files.layout import lay_out
from regiolens.core.files.text import read_text
from regiolens.core.messages import Refusal

NAN = None


def said(messages):
    return "\n".join(map(str, messages))


def columns_of(text, **options):
    """A text, read from end to end."""
    layout = lay_out(read_text(text.encode(), "x.csv").rows, "x.csv")
    return tidy(layout.frame, "x.csv", **options)


def values(tidied, name):
    return [None if pd.isna(value) else value for value in tidied.columns[name].cleaned.values]


# Text


ACCENTS = "gm_code;naam;a_inw\nGM0737;Tytsjerksteradiel;31870\nGM1900;Súdwest-Fryslân;90150\nGM0106;Coëvorden;35300\n"


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),
        ("cp850", "IBM850"),
    ],
)
def test_letters_with_accents_come_out_in_every_encoding(codec, found):
    text = read_text(ACCENTS.encode(codec), "x.csv")
    assert text.encoding == found and found in said(text.notes)
    assert text.rows[0] == ["gm_code", "naam", "a_inw"]
    assert [row[1] for row in text.rows[2:]] == ["Súdwest-Fryslân", "Coëvorden"]
    assert bool(text.warnings) == (found == "IBM850")


def test_a_chosen_encoding_that_does_not_fit_is_refused_with_its_name():
    with pytest.raises(Refusal, match=r"'x.csv' is not in the encoding UTF-8"):
        read_text(ACCENTS.encode("cp1252"), "x.csv", encoding="UTF-8")
    with pytest.raises(Refusal, match="no text has"):
        read_text(b"a;b\n\x00\x01;\x02\n", "x.csv")
    with pytest.raises(Refusal, match="is empty"):
        read_text(b" \r\n", "x.csv")


@pytest.mark.parametrize(("sign", "called"), [(";", "semicolon"), (",", "comma"), ("\t", "tab"), ("|", "vertical bar")])
def test_the_delimiter_is_found_and_said(sign, called):
    text = read_text("code;a;b\nGM0001;1;2\nGM0002;3;4\n".replace(";", sign).encode(), "x.csv")
    assert text.rows == [["code", "a", "b"], ["GM0001", "1", "2"], ["GM0002", "3", "4"]]
    assert called in said(text.notes)


def test_a_comma_in_a_header_or_in_figures_is_no_delimiter():
    party = "Naam;Code;Blanco (Jansen, A.B.);Lijst 2\n" + "".join(f"Plaats;G{n:04};{n};7\n" for n in range(20))
    assert read_text(party.encode(), "x.csv").rows[0][2] == "Blanco (Jansen, A.B.)"
    one = "code;a\n" + "".join(f"GM{n:04};{n},5\n" for n in range(20))
    assert read_text(one.encode(), "x.csv").rows[3] == ["GM0002", "2,5"]
    three = "code;a;b\n" + "".join(f"GM{n:04};{n},5;{n},7\n" for n in range(20))
    assert read_text(three.encode(), "x.csv").delimiter == "semicolon"


def test_quotation_marks_hold_delimiters_and_line_ends_together():
    text = read_text(b'code,naam\nGM0001,"Aa, en\nHunze"\nGM0002,"b"\nGM0003,c\n', "x.csv")
    assert text.rows[1] == ["GM0001", "Aa, en\nHunze"]
    assert not text.warnings
    assert read_text(b'"kop; a",b\n"x; y",5\n"z; y",6\n', "x.csv").rows[1] == ["x; y", "5"]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows():
    rows = "".join(f"GM{n:04};{chr(34) if n == 3 else ''}naam {n}\n" for n in range(200))
    text = read_text(("code;naam\n" + rows).encode(), "x.csv")
    assert len(text.rows) == 201 and text.rows[4] == ["GM0003", '"naam 3']
    assert "never closed" in said(text.warnings)


def test_a_line_that_names_the_separator_is_obeyed():
    text = read_text(b"sep=;\r\ncode;a\r\nGM0001;1,5\r\n", "x.csv")
    assert text.rows == [["code", "a"], ["GM0001", "1,5"]]


def test_text_without_columns_is_no_table():
    with pytest.raises(Refusal, match="is not a table"):
        read_text(b"Beste lezer\nDit is een brief\n", "brief.txt")


# Layout

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
    below = [["Onderwerp", "Inwoners", "Inwoners"], ["Perioden", "2029", "2030"], ["Eendenmeer", "5", "6"]]
    assert list(lay_out(below, "x.csv").frame) == ["Perioden", "2029", "2030"]


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


# Figures


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


# Codes


def test_codes_come_to_one_form_and_stay_text():
    found = columns_of("RegioS;gemeentecode;postcode;CODE ORANJE\nGM0014    ;14;9711;5\nGM1680    ;1680;0123;6\n")
    assert values(found, "RegioS") == values(found, "gemeentecode") == ["GM0014", "GM1680"]
    assert values(found, "postcode") == ["9711", "0123"]
    assert values(found, "CODE ORANJE") == [5, 6]
    rows = "".join(f"Plaats;G{n:04};1\n" for n in range(20))
    kiesraad = columns_of("RegioNaam;RegioCode;Opkomst\nAa;G1680;10\nBonaire;O9001;7\n" + rows)
    assert values(kiesraad, "RegioCode")[:3] == ["GM1680", "O9001", "GM0000"]
    assert "RegioCode (21)" in said(kiesraad.notes)


def test_bare_codes_take_the_level_of_their_row():
    text = "gwb_code_8;recs;a_inw\n{};Gemeente;5\n{};Wijk;5\n{};Buurt;5\n"
    for codes in (("0014", "001400", "00140001"), ("00140000", "00140000", "00140001"), ("14", "1400", "140001")):
        found = columns_of(text.format(*codes))
        assert values(found, "gwb_code_8") == ["GM0014", "WK001400", "BU00140001"]
        assert found.levels.tolist() == ["gemeente", "wijk", "buurt"]


def test_codes_with_letters_stay_as_they_are():
    found = columns_of("buurtcode,n\nBU0363AA01,1\nbu0363ab02,2\n")
    assert values(found, "buurtcode") == ["BU0363AA01", "BU0363AB02"]


KWB = (
    "gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;ind_wbz;a_inw;g_ink;ste_oad;ste_mvs\n"
    "GM0901;901;Eendenmeer;Eendenmeer;Gemeente;GM0901;.;12510;29,4;1460;3\n"
    "WK090100;90100;Wijk 00;Eendenmeer;Wijk;WK090100;1;8005;.;1520;2\n"
    "BU09010001;9010001;Dorp;Eendenmeer;Buurt;BU09010001;1;7995;.;1530;2\n"
)


def test_rows_of_one_level():
    found = columns_of(KWB, level="wijk")
    assert values(found, "gwb_code_10") == ["WK090100"] and found.rows.tolist() == [1]
    assert "of other levels, left out: 2" in said(found.notes)
    with pytest.raises(Refusal, match="no rows of level wijk; it has gemeente 1"):
        columns_of("code;a\nGM0001;5\n", level="wijk")
    with pytest.raises(Refusal, match="leave LEVEL at all"):
        columns_of("naam;a\nEendenmeer;5\n", level="wijk")


@pytest.mark.parametrize(
    ("headers", "around", "geometry", "word", "owner"),
    [
        (KWB.split("\n", maxsplit=1)[0].split(";"), (), False, "Kerncijfers wijken en buurten", "CBS"),
        (["buurtcode", "water", "aantal_inwoners"], (), True, "Wijk- en buurtkaart", "CBS / Kadaster"),
        (["ID", "WijkenEnBuurten", "Gemeentenaam_1", "AantalInwoners_5"], (), False, "data set of StatLine", "CBS"),
        (["Regio", "Bevolking/Inwoners (aantal)"], ("Bron: CBS",), False, "exported from StatLine", "CBS"),
        (["RegioS", "Code_1", "Naam_2", "SorteringNaam_3"], (), False, "Gebieden in Nederland", "CBS"),
        (["RegioNaam", "RegioCode", "Kiesgerechtigden", "Opkomst"], (), False, "election", "Kiesraad"),
        (["Gemeente", "Roker (%)"], ("Bron: GGD'en, CBS en RIVM",), False, "health", "RIVM"),
        (["Wijken en buurten", "Soort misdrijf", "Aantal"], (), False, "police", "Politie"),
        (["a", "b"], (), False, "not known", ""),
    ],
)
def test_files_are_recognised(headers, around, geometry, word, owner):
    kind = recognise(headers, around, geometry)
    assert word in str(kind.name) and kind.owner == owner


def test_the_year_is_taken_where_one_is_named():
    assert year_of("kwb-2018.xls") == "2018"
    assert year_of("groei 2016-2024.csv") == "" and year_of("x.csv", "Kerncijfers 2031") == "2031"


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
