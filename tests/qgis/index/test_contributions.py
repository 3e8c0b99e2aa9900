"""regiolens:contributions in QGIS, the map tips of the index, and models with changed weights."""

import csv
import json
import re

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QTextDocument

from regiolens.bridge.index.indicators import load_model
from regiolens.bridge.paths import RESOURCES
from regiolens.core.index.weights import changed_model, model_json

from ..models import given, layer_input, made, model_of

CONTRIBUTIONS = "regiolens:contributions"
MDI = "regiolens:mdi"
DOMAINS = ["inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving"]
WEIGHTS = [22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3]
TABLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
SAMPLE = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=mdi_2023"
TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"


@pytest.fixture
def gemeenten(run):
    """The tiles of 342 gemeenten, 50 of them with the published domain scores."""
    return run("regiolens:joinindicators", INPUT=TILES, TABLE=str(TABLE), OUTPUT="memory:")["OUTPUT"]


def own_model(tmp_path, **changes):
    """Two domains, the first of two indicators."""

    def indicator(name):
        return {"id": name, "label": name, "direction": "high is worse", "normalisation": {"method": "none"}}

    model = {
        "schema": "regiolens-index-model/1",
        "id": "own",
        "title": "Own",
        "classes": {"labels": ["laag", "hoog"], "lower_bounds": [50]},
        "domains": [
            {"id": "x", "label": "X", "weight": 60, "indicators": [indicator("a"), indicator("b")]},
            {"id": "y", "label": "Y", "weight": 40, "indicators": [indicator("c")]},
        ],
        **changes,
    }
    path = tmp_path / "own.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    return str(path)


def tip(layer, feature):
    """What the map tip of an area says, as HTML and as text."""
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    html = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    document = QTextDocument()
    document.setHtml(html)
    return html, document.toPlainText()


def test_contributions_of_the_sample_add_up_to_the_published_scores(run):
    rows = run.rows(run(CONTRIBUTIONS, INPUT=SAMPLE, OUTPUT="memory:")["OUTPUT"])
    with TABLE.open(encoding="utf-8") as file:
        published = {row["statcode"]: row for row in csv.DictReader(file)}
    scored = {row["statcode"]: row for row in rows if row["mdi"] is not None}
    assert len(published) == 50
    assert published.keys() == scored.keys()
    for code, row in scored.items():
        total = sum(row[f"bijdrage_{domain}"] for domain in DOMAINS)
        assert abs(total - row["mdi"]) <= 1e-9
        assert abs(total - float(published[code]["mdi_gepubliceerd"])) <= 0.1
    oldambt = next(row for row in rows if row["statnaam"] == "Oldambt")
    assert oldambt["bijdrage_inkomen"] == pytest.approx(0.225 * 75.2, abs=1e-12)


def test_the_fields_are_those_of_the_index(run):
    rows = run.rows(run(CONTRIBUTIONS, INPUT=str(TABLE), OUTPUT="memory:")["OUTPUT"])
    index = run.rows(run(MDI, INPUT=str(TABLE), OUTPUT="memory:")["OUTPUT"])
    expected = [
        *(f"bijdrage_{domain}" for domain in DOMAINS),
        *("mdi", "mdi_klasse", "mdi_label", "mdi_rang", "punten_tot_lagere_klasse", "punten_tot_hogere_klasse"),
        *(f"daling_{domain}" for domain in DOMAINS),
    ]
    assert list(rows[0])[-len(expected) :] == expected
    for ours, theirs in zip(rows, index):
        for name in ("mdi", "mdi_klasse", "mdi_label", "mdi_rang"):
            assert ours[name] == theirs[name]
    for row in rows:
        low = {"laag": None, "gematigd": 40, "hoog": 50, "zeer hoog": 60}[row["mdi_label"]]
        gap = row["punten_tot_lagere_klasse"]
        assert gap is None if low is None else gap == pytest.approx(row["mdi"] - low)
        assert (row["punten_tot_hogere_klasse"] is None) == (row["mdi_label"] == "zeer hoog")
        if gap and row["daling_inkomen"] is not None:
            assert row["daling_inkomen"] == pytest.approx(gap / 0.225)
            assert row["daling_inkomen"] < float(row["inkomen"])


def test_indicators_and_missing_values(run, make_layer, tmp_path):
    layer = make_layer(
        "x",
        [
            {"code": "GM0001", "a": 20.0, "b": 80.0, "c": "10"},
            {"code": "GM0002", "a": None, "b": 80.0, "c": "100"},
            {"code": "GM0003", "a": 20.0, "b": 80.0, "c": "x"},
        ],
    )
    model = own_model(tmp_path)
    result = run(CONTRIBUTIONS, INPUT=layer, MODEL_FILE=model, INDICATORS=True, OUTPUT="memory:")
    names = ("bijdrage_x", "bijdrage_x_a", "bijdrage_x_b", "bijdrage_y", "bijdrage_y_c", "mdi")
    rows = run.rows(result["OUTPUT"])
    assert [tuple(row[name] for name in names) for row in rows] == [
        (30.0, 6.0, 24.0, 4.0, 4.0, 34.0),
        (48.0, None, 48.0, 40.0, 40.0, 88.0),
        (None,) * 6,
    ]
    assert (result["SCORED"], result["UNSCORED"]) == (2, 1)
    assert [row["punten_tot_lagere_klasse"] for row in rows] == [None, 38.0, None]
    assert [row["punten_tot_hogere_klasse"] for row in rows] == [16.0, None, None]
    assert [(row["daling_x"], row["daling_y"]) for row in rows] == [
        (None,) * 2,
        (pytest.approx(38 / 0.6), 95.0),
        (None,) * 2,
    ]


def test_refusals(run, make_layer, tmp_path):
    layer = make_layer("leeg", [{"code": "GM0001", "a": None, "b": None, "c": None}], types=dict.fromkeys("abc", float))
    assert "'leeg'" in run.refused(CONTRIBUTIONS, INPUT=layer, MODEL_FILE=own_model(tmp_path), OUTPUT="memory:")
    product = own_model(tmp_path, aggregation={"domains": "geometric"})
    assert "geometric mean" in run.refused(CONTRIBUTIONS, INPUT=layer, MODEL_FILE=product, OUTPUT="memory:")
    product = own_model(tmp_path, aggregation={"indicators": "geometric"})
    assert "'x'" in run.refused(CONTRIBUTIONS, INPUT=layer, MODEL_FILE=product, INDICATORS=True, OUTPUT="memory:")
    text = (tmp_path / "own.json").read_text(encoding="utf-8")
    (tmp_path / "own.json").write_text(
        text.replace('"aggregation"', '"description": "", "aggregation"')
        .replace("geometric", "arithmetic")
        .replace('"id": "y"', '"id": "x_a"'),
        encoding="utf-8",
    )
    full = make_layer("vol", [{"a": 1.0, "b": 2.0, "c": 3.0}])
    path = str(tmp_path / "own.json")
    assert "bijdrage_x_a" in run.refused(CONTRIBUTIONS, INPUT=full, MODEL_FILE=path, INDICATORS=True, OUTPUT="memory:")
    assert run(CONTRIBUTIONS, INPUT=full, MODEL_FILE=path, OUTPUT="memory:")["SCORED"] == 1


def test_constant_columns_are_refused_by_name(run, make_layer):
    model = load_model("pon2023")
    ids = [leaf.id for leaf in model.leaves()]
    layer = make_layer("gelijk", [dict.fromkeys(ids, 4.0)] * 3)
    sentence = run.refused(CONTRIBUTIONS, INPUT=layer, MODEL="pon2023", OUTPUT="memory:")
    assert ids[0] in sentence
    assert "'gelijk'" in sentence


@pytest.mark.parametrize("algorithm", [MDI, CONTRIBUTIONS])
def test_the_tip_tells_score_class_rank_and_points(run, gemeenten, tmp_path, algorithm):
    path = str(tmp_path / "out.gpkg")
    run(algorithm, INPUT=gemeenten, OUTPUT=path)
    layer = QgsVectorLayer(path, "opened again", "ogr")
    assert len(layer.renderer().categories()) > 4
    with_score = next(feature for feature in layer.getFeatures() if feature["statnaam"] == "Oldambt")
    html, text = tip(layer, with_score)
    assert "Oldambt" in text
    with TABLE.open(encoding="utf-8") as file:
        weighted = {
            row["statnaam"]: sum(weight * float(row[domain]) for weight, domain in zip(WEIGHTS, DOMAINS))
            for row in csv.DictReader(file)
        }
    rank = 1 + sum(other > weighted["Oldambt"] for other in weighted.values())
    assert re.search(rf"Score 63[.,]4, zeer hoog, rank {rank} ", text), text
    shown = re.findall(r"(Inkomen|Werk|Woonomgeving)\s+(\d+[.,]\d)", text)
    assert [(name, value.replace(",", ".")) for name, value in shown] == [
        ("Inkomen", "16.9"),
        ("Werk", "11.8"),
        ("Woonomgeving", "5.2"),
    ]
    assert f'width="{round(130 * 75.2 / 100)}"' in html
    assert "No score" not in text


def test_a_tip_needs_no_function_of_ours(run, gemeenten):
    for algorithm in (MDI, CONTRIBUTIONS):
        layer = run.layer(run(algorithm, INPUT=gemeenten, OUTPUT="memory:")["OUTPUT"])
        found = re.findall(r"\[%(.*?)%\]", layer.mapTipTemplate())
        assert len(found) > 10
        used = set()
        for text in found:
            expression = QgsExpression(text)
            assert not expression.hasParserError(), (text, expression.parserErrorString())
            used |= set(expression.referencedFunctions())
        assert used <= {"replace", "coalesce", "format_number", "round", "abs", "if", "min"}


def test_a_tip_escapes_names_and_says_what_is_missing(run, make_layer, tmp_path):
    hostile = """<b>O'x" & [% 1/0 %]</b>"""
    layer = make_layer(
        "x",
        [
            {"naam": hostile, "a": 20.0, "b": 80.0, "c": 0.0},
            {"naam": "leeg", "a": 20.0, "b": 80.0, "c": None},
        ],
    )
    path = own_model(tmp_path)
    text = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))
    text["domains"][0]["label"] = text["title"] = text["classes"]["labels"][0] = hostile
    (tmp_path / "own.json").write_text(json.dumps(text), encoding="utf-8")
    for algorithm in (MDI, CONTRIBUTIONS):
        output = run.layer(run(algorithm, INPUT=layer, MODEL_FILE=path, OUTPUT="memory:")["OUTPUT"])
        first, second = (tip(output, feature) for feature in output.getFeatures())
        assert first[1].count(hostile) == 4  # name, title, class, domain
        assert "<b>O" not in first[0]
        assert re.search(r"X?\s*30[.,]0", first[1])
        assert re.search(r"Y\s+0[.,]0", first[1])
        assert "No score" in second[1]
        assert "rank" not in second[1]
        assert re.search(r"Y\s+–", second[1])


def test_a_score_just_below_a_class_is_not_printed_as_its_bound(run, make_layer, tmp_path):
    layer = make_layer("x", [{"a": 49.97, "b": 49.97, "c": 49.97}, {"a": 50.0, "b": 50.0, "c": 50.0}])
    output = run.layer(run(MDI, INPUT=layer, MODEL_FILE=own_model(tmp_path), OUTPUT="memory:")["OUTPUT"])
    below, on = (tip(output, feature)[1] for feature in output.getFeatures())
    assert re.search(r"Score 49[.,]9700, laag", below)
    assert re.search(r"Score 50[.,]0, hoog", on)


def test_a_product_shows_scores_in_its_tip(run, make_layer, tmp_path):
    layer = make_layer("x", [{"a": 20.0, "b": 80.0, "c": 10.0}])
    path = own_model(tmp_path, aggregation={"domains": "geometric"})
    text = tip(
        output := run.layer(run(MDI, INPUT=layer, MODEL_FILE=path, OUTPUT="memory:")["OUTPUT"]),
        next(output.getFeatures()),
    )[1]
    assert re.search(r"X\s+50[.,]0", text)
    assert "score of each domain" in text


def test_a_format_that_shortens_names_gets_no_tip(run, gemeenten, tmp_path):
    path = str(tmp_path / "out.shp")
    run(CONTRIBUTIONS, INPUT=gemeenten, OUTPUT=path)
    assert QgsVectorLayer(path, "shape", "ogr").mapTipTemplate() == ""


def test_changed_weights_are_named_as_changed(run, gemeenten, tmp_path):
    model = load_model("pon2023_domains")
    weights = [30, 15, 13.5, 13.5, 9.3, 9.3, 9.3]
    title = f"{model.title} (changed weights)"
    path = tmp_path / "changed.json"
    path.write_text(model_json(changed_model(model, weights, title)), encoding="utf-8")
    output = run(MDI, INPUT=str(TABLE), MODEL_FILE=str(path), OUTPUT="memory:")["OUTPUT"]
    for row in run.rows(output):
        expected = sum(weight / 100 * float(row[domain]) for weight, domain in zip(weights, DOMAINS))
        assert row["mdi"] == pytest.approx(expected, abs=1e-9)
    styled = run.layer(run(MDI, INPUT=gemeenten, MODEL_FILE=str(path), OUTPUT="memory:")["OUTPUT"])
    assert styled.name() == title
    assert title in tip(styled, next(styled.getFeatures()))[1]


def test_in_a_model_after_the_join(run, make_layer):
    steps = [
        ("join", "regiolens:joinindicators", {"INPUT": given("AREAS"), "TABLE": given("TABLE")}, {}),
        ("why", "regiolens:contributions", {"INPUT": made("join", "OUTPUT")}, {"result": "OUTPUT"}),
    ]
    model = model_of("chain", [layer_input("AREAS"), layer_input("TABLE")], steps)
    results, succeeded = model.run(
        {"AREAS": TILES, "TABLE": str(TABLE), "result": "memory:"}, run.context, run.feedback
    )
    assert succeeded, run.feedback.text
    rows = run.rows(results["result"])
    assert len(rows) == 342
    assert sum(row["bijdrage_werk"] is not None for row in rows) == 50
    assert run.layer(results["result"]).renderer().classAttribute() == "mdi_klasse"
