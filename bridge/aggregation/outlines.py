"""The outlines of areas: read by the column where that is certain, and looked at in other threads meanwhile."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from ..cancel import awaited, stop_if_cancelled
from ..compat import geometry_check
from ..layers.columns import read_columns
from ..layers.frames import features, gc_paused
from ..layers.outlines import refuse_invalid, repaired
from .shapes import as_multi, collection, geometry_of, is_empty, shape_of

#: outlines that are read between two looks at the cancel button, and that a thread looks at together
SOME = 2000
_Check = QgsFeatureRequest.InvalidGeometryCheck


class Cleaned(NamedTuple):
    """Valid straight outlines, None where there is none, and the ids of the areas to be named.

    `invalid` were repaired, `shrunk` lost area by that, and `lost` have no outline that can be used.
    """

    shapes: list[bytes | None]
    invalid: list[int]
    shrunk: list[int]
    lost: list[int]


class Outlines:
    """Outlines of areas; as soon as they are here, other threads see which are valid.

    Parameters
    ----------
    shapes : mapping
        Shape by feature id, see `shapes`; None where a feature has no geometry.
    crs : QgsCoordinateReferenceSystem, optional
        Metres where not given.
    title : str
        What the user calls the layer.
    check : InvalidGeometryCheck
        What QGIS is set to do with invalid ones.
    """

    def __init__(
        self,
        shapes: Mapping[int, bytes | None],
        crs: QgsCoordinateReferenceSystem | None = None,
        title: str = "",
        check: _Check = _Check.GeometryNoCheck,
    ) -> None:
        self.crs, self._shapes, self._title, self._check = crs, shapes, title, check
        there = [(fid, shape) for fid, shape in shapes.items() if shape]
        pool = ThreadPoolExecutor(os.cpu_count())
        self._looks = [pool.submit(_invalid, there[start : start + SOME]) for start in range(0, len(there), SOME)]
        pool.shutdown(wait=False)

    @classmethod
    def of(cls, geometries: Mapping[int, QgsGeometry], crs: QgsCoordinateReferenceSystem | None = None) -> Outlines:
        """Those of geometries by feature id."""
        return cls({fid: shape_of(geometry) for fid, geometry in geometries.items()}, crs)

    @classmethod
    def read(
        cls, source: QgsFeatureSource, feedback: QgsProcessingFeedback, whole: QgsVectorLayer | None = None
    ) -> Outlines:
        """Those of all features.

        Parameters
        ----------
        whole : QgsVectorLayer, optional
            The layer behind the source, where `whole_layer` finds that the source is all of it.

        Raises
        ------
        QgsProcessingException
            If the user cancels.
        """
        shapes, column = {}, _Shapes()
        frame = read_columns(whole, [], feedback, column)
        if frame is None:
            with gc_paused():
                for count, feature in enumerate(features(source, QgsFeatureRequest().setNoAttributes())):
                    if count % SOME == 0:
                        stop_if_cancelled(feedback)
                    shapes[feature.id()] = shape_of(feature.geometry())
        else:
            shapes = dict(zip(frame.index.tolist(), column.shapes))
        return cls(shapes, source.sourceCrs(), source.sourceName(), geometry_check(source))

    def cleaned(self, ids: Sequence[int], feedback: QgsProcessingFeedback) -> Cleaned:
        """The outlines of these areas, with invalid ones repaired or left out, as QGIS is set to do.

        Raises
        ------
        Refusal
            If QGIS is set to stop at invalid outlines and one of the layer is.
        QgsProcessingException
            If the user cancels.
        """
        invalid = {fid for look in self._looks for fid in awaited(look, feedback)}
        if invalid:
            refuse_invalid(self._check, self._title, min(invalid))
        found = Cleaned([], [], [], [])
        for fid in ids:
            shape = self._shapes.get(fid)
            if fid in invalid and self._check == _Check.GeometryNoCheck:
                stop_if_cancelled(feedback)  # thousands of repairs take their time
                outline, shrunk = repaired(geometry_of(shape))
                shape = shape_of(outline)
                if not is_empty(shape):
                    found.invalid.append(fid)
                    found.shrunk.extend([fid] if shrunk else [])
            elif fid in invalid:
                shape = None
            if is_empty(shape):
                shape = None
                found.lost.append(fid)
            found.shapes.append(shape)
        return found


class _Shapes:
    """The geometries of a layer as GDAL's column interface gives them; see `ShapeColumn`."""

    def start(self, number: int) -> None:
        self.shapes: list[bytes | None] = [None] * number

    def put(self, where: slice, values: np.ndarray) -> None:
        if values.dtype.kind not in "OV":  # others end at a byte that is 0
            raise ValueError(f"arrays of {values.dtype} are not known here")
        missing, shapes = np.ma.getmaskarray(values).tolist(), np.ma.getdata(values).tolist()
        self.shapes[where] = [None if none else as_multi(shape) for none, shape in zip(missing, shapes)]


def _invalid(areas: Sequence[tuple[int, bytes]]) -> list[int]:
    """The ids of the invalid outlines: all are looked at as one collection, which spares a call for each."""
    if collection([shape for _, shape in areas]).isGeosValid():
        return []
    return [fid for fid, shape in areas if not geometry_of(shape).isGeosValid()]
