"""The key figures of a region at the top of its first page, and what it stands out in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsPrintLayout

from ..i18n import as_it_is, tr
from ..index.ranks import INTERVAL, SURE
from ..maps.maptip import sure_printed
from .items import (
    LEFT,
    MUTED,
    SMALL,
    WIDTH,
    add_label,
    field_of,
    joined,
    literal,
    printed,
    score_printed,
    signed,
)
from .measure import lines

if TYPE_CHECKING:
    from .sheet import Sheet

#: lines of what stands below a figure, and the least width of one
CAPTION_LINES, CARD = 3, 36.0


def key_figures(layout: QgsPrintLayout, has: set[str], sheet: Sheet) -> None:
    """Four figures side by side, and below them what the region stands out in."""
    rank = f"CASE WHEN \"mdi_rang\" IS NULL THEN '–' ELSE {_rank(sheet)} END"
    label = f'coalesce("mdi_label", {literal(tr("no data"))})'
    if not sheet.told.is_index:
        # No line ends within bounds.
        label = f"replace({label}, ' ', '\u00a0')"
    label = _with_draws(label) if sheet.sure else label
    part = _part(has)
    labelled = f"[% {literal(as_it_is(sheet.index) + ' – ')} || {label} || {part} %]"
    summed = f"[% {literal(as_it_is(sheet.index))} || {part} %]"
    difference = tr("points from the reference") if sheet.told.is_index else tr("difference from the reference")
    figures = [
        *(
            [(printed('"mdi"', 0), summed)]
            if sheet.summed
            else [(score_printed('"mdi"', sheet.bounds), labelled), (signed('"mdi_verschil"'), difference)]
        ),
        (rank, _rank_caption(sheet)),
    ]
    if sheet.told.is_index and "aandeel_slechtste_kwartiel" in has:
        share = printed('"aandeel_slechtste_kwartiel"', 0, "%")
        every, some = tr("of its areas in the worst quarter"), tr("of its areas with a score in the worst quarter")
        figures.append((share, f"[% if({part} = '', {literal(every)}, {literal(some)}) %]"))
    x = LEFT
    for (figure, caption), wide in zip(figures, _card_widths(sheet, len(figures))):
        add_label(layout, f"[% {figure} %]", (x, 35, wide - 3, 9), 18, bold=True)
        add_label(layout, caption, (x, 43.5, wide - 3, 12), SMALL, colour=MUTED)
        x += wide
    for kind, heading, y in (
        ("slechtst", tr("Stands out worst in"), 55.8),
        ("best", tr("Stands out best in"), 60.5),
    ):
        names = [f"{kind}_{place}" for place in (1, 2, 3) if {f"{kind}_{place}", f"{kind}_{place}_verschil"} <= has]
        if names and sheet.told.is_index:
            items = [
                f"CASE WHEN {field_of(name)} <> '' THEN {field_of(name)} || ' (' || "
                f"({signed(field_of(name + '_verschil'))}) || ')' END"
                for name in names
            ]
            text = f"[% coalesce(nullif({joined(items, ', ')}, ''), '–') %]"
            add_label(layout, f"{heading}: {text}", (LEFT, y, WIDTH, 5), 9)


def _part(has: set[str]) -> str:
    """An expression of how many areas have a score, where not all of the region have."""
    if "aantal_met_mdi" not in has:
        return "''"
    text = literal(tr(" ({scored} of {count} areas)"))
    for gap, name in (("{scored}", "aantal_met_mdi"), ("{count}", "aantal")):
        text = f"replace({text}, '{gap}', format_number(\"{name}\", 0))"
    return f'CASE WHEN "aantal_met_mdi" < "aantal" THEN {text} ELSE \'\' END'


def _card_widths(sheet: Sheet, count: int) -> list[float]:
    """Widths of the key figures: all one, but that of the score as much as its longest caption needs."""
    labels = sheet.model.labels or (tr("no data"),)
    if sheet.sure:
        labels = [tr("{label}, {sure} of the draws").format(label=label, sure="100%") for label in labels]
    first, most = WIDTH / count, WIDTH - CARD * (count - 1)
    caption = f"{sheet.index} – {max(labels, key=len)}{tr(' ({scored} of {count} areas)').format(scored=88, count=88)}"
    while first < most and lines(caption, first - 3, SMALL) > CAPTION_LINES:
        first += 3
    return [first, *[(WIDTH - first) / max(count - 1, 1)] * (count - 1)]


def _rank(sheet: Sheet) -> str:
    """An expression of the rank: with its interval, where there is one, else with the number of regions."""
    if not sheet.sure:
        return f"\"mdi_rang\" || ' / {sheet.count}'"
    rank, low, high = (f'format_number("{name}", 0)' for name in INTERVAL)
    return f"{rank} || ' (' || {low} || '–' || {high} || ')'"


def _rank_caption(sheet: Sheet) -> str:
    """What stands below the rank; what brackets mean is told with the method."""
    if not sheet.told.is_index:
        return tr("rank (1 = highest)")
    if sheet.sure:
        return tr("rank of {count} (1 = most deprived)").format(count=sheet.count)
    return tr("rank (1 = most deprived)")


def _with_draws(label: str) -> str:
    """An expression of a class with its share of the draws."""
    sure = field_of(SURE)
    shown = f"{sure_printed(sure)} || '%'"
    text = f"replace({literal(tr('{label}, {sure} of the draws'))}, '{{label}}', {label})"
    return f"CASE WHEN {sure} IS NULL THEN {label} ELSE replace({text}, '{{sure}}', {shown}) END"
