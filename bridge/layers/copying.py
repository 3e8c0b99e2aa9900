"""A table of a GeoPackage to another one by SQL through GDAL, with new columns beside it: the second road of `write`.

The table is made by QGIS, as for features, and filled here. What is not certain to become the very same as by features
is left to them: `Copy.of` then gives None. No triggers run meanwhile, and the spatial index is that of the source,
whose boxes are compared with the outlines beforehand: building it anew takes four times as long as all the rest.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource
from qgis.PyQt.QtCore import Qt

from ...core.sqlite_table import TABLE, Part, write_table
from ..cancel import stop_if_cancelled
from ..compat import as_number
from ..run import Run
from ..types import BOOLEAN, DATE, REAL, TEXT
from .columns import GPKG, plain_file, whole_layer
from .copyable import KEY, Looked, geometry_of, is_plain
from .doubt import Doubt
from .frames import gc_paused
from .geopackage import Package, SqlFault, copy_index, literal, opened, quoted
from .moving import PLAIN
from .new_fields import NewField

if TYPE_CHECKING:
    from ..types import FieldType

#: rows that are stored and copied at a time: between them a run can be cancelled
ROWS = 50_000


@dataclass(frozen=True)
class Copy:
    """A table that can be copied whole, and what is added to it.

    Attributes
    ----------
    path, table, geometry : Path, str, str
        Of the source; geometry is "" for a table without.
    names, chosen : list of str
        The fields that stay, but for the row numbers, and SQL that gives them from the table s.
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
    chosen: list[str]
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
        if file is None or file[0] != GPKG or KEY not in names or not len(ids) or not all(map(is_plain, new)):
            return None
        path, order = Path(file[1]), np.argsort(ids.to_numpy(), kind="stable")
        try:
            with opened(path) as package:
                looked = Looked(package, file[2], as_number(source.wkbType()))
                stay = [each for each in names if each != KEY]
                extent = looked.check(stay, ids.to_numpy()[order])
        except (SqlFault, Doubt, ImportError):
            return None
        rows = ids.to_numpy()[order]
        return cls(path, looked.table, looked.geometry, stay, looked.chosen, rows, extent, new, order)

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
            store(added, self.ids, self.new_fields, self.order)
            with opened(path, update=True) as package, attached(package, {"source": self.path, "store": added}):
                self._fill(run, package, table)

    def _fill(self, run: Run, package: Package, table: str) -> None:
        """Copy the rows, with the new columns beside them."""
        geometry, index = empty_table(package, table, bool(self.geometry))
        new = [field.definition.name() for field in self.new_fields]
        into = ", ".join(map(quoted, [KEY, *self.names, *new, *([geometry] if geometry else [])]))
        shape = [f"s.{quoted(self.geometry)}"] if geometry else []
        chosen = ", ".join([f"s.{KEY}", *self.chosen, *(f"a.c{i}" for i in range(len(new))), *shape])
        with without_triggers(package, table):
            for start in range(0, len(self.ids), ROWS):
                stop_if_cancelled(run.feedback)
                part = self.ids[start : start + ROWS]
                package.rows(
                    f"INSERT INTO main.{quoted(table)} ({into}) SELECT {chosen} FROM source.{quoted(self.table)} s "  # nosec B608
                    f"CROSS JOIN store.{TABLE} a ON a.id = s.{KEY} WHERE s.{KEY} BETWEEN {part[0]} AND {part[-1]}"
                )
                run.feedback.setProgress(100.0 * (start + len(part)) / len(self.ids))
            if index:
                self._copy_index(package, index)
            tell_contents(package, table, len(self.ids), self.extent)

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


def store(path: Path, ids: np.ndarray, fields: Sequence[NewField], order: np.ndarray) -> None:
    """Store new columns, called c0, c1, ..., in a file from which they are joined.

    Parameters
    ----------
    path : Path
        Where nothing is yet.
    ids : ndarray of int
        Row numbers, ascending.
    fields : sequence of NewField
    order : ndarray of int
        Where their values stand for each of `ids`.

    Raises
    ------
    SqlFault
        If they cannot be stored.
    """
    texts = [i for i, field in enumerate(fields) if field.definition.type() in (TEXT, DATE)]
    numbers = [i for i in range(len(fields)) if i not in texts]
    names = ([f"c{i}" for i in kind] for kind in (numbers, texts))
    try:
        write_table(path, *names, _parts(ids, fields, order, (numbers, texts)))
    except (sqlite3.Error, OverflowError, ValueError) as error:
        raise SqlFault(str(error)) from error


def _parts(
    ids: np.ndarray, fields: Sequence[NewField], order: np.ndarray, kinds: tuple[list[int], list[int]]
) -> Iterator[Part]:
    """The new columns, some rows at a time: all of them anew would take much memory."""
    columns = [pd.Series(field.values) for field in fields]
    numbers, texts = kinds
    for start in range(0, len(ids), ROWS):
        rows = order[start : start + ROWS]
        yield Part(
            ids[start : start + ROWS],
            [_numbers(columns[i].take(rows), fields[i].definition.type()) for i in numbers],
            [_texts(columns[i].take(rows), fields[i].definition.type()) for i in texts],
        )


def _numbers(values: pd.Series, kind: FieldType) -> tuple[np.ndarray, np.ndarray]:
    """Numbers as floats or integers, and which are missing."""
    if kind == REAL:
        floats = values.to_numpy("float64", na_value=np.nan)
        return floats, np.isnan(floats)
    whole = (values.astype("boolean") if kind == BOOLEAN else values).astype("Int64")
    return whole.to_numpy("int64", na_value=0), whole.isna().to_numpy()


def _texts(values: pd.Series, kind: FieldType) -> np.ndarray:
    """Texts, and days as a GeoPackage has them."""
    if kind == DATE:
        values = values.map({day: day.toString(Qt.DateFormat.ISODate) for day in values.dropna().unique()})
        values = values.astype(object).where(values.notna(), None)
    return values.to_numpy(dtype=object)


@contextlib.contextmanager
def attached(package: Package, files: Mapping[str, Path]) -> Iterator[None]:
    """A transaction that reads other files by their names in SQL; lets go of them, also where it fails."""
    do = package.rows
    do("PRAGMA synchronous = OFF")  # it is written beside its place
    for name, path in files.items():
        do(f"ATTACH DATABASE {literal(str(path))} AS {name}")
    try:
        do(f"{PLAIN}BEGIN")  # at once, it would lock what is read as well
        yield
        do(f"{PLAIN}COMMIT")
    finally:
        for sql in (f"{PLAIN}ROLLBACK", *(f"DETACH DATABASE {name}" for name in files)):
            with contextlib.suppress(SqlFault):
                do(sql)


def empty_table(package: Package, table: str, shaped: bool) -> tuple[str, str]:
    """The geometry column of the table that QGIS has made and its spatial index, "" for none.

    Raises
    ------
    SqlFault
        If it is another one than was asked for.
    """
    geometry, index = geometry_of(package, table)
    if bool(geometry) != shaped or package.names(f"SELECT count(*) FROM main.{quoted(table)}") != [0]:  # nosec B608
        raise SqlFault("another table")
    return geometry, index


@contextlib.contextmanager
def without_triggers(package: Package, table: str) -> Iterator[None]:
    """Have no triggers of a table run meanwhile."""
    triggers = package.rows(
        f"SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = {literal(table)}"  # nosec B608
    )
    for name, _ in triggers:
        package.rows(f"DROP TRIGGER main.{quoted(name)}")
    yield
    for _, sql in triggers:
        package.rows(sql)


def tell_contents(package: Package, table: str, number: int, extent: Sequence[float]) -> None:
    """What a GeoPackage says of a table: its rows, and the box around them where there is one."""
    named = f"WHERE table_name = {literal(table)}"
    if extent:
        box = ", ".join(f"{name} = {value!r}" for name, value in zip(("min_x", "min_y", "max_x", "max_y"), extent))
        package.rows(f"UPDATE main.gpkg_contents SET {box} {named}")  # nosec B608
    package.rows(f"UPDATE main.gpkg_ogr_contents SET feature_count = {number} {named}")  # nosec B608
