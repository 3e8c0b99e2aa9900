"""The region found for each area, dressed with names, zones and reasons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import QgsProcessingFeedback

from ..i18n import number, say, tr
from ..layers.coded import NAMED
from ..layers.new_fields import NewField
from ..types import REAL, TEXT
from .tables import corop_zones, gemeente_changes


@dataclass(frozen=True)
class Found:
    """The regions of areas.

    Attributes
    ----------
    code, name, kind, zone : ndarray of object, shape (n,)
        None where an area has none.
    water : ndarray of bool, shape (n,)
        Areas that are left out.
    title : str
        What the regions are.
    share : ndarray of float, shape (n,), optional
        Percent of each area in its region.
    notes, warnings : tuple of str
        Lines for the log.
    partial : tuple of str
        What to warn of where figures of the regions are made of these areas.
    """

    code: np.ndarray
    name: np.ndarray
    kind: np.ndarray
    zone: np.ndarray
    water: np.ndarray
    title: str
    share: np.ndarray | None = None
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    partial: tuple[str, ...] = ()

    @property
    def assigned(self) -> int:
        """Number of areas with a region."""
        return int(pd.notna(self.code).sum())

    @property
    def unassigned(self) -> int:
        """Number of areas without one; water is no area."""
        return int((pd.isna(self.code) & ~self.water).sum())

    def part(self, rows: np.ndarray) -> Found:
        """Those of some of the areas, by a mask."""
        names = ("code", "name", "kind", "zone", "water", "share")
        parts = {name: getattr(self, name)[rows] for name in names if getattr(self, name) is not None}
        return replace(self, **parts)

    def fields(self) -> list[NewField]:
        """The fields to add."""
        new = [
            NewField.of("regio_code", TEXT, self.code, tr("code of the region")),
            NewField.of("regio_naam", TEXT, self.name, tr("region: {regions}").format(regions=self.title)),
            NewField.of("regio_type", TEXT, self.kind, tr("kind of region")),
            NewField.of("regio_zone", TEXT, self.zone, tr("zone of the COROP region")),
        ]
        if self.share is not None:
            new.append(NewField.of("regio_aandeel", REAL, self.share, tr("share of the area in the region (%)")))
        return new

    def tell(self, feedback: QgsProcessingFeedback, brought_together: bool = True) -> None:
        """Write to the log what was found, and what not; what the user must know comes first.

        Parameters
        ----------
        brought_together : bool
            Whether figures of the areas are, or may be, brought together to those of their regions.
        """
        for line in (*self.warnings, *(self.partial if brought_together else ())):
            feedback.pushWarning(line)
        for line in self.notes:
            feedback.pushInfo(line)
        counts = tr("{assigned} of {areas} areas got a region.").format(
            assigned=number(self.assigned), areas=number(self.assigned + self.unassigned)
        )
        wet = int(self.water.sum())
        if wet:
            counts += " " + tr("Water areas left out: {count}.").format(count=number(wet))
        feedback.pushInfo(counts)


def dressed(regions: np.ndarray, table: pd.DataFrame, water: np.ndarray, title: str, **more: Any) -> Found:
    """The areas' regions with their names, kinds and zones.

    Parameters
    ----------
    regions : ndarray of object, shape (n,)
        Region codes, "" for none.
    table : DataFrame
        Indexed by region code: naam, type, and zone where known.
    water : ndarray of bool, shape (n,)
    """
    zones = table.zone if "zone" in table else corop_zones()
    positions, codes = pd.factorize(np.where(water, "", regions))
    known = [{code: code for code in codes if code}]
    known += [dict(column[column != ""].dropna()) for column in (table.naam, table.type, zones)]
    columns = (np.array([*map(called.get, codes), None], dtype=object)[positions] for called in known)
    return Found(*columns, water=water, title=title, **more)


def reason_texts(codes: np.ndarray, side: str) -> list[str]:
    """Why the first of these codes may have no counterpart, "" where that is not known."""
    return [say(why) if why else "" for why in gemeente_changes().reasons([str(code) for code in codes[:NAMED]], side)]
