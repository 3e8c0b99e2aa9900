"""What a format does not take as it is: refused, or told with the fields and numbers at fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pandas as pd
from qgis.core import QgsFeature, QgsFields, QgsProcessingUtils, QgsVectorLayer, QgsWkbTypes

from ...core.messages import Refusal, listing
from ..compat import plain
from ..i18n import tr
from ..run import Run
from ..types import TEXT
from .geopackage import is_geopackage
from .places import place_of

#: endings of files whose format has no empty numbers: it writes 0
WITHOUT_NULL = (".tab", ".mif")
#: endings of files whose format cuts texts, and after how many bytes
CUT = {".shp": 254, ".dbf": 254}
#: what QGIS calls the column with the outlines of a GeoPackage, whatever it is asked to
GEOMETRY = "geom"
#: how many fields a sentence lists
LISTED = 20


class Taken:
    """What the format of an output takes of its features.

    Parameters
    ----------
    name : str
        The parameter of the output.
    fields : QgsFields
    file : Path or None
        None where it is no file.
    """

    def __init__(self, name: str, fields: QgsFields, file: Path | None) -> None:
        self._name, self._fields = name, fields
        self._ending = file.suffix.lower() if file is not None else ""
        self._cut: Counter[str] = Counter()

    def of(self, made: Generator[QgsFeature]) -> Generator[QgsFeature]:
        """The features, looked at where their format asks for it.

        Raises
        ------
        Refusal
            If a number is missing where the format would make 0 of it.
        """
        if self._ending in WITHOUT_NULL:
            return self._without_null(made)
        return self._measured(made, CUT[self._ending]) if self._ending in CUT else made

    def _without_null(self, made: Generator[QgsFeature]) -> Generator[QgsFeature]:
        numbers = [(position, field.name()) for position, field in enumerate(self._fields) if field.isNumeric()]
        with closing(made):
            for feature in made:
                values = feature.attributes()
                for position, field in numbers:
                    if pd.isna(plain(values[position])):
                        raise Refusal(
                            "{parameter} is a file of MapInfo, which has no empty numbers: what is missing in field "
                            "'{field}' would become 0. Choose a GeoPackage, which MapInfo opens as well.",
                            parameter=self._name,
                            field=field,
                        )
                yield feature

    def _measured(self, made: Generator[QgsFeature], longest: int) -> Generator[QgsFeature]:
        texts = [(position, field.name()) for position, field in enumerate(self._fields) if field.type() == TEXT]
        with closing(made):
            for feature in made:
                values = feature.attributes()
                for position, field in texts:
                    value = plain(values[position])
                    if value is not None and len(value.encode()) > longest:
                        self._cut[field] += 1
                yield feature

    def tell(self, run: Run, destination: str) -> None:
        """Warn of texts that were cut and of fields that are not there, and say which are called otherwise."""
        if self._cut:
            run.feedback.pushWarning(
                tr(
                    "{parameter}: a shapefile takes texts of {longest} bytes, so that some are cut off: {fields}. "
                    "A GeoPackage holds them whole."
                ).format(
                    parameter=self._name,
                    longest=CUT[self._ending],
                    fields=listing(f"{field} ({count})" for field, count in self._cut.items()),
                )
            )
        layer = QgsProcessingUtils.mapLayerFromString(destination, run.context)
        if not isinstance(layer, QgsVectorLayer) or layer.storageType() == "KML":  # where LIBKML is absent none is read
            return
        if layer.providerType() in ("ogr", "postgres"):
            self._tell_fields(run, layer.fields().names())

    def _tell_fields(self, run: Run, found: list[str]) -> None:
        written = self._fields.names()
        known = {name.casefold() for name in found}
        gone = [name for name in written if name.casefold() not in known]
        if not gone:
            return
        # one more is the row number of the format
        if len(found) - len(written) in (0, 1):
            called = zip(written, found[len(found) - len(written) :])
            run.feedback.pushInfo(
                tr("{parameter}: its format calls fields otherwise: {fields}. A GeoPackage keeps their names.").format(
                    parameter=self._name,
                    fields=listing((f"{old} ({new})" for old, new in called if old in gone), LISTED),
                )
            )
            return
        run.feedback.pushWarning(
            tr("{parameter}: its format leaves out fields: {fields}. A GeoPackage holds them.").format(
                parameter=self._name, fields=listing(gone, LISTED)
            )
        )


def refuse_geometry_name(run: Run, name: str, shape: tuple) -> None:
    """Refuse a field that is called as the outlines of a GeoPackage are, of which QGIS says that it cannot write.

    Raises
    ------
    Refusal
    """
    place, (fields, kind, _) = place_of(run, name), shape
    if place is None or place.file is None or not is_geopackage(place.file) or kind == QgsWkbTypes.Type.NoGeometry:
        return
    position = fields.lookupField(GEOMETRY)
    if position >= 0:
        raise Refusal(
            "{parameter} cannot be made: in a GeoPackage the outlines stand in a column that is called '{field}' too: "
            "rename that field, or choose another format.",
            parameter=name,
            field=fields.at(position).name(),
        )
