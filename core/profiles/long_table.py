"""Region profiles in long form: one row a value, of the reference, of each region, of each area in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..aggregation.aggregate import MEAN, SUM
from ..classes import DECIMALS, FloatArray, IntArray, classify, quantile_bounds
from ..index.model import Model
from .columns import COLUMNS, OF_OUTPUT
from .profile import INDEX, QUARTER, TENTH, Areas, Profiles

REFERENCE, REGION, AREA = "referentie", "regio", "gebied"
#: column to what it tells of a value
OF_VALUE = {
    "waarde": "name",
    "label": "label",
    "soort": "kind",
    "eenheid": "unit",
    "regel": "how",
    "noemer": "weight",
}
KIND_INDEX, KIND_DOMAIN, KIND_INDICATOR = "index", "domein", "indicator"


@dataclass(frozen=True)
class Value:
    """What is known of a value beside its figures.

    Attributes
    ----------
    name : str
        Its field; "mdi" is that of an index, whichever model it is of.
    label : str
        Readable.
    kind : str
        `KIND_INDEX`, `KIND_DOMAIN` or `KIND_INDICATOR`.
    direction : int
        1 where high is worse, -1 where low is worse, 0 unknown; scores are 1.
    unit : str
        "" for scores, and where it is not known.
    how, weight : str
        How figures of areas make one of a region, see `core.aggregation.aggregate.Rule`.
    """

    name: str
    label: str
    kind: str = KIND_INDICATOR
    direction: int = 0
    unit: str = ""
    how: str = MEAN
    weight: str = ""

    @property
    def summed(self) -> bool:
        """Whether it is a count, which has a share of the reference's total in place of a difference."""
        return self.how == SUM

    @property
    def plain(self) -> bool:
        """Whether it is an indicator of which all areas count alike, large and small."""
        return self.how == MEAN and self.kind == KIND_INDICATOR


def describe(value: Value, model: Model, index: str = "") -> Value:
    """What a value is: the index of the model, one of its domains, or an indicator as it stands.

    Parameters
    ----------
    model : Model
        Of the index; one without domains where there are indicators alone.
    index : str
        What the model's index is called, its short title by default: an MDI is the index of Het PON & Telos alone.
    """
    if value.name == INDEX:
        return replace(value, label=index or model.short_title, kind=KIND_INDEX, direction=1, unit="")
    for domain in model.domains:
        if value.name == f"{INDEX}_{domain.id}".lower():
            return replace(value, label=domain.label, kind=KIND_DOMAIN, direction=1, unit="")
    return value


def class_bounds(model: Model, values: Sequence[Value], reference: pd.DataFrame | None) -> dict[str, FloatArray]:
    """Lower bounds of the classes of the index and its domains: the model's, or the quartiles of the reference.

    Parameters
    ----------
    reference : DataFrame, shape (m, k), optional
        The reference's areas; a score that none of them has gets no classes by their quartiles.
    """
    bounds = {}
    for value in values:
        known = pd.Series(dtype="float64") if reference is None else reference[value.name].dropna()
        if value.kind == KIND_INDICATOR or (model.lower_bounds is None and known.empty):
            continue
        bounds[value.name] = (
            quantile_bounds(known) if model.lower_bounds is None else np.array(model.lower_bounds, dtype=np.float64)
        )
    return bounds


def classes_of(scores: pd.DataFrame, bounds: Mapping[str, FloatArray]) -> IntArray:
    """Classes (n x k) by these bounds, 0 where a value has no score or no classes."""
    columns = [
        classify(scores[name], bounds[name]) if name in bounds else np.zeros(len(scores), dtype=np.int64)
        for name in map(str, scores)
    ]
    return np.column_stack(columns)


def long_table(
    profiles: Profiles,
    areas: Areas,
    regions: pd.Series,
    labels: Mapping[str, pd.DataFrame],
    values: Sequence[Value],
    bounds: Mapping[str, FloatArray],
) -> pd.DataFrame:
    """The profiles in long form.

    Parameters
    ----------
    profiles, areas, regions
        As given to and by `core.profiles.profile`.
    labels : mapping of DataFrame
        `REGION`: `regio_code`, `regio_naam` and `regio_zone` by region; `AREA`: `gebied_code` and `gebied_naam` of
        each area, shape (n, 2).
    values : sequence of Value, length k
    bounds : mapping
        See `class_bounds`.

    Returns
    -------
    DataFrame, shape ((1 + r + areas in a region) x k, number of columns)
        See `columns`; those that all rows share, the year and what is compared with, are added where it is written.
        The reference's rows come first, then of each region its own and those of its areas in order of their code.
    """
    inside = np.flatnonzero(regions.notna().to_numpy())
    own = pd.Index(profiles.means.index).get_indexer(regions.iloc[inside])
    code = labels[AREA]["gebied_code"].fillna("").astype(str).to_numpy(dtype=object)[inside]
    name = labels[AREA]["gebied_naam"].fillna("").astype(str).to_numpy(dtype=object)[inside]
    inside, own = (part[np.lexsort((name, code, own))] for part in (inside, own))
    count = len(profiles.means)
    units = _Units(profiles, inside, own, np.argsort(np.concatenate([[-1], np.arange(count), own]), kind="stable"))
    mean = profiles.reference["mean"].to_numpy()
    score = units.figures(mean, profiles.means, areas.values)
    frame = pd.DataFrame(
        {
            "niveau": units.repeat(units.labels(REFERENCE, [REGION] * count, [AREA] * len(inside))),
            **{
                column: units.repeat(units.labels(None, found := texts.tolist(), [found[region] for region in own]))
                for column, texts in labels[REGION][["regio_code", "regio_naam", "regio_zone"]].items()
            },
            **{
                column: units.repeat(units.labels(None, [None] * count, texts.iloc[inside].tolist()))
                for column, texts in labels[AREA][["gebied_code", "gebied_naam"]].items()
            },
        }
    )
    rows = len(units.order)
    for column, attribute in OF_VALUE.items():
        frame[column] = np.tile(np.array([getattr(value, attribute) or None for value in values], dtype=object), rows)
    frame["richting"] = np.tile([value.direction for value in values], rows)
    frame["score"] = score.ravel()
    frame["gewogen"] = units.figures(profiles.reference["weighted"].to_numpy(), profiles.weighted, None).ravel()
    frame["referentie"] = np.tile(mean, rows)
    summed = np.array([value.summed for value in values])
    frame["verschil"] = np.where(summed, np.nan, np.round(score - mean, DECIMALS)).ravel()
    total = np.where(summed & (mean > 0), mean, np.nan)
    frame["aandeel"] = np.round(100 * score / total, DECIMALS).ravel()
    frame["rang"] = units.figures(np.nan, profiles.rank.where(profiles.rank > 0), None).ravel()
    frame["rang_van"] = np.where(frame["rang"].isna(), np.nan, np.tile((profiles.rank > 0).sum().to_numpy(), rows))
    classes = classes_of(pd.DataFrame(score, columns=profiles.means.columns), bounds).ravel()
    frame["klasse"] = np.where(classes > 0, classes, np.nan)
    frame["verschil_sted"] = units.figures(np.nan, profiles.peer_difference, profiles.area_peers).ravel()
    frame["aantal"] = units.figures(
        profiles.reference["count"].to_numpy(), profiles.counts, areas.values.notna()
    ).ravel()
    for share, figures in profiles.spread.iterrows():
        frame[str(share)] = np.tile(figures.to_numpy(), rows)
    for column, shares, part in (
        ("slechtste_kwartiel", profiles.worst, QUARTER),
        ("slechtste_deciel", profiles.worst, TENTH),
        ("inwoners_slechtste_kwartiel", profiles.worst_weight, QUARTER),
        ("inwoners_slechtste_deciel", profiles.worst_weight, TENTH),
    ):
        frame[column] = units.figures(np.nan, shares.get(part), None).ravel()
    return frame[[name for name in COLUMNS if name not in OF_OUTPUT]]


@dataclass(frozen=True)
class _Units:
    """The reference, the regions and their areas, in the order of the table."""

    profiles: Profiles
    inside: npt.NDArray[np.intp]
    own: npt.NDArray[np.intp]
    order: npt.NDArray[np.intp]

    def figures(self, reference: npt.ArrayLike, regions: pd.DataFrame | None, areas: pd.DataFrame | None) -> FloatArray:
        """Figures (units x k) of the three levels, NaN for those that have none."""
        profiles, kinds = self.profiles, self.profiles.means.shape[1]
        none = np.full((max(len(profiles.means), len(self.inside)), kinds), np.nan)
        parts = [
            np.broadcast_to(np.asarray(reference, dtype=np.float64), (1, kinds)),
            none[: len(profiles.means)] if regions is None else regions.to_numpy(dtype=np.float64),
            none[: len(self.inside)] if areas is None else areas.to_numpy(dtype=np.float64)[self.inside],
        ]
        return np.concatenate(parts)[self.order]

    def labels(self, reference: str | None, regions: list[object], areas: list[object]) -> npt.NDArray[np.object_]:
        """Texts of the three levels."""
        found = np.empty(len(self.order), dtype=object)
        found[:] = [reference, *regions, *areas]
        return found[self.order]

    def repeat(self, texts: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
        """Each text once for every value."""
        return np.repeat(texts, self.profiles.means.shape[1])
