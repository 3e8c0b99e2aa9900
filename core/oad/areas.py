"""Means of the address density (OAD) over areas and squares, and where the edge of the addresses makes them too low."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..classes import FloatArray, IntArray, urbanity
from .hull import convex_hull, depth_within, shallow
from .oad import Addresses, Density, IsCancelled, cell_corners, cell_keys, pieces

BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Membership:
    """Which points lie in which areas; areas may overlap.

    Attributes
    ----------
    area, point : ndarray of int, shape (pairs,)
        Positions of an area and of a point in it.
    areas : int
        Number of areas, also those without points.
    """

    area: IntArray
    point: IntArray
    areas: int

    def before(self, count: int) -> Membership:
        """The pairs of the first points alone."""
        keep = self.point < count
        return Membership(self.area[keep], self.point[keep], self.areas)


@dataclass(frozen=True)
class AreaDensity:
    """OAD of areas.

    Attributes
    ----------
    addresses : ndarray of int, shape (areas,)
    oad : ndarray of float, shape (areas,)
        Addresses per km2, unrounded; NaN where an area has no addresses.
    classes : ndarray of int, shape (areas,)
        Stedelijkheid 1-5, 0 where an area has no addresses.
    """

    addresses: IntArray
    oad: FloatArray
    classes: IntArray


def area_means(within: IntArray, weight: IntArray, area: float, members: Membership) -> AreaDensity:
    """The mean OAD over all addresses of each area.

    Whole numbers are added up, so the order of the addresses cannot change the result.

    Parameters
    ----------
    within : ndarray of int, shape (points,)
        Addresses in the surroundings of each point.
    weight : ndarray of int, shape (points,)
        Addresses at each point.
    area : float
        Of the surroundings, in km2.
    members : Membership
    """
    mine = weight[members.point]
    addresses = np.bincount(members.area, weights=mine, minlength=members.areas)
    total = np.bincount(members.area, weights=mine * within[members.point], minlength=members.areas)
    oad = np.full(members.areas, np.nan)
    np.divide(total, addresses * area, out=oad, where=addresses > 0)
    return AreaDensity(addresses.astype(np.int64), oad, urbanity(oad))


@dataclass(frozen=True)
class Squares:
    """OAD of squares.

    Attributes
    ----------
    corners : tuple of ndarray of int, shape (squares,)
        West and south in metres, rising from south to north and from west to east.
    means : AreaDensity
    """

    corners: tuple[IntArray, IntArray]
    means: AreaDensity


def square_means(addresses: Addresses, density: Density, size: int) -> Squares:
    """The mean OAD over the addresses of each square that holds any, squares aligned to multiples of their size."""
    there = np.flatnonzero(addresses.weight > 0)
    keys, square = np.unique(cell_keys(addresses.x[there], addresses.y[there], size), return_inverse=True)
    members = Membership(square.astype(np.int64), there, len(keys))
    return Squares(cell_corners(keys, size), area_means(density.within, addresses.weight, density.area, members))


def near_edge(addresses: Addresses, reach: float, is_cancelled: IsCancelled = None) -> BoolArray:
    """Which points lie within reach of the edge of the whole layer: neighbours beyond it are unknown.

    The edge is the convex hull of all points with addresses, or their extent where they span no area.

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    there = addresses.weight > 0
    if not there.any():
        return np.ones(len(addresses), dtype=bool)
    x, y = addresses.x[there], addresses.y[there]
    hull = convex_hull(x, y, is_cancelled)
    if len(hull) < 3:
        west, east, south, north = x.min(), x.max(), y.min(), y.max()
        sides = (addresses.x - west, east - addresses.x, addresses.y - south, north - addresses.y)
        return np.minimum.reduce(sides) <= reach
    flags = np.zeros(len(addresses), dtype=bool)
    outer = shallow(addresses.x, addresses.y, hull, reach)
    for part in pieces(len(outer), is_cancelled):
        some = outer[part]
        flags[some] = depth_within(addresses.x[some], addresses.y[some], hull) <= reach
    return flags


def edge_flags(addresses: Addresses, reach: float, members: Membership, is_cancelled: IsCancelled = None) -> FloatArray:
    """1 for areas with addresses that lie within reach of the edge of the whole layer, 0 for others with addresses.

    Returns
    -------
    ndarray of float, shape (areas,)
        NaN where an area has no addresses.
    """
    flagged = near_edge(addresses, reach, is_cancelled)
    numbers = addresses.weight[members.point]
    number = np.bincount(members.area, weights=numbers, minlength=members.areas)
    near = np.bincount(members.area, weights=numbers * flagged[members.point], minlength=members.areas)
    return np.where(number > 0, near > 0, np.nan)
