"""Results to layers: everything is computed by then, so a refusal or a cancel leaves an older output as it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingException,
)

from .frames import features, stop_if_cancelled
from .i18n import tr
from .types import INTEGER, LONG


@dataclass(frozen=True)
class NewField:
    """A field to add, with its values in the order of the frame that was read.

    The alias is kept apart, for `apply_style`: a sink warns of aliases that its format does not know.
    """

    definition: QgsField
    values: object
    alias: str = ""

    @classmethod
    def of(cls, name: str, field_type, values: object, alias: str = "") -> NewField:
        """A field from its parts."""
        return cls(QgsField(name, field_type), values, alias)

    def column(self) -> list:
        """The values as Python objects, None where missing."""
        values = pd.Series(self.values)
        if self.definition.type() in (INTEGER, LONG):
            values = values.astype("Int64")
        return values.astype(object).where(values.notna(), None).tolist()


def aliases(fields: list[NewField]) -> dict[str, str]:
    """Field to alias, as `apply_style` takes them."""
    return {field.definition.name(): field.alias for field in fields if field.alias}


def or_null(values: np.ndarray) -> pd.Series:
    """Classes and ranks with 0, that is none, made missing."""
    return pd.Series(values).astype("Int64").where(lambda column: column > 0)


def write(
    algorithm: QgsProcessingAlgorithm,
    parameters: Mapping,
    name: str,
    context,
    feedback,
    source,
    ids: pd.Index,
    new_fields: list[NewField],
) -> str:
    """Write the source's features with new fields to a sink, and return its id.

    A field of the source that bears the name of a new one is replaced, with a warning. Features whose id is not in
    `ids` are left out.

    Raises
    ------
    QgsProcessingException
        If the sink cannot be made or written.
    """
    fields, kept = _merge_fields(source.fields(), new_fields, feedback)
    stop_if_cancelled(feedback)
    columns = [field.column() for field in new_fields]
    added = dict(zip(ids.tolist(), zip(*columns) if columns else [()] * len(ids)))
    sink, destination = algorithm.parameterAsSink(
        parameters, name, context, fields, source.wkbType(), source.sourceCrs()
    )
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    step = 100.0 / max(len(added), 1)
    written = 0
    for feature in features(source, QgsFeatureRequest()):
        extra = added.get(feature.id())
        if extra is None:
            continue
        old = feature.attributes()
        feature.setAttributes([*(old if kept is None else (old[i] for i in kept)), *extra])
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(algorithm.writeFeatureError(sink, parameters, name))
        written += 1
        if written % 2000 == 0:
            feedback.setProgress(written * step)
    # QGIS 3.34 has no finalize(); there the sink closes when it is let go.
    if hasattr(sink, "finalize"):
        sink.finalize()
    del sink
    return _loadable(destination, context)


def _loadable(destination: str, context) -> str:
    """A PostGIS destination as QGIS can open it again, which it cannot by the form in which users give it."""
    if not destination.startswith("postgis:"):
        return destination
    uri = "postgres://" + destination[len("postgis:") :]
    if context.willLoadLayerOnCompletion(destination):
        layers = context.layersToLoadOnCompletion()
        layers[uri] = layers.pop(destination)
        context.setLayersToLoadOnCompletion(layers)
    return uri


def _merge_fields(old: QgsFields, new: list[NewField], feedback) -> tuple[QgsFields, list[int] | None]:
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
