"""Results to layers: everything is computed by then, so a refusal or a cancel leaves an older output as it was."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice

import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.messages import Refusal
from ..cancel import stop_if_cancelled
from ..compat import close_sink, plain
from ..i18n import tr
from ..naming import without_aliases
from ..provenance.lineage import carry_over
from ..run import Run
from ..types import INTEGER, LONG
from .copying import Copy
from .formats import Taken, refuse_geometry_name
from .frames import features, gc_paused, read_frame
from .geopackage import SqlFault, is_geopackage, place_of_sink
from .new_fields import NewField, definitions, origins, refuse_one_name
from .places import place_of
from .postgis import PostgisTable
from .stacking import Outlined, Stack
from .staging import check_rows, staged_parameters

BATCH = 100
ROWS = 2000

#: fields, kind of geometry and CRS
Shape = tuple[QgsFields, QgsWkbTypes.Type, QgsCoordinateReferenceSystem]


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
    refuse_one_name(name, new_fields)
    fields, stay = _merge_fields(source.fields(), new_fields, run.feedback)
    stop_if_cancelled(run.feedback)
    shape = (fields, source.wkbType(), source.sourceCrs())
    come_from = {**{field: (read, field, "") for field in fields.names()}, **origins(new_fields)}
    destination = _copied(run, name, shape, source, ids, new_fields, read)
    if destination:
        carry_over(run, destination, come_from)
        return destination
    columns = [field.column() for field in new_fields]
    added = dict(zip(ids.tolist(), zip(*columns) if columns else [()] * len(ids)))
    changed = _changed(source, added, stay, kept or None, _given_later(run.layer(read)))
    anew = _repeats(run, source, fields, ids, kept, read)
    return fill_sink(run, name, shape, changed, len(added), come_from, anew)


def _copied(
    run: Run, name: str, shape: Shape, source: QgsFeatureSource, ids: pd.Index, new_fields: list[NewField], read: str
) -> str:
    """Copy a table of a GeoPackage by SQL; "" where it is to go by features."""
    taken = {field.definition.name() for field in new_fields}
    stay = [field for field in shape[0].names() if field not in taken]
    return _by_sql(run, name, shape, len(ids), lambda: Copy.of(run, read, source, ids, stay, new_fields))


def _by_sql(run: Run, name: str, shape: Shape, number: int, made: Callable[[], Copy | Stack | None]) -> str:
    """Fill a table of a GeoPackage by SQL; "" where it is to go by features, which also tell what goes wrong."""
    place = place_of(run, name)
    if place is None or place.file is None or not is_geopackage(place.file):
        return ""
    rows = made()
    if rows is None:
        return ""
    destination, _ = _fill_layer(run, name, shape, iter(()), False)
    try:
        rows.into(run, *place_of_sink(destination))
    except (SqlFault, OSError):
        staged = run.outputs.of(destination)
    else:
        check_rows(run, name, destination, number)
        return destination
    if staged is not None:
        staged.file.unlink(missing_ok=True)
    return ""


def _repeats(
    run: Run, source: QgsFeatureSource, fields: QgsFields, ids: pd.Index, kept: Mapping[int, list] | None, read: str
) -> bool:
    """Whether the field fid, which a GeoPackage takes for its row numbers, holds one twice: merged layers have that."""
    position = source.fields().lookupField("fid")
    if position < 0 or fields.lookupField("fid") < 0:
        return False
    layer = run.layer(read)
    if layer is not None and position in layer.primaryKeyAttributes():
        return layer.isEditable() and bool((ids < 0).any())  # features that are not saved yet, without a number
    if kept:
        values = pd.Series([plain(kept[fid][position]) for fid in ids.tolist()])
    else:
        name = source.fields().at(position).name()
        values = read_frame(source, [name], run.feedback)[name].reindex(ids)
    return _has_twice(values)


def _given_later(layer: QgsVectorLayer | None) -> dict[int, str]:
    """What stands in fields of features that are not saved yet for what their provider will give them, such as the
    word Autogenerate for a row number."""
    if layer is None or not layer.isEditable():
        return {}
    provider = layer.dataProvider()
    clauses = {position: provider.defaultValueClause(position) for position in range(provider.fields().count())}
    return {position: clause for position, clause in clauses.items() if clause}


def new_ids(fields: Sequence[NewField]) -> bool:
    """Whether fields of their own have one called fid that holds a number twice, or not everywhere."""
    found = [field.values for field in fields if field.definition.name().lower() == "fid"]
    return any(_has_twice(pd.Series(values)) for values in found)


def _has_twice(values: pd.Series) -> bool:
    return bool(values.duplicated().any() or values.isna().any())


def fill_sink(
    run: Run,
    name: str,
    shape: Shape,
    made: Generator[QgsFeature],
    number: int,
    come_from: Mapping[str, tuple[str, str, str]] | None = None,
    anew: bool = False,
) -> str:
    """Write features to a new sink, by the hundred, which is faster than one by one and than all at once.

    All layers that a run makes go through here: they lie beside their place until `staging.deliver` puts them there.

    Parameters
    ----------
    shape : tuple
        Fields, kind of geometry and CRS.
    made : generator of QgsFeature
    number : int
        How many there must be.
    come_from : mapping, optional
        What `origins` gives, for the metadata of the output.
    anew : bool
        Whether the rows are numbered anew: their field fid holds a number twice, or not everywhere.

    Returns
    -------
    str
        The id of the sink.

    Raises
    ------
    Refusal, QgsProcessingException
        If the sink was not made or cannot be written, or does not hold what was written to it.
    """
    place = place_of(run, name)
    taken = Taken(name, shape[0], place.file if place is not None else None)
    made = taken.of(made)
    batches = _batches(run, name, made, number)
    # What reads the source must end before the run does, also where the run fails: it holds the source's file open.
    with gc_paused(), closing(made), closing(batches):
        if place is not None and place.uri:
            destination = _fill_postgis(run, name, place.uri, shape, batches)
        else:
            destination, written = _fill_layer(run, name, shape, batches, anew)
            check_rows(run, name, destination, written)
        taken.tell(run, destination)
    carry_over(run, destination, come_from or {})
    return destination


def _batches(run: Run, name: str, made: Generator[QgsFeature], number: int) -> Generator[list[QgsFeature]]:
    """Features by the hundred, with the progress, until there were as many as there must be."""
    done = 0
    while batch := list(islice(made, BATCH)):
        yield batch
        done += len(batch)
        run.feedback.setProgress(100.0 * done / number)
    if done != number:
        raise Refusal(
            "{parameter} would hold {found} of {count} rows, as its input changed while it was read, so that nothing "
            "was written: run again.",
            parameter=name,
            found=done,
            count=number,
        )


def _fill_layer(run: Run, name: str, shape: Shape, batches: Iterator[list[QgsFeature]], anew: bool) -> tuple[str, int]:
    """Write to the sink that QGIS makes, and return its id and how many features it was given."""
    refuse_geometry_name(run, name, shape)
    parameters, written = staged_parameters(run, name), 0
    flags = [QgsFeatureSink.SinkFlag.RegeneratePrimaryKey] if anew else []
    try:
        bare = (without_aliases(shape[0]), *shape[1:])
        sink, destination = run.algorithm.parameterAsSink(parameters, name, run.context, *bare, *flags)
    except QgsProcessingException as error:
        raise _no_sink(run, name, shape[0], str(error)) from error
    run.outputs.fields[destination] = QgsFields(shape[0])
    if sink is None:
        raise _no_sink(run, name, shape[0], run.algorithm.invalidSinkError(run.parameters, name))
    for batch in batches:
        if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
            run.outputs.check_disk()
            raise QgsProcessingException(run.algorithm.writeFeatureError(sink, run.parameters, name))
        written += len(batch)
    close_sink(sink)
    if sink.lastError():
        raise QgsProcessingException(run.algorithm.writeFeatureError(sink, run.parameters, name))
    del sink  # older versions of QGIS close it now
    return destination, written


def _no_sink(run: Run, name: str, fields: QgsFields, fault: str) -> Refusal | QgsProcessingException:
    """Why there is no sink, with the places that users know.

    Raises
    ------
    Refusal
        If the disk is full.
    """
    run.outputs.check_disk()
    key = fields.lookupField("fid")
    if key >= 0 and fields.at(key).type() not in (INTEGER, LONG):
        return Refusal(
            "{parameter} cannot be made: a GeoPackage takes field '{field}' for its row numbers, and here it holds "
            "something else: rename it, or choose another format.",
            parameter=name,
            field=fields.at(key).name(),
        )
    return QgsProcessingException(run.outputs.in_place(fault))


def _fill_postgis(run: Run, name: str, uri: str, shape: Shape, batches: Iterator[list[QgsFeature]]) -> str:
    """Write a table of PostGIS in one transaction, and have it loaded where QGIS would load it."""
    table = PostgisTable(name, uri, *shape)
    try:
        for batch in batches:
            table.add(batch)
        table.commit()
    except BaseException:
        table.roll_back()
        raise
    destination, value = f"postgres://{uri}", run.parameters[name]
    if isinstance(value, QgsProcessingOutputLayerDefinition) and value.destinationProject is not None:
        title = value.destinationName or run.algorithm.parameterDefinition(name).description()
        details = QgsProcessingContext.LayerDetails(title, value.destinationProject, name)
        run.context.addLayerToLoadOnCompletion(destination, details)
    return destination


def _changed(
    source: QgsFeatureSource,
    added: Mapping[int, tuple],
    stay: list[int] | None,
    kept: Mapping[int, list] | None,
    later: Mapping[int, str],
) -> Generator[QgsFeature]:
    """The source's features with the attributes that they are to have."""
    wanted = QgsFeatureRequest() if kept is None else QgsFeatureRequest().setNoAttributes()
    for feature in features(source, wanted):
        extra = added.get(feature.id())
        if extra is None:
            continue
        old = feature.attributes() if kept is None else kept[feature.id()]
        if later and feature.id() < 0:
            old = [None if str(value) == later.get(i) else value for i, value in enumerate(old)]
        feature.setAttributes([*(old if stay is None else (old[i] for i in stay)), *extra])
        yield feature


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


def write_table(run: Run, name: str, new_fields: Sequence[NewField]) -> str:
    """Write fields that belong to no source to a sink without geometry, and return its id; see `write_rows`."""
    return write_rows(run, name, new_fields)


def write_rows(
    run: Run,
    name: str,
    new_fields: Sequence[NewField],
    outlines: Iterable[QgsGeometry] | None = None,
    crs: QgsCoordinateReferenceSystem | None = None,
    kind: QgsWkbTypes.Type = QgsWkbTypes.Type.MultiPolygon,
    outlined: Outlined | None = None,
) -> str:
    """Write fields that belong to no source to a sink, each row with its outline where there are any; its id.

    `outlined` tells where the outlines lie, where they are those of features as they are; see `Stack`.

    Raises
    ------
    QgsProcessingException
        If the sink cannot be made or written, or the user cancels before.
    """
    fields = definitions(name, new_fields)
    stop_if_cancelled(run.feedback)
    number = len(new_fields[0].values)
    if outlines is None:
        kind, outlined = QgsWkbTypes.Type.NoGeometry, ()
    shape, come_from = (fields, kind, crs or QgsCoordinateReferenceSystem()), origins(new_fields)
    if outlined is not None:
        places = outlined
        destination = _by_sql(run, name, shape, number, lambda: Stack.of(new_fields, places, kind))
        if destination:
            carry_over(run, destination, come_from)
            return destination
    made = feature_rows(fields, new_fields, number)
    if outlines is not None:
        made = _outlined(made, outlines)
    return fill_sink(run, name, shape, made, number, come_from, new_ids(new_fields))


def _outlined(rows: Iterable[QgsFeature], outlines: Iterable[QgsGeometry]) -> Generator[QgsFeature]:
    for feature, outline in zip(rows, outlines):
        feature.setGeometry(outline)
        yield feature


def feature_rows(fields: QgsFields, new_fields: Sequence[NewField], number: int) -> Generator[QgsFeature]:
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
