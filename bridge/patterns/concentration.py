"""Where a figure is concentrated: areas like their neighbours, read, told, written and drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from qgis.PyQt.QtGui import QColor

from ...core.classes import worst_parts
from ...core.messages import Refusal
from ...core.patterns.concentration import gini, hidden, share_of
from ...core.patterns.moran import HIGH_HIGH, HIGH_LOW, LEAST, LOW_HIGH, LOW_LOW, Moran, moran
from ..cancel import stop_if_cancelled
from ..i18n import number, tr
from ..known_fields import catalogue, inhabitants_field
from ..layers.coded import Side
from ..layers.new_fields import NewField
from ..maps.styles import ClassStyle, with_count
from ..run import Run
from ..types import INTEGER, REAL, TEXT
from .areas import called, check_one_level, figures, period_of, read_land, refuse_valueless, within
from .themes import DIRECTIONS
from .touching import neighbours_of

#: what the field `moran_type` holds, by quadrant, and what it holds of all that chance can explain
TYPES = {HIGH_HIGH: "hoog-hoog", LOW_LOW: "laag-laag", HIGH_LOW: "hoog-laag", LOW_HIGH: "laag-hoog"}
CHANCE = "niet significant"
#: red and blue for areas like their neighbours, light ones for those that stand out among them; told apart by the
#: colour-blind, and in grey print by lightness
COLOURS = {"hoog-hoog": "#b2182b", "laag-laag": "#2166ac", "hoog-laag": "#f4a582", "laag-hoog": "#92c5de"}
CHANCE_COLOUR = "#efe9dd"
#: levels whose areas lie in a gemeente
_WITHIN_GEMEENTE = ("buurt", "wijk")


@dataclass(frozen=True)
class Found:
    """Concentration of a field among the land areas of a layer, in the order of `side`.

    Attributes
    ----------
    ids : Index
        Of all rows of the layer.
    hidden : ndarray of float
        See `core.patterns.concentration.hidden`.
    gini, worst_tenth : float
        NaN where they cannot be told.
    """

    side: Side
    ids: pd.Index
    field: str
    label: str
    moran: Moran
    significant: np.ndarray
    hidden: np.ndarray
    gini: float
    worst_tenth: float

    @property
    def types(self) -> np.ndarray:
        """What each area is among its neighbours, None where there is no statistic."""
        words = pd.Series(self.moran.quadrant).map(TYPES).to_numpy(dtype=object)
        words[(self.moran.quadrant > 0) & ~self.significant] = CHANCE
        return np.where(pd.isna(words), None, words)

    @property
    def islands(self) -> int:
        """How many areas with a value have no neighbours."""
        return int((self.moran.neighbours == 0).sum())

    @property
    def figures(self) -> dict[str, float]:
        """What concerns all areas together, by the names of the outputs; without what cannot be told."""
        found = {
            "MORAN_I": self.moran.overall,
            "MORAN_P": self.moran.overall_p,
            "GINI": self.gini,
            "WORST_TENTH": self.worst_tenth,
        }
        return {name: value for name, value in found.items() if not np.isnan(value)}

    def new_fields(self) -> list[NewField]:
        """All of it for all rows of the layer; water has none."""
        alone = np.where(self.moran.neighbours < 0, np.nan, self.moran.neighbours)
        columns = {
            "moran_i": (REAL, self.moran.local, tr("local Moran's I")),
            "moran_p": (REAL, self.moran.p, tr("pseudo-p of local Moran's I")),
            "moran_p_fdr": (REAL, self.moran.fdr, tr("pseudo-p, adjusted for the number of areas (FDR)")),
            "moran_type": (TEXT, self.types, tr("among its neighbours")),
            "buren": (INTEGER, alone, tr("number of neighbours with a value")),
            "verborgen": (INTEGER, self.hidden, tr("in the worst quartile, within a gemeente of the better half")),
        }
        return [
            NewField.of(name, kind, pd.Series(values, index=self.side.frame.index).reindex(self.ids), alias)
            for name, (kind, values, alias) in columns.items()
        ]


def read_concentration(run: Run, kept: dict[int, list]) -> Found:
    """The concentration of FIELD among the areas of INPUT.

    Raises
    ------
    Refusal
        If no area has a value, areas are of several levels, or neighbours cannot be told.
    """
    field = run.text("FIELD")
    people = inhabitants_field(run, run.source("INPUT").fields().names())
    side, ids = read_land(run, "INPUT", [field, *filter(None, [people])], kept)
    # A selection comes in another order in each run, and draws go by order.
    side = side.part(np.argsort(side.frame.index.to_numpy(), kind="stable"))
    period = period_of(side)
    if period:
        raise Refusal(
            "'{layer}' has a row for each area and period ('{field}'), which would be neighbours of each other: filter "
            "it to one period first.",
            layer=side.title,
            field=period,
        )
    check_one_level(run, side)
    table = figures(run, side, [field, *filter(None, [people])])
    values = table[field].to_numpy(dtype=np.float64)
    refuse_valueless(side, field, table[field])
    weights = table[people].to_numpy(dtype=np.float64) if people else np.ones(len(values))
    if people:
        run.feedback.pushInfo(tr("Inhabitants: field {field}").format(field=people))
    else:
        run.feedback.pushWarning(
            tr(
                "No field with inhabitants was found: each area counts equally, and the share of inhabitants in the "
                "worst tenth is not told. Give one as INHABITANTS_FIELD."
            )
        )

    def tell(percent: float) -> None:
        stop_if_cancelled(run.feedback)
        run.feedback.setProgress(percent)

    near = neighbours_of(run, "INPUT", side.frame.index.tolist(), ~np.isnan(values))
    found = moran(values, near, run.whole("PERMUTATIONS"), run.whole("SEED"), tell)
    direction = _direction(run, field)
    quarter, tenth = worst_parts(values, values, direction, [4, 10])
    gemeenten = np.full(len(values), None, dtype=object)
    if side.codes.level in _WITHIN_GEMEENTE:
        gemeenten = within(run, side, "gemeente")
    judged = found.fdr if run.yes("FDR") else found.p
    with np.errstate(invalid="ignore"):
        significant = judged <= run.number("SIGNIFICANCE")
    return Found(
        side,
        ids,
        field,
        called(run, "INPUT", field),
        found,
        significant,
        hidden(quarter, values, weights, gemeenten, direction),
        gini(values, weights),
        share_of(tenth, weights) if people else float("nan"),
    )


def _direction(run: Run, field: str) -> int:
    """Whether high is worse: as DIRECTION says, else as the catalogue knows it, else high is."""
    given = DIRECTIONS.get(run.choice("DIRECTION"), 0)
    known = catalogue().find(field)
    found = given or (known.direction if known else 0)
    if not found:
        run.feedback.pushInfo(
            tr("Whether high or low is worse is not known of '{field}': high is taken for worse.").format(field=field)
        )
    return found or 1


def tell(run: Run, found: Found) -> None:
    """Say what concerns all areas together, and which have no statistic."""
    if found.islands:
        run.feedback.pushWarning(
            tr("Areas without neighbours, which have no statistic: {count}.").format(count=number(found.islands))
        )
    missing = int((found.moran.neighbours < 0).sum())
    if missing:
        run.feedback.pushWarning(
            tr("Areas without a value, which are nobody's neighbours: {count}.").format(count=number(missing))
        )
    if np.isnan(found.moran.overall):
        run.feedback.pushWarning(_untold(found))
        return
    run.feedback.pushInfo(
        tr("Moran's I of all areas: {moran} (p {p}).").format(
            moran=number(found.moran.overall, 3), p=number(found.moran.overall_p, 3)
        )
    )


def _untold(found: Found) -> str:
    """Why there is no Moran's I."""
    count = int((found.moran.neighbours > 0).sum())
    if count < LEAST:
        return tr(
            "Moran's I of field '{field}' cannot be told: areas of '{layer}' with a value and a neighbour: {count}, "
            "and {least} are needed."
        ).format(field=found.field, layer=found.side.title, count=number(count), least=LEAST)
    return tr(
        "Moran's I of field '{field}' cannot be told: all {count} areas of '{layer}' with a value and a neighbour have "
        "the same value."
    ).format(field=found.field, layer=found.side.title, count=number(count))


def concentration_style(run: Run, found: Found) -> ClassStyle:
    """The types, with what decides between them and chance below."""
    types = found.types
    shown = {**COLOURS, CHANCE: CHANCE_COLOUR}
    entries = [(text, with_count(text, int((types == text).sum())), QColor(colour)) for text, colour in shown.items()]
    way = {
        "queen": tr("neighbours: outlines that meet"),
        "rook": tr("neighbours: outlines that share a side"),
        "k nearest": tr("neighbours: the {k} nearest").format(k=run.whole("K")),
        "distance": tr("neighbours: within {distance} m").format(distance=number(run.number("DISTANCE"))),
    }[run.choice("NEIGHBOURS")]
    chance = tr("{permutations} permutations, significant at {level}").format(
        permutations=number(run.whole("PERMUTATIONS")), level=number(run.number("SIGNIFICANCE"), 2)
    )
    notes = [way, f"{chance} (FDR)" if run.yes("FDR") else chance]
    if not np.isnan(found.moran.overall):
        notes.append(tr("Moran's I of all areas: {moran}").format(moran=number(found.moran.overall, 2)))
    if found.islands:
        notes.append(tr("Without neighbours: {count}").format(count=number(found.islands)))
    title = tr("{field}: concentration").format(field=found.label)
    lacking = len(found.ids) - int(pd.notna(types).sum())
    return ClassStyle("moran_type", entries, lacking, title, notes)
