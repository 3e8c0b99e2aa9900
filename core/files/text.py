"""Delimited text as statistical offices hand it out: its encoding, its delimiter, its cells.

What is found out is said, never taken for granted: each function gives the `Message` to show beside its result.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ..messages import Message, Refusal

AUTOMATIC = "automatic"
#: what users call an encoding -> what Python calls it
ENCODINGS = {
    "UTF-8": "utf-8-sig",
    "UTF-16": "utf-16",
    "Windows-1252": "cp1252",
    "ISO-8859-1": "latin-1",
    "IBM850": "cp850",
}
#: in the order of preference where two fit alike: a comma may be a decimal sign, a tab hardly is
DELIMITERS = {"tab": "\t", "semicolon": ";", "pipe": "|", "comma": ","}
_BOMS = {b"\xef\xbb\xbf": "UTF-8", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
#: control characters, which no table in text holds
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
#: signs that Windows-1252 puts within a word where the file was written under DOS
_DOS = re.compile("[A-Za-z][‚ƒ„†‡ˆ‰‹“”•˜›][a-z]")
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?\r?\n", re.IGNORECASE)
#: how many lines tell the delimiter, from the beginning and spread over the rest
SAMPLE = 400
#: signs that a cell may have, the most that Python's csv can be told everywhere; left alone it stops at 131,072
LARGEST_CELL = 2**31 - 1
#: a cell with more line ends than this is an unclosed quotation mark, not a text
MOST_LINES = 60


@dataclass(frozen=True)
class Text:
    """The cells of a delimited text.

    Attributes
    ----------
    rows : list of list of str
        As they stand, of unequal length.
    encoding, delimiter : str
        Keys of `ENCODINGS` and `DELIMITERS`.
    notes, warnings : tuple of Message
        What was recognised, and where that is doubtful.
    """

    rows: list[list[str]]
    encoding: str
    delimiter: str
    notes: tuple[Message, ...]
    warnings: tuple[Message, ...] = ()


def read_text(data: bytes, name: str, encoding: str = AUTOMATIC, delimiter: str = AUTOMATIC) -> Text:
    """Split a delimited text into its cells.

    Parameters
    ----------
    data : bytes
    name : str
        What to call the file in a refusal.
    encoding, delimiter : str
        Keys of `ENCODINGS` and `DELIMITERS`, or "automatic".

    Raises
    ------
    Refusal
        If the file is empty, no text, or not in the encoding that was chosen.
    """
    if not data.strip():
        raise Refusal("'{file}' is empty.", file=name)
    text, found, notes, warnings = decode(data, name, encoding)
    told = _SEPARATOR_LINE.match(text)
    if told:
        text = text[told.end() :]
    if delimiter == AUTOMATIC:
        names = {sign: key for key, sign in DELIMITERS.items()}
        delimiter = (told and names.get(told[1])) or find_delimiter(text, name)
    with _any_cell():
        rows, doubt = _split(text, delimiter)
    notes.append(Message("Delimiter: {delimiter}.", {"delimiter": Message(_CALLED[delimiter])}))
    return Text(rows, found, delimiter, tuple(notes), (*warnings, *doubt))


_CALLED = {
    "tab": Message("tab").template,
    "semicolon": Message("semicolon").template,
    "pipe": Message("vertical bar").template,
    "comma": Message("comma").template,
}


def decode(data: bytes, name: str, encoding: str = AUTOMATIC) -> tuple[str, str, list[Message], list[Message]]:
    """Bytes as text, the encoding found, and what to say of it.

    UTF-8 is taken where all bytes are UTF-8, which other text with an accent in it never is; otherwise Windows-1252,
    which holds all letters of ISO-8859-1, unless it gives signs within words that only text from DOS shows.

    Raises
    ------
    Refusal
        If the bytes are no text, or not in the encoding chosen.
    """
    mark = next((bom for bom in _BOMS if data.startswith(bom)), b"")
    if encoding != AUTOMATIC:
        text = _decoded(data, encoding)
        if text is None:
            raise Refusal(
                "'{file}' is not in the encoding {encoding}: leave ENCODING at automatic, or choose another.",
                file=name,
                encoding=encoding,
            )
        return text, encoding, [Message("Encoding: {encoding}, as chosen.", {"encoding": encoding})], []
    if mark:
        found = _BOMS[mark]
        text = _decoded(data, found)
        if text is not None:
            said = Message("Encoding: {encoding}, with a byte order mark, which is left out.", {"encoding": found})
            return text, found, [said], []
    if _CONTROL.search(data[:100_000]):
        raise Refusal("'{file}' is not a table in text: it holds signs that no text has.", file=name)
    text = _decoded(data, "UTF-8")
    if text is not None:
        return text, "UTF-8", [Message("Encoding: {encoding}.", {"encoding": "UTF-8"})], []
    return _one_byte(data, name)


def _one_byte(data: bytes, name: str) -> tuple[str, str, list[Message], list[Message]]:
    """Text in an encoding of one byte a letter."""
    found = "Windows-1252"
    text = _decoded(data, found)
    if text is None or _DOS.search(text):
        found = "IBM850"
        text = data.decode(ENCODINGS[found])  # knows every byte
    said = [Message("Encoding: {encoding}.", {"encoding": found})]
    if found == "Windows-1252":
        return text, found, said, []
    doubt = Message(
        "'{file}' is read as {encoding}, as old programs under DOS wrote it; look at a name with an accent, and choose "
        "ENCODING where it is wrong.",
        {"file": name, "encoding": found},
    )
    return text, found, said, [doubt]


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(ENCODINGS[encoding]).removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def find_delimiter(text: str, name: str) -> str:
    """The delimiter by which most lines fall into equally many cells.

    A sign within quotation marks does not count, and one that stands in the header alone, or in some of the figures,
    gives lines of unequal length.

    Raises
    ------
    Refusal
        If no delimiter divides the lines.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    lines = [*lines[: SAMPLE // 2], *lines[SAMPLE // 2 :: max(len(lines) // (SAMPLE // 2), 1)]]
    with _any_cell():
        scores = {key: _evenness(lines, sign) for key, sign in DELIMITERS.items()}
    best = max(scores, key=lambda key: scores[key])
    if scores[best] == 0:
        raise Refusal(
            "'{file}' is not a table: its lines do not fall into columns by tabs, semicolons, commas or vertical bars.",
            file=name,
        )
    return best


@contextmanager
def _any_cell() -> Iterator[None]:
    """Cells of any length; the limit is one for the whole program, which gets its own back."""
    before = csv.field_size_limit(LARGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _evenness(lines: list[str], sign: str) -> float:
    """The share of lines with the number of cells that most lines have, 0 where that is one."""
    counts: Counter[int] = Counter()
    for line in lines:
        if sign in line:
            counts[len(next(csv.reader([line], delimiter=sign), []))] += 1
    counts.pop(1, None)
    return counts.most_common(1)[0][1] / len(lines) if counts else 0.0


def _split(text: str, delimiter: str) -> tuple[list[list[str]], list[Message]]:
    """The cells; where a quotation mark that is never closed swallows lines, quotation marks are plain signs."""
    sign = DELIMITERS[delimiter]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
        swallowed = len(rows) < text.count("\n") and any(
            cell.count("\n") > MOST_LINES for row in rows for cell in row if len(cell) > MOST_LINES
        )
    except csv.Error:
        swallowed = True
    if not swallowed:
        return rows, []
    rows = [line.split(sign) for line in text.splitlines()]
    return rows, [Message("A quotation mark is never closed: quotation marks were read as plain signs.")]
