"""What the window would run, as a Processing model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsExpression,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QPointF

from ....bridge.i18n import tr
from ....core.messages import Refusal
from ..steps import LayerId, Output, Step, parts
from .sources import carried_files, held_by_project, input_names, layer_of, source_of

ROW, COLUMN = 100, 300


def save_model(steps: Sequence[Step], path: str) -> None:
    """Write a model that opens in the Model Designer and runs.

    The layers are inputs, with those of the project as default; other values stand in the steps. An index model or
    scale of the user's own is copied beside it, and is found there when both are moved.

    Parameters
    ----------
    steps : sequence of Step
    path : str
        A .model3 file; its name becomes that of the model.

    Raises
    ------
    Refusal
        If a layer is gone, or the file cannot be written.
    """
    target = Path(path)
    carried = carried_files(steps)
    copies = {file: target.with_name(f"{target.stem}_{one.name}") for file, one in carried.items()}
    try:
        for file, copy in copies.items():
            copy.write_text(carried[file].text, encoding="utf-8")
    except OSError as error:
        raise _not_written(path) from error
    model = QgsProcessingModelAlgorithm(target.stem, "Regiolens", "regiolens")
    names = _add_inputs(model, steps)
    for position, step in enumerate(steps):
        model.addChildAlgorithm(_child(position, step, names, copies))
    model.setHelpContent(_help(model, steps))
    if not model.toFile(path):
        raise _not_written(path)


def _not_written(path: str) -> Refusal:
    return Refusal("The model could not be written to '{path}': choose a folder that you may write in.", path=path)


def _add_inputs(model: QgsProcessingModelAlgorithm, steps: Sequence[Step]) -> dict[tuple[int, str, int], str]:
    """A parameter for each layer of the project, described as in the algorithm that takes it."""
    names = input_names(steps)
    for row, ((position, parameter, place), name) in enumerate(names.items(), start=1):
        step = steps[position]
        value = step.parameters[parameter]
        layer = layer_of(parts(value)[place])
        algorithm = QgsApplication.processingRegistry().algorithmById(step.algorithm)
        definition = algorithm.parameterDefinition(parameter).clone()
        if isinstance(value, list):
            # One of several layers is an input of its own.
            text, vector = definition.help(), [QgsProcessing.SourceType.TypeVector]
            definition = QgsProcessingParameterFeatureSource(name, f"{definition.description()} {place + 1}", vector)
            definition.setHelp(text)
        definition.setName(name)
        definition.setDefaultValue(layer.id() if held_by_project(layer) else source_of(layer))
        component = QgsProcessingModelParameter(name)
        component.setPosition(QPointF(COLUMN / 2, ROW * row))
        model.addModelParameter(definition, component)
    return names


def _child(
    position: int, step: Step, names: dict[tuple[int, str, int], str], copies: dict[str, Path]
) -> QgsProcessingModelChildAlgorithm:
    """One step, with what it takes from inputs and earlier steps, and the outputs that the model gives."""
    source = QgsProcessingModelChildParameterSource
    child = QgsProcessingModelChildAlgorithm(step.algorithm)
    child.setChildId(f"step_{position + 1}")
    child.setDescription(f"{position + 1}. {child.algorithm().displayName()}")
    child.setPosition(QPointF(COLUMN * (position + 2), ROW * (position % 2 + 1)))

    def taken(name: str, value: object, place: int = 0) -> QgsProcessingModelChildParameterSource:
        if isinstance(value, Output):
            return source.fromChildOutput(f"step_{value.step + 1}", value.name)
        if isinstance(value, LayerId):
            return source.fromModelParameter(names[position, name, place])
        if isinstance(value, str) and value in copies:
            return source.fromExpression(_beside(copies[value]))
        return source.fromStaticValue(value)

    for name, value in step.parameters.items():
        several = isinstance(value, list) and any(isinstance(one, (Output, LayerId)) for one in value)
        each = value if several else [value]
        child.addParameterSources(name, [taken(name, one, place) for place, one in enumerate(each)])
    child.setModelOutputs(_outputs(position, step, child))
    return child


def _beside(copy: Path) -> str:
    """The expression for a file beside the model, wherever both are; where it is not there, for the one written now."""
    there = f"@model_folder || {QgsExpression.quotedString('/' + copy.name)}"
    return f"if(coalesce(file_exists({there}), false), {there}, {QgsExpression.quotedString(copy.as_posix())})"


def _outputs(position: int, step: Step, child: QgsProcessingModelChildAlgorithm) -> dict[str, QgsProcessingModelOutput]:
    """What the window shows, and files such as reports; layers in between stay within the model."""
    outputs = {}
    for row, (name, file) in enumerate(step.files.items()):
        between = isinstance(child.algorithm().outputDefinition(name), QgsProcessingOutputVectorLayer)
        if between and name not in step.shown:
            continue
        # QGIS makes the name of the model's parameter of this; it reads the same in every language.
        stem = Path(file).stem
        stem = f"{stem}_{Path(file).suffix[1:]}" if stem in outputs else stem
        output = QgsProcessingModelOutput(stem, stem)
        output.setChildId(child.childId())
        output.setChildOutputName(name)
        output.setPosition(QPointF(COLUMN * (position + 2) + COLUMN / 2, ROW * (row + 4)))
        outputs[stem] = output
    return outputs


def _help(model: QgsProcessingModelAlgorithm, steps: Sequence[Step]) -> dict[str, str]:
    """The model's description, and that of its inputs."""
    titles = [QgsApplication.processingRegistry().algorithmById(step.algorithm).displayName() for step in steps]
    text = tr("Copied from the window Regioprofiel: {steps}.").format(steps=" → ".join(titles))
    return {
        "ALG_DESC": text,
        **{definition.name(): definition.help() for definition in model.parameterDefinitions() if definition.help()},
    }
