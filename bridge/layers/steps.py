"""Steps of models: what those before a step read, which it is not given, and how a model keeps its own apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsExpressionContextScope,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsVectorLayer,
)

from ..compat import forget_steps, steps_done
from ..provenance.lineage import layers_read
from ..run import Run
from .places import Place
from .sources import layer_places

#: what QGIS calls its variables of a step: the inputs of the model, and what earlier steps made
_VARIABLES = "algorithm_inputs"
_ALGORITHM = "algorithm_id"


def places_before(run: Run, beside: Collection[Path]) -> Iterator[Place]:
    """Where earlier steps read what they made the inputs of this one from.

    QGIS leaves the variables and the results of steps in the context, where whatever runs in it next finds them. So
    only what leads to an input of this run counts.
    """
    found = {layer.id(): layer for _, layer in layers_read(run)}
    own, files = set(found), []
    for variables in _variables(run):
        names = [name for name in variables.variableNames() if variables.hasVariable(f"{name}_minx")]  # of layers
        layers, _ = _read(run, map(variables.variable, names), by_name=True)
        if found.keys().isdisjoint(layers):
            break
        found |= layers
    left = [(_read(run, given.values()), _read(run, made.values())[0]) for given, made in steps_done(run.context)]
    while ready := [step for step in left if not found.keys().isdisjoint(step[1])]:
        left = [step for step in left if step not in ready]
        for (layers, paths), _ in ready:
            found |= layers
            files += paths
    yield from map(Place, files)
    for name, layer in found.items():
        if name not in own:
            yield from layer_places(layer, beside)


def _variables(run: Run) -> Iterator[QgsExpressionContextScope]:
    """The variables of the step that this run is, then of the step that its model is in another one, and so on."""
    context, wanted = run.context.expressionContext(), run.algorithm.id()
    for number in reversed(range(3, context.scopeCount())):
        if context.scope(number).name() == _VARIABLES:
            if context.scope(number - 1).variable(_ALGORITHM) != wanted:
                return
            yield context.scope(number)
            # in between stand two scopes of the model: what it was given, and what it is
            wanted = context.scope(number - 3).variable(_ALGORITHM)


def _read(run: Run, values: Iterable[object], by_name: bool = False) -> tuple[dict[str, QgsVectorLayer], list[Path]]:
    """The layers that values name, by their ids, of those that are open; and the files that they name, of others.

    `by_name` says that all values are of layers: else the name of a layer is no sign, as fields can be called by it.
    """
    layers, files = {}, []
    for value in values:
        if isinstance(value, (list, tuple)):
            more, others = _read(run, value, by_name)
            layers |= more
            files += others
            continue
        layer = run.open_layer(value.source if isinstance(value, QgsProcessingFeatureSourceDefinition) else value)
        if isinstance(layer, QgsVectorLayer) and (by_name or value != layer.name()):
            layers[layer.id()] = layer
        elif isinstance(value, str) and Path(value).is_absolute() and Path(value).is_file():
            files.append(Path(value))
    return layers, files


@contextmanager
def apart(run: Run, parameters: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], QgsProcessingContext]]:
    """The parameters and the context with which a model runs its steps: a context of its own, where another model runs
    or has run in the one that it is given.

    From QGIS 3.38 to 3.40.7 steps of all models of a context are told apart by their names alone: one whose name has
    been there is left out without a word, and the result of the other is taken. A second run in one context still is.
    """
    context = run.context
    if not steps_done(context) and next(_variables(run), None) is None:
        yield dict(parameters), context
        return
    own = QgsProcessingContext()
    own.copyThreadSafeSettings(context)
    forget_steps(own)
    layers = ("source", "vector", "multilayer")
    given = {one.name() for one in run.algorithm.parameterDefinitions() if one.type() in layers}
    yield {name: _as_layers(run, value) if name in given else value for name, value in parameters.items()}, own
    # QgsProcessingContext.takeResultsFrom would take what is known of the steps too
    context.temporaryLayerStore().transferLayersFromStore(own.temporaryLayerStore())
    loaded = {**context.layersToLoadOnCompletion(), **own.layersToLoadOnCompletion()}
    context.setLayersToLoadOnCompletion(loaded)


def _as_layers(run: Run, value: object) -> object:
    """A value with open layers in place of what names them."""
    if isinstance(value, (list, tuple)):
        return [_as_layers(run, one) for one in value]
    return run.open_layer(value) or value
