"""A map of two indicators: classes, colours, words, the square, and what is refused."""

import base64
import itertools
import json

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutObject,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from regiolens.bridge.expressions.functions import register_functions, unregister_functions
from regiolens.bridge.report.templates import add_to_project
from regiolens.core.bivariate import COLOURS

MAP = "regiolens:bivariatemap"
PICTURE = QgsLayoutObject.DataDefinedProperty.PictureSource


@pytest.fixture
def functions():
    """The expression functions, in QGIS as long as a test runs."""
    register_functions()
    yield
    unregister_functions()


@pytest.fixture
def areas(make_layer):
    """Nine gemeenten, one of each class, and two that lack one of the two."""
    pairs = [*itertools.product((1.0, 2.0, 3.0), (10.0, 20.0, 30.0)), (None, 30.0), (3.0, None)]
    rows = [{"code": f"GM{place:04d}", "a": a, "b": b} for place, (a, b) in enumerate(pairs, start=14)]
    return make_layer("gemeenten", rows)


def labels(layer):
    return [category.label() for category in layer.renderer().categories()]


def shown(layer):
    """Colour by the class that the field holds."""
    return {
        category.value(): category.symbol().color().name()
        for category in layer.renderer().categories()
        if isinstance(category.value(), int)
    }


def test_colour_is_class_and_missing_in_either_is_no_data(run, areas, tmp_path):
    results = run(MAP, INPUT=areas, FIELD_X="a", FIELD_Y="b", OUTPUT=str(tmp_path / "m.gpkg"))
    rows = run.rows(results["OUTPUT"])
    assert [row["klasse_xy"] for row in rows] == [11, 12, 13, 21, 22, 23, 31, 32, 33, None, None]
    assert [(row["klasse_x"], row["klasse_y"]) for row in rows[-2:]] == [(None, 3), (3, None)]
    assert [row["klasse_xy_label"] for row in rows[-2:]] == [None, None]
    assert rows[6]["klasse_xy_label"] == "a: high (≥ 3) · b: low (< 20)"
    assert (results["CLASSIFIED"], results["MISSING"]) == (9, 2)
    layer = QgsVectorLayer(results["OUTPUT"], "opened again", "ogr")
    assert layer.renderer().classAttribute() == "klasse_xy"
    assert shown(layer)[31] == COLOURS[0][2] and shown(layer)[13] == COLOURS[2][0] and shown(layer)[33] == COLOURS[2][2]
    assert labels(layer)[0] == "a: low (< 2) · b: high (≥ 30) (1)" and "no data (2)" in labels(layer)
    assert "Thirds of 10 gemeenten" in labels(layer)
    assert run.layer(results["OUTPUT"]).listStylesInDatabase()[3] == ["A and b"]


def test_low_is_worse_turns_the_colours_and_not_the_classes(run, areas):
    given = {"INPUT": areas, "FIELD_X": "a", "FIELD_Y": "b", "OUTPUT": "memory:", "DIRECTION_X": "low is worse"}
    layer = run.layer(run(MAP, **given)["OUTPUT"])
    assert shown(layer)[13] == COLOURS[2][2] and shown(layer)[31] == COLOURS[0][0]


def test_bounds_come_from_the_reference_and_each_has_its_own(run, areas, make_layer):
    wider = make_layer("land", [{"code": f"GM{n:04d}", "aa": float(n), "b": float(10 * n)} for n in range(1, 10)])
    given = {"INPUT": areas, "FIELD_X": "a", "FIELD_Y": "b", "REFERENCE": wider, "OUTPUT": "memory:"}
    assert "name its field in REFERENCE_FIELD_X" in run.refused(MAP, **given)
    rows = run.rows(run(MAP, **given, REFERENCE_FIELD_X="aa")["OUTPUT"])
    assert {row["klasse_x"] for row in rows} == {1, None}  # bounds 4 and 7
    assert [row["klasse_y"] for row in rows[:3]] == [1, 1, 1]  # bounds 40 and 70


def test_the_same_classes_as_two_maps_of_thirds(run, shared):
    source = QgsVectorLayer(str(shared / "areas/gemeente_2021.gpkg"), "gemeenten", "ogr")
    table = QgsVectorLayer(
        f"file://{shared / 'tables/gemeente_indicatoren_2021.csv'}?delimiter=,", "t", "delimitedtext"
    )
    joined = run("regiolens:joinindicators", INPUT=source, TABLE=table, OUTPUT="memory:")["OUTPUT"]
    layer = run.layer(joined)
    one, other = "_avg_income", "_wmo_per1k"
    both = pd.DataFrame(run.rows(run(MAP, INPUT=layer, FIELD_X=one, FIELD_Y=other, OUTPUT="memory:")["OUTPUT"]))
    for field, column in ((one, "klasse_x"), (other, "klasse_y")):
        alone = run("regiolens:quartilemap", INPUT=layer, FIELD=field, CLASSES=3, OUTPUT="memory:")["OUTPUT"]
        assert both[column].fillna(0).tolist() == pd.DataFrame(run.rows(alone))["kwartiel"].fillna(0).tolist()
    known = both["klasse_x"].notna() & both["klasse_y"].notna()
    assert both["klasse_xy"].notna().tolist() == known.tolist() and known.sum() > 300
    assert (both["klasse_xy"][known] == 10 * both["klasse_x"][known] + both["klasse_y"][known]).all()


def test_ties_leave_a_class_empty_and_the_log_says_so(run, make_layer):
    rows = [{"code": f"GM{n:04d}", "a": 0.0 if n < 8 else float(n), "b": float(n)} for n in range(1, 11)]
    layer = make_layer("gemeenten", rows)
    found = run.rows(run(MAP, INPUT=layer, FIELD_X="a", FIELD_Y="b", OUTPUT="memory:")["OUTPUT"])
    assert any("share one value" in warning for warning in run.feedback.warnings)
    edges = np.quantile([row["a"] for row in rows], [1 / 3, 2 / 3])
    assert [row["klasse_x"] for row in found] == (
        1 + np.searchsorted(edges, [row["a"] for row in rows], "right")
    ).tolist()


def test_a_field_without_thirds_gives_no_class_and_the_legend_says_why(run, make_layer):
    layer = make_layer("gemeenten", [{"code": f"GM{n:04d}", "a": 5.0, "b": float(n)} for n in range(1, 8)])
    results = run(MAP, INPUT=layer, FIELD_X="a", FIELD_Y="b", OUTPUT="memory:")
    assert results["CLASSIFIED"] == 0
    told = labels(run.layer(results["OUTPUT"]))
    assert told[0] == "no data (7)" and any("have the same one" in line for line in told)


def test_the_square_is_drawn_from_the_stored_style(run, areas, functions, tmp_path):
    more = {
        "TITLE": "A en B",
        "TITLE_X": "Inkomen",
        "TITLE_Y": "Bijstand",
        "SOURCE": "CBS",
        "LEGEND": str(tmp_path / "l.svg"),
    }
    results = run(MAP, INPUT=areas, FIELD_X="a", FIELD_Y="b", OUTPUT=str(tmp_path / "m.gpkg"), **more)
    picture = (tmp_path / "l.svg").read_text(encoding="utf-8")
    for text in ("A en B", "Inkomen", "Bijstand", "Source: CBS", "no data (2)", "Thirds of 10 gemeenten"):
        assert text in picture
    layer = QgsVectorLayer(results["OUTPUT"], "A en B", "ogr")
    QgsProject.instance().addMapLayer(layer)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    expression = QgsExpression("regiolens_bivariate_legend('A en B', 'svg')")
    assert expression.evaluate(context) == picture, expression.evalErrorString()
    # Colours that the user changed are those of the square.
    renderer = layer.renderer().clone()
    place = renderer.categoryIndexForValue(33)
    categories = renderer.categories()
    symbol = categories[place].symbol().clone()
    symbol.setColor(symbol.color().lighter(300))
    renderer.updateCategorySymbol(place, symbol)
    layer.setRenderer(renderer)
    changed = expression.evaluate(context)
    assert symbol.color().name() in changed and COLOURS[2][2] not in changed
    coded = QgsExpression("regiolens_bivariate_legend('A en B')").evaluate(context)
    assert base64.b64decode(coded.removeprefix("base64:")).startswith(b"<svg")


def test_the_square_of_another_layer_is_refused_in_one_sentence(areas, functions):
    QgsProject.instance().addMapLayer(areas)
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(areas))
    expression = QgsExpression("regiolens_bivariate_legend('gemeenten')")
    assert expression.evaluate(context) is None and "no map of two fields" in expression.evalErrorString()


def test_classes_per_region_and_outlines(run, make_layer):
    rows = [
        {"code": f"GM{n:04d}", "regio": "Noord" if n < 5 else "Zuid", "a": float(n), "b": float(n), "inwoners": 100.0}
        for n in range(1, 10)
    ]
    layer = make_layer("gemeenten", rows)
    given = {"FIELD_X": "a", "FIELD_Y": "b", "REGION_FIELD": "regio", "OUTPUT_REGIONS": "memory:"}
    results = run(MAP, INPUT=layer, OUTPUT="memory:", **given)
    table = [row for row in run.rows(results["OUTPUT_REGIONS"]) if row["regio"] == "Noord" and row["gebieden"]]
    assert {row["klasse_label"]: row["gebieden"] for row in table} == {
        "a: low (< 4) · b: low (< 4)": 3,
        "a: middle (4 – < 7) · b: middle (4 – < 7)": 1,
    }


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"FIELD_Y": "a"}, "both name 'a'"),
        ({"FIELD_Y": "code"}, "GM0014"),
        ({"DIRECTION_Y": "up"}, "high is worse"),
    ],
)
def test_one_sentence_says_what_is_wrong(run, areas, given, words):
    assert words in run.refused(MAP, **{"INPUT": areas, "FIELD_X": "a", "FIELD_Y": "b", "OUTPUT": "memory:", **given})


def test_levels_are_warned_of_once(run, make_layer):
    rows = [{"code": code, "a": float(n), "b": float(n)} for n, code in enumerate(("GM0014", "WK001401", "BU00140101"))]
    run(MAP, INPUT=make_layer("kwb", rows), FIELD_X="a", FIELD_Y="b", OUTPUT="memory:")
    assert sum("several levels" in warning for warning in run.feedback.warnings) == 1


def test_the_property_is_json_that_tells_counts(run, areas):
    layer = run.layer(run(MAP, INPUT=areas, FIELD_X="a", FIELD_Y="b", OUTPUT="memory:")["OUTPUT"])
    told = json.loads(layer.customProperty("regiolens/square"))
    assert np.sum(told["counts"]) == 9 and told["without"] == 2


def test_the_layout_has_the_square_with_and_without_the_plugin(run, areas, functions, tmp_path):
    path = tmp_path / "map.qpt"
    given = {"TITLE": "A en B", "SOURCE": "CBS", "AUTHOR": "Provincie X", "OUTPUT": str(tmp_path / "m.gpkg")}
    results = run(MAP, INPUT=areas, FIELD_X="a", FIELD_Y="b", OUTPUT_LAYOUT=str(path), **given)
    text = path.read_text(encoding="utf-8")
    assert str(tmp_path) not in text and "Provincie X" in text
    project = QgsProject()
    layer = QgsVectorLayer(results["OUTPUT"], "A en B", "ogr")
    project.addMapLayer(layer)
    name = add_to_project(text, project)
    layout = project.layoutManager().layoutByName(name)
    assert name == "A en B" and layout.itemById("map").layers() == [layer]
    expression = layout.itemById("legend").dataDefinedProperties().property(PICTURE).expressionString()
    assert layer.id() in expression
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    for here in (True, False):
        if not here:
            unregister_functions()
        drawn = QgsExpression(expression).evaluate(context)
        square = base64.b64decode(drawn.removeprefix("base64:"))
        assert b"no data (2)" in square and b"Thirds of" not in square, here
    assert any(
        "Thirds of 10 gemeenten" in item.text() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)
    )
    image = QgsLayoutExporter(layout).renderPageToImage(0, QSize(420, 594))
    shades = {QColor(image.pixel(x, y)).name() for x in range(420) for y in range(594)}
    assert {COLOURS[0][2], COLOURS[2][0], COLOURS[2][2]} <= shades
