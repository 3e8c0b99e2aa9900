"""A table of a GeoPackage to another one by SQL through GDAL, with new columns beside it: the second road of `write`.

The table is made by QGIS, as for features, and filled here. What is not certain to become the very same as by features
is left to them: `Copy.of` then gives None. No triggers run meanwhile, and the spatial index is that of the source,
whose boxes are compared with the outlines beforehand: building it anew takes four times as long as all the rest.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource

from ...core.sqlite_table import TABLE, Part, write_table
from ..cancel import stop_if_cancelled
from ..compat import as_number
from ..run import Run
from ..types import BOOLEAN, INTEGER, LONG, REAL, TEXT
from .columns import GPKG, plain_file, whole_layer
from .frames import gc_paused
from .geopackage import Package, SqlFault, copy_index, literal, opened, quoted
from .moving import PLAIN
from .new_fields import NewField

if TYPE_CHECKING:
    from ..types import FieldType

#: rows that are stored and copied at a time: between them a run can be cancelled
ROWS = 50_000
#: rows that are looked at together
PART = 5_000
KEY = "fid"
#: kinds of columns whose values come back as they went in, with the test that finds others
_REALS, _INTEGERS = ("REAL", "DOUBLE"), {"INTEGER": 63, "INT": 63, "MEDIUMINT": 31}
#: numbers of points, lines, polygons and several of these, with Z and M
_KINDS = {base + more for base in range(1, 7) for more in (0, 1000, 2000, 3000)}
#: bytes of the box in the head of a geometry, by its flag
_BOX_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}


@dataclass(frozen=True)
class Copy:
    """A table that can be copied whole, and what is added to it.

    Attributes
    ----------
    path, table, geometry : Path, str, str
        Of the source; geometry is "" for a table without.
    names : list of str
        The fields that stay, but for the row numbers.
    ids : ndarray of int
        The row numbers, ascending.
    extent : tuple of float
        Least x and y, greatest x and y; empty where nothing has an outline.
    new_fields : list of NewField
    order : ndarray of int
        Where the values of the new fields stand for each of `ids`.
    """

    path: Path
    table: str
    geometry: str
    names: list[str]
    ids: np.ndarray
    extent: tuple[float, ...]
    new_fields: list[NewField]
    order: np.ndarray

    @classmethod
    def of(
        cls, run: Run, name: str, source: QgsFeatureSource, ids: pd.Index, names: Sequence[str], new: list[NewField]
    ) -> Copy | None:
        """The copy of a source, None where it must go by features.

        Parameters
        ----------
        name : str
            The parameter of the source.
        ids : Index
            Of the rows, in the order of the values of the new fields.
        names : sequence of str
            The fields of the source that stay.
        """
        layer = whole_layer(run, name, source)
        file = None if layer is None else plain_file(layer, layer.fields().names())
        if file is None or file[0] != GPKG or KEY not in names or not len(ids) or not all(map(_is_plain, new)):
            return None
        path, order = Path(file[1]), np.argsort(ids.to_numpy(), kind="stable")
        try:
            with opened(path) as package:
                looked = _Source(package, file[2], as_number(source.wkbType()))
                stay = [each for each in names if each != KEY]
                extent = looked.check(stay, ids.to_numpy()[order])
        except (SqlFault, _Doubt, ImportError):
            return None
        return cls(path, looked.table, looked.geometry, stay, ids.to_numpy()[order], extent, new, order)

    def into(self, run: Run, path: Path, table: str) -> None:
        """Fill the empty table that QGIS has made.

        Raises
        ------
        SqlFault
            If it cannot be filled, or is not such as it was thought to be.
        QgsProcessingException
            If the user cancels.
        """
        with tempfile.TemporaryDirectory() as folder, gc_paused():
            added = Path(folder) / "added.sqlite"
            self._store(added)
            with opened(path, update=True) as package:
                do = package.rows
                do("PRAGMA synchronous = OFF")  # it is written beside its place
                for file, schema in ((self.path, "source"), (added, "store")):
                    do(f"ATTACH DATABASE {literal(str(file))} AS {schema}")
                try:
                    do(f"{PLAIN}BEGIN")  # at once, it would lock the stored columns as well
                    self._fill(run, package, table)
                    do(f"{PLAIN}COMMIT")
                finally:  # lets go of the files, also where what failed still holds the GeoPackage
                    for sql in (f"{PLAIN}ROLLBACK", "DETACH DATABASE source", "DETACH DATABASE store"):
                        with contextlib.suppress(SqlFault):
                            do(sql)

    def _kinds(self) -> tuple[list[int], list[int]]:
        """Which of the new fields are numbers, and which texts."""
        is_text = [field.definition.type() == TEXT for field in self.new_fields]
        return [i for i, text in enumerate(is_text) if not text], [i for i, text in enumerate(is_text) if text]

    def _store(self, path: Path) -> None:
        """Store the new columns in a file, from which they are joined."""
        try:
            write_table(path, *([f"c{i}" for i in kind] for kind in self._kinds()), self._parts())
        except (sqlite3.Error, OverflowError, ValueError) as error:
            raise SqlFault(str(error)) from error

    def _parts(self) -> Iterator[Part]:
        """The new columns, some rows at a time: all of them anew would take much memory."""
        columns = [pd.Series(field.values) for field in self.new_fields]
        numbers, texts = self._kinds()
        for start in range(0, len(self.ids), ROWS):
            rows = self.order[start : start + ROWS]
            yield Part(
                self.ids[start : start + ROWS],
                [_numbers(columns[i].take(rows), self.new_fields[i].definition.type()) for i in numbers],
                [columns[i].take(rows).to_numpy(dtype=object) for i in texts],
            )

    def _fill(self, run: Run, package: Package, table: str) -> None:
        """Copy the rows, with the new columns beside them."""
        do = package.rows
        geometry, index = _geometry_of(package, table)
        if bool(geometry) != bool(self.geometry) or package.names(f"SELECT count(*) FROM main.{quoted(table)}") != [0]:  # nosec B608
            raise SqlFault("another table")
        triggers = do(
            f"SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = {literal(table)}"  # nosec B608
        )
        for name, _ in triggers:
            do(f"DROP TRIGGER main.{quoted(name)}")
        new = [field.definition.name() for field in self.new_fields]
        into = ", ".join(map(quoted, [KEY, *self.names, *new, *([geometry] if geometry else [])]))
        old = [f"s.{quoted(name)}" for name in (KEY, *self.names)]
        shape = [f"s.{quoted(self.geometry)}"] if geometry else []
        chosen = ", ".join([*old, *(f"a.c{i}" for i in range(len(new))), *shape])
        for start in range(0, len(self.ids), ROWS):
            stop_if_cancelled(run.feedback)
            part = self.ids[start : start + ROWS]
            do(
                f"INSERT INTO main.{quoted(table)} ({into}) SELECT {chosen} FROM source.{quoted(self.table)} s "  # nosec B608
                f"CROSS JOIN store.{TABLE} a ON a.id = s.{KEY} WHERE s.{KEY} BETWEEN {part[0]} AND {part[-1]}"
            )
            run.feedback.setProgress(100.0 * (start + len(part)) / len(self.ids))
        if index:
            self._copy_index(package, index)
        if self.extent:
            box = ", ".join(
                f"{name} = {value!r}" for name, value in zip(("min_x", "min_y", "max_x", "max_y"), self.extent)
            )
            do(f"UPDATE main.gpkg_contents SET {box} WHERE table_name = {literal(table)}")  # nosec B608
        do(
            f"UPDATE main.gpkg_ogr_contents SET feature_count = {len(self.ids)} WHERE table_name = {literal(table)}"  # nosec B608
        )
        for _, sql in triggers:
            do(sql)

    def _copy_index(self, package: Package, index: str) -> None:
        """Copy the spatial index, where it has nodes of the same size."""
        own = f"rtree_{self.table}_{self.geometry}"
        sizes = [
            package.names(f"SELECT length(data) FROM {schema}.{quoted(name + '_node')} WHERE nodeno = 1")  # nosec B608
            for schema, name in (("main", index), ("source", own))
        ]
        if sizes[0] != sizes[1]:
            raise SqlFault("an index of another make")
        copy_index(package, index, "source", own)


class _Doubt(Exception):
    """It is not certain that the copy is the very same."""


def _sure(certain: object) -> None:
    if not certain:
        raise _Doubt


def _is_plain(field: NewField) -> bool:
    """Whether the values of a new field are stored as QGIS would store them."""
    kind, values = field.definition.type(), pd.Series(field.values)
    if kind == TEXT:
        texts, longest = set(values.tolist()), field.definition.length()
        missing = {text for text in texts if type(text) is not str}
        texts -= missing
        if not all(map(pd.isna, missing)) or "\0" in "".join(texts):
            return False
        return not 0 < longest < max(map(len, texts), default=0)
    if kind not in (INTEGER, LONG, REAL, BOOLEAN) or field.definition.precision() > 0:
        return False
    if not (pd.api.types.is_numeric_dtype(values) or pd.api.types.is_bool_dtype(values)):
        return False
    return kind != INTEGER or not len(values.dropna()) or bool(values.abs().max() < 2**31)


def _numbers(values: pd.Series, kind: FieldType) -> tuple[np.ndarray, np.ndarray]:
    """Numbers as floats or integers, and which are missing."""
    if kind == REAL:
        floats = values.to_numpy("float64", na_value=np.nan)
        return floats, np.isnan(floats)
    whole = (values.astype("boolean") if kind == BOOLEAN else values).astype("Int64")
    return whole.to_numpy("int64", na_value=0), whole.isna().to_numpy()


def _check_texts(texts: Sequence[str | bytes | None], number: int | None, size: int | None) -> None:
    """Look at columns of texts, each joined by commas, that Qt may give back otherwise.

    They are not UTF-8, have a NUL, at which they end here, or a mark of the byte order. `number` is how many there are,
    `size` of how many bytes.
    """
    there = [text for text in texts if text is not None]
    _sure(all(isinstance(text, str) and "\ufeff" not in text for text in there))
    try:
        commas = (number or 0) - len(there)
        _sure(sum(len(text.encode()) for text in there) == (size or 0) + commas)
    except UnicodeEncodeError as error:
        raise _Doubt from error


def _geometry_of(package: Package, table: str) -> tuple[str, str]:
    """The geometry column of a table and its spatial index, "" for none."""
    found = package.names(
        f"SELECT column_name FROM main.gpkg_geometry_columns WHERE table_name = {literal(table)}"  # nosec B608
    )
    if not found:
        return "", ""
    index = f"rtree_{table}_{found[0]}"
    there = package.names(f"SELECT name FROM main.sqlite_master WHERE name = {literal(index)}")  # nosec B608
    return found[0], index if there else ""


class _Source:
    """The table to copy, looked at through GDAL."""

    def __init__(self, package: Package, table: str, kind: int) -> None:
        tables = package.names("SELECT table_name FROM gpkg_contents WHERE data_type IN ('features', 'attributes')")
        _sure(table in tables or (not table and len(tables) == 1))
        self.package = package
        self.table = table or tables[0]
        self.kind = kind
        self.is_point = kind % 1000 == 1
        self.quoted = quoted(self.table)
        self.geometry, self.index = _geometry_of(package, self.table)

    def check(self, names: Sequence[str], ids: np.ndarray) -> tuple[float, ...]:
        """The extent of the table.

        Raises
        ------
        _Doubt
            If a column, an outline, or the index is none that is certain to be copied as features are.
        """
        kind = f"SELECT type FROM sqlite_master WHERE name = {literal(self.table)}"  # nosec B608
        _sure(self.package.names(kind) == ["table"])
        told = self.package.rows(f"PRAGMA table_info({self.quoted})")
        columns = {row[1]: str(row[2]).upper() for row in told}
        _sure({*names} < {*columns} and [row[1:3] for row in told if row[5]] == [[KEY, "INTEGER"]])
        _sure(ids[0] > 0 and (np.diff(ids) > 0).all())
        texts = [quoted(name) for name in names if columns[name].partition("(")[0] == "TEXT"]
        odd = [self._odd(name, columns[name]) for name in names]
        head = self._head() if self.geometry else b""
        _sure(head or self.kind == 100)
        heads = self._scan(ids, odd, texts, len(head))
        return self._check_outlines(ids, heads, head) if head else ()

    def _scan(self, ids: np.ndarray, odd: Sequence[str], texts: Sequence[str], length: int) -> np.ndarray:
        """Look at all rows once, and return the first bytes of their outlines; shape (n ids, length)."""
        # Every result is named: GDAL gives two of one name once.
        wanted = [f"group_concat({KEY}) AS ids", f"ifnull(max({' OR '.join(odd) or '0'}), 0) AS odd"]
        wanted += [f"group_concat({text}) AS t{i}" for i, text in enumerate(texts)]
        there = [f"({text} IS NOT NULL)" for text in texts]
        sizes = [f"ifnull(length(CAST({text} AS BLOB)), 0)" for text in texts]
        wanted += [f"sum({' + '.join(each) or '0'}) AS {name}" for name, each in (("number", there), ("size", sizes))]
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
            _sure(row[0] and not row[1] and np.array_equal(np.array(row[0].split(","), dtype="int64"), part))
            _check_texts(row[2 : 2 + len(texts)], *row[2 + len(texts) : 4 + len(texts)])
            if length:
                _sure(not row[-2] and len(row[-1]) == 2 * length * len(part))
                heads.append(bytes.fromhex(row[-1]))
        data = b"".join(heads)
        del heads
        return np.frombuffer(data, dtype="uint8").reshape(-1, length or 1)

    @staticmethod
    def _odd(name: str, kind: str) -> str:
        """SQL that is true where a column holds what its kind does not say: blobs are more than texts, and these than
        numbers."""
        column, (called, _, width) = quoted(name), kind.rstrip(")").partition("(")
        if called == "TEXT":
            _sure(width.isdigit() or not width)
            return f"{column} >= x''" + (f" OR length(CAST({column} AS BLOB)) > {width}" if width else "")
        if kind in _REALS:
            return f"{column} >= ''"
        _sure(kind in _INTEGERS)
        limit = 2 ** _INTEGERS[kind] - 1
        return f"typeof({column}) NOT IN ('integer', 'null') OR {column} > {limit} OR {column} < {-limit}"

    def _head(self) -> bytes:
        """How outlines of the layer's kind begin, up to the kind of shape and, of points, the place.

        QGIS makes an empty outline of none, which is left to it.
        """
        used = f"SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = {literal(self.table)}"  # nosec B608
        number = int(self.package.names(used)[0]).to_bytes(4, "little", signed=True)
        first = f"SELECT ifnull(hex(substr({quoted(self.geometry)}, 4, 1)), '') AS h FROM {self.quoted} LIMIT 1"  # nosec B608
        flags = bytes.fromhex(self.package.names(first)[0])
        _sure(self.kind in _KINDS and self.index and len(flags) == 1 and flags[0] & 0b11110001 == 1)
        size = _BOX_BYTES.get(flags[0] >> 1, -1)
        _sure(size == 0 if self.is_point else size > 0)
        shape = bytes([1]) + self.kind.to_bytes(4, "little")
        return b"GP\0" + flags + number + bytes(size) + shape + bytes(16 * self.is_point)

    def _check_outlines(self, ids: np.ndarray, heads: np.ndarray, head: bytes) -> tuple[float, ...]:
        """The extent, where all outlines begin as they should, and the index has their boxes."""
        shape = len(head) - 5 - 16 * self.is_point
        told = [*range(8), *range(shape, shape + 5)]
        _sure((heads[:, told] == np.frombuffer(head, dtype="uint8")[told]).all())
        start = 13 if self.is_point else 8
        boxes = np.ascontiguousarray(heads[:, start : start + (16 if self.is_point else 32)]).view("<f8")
        if self.is_point:
            boxes = np.repeat(boxes, 2, axis=1)
        _sure(np.isfinite(boxes).all())
        self._check_index(ids, boxes)
        least, greatest = boxes.min(axis=0), boxes.max(axis=0)
        return float(least[0]), float(least[2]), float(greatest[1]), float(greatest[3])

    def _check_index(self, ids: np.ndarray, boxes: np.ndarray) -> None:
        """Compare the boxes of the index, rounded outwards to single precision, with those of the outlines."""
        nodes, parents = (quoted(f"{self.index}_{part}") for part in ("node", "parent"))
        leaves = self.package.names(
            f"SELECT hex(data) AS d FROM {nodes} WHERE nodeno NOT IN (SELECT parentnode FROM {parents})"  # nosec B608
        )
        cell = np.dtype([("id", ">i8"), ("box", ">f4", 4)])
        full = [leaf[4 : 4 + cell.itemsize * int.from_bytes(leaf[2:4], "big")] for leaf in map(bytes.fromhex, leaves)]
        cells = np.frombuffer(b"".join(full), dtype=cell)
        del leaves, full
        by_cell = np.argsort(cells["id"])
        _sure(np.array_equal(cells["id"][by_cell], ids))
        for start in range(0, len(ids), PART):  # all at once would take much memory
            box = cells["box"][by_cell[start : start + PART]].astype("float64")
            exact = boxes[start : start + PART]
            outwards = (exact - box) * np.array([1, -1, 1, -1])
            _sure(((outwards >= 0) & (outwards <= 1e-6 * np.abs(exact))).all())
