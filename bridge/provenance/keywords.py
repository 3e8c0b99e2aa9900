"""What metadata say for a machine to read, as keywords of their own: the index of a layer, the years of its figures,
the regions that it is limited to, and how intervals of ranks came about.

Keywords stay with a layer wherever QGIS keeps its metadata: in a GeoPackage, in PostGIS, in a .qmd beside a file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping

from qgis.core import QgsLayerMetadata

from ...core.index.draws import Drawn, parse_drawn
from ...core.index.record import IndexRecord, parse_record
from ...core.years import YEAR_FORM

INDEX, YEAR, WITHIN = "regiolens:index", "regiolens:year", "regiolens:within"
#: year to the fields whose figures are of it, where they came from several layers
YEARS = "regiolens:years"
#: how the intervals of ranks came about, in words and for a machine
DRAWS, PLAN = "regiolens:draws", "regiolens:plan"
#: the parameter whose areas an output has, and what stands for the run itself among those in `Run.years`
AREAS, OWN = "INPUT", ""
#: the field whose origin an index record goes with
INDEX_FIELD = "mdi"
#: the scores of one year beside those of others
_OF_YEARS = re.compile(rf"{INDEX_FIELD}_{YEAR_FORM}")
#: the field whose origin tells what intervals of ranks go with
INTERVAL_FIELD = "rang_p05"


def carried(
    names: Mapping[str, str],
    known: Mapping[str, QgsLayerMetadata],
    origins: Mapping[str, tuple[str, str, str]],
    stated: Mapping[str, str],
    figures: Collection[str],
) -> dict[str, list[str]]:
    """The keywords that an output takes over: the index of the input that gave the scores, the year of the last of the
    inputs that gave figures, which is the table that was joined, the year of each column, what its areas are limited
    to, and the draws of the input that gave the intervals.

    Parameters
    ----------
    names : mapping of str to str
        Fields of the output as they were written, to what they are called there.
    known : mapping
        Parameter to the metadata of its layer.
    origins : mapping
        See `lineage.carry_over`.
    stated : mapping
        See `Run.years`.
    figures : collection of str
        Those of the names that hold numbers.
    """
    found = {}
    for field, kinds in ((INDEX_FIELD, (INDEX,)), (INTERVAL_FIELD, (DRAWS, PLAN))):
        gave_it = next((origins[name][0] for name in names if name.lower() == field and name in origins), "")
        if not gave_it and field == INDEX_FIELD:
            gave_it = next((origins[name][0] for name in names if _OF_YEARS.fullmatch(name) and name in origins), "")
        told = known[gave_it].keywords() if gave_it in known else {}
        found.update({kind: told[kind] for kind in kinds if told.get(kind)})
    if AREAS in known and known[AREAS].keywords(WITHIN):
        found[WITHIN] = known[AREAS].keywords(WITHIN)
    gave = [parameter for parameter in known if any(origin[0] == parameter for origin in origins.values())]
    counted = {origins[name][0] for name in figures if name in origins}
    last = next((parameter for parameter in reversed(gave) if parameter in counted), gave[-1] if gave else "")
    year = stated.get(OWN, stated.get(last, ""))
    if year:
        found[YEAR] = [year]
    elif last and OWN not in stated and known[last].keywords(YEAR):
        found[YEAR] = known[last].keywords(YEAR)
    years = _column_years(names, known, origins, stated)
    return {**found, **({YEARS: [json.dumps(years, ensure_ascii=False)]} if years else {})}


def _column_years(
    names: Mapping[str, str],
    known: Mapping[str, QgsLayerMetadata],
    origins: Mapping[str, tuple[str, str, str]],
    stated: Mapping[str, str],
) -> dict[str, list[str]]:
    """Year to its columns; empty where all came from one layer that tells the year of none."""
    inputs = {}
    for parameter, metadata in known.items():
        of_fields = {} if parameter in stated else field_years_in(metadata)
        inputs[parameter] = (stated.get(parameter) or ("" if of_fields else year_in(metadata)), of_fields)
    if OWN in stated:
        inputs[OWN] = (stated[OWN], {})
    found: dict[str, list[str]] = {}
    gave = set()
    for written, name in names.items():
        parameter, field, _ = origins.get(written, ("", "", ""))
        if parameter in inputs:
            gave.add(parameter)
            year = inputs[parameter][1].get(field, inputs[parameter][0])
            found.setdefault(year, []).append(name)
    found.pop("", None)
    several = len(gave - {OWN}) > 1 or len({inputs[parameter][0] for parameter in gave}) > 1
    return found if several or any(inputs[parameter][1] for parameter in gave) else {}


def keywords(record: IndexRecord | None, year: str) -> dict[str, list[str]]:
    """What is known of the index and the year of an output, as keywords."""
    return {**({INDEX: [record.to_json()]} if record else {}), **({YEAR: [year]} if year else {})}


def record_in(metadata: QgsLayerMetadata) -> IndexRecord | None:
    """What metadata say of the index of their layer, None where they say nothing."""
    return next(filter(None, map(parse_record, metadata.keywords(INDEX))), None)


def year_in(metadata: QgsLayerMetadata, fields: Iterable[str] = ()) -> str:
    """The year of these figures of a layer, or of the layer; "" where its metadata do not tell one, or several."""
    years, of_fields = metadata.keywords(YEAR), field_years_in(metadata)
    found = {of_fields.get(field, "") for field in fields} if of_fields else set()
    found = found or {str(years[0]) if len(years) == 1 else ""}
    return found.pop() if len(found) == 1 else ""


def field_years_in(metadata: QgsLayerMetadata) -> dict[str, str]:
    """Field to the year of its figures, where the metadata of a layer tell it field by field."""
    try:
        told = json.loads(next(iter(metadata.keywords(YEARS)), "{}"))
        return {str(name): str(year) for year, names in told.items() for name in names}
    except (ValueError, AttributeError, TypeError):
        return {}  # keywords are anyone's to write in


def within_in(metadata: QgsLayerMetadata) -> str:
    """The regions that the areas of a layer are limited to, in words; "" where its metadata tell none."""
    return ", ".join(map(str, metadata.keywords(WITHIN)))


def draws_in(metadata: QgsLayerMetadata) -> str:
    """How the intervals of ranks came about, in words; "" where metadata do not tell."""
    return ", ".join(map(str, metadata.keywords(DRAWS)))


def drawn_in(metadata: QgsLayerMetadata) -> Drawn | None:
    """The same for a machine; None where metadata do not tell."""
    return next(filter(None, map(parse_drawn, metadata.keywords(PLAN))), None)
