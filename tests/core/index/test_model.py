"""A model: the fields of its indicators, its fingerprint."""

import copy
import json

from regiolens.core.index.model_file import parse_model


def indicator(name, **changes):
    node = {
        "id": name,
        "label": name.capitalize(),
        "direction": "high is worse",
        "normalisation": {"method": "min-max"},
        **changes,
    }
    return {key: value for key, value in node.items() if value is not None}


VALID = {
    "schema": "regiolens-index-model/1",
    "id": "eigen",
    "title": "Eigen index",
    "aggregation": {"indicators": "arithmetic", "domains": "geometric"},
    "classes": {"labels": ["laag", "midden", "hoog"], "lower_bounds": [40, 60]},
    "domains": [
        {"id": "een", "label": "Een", "weight": 60, "indicators": [indicator("a"), indicator("b")]},
        {
            "id": "twee",
            "label": "Twee",
            "weight": 40,
            "indicators": [
                {"id": "samen", "label": "Samen", "parts": [indicator("c"), indicator("d", fields=["D", "d"])]},
                indicator("e", normalisation={"method": "norm", "best": 0, "worst": 12.5}),
            ],
        },
    ],
}


def parse(data):
    return parse_model(json.dumps(data), "eigen.json")


def changed(path, value):
    """The valid model with one entry set, or taken out where the value is KeyError."""
    data = copy.deepcopy(VALID)
    node = data
    for step in path[:-1]:
        node = node[step]
    if value is KeyError:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return data


def test_the_fields_of_an_indicator_end_with_its_id():
    leaves = {leaf.id: leaf.fields for leaf in parse(VALID).leaves()}
    assert leaves["a"] == ("a",)
    assert leaves["d"] == ("D", "d")


A = ["domains", 0, "indicators", 0]


E = ["domains", 1, "indicators", 1]


PART = ["domains", 1, "indicators", 0, "parts", 1]


def test_the_fingerprint_tells_what_makes_the_scores():
    original = parse(VALID).fingerprint()
    assert parse(copy.deepcopy(VALID)).fingerprint() == original
    for path, value in (
        (["domains", 0, "weight"], 60.5),
        ([*A, "direction"], "low is worse"),
        ([*A, "normalisation", "method"], "z-score"),
        ([*A, "id"], "z"),
        ([*E, "normalisation", "worst"], 13),
        ([*PART, "normalisation", "method"], "percentile rank"),
        (["domains", 0, "transform"], "exponential rank"),
        (["aggregation", "domains"], "arithmetic"),
        (["domains", 0, "indicators"], [indicator("a")]),
    ):
        assert parse(changed(path, value)).fingerprint() != original, path


def test_the_fingerprint_is_blind_to_words_and_field_names():
    original = parse(VALID).fingerprint()
    for path, value in (
        (["title"], "Another title"),
        (["description"], "Words"),
        (["source"], "A book"),
        (["domains", 0, "label"], "Eén"),
        ([*A, "label"], "Alpha"),
        ([*A, "fields"], ["A_2024"]),
        ([*A, "unit"], "%"),
    ):
        assert parse(changed(path, value)).fingerprint() == original, path
