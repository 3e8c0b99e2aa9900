"""What a layer says of its index, as one line that another run reads back."""

from dataclasses import replace
from pathlib import Path

import pytest

from regiolens.core.index.model_file import parse_model
from regiolens.core.index.record import UNKNOWN, IndexRecord, Told, parse_record
from regiolens.core.index.weights import marked

MODELS = Path(__file__).resolve().parents[3] / "resources" / "index_models"
SHIPPED = [parse_model(path.read_text(encoding="utf-8"), path.name) for path in sorted(MODELS.glob("*.json"))]


@pytest.mark.parametrize("model", SHIPPED, ids=lambda model: model.id)
def test_a_record_comes_back_with_all_that_makes_the_scores(model):
    text = IndexRecord(model, "342 gemeenten", ("asthma",)).to_json()
    found = parse_record(text)
    assert "\n" not in text and len(text) < 8000
    assert found.model.fingerprint() == model.fingerprint()
    assert (found.model.title, found.model.short_title) == (model.title, model.short_title)
    assert [(d.label, d.weight) for d in found.model.domains] == [(d.label, d.weight) for d in model.domains]
    assert (found.reference, found.without, found.stated) == ("342 gemeenten", ("asthma",), False)
    assert parse_record(replace(found, stated=True).to_json()).stated


@pytest.mark.parametrize("text", ["", "[]", "{}", "3", '{"model": {}}', '{"model": "x"}', "null"])
def test_what_is_no_record_says_nothing(text):
    assert parse_record(text) is None


def test_an_unknown_model_is_not_known():
    assert Told(SHIPPED[0]).known
    assert not Told(replace(SHIPPED[0], id=UNKNOWN)).known


def shipped(name):
    return next(model for model in SHIPPED if model.id == name)


def reweighted(model):
    first, second, *others = model.domains
    domains = (replace(first, weight=first.weight + 5), replace(second, weight=second.weight - 5), *others)
    return replace(model, domains=domains)


@pytest.mark.parametrize("name", ["cbs_kern", "pon2023", "pon2023_domains", "imd_england"])
def test_changed_weights_are_told_under_any_title_and_id(name):
    model = reweighted(shipped(name))
    for own in (model, replace(model, title="Mijn index", named=""), replace(model, id="mine", title="Mine")):
        assert marked(own, SHIPPED).change == ("weights",)
    assert marked(shipped(name), SHIPPED).change == ()
    assert marked(replace(shipped(name), id="mine", title="Mine"), SHIPPED).change == ()


def test_domains_that_were_left_out_are_told():
    model = shipped("cbs_kern")
    found = marked(replace(model, domains=model.domains[1:]), SHIPPED)
    assert (found.change, found.left_out) == (("weights",), (model.domains[0].label,))


def test_another_method_under_a_published_title_is_told():
    model = shipped("pon2023_domains")
    assert marked(replace(model, domain_mean="geometric"), SHIPPED).change == ("method",)
    assert marked(replace(reweighted(model), domain_mean="geometric"), SHIPPED).change == ("weights", "method")
    own = replace(model, id="own", title="Eigen index", named="", domain_mean="geometric")
    assert marked(own, SHIPPED).change == ()
