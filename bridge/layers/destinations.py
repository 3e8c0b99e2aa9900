"""What is looked at before anything is computed: QGIS replaces a file whole, with all layers in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from qgis.core import QgsProviderRegistry

from ...core.messages import Refusal, listing
from ..i18n import tr
from ..naming import own_table
from ..outputs import check_place
from ..run import Run
from .geopackage import OWN_TABLES, is_geopackage
from .places import Place, is_same, place_of
from .side_files import has_side_files, refuse_shared
from .sources import places_edited, places_read
from .steps import places_before

#: how tables are called in which a GeoPackage keeps what it knows of its layers
PREFIXES = ("gpkg_", "rtree_", "sqlite_")
#: with which GDAL lets no table of a GeoPackage begin
SIGNS = "`~!@#$%^&*()+-={}|[]\\:\";'<>?,./"
#: bytes of a name in PostGIS, which cuts off the rest
LONGEST_TABLE = 63
#: with which a file of SQLite begins
SQLITE = b"SQLite format 3"


def check_destinations(run: Run) -> None:
    """Refuse what would lose data, and places where nothing can be written.

    Raises
    ------
    Refusal
        If an output is the file or the table of another output, of an input or of a layer that is being edited, would
        have the style file of another, is a GeoPackage with several layers that it would replace, or a table that none
        can have; or if its folder does not exist or is read-only, or its name is none of a file.
    """
    taken: dict[str, Place] = {}
    for definition in run.algorithm.destinationParameterDefinitions():
        name = definition.name()
        place = place_of(run, name)
        if place is None:
            continue
        _check_place(name, place, definition.type() == "sink")
        for other, at in taken.items():
            if is_same(place, at):
                raise Refusal(
                    "{first} and {parameter} are the same file ({file}), and the one would replace the other: give "
                    "each a file of its own.",
                    first=other,
                    parameter=name,
                    file=str(place),
                )
            refuse_shared(other, at, name, place)
        taken[name] = place
    if taken:
        _refuse_inputs(run, taken)


def _check_place(name: str, place: Place, is_layer: bool) -> None:
    """Refuse a place where nothing can be written, or what would not be there afterwards."""
    if place.file is not None:
        check_place(name, place.file)
        if is_layer:
            _refuse_file(name, place)
    if len(place.in_postgis.encode()) > LONGEST_TABLE:
        raise Refusal(
            "The name of the table that {parameter} gives is longer than the {limit} signs that PostGIS takes "
            "({table}): choose a shorter one.",
            parameter=name,
            limit=LONGEST_TABLE,
            table=place.in_postgis,
        )


def _refuse_inputs(run: Run, taken: Mapping[str, Place]) -> None:
    """Refuse outputs that are what the run reads, a step before it in a model, or an edit, or share its style file."""
    files = [place.file for place in taken.values() if place.file is not None]
    for name, place in places_read(run, files):
        for output, at in taken.items():
            if is_same(at, place):
                _refuse_read(output, at, name)
            if place.file is not None and has_side_files(place.file):
                refuse_shared(name, place, output, at)
    there = {output: at for output, at in taken.items() if at.file is None or at.file.exists()}
    for place in places_before(run, files) if there else ():
        for output, at in there.items():
            if is_same(at, place):
                _refuse_read_before(output, at)
    for layer, place in places_edited(run, files):
        for output, at in taken.items():
            if is_same(at, place):
                raise Refusal(
                    "{parameter} would replace layer '{layer}', which is open for editing: save or discard its edits "
                    "first, or choose another place.",
                    parameter=output,
                    layer=layer,
                )


def _refuse_read(output: str, place: Place, name: str) -> None:
    details = {"parameter": output, "input": name, "file": str(place)}
    if place.table:
        raise Refusal(
            "{parameter} is the table from which {input} is read ({file}), and would replace it: choose another table.",
            **details,
        )
    raise Refusal(
        "{parameter} is the file from which {input} is read ({file}), and would replace it with all layers in it: "
        "choose another file.",
        **details,
    )


def _refuse_file(name: str, place: Place) -> None:
    """Refuse files that QGIS could not open, tables of files that are no GeoPackage, and what one has for itself."""
    if "|" in str(place.file):
        raise Refusal(
            "{parameter} is '{file}', which QGIS could not open, as it takes what follows the '|' for something else: "
            "choose a name without it.",
            parameter=name,
            file=str(place.file),
        )
    if is_geopackage(place.file):
        _refuse_table(name, place)
    if place.table and (not is_geopackage(place.file) or (place.file.is_file() and not _is_sqlite(place.file))):
        raise Refusal(
            "{parameter} is a table of '{file}', which is no GeoPackage: choose another file.",
            parameter=name,
            file=str(place.file),
        )


def _refuse_read_before(output: str, place: Place) -> None:
    details = {"parameter": output, "file": str(place)}
    if place.table:
        raise Refusal(
            "{parameter} is a table that an earlier step of the model reads ({file}), and would replace it: choose "
            "another table.",
            **details,
        )
    raise Refusal(
        "{parameter} is a file that an earlier step of the model reads ({file}), and would replace it with all layers "
        "in it: choose another file.",
        **details,
    )


def _refuse_table(name: str, place: Place) -> None:
    """Refuse a table that is a GeoPackage's own, and a file with several layers."""
    table = place.table or own_table(place.file)
    if table.lower() in OWN_TABLES or table.lower().startswith(PREFIXES):
        raise Refusal(
            "{parameter} would be the table '{table}', which a GeoPackage has for itself: choose another name.",
            parameter=name,
            table=table,
        )
    if table[:1] and table[0] in SIGNS:
        raise Refusal(
            "{parameter} would be the table '{table}', and a GeoPackage takes none whose name begins with '{sign}': "
            "choose another name.",
            parameter=name,
            table=table,
            sign=table[0],
        )
    if not place.table:
        _refuse_several_layers(name, place.file)


def _is_sqlite(file: Path) -> bool:
    with file.open("rb") as found:
        return found.read(len(SQLITE)) == SQLITE


def _layers_in(file: Path) -> list[str]:
    """The layers of a GeoPackage that is there, which an output of that name replaces whole."""
    if not is_geopackage(file) or not file.is_file():
        return []
    layers = QgsProviderRegistry.instance().querySublayers(str(file))
    return [layer.name() for layer in layers if layer.name() != "layer_styles"]


def _refuse_several_layers(name: str, file: Path) -> None:
    """Refuse a file as output that holds several layers, all of which it would replace."""
    names = _layers_in(file)
    if len(names) > 1:
        raise Refusal(
            "{parameter} is a GeoPackage with several layers ({layers}), all of which it would replace ({file}): save "
            "to a table of it, or choose another file.",
            parameter=name,
            layers=listing(names),
            file=str(file),
        )


def told_of_replaced(file: Path) -> str:
    """What is said of a GeoPackage whose one layer has another name than the one that replaces it, else ""."""
    others = [name for name in _layers_in(file) if name != own_table(file)]
    return (
        tr("'{file}' is replaced, with its layer {layers}.").format(file=file, layers=listing(others)) if others else ""
    )
