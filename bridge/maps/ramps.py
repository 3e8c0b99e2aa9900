"""Colours of classes."""

from __future__ import annotations

from qgis.core import QgsColorBrewerColorRamp, QgsGradientColorRamp, QgsGradientStop
from qgis.PyQt.QtGui import QColor

#: sequential ramps of ColorBrewer that colour-blind readers and a greyscale print keep apart
RAMPS = ("YlOrBr", "YlGnBu", "PuBu", "RdPu", "Greens", "Greys")
#: a diverging ramp of ColorBrewer from orange to a darker purple, which keep apart likewise
DIVERGING = "PuOr"
MOST_CLASSES = 10
#: steps that ColorBrewer has of a ramp
_BREWER = 9


def ramp_colours(ramp: str, classes: int) -> list[QColor]:
    """Colours from light to dark.

    Parameters
    ----------
    ramp : str
        One of `RAMPS`.
    classes : int
        0 to `MOST_CLASSES`; more than ColorBrewer has steps are mixed from these.
    """
    # One step more than needed, without the lightest: that one is too near to paper and to "no data".
    steps = min(max(classes + 1, 3), _BREWER)
    brewer = QgsColorBrewerColorRamp(ramp, steps)
    colours = [brewer.color(step / (steps - 1)) for step in range(steps)]
    if classes <= steps:
        return colours[steps - classes :]
    stops = [QgsGradientStop(step / (steps - 1), colour) for step, colour in enumerate(colours)]
    mixed = QgsGradientColorRamp(colours[0], colours[-1], False, stops[1:-1])
    return [mixed.color(step / (classes - 1)) for step in range(classes)]


def diverging_colours(classes: int) -> list[QColor]:
    """Colours on both sides of a light middle, the darker side last.

    Parameters
    ----------
    classes : int
        1, 3 or 5.
    """
    brewer = QgsColorBrewerColorRamp(DIVERGING, 5)
    colours = [brewer.color(step / 4) for step in range(5)]
    return {1: colours[2:3], 3: colours[::2]}.get(classes, colours)
