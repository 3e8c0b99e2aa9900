"""A layer or table read with the codes of its areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsProcessingFeedback, QgsVectorLayer

from ...core.code_field import code_field, find_code_field
from ...core.codes import Codes, read_codes
from ...core.messages import Refusal, listing
from ...core.values import Texts
from ..i18n import number, tr
from .area_fields import fields_for_codes, name_field, name_fields, water_fields, water_mask
from .columns import read_table

if TYPE_CHECKING:
    from ..cancel import Cancellable

NAMED = 20
#: unread values among which three to show are looked for
SHOWN = 50


@dataclass(frozen=True)
class Side:
    """Areas or table: their title, their fields read, their codes understood (`code` is "" where no field has them).

    `texts` has the columns of the frame of which reading has shown which values differ.
    """

    source: QgsFeatureSource
    title: str
    frame: pd.DataFrame
    code: str
    codes: Codes
    texts: Mapping[str, Texts] = field(default_factory=dict)

    @cached_property
    def name_field(self) -> str:
        """The field with the names of the rows, never those of a wider area around them; "" where none was read."""
        field = name_field(self.source, self.codes.level)
        return field if field in self.frame else ""

    @cached_property
    def water(self) -> np.ndarray:
        """Which rows are water, or Belgian territory; shape (n,)."""
        return water_mask(self.frame, water_fields(self.source)).to_numpy(dtype=bool)

    @cached_property
    def names(self) -> pd.Series:
        """What the rows are called, "" where that is not known."""
        return self._names_of(np.arange(len(self.frame)))

    def _names_of(self, places: np.ndarray) -> pd.Series:
        if not self.name_field:
            return pd.Series("", index=self.frame.index[places], dtype=object)
        values = self.frame[self.name_field].iloc[places]
        texts = {value: str(value).strip() for value in values.dropna().unique()}
        return values.map(texts).fillna("").astype(object)

    def called(self, positions: Sequence[int]) -> list[tuple[str, str]]:
        """Code and name of the rows at these positions; the code as it was written where it is no CBS code."""
        places = np.asarray(positions, dtype="intp")
        return list(zip(map(str, self.codes.keys[places]), self._names_of(places)))

    def labels(self, positions: Sequence[int]) -> list[str]:
        """Code and name in one text; the feature id of a row that has neither."""
        found = [" ".join(parts).strip() for parts in self.called(positions)]
        return [text or tr("feature {id}").format(id=self.frame.index[p]) for text, p in zip(found, positions)]

    def part(self, rows: np.ndarray, level: str | None = None) -> Side:
        """Some of the rows, by a mask or by their positions; of one level where that is given."""
        keys, levels = self.codes.keys[rows], self.codes.levels[rows]
        codes = Codes(keys, levels, self.codes.level if level is None else level)
        return replace(self, frame=self.frame.iloc[rows], codes=codes, texts={})


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
    needed: bool = True,
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
    needed : bool
        Whether to refuse a source in which no field with codes is found.

    Raises
    ------
    Refusal
        If no field with codes is found, or they can be read in two ways.
    """
    read = {*([code] if code else fields_for_codes(source)), *fields, *water_fields(source), *name_fields(source)}
    wanted = [name for name in source.fields().names() if name in read]
    texts: dict[str, Texts] = {}
    frame = read_table(source, wanted, whole, feedback, kept, texts)
    code = code or (find_code_field(frame, title) if needed else code_field(frame))
    if not code:
        return Side(source, title, frame, "", Codes.none(len(frame)), texts)
    return Side(source, title, frame, code, read_codes(frame[code], code, level, fallback, title), texts)


def repeated(keys: np.ndarray) -> np.ndarray:
    """The codes that stand among these more than once."""
    found = pd.Series(keys, dtype=object)
    return found[found.duplicated()].unique()


def refuse_repeated(side: Side, rows: np.ndarray) -> None:
    """Refuse areas of which one stands there twice, where sums would hold it twice.

    Parameters
    ----------
    rows : ndarray of bool, shape (n,)
        Which of them count.

    Raises
    ------
    Refusal
        That says which.
    """
    twice = repeated(side.codes.keys[rows])
    if len(twice):
        raise Refusal(
            "'{layer}' holds {count} codes more than once ({codes}), which would count these areas twice: leave one "
            "row an area, of one year.",
            layer=side.title,
            count=len(twice),
            codes=listing(twice, 5),
        )


def warn_repeated(side: Side, rows: np.ndarray, feedback: QgsProcessingFeedback) -> None:
    """Warn of areas that stand there twice, where each row is one to count; see `refuse_repeated`."""
    twice = repeated(side.codes.keys[rows])
    if len(twice):
        feedback.pushWarning(
            tr("Field '{field}' holds {count} codes more than once ({codes}); each row is counted.").format(
                field=side.code, count=number(len(twice)), codes=listing(twice, 5)
            )
        )


def unread_warning(side: Side, column: Sequence[int] | None = None) -> str:
    """What to warn of values that are no CBS codes in a field where others are, "" where there are none."""
    positions = side.codes.unread if column is None else column
    if not side.codes.level or not len(positions):
        return ""
    written = dict.fromkeys(str(side.frame[side.code].iloc[p]).strip() for p in positions[:SHOWN])
    return tr(
        "Values of field '{field}' of '{layer}' that are no CBS codes, and match nothing: {count} ({values}). Bare "
        "numbers beside codes with their letters are none, for they may number something else."
    ).format(field=side.code, layer=side.title, count=number(len(positions)), values=", ".join([*written][:3]))
