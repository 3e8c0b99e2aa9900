"""What a catalogue wants to know of every layer: what it is, who made it, where and when, and how it may be used."""

from __future__ import annotations

from datetime import date
from uuid import NAMESPACE_URL, uuid4, uuid5

from qgis.core import (
    Qgis,
    QgsAbstractMetadataBase,
    QgsBox3d,
    QgsDateTimeRange,
    QgsLayerMetadata,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from ..i18n import tr
from ..run import Run
from ..settings import EMAIL, ORGANISATION, role, text_of
from .keywords import record_in, year_in

#: vocabularies of keywords: QGIS's own for topics, the status, and the thesaurus of which INSPIRE's themes are
TOPIC, STATUS = "gmd:topicCategory", "gmd:status"
THESAURUS = "GEMET - INSPIRE themes, version 1.0"
#: Dutch terms of that thesaurus
THEMES = ("Statistische eenheden", "Spreiding van de bevolking — demografie")
#: stands between what a layer is and what its columns are
_PART = "\n\n"


def with_use(abstract: str, columns: str) -> str:
    """The abstract of metadata: what a layer is, and apart from that its columns, a line each."""
    return _PART.join(filter(None, [abstract, columns]))


def about(abstract: str) -> str:
    """What a layer is, of its abstract: without the columns."""
    return abstract.partition(_PART)[0]


def careful_use() -> str:
    """How scores are to be used, where a layer holds an index."""
    return tr("A score tells how an area compares with its reference, nothing about the people who live there.")


def complete(run: Run, destination: str, layer: QgsVectorLayer, found: QgsLayerMetadata) -> None:
    """Add to the metadata of an output what every layer tells: identity, date, status, topic, themes, CRS and extent,
    who is responsible, and careful use of scores. What is told already stays."""
    found.setIdentifier(identifier(run, destination))
    found.setDateTime(Qgis.MetadataDateType.Created, QDateTime.currentDateTime())
    found.setCrs(layer.crs())
    found.setExtent(_extent(layer, year_in(found)))
    keywords = {**found.keywords(), TOPIC: ["Society"], STATUS: ["completed"], THESAURUS: list(THEMES)}
    found.setKeywords(keywords)
    if text_of(ORGANISATION) or text_of(EMAIL):
        contact = QgsAbstractMetadataBase.Contact(text_of(ORGANISATION))
        contact.organization, contact.email, contact.role = text_of(ORGANISATION), text_of(EMAIL), role()
        found.setContacts([contact])
    if record_in(found) is not None:
        limits = [one for one in found.constraints() if one.constraint != careful_use()]
        found.setConstraints([*limits, QgsLayerMetadata.Constraint(careful_use(), "use")])


def identifier(run: Run, destination: str) -> str:
    """A number for one output of one run, that no other has."""
    if not run.outputs.identity:
        run.outputs.identity = str(uuid4())
    return str(uuid5(uuid5(NAMESPACE_URL, run.outputs.identity), destination))


def _extent(layer: QgsVectorLayer, year: str) -> QgsLayerMetadata.Extent:
    """Where the features lie, and the year of their figures."""
    extent = QgsLayerMetadata.Extent()
    if layer.isSpatial() and not layer.extent().isNull():
        place = QgsLayerMetadata.SpatialExtent()
        place.extentCrs, place.bounds = layer.crs(), QgsBox3d(QgsRectangle(layer.extent()))
        extent.setSpatialExtents([place])
    if year.isdigit() and len(year) == 4 and 1000 < int(year) <= date.today().year + 100:
        first, last = QDate(int(year), 1, 1), QDate(int(year), 12, 31)
        extent.setTemporalExtents([QgsDateTimeRange(QDateTime(first, QTime(0, 0)), QDateTime(last, QTime(23, 59, 59)))])
    return extent
