"""Types of areas by rules: what holds of an area, what does not, and what cannot be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Union

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..messages import Refusal, listing

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Quantity:
    """A figure that conditions look at: a field, or what is computed from other quantities where there is none.

    Attributes
    ----------
    id, label : str
    fields : tuple of str
        Names of fields that hold it, the first that a layer has.
    ratio : tuple of str
        Ids of the two of which it is the first / the second x `times`; () for none.
    times : float
    growth : tuple of str
        Ids of the two of which it is the growth from the first to the second in percent; () for none.
    share_of, within : str
        Id of the quantity of whose sum within the region it is the percentage, and the region: a division of CBS or a
        field; "" for none.
    """

    id: str
    label: str
    fields: tuple[str, ...] = ()
    ratio: tuple[str, ...] = ()
    times: float = 1.0
    growth: tuple[str, ...] = ()
    share_of: str = ""
    within: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """Ids of the quantities that it is computed from."""
        return (*self.ratio, *self.growth, *filter(None, [self.share_of]))


@dataclass(frozen=True)
class Limit:
    """What one quantity must be: above, at least (`from`), below, at most (`to`); None where there is no such bound."""

    quantity: str
    above: float | None = None
    at_least: float | None = None
    below: float | None = None
    at_most: float | None = None


@dataclass(frozen=True)
class Several:
    """Conditions of which all must hold, or any."""

    every: bool
    parts: tuple[Condition, ...]


Condition = Union[Limit, Several]


@dataclass(frozen=True)
class Type:
    """A type of areas.

    Attributes
    ----------
    id : str
        Name of its column.
    label : str
    group : str
        What it is a type by, such as bodemgebruik.
    when : Limit or Several
    """

    id: str
    label: str
    group: str
    when: Condition


@dataclass(frozen=True)
class Typology:
    """Types with the quantities that they look at, the types that exclude each other, and the level of their areas.

    `level` is a key of `core.codes.LEVELS`, "" where the types may be of areas of any level.
    """

    id: str
    title: str
    source: str
    quantities: tuple[Quantity, ...]
    types: tuple[Type, ...]
    exclusive: tuple[tuple[str, ...], ...]
    level: str = ""


def quantities_of(condition: Condition) -> list[str]:
    """Ids of the quantities that a condition looks at."""
    if isinstance(condition, Limit):
        return [condition.quantity]
    return [name for part in condition.parts for name in quantities_of(part)]


def ratio(top: FloatArray, bottom: FloatArray, times: float) -> FloatArray:
    """top / bottom x times, NaN where there is nothing to divide by.

    Examples
    --------
    >>> ratio(np.array([120.0, 5.0]), np.array([100.0, 0.0]), 100.0).tolist()
    [120.0, nan]
    """
    return np.divide(times * top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)


def growth(start: FloatArray, end: FloatArray) -> FloatArray:
    """Growth in percent, (end - start) / start x 100, NaN where there was nothing.

    Examples
    --------
    >>> growth(np.array([200.0]), np.array([190.0])).tolist()
    [-5.0]
    """
    return ratio(end - start, start, 100.0)


def share(values: FloatArray, regions: pd.Series, complete: npt.NDArray[np.bool_] | None = None) -> FloatArray:
    """Percent that each area has of the sum of its region.

    Parameters
    ----------
    values : ndarray of float, shape (n,)
    regions : Series, shape (n,)
        Missing where an area is in none.
    complete : ndarray of bool, shape (n,), optional
        False for areas whose region is not here whole.

    Returns
    -------
    ndarray of float, shape (n,)
        NaN for all areas of a region of which one has no figure, or that is not whole: its sum is not known.

    Examples
    --------
    >>> share(np.array([30.0, 70, 5]), pd.Series(["CR01", "CR01", "CR02"])).tolist()
    [30.0, 70.0, 100.0]
    """
    numbers, keys = pd.factorize(regions)
    place = np.where(numbers < 0, len(keys), numbers)
    total = np.bincount(place, values, len(keys) + 1)  # a NaN makes the sum NaN
    total[len(keys)] = np.nan
    found = ratio(values, total[place], 100.0)
    return found if complete is None else np.where(complete, found, np.nan)


def holds(condition: Condition, figures: Mapping[str, FloatArray]) -> FloatArray:
    """Where a condition holds.

    Parameters
    ----------
    condition : Limit or Several
    figures : mapping of str to ndarray of float, shape (n,)
        Each quantity, NaN where missing.

    Returns
    -------
    ndarray of float, shape (n,)
        1 or 0, and NaN where a missing figure decides: of several that must all hold, one that does not is enough.

    Examples
    --------
    >>> both = Several(True, (Limit("functie", above=100), Limit("banen", above=14000)))
    >>> holds(both, {"functie": np.array([120, 90, 120]), "banen": np.array([15000, np.nan, np.nan])}).tolist()
    [1.0, 0.0, nan]
    """
    if isinstance(condition, Several):
        parts = np.vstack([holds(part, figures) for part in condition.parts])
        deciding = 0.0 if condition.every else 1.0
        found = np.full(parts.shape[1], 1.0 - deciding)
        found[np.isnan(parts).any(axis=0)] = np.nan
        found[(parts == deciding).any(axis=0)] = deciding
        return found
    value = figures[condition.quantity]
    inside = np.ones(len(value), dtype=bool)
    with np.errstate(invalid="ignore"):
        for bound, passed in (
            (condition.above, np.greater),
            (condition.at_least, np.greater_equal),
            (condition.below, np.less),
            (condition.at_most, np.less_equal),
        ):
            if bound is not None:
                inside &= passed(value, bound)
    return np.where(np.isnan(value), np.nan, inside.astype(np.float64))


def types_of(typology: Typology, figures: Mapping[str, FloatArray], names: Sequence[str]) -> pd.DataFrame:
    """The types of each area.

    Parameters
    ----------
    typology : Typology
    figures : mapping of str to ndarray of float, shape (n,)
    names : sequence of str, length n
        What the areas are called, for the refusal.

    Returns
    -------
    DataFrame of float, shape (n, number of types)
        1, 0, or NaN where it cannot be told.

    Raises
    ------
    Refusal
        If two types that exclude each other both hold of an area.
    """
    found = pd.DataFrame({one.id: holds(one.when, figures) for one in typology.types})
    for place, group in enumerate(typology.exclusive):
        several = (found[list(group)] == 1).sum(axis=1).to_numpy() > 1
        if several.any():
            first = int(np.flatnonzero(several)[0])
            held = [name for name in group if found[name].iloc[first] == 1]
            raise Refusal(
                "Typology '{name}', at exclusive[{place}]: {types} exclude each other, and all hold of {count} areas "
                "({areas}): correct the limits of one of them.",
                name=typology.id,
                place=str(place),
                types=listing(held),
                count=int(several.sum()),
                areas=listing([names[position] for position in np.flatnonzero(several)[:6]], 5),
            )
    return found


def in_words(found: pd.DataFrame, labels: Sequence[str]) -> list[str | None]:
    """The labels of each area's types, None where it has none.

    Examples
    --------
    >>> in_words(pd.DataFrame({"a": [1.0, 0.0], "b": [1.0, np.nan]}), ["new town", "krimpgemeente"])
    ['new town, krimpgemeente', None]
    """
    patterns, distinct = pd.factorize(pd.Series(map(tuple, (found == 1).to_numpy().tolist()), dtype=object))
    words = [", ".join(label for label, there in zip(labels, one) if there) or None for one in distinct]
    return [words[pattern] for pattern in patterns]
