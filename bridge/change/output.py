"""What is written of a change: its fields and its map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingFeedback

from ...core.change.moments import COUNT, IN_PERCENT, INDEX, PERCENTAGE, Change, Diverging, parts_of_growth
from ...core.messages import listing
from ..i18n import number, tr
from ..layers.new_fields import NewField
from ..maps.styles import ClassStyle
from ..types import INTEGER, REAL, TEXT
from .map import change_labels, change_style, signed
from .moments import Moments


@dataclass(frozen=True)
class Made:
    """A change with all that its fields and its map say.

    Attributes
    ----------
    here : Moments
    found : Change
    classes : Diverging
    kind : str
        See `core.change.moments.KINDS`.
    direction : int
        1 where high is worse, -1 where low is worse, 0 where neither.
    whose : str
        What the country's figures are called, "" where there are none.
    """

    here: Moments
    found: Change
    classes: Diverging
    kind: str
    direction: int
    whose: str

    @property
    def changed(self) -> int:
        """Number of areas with a change."""
        return int(np.sum(self.classes.known))

    @property
    def missing(self) -> int:
        """Number of areas without one."""
        return len(self.classes.known) - self.changed

    @property
    def _unit(self) -> str:
        """What a difference is in, "" where it is in the unit of the figures."""
        return {PERCENTAGE: tr("percentage points"), INDEX: tr("points")}.get(self.kind, "")

    def fields(self, feedback: QgsProcessingFeedback) -> list[NewField]:
        """The fields, with titles that say what each is in; parts that do not add up are told."""
        first, last = self.here.labels
        percent = " (%)" if self.kind == PERCENTAGE else ""
        in_unit = tr("change a year ({unit})").format(unit=self._unit)
        titles = {
            "begin": first + percent,
            "eind": last + percent,
            "verandering": tr("change ({unit})").format(unit=self._unit) if self._unit else tr("change"),
            "verandering_pct": tr("change (%)"),
            "per_jaar": tr("change a year (%)") if self.kind in IN_PERCENT else in_unit,
            "verschil_nl": self._beside(),
            "richting": tr("better, the same or worse"),
            "rang_begin": tr("rank in {moment}").format(moment=first),
            "rang_eind": tr("rank in {moment}").format(moment=last),
            "plaatsen": tr("places towards rank 1"),
        }
        kinds = {"richting": TEXT, "rang_begin": INTEGER, "rang_eind": INTEGER, "plaatsen": INTEGER}
        table = self.found.table
        fields = [NewField.of(name, kinds.get(name, REAL), table[name], title) for name, title in titles.items()]
        return [*fields, *self._parts(feedback), *self._classes()]

    def _beside(self) -> str:
        """What the difference to the country is, "" where there is none."""
        if not self.whose:
            return ""
        unit = tr("percentage points") if self.kind == COUNT else self._unit
        text = tr("difference to the change of {country}").format(country=self.whose)
        return f"{text} ({unit})" if unit else text

    def _parts(self, feedback: QgsProcessingFeedback) -> list[NewField]:
        """The parts of the change of inhabitants, and what they leave."""
        if not self.here.components:
            return []
        parts, rest = parts_of_growth(self.found.table["verandering"].to_numpy(), self.here.components)
        off = np.flatnonzero(np.nan_to_num(rest) != 0)
        if len(off):
            worst = int(off[np.argmax(np.abs(rest[off]))])
            text = tr(
                "The parts do not add up to the change in {count} areas; the largest rest is {rest} ({area}). See the "
                "field rest."
            )
            area = self.here.side.labels([worst])[0]
            feedback.pushWarning(text.format(count=number(len(off)), rest=number(float(rest[worst])), area=area))
        else:
            feedback.pushInfo(tr("The parts add up to the change in all areas that have them."))
        titles = {
            "natuurlijk": tr("natural growth"),
            "binnenlands": tr("net domestic migration"),
            "buitenlands": tr("net foreign migration"),
        }
        fields = [NewField.of(name, REAL, values, titles[name]) for name, values in parts.items()]
        return [*fields, NewField.of("rest", REAL, rest, tr("change that these parts do not explain"))]

    def tell(self, feedback: QgsProcessingFeedback) -> None:
        """Name the areas whose change is known and whose growth is not, as they began with nothing."""
        without = np.flatnonzero(np.isnan(self.found.compared) & self.found.table["verandering"].notna().to_numpy())
        if len(without):
            feedback.pushWarning(
                tr(
                    "Areas that begin at 0 or below, of which there is no growth in percent: {count} ({areas}). They "
                    "have verandering, and no class on the map."
                ).format(count=number(len(without)), areas=listing(self.here.side.labels(without[:6]), 5))
            )

    def _classes(self) -> list[NewField]:
        """The class of each area on the map, and its bounds."""
        known, labels = pd.Series(self.classes.known), change_labels(self.classes)
        numbers = pd.Series(self.classes.classes, dtype="Int64").where(known)
        places = self.classes.classes + len(self.classes.bounds)
        texts = pd.Series(np.array(labels, dtype=object)[places], dtype=object)
        return [
            NewField.of("klasse", INTEGER, numbers, tr("class of the change, 0 around none")),
            NewField.of("klasse_label", TEXT, texts.where(known, None), tr("bounds of the class")),
        ]

    def style(self, label: str) -> ClassStyle:
        """The map: indicator, moments and unit for a title, and what the legend says of the country."""
        unit = "%" if self.kind == COUNT else self._unit
        text = tr("{indicator}: change {begin}–{end} ({unit})") if unit else tr("{indicator}: change {begin}–{end}")
        title = text.format(indicator=label, begin=self.here.labels[0], end=self.here.labels[1], unit=unit)
        notes = []
        if not np.isnan(self.found.country):
            change = f"{signed(self.found.country, 1)} {unit}".strip()
            notes.append(tr("Change of {country}: {change}").format(country=self.whose, change=change))
        return change_style(self.classes, self.direction, title, notes)
