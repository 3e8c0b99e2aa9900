"""Files that the user drops on the window or looks up: opened as layers of the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from qgis.core import QgsProject, QgsProviderRegistry, QgsProviderSublayerDetails, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData
from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ...bridge.i18n import tr
from ...core.messages import Refusal

Pick = Callable[[str, list[str]], str]


def open_file(path: str, pick: Pick) -> QgsVectorLayer | None:
    """Put a layer of a file into the project.

    Parameters
    ----------
    pick : callable
        Chooses between the layers of a file that has several: takes its path and their names, gives one of these, or
        "" for none.

    Returns
    -------
    QgsVectorLayer or None
        None where the user chose none.

    Raises
    ------
    Refusal
        If there is no layer or table of figures in it.
    """
    found = QgsProviderRegistry.instance().querySublayers(path)
    options = QgsProviderSublayerDetails.LayerOptions(QgsProject.instance().transformContext())
    layers = [one.toLayer(options) for one in found]
    made = {layer.name(): layer for layer in layers if isinstance(layer, QgsVectorLayer) and layer.isValid()}
    if not made:
        raise Refusal(
            "'{file}' holds no layer or table that QGIS can read: choose a GeoPackage, shapefile, CSV or workbook.",
            file=Path(path).name,
        )
    chosen = next(iter(made)) if len(made) == 1 else pick(path, sorted(made))
    if chosen not in made:
        return None
    layer = made[chosen]
    if len(made) == 1:
        layer.setName(Path(path).stem)
    QgsProject.instance().addMapLayer(layer)
    return layer


def ask_which(parent: QWidget) -> Pick:
    """Asks the user which layer of a file to take."""

    def pick(path: str, names: list[str]) -> str:
        text = tr("Layer of {file}:").format(file=Path(path).name)
        name, taken = QInputDialog.getItem(parent, tr("Open a file"), text, names, 0, False)
        return name if taken else ""

    return pick


def dropped(data: QMimeData) -> list[str]:
    """The files that are dragged."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
