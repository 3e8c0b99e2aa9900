"""Rows of new fields to a GeoPackage by SQL, each with the outline of a row of some table of a GeoPackage.

As in `copying`: the table is made by QGIS and filled here, and what is not certain to become the very same as by
features is left to them.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from qgis.core import QgsVectorLayer, QgsWkbTypes

from ...core.sqlite_table import TABLE
from ..cancel import stop_if_cancelled
from ..compat import as_number
from ..run import Run
from ..types import LONG
from .columns import GPKG, plain_file
from .copyable import KEY, Looked, is_plain, srs_of
from .copying import attached, empty_table, store, tell_contents, without_triggers
from .doubt import Doubt, sure
from .frames import gc_paused
from .geopackage import Package, SqlFault, copy_index, opened, quoted
from .new_fields import NewField
from .rtree import packed

#: files that SQLite attaches at a time, of its ten beside two of the rows' own
FILES = 8
#: some layers one after the other, and for each of its rows in the output the id of the feature with the outline
Outlined = Sequence[tuple[QgsVectorLayer, np.ndarray]]


@dataclass(frozen=True)
class Source:
    """A table with outlines, of which all are certain to be copied as features are.

    Attributes
    ----------
    path, table, geometry, srs : Path, str, str, int
    ids : ndarray of int
        The row numbers, ascending.
    boxes, cells : ndarray
        Of their outlines, exact and as the spatial index has them; see `Looked`.
    """

    path: Path
    table: str
    geometry: str
    srs: int
    ids: np.ndarray
    boxes: np.ndarray
    cells: np.ndarray

    @classmethod
    def of(cls, layer: QgsVectorLayer, kind: QgsWkbTypes.Type) -> Source:
        """The table of a layer.

        Raises
        ------
        Doubt, SqlFault
            If it is none that can be copied.
        """
        file = plain_file(layer, ())  # none of its fields is copied
        sure(file is not None and file[0] == GPKG and layer.wkbType() == kind)
        path = Path(file[1])
        with opened(path) as package:
            looked = Looked(package, file[2], as_number(kind))
            (told,) = package.names(f"SELECT ifnull(group_concat({KEY}), '') AS ids FROM {looked.quoted}")  # nosec B608
            ids = np.sort(np.array(told.split(","), dtype="int64")) if told else np.empty(0, dtype="int64")
            sure(len(ids))
            looked.check([], ids)
            return cls(
                path, looked.table, looked.geometry, srs_of(package, looked.table), ids, looked.boxes, looked.cells
            )


@dataclass(frozen=True)
class Stack:
    """Rows that can be written by SQL.

    Attributes
    ----------
    new_fields : list of NewField
    number : int
        Of rows.
    parts : list of tuple
        A source and, for each of its rows in the output, its row number there; none where the rows have no outlines.
    """

    new_fields: Sequence[NewField]
    number: int
    parts: list[tuple[Source, np.ndarray]]

    @classmethod
    def of(cls, new_fields: Sequence[NewField], outlined: Outlined, kind: QgsWkbTypes.Type) -> Stack | None:
        """The rows of fields, None where they must go by features."""
        number = len(pd.Series(new_fields[0].values))
        named = {field.definition.name().lower() for field in new_fields}
        if not number or KEY in named or not all(map(is_plain, new_fields)):
            return None
        try:
            sources = {layer.id(): Source.of(layer, kind) for layer, _ in outlined}
            parts = [(sources[layer.id()], ids) for layer, ids in outlined]
            sure(len({source.path for source, _ in parts}) <= FILES)
            sure(all(np.isin(ids, source.ids).all() for source, ids in parts))
            sure(not parts or sum(len(ids) for _, ids in parts) == number)
        except (SqlFault, Doubt, ImportError):
            return None
        return cls(new_fields, number, parts)

    def into(self, run: Run, path: Path, table: str) -> None:
        """Fill the empty table that QGIS has made; see `Copy.into`.

        Raises
        ------
        SqlFault
        QgsProcessingException
        """
        rows = np.concatenate([np.empty(0, dtype="int64"), *(ids for _, ids in self.parts)])
        stored = [*self.new_fields, *([NewField.of("row", LONG, rows)] if self.parts else [])]
        schemas = {path: f"source{place}" for place, path in enumerate({source.path: 0 for source, _ in self.parts})}
        with tempfile.TemporaryDirectory() as folder, gc_paused():
            added, tree = Path(folder) / "added.sqlite", Path(folder) / "tree.sqlite"
            store(added, np.arange(1, self.number + 1), stored, np.arange(self.number))
            with opened(path, update=True) as package:
                geometry, index = empty_table(package, table, bool(self.parts))
                if any(srs_of(package, table) != source.srs for source, _ in self.parts):
                    raise SqlFault("another CRS")
                if index:
                    self._make_index(package, index, tree)
                files = {"store": added, **({"tree": tree} if index else {}), **{schemas[one]: one for one in schemas}}
                with attached(package, files), without_triggers(package, table):
                    self._fill(run, package, (table, geometry), schemas)
                    if index:
                        copy_index(package, index, "tree", "tree")
                    tell_contents(package, table, self.number, self._extent())

    def _fill(self, run: Run, package: Package, target: tuple[str, str], schemas: dict[Path, str]) -> None:
        """Write the rows, those with outlines of a source after those of the one before."""
        table, geometry = target
        names = [KEY, *(field.definition.name() for field in self.new_fields), *([geometry] if geometry else [])]
        into = f"INSERT INTO main.{quoted(table)} ({', '.join(map(quoted, names))})"
        figures = ", ".join(["a.id", *(f"a.c{i}" for i in range(len(self.new_fields)))])
        if not self.parts:
            package.rows(f"{into} SELECT {figures} FROM store.{TABLE} a")  # nosec B608
        row, done = f"a.c{len(self.new_fields)}", 0
        for source, ids in self.parts:
            stop_if_cancelled(run.feedback)
            package.rows(
                f"{into} SELECT {figures}, s.{quoted(source.geometry)} FROM store.{TABLE} a "  # nosec B608
                f"CROSS JOIN {schemas[source.path]}.{quoted(source.table)} s ON s.{KEY} = {row} "
                f"WHERE a.id BETWEEN {done + 1} AND {done + len(ids)}"
            )
            done += len(ids)
            run.feedback.setProgress(100.0 * done / self.number)

    def _places(self) -> list[np.ndarray]:
        """Where the rows of each part stand in its source."""
        return [np.searchsorted(source.ids, ids) for source, ids in self.parts]

    def _extent(self) -> tuple[float, ...]:
        """The box around all rows."""
        if not self.parts:
            return ()
        boxes = np.concatenate([source.boxes[rows] for (source, _), rows in zip(self.parts, self._places())])
        least, greatest = boxes.min(axis=0).tolist(), boxes.max(axis=0).tolist()
        return least[0], least[2], greatest[1], greatest[3]

    def _make_index(self, package: Package, index: str, path: Path) -> None:
        """Make the tables of the spatial index in a file, from the boxes that those of the sources have."""
        cells = np.concatenate([source.cells[rows] for (source, _), rows in zip(self.parts, self._places())])
        cells["id"] = np.arange(1, self.number + 1)
        (size,) = package.names(f"SELECT length(data) FROM main.{quoted(index + '_node')} WHERE nodeno = 1")  # nosec B608
        tree = packed(cells, int(size))
        tables = {"node": tree.nodes, "rowid": tree.rowids.tolist(), "parent": tree.parents.tolist()}
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                database.execute("BEGIN")
                for part, rows in tables.items():
                    database.execute(f"CREATE TABLE tree_{part} (number INTEGER PRIMARY KEY, value)")
                    database.executemany(f"INSERT INTO tree_{part} VALUES (?, ?)", rows)  # nosec B608
                database.execute("COMMIT")
        except sqlite3.Error as error:
            raise SqlFault(str(error)) from error
