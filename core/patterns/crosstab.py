"""How many areas of each kind are of each class, and their figures: a cross table in long form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..aggregation.aggregate import Rule, aggregate
from ..messages import Figures, Refusal

#: what stands for areas of which the row or the column is not known, and for all that are known together
NO_DATA, TOTAL = "geen gegevens", "totaal"
COLUMNS = ("rij", "kolom", "aantal", "rij_pct", "kolom_pct")

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True)
class _Rows:
    """One field as rows: the position of each area in `names`, len(names) where it is in none, -1 where not known."""

    field: str
    names: list[str]
    of_area: IntArray


def is_type_column(values: pd.Series) -> bool:
    """Whether a column tells by 1 and 0 which areas are of a type.

    Examples
    --------
    >>> is_type_column(pd.Series(["1", "0", None])), is_type_column(pd.Series(["1", "2"]))
    (True, False)
    """
    found = set(values.cat.categories) if isinstance(values.dtype, pd.CategoricalDtype) else set(values.dropna())
    return bool(found) and found <= {"0", "1"}


def crosstab(
    rows: Mapping[str, pd.Series],
    columns: pd.Series,
    count: pd.Series | None = None,
    figures: pd.DataFrame | None = None,
    rules: Sequence[Rule] = (),
    totals: bool = False,
) -> pd.DataFrame:
    """Count areas by row and column.

    Parameters
    ----------
    rows : mapping of str to Series of category, shape (n areas,)
        By field, see `keys.keys_of`. A field of 1 and 0 alone is one row, that of the areas with 1; an area can be in
        several such rows. Any other field is a row a value.
    columns : Series of category, shape (n areas,)
    count : Series of float, shape (n areas,), optional
        How many each row of the layer stands for, in place of 1; NaN where missing, which is left out.
    figures : DataFrame, shape (n areas, fields of the rules), optional
    rules : sequence of Rule
        How figures of the areas of a cell are brought together.
    totals : bool
        Whether to add a row and a column of all that are known.

    Returns
    -------
    DataFrame
        rij, kolom, aantal, rij_pct (percent of the row), kolom_pct (percent of the areas of the column of which the
        field of the row is known), a column a rule, and veld: the field of the row. Areas of which row or column is not
        known stand apart, without percentages.

    Raises
    ------
    Refusal
        If a count is below zero.

    Examples
    --------
    >>> from regiolens.core.patterns.keys import keys_of
    >>> krimp, quarter = keys_of(pd.Series([1, 1, 0, 0])), keys_of(pd.Series([4, 1, 1, 1]))
    >>> crosstab({"krimp": krimp}, quarter)[["rij", "kolom", "aantal", "rij_pct"]].values.tolist()
    [['krimp', '1', 1, 50.0], ['krimp', '4', 1, 50.0]]
    """
    weight = _weights(count, len(columns))
    used = weight > 0
    in_column = columns.cat.codes.to_numpy(dtype=np.int64)[used]
    names = [str(name) for name in columns.cat.categories]
    numbers = figures[used].reset_index(drop=True) if figures is not None and rules else None
    parts = []
    for field, keys in rows.items():
        one = _as_rows(field, keys[used])
        part = _part(one, in_column, names, weight[used], totals)
        if numbers is not None:
            part = part.join(_figures(one, in_column, names, numbers, rules, totals), on=["rij", "kolom"])
        parts.append(part.assign(veld=field))
    return pd.concat(parts, ignore_index=True)


def _weights(count: pd.Series | None, number: int) -> FloatArray:
    if count is None:
        return np.ones(number)
    if (count < 0).any():
        raise Refusal(
            "COUNT_FIELD '{field}' holds {value}, and a number of areas is not below zero: choose another field.",
            field=str(count.name),
            value=Figures.of(count[count < 0].iloc[:1]),
        )
    return count.fillna(0.0).to_numpy(dtype=np.float64)


def _as_rows(field: str, keys: pd.Series) -> _Rows:
    codes, names = keys.cat.codes.to_numpy(dtype=np.int64), [str(name) for name in keys.cat.categories]
    if not is_type_column(keys):
        return _Rows(field, names, codes)
    of_area = np.where(codes < 0, -1, np.array([*(1 - int(name) for name in names), 0])[codes])
    return _Rows(field, [field], of_area)


def _part(rows: _Rows, in_column: IntArray, names: list[str], weight: FloatArray, totals: bool) -> pd.DataFrame:
    """Counts and percentages of one field."""
    # One place more in each direction, for what is in no row of a type, and before them those not known.
    high, wide = len(rows.names) + 2, len(names) + 1
    cells = (rows.of_area + 1) * wide + in_column + 1
    counts = np.bincount(cells, weight, high * wide).reshape(high, wide)
    known = counts[1:, 1:]
    table = known[: len(rows.names)]
    across, down = table.sum(axis=1, keepdims=True), known.sum(axis=0, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        percent_row, percent_column = 100.0 * table / across, 100.0 * table / down
    if totals:
        everywhere = known.sum()
        with np.errstate(divide="ignore", invalid="ignore"):
            percent_column = np.hstack([percent_column, 100.0 * across / everywhere])
            bottom = np.hstack([100.0 * down / everywhere, [[100.0]]])
        table = np.block([[table, across], [down, np.array([[everywhere]])]])
        percent_row = np.vstack([np.hstack([percent_row, np.where(across > 0, 100.0, np.nan)]), bottom])
        percent_column = np.vstack([percent_column, np.where(table[-1:] > 0, 100.0, np.nan)])
    labels = [*rows.names, *([TOTAL] if totals else [])], [*names, *([TOTAL] if totals else [])]
    found = _long(*labels, table, percent_row, percent_column)
    return pd.concat([found, _unknown(rows, names, counts)], ignore_index=True)


def _long(
    rows: Sequence[str], columns: Sequence[str], counts: IntArray, by_row: FloatArray, by_column: FloatArray
) -> pd.DataFrame:
    whole = np.rint(counts)
    exact = bool((whole == counts).all())
    return pd.DataFrame(
        {
            "rij": np.repeat(np.array(rows, dtype=object), len(columns)),
            "kolom": np.tile(np.array(columns, dtype=object), len(rows)),
            "aantal": whole.ravel().astype(np.int64) if exact else counts.ravel(),
            "rij_pct": by_row.ravel(),
            "kolom_pct": by_column.ravel(),
        }
    )


def _unknown(rows: _Rows, names: list[str], counts: IntArray) -> pd.DataFrame:
    """Areas of which row or column is not known, where there are any."""
    cells = [(NO_DATA, name, counts[0, place + 1]) for place, name in enumerate(names)]
    cells += [(name, NO_DATA, counts[place + 1, 0]) for place, name in enumerate(rows.names)]
    cells += [(NO_DATA, NO_DATA, counts[0, 0])]
    found = pd.DataFrame([cell for cell in cells if cell[2] > 0], columns=["rij", "kolom", "aantal"])
    whole = found["aantal"].to_numpy(dtype=np.float64)
    if (whole == np.rint(whole)).all():
        found["aantal"] = whole.astype(np.int64)
    return found.assign(rij_pct=np.nan, kolom_pct=np.nan)


def _figures(
    rows: _Rows, in_column: IntArray, names: list[str], numbers: pd.DataFrame, rules: Sequence[Rule], totals: bool
) -> pd.DataFrame:
    """The figure of each cell by each rule, indexed by row and column."""
    left, above = [*rows.names, NO_DATA, TOTAL], [*names, NO_DATA, TOTAL]
    row = np.where(rows.of_area < 0, len(rows.names), rows.of_area)
    column = np.where(in_column < 0, len(names), in_column)
    inside = rows.of_area < len(rows.names)
    known = (rows.of_area >= 0) & (in_column >= 0)
    last_row, last_column = np.full_like(row, len(left) - 1), np.full_like(column, len(above) - 1)
    of_cells = [(inside, row, column)]
    if totals:
        of_cells += [(inside & known, row, last_column), (known, last_row, column), (known, last_row, last_column)]
    made = []
    for here, at_row, at_column in of_cells:
        cells = pd.Series(at_row[here] * len(above) + at_column[here])
        found = aggregate(numbers[here].reset_index(drop=True), cells, rules).values
        at = found.index.to_numpy(dtype=np.int64)
        keys = [np.array(left, dtype=object)[at // len(above)], np.array(above, dtype=object)[at % len(above)]]
        made.append(found.set_axis(pd.MultiIndex.from_arrays(keys, names=["rij", "kolom"])))
    return pd.concat(made)
