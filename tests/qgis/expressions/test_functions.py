"""Expression functions: against the algorithms on real values, in the field calculator, in a rendering thread."""

import base64
import csv
import re
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProject,
)
from qgis.PyQt.QtCore import QByteArray, QCoreApplication, QTranslator
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from regiolens.bridge.compat import plain
from regiolens.bridge.expressions import functions
from regiolens.bridge.expressions.functions import register_functions, unregister_functions
from regiolens.bridge.paths import RESOURCES, ROOT
from regiolens.core.classes import urbanity

NAMES = [
    "cbs_code",
    "stedelijkheidsklasse",
    "mdi_klasse",
    "kwartiel",
    "regiolens_profile_chart",
    "regiolens_scatter_chart",
    "regiolens_quadrant_chart",
    "regiolens_bivariate_legend",
    "regiolens_lines",
    "regiolens_rank_chart",
]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def known(qgis_app):
    register_functions()
    yield
    unregister_functions()


class Failed(Exception):
    """An expression that cannot be evaluated."""


def context_of(layer=None):
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.projectScope(QgsProject.instance()))
    if layer is not None:
        context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    return context


def evaluate(text, context=None):
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    context = context or context_of()
    expression.prepare(context)
    value = expression.evaluate(context)
    if expression.hasEvalError():
        raise Failed(expression.evalErrorString())
    return plain(value)


def column(text, layer):
    """A value for each feature, with one context as a renderer or the field calculator has."""
    context, expression = context_of(layer), QgsExpression(text)
    expression.prepare(context)
    values = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        values.append(plain(expression.evaluate(context)))
        assert not expression.hasEvalError(), expression.evalErrorString()
    return values


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("cbs_code('14', 'gemeente')", "GM0014"),
        ("cbs_code(14, 'gemeente')", "GM0014"),
        ("cbs_code(14.0, 'Gemeente')", "GM0014"),
        ("cbs_code('14.0', 'gemeente')", "GM0014"),
        ("cbs_code(' gm0014   ', 'gemeente')", "GM0014"),
        ("cbs_code('2022GM0014')", "GM0014"),
        ("cbs_code('0014')", "GM0014"),
        ("cbs_code('140001', 'buurt')", "BU00140001"),
        ("cbs_code('140001', 'wijk')", "WK140001"),
        ("cbs_code('BU00140001', 'gemeente')", "BU00140001"),
        ("cbs_code('03630A1B', 'buurt')", "BU03630A1B"),
        ("cbs_code('Groningen', 'gemeente')", None),
        ("cbs_code('', 'gemeente')", None),
        ("cbs_code('12345', 'gemeente')", None),
        ("cbs_code(NULL, 'gemeente')", None),
        ("cbs_code('14', NULL)", None),
        ("stedelijkheidsklasse(2500)", 1),
        ("stedelijkheidsklasse(2499.9)", 2),
        ("stedelijkheidsklasse(1500)", 2),
        ("stedelijkheidsklasse(1000)", 3),
        ("stedelijkheidsklasse(500)", 4),
        ("stedelijkheidsklasse(499.999)", 5),
        ("stedelijkheidsklasse(0)", 5),
        ("stedelijkheidsklasse('2 500')", Failed),
        ("stedelijkheidsklasse('1.250')", Failed),
        ("stedelijkheidsklasse('612,5')", 4),
        ("stedelijkheidsklasse('.')", None),
        ("stedelijkheidsklasse(-99997)", None),
        ("stedelijkheidsklasse(NULL)", None),
        ("mdi_klasse(60)", 4),
        ("mdi_klasse(59.999)", 3),
        ("mdi_klasse(50)", 3),
        ("mdi_klasse(40)", 2),
        ("mdi_klasse(39.9)", 1),
        ("mdi_klasse(NULL)", None),
        ("mdi_klasse(60, 'pon2023')", 4),
        ("mdi_klasse(60, 'imd_england')", Failed),
        ("mdi_klasse(60, 'nope')", Failed),
    ],
)
def test_single_values(call, expected):
    if expected is Failed:
        with pytest.raises(Failed):
            evaluate(call)
    else:
        assert evaluate(call) == expected


def test_a_wrong_level_names_the_levels():
    with pytest.raises(Failed, match="land, landsdeel, provincie, corop, gemeente, wijk, buurt"):
        evaluate("cbs_code('14', 'dorp')")


def test_a_code_that_can_be_two_things_is_not_guessed():
    with pytest.raises(Failed, match="wijken and as buurten"):
        evaluate("cbs_code('140001')")


def test_codes_one_by_one_are_those_of_a_column(shared):
    import pandas as pd

    from regiolens.core.codes import LEVELS, read_code, read_codes

    # Apart: beside codes with their letters, bare numbers of a column are none.
    bare = ["0014", "14", "14.0", "140001", "00140001", "x", "", "1", "0363AA", "12.50", "1234567890", "03630A1B"]
    lettered = ["GM0014", "gm0014", "GM0014   ", "2022GM0014", "G0014", "GM14"]
    lettered += ["BU00140001", "WK001400", "CR01", "NL01"]
    for texts in (bare, [*lettered, "x", ""]):
        for level in LEVELS:
            found = read_codes(pd.Series(texts), level=level)
            expected = [key if known else "" for key, known in zip(found.keys, found.levels)]
            assert [read_code(text, level) for text in texts] == expected, level
    for text in bare + lettered:
        if text not in ("140001", "0363AA"):
            found = read_codes(pd.Series([text]))
            assert read_code(text) == (found.keys[0] if found.levels[0] else ""), text


@pytest.fixture
def buurten(shared, make_layer):
    """The buurten of KWB 2024 with OAD and inhabitants, their codes without prefix; the layer is called buurten."""
    with (shared / "tables" / "kwb_2024.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["niveau"] == "buurt"]
    rows = [
        {
            "code": row["code"].removeprefix("BU"),
            "real_code": row["code"],
            "oad": float(row["adressendichtheid"]) if row["adressendichtheid"] else None,
            "inwoners": float(row["inwoners"]) if row["inwoners"] else None,
            "cbs": int(float(row["stedelijkheid"])) if row["stedelijkheid"] else None,
        }
        for row in found
    ]
    assert len(rows) > 14000
    kinds = {"code": str, "real_code": str, "oad": float, "inwoners": float, "cbs": int}
    return make_layer("buurten", rows, types=kinds, geometry="NoGeometry")


def test_stedelijkheid_equals_the_algorithm_and_the_arithmetic(run, buurten):
    import numpy as np

    found = column('stedelijkheidsklasse("oad")', buurten)
    rows = run.rows(run("regiolens:urbanity", INPUT=buurten, FIELD="oad", OUTPUT="memory:")["OUTPUT"])
    assert found == [row["sted"] for row in rows]
    numbers = np.array([np.nan if row["oad"] is None else row["oad"] for row in rows])
    assert [value or 0 for value in found] == urbanity(numbers).tolist()
    assert set(found) >= {1, 2, 3, 4, 5}
    # CBS classifies before it rounds: only a rounded density on a bound may be the less urban class there.
    others = [row for row, mine in zip(rows, found) if mine and row["cbs"] and mine != row["cbs"]]
    assert all(row["oad"] in (500, 1000, 1500, 2500) for row in others)
    assert len(others) < 20


@pytest.mark.parametrize("field", ["oad", "inwoners"])
def test_kwartiel_equals_the_quartile_map(run, buurten, field):
    found = column(f"kwartiel(\"{field}\", 'buurten', '{field}')", buurten)
    rows = run.rows(run("regiolens:quartilemap", INPUT=buurten, FIELD=field, OUTPUT="memory:")["OUTPUT"])
    assert found == [row["kwartiel"] for row in rows]
    assert set(found) >= {1, 2, 3, 4}


def test_kwartiel_of_ties_water_and_missing_values(run, make_layer):
    values = [1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 4.0, 9.0, 900.0, -99997.0, None]
    rows = [{"v": value, "water": "JA" if value == 900 else "NEE"} for value in values]
    layer = make_layer("ties", rows)
    found = column("kwartiel(\"v\", 'ties', 'v')", layer)
    made = run.rows(run("regiolens:quartilemap", INPUT=layer, FIELD="v", OUTPUT="memory:")["OUTPUT"])
    told = [row["kwartiel"] for row in made]
    assert told[8] is None, "the map leaves water out"
    assert [*found[:8], *found[9:]] == [*told[:8], *told[9:]]
    assert found[8] == 4, "a value is a value, wherever it comes from"
    assert evaluate("kwartiel(2, @l, 'V')".replace("@l", f"'{layer.id()}'")) == evaluate("kwartiel(2, 'ties', 'v')")
    assert evaluate("kwartiel(-5, 'ties', 'v')") == 1
    assert evaluate("kwartiel(NULL, 'ties', 'v')") is None


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("kwartiel(1, 'nowhere', 'v')", "no vector layer or table 'nowhere'"),
        ("kwartiel(1, 'one', 'w')", "'one' has no field 'w'"),
        ("kwartiel(1, 'one', 'text')", "'een'.* not a number"),
        ("kwartiel(1, 'one', 'empty')", "no value in any area of 'one'"),
        ("kwartiel(1, 'two', 'v')", "2 layers are called 'two'"),
        ("regiolens_profile_chart('one', 'x')", "no table of region profiles .*niveau"),
        ("regiolens_profile_chart('nowhere', 'x')", "no vector layer or table 'nowhere'"),
    ],
)
def test_what_is_wrong_is_said(make_layer, call, message):
    make_layer("one", [{"v": 1.0, "text": "een", "empty": None}], types={"empty": float})
    make_layer("two", [{"v": 1.0}])
    make_layer("two", [{"v": 2.0}])
    with pytest.raises(Failed, match=message):
        evaluate(call)


def test_kwartiel_reads_the_layer_once_a_run_and_sees_edits_in_the_next(make_layer, monkeypatch):
    layer = make_layer("four", [{"v": float(value)} for value in (1, 2, 3, 4)])
    reads = []
    bounds = functions._quartile_bounds
    monkeypatch.setattr(functions, "_quartile_bounds", lambda *given: reads.append(1) or bounds(*given))
    assert column("kwartiel(\"v\", 'four', 'v')", layer) == [1, 2, 3, 4]
    assert len(reads) == 1
    layer.startEditing()
    layer.changeAttributeValue(next(f.id() for f in layer.getFeatures() if f["v"] == 4), 0, 0.5)
    assert column("kwartiel(\"v\", 'four', 'v')", layer) == [2, 3, 4, 1], "unsaved edits count"
    layer.rollBack()


def test_in_the_field_calculator(provider, buurten):
    processing = pytest.importorskip("processing")
    for formula, kind in (
        ("kwartiel(\"inwoners\", 'buurten', 'inwoners')", 1),
        ("cbs_code(\"code\", 'buurt')", 2),
        ('stedelijkheidsklasse("oad")', 1),
    ):
        result = processing.run(
            "native:fieldcalculator",
            {
                "INPUT": buurten,
                "FIELD_NAME": "made",
                "FIELD_TYPE": kind,
                "FIELD_LENGTH": 0,
                "FORMULA": formula,
                "OUTPUT": "memory:",
            },
        )["OUTPUT"]
        made = [plain(feature["made"]) for feature in result.getFeatures()]
        assert made == column(formula, buurten)
        assert sum(value is not None for value in made) > 10000
        if kind == 2:
            assert made == [feature["real_code"] for feature in buurten.getFeatures()]


def test_in_a_thread_as_a_renderer_does(make_layer):
    layer = make_layer("four", [{"v": float(value)} for value in (1, 2, 3, 4)])
    found = []
    features = [QgsFeature(feature) for feature in layer.getFeatures()]

    def work():
        context, expression = context_of(), QgsExpression("kwartiel(\"v\", 'four', 'v')")
        context.setFields(layer.fields())
        for feature in features:
            context.setFeature(feature)
            found.append(expression.evaluate(context))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(found) == [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4


def test_a_layer_is_looked_at_whole_before_it_goes(make_layer, monkeypatch):
    """While a map is drawn in a thread, the user can remove the layer that an expression names."""
    from regiolens.bridge.reading import have_gone, stop_readers

    layer, project, began, found = (
        make_layer("four", [{"v": float(v)} for v in (1, 2, 3, 4)]),
        QgsProject.instance(),
        [],
        [],
    )

    class Slow(functions._Snapshot):
        def __init__(self, looked_at):
            began.append(True)
            time.sleep(0.5)
            super().__init__(looked_at)

    monkeypatch.setattr(functions, "_Snapshot", Slow)

    def work():
        context, expression = context_of(), QgsExpression("kwartiel(2, 'four', 'v')")
        found.append((expression.evaluate(context), expression.evalErrorString()))

    project.layersWillBeRemoved.connect(stop_readers)
    project.layersRemoved.connect(have_gone)
    thread = threading.Thread(target=work)
    thread.start()
    while not began:
        time.sleep(0.01)
    project.removeMapLayer(layer.id())
    thread.join(20)
    project.layersWillBeRemoved.disconnect(stop_readers)
    project.layersRemoved.disconnect(have_gone)
    assert found == [(2, "")]


def test_a_map_is_rendered_with_them(make_layer):
    """QGIS's parallel renderer evaluates the expression in a thread of its own while the main thread waits."""
    from qgis.core import (
        QgsCategorizedSymbolRenderer,
        QgsFillSymbol,
        QgsMapRendererParallelJob,
        QgsMapSettings,
        QgsRendererCategory,
    )
    from qgis.PyQt.QtCore import QSize

    layer = make_layer("four", [{"v": float(value)} for value in (1, 2, 3, 4)])
    colours = {1: "#ff0000", 2: "#00ff00", 3: "#0000ff", 4: "#ffff00"}
    categories = [
        QgsRendererCategory(value, QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"}), "")
        for value, colour in colours.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kwartiel(\"v\", 'four', 'v')", categories))
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setOutputSize(QSize(400, 100))
    settings.setExtent(layer.extent())
    settings.setDestinationCrs(layer.crs())
    context = context_of()
    settings.setExpressionContext(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    found = [QColor(image.pixel(50 + 100 * place, 50)).name() for place in range(4)]
    assert found == list(colours.values())


def long_table(make_layer, name="profiles"):
    """A profile table by hand: two regions, an index, a domain and an indicator of which low is worse."""
    common = {
        "gebied_code": None,
        "gebied_naam": None,
        "regio_zone": "perifeer",
        "gewogen": None,
        "verschil_sted": None,
    }
    rows = []
    for code, region, scores in (
        ("CR01", "Oost-Groningen", {"mdi": 62.2, "mdi_inkomen": 73.7, "werk": 61.5}),
        ("CR99", 'Het "Gooi" <b>&', {"mdi": 40.0, "mdi_inkomen": None, "werk": 75.0}),
    ):
        for value, label, kind, direction, mean in (
            ("mdi", "MDI", "index", 1, 50.0),
            ("mdi_inkomen", "Inkomen & <armoede>", "domein", 1, 60.8),
            ("werk", "Werkzame beroepsbevolking", "indicator", -1, 70.0),
        ):
            score = scores[value]
            row = {"niveau": "regio", "regio_code": code, "regio_naam": region, "waarde": value, "label": label}
            row |= {"soort": kind, "richting": direction, "score": score, "referentie": mean}
            row |= {"verschil": None if score is None else score - mean, "rang": 1, "rang_van": 2, "klasse": 4}
            row |= {"aantal": 5, "laagste": mean - 12, "kwart1": mean - 4, "mediaan": mean, "kwart3": mean + 4}
            row |= {"hoogste": mean + 14, "jaar": "2023", "vergeleken_met": "Nederland: 342 gemeenten", **common}
            rows.append(row)
            for step in (-2, 3):
                area = {"gebied_code": f"GM{step:04d}", "gebied_naam": "x", "niveau": "gebied", "rang": None}
                rows.append({**row, **area, "score": None if score is None else score + step})
    kinds = {"gewogen": float, "verschil_sted": float, "rang": int, "score": float, "verschil": float}
    return make_layer(name, rows, geometry="NoGeometry", types=kinds)


def test_the_profile_chart_in_its_forms(make_layer):
    table = long_table(make_layer)
    picture = evaluate("regiolens_profile_chart('profiles', 'CR01', 'svg')")
    assert picture == evaluate(f"regiolens_profile_chart('{table.id()}', 'Oost-Groningen', 'svg')")
    texts = [node.text for node in ET.fromstring(picture).iter(SVG + "text")]
    for text in ("Oost-Groningen", "Inkomen & <armoede>", "62.2", "+12.2", "73.7", "1 of 2"):
        assert text in texts, text
    coded = evaluate("regiolens_profile_chart('profiles', 'CR01')")
    large = base64.b64decode(coded.removeprefix("base64:")).decode()
    assert ET.fromstring(large).get("width") == "2280"
    assert large.partition("viewBox")[2] == picture.partition("viewBox")[2]
    tip = evaluate("regiolens_profile_chart('profiles', 'Het \"Gooi\" <b>&', 'html')")
    image = ET.fromstring(tip.replace(">", "/>"))
    assert image.tag == "img"
    assert image.get("alt") == 'Het "Gooi" <b>&'
    inside = ET.fromstring(base64.b64decode(image.get("src").partition("base64,")[2]))
    assert "no data" in [node.text for node in inside.iter(SVG + "text")]
    assert 'width="900"' in evaluate("regiolens_profile_chart('profiles', 'CR01', 'svg', 900)")
    assert evaluate("regiolens_profile_chart('profiles', NULL)") is None
    assert evaluate("regiolens_profile_chart(NULL, 'CR01')") is None


def test_the_profile_chart_is_drawn_by_qt(make_layer):
    long_table(make_layer)
    picture = evaluate("regiolens_profile_chart('profiles', 'CR01', 'svg')")
    renderer = QSvgRenderer(QByteArray(picture.encode()))
    assert renderer.isValid()
    assert renderer.defaultSize().width() == 760

    image = QImage(renderer.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {"#b35806", "#e4e7ea", "#bac2c9", "#ffffff"} <= colours


def test_the_profile_chart_fills_a_picture_of_a_layout(make_layer):
    from qgis.core import QgsLayoutItemPicture, QgsLayoutObject, QgsLayoutSize, QgsPrintLayout, QgsProperty

    long_table(make_layer)
    layout = QgsPrintLayout(QgsProject.instance())
    item = QgsLayoutItemPicture(layout)
    item.attemptResize(QgsLayoutSize(160, 90))
    source = QgsProperty.fromExpression("regiolens_profile_chart('profiles', 'CR01')")
    item.dataDefinedProperties().setProperty(QgsLayoutObject.DataDefinedProperty.PictureSource, source)
    layout.addLayoutItem(item)
    item.refreshPicture()
    assert not item.isMissingImage()
    # QGIS turns it into an image of the size that it names: enough for 300 dpi on 190 mm.
    assert item.mode() == QgsLayoutItemPicture.Format.FormatRaster
    data = base64.b64decode(item.evaluatedPath().removeprefix("base64:"))
    assert QImage.fromData(data).width() == 3 * 760


def test_the_chart_of_the_table_that_regionprofiles_makes(run, make_layer, shared):
    """Against the mean of the published gemeenten Oost-Groningen is +12.9 in inkomen and -3.8 in huisvesting."""
    with (shared.parent / "facts" / "mdi_2023_gemeenten.csv").open(encoding="utf-8", newline="") as file:
        published = list(csv.DictReader(file))
    domains = [name for name in published[0] if name not in ("corop", "gemeente", "mdi")]
    rows = [
        {"regio_naam": row["corop"], "naam": row["gemeente"], "mdi": float(row["mdi"])}
        | {f"mdi_{name}": float(row[name]) for name in domains}
        for row in published
    ]
    layer = make_layer("gemeenten", rows)
    made = run(
        "regiolens:regionprofiles", INPUT=layer, MODEL="pon2023_domains", OUTPUT="memory:", OUTPUT_TABLE="memory:"
    )
    table = run.layer(made["OUTPUT_TABLE"]).clone()
    table.setName("real profiles")
    QgsProject.instance().addMapLayer(table, False)
    picture = evaluate("regiolens_profile_chart('real profiles', 'Oost-Groningen', 'svg')")
    texts = [node.text for node in ET.fromstring(picture).iter(SVG + "text")]
    assert {"MDI", "62.2", "+12.9", "+11.9", "−3.8", "1 of 8"} <= set(texts)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("regiolens_profile_chart('profiles', 'CR77')", "holds no region with the code or name 'CR77'"),
        ("regiolens_profile_chart('profiles', 'CR01', 'png')", "svg, base64, html"),
    ],
)
def test_a_chart_that_cannot_be_made_says_why(make_layer, call, message):
    long_table(make_layer)
    with pytest.raises(Failed, match=message):
        evaluate(call)


def test_they_come_once_and_go(qgis_app):
    unregister_functions()
    assert not any(QgsExpression.isFunctionName(name) for name in NAMES)
    before = QgsExpression.functionCount()
    register_functions()
    register_functions()
    assert QgsExpression.functionCount() == before + len(NAMES)
    for name in NAMES:
        found = QgsExpression.Functions()[QgsExpression.functionIndex(name)]
        assert found.groups() == ["Regiolens"]
    unregister_functions()
    unregister_functions()
    assert QgsExpression.functionCount() == before
    assert not any(QgsExpression.isFunctionName(name) for name in NAMES)


def test_a_function_of_someone_else_is_left_alone(qgis_app):
    from qgis.core import QgsExpressionFunction

    class Other(QgsExpressionFunction):
        def func(self, values, context, parent, node):
            return "theirs"

    unregister_functions()
    other = Other("kwartiel", [QgsExpressionFunction.Parameter("value")], "Other")
    QgsExpression.registerFunction(other)
    register_functions()
    assert evaluate("kwartiel(1)") == "theirs"
    unregister_functions()
    assert evaluate("kwartiel(1)") == "theirs"
    QgsExpression.unregisterFunction("kwartiel")


def test_only_the_columns_asked_for_are_read_and_no_geometry():
    expression = QgsExpression("stedelijkheidsklasse(\"oad\") + kwartiel(\"woz\", 'layer', 'other')")
    assert expression.referencedColumns() == {"oad", "woz"}
    assert not expression.needsGeometry()


def help_of(name):
    return QgsExpression.Functions()[QgsExpression.functionIndex(name)].helpText()


@pytest.mark.parametrize("name", NAMES)
def test_help_shows_syntax_and_examples(name):
    text = help_of(name)
    assert f"<h3>{name}</h3>" in text
    assert f"{name}(" in text.split("<h4>")[-1]
    assert len(text) > 250
    parameters = QgsExpression.Functions()[QgsExpression.functionIndex(name)].parameters()
    for parameter in parameters:
        assert f"<i>{parameter.name()}</i>" in text


@pytest.mark.parametrize("name", NAMES)
def test_help_is_in_the_language_of_qgis(name, qgis_app):
    english = help_of(name)
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "i18n" / "regiolens_nl.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        unregister_functions()
        register_functions()
        dutch = help_of(name)
    finally:
        QCoreApplication.removeTranslator(translator)
    assert dutch != english
    assert "Voorbeelden" in dutch


def test_the_plugin_brings_and_takes_them_without_pandas():
    code = f"""
import importlib.util, os, sys
from qgis.core import QgsApplication, QgsExpression
app = QgsApplication([], False); app.initQgis()
places = [r"{ROOT}"]
spec = importlib.util.spec_from_file_location(
    "regiolens", places[0] + "/__init__.py", submodule_search_locations=places)
module = importlib.util.module_from_spec(spec); sys.modules["regiolens"] = module; spec.loader.exec_module(module)
plugin = module.classFactory(None)
names = {NAMES!r}
for turn in range(2):
    plugin.initProcessing()
    heavy = [name for name in ("pandas", "scipy") if name in sys.modules]
    print([QgsExpression.isFunctionName(name) for name in names].count(True), heavy)
    if turn == 1:
        print(QgsExpression("stedelijkheidsklasse(2500)").evaluate())
    plugin.unload()
    print([QgsExpression.isFunctionName(name) for name in names].count(True))
sys.stdout.flush(); os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.split("\n")[:5] == [f"{len(NAMES)} []", "0", f"{len(NAMES)} []", "1", "0"], (
        done.stdout + done.stderr[-2000:]
    )


def test_their_module_imports_neither_numpy_nor_pandas():
    code = f"""
import importlib.util, os, sys
spec = importlib.util.spec_from_file_location(
    "regiolens", r"{ROOT}/__init__.py", submodule_search_locations=[r"{ROOT}"])
module = importlib.util.module_from_spec(spec); sys.modules["regiolens"] = module; spec.loader.exec_module(module)
import qgis.core
before = set(sys.modules)
import regiolens.bridge.expressions.functions
print(sorted({{"numpy", "pandas", "scipy"}} & (set(sys.modules) - before)))
sys.stdout.flush(); os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr[-2000:]


def test_the_scatter_chart_of_two_fields(make_layer):
    rows = [{"code": f"GM{1000 + i}", "naam": f"n{i}", "mdi": float(i), "opkomst": 90.0 - i - (i == 7) * 20,
             "zone": ["kern", "perifeer"][i % 2]} for i in range(20)]  # fmt: skip
    make_layer("gebieden", rows)
    picture = evaluate("regiolens_scatter_chart('gebieden', 'mdi', 'opkomst', 'svg', 560, 'zone')")
    expected = pd.DataFrame(rows)["mdi"].corr(pd.DataFrame(rows)["opkomst"])
    assert f"r = {expected:.3f}" in picture and ">kern<" in picture and ">n7<" in picture
    assert evaluate("regiolens_scatter_chart('gebieden', 'mdi', 'opkomst')").startswith("base64:")
    assert evaluate("regiolens_scatter_chart('gebieden', 'mdi', 'opkomst', 'html')").startswith("<img alt=")
    with pytest.raises(Failed, match="has no field 'nergens'"):
        evaluate("regiolens_scatter_chart('gebieden', 'mdi', 'nergens')")


#: published scores of COROP regions around the threshold of 50
COROP = [
    ("Oost-Groningen", "perifeer", 62.2),
    ("Kop van Noord-Holland", "perifeer", 50.1),
    ("Noord-Drenthe", "perifeer", 44.7),
    ("Flevoland", "intermediair", 53.1),
    ("Agglomeratie 's-Gravenhage", "kern", 52.3),
    ("Groot-Rijnmond", "kern", 49.5),
    ("Utrecht", "kern", 45.3),
]


def test_the_quadrant_chart_with_the_threshold_and_where_the_example_stands(make_layer):
    make_layer("regio profielen", [{"regio_naam": n, "regio_zone": z, "mdi": s} for n, z, s in COROP], "NoGeometry")
    picture = evaluate("regiolens_quadrant_chart('regio profielen', 50, 'svg')")
    for text in (">kwetsbaar en kern<", ">kansrijk en perifeer<", ">49.5 Groot-Rijnmond<", ">53.1 Flevoland<"):
        assert text in picture
    assert "kwetsbaar en perifeer: Oost-Groningen, Kop van Noord-Holland" in picture
    told = " ".join(re.findall(r">([^<]+)</text>", picture))
    assert "Within half a point of the threshold: Kop van Noord-Holland (50.1), Groot-Rijnmond (49.5)." in told
    assert "stands here in 'kansrijk en kern' with 49.5" in told.replace("&#x27;", "'")
    lower = " ".join(re.findall(r">([^<]+)</text>", evaluate("regiolens_quadrant_chart('regio profielen', 49, 'svg')")))
    assert "stands here in 'kwetsbaar en kern'" in lower and "Threshold 49.0" in lower
    assert evaluate("regiolens_quadrant_chart('regio profielen')").startswith("base64:")
    assert evaluate("regiolens_quadrant_chart('regio profielen', 50, 'html')").startswith("<img alt=")
    with pytest.raises(Failed, match="has no field 'nergens'"):
        evaluate("regiolens_quadrant_chart('regio profielen', 50, 'svg', 680, 'nergens')")


def test_layers_without_zones_have_no_quadrant_chart(make_layer):
    make_layer("zonder", [{"naam": "a", "mdi": 50.0, "regio_zone": "elders"}], "NoGeometry")
    with pytest.raises(Failed, match="No row of 'zonder' has a score in 'mdi' and a zone"):
        evaluate("regiolens_quadrant_chart('zonder')")


def test_the_published_corop_scores_stand_in_the_quadrants_that_the_report_counts(make_layer, shared):
    """Perifeer from 50 on: 8; intermediair above 50: 3 of 14; kern above 50: 1."""
    from regiolens.bridge.profiles.quadrants import Matrix
    from regiolens.core.profiles.profile import quadrants

    table = pd.read_csv(shared.parent / "facts" / "mdi_corop.csv")
    matrix = Matrix(list(table.corop), table.mdi_2023, table.zone, "MDI", 50.0)
    fields = quadrants(matrix.score, matrix.zone, matrix.threshold).value_counts()
    assert fields["kwetsbaar en perifeer"] == 8 and fields["kwetsbaar en kern"] == 1
    assert (table[table.zone == "intermediair"].mdi_2023 > 50).sum() == 3
    assert matrix.chart().count("<circle") == 40
    assert "Groot-Rijnmond" in matrix.note()


@pytest.fixture
def panel(make_layer):
    """Two gemeenten in three years, the last of which lacks a score of one."""
    rows = [
        {"code": code, "naam": name, "jaar": year, "mdi": mdi, "mdi_werk": mdi - 10, "inwoners": 100.0, "pct_x": 1.0}
        for name, code, scores in (("Oldambt", "GM1895", (68.3, 66.0, 64.5)), ("Pekela", "GM0765", (66.1, 65.0, None)))
        for year, score in zip((2014, 2019, 2023), scores)
        for mdi in [score]
        if mdi is not None
    ]
    return make_layer("panel", [*rows, {**rows[0], "code": "GM0765", "naam": "Pekela", "jaar": 2023, "mdi": None}])


def test_lines_of_areas_beside_all_of_them(panel):
    picture = evaluate("regiolens_lines('panel', 'mdi', array('Oldambt', 'GM0765'), 'svg')")
    root = ET.fromstring(picture)
    said = root[1].text
    assert "Oldambt: 2014: 68.3, 2023: 64.5" in said and "Pekela: 2014: 66.1, 2019: 65.0" in said
    assert "all areas: 2014: 67.2, 2023: 64.5" in said  # the plain mean; two areas are not the Netherlands
    alone = evaluate("regiolens_lines('panel', 'mdi', 'oldambt', 'svg')")
    assert "Oldambt: 2014: 68.3" in alone and "Pekela" not in alone
    assert "all areas" not in evaluate("regiolens_lines('panel', 'inwoners', 'Oldambt', 'svg')")  # counts have none
    assert "all areas" not in evaluate("regiolens_lines('panel', 'pct_x', 'Oldambt', 'svg')")  # no weight is known


def test_lines_of_several_figures_of_one_area(panel):
    picture = column("regiolens_lines('panel', array('mdi', 'mdi_werk'), \"code\", 'svg')", panel)[0]
    assert "<title>Development: Oldambt</title>" in picture
    assert "Index: 2014: 68.3, 2023: 64.5" in picture and "58.3" in picture
    country = evaluate("regiolens_lines('panel', array('mdi', 'mdi_werk'), '', 'svg')")
    assert "Index: 2014: 67.2" in country
    assert evaluate("regiolens_lines('panel', 'mdi')").startswith("base64:")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("regiolens_lines('panel', 'nergens')", "no field 'nergens'"),
        ("regiolens_lines('panel', 'mdi', 'Nergenshuizen')", "'Nergenshuizen'"),
        ("regiolens_lines('panel', array('mdi', 'mdi_werk'), array('Oldambt', 'Pekela'))", "one area"),
        ("regiolens_lines('panel', 'mdi', array_foreach(generate_series(1, 13), 'Oldambt'))", "12"),
        ("regiolens_lines('panel', 'naam')", "not a number"),
    ],
)
def test_lines_that_cannot_be_drawn(panel, call, said):
    with pytest.raises(Failed, match=said):
        evaluate(call)


def test_ranks_with_their_intervals(run):
    sample = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=mdi_2023"
    output = run("regiolens:robustness", INPUT=sample, DRAWS=200, OUTPUT="memory:")["OUTPUT"]
    layer, rows = run.layer(output), [row for row in run.rows(output) if row["mdi_rang"] is not None]
    layer.setName("robuustheid")
    QgsProject.instance().addMapLayer(layer)
    picture = evaluate("regiolens_rank_chart('robuustheid', '', 'svg')")
    texts = re.findall(r">([^<]+)</text>", picture)
    assert len(rows) == 50
    for row in rows:
        assert f"{row['mdi_rang']} ({row['rang_p05']}–{row['rang_p95']})" in texts
        assert f"{row['statnaam']}: rank {row['mdi_rang']} ({row['rang_p05']} to {row['rang_p95']}), " in picture
    assert "200 draws, seed 1: weights 25% each way" in " ".join(texts)
    assert evaluate("regiolens_rank_chart('robuustheid')").startswith("base64:")
    assert evaluate("regiolens_rank_chart('robuustheid', '', 'html')").startswith("<img alt=")
    with pytest.raises(Failed, match="regiolens:assignregions"):
        evaluate("regiolens_rank_chart('robuustheid', 'Oost-Groningen')")


def ranked(name, rank, low, high, region):
    sure = None if rank is None else 99.7
    return {
        "naam": name,
        "mdi_rang": rank,
        "rang_p05": low,
        "rang_p95": high,
        "klasse_zeker": sure,
        "regio_naam": region,
    }


def test_ranks_of_the_areas_of_a_region(make_layer):
    rows = [
        ranked("Pekela", 4, 2, 9, "Oost"),
        ranked("Haren", 1, 1, 1, "West"),
        ranked("Leek", None, None, None, "Oost"),
    ]
    make_layer("ranks", [*rows, ranked("Veendam", 3, 3, 6, "Oost")], "NoGeometry")
    picture = evaluate("regiolens_rank_chart('ranks', 'Oost', 'svg')")
    texts = re.findall(r">([^<]+)</text>", picture)
    assert [text for text in texts if text in ("Pekela", "Haren", "Leek", "Veendam")] == ["Veendam", "Pekela"]
    assert texts.count("99%") == 2 and "Without a score: 1." in texts
    with pytest.raises(Failed, match="no area in a region 'Nergens'"):
        evaluate("regiolens_rank_chart('ranks', 'Nergens')")
    make_layer("empty", [ranked("Leek", None, None, None, "Oost")], "NoGeometry")
    with pytest.raises(Failed, match="No area of 'empty' has a rank"):
        evaluate("regiolens_rank_chart('empty')")
    make_layer("other", [{"naam": "a", "mdi_rang": 1}], "NoGeometry")
    with pytest.raises(Failed, match="lacks rang_p05, rang_p95"):
        evaluate("regiolens_rank_chart('other')")
