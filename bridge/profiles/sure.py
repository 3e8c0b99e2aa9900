"""How sure ranks and classes of regions are, where their areas come from regiolens:robustness."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...core.index.draws import Drawn
from ...core.index.model import Model
from ...core.index.region_draws import region_draws
from ...core.index.robustness import Progress, Robustness
from ...core.messages import Message, Refusal
from ...core.profiles.profile import INDEX
from ..index.robustness import drawn_fields
from ..maps.doubt import doubt_hatch, drawn_words
from .output import Made
from .sheet import Sheet


def with_intervals(made: Made, sheet: Sheet, drawn: Drawn | None, model: Model, progress: Progress) -> Made:
    """Profiles with the intervals of their regions, or with a note why they have none.

    Parameters
    ----------
    drawn : Drawn or None
        What the layer with the areas says of the draws; None where it has intervals and does not say.
    model : Model
        Of its index.

    Raises
    ------
    QgsProcessingException
        What `progress` raises where the run is cancelled.
    """
    try:
        found = _drawn(made, sheet, drawn, model, progress)
        fields = drawn_fields(found, model)
        names = {field.definition.name().lower() for field in made.fields}
        twice = [name for name in (field.definition.name() for field in fields) if name in names]
        if twice:
            raise Refusal("VALUES holds '{field}', which is what their own field would be called.", field=twice[0])
    except Refusal as fault:
        note = Message("The regions get no intervals of their ranks. {why}", {"why": fault.message})
        return replace(made, notes=[*made.notes, note])
    style = made.style
    if drawn is not None and not np.isnan(found.other).all():
        style = replace(style, hatched=doubt_hatch(), notes=[*style.notes, drawn_words(drawn.plan)])
    return replace(made, fields=[*made.fields, *fields], style=style)


def _drawn(made: Made, sheet: Sheet, drawn: Drawn | None, model: Model, progress: Progress) -> Robustness:
    """The draws of the regions.

    Raises
    ------
    Refusal
        That says why there are none.
    """
    if drawn is None:
        raise Refusal(
            "The areas have such intervals, but their metadata do not tell how they were drawn: give the output of "
            "'Robustness of the index', or of 'Assign regions' made from it."
        )
    if drawn.index != model.fingerprint():
        raise Refusal(
            "The draws of the areas are of another index than their scores: run 'Robustness of the index' once more."
        )
    names = [f"{INDEX}_{domain.id}".lower() for domain in model.domains]
    values = sheet.areas.values
    absent = [name for name in (INDEX, *names) if name not in values]
    if absent:
        raise Refusal("That takes the scores of all domains, and '{field}' is none of VALUES.", field=absent[0])
    scored = values[INDEX].notna()
    score = made.profiles.means[INDEX]
    found = region_draws(
        values.loc[scored, names].set_axis([domain.id for domain in model.domains], axis=1),
        sheet.regions[scored],
        score,
        model,
        drawn.plan,
        progress,
    )
    if not np.array_equal(found.result.rank, made.profiles.rank[INDEX]):
        raise Refusal("The ranks of the regions are not those of the weighted means of their domains.")
    return found
