"""A map of regions: a colour of its own for each, which tells them apart and says nothing of their value."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from qgis.core import QgsCategorizedSymbolRenderer, QgsWkbTypes
from qgis.PyQt.QtGui import QColor

from ..i18n import tr
from ..maps.styles import NO_DATA_GREY, ClassStyle, category, class_symbol, with_count
from .found import Found

# A step round the circle of hues that never comes back to where it was: neighbours in the list differ most.
HUE_STEP = 137.508
#: saturation and value in turn, so that like hues differ in lightness, also in greyscale
TONES = ((70, 240), (90, 212), (48, 226))


@dataclass(frozen=True)
class RegionStyle(ClassStyle):
    """As `ClassStyle`, by the text of a column."""

    @property
    def lacking(self) -> str:
        return with_count(tr("no region"), self.without)

    def renderer(self, geometry_type: QgsWkbTypes.GeometryType) -> QgsCategorizedSymbolRenderer:
        """The renderer, as that of `ClassStyle` but without the hatch of missing values: no region is no lack."""
        categories = [
            category(value, class_symbol(geometry_type, colour), label) for value, label, colour in self.entries
        ]
        none = category(None, class_symbol(geometry_type, QColor(NO_DATA_GREY)), self.lacking)
        return QgsCategorizedSymbolRenderer(self.field, [*categories, none])


def region_style(found: Found) -> RegionStyle:
    """One entry a region, by code, with its name and number of areas."""
    table = pd.DataFrame({"code": found.code, "name": found.name}).dropna(subset="code")
    groups = table.groupby("code", sort=True).name.agg(["first", "size"])
    entries = []
    for position, row in enumerate(groups.itertuples()):
        saturation, value = TONES[position % len(TONES)]
        colour = QColor.fromHsv(int(position * HUE_STEP) % 360, saturation, value)
        entries.append((row.Index, with_count(str(row.first), int(row.size)), colour))
    return RegionStyle("regio_code", entries, len(found.code) - len(table), found.title)
