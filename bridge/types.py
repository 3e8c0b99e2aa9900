"""The kinds of field that Regiolens reads and writes."""

from .compat import TEXT, FieldType

BOOLEAN = FieldType.Bool
INTEGER = FieldType.Int
LONG = FieldType.LongLong
REAL = FieldType.Double

__all__ = ["BOOLEAN", "INTEGER", "LONG", "REAL", "TEXT", "FieldType"]
