"""The page Index: sliders, ranking, explanation, models in and out; by keyboard as well, and with hostile layers."""

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
)

from regiolens.bridge.i18n import full_title
from regiolens.bridge.index.indicators import load_model
from regiolens.bridge.live.export import compared_table, profile_table, write_table
from regiolens.core.charts.compared import ComparedRow
from regiolens.core.charts.spine import SpineRow
from regiolens.core.index.compute import compute
from regiolens.core.index.draws import Plan
from regiolens.core.index.model import Denominator, Domain, Indicator, Model
from regiolens.core.index.model_file import parse_model
from regiolens.core.index.robustness import robustness
from regiolens.core.index.weights import changed_model, model_json
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.live.index import LiveIndex
from regiolens.plugin.gui.model_file import changed_choice, changed_model_file, load_choice
from regiolens.plugin.gui.pages.index import IndexPage
from regiolens.plugin.gui.widgets.ranking import CLASS, MOVED, NAME, RANK, SCORE
from regiolens.plugin.gui.widgets.weights import near

DOMAINS = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


def scores(count):
    rng = np.random.default_rng(5)
    return [
        {
            "code": f"GM{position:04d}",
            "naam": f"<b>G{position}</b> \"&'",
            **dict(zip(DOMAINS, rng.uniform(0, 100, 7).round(1).tolist())),
        }
        for position in range(count)
    ]


@pytest.fixture
def page(qtbot):
    live = LiveIndex()
    made = IndexPage()
    made.set_live(live)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    yield made
    made.leave()
    live.clear()
    live.deleteLater()


@pytest.fixture
def filled(qtbot, page, make_layer):
    """The page with areas read, and their rows."""
    rows = scores(40)
    layer = make_layer("areas", rows)
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(Choices(areas=layer.id()))
    return rows


def table(page):
    """What the ranking shows."""
    model = page.outcome.ranking.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def read(page):
    choices = Choices()
    page.read_choices(choices)
    return choices


@pytest.mark.parametrize(("wide", "words"), [(345, False), (620, True)])
def test_names_in_the_ranking_have_room_before_the_words_of_classes(qtbot, page, filled, wide, words):
    ranking = page.outcome.ranking
    ranking.setParent(None)
    qtbot.addWidget(ranking)
    ranking.resize(wide, 300)
    ranking.show()
    letter = ranking.view.fontMetrics().averageCharWidth()
    assert ranking.view.columnWidth(NAME) >= 14 * letter
    widest = max(map(ranking.view.fontMetrics().horizontalAdvance, ranking.model.areas.engine.model.labels))
    assert (ranking.view.columnWidth(CLASS) >= widest + 16) == words
    tip = ranking.model.index(0, CLASS).data(Qt.ItemDataRole.ToolTipRole)
    assert ranking.model.index(0, CLASS).data() in tip


def test_a_slider_gives_the_ranking_of_the_changed_model(qtbot, page, filled):
    with qtbot.waitSignal(page.changed, timeout=2000):
        page.weights.rows[0].slider.setValue(450)
    choices = read(page)
    assert choices.weights["inkomen"] == 45.0
    assert sum(choices.weights.values()) == pytest.approx(99.9, abs=1e-9)
    frame = pd.DataFrame(filled)[list(DOMAINS)]
    anew = compute(frame, changed_choice(choices))
    order = np.argsort(anew.rank, kind="stable")
    shown = table(page)
    assert [row[NAME] for row in shown] == [filled[position]["naam"] for position in order]
    assert [int(row[RANK]) for row in shown] == anew.rank[order].tolist()
    assert [float(row[SCORE]) for row in shown] == pytest.approx(anew.score[order], abs=0.0501)
    labels = ("laag", "gematigd", "hoog", "zeer hoog")
    assert [row[CLASS] for row in shown] == [labels[k - 1] for k in anew.classes[order]]
    published = compute(frame, load_choice(choices)).rank
    up = (published - anew.rank)[order]
    assert [row[MOVED] for row in shown] == [f"▲ {n}" if n > 0 else f"▼ {-n}" if n < 0 else "=" for n in up]


def test_the_published_weights_come_back_exactly(qtbot, page, filled):
    before = table(page)
    assert read(page).weights == {}
    assert "MDI van Het PON" in page.badge.text()
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.weights.rows[2].spin.setValue(33.0)
    assert page.badge.text() == "⚠ Changed weights"
    assert page.badge.font().bold()
    assert page.back.isEnabled()
    assert table(page) != before
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.back.click()
    assert read(page).weights == {}
    assert page.weights.weights == (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)
    assert table(page) == before
    assert "As published" in page.badge.text()


def test_what_is_shown_live_is_what_a_run_gets(qtbot, page, filled):
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.weights.rows[1].slider.setValue(401)
    choices = read(page)
    model = parse_model(Path(changed_model_file(choices)).read_text(encoding="utf-8"), "written")
    assert full_title(load_model("", changed_model_file(choices))) == page.live.title()
    assert model.title.endswith("(changed)")
    assert tuple(domain.weight for domain in model.domains) == page.live.state.weights


@pytest.mark.parametrize("weight", [0.0, 0.1, 22.5, 57.3, 99.9, 200.0])
@pytest.mark.parametrize("position", [0, 6])
def test_weights_in_balance_keep_their_sum_in_hundredths(weight, position):
    before = (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)
    after = near(before, position, weight)
    assert sum(after) == pytest.approx(99.9, abs=1e-9)
    assert after[position] == min(weight, 99.9)
    assert all(value >= 0 and round(value, 2) == value for value in after)


def test_a_drag_to_the_end_and_back_leaves_the_others_as_they_were(page, filled):
    slider = page.weights.rows[0].slider
    slider.setSliderDown(True)
    for value in (600, 0, 225):
        slider.setValue(value)
    slider.setSliderDown(False)
    assert page.weights.weights == (22.5, 22.5, 13.5, 13.5, 9.3, 9.3, 9.3)


def test_by_keyboard(qtbot, page, filled):
    row = page.weights.rows[0]
    row.spin.setFocus()
    row.spin.selectAll()
    qtbot.keyClicks(row.spin, "30")
    qtbot.keyClick(row.spin, Qt.Key.Key_Return)
    assert page.weights.weights[0] == 30.0
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert page.weights.weights[0] == pytest.approx(30.1)
    view = page.outcome.ranking.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page.live.position == page.outcome.ranking.model.position(view.currentIndex().row())


def test_a_sum_that_is_no_hundred_is_refused_with_the_sum(qtbot, page, filled):
    page.weights.keep.setChecked(False)
    page.weights.rows[0].spin.setValue(40.0)
    choices = Choices(areas=page._choices.areas)
    page.read_choices(choices)
    assert page.weights.weights[1] == 22.5
    assert "117.4" in page.problem(choices)
    assert "⚠" in page.weights.sum.text()
    page.weights.rows[1].spin.setValue(5.1)
    page.read_choices(choices)
    assert page.problem(choices) == ""
    assert "⚠" not in page.weights.sum.text()


def test_a_model_is_saved_and_loaded_with_its_changed_title(qtbot, page, filled, tmp_path):
    page.weights.rows[0].slider.setValue(300)
    path = tmp_path / "mine.json"
    assert str(path) in page.save_model(str(path))
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["title"].endswith("(changed)")
    assert data["id"].endswith("_changed")
    saved = page.weights.weights
    with qtbot.waitSignal(page.changed, timeout=2000):
        page.load_model(str(path))
    choices = read(page)
    assert choices.model_file == str(path)
    assert choices.weights == {}
    assert page.weights.weights == saved
    assert not page.back.isEnabled()
    page.show_choices(choices)
    assert page.models.currentText() == "mine.json (own file)"


def test_a_model_file_that_is_none_is_told(page, make_layer, tmp_path):
    path = tmp_path / "none.json"
    path.write_text("{", encoding="utf-8")
    page.load_model(str(path))
    assert "none.json" in page.badge.text()
    choices = Choices()
    page.read_choices(choices)
    assert "none.json" in page.problem(choices)
    assert not page.store.isEnabled()


def test_direction_and_normalisation_are_changed_and_go_back(qtbot, page, filled):
    page.weights.rows[1].open.click()
    row = page._tables[1].rows[0]
    assert row.field.isVisible()
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        row.method.setCurrentIndex(row.method.findData("min-max"))
    assert read(page).changes == {"werk": {"method": "min-max"}}
    assert page.badge.text() == "⚠ Changed indicators"
    row.method.setCurrentIndex(row.method.findData("norm"))
    row.direction.setCurrentIndex(row.direction.findData("low is worse"))
    changes = read(page).changes["werk"]
    assert changes == {"method": "norm", "direction": "low is worse", "best": 100.0, "worst": 0.0}
    choices = read(page)
    assert page.problem(choices) == ""
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.back.click()
    assert read(page).changes == {}


def test_another_field_can_serve_an_indicator(qtbot, page, make_layer):
    rows = [{("arbeid" if key == "werk" else key): value for key, value in row.items()} for row in scores(20)]
    layer = make_layer("areas", rows)
    choices = Choices(areas=layer.id())
    with qtbot.waitSignal(page.live.failed, timeout=20_000):
        page.enter(choices)
    assert "Werk" in page.problem(choices)
    page.weights.rows[1].open.click()
    field = page._tables[1].rows[0].field
    assert field.itemText(0) == "(no field)"
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        field.setCurrentIndex(field.findData("arbeid"))
    page.read_choices(choices)
    assert choices.field_map == {"werk": "arbeid"}
    assert page.problem(choices) == ""
    assert page._tables[1].rows[0].areas.text() == "20"
    assert page.weights.rows[1].areas.text() == "20"


def test_the_chosen_area_stays_in_view_and_is_explained(qtbot, page, filled):
    ranking = page.outcome.ranking
    ranking.find.setText("g17<")
    qtbot.keyClick(ranking.find, Qt.Key.Key_Return)
    assert page.live.position == 17
    page.outcome.tabs.setCurrentIndex(2)
    panel = page.outcome.explanation
    assert panel.name.text() == filled[17]["naam"] + " (GM0017)"
    assert panel.name.textFormat() == Qt.TextFormat.PlainText
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.weights.rows[0].slider.setValue(500)
    assert ranking.model.position(ranking.view.currentIndex().row()) == 17
    points = [float(panel.parts.topLevelItem(row).text(3)) for row in range(panel.parts.topLevelItemCount())]
    why = page.live.explain(17)
    assert points == sorted(points, reverse=True)
    assert sum(points) == pytest.approx(why.score, abs=0.05 * 7)
    assert f"Rank {why.rank} of 40" in panel.text.text()
    assert "changed weights" in panel.text.text()
    assert "<svg" in panel.picture.svg


def test_how_sure_rank_and_class_are_stands_with_the_explanation(qtbot, page, filled):
    frame = pd.DataFrame(filled).set_index("code")[list(DOMAINS)]
    found = robustness(frame, load_choice(Choices()), Plan(1000, 25.0, seed=1))
    panel = page.outcome.explanation
    page.live.select(17)
    assert page.live.sure is None, "nothing is computed while nobody looks"
    with qtbot.waitSignal(page.live.judged, timeout=20_000):
        page.outcome.tabs.setCurrentIndex(2)
    line = panel.text.text().splitlines()[-1]
    assert f"How sure: rank {found.result.rank[17]} ({found.low[17]} to {found.high[17]} in 90% of the draws)" in line
    assert "of 1,000 draws (weights 25% each way)" in line
    judged = page.live.sure
    page.live.select(3)
    assert page.live.sure is judged
    assert f"({found.low[3]} to {found.high[3]} in 90%" in panel.text.text()
    with qtbot.waitSignal(page.live.moved, timeout=5000):
        page.weights.rows[0].slider.setValue(500)
    assert "How sure" not in panel.text.text()
    qtbot.waitUntil(lambda: "How sure" in panel.text.text(), timeout=20_000)
    assert page.live.sure is not judged
    assert page.live.sure.result.rank[3] == page.live.state.rank[3]


def test_one_domain_alone_is_not_said_to_be_sure(qtbot, page, filled):
    page.outcome.tabs.setCurrentIndex(2)
    page.live.select(3)
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.live.set_weights([100.0, *[0.0] * 6])
    page.live.judge()
    assert not page.live._jobs.is_busy() and page.live.sure is None
    assert "How sure" not in page.outcome.explanation.text.text()


def test_the_profile_shows_the_chosen_area(qtbot, page, filled):
    page.outcome.tabs.setCurrentIndex(1)
    page.live.select(3)
    assert "&lt;b&gt;G3&lt;/b&gt;" in page.outcome.profile.svg
    assert "<b>" not in page.outcome.profile.svg
    first = page.outcome.profile.svg
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.weights.rows[0].slider.setValue(500)
    assert page.outcome.profile.svg != first
    assert "(changed)" in page.outcome.profile.svg


def test_names_with_tags_are_shown_as_they_are(page, filled):
    model = page.outcome.ranking.model
    row = model.row_of(0)
    assert model.data(model.index(row, NAME)) == "<b>G0</b> \"&'"
    tip = model.data(model.index(row, NAME), Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
    assert "&lt;b&gt;" in tip


def test_no_area_is_scored_where_a_domain_is_missing_and_that_is_told(qtbot, page, make_layer):
    rows = scores(10)
    rows[4]["gezondheid"] = None
    layer = make_layer("areas", rows)
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(Choices(areas=layer.id()))
    assert table(page)[-1][1:4] == [rows[4]["naam"], "–", "no data"]
    page.outcome.tabs.setCurrentIndex(2)
    page.live.select(4)
    assert "no data for Gezondheid" in page.outcome.explanation.text.text()
    assert page.weights.rows[2].areas.text() == "9"


def test_a_geometric_mean_is_explained_as_what_cannot_be_divided(qtbot, page, make_layer, tmp_path):
    domains = tuple(Domain(d, d, 50.0, (Indicator(d, d, "high is worse", "none"),)) for d in DOMAINS[:2])
    model = Model("g", "G", domains, ("laag", "hoog"), (50.0,), domain_mean="geometric")
    path = tmp_path / "g.json"
    path.write_text(model_json(model), encoding="utf-8")
    layer = make_layer("areas", scores(10))
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(Choices(areas=layer.id(), model_file=str(path)))
    page.outcome.tabs.setCurrentIndex(2)
    assert "geometric mean" in page.outcome.explanation.text.text()


class Interface:
    """As much of QGIS's window as the page needs."""

    def __init__(self):
        self.canvas = QgsMapCanvas()

    def mapCanvas(self):
        return self.canvas


def test_pointing_at_the_map_explains_what_is_there(qtbot, make_layer):
    layer = make_layer("areas", scores(12))
    live, interface = LiveIndex(), Interface()
    page = IndexPage(interface)
    page.set_live(live)
    qtbot.addWidget(page)
    qtbot.addWidget(interface.canvas)
    page.show()
    with qtbot.waitSignal(live.loaded, timeout=20_000):
        page.enter(Choices(areas=layer.id()))
    canvas = interface.canvas
    canvas.resize(400, 300)
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(layer.extent())
    page.outcome.why.click()
    tool = canvas.mapTool()
    assert tool is not None
    for position in (5, 9):
        tool.canvasClicked.emit(QgsPointXY(1000 * position + 500, 450), Qt.MouseButton.LeftButton)
        assert live.position == position
        assert page.outcome.tabs.currentIndex() == 2
        assert f"GM{position:04d}" in page.outcome.explanation.name.text()
    tool.canvasClicked.emit(QgsPointXY(-90_000, 0), Qt.MouseButton.LeftButton)
    assert "no area" in page.outcome.status.text()
    assert live.position == 9
    page.leave()
    assert canvas.mapTool() is None
    assert not page.outcome.why.isChecked()
    live.clear()
    live.deleteLater()


@pytest.mark.parametrize("tab", [0, 1, 2])
def test_all_buurten_follow_a_slider_that_is_dragged(qtbot, page, make_layer, tab):
    rng = np.random.default_rng(4)
    lines = rng.normal(50, 14, (14_566, 7)).clip(0, 100).round(1).tolist()
    rows = [{"code": f"BU{k:08d}", "naam": f"Buurt {k}", **dict(zip(DOMAINS, line))} for k, line in enumerate(lines)]
    layer = make_layer("buurten", rows)
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(Choices(areas=layer.id()))
    page.outcome.tabs.setCurrentIndex(tab)
    page.outcome.on_map.setChecked(True)
    qtbot.waitUntil(lambda: page.live.map.layer() is not None, timeout=5000)
    slider = page.weights.rows[0].slider
    slider.setSliderDown(True)
    for value in (100, 250, 390):
        with qtbot.waitSignal(page.live.moved, timeout=20_000):
            slider.setValue(value)
        assert page.live.state.weights == tuple(page.weights.weights)
    slider.setSliderDown(False)
    frame = pd.DataFrame([dict(zip(DOMAINS, line)) for line in lines])
    model = changed_model(load_choice(page.live.choices), page.weights.weights, "x")
    np.testing.assert_array_equal(page.live.state.score, compute(frame, model).score)


@pytest.mark.parametrize("name", ["pon2023", "cbs_kern", "imd_england"])
def test_every_shipped_model_can_be_tried(qtbot, page, make_layer, name):
    model = load_choice(Choices(model=name))
    rng = np.random.default_rng(2)
    fields = [leaf.fields[0] for leaf in model.leaves()]
    rows = [
        {"code": f"GM{k:04d}", **{field: float(v) for field, v in zip(fields, rng.integers(1, 90, len(fields)))}}
        for k in range(30)
    ]
    layer = make_layer("areas", rows)
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(Choices(areas=layer.id(), model=name))
    for row in page.weights.rows:
        row.open.click()
    for tab in (1, 2, 0):
        page.outcome.tabs.setCurrentIndex(tab)
        with qtbot.waitSignal(page.live.settled, timeout=5000):
            page.weights.rows[0].slider.setValue(300 + 50 * tab)
    choices = read(page)
    choices.areas = layer.id()
    assert page.problem(choices) == ""
    frame = pd.DataFrame({leaf.id: [row[leaf.fields[0]] for row in rows] for leaf in model.leaves()})
    np.testing.assert_array_equal(page.live.state.score, compute(frame, changed_choice(choices)).score)
    assert sum(len(table.rows) for table in page._tables.values()) == len(model.leaves())


@pytest.mark.parametrize("name", ["pon2023_domains", "quartiles"])
def test_no_weight_at_all_is_told_and_can_be_left(qtbot, page, make_layer, tmp_path, name):
    choices = Choices(areas=make_layer("areas", scores(10)).id())
    if name == "quartiles":
        model = load_choice(choices)
        choices.model_file = str(tmp_path / "q.json")
        Path(choices.model_file).write_text(model_json(replace(model, lower_bounds=None)), encoding="utf-8")
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(choices)
    page.weights.keep.setChecked(False)
    with qtbot.waitSignal(page.live.failed, timeout=5000) as told:
        for row in page.weights.rows:
            row.spin.setValue(0.0)
    assert "no area has a score" in told.args[0]
    page.read_choices(choices)
    assert page.problem(choices)
    for tab in (1, 2, 0):
        page.outcome.tabs.setCurrentIndex(tab)
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.back.click()
    assert page.outcome.status.text().startswith("10 of 10")


HOSTILE = {
    "no code field": [{"a": 1, "b": "x"}] * 3,
    "all missing": [dict.fromkeys(("code", "naam", *DOMAINS))] * 3,
    "200 columns": [{f"k{n}": float(n) for n in range(200)}] * 3,
    "tags and quotes": [{'<b>"x"</b>': 1.0, "it's & co": "<i>"}] * 3,
}


@pytest.mark.parametrize("rows", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_layer_leaves_the_page_standing(qtbot, page, make_layer, rows):
    layer = make_layer("<b>\"areas\" & 'co'</b>", rows)
    choices = Choices(areas=layer.id())
    with qtbot.waitSignal(page.live.failed, timeout=20_000) as told:
        page.enter(choices)
    assert told.args[0]
    assert page.outcome.status.text() == told.args[0]
    assert page.outcome.status.textFormat() == Qt.TextFormat.PlainText
    assert page.problem(choices) or "code" in rows[0]
    for row in page.weights.rows:
        row.open.click()
    page.weights.rows[0].slider.setValue(400)
    for tab in (1, 2, 0):
        page.outcome.tabs.setCurrentIndex(tab)
    names = [page._tables[0].rows[0].field.itemText(k) for k in range(1, len(rows[0]) + 1)]
    assert names == list(rows[0])
    assert read(page).weights["inkomen"] == 40.0


def test_showing_choices_tells_nobody(qtbot, page, make_layer):
    told = []
    page.changed.connect(lambda: told.append(1))
    layer = make_layer("areas", scores(10))
    weights = dict(zip(DOMAINS, (40.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0)))
    choices = Choices(areas=layer.id(), weights=weights, missing="strict", model="pon2023_domains")
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(choices)
    qtbot.wait(400)
    assert told == []
    again = Choices(areas=layer.id())
    page.read_choices(again)
    assert again == choices
    assert page.live.state.weights == tuple(weights.values())


def test_every_control_has_a_name(page, filled):
    page.weights.rows[0].open.click()
    buddies = {label.buddy() for label in page.findChildren(QLabel) if label.buddy() is not None}
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QSlider, QLineEdit, QAbstractItemView, QScrollArea)
    nameless = []
    for kind in kinds:
        for control in page.findChildren(kind):
            inner = isinstance(control.parent(), (QComboBox, QAbstractSpinBox, QAbstractItemView, QLineEdit))
            if inner or not control.isVisibleTo(page) or control.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            text = control.text() if isinstance(control, QAbstractButton) else ""
            if not (control.accessibleName() or text or control in buddies):
                nameless.append(f"{type(control).__name__} {control.objectName()} in {type(control.parent()).__name__}")
    assert nameless == []


def test_the_tab_key_goes_down_the_weights(qtbot, page, filled):
    page.activateWindow()
    page.weights.rows[0].slider.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    first, second = page.weights.rows[:2]
    assert seen == [first.spin, second.open, second.slider]


def test_a_year_without_some_domains_is_served_under_its_name(qtbot, page, make_layer):
    rng = np.random.default_rng(6)
    fields = ("wozWaarde", "afstandHuisarts", "afstandSchool", "misdrijven_per1000", "adressendichtheid")
    rows = [
        {"code": f"BU0014{k:04d}", **dict(zip(fields, rng.integers(1, 90, 5).astype(float).tolist()))}
        for k in range(30)
    ]
    layer = make_layer("buurten", rows)
    choices = Choices(areas=layer.id(), model="cbs_buurt")
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        page.enter(choices)
    assert page.problem(choices) == ""
    assert page.live.index() == "Afgeleide buurtindex without inkomen, werk, gezondheid, opleiding"
    assert "without inkomen, werk, gezondheid, opleiding" in page.live.style.title
    assert [row.areas.text() for row in page.weights.rows] == ["0", "0", "0", "0", "30", "30", "30"]
    for tab in (1, 2, 0):
        page.outcome.tabs.setCurrentIndex(tab)
        with qtbot.waitSignal(page.live.settled, timeout=5000):
            page.weights.rows[5].slider.setValue(200 + 50 * tab)
    names = {"wozWaarde": "woz_waarde", "afstandHuisarts": "afstand_huisarts", "afstandSchool": "afstand_school"}
    names |= {"misdrijven_per1000": "misdrijven_per_1000"}
    frame = pd.DataFrame(rows).drop(columns="code").rename(columns=names)
    made = compute(frame, changed_choice(read(page)))
    np.testing.assert_array_equal(page.live.state.score, made.score)
    assert page.live.index() == "Afgeleide buurtindex (changed) without inkomen, werk, gezondheid, opleiding"
    choices = replace(read(page), areas=layer.id(), show="mdi_werk")
    with qtbot.waitSignal(page.live.failed, timeout=20_000):
        page.live.follow(choices)
        page.live._settle()
    assert "'werk' is left out" in page.live.fault


def test_nothing_is_cut_off_where_domains_are_unfolded(qtbot, page, filled):
    area = page.weights.parent().parent()
    for row in page.weights.rows:
        row.open.setChecked(True)
    qtbot.wait(50)
    assert area.verticalScrollBar().maximum() > 0
    reach = area.horizontalScrollBar().maximum()
    assert page.weights.width() <= area.viewport().width() + reach
    for row in page.weights.rows:
        assert row.areas.geometry().right() <= page.weights.width()
    page.resize(1000, 560)
    qtbot.wait(50)
    assert area.horizontalScrollBar().maximum() == 0


def test_the_list_of_models_says_how_many_domains_each_finds(page, filled):
    models = page.models
    texts = {models.itemData(place): models.itemText(place) for place in range(models.count())}
    assert "7 of 7 domains" in texts["pon2023_domains"]
    assert "7 of 7" not in texts["cbs_kern"]
    place = models.findData("cbs_kern")
    assert "none for" in models.itemData(place, Qt.ItemDataRole.ToolTipRole)


def test_a_change_of_weights_is_taken_back_step_by_step(qtbot, page, filled):
    first = page.weights.weights
    assert not page.weights.undo.isEnabled()
    page.weights.rows[0].slider.setValue(400)
    page.weights.rows[0].slider.setValue(450)
    second = page.weights.weights
    page.weights.rows[2].spin.setValue(30.0)
    qtbot.keyClick(page.weights.rows[2].slider, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.weights.weights == second
    page.weights.undo.click()
    assert page.weights.weights == first
    assert not page.weights.undo.isEnabled()
    with qtbot.waitSignal(page.changed, timeout=2000):
        pass
    assert read(page).weights == {}


def test_the_ranking_opens_on_the_first_rank_and_ends_with_those_without_a_score(qtbot, page, make_layer):
    rows = scores(12)
    rows[3]["werk"] = None
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.enter(Choices(areas=make_layer("first", rows).id()))
    assert page.outcome.ranking.view.currentIndex().row() == 0
    assert [row[RANK] for row in table(page)][-1] == "–"
    assert "at the end: 1" in page.outcome.status.text()
    assert page.outcome.ranking.view.isColumnHidden(MOVED)
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.enter(Choices(areas=make_layer("second", scores(30)[::-1]).id()))
    assert page.outcome.ranking.view.currentIndex().row() == 0


class Window:
    """As much of QGIS as a page needs."""

    def __init__(self):
        self.canvas = QgsMapCanvas()

    def mapCanvas(self):
        return self.canvas


@pytest.fixture
def followed(qtbot, make_layer):
    """A page with a map, its layer of areas, and its live index."""
    live, made = LiveIndex(), IndexPage(Window())
    made.set_live(live)
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show()
    layer = make_layer("areas", scores(40))
    with qtbot.waitSignal(live.settled, timeout=20_000):
        made.enter(Choices(areas=layer.id()))
    yield made, layer
    made.leave()
    live.clear()
    live.deleteLater()


def marked(page):
    """The areas whose rows are marked, by their code."""
    ranking = page.outcome.ranking
    rows = ranking.view.selectionModel().selectedRows()
    return {page.live.areas.codes[ranking.model.position(row.row())] for row in rows}


def click(qtbot, view, row):
    view.scrollTo(view.model().index(row, NAME))
    place = view.visualRect(view.model().index(row, NAME)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_a_row_selects_its_area_and_the_map_goes_there(qtbot, followed):
    page, layer = followed
    ranking = page.outcome.ranking
    canvas = page.outcome.iface.canvas
    click(qtbot, ranking.view, 5)
    code = page.live.areas.codes[ranking.model.position(5)]
    assert [feature["code"] for feature in layer.selectedFeatures()] == [code]
    box = layer.selectedFeatures()[0].geometry().boundingBox()
    qtbot.waitUntil(lambda: canvas.extent().contains(box) and canvas.extent().width() < 30 * box.width(), timeout=5000)
    page.outcome.follow.setChecked(False)
    before = canvas.extent()
    click(qtbot, ranking.view, 30)
    qtbot.wait(400)
    assert canvas.extent() == before
    assert layer.selectedFeatureCount() == 1


def test_a_selection_on_the_map_marks_rows_and_leads_the_chart(qtbot, followed):
    page, layer = followed
    page.outcome.tabs.setCurrentIndex(1)
    numbers = {feature["code"]: feature.id() for feature in layer.getFeatures()}
    layer.selectByIds([numbers["GM0007"], numbers["GM0019"], numbers["GM0030"]])
    assert marked(page) == {"GM0007", "GM0019", "GM0030"}
    best = min(marked(page), key=lambda code: page.live.state.rank[list(page.live.areas.codes).index(code)])
    assert page.live.areas.codes[page.live.position] == best
    assert f"G{int(best[2:])}" in page.outcome.profile.svg
    # Other weights give the areas other rows; the same areas stay marked.
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.weights.rows[0].spin.setValue(60.0)
    assert marked(page) == {"GM0007", "GM0019", "GM0030"}
    assert layer.selectedFeatureCount() == 3
    layer.removeSelection()
    assert marked(page) == set()


def test_rows_marked_together_select_their_areas(qtbot, followed):
    page, layer = followed
    view = page.outcome.ranking.view
    click(qtbot, view, 3)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(marked(page)) == 2
    assert {feature["code"] for feature in layer.selectedFeatures()} == marked(page)


def compared(page):
    """The areas that the chart sets beside each other, with the first score that it tells: that of the index."""
    tips = map(unescape, re.findall(r"<g><title>([^<]*)</title>", page.outcome.profile.svg))
    return dict([tip.rsplit(": ", 1) for tip in tips if tip.startswith("<b>G")][::-1])


def test_several_areas_are_beside_each_other_in_the_chart(qtbot, followed, tmp_path):
    page, layer = followed
    page.outcome.tabs.setCurrentIndex(1)
    numbers = {feature["code"]: feature.id() for feature in layer.getFeatures()}
    chosen = ["GM0007", "GM0019", "GM0030"]
    layer.selectByIds([numbers[code] for code in chosen])
    codes = page.live.areas.codes.tolist()
    names = dict(zip(codes, page.live.areas.names))
    told = {names[code]: f"{page.live.state.score[codes.index(code)]:.1f}" for code in chosen}
    assert compared(page) == told
    assert page.outcome.whose.itemText(0) == "the 3 chosen areas"
    path = tmp_path / "three.csv"
    page.outcome.export.export(str(path), page.outcome.write_profile)
    wrote = pd.read_csv(path)
    assert set(told) <= set(wrote.columns)
    assert {name: f"{wrote[name][0]:.1f}" for name in told} == told
    # Other weights: the same areas, with their new scores.
    with qtbot.waitSignal(page.live.settled, timeout=5000):
        page.weights.rows[0].spin.setValue(60.0)
    score = page.live.state.score[codes.index("GM0007")]
    assert compared(page)[names["GM0007"]] == f"{score:.1f}"
    layer.removeSelection()
    assert not compared(page)
    assert page.outcome.whose.itemText(0) == "the chosen area"


def test_more_areas_than_can_be_told_apart_are_the_worst_of_them(qtbot, followed):
    page, layer = followed
    page.outcome.tabs.setCurrentIndex(1)
    layer.selectAll()
    model = page.outcome.ranking.model
    worst = {str(page.live.areas.names[model.position(row)]) for row in range(6)}
    assert compared(page).keys() == worst
    assert "The first 6 of the " in page.outcome.profile.svg
    # Rows that are marked by hand are compared as well.
    view = page.outcome.ranking.view
    page.outcome.tabs.setCurrentIndex(0)
    click(qtbot, view, 3)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.outcome.tabs.setCurrentIndex(1)
    assert compared(page).keys() == {str(page.live.areas.names[model.position(row)]) for row in (3, 4)}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_ranking_and_profile_go_to_files_as_they_are_shown(qtbot, page, make_layer, tmp_path, ending):
    rows = scores(12)
    rows[3]["werk"] = None
    with qtbot.waitSignal(page.live.settled, timeout=20_000):
        page.enter(Choices(areas=make_layer("areas", rows).id()))
    path = tmp_path / f"ranking{ending}"
    path.write_text("older", encoding="utf-8")
    page.outcome.export.export(str(path), page.outcome.write_ranking)
    assert str(path) in page.outcome.status.text()
    wrote = pd.read_excel(path) if ending == ".xlsx" else pd.read_csv(path)
    shown = table(page)
    assert wrote["Area"].tolist() == [row[NAME] for row in shown]
    assert wrote["Rank"].fillna(0).astype(int).tolist() == [int(row[RANK].replace("–", "0")) for row in shown]
    order = [page.outcome.ranking.model.position(row) for row in range(12)]
    assert wrote["Score"].tolist() == pytest.approx(page.live.state.score[order].tolist(), nan_ok=True)
    page.outcome.export.export(str(tmp_path / f"profile{ending}"), page.outcome.write_profile)
    profile = tmp_path / f"profile{ending}"
    wrote = pd.read_excel(profile) if ending == ".xlsx" else pd.read_csv(profile)
    assert wrote["Value"][0] == pytest.approx(page.live.state.score[page.live.position])
    assert len(wrote) == 8
    assert {file.name for file in tmp_path.iterdir()} == {path.name, profile.name}


def test_a_workbook_comes_first_and_is_one_for_people(page, tmp_path):
    """Its head stays in view, and a figure is in percent where its row is."""
    openpyxl = pytest.importorskip("openpyxl")
    endings = [action.text().rpartition("(")[2][:-2] for action in page.outcome.export.menu().actions()]
    assert endings == ["xlsx", "csv", "xlsx", "csv", "png", "svg"]
    rows = [SpineRow("Werk", "indicator", score=7.9, unit=unit) for unit in (" %", " km")]
    beside = [ComparedRow("Werk", "indicator", (7.9, 8.1), unit=unit) for unit in (" %", " km")]
    for table_shown in (profile_table(rows), compared_table(beside, ["Plaats een", "Plaats twee"])):
        write_table(str(tmp_path / "p.xlsx"), "Plaats/een", table_shown)
        sheet = openpyxl.load_workbook(tmp_path / "p.xlsx").worksheets[0]
        assert sheet.freeze_panes == "A2"
        assert [sheet.cell(row, 3).value for row in (2, 3)] == [7.9, 7.9]
        assert ["%" in sheet.cell(row, 3).number_format for row in (2, 3)] == [True, False]


def test_a_chart_goes_to_a_picture_and_tells_what_is_under_the_pointer(qtbot, page, filled, tmp_path):
    page.outcome.tabs.setCurrentIndex(1)
    picture = page.outcome.profile
    qtbot.waitUntil(lambda: picture.height() > 100, timeout=5000)
    tips = {picture.tip_at(QPointF(picture.width() / 2, y)) for y in range(0, picture.height(), 4)}
    assert any(tip.startswith("Inkomen: ") for tip in tips)
    page.outcome.export.export(str(tmp_path / "chart.svg"), page.outcome.write_chart)
    assert "<svg" in (tmp_path / "chart.svg").read_text(encoding="utf-8")
    page.outcome.export.export(str(tmp_path / "chart.png"), page.outcome.write_chart)
    assert QImage(str(tmp_path / "chart.png")).width() >= 2000
    page.outcome.export.export(str(tmp_path / "gone" / "chart.png"), page.outcome.write_chart)
    assert "could not be written" in page.outcome.status.text()


def test_a_part_of_its_name_finds_a_region(page):
    finder = page.outcome.whose.completer()
    assert finder.filterMode() == Qt.MatchFlag.MatchContains


def denominated(tmp_path):
    """A model of one treated rate, as a file."""
    leaf = Indicator(
        "uitkeringen",
        "Uitkeringen",
        "high is worse",
        "min-max",
        fields=("uitkeringen",),
        denominator=Denominator(("inwoners",), 1000.0),
        treatment=5,
    )
    model = Model("eigen", "Eigen", (Domain("werk", "Werk", 100.0, (leaf,)),), ("laag", "hoog"), (50.0,))
    path = tmp_path / "eigen.json"
    path.write_text(model_json(model), encoding="utf-8")
    return path


def test_a_denominator_is_chosen_below_its_indicator(qtbot, page, make_layer, tmp_path):
    rows = [
        {"code": f"GM{k:04d}", "uitkeringen": float(30 + 7 * k % 11), "mensen": float(1000 + 90 * k)} for k in range(30)
    ]
    rows[5]["uitkeringen"] = 9000.0
    layer = make_layer("areas", rows)
    page.enter(Choices(areas=layer.id(), model_file=str(denominated(tmp_path))))
    assert page.problem(replace(read(page), areas=layer.id())).startswith(
        "No field was found by which 'Uitkeringen' is divided: choose one below it"
    )
    page.weights.rows[0].open.click()
    row = page._tables[0].rows[0]
    assert row.field.itemText(0) == "(found: uitkeringen)"
    divisor = row.fields["uitkeringen.denominator"]
    assert divisor.isVisible() and divisor.itemText(0) == "(no field)"
    assert divisor.accessibleName() == "Field by which Uitkeringen is divided"
    with qtbot.waitSignal(page.live.loaded, timeout=20_000):
        divisor.setCurrentIndex(divisor.findData("mensen"))
    choices = replace(read(page), areas=layer.id())
    assert choices.field_map == {"uitkeringen.denominator": "mensen"}
    assert page.problem(choices) == ""
    rates = pd.DataFrame({"uitkeringen": [1000 * row["uitkeringen"] / row["mensen"] for row in rows]})
    wanted = compute(rates, load_choice(choices))
    assert wanted.scale.indicators["uitkeringen"]["drawn_in"] == 1
    engine = page.live.areas.engine
    np.testing.assert_array_equal(engine.result.score, wanted.score)
    assert [note.details.get("count") for note in page.live.areas.notes] == [1]
    assert page.live.areas.have == {"uitkeringen": 30}
    divisor.setCurrentIndex(0)
    page._tell()
    assert read(page).field_map == {}


def test_a_norm_leaves_the_treatment_of_an_indicator(tmp_path):
    changes = {"uitkeringen": {"method": "norm", "best": 0.0, "worst": 9.0}}
    made = changed_choice(Choices(model_file=str(denominated(tmp_path)), changes=changes))
    assert made.leaves()[0].treatment is None and made.leaves()[0].denominator is not None
    assert parse_model(model_json(made), "again").leaves()[0].method == "norm"
