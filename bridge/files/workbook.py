"""Workbooks: which sheet holds the figures, and its cells as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from qgis.core import QgsProcessingFeedback, QgsVectorLayer

from ...core.files.layout import CODE, Layout, lay_out
from ...core.messages import Message, Refusal, listing
from ..cancel import stop_if_cancelled
from ..layers.frames import read_frame
from .opened import Choices, Opened, can_read, cell_text, layer_names, wanted_layer
from .percents import with_percents
from .raised import without_raised


def read_workbook(
    file: Path,
    form: str,
    digest: str,
    notes: list[Message],
    choices: Choices,
    folder: Path,
    feedback: QgsProcessingFeedback,
) -> Opened:
    """The sheet of a workbook that holds the data."""
    if not can_read(form):
        raise Refusal(
            "This QGIS cannot read {form} files: open '{file}' in Excel or LibreOffice and save it as csv.",
            form=form,
            file=file.name,
        )
    path = file
    if file.suffix.lower() != form:  # GDAL goes by the ending
        path = folder / f"workbook{form}"
        path.write_bytes(file.read_bytes())
    path, raised = without_raised(path, form, folder)
    path, percents = with_percents(path, form, folder)
    names = layer_names(path)
    if not names:
        raise Refusal("'{file}' cannot be read as a workbook: it is damaged, or has no sheets.", file=file.name)
    chosen = [wanted_layer(names, choices.layer, file.name)] if choices.layer and not notes else names
    sheets: dict[str, Layout] = {}
    fault: Message | None = None  # not the exception, whose traceback would keep the layers open
    for name in chosen:
        stop_if_cancelled(feedback)
        try:
            sheets[name] = lay_out(_cells(path, name, feedback), f"{file.name}, {name}")
        except Refusal as refusal:
            fault = refusal.message
    if not sheets:
        if fault is not None:
            raise Refusal(fault.template, **fault.details)
        raise Refusal("'{file}' is empty.", file=file.name)
    best = _best(sheets, file.name)
    if len(names) > 1:
        notes.append(
            Message("Sheet read: {sheet}, of {sheets}.", {"sheet": best, "sheets": listing(f"'{n}'" for n in names)})
        )
    if percents:
        notes.append(
            Message(
                "Percentages are read as the workbook shows them: 40% as 40, where the cell holds 0.4 ({count} in the "
                "workbook).",
                {"count": percents},
            )
        )
    part = best if len(names) > 1 else ""
    return Opened(sheets[best], file.name, part, form, digest, tuple(notes), _of_marks(raised, file.name))


def _of_marks(raised: list[tuple[str, str]], file: str) -> tuple[Message, ...]:
    """What was done with raised marks behind figures."""
    if not raised:
        return ()
    figure, mark = raised[0]
    return (
        Message(
            "'{file}' has raised marks behind figures or codes, such as {figure} with a raised {mark}: they are read "
            "without the mark, as of a footnote ({count} in the workbook).",
            {"file": file, "figure": figure, "mark": mark, "count": len(raised)},
        ),
    )


def _cells(path: Path, sheet: str, feedback: QgsProcessingFeedback) -> list[tuple[str, ...]]:
    """All cells of a sheet as text.

    GDAL takes a first row of texts for names of fields unless told otherwise, which not every version can be; there
    the names are a row again.
    """
    options = "|option:HEADERS=DISABLE|option:FIELD_TYPES=STRING"
    layer = QgsVectorLayer(f"{path}|layername={sheet}{options}", sheet, "ogr")
    names = layer.fields().names()
    if not layer.isValid() or not names:
        raise Refusal("'{file}' is empty.", file=f"{path.name}, {sheet}")
    frame = read_frame(layer, names, feedback)
    rows = list(zip(*(map(cell_text, frame[name].tolist()) for name in names)))
    plain = [f"Field{number}" for number in range(1, len(names) + 1)]
    if names == plain:
        return rows
    return [tuple("" if name == blank else name for name, blank in zip(names, plain)), *rows]


def _best(sheets: dict[str, Layout], file: str) -> str:
    """The sheet with the data: one with CBS codes before one without, then the one with most cells.

    Raises
    ------
    Refusal
        If another serves nearly as well.
    """
    coded = {name: layout for name, layout in sheets.items() if any(map(_has_codes, _columns(layout)))}
    left = coded or sheets
    sizes = sorted(((layout.frame.size, name) for name, layout in left.items()), reverse=True)
    rivals = [name for size, name in sizes if size >= 0.5 * sizes[0][0]]
    if len(rivals) > 1:
        raise Refusal(
            "'{file}' has several sheets with a table, {sheets}: name one in LAYER.",
            file=file,
            sheets=listing(f"'{name}'" for name in rivals),
        )
    return sizes[0][1]


def _columns(layout: Layout) -> Iterator[pd.Series]:
    return (layout.frame[name] for name in layout.frame)


def _has_codes(values: pd.Series) -> bool:
    """Whether most values of a column, of which some are looked at, are CBS codes."""
    some = [value for value in values.iloc[:: len(values) // 100 + 1] if value]
    return len(some) > 0 and sum(CODE.fullmatch(value) is not None for value in some) >= 0.9 * len(some)
