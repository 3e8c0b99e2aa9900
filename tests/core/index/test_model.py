"""A model: the fields of its indicators, its fingerprint."""

import copy

from .models import VALID, changed, entry, parse


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
        (["domains", 0, "indicators"], [entry("a")]),
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
