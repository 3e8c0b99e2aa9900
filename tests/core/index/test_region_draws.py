"""Draws of regions from the domain scores of their areas: against the draws of the areas themselves."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.index.compute import compute
from regiolens.core.index.draws import AGGREGATION, DIRICHLET, Plan, Space
from regiolens.core.index.model import leave_out
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.region_draws import region_draws
from regiolens.core.messages import Refusal

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
PON = parse_model((RESOURCES / "index_models" / "pon2023_domains.json").read_text(encoding="utf-8"), "pon2023_domains")


@pytest.fixture(scope="module")
def areas():
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv").set_index("statcode")
    return table[[domain.id for domain in PON.domains]]


@pytest.fixture(scope="module")
def regions(areas):
    names = pd.Series([f"R{place % 9}" for place in range(len(areas))], index=areas.index, dtype=object)
    names.iloc[4] = None  # lies in no region
    return names


def score_of(areas, regions, model):
    found = compute(areas, model)
    return pd.Series(found.score, index=areas.index).groupby(regions).mean()


@pytest.mark.parametrize("kind", ["uniform", DIRICHLET])
def test_each_draw_is_the_mean_of_the_areas_scores_with_its_weights(areas, regions, kind):
    plan = Plan(300, 30.0, kind, seed=7)
    score = score_of(areas, regions, PON)
    found = region_draws(areas, regions, score, PON, plan)
    space = Space(PON, plan)
    drawn = []
    for row in space.draws(plan.draws, plan.seed):
        # Each area's own score first, as the robustness of the areas has it; in pandas, from the published definition.
        each = areas.mul(space.weights(row) / 100.0, axis=1).sum(axis=1)
        drawn.append(each.groupby(regions).mean())
    drawn = pd.DataFrame(drawn).reset_index(drop=True)
    ranks = drawn.rank(axis=1, ascending=False, method="min")
    assert found.low.tolist() == ranks.apply(lambda one: np.sort(one)[int(np.ceil(0.05 * len(one))) - 1]).tolist()
    assert found.high.tolist() == ranks.apply(lambda one: np.sort(one)[int(np.ceil(0.95 * len(one))) - 1]).tolist()
    bounds = np.array(PON.lower_bounds)
    places = drawn.apply(lambda one: pd.Series(np.searchsorted(bounds, one.to_numpy(), side="right"))).to_numpy()
    published = np.searchsorted(bounds, score.to_numpy(), side="right")
    assert found.sure == pytest.approx(100.0 * (places == published[None, :]).mean(axis=0))
    assert found.result.rank.tolist() == score.rank(ascending=False, method="min").astype(int).tolist()


def test_classes_that_are_quarters_are_those_of_the_areas_in_each_draw(areas, regions):
    model = replace(PON, lower_bounds=None)
    plan = Plan(100, 40.0, seed=2)
    score = score_of(areas, regions, model)
    found = region_draws(areas, regions, score, model, plan)
    space, shares = Space(model, plan), []
    for row in space.draws(plan.draws, plan.seed):
        each = areas.mul(space.weights(row) / 100.0, axis=1).sum(axis=1)
        bounds = np.quantile(each, [0.25, 0.5, 0.75])
        shares.append(np.searchsorted(bounds, each.groupby(regions).mean().to_numpy(), side="right"))
    shares = np.array(shares)
    for place in range(4):
        assert found.classes[:, place] == pytest.approx(100.0 * (shares == place).mean(axis=0))


def test_a_region_without_score_has_no_interval(areas, regions):
    score = score_of(areas, regions, PON)
    score["empty"] = np.nan
    found = region_draws(areas, regions, score, PON, Plan(50, seed=1))
    assert (found.low[-1], found.high[-1], found.result.rank[-1]) == (0, 0, 0)
    assert np.isnan(found.sure[-1])


def test_domains_that_were_left_out_are_left_out(areas, regions):
    model = leave_out(PON, ["veiligheid"])
    kept = areas.drop(columns="veiligheid")
    score = score_of(kept, regions, model)
    assert region_draws(kept, regions, score, model, Plan(50, seed=1)).result.score == pytest.approx(score.to_numpy())


def test_what_cannot_be_told_is_refused(areas, regions):
    score = score_of(areas, regions, PON)
    with pytest.raises(Refusal, match="more than the weights"):
        region_draws(areas, regions, score, PON, Plan(50, vary=(AGGREGATION,)))
    with pytest.raises(Refusal, match="geometric"):
        region_draws(areas, regions, score, replace(PON, domain_mean="geometric"), Plan(50))
    with pytest.raises(Refusal, match="not the weighted means"):
        region_draws(areas, regions, score + 0.01, PON, Plan(50))
    gap = areas.copy()
    gap.iloc[3, 2] = np.nan
    with pytest.raises(Refusal, match="not the weighted means"):
        region_draws(gap, regions, score, PON, Plan(50))
