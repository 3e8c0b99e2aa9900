"""Region profiles: means of areas by region beside a reference, in points and in rank.

A region's score is the plain mean of its areas' scores, which is how the published COROP scores come from those of
the gemeenten (Het PON & Telos, Accentueer het verschil, 2024); the mean weighted by population stands beside it. An
area without a value is left out of that value's mean and counts as nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..classes import DECIMALS, FloatArray, quantile_bounds
from ..messages import Message, Refusal, listing

INDEX = "mdi"
WORST_QUARTER = 4
MOST = 3
PERIPHERY, INTERMEDIATE, CORE = "perifeer", "intermediair", "kern"
VULNERABLE, PROMISING = "kwetsbaar", "kansrijk"
#: five figures of the distribution of the regions' means
SPREAD = {"laagste": 0.0, "kwart1": 0.25, "mediaan": 0.5, "kwart3": 0.75, "hoogste": 1.0}


@dataclass(frozen=True)
class Areas:
    """Areas with what is known of them; water is left out beforehand.

    Attributes
    ----------
    values : DataFrame, shape (n, k)
        One column a value, NaN where missing.
    weight : Series of float, shape (n,), optional
        Inhabitants, or another weight.
    quartile : Series of float, shape (n,), optional
        Quartile of the index (4 the most deprived), of the reference to which the index belongs.
    peer : Series of float, shape (n,), optional
        Class of stedelijkheid.
    """

    values: pd.DataFrame
    weight: pd.Series | None = None
    quartile: pd.Series | None = None
    peer: pd.Series | None = None


@dataclass(frozen=True)
class Profiles:
    """Profiles of r regions over k values; frames and series are indexed by region, in rising order.

    Attributes
    ----------
    count : Series of int, shape (r,)
        Areas in the region.
    counts : DataFrame of int, shape (r, k)
        Areas with a value.
    means : DataFrame, shape (r, k)
        Plain means, NaN where no area has a value.
    difference : DataFrame, shape (r, k)
        Mean minus the reference's mean.
    rank : DataFrame of int, shape (r, k)
        1 the highest mean, ties share the best rank, 0 where there is no mean.
    weighted : DataFrame, shape (r, k), optional
        Means weighted by `Areas.weight`.
    inhabitants : Series of float, shape (r,), optional
        Sum of the weights.
    peer_difference : DataFrame, shape (r, k), optional
        Mean over the areas of their value minus the reference's mean of areas of the same class.
    worst_share, worst_weight : Series of float, shape (r,)
        Percentage of the areas, and of the weights, in the worst quarter of the index.
    reference : DataFrame, shape (k, 3)
        By value: `mean`, `weighted` and `count` of the reference.
    spread : DataFrame, shape (5, k)
        Distribution of the regions' means, see `SPREAD`.
    area_peers : DataFrame, shape (n, k), optional
        Each area's value minus the reference's mean of its class.
    """

    count: pd.Series
    counts: pd.DataFrame
    means: pd.DataFrame
    difference: pd.DataFrame
    rank: pd.DataFrame
    weighted: pd.DataFrame | None
    inhabitants: pd.Series | None
    peer_difference: pd.DataFrame | None
    worst_share: pd.Series
    worst_weight: pd.Series | None
    reference: pd.DataFrame
    spread: pd.DataFrame
    area_peers: pd.DataFrame | None


def profile(areas: Areas, regions: pd.Series, reference: Areas | None = None) -> Profiles:
    """Profiles of regions.

    Parameters
    ----------
    areas : Areas
    regions : Series of str, shape (n,)
        Region of each area, in the order of `areas`; missing for an area outside all regions, which counts in the
        reference alone.
    reference : Areas, optional
        With the same values; `areas` themselves by default.

    Returns
    -------
    Profiles
        All means, percentages and differences rounded to `DECIMALS` decimals: equal scores stay equal whatever the
        order of their additions.

    Raises
    ------
    Refusal
        If no area lies in a region.

    Examples
    --------
    >>> areas = Areas(pd.DataFrame({"mdi": [40.0, 60.0, 80.0]}))
    >>> found = profile(areas, pd.Series(["Noord", "Noord", "Zuid"]))
    >>> found.means["mdi"].tolist(), found.difference["mdi"].tolist(), found.rank["mdi"].tolist()
    ([50.0, 80.0], [-10.0, 20.0], [2, 1])
    """
    against = areas if reference is None else reference
    if not regions.notna().any():
        raise Refusal("No area has a region: choose another REGION_FIELD, or fill it in first.")
    members = pd.CategoricalIndex(regions, categories=sorted(regions.dropna().unique()))
    values = areas.values
    grouped = values.groupby(members, observed=False)
    means, counts = grouped.mean().round(DECIMALS), grouped.count()
    whole = _reference(against)
    peers = _peer_differences(areas, against)
    worst = worst_quarter(areas, against)
    weight = areas.weight
    return Profiles(
        count=pd.Series(regions.groupby(members, observed=False).size(), index=means.index),
        counts=counts,
        means=means,
        difference=(means - whole["mean"]).round(DECIMALS),
        rank=means.rank(method="min", ascending=False).fillna(0).astype("int64"),
        weighted=None if weight is None else _weighted(values, weight, members),
        inhabitants=None if weight is None else weight.groupby(members, observed=False).sum(min_count=1),
        peer_difference=None if peers is None else peers.groupby(members, observed=False).mean().round(DECIMALS),
        worst_share=(100 * worst.groupby(members, observed=False).mean()).round(DECIMALS),
        worst_weight=None if weight is None else 100 * _weighted(worst.to_frame("worst"), weight, members)["worst"],
        reference=whole,
        spread=means.quantile(list(SPREAD.values())).set_axis(list(SPREAD)).round(DECIMALS),
        area_peers=peers,
    )


def _reference(areas: Areas) -> pd.DataFrame:
    """Means and number of areas of the reference, by value."""
    everything = np.zeros(len(areas.values), dtype=np.int64)
    none = pd.Series(np.nan, index=areas.values.columns)
    weighted = none if areas.weight is None else _weighted(areas.values, areas.weight, everything).iloc[0]
    return pd.DataFrame(
        {"mean": areas.values.mean().round(DECIMALS), "weighted": weighted, "count": areas.values.count()}
    )


def _weighted(
    values: pd.DataFrame, weight: pd.Series, members: pd.CategoricalIndex | npt.NDArray[np.int64]
) -> pd.DataFrame:
    """Weighted means by group; areas without a weight are left out, a sum of weights of 0 gives no mean."""
    table = values.to_numpy(dtype=np.float64)
    weights = weight.to_numpy(dtype=np.float64)[:, np.newaxis]
    shares = pd.DataFrame(np.where(np.isnan(table), np.nan, weights), values.index, values.columns)
    sums = (values * weights).groupby(members, observed=False).sum(min_count=1)
    total = shares.groupby(members, observed=False).sum()
    return (sums / total.where(total > 0)).round(DECIMALS)


def _peer_differences(areas: Areas, reference: Areas) -> pd.DataFrame | None:
    """Each area's values minus the reference's means of areas of its class, NaN where there are none."""
    if areas.peer is None or reference.peer is None:
        return None
    classes = reference.values.groupby(reference.peer).mean()
    return areas.values - classes.reindex(areas.peer).set_axis(areas.values.index)


def worst_quarter(areas: Areas, reference: Areas) -> pd.Series:
    """1 for areas in the worst quarter of the index, 0 for the others, NaN where there is no index.

    The quartiles come from the areas where they have them, for these belong to the reference on which the index was
    made; else from the index over all areas of the reference.
    """
    unknown = pd.Series(np.nan, index=areas.values.index)
    if areas.quartile is not None:
        return (areas.quartile == WORST_QUARTER).astype("float64").where(areas.quartile.notna())
    if INDEX not in areas.values or reference.values[INDEX].isna().all():
        return unknown
    score = areas.values[INDEX]
    bound = quantile_bounds(reference.values[INDEX])[-1]
    return (score >= bound).astype("float64").where(score.notna())


def quadrants(score: pd.Series, zones: pd.Series, threshold: float) -> pd.Series:
    """The field of the analysis matrix: kwetsbaar or kansrijk (the score reaches the threshold or not) x zone.

    Parameters
    ----------
    score, zones : Series, shape (r,)

    Returns
    -------
    Series of object, shape (r,)
        None for an intermediate or unknown zone, or without a score.
    """
    side = np.where(score >= threshold, VULNERABLE, PROMISING)
    found = pd.Series([f"{one} en {zone}" for one, zone in zip(side, zones)], index=score.index, dtype=object)
    return found.where(score.notna() & zones.isin([PERIPHERY, CORE]), None)


def extremes(difference: pd.DataFrame, worst: bool, most: int = MOST) -> tuple[npt.NDArray[np.object_], FloatArray]:
    """In which domains each region stands out most to one side of the reference.

    Parameters
    ----------
    difference : DataFrame, shape (r, number of domains)
    worst : bool
        True for those above the reference, False for those below; a domain on the other side is never among them.

    Returns
    -------
    names : ndarray of object, shape (r, most)
        Columns, the furthest first, in the frame's order where equal; None where fewer stand out.
    points : ndarray of float, shape (r, most)
        Their differences, NaN where fewer stand out.
    """
    table = difference.to_numpy(dtype=np.float64)
    outward = np.where(np.isnan(table), 0.0, table if worst else -table)
    order = np.argsort(-outward, axis=1, kind="stable")[:, :most]
    names = np.full((len(table), most), None, dtype=object)
    points = np.full((len(table), most), np.nan)
    out = np.take_along_axis(outward, order, axis=1)
    wide = order.shape[1]
    names[:, :wide][out > 0] = difference.columns.to_numpy(dtype=object)[order][out > 0]
    points[:, :wide] = np.where(out > 0, np.take_along_axis(table, order, axis=1), np.nan)
    return names, points


def shared_text(texts: pd.Series, regions: pd.Series) -> tuple[pd.Series, list[str]]:
    """What all areas of a region have in common, such as its name or zone.

    Parameters
    ----------
    texts, regions : Series of str, shape (n,)
        Missing where unknown.

    Returns
    -------
    Series of object, shape (r,)
        By region in rising order; None where its areas have no text, or several.
    list of str
        The regions whose areas have several.
    """
    grouped = texts.groupby(regions)
    several = grouped.nunique().gt(1)
    found = grouped.first().astype(object)
    return found.where(found.notna() & ~several, None), several.index[several].tolist()


def check_weight(weight: pd.Series, names: pd.Series, field: str, layer: str) -> tuple[Message, ...]:
    """Refuse weights that are none, and tell of missing ones.

    Parameters
    ----------
    weight, names : Series, shape (n,)
        `names`: what to call each area.

    Raises
    ------
    Refusal
        If a weight is negative.
    """
    wrong = weight < 0
    if wrong.any():
        raise Refusal(
            "Field '{field}' of '{layer}' holds {value:g} for {area}, and a weight cannot be negative: correct the "
            "value, or leave it empty where it is unknown.",
            field=field,
            layer=layer,
            value=float(weight[wrong].iloc[0]),
            area=str(names[wrong].iloc[0]),
        )
    without = weight.isna()
    if not without.any():
        return ()
    return (
        Message(
            "{count} areas of '{layer}' have no value in '{field}' and are left out of weighted figures: {areas}.",
            {"count": int(without.sum()), "layer": layer, "field": field, "areas": listing(names[without], 5)},
        ),
    )
