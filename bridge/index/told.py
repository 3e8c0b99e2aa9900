"""Which index the scores of a layer are, by what the layer says of itself."""

from __future__ import annotations

from dataclasses import replace

from ...core.index.model import Model, leave_out
from ...core.index.record import UNKNOWN, IndexRecord, Told
from ...core.index.weights import marked
from ...core.messages import Refusal
from ..i18n import as_given, tr
from .indicators import load_model, published

#: whose classes and labels of domains serve where a layer does not tell its model
ORDINARY = "pon2023_domains"


def told_by(record: IndexRecord | None, year: str, title: str, chosen: Model | None) -> Told:
    """The index of a layer.

    Parameters
    ----------
    record : IndexRecord or None
        What the layer says of it.
    year : str
        Of its figures, "" where it does not say.
    title : str
        What the user calls the layer.
    chosen : Model or None
        What the user chose, if anything.

    Raises
    ------
    Refusal
        If the layer says that its scores are another model's.
    """
    if record is None:
        return Told(_unknown(), None, year) if chosen is None else Told(chosen, IndexRecord(chosen, stated=True), year)
    if chosen is not None:
        refuse_other(record, chosen, title)
    model = _described(marked(record.model, published()), chosen)
    return Told(model, replace(record, model=model), year)


def refuse_other(record: IndexRecord, model: Model, title: str) -> None:
    """Refuse scores of another model.

    Raises
    ------
    Refusal
        That names both.
    """
    # What was left out when the scores were made is left out of what was chosen as well.
    there = {domain.id for domain in record.model.domains} if record.model.left_out else set()
    own = [domain.id for domain in model.domains]
    whole = leave_out(model, set(own) - there) if there & set(own) else model
    if record.model.fingerprint() != whole.fingerprint():
        raise Refusal(
            "'{layer}' says that its scores were made with '{found}', not with '{given}': choose no other model "
            "than the layer tells, or give a layer of that model.",
            layer=title,
            found=_called(record.model),
            given=_called(model),
        )


def refuse_layer(record: IndexRecord | None, title: str, told: Told) -> None:
    """Refuse a further layer with scores of another model than that of the first; one that says nothing may stay.

    Raises
    ------
    Refusal
        That names both.
    """
    if record is not None and told.known and not (told.record and told.record.stated):
        if record.stated and told.model.left_out:
            # Who stated a model knew nothing of what was left out for want of figures.
            there = {domain.id for domain in told.model.domains}
            gone = [domain.id for domain in record.model.domains if domain.id not in there]
            record = replace(record, model=leave_out(record.model, gone))
        refuse_other(record, told.model, title)


def _called(model: Model) -> str:
    """A model by its title, id and weights, which tell apart what has one title."""
    weights = "; ".join(f"{domain.id} {as_given(domain.weight)}" for domain in model.domains)
    return f"{model.title} ({model.id}: {weights})"


def _described(model: Model, chosen: Model | None) -> Model:
    """The model of a record with the description and the measurements that only its file holds."""
    for file in (*published(), *([chosen] if chosen else [])):
        if file.title == model.title and file.fingerprint() == model.fingerprint():
            return replace(model, description=file.description, agreement=file.agreement)
    return model


def _unknown() -> Model:
    """What serves where a layer says nothing, and nobody chose a model."""
    model = load_model(ORDINARY)
    title = tr("Index of an unknown model")
    return replace(model, id=UNKNOWN, title=title, named="", source="", description="")
