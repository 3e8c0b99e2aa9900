"""Where the names of areas stand on a map: inside their outline, else beside it with a line to it.

QGIS's own labels are put where they hide least, which on a map of few areas is upon a neighbour, or nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qgis.core import QgsGeometry, QgsGeometryEngine, QgsPointXY, QgsRectangle

from ...core.charts.svg import text_width

#: points of the letters, the height of their line and what is kept free around them, in millimetres
POINTS, LINE, FREE = 8.0, 3.6, 0.5
#: places that are tried across and down, in an outline and on a map
INSIDE, OUTSIDE = 9, 36
#: millimetres of a line that the eye follows among others
LONGEST = 16.0


@dataclass(frozen=True)
class Name:
    """A name on a map.

    Attributes
    ----------
    text : str
        On two lines where that makes it fit; a hyphen stays at the end of the first.
    x, y : float
        Middle of the text, in map units.
    at : (float, float) or None
        Where a line from it ends in its area; None where it stands inside.
    """

    text: str
    x: float
    y: float
    at: tuple[float, float] | None = None

    @property
    def outside(self) -> bool:
        """Whether a line leads from it to its area."""
        return self.at is not None

    def line(self, unit: float) -> tuple[float, float]:
        """Where that line begins, at the nearest edge of the text; see `size_of` for `unit`."""
        box = box_at(self.x, self.y, size_of(self.text, unit))
        x, y = self.at or (self.x, self.y)
        return min(max(x, box.xMinimum()), box.xMaximum()), min(max(y, box.yMinimum()), box.yMaximum())


@dataclass(frozen=True)
class NamedAreas:
    """What a map of a region names.

    Attributes
    ----------
    areas : sequence of (str, QgsGeometry)
        Names and outlines, in the CRS of the maps.
    region : QgsGeometry
        That they make up.
    """

    areas: Sequence[tuple[str, QgsGeometry]]
    region: QgsGeometry

    def placed(self, frame: QgsRectangle, width: float) -> list[Name]:
        """Their names on a map of so many millimetres."""
        return place_names(self.areas, self.region, frame, frame.width() / width)

    def numbered(self, names: Sequence[Name], numbers: Mapping[str, int], unit: float) -> list[Name]:
        """The same with a number inside its outline for a name whose line is long, or crosses another or a name.

        Parameters
        ----------
        names : sequence of Name
            As `placed` gives them.
        numbers : mapping of str to int
            Of the areas, by name; one that is not in it keeps its name.
        """
        found = list(names)
        boxes = [QgsGeometry.fromRect(box_at(name.x, name.y, size_of(name.text, unit))) for name in names]
        lines: dict[int, QgsGeometry] = {}
        for place, name in enumerate(names):
            if name.at is not None:
                ends = QgsPointXY(*name.line(unit)), QgsPointXY(*name.at)
                lines[place] = QgsGeometry.fromPolylineXY(list(ends))
        drawn = [box for place, box in enumerate(boxes) if place not in lines]
        for place in sorted(lines, key=lambda place: lines[place].length()):
            text, outline = self.areas[place]
            pieces = (lines[place], boxes[place])
            clear = lines[place].length() <= LONGEST * unit and not boxes[place].intersects(self.region)
            clear = clear and not any(one.intersects(other) for one in pieces for other in drawn)
            if clear or text not in numbers:
                drawn += pieces
                continue
            middle = outline.pointOnSurface().asPoint()
            number = str(numbers[text])
            found[place] = _inside(number, outline, unit) or Name(number, middle.x(), middle.y())
            drawn.append(QgsGeometry.fromRect(box_at(found[place].x, found[place].y, size_of(number, unit))))
        return found


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
    middle, edge = frame.center(), FREE * unit
    frame = frame.buffered(-edge)
    # Those at the edge have the shortest way out, and leave the others theirs.
    for place in sorted(left, key=lambda place: -points[place].distance(middle)):
        text, box = _beside(areas[place][0], points[place], taken, engine, frame, unit)
        taken.append(box)
        found[place] = Name(text, box.center().x(), box.center().y(), (points[place].x(), points[place].y()))
    return [found[place] for place in range(len(areas))]


def _beside(
    text: str,
    point: QgsPointXY,
    taken: Sequence[QgsRectangle],
    region: QgsGeometryEngine,
    frame: QgsRectangle,
    unit: float,
) -> tuple[str, QgsRectangle]:
    """The nearest place beside the region, on two lines where one finds none; upon the region where none is free."""
    nearest = None
    for shown in lines_of(text):
        boxes = (box for box in _boxes(frame, size_of(shown, unit)) if not any(box.intersects(one) for one in taken))
        free = sorted(boxes, key=lambda box: box.center().distance(point))
        for box in free:
            rectangle = QgsGeometry.fromRect(box)  # kept, for the engine reads what belongs to it
            if not region.intersects(rectangle.constGet()):
                return shown, box
        nearest = nearest or ((shown, free[0]) if free else None)
    return nearest or (text, box_at(point.x(), point.y(), size_of(text, unit)))


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
                return Name(shown, point.x(), point.y())
    return None


def _boxes(frame: QgsRectangle, size: tuple[float, float]) -> Iterator[QgsRectangle]:
    """Boxes of a size all over a map."""
    wide, high = frame.width() - size[0], frame.height() - size[1]
    for across in range(OUTSIDE):
        for up in range(OUTSIDE):
            x = frame.xMinimum() + size[0] / 2 + wide * across / (OUTSIDE - 1)
            y = frame.yMinimum() + size[1] / 2 + high * up / (OUTSIDE - 1)
            yield box_at(x, y, size)
