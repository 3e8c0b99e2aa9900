"""The Processing provider: the algorithms of the catalogue and the shipped models."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsMessageLog, QgsProcessingModelAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..bridge.help_pages import help_url
from ..bridge.i18n import tr
from ..bridge.needs import pandas_fault
from ..bridge.paths import RESOURCES
from .catalogue import ALGORITHMS


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model that is called by a readable name in the toolbox, while its id stays short."""

    def displayName(self) -> str:
        names = {
            "mainjob": tr("Main job: join and index (MDI)"),
            "cbslayer": tr("CBS layer of a year for a provincie with key figures"),
        }
        return names.get(self.name(), self.name())

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / "regiolens.svg"))

    def canExecute(self) -> tuple[bool, str]:
        fault = pandas_fault()
        return (False, fault) if fault else super().canExecute()


def _translated(node: object, translate: bool = False) -> object:
    """The model with its descriptions and help in the user's language."""
    if isinstance(node, dict):
        texts = ("description", "help")
        return {key: _translated(value, translate or key in texts) for key, value in node.items()}
    if isinstance(node, list):
        return [_translated(item, translate) for item in node]
    return tr(node) if translate and isinstance(node, str) and node else node


class RegiolensProvider(QgsProcessingProvider):
    """Provider with the id `regiolens`."""

    def id(self) -> str:
        return "regiolens"

    def name(self) -> str:
        return "Regiolens"

    def longName(self) -> str:
        return tr("Regiolens: region indicators, deprivation index, stedelijkheid")

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / "regiolens.svg"))

    def load(self) -> bool:
        # The models find the algorithms that they run only once the provider is registered: `add_provider` loads both.
        return True

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for path in sorted((RESOURCES / "models").glob("*.model3")):
            model = ShippedModel()
            if model.fromFile(str(path)) and model.loadVariant(_translated(model.toVariant())):
                # In its content, so that the copies which QGIS runs know it too.
                model.setHelpContent({**model.helpContent(), "HELP_URL": help_url(model.name()).toString()})
                self.addAlgorithm(model)
            else:
                QgsMessageLog.logMessage(tr("The model {path} could not be read.").format(path=path), "Regiolens")


def add_provider() -> RegiolensProvider:
    """Register the provider, then its algorithms and models."""
    provider = RegiolensProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    provider.refreshAlgorithms()
    return provider
