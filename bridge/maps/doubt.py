"""The map of an index that says where its classes are doubtful."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import QgsVectorLayer

from ...core.index.draws import Plan
from ...core.index.model import Model
from ...core.index.robustness import DOUBTFUL, Robustness
from ..choice_words import choice_words
from ..i18n import full_title, number, tr
from ..provenance.keywords import draws_in
from .choropleths import index_style
from .maptip import sure_tip
from .styles import ClassStyle, Hatched


def robustness_style(found: Robustness, model: Model, plan: Plan, name: str) -> ClassStyle:
    """The classes of the index, hatched where another one is at least as likely as one in four.

    Parameters
    ----------
    name : str
        The field with the names of the areas, "" for none.
    """
    style = index_style(found.result, model)
    return replace(
        style,
        title=tr("{model}: how sure").format(model=full_title(model)),
        notes=[*style.notes, drawn_words(plan)],
        map_tip=sure_tip(model, name),
        hatched=doubt_hatch(),
    )


def doubt_hatch() -> Hatched:
    """The hatch over areas of which another class is as likely as that."""
    return Hatched("andere_klasse_pct", DOUBTFUL, tr("hatched: another class in at least 25% of the draws"))


def drawn_words(plan: Plan) -> str:
    """How often, from which seed, and what varies."""
    return tr("{draws} draws, seed {seed}: {choices}").format(
        draws=number(plan.draws), seed=plan.seed, choices=", ".join(varied_words(plan))
    )


def varied_words(plan: Plan) -> list[str]:
    """What varies, in words."""
    weights = tr("weights {noise}% each way").format(noise=number(plan.noise)) if plan.noise else ""
    return [*filter(None, [weights]), *(choice_words()[choice] for choice in plan.vary)]


def draws_of(layer: QgsVectorLayer) -> str:
    """What `drawn_words` told when the layer was made; "" where it has no intervals."""
    return draws_in(layer.metadata())
