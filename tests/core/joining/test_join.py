"""Which row belongs to which area, and why some do not."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.codes import read_codes
from regiolens.core.joining.join import level_note, match
from regiolens.core.messages import Refusal


def codes(values):
    return read_codes(pd.Series(values, dtype=object))


def test_each_area_gets_the_row_with_its_code_whatever_its_form():
    found = match(codes(["GM0014", "GM0034", "GM1680"]), codes(["1680", "0014", "0034"]))
    assert found.rows.tolist() == [1, 2, 0]
    assert found.matched == 3
    assert found.unmatched_areas.tolist() == []
    assert found.unmatched_rows.tolist() == []


def test_unmatched_areas_and_rows_are_told_on_both_sides():
    found = match(codes(["GM0014", "GM0034", "GM0999"]), codes(["GM0003", "GM0034", "GM0010"]))
    assert found.rows.tolist() == [-1, 1, -1]
    assert found.matched == 1
    assert found.unmatched_areas.tolist() == [0, 2]
    assert found.unmatched_rows.tolist() == [0, 2]


def test_an_empty_code_matches_nothing_not_even_another_empty_code():
    found = match(codes([None, "GM0014", ""]), codes(["", "GM0014", None]))
    assert found.rows.tolist() == [-1, 1, -1]
    assert found.unmatched_areas.tolist() == [0, 2]
    assert found.unmatched_rows.tolist() == [0, 2]
    assert found.duplicates == ()


def test_rows_of_another_level_are_set_apart():
    table = codes(["GM0014", "WK001400", "BU00140000", "BU00140001", "BU00140099"])
    found = match(codes(["BU00140000", "BU00140001"]), table)
    assert found.rows.tolist() == [2, 3]
    assert found.other_level_rows.tolist() == [0, 1]
    assert found.unmatched_rows.tolist() == [4]


def test_areas_of_the_user_s_own_join_by_their_text():
    found = match(codes(["noord", "Zuid "]), codes(["ZUID", "noord", "west"]))
    assert found.rows.tolist() == [1, 0]
    assert found.unmatched_rows.tolist() == [2]


def test_a_code_that_stands_twice_in_the_table_is_refused_by_name():
    with pytest.raises(Refusal) as refusal:
        match(codes(["GM0014"]), codes(["GM0014", "gm 0014", "GM0034"]), table_name="inkomen.csv")
    assert "'inkomen.csv'" in str(refusal.value)
    assert "(GM0014)" in str(refusal.value)


@pytest.mark.parametrize("duplicates, row", [("first", 0), ("last", 2)])
def test_of_a_code_that_stands_twice_the_first_or_last_row_is_taken(duplicates, row):
    found = match(codes(["GM0034", "GM0014"]), codes(["GM0014", "GM0034", "GM14"]), duplicates)
    assert found.rows.tolist() == [1, row]
    assert found.duplicates == ("GM0014",)
    assert found.unmatched_rows.tolist() == []


def test_a_code_that_stands_twice_at_another_level_or_is_empty_is_no_duplicate():
    found = match(codes(["GM0014"]), codes(["GM0014", "WK001400", "WK001400", "", ""]))
    assert found.rows.tolist() == [0]
    assert found.duplicates == ()


def test_two_areas_with_one_code_both_get_its_row():
    assert match(codes(["GM0014", "GM0034", "GM0014"]), codes(["GM0034", "GM0014"])).rows.tolist() == [1, 0, 1]


@pytest.mark.parametrize("areas, table", [([], ["GM0014"]), (["GM0014"], []), ([], [])])
def test_empty_sides_match_nothing(areas, table):
    found = match(codes(areas), codes(table))
    assert found.rows.tolist() == [-1] * len(areas)
    assert found.matched == 0


GEMEENTEN = [f"GM{number:04d}" for number in range(1, 30)]


@given(
    st.lists(st.sampled_from(GEMEENTEN), max_size=20),
    st.lists(st.sampled_from(GEMEENTEN), max_size=20, unique=True),
    st.randoms(use_true_random=False),
)
@settings(deadline=None, max_examples=60)
def test_permuting_the_rows_permutes_the_match(areas, table, random):
    order = random.sample(range(len(table)), len(table))
    shuffled = [table[i] for i in order]
    first, second = match(codes(areas), codes(table)), match(codes(areas), codes(shuffled))
    assert first.rows.tolist() == [table.index(area) if area in table else -1 for area in areas]
    assert [order[row] if row >= 0 else -1 for row in second.rows] == first.rows.tolist()
    assert sorted(order[row] for row in second.unmatched_rows) == first.unmatched_rows.tolist()
    assert np.array_equal(second.unmatched_areas, first.unmatched_areas)


def test_a_table_of_another_level_is_named_with_both_levels():
    areas, table = codes(["WK001400", "WK001401"]), codes(["GM0014", "GM0034"])
    note = str(level_note(areas, table, match(areas, table)))
    assert "wijk" in note
    assert "gemeente" in note


def test_no_word_about_levels_where_they_agree_or_something_matched():
    areas = codes(["GM0014"])
    several = codes(["GM0099", "BU00140001", "BU00140002"])
    for table in (codes(["GM0034"]), codes(["GM0014", "BU00140001", "BU00140002"]), several, codes([])):
        assert level_note(areas, table, match(areas, table)) is None


def test_the_gemeenten_of_a_real_table_are_found_among_its_wijken_and_buurten(shared):
    kwb = pd.read_csv(shared / "tables" / "kwb_2024.csv", usecols=["code", "niveau"])
    areas = kwb.loc[kwb.niveau == "gemeente", "code"].sample(frac=1, random_state=1)
    found = match(codes(areas.str[2:].str.lstrip("0").tolist()), codes(kwb.code.tolist()))
    assert found.matched == 342
    assert kwb.code.to_numpy()[found.rows].tolist() == areas.tolist()
    assert len(found.other_level_rows) == 3393 + 14574
    assert found.unmatched_rows.tolist() == []
