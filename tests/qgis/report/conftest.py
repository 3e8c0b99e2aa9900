"""Profiles of the eight COROP regions with published scores, and axe-core, for the tests of the report."""

import json
import os
import re
import subprocess
from html import unescape
from pathlib import Path
from shutil import which

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = f"{ROOT / 'resources' / 'sample' / 'sample.gpkg'}|layername="


def run(name, **parameters):
    """The results of an algorithm, in a context of its own."""
    found = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
    feedback = QgsProcessingFeedback(False)
    results, succeeded = found.run(parameters, QgsProcessingContext(), feedback)
    assert succeeded, feedback.textLog()
    return results


@pytest.fixture(scope="session")
def made(provider, tmp_path_factory):
    """Profiles of the eight COROP regions with published scores, and their areas, in one GeoPackage."""
    folder = tmp_path_factory.mktemp("profiles")

    def to(table):
        return str(folder / f"{table}.gpkg")

    joined = run(
        "joinindicators",
        INPUT=SAMPLE + "gemeenten_2023",
        TABLE=SAMPLE + "mdi_2023",
        UNMATCHED="drop",
        OUTPUT=to("joined"),
    )
    areas = run("mdi", INPUT=joined["OUTPUT"], OUTPUT=to("areas"))
    assigned = run("assignregions", INPUT=areas["OUTPUT"], REGION_SET="COROP", OUTPUT=to("assigned"))
    for year in ("2023", "2014"):
        run(
            "regionprofiles",
            INPUT=assigned["OUTPUT"],
            YEAR=year,
            OUTPUT=to(f"profiles{year}"),
            OUTPUT_TABLE=to(f"table{year}"),
        )
    return {name: to(name) for name in ("assigned", "profiles2023", "table2023", "profiles2014", "table2014")}


@pytest.fixture(scope="session")
def sure(made, tmp_path_factory):
    """What a report is made of where the areas went through 'Robustness of the index'."""
    folder = tmp_path_factory.mktemp("sure")
    files = {name: str(folder / f"{name}.gpkg") for name in ("areas", "profiles", "table")}
    run("robustness", INPUT=made["assigned"], DRAWS=400, SEED=3, OUTPUT=files["areas"])
    run("regionprofiles", INPUT=files["areas"], YEAR="2023", OUTPUT=files["profiles"], OUTPUT_TABLE=files["table"])
    return {"INPUT": files["profiles"], "TABLE": files["table"], "AREAS": files["areas"]}


@pytest.fixture
def basics(made):
    return {"INPUT": made["profiles2023"], "TABLE": made["table2023"], "AREAS": made["assigned"]}


_RUN = """<script>addEventListener("load", () => axe.run().then(
found => parent.postMessage(
    JSON.stringify(found.violations.map(one => [one.id, one.nodes.map(node => node.html)])), "*"),
fault => parent.postMessage(JSON.stringify([["axe", [String(fault)]]]), "*")))</script>"""
_FRAME = """<!DOCTYPE html><title>frame</title>
<iframe src="page.html" style="width:{width}px;height:900px;border:0"></iframe>
<pre id="found"></pre><script>addEventListener("message", event => {{
document.getElementById("found").textContent = event.data }})</script>"""


def axe_script():
    """The text of axe-core, from where `scripts/setup` puts it or AXE_JS says."""
    path = Path(os.environ.get("AXE_JS") or ROOT / ".venv" / "node" / "node_modules" / "axe-core" / "axe.min.js")
    if not path.is_file():
        pytest.skip("axe-core is absent: scripts/setup takes it with npm")
    return path.read_text(encoding="utf-8")


def violations(page, width, folder):
    """Rules that a page breaks on a screen so many pixels wide, with the elements at fault.

    The page stands in a frame, for Chromium opens no window as narrow as a telephone.
    """
    browser = which("chromium") or which("chromium-browser") or which("google-chrome")
    if browser is None:
        pytest.skip("Chromium is absent")
    script = f"<script>{axe_script()}</script>{_RUN}"
    assert page.count("</body>") == 1
    (folder / "page.html").write_text(page.replace("</body>", f"{script}</body>"), encoding="utf-8")
    (folder / "frame.html").write_text(_FRAME.format(width=width), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--disable-extensions"]
    options += [f"--user-data-dir={folder / 'browser'}", "--window-size=1400,1000", "--virtual-time-budget=60000"]
    command = [browser, *options, "--dump-dom", (folder / "frame.html").as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    found = re.search(r'<pre id="found">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    return dict(json.loads(unescape(found[1])))


@pytest.fixture
def audit(tmp_path):
    """What axe-core finds on a page, on a screen so many pixels wide."""
    return lambda page, width: violations(page, width, tmp_path)
