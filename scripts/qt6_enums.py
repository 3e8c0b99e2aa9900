"""Whether every scoped enumeration of Qt that the code names is there in PyQt6; run with a Python that has it."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("bridge", "processing_algorithms", "plugin", "tests", "scripts")
#: classes that moved; QGIS's own qgis.PyQt gives them where they were
MOVED = {"QAction": "QtGui", "QActionGroup": "QtGui", "QShortcut": "QtGui"}
#: where versions are told apart, QVariant's types are named for Qt 5
TOLD_APART = Path("bridge/compat.py")


def chains(tree: ast.Module) -> Iterator[tuple[int, str, list[str]]]:
    """Line, module and names of each class of Qt that is named, and of what is named of it."""
    homes = {
        alias.asname or alias.name: (node.module.rpartition(".")[2], alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt.")
        for alias in node.names
    }
    for node in ast.walk(tree):
        names, inner = [], node
        while isinstance(inner, ast.Attribute):
            names.insert(0, inner.attr)
            inner = inner.value
        if isinstance(inner, ast.Name) and inner.id in homes and names:
            module, name = homes[inner.id]
            yield node.lineno, MOVED.get(name, module), [name, *names]


def is_there(module: str, names: list[str]) -> bool:
    """Whether PyQt6 has it."""
    found: object = importlib.import_module(f"PyQt6.{module}")
    for name in names:
        if not hasattr(found, name):
            return False
        found = getattr(found, name)
    return True


def main() -> int:
    """Print what is missing, and how much was looked for."""
    seen: dict[tuple, bool] = {}
    missing = []
    for path in sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")):
        if path.relative_to(ROOT) == TOLD_APART:
            continue
        for line, module, names in chains(ast.parse(path.read_text(encoding="utf-8"))):
            key = (module, *names)
            if not seen.setdefault(key, is_there(module, names)):
                missing.append(f"{path.relative_to(ROOT)}:{line}: {module}.{'.'.join(names)}")
    scoped = [key for key in seen if len(key) > 3]
    version = importlib.import_module("PyQt6.QtCore").PYQT_VERSION_STR
    print(f"PyQt6 {version}: {len(seen)} names, {len(scoped)} of them scoped enumerations, {len(missing)} missing")
    print(*missing, sep="\n", end="\n" if missing else "")
    return 1 if missing or not scoped else 0


if __name__ == "__main__":
    sys.exit(main())
