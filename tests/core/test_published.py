"""Published scores come out of the engine: the MDI of 2023, England's index of 2025, CBS's stedelijkheid of 2024."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regiolens.core.classes import urbanity
from regiolens.core.index.compute import compute
from regiolens.core.index.model_file import parse_model

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CLASSES = {"laag": (0, 40), "gematigd": (40, 50), "hoog": (50, 60), "zeer hoog": (60, 101)}


REPORT_NAMES = {"Zeeuwsch-Vlaanderen": "Zeeuws-Vlaanderen"}  # CBS and the report spell one COROP differently


def shipped(name):
    return parse_model((RESOURCES / "index_models" / f"{name}.json").read_text(encoding="utf-8"), name)


@pytest.fixture(scope="module")
def gemeenten():
    """The 50 gemeenten with their published scores, and the index computed from their domains."""
    table = pd.read_csv(RESOURCES / "sample" / "mdi_2023_gemeenten.csv")
    model = shipped("pon2023_domains")
    found = compute(table[[domain.id for domain in model.domains]], model)
    return table.assign(
        score=found.score, rank=found.rank, label=[None if c == 0 else model.labels[c - 1] for c in found.classes]
    )


def test_the_mdi_of_each_gemeente_comes_out_within_a_tenth(gemeenten):
    assert len(gemeenten) == 50
    assert (gemeenten.score - gemeenten.mdi_gepubliceerd).abs().max() <= 0.1


def test_most_come_out_to_the_published_digit(gemeenten):
    assert (gemeenten.score.round(1) == gemeenten.mdi_gepubliceerd).sum() >= 44


def test_the_class_is_that_of_the_published_score_unless_it_rounds_over_a_border(gemeenten):
    for row in gemeenten.itertuples():
        low, high = CLASSES[row.label]
        assert low - 0.1 <= row.mdi_gepubliceerd < high + 0.1
    inside = gemeenten[((gemeenten.mdi_gepubliceerd % 10) > 0.1) & ((gemeenten.mdi_gepubliceerd % 10) < 9.9)]
    assert len(inside) > 40
    for row in inside.itertuples():
        assert CLASSES[row.label][0] <= row.mdi_gepubliceerd < CLASSES[row.label][1]


def test_the_table_in_the_project_is_the_published_one(gemeenten, shared):
    published = pd.read_csv(shared.parent / "facts" / "mdi_2023_gemeenten.csv")
    ours = gemeenten.rename(columns={"statnaam": "gemeente", "mdi_gepubliceerd": "mdi"})[published.columns]
    ours = ours.replace({"corop": REPORT_NAMES})
    order = ["corop", "inkomen", "werk", "gezondheid"]
    left, right = (table.sort_values(order).reset_index(drop=True) for table in (ours, published))
    pd.testing.assert_frame_equal(left.drop(columns="gemeente"), right.drop(columns="gemeente"))


def test_a_corop_is_the_plain_mean_of_its_gemeenten(gemeenten, shared):
    published = pd.read_csv(shared.parent / "facts" / "mdi_corop.csv").set_index("corop")["mdi_2023"]
    means = gemeenten.replace({"corop": REPORT_NAMES}).groupby("corop").score.mean()
    assert len(means) == 8
    assert set(means.index) <= set(published.index)
    np.testing.assert_allclose(means, published[means.index], atol=0.1)


@pytest.fixture(scope="module")
def england(shared):
    return pd.read_csv(shared / "imd" / "england_imd_2025.csv")


@pytest.fixture(scope="module")
def from_ranks(england):
    model = shipped("imd_england")
    names = {field: leaf.id for leaf in model.leaves() for field in leaf.fields if leaf.id.endswith("_rank")}
    return compute(england.rename(columns=names), model)


def test_england_s_score_comes_out_to_the_third_decimal(england, from_ranks):
    assert len(england) == 33_755
    assert np.abs(from_ranks.score - england.IMD_score).max() <= 0.001


def test_england_s_deciles_come_out_all(england, from_ranks):
    deciles = np.ceil(from_ranks.rank * 10 / len(england)).astype(int)
    assert deciles.tolist() == england.IMD_decile.tolist()


def test_england_s_score_is_that_of_a_direct_loop(england, from_ranks):
    weights = {
        "Income": 22.5,
        "Employment": 22.5,
        "Education": 13.5,
        "Health": 13.5,
        "Crime": 9.3,
        "Housing_and_Services": 9.3,
        "Environment": 9.3,
    }
    expected = np.zeros(len(england))
    for name, weight in weights.items():
        share = (len(england) - england[f"{name}_rank"] + 1) / len(england)
        expected += weight / 100 * -23 * np.log(1 - share * (1 - np.exp(-100 / 23)))
    np.testing.assert_allclose(from_ranks.score, expected, atol=1e-8)


def test_england_s_published_scores_with_average_ties_are_those_of_scipy(england):
    """Published with three decimals, so that areas tie by the hundreds."""
    stats = pytest.importorskip("scipy.stats")
    model = replace(shipped("imd_england"), ties="average")
    names = {field: leaf.id for leaf in model.leaves() for field in leaf.fields if leaf.id.endswith("_score")}
    found = compute(england.rename(columns=names).drop(columns=[c for c in england if c.endswith("_rank")]), model)
    expected, n = np.zeros(len(england)), len(england)
    for domain in model.domains:
        column = next(field for field in domain.indicators[1].fields if field in england)
        share = (n - stats.rankdata(-england[column], method="average") + 1) / n
        expected += domain.weight / 100 * -23 * np.log(1 - share * (1 - np.exp(-100 / 23)))
    np.testing.assert_allclose(found.score, expected, atol=1e-8)
    # nearer to what is published, from scores that are not rounded, than with the best rank for all that tie
    best = compute(england.rename(columns=names), replace(model, ties="best"))
    assert np.abs(found.score - england.IMD_score).mean() < np.abs(best.score - england.IMD_score).mean()


def test_a_quarter_of_england_is_in_each_class(england, from_ranks):
    counts = np.bincount(from_ranks.classes, minlength=5)
    assert counts[0] == 0
    assert (np.abs(counts[1:] - len(england) / 4) <= 1).all()


def test_our_urbanity_is_that_of_cbs(shared):
    kwb = pd.read_csv(shared / "tables" / "kwb_2024.csv", usecols=["code", "stedelijkheid", "adressendichtheid"])
    known = kwb.dropna()
    assert len(known) > 18_000
    ours = urbanity(known.adressendichtheid)
    other = known[ours != known.stedelijkheid]
    assert len(other) == 9
    assert set(other.adressendichtheid) <= {500.0, 1000.0, 1500.0}
    assert (other.stedelijkheid - urbanity(other.adressendichtheid)).tolist() == [1.0] * 9
    assert (urbanity(kwb.adressendichtheid)[kwb.adressendichtheid.isna()] == 0).all()
