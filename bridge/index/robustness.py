"""How sure an index is, as fields of a layer and as a table of what decides."""

from __future__ import annotations

import math

import pandas as pd

from ...core.index.draws import WEIGHTS
from ...core.index.model import Model
from ...core.index.robustness import Robustness
from ..choice_words import choice_words
from ..i18n import number, tr
from ..layers.new_fields import NewField, or_null
from ..types import INTEGER, REAL, TEXT
from .scoring import result_fields


def robustness_fields(found: Robustness, model: Model) -> list[NewField]:
    """The fields of regiolens:robustness: those of the index, and how sure they are."""
    return [*result_fields(found.result, model), *drawn_fields(found, model)]


def drawn_fields(found: Robustness, model: Model) -> list[NewField]:
    """How sure ranks and classes are."""
    fields = [
        NewField.of("rang_mediaan", INTEGER, or_null(found.median), tr("rank in the middle of the draws")),
        NewField.of("rang_p05", INTEGER, or_null(found.low), tr("rank: 5% of the draws are as high or higher")),
        NewField.of("rang_p95", INTEGER, or_null(found.high), tr("rank: 95% of the draws are as high or higher")),
    ]
    for position, label in enumerate(model.labels):
        alias = tr("draws in class {label} (%)").format(label=label)
        fields.append(NewField.of(f"klasse_{position + 1}_pct", REAL, found.classes[:, position], alias))
    return [
        *fields,
        NewField.of("klasse_zeker", REAL, found.sure, tr("draws in the published class (%)")),
        NewField.of("andere_klasse_pct", REAL, found.other, tr("draws in the likeliest other class (%)")),
        NewField.of("slechtste_kwart_pct", REAL, found.worst, tr("draws in the most deprived quarter (%)")),
    ]


def choice_word(choice: str) -> str:
    """What a choice is called."""
    return tr("weights") if choice == WEIGHTS else choice_words()[choice]


def table_fields(found: Robustness, model: Model) -> list[NewField]:
    """The table of what decides: sensitivities first, then what each indicator and domain is worth."""
    domains = {domain.id: domain.label for domain in model.domains}
    rows: list[tuple[str, str, str, float | None, float | None, float | None, int | None]] = []
    for one in found.sensitivities:
        label = tr("weight of {domain}").format(domain=domains[one.choice]) if one.choice in domains else ""
        rows.append((tr("sensitivity"), one.choice, label or choice_word(one.choice), one.first, one.total, None, None))
    for each in found.omissions:
        rows.append((choice_word(each.kind), each.ident, each.label, None, None, each.mean, each.most))
    columns = ["soort", "onderdeel", "naam", "eerste_orde", "totaal", "rangverschuiving", "rangverschuiving_max"]
    table = pd.DataFrame(rows, columns=columns)
    aliases = {
        "soort": tr("kind of row"),
        "onderdeel": tr("choice, indicator or domain"),
        "naam": tr("name"),
        "eerste_orde": tr("part of the variance of the mean rank shift, alone"),
        "totaal": tr("the same, together with the other choices"),
        "rangverschuiving": tr("mean shift of ranks without it"),
        "rangverschuiving_max": tr("largest shift of ranks without it"),
    }
    kinds = {"soort": TEXT, "onderdeel": TEXT, "naam": TEXT, "rangverschuiving_max": INTEGER}
    return [NewField.of(name, kinds.get(name, REAL), table[name], aliases[name]) for name in columns]


def sure_text(sure: float) -> str:
    """A part of the draws as a whole percentage, 100 and 0 only where it is exactly that; "" where it is missing."""
    if math.isnan(sure):
        return ""
    # Halves upward, as QGIS's expressions round them: map tips and layouts say the same.
    return f"{number(sure if sure in (0.0, 100.0) else min(max(math.floor(sure + 0.5), 1), 99))}%"
