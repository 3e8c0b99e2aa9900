"""Areas that have several types: each counts in every one of its types, and once in what they are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeedback

from ...core.messages import Refusal, listing
from ..i18n import number, tr
from ..layers.type_fields import refuse_other
from .sheet import REGION_CODE, REGION_NAME, REGION_TYPE, REGION_ZONE, Sheet

#: regio_type
KIND = "type"


class ByType(NamedTuple):
    """Areas by type.

    Attributes
    ----------
    sheet : Sheet
        A row for each area and type that it has, numbered anew.
    reference : Sheet
        What is compared with: as given, else the areas, each once.
    groups : Series of str
        The types by feature id, which stands there once for each type of an area.
    without : int
        Areas that have none of the types.
    """

    sheet: Sheet
    reference: Sheet
    groups: pd.Series
    without: int


def type_labels(source: QgsFeatureSource, sheet: Sheet) -> dict[str, str]:
    """What each type is called: by the alias of its field, else by its name."""
    return {str(name): source.fields().field(str(name)).alias() or str(name) for name in sheet.types}


def by_type(
    sheet: Sheet, reference: Sheet | None, labels: Mapping[str, str], feedback: QgsProcessingFeedback
) -> ByType:
    """A row for each area and type, from areas with a column of 1 and 0 for each type.

    Parameters
    ----------
    sheet : Sheet
        With `types`.
    reference : Sheet, optional
    labels : mapping of str to str
        What each type is called.
    feedback : QgsProcessingFeedback
        Is told how many areas have several types, none, or one that is not known.

    Raises
    ------
    Refusal
        If a column holds anything else than 1, 0 and missing, or no area has any of the types.
    """
    types = sheet.types
    refuse_other(types, sheet.title)
    held = (types == 1).to_numpy()
    if not held.any():
        raise Refusal(
            "No area of '{layer}' has a 1 in {fields}: choose other TYPE_FIELDS.",
            layer=sheet.title,
            fields=listing(types.columns),
        )
    rows, columns = np.nonzero(held)
    called = pd.Series(types.columns.to_numpy(dtype=object)[columns])
    names = called.map(dict(labels))
    texts = {REGION_CODE: called, REGION_NAME: names, REGION_TYPE: KIND, REGION_ZONE: None}
    counts = held.sum(axis=1)
    several, without = int((counts > 1).sum()), int((counts == 0).sum())
    _tell(types, several, without, feedback)

    def taken(part: pd.Series | pd.DataFrame | None) -> pd.Series | pd.DataFrame | None:
        return None if part is None else part.iloc[rows].reset_index(drop=True)

    areas = sheet.areas
    parts = {name: taken(getattr(areas, name)) for name in ("numbers", "weight", "quartile", "peer", "decile")}
    own = {} if reference is not None else {"notes": (), "duplicates": (), "national": None}
    made = replace(
        sheet,
        areas=replace(areas, **parts),
        codes=taken(sheet.codes),
        names=taken(sheet.names),
        regions=called,
        texts=pd.DataFrame(texts, index=called.index, dtype=object),
        types=taken(types),
        **own,
    )
    return ByType(made, reference or sheet, pd.Series(called.to_numpy(), index=types.index[rows]), without)


def _tell(types: pd.DataFrame, several: int, without: int, feedback: QgsProcessingFeedback) -> None:
    feedback.pushInfo(
        tr("An area counts in each of its types, and once in the reference. Areas with several types: {count}.").format(
            count=number(several)
        )
    )
    if without:
        feedback.pushInfo(
            tr("Areas in none of the types, which count in the reference alone: {count}.").format(count=number(without))
        )
    empty = [str(name) for name in types if not (types[name] == 1).any()]
    if empty:
        feedback.pushWarning(tr("Types without an area, left out: {types}.").format(types=listing(empty)))
    for name, unknown in types.isna().sum().items():
        if unknown and name not in empty:
            feedback.pushWarning(
                tr("{type}: not told of {count} areas, which do not count in it.").format(
                    type=name, count=number(int(unknown))
                )
            )
