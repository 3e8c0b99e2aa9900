"""Which column holds the codes of the areas."""

import sqlite3

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.code_field import code_field, find_code_field, own_code_field
from regiolens.core.codes import read_codes
from regiolens.core.messages import Refusal


def attributes(path):
    """The columns of a GeoPackage's first layer, without its geometry."""
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
        table = database.execute("SELECT table_name FROM gpkg_contents").fetchone()[0]
        geometry = database.execute("SELECT column_name FROM gpkg_geometry_columns").fetchone()[0]
        names = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")') if row[1] != geometry]
        columns = ", ".join(f'"{name}"' for name in names)
        return pd.read_sql_query(f'SELECT {columns} FROM "{table}"', database)


@pytest.mark.parametrize("field", ["waterschapcode", "ws_code", "ggdcode", "politieregio_code", "postcode", "brincode"])
def test_numbers_of_other_things_are_no_codes_of_areas(field):
    assert read_codes(pd.Series(["153", "0027"]), field, fallback="gemeente").levels.tolist() == ["", ""]
    with pytest.raises(Refusal):
        find_code_field({field: pd.Series(["153", "0027"])}, "laag")


GEMEENTEN = pd.DataFrame(
    {
        "gm": [f"GM{number:04d}" for number in (3, 10, 14, 18, 24, 106, 109, 118)],
        "naam": list("ABCDEFGH"),
        "jr": [f"2022GM{number:04d}" for number in (3, 10, 14, 18, 24, 106, 109, 118)],
        "bare": [3, 10, 14, 18, 24, 106, 109, 118],
        "pv": ["PV20"] * 5 + ["PV22"] * 3,
        "prov": [20] * 5 + [22] * 3,
        "ws": [33, 33, 34, 34, 35, 35, 36, 37],
        "row": range(1, 9),
        "inwoners": [12019, 25000, 233273, 34000, 9600, 68000, 35000, 55000],
    }
)


@given(st.permutations(["provinciecode", "naam", "jrstatcode", "statcode", "waterschapcode", "provcode", "inwoners"]))
@settings(deadline=None, max_examples=40)
def test_the_order_of_columns_does_not_tell_which_holds_the_codes(order):
    of = {"provinciecode": "pv", "jrstatcode": "jr", "statcode": "gm", "waterschapcode": "ws", "provcode": "prov"}
    columns = {name: GEMEENTEN[of.get(name, name)] for name in order}
    assert find_code_field(columns, "laag") == "statcode" == own_code_field(columns)
    columns["gemcode"] = GEMEENTEN["bare"]
    del columns["statcode"], columns["jrstatcode"]
    assert find_code_field(columns, "laag") == "gemcode"
    columns["code"] = columns.pop("gemcode")
    assert find_code_field(columns, "laag") == "code"
    columns["code"] = GEMEENTEN["row"]
    assert find_code_field(columns, "laag") in ("provinciecode", "provcode")
    assert own_code_field(columns) == ""


def test_one_area_alone_is_of_its_narrowest_code():
    one = {"provinciecode": pd.Series(["PV20"]), "gm_code": pd.Series(["GM0014"]), "naam": pd.Series(["Groningen"])}
    assert own_code_field(one) == "gm_code"


def test_the_field_of_the_areas_themselves_is_the_one_without_repeats():
    columns = {
        "naam": pd.Series(["Noord", "Zuid", "Oost"]),
        "gemeentecode": pd.Series(["GM0014", "GM0014", "GM0034"]),
        "wijk": pd.Series(["WK001400", "WK001401", "WK003400"]),
    }
    assert find_code_field(columns, "laag") == "wijk"


def test_a_field_without_a_year_comes_before_one_with_it():
    columns = {
        "jrstatcode": pd.Series(["2022GM0014", "2022GM0034"]),
        "statcode": pd.Series(["GM0014", "GM0034"]),
    }
    assert find_code_field(columns, "laag") == "statcode"


@pytest.mark.parametrize("name", ["Gem.nr.", "gem nr", "Gemeentenummer", "gemeente_nr", "CBS-nummer", "CBSnr"])
def test_numbers_of_gemeenten_by_the_names_that_tables_give_them(name):
    assert code_field({name: pd.Series([14, 34, 1680]), "naam": pd.Series(["a", "b", "c"])}) == name
    assert not code_field({"huisnummer": pd.Series([14, 34, 1680])})


def test_a_few_gemeenten_with_their_totals_have_a_code_field():
    codes = ["GM0014", "GM0034", "GM1680"]
    for totals in (["Totaal"], ["Regio", "Nederland"]):
        assert code_field({"regio": pd.Series([*codes, *totals])}) == "regio"
        assert code_field({"gemeentecode": pd.Series(["14", "34", "1680", *totals])}) == "gemeentecode"
    assert code_field({"regio": pd.Series([*codes, "a", "b", "c"])}) == ""


@pytest.mark.parametrize("others, found", [(1, True), (2, False)])
def test_nine_in_ten_values_of_a_code_field_are_codes(others, found):
    codes = [f"GM{number:04d}" for number in range(10 - others)] + ["onbekend"] * others
    if found:
        assert find_code_field({"regio": pd.Series([*codes, None])}, "laag") == "regio"
    else:
        with pytest.raises(Refusal):
            find_code_field({"regio": pd.Series([*codes, None])}, "laag")


def test_of_equal_fields_the_first_is_taken():
    codes = pd.Series(["GM0014", "GM0034"])
    assert find_code_field({"naam": pd.Series(["A", "B"]), "RegioS": codes, "Code_1": codes}, "laag") == "RegioS"
    assert find_code_field({"Code_1": codes, "RegioS": codes}, "laag") == "Code_1"


def test_a_field_with_the_prefix_comes_before_bare_numbers():
    columns = {"postcode": pd.Series([9711, 9712, 9713]), "gem": pd.Series(["GM0014", "GM0014", "GM0034"])}
    assert find_code_field(columns, "laag") == "gem"


def test_codes_in_mixed_forms_make_a_code_field():
    assert find_code_field({"code": pd.Series(["GM0014", "0034", "gm0037", "2022GM0047"])}, "laag") == "code"


def test_columns_that_were_not_separated_are_told():
    with pytest.raises(Refusal, match="semicolons") as refusal:
        find_code_field({"code;naam;inwoners": pd.Series(["GM0014;Groningen;243768"])}, "kwb")
    assert "'kwb'" in str(refusal.value)


def test_bare_numbers_are_codes_only_under_a_name_that_says_so():
    numbers = pd.Series([14, 34, 37])
    assert find_code_field({"inwoners": numbers + 1, "gemeentecode": numbers}, "laag") == "gemeentecode"
    with pytest.raises(Refusal, match="'laag'"):
        find_code_field({"inwoners": numbers}, "laag")


def test_a_layer_without_codes_is_refused_by_its_name():
    with pytest.raises(Refusal, match="'wijken van Assen'"):
        find_code_field({"naam": pd.Series(["Noord", "Zuid"]), "code": pd.Series([None, None])}, "wijken van Assen")


@pytest.mark.parametrize(
    "layer, field, level, number",
    [
        ("buurt_2024", "buurtcode", "buurt", 14566),
        ("wijk_2022", "code", "wijk", 3340),
        ("gemeente_2021", "code", "gemeente", 352),
        ("gemeente_2022", "statcode", "gemeente", 345),
        ("gemeente_2023", "statcode", "gemeente", 342),
        ("corop_2015", "statcode", "corop", 40),
        ("provincie_2022", "code", "provincie", 12),
    ],
)
def test_the_code_field_of_real_layers(shared, layer, field, level, number):
    frame = attributes(shared / "areas" / f"{layer}.gpkg")
    assert find_code_field(dict(frame.items()), layer) == field
    found = read_codes(frame[field], field)
    assert set(found.levels) == {level}
    assert len(set(found.keys)) == number


@pytest.mark.parametrize(
    "table, options, field",
    [
        ("kwb_2024", {}, "code"),
        ("kwb_amsterdam_2024", {"sep": ";"}, "Area_Code"),
        ("gebieden_in_nederland_2022", {}, "RegioS"),
        ("gebieden_in_nederland_2024", {"sep": ";", "encoding": "utf-8-sig"}, "RegioS"),
        ("verkiezingen_TK2021", {"sep": ";", "encoding": "utf-8-sig"}, "RegioCode"),
        ("gemeente_indicatoren_2021", {}, "statcode"),
    ],
)
def test_the_code_field_of_real_tables(shared, table, options, field):
    frame = pd.read_csv(shared / "tables" / f"{table}.csv", low_memory=False, **options)
    assert find_code_field(dict(frame.items()), table) == field


NUMBERS = [14, 34, 37, 47, 50, 85, 86, 88, 90, 93, 96, 98]
FIGURES = [1234, 5678, 910, 4321, 876, 5432, 1987, 3456, 2345, 765, 4567, 8765]


@pytest.mark.parametrize("name", ["gemeente", "gm", "gm_nr", "gm_2023", "RegioS", "gemeentecode", "gem. nr."])
def test_bare_numbers_are_codes_where_the_name_of_their_column_says_so(name):
    assert code_field({"naam": pd.Series(list("abcdefghijkl")), name: pd.Series(NUMBERS)}) == name


@pytest.mark.parametrize("name", ["gm_inw", "wk_woningen", "bu_aantal", "regio_inwoners", "aantal_codes", "postcode"])
def test_figures_of_what_a_column_names_are_no_codes(name):
    assert code_field({"naam": pd.Series(list("abcdefghijkl")), name: pd.Series(FIGURES)}) == ""
