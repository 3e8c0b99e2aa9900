"""Cross tables of areas: read, told, written as a table in long form and as a coloured page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from ...core.aggregation.aggregate import LEAVE_OUT, Rule
from ...core.messages import Refusal, listing
from ...core.patterns.crosstab import COLUMNS, NO_DATA, TOTAL, crosstab
from ...core.patterns.keys import keys_of
from ..aggregation.rules import completed, given_rules, in_words, refuse_twice, tell_doubts
from ..i18n import number, tr
from ..known_fields import title_of as indicator_title
from ..layers.coded import Side
from ..layers.new_fields import NewField
from ..pages import captioned, paragraph, shade, write_page
from ..run import Run
from ..types import LONG, REAL, TEXT
from .areas import check_once, figures, read_land, refuse_valueless

#: more cells than this are no table that anyone reads: most likely a field of figures was taken for one of classes
MOST = 5000


@dataclass(frozen=True)
class Found:
    """A cross table, with totals, and what it was made of; `without` says how many areas have no figure."""

    side: Side
    rows: list[str]
    column: str
    rules: list[Rule]
    table: pd.DataFrame
    without: str = ""


def read_crosstab(run: Run) -> Found:
    """Count the areas by what ROWS, COLUMNS, VALUES, RULES and COUNT_FIELD name.

    Raises
    ------
    Refusal
        If fields or rules do not fit together, or a table of so many cells would serve no one.
    """
    rows, column, count = list(dict.fromkeys(run.texts("ROWS"))), run.text("COLUMNS"), run.text("COUNT_FIELD")
    if column in rows:
        raise Refusal("ROWS and COLUMNS both name '{field}': choose another field for one of them.", field=column)
    rules = _rules(run)
    asked = [name for rule in rules for name in (rule.field, rule.weight) if name]
    side, _ = read_land(run, "INPUT", [*rows, column, *filter(None, [count]), *asked])
    check_once(run, side)
    keys = {field: keys_of(side.frame[field]) for field in rows}
    across = keys_of(side.frame[column])
    for field, one in {**keys, column: across}.items():
        refuse_valueless(side, field, one)
    cells = sum(len(one.cat.categories) for one in keys.values()) * len(across.cat.categories)
    if cells > MOST:
        raise Refusal(
            "ROWS and COLUMNS make {count} cells, more than the {most} of a table that can be read: take fields of "
            "classes or kinds, such as mdi_kwartiel, in place of figures or names.",
            count=cells,
            most=MOST,
        )
    of_areas = figures(run, side, asked) if rules else None
    if of_areas is not None:
        tell_doubts(rules, of_areas, side.title, run.feedback)
    without = "" if of_areas is None else _without(of_areas[list(dict.fromkeys(rule.field for rule in rules))])
    if without:
        run.feedback.pushWarning(without)
    counts = figures(run, side, [count])[count] if count else None
    found = crosstab(keys, across, counts, of_areas, rules, totals=True)
    return Found(side, rows, column, rules, found, without)


def _without(figures: pd.DataFrame) -> str:
    """How many areas have no figure in which fields, "" where all have."""
    count = figures.isna().sum()
    fields = listing(f"{field}: {number(areas)}" for field, areas in count[count > 0].items())
    told = tr("Areas without a figure, which do not count in the values of their cell: {fields}.")
    return told.format(fields=fields) if fields else ""


def _rules(run: Run) -> list[Rule]:
    """How each field of VALUES is brought together: by RULES, else as the catalogue knows it."""
    given = given_rules(run.parameters.get("RULES"), run.context)
    ruled = {rule.field for rule in given}
    wanted = [*given, *(Rule(field, "") for field in dict.fromkeys(run.texts("VALUES")) if field not in ruled)]
    names = run.source("INPUT").fields().names()
    rules = [completed(rule, names, run.feedback) for rule in wanted if rule.how != LEAVE_OUT]
    refuse_twice(rules)
    taken = [rule.result for rule in rules if rule.result.lower() in (*COLUMNS, "veld")]
    if taken:
        raise Refusal(
            "The output has a column '{name}' of its own: give the result of '{field}' another name in RULES.",
            name=taken[0],
            field=next(rule.field for rule in rules if rule.result == taken[0]),
        )
    return rules


def tell(run: Run, found: Found) -> None:
    """Say which areas stand in no cell."""
    table = found.table
    for field in found.rows:
        lacking = table[(table["veld"] == field) & ((table["rij"] == NO_DATA) | (table["kolom"] == NO_DATA))]
        if len(lacking):
            cells = (f"{row.rij} x {row.kolom}: {number(row.aantal)}" for row in lacking.itertuples())
            run.feedback.pushWarning(
                tr("{field}: areas of which the row or the column is missing, in no percentage: {cells}.").format(
                    field=field, cells=listing(cells, 6)
                )
            )


def new_fields(found: Found, totals: bool) -> list[NewField]:
    """The columns of the output."""
    rows = found.table
    if not totals:
        rows = rows[(rows["rij"] != TOTAL) & (rows["kolom"] != TOTAL)]
    whole = pd.api.types.is_integer_dtype(rows["aantal"])
    values = [
        NewField.of(
            rule.result,
            REAL,
            rows[rule.result],
            f"{_title(found, rule.field)}: {in_words(rule)}",
            ("INPUT", rule.field),
        )
        for rule in found.rules
    ]
    return [
        NewField.of("rij", TEXT, rows["rij"], tr("row")),
        NewField.of("kolom", TEXT, rows["kolom"], found.column),
        NewField.of("aantal", LONG if whole else REAL, rows["aantal"], tr("number of areas")),
        NewField.of("rij_pct", REAL, rows["rij_pct"], tr("share of the row (%)")),
        NewField.of("kolom_pct", REAL, rows["kolom_pct"], tr("share of the column (%)")),
        *values,
        NewField.of("veld", TEXT, rows["veld"], tr("field of the row")),
    ]


def _title(found: Found, field: str) -> str:
    """The title of a field, with its unit where that is known."""
    fields = found.side.source.fields()
    return indicator_title(fields.field(fields.lookupField(field)))


def title_of(found: Found) -> str:
    """What the table is called."""
    return tr("{rows} by {column}").format(rows=listing(found.rows, 4), column=found.column)


def write_report(path: str, found: Found) -> None:
    """Write the counts, coloured by their share of the row, and a table for each value."""
    about = tr(
        "Number of areas, and percent of the row; the darker, the larger its share. Areas of which the row or the "
        "column is missing stand apart and count in no percentage."
    )
    areas = tr("Areas: '{layer}'.").format(layer=found.side.title)
    parts = [paragraph(areas), paragraph(about), _table(found, "aantal", True)]
    parts += [paragraph(found.without)] if found.without else []
    for rule in found.rules:
        about = paragraph(f"{_title(found, rule.field)}: {in_words(rule)}")
        parts += [f"<h2>{escape(rule.result)}</h2>", about, _table(found, rule.result)]
    write_page(path, title_of(found), parts)


def _table(found: Found, value: str, counts: bool = False) -> str:
    """Rows by columns, the rows of each field together; types without a heading, each being one row."""
    table = found.table
    columns = list(dict.fromkeys(table["kolom"]))
    columns = [name for name in columns if name != NO_DATA] + [NO_DATA] * (NO_DATA in columns)
    heads = "".join(f'<th scope="col" class="n">{escape(name)}</th>' for name in columns)
    body = []
    decimals = 0 if (table[value].dropna() % 1 == 0).all() else 1
    types = {field for field, part in table.groupby("veld") if field in set(part["rij"])}
    for field in found.rows:
        part = table[table["veld"] == field]
        if field not in types:
            body.append(f'<tr><th scope="colgroup" colspan="{len(columns) + 1}">{escape(field)}</th></tr>')
        cells = {(row["rij"], row["kolom"]): row for _, row in part.iterrows()}
        for name in dict.fromkeys(part["rij"]):
            # What all types together come to is the same for each of them, but for those not known.
            if field in types and name in (TOTAL, NO_DATA):
                continue
            shown = "".join(_cell(cells.get((name, column)), value, decimals, counts) for column in columns)
            body.append(f'<tr><th scope="row">{escape(name)}</th>{shown}</tr>')
    caption = f"{tr('number of areas') if counts else value}: {title_of(found)}"
    head = f'<tr><th scope="col">{escape(found.column)}</th>{heads}</tr>'
    return captioned(caption, head, "".join(body))


def _cell(row: pd.Series | None, value: str, decimals: int, counts: bool) -> str:
    """One cell: a figure, of a count with its percentage and the shade that this gives."""
    if row is None or pd.isna(row[value]):
        return '<td class="n">–</td>'
    text, style = number(row[value], decimals), ""
    if counts and pd.notna(row["rij_pct"]) and row["kolom"] != TOTAL:
        text += f" ({number(row['rij_pct'], 1)}%)"
        style = f' style="background:{shade(row["rij_pct"] / 100.0)}"'
    return f'<td class="n"{style}>{escape(text)}</td>'
