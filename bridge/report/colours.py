"""The classes of a model with their colours, and colours of text upon these."""

from __future__ import annotations

from functools import lru_cache

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtGui import QColor

from ...core.index.model import Model
from ..maps.choropleths import INDEX_RAMP
from ..maps.ramps import ramp_colours
from ..maps.styles import own_bound_labels


def class_entries(model: Model) -> list[tuple[int, str, QColor]]:
    """Number, text with its bounds and colour of each class of a model, lowest first."""
    return list(_entries(model.labels, model.lower_bounds, QLocale().name()))


@lru_cache(maxsize=8)
def _entries(labels: tuple[str, ...], bounds: tuple[float, ...] | None, language: str) -> list[tuple[int, str, QColor]]:
    """The entries, made once: every coloured cell of a report asks for them."""
    if bounds is not None:
        labels = tuple(f"{label}: {bound}" for label, bound in zip(labels, own_bound_labels(bounds)))
    colours = ramp_colours(INDEX_RAMP, len(labels))
    return [(place + 1, label, colour) for place, (label, colour) in enumerate(zip(labels, colours))]


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1)."""
    channels = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), channels))


def readable(colour: QColor) -> str:
    """Black or white, whichever stands out more on a colour."""
    # The contrast with black is (L + 0.05) / 0.05, with white 1.05 / (L + 0.05).
    return "#000000" if (luminance(colour) + 0.05) ** 2 > 1.05 * 0.05 else "#ffffff"
