"""What all algorithms of Regiolens share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
)
from qgis.PyQt.QtGui import QIcon

from ..bridge.help_pages import help_url
from ..bridge.i18n import say, with_labels
from ..bridge.needs import pandas_fault
from ..core.messages import Refusal
from .toolbox import GROUPS, ROWS, group_icon, group_name, short_description, tags

if TYPE_CHECKING:
    from ..bridge.run import Run


def labels_of(algorithm: QgsProcessingAlgorithm) -> dict[str, str]:
    """What the dialog calls each parameter, by its name."""
    return {one.name(): one.description() for one in algorithm.parameterDefinitions()}


class RegiolensAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that turns refusals into QGIS's errors and says what is missing on this machine.

    QGIS imports all algorithms when it starts: what only a run needs is imported in the methods that run.

    Subclasses have the class attribute `NAME`, and the methods `displayName`, `shortHelpString`, `initAlgorithm`,
    `execute` and, where input can be refused before anything runs, `check`; where a value of theirs tells too little,
    `own_choices`, and where they name fields otherwise than by field parameters, `fields_named`.
    """

    NAME = ""
    #: parameters whose fields may hold anything; all others name fields of numbers or text
    ANY_KIND: tuple[str, ...] = ()
    #: parameters of text that take a list too
    LISTS: tuple[str, ...] = ()

    def createInstance(self) -> RegiolensAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def group(self) -> str:
        return group_name(self.groupId())

    def groupId(self) -> str:
        return GROUPS.get(self.NAME, "")

    def icon(self) -> QIcon:
        return group_icon(self.groupId())

    def tags(self) -> list[str]:
        return tags(self.NAME)

    def shortDescription(self) -> str:
        return short_description(self.NAME)

    def helpUrl(self) -> str:
        return help_url(self.NAME).toString()

    def documentationFlags(self) -> object:
        from ..bridge.compat import documentation_flags

        rows = ROWS.get(self.NAME)
        return documentation_flags(rows) if rows else super().documentationFlags()

    def canExecute(self) -> tuple[bool, str]:
        fault = pandas_fault()
        return not fault, fault

    def check(self, run: Run) -> None:
        """Raise a Refusal for input that can be refused early."""

    def execute(self, run: Run) -> dict[str, Any]:
        """Do the work, and return what comes out by the names of the outputs."""
        raise NotImplementedError

    def fields_named(self, run: Run) -> Iterator[tuple[str, str, Sequence[str]]]:
        """Each parameter that names fields, the parameter of the layer that has them, and their names.

        An algorithm that names fields in parameters of another kind adds these.
        """
        from ..bridge.layers.inputs import fields_asked

        yield from fields_asked(run)

    def own_choices(self, run: Run) -> dict[str, str]:
        """What the history of an output says of a parameter, by its name, where the value alone does not tell it."""
        return {}

    def about(self, run: Run) -> str:
        """What an output is, for its metadata: by default the first paragraph of the help."""
        return self.shortHelpString().partition("\n\n")[0]

    def examine(self, run: Run) -> None:
        """Raise a Refusal for what is wrong with the parameters, before anything is read."""
        from ..bridge.layers.destinations import check_destinations
        from ..bridge.layers.headers import check_headers
        from ..bridge.layers.inputs import check_features, check_fields, check_geometry, check_values
        from ..bridge.provenance.fresh import check_fresh

        check_values(run, self.LISTS)
        check_fresh(run)
        check_headers(run)
        check_geometry(run)
        for parameter, layer, names in self.fields_named(run):
            check_fields(run, parameter, layer, names, parameter in self.ANY_KIND)
        check_features(run)
        self.check(run)
        check_destinations(run)

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        from ..bridge.layers.inputs import check_values, close_files
        from ..bridge.provenance.fresh import opened_here
        from ..bridge.run import started

        fault = pandas_fault()
        if fault:
            return False, fault
        with opened_here(context):
            valid, message = super().checkParameterValues(parameters, context)
        try:
            with started(self, parameters, context, QgsProcessingFeedback(False)) as run:
                # Of a number QGIS says that it is incorrect, and not what would be right.
                self.examine(run) if valid else check_values(run, self.LISTS)
        except Refusal as refusal:
            return False, say(refusal.message, labels_of(self))
        finally:
            close_files(context)
        return valid, "" if valid else with_labels(message, labels_of(self), 1)

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..bridge.layers.inputs import close_files, tell_degrees
        from ..bridge.layers.staging import deliver, whole_or_nothing
        from ..bridge.provenance.lineage import tell_older
        from ..bridge.run import started

        # Models run their steps without canExecute and checkParameterValues.
        fault = pandas_fault()
        if fault:
            raise QgsProcessingException(fault)
        try:
            with started(self, parameters, context, feedback) as run:
                self.examine(run)
                tell_older(run)
                with whole_or_nothing(run):
                    results = {**self.execute(run), **run.outputs.more}
                    tell_degrees(run)
                    self.tell_origin(run, results)
                    return deliver(run, results)
        except Refusal as refusal:
            raise QgsProcessingException(say(refusal.message, labels_of(self))) from refusal
        finally:
            close_files(context)

    def tell_origin(self, run: Run, results: dict[str, Any]) -> None:
        """Store in the metadata of the outputs where their columns came from."""
        from ..bridge.provenance.lineage import store_lineage

        store_lineage(run, results)

    def add(self, definition: QgsProcessingParameterDefinition, help_text: str, advanced: bool = False) -> None:
        """Add a parameter with its help."""
        definition.setHelp(help_text)
        if advanced:
            definition.setFlags(definition.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(definition)
