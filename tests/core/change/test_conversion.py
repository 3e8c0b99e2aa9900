"""Gemeenten of one year as those of another, by what became of them or by weights."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.change.conversion import between, forward, parts_of, undivided, weighed
from regiolens.core.change.mergers import Changes
from regiolens.core.messages import Refusal

CHANGES = Changes(
    pd.DataFrame(
        [
            ("2015-07-01", "GM1921", "De Friese Meren", "GM1940", "De Fryske Marren", "yes"),
            ("2021-01-01", "GM0003", "Appingedam", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0010", "Delfzijl", "GM1979", "Eemsdelta", "yes"),
            ("2021-01-01", "GM0788", "Haaren", "GM0757", "Boxtel", "no"),
            ("2021-01-01", "GM0788", "Haaren", "GM0855", "Tilburg", "no"),
            ("2022-03-24", "GM0457", "Weesp", "GM0363", "Amsterdam", "no"),
            ("2018-01-01", "GM0007", "Bellingwedde", "GM1950", "Westerwolde", "yes"),
            ("2020-01-01", "GM1950", "Westerwolde", "GM1951", "Nog groter", "yes"),
        ],
        columns=["date", "code_from", "name_from", "code_to", "name_to", "new"],
    )
)
OF = {2022: {"GM0363", "GM0457", "GM1979"}, 2023: {"GM0363", "GM1979"}, 2020: {"GM0003", "GM0010", "GM0757", "GM0788"}}
PEOPLE = {"GM0363": 90.0, "GM0457": 10.0}


def found(codes, first, last, people=PEOPLE):
    table = between(codes, (OF[first], OF[last]), (first, last), CHANGES, people)
    return sorted(map(tuple, table.values.tolist()))


def test_a_merger_is_followed_through_all_that_came_after():
    assert forward(["GM0007"], CHANGES, "2024-01-01").values.tolist() == [["GM0007", "GM1951", 1.0]]
    assert forward(["GM0007"], CHANGES, "2019-01-01").values.tolist() == [["GM0007", "GM1950", 1.0]]
    assert forward(["GM0007"], CHANGES, "2017-01-01").values.tolist() == [["GM0007", "GM0007", 1.0]]


def test_a_change_within_a_year_counts_from_the_next_first_of_january():
    assert found({"GM0457"}, 2022, 2022) == [("GM0457", "GM0457", 1.0)]
    assert found({"GM0457"}, 2022, 2023) == [("GM0363", "GM0363", 1.0), ("GM0457", "GM0363", 1.0)]


def test_back_in_time_a_gemeente_is_divided_by_inhabitants():
    assert found({"GM0363", "GM1979"}, 2023, 2022) == [
        ("GM0363", "GM0363", 0.9),
        ("GM0363", "GM0457", 0.1),
        ("GM1979", "GM1979", 1.0),
    ]


def test_a_division_without_known_shares_is_refused_with_the_codes():
    with pytest.raises(Refusal, match="GM0363 is divided among GM0363, GM0457"):
        found({"GM0363"}, 2023, 2022, {"GM0363": 90.0})
    OF[2021] = {"GM1979", "GM0757", "GM0855"}
    with pytest.raises(Refusal, match="GM0788 is divided among GM0757, GM0855"):
        found({"GM0788"}, 2020, 2021)
    # Appingedam is not held up by Haaren.
    assert ("GM0003", "GM1979", 1.0) in found({"GM0003"}, 2020, 2021)


def test_weights_of_a_code_become_shares():
    table = weighed(pd.Series(["A", "A", "B"]), pd.Series(["C", "D", "D"]), pd.Series([3.0, 1.0, 500.0]))
    assert table.share.tolist() == [0.75, 0.25, 1.0]
    parts = parts_of(np.array(["B", "X", "A"], dtype=object), table)
    assert (parts.row.tolist(), parts.target.tolist()) == ([0, 1, 2, 2], ["D", "X", "C", "D"])
    assert parts.divided.tolist() == [False, False, True, True]


@pytest.mark.parametrize(
    ("pairs", "weights", "said"),
    [
        ([("A", "B")], [np.nan], "no weight of 0 or more for A to B"),
        ([("A", "B")], [-1.0], "no weight of 0 or more"),
        ([("A", "B"), ("A", "C")], [0.0, 0.0], "all zero"),
        ([("A", "B"), ("A", "B")], [1.0, 1.0], "A to B more than once"),
    ],
)
def test_weights_that_are_none_are_refused(pairs, weights, said):
    codes = pd.DataFrame(pairs)
    with pytest.raises(Refusal, match=said):
        weighed(codes[0], codes[1], pd.Series(weights))


def test_what_cannot_be_divided_is_left_out_with_what_it_went_into():
    years = ({"GM0757", "GM0788", "GM0003", "GM0010"}, {"GM0757", "GM0855", "GM1979"})
    table, left_out, into = undivided(years[0], years, (2020, 2023), CHANGES, PEOPLE)
    assert (left_out, into) == (["GM0788"], ["GM0757", "GM0855"])
    assert sorted(map(tuple, table.values.tolist())) == [
        ("GM0003", "GM1979", 1.0),
        ("GM0010", "GM1979", 1.0),
        ("GM0757", "GM0757", 1.0),
    ]
    table, left_out, into = undivided({"GM0003", "GM0010"}, years, (2020, 2023), CHANGES, PEOPLE)
    assert (left_out, into, len(table)) == ([], [], 2)
