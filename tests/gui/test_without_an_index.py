"""The window without an index: a list of indicators, their map, ranking, profiles and report."""

import re
from html import unescape
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt

from regiolens.plugin.gui.background import at_work
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.dialog import RegionProfileDialog
from regiolens.plugin.gui.pages.index import NO_INDEX
from regiolens.plugin.gui.runner import Runner
from regiolens.plugin.gui.widgets.outcome import WHY
from regiolens.plugin.gui.widgets.ranking import CLASS, MOVED, NAME, RANK, SCORE

DATA, INDEX, MAP, REGION, RESULT = range(5)
LOW, HOUSEHOLDS, OWN = "percentage_huishoudens_met_laag_inkomen", "aantal_huishoudens", "eigen"
#: what they are called where they are offered
CALLED = [f"households [{HOUSEHOLDS}]", f"households in the lowest 40% of incomes (%) [{LOW}]", OWN]
#: gemeenten of three provincies
CODES = ("GM0014", "GM0037", "GM0047", "GM0106", "GM0109", "GM0114", "GM0059", "GM0060", "GM0069", "GM1680")


def rows():
    """Ten gemeenten, large ones with a low share of low incomes."""
    return [
        {
            "statcode": code,
            "statnaam": f"Plaats {place}",
            HOUSEHOLDS: 1000 * (place + 1) ** 2,
            LOW: round(20.4 - 1.3 * place, 1),
            OWN: None if place == 4 else 3.0 * place,
            "tekst": "geen getal",
        }
        for place, code in enumerate(CODES)
    ]


def settle(qtbot):
    qtbot.waitUntil(lambda: not at_work(), timeout=20000)
    qtbot.wait(50)


@pytest.fixture
def window(qtbot, provider):
    runner = Runner()
    made = RegionProfileDialog(runner)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made._ready, timeout=20000)
    settle(qtbot)
    yield made
    runner.stop()
    made.take_down()
    settle(qtbot)
    QgsProject.instance().cleared.disconnect(runner._project_left)
    QgsProject.instance().clear()


@pytest.fixture
def opened(qtbot, window, make_layer):
    """The window on its page Index, with "no index" chosen for areas and a table."""
    areas = make_layer("gemeenten", [{name: row[name] for name in ("statcode", "statnaam")} for row in rows()])
    table = make_layer(
        "cijfers 2023", [{k: v for k, v in row.items() if k != "statnaam"} for row in rows()], "NoGeometry"
    )
    window._take(
        Choices(
            areas=areas.id(),
            area_code="statcode",
            table=table.id(),
            table_code="statcode",
            year="2023",
            region_set="provincie",
        )
    )
    window.list.setCurrentRow(INDEX)
    page = window.page()
    page.models.setCurrentIndex(page.models.findData(NO_INDEX))
    qtbot.wait(300)
    return window


def tick(page, *names):
    for row in range(page.values.list.count()):
        item = page.values.list.item(row)
        if item.data(Qt.ItemDataRole.UserRole) in names:
            item.setCheckState(Qt.CheckState.Checked)


def loaded(qtbot, window, *names):
    with qtbot.waitSignal(window.live.settled, timeout=20_000):
        tick(window.page(), *names)
    settle(qtbot)


def ranking(window):
    model = window.pages[INDEX].outcome.ranking.model
    shown = [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return [[row[column] for column in (RANK, NAME, SCORE, CLASS)] for row in shown]


def test_the_page_asks_for_indicators_and_offers_figures(qtbot, opened):
    page = opened.page()
    offered = [page.values.list.item(row).text() for row in range(page.values.list.count())]
    assert offered[:3] == CALLED and not any("tekst" in text for text in offered)
    assert not {"statcode", "mdi"} & set(offered)
    assert opened.hint.text() == "Tick at least one indicator to compare."
    assert not opened.run_button.isEnabled()
    assert not page.weights.isVisible() and page.values.isVisible()
    loaded(qtbot, opened, LOW, HOUSEHOLDS)
    assert opened.choices.values == [HOUSEHOLDS, LOW] and opened.choices.without_index
    assert opened.run_button.isEnabled(), opened.hint.text()
    page.values.filter.setText("LAAG")
    assert [page.values.list.item(row).isHidden() for row in range(3)] == [True, False, True]


def test_the_ranking_follows_map_and_direction(qtbot, opened):
    loaded(qtbot, opened, LOW, HOUSEHOLDS, OWN)
    opened.list.setCurrentRow(MAP)
    page = opened.page()
    assert [page.show_field.itemText(row) for row in range(page.show_field.count())] == CALLED
    assert [page.show_field.itemData(row) for row in range(3)] == [HOUSEHOLDS, LOW, OWN]
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.show_field.setCurrentIndex(page.show_field.findData(LOW))
    assert page.heading.text() == "Households in the lowest 40% of incomes (%), 2023"
    shown = ranking(opened)
    assert [row[0] for row in shown] == [str(place) for place in range(1, 11)]
    assert shown[0][1:] == ["Plaats 0", "20.4", shown[0][3]] and shown[-1][1:3] == ["Plaats 9", "8.7"]
    # Quartiles of 8.7, 10.0 ... 20.4: 11.625, 14.55 and 17.475.
    assert shown[0][3].startswith("≥ 17.") and shown[-1][3].startswith("< 1")
    assert opened.pages[INDEX].outcome.ranking.view.isColumnHidden(MOVED)
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.direction.setCurrentIndex(1)
    assert ranking(opened)[0][1] == "Plaats 9"
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.classes.setValue(5)
    assert len({row[3] for row in ranking(opened)}) == 5
    legend = [page.legend.item(row).text() for row in range(5)]
    assert {row[3] for row in ranking(opened)} == {text.rpartition(" (")[0] for text in legend}


def test_the_end_that_is_known_to_be_worse_is_dark_until_the_user_says_otherwise(qtbot, opened, make_layer):
    rich = "woz_waarde"
    other = make_layer(
        "waarden",
        [{"statcode": row["statcode"], rich: 300.0 + row[LOW], LOW: row[LOW]} for row in rows()],
        "NoGeometry",
    )
    opened.list.setCurrentRow(DATA)
    opened.page().table.setLayer(other)
    settle(qtbot)
    qtbot.wait(400)
    opened.list.setCurrentRow(INDEX)
    loaded(qtbot, opened, rich, LOW)
    # Low values are worse: Plaats 9 has the lowest.
    assert ranking(opened)[0][1] == "Plaats 9"
    asked = next(step for step in opened.steps() if step.algorithm == "regiolens:quartilemap")
    assert (asked.parameters["FIELD"], asked.parameters["DIRECTION"]) == (rich, "low is worse")
    opened.list.setCurrentRow(MAP)
    page = opened.page()
    assert page.direction.currentData() == "low is worse"
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.show_field.setCurrentIndex(page.show_field.findData(LOW))
    assert (page.direction.currentData(), opened.choices.direction) == ("high is worse", "high is worse")
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.direction.setCurrentIndex(1)
    opened.list.setCurrentRow(INDEX)
    opened.list.setCurrentRow(MAP)
    assert (page.show_field.currentData(), page.direction.currentData()) == (LOW, "low is worse")


def test_own_bounds_are_typed_from_nothing(qtbot, opened):
    """What is not bounds yet takes nothing away that more letters do not bring back; the page of the map tells it."""
    loaded(qtbot, opened, LOW)
    opened.list.setCurrentRow(MAP)
    page = opened.page()
    page.method.setCurrentIndex(page.method.findData("own bounds"))
    for text in ("10; ", "10; x"):
        page.own_bounds.setText(text)
        page.own_bounds.textEdited.emit(text)
    assert opened.hint.text() == "'x' among the own bounds is no number: write them like '10; 20; 30'."
    assert opened.pages[INDEX].problem(opened.choices) == "" and not opened.run_button.isEnabled()
    assert page.legend.count() == 0 and page.heading.text() and ranking(opened) == []
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.own_bounds.setText("10; 15")
        page.own_bounds.textEdited.emit("10; 15")
    assert [page.legend.item(row).text() for row in range(3)] == ["< 10 (1)", "10 – < 15 (4)", "≥ 15 (5)"]
    assert [row[3] for row in ranking(opened)] == 5 * ["≥ 15"] + 4 * ["10 – < 15"] + ["< 10"]
    assert opened.run_button.isEnabled()


def test_two_indicators_have_thirds_in_the_ranking_whatever_bounds_were_typed(qtbot, opened):
    loaded(qtbot, opened, LOW, OWN)
    opened.list.setCurrentRow(MAP)
    page = opened.page()
    page.show_field.setCurrentIndex(page.show_field.findData(LOW))
    page.method.setCurrentIndex(page.method.findData("own bounds"))
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.show_y.setCurrentIndex(page.show_y.findData(OWN))
    assert page.problem(opened.choices) == "" and opened.run_button.isEnabled()
    assert len({row[3] for row in ranking(opened)}) == 3
    # With the year, as a map of one has it, here and in what is made.
    title = "Households in the lowest 40% of incomes (%) and eigen, 2023"
    assert page.heading.text() == title
    asked = next(step for step in opened.steps() if step.algorithm == "regiolens:bivariatemap")
    assert asked.parameters["TITLE"] == title


def test_a_count_is_not_mapped_unless_it_is_asked_for(qtbot, opened):
    loaded(qtbot, opened, HOUSEHOLDS, OWN)
    asked = {step.algorithm.removeprefix("regiolens:"): step.parameters for step in opened.steps()}
    assert asked["quartilemap"]["FIELD"] == asked["regionreport"]["LEAD"] == OWN
    assert "eigen" in opened.pages[INDEX].outcome.status.text()
    opened.list.setCurrentRow(MAP)
    page = opened.page()
    assert page.show_field.currentData() == OWN
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        page.show_field.setCurrentIndex(page.show_field.findData(HOUSEHOLDS))
    assert ranking(opened)[0][1] == "Plaats 9"


def test_a_figure_that_is_missing_has_no_rank_and_is_counted_elsewhere(qtbot, opened):
    loaded(qtbot, opened, OWN)
    assert ranking(opened)[-1] == ["–", "Plaats 4", "–", "no data"]
    assert "9 of 10 areas have a figure" in opened.pages[INDEX].outcome.status.text()
    assert not opened.pages[INDEX].outcome.tabs.isTabVisible(WHY)
    loaded(qtbot, opened, LOW)
    assert len(opened.live.scored()) == 10


def test_live_profiles_are_those_of_the_run_and_of_the_report(qtbot, opened, tmp_path):
    loaded(qtbot, opened, LOW, HOUSEHOLDS)
    opened.list.setCurrentRow(MAP)
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        opened.page().show_field.setCurrentIndex(opened.page().show_field.findData(LOW))
    live = {
        (row["regio_naam"], row["waarde"]): row
        for row in opened.live.areas.engine.table.to_dict("records")
        if row["niveau"] == "regio"
    }
    # Groningen's three by their households: (1000 x 20.4 + 4000 x 19.1 + 9000 x 17.8) / 14000.
    assert live["Groningen", LOW]["score"] == pytest.approx(257.0 / 14.0)
    assert live["Groningen", HOUSEHOLDS]["score"] == 14000
    with qtbot.waitSignal(opened.runner.ended, timeout=120_000) as ended:
        opened.run_button.click()
    settle(qtbot)
    assert ended.args[0], ended.args[1]
    layers = {name.partition(":")[2]: QgsProject.instance().mapLayer(i) for name, i in opened.runner.layers.items()}
    assert set(layers) == {"quartilemap OUTPUT", "regionprofiles OUTPUT", "regionprofiles OUTPUT_TABLE"}
    run = {
        (row["regio_naam"], row["waarde"]): row
        for row in layers["regionprofiles OUTPUT_TABLE"].getFeatures()
        if row["niveau"] == "regio"
    }
    assert set(run) == set(live) and len(run) == 6
    for key, row in run.items():
        for name in ("score", "referentie", "rang", "rang_van", "hoogste"):
            assert float(row[name]) == pytest.approx(float(live[key][name])), (key, name)
    assert layers["quartilemap OUTPUT"].name() == "Households in the lowest 40% of incomes (%), 2023"
    page = Path(opened.pages[RESULT].files["OUTPUT_HTML"]).read_text(encoding="utf-8")
    text = " ".join(unescape(re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", page, flags=re.DOTALL)).split())
    assert "MDI" not in text
    assert "households in the lowest 40% of incomes (%) in Groningen: 18.4 %" in text
    # The picture in the window shows the same figures.
    opened.list.setCurrentRow(INDEX)
    outcome = opened.page().outcome
    outcome.tabs.setCurrentIndex(1)
    qtbot.wait(50)
    outcome.whose.setCurrentIndex(outcome.whose.findData("Groningen"))
    from regiolens.bridge.live.charts import area_profile, region_profile

    drawing = region_profile(opened.live.areas, opened.live.state, "Groningen", "", 700)
    assert "18.4 %" in drawing and "14,000" in drawing and "% of the total" in drawing
    drawing = area_profile(opened.live.areas, opened.live.state, 0, "", 700)
    assert "20.4 %" in drawing and "Plaats 0" in drawing


def test_areas_that_hold_all_and_an_index_too_are_compared_without_it(qtbot, window, make_layer):
    layer = make_layer("alles", [{**row, "mdi": 50.0 + place} for place, row in enumerate(rows())])
    choices = Choices(areas=layer.id(), area_code="statcode", region_set="provincie")
    choices.without_index, choices.values, choices.show = True, [LOW], "mdi"
    window._take(choices)
    settle(qtbot)
    assert window.run_button.isEnabled(), window.hint.text()
    with qtbot.waitSignal(window.runner.ended, timeout=120_000) as ended:
        window.run_button.click()
    settle(qtbot)
    assert ended.args[0], ended.args[1]
    table = QgsProject.instance().mapLayer(window.runner.layers["regiolens:regionprofiles OUTPUT_TABLE"])
    assert {row["waarde"] for row in table.getFeatures()} == {LOW}


def test_choices_without_an_index_come_back_and_a_model_takes_their_place(qtbot, opened):
    loaded(qtbot, opened, LOW)
    opened.page().read_choices(opened.choices)
    opened.choices.save(QgsProject.instance())
    again = Choices.load(QgsProject.instance())
    assert again.without_index and again.values == [LOW] and again.mapped == LOW
    opened.list.setCurrentRow(MAP)
    opened.list.setCurrentRow(INDEX)
    page = opened.page()
    assert page.models.currentData() == NO_INDEX and page.values.names() == [LOW]
    page.models.setCurrentIndex(page.models.findData("pon2023_domains"))
    qtbot.wait(300)
    assert (opened.choices.without_index, opened.choices.show) == (False, "mdi")
    assert page.weights.isVisible() and len(page.weights.rows) == 7


def test_an_indicator_that_goes_is_told(qtbot, opened, make_layer):
    loaded(qtbot, opened, LOW)
    other = make_layer("ander", [{"statcode": row["statcode"], OWN: row[OWN]} for row in rows()], "NoGeometry")
    opened.list.setCurrentRow(DATA)
    opened.page().table.setLayer(other)
    settle(qtbot)
    opened.list.setCurrentRow(INDEX)
    assert opened.hint.text() == f"There is no field '{LOW}': take its tick away, or choose another table."
    opened.page().values.none_button.click()
    loaded(qtbot, opened, OWN)
    assert opened.run_button.isEnabled(), opened.hint.text()
    assert not np.isnan(opened.live.state.score[0])


def test_the_period_that_is_chosen_is_ranked(qtbot, opened, make_layer):
    several = [
        {"statcode": row["statcode"], "jaar": y, OWN: row[OWN], LOW: row[LOW] + y} for row in rows() for y in (1, 2)
    ]
    for row in several:
        row["jaar"] = str(2020 + row["jaar"])
    other = make_layer("per jaar", several, "NoGeometry")
    opened.list.setCurrentRow(DATA)
    opened.page().table.setLayer(other)
    qtbot.waitUntil(lambda: opened.page().period.count() == 3, timeout=10_000)
    opened.page().period.setCurrentIndex(opened.page().period.findData("2021"))
    settle(qtbot)
    opened.list.setCurrentRow(INDEX)
    loaded(qtbot, opened, LOW)
    assert ranking(opened)[0][1:3] == ["Plaats 0", "21.4"]
    assert opened.choices.year == "2021"
    opened.list.setCurrentRow(DATA)
    opened.page().period.setCurrentIndex(0)
    qtbot.wait(500)
    settle(qtbot)
    with qtbot.waitSignal(opened.live.settled, timeout=20_000):
        opened.list.setCurrentRow(INDEX)
    assert ranking(opened)[0][1:3] == ["Plaats 0", "22.4"]


def test_a_layer_to_compare_with_needs_the_indicators(qtbot, opened, make_layer):
    loaded(qtbot, opened, LOW)
    country = make_layer("land", [{"statcode": row["statcode"], OWN: 1.0} for row in rows()], "NoGeometry")
    opened.list.setCurrentRow(REGION)
    opened.page().compare.setLayer(country)
    settle(qtbot)
    assert f"'land' has no field {LOW} to compare with" in opened.hint.text()
