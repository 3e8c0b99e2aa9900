"""Changed weights: models that are named so, and a balance that keeps the sum."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiolens.core.index.model import Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.weights import balanced, changed, changed_model, marked, model_json
from regiolens.core.messages import Refusal

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


MODELS = sorted((RESOURCES / "index_models").glob("*.json"))


LABELS = ("laag", "gematigd", "hoog", "zeer hoog")


WEIGHTS = (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)


def shipped(name):
    return parse_model((RESOURCES / "index_models" / f"{name}.json").read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_comes_back_from_its_file(path):
    model = parse_model(path.read_text(encoding="utf-8"), path.name)
    assert parse_model(model_json(model), "again") == model


def test_a_model_with_composites_and_norms_comes_back():
    norm = Indicator("n", "N", "low is worse", "norm", 10.0, 0.0, ("veld", "n"), "%", "CBS")
    composite = Indicator("c", "C", parts=(norm, Indicator("i", "I", "high is worse", "none", fields=("i",))))
    model = Model("m", 'M "x"', (Domain("d", "D", 100.0, (composite,)),), LABELS, None, "geometric", "geometric")
    assert parse_model(model_json(model), "again") == model


def test_other_ties_are_another_method_and_stay_with_changed_weights():
    england = shipped("imd_england")
    other = replace(england, ties="average")
    assert marked(other, [england]).change == ("method",)
    weights = [20.0, 25.0, *(domain.weight for domain in england.domains[2:])]
    assert changed_model(other, weights, "x").ties == "average"


def test_a_changed_model_is_named_so():
    model = shipped("pon2023_domains")
    other = changed_model(model, [25, 20, *WEIGHTS[2:]], "MDI (gewijzigde gewichten)")
    assert (other.id, other.title) == ("pon2023_domains_changed", "MDI (gewijzigde gewichten)")
    assert other.fingerprint() != model.fingerprint()
    assert changed(other, model)
    assert not changed(model, model)
    again = changed_model(other, WEIGHTS, model.title)
    assert again.id == "pon2023_domains_changed"
    assert not changed(again, model)
    assert [d.id for d in changed_model(model, [32, 32, 0, 9, 9, 9, 9], "x").domains] == [
        d.id for d in model.domains if d.id != "gezondheid"
    ]


@pytest.mark.parametrize(
    "weights, told",
    [([40, *WEIGHTS[1:]], "117.4"), ([0] * 7, "All weights are 0"), ([100, -1, 1, 0, 0, 0, 0], "'werk'")],
)
def test_a_changed_model_with_weights_that_no_model_takes_is_refused(weights, told):
    with pytest.raises(Refusal) as refusal:
        changed_model(shipped("pon2023_domains"), weights, "x")
    assert told in str(refusal.value)


@given(st.lists(st.floats(0, 60), min_size=2, max_size=9), st.integers(0, 8), st.floats(-10, 400))
@settings(deadline=None, max_examples=100)
def test_balanced_weights_keep_their_sum(weights, position, value):
    position %= len(weights)
    found = balanced(weights, position, value)
    assert sum(found) == pytest.approx(sum(weights), abs=1e-9)
    assert min(found) >= 0
    assert found[position] == min(max(value, 0.0), np.sum(weights))


def test_the_others_make_up_in_proportion():
    assert balanced([50, 30, 20], 0, 75) == (75.0, 15.0, 10.0)
    assert balanced([100, 0, 0], 0, 40) == (40.0, 30.0, 30.0)
    assert balanced([100], 0, 40) == (40.0,)
