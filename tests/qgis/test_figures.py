"""What scripts/figures holds against data stands in the documents, and a figure that differs is told."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "figures"

spec = importlib.util.spec_from_file_location("claims_hold", ROOT / "scripts" / "claims" / "hold.py")
hold = importlib.util.module_from_spec(spec)
sys.modules["claims_hold"] = hold  # where its dataclasses look for their types
spec.loader.exec_module(hold)


def group(document, *sentences):
    return hold.Group("test", lambda shared: {}, {document: list(sentences)})


@pytest.mark.parametrize(
    ("document", "text", "found", "agrees"),
    [
        ("README.md", "0.062", 0.06239, True),
        ("README.md", "0.062", 0.0626, False),
        ("README.md", "0.044", 0.0435000000000001, True),
        ("README.md", "14,566", 14566, True),
        ("README.md", "14,566", 14567, False),
        ("README.md", "+12.9", 12.862, True),
        ("README.md", "-3.8", -3.844, True),
        ("README.md", "3.8", -3.844, False),
        ("docs/guide.nl.md", "48,4", 48.43, True),
        ("docs/guide.nl.md", "48,4", 48.46, False),
        ("docs/guide.nl.md", "1.670", 1670, True),
        ("README.md", "nine", "nine", True),
        ("README.md", "nine", "8", False),
    ],
)
def test_a_figure_agrees_where_it_is_the_found_one_in_as_many_decimals(document, text, found, agrees):
    assert hold.Stated(document, "name", text).agrees(found) is agrees


def test_gaps_of_a_sentence_are_found_across_line_ends():
    found = list(
        hold.stated(group("README.md", "all within 0.1 (largest difference {most}), {same} of 50 equal to the digit"))
    )
    assert [(one.name, one.text) for one in found] == [("most", "0.062"), ("same", "44")]
    with pytest.raises(LookupError, match=r"README\.md does not say: all \{count\} gemeenten"):
        list(hold.stated(group("README.md", "all {count} gemeenten are wrong")))


def test_every_sentence_that_is_held_against_data_stands_in_its_document():
    done = subprocess.run([sys.executable, SCRIPT, "--texts"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "figures in" in done.stdout
