"""Regions asked for by code or name."""

from regiolens.core.regions.wanted import wanted_regions

KNOWN = [("PV20", "Groningen"), ("PV21", "Fryslân"), ("CR1", "Goes, Tholen en omgeving"), ("X", "groningen")]


def test_codes_and_names_in_any_capitals():
    assert wanted_regions("pv21; GRONINGEN", KNOWN) == ({"PV21", "PV20"}, [])
    assert wanted_regions("Goes, Tholen en omgeving", KNOWN) == ({"CR1"}, [])
    assert wanted_regions(" ,;\n", KNOWN) == (set(), [])


def test_what_is_not_there_is_named_as_it_was_asked_for():
    assert wanted_regions("Utrecht, PV20, pv99", KNOWN) == ({"PV20"}, ["Utrecht", "pv99"])


def test_a_code_comes_before_a_name():
    assert wanted_regions("a", [("b", "a"), ("A", "c")]) == ({"A"}, [])
