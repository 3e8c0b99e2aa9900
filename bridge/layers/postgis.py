"""Tables of PostGIS: written in one transaction, and known by what the server says of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

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
from .geopackage import literal, quoted

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
_CONTEXT = re.compile(r"^Status \d+ \((?:ERROR:\s*)?|\s*\n(?:CONTEXT|LINE).*|\s*\n\)$", re.DOTALL)


def _connection(uri: str) -> QgsAbstractDatabaseProviderConnection:
    return QgsProviderRegistry.instance().providerMetadata("postgres").createConnection(uri, {})


def same_table(one: str, other: str) -> bool:
    """Whether two addresses lead to one table; by what the servers say, for a server has many names."""
    first, second = QgsDataSourceUri(one), QgsDataSourceUri(other)
    if first.table() != second.table():
        return False
    try:
        return _identity(one) == _identity(other) != (None,) * 3
    except QgsProviderConnectionException:  # no connection: what is said must do
        return first.connectionInfo(False) == second.connectionInfo(False) and first.schema() == second.schema()


def _identity(uri: str) -> tuple:
    """When the server was started, and the numbers of the database and the table in it; None where it has none."""
    table = literal(QgsDataSourceUri(uri).quotedTablename())
    ((start, database, number),) = _connection(uri).executeSql(
        "SELECT pg_postmaster_start_time()::text, (SELECT oid::text FROM pg_database WHERE datname = "
        f"current_database()), to_regclass({table})::oid::text"  # nosec B608
    )
    return (start, database, number) if plain(number) is not None else (None, None, None)


class PostgisTable:
    """A new table in place of an older one, in a transaction that ends with `commit`, or with nothing changed."""

    def __init__(
        self, parameter: str, uri: str, fields: QgsFields, kind: QgsWkbTypes.Type, crs: QgsCoordinateReferenceSystem
    ) -> None:
        self._parameter, self._fields, self._uri = parameter, fields, QgsDataSourceUri(uri)
        self._table = self._uri.quotedTablename()
        self._types = [_type(field) for field in fields]
        geometry = self._uri.geometryColumn() or "geom"
        self._geometry = "" if QgsWkbTypes.flatType(kind) == QgsWkbTypes.Type.NoGeometry else geometry
        self._srid = crs.postgisSrid() if crs.isValid() else 0
        self._rows = 0
        self._transaction = QgsTransaction.create(self._uri.connectionInfo(False), "postgres")
        begun, fault = self._transaction.begin(LONGEST) if self._transaction else (False, "")
        if not begun:
            raise self._refusal(fault)
        self._do(f"DROP TABLE IF EXISTS {self._table}")
        self._do(f"CREATE TABLE {self._table} ({', '.join(self._columns(kind))})")

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
        self._do(f"INSERT INTO {self._table} ({', '.join(names)}) VALUES {', '.join(rows)}")  # nosec B608
        self._rows += len(rows)

    def commit(self) -> None:
        """Make the spatial index, and put the table in the place of the older one.

        Raises
        ------
        Refusal
            If the server does not hold all rows.
        """
        if self._geometry:
            self._do(f"CREATE INDEX ON {self._table} USING gist ({quoted(self._geometry)})")
        self._do(
            f"DO $$ BEGIN IF (SELECT count(*) FROM {self._table}) <> {self._rows} "  # nosec B608
            "THEN RAISE EXCEPTION 'rows are missing'; END IF; END $$"
        )
        done, fault = self._transaction.commit()
        if not done:
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
        return Refusal(
            "{parameter} cannot be written to table {table}, which is as it was: {fault}.",
            parameter=self._parameter,
            table=self._table,
            fault=_CONTEXT.sub("", fault).strip(" .\n") or f"{self._uri.host()}:{self._uri.port()}",
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
