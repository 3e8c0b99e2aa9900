"""One run of an algorithm: what it was given, and whom it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingUtils,
    QgsProject,
    QgsProperty,
    QgsProviderRegistry,
    QgsSettings,
    QgsVectorLayer,
    QgsVectorLayerSelectedFeatureSource,
)

from ..core.messages import Refusal, listing
from .choice_words import keyword_of
from .compat import plain
from .outputs import Outputs
from .reading import Reading

#: where QGIS keeps what becomes of invalid outlines, once it was chosen in its options
INVALID = "/".join(("Processing", "Configuration", "FILTER_INVALID_GEOMETRIES"))

#: providers that ask a server
REMOTE = ("postgres", "mssql", "oracle", "hana", "WFS", "OAPIF", "arcgisfeatureserver")


@dataclass(frozen=True)
class Run:
    """An algorithm with its parameters, context and feedback, which travel together through all rooms.

    The methods give the value of the parameter called `name` as the kind of thing that it is.
    """

    algorithm: QgsProcessingAlgorithm
    parameters: Mapping[str, Any]
    context: QgsProcessingContext
    feedback: QgsProcessingFeedback
    #: whose layers the parameters may name; its context has none while a run lasts, see `started`
    project: QgsProject | None = None
    reading: Reading = field(default_factory=Reading)
    outputs: Outputs = field(default_factory=Outputs)
    #: what the metadata of the outputs are to say beside what they take over from the inputs, see `provenance.keywords`
    keywords: dict[str, list[str]] = field(default_factory=dict)
    #: parameter of an input to the year of the figures that are taken from it, where the run chose that; "" to that of
    #: what it adds
    years: dict[str, str] = field(default_factory=dict)

    def given(self, name: str) -> bool:
        """Whether the parameter has a value of its own."""
        return self.parameters.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A text, or the name of a field, also as the only one of a list; "" where none is given."""
        return self.algorithm.parameterAsString(self._of_one(name), name, self.context)

    def texts(self, name: str) -> list[str]:
        """Several texts, or names of fields."""
        return self.algorithm.parameterAsStrings(self.parameters, name, self.context)

    def choice(self, name: str) -> str:
        """The keyword that was chosen, by itself or by its number.

        Raises
        ------
        Refusal
            If there is no such keyword, for which QGIS would take the default without a word.
        """
        definition = self.algorithm.parameterDefinition(name)
        value = plain(self.parameters.get(name))
        if not isinstance(value, (list, tuple)) or len(value) == 1:
            value = self.text(name)
        return self._keyword(definition, value or definition.defaultValue())

    def choices(self, name: str) -> list[str]:
        """The keywords of several that were chosen, in the order in which they are offered.

        Raises
        ------
        Refusal
            If there is no such keyword.
        """
        definition = self.algorithm.parameterDefinition(name)
        value = plain(self.parameters.get(name, definition.defaultValue()))
        given = value if isinstance(value, (list, tuple)) else str("" if value is None else value).split(",")
        chosen = {self._keyword(definition, one) for one in given if str(one).strip()}
        return [keyword for keyword in definition.options() if keyword in chosen]

    @staticmethod
    def _keyword(definition: QgsProcessingParameterEnum, value: object) -> str:
        found = keyword_of(value, definition.options())
        if not found:
            raise Refusal(
                "{parameter} is '{value}', and must be one of {keywords}.",
                parameter=definition.name(),
                value=value,
                keywords=listing(definition.options()),
            )
        return found

    def yes(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.algorithm.parameterAsBoolean(self.parameters, name, self.context)

    def whole(self, name: str) -> int:
        """A whole number."""
        return self.algorithm.parameterAsInt(self.parameters, name, self.context)

    def number(self, name: str) -> float:
        """Any number."""
        return self.algorithm.parameterAsDouble(self.parameters, name, self.context)

    def file(self, name: str) -> str:
        """The path of a file to read, "" where none is given."""
        return self.algorithm.parameterAsFile(self._of_one(name), name, self.context)

    def _of_one(self, name: str) -> Mapping[str, Any]:
        """The parameters with the one value of a list in its place: so models give fields, QGIS takes it for none."""
        value = self.parameters.get(name)
        is_list = isinstance(value, (list, tuple)) and len(value) == 1
        return {**self.parameters, name: value[0]} if is_list else self.parameters

    def new_file(self, name: str, suffix: str = "") -> str:
        """The path at which a file is to be written, beside its place; "" where none is asked for.

        Parameters
        ----------
        suffix : str
            What is added to a name that has none, such as ".pdf".

        Raises
        ------
        Refusal
            If nothing can be written there.
        """
        path = self.algorithm.parameterAsFileOutput(self.parameters, name, self.context)
        if not path:
            return ""
        found = self.outputs.beside(name, Path(path).absolute()).file
        return str(found) if found.suffix else f"{found}{suffix}"

    def layer(self, name: str) -> QgsVectorLayer | None:
        """The layer behind a source, also where a selection or a filter of it is taken; None where there is none."""
        value = self.parameters.get(name)
        if isinstance(value, QgsProcessingFeatureSourceDefinition):  # of which QGIS gives no layer
            value = value.source
        return self.algorithm.parameterAsVectorLayer(self._with(name, value), name, self.context)

    def layers(self, name: str) -> list[QgsMapLayer]:
        """Several layers."""
        return self.algorithm.parameterAsLayerList(self._with(name, self.parameters.get(name)), name, self.context)

    def open_layer(self, value: object) -> QgsMapLayer | None:
        """The layer that a value names in the project or in the context, or is; no file is opened for it."""
        found = self._named(value)
        if isinstance(found, str) and found:
            found = QgsProcessingUtils.mapLayerFromString(found, self.context, False)
        return found if isinstance(found, QgsMapLayer) else None

    def _with(self, name: str, value: object) -> dict:
        """The parameters with a value in which layers stand in place of what names them."""
        found = [*map(self._named, value)] if isinstance(value, (list, tuple)) else self._named(value)
        return {**self.parameters, name: found}

    def _named(self, value: object) -> object:
        """The layer of the project that a text names by its id, its name or its source, as QGIS takes them; else the
        value. A layer is not removed before the run has ended."""
        return self.reading.hold(lambda: self._looked_up(value))

    def _looked_up(self, value: object) -> object:
        if isinstance(value, QgsProperty):
            value = value.valueAsString(self.context.expressionContext(), "")[0]
        if self.project is None or not isinstance(value, str) or not value:
            return value
        plainly, named = QgsProcessingUtils.normalizeLayerSource, self.project.mapLayersByName(value)
        return (
            self.project.mapLayer(value)
            or next(filter(_readable, named), None)
            or next(
                (
                    layer
                    for layer in self.project.mapLayers().values()
                    if _readable(layer) and plainly(layer.source()) == plainly(value)
                ),
                value,
            )
        )

    def source(self, name: str, optional: bool = False) -> QgsProcessingFeatureSource | None:
        """The features of a layer; None where an optional one is not given.

        Raises
        ------
        QgsProcessingException
            QGIS's own error, which names the parameter, if it is no layer that can be read.
        """
        value = self.parameters.get(name)
        source = self._part(value) or self.algorithm.parameterAsSource(self._with(name, value), name, self.context)
        if source is None and not (optional and not self.given(name)):
            raise QgsProcessingException(self.algorithm.invalidSourceError(self.parameters, name))
        if source is not None and not self._checks_geometry(name):
            source.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
        if source is not None:
            source.remote = self._is_remote(name)
        return source

    def sources(self, name: str) -> list[tuple[QgsProcessingFeatureSource, str]]:
        """The features of several layers with the names of these, in their order."""
        found = []
        for layer in self.layers(name):
            if isinstance(layer, QgsVectorLayer):
                source = QgsProcessingFeatureSource(layer, self.context)
                source.of = layer  # which has to stay
                source.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
                source.remote = layer.providerType() in REMOTE
                found.append((source, layer.name()))
        return found

    def _is_remote(self, name: str) -> bool:
        """Whether a server is asked for the features of a layer, whose connection may end; see `frames.features`."""
        layer = self.layer(name)
        return layer is not None and layer.providerType() in REMOTE

    def _part(self, value: object) -> QgsProcessingFeatureSource | None:
        """What is taken of a layer of the project, where a selection or a filter is; QGIS looks for its id alone."""
        layer = self._named(value.source) if isinstance(value, QgsProcessingFeatureSourceDefinition) else None
        if not isinstance(layer, QgsVectorLayer):
            return None
        of = QgsVectorLayerSelectedFeatureSource(layer) if value.selectedFeaturesOnly else layer
        part = QgsProcessingFeatureSource(of, self.context, False, value.featureLimit, value.filterExpression)
        part.of = of  # which has to stay
        if value.flags & QgsProcessingFeatureSourceDefinition.Flag.FlagOverrideDefaultGeometryCheck:
            part.setInvalidGeometryCheck(value.geometryCheck)
        return part

    def _checks_geometry(self, name: str) -> bool:
        """Whether the user has chosen what becomes of invalid outlines, for this layer or in QGIS's options.

        Without a choice QGIS's dialogs say "stop"; then outlines are repaired, as always before, and that is told.
        """
        value = self.parameters.get(name)
        override = QgsProcessingFeatureSourceDefinition.Flag.FlagOverrideDefaultGeometryCheck
        if isinstance(value, QgsProcessingFeatureSourceDefinition) and value.flags & override:
            return True
        stop = QgsFeatureRequest.InvalidGeometryCheck.GeometryAbortOnInvalid
        return self.context.invalidGeometryCheck() != stop or QgsSettings().contains(INVALID)

    def title(self, name: str) -> str:
        """What the user calls a source: its layer's name, or its table's where the layer has only its file's name."""
        layer = self.layer(name)
        if layer is None:
            source = self.algorithm.parameterAsSource(self.parameters, name, self.context)
            return source.sourceName() if source else ""
        parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
        from_file = layer.name() == Path(str(parts.get("path") or "")).stem
        return (from_file and parts.get("layerName")) or layer.name()


def _readable(layer: QgsMapLayer) -> bool:
    return isinstance(layer, QgsVectorLayer) and layer.isValid()


@contextmanager
def started(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> Iterator[Run]:
    """A run, for the time of which the project is taken out of its context.

    Wherever QGIS looks for a layer it asks the project for its layers, and the project forgets its variables. A run has
    a thread of its own: the map may be drawn with these variables at that moment, and QGIS crashes.
    """
    project, transforms = context.project(), context.transformContext()
    context.setProject(None)
    reading = Reading(feedback)
    try:
        with reading.going():
            yield Run(algorithm, parameters, context, feedback, project, reading)
    finally:
        context.setProject(project)
        context.setTransformContext(transforms)  # else those of the project come back
