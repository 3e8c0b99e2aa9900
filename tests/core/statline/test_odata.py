"""Pages of OData to frames: pieces, codes, reasons, widening, and what a table is asked for."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.answers import read_json
from regiolens.core.messages import Refusal
from regiolens.core.statline import pages
from regiolens.core.statline.answers import LongReader, WideReader, widen
from regiolens.core.statline.description import table_v3, table_v4
from regiolens.core.statline.pages import Page, read_list
from regiolens.core.statline.query import filter_of
from regiolens.core.statline.request import Request, choose, chosen_codes, parse_request
from regiolens.core.statline.table import Dimension, Measure, Table, field_name, period_label

REGION = Dimension("RegioS", "RegioS", "Regio's", "region", titles={"GM0014": "Groningen", "GM0034": "Almere"})
PERIOD = Dimension("Perioden", "Perioden", "Perioden", "period", titles={"2022JJ00": "2022", "2023JJ00": "2023"})
AGE = Dimension("Leeftijd", "Leeftijd", "Leeftijd", "other", titles={"10000": "Totaal", "20300": "18 tot 65 jaar"})
PEOPLE = Measure("M1", "Inwoners_M1", "Inwoners", unit="aantal")
DENSITY = Measure("M2", "Dichtheid_M2", "Dichtheid", unit="per km²", decimals=1)
NAME = Measure("M3", "Naam_M3", "Naam", text=True)
TABLE = Table("99999NED", "Proef", measures=(PEOPLE, DENSITY), dimensions=(REGION, PERIOD))


def page(rows, **more):
    return Page(json.dumps({"@odata.context": "x", "value": rows, **more}).encode(), "99999NED, page 1")


def observation(region, period, measure, value, attribute="None", **more):
    return {
        "Id": 0,
        "RegioS": region,
        "Perioden": period,
        "Measure": measure,
        "Value": value,
        "ValueAttribute": attribute,
        **more,
    }


def long(rows, table=TABLE, reasons=False):
    reader = LongReader(table, reasons)
    reader.add(page(rows))
    return reader.figures()


def wide(rows, table=TABLE, reasons=False):
    reader = WideReader(table, reasons)
    reader.add(page(rows))
    return reader.figures()


# -- pages


@pytest.mark.parametrize("piece", [1, 7, 100, 1 << 20])
@pytest.mark.parametrize("indent", [None, 2])
def test_pieces_are_the_rows_whatever_their_size(monkeypatch, piece, indent):
    monkeypatch.setattr(pages, "PIECE", piece)
    rows = [{"a": i, "text": 'een "},{" midden in de tekst', "deep": {"x": [1, {"y": 2}]}} for i in range(20)]
    body = {"value": rows, "odata.metadata": "m", "odata.nextLink": "https://example.org/?$skip=20"}
    body["odata.count"] = "99"
    found = Page(json.dumps(body, indent=indent).encode(), "p")
    assert [row for part in found.pieces() for row in part] == rows
    assert (found.following, found.count, found.rows) == ("https://example.org/?$skip=20", 99, 20)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.dictionaries(st.text(max_size=4), st.none() | st.text(max_size=12) | st.integers()), max_size=12),
    st.integers(1, 60),
)
def test_any_rows_come_back(rows, piece):
    old, pages.PIECE = pages.PIECE, piece
    try:
        for ascii_only in (True, False):
            found = Page(json.dumps({"value": rows}, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass"), "p")
            assert [row for part in found.pieces() for row in part] == json.loads(found.data)["value"]
    except UnicodeDecodeError:
        pass  # a lone surrogate is no UTF-8 either way
    finally:
        pages.PIECE = old


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_page_cut_anywhere_is_refused(monkeypatch, cut):
    monkeypatch.setattr(pages, "PIECE", 10)
    data = json.dumps({"@odata.context": "c", "value": [{"a": i} for i in range(9)]}).encode()
    with pytest.raises(Refusal):
        list(Page(data[:-cut], "p").pieces())


def test_a_page_may_begin_with_a_byte_order_mark():
    assert list(Page(b'\xef\xbb\xbf{"value":[{"a":1}]}', "p").pieces()) == [[{"a": 1}]]
    assert read_json(b'\xef\xbb\xbf{"a":1}', "p") == {"a": 1}


def test_a_web_page_is_named_by_its_title():
    with pytest.raises(Refusal, match="'Log in'"):
        read_json(b"<html><head><title> Log in </title></head></html>", "p")


@pytest.mark.parametrize("data", [b'{"error":1}', b'{"value":3}', b'{"value":[1,2]}'])
def test_what_is_no_list_of_rows_is_refused(data):
    with pytest.raises(Refusal, match="no list 'value'"):
        read_list(data, "p")
    with pytest.raises(Refusal, match="no list 'value'"):
        list(Page(data, "p").pieces())


# -- v4


def test_observations_become_rows_in_the_order_of_their_codes():
    rows = [
        observation("GM0034", "2023JJ00", "M1", 5.0),
        observation("GM0014  ", "2022JJ00", "M2", 2.5),
        observation("GM0034", "2022JJ00", "M1", 4.0),
        observation("GM0014  ", "2022JJ00", "M1", None, "Impossible"),
    ]
    found = long(rows, reasons=True)
    assert found.frame[["RegioS", "Perioden"]].to_numpy().tolist() == [
        ["GM0034", "2023JJ00"],
        ["GM0034", "2022JJ00"],
        ["GM0014", "2022JJ00"],
    ]
    np.testing.assert_array_equal(found.frame["Inwoners_M1"], [5.0, 4.0, np.nan])
    np.testing.assert_array_equal(found.frame["Dichtheid_M2"], [np.nan, np.nan, 2.5])
    assert found.reasons["Inwoners_M1"].tolist() == ["", "", "Impossible"]
    assert found.reasons["Dichtheid_M2"].tolist() == ["no observation", "no observation", ""]
    assert found.missing == {"Impossible": 1, "no observation": 2}


def test_a_null_without_a_mark_is_missing_all_the_same():
    rows = [observation("GM0014", "2022JJ00", "M1", None), observation("GM0014", "2022JJ00", "M2", 0.0)]
    found = long(rows, reasons=True)
    assert found.missing == {"empty": 1}
    assert found.reasons["Inwoners_M1"].tolist() == ["empty"]
    assert found.frame["Dichtheid_M2"].tolist() == [0.0]


def test_texts_of_v4_stand_in_string_value():
    table = Table("T", "T", measures=(PEOPLE, NAME), dimensions=(REGION, PERIOD))
    rows = [
        observation("GM0014", "2022JJ00", "M3", None, StringValue="Groningen   "),
        observation("GM0014", "2022JJ00", "M1", 1.0, StringValue=None),
        observation("GM0034", "2022JJ00", "M3", None, StringValue=None),
    ]
    found = long(rows, table)
    assert found.frame["Naam_M3"].tolist() == ["Groningen", None]
    assert found.missing == {"no observation": 1, "empty": 1}


def test_a_measure_that_was_not_asked_for_is_left_out():
    found = long([observation("GM0014", "2022JJ00", "M9", 7.0), observation("GM0014", "2022JJ00", "M1", 1.0)])
    assert found.frame["Inwoners_M1"].tolist() == [1.0]
    assert "M9" not in "".join(found.frame.columns)


def test_an_observation_that_comes_twice_is_named():
    with pytest.raises(Refusal, match="RegioS GM0014, Perioden 2022JJ00, Measure M1"):
        long([observation("GM0014", "2022JJ00", "M1", 1.0)] * 2)


@settings(deadline=None, max_examples=40)
@given(st.permutations(range(12)))
def test_the_order_of_observations_does_not_matter(order):
    rows = [
        observation(region, period, measure, float(n))
        for n, (region, period, measure) in enumerate(
            (r, p, m) for r in ("GM0014", "GM0034", "GM0363") for p in ("2022JJ00", "2023JJ00") for m in ("M1", "M2")
        )
    ]
    keys = ["RegioS", "Perioden"]
    expected = long(rows).frame.sort_values(keys).reset_index(drop=True)
    found = long([rows[i] for i in order]).frame.sort_values(keys).reset_index(drop=True)
    pd.testing.assert_frame_equal(found, expected)


# -- v3


def row_v3(region, period, people, density):
    return {"ID": 0, "RegioS": region, "Perioden": period, "M1": people, "M2": density}


def test_rows_of_v3_keep_their_order_and_lose_their_blanks():
    found = wide([row_v3("GM0034    ", "2022JJ00", 4.0, None), row_v3("GM0014    ", "2022JJ00", 3, 2.5)])
    assert found.frame["RegioS"].tolist() == ["GM0034", "GM0014"]
    assert found.frame["Inwoners_M1"].tolist() == [4.0, 3.0]
    np.testing.assert_array_equal(found.frame["Dichtheid_M2"], [np.nan, 2.5])
    assert found.missing == {"empty": 1}


def test_the_untyped_set_tells_reasons():
    found = wide(
        [row_v3("GM0014", "2022JJ00", "     498", "       ."), row_v3("GM0034", "2022JJ00", "       x", "     2.5")],
        reasons=True,
    )
    np.testing.assert_array_equal(found.frame["Inwoners_M1"], [498.0, np.nan])
    np.testing.assert_array_equal(found.frame["Dichtheid_M2"], [np.nan, 2.5])
    assert found.reasons["Inwoners_M1"].tolist() == ["", "secret"]
    assert found.reasons["Dichtheid_M2"].tolist() == ["unknown, unreliable or secret", ""]


def test_a_row_of_v3_that_comes_twice_is_named():
    with pytest.raises(Refusal, match="RegioS GM0014, Perioden 2022JJ00"):
        wide([row_v3("GM0014", "2022JJ00", 1.0, 1.0), row_v3("GM0014  ", "2022JJ00", 2.0, 2.0)])


def test_a_field_of_another_name_is_named():
    with pytest.raises(Refusal, match="no field M2; they have ID, RegioS, Perioden, M1, m2"):
        wide([{"ID": 0, "RegioS": "GM0014", "Perioden": "2022JJ00", "M1": 1.0, "m2": 2.0}])


def test_no_rows_are_an_empty_frame():
    for read in (wide, long):
        found = read([])
        assert len(found.frame) == 0
        assert list(found.frame) == ["RegioS", "Perioden", "Inwoners_M1", "Dichtheid_M2"]


# -- wide by period


def test_widening_keeps_figures_and_reasons():
    figures = (("GM0014", "2023JJ00", 2.0, 0.2), ("GM0014", "2022JJ00", None, 0.1), ("GM0034", "2023JJ00", 4.0, 0.4))
    rows = [row_v3(*row) for row in figures]
    found, columns = widen(wide(rows, reasons=True), TABLE)
    names = [f"{measure}_{year}" for measure in ("Inwoners_M1", "Dichtheid_M2") for year in (2022, 2023)]
    assert list(found.frame) == ["RegioS", *names]
    np.testing.assert_array_equal(
        found.frame.iloc[:, 1:].to_numpy(dtype=float), [[np.nan, 2.0, 0.1, 0.2], [np.nan, 4.0, np.nan, 0.4]]
    )
    assert found.reasons["Inwoners_M1_2022"].tolist() == ["empty", "no observation"]
    assert [(measure.key, period) for measure, period, _ in columns] == [
        ("M1", "2022JJ00"),
        ("M1", "2023JJ00"),
        ("M2", "2022JJ00"),
        ("M2", "2023JJ00"),
    ]


@pytest.mark.parametrize(
    ("code", "label"),
    [("2023JJ00", "2023"), ("2023KW01", "2023kw1"), ("2023MM12", "2023mm12"), ("2013G400", "2013G400")],
)
def test_labels_of_periods(code, label):
    assert period_label(code) == label


# -- what is asked


def test_a_request_is_read_as_typed():
    found = parse_request("Aantal inwoners; Wonen, totaal", "gm0014 , BU0363", "2023", "Leeftijd = 20300")
    measures = ("Aantal inwoners", "Wonen, totaal")
    assert found == Request(measures, ("GM0014", "BU0363"), ("2023",), (("Leeftijd", "20300"),))
    assert parse_request("", " ", "\n", "") == Request()


def test_what_covers_what():
    everything = Request()
    part = Request(("M1",), ("GM0014",), ("2023",), (("Leeftijd", "20300"),))
    assert everything.covers(part)
    assert not part.covers(everything)
    assert Request(regions=("GM",)).covers(Request(regions=("GM0014", "GM0034")))
    assert not Request(regions=("GM0014",)).covers(Request(regions=("GM",)))
    assert not Request(measures=("M1",)).covers(Request(measures=("M1", "M2")))
    assert not Request(others=(("Leeftijd", "20300"),)).covers(Request())


@pytest.mark.parametrize("wanted", ["M2", "m2", "Dichtheid_M2", "dichtheid", "Dichtheid (per km²)"])
def test_a_measure_is_found_by_any_of_its_names(wanted):
    assert choose(TABLE, Request(measures=(wanted,))).measures == (DENSITY,)


def test_a_key_of_v3_is_found_without_its_number():
    table = Table("T", "T", measures=(Measure("AantalInwoners_5", "AantalInwoners_5", "Aantal inwoners"),))
    assert choose(table, Request(measures=("aantalinwoners",))).measures == table.measures


def test_a_title_that_several_have_is_refused():
    measures = (Measure("A_1", "A_1", "Totaal", "Banen"), Measure("A_2", "A_2", "Totaal", "Uren"))
    table = Table("T", "T", measures=measures)
    with pytest.raises(Refusal, match=r"A_1 \(Banen: Totaal\), A_2 \(Uren: Totaal\)"):
        choose(table, Request(measures=("Totaal",)))


def test_filters_of_both_versions():
    table = Table("T", "T", measures=TABLE.measures, dimensions=(REGION, PERIOD, AGE))
    request = Request(regions=("GM0014", "BU"), others=(("Leeftijd", "18 tot 65 jaar"),))
    narrow = Table("T", "T", dimensions=(Dimension("RegioS", "RegioS", "R", "region"), PERIOD, AGE))
    chosen = chosen_codes(narrow, request)
    assert filter_of(table, chosen, ["M1"], 4) == (
        "Measure in ('M1') and (Leeftijd eq '20300') and (startswith(RegioS,'GM0014') or startswith(RegioS,'BU'))",
        [],
    )
    assert filter_of(table, chosen, ["M1"], 3) == (
        "(startswith(Leeftijd,'20300')) and (startswith(RegioS,'GM0014') or startswith(RegioS,'BU'))",
        [],
    )


def test_a_quote_in_a_code_stays_a_quote():
    assert filter_of(TABLE, {}, ["a'b"], 4)[0] == "Measure in ('a''b')"


def test_a_filter_that_is_too_long_is_left_to_the_client():
    text, left = filter_of(TABLE, {"RegioS": [f"BU{n:08}" for n in range(99)], "Perioden": ["2023"]}, [], 4)
    assert text == "(startswith(Perioden,'2023'))"
    assert left == ["RegioS"]


def test_field_names_of_v4():
    assert field_name("Aantal inwoners", "T001036") == "AantalInwoners_T001036"
    assert field_name("40% huishoudens met laagste inkomen", "M1") == "40HuishoudensMetLaagsteInkomen_M1"
    assert field_name("…", "M1") == "M1"
    assert len(field_name("x " * 99, "M1")) <= 43


# -- descriptions


def test_a_table_of_v4():
    found = table_v4(
        "85984NED",
        {"Title": "Kerncijfers", "Description": "Een\r\n\r\ntwee", "Modified": "2024-01-01"},
        [
            {"Identifier": "B", "Title": "Totaal", "Index": 2, "MeasureGroupId": "7", "Unit": "%", "Decimals": 1},
            {"Identifier": "A", "Title": "Naam", "Index": 1, "MeasureGroupId": None, "DataType": "String"},
        ],
        [{"Id": "7", "Title": "Banen"}],
        [
            {"Identifier": "Perioden", "Title": "Perioden", "Kind": "TimeDimension"},
            {"Identifier": "WijkenEnBuurten", "Title": "Wijken", "Kind": "GeoDetailDimension"},
        ],
        {"Perioden": [{"Identifier": "2023JJ00", "Title": "2023", "Status": "Voorlopig"}]},
    )
    assert [dimension.kind for dimension in found.dimensions] == ["region", "period"]
    assert found.dimensions[1].status == {"2023JJ00": "Voorlopig"}
    assert [measure.alias for measure in found.measures] == ["Naam", "Banen: Totaal (%)"]
    assert found.measures[0].text
    assert found.description == "Een twee"


@pytest.mark.parametrize("version", [3, 4])
def test_a_description_with_other_names_is_refused(version):
    with pytest.raises(Refusal, match="names have changed"):
        if version == 4:
            table_v4("T", {}, [{"identifier": "A", "title": "a"}], [], [], {})
        else:
            table_v3("T", {}, [{"type": "Topic", "key": "A_1", "title": "a"}], {})


def test_real_descriptions(shared):
    folder = shared / "odata"

    def rows(name):
        return json.loads((folder / name).read_text(encoding="utf-8"))["value"]

    found = table_v3(
        "80137ned",
        rows("v3/meta_2.json")[0],
        rows("v3/meta_7.json"),
        {
            "Perioden": rows("v3/meta_6.json"),
            "Persoonskenmerken": rows("v3/meta_4.json"),
            "BedrijfstakkenSBI93": rows("v3/meta_5.json"),
        },
    )
    assert [dimension.key for dimension in found.dimensions] == ["Perioden", "Persoonskenmerken", "BedrijfstakkenSBI93"]
    assert [measure.key for measure in found.measures][-1] == "PerGewerktUur_12"
    assert len(found.measures) == 12
    assert found.dimensions[1].titles["1"] == "Totaal"
