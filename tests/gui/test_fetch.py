"""CBS data fetched from the first page, through QGIS's own dialogs."""

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialog

from regiolens.plugin.gui.choices import Choices
from regiolens.plugin.gui.pages.data import DataPage


class Dialog(QDialog):
    """Stands for the dialog of an algorithm."""

    algorithmFinished = pyqtSignal(bool, dict)


@pytest.fixture
def page(qtbot, provider):
    made = DataPage()
    qtbot.addWidget(made)
    made.asked, made.sentences, made.qtbot = [], [], qtbot

    def ask(algorithm, parameters):
        made.asked.append((algorithm, dict(parameters), Dialog()))
        return made.asked[-1][2]

    made.fetch_button.ask = ask
    made.told.connect(made.sentences.append)
    yield made
    made.jobs.cancel_all()
    qtbot.waitUntil(lambda: not made.jobs.is_busy(), timeout=10000)


def press(page, row):
    count = len(page.asked)
    page.fetch_button.menu().actions()[row].trigger()
    page.qtbot.waitUntil(lambda: len(page.asked) > count, timeout=20000)
    return page.asked[-1]


def test_each_entry_opens_the_dialog_of_its_algorithm(page):
    page.enter(Choices())
    found = [press(page, row)[:2] for row in range(4)]
    assert found == [
        ("regiolens:fetchareas", {"VARIANT": "wijk-en-buurtkaart"}),
        ("regiolens:fetchareas", {}),
        ("regiolens:fetchstatline", {}),
        ("regiolens:readcbs", {}),
    ]
    registry = QgsApplication.processingRegistry()
    for algorithm, parameters in found:
        known = registry.algorithmById(algorithm)
        for name, value in parameters.items():
            assert value in known.parameterDefinition(name).options()
    page.year.setText("2023")
    assert press(page, 1)[1] == {"YEAR": 2023}


def test_what_came_is_chosen_by_what_it_is(page, make_layer):
    page.enter(Choices())
    areas = make_layer("gemeenten", [{"statcode": "GM0014"}])
    table = make_layer("cijfers", [{"code": "GM0014", "inkomen": 1.0}], "NoGeometry")
    for layer, row in ((areas, 0), (table, 2)):
        press(page, row)[2].algorithmFinished.emit(True, {"OUTPUT": layer.id()})
    assert (page.areas.currentLayer(), page.table.currentLayer()) == (areas, table)
    assert page.sentences == []


def test_without_a_network_there_is_one_calm_sentence(page):
    page.enter(Choices())
    press(page, 0)[2].algorithmFinished.emit(False, {})
    assert page.sentences == ["Nothing was fetched; the log of the dialog says why."]


def test_what_the_user_kept_out_of_the_project_is_told(page):
    page.enter(Choices())
    press(page, 3)[2].algorithmFinished.emit(True, {"OUTPUT": "/nergens/x.gpkg"})
    assert "is not in the project" in page.sentences[0]
