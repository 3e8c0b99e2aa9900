"""The columns of a csv table through GDAL's column interface, in about half of the time that its features take.

Only where that certainly gives what `read_frame` gives; in any doubt nothing is read here, and `read_frame` has to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
from qgis.core import (
    QgsFeatureSource,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from .frames import gc_paused, stop_if_cancelled
from .types import TEXT

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: bytes of a table that is looked through beforehand
LARGEST = 2**28
#: how many rows are read at a time: the more the quicker, and below the first it is no gain
ROWS = (500, 5000)
#: bytes of a batch in memory: numpy gives each value of a column the width of its widest, which one long text drives up
WIDEST = 2**28
#: bytes of a text that can be compared as one number
SHORT = 8


def whole_layer(
    algorithm: QgsProcessingAlgorithm, parameters: Mapping, name: str, context, source: QgsFeatureSource
) -> QgsVectorLayer | None:
    """The layer behind a parameter where its source is all of that layer: no selection, filter or limit."""
    if not isinstance(parameters.get(name), (str, QgsVectorLayer)):
        return None
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    same = layer is not None and layer.fields() == source.fields() and layer.name() == source.sourceName()
    return layer if same else None


def read_columns(layer: QgsVectorLayer | None, fields: Sequence[str], feedback=None) -> pd.DataFrame | None:
    """The named fields of a csv table, exactly as `read_frame` gives them.

    Parameters
    ----------
    layer : QgsVectorLayer, optional
    fields : sequence of str
        Names as the layer spells them.
    feedback : QgsProcessingFeedback, optional
        For cancel.

    Returns
    -------
    DataFrame, shape (n features, n fields), or None
        Indexed by feature id, of text, NULL as None. None where it is not certain to be what `read_frame` gives, or
        GDAL is older than 3.6 or without its bridge to numpy.

    Raises
    ------
    QgsProcessingException
        If the user cancels.
    """
    path = None if layer is None else _plain_file(layer, fields)
    rows = 0 if path is None else _rows_at_once(Path(path).read_bytes(), len(fields))
    if rows < ROWS[0]:
        return None
    try:
        from osgeo import gdal, gdal_array  # noqa: F401 -- without the latter GDAL has no arrays to give

        dataset = gdal.OpenEx(path, gdal.OF_VECTOR, allowed_drivers=["CSV"])
        table = dataset.GetLayer(0)
        definition = table.GetLayerDefn()
        names = [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]
        key = table.GetFIDColumn() or "OGC_FID"
        alike = names == layer.fields().names() and dataset.GetLayerCount() == 1
        if not alike or key in names or definition.GetGeomFieldCount():
            return None
        table.SetIgnoredFields([name for name in names if name not in fields])
        options = ["INCLUDE_FID=YES", "USE_MASKED_ARRAYS=YES", f"MAX_FEATURES_IN_BATCH={rows}"]
        gdal.ErrorReset()
        # The stream must end before its dataset does, also where the user cancels.
        with gc_paused(), closing(iter(table.GetArrowStreamAsNumPy(options=options))) as stream:
            frame = _gathered(stream, fields, key, feedback)
        return None if gdal.GetLastErrorType() >= gdal.CE_Failure else frame
    except QgsProcessingException:
        raise
    except Exception:  # of whatever kind GDAL's versions raise: read_frame can read it, or says why it cannot be read
        return None


def _plain_file(layer: QgsVectorLayer, fields: Sequence[str]) -> str | None:
    """The csv file that a layer shows whole and as it is, None where it is something else."""
    provider = layer.dataProvider()
    names = layer.fields().names()
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.pop("path", None) or ""
    named = parts.pop("layerName", None) or ""
    if (
        layer.providerType() != "ogr"
        or provider.storageType() != "CSV"
        or provider.encoding() != "UTF-8"
        or layer.isEditable()
        or layer.subsetString()
        or any(parts.values())
        or named not in ("", Path(path).stem)
    ):
        return None
    own = provider.fields() == layer.fields() and len(set(names)) == len(names)
    text = own and set(fields) <= set(names) and all(layer.fields().field(name).type() == TEXT for name in fields)
    size = Path(path).stat().st_size if text and Path(path).is_file() else 0
    return path if 0 < size <= LARGEST else None


def _rows_at_once(data: bytes, columns: int) -> int:
    """How many rows of a csv file make arrays of `WIDEST` at most; 0 where it holds what reads differently here."""
    if b"\0" in data or data.find(BYTE_ORDER_MARK, 1) >= 0:
        return 0
    lines = data.split(b"\n")
    # A value may run over lines where a line leaves a quote open; then none is longer than the file.
    closed = b'"' not in data or not any(line.count(b'"') % 2 for line in lines)
    longest = max(map(len, lines)) if closed else len(data)
    return min(ROWS[1], WIDEST // (columns * longest or 1))


class _Texts(dict):
    """Text by its bytes; a text that recurs is made once."""

    def __missing__(self, value: bytes) -> str:
        text = self[value] = value.decode()
        return text

    def of(self, values: np.ndarray) -> np.ndarray:
        """Array of text, or None where masked; short ones are looked up once each, found by the number they form."""
        if np.ma.isMaskedArray(values) or values.dtype.itemsize > SHORT:
            return self._each(values)
        positions, distinct = pd.factorize(values.astype(f"S{SHORT}").view("int64"))
        return self._each(distinct.view(f"S{SHORT}"))[positions]

    def _each(self, values: np.ndarray) -> np.ndarray:
        return np.array([*map(self.__getitem__, values.tolist())], dtype=object)


def _gathered(batches: Iterable[Mapping], fields: Sequence[str], key: str, feedback) -> pd.DataFrame:
    """The batches as one frame."""
    ids: list[int] = []
    columns: dict[str, list] = {name: [np.array([], dtype=object)] for name in fields}
    texts = {name: _Texts({None: None}) for name in fields}
    for batch in batches:
        if feedback is not None:
            stop_if_cancelled(feedback)
        ids += batch[key].tolist()
        for name, known in texts.items():
            columns[name].append(known.of(batch[name]))
    return pd.DataFrame(
        {name: np.concatenate(parts) for name, parts in columns.items()},
        index=pd.Index(ids, dtype="int64"),
        columns=list(fields),
        copy=False,
    )
