"""The files beside a layer: QGIS calls them by the layer's file without its ending, so that two layers can share them.

The style and the metadata of `profielen.shp` and of `profielen.csv` are both `profielen.qml` and `profielen.qmd`. They
are the map's: a table without outlines has little to show.
"""

from __future__ import annotations

from pathlib import Path

from ...core.messages import Refusal
from ..i18n import tr
from ..outputs import Output
from ..paths import MAPS
from ..run import Run
from .geopackage import is_geopackage
from .places import Place

SIDE = (".qml", ".qmd", ".sld")
#: endings of formats of tables
TABLES = (".csv", ".tsv", ".psv", ".txt", ".xlsx", ".xls", ".ods", ".dbf")


def has_side_files(file: Path) -> bool:
    """Whether a layer's file has any beside it."""
    return any(file.with_suffix(ending).exists() for ending in SIDE)


def refuse_shared(first: str, one: Place, parameter: str, other: Place) -> None:
    """Refuse two maps, of which one can be read, that would have one file for the style of both.

    Raises
    ------
    Refusal
    """
    if one.file is None or other.file is None or one.table or other.table:
        return
    style = other.file.with_suffix(SIDE[0])
    if one.file.with_suffix(SIDE[0]) == style and {one.file.suffix.lower(), other.file.suffix.lower()} <= {*MAPS}:
        raise Refusal(
            "{first} and {parameter} have the same name but for its ending, so that the one would lose its style to "
            "the other ({file}): give one of them another name.",
            first=first,
            parameter=parameter,
            file=str(style),
        )


def give_way(run: Run) -> None:
    """Remove the side files of tables whose name is also that of a map, of this run or in its folder; that is told."""
    staged = list(run.outputs.staged.values())
    for one in staged:
        kept = [other for other in staged if other is not one and not _goes_before(one, other, staged)]
        taken = {path for other in kept for path in (*_beside(other), other.place)}
        sibling = "" if _is_map(one.place) else _map_beside(one.place)
        lost = [path for path in _beside(one) if path in taken or (sibling and path.suffix in SIDE)]
        for path in lost:
            (one.folder / path.name).unlink()
        if lost:
            run.feedback.pushInfo(
                tr("{parameter}: without the titles of its fields, as '{file}' is the style of another layer.").format(
                    parameter=one.parameter, file=one.place.with_suffix(SIDE[0])
                )
            )


def _goes_before(one: Output, other: Output, staged: list[Output]) -> bool:
    """Whether the side files of one are kept where another's would bear the same names."""
    if other.place.suffix.lower() in SIDE:
        return False  # a style that was asked for
    return (not _is_map(one.place), staged.index(one)) < (not _is_map(other.place), staged.index(other))


def _is_map(place: Path) -> bool:
    return place.suffix.lower() not in TABLES


def _beside(one: Output) -> list[Path]:
    """The side files that an output has made, where they are to be."""
    if one.table or is_geopackage(one.file) or one.place.suffix.lower() in SIDE:
        return []
    names = [one.place.with_suffix(ending) for ending in SIDE]
    return [path for path in names if (one.folder / path.name).exists()]


def _map_beside(place: Path) -> str:
    """The ending of a map in the same folder whose style would be replaced, "" where there is none."""
    if not place.with_suffix(SIDE[0]).exists():
        return ""
    return next((ending for ending in MAPS if place.with_suffix(ending).exists()), "")
