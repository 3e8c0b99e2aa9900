"""The score of areas: fields found, areas and reference read and held against one level, the index computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np
import pandas as pd
from qgis.core import QgsFeatureSource, QgsVectorLayer

from ...core.classes import labels_of
from ...core.index.available import first_available
from ...core.index.compute import IndexResult
from ...core.index.denominators import divide
from ...core.index.model import Model
from ...core.index.record import IndexRecord
from ...core.messages import Message
from ..i18n import counted, index_name, tr
from ..layers.area_fields import one_level, other_level, repeated_codes, same_level, several_levels
from ..layers.new_fields import NewField, or_null
from ..layers.periods import several_periods
from ..types import INTEGER, REAL, TEXT
from .indicators import Read, check_denominators, read_indicators, resolve_fields

if TYPE_CHECKING:
    from ..cancel import Cancellable

Result = TypeVar("Result")


@dataclass(frozen=True)
class Scored(Generic[Result]):
    """Areas with what their index was computed from.

    Attributes
    ----------
    found : dict
        Indicator to field name.
    frame : DataFrame, shape (n, number of indicators)
        As read, water included; indexed by feature id.
    labels : Series of str, shape (m,)
        What to call the areas that are scored.
    levels : Series of str, shape (m,)
        Their levels.
    land : ndarray of bool, shape (n,)
        Which areas are scored: all but water.
    result
        What the engine gave for these, in their order.
    told : tuple of Message
        That the areas are of several levels, or the reference of another one; codes that repeat; where denominators
        are missing.
    """

    found: dict[str, str]
    frame: pd.DataFrame
    labels: pd.Series
    levels: pd.Series
    land: np.ndarray
    result: Result
    told: tuple[Message, ...] = ()

    @property
    def level(self) -> str:
        """The level that all areas share, "" where they do not."""
        return one_level(self.levels)


def score_areas(
    source: QgsFeatureSource,
    name: str,
    model: Model,
    field_map: Mapping[str, str],
    read: Callable[[dict[str, str]], Read],
    engine: Callable[..., Result],
    *,
    reference: QgsFeatureSource | None = None,
    reference_name: str = "",
    inside: np.ndarray | None = None,
    whole: QgsVectorLayer | None = None,
    feedback: Cancellable | None = None,
) -> Scored[Result]:
    """Score areas relative to a reference, or to themselves.

    Parameters
    ----------
    source : QgsFeatureSource
        Whatever has the fields of the areas.
    name : str
        What to call the areas where they are their own reference.
    field_map : mapping of str to str
        Indicator to field.
    read : callable
        Reads the areas from these fields, by indicator.
    engine : callable
        Takes the frame of the areas to score and, by name, `reference`, `reference_name` and `reference_level`, as
        `core.index.compute.compute` does.
    reference : QgsFeatureSource, optional
        Of the same indicators; areas of another level in it are left out.
    inside : ndarray of bool, shape (n,), optional
        The areas to score, where others are there for comparison alone: without another reference, all areas are it.
    whole : QgsVectorLayer, optional
        The layer behind the source, where `whole_layer` finds that the source is all of it.

    Raises
    ------
    Refusal
        If a mapped field or a denominator is not there, a value is no number, the reference holds several levels, or
        the engine refuses.
    """
    check_denominators(source, model, field_map)
    found = resolve_fields(source, model, field_map)
    frame, labels, levels = read(found)
    divided = divide(frame, model)
    frame, land = divided.frame, labels.notna()
    notes = divided.notes(source.sourceName(), land.to_numpy() if inside is None else land.to_numpy() & inside)
    fitted_on, fitted_level, told = None, one_level(levels[land]), several_levels(levels[land], source.sourceName())
    if reference is not None:
        name = reference_name
        # Ranks of the reference beside scores of the areas would be no normalisation.
        used = first_available(frame, model)
        check_denominators(reference, used, field_map)
        fields = resolve_fields(reference, used, field_map)
        others, called, theirs = read_indicators(reference, fields, feedback)
        divided = divide(others, model)
        told = told or other_level(theirs[called.notna()], levels[land], name)
        kept = called.notna() & same_level(theirs, levels[land], name)
        others, notes = divided.frame, [*notes, *divided.notes(name, kept.to_numpy())]
        fitted_on, fitted_level = others[kept], one_level(theirs[kept])
    elif inside is not None:
        fitted_on = frame[land]
    if inside is not None:
        land &= inside
    scored = frame.copy(deep=False) if land.all() else frame[land]
    scored.index = pd.Index(labels[land], dtype=object, name=source.sourceName())
    result = engine(scored, reference=fitted_on, reference_name=name, reference_level=fitted_level)
    twice = repeated_codes(labels[land & (levels != "")], source.sourceName())
    told_of = (*filter(None, [told, several_periods(source, source.sourceName(), whole), twice]), *notes)
    return Scored(found, frame, labels[land], levels[land], land.to_numpy(), result, told_of)


def index_record(result: IndexResult, model: Model) -> IndexRecord:
    """What a layer is to say of the index in it."""
    there = set(result.indicators) - set(result.without)
    indicators = [indicator.id for domain in model.domains for indicator in domain.indicators]
    without = tuple(ident for ident in indicators if ident not in there)
    return IndexRecord(model, counted(result.scale.areas, result.scale.level), without)


def index_fields(result: IndexResult, model: Model) -> list[NewField]:
    """The fields of score, class and rank, called by the index's own name."""
    index = index_name(result.model)
    return [
        NewField.of("mdi", REAL, result.score, tr("{index} (0-100)").format(index=index)),
        NewField.of("mdi_klasse", INTEGER, or_null(result.classes), tr("{index}, class").format(index=index)),
        NewField.of(
            "mdi_label",
            TEXT,
            labels_of(result.classes, model.labels),
            tr("{index}, class in words").format(index=index),
        ),
        NewField.of("mdi_rang", INTEGER, or_null(result.rank), tr("rank (1 = most deprived)")),
    ]


def result_fields(result: IndexResult, model: Model) -> list[NewField]:
    """All that a run says of the index: scores of domains, the index, and how much stands behind it."""
    domains = [
        NewField.of(
            f"mdi_{domain.id}", REAL, result.domains[domain.id], tr("score {domain}").format(domain=domain.label)
        )
        for domain in model.domains
    ]
    return [
        *domains,
        *index_fields(result, model),
        NewField.of("mdi_kwartiel", INTEGER, or_null(result.quartile), tr("quartile (4 = most deprived)")),
        NewField.of("mdi_deciel", INTEGER, or_null(result.decile), tr("decile (10 = most deprived)")),
        NewField.of("mdi_dekking", REAL, result.coverage, tr("indicators present (%)")),
        NewField.of("mdi_gewicht", REAL, result.behind, tr("weights with a score (%)")),
    ]
