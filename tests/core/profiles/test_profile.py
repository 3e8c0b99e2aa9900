"""Region profiles against the published COROP scores, and relations that must hold whatever the figures are."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.aggregation.aggregate import Rule, aggregate
from regiolens.core.messages import Refusal
from regiolens.core.profiles.profile import Areas, check_weight, extremes, profile, quadrants, shared_text

ROOT = Path(__file__).resolve().parents[3]


SHARED = ROOT.parent / "shared"


DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


#: Het PON & Telos, Accentueer het verschil (2024): MDI 2023 and zone of COROP regions
PUBLISHED = {
    "Oost-Groningen": 62.2,
    "Delfzijl en omgeving": 59.8,
    "Zuid-Limburg": 55.2,
    "Zuidoost-Drenthe": 54.6,
    "Zeeuwsch-Vlaanderen": 52.7,
    "Overig Groningen": 51.5,
    "Midden-Limburg": 51.5,
    "Kop van Noord-Holland": 50.1,
}


@pytest.fixture(scope="module")
def sample():
    """The 50 published gemeenten: scores, COROP region."""
    table = pd.read_csv(ROOT / "resources" / "sample" / "mdi_2023_gemeenten.csv")
    values = table[["mdi_gepubliceerd", *DOMAINS]].set_axis(["mdi", *(f"mdi_{name}" for name in DOMAINS)], axis=1)
    return Areas(values), table["corop"]


def random_areas(seed=7, n=200, k=4):
    generator = np.random.default_rng(seed)
    values = pd.DataFrame(generator.normal(50, 12, (n, k)).round(1), columns=["mdi", *(f"v{i}" for i in range(1, k))])
    values = values.mask(generator.random((n, k)) < 0.1)
    regions = pd.Series(generator.choice(["a", "b", "c", None], n), dtype=object)
    weight = pd.Series(generator.integers(0, 5000, n).astype(float)).mask(generator.random(n) < 0.05)
    peer = pd.Series(generator.integers(1, 6, n).astype(float)).mask(generator.random(n) < 0.05)
    return Areas(values, weight, None, peer), regions


def test_published_corop_scores_are_the_means_of_their_gemeenten(sample):
    areas, regions = sample
    found = profile(areas, regions).means["mdi"]
    assert set(found.index) == set(PUBLISHED)
    for region, score in PUBLISHED.items():
        assert found[region] == pytest.approx(score, abs=0.1)


def test_published_scores_and_zones_stand_so_in_the_facts():
    path = SHARED / "facts" / "mdi_corop.csv"
    if not path.is_file():
        pytest.skip("../shared/facts is absent")
    with path.open(encoding="utf-8") as file:
        rows = {row["corop"].replace("Zeeuws-", "Zeeuwsch-"): row for row in csv.DictReader(file)}
    assert {name: float(rows[name]["mdi_2023"]) for name in PUBLISHED} == PUBLISHED
    score = pd.Series({name: float(row["mdi_2023"]) for name, row in rows.items()})
    zone = pd.Series({name: row["zone"] for name, row in rows.items()})
    found = quadrants(score, zone, 50.0)
    assert {found[name] for name in PUBLISHED} == {"kwetsbaar en perifeer"}
    assert found["Noord-Drenthe"] != "kwetsbaar en perifeer"
    assert found["Twente"] != "kwetsbaar en perifeer"
    assert found["Agglomeratie 's-Gravenhage"] == "kwetsbaar en kern"


def test_what_regions_stand_out_in(sample):
    areas, regions = sample
    found = profile(areas, regions).difference[[f"mdi_{name}" for name in DOMAINS]]
    worst = dict(zip(found.index, zip(*extremes(found, worst=True))))
    best = dict(zip(found.index, zip(*extremes(found, worst=False))))
    names, points = worst["Oost-Groningen"]
    assert names[:2].tolist() == ["mdi_inkomen", "mdi_opleiding"]
    assert points[:2].round(1).tolist() == [12.9, 11.9]
    names, points = best["Oost-Groningen"]
    assert (names[0], round(points[0], 1)) == ("mdi_huisvesting", -3.8)
    assert names[1:].tolist() == [None, None]
    assert np.isnan(points[1:]).all()
    for region, domain, expected in (
        ("Delfzijl en omgeving", "veiligheid", 15.6),
        ("Midden-Limburg", "huisvesting", 6.5),
    ):
        names, points = worst[region]
        assert (names[0], round(points[0], 1)) == (f"mdi_{domain}", expected)


def test_a_domain_on_the_other_side_or_on_the_reference_is_no_extreme():
    found = pd.DataFrame({"a": [0.0, np.nan], "b": [-2.0, 1.0], "c": [3.0, 1.0]})
    names, points = extremes(found, worst=True)
    assert names.tolist() == [["c", None, None], ["b", "c", None]]
    assert points[0, 0] == 3.0
    names, points = extremes(found, worst=False)
    assert names.tolist() == [["b", None, None], [None, None, None]]
    assert points[0, 0] == -2.0
    assert extremes(found[[]], worst=True)[0].tolist() == [[None] * 3] * 2


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_changes_nothing(seed):
    areas, regions = random_areas(seed)
    order = np.random.default_rng(seed).permutation(len(regions))
    turned = Areas(areas.values.iloc[order], areas.weight.iloc[order], None, areas.peer.iloc[order])
    one, other = profile(areas, regions), profile(turned, regions.iloc[order])
    for name in ("count", "counts", "means", "difference", "rank", "weighted", "inhabitants"):
        assert getattr(one, name).equals(getattr(other, name)), name
    assert one.peer_difference.equals(other.peer_difference)
    assert all(one.worst[part].equals(other.worst[part]) for part in one.worst)
    assert all(one.worst_weight[part].equals(other.worst_weight[part]) for part in one.worst_weight)
    assert one.reference.equals(other.reference)


def test_equal_weights_give_the_plain_mean():
    areas, regions = random_areas()
    same = Areas(areas.values, pd.Series(7.0, index=areas.values.index))
    found = profile(same, regions)
    assert np.allclose(found.weighted, found.means, atol=1e-8)
    assert np.allclose(found.reference["weighted"], found.reference["mean"], atol=1e-8)
    assert np.allclose(found.worst_weight[4]["mdi"], found.worst[4]["mdi"], atol=1e-6)


def test_differences_to_the_areas_themselves_cancel_out():
    areas, regions = random_areas()
    found = profile(areas, regions.fillna("d"))
    assert np.allclose((found.difference * found.counts).sum(), 0, atol=1e-6)


def test_missing_is_left_out_and_counted():
    values = pd.DataFrame({"mdi": [40.0, np.nan, 60.0, np.nan]})
    found = profile(Areas(values), pd.Series(["a", "a", "a", "b"]))
    assert found.means["mdi"].tolist()[0] == 50.0
    assert np.isnan(found.means["mdi"]["b"])
    assert found.count.tolist() == [3, 1]
    assert found.counts["mdi"].tolist() == [2, 0]
    assert found.rank["mdi"].tolist() == [1, 0]
    assert found.reference.loc["mdi", ["mean", "count"]].tolist() == [50.0, 2]
    assert np.isnan(found.worst[4]["mdi"]["b"])


def test_an_area_outside_all_regions_counts_in_the_reference():
    values = pd.DataFrame({"mdi": [40.0, 50.0, 90.0]})
    found = profile(Areas(values), pd.Series(["a", "a", None], dtype=object))
    assert found.means["mdi"].tolist() == [45.0]
    assert found.difference["mdi"].tolist() == [-15.0]
    with pytest.raises(Refusal, match="REGION_FIELD"):
        profile(Areas(values), pd.Series([None] * 3, dtype=object))


def test_a_reference_is_what_regions_are_compared_with():
    values = pd.DataFrame({"mdi": [40.0, 60.0]})
    other = Areas(pd.DataFrame({"mdi": [30.0, 34.0]}, index=[5, 6]))
    found = profile(Areas(values), pd.Series(["a", "b"]), other)
    assert found.difference["mdi"].tolist() == [8.0, 28.0]


def test_ties_share_the_best_rank_and_floats_do_not_break_them():
    values = pd.DataFrame({"mdi": [0.1, 0.2, 0.3, 0.3, 0.1, 0.2, 0.05]})
    found = profile(Areas(values), pd.Series(["a", "a", "a", "b", "b", "b", "c"]))
    assert found.rank["mdi"].tolist() == [1, 1, 3]


def test_the_spread_is_that_of_the_regions_means():
    values = pd.DataFrame({"mdi": [10.0, 20.0, 40.0, 80.0, 160.0, 160.0]})
    found = profile(Areas(values), pd.Series(["a", "b", "c", "d", "e", "e"])).spread["mdi"]
    assert found.to_dict() == {"laagste": 10.0, "kwart1": 20.0, "mediaan": 40.0, "kwart3": 80.0, "hoogste": 160.0}
    four = profile(Areas(values[:4]), pd.Series(["a", "b", "c", "d"])).spread["mdi"]
    assert four.tolist() == [10.0, 17.5, 30.0, 50.0, 80.0]


def test_weighted_mean_leaves_out_areas_without_weight():
    values = pd.DataFrame({"mdi": [10.0, 20.0, 90.0, 5.0]})
    weight = pd.Series([1.0, 3.0, np.nan, 0.0])
    found = profile(Areas(values, weight), pd.Series(["a", "a", "a", "b"]))
    assert found.weighted["mdi"]["a"] == 17.5
    assert np.isnan(found.weighted["mdi"]["b"])
    assert found.inhabitants.tolist() == [4.0, 0.0]


def test_one_area_is_enough_for_a_weighted_mean():
    found = profile(Areas(pd.DataFrame({"mdi": [10.0, 20.0]}), pd.Series([3.0, 5.0])), pd.Series(["a", "b"]))
    assert found.weighted["mdi"].tolist() == [10.0, 20.0]
    assert found.inhabitants.tolist() == [3.0, 5.0]


def test_weights_are_checked():
    names = pd.Series(["Oldambt", "Pekela"])
    with pytest.raises(Refusal, match="'inw' of 'laag' holds -3 for Pekela"):
        check_weight(pd.Series([1.0, -3.0]), names, "inw", "laag")
    (note,) = check_weight(pd.Series([1.0, np.nan]), names, "inw", "laag")
    assert "1 areas" in str(note)
    assert "Pekela" in str(note)
    assert check_weight(pd.Series([1.0, 0.0]), names, "inw", "laag") == ()


def test_the_worst_quarter_is_the_columns_or_the_references():
    values = pd.DataFrame({"mdi": [10.0, 20.0, 30.0, 40.0, np.nan]})
    regions, weight = pd.Series(["a", "a", "b", "b", "b"]), pd.Series([1.0, 1.0, 1.0, 3.0, 100.0])
    found = profile(Areas(values, weight), regions)
    assert found.worst[4]["mdi"].tolist() == [0.0, 50.0]
    assert found.worst_weight[4]["mdi"].tolist() == [0.0, 75.0]
    column = Areas(values, None, pd.Series([4.0, 1.0, 4.0, 4.0, np.nan]))
    assert profile(column, regions).worst[4]["mdi"].tolist() == [50.0, 100.0]
    country = Areas(pd.DataFrame({"mdi": [1.0, 2.0, 3.0, 15.0]}))  # third quartile: 6
    assert profile(Areas(values), regions, country).worst[4]["mdi"].tolist() == [100.0, 100.0]


def test_an_area_on_the_third_quartile_is_in_the_worst_quarter():
    """Of 1, 2, 3, 4, 5 the third quartile is 4."""
    values = pd.DataFrame({"mdi": [3.9, 4.0, 4.1]})
    country = Areas(pd.DataFrame({"mdi": [1.0, 2.0, 3.0, 4.0, 5.0]}))
    assert profile(Areas(values), pd.Series(["a", "b", "c"]), country).worst[4]["mdi"].tolist() == [0.0, 100.0, 100.0]


def test_a_sum_of_nothing_is_no_number():
    """A region of which no area has inhabitants written down has NULL inhabitants, not 0."""
    values = pd.DataFrame({"mdi": [10.0, 20.0, 30.0]})
    found = profile(Areas(values, pd.Series([np.nan, np.nan, 0.0])), pd.Series(["a", "a", "b"]))
    assert np.isnan(found.inhabitants["a"])
    assert found.inhabitants["b"] == 0.0
    assert found.weighted["mdi"].isna().all()


def test_peers_are_the_references_areas_of_the_same_class():
    values = pd.DataFrame({"mdi": [50.0, 30.0, 20.0]})
    areas = Areas(values, peer=pd.Series([1.0, 2.0, np.nan]))
    other = Areas(pd.DataFrame({"mdi": [40.0, 44.0, 10.0]}), peer=pd.Series([1.0, 1.0, 2.0]))
    found = profile(areas, pd.Series(["a", "a", "a"]), other)
    assert found.peer_difference["mdi"].tolist() == [14.0]  # (50 - 42 + 30 - 10) / 2
    assert profile(areas, pd.Series(["a", "a", "a"]), Areas(other.values)).peer_difference is None


def test_the_threshold_is_inclusive_and_unrounded():
    zone = pd.Series(["perifeer", "perifeer", "kern", "kern", "intermediair", None, "perifeer"], dtype=object)
    score = pd.Series([50.0, 49.96, 49.96, 50.0, 60.0, 60.0, np.nan])
    assert quadrants(score, zone, 50.0).tolist() == [
        "kwetsbaar en perifeer",
        "kansrijk en perifeer",
        "kansrijk en kern",
        "kwetsbaar en kern",
        None,
        None,
        None,
    ]


def test_texts_that_differ_within_a_region_stay_empty():
    texts = pd.Series(["kern", "kern", "kern", "perifeer", None], dtype=object)
    found, several = shared_text(texts, pd.Series(["a", "a", "b", "b", "c"]))
    assert found.tolist() == ["kern", None, None]
    assert several == ["b"]


HUIS = pd.DataFrame(
    {
        "huishoudens": [100.0, 300.0, 600.0, 50.0],
        "inwoners": [200.0, 700.0, 1100.0, 0.0],
        "bijstand": [10.0, 30.0, np.nan, 5.0],
        "minima": [12.0, 4.0, 8.0, np.nan],
        "mdi": [60.0, 40.0, 50.0, 45.0],
    }
)
KINDS = (
    Rule("inwoners", "sum"),
    Rule("minima", "weighted mean", "huishoudens"),
    Rule("bijstand", "rate", "inwoners", "per_1000"),
    Rule("mdi", "mean"),
)


def test_each_value_is_brought_together_by_its_rule_and_as_in_aggregate():
    areas, regions = Areas(HUIS, rules=KINDS), pd.Series(["a", "a", "b", "b"])
    found = profile(areas, regions)
    assert found.means.columns.tolist() == ["inwoners", "minima", "per_1000", "mdi"]
    assert found.means.loc["a"].tolist() == pytest.approx([900.0, (12 * 100 + 4 * 300) / 400, 1000 * 40 / 900, 50.0])
    assert found.means["minima"]["b"] == 8.0
    assert np.isnan(found.means["per_1000"]["b"])  # nobody lives there, and the other has no figure
    pd.testing.assert_frame_equal(
        found.means, aggregate(HUIS, regions, KINDS).values.loc[["a", "b"]], check_names=False, atol=1e-9
    )
    whole = (12 * 100 + 4 * 300 + 8 * 600) / 1000
    assert found.reference.loc["minima", "mean"] == pytest.approx(whole)
    assert found.difference["minima"].tolist() == pytest.approx([6.0 - whole, 8.0 - whole])
    assert found.rank["minima"].tolist() == [2, 1]
    assert found.counts["minima"].tolist() == [2, 1]
    assert areas.values["per_1000"].tolist()[:2] == pytest.approx([50.0, 30 / 0.7])


def test_a_count_has_a_share_and_no_difference():
    found = profile(Areas(HUIS, rules=KINDS), pd.Series(["a", "a", "b", "b"]))
    assert found.share["inwoners"].tolist() == [45.0, 55.0]
    assert found.difference["inwoners"].isna().all()
    assert found.share[["minima", "per_1000", "mdi"]].isna().all().all()
    assert found.reference.loc["inwoners", "mean"] == 2000.0
    weighted = Areas(HUIS, HUIS["inwoners"], rules=KINDS)
    found = profile(weighted, pd.Series(["a", "a", "b", "b"]))
    assert found.weighted["inwoners"].isna().all()
    assert found.weighted["mdi"]["a"] == pytest.approx((60 * 200 + 40 * 700) / 900)


def test_national_figures_go_before_those_that_are_computed():
    areas, regions = Areas(HUIS, rules=KINDS), pd.Series(["a", "a", "b", "b"])
    row = pd.Series({"inwoners": 9000.0, "minima": 5.0, "per_1000": np.nan, "mdi": 48.0})
    alone = profile(areas, regions, national=row)
    assert alone.difference["mdi"].tolist() == [2.0, -0.5]
    assert alone.difference["minima"].tolist() == [1.0, 3.0]
    assert alone.share["inwoners"].tolist() == [10.0, pytest.approx(1100 / 90)]
    assert np.isnan(alone.reference.loc["per_1000", "mean"])
    assert alone.reference["count"].isna().all()
    assert alone.worst[4].isna().all().all()  # which quarter an area is in, one row does not tell
    filled = profile(areas, regions, areas, national=row)
    assert filled.reference.loc["per_1000", "mean"] == pytest.approx(1000 * 45 / 900)
    assert filled.reference.loc["minima", "mean"] == 5.0


def test_a_reference_without_the_denominator_gives_no_figure_beside_a_weighted_one():
    plain = Areas(HUIS, rules=(KINDS[0], Rule("minima", "mean"), Rule("bijstand", "mean", "", "per_1000"), KINDS[3]))
    row = pd.Series({"inwoners": 9000.0, "minima": np.nan, "per_1000": np.nan, "mdi": 48.0})
    found = profile(Areas(HUIS, rules=KINDS), pd.Series(["a", "a", "b", "b"]), plain, national=row)
    assert found.reference["mean"].isna().tolist() == [False, True, True, False]


def test_shares_in_the_worst_parts_of_every_value_with_a_direction():
    values = pd.DataFrame({"x": np.arange(40.0), "y": np.arange(40.0), "z": np.arange(40.0)})
    regions = pd.Series(["low"] * 20 + ["high"] * 20)
    weight = pd.Series(np.where(np.arange(40) >= 36, 10.0, 1.0))
    found = profile(Areas(values, weight), regions, directions={"x": 1, "y": -1})
    assert found.worst[4].loc["high"].tolist()[:2] == [50.0, 0.0]
    assert found.worst[4].loc["low"].tolist()[:2] == [0.0, 50.0]
    assert found.worst[10].loc["high"].tolist()[:2] == [20.0, 0.0]
    assert found.worst_weight[10].loc["high"].tolist()[0] == pytest.approx(100 * 40 / 56)
    assert found.worst[4]["z"].isna().all()
    themselves = profile(Areas(values, weight), regions, directions={"x": 1}, themselves={"low"})
    assert np.isnan(themselves.worst[4].loc["low", "x"])
    assert themselves.worst[4].loc["high", "x"] == 50.0


def test_the_columns_of_quarters_are_those_of_the_index_alone():
    values = pd.DataFrame({"mdi": [1.0, 2.0, 3.0, 4.0], "x": [1.0, 2.0, 3.0, 4.0]})
    areas = Areas(values, None, pd.Series([4.0, 1.0, 1.0, 1.0]))
    found = profile(areas, pd.Series(["a", "a", "b", "b"]), directions={"mdi": 1, "x": 1})
    assert found.worst[4]["mdi"].tolist() == [50.0, 0.0]
    assert found.worst[4]["x"].tolist() == [0.0, 50.0]


def test_without_weights_nothing_is_weighted():
    found = profile(Areas(pd.DataFrame({"mdi": [1.0, 2.0, 3.0, 4.0]})), pd.Series(["a", "a", "b", "b"]))
    assert found.weighted is None
    assert found.worst_weight == {}
    assert list(found.reference.columns) == ["mean", "weighted", "count"]
    assert np.isnan(found.reference.loc["mdi", "weighted"])


def test_half_a_point_stands_out_too():
    names, points = extremes(pd.DataFrame({"a": [0.5], "b": [-0.25]}), worst=True)
    assert (names[0].tolist(), points[0, 0]) == (["a", None, None], 0.5)
    names, points = extremes(pd.DataFrame({"a": [0.5], "b": [-0.25]}), worst=False)
    assert (names[0].tolist(), points[0, 0]) == (["b", None, None], -0.25)


def test_areas_without_a_score_are_in_no_quarter():
    values = pd.DataFrame({"mdi": [40.0, 60.0, np.nan]})
    areas = Areas(values, None, pd.Series([1.0, 4.0, 4.0]), None, pd.Series([1.0, 10.0, 10.0]))
    found = profile(areas, pd.Series(["a", "a", "a"]))
    assert found.worst[4]["mdi"].tolist() == [50.0]
    assert found.worst[10]["mdi"].tolist() == [50.0]


def test_peers_of_percentages_are_weighted_too():
    numbers = pd.DataFrame({"p": [10.0, 20.0, 30.0], "hh": [1.0, 3.0, 6.0]})
    areas = Areas(numbers, peer=pd.Series([1.0, 1.0, 2.0]), rules=(Rule("p", "weighted mean", "hh"), Rule("hh", "sum")))
    found = profile(areas, pd.Series(["a", "b", "b"]))
    of_one = (10 + 60) / 4
    assert found.peer_difference["p"].tolist() == pytest.approx([10 - of_one, 3 * (20 - of_one) / 9])
    assert found.peer_difference["hh"].isna().all()
