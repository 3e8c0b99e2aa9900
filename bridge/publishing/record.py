"""What QGIS holds of a layer, as a record for a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsLayerMetadata,
    QgsVectorLayer,
)

from ...core.publishing.iso19139 import Record
from ..provenance.lineage import column_lines, metadata_of
from ..provenance.metadata import unstated
from ..provenance.published import STATUS, THESAURUS, TOPIC
from ..public import public
from ..settings import EMAIL, ORGANISATION, role, text_of

#: the day of the thesaurus, which a catalogue asks for
_DAYS = {THESAURUS: "2008-06-01"}
#: vocabularies that are not keywords for people
_OWN = (TOPIC, STATUS)
WGS84 = "EPSG:4326"


def record_of(layer: QgsVectorLayer, scale: int = 0) -> Record:
    """The record of a layer.

    Parameters
    ----------
    scale : int
        Denominator of the scale that the outlines are made for, 0 where unknown.
    """
    found = metadata_of(layer)
    contact = next(iter(found.contacts()), None)
    about, columns = column_lines(layer, found.abstract())
    topics = [topic[:1].lower() + topic[1:].replace(" ", "") for topic in found.keywords(TOPIC)] or ["society"]
    created = found.dateTime(Qgis.MetadataDateType.Created).date().toString("yyyy-MM-dd")
    return Record(
        identifier=found.identifier() or layer.id(),
        title=found.title() or layer.name(),
        abstract=public(about),
        columns=columns,
        created=created or date.today().isoformat(),
        stamped=date.today().isoformat(),
        status=next(iter(found.keywords(STATUS)), "completed"),
        organisation=text_of(ORGANISATION) or (contact.organization if contact else ""),
        email=text_of(EMAIL) or (contact.email if contact else ""),
        role=role() if text_of(ORGANISATION) or contact is None else contact.role,
        topics=topics,
        keywords=_keywords(found),
        limits=[one.constraint for one in found.constraints()],
        licence=_licence(found.licenses()),
        history=list(map(public, found.history())),
        crs=layer.crs().authid() if layer.isSpatial() else "",
        bounds=_bounds(layer),
        years=_years(found),
        scale=scale,
        links=[(link.name, public(link.url)) for link in found.links()],
        spatial=layer.isSpatial(),
    )


def _licence(licences: list[str]) -> str:
    """The licences of the sources, "" where that of one of them is not known, for the others do not cover it."""
    return "" if set(unstated()) & set(licences) else "; ".join(licences)


def _keywords(found: QgsLayerMetadata) -> Mapping[str, list[str]]:
    """Thesaurus to its terms; what is written for machines is left out."""
    terms = {}
    for vocabulary, values in found.keywords().items():
        if vocabulary in _OWN or vocabulary.startswith("regiolens:"):
            continue
        day = _DAYS.get(vocabulary)
        terms.setdefault(f"{vocabulary}\t{day}" if day else "", []).extend(values)
    return terms


def _bounds(layer: QgsVectorLayer) -> tuple[float, float, float, float] | None:
    """West, south, east and north in degrees."""
    if not layer.isSpatial() or layer.extent().isNull() or not layer.crs().isValid():
        return None
    wgs84 = QgsCoordinateReferenceSystem(WGS84)
    box = QgsCoordinateTransform(layer.crs(), wgs84, QgsCoordinateTransformContext()).transformBoundingBox(
        layer.extent()
    )
    return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())


def _years(found: QgsLayerMetadata) -> tuple[str, str] | None:
    ranges = found.extent().temporalExtents()
    if not ranges:
        return None
    return (ranges[0].begin().date().toString("yyyy-MM-dd"), ranges[0].end().date().toString("yyyy-MM-dd"))
