"""Whether the description and the style of a file are still those of what it holds.

QGIS writes .qmd and .qml beside files of most formats. A program that writes the file anew leaves them there, and what
they tell is then of figures that are gone.
"""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsGraduatedSymbolRenderer,
    QgsLayerMetadata,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..naming import in_database
from ..paths import MAPS

#: styles that tell features apart by a field
CLASSED = (QgsCategorizedSymbolRenderer, QgsGraduatedSymbolRenderer)
#: a line on a column that an algorithm made
_MADE = re.compile(r".+: .*\[regiolens:\w+\]")
#: formats in which titles can stand in place of names
_WITH_TITLES = (".xlsx", ".ods")


def classes_gone(layer: QgsVectorLayer) -> bool:
    """Whether the style of a layer classifies by a field that it does not have: QGIS keeps the style of a table of a
    GeoPackage, with the titles of its fields, where another tool writes the table anew."""
    renderer = layer.renderer()
    classed = isinstance(renderer, CLASSED)
    field = renderer.classAttribute().strip('"') if classed else ""
    return field.isidentifier() and layer.fields().lookupField(field) < 0


def columns_gone(layer: QgsVectorLayer, found: QgsLayerMetadata) -> list[str]:
    """The columns that metadata beside a file tell of and that are not in it: another program has written it since.

    A table that is called as a map of its folder shares the metadata of that, which tell of other columns.
    """
    if layer.providerType() not in ("ogr", "delimitedtext") or in_database(layer):
        return []
    file = Path(str(QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path") or ""))
    if file.suffix.lower() in _WITH_TITLES:
        return []
    names, gone = set(layer.fields().names()), []
    for line in filter(_MADE.fullmatch, found.abstract().splitlines()):
        starts = [line[: sign.start()] for sign in re.finditer(": ", line)]
        if names.isdisjoint(starts):
            gone.append(starts[0])
    of_map = file.suffix.lower() not in MAPS and any(file.with_suffix(ending).exists() for ending in MAPS)
    return [] if of_map else gone
