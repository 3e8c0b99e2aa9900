"""Tables of a GeoPackage by SQL through GDAL, whose functions its triggers need: whole in one transaction, or not.

A plain connection of Python's own sqlite3 would do without these functions, and its closing would drop the locks that
GDAL's library holds on the same file.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpression

if TYPE_CHECKING:
    from osgeo import gdal

#: milliseconds that are waited for another who writes
WAIT = 20_000
#: before a statement that GDAL takes for one about transactions and layers of its own: it looks at the first word
PLAIN = "/**/"
#: columns by which the tables of a GeoPackage, and QGIS's table of styles, say which table a row is about
_ABOUT = ("table_name", "f_table_name")
_TELLING = "name LIKE 'gpkg!_%' ESCAPE '!' OR name LIKE 'gpkgext!_%' ESCAPE '!' OR name = 'layer_styles'"
_FREE = """CASE WHEN identifier NOT IN (SELECT identifier FROM main.gpkg_contents WHERE identifier IS NOT NULL)
THEN identifier WHEN table_name NOT IN (SELECT identifier FROM main.gpkg_contents WHERE identifier IS NOT NULL)
THEN table_name END"""


class SqlFault(Exception):
    """What SQLite says of a statement."""


def is_geopackage(path: Path) -> bool:
    """Whether a file is called one."""
    return path.suffix.lower() == ".gpkg"


def quoted(name: str) -> str:
    """A name that is not taken for SQL."""
    return QgsExpression.quotedColumnRef(name)


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


class Package:
    """A GeoPackage that is open through GDAL."""

    def __init__(self, dataset: gdal.Dataset) -> None:
        self._dataset = dataset

    def rows(self, sql: str) -> list[list[Any]]:
        """What a query gives.

        Raises
        ------
        SqlFault
        """
        from osgeo import gdal

        gdal.ErrorReset()
        try:
            found = self._dataset.ExecuteSQL(sql)
            if found is None:
                rows = []
            else:
                rows = [[row.GetField(i) for i in range(row.GetFieldCount())] for row in found]
                self._dataset.ReleaseResultSet(found)
        except RuntimeError as error:  # where another part of QGIS has asked GDAL for exceptions
            raise SqlFault(str(error)) from error
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            raise SqlFault(gdal.GetLastErrorMsg())
        return rows

    def names(self, sql: str) -> list[str]:
        """The first column of what a query gives."""
        return [row[0] for row in self.rows(sql)]


@contextlib.contextmanager
def opened(path: Path, update: bool = False) -> Iterator[Package]:
    """A GeoPackage, closed in the end; GDAL's own messages are in the faults and not on the screen.

    Raises
    ------
    SqlFault
        If it cannot be opened.
    """
    from osgeo import gdal

    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        flags = gdal.OF_VECTOR | (gdal.OF_UPDATE if update else 0)
        try:
            dataset = gdal.OpenEx(str(path), flags, allowed_drivers=["GPKG"])
        except RuntimeError as error:
            raise SqlFault(str(error)) from error
        if dataset is None:
            raise SqlFault(gdal.GetLastErrorMsg())
        package = Package(dataset)
        package.rows(f"PRAGMA busy_timeout = {WAIT}")
        yield package
        del package._dataset, dataset
    finally:
        gdal.PopErrorHandler()


def count_rows(path: Path, table: str) -> int:
    """How many rows a table really has: GDAL's own count is one that it keeps.

    Raises
    ------
    SqlFault
        If there is no such table.
    """
    with opened(path) as package:
        return int(package.rows(f"SELECT count(*) FROM {quoted(table)}")[0][0])  # nosec B608


def settle(path: Path) -> None:
    """Leave a GeoPackage in one file: without the journal that QGIS keeps beside it while it has it open.

    Raises
    ------
    SqlFault
        If somebody has it open.
    """
    with opened(path, update=True) as package:
        mode = package.names("PRAGMA journal_mode = delete")
    left = [mark for mark in ("-wal", "-journal") if path.with_name(path.name + mark).exists()]
    if mode != ["delete"] or left:
        raise SqlFault("database is locked")


def put_tables(tables: Sequence[tuple[Path, str]], target: Path) -> None:
    """Put tables of other GeoPackages into one, each in place of the older one of its name, all or none of them.

    Parameters
    ----------
    tables : sequence of (path, name)
        With their index, styles, metadata and what else the GeoPackage says of them.

    Raises
    ------
    SqlFault
        If that is not possible; the target is then as it was.
    """
    with opened(target, update=True) as package:
        for number, (path, _) in enumerate(tables):
            package.rows(f"ATTACH DATABASE {literal(str(path))} AS {_schema(number)}")
        package.rows("BEGIN IMMEDIATE")
        try:
            for number, (_, table) in enumerate(tables):
                _Move(package, _schema(number), table).run()
            package.rows(f"{PLAIN}COMMIT")
        except BaseException:
            with contextlib.suppress(SqlFault):
                package.rows(f"{PLAIN}ROLLBACK")
            raise
        package.rows("PRAGMA journal_mode = delete")  # stays as it is where another has it open
    for path, table in tables:
        if count_rows(target, table) != count_rows(path, table):
            raise SqlFault(f"table {table} does not hold all rows")


def _schema(number: int) -> str:
    return f"staged{number}"


class _Move:
    """One table on its way from an attached GeoPackage into the main one."""

    def __init__(self, package: Package, schema: str, table: str) -> None:
        self.package, self.schema, self.table = package, schema, table

    def run(self) -> None:
        """Take the older table away, create the new one and all that is said of it."""
        do = self.package.rows
        if do(f"SELECT 1 FROM main.sqlite_master WHERE type = 'view' AND {self._is('name')}"):
            raise SqlFault(f"{self.table} is a view")
        references = self._srs()
        self._drop()
        self._create(self.table)
        copied = ", ".join(quoted(name) for name in self._columns(self.table))
        target, source = quoted(self.table), f"{self.schema}.{quoted(self.table)}"
        do(f"INSERT INTO main.{target} ({copied}) SELECT {copied} FROM {source}")  # nosec B608
        self._metadata()
        for name in self._about(self.schema):
            self._say(name, self.table)
        for old, new in references:
            self._refer(old, new)
        if self._has("gpkg_ogr_contents"):
            counted = f"(SELECT count(*) FROM main.{target})"
            do(f"UPDATE main.gpkg_ogr_contents SET feature_count = {counted} WHERE {self._is('table_name')}")  # nosec B608
        self._index()
        self._dress(self.table)
        ours, theirs = (do(f"SELECT count(*) FROM {name}")[0] for name in (f"main.{target}", source))  # nosec B608
        if ours != theirs:
            raise SqlFault(f"{ours[0]} of {theirs[0]} rows")

    def _is(self, column: str, table: str = "") -> str:
        return f"lower({quoted(column)}) = lower({literal(table or self.table)})"

    def _has(self, name: str, schema: str = "main") -> bool:
        return bool(self.package.rows(f"SELECT 1 FROM {schema}.sqlite_master WHERE {self._is('name', name)}"))

    def _geometries(self, schema: str) -> list[str]:
        """The geometry columns of the table."""
        if not self._has("gpkg_geometry_columns", schema):
            return []
        return self.package.names(
            f"SELECT column_name FROM {schema}.gpkg_geometry_columns WHERE {self._is('table_name')}"
        )

    def _columns(self, name: str, schema: str = "") -> list[str]:
        found = self.package.rows(f"PRAGMA {schema or self.schema}.table_info({quoted(name)})")
        return [row[1] for row in found]

    def _about(self, schema: str) -> dict[str, str]:
        """The tables of a GeoPackage that tell of others, and the column by which they do."""
        found = {}
        for name in self.package.names(
            f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND ({_TELLING}) "
            "ORDER BY name <> 'gpkg_contents'"
        ):
            column = next((each for each in self._columns(name, schema) if each.lower() in _ABOUT), "")
            if column:
                found[name] = column
        return found

    def _drop(self) -> None:
        """Take the older table away, and what is said of it."""
        do = self.package.rows
        columns = self._geometries("main")
        older = self.package.names(f"SELECT name FROM main.sqlite_master WHERE type = 'table' AND {self._is('name')}")
        for table in older:
            for column in columns:
                do(f"{PLAIN}DROP TABLE IF EXISTS main.{quoted(f'rtree_{table}_{column}')}")
            do(f"{PLAIN}DROP TABLE main.{quoted(table)}")
        owned = "SELECT md_file_id FROM main.gpkg_metadata_reference"
        described = (
            self.package.names(f"{owned} WHERE {self._is('table_name')}")
            if self._has("gpkg_metadata_reference") and self._has("gpkg_metadata")
            else []
        )
        for name, column in reversed(list(self._about("main").items())):
            do(f"DELETE FROM main.{quoted(name)} WHERE {self._is(column)}")  # nosec B608
        for number in described:
            do(f"DELETE FROM main.gpkg_metadata WHERE id = {int(number)} AND id NOT IN ({owned})")  # nosec B608

    def _create(self, name: str) -> None:
        for sql in self.package.names(
            f"SELECT sql FROM {self.schema}.sqlite_master WHERE type = 'table' AND {self._is('name', name)}"
        ):
            self.package.rows(sql)

    def _dress(self, name: str) -> None:
        """The indexes and triggers of a table."""
        for sql in self.package.names(
            f"SELECT sql FROM {self.schema}.sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
            f"AND {self._is('tbl_name', name)}"
        ):
            self.package.rows(sql)

    def _say(self, name: str, table: str, missing: bool = False) -> None:
        """Copy what a table of the attached GeoPackage says of a table."""
        if not self._has(name):
            self._create(name)
            self._dress(name)
            for other in ("gpkg_contents", "gpkg_ogr_contents", "gpkg_extensions"):
                if self._has(other, self.schema):
                    self._say(other, name, missing=True)
            if self._has("gpkg_ogr_contents"):  # it counts the rows itself, by a trigger
                self.package.rows(
                    f"UPDATE main.gpkg_ogr_contents SET feature_count = 0 WHERE {self._is('table_name', name)}"
                )
        about = self._about(self.schema)[name]
        # a number by which the rows are told apart is given anew
        found = self.package.rows(f"PRAGMA {self.schema}.table_info({quoted(name)})")
        own = {column.lower() for column in self._columns(name, "main")}
        columns = [
            row[1] for row in found if row[1].lower() in own and not (row[5] and str(row[2]).upper() == "INTEGER")
        ]
        listed = ", ".join(map(quoted, columns))
        others = {
            "gpkg_metadata_reference": {each: f"{each} + {self.shift}" for each in ("md_file_id", "md_parent_id")},
            "gpkg_contents": {"identifier": _FREE},  # the title of the layer, which another one can have
        }.get(name, {})
        chosen = ", ".join(others.get(column, quoted(column)) for column in columns)
        self.package.rows(
            f"INSERT {'OR IGNORE ' if missing else ''}INTO main.{quoted(name)} ({listed}) "  # nosec B608
            f"SELECT {chosen} FROM {self.schema}.{quoted(name)} WHERE {self._is(about, table)}"
        )

    def _metadata(self) -> None:
        """Copy the metadata of the table, with numbers that are free."""
        self.shift = 0
        if not (self._has("gpkg_metadata_reference", self.schema) and self._has("gpkg_metadata", self.schema)):
            return
        if not self._has("gpkg_metadata"):
            self._create("gpkg_metadata")
            self._say("gpkg_extensions", "gpkg_metadata", missing=True)
        self.shift = int(self.package.rows("SELECT coalesce(max(id), 0) FROM main.gpkg_metadata")[0][0])
        columns = self._columns("gpkg_metadata")
        chosen = ", ".join(f"id + {self.shift}" if name == "id" else quoted(name) for name in columns)
        self.package.rows(
            f"INSERT INTO main.gpkg_metadata ({', '.join(map(quoted, columns))}) "  # nosec B608
            f"SELECT {chosen} FROM {self.schema}.gpkg_metadata WHERE id IN (SELECT md_file_id FROM "
            f"{self.schema}.gpkg_metadata_reference WHERE {self._is('table_name')})"
        )

    def _index(self) -> None:
        """Copy the spatial index as it lies in its three tables, which takes a tenth of the time of building it."""
        do = self.package.rows
        for column in self._geometries(self.schema):
            name = f"rtree_{self.table}_{column}"
            self._create(name)
            for part in ("node", "rowid", "parent") if self._has(name) else ():
                shadow = quoted(f"{name}_{part}")
                do(f"DELETE FROM main.{shadow}")  # nosec B608
                do(f"INSERT INTO main.{shadow} SELECT * FROM {self.schema}.{shadow}")  # nosec B608

    def _srs(self) -> list[tuple[int, int]]:
        """Make the reference systems of the table known; old and new number of those that get another one."""
        changed = []
        do = self.package.rows
        used = f"SELECT srs_id FROM {self.schema}.gpkg_contents WHERE {self._is('table_name')}"
        for number, organization, code, definition in do(
            "SELECT srs_id, organization, organization_coordsys_id, definition "
            f"FROM {self.schema}.gpkg_spatial_ref_sys WHERE srs_id IN ({used})"
        ):
            known = do(
                "SELECT srs_id FROM main.gpkg_spatial_ref_sys "
                f"WHERE lower(organization) = lower({literal(organization)}) "
                f"AND organization_coordsys_id = {int(code)} "
                f"AND (definition = {literal(definition)} OR lower(organization) = 'epsg' OR srs_id <= 0)"
            )
            if known:
                new = int(known[0][0])
            else:
                taken = self.package.names("SELECT srs_id FROM main.gpkg_spatial_ref_sys")
                new = number if number not in taken else max(max(taken) + 1, 100_000)
                columns = [
                    name
                    for name in self._columns("gpkg_spatial_ref_sys")
                    if name in self._columns("gpkg_spatial_ref_sys", "main")
                ]
                chosen = ", ".join(str(new) if name == "srs_id" else quoted(name) for name in columns)
                do(
                    f"INSERT INTO main.gpkg_spatial_ref_sys ({', '.join(map(quoted, columns))}) "  # nosec B608
                    f"SELECT {chosen} FROM {self.schema}.gpkg_spatial_ref_sys WHERE srs_id = {int(number)}"
                )
            if new != number:
                changed.append((int(number), new))
        return changed

    def _refer(self, old: int, new: int) -> None:
        """Give a table another number of its reference system: where it is told, and in bytes 5 to 8 of geometries."""
        do = self.package.rows
        for name in ("gpkg_contents", "gpkg_geometry_columns"):
            do(f"UPDATE main.{name} SET srs_id = {new} WHERE srs_id = {old} AND {self._is('table_name')}")  # nosec B608
        code = new.to_bytes(4, "little", signed=True).hex()
        for column in self._geometries(self.schema):
            name = quoted(column)
            changed = f"CAST(substr({name}, 1, 4) || x'{code}' || substr({name}, 9) AS BLOB)"
            do(f"UPDATE main.{quoted(self.table)} SET {name} = {changed} WHERE {name} IS NOT NULL")  # nosec B608
