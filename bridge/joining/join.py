"""A join of areas and table as QGIS's side sees it: fields to add, and what to tell the user."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
import pandas as pd
from qgis.core import QgsField

from ...core.joining.join import Match, match, next_to_nothing, why_nothing
from ...core.joining.names import near_names, without_common
from ...core.joining.periods import LATEST
from ...core.messages import listing
from ...core.values import Cleaned
from ..change.years import years_of
from ..i18n import number, say, tr
from ..layers.coded import NAMED, Side, unread_warning
from ..layers.new_fields import NewField
from ..regions.tables import gemeente_changes
from ..types import LONG, REAL, TEXT
from .country import elsewhere
from .figures import Figures, figures_of
from .rows import Rows, find_periods

MISSING_FIELD = "ontbreekt"


class Join:
    """Areas matched with the rows of a table.

    Parameters
    ----------
    areas : Side
    rows : Rows
    duplicates : {"refuse", "first", "last"}
    period_field, period : str
        See `find_periods`.

    Raises
    ------
    Refusal
        If a code stands more than once in the table and `duplicates` is "refuse", or a period cannot be told.
    """

    def __init__(self, areas: Side, rows: Rows, duplicates: str, period_field: str = "", period: str = LATEST) -> None:
        self.areas = areas
        self.rows = rows
        self.table = rows.side
        self.water = areas.water
        wet = self.table.water
        self.wet_rows = int(wet.sum())
        self.periods = find_periods(areas, self.table, duplicates, period_field, period)
        chosen = self.periods.chosen
        masks = chosen.masks if chosen else (np.ones(len(wet), dtype=bool),)
        found = [self._match(duplicates, wet | ~mask) for mask in masks]
        # Of several periods an area has a row where it has one in any.
        whole = found[0] if len(found) == 1 else self._match("first", wet | ~np.logical_or.reduce(masks))
        self.match: Match = whole if len(found) == 1 else replace(whole, duplicates=())
        self.parts = list(zip(chosen.suffixes if chosen else ("",), (one.rows for one in found)))
        #: known once `new_fields` is
        self.figures = Figures()

    def _match(self, duplicates: str, skipped: np.ndarray) -> Match:
        return match(
            self.areas.codes, self.table.codes, duplicates, self.table.title, self.rows.field, self.water, skipped
        )

    @cached_property
    def unmatched_areas(self) -> list[tuple[str, str, str]]:
        """Code, name and likely reason of the areas without a row, water left out."""
        return self._explained(self.areas, self.match.unmatched_areas, "area")

    @cached_property
    def unmatched_rows(self) -> list[tuple[str, str, str]]:
        """Code, name and likely reason of the rows that could be expected to find an area."""
        listed = self._explained(self.table, self.match.unmatched_rows[~self._elsewhere], "row")
        named = self.rows.named
        if named is None:
            return listed
        near = near_names([code for code, _, _ in listed], [(code, name) for code, name, _ in self.unmatched_areas])
        return [(code, name, _about_name(code, near, named.several) or why) for code, name, why in listed]

    @cached_property
    def years_note(self) -> str:
        """Of which years the gemeenten of both sides are, "" where their codes do not tell."""
        areas, table = years_of(self.areas.codes, ~self.water), years_of(self.table.codes)
        if areas is None or table is None or self.rows.named is not None:
            return ""
        gaps = {"layer": self.areas.title, "years": areas, "table": self.table.title, "others": table}
        note = tr("Gemeenten of '{layer}': {years}; of '{table}': {others}.")
        if areas.first > table.last or table.first > areas.last:
            note = tr(
                "Gemeenten of '{layer}': {years}; of '{table}': {others}. regiolens:recodeboundaries brings figures to "
                "the gemeenten of another year."
            )
        mixed = [
            tr("Codes of '{layer}' that belong to other years: {count}; regiolens:detectyear lists them.").format(
                layer=side.title, count=number(len(found.others))
            )
            for side, found in ((self.areas, areas), (self.table, table))
            if found.others
        ]
        return " ".join([note.format(**gaps), *mixed])

    @cached_property
    def _elsewhere(self) -> np.ndarray:
        """Which unmatched rows belong to areas in other parts of the country, where these are many."""
        found = elsewhere(self.areas.codes, self.table.codes.keys[self.match.unmatched_rows])
        return found & (found.sum() > min(NAMED, self.match.areas))

    def _explained(self, side: Side, positions: np.ndarray, kind: str) -> list[tuple[str, str, str]]:
        if not len(positions):  # the usual case, in which nothing needs to be looked up
            return []
        called = side.called(positions)
        reasons = gemeente_changes().reasons([code for code, _ in called], kind)
        return [(code, name, say(why) if why else "") for (code, name), why in zip(called, reasons)]

    def log_lines(self) -> list[str]:
        """What the log says of a good join."""
        other, unmatched = len(self.match.other_level_rows), len(self.match.unmatched_rows)
        lines = [
            tr("{matched} of {areas} areas found a row; {rows} of {all_rows} rows found no area.").format(
                matched=number(self.match.matched),
                areas=number(self.match.areas),
                rows=number(unmatched),
                all_rows=number(len(self.table.frame) - other - self.wet_rows),
            )
        ]
        lines += [self.years_note] if self.years_note else []
        outside, wet = int(self._elsewhere.sum()), int(self.water.sum())
        if outside:
            lines.append(tr("Rows of gemeenten outside these areas: {count}.").format(count=number(outside)))
        if wet:
            lines.append(tr("Water areas left out: {count}.").format(count=number(wet)))
        if self.wet_rows:
            lines.append(tr("Rows of water, left aside: {count}.").format(count=number(self.wet_rows)))
        if other:
            lines.append(
                tr("Rows of another level than {level}, left aside: {count}.").format(
                    count=number(other), level=self.areas.codes.level or "?"
                )
            )
        return lines

    def notes(self) -> list[str]:
        """What to warn of, the lists of what did not match apart: next to nothing matched, values that are no codes."""
        lines = [self.periods.note()] if not self.periods.given else []
        lines += self._few() or [unread_warning(self.areas), unread_warning(self.table, self._unread_rows())]
        if self.areas.codes.level in ("wijk", "buurt") and len(self.match.unmatched_areas) and self.match.matched:
            lines.append(tr("CBS draws wijken and buurten anew each year: is the table of the year of the layer?"))
        if self.match.duplicates:
            lines.append(
                tr("The table holds {count} codes more than once: {codes}").format(
                    count=number(len(self.match.duplicates)), codes=listing(self.match.duplicates)
                )
            )
        return [*filter(None, lines), *self._renamed()]

    def warnings(self) -> list[str]:
        """What the log warns of, and the first of what did not match."""
        lines = self.notes()
        for title, items in (
            (tr("Areas without a row:"), self.unmatched_areas),
            (tr("Rows without an area:"), self.unmatched_rows),
        ):
            lines += headed(title, [_line(*item) for item in items[:NAMED]], len(items))
        return lines

    def _few(self) -> list[str]:
        """That nothing matched or next to nothing, with three values of both sides, and why."""
        rows = len(self.match.unmatched_rows) + self.match.matched
        if not next_to_nothing(self.match, rows or len(self.table.frame)):
            return []
        text = tr(
            "Only {matched} of {areas} areas found a row. Field '{area_field}' of '{layer}' holds {area_values}; field "
            "'{field}' of '{table}' holds {values}. {why}"
        )
        return [
            text.format(
                matched=number(self.match.matched),
                areas=number(self.match.areas),
                area_field=self.areas.code,
                layer=self.areas.title,
                area_values=_three(self.areas.frame[self.areas.code], self.match.unmatched_areas),
                field=self.rows.field,
                table=self.table.title,
                values=_three(self.table.frame[self.rows.field], self.match.unmatched_rows),
                why=say(why_nothing(self.areas.codes, self.table.codes, self.match)),
            )
        ]

    def _unread_rows(self) -> np.ndarray:
        """Rows that should have matched but whose code is none; names are told apart."""
        unread = self.table.codes.unread
        return unread[:0] if self.rows.named or not self.areas.codes.level else unread

    def _renamed(self) -> list[str]:
        """Areas whose code matched a row that is called quite otherwise: codes that were given anew."""
        there = np.flatnonzero(self.match.rows >= 0)
        if self.rows.named or not len(there):
            return []
        ours, theirs = (
            side.frame[side.name_field].iloc[places].reset_index(drop=True)
            if side.name_field
            else pd.Series(dtype=object)
            for side, places in ((self.areas, there), (self.table, self.match.rows[there]))
        )
        positions = without_common(ours, theirs)
        lines = [
            tr("{code}: '{area}' in the areas, '{row}' in the table").format(
                code=self.areas.codes.keys[there[p]], area=ours.iloc[p], row=theirs.iloc[p]
            )
            for p in positions[:NAMED]
        ]
        title = tr("Codes that match, though the names have nothing in common: {count}. Is the table of the same year?")
        return headed(title.format(count=number(len(positions))), [f"  {line}" for line in lines], len(positions))

    def new_fields(self, fields: Sequence[str], prefix: str, reasons: bool) -> list[NewField]:
        """The fields to add to the areas, numbers made numbers and missing made NULL; a field a period."""
        taken = {name.lower() for name in self.areas.source.fields().names()}
        new, parts = [], []
        self.figures = figures_of(self.table, fields)
        for name in fields:
            if len(self.parts) > 1 and name == self.periods.field:
                continue
            cleaned = self.figures.columns[name]
            for suffix, rows in self._parts_of(name):
                definition = self._definition(name, cleaned)
                definition.setName(_free_name(prefix + name + suffix, taken))
                if suffix and definition.alias():
                    definition.setAlias(f"{definition.alias()} {suffix[1:]}")
                values = pd.Series(cleaned.values.array.take(rows, allow_fill=True))  # which is slow to become one
                new.append(NewField(definition, values, origin=("TABLE", name)))
                parts.append((definition.name(), cleaned, rows))
        if reasons:
            name = _free_name(MISSING_FIELD, taken)
            new.append(NewField.of(name, TEXT, self._reasons(parts)))
        return new

    def _parts_of(self, name: str) -> list[tuple[str, np.ndarray]]:
        """The rows for a field, by what is set behind its name; text that stays the same, a name, comes once."""
        if len(self.parts) == 1:
            return [("", self.parts[0][1])]
        values = self.table.frame[name]
        if self._definition(name, self.figures.columns[name]).type() == TEXT:
            per_code = pd.DataFrame({"key": self.table.codes.keys, "value": values.to_numpy()}).groupby("key").value
            if (per_code.nunique() < 2).all():
                return [("", self.match.rows)]
        return [(f"_{suffix}", rows) for suffix, rows in self.parts]

    def _definition(self, name: str, cleaned: Cleaned) -> QgsField:
        """The field as the table has it, but a number where its text was numbers."""
        fields = self.table.source.fields()
        old = QgsField(fields.at(fields.lookupField(name)))
        if not cleaned.was_text:
            return old
        new = QgsField(old.name(), LONG if str(cleaned.values.dtype) == "Int64" else REAL)
        new.setAlias(old.alias())
        return new

    def _reasons(self, parts: Sequence[tuple[str, Cleaned, np.ndarray]]) -> list[str | None]:
        """Per area the joined fields that are missing, with the reason where it is known."""
        found = self.match.rows >= 0
        text = np.full(len(found), "", dtype=object)
        for name, cleaned, rows in parts:
            reasons = cleaned.reasons.map({why: f"{name}: {tr(why)}; " for why in set(cleaned.reasons) if why})
            told = reasons.fillna("").to_numpy(dtype=object)
            text = text + pd.api.extensions.take(told, rows, allow_fill=True, fill_value="")
        text = np.array([line[:-2] for line in text], dtype=object)
        text[~found] = tr("no row in the table")
        text[self.water] = tr("water")
        return [line or None for line in text]

    def matched_only(self, new: Sequence[NewField]) -> list[NewField]:
        """The fields for the areas with a row alone."""
        there = self.match.rows >= 0
        return [replace(field, values=pd.Series(field.values)[there]) for field in new]


def _line(code: str, name: str, why: str) -> str:
    """One unmatched area or row; a reason that begins with its code stands for itself."""
    called = f"{code} {name}".strip()
    return f"  {why}" if code and why.startswith(code) else f"  {called}: {why}" if why else f"  {called}"


def headed(title: str, lines: Sequence[str], total: int) -> list[str]:
    """The first lines below a title, and how many of the total are not shown; nothing where there are none."""
    if not total:
        return []
    more = total - len(lines)
    return [title, *lines, *(["  " + tr("... and {count} more").format(count=number(more))] if more else [])]


def _three(values: pd.Series, first: np.ndarray) -> str:
    """Three values as they are written, those that matched nothing first."""
    rest = values.iloc[first[:NAMED]] if len(first) else values.iloc[:NAMED]
    texts = dict.fromkeys(str(value).strip() for value in rest.dropna())
    return ", ".join(f"'{text}'" for text in [*texts][:3]) or tr("nothing")


def _about_name(name: str, near: Mapping[str, tuple[str, str]], several: Collection[str]) -> str:
    """Why a name found no area: several are called so, or one nearly."""
    if name in several:
        return tr("several areas are called so: set their provincie behind the name, or use codes")
    if name in near:
        return tr("perhaps {code} {name}? Names are not guessed: write it so, or use codes").format(
            code=near[name][0], name=near[name][1]
        )
    return tr("no area is called so")


def _free_name(name: str, taken: set[str]) -> str:
    """The name, with a number behind it where it is taken, as QGIS's own join does."""
    free, count = name, 2
    while free.lower() in taken:
        free, count = f"{name}_{count}", count + 1
    taken.add(free.lower())
    return free
