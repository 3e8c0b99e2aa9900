"""Delimited text whose every line is regular, read in one go; text with any doubt about it is left to other readers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
DELIMITERS = ",;\t|"
#: rows that are read at a time: between them a run can be cancelled
ROWS = 100_000
_NEWLINE, _QUOTE = ord("\n"), ord('"')


def regular_rows(
    data: bytes, names: Sequence[str], fields: Sequence[str]
) -> Iterator[dict[str, npt.NDArray[np.object_]]] | None:
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

    Returns
    -------
    iterator of dict of str to ndarray of object, or None
        Text as it is written, "" where nothing is; a text that recurs is often held once. None where anything else
        stands there.

    Raises
    ------
    UnicodeDecodeError
        By the iterator, where it is not UTF-8.

    Examples
    --------
    >>> parts = regular_rows(b"code,v\\n0014,\\n0034,1.5\\n", ["code", "v"], ["v"])
    >>> [part["v"].tolist() for part in parts]
    [['', '1.5']]
    """
    text = data[len(BYTE_ORDER_MARK) :] if data.startswith(BYTE_ORDER_MARK) else data
    head, _, body = text.partition(b"\n")
    delimiter = _delimiter_of(head.removesuffix(b"\r"), names)
    if not delimiter or not body or b"\0" in text or BYTE_ORDER_MARK in text:
        return None
    if body.count(b"\r") != body.count(b"\r\n") or not _has_cells(body, delimiter, len(names)):
        return None
    parts = pd.read_csv(
        io.BytesIO(body),
        sep=delimiter,
        names=list(names),
        usecols=list(fields),
        dtype=object,
        index_col=False,
        na_filter=False,
        skip_blank_lines=False,
        quoting=csv.QUOTE_MINIMAL,
        engine="c",
        encoding="utf-8",
        chunksize=ROWS,
    )
    return ({name: part[name].to_numpy() for name in fields} for part in parts)


def _delimiter_of(head: bytes, names: Sequence[str]) -> str:
    """The sign that parts the first line into these names, "" where none does."""
    try:
        line = head.decode()
    except UnicodeDecodeError:
        return ""
    if "\r" in line or len(names) < 2:
        return ""
    return next((sign for sign in DELIMITERS if next(csv.reader([line], delimiter=sign), None) == [*names]), "")


def _has_cells(body: bytes, delimiter: str, number: int) -> bool:
    """Whether each line has this number of cells, and quotation marks stand where they belong."""
    signs = np.frombuffer(body if body.endswith(b"\n") else body + b"\n", dtype="uint8")
    ends = np.flatnonzero(signs == _NEWLINE)
    between = np.flatnonzero(signs == ord(delimiter))
    if b'"' in body:
        quotes = np.flatnonzero(signs == _QUOTE)
        if not _are_paired(signs, quotes, delimiter) or _within(ends, quotes).any():
            return False
        between = between[~_within(between, quotes)]
    counts = np.diff(np.searchsorted(between, ends), prepend=0)
    return bool((counts == number - 1).all())


def _within(places: npt.NDArray[np.intp], quotes: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Which places lie between an opening and a closing quotation mark."""
    marks = np.bincount(np.searchsorted(places, quotes), minlength=len(places) + 1)[:-1]
    return np.asarray(np.cumsum(marks) % 2 == 1)


def _are_paired(signs: npt.NDArray[np.uint8], quotes: npt.NDArray[np.intp], delimiter: str) -> bool:
    """Whether quotation marks open and close a cell in turn; one that is doubled closes it and opens it again."""
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    borders = [ord(delimiter), _NEWLINE]
    doubled = np.isin(opening - 1, closing)
    opens = doubled | (opening == 0) | np.isin(signs[opening - 1], borders)
    closes = np.isin(closing + 1, opening) | np.isin(signs[closing + 1], [*borders, ord("\r")])
    return bool(opens.all() and closes.all())
