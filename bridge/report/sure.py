"""How sure ranks and classes of the regions are, where the profiles hold what 'Robustness of the index' told."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from ...core.charts.ranks import MOST, RankRow, RankTexts, rank_chart, sorted_rows
from ...core.index.draws import Drawn
from ...core.index.model import Model
from ...core.messages import Message, Refusal
from ..i18n import number, tr
from ..index.ranks import INTERVAL, SURE
from ..index.robustness import sure_text
from ..maps.doubt import drawn_words
from .checks import absent, text_of

#: fields that regiolens:robustness and, for its regions, regiolens:regionprofiles write
RANKS = ("mdi_rang", "rang_p05", "rang_mediaan", "rang_p95")
#: rows of one picture: a page of A4 holds so many
ROWS = 40


def check_intervals(
    regions: pd.DataFrame, layer: str, drawn: Drawn | None, model: Model
) -> tuple[Drawn | None, Message | None]:
    """What the intervals of a profile layer come from; None where it has none, with what is to be said of that.

    Parameters
    ----------
    regions : DataFrame
        All regions of the layer.
    drawn : Drawn or None
        What the layer's metadata tell.

    Raises
    ------
    Refusal
        If the intervals are of another index, or among another number of regions, or no intervals at all.
    """
    if not {*RANKS, SURE} <= set(regions.columns):
        return None, None
    if drawn is None:
        told = Message(
            "'{layer}' has intervals of ranks (rang_p05, rang_p95), but its metadata do not tell how they were drawn; "
            "the report leaves them out. Give the output of 'Region profiles' itself, in a format that keeps metadata.",
            {"layer": layer},
        )
        return None, told
    if drawn.index != model.fingerprint():
        raise Refusal(
            "The intervals of ranks in '{layer}' (rang_p05, rang_p95) are of another index than its scores: run "
            "'Robustness of the index' and 'Region profiles' once more.",
            layer=layer,
        )
    ranked = regions[regions["mdi"].notna()]
    if drawn.ranked != len(ranked):
        raise Refusal(
            "The intervals of ranks in '{layer}' are among {told} regions, and it holds {count}: give all regions, and "
            "name those to report on in REGIONS.",
            layer=layer,
            told=drawn.ranked,
            count=len(ranked),
        )
    figures = ranked[[*RANKS, SURE]].apply(pd.to_numeric, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    published, low, middle, high, sure = figures.T
    right = (low >= 1) & (low <= middle) & (middle <= high) & (high <= len(ranked)) & (published >= 1)
    right &= np.isnan(sure) | ((sure >= 0) & (sure <= 100))
    if not right.all():
        raise Refusal(
            "'{layer}' has no interval of ranks for {region} (rang_p05, rang_mediaan, rang_p95, klasse_zeker): run "
            "'Region profiles' once more.",
            layer=layer,
            region=text_of(ranked["regio_naam"].iloc[int(np.flatnonzero(~right)[0])]),
        )
    return drawn, None


def rank_text(region: pd.Series) -> str:
    """A rank with its interval."""
    rank, low, high = (number(int(region[name])) for name in INTERVAL)
    return tr("{rank} ({low} to {high})").format(rank=rank, low=low, high=high)


def class_text(region: pd.Series) -> str:
    """A class with its share of the draws; the class alone where there is none."""
    label, sure = text_of(region["mdi_label"]), region[SURE]
    if absent(sure):
        return label
    return tr("{label}, {sure} of the draws").format(label=label, sure=sure_text(float(sure)))


def sure_sentence(region: pd.Series) -> str:
    """How sure rank and class of a region are."""
    return tr("How sure: rank {rank}; {label}.").format(rank=rank_text(region), label=class_text(region))


def sure_method(drawn: Drawn) -> str:
    """How the intervals came about, and what they say."""
    return tr(
        "How sure: {draws}. Behind a rank stand the ranks between which the region lies in 90% of the draws, among "
        "{count} regions; behind a class stands the percentage of the draws in which the region has it. That tells "
        "what other choices would do, not how good the figures are."
    ).format(draws=drawn_words(drawn.plan), count=number(drawn.ranked))


def interval_charts(regions: pd.DataFrame, drawn: Drawn, index: str, width: float) -> list[str]:
    """The ranks of all regions with their intervals, as SVG, each no higher than a page.

    Parameters
    ----------
    regions : DataFrame
        All regions of the profile layer.
    """
    ranked = regions[regions["mdi"].notna()]
    rows = [
        RankRow(
            text_of(region["regio_naam"]) or str(key),
            *(int(region[name]) for name in INTERVAL),
            "" if absent(region[SURE]) else sure_text(float(region[SURE])),
        )
        for key, region in ranked.iterrows()
    ]
    shown = sorted_rows(rows)[:MOST]
    if len(rows) < 2:
        return []
    left_out = tr("The first {shown} of {count} regions, by rank.")
    told = left_out.format(shown=number(MOST), count=number(len(rows))) if len(rows) > MOST else ""
    texts = RankTexts(
        title=tr("How sure are the ranks? {what}").format(what=index),
        description=tr("A row for each region: its rank as a dot, and the ranks of 90% of the draws as a bar."),
        heading="",
        subheading=told,
        rank=tr("rank (interval)"),
        note=tr("class sure") if any(row.note for row in rows) else "",
        interval=tr("rank as published (1 is the most deprived), and the ranks of 90% of the draws"),
        caption=drawn_words(drawn.plan),
        line=tr("{name}: rank {rank} ({low} to {high})"),
    )
    each = math.ceil(len(shown) / math.ceil(len(shown) / ROWS))
    return [rank_chart(part, texts, number, width) for part in _parts(shown, each)]


def _parts(rows: Sequence[RankRow], each: int) -> list[Sequence[RankRow]]:
    return [rows[start : start + each] for start in range(0, len(rows), each)]
