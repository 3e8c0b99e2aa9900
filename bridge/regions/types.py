"""Types of areas in place of regions: an area is named by all that it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.messages import listing
from ...core.patterns.typology import in_words
from ..cancel import Cancellable
from ..i18n import number, tr
from ..known_fields import read_figures
from ..layers.area_fields import water_fields, water_mask
from ..layers.frames import read_frame
from ..layers.type_fields import refuse_other
from .found import Found

#: regio_type
KIND = "type"


def by_types(
    source: QgsFeatureSource, title: str, fields: Sequence[str], feedback: Cancellable, kept: dict[int, list]
) -> tuple[pd.Index, Found]:
    """The types of each area by its columns of 1 and 0, and the ids of the areas.

    Parameters
    ----------
    title : str
        What the layer is called.
    kept : dict
        See `read_frame`.

    Raises
    ------
    Refusal
        If a column holds anything else.
    """
    frame = read_frame(source, list(dict.fromkeys([*fields, *water_fields(source)])), feedback, kept)
    types = pd.DataFrame({name: read_figures(frame[name], name, title) for name in fields}, index=frame.index)
    refuse_other(types, title)
    water = water_mask(frame, water_fields(source)).to_numpy(dtype=bool)
    held = types == 1
    held[water] = False
    aliases = [source.fields().field(name).alias() or name for name in fields]
    code, name = (np.array(in_words(held, words), dtype=object) for words in (fields, aliases))
    kind = np.where(held.any(axis=1), KIND, None)
    several = int((held.sum(axis=1) > 1).sum())
    notes = [tr("Areas with several types, which are named by all of them: {count}.").format(count=number(several))]
    unknown = [name for name in fields if types[name][~water].isna().any()]
    warned = [tr("Types that are not known of all areas: {types}.").format(types=listing(unknown))] if unknown else []
    nothing = np.full(len(frame), None, dtype=object)
    return frame.index, Found(code, name, kind, nothing, water, tr("types"), None, tuple(notes), tuple(warned))
