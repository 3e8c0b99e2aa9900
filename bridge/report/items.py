"""Pieces of a print layout: labels, maps, tables, legends at their place in millimetres, and expressions for them."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFillSymbol,
    QgsLayoutFrame,
    QgsLayoutItem,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsLayoutObject,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsMapLayerStyle,
    QgsPrintLayout,
    QgsProperty,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..i18n import as_it_is
from ..maps.labels import text_format
from ..profiles.units import AFTER, MARK, difference_unit, share_text
from .measure import high

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
PAGE = (210.0, 297.0)
#: the margins, and the room between them
LEFT = 15.0
WIDTH = PAGE[0] - 2 * LEFT
#: points of the smallest letters
SMALL = 8.0
ACCENT = "#1f4e79"
MUTED = "#5a6169"
RULE = "#c8ced3"
CELL_MARGIN = 0.8
#: how the ids of the pieces of legends begin
OF_LEGEND = "legend"
#: before a drawing that stands in the layout itself
DRAWING = "base64:"
#: points of a legend's heading and of its classes, and millimetres of a row of it
HEADING, ENTRY, ENTRY_ROW = 8.5, 8.0, 5.0

#: a part of a label that is computed, and no mere text
_EXPRESSION = re.compile(r"\[% (?!'[^']*' %\])(.*?) %\]", re.DOTALL)

Box = tuple[float, float, float, float]


def literal(text: str) -> str:
    """A text as a literal of QGIS's expressions."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def said(text: str) -> str:
    """A text of the user's for a label, which takes none of it for an expression."""
    return f"[% {literal(as_it_is(text))} %]"


def field_of(name: str) -> str:
    """A field as QGIS's expressions name it."""
    return QgsExpression.quotedColumnRef(name)


def printed(value: str, decimals: int = 1, unit: str = "") -> str:
    """An expression that prints a number, a dash where it is missing."""
    text = f"format_number({value}, {decimals})" + (f" || {literal(unit)}" if unit else "")
    return f"CASE WHEN {value} IS NULL THEN '–' ELSE {text} END"


def score_printed(value: str, bounds: Sequence[float] | None) -> str:
    """An expression that prints a score, with a decimal more where one would make it a score of the next class."""
    near = " OR ".join(f"({value} < {bound!r} AND round({value}, 1) >= {bound!r})" for bound in bounds or ())
    decimals = f"CASE WHEN {near} THEN 2 ELSE 1 END" if near else "1"
    return f"CASE WHEN {value} IS NULL THEN '–' ELSE format_number({value}, {decimals}) END"


def shortened(text: str, most: int) -> str:
    """An expression that ends a long text with an ellipsis: a second line would push rows off the page."""
    return f"CASE WHEN length({text}) > {most} THEN left({text}, {most - 1}) || '…' ELSE {text} END"


def signed(value: str, decimals: int = 1) -> str:
    """An expression that prints a difference with its sign, a dash where it is missing."""
    rounded = f"round({value}, {decimals})"
    text = f"format_number(abs({rounded}), {decimals})"
    return (
        f"CASE WHEN {value} IS NULL THEN '–' WHEN {rounded} > 0 THEN '+' || {text} "
        f"WHEN {rounded} < 0 THEN '−' || {text} ELSE {text} END"
    )


def of_kind(label: str, score: str, reference: str, difference: str) -> tuple[str, str, str, str]:
    """The same expressions with units, counts without decimals and with their share of the total, and the mark of what
    is averaged plainly; as `words.figures` prints them."""
    short = f"array_contains(array({', '.join(map(literal, AFTER))}), coalesce(\"eenheid\", ''))"
    summed = "\"regel\" = 'sum'"
    plain = "\"regel\" = 'mean' AND \"soort\" = 'indicator'"

    def with_unit(value: str, printed_value: str, unit: str) -> str:
        return f"({printed_value}) || CASE WHEN {short} AND {value} IS NOT NULL THEN ' ' || {unit} ELSE '' END"

    share = f"replace({literal(share_text('{share}'))}, '{{share}}', format_number(\"aandeel\", 1))"
    points = f'CASE WHEN "eenheid" = \'%\' THEN {literal(difference_unit("%"))} ELSE "eenheid" END'
    long = f'"eenheid" <> \'\' AND NOT {short} AND strpos("label", "eenheid") = 0'
    unit = f"CASE WHEN {long} THEN ' (' || \"eenheid\" || ')' ELSE '' END"
    values = [
        with_unit(value, f"CASE WHEN {summed} THEN {printed(value, 0)} ELSE {expression} END", '"eenheid"')
        for value, expression in (('"score"', score), ('"referentie"', reference))
    ]
    shown = with_unit('"verschil"', difference, points)
    return (
        f"({label}) || {unit} || CASE WHEN {plain} THEN {literal(MARK)} ELSE '' END",
        *values,
        f'CASE WHEN {summed} AND "aandeel" IS NOT NULL THEN {share} ELSE {shown} END',
    )


def joined(parts: Sequence[str], between: str) -> str:
    """An expression that joins texts, those that are missing left out."""
    present = f"array_filter(array({', '.join(parts)}), @element IS NOT NULL AND @element <> '')"
    return f"array_to_string({present}, {literal(between)})"


def case_of(value: str, texts: Sequence[str]) -> str:
    """An expression that gives the text of a number from 1, a dash for others."""
    steps = "".join(
        f"WHEN {value} = {place} THEN {literal(as_it_is(text))} " for place, text in enumerate(texts, start=1)
    )
    return f"CASE {steps}ELSE '–' END"


def add_page(layout: QgsPrintLayout) -> int:
    """A further A4 page, upright; its number from 0."""
    page = QgsLayoutItemPage(layout)
    page.setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
    layout.pageCollection().addPage(page)
    return layout.pageCollection().pageCount() - 1


def place(layout: QgsPrintLayout, item: QgsLayoutItem, box: Box, page: int = 0) -> None:
    """Put an item on a page; the box is x, y, width, height."""
    layout.addLayoutItem(item)
    item.attemptResize(QgsLayoutSize(box[2], box[3], MM))
    item.attemptMove(QgsLayoutPoint(box[0], box[1], MM), page=page)


def add_label(
    layout: QgsPrintLayout,
    text: str,
    box: Box,
    size: float = 9,
    bold: bool = False,
    colour: str = "#222222",
    page: int = 0,
    right: bool = False,
) -> QgsLayoutItemLabel:
    """A text; parts in [% %] are expressions, of which nothing is seen where there is no feature to tell of."""
    label = QgsLayoutItemLabel(layout)
    label.setText(_EXPRESSION.sub(r"[% try(\1, '') %]", text))
    label.setTextFormat(text_format(size, bold, colour=colour))
    label.setMarginX(0)
    label.setMarginY(0)
    if right:
        label.setHAlign(Qt.AlignmentFlag.AlignRight)
    place(layout, label, box, page)
    return label


def add_bar(layout: QgsPrintLayout, box: Box, colour: str, page: int = 0) -> None:
    """A filled bar."""
    add_sign(layout, QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"}), box, page)


def add_sign(layout: QgsPrintLayout, symbol: QgsFillSymbol, box: Box, page: int = 0) -> QgsLayoutItemShape:
    """A rectangle drawn by a symbol."""
    sign = QgsLayoutItemShape(layout)
    sign.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    sign.setSymbol(symbol)
    place(layout, sign, box, page)
    return sign


def add_map(
    layout: QgsPrintLayout,
    name: str,
    layers: Sequence[tuple[QgsVectorLayer, object, object]],
    box: Box,
    crs: QgsCoordinateReferenceSystem,
    extent: QgsRectangle,
    page: int = 0,
    styles: Mapping[str, str] | None = None,
) -> QgsLayoutItemMap:
    """A map with its own styles: layers, their renderers and their labels; a layer without a renderer keeps its own.

    Styles that many maps share may be given instead, as XML by the layer's id.
    """
    item = QgsLayoutItemMap(layout)
    item.setId(name)
    place(layout, item, box, page)
    item.setCrs(crs)
    item.setKeepLayerSet(True)
    item.setLayers([layer for layer, _, _ in layers])
    styles = dict(styles or {})
    for layer, renderer, labels in layers:
        if renderer is not None:
            styled = layer.clone()
            # a layer deletes what it is given, which other maps may be given as well
            styled.setRenderer(renderer.clone())
            styled.setLabeling(None if labels is None else labels.clone())
            styled.setLabelsEnabled(labels is not None)
            style = QgsMapLayerStyle()
            style.readFromLayer(styled)
            styles[layer.id()] = style.xmlData()
    if styles:
        item.setKeepLayerStyles(True)
        item.setLayerStyleOverrides(styles)
    item.zoomToExtent(extent)
    return item


def add_picture(layout: QgsPrintLayout, name: str, expression: str, box: Box, page: int = 0) -> QgsLayoutItemPicture:
    """A picture whose source is an expression."""
    picture = QgsLayoutItemPicture(layout)
    picture.setId(name)
    picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
    picture.setPictureAnchor(QgsLayoutItem.ReferencePoint.UpperMiddle)
    place(layout, picture, box, page)
    properties = picture.dataDefinedProperties()
    properties.setProperty(QgsLayoutObject.DataDefinedProperty.PictureSource, QgsProperty.fromExpression(expression))
    picture.setDataDefinedProperties(properties)
    return picture


def add_drawing(layout: QgsPrintLayout, svg: str, box: Box, page: int = 0) -> QgsLayoutItemPicture:
    """A drawing that stays as it is, as large as fits."""
    picture = QgsLayoutItemPicture(layout)
    picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
    place(layout, picture, box, page)
    picture.setPicturePath(DRAWING + base64.b64encode(svg.encode()).decode())
    return picture


def add_logo(layout: QgsPrintLayout, logo: str, box: Box, page: int = 0) -> None:
    """A logo, as large as fits, in the upper right corner of a box; see `Logo.on_paper`."""
    picture = QgsLayoutItemPicture(layout)
    picture.setId("logo")
    picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
    picture.setPictureAnchor(QgsLayoutItem.ReferencePoint.UpperRight)
    place(layout, picture, box, page)
    picture.setPicturePath(logo)


def legend_id(box: Box) -> str:
    """What all pieces of a legend are called, and no other's on its page."""
    return f"{OF_LEGEND} {box[0]:.0f} {box[1]:.0f}"


def key_height(title: str, texts: Sequence[str], width: float) -> float:
    """Millimetres of height that a legend takes."""
    return high(title, width, HEADING, bold=True) + 1.5 + sum(_entry_height(text, width) for text in texts)


def _entry_height(text: str, width: float) -> float:
    return max(ENTRY_ROW, high(text, width - 7.5, ENTRY))


def add_key(layout: QgsPrintLayout, title: str, entries: Sequence[tuple[str, QgsFillSymbol]], box: Box) -> None:
    """The classes of a map, drawn one by one: a legend item would show the style that the layer happens to have."""
    x, y, width, _ = box
    tall = high(title, width, HEADING, bold=True)
    pieces: list[QgsLayoutItem] = [add_label(layout, said(title), (x, y, width, tall), HEADING, bold=True)]
    y += tall + 1.5
    for text, symbol in entries:
        tall = _entry_height(text, width)
        pieces.append(add_sign(layout, symbol, (x, y + 0.3, 5.5, 3.2)))
        pieces.append(add_label(layout, said(text), (x + 7.5, y, width - 7.5, tall), ENTRY))
        y += tall
    for piece in pieces:
        piece.setId(legend_id(box))


def add_table(
    layout: QgsPrintLayout,
    layer: QgsVectorLayer,
    columns: Sequence[tuple[str, str, float, bool]],
    where: str,
    rows: int,
    boxes: Sequence[tuple[int, Box]],
    by: str = "",
    hide: bool = False,
) -> QgsLayoutItemAttributeTable:
    """A table of the rows of a layer that a filter leaves.

    Parameters
    ----------
    columns : sequence of (str, str, float, bool)
        Heading, expression, width in millimetres, whether it stands to the right.
    rows : int
        At most so many.
    boxes : sequence of (int, box)
        Pages and places that the rows run on over.
    by : str
        Expression by which the rows fall, "" for the layer's own order.
    hide : bool
        Whether a page beyond the first for which no rows are left is not printed.
    """
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    # Each of these reads the layer anew, so the filter that leaves rows comes last.
    table.setMaximumNumberOfFeatures(rows)
    table.setFilterFeatures(True)
    table.setFeatureFilter("false")
    table.setVectorLayer(layer)
    table.setColumns([_column(*column) for column in columns])
    if by:
        order = QgsLayoutTableColumn()
        order.setAttribute(by)
        order.setSortOrder(Qt.SortOrder.DescendingOrder)
        table.setSortColumns([order])
    table.setFeatureFilter(where)
    table.setHeaderTextFormat(text_format(8, bold=True))
    table.setContentTextFormat(text_format(8))
    table.setHeaderHAlignment(QgsLayoutTable.HeaderHAlignment.FollowColumn)
    table.setHeaderMode(QgsLayoutTable.HeaderMode.AllFrames)
    table.setCellMargin(CELL_MARGIN)
    table.setShowGrid(True)
    table.setVerticalGrid(False)
    table.setGridColor(QColor(RULE))
    table.setGridStrokeWidth(0.15)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    # of a template in a project without the layer QGIS would write all heads upon each other
    table.setEmptyTableBehavior(QgsLayoutTable.EmptyTableMode.HideTable)
    for page, box in boxes:
        frame = QgsLayoutFrame(layout, table)
        table.addFrame(frame)
        frame.setHidePageIfEmpty(hide and page != boxes[0][0])
        frame.attemptResize(QgsLayoutSize(box[2], box[3], MM))
        frame.attemptMove(QgsLayoutPoint(box[0], box[1], MM), page=page)
    return table


def _column(heading: str, expression: str, width: float, right: bool) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(heading)
    column.setAttribute(expression)
    column.setWidth(width - 2 * CELL_MARGIN)
    if right:
        column.setHAlignment(Qt.AlignmentFlag.AlignRight)
    return column
