"""Region profiles against the published COROP scores, and relations that must hold whatever the figures are."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.codes import read_codes
from regiolens.core.index.model_file import parse_model
from regiolens.core.messages import Refusal
from regiolens.core.profiles.extent import CITIES, COUNTRY, GEMEENTEN, PART, UNKNOWN, extent
from regiolens.core.profiles.long_table import AREA, REGION, class_bounds, describe, long_table
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


@pytest.fixture(scope="module")
def model():
    path = ROOT / "resources" / "index_models" / "pon2023_domains.json"
    return parse_model(path.read_text(encoding="utf-8"), path.name)


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
    for name in ("count", "counts", "means", "difference", "rank", "weighted", "inhabitants", "worst_share"):
        assert getattr(one, name).equals(getattr(other, name)), name
    assert one.peer_difference.equals(other.peer_difference)
    assert one.reference.equals(other.reference)


def test_equal_weights_give_the_plain_mean():
    areas, regions = random_areas()
    same = Areas(areas.values, pd.Series(7.0, index=areas.values.index))
    found = profile(same, regions)
    assert np.allclose(found.weighted, found.means, atol=1e-8)
    assert np.allclose(found.reference["weighted"], found.reference["mean"], atol=1e-8)
    assert np.allclose(found.worst_weight, found.worst_share, atol=1e-6)


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
    assert np.isnan(found.worst_share["b"])


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


def test_weighted_mean_leaves_out_areas_without_weight():
    values = pd.DataFrame({"mdi": [10.0, 20.0, 90.0, 5.0]})
    weight = pd.Series([1.0, 3.0, np.nan, 0.0])
    found = profile(Areas(values, weight), pd.Series(["a", "a", "a", "b"]))
    assert found.weighted["mdi"]["a"] == 17.5
    assert np.isnan(found.weighted["mdi"]["b"])
    assert found.inhabitants.tolist() == [4.0, 0.0]


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
    assert found.worst_share.tolist() == [0.0, 50.0]
    assert found.worst_weight.tolist() == [0.0, 75.0]
    column = Areas(values, None, pd.Series([4.0, 1.0, 4.0, 4.0, np.nan]))
    assert profile(column, regions).worst_share.tolist() == [50.0, 100.0]
    country = Areas(pd.DataFrame({"mdi": [1.0, 2.0, 3.0, 15.0]}))  # third quartile: 6
    assert profile(Areas(values), regions, country).worst_share.tolist() == [100.0, 100.0]


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


def codes(year):
    with (ROOT / "resources" / "regions" / "gemeenten.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if int(row["van"]) <= year <= int(row["tot"] or year)]
    return pd.Series([row["code"] for row in rows], dtype=object)


def whole(values, level, scored=None):
    return extent(values, level, pd.Series(True, index=values.index) if scored is None else scored)


@pytest.mark.parametrize("year", [2022, 2024])
def test_all_gemeenten_are_the_country_and_a_part_never_is(year):
    country = codes(year)
    assert whole(country, "gemeente") == COUNTRY
    assert whole(country.iloc[:50], "gemeente") == PART
    assert whole(country.iloc[1:], "gemeente") == PART  # without Groningen
    assert whole(country[country != "GM0059"], "gemeente") == UNKNOWN
    small = country.index[~country.isin(CITIES)][:3]
    assert whole(country.drop(small), "gemeente") == UNKNOWN  # 345 - 3 = 342, which another year had
    only_fifty = pd.Series(np.arange(len(country)) < 50)
    assert whole(country, "gemeente", only_fifty) == PART


def test_the_sample_is_no_country():
    with (ROOT / "resources" / "sample" / "mdi_2023_gemeenten.csv").open(encoding="utf-8") as file:
        fifty = pd.Series([row["statcode"] for row in csv.DictReader(file)], dtype=object)
    assert len(fifty) == 50
    assert whole(fifty, "gemeente") == PART


def test_provincies_corop_regions_and_own_areas():
    provincies = pd.Series([f"PV{number}" for number in range(20, 32)], dtype=object)
    assert whole(provincies, "provincie") == COUNTRY
    assert whole(provincies.iloc[1:], "provincie") == PART
    corop = pd.Series([f"CR{number:02}" for number in range(1, 41)], dtype=object)
    assert whole(corop, "corop") == COUNTRY
    assert whole(corop, "corop", corop != "CR17") == PART
    assert whole(pd.Series(["x", "y"], dtype=object), "") == UNKNOWN


@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
def test_the_country_of_2024_in_real_codes(shared, level):
    table = pd.read_csv(shared / "tables" / "kwb_2024.csv", dtype=str)
    table = table[table["niveau"] == level].reset_index(drop=True)
    found = pd.Series(read_codes(table["code"]).keys)
    assert whole(found, level) == COUNTRY
    assert whole(found, level, table["inwoners"].notna()) == COUNTRY
    groningen = table["provincie"] == "Groningen"
    assert whole(found[groningen], level) == PART
    assert whole(found[~groningen], level) == PART
    assert whole(found, level, ~groningen) == PART


@pytest.mark.parametrize(
    ("year", "number"), [(2017, 388), (2018, 380), (2019, 355), (2020, 355), (2021, 352), (2022, 345), (2023, 342)]
)
def test_numbers_of_gemeenten(year, number):
    """Counts that the rule knows are those of the table of changes, of 431 gemeenten in 2010."""
    with (ROOT / "resources" / "areas" / "gemeente_changes.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["date"] <= f"{year}-01-01"]
    ended = {row["code_from"] for row in rows}
    begun = {row["code_to"] for row in rows if row["new"] == "yes"}
    assert 431 - len(ended) + len(begun) == number
    assert GEMEENTEN[number] in begun
    assert GEMEENTEN[number] in {row["code_to"] for row in rows if row["date"] == f"{year}-01-01"} or year == 2020


def table_of(areas, regions, model, reference=None):
    found = profile(areas, regions, reference)
    values = [describe(name, name, -1, model) for name in areas.values]
    texts = {name: pd.Series(found.means.index, index=found.means.index) for name in ("regio_code", "regio_naam")}
    own = pd.DataFrame(texts).assign(regio_zone=None)
    each = pd.DataFrame({"gebied_code": [f"g{i:03}" for i in range(len(regions))], "gebied_naam": None})
    bounds = class_bounds(model, values, (reference or areas).values)
    return found, long_table(found, areas, regions, {REGION: own, AREA: each}, values, bounds)


def test_the_long_table_holds_the_profiles_in_order(sample, model):
    areas, regions = sample
    found, table = table_of(areas, regions, model)
    assert len(table) == (1 + 8 + 50) * 8
    assert table["niveau"].iloc[:8].eq("referentie").all()
    assert table["waarde"].iloc[:8].tolist() == areas.values.columns.tolist()
    rest = table.iloc[8:]
    assert rest.groupby("regio_code", sort=False).ngroups == 8
    for region, rows in rest.groupby("regio_code", sort=False):
        assert rows["niveau"].iloc[:8].eq("regio").all()
        assert rows["niveau"].iloc[8:].eq("gebied").all()
        assert rows["gebied_code"].iloc[8:].is_monotonic_increasing
        assert rows["score"].iloc[:8].tolist() == found.means.loc[region].tolist()
        assert rows["verschil"].iloc[:8].tolist() == found.difference.loc[region].tolist()
        assert rows["rang"].iloc[:8].tolist() == found.rank.loc[region].tolist()
        assert rows["rang_van"].iloc[:8].eq(8).all()
    each = table[table["niveau"] == "gebied"]
    assert each["rang"].isna().all()
    assert each["rang_van"].isna().all()
    row = each[(each["gebied_code"] == "g001") & (each["waarde"] == "mdi_werk")].iloc[0]
    assert row["score"] == areas.values["mdi_werk"][1]
    assert row["regio_code"] == regions[1]
    index = table[table["waarde"] == "mdi"].iloc[0]
    assert index[["laagste", "hoogste"]].tolist() == [found.means["mdi"].min(), found.means["mdi"].max()]
    assert index["mediaan"] == pytest.approx(np.median(found.means["mdi"]))
    assert set(table.loc[table["waarde"] == "mdi", "soort"]) == {"index"}
    assert set(table.loc[table["waarde"] == "mdi_werk", "label"]) == {"Werk"}
    assert (table["richting"] == 1).all()


def test_classes_in_the_long_table_are_the_models(sample, model):
    areas, regions = sample
    _, table = table_of(areas, regions, model)
    score, expected = table["score"], table["klasse"]
    assert (expected == np.select([score < 40, score < 50, score < 60], [1, 2, 3], 4)).all()


def test_indicators_have_no_class_and_their_own_direction(model):
    areas, regions = random_areas()
    _, table = table_of(areas, regions, model)
    assert table.loc[table["waarde"] == "v1", "klasse"].isna().all()
    assert set(table.loc[table["waarde"] == "v1", "richting"]) == {-1}
    assert set(table.loc[table["waarde"] == "v1", "soort"]) == {"indicator"}
    outside = regions.isna().sum()
    assert (table["niveau"] == "gebied").sum() == (len(regions) - outside) * 4
    peers = table[(table["niveau"] == "gebied") & table["verschil_sted"].notna()]
    assert len(peers)


def test_quartiles_of_the_reference_where_the_model_has_them():
    path = ROOT / "resources" / "index_models" / "imd_england.json"
    england = parse_model(path.read_text(encoding="utf-8"), path.name)
    values = pd.DataFrame({"mdi": [10.0, 20.0, 30.0, 40.0, 50.0]})
    bounds = class_bounds(england, [describe("mdi", "", 0, england)], values)
    assert bounds["mdi"].tolist() == [20.0, 30.0, 40.0]
