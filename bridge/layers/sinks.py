"""Results to layers: everything is computed by then, so a refusal or a cancel leaves an older output as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFeatureSource,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..cancel import stop_if_cancelled
from ..compat import close_sink
from ..i18n import tr
from ..provenance.lineage import carry_over
from ..run import Run
from .frames import features, gc_paused
from .new_fields import NewField, origins

BATCH = 100
ROWS = 2000


def write(
    run: Run,
    name: str,
    source: QgsFeatureSource,
    ids: pd.Index,
    new_fields: list[NewField],
    kept: Mapping[int, list] | None = None,
    read: str = "INPUT",
) -> str:
    """Write the source's features with new fields to a sink, and return its id.

    A field of the source that bears the name of a new one is replaced, with a warning. Features whose id is not in
    `ids` are left out. `kept` holds the attributes of the source where `read_frame` has kept them, `read` is the
    parameter of the source.

    Raises
    ------
    QgsProcessingException
        If the sink cannot be made or written.
    """
    fields, stay = _merge_fields(source.fields(), new_fields, run.feedback)
    stop_if_cancelled(run.feedback)
    columns = [field.column() for field in new_fields]
    added = dict(zip(ids.tolist(), zip(*columns) if columns else [()] * len(ids)))
    shape = (fields, source.wkbType(), source.sourceCrs())
    changed = _changed(source, added, stay, kept or None)
    old = {field: (read, field, "") for field in fields.names()}
    return fill_sink(run, name, shape, changed, len(added), {**old, **origins(new_fields)})


def fill_sink(
    run: Run,
    name: str,
    shape: tuple[QgsFields, QgsWkbTypes.Type, QgsCoordinateReferenceSystem],
    made: Iterator[QgsFeature],
    number: int,
    come_from: Mapping[str, tuple[str, str, str]] | None = None,
) -> str:
    """Write features to a new sink, by the hundred, which is faster than one by one and than all at once.

    Parameters
    ----------
    shape : tuple
        Fields, kind of geometry and CRS.
    made : iterator of QgsFeature
    number : int
        How many there will be, for the progress.
    come_from : mapping, optional
        What `origins` gives, for the metadata of the output.

    Returns
    -------
    str
        The id of the sink.

    Raises
    ------
    QgsProcessingException
        If the sink was not made or cannot be written.
    """
    sink, destination = run.algorithm.parameterAsSink(run.parameters, name, run.context, *shape)
    if sink is None:
        raise QgsProcessingException(run.algorithm.invalidSinkError(run.parameters, name))
    written = 0
    with gc_paused():
        while batch := list(islice(made, BATCH)):
            if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(run.algorithm.writeFeatureError(sink, run.parameters, name))
            written += len(batch)
            run.feedback.setProgress(100.0 * written / number)
    close_sink(sink)
    del sink  # older versions of QGIS close it now
    destination = _loadable(destination, run.context)
    carry_over(run, destination, come_from or {})
    return destination


def _changed(
    source: QgsFeatureSource, added: Mapping[int, tuple], stay: list[int] | None, kept: Mapping[int, list] | None
) -> Iterator[QgsFeature]:
    """The source's features with the attributes that they are to have."""
    wanted = QgsFeatureRequest() if kept is None else QgsFeatureRequest().setNoAttributes()
    for feature in features(source, wanted):
        extra = added.get(feature.id())
        if extra is None:
            continue
        old = feature.attributes() if kept is None else kept[feature.id()]
        feature.setAttributes([*(old if stay is None else (old[i] for i in stay)), *extra])
        yield feature


def _loadable(destination: str, context: QgsProcessingContext) -> str:
    """A PostGIS destination as QGIS can open it again, which it cannot by the form in which users give it."""
    if not destination.startswith("postgis:"):
        return destination
    uri = "postgres://" + destination[len("postgis:") :]
    if context.willLoadLayerOnCompletion(destination):
        layers = context.layersToLoadOnCompletion()
        layers[uri] = layers.pop(destination)
        context.setLayersToLoadOnCompletion(layers)
    return uri


def _merge_fields(
    old: QgsFields, new: list[NewField], feedback: QgsProcessingFeedback
) -> tuple[QgsFields, list[int] | None]:
    """Fields of the output, and the positions of the source's fields that stay (None for all)."""
    taken = {field.definition.name().lower() for field in new}
    kept = [i for i in range(old.count()) if old.at(i).name().lower() not in taken]
    replaced = [old.at(i).name() for i in range(old.count()) if i not in kept]
    if replaced:
        feedback.pushWarning(
            tr("The layer already had the fields {fields}; their values are replaced.").format(
                fields=", ".join(replaced)
            )
        )
    fields = QgsFields()
    for position in kept:
        fields.append(old.at(position))
    for field in new:
        fields.append(field.definition)
    return fields, None if len(kept) == old.count() else kept


def write_table(run: Run, name: str, new_fields: list[NewField]) -> str:
    """Write fields that belong to no source to a sink without geometry, and return its id.

    Raises
    ------
    QgsProcessingException
        If the sink cannot be made or written, or the user cancels before.
    """
    fields = QgsFields()
    for field in new_fields:
        fields.append(field.definition)
    stop_if_cancelled(run.feedback)
    number = len(new_fields[0].values)
    shape = (fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem())
    made = feature_rows(fields, new_fields, number)
    return fill_sink(run, name, shape, made, number)


def feature_rows(fields: QgsFields, new_fields: list[NewField], number: int) -> Iterator[QgsFeature]:
    """Features from columns, some thousand at a time: as Python objects all of them would take much memory."""
    for start in range(0, number, ROWS):
        part = [
            NewField(field.definition, pd.Series(field.values).iloc[start : start + ROWS]).column()
            for field in new_fields
        ]
        for values in zip(*part):
            feature = QgsFeature(fields)
            feature.setAttributes(list(values))
            yield feature
