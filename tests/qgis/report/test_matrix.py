"""The analysis matrix as a chart in the report, by the threshold that the profiles were made with."""

import re

from qgis.core import QgsVectorLayer

PROFILES = "regiolens:regionprofiles"


def matrix(run, basics, made, folder, **choices):
    """The text of the chart in a report of profiles with a threshold; "" where there is none."""
    files = {"OUTPUT": str(folder / "p.gpkg"), "OUTPUT_TABLE": str(folder / "t.gpkg")}
    run(PROFILES, INPUT=made["assigned"], YEAR="2023", **files, **choices)
    page = folder / "r.html"
    run("regiolens:regionreport", INPUT=files["OUTPUT"], TABLE=files["OUTPUT_TABLE"], AREAS=basics["AREAS"],
        OUTPUT_HTML=str(page))  # fmt: skip
    found = re.search(r"<h3>Analysis matrix</h3>.*?(<svg.*?</svg>)", page.read_text(encoding="utf-8"), re.DOTALL)
    return found.group(1) if found else ""


def test_the_report_shows_the_matrix_at_its_threshold(run, basics, made, tmp_path):
    picture = matrix(run, basics, made, tmp_path)
    assert ">kwetsbaar en perifeer<" in picture and ">62.2 Oost-Groningen<" in picture and "Threshold 50.0" in picture
    layer = QgsVectorLayer(str(tmp_path / "p.gpkg"), "p", "ogr")
    assert {feature["kwadrant_drempel"] for feature in layer.getFeatures()} == {50.0}


def test_another_threshold_moves_the_line(run, basics, made, tmp_path):
    picture = matrix(run, basics, made, tmp_path, THRESHOLD=59.5)
    assert "Threshold 59.5" in picture
    assert "Within half a point of the threshold: Delfzijl en omgeving (59.8)." in " ".join(
        re.findall(r">([^<]+)</text>", picture)
    )


def test_a_layer_of_before_shows_it_where_its_quadrants_are_those_of_the_usual_threshold(run, basics, tmp_path):
    old, page = str(tmp_path / "old.gpkg"), tmp_path / "r.html"
    run("native:deletecolumn", INPUT=basics["INPUT"], COLUMN=["kwadrant_drempel"], OUTPUT=old)
    run("regiolens:regionreport", **{**basics, "INPUT": old}, OUTPUT_HTML=str(page))
    assert "<h3>Analysis matrix</h3>" in page.read_text(encoding="utf-8")
