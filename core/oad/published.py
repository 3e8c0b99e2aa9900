"""An address density as it was published, looked at before it is classified."""

from __future__ import annotations

import pandas as pd

from ..messages import Figures, Message, Refusal


def check_oad(oad: pd.Series, field: str, layer: str, kind: str = "") -> list[Message]:
    """What speaks against a field being an address density.

    CBS publishes its class of stedelijkheid, 1 to 5, beside the OAD, in the wijk- en buurtkaart even under the name
    ``stedelijkheid_adressen_per_km2``.

    Parameters
    ----------
    oad : Series of float, shape (n,)
        Addresses per km2; NaN is missing.
    field, layer : str
    kind : str
        What the catalogue knows the field to be, such as "class"; "" where it does not know it.

    Returns
    -------
    list of Message
        Warnings: of figures below zero, which are no OAD, and of figures that look like classes.

    Raises
    ------
    Refusal
        If a field that is known as a class holds nothing but the classes 1 to 5.
    """
    warnings = []
    below = oad[oad < 0]
    if len(below):
        values = Figures.of(below)
        warnings.append(
            Message(
                "Field '{field}' of '{layer}' holds figures below zero, which are no address density and get no "
                "class: {values}; rows: {count}.",
                {"field": field, "layer": layer, "values": values, "count": len(below)},
            )
        )
    present = oad[oad >= 0]
    if len(present) and present.isin([1.0, 2.0, 3.0, 4.0, 5.0]).all():
        details = {"field": field, "layer": layer}
        if kind == "class":
            raise Refusal(
                "Field '{field}' of '{layer}' holds CBS's class of stedelijkheid (1 to 5), not the address density: "
                "choose the field with the OAD in addresses per km², such as omgevingsadressendichtheid or ste_oad.",
                **details,
            )
        warnings.append(
            Message(
                "Field '{field}' of '{layer}' holds nothing but the numbers 1 to 5, which are most likely CBS's class "
                "of stedelijkheid: as an OAD they all fall in class 5, niet stedelijk.",
                details,
            )
        )
    return warnings
