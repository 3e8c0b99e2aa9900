"""What is known of indicators by the names of their fields: their kind, their denominator, their direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from ..messages import Figures, Message
from ..values import Cleaned
from ..years import YEAR
from .aggregate import LEAVE_OUT, MEAN, RATE, SUM, WEIGHTED, Rule

KINDS = ("count", "percentage", "mean", "rate", "density", "median", "score", "class", "code")
#: kinds of which groups have none, and why
_LEFT_OUT = {
    "class": Message("{field}: a class is not aggregated; classify the groups anew"),
    "density": Message("{field}: a density is not averaged; divide the sum of what it counts by the sum of the land"),
    "median": Message("{field}: the median of a group cannot be told from the medians of its parts"),
}
_PLAIN_RULES = {"count": SUM, "score": MEAN}
_WEIGHTED_KINDS = ("percentage", "mean", "rate")
#: kinds that cannot be below zero; nor can a percentage be above 100, each being a share of a whole
_NEVER_NEGATIVE = ("count", "percentage", "mean", "rate", "density")
_MOST = 100.0
#: how many figures show that percentages are kept as shares
_SOME = 5
#: units of counts that have decimals
_PARTS = ("ha", "km²")
#: what a computed figure may be beside the exact one
_SLACK = 1e-6
#: why such a figure is missing
IMPOSSIBLE = Message("impossible figure").template


@dataclass(frozen=True)
class Known:
    """An indicator of the catalogue.

    Attributes
    ----------
    name : str
        Its own name, by which others refer to it as their weight.
    label : str
        In the language that the catalogue was read in.
    kind : str
        One of `KINDS`.
    weights : tuple of str
        Names of the denominator and of what may stand in for it, the best first.
    unit : str
    direction : int
        1 where high is worse, -1 where low is worse, 0 where neither.
    fields : tuple of str
        Names of fields that hold it.
    """

    name: str
    label: str
    kind: str
    weights: tuple[str, ...]
    unit: str
    direction: int
    fields: tuple[str, ...]


def plain_name(field: str) -> str:
    """A field's name without case, underscores and blanks around it: aantal_inwoners and aantalInwoners are one.

    One before the name counts: `_bijstand` of one table is a rate, and bijstand of any other may be anything.
    """
    name = field.strip()
    return "_" * name.startswith("_") + name.replace("_", "").lower()


def _shares(numbers: pd.Series, known: Known, field: str, layer: str) -> Message | None:
    """A warning of percentages up to one with more than a decimal: in a workbook 61.5% is kept as 0.615."""
    if known.kind != "percentage" or not numbers.max() <= 1 + _SLACK:
        return None
    there = numbers[numbers.notna() & (numbers != 0)]
    if len(there) < _SOME:
        return None
    fine = (there * 10 - (there * 10).round()).abs() > _SLACK
    if 2 * fine.sum() < len(there):
        return None
    return Message(
        "Field '{field}' of '{layer}' is known as a percentage ({label}), but holds nothing above 1, such as {values}: "
        "if these are shares, as Excel keeps percentages, multiply them by 100, or read the workbook with "
        "regiolens:readcbs.",
        {
            "field": field,
            "layer": layer,
            "label": known.label,
            "values": Figures.of(there[fine]),
        },
    )


class Catalogue:
    """Indicators by the names of fields."""

    def __init__(self, indicators: Sequence[Known]) -> None:
        self.indicators = {known.name: known for known in indicators}
        self._by_field = {plain_name(field): known for known in indicators for field in (known.name, *known.fields)}

    def find(self, field: str) -> Known | None:
        """The indicator that a field of this name holds, None where it is not known."""
        return self._by_field.get(plain_name(field))

    def counts(self, field: str) -> bool:
        """Whether a field is known to hold whole numbers of something, of whatever year (`inwoners_2013`)."""
        known = self.find(field) or self.find(YEAR.sub("", field).strip(" _-"))
        return known is not None and known.kind == "count" and known.unit not in _PARTS

    def field_of(self, name: str, fields: Sequence[str], beside: str = "") -> str:
        """The field that holds an indicator, "" where none of these does.

        Parameters
        ----------
        beside : str
            Of several the last one before this field is taken, else the first: the columns of one table, of one year,
            stand together, those of its inhabitants before its figures.
        """
        found = [place for place, field in enumerate(fields) if (known := self.find(field)) and known.name == name]
        here = list(fields).index(beside) if len(found) > 1 and beside in fields else 0
        return fields[next((place for place in reversed(found) if place < here), found[0])] if found else ""

    def possible(self, numbers: pd.Series, field: str, layer: str) -> tuple[pd.Series, Message | None]:
        """Figures without those that the field cannot hold: a negative count, a percentage of -9997 or 9999.

        A field of percentages of which most are above 100 is something else by the same name and stays as it is.

        Parameters
        ----------
        numbers : Series of float, shape (n,)
            NaN is missing.
        field, layer : str
            Names, for the warning.

        Returns
        -------
        numbers : Series of float, shape (n,)
            NaN where the figure is impossible.
        warning : Message or None
        """
        known = self.find(field)
        if known is None or known.kind not in _NEVER_NEGATIVE:
            return numbers, None
        plain = numbers.to_numpy("float64")
        wrong = plain < -_SLACK
        if known.kind == "percentage":
            above = plain > _MOST + _SLACK
            if above.sum() > 0.5 * (~np.isnan(plain) & ~wrong).sum():
                example = Figures.of(numbers[above].iloc[:1])
                return numbers.mask(wrong), Message(
                    "Field '{field}' of '{layer}' is known as a percentage ({label}), but holds {values}: if it is a "
                    "number of something, give the field another name.",
                    {"field": field, "layer": layer, "label": known.label, "values": example},
                )
            wrong |= above
        if not wrong.any():
            return numbers, self._split_thousands(numbers, field, layer) or _shares(numbers, known, field, layer)
        values = Figures.of(numbers[wrong])
        details = {"field": field, "layer": layer, "label": known.label, "count": int(wrong.sum()), "values": values}
        return numbers.mask(wrong), Message(
            "Field '{field}' of '{layer}' ({label}) holds impossible figures, which are taken as missing: {values}; "
            "rows: {count}.",
            details,
        )

    def doubt(self, rule: Rule, numbers: pd.Series, layer: str) -> Message | None:
        """Why figures had better not be added up, None where nothing speaks against it.

        The MDI calls its percentage of employed people werkzame_beroepsbevolking, as CBS calls their number.

        Parameters
        ----------
        numbers : Series of float, shape (n,)
            Those of the rule's field, NaN where missing.
        layer : str
            Its name.
        """
        known = self.find(rule.field)
        if rule.how != SUM or known is None or not self.counts(rule.field):
            return None
        parts = (numbers % 1 != 0) & numbers.between(0, _MOST)
        if parts.sum() <= 0.5 * numbers.notna().sum() or self._split_thousands(numbers, rule.field, layer):
            return None
        return Message(
            "Field '{field}' of '{layer}' is known as a number of something ({label}) and is added up, but holds "
            "{value}: if it is a percentage, say so in RULES, or give the field another name.",
            {"field": rule.field, "layer": layer, "label": known.label, "value": Figures.of(numbers[parts].iloc[:1])},
        )

    def _split_thousands(self, numbers: pd.Series, field: str, layer: str) -> Message | None:
        """A warning of counts below a thousand with up to three decimals: 243.768 inhabitants are 243,768."""
        if not self.counts(field):
            return None
        if (numbers >= 1000).any() or not (numbers % 1 > 0).any():
            return None
        thousandths = numbers * 1000
        parts = (thousandths - thousandths.round()).abs() < _SLACK
        fine = (numbers * 100 - (numbers * 100).round()).abs() > 0.05
        if not (fine.any() and (numbers.isna() | parts).all()):
            return None
        return Message(
            "Field '{field}' of '{layer}' ({label}) counts, but holds {values}: points between thousands seem to have "
            "been read as decimal signs; read the file with regiolens:readcbs.",
            {
                "field": field,
                "layer": layer,
                "label": self._by_field[plain_name(field)].label,
                "values": Figures.of(numbers[fine]),
            },
        )

    def limits(self, field: str) -> tuple[float | None, float | None]:
        """The least and the greatest figure that a field can hold, None where there is no bound; see `possible`."""
        known = self.find(field)
        if known is None or known.kind not in _NEVER_NEGATIVE:
            return None, None
        return -_SLACK, _MOST + _SLACK if known.kind == "percentage" else None

    def possible_of(self, cleaned: Cleaned, field: str, layer: str) -> tuple[Cleaned, Message | None]:
        """The same of a column with its reasons; see `possible`."""
        if not cleaned.is_number:
            return cleaned, None
        numbers = cleaned.values if cleaned.values.dtype == np.float64 else cleaned.values.astype("float64")
        kept, warning = self.possible(numbers, field, layer)
        if kept is numbers:
            return cleaned, warning
        wrong = numbers.notna() & kept.isna()
        if not wrong.any():
            return cleaned, warning
        values = cleaned.values
        if pd.api.types.is_integer_dtype(values):
            values = values.astype("Int64")
        return replace(cleaned, values=values.mask(wrong), reasons=cleaned.reasons.mask(wrong, IMPOSSIBLE)), warning

    def rule(self, field: str, fields: Sequence[str]) -> tuple[Rule | None, Message | None]:
        """The rule by which a field is aggregated, beside the other fields of its layer.

        Returns
        -------
        rule : Rule or None
            None for a field that the catalogue does not know, or cannot aggregate here.
        note : Message or None
            Why it is left out, or what stands in for its denominator.
        """
        known = self.find(field)
        if known is None or known.kind == "code":
            return None, None
        if known.kind in _LEFT_OUT:
            return None, Message(_LEFT_OUT[known.kind].template, {"field": field})
        if known.kind in _PLAIN_RULES:
            return Rule(field, _PLAIN_RULES[known.kind]), None
        weight = next((found for name in known.weights if (found := self.field_of(name, fields, field))), "")
        if not weight:
            wanted = ", ".join(known.weights)
            return None, Message(
                "{field}: needs a weight ({weights}), of which the layer has none", {"field": field, "weights": wanted}
            )
        best = self.indicators[known.weights[0]]
        stand_in = Message(
            "{field}: weighted with {weight}, as the layer has no field for {best}",
            {"field": field, "weight": weight, "best": best.label},
        )
        return Rule(field, WEIGHTED, weight), None if self.find(weight) == best else stand_in

    def objection(self, rule: Rule) -> Message | None:
        """Why a rule of the user's own is at odds with what the field holds, None where it is not."""
        known = self.find(rule.field)
        if known is None or rule.how in (LEAVE_OUT, "min", "max"):
            return None
        details = {"field": rule.field, "label": known.label, "rule": rule.how}
        if known.kind in (*_WEIGHTED_KINDS, "density", "median", "score") and rule.how in (SUM, RATE):
            return Message(
                "'{field}' ({label}) is a percentage, mean, rate, median or score, but RULES gives it '{rule}': the "
                "result is no figure of the group.",
                details,
            )
        if known.kind in _WEIGHTED_KINDS and rule.how == MEAN:
            return Message(
                "'{field}' ({label}) is averaged without a weight, as RULES asks: small areas count as much as large "
                "ones.",
                details,
            )
        if known.kind == "count" and rule.how in (MEAN, WEIGHTED):
            return Message(
                "'{field}' ({label}) is a count, but RULES gives it '{rule}': the result is no total of the group.",
                details,
            )
        if known.kind in ("class", "code"):
            return Message("'{field}' ({label}) is a class or a code, but RULES gives it '{rule}'.", details)
        return None


def parse_catalogue(data: Mapping[str, Any], language: str = "nl") -> Catalogue:
    """The catalogue from its JSON, a file of the project's own that a test holds against its form.

    Parameters
    ----------
    language : {"nl", "en"}
        That of the labels.
    """
    label = "label" if language == "nl" else f"label_{language}"
    return Catalogue(
        [
            Known(
                entry["name"],
                entry[label],
                entry["kind"],
                tuple(entry.get("weight", ())),
                entry.get("unit", ""),
                entry.get("direction", 0),
                tuple(entry["fields"]),
            )
            for entry in data["indicators"]
        ]
    )
