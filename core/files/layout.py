"""Where a table begins and ends on its sheet: titles above, header rows, units, notes below.

The cells are text. Nothing is dropped without being named in the result.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ..messages import Message, Refusal, listing
from ..values import TEXT_MARKERS
from ..years import YEAR_FORM

#: how many rows show what a column holds
SAMPLE = 200
#: header rows below the first
MOST_HEADERS = 3
#: a GeoPackage has a row number of this name
ROW_NUMBER = "fid"
CODE = re.compile(rf"(?:{YEAR_FORM})?(?:NL|LD|PV|CR|GM|WK|BU)\d{{2}}[0-9A-Z]*|G\d{{4}}", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(?:\d[\d.,  \u202f]*|[.,]\d+)(?:e[+-]?\d+)?\s?%?", re.IGNORECASE)
_YEAR = re.compile(rf"{YEAR_FORM}\*{{0,2}}")
_PERIOD_HEAD = re.compile(r"period|jaar|onderwerp|regio", re.IGNORECASE)
_NOTE = re.compile(
    r"bron\b|source\b|©|\(c\)|noot|voetnoot|toelichting|legenda|verklaring|statline|\*|\d\)|centraal bureau|"
    r"gegevens |datum|laatst|aangemaakt",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class Layout:
    """A table freed from what stands around it.

    Attributes
    ----------
    frame : DataFrame, shape (n rows, n columns)
        Trimmed text, "" where empty; columns are unique names, also without regard to capitals.
    titles : tuple of str
        Each column's header in full: group, name and unit.
    units : tuple of str
        "" where the file gives none.
    above, below : tuple of str
        Titles and notes that were left out.
    notes, warnings : tuple of Message
    """

    frame: pd.DataFrame
    titles: tuple[str, ...]
    units: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    notes: tuple[Message, ...]
    warnings: tuple[Message, ...]


def lay_out(cells: Sequence[Sequence[str]], name: str) -> Layout:
    """Find header and body of a table among the cells of a sheet.

    Parameters
    ----------
    cells : sequence of sequence of str
        Rows, of any length.
    name : str
        What to call the sheet in a refusal.

    Raises
    ------
    Refusal
        If there are no two columns, or no row below the header.
    """
    rows = [list(map(str.strip, row)) for row in cells]
    filled = [sum(map(bool, row)) for row in rows]
    if not any(filled):
        raise Refusal("'{file}' is empty.", file=name)
    width = max(filled)
    if width < 2:
        raise Refusal("'{file}' is not a table: no row has two filled cells.", file=name)
    first = next(i for i, count in enumerate(filled) if count >= max(2, 0.5 * width))
    end = _end(rows, filled, first, width)
    firm = _firm_columns(rows[min(first + 4, max(end - 1, first)) : end])
    heads = _header_rows(rows, first, end, firm)
    start = first + len(heads)
    above, group = _above(rows, first) if heads else (_texts(rows[:first]), None)
    body = [row for row, count in zip(rows[start:end], filled[start:end]) if count]
    repeated = sum(row in heads for row in body) if heads else 0
    if repeated:
        body = [row for row in body if row not in heads]
    if not body:
        raise Refusal("'{file}' has a header but no rows below it.", file=name)
    below = _texts(rows[end:])
    notes, warnings = _said(above, below, end - start - len(body) - repeated, repeated, bool(heads))
    padded = sum(map(_changed, cells[start:end], rows[start:end]))
    if padded:
        notes.append(Message("Cells with blanks around their text, which were removed: {count}.", {"count": padded}))
    single = [row for row in body if sum(map(bool, row)) == 1 and not CODE.fullmatch("".join(row))]
    if single and width > 3:
        warnings.append(
            Message(
                "{count} rows have only one filled cell, such as '{example}'; they are kept.",
                {"count": len(single), "example": "".join(single[0])[:80]},
            )
        )
    return _named(body, heads, firm, group, above, below, notes, warnings)


def _changed(before: Sequence[str], after: Sequence[str]) -> int:
    """How many cells of a row were trimmed."""
    return 0 if list(before) == after else sum(map(str.__ne__, before, after))


def _said(
    above: tuple[str, ...], below: tuple[str, ...], empty: int, repeated: int, headed: bool
) -> tuple[list[Message], list[Message]]:
    """What was left out around the table."""
    notes, warnings = [], []
    if above:
        notes.append(
            Message("Rows above the header left out ({count}): {rows}.", {"count": len(above), "rows": _short(above)})
        )
    if below:
        notes.append(Message("Notes below left out ({count}): {rows}.", {"count": len(below), "rows": _short(below)}))
    if empty:
        notes.append(Message("Empty rows left out: {count}.", {"count": empty}))
    if repeated:
        notes.append(Message("Repeated header rows left out: {count}.", {"count": repeated}))
    if not headed:
        warnings.append(Message("The table has no header: its columns are called kolom_1 and so on."))
    return notes, warnings


def _short(texts: Sequence[str]) -> str:
    return listing((f"'{text[:120]}'" for text in texts), 6)


def _texts(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Rows with something in them, each as one text."""
    return tuple(_one_line(" | ".join(filter(None, row))) for row in rows if any(row))


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _end(rows: list[list[str]], filled: list[int], first: int, width: int) -> int:
    """The row behind the last one of the body; below it stand notes and empty rows alone."""
    end = len(rows)
    while end > first + 1:
        row, count = rows[end - 1], filled[end - 1]
        lead = next(filter(None, row), "")
        alone = count == 1 and width > 2 and not CODE.fullmatch(lead) and not _NUMBER.fullmatch(lead)
        marked = count <= 2 and count < max(width, 2) and _NOTE.match(lead)
        if count and not alone and not marked:
            break
        end -= 1
    return end


def _is_marker(cell: str) -> bool:
    return cell.lower() in TEXT_MARKERS


def _firm_columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """Columns of figures or CBS codes, in which a text can only be a header."""
    rows = rows[:: max(len(rows) // SAMPLE, 1)]
    found = []
    for position in range(max(map(len, rows), default=0)):
        cells = [row[position] for row in rows if position < len(row) and not _is_marker(row[position])]
        if not cells:
            continue
        for form in (_NUMBER, CODE):
            if sum(form.fullmatch(cell) is not None for cell in cells) >= 0.6 * len(cells):
                found.append(position)
                break
    return found


def _header_rows(rows: list[list[str]], first: int, end: int, firm: list[int]) -> list[list[str]]:
    """The rows from `first` on that are headers: none of their cells above figures or codes is one."""
    heads: list[list[str]] = []
    for row in rows[first : min(first + 1 + MOST_HEADERS, end - 1 if end - 1 > first else end)]:
        cells = [row[position] for position in firm if position < len(row) and row[position]]
        lead = next(filter(None, row), "")
        # Years below a title over several columns: no row of the body has years alone, and nothing before them.
        below = not row[0] and bool(cells) and all(map(_YEAR.fullmatch, cells))
        years = not heads or below or _PERIOD_HEAD.search(lead)
        # A column may be called x; below the first row that sign is a missing figure.
        wrong = any(
            CODE.fullmatch(cell)
            or (heads and _is_marker(cell))
            or (_NUMBER.fullmatch(cell) and not (years and _YEAR.match(cell)))
            for cell in cells
        )
        if wrong or (heads and not cells):
            break
        heads.append(row)
    return heads


def _above(rows: list[list[str]], first: int) -> tuple[tuple[str, ...], list[str] | None]:
    """Titles above the header, and a row of group titles directly above it where there is one."""
    row = rows[first - 1] if first else []
    if row and not row[0] and sum(map(bool, row)) >= 2 and not any(map(_NUMBER.fullmatch, filter(None, row))):
        return _texts(rows[: first - 1]), row
    return _texts(rows[:first]), None


#: words of which rows with units consist
_UNIT = re.compile(
    r"aantal.*|%|percentage|x 1 ?000.*|euro.*|€.*|mln.*|km.*|m[23²³]?|ha|per .*|gemiddeld.*|omschrijving|naam|code|"
    r"jaar|index.*|score.*|kwh|personen|inwoners|1 ?000.*|graden.*|dagen|klasse.*|waarde.*|-",
    re.IGNORECASE,
)


def _is_period(cell: str) -> bool:
    """Whether a cell among units is the name of a column with periods."""
    return _PERIOD_HEAD.search(cell) is not None and _UNIT.fullmatch(cell) is None


def _is_units(row: Sequence[str], firm: Sequence[int]) -> bool:
    """Whether most cells above figures are units."""
    cells = [row[position] for position in firm if position < len(row) and row[position]]
    cells = [cell for cell in cells if not _is_period(cell)]  # years are figures without a unit
    return bool(cells) and sum(_UNIT.fullmatch(cell) is not None for cell in cells) >= 0.8 * len(cells)


@dataclass(frozen=True)
class _Heads:
    """Header rows, all of one width: titles over several columns, names, units."""

    spread: list[list[str]]
    names: list[str]
    units: list[str]

    @classmethod
    def of(cls, heads: list[list[str]], group: list[str] | None, firm: Sequence[int], width: int) -> _Heads:
        """Tell the rows apart; a row of units also holds the names of columns that have none."""
        rows = [_padded(row, width) for row in heads]
        spread = [_spread(_padded(group, width))] if group else []
        units = [""] * width
        if len(rows) > 1 and _is_units(rows[-1], firm):
            last = rows.pop()
            above = _spread(rows[-1])
            for position in range(width):
                if _UNIT.fullmatch(last[position]) or (position in firm and not _is_period(last[position])):
                    units[position] = last[position]
                    rows[-1][position] = above[position]
                else:
                    rows[-1][position] = last[position] or rows[-1][position]
        names = rows.pop() if rows else [""] * width
        return cls([*spread, *map(_spread, rows)], names, units)

    def parts(self, position: int) -> list[str]:
        """The titles of one column, from the widest to its own."""
        found = [row[position] for row in (*self.spread, self.names) if row[position]]
        return [_one_line(part) for part in dict.fromkeys(found)]


def _named(
    body: list[list[str]],
    rows: list[list[str]],
    firm: Sequence[int],
    group: list[str] | None,
    above: tuple[str, ...],
    below: tuple[str, ...],
    notes: list[Message],
    warnings: list[Message],
) -> Layout:
    """The table with unique names for its columns."""
    width = max(map(len, [*rows, *body]))
    heads = _Heads.of(rows, group, firm, width)
    longer = sum(len(row) > len(rows[-1]) and any(row[len(rows[-1]) :]) for row in body) if rows else 0
    if longer:
        warnings.append(
            Message("{count} rows have more cells than the header: look at the last columns.", {"count": longer})
        )
    columns = list(zip(*(row if len(row) == width else _padded(row, width) for row in body)))
    kept = [position for position in range(width) if heads.names[position] or any(columns[position])]
    parts = [heads.parts(position) for position in kept]
    titles = [": ".join(part) for part in parts]
    units = [_one_line(heads.units[position]) for position in kept]
    own = [part[-1] if part else f"kolom_{position + 1}" for part, position in zip(parts, kept)]
    if len(kept) < width:
        notes.append(Message("Empty columns left out: {count}.", {"count": width - len(kept)}))
    if any(units):
        notes.append(Message("A row of units below the header became part of the descriptions."))
    if heads.spread:
        notes.append(Message("Header rows joined: {count}.", {"count": len(heads.spread) + 1}))
    names, renamed = unique_names(_told_apart(own, titles, units))
    frame = pd.DataFrame({name: pd.Series(columns[p], dtype=object) for name, p in zip(names, kept)})
    return Layout(frame, tuple(titles), tuple(units), above, below, (*notes, *renamed), tuple(warnings))


def _told_apart(names: list[str], titles: list[str], units: list[str]) -> list[str]:
    """Names that recur in full, with the titles above them or, where that does not help, with their units."""
    for longer in (titles, [f"{title} ({unit})" if unit else title for title, unit in zip(titles, units)]):
        counts = Counter(name.lower() for name in names)
        names = [full if counts[name.lower()] > 1 and full else name for name, full in zip(names, longer)]
    return names


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _spread(row: list[str]) -> list[str]:
    """A row of titles over several columns each, repeated over all of them."""
    found, last = [], ""
    for cell in row:
        last = cell or last
        found.append(last)
    return found


def unique_names(names: Sequence[str]) -> tuple[list[str], list[Message]]:
    """Names that differ also without regard to capitals, as a GeoPackage needs them, and which were changed."""
    taken = {name.lower() for name in names}
    seen: set[str] = {ROW_NUMBER}
    found, changed = [], []
    for name in names:
        new, number = name, 2
        while new.lower() in seen or (new != name and new.lower() in taken):
            new, number = f"{name}_{number}", number + 1
        seen.add(new.lower())
        found.append(new)
        if new != name:
            changed.append(f"{name} > {new}")
    if not changed:
        return found, []
    return found, [Message("Columns renamed, as their name was taken: {names}.", {"names": listing(changed)})]
