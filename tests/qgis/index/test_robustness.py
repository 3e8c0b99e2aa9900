"""regiolens:robustness in QGIS: fields, map, table, refusals."""

import numpy as np
import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsSymbolLayer

from regiolens.bridge.index.robustness import sure_text
from regiolens.bridge.paths import RESOURCES
from regiolens.core.index.draws import CHOICES, NOISES
from regiolens.processing_algorithms import robustness as algorithm

ROBUSTNESS = "regiolens:robustness"
SAMPLE = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=mdi_2023"


TABLE = RESOURCES / "sample" / "mdi_2023_gemeenten.csv"
TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"


@pytest.fixture
def gemeenten(run):
    """The tiles of 342 gemeenten, 50 of them with the published domain scores."""
    return run("regiolens:joinindicators", INPUT=TILES, TABLE=str(TABLE), OUTPUT="memory:")["OUTPUT"]


def test_the_choices_are_those_of_the_engine():
    assert (algorithm.CHOICES, algorithm.NOISES) == (CHOICES, NOISES)


def scored(rows):
    return [row for row in rows if row["mdi"] is not None]


def test_the_published_gemeenten_move_two_places_and_seven_at_most(run, gemeenten):
    results = run(ROBUSTNESS, INPUT=gemeenten, OUTPUT="memory:")
    rows = run.rows(results["OUTPUT"])
    known = scored(rows)
    assert (len(rows), len(known), results["SCORED"]) == (342, 50, 50)
    width = [row["rang_p95"] - row["rang_p05"] for row in known]
    assert (np.median(width), max(width)) == (2, 7)
    for row in known:
        assert sum(row[f"klasse_{k}_pct"] for k in (1, 2, 3, 4)) == pytest.approx(100.0)
        assert row["klasse_zeker"] == row[f"klasse_{row['mdi_klasse']}_pct"]
        assert row["rang_p05"] <= row["rang_mediaan"] <= row["rang_p95"]
    heerlen = next(row for row in known if row["mdi_rang"] == 1)
    assert (heerlen["rang_p05"], heerlen["klasse_zeker"], heerlen["slechtste_kwart_pct"]) == (1, 100.0, 100.0)
    for row in rows:
        if row["mdi"] is None:
            assert all(
                row[name] is None for name in row if name.startswith(("rang_", "klasse_", "slechtste", "andere"))
            )


def test_areas_of_a_doubtful_class_are_hatched_and_the_legend_says_so(run, gemeenten):
    results = run(ROBUSTNESS, INPUT=gemeenten, OUTPUT="memory:")
    layer = run.layer(results["OUTPUT"])
    rows = run.rows(results["OUTPUT"])
    doubtful = sorted(row["statcode"] for row in rows if (row["andere_klasse_pct"] or 0) >= 25)
    assert len(doubtful) == results["DOUBTFUL"] > 0
    renderer = layer.renderer()
    labels = [category.label() for category in renderer.categories()]
    assert [label for label in labels if "25%" in label]
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    first = renderer.categories()[0]
    properties = first.symbol().symbolLayer(first.symbol().symbolLayerCount() - 1).dataDefinedProperties()
    enabled = QgsExpression(properties.property(QgsSymbolLayer.Property.PropertyLayerEnabled).asExpression())
    hatched = []
    for feature in layer.getFeatures():
        context.setFeature(feature)
        if enabled.evaluate(context):
            hatched.append(feature["statcode"])
    assert sorted(hatched) == doubtful


def test_the_table_tells_what_decides(run):
    results = run(ROBUSTNESS, INPUT=SAMPLE, DRAWS=400, OUTPUT="memory:", OUTPUT_TABLE="memory:")
    rows = run.rows(results["OUTPUT_TABLE"])
    shares = [row for row in rows if row["eerste_orde"] is not None]
    assert {row["onderdeel"] for row in shares} == {
        *("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")
    }
    assert all(row["totaal"] > 0 for row in shares)
    without = [row for row in rows if row["rangverschuiving"] is not None]
    assert len(without) == 14
    werk = next(row for row in without if row["onderdeel"] == "werk")
    assert (werk["rangverschuiving"], werk["rangverschuiving_max"]) == (pytest.approx(2.72), 12)


@pytest.mark.parametrize("vary", [list(CHOICES), ",".join(CHOICES), "0,1,2,3,4"])
def test_choices_are_given_as_list_as_text_and_by_number(run, vary):
    rows = run.rows(run(ROBUSTNESS, INPUT=SAMPLE, DRAWS=60, VARY=vary, OUTPUT="memory:")["OUTPUT"])
    same = run.rows(run(ROBUSTNESS, INPUT=SAMPLE, DRAWS=60, VARY=list(CHOICES), OUTPUT="memory:")["OUTPUT"])
    assert rows == same


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"VARY": ["weather"]}, "VARY is 'weather', and must be one of normalisation"),
        ({"WEIGHT_NOISE": 0}, "Nothing varies"),
        ({"NOISE_KIND": "normal"}, "NOISE_KIND"),
    ],
)
def test_what_means_nothing_is_refused(run, given, words):
    assert words in run.refused(ROBUSTNESS, INPUT=SAMPLE, OUTPUT="memory:", **given)


def test_a_stored_scale_serves_weights_alone(run, tmp_path):
    scale = str(tmp_path / "scale.json")
    run("regiolens:mdi", INPUT=SAMPLE, SCALE_OUT=scale, OUTPUT="memory:")
    rows = run.rows(run(ROBUSTNESS, INPUT=SAMPLE, SCALE_IN=scale, DRAWS=50, OUTPUT="memory:")["OUTPUT"])
    assert len(scored(rows)) == 50
    said = run.refused(ROBUSTNESS, INPUT=SAMPLE, SCALE_IN=scale, VARY=["aggregation"], OUTPUT="memory:")
    assert said.startswith("A stored scale holds no figures of its reference")


def test_the_map_tip_tells_rank_and_class_with_how_sure_they_are(run, gemeenten):
    layer = run.layer(run(ROBUSTNESS, INPUT=gemeenten, OUTPUT="memory:")["OUTPUT"])
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    tips = {}
    for feature in layer.getFeatures():
        context.setFeature(feature)
        tips[feature["statcode"]] = QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)
    # 100 and 0 are said only of what they are, as in charts and reports.
    for feature in layer.getFeatures():
        if feature["mdi"]:
            sure = sure_text(feature["klasse_zeker"])
            assert f"({sure} of the draws)".replace("%", "&#37;") in tips[feature["statcode"]]
    assert any(99.5 <= (feature["klasse_zeker"] or 0) < 100 for feature in layer.getFeatures())
    first = next(feature for feature in layer.getFeatures() if feature["mdi_rang"] == 1)
    text = f"(100% of the draws), rank 1 (1 to {first['rang_p95']})"
    assert text.replace("%", "&#37;") in tips[first["statcode"]]
    assert any("No score" in tip for tip in tips.values())
