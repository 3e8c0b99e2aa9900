"""Which room may import what; core works, and QGIS starts, without what they do not need."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "core": {"core", "numpy", "pandas"},
    "bridge": {"core", "bridge", "qgis", "osgeo", "numpy", "pandas"},
    "processing_algorithms": {"processing_algorithms", "bridge", "core", "qgis"},
    "plugin": {"plugin", "processing_algorithms.provider", "bridge", "core", "qgis"},
}
CORE = sorted(path.stem for path in (ROOT / "core").glob("*.py") if path.stem != "__init__")
HEAVY = {"pandas", "matplotlib", "scipy"}


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))}


def imports(name, nodes):
    """Absolute names that import statements ask for; those of the project without its own name."""
    package = name.split(".") if MODULES[name].name == "__init__.py" else name.split(".")[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.removeprefix("regiolens.")
        elif isinstance(node, ast.ImportFrom):
            assert node.level <= len(package) + 1, f"{name} imports from above the project"
            base = package[: len(package) - node.level + 1] if node.level else []
            full = ".".join([*base, *([node.module] if node.module else [])]).removeprefix("regiolens.")
            for alias in node.names:
                inner = f"{full}.{alias.name}" if full else alias.name
                yield inner if inner in MODULES else full or inner


def all_imports(name):
    """What a module imports anywhere."""
    return set(imports(name, ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8")))))


def at_module_level(node):
    """The statements that run when a module is imported: not those inside functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            yield child
            yield from at_module_level(child)


def closure(start):
    """All that is imported along with some modules, without calling anything; the packages above them included."""
    seen, ahead = set(), list(start)
    while ahead:
        name = ahead.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in MODULES:
            tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
            ahead += imports(name, at_module_level(tree))
            ahead += [name.rpartition(".")[0]] if "." in name else []
    return seen


def allowed(imported, room):
    inside = any(imported == name or imported.startswith(name + ".") for name in ROOMS[room])
    return inside or imported.split(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_what_its_room_may(name):
    wrong = {imported for imported in all_imports(name) if not allowed(imported, name.split(".")[0])}
    assert not wrong


def test_the_rules_are_held_against_real_imports():
    assert "core.messages" in all_imports("core.codes")
    assert "qgis.core" in all_imports("processing_algorithms.provider")
    assert "processing_algorithms.provider" in all_imports("plugin.main")
    assert not allowed("qgis.core", "core")
    assert not allowed("scipy.stats", "core")
    assert not allowed("bridge.frames", "core")
    assert not allowed("processing_algorithms.mdi", "plugin")
    assert not allowed("plugin.main", "processing_algorithms")
    assert not allowed("pandas", "processing_algorithms")


def test_qt_is_imported_through_qgis_alone():
    folders = [ROOT / name for name in (*ROOMS, "tests", "scripts")]
    wrong = []
    for path in [*ROOT.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if {name.split(".")[0] for name in names} & {"PyQt5", "PyQt6", "PySide2", "PySide6", "sip"}:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert wrong == []


@pytest.mark.parametrize(
    "name",
    [name for name in MODULES if name.startswith(("processing_algorithms", "plugin"))],
)
def test_starting_qgis_loads_no_heavy_library(name):
    assert not {imported for imported in closure([name]) if imported.split(".")[0] in HEAVY}


def test_the_closure_reaches_through_the_bridge():
    reached = closure(["processing_algorithms.provider"])
    assert {"processing_algorithms.mdi", "bridge.i18n", "core.messages", "qgis.core"} <= reached
    assert "pandas" in closure(["bridge.frames"])


WITHOUT_QGIS = """
import importlib, importlib.util, sys


class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("qgis", "PyQt5", "PyQt6", "scipy", "matplotlib"):
            raise ImportError(name + " is not here")


sys.meta_path.insert(0, Nothing())
try:
    import qgis
except ImportError:
    pass
else:
    raise SystemExit("qgis could be imported all the same")
root, *names = sys.argv[1:]
spec = importlib.util.spec_from_file_location("regiolens", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["regiolens"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["regiolens"])
for name in names:
    importlib.import_module("regiolens.core." + name)
    print(name)
"""


def test_core_is_imported_without_qgis():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QGIS, str(ROOT), *CORE], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == CORE
    assert len(CORE) >= 8
