"""The examples in docstrings do what they show; the functions that a reader meets first have some."""

import doctest
import importlib
from pathlib import Path

import pytest

CORE = Path(__file__).resolve().parents[2] / "core"
MODULES = [
    ".".join(path.relative_to(CORE.parent).with_suffix("").parts)
    for path in sorted(CORE.rglob("*.py"))
    if ">>>" in path.read_text(encoding="utf-8")
]
#: in the order of the work: codes and figures read, joined, classified, made an index, summed, and shown
FIRST_MET = (
    "codes.read_codes",
    "code_field.find_code_field",
    "values.clean_numbers",
    "joining.join.match",
    "classes.urbanity",
    "classes.quantile_classes",
    "index.compute.compute",
    "aggregation.aggregate.aggregate",
    "oad.oad.densities",
    "profiles.profile.profile",
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_do_what_they_show(name):
    found = doctest.testmod(importlib.import_module(f"regiolens.{name}"))
    assert found.attempted > 0
    assert found.failed == 0


@pytest.mark.parametrize("name", FIRST_MET)
def test_what_a_reader_meets_first_has_an_example(name):
    module, _, function = name.rpartition(".")
    documented = getattr(importlib.import_module(f"regiolens.core.{module}"), function).__doc__
    assert "Examples\n" in documented and ">>> " in documented
