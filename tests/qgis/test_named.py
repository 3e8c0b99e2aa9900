"""README, both guides and their help name every algorithm, region set and shipped model: a forgotten place fails."""

import html
import re

import pytest

from regiolens.bridge.paths import RESOURCES, ROOT, shipped_models
from regiolens.bridge.regions.catalogue import SETS
from regiolens.processing_algorithms.catalogue import ALGORITHMS

PLACES = {
    "README.md": ROOT / "README.md",
    "guide.en.md": ROOT / "docs" / "guide.en.md",
    "guide.nl.md": ROOT / "docs" / "guide.nl.md",
    "help in English": RESOURCES / "help" / "guide.en.html",
    "help in Dutch": RESOURCES / "help" / "guide.nl.html",
}
NAMES = {
    "algorithm": [f"regiolens:{algorithm.NAME}" for algorithm in ALGORITHMS],
    "region set": list(SETS),
    "index model": shipped_models(),
    "Processing model": [f"regiolens:{path.stem}" for path in sorted((RESOURCES / "models").glob("*.model3"))],
}


def text_of(path):
    """The words of a page on one line, without the marks of its form."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return " ".join(text.replace("`", "").split())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", NAMES)
def test_every_name_stands_in_every_place(place, kind):
    text = text_of(PLACES[place])
    missing = [name for name in NAMES[kind] if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    assert not missing, f"{place} does not name the {kind} {', '.join(missing)}"


def test_there_are_names_of_each_kind():
    assert {kind: len(names) >= least for (kind, names), least in zip(NAMES.items(), (15, 10, 4, 2))} == dict.fromkeys(
        NAMES, True
    )
