"""Where the names of areas stand on a map: inside their outline, else beside it with a line to it.

QGIS's own labels are put where they hide least, which on a map of few areas is upon a neighbour, or nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from ...core.charts.svg import text_width

#: points of the letters, the height of their line and what is kept free around them, in millimetres
POINTS, LINE, FREE = 8.0, 3.6, 0.5
#: places that are tried across and down, in an outline and on a map
INSIDE, OUTSIDE = 9, 36


@dataclass(frozen=True)
class Name:
    """A name on a map.

    Attributes
    ----------
    text : str
        On two lines where that makes it fit; a hyphen stays at the end of the first.
    x, y : float
        Middle of the text, in map units.
    outside : bool
        Whether a line leads from it to its area.
    """

    text: str
    x: float
    y: float
    outside: bool


def lines_of(text: str) -> Iterator[str]:
    """A name on one line, then on two, the more even the better."""
    yield text
    breaks = [at + 1 for at, sign in enumerate(text[:-1]) if sign in " -" and at]
    for at in sorted(breaks, key=lambda at: abs(2 * at - len(text))):
        yield text[:at].rstrip(" ") + "\n" + text[at:]


def size_of(text: str, unit: float) -> tuple[float, float]:
    """Width and height of a text with what is kept free around it, in map units; `unit` is a millimetre."""
    lines = text.split("\n")
    wide = max(text_width(line, POINTS * 25.4 / 72) for line in lines)
    return (wide + 2 * FREE) * unit, (LINE * len(lines) + 2 * FREE) * unit


def box_at(x: float, y: float, size: tuple[float, float]) -> QgsRectangle:
    """The box of a text with its middle at a point."""
    return QgsRectangle(x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2)


def place_names(
    areas: Sequence[tuple[str, QgsGeometry]], region: QgsGeometry, frame: QgsRectangle, unit: float
) -> list[Name]:
    """A place for each name.

    Parameters
    ----------
    areas : sequence of (str, QgsGeometry)
        Names and outlines.
    region : QgsGeometry
        That they make up: names without room in their outline stand outside it, as far as there is room.
    frame : QgsRectangle
        Of the map.
    unit : float
        A millimetre of the map, in map units.

    Returns
    -------
    list of Name
        In the order of the areas.
    """
    found: dict[int, Name] = {}
    taken: list[QgsRectangle] = []
    left = []
    for place, (text, outline) in enumerate(areas):
        name = _inside(text, outline, unit)
        if name is None:
            left.append(place)
        else:
            found[place] = name
            taken.append(box_at(name.x, name.y, size_of(name.text, unit)))
    engine = QgsGeometry.createGeometryEngine(region.constGet())
    engine.prepareGeometry()
    points = {place: areas[place][1].pointOnSurface().asPoint() for place in left}
    middle = frame.center()
    # Those at the edge have the shortest way out, and leave the others theirs.
    for place in sorted(left, key=lambda place: -points[place].distance(middle)):
        size = size_of(areas[place][0], unit)
        free = [box for box in _boxes(frame, size) if not any(box.intersects(other) for other in taken)]
        free.sort(key=lambda box: box.center().distance(points[place]))
        box = free[0] if free else box_at(points[place].x(), points[place].y(), size)
        for candidate in free:
            rectangle = QgsGeometry.fromRect(candidate)
            if not engine.intersects(rectangle.constGet()):
                box = candidate
                break
        taken.append(box)
        found[place] = Name(areas[place][0], box.center().x(), box.center().y(), True)
    return [found[place] for place in range(len(areas))]


def _inside(text: str, outline: QgsGeometry, unit: float) -> Name | None:
    """The place in an outline that is nearest to its middle; None where there is none."""
    engine = QgsGeometry.createGeometryEngine(outline.constGet())
    engine.prepareGeometry()
    box, middle = outline.boundingBox(), outline.centroid().asPoint()
    steps = [(step + 0.5) / INSIDE for step in range(INSIDE)]
    points = [
        QgsPointXY(box.xMinimum() + across * box.width(), box.yMinimum() + up * box.height())
        for across in steps
        for up in steps
    ]
    points.sort(key=middle.distance)
    for shown in lines_of(text):
        size = size_of(shown, unit)
        if size[0] > box.width() or size[1] > box.height():
            continue
        for point in [middle, *points]:
            rectangle = QgsGeometry.fromRect(box_at(point.x(), point.y(), size))
            if engine.contains(rectangle.constGet()):
                return Name(shown, point.x(), point.y(), False)
    return None


def _boxes(frame: QgsRectangle, size: tuple[float, float]) -> Iterator[QgsRectangle]:
    """Boxes of a size all over a map."""
    wide, high = frame.width() - size[0], frame.height() - size[1]
    for across in range(OUTSIDE):
        for up in range(OUTSIDE):
            x = frame.xMinimum() + size[0] / 2 + wide * across / (OUTSIDE - 1)
            y = frame.yMinimum() + size[1] / 2 + high * up / (OUTSIDE - 1)
            yield box_at(x, y, size)
