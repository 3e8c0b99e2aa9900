"""Pages of OData to frames: order, reasons, what comes twice, widening."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.answers import read_json
from regiolens.core.messages import Refusal
from regiolens.core.statline.answers import LongReader, WideReader, widen
from regiolens.core.statline.pages import Page
from regiolens.core.statline.table import Dimension, Measure, Table

REGION = Dimension("RegioS", "RegioS", "Regio's", "region", titles={"GM0014": "Groningen", "GM0034": "Almere"})


PERIOD = Dimension("Perioden", "Perioden", "Perioden", "period", titles={"2022JJ00": "2022", "2023JJ00": "2023"})


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


def test_a_web_page_is_named_by_its_title():
    with pytest.raises(Refusal, match="'Log in'"):
        read_json(b"<html><head><title> Log in </title></head></html>", "p")


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
