"""How sure rank and class of an area are while weights move; computed in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...core.index.draws import Plan
from ...core.index.robustness import Robustness, robustness_of
from ...core.index.whatif import WhatIf, WhatIfState
from ..cancel import Cancellable, stop_if_cancelled
from ..i18n import number, tr
from ..index.robustness import sure_text
from ..maps.doubt import varied_words

if TYPE_CHECKING:
    from .areas import LiveAreas

#: as `regiolens:robustness` does it when nothing else is asked
PLAN = Plan(1000, 25.0, seed=1)


def can_vary(areas: LiveAreas, state: WhatIfState) -> bool:
    """Whether other weights give another index: one domain alone always gives the same."""
    return isinstance(areas.engine, WhatIf) and sum(share > 0 for share in state.shares) > 1


def how_sure(areas: LiveAreas, state: WhatIfState, feedback: Cancellable) -> Robustness:
    """The draws around the weights of a state.

    Raises
    ------
    Refusal
        If there are so many areas that the ranks take too much memory.
    QgsProcessingException
        If the work is given up.
    """
    return robustness_of(areas.engine, state, PLAN, lambda _: stop_if_cancelled(feedback))


def sure_line(found: Robustness, position: int) -> str:
    """How sure rank and class of an area are, in one line; "" where it has no score."""
    result = found.result
    place = int(result.classes[position])
    if not place:
        return ""
    line = tr(
        "How sure: rank {rank} ({low} to {high} in 90% of the draws), {label} in {sure} of {draws} draws ({plan})."
    )
    return line.format(
        rank=number(result.rank[position]),
        low=number(found.low[position]),
        high=number(found.high[position]),
        label=result.model.labels[place - 1],
        sure=sure_text(found.sure[position]),
        draws=number(PLAN.draws),
        plan=", ".join(varied_words(PLAN)),
    )
