"""Other weights at once: the same to the last bit as a new computation with the changed model."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.index.compute import compute
from regiolens.core.index.domains import ALL, HALF
from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.weights import changed_model, reweighted
from regiolens.core.index.whatif import what_if
from regiolens.core.messages import Refusal

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


LABELS = ("laag", "gematigd", "hoog", "zeer hoog")


WEIGHTS = (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)


def shipped(name):
    return parse_model((RESOURCES / "index_models" / f"{name}.json").read_text(encoding="utf-8"), name)


def two_each(count, method="min-max", **options):
    """A model of so many domains with two indicators each."""
    domains = tuple(
        Domain(
            f"d{k}",
            f"D{k}",
            100 / count,
            tuple(Indicator(f"{n}{k}", f"{n}{k}", "high is worse", method) for n in "ab"),
            transform=options.get("transform", "none"),
        )
        for k in range(count)
    )
    means = {"domain_mean": options.get("domain_mean", "arithmetic"), "ties": options.get("ties", "best")}
    return Model("m", "M", domains, LABELS, options.get("lower_bounds", (40.0, 50.0, 60.0)), **means)


def random_frame(rng, areas, count, holes=0.1):
    values = rng.integers(0, 40, (areas, 2 * count)).astype(float)
    values[0], values[1] = 0.0, 40.0  # no indicator is constant
    values[2:][rng.random((areas - 2, 2 * count)) < holes] = np.nan
    return pd.DataFrame(values, columns=[f"{n}{k}" for k in range(count) for n in "ab"])


def same(state, result):
    for name in ("score", "classes", "rank", "quartile"):
        np.testing.assert_array_equal(getattr(state, name), getattr(result, name), err_msg=name)
    assert state.quartiles == result.scale.quartiles
    scored = result.classes[result.classes > 0]
    assert state.counts == [*(int((scored == k).sum()) for k in (1, 2, 3, 4)), int((result.classes == 0).sum())]


KINDS = [
    {},
    {"domain_mean": "geometric"},
    {"lower_bounds": None},
    {"transform": "exponential rank"},
    {"transform": "exponential rank", "ties": "average"},
]


@pytest.mark.parametrize("options", KINDS, ids=str)
@given(seed=st.integers(0, 10**6), count=st.sampled_from([1, 2, 7, 9, 17]), apart=st.booleans(), data=st.data())
@settings(deadline=None, max_examples=25)
def test_the_same_as_computing_anew(options, seed, count, apart, data):
    rng = np.random.default_rng(seed)
    model = two_each(count, **options)
    frame = random_frame(rng, int(rng.integers(3, 60)), count)
    reference = random_frame(rng, 40, count) if apart else None
    missing = data.draw(st.sampled_from([HALF, ALL]))
    found = what_if(frame, model, reference=reference, missing=missing)
    weight = st.one_of(st.just(0.0), st.integers(0, 500).map(lambda tenths: tenths / 10), st.floats(1e-3, 60))
    weights = data.draw(st.lists(weight, min_size=count, max_size=count).filter(any))
    anew = compute(frame, reweighted(model, tuple(weights)), reference=reference, missing=missing)
    same(found.with_weights(weights), anew)
    state = found.with_weights(found.published)
    same(state, found.result)
    assert not state.changed


def test_the_50_gemeenten_with_their_own_weights_and_with_income_alone():
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")
    found = what_if(table, shipped("pon2023_domains"))
    state = found.with_weights(WEIGHTS)
    assert np.abs(state.score - table.mdi_gepubliceerd).max() <= 0.1
    assert not state.changed
    alone = found.with_weights([100, 0, 0, 0, 0, 0, 0])
    assert alone.changed
    assert alone.score.tolist() == table.inkomen.tolist()
    assert alone.rank.tolist() == table.inkomen.rank(method="min", ascending=False).astype(int).tolist()


def test_weights_stand_as_they_are():
    found = what_if(pd.DataFrame({f"{n}{k}": [0.0, 10.0] for k in range(2) for n in "ab"}), two_each(2))
    assert found.with_weights([30, 20]).score.tolist() == [0.0, 50.0]


def test_a_weight_of_0_leaves_the_domain_out_with_what_is_missing_in_it():
    model = shipped("pon2023_domains")
    frame = pd.DataFrame({domain.id: [50.0, 40.0] for domain in model.domains})
    frame.loc[0, "werk"] = np.nan
    found = what_if(frame, model)
    assert np.isnan(found.with_weights(WEIGHTS).score[0])
    assert found.with_weights([22.5, 0, *WEIGHTS[2:]]).score[0] == pytest.approx(0.774 * 50)
    assert np.isnan(found.with_weights([22.5, 1e-9, *WEIGHTS[2:]]).score[0])


def test_without_any_weight_nothing_has_a_score():
    model = shipped("pon2023_domains")
    state = what_if(pd.DataFrame({d.id: [50.0, 40.0] for d in model.domains}), model).with_weights([0] * 7)
    assert np.isnan(state.score).all()
    assert (state.classes.tolist(), state.rank.tolist(), state.quartile.tolist()) == ([0, 0], [0, 0], [0, 0])
    assert state.counts == [0, 0, 0, 0, 2]


@pytest.mark.parametrize("wrong", [[1.0] * 6, [-0.1] + [1.0] * 6, [float("nan")] * 7, [float("inf")] * 7])
def test_weights_that_are_none_are_refused(wrong):
    model = shipped("pon2023_domains")
    found = what_if(pd.DataFrame({d.id: [50.0, 40.0] for d in model.domains}), model)
    with pytest.raises(Refusal, match=r"domain"):
        found.with_weights(wrong)


def test_first_available_keeps_to_the_indicator_of_the_areas():
    imd = shipped("imd_england")
    rng = np.random.default_rng(1)
    ranks = pd.DataFrame({d.indicators[0].id: rng.permutation(50) + 1.0 for d in imd.domains})
    second = ranks.set_axis([d.indicators[1].id for d in imd.domains], axis=1)
    found = what_if(second, imd, reference=second.join(ranks))
    weights = [10, 20, 30, 10, 10, 10, 10]
    same(found.with_weights(weights), compute(second, reweighted(imd, tuple(weights)), reference=second.join(ranks)))


def test_what_was_prepared_cannot_be_changed():
    found = what_if(random_frame(np.random.default_rng(0), 9, 2), two_each(2))
    with pytest.raises(ValueError, match="read-only"):
        found.columns[0, 0] = 1.0


def test_an_area_explained():
    model = shipped("pon2023_domains")
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")
    found = what_if(table, model)
    position = int(table.index[table.statnaam == "Oldambt"][0])
    told = found.explain(position)
    published = float(table.mdi_gepubliceerd[position])
    assert told.score == pytest.approx(published, abs=0.1)
    assert sum(part.points for part in told.domains) == pytest.approx(told.score, abs=1e-9)
    assert (told.domains[0].id, told.domains[0].score) == ("inkomen", 75.2)
    assert told.domains[0].points == pytest.approx(0.225 * 75.2, abs=1e-12)
    assert told.label == LABELS[told.number - 1]
    assert told.areas == 50
    assert told.rank == 1 + int((found.result.score > told.score).sum())
    state = found.with_weights([100, 0, 0, 0, 0, 0, 0])
    other = found.explain(position, state)
    assert (other.score, other.label, [part.id for part in other.domains]) == (75.2, "zeer hoog", ["inkomen"])
    assert other.lower == pytest.approx(15.2)
    assert other.domains[0].fall == pytest.approx(15.2)
    assert np.isnan(other.higher)


def test_an_area_without_a_score_explained():
    model = shipped("pon2023_domains")
    frame = pd.DataFrame({domain.id: [50.0, 40.0] for domain in model.domains})
    frame.loc[0, "werk"] = np.nan
    told = what_if(frame, model).explain(0)
    assert (told.number, told.label, told.rank, told.areas) == (0, "", 0, 1)
    assert all(np.isnan(part.points) for part in told.domains)
    assert [np.isnan(part.score) for part in told.domains] == [False, True] + [False] * 5


def test_indicators_explained_add_up_to_their_domain():
    frame = random_frame(np.random.default_rng(3), 30, 3)
    found = what_if(frame, two_each(3))
    for position in range(30):
        told = found.explain(position)
        for part in told.domains:
            if not np.isnan(told.score):
                assert np.nansum([i.points for i in part.indicators]) == pytest.approx(part.points, abs=1e-9)


@pytest.mark.parametrize("weights", [(22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3), (30, 30, 0, 10, 10, 10, 9.9)])
def test_a_model_without_figures_for_some_domains_moves_as_it_is_computed(weights):
    whole = shipped("pon2023_domains")
    model = replace(whole, domains=tuple(replace(domain, optional=True) for domain in whole.domains))
    rng = np.random.default_rng(3)
    frame = pd.DataFrame({d.id: rng.uniform(0, 100, 12) for d in model.domains}).drop(columns=["inkomen", "werk"])
    found = what_if(frame, model)
    state = found.with_weights(weights)
    anew = compute(frame, changed_model(model, weights, "x"))
    same(state, anew)
    assert found.named(state).left_out == anew.model.left_out
    assert found.share(state) == anew.share
    assert sum(part.points for part in found.explain(0, state).domains) == pytest.approx(state.score[0])


def test_other_weights_keep_the_treatment_of_the_reference():
    leaves = [Indicator(i, i, "high is worse", "min-max", treatment=5) for i in "ab"]
    model = Model("m", "M", tuple(Domain(f"d{i.id}", i.id, 50.0, (i,)) for i in leaves), ("laag", "hoog"), (50.0,))
    random = np.random.default_rng(3)
    frame = pd.DataFrame({name: random.normal(50.0, 10.0, 30) for name in "ab"})
    frame.loc[0, "a"] = 9000.0
    engine = what_if(frame, model)
    assert engine.result.scale.indicators["a"]["drawn_in"] == 1
    domains = tuple(replace(d, weight=w) for d, w in zip(model.domains, (20.0, 80.0)))
    wanted = compute(frame, replace(model, domains=domains))
    np.testing.assert_array_equal(engine.with_weights((20.0, 80.0)).score, wanted.score)
