"""Answers of web services: JSON that may be broken off, or a page in its place."""

from __future__ import annotations

import json
import re
from typing import Any

from .messages import Refusal

_HTML_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)


def read_json(data: bytes, name: str) -> dict[str, Any]:
    """A JSON object.

    Raises
    ------
    Refusal
        If it is a web page, breaks off, or is no object.
    """
    text = data.decode("utf-8-sig", errors="replace")
    if text.lstrip()[:1] == "<":
        title = _HTML_TITLE.search(text[:5000])
        raise Refusal(
            "{name} gave a web page ('{title}') instead of data: a proxy or a sign-in page may stand between; open the "
            "address in a browser to see what it asks.",
            name=name,
            title=title[1].strip() if title else "",
        )
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:  # the latter where it is nested a thousand deep
        raise broken_off(name) from error
    if not isinstance(found, dict):
        raise Refusal("The answer of {name} is no OData: it holds no JSON object.", name=name)
    return found


def broken_off(name: str) -> Refusal:
    return Refusal(
        "The answer of {name} breaks off or is no JSON, so nothing was written: run again; where it happens again, "
        "choose fewer measures, regions or periods.",
        name=name,
    )
