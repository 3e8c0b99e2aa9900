"""A GeoPackage by SQL through GDAL, whose functions its triggers need.

A plain connection of Python's own sqlite3 would do without these functions, and its closing would drop the locks that
GDAL's library holds on the same file.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsExpression

from ..naming import own_table

if TYPE_CHECKING:
    from osgeo import gdal

#: milliseconds that are waited for another who writes
WAIT = 20_000
#: before a statement that GDAL takes for one about transactions and layers of its own: it looks at the first word
PLAIN = "/**/"

#: tables in which QGIS keeps styles, projects and metadata
OWN_TABLES = ("layer_styles", "qgis_projects", "qgis_layer_metadata")


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

    def rows(self, sql: str, **gaps: object) -> list[list[Any]]:
        """What a query gives.

        Parameters
        ----------
        sql : str
            With named gaps, where any are given to fill.
        **gaps
            Names that are quoted, texts that are literals, numbers.

        Raises
        ------
        SqlFault
        """
        from osgeo import gdal

        gdal.ErrorReset()
        try:
            found = self._dataset.ExecuteSQL(sql.format(**gaps) if gaps else sql)
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

    def names(self, sql: str, **gaps: object) -> list[Any]:
        """The first column of what a query gives."""
        return [row[0] for row in self.rows(sql, **gaps)]

    def close(self) -> None:
        """Close it, also where an error still holds it."""
        self._dataset = None


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
        del dataset
        try:
            package.rows("PRAGMA busy_timeout = {wait}", wait=WAIT)
            yield package
        finally:
            package.close()
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
        return int(package.names("SELECT count(*) FROM {table}", table=quoted(table))[0])


def tables_behind(path: Path, table: str, query: str = "") -> set[str]:
    """The tables that a view reads, or that a query names, and those of the views among them.

    Raises
    ------
    SqlFault
        If the file cannot be read.
    """
    with opened(path) as package:
        views = dict(package.rows("SELECT name, ifnull(sql, '') FROM sqlite_master WHERE type = 'view'"))
        names = package.names("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    found: set[str] = set()
    texts = [query, *(sql for name, sql in views.items() if name.casefold() == table.casefold())]
    while texts:
        words = re.findall(r"\w+", texts.pop().casefold())
        new = {name for name in names if _within(re.findall(r"\w+", name.casefold()), words)} - found
        found |= new
        texts += [views[name] for name in new if name in views]
    return found


def _within(few: list[str], many: list[str]) -> bool:
    """Whether words stand next to each other among others."""
    return any(many[start : start + len(few)] == few for start in range(len(many) - len(few) + 1))


def place_of_sink(destination: str) -> tuple[Path, str]:
    """The file and the table of a sink in a GeoPackage, of which QGIS names the table where it is not called as the
    file."""
    path, _, table = destination.partition("|layername=")
    return Path(path), table or own_table(Path(path))


def copy_index(package: Package, index: str, schema: str, other: str) -> None:
    """Make a spatial index the one of another schema, as that lies in its three tables: building it takes ten times as
    long.

    Raises
    ------
    SqlFault
    """
    for part in ("node", "rowid", "parent"):
        shadow, source = quoted(f"{index}_{part}"), quoted(f"{other}_{part}")
        package.rows(f"DELETE FROM main.{shadow}")  # nosec B608
        package.rows(f"INSERT INTO main.{shadow} SELECT * FROM {schema}.{source}")  # nosec B608


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
