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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsField

from ..cancel import stop_if_cancelled
from ..compat import as_number
from ..run import Run
from .columns import GPKG, plain_file, whole_layer
from .copyable import KEY, Doubt, Looked, geometry_of, is_plain, stored
from .frames import gc_paused
from .geopackage import Package, SqlFault, copy_index, literal, opened, quoted
from .moving import PLAIN
from .new_fields import NewField

#: rows that are copied at a time, at least: between them a run can be cancelled; the most files that hold as many new
#: ones, of which SQLite attaches ten
ROWS, STORES = 5_000, 8


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
        number = min(STORES, -(-len(self.ids) // ROWS))
        columns = [(field.definition, pd.Series(field.values)) for field in self.new_fields]
        with tempfile.TemporaryDirectory() as folder, gc_paused(), ThreadPoolExecutor(1) as pool:
            stores = [
                Store(Path(folder), i, columns, rows) for i, rows in enumerate(np.array_split(self.order, number))
            ]
            for store in stores:
                store.make()
            files = {"source": self.path, **{store.schema: store.path for store in stores}}
            with opened(path, update=True) as package, attached(package, files):
                self._fill(run, package, table, stores, pool)

    def _fill(self, run: Run, package: Package, table: str, stores: Sequence[Store], pool: ThreadPoolExecutor) -> None:
        """Copy the rows; while those of a store are copied, the next one is filled."""
        geometry, index = empty_table(package, table, bool(self.geometry))
        new = [field.definition.name() for field in self.new_fields]
        into = ", ".join(map(quoted, [KEY, *self.names, *new, *([geometry] if geometry else [])]))
        old = [f"s.{quoted(name)}" for name in (KEY, *self.names)]
        shape = [f"s.{quoted(self.geometry)}"] if geometry else []
        chosen = ", ".join([*old, *(f"a.c{i}" for i in range(len(new))), *shape])
        parts = np.array_split(self.ids, len(stores))
        filled = pool.submit(stores[0].fill, parts[0])
        with without_triggers(package, table):
            for number, (store, part) in enumerate(zip(stores, parts), 1):
                filled.result()
                stop_if_cancelled(run.feedback)
                if number < len(stores):
                    filled = pool.submit(stores[number].fill, parts[number])
                package.rows(
                    f"INSERT INTO main.{quoted(table)} ({into}) SELECT {chosen} FROM source.{quoted(self.table)} s "  # nosec B608
                    f"CROSS JOIN {store.schema}.added a ON a.id = s.{KEY} "
                    f"WHERE s.{KEY} BETWEEN {part[0]} AND {part[-1]}"
                )
                run.feedback.setProgress(100.0 * number / len(stores))
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


@dataclass(frozen=True)
class Store:
    """A file of new columns, from which they are joined: Python cannot write to what GDAL has open.

    Attributes
    ----------
    folder, number : Path, int
        Where it lies, and which of them it is.
    columns : list of tuple
        Definitions and values; the columns are called c0, c1, ...
    rows : ndarray of int
        Which of the values it holds.
    """

    folder: Path
    number: int
    columns: list[tuple[QgsField, pd.Series]]
    rows: np.ndarray

    @property
    def schema(self) -> str:
        """What it is called in SQL."""
        return f"added{self.number}"

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / f"{self.schema}.sqlite"

    @contextlib.contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """Open it for writing, by nobody else."""
        try:
            with contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = OFF")
                database.execute("PRAGMA journal_mode = OFF")
                yield database
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise SqlFault(str(error)) from error

    def make(self) -> None:
        """Make its table."""
        with self.opened() as database:
            database.execute(
                f"CREATE TABLE added (id INTEGER PRIMARY KEY{''.join(f', c{i}' for i in range(len(self.columns)))})"
            )

    def fill(self, ids: np.ndarray) -> None:
        """Store the columns of its rows; as Python objects all of them at once would take much memory."""
        sql = f"INSERT INTO added VALUES (?{', ?' * len(self.columns)})"  # nosec B608
        with self.opened() as database:
            database.execute("BEGIN")
            for start in range(0, len(ids), ROWS):
                part = slice(start, start + ROWS)
                parts = [stored(definition, values.take(self.rows[part])) for definition, values in self.columns]
                database.executemany(sql, zip(ids[part].tolist(), *parts))
            database.execute("COMMIT")


@contextlib.contextmanager
def attached(package: Package, files: Mapping[str, Path]) -> Iterator[None]:
    """A transaction that reads other files by their names in SQL; lets go of them, also where it fails."""
    do = package.rows
    do("PRAGMA synchronous = OFF")  # it is written beside its place
    for name, path in files.items():
        do(f"ATTACH DATABASE {literal(str(path))} AS {name}")
    try:
        do(f"{PLAIN}BEGIN")  # at once, it would lock the stores as well
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
