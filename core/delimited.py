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
#: odd numbers, by which the words of a cell become one
_MIXED = np.array([pow(0x9E3779B97F4A7C15, power, 2**64) for power in range(WIDEST // WORD)], dtype="<u8")

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
    columns = [names.index(name) for name in fields]
    while end + 1 < len(data):
        begin, end = end + 1, data.find(b"\n", end + PIECE)
        end = len(data) - data.endswith(b"\n") if end < 0 else end
        cells = _Cells(b"".join([memoryview(data)[begin:end], b"\n", bytes(WIDEST)]), delimiter, len(names))
        yield {name: cells.texts(column) for name, column in zip(fields, columns)}


def _delimiter_of(head: bytes, names: Sequence[str]) -> str:
    """The sign that parts the first line into these names, "" where none does."""
    try:
        line = head.decode()
    except UnicodeDecodeError:
        return ""
    if "\r" in line or len(names) < 2:
        return ""
    return next((sign for sign in DELIMITERS if next(csv.reader([line], delimiter=sign), None) == [*names]), "")


class _Cells:
    """The cells of lines, behind which lie `WIDEST` bytes of nought.

    Raises
    ------
    Irregular
        If a line has another number of cells, or a quotation mark stands where none belongs.
    """

    def __init__(self, lines: bytes, delimiter: str, number: int) -> None:
        self._lines = lines
        self._signs = signs = np.frombuffer(lines, dtype="uint8")
        marks = np.flatnonzero(np.frombuffer(lines.translate(_marking(delimiter)), dtype=bool))
        opened = np.empty(0, dtype=np.intp)
        if b'"' in lines:
            quotes = np.flatnonzero(signs == _QUOTE)
            if not _are_paired(signs, quotes, delimiter):
                raise Irregular("quotation marks")
            opened = quotes[::2]
            within = _between(np.searchsorted(marks, opened), np.searchsorted(marks, quotes[1::2]))
            if (signs[marks[within]] == _NEWLINE).any():
                raise Irregular("quotation marks")
            marks = np.delete(marks, within)
        is_end = signs[marks] == _NEWLINE
        if not is_end[number - 1 :: number].all() or np.count_nonzero(is_end) * number != len(marks):
            raise Irregular("another number of cells")
        self._quoted = {*(np.searchsorted(marks, opened) % number).tolist()}
        #: where each cell ends
        self._marks = marks.reshape(-1, number)

    def texts(self, column: int) -> Texts:
        """The texts of a column."""
        starts, ends = self._borders(column)
        longest = int((ends - starts).max())
        if longest > WIDEST:
            return self._one_by_one(starts, ends)
        words = _words(self._signs, starts, ends - starts, max(1, -(-longest // WORD)))
        if words.shape[1] == 1:
            found, distinct = pd.factorize(words.ravel())
            return Texts(_decoded(distinct.view(f"S{WORD}").tolist()), found)
        found, distinct = pd.factorize(words @ _MIXED[: words.shape[1]])
        first = np.empty(len(distinct), dtype=np.intp)
        first[found] = np.arange(len(found))  # any that is the same
        differing = words[first]
        if (differing[found] != words).any():  # two of which the one number is the same
            return self._one_by_one(starts, ends)
        return Texts(_decoded(differing.view(f"S{WORD * words.shape[1]}").ravel().tolist()), found)

    def _borders(self, column: int) -> tuple[Places, Places]:
        """Where the cells of a column begin and end, without the quotation marks around them; shape (n rows,)."""
        ends = self._marks[:, column]
        starts = self._marks[:, column - 1] + 1 if column else np.concatenate([[0], self._marks[:-1, -1] + 1])
        if column == self._marks.shape[1] - 1:
            ends = ends - (self._signs[ends - 1] == _RETURN)
        if column in self._quoted:
            is_quoted = self._signs[starts] == _QUOTE
            starts, ends = starts + is_quoted, ends - is_quoted
        return starts, ends

    def _one_by_one(self, starts: Places, ends: Places) -> Texts:
        """The texts of some cells, of which it is not told which differ."""
        cells = [self._lines[start:end] for start, end in zip(starts.tolist(), ends.tolist())]
        return Texts(_decoded(cells), np.arange(len(cells)), differ=False)


def _marking(delimiter: str) -> bytes:
    """A table for `bytes.translate` that makes 1 of what ends a cell, and 0 of all else."""
    return bytes(sign in (_NEWLINE, ord(delimiter)) for sign in range(256))


def _between(first: Places, last: Places) -> Places:
    """All positions from each first one up to its last one, which is left out."""
    counts = last - first
    return np.asarray(np.repeat(last - np.cumsum(counts), counts) + np.arange(counts.sum()), dtype=np.intp)


def _words(signs: Bytes, starts: Places, lengths: Places, number: int) -> npt.NDArray[np.uint64]:
    """The bytes of some cells as so many words, noughts behind those of a cell; shape (n cells, number)."""
    # at each byte, it and those behind it
    words: npt.NDArray[np.uint64] = np.ndarray(len(signs) - WORD + 1, dtype="<u8", buffer=signs, strides=(1,))
    begin = WORD * np.arange(number)
    return words[starts[:, None] + begin] & _FIRST[np.clip(lengths[:, None] - begin, 0, WORD)]


def _decoded(cells: Sequence[bytes]) -> npt.NDArray[np.object_]:
    """Texts of cells; none of them holds a new line, nor a quotation mark that is not doubled."""
    return np.array(b"\n".join(cells).decode().replace('""', '"').split("\n"), dtype=object)


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
