"""What is looked at before anything is read: the fields that a run names, the layers that it is given."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsField, QgsFields

from ...core.messages import Refusal, listing
from ..run import Run
from ..types import BOOLEAN, TEXT

#: how many fields of a layer a sentence lists
LISTED = 60


def check_fields(run: Run, parameter: str, layer: str, names: Sequence[str], any_kind: bool = False) -> None:
    """Look up the fields that a parameter names, by their exact names.

    Parameters
    ----------
    parameter : str
        That names them.
    layer : str
        The parameter of the layer that has them; where it is not given, nothing is looked up.
    names : sequence of str
    any_kind : bool
        Whether dates, lists and the like are welcome beside numbers and text.

    Raises
    ------
    Refusal
        If the layer has no such field, has it in other capitals alone, or it holds neither numbers nor text.
    """
    source = run.source(layer, optional=True) if names else None
    if source is None:
        return
    fields = source.fields()
    for name in names:
        details = {"parameter": parameter, "layer": run.title(layer), "field": name, "fields": _listed(fields)}
        position = fields.indexOf(name)
        if position < 0:
            alike = [other for other in fields.names() if other.lower() == name.lower()]
            if alike:
                raise Refusal(
                    "{parameter} names the field '{field}', and layer '{layer}' has it as {alike}: write it in these "
                    "capitals. Its fields are {fields}.",
                    alike=listing(f"'{other}'" for other in alike),
                    **details,
                )
            raise Refusal(
                "{parameter} names the field '{field}', which layer '{layer}' does not have: choose one of its fields, "
                "{fields}.",
                **details,
            )
        if not any_kind and not _numbers_or_text(fields.at(position)):
            raise Refusal(
                "{parameter} names the field '{field}' of layer '{layer}', which holds neither numbers nor text "
                "({kind}): choose another of its fields, {fields}.",
                kind=fields.at(position).friendlyTypeString(),
                **{**details, "fields": _listed([field for field in fields if _numbers_or_text(field)])},
            )


def _listed(fields: QgsFields | Sequence[QgsField]) -> str:
    return listing((field.name() for field in fields), LISTED)


def _numbers_or_text(field: QgsField) -> bool:
    return field.isNumeric() or field.type() in (TEXT, BOOLEAN)
