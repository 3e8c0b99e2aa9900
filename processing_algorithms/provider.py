"""The Processing provider: the algorithms of the catalogue and the shipped models."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..bridge.i18n import tr
from ..bridge.paths import RESOURCES
from .catalogue import ALGORITHMS
from .shipped_model import read_model


class RegiolensProvider(QgsProcessingProvider):
    """Provider with the id `regiolens`."""

    def id(self) -> str:
        return "regiolens"

    def name(self) -> str:
        return "Regiolens"

    def longName(self) -> str:
        return tr("Regiolens: region indicators, deprivation index, stedelijkheid")

    def versionInfo(self) -> str:
        from ..bridge.provenance.metadata import version

        return version()

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / "regiolens.svg"))

    def load(self) -> bool:
        # The models find the algorithms that they run only once the provider is registered: `add_provider` loads both.
        return True

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for path in sorted((RESOURCES / "models").glob("*.model3")):
            model = read_model(path)
            if model is None:
                QgsMessageLog.logMessage(tr("The model {path} could not be read.").format(path=path), "Regiolens")
            else:
                self.addAlgorithm(model)


def add_provider() -> RegiolensProvider:
    """Register the provider, then its algorithms and models."""
    provider = RegiolensProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    provider.refreshAlgorithms()
    return provider
