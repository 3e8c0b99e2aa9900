"""Ranks with their intervals as a chart, from the output of regiolens:robustness."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsFeatureSource

from ...core.charts.ranks import MOST, RankRow, RankTexts, rank_chart
from ...core.messages import Refusal, listing
from ..i18n import number, tr
from ..known_fields import read_figures
from ..layers.area_fields import name_field
from ..layers.frames import read_frame
from .robustness import sure_text

#: what the chart needs of regiolens:robustness
INTERVAL = ("mdi_rang", "rang_p05", "rang_p95")
SURE = "klasse_zeker"
#: fields of regiolens:assignregions by which a region is told
REGION = ("regio_code", "regio_naam")


def ranks_of(source: QgsFeatureSource, region: str, draws: str, width: float, zoom: float) -> str:
    """The ranks of the areas of a region, or of all areas, as SVG.

    Parameters
    ----------
    source : QgsFeatureSource
        The output of regiolens:robustness.
    region : str
        Code or name of a region; "" for all areas.
    draws : str
        How the intervals came about, in words.
    width : float
        In pixels.
    zoom : float
        See `core.charts.svg.document`.

    Raises
    ------
    Refusal
        If a field, the region or every rank is missing.
    """
    title, fields = source.sourceName(), source.fields().names()
    absent = [name for name in INTERVAL if name not in fields]
    if absent:
        raise Refusal(
            "Layer '{layer}' has no ranks with intervals (it lacks {fields}): give the layer that regiolens:robustness "
            "makes.",
            layer=title,
            fields=listing(absent),
        )
    by = [name for name in REGION if name in fields]
    if region and not by:
        raise Refusal(
            "Layer '{layer}' has no field '{field}': run regiolens:assignregions before regiolens:robustness, or leave "
            "the region out.",
            layer=title,
            field=REGION[1],
        )
    called, sure = name_field(source), SURE if SURE in fields else ""
    wanted = dict.fromkeys(filter(None, [*INTERVAL, called, sure, *(by if region else ())]))
    frame = read_frame(source, list(wanted))
    if region:
        there = np.zeros(len(frame), dtype=bool)
        for name in by:
            there |= (frame[name].astype("string").str.strip() == region).fillna(False).to_numpy(dtype=bool)
        if not there.any():
            raise Refusal("Layer '{layer}' has no area in a region '{region}'.", layer=title, region=region)
        frame = frame[there]
    read = [*INTERVAL, sure] if sure else INTERVAL
    values = {name: read_figures(frame[name], name, title).astype("float64") for name in read}
    ranked = np.logical_and.reduce([values[name].notna().to_numpy() for name in INTERVAL])
    if not ranked.any():
        raise Refusal("No area of '{layer}' has a rank with an interval.", layer=title)
    names = frame[called].astype("string").fillna("") if called else frame.index.astype("string")
    rank, low, high = (values[name][ranked].astype(int).tolist() for name in INTERVAL)
    notes = [sure_text(value) for value in values[sure][ranked]] if sure else [""] * len(rank)
    rows = [RankRow(*row) for row in zip(names[ranked].tolist(), rank, low, high, notes)]
    texts = _texts(region or title, len(rows), int((~ranked).sum()), draws, bool(sure))
    return rank_chart(rows, texts, number, width, zoom)


def _texts(title: str, count: int, without: int, draws: str, sure: bool) -> RankTexts:
    told = [
        tr("The first {shown} of {count} areas, by rank.").format(shown=number(MOST), count=number(count))
        if count > MOST
        else "",
        tr("Without a score: {count}.").format(count=number(without)) if without else "",
    ]
    heading = tr("How sure are the ranks? {what}").format(what=title)
    return RankTexts(
        title=heading,
        heading=heading,
        description=tr("A row for each area: its rank as a dot, and the ranks of 90% of the draws as a bar."),
        subheading=" ".join(filter(None, told)),
        rank=tr("rank (interval)"),
        note=tr("class sure") if sure else "",
        interval=tr("rank as published (1 is the most deprived), and the ranks of 90% of the draws"),
        caption=draws,
        line=tr("{name}: rank {rank} ({low} to {high})"),
    )
