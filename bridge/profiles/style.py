"""How the map of region profiles is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureRenderer,
    QgsFillSymbol,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QColor

from ...core.classes import QUARTER_DECIMALS, FloatArray, IntArray, classify, count_classes, printable_bounds
from ...core.index.model import Model
from ...core.profiles.profile import INDEX, Profiles
from ..i18n import full_title, method_line, tr
from ..maps.choropleths import INDEX_RAMP
from ..maps.ramps import ramp_colours
from ..maps.sld import to_sld
from ..maps.styles import ClassStyle, bound_labels, set_width, with_count

BORDER = "#4a4a4a"
BORDER_WIDTH = (600.0, 0.15, 0.3)
PLAIN = "#e9e4d8"


@dataclass(frozen=True)
class RegionStyle(ClassStyle):
    """Regions coloured by their class, with the darker outlines that regions have; plain where there are no classes."""

    @property
    def outlines(self) -> tuple[str, tuple[float, float, float]]:
        return BORDER, BORDER_WIDTH

    def to_sld(self, name: str, geometry_type: QgsWkbTypes.GeometryType) -> str:
        """As `ClassStyle`; regions without classes are plain."""
        if self.entries:
            return super().to_sld(name, geometry_type)
        plain = [(None, self.title, PLAIN)]
        return to_sld(name, self.title, self.notes, self.field, plain, self.outlines, geometry_type)

    def renderer(self, geometry_type: QgsWkbTypes.GeometryType) -> QgsFeatureRenderer:
        """As `ClassStyle`, outlines apart."""
        if not self.entries:
            symbol = QgsSymbol.defaultSymbol(geometry_type)
            symbol.setColor(QColor(PLAIN))
            return QgsSingleSymbolRenderer(_bordered(symbol))
        made = super().renderer(geometry_type)
        return QgsCategorizedSymbolRenderer(
            self.field,
            [
                QgsRendererCategory(each.value(), _bordered(each.symbol().clone()), each.label())
                for each in made.categories()
            ],
        )


def _bordered(symbol: QgsSymbol) -> QgsSymbol:
    """A fill with the outline of a region."""
    if isinstance(symbol, QgsFillSymbol):
        fills = (layer for layer in reversed(symbol.symbolLayers()) if isinstance(layer, QgsSimpleFillSymbolLayer))
        for layer in islice(fills, 1):  # the uppermost: above it may lie a hatch
            layer.setStrokeColor(QColor(BORDER))
            set_width(layer, *BORDER_WIDTH)
    return symbol


def region_classes(profiles: Profiles, bounds: Mapping[str, FloatArray]) -> IntArray:
    """The class of each region's index, 0 where it has none."""
    if INDEX not in bounds:
        return np.zeros(len(profiles.means), dtype=np.int64)
    return classify(profiles.means[INDEX], bounds[INDEX])


def region_style(
    profiles: Profiles, bounds: Mapping[str, FloatArray], model: Model, year: str, compared: str, types: bool = False
) -> RegionStyle:
    """The map of regions: the model's classes and colours, with what they are compared with.

    Parameters
    ----------
    types : bool
        Whether the regions are types, of which an area can have several.
    """
    notes = [tr("Mean of the areas in each region"), tr("Compared with: {reference}").format(reference=compared)]
    if types:
        notes.append(tr("An area counts in each of its types, which lie over each other on the map"))
    if INDEX not in bounds:
        return RegionStyle("regio_code", [], 0, tr("Region profiles"), notes)
    classes = region_classes(profiles, bounds)
    counts = count_classes(classes, len(model.labels))
    least = QUARTER_DECIMALS if model.lower_bounds is None else 0
    texts = bound_labels(*printable_bounds(bounds[INDEX], profiles.means[INDEX], least=least))
    entries = [
        (position + 1, with_count(f"{label}: {text}", counts[position]), colour)
        for position, (label, text, colour) in enumerate(
            zip(model.labels, texts, ramp_colours(INDEX_RAMP, len(model.labels)))
        )
    ]
    if model.source:
        notes.append(method_line(model))
    title = tr("Regions: {title}").format(title=full_title(model))
    return RegionStyle("mdi_klasse", entries, counts[-1], f"{title}, {year}" if year else title, notes)
