"""Figures of two years that are not of the same areas, as gemeenten took over others between these."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingFeedback

from ...core.messages import listing
from ..i18n import tr
from ..layers.coded import Side
from .tables import gemeente_changes


def of_other_areas(
    feedback: QgsProcessingFeedback,
    side: Side,
    figures: tuple[np.ndarray, np.ndarray],
    years: tuple[int, int],
    counts: bool,
) -> np.ndarray:
    """The areas whose figures at the begin are to be left out, as they are of another area; all of it is told.

    Parameters
    ----------
    side : Side
    figures : tuple of ndarray of float, shape (n,)
        At the begin and at the end, NaN where missing.
    years : tuple of int
        Of these.
    counts : bool
        Whether they are numbers of something, of which a merger would be growth. Others are told and stay.

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    keys = side.codes.keys
    if side.codes.level != "gemeente":
        return np.zeros(len(keys), dtype=bool)
    known = ~np.isnan(figures[0]), ~np.isnan(figures[1])
    grown, alone = gemeente_changes().of_other_areas(keys, known, *years)
    details = {"layer": side.title, "begin": years[0], "end": years[1]}
    details.update(grown=listing(grown), alone=listing(alone))
    if alone:
        text = tr(
            "'{layer}' has gemeenten of other boundaries in {begin} than in {end}: {alone} have a figure in one of "
            "both alone. Bring all figures to the gemeenten of one year first, with regiolens:recodeboundaries."
        )
        feedback.pushWarning(text.format(**details))
    left_out = bool(alone) and counts
    if grown:
        certain = tr(
            "These gemeenten took over others between {begin} and {end}: {grown}. Their figures of {begin} are of "
            "another area, and are left out."
        )
        perhaps = tr(
            "These gemeenten of '{layer}' took over others between {begin} and {end}: {grown}. Their change is that of "
            "their boundaries too, unless all figures are on those of one year."
        )
        feedback.pushWarning((certain if left_out else perhaps).format(**details))
    return np.isin(keys.astype(str), grown if left_out else ())
