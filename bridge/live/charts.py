"""Charts and words of the live index: the profile of an area or a region, and why an area has its score."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ...core.charts.compared import MOST, ComparedRow, ComparedTexts, compared_chart
from ...core.charts.spine import told_apart
from ...core.charts.spine_chart import ChartTexts, SpineRow, Step, WaterfallTexts, spine_chart, waterfall_chart
from ...core.index.contributions import class_bounds
from ...core.index.whatif import Explanation, WhatIfState
from ..i18n import number, tr
from ..profiles.chart import profile_chart, spine_rows, spine_texts
from .areas import LiveAreas
from .indicators import Indicators

if TYPE_CHECKING:
    from ...core.index.scale import Scale


def area_profile(areas: LiveAreas, state: WhatIfState, position: int, title: str, width: float) -> str:
    """The spine chart of one area among all, as SVG."""
    rows = area_rows(areas, state, position, title)
    name, alone = areas.names[position], isinstance(areas.engine, Indicators)
    if alone:
        texts = spine_texts(name, "", areas.engine.compared, len(areas.names))
    else:
        texts = spine_texts(name, "", areas.name, len(areas.names), areas.engine.model.labels)
    there = areas.engine.scored if alone else state.rank > 0
    return spine_chart(rows, _of_area(texts, int(there.sum())), number, width)


def area_rows(areas: LiveAreas, state: WhatIfState, position: int, title: str) -> list[SpineRow]:
    """The figures of one area among all, as its chart shows them."""
    if isinstance(areas.engine, Indicators):
        return spine_rows(areas.engine.of_area(position, areas.names[position]))
    columns = dict(zip((domain.id for domain in areas.engine.model.domains), areas.engine.columns))
    score = float(state.score[position])
    scores, domains = areas.compared(state)
    rows = [_row(title, "index", score, state.score, scores, int(state.classes[position]))]
    return rows + [
        _row(domain.label, "domein", float(columns[domain.id][position]), columns[domain.id], domains[domain.id])
        for domain, share in zip(areas.engine.model.domains, state.shares)
        if share > 0
    ]


def areas_compared(areas: LiveAreas, state: WhatIfState, positions: Sequence[int], title: str, width: float) -> str:
    """The chart of several areas beside each other, the first `MOST` of them, as SVG."""
    chosen = list(positions)[:MOST]
    rows = compared_rows(areas, state, chosen, title)
    against = areas.engine.compared if isinstance(areas.engine, Indicators) else areas.name
    told = len(chosen) < len(positions)
    texts = ComparedTexts(
        title=tr("{count} areas beside each other").format(count=number(len(chosen))),
        description=tr("A mark for each area on the scale of every value, and its figures."),
        subheading=tr("The first {shown} of the {count} areas that are chosen, by rank.").format(
            shown=number(len(chosen)), count=number(len(positions))
        )
        if told
        else "",
        reference=tr("mean: {reference}").format(reference=against),
        extremes=tr("lowest to highest of {count} areas").format(count=number(len(areas.names))),
        no_data=tr("no data"),
        sorts=spine_texts("", "", "", 0).sorts,
    )
    return compared_chart(rows, [str(areas.names[one]) for one in chosen], texts, number, width)


def compared_rows(areas: LiveAreas, state: WhatIfState, positions: Sequence[int], title: str) -> list[ComparedRow]:
    """The figures of several areas, as their chart shows them."""
    first = area_rows(areas, state, positions[0], title)
    return [
        ComparedRow(
            label=row.label,
            soort=row.soort,
            scores=tuple(scores.tolist()),
            reference=row.referentie,
            lowest=row.laagste,
            highest=row.hoogste,
            decimals=max(
                [row.decimals, *(told_apart(score, 1) for score in scores[~np.isnan(scores)] if row.soort == "index")]
            ),
            unit=row.unit,
        )
        for row, scores in zip(first, _scores(areas, state, np.asarray(positions)))
    ]


def _scores(areas: LiveAreas, state: WhatIfState, positions: np.ndarray) -> list[np.ndarray]:
    """The figures of areas, an array for each of the rows that `area_rows` gives."""
    if isinstance(areas.engine, Indicators):
        return [areas.engine.frame[value.name].to_numpy()[positions] for value in areas.engine.values]
    columns = [column[positions] for column, share in zip(areas.engine.columns, state.shares) if share > 0]
    return [state.score[positions], *columns]


def _of_area(texts: ChartTexts, count: int) -> ChartTexts:
    """The texts of a chart of a region for one of an area among so many."""
    return replace(
        texts,
        region_worse=tr("area, worse than the mean"),
        region_better=tr("area, better than the mean"),
        region_equal=tr("area, equal to the mean"),
        extremes=tr("lowest to highest of {count} areas").format(count=number(count)),
        middle=tr("middle half of the areas"),
        rank="{rank}",
    )


def region_profile(areas: LiveAreas, state: WhatIfState, region: str, title: str, width: float) -> str:
    """The spine chart of one region among all regions, as SVG: plain means of its areas' scores, and without an index
    the figures that a run gives."""
    if isinstance(areas.engine, Indicators):
        return profile_chart(areas.engine.of_region(region), width)
    names = np.unique(areas.regions.astype(str))
    texts = spine_texts(region, "", areas.name, int((names != "").sum()))
    own = ~np.isnan(state.score[areas.regions.astype(str) == region])
    if 0 < own.sum() < len(own):
        part = tr("areas with a score: {scored} of {count}")
        told = part.format(scored=number(int(own.sum())), count=number(len(own)))
        texts = replace(texts, subheading="; ".join(filter(None, [texts.subheading, told])))
    return spine_chart(region_rows(areas, state, region, title), texts, number, width)


def region_rows(areas: LiveAreas, state: WhatIfState, region: str, title: str) -> list[SpineRow]:
    """The figures of one region among all, as its chart shows them."""
    if isinstance(areas.engine, Indicators):
        return spine_rows(areas.engine.of_region(region))
    names, numbers = np.unique(areas.regions.astype(str), return_inverse=True)
    here = int(np.flatnonzero(names == region)[0])
    domains = [
        (d, column) for d, column, share in zip(areas.engine.model.domains, areas.engine.columns, state.shares) if share
    ]
    scores, others = areas.compared(state)
    rows = [_region_row(title, "index", state.score, scores, names, numbers, here)]
    return rows + [
        _region_row(domain.label, "domein", column, others[domain.id], names, numbers, here)
        for domain, column in domains
    ]


def _row(
    label: str, sort: str, value: float, everyone: np.ndarray, compared: np.ndarray, klasse: int | None = None
) -> SpineRow:
    """A value beside those of everyone who is shown, and beside the mean of what it is compared with."""
    known = everyone[~np.isnan(everyone)]
    spread = np.quantile(known, (0, 0.25, 0.5, 0.75, 1)).tolist() if len(known) else [math.nan] * 5
    rank = 0 if math.isnan(value) else int((known > value).sum()) + 1
    return SpineRow(
        label,
        sort,
        value,
        _mean(compared),
        None,
        *spread,
        rang=rank or None,
        rang_van=len(known),
        klasse=klasse or None,
    )


def _mean(values: np.ndarray) -> float | None:
    """The mean of those that are known, None where none is."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else None


def _region_row(
    label: str,
    sort: str,
    values: np.ndarray,
    compared: np.ndarray,
    names: np.ndarray,
    numbers: np.ndarray,
    here: int,
) -> SpineRow:
    """A region's mean beside those of all regions, with its areas as dots."""
    known = ~np.isnan(values)
    counts = np.bincount(numbers[known], minlength=len(names))
    with np.errstate(invalid="ignore", divide="ignore"):
        means = np.bincount(numbers[known], weights=values[known], minlength=len(names)) / counts
    row = _row(label, sort, float(means[here]), means[(names != "") & (counts > 0)], compared)
    return replace(row, dots=tuple(values[known & (numbers == here)].tolist()))


def waterfall(areas: LiveAreas, state: WhatIfState, why: Explanation, name: str, title: str, width: float) -> str:
    """How the points of an explained area add up to its score, beside the mean of all areas; as SVG."""
    model = areas.engine.model
    scores, columns = areas.compared(state)
    scored = ~np.isnan(scores)
    steps = [
        Step(
            part.label,
            part.score,
            part.weight,
            part.points,
            part.weight / 100.0 * float(columns[part.id][scored].mean()) if scored.any() else None,
        )
        for part in why.domains
    ]
    texts = WaterfallTexts(
        title=tr("Why {area} has its score").format(area=name),
        description=tr("Waterfall: points of each domain, weight times score, that add up to the score."),
        heading="",
        subheading="",
        total=title,
        weight_head=tr("weight × score"),
        weighting=tr("{weight} % × {score}"),
        points=tr("points"),
        difference=tr("vs. mean"),
        no_data=tr("no data"),
        classes=model.labels,
    )
    bounds = class_bounds(replace(areas.engine.result, scale=_scale(areas, state)), model)
    return waterfall_chart(steps, why.score, texts, number, bounds, width)


def _scale(areas: LiveAreas, state: WhatIfState) -> Scale:
    return replace(areas.engine.result.scale, quartiles=state.quartiles)


def explained(why: Explanation) -> list[str]:
    """What there is to say of an explained area: score, class, rank, and how far the next classes are."""
    if not why.number:
        missing = [part.label for part in why.domains if math.isnan(part.score)]
        return [tr("It has no score: there is no data for {domains}.").format(domains=", ".join(missing))]
    lines = [
        tr("Score {score}: {label}. Rank {rank} of {count} areas, where 1 is the most deprived.").format(
            score=_points(why.score), label=why.label, rank=number(why.rank), count=number(why.areas)
        )
    ]
    if math.isnan(why.lower):
        lines.append(tr("It is in the lowest class."))
    else:
        lines.append(
            tr("To a lower class: the score must fall by more than {points} points.").format(points=_points(why.lower))
        )
        below = tr("{domain} (from {score} to below {other})")
        lines.append(_alone(below, [(part.label, part.score, -part.fall) for part in why.domains]))
    if math.isnan(why.higher):
        lines.append(tr("It is in the highest class."))
    else:
        lines.append(
            tr("To a higher class: the score must rise by {points} points or more.").format(points=_points(why.higher))
        )
        above = tr("{domain} (from {score} to {other} or more)")
        lines.append(_alone(above, [(part.label, part.score, part.rise) for part in why.domains]))
    return lines


def _alone(template: str, parts: list[tuple[str, float, float]]) -> str:
    """The domains of which one alone could do it, the one that needs least first."""
    able = sorted((item for item in parts if not math.isnan(item[2])), key=lambda item: abs(item[2]))
    if not able:
        return tr("No single domain can do that; several would have to change together.")
    items = [
        template.format(domain=label, score=_points(score), other=_points(min(max(score + change, 0.0), 100.0)))
        for label, score, change in able
    ]
    return tr("One domain alone could do it: {domains}.").format(domains="; ".join(items))


def _points(value: float) -> str:
    """One decimal, more where 59.96 would be printed as 60.0; four at most."""
    decimals = told_apart(value, 1)
    while decimals < 4 and value != 0 and round(value, decimals) == 0:
        decimals += 1
    return number(value, decimals)


def parts_by_points(why: Explanation) -> list[tuple[str, str, str, str]]:
    """Indicators of an explained area, most points first: indicator, domain, score, points; a dash where missing."""
    parts = [(part, one) for part in why.domains for one in part.indicators]
    parts.sort(key=lambda pair: -math.inf if math.isnan(pair[1].points) else pair[1].points, reverse=True)
    return [
        (
            one.label,
            part.label,
            "–" if math.isnan(one.score) else number(one.score, 1),
            "–" if math.isnan(one.points) else number(one.points, 1),
        )
        for part, one in parts
    ]
