"""Enumerations in QGIS's own dialogs: words to choose from, keywords as values."""

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
)
from qgis.PyQt.QtWidgets import QComboBox

from regiolens.bridge import choice_words as words
from regiolens.bridge.paths import RESOURCES
from regiolens.plugin.gui import choice_control
from regiolens.plugin.gui.choice_control import add_choice_controls, remove_choice_controls

TILES = f"{RESOURCES / 'sample' / 'sample.gpkg'}|layername=gemeenten_2023"


@pytest.fixture
def controls(provider, monkeypatch):
    from processing.gui import ParametersPanel

    monkeypatch.setattr(ParametersPanel, "iface", None)
    shown_words = {"provincie": "de provincie", "landsdeel": "het landsdeel"}
    monkeypatch.setattr(choice_control, "choice_words", lambda: shown_words)
    found = add_choice_controls()
    yield found
    remove_choice_controls(found)


def algorithm(name="assignregions"):
    return QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")


def shown(box):
    found = box if isinstance(box, QComboBox) else box.findChild(QComboBox)
    return found, [found.itemText(row) for row in range(found.count())]


def test_the_dialog_shows_words_and_gives_keywords(controls, qtbot):
    from processing.gui.AlgorithmDialog import AlgorithmDialog

    dialog = AlgorithmDialog(algorithm())
    qtbot.addWidget(dialog)
    panel = dialog.mainWidget()
    wrapper = panel.wrappers["REGION_SET"]
    chosen, texts = shown(wrapper.wrappedWidget())
    assert texts[:4] == ["COROP", "de provincie", "arbeidsmarktregio", "het landsdeel"]
    assert wrapper.widgetValue() == "COROP", "the default"
    chosen.setCurrentIndex(3)
    assert wrapper.parameterValue() == "landsdeel"
    dialog.setParameters({"INPUT": TILES, "REGION_SET": "provincie", "YEAR": "2016"})
    parameters = panel.createProcessingParameters()
    assert (parameters["REGION_SET"], parameters["YEAR"]) == ("provincie", "2016")
    # What history and "Copy as Python command" keep.
    command = algorithm().asPythonCommand(parameters, QgsProcessingContext())
    assert "'REGION_SET':'provincie'" in command
    # A history of a script that gave the number.
    dialog.setParameters({"INPUT": TILES, "REGION_SET": 3})
    assert wrapper.parameterValue() == "landsdeel"


def test_a_batch_shows_words_and_takes_what_was_saved(controls, qtbot):
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    dialog = BatchAlgorithmDialog(algorithm())
    qtbot.addWidget(dialog)
    panel = dialog.mainWidget()
    wrapper = next(one for one in panel.wrappers[0] if one and one.parameterDefinition().name() == "REGION_SET")
    assert shown(wrapper.wrappedWidget())[1][1] == "de provincie"
    wrapper.setParameterValue("polygons", QgsProcessingContext())
    assert wrapper.parameterValue() == "polygons"


def test_a_batch_that_was_saved_comes_back(controls, qtbot, monkeypatch, tmp_path):
    """Of an algorithm without fields: QGIS 3.40 cannot save a batch in which a field is left empty."""
    from processing.gui import BatchPanel as Module
    from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog

    dialog = BatchAlgorithmDialog(algorithm("fetchareas"))
    qtbot.addWidget(dialog)
    panel = dialog.mainWidget()

    def level():
        return next(one for one in panel.wrappers[0] if one and one.parameterDefinition().name() == "LEVEL")

    level().setParameterValue("provincie", QgsProcessingContext())
    panel.tblParameters.cellWidget(1, panel.parameter_to_column["OUTPUT"]).setValue(str(tmp_path / "out.gpkg"))
    path = tmp_path / "rows.batch"
    monkeypatch.setattr(Module.QFileDialog, "getSaveFileName", lambda *given: (str(path), ""))
    monkeypatch.setattr(Module.QFileDialog, "getOpenFileName", lambda *given: (str(path), ""))
    panel.save()
    text = path.read_text()
    assert '"LEVEL": "provincie"' in text
    for given in ('"wijk"', "1"):
        path.write_text(text.replace('"LEVEL": "provincie"', f'"LEVEL": {given}'))
        panel.load()
        assert level().parameterValue() == "wijk"


def test_the_model_designer_shows_words_and_keeps_keywords(controls, qtbot):
    from processing.modeler.ModelerParametersDialog import ModelerParametersDialog

    model = QgsProcessingModelAlgorithm()
    child = QgsProcessingModelChildAlgorithm("regiolens:assignregions")
    child.setChildId("assign")
    child.addParameterSources("REGION_SET", [QgsProcessingModelChildParameterSource.fromStaticValue("landsdeel")])
    model.addChildAlgorithm(child)
    dialog = ModelerParametersDialog(algorithm(), model, "assign")
    qtbot.addWidget(dialog)
    widget = dialog.widget.widget.wrappers["REGION_SET"]
    assert widget.value().staticValue() == "landsdeel"
    lists = [shown(one)[1] for one in widget.findChildren(QComboBox)]
    assert any("het landsdeel" in texts for texts in lists)


def test_every_keyword_has_a_word_or_is_a_name(provider):
    """A name (of a region set, a service, an encoding) and a year are the same in every language."""
    names = {
        *("wijk", "gemeente", "buurt", "COROP", "provincie", "landsdeel", "arbeidsmarktregio", "wijk-en-buurtkaart"),
        *("krimp- en anticipeerregio's 2016", "Noord-Nederland 2018", "krimpregio's OCW", "krimpgemeente 2013-2023"),
        *("v4", "v3", "dataderden", "UTF-8", "UTF-16", "Windows-1252", "ISO-8859-1", "IBM850"),
        *("DuckDB", "PostgreSQL", "SQLite"),
    }
    known = set(words.choice_words())
    for one in provider.algorithms():
        for definition in one.parameterDefinitions():
            if definition.type() == "enum" and definition.name() != "PROVINCE":
                lacking = {key for key in definition.options() if key not in known | names and not key.isdecimal()}
                assert not lacking, (one.id(), definition.name())
                assert definition.metadata()["widget_wrapper"]["widget_type"] == words.CONTROL
