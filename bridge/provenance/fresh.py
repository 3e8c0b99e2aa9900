"""Layers whose file was written anew after they were opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProject, QgsProviderRegistry, QgsVectorLayer

from ...core.messages import Refusal
from ..run import Run
from .lineage import index_and_year, layers_read

#: by the id of a layer: its source, and size and time of the file when it was found to hold the same
_FOUND: dict[str, tuple] = {}
MOST = 1000


def check_fresh(run: Run) -> None:
    """Look whether layers that are open still are what their files hold.

    QGIS keeps the fields of a layer and what it says of itself from when it was opened. Where its file was written
    anew meanwhile with other columns, it gives the values of one field under the name of another, without a word.

    Raises
    ------
    Refusal
        If the file of a layer has gone, or a layer of the project is older than its file.
    """
    with opened_here(run.context):
        layers = [*layers_read(run)]
    for name, layer in layers:
        path = _path(layer)
        if Path(path).is_absolute() and not path.startswith("/vsi") and not Path(path).exists():
            raise Refusal(
                "The file of layer '{layer}' is no longer there ('{file}'): put it back, or choose another layer "
                "({parameter}).",
                layer=layer.name(),
                file=path,
                parameter=name,
            )
        now = _now(layer)
        if not now or _FOUND.get(layer.id()) == now:  # an algorithm asks twice, and opening a layer takes its time
            continue
        anew = QgsVectorLayer(layer.source(), layer.name(), "ogr", QgsVectorLayer.LayerOptions(False))
        if not anew.isValid():
            raise Refusal(
                "Layer '{layer}' can no longer be opened from '{file}', which was replaced or is being written: wait "
                "for that, or add the file to the project again ({parameter}).",
                layer=layer.name(),
                file=path,
                parameter=name,
            )
        if _same(layer, anew):
            _keep(layer, now)
            continue
        if QgsProject.instance().mapLayer(layer.id()) is not None:
            raise Refusal(
                "Layer '{layer}' was opened before its file was written anew, and shows the columns or index of the "
                "older file: remove it from the project, and add '{file}' again ({parameter}).",
                layer=layer.name(),
                file=path,
                parameter=name,
            )
        layer.reload()
        layer.setMetadata(anew.metadata().clone())


@contextmanager
def opened_here(context: QgsProcessingContext) -> Iterator[None]:
    """The layers that QGIS opens for a run meanwhile are what their files hold, without opening them once more."""
    before = {*context.temporaryLayerStore().mapLayers()}
    yield
    for key, layer in context.temporaryLayerStore().mapLayers().items():
        now = () if key in before else _now(layer)
        if now:
            _keep(layer, now)


def _keep(layer: QgsMapLayer, now: tuple) -> None:
    """Remember that a layer was found to be what its file holds."""
    if len(_FOUND) >= MOST:
        _FOUND.clear()
    _FOUND[layer.id()] = now


def _path(layer: QgsMapLayer) -> str:
    """The file of a layer, "" where it has none."""
    return QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or ""


def _now(layer: QgsMapLayer) -> tuple:
    """What tells that a file was written since: its own, and the journal in which a GeoPackage may hold it.

    Empty where the layer is none of a file that GDAL reads.
    """
    path = Path(_path(layer))
    if layer.providerType() != "ogr" or not path.is_file():
        return ()
    files = [path, path.with_name(f"{path.name}-wal")]
    return layer.source(), *((file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.is_file())


def _same(layer: QgsVectorLayer, anew: QgsVectorLayer) -> bool:
    """Whether a layer has the fields of its file, and says of its index and year what that says, or nothing."""
    fields = [each.dataProvider().fields().names() for each in (layer, anew)]
    told = index_and_year(layer)
    return fields[0] == fields[1] and (not any(told) or told == index_and_year(anew))
