"""The Processing provider: the algorithms of the catalogue and the shipped models."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsApplication,
    QgsMessageLog,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingProvider,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge.help_pages import help_url
from ..bridge.i18n import say, tr
from ..bridge.needs import pandas_fault
from ..bridge.paths import RESOURCES
from ..bridge.run import Run
from ..core.messages import Refusal
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

    def createInstance(self) -> ShippedModel:
        """The copy that QGIS runs, which its own would make an ordinary model."""
        copy = ShippedModel()
        copy.loadVariant(self.toVariant())
        copy.setProvider(self.provider())
        return copy

    def by_keywords(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """The parameters, with keywords in place of their numbers.

        Raises
        ------
        Refusal
            If one is no keyword that there is.
        """
        run = Run(self, parameters, context, QgsProcessingFeedback(False))
        chosen = [one.name() for one in self.parameterDefinitions() if one.type() == "enum" and run.given(one.name())]
        return {**parameters, **{name: run.choice(name) for name in chosen}}

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        try:
            return super().checkParameterValues(self.by_keywords(parameters, context), context)
        except Refusal as refusal:
            return False, say(refusal.message)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            parameters = self.by_keywords(parameters, context)
        except Refusal as refusal:
            raise QgsProcessingException(say(refusal.message)) from refusal
        return super().processAlgorithm(parameters, context, feedback)


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
            # QGIS 3.44 complains of a model that is loaded a second time.
            read, model = QgsProcessingModelAlgorithm(), ShippedModel()
            if read.fromFile(str(path)) and model.loadVariant(_translated(read.toVariant())):
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
