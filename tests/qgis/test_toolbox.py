"""The Processing Toolbox: groups with icons, and what is found by the words that users type, in either language."""

import re

import pytest
from qgis.core import Qgis, QgsApplication
from qgis.gui import QgsProcessingToolboxProxyModel
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QTranslator

from regiolens.bridge.choice_words import choice_words
from regiolens.bridge.paths import RESOURCES, ROOT

#: what is typed -> some that must be found by it, and some that must not
WORDS = {
    "gemeente": ({"fetchareas", "joinindicators", "mdi", "assignregions", "readcbs"}, {"oadgrid"}),
    "municipality": ({"fetchareas", "joinindicators"}, set()),
    "pdok": ({"fetchareas", "cbslayer"}, {"mdi", "readcbs"}),
    "statline": ({"fetchstatline", "cbslayer"}, {"mdi"}),
    "choropleth": ({"quartilemap", "mdi", "cbslayer"}, {"readcbs"}),
    "kaart": ({"quartilemap", "cbslayer"}, {"readcbs"}),
    "corop": ({"assignregions", "aggregate", "regionprofiles", "fetchareas"}, {"oad"}),
    "krimp": ({"assignregions", "regionprofiles"}, {"oad"}),
    "xlsx": ({"readcbs", "joinindicators"}, {"oad"}),
    "deprivation": ({"mdi", "contributions", "mainjob"}, {"oad", "readcbs"}),
    "achterstand": ({"mdi", "contributions", "mainjob"}, {"oad", "readcbs"}),
    "stedelijkheid": ({"urbanity", "oad", "oadgrid"}, {"readcbs"}),
    "report": ({"regionreport"}, {"oad"}),
    "rapport": ({"regionreport"}, {"oad"}),
    "join": ({"joinindicators", "mainjob"}, set()),
    "koppel": ({"joinindicators"}, set()),
}


@pytest.fixture(params=["en", "nl"])
def toolbox(request, provider):
    """What the toolbox finds, by QGIS's own filter."""
    translator = QTranslator()
    if request.param == "nl":
        assert translator.load(str(RESOURCES / "i18n" / "regiolens_nl.qm"))
        QCoreApplication.installTranslator(translator)
    provider.refreshAlgorithms()
    model = QgsProcessingToolboxProxyModel(None, QgsApplication.processingRegistry())

    def found(text):
        model.setFilterString(text)
        names = set()

        def walk(parent):
            for row in range(model.rowCount(parent)):
                index = model.index(row, 0, parent)
                algorithm = model.toolboxModel().algorithmForIndex(model.mapToSource(index))
                if algorithm is not None and algorithm.provider().id() == "regiolens":
                    names.add(algorithm.name())
                walk(index)

        walk(QModelIndex())
        return names

    yield found
    QCoreApplication.removeTranslator(translator)
    provider.refreshAlgorithms()


def test_what_users_type_finds_what_it_should(toolbox):
    for text, (wanted, unwanted) in WORDS.items():
        found = toolbox(text)
        assert wanted <= found, text
        assert not unwanted & found, text


def test_groups_have_names_and_icons_and_something_in_them(provider):
    groups = {}
    for algorithm in provider.algorithms():
        groups.setdefault(algorithm.groupId(), set()).add(algorithm.group())
        assert algorithm.shortDescription() and len(algorithm.tags()) > 5, algorithm.id()
        # As a dialog has it.
        copy = algorithm.create()
        assert (copy.group(), copy.displayName(), copy.tags()) == (
            algorithm.group(),
            algorithm.displayName(),
            algorithm.tags(),
        )
    assert set(groups) == {"", "data", "index", "maps", "regions", "change", "patterns", "density", "publishing"}
    assert all(len(names) == 1 for names in groups.values())
    pictures = {group: (RESOURCES / "icons" / f"{group or 'regiolens'}.svg").read_text() for group in groups}
    assert len(set(pictures.values())) == len(pictures)
    for algorithm in provider.algorithms():
        assert not algorithm.icon().pixmap(24, 24).toImage().isNull()


def test_version_and_what_becomes_of_ids_are_told(provider):
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    assert f"version={provider.versionInfo()}\n" in text
    if Qgis.QGIS_VERSION_INT >= 34000:
        flags = Qgis.ProcessingAlgorithmDocumentationFlag
        told = {one.name(): one.documentationFlags() for one in provider.algorithms()}
        assert told["aggregate"] & flags.RegeneratesPrimaryKey
        assert told["mdi"] & flags.RegeneratesPrimaryKeyInSomeScenarios
        assert not told["fetchareas"] & flags.RegeneratesPrimaryKey


def test_metadata_tell_what_is_new():
    text = (ROOT / "metadata.txt").read_text(encoding="utf-8")
    changes = re.search(r"^changelog=(.*(?:\n[ ]+.*)*)", text, re.M).group(1)
    version = re.search(r"^version=(.*)$", text, re.M).group(1)
    assert changes.startswith(version) and len(changes) > 200


def texts_of(algorithm):
    return [algorithm.shortHelpString(), *(one.help() for one in algorithm.parameterDefinitions())]


def test_help_speaks_of_parameters_by_the_labels_of_the_dialog(toolbox, provider):
    """Not by the names that scripts use; and of choices by the words that are shown for them."""
    words = choice_words()
    for algorithm in provider.algorithms():
        definitions = algorithm.parameterDefinitions()
        names = {one.name() for one in definitions if one.name() not in ("URL", "mdi", "kaart")}
        hidden = {
            key for one in definitions if one.type() == "enum" for key in one.options() if words.get(key, key) != key
        }
        for text in texts_of(algorithm):
            assert not names & set(re.findall(r"\b[A-Z][A-Z_0-9]{3,}\b", text)), algorithm.id()
            assert not [key for key in hidden if f"'{key}'" in text], algorithm.id()


def test_loading_leaves_nothing_in_the_log(provider):
    """QGIS 3.44 tells there of outputs that a model registers twice."""
    told = []
    log = QgsApplication.messageLog()
    log.messageReceived[str, str, Qgis.MessageLevel].connect(lambda *entry: told.append(entry[0]))
    try:
        provider.refreshAlgorithms()
        for algorithm in provider.algorithms():
            algorithm.create()
    finally:
        log.messageReceived[str, str, Qgis.MessageLevel].disconnect()
    assert told == []
