"""How sure ranks and classes are, on the published gemeenten and on made ones."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.index import robustness as module
from regiolens.core.index.compute import compute, fit, rank_scores
from regiolens.core.index.domains import HALF
from regiolens.core.index.draws import (
    AGGREGATION,
    CHOICES,
    DIRICHLET,
    NORMALISATION,
    OUTLIERS,
    WITHOUT_DOMAIN,
    WITHOUT_INDICATOR,
    Plan,
    Space,
    Variant,
    varied,
)
from regiolens.core.index.model import Domain, Indicator, Model, leave_out
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.robustness import robustness, robustness_of
from regiolens.core.index.whatif import what_if
from regiolens.core.messages import Refusal

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


def shipped(name):
    return parse_model((RESOURCES / "index_models" / f"{name}.json").read_text(encoding="utf-8"), name)


PON = shipped("pon2023_domains")


@pytest.fixture(scope="module")
def gemeenten():
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv").set_index("statcode")
    return table[[domain.id for domain in PON.domains]]


def two(bounds=(50.0,), labels=("laag", "hoog"), **changes):
    def domain(ident, weight, *indicators):
        return Domain(ident, ident, weight, tuple(Indicator(i, i, "high is worse", "min-max") for i in indicators))

    return Model("two", "Two", (domain("x", 60.0, "a", "b"), domain("y", 40.0, "c")), labels, bounds, **changes)


def made(number=60, seed=3):
    values = np.random.default_rng(seed).gamma(2.0, 10.0, (number, 3))
    return pd.DataFrame(values, columns=list("abc"))


@pytest.mark.parametrize("seed", range(3))
def test_ranks_of_the_50_gemeenten_move_two_places_and_seven_at_most(gemeenten, seed):
    found = robustness(gemeenten, PON, Plan(1000, 25.0, seed=seed))
    width = found.high - found.low
    assert (np.median(width), width.max()) == (2, 7)
    assert found.result.score.tolist() == compute(gemeenten, PON).score.tolist()


def test_each_draw_is_the_index_with_its_weights(gemeenten):
    plan = Plan(40, 30.0, seed=8)
    found = robustness(gemeenten, PON, plan)
    space = Space(PON, plan)
    ranks, classes = [], []
    for row in space.draws(40, 8):
        weights = space.weights(row)
        assert weights.sum() == pytest.approx(99.9)
        assert np.all(np.abs(weights / [d.weight for d in PON.domains] - 1) < 0.75)
        domains = tuple(replace(d, weight=float(w)) for d, w in zip(PON.domains, weights))
        drawn = compute(gemeenten, replace(PON, domains=domains))
        ranks.append(drawn.rank)
        classes.append(drawn.classes)
    ranks, classes = np.array(ranks), np.array(classes)
    for got, share in ((found.low, 0.05), (found.median, 0.5), (found.high, 0.95)):
        expected = np.sort(ranks, axis=0)[int(np.ceil(share * 40)) - 1]
        assert got.tolist() == expected.tolist()
    for number in range(1, 5):
        assert found.classes[:, number - 1] == pytest.approx(100.0 * (classes == number).mean(axis=0))
    assert found.sure == pytest.approx(100.0 * (classes == found.result.classes).mean(axis=0))


def test_every_row_of_probabilities_is_a_whole(gemeenten):
    found = robustness(gemeenten, PON, Plan(100, vary=CHOICES, seed=5))
    assert found.classes.sum(axis=1) == pytest.approx(100.0)
    assert np.all(found.sure + found.other <= 100.0 + 1e-9)
    assert np.all((found.low <= found.median) & (found.median <= found.high))
    assert found.worst.mean() == pytest.approx(26.0, abs=1.5)  # 13 of 50 are the worst quarter


def test_the_same_seed_gives_the_same_whatever_the_parts(gemeenten, monkeypatch):
    plan = Plan(200, vary=(NORMALISATION, WITHOUT_DOMAIN), seed=11)
    first = robustness(gemeenten, PON, plan, with_table=True)
    monkeypatch.setattr(module, "_AREAS", 7)
    again = robustness(gemeenten, PON, plan, with_table=True)
    for name in ("median", "low", "high"):
        assert getattr(first, name).tolist() == getattr(again, name).tolist()
    assert first.classes.tolist() == again.classes.tolist()
    assert first.sensitivities == again.sensitivities
    other = robustness(gemeenten, PON, replace(plan, seed=12))
    assert other.classes.tolist() != first.classes.tolist()


def test_without_noise_a_choice_alone_is_the_engine_with_each_option():
    frame, model = made(), two()
    found = robustness(frame, model, Plan(400, 0.0, vary=(AGGREGATION,), seed=1))
    both = np.array([compute(frame, replace(model, domain_mean=mean)).rank for mean in ("arithmetic", "geometric")])
    assert found.low.tolist() == both.min(axis=0).tolist()
    assert found.high.tolist() == both.max(axis=0).tolist()


def test_bounds_leave_as_many_areas_in_each_class_under_another_normalisation():
    frame, model = made(), two(bounds=(30.0, 45.0), labels=("laag", "midden", "hoog"))
    published = compute(frame, model).classes
    found = robustness(frame, model, Plan(4000, 0.0, vary=(NORMALISATION,), seed=2))
    for number in (1, 2, 3):
        assert found.classes[:, number - 1].sum() / 100 == pytest.approx((published == number).sum())


def test_classes_that_are_quarters_are_those_of_each_draw():
    frame = made(80)
    found = robustness(frame, two(bounds=None, labels=("1", "2", "3", "4")), Plan(50, seed=4))
    assert found.classes.sum(axis=0) == pytest.approx([2000.0] * 4)
    assert found.worst.tolist() == found.classes[:, 3].tolist()


def test_a_reference_decides_quarters_and_normalisation():
    country = made(200)
    province = country.iloc[:30]
    within = robustness(province, two(), Plan(60, vary=CHOICES, seed=6), reference=country)
    whole = robustness(country, two(), Plan(60, vary=CHOICES, seed=6))
    assert within.worst == pytest.approx(whole.worst[:30])
    assert within.classes == pytest.approx(whole.classes[:30])
    assert within.result.rank.max() == 30


def test_a_stored_scale_serves_weights_and_nothing_else():
    country = made(200)
    scale = fit(country, two(), "land")
    province = country.iloc[:30]
    found = robustness(province, two(), Plan(60, seed=6), scale=scale)
    assert found.result.score.tolist() == compute(province, two(), scale=scale).score.tolist()
    with pytest.raises(Refusal, match="stored scale holds no figures"):
        robustness(province, two(), Plan(60, vary=(NORMALISATION,)), scale=scale)


def test_an_area_without_a_score_has_no_rank_and_no_probability():
    frame = made()
    frame.loc[4, "c"] = np.nan
    found = robustness(frame, two(), Plan(100, vary=(WITHOUT_DOMAIN,), seed=1), with_table=True)
    assert (found.low[4], found.median[4], found.high[4]) == (0, 0, 0)
    for values in (found.sure, found.other, found.worst, found.classes[:, 0]):
        assert np.isnan(values[4])
        assert not np.isnan(np.delete(values, 4)).any()
    spread = found.spread(np.append(np.ones(60, dtype=bool), False))
    assert spread.median.tolist() == [*found.median.tolist(), 0]


def test_sensitivities_find_what_decides():
    # Of two domains that rank the same way weights decide nothing; the indicator that is left out does.
    frame = made(40, seed=9)
    frame["c"] = frame["a"] + frame["b"]
    found = robustness(frame, two(), Plan(2000, 5.0, vary=(WITHOUT_INDICATOR,), seed=1), with_table=True)
    weights, indicator = found.sensitivities
    assert (weights.choice, indicator.choice) == ("weights", WITHOUT_INDICATOR)
    assert indicator.total > 0.9
    assert weights.first < 0.1
    shares = robustness(frame, two(), Plan(400, 25.0, seed=1), with_table=True).sensitivities
    assert [one.choice for one in shares] == ["x", "y"]
    assert robustness(frame, two(), Plan(400, kind=DIRICHLET, seed=1), with_table=True).sensitivities == ()


def test_an_indicator_left_out_shifts_ranks_as_the_model_without_it(gemeenten):
    found = robustness(gemeenten, PON, Plan(10, seed=1), with_table=True)
    published = compute(gemeenten, PON).rank
    without = compute(gemeenten, leave_out(PON, ["werk"])).rank
    werk = next(one for one in found.omissions if (one.kind, one.ident) == (WITHOUT_DOMAIN, "werk"))
    assert werk.mean == pytest.approx(np.abs(without - published).mean())
    assert werk.most == np.abs(without - published).max()
    assert len(found.omissions) == 14


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan(noise=-1.0), "WEIGHT_NOISE is -1"),
        (Plan(noise=100.0), "WEIGHT_NOISE is 100"),
        (Plan(draws=1), "DRAWS is 1"),
        (Plan(noise=0.0), "Nothing varies"),
    ],
)
def test_plans_that_mean_nothing_are_refused(plan, words):
    with pytest.raises(Refusal, match=words):
        robustness(made(), two(), plan)


def test_ranks_that_take_too_much_memory_are_refused_before_the_work(monkeypatch):
    monkeypatch.setattr(module, "MOST_MEMORY", 60 * 2 * 100)
    with pytest.raises(Refusal, match="DRAWS to 100 or fewer"):
        robustness(made(), two(), Plan(101))


def test_progress_may_end_the_work():
    class Stopped(Exception):
        pass

    def stop(percent):
        raise Stopped(percent)

    with pytest.raises(Stopped):
        robustness(made(), two(), Plan(500), progress=stop)


def test_ties_share_the_best_rank():
    assert rank_scores(np.array([3.0, np.nan, 5.0, 5.0, 1.0])).tolist() == [3, 0, 1, 1, 4]


@pytest.mark.parametrize("bounds", [(50.0,), None])
@pytest.mark.parametrize(
    ("parts", "weights"),
    [
        ("alone", (60.0, 40.0)),
        ("alone", (20.0, 55.0)),
        ("reference", (20.0, 55.0)),
        ("scale", (60.0, 40.0)),
    ],
)
def test_an_index_that_stands_ready_is_as_sure_as_one_that_is_computed(weights, bounds, parts):
    labels = ("laag", "hoog") if bounds else ("1", "2", "3", "4")
    model = two(bounds=bounds, labels=labels)
    country = made(200)
    country.loc[3, "c"] = np.nan
    frame = country if parts == "alone" else country.iloc[:30]
    by = {"reference": {"reference": country}, "scale": {"scale": fit(country, model, "land")}, "alone": {}}[parts]
    moved = replace(
        model, domains=tuple(replace(domain, weight=weight) for domain, weight in zip(model.domains, weights))
    )
    expected = robustness(frame, moved, Plan(80, seed=4), **by)
    engine = what_if(frame, model, **by)
    found = robustness_of(engine, engine.with_weights(weights), Plan(80, seed=4))
    for name in ("low", "median", "high", "sure", "other", "worst"):
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))
    assert found.result.rank.tolist() == expected.result.rank.tolist()


def test_a_domain_of_weight_0_leaves_those_ready_that_lack_it(gemeenten):
    frame = gemeenten.copy()
    frame.iloc[4, 0] = np.nan
    weights = [domain.weight for domain in PON.domains]
    engine = what_if(frame, PON)
    found = robustness_of(engine, engine.with_weights([0.0, *weights[1:]]), Plan(60, seed=2))
    assert found.low[4] > 0
    assert [domain.id for domain in found.result.model.domains] == [domain.id for domain in PON.domains[1:]]
    rest = replace(PON, domains=PON.domains[1:])
    assert found.high.tolist() == robustness(gemeenten, rest, Plan(60, seed=2)).high.tolist()
    with pytest.raises(ValueError, match="more than weights"):
        robustness_of(engine, engine.with_weights(weights), Plan(vary=(NORMALISATION,)))


def outlying():
    random = np.random.default_rng(8)
    frame = pd.DataFrame({name: random.normal(50.0, 10.0, 40) for name in "abc"})
    frame.loc[[0, 1], "a"] = [5000.0, 900.0]
    frame.loc[[2, 3], "b"] = [-5000.0, -900.0]
    return frame


def of_leaves(model, **changes):
    domains = (replace(d, indicators=tuple(replace(i, **changes) for i in d.indicators)) for d in model.domains)
    return replace(model, domains=tuple(domains))


def test_treated_draws_are_the_model_with_its_values_treated():
    frame, model = outlying(), two()
    assert (varied(model, Variant(treated=OUTLIERS))) == of_leaves(model, treatment=5)
    runs = module._Runs(frame, None, compute(frame, model), None, HALF, "")
    prepared = runs.prepare(Variant(treated=OUTLIERS))
    wanted = compute(frame, of_leaves(model, treatment=5))
    np.testing.assert_array_equal(prepared.domains, wanted.domains.to_numpy())
    assert not np.array_equal(prepared.domains, runs.prepare(Variant()).domains)


def test_a_model_that_treats_varies_by_leaving_it():
    frame, model = outlying(), of_leaves(two(), treatment=5)
    assert varied(model, Variant(treated=OUTLIERS)) == two()
    found = robustness(frame, model, Plan(draws=40, noise=0.0, vary=(OUTLIERS,), seed=2))
    ranks = {tuple(compute(frame, each).rank) for each in (model, two())}
    assert len(ranks) == 2
    low, high = (np.minimum.reduce([*map(np.array, ranks)]), np.maximum.reduce([*map(np.array, ranks)]))
    np.testing.assert_array_equal((found.low, found.high), (low, high))


def test_norms_and_scores_have_no_outliers_to_treat():
    scores = of_leaves(two(), method="none")
    frame = pd.DataFrame({name: [10.0, 20, 30, 90] for name in "abc"})
    with pytest.raises(Refusal, match="leaves nothing to vary"):
        robustness(frame, scores, Plan(draws=4, noise=0.0, vary=(OUTLIERS,)))
    space = Space(scores, Plan(draws=4, noise=0.0, vary=(NORMALISATION, OUTLIERS)))
    assert set(space.options) == {NORMALISATION, OUTLIERS}
    assert varied(scores, Variant(treated=OUTLIERS)) == scores
