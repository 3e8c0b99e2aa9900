"""Indicators that are divided: counts by others where no field holds the figure itself, and fields by a denominator."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Message
from .model import Indicator, Model


@dataclass(frozen=True)
class Divided:
    """Indicators of n areas, divided where that is asked.

    Attributes
    ----------
    frame : DataFrame, shape (n, number of indicators)
    undivided : dict of str to ndarray of bool, shape (n,)
        By indicator with a denominator, the areas that lose their figure by it: it is missing there, or not above 0.
    """

    frame: pd.DataFrame
    undivided: dict[str, npt.NDArray[np.bool_]]

    def notes(self, layer: str, land: npt.NDArray[np.bool_]) -> list[Message]:
        """How many areas have no indicator for want of a denominator.

        Parameters
        ----------
        layer : str
            What to call the layer.
        land : ndarray of bool, shape (n,)
            The areas that are told of.
        """
        lost = {ident: int((rows & land).sum()) for ident, rows in self.undivided.items()}
        return [
            Message(
                "{count} areas of '{layer}' have no '{indicator}': what it is divided by is missing there, or not "
                "above 0.",
                {"count": count, "layer": layer, "indicator": ident},
            )
            for ident, count in lost.items()
            if count
        ]


def parts_of(leaf: Indicator) -> list[str]:
    """What stands beside an indicator's own column where it is divided, by these names."""
    if leaf.denominator is not None:
        return [leaf.denominator_key]
    return [f"{leaf.id} / {place}" for place in range(1, len(leaf.ratio.of) + 1)] if leaf.ratio else []


def divided_by(model: Model, there: Container[str]) -> Iterator[tuple[Indicator, list[str]]]:
    """The indicators that are divided, and the columns by whose sum they are."""
    for leaf in model.leaves():
        of = parts_of(leaf)
        if of and of[0] in there:
            yield leaf, of


def divisors_of(model: Model, found: Mapping[str, str]) -> dict[str, list[str]]:
    """Of indicators that are divided, the fields by whose sum they are."""
    return {leaf.id: [found[part] for part in of] for leaf, of in divided_by(model, found)}


def times_of(leaf: Indicator) -> float:
    """What an indicator that is divided is multiplied by."""
    divided = leaf.denominator or leaf.ratio
    return 1.0 if divided is None else divided.times


def divide(frame: pd.DataFrame, model: Model) -> Divided:
    """Indicators, of which those with a ratio or a denominator are divided.

    x = times * count / sum of what it is divided by; missing where one of these is, or where that is not above 0.

    Parameters
    ----------
    frame : DataFrame, shape (n, k)
        One column an indicator and one each of `parts_of`, NaN where missing.

    Examples
    --------
    >>> from .model import Denominator, Domain
    >>> per = Indicator("p", "P", "high is worse", "min-max", denominator=Denominator(("people",), 1000.0))
    >>> model = Model("m", "M", (Domain("d", "D", 100.0, (per,)),), ("low", "high"), (50.0,))
    >>> found = divide(pd.DataFrame({"p": [3.0, 4.0, np.nan], "p.denominator": [1500.0, 0.0, 100.0]}), model)
    >>> found.frame["p"].tolist(), found.undivided["p"].tolist()
    ([2.0, nan, nan], [False, True, False])
    """
    divided, parts, undivided = {}, [], {}
    for leaf, of in divided_by(model, frame):
        whole = frame[of].sum(axis=1, skipna=False)
        figure = times_of(leaf) * frame[leaf.id] / whole.where(whole > 0)
        divided[leaf.id] = figure.where(np.isfinite(figure))
        parts += of
        if leaf.denominator is not None:
            undivided[leaf.id] = (frame[leaf.id].notna() & divided[leaf.id].isna()).to_numpy()
    return Divided(frame.assign(**divided).drop(columns=parts) if parts else frame, undivided)
