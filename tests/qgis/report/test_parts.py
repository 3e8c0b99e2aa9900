"""A region of which some areas have no figure: the report says of how many its score is, and shares are of those."""

import re
import subprocess
from html import unescape
from shutil import which

import pytest
from qgis.core import QgsFeatureRequest, QgsVectorLayer

REPORT, PROFILES = "regiolens:regionreport", "regiolens:regionprofiles"


def texts(run, folder, **parameters):
    """What the page and the PDF say."""
    if not which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is absent")
    page, pdf = folder / "report.html", folder / "report.pdf"
    run(REPORT, OUTPUT_HTML=str(page), OUTPUT_PDF=str(pdf), **parameters)
    said = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    paper = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True, timeout=60).stdout
    return " ".join(unescape(said).split()), " ".join(paper.split())


def test_a_score_of_some_areas_is_no_score_of_all(made, run, tmp_path):
    source = QgsVectorLayer(made["assigned"], "areas", "ogr")
    layer = source.materialize(QgsFeatureRequest())
    place = layer.fields().lookupField("inkomen")
    with_gap = next(one for one in layer.getFeatures() if one["regio_naam"] == "Oost-Groningen")
    layer.dataProvider().changeAttributeValues({with_gap.id(): {place: None}})
    files = {name: str(tmp_path / f"{name}.gpkg") for name in ("areas", "profiles", "table")}
    run("regiolens:mdi", INPUT=layer, OUTPUT=files["areas"])
    run(PROFILES, INPUT=files["areas"], YEAR="2023", OUTPUT=files["profiles"], OUTPUT_TABLE=files["table"])
    page, paper = texts(run, tmp_path, INPUT=files["profiles"], TABLE=files["table"], AREAS=files["areas"])
    assert page.count("Areas with a score: 4 of 5; the index of the region is theirs alone.") == 1
    assert len(re.findall(r"\d+% of its areas with a score are in the worst quarter", page)) == 1
    assert len(re.findall(r"\d+% of its areas are in the worst quarter", page)) == 7
    assert re.search(r"Areas with a score Analysis matrix", page) and "4 of 5" in page
    assert paper.count("(4 of 5 areas)") == paper.count("of its areas with a score in the worst quarter") == 1


def test_so_it_is_without_an_index(make_layer, run, tmp_path):
    rows = [
        {
            "buurtcode": f"BU0014{place:04d}",
            "regio_code": f"R{place // 4}",
            "regio_naam": f"Streek {place // 4}",
            "schuld": None if place == 5 else float(place),
        }
        for place in range(16)
    ]
    areas = make_layer("bu_2022_v1", rows)
    made = run(PROFILES, INPUT=areas, VALUES=["schuld"], OUTPUT="memory:", OUTPUT_TABLE="memory:")
    page, paper = texts(run, tmp_path, INPUT=made["OUTPUT"], TABLE=made["OUTPUT_TABLE"], AREAS=areas)
    assert page.count("Areas with a figure: 3 of 4; that of the region is theirs alone.") == 1
    assert paper.count("(3 of 4 areas)") == 1
