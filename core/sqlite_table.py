"""Columns as a table of an SQLite file of their own, written page by page.

Handing each value to SQLite takes many times as long. SQLite itself makes the file, with an empty table; the pages of
that table are then written as https://sqlite.org/fileformat2.html has them. A row is one cell of whole words of eight
bytes, so that numpy puts them together: each number takes a word or, where it is missing, none; the texts follow, and a
blob of up to seven zeros fills the last word.
"""

from __future__ import annotations

import itertools
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import pandas as pd

TABLE, KEY, FILL = "added", "id", "fill"
#: bytes of a page: the most that there can be
PAGE = 65_536
#: the page that SQLite leaves alone, for its locks
LOCKS = 2**30 // PAGE + 1
WORD = 8
#: bytes of the number of bytes of a cell and of a row number before it; of the length of its head and of a kind of text
_BEFORE, _LENGTH, _TEXT_KIND = (3, 8), 2, 3
#: row numbers that have eight bytes of seven bits
LARGEST = 2**56 - 1
#: bytes of a row with all before it: a longer one would go on in pages of its own
_LONGEST = PAGE - 64
#: how SQLite calls nothing, integers and reals of eight bytes; blobs and texts by their length
_NOTHING, _INTEGER, _REAL, _BLOB, _TEXT = 0, 6, 7, 12, 13
#: page of a table with rows, page that tells where these are
_LEAF, _INNER = 13, 5
_LEAF_HEAD, _INNER_HEAD, _PLACE = 8, 12, 2
#: pages to which one can lead
MOST = (PAGE - _INNER_HEAD) // (_PLACE + 4 + WORD) + 1
_PADS = np.array([bytes(length) for length in range(WORD)], dtype=object)

Words = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Part:
    """Some rows.

    Attributes
    ----------
    ids : ndarray of int, shape (n,)
        Row numbers, ascending, above all of the part before.
    numbers : sequence of (ndarray, ndarray of bool), each of shape (n,)
        Integers or floats, and which of them are missing.
    texts : sequence of ndarray of object, each of shape (n,)
        Text, or None.
    """

    ids: Ints
    numbers: Sequence[tuple[npt.NDArray[Any], Bools]]
    texts: Sequence[npt.NDArray[np.object_]]


def write_table(path: Path, numbers: Sequence[str], texts: Sequence[str], parts: Iterable[Part]) -> None:
    """Make an SQLite file with one table, `TABLE`, of row numbers, `KEY`, numbers and texts.

    Parameters
    ----------
    path : Path
        Where nothing is yet.
    numbers, texts : sequence of str
        Names of the columns.
    parts : iterable of Part
        The rows, each part with as many numbers and texts.

    Raises
    ------
    ValueError
        If a row does not fit on a page, or row numbers are none that SQLite would sort so.
    OSError, sqlite3.Error
        If it cannot be written.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> path, values = Path(mkdtemp()) / "new.sqlite", np.array([2.5, np.nan])
    >>> write_table(path, ["n"], [], [Part(np.array([1, 5]), [(values, np.isnan(values))], [])])
    >>> with closing(sqlite3.connect(path)) as database:
    ...     database.execute(f"SELECT {KEY}, n FROM {TABLE}").fetchall()
    [(1, 2.5), (5, None)]
    """
    names = "".join(f', "{name}"' for name in [*numbers, *texts, FILL])
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {PAGE}")
        database.execute(f"CREATE TABLE {TABLE} ({KEY} INTEGER PRIMARY KEY{names})")
    with path.open("r+b") as file:
        _Pages(file).write(_leaves(parts))


class _Pages:
    """A file to which pages are added behind the two that it has, the second of which is the root of its table."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._number = 2

    def write(self, leaves: Iterator[tuple[bytes, int]]) -> None:
        """Write the pages of a table and those that lead to them, each with its greatest row number."""
        first = list(itertools.islice(leaves, 2))
        if len(first) < 2:
            for page, _ in first:
                self._put(page, 2)
            return
        level = [(self._add(page), key) for page, key in itertools.chain(first, leaves)]
        while len(level) > MOST:
            groups = [level[start : start + MOST] for start in range(0, len(level), MOST)]
            if len(groups[-1]) == 1:  # a page that leads to one alone is none
                groups[-1].insert(0, groups[-2].pop())
            level = [(self._add(_inner(group)), group[-1][1]) for group in groups]
        self._put(_inner(level), 2)
        self._file.seek(28)
        self._file.write(struct.pack(">I", self._number))

    def _add(self, page: bytes) -> int:
        """Add a page, and tell its number."""
        self._number += 1
        if self._number == LOCKS:
            self._number += 1
        self._put(page, self._number)
        return self._number

    def _put(self, page: bytes, number: int) -> None:
        self._file.seek((number - 1) * PAGE)
        self._file.write(page)


def _inner(children: Sequence[tuple[int, int]]) -> bytes:
    """A page that leads to others, each but the last with its greatest row number."""
    keys = _varints(np.array([key for _, key in children[:-1]], dtype="int64"), WORD)
    cells = b"".join(struct.pack(">I", number) + key.tobytes() for (number, _), key in zip(children, keys))
    start, size = PAGE - len(cells), 4 + WORD
    places = np.arange(start, PAGE, size).astype(">u2").tobytes()
    head = struct.pack(">BHHHBI", _INNER, 0, len(keys), start, 0, children[-1][0])
    return (head + places).ljust(start, b"\0") + cells


def _leaves(parts: Iterable[Part]) -> Iterator[tuple[bytes, int]]:
    """Pages full of rows, each with its greatest row number."""
    last = 0
    for part in parts:
        if not len(part.ids):
            continue
        if part.ids[0] <= last or (np.diff(part.ids) <= 0).any() or part.ids[-1] > LARGEST:
            raise ValueError("row numbers that do not ascend")
        last = int(part.ids[-1])
        words, sizes = _cells(part)
        if sizes.max() * WORD > _LONGEST:
            raise ValueError("a row that does not fit")
        ends = np.concatenate([[0], np.cumsum(sizes)])  # of the cells, in words
        used = WORD * ends + _PLACE * np.arange(len(ends))
        begin = 0
        while begin < len(sizes):
            end = int(np.searchsorted(used, used[begin] + PAGE - _LEAF_HEAD, side="right")) - 1
            cells = words[ends[begin] : ends[end]].tobytes()
            start = PAGE - len(cells)
            places = start + WORD * (ends[begin:end] - ends[begin])
            head = struct.pack(">BHHHB", _LEAF, 0, end - begin, start, 0) + places.astype(">u2").tobytes()
            yield head.ljust(start, b"\0") + cells, int(part.ids[end - 1])
            begin = end


def _cells(part: Part) -> tuple[Words, Ints]:
    """The cells of some rows one after the other, and how many words each has."""
    number = len(part.ids)
    texts, lengths, told = _texts(part)
    long = lengths.sum(axis=1)
    width = sum(_BEFORE) + _LENGTH + 1 + len(part.numbers) + _TEXT_KIND * len(part.texts) + 1
    more = -width % WORD  # the kind of what fills the last word takes the bytes that the head has left
    begin = (width + more) // WORD
    words = np.empty((number, begin + len(part.numbers)), dtype="u8")
    kept = np.ones(words.shape, dtype=bool)
    kinds = np.empty((number, len(part.numbers)), dtype="u1")
    for i, (column, missing) in enumerate(part.numbers):
        is_real = column.dtype.kind == "f"
        words[:, begin + i] = column.astype(">f8" if is_real else ">i8").view("u8")
        kept[:, begin + i] = ~missing
        kinds[:, i] = np.where(missing, _NOTHING, _REAL if is_real else _INTEGER)
    sizes = np.stack([kept.sum(axis=1), long // WORD], axis=1)
    head = [
        _varints(WORD * sizes.sum(axis=1) - sum(_BEFORE), _BEFORE[0]),
        _varints(part.ids, _BEFORE[1]),
        _varints(np.full(number, width + more - sum(_BEFORE)), _LENGTH),
        np.full((number, 1), _NOTHING, dtype="u1"),
        kinds,
        told,
        _varints(_BLOB + 2 * lengths[:, -1], 1 + more),
    ]
    words[:, :begin] = np.concatenate(head, axis=1).view("u8")
    plain = words.ravel() if kept.all() else words[kept]
    if not len(texts):
        return plain, sizes[:, 0]
    whole = np.empty(len(plain) + len(texts) // WORD, dtype="u8")
    of_text = np.repeat(np.tile([False, True], number), sizes.ravel())
    whole[~of_text] = plain
    whole[of_text] = np.frombuffer(texts, dtype="u8")
    return whole, sizes.sum(axis=1)


def _texts(part: Part) -> tuple[bytes, Ints, npt.NDArray[np.uint8]]:
    """The texts of some rows, each filled to a whole word; how long each is, and what fills it; how each is told.

    Where most rows have the texts of another one, those of its region or class, they are put together once.
    """
    columns, found = [], np.zeros(len(part.ids), dtype=np.int64)
    for column in part.texts:
        positions, distinct = pd.factorize(column)
        columns.append((positions, [*map(str.encode, distinct.tolist()), b""]))  # the last is that of -1, which is none
        if 2 * found.max() < len(found):
            found = pd.factorize(found * (len(distinct) + 1) + positions)[0]
    if 2 * found.max() >= len(found):
        found = np.arange(len(found))
    first = np.empty(int(found.max()) + 1, dtype=np.int64)
    first[found] = np.arange(len(found))  # any that is the same
    lengths = np.zeros((len(first), len(columns) + 1), dtype="int64")
    told = np.empty((len(first), _TEXT_KIND * len(columns)), dtype="u1")
    pieces = []
    for i, (positions, written) in enumerate(columns):
        where = positions[first]
        lengths[:, i] = np.array([*map(len, written)])[where]
        pieces.append(np.array(written, dtype=object)[where].tolist())
        kinds = np.where(where < 0, _NOTHING, _TEXT + 2 * lengths[:, i])
        told[:, _TEXT_KIND * i : _TEXT_KIND * (i + 1)] = _varints(kinds, _TEXT_KIND)
    lengths[:, -1] = -lengths.sum(axis=1) % WORD
    rows = np.array([*map(b"".join, zip(*pieces, _PADS[lengths[:, -1]].tolist()))], dtype=object)
    return b"".join(rows[found].tolist()), lengths[found], told[found]


def _varints(values: npt.NDArray[np.integer[Any]], width: int) -> npt.NDArray[np.uint8]:
    """Numbers as SQLite writes them, seven bits a byte, in so many bytes; shape (n, width)."""
    shifts = 7 * np.arange(width - 1, -1, -1)
    found = ((values[:, None] >> shifts) & 0x7F).astype("u1")
    found[:, :-1] |= 0x80
    return found
