"""The charts of a region report, from its figures."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd

from ...core.charts.spine_chart import spine_chart
from ...core.charts.trend import MOST, Line, TrendTexts, trend_chart
from ...core.profiles.columns import CHART_COLUMNS, OF_KIND
from ...core.profiles.profile import quadrants
from ...core.years import YEAR
from ..i18n import number, tr
from ..profiles.chart import spine_rows, spine_texts
from ..profiles.quadrants import THRESHOLD, USUAL, Matrix
from ..profiles.units import is_plain, plain_note
from .checks import absent, text_of
from .data import Profiles
from .sure import interval_charts

#: in pixels; on a sheet of A4 the smallest letters of a chart are then 8 points
WIDTH = 680
#: of one of two charts side by side on paper
HALF = (332, 150)


def known(value: object) -> float | None:
    """A figure, None where it is missing."""
    return None if absent(value) else float(value)


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


def intervals_of(profiles: Profiles) -> list[str]:
    """How sure the ranks of all regions are, as SVG, each no higher than a page; none where nobody drew."""
    if profiles.drawn is None:
        return []
    return interval_charts(profiles.everything, profiles.drawn, profiles.index, WIDTH)


def height_of(picture: str) -> float:
    """Of a chart, in pixels."""
    return float(picture.partition('viewBox="')[2].partition('"')[0].split()[3])


def trend_of(profiles: Profiles, key: str, width: float = WIDTH, height: float = 220) -> str:
    """The region's leading value over the years beside the reference's, as SVG; "" where a year is no number."""
    name = name_of(profiles, key)
    return _trend(
        profiles,
        tr("Development of {region}").format(region=name),
        tr("{index} of the region and of the reference, by year.").format(index=profiles.index),
        [
            Line(name, _over_years(profiles, key, profiles.lead.name), "region"),
            Line(tr("reference"), _over_years(profiles, key, profiles.lead.name, "referentie"), "reference"),
        ],
        (width, height),
    )


def domains_of(profiles: Profiles, key: str, width: float = WIDTH, height: float = 220) -> str:
    """The region's domains over the years around its index, as SVG; "" where there are no domains."""
    values = profiles.scores
    if not profiles.lead.is_index or not (values["soort"] == "domein").any():
        return ""
    lines = [
        Line(text_of(one.label) or one.waarde, _over_years(profiles, key, one.waarde), _role(one.soort))
        for one in values.head(MOST).itertuples()
    ]
    name = name_of(profiles, key)
    return _trend(
        profiles,
        tr("Domains of {region}").format(region=name),
        tr("Index and domains of the region, by year."),
        lines,
        (width, height),
    )


def lines_of_regions(profiles: Profiles) -> str:
    """The leading value of the regions over the years beside the reference's, as SVG; "" for one, or too many."""
    keys, name = list(profiles.regions.index), profiles.lead.name
    if not 1 < len(keys) < MOST:
        return ""
    reference = _over_years(profiles, keys[0], name, "referentie")
    same = all(_over_years(profiles, key, name, "referentie") == reference for key in keys)
    lines = [Line(name_of(profiles, key), _over_years(profiles, key, name)) for key in keys]
    lines += [Line(tr("reference"), reference, "reference")] if same else []
    title = tr("Development of the regions")
    return _trend(profiles, title, tr("{index} by year.").format(index=profiles.index), lines, (WIDTH, 260))


def _role(kind: str) -> str:
    return "region" if kind == "index" else "other"


def _over_years(profiles: Profiles, key: str, value: str, column: str = "score") -> list[float | None]:
    """A value of a region, or of its reference, a year."""
    found = []
    for year in profiles.years:
        row = year.rows[(year.rows["key"] == key) & (year.rows["waarde"] == value)]
        found.append(known(row[column].iloc[0]) if len(row) else None)
    return found


def _trend(profiles: Profiles, title: str, description: str, lines: list[Line], size: tuple[float, float]) -> str:
    """Lines over the years of the profiles, "" where there are none or a year is no number."""
    found = [YEAR.search(year.name) for year in profiles.years]
    if not found or not all(found):
        return ""
    texts = TrendTexts(title=title, description=description, heading="", subheading="", no_data=tr("no data"))
    return trend_chart([float(year.group()) for year in found if year], lines, texts, number, *size)
