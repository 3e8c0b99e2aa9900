"""A layer or table read with the codes of its areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from qgis.core import QgsFeatureSource, QgsVectorLayer

from ...core.codes import Codes, find_code_field, read_codes
from ..i18n import tr
from .area_fields import name_field, water_fields
from .columns import read_table

if TYPE_CHECKING:
    from ..cancel import Cancellable

NAMED = 20


@dataclass(frozen=True)
class Side:
    """Areas or table: their title, their fields read, their codes understood."""

    source: QgsFeatureSource
    title: str
    frame: pd.DataFrame
    code: str
    codes: Codes

    def called(self, positions: Sequence[int]) -> list[tuple[str, str]]:
        """Code and name of the rows at these positions; the code as it was written where it is no CBS code."""
        field = name_field(self.source)
        names = self.frame[field] if field in self.frame else pd.Series("", index=self.frame.index)
        return [(str(self.codes.keys[p]), str(names.iloc[p] or "").strip()) for p in positions]

    def labels(self, positions: Sequence[int]) -> list[str]:
        """Code and name in one text; the feature id of a row that has neither."""
        found = [" ".join(parts).strip() for parts in self.called(positions)]
        return [text or tr("feature {id}").format(id=self.frame.index[p]) for text, p in zip(found, positions)]


def read_side(
    source: QgsFeatureSource,
    title: str,
    code: str,
    feedback: Cancellable,
    fields: Sequence[str] = (),
    level: str | None = None,
    fallback: str | None = None,
    kept: dict[int, list] | None = None,
    whole: QgsVectorLayer | None = None,
) -> Side:
    """Read the fields needed and understand the codes.

    Parameters
    ----------
    title : str
        What the user calls it.
    code : str
        The field with the codes; found when empty.
    fields : sequence of str
        Further fields to read.
    level, fallback : str, optional
        See `core.codes.read_codes`.
    kept : dict, optional
        See `read_frame`.
    whole : QgsVectorLayer, optional
        The layer behind the source, where `whole_layer` finds that the source is all of it.
    """
    names = source.fields().names()
    extra = [*water_fields(source), *([name_field(source)] if name_field(source) else [])]
    wanted = names if not code else [name for name in names if name == code or name in fields or name in extra]
    frame = read_table(source, wanted, whole, feedback, kept)
    code = code or find_code_field(frame, title)
    return Side(source, title, frame, code, read_codes(frame[code], code, level, fallback))
