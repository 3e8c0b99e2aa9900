"""The kinds of field that Regiolens reads and writes."""

from .compat import DATE, TEXT, FieldType

BOOLEAN = FieldType.Bool
INTEGER = FieldType.Int
LONG = FieldType.LongLong
REAL = FieldType.Double

#: how GeoPackage and other formats call the number of a row, which is no figure
ROW_NUMBERS = ("fid", "ogc_fid")
#: Python's types, as tables of columns name them, to those of fields
FIELD_TYPES = {str: TEXT, int: INTEGER, float: REAL}

__all__ = ["BOOLEAN", "DATE", "FIELD_TYPES", "INTEGER", "LONG", "REAL", "ROW_NUMBERS", "TEXT", "FieldType"]
