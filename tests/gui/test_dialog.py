"""The window as a whole: five clicks, memory, keyboard and screen reader, small screens, life and death."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollBar,
    QWidget,
)

from regiolens.plugin.gui.background import Jobs, at_work
from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.dialog import RegionProfileDialog
from regiolens.plugin.gui.guess import guess, look
from regiolens.plugin.gui.runner import PROFILES, Runner

ROOT = Path(__file__).resolve().parents[2]
NASTY = '<b>Laag</b> "O\'Neill" & co'
DATA, INDEX, MAP, REGION, RESULT = range(5)
WEIGHED = ("inkomen", "werk", "gezondheid", "opleiding", "huisvesting", "veiligheid", "woonomgeving")


@pytest.fixture
def window(qtbot, provider):
    runner = Runner()
    made = RegionProfileDialog(runner)
    qtbot.addWidget(made)
    made.show()
    ready(made, qtbot)
    yield made
    runner.stop()
    made.take_down()
    settle(qtbot)
    QgsProject.instance().cleared.disconnect(runner._project_left)
    QgsProject.instance().clear()


def settle(qtbot):
    qtbot.waitUntil(lambda: not at_work(), timeout=20000)
    qtbot.wait(50)


def ready(window, qtbot):
    qtbot.waitUntil(lambda: window._ready, timeout=20000)
    settle(qtbot)


def turn(window, qtbot, row):
    window.list.setCurrentRow(row)
    qtbot.wait(50)


def with_sample(window, qtbot):
    QTest.mouseClick(window.pages[DATA].sample_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.pages[DATA].found is not None, timeout=20000)


def tick_region(window, qtbot, name):
    listed = window.pages[REGION].regions.list
    qtbot.waitUntil(lambda: listed.count() > 0, timeout=20000)
    item = next(item for item in map(listed.item, range(listed.count())) if item.text().startswith(name))
    item.setCheckState(Qt.CheckState.Checked)


def make(window, qtbot, timeout=120000):
    assert window.run_button.isEnabled(), window.hint.text()
    with qtbot.waitSignal(window.runner.ended, timeout=timeout) as ended:
        QTest.mouseClick(window.run_button, Qt.MouseButton.LeftButton)
    settle(qtbot)
    return ended.args


def test_a_newcomer_gets_a_map_and_a_profile_in_four_clicks_after_the_toolbar(window, qtbot):
    assert not window.run_button.isEnabled()
    with_sample(window, qtbot)  # 1
    turn(window, qtbot, REGION)  # 2
    tick_region(window, qtbot, "Zuid-Limburg")  # 3
    succeeded, sentence = make(window, qtbot)  # 4
    assert succeeded, sentence
    layers = window.runner.layers
    mdi = QgsProject.instance().mapLayer(layers["regiolens:mdi OUTPUT"])
    assert mdi.renderer().type() == "categorizedSymbol"
    assert [item.label() for item in mdi.renderer().legendSymbolItems()][3] == "zeer hoog: ≥ 60 (14)"
    page = window.pages[RESULT]
    assert window.page() is page
    assert page.open_report.isEnabled()
    report = Path(page.files["OUTPUT_HTML"]).read_text(encoding="utf-8")
    assert "Zuid-Limburg" in report
    assert "not the Netherlands" in report
    assert not window.runner.is_running()
    assert window.run_button.isEnabled()


def test_guesses_follow_the_layers_until_something_is_chosen(window, qtbot, make_layer):
    assert window.choices.areas == ""
    first = make_layer("gemeenten", [{"statcode": "GM0014", "naam": "Groningen"}])
    qtbot.waitUntil(lambda: window.choices.areas == first.id(), timeout=10000)
    rows = [{"code": "GM0014", **dict.fromkeys(WEIGHED, 40.0), "aantal_inwoners": 9}]
    table = make_layer("cijfers 2023", rows, geometry="NoGeometry")
    qtbot.waitUntil(lambda: window.choices.table == table.id(), timeout=10000)
    settle(qtbot)
    assert (window.choices.model, window.choices.year) == ("pon2023_domains", "2023")
    window.pages[DATA].table.setCurrentIndex(0)
    qtbot.waitUntil(lambda: window.choices.table == "", timeout=10000)
    make_layer("later", [{"statcode": "GM0014"}])
    qtbot.wait(600)
    assert window.choices.areas == first.id()


def test_another_table_brings_its_model_and_inhabitants(window, qtbot, make_layer):
    areas = make_layer("gemeenten", [{"statcode": "GM0014", "naam": "Groningen"}])
    scores = make_layer("scores", [{"code": "GM0014", **dict.fromkeys(WEIGHED, 40.0)}], geometry="NoGeometry")
    window._take(Choices(areas=areas.id(), area_code="statcode", model="cbs_buurt"))
    window.pages[DATA].table.setLayer(scores)
    qtbot.waitUntil(lambda: window.choices.model == "pon2023_domains", timeout=10000)
    window.choices.model = "pon2023"
    window.pages[DATA].table.setCurrentIndex(0)
    qtbot.waitUntil(lambda: window.choices.table == "", timeout=10000)
    window.pages[DATA].table.setLayer(scores)
    qtbot.waitUntil(lambda: window.choices.table == scores.id(), timeout=10000)
    assert window.choices.model == "pon2023"


def test_messages_go_when_they_no_longer_hold(window, qtbot):
    with_sample(window, qtbot)
    top = window.stack.geometry()
    assert "Tick a region" in window.hint.text()
    turn(window, qtbot, REGION)
    assert "Tick a region" in window.hint.text()
    assert window.stack.geometry() == top
    tick_region(window, qtbot, "Zuid-Limburg")
    succeeded, sentence = make(window, qtbot)
    assert succeeded, sentence
    assert window.messages.items()
    assert "Tick a region" not in window.hint.text()
    page = window.pages[RESULT]
    assert page.stale.isHidden()
    page.report_title.setText("Other")
    page.report_title.textEdited.emit("Other")
    assert not page.stale.isHidden()
    assert not window.messages.items()
    QgsProject.instance().clear()
    ready(window, qtbot)
    assert page.results.isHidden()


def test_choices_come_back_with_the_project(window, qtbot, tmp_path):
    with_sample(window, qtbot)
    turn(window, qtbot, REGION)
    tick_region(window, qtbot, "Achterhoek")
    turn(window, qtbot, RESULT)
    window.pages[RESULT].report_title.setText(NASTY)
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    wanted = window.choices
    assert (wanted.regions, wanted.title) == (["Achterhoek"], NASTY)
    other = QgsProject()
    assert other.read(path)
    assert Choices.load(other) == wanted
    QgsProject.instance().clear()
    ready(window, qtbot)
    assert window.choices.areas == ""
    assert QgsProject.instance().read(path)
    qtbot.waitUntil(lambda: window.choices.areas != "", timeout=10000)
    settle(qtbot)
    assert window.choices == wanted
    assert window.list.currentRow() == DATA
    assert window.pages[DATA].areas.currentLayer().id() == wanted.areas


@pytest.mark.parametrize("order", [(1, 2, 3, 4, 0), (4, 3, 2, 1, 0), (2, 0, 4, 1, 3, 2)])
def test_walking_through_the_pages_changes_nothing_that_was_chosen(window, qtbot, order, tmp_path, make_layer):
    with_sample(window, qtbot)
    country = make_layer("land", [{"statcode": "GM0014", "mdi": 1.0}])
    chosen = {
        **{"show": "mdi_werk", "bounds": country.id(), "classes": 5, "ramp": "YlGnBu", "direction": "low is worse"},
        **{"missing": "strict", "reference": country.id(), "weights": dict(zip(WEIGHED, (30.0, 20.0, *[10.0] * 5)))},
        **{"changes": {"werk": {"direction": "low is worse"}}, "field_map": {"werk": "inkomen"}, "year": "2022"},
        **{"region_set": "provincie", "regions": ["Groningen"], "compare": country.id(), "threshold": 47.5},
        **{"weight_field": "statcode", "make_table": False, "make_report": False, "make_pdf": True},
        **{"make_layout": True, "folder": str(tmp_path), "title": NASTY},
    }
    for name, value in chosen.items():
        setattr(window.choices, name, value)
    window.page().enter(window.choices)
    wanted = window.choices.to_json()
    for row in order:
        turn(window, qtbot, row)
        qtbot.wait(300)
        settle(qtbot)
    window.page().read_choices(window.choices)
    assert window.choices.to_json() == wanted


def test_of_a_sample_and_a_project_that_both_wait_the_latest_counts(window, qtbot, make_layer):
    others = Jobs()
    others.start("hold", "hold", lambda task: time.sleep(0.4), lambda *_: None)
    window.reload()
    window.try_sample()
    assert window.choices.areas == ""
    settle(qtbot)
    qtbot.wait(200)
    assert QgsProject.instance().mapLayer(window.choices.areas).name() == "Gemeenten 2023 (sample)"
    others.start("hold", "hold", lambda task: time.sleep(0.4), lambda *_: None)
    window.try_sample()
    QgsProject.instance().removeAllMapLayers()
    layer = make_layer("gebieden", [{"statcode": "GM0014"}])
    window.reload()
    settle(qtbot)
    qtbot.wait(200)
    assert window.choices.areas == layer.id()


def test_no_layer_that_follows_the_weights_can_be_chosen(window, qtbot):
    with_sample(window, qtbot)
    turn(window, qtbot, MAP)
    window.pages[MAP].on_map.setChecked(True)
    qtbot.waitUntil(lambda: window.live.map.made is not None, timeout=10000)
    made = window.live.map.made
    assert QgsProject.instance().mapLayer(made.layer.id()) is not None
    combos = window.findChildren(QgsMapLayerComboBox)
    assert len(combos) == 9
    for combo in combos:
        offered = [combo.layer(row) for row in range(combo.count())]
        assert made.layer not in offered
    assert guess(QgsProject.instance()).areas != made.layer.id()


@pytest.mark.parametrize("language", ["en", "nl"])
def test_help_opens_a_heading_of_the_guide(window, language):
    guide = (ROOT / "resources" / "help" / f"guide.{language}.html").read_text(encoding="utf-8")
    for page in window.pages:
        assert guide.count(f'id="{page.help_page()}"') == 1


def test_a_layer_that_goes_while_it_is_chosen_is_asked_for_again(window, qtbot):
    with_sample(window, qtbot)
    turn(window, qtbot, MAP)
    qtbot.waitUntil(lambda: window.live.areas is not None, timeout=10000)
    window.pages[MAP].on_map.setChecked(True)
    qtbot.waitUntil(lambda: window.live.map.made is not None, timeout=10000)
    QgsProject.instance().removeMapLayer(window.choices.areas)
    settle(qtbot)
    for row in range(5):
        turn(window, qtbot, row)
        settle(qtbot)
    assert "Choose the layer with the areas" in window.hint.text()
    assert not window.run_button.isEnabled()


def on_the_map_of_qgis(window, qtbot):
    """The live map of the sample stands on the map of QGIS too."""
    with_sample(window, qtbot)
    turn(window, qtbot, MAP)
    qtbot.waitUntil(lambda: window.page().legend.count() > 0, timeout=20000)
    window.live.map.show_in_project(True)
    qtbot.waitUntil(lambda: window.live.map.made is not None, timeout=20000)


@pytest.mark.parametrize("row", [DATA, INDEX, MAP])
def test_what_was_made_of_a_layer_that_goes_is_shown_no_longer(window, qtbot, row):
    """Whichever page is in view, nothing is left of it, and no other layer takes its place."""
    project = QgsProject.instance()
    on_the_map_of_qgis(window, qtbot)
    turn(window, qtbot, row)
    settle(qtbot)
    project.removeMapLayer(window.choices.table)
    qtbot.waitUntil(lambda: window.live.areas is None and window.live.fault != "", timeout=20000)
    settle(qtbot)
    assert window.choices.table == "" and window.pages[MAP].legend.count() == 0
    assert "No field was found" in window.hint.text() and not window.run_button.isEnabled()
    turn(window, qtbot, DATA)
    assert window.page().table.currentLayer() is None
    turn(window, qtbot, row)
    project.removeMapLayer(window.choices.areas)
    qtbot.waitUntil(lambda: window.choices.areas == "", timeout=20000)
    settle(qtbot)
    assert "Choose the layer with the areas" in window.hint.text()
    assert window.pages[INDEX].outcome.ranking.model.rowCount() == 0
    assert not [layer for layer in project.mapLayers().values() if "(live)" in layer.name()]


def test_a_project_that_is_read_anew_keeps_what_was_chosen(window, qtbot, tmp_path):
    with_sample(window, qtbot)
    turn(window, qtbot, INDEX)
    turn(window, qtbot, DATA)
    path = str(tmp_path / "own.qgz")
    assert QgsProject.instance().write(path)
    before = window.choices.to_json()
    assert QgsProject.instance().read(path)
    qtbot.wait(100)
    ready(window, qtbot)
    assert window.choices.areas and window.choices.to_json() == before
    assert window.pages[DATA].areas.currentLayer().id() == window.choices.areas


def test_the_map_of_qgis_follows_pages_that_show_no_map(window, qtbot):
    on_the_map_of_qgis(window, qtbot)
    turn(window, qtbot, DATA)
    window.page().year.setText("1999")
    with qtbot.waitSignal(window.live.settled, timeout=20000):
        window.page().year.textEdited.emit("1999")
    assert window.live.map.layer().name().endswith(", 1999 (live)")
    with qtbot.waitSignal(window.live.failed, timeout=20000):
        window.page().table.setCurrentIndex(0)


def test_another_project_while_a_live_map_is_shown(window, qtbot):
    with_sample(window, qtbot)
    turn(window, qtbot, MAP)
    window.pages[MAP].on_map.setChecked(True)
    qtbot.waitUntil(lambda: window.live.map.made is not None, timeout=10000)
    QgsProject.instance().clear()
    qtbot.waitUntil(lambda: window.choices.areas == "", timeout=10000)
    assert not window.pages[MAP].on_map.isChecked()
    assert QgsProject.instance().mapLayers() == {}
    with_sample(window, qtbot)
    assert window.choices.areas


def test_opening_and_closing_without_layers_leaves_the_project_as_it_was(window, qtbot):
    QgsProject.instance().setDirty(False)
    window.close()
    window.show()
    window.close()
    assert not QgsProject.instance().isDirty()


WITHOUT_PLUGIN = """
import sys
from qgis.core import QgsApplication, QgsProject
application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
print(project.read(sys.argv[1]))
for layer in project.mapLayers().values():
    renderer = layer.renderer()
    print(layer.isValid(), renderer.type() if renderer else "table", layer.featureCount(), sep="|")
print("regiolens" in sys.modules)
sys.stdout.flush()
import os
os._exit(0)
"""


def test_a_project_keeps_layers_and_styles_where_the_plugin_is_not(window, qtbot, tmp_path):
    with_sample(window, qtbot)
    turn(window, qtbot, RESULT)
    window.pages[RESULT].folder_widget.setFilePath(str(tmp_path))
    succeeded, sentence = make(window, qtbot)
    assert succeeded, sentence
    assert str(tmp_path) in sentence
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PLUGIN, path],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = done.stdout.split()
    assert lines[0] == "True", done.stderr
    assert lines[-1] == "False"
    assert "True|categorizedSymbol|342" in lines
    assert "True|categorizedSymbol|40" in lines
    assert not [line for line in lines if line.startswith("False|")]


def test_a_window_that_is_closed_loses_no_result(window, qtbot):
    with_sample(window, qtbot)
    with qtbot.waitSignal(window.runner.ended, timeout=120000) as ended:
        window.run_button.click()
        qtbot.wait(200)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()
        assert window.runner.is_running()
    settle(qtbot)
    assert ended.args[0], ended.args
    assert len(window.runner.layers) == 3
    window.show()
    turn(window, qtbot, RESULT)
    assert window.pages[RESULT].open_report.isEnabled()


def test_cancel_in_the_window(window, qtbot):
    with_sample(window, qtbot)
    with qtbot.waitSignal(window.runner.ended, timeout=60000) as ended:
        window.run_button.click()
        assert window.cancel_button.isVisible()
        assert not window.run_button.isEnabled()
        QTimer.singleShot(300, window.cancel_button.click)
    settle(qtbot)
    assert ended.args == [False, "Cancelled."]
    assert not window.cancel_button.isVisible()
    assert window.run_button.isEnabled()


def test_a_folder_that_goes_before_the_run_is_told(window, qtbot, tmp_path):
    with_sample(window, qtbot)
    turn(window, qtbot, RESULT)
    window.pages[RESULT].folder_widget.setFilePath(str(tmp_path / "weg"))
    assert "weg" in window.hint.text()
    assert not window.run_button.isEnabled()


def controls(window):
    """All that can be focused or pressed, but for the inner parts of Qt's own views."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QAbstractSlider)
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, kinds) or isinstance(widget, (QScrollBar, QHeaderView)):
            continue
        parent, inside = widget.parent(), False
        while parent is not None and parent is not window:
            # A popup list, the field of a spin box and the corner of a table are named by what they are part of.
            inside = inside or isinstance(parent, (QComboBox, QAbstractSpinBox, QAbstractItemView))
            inside = inside or parent.metaObject().className() == "QgsMessageBar"
            parent = parent.parent()
        if not inside:
            yield widget


def test_every_control_has_a_name_for_the_screen_reader(window, qtbot):
    with_sample(window, qtbot)
    for row in range(len(window.pages)):
        turn(window, qtbot, row)
    settle(qtbot)
    labelled = {label.buddy() for label in window.findChildren(QLabel) if label.buddy() is not None}
    found = list(controls(window))
    assert len(found) > 60
    nameless = [
        f"{widget.metaObject().className()} {widget.objectName()} in {widget.parent().metaObject().className()}"
        for widget in found
        if not widget.accessibleName()
        and widget not in labelled
        and not (isinstance(widget, QAbstractButton) and widget.text())
    ]
    assert nameless == []


@pytest.mark.parametrize("row", range(5))
def test_tab_walks_through_a_page_from_top_to_bottom(window, qtbot, row):
    with_sample(window, qtbot)
    turn(window, qtbot, row)
    settle(qtbot)
    page = window.pages[row]
    window.activateWindow()
    window.list.setFocus()
    seen = []
    for _ in range(150):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now in seen or now is window.list:
            break
        seen.append(now)
    assert window.focusWidget() is window.list, "where it began, and no part of the page again and again"
    back = []
    for _ in seen:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
        back.append(window.focusWidget())
    assert back == seen[::-1]
    inside = [widget for widget in seen if page.isAncestorOf(widget)]
    assert inside
    assert window.run_button in seen
    assert window.close_button in seen
    # All of the page before the buttons below it.
    assert seen.index(inside[-1]) < seen.index(window.run_button)
    if row in (DATA, REGION, RESULT):
        tops = [widget.mapTo(window, widget.rect().topLeft()).y() for widget in inside]
        assert all(later >= earlier - 12 for earlier, later in zip(tops, tops[1:])), tops


@pytest.mark.parametrize("row", range(5))
def test_no_two_controls_of_a_page_share_a_key(window, qtbot, row):
    with_sample(window, qtbot)
    turn(window, qtbot, row)
    texts = [label.text() for label in window.pages[row].findChildren(QLabel) if label.buddy() and label.isVisible()]
    buttons = [*window.pages[row].findChildren(QAbstractButton)]
    buttons += [widget for widget in window.findChildren(QAbstractButton) if widget.parent() is window]
    texts += [button.text() for button in buttons if button.isVisible()]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text.replace("&&", "")]
    twice = {key for key in keys if keys.count(key) > 1}
    assert not twice, [text for text in texts if any(f"&{key}" in text.lower() for key in twice)]


@pytest.mark.parametrize("size", [(1280, 680), (640, 330)])
def test_all_pages_fit_small_screens(window, qtbot, size):
    with_sample(window, qtbot)
    window.resize(*size)
    for row in range(5):
        turn(window, qtbot, row)
        assert (window.width(), window.height()) == size
        assert window.close_button.geometry().right() <= window.width()
        assert window.close_button.geometry().bottom() <= window.height()


@pytest.mark.parametrize("kind", ["wide", "null", "names"])
def test_a_hostile_layer_passes_all_pages(window, qtbot, make_layer, kind):
    rows = {
        "wide": [{f"veld_{i}": i for i in range(200)}] * 3,
        "null": [{"statcode": None, "inkomen": None}] * 3,
        "names": [{"statcode": "GM0014", NASTY: NASTY}, {"statcode": "GM0034", NASTY: NASTY}],
    }[kind]
    layer = make_layer(NASTY, rows)
    window.reload()
    qtbot.waitUntil(lambda: window.choices.areas == layer.id(), timeout=10000)
    for row in range(5):
        turn(window, qtbot, row)
        settle(qtbot)
        assert window.hint.text()
        assert not window.run_button.isEnabled()
    assert window.hint.textFormat() == Qt.TextFormat.PlainText


# The plugin's life


class Canvas:
    def zoomToFeatureIds(self, layer, ids):
        self.zoomed = layer, ids

    def flashFeatureIds(self, layer, ids):
        """Nothing to see here."""


class Iface:
    """As much of QGIS's interface as the window uses."""

    def __init__(self):
        self.canvas = Canvas()

    def activeLayer(self):
        return None

    def mapCanvas(self):
        return self.canvas


TWICE = """
import importlib.util, sys, time
root = sys.argv[1]
spec = importlib.util.spec_from_file_location("regiolens", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["regiolens"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["regiolens"])
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QWidget
from regiolens.plugin.gui.background import at_work
application = QgsApplication([], True)
application.initQgis()
registry = QgsApplication.processingRegistry()


class Iface:
    def __init__(self):
        self.window, self.menu, self.bar, self.said = QWidget(), [], [], []

    def messageBar(self):
        return self

    def pushMessage(self, title, text, level, seconds):
        self.said.append(text)

    def mainWindow(self):
        return self.window

    def activeLayer(self):
        return None

    def addPluginToMenu(self, name, action):
        self.menu.append(action)

    def removePluginMenu(self, name, action):
        self.menu.remove(action)

    def addToolBarIcon(self, action):
        self.bar.append(action)

    def removeToolBarIcon(self, action):
        self.bar.remove(action)

    def registerOptionsWidgetFactory(self, factory):
        self.menu.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):
        self.menu.remove(factory)


def until(what):
    end = time.time() + 40
    while not what():
        application.processEvents()
        time.sleep(0.005)
        if time.time() > end:
            raise SystemExit("took too long")


for turn in range(2):
    iface = Iface()
    plugin = sys.modules["regiolens"].classFactory(iface)
    plugin.initGui()
    iface.bar[0].trigger()
    window = plugin.window
    until(lambda: window._ready)
    window.pages[0].sample_button.click()
    until(lambda: window.pages[0].found is not None)
    if turn:
        window.close()
    window.run_button.click()
    until(lambda: plugin.runner._task is not None)
    runner = plugin.runner
    ended = []
    runner.ended.connect(lambda *args: ended.append(args[0]))
    plugin.unload()
    until(lambda: not at_work())
    print(ended, runner.is_running(), iface.menu, iface.bar, registry.providerById("regiolens"), iface.said)
    del window, runner
    QgsProject.instance().clear()
    application.processEvents()
sys.stdout.flush()
import os
os._exit(0)
"""


def script(text):
    """What a script prints in a QGIS of its own."""
    done = subprocess.run(
        [sys.executable, "-c", text, str(ROOT)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_loaded_and_taken_out_twice_while_a_run_goes_on():
    closed = "['Cancelled.']"
    assert script(TWICE) == ["[False] False [] [] None []", f"[False] False [] [] None {closed}"]


LIGHT = """
import importlib.util, sys
root = sys.argv[1]
spec = importlib.util.spec_from_file_location("regiolens", root + "/__init__.py", submodule_search_locations=[root])
sys.modules["regiolens"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sys.modules["regiolens"])
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
sys.path.insert(0, root + "/tests/gui")
from qgis.PyQt.QtWidgets import QWidget


class Iface:
    def __getattr__(self, name):
        return lambda *args: None


plugin = sys.modules["regiolens"].classFactory(Iface())
plugin.initGui()
print(sorted(name for name in sys.modules if name.startswith("regiolens.plugin.gui.") or name == "pandas"))
sys.stdout.flush()
import os
os._exit(0)
"""


def test_nothing_of_the_window_is_imported_before_it_is_opened():
    # what QGIS asks for at its start, beside the window
    asked_for = [f"regiolens.plugin.gui.{name}" for name in ("choice_control", "options")]
    assert script(LIGHT)[0] == str(asked_for)


def test_the_toolbox_opens_the_window(run, monkeypatch):
    from qgis import utils

    class Plugin:
        iface = object()
        opened = 0

        def open_window(self):
            self.opened += 1

    plugin = Plugin()
    monkeypatch.setitem(utils.plugins, "regiolens", plugin)
    run("regiolens:openregionprofile")
    assert plugin.opened == 1
    algorithm = QgsApplication.processingRegistry().algorithmById("regiolens:openregionprofile")
    assert algorithm.flags() & algorithm.Flag.FlagNoThreading
    monkeypatch.delitem(utils.plugins, "regiolens")
    assert "QGIS" in run.refused("regiolens:openregionprofile")


def test_zoom_goes_to_the_region_that_was_chosen(qtbot, provider):
    iface = Iface()
    runner = Runner()
    window = RegionProfileDialog(runner, iface)
    qtbot.addWidget(window)
    window.show()
    ready(window, qtbot)
    with_sample(window, qtbot)
    turn(window, qtbot, REGION)
    tick_region(window, qtbot, "Zuid-Limburg")
    make(window, qtbot)
    window.pages[RESULT].zoom.click()
    layer, ids = iface.canvas.zoomed
    assert isinstance(layer, QgsVectorLayer)
    assert [layer.getFeature(ident)["regio_naam"] for ident in ids] == ["Zuid-Limburg"]
    window.take_down()
    settle(qtbot)
    QgsProject.instance().clear()


def test_enter_in_a_field_of_text_presses_no_button(window, qtbot, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    pressed = []
    for button in window.findChildren(QPushButton):
        button.pressed.connect(lambda button=button: pressed.append(button.text()))
    for number in range(window.list.count()):
        window.list.setCurrentRow(number)
        fields = [field for field in window.page().findChildren(QLineEdit) if field.isVisible() and field.isEnabled()]
        for field in fields:
            field.setFocus()
            qtbot.keyClick(field, Qt.Key.Key_Return)
            assert not pressed, (window.page().title(), field.accessibleName())


def test_layers_that_come_are_looked_at_when_nothing_reads(window, qtbot, make_layer, monkeypatch):
    """Reading one in this thread while a task reads the same file could make both wait for ever."""
    looked = []
    monkeypatch.setattr("regiolens.plugin.gui.guess.look", lambda layer: looked.append(at_work()) or look(layer))
    end, jobs = threading.Event(), Jobs()
    jobs.start("read", "Read", lambda task: end.wait(20), lambda *_: None)
    layer = make_layer("gemeenten", [{"statcode": f"GM{number:04d}"} for number in (14, 34, 37)])
    qtbot.wait(600)
    end.set()
    qtbot.waitUntil(lambda: window.choices.areas == layer.id(), timeout=10_000)
    assert looked == [False]


def test_a_layer_that_goes_before_it_is_looked_at_is_passed_over(window, qtbot, make_layer):
    """What waits for a task knows layers by their ids: PyQt ends the Python object of one that is gone."""
    end, jobs = threading.Event(), Jobs()
    page = window.pages[DATA]
    rows = [{"statcode": f"GM{number:04d}"} for number in (14, 34, 37)]
    layer, other = make_layer("gemeenten", rows), make_layer("eerder", rows)
    jobs.start("read", "Read", lambda task: end.wait(20), lambda *_: None)
    page.areas.setLayer(layer)
    page.earlier.layer.setLayer(other)
    window.runner.layers[f"{PROFILES} OUTPUT"] = other.id()
    window.zoom_to_region()
    with qtbot.captureExceptions() as raised:
        QgsProject.instance().removeMapLayers([layer.id(), other.id()])
        end.set()
        qtbot.waitUntil(lambda: not at_work(), timeout=10_000)
        qtbot.wait(300)
    assert raised == []
    assert window.pages[RESULT].sentence.text() == (
        "The layer of the regions is no longer there: press Make to make it anew."
    )


def test_what_is_found_of_a_layer_after_its_page_was_left_counts(window, qtbot, make_layer):
    """Else no field with codes would have been found in it, and nobody looks a second time."""
    end, jobs = threading.Event(), Jobs()
    rows = [{"statcode": f"GM{number:04d}", "mdi": 50.0} for number in (14, 34, 37)]
    layer, other = make_layer("gemeenten 2023", rows), make_layer("gemeenten 2021", rows)
    jobs.start("read", "Read", lambda task: end.wait(20), lambda *_: None)
    window.pages[DATA].areas.setLayer(layer)
    window.pages[DATA].earlier.layer.setLayer(other)
    turn(window, qtbot, RESULT)
    window.pages[RESULT].report_title.setText("Title")
    assert (window.choices.areas, window.choices.area_code, window.choices.layer_2) == (layer.id(), "", other.id())
    end.set()
    qtbot.waitUntil(lambda: window.choices.year_2 == "2021", timeout=10_000)
    assert (window.choices.area_code, window.choices.year, window.choices.title) == ("statcode", "2023", "Title")
    turn(window, qtbot, DATA)
    assert window.pages[DATA].area_code.currentField() == "statcode"


def test_in_large_letters_all_stands_below_each_other_sooner(window, qtbot):
    """Beside each other, what is right would be cut off on a small screen."""
    window.resize(1000, 600)
    qtbot.wait(50)
    assert not window.narrow
    large = window.font()
    large.setPointSizeF(1.5 * large.pointSizeF())
    window.setFont(large)
    window.resize(1001, 600)
    qtbot.wait(50)
    assert window.narrow
