"""A layer as it stands, read once for the live view, with the fields that a join would add."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.core import (
    QgsFeatureIterator,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...core.index.model import Model
from ..index.indicators import halves, resolve_fields, undivided
from ..types import ROW_NUMBERS


class Snapshot:
    """A layer as it was when it was looked at, to be read in another thread; made in the main thread."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        self._name = layer.name()
        self._fields = QgsFields(layer.fields())
        self._source = QgsVectorLayerFeatureSource(layer)

    def sourceName(self) -> str:
        """What the user calls it."""
        return self._name

    def fields(self) -> QgsFields:
        """Its fields."""
        return self._fields

    def getFeatures(self, request: QgsFeatureRequest) -> QgsFeatureIterator:
        """Its features."""
        return self._source.getFeatures(request)


class JoinedFields:
    """The fields of areas with those of a table behind them, under the names that a join gives them."""

    def __init__(
        self, areas: QgsVectorLayer | Snapshot, table: QgsVectorLayer | Snapshot | None = None, table_code: str = ""
    ) -> None:
        self._name = areas.name() if isinstance(areas, QgsVectorLayer) else areas.sourceName()
        self._fields = QgsFields(areas.fields())
        self.of_table: dict[str, str] = {}
        taken = {name.lower() for name in areas.fields().names()}
        for field in table.fields() if table is not None else ():
            if field.name() in (table_code, *ROW_NUMBERS):
                continue
            free, count = field.name(), 2
            while free.lower() in taken:
                free, count = f"{field.name()}_{count}", count + 1
            taken.add(free.lower())
            copy = QgsField(field)
            copy.setName(free)
            self._fields.append(copy)
            self.of_table[free] = field.name()

    def sourceName(self) -> str:
        """What the user calls the areas."""
        return self._name

    def fields(self) -> QgsFields:
        """All fields."""
        return self._fields


def fields_for(
    areas: QgsVectorLayer | Snapshot, table: QgsVectorLayer | Snapshot | None = None, table_code: str = ""
) -> JoinedFields:
    """The fields that can serve indicators, of layers in the project."""
    return JoinedFields(areas, table, table_code)


def served(fields: JoinedFields, model: Model, field_map: Mapping[str, str]) -> dict[str, str]:
    """Indicator to the field that serves it; mapped fields that are not there are passed over."""
    return resolve_fields(fields, model, _there(fields, field_map))


def served_partly(fields: JoinedFields, model: Model, field_map: Mapping[str, str]) -> dict[str, str]:
    """The same, with the fields of indicators that have no denominator, or of denominators alone."""
    return {**halves(fields, model, _there(fields, field_map)), **served(fields, model, field_map)}


def not_divided(fields: JoinedFields, model: Model, field_map: Mapping[str, str]) -> str:
    """The label of the first indicator that has a field, but none by which it is divided; "" where there is none."""
    leaf = undivided(fields, model, _there(fields, field_map))
    return leaf.label if leaf is not None else ""


def _there(fields: JoinedFields, field_map: Mapping[str, str]) -> dict[str, str]:
    names = set(fields.fields().names())
    return {one: field for one, field in field_map.items() if field in names}


def unserved(model: Model, found: Mapping[str, str], some: bool) -> list[str]:
    """What a model lacks fields for.

    Parameters
    ----------
    some : bool
        Whether a domain can do with some of its indicators.

    Returns
    -------
    list of str
        Labels of domains that cannot be left out, or of indicators where all of these are needed.
    """
    lacking = []
    spare = any(domain.served(found) for domain in model.domains)
    for domain in model.domains:
        leaves = domain.leaves()
        if spare and domain.optional and not domain.served(found):
            continue
        if not any(leaf.id in found for leaf in leaves):
            lacking.append(domain.label)
        elif not some and domain.use == "all":
            lacking += [leaf.label for leaf in leaves if leaf.id not in found]
    return lacking
