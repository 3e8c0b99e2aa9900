"""Fetched areas as the fields of a layer, and what its metadata say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsWkbTypes,
)

from ...core.messages import listing
from ...core.pdok.layers import GENERALISED, KEY_FIGURES
from ...core.pdok.pages import RD
from ..cancel import stop_if_cancelled
from ..compat import QGIS_VERSION
from ..i18n import number, tr
from ..known_fields import catalogue, known_title
from ..layers.area_fields import WATER_FIELDS
from ..layers.new_fields import NewField, definitions
from ..layers.sinks import feature_rows, fill_sink
from ..network.cache import origin_lines
from ..provenance.metadata import LICENCE, Provenance, version
from ..run import Run
from ..types import BOOLEAN, LONG, REAL, TEXT
from .read import Areas, Request, geometry_of

if TYPE_CHECKING:
    from ..types import FieldType

SOURCE = "CBS / Kadaster"
INFORMATION = "https://www.cbs.nl/nl-nl/reeksen/geografische-data"


def layer_fields(areas: Areas) -> list[NewField]:
    """The fields of the output, by the names of the source."""
    known = catalogue()
    fields = []
    for name in areas.frame.columns:
        values = areas.frame[name]
        found = known.find(name)
        alias = known_title(found) if found and found.kind != "code" and found.unit else ""
        fields.append(NewField.of(name, _type_of(values), values, alias))
    return fields


def _type_of(values: pd.Series) -> FieldType:
    if pd.api.types.is_bool_dtype(values):
        return BOOLEAN
    if pd.api.types.is_integer_dtype(values):
        return LONG
    return REAL if pd.api.types.is_float_dtype(values) else TEXT


def write_areas(run: Run, name: str, areas: Areas, new: list[NewField]) -> str:
    """Write areas to a sink, and return its id.

    Raises
    ------
    QgsProcessingException
        If the sink cannot be made or written, or the user cancels before.
    """
    fields = definitions(name, new)
    stop_if_cancelled(run.feedback)
    shape = (fields, QgsWkbTypes.Type.MultiPolygon, QgsCoordinateReferenceSystem(RD))
    made = _features(fields, new, areas)
    return fill_sink(run, name, shape, made, len(areas.shapes))


def _features(fields: QgsFields, new: list[NewField], areas: Areas) -> Iterator[QgsFeature]:
    for feature, shape in zip(feature_rows(fields, new, len(areas.shapes)), areas.shapes):
        if shape is not None:
            feature.setGeometry(geometry_of(shape))
        yield feature


def summary(areas: Areas, request: Request) -> list[str]:
    """What was fetched, for the log and the history."""
    lines = [
        tr("{layer}: {count} areas in {pages} pages.").format(
            layer=areas.layer.label, count=number(len(areas.shapes)), pages=number(len(areas.urls))
        )
    ]
    marks = [name for name in areas.frame.columns if name.lower() in WATER_FIELDS]
    if areas.water:
        lines.append(tr("Water areas left out: {count}.").format(count=number(areas.water)))
    elif marks and request.water:
        lines.append(tr("Water areas are kept: JA and B in field {field} mark them.").format(field=marks[0]))
    elif not marks:
        lines.append(tr("This layer does not mark water areas."))
    if areas.missing:
        counts = (f"{tr(reason)} {number(count)}" for reason, count in sorted(areas.missing.items()))
        lines.append(tr("Values without a figure, by reason: {reasons}.").format(reasons=listing(counts)))
    bare = sum(shape is None for shape in areas.shapes)
    if bare:
        lines.append(tr("Areas that came without an outline: {count}.").format(count=number(bare)))
    return lines + areas.notes


def provenance(areas: Areas, request: Request, fields: list[NewField]) -> Provenance:
    """The metadata of the output."""
    layer = areas.layer
    words = {
        "gemeente": tr("Gemeenten"),
        "wijk": tr("Wijken"),
        "buurt": tr("Buurten"),
        "COROP": tr("COROP regions"),
        "provincie": tr("Provincies"),
        "arbeidsmarktregio": tr("Arbeidsmarktregio's"),
    }
    asked = [f"LEVEL {request.level}", f"YEAR {request.year}", f"VARIANT {request.variant}"]
    asked += [f"WITHIN {listing(request.within, 40)}"] if request.within else []
    asked += ["EXTENT {:.0f},{:.0f} {:.0f},{:.0f}".format(*request.extent)] if request.extent else []
    history = origin_lines(areas.urls, areas.fetched, areas.sha256, areas.size, areas.offline)
    history.append(tr("Choice: {choice}.").format(choice="; ".join(asked)))
    history += summary(areas, request) + areas.warnings
    history.append(
        tr("Made with Regiolens {version} (regiolens:fetchareas) in QGIS {qgis}.").format(
            version=version(), qgis=QGIS_VERSION
        )
    )
    constraints = tr("Name the source: {source}.").format(source=f"{SOURCE}, {LICENCE}")
    if request.variant == GENERALISED:
        constraints += " " + tr("The outlines are generalised: for maps, not for measuring.")
    return Provenance(
        title=f"{words[request.level]} {request.year}",
        abstract=_abstract(request).format(year=request.year),
        attribution=f"{SOURCE}, {LICENCE}",
        licence=LICENCE,
        constraints=constraints,
        history=history,
        links=[(layer.name, url) for url in areas.urls[:1]] + [("CBS", INFORMATION)],
        columns=_definitions(areas, fields),
        year=str(request.year),
    )


def _abstract(request: Request) -> str:
    if request.variant == KEY_FIGURES:
        return tr("CBS Wijk- en Buurtkaart {year} with its key figures, as PDOK serves it, in RD New.")
    if request.variant == GENERALISED:
        return tr("CBS Gebiedsindelingen {year}, generalised outlines, as PDOK serves them, in RD New.")
    return tr("CBS Gebiedsindelingen {year}, detailed outlines, as PDOK serves them, in RD New.")


def _definitions(areas: Areas, fields: list[NewField]) -> dict[str, str]:
    """A line for each field whose meaning is known."""
    fixed = {
        areas.code.lower(): tr("CBS code of the area"),
        areas.name.lower(): tr("name of the area"),
        "jrstatcode": tr("year and CBS code of the area"),
        "rubriek": tr("kind of area"),
        **dict.fromkeys(WATER_FIELDS, tr("JA: water, NEE: land, B: foreign territory")),
    }
    known = catalogue()
    found = {}
    for field in fields:
        name = field.definition.name()
        indicator = known.find(name)
        text = fixed.get(name.lower()) or field.alias or (indicator.label if indicator else "")
        if text:
            found[name] = f"{text} [CBS, {areas.layer.label}]"
    return found
