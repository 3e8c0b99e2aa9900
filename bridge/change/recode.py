"""Areas of one year brought to those of another: the conversion, the figures, what stays and what cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from qgis.core import QgsField, QgsGeometry, QgsProcessingFeedback

from ...core.aggregation.aggregate import LEAVE_OUT, SUM, Rule
from ...core.change.conversion import FROM, Parts, concerning, parts_of
from ...core.change.recode import Recoded, Targets, majority, recode, targets_of
from ...core.messages import Refusal, listing
from ...core.values import clean
from ..aggregation.dissolve import dissolve
from ..aggregation.grouping import names_of
from ..aggregation.output import are_whole
from ..aggregation.rules import given_rules, numbers_of, read_rules
from ..i18n import number, tr
from ..known_fields import catalogue, read_figures
from ..layers.coded import Side, refuse_repeated
from ..layers.new_fields import NewField
from ..layers.outlines import read_geometries
from ..regions.tables import all_gemeenten, gemeenten_by_year
from ..run import Run
from ..types import INTEGER, LONG, REAL, ROW_NUMBERS, TEXT

ESTIMATED = "_geschat"
#: names of fields that hold a class
_CLASS = re.compile(r"(?:^|_)(?:klasse|class|kwartiel|kwintiel|deciel)(?:_|$)", re.IGNORECASE)


def tell_left_out(feedback: QgsProcessingFeedback, side: Side, level: str) -> None:
    """Name the rows that are not brought over: of another level, or without a code, such as totals."""
    left = np.flatnonzero(~side.water & (side.codes.levels != level))
    if len(left):
        feedback.pushWarning(
            tr("Rows of '{layer}' left out, as they are no {level} by field '{field}': {count} ({rows}).").format(
                layer=side.title,
                level=level,
                field=side.code,
                count=number(len(left)),
                rows=listing(side.labels(left[:6]), 5),
            )
        )


@dataclass(frozen=True)
class Recoding:
    """A layer or table with what each of its areas becomes.

    Attributes
    ----------
    side : Side
        The rows that are brought over.
    conversion : DataFrame
    years : tuple of int, optional
        None for a conversion of the user's own.
    """

    side: Side
    conversion: pd.DataFrame
    years: tuple[int, int] | None

    @classmethod
    def of(cls, side: Side, conversion: pd.DataFrame, years: tuple[int, int] | None, level: str) -> Recoding:
        """Of the rows of a level that are no water.

        Raises
        ------
        Refusal
            If there is none, or a code stands there twice.
        """
        used = ~side.water & (side.codes.levels == level)
        if not used.any():
            raise Refusal(
                "Field '{field}' of '{layer}' holds no codes of the level {level}: choose another field or conversion.",
                field=side.code,
                layer=side.title,
                level=level or "-",
            )
        refuse_repeated(side, used)
        rows = side.part(used, level)
        return cls(rows, concerning(conversion, rows.codes.keys), years)

    @cached_property
    def lacking(self) -> list[str]:
        """Areas that went into the same targets and are not at hand."""
        return sorted(set(self.conversion[FROM]) - set(self.side.codes.keys))

    @cached_property
    def parts(self) -> Parts:
        """The parts of the areas, and behind them of those that are lacking."""
        return parts_of(np.append(self.side.codes.keys, np.array(self.lacking, dtype=object)), self.conversion)

    @cached_property
    def targets(self) -> Targets:
        """The areas asked for that the areas at hand tell of."""
        return targets_of(self.parts)

    def with_lacking(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Rows of missing values for what is lacking."""
        return frame.reset_index(drop=True).reindex(range(len(frame) + len(self.lacking)))

    def rules(self, run: Run, name: str) -> tuple[list[Rule], set[str]]:
        """The rule of each field, and the fields that are to be left out."""
        given = given_rules(run.parameters.get(name), run.context)
        rules = read_rules(given, self.side, self.side.code, run.feedback, rest=False)
        return rules, {rule.field for rule in given if rule.how == LEAVE_OUT}

    def figures(self, feedback: QgsProcessingFeedback, rules: list[Rule]) -> Recoded:
        """The figures of the targets; what their totals lost is told."""
        frame = numbers_of(self.side, rules, self.side.frame.index, feedback)
        whole = self.with_lacking(frame)
        names = self.side.frame.columns
        before = {
            rule.field: self._numbers(rule.field + ESTIMATED) for rule in rules if rule.field + ESTIMATED in names
        }
        found = recode(whole, self.parts, self.targets, rules, before)
        for rule in rules:
            if rule.how == SUM:
                self._tell_total(feedback, rule, float(frame[rule.field].sum()), float(found.values[rule.result].sum()))
        return found

    def _numbers(self, field: str) -> np.ndarray:
        """A field as numbers, missing for what is lacking."""
        figures = read_figures(self.side.frame[field], field, self.side.title)
        return self.with_lacking(figures.to_frame()).iloc[:, 0].to_numpy(dtype="float64", na_value=np.nan)

    def _tell_total(self, feedback: QgsProcessingFeedback, rule: Rule, before: float, after: float) -> None:
        """A sum that lacks a part is missing, and the total is the smaller by the other parts."""
        if abs(before - after) > 1e-9 * max(abs(before), 1.0):
            feedback.pushWarning(
                tr("{field}: the total was {before} and is {after}, as areas that lack a part have no figure.").format(
                    field=rule.result, before=number(before), after=number(after)
                )
            )

    def fields(self, rules: list[Rule], found: Recoded, left_out: set[str]) -> list[NewField]:
        """The fields of the targets: figures by their rules, codes and names, classes by majority, then what is
        estimated."""
        by_result = {rule.result: rule for rule in rules}
        ruled = {rule.field for rule in rules}
        fields = []
        for field in self.side.source.fields():
            name = field.name()
            if name in by_result:
                fields.append(self._figure(by_result[name], found))
            elif name in ruled | left_out or name.lower() in ROW_NUMBERS or self._was_estimated(name, ruled):
                continue
            else:
                values, kind = self._other(field)
                fields.append(NewField.of(name, kind, values, origin=("INPUT", name)))
        there = {field.definition.name() for field in fields}
        fields += [self._figure(rule, found) for rule in rules if rule.result not in there]
        fields += [
            NewField.of(rule.result + ESTIMATED, REAL, found.estimated[rule.result].to_numpy()) for rule in rules
        ]
        return fields

    def _was_estimated(self, name: str, ruled: set[str]) -> bool:
        return name.endswith(ESTIMATED) and name.removesuffix(ESTIMATED) in ruled

    def emptied(self, rules: list[Rule], left_out: set[str]) -> list[str]:
        """Fields with figures of which areas that changed have none, as no rule says how to bring them over."""
        done = {rule.field for rule in rules} | left_out | {self.side.code, *ROW_NUMBERS}
        rest = [field for field in self.side.source.fields() if field.name() not in done and not self._is_class(field)]
        return [
            field.name()
            for field in rest
            if (field.isNumeric() or clean(self.side.frame[field.name()]).is_number)
            and not self._was_estimated(field.name(), done)
        ]

    def _figure(self, rule: Rule, found: Recoded) -> NewField:
        values = found.values[rule.result]
        fields = self.side.source.fields()
        was = fields.at(fields.indexOf(rule.field)).type()
        kind = LONG if are_whole(values) and (rule.how == SUM or was in (INTEGER, LONG)) else REAL
        return NewField.of(rule.result, kind, values.to_numpy(), rule.told, ("INPUT", rule.field))

    def _other(self, field: QgsField) -> tuple[object, object]:
        """Values of a field without a rule, and its type."""
        name, targets = field.name(), self.targets
        values = self.with_lacking(self.side.frame[[name]])[name]
        own = values.astype(object).iloc[targets.first].to_numpy(dtype=object)
        if name == self.side.code:
            return self._codes(own, field), field.type()
        if name == self.side.name_field:
            return np.where(targets.copied, own, self.called()), field.type()
        keys = pd.Series(self.side.codes.keys, self.side.frame.index)
        if self.years and field.type() == TEXT and (self.side.frame[name] == str(self.years[0]) + keys).all():
            return str(self.years[1]) + pd.Series(targets.codes, dtype=object), TEXT
        if targets.copied.all():
            return own, field.type()
        changed = majority(values, self.parts, targets, self._people()) if self._is_class(field) else None
        return np.where(targets.copied, own, changed), field.type()

    def _is_class(self, field: QgsField) -> bool:
        """Whether areas can share a value of a field: a class or a text, but no figure, nor what tells them apart."""
        known, values = catalogue().find(field.name()), self.side.frame[field.name()]
        if known is not None:
            return known.kind == "class"
        if _CLASS.search(field.name()):
            return True
        texts = values.dropna()
        return field.type() == TEXT and not clean(values).is_number and (len(texts) < 2 or not texts.is_unique)

    def _people(self) -> np.ndarray:
        """Inhabitants of the areas where a field has them, by which a majority is told; else each counts as one."""
        field = catalogue().field_of("inwoners", [str(name) for name in self.side.frame.columns])
        if not field:
            return np.ones(len(self.side.frame) + len(self.lacking))
        return self._numbers(field)

    def _codes(self, own: np.ndarray, field: QgsField) -> np.ndarray:
        """The codes of the targets, written as those of the areas are."""
        codes = pd.Series(self.targets.codes, dtype=object)
        written = self.side.frame[self.side.code].dropna().astype(str).str.strip()
        if field.type() != TEXT:
            codes = codes.str[2:].astype(int)
        elif not written.str[:1].str.isalpha().any():
            codes = codes.str[2:]
            codes = codes if (written.str.len() == written.str.len().max()).all() else codes.str.lstrip("0")
        elif self.years and written.str.startswith(str(self.years[0])).all():
            return (str(self.years[1]) + codes).to_numpy(dtype=object)
        return np.where(self.targets.copied, own, codes)

    def called(self) -> np.ndarray:
        """The names of the targets, as far as they are known."""
        table = all_gemeenten()
        known = {**dict(zip(table.code, table.naam)), **dict(zip(self.side.codes.keys, self.side.names))}
        if self.years:
            known.update(zip(table.code, table.naam))
        names = pd.Series(self.targets.codes, dtype=object).map(known)
        return names.where(names.notna(), None).to_numpy(dtype=object)

    def outlines(self, run: Run) -> list[QgsGeometry]:
        """The outlines of the targets, empty where one holds a part of an area: how that was cut is not known."""
        source = self.side.source
        raw = read_geometries(source, run.feedback)
        ids, targets = self.side.frame.index, self.targets
        whole = np.bincount(targets.number, self.parts.divided | (self.parts.row >= len(ids)), len(targets.codes)) == 0
        merged = whole & ~targets.copied
        outlines = {}
        if merged.any():
            there = whole[targets.number]
            groups = pd.Series(targets.number[there], index=ids[self.parts.row[there]])
            outlines = dissolve(raw, groups, run.feedback, names_of(self.side), source.sourceCrs()).geometries
        found = []
        for place in range(len(targets.codes)):
            if targets.copied[place]:
                outline = QgsGeometry(raw.get(int(ids[targets.first[place]]), QgsGeometry()))
                outline.convertToMultiType()
            else:
                outline = outlines.get(place, QgsGeometry()) if whole[place] else QgsGeometry()
            found.append(outline)
        if not whole.all():
            run.feedback.pushWarning(
                tr(
                    "Without outlines, as they hold a part of an area: {areas}. "
                    "Join the figures to a layer of that year."
                ).format(areas=listing(targets.codes[~whole]))
            )
        return found

    def _tell_others(self, feedback: QgsProcessingFeedback, first: int, last: int) -> None:
        """Areas of another year than the others, whose figures may be in those of another row already."""
        others = [str(code) for code in self.side.codes.keys if code not in gemeenten_by_year()[first]]
        if others and first != last:
            feedback.pushWarning(
                tr(
                    "'{layer}' has rows that are no gemeenten of {year}: {codes}. Their figures go where they belong "
                    "in {last}, and count twice where '{layer}' also has what they became or were made of: keep the "
                    "rows of one year."
                ).format(layer=self.side.title, year=first, last=last, codes=listing(others))
            )

    def tell(self, feedback: QgsProcessingFeedback, emptied: Sequence[str]) -> None:
        """What became of the areas, what rests on a division, and what is missing."""
        targets, parts = self.targets, self.parts
        if self.years:
            feedback.pushInfo(
                tr("Gemeenten of {first} brought to those of {last}: {areas} rows became {targets}.").format(
                    first=self.years[0],
                    last=self.years[1],
                    areas=number(len(self.side.frame)),
                    targets=number(len(targets.codes)),
                )
            )
            self._tell_others(feedback, *self.years)
            there = gemeenten_by_year()[self.years[1]]
            strange = [code for code in targets.codes if code not in there]
            if strange:
                feedback.pushWarning(
                    tr("No gemeenten of {year}, kept as they are: {codes}.").format(
                        year=self.years[1], codes=listing(strange)
                    )
                )
        if emptied and not targets.copied.all():
            feedback.pushWarning(
                tr("Figures that areas which changed do not get, as no rule or no weight is known: {fields}.").format(
                    fields=listing(emptied, 100)
                )
            )
        if self.lacking:
            without = targets.codes[np.unique(targets.number[parts.row >= len(self.side.frame)])]
            feedback.pushWarning(
                tr("'{layer}' has no rows of {codes}, so that there are no figures for {targets}.").format(
                    layer=self.side.title, codes=listing(self.lacking), targets=listing(without)
                )
            )
        divided = np.unique(parts.row[parts.divided])
        if len(divided):
            feedback.pushWarning(
                tr(
                    "Divided areas: {count} ({areas}). How much of a figure rests on that, <field>_geschat tells."
                ).format(
                    count=number(len(divided)),
                    areas=listing(self.side.labels(divided[divided < len(self.side.frame)][:21])),
                )
            )
