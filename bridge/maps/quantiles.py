"""Areas of a layer divided by the quantiles of a reference, as maps and pages of maps show them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from qgis.core import QgsFeatureSource, QgsVectorLayer

from ...core.classes import QuantileClasses
from ...core.divisions import Division, divide
from ...core.messages import Refusal
from ..i18n import counted, say
from ..layers.area_fields import (
    lacking_in_reference,
    one_level,
    other_level,
    read_numbers,
    repeated_codes,
    same_level,
    several_levels,
)
from ..layers.columns import whole_layer
from ..layers.periods import several_periods
from ..run import Run
from .styles import bound_labels


@dataclass(frozen=True)
class Quantiles:
    """The classes of all areas of a layer.

    Attributes
    ----------
    frame : DataFrame
        Columns ``value`` and ``level`` by feature id.
    result : QuantileClasses
        In the order of the frame.
    labels : list of str
        Bounds of the classes, lowest first.
    areas : str
        How many areas with data the reference has, in words.
    known : Series of bool
        Which areas of the reference have data, by feature id.
    """

    frame: pd.DataFrame
    result: QuantileClasses
    labels: list[str]
    areas: str
    known: pd.Series


def read_quantiles(
    run: Run,
    source: QgsFeatureSource,
    field: str,
    division: Division,
    kept: dict[int, list] | None = None,
    named: str = "",
    again: bool = False,
) -> Quantiles:
    """Divide the areas of INPUT by all areas with data of REFERENCE, or by themselves where none is given.

    Parameters
    ----------
    kept : dict, optional
        See `frames.read_frame`.
    named : str
        The parameter that says what the reference calls the field, "" for none.
    again : bool
        Whether another field of the same areas was read before, so that what their levels are was told.

    Raises
    ------
    Refusal
        If the reference lacks the field or has no data, or a field holds text that is no number.
    """
    whole = whole_layer(run, "INPUT", source)
    frame = read_numbers(source, field, run.feedback, kept, whole)
    if not again:
        _tell_rows(run, source, frame[frame["value"].notna()], whole)
    reference = run.source("REFERENCE", optional=True)
    of = frame if reference is None else _reference_frame(run, reference, field, frame, named, again)
    whose = "INPUT" if reference is None else "REFERENCE"
    known = of["value"].notna()
    if not known.any():
        raise Refusal(
            "Field '{field}' has no value in any area of '{layer}': choose another field or reference.",
            field=field if reference is None else (named and run.text(named)) or field,
            layer=run.title(whose),
        )
    areas = counted(int(known.sum()), one_level(of["level"][known]))
    result = divide(frame["value"], of["value"], division, run.title(whose))
    for note in result.notes:
        run.feedback.pushWarning(say(note))
    return Quantiles(frame, result, bound_labels(result.bounds, result.decimals), areas, known)


def _tell_rows(run: Run, source: QgsFeatureSource, there: pd.DataFrame, whole: QgsVectorLayer | None) -> None:
    """Warn of areas of several levels, of rows of several periods, and of codes that repeat."""
    title = run.title("INPUT")
    notes = (
        several_levels(there["level"], title),
        several_periods(source, title, whole),
        repeated_codes(there["key"][there["level"] != ""], title),
    )
    for note in filter(None, notes):
        run.feedback.pushWarning(say(note))


def _reference_frame(
    run: Run, reference: QgsFeatureSource, field: str, frame: pd.DataFrame, named: str, again: bool
) -> pd.DataFrame:
    """The values that determine the bounds, in the column ``value``."""
    wanted = (named and run.text(named)) or field
    position = reference.fields().lookupField(wanted)
    if position < 0:
        if not named:
            raise lacking_in_reference(reference.sourceName(), [wanted])
        raise Refusal(
            "The reference '{reference}' has no field '{field}': name its field in {parameter}.",
            reference=reference.sourceName(),
            field=wanted,
            parameter=named,
        )
    others = read_numbers(reference, reference.fields().at(position).name(), run.feedback)
    title = run.title("REFERENCE")
    told = other_level(others["level"], frame["level"], title)
    if told and not again:
        run.feedback.pushWarning(say(told))
    return others[same_level(others["level"], frame["level"], title)]
