"""Rules of aggregation, and the catalogue that knows them."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.aggregation.aggregate import Rule, aggregate, own_figures, parse_rules
from regiolens.core.aggregation.known_fields import KINDS, parse_catalogue
from regiolens.core.messages import Refusal

FILE = Path(__file__).resolve().parents[3] / "resources" / "catalogue.json"
DATA = json.loads(FILE.read_text(encoding="utf-8"))
KNOWN = parse_catalogue(DATA)
NAN = np.nan


def one(rule, groups, **columns):
    found = aggregate(pd.DataFrame(columns), pd.Series(groups), [rule])
    return found.values[rule.result].tolist(), found.missing[rule.result].tolist(), found.areas.tolist()


def test_counts_are_summed_and_what_is_missing_is_told():
    values, missing, areas = one(Rule("n", "sum"), ["a", "a", "b", "c"], n=[5.0, NAN, 0.0, NAN])
    assert values[:2] == [5.0, 0.0]
    assert np.isnan(values[2])  # no area of c has a value: that is not 0
    assert missing == [50.0, 0.0, 100.0]
    assert areas == [2, 1, 1]


def test_a_percentage_is_that_of_the_numbers_behind_it():
    # 30 of 100 and 450 of 500: 480 of 600 is 80%
    values, missing, _ = one(Rule("p", "weighted mean", "hh"), ["a", "a"], p=[30.0, 90.0], hh=[100.0, 500.0])
    assert values == [80.0]
    assert missing == [0.0]


def test_an_area_without_a_value_or_without_a_weight_is_left_out_of_a_weighted_mean():
    values, missing, _ = one(
        Rule("p", "weighted mean", "w"), ["a"] * 4, p=[10.0, NAN, 90.0, 40.0], w=[1.0, 8.0, NAN, 2.0]
    )
    assert values == [30.0]
    assert missing == [50.0]


def test_an_uninhabited_area_is_not_missed_in_a_weighted_mean():
    values, missing, _ = one(Rule("p", "weighted mean", "w"), ["a"] * 2, p=[10.0, NAN], w=[4.0, 0.0])
    assert values == [10.0]
    assert missing == [0.0]


def test_weights_of_zero_alone_give_no_mean():
    values, _, _ = one(Rule("p", "weighted mean", "w"), ["a"], p=[10.0], w=[0.0])
    assert np.isnan(values[0])


def test_a_rate_is_1000_times_sum_by_sum_over_areas_that_have_both():
    values, missing, _ = one(Rule("m", "rate", "inw"), ["a"] * 3, m=[10.0, 40.0, 99.0], inw=[1000.0, 4000.0, NAN])
    assert values == [10.0]
    assert missing == pytest.approx([100 / 3])


def test_a_denominator_of_zero_gives_no_figure():
    """5 offences among no inhabitants are no rate, neither infinite nor 0."""
    values, _, _ = one(Rule("m", "rate", "inw"), ["a", "b", "b"], m=[5.0, 4.0, 2.0], inw=[0.0, 0.0, 2000.0])
    assert np.isnan(values[0])
    assert values[1] == 3.0


@pytest.mark.parametrize(("how", "expected"), [("mean", 4.0), ("min", 1.0), ("max", 7.0)])
def test_plain_rules(how, expected):
    assert one(Rule("v", how), ["a"] * 3, v=[1.0, 7.0, NAN])[0] == [expected]


def test_areas_without_a_group_count_nowhere():
    values, missing, areas = one(Rule("n", "sum"), ["a", None, "a"], n=[1.0, 100.0, NAN])
    assert (values, missing, areas) == ([1.0], [50.0], [2])


def test_order_of_the_areas_does_not_matter():
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({"p": rng.random(300), "w": rng.integers(0, 9, 300).astype(float)})
    groups = pd.Series(rng.choice(list("abc"), 300))
    rule = Rule("p", "weighted mean", "w")
    shuffled = rng.permutation(300)
    here = aggregate(frame, groups, [rule]).values.sort_index()
    there = aggregate(frame.iloc[shuffled], groups.iloc[shuffled], [rule]).values.sort_index()
    assert np.allclose(here, there, rtol=1e-13)
    plain = frame.assign(t=frame.p * frame.w).groupby(groups)[["t", "w"]].sum()
    assert np.allclose(here.p, plain.t / plain.w, rtol=1e-13)


def test_two_steps_give_what_one_step_gives():
    rng = np.random.default_rng(4)
    frame = pd.DataFrame({"n": rng.integers(0, 50, 200).astype(float), "p": rng.random(200)})
    low, high = pd.Series(rng.integers(0, 20, 200)), None
    high = low % 3
    rules = [Rule("n", "sum"), Rule("p", "weighted mean", "n")]
    at_once = aggregate(frame, high, rules).values.sort_index()
    middle = aggregate(frame, low, rules).values
    stepwise = aggregate(middle, pd.Series(middle.index % 3, index=middle.index), rules).values.sort_index()
    assert np.allclose(at_once, stepwise, rtol=1e-12)


def test_a_weight_below_zero_is_refused():
    with pytest.raises(Refusal, match=r"'w'.*'p'.*-3"):
        one(Rule("p", "weighted mean", "w"), ["a"], p=[1.0], w=[-3.0])


def test_rules_as_json_and_as_rows_are_the_same():
    as_json = {"inwoners": "sum", "koop": {"rule": "weighted mean", "weight": "hh"}, "m": [{"rule": "sum"}]}
    rows = ["inwoners", "sum", None, "", "koop", "weighted mean", "hh", "", "m", "SUM", "", "", None, None, None, None]
    expected = [Rule("inwoners", "sum"), Rule("koop", "weighted mean", "hh"), Rule("m", "sum")]
    assert parse_rules(as_json) == parse_rules(rows) == expected


def test_an_area_s_own_rate_is_by_its_own_denominator():
    frame = pd.DataFrame({"m": [30.0, 10.0, NAN, 4.0], "inw": [1500.0, 0.0, 10.0, NAN], "n": [1.0, 2.0, 3.0, NAN]})
    found = own_figures(frame, [Rule("m", "rate", "inw"), Rule("n", "weighted mean", "inw", "p")])
    assert found["m"].tolist()[0] == 20.0
    assert found["m"][1:].isna().all()
    assert found["p"].tolist()[:3] == [1.0, 2.0, 3.0]


def test_a_rule_may_name_its_result():
    rule = {"rule": "weighted mean", "weight": "hh", "name": "koop_pct"}
    assert parse_rules({"koop": rule}) == [Rule("koop", "weighted mean", "hh", "koop_pct")]
    assert parse_rules({"koop": [rule]})[0].result == "koop_pct"
    found = aggregate(pd.DataFrame({"koop": [50.0], "hh": [2.0]}), pd.Series(["a"]), parse_rules({"koop": rule}))
    assert list(found.values) == list(found.missing) == ["koop_pct"]
    assert found.areas.index.name == found.values.index.name == "group"


@pytest.mark.parametrize(
    ("rules", "named"),
    [
        ({"koop": "total"}, "total"),
        ({"koop": {"regel": "sum"}}, "JSON"),
        ({"koop": 3}, "JSON"),
        (["koop", "sum"], "JSON"),
        (["", "sum", "", ""], "JSON"),
        (7, "JSON"),
    ],
)
def test_wrong_rules_are_refused_by_name(rules, named):
    with pytest.raises(Refusal, match=named):
        parse_rules(rules)


def test_the_catalogue_has_its_form():
    assert DATA["schema"] == "regiolens-catalogue/1"
    names = [entry["name"] for entry in DATA["indicators"]]
    assert len(set(names)) == len(names)
    kinds = {entry["name"]: entry["kind"] for entry in DATA["indicators"]}
    owner = {}
    for entry in DATA["indicators"]:
        assert set(entry) <= {"name", "label", "label_en", "kind", "weight", "unit", "direction", "fields"}
        assert entry["kind"] in KINDS
        assert entry["direction"] in (-1, 0, 1)
        assert entry["label"] and entry["label_en"] and entry["fields"]
        assert bool(entry.get("weight")) == (entry["kind"] in ("percentage", "mean", "rate"))
        assert all(kinds[weight] == "count" for weight in entry.get("weight", []))
        for field in [entry["name"], *entry["fields"]]:
            plain = field.replace("_", "").lower()
            assert owner.setdefault(plain, entry["name"]) == entry["name"], f"{field} is twice in the catalogue"


@pytest.mark.parametrize(
    ("field", "name", "kind"),
    [
        ("a_inw", "inwoners", "count"),
        ("aantal_inwoners", "inwoners", "count"),
        ("aantalInwoners", "inwoners", "count"),
        ("Population", "inwoners", "count"),
        ("p_koopw", "koopwoningen", "percentage"),
        ("percentageKoopwoningen", "koopwoningen", "percentage"),
        ("stedelijkheidAdressenPerKm2", "stedelijkheid", "class"),
        ("stedelijkheid_adressen_per_km2", "stedelijkheid", "class"),
        ("bev_dich", "bevolkingsdichtheid", "density"),
        ("g_woz", "woz_waarde", "mean"),
        ("misdrijven_per1000", "misdrijven_per_1000", "rate"),
        ("mdi_werk", "mdi_werk", "score"),
        ("stedelijkheid", "stedelijkheid", "class"),
    ],
)
def test_fields_are_known_under_the_names_of_cbs_and_pdok(field, name, kind):
    found = KNOWN.find(field)
    assert (found.name, found.kind) == (name, kind)


def test_each_kind_gets_its_rule():
    fields = ["a_inw", "p_koopw", "a_woning", "a_hh", "g_afs_hp", "mdi", "ste_mvs", "bev_dich", "iets"]
    assert KNOWN.rule("a_inw", fields) == (Rule("a_inw", "sum"), None)
    assert KNOWN.rule("p_koopw", fields) == (Rule("p_koopw", "weighted mean", "a_woning"), None)
    assert KNOWN.rule("g_afs_hp", fields) == (Rule("g_afs_hp", "weighted mean", "a_inw"), None)
    assert KNOWN.rule("mdi", fields) == (Rule("mdi", "mean"), None)
    assert KNOWN.rule("iets", fields) == (None, None)
    for field in ("ste_mvs", "bev_dich"):
        rule, note = KNOWN.rule(field, fields)
        assert rule is None
        assert field in str(note)


def test_a_stand_in_for_a_denominator_is_named_and_none_at_all_leaves_the_field_out():
    rule, note = KNOWN.rule("p_koopw", ["p_koopw", "a_hh"])
    assert rule == Rule("p_koopw", "weighted mean", "a_hh")
    assert "a_hh" in str(note) and "woningvoorraad" in str(note)
    rule, note = KNOWN.rule("p_koopw", ["p_koopw", "a_inw"])
    assert rule is None
    assert "woningen, huishoudens" in str(note)


@pytest.mark.parametrize(
    ("rule", "objects"),
    [
        (Rule("p_koopw", "sum"), True),
        (Rule("p_koopw", "mean"), True),
        (Rule("p_koopw", "weighted mean", "a_hh"), False),
        (Rule("a_inw", "mean"), True),
        (Rule("a_inw", "sum"), False),
        (Rule("a_inw", "rate", "a_hh"), False),
        (Rule("ste_mvs", "mean"), True),
        (Rule("mdi", "sum"), True),
        (Rule("p_koopw", "max"), False),
        (Rule("iets", "sum"), False),
    ],
)
def test_a_rule_at_odds_with_the_catalogue_is_objected_to(rule, objects):
    assert (KNOWN.objection(rule) is not None) == objects


@pytest.fixture(scope="module")
def kwb(shared):
    return pd.read_csv(shared / "tables" / "kwb_2024.csv", dtype={"code": str})


@pytest.mark.parametrize(("level", "at_most", "country"), [("buurt", 75, 27), ("wijk", 75, 250)])
def test_inhabitants_sum_to_the_official_gemeenten_up_to_rounding_to_fives(kwb, level, at_most, country):
    areas, official = kwb[kwb.niveau == level], kwb[kwb.niveau == "gemeente"].set_index("code").inwoners
    found = aggregate(areas, areas.gemeentecode, [Rule("inwoners", "sum")]).values.inwoners
    assert len(found) == 342
    assert (found - official).abs().max() <= at_most
    assert abs(found.sum() - official.sum()) <= country


@pytest.mark.parametrize(
    ("field", "weight", "median", "most"),
    [
        ("koopwoningen", "huishoudens", 0.5, 1.5),
        ("afstandHuisarts", "inwoners", 0.03, 0.06),
        ("goed_ervaren_gezondheid_pct", "inwoners", 0.1, 0.3),
    ],
)
def test_weighted_means_come_near_the_official_gemeenten(kwb, field, weight, median, most):
    """Buurten with few people have no published value, and the weight is rounded or a stand-in: near, not equal."""
    areas, official = kwb[kwb.niveau == "buurt"], kwb[kwb.niveau == "gemeente"].set_index("code")[field]
    off = (aggregate(areas, areas.gemeentecode, [Rule(field, "weighted mean", weight)]).values[field] - official).abs()
    plain = (areas.groupby("gemeentecode")[field].mean() - official).abs()
    assert off.median() <= median
    assert off.quantile(0.95) <= most
    assert off.median() < 0.8 * plain.median()
