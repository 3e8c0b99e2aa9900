"""Contributions to the index as fields of a layer."""

from __future__ import annotations

from collections import Counter

from ...core.index.compute import IndexResult
from ...core.index.contributions import Contributions
from ...core.index.model import Model
from ...core.messages import Refusal
from ..i18n import tr
from ..layers.new_fields import NewField
from ..types import REAL
from .scoring import index_fields


def contribution_fields(
    result: IndexResult, found: Contributions, model: Model, with_indicators: bool
) -> list[NewField]:
    """The fields of regiolens:contributions, each indicator behind its domain where asked.

    Raises
    ------
    Refusal
        If two fields would bear one name.
    """
    points, falls = [], []
    for domain in model.domains:
        alias = tr("points of {domain}").format(domain=domain.label)
        points.append(NewField.of(f"bijdrage_{domain.id}", REAL, found.domains[domain.id], alias))
        for indicator in domain.indicators if with_indicators else ():
            if indicator.id in found.indicators:
                alias = tr("points of {domain}: {indicator}").format(domain=domain.label, indicator=indicator.label)
                name = f"bijdrage_{domain.id}_{indicator.id}"
                points.append(NewField.of(name, REAL, found.indicators[indicator.id], alias))
        alias = tr("fall of {domain} to a lower class").format(domain=domain.label)
        falls.append(NewField.of(f"daling_{domain.id}", REAL, found.falls[domain.id], alias))
    _check_names(points)
    return [
        *points,
        *index_fields(result, model),
        NewField.of("punten_tot_lagere_klasse", REAL, found.lower, tr("points to the class below")),
        NewField.of("punten_tot_hogere_klasse", REAL, found.higher, tr("points to the class above")),
        *falls,
    ]


def _check_names(fields: list[NewField]) -> None:
    """Refuse a domain and an indicator whose fields would bear one name (a_b, and b of a)."""
    name, count = Counter(field.definition.name().lower() for field in fields).most_common(1)[0]
    if count > 1:
        raise Refusal("Two fields would be called '{field}': leave INDICATORS off, or rename an id.", field=name)
