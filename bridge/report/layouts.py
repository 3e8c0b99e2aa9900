"""The print layout of region profiles: A4, two pages a region, an atlas over the regions.

The same layout makes the report's PDF and the template that users get. It says everything by expressions on the
fields of the profile layer and its table, so that it stays right when those change.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItemMap,
    QgsMapSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ...core.index.model import Model
from ...core.profiles.columns import OF_KIND
from ..i18n import tr
from ..maps.labels import area_labels
from ..profiles.units import MARK, plain_note
from .colours import class_entries
from .data import MOST_AREAS
from .items import (
    ACCENT,
    CELL_MARGIN,
    LEFT,
    MM,
    MUTED,
    PAGE,
    RULE,
    SMALL,
    WIDTH,
    Box,
    add_bar,
    add_key,
    add_label,
    add_logo,
    add_map,
    add_page,
    add_picture,
    add_table,
    case_of,
    field_of,
    joined,
    key_height,
    literal,
    of_kind,
    place,
    printed,
    said,
    score_printed,
    shortened,
    signed,
)
from .key_figures import key_figures
from .layers import MAP_SIZE, MARGIN, MOST_NAMES, fitted
from .maps import (
    class_renderer,
    legend_title,
    locator_renderer,
    outline_renderer,
    region_class_renderer,
)
from .measure import paper_width
from .method import formula_text
from .pictures import ChartItem
from .rows import ROW, RowsItem, add_hiding
from .sheet import BOTTOM, CHART, CHART_PAGE, TOP, Sheet
from .words import ROMAN, care_text, only_within, shown_areas

MAP = (LEFT, 66.0, *MAP_SIZE)
#: the country with the region, and below it the legend: what stands beside the map, as high as that
BESIDE = (LEFT + 126.0, MAP[1], 54.0, 95.0)
#: of these the least that the country takes, and the most
PLACE = (24.0, 58.0)
#: room for a logo
LOGO = (34.0, 15.0)
#: heights of a further line in a table's row, and of what stands at the foot of the page with the figures
LINE = 4.05
TREND, METHOD, METHOD_LINE = 64.0, 24.0, 3.9
#: the column with the names of values, of classes, and of areas; letters that fit on a line
LABEL, CLASS, NAME = (62.0, 36), (22.0, 12), (42.0, 26)
PDF_DPI = 200.0
KEY = 'coalesce("regio_code", "regio_naam")'
#: after a figure that is not of all areas of a region
SOME = " °"
HERE = "coalesce(attribute(@atlas_feature, 'regio_code'), attribute(@atlas_feature, 'regio_naam'))"
OF_REGION = f"{KEY} = {HERE}"
#: what a file of each region is called, where they are exported one by one; a name of several has the code behind it
FILE = (
    """regexp_replace(CASE WHEN "regio_naam" = '' OR "regio_naam" IS NULL THEN "regio_code" """
    """WHEN count("regio_naam", "regio_naam") > 1 THEN concat("regio_naam", ' ', "regio_code") """
    """ELSE "regio_naam" END, '[\\\\/:*?"<>|]', '-')"""
)
SCORE = '"score"'
FEW = f"attribute(@atlas_feature, 'aantal') <= {MOST_NAMES}"
#: millimetres that a score takes after the numeral of its class
MOST_SCORE = 14.0
#: fewer rows than these are not begun at the foot of a page
FEWEST = 6


def build(project: QgsProject, sheet: Sheet, name: str) -> QgsPrintLayout:
    """Make the layout in a project that holds its layers; nothing is added to the project."""
    layout = QgsPrintLayout(project)
    layout.setName(name)
    layout.setUnits(MM)
    layout.renderContext().setDpi(PDF_DPI)
    atlas = layout.atlas()
    atlas.setCoverageLayer(sheet.regions)
    atlas.setEnabled(True)
    atlas.setHideCoverage(False)
    atlas.setPageNameExpression('"regio_naam"')
    atlas.setFilenameExpression(FILE)
    atlas.setSortFeatures(True)
    atlas.setSortExpression('coalesce("mdi_rang", 1000000)')  # those without a score come last
    if sheet.where:
        atlas.setFilterFeatures(True)
        atlas.setFilterExpression(sheet.where)
    _first_page(layout, sheet)
    for part in range(min(sheet.drawn.pages, 1) if sheet.template else sheet.drawn.pages):
        _chart(layout, sheet, CHART_PAGE, _page(layout, sheet), part)
    page, y = _values(layout, sheet)
    _areas(layout, sheet, *_foot(layout, sheet, page, y))
    if not sheet.template:
        _overview(layout, sheet)
    return layout


def _overview(layout: QgsPrintLayout, sheet: Sheet) -> None:
    """Charts of all regions, after the last one."""
    if not sheet.drawn.overview:
        return
    atlas = layout.atlas()
    atlas.updateFeatures()
    atlas.seekTo(atlas.count() - 1)
    last = layout.reportContext().feature().id()
    pages = [0]  # which is never hidden
    for heading, chart in sheet.drawn.overview:
        page = _page(layout, sheet, literal(tr("All regions")))
        add_label(layout, heading, (LEFT, TOP - 6, WIDTH, 5), 10, bold=True, page=page)
        place(layout, ChartItem(layout, {last: [chart]}), (LEFT, TOP, WIDTH, BOTTOM - TOP), page)
        pages.append(page)
    add_hiding(layout, {last: len(pages)}, pages)


def _page(layout: QgsPrintLayout, sheet: Sheet, of: str = '"regio_naam"') -> int:
    """A further page, with the region's name above it, or what else an expression says that it is of."""
    page = _frame(layout, sheet, of)
    add_label(layout, f"[% {of} %]", (LEFT, 13.5, _beside(sheet), 9), 16, bold=True, colour=ACCENT, page=page)
    return page


def _beside(sheet: Sheet) -> float:
    """The width of what stands beside a logo."""
    return WIDTH - LOGO[0] - 4 if sheet.logo else WIDTH


def _frame(layout: QgsPrintLayout, sheet: Sheet, of: str = '"regio_naam"') -> int:
    """A page with what stands on all of them: title, footer, page number."""
    page = add_page(layout)
    add_bar(layout, (0, 0, PAGE[0], 5), ACCENT, page)
    if sheet.logo:
        add_logo(layout, sheet.logo, (LEFT + WIDTH - LOGO[0], 8.0, *LOGO), page)
    add_label(layout, said(sheet.title), (LEFT, 8.5, _beside(sheet), 5), 8.5, colour=MUTED, page=page)
    add_bar(layout, (LEFT, 281, WIDTH, 0.25), RULE, page)
    add_label(layout, said(sheet.footer), (LEFT, 282, WIDTH - 62, 11), SMALL, colour=MUTED, page=page)
    number = f"[% {of} %] · [% @layout_page %]"
    add_label(layout, number, (LEFT + WIDTH - 60, 282, 60, 5), SMALL, colour=MUTED, page=page, right=True)
    add_label(layout, care_text(), (LEFT, 268, WIDTH, 12.5), SMALL, page=page)
    return page


def _first_page(layout: QgsPrintLayout, sheet: Sheet) -> None:
    has = set(sheet.regions.fields().names())
    _frame(layout, sheet)
    large = sheet.drawn.pages > 0
    add_label(layout, '[% "regio_naam" %]', (LEFT, 13.5, _beside(sheet), 11), 22, bold=True, colour=ACCENT)
    facts = ["regio_type", "kwadrant" if "kwadrant" in has else "regio_zone", "jaar"]
    parts = [field_of(name) for name in facts if name in has]
    parts += [literal(only_within(sheet.told))] if sheet.told.within else []
    compared = f"replace({literal(tr('Compared with {reference}'))}, '{{reference}}', \"vergeleken_met\")"
    add_label(layout, f"[% {joined([*parts, compared], ' · ')} %]", (LEFT, 25, WIDTH, 9), 9, colour=MUTED)
    key_figures(layout, has, sheet)
    extent = sheet.regions.extent()
    box = (*MAP[:3], BOTTOM - MAP[1]) if large else MAP
    main = add_map(layout, "map", _class_layers(sheet), box, sheet.crs, extent)
    main.setFrameEnabled(True)
    main.setFrameStrokeColor(QColor(RULE))
    main.setAtlasDriven(True)
    main.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
    main.setAtlasMargin(2 * MARGIN)
    layout.setReferenceMap(main)
    title, classes = legend_title(sheet.classes is not sheet.regions, sheet.index), _classes(sheet)
    x, y, wide, tall = BESIDE if not large else (*BESIDE[:3], box[3])
    high_of_key = key_height(title, [text for text, _ in classes], wide)
    place_high = min(max(tall - high_of_key - 1, PLACE[0]), PLACE[1])
    whole = fitted(extent_in(sheet.regions, sheet.crs, layout.project()), wide / place_high, 0.03)
    add_map(layout, "locator", [(sheet.outlines, locator_renderer(), None)], (x, y, wide, place_high), sheet.crs, whole)
    add_key(layout, title, classes, (x, y + place_high + 1, wide, high_of_key))
    if not large:
        _chart(layout, sheet, CHART)


def _chart(layout: QgsPrintLayout, sheet: Sheet, box: Box, page: int = 0, part: int = 0) -> None:
    """The chart: drawn on the spot, or in a template a picture that other figures will have too."""
    if sheet.template:
        add_picture(layout, "chart", sheet.chart, box, page)
    else:
        place(layout, ChartItem(layout, sheet.drawn.charts, part), box, page)


def _classes(sheet: Sheet) -> list:
    """Text and symbol of each class; a template outlives the numbers of areas, the PDF tells them."""
    renderer = class_renderer(sheet.model, sheet.counts)
    plain = [*class_texts(sheet.model), tr("no data")]
    categories = renderer.categories()[: len(plain)]
    texts = plain if sheet.template else [category.label() for category in categories]
    return [(text, category.symbol().clone()) for text, category in zip(texts, categories)]


def _class_layers(sheet: Sheet) -> list:
    """The layers of the main map with their styles, the uppermost first."""
    if sheet.classes is sheet.regions:
        return [(sheet.regions, region_class_renderer(sheet.model, sheet.counts), None)]
    outlines = (sheet.regions, outline_renderer(), None)
    if not sheet.restyle:
        return [outlines, (sheet.classes, None, None)]
    names = area_labels(sheet.areas.name, f"{OF_REGION} AND {FEW}") if sheet.areas and sheet.areas.name else None
    return [outlines, (sheet.classes, class_renderer(sheet.model, sheet.counts), names)]


def _values(layout: QgsPrintLayout, sheet: Sheet) -> tuple[int, float]:
    """The table of values, on as many pages as it needs; the last of them, and where it ends on that."""
    bounds = sheet.model.lower_bounds
    score = f'CASE WHEN "klasse" IS NULL THEN {printed(SCORE)} ELSE {score_printed(SCORE, bounds)} END'
    # A field's name without blanks would not be broken over two lines but cut.
    label = """if(strpos("label", ' ') = 0, replace("label", '_', ' '), "label")"""
    reference, difference = printed('"referentie"'), signed('"verschil"')
    if set(OF_KIND) <= set(sheet.table.fields().names()):
        label, score, reference, difference = of_kind(label, score, reference, difference)
    if "aantal" in sheet.table.fields().names():
        score = (
            f"({score}) || CASE WHEN \"aantal\" < attribute(@atlas_feature, 'aantal') THEN {literal(SOME)} ELSE '' END"
        )
    columns = [
        (tr("Value"), label, LABEL[0], False),
        (tr("Score"), score, 24.0, True),
        (tr("Reference"), reference, 26.0, True),
        (tr("Difference"), difference, 29.0, True),
        (tr("Rank"), 'CASE WHEN "rang" IS NULL THEN \'–\' ELSE "rang" || \' / \' || "rang_van" END', 17.0, True),
        (tr("Class"), case_of('"klasse"', sheet.model.labels), CLASS[0], True),
    ]
    page = _page(layout, sheet)
    add_label(
        layout,
        tr("Domains and indicators") if sheet.told.is_index else tr("Indicators"),
        (LEFT, TOP - 6, WIDTH, 5),
        10,
        bold=True,
        page=page,
    )
    notes = [tr("° not of all areas of the region")] if sheet.some else []
    notes += [plain_note()] if any(name.endswith(MARK) for name in sheet.labels) else []
    if notes:
        add_label(layout, "   ".join(notes), (LEFT + 40, TOP - 5.3, WIDTH - 40, 5), SMALL, page=page, right=True)
    heights = _heights(sheet)
    boxes, y = [], TOP
    while heights or not boxes:
        page = _page(layout, sheet) if boxes else page
        y = TOP + ROW
        while heights and y + heights[0] <= BOTTOM:
            y += heights.pop(0)
        boxes.append((page, (LEFT, TOP, WIDTH, y - TOP + 0.5)))
    where = f"\"niveau\" = 'regio' AND {OF_REGION}"
    add_table(layout, sheet.table, columns, where, len(sheet.labels), boxes)
    return page, y + 6


def _heights(sheet: Sheet) -> list[float]:
    """Heights of the rows of values: as high as the longest class makes them, whichever of them a region has."""
    classes = max(len(wrap(label, CLASS[1])) for label in sheet.model.labels)
    lines = [max(1 + len(label) // LABEL[1], classes if label in sheet.classed else 1) for label in sheet.labels]
    return [ROW + LINE * (count - 1) for count in lines]


def _foot(layout: QgsPrintLayout, sheet: Sheet, page: int, y: float) -> tuple[int, float, float]:
    """Development and method at the foot of a page; that page, and from where to where it is free."""
    trend = bool(sheet.drawn.trends) and not sheet.template
    end = BOTTOM - _method(sheet) - (TREND if trend else 0)
    if y > end:
        page, y = _page(layout, sheet), TOP
    if trend:
        add_label(
            layout,
            said(tr("Development of the {index}").format(index=sheet.index)),
            (LEFT, end, WIDTH, 5),
            10,
            bold=True,
            page=page,
        )
        parts = max(map(len, sheet.drawn.trends.values()))
        wide = (WIDTH - 4.0 * (parts - 1)) / parts
        for part in range(parts):
            box = (LEFT + part * (wide + 4.0), end + 6, wide, TREND - 8)
            place(layout, ChartItem(layout, sheet.drawn.trends, part), box, page)
    top = BOTTOM - _method(sheet)
    add_label(layout, tr("How the score is made"), (LEFT, top, WIDTH, 5), 8, bold=True, page=page)
    add_label(
        layout,
        said(" ".join(filter(None, [formula_text(sheet.told), sheet.sure]))),
        (LEFT, top + 4.5, WIDTH, _method(sheet) - 5),
        SMALL,
        colour=MUTED,
        page=page,
    )
    return page, y, end - 4


def _method(sheet: Sheet) -> float:
    """The height of what is said of the method."""
    return METHOD + (3 * METHOD_LINE if sheet.sure else 0.0)


def _areas(layout: QgsPrintLayout, sheet: Sheet, page: int, y: float, end: float) -> None:
    """The areas by domain: on what is free of a page, and on further ones that regions with few areas do without."""
    if sheet.areas is None:
        return
    wanted = min(sheet.areas.most, MOST_AREAS)
    if _rows(y + 12, end) < min(wanted, FEWEST):
        page, y, end = _page(layout, sheet), TOP - 6, BOTTOM
    boxes = [(page, (LEFT, y + 10, WIDTH, end - y - 10))]
    room = _rows(y + 10, end)
    while room < wanted:
        further = _page(layout, sheet)
        text = tr("Areas by domain, continued")
        add_label(layout, text, (LEFT, TOP - 6, WIDTH, 5), 10, bold=True, page=further)
        boxes.append((further, (LEFT, TOP, WIDTH, BOTTOM - TOP)))
        room += _rows(TOP, BOTTOM)
    most = min(room, MOST_AREAS)
    key = "   ".join(f"{ROMAN[place]} {label}" for place, label in enumerate(class_texts(sheet.model)))
    left_out = literal(shown_areas(most, "{count}")).replace("{count}", "' || format_number(\"aantal\", 0) || '")
    left = f'"aantal" > {most}'
    # What is left out says the order too, and stands beside the title.
    title = f"[% CASE WHEN {left} THEN {literal(_areas_title(sheet))} ELSE {literal(_areas_title(sheet, True))} END %]"
    add_label(layout, title, (LEFT, y, WIDTH, 5), 10, bold=True, page=page)
    note = f"[% CASE WHEN {left} THEN {left_out} ELSE '' END %]"
    add_label(layout, note, (LEFT + 44, y + 0.7, WIDTH - 44, 5), SMALL, page=page, right=True)
    add_label(layout, said(key), (LEFT, y + 5, WIDTH, 4), SMALL, colour=MUTED, page=page)
    wide = head_widths(list(sheet.areas.cells.values()), WIDTH - NAME[0])
    cells = [
        (heading, expression, width, True) for (expression, heading), width in zip(sheet.areas.cells.items(), wide)
    ]
    if sheet.areas.layer is None:
        _drawn_areas(layout, sheet, [NAME[0], *wide], boxes)
        return
    columns = [(tr("Area"), shortened(field_of(sheet.areas.name), NAME[1]), NAME[0], False), *cells]
    add_table(layout, sheet.areas.layer, columns, OF_REGION, most, boxes, by=sheet.areas.by, hide=True)


def _drawn_areas(layout: QgsPrintLayout, sheet: Sheet, widths: list[float], boxes: Sequence[tuple[int, Box]]) -> None:
    """The areas as rows that are painted, and pages hidden of which a region has no need."""
    heads = [tr("Area"), *sheet.areas.cells.values()]
    colours = [colour for *_, colour in class_entries(sheet.model)]
    start, starts = 0, []
    for page, box in boxes:
        room = _rows(box[1], box[1] + box[3])
        place(layout, RowsItem(layout, heads, widths, sheet.areas.rows, (start, start + room), colours), box, page)
        starts.append(start)
        start += room
    if len(boxes) > 1:
        needs = {fid: sum(len(rows) > first for first in starts) for fid, rows in sheet.areas.rows.items()}
        add_hiding(layout, needs, [page for page, _ in boxes])


def _areas_title(sheet: Sheet, order: bool = False) -> str:
    """What the table of areas is, and how they stand in it."""
    if not sheet.told.is_index:
        return tr("Areas by value")
    return tr("Areas by domain, the highest score first") if order else tr("Areas by domain")


def head_widths(heads: Sequence[str], room: float) -> list[float]:
    """Widths of columns of scores, in millimetres: as their heads need, for a head breaks between words alone."""
    needs = [
        max(MOST_SCORE, *(paper_width(word, SMALL, bold=True) + 2 * CELL_MARGIN + 0.2 for word in head.split()))
        for head in heads
    ]
    return [need * room / sum(needs) for need in needs]


def _rows(top: float, bottom: float) -> int:
    """Rows that a table has room for below its heading, which may be of two lines."""
    return max(int((bottom - top) // ROW) - 2, 0)


def score_cell(name: str, model: Model, decimals: int = 1) -> str:
    """A score after the Roman numeral of its class."""
    value = field_of(name)
    if model.lower_bounds is None:
        return printed(value, decimals)
    steps = "".join(
        f"WHEN {value} >= {bound!r} THEN '{ROMAN[place + 1]}' "
        for place, bound in reversed(list(enumerate(model.lower_bounds)))
    )
    shown = score_printed(value, model.lower_bounds)
    return f"CASE WHEN {value} IS NULL THEN '–' ELSE (CASE {steps}ELSE 'I' END) || '  ' || ({shown}) END"


def class_texts(model: Model) -> list[str]:
    """The classes with their bounds."""
    return [text for _, text, _ in class_entries(model)]


def extent_in(layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem, project: QgsProject) -> QgsRectangle:
    """The extent of a layer in another CRS."""
    settings = QgsMapSettings()
    settings.setTransformContext(project.transformContext())
    settings.setDestinationCrs(crs)
    return settings.layerExtentToOutputExtent(layer, layer.extent())
