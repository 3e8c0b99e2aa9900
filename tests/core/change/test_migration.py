"""core.change.migration against the published figures of the study of Noord-Nederland, and sums made by hand."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.change.migration import (
    PEOPLE,
    Sum,
    between_regions,
    by_kind,
    measured,
    net_flows,
    net_matrix,
    of_pairs,
    parse_groups,
    quadrants,
    relative,
    rounded_to_tens,
    with_sums,
)
from regiolens.core.messages import Refusal

YEARS = 6  # 2011-2016


def frame(**columns):
    found = pd.DataFrame(columns)
    return found.assign(**{name: np.nan for name in PEOPLE if name not in found})


# Net migration 2011-2016 of all, inhabitants of 2011, and the percentage a year that the study gives.
WHOLE = [
    ("Overig Noord-Nederland", -3610, 541920, -0.11),
    ("Zuidoost-Drenthe", -1630, 197020, -0.14),
    ("Assen", -1190, 67098, -0.30),
    ("Veenkoloniën", -2690, 195321, -0.23),
    ("Oost-Groningen", -1130, 137997, -0.14),
    ("Noordoost Fryslân", -2730, 125119, -0.36),
    ("Noordwest Fryslân", -1960, 62903, -0.52),
    ("Zuidoost Fryslân", -870, 186812, -0.08),
    ("Leeuwarden", 460, 121994 - 2485, 0.06),
]


@pytest.mark.parametrize(("area", "saldo", "people", "published"), WHOLE)
def test_the_published_percentages_of_the_whole_population(area, saldo, people, published):
    found = relative(np.array([float(saldo)]), np.array([float(people)]), YEARS)
    assert round(float(found[0]), 2) == published


def test_noord_nederland_by_group():
    """-0.13 and -0.08: the groups' sizes in 2011 follow from their changes, in persons and in percent a year.

    Lower incomes went down by 13,110 (the four kinds of area together), 0.7 % a year; the others are the rest of the
    1,717,610 inhabitants.
    """
    change = (-5800 + 2010) + (-6970 + 1460) + (-7540 + 1690) + (-1120 + 3160)
    assert change == -13110
    lower = 13110 / YEARS / 0.007
    inhabitants = 340830 + 457880 + 541920 + 376980
    rows = frame(
        gebied=["Noord-Nederland"] * 4,
        groep=["onder 101", "101-150", "hoger", "student"],
        saldo=[-590.0, -890.0, -13460.0, 2510.0],
        bevolking=[0.4 * lower, 0.6 * lower, 0.9 * (inhabitants - lower), 0.1 * (inhabitants - lower)],
    )
    sums = parse_groups("hoger + student; onder 101 + 101-150", rows["groep"])
    found = measured(with_sums(rows, sums), YEARS, [one.name for one in sums], False, False).set_index("groep")
    assert found.loc["hoger + student", "saldo"] == -10950 and found.loc["onder 101 + 101-150", "saldo"] == -1480
    assert round(found.loc["hoger + student", "saldo_relatief"], 2) == -0.13
    assert round(found.loc["onder 101 + 101-150", "saldo_relatief"], 2) == -0.08
    assert set(found["kwadrant"]) == {"linksonder"}


def test_leeuwarden_by_group():
    """0.04 and 0.16; the sizes follow from the growth of higher incomes (2,070, 0.36 % a year, printed 0.4)."""
    higher = 2070 / YEARS / 0.0036
    rows = frame(
        gebied=["Leeuwarden"] * 3,
        groep=["hoger", "student", "lager"],
        saldo=[-5020.0, 5250.0, 230.0],
        bevolking=[higher - 20000, 20000.0, 121994 - 2485 - higher],
    )
    found = measured(with_sums(rows, [Sum("hoger incl.", ("hoger", "student"))]), YEARS, ["hoger incl.", "lager"],
                     False, False).set_index("groep")  # fmt: skip
    assert round(found.loc["hoger incl.", "saldo_relatief"], 2) == 0.04
    assert round(found.loc["lager", "saldo_relatief"], 2) == 0.16
    assert set(found["kwadrant"]) == {"rechtsboven"}


def test_places_that_the_study_names_are_in_its_quadrants():
    signs = {"vestiging": 1.0, "vertrek": -1.0}
    named = [("Groningen", "vestiging", "vertrek", "rechtsonder")]
    named += [
        (name, "vertrek", "vestiging", "linksboven")
        for name in ("Delfzijl", "Hoogeveen", "Hoogezand-Sappemeer", "Stadskanaal", "Veendam")
    ]
    found = quadrants(*(np.array([signs[row[side]] for row in named]) for side in (1, 2)))
    assert found.tolist() == [row[3] for row in named]


def test_what_lies_on_an_axis_or_is_missing_is_in_no_quadrant():
    found = quadrants(np.array([1, -1, 0, np.nan, -1.0]), np.array([1, -1, 1, 1, np.nan]))
    assert found.tolist() == ["rechtsboven", "linksonder", None, None, None]


def test_groups_by_name_sum_and_list():
    groups = ["hoger", "lager", "student", "hoger, studenten, instellingen en overig"]
    assert [one.parts for one in parse_groups("hoger, LAGER", groups)] == [("hoger",), ("lager",)]
    assert parse_groups('[["hoger", "student"], "lager"]', groups) == [
        Sum("hoger + student", ("hoger", "student")),
        Sum("lager", ("lager",)),
    ]
    assert [one.parts for one in parse_groups(f"{groups[3]}; lager", groups)] == [(groups[3],), ("lager",)]
    assert parse_groups("a+b; a", ["a+b", "a", "b"])[0] == Sum("a+b", ("a+b",))
    assert parse_groups("", groups) == []
    with pytest.raises(Refusal, match="names 'rijk', which is no group; the groups are hoger, lager"):
        parse_groups("rijk; lager", groups)
    with pytest.raises(Refusal, match="adds a group to itself"):
        parse_groups("hoger + hoger; lager", groups)


def test_a_sum_of_which_a_part_is_missing_is_missing():
    rows = frame(gebied=["a", "a", "b", "b", "c"], groep=["x", "y", "x", "y", "x"], saldo=[1.0, 2, 3, np.nan, 5])
    found = with_sums(rows, [Sum("x + y", ("x", "y"))])
    assert found["gebied"].tolist() == ["a", "a", "a", "b", "b", "b", "c", "c"]
    of_sum = found[found["groep"] == "x + y"].set_index("gebied")["saldo"]
    assert of_sum["a"] == 3 and np.isnan(of_sum["b"]) and np.isnan(of_sum["c"])


def test_tens_keep_totals_apart():
    """Each area and the total rounded by itself: 4 + 4 + 4 is 12, so 10 and not 0."""
    rows = frame(gebied=list("abc"), groep=["alle"] * 3, vestigers=[4.0] * 3, vertrekkers=[0.0] * 3, saldo=[4.0] * 3,
                 bevolking=[104.0] * 3)  # fmt: skip
    assert measured(rows, 1, [], False, True)["saldo"].tolist() == [0, 0, 0]
    kinds = pd.DataFrame({"regiotype": ["krimp"] * 3, "stedelijkheid": ["5"] * 3}, index=list("abc"))
    found = measured(by_kind(rows, kinds), 1, [], False, True)
    assert found[["saldo", "bevolking"]].drop_duplicates().values.tolist() == [[10.0, 310.0]]
    assert found["saldo_relatief"].tolist() == pytest.approx([1000 / 310] * 4)
    assert rounded_to_tens(np.array([-5.0, -4.9, 15])).tolist() == [-10, 0, 20]
    assert not np.signbit(rounded_to_tens(np.array([-2.0]))).any()


def test_the_whole_population_as_denominator():
    rows = frame(gebied=["w", "w"], groep=["student", "lager"], saldo=[30.0, 80.0], bevolking=[400.0, 900.0],
                 geheel=[10324.0, 10324.0], geheel_eind=[10520.0] * 2)  # fmt: skip
    found = measured(rows, YEARS, [], True, False)
    assert found["saldo_relatief"].round(2).tolist() == [0.05, 0.13]
    assert found["aandeel_groei"].round(1).tolist() == [15.3, 40.8]
    assert measured(rows, YEARS, [], False, False)["saldo_relatief"].round(2).tolist() == [1.25, 1.48]


def test_moves_between_areas():
    pairs = pd.DataFrame(
        [
            ("a", "b", "x", 5.0),
            ("b", "a", "x", 2.0),
            ("a", "a", "x", 100.0),
            ("c", "a", "y", 4.0),
            ("c", "z", "y", 1.0),
        ],
        columns=["van", "naar", "groep", "aantal"],
    )
    found = of_pairs(pairs, ["a", "b", "c"], ["x", "y"]).set_index(["gebied", "groep"])
    assert found.loc[("a", "x")].tolist() == [2, 5, -3] and found.loc[("a", "y")].tolist() == [4, 0, 4]
    assert found.loc[("c", "y")].tolist() == [0, 5, -5] and found.loc[("b", "y")].tolist() == [0, 0, 0]
    kinds = pd.DataFrame({"regiotype": ["k", "k", "o"], "stedelijkheid": ["4", "5", "5"]}, index=list("abc"))
    rows = found.reset_index().assign(**dict.fromkeys(PEOPLE[3:], 1.0))
    table = by_kind(rows, kinds, pairs).set_index(["regiotype", "stedelijkheid", "groep"])
    # Between a and b within the one kind nobody arrives or leaves.
    assert table.loc[("k", "totaal", "x"), ["vestigers", "vertrekkers", "saldo"]].tolist() == [0, 0, 0]
    assert table.loc[("totaal", "5", "x"), ["vestigers", "vertrekkers", "saldo"]].tolist() == [5, 2, 3]
    assert table.loc[("totaal", "totaal", "y"), ["vestigers", "vertrekkers", "saldo"]].tolist() == [0, 1, -1]
    alone = by_kind(rows, kinds).set_index(["regiotype", "stedelijkheid", "groep"])
    assert alone.loc[("k", "totaal", "x"), ["vestigers", "vertrekkers", "saldo"]].tolist() == [7, 7, 0]
    assert (alone["saldo"] == table["saldo"]).all()


def test_an_area_without_a_saldo_counts_in_no_cell_and_one_without_population_takes_its_cell_along():
    rows = frame(gebied=list("abc"), groep=["x"] * 3, saldo=[1.0, np.nan, 2.0], bevolking=[10.0, 20.0, np.nan])
    kinds = pd.DataFrame({"regiotype": ["k", "k", "o"], "stedelijkheid": ["5"] * 3}, index=list("abc"))
    found = by_kind(rows, kinds).set_index(["regiotype", "stedelijkheid"])
    assert found.loc[("k", "5"), ["gebieden", "saldo", "bevolking"]].tolist() == [1, 1, 10]
    assert found.loc[("totaal", "totaal"), "saldo"] == 3 and np.isnan(found.loc[("totaal", "totaal"), "bevolking"])


def test_a_kind_of_which_an_area_has_one_group_alone_is_in_no_quadrant():
    """Both sides of a quadrant are those of the same areas: a has both groups, b and d lack one, c both."""
    saldo = [2.0, -1.0, 5.0, np.nan, np.nan, np.nan, np.nan, -9.0]
    rows = frame(gebied=list("aabbccdd"), groep=["x", "y"] * 4, saldo=saldo)
    kinds = pd.DataFrame({"regiotype": list("kkok"), "stedelijkheid": list("1212")}, index=list("abcd"))
    found = measured(by_kind(rows, kinds, axes=["x", "y"]), 1, ["x", "y"], False, False)
    told = found.set_index(["regiotype", "stedelijkheid", "groep"])["kwadrant"]
    assert told["k", "1", "x"] == told["totaal", "1", "y"] == "rechtsonder"
    uneven = [(kind, level, group) for kind in ("k", "totaal") for level in ("2", "totaal") for group in "xy"]
    assert told[uneven].isna().all()


def test_flows_between_regions_and_their_matrix():
    pairs = pd.DataFrame(
        [("a", "c", 7.0), ("b", "c", 8.0), ("c", "a", 4.0), ("a", "b", 50.0), ("c", "d", 3.0), ("x", "c", 9.0)],
        columns=["van", "naar", "aantal"],
    )
    regions = {"a": "Noord", "b": "Noord", "c": "Zuid", "d": "Oost"}
    moves = between_regions(pairs, regions, ["Noord", "Oost", "Zuid"])
    assert moves.loc["Noord", "Zuid"] == 15 and moves.loc["Zuid", "Noord"] == 4 and moves.loc["Noord", "Noord"] == 0
    flows = net_flows(moves)
    assert flows.values.tolist() == [["Noord", "Zuid", 15, 4, 11], ["Zuid", "Oost", 3, 0, 3]]
    matrix = net_matrix(moves)
    assert matrix.loc["Noord"].tolist() == [0, 0, 11, 11] and matrix.loc["Zuid", "totaal"] == -8
    assert np.allclose(matrix.iloc[:, :3], -matrix.iloc[:, :3].T)
    assert net_flows(moves, tens=True)["netto"].tolist() == [10, 0]
