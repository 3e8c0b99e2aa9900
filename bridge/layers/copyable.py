"""Whether a table of a GeoPackage can be copied by SQL and become the very same as by features; see `copying`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from qgis.PyQt.QtCore import QDate

from ..types import BOOLEAN, DATE, INTEGER, LONG, REAL, TEXT
from .doubt import check_texts, sure
from .geopackage import Package, literal, quoted
from .new_fields import NewField
from .rtree import CELL, HEAD

#: row numbers whose outlines are looked at together
PART = 5_000
KEY = "fid"
#: kinds of columns whose values SQLite itself brings to that kind where GDAL reads them, as a cast does
_CASTS = {"REAL": "REAL", "DOUBLE": "REAL", "TEXT": "TEXT"}
#: kinds of columns of whole numbers, and their bits without the sign
_INTEGERS = {"INTEGER": 63, "INT": 63, "MEDIUMINT": 31}
#: numbers of points, lines, polygons and several of these, with Z and M
_KINDS = {base + more for base in range(1, 7) for more in (0, 1000, 2000, 3000)}
#: bytes of the box in the head of a geometry, by its flag
_BOX_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


def is_plain(field: NewField) -> bool:
    """Whether the values of a new field are stored as QGIS would store them."""
    kind, values = field.definition.type(), pd.Series(field.values)
    if kind == DATE:
        return all(isinstance(day, QDate) and day.isValid() for day in values[values.notna()].unique())
    if kind == TEXT:
        texts, longest = set(values.tolist()), field.definition.length()
        missing = {text for text in texts if type(text) is not str}
        texts -= missing
        if not all(map(pd.isna, missing)) or "\0" in "".join(texts):
            return False
        return longest <= 0 or max(map(len, texts), default=0) <= longest
    if kind not in (INTEGER, LONG, REAL, BOOLEAN) or field.definition.precision() > 0:
        return False
    if not (pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values)):
        return False
    return kind != INTEGER or not len(values.dropna()) or bool(values.abs().max() < 2**31)


def _as_read(name: str, kind: str) -> str:
    """SQL that gives a column of the table s as GDAL reads it."""
    cast = _CASTS.get(kind.partition("(")[0])
    return f"CAST(s.{quoted(name)} AS {cast})" if cast else f"s.{quoted(name)}"


def geometry_of(package: Package, table: str) -> tuple[str, str]:
    """The geometry column of a table and its spatial index, "" for none."""
    found = package.names(
        f"SELECT column_name FROM main.gpkg_geometry_columns WHERE table_name = {literal(table)}"  # nosec B608
    )
    if not found:
        return "", ""
    index = f"rtree_{table}_{found[0]}"
    there = package.names(f"SELECT name FROM main.sqlite_master WHERE name = {literal(index)}")  # nosec B608
    return found[0], index if there else ""


def srs_of(package: Package, table: str) -> int:
    """The number of a table's CRS in its GeoPackage, which stands in the head of each geometry."""
    used = f"SELECT srs_id FROM main.gpkg_geometry_columns WHERE table_name = {literal(table)}"  # nosec B608
    return int(package.names(used)[0])


class Looked:
    """The table to copy, looked at through GDAL."""

    def __init__(self, package: Package, table: str, kind: int) -> None:
        tables = package.names("SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')")
        sure(table in tables or (not table and len(tables) == 1))
        self.package = package
        self.table = table or tables[0]
        self.kind = kind
        self.is_point = kind % 1000 == 1
        self.quoted = quoted(self.table)
        self.boxes = np.empty((0, 4))
        self.cells = np.empty(0, dtype=CELL)
        self.chosen: list[str] = []
        self.geometry, self.index = geometry_of(package, self.table)

    def check(self, names: Sequence[str], ids: np.ndarray) -> tuple[float, ...]:
        """The extent of the table.

        Raises
        ------
        Doubt
            If a column, an outline, or the index is none that is certain to be copied as features are.
        """
        kind = f"SELECT type FROM sqlite_master WHERE name = {literal(self.table)}"  # nosec B608
        sure(self.package.names(kind) == ["table"])
        told = self.package.rows(f"PRAGMA table_info({self.quoted})")
        columns = {row[1]: str(row[2]).upper() for row in told}
        sure({*names} < {*columns} and [row[1:3] for row in told if row[5]] == [[KEY, "INTEGER"]])
        sure(ids[0] > 0 and (np.diff(ids) > 0).all())
        texts = [quoted(name) for name in names if columns[name].partition("(")[0] == "TEXT"]
        odd = [test for name in names if (test := self._odd(name, columns[name]))]
        self.chosen = [_as_read(name, columns[name]) for name in names]
        head = self._head() if self.geometry else b""
        sure(head or self.kind == 100)
        heads = self._scan(ids, odd, texts, len(head))
        return self._check_outlines(ids, heads, head) if head else ()

    def _scan(self, ids: np.ndarray, odd: Sequence[str], texts: Sequence[str], length: int) -> np.ndarray:
        """Look at all rows once, and return the first bytes of their outlines; shape (n ids, length)."""
        # Every result is named: GDAL gives two of one name once.
        wanted = [f"group_concat({KEY}) AS ids", f"ifnull(max({' OR '.join(odd) or '0'}), 0) AS odd"]
        wanted += [f"group_concat({text}) AS t{i}" for i, text in enumerate(texts)]
        sizes = [f"ifnull(length(CAST(group_concat({text}) AS BLOB)), 0)" for text in texts]
        wanted.append(f"{' + '.join(sizes) or '0'} AS size")
        if length:
            shape = quoted(self.geometry)
            wanted.append(f"max(ifnull(typeof({shape}) <> 'blob', 1)) AS none")
            wanted.append(f"group_concat(hex(substr({shape}, 1, {length})), '') AS heads")
        heads = []
        for start in range(0, len(ids), PART):
            first, behind = start == 0, start + PART >= len(ids)
            part = ids[start : start + PART]
            where = [*([] if first else [f"{KEY} >= {part[0]}"]), *([] if behind else [f"{KEY} < {ids[start + PART]}"])]
            (row,) = self.package.rows(
                f"SELECT {', '.join(wanted)} FROM {self.quoted} WHERE {' AND '.join(where) or '1'}"  # nosec B608
            )
            sure(row[0] and not row[1] and np.array_equal(np.fromstring(row[0], dtype="int64", sep=","), part))
            check_texts(row[2 : 2 + len(texts)], row[2 + len(texts)])
            if length:
                sure(not row[-2] and len(row[-1]) == 2 * length * len(part))
                heads.append(bytes.fromhex(row[-1]))
        data = b"".join(heads)
        del heads
        return np.frombuffer(data, dtype="uint8").reshape(-1, length or 1)

    @staticmethod
    def _odd(name: str, kind: str) -> str:
        """SQL that is true where a column holds what it cannot be copied with, "" where that is nothing."""
        column, (called, _, width) = quoted(name), kind.rstrip(")").partition("(")
        if called == "TEXT":
            sure(width.isdigit() or not width)
            return f"length(CAST({column} AS BLOB)) > {width}" if width else ""
        if kind in _CASTS:
            return ""
        sure(kind in _INTEGERS)
        limit = 2 ** _INTEGERS[kind] - 1
        return f"typeof({column}) NOT IN ('integer', 'null') OR {column} > {limit} OR {column} < {-limit}"

    def _head(self) -> bytes:
        """How outlines of the layer's kind begin, up to the kind of shape and, of points, the place.

        QGIS makes an empty outline of none, which is left to it.
        """
        number = srs_of(self.package, self.table).to_bytes(4, "little", signed=True)
        first = f"SELECT ifnull(hex(substr({quoted(self.geometry)}, 4, 1)), '') AS h FROM {self.quoted} LIMIT 1"  # nosec B608
        flags = bytes.fromhex(self.package.names(first)[0])
        sure(self.kind in _KINDS and self.index and len(flags) == 1 and flags[0] & 0b11110001 == 1)
        size = _BOX_BYTES.get(flags[0] >> 1, -1)
        sure(size == 0 if self.is_point else size > 0)
        shape = bytes([1]) + self.kind.to_bytes(4, "little")
        return b"GP\0" + flags + number + bytes(size) + shape + bytes(16 * self.is_point)

    def _check_outlines(self, ids: np.ndarray, heads: np.ndarray, head: bytes) -> tuple[float, ...]:
        """The extent, where all outlines begin as they should, and the index has their boxes."""
        shape, wanted = len(head) - 5 - 16 * self.is_point, np.frombuffer(head, dtype="uint8")
        for told in (slice(8), slice(shape, shape + 5)):
            sure((heads[:, told] == wanted[told]).all())
        start = 13 if self.is_point else 8
        boxes = np.ascontiguousarray(heads[:, start : start + (16 if self.is_point else 32)]).view("<f8")
        if self.is_point:
            boxes = np.repeat(boxes, 2, axis=1)
        sure(np.isfinite(boxes).all())
        self._check_index(ids, boxes)
        self.boxes = boxes
        least, greatest = boxes.min(axis=0), boxes.max(axis=0)
        return float(least[0]), float(least[2]), float(greatest[1]), float(greatest[3])

    def _check_index(self, ids: np.ndarray, boxes: np.ndarray) -> None:
        """Compare the boxes of the index, rounded outwards to single precision, with those of the outlines."""
        nodes, parents = (quoted(f"{self.index}_{part}") for part in ("node", "parent"))
        # A hundred in one text: one by one they take several times as long.
        leaves = self.package.rows(
            "SELECT group_concat(hex(data), '') AS d, min(length(data)) AS least, max(length(data)) AS most "  # nosec B608
            f"FROM {nodes} WHERE nodeno NOT IN (SELECT parentnode FROM {parents}) GROUP BY nodeno / 100"
        )
        sizes = {size for row in leaves for size in row[1:]}
        sure(len(sizes) == 1)
        data = np.frombuffer(b"".join(bytes.fromhex(row[0]) for row in leaves), dtype="uint8").reshape(-1, sizes.pop())
        del leaves
        most = (data.shape[1] - HEAD) // CELL.itemsize
        used = np.arange(most) < (256 * data[:, 2].astype("int64") + data[:, 3])[:, None]
        cells = np.ascontiguousarray(data[:, HEAD : HEAD + most * CELL.itemsize]).view(CELL)[used]
        cells = self.cells = np.take(cells, np.argsort(cells["id"]))
        sure(np.array_equal(cells["id"], ids))
        for start in range(0, len(ids), PART):  # all at once would take much memory
            box = cells["box"][start : start + PART].astype("float64")
            exact = boxes[start : start + PART]
            outwards = (exact - box) * np.array([1, -1, 1, -1])
            sure(((outwards >= 0) & (outwards <= 1e-6 * np.abs(exact))).all())
