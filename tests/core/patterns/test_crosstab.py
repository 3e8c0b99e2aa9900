"""core.patterns.crosstab against pandas and the published table 2."""

import numpy as np
import pandas as pd
import pytest

from regiolens.core.aggregation.aggregate import Rule
from regiolens.core.messages import Refusal
from regiolens.core.patterns.crosstab import NO_DATA, TOTAL, crosstab
from regiolens.core.patterns.keys import keys_of

#: Accentueer het verschil, table 2: type, in the worst quarter, in the Netherlands, percent as printed
TABLE_2 = (
    ("zeer kleine gemeenten", 6, 66, 9),
    ("kleine gemeenten", 25, 184, 13),
    ("middelgrote gemeenten", 28, 60, 47),
    ("grote gemeenten", 27, 32, 84),
    ("groeigemeente", 42, 174, 24),
    ("krimpgemeente", 7, 14, 50),
    ("new town", 6, 40, 15),
    ("historische gemeenten", 10, 33, 30),
    ("werkgemeente", 32, 49, 65),
    ("woongemeente", 7, 46, 15),
    ("groene gemeente", 7, 40, 17),
    ("agrarische gemeente", 4, 51, 8),
    ("centrumgemeente", 43, 61, 70),
    ("voormalige industriegemeente", 23, 65, 35),
    ("toeristische gemeente", 26, 66, 39),
)
#: 13.6 and 17.5 are cut off in print, not rounded
CUT_OFF = ("kleine gemeenten", "groene gemeente")


def test_published_counts_in_table_2_out():
    rows = [(name, quarter, count) for name, worst, all_of, _ in TABLE_2
            for quarter, count in (("1-3", all_of - worst), ("4", worst))]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["type", "kwartiel", "n"])
    found = crosstab({"type": keys_of(frame["type"])}, keys_of(frame["kwartiel"]), frame["n"].astype(float))
    worst = found[found.kolom == "4"].set_index("rij")
    assert len(worst) == 15
    for name, number, all_of, percent in TABLE_2:
        assert worst.aantal[name] == number
        assert worst.rij_pct[name] == pytest.approx(100 * number / all_of)
        assert (int if name in CUT_OFF else round)(worst.rij_pct[name]) == percent
    assert (round(worst.rij_pct.min()), round(worst.rij_pct.max())) == (8, 84)


def test_types_overlap_and_are_each_a_row():
    """342 areas of which each type holds as many as in table 2, whatever else they are."""
    random = np.random.default_rng(0)
    quarter = np.array([4] * 86 + [1] * 256)
    types = {}
    for name, worst, all_of, _ in TABLE_2:
        column = np.zeros(342, dtype=int)
        column[random.choice(86, worst, replace=False)] = 1
        column[86 + random.choice(256, all_of - worst, replace=False)] = 1
        types[name] = keys_of(pd.Series(column))
    found = crosstab(types, keys_of(pd.Series(quarter)))
    worst = found[found.kolom == "4"].set_index("rij")
    assert worst.index.tolist() == [row[0] for row in TABLE_2] == worst.veld.tolist()
    assert worst.aantal.tolist() == [row[1] for row in TABLE_2]
    assert worst.rij_pct.tolist() == pytest.approx([100 * row[1] / row[2] for row in TABLE_2])
    assert worst.kolom_pct.tolist() == pytest.approx([100 * row[1] / 86 for row in TABLE_2])


def test_it_is_pandas_crosstab():
    random = np.random.default_rng(1)
    zone = pd.Series(random.choice(["kern", "intermediair", "perifeer"], 500))
    klas = pd.Series(random.choice(["laag", "gematigd", "hoog", "zeer hoog"], 500))
    found = crosstab({"zone": keys_of(zone)}, keys_of(klas))
    for normalize, column in ((False, "aantal"), ("index", "rij_pct"), ("columns", "kolom_pct")):
        theirs = pd.crosstab(zone, klas, normalize=normalize) * (100 if normalize else 1)
        ours = found.pivot_table(index="rij", columns="kolom", values=column).loc[theirs.index, theirs.columns]
        np.testing.assert_allclose(ours.to_numpy(), theirs.to_numpy())
    assert found.rij.unique().tolist() == ["kern", "intermediair", "perifeer"]
    assert found.kolom.unique().tolist() == ["laag", "gematigd", "hoog", "zeer hoog"]


def test_missing_stands_apart_and_counts_in_no_percentage():
    zone = keys_of(pd.Series(["kern", "kern", None, "perifeer", None], dtype=object))
    klas = keys_of(pd.Series([1, None, 1, 2, None]))
    found = crosstab({"zone": zone}, klas).set_index(["rij", "kolom"])
    assert found.aantal.to_dict() == {
        ("kern", "1"): 1, ("kern", "2"): 0, ("perifeer", "1"): 0, ("perifeer", "2"): 1,
        (NO_DATA, "1"): 1, ("kern", NO_DATA): 1, (NO_DATA, NO_DATA): 1,
    }  # fmt: skip
    assert found.rij_pct["kern"]["1"] == 100 and found.kolom_pct["kern"]["1"] == 100
    assert found.rij_pct[NO_DATA].isna().all()
    kind = keys_of(pd.Series([1, 0, None, 1, 0]))
    found = crosstab({"t": kind}, keys_of(pd.Series([1, 1, 1, 1, 1]))).set_index("rij")
    assert found.aantal.to_dict() == {"t": 2, NO_DATA: 1} and found.kolom_pct["t"] == 50  # of the four known


def test_figures_by_their_kind_and_totals():
    zone = keys_of(pd.Series(["a", "a", "b", "b"]))
    klas = keys_of(pd.Series(["x", "x", "x", "y"]))
    figures = pd.DataFrame({"inw": [100.0, 300, 50, np.nan], "pct": [20.0, 60, np.nan, 10]})
    rules = [Rule("inw", "sum"), Rule("pct", "weighted mean", "inw")]
    found = crosstab({"z": zone}, klas, None, figures, rules, totals=True).set_index(["rij", "kolom"])
    assert found.inw["a"]["x"] == 400 and found.pct["a"]["x"] == 50
    assert np.isnan(found.inw["b"]["y"]) and np.isnan(found.inw["a"]["y"]) and found.aantal["a"]["y"] == 0
    assert found.inw[TOTAL].to_dict() == {"x": 450, "y": pytest.approx(np.nan, nan_ok=True), TOTAL: 450}
    assert found.aantal[TOTAL].to_dict() == {"x": 3, "y": 1, TOTAL: 4}
    assert found.rij_pct[TOTAL].to_dict() == {"x": 75, "y": 25, TOTAL: 100}
    assert found.kolom_pct["a"].to_dict() == {"x": pytest.approx(200 / 3), "y": 0, TOTAL: 50}


def test_totals_of_types_are_of_the_areas_not_of_the_types():
    both = {"t": keys_of(pd.Series([1, 1, 0])), "u": keys_of(pd.Series([1, 0, 0]))}
    found = crosstab(both, keys_of(pd.Series(["x", "x", "y"])), totals=True)
    assert found[(found.rij == TOTAL) & (found.kolom == TOTAL)].aantal.tolist() == [3, 3]
    assert found[(found.rij == "u") & (found.kolom == TOTAL)].kolom_pct.tolist() == [pytest.approx(100 / 3)]


def test_permuted_areas_change_nothing():
    frame = pd.DataFrame({"a": list("ppqqr"), "b": list("xyxyx")})
    one, other = (crosstab({"a": keys_of(f.a)}, keys_of(f.b)) for f in (frame, frame.iloc[::-1]))
    pd.testing.assert_frame_equal(one, other)


def test_a_count_below_zero_is_refused():
    keys = keys_of(pd.Series(["a", "b"]))
    with pytest.raises(Refusal, match="'n' holds -1"):
        crosstab({"k": keys}, keys, pd.Series([-1.0, 2.0], name="n"))
