"""The one door for what a run writes: whole, or not at all.

A layer is written to a file beside its place, where it is counted, styled and described. When the run has come to its
end, all files are put in their places; a table of a GeoPackage that is there already is put into it in one transaction.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsVectorLayer,
)
from qgis.PyQt.QtXml import QDomDocument

from ...core.messages import Refusal, listing
from ..i18n import tr
from ..outputs import DISK, Output, as_refusal
from ..run import Run
from .destinations import told_of_replaced
from .geopackage import SqlFault, count_rows, is_geopackage, place_of_sink, settle
from .moving import put_tables
from .people import for_people
from .places import is_temporary, place_of
from .side_files import give_way

NO_GEOMETRY = QgsFeatureRequest.Flag.NoGeometry


def staged_parameters(run: Run, name: str) -> Mapping[str, Any]:
    """The parameters with which QGIS makes the sink of an output beside its place.

    Memory and temporary layers are written where they are to be: nothing older is lost there.

    Raises
    ------
    Refusal
        If nothing can be written there.
    """
    place = place_of(run, name)
    if place is None or place.file is None or is_temporary(place):
        return run.parameters
    one = run.outputs.beside(name, place.file, place.table)
    text = str(one.file)
    if place.table:
        uri = QgsDataSourceUri()
        uri.setDatabase(text)
        uri.setDataSource("", place.table, place.geometry)
        text = f"ogr:{uri.uri(False)}"
    return {**run.parameters, name: _with_text(run.parameters[name], text)}


def _with_text(value: object, text: str) -> object:
    """A destination as it was, with another place."""
    if not isinstance(value, QgsProcessingOutputLayerDefinition):
        return text
    copy = QgsProcessingOutputLayerDefinition(value)
    copy.sink = QgsProperty.fromValue(text)
    return copy


def check_rows(run: Run, name: str, destination: str, written: int) -> None:
    """Open what was written and count it.

    Raises
    ------
    Refusal
        If it cannot be opened, or holds fewer rows.
    """
    found = _rows_in(run.context, destination)
    if found is None:
        raise Refusal(
            "{parameter} could not be opened after it was written, so that nothing is put in its place: the disk may "
            "be full, or QGIS writes this format and does not read it. It reads a GeoPackage.",
            parameter=name,
        )
    if found != written:
        raise Refusal(
            "{parameter} would hold {found} of {count} rows, so that nothing was written: the disk may be full, or the "
            "format does not take rows without geometry; a GeoPackage does.",
            parameter=name,
            found=found,
            count=written,
        )


def _rows_in(context: QgsProcessingContext, destination: str) -> int | None:
    """How many rows a destination really holds; None where it cannot be opened."""
    path, table = place_of_sink(destination)
    if is_geopackage(path):
        with contextlib.suppress(SqlFault):
            return count_rows(path, table)
        return None
    layer = QgsProcessingUtils.mapLayerFromString(destination, context)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return None
    if layer.providerType() == "memory" or layer.storageType() == "CSV":  # whose rows are counted in the file itself
        return layer.featureCount()
    # FlatGeobuf tells in its head how many features were to be written
    return sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setNoAttributes().setFlags(NO_GEOMETRY)))


@contextlib.contextmanager
def whole_or_nothing(run: Run) -> Iterator[None]:
    """What a run has not put in its place is removed in the end; faults of the disk are said in one sentence."""
    try:
        yield
    except OSError as error:
        if error.filename is None and error.errno in DISK and run.outputs.staged:  # Python does not tell the file
            raise Refusal(
                "The outputs cannot be written ({fault}); nothing was replaced.", fault=error.strerror or str(error)
            ) from error
        one = run.outputs.of(error.filename)
        if one is None:
            raise
        with as_refusal(one.parameter, one.place):
            raise
    finally:
        loaded = run.context.layersToLoadOnCompletion()
        left = {key for key in loaded if run.outputs.of(key)}
        if left:
            run.context.setLayersToLoadOnCompletion({key: loaded[key] for key in loaded if key not in left})
        _let_go(run, set())
        run.outputs.clear()


def deliver(run: Run, results: dict[str, Any]) -> dict[str, Any]:
    """Put all outputs in their places, and return the results with these.

    Raises
    ------
    Refusal
        If an output cannot be put in its place.
    """
    if not run.outputs.staged:
        return results
    wanted = {key for key in run.context.layersToLoadOnCompletion() if run.outputs.of(key)}
    shown = _let_go(run, wanted)
    run.outputs.check_disk()
    for one in run.outputs.staged.values():
        if is_geopackage(one.file) and one.file.exists():
            with _in_words(one.parameter, one.place):
                settle(one.file)
    run.outputs.check_disk()
    for_people(run)
    give_way(run)
    _put(run)
    final = {key: one.final(key) for key, one in ((key, run.outputs.of(key)) for key in wanted) if one}
    loaded = run.context.layersToLoadOnCompletion()
    run.context.setLayersToLoadOnCompletion({final.get(key, key): details for key, details in loaded.items()})
    for destination, look in shown.items():
        run.context.temporaryLayerStore().addMapLayer(look.layer(final[destination]))
    places = {key: run.outputs.of(value) for key, value in results.items()}
    return {key: one.final(results[key]) if (one := places[key]) else results[key] for key in results}


@dataclass(frozen=True)
class _Look:
    """What a layer that is to be shown looks like, and is said to be."""

    name: str
    style: QDomDocument
    metadata: object

    @classmethod
    def of(cls, layer: QgsVectorLayer) -> _Look:
        style = QDomDocument()
        layer.exportNamedStyle(style)
        return cls(layer.name(), style, layer.metadata().clone())

    def layer(self, source: str) -> QgsVectorLayer:
        """The layer in its place."""
        layer = QgsVectorLayer(source, self.name, "ogr")
        layer.importNamedStyle(self.style)
        layer.setMetadata(self.metadata)
        return layer


def _let_go(run: Run, wanted: set[str]) -> dict[str, _Look]:
    """Close the layers that lie in the folders beside; what those that are wanted look like, by their destination."""
    keys, looks = _beside(run, wanted)
    for key in keys:
        run.context.temporaryLayerStore().removeMapLayer(key)
    return looks


def _beside(run: Run, wanted: set[str]) -> tuple[list[str], dict[str, _Look]]:
    """The layers that lie in the folders beside, by their keys, and what those that are wanted look like.

    A function of its own, so that no object of Python outlives its layer: PyQt keeps account of both ends in one table,
    and that of a layer which ends in this thread is written in the main one.
    """
    keys, looks = [], {}
    for key, layer in run.context.temporaryLayerStore().mapLayers().items():
        source = layer.source()
        if run.outputs.of(source):
            keys.append(key)
            looks |= {place: _Look.of(layer) for place in wanted if source.startswith(place)}
    return keys, looks


def _put(run: Run) -> None:
    """Put all outputs in their places: tables first, all those of a GeoPackage together, then the files."""
    staged = list(run.outputs.staged.values())
    tables = [one for one in staged if one.table]
    packages = {one.place: [other for other in tables if other.place == one.place] for one in tables}
    steps = [([one], _put_first_table) for one in tables if not one.place.exists()]
    steps += [(several, _put_tables) for several in packages.values()]
    steps += [([one], _put_file) for one in staged if not one.table]
    done: list[str] = []
    for outputs, step in steps:
        try:
            step(run, *outputs)
        except Refusal:
            if done:
                run.feedback.pushWarning(tr("Already in its place: {outputs}.").format(outputs=listing(done)))
            raise
        done += [one.parameter for one in outputs]


def _put_tables(run: Run, *tables: Output) -> None:
    """Put tables into the GeoPackage that is there, but for the one that has become it."""
    left = [one for one in tables if one.file.exists()]
    if left:
        with _in_words(left[0].parameter, left[0].place):
            put_tables([(one.file, one.table) for one in left], left[0].place)
            kept = [count_rows(one.place, one.table) == count_rows(one.file, one.table) for one in left]
        if not all(kept):
            raise Refusal("'{file}' does not hold all that was written to it: run again.", file=str(left[0].place))


def _put_file(run: Run, one: Output) -> None:
    """Put a file in its place; of a GeoPackage, what its journal still holds goes first."""
    replaced = told_of_replaced(one.place)
    if is_geopackage(one.place) and one.place.is_file():
        with _in_words(one.parameter, one.place):
            _settle_older(one.place)
    run.outputs.put(one)
    if replaced:
        run.feedback.pushWarning(replaced)


def _put_first_table(run: Run, one: Output) -> None:
    """A GeoPackage that is not there becomes the one that was made, unless another run is there first."""
    try:
        os.link(one.file, one.place)
    except FileExistsError:
        return
    except OSError:  # a disk without links
        if not one.place.exists():
            run.outputs.put(one)
        return
    one.file.unlink()


def _settle_older(path: Path) -> None:
    """Bring what lies in the journal of an older file into it: SQLite would take it for one of the new file."""
    if any(path.with_name(path.name + mark).exists() for mark in ("-wal", "-journal")):
        settle(path)


@contextlib.contextmanager
def _in_words(parameter: str, target: Path) -> Iterator[None]:
    """Say what SQLite says in one sentence."""
    try:
        yield
    except SqlFault as fault:
        if "locked" in str(fault) or "busy" in str(fault):
            raise Refusal(
                "{parameter} cannot be written: '{file}' is locked, as another program or another run writes to it or "
                "has it open for editing. It is as it was; close it there, or try again.",
                parameter=parameter,
                file=str(target),
            ) from fault
        raise Refusal(
            "{parameter} cannot be written to '{file}', which is as it was: {fault}.",
            parameter=parameter,
            file=str(target),
            fault=str(fault).rstrip("."),
        ) from fault
