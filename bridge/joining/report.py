"""The join report: one HTML page that stands on its own."""

from __future__ import annotations

from html import escape
from pathlib import Path

from ..html import captioned, document
from ..i18n import number, tr
from .join import Join


def _table(caption: str, heads: list[str], rows: list[tuple]) -> str:
    """A table; cells are escaped, numbers stand to the right."""
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="n">{number(cell)}</td>' if isinstance(cell, int) else f"<td>{escape(str(cell))}</td>"
            for cell in row
        )
        + "</tr>"
        for row in rows
    )
    return captioned(caption, heads, body)


def write_join_report(path: str, join: Join) -> None:
    """Write the report of a join.

    Parameters
    ----------
    path : str
    join : Join
        After its `new_fields`, which clean the columns.
    """
    found = join.match
    title = tr("Join of {areas} and {table}").format(areas=join.areas.title, table=join.table.title)
    parts = [
        f"<h1>{escape(title)}</h1>",
        _table(
            tr("What was joined, in numbers"),
            [tr("What"), tr("Number")],
            [
                (tr("Areas"), found.areas),
                (tr("Water areas"), int(join.water.sum())),
                (tr("Areas with a row"), found.matched),
                (tr("Areas without a row"), len(found.unmatched_areas)),
                (tr("Rows of the table"), len(join.table.frame)),
                (tr("Rows of another level, left aside"), len(found.other_level_rows)),
                (tr("Rows of water, left aside"), join.wet_rows),
                (tr("Rows without an area"), len(found.unmatched_rows)),
                (tr("of which of gemeenten outside these areas"), len(found.unmatched_rows) - len(join.unmatched_rows)),
                (tr("Codes that the table holds more than once"), len(found.duplicates)),
            ],
        ),
        "<p>"
        + escape(
            tr("Code fields: {area_code} and {table_code}.").format(
                area_code=join.areas.code, table_code=join.rows.field
            )
        )
        + "</p>",
        *(
            f"<p>{escape(note)}</p>"
            for note in [
                *([join.rows.key_note()] if join.rows.named else [join.years_note]),
                *join.notes(),
                *join.figures.warnings,
            ]
            if note
        ),
    ]
    heads = [tr("Code"), tr("Name"), tr("Likely reason")]
    for heading, columns, rows in (
        (tr("Areas without a row"), heads, join.unmatched_areas),
        (tr("Rows without an area"), heads, join.unmatched_rows),
        (tr("Codes that the table holds more than once"), heads, [(code, "", "") for code in found.duplicates]),
        (tr("Text that became numbers"), [tr("Field"), tr("Note")], _changes(join)),
        (tr("Missing values in the table"), [tr("Field"), tr("Why"), tr("Number of rows")], _missing(join)),
    ):
        if rows:
            parts += [f"<h2>{escape(heading)}</h2>", _table(heading, columns, rows)]
    Path(path).write_text(document(title, "".join(parts)), encoding="utf-8")


def _changes(join: Join) -> list[tuple[str, str]]:
    """Fields whose text became numbers."""
    found = join.figures
    return [(name, found.read_as.get(name, "")) for name, column in found.columns.items() if column.was_text]


def _missing(join: Join) -> list[tuple[str, str, int]]:
    """Missing values per field and reason."""
    counts = []
    for name, column in join.figures.columns.items():
        reasons = column.reasons[column.reasons != ""].value_counts()
        counts += [(name, tr(str(reason)), int(count)) for reason, count in reasons.items()]
    return counts
