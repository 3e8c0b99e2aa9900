"""Which row of an indicator table belongs to which area, and why some do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import Codes
from ..messages import Message, Refusal, listing

#: below this share of areas or rows, whichever are fewer, next to nothing matched
FEW = 0.1


@dataclass(frozen=True)
class Match:
    """How areas and table rows found each other.

    Attributes
    ----------
    rows : ndarray of int, shape (n areas,)
        Position of the table row of each area, -1 where none matches.
    unmatched_areas : ndarray of int
        Positions of the areas without a row; water is none of them.
    unmatched_rows : ndarray of int
        Positions of the rows without an area: of the level of the areas, without a code, or with one that was not read.
    other_level_rows : ndarray of int
        Positions of the rows of another level (a KWB table holds gemeenten, wijken and buurten).
    duplicates : tuple of str
        Codes that the table holds more than once.
    areas : int
        Number of areas, water left out.
    """

    rows: npt.NDArray[np.intp]
    unmatched_areas: npt.NDArray[np.intp]
    unmatched_rows: npt.NDArray[np.intp]
    other_level_rows: npt.NDArray[np.intp]
    duplicates: tuple[str, ...]
    areas: int = 0

    @property
    def matched(self) -> int:
        """Number of areas that found a row."""
        return int((self.rows >= 0).sum())


def serving(areas: Codes, table: Codes) -> npt.NDArray[np.bool_]:
    """Which rows may belong to an area: all but those whose code was read and is of another level; shape (n rows,)."""
    levels = set(areas.levels[areas.keys != ""]) | {""}
    return pd.Series(table.levels).isin(levels).to_numpy(dtype=bool)


def repeated(areas: Codes, table: Codes, rows: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which of these rows have a code that stands more than once among them; text that no area has is no code."""
    keys = pd.Series(table.keys)
    found = np.zeros(len(keys), dtype=bool)
    found[rows] = keys[rows].duplicated(keep=False).to_numpy()
    places = np.flatnonzero(found)
    counts = (table.levels[places] != "") | keys[places].isin(areas.keys).to_numpy()
    found[places] = counts & (table.keys[places] != "")
    return found


def match(
    areas: Codes,
    table: Codes,
    duplicates: str = "refuse",
    table_name: str = "",
    field: str = "",
    water: npt.NDArray[np.bool_] | None = None,
    skipped: npt.NDArray[np.bool_] | None = None,
) -> Match:
    """Find for each area the table row with its code.

    Parameters
    ----------
    areas, table : Codes
    duplicates : {"refuse", "first", "last"}
        What to do where the table holds a code more than once.
    table_name, field : str
        The table and its field with the codes, for the refusal.
    water : ndarray of bool, shape (n areas,), optional
        Areas that are none: they get nothing.
    skipped : ndarray of bool, shape (n rows,), optional
        Rows that take no part, such as those of water.

    Returns
    -------
    Match

    Raises
    ------
    Refusal
        If a code stands more than once in the table and `duplicates` is "refuse".

    Examples
    --------
    >>> import pandas as pd
    >>> from regiolens.core.codes import read_codes
    >>> areas, table = (read_codes(pd.Series(codes), "gemeente") for codes in (["GM0014", "GM0034"], ["34", "1680"]))
    >>> found = match(areas, table)
    >>> found.rows.tolist(), found.unmatched_areas.tolist(), found.unmatched_rows.tolist()
    ([-1, 0], [0], [1])
    """
    wet = np.zeros(len(areas.keys), dtype=bool) if water is None else water
    taking_part = np.ones(len(table.keys), dtype=bool) if skipped is None else ~skipped
    keys = pd.Series(table.keys)
    of_level = serving(areas, table)
    here = of_level & taking_part
    twice = repeated(areas, table, here)
    codes = tuple(dict.fromkeys(keys[twice]))
    if codes and duplicates == "refuse":
        raise Refusal(
            "Table '{table}' holds {count} codes more than once in field '{field}' ({codes}): remove the surplus rows, "
            "name the field that tells them apart as PERIOD_FIELD where it holds periods, or set DUPLICATES to 'first' "
            "or 'last'.",
            table=table_name,
            count=len(codes),
            field=field,
            codes=listing(codes),
        )
    candidates = keys[here & (keys != "").to_numpy()]
    kept = candidates.drop_duplicates(keep="last" if duplicates == "last" else "first")
    positions = pd.Index(kept).get_indexer(pd.Index(areas.keys, dtype=object))
    rows = np.where(positions >= 0, kept.index.to_numpy()[positions] if len(kept) else -1, -1)
    rows[(areas.keys == "") | wet] = -1
    used = keys.isin(areas.keys[~wet]).to_numpy() & (keys != "").to_numpy()
    return Match(
        rows.astype(np.intp),
        np.flatnonzero((rows < 0) & ~wet),
        np.flatnonzero(here & ~used),
        np.flatnonzero(~of_level & taking_part),
        codes,
        int((~wet).sum()),
    )


def level_note(areas: Codes, table: Codes, found: Match) -> Message | None:
    """Says that the table is about another kind of area, where nothing matches for that reason."""
    if found.matched or not areas.level or not table.level or areas.level in set(table.levels):
        return None
    return Message(
        "The areas are of the level {area_level}, the rows of the table of the level {table_level}: "
        "take a table of the same level, or the field of the areas that holds their {table_level} codes.",
        {"area_level": areas.level, "table_level": table.level},
    )


def next_to_nothing(found: Match, rows: int) -> bool:
    """Whether far fewer areas found a row than there are areas and, of their level, rows."""
    return found.matched < max(FEW * min(found.areas, rows), 1) and found.areas > 0


def why_nothing(areas: Codes, table: Codes, found: Match) -> Message:
    """Why next to nothing matched."""
    if not len(table.keys):
        return Message("The table has no rows.")
    if not (table.keys != "").any():
        return Message("The field of the table is empty.")
    note = level_note(areas, table, found)
    if note:
        return note
    if areas.level and not table.level:
        return Message(
            "The field of the table holds no CBS codes and no names of the areas: choose another field as TABLE_CODE, "
            "or write the codes as GM0014, 0014 or 14."
        )
    if table.level and not areas.level:
        return Message("The field of the areas holds no CBS codes: choose another field as AREA_CODE.")
    return Message(
        "Both are codes or names of the same kind, but not of the same areas: is the table of the year and of the part "
        "of the country of the layer?"
    )
