"""The columns of a csv table or GeoPackage, in half the time that its features take or less.

Csv whose lines are regular is read from its bytes, the rest through GDAL's column interface. Only where that certainly
gives what `read_frame` gives; in any doubt nothing is read here, and `read_frame` has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pandas as pd
from qgis.core import (
    QgsFeatureSource,
    QgsProcessingException,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ...core.delimited import BYTE_ORDER_MARK, Irregular, regular_rows
from ...core.values import Texts, frame_of
from ..cancel import stop_if_cancelled
from ..run import Run
from ..types import INTEGER, LONG, REAL, TEXT
from .doubt import Doubt
from .frames import gc_paused, read_frame
from .geopackage import SqlFault, quoted
from .text_columns import PART as ROWS_AT_ONCE
from .text_columns import read_texts

if TYPE_CHECKING:
    from osgeo import gdal, ogr

    from ..cancel import Cancellable

#: bytes of a table that is looked through beforehand
LARGEST = 2**28
#: how many rows are read at a time: the more the quicker, and below the first it is no gain
ROWS = (500, 5000)
#: bytes of a batch in memory: numpy gives each value of a column the width of its widest, which one long text drives up
WIDEST = 2**28
#: bytes of a text that can be compared as one number
SHORT = 8
CSV, GPKG = "CSV", "GPKG"
#: types of the fields that are read
TYPES = {CSV: (TEXT,), GPKG: (TEXT, INTEGER, LONG, REAL)}
#: what GDAL calls those of a GeoPackage
WHOLE, REALS, STRING = ("Integer", "Integer64"), "Real", "String"


class ShapeColumn(Protocol):
    """What is to become of the geometries of a layer, which come in well-known binary (WKB)."""

    def start(self, number: int) -> None:
        """Make room for so many."""

    def put(self, where: slice, values: np.ndarray) -> None:
        """Put those of a batch where they are to be; a ValueError where they are not what is known here."""


def whole_layer(run: Run, name: str, source: QgsFeatureSource) -> QgsVectorLayer | None:
    """The layer behind a parameter where its source is all of that layer: no selection, filter or limit."""
    if not isinstance(run.parameters.get(name), (str, QgsVectorLayer)):
        return None
    layer = run.layer(name)
    same = layer is not None and layer.fields() == source.fields() and layer.name() == source.sourceName()
    return layer if same else None


def read_table(
    source: QgsFeatureSource,
    fields: Sequence[str],
    whole: QgsVectorLayer | None,
    feedback: Cancellable | None = None,
    kept: dict[int, list] | None = None,
    texts: dict[str, Texts] | None = None,
) -> pd.DataFrame:
    """The named fields of a source by the quickest way that is certain; see `whole_layer` and `read_frame`.

    `texts` is filled with the columns of which reading has shown which cells differ.
    """
    frame = read_columns(whole, fields, feedback, texts=texts)
    return read_frame(source, fields, feedback, kept) if frame is None else frame


def read_columns(
    layer: QgsVectorLayer | None,
    fields: Sequence[str],
    feedback: Cancellable | None = None,
    shapes: ShapeColumn | None = None,
    texts: dict[str, Texts] | None = None,
) -> pd.DataFrame | None:
    """The named fields of a csv table or a layer of a GeoPackage, exactly as `read_frame` gives them.

    Parameters
    ----------
    layer : QgsVectorLayer, optional
    fields : sequence of str
        Names as the layer spells them.
    feedback : QgsProcessingFeedback, optional
        For cancel.
    shapes : ShapeColumn, optional
        Is filled with the geometry of each row; then only a GeoPackage is read.
    texts : dict, optional
        See `read_table`.

    Returns
    -------
    DataFrame, shape (n features, n fields), or None
        Indexed by feature id. None where it is not certain to be what `read_frame` gives, or GDAL is older than 3.6 or
        without its bridge to numpy.

    Raises
    ------
    QgsProcessingException
        If the user cancels.
    """
    file = None if layer is None else plain_file(layer, fields)
    if file is None or (shapes is not None and file[0] != GPKG):
        return None
    try:
        from osgeo import gdal

        driver, path, name = file
        dataset = gdal.OpenEx(path, gdal.OF_VECTOR, allowed_drivers=[driver])
        table = dataset.GetLayerByName(name) if name and driver == GPKG else dataset.GetLayer(0)
        key = table.GetFIDColumn() or "OGC_FID"
        definition = table.GetLayerDefn()
        kinds = [definition.GetFieldDefn(number) for number in range(definition.GetFieldCount())]
        names = [kind.GetName() for kind in kinds]
        if driver == GPKG:  # QGIS shows the id as a field, the first
            alike = [key, *names] == layer.fields().names()
            used = [kind for kind in kinds if kind.GetName() in fields]
            if alike and shapes is None and len(used) == len(fields) and all(map(_is_text, used)):
                frame = _texts(dataset, table.GetName(), key, fields, layer.featureCount(), feedback)
                if frame is not None:
                    return frame
            rows, *ids = _rows_of_geopackage(dataset, table.GetName(), key, used, layer.featureCount())
        else:
            alike = names == layer.fields().names() and key not in names
            alike = alike and dataset.GetLayerCount() == 1 and not definition.GetGeomFieldCount()
            data = Path(path).read_bytes()
            frame = _regular(data, names, fields, feedback, texts) if alike else None
            if frame is not None:
                return frame
            rows, ids = _rows_of_csv(data, len(fields)), _ids_to(layer.featureCount())
        if not alike or rows < ROWS[0]:
            return None
        from osgeo import gdal_array  # noqa: F401 -- without it GDAL has no arrays to give

        left = ["OGR_GEOMETRY"] if shapes is None else []
        table.SetIgnoredFields([*(each for each in names if each not in fields), *left])
        places = {} if shapes is None else {table.GetGeometryColumn(): shapes}
        options = ["INCLUDE_FID=YES", "USE_MASKED_ARRAYS=YES", f"MAX_FEATURES_IN_BATCH={rows}"]
        gdal.ErrorReset()
        # The stream must end before its dataset does, also where the user cancels.
        with gc_paused(), closing(iter(table.GetArrowStreamAsNumPy(options=options))) as stream:
            frame = _gathered(stream, fields, key, ids[0], feedback, places)
        failed = gdal.GetLastErrorType() >= gdal.CE_Failure
        return None if failed or not _is_whole(frame, ids, layer.featureCount()) else frame
    except QgsProcessingException:
        raise
    except Exception:  # of whatever kind GDAL's versions raise: read_frame can read it, or says why it cannot be read
        return None


def _regular(
    data: bytes,
    names: Sequence[str],
    fields: Sequence[str],
    feedback: Cancellable | None,
    texts: dict[str, Texts] | None,
) -> pd.DataFrame | None:
    """The columns of a csv file whose lines are regular, None of another one."""
    parts = []
    try:
        for part in regular_rows(data, names, fields) if fields else ():
            if feedback is not None:
                stop_if_cancelled(feedback)
            parts.append(part)
    except Irregular:
        return None
    if not parts:
        return None
    if texts is not None and len(parts) == 1:
        texts.update({name: column for name, column in parts[0].items() if column.differ})
    columns = {name: np.concatenate([part[name].rows() for part in parts]) for name in fields}
    return frame_of(columns, pd.Index(np.arange(1, len(columns[fields[0]]) + 1)))


def plain_file(layer: QgsVectorLayer, fields: Sequence[str]) -> tuple[str, str, str] | None:
    """Driver, file and name of a layer that is shown whole and as it is, None where it is something else."""
    provider = layer.dataProvider()
    names = layer.fields().names()
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.pop("path", None) or ""
    named = parts.pop("layerName", None) or ""
    driver = provider.storageType() if layer.providerType() == "ogr" else ""
    if (
        driver not in TYPES
        or provider.encoding() != "UTF-8"
        or layer.isEditable()
        or layer.subsetString()
        or any(parts.values())
        or (driver == CSV and named not in ("", Path(path).stem))
    ):
        return None
    # a style gives fields an alias, which leaves their values alone
    own, shown = ([(field.name(), field.type()) for field in each.fields()] for each in (provider, layer))
    plain = own == shown and len(set(names)) == len(names) and set(fields) <= set(names)
    plain = plain and all(layer.fields().field(name).type() in TYPES[driver] for name in fields)
    size = Path(path).stat().st_size if plain and Path(path).is_file() else 0
    return (driver, path, named) if size and (size <= LARGEST or driver == GPKG) else None


def _rows_of_csv(data: bytes, columns: int) -> int:
    """How many rows of a csv file make arrays of `WIDEST` at most; 0 where it holds what reads differently here."""
    if b"\0" in data or data.find(BYTE_ORDER_MARK, 1) >= 0:
        return 0
    lines = data.split(b"\n")
    # A value may run over lines where a line leaves a quote open; then none is longer than the file.
    closed = b'"' not in data or not any(line.count(b'"') % 2 for line in lines)
    longest = max(map(len, lines)) if closed else len(data)
    return min(ROWS[1], WIDEST // (columns * longest or 1))


def _is_text(kind: ogr.FieldDefn) -> bool:
    return kind.GetTypeName() == STRING and not kind.GetSubType()


def _texts(
    dataset: gdal.Dataset,
    table: str,
    key: str,
    fields: Sequence[str],
    features: int,
    feedback: Cancellable | None,
) -> pd.DataFrame | None:
    """Columns of text alone; None where that is not certain, or row numbers of a large table do not run on."""
    ids = _without_gap(dataset, table, key, features)
    if not fields or (ids is None and features > ROWS_AT_ONCE):
        return None
    try:
        frame = read_texts(dataset, table, key, fields, ids and range(ids[1], ids[2] + 1), feedback)
    except (Doubt, SqlFault):
        return None
    return frame if len(frame) == features else None


def _ids_to(number: int) -> list[int]:
    """How many ids there are, the least, the greatest and their sum, where they count from 1."""
    return [number, 1, number, number * (number + 1) // 2]


def _is_whole(frame: pd.DataFrame, ids: Sequence[int], features: int) -> bool:
    """Whether the rows are those of the layer: GDAL 3.6 gives none of a wide GeoPackage, and no error."""
    index = frame.index
    if not len(index):
        return ids[0] == features == 0
    found = [len(index), int(index.min()), int(index.max()), int(index.to_numpy().sum())]
    return found == list(ids) and ids[0] == features and index.is_unique


def _rows_of_geopackage(
    dataset: gdal.Dataset, table: str, key: str, kinds: Sequence[ogr.FieldDefn], features: int
) -> list[int]:
    """How many rows make arrays of `WIDEST` at most; 0 where fields have subtypes, or whole numbers are text.

    Text among real numbers is none of ours to look for: SQLite makes a number of it, the same for all who ask.
    Behind it what `_is_whole` compares: how many ids the table has, the least, the greatest and their sum.
    """
    if any(kind.GetSubType() or kind.GetTypeName() not in (*WHOLE, REALS, STRING) for kind in kinds):
        return [0]
    text, numbers = (
        [quoted(kind.GetName()) for kind in kinds if kind.GetTypeName() in wanted] for wanted in ((STRING,), WHOLE)
    )
    if not text and not numbers and (ids := _without_gap(dataset, table, key, features)):
        return [ROWS[1], *ids]
    longest = [f"ifnull(max(length(CAST({name} AS BLOB))), 0)" for name in text]
    odd = [f"typeof(max({name})) IN ('text', 'blob')" for name in numbers]  # either is more than any number
    # every name is quoted, so that none is taken for SQL
    # and every result is named: GDAL gives two of one name, such as two of 0, once
    fid = quoted(key)
    columns = f"{' + '.join(longest) or '0'} AS width, {' OR '.join(odd) or '0'} AS odd"
    found = dataset.ExecuteSQL(
        f"SELECT {columns}, count(*), min({fid}), max({fid}), sum({fid}) "  # nosec B608
        f"FROM {quoted(table)}"
    )
    row = found.GetNextFeature()
    width, is_odd, *ids = (row.GetField(number) for number in range(row.GetFieldCount()))
    dataset.ReleaseResultSet(found)
    return [0 if is_odd else min(ROWS[1], WIDEST // (width or 1)), *ids]


def _without_gap(dataset: gdal.Dataset, table: str, key: str, features: int) -> list[int] | None:
    """What `_is_whole` compares where ids run on without a gap, so that there are no more of them: no row is read."""
    ends = (f"(SELECT {end}({quoted(key)}) FROM {quoted(table)}) AS {end}_id" for end in ("min", "max"))  # nosec B608
    found = dataset.ExecuteSQL(f"SELECT {', '.join(ends)}")  # nosec B608
    row = found.GetNextFeature()
    least, greatest = row.GetField(0), row.GetField(1)
    dataset.ReleaseResultSet(found)
    if least is None or greatest - least + 1 != features:
        return None
    return [features, least, greatest, features * (least + greatest) // 2]


class _Texts(dict):
    """Text by itself; a text that recurs is held once."""

    def __missing__(self, text: str) -> str:
        if "\0" in text or "\ufeff" in text:
            raise ValueError("a text ends at its first NUL elsewhere, and Qt leaves out a mark of the byte order")
        self[text] = text
        return text

    def of(self, values: np.ndarray) -> np.ndarray:
        """Array of text, or None where masked; short ones are looked up once each, found by the number they form.

        Since 3.11 GDAL gives a batch whose longest text is far longer than the others as text, the next as bytes again.
        """
        if values.dtype.kind == "O":
            return np.array([*map(self.__getitem__, values.tolist())], dtype=object)
        if np.ma.isMaskedArray(values):
            return np.where(np.ma.getmaskarray(values), None, self._of_bytes(values.data))
        if values.dtype.itemsize > SHORT:
            return self._of_bytes(values)
        positions, distinct = pd.factorize(values.astype(f"S{SHORT}").view("int64"))
        return self._of_bytes(distinct.view(f"S{SHORT}"))[positions]

    def _of_bytes(self, values: np.ndarray) -> np.ndarray:
        """Text of bytes, all decoded together; a NUL stands between them, and within none."""
        joined = b"\0".join(values.tolist()).decode()
        texts = joined.split("\0") if len(values) else []
        if len(texts) != len(values) or "\ufeff" in joined:
            raise ValueError("a text ends at its first NUL elsewhere, and Qt leaves out a mark of the byte order")
        return np.array([*map(self.setdefault, texts, texts)], dtype=object)


def _gathered(
    batches: Iterable[Mapping],
    fields: Sequence[str],
    key: str,
    number: int,
    feedback: Cancellable | None,
    places: Mapping[str, ShapeColumn],
) -> pd.DataFrame:
    """The batches as one frame of so many rows, each put in its place: parts put together later are there twice."""
    ids, done = np.empty(number, dtype="int64"), 0
    columns = {name: _Column(number) for name in fields}
    for shapes in places.values():
        shapes.start(number)
    for batch in batches:
        if feedback is not None:
            stop_if_cancelled(feedback)
        where = slice(done, done + len(batch[key]))
        if where.start == where.stop:  # GDAL 3.6 gives these without end where a GeoPackage has 127 fields or more
            break
        ids[where] = batch[key]  # more than there is room for is an error
        for name, column in [*columns.items(), *places.items()]:
            column.put(where, batch[name])
        done = where.stop
    return frame_of({name: column.array(done) for name, column in columns.items()}, pd.Index(ids[:done]))


class _Column:
    """A column that is filled by the batch."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._values: np.ndarray | None = None
        self._missing: np.ndarray | None = None
        self._texts = _Texts({None: None})

    def put(self, where: slice, values: np.ndarray) -> None:
        """Put the values of a batch where they are to be."""
        kind = values.dtype.kind
        if kind not in "SOif":
            raise ValueError(f"arrays of {values.dtype} are not known here")
        is_text = kind in "SO"
        if self._values is None:
            self._values = np.empty(self._number, dtype=object if is_text else values.dtype)
        if is_text != (self._values.dtype == object):
            raise ValueError("a column of numbers and text")
        self._values[where] = self._texts.of(values) if is_text else np.ma.getdata(values)
        if not is_text and np.ma.is_masked(values):
            if self._missing is None:
                self._missing = np.zeros(self._number, dtype=bool)
            self._missing[where] = np.ma.getmaskarray(values)

    def array(self, number: int) -> np.ndarray | pd.api.extensions.ExtensionArray:
        """The first values as `read_frame` has them: text and what is missing altogether as objects."""
        if self._values is None or not number:
            return np.array([], dtype=object)
        values, missing = self._values[:number], self._missing
        if values.dtype.kind not in "if":
            return values
        if missing is not None and missing[:number].all():
            return np.full(number, None, dtype=object)
        if values.dtype.kind == "f":
            if missing is not None:
                values[missing[:number]] = np.nan
            return values
        values = values.astype("int64", copy=False)
        return values if missing is None else pd.arrays.IntegerArray(values, missing[:number])
