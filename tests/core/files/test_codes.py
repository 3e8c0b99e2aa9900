"""Codes in files: one form, and the level of their row."""

import pandas as pd
import pytest

from regiolens.core.code_field import code_field
from regiolens.core.files.codes import bare_code_field, unify_codes
from regiolens.core.files.columns import tidy
from regiolens.core.files.layout import lay_out
from regiolens.core.files.text import read_text
from regiolens.core.messages import Refusal


def said(messages):
    return "\n".join(map(str, messages))


def columns_of(text, **options):
    """A text, read from end to end."""
    layout = lay_out(read_text(text.encode(), "x.csv").rows, "x.csv")
    return tidy(layout.frame, "x.csv", **options)


def values(tidied, name):
    return [None if pd.isna(value) else value for value in tidied.columns[name].cleaned.values]


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


# Codes of areas, by the one reader of codes.


def unified(columns, level="all"):
    frame, _, _ = unify_codes(pd.DataFrame(columns, dtype=object), level)
    return {name: frame[name].tolist() for name in frame}


@pytest.mark.parametrize("recs", [["G", "W", "B"], ["Gemeente", "Wijk", "Buurt"], ["g", "w ", "b"]])
@pytest.mark.parametrize("name", ["GWB_CODE12", "gwb_code", "GWB_CODE_8"])
def test_levels_by_letters_or_words(recs, name):
    found = unified({name: ["0014", "001400", "00140001"], "RECS": recs})
    assert found[name] == ["GM0014", "WK001400", "BU00140001"]


@pytest.mark.parametrize("level", ["all", "gemeente"])
def test_codes_of_other_things_stay_what_they_are(level):
    columns = {
        "provcode": ["20", "20", "22"],
        "waterschapcode": ["33", "34", "153"],
        "Gemcode": ["0003", "'0014", "106,00"],
        "naam": ["Appingedam", "Groningen", "Assen"],
    }
    found = unified(columns, level)
    assert found["Gemcode"] == ["GM0003", "GM0014", "GM0106"]
    assert found["provcode"] == ["PV20", "PV20", "PV22"]
    assert found["waterschapcode"] == columns["waterschapcode"]


def test_bare_numbers_beside_codes_stay_as_they_are_written():
    codes = [f"GM {number:04d}" for number in range(1, 19)] + ["153", "27"]
    assert unified({"cbs_code": codes})["cbs_code"] == [f"GM{number:04d}" for number in range(1, 19)] + ["153", "27"]


def test_a_table_lacks_codes_is_told():
    assert bare_code_field(pd.DataFrame({"naam": ["Groningen"], "v": ["1"]})) == ""
    assert bare_code_field(pd.DataFrame({"naam": ["Groningen"], "code": ["14"]})) == "code"
    found = columns_of("code;naam;v\n14;Groningen;1\n34;Almere;2\n")
    assert "'code' of 'x.csv'" in said(found.warnings) and "LEVEL" in said(found.warnings)


def test_a_row_of_totals_leaves_codes_what_they_are_and_is_named():
    rows = "".join(f"{code};{code * 10}\n" for code in (14, 34, 1680))
    for head, last in (("gemeentecode", "Totaal"), ("Gem.nr.", "Nederland"), ("gemeentecode", "")):
        found = columns_of(f"{head};v\n{rows}{last};17280\n")
        assert values(found, head) == ["GM0014", "GM0034", "GM1680", last or None]
        assert found.code == head and found.levels.tolist() == ["gemeente"] * 3 + [""]
        assert f"'{last or 17280}': 1" in said(found.warnings)
    prefixed = columns_of("regio;v\nGM0014;1\nGM0034;2\nGM1680;3\nTotaal;6\nNederland;9\n")
    assert prefixed.code == "regio" and "'Totaal': 2" in said(prefixed.warnings)


def test_a_code_with_its_year_stays_beside_the_code():
    """jrstatcode is the only word of the year of the areas."""
    found = columns_of("statcode;jrstatcode;v\nGM0014;2023GM0014;1\nGM0034;2023GM0034;2\n")
    assert values(found, "jrstatcode") == ["2023GM0014", "2023GM0034"] and found.code == "statcode"
    alone = columns_of("jrstatcode;v\n2023GM0014;1\n2023GM0034;2\n")
    assert values(alone, "jrstatcode") == ["GM0014", "GM0034"]


@pytest.mark.parametrize("name", ["gemeente", "gm", "gm_inw", "regio_inwoners", "gemeentecode"])
def test_what_is_read_as_codes_is_what_a_join_takes_for_codes(name):
    frame = pd.DataFrame({"naam": list("abcdefghijkl"), name: [f"{number}" for number in range(1201, 1213)]})
    assert all(value.startswith("GM") for value in unified(frame)[name]) == (code_field(frame) == name)
