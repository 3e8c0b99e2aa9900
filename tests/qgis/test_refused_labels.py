"""A refusal names a parameter as the dialog shows it, with the name that scripts know behind it."""

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

from regiolens.bridge.i18n import say, with_labels
from regiolens.core.messages import Message
from regiolens.processing_algorithms.base import labels_of

pytestmark = pytest.mark.labels
LABELS = {"REGION_FIELD": "Field with the region", "REGIONS": "Regio's", "X": "First {figure}"}


def refused(name, parameters):
    found = QgsApplication.processingRegistry().createAlgorithmById(f"regiolens:{name}")
    context = QgsProcessingContext()
    valid, told = found.checkParameterValues(parameters, context)
    assert not valid
    with pytest.raises(QgsProcessingException) as raised:
        found.create().processAlgorithm(parameters, context, QgsProcessingFeedback(False))
    assert str(raised.value) == told
    return told


def test_sentences_and_gaps_of_parameters_are_labelled_and_what_users_wrote_is_not():
    message = Message("REGIONS or X: {layer} needs {parameter}.", {"layer": "X", "parameter": "REGION_FIELD"})
    told = "\"Regio's\" (REGIONS) or 'First {figure}' (X): X needs 'Field with the region' (REGION_FIELD)."
    assert say(message, LABELS) == told
    assert say(message) == "REGIONS or X: X needs REGION_FIELD."


def test_a_name_in_brackets_and_a_part_of_a_word_stay():
    assert with_labels("the year (X), XY and REGIONS_FIELD", LABELS) == "the year (X), XY and REGIONS_FIELD"
    assert with_labels("X: X.gpkg", LABELS, 1) == "'First {figure}' (X): X.gpkg"


def test_the_dialog_and_a_run_say_the_label(provider, make_layer):
    layer = make_layer("gebieden", [{"code": "GM0014", "waarde": 1.0}])
    given = {"INPUT": layer, "FIELD": "waarde", "BOUNDS": "1, 2", "OUTPUT": "memory:"}
    told = refused("quartilemap", given)
    labels = labels_of(QgsApplication.processingRegistry().createAlgorithmById("regiolens:quartilemap"))
    assert f"'{labels['BOUNDS']}' (BOUNDS) holds for '{labels['METHOD']}' (METHOD)" in told


def test_what_qgis_refuses_says_the_label_too(provider):
    found = QgsApplication.processingRegistry().createAlgorithmById("regiolens:mdi")
    _, told = found.checkParameterValues({"INPUT": "/nergens.gpkg"}, QgsProcessingContext())
    assert f"'{found.parameterDefinition('INPUT').description()}' (INPUT)" in told and "/nergens.gpkg" in told
