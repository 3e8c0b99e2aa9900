"""Change between two moments, held against published tables."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.change.moments import changed, country_figure, diverging, parts_of_growth
from regiolens.core.messages import Refusal

#: Het PON & Telos, Accentueer het verschil (2024), table 4: all gemeenten, worst quarter; 2014, 2023
INCOME = ([39.8, 35.4], [51.8, 45.8])
POOR = ([2.7, 4.3], [3.3, 5.1])


def change(begin, end, kind="index", *more, **others):
    return changed(np.array(begin, dtype=float), np.array(end, dtype=float), kind, *more, **others)


def test_incomes_rose_by_12_and_by_10_4_and_poverty_by_0_6_and_0_8():
    assert change(*INCOME, "mean").table.verandering.tolist() == [12.0, 10.4]
    assert change(*POOR, "percentage").table.verandering.tolist() == [0.6, 0.8]
    beside = change(*INCOME, "mean", country=(39.8, 51.8)).table
    assert beside.verschil_nl.tolist() == pytest.approx([0.0, -1.6])


def test_percentages_change_in_points_never_in_percent():
    assert change(*POOR, "percentage").table.verandering_pct.isna().all()
    assert change(*INCOME, "mean").table.verandering_pct.tolist() == pytest.approx([1200 / 39.8, 1040 / 35.4])


def test_the_sixteen_regions_of_table_7(shared):
    facts = pd.read_csv(shared.parent / "facts" / "mdi_corop.csv").dropna().set_index("corop")
    found = changed(facts.mdi_2014.to_numpy(), facts.mdi_2023.to_numpy(), "index", 1, 9.0).table
    found.index = facts.index
    assert len(found) == 16
    assert found.verandering["Oost-Groningen"] == -5.7 and found.verandering["Zuidoost-Drenthe"] == -9.9
    assert found.verandering.iloc[:8].idxmin() == "Zuidoost-Drenthe"
    assert (found.richting == "beter").all()
    assert found.rang_begin["Oost-Groningen"] == found.rang_eind["Oost-Groningen"] == 1


def test_groningen_grew_by_1_1_percent_a_year_plainly():
    """Noord-Nederland 2011-2017: 202,460 inhabitants in 2017, 12,274 more than in 2011."""
    plain = change([202460 - 12274], [202460], "count", years=6.0).table
    assert round(plain.per_jaar[0], 1) == 1.1
    compounded = change([202460 - 12274], [202460], "count", years=6.0, compounded=True).table
    assert round(compounded.per_jaar[0], 1) == 1.0
    with pytest.raises(Refusal, match="compounded"):
        change([1.0], [2.0], "percentage", years=6.0, compounded=True)


def test_the_published_growth_of_the_north(shared):
    """All regions of which both numbers are published, at the published decimals."""
    facts = pd.read_csv(shared.parent / "facts" / "nn_bevolking_2011_2017.csv").dropna(
        subset=["bevolking_2011", "bevolking_2017"]
    )
    found = changed(
        facts.bevolking_2011.to_numpy(float), facts.bevolking_2017.to_numpy(float), "count", years=6.0
    ).table.per_jaar
    for published, ours in zip(facts.groei_pct_per_jaar_gepubliceerd, found):
        decimals = len(f"{published:g}".partition(".")[2])
        assert round(ours, decimals) == published


def test_counts_are_compared_by_their_growth():
    found = change([100, 200], [110, 190], "count", 0, country=(1000.0, 1020.0))
    assert found.table.verschil_nl.tolist() == pytest.approx([8.0, -7.0]) and found.country == pytest.approx(2.0)
    assert found.table.richting.tolist() == [None, None]


def test_direction_and_threshold_decide_what_is_better():
    found = change([50, 50, 50, 50, np.nan], [52, 51, 50, 49, 50], "index", 1, threshold=1.0).table
    assert found.richting.fillna("").tolist() == ["slechter", "slechter", "gelijk", "beter", ""]
    assert change([50], [50.9], "index", 1, threshold=1.0).table.richting.tolist() == ["gelijk"]
    assert change([50], [51], "mean", -1).table.richting.tolist() == ["beter"]


def test_ranks_are_those_of_areas_with_both_figures():
    found = change([70, 60, 60, 90], [50, 65, 64, np.nan], "index", 1).table
    assert found.rang_begin.tolist()[:3] == [1, 2, 2] and found.rang_eind.tolist()[:3] == [3, 1, 2]
    assert found.plaatsen.tolist()[:3] == [-2, 1, 0]
    assert found[["rang_begin", "rang_eind", "plaatsen"]].iloc[3].isna().all()
    assert change([1, 2], [1, 2], "mean", -1).table.rang_begin.tolist() == [1, 2]


def test_nothing_grows_from_nothing():
    found = change([0, -5, np.nan], [10, 5, 3], "count", years=2.0).table
    assert found.verandering_pct.isna().all() and found.per_jaar.isna().all()
    assert found.verandering.tolist()[:2] == [10, 10]


def test_the_country_follows_the_rule_of_the_kind():
    frame = pd.DataFrame({"v": [10.0, 40.0], "w": [300.0, 100.0]})
    assert country_figure(frame, "count", "v", "w") == 50.0
    assert country_figure(frame, "index", "v", "w") == 25.0
    assert country_figure(frame, "percentage", "v", "w") == country_figure(frame, "mean", "v", "w") == 17.5
    assert np.isnan(country_figure(frame, "percentage", "v"))
    assert country_figure(frame.iloc[:1], "percentage", "v") == 10.0


def test_parts_of_growth_leave_a_rest():
    given = {"births": [50.0, 5.0], "deaths": [80.0, 5.0], "domestic": [-20.0, np.nan], "foreign": [15.0, 1.0]}
    parts, rest = parts_of_growth(np.array([-40.0, 2.0]), {name: np.array(v) for name, v in given.items()})
    assert parts["natuurlijk"].tolist() == [-30.0, 0.0]
    assert rest[0] == -5.0 and np.isnan(rest[1])


def test_classes_mirror_each_other_around_no_change():
    values = np.array([-10.0, -6.0, -5.9, -2.0, -1.9, 0.0, 1.9, 2.0, 5.9, 6.0, 10.0, np.nan])
    found = diverging(values)
    assert found.bounds.tolist() == [2.0, 6.0]
    assert found.classes.tolist() == [-2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2, 0]
    assert found.known.tolist() == [True] * 11 + [False]
    assert (diverging(-values).classes == -found.classes).all()


def test_the_middle_class_is_what_the_threshold_calls_the_same():
    values = np.array([-1.5, -0.5, -0.4, 0.0, 0.4, 0.5, 3.0])
    found = diverging(values, 0.5)
    same = changed(np.zeros(7) + 10, 10 + values, "index", 1, threshold=0.5).table.richting == "gelijk"
    assert ((found.classes == 0) == same).all() and found.bounds[0] == 0.5


@pytest.mark.parametrize("values", [[], [np.nan], [0.0, 0.0], [3.0], [-1e-6, 2e-6], [1e9, -1e9, 5.0]])
def test_few_or_equal_changes_make_classes_too(values):
    found = diverging(np.array(values, dtype=float))
    assert len(found.classes) == len(values) and (np.diff(found.bounds) > 0).all()
