"""Models as the Model Designer makes them, for the tests."""

from qgis.core import (
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
)

VECTOR = QgsProcessing.SourceType.TypeVector
given = QgsProcessingModelChildParameterSource.fromModelParameter
made = QgsProcessingModelChildParameterSource.fromChildOutput
value = QgsProcessingModelChildParameterSource.fromStaticValue
told = QgsProcessingModelChildParameterSource.fromExpression


def model_of(name, inputs, steps):
    """A model; each step has an id, an algorithm, its parameters, and the results that it gives by their names."""
    model = QgsProcessingModelAlgorithm(name)
    model.setName(name)
    for definition in inputs:
        model.addModelParameter(definition.clone(), QgsProcessingModelParameter(definition.name()))
    for ident, algorithm, parameters, results in steps:
        child = QgsProcessingModelChildAlgorithm(algorithm)
        child.setChildId(ident)
        for key, source in parameters.items():
            sources = source if isinstance(source, list) else [source]
            is_source = [isinstance(one, QgsProcessingModelChildParameterSource) for one in sources]
            child.addParameterSources(key, sources if all(is_source) else [value(source)])
        outputs = {}
        for called, output in results.items():
            outputs[called] = QgsProcessingModelOutput(called, called)
            outputs[called].setChildId(ident)
            outputs[called].setChildOutputName(output)
        child.setModelOutputs(outputs)
        model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    return model


def layer_input(name):
    return QgsProcessingParameterFeatureSource(name, name, [VECTOR])
