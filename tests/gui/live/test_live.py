"""The live index: the scores of a real computation at every move, a map of which only changed rows are written."""

import threading
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsField,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QSize, Qt

from regiolens.bridge.i18n import full_title, method_line
from regiolens.bridge.index.indicators import load_model
from regiolens.bridge.live.charts import region_profile
from regiolens.bridge.live.layer import CLASS, LIVE_PROPERTY
from regiolens.bridge.types import REAL
from regiolens.core.index.compute import compute
from regiolens.core.index.weights import balanced, changed_model
from regiolens.plugin.gui.background import Jobs
from regiolens.plugin.gui.checks import index_problem
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.model_file import changed_model_file, load_choice
from regiolens.plugin.gui.widgets.explain import WhyTool, area_at

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def scores(count, seed=1):
    """Rows of areas with domain scores, some missing, one of them water."""
    rng = np.random.default_rng(seed)
    rows = []
    for position in range(count):
        values = rng.uniform(0, 100, 7).round(1).tolist()
        if position % 9 == 4:
            values[2] = None
        rows.append(
            {
                "code": f"GM{position:04d}",
                "naam": f"<b>Gebied</b> \"{position}\" & 'co'",
                "water": "JA" if position == 3 else "NEE",
                **dict(zip(DOMAINS, values)),
            }
        )
    return rows


def read(qtbot, live, choices):
    with qtbot.waitSignal(live.loaded, timeout=20_000):
        live.follow(choices)
    return live.areas


def classes_on_map(layer):
    """Feature id to class, as the renderer finds it."""
    assert layer.renderer().classAttribute() == CLASS
    context = layer.createExpressionContext()
    found = QgsExpression(CLASS)
    assert found.prepare(context)
    classes = {}
    for feature in layer.getFeatures():
        context.setFeature(feature)
        classes[feature.id()] = found.evaluate(context) or 0
    return classes


def layer_of(qtbot, live):
    """The live layer, which waits until background work is over."""
    qtbot.waitUntil(lambda: live.map.layer() is not None, timeout=5000)
    return live.map.layer()


def settle(qtbot, live, weights):
    with qtbot.waitSignal(live.settled, timeout=5000):
        live.set_weights(weights)


def test_other_weights_give_what_the_changed_model_gives(qtbot, live, make_layer):
    rows = scores(40)
    layer = make_layer("areas", rows)
    areas = read(qtbot, live, Choices(areas=layer.id()))
    model = load_choice(live.choices)
    weights = balanced([d.weight for d in model.domains], 0, 45.0)
    with qtbot.waitSignal(live.moved, timeout=2000):
        live.set_weights(weights)
    land = [row for row in rows if row["water"] != "JA"]
    frame = pd.DataFrame([{d: row[d] for d in DOMAINS} for row in land], dtype=float)
    anew = compute(frame, changed_model(model, weights, "x"))
    np.testing.assert_array_equal(live.state.score, anew.score)
    np.testing.assert_array_equal(live.state.rank, anew.rank)
    np.testing.assert_array_equal(live.state.classes, anew.classes)
    assert areas.names.tolist() == [row["naam"] for row in land]
    assert areas.codes.tolist() == [row["code"] for row in land]


def test_a_joined_table_and_a_reference_are_read_as_the_algorithms_read_them(qtbot, live, make_layer, run):
    rows = scores(30)
    areas = make_layer("areas", [{"statcode": row["code"], "werk": 1.0} for row in rows])
    table = make_layer("scores", [{"code": row["code"], **{d: row[d] for d in DOMAINS}} for row in rows], "NoGeometry")
    reference = make_layer("country", [{d: row[d] for d in ("code", *DOMAINS)} for row in scores(80, 2)], "NoGeometry")
    choices = Choices(
        areas=areas.id(), area_code="statcode", table=table.id(), table_code="code", reference=reference.id()
    )
    choices.field_map = {"werk": "werk_2"}
    with qtbot.waitSignal(live.failed, timeout=20_000) as told:
        live.follow(choices)
    assert "werk_2" in told.args[0]  # the reference has no such field, as regiolens:mdi says as well
    choices.reference = ""
    read(qtbot, live, choices)
    joined = run(
        "regiolens:joinindicators",
        INPUT=areas,
        AREA_CODE="statcode",
        TABLE=table,
        TABLE_CODE="code",
        OUTPUT="TEMPORARY_OUTPUT",
    )["OUTPUT"]
    scored = run("regiolens:mdi", INPUT=joined, FIELD_MAP={"werk": "werk_2"}, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    expected = run.rows(scored)
    assert [row["mdi_rang"] or 0 for row in expected] == live.state.rank.tolist()
    assert [row["mdi"] for row in expected] == [None if np.isnan(s) else s for s in live.state.score]
    assert {row["mdi"] for row in expected} != {None}


def test_only_areas_whose_class_changes_count(qtbot, live, make_layer, monkeypatch):
    layer = make_layer("areas", scores(60))
    areas = read(qtbot, live, Choices(areas=layer.id()))
    shown = layer_of(qtbot, live)
    before = classes_on_map(shown)
    assert before == dict(zip(areas.ids, areas.everywhere(live.state.classes).tolist()))
    writes = []
    monkeypatch.setattr(live.map.made, "colour", watched(live.map.made, writes))
    settle(qtbot, live, balanced(areas.engine.published, 1, 60.0))
    after = classes_on_map(shown)
    assert after == dict(zip(areas.ids, areas.everywhere(live.state.classes).tolist()))
    differing = sum(before[number] != after[number] for number in before)
    assert 0 < differing < len(before)
    assert sum(writes) == differing
    assert not layer.isEditable()
    assert layer.fields().names() == ["code", "naam", "water", *DOMAINS]


def watched(made, writes):
    original = made.colour

    def colour(classes):
        writes.append(original(classes))
        return writes[-1]

    return colour


def test_back_to_published_restores_exactly_and_the_layer_tells_of_changes(qtbot, live, make_layer):
    layer = make_layer("areas", scores(60))
    areas = read(qtbot, live, Choices(areas=layer.id()))
    shown = layer_of(qtbot, live)
    title = load_choice(live.choices).title
    first, before = live.state, classes_on_map(shown)
    assert shown.name() == f"{title} (live)"
    assert live.style.title == title
    settle(qtbot, live, balanced(areas.engine.published, 0, 5.0))
    assert shown.name() == f"{title} (changed weights) (live)"
    assert live.style.title == f"{title} (changed weights)"
    # It is called as a run with the changed model calls it.
    path = changed_model_file(replace(live.choices, weights=dict(zip(DOMAINS, live.state.weights))))
    made = load_model("", path)
    assert live.style.title == full_title(made) and live.style.notes[-1] == method_line(made)
    settle(qtbot, live, areas.engine.published)
    assert shown.name() == f"{title} (live)"
    np.testing.assert_array_equal(live.state.score, first.score)
    np.testing.assert_array_equal(live.state.rank, first.rank)
    assert classes_on_map(shown) == before


def test_the_legend_counts_the_areas_of_now(qtbot, live, make_layer):
    layer = make_layer("areas", scores(60))
    areas = read(qtbot, live, Choices(areas=layer.id()))
    shown = layer_of(qtbot, live)
    settle(qtbot, live, balanced(areas.engine.published, 0, 70.0))
    labels = [category.label() for category in shown.renderer().categories()]
    counts = live.state.counts
    assert labels[0] == f"laag: < 40 ({counts[0]})"
    assert labels[3] == f"zeer hoog: ≥ 60 ({counts[3]})"
    assert labels[4] == f"no data ({counts[4] + 1})"  # and one water area


def test_the_profile_of_a_region_tells_of_how_many_areas_it_is(qtbot, live, make_layer):
    rows = [{**row, "code": code} for row, code in zip(scores(4), ("GM0014", "GM0037", "GM0047", "GM0106"))]
    rows = [{**row, "water": "NEE", "werk": None if row["code"] == "GM0047" else 50.0} for row in rows]
    read(qtbot, live, Choices(areas=make_layer("areas", rows).id(), region_set="provincie"))
    drawing = {name: region_profile(live.areas, live.state, name, "MDI", 700) for name in ("Groningen", "Drenthe")}
    assert "areas with a score: 2 of 3" in drawing["Groningen"]
    assert "areas with a score" not in drawing["Drenthe"]


def test_the_live_map_is_never_saved_and_stays_in_view(qtbot, live, make_layer, tmp_path):
    layer = make_layer("areas", scores(20))
    read(qtbot, live, Choices(areas=layer.id()))
    live.map.show_in_project(True)
    project = QgsProject.instance()
    ident = layer_of(qtbot, live).id()
    assert project.mapLayer(ident) is not None
    assert project.layerTreeRoot().findLayer(ident) is not None
    path = str(tmp_path / "p.qgs")
    assert project.write(path)
    saved = QgsProject()
    assert saved.read(path)
    assert LIVE_PROPERTY not in (tmp_path / "p.qgs").read_text(encoding="utf-8")
    assert set(saved.mapLayers()) == {layer.id()}
    assert saved.layerTreeRoot().findLayerIds() == []
    qtbot.waitUntil(lambda: project.mapLayer(ident) is not None, timeout=2000)
    live.clear()
    assert project.mapLayer(ident) is None
    assert project.mapLayer(layer.id()) is not None


def test_it_is_drawn_while_layers_come_and_go(qtbot, live, make_layer):
    """QGIS prepares fields that are computed or joined in the thread that draws, with what the project holds."""
    read(qtbot, live, Choices(areas=make_layer("areas", scores(300)).id()))
    shown = layer_of(qtbot, live)
    settings = QgsMapSettings()
    settings.setLayers([shown])
    settings.setExtent(shown.extent())
    settings.setOutputSize(QSize(60, 20))
    for _ in range(60):
        jobs = [QgsMapRendererParallelJob(settings) for _ in range(4)]
        for job in jobs:
            job.start()
        while any(job.isActive() for job in jobs):
            other = QgsVectorLayer("NoGeometry", "other", "memory")
            QgsProject.instance().addMapLayer(other, False)
            QgsProject.instance().removeMapLayer(other)
            QgsApplication.processEvents()
        assert not any(job.errors() for job in jobs)
    fields = shown.fields()
    places = range(fields.count())
    assert {fields.fieldOrigin(place) for place in places} == {fields.fieldOrigin(0)}


def test_taking_the_layer_out_by_hand_ends_it(qtbot, live, make_layer):
    layer = make_layer("areas", scores(20))
    areas = read(qtbot, live, Choices(areas=layer.id()))
    live.map.show_in_project(True)
    ident = layer_of(qtbot, live).id()
    with qtbot.waitSignal(live.map.shown, timeout=1000) as told:
        QgsProject.instance().removeMapLayer(ident)
    assert told.args == [False]
    settle(qtbot, live, balanced(areas.engine.published, 0, 70.0))
    live.map.show_in_project(True)
    assert QgsProject.instance().mapLayer(layer_of(qtbot, live).id()) is not None


def test_the_areas_taken_out_of_the_project_are_forgotten(qtbot, live, make_layer):
    layer = make_layer("areas", scores(20))
    read(qtbot, live, Choices(areas=layer.id()))
    live.map.show_in_project(True)
    QgsProject.instance().removeMapLayer(layer.id())
    qtbot.waitUntil(lambda: live.areas is None, timeout=1000)
    assert QgsProject.instance().mapLayers() == {}


def test_another_project_ends_it(qtbot, live, make_layer):
    layer = make_layer("areas", scores(20))
    read(qtbot, live, Choices(areas=layer.id()))
    live.map.show_in_project(True)
    layer_of(qtbot, live)
    QgsProject.instance().clear()
    qtbot.wait(50)
    assert live.areas is None
    assert not live.map.in_project()
    assert QgsProject.instance().mapLayers() == {}


def test_a_field_that_was_added_is_found_without_another_choice(qtbot, live, make_layer):
    rows = scores(10)
    layer = make_layer("areas", [{k: v for k, v in row.items() if k != "werk"} for row in rows])
    choices = Choices(areas=layer.id())
    with qtbot.waitSignal(live.failed, timeout=20_000):
        live.follow(choices)
    layer.dataProvider().addAttributes([QgsField("werk", REAL)])
    layer.updateFields()
    place = layer.fields().lookupField("werk")
    layer.dataProvider().changeAttributeValues(
        {feature.id(): {place: row["werk"]} for feature, row in zip(layer.getFeatures(), rows)}
    )
    assert len(read(qtbot, live, choices).codes) == 9


def test_changes_that_are_not_saved_yet_count_as_in_a_run(qtbot, live, make_layer, run):
    """A run takes a layer with what is edited in it: so does the window, until that is undone."""
    layer = make_layer("areas", scores(40))
    read(qtbot, live, Choices(areas=layer.id()))
    place = layer.fields().lookupField("werk")

    def now():
        return [None if np.isnan(score) else score for score in live.state.score]

    def after(change):
        with qtbot.waitSignal(live.settled, timeout=20_000):
            change()
        return now()

    before = now()

    assert layer.startEditing()
    first = next(layer.getFeatures()).id()
    edited = after(lambda: layer.changeAttributeValue(first, place, 0.5))
    made = run.rows(run("regiolens:mdi", INPUT=layer, OUTPUT="memory:")["OUTPUT"])
    assert edited == pytest.approx([row["mdi"] for row in made if row["water"] != "JA"])
    assert edited != before
    assert after(layer.undoStack().undo) == before
    assert after(layer.undoStack().redo) == edited
    assert after(layer.rollBack) == before


def test_changed_indicators_are_changed_too_and_compared_with_the_published_ranks(qtbot, live, make_layer):
    layer = make_layer("areas", scores(40))
    choices = Choices(areas=layer.id())
    published = read(qtbot, live, choices).rank
    choices.changes = {"werk": {"method": "min-max", "direction": "low is worse"}}
    areas = read(qtbot, live, choices)
    assert live.is_changed()
    assert live.title().endswith("(changed method)")
    np.testing.assert_array_equal(areas.rank, published)
    assert (live.state.rank != published).any()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"a": None, "b": "x"}] * 3, "No field was found"),
        ([dict.fromkeys(DOMAINS) | {"code": None}] * 3, "holds no values"),
        ([{f"k{n}": n for n in range(200)}] * 2, "No field was found"),
        ([{**dict.fromkeys(DOMAINS, "<b>much</b>"), "naam": "x"}] * 2, "<b>much</b>"),
    ],
)
def test_a_hostile_layer_is_refused_in_one_sentence(qtbot, live, make_layer, rows, words):
    layer = make_layer('<b>"areas"</b>', rows)
    with qtbot.waitSignal(live.failed, timeout=20_000) as told:
        live.follow(Choices(areas=layer.id()))
    assert words in told.args[0]
    assert live.areas is None
    assert live.fault == told.args[0]


def test_a_field_that_is_no_number_cannot_be_mapped(qtbot, live, make_layer):
    layer = make_layer("areas", scores(20))
    with qtbot.waitSignal(live.failed, timeout=20_000) as told:
        live.follow(Choices(areas=layer.id(), show="naam"))
    assert "naam" in told.args[0]


def test_a_stored_scale_gives_what_a_run_gives_and_has_no_room_for_other_weights(
    qtbot, live, make_layer, run, tmp_path
):
    country, layer = make_layer("country", scores(40)), make_layer("areas", scores(40)[:12])
    path = str(tmp_path / "scale.json")
    run("regiolens:mdi", INPUT=country, SCALE_OUT=path, OUTPUT="TEMPORARY_OUTPUT")
    written = run("regiolens:mdi", INPUT=layer, SCALE_IN=path, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    areas = read(qtbot, live, Choices(areas=layer.id(), scale_in=path))
    by_code = {row["code"]: (row["mdi"], row["mdi_kwartiel"]) for row in run.rows(written) if row["mdi"] is not None}
    shown = dict(zip(areas.codes, zip(live.state.score.tolist(), live.state.quartile.tolist())))
    shown = {code: both for code, both in shown.items() if both[1]}
    assert len(shown) >= 9
    assert shown == {code: (pytest.approx(score, abs=1e-9), quartile) for code, (score, quartile) in by_code.items()}
    with qtbot.waitSignal(live.failed, timeout=5000) as told:
        live.set_weights((40.0, 5.0, 13.5, 13.5, 9.3, 9.3, 9.4))
    assert "published weights" in told.args[0]


def test_a_domain_without_fields_is_left_out_at_weight_0_as_a_run_leaves_it_out(qtbot, live, make_layer, run):
    rows = [{key: value for key, value in row.items() if key != "veiligheid"} for row in scores(20)]
    layer = make_layer("areas", rows)
    with qtbot.waitSignal(live.failed, timeout=20_000) as told:
        live.follow(Choices(areas=layer.id()))
    assert "FIELD_MAP" not in told.args[0]
    assert told.args[0] == index_problem(Choices(areas=layer.id()))
    weights = dict(zip(DOMAINS, (31.8, 22.5, 13.5, 13.5, 9.3, 0.0, 9.3)))
    choices = Choices(areas=layer.id(), weights=weights)
    assert index_problem(choices) == ""
    areas = read(qtbot, live, choices)
    written = run("regiolens:mdi", INPUT=layer, MODEL_FILE=changed_model_file(choices), OUTPUT="TEMPORARY_OUTPUT")
    by_code = {row["code"]: row["mdi"] for row in run.rows(written["OUTPUT"]) if row["mdi"] is not None}
    shown = {code: score for code, score in zip(areas.codes, live.state.score.tolist()) if not np.isnan(score)}
    assert len(shown) > 15
    assert shown == pytest.approx(by_code, abs=1e-9)


def test_other_fields_are_mapped_as_the_quartile_map_maps_them(qtbot, live, make_layer, run):
    layer = make_layer("areas", scores(40))
    for show in ("mdi_werk", "huisvesting"):
        choices = Choices(areas=layer.id(), show=show, classes=5, direction="low is worse", ramp="PuBu")
        with qtbot.waitSignal(live.settled, timeout=20_000):
            live.follow(choices)
        scored = run("regiolens:mdi", INPUT=layer, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
        mapped = run(
            "regiolens:quartilemap",
            INPUT=scored,
            FIELD=show,
            CLASSES=5,
            DIRECTION="low is worse",
            RAMP="PuBu",
            OUTPUT="TEMPORARY_OUTPUT",
        )["OUTPUT"]
        expected = [row["kwartiel"] or 0 for row in run.rows(mapped)]
        shown = layer_of(qtbot, live)
        assert list(classes_on_map(shown).values()) == expected
        theirs, ours = run.layer(mapped).renderer().categories(), shown.renderer().categories()
        assert [c.label() for c in theirs][:6] == [c.label() for c in ours][:6]
        assert [c.symbol().color() for c in theirs][:5] == [c.symbol().color() for c in ours][:5]


def test_an_area_is_found_where_one_points(qtbot, live, make_layer):
    layer = make_layer("areas", scores(12))
    read(qtbot, live, Choices(areas=layer.id()))
    here = QgsVectorLayer("Point?crs=EPSG:28992", "p", "memory").crs()
    features = list(layer.getFeatures())
    for position in (2, 3, 7):
        point = features[position].geometry().centroid().asPoint()
        number = area_at(layer, point, 5.0, here)
        assert number == features[position].id()
        assert live.select_feature(number) == (position != 3)  # that one is water
    assert live.areas.names[live.position] == features[7]["naam"]
    assert area_at(layer, type(point)(-5000, -5000), 5.0, here) == -1


def test_an_area_that_is_pointed_at_is_looked_for_when_nothing_reads(qtbot, live, make_layer):
    layer = make_layer("areas", scores(12))
    read(qtbot, live, Choices(areas=layer.id()))
    canvas, end, jobs = QgsMapCanvas(), threading.Event(), Jobs()
    qtbot.addWidget(canvas)
    canvas.setDestinationCrs(layer.crs())
    tool, told = WhyTool(canvas, live), []
    tool.found.connect(told.append)
    jobs.start("read", "Read", lambda task: end.wait(20), lambda *_: told.append("read"))
    feature = list(layer.getFeatures())[2]
    tool.canvasClicked.emit(feature.geometry().centroid().asPoint(), Qt.MouseButton.LeftButton)
    qtbot.wait(200)
    assert told == []
    end.set()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert told == ["read", feature.id()]


def test_the_map_follows_the_weights_of_all_buurten(qtbot, live, make_layer, shared):
    areas = QgsVectorLayer(f"{shared / 'areas/buurt_2024.gpkg'}", "buurten", "ogr")
    QgsProject.instance().addMapLayer(areas, False)
    codes = [feature["buurtcode"] for feature in areas.getFeatures()]
    rng = np.random.default_rng(3)
    values = rng.normal(50, 14, (len(codes), 7)).clip(0, 100).round(1).tolist()
    rows = [{"code": code, **dict(zip(DOMAINS, line))} for code, line in zip(codes, values)]
    table = make_layer("scores", rows, "NoGeometry")
    choices = Choices(areas=areas.id(), area_code="buurtcode", table=table.id(), table_code="code")
    found = read(qtbot, live, choices)
    assert len(found.codes) == len(codes) == 14_566
    live.map.show_in_project(True)
    shown, before = layer_of(qtbot, live), live.state
    # It is drawn while its renderer is replaced.
    for symbol in shown.renderer().symbols(QgsRenderContext()):
        assert not any(layer.dataDefinedProperties().hasActiveProperties() for layer in symbol.symbolLayers())
    for step in range(10):
        wanted = balanced(found.engine.published, 0, 10.0 + step)
        live.set_weights(wanted)
        qtbot.waitUntil(lambda wanted=wanted: live.state.weights == tuple(wanted), timeout=20_000)
    qtbot.waitUntil(lambda: not live._rest.isActive(), timeout=20_000)
    assert list(classes_on_map(shown).values()) == found.everywhere(live.state.classes).tolist()
    assert (live.state.classes != before.classes).any()
