"""CBS codes in every form that reaches a user."""

import string

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.codes import BARE, as_text, level_of_text, name_hint, one_form, read_code, read_codes
from regiolens.core.messages import Refusal


def keys(values, **options):
    return read_codes(pd.Series(values, dtype=options.pop("dtype", None)), **options).keys.tolist()


@pytest.mark.parametrize(
    "written",
    [
        *("GM0014", "gm0014", "Gm0014", "GM0014    ", " GM0014", "2022GM0014", "2016gm0014", "GM14", "gm14"),
        *("G0014", "g0014", "0014", "0014 ", "14", "14.0", 14, 14.0, np.int32(14)),
        *("14,0", "14,00", "0014,00", "'0014", "\u20180014\u2019", '"0014"', '="0014"', "\u00a00014", "\ufeff0014"),
        *(
            "GM 0014",
            "GM-0014",
            "gm_0014",
            "GM.0014",
            "GM\u20130014",
            "GM:0014",
            "'GM0014",
            "2022 GM 0014",
            "2022-GM0014",
        ),
        *("PV1:0014", "HSB1::0014", "G 0014", "https://identifier.overheid.nl/tooi/id/gemeente/gm0014"),
    ],
)
def test_every_form_of_a_gemeente_is_one_code(written):
    found = read_codes(pd.Series([written]))
    assert found.keys.tolist() == ["GM0014"]
    assert found.levels.tolist() == ["gemeente"]
    assert found.level == "gemeente"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("GM0014 Groningen", "GM0014"),
        ("Groningen (GM0014)", "GM0014"),
        ("gm0518: 's-Gravenhage", "GM0518"),
        ("2024GM0518 - \u2019s-Gravenhage", "GM0518"),
        ("BU0363AA01 Kop Zeedijk", "BU0363AA01"),
        ("BU01090207 2e Exlo\u00ebrmond", "BU01090207"),
        ("Centrum, WK001400", "WK001400"),
        ("NL00 Nederland", "NL00"),
    ],
)
def test_a_code_beside_its_name_is_that_code(written, code):
    assert keys([written, written.upper()]) == [code, code]
    assert read_code(written) == code


@pytest.mark.parametrize(
    "written",
    [
        "GM0014 GM0034",
        "GM0014 + GM0034",
        "GM0009 ging op in GM0014",
        "GM0014 34",
        "GM00141 Groningen",
        "Groningen GM14 x",
    ],
)
def test_several_codes_in_one_cell_or_part_of_one_are_none(written):
    found = read_codes(pd.Series([written]))
    assert (found.keys.tolist(), found.level) == ([written.upper()], "")


@pytest.mark.parametrize(
    "written", ["BU00140001", "bu00140001", "00140001", "140001", "140001.0", "2024BU00140001", "BU00140001  ", 140001]
)
def test_every_form_of_a_buurt_is_one_code_beside_a_buurt_layer(written):
    assert keys([written], fallback="buurt") == ["BU00140001"]


@pytest.mark.parametrize("written", ["WK001400", "wk001400", "001400", "1400", 1400, 1400.0, "2021WK001400"])
def test_every_form_of_a_wijk_is_one_code_beside_a_wijk_layer(written):
    assert keys([written], fallback="wijk") == ["WK001400"]


def test_a_code_of_the_kiesraad_is_a_gemeente():
    assert keys(["G1680", "G0014"]) == ["GM1680", "GM0014"]


def test_all_forms_with_a_prefix_are_one_code_in_one_column():
    written = ["GM0014", "gm0014 ", "2022GM0014", "G0014", "GM 0014", "gm-0014", "PV1:0014", "'GM0014", '"GM0014"']
    assert set(keys(written)) == {"GM0014"}


def test_all_forms_without_a_prefix_are_one_code_in_one_column():
    assert set(keys(["0014", "14", "14,00", "14.0", "'0014", '="0014"', "\ufeff14", "0014\u00a0"])) == {"GM0014"}


@pytest.mark.parametrize(
    "written, expected",
    [
        ("BU0363AA01", "BU0363AA01"),
        ("bu0363aa01", "BU0363AA01"),
        ("0363AA01", "BU0363AA01"),
        ("363AA01", "BU0363AA01"),
        ("WK0363AA", "WK0363AA"),
        ("0363AA", "WK0363AA"),
        ("0363A0", "WK0363A0"),
    ],
)
def test_letters_in_wijk_and_buurt_codes_are_kept(written, expected):
    fallback = "buurt" if expected.startswith("BU") else "wijk"
    assert keys([written], fallback=fallback) == [expected]


def test_bare_numbers_beside_codes_with_a_prefix_are_no_codes():
    found = read_codes(pd.Series(["GM0014", "GM 0034", "153", "0027", None, "27,0"]))
    assert found.levels.tolist() == ["gemeente", "gemeente", "", "", "", ""]
    assert found.keys.tolist()[2:4] == ["153", "0027"]
    assert found.unread.tolist() == [2, 3, 5]


def test_the_country_s_row_has_its_prefix_beside_bare_codes():
    assert keys(["NL00", "0014", "1680"]) == ["NL00", "GM0014", "GM1680"]


@pytest.mark.parametrize(
    "written", ["1.680", "1,680", "14.5", "14,5", "2014-01-02", "GM00A4", "GM-", "HSB1::0014::SB2"]
)
def test_what_could_be_something_else_is_no_code(written):
    assert read_codes(pd.Series([written])).levels.tolist() == [""]
    assert read_code(written) == ""


@pytest.mark.parametrize("level", [None, "gemeente", "buurt"])
@pytest.mark.parametrize("field", ["provcode", "provinciecode", "prov_nr", "PV_CODE"])
def test_a_provincie_is_one_whatever_the_level_of_the_rows(field, level):
    assert keys([20, 22], field=field, level=level, fallback="gemeente") == ["PV20", "PV22"]


def test_letters_stand_in_no_gemeente_code():
    assert read_codes(pd.Series(["GM00A4"])).levels.tolist() == [""]


def test_zero_padded_codes_of_several_levels_tell_their_level_by_their_length():
    found = read_codes(pd.Series(["0014", "001400", "00140001"]))
    assert found.keys.tolist() == ["GM0014", "WK001400", "BU00140001"]
    assert found.levels.tolist() == ["gemeente", "wijk", "buurt"]


def test_zero_padded_codes_tell_their_level_before_the_layer_does():
    assert keys(["0014", "1680"], fallback="buurt") == ["GM0014", "GM1680"]


@pytest.mark.parametrize("fallback, expected", [("buurt", "BU00140001"), ("wijk", "WK140001")])
def test_an_ambiguous_code_is_decided_by_the_level_of_the_layer(fallback, expected):
    assert keys([140001], fallback=fallback) == [expected]


def test_the_name_of_the_field_decides_before_the_layer():
    assert keys(["140001"], field="wk_code", fallback="buurt") == ["WK140001"]


def test_the_level_that_the_user_chose_decides_before_all_else():
    assert keys(["140001"], field="wk_code", level="buurt", fallback="wijk") == ["BU00140001"]
    assert keys(["001400"], level="buurt") == ["BU00001400"]


@pytest.mark.parametrize("codes", [[140001], ["140001"], [140001, 1400], ["14AA01"], [14000.0]])
def test_an_ambiguous_code_is_refused_with_field_and_code(codes):
    longest = as_text(pd.Series(codes))[0]
    with pytest.raises(Refusal) as refusal:
        read_codes(pd.Series(codes), field="regio")
    assert "'regio'" in str(refusal.value)
    assert longest in str(refusal.value)


def test_codes_of_seven_or_eight_places_are_buurten_without_any_hint():
    assert keys([3630000]) == ["BU03630000"]
    assert keys([3630000, 19000001, 140001]) == ["BU03630000", "BU19000001", "BU00140001"]


@pytest.mark.parametrize("code, expected", [("0014", "GM0014"), ("001400", "WK001400"), ("00140001", "BU00140001")])
def test_a_zero_padded_code_tells_its_level_without_any_hint(code, expected):
    assert keys([code, code]) == [expected] * 2


def test_a_code_longer_than_the_chosen_level_gets_no_level():
    found = read_codes(pd.Series(["14", "140001"]), level="gemeente")
    assert found.levels.tolist() == ["gemeente", ""]
    assert found.keys.tolist() == ["GM0014", "140001"]


@pytest.mark.parametrize(
    "level, written, expected",
    [("corop", 7, "CR07"), ("provincie", "20", "PV20"), ("landsdeel", 1, "LD01"), ("land", "1", "NL01")],
)
def test_bare_numbers_of_a_chosen_wider_level(level, written, expected):
    assert keys([written], level=level) == [expected]


@pytest.mark.parametrize("code, level", [("CR07  ", "corop"), ("PV20", "provincie"), ("LD01", "landsdeel")])
def test_wider_levels_are_known_by_their_prefix(code, level):
    found = read_codes(pd.Series([code]))
    assert (found.keys[0], found.levels[0]) == (code.strip(), level)


@pytest.mark.parametrize("code", ["NL00", "NL01"])
def test_the_country_has_two_codes(code):
    assert read_codes(pd.Series([code])).level == "land"


@pytest.mark.parametrize("missing", [None, np.nan, "", "   ", pd.NA])
def test_a_missing_code_is_empty(missing):
    found = read_codes(pd.Series(["GM0014", missing], dtype=object))
    assert found.keys.tolist() == ["GM0014", ""]
    assert found.levels.tolist() == ["gemeente", ""]


def test_a_missing_number_among_numbers_is_empty():
    assert keys([14.0, np.nan]) == ["GM0014", ""]
    assert keys([14, None], dtype="Int64") == ["GM0014", ""]


def test_a_column_without_codes_has_no_level():
    found = read_codes(pd.Series([None, ""], dtype=object))
    assert found.level == ""
    assert found.keys.tolist() == ["", ""]
    assert read_codes(pd.Series([], dtype=object)).keys.shape == (0,)


def test_text_that_is_no_code_stands_trimmed_and_in_capitals():
    found = read_codes(pd.Series([" Noord ", "14.5"]))
    assert found.keys.tolist() == ["NOORD", "14.5"]
    assert found.levels.tolist() == ["", ""]


def test_the_level_of_a_column_is_that_of_most_codes():
    assert read_codes(pd.Series(["GM0014", "BU00140001", "BU00140002", "x", "x", "x"])).level == "buurt"


@pytest.mark.parametrize(
    "field, level",
    [
        ("gm_code", "gemeente"),
        ("GM_CODE", "gemeente"),
        ("gemeentecode", "gemeente"),
        ("wk_code", "wijk"),
        ("wijkcode", "wijk"),
        ("bu_code", "buurt"),
        ("buurtcode", "buurt"),
        ("provinciecode", "provincie"),
        ("corop", "corop"),
        ("WijkenEnBuurten", ""),
        ("statcode", ""),
        ("code", ""),
        ("RegioS", ""),
    ],
)
def test_the_name_of_a_field_tells_a_level_only_where_it_is_one(field, level):
    assert name_hint(field) == level


NUMBERED = st.integers(1, 1999).map("{:04d}".format)  # the gemeente's digits
PLACE = st.sampled_from(string.digits + string.ascii_uppercase)
CODE = st.one_of(
    st.tuples(st.just("gemeente"), st.just("GM"), NUMBERED, st.just("")),
    st.tuples(st.just("wijk"), st.just("WK"), NUMBERED, st.text(PLACE, min_size=2, max_size=2)),
    st.tuples(st.just("buurt"), st.just("BU"), NUMBERED, st.text(PLACE, min_size=4, max_size=4)),
)


@given(CODE, st.integers(1990, 2030), st.integers(0, 6))
@settings(deadline=None, max_examples=60)
def test_any_code_comes_back_from_any_form(code, year, blanks):
    level, prefix, gemeente, rest = code
    bare = gemeente + rest
    full = prefix + bare
    prefixed = [full, full.lower(), full + " " * blanks, " " * blanks + full, f"{year}{full}"]
    if level == "gemeente":
        prefixed += ["G" + bare, "GM" + bare.lstrip("0")]
    unprefixed = [bare, bare.lower(), bare + " " * blanks, bare.lstrip("0")]
    if bare.isdigit():
        unprefixed += [f"{int(bare)}{decimals}" for decimals in (".0", ",0", ",00", ".00")]
        unprefixed += [f"'{bare}", f'="{bare}"']
    parts = [gemeente, rest[:2], rest[2:]]
    for sign in (" ", "-", ".", "_", "\u2013"):
        spelled = f"{prefix}{sign}{sign.join(filter(None, parts))}"
        prefixed += [spelled, spelled.lower(), f"'{spelled}", f"{year}{sign}{spelled}"]
    assert keys(unprefixed, level=level) == [full] * len(unprefixed)
    assert keys(prefixed) == [full] * len(prefixed)
    assert keys([*prefixed, *unprefixed])[: len(prefixed)] == [full] * len(prefixed)
    assert read_codes(pd.Series([*prefixed, *unprefixed]), level=level).levels[len(prefixed) :].tolist() == [""] * len(
        unprefixed
    )
    assert keys([bare], field=f"{level}code", fallback="buurt") == [full]
    assert keys([bare.lstrip("0")], fallback=level) == [full]
    if bare.isdigit():
        assert keys([int(bare)], level=level) == [full]
        assert keys([float(bare), np.nan], level=level) == [full, ""]


@given(st.lists(CODE, min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_a_code_does_not_depend_on_the_order_of_the_rows(codes, random):
    written = [prefix + gemeente + rest for _, prefix, gemeente, rest in codes]
    order = random.sample(range(len(written)), len(written))
    assert keys([written[i] for i in order]) == [keys(written)[i] for i in order]


@pytest.mark.parametrize("level, prefix", [("gemeente", "GM"), ("wijk", "WK"), ("buurt", "BU")])
def test_real_codes_come_back_without_their_prefix_and_their_zeros(shared, level, prefix):
    codes = pd.read_csv(shared / "tables" / "kwb_2024.csv", usecols=["code"])["code"]
    codes = codes[codes.str.startswith(prefix)]
    for written in (codes.str[2:], codes.str[2:].str.lstrip("0"), codes.str.lower(), codes.str.ljust(10)):
        assert keys(written, fallback=level) == codes.tolist()


@pytest.mark.parametrize(
    ("code", "level"),
    [
        *(("NL00", "land"), ("LD01", "landsdeel"), ("PV20", "provincie"), ("CR07", "corop"), ("GM0014", "gemeente")),
        *(("WK001400", "wijk"), ("BU00140001", "buurt")),
    ],
)
def test_a_code_with_its_prefix_tells_its_level(code, level):
    found = read_codes(pd.Series([code, code.lower()]))
    assert (found.keys.tolist(), found.levels.tolist(), found.level) == ([code] * 2, [level] * 2, level)
    assert (read_code(code), read_code(f" {code.lower()} "), level_of_text(code)) == (code, code, level)


@pytest.mark.parametrize(
    ("value", "level", "expected"),
    [
        *(("14", None, "GM0014"), (14.0, None, "GM0014"), ("0014", "buurt", ""), ("14", "gemeente", "GM0014")),
        *(("001400", None, "WK001400"), ("00140001", None, "BU00140001"), ("3630000", None, "BU03630000")),
        *(("140001", "wijk", "WK140001"), ("140001", "buurt", "BU00140001"), ("140001", "gemeente", "")),
        *(("1", "landsdeel", "LD01"), ("7", "corop", "CR07"), ("300", "wijk", "WK000300"), ("30", "wijk", "")),
        *(("30000", "buurt", "BU00030000"), ("3000", "buurt", ""), ("Noord", None, ""), (14.5, None, "")),
        *(("0014-00-01", None, "BU00140001"), ("0014 00", None, "WK001400"), ("", None, "")),
    ],
)
def test_one_code_alone_is_read_by_the_same_rules(value, level, expected):
    assert read_code(value, level) == expected
    found = read_codes(pd.Series([value], dtype=object), level=level)
    assert found.keys[0] == expected or (expected == "" and found.levels[0] == "")


def test_one_code_that_could_be_two_things_is_refused():
    with pytest.raises(Refusal, match="140001"):
        read_code("140001")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("GM 0014", "gemeente"),
        ("0014", BARE),
        ("140001", BARE),
        ("0363AA01", BARE),
        ("NOORD", ""),
        ("", ""),
        ("14.5", ""),
    ],
)
def test_the_level_of_one_text(text, level):
    assert level_of_text(text) == level


def test_text_that_is_no_code_keeps_its_form():
    assert [one_form(text) for text in ("NOORD-OOST", "14.5", "14.0", "0014-00-01", "2014-01-02")] == [
        "NOORD-OOST",
        "14.5",
        "14",
        "00140001",
        "2014-01-02",
    ]


def test_numbers_with_decimals_stay_as_they_are():
    assert as_text(pd.Series([14.5, 14.0, np.nan, 1e20])).tolist() == ["14.5", "14", "", "1e+20"]
    assert as_text(pd.Series([" 14,00", "14.0 ", "14.5", "a0", None])).tolist() == ["14", "14", "14.5", "A0", ""]


@pytest.mark.parametrize("level", ["landsdeel", "corop", "wijk", "gemeente", "provincie", "buurt"])
def test_the_name_of_a_level_is_a_hint(level):
    assert name_hint(f"{level}code") == level


@pytest.mark.parametrize("prefix", ["NL", "LD", "PV", "CR"])
def test_signs_may_stand_in_codes_of_wider_areas_too(prefix):
    assert keys([f"{prefix} 01", f"{prefix.lower()}-01", f"2024{prefix}01", f"2024-{prefix}.01"]) == [f"{prefix}01"] * 4


one_of_many = st.sampled_from(
    [
        "GM0014",
        "WK001400",
        "BU00140000",
        "BU0014000A",
        "CR01",
        "PV20",
        "LD02",
        "NL01",
        "gm0014",
        " GM0014",
        "GM0014\n",
        "GM0014\nGM0034",
        "0014",
        "14",
        "14.0",
        "",
        "Groningen",
        "GM\u0661\u0661\u0661\u0661",
        "GM00145",
        "2022GM0014",
        None,
    ]
)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(one_of_many, max_size=5) | st.lists(st.from_regex("GM[0-9]{4}|BU[0-9]{4}[0-9A-Z]{4}", fullmatch=True)))
def test_one_look_at_codes_in_their_one_form_gives_what_a_look_at_each_gives(codes):
    values = pd.Series(codes, dtype=object)
    found = read_codes(values, "code", "gemeente")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("regiolens.core.codes._are_codes", lambda texts: False)
        wanted = read_codes(values, "code", "gemeente")
    assert found.keys.tolist() == wanted.keys.tolist()
    assert found.levels.tolist() == wanted.levels.tolist()
    assert found.level == wanted.level


def test_the_country_has_two_codes_and_the_provincies_of_eurostat_are_none_of_them():
    found = read_codes(pd.Series(["NL00", "NL01", "NL11", "NL42"]), "code")
    assert found.levels.tolist() == ["land", "land", "", ""]
