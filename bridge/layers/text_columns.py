"""Columns of text of a GeoPackage, each put together by SQLite: GDAL's column interface takes twice as long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...core.values import frame_of
from ..cancel import stop_if_cancelled
from .doubt import check_texts, sure
from .geopackage import Package, quoted

if TYPE_CHECKING:
    from osgeo import gdal

    from ..cancel import Cancellable

#: row numbers that are read together: between them a run can be cancelled
PART = 50_000
#: what stands between two texts, and for one that is missing, in SQL and in Python
BETWEEN, MISSING = ("char(31)", "\x1f"), ("char(30)", "\x1e")
#: how many texts show that they recur
SOME = 1000


def read_texts(
    dataset: gdal.Dataset,
    table: str,
    key: str,
    fields: Sequence[str],
    ids: range | None,
    feedback: Cancellable | None = None,
) -> pd.DataFrame:
    """Columns of text as `read_frame` gives them.

    Parameters
    ----------
    dataset : gdal.Dataset
        A GeoPackage.
    table, key : str
        Its table, and the column of the row numbers there.
    fields : sequence of str
        All of text.
    ids : range, optional
        The row numbers, where these run on without a gap; else all rows are read at once.
    feedback : QgsProcessingFeedback, optional
        For cancel.

    Returns
    -------
    DataFrame, shape (n rows, n fields)
        Indexed by row number.

    Raises
    ------
    Doubt
        If rows do not lie by their numbers, or texts may be read otherwise elsewhere; see `check_texts`.
    SqlFault
        If the table cannot be read so.
    QgsProcessingException
        If the user cancels.
    """
    package, numbers, parts = Package(dataset), [], []
    for part in [None] if ids is None else [ids[start : start + PART] for start in range(0, len(ids), PART)]:
        if feedback is not None:
            stop_if_cancelled(feedback)
        rows, texts = _part(package, table, key, fields, part)
        numbers.append(rows)
        parts.append(texts)
    columns = [_once(np.concatenate(texts)) for texts in zip(*parts)]
    return frame_of(dict(zip(fields, columns)), pd.Index(np.concatenate(numbers)))


def _part(
    package: Package, table: str, key: str, fields: Sequence[str], ids: range | None
) -> tuple[np.ndarray, list[np.ndarray]]:
    """The numbers and the texts of the rows with these numbers, or of all."""
    fid, names = quoted(key), [*map(quoted, fields)]
    # Every result is named: GDAL gives two of one name once.
    together = [f"group_concat(ifnull({name}, {MISSING[0]}), {BETWEEN[0]})" for name in names]
    sizes = " + ".join(f"length(CAST({texts} AS BLOB))" for texts in together)
    wanted = [f"count(*) AS n, max({fid} <> rowid) AS elsewhere, {sizes} AS size"]
    wanted += ["'' AS ids" if ids else f"group_concat({fid}) AS ids"]
    wanted += [f"count({name}) AS n{i}" for i, name in enumerate(names)]
    wanted += [f"{texts} AS t{i}" for i, texts in enumerate(together)]
    where = f"WHERE rowid BETWEEN {ids[0]} AND {ids[-1]}" if ids else ""
    # An index would give the rows in its own order.
    (row,) = package.rows(f"SELECT {', '.join(wanted)} FROM {quoted(table)} NOT INDEXED {where}")  # nosec B608
    (rows, elsewhere, size, listed), counts, texts = row[:4], row[4 : 4 + len(names)], row[4 + len(names) :]
    sure(rows and elsewhere == 0 and (not ids or rows == len(ids)))
    check_texts(texts, size)
    numbers = np.arange(ids[0], ids[-1] + 1) if ids else np.array(listed.split(","), dtype="int64")
    return numbers, [_column(text, count, rows) for text, count in zip(texts, counts)]


def _column(text: str, count: int, rows: int) -> np.ndarray:
    """The texts of a column, so many of which are there; None where missing."""
    texts = text.split(BETWEEN[1])
    sure(len(texts) == rows)
    column = np.array(texts, dtype=object)
    if count < rows:
        missing = column == MISSING[1]
        sure(missing.sum() == rows - count)
        column[missing] = None
    return column


def _once(column: np.ndarray) -> np.ndarray:
    """The same texts; where many recur each is held once, which spares memory."""
    if 2 * len({*column[:SOME].tolist()}) > min(SOME, len(column)):
        return column
    positions, texts = pd.factorize(column)
    return np.append(texts, None)[positions]
