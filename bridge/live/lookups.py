"""What the window looks up in the background: which areas found a row, and which regions there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsTask

from ..i18n import counted, number, tr
from ..regions.catalogue import OWN_TABLE, POLYGONS

if TYPE_CHECKING:
    from ..joining.join import Join
    from ..joining.rows import Rows
    from ..layers.coded import Side
    from .snapshot import Snapshot


@dataclass(frozen=True)
class Loose:
    """An area or a row that found no counterpart.

    Attributes
    ----------
    feature : int
        The id of the area; -1 for a row of the table.
    """

    kind: str
    code: str
    name: str
    reason: str
    feature: int = -1


@dataclass(frozen=True)
class Matching:
    """How areas and table fit.

    Attributes
    ----------
    total, matched : int
        Areas, and those with a row (with a code where there is no table).
    summary : str
        The same in words.
    notes : tuple of str
        What else to know: another level, codes that stand more than once.
    loose : tuple of Loose
        Areas first.
    fault : str
        Why it cannot be worked with, "" where it can.
    periods : tuple of str
        Those of a table with a row for each area and period, the latest first.
    year : str
        Of the period that is joined, "" where there are none or it is not known.
    """

    total: int
    matched: int
    summary: str
    notes: tuple[str, ...]
    loose: tuple[Loose, ...]
    fault: str = ""
    periods: tuple[str, ...] = ()
    year: str = ""


@dataclass(frozen=True)
class Region:
    """A region that occurs.

    Attributes
    ----------
    key : str
        What names it to the report.
    name : str
        What it is called.
    areas : frozenset of int
        The features that lie in it; empty where only the run finds out.
    """

    key: str
    name: str
    areas: frozenset[int] = frozenset()


def compare(
    areas: Snapshot, area_code: str, table: Snapshot | None, table_code: str, task: QgsTask, period: str
) -> Matching:
    """Match the areas with the rows of a table; without one, see which areas have a code.

    Parameters
    ----------
    areas, table : Snapshot
        `table` may be None.
    period : str
        "latest", or one of a table with a row for each area and period.
    task : QgsTask
        For cancel.

    Raises
    ------
    Refusal
        If there is no field with codes, or they cannot be understood.
    """
    from ..joining.rows import read_rows
    from ..layers.coded import read_side

    side = read_side(areas, areas.sourceName(), area_code, task)
    if table is None:
        return _alone(side)
    return _together(side, read_rows(table, table.sourceName(), table_code, task, side), period)


def _alone(side: Side) -> Matching:
    """The areas and their codes."""
    import numpy as np

    known = side.codes.levels != ""
    without = np.flatnonzero(~known)
    loose = [
        Loose(tr("Area without a code"), code, name, tr("no CBS code"), int(side.frame.index[position]))
        for position, (code, name) in zip(without, side.called(without))
    ]
    total, matched = len(side.frame), int(known.sum())
    summary = tr("{areas} in field '{field}'; {count} areas have no CBS code.").format(
        areas=counted(matched, side.codes.level), field=side.code, count=number(len(without))
    )
    fault = "" if matched else tr("No area has a CBS code in field '{field}': choose another code field.")
    return Matching(total, matched, summary, (), tuple(loose), fault.format(field=side.code))


def _together(side: Side, rows: Rows, period: str) -> Matching:
    """The areas and the rows of the table, joined as a run joins them."""
    from ...core.messages import Refusal
    from ..i18n import say
    from ..joining.join import Join
    from ..joining.rows import offered_periods

    fault = ""
    try:
        join = Join(side, rows, "refuse", period=period)
    except Refusal as refusal:
        join, fault = Join(side, rows, "first"), say(refusal.message)
    found = join.match
    ids = side.frame.index[found.unmatched_areas]
    loose = [
        Loose(tr("Area without a row"), *item, feature=int(feature)) for item, feature in zip(join.unmatched_areas, ids)
    ]
    loose += [Loose(tr("Row without an area"), *item) for item in join.unmatched_rows]
    keys = [rows.key_note()] if rows.named else []
    return Matching(
        found.areas,
        found.matched,
        " ".join([*join.log_lines(), *keys]),
        tuple(join.notes()) if found.matched and not fault else (),
        tuple(loose),
        fault or ("" if found.matched else _nothing(join)),
        offered_periods(side, rows.side),
        join.periods.year,
    )


def _nothing(join: Join) -> str:
    """Why the run would be empty, and what to do."""
    return "\n".join(join.notes()) or tr("The layer '{layer}' holds no areas.").format(layer=join.areas.title)


def regions_of(
    areas: Snapshot,
    area_code: str,
    region_set: str,
    own: Snapshot | None,
    own_code: str,
    own_region: str,
    task: QgsTask,
    limit: tuple[str, str] = ("", ""),
) -> list[Region]:
    """The regions in which the areas lie, by name.

    Parameters
    ----------
    areas : Snapshot
    region_set : str
        A value of REGION_SET of `regiolens:assignregions`.
    own : Snapshot
        The user's own table or polygons; None for a shipped set.
    own_code, own_region : str
        Its field with codes ("" to find it, and for polygons) and the field that names the regions.
    limit : tuple of str
        The division and the region of it that areas are limited to; "" for all.

    Raises
    ------
    Refusal
        If the regions cannot be told.
    """
    import pandas as pd

    from ..layers.coded import read_side
    from ..regions.assign import by_code
    from ..regions.limit import limit_to
    from ..regions.own import by_table

    if region_set == POLYGONS:
        return _polygon_regions(own, own_region, task)
    side = read_side(areas, areas.sourceName(), area_code, task)
    if region_set == OWN_TABLE:
        fields = [own_region]
        rows = read_side(own, own.sourceName(), own_code, task, fields=fields, fallback="gemeente")
        found = by_table(side, rows, own_region, "")
    else:
        found = by_code(side, region_set, None)
    frame = pd.DataFrame({"code": found.code, "name": found.name, "id": side.frame.index})
    if limit[1]:
        frame = frame[limit_to(side, *limit).inside]
    frame = frame.dropna(subset=["code"])
    inside = frame.groupby(["code", "name"])["id"].agg(lambda ids: frozenset(ids.tolist()))
    return _sorted(Region(_key(name, code), name, ids) for (code, name), ids in inside.items())


def _polygon_regions(own: Snapshot | None, field: str, task: QgsTask) -> list[Region]:
    """The regions of a layer of polygons; which areas lie in them is for the run to find out."""
    from ...core.regions.own import region_texts
    from ..layers.frames import read_frame

    names = region_texts(read_frame(own, [field], task)[field])
    return _sorted(Region(_key(name, name), name) for name in names.unique() if name)


def _key(name: str, code: str) -> str:
    """What the report is to be asked for: a name, but a code where commas in the name would part it."""
    return code if "," in name or ";" in name else name


def _sorted(regions: Iterable[Region]) -> list[Region]:
    return sorted(regions, key=lambda region: region.name.casefold())
