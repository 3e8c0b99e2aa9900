"""Delimited text whose every line is regular, read in one go; text with any doubt about it is left to other readers.

Cells are found and compared as bytes, by the million; a text is made of each that differs from the others.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from .values import Texts

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DELIMITERS = ",;\t|"
#: bytes that are read at a time: between them a run can be cancelled
PIECE = 2**24
#: bytes that are compared as one number, and the longest cells that are compared so
WORD, WIDEST = 8, 64
_NEWLINE, _QUOTE, _RETURN = ord("\n"), ord('"'), ord("\r")
#: what keeps the first bytes of a word
_FIRST = np.array([2 ** (8 * number) - 1 for number in range(WORD + 1)], dtype="<u8")

Bytes = npt.NDArray[np.uint8]
Places = npt.NDArray[np.intp]


class Irregular(ValueError):
    """Lines that programs may read in several ways."""


def regular_rows(data: bytes, names: Sequence[str], fields: Sequence[str]) -> Iterator[dict[str, Texts]]:
    """Rows of a csv file in parts, in which all programs read the very same cells.

    That is so where the first line has the names, each line holds as many cells, and each quotation mark opens a cell,
    closes it, or is doubled within; no cell runs over lines.

    Parameters
    ----------
    data : bytes
        The file.
    names : sequence of str
        What the columns are called, by which the delimiter is told.
    fields : sequence of str
        Those to read.

    Yields
    ------
    dict of str to Texts
        As they are written, "" where nothing is.

    Raises
    ------
    Irregular
        If anything else stands there, which some parts before may not show.
    UnicodeDecodeError
        If it is not UTF-8.

    Examples
    --------
    >>> parts = regular_rows(b"code,v\\n0014,\\n0034,1.5\\n", ["code", "v"], ["v"])
    >>> [part["v"].rows().tolist() for part in parts]
    [['', '1.5']]
    """
    begin = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    end = data.find(b"\n", begin)
    delimiter = _delimiter_of(data[begin:end].removesuffix(b"\r"), names) if end >= 0 else ""
    if not delimiter or end + 1 == len(data):
        raise Irregular("other names, or no rows")
    lone = b"\r" in data and data.count(b"\r") != data.count(b"\r\n")
    if lone or b"\0" in data or data.find(BYTE_ORDER_MARK, begin) >= 0:
        raise Irregular("signs that not all programs take alike")
    while end + 1 < len(data):
        begin, end = end + 1, data.find(b"\n", end + PIECE)
        end = len(data) - data.endswith(b"\n") if end < 0 else end
        piece = data[begin:end] + b"\n"
        signs = np.frombuffer(piece + bytes(WIDEST), dtype="uint8")
        starts, ends = _cells(signs[: len(piece)], delimiter, len(names))
        where = {name: number for number, name in enumerate(names)}
        yield {name: _texts(piece, signs, starts[where[name]], ends[where[name]]) for name in fields}


def _delimiter_of(head: bytes, names: Sequence[str]) -> str:
    """The sign that parts the first line into these names, "" where none does."""
    try:
        line = head.decode()
    except UnicodeDecodeError:
        return ""
    if "\r" in line or len(names) < 2:
        return ""
    return next((sign for sign in DELIMITERS if next(csv.reader([line], delimiter=sign), None) == [*names]), "")


def _cells(signs: Bytes, delimiter: str, number: int) -> tuple[Places, Places]:
    """Where the cells of each column begin and end, without the quotation marks around them; shape (number, n rows).

    Raises
    ------
    Irregular
        If a line has another number of cells, or a quotation mark stands where none belongs.
    """
    marks = np.flatnonzero((signs == _NEWLINE) | (signs == ord(delimiter)))
    quotes = np.flatnonzero(signs == _QUOTE)
    if len(quotes):
        within = _within(marks, quotes)
        if not _are_paired(signs, quotes, delimiter) or (signs[marks[within]] == _NEWLINE).any():
            raise Irregular("quotation marks")
        marks = marks[~within]
    is_end = signs[marks] == _NEWLINE
    if len(marks) % number or not is_end[number - 1 :: number].all() or is_end.sum() * number != len(marks):
        raise Irregular("another number of cells")
    starts = np.concatenate([[0], marks[:-1] + 1]).reshape(-1, number).T.copy()
    ends = marks.reshape(-1, number).T.copy()
    ends[-1] -= signs[ends[-1] - 1] == _RETURN
    if len(quotes):
        is_quoted = signs[starts] == _QUOTE
        starts += is_quoted
        ends -= is_quoted
    return starts, ends


def _texts(piece: bytes, signs: Bytes, starts: Places, ends: Places) -> Texts:
    """The texts of some cells; `WIDEST` bytes lie behind the piece."""
    longest = int((ends - starts).max())
    if longest > WIDEST:
        cells = [piece[start:end] for start, end in zip(starts.tolist(), ends.tolist())]
        return Texts(_decoded(cells), np.arange(len(cells)), differ=False)
    words = _words(signs, starts, ends - starts, max(1, -(-longest // WORD)))
    found, distinct = pd.factorize(words[:, 0])
    for column in words[:, 1:].T:
        codes, distinct = pd.factorize(column)
        found = pd.factorize(found * len(distinct) + codes)[0]
    first = np.empty(int(found.max()) + 1, dtype=np.intp)
    first[found] = np.arange(len(found))  # any that is the same
    return Texts(_decoded(words[first].view(f"S{WORD * words.shape[1]}").ravel().tolist()), found)


def _words(signs: Bytes, starts: Places, lengths: Places, number: int) -> npt.NDArray[np.uint64]:
    """The bytes of some cells as so many words, noughts behind those of a cell; shape (n cells, number)."""
    # at each byte, it and those behind it
    words: npt.NDArray[np.uint64] = np.ndarray(len(signs) - WORD + 1, dtype="<u8", buffer=signs, strides=(1,))
    begin = WORD * np.arange(number)
    return words[starts[:, None] + begin] & _FIRST[np.clip(lengths[:, None] - begin, 0, WORD)]


def _decoded(cells: Sequence[bytes]) -> npt.NDArray[np.object_]:
    """Texts of cells; none of them holds a new line, nor a quotation mark that is not doubled."""
    return np.array(b"\n".join(cells).decode().replace('""', '"').split("\n"), dtype=object)


def _within(places: Places, quotes: Places) -> npt.NDArray[np.bool_]:
    """Which places lie between an opening and a closing quotation mark."""
    marks = np.bincount(np.searchsorted(places, quotes), minlength=len(places) + 1)[:-1]
    return np.asarray(np.cumsum(marks) % 2 == 1)


def _are_paired(signs: Bytes, quotes: Places, delimiter: str) -> bool:
    """Whether quotation marks open and close a cell in turn; one that is doubled closes it and opens it again."""
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    borders = [ord(delimiter), _NEWLINE]
    doubled = np.isin(opening - 1, closing)
    opens = doubled | (opening == 0) | np.isin(signs[opening - 1], borders)
    closes = np.isin(closing + 1, opening) | np.isin(signs[closing + 1], [*borders, ord("\r")])
    return bool(opens.all() and closes.all())
