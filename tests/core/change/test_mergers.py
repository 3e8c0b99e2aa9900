"""Why a code may have no counterpart: changes of gemeenten."""

import pandas as pd
import pytest

from regiolens.core.change.mergers import Changes

CHANGES = Changes(
    pd.DataFrame(
        [
            ("2021-01-01", "GM0003", "Appingedam", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0010", "Delfzijl", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0024", "Loppersum", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0788", "Haaren", "GM0757", "Boxtel", "no"),
            ("2021-01-01", "GM0788", "Haaren", "GM0855", "Tilburg", "no"),
            ("2022-03-24", "GM0457", "Weesp", "GM0363", "Amsterdam", "no"),
            ("2023-01-01", "GM0501", "Brielle", "GM1992", "Voorne aan Zee", "yes"),
            ("2023-01-01", "GM0530", "Hellevoetsluis", "GM1992", "Voorne aan Zee", "yes"),
            ("2023-01-01", "GM0614", "Westvoorne", "GM1992", "Voorne aan Zee", "yes"),
            ("2018-01-01", "GM0007", "Bellingwedde", "GM1950", "Westerwolde", "yes"),
            ("2020-01-01", "GM9998", "Gehucht", "GM1950", "Westerwolde", "yes"),
        ],
        columns=["date", "code_from", "name_from", "code_to", "name_to", "new"],
    )
)


def reason(code, side="row"):
    return str(CHANGES.reasons([code], side)[0])


def test_a_merged_gemeente_is_named_with_both_codes_and_the_date():
    for part in ("GM0003 Appingedam", "GM1979 Eemsdelta", "2021-01-01"):
        assert part in reason("GM0003")
    for part in ("GM0457 Weesp", "GM0363 Amsterdam", "2022-03-24"):
        assert part in reason("GM0457", "area")


def test_a_divided_gemeente_names_all_that_received_it():
    for part in ("GM0788 Haaren", "GM0757 Boxtel", "GM0855 Tilburg"):
        assert part in reason("GM0788")


def test_a_new_gemeente_names_all_it_was_made_of():
    text = reason("GM1992", "area")
    for part in ("GM1992 Voorne aan Zee", "GM0501 Brielle", "GM0530 Hellevoetsluis", "GM0614 Westvoorne", "2023-01-01"):
        assert part in text


def test_of_several_years_the_latest_change_is_told():
    text = reason("GM1950")
    assert "2020-01-01" in text
    assert "GM9998" in text
    assert "GM0007" not in text


@pytest.mark.parametrize("code", ["WK045700", "BU04570101", "BU0457AA01"])
def test_a_wijk_or_buurt_is_explained_by_its_gemeente(code):
    assert "GM0457 Weesp" in reason(code)
    assert "GM0363 Amsterdam" in reason(code)


@pytest.mark.parametrize("code", ["GM0363", "GM0757", "WK036300", "BU03630001"])
def test_a_gemeente_that_only_grew_kept_its_code_which_explains_nothing(code):
    assert CHANGES.reasons([code], "row") == [None]


@pytest.mark.parametrize("code", ["GM0014", "WK001499", "BU00149999", "CR07", "NOORD", "WK199299"])
def test_what_the_changes_do_not_tell_is_left_open(code):
    assert CHANGES.reasons([code], "area") == [None]


def test_an_empty_code_is_said_of_the_side_it_stands_on():
    assert "area" in reason("", "area")
    assert "row" in reason("", "row")


def test_reasons_keep_the_order_of_the_codes():
    told = CHANGES.reasons(["GM0457", "GM0014", "GM0003"], "row")
    assert ["Weesp" in str(told[0]), told[1] is None, "Appingedam" in str(told[2])] == [True] * 3
