"""The pages of an atlas as a print layout: A4 upright, every map with its scale, one legend for each indicator."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..cancel import stop_if_cancelled
from ..i18n import counted, dated, number, tr
from ..maps.labels import text_format
from ..report.items import (
    ACCENT,
    LEFT,
    MM,
    MUTED,
    PAGE,
    RULE,
    WIDTH,
    Box,
    add_bar,
    add_drawing,
    add_label,
    add_logo,
    add_map,
    add_page,
    add_sign,
    legend_id,
    place,
    said,
)
from ..report.layouts import LOGO, PDF_DPI
from ..report.logo import read_logo
from ..report.maps import fitted
from ..report.measure import high, paper_width
from ..report.method import made_of
from ..report.pictures import size_of
from ..settings import ORGANISATION, text_of
from .indicators import Entry, Indicator
from .regions import Places, Region
from .styles import HERE, national_renderer, style_text

#: where the maps and legends of a page end
BOTTOM = 275.0
#: the smallest letters on a page, and those of legends
SMALL, KEY = 8.0, 8.5
#: so many regions stand on a page
MOST_REGIONS = 12
#: columns and rows for so many maps
GRIDS = {1: (1, 1), 2: (1, 2), 4: (2, 2), 6: (2, 3), 9: (3, 3), 12: (3, 4)}
#: between maps, and the room that a map leaves for its scale bar
GAP, SCALE = 4.0, 7.0
ROW, SIGN = 5.0, (6.0, 3.4)
OVERVIEW = 46.0
#: the square legend of two figures
SQUARE = 58.0
#: a blank at which no line ends, within the bounds of a class
UNBROKEN = "\u00a0"
#: regions with more areas than these have no names on their maps, which would hide them
MOST_NAMES = 40


@dataclass(frozen=True)
class Origin:
    """Whose pages they are: source and author, "" where not known, and a logo, see `Logo.on_paper`."""

    source: str
    author: str = ""
    logo: str = ""


def origin_of(source: str, author: str) -> Origin:
    """What pages say of their origin: the author is the organisation of the settings where none is given.

    Raises
    ------
    Refusal
        If there is a logo that cannot be used.
    """
    logo = read_logo()
    return Origin(source.strip(), author.strip() or text_of(ORGANISATION), "" if logo is None else logo.on_paper)


@dataclass(frozen=True)
class Atlas:
    """What the pages are made of.

    Attributes
    ----------
    layer : QgsVectorLayer
        The areas with their classes, regions and outlines, in the project of the layout.
    title, year : str
        "" where not given.
    origin : Origin
    names : bool
        Whether the names of areas stand on the maps.
    """

    layer: QgsVectorLayer
    indicators: list[Indicator]
    places: Places
    title: str
    year: str
    origin: Origin
    names: bool

    @cached_property
    def styles(self) -> dict[tuple[str, bool], str]:
        """How a map is drawn, as XML, by its indicator and by whether it has names."""
        return {(one.name, named): style_text(one, named) for one in self.indicators for named in (False, True)}


def heading_of(atlas: Atlas) -> str:
    """The title of a page of one indicator: as given, else the indicator's with the year."""
    return atlas.title or dated(atlas.indicators[0].title, atlas.year)


def pages_of(atlas: Atlas) -> list[Sequence[Region]]:
    """The regions of each page: as many as it holds of one indicator, else one."""
    regions, most = atlas.places.regions, MOST_REGIONS if len(atlas.indicators) == 1 else 1
    return [regions[start : start + most] for start in range(0, len(regions), most)]


def build(project: QgsProject, atlas: Atlas, feedback: QgsProcessingFeedback) -> QgsPrintLayout:
    """Make the layout: regions side by side of one indicator, else a page a region with all indicators."""
    layout = QgsPrintLayout(project)
    layout.setName(heading_of(atlas) if len(atlas.indicators) == 1 else atlas.title or tr("Region atlas"))
    layout.setUnits(MM)
    layout.renderContext().setDpi(PDF_DPI)
    for page, regions in enumerate(pages_of(atlas)):
        stop_if_cancelled(feedback)
        if len(atlas.indicators) == 1:
            _regions_page(layout, atlas, regions, page)
        else:
            _indicators_page(layout, atlas, regions[0], page)
        # Without it QGIS looks through all items for the largest map whenever it measures one of them.
        layout.setReferenceMap(layout.itemById("map 1.1"))
    return layout


def grid_of(maps: int) -> tuple[int, int]:
    """Columns and rows of a page."""
    return next(grid for most, grid in GRIDS.items() if maps <= most)


def add_frame(layout: QgsPrintLayout, origin: Origin, page: int, title: str, subtitle: str) -> float:
    """A page with title, subtitle and footer; from where on it is free."""
    add_page(layout)
    add_bar(layout, (0, 0, PAGE[0], 5), ACCENT, page)
    y, beside = 10.0, WIDTH
    if origin.logo:
        add_logo(layout, origin.logo, (LEFT + WIDTH - LOGO[0], 8.0, *LOGO), page)
        beside = WIDTH - LOGO[0] - 4
    tall = high(title, beside, 16, bold=True)
    add_label(layout, said(title), (LEFT, y, beside, tall), 16, bold=True, colour=ACCENT, page=page)
    y += tall + 0.5
    if subtitle:
        tall = high(subtitle, beside, 9)
        add_label(layout, said(subtitle), (LEFT, y, beside, tall), 9, colour=MUTED, page=page)
        y += tall
    if origin.logo:
        y = max(y, 8.0 + LOGO[1])
    add_bar(layout, (LEFT, 279, WIDTH, 0.25), RULE, page)
    text = made_of(origin.source)
    text = f"{origin.author} · {text}" if origin.author else text
    add_label(layout, said(text), (LEFT, 281, WIDTH - 20, 12), SMALL, colour=MUTED, page=page)
    add_label(layout, "[% @layout_page %]", (LEFT + WIDTH - 18, 281, 18, 5), SMALL, colour=MUTED, page=page, right=True)
    return y + 3.0


def _regions_page(layout: QgsPrintLayout, atlas: Atlas, regions: Sequence[Region], page: int) -> None:
    """One indicator: a map a region, and below them the legend and the whole country."""
    indicator = atlas.indicators[0]
    subtitle = tr("Each region at its own scale; one legend for all.") if len(atlas.places.regions) > 1 else ""
    named = dated(indicator.title, atlas.year)
    top = add_frame(layout, atlas.origin, page, heading_of(atlas), subtitle)
    room = WIDTH - OVERVIEW - 8
    of_key = 2 if len(indicator.entries) > 5 else 1
    strip = max(key_height(indicator, named, room, of_key), OVERVIEW + 6)
    columns, rows = grid_of(min(len(atlas.places.regions), MOST_REGIONS))
    cell = (WIDTH - GAP * (columns - 1)) / columns, (BOTTOM - strip - GAP - top - GAP * (rows - 1)) / rows
    heads = [high(region.name, cell[0], 9, bold=True) for region in regions]
    for position, region in enumerate(regions):
        row, column = divmod(position, columns)
        head = max(heads[row * columns : (row + 1) * columns])
        x, y = LEFT + column * (cell[0] + GAP), top + row * (cell[1] + GAP)
        own = heads[position]  # a short name stands next to its map, not to its neighbour's first line
        add_label(layout, said(region.name), (x, y + head - own, cell[0], own), 9, bold=True, page=page)
        add_label(layout, said(_told(atlas, indicator, region)), (x, y + head, cell[0], 4.5), SMALL, page=page)
        box = (x, y + head + 4.5, cell[0], cell[1] - head - 4.5)
        _region_map(layout, atlas, indicator, region, box, page, f"map {page + 1}.{position + 1}")
    y = BOTTOM - strip
    add_key(layout, indicator, named, (LEFT, y, room, strip), of_key, page)
    text = tr("All areas, with the regions of these pages outlined")
    x = LEFT + WIDTH - OVERVIEW
    tall = strip - high(text, OVERVIEW, SMALL)
    extent = fitted(atlas.places.extent, OVERVIEW / tall, 0.02)
    item = add_map(
        layout,
        f"overview {page + 1}",
        [(atlas.layer, national_renderer(indicator), None)],
        (x, y, OVERVIEW, tall),
        atlas.places.crs,
        extent,
        page,
    )
    item.setBackgroundEnabled(False)
    add_label(layout, text, (x, y + tall, OVERVIEW, strip - tall + 1), SMALL, colour=MUTED, page=page)


def _told(atlas: Atlas, indicator: Indicator, region: Region) -> str:
    """How many areas a region has; of those with a class, how many are in the darkest."""
    classes, dark = indicator.classes.reindex(region.ids, fill_value=0), indicator.darkest
    known = int((classes > 0).sum())
    if not dark or not known:
        return counted(len(classes), atlas.places.level)
    areas = counted(known, atlas.places.level)
    return tr("{count} of {areas} in the darkest class").format(count=number(int((classes == dark).sum())), areas=areas)


def _indicators_page(layout: QgsPrintLayout, atlas: Atlas, region: Region, page: int) -> None:
    """One region: a map and a legend an indicator."""
    areas = counted(len(region.ids), atlas.places.level)
    counts = tr("In brackets: number of areas") if all(one.is_counted for one in atlas.indicators) else ""
    parts = [atlas.title, areas, atlas.year if atlas.year not in atlas.title else "", counts]
    top = add_frame(layout, atlas.origin, page, region.name, " · ".join(part for part in parts if part))
    columns, rows = grid_of(len(atlas.indicators))
    cell = (WIDTH - GAP * (columns - 1)) / columns, (BOTTOM - top - GAP * (rows - 1)) / rows
    heads = [high(one.title, cell[0], 9, bold=True) for one in atlas.indicators]
    beside, below = _rooms(atlas, region, cell[0], cell[1] - max(heads))
    for position, indicator in enumerate(atlas.indicators):
        row, column = divmod(position, columns)
        head = max(heads[row * columns : (row + 1) * columns])
        x, y = LEFT + column * (cell[0] + GAP), top + row * (cell[1] + GAP)
        add_label(layout, said(indicator.title), (x, y, cell[0], head), 9, bold=True, page=page)
        y, tall = y + head, cell[1] - head
        box = (x, y, cell[0] - beside, tall - below)
        _region_map(layout, atlas, indicator, region, box, page, f"map {page + 1}.{position + 1}")
        if beside:
            add_key(layout, indicator, "", (x + cell[0] - beside + 2, y, beside - 2, tall), 1, page)
        else:
            add_key(layout, indicator, "", (x, y + tall - below + 2, cell[0], below - 2), 2, page)


def _rooms(atlas: Atlas, region: Region, width: float, height: float) -> tuple[float, float]:
    """Millimetres that the legends take beside the maps, or below them: where they leave the region its largest map.

    One of the two is 0.
    """
    beside = min(max(_key_width(one) for one in atlas.indicators), width / 2) + 2
    below = max(key_height(one, "", width, 2) for one in atlas.indicators) + 2

    def scale(wide: float, tall: float) -> float:
        return min(wide / max(region.extent.width(), 1.0), (tall - SCALE) / max(region.extent.height(), 1.0))

    return (beside, 0.0) if scale(width - beside, height) >= scale(width, height - below) else (0.0, below)


def _region_map(
    layout: QgsPrintLayout,
    atlas: Atlas,
    indicator: Indicator,
    region: Region,
    box: Box,
    page: int,
    name: str,
) -> None:
    """A map of one region with its scale bar, for which it leaves room below."""
    x, y, width, height = box
    extent = fitted(region.extent, width / (height - SCALE), 0.04)
    below = extent.height() * SCALE / (height - SCALE)
    extent = QgsRectangle(extent.xMinimum(), extent.yMinimum() - below, extent.xMaximum(), extent.yMaximum())
    style = atlas.styles[indicator.name, atlas.names and len(region.ids) <= MOST_NAMES]
    layers, styles = [(atlas.layer, None, None)], {atlas.layer.id(): style}
    item = add_map(layout, name, layers, box, atlas.places.crs, extent, page, styles)
    QgsExpressionContextUtils.setLayoutItemVariable(item, HERE, region.name)
    item.setFrameEnabled(True)
    item.setFrameStrokeColor(QColor(RULE))
    scale_bar(layout, item, (x + 1.0, y + height - SCALE, width, SCALE), page)


def scale_bar(layout: QgsPrintLayout, item: QgsLayoutItemMap, box: Box, page: int) -> None:
    """A bar of a round number of metres or kilometres, at most a third of the map's width."""
    metres = item.extent().width() / 3
    step = 10 ** math.floor(math.log10(metres))
    length = next(step * part for part in (5, 2, 1) if step * part <= metres)
    far = length >= 1000
    bar = QgsLayoutItemScaleBar(layout)
    bar.setStyle("Single Box")
    units = QgsUnitTypes.DistanceUnit
    bar.setUnits(units.DistanceKilometers if far else units.DistanceMeters)
    bar.setUnitLabel("km" if far else "m")
    bar.setNumberOfSegments(1)
    bar.setNumberOfSegmentsLeft(0)
    bar.setUnitsPerSegment(length / 1000 if far else length)
    bar.setHeight(1.0)
    bar.setLabelBarSpace(0.6)
    bar.setBoxContentSpace(0.5)
    bar.setTextFormat(text_format(SMALL, halo=True))
    bar.setLinkedMap(item)  # last, as each setting measures the map anew
    place(layout, bar, box, page)
    bar.update()


def _key_width(indicator: Indicator) -> float:
    """Millimetres that the classes of an indicator take beside its map."""
    return SIGN[0] + 4 + max(paper_width(entry.text, KEY) for entry in [*indicator.entries, indicator.none])


def _columns(indicator: Indicator, columns: int) -> list[list[Entry]]:
    """The classes by column, "no data" last."""
    entries = [*indicator.entries, indicator.none]
    rows = math.ceil(len(entries) / columns)
    return [entries[start : start + rows] for start in range(0, len(entries), rows)]


def key_height(indicator: Indicator, heading: str, room: float, columns: int) -> float:
    """Millimetres of height that a legend takes."""
    return _key(indicator, heading, (0.0, 0.0, room, 0.0), columns, _Pen())


def add_key(layout: QgsPrintLayout, indicator: Indicator, heading: str, box: Box, columns: int, page: int) -> None:
    """The legend of an indicator: all its classes, "no data", and what they are relative to."""

    def write(text: str, where: Box, size: float, bold: bool) -> None:
        add_label(layout, said(text), where, size, bold=bold, page=page).setId(legend_id(box))

    def sign(entry: Entry, where: Box) -> None:
        add_sign(layout, entry.symbol.clone(), where, page).setId(legend_id(box))

    def draw(svg: str, where: Box) -> None:
        add_drawing(layout, svg, where, page).setId(legend_id(box))

    _key(indicator, heading, box, columns, _Pen(write, sign, draw))


@dataclass(frozen=True)
class _Pen:
    """What a legend is put down with; nothing is by default, where it is but measured."""

    write: Callable[[str, Box, float, bool], None] = lambda *_: None
    sign: Callable[[Entry, Box], None] = lambda *_: None
    draw: Callable[[str, Box], None] = lambda *_: None


def _key(indicator: Indicator, heading: str, box: Box, columns: int, pen: _Pen) -> float:
    """Go through a legend from its head to its foot; its height."""
    x, y, width, _ = box
    top = y
    if heading:
        tall = high(heading, width, 9, bold=True)
        pen.write(heading, (x, y, width, tall), 9, True)
        y += tall + 1.0
    if indicator.square and heading:
        drawn, high_of = size_of(indicator.square)
        foot = y + SQUARE * high_of / drawn
        pen.draw(indicator.square, (x, y, SQUARE, foot - y))
        told = [tr("In the squares: number of areas")] if indicator.is_counted else []
        beside = (x + SQUARE + GAP, y, width - SQUARE - GAP, 0.0)
        return max(foot, _notes([*indicator.notes, *told], beside, pen)) - top
    parts = _columns(indicator, columns)
    wide_of = width / len(parts)
    lowest = y
    for place_of, entries in enumerate(parts):
        left, down = x + place_of * wide_of, y
        for entry in entries:
            text = re.sub("(?<=[<≥]) | (?=–)|(?<=–) ", UNBROKEN, entry.text)
            room = wide_of - SIGN[0] - 2.5
            tall = max(high(text, room, KEY), ROW)
            pen.sign(entry, (left, down + 0.4, *SIGN))
            pen.write(text, (left + SIGN[0] + 2.0, down, room, tall), KEY, False)
            down += tall
        lowest = max(lowest, down)
    told = [tr("In brackets: number of areas")] if heading and indicator.is_counted else []
    return _notes([*indicator.notes, *told], (x, lowest + 1.0, width, 0.0), pen) - top


def _notes(notes: Sequence[str], box: Box, pen: _Pen) -> float:
    """Lines below each other; where they end."""
    x, y, width, _ = box
    for note in notes:
        tall = high(note, width, SMALL)
        pen.write(note, (x, y, width, tall), SMALL, False)
        y += tall
    return y
