"""Tables that QGIS opened without their header: a workbook of nothing but text has fields Field1, Field2 and so on."""

from __future__ import annotations

import re

from qgis.core import QgsFeature, QgsFeatureRequest, QgsProcessingParameterFeatureSource

from ...core.messages import Refusal, listing
from ..run import Run

_NO_NAME = re.compile(r"field_?(\d+)", re.IGNORECASE)
_FIRST = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(1)
_FIGURE = re.compile(r"[+-]?[\d.,]+%?")


def check_headers(run: Run) -> None:
    """Look whether the tables that a run is given have names for their columns.

    Raises
    ------
    Refusal
        If the first row of one holds the names.
    """
    for definition in run.algorithm.parameterDefinitions():
        name = definition.name()
        if not isinstance(definition, QgsProcessingParameterFeatureSource) or not run.given(name):
            continue
        source = run.source(name, optional=True)
        numbers = [match and int(match[1]) for match in map(_NO_NAME.fullmatch, source.fields().names())]
        if numbers != list(range(1, len(numbers) + 1)) or len(numbers) < 2:
            continue
        first = next(source.getFeatures(_FIRST), QgsFeature())
        texts = [value.strip() for value in first.attributes() if isinstance(value, str)]
        if len(texts) == len(numbers) and all(text and not _FIGURE.fullmatch(text) for text in texts):
            raise Refusal(
                "Table '{layer}' was opened without its header: its first row holds the names ({names}), and its "
                "fields are called {fields}. Read the file with regiolens:readcbs, and use what comes out.",
                layer=run.title(name),
                names=listing(texts, 5),
                fields=listing(source.fields().names(), 3),
            )
