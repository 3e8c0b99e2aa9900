"""The columns of a file as figures, text and CBS codes, with a word on everything that was changed.

A column is judged as a whole. What can be read in two ways (``1.250``) is decided by what else is known, and said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..codes import LEVELS
from ..figures import AUTOMATIC, COMMA, POINT, form_of, sign_of, told_by_others
from ..messages import Message, listing
from ..values import Cleaned, among_figures, clean, is_text, settled
from .codes import ALL, IS_CODE, bare_code_field, row_levels, rows_of_level, unify_codes


@dataclass(frozen=True)
class Column:
    """A column of the clean table.

    Attributes
    ----------
    cleaned : Cleaned
    form : str
        How its figures were written: "comma", "point", "thousands", "signs", "blanks", "whole", or "" for text.
    recoded : int
        How many CBS codes came in another form.
    """

    cleaned: Cleaned
    form: str = ""
    recoded: int = 0


@dataclass(frozen=True)
class Tidied:
    """A clean table.

    Attributes
    ----------
    columns : dict of str to Column
    rows : ndarray of int, shape (n,)
        Which rows of the file it holds.
    code : str
        The column with the codes of the areas, "" where there is none.
    levels : ndarray of object, shape (n,)
        The level of each row, "" where it has none.
    notes, warnings : tuple of Message
    """

    columns: dict[str, Column]
    rows: npt.NDArray[np.intp]
    code: str
    levels: npt.NDArray[np.object_]
    notes: tuple[Message, ...]
    warnings: tuple[Message, ...]


def tidy(
    frame: pd.DataFrame,
    name: str,
    decimal: str = AUTOMATIC,
    level: str = ALL,
    is_count: Callable[[str], bool] = lambda field: False,
    workbook: bool = False,
) -> Tidied:
    """Codes in their one form, figures as numbers, missing values with their reason, rows of the level asked for.

    Parameters
    ----------
    frame : DataFrame, shape (n, k)
        Text with "" for empty, or columns of numbers.
    name : str
        What to call the file in a refusal.
    decimal : str
        "comma" or "point" where the user says how the figures are written that can be read in two ways.
    level : str
        "all", or the one of `core.codes.NARROW` to keep.
    is_count : callable
        Whether a column of this name is known to hold counts, which have no decimals.
    workbook : bool
        Whether the figures were numbers all along, which is then not said to be a change.

    Raises
    ------
    Refusal
        If rows of one level are asked for and none can be told or is there.
    """
    frame, recoded, kept_text = unify_codes(frame, level)
    code, levels = row_levels(frame, recoded, name)
    rows = np.arange(len(frame))
    notes: list[Message] = []
    if level != ALL:
        rows, said = rows_of_level(levels, level, name)
        notes.append(said)
        frame, levels = frame.iloc[rows].reset_index(drop=True), levels[rows]
    columns = {
        field: Column(_as_text(frame[field]), "", recoded.get(field, 0))
        if field in kept_text
        else _column(frame[field])
        for field in map(str, frame)
    }
    columns, more, warnings = _decide(frame, columns, decimal, is_count, workbook)
    columns = {field: _whole(column) for field, column in columns.items()}
    if code:
        counts = ((key, int((levels == key).sum())) for key in LEVELS)
        found = listing(f"{key} {count}" for key, count in counts if count)
        notes.insert(
            0, Message("Column with the codes of the areas: {field} ({levels}).", {"field": code, "levels": found})
        )
    notes += [*_recoded_note(columns), *more, *_missing_note(columns)]
    warnings = [*_about_codes(frame, code, levels, name), *warnings, *_text_warnings(columns)]
    return Tidied(columns, rows, code, levels, tuple(notes), tuple(warnings))


def _about_codes(frame: pd.DataFrame, code: str, levels: npt.NDArray[np.object_], name: str) -> list[Message]:
    """That there are no codes, that their level is not told, or that some rows have none, such as totals."""
    if not code:
        bare = bare_code_field(frame)
        if bare:
            return [
                Message(
                    "Column '{field}' of '{file}' seems to hold CBS codes without their letters, such as {example}, "
                    "and stays as it is: choose LEVEL to have them written as GM0014, or let the join read them.",
                    {"field": bare, "file": name, "example": next(value for value in frame[bare] if value)},
                )
            ]
        return [
            Message(
                "'{file}' has no column with CBS codes such as GM0014, by which its rows could be joined. StatLine "
                "gives codes beside names where you choose them in its download; regiolens:fetchstatline fetches a "
                "table with its codes.",
                {"file": name},
            )
        ]
    without = np.flatnonzero(levels == "")
    if not len(without):
        return []
    row = frame.iloc[without[0]]
    example = row[code] or next((str(cell) for cell in row if cell), "")
    return [
        Message(
            "Rows of '{file}' without a CBS code in column '{field}', such as '{example}': {count}. They are kept; "
            "where they are totals, leave them out before figures are compared.",
            {"file": name, "field": code, "example": example, "count": len(without)},
        )
    ]


def _as_text(values: pd.Series) -> Cleaned:
    """A column that stays text, whatever it looks like."""
    empty = values.isna() | (values == "")
    return Cleaned(
        values.where(~empty, None), pd.Series(np.where(empty, "empty", ""), index=values.index, dtype=object)
    )


def _column(values: pd.Series) -> Column:
    """A column that may hold figures."""
    cleaned = clean(values)
    if not cleaned.is_number or not cleaned.was_text:
        return Column(cleaned)
    return Column(cleaned, cleaned.form or form_of(cleaned.texts))


def _decide(
    frame: pd.DataFrame, columns: dict[str, Column], decimal: str, is_count: Callable[[str], bool], workbook: bool
) -> tuple[dict[str, Column], list[Message], list[Message]]:
    """Settle the columns in which every point or comma may separate thousands or decimals."""
    clear = {column.form for column in columns.values() if not column.cleaned.ambiguous}
    unclear = [field for field, column in columns.items() if column.cleaned.ambiguous]
    clear, perhaps = told_by_others(((columns[f].cleaned.texts, is_count(f)) for f in unclear), clear, decimal)
    told: dict[str, list[str]] = {}
    warnings = []
    for field, column in columns.items():
        if not column.cleaned.ambiguous:
            told.setdefault(column.form, []).append(field)
            continue
        texts = column.cleaned.texts
        sign = sign_of(texts)
        # A cell with a number has no last nought: 1.250 is text, of which the points of other cells tell nothing.
        typed = workbook and any(sign in text and text.endswith("0") for text in texts)
        cleaned, grouped = settled(
            frame[field], column.cleaned, clear - {POINT} if typed else clear, decimal, is_count(field), perhaps
        )
        form = "thousands" if grouped else (COMMA if sign == "," else POINT)
        for each in dict.fromkeys((column.form, form) if column.form in ("signs", "blanks") else (form,)):
            told.setdefault(each, []).append(field)
        columns[field] = Column(cleaned, form)
        if cleaned.ambiguous:
            warnings.append(_doubt(field, next(text for text in texts if sign in text), grouped))
    labels = (
        (COMMA, Message("Decimal comma: {fields}.")),
        (POINT, Message("Decimal point: {fields}.")),
        ("thousands", Message("Points or commas between thousands removed: {fields}.")),
        ("blanks", Message("Blanks between thousands removed: {fields}.")),
        ("signs", Message("Signs % and € removed: {fields}.")),
    )
    notes = [
        Message(label.template, {"fields": listing(told[form], 12)})
        for form, label in labels
        if told.get(form) and not (workbook and form == POINT)
    ]
    number = sum(column.cleaned.was_text for column in columns.values())
    if number and not workbook:
        notes.insert(0, Message("Columns of text that became numbers: {count}.", {"count": number}))
    return columns, notes, warnings


def _whole(column: Column) -> Column:
    """Figures that were written with signs between thousands as whole numbers, where all of them are."""
    values = column.cleaned.values
    if column.form not in ("thousands", "blanks") or not pd.api.types.is_float_dtype(values):
        return column
    if (values.dropna() % 1 != 0).any():
        return column
    return replace(column, cleaned=replace(column.cleaned, values=values.astype("Int64")))


def _doubt(field: str, example: str, grouped: bool) -> Message:
    details: dict[str, Any] = {"field": field, "example": example}
    if grouped:
        return Message(
            "Column '{field}': signs as in {example} were read as thousands, which the file does not make certain; "
            "choose DECIMAL where they are decimals.",
            details,
        )
    return Message(
        "Column '{field}': signs as in {example} were read as decimals, which the file does not make certain; choose "
        "DECIMAL where they are thousands.",
        details,
    )


def _recoded_note(columns: dict[str, Column]) -> list[Message]:
    changed = [f"{field} ({column.recoded})" for field, column in columns.items() if column.recoded]
    if not changed:
        return []
    return [Message("Codes brought to one form such as GM0014: {fields}.", {"fields": listing(changed, 12)})]


def missing_reasons(column: Column) -> dict[str, int]:
    """How often each reason for a missing value occurs in a column."""
    counts = column.cleaned.reasons[column.cleaned.reasons != ""].value_counts()
    return {str(reason): int(count) for reason, count in counts.items()}


def _missing_note(columns: dict[str, Column]) -> list[Message]:
    total: Counter[str] = Counter()
    for column in columns.values():
        if column.cleaned.is_number:
            total.update(missing_reasons(column))
    return [
        Message("Missing figures, which stay empty: {reason}, {count}.", {"reason": Message(reason), "count": count})
        for reason, count in total.most_common()
    ]


def _text_warnings(columns: dict[str, Column]) -> list[Message]:
    """Columns of figures that a few words keep from being numbers."""
    warnings = []
    for field, column in columns.items():
        if column.cleaned.is_number or IS_CODE.search(field):
            continue
        values = column.cleaned.values.dropna()
        if not is_text(values) or not len(values):
            continue
        wrong = among_figures(values)
        if wrong:
            warnings.append(
                Message(
                    "Column '{field}' stays text, as it holds '{example}' beside figures.",
                    {"field": field, "example": wrong[:60]},
                )
            )
    return warnings
