"""What is to be said of scores: what they were computed without, and which values count as others."""

from __future__ import annotations

import pandas as pd

from ..messages import Message
from .domains import raw_domain
from .model import Indicator, Model
from .scale import QUARTERS, Scale, beyond, treatment_of


def left_out_notes(model: Model, share: float) -> list[Message]:
    """Which domains the index does without, and what becomes of the others."""
    if not model.left_out:
        return []
    details = {"domains": ", ".join(model.left_out), "share": share}
    if model.shares == tuple(domain.weight for domain in model.domains):
        return [Message("Left out: {domains}.", details)]
    return [
        Message(
            "Left out: {domains}. The other domains, with {share:.4g}% of the weights, count in proportion to these.",
            details,
        )
    ]


def notes_of(frame: pd.DataFrame, model: Model, scale: Scale, missing: str) -> tuple[Message, ...]:
    """Indicators without values, values held at 0 or 100, and a reference without quarters."""
    notes: list[Message] = []
    for leaf in model.leaves():
        if leaf.id not in frame or leaf.id not in scale.indicators:
            notes.append(Message("Indicator '{indicator}' has no values and is left out.", {"indicator": leaf.label}))
            continue
        treatment = treatment_of(leaf, scale.indicators[leaf.id])
        if treatment is not None:
            notes += treatment.notes(leaf.id, leaf.treatment or 0, frame[leaf.id])
        held = int(beyond(leaf, scale.indicators[leaf.id], frame[leaf.id]).sum())
        if held:
            notes.append(_held(leaf, held, scale))
    for domain in model.domains:
        reference = scale.domains.get(domain.id)
        if domain.transform != "none" and reference:
            raw, _ = raw_domain(frame, domain, model, scale.indicators, missing)
            held = int(((raw < reference[0]) | (raw > reference[-1])).sum())
            if held:
                note = Message(
                    "{count} scores of domain '{domain}' lie beyond the reference and are held at 0 or 100.",
                    {"count": held, "domain": domain.id},
                )
                notes.append(note)
    if not scale.quartiles:
        notes.append(without_quarters(scale))
    return tuple(notes)


def _held(leaf: Indicator, count: int, scale: Scale) -> Message:
    """Beyond what the values of an indicator lie that are held at 0 or 100."""
    details = {"count": count, "indicator": leaf.id}
    treatment = treatment_of(leaf, scale.indicators[leaf.id])
    if treatment is not None and treatment.log:
        return Message(
            "{count} values of indicator '{indicator}' lie beyond the reference and count as its lowest or highest "
            "value.",
            details,
        )
    if leaf.method == "norm":
        return Message(
            "{count} values of indicator '{indicator}' lie beyond the best and the worst value of its norm and are "
            "held at 0 or 100.",
            details,
        )
    if leaf.method == "z-score":
        return Message(
            "{count} values of indicator '{indicator}' lie more than five standard deviations from the mean of the "
            "reference and are held at 0 or 100.",
            details,
        )
    return Message(
        "{count} values of indicator '{indicator}' lie beyond the reference and are held at 0 or 100.", details
    )


def without_quarters(scale: Scale) -> Message:
    """Why no area is in a quarter of the reference."""
    details = {"reference": scale.reference, "count": scale.areas}
    if scale.areas < QUARTERS:
        return Message(
            "Areas of '{reference}' with a score: {count}, fewer than four, so that no area is in a quarter "
            "(mdi_kwartiel).",
            details,
        )
    return Message(
        "All {count} areas of '{reference}' with a score have the same one: no area is in a quarter (mdi_kwartiel).",
        details,
    )
