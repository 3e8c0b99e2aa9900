"""Tables of PostGIS: written in one transaction, and known by what the server says of them."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterable
from uuid import uuid4

from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsTransaction,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime

from ...core.messages import Refusal
from ..compat import as_number, plain
from .geopackage import WAIT, literal, quoted

#: seconds that a statement may take: QGIS's own 20 are too few for a large index
LONGEST = 3600
#: the types in which QGIS writes fields to PostGIS, by Qt's numbers of types, which all versions share
_TYPES = {
    1: "boolean",
    2: "int4",
    4: "int8",
    8: "jsonb",
    11: "text[]",
    12: "bytea",
    14: "date",
    15: "time without time zone",
    16: "timestamp without time zone",
}
_REAL, _LIST = 6, 9
_ITEMS = {2: "int4[]", 4: "int8[]", _REAL: "float8[]"}
#: digits of a real number from which QGIS keeps them as they are
_DIGITS = 18
#: attempts of a server at telling where a fault is, which tell users little
_CONTEXT = re.compile(r"^Status \d+ \((?:ERROR:\s*)?|\s*\n(?:CONTEXT|LINE|HINT).*|\s*\n\)$", re.DOTALL)

#: One statement, so that it is done or not: QGIS connects anew where a connection has ended, and outside of the
#: transaction. Indexes and sequence get the names that they would have, where these are free.
_REPLACED = """DO $regiolens$ DECLARE one record; BEGIN
IF (SELECT count(*) FROM {made}) <> {rows} THEN RAISE EXCEPTION 'rows are missing'; END IF;
DROP TABLE IF EXISTS {table};
ALTER TABLE {made} RENAME TO {called};
FOR one IN SELECT oid::regclass AS there, replace(relname, {made_name}, {name}) AS wanted,
    CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'INDEX' END AS kind
    FROM pg_class WHERE starts_with(relname, {made_name}) AND relkind IN ('i', 'S') LOOP
    BEGIN EXECUTE format('ALTER %s %s RENAME TO %I', one.kind, one.there, one.wanted);
    EXCEPTION WHEN duplicate_table THEN NULL; END;
END LOOP; END $regiolens$"""


def _connection(uri: str) -> QgsAbstractDatabaseProviderConnection:
    return QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(uri, {})


def same_table(one: str, other: str) -> bool:
    """Whether two addresses lead to one table; by what the servers say, for a server has many names.

    Either may be a query in place of a table, as QGIS writes it: in brackets.
    """
    first, second = QgsDataSourceUri(one), QgsDataSourceUri(other)
    if first.table() != second.table() and not any(map(_is_query, (first, second))):
        return False
    try:
        return not _identities(one).isdisjoint(_identities(other))
    except QgsProviderConnectionException:  # no connection: what is said must do
        return first.connectionInfo(False) == second.connectionInfo(False) and first.schema() == second.schema()


def _is_query(uri: QgsDataSourceUri) -> bool:
    return uri.table().startswith("(")


def _identities(uri: str) -> set[tuple[str, str, str]]:
    """When the server was started, and the numbers of the database and of the table in it, or of those in a query."""
    asked, connection = QgsDataSourceUri(uri), _connection(uri)
    tables = _tables_of(connection, asked.table()) if _is_query(asked) else [asked.quotedTablename()]
    found = set()
    for table in tables:
        ((start, database, number),) = connection.executeSql(
            "SELECT pg_postmaster_start_time()::text, (SELECT oid::text FROM pg_database WHERE datname = "
            f"current_database()), to_regclass({literal(table)})::oid::text"  # nosec B608
        )
        if plain(number) is not None:
            found.add((start, database, number))
    return found


def _there(uri: QgsDataSourceUri) -> tuple[str, str, str] | None:
    """Which table is there, None for none or where the server does not answer."""
    with contextlib.suppress(QgsProviderConnectionException):
        return next(iter(_identities(uri.uri(False))), None)
    return None


def _tables_of(connection: QgsAbstractDatabaseProviderConnection, query: str) -> list[str]:
    """The tables that the server reads for a query in brackets, also behind views."""
    ((plan,),) = connection.executeSql(f"EXPLAIN (VERBOSE, FORMAT JSON) SELECT * FROM {query} AS asked")  # nosec B608
    found, left = [], list(json.loads(plan))
    while left:
        node = left.pop()
        left += [node["Plan"]] if "Plan" in node else node.get("Plans", [])
        if "Relation Name" in node:
            found.append(f"{quoted(node['Schema'])}.{quoted(node['Relation Name'])}")
    return found


class PostgisTable:
    """A new table in place of an older one, in a transaction that ends with `commit`, or with nothing changed.

    It has a name of its own until then: the older one stays free for all who read it, this run among them.
    """

    def __init__(
        self, parameter: str, uri: str, fields: QgsFields, kind: QgsWkbTypes.Type, crs: QgsCoordinateReferenceSystem
    ) -> None:
        self._parameter, self._fields, self._uri = parameter, fields, QgsDataSourceUri(uri)
        self._table = self._uri.quotedTablename()
        made = QgsDataSourceUri(uri)
        made.setTable(f"regiolens_{uuid4().hex[:16]}")
        self._made, self._name = made.quotedTablename(), made.table()
        self._types = [_type(field) for field in fields]
        geometry = self._uri.geometryColumn() or "geom"
        self._geometry = "" if QgsWkbTypes.flatType(kind) == QgsWkbTypes.Type.NoGeometry else geometry
        self._srid = crs.postgisSrid() if crs.isValid() else 0
        self._rows = 0
        self._older = _there(self._uri)
        self._transaction = QgsTransaction.create(self._uri.connectionInfo(False), "postgres")
        begun, fault = self._transaction.begin(LONGEST) if self._transaction else (False, "")
        if not begun:
            raise self._refusal(fault)
        self._do(f"CREATE TABLE {self._made} ({', '.join(self._columns(kind))})")

    def _columns(self, kind: QgsWkbTypes.Type) -> list[str]:
        """The columns, as QGIS makes them: a number of its own as key, the geometry, the fields."""
        names = self._fields.names()
        key, number = self._uri.keyColumn() or "id", 0
        while key in names and not self._uri.keyColumn():
            key, number = f"id_{number}", number + 1
        columns = [] if key in names else [f"{quoted(key)} serial"]
        if self._geometry:
            name = QgsWkbTypes.displayString(kind).replace("25D", "Z").replace("Unknown", "Geometry")
            columns.append(f"{quoted(self._geometry)} geometry({name},{self._srid})")
        columns += [f"{quoted(name)} {kind}" for name, kind in zip(names, self._types)]
        return [*columns, f"PRIMARY KEY ({quoted(key)})"]

    def add(self, features: Iterable[QgsFeature]) -> None:
        """Write features.

        Raises
        ------
        Refusal
            If the server does not take them.
        """
        rows = []
        for feature in features:
            values = [_value(value, kind) for value, kind in zip(feature.attributes(), self._types)]
            if self._geometry:
                shape = feature.geometry()
                code = bytes(shape.asWkb().toHex()).decode()
                values.insert(0, "NULL" if shape.isNull() else f"ST_SetSRID('{code}'::geometry, {self._srid})")
            rows.append(f"({', '.join(values)})" if values else "(DEFAULT)")
        names = [quoted(name) for name in ([self._geometry] if self._geometry else []) + self._fields.names()]
        self._do(f"INSERT INTO {self._made} ({', '.join(names)}) VALUES {', '.join(rows)}")  # nosec B608
        self._rows += len(rows)

    def commit(self) -> None:
        """Make the spatial index, and put the table in the place of the older one.

        Raises
        ------
        Refusal
            If the server does not hold all rows.
        """
        if self._geometry:
            self._do(f"CREATE INDEX ON {self._made} USING gist ({quoted(self._geometry)})")
        self._do(f"SET LOCAL lock_timeout = {WAIT}")
        self._do(
            _REPLACED.format(
                made=self._made,
                table=self._table,
                rows=self._rows,
                made_name=literal(self._name),
                name=literal(self._uri.table()),
                called=quoted(self._uri.table()),
            )
        )
        fault = self._transaction.commit()[1]
        # QGIS connects anew where a connection has ended, and the server has nothing against a commit of nothing.
        if _there(self._uri) in (None, self._older):
            raise self._refusal(fault)

    def roll_back(self) -> None:
        """Leave the older table as it was."""
        self._transaction.rollback()

    def _do(self, sql: str) -> None:
        done, fault = self._transaction.executeSql(sql)
        if not done:
            raise self._refusal(fault)

    def _refusal(self, fault: str) -> Refusal:
        self._transaction.rollback() if self._transaction else None
        if not fault or self._name in fault:  # which another connection does not know
            return Refusal(
                "{parameter} cannot be written to table {table}, which is as it was: the connection to {server} ended. "
                "Look whether the server can be reached, and run again.",
                parameter=self._parameter,
                table=self._table,
                server=f"{self._uri.host()}:{self._uri.port()}",
            )
        if "lock timeout" in fault:
            return Refusal(
                "{parameter} cannot be written: table {table} is locked, as another program reads it within a "
                "transaction or changes it. It is as it was; close it there, or try again.",
                parameter=self._parameter,
                table=self._table,
            )
        return Refusal(
            "{parameter} cannot be written to table {table}, which is as it was: {fault}.",
            parameter=self._parameter,
            table=self._table,
            fault=_CONTEXT.sub("", fault).replace("\nDETAIL:  ", "; ").strip(" .\n"),
        )


def _type(field: QgsField) -> str:
    """The type of a field, as QGIS writes it."""
    number = as_number(field.type())
    if number == _REAL:
        return "numeric" if field.length() > _DIGITS else "float8"
    if number == _LIST:
        return _ITEMS.get(as_number(field.subType()), "text[]")
    return _TYPES.get(number) or (f"varchar({field.length()})" if field.length() > 0 else "varchar")


def _value(value: object, kind: str) -> str:
    """A value in SQL."""
    value = plain(value)
    if value is None or (isinstance(value, (QDate, QTime, QDateTime)) and not value.isValid()):
        return "NULL"
    if kind.endswith("[]") and isinstance(value, (list, tuple)):
        return f"ARRAY[{', '.join(_value(item, '') for item in value)}]::{kind}"
    return literal(_text(value))


def _text(value: object) -> str:
    """A value as the server reads it; numbers that are none, such as nan, too."""
    if isinstance(value, QByteArray):
        return f"\\x{bytes(value.toHex()).decode()}"
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODateWithMs)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)
