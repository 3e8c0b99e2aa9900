"""Changes of gemeenten: which code went where, in which year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import gemeente_of
from ..messages import Message

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Successor:
    """A gemeente that another went into, wholly or in part.

    Attributes
    ----------
    code, name : str
    date : str
        ISO.
    share : float, optional
        Of the other's area that went there, 0-1; None where it was divided and that is not known.
    """

    code: str
    name: str
    date: str
    share: float | None


@dataclass(frozen=True)
class Changes:
    """Gemeenten whose code ended, and where their area went.

    Parameters
    ----------
    table : DataFrame
        Text columns date (ISO), code_from, name_from, code_to, name_to, new ("yes" where code_to began on that date);
        one row a receiving gemeente.
    """

    table: pd.DataFrame

    def successors(self, code: str) -> tuple[Successor, ...]:
        """What a gemeente whose code ended went into; empty for one that is still there.

        Examples
        --------
        >>> import pandas as pd
        >>> head = ["date", "code_from", "name_from", "code_to", "name_to", "new"]
        >>> row = ("2022-03-24", "GM0457", "Weesp", "GM0363", "Amsterdam", "no")
        >>> Changes(pd.DataFrame([row], columns=head)).successors("GM0457")
        (Successor(code='GM0363', name='Amsterdam', date='2022-03-24', share=1.0),)
        """
        return self._after.get(code, ())

    @cached_property
    def _after(self) -> dict[str, tuple[Successor, ...]]:
        """The successors of every code that ended."""
        return {
            code: tuple(
                Successor(str(row.code_to), str(row.name_to), str(row.date), 1.0 if len(group) == 1 else None)
                for row in group.itertuples()
            )
            for code, group in self._ended.items()
        }

    @cached_property
    def _ended(self) -> dict[str, pd.DataFrame]:
        """The rows of every code that ended."""
        return {str(code): group for code, group in self.table.groupby("code_from")}

    @cached_property
    def _begun(self) -> dict[str, pd.DataFrame]:
        """The rows of every code that began."""
        return {str(code): group for code, group in self.table[self.table.new == "yes"].groupby("code_to")}

    def grown(self, codes: Collection[str], first: int, last: int) -> tuple[str, ...]:
        """Those of these gemeenten that took over others between 1 January of two years and kept their code.

        Examples
        --------
        >>> import pandas as pd
        >>> head = ["date", "code_from", "name_from", "code_to", "name_to", "new"]
        >>> changes = Changes(pd.DataFrame([("2022-03-24", "GM0457", "W", "GM0363", "A", "no")], columns=head))
        >>> changes.grown({"GM0363"}, 2022, 2023), changes.grown({"GM0363"}, 2023, 2024)
        (('GM0363',), ())
        """
        dates = self.table.date
        within = (dates > f"{first}-01-01") & (dates <= f"{last}-01-01") & (self.table.new == "no")
        return tuple(sorted(set(self.table.code_to[within]) & set(codes)))

    def of_other_areas(
        self, codes: npt.NDArray[np.object_], known: tuple[BoolArray, BoolArray], first: int, last: int
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Gemeenten with figures at two moments that are not of one area, as they took over others between these.

        That is certain where a gemeente that ended has a figure at the begin alone, or one that began at the end alone;
        and it is not so where one of these has both, for then all figures are on the boundaries of one year.

        Parameters
        ----------
        codes : ndarray of str, shape (n,)
        known : tuple of ndarray of bool, shape (n,)
            Which have a figure at the begin, and which at the end.
        first, last : int
            The years of the moments.

        Returns
        -------
        grown : tuple of str
            Those that took over others, in order; none where all figures are of one year's areas.
        alone : tuple of str
            Those that ended or began, with one figure alone; without them it is not certain.

        Examples
        --------
        >>> import pandas as pd
        >>> head = ["date", "code_from", "name_from", "code_to", "name_to", "new"]
        >>> changes = Changes(pd.DataFrame([("2022-03-24", "GM0457", "W", "GM0363", "A", "no")], columns=head))
        >>> known = np.array([True, True]), np.array([True, False])
        >>> changes.of_other_areas(np.array(["GM0363", "GM0457"], dtype=object), known, 2021, 2023)
        (('GM0363',), ('GM0457',))
        """
        begin, end = known
        table = self.table[(self.table.date > f"{first}-01-01") & (self.table.date <= f"{last}-01-01")]
        gone, born = (np.isin(codes, each) for each in (table.code_from, table.code_to[table.new == "yes"]))
        if ((gone | born) & begin & end).any():
            return (), ()
        alone = codes[(gone & begin & ~end) | (born & end & ~begin)]
        return self.grown(codes[begin & end].tolist(), first, last), tuple(sorted(alone.tolist()))

    def latest(self, code: str) -> tuple[str, ...]:
        """The gemeenten that an area lies in after all changes: its own where it is still there."""
        later = [last for one in self.successors(code) for last in self.latest(one.code)]
        return tuple(dict.fromkeys(later)) or (code,)

    def reasons(self, codes: Sequence[str], side: str) -> list[Message | None]:
        """Why codes may have no counterpart, None where the changes do not tell.

        Parameters
        ----------
        codes : sequence of str
            Codes of gemeenten, or of wijken and buurten, whose gemeente is then looked at.
        side : {"area", "row"}
            Where the codes come from, for codes that are empty.
        """
        return [_reason(code, side, self._ended, self._begun) for code in codes]


def _reason(code: str, side: str, ended: dict[str, pd.DataFrame], begun: dict[str, pd.DataFrame]) -> Message | None:
    """The likely reason for one unmatched code."""
    if not code:
        return Message("The area has no code.") if side == "area" else Message("The row has no code.")
    gemeente = gemeente_of(code)
    if not gemeente:
        return None
    if gemeente in ended:
        group = ended[gemeente]
        into = " + ".join(f"{row.code_to} {row.name_to}" for row in group.itertuples())
        return Message(
            "{code} {name} became part of {into} on {date}.",
            {"code": gemeente, "name": group.name_from.iloc[0], "into": into, "date": group.date.iloc[0]},
        )
    if code == gemeente and gemeente in begun:
        group = begun[gemeente]
        group = group[group.date == group.date.max()]
        parts = " + ".join(f"{row.code_from} {row.name_from}" for row in group.itertuples())
        return Message(
            "{code} {name} was formed from {parts} on {date}.",
            {"code": gemeente, "name": group.name_to.iloc[0], "parts": parts, "date": group.date.iloc[0]},
        )
    return None
