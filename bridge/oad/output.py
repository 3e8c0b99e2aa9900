"""What `regiolens:oad` writes: areas and addresses with their density."""

from __future__ import annotations

import pandas as pd

from ...core.classes import URBANITY_LABELS, labels_of
from ...core.oad.areas import area_means, edge_flags
from ...core.oad.oad import Density
from ..i18n import tr
from ..layers.new_fields import NewField, aliases
from ..layers.sinks import write
from ..maps.choropleths import urbanity_style
from ..maps.styles import ClassStyle, apply_style
from ..naming import name_output
from ..run import Run
from ..types import BOOLEAN, REAL
from .maps import change_steps, change_style, density_fields, plan_fields
from .membership import find_members
from .points import Points, cancel_said


def area_results(
    run: Run, existing: Points, planned: Points | None, density: Density, reach: float
) -> tuple[pd.Index, list[NewField], ClassStyle]:
    """Ids of the areas, their new fields and their style.

    Parameters
    ----------
    reach : float
        Metres from an address to the farthest that it may count.
    """
    title = run.title("AREAS")
    every = existing.addresses + planned.addresses if planned else existing.addresses
    areas = find_members(run, run.source("AREAS"), title, every)
    mine = areas.members.before(len(existing.addresses))
    now = area_means(density.within, every.weight, density.area, mine)
    with cancel_said():
        flags = edge_flags(existing.addresses, reach, mine, run.feedback.isCanceled)
    edge = NewField.of("oad_rand", BOOLEAN, flags, tr("near the edge of the addresses: OAD may be too low"))
    new = [*density_fields(now, labels_of(now.classes, URBANITY_LABELS)), edge]
    if not planned:
        return areas.ids, new, urbanity_style(now.classes, title)
    then = area_means(density.planned_within, every.weight, density.area, areas.members)
    style = change_style(change_steps(now.classes, then.classes), title)
    return areas.ids, [*new, *plan_fields(now, then)], style


def write_areas(run: Run, ids: pd.Index, new: list[NewField], style: ClassStyle) -> str:
    """The layer of areas."""
    output = write(run, "OUTPUT_AREAS", run.source("AREAS"), ids, new, read="AREAS")
    apply_style(run, output, style, aliases(new))
    return output


def write_addresses(run: Run, existing: Points, density: Density) -> str:
    """The layer of addresses."""
    count = len(existing.addresses)
    new = [NewField.of("oad", REAL, existing.per_feature(density.oad(count)))]
    if density.planned_within is not None:
        new.append(NewField.of("oad_plan", REAL, existing.per_feature(density.planned_oad(count))))
    output = write(run, "OUTPUT_ADDRESSES", run.source("ADDRESSES"), existing.ids, new, read="ADDRESSES")
    name_output(run, output, {})
    return output
