"""The page Map: what it shows, its legend and counts, its preview, and the live layer in the project."""

from dataclasses import replace

import numpy as np
import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QAbstractSpinBox, QCheckBox, QComboBox

from regiolens.bridge.maps.ramps import RAMPS
from regiolens.bridge.maps.styles import HIDDEN
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.live.index import LiveIndex
from regiolens.plugin.gui.pages.map import MapPage
from regiolens.plugin.gui.runner import bound
from regiolens.plugin.gui.steps import chain

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def scores(count):
    rng = np.random.default_rng(5)
    return [
        {"code": f"GM{k:04d}", "naam": f"<b>G{k}</b>", **dict(zip(DOMAINS, rng.uniform(0, 100, 7).round(1).tolist()))}
        for k in range(count)
    ]


@pytest.fixture
def page(qtbot):
    live = LiveIndex()
    made = MapPage()
    made.set_live(live)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    yield made
    made.leave()
    made.canvas.setLayers([])
    made.canvas.waitWhileRendering()
    live.clear()
    live.deleteLater()


@pytest.fixture
def choices(qtbot, page, make_layer):
    layer = make_layer("areas", scores(40))
    made = Choices(areas=layer.id())
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(made)
    return made


def legend(page):
    """What the legend says; the classes of a square, which it tells in words, before the list."""
    rows = [page.legend.item(row).text() for row in range(page.legend.count())]
    return [*(page.square.accessibleDescription().split("; ") if page.square.isVisible() else ()), *rows]


def counts(page, classes):
    return [int(text.rpartition("(")[2].rstrip(")")) for text in legend(page)[:classes]]


def test_the_index_has_the_classes_of_its_model(page, choices):
    assert page.show_field.currentData() == "mdi"
    assert not page.classes.isEnabled()
    assert not page.ramp.isEnabled()
    assert counts(page, 4) == page.live.state.counts[:4]
    assert legend(page)[4] == "no data (0)"
    assert page.heading.text() == page.live.style.title


def test_every_map_tells_its_year_here_and_when_it_is_made(qtbot, page, choices, run):
    choices.year = "2023"
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.enter(choices)
    assert page.heading.text().endswith(", 2023")
    step = next(step for step in chain(choices) if step.algorithm == "regiolens:mdi")
    layer = QgsProject.instance().mapLayer(choices.areas)
    made = run("regiolens:mdi", INPUT=layer, YEAR=step.parameters["YEAR"], OUTPUT="memory:")["OUTPUT"]
    assert run.layer(made).name() == page.heading.text()
    for shows in (("mdi_werk", ""), ("werk", ""), ("mdi", "huisvesting")):
        with qtbot.waitSignal(page.live.settled, timeout=20_000):
            page.enter(replace(choices, show=shows[0], show_y=shows[1]))
        assert page.heading.text().endswith(", 2023")


def test_no_data_is_hatched_in_the_legend_as_on_the_map(page, choices):
    icon = page.legend.item(4).icon().pixmap(22, 14).toImage()
    colours = {icon.pixelColor(x, y).name() for x in range(2, 20) for y in range(2, 12)}
    assert len(colours) > 3


def test_the_legend_and_the_title_follow_weights(qtbot, page, choices):
    before = counts(page, 4)
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.live.set_weights((95.0, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8))
    assert counts(page, 4) == page.live.state.counts[:4] != before
    assert page.heading.text().endswith("(changed weights)")


@pytest.mark.parametrize(("show", "classes"), [("mdi_werk", 4), ("huisvesting", 5)])
def test_a_domain_or_a_field_is_mapped_in_equal_classes(qtbot, page, choices, show, classes):
    page.classes.setValue(classes)
    page.ramp.setCurrentIndex(page.ramp.findData("PuBu"))
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.show_field.setCurrentIndex(page.show_field.findData(show))
    read = Choices(areas=choices.areas)
    page.read_choices(read)
    assert (read.show, read.classes, read.ramp) == (show, classes, "PuBu")
    assert page.classes.isEnabled()
    assert sum(counts(page, classes)) == 40
    assert max(counts(page, classes)) - min(counts(page, classes)) <= 1
    assert page.problem(read) == ""


def test_the_preview_draws_the_colours_of_the_classes(qtbot, page, choices):
    qtbot.waitUntil(lambda: len(page.canvas.layers()) == 1, timeout=5000)
    page.canvas.refresh()
    page.canvas.waitWhileRendering()
    picture = page.canvas.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    shown = {colour.name() for value, _, colour in page.live.style.entries if page.live.state.counts[value - 1]}
    assert shown
    assert shown <= seen


def test_a_domain_that_is_left_out_is_no_map(qtbot, page, make_layer):
    """Make would be refused after the index was computed."""
    layer = make_layer("areas", [{name: row[name] for name in row if name != "werk"} for row in scores(20)])
    choices = Choices(areas=layer.id(), show="mdi_werk", weights={"werk": 0.0, "inkomen": 45.0})
    with qtbot.waitSignal(page.live.failed, timeout=20_000):
        page.enter(choices)
    assert "werk" in page.problem(choices).casefold()
    settle(qtbot, page, lambda: page.show_field.setCurrentIndex(page.show_field.findData("mdi_inkomen")))
    page.read_choices(choices)
    assert page.problem(choices) == ""


def test_a_map_that_can_no_longer_be_shown_is_not_seen(qtbot, page, choices):
    def seen():
        page.canvas.waitWhileRendering()
        picture = page.canvas.grab().toImage()
        steps = range(5, picture.width() - 5, 3), range(5, picture.height() - 5, 3)
        return {picture.pixelColor(x, y).name() for x in steps[0] for y in steps[1]}

    shown = {colour.name() for _, _, colour in page.live.style.entries}
    qtbot.waitUntil(lambda: bool(seen() & shown), timeout=5000)
    with qtbot.waitSignal(page.live.failed, timeout=20_000):
        page.live.follow(replace(choices, model="imd_england"))
    qtbot.waitUntil(lambda: not seen() & shown, timeout=5000)
    assert page.legend.count() == 0


def test_the_live_layer_goes_into_the_project_and_out(qtbot, page, choices):
    project = QgsProject.instance()
    page.on_map.setChecked(True)
    qtbot.waitUntil(lambda: len(project.layerTreeRoot().findLayerIds()) == 1, timeout=5000)
    (ident,) = project.layerTreeRoot().findLayerIds()
    assert project.mapLayer(ident).name().endswith("(live)")
    page.on_map.setChecked(False)
    assert project.layerTreeRoot().findLayerIds() == []
    assert list(project.mapLayers()) == [choices.areas]
    page.on_map.setChecked(True)
    page.live.clear()
    assert list(project.mapLayers()) == [choices.areas]
    assert not page.on_map.isChecked()


def test_every_ramp_is_shown_with_its_name(page):
    assert [page.ramp.itemText(k) for k in range(page.ramp.count())] == list(RAMPS)
    pictures = [page.ramp.itemIcon(k).pixmap(page.ramp.iconSize()).toImage() for k in range(page.ramp.count())]
    ends = {picture.pixelColor(picture.width() - 6, picture.height() // 2).name() for picture in pictures}
    assert len(ends) == len(RAMPS)


def test_choices_come_back_as_they_were_and_tell_nobody(page, choices):
    told = []
    page.changed.connect(lambda: told.append(1))
    wanted = Choices(areas=choices.areas, show="mdi_veiligheid", classes=7, ramp="Greys", direction="low is worse")
    page.show_choices(wanted)
    again = Choices(areas=choices.areas)
    page.read_choices(again)
    assert again == wanted
    assert told == []


def test_a_field_that_is_gone_is_named(page, choices):
    gone = Choices(areas=choices.areas, show="<b>gone</b>")
    page.show_choices(gone)
    assert "<b>gone</b>" in page.problem(gone)
    assert "<b>gone</b>" in page.show_field.currentText()


HOSTILE = {
    "no code field": [{"a": 1, "b": "x"}] * 3,
    "all missing": [dict.fromkeys(("code", "naam", *DOMAINS))] * 3,
    "200 columns": [{f"k{n}": float(n) for n in range(200)}] * 3,
    "tags and quotes": [{'<b>"x"</b>': 1.0, "it's & co": "<i>"}] * 3,
}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_layer_leaves_the_page_standing(qtbot, page, make_layer, rows):
    layer = make_layer("<b>\"areas\" & 'co'</b>", rows)
    with qtbot.waitSignal(page.live.failed, timeout=20_000) as told:
        page.enter(Choices(areas=layer.id()))
    assert page.heading.text() == told.args[0]
    assert page.heading.textFormat() == Qt.TextFormat.PlainText
    assert page.legend.count() == 0
    offered = [page.show_field.itemData(k) for k in range(page.show_field.count())]
    figures = {name for name, value in rows[0].items() if not isinstance(value, str)} - {"code", "naam"}
    assert figures - set(DOMAINS) <= set(offered)
    assert "it's & co" not in offered
    assert len(offered) == len(set(offered))
    page.on_map.setChecked(True)
    assert QgsProject.instance().layerTreeRoot().findLayerIds() == []


def test_every_control_has_a_name(page, choices):
    for kind in (QComboBox, QAbstractSpinBox, QAbstractItemView):
        for control in page.findChildren(kind):
            if not isinstance(control.parent(), QComboBox) and control.parent().parent() is not None:
                inner = isinstance(control.parent().parent(), QComboBox)
                assert inner or control.accessibleName(), type(control).__name__
    assert all(box.text() for box in page.findChildren(QCheckBox))
    assert page.canvas.accessibleName()


def test_bounds_of_another_layer_as_the_run_takes_them(qtbot, page, make_layer, run):
    areas = make_layer("areas", [{"code": f"GM{k:04d}", **dict.fromkeys(DOMAINS, 10.0 * k)} for k in range(1, 9)])
    # Quarters of 0, 20, ..., 380: the bounds are 95, 190 and 285; eight areas from 10 to 80 are all in the first.
    country = make_layer("land", [{"code": f"GM{k:04d}", "INKOMEN": 20.0 * k} for k in range(20)], "NoGeometry")
    choices = Choices(areas=areas.id(), show="inkomen", bounds=country.id())
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.enter(choices)
    assert page.problem(choices) == ""
    assert "'land'" in page.note.text()
    assert counts(page, 4) == [8, 0, 0, 0]
    asked = {"INPUT": areas, "FIELD": "inkomen", "REFERENCE": country, "RAMP": "YlOrBr", "OUTPUT": "memory:"}
    made = run.layer(run("regiolens:quartilemap", **asked)["OUTPUT"])
    labels = [item.label() for item in made.renderer().legendSymbolItems()]
    assert legend(page)[:4] == labels[:4]
    assert "20 gemeenten" in " ".join(legend(page))
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.bounds.setLayer(None)
    assert counts(page, 4) == [2, 2, 2, 2]


def test_a_layer_for_the_bounds_without_the_field_is_told(page, choices, make_layer):
    country = make_layer("land", [{"code": "GM0014"}], "NoGeometry")
    choices.show, choices.bounds = "inkomen", country.id()
    assert page.problem(choices).startswith("'land' has no field 'inkomen'")
    choices.show = "mdi"
    assert page.problem(choices) == ""


@pytest.mark.parametrize(
    ("method", "bounds"), [("equal intervals", ""), ("natural breaks", ""), ("own bounds", "20; 45,5; 80")]
)
def test_other_divisions_are_shown_as_the_map_of_a_run_has_them(qtbot, page, choices, run, method, bounds):
    page.show_field.setCurrentIndex(page.show_field.findData("huisvesting"))
    page.method.setCurrentIndex(page.method.findData(method))
    page.own_bounds.setText(bounds)
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.own_bounds.textEdited.emit(bounds)
    now = Choices(areas=choices.areas)
    page.read_choices(now)
    assert (now.method, now.own_bounds, page.problem(now)) == (method, bounds, "")
    assert page.own_bounds.isEnabled() == (method == "own bounds") != page.classes.isEnabled()
    given = {"BOUNDS": bounds} if bounds else {}
    output = run(
        "regiolens:quartilemap", INPUT=choices.areas, FIELD="huisvesting", METHOD=method, OUTPUT="memory:", **given
    )["OUTPUT"]
    legend = [item.label() for item in run.layer(output).renderer().legendSymbolItems()]
    shown = [page.legend.item(row).text() for row in range(page.legend.count())]
    assert shown[:4] == legend[:4]
    for row in run.rows(output):
        if bounds and row["huisvesting"] is not None:
            assert row["kwartiel"] == 1 + sum(row["huisvesting"] >= bound for bound in (20, 45.5, 80))


def test_own_bounds_that_are_none_are_told(page, choices):
    page.show_field.setCurrentIndex(page.show_field.findData("huisvesting"))
    page.method.setCurrentIndex(page.method.findData("own bounds"))
    now = Choices(areas=choices.areas)
    for text in ("", "20; tien", "20; 10"):
        page.own_bounds.setText(text)
        page.read_choices(now)
        assert page.problem(now)


def test_title_and_source_of_ones_own_stand_on_the_map_and_go_to_the_run(qtbot, page, choices):
    page.show_field.setCurrentIndex(page.show_field.findData("huisvesting"))
    page.legend_title.setText(NASTY)
    page.source.setText("Eigen telling, 2024")
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.source.textEdited.emit("x")
    assert page.heading.text() == NASTY
    assert any("Eigen telling, 2024" in text for text in legend(page))
    now = Choices(areas=choices.areas)
    page.read_choices(now)
    step = next(step for step in chain(now) if step.algorithm == "regiolens:quartilemap")
    assert (step.parameters["TITLE"], step.parameters["SOURCE"]) == (NASTY, "Eigen telling, 2024")


def test_the_index_has_a_title_source_and_author_of_ones_own_as_well(qtbot, page, choices):
    plain = page.heading.text()
    page.legend_title.setText(NASTY)
    page.source.setText("Eigen telling, 2024")
    page.author.setText("Bureau Y")
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.source.textEdited.emit("x")
    assert page.heading.text() == NASTY and plain
    shown = legend(page)
    assert f"Index: {plain}" in shown and shown[-2:] == ["Source: Eigen telling, 2024", "Author: Bureau Y"]
    now = Choices(areas=choices.areas)
    page.read_choices(now)
    step = next(step for step in chain(now) if step.algorithm == "regiolens:mdi")
    assert [step.parameters[name] for name in ("TITLE", "SOURCE", "AUTHOR")] == [
        NASTY,
        "Eigen telling, 2024",
        "Bureau Y",
    ]
    assert (
        "TITLE" not in next(s for s in chain(replace(now, show="inkomen")) if s.algorithm == "regiolens:mdi").parameters
    )


NASTY = "<b>Woningen</b> & 'co', 2024"


def settle(qtbot, page, act):
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        act()


def drawn(qtbot, page):
    """The layer of the map, once it is there."""
    qtbot.waitUntil(lambda: page.live.map.layer() is not None, timeout=10_000)
    return page.live.map.layer()


def pair(page, first, second):
    page.show_field.setCurrentIndex(page.show_field.findData(first))
    page.show_y.setCurrentIndex(page.show_y.findData(second))


@pytest.mark.parametrize("shows", [("huisvesting", "werk"), ("mdi", "veiligheid"), ("mdi_inkomen", "mdi")])
def test_two_indicators_are_mapped_together_as_the_run_would(qtbot, page, choices, run, shows, tmp_path):
    settle(qtbot, page, lambda: pair(page, *shows))
    page.read_choices(choices)
    layer = QgsProject.instance().mapLayer(choices.areas)
    scored = run.layer(run("regiolens:mdi", INPUT=layer, OUTPUT="memory:")["OUTPUT"])
    made = run("regiolens:bivariatemap", INPUT=scored, FIELD_X=shows[0], FIELD_Y=shows[1], OUTPUT="memory:")["OUTPUT"]
    classes = [row["klasse_xy"] or 0 for row in run.rows(made)]
    drawn(qtbot, page)
    assert page.live.map.made.classes.tolist() == classes
    assert counts(page, 9) == [classes.count(10 * x + y) for y in (3, 2, 1) for x in (1, 2, 3)]
    assert page.square.isVisible() and page.direction_y.isVisible() and not page.method.isVisible()
    assert legend(page)[10] == "Thirds of 40 gemeenten" and page.problem(choices) == ""


def test_two_indicators_follow_the_weights_where_the_index_is_one(qtbot, page, choices):
    settle(qtbot, page, lambda: pair(page, "mdi", "werk"))
    drawn(qtbot, page)
    before = page.live.map.made.classes.tolist()
    settle(qtbot, page, lambda: page.live.set_weights((95.0, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8)))
    after = page.live.map.made.classes.tolist()
    assert after != before and set(after) <= {10 * x + y for x in (1, 2, 3) for y in (1, 2, 3)}


def test_one_indicator_again_brings_its_own_classes_back(qtbot, page, choices):
    settle(qtbot, page, lambda: pair(page, "huisvesting", "werk"))
    settle(qtbot, page, lambda: page.show_y.setCurrentIndex(0))
    assert not page.square.isVisible() and page.method.isVisible() and not page.direction_y.isVisible()
    page.read_choices(choices)
    assert choices.mapped_y == "" and len(page.live.style.entries) == 4


def test_the_same_indicator_twice_is_no_map(qtbot, page, choices):
    settle(qtbot, page, lambda: pair(page, "werk", "huisvesting"))
    page.show_y.setCurrentIndex(page.show_y.findData("werk"))
    page.read_choices(choices)
    assert "'werk' is chosen twice" in page.problem(choices)
    for combo in (page.show_field, page.show_y):
        combo.setCurrentIndex(combo.findData("mdi_werk"))
    page.read_choices(choices)
    assert "'Werk (domain)' is chosen twice" in page.problem(choices)


def test_names_source_and_author_are_on_the_map(qtbot, page, choices):
    settle(qtbot, page, lambda: page.show_field.setCurrentIndex(page.show_field.findData("werk")))
    assert not drawn(qtbot, page).labelsEnabled()

    def change():
        page.labels.setChecked(True)
        qtbot.keyClicks(page.source, "CBS")
        qtbot.keyClicks(page.author, "Provincie")

    settle(qtbot, page, change)
    assert page.live.map.layer().labelsEnabled()
    assert page.live.map.layer().labeling().settings().fieldName == '"naam"'
    assert legend(page)[-2:] == ["Source: CBS", "Author: Provincie"]
    settle(qtbot, page, lambda: page.labels.setChecked(False))
    assert not page.live.map.layer().labelsEnabled()


def test_what_is_chosen_is_asked_of_the_algorithms(provider):
    given = Choices(areas="a", show="mdi", show_y="werk", direction_y="low is worse", author="P", labels=True)
    steps = {step.algorithm: step for step in chain(given, axes=("Index", "Werk"))}
    square = steps["regiolens:bivariatemap"]
    assert square.parameters["FIELD_X"] == "mdi" and square.parameters["FIELD_Y"] == "werk"
    assert square.parameters["DIRECTION_Y"] == "low is worse" and square.parameters["TITLE_X"] == "Index"
    assert square.parameters["AUTHOR"] == steps["regiolens:regionreport"].parameters["AUTHOR"] == "P"
    assert square.parameters["LABELS"] is steps["regiolens:mdi"].parameters["LABELS"] is True
    assert square.files["LEGEND"] == "legend.svg" and "regiolens:quartilemap" not in steps


def test_the_square_has_room_beside_the_list(qtbot, page, choices):
    settle(qtbot, page, lambda: pair(page, "huisvesting", "werk"))
    qtbot.wait(200)
    box = page.square.geometry()
    assert box.width() == 240 and box.height() >= page.square.heightForWidth(240) > 150
    assert page.legend.geometry().left() >= box.right()


@pytest.mark.parametrize("shows", [("mdi", "werk"), ("mdi_inkomen", "huisvesting"), ("werk", "huisvesting")])
def test_two_indicators_within_a_provincie_have_the_thirds_of_all(qtbot, page, make_layer, run, tmp_path, shows):
    numbers = (14, 37, 47, 59, 60, 72, 74, 80, 85, 86, 88, 93, 96, 106, 109, 114, 118, 119)
    codes = [f"GM{number:04d}" for number in numbers]
    layer = make_layer("areas", [{**row, "code": code} for row, code in zip(scores(40), codes)])
    limit = {"limit_set": "provincie", "limit_to": "Groningen", "region_set": "provincie"}
    choices = Choices(areas=layer.id(), show=shows[0], show_y=shows[1], make_report=False, **limit)
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.enter(choices)
    results = []
    for step in chain(choices, axes=("A", "B"))[:-1]:
        results.append(run(step.algorithm, **bound(step, results, tmp_path)))
    rows = {row["code"]: row for row in run.rows(results[-1]["OUTPUT"])}
    assert 2 <= len(rows) < len(codes)
    drawn(qtbot, page)
    classes = dict(zip(codes, page.live.map.made.classes.tolist()))
    assert {code: classes[code] for code in rows} == {code: row["klasse_xy"] for code, row in rows.items()}
    assert {found for code, found in classes.items() if code not in rows} == {HIDDEN}
    assert sum(counts(page, 9)) == len(rows)
