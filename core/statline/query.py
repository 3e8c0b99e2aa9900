"""The filter of a StatLine request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .table import OTHER, Table

#: longer filters are left to the client: web servers cut off addresses beyond some 2,000 characters
LONGEST_FILTER = 1200


def filter_of(
    table: Table, chosen: Mapping[str, Sequence[str]], measures: Sequence[str], version: int
) -> tuple[str, list[str]]:
    """A $filter, and the names of what did not fit into it and is left to the client.

    Parameters
    ----------
    measures : sequence of str
        Keys, for v4; v3 chooses fields instead.
    version : int
        3 or 4; v3 pads its codes, so all of them are compared by their beginning there.
    """
    clauses, left = [], []
    length = 0
    parts = {key: _clause(table, key, codes, version) for key, codes in chosen.items()}
    if measures and version == 4:
        parts["Measure"] = "Measure in ({})".format(",".join(map(_quoted, measures)))
    for key, clause in sorted(parts.items(), key=lambda part: len(part[1])):
        if length + len(clause) > LONGEST_FILTER:
            left.append(key)
            continue
        clauses.append(clause)
        length += len(clause) + 5
    return " and ".join(clauses), left


def _clause(table: Table, key: str, codes: Iterable[str], version: int) -> str:
    kind = next(dimension.kind for dimension in table.dimensions if dimension.key == key)
    if version == 4 and kind == OTHER:
        return "({})".format(" or ".join(f"{key} eq {_quoted(code)}" for code in codes))
    return "({})".format(" or ".join(f"startswith({key},{_quoted(code)})" for code in codes))


def _quoted(text: str) -> str:
    return "'{}'".format(text.replace("'", "''"))
