"""The charts of a region report, from its figures."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pandas as pd

from ...core.charts.spine_chart import Line, TrendTexts, spine_chart, trend_chart
from ...core.profiles.columns import CHART_COLUMNS, OF_KIND
from ...core.profiles.profile import quadrants
from ..i18n import number, tr
from ..profiles.chart import spine_rows, spine_texts
from ..profiles.quadrants import THRESHOLD, USUAL, Matrix
from ..profiles.units import is_plain, plain_note
from .checks import text_of
from .data import Profiles

#: in pixels; on a sheet of A4 the smallest letters of a chart are then 8 points
WIDTH = 680


def known(value: object) -> float | None:
    """A figure, None where it is missing."""
    return None if value is None or pd.isna(value) else float(value)


def name_of(profiles: Profiles, key: str) -> str:
    """The name of a region, its code where it has none."""
    return text_of(profiles.everything.loc[key, "regio_naam"]) or key


def profile_charts(profiles: Profiles, key: str, most: float = math.inf) -> list[str]:
    """The spine chart of one region, as SVG; its name and year stand above it, in the page.

    Parameters
    ----------
    most : float
        Pixels. A chart that is higher is cut into as many as it takes, so that a page can hold each.
    """
    names = [*CHART_COLUMNS, *(name for name in OF_KIND if name in profiles.table)]
    rows = profiles.rows(key)[names].astype(object)
    records = rows.where(rows.notna(), None).to_dict("records")
    regions = int(profiles.everything["mdi"].notna().sum())
    texts = spine_texts(name_of(profiles, key), profiles.year, profiles.against, regions, profiles.model.labels)
    texts = replace(
        texts,
        heading="",
        subheading="",
        bounds=profiles.bounds,
        plain=plain_note() if any(map(is_plain, records)) else "",
    )
    areas = profiles.rows(key, "gebied")[["waarde", "score"]].dropna()
    rows = spine_rows(records, {name: figures.to_list() for name, figures in areas.groupby("waarde")["score"]})
    charts = [spine_chart(rows, texts, number, WIDTH)]
    while len(charts) < len(rows) and max(height_of(chart) for chart in charts) > most:
        each = math.ceil(len(rows) / (len(charts) + 1))
        charts = [spine_chart(rows[at : at + each], texts, number, WIDTH) for at in range(0, len(rows), each)]
    return charts


def matrix_of(profiles: Profiles) -> str:
    """The analysis matrix of all regions, as SVG; "" where they have no zones, or nothing tells the threshold."""
    every = profiles.everything
    if not profiles.lead.is_index or not {"kwadrant", "regio_zone"} <= set(every.columns):
        return ""
    score = pd.to_numeric(every["mdi"], errors="coerce").astype("float64")
    zone = every["regio_zone"].map(text_of)
    told = every[THRESHOLD].dropna() if THRESHOLD in every.columns else pd.Series(dtype="float64")
    threshold = float(told.iloc[0]) if len(told) else USUAL
    found = Matrix([name_of(profiles, key) for key in every.index], score, zone, profiles.index, threshold)
    # An older layer does not tell its threshold: another than the usual one shows in its quadrants.
    same = quadrants(score, zone, threshold).map(text_of).eq(every["kwadrant"].map(text_of))
    return found.chart(WIDTH) if found.shown and same.all() else ""


def height_of(picture: str) -> float:
    """Of a chart, in pixels."""
    return float(picture.partition('viewBox="')[2].partition('"')[0].split()[3])


def trend_of(profiles: Profiles, key: str) -> str:
    """The region's leading value over the years beside the reference's, as SVG; "" where a year is no number."""
    found = [re.search(r"(?:19|20)\d\d", year.name) for year in profiles.years]
    if not all(found):
        return ""
    rows = [
        year.rows[(year.rows["key"] == key) & (year.rows["waarde"] == profiles.lead.name)] for year in profiles.years
    ]
    own, reference = (
        [known(row[name].iloc[0]) if len(row) else None for row in rows] for name in ("score", "referentie")
    )
    name = name_of(profiles, key)
    texts = TrendTexts(
        title=tr("Development of {region}").format(region=name),
        description=tr("{index} of the region and of the reference, by year.").format(index=profiles.index),
        heading="",
        subheading="",
        no_data=tr("no data"),
    )
    lines = [Line(name, own, "region"), Line(tr("reference"), reference, "reference")]
    return trend_chart([float(year.group()) for year in found], lines, texts, number, WIDTH, 220)
