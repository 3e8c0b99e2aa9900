"""The registry of region sets: one row a set, complete, and named wherever sets are offered or described."""

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication

from regiolens.bridge.regions.catalogue import SETS, SHIPPED, YEAR_CHOICES, YEARS

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "resources" / "regions"


def rows(name):
    with (FOLDER / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_algorithm_offers_the_sets_and_years_of_the_registry(provider):
    algorithm = QgsApplication.processingRegistry().algorithmById("regiolens:assignregions")
    assert tuple(algorithm.parameterDefinition("REGION_SET").options()) == tuple(SETS)
    assert tuple(algorithm.parameterDefinition("YEAR").options()) == YEAR_CHOICES
    assert algorithm.parameterDefinition("REGION_SET").defaultValue() == next(iter(SETS)) == "COROP"


def test_the_help_names_every_set_and_since_when(provider):
    text = QgsApplication.processingRegistry().algorithmById("regiolens:assignregions").shortHelpString()
    words = {"Noord-Nederland 2018": "Noord-Nederland", "krimpregio's OCW": "krimpregio's of OCW"}
    for key, one in SETS.items():
        assert words.get(key, key.removesuffix(" 2016").removesuffix(" 2013-2023")) in text, key
        if one.columns:
            assert f"since {one.first}" in text, key


def test_every_set_has_what_it_is_made_of():
    columns = rows("gemeenten.csv")[0]
    for one in SETS.values():
        assert all(name in columns for _, name in one.columns), one.key
        assert not one.file or (FOLDER / one.file).exists(), one.key
        assert bool(one.columns) == bool(one.division), one.key
        if one.file and not one.columns:
            assert str(one.year) in one.file
            assert not one.everywhere
    assert {int(row["van"]) for row in rows("gemeenten.csv")} <= set(YEARS)


def test_levels_to_aggregate_to_and_to_fetch_are_sets_of_the_registry():
    from regiolens.bridge.aggregation.grouping import BY_FIELD, WITHIN
    from regiolens.bridge.pdok.within import DIVISIONS
    from regiolens.processing_algorithms.aggregate import LEVELS

    assert {*LEVELS} - {BY_FIELD, *WITHIN, "land"} <= set(SHIPPED)
    assert set(DIVISIONS.values()) <= set(SHIPPED)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_guides_name_every_set_and_its_years(language):
    text = (ROOT / "docs" / f"guide.{language}.md").read_text(encoding="utf-8")
    section = text[text.index("{#assignregions}") : text.index("{#aggregate}")]
    table = dict(re.findall(r"^\| `([^`]+)` \| (.+?) \|$", section, re.MULTILINE))
    assert list(table) == list(SETS)
    for key, one in SETS.items():
        if one.columns:
            assert str(one.first) in table[key]
        elif one.year:
            assert str(one.year) in table[key]
    assert f"{YEARS[0]}" in section


def test_the_registry_imports_no_pandas():
    code = (
        "import sys, importlib.util as u\n"
        f"s = u.spec_from_file_location('regiolens', r'{ROOT}/__init__.py', submodule_search_locations=[r'{ROOT}'])\n"
        "m = u.module_from_spec(s); sys.modules['regiolens'] = m; s.loader.exec_module(m)\n"
        "import regiolens.bridge.regions.catalogue\n"
        "print('pandas' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"
