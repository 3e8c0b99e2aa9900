"""Which row of an indicator table belongs to which area, and why some do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import Codes
from ..messages import Message, Refusal, listing


@dataclass(frozen=True)
class Match:
    """How areas and table rows found each other.

    Attributes
    ----------
    rows : ndarray of int, shape (n areas,)
        Position of the table row of each area, -1 where none matches.
    unmatched_areas : ndarray of int
        Positions of the areas without a row.
    unmatched_rows : ndarray of int
        Positions of the rows without an area, among the rows of the level of the areas.
    other_level_rows : ndarray of int
        Positions of the rows of another level (a KWB table holds gemeenten, wijken and buurten).
    duplicates : tuple of str
        Codes that the table holds more than once.
    """

    rows: npt.NDArray[np.intp]
    unmatched_areas: npt.NDArray[np.intp]
    unmatched_rows: npt.NDArray[np.intp]
    other_level_rows: npt.NDArray[np.intp]
    duplicates: tuple[str, ...]

    @property
    def matched(self) -> int:
        """Number of areas that found a row."""
        return int((self.rows >= 0).sum())


def match(areas: Codes, table: Codes, duplicates: str = "refuse", table_name: str = "") -> Match:
    """Find for each area the table row with its code.

    Parameters
    ----------
    areas, table : Codes
    duplicates : {"refuse", "first", "last"}
        What to do where the table holds a code more than once.
    table_name : str
        For the refusal.

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
    keys = pd.Series(table.keys)
    levels = set(areas.levels[areas.keys != ""])
    here = pd.Series(table.levels).isin(levels) | (keys == "")
    candidates = keys[here & (keys != "")]
    repeated = candidates[candidates.duplicated(keep=False)]
    codes = tuple(dict.fromkeys(repeated))
    if codes and duplicates == "refuse":
        raise Refusal(
            "Table '{table}' holds {count} codes more than once ({codes}): remove the surplus rows, "
            "or set DUPLICATES to 'first' or 'last'.",
            table=table_name,
            count=len(codes),
            codes=listing(codes),
        )
    kept = candidates.drop_duplicates(keep="last" if duplicates == "last" else "first")
    lookup = pd.Index(kept)
    positions = lookup.get_indexer(pd.Index(areas.keys, dtype=object))
    rows = np.where(positions >= 0, kept.index.to_numpy()[positions] if len(kept) else -1, -1)
    rows[areas.keys == ""] = -1
    used = candidates.isin(areas.keys)
    unmatched = np.sort(np.concatenate([candidates.index[~used], keys.index[keys == ""]]).astype(np.intp))
    return Match(
        rows.astype(np.intp),
        np.flatnonzero(rows < 0),
        unmatched,
        np.flatnonzero(~here),
        codes,
    )


def level_note(areas: Codes, table: Codes, found: Match) -> Message | None:
    """Says that the table is about another kind of area, where nothing matches for that reason."""
    if found.matched or not areas.level or not table.level or areas.level == table.level:
        return None
    return Message(
        "The areas are of the level {area_level}, the rows of the table of the level {table_level}: "
        "take a table of the same level, or the field of the areas that holds their {table_level} codes.",
        {"area_level": areas.level, "table_level": table.level},
    )
