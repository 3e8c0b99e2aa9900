"""Columns that hold 1 for the areas of a type and 0 for the others, as regiolens:typology makes them."""

from __future__ import annotations

import pandas as pd

from ...core.messages import Figures, Refusal


def refuse_other(types: pd.DataFrame, title: str) -> None:
    """Look whether columns are such.

    Parameters
    ----------
    types : DataFrame, shape (n, number of types)
        NaN where it is not known whether an area is of a type.
    title : str
        What the layer is called.

    Raises
    ------
    Refusal
        If one holds anything else than 1, 0 and missing.
    """
    for name, values in types.items():
        wrong = values.notna() & ~values.isin([0.0, 1.0])
        if wrong.any():
            raise Refusal(
                "Field '{field}' of '{layer}' holds {value}, and TYPE_FIELDS are fields that hold 1 for the areas of a "
                "type and 0 for the others, such as regiolens:typology makes: choose such fields.",
                field=str(name),
                layer=title,
                value=Figures.of(values[wrong].iloc[:1]),
            )
