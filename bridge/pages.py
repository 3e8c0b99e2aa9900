"""What pages with tables share: the frame of a page that stands on its own, and tables."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from .html import document, scrolling

#: the darkest shades of a cell; black text stays readable on both
WARM, COLD = (236, 132, 62), (122, 167, 214)


def shade(share: float) -> str:
    """The colour of a cell, from white at 0 to `WARM` at 1, and to `COLD` at -1; white where it is missing."""
    end = COLD if share < 0 else WARM
    depth = 0.0 if math.isnan(share) else abs(share)
    return "#{:02x}{:02x}{:02x}".format(*(round(255 + (part - 255) * depth) for part in end))


def write_page(path: str, title: str, parts: Iterable[str]) -> None:
    """Write a page with its title as the heading."""
    Path(path).write_text(document(title, f"<h1>{escape(title)}</h1>{''.join(parts)}"), encoding="utf-8")


def paragraph(text: str) -> str:
    """A paragraph of plain text, "" where there is none."""
    return f"<p>{escape(text)}</p>" if text else ""


def captioned(caption: str, head: str, body: str) -> str:
    """A table with its caption, of markup, which scrolls where the screen is narrower."""
    name = f"<caption><span>{escape(caption)}</span></caption>"
    return f"{scrolling('wide', caption)}<table>{name}<thead>{head}</thead><tbody>{body}</tbody></table></div>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], texts: int = 1, caption: str = "") -> str:
    """A table of texts; all columns but the first so many stand to the right. Without a caption its heads name it."""

    def cells(kind: str, row: Sequence[str]) -> str:
        sides = ["" if place < texts else ' class="n"' for place in range(len(row))]
        scope = ' scope="col"' if kind == "th" else ""
        return "".join(f"<{kind}{scope}{side}>{escape(text)}</{kind}>" for side, text in zip(sides, row))

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    caption = caption or ", ".join(head for head in heads if head)
    return captioned(caption, f"<tr>{cells('th', heads)}</tr>", body)
