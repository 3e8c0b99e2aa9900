"""The list of regions to report on, with ticks, a filter, and how many areas of each have a score."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ....bridge.i18n import number, tr
from .tick_list import TickList

if TYPE_CHECKING:
    from ....bridge.live.lookups import Region


class RegionList(TickList):
    """Regions with ticks; none ticked means all.

    Attributes
    ----------
    scored : dict
        Number of areas with a score by key, of the regions whose areas are known; empty where scores are not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Regions to report on"),
            tr("Filter the regions by name"),
            tr("Only &chosen ones"),
            tr("Choose n&one"),
            tr("Space ticks the region in focus."),
            parent,
        )
        self.scored: dict[str, int] = {}
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def fill(self, regions: Sequence[Region], scored: Collection[int] | None, fault: str = "") -> None:
        """Show these regions; those that were chosen and are not there are chosen no longer.

        Parameters
        ----------
        regions : sequence of Region
        scored : collection of int, optional
            The features with a score, None where that is not known.
        fault : str
            Why there are none.
        """
        known = [region for region in regions if region.areas] if scored is not None else []
        self.scored = {region.key: len(region.areas.intersection(scored)) for region in known}
        # Those without a score come last.
        listed = sorted(regions, key=lambda region: self.scored.get(region.key, 1) == 0)
        there = {region.key for region in regions}
        chosen = self.chosen & there if regions else self.chosen
        self._list([(self._label(region), region.key) for region in listed], chosen)
        self.tell(fault)

    def tell(self, fault: str = "") -> None:
        """How many are chosen, and what that means; or why there are none to choose."""
        count, chosen = self.list.count(), len(self.chosen)
        self.none_button.setEnabled(chosen > 0)
        told_of = self.chosen or self.scored
        empty = sum(self.scored.get(key, 1) == 0 for key in told_of)
        if fault:
            text = fault
        elif not count:
            text = tr("The regions are listed here as soon as areas and division are chosen.")
        elif not chosen:
            text = tr("None is ticked: the report is on all {count} regions.").format(count=number(count))
        else:
            text = tr("The report is on {chosen} of {count} regions; they are ranked among all.").format(
                chosen=number(chosen), count=number(count)
            )
        if count and not fault and 0 < empty < len(told_of):
            less = tr("Of {count} of these no area has a score: their profiles stay empty.")
            text = f"{text} {less.format(count=number(empty))}"
        self.told.setText(text)

    def _label(self, region: Region) -> str:
        """A region with its numbers of areas, and of those with a score where not all have one."""
        count = len(region.areas)
        scored = self.scored.get(region.key, count)
        if not count:
            return region.name
        if scored == count:
            text = tr("{region}  ({count})")
        elif scored:
            text = tr("{region}  ({count}, {scored} with a score)")
        else:
            text = tr("{region}  ({count}, none with a score)")
        return text.format(region=region.name, count=number(count), scored=number(scored))
