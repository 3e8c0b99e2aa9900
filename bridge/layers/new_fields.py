"""Fields that an algorithm adds: type, alias, origin, values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import (
    QgsField,
)

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


def aliases(fields: list[NewField]) -> dict[str, str]:
    """Field to alias, as `apply_style` takes them."""
    return {field.definition.name(): field.alias for field in fields if field.alias}


def origins(fields: Sequence[NewField]) -> dict[str, tuple[str, str, str]]:
    """Field to its origin and what is said of it, as `fill_sink` takes them."""
    return {field.definition.name(): (*field.origin, field.alias) for field in fields}


def or_null(values: np.ndarray) -> pd.Series:
    """Classes and ranks with 0, that is none, made missing."""
    return pd.Series(values).astype("Int64").where(lambda column: column > 0)
