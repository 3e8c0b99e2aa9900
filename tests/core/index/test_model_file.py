"""Model files: read as they stand, and refused with the path of a fault."""

import csv
import json
from pathlib import Path

import pytest

from regiolens.core.index.model_file import parse_model
from regiolens.core.index.weights import model_json
from regiolens.core.messages import Refusal

from .models import VALID, changed, entry, parse

MODELS = Path(__file__).resolve().parents[3] / "resources" / "index_models"


WEIGHTS = {
    "inkomen": 22.5,
    "werk": 22.5,
    "gezondheid": 13.5,
    "opleiding": 13.5,
    "huisvesting": 9.3,
    "veiligheid": 9.3,
    "woonomgeving": 9.3,
}


def fault(data):
    with pytest.raises(Refusal) as refusal:
        parse(data)
    assert "'eigen.json'" in str(refusal.value)
    return str(refusal.value)


def test_a_model_is_read_as_it_stands():
    model = parse(VALID)
    assert (model.id, model.title) == ("eigen", "Eigen index")
    assert [(domain.id, domain.weight) for domain in model.domains] == [("een", 60.0), ("twee", 40.0)]
    assert [leaf.id for leaf in model.leaves()] == ["a", "b", "c", "d", "e"]
    assert model.labels == ("laag", "midden", "hoog")
    assert model.lower_bounds == (40.0, 60.0)
    assert (model.indicator_mean, model.domain_mean) == ("arithmetic", "geometric")
    norm = model.domains[1].indicators[1]
    assert (norm.method, norm.best, norm.worst) == ("norm", 0.0, 12.5)


def test_what_is_left_out_has_its_usual_value():
    data = changed(["aggregation"], KeyError)
    model = parse(data)
    assert (model.indicator_mean, model.domain_mean) == ("arithmetic", "arithmetic")
    assert {(domain.transform, domain.use) for domain in model.domains} == {("none", "all")}


def test_classes_may_be_the_quartiles_of_the_reference():
    data = changed(["classes"], {"labels": list("abcd"), "lower_bounds": "quartiles of the reference"})
    assert parse(data).lower_bounds is None


A = ["domains", 0, "indicators", 0]


E = ["domains", 1, "indicators", 1]


PART = ["domains", 1, "indicators", 0, "parts", 1]


A_PATH, E_PATH, PART_PATH = "domains[0].indicators[0]", "domains[1].indicators[1]", "domains[1].indicators[0].parts[1]"


@pytest.mark.parametrize(
    "path, value, where",
    [
        (["gewicht"], 1, "$.gewicht"),
        (["schema"], "regiolens-index-model/2", "$.schema"),
        (["schema"], KeyError, "$.schema"),
        (["id"], "een index", "$.id"),
        (["id"], "", "$.id"),
        (["title"], 3, "$.title"),
        (["title"], KeyError, "$.title"),
        (["classes"], KeyError, "$.classes"),
        (["domains"], KeyError, "$.domains"),
        (["domains"], [], "$.domains"),
        (["domains"], {}, "$.domains"),
        (["domains", 1], "werk", "domains[1]"),
        (["aggregation"], "geometric", "aggregation"),
        (["ties"], "min", "$.ties"),
        (["ties"], None, "$.ties"),
        (["aggregation", "domains"], "harmonic", "aggregation.domains"),
        (["aggregation", "indicators"], None, "aggregation.indicators"),
        (["aggregation", "mean"], "geometric", "aggregation.mean"),
        (["classes", "labels"], [1, 2, 3], "classes.labels"),
        (["classes", "labels"], [], "classes.labels"),
        (["classes", "labels"], ["laag", "hoog"], "classes.lower_bounds"),
        (["classes", "labels"], list("abcd"), "classes.lower_bounds"),
        (["classes", "lower_bounds"], [60, 40], "classes.lower_bounds"),
        (["classes", "lower_bounds"], [40, 40], "classes.lower_bounds"),
        (["classes", "lower_bounds"], "quantiles", "classes.lower_bounds"),
        (["classes", "lower_bounds"], [40, "60"], "classes.lower_bounds[1]"),
        (["classes", "lower_bounds"], [40, float("nan")], "classes.lower_bounds[1]"),
        (["classes", "lower_bounds"], "quartiles of the reference", "classes.labels"),
        (["classes", "colours"], [], "classes.colours"),
        (["domains", 0, "weight"], -1, "domains[0].weight"),
        (["domains", 0, "weight"], -22.5, "domains[0].weight"),
        (["domains", 0, "weight"], float("nan"), "domains[0].weight"),
        (["domains", 0, "weight"], float("inf"), "domains[0].weight"),
        (["domains", 0, "weight"], "60", "domains[0].weight"),
        (["domains", 0, "weight"], True, "domains[0].weight"),
        (["domains", 0, "weight"], None, "domains[0].weight"),
        (["domains", 0, "weight"], KeyError, "domains[0].weight"),
        (["domains", 0, "indicators"], [], "domains[0].indicators"),
        (["domains", 0, "transform"], "log", "domains[0].transform"),
        (["domains", 0, "use"], "any", "domains[0].use"),
        (["domains", 0, "wieght"], 60, "domains[0].wieght"),
        ([*A, "direction"], KeyError, f"{A_PATH}.direction"),
        ([*A, "direction"], "up", f"{A_PATH}.direction"),
        ([*A, "direction"], 1, f"{A_PATH}.direction"),
        ([*A, "direction"], "", f"{A_PATH}.direction"),
        ([*A, "normalisation"], KeyError, f"{A_PATH}.normalisation"),
        ([*A, "normalisation"], "min-max", f"{A_PATH}.normalisation"),
        ([*A, "normalisation"], {}, f"{A_PATH}.normalisation.method"),
        ([*A, "normalisation", "method"], "minmax", f"{A_PATH}.normalisation.method"),
        ([*A, "normalisation", "best"], 0, f"{A_PATH}.normalisation.best"),
        ([*A, "weight"], 50, f"{A_PATH}.weight"),
        ([*A, "label"], KeyError, f"{A_PATH}.label"),
        ([*A, "id"], "a b", f"{A_PATH}.id"),
        ([*A, "id"], KeyError, f"{A_PATH}.id"),
        ([*A, "fields"], "a", f"{A_PATH}.fields"),
        ([*A, "fields"], [1], f"{A_PATH}.fields"),
        ([*E, "normalisation", "worst"], KeyError, f"{E_PATH}.normalisation.worst"),
        ([*E, "normalisation", "worst"], "12,5", f"{E_PATH}.normalisation.worst"),
        ([*E, "normalisation", "worst"], 0, f"{E_PATH}.normalisation"),
        ([*E, "normalisation", "worst"], -1, f"{E_PATH}.normalisation"),
        ([*E, "direction"], "low is worse", f"{E_PATH}.normalisation"),
        ([*PART, "direction"], KeyError, f"{PART_PATH}.direction"),
        ([*PART, "colour"], "red", f"{PART_PATH}.colour"),
        (["domains", 1, "indicators", 0, "parts"], [], "domains[1].indicators[0].parts"),
        (["domains", 1, "indicators", 0, "direction"], "high is worse", "domains[1].indicators[0].direction"),
    ],
)
def test_a_fault_is_named_with_its_path(path, value, where):
    told = fault(changed(path, value))
    assert f"at {where}:" in told or f"at {where}." in told


@pytest.mark.parametrize("best, worst, direction", [(0, 10, "high is worse"), (10, 0, "low is worse")])
def test_a_norm_agrees_with_its_direction(best, worst, direction):
    norm = {"method": "norm", "best": best, "worst": worst}
    assert parse(changed(A, entry("a", direction=direction, normalisation=norm)))
    norm = {"method": "norm", "best": worst, "worst": best}
    told = fault(changed(A, entry("a", direction=direction, normalisation=norm)))
    assert direction in told
    assert A_PATH in told


@pytest.mark.parametrize("weight, total", [(50, "90"), (80, "120"), (0.6, "40.6"), (58.5, "98.5"), (61.5, "101.5")])
def test_weights_far_from_100_percent_are_refused_with_their_sum(weight, total):
    told = fault(changed(["domains", 0, "weight"], weight))
    assert f"add up to {total};" in told


@pytest.mark.parametrize("weight", [59, 59.9, 60, 61])
def test_weights_close_to_100_percent_stand_as_they_are(weight):
    assert parse(changed(["domains", 0, "weight"], weight)).domains[0].weight == weight


@pytest.mark.parametrize(
    "path, ident", [([*A, "id"], "b"), ([*A, "id"], "d"), ([*PART, "id"], "c"), (["domains", 1, "id"], "een")]
)
def test_an_id_used_twice_is_named(path, ident):
    assert f" {ident} " in fault(changed(path, ident))


@pytest.mark.parametrize("text", ["", "{", "{'id': 1}", "geen model", '{"id": 1,}'])
def test_what_is_no_json_is_said_to_be_none(text):
    with pytest.raises(Refusal, match=r"'x\.json'.* JSON: "):
        parse_model(text, "x.json")


@pytest.mark.parametrize("data", [[], [VALID], "model", 3, None])
def test_json_that_is_no_object_is_refused(data):
    assert "at $: expected" in fault(data)


@pytest.mark.parametrize("text", ["{weight}", "{0}", "{", "100%"])
def test_braces_in_a_value_do_not_break_the_sentence(text):
    assert text in fault(changed([*A, "direction"], text))


@pytest.mark.parametrize("path", sorted(MODELS.glob("*.json")), ids=lambda path: path.stem)
def test_the_shipped_models_are_sound(path):
    model = parse_model(path.read_text(encoding="utf-8"), path.name)
    assert model.id == path.stem
    assert model.source
    assert model.title


@pytest.mark.parametrize("name", ["pon2023", "pon2023_domains", "cbs_kern"])
def test_the_dutch_models_have_the_published_weights_and_classes(name):
    model = parse_model((MODELS / f"{name}.json").read_text(encoding="utf-8"), name)
    assert {domain.id: domain.weight for domain in model.domains} == WEIGHTS
    assert model.lower_bounds == (40, 50, 60)
    assert model.labels == ("laag", "gematigd", "hoog", "zeer hoog")


def test_the_english_model_has_the_seven_weights_in_the_published_order():
    model = parse_model((MODELS / "imd_england.json").read_text(encoding="utf-8"), "imd_england")
    assert [domain.weight for domain in model.domains] == list(WEIGHTS.values())
    assert {domain.transform for domain in model.domains} == {"exponential rank"}


def test_pon2023_is_the_published_model(shared):
    with (shared.parent / "facts" / "mdi_model.csv").open(encoding="utf-8", newline="") as file:
        published = [
            (row["domain"], float(row["domain_weight_percent"]), row["indicator"], row["direction"])
            for row in csv.DictReader(file)
        ]
    model = parse_model((MODELS / "pon2023.json").read_text(encoding="utf-8"), "pon2023")
    signs = {"high is worse": "1", "low is worse": "-1"}
    ours = [
        (domain.id, domain.weight, leaf.id, signs[leaf.direction])
        for domain in model.domains
        for leaf in domain.indicators
    ]
    assert len(published) == 22
    assert ours == published


def test_cbs_buurt_has_the_seven_domains_all_of_them_optional():
    model = parse_model((MODELS / "cbs_buurt.json").read_text(encoding="utf-8"), "cbs_buurt")
    assert {domain.id: domain.weight for domain in model.domains} == WEIGHTS
    assert all(domain.optional for domain in model.domains)
    assert model.lower_bounds is None


def test_a_weight_of_0_leaves_a_domain_out_by_name():
    model = parse(changed(["domains", 0, "weight"], 0))
    assert [domain.id for domain in model.domains] == ["twee"]
    assert model.left_out == ("Een",)
    assert model.shares == (100.0,)
    assert parse_model(model_json(model), "again") == model


def test_all_weights_of_0_are_refused():
    assert "all weights are 0" in fault(changed(["domains"], [{**VALID["domains"][0], "weight": 0}]))


@pytest.mark.parametrize("fingerprint", [("cbs_kern", "f79756d1f8f48234"), ("imd_england", "ef1dd30452033b8d")])
def test_optional_domains_and_ratios_left_other_models_as_they_were(fingerprint):
    name, known = fingerprint
    assert parse_model((MODELS / f"{name}.json").read_text(encoding="utf-8"), name).fingerprint() == known


def test_ties_may_share_their_average_rank():
    ranked = changed(["domains", 0, "transform"], "exponential rank")
    best, average = parse(ranked), parse({**ranked, "ties": "average"})
    assert (parse(VALID).ties, best.ties, average.ties) == ("best", "best", "average")
    assert parse({**ranked, "ties": "best"}) == best
    assert parse_model(model_json(average), "again") == average
    assert average.fingerprint() != best.fingerprint()
    # Where nothing is ranked it makes no other scores.
    assert parse({**VALID, "ties": "average"}).fingerprint() == parse(VALID).fingerprint()


RATIO = {"count": ["a_laag"], "of": [["a_laag"], ["a_hoog", "a_hoger"]], "times": 100}


def test_an_indicator_may_be_a_ratio_of_counts():
    model = parse(changed([*A, "ratio"], RATIO))
    ratio = model.leaves()[0].ratio
    assert (ratio.count, ratio.of, ratio.times) == (("a_laag",), (("a_laag",), ("a_hoog", "a_hoger")), 100.0)
    assert parse_model(model_json(model), "again") == model
    assert model.fingerprint() != parse(changed([*A, "ratio"], {**RATIO, "times": 1000})).fingerprint()
    assert model.fingerprint() == parse(changed([*A, "ratio"], {**RATIO, "count": ["b"]})).fingerprint()


@pytest.mark.parametrize(
    "key, value, where",
    [
        ("times", 0, "ratio.times"),
        ("count", "a_laag", "ratio.count"),
        ("count", [], "ratio.count"),
        ("of", [], "ratio.of"),
        ("of", ["a_laag"], "ratio.of[0]"),
        ("of", [[3]], "ratio.of[0]"),
    ],
)
def test_a_fault_in_a_ratio_is_named_with_its_path(key, value, where):
    assert f"{A_PATH}.{where}:" in fault(changed([*A, "ratio"], {**RATIO, key: value}))


def test_optional_is_true_or_false():
    assert "domains[0].optional" in fault(changed(["domains", 0, "optional"], "ja"))
    assert parse(changed(["domains", 0, "optional"], True)).domains[0].optional


def test_weights_within_a_domain_are_read_and_written_and_change_the_fingerprint():
    plain = parse_model((MODELS / "pon2023.json").read_text(encoding="utf-8"), "pon")
    data = json.loads(model_json(plain))
    for place, part in enumerate(data["domains"][0]["indicators"]):
        part["weight"] = place + 1
    own = parse_model(json.dumps(data), "own")
    assert [part.weight for part in own.domains[0].indicators] == [1, 2, 3, 4][: len(own.domains[0].indicators)]
    assert parse_model(model_json(own), "again") == own
    assert own.fingerprint() != plain.fingerprint()
    del data["domains"][0]["indicators"][1]["weight"]
    with pytest.raises(Refusal, match=r"domains\[0\]\.indicators\[0\]\.weight: give each of these"):
        parse_model(json.dumps(data), "own")
    data["domains"][0]["indicators"][1]["weight"] = 0
    with pytest.raises(Refusal, match=r"domains\[0\]\.indicators\[1\]\.weight: a weight must be greater than 0"):
        parse_model(json.dumps(data), "own")


def test_an_indicator_may_have_a_denominator():
    node = {"fields": ["inwoners", "aantalInwoners"], "times": 1000}
    model = parse(changed([*A, "denominator"], node))
    leaf = model.leaves()[0]
    assert (leaf.denominator.fields, leaf.denominator.times) == (("inwoners", "aantalInwoners"), 1000.0)
    assert leaf.inputs() == ["a", "a.denominator"]
    assert parse_model(model_json(model), "again") == model
    assert model.fingerprint() != parse(VALID).fingerprint()
    assert model.fingerprint() != parse(changed([*A, "denominator"], {"fields": ["inwoners"]})).fingerprint()
    assert model.fingerprint() == parse(changed([*A, "denominator"], {**node, "fields": ["ander"]})).fingerprint()


@pytest.mark.parametrize(
    "node, where",
    [
        ({"fields": []}, "denominator.fields"),
        ({"fields": "inwoners"}, "denominator.fields"),
        ({"times": 1}, "denominator.fields"),
        ({"fields": ["b"], "times": 0}, "denominator.times"),
        ({"fields": ["b"], "times": -1}, "denominator.times"),
        ({"fields": ["b"], "factor": 3}, "denominator.factor"),
        (["b"], "denominator"),
    ],
)
def test_a_fault_in_a_denominator_is_named_with_its_path(node, where):
    assert f"{A_PATH}.{where}:" in fault(changed([*A, "denominator"], node))


def test_a_ratio_and_a_denominator_exclude_each_other():
    data = changed([*A, "denominator"], {"fields": ["inwoners"]})
    data["domains"][0]["indicators"][0]["ratio"] = RATIO
    assert f"{A_PATH}.denominator: an indicator has a ratio or a denominator" in fault(data)


WINSORISE = {"method": "winsorise"}


def treatments(data):
    return {leaf.id: leaf.treatment for leaf in parse(data).leaves()}


def test_the_treatment_that_stands_nearest_to_an_indicator_counts():
    none = dict.fromkeys("abcde")
    assert treatments(VALID) == none
    data = changed(["treatment"], WINSORISE)
    assert treatments(data) == {**none, "a": 5, "b": 5, "c": 5, "d": 5}  # a norm has a scale of its own
    data["domains"][0]["treatment"] = {"method": "winsorise", "most": 2}
    data["domains"][0]["indicators"][1]["treatment"] = {"method": "none"}
    data["domains"][1]["indicators"][0]["treatment"] = {"method": "winsorise", "most": 0}
    data["domains"][1]["indicators"][0]["parts"][1]["treatment"] = {"method": "winsorise", "most": 7}
    assert treatments(data) == {"a": 2, "b": None, "c": 0, "d": 7, "e": None}
    model = parse(data)
    assert parse_model(model_json(model), "again") == model
    assert model.fingerprint() != parse(changed(["treatment"], WINSORISE)).fingerprint()
    assert parse(VALID).fingerprint() == parse(changed(["treatment"], {"method": "none"})).fingerprint()


@pytest.mark.parametrize(
    "node, where",
    [
        ({}, ".method"),
        ({"method": "log"}, ".method"),
        ({"method": "winsorise", "most": 2.5}, ".most"),
        ({"method": "winsorise", "most": -1}, ".most"),
        ({"method": "winsorise", "most": True}, ".most"),
        ({"method": "winsorise", "values": 3}, ".values"),
        ("winsorise", ""),
    ],
)
@pytest.mark.parametrize("place, path", [([], "$"), (["domains", 0], "domains[0]"), (A, A_PATH)])
def test_a_fault_in_a_treatment_is_named_with_its_path(node, where, place, path):
    assert f"{path}.treatment{where}:" in fault(changed([*place, "treatment"], node))


@pytest.mark.parametrize("method", [{"method": "none"}, {"method": "norm", "best": 0, "worst": 5}])
def test_values_with_a_scale_of_their_own_are_not_treated(method):
    data = changed([*A, "treatment"], WINSORISE)
    data["domains"][0]["indicators"][0]["normalisation"] = method
    assert f"{A_PATH}.treatment: values with the normalisation '{method['method']}'" in fault(data)
