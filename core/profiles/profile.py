"""Region profiles: figures of areas by region beside a reference, in points and in rank.

Each value is brought together by its own rule, as in `core.aggregation.aggregate`: counts are summed, a percentage is
averaged with its own denominator, a mean with its population. A region's score is the plain mean of its areas' scores,
which is how the published COROP scores come from those of the gemeenten (Het PON & Telos, Accentueer het verschil,
2024). An area without a value is left out of that value's figure and counts as nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..aggregation.aggregate import MEAN, SUM, WEIGHTED, WITH_WEIGHT, Rule, aggregate, own_figures
from ..classes import DECIMALS, FloatArray, worst_parts
from ..messages import Message, Refusal, listing

INDEX = "mdi"
#: the worst quarter and the worst tenth
QUARTER, TENTH = 4, 10
PARTS = (QUARTER, TENTH)
MOST = 3
PERIPHERY, INTERMEDIATE, CORE = "perifeer", "intermediair", "kern"
VULNERABLE, PROMISING = "kwetsbaar", "kansrijk"
#: five figures of the distribution of the regions' figures
SPREAD = {"laagste": 0.0, "kwart1": 0.25, "mediaan": 0.5, "kwart3": 0.75, "hoogste": 1.0}


@dataclass(frozen=True)
class Areas:
    """Areas with what is known of them; water is left out beforehand.

    Attributes
    ----------
    numbers : DataFrame, shape (n, fields)
        The fields that the rules name, NaN where missing.
    weight : Series of float, shape (n,), optional
        Inhabitants, or another weight.
    quartile, decile : Series of float, shape (n,), optional
        Quarter and tenth of the index (4 and 10 the most deprived), of the reference to which the index belongs.
    peer : Series of float, shape (n,), optional
        Class of stedelijkheid.
    rules : tuple of Rule, length k
        How each value is brought together, its result the value's name; a plain mean of each field where not given.
    """

    numbers: pd.DataFrame
    weight: pd.Series | None = None
    quartile: pd.Series | None = None
    peer: pd.Series | None = None
    decile: pd.Series | None = None
    rules: tuple[Rule, ...] = ()

    @cached_property
    def how(self) -> tuple[Rule, ...]:
        """The rule of each value."""
        return self.rules or tuple(Rule(str(name), MEAN) for name in self.numbers)

    @cached_property
    def values(self) -> pd.DataFrame:
        """Each area's own figures, shape (n, k)."""
        return own_figures(self.numbers, self.how)


@dataclass(frozen=True)
class Profiles:
    """Profiles of r regions over k values; frames and series are indexed by region, in rising order.

    Attributes
    ----------
    count : Series of int, shape (r,)
        Areas in the region.
    counts : DataFrame of int, shape (r, k)
        Areas that stand behind the figure.
    means : DataFrame, shape (r, k)
        The figures, each by its rule, NaN where no area has a value.
    difference : DataFrame, shape (r, k)
        Figure minus the reference's; NaN for sums.
    share : DataFrame, shape (r, k)
        Of sums the percentage of the reference's sum; NaN for the others.
    rank : DataFrame of int, shape (r, k)
        1 the highest figure, ties share the best rank, 0 where there is none.
    weighted : DataFrame, shape (r, k), optional
        Means weighted by `Areas.weight`; NaN for sums.
    inhabitants : Series of float, shape (r,), optional
        Sum of the weights.
    peer_difference : DataFrame, shape (r, k), optional
        Figure minus what it would be if each area had the reference's figure of areas of its class; NaN for sums.
    worst, worst_weight : dict of DataFrame, shape (r, k)
        By `PARTS`: percentage of the areas with a value, and of their weights, that are in the worst quarter, in the
        worst tenth; NaN for values without a direction. No weights, no `worst_weight`.
    reference : DataFrame, shape (k, 3)
        By value: figure (`mean`), `weighted` and `count` of the reference.
    spread : DataFrame, shape (5, k)
        Distribution of the regions' figures, see `SPREAD`.
    area_peers : DataFrame, shape (n, k), optional
        Each area's value minus the reference's figure of its class.
    """

    count: pd.Series
    counts: pd.DataFrame
    means: pd.DataFrame
    difference: pd.DataFrame
    share: pd.DataFrame
    rank: pd.DataFrame
    weighted: pd.DataFrame | None
    inhabitants: pd.Series | None
    peer_difference: pd.DataFrame | None
    worst: dict[int, pd.DataFrame]
    worst_weight: dict[int, pd.DataFrame]
    reference: pd.DataFrame
    spread: pd.DataFrame
    area_peers: pd.DataFrame | None


def profile(
    areas: Areas,
    regions: pd.Series,
    reference: Areas | None = None,
    *,
    national: pd.Series | None = None,
    directions: Mapping[str, int] | None = None,
    themselves: Collection[str] = (),
) -> Profiles:
    """Profiles of regions.

    Parameters
    ----------
    areas : Areas
    regions : Series of str, shape (n,)
        Region of each area, in the order of `areas`; missing for an area outside all regions, which counts in the
        reference alone.
    reference : Areas, optional
        With the same values; without it, and without `national`, `areas` themselves.
    national : Series of float, shape (k,), optional
        Published figures of the country by value, which go before those computed from the reference's areas.
    directions : mapping of str to int, optional
        By value: 1 where high is worse, -1 where low is; the index is 1.
    themselves : collection of str
        Regions that are an area of their own: no share of them is in any part.

    Returns
    -------
    Profiles
        All figures, percentages and differences rounded to `DECIMALS` decimals: equal scores stay equal whatever the
        order of their additions.

    Raises
    ------
    Refusal
        If no area lies in a region, or a denominator is below zero.

    Examples
    --------
    >>> areas = Areas(pd.DataFrame({"mdi": [40.0, 60.0, 80.0]}))
    >>> found = profile(areas, pd.Series(["Noord", "Noord", "Zuid"]))
    >>> found.means["mdi"].tolist(), found.difference["mdi"].tolist(), found.rank["mdi"].tolist()
    ([50.0, 80.0], [-10.0, 20.0], [2, 1])
    """
    against = areas if reference is None and national is None else reference
    if not regions.notna().any():
        raise Refusal("No area has a region: choose another REGION_FIELD, or fill it in first.")
    found = aggregate(areas.numbers, regions, areas.how)
    order = sorted(map(str, found.areas.index))
    means = _rounded(found.values.loc[order])
    summed = [rule.result for rule in areas.how if rule.how == SUM]
    whole = _reference(areas, against, national)
    share = _rounded(100 * means / whole["mean"].where(whole["mean"] > 0))
    difference = _rounded(means - whole["mean"])
    difference[summed] = np.nan
    share[[str(name) for name in share if name not in summed]] = np.nan
    peers = None if against is None else _peer_differences(areas, against)
    worst = _worst(areas, against, directions or {INDEX: 1})
    weighted = _weighted(areas, regions)
    return Profiles(
        count=found.areas.loc[order],
        counts=found.counts.loc[order],
        means=means,
        difference=difference,
        share=share,
        rank=means.rank(method="min", ascending=False).fillna(0).astype("int64"),
        weighted=weighted,
        inhabitants=None if areas.weight is None else _weights(areas.weight, regions, order),
        peer_difference=None if peers is None else _rounded(_by_rule(peers, areas, regions).loc[order]),
        worst={part: _share(inside, regions, None, themselves).loc[order] for part, inside in worst.items()},
        worst_weight={}
        if areas.weight is None
        else {part: _share(inside, regions, areas.weight, themselves).loc[order] for part, inside in worst.items()},
        reference=whole,
        spread=_rounded(means.quantile(list(SPREAD.values())).set_axis(list(SPREAD))),
        area_peers=peers,
    )


def _rounded(frame: pd.DataFrame) -> pd.DataFrame:
    """Figures to their decimals, all at once: older versions of pandas round column by column."""
    return pd.DataFrame(np.round(frame.to_numpy(), DECIMALS), frame.index, frame.columns)


def _weights(weight: pd.Series, regions: pd.Series, order: list[str]) -> pd.Series:
    """Sum of the weights by region."""
    return aggregate(weight.to_frame("weight"), regions, [Rule("weight", SUM)]).values["weight"].loc[order]


def _everywhere(areas: Areas) -> pd.Series:
    """One group of all areas."""
    return pd.Series(0, index=areas.numbers.index)


def _reference(areas: Areas, against: Areas | None, national: pd.Series | None) -> pd.DataFrame:
    """Figures and number of areas of the reference, by value.

    What a row of national figures does not tell is computed from the reference's areas, where it has the rule's fields.
    """
    names = [rule.result for rule in areas.how]
    whole = pd.DataFrame(np.nan, index=names, columns=["mean", "weighted", "count"])
    if against is not None and len(against.numbers):
        found = aggregate(against.numbers, _everywhere(against), against.how)
        same = {(rule.result, rule.how) for rule in against.how}
        told = [rule.result for rule in areas.how if (rule.result, rule.how) in same]
        whole.loc[told, "mean"] = found.values.iloc[0][told].round(DECIMALS)
        whole["count"] = found.counts.iloc[0].reindex(names)
        weighted = _weighted(against, _everywhere(against))
        if weighted is not None:
            whole["weighted"] = weighted.iloc[0].reindex(names)
    if national is not None:
        published = national.dropna()
        whole.loc[published.index, "mean"] = published
        whole.loc[published.index, ["weighted", "count"]] = np.nan
    return whole


def _weighted(areas: Areas, groups: pd.Series) -> pd.DataFrame | None:
    """Means weighted by the areas' weight, in rising order of the groups; None without one.

    Areas without a weight are left out, a sum of weights of 0 gives no mean, and sums have none.
    """
    if areas.weight is None:
        return None
    found = _mean_of(areas.values, groups, areas.weight)
    found[[rule.result for rule in areas.how if rule.how == SUM]] = np.nan
    return found.sort_index()


def _mean_of(values: pd.DataFrame, groups: pd.Series, weight: pd.Series | None) -> pd.DataFrame:
    """Means of columns by group, weighted where there is a weight."""
    columns = dict(enumerate(values.columns))
    frame = values.set_axis([str(place) for place in columns], axis=1)
    how = MEAN if weight is None else WEIGHTED
    frame = frame if weight is None else frame.assign(weight=weight)
    rules = [Rule(str(place), how, "" if weight is None else "weight") for place in columns]
    return _rounded(aggregate(frame, groups, rules).values.set_axis(values.columns, axis=1))


def _by_rule(figures: pd.DataFrame, areas: Areas, groups: pd.Series) -> pd.DataFrame:
    """Means of figures of areas by group, weighted as the values that they belong to; NaN for other rules."""
    frame = figures.add_prefix("value ").join(
        areas.numbers[list({rule.weight for rule in areas.how if rule.how in WITH_WEIGHT})].add_prefix("weight ")
    )
    rules = []
    for rule in areas.how:
        if rule.how in WITH_WEIGHT:
            rules.append(Rule(f"value {rule.result}", WEIGHTED, f"weight {rule.weight}", rule.result))
        elif rule.how == MEAN:
            rules.append(Rule(f"value {rule.result}", MEAN, "", rule.result))
    return aggregate(frame, groups, rules).values.reindex(columns=figures.columns)


def _peer_differences(areas: Areas, reference: Areas) -> pd.DataFrame | None:
    """Each area's values minus the reference's figures of areas of its class, NaN where there are none."""
    if areas.peer is None or reference.peer is None:
        return None
    classes = aggregate(reference.numbers, reference.peer, reference.how).values
    found = areas.values - classes.reindex(areas.peer).set_axis(areas.values.index)
    same = {(rule.result, rule.how) for rule in reference.how if rule.how in (MEAN, *WITH_WEIGHT)}
    found[[rule.result for rule in areas.how if (rule.result, rule.how) not in same]] = np.nan
    return found


def _worst(areas: Areas, against: Areas | None, directions: Mapping[str, int]) -> dict[int, pd.DataFrame]:
    """By `PARTS`: 1 for areas in the worst part of each value, 0 for the others, NaN where there is no value.

    The parts come from the reference's areas; those of the index from the areas' own columns where they have them, for
    these belong to the reference on which the index was made.
    """
    given = {QUARTER: areas.quartile, TENTH: areas.decile}
    found: dict[int, dict[str, FloatArray]] = {part: {} for part in PARTS}
    for name in map(str, areas.values):
        values, direction = areas.values[name].to_numpy(), directions.get(name, 0)
        inside = [np.full(len(values), np.nan) for _ in PARTS]
        if direction and against is not None and name in against.values:
            reference = values if against is areas else against.values[name].to_numpy()
            inside = worst_parts(values, reference, direction, PARTS)
        for part, computed in zip(PARTS, inside):
            own = given[part] if name == INDEX else None
            scored = np.isnan(values) if own is None else own.isna() | np.isnan(values)
            found[part][name] = computed if own is None else np.where(scored, np.nan, own == part)
    return {part: pd.DataFrame(columns, index=areas.values.index) for part, columns in found.items()}


def _share(
    inside: pd.DataFrame, regions: pd.Series, weight: pd.Series | None, themselves: Collection[str]
) -> pd.DataFrame:
    """Percentage of the areas, or of their weights, that are inside, by region."""
    told = inside.columns[inside.notna().any().to_numpy()]
    found = _rounded(100 * _mean_of(inside[told], regions, weight)).reindex(columns=inside.columns)
    found[found.index.isin(list(themselves))] = np.nan
    return found


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
