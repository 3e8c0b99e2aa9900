"""The descriptions of StatLine tables, v3 and v4, brought to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..messages import Refusal, listing
from .table import Dimension, Measure, Table, field_name, kind_of, text_of

Row = Mapping[str, Any]


def _need(rows: Sequence[Row], fields: Sequence[str], table: str, what: str) -> None:
    """Refuse a description whose fields have other names than CBS gives them."""
    for row in rows:
        absent = [name for name in fields if name not in row]
        if absent:
            raise Refusal(
                "{what} of table {table} has no field {absent}; it has {present}. The names have changed at the "
                "source, so the table cannot be read.",
                what=what,
                table=table,
                absent=listing(absent),
                present=listing(row, 12),
            )


def table_v4(
    table: str,
    properties: Row,
    measures: Sequence[Row],
    groups: Sequence[Row],
    dimensions: Sequence[Row],
    codes: Mapping[str, Sequence[Row]],
) -> Table:
    """A table from v4's Properties, MeasureCodes, MeasureGroups, Dimensions and codes of each dimension.

    Raises
    ------
    Refusal
        If they lack fields.
    """
    _need(measures, ("Identifier", "Title"), table, "MeasureCodes")
    _need(dimensions, ("Identifier", "Title", "Kind"), table, "Dimensions")
    titles = {str(group.get("Id")): text_of(group, "Title") for group in groups}
    found = tuple(
        Measure(
            key=str(row["Identifier"]),
            name=field_name(str(row["Title"]), str(row["Identifier"])),
            title=text_of(row, "Title"),
            group=titles.get(str(row.get("MeasureGroupId")), ""),
            unit=text_of(row, "Unit"),
            description=text_of(row, "Description"),
            decimals=int(row.get("Decimals") or 0),
            text=str(row.get("DataType")) == "String",
        )
        for row in sorted(measures, key=lambda row: row.get("Index") or 0)
    )
    axes = []
    for row in dimensions:
        key = str(row["Identifier"])
        _need(codes.get(key, ()), ("Identifier", "Title"), table, f"{key}Codes")
        axes.append(_dimension(row, key, str(row["Kind"]), codes.get(key, ()), "Identifier"))
    return Table(
        id=str(properties.get("Identifier") or table),
        title=text_of(properties, "Title") or table,
        description=text_of(properties, "Description", "LongDescription"),
        modified=text_of(properties, "ObservationsModified", "Modified"),
        period=text_of(properties, "TemporalCoverage"),
        source=text_of(properties, "Source"),
        measures=found,
        dimensions=_regions_first(axes),
    )


def table_v3(table: str, info: Row, properties: Sequence[Row], codes: Mapping[str, Sequence[Row]]) -> Table:
    """A table from v3's TableInfos, DataProperties and lists of codes.

    Raises
    ------
    Refusal
        If they lack fields.
    """
    _need(properties, ("Type", "Key", "Title"), table, "DataProperties")
    groups = {row.get("ID"): text_of(row, "Title") for row in properties if row["Type"] == "TopicGroup"}
    found = tuple(
        Measure(
            key=str(row["Key"]),
            name=str(row["Key"]),
            title=text_of(row, "Title"),
            group=groups.get(row.get("ParentID"), ""),
            unit=text_of(row, "Unit"),
            description=text_of(row, "Description"),
            decimals=int(row.get("Decimals") or 0),
            text=str(row.get("Datatype")) == "String",
        )
        for row in properties
        if row["Type"] == "Topic"
    )
    axes = []
    for row in properties:
        if str(row["Type"]).endswith("Dimension") or str(row["Type"]).startswith("Geo"):
            key = str(row["Key"])
            _need(codes.get(key, ()), ("Key", "Title"), table, key)
            axes.append(_dimension(row, key, str(row["Type"]), codes.get(key, ()), "Key"))
    return Table(
        id=str(info.get("Identifier") or table),
        title=text_of(info, "Title") or table,
        description=text_of(info, "ShortDescription", "Summary", "Description"),
        modified=text_of(info, "Modified"),
        period=text_of(info, "Period"),
        source=text_of(info, "Source"),
        measures=found,
        dimensions=_regions_first(axes),
    )


def dimensions_v3(properties: Sequence[Row], table: str) -> list[str]:
    """The keys of the dimensions that DataProperties name."""
    _need(properties, ("Type", "Key"), table, "DataProperties")
    return [
        str(row["Key"])
        for row in properties
        if str(row["Type"]).endswith("Dimension") or str(row["Type"]).startswith("Geo")
    ]


def _dimension(row: Row, key: str, kind: str, codes: Sequence[Row], code: str) -> Dimension:
    return Dimension(
        key=key,
        name=key,
        title=text_of(row, "Title") or key,
        kind=kind_of(key, kind),
        description=text_of(row, "Description"),
        titles={str(item[code]).strip(): text_of(item, "Title") for item in codes},
        status={str(item[code]).strip(): str(item["Status"]) for item in codes if item.get("Status")},
    )


def _regions_first(axes: Sequence[Dimension]) -> tuple[Dimension, ...]:
    """Regions, then periods, then the rest: the order of the columns."""
    order = {"region": 0, "period": 1}
    return tuple(sorted(axes, key=lambda axis: order.get(axis.kind, 2)))
