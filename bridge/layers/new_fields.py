"""Fields that an algorithm adds: type, alias, origin, values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import QgsField, QgsFields

from ...core.messages import Refusal
from ..types import BOOLEAN, INTEGER, LONG

if TYPE_CHECKING:
    from ..types import FieldType


@dataclass(frozen=True)
class NewField:
    """A field to add, with its values in the order of the frame that was read.

    The alias is kept apart, for `apply_style`: a sink warns of aliases that its format does not know. The origin is the
    parameter and the field from which the values are taken, for the metadata; an alias then tells what was done.
    """

    definition: QgsField
    values: object
    alias: str = ""
    origin: tuple[str, str] = ("", "")

    @classmethod
    def of(
        cls, name: str, field_type: FieldType, values: object, alias: str = "", origin: tuple[str, str] = ("", "")
    ) -> NewField:
        """A field from its parts."""
        return cls(QgsField(name, field_type), values, alias, origin)

    def column(self) -> list:
        """The values as Python objects, None where missing."""
        values = pd.Series(self.values)
        missing = np.flatnonzero(values.isna().to_numpy())
        if self.definition.type() in (INTEGER, LONG):
            values = values.astype("Int64").fillna(0).astype("int64")
        elif self.definition.type() == BOOLEAN:
            values = values.astype("boolean").fillna(False).astype(bool)
        plain = values.tolist()
        for position in missing.tolist():
            plain[position] = None
        return plain


def definitions(parameter: str, fields: Sequence[NewField]) -> QgsFields:
    """The fields of an output that has no others.

    Raises
    ------
    Refusal
        If two have one name, upper and lower case alike: QGIS drops the second, and what is written behind it stands a
        column too far.
    """
    refuse_one_name(parameter, fields)
    found = QgsFields()
    for field in fields:
        found.append(field.definition)
    return found


def refuse_one_name(parameter: str, fields: Sequence[NewField]) -> None:
    """Refuse two fields of one name; see `definitions`."""
    name, count = Counter(field.definition.name().lower() for field in fields).most_common(1)[0] if fields else ("", 0)
    if count > 1:
        raise Refusal(
            "{parameter} would hold two columns called '{field}', one of which would be lost: rename that field of the "
            "input, or give the result another name.",
            parameter=parameter,
            field=name,
        )


def aliases(fields: list[NewField]) -> dict[str, str]:
    """Field to alias, as `apply_style` takes them."""
    return {field.definition.name(): field.alias for field in fields if field.alias}


def origins(fields: Sequence[NewField]) -> dict[str, tuple[str, str, str]]:
    """Field to its origin and what is said of it, as `fill_sink` takes them."""
    return {field.definition.name(): (*field.origin, field.alias) for field in fields}


def or_null(values: np.ndarray) -> pd.Series:
    """Classes and ranks with 0, that is none, made missing."""
    column = pd.Series(values)
    numbers = np.nan_to_num(column.to_numpy("float64", na_value=np.nan))
    return pd.Series(pd.arrays.IntegerArray(numbers.astype("int64"), numbers <= 0), column.index)
