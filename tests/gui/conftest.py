"""Layers as the tests of algorithms make them."""

import importlib.util
from pathlib import Path

spec = importlib.util.spec_from_file_location("qgis_conftest", Path(__file__).parents[1] / "qgis" / "conftest.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
make_layer, names_alone, provider, run = module.make_layer, module.names_alone, module.provider, module.run
