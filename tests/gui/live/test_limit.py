"""Limited to a provincie: the live view shows what Make makes, and both stay relative to all areas."""

import csv

import numpy as np
import pytest
from qgis.core import QgsRenderContext

from regiolens.bridge.live.charts import area_rows, region_rows
from regiolens.bridge.live.order import ranking
from regiolens.bridge.maps.styles import HIDDEN
from regiolens.bridge.paths import RESOURCES
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.runner import _title_of, bound
from regiolens.plugin.gui.steps import chain

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def gemeenten():
    """Those of 2023, of which some lack a figure."""
    rng = np.random.default_rng(5)
    with (RESOURCES / "regions" / "gemeenten.csv").open(encoding="utf-8") as file:
        known = [row for row in csv.DictReader(file) if int(row["van"]) <= 2023 <= int(row["tot"] or 2023)]
    rows = []
    for place, row in enumerate(known):
        values = dict(zip(DOMAINS, rng.uniform(0, 100, 7).round(1).tolist()))
        values["werk"] = None if place % 97 == 5 or row["code"] == "GM0037" else values["werk"]
        rows.append({"statcode": row["code"], "statnaam": row["naam"], **values, "huishoudens": 100.0 + place})
    return rows


def read(qtbot, live, choices):
    with qtbot.waitSignal(live.settled, timeout=20_000):
        live.follow(choices)
    return live.areas


def make(run, choices, folder, **more):
    results = []
    for step in chain(choices, **more):
        results.append(run(step.algorithm, **bound(step, results, folder)))
    return dict(zip([step.algorithm.split(":")[1] for step in chain(choices, **more)], results))


def choices_of(layer, **more):
    given = {"areas": layer.id(), "area_code": "statcode", "limit_set": "provincie", "limit_to": "Groningen"}
    return Choices(**{**given, "make_report": False, **more})


def legend_of(layer):
    layer.loadDefaultStyle()
    return [one.label() for one in layer.renderer().categories()]


@pytest.mark.parametrize("title", ["", "Achterstand in kaart"])
def test_index_ranking_map_and_profile_are_those_of_make(qtbot, live, make_layer, run, tmp_path, title):
    layer = make_layer("gemeenten 2023", gemeenten())
    choices = choices_of(layer, year="2023", show="mdi", legend_title=title)
    areas = read(qtbot, live, choices)
    assert len(areas.names) == 10
    made = make(run, choices, tmp_path)
    rows = {row["statcode"]: row for row in run.rows(made["mdi"]["OUTPUT"])}
    assert sorted(rows) == sorted(areas.codes.tolist())
    for code, score, kind, rank in zip(areas.codes, live.state.score, live.state.classes, live.state.rank):
        assert rows[code]["mdi"] == (None if np.isnan(score) else score)
        assert (rows[code]["mdi_klasse"] or 0, rows[code]["mdi_rang"] or 0) == (kind, rank)
    assert sorted(live.state.rank[live.state.rank > 0].tolist()) == list(range(1, int((live.state.rank > 0).sum()) + 1))
    drawn = run.layer(made["mdi"]["OUTPUT"])
    assert _title_of(drawn) == live.style.title
    assert live.style.title.endswith(", provincie Groningen") and live.style.title.startswith(title)
    live_legend = [label for _, label, _ in live.style.entries] + list(live.style.notes)
    assert set(live_legend) <= set(legend_of(drawn))
    assert any("Only provincie Groningen" in label for label in live_legend)
    assert "Ranks and quarters among: 337 gemeenten" in live_legend  # those of the country with a score


def test_scores_are_those_that_the_whole_country_gives(qtbot, live, make_layer):
    layer = make_layer("gemeenten 2023", gemeenten())
    areas = read(qtbot, live, choices_of(layer))
    alone = dict(zip(areas.codes, live.state.score))
    everything = read(qtbot, live, choices_of(layer, limit_set="", limit_to=""))
    assert len(everything.names) == 342
    whole = dict(zip(everything.codes, live.state.score))
    np.testing.assert_array_equal([alone[code] for code in alone], [whole[code] for code in alone])


def test_what_lies_outside_is_not_drawn_and_the_map_goes_there(qtbot, live, make_layer):
    layer = make_layer("gemeenten 2023", gemeenten())
    areas = read(qtbot, live, choices_of(layer))
    qtbot.waitUntil(lambda: live.map.layer() is not None, timeout=5000)
    shown = live.map.layer()
    renderer, context = shown.renderer().clone(), QgsRenderContext()
    context.setExpressionContext(shown.createExpressionContext())
    renderer.startRender(context, shown.fields())
    drawn = []
    for feature in shown.getFeatures():
        context.expressionContext().setFeature(feature)
        if renderer.symbolForFeature(feature, context):
            drawn.append(feature["statcode"])
    renderer.stopRender(context)
    assert sorted(drawn) == sorted(areas.codes.tolist())
    assert (areas.everywhere(live.state.classes) == HIDDEN).sum() == 332
    assert layer.extent().contains(areas.box)
    assert areas.box.width() < layer.extent().width()


@pytest.mark.parametrize("show", ["mdi_werk", "huishoudens"])
def test_a_map_of_another_field_has_the_bounds_of_all_areas(qtbot, live, make_layer, run, tmp_path, show):
    layer = make_layer("gemeenten 2023", gemeenten())
    choices = choices_of(layer, show=show, classes=5)
    areas = read(qtbot, live, choices)
    made = make(run, choices, tmp_path)
    rows = {row["statcode"]: row["kwartiel"] or 0 for row in run.rows(made["quartilemap"]["OUTPUT"])}
    classes = live.map._style[0]
    there = {areas.ids[place]: int(classes[place]) for place in range(len(areas.ids)) if classes[place] != HIDDEN}
    code = {feature.id(): feature["statcode"] for feature in layer.getFeatures()}
    assert {code[number]: kind for number, kind in there.items()} == rows
    live_legend = [label for _, label, _ in live.style.entries] + list(live.style.notes)
    assert set(live_legend) <= set(legend_of(run.layer(made["quartilemap"]["OUTPUT"])))
    assert any(note.startswith("5 classes of 3") for note in live.style.notes)


def test_own_bounds_are_those_of_nobody_else(qtbot, live, make_layer, run, tmp_path):
    layer = make_layer("gemeenten 2023", gemeenten())
    choices = choices_of(layer, show="huishoudens", method="own bounds", own_bounds="200; 300")
    read(qtbot, live, choices)
    made = run.layer(make(run, choices, tmp_path)["quartilemap"]["OUTPUT"])
    live_legend = [label for _, label, _ in live.style.entries] + list(live.style.notes)
    assert "Only provincie Groningen" in live_legend
    assert set(live_legend) <= set(legend_of(made))


def test_profiles_compare_with_all_areas(qtbot, live, make_layer, run, tmp_path):
    layer = make_layer("gemeenten 2023", gemeenten())
    choices = choices_of(layer, year="2023")
    areas = read(qtbot, live, choices)
    made = make(run, choices, tmp_path)
    table = run.rows(made["regionprofiles"]["OUTPUT_TABLE"])
    assert {row["regio_naam"] for row in table if row["niveau"] == "regio"} == set(areas.region_names())
    for region in areas.region_names():
        index = region_rows(areas, live.state, region, "MDI")[0]
        row = next(r for r in table if (r["niveau"], r["waarde"], r["regio_naam"]) == ("regio", "mdi", region))
        assert row["score"] == pytest.approx(index.score)
        assert row["referentie"] == pytest.approx(index.referentie)
        assert (row["rang"], row["rang_van"]) == (index.rang, index.rang_van)
        assert "342 gemeenten" in row["vergeleken_met"]
    first = int(ranking(live.state)[0])
    rows = area_rows(areas, live.state, first, "MDI")
    assert rows[0].referentie == pytest.approx(index.referentie)
    assert rows[0].rang_van <= 10


def test_indicators_alone_are_limited_too(qtbot, live, make_layer, run, tmp_path):
    layer = make_layer("gemeenten 2023", gemeenten())
    choices = choices_of(layer, without_index=True, values=["werk", "huishoudens"], show="werk")
    areas = read(qtbot, live, choices)
    made = make(run, choices, tmp_path)
    rows = {row["statcode"]: row["kwartiel"] or 0 for row in run.rows(made["quartilemap"]["OUTPUT"])}
    assert dict(zip(areas.codes, live.state.classes.tolist())) == rows
    table = run.rows(made["regionprofiles"]["OUTPUT_TABLE"])
    for region in areas.region_names():
        figures = {row["waarde"]: row for row in areas.engine.of_region(region) if row["niveau"] == "regio"}
        for row in table:
            if row["niveau"] == "regio" and row["regio_naam"] == region:
                found = figures[row["waarde"]]
                assert row["score"] == pytest.approx(found["score"])
                assert row["verschil"] == (None if found["verschil"] is None else pytest.approx(found["verschil"]))
    assert live.style.title.endswith(", provincie Groningen")


def test_a_report_of_a_part_says_so(make_layer, run, tmp_path):
    layer = make_layer("gemeenten 2023", gemeenten())
    made = make(run, choices_of(layer, make_report=True, make_pdf=True), tmp_path)
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "only areas in provincie Groningen" in text
    assert "342 gemeenten" in text
    assert made["regionreport"]["COUNT"] == 3


def test_a_region_that_is_not_there_is_refused_by_both_alike(qtbot, live, make_layer, run, tmp_path):
    layer = make_layer("gemeenten 2023", gemeenten())
    with qtbot.waitSignal(live.failed, timeout=20_000) as told:
        live.follow(choices_of(layer, limit_to="Nergens"))
    assert "'Nergens'" in told.args[0]
    alone = choices_of(layer, limit_to="Nergens", without_index=True, values=["werk"])
    step = next(one for one in chain(alone) if "WITHIN" in one.parameters)
    assert run.refused(step.algorithm, **bound(step, [], tmp_path)) == told.args[0]
