"""How sure an index is, as fields of a layer, as a map, and as a table of what decides."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ...core.index.draws import WEIGHTS, Plan
from ...core.index.model import Model
from ...core.index.robustness import Robustness
from ..choice_words import choice_words
from ..i18n import full_title, number, tr
from ..layers.new_fields import NewField, or_null
from ..maps.choropleths import index_style
from ..maps.maptip import sure_tip
from ..maps.styles import ClassStyle, Hatched
from ..types import INTEGER, REAL, TEXT
from .scoring import index_fields

#: of the likeliest of the other classes, from which percentage on an area is hatched: one draw in four
DOUBTFUL = 25.0
OTHER = "andere_klasse_pct"


def robustness_fields(found: Robustness, model: Model) -> list[NewField]:
    """The fields of regiolens:robustness."""
    fields = [
        *index_fields(found.result, model),
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
        NewField.of(OTHER, REAL, found.other, tr("draws in the likeliest other class (%)")),
        NewField.of("slechtste_kwart_pct", REAL, found.worst, tr("draws in the most deprived quarter (%)")),
    ]


def robustness_style(found: Robustness, model: Model, plan: Plan, name: str) -> ClassStyle:
    """The classes of the index, hatched where another one is at least as likely as one in four.

    Parameters
    ----------
    name : str
        The field with the names of the areas, "" for none.
    """
    style = index_style(found.result, model)
    draws = tr("{draws} draws, seed {seed}: {choices}").format(
        draws=number(plan.draws), seed=plan.seed, choices=", ".join(varied_words(plan))
    )
    return replace(
        style,
        title=tr("{model}: how sure").format(model=full_title(model)),
        notes=[*style.notes, draws],
        map_tip=sure_tip(model, name),
        hatched=Hatched(OTHER, DOUBTFUL, tr("hatched: another class in at least 25% of the draws")),
    )


def varied_words(plan: Plan) -> list[str]:
    """What varies, in words."""
    weights = tr("weights {noise}% each way").format(noise=number(plan.noise)) if plan.noise else ""
    return [*filter(None, [weights]), *(choice_word(choice) for choice in plan.vary)]


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
