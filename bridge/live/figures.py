"""Which fields of text hold figures, by a look at their beginning."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ...core.messages import Refusal
from ..known_fields import read_figures

#: features that are looked at
LOOKED_AT = 300


def text_of_figures(layer: QgsVectorLayer, called: Mapping[str, str]) -> set[str]:
    """Those of a layer's fields of text that hold nothing but figures and what stands for missing at their beginning.

    Parameters
    ----------
    called : mapping of str to str
        What each is called to the name of its field.

    Returns
    -------
    set of str
        What they are called.
    """
    if not called:
        return set()
    request = QgsFeatureRequest().setLimit(LOOKED_AT).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    rows = [feature.attributes() for feature in layer.getFeatures(request)]
    found = set()
    for name, field in called.items():
        place = layer.fields().lookupField(field)
        values = pd.Series([row[place] if isinstance(row[place], str) else None for row in rows], dtype=object)
        try:
            read_figures(values, field, layer.name())
        except Refusal:
            continue
        found.add(name)
    return found
