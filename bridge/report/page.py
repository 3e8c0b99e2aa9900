"""The report on regions as one HTML page that needs nothing else: no script, no picture from outside."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..html import scrolling
from ..i18n import full_title, language, method_line, number, tr
from .charts import intervals_of, lines_of_regions, matrix_of, name_of
from .checks import absent, text_of
from .colours import class_entries
from .data import Profiles
from .maps import MapMaker, legend_title
from .method import described, method_texts, source_line, source_marks
from .named_map import map_width, named_map
from .style import STYLE
from .sure import class_text, rank_text, sure_method
from .tables import Cell, areas, chart, class_key, class_style, development, score_cell, table, values
from .words import (
    ROMAN,
    care_text,
    difference_head,
    difference_of,
    heading_facts,
    lead,
    of_areas,
    only_within,
    printed,
    whole,
)

#: pixels of the pictures, twice what the page shows, for print
MAP, PLACE, NATIONAL, DPI = (960, 760), (400, 460), (800, 920), 180.0


@dataclass(frozen=True)
class Report:
    """What a report is made of besides its figures.

    Attributes
    ----------
    title, author, source : str
        As given by the user, "" where not.
    charts : dict of str to str
        SVG of each region's chart, by key.
    trends : dict of str to str
        SVG of each region's development, by key; empty where there is one year.
    logo : str
        See `Logo.address`; "" for none.
    """

    title: str
    author: str
    source: str
    charts: Mapping[str, str]
    trends: Mapping[str, str]
    logo: str = ""


def anchors(keys: Sequence[str]) -> dict[str, str]:
    """An id for each region's section, of letters that every browser takes."""
    plain = [re.sub(r"[^A-Za-z0-9]+", "-", str(key)).strip("-") for key in keys]
    return {key: f"r{place}-{text}" for place, (key, text) in enumerate(zip(keys, plain), start=1)}


def write_page(profiles: Profiles, report: Report, maps: MapMaker, progress: Callable[[int], None]) -> str:
    """The whole page.

    Parameters
    ----------
    progress : callable
        Told the number of regions done; raises where the user has cancelled.

    Returns
    -------
    str
        HTML.
    """
    ids = anchors(list(profiles.regions.index))
    alone = len(profiles.regions) == 1
    sections = []
    for place, key in enumerate(profiles.regions.index):
        progress(place)
        sections.append(_region(profiles, report, maps, key, ids[key]))
    title = escape(report.title)
    against = tr("Compared with {reference}.").format(reference=profiles.against)
    style = STYLE + class_style(profiles.model)
    skip = tr("Skip to the region") if alone else tr("Skip to the first region")
    # What one region is among others follows it; where there are no others there is nothing to rank.
    ranking = _ranking(profiles, maps, ids) if len(profiles.everything) > 1 else ""
    body = "".join([*sections, ranking] if alone else [ranking, *sections])
    made_by = f'<p class="facts">{escape(report.author)}</p>' if report.author else ""
    named = escape(report.author or tr("Logo"))
    logo = f'<img class="logo" src="{report.logo}" alt="{named}">' if report.logo else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="generator" content="Regiolens"><title>{title}</title><style>{style}</style></head><body>'
        f'<a class="skip" href="#{ids[profiles.regions.index[0]]}">{escape(skip)}</a>'
        f'<header id="top">{logo}<h1>{title}</h1>{made_by}<p class="facts">{escape(" · ".join(_facts(profiles)))}</p>'
        f"<p>{escape(against)}</p></header>"
        f"{'' if alone else _contents(profiles, ids)}<main>{body}{_method(profiles, report)}</main>"
        f'<footer class="source">{escape(source_line(profiles, report.source))}</footer></body></html>\n'
    )


def _facts(profiles: Profiles) -> list[str]:
    count = len(profiles.regions)
    regions = "" if count == 1 else tr("{count} regions").format(count=number(count))
    facts = [regions, only_within(profiles.told), full_title(profiles.model), profiles.year]
    return [fact for fact in facts if fact]


def _contents(profiles: Profiles, ids: Mapping[str, str]) -> str:
    """Links to all regions by name, and to what follows them."""
    named = sorted((name_of(profiles, key), key) for key in profiles.regions.index)
    items = [f'<li><a href="#{ids[key]}">{escape(name)}</a></li>' for name, key in named]
    items.append(f'<li><a href="#method">{escape(tr("Sources and method"))}</a></li>')
    head = f"<h2>{escape(tr('Go to a region'))}</h2>"
    return f'<nav class="regions" aria-label="{escape(tr("Regions"))}">{head}<ol>{"".join(items)}</ol></nav>'


def _image(data: bytes, size: tuple[int, int], alt: str, css: str = "frame") -> str:
    code = base64.b64encode(data).decode("ascii")
    return (
        f'<img class="{css}" src="data:image/png;base64,{code}" width="{size[0] // 2}" height="{size[1] // 2}" '
        f'alt="{escape(alt)}">'
    )


def legend(profiles: Profiles, maps: MapMaker, key: str, numbered: bool = False) -> str:
    """The classes with the number of areas in the region, and in all regions; whether the map has numbers for names."""
    counts = maps.layers.counts
    own = counts.loc[key] if key in counts.index else counts.iloc[0] * 0
    everywhere = counts.loc[""]
    items = [
        (place, label, f'style="background:{colour.name()}"') for place, label, colour in class_entries(profiles.model)
    ]
    items.append((0, tr("no data"), 'class="nodata"'))
    lines = []
    for place, label, look in items:
        count = number(int(everywhere[place]))
        if key:
            count = tr("{own} of {all}").format(own=number(int(own[place])), all=count)
        lines.append(f"<li><b {look}></b><span>{escape(label)} ({escape(count)})</span></li>")
    note = tr("In brackets: number in the region, of all on the map's layer.") if key else ""
    note += " " + tr("Numbers on the map: see the table of areas.") if numbered else ""
    head = escape(legend_title(maps.layers.areas is not None, profiles.index))
    return f'<ul class="legend" aria-label="{head}"><li><strong>{head}</strong></li>{"".join(lines)}</ul>' + (
        f'<p class="note">{escape(note)}</p>' if note else ""
    )


def _ranking(profiles: Profiles, maps: MapMaker, ids: Mapping[str, str]) -> str:
    """All regions in the order of their scores, and their map."""
    every = profiles.everything
    index = profiles.lead.is_index
    shares = index and "aandeel_slechtste_kwartiel" in every.columns
    quadrants = index and "kwadrant" in every.columns
    drawn = profiles.drawn is not None
    parted = any(of_areas(region) for _, region in every.iterrows())
    heads = [
        tr("Region"),
        tr("Rank (90% of the draws)") if drawn else tr("Rank"),
        profiles.index,
        tr("Class"),
        difference_head(profiles.lead),
    ]
    counts = tr("Areas") if not parted else tr("Areas with a score") if index else tr("Areas with a figure")
    heads += [tr("Areas in worst quarter (%)")] * shares + [counts] + [tr("Analysis matrix")] * quadrants
    rows = []
    for key, region in every.iterrows():
        name = escape(text_of(region["regio_naam"]) or str(key))
        linked = f'<a href="#{ids[key]}">{name}</a>' if key in ids else name
        sure = drawn and not absent(region["mdi"])
        cells = [
            Cell("", markup=linked),
            Cell(rank_text(region) if sure else whole(region["mdi_rang"])),
            score_cell(region["mdi"], region["mdi_klasse"], profiles),
            Cell((class_text(region) if sure else text_of(region["mdi_label"])) or "–"),
            Cell(difference_of(region, profiles.lead)),
        ]
        cells += [Cell(printed(region["aandeel_slechtste_kwartiel"], 0))] if shares else []
        part = of_areas(region)
        there = (
            tr("{own} of {all}").format(own=number(part[0]), all=number(part[1])) if part else whole(region["aantal"])
        )
        cells.append(Cell(there))
        cells += [Cell(text_of(region["kwadrant"]) or "–")] if quadrants else []
        rows.append(("", cells))
    caption = (
        tr("From the highest score (most deprived) to the lowest; classes: {classes}")
        if index
        else tr("By the figure of each region; classes: {classes}")
    ).format(classes=class_key(profiles))
    alt = tr("Map of all regions by class; the figures are in the table.")
    picture = _image(maps.national(*NATIONAL, DPI), NATIONAL, alt)
    marks = {3, heads.index(tr("Analysis matrix"))} if quadrants else {3}
    return (
        f'<section id="ranking"><h2>{escape(tr("All regions"))}</h2>'
        f'<figure class="country">{picture}<figcaption>{legend(profiles, maps, "")}</figcaption></figure>'
        f'<p class="care">{escape(care_text())}</p><h3>{escape(tr("Ranking"))}</h3>'
        f"{table(caption, heads, rows, marks, tr('Ranking'))}{_intervals(profiles)}{_development(profiles)}"
        f"{_matrix(profiles)}</section>"
    )


def _intervals(profiles: Profiles) -> str:
    """How sure the ranks are, where the profiles tell."""
    drawn = intervals_of(profiles)
    head = tr("How sure are the ranks?")
    pictures = "".join(chart(picture, head) for picture in drawn)
    return f"<h3>{escape(head)}</h3>{pictures}" if drawn else ""


def _development(profiles: Profiles) -> str:
    """The regions over the years, where there are several of either."""
    drawn = lines_of_regions(profiles)
    head = tr("Development of the regions")
    return f"<h3>{escape(head)}</h3>{chart(drawn, head)}" if drawn else ""


def _matrix(profiles: Profiles) -> str:
    """The analysis matrix as a chart, where the regions have zones."""
    drawn = matrix_of(profiles)
    head = tr("Analysis matrix")
    return f"<h3>{escape(head)}</h3>{chart(drawn, head)}" if drawn else ""


def _region(profiles: Profiles, report: Report, maps: MapMaker, key: str, anchor: str) -> str:
    """One region's section."""
    name = name_of(profiles, key)
    alt = tr("Map of {region} and its surroundings by class; the figures are in the tables.").format(region=name)
    where = tr("Where {region} lies among all regions.").format(region=name)
    width, large, numbered = _map(profiles, maps, key, alt)
    others = len(profiles.everything) > 1
    small = _image(maps.place(key, *PLACE, DPI), PLACE, where, "place") if others else ""
    drawn = report.charts.get(key, "")
    return (
        f'<section id="{anchor}" class="region"><h2>{escape(name)}</h2>'
        f'<p class="facts">{escape(" · ".join(heading_facts(profiles, key)))}</p>'
        f'<div class="intro"{width}><p class="lead">{escape(" ".join(lead(profiles, key)))}</p>'
        f'<p class="care">{escape(care_text())}</p>'
        f'<div class="maps"><figure>{large}</figure>'
        f"<figure>{small}<div>{legend(profiles, maps, key, numbered)}</div></figure></div></div>"
        f"<h3>{escape(tr('Domains and indicators') if profiles.lead.is_index else tr('Indicators'))}</h3>"
        + (chart(drawn, tr("Profile of {region}").format(region=name)) if drawn else "")
        + values(profiles, key)
        + areas(profiles, key, numbered)
        + development(profiles, key, report.trends.get(key, ""))
        + f'<p class="source">{escape(source_line(profiles, report.source))} '
        f'<a class="up" href="#top">{escape(tr("Back to the top"))}</a></p></section>'
    )


def _map(profiles: Profiles, maps: MapMaker, key: str, alt: str) -> tuple[str, str, bool]:
    """How wide the map of a region is on paper, as an attribute, the map, and whether it has numbers for names."""
    picture = maps.region(key, *MAP, DPI)
    named = maps.layers.named.get(key)
    if named is None:
        return "", _image(picture, MAP, alt), False
    width = map_width(len(named.areas))
    extent, size = maps.extent_of(key, MAP[0] / MAP[1]), (MAP[0] // 2, MAP[1] // 2)
    drawn, numbered = named_map(picture, named, profiles.numbers(key), extent, width, size, alt)
    return f' style="--map:{width:g}mm"', f"{scrolling('plan', alt)}{drawn}</div>", numbered


def _method(profiles: Profiles, report: Report) -> str:
    """Sources, definitions and how the score is made."""
    model, told = profiles.model, profiles.told
    without = told.record.without if told.record is not None else ()
    weights = [
        (
            "",
            [
                Cell(domain.label),
                Cell(number(domain.weight, 1)),
                Cell(
                    "; ".join(
                        leaf.label
                        for indicator in domain.indicators
                        if indicator.id not in without
                        for leaf in indicator.leaves()
                    )
                ),
            ],
        )
        for domain in model.domains
    ]
    classes = [("", [Cell(f"{ROMAN[place - 1]}"), Cell(label)]) for place, label, _ in class_entries(model)]
    sure = [sure_method(profiles.drawn)] if profiles.drawn is not None else []
    lines = "".join(f"<p>{escape(text)}</p>" for text in [*method_texts(told), *sure, *described(profiles)])
    sources = [model.source and method_line(model), report.source, *source_marks(told), profiles.against]
    listed = "".join(f"<li>{escape(text)}</li>" for text in dict.fromkeys(sources) if text)
    weights_table = table(
        tr("Weights of the domains, in percent"), [tr("Domain"), tr("Weight"), tr("Indicators")], weights, {2}
    )
    return (
        f'<section id="method"><h2>{escape(tr("Sources and method"))}</h2><h3>{escape(tr("Sources"))}</h3>'
        f"<ul>{listed}</ul><h3>{escape(tr('How the score is made'))}</h3>{lines}{weights_table if told.known else ''}"
        f"<h3>{escape(tr('Classes'))}</h3>{table(tr('Classes'), [tr('Class'), tr('Meaning')], classes, {1})}"
        f'<div class="twice"><h3>{escape(tr("Reading with care"))}</h3>'
        f'<p class="care">{escape(care_text())}</p></div></section>'
    )
