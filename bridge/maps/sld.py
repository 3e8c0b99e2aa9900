"""Styles as SLD 1.0: what other software draws an area by, in the colour that it has in QGIS.

QGIS's own export tells "no data" by an ElseFilter, which others apply to every area. Here each class is a filter of its
own, and what has no class is told by PropertyIsNull, before the classes: MapServer 8.0 draws every area by it, and
those with a class once more by theirs. Outlines are rules by scale, drawn above.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET  # nosec B405 -- only writes

from qgis.core import QgsWkbTypes

SLD, OGC = "http://www.opengis.net/sld", "http://www.opengis.net/ogc"
_XLINK, _XSI = "http://www.w3.org/1999/xlink", "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{SLD} http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd"
#: what a pixel is to SLD, in millimetres
PIXEL = 0.28
KINDS = QgsWkbTypes.GeometryType


def to_sld(
    name: str,
    title: str,
    notes: Sequence[str],
    field: str,
    entries: Sequence[tuple[int | str | None, str, str]],
    outline: tuple[str, tuple[float, float, float]],
    kind: QgsWkbTypes.GeometryType,
) -> str:
    """A style as a document.

    Parameters
    ----------
    name, title : str
        What a service calls the layer, and what people do.
    notes : sequence of str
        What else the legend tells.
    field : str
        Column with the classes.
    entries : sequence of (int or str or None, str, str)
        Class, legend text and colour; None for what has no class. The only entry of a style without classes holds for
        all.
    outline : (str, (float, float, float))
        Colour of the outlines, their width in metres on the ground, and the least and most millimetres on paper.
    kind : QgsWkbTypes.GeometryType
    """
    for prefix, address in {"sld": SLD, "ogc": OGC, "xlink": _XLINK, "xsi": _XSI}.items():
        ET.register_namespace(prefix, address)
    root = ET.Element(_q("StyledLayerDescriptor"), {"version": "1.0.0", f"{{{_XSI}}}schemaLocation": SCHEMA})
    layer = ET.SubElement(root, _q("NamedLayer"))
    _text(layer, "Name", name)
    style = ET.SubElement(layer, _q("UserStyle"))
    _text(style, "Name", title)
    _text(style, "Title", title)
    if notes:
        _text(style, "Abstract", "\n".join(notes))
    fills = ET.SubElement(style, _q("FeatureTypeStyle"))
    for value, text, colour in entries:
        rule = ET.SubElement(fills, _q("Rule"))
        _text(rule, "Name", f"class {value}" if value is not None else "no data")
        _text(rule, "Title", text)
        if len(entries) > 1:
            _filter(rule, field, value)
        _symbol(rule, kind, colour)
    if kind == KINDS.PolygonGeometry:
        _outlines(style, *outline)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _q(name: str, namespace: str = SLD) -> str:
    return f"{{{namespace}}}{name}"


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _q(name)).text = text


def _filter(rule: ET.Element, field: str, value: int | str | None) -> None:
    """Which features a rule is for."""
    test = "PropertyIsNull" if value is None else "PropertyIsEqualTo"
    found = ET.SubElement(ET.SubElement(rule, _q("Filter", OGC)), _q(test, OGC))
    ET.SubElement(found, _q("PropertyName", OGC)).text = field
    if value is not None:
        ET.SubElement(found, _q("Literal", OGC)).text = str(value)


def _set(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, _q("CssParameter"), {"name": name}).text = value


def _symbol(rule: ET.Element, kind: QgsWkbTypes.GeometryType, colour: str) -> None:
    """An area, a line or a dot in a colour."""
    if kind == KINDS.LineGeometry:
        stroke = ET.SubElement(ET.SubElement(rule, _q("LineSymbolizer")), _q("Stroke"))
        _set(stroke, "stroke", colour)
        _set(stroke, "stroke-width", "2")
        return
    if kind == KINDS.PointGeometry:
        graphic = ET.SubElement(ET.SubElement(rule, _q("PointSymbolizer")), _q("Graphic"))
        mark = ET.SubElement(graphic, _q("Mark"))
        _text(mark, "WellKnownName", "circle")
        _set(ET.SubElement(mark, _q("Fill")), "fill", colour)
        _text(graphic, "Size", "7")
        return
    _set(ET.SubElement(ET.SubElement(rule, _q("PolygonSymbolizer")), _q("Fill")), "fill", colour)


def _outlines(style: ET.Element, colour: str, width: tuple[float, float, float]) -> None:
    """The outlines of all areas: thin on small scales, thick on large ones, and between these in the middle."""
    metres, least, most = width
    small, large = 1000.0 * metres / least, 1000.0 * metres / most
    above = ET.SubElement(style, _q("FeatureTypeStyle"))
    for start, end, millimetres in ((small, 0.0, least), (large, small, (least * most) ** 0.5), (0.0, large, most)):
        rule = ET.SubElement(above, _q("Rule"))
        _text(rule, "Name", "outline")
        if start:
            _text(rule, "MinScaleDenominator", f"{start:.0f}")
        if end:
            _text(rule, "MaxScaleDenominator", f"{end:.0f}")
        stroke = ET.SubElement(ET.SubElement(rule, _q("PolygonSymbolizer")), _q("Stroke"))
        _set(stroke, "stroke", colour)
        _set(stroke, "stroke-width", f"{millimetres / PIXEL:.2f}")
        _set(stroke, "stroke-linejoin", "round")
