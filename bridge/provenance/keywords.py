"""What metadata say for a machine to read, as keywords of their own: the index of a layer, the year of its figures,
the regions that it is limited to, and how intervals of ranks came about.

Keywords stay with a layer wherever QGIS keeps its metadata: in a GeoPackage, in PostGIS, in a .qmd beside a file.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence

from qgis.core import QgsLayerMetadata

from ...core.index.record import IndexRecord, parse_record
from ..types import ROW_NUMBERS

INDEX, YEAR, WITHIN = "regiolens:index", "regiolens:year", "regiolens:within"
#: fields that are of another year than `YEAR`, or of an unknown one: a year and a list of names, as JSON
YEAR_APART = "regiolens:year-of-fields"
#: how the intervals of ranks came about, in words
DRAWS = "regiolens:draws"
#: the parameter whose areas an output has
AREAS = "INPUT"
#: the field whose origin an index record goes with
INDEX_FIELD = "mdi"


def carried(
    names: Sequence[str],
    known: Mapping[str, QgsLayerMetadata],
    origins: Mapping[str, tuple[str, str, str]],
    figures: Sequence[str],
    year: Sequence[str] | None = None,
) -> dict[str, list[str]]:
    """The keywords that an output takes over: the index of the input that gave the scores, the year of the last of the
    inputs that gave figures, which is the table that was joined, with the columns of another year apart, and what its
    areas are limited to.

    Parameters
    ----------
    names, figures : sequence of str
        Fields of the output, and those of them that hold numbers.
    known : mapping
        Parameter to the metadata of its layer.
    origins : mapping
        See `lineage.carry_over`.
    year : sequence of str, optional
        The year of the figures that the run adds where it knows better: one, or none where it cannot be told.
    """
    found = {}
    index = next((origins[name][0] for name in names if name.lower() == INDEX_FIELD and name in origins), "")
    if index in known and known[index].keywords(INDEX):
        found[INDEX] = known[index].keywords(INDEX)
    if AREAS in known and known[AREAS].keywords(WITHIN):
        found[WITHIN] = known[AREAS].keywords(WITHIN)
    gave = [parameter for parameter in known if any(origin[0] == parameter for origin in origins.values())]
    counted = {origins[name][0] for name in figures if name in origins}
    last = next((parameter for parameter in reversed(gave) if parameter in counted), gave[-1] if gave else "")
    if year is None:
        year = known[last].keywords(YEAR) if last else []
    if year:
        found[YEAR] = list(year)
    whole, apart = _only(year), {}
    for name in names:
        parameter, field, _ = origins.get(name, ("", "", ""))
        if parameter not in known or name.lower() in ROW_NUMBERS:
            continue
        own = year_in(known[parameter], [field])
        # what a table adds is of the year that was chosen from it
        if own != whole and (parameter == AREAS or parameter != last):
            apart.setdefault(own, []).append(name)
    if apart:
        found[YEAR_APART] = [json.dumps(pair, ensure_ascii=False) for pair in apart.items()]
    return found


def _only(years: Sequence[str]) -> str:
    return str(years[0]) if len(years) == 1 else ""


def keywords(record: IndexRecord | None, year: str) -> dict[str, list[str]]:
    """What is known of the index and the year of an output, as keywords."""
    return {**({INDEX: [record.to_json()]} if record else {}), **({YEAR: [year]} if year else {})}


def record_in(metadata: QgsLayerMetadata) -> IndexRecord | None:
    """What metadata say of the index of their layer, None where they say nothing."""
    return next(filter(None, map(parse_record, metadata.keywords(INDEX))), None)


def year_in(metadata: QgsLayerMetadata, fields: Iterable[str] = ()) -> str:
    """The year of these figures of a layer, or of the layer; "" where its metadata do not tell one, or several."""
    whole, own = _only(metadata.keywords(YEAR)), {}
    for text in metadata.keywords(YEAR_APART):
        with contextlib.suppress(ValueError, TypeError):  # metadata are anyone's to write in
            year, names = json.loads(text)
            own.update(dict.fromkeys(map(str, names), str(year)))
    found = {own.get(field, whole) for field in fields} or {whole}
    return found.pop() if len(found) == 1 else ""


def within_in(metadata: QgsLayerMetadata) -> str:
    """The regions that the areas of a layer are limited to, in words; "" where its metadata tell none."""
    return ", ".join(map(str, metadata.keywords(WITHIN)))


def draws_in(metadata: QgsLayerMetadata) -> str:
    """How the intervals of ranks came about, in words; "" where metadata do not tell."""
    return ", ".join(map(str, metadata.keywords(DRAWS)))
