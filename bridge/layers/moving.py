"""Tables put into a GeoPackage that is there: all of them whole in one transaction, or none."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .geopackage import PLAIN, Package, SqlFault, copy_index, literal, opened, quoted, settle

#: the least number of a reference system that a file gives itself
FIRST_SRS = 100_000
#: columns by which the tables of a GeoPackage, and QGIS's table of styles, say which table a row is about
_ABOUT = ("table_name", "f_table_name")
_TELLING = "name LIKE 'gpkg!_%' ESCAPE '!' OR name LIKE 'gpkgext!_%' ESCAPE '!' OR name = 'layer_styles'"
_FREE = """CASE WHEN identifier NOT IN (SELECT identifier FROM main.gpkg_contents WHERE identifier IS NOT NULL)
THEN identifier WHEN table_name NOT IN (SELECT identifier FROM main.gpkg_contents WHERE identifier IS NOT NULL)
THEN table_name END"""


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
    try:
        _put(tables, target)
    except SqlFault as fault:
        if "locked" not in str(fault):  # a full disk can break off the way back too, which a new opening takes up again
            with contextlib.suppress(SqlFault):
                settle(target)
        raise


def _put(tables: Sequence[tuple[Path, str]], target: Path) -> None:
    with opened(target, update=True) as package:
        for number, (path, _) in enumerate(tables):
            package.rows("ATTACH DATABASE {path} AS {schema}", path=literal(str(path)), schema=_schema(number))
        package.rows("BEGIN IMMEDIATE")
        try:
            for number, (_, table) in enumerate(tables):
                _Move(package, _schema(number), table).run()
            package.rows(f"{PLAIN}COMMIT")
        except BaseException:
            with contextlib.suppress(SqlFault):
                package.rows(f"{PLAIN}ROLLBACK")
            raise
        with contextlib.suppress(SqlFault):  # stays as it is where another has it open
            package.rows("PRAGMA journal_mode = delete")


def _schema(number: int) -> str:
    return f"staged{number}"


def _is(column: str, name: str) -> str:
    """Whether a column holds a name, for which SQLite does not look at capitals."""
    return f"lower({quoted(column)}) = lower({literal(name)})"


class _Move:
    """One table on its way from an attached GeoPackage into the main one."""

    def __init__(self, package: Package, schema: str, table: str) -> None:
        self.package, self.schema, self.table = package, schema, table
        #: what is added to the numbers of metadata, so that they are free
        self.shift = 0

    def do(self, sql: str, **gaps: object) -> list[list[Any]]:
        """A statement in which {new} is the attached GeoPackage, {table} the table, {ours} that a row is about it."""
        always = {"new": self.schema, "table": quoted(self.table), "ours": _is("table_name", self.table)}
        return self.package.rows(sql, **{**always, **gaps})

    def run(self) -> None:
        """Take the older table away, create the new one and all that is said of it."""
        if self.do("SELECT 1 FROM main.sqlite_master WHERE type = 'view' AND {own}", own=_is("name", self.table)):
            raise SqlFault(f"{self.table} is a view")
        renumbered = self._srs()
        self._drop()
        self._create(self.table)
        columns = ", ".join(map(quoted, self._columns(self.table)))
        self.do("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM {new}.{table}", columns=columns)
        self._metadata()
        for name, column in self._about(self.schema).items():
            self._say(name, column, self.table)
        for old, number in renumbered:
            self._refer(old, number)
        if self._has("gpkg_ogr_contents"):
            self.do(
                "UPDATE main.gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM main.{table}) WHERE {ours}"
            )
        self._index()
        self._dress(self.table)
        ((found,),) = self.do("SELECT count(*) FROM main.{table}")
        ((wanted,),) = self.do("SELECT count(*) FROM {new}.{table}")
        if found != wanted:
            raise SqlFault(f"{found} of {wanted} rows")

    def _has(self, name: str, schema: str = "main") -> bool:
        return bool(self.do("SELECT 1 FROM {schema}.sqlite_master WHERE {own}", schema=schema, own=_is("name", name)))

    def _geometries(self, schema: str) -> list[str]:
        """The geometry columns of the table."""
        if not self._has("gpkg_geometry_columns", schema):
            return []
        sql = "SELECT column_name FROM {schema}.gpkg_geometry_columns WHERE {ours}"
        return [name for (name,) in self.do(sql, schema=schema)]

    def _described(self, name: str, schema: str = "") -> list[list[Any]]:
        """What SQLite says of the columns of a table: number, name, type, ..., place in the key."""
        return self.do("PRAGMA {schema}.table_info({name})", schema=schema or self.schema, name=quoted(name))

    def _columns(self, name: str, schema: str = "") -> list[str]:
        return [row[1] for row in self._described(name, schema)]

    def _about(self, schema: str) -> dict[str, str]:
        """The tables of a GeoPackage that tell of others, and the column by which they do."""
        found = {}
        for (name,) in self.do(
            "SELECT name FROM {schema}.sqlite_master WHERE type = 'table' AND ({telling}) "
            "ORDER BY name <> 'gpkg_contents'",
            schema=schema,
            telling=_TELLING,
        ):
            column = next((each for each in self._columns(name, schema) if each.lower() in _ABOUT), "")
            if column:
                found[name] = column
        return found

    def _drop(self) -> None:
        """Take the older table away, and what is said of it."""
        older = self.do(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND {own}", own=_is("name", self.table)
        )
        for (table,) in older:
            for column in self._geometries("main"):
                self.do(f"{PLAIN}DROP TABLE IF EXISTS main.{{index}}", index=quoted(f"rtree_{table}_{column}"))
            self.do(f"{PLAIN}DROP TABLE main.{{older}}", older=quoted(table))
        described = []
        if self._has("gpkg_metadata_reference") and self._has("gpkg_metadata"):
            described = self.do("SELECT md_file_id FROM main.gpkg_metadata_reference WHERE {ours}")
        for name, column in reversed(list(self._about("main").items())):
            self.do("DELETE FROM main.{name} WHERE {own}", name=quoted(name), own=_is(column, self.table))
        for (number,) in described:
            self.do(
                "DELETE FROM main.gpkg_metadata WHERE id = {number} "
                "AND id NOT IN (SELECT md_file_id FROM main.gpkg_metadata_reference)",
                number=int(number),
            )

    def _create(self, name: str) -> None:
        sql = "SELECT sql FROM {new}.sqlite_master WHERE type = 'table' AND {own}"
        for (created,) in self.do(sql, own=_is("name", name)):
            self.package.rows(created)

    def _dress(self, name: str) -> None:
        """The indexes and triggers of a table."""
        sql = "SELECT sql FROM {new}.sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND {own}"
        for (created,) in self.do(sql, own=_is("tbl_name", name)):
            self.package.rows(created)

    def _say(self, name: str, about: str, table: str, missing: bool = False) -> None:
        """Copy what a table of the attached GeoPackage says of a table, in the column `about`."""
        if not self._has(name):
            self._create(name)
            self._dress(name)
            for other in ("gpkg_contents", "gpkg_ogr_contents", "gpkg_extensions"):
                if self._has(other, self.schema):
                    self._say(other, "table_name", name, missing=True)
            if self._has("gpkg_ogr_contents"):  # it counts the rows itself, by a trigger
                own = _is("table_name", name)
                self.do("UPDATE main.gpkg_ogr_contents SET feature_count = 0 WHERE {own}", own=own)
        # a number by which the rows are told apart is given anew
        known = {column.lower() for column in self._columns(name, "main")}
        columns = [
            row[1]
            for row in self._described(name)
            if row[1].lower() in known and not (row[5] and str(row[2]).upper() == "INTEGER")
        ]
        others = {
            "gpkg_metadata_reference": {each: f"{each} + {self.shift}" for each in ("md_file_id", "md_parent_id")},
            "gpkg_contents": {"identifier": _FREE},  # the title of the layer, which another one can have
        }.get(name, {})
        self.do(
            "INSERT {way} INTO main.{name} ({columns}) SELECT {values} FROM {new}.{name} WHERE {own}",
            way="OR IGNORE" if missing else "",
            name=quoted(name),
            columns=", ".join(map(quoted, columns)),
            values=", ".join(others.get(column, quoted(column)) for column in columns),
            own=_is(about, table),
        )

    def _metadata(self) -> None:
        """Copy the metadata of the table, with numbers that are free."""
        if not (self._has("gpkg_metadata_reference", self.schema) and self._has("gpkg_metadata", self.schema)):
            return
        if not self._has("gpkg_metadata"):
            self._create("gpkg_metadata")
            self._say("gpkg_extensions", "table_name", "gpkg_metadata", missing=True)
        self.shift = int(self.do("SELECT coalesce(max(id), 0) FROM main.gpkg_metadata")[0][0])
        columns = self._columns("gpkg_metadata")
        self.do(
            "INSERT INTO main.gpkg_metadata ({columns}) SELECT {values} FROM {new}.gpkg_metadata "
            "WHERE id IN (SELECT md_file_id FROM {new}.gpkg_metadata_reference WHERE {ours})",
            columns=", ".join(map(quoted, columns)),
            values=", ".join(f"id + {self.shift}" if name == "id" else quoted(name) for name in columns),
        )

    def _index(self) -> None:
        """Copy the spatial index of each geometry."""
        for column in self._geometries(self.schema):
            name = f"rtree_{self.table}_{column}"
            self._create(name)
            if self._has(name):
                copy_index(self.package, name, self.schema, name)

    def _srs(self) -> list[tuple[int, int]]:
        """Make the reference systems of the table known; old and new number of those that get another one."""
        changed = []
        for number, organization, code, definition in self.do(
            "SELECT srs_id, organization, organization_coordsys_id, definition FROM {new}.gpkg_spatial_ref_sys "
            "WHERE srs_id IN (SELECT srs_id FROM {new}.gpkg_contents WHERE {ours})"
        ):
            known = self.do(
                "SELECT srs_id FROM main.gpkg_spatial_ref_sys WHERE lower(organization) = lower({organization}) "
                "AND organization_coordsys_id = {code} "
                "AND (definition = {definition} OR lower(organization) = 'epsg' OR srs_id <= 0)",
                organization=literal(organization),
                code=int(code),
                definition=literal(definition),
            )
            new = int(known[0][0]) if known else self._new_srs(int(number))
            if new != number:
                changed.append((int(number), new))
        return changed

    def _new_srs(self, number: int) -> int:
        """Enter a reference system, with its own number where that is free; the number that it has."""
        name = "gpkg_spatial_ref_sys"
        taken = [each for (each,) in self.do("SELECT srs_id FROM main.gpkg_spatial_ref_sys")]
        new = number if number not in taken else max(*taken, FIRST_SRS - 1) + 1
        known = self._columns(name, "main")
        columns = [column for column in self._columns(name) if column in known]
        self.do(
            "INSERT INTO main.{name} ({columns}) SELECT {values} FROM {new}.{name} WHERE srs_id = {number}",
            name=name,
            columns=", ".join(map(quoted, columns)),
            values=", ".join(str(new) if column == "srs_id" else quoted(column) for column in columns),
            number=number,
        )
        return new

    def _refer(self, old: int, new: int) -> None:
        """Give a table another number of its reference system: where it is told, and in bytes 5 to 8 of geometries."""
        for name in ("gpkg_contents", "gpkg_geometry_columns"):
            self.do(
                "UPDATE main.{name} SET srs_id = {number} WHERE srs_id = {old} AND {ours}",
                name=name,
                number=new,
                old=old,
            )
        for column in self._geometries(self.schema):
            self.do(
                "UPDATE main.{table} SET {column} = CAST(substr({column}, 1, 4) || x'{code}' || substr({column}, 9) "
                "AS BLOB) WHERE {column} IS NOT NULL",
                column=quoted(column),
                code=new.to_bytes(4, "little", signed=True).hex(),
            )
