"""QGIS without a window, with the provider of this checkout: for the scripts, not for the plugin."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import QLocale

#: another checkout whose plugin is to run, as the benchmarks do to compare
ROOT = Path(os.environ.get("REGIOLENS_ROOT") or Path(__file__).resolve().parent.parent)


def register_package() -> None:
    """Make the root importable as the package it is once installed."""
    spec = importlib.util.spec_from_file_location(
        "regiolens", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["regiolens"] = module
    spec.loader.exec_module(module)


def start(locale: str = "") -> tuple:
    """Start QGIS and register the provider; keep what comes back alive.

    Parameters
    ----------
    locale : str
        Such as nl_NL; "" for that of the machine, with English texts.
    """
    from qgis.analysis import QgsNativeAlgorithms

    application = QgsApplication([], False)
    application.initQgis()
    register_package()
    from regiolens.bridge.i18n import install_translator
    from regiolens.processing_algorithms.provider import add_provider

    translator = None
    if locale:
        QLocale.setDefault(QLocale(locale))
        QgsApplication.setLocale(QLocale(locale))
        translator = install_translator()
    native = QgsNativeAlgorithms()
    QgsApplication.processingRegistry().addProvider(native)
    return application, native, translator, add_provider()


class Log(QgsProcessingFeedback):
    """Prints what an algorithm says."""

    def pushInfo(self, info):
        print(f"    {info}")

    def pushWarning(self, warning):
        print(f"    {warning}")

    def reportError(self, error, fatalError=False):
        print(f"    ERROR: {error}")


def run(algorithm: str, feedback: QgsProcessingFeedback | None = None, context=None, **parameters) -> dict:
    """Run an algorithm by its id, as qgis_process does; a context of one's own keeps layers in memory.

    Raises
    ------
    SystemExit
        If it refuses or fails.
    """
    found = QgsApplication.processingRegistry().createAlgorithmById(algorithm)
    context = context or QgsProcessingContext()
    feedback = feedback or QgsProcessingFeedback(False)
    valid, message = found.checkParameterValues(parameters, context)
    if not valid:
        raise SystemExit(f"{algorithm}: {message}")
    results, succeeded = found.run(parameters, context, feedback)
    if not succeeded:
        raise SystemExit(f"{algorithm} failed:\n{feedback.textLog()}")
    return results
