"""The one definition of the long table's columns."""

import ast
from pathlib import Path

from regiolens.core.profiles.columns import (
    AREA_COLUMNS,
    CHART_COLUMNS,
    COLUMNS,
    NUMBERS,
    OF_OUTPUT,
    OPTIONAL,
    REQUIRED,
)

ROOT = Path(__file__).resolve().parents[3]


def test_what_readers_need_are_columns_of_the_table():
    assert {*OPTIONAL, *AREA_COLUMNS, *OF_OUTPUT} <= set(COLUMNS)
    assert set(CHART_COLUMNS) <= set(REQUIRED) == set(COLUMNS) - set(OPTIONAL)
    assert "score" in NUMBERS and "rang" not in NUMBERS


def test_no_other_module_lists_the_columns():
    """Five lists stood beside each other once; a module that names ten of them has made another."""
    for folder in ("core", "bridge", "processing_algorithms", "plugin"):
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
                    texts = {part.value for part in node.elts if isinstance(part, ast.Constant)}
                    assert len(texts & set(COLUMNS)) < 10, path
