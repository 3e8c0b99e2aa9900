"""The layers of the project that is open."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer


def project_layer(ident: str) -> QgsVectorLayer | None:
    """A layer of the project that can be read."""
    layer = QgsProject.instance().mapLayer(ident) if ident else None
    return layer if isinstance(layer, QgsVectorLayer) and layer.isValid() else None
