"""How much room texts take on paper."""

from __future__ import annotations

from qgis.PyQt.QtGui import QFont, QFontMetricsF

from ...core.charts.svg import FAMILY

#: letters are laid out at this size and scaled: a font has a whole number of pixels
PIXELS = 100
#: millimetres in a point, and of a line of text in its size
POINT, LINE = 25.4 / 72, 1.38


def letters(bold: bool = False) -> QFont:
    """The house's type at `PIXELS`."""
    font = QFont(FAMILY)
    font.setPixelSize(PIXELS)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.1)  # or a search for "fi" misses the ligature
    font.setBold(bold)
    return font


def paper_width(text: str, points: float, bold: bool = False) -> float:
    """How wide a text comes out in the house's type, in millimetres."""
    return QFontMetricsF(letters(bold)).horizontalAdvance(text) * points * POINT / PIXELS


def lines(text: str, room: float, points: float, bold: bool = False) -> int:
    """Lines that a text takes in so many millimetres."""
    count, taken, blank = 1, 0.0, paper_width(" ", points, bold)
    for word in text.split(" "):
        length = paper_width(word, points, bold) * 1.03
        if taken and taken + blank + length > room:
            count, taken = count + 1, 0.0
        count += int(length // room)
        taken += (blank if taken else 0.0) + length % room
    return count


def high(text: str, room: float, points: float, bold: bool = False) -> float:
    """Millimetres of height that a text takes."""
    return lines(text, room, points, bold) * points * POINT * LINE + 0.5
