"""Which room may import what; core works, and QGIS starts, without what they do not need."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = {
    "core": {"core", "numpy", "pandas"},
    "bridge": {"core", "bridge", "qgis", "osgeo", "numpy", "pandas"},
    "processing_algorithms": {"processing_algorithms", "bridge", "core", "qgis"},
    "plugin": {"plugin", "processing_algorithms.provider", "bridge", "core", "qgis", "processing"},
}
# Which room of bridge may import which, beside the ground (the files that lie in bridge itself).
BRIDGE_ROOMS = {
    "provenance": set(),
    "layers": {"provenance"},
    "maps": {"layers", "provenance"},
    "network": set(),
    "index": {"layers", "provenance"},
    "oad": {"layers", "maps"},
    "regions": {"layers", "maps"},
    "files": {"layers", "provenance"},
    "statline": {"layers", "network", "provenance"},
    "aggregation": {"layers", "maps", "regions"},
    "patterns": {"aggregation", "layers", "maps", "provenance", "regions"},
    "change": {"aggregation", "index", "layers", "maps", "patterns", "provenance", "regions"},
    "joining": {"change", "layers", "regions"},
    "profiles": {"aggregation", "index", "layers", "maps"},
    "pdok": {"layers", "network", "provenance", "regions"},
    "live": {"change", "index", "joining", "layers", "maps", "profiles", "regions"},
    "expressions": {"change", "index", "layers", "maps", "patterns", "profiles"},
    "report": {"index", "layers", "maps", "profiles"},
    "publishing": {"provenance"},
    "atlas": {"aggregation", "layers", "maps", "profiles", "provenance", "report"},
}
# Of the rooms of core, these use another one; the rest stand on core's ground alone.
CORE_ROOMS = {
    "patterns": {"aggregation"},
    "change": {"aggregation"},
    "profiles": {"aggregation", "index"},
    "regions": {"change"},
}
HEAVY = {"pandas", "matplotlib", "scipy"}
FOLDERS = sorted({path.parent for floor in ROOMS for path in (ROOT / floor).rglob("*.py")})


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))}
CORE = [name for name in MODULES if name.startswith("core.") and MODULES[name].name != "__init__.py"]


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


def is_for_types(node):
    """Whether a statement is ``if TYPE_CHECKING:``, which never runs."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def all_imports(name):
    """What a module imports anywhere; annotations may name numpy and pandas where a floor does not work with them."""
    nodes = list(ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))))
    typed = {inner for node in nodes if is_for_types(node) for inner in ast.walk(node)}
    for_types = set(imports(name, typed)) - {"numpy", "pandas"}
    return set(imports(name, (node for node in nodes if node not in typed))) | for_types


def at_module_level(node):
    """The statements that run when a module is imported: not those inside functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) and not is_for_types(child):
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


def room_of(name):
    """The room that a module lies in, within its floor; empty on the ground, and for what is no room's."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and (ROOT / parts[0] / parts[1]).is_dir() else ""


def other_rooms(name):
    """Rooms of its own floor that a module imports from."""
    floor = name.split(".")[0]
    return {room_of(other) for other in all_imports(name) if other.split(".")[0] == floor} - {"", room_of(name)}


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[0] in ("core", "bridge")])
def test_a_room_imports_what_the_second_table_lets_it(name):
    room = room_of(name)
    rooms = BRIDGE_ROOMS if name.startswith("bridge") else CORE_ROOMS
    assert other_rooms(name) <= rooms.get(room, set())


def test_the_rooms_of_bridge_are_those_of_the_table():
    assert {folder.name for folder in FOLDERS if folder.parent == ROOT / "bridge"} == set(BRIDGE_ROOMS)


def test_contributing_has_the_same_table():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| ?([\w, ]*?) ?\|$", text, re.MULTILINE)
    assert {room: {*filter(None, others.split(", "))} for room, others in rows} == BRIDGE_ROOMS


def test_the_table_runs_in_no_circle():
    above = set()
    for room, others in BRIDGE_ROOMS.items():
        assert others <= above, f"{room} imports a room that does not stand above it"
        above.add(room)
    for room, others in CORE_ROOMS.items():
        assert not any(room in CORE_ROOMS.get(other, ()) for other in others)


def test_the_second_table_is_held_against_real_imports():
    assert "provenance" in other_rooms("bridge.layers.sinks")
    assert room_of("bridge.i18n") == "" and room_of("core.index.compute") == "index"
    assert other_rooms("core.profiles.long_table") == {"aggregation", "index"}


def test_osgeo_is_met_in_layers_alone():
    using = {name for name in MODULES if any(other.split(".")[0] == "osgeo" for other in all_imports(name))}
    assert {room_of(name) for name in using} == {"layers"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_each_folder_says_in_one_line_what_lives_there(folder):
    tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    said = ast.get_docstring(tree)
    assert said and "\n" not in said
    assert len(tree.body) == 1


def test_the_rules_are_held_against_real_imports():
    assert "core.messages" in all_imports("core.codes")
    assert "qgis.core" in all_imports("processing_algorithms.provider")
    assert "processing_algorithms.provider" in all_imports("plugin.main")
    assert not allowed("qgis.core", "core")
    assert not allowed("scipy.stats", "core")
    assert not allowed("bridge.layers.frames", "core")
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


# What tells one version of QGIS, Qt, GDAL, pandas or Python from another.
VERSIONED = {"QGIS_VERSION_INT", "QVariant", "QMetaType", "QT_VERSION", "QT_VERSION_STR", "PYQT_VERSION"}
VERSIONED |= {"PYQT_VERSION_STR", "VersionInfo", "__version__", "version_info", "hexversion"}


def looks_at_versions(source, asking=True):
    """Lines on which a version is looked at, or, where `asking`, an object is asked whether it can do something."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            asks = node.func.id == "hasattr" or (node.func.id == "getattr" and len(node.args) > 2)
            asks = asks and asking
        else:
            names = {"Name": "id", "Attribute": "attr", "alias": "name"}
            name = getattr(node, names.get(type(node).__name__, ""), "")
            asks = name in VERSIONED or ast.unparse(node) == "Qgis.QGIS_VERSION"
        if asks:
            yield node.lineno


def test_versions_are_told_in_compat_alone():
    # What core asks can be no object of QGIS.
    found = {
        name: [*looks_at_versions(path.read_text(encoding="utf-8"), not name.startswith("core"))]
        for name, path in MODULES.items()
    }
    assert {name: lines for name, lines in found.items() if lines and name != "bridge.compat"} == {}
    assert len(found["bridge.compat"]) >= 6


@pytest.mark.parametrize(
    "line",
    [
        "if Qgis.QGIS_VERSION_INT >= 33800: pass",
        "from qgis.PyQt.QtCore import QMetaType",
        "hasattr(sink, 'finalize')",
        "getattr(sink, 'finalize', None)",
        "gdal.VersionInfo()",
        "print(Qgis.QGIS_VERSION)",
    ],
)
def test_the_rule_of_compat_knows_a_look_at_a_version(line):
    assert [*looks_at_versions(line)]


@pytest.mark.parametrize(
    "name",
    [name for name in MODULES if name.startswith(("processing_algorithms", "plugin"))],
)
def test_starting_qgis_loads_no_heavy_library(name):
    assert not {imported for imported in closure([name]) if imported.split(".")[0] in HEAVY}


# All that QGIS imports of Regiolens when it starts, beside the files of processing_algorithms. What is needed by a run
# alone (`bridge.run`, `bridge.layers`, index models, shutil, tempfile, json) is imported by the methods that run.
AT_START = {
    "plugin.main",
    "bridge.choice_words",
    "bridge.compat",
    "bridge.expressions.functions",
    "bridge.expressions.help",
    "bridge.help_pages",
    "bridge.i18n",
    "bridge.maps.ramps",
    "bridge.needs",
    "bridge.paths",
    "bridge.regions.catalogue",
    "core.messages",
    "core.profiles.columns",
}
STANDARD_AT_START = {"__future__", "collections", "dataclasses", "functools", "pathlib", "re", "typing"}
#: what the expression functions need beside
STANDARD_OF_EXPRESSIONS = {"array", "base64", "bisect", "html", "math"}


def at_start(*modules):
    """The files of Regiolens, and the modules of Python, that are imported along with these."""
    reached = closure(modules)
    own = {name for name in reached & MODULES.keys() if MODULES[name].name != "__init__.py"}
    return own, {name.split(".")[0] for name in reached} & sys.stdlib_module_names


def test_starting_qgis_imports_nothing_but_what_is_listed():
    own, standard = at_start("plugin.main")
    assert {name for name in own if not name.startswith("processing_algorithms.")} == AT_START
    assert standard == STANDARD_AT_START | STANDARD_OF_EXPRESSIONS


def test_loading_the_provider_imports_nothing_that_only_a_run_needs():
    own, standard = at_start("processing_algorithms.provider")
    beside = {name for name in own if not name.startswith("processing_algorithms.")}
    assert beside < AT_START and standard == STANDARD_AT_START
    assert not [name for name in beside if name.startswith(("bridge.layers", "bridge.expressions", "core.index"))]


def test_the_closure_reaches_through_the_bridge():
    reached = closure(["processing_algorithms.provider"])
    assert {"processing_algorithms.mdi", "bridge.i18n", "core.messages", "qgis.core"} <= reached
    assert "pandas" in closure(["bridge.layers.frames"])


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
    importlib.import_module("regiolens." + name)
    print(name)
"""


def test_core_is_imported_without_qgis():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QGIS, str(ROOT), *CORE], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == CORE
    assert len(CORE) >= 40


def test_the_tests_of_core_run_without_a_display():
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/core/test_messages.py"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in without},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


#: files of tests on the ground that bear no module's name: the house, and tables and figures as published
NO_MODULE = {
    "test_glossary.py",
    "test_house.py",
    "test_published.py",
    "test_region_tables.py",
    "test_coinr.py",
    "test_sample_tables.py",
    "test_examples.py",
}


@pytest.mark.parametrize("name", CORE)
def test_each_module_of_core_has_its_tests_under_its_name_in_its_room(name):
    *room, module = name.split(".")[1:]
    path = ROOT.joinpath("tests", "core", *room, f"test_{module}.py")
    assert path.is_file(), f"{name} has no tests: they belong in {path.relative_to(ROOT)}"
    text = path.read_text(encoding="utf-8")
    assert "def test_" in text and module in text.replace(f"test_{module}", "")


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "core").rglob("test_*.py")), ids=lambda path: path.stem)
def test_each_file_of_tests_of_core_bears_the_name_of_what_it_tests(path):
    module = path.relative_to(ROOT / "tests").with_name(path.name.removeprefix("test_"))
    assert (ROOT / module).is_file() or (path.name in NO_MODULE and path.parent == ROOT / "tests" / "core")


CLOCKS = {"perf_counter", "perf_counter_ns", "monotonic", "process_time", "thread_time", "timeit", "QElapsedTimer"}


def clocks(text):
    """The lines of a test that read a clock; ``time.time()`` may end a wait, but stands in no assert."""
    for node in ast.walk(ast.parse(text)):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        imported = {alias.name for alias in node.names} if isinstance(node, (ast.Import, ast.ImportFrom)) else set()
        if name in CLOCKS or imported & CLOCKS:
            yield node.lineno
        if isinstance(node, ast.Assert) and "time.time()" in ast.unparse(node):
            yield node.lineno


@pytest.mark.parametrize(
    "path", [path for path in (ROOT / "tests").rglob("test_*.py") if path.name != "test_house.py"], ids=lambda p: p.stem
)
def test_no_test_asserts_a_time(path):
    """How long something takes is measured in scripts/bench: a test would fail on a machine that has other work."""
    assert [f"{path.name}:{line}" for line in clocks(path.read_text(encoding="utf-8"))] == []


def test_a_timed_assert_would_be_seen():
    assert list(clocks("import time\nstart = time.perf_counter()"))
    assert list(clocks("from time import monotonic"))
    assert list(clocks("assert time.time() - start < 2"))
    assert not list(clocks("end = time.time() + 60\nwhile time.time() < end: pass"))
