"""The demo on the sample: in one language, and without a word from GDAL."""

import os
import shutil
import subprocess
import sys

from qgis.core import QgsVectorLayer

from regiolens.bridge.paths import ROOT


def test_the_demo_speaks_dutch_alone(qgis_app, tmp_path):
    checkout = tmp_path / "checkout"
    ignored = shutil.ignore_patterns(".git", ".venv", "build", "tests", "__pycache__")
    shutil.copytree(ROOT, checkout, ignore=ignored)
    done = subprocess.run(
        [sys.executable, "scripts/demo.py"],
        cwd=checkout,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    # QGIS asks for a spatial index of tables too; `scripts/demo` leaves that out of what it prints.
    assert [line for line in done.stderr.splitlines() if line.startswith("ERROR")] in (
        [],
        ["ERROR 1: No geometry column"],
    )
    assert "Gebieden gekoppeld aan een rij: 50 van 342" in done.stdout
    layer = QgsVectorLayer(f"{checkout}/build/demo/regiolens_demo.gpkg|layername=mdi", "mdi", "ogr")
    words = " ".join(category.label() for category in layer.renderer().categories())
    assert "geen gegevens" in words and "Rangen en kwartielen onder: 50 gemeenten" in words
    assert "no data" not in words + done.stdout and "Ranks and" not in words + done.stdout
    assert (checkout / "build/demo/mdi.png").stat().st_size > 20000
