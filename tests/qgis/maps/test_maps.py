"""Stedelijkheid and quartile maps: the colour is the class column's, in memory and from the file."""

import random
import re
import sqlite3
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextScope,
    QgsExpressionContextUtils,
    QgsProject,
    QgsRenderContext,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from regiolens.bridge import i18n
from regiolens.bridge.compat import plain
from regiolens.bridge.expressions.functions import register_functions, unregister_functions
from regiolens.bridge.maps.ramps import RAMPS, ramp_colours
from regiolens.bridge.maps.styles import ClassStyle, without_expressions
from regiolens.bridge.profiles.style import RegionStyle

URBANITY = "regiolens:urbanity"
QUARTILES = "regiolens:quartilemap"


@pytest.fixture
def functions():
    """The expression functions, in QGIS as long as a test runs."""
    register_functions()
    yield
    unregister_functions()


def colours(layer):
    """Fill colour of every feature as the renderer draws it, with its class."""
    context = QgsRenderContext()
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    field = renderer.classAttribute()
    drawn = []
    for feature in layer.getFeatures():
        symbol = renderer.symbolForFeature(feature, context)
        value = feature[field]
        drawn.append((int(value) if isinstance(value, int) else None, symbol.symbolLayer(0).color().name()))
    renderer.stopRender(context)
    return drawn


def legend(layer):
    return [category.label() for category in layer.renderer().categories()]


@pytest.mark.parametrize(
    "values",
    [
        [1.0, 2.0, 3.0, 4.0, 5.0],  # the bounds are values
        [10.0, 10.0, 10.0, 20.0, 20.0, 30.0, None],  # ties
        [0.0, 0.0, 1.0, 1.0],  # fewer distinct values than classes
        [0.1, 0.2, 0.30000000000000004, 0.3, 1e-9],
    ],
    ids=str,
)
@pytest.mark.parametrize("direction", ["high is worse", "low is worse"])
@pytest.mark.parametrize("target", ["memory", "gpkg"])
def test_colour_equals_class_for_every_area(run, make_layer, tmp_path, values, direction, target):
    layer = make_layer("x", [{"v": value} for value in values], types={"v": float})
    output = "memory:" if target == "memory" else str(tmp_path / "map.gpkg")
    result = run(QUARTILES, INPUT=layer, FIELD="v", DIRECTION=direction, OUTPUT=output)
    styled = run.layer(result["OUTPUT"]) if target == "memory" else QgsVectorLayer(output, "opened again", "ogr")
    palette = [colour.name() for colour in ramp_colours("YlOrBr", 4)]
    if direction == "low is worse":
        palette.reverse()
    known = np.array([value for value in values if value is not None])
    bounds = np.quantile(known, [0.25, 0.5, 0.75])
    drawn = colours(styled)
    for value, (number, colour) in zip(values, drawn):
        if value is None:
            assert (number, colour) == (None, "#ececec")
        else:
            assert number == 1 + int((bounds <= value).sum())
            assert colour == palette[number - 1]
    counts = Counter(number for number, _ in drawn)
    shown = legend(styled)
    assert [label.rsplit("(", 1)[1] for label in shown[:5]] == [f"{counts[c]})" for c in (1, 2, 3, 4, None)]


@pytest.mark.parametrize(
    "values, classes, said",
    [
        ([7.0] * 6, 4, "All 6 areas of 'x' with a value have the same one (7)"),
        ([1.0, 2.0, 3.0, None], 4, "Areas of 'x' with a value: 3, fewer than the 4 classes"),
        ([1.0, 2.0, 3.0], 7, "Areas of 'x' with a value: 3, fewer than the 7 classes"),
        ([5.0], 2, "Areas of 'x' with a value: 1, fewer than the 2 classes"),
    ],
)
def test_no_class_where_a_reference_gives_none_and_the_map_says_why(run, make_layer, functions, values, classes, said):
    layer = make_layer("x", [{"v": value} for value in values], types={"v": float})
    results = run(QUARTILES, INPUT=layer, FIELD="v", CLASSES=classes, OUTPUT="memory:")
    assert {(row["kwartiel"], row["kwartiel_label"]) for row in run.rows(results["OUTPUT"])} == {(None, None)}
    assert (results["CLASSIFIED"], results["MISSING"]) == (0, len(values))
    assert said in run.feedback.text
    none, _, why = legend(run.layer(results["OUTPUT"]))
    assert none == f"no data ({len(values)})" and said in why
    expression = f"kwartiel(2, '{layer.id()}', 'v')"
    if classes == 4:
        assert evaluated(layer, expression) == [None]


def evaluated(layer, *expressions):
    """What expressions come to on the project that holds a layer."""
    if QgsProject.instance().mapLayer(layer.id()) is None:
        QgsProject.instance().addMapLayer(layer, False)
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    found = []
    for text in expressions:
        expression = QgsExpression(text)
        value = expression.evaluate(context)
        assert not expression.hasEvalError(), expression.evalErrorString()
        found.append(plain(value))
    return found


def test_zero_and_one_read_as_true_and_false_are_numbers(run, make_layer, functions, tmp_path):
    path = tmp_path / "flags.csv"
    path.write_text("code,flag\n" + "".join(f"GM{i:04},{int(i > 3)}\n" for i in range(8)), encoding="utf-8")
    table = QgsVectorLayer(f"file://{path}?delimiter=,&detectTypes=yes&geomType=none", "flags", "delimitedtext")
    assert table.fields().at(1).typeName().lower() == "bool"
    rows = run.rows(run(QUARTILES, INPUT=table, FIELD="flag", CLASSES=2, OUTPUT="memory:")["OUTPUT"])
    assert [row["kwartiel"] for row in rows] == [1] * 4 + [2] * 4
    assert evaluated(table, f"kwartiel(true, '{table.id()}', 'flag')", f"kwartiel(0, '{table.id()}', 'flag')") == [4, 2]


KINDS = {
    "difference": lambda a, b: (b - a, b / 10 - a / 10),
    "sum": lambda a, b: (a + b, a / 10 + b / 10),
    "share": lambda a, b: (a, 100 * (a / 1000)),
    "single": lambda a, b: (a, float(np.float32(a / 10))),
    "large": lambda a, b: (b - a, (2.5e6 + b / 10) - (2.5e6 + a / 10)),
    "whole": lambda a, b: (10 * a, int(a)),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("own", [True, False], ids=["own", "other"])
def test_class_legend_map_and_function_say_the_same_of_what_the_eye_sees(run, make_layer, functions, kind, own):
    """Tenths that were computed with: classes, printed bounds and kwartiel() against exact whole numbers of tenths."""
    for seed in range(6):
        draw = random.Random(seed)
        pairs = [(draw.randint(0, 600), draw.randint(0, 600)) for _ in range(12 + 6 * seed)]
        reference = [KINDS[kind](*pair) for pair in pairs]
        areas = reference if own else [KINDS[kind](draw.randint(0, 600), draw.randint(0, 600)) for _ in range(25)]
        ordered = sorted(tenths for tenths, _ in reference)
        quarters = [divmod((len(ordered) - 1) * k, 4) for k in (1, 2, 3)]
        bounds = [
            Fraction(ordered[at] * (4 - part) + ordered[min(at + 1, len(ordered) - 1)] * part, 4)
            for at, part in quarters
        ]
        if not own:  # areas that lie on a bound, where a tenth can
            on = [int(bound) for bound in bounds if bound.denominator == 1]
            areas += [(tenths, tenths / 10) for tenths in on if kind not in ("single", "whole")]
        country = make_layer("land", [{"v": held} for _, held in reference], types={"v": float})
        layer = make_layer("x", [{"v": held} for _, held in areas], types={"v": float})
        output = run(QUARTILES, INPUT=layer, FIELD="v", REFERENCE=None if own else country, OUTPUT="memory:")["OUTPUT"]
        expected = [1 + sum(tenths >= bound for bound in bounds) for tenths, _ in areas]
        rows = run.rows(output)
        assert [row["kwartiel"] for row in rows] == expected
        assert [number for number, _ in colours(run.layer(output))] == expected
        for row, (tenths, _) in zip(rows, areas):
            ends = [float(part) for part in re.findall(r"-?[0-9.]+", row["kwartiel_label"].replace(",", ""))]
            low = ends[0] if row["kwartiel"] > 1 else -np.inf
            high = ends[-1] if row["kwartiel"] < 4 else np.inf
            assert low <= tenths / 10 < high
            assert all(abs(10 * end - round(10 * end)) < 1e-9 for end in ends), row["kwartiel_label"]
        known = country if not own else layer
        texts = [f"kwartiel({held!r}, '{known.id()}', 'v')" for _, held in areas]
        assert evaluated(known, *texts) == expected


def test_notes_of_a_legend_are_no_classes(run, make_layer):
    """A map of change has negative classes of its own."""
    style = ClassStyle("v", [(-1, "less", QColor("red")), (1, "more", QColor("blue"))], 1, "t", ["one", "two"])
    layer = make_layer("x", [{"v": -1}, {"v": -2}, {"v": 1}, {"v": None}], types={"v": int})
    layer.setRenderer(style.renderer(layer.geometryType()))
    again = make_layer("y", [{"v": -1}], types={"v": int})
    document = QDomDocument()
    layer.exportNamedStyle(document)
    assert again.importNamedStyle(document)[0]
    for each in (layer, again):
        values = [category.value() for category in each.renderer().categories()]
        assert values[:2] == [-1, 1] and values[3:] == ["note 1", "note 2"]
        assert each.renderer().categoryIndexForValue(-2) == -1
        assert each.renderer().categoryIndexForValue(-1) == 0


HOSTILE = "n [% 6*7 %] [%6*7%]"


def test_what_stands_between_signs_of_expressions_is_printed_as_it_is(run, make_layer, tmp_path):
    layer = make_layer(HOSTILE, [{"v": float(i)} for i in range(8)])
    output = str(tmp_path / "map.gpkg")
    run(QUARTILES, INPUT=layer, FIELD="v", TITLE=HOSTILE, SOURCE=HOSTILE, OUTPUT=output)
    styled = QgsVectorLayer(output, "again", "ogr")
    memory = run.layer(run(QUARTILES, INPUT=layer, FIELD="v", TITLE=HOSTILE, OUTPUT="memory:")["OUTPUT"])
    texts = [*legend(styled), *legend(memory), memory.name()]
    assert sum("6*7" in text for text in texts) == 2
    for text in texts:
        said = QgsExpression.replaceExpressionText(text, QgsExpressionContext())
        assert said == text and "42" not in said
        assert text.replace("\u2060", "").count(HOSTILE) == ("6*7" in text)


def test_darker_is_worse_in_greyscale_too():
    for ramp in RAMPS:
        for classes in range(2, 11):
            grey = [0.299 * c.red() + 0.587 * c.green() + 0.114 * c.blue() for c in ramp_colours(ramp, classes)]
            assert len(grey) == classes
            assert all(lighter - darker > 5 for lighter, darker in zip(grey, grey[1:])), (ramp, classes)


def test_a_subset_keeps_the_classes_of_its_reference(run, make_layer):
    rows = [{"code": f"BU0014{i:04}", "v": float(i * 37 % 101)} for i in range(80)]
    country, city = make_layer("Nederland", rows), make_layer("stad", rows[:15])
    whole = run.rows(run(QUARTILES, INPUT=country, FIELD="v", OUTPUT="memory:")["OUTPUT"])[:15]
    output = run(QUARTILES, INPUT=city, FIELD="v", REFERENCE=country, OUTPUT="memory:")["OUTPUT"]
    assert [row["kwartiel"] for row in run.rows(output)] == [row["kwartiel"] for row in whole]
    assert legend(run.layer(output))[-1] == "Quartiles of 80 buurten"
    renamed = make_layer("anders", [{"code": row["code"], "w": row["v"]} for row in rows])
    output = run(QUARTILES, INPUT=city, FIELD="v", REFERENCE=renamed, REFERENCE_FIELD="w", OUTPUT="memory:")["OUTPUT"]
    assert [row["kwartiel"] for row in run.rows(output)] == [row["kwartiel"] for row in whole]
    assert "REFERENCE_FIELD" in run.refused(QUARTILES, INPUT=city, FIELD="v", REFERENCE=renamed, OUTPUT="memory:")


def test_of_a_reference_with_several_levels_that_of_the_areas_counts(run, make_layer):
    rows = [{"code": f"BU0014{i:04}", "v": float(i)} for i in range(40)]
    rows += [{"code": f"GM{i:04}", "v": 1000.0 + i} for i in range(20)]
    mixed, buurten = make_layer("kwb", rows, "NoGeometry"), make_layer("buurten", rows[:40])
    output = run(QUARTILES, INPUT=buurten, FIELD="v", REFERENCE=mixed, OUTPUT="memory:")["OUTPUT"]
    assert legend(run.layer(output))[-1] == "Quartiles of 40 buurten"
    assert [row["kwartiel"] for row in run.rows(output)] == [1 + i // 10 for i in range(40)]
    nameless = make_layer("zonder", [{"naam": "x", "v": 3.0}])
    assert "several levels (buurt, gemeente)" in run.refused(
        QUARTILES, INPUT=nameless, FIELD="v", REFERENCE=mixed, OUTPUT="memory:"
    )


def test_postcodes_are_no_gemeenten(run, make_layer):
    layer = make_layer("adressen", [{"postcode": f"97{i}", "v": float(i)} for i in range(10, 20)])
    output = run(QUARTILES, INPUT=layer, FIELD="v", OUTPUT="memory:")["OUTPUT"]
    assert legend(run.layer(output))[-1] == "Quartiles of 10 areas"


def test_the_printed_bounds_are_the_bounds(run, make_layer, tmp_path):
    values = [0.0, 1.04, 1.05, 1.06, 2.0, 3.0, 4.0, 5.5]
    layer = make_layer("x", [{"v": value} for value in values])
    qml = tmp_path / "style.qml"
    output = run(QUARTILES, INPUT=layer, FIELD="v", OUTPUT="memory:", STYLE=str(qml))["OUTPUT"]
    bounds = [
        float(label.split(" ")[-1]) for label in [row["kwartiel_label"] for row in run.rows(output)] if label[0] == "<"
    ]
    assert bounds
    for row, value in zip(run.rows(output), values):
        assert (row["kwartiel"] == 1) == (value < bounds[0])
    fresh = QgsVectorLayer(run.layer(output).source(), "x", "memory")
    assert fresh.loadNamedStyle(str(qml))[1]
    assert legend(fresh) == legend(run.layer(output))


def test_number_of_classes_and_labels(run, make_layer):
    layer = make_layer("x", [{"v": float(i)} for i in range(20)])
    for classes in (2, 5, 9, 10):
        output = run(QUARTILES, INPUT=layer, FIELD="v", CLASSES=classes, OUTPUT="memory:")["OUTPUT"]
        assert {row["kwartiel"] for row in run.rows(output)} == set(range(1, classes + 1))
    valid, _ = run.check(QUARTILES, {"INPUT": layer, "FIELD": "v", "CLASSES": 11, "OUTPUT": "memory:"})
    assert not valid


def test_a_field_without_values_or_with_text_is_refused(run, make_layer):
    layer = make_layer("leeg", [{"v": None, "t": "veel"}, {"v": None, "t": "weinig"}], types={"v": float})
    assert "'leeg'" in run.refused(QUARTILES, INPUT=layer, FIELD="v", OUTPUT="memory:")
    sentence = run.refused(QUARTILES, INPUT=layer, FIELD="t", OUTPUT="memory:")
    assert all(word in sentence for word in ("'t'", "'leeg'", "'veel'"))


def test_urbanity_bounds_are_inclusive_and_null_stays_null(run, make_layer):
    values = ["2500", "2499,9", "1500", "1000", "500", "499", "0", None, "-99997", "."]
    layer = make_layer("x", [{"oad": value} for value in values], types={"oad": str})
    results = run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    assert [row["sted"] for row in rows] == [1, 2, 2, 3, 4, 5, 5, None, None, None]
    assert [row["sted_label"] for row in rows[:3]] == ["zeer sterk stedelijk", "sterk stedelijk", "sterk stedelijk"]
    assert rows[-1]["sted_label"] is None
    assert (results["CLASSIFIED"], results["MISSING"]) == (7, 3)
    assert len({colour for _, colour in colours(run.layer(results["OUTPUT"]))}) == 6


def test_cbs_own_class_for_all_but_the_nine_rows_on_a_bound(run, shared):
    output = run(URBANITY, INPUT=str(shared / "tables/kwb_2024.csv"), FIELD="adressendichtheid", OUTPUT="memory:")[
        "OUTPUT"
    ]
    rows = [row for row in run.rows(output) if row["stedelijkheid"] not in (None, "")]
    other = [row for row in rows if row["sted"] != int(float(row["stedelijkheid"]))]
    assert len(rows) == 18217
    assert len(other) == 9
    for row in other:
        assert float(row["adressendichtheid"]) in (500, 1000, 1500)
        assert int(float(row["stedelijkheid"])) == row["sted"] + 1


def test_the_style_lies_in_the_geopackage_as_its_default(run, make_layer, tmp_path):
    layer = make_layer("x", [{"oad": 100}, {"oad": 3000}])
    output = tmp_path / "u.gpkg"
    run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=str(output))
    with sqlite3.connect(output) as database:
        assert database.execute("select count(*) from layer_styles where useAsDefault").fetchone() == (1,)
    again = QgsVectorLayer(str(output), "again", "ogr")
    assert again.renderer().classAttribute() == "sted"
    assert again.attributeAlias(again.fields().lookupField("sted")) != ""


def test_another_format_gets_its_style_beside_it(run, make_layer, tmp_path):
    layer = make_layer("x", [{"oad": 100}, {"oad": 3000}])
    run(URBANITY, INPUT=layer, FIELD="oad", OUTPUT=str(tmp_path / "u.shp"))
    assert (tmp_path / "u.qml").exists()
    assert QgsVectorLayer(str(tmp_path / "u.shp"), "again", "ogr").renderer().classAttribute() == "sted"


# Which field holds the codes, and areas of another level.


@pytest.mark.parametrize(
    "order", [("provinciecode", "gm_code", "naam", "x"), ("naam", "x", "gm_code", "provinciecode")]
)
def test_the_order_of_fields_does_not_tell_what_the_areas_are(run, make_layer, tmp_path, order):
    values = {"gm_code": "GM{n:04d}", "provinciecode": "PV20", "naam": "N{n}"}
    rows = [{name: float(n) if name == "x" else values[name].format(n=n) for name in order} for n in range(10, 22)]
    output = run("regiolens:quartilemap", INPUT=make_layer("lijst", rows), FIELD="x", OUTPUT=str(tmp_path / "q.gpkg"))
    layer = run.layer(output["OUTPUT"])
    layer.loadDefaultStyle()
    legend = " ".join(item.label() for item in layer.renderer().legendSymbolItems())
    assert "12 gemeenten" in legend and "provincie" not in legend


def test_a_reference_of_another_level_is_told(run, make_layer):
    areas = make_layer("gemeenten", [{"provcode": 20, "gemcode": n, "x": float(n)} for n in range(10, 22)])
    wider = make_layer("provincies", [{"code": f"PV{n}", "x": float(n)} for n in range(20, 32)])
    run("regiolens:quartilemap", INPUT=areas, FIELD="x", REFERENCE=wider, OUTPUT="memory:")
    assert "of the level gemeente" in run.feedback.text and "of the level provincie" in run.feedback.text
    run("regiolens:quartilemap", INPUT=areas, FIELD="x", REFERENCE=areas, OUTPUT="memory:")
    assert "of the level" not in run.feedback.text


MIXED = ["GM0014", "GM0034", *(f"BU00140{place:03d}" for place in range(5)), "WK001400", ""]


def test_areas_of_several_levels_are_named_with_their_numbers_and_what_to_do(run, make_layer):
    rows = [{"code": code, "naam": f"Gebied {place}", "v": place} for place, code in enumerate(MIXED)]
    run("regiolens:quartilemap", INPUT=make_layer("kwb", rows), FIELD="v", OUTPUT="memory:")
    (told,) = (line for line in run.feedback.warnings if "several levels" in line)
    assert "'kwb' holds areas of several levels (5 buurten, 2 gemeenten, 1 wijk)" in told
    assert "filter the layer to one level first" in told
    one = [row for row in rows if row["code"].startswith("BU")]
    run("regiolens:quartilemap", INPUT=make_layer("bu", one), FIELD="v", OUTPUT="memory:")
    assert not run.feedback.warnings
    # Rows without a figure mix with nothing.
    empty = [{**row, "v": row["v"] if row["code"].startswith("BU") else None} for row in rows]
    run("regiolens:quartilemap", INPUT=make_layer("leeg", empty), FIELD="v", OUTPUT="memory:")
    assert not any("several levels" in line for line in run.feedback.warnings)


def test_an_index_of_areas_of_several_levels_is_warned_of(run, make_layer):
    domains = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
    rows = [{"code": code, **dict.fromkeys(domains, 10.0 * place)} for place, code in enumerate(MIXED[:-1])]
    run("regiolens:mdi", INPUT=make_layer("kwb", rows), OUTPUT="memory:")
    assert any("(5 buurten, 2 gemeenten, 1 wijk)" in line for line in run.feedback.warnings)


@pytest.mark.parametrize(("scale", "outline", "border"), [(5e6, 0.03, 0.15), (1e6, 0.045, 0.3), (1e5, 0.15, 0.3)])
def test_outlines_get_thinner_on_small_scales(scale, outline, border):
    context, scope = QgsExpressionContext(), QgsExpressionContextScope()
    scope.setVariable("map_scale", scale)
    context.appendScope(scope)
    entries = [(1, "laag", QColor("red"))]
    for style, expected in ((ClassStyle, outline), (RegionStyle, border)):
        renderer = style("klasse", entries, 0, "kaart").renderer(QgsWkbTypes.GeometryType.PolygonGeometry)
        line = renderer.symbols(QgsRenderContext())[0].symbolLayer(0)
        properties = line.dataDefinedProperties()
        width = properties.property(QgsSymbolLayer.Property.PropertyStrokeWidth)
        assert width.valueAsDouble(context, -1.0)[0] == pytest.approx(expected)
        assert line.strokeWidth() < 0.3


def test_a_style_that_is_replaced_while_it_is_drawn_holds_no_expression():
    style = ClassStyle("klasse", [(1, "laag", QColor("red"))], 3, "kaart", notes=("noot",))
    renderer = without_expressions(style.renderer(QgsWkbTypes.GeometryType.PolygonGeometry))
    layers = [layer for symbol in renderer.symbols(QgsRenderContext()) for layer in symbol.symbolLayers()]
    assert len(layers) == 5
    assert not any(layer.dataDefinedProperties().hasActiveProperties() for layer in layers)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"METHOD": "own bounds"}, "Own bounds are missing"),
        ({"METHOD": "own bounds", "BOUNDS": "10; tien"}, "tien"),
        ({"METHOD": "own bounds", "BOUNDS": "20; 10"}, "must rise"),
        ({"BOUNDS": "20"}, "leave BOUNDS empty"),
    ],
)
def test_bounds_that_cannot_be_are_refused_before_anything_is_read(run, make_layer, given, words):
    layer = make_layer("areas", [{"code": "GM0014", "x": 1.0}, {"code": "GM0034", "x": 30.0}])
    assert words in run.refused("regiolens:quartilemap", INPUT=layer, FIELD="x", OUTPUT="memory:", **given)


def test_own_bounds_give_the_classes_and_say_so_in_the_legend(run, make_layer):
    layer = make_layer("areas", [{"code": f"GM{n:04d}", "x": float(n)} for n in (14, 34, 37, 47)])
    given = {"METHOD": "own bounds", "BOUNDS": "20; 37"}
    output = run("regiolens:quartilemap", INPUT=layer, FIELD="x", OUTPUT="memory:", **given)["OUTPUT"]
    assert [row["kwartiel"] for row in run.rows(output)] == [1, 2, 3, 3]
    labels = [item.label() for item in run.layer(output).renderer().legendSymbolItems()]
    assert labels[:3] == ["< 20 (1)", "20 – < 37 (1)", "≥ 37 (2)"]
    assert "Own bounds" in labels


def test_thousands_are_grouped_also_in_windows_of_qgis_that_group_none():
    """QGIS leaves the sign out of its windows' locale unless a setting asks for it."""
    before, locale = QLocale(), QLocale("nl_NL")
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(locale)
    try:
        assert i18n.number(14566) == "14.566"
        assert i18n.number(1234.56, 1) == "1.234,6"
    finally:
        QLocale.setDefault(before)


def test_a_field_without_values_is_named_with_its_layer(run, make_layer):
    rows = [{"code": f"GM{n:04}", "oad": marker} for n, marker in enumerate([-99997, -99995, -99999])]
    empty = make_layer("leeg", rows)
    full = make_layer("vol", [row | {"oad": 500 * place} for place, row in enumerate(rows)])
    for more in ({"INPUT": empty}, {"INPUT": full, "REFERENCE": empty}):
        sentence = run.refused("regiolens:quartilemap", FIELD="oad", OUTPUT="memory:", **more)
        assert "'oad'" in sentence and "'leeg'" in sentence
    rows = run.rows(run("regiolens:urbanity", INPUT=empty, FIELD="oad", OUTPUT="memory:")["OUTPUT"])
    assert [row["sted"] for row in rows] == [None] * 3
    assert any("'oad'" in warning and "'leeg'" in warning for warning in run.feedback.warnings)
