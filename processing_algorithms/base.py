"""What all algorithms of Regiolens share."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeatureSource,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProviderRegistry,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge.help_pages import help_url
from ..bridge.i18n import say, tr
from ..bridge.layers.destinations import check_destinations
from ..bridge.paths import RESOURCES
from ..core.messages import Refusal


class RegiolensAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that turns refusals into QGIS's errors and says what is missing on this machine.

    Subclasses have the class attribute `NAME`, and the methods `displayName`, `shortHelpString`, `initAlgorithm`,
    `execute` and, where input can be refused before anything runs, `check`; where a value of theirs tells too little,
    `own_choices`.
    """

    NAME = ""

    def createInstance(self) -> RegiolensAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def group(self) -> str:
        return ""

    def groupId(self) -> str:
        return ""

    def icon(self) -> QIcon:
        return QIcon(str(RESOURCES / "icons" / "regiolens.svg"))

    def helpUrl(self) -> str:
        return help_url(self.NAME).toString()

    def canExecute(self) -> tuple[bool, str]:
        if find_spec("pandas") is None:
            return False, tr(
                "Regiolens needs the Python package pandas, which this QGIS came without. In the OSGeo4W setup choose "
                "the package python3-pandas; on Debian and Ubuntu install python3-pandas; on macOS take the QGIS "
                "installer of the long-term release."
            )
        return True, ""

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Raise a Refusal for input that can be refused early."""

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        valid, message = super().checkParameterValues(parameters, context)
        if not valid:
            return valid, message
        try:
            self.check(parameters, context)
            check_destinations(self, parameters, context)
        except Refusal as refusal:
            return False, say(refusal.message)
        return True, ""

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            # Models run their steps without checkParameterValues.
            check_destinations(self, parameters, context)
            results = self.execute(parameters, context, feedback)
        except Refusal as refusal:
            raise QgsProcessingException(say(refusal.message)) from refusal
        self.tell_origin(parameters, context, feedback, results)
        return results

    def own_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """What the history of an output says of a parameter, by its name, where the value alone does not tell it."""
        return {}

    def tell_origin(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        results: dict[str, Any],
    ) -> None:
        """Store in the metadata of the outputs where their columns came from."""
        from ..bridge.provenance.lineage import store_lineage

        store_lineage(self, parameters, context, feedback, results)

    def add(self, definition: QgsProcessingParameterDefinition, help_text: str, advanced: bool = False) -> None:
        """Add a parameter with its help."""
        definition.setHelp(help_text)
        if advanced:
            definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(definition)

    def source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, optional: bool = False
    ) -> QgsFeatureSource | None:
        """The source of a parameter, or QGIS's own error that names it."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None and not (optional and parameters.get(name) in (None, "")):
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def title_of(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        """What the user calls a source: its layer's name, or its table's where the layer has only its file's name."""
        layer = self.parameterAsVectorLayer(parameters, name, context)
        if layer is None:
            source = self.parameterAsSource(parameters, name, context)
            return source.sourceName() if source else ""
        parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
        from_file = layer.name() == Path(str(parts.get("path") or "")).stem
        return (from_file and parts.get("layerName")) or layer.name()
