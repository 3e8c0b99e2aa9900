"""Indicators alone, without an index, held ready for map, ranking and profiles; in the place of the engine of an index.

Figures of regions and of the reference are those that `regiolens:regionprofiles` gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...core.aggregation.aggregate import Rule
from ...core.classes import count_classes, settled, shared_decimals
from ...core.divisions import Division, divide
from ...core.index.model import Model
from ...core.index.record import NONE
from ...core.index.whatif import Explanation, WhatIfState
from ...core.messages import Message, Refusal
from ...core.profiles.columns import COLUMNS
from ...core.profiles.long_table import Value
from ...core.profiles.profile import SPREAD
from ..cancel import stop_if_cancelled
from ..layers.area_fields import name_field, water_fields
from ..maps.styles import bound_labels
from ..profiles.output import make_profiles
from ..profiles.rules import rules_of_reference, value_rules
from ..profiles.sheet import (
    REGION_CODE,
    REGION_NAME,
    Columns,
    Sheet,
    holds_national,
    read_sheet,
    reference_columns,
    sheet_of,
)
from ..profiles.words import describe_values

if TYPE_CHECKING:
    from ..cancel import Cancellable
    from .snapshot import JoinedFields, Snapshot

#: stands for a model where there is no index
NO_MODEL = Model(NONE, "", (), (), None)
NO_REGION = "-"


class Listener:
    """What reading asks of a feedback, with nobody to read its log; the figures' own notes are on the charts."""

    def __init__(self, task: Cancellable | None) -> None:
        self._task = task

    def isCanceled(self) -> bool:
        """Whether the user has cancelled."""
        return self._task is not None and self._task.isCanceled()

    def pushInfo(self, _: str) -> None:
        """Nobody reads it."""

    def pushWarning(self, _: str) -> None:
        """Nobody reads it."""


@dataclass(frozen=True)
class Indicators:
    """What ranking, profiles and map of areas without an index are made of.

    Attributes
    ----------
    values : tuple of Value
        What is compared, in the user's order.
    frame : DataFrame, shape (n, k)
        The figures of the areas.
    table : DataFrame
        The long table of their regions, as a run writes it; empty where no area has a region.
    reference : Series of float, shape (k,)
        The figure of the reference by value, NaN where it has none.
    compared : str
        What that reference is, "" where it is not known.
    model : Model
        Of no domains, whose labels are the bounds of the classes.
    state : WhatIfState
        Class and rank of the areas by the value that is mapped.
    decimals : int
        With which its figures are printed, so that none is printed as one of another class.
    notes : tuple of Message
    """

    values: tuple[Value, ...]
    frame: pd.DataFrame
    table: pd.DataFrame
    reference: pd.Series
    compared: str
    model: Model = NO_MODEL
    state: WhatIfState | None = None
    decimals: int = 1
    notes: tuple[Message, ...] = ()

    @property
    def given(self) -> Model:
        """The model, as of an index."""
        return self.model

    @property
    def scored(self) -> np.ndarray:
        """Which areas have a figure of any value; shape (n,)."""
        return self.frame.notna().any(axis=1).to_numpy()

    def with_weights(self, _: Sequence[float]) -> WhatIfState:
        """The state: there are no weights to change it."""
        if self.state is None:
            raise ValueError("not divided into classes yet")
        return self.state

    def named(self, _: WhatIfState) -> Model:
        """The model, as of an index."""
        return self.model

    def explain(self, position: int, state: WhatIfState | None = None) -> Explanation:
        """Refused: without an index there are no points that add up."""
        raise Refusal("Without an index there are no points that add up to a score.")

    def divided(
        self, figures: np.ndarray, bounds: np.ndarray, division: Division, low_is_worse: bool, name: str, called: str
    ) -> Indicators:
        """The same with the classes and ranks of a value.

        Parameters
        ----------
        figures : ndarray of float, shape (n,)
            Of the areas.
        bounds : ndarray of float, shape (m,)
            Of the areas that determine the bounds of the classes, called `name`.
        low_is_worse : bool
            Whether rank 1 is the lowest figure.
        called : str
            What the value is called.

        Raises
        ------
        Refusal
            If none of these areas has a figure.
        """
        found = divide(figures, bounds, division, name)
        labels = tuple(bound_labels(found.bounds, found.decimals))
        rank = pd.Series(figures).rank(method="min", ascending=low_is_worse).fillna(0).to_numpy(dtype=np.int64)
        counts = count_classes(found.classes, max(len(labels), 1))
        state = WhatIfState((), (), False, figures, found.classes, rank, found.classes, counts, ())
        model = replace(NO_MODEL, title=called, labels=labels)
        decimals = max(found.decimals, min(shared_decimals(settled(figures, None)) or 0, 1))
        return replace(self, model=model, state=state, decimals=decimals, notes=found.notes)

    def of_region(self, region: str) -> list[Mapping[str, object]]:
        """The rows of the long table of a region and its areas, as charts take them."""
        rows = self.table[self.table[REGION_NAME] == region].astype(object)
        return rows.where(rows.notna(), None).to_dict("records")

    def of_area(self, position: int, name: str) -> list[Mapping[str, object]]:
        """An area among all as such rows."""
        records = []
        for value in self.values:
            everyone = self.frame[value.name].to_numpy()
            known, own = everyone[~np.isnan(everyone)], float(everyone[position])
            reference = float(self.reference[value.name])
            spread = np.quantile(known, list(SPREAD.values())) if len(known) else np.full(len(SPREAD), np.nan)
            record = dict.fromkeys(COLUMNS) | {
                "niveau": "regio",
                REGION_NAME: name,
                "waarde": value.name,
                "label": value.label,
                "soort": value.kind,
                "richting": value.direction,
                "eenheid": value.unit,
                "score": own,
                "referentie": reference,
                "verschil": own - reference,
                "aandeel": 100 * own / reference if value.summed and reference > 0 else np.nan,
                # What areas have is their own, whatever the rule that brings them together; sums have a share.
                "regel": value.how if value.summed else "",
                "rang": int((known > own).sum()) + 1 if not np.isnan(own) else None,
                "rang_van": len(known),
                **dict(zip(SPREAD, spread.tolist())),
            }
            records.append(record)
        rows = pd.DataFrame(records).astype(object)
        return rows.where(rows.notna(), None).to_dict("records")


def rules_alone(source: JoinedFields, wanted: Sequence[str], compare: Snapshot | None) -> tuple[Rule, ...]:
    """How the figures of areas make those of a region, as a run finds it.

    Raises
    ------
    Refusal
        If a field is not there.
    """
    names = source.fields().names()
    for name in wanted:
        if name not in names:
            raise Refusal(
                "'{layer}' has no field '{field}': choose the indicators anew on the page Index.",
                layer=source.sourceName(),
                field=name,
            )
    theirs = None if compare is None else compare.fields().names()
    chosen = [Rule(name, "", "", name) for name in wanted]
    return value_rules(chosen, (), (), names, theirs, Listener(None))


def read_indicators_alone(
    source: JoinedFields,
    raw: pd.DataFrame,
    codes: Sequence[str],
    regions: np.ndarray,
    rules: tuple[Rule, ...],
    weight: str,
    compare: Snapshot | None,
    task: Cancellable | None,
    inside: np.ndarray | None = None,
) -> Indicators:
    """The figures of areas, of their regions and of the reference.

    Parameters
    ----------
    raw : DataFrame, shape (m, fields)
        All areas as read, water included.
    codes : sequence of str
        The fields that may hold the areas' codes.
    regions : ndarray of object, shape (m,)
        The region of each area, "" for none.
    rules : tuple of Rule
        See `rules_alone`.
    weight : str
        A field with inhabitants, "" for none.
    compare : Snapshot, optional
        What the areas are compared with, in place of themselves.
    inside : ndarray of bool, shape (m,), optional
        The areas to show, where others are there for comparison alone.

    Raises
    ------
    Refusal
        As `regiolens:regionprofiles`.
    """
    listener = Listener(task)
    columns = Columns(
        rules=rules,
        weight=weight,
        region=REGION_NAME,
        code=REGION_CODE,
        name=REGION_NAME,
        area_codes=tuple(codes),
        area_name=name_field(source),
        water=tuple(water_fields(source)),
    )
    without = not any(regions if inside is None else regions[inside])
    # Areas in no region are one, so that what they are compared with is known.
    named = np.full(len(raw), NO_REGION, dtype=object) if without else regions
    raw = raw.assign(**{REGION_CODE: named, REGION_NAME: named})
    sheet = sheet_of(raw if inside is None else raw[inside], columns, source.sourceName(), listener)
    reference = _reference(compare, columns, sheet, listener)
    if reference is None and inside is not None:
        reference = sheet_of(raw, columns, source.sourceName(), listener, sheet)
    stop_if_cancelled(listener)
    values = describe_values(source, columns, NO_MODEL)
    made = make_profiles(sheet, reference, values, NO_MODEL, threshold=50.0, year="", long=True)
    table = pd.DataFrame({one.definition.name(): one.values for one in made.table or ()})
    figures = made.profiles.reference["mean"]
    return Indicators(tuple(values), sheet.areas.values, table.iloc[:0] if without else table, figures, made.compared)


def _reference(compare: Snapshot | None, columns: Columns, sheet: Sheet, listener: Listener) -> Sheet | None:
    """What the areas are compared with where that is another layer, as `regiolens:regionprofiles` reads it."""
    if compare is None:
        return None
    theirs = reference_columns(compare, columns)
    needed = not holds_national(compare, theirs, None, listener)
    rules = rules_of_reference(columns.rules, compare.fields().names(), compare.sourceName(), needed)
    return read_sheet(compare, replace(theirs, rules=rules), compare.sourceName(), listener, sheet)
