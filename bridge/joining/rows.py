"""The rows of a table as a join takes them: by code, else by name; of one period or of each."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime

from ...core.code_field import check_split
from ...core.codes import Codes
from ...core.joining.join import repeated, serving
from ...core.joining.names import Named, codes_by_name
from ...core.joining.periods import (
    ALL,
    LATEST,
    Chosen,
    choose_periods,
    find_period_field,
    named_like_a_period,
    year_of,
)
from ...core.messages import Refusal
from ..i18n import number, tr
from ..layers.area_fields import water_fields
from ..layers.coded import Side, read_side
from .country import country

if TYPE_CHECKING:
    from ..cancel import Cancellable


@dataclass(frozen=True)
class Rows:
    """A table read for a join.

    Attributes
    ----------
    side : Side
        With the codes of the areas where names are the keys.
    field : str
        The field with the codes, or the names.
    named : Named, optional
        Where names are the keys.
    """

    side: Side
    field: str
    named: Named | None = None

    def key_note(self) -> str:
        """What the log says of the keys."""
        if self.named is None:
            return tr("Code field of the table: {field} ({level})").format(
                field=self.field, level=self.side.codes.level or "-"
            )
        return tr("Joined by name: {found} of {rows} rows are called in field '{field}' like one area.").format(
            found=number(self.named.found), rows=number(len(self.side.frame)), field=self.field
        )


def read_rows(
    source: QgsFeatureSource,
    title: str,
    code: str,
    feedback: Cancellable,
    areas: Side,
    fields: Sequence[str] = (),
    period_field: str = "",
    whole: QgsVectorLayer | None = None,
) -> Rows:
    """Read a table and find the key of each row.

    Parameters
    ----------
    code : str
        The field with the codes or names; found when empty.
    areas : Side
    fields : sequence of str
        Fields to read beside those that a join needs.
    period_field : str
        The field with periods, "" to find it.

    Raises
    ------
    Refusal
        If there are neither codes nor names of the areas.
    """
    periods = (
        [period_field] if period_field else [name for name in source.fields().names() if named_like_a_period(name)]
    )
    side = read_side(
        source,
        title,
        code,
        feedback,
        fields=[*fields, *periods],
        fallback=areas.codes.level or None,
        whole=whole,
        needed=False,
    )
    if side.codes.level and areas.codes.level:
        return Rows(side, side.code)
    columns = [side.code] if code else [str(name) for name in side.frame if _is_text(side.frame[name])]
    found = {name: codes_by_name(_texts(side.frame[name]), *_called(areas), country()) for name in columns}
    best = max(found, key=lambda name: found[name].found, default="")
    # Names that were not asked for must be those of most rows; a field that was chosen may hold any of them.
    enough = found[best].found if code and best else 2 * found[best].found - len(side.frame) + 1 if best else 0
    if enough > 0 and found[best].found:
        return Rows(replace(side, codes=found[best].codes), best, found[best])
    if side.code:
        return Rows(side, side.code)
    check_split(source.fields().names(), title)
    raise Refusal(
        "No field with CBS codes, and none with names of the areas, was found in '{layer}': choose the field yourself; "
        "StatLine offers the codes beside the names.",
        layer=title,
    )


def _called(areas: Side) -> tuple[Codes, pd.Series]:
    """Keys and names of the areas; the name is the key where there are no codes."""
    if areas.codes.level:
        return areas.codes, areas.names
    return areas.codes, pd.Series(areas.codes.keys, dtype=object)


def _is_text(values: pd.Series) -> bool:
    return not pd.api.types.is_numeric_dtype(values)


def _texts(values: pd.Series) -> pd.Series:
    """Text, "" where it is missing."""
    return values.astype(object).where(values.notna(), "").astype(str)


@dataclass(frozen=True)
class Periods:
    """The periods that are joined.

    Attributes
    ----------
    field : str
        "" where the table has none.
    chosen : Chosen, optional
    given : bool
        Whether the user named the field.
    """

    field: str = ""
    chosen: Chosen | None = None
    given: bool = False

    @property
    def year(self) -> str:
        """The year of the period that is joined, "" where there are several or it is not understood."""
        labels = self.chosen.labels if self.chosen else ()
        return year_of(labels[0]) if len(labels) == 1 else ""

    def note(self) -> str:
        """What to say of them, "" where there is nothing to say."""
        if self.chosen is None:
            return ""
        return tr(
            "The table holds {count} periods in field '{field}' ({all}); joined: {periods}. PERIOD chooses another, or "
            "all."
        ).format(
            count=number(len(self.chosen.known)),
            field=self.field,
            all=_short(self.chosen.known),
            periods=_short(self.chosen.labels),
        )


def _short(texts: Sequence[str]) -> str:
    """Periods in a row, those between left out where there are many."""
    return ", ".join(texts) if len(texts) < 9 else f"{', '.join(texts[:3])}, ..., {', '.join(texts[-3:])}"


def find_periods(areas: Side, rows: Side, duplicates: str, field: str, wanted: str) -> Periods:
    """The periods to join: of the field that the user named, else of the one that explains why codes repeat.

    Parameters
    ----------
    duplicates : str
        A user who asked for the first or last row of a code gets that.
    field : str
        "" to find it.
    wanted : str
        "latest", "all" or a period.

    Raises
    ------
    Refusal
        If a period is wanted that cannot be told.
    """
    here = _serving(areas, rows)
    given = bool(field)
    asked = wanted.strip().casefold() != LATEST
    if not field and (asked or (duplicates == "refuse" and repeated(areas.codes, rows.codes, here).any())):
        taken = {rows.code, *water_fields(rows.source)}
        frame = rows.frame[here]
        columns = {str(name): _plain(frame[name]) for name in frame if name not in taken}
        field = find_period_field(columns, pd.Series(rows.codes.keys[here]))
    if not field and asked:
        raise Refusal(
            "No field with periods was found in '{table}', of which PERIOD asks for '{period}': name the field as "
            "PERIOD_FIELD.",
            table=rows.title,
            period=wanted,
        )
    if not field:
        return Periods()
    return Periods(field, choose_periods(_plain(rows.frame[field]), here, wanted, field, rows.title), given)


def _serving(areas: Side, rows: Side) -> np.ndarray:
    """Which rows could be those of areas: of their level, with a key, no water; shape (n rows,)."""
    return serving(areas.codes, rows.codes) & (rows.codes.keys != "") & ~rows.water


def offered_periods(areas: Side, rows: Side) -> tuple[str, ...]:
    """The periods to choose from where a table has a row for each area and period, the latest first; else empty."""
    if not repeated(areas.codes, rows.codes, _serving(areas, rows)).any():
        return ()
    with contextlib.suppress(Refusal):
        chosen = find_periods(areas, rows, "refuse", "", ALL).chosen
        return chosen.known[::-1] if chosen else ()
    return ()


def _plain(values: pd.Series) -> pd.Series:
    """Dates of Qt as text."""
    if values.dtype != object:
        return values
    return values.map(lambda value: value.toString("yyyy-MM-dd") if isinstance(value, (QDate, QDateTime)) else value)
