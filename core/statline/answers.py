"""StatLine's answers to frames: pages of OData v3 (a row per region and period) and v4 (a row per observation).

The forms are those of real answers of CBS. v3 names its columns by `Key` (`AantalInwoners_5`), pads codes with blanks
and gives null, or in its untyped set a mark such as `.`, where there is no figure. v4 gives one observation a row with
the measure's `Identifier`, and says in `ValueAttribute` why a value is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Refusal, listing
from ..values import TEXT_MARKERS, clean, frame_of, is_text
from .pages import Page
from .table import PERIOD, Measure, Table, period_label

#: what v4 writes where nothing is the matter with a value
NO_ATTRIBUTE = "None"
NO_OBSERVATION = "no observation"
EMPTY = TEXT_MARKERS[""]


Tick = Callable[[], None]


def _missing_fields(table: Table, wanted: Sequence[str], row: dict[str, Any]) -> Refusal:
    absent = [name for name in wanted if name not in row]
    return Refusal(
        "The rows of table {table} have no field {absent}; they have {present}. The names have changed at the source: "
        "run again without MEASURES, or choose from the new names.",
        table=table.id,
        absent=listing(absent, 5),
        present=listing(row, 12),
    )


@dataclass(frozen=True)
class Figures:
    """What a table holds.

    Attributes
    ----------
    frame : DataFrame, shape (n rows, n dimensions + n measures)
        Columns are the names of the dimensions (trimmed codes) and of the measures; float64, or text.
    reasons : DataFrame, shape (n rows, n measures)
        Why a value is missing, "" where it is there; without columns where reasons were not asked for.
    missing : dict
        Reason to number of values.
    """

    frame: pd.DataFrame
    reasons: pd.DataFrame
    missing: dict[str, int]


class Codes:
    """Texts that repeat, as numbers in the order of their first appearance."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._texts: dict[str, int] = {}

    def add(self, values: Sequence[Any]) -> npt.NDArray[np.int32]:
        """The numbers of some texts; blanks around them make no difference."""
        known = self._numbers
        try:
            found = [known[value] for value in values]
        except KeyError:
            for value in dict.fromkeys(values):
                if value in known:
                    continue
                text = "" if value is None else str(value).strip()
                known[value] = self._texts.setdefault(text, len(self._texts))
            found = [known[value] for value in values]
        return np.array(found, dtype=np.int32)

    def texts(self) -> list[str]:
        """The texts, without the blanks that pad them."""
        return list(self._texts)


@dataclass
class _Parts:
    """Arrays of each piece, to be joined at the end."""

    arrays: list[npt.NDArray[Any]] = field(default_factory=list)

    def joined(self) -> npt.NDArray[Any]:
        if len(self.arrays) != 1:
            self.arrays = [np.concatenate(self.arrays)] if self.arrays else [np.empty(0)]
        return self.arrays[0]


class WideReader:
    """Rows of v3: a row per region and period, a field per measure."""

    def __init__(self, table: Table, reasons: bool) -> None:
        self.table = table
        self.reasons = reasons
        self.rows = 0
        self._keys = [measure.key for measure in table.measures]
        self._dimensions = [dimension.key for dimension in table.dimensions]
        self._codes = [Codes() for _ in self._dimensions]
        self._places = [_Parts() for _ in self._dimensions]
        self._values = [_Parts() for _ in self._keys]

    def add(self, page: Page, tick: Tick | None = None) -> None:
        """Read a page.

        Raises
        ------
        Refusal
            If its rows lack a field, or it is no page of OData.
        """
        wanted = [*self._dimensions, *self._keys]
        take = itemgetter(*wanted)
        for rows in page.pieces():
            if tick is not None:
                tick()
            try:
                columns = list(zip(*map(take, rows))) if len(wanted) > 1 else [[row[wanted[0]] for row in rows]]
            except KeyError as error:
                bad = next(row for row in rows if any(name not in row for name in wanted))
                raise _missing_fields(self.table, wanted, bad) from error
            for codes, parts, values in zip(self._codes, self._places, columns):
                parts.arrays.append(codes.add(values))
            for parts, values in zip(self._values, columns[len(self._dimensions) :]):
                parts.arrays.append(_as_array(values))
            self.rows += len(rows)

    def figures(self) -> Figures:
        """All rows.

        Raises
        ------
        Refusal
            If a row of the same region and period came twice.
        """
        places = [parts.joined().astype(np.int64) for parts in self._places]
        texts = [codes.texts() for codes in self._codes]
        keys = _combined(places, texts)
        _refuse_twice(keys, self.table, self._dimensions, places, texts)
        columns: dict[str, Any] = {
            dimension.name: np.array([*text, ""], dtype=object)[place]
            for dimension, text, place in zip(self.table.dimensions, texts, places)
        }
        reasons: dict[str, Any] = {}
        missing: dict[str, int] = {}
        for measure, parts in zip(self.table.measures, self._values):
            joined = parts.joined()
            values = pd.Series(joined, dtype=joined.dtype)
            why: pd.Series | None
            parts.arrays = []
            if measure.text or is_text(values):
                found = clean(values.astype(object))
                if measure.text:
                    values, why = _text(values), _no_text(values)
                else:
                    values, why = found.values, found.reasons
                    values = values.astype("float64") if found.is_number else values
            else:
                why = pd.Series(np.where(values.isna(), EMPTY, ""), dtype=object) if self.reasons else None
                _count(missing, EMPTY, int(values.isna().sum()) if why is None else 0)
            if why is not None:
                for reason, number in why[why != ""].value_counts().items():
                    _count(missing, str(reason), int(number))
            columns[measure.name] = values.to_numpy()
            if self.reasons and why is not None:
                reasons[measure.name] = why.to_numpy()
        return Figures(frame_of(columns), frame_of(reasons, range(len(keys))), missing)


def _text(values: pd.Series) -> pd.Series:
    """Text without the blanks around it, None where there is none."""
    stripped = values.astype(object).where(values.notna(), "").map(str).str.strip()
    return stripped.where(stripped != "", None)


def _no_text(values: pd.Series) -> pd.Series:
    return pd.Series(np.where(_text(values).isna(), EMPTY, ""), dtype=object)


def _count(missing: dict[str, int], reason: str, number: int) -> None:
    if number:
        missing[reason] = missing.get(reason, 0) + number


def _as_array(values: Sequence[Any]) -> npt.NDArray[Any]:
    """Numbers and nulls as float64, anything else as objects."""
    if str in set(map(type, values)):
        return np.array(values, dtype=object)
    return np.array(values, dtype=np.float64)


def _combined(places: list[npt.NDArray[np.int64]], texts: list[list[str]]) -> npt.NDArray[np.int64]:
    """One number for each combination of codes."""
    keys = places[0].copy()
    for place, text in zip(places[1:], texts[1:]):
        keys *= max(len(text), 1)
        keys += place
    return keys


def _refuse_twice(
    keys: npt.NDArray[np.int64],
    table: Table,
    names: Sequence[str],
    places: list[npt.NDArray[np.int64]],
    texts: list[list[str]],
) -> None:
    """Refuse where a key comes more than once, naming the first."""
    order = np.argsort(keys, kind="stable")
    again = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    if not len(again):
        return
    row = order[again[0] + 1]
    raise Refusal(
        "Table {table} gave {number} rows twice over its pages, the first of them {row}: the source changed while it "
        "was fetched, or its paging is at fault. Nothing was written; run again.",
        table=table.id,
        number=len(again),
        row=", ".join(f"{name} {text[place[row]]}" for name, place, text in zip(names, places, texts)),
    )


class LongReader:
    """Rows of v4: one observation each."""

    def __init__(self, table: Table, reasons: bool) -> None:
        self.table = table
        self.reasons = reasons
        self.rows = 0
        self._names = [dimension.key for dimension in table.dimensions]
        self._codes = [Codes() for _ in self._names]
        self._places = [_Parts() for _ in self._names]
        self._measures, self._measure = Codes(), _Parts()
        self._measures.add([measure.key for measure in table.measures])
        self._attributes, self._attribute = Codes(), _Parts()
        self._attributes.add([NO_ATTRIBUTE])
        self._value = _Parts()
        self._texts: list[tuple[int, str]] = []
        self._has_texts = any(measure.text for measure in table.measures)

    def add(self, page: Page, tick: Tick | None = None) -> None:
        """Read a page; see `WideReader.add`."""
        wanted = [*self._names, "Measure", "Value", "ValueAttribute"]
        take = itemgetter(*wanted)
        for rows in page.pieces():
            if tick is not None:
                tick()
            try:
                *places, measures, values, attributes = zip(*map(take, rows))
            except KeyError as error:
                bad = next(row for row in rows if any(name not in row for name in wanted))
                raise _missing_fields(self.table, wanted, bad) from error
            for codes, parts, column in zip(self._codes, self._places, places):
                parts.arrays.append(codes.add(column))
            self._measure.arrays.append(self._measures.add(measures))
            self._attribute.arrays.append(self._attributes.add(attributes))
            self._value.arrays.append(_as_array(values).astype(np.float64))
            if self._has_texts:
                self._texts += [
                    (self.rows + i, str(row["StringValue"]))
                    for i, row in enumerate(rows)
                    if row.get("StringValue") is not None
                ]
            self.rows += len(rows)

    def figures(self) -> Figures:
        """A row per combination of the dimensions, in the order of their codes' first appearance.

        Raises
        ------
        Refusal
            If an observation came twice.
        """
        places = [parts.joined().astype(np.int64) for parts in self._places]
        texts = [codes.texts() for codes in self._codes]
        measures = self._measure.joined().astype(np.int64)
        number = len(self.table.measures)
        known = measures < number
        keys = _combined(places, texts)
        combinations, first, row = np.unique(keys, return_index=True, return_inverse=True)
        flat = (row.reshape(-1) * number + measures)[known]
        if len(flat) and np.bincount(flat).max() > 1:
            which = [place[known] for place in (*places, measures)]
            _refuse_twice(flat, self.table, [*self._names, "Measure"], which, [*texts, self._measures.texts()])
        columns: dict[str, Any] = {
            dimension.name: np.array([*text, ""], dtype=object)[place[first]]
            for dimension, text, place in zip(self.table.dimensions, texts, places)
        }
        matrix = np.full(len(combinations) * number, np.nan)
        matrix[flat] = self._value.joined()[known]
        attribute = np.full(len(combinations) * number, -1, dtype=np.int16)
        attribute[flat] = self._attribute.joined()[known]
        matrix, attribute = matrix.reshape(-1, number), attribute.reshape(-1, number)
        strings = self._strings(flat, known, (len(combinations), number))
        for position, measure in enumerate(self.table.measures):
            columns[measure.name] = strings[position] if position in strings else matrix[:, position]
        absent = np.isnan(matrix)
        for position, column in strings.items():
            absent[:, position] = [value is None for value in column]
        return self._explained(frame_of(columns), attribute, absent)

    def _strings(
        self, flat: npt.NDArray[np.int64], known: npt.NDArray[np.bool_], shape: tuple[int, int]
    ) -> dict[int, npt.NDArray[np.object_]]:
        """Columns of the measures that are text, by their position."""
        found = {
            position: np.full(shape[0], None, dtype=object)
            for position, measure in enumerate(self.table.measures)
            if measure.text
        }
        where = np.full(len(known), -1, dtype=np.int64)
        where[known] = flat
        for place, text in self._texts:
            row, position = divmod(int(where[place]), shape[1])
            if where[place] >= 0 and position in found:
                found[position][row] = text.strip() or None
        return found

    def _explained(
        self, frame: pd.DataFrame, attribute: npt.NDArray[np.int16], absent: npt.NDArray[np.bool_]
    ) -> Figures:
        """The frame with the reasons of what is missing."""
        labels = [*("" if text == NO_ATTRIBUTE else text for text in self._attributes.texts()), NO_OBSERVATION]
        missing: dict[str, int] = {}
        for place, number in zip(*np.unique(attribute[absent], return_counts=True)):
            _count(missing, labels[place] or EMPTY, int(number))
        if not self.reasons:
            return Figures(frame, pd.DataFrame(index=frame.index), missing)
        why = np.array(labels, dtype=object)[attribute]
        why[absent & (why == "")] = EMPTY
        names = [measure.name for measure in self.table.measures]
        return Figures(frame, frame_of(dict(zip(names, why.T)), frame.index), missing)


def widen(figures: Figures, table: Table) -> tuple[Figures, list[tuple[Measure, str, str]]]:
    """A row per region, a column per measure and period.

    Returns
    -------
    figures : Figures
        Without the column of periods; missing where a region has no row for a period.
    columns : list of (measure, period, name)
        The columns of figures, in their order.
    """
    period = table.dimension(PERIOD)
    if period is None:
        return figures, [(measure, "", measure.name) for measure in table.measures]
    keys = [dimension.name for dimension in table.dimensions if dimension is not period]
    frame, reasons = figures.frame, figures.reasons
    row = frame.groupby(keys, sort=False, dropna=False).ngroup().to_numpy() if keys else np.zeros(len(frame), dtype=int)
    place, periods = pd.factorize(frame[period.name])
    number = int(row.max()) + 1
    first = np.unique(row, return_index=True)[1]
    wide = {name: frame[name].to_numpy()[first] for name in keys}
    why: dict[str, Any] = {}
    columns = []
    for measure in table.measures:
        values = frame[measure.name].to_numpy()
        empty: Any = None if is_text(frame[measure.name]) else np.nan
        for position in np.argsort(periods.to_numpy().astype(str), kind="stable").tolist():
            here = place == position
            name = f"{measure.name}_{period_label(str(periods[position]))}"
            wide[name] = np.full(number, empty, dtype=values.dtype)
            wide[name][row[here]] = values[here]
            columns.append((measure, str(periods[position]), name))
            if measure.name in reasons:
                why[name] = np.full(number, NO_OBSERVATION, dtype=object)
                why[name][row[here]] = reasons[measure.name].to_numpy()[here]
    return Figures(frame_of(wide), frame_of(why, range(number)), figures.missing), columns
