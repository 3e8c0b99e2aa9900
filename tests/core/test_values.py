"""Figures as CBS, PDOK and StatLine write them: missing is never zero."""

import re
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from regiolens.core.messages import Refusal
from regiolens.core.values import among_figures, clean, clean_numbers, frame_of, is_text, settled

NUMERIC = {-99997: "not available", -99995: "not available", -99999: "not available", -99999999: "not available"}
TEXT = {".": "unknown, unreliable or secret", "x": "secret", "X": "secret", "-": "marked with a dash", "": "empty"}


def numbers(written):
    """The numbers of a column of text, None where missing."""
    cleaned = clean(pd.Series(written, dtype=object))
    assert cleaned.is_number, cleaned.values.tolist()
    assert cleaned.was_text
    return [None if pd.isna(value) else value for value in cleaned.values]


@pytest.mark.parametrize("marker, reason", NUMERIC.items())
@pytest.mark.parametrize("dtype", ["int64", "float64", "Int64", "Float64"])
def test_a_numeric_marker_is_missing_with_its_reason(marker, reason, dtype):
    cleaned = clean(pd.Series([1, marker, 0], dtype=dtype))
    assert cleaned.values.isna().tolist() == [False, True, False]
    assert cleaned.reasons.tolist() == ["", reason, ""]
    assert cleaned.values[[0, 2]].tolist() == [1, 0]
    assert not cleaned.was_text


@pytest.mark.parametrize("marker, reason", {**{str(k): v for k, v in NUMERIC.items()}, **TEXT}.items())
@pytest.mark.parametrize("blanks", ["", "   "])
def test_a_marker_in_text_is_missing_with_its_reason(marker, reason, blanks):
    cleaned = clean(pd.Series(["1,5", blanks + marker + blanks, "0"]))
    assert cleaned.values.isna().tolist() == [False, True, False]
    assert cleaned.reasons.tolist() == ["", reason, ""]
    assert cleaned.values[[0, 2]].tolist() == [1.5, 0.0]


@pytest.mark.parametrize("marker", ["-99997.0", "-99999999,0", "-99995"])
def test_a_numeric_marker_written_with_decimals_is_missing(marker):
    assert numbers(["2", marker]) == [2, None]


def test_null_is_missing_in_numbers_and_in_text():
    assert clean(pd.Series([1.0, np.nan])).reasons.tolist() == ["", "empty"]
    assert clean(pd.Series([1, None], dtype="Int64")).reasons.tolist() == ["", "empty"]
    assert clean(pd.Series(["1", None])).reasons.tolist() == ["", "empty"]
    assert clean(pd.Series(["abc", None])).reasons.tolist() == ["", "empty"]


@pytest.mark.parametrize("column", [[1.0, np.inf, -np.inf], ["1.0", "1e999", "-1e999"]])
def test_infinity_is_no_figure(column):
    cleaned = clean(pd.Series(column))
    assert cleaned.values.isna().tolist() == [False, True, True]
    assert cleaned.reasons.tolist() == ["", "not a number", "not a number"]


def test_a_column_of_markers_alone_is_numeric_and_all_missing():
    cleaned = clean(pd.Series(["x", ".", "-", ""]))
    assert cleaned.is_number
    assert cleaned.values.isna().all()
    assert cleaned.reasons.tolist() == [TEXT["x"], TEXT["."], TEXT["-"], "empty"]


def test_an_empty_column_of_text_stays_text():
    cleaned = clean(pd.Series(["", None, "  "]))
    assert not cleaned.is_number
    assert cleaned.values.tolist() == [None, None, None]
    assert cleaned.reasons.tolist() == ["empty"] * 3


@pytest.mark.parametrize(
    "written, expected",
    [
        (["1,8", "2,25"], [1.8, 2.25]),
        (["1.8", "2.25"], [1.8, 2.25]),
        (["1,8", "498.0"], [1.8, 498.0]),
        (["1,8", "3"], [1.8, 3.0]),
        (["1.250,5", "12"], [1250.5, 12.0]),
        (["1.250,5", "1.250"], [1250.5, 1250.0]),
        (["1.250.000,75", "0,5"], [1250000.75, 0.5]),
        (["1.250.000", "2.500"], [1250000.0, 2500.0]),
        (["1,250.5", "3.25"], [1250.5, 3.25]),
        (["1,250,000.5"], [1250000.5]),
        ([",5", "-,5"], [0.5, -0.5]),
        ([".5", "-.5"], [0.5, -0.5]),
        (["-1,5", "+2"], [-1.5, 2.0]),
        (["1e3", "2.5E-1"], [1000.0, 0.25]),
        (["0,5", "0", "0.5"], [0.5, 0.0, 0.5]),
        ([" 12 ", "7"], [12, 7]),
    ],
)
def test_the_decimal_sign_is_told_from_all_values_together(written, expected):
    assert numbers(written) == expected


@pytest.mark.parametrize(
    "written", [["0014", "1680"], ["00"], ["14", "0034"], ["-01", "2"], ["0014", "x"], ["00140001,5"]]
)
def test_text_with_leading_zeros_stays_text(written):
    cleaned = clean(pd.Series(written))
    assert not cleaned.is_number
    assert not cleaned.was_text
    assert cleaned.values.tolist() == written


@pytest.mark.parametrize(
    "written", [["1,5", "GM0014"], ["1-2"], ["circa 12%"], ["1,5,5"], ["1.2.3"], ["1.250,5", "1,250.5"]]
)
def test_text_that_is_no_number_stays_text(written):
    assert clean(pd.Series(written)).values.tolist() == written


def test_trailing_blanks_of_text_are_removed():
    assert clean(pd.Series(["Aa en Hunze     ", " x y "])).values.tolist() == ["Aa en Hunze", " x y"]


@pytest.mark.parametrize(
    "written, ambiguous",
    [
        (["1.250", "2.500"], True),
        (["1.250", "12"], True),
        (["1.250", "x"], True),
        (["-1.250"], True),
        (["1.25", "2.500"], False),
        (["0.250", "2.500"], False),
        (["1234.500"], False),
        (["1.250", "1,5"], False),
        (["1.250.000", "2.500"], False),
        (["1250"], False),
    ],
)
def test_points_that_could_be_thousands_are_flagged(written, ambiguous):
    assert clean(pd.Series(written)).ambiguous is ambiguous


def test_an_ambiguous_point_is_read_as_a_decimal_sign():
    assert numbers(["1.250", "12"]) == [1.25, 12.0]


def test_whole_numbers_with_missing_values_stay_whole():
    for column in (pd.Series([1, -99997, 3]), pd.Series(["1", "x", "3"])):
        values = clean(column).values
        assert str(values.dtype) == "Int64"
        assert values.sum() == 4
        assert values.isna().tolist() == [False, True, False]


def test_large_whole_numbers_keep_their_last_digit():
    assert numbers(["999999999999999", "."]) == [999_999_999_999_999, None]


def test_a_boolean_column_is_no_number():
    cleaned = clean(pd.Series([True, False]))
    assert not cleaned.is_number
    assert cleaned.reasons.tolist() == ["", ""]


def test_the_rows_keep_their_index():
    index = [7, 3, 3]
    for column in (pd.Series(["1,5", "x", "2"], index=index), pd.Series([1.5, -99997, 2], index=index)):
        cleaned = clean(column)
        assert cleaned.values.index.tolist() == index
        assert cleaned.reasons.index.tolist() == index
        assert cleaned.values.fillna(-1).tolist() == [1.5, -1, 2]


MARKERS = [*map(str, NUMERIC), *TEXT, None, "NULL", "nan"]
DUTCH = st.tuples(st.integers(-9_999_999, 9_999_999), st.integers(0, 3))


def in_dutch(figure, grouped):
    """A whole number divided by a power of ten, as CBS prints it."""
    whole, decimals = figure
    digits = f"{abs(whole):0{decimals + 1}d}"
    head, tail = digits[: len(digits) - decimals], digits[len(digits) - decimals :]
    head = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", head) if grouped else head
    return ("-" if whole < 0 else "") + head + ("," + tail if tail else "")


@given(st.lists(st.one_of(DUTCH, st.sampled_from(MARKERS)), min_size=1, max_size=20), st.booleans())
@settings(deadline=None, max_examples=150)
def test_a_marker_never_becomes_a_number_and_a_number_never_a_marker(cells, grouped):
    assume(not any(Fraction(cell[0], 10 ** cell[1]) in NUMERIC for cell in cells if isinstance(cell, tuple)))
    # "0,5" makes the comma the decimal sign of the column, as it is on any page of CBS
    written = ["0,5", *(in_dutch(cell, grouped) if isinstance(cell, tuple) else cell for cell in cells)]
    expected = [0.5, *(float(Fraction(c[0], 10 ** c[1])) if isinstance(c, tuple) else None for c in cells)]
    assert numbers(written) == expected
    reasons = clean(pd.Series(written, dtype=object)).reasons
    assert [reason == "" for reason in reasons] == [value is not None for value in expected]


@given(
    st.lists(st.one_of(st.floats(-1e6, 1e6), st.sampled_from([*map(float, NUMERIC), np.nan])), min_size=1, max_size=20)
)
@settings(deadline=None, max_examples=100)
def test_in_numeric_columns_too_no_marker_stays(cells):
    cleaned = clean(pd.Series(cells))
    for cell, value, reason in zip(cells, cleaned.values, cleaned.reasons):
        if np.isnan(cell) or cell in NUMERIC:
            assert np.isnan(value)
            assert reason
        else:
            assert value == cell
            assert reason == ""


def test_clean_numbers_gives_floats_with_nan():
    values = clean_numbers(pd.Series(["1.250,5", "x", "-99997"]), "inkomen", "buurten")
    assert values.dtype == np.float64
    assert values[0] == 1250.5
    assert values.isna().tolist() == [False, True, True]
    assert clean_numbers(pd.Series([3, -99995], dtype="int64"), "f", "l").isna().tolist() == [False, True]
    assert clean_numbers(pd.Series(["", None]), "f", "l").isna().all()


@pytest.mark.parametrize(
    "written, wrong", [(["1,5", "ja"], "ja"), (["12", " ca. 12% "], "ca. 12%"), (["1", "0014"], "0014")]
)
def test_clean_numbers_refuses_text_with_field_layer_and_value(written, wrong):
    with pytest.raises(Refusal) as refusal:
        clean_numbers(pd.Series(written), "gem_inkomen", "wijken 2024")
    for part in ("'gem_inkomen'", "'wijken 2024'", f"'{wrong}'"):
        assert part in str(refusal.value)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["12,3%", "7 %", "geheim"], [12.3, 7.0, np.nan]),
        (["1 250", "17 475 415", "-"], [1250.0, 17475415.0, np.nan]),
        (["€ 1.250,50", "€ 30", "n.b."], [1250.5, 30.0, np.nan]),
        (["1,8", "*", ".."], [1.8, np.nan, np.nan]),
        (["\u22120,5", "\u2013", "2"], [-0.5, np.nan, 2.0]),
    ],
)
def test_signs_and_words_are_understood_wherever_figures_are_read(written, expected):
    column = pd.Series(written)
    assert np.array_equal(clean_numbers(column, "f", "l").to_numpy(), expected, equal_nan=True)
    cleaned = clean(column)
    assert cleaned.is_number and cleaned.was_text
    assert np.array_equal(
        cleaned.values.astype("float64").to_numpy(dtype=float, na_value=np.nan), expected, equal_nan=True
    )
    assert [bool(reason) for reason in cleaned.reasons] == np.isnan(expected).tolist()


@pytest.mark.parametrize("written", [["geheim", "n.v.t."], ["geheim", None]])
def test_words_alone_stay_text(written):
    assert not clean(pd.Series(written)).is_number


@pytest.mark.parametrize("written", [["1.250", "999"], ["1,250", "12,500", "x"], ["1.251"], ["1.250", "1250"]])
def test_figures_that_can_be_thousands_or_decimals_are_refused_with_field_layer_and_value(written):
    with pytest.raises(Refusal) as refusal:
        clean_numbers(pd.Series(written), "bijstand", "gemeenten")
    for part in ("'bijstand'", "'gemeenten'", f"'{written[0]}'", "readcbs"):
        assert part in str(refusal.value)


def test_figures_that_can_be_thousands_are_read_by_what_is_known_of_the_field():
    written = pd.Series(["243.768", "999", ".", None, "1.005"])
    assert clean_numbers(written, "inwoners", "l", count=True).tolist()[:2] == [243768, 999]
    assert clean_numbers(written, "inwoners", "l", count=True).isna().tolist() == [False, False, True, True, False]
    assert clean_numbers(written, "score", "l", decimal="point").tolist()[0] == 243.768
    found, grouped = settled(written, clean(written), {"comma"})
    assert grouped and not found.ambiguous and found.values.tolist()[0] == 243768
    assert found.reasons.tolist() == ["", "", "unknown, unreliable or secret", "empty", ""]


def test_the_mixed_decimals_of_a_real_table(shared):
    table = pd.read_csv(shared / "tables" / "kwb_amsterdam_2024.csv", sep=";", dtype=str, keep_default_na=False)
    amsterdam = clean_numbers(table["Avg_Household_Size"], "Avg_Household_Size", "kwb")[0]
    assert amsterdam == 1.8
    assert clean_numbers(table["Avg_Property_Value_1000EUR"], "Avg_Property_Value_1000EUR", "kwb")[0] == 498.0
    assert clean_numbers(table["Avg_Income_Per_Inhabitant_1000EUR"], "f", "kwb").max() < 500
    assert not clean(table["Area_Code"]).is_number


@pytest.mark.parametrize("marker", ["NA", "Na", "nAn", "NULL", "X", " x ", "."])
def test_markers_are_known_in_any_capitals(marker):
    cleaned = clean(pd.Series(["1", marker, "2"]))
    assert cleaned.was_text and list(cleaned.values.isna()) == [False, True, False]


@pytest.mark.parametrize("code", ["0014", "-05", "+01.5"])
def test_one_superfluous_zero_among_plain_numbers_keeps_the_column_text(code):
    assert not clean(pd.Series(["1", "2.5", code])).was_text


@pytest.mark.parametrize("values", [["GM0014", None], [None, None], []])
@pytest.mark.parametrize("dtype", [object, "string", "str"])
def test_text_is_told_whatever_pandas_calls_it(values, dtype):
    if dtype == "str" and int(pd.__version__.split(".")[0]) < 3:
        pytest.skip("before pandas 3 `str` is object, with missing values as the text None")
    column = pd.Series(values, dtype=dtype)
    assert is_text(column)
    assert clean(column).reasons.tolist() == ["" if value else "empty" for value in values]


@pytest.mark.parametrize("dtype", ["int64", "Int64", "float64", "boolean", "datetime64[ns]"])
def test_what_is_no_text(dtype):
    assert not is_text(pd.Series([], dtype=dtype))


def test_a_frame_holds_text_as_objects_in_every_pandas():
    index = pd.Index([7, 9])
    whole = pd.array([1, None], dtype="Int64")
    frame = frame_of({"code": np.array(["GM0014", None], dtype=object), "n": whole}, index)
    assert frame["code"].tolist() == ["GM0014", None]
    assert [str(kind) for kind in frame.dtypes] == ["object", "Int64"]
    assert frame.index.tolist() == [7, 9]
    assert frame_of({}, index).shape == (2, 0)


figures = st.sampled_from(
    [
        "",
        ".",
        "-",
        "x",
        "nan",
        " ",
        "\n",
        "1\n2",
        "0",
        "00",
        "0.5",
        "-0",
        "0014",
        "+05",
        "1.",
        ".5",
        "1e3",
        "1E+400",
        "e5",
        "1.250",
        "1.250.000",
        "1,5",
        "1 250",
        " 7 ",
        "7 ",
        "-99997",
        "-99997.0",
        "2024-01-01",
        "1_000",
        "\u0661\u0662",
        "123456789012345678901234567890",
        "12345678901234567",
        "9007199254740993",
        "--1",
        "1-2",
        "1.2.3",
    ]
)


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.lists(st.none() | figures | st.floats(allow_nan=False).map(repr) | st.integers().map(str), max_size=6))
def test_one_look_at_plain_numbers_gives_what_a_look_at_each_gives(column):
    """Blanks, codes with noughts, thousands, decimal commas, markers and long numbers among them."""
    values = pd.Series(column, dtype=object)
    found = clean(values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("regiolens.core.values._may_be_plain", lambda texts: False)
        wanted = clean(values)
    pd.testing.assert_series_equal(found.values, wanted.values, check_exact=True)
    assert found.reasons.tolist() == wanted.reasons.tolist()
    assert (found.was_text, found.ambiguous) == (wanted.was_text, wanted.ambiguous)
    assert list(map(repr, found.values)) == list(map(repr, wanted.values))


def test_lists_are_left_as_they_are():
    found = clean(pd.Series([["a", "b"], None, ["c"]], dtype=object))
    assert (found.values.tolist(), found.reasons.tolist()) == ([["a", "b"], None, ["c"]], ["", "empty", ""])


def test_the_one_text_among_figures_is_found_and_none_in_a_column_of_names():
    figures = [str(number) for number in range(1000)]
    assert among_figures(pd.Series([*figures, "circa 5", None])) == "circa 5"
    assert among_figures(pd.Series(["€ 3", "-4", *figures, "<5"])) == "<5"
    assert among_figures(pd.Series([f"Wijk {number}" for number in figures])) == ""
    assert among_figures(pd.Series([None, None], dtype=object)) == ""
