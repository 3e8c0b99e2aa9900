"""What layers must hold to be made a report of, and whether they belong together."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.classes import classify
from ...core.index.model import Model
from ...core.messages import Refusal, listing
from .lead import Lead

#: scores are stored in layers of any precision
SAME_SCORE = 1e-6


def absent(value: object) -> bool:
    """Whether a single value is missing, as `pandas.isna` tells in ten times the time; a report asks 100,000 times."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def text_of(value: object) -> str:
    """A text from a field, "" where missing."""
    return "" if absent(value) else str(value)


def require_fields(source: QgsFeatureSource, layer: str, fields: Sequence[str]) -> None:
    """Refuse a layer that lacks fields.

    Raises
    ------
    Refusal
        That names them.
    """
    missing = [name for name in fields if source.fields().indexFromName(name) < 0]
    if missing:
        raise Refusal(
            "'{layer}' lacks the fields {fields}: it does not come from 'Region profiles'; run that and "
            "give its two outputs here.",
            layer=layer,
            fields=listing(missing),
        )


def not_belonging(layer: str, table: str, name: str) -> Refusal:
    """What is said of a table with a value that the layer has no field for."""
    return Refusal(
        "'{table}' does not belong to '{layer}', which has no field {name}: give the long table of the same run of "
        "'Region profiles'.",
        table=table,
        layer=layer,
        name=name,
    )


def check_belongs(regions: pd.DataFrame, layer: str, table: pd.DataFrame, table_name: str, lead: Lead) -> None:
    """The table was made together with the layer: it holds every region, with the same index, or leading value.

    Raises
    ------
    Refusal
        That names the regions that do not match.
    """
    rows = table[(table["niveau"] == "regio") & (table["waarde"] == lead.name)]
    scores = rows.drop_duplicates("key").set_index("key")["score"].astype("float64")
    absent = [text_of(regions.loc[key, "regio_naam"]) or key for key in regions.index if key not in scores.index]
    if absent:
        raise Refusal(
            "'{table}' does not belong to '{layer}': it does not hold the regions {regions}. Give the long table of "
            "the same run of 'Region profiles'.",
            table=table_name,
            layer=layer,
            regions=listing(absent),
        )
    for field in ("jaar", "vergeleken_met"):
        one, other = _told(regions, field), _told(table, field)
        if one and other and one != other:
            raise Refusal(
                "'{table}' does not belong to '{layer}': {field} is '{theirs}' in the one and '{ours}' in the other. "
                "Give the long table of the same run of 'Region profiles'.",
                table=table_name,
                layer=layer,
                field=field,
                theirs=other,
                ours=one,
            )
    ours, theirs = regions["mdi"].astype("float64"), scores.reindex(regions.index)
    differs = ~np.isclose(ours, theirs, rtol=0, atol=SAME_SCORE, equal_nan=True)
    if differs.any():
        key = regions.index[differs][0]
        raise Refusal(
            "'{table}' does not belong to '{layer}': {value} of {region} is {theirs:.1f} in the one and {ours:.1f} in "
            "the other. Give the long table of the same run of 'Region profiles'.",
            table=table_name,
            layer=layer,
            value=lead.name,
            region=text_of(regions.loc[key, "regio_naam"]) or key,
            theirs=float(theirs[key]),
            ours=float(ours[key]),
        )


def _told(frame: pd.DataFrame, field: str) -> str:
    """What a field says in all rows, "" where there is none or it says several things."""
    values = frame[field].unique() if field in frame else ()
    # a spreadsheet makes 2023.0 of a year
    found = {text_of(value).strip().removesuffix(".0") for value in values} - {""}
    return found.pop() if len(found) == 1 else ""


def check_scores(codes: pd.Series, scores: pd.Series, layer: str, areas: pd.DataFrame, lead: str) -> None:
    """The areas of the map have the scores of the long table, as far as that holds their codes.

    Parameters
    ----------
    codes, scores : Series, shape (n,)
        Of the areas of the layer; what is missing in one of both is not looked at.
    areas : DataFrame
        See `data.Profiles.areas`.
    lead : str
        The value whose scores they are.

    Raises
    ------
    Refusal
        That names the first area that has another.
    """
    known = areas[areas["code"] != ""].drop_duplicates("code").set_index("code")[lead].astype("float64")
    theirs = codes.map(known)
    differs = (theirs - scores).abs() > SAME_SCORE
    if differs.any():
        place = int(np.flatnonzero(differs)[0])
        raise Refusal(
            "'{layer}' does not belong to the profiles: in it {value} of {code} is {ours:.1f}, in the long table "
            "{theirs:.1f}. Give the areas of which 'Region profiles' was run.",
            layer=layer,
            code=codes.iloc[place],
            ours=float(scores.iloc[place]),
            value=lead,
            theirs=float(theirs.iloc[place]),
        )


def check_model(regions: pd.DataFrame, layer: str, model: Model) -> None:
    """The classes of the layer are the model's.

    Raises
    ------
    Refusal
        If a score has another class by the model than in the layer.
    """
    if model.lower_bounds is None:
        return
    scores = regions["mdi"].astype("float64").to_numpy()
    stored = regions["mdi_klasse"].astype("Float64").fillna(0).astype("int64").to_numpy()
    differs = classify(scores, model.lower_bounds) != stored
    if differs.any():
        place = int(np.flatnonzero(differs)[0])
        raise Refusal(
            "'{layer}' gives {region} class {found} with a score of {score:.1f}, which is not the class of model "
            "'{model}': choose the model that the profiles were made with.",
            layer=layer,
            region=text_of(regions["regio_naam"].iloc[place]) or regions.index[place],
            found=int(stored[place]),
            score=float(scores[place]),
            model=model.id,
        )
