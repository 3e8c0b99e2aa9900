"""The scores of an index in several years, and the years as a user writes them."""

from __future__ import annotations

import re

from ...core.index.compute import IndexResult, compute
from ...core.index.model import Model
from ...core.index.scale import Scale
from ...core.messages import Refusal
from ...core.years import is_year
from ..run import Run
from .panel import Panel


def given_years(run: Run) -> list[int]:
    """The years of YEARS.

    Raises
    ------
    Refusal
        If one is no year.
    """
    texts = [text for text in re.split(r"[,;\s]+", run.text("YEARS")) if text]
    for text in texts:
        if not is_year(text):
            raise Refusal("YEARS holds '{value}', which is no year: give years such as 2014, 2023.", value=text)
    return [int(text) for text in texts]


def score_panel(run: Run, panel: Panel, model: Model, scale: Scale | None) -> IndexResult:
    """The scores of all years on one reference: all of them, that of REFERENCE_YEAR, or a stored scale.

    Raises
    ------
    Refusal
        If the panel has no such year.
    """
    frame, year = panel.frame, run.text("REFERENCE_YEAR").strip()
    reference, name = None, panel.spanned
    if year:
        chosen = panel.years.astype(str) == year
        if not chosen.any():
            raise Refusal(
                "REFERENCE_YEAR is {year}, and the years are {years}: name one of these, or leave it empty.",
                year=year,
                years=panel.spanned,
            )
        reference, name = frame[chosen], year
    return compute(
        frame,
        model,
        reference=reference,
        reference_name=name,
        reference_level=panel.level,
        scale=scale,
        missing=run.choice("MISSING"),
        with_indicators=False,
    )
