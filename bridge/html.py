"""The style of the HTML pages that algorithms write beside their layers."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .i18n import language

STYLE = """body{font:15px/1.45 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#222}
h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.8em}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25em .7em .25em 0;border-bottom:1px solid #ddd;vertical-align:top}
td.n,th.n{text-align:right}caption{text-align:left;color:#555;padding-bottom:.4em}
caption span{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 2em)}
figure{margin:1em 0}figure>svg{max-width:100%;height:auto}
.wide{overflow-x:auto}.wide:focus-visible{outline:2px solid #1f4e79}
@media print{body{margin:0}.wide{overflow:visible}tr{break-inside:avoid}
h1,h2,caption,thead,tbody tr:first-child{break-after:avoid}}"""


def document(title: str, body: str, style: str = STYLE) -> str:
    """A page that needs nothing else, in the language of its texts; `body` is markup."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body><main>{body}</main></body></html>\n"
    )


def captioned(caption: str, heads: Iterable[str], rows: str) -> str:
    """A table, which scrolls where the screen is narrower; `heads` are texts, `rows` is markup."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    return (
        f"{scrolling('wide', caption)}<table><caption><span>{escape(caption)}</span></caption>"
        f"<thead><tr>{top}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def scrolling(css: str, name: str) -> str:
    """The tag that opens a part of a page which scrolls sideways where it is too wide, with the keyboard too."""
    return f'<div class="{css}" role="group" tabindex="0" aria-label="{escape(name)}">'
