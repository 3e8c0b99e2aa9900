"""Who moves where: arrivals less departures by area and group, their signs as quadrants, and flows between regions.

Source of the measures: the study of moves by income group in Noord-Nederland (2011-2016): net migration relative to the
group's population at the start, in percent a year; the quadrants of higher and lower incomes; people rounded to tens.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Refusal, listing

#: what stands for all groups, and for all kinds of areas, together
TOTAL = "totaal"
#: how a column of groups may call all of them together
TOTALS = (TOTAL, "total", "alle", "allen")
#: numbers of people: of the group, and, geheel, of all groups together
PEOPLE = ("vestigers", "vertrekkers", "saldo", "bevolking", "bevolking_eind", "geheel", "geheel_eind")
OF_GROUP = PEOPLE[:5]
#: by (first group arrives, second group arrives); the first is the axis to the right, the second the one upward
QUADRANTS = {
    (True, True): "rechtsboven",
    (True, False): "rechtsonder",
    (False, False): "linksonder",
    (False, True): "linksboven",
}

#: whether some area of a kind has a net migration of one of both groups alone, so that they are not of the same areas
UNEVEN = "ongelijk"
#: stands between two kinds, and in no text
APART = "\x1f"

FloatArray = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Sum:
    """Groups that are looked at together.

    Attributes
    ----------
    name : str
        What they are called: as it was asked, so `hoger + student`.
    parts : tuple of str
        One group where nothing is added up.
    """

    name: str
    parts: tuple[str, ...]


def parse_groups(text: str, groups: Sequence[str]) -> list[Sum]:
    """The groups that a text asks for: `hoger + student; lager`.

    Between two stands a semicolon, or a comma where no group has one in its name; a plus adds groups up, unless a group
    bears that very name. A list in JSON, `[["hoger", "student"], "lager"]`, tells any names apart.

    Parameters
    ----------
    text : str
    groups : sequence of str
        Those that there are.

    Raises
    ------
    Refusal
        If one is not among them, or stands in one sum twice.

    Examples
    --------
    >>> [one.parts for one in parse_groups("hoger + student; lager", ["hoger", "lager", "student"])]
    [('hoger', 'student'), ('lager',)]
    """
    known = {group.casefold(): group for group in groups}
    found = []
    for name, asked in _asked(text, known):
        wrong = [part for part in asked if part.casefold() not in known]
        if wrong:
            raise Refusal(
                "GROUPS names '{group}', which is no group; the groups are {groups}.",
                group=wrong[0],
                groups=listing(groups, 12),
            )
        parts = tuple(known[part.casefold()] for part in asked)
        if len(set(parts)) < len(parts):
            raise Refusal("GROUPS adds a group to itself in '{sum}': name each group once.", sum=name)
        found.append(Sum(parts[0] if len(parts) == 1 else name, parts))
    return found


def _asked(text: str, known: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Each sum as it was asked, and its parts."""
    text = text.strip()
    if text.startswith("["):
        try:
            given = json.loads(text)
        except ValueError as error:
            raise Refusal('GROUPS is no list in JSON ({error}): write ["hoger", "lager"].', error=str(error)) from error
        lists = [one if isinstance(one, list) else [one] for one in given]
        return [(" + ".join(map(str, one)), [str(part).strip() for part in one]) for one in lists if one]
    whole = [text] if text.casefold() in known else text.split(";")
    if len(whole) == 1 and whole[0].casefold() not in known:
        whole = text.split(",")
    pieces = [piece.strip() for piece in whole if piece.strip()]
    return [
        (piece, [piece] if piece.casefold() in known else [part.strip() for part in piece.split("+")])
        for piece in pieces
    ]


def of_pairs(pairs: pd.DataFrame, areas: Sequence[str], groups: Sequence[str]) -> pd.DataFrame:
    """Arrivals and departures of each area and group from moves between areas; moves within an area are neither.

    Parameters
    ----------
    pairs : DataFrame
        van, naar, groep, aantal.
    areas, groups : sequence of str
        For each of whose pairs there is a row: an area to which nobody moved has 0 arrivals.

    Returns
    -------
    DataFrame
        gebied, groep, vestigers, vertrekkers, saldo.
    """
    moved = pairs[pairs["van"] != pairs["naar"]]
    index = pd.MultiIndex.from_product([areas, groups], names=["gebied", "groep"])
    sides = {}
    for name, side in (("vestigers", "naar"), ("vertrekkers", "van")):
        sums = moved.groupby([side, "groep"], sort=False)["aantal"].sum()
        sides[name] = sums.rename_axis(["gebied", "groep"]).reindex(index, fill_value=0.0)
    found = pd.DataFrame(sides, index=index).reset_index()
    return found.assign(saldo=found["vestigers"] - found["vertrekkers"])


def with_sums(rows: pd.DataFrame, sums: Sequence[Sum]) -> pd.DataFrame:
    """Rows with those of groups added up, below the others of each area; a sum of which a part is missing is missing.

    Parameters
    ----------
    rows : DataFrame
        gebied, groep, and any of `OF_GROUP`; one row an area and group.
    sums : sequence of Sum
        Those of one group, which has its rows already, are passed over.

    Examples
    --------
    >>> rows = pd.DataFrame({"gebied": ["a", "a"], "groep": ["x", "y"], "saldo": [3.0, -1.0]})
    >>> with_sums(rows, [Sum("x + y", ("x", "y"))]).values.tolist()
    [['a', 'x', 3.0], ['a', 'y', -1.0], ['a', 'x + y', 2.0]]
    """
    people = [name for name in OF_GROUP if name in rows]
    parts = [rows]
    there = set(rows["groep"])
    for one in sums:
        if len(one.parts) < 2 or one.name in there:
            continue
        there.add(one.name)
        of_parts = rows[rows["groep"].isin(one.parts)]
        summed = of_parts.groupby("gebied", sort=False)[people].sum(min_count=len(one.parts)).reset_index()
        parts.append(summed.assign(groep=one.name))
    order = pd.factorize(rows["gebied"])[1]
    found = pd.concat(parts, ignore_index=True)
    place = pd.Index(order).get_indexer(found["gebied"])
    return found.iloc[np.argsort(place, kind="stable")].reset_index(drop=True)[list(rows.columns)]


def rounded_to_tens(values: FloatArray) -> FloatArray:
    """Numbers of people to tens, halves away from zero, so that arrivals and departures are rounded alike.

    Examples
    --------
    >>> rounded_to_tens(np.array([4.0, 5.0, -15.0, np.nan])).tolist()
    [0.0, 10.0, -20.0, nan]
    """
    return np.asarray(np.copysign(np.floor(np.abs(values) / 10.0 + 0.5) * 10.0, values) + 0.0, dtype=np.float64)


def relative(saldo: FloatArray, population: FloatArray, years: float) -> FloatArray:
    """Net migration in percent a year of the population at the start; NaN where there is nobody.

    Plain, not compounded: saldo / years / population, as the study of Noord-Nederland does.

    Examples
    --------
    >>> relative(np.array([230.0]), np.array([23960.0]), 6).round(2).tolist()
    [0.16]
    """
    found = np.full(len(saldo), np.nan)
    np.divide(100.0 * saldo, population * years, out=found, where=population > 0)
    return found


def share_of_change(saldo: FloatArray, begin: FloatArray, end: FloatArray) -> FloatArray:
    """Percent of the change in population that moves explain; NaN where it did not change.

    Examples
    --------
    >>> share_of_change(np.array([-1630.0]), np.array([197020.0]), np.array([193380.0])).round(1).tolist()
    [44.8]
    """
    change = np.asarray(end - begin, dtype=np.float64)
    found = np.full(len(saldo), np.nan)
    np.divide(100.0 * saldo, change, out=found, where=np.nan_to_num(change) != 0)
    return found


def quadrants(right: FloatArray, up: FloatArray) -> Texts:
    """The quadrant of each area by the signs of two net migrations; None on an axis, or where one is missing.

    Examples
    --------
    >>> quadrants(np.array([1.0, -2.0, 0.0]), np.array([-1.0, 3.0, 1.0])).tolist()
    ['rechtsonder', 'linksboven', None]
    """
    found = np.full(len(right), None, dtype=object)
    for (arrive, also), name in QUADRANTS.items():
        found[(right > 0 if arrive else right < 0) & (up > 0 if also else up < 0)] = name
    return found


def measured(rows: pd.DataFrame, years: float, axes: Sequence[str], whole: bool, tens: bool) -> pd.DataFrame:
    """Rows of areas, or of kinds of areas, with what their figures come to.

    Parameters
    ----------
    rows : DataFrame
        gebied (whatever a row is of), groep, and `PEOPLE`; missing ones are NaN.
    years : float
    axes : sequence of str
        None, or the two groups whose signs make the quadrant, the one to the right first.
    whole : bool
        Whether the population is that of all groups, and not the row's own group.
    tens : bool
        Whether people are rounded to tens. What follows is that of the rounded ones, for it would betray the others.

    Returns
    -------
    DataFrame
        The rows with saldo_relatief (percent a year), kwadrant and aandeel_groei (percent of the change in population).
    """
    found = rows.copy()
    if tens:
        for name in PEOPLE:
            found[name] = rounded_to_tens(found[name].to_numpy(dtype=np.float64))
    names = ("saldo", *(("geheel", "geheel_eind") if whole else ("bevolking", "bevolking_eind")))
    saldo, begin, end = (found[name].to_numpy(dtype=np.float64) for name in names)
    found["saldo_relatief"] = relative(saldo, begin, years)
    found["kwadrant"] = _of_axes(found, axes)
    found["aandeel_groei"] = share_of_change(saldo, begin, end)
    return found


def _of_axes(rows: pd.DataFrame, axes: Sequence[str]) -> Texts:
    """The quadrant of what each row is of."""
    if not axes:
        return np.full(len(rows), None, dtype=object)
    both = on_axes(rows, axes, "saldo")
    found = dict(zip(both.index, quadrants(*(both[place].to_numpy(dtype=np.float64) for place in both))))
    names = rows["gebied"].mask(rows[UNEVEN]) if UNEVEN in rows else rows["gebied"]
    return np.array([found.get(name) for name in names], dtype=object)


def on_axes(rows: pd.DataFrame, axes: Sequence[str], value: str) -> pd.DataFrame:
    """A figure of both groups, 0 and 1, by what the rows are of; NaN where there is no row of a group."""
    names = pd.Index(rows["gebied"].unique())
    sides = [rows[rows["groep"] == name].set_index("gebied")[value].reindex(names) for name in axes]
    return pd.concat(sides, axis=1, keys=range(len(sides)))


def by_kind(
    rows: pd.DataFrame, kinds: pd.DataFrame, pairs: pd.DataFrame | None = None, axes: Sequence[str] = ()
) -> pd.DataFrame:
    """The people of all areas of each kind by two groupings at once, with both groupings' totals.

    Each total is that of the areas, not of the cells. Areas without a saldo are left out of all that stands in their
    row; a population of which one is missing is missing.

    Parameters
    ----------
    rows : DataFrame
        gebied, groep and `PEOPLE`.
    kinds : DataFrame
        Two columns of the kinds of each area, indexed by area.
    pairs : DataFrame, optional
        van, naar, groep, aantal: moves between areas, of which those within a cell are neither arrivals nor departures.
        Without them arrivals and departures are those of the areas, moves from one to the other included.
    axes : sequence of str
        None, or the two groups whose signs make the quadrant.

    Returns
    -------
    DataFrame
        The two kinds, `TOTAL` for all of one; gebied (a number for each pair of kinds), groep, gebieden, `PEOPLE` and
        `UNEVEN`.
    """
    known = rows[rows["saldo"].notna()]
    on_axis = known[known["groep"].isin(set(axes))].groupby("gebied")["groep"].nunique()
    uneven = on_axis.index[on_axis < len(set(axes))]
    first, second = kinds.columns
    parts = []
    for whole in ((), (second,), (first,), (first, second)):
        own = kinds.assign(**dict.fromkeys(whole, TOTAL))
        keys = pd.Series([APART.join(map(str, pair)) for pair in zip(own[first], own[second])], index=own.index)
        grouped = known.assign(cell=known["gebied"].map(keys)).groupby(["cell", "groep"], sort=False)
        sums, counts = grouped[list(PEOPLE)].sum(), grouped[list(PEOPLE)].count()
        size = grouped.size()
        part = sums.where(counts.eq(size, axis=0)).assign(gebieden=size)
        part[UNEVEN] = part.index.get_level_values("cell").isin(set(keys.reindex(uneven)))
        if pairs is not None:
            part = part.assign(**_between(pairs, keys, part))
        parts.append(part)
    found = pd.concat(parts).reset_index()
    found = found.drop_duplicates(["cell", "groep"])
    found["gebied"] = pd.factorize(found["cell"])[0]
    found[first], found[second] = (found["cell"].str.split(APART).str[place] for place in (0, 1))
    return found[[first, second, "gebied", "groep", "gebieden", *PEOPLE, UNEVEN]].reset_index(drop=True)


def _between(pairs: pd.DataFrame, cells: pd.Series, wanted: pd.DataFrame) -> dict[str, pd.Series]:
    """Arrivals and departures of cells, 0 where nobody moved."""
    ends = pairs.assign(van=pairs["van"].map(cells), naar=pairs["naar"].map(cells))
    moved = ends[ends["van"].fillna("") != ends["naar"].fillna("")]
    sums = {}
    for name, side in (("vestigers", "naar"), ("vertrekkers", "van")):
        of_side = moved[moved[side].notna()].groupby([side, "groep"], sort=False)["aantal"].sum()
        sums[name] = of_side.rename_axis(wanted.index.names).reindex(wanted.index).fillna(0.0)
    return sums


def between_regions(pairs: pd.DataFrame, regions: Mapping[str, str], order: Sequence[str]) -> pd.DataFrame:
    """The moves from each region to each other one.

    Parameters
    ----------
    pairs : DataFrame
        van, naar, aantal, of areas.
    regions : mapping of str to str
        Region of each area; moves from or to an area without one are left out.
    order : sequence of str, length r
        The regions.

    Returns
    -------
    DataFrame of float, shape (r, r)
        From the row to the column; the diagonal is 0.
    """
    ends = pd.DataFrame({side: pairs[side].map(dict(regions)) for side in ("van", "naar")})
    ends["aantal"] = pairs["aantal"].to_numpy()
    moved = ends[ends["van"].notna() & ends["naar"].notna() & (ends["van"] != ends["naar"])]
    sums = moved.pivot_table(index="van", columns="naar", values="aantal", aggfunc="sum")
    return sums.reindex(index=list(order), columns=list(order)).fillna(0.0).astype(np.float64)


def net_flows(moves: pd.DataFrame, tens: bool = False) -> pd.DataFrame:
    """The net flow of each pair of regions between which people moved, in its own direction.

    Parameters
    ----------
    moves : DataFrame, shape (r, r)
        See `between_regions`.
    tens : bool
        Whether numbers are rounded, each by itself.

    Returns
    -------
    DataFrame
        van, naar, heen (from the one to the other), terug (back) and netto (heen - terug, not below zero), the largest
        first; pairs that exchanged as many are there with netto 0.

    Examples
    --------
    >>> moves = pd.DataFrame([[0.0, 5.0], [8.0, 0.0]], index=["a", "b"], columns=["a", "b"])
    >>> net_flows(moves).values.tolist()
    [['b', 'a', 8.0, 5.0, 3.0]]
    """
    counts = moves.to_numpy(dtype=np.float64)
    one, other = np.triu_indices(len(counts), 1)
    there, back = counts[one, other], counts[other, one]
    turned = back > there
    names = moves.index.to_numpy(dtype=object)
    found = pd.DataFrame(
        {
            "van": names[np.where(turned, other, one)],
            "naar": names[np.where(turned, one, other)],
            "heen": np.maximum(there, back),
            "terug": np.minimum(there, back),
            "netto": np.abs(there - back),
        }
    )
    found = found[(found["heen"] > 0) | (found["terug"] > 0)].sort_values("netto", ascending=False, kind="stable")
    if tens:
        for name in ("heen", "terug", "netto"):
            found[name] = rounded_to_tens(found[name].to_numpy(dtype=np.float64))
    return found.reset_index(drop=True)


def net_matrix(moves: pd.DataFrame, tens: bool = False) -> pd.DataFrame:
    """The net flow from the region of the row to that of the column, and `TOTAL` to all others together."""
    counts = moves.to_numpy(dtype=np.float64)
    net = counts - counts.T
    columns = [*moves.columns, TOTAL]
    table = np.column_stack([net, net.sum(axis=1)])
    return pd.DataFrame(rounded_to_tens(table) if tens else table, index=moves.index, columns=columns)
