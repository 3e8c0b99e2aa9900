"""Profiles of indicators alone: one value leads the report, in quarters of the areas, in the index's place.

As in the maps of indicators of *Accentueer het verschil* (2024), figures 14 and 15: quarters of all areas with a
figure, the darkest the worst where the value has a direction, else the highest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...core.classes import DECIMALS, classify, printable_bounds, quantile_bounds, quantile_classes
from ...core.index.model import Model
from ...core.index.record import NONE
from ...core.messages import Refusal, listing
from ..maps.styles import bound_labels

INDEX = "mdi"
#: fields of the profile layer that an index has, and what the leading value has in their place
OF_INDEX = {
    "mdi": float,
    "mdi_verschil": float,
    "mdi_rang": int,
    "mdi_klasse": int,
    "mdi_label": str,
    "aantal_met_mdi": int,
}


@dataclass(frozen=True)
class Lead:
    """The value that leads a report.

    Attributes
    ----------
    name, label : str
        Its field, and what it is called.
    bounds : tuple of float
        Lower bounds of its quarters above the first, as they are printed; empty for an index, which brings its classes.
    decimals : int
        With which they are printed.
    low_is_worse : bool
        Whether the lowest quarter is the last class.
    unit : str
        Of its figures, "" where it is not known.
    summed : bool
        Whether it is a count, which has a share of the reference's total in place of a difference.
    """

    name: str = INDEX
    label: str = ""
    bounds: tuple[float, ...] = ()
    decimals: int = 0
    low_is_worse: bool = False
    unit: str = ""
    summed: bool = False

    @property
    def is_index(self) -> bool:
        """Whether there is an index."""
        return self.name == INDEX

    def classes(self, figures: pd.Series) -> pd.Series:
        """Class of each figure, 0 where it is missing."""
        places = classify(figures.astype("float64").round(DECIMALS), np.array(self.bounds))
        last = len(self.bounds) + 2
        return pd.Series(np.where(places == 0, 0, last - places if self.low_is_worse else places), index=figures.index)

    def in_layout(self, text: str) -> str:
        """A layout's text, whose expressions speak of the index, on layers that have this value in its place."""

        def instead(found: re.Match[str]) -> str:
            quote, name = found[1], found[2] or ""
            if name == "_klasse":
                return self._class_of(quote, quote.replace("quot", "gt"))
            return f"to_string({quote}{self.name}{quote})" if name == "_label" else f"{quote}{self.name}{name}{quote}"

        text = re.sub(r"(&(?:amp;)*quot;)mdi(_verschil|_rang|_klasse|_label)?\1", instead, text)
        # What the colours of a map follow is named without quotes of its own.
        return text.replace('attr="mdi_klasse"', f'attr="{self._class_of("&quot;", "&gt;")}"')

    def _class_of(self, quote: str, greater: str) -> str:
        """The expression of the class of this value, with its signs as the text has them."""
        field = f"{quote}{self.name}{quote}"
        steps = [f"WHEN {field} IS NULL THEN NULL"]
        for place, bound in reversed(list(enumerate(self.bounds, start=2))):
            steps.append(f"WHEN {field} {greater}= {bound!r} THEN {self._last - place if self.low_is_worse else place}")
        return f"(CASE {' '.join(steps)} ELSE {self._last - 1 if self.low_is_worse else 1} END)"

    @property
    def _last(self) -> int:
        return len(self.bounds) + 2


def leading(table: pd.DataFrame, layer: str, wanted: str = "") -> Lead:
    """The value that leads: the index where there is one, else the one that is asked for, else the first.

    Parameters
    ----------
    wanted : str
        Its field.

    Raises
    ------
    Refusal
        If no value has a figure, or the one that is asked for cannot lead.
    """
    has_index = bool((table["waarde"] == INDEX).any())
    if wanted not in ("", INDEX) and has_index:
        raise Refusal(
            "LEAD is '{field}', but '{table}' has an index, which leads its report: leave LEAD empty, or make profiles "
            "without the index.",
            field=wanted,
            table=layer,
        )
    if has_index:
        return Lead()
    regional = table[(table["niveau"] == "regio") & table["score"].notna()]
    if regional.empty:
        raise Refusal("'{table}' holds no figures of regions: choose other VALUES in 'Region profiles'.", table=layer)
    # The sum of a region lies beyond the quarters of its areas.
    sums = regional["regel"].eq("sum") if "regel" in regional else pd.Series(False, index=regional.index)
    candidates = regional[regional["waarde"] == wanted] if wanted else regional if sums.all() else regional[~sums]
    if candidates.empty:
        raise Refusal(
            "LEAD is '{field}', of which '{table}' holds no figures of regions: choose one of {values}.",
            field=wanted,
            table=layer,
            values=listing(regional["waarde"].drop_duplicates()),
        )
    first = candidates.iloc[0]
    name = str(first["waarde"])
    own = table[table["waarde"] == name]
    areas = own.loc[own["niveau"] == "gebied", "score"].dropna()
    figures = areas if len(areas) else own.loc[own["niveau"] == "regio", "score"].dropna()
    bounds, decimals = _bounds(figures, layer)
    label = first["label"] if isinstance(first["label"], str) and first["label"] else name
    unit = first["eenheid"] if "eenheid" in regional and isinstance(first["eenheid"], str) else ""
    called = f"{label} ({unit})" if unit else label
    return Lead(name, called, bounds, decimals, first["richting"] == -1, unit, bool(sums[first.name]))


def _bounds(figures: pd.Series, layer: str) -> tuple[tuple[float, ...], int]:
    """Bounds of the quarters of figures and their decimals, as a quartile map of them has them; equal ones once."""
    found = quantile_classes(figures, figures, 4, layer)
    bounds, decimals = found.bounds, found.decimals
    if not len(bounds):  # too few areas for a map
        bounds, decimals = printable_bounds(quantile_bounds(figures), figures)
    return tuple(dict.fromkeys(map(float, bounds))), decimals


def model_of(lead: Lead) -> Model:
    """What stands for a model where there is no index: the quarters of the leading value as classes."""
    labels = bound_labels(lead.bounds, lead.decimals)
    return Model(NONE, lead.label, (), tuple(labels[::-1] if lead.low_is_worse else labels), None)


def as_index(regions: pd.DataFrame, table: pd.DataFrame, lead: Lead, model: Model) -> pd.DataFrame:
    """The regions with the leading value, and how many areas have it, where an index has its fields."""
    own = table[(table["niveau"] == "regio") & (table["waarde"] == lead.name)].drop_duplicates("key").set_index("key")
    classes = lead.classes(regions[lead.name])
    labels = dict(enumerate(model.labels, start=1))
    return regions.assign(
        mdi=regions[lead.name],
        mdi_verschil=regions.get(f"{lead.name}_verschil", np.nan),
        mdi_rang=regions.get(f"{lead.name}_rang", np.nan),
        mdi_klasse=classes.where(classes > 0).astype("Int64"),
        mdi_label=classes.map(labels).where(classes > 0, None),
        aantal_met_mdi=own.get("aantal", pd.Series(dtype=float)).reindex(regions.index),
    )
