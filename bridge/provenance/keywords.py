"""What metadata say for a machine to read, as keywords of their own: the index of a layer, the year of its figures,
the regions that it is limited to, and how intervals of ranks came about.

Keywords stay with a layer wherever QGIS keeps its metadata: in a GeoPackage, in PostGIS, in a .qmd beside a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qgis.core import QgsLayerMetadata

from ...core.index.draws import Drawn, parse_drawn
from ...core.index.record import IndexRecord, parse_record

INDEX, YEAR, WITHIN = "regiolens:index", "regiolens:year", "regiolens:within"
#: how the intervals of ranks came about, in words and for a machine
DRAWS, PLAN = "regiolens:draws", "regiolens:plan"
#: the parameter whose areas an output has
AREAS = "INPUT"
#: the field whose origin an index record goes with
INDEX_FIELD = "mdi"
#: the field whose origin tells what intervals of ranks go with
INTERVAL_FIELD = "rang_p05"


def carried(
    names: Sequence[str], known: Mapping[str, QgsLayerMetadata], origins: Mapping[str, tuple[str, str, str]]
) -> dict[str, list[str]]:
    """The keywords that an output takes over: the index of the input that gave the scores, the year of the last of the
    inputs that gave columns, which is the table that was joined, what its areas are limited to, and the draws of the
    input that gave the intervals.

    Parameters
    ----------
    names : sequence of str
        Fields of the output.
    known : mapping
        Parameter to the metadata of its layer.
    origins : mapping
        See `lineage.carry_over`.
    """
    found = {}
    for field, kinds in ((INDEX_FIELD, (INDEX,)), (INTERVAL_FIELD, (DRAWS, PLAN))):
        gave_it = next((origins[name][0] for name in names if name.lower() == field and name in origins), "")
        told = known[gave_it].keywords() if gave_it in known else {}
        found.update({kind: told[kind] for kind in kinds if told.get(kind)})
    if AREAS in known and known[AREAS].keywords(WITHIN):
        found[WITHIN] = known[AREAS].keywords(WITHIN)
    gave = {parameter for parameter, _, _ in origins.values()}
    for parameter, metadata in known.items():
        if parameter in gave and metadata.keywords(YEAR):
            found[YEAR] = metadata.keywords(YEAR)
    return found


def keywords(record: IndexRecord | None, year: str) -> dict[str, list[str]]:
    """What is known of the index and the year of an output, as keywords."""
    return {**({INDEX: [record.to_json()]} if record else {}), **({YEAR: [year]} if year else {})}


def record_in(metadata: QgsLayerMetadata) -> IndexRecord | None:
    """What metadata say of the index of their layer, None where they say nothing."""
    return next(filter(None, map(parse_record, metadata.keywords(INDEX))), None)


def year_in(metadata: QgsLayerMetadata) -> str:
    """The year of the figures of a layer, "" where its metadata do not tell one."""
    years = metadata.keywords(YEAR)
    return str(years[0]) if len(years) == 1 else ""


def within_in(metadata: QgsLayerMetadata) -> str:
    """The regions that the areas of a layer are limited to, in words; "" where its metadata tell none."""
    return ", ".join(map(str, metadata.keywords(WITHIN)))


def draws_in(metadata: QgsLayerMetadata) -> str:
    """How the intervals of ranks came about, in words; "" where metadata do not tell."""
    return ", ".join(map(str, metadata.keywords(DRAWS)))


def drawn_in(metadata: QgsLayerMetadata) -> Drawn | None:
    """The same for a machine; None where metadata do not tell."""
    return next(filter(None, map(parse_drawn, metadata.keywords(PLAN))), None)
