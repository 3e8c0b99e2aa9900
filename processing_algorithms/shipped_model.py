"""The Processing models that come with Regiolens, as the toolbox has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProperty,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge.help_pages import help_url
from ..bridge.i18n import say, tr
from ..bridge.needs import pandas_fault
from ..core.messages import Refusal
from .base import labels_of
from .toolbox import GROUPS, group_icon, group_name, short_description, tags

if TYPE_CHECKING:
    from ..bridge.run import Run


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model that is called by a readable name in the toolbox, while its id stays short."""

    def displayName(self) -> str:
        names = {
            "mainjob": tr("Main job: join and index (MDI)"),
            "development": tr("Development of an index, with its change"),
            "typesindex": tr("Types and index, from table to cross table"),
            "gap": tr("Gap between the worst quarter and all areas"),
            "cbslayer": tr("CBS layer of a year for a provincie with key figures"),
        }
        return names.get(self.name(), self.name())

    def group(self) -> str:
        return group_name(self.groupId())

    def groupId(self) -> str:
        return GROUPS.get(self.name(), "")

    def icon(self) -> QIcon:
        return group_icon(self.groupId())

    def tags(self) -> list[str]:
        return tags(self.name())

    def shortDescription(self) -> str:
        return short_description(self.name())

    def helpUrl(self) -> str:
        return help_url(self.name()).toString()

    def canExecute(self) -> tuple[bool, str]:
        fault = pandas_fault()
        return (False, fault) if fault else super().canExecute()

    def createInstance(self) -> ShippedModel:
        """The copy that QGIS runs, which its own would make an ordinary model."""
        copy = ShippedModel()
        copy.loadVariant(self.toVariant())
        copy.setProvider(self.provider())
        return copy

    def as_steps_take_them(self, run: Run) -> dict[str, Any]:
        """The parameters, with keywords in place of their numbers and JSON in place of what QGIS takes for no matrix.

        Raises
        ------
        Refusal
            If one is no keyword that there is, or an expression of a matrix is broken.
        """
        import json

        from ..bridge.matrix import matrix_value

        found = dict(run.parameters)
        for one in self.parameterDefinitions():
            name, value = one.name(), run.parameters.get(one.name())
            if one.type() == "enum" and run.given(name):
                found[name] = run.choice(name)
            elif one.type() == "matrix" and isinstance(value, (dict, QgsProperty)):
                found[name] = json.dumps(matrix_value(value, name, len(one.headers()), run.context))
        return found

    def examine(self, run: Run) -> None:
        """Raise a Refusal before the first step: the last one would write over what only the first is seen to read."""
        from ..bridge.layers.destinations import check_destinations
        from ..bridge.layers.inputs import check_features, check_fields, check_geometry, close_files, fields_asked

        try:
            check_geometry(run)
            for parameter, layer, names in fields_asked(run):
                check_fields(run, parameter, layer, names)
            check_features(run)
            check_destinations(run)
        finally:
            close_files(run.context)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        from ..bridge.run import started

        fault = pandas_fault()
        if fault:
            return False, fault
        try:
            with started(self, parameters, context, QgsProcessingFeedback(False)) as run:
                chosen = self.as_steps_take_them(run)
            valid, message = super().checkParameterValues(chosen, context)
            if valid:
                with started(self, parameters, context, QgsProcessingFeedback(False)) as run:
                    self.examine(run)
        except Refusal as refusal:
            return False, say(refusal.message, labels_of(self))
        return valid, message

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.layers.steps import apart
        from ..bridge.run import started

        fault = pandas_fault()
        if fault:
            raise QgsProcessingException(fault)
        try:
            with started(self, parameters, context, feedback) as run:
                chosen = self.as_steps_take_them(run)
                self.examine(run)
        except Refusal as refusal:
            raise QgsProcessingException(say(refusal.message, labels_of(self))) from refusal
        with apart(run, chosen) as (given, own):
            return super().processAlgorithm(given, own, feedback)


def read_model(path: Path) -> ShippedModel | None:
    """A model with its descriptions and help in the user's language, None where the file holds none."""
    model = ShippedModel()
    if not model.fromFile(str(path)):
        return None
    for one in model.parameterDefinitions():
        if not one.isDestination():  # QGIS makes these anew from the steps
            one.setDescription(_translated(one.description()))
            one.setHelp(_translated(one.help()))
    model.setHelpContent({key: _translated(text) for key, text in model.helpContent().items()})
    return model


def _translated(text: str) -> str:
    """A text in the user's language; Qt would give the heading of the translation for none."""
    return tr(text) if text else text
