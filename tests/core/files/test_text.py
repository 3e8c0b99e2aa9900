"""Text of files: encoding, delimiter, quotation marks."""

import pytest

from regiolens.core.files.text import read_text
from regiolens.core.messages import Refusal


def said(messages):
    return "\n".join(map(str, messages))


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
