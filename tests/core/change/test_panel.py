"""An index in several years: ranks, wide form, movements, rankings."""

import numpy as np
import pandas as pd

from regiolens.core.change.panel import movements, ranking, ranks_by_year, wide_table


def test_the_sixty_places_of_table_3(shared):
    """Het PON & Telos, Accentueer het verschil (2024), table 3: given its scores, our places are its places."""
    facts = pd.read_csv(shared.parent / "facts" / "mdi_top20_tabel3.csv")
    frame = pd.DataFrame({"jaar": facts.jaar, "code": facts.gemeente, "naam": facts.gemeente, "mdi": facts.mdi})
    found = ranking(frame.sample(frac=1.0, random_state=1), 20)
    assert len(found) == len(facts) == 60
    merged = facts.merge(found, left_on=["jaar", "gemeente"], right_on=["jaar", "code"])
    assert len(merged) == 60
    # Equal scores share the best of the places that the table gives them one after the other.
    best = facts.groupby(["jaar", "mdi"]).rang.transform("min")
    expected = dict(zip(zip(facts.jaar, facts.gemeente), best))
    assert {(row.jaar, row.code): row.rang for row in found.itertuples()} == expected
    of = {year: set(facts.gemeente[facts.jaar == year]) for year in (2014, 2019, 2023)}
    assert set(found.code[(found.jaar == 2019) & found.nieuw.fillna(False)]) == of[2019] - of[2014]
    assert set(found.code[(found.jaar == 2019) & found.vertrekt.fillna(False)]) == of[2019] - of[2023]
    assert found.nieuw[found.jaar == 2014].isna().all() and found.vertrekt[found.jaar == 2023].isna().all()


def test_ranks_are_those_of_a_year_and_equal_scores_share_the_best():
    found = ranks_by_year(np.array([70.0, 70.0, 60.0, np.nan, 65.0]), np.array([1, 1, 1, 1, 2]))
    assert found.tolist()[:3] == [1, 1, 3] and found.isna().tolist() == [False, False, False, True, False]
    assert found[4] == 1


def test_areas_of_one_year_alone_stay_in_the_wide_table():
    table = wide_table(
        np.array(["A", "B", "A", "C"], dtype=object), np.array([1, 1, 2, 2]), {"mdi": np.array([1.0, 2.0, 3.0, 4.0])}
    )
    assert table.index.tolist() == ["A", "C", "B"]
    assert table.mdi_2.tolist()[:2] == [3.0, 4.0] and np.isnan(table.mdi_2["B"]) and np.isnan(table.mdi_1["C"])


def test_movements_count_areas_with_both_classes():
    begin, end = pd.Series([1, 2, 2, None, 3], dtype="Int64"), pd.Series([1, 1, 2, 3, None], dtype="Int64")
    found = movements(begin, end, 3)
    assert len(found) == 9 and found.aantal.sum() == 3
    assert found.set_index(["klasse_begin", "klasse_eind"]).aantal[2, 1] == 1
