"""Units, shares of counts and the mark of plain means, alike in chart, page and print layout."""

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsVectorLayer

from regiolens.bridge.profiles.chart import profile_chart
from regiolens.bridge.profiles.units import labelled, short_difference_unit, short_unit, with_unit
from regiolens.bridge.report.items import of_kind, printed, signed
from regiolens.bridge.report.words import figures

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


def test_short_units_stand_after_figures_and_long_ones_after_the_label():
    assert with_unit("7.9", short_unit("%")) == "7.9 %"
    assert with_unit("+1.2", short_difference_unit("%")) == "+1.2 pp"
    assert with_unit("1.3", short_unit("km")) == "1.3 km"
    assert with_unit("–", short_unit("%")) == "–"
    assert with_unit("29.6", short_unit("per 1,000 inhabitants")) == "29.6"
    assert labelled("benefits", "per 1,000 inhabitants") == "benefits (per 1,000 inhabitants)"
    assert labelled("households", "households") == "households"
    assert labelled("poverty", "%", plain=True) == "poverty *"
