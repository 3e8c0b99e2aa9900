"""The repository root is the package `regiolens`, whatever its folder is called; real data lie beside it."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
#: for a long run by hand, see tests/qgis/test_inputs_generated.py
settings.register_profile("long", max_examples=1000)

if "regiolens" not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        "regiolens", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["regiolens"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["regiolens"])


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real Dutch data, which is no part of Regiolens."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("../shared/data is absent")
    return folder


def pytest_sessionfinish(session, exitstatus):
    session.config.regiolens_status = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config):
    """End without Python's own clean-up, in which layers that are still held would be closed after QGIS has gone."""
    if "qgis.core" in sys.modules and hasattr(config, "regiolens_status"):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.regiolens_status)
