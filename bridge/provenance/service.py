"""What QGIS Server tells of a layer of ours: title, short name, abstract and attribution.

QGIS keeps these in the project and not with the layer, and its server does not look at a layer's metadata. So they are
filled in when a layer comes into a project.
"""

from __future__ import annotations

import re
import unicodedata

from qgis.core import QgsProject, QgsVectorLayer

from ..naming import table_name
from .metadata import unstated
from .published import THEMES, THESAURUS, about


def fill_in(project: QgsProject, layers: list) -> None:
    """Tell the server of layers what their metadata say, where they are ours and a user has told nothing.

    Parameters
    ----------
    layers : list of QgsMapLayer
    """
    for layer in layers:
        if not isinstance(layer, QgsVectorLayer) or layer.metadata().keywords(THESAURUS) != list(THEMES):
            continue
        told = layer.serverProperties()
        if any((told.title(), told.shortName(), told.abstract(), told.attribution())):
            continue
        metadata = layer.metadata()
        taken = {other.serverProperties().shortName() for other in project.mapLayers().values()}
        told.setShortName(_free(short_name(table_name(layer)), taken))
        told.setTitle(metadata.title() or layer.name())
        told.setAbstract(about(metadata.abstract()))
        told.setAttribution(", ".join(right for right in metadata.rights() if right not in unstated()))


def short_name(name: str) -> str:
    """A name as a service takes it: letters without accents, digits, signs of - _ and . after a letter.

    Examples
    --------
    >>> short_name("MDI (Súdwest-Fryslân)")
    'MDI_Sudwest-Fryslan'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._-]+", "_", plain).strip("_")
    return plain if plain[:1].isalpha() else f"layer_{plain}".rstrip("_")


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free
