"""Layers as the tests of algorithms make them."""

import gc
import importlib.util
from pathlib import Path

import pytest

spec = importlib.util.spec_from_file_location("qgis_conftest", Path(__file__).parents[1] / "qgis" / "conftest.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
make_layer, names_alone, provider, run = module.make_layer, module.names_alone, module.provider, module.run
qgis_process_environment = module.qgis_process_environment


@pytest.fixture(autouse=True)
def garbage_goes_in_the_main_thread():
    """Python collects in whatever thread it is at work: that of a task would take down widgets of earlier tests."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()  # what lasts need not be looked at after each test
    gc.enable()


@pytest.fixture
def live(qtbot):
    """The live index of a window."""
    from regiolens.plugin.gui.live.index import LiveIndex

    made = LiveIndex()
    yield made
    made.clear()
    made.deleteLater()
