"""Layers with a row for each area and period, where each row would count as an area."""

from __future__ import annotations

import pandas as pd
from qgis.core import QgsFeatureSource, QgsVectorLayer

from ...core.code_field import code_field
from ...core.codes import read_codes
from ...core.joining.periods import find_period_field, named_like_a_period
from ...core.messages import Message
from .area_fields import coded_fields, own_code, water_fields, water_mask
from .columns import read_table

#: what is warned of where every row is taken for an area
EACH_ROW = Message(
    "'{layer}' has a row for each area and period ('{field}'), and each row is counted as an area: filter it to one "
    "period, unless this is meant."
).template


def period_names(source: QgsFeatureSource) -> list[str]:
    """The fields that may hold periods, by their names."""
    return [name for name in source.fields().names() if named_like_a_period(name)]


def period_field(frame: pd.DataFrame) -> str:
    """The field with the period where the rows of most areas differ in it alone, "" where they do not.

    Parameters
    ----------
    frame : DataFrame
        Of rows in which no field holds codes of their own.
    """
    columns = {str(name): frame[name] for name in frame}
    code = code_field(columns)
    if not code:
        return ""
    keys = pd.Series(read_codes(frame[code], code).keys)
    periods = {name: values for name, values in columns.items() if named_like_a_period(name)}
    return find_period_field(periods, keys) if keys.duplicated().any() else ""


def several_periods(source: QgsFeatureSource, layer: str, whole: QgsVectorLayer | None = None) -> Message | None:
    """What to warn of where a layer has a row for each area and period, which are classified or ranked together.

    Parameters
    ----------
    layer : str
        What the user calls it.
    whole : QgsVectorLayer, optional
        The layer behind the source, where `whole_layer` finds that the source is all of it.
    """
    periods = period_names(source)
    codes = coded_fields(source) if periods else []
    if not codes:
        return None
    marks = water_fields(source)
    frame = read_table(source, list(dict.fromkeys([*codes, *periods, *marks])), whole)
    land = frame[~water_mask(frame, marks)]
    field = "" if own_code(source, land) else period_field(land)
    return Message(EACH_ROW, {"layer": layer, "field": field}) if field else None
