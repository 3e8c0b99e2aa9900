"""Small pieces of SVG that QtSvg (SVG Tiny 1.2) and browsers draw alike: no classes, no scripts, no embedded fonts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from html import escape
from typing import Any

#: QtSvg takes one family and no list; browsers take the list, from a shorthand that QtSvg passes over
FAMILY = "Open Sans"
FALLBACKS = "font:12px Open Sans,Segoe UI,Arial,sans-serif"
INK = "#222222"
MUTED = "#5a6169"
HAIR = "#d3d8dd"
PAPER = "#ffffff"

#: what XML 1.0 forbids, and signs that turn the direction of the text around them
_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
# Advance widths of Open Sans in em, rounded up: a text may come out narrower than planned, not wider.
_WIDTHS = {
    **dict.fromkeys("iljI.,:;|'!", 0.28),
    **dict.fromkeys('ftr()[]- "/\\', 0.4),
    **dict.fromkeys("mwMW%@–—…", 0.94),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&", 0.73),
}
_USUAL, _WIDE, _BOLD = 0.6, 1.05, 1.08


def clean(text: object) -> str:
    """A text on one line, without signs that XML forbids."""
    return " ".join(_FORBIDDEN.sub("", str(text)).split())


def figure(value: float) -> str:
    """A number as it stands in an attribute, to a hundredth of a pixel.

    Raises
    ------
    ValueError
        If it is not finite: such an attribute makes the whole picture invalid.
    """
    if not math.isfinite(value):
        raise ValueError(f"not a finite coordinate: {value}")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(name: str, content: str = "", **attributes: Any) -> str:
    """An element; underscores in names of attributes become hyphens, floats are rounded, text is escaped."""
    parts = [name]
    for key, value in attributes.items():
        text = figure(value) if isinstance(value, float) else escape(clean(value))
        parts.append(f'{key.rstrip("_").replace("_", "-")}="{text}"')
    return f"<{' '.join(parts)}>{content}</{name}>" if content else f"<{' '.join(parts)}/>"


def group(parts: Iterable[str], title: str = "") -> str:
    """Elements that belong together; the title is what a pointer on them shows."""
    head = f"<title>{escape(clean(title))}</title>" if title else ""
    return f"<g>{head}{''.join(parts)}</g>"


def label(
    x: float, y: float, text: str, size: float = 12, anchor: str = "start", bold: bool = False, fill: str = INK
) -> str:
    """Text whose middle is at height y: QtSvg knows no `dominant-baseline`."""
    weight = {"font_weight": "bold"} if bold else {}
    return tag(
        "text",
        escape(clean(text), quote=False),
        x=float(x),
        y=float(y + 0.36 * size),
        font_size=float(size),
        text_anchor=anchor,
        fill=fill,
        **weight,
    )


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = HAIR, width: float = 1, dash: str = "") -> str:
    """A straight line."""
    ends: dict[str, Any] = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
    dashes = {"stroke_dasharray": dash} if dash else {}
    return tag("line", **ends, stroke=stroke, stroke_width=float(width), **dashes)


def box(x: float, y: float, width: float, height: float, fill: str, **attributes: Any) -> str:
    """A filled rectangle."""
    return tag("rect", x=float(x), y=float(y), width=float(width), height=float(height), fill=fill, **attributes)


def dot(x: float, y: float, radius: float, fill: str, **attributes: Any) -> str:
    """A filled circle."""
    return tag("circle", cx=float(x), cy=float(y), r=float(radius), fill=fill, **attributes)


def polygon(points: Iterable[tuple[float, float]], fill: str, **attributes: Any) -> str:
    """A filled outline."""
    corners = " ".join(f"{figure(x)},{figure(y)}" for x, y in points)
    return tag("polygon", points=corners, fill=fill, **attributes)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a text comes out at most, in pixels, without a font at hand."""
    ems = sum(_WIDTHS.get(sign, _USUAL if sign < "\u2000" else _WIDE) for sign in text)
    return ems * size * (_BOLD if bold else 1.0)


def wrap(text: str, size: float, room: float, lines: int = 2, bold: bool = False) -> list[str]:
    """A text on at most so many lines of this width; what does not fit ends in an ellipsis."""
    rows: list[str] = []
    words = clean(text).split(" ")
    while words and len(rows) < lines:
        row = words.pop(0)
        while words and text_width(f"{row} {words[0]}", size, bold) <= room:
            row += " " + words.pop(0)
        rows.append(row)
        if text_width(row, size, bold) > room and len(rows) < lines:  # a word longer than the line is broken
            kept = _fitting(row, size, room, bold)
            rows[-1], words = row[:kept], [row[kept:], *words]
    if words or text_width(rows[-1], size, bold) > room:
        last = " ".join([rows[-1], *words])
        rows[-1] = last[: _fitting(last, size, room - text_width("…", size, bold), bold)].rstrip() + "…"
    return rows


def _fitting(text: str, size: float, room: float, bold: bool) -> int:
    """How many signs of a text fit, at least one."""
    used, count = 0.0, 0
    for sign in text:
        used += text_width(sign, size, bold)
        if used > room:
            break
        count += 1
    return max(count, 1)


def heading(title: str, subtitle: str, width: float) -> tuple[list[str], float]:
    """The texts above a chart, and how far down they reach; "" leaves one out."""
    parts, y = [], 8.0
    for text, size, fill, bold in ((title, 16.0, INK, True), (subtitle, 11.5, MUTED, False)):
        for row in wrap(text, size, width - 16, 3, bold) if text else []:
            parts.append(label(8, y + size * 0.62, row, size, bold=bold, fill=fill))
            y += size * 1.4
    return parts, y + 4 if parts else 0.0


def document(width: float, height: float, title: str, description: str, parts: Iterable[str], zoom: float = 1) -> str:
    """The whole picture on white paper, with a title and a description for those who do not see it.

    The zoom enlarges the size that the picture names, not what is drawn: QGIS's print layouts turn a picture from an
    expression into pixels of that size.
    """
    size = f'width="{figure(width * zoom)}" height="{figure(height * zoom)}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny" role="img" {size} '
        f'viewBox="0 0 {figure(width)} {figure(height)}" font-family="{FAMILY}" style="{FALLBACKS}">'
    )
    texts = f"<title>{escape(clean(title))}</title><desc>{escape(clean(description))}</desc>"
    return head + texts + box(0, 0, width, height, PAPER) + "".join(parts) + "</svg>"
