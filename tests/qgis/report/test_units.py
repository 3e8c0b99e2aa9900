"""Units, shares of counts and the mark of plain means, alike in chart, page and print layout."""

import re
import subprocess

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsVectorLayer

from regiolens.bridge.profiles.chart import profile_chart
from regiolens.bridge.profiles.units import alias_of, labelled, short_difference_unit, short_unit, with_unit
from regiolens.bridge.report.items import of_kind, printed, signed
from regiolens.bridge.report.words import figures
from regiolens.core.profiles.long_table import Value

ROWS = (
    ("GM0014", "Oost", 60.0, 12.0, 100.0, 250.0, 1.0),
    ("GM0037", "Oost", 40.0, 4.0, 300.0, 700.0, 2.0),
    ("GM0034", "West", 50.0, 8.0, 600.0, 1500.0, 3.0),
    ("GM0050", "West", 30.0, 7.0, 50.0, 100.0, 4.0),
)
NAMES = ("code", "regio_naam", "mdi", "p_hh_osm", "huishoudens", "inwoners", "eigen")
VALUES = ["p_hh_osm", "inwoners", "eigen"]


@pytest.fixture
def made(run, make_layer, tmp_path):
    """Profiles of two regions, in files."""
    layer = make_layer("gebieden", [dict(zip(NAMES, row)) for row in ROWS])
    files = {"OUTPUT": str(tmp_path / "p.gpkg"), "OUTPUT_TABLE": str(tmp_path / "t.gpkg")}
    run("regiolens:regionprofiles", INPUT=layer, VALUES=VALUES, **files)
    return files


def rows_of(path):
    """The rows of a long table, None where missing."""
    layer = QgsVectorLayer(path, "t", "ogr")
    names = layer.fields().names()
    return [dict(zip(names, (v if v or v == 0 else None for v in f.attributes()))) for f in layer.getFeatures()]


def test_a_page_prints_units_shares_and_what_is_averaged_plainly(run, made, tmp_path):
    page = tmp_path / "r.html"
    run("regiolens:regionreport", INPUT=made["OUTPUT"], TABLE=made["OUTPUT_TABLE"], OUTPUT_HTML=str(page))
    text = page.read_text(encoding="utf-8")
    assert "<td>6.0 %</td>" in text
    assert "<td>−1.2 pp</td>" in text  # 6 beside (12 x 100 + 4 x 300 + 8 x 600 + 7 x 50) / 1050 = 7.19
    assert "<td>950</td>" in text
    assert "37.3 % of the total" in text
    assert "eigen *" in text
    assert "* Plain mean of the areas" in text
    assert "counts are summed" in text


def test_page_and_pdf_say_which_figures_are_not_of_all_areas(run, make_layer, tmp_path):
    """A sum over one of two gemeenten is no figure of the region."""
    rows = [dict(zip(NAMES, row)) for row in ROWS]
    rows[1]["inwoners"] = None
    files = {"OUTPUT": str(tmp_path / "p.gpkg"), "OUTPUT_TABLE": str(tmp_path / "t.gpkg")}
    run("regiolens:regionprofiles", INPUT=make_layer("gebieden", rows), VALUES=VALUES, **files)
    [said] = [line for line in run.feedback.warnings if "added up" in line]
    assert "'inhabitants'" in said and "in 1 regions" in said and said.endswith("Oost (1/2).")
    page, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    inputs = {"INPUT": files["OUTPUT"], "TABLE": files["OUTPUT_TABLE"]}
    run("regiolens:regionreport", OUTPUT_HTML=str(page), OUTPUT_PDF=str(pdf), **inputs)
    told = "Not of all 2 areas, as the others have no figure; a sum is of these alone: inhabitants (persons) (1)."
    assert page.read_text(encoding="utf-8").count(told) == 1
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"inhabitants \(persons\) +250 °", text) and re.search(r"inhabitants \(persons\) +1,600 +", text)
    assert "° not of all areas of the region" in text and text.count("°") == 1 + text.count("° not")


def test_a_page_of_regions_whose_areas_all_have_figures_says_nothing_of_it(run, made, tmp_path):
    assert not any("added up" in line for line in run.feedback.warnings)
    page = tmp_path / "r.html"
    run("regiolens:regionreport", INPUT=made["OUTPUT"], TABLE=made["OUTPUT_TABLE"], OUTPUT_HTML=str(page))
    assert "Not of all" not in page.read_text(encoding="utf-8")


def test_the_chart_prints_them_too(made):
    rows = [row for row in rows_of(made["OUTPUT_TABLE"]) if row["regio_naam"] == "Oost"]
    picture = profile_chart(rows)
    for shown in ("6.0 %", "−1.2 pp", "37.3 % of the total", "eigen *", "* Plain mean of the areas"):
        assert shown in picture
    for row in rows:
        del row["eenheid"], row["regel"], row["aandeel"]  # a table that an earlier version made
    older = profile_chart(rows)
    assert "6.0" in older and "%" not in older.replace("100%", "") and "Plain mean" not in older


def test_the_layout_prints_what_the_page_does(made):
    layer = QgsVectorLayer(made["OUTPUT_TABLE"], "t", "ogr")
    parts = of_kind('"label"', printed('"score"'), printed('"referentie"'), signed('"verschil"'))
    context, seen = QgsExpressionContext(), 0
    context.setFields(layer.fields())
    for feature, row in zip(layer.getFeatures(), rows_of(made["OUTPUT_TABLE"])):
        if row["niveau"] != "regio":
            continue
        context.setFeature(QgsFeature(feature))
        expressions = [QgsExpression(part) for part in parts]
        shown = [expression.evaluate(context) for expression in expressions]
        assert not any(expression.hasEvalError() for expression in expressions)
        expected = figures(row)
        assert shown == [expected.label, expected.score, expected.reference, expected.difference]
        seen += 1
    assert seen == 2 * 4


def test_a_title_tells_a_unit_once():
    label = "bijstand per 1.000 inwoners"
    assert alias_of(Value("v", label, unit="per 1.000 inwoners", how="weighted mean", weight="w")) == (
        f"{label}, weighted by w"
    )
    assert alias_of(Value("v", "inwoners", unit="personen", how="sum")) == "inwoners (personen), sum"


def test_short_units_stand_after_figures_and_long_ones_after_the_label():
    assert with_unit("7.9", short_unit("%")) == "7.9 %"
    assert with_unit("+1.2", short_difference_unit("%")) == "+1.2 pp"
    assert with_unit("1.3", short_unit("km")) == "1.3 km"
    assert with_unit("–", short_unit("%")) == "–"
    assert with_unit("29.6", short_unit("per 1,000 inhabitants")) == "29.6"
    assert labelled("benefits", "per 1,000 inhabitants") == "benefits (per 1,000 inhabitants)"
    assert labelled("households", "households") == "households"
    assert labelled("poverty", "%", plain=True) == "poverty *"
