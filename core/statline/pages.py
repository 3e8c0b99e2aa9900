"""Pages of OData, v3 and v4, read in pieces: a large answer never stands in memory as Python objects at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..answers import broken_off, read_json
from ..messages import Refusal

#: bytes of a page that are made Python objects at a time
PIECE = 1 << 20
_BETWEEN_ROWS = re.compile(rb"\}\s*,\s*\{")
_LIST = re.compile(rb'"value"\s*:\s*\[')
_DECODER = json.JSONDecoder()

Rows = list[dict[str, Any]]


@dataclass
class Page:
    """One page while it is read; `following` and `count` are known once `pieces` has been gone through.

    Attributes
    ----------
    following : str
        The address of the next page, "" where this is the last.
    count : int or None
        How many rows all pages together hold, where the server tells it.
    rows : int
        How many rows this page held.
    """

    data: bytes
    name: str
    following: str = ""
    count: int | None = None
    rows: int = 0

    def pieces(self) -> Iterator[Rows]:
        """The rows, some hundred at a time.

        Raises
        ------
        Refusal
            If the page is no JSON, or breaks off.
        """
        start = _LIST.search(self.data)
        if start is None:
            read_json(self.data, self.name)
            raise Refusal("The answer of {name} holds no list 'value': it is no OData page.", name=self.name)
        place = start.end()
        while True:
            stop, rows, rest = self._piece(place)
            self.rows += len(rows)
            if rows:
                yield rows
            if rest is not None:
                break
            place = stop
        self._read_envelope(self.data[: start.end()], rest)

    def _piece(self, place: int) -> tuple[int, Rows, bytes | None]:
        """Rows from `place` on, where the next begin, and what follows the list where it ends here.

        A cut inside a text that looks like the border between two rows leaves a piece that is no JSON; the next border
        is taken then.
        """
        for border in _BETWEEN_ROWS.finditer(self.data, place + PIECE):
            try:
                rows = json.loads(b"[" + self.data[place : border.start() + 1] + b"]")
            except (ValueError, RecursionError):
                continue
            return border.end() - 1, _only_rows(rows, self.name), None
        try:
            text = "[" + self.data[place:].decode("utf-8")
            rows, stop = _DECODER.raw_decode(text)
        except (ValueError, RecursionError) as error:
            raise broken_off(self.name) from error
        return len(self.data), _only_rows(rows, self.name), text[stop:].encode()

    def _read_envelope(self, head: bytes, rest: bytes) -> None:
        envelope = read_json(head + b"]" + rest, self.name)
        following = envelope.get("@odata.nextLink") or envelope.get("odata.nextLink")
        count = envelope.get("@odata.count", envelope.get("odata.count"))
        self.following = str(following or "")
        try:
            self.count = None if count is None else int(count)
        except (ValueError, TypeError) as error:
            raise broken_off(self.name) from error


def read_list(data: bytes, name: str) -> Rows:
    """All rows of a page at once, for the short lists of measures and codes."""
    found = read_json(data, name).get("value")
    if not isinstance(found, list):
        raise Refusal("The answer of {name} holds no list 'value': it is no OData page.", name=name)
    return _only_rows(found, name)


def _only_rows(rows: list[Any], name: str) -> Rows:
    if set(map(type, rows)) - {dict}:
        raise Refusal("The answer of {name} holds no list 'value': it is no OData page.", name=name)
    return rows
