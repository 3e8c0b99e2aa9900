"""A join of areas and table as QGIS's side sees it: fields to add, and what to tell the user."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
import pandas as pd
from qgis.core import QgsField

from ...core.change.mergers import Changes
from ...core.joining.join import Match, level_note, match
from ...core.messages import listing
from ...core.values import Cleaned, clean
from ..i18n import number, say, tr
from ..known_fields import catalogue
from ..layers.area_fields import water_fields, water_mask
from ..layers.coded import NAMED, Side
from ..layers.new_fields import NewField
from ..paths import RESOURCES
from ..types import LONG, REAL, TEXT

MISSING_FIELD = "ontbreekt"


class Join:
    """Areas matched with the rows of a table."""

    def __init__(self, areas: Side, table: Side, duplicates: str) -> None:
        self.areas = areas
        self.table = table
        self.match: Match = match(areas.codes, table.codes, duplicates, table.title)
        self.cleaned: dict[str, Cleaned] = {}
        #: warnings of figures that the catalogue knows to be impossible, known once `new_fields` is
        self.impossible: list[str] = []

    @cached_property
    def water(self) -> np.ndarray:
        """Which areas are water, or Belgian territory."""
        return water_mask(self.areas.frame, water_fields(self.areas.source)).to_numpy()

    @cached_property
    def unmatched_areas(self) -> list[tuple[str, str, str]]:
        """Code, name and likely reason of the areas without a row."""
        listed = self._explained(self.areas, self.match.unmatched_areas, "area")
        wet = self.water[self.match.unmatched_areas]
        return [(code, name, tr("water") if is_wet else why) for (code, name, why), is_wet in zip(listed, wet)]

    @cached_property
    def unmatched_rows(self) -> list[tuple[str, str, str]]:
        """Code, name and likely reason of the rows without an area."""
        return self._explained(self.table, self.match.unmatched_rows, "row")

    def _explained(self, side: Side, positions: np.ndarray, kind: str) -> list[tuple[str, str, str]]:
        called = side.called(positions)
        table = pd.read_csv(RESOURCES / "areas" / "gemeente_changes.csv", dtype=str)
        reasons = Changes(table).reasons([code for code, _ in called], kind)
        return [(code, name, say(why) if why else "") for (code, name), why in zip(called, reasons)]

    def log_lines(self) -> list[str]:
        """What the log says of a good join."""
        other = len(self.match.other_level_rows)
        lines = [
            tr("{matched} of {areas} areas found a row; {rows} of {all_rows} rows found no area.").format(
                matched=number(self.match.matched),
                areas=number(len(self.areas.frame)),
                rows=number(len(self.match.unmatched_rows)),
                all_rows=number(len(self.table.frame) - other),
            )
        ]
        if other:
            lines.append(
                tr("Rows of another level than {level}, left aside: {count}.").format(
                    count=number(other), level=self.areas.codes.level or "?"
                )
            )
        return lines

    def warnings(self) -> list[str]:
        """What the log warns of: the first of what did not match, codes that stand more than once."""
        lines = []
        note = level_note(self.areas.codes, self.table.codes, self.match)
        if note:
            lines.append(say(note))
        elif self.areas.codes.level in ("wijk", "buurt") and len(self.match.unmatched_areas):
            lines.append(tr("CBS draws wijken and buurten anew each year: is the table of the year of the layer?"))
        if self.match.duplicates:
            lines.append(
                tr("The table holds {count} codes more than once: {codes}").format(
                    count=number(len(self.match.duplicates)), codes=listing(self.match.duplicates)
                )
            )
        for title, items in (
            (tr("Areas without a row:"), self.unmatched_areas),
            (tr("Rows without an area:"), self.unmatched_rows),
        ):
            if items:
                lines.append(title)
                lines += [_line(*item) for item in items[:NAMED]]
            if len(items) > NAMED:
                lines.append("  " + tr("... and {count} more").format(count=number(len(items) - NAMED)))
        return lines

    def new_fields(self, fields: Sequence[str], prefix: str, reasons: bool) -> list[NewField]:
        """The fields to add to the areas, numbers made numbers and missing made NULL."""
        taken = {name.lower() for name in self.areas.source.fields().names()}
        rows = self.match.rows
        new = []
        for name in fields:
            cleaned, warning = catalogue().possible_of(clean(self.table.frame[name]), name, self.table.title)
            self.cleaned[name] = cleaned
            self.impossible += [say(warning)] if warning else []
            definition = self._definition(name, cleaned)
            definition.setName(_free_name(prefix + name, taken))
            values = cleaned.values.array.take(rows, allow_fill=True)
            new.append(NewField(definition, values, origin=("TABLE", name)))
        if reasons:
            name = _free_name(MISSING_FIELD, taken)
            new.append(NewField.of(name, TEXT, self._reasons(new)))
        return new

    def _definition(self, name: str, cleaned: Cleaned) -> QgsField:
        """The field as the table has it, but a number where its text was numbers."""
        fields = self.table.source.fields()
        old = QgsField(fields.at(fields.lookupField(name)))
        if not cleaned.was_text:
            return old
        new = QgsField(old.name(), LONG if str(cleaned.values.dtype) == "Int64" else REAL)
        new.setAlias(old.alias())
        return new

    def _reasons(self, new: Sequence[NewField]) -> list[str | None]:
        """Per area the joined fields that are missing, with the reason where it is known."""
        rows = self.match.rows
        text = np.full(len(rows), "", dtype=object)
        for field, cleaned in zip(new, self.cleaned.values()):
            reasons = cleaned.reasons.map(
                {why: f"{field.definition.name()}: {tr(why)}; " for why in set(cleaned.reasons) if why}
            )
            text = text + reasons.fillna("").to_numpy(dtype=object)[rows]
        text = np.array([line[:-2] for line in text], dtype=object)
        text[rows < 0] = tr("no row in the table")
        text[(rows < 0) & self.water] = tr("water")
        return [line or None for line in text]

    def matched_only(self, new: Sequence[NewField]) -> list[NewField]:
        """The fields for the areas with a row alone."""
        there = self.match.rows >= 0
        return [replace(field, values=pd.Series(field.values)[there]) for field in new]


def _line(code: str, name: str, why: str) -> str:
    """One unmatched area or row; a reason that begins with its code stands for itself."""
    called = f"{code} {name}".strip()
    return f"  {why}" if code and why.startswith(code) else f"  {called}: {why}" if why else f"  {called}"


def _free_name(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken, as QGIS's own join does."""
    free, count = name, 2
    while free.lower() in taken:
        free, count = f"{name}_{count}", count + 1
    taken.add(free.lower())
    return free
