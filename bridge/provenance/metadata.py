"""Where a layer's columns came from, in QGIS's layer metadata, stored with the layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import (
    QgsAbstractMetadataBase,
    QgsException,
    QgsLayerMetadata,
    QgsNotSupportedException,
    QgsProcessingFeedback,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..i18n import tr
from ..naming import in_database, name_fields, own_table, store_names, titled
from ..paths import ROOT
from ..public import public
from ..run import Run
from .keywords import YEAR
from .published import complete, with_use

#: what QGIS raises of metadata in databases; none is a kind of another
FAULTS = (QgsException, QgsNotSupportedException, QgsProviderConnectionException)


@dataclass(frozen=True)
class Provenance:
    """What the metadata of a layer say.

    Attributes
    ----------
    title, abstract : str
    attribution : str
        Who must be named, such as CBS.
    licence : str
    constraints : str
        What to mind on use.
    history : sequence of str
        What was done, the first first.
    links : sequence of (name, url)
    columns : mapping
        Field to its definition and source.
    year : str
        Of the figures or outlines, "" where it is not known or there are several.
    """

    title: str
    abstract: str
    attribution: str
    licence: str
    constraints: str = ""
    history: Sequence[str] = ()
    links: Sequence[tuple[str, str]] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    year: str = ""

    def metadata(self) -> QgsLayerMetadata:
        """As QGIS holds it; the definitions of the columns stand below the abstract."""
        found = QgsLayerMetadata()
        found.setType("dataset")
        found.setLanguage("NLD")
        found.setTitle(self.title)
        lines = [f"{name}: {text}" for name, text in self.columns.items()]
        found.setAbstract(public(with_use(self.abstract, "\n".join(lines))))
        found.setRights([self.attribution])
        found.setLicenses([self.licence])
        if self.constraints:
            found.setConstraints([QgsLayerMetadata.Constraint(self.constraints, "use")])
        found.setHistory(list(map(public, self.history)))
        found.setKeywords({YEAR: [self.year]} if self.year else {})
        found.setLinks([QgsAbstractMetadataBase.Link(name, "WWW:LINK", public(url)) for name, url in self.links])
        return found


def describe(run: Run, destination: str, provenance: Provenance, aliases: Mapping[str, str]) -> None:
    """Name an output, its fields and its origin, and store that with it.

    GeoPackage and PostGIS hold the metadata themselves; beside other files a .qmd is written. Aliases are stored with
    the default style.
    """
    layer = titled(run, destination, provenance.title)
    if layer is None:
        return
    found = provenance.metadata()
    complete(run, destination, layer, found)
    layer.setMetadata(found)
    name_fields(run, destination, layer, aliases)
    store(layer, run.feedback, metadata_fault, store_names)


def store(layer: QgsVectorLayer, feedback: QgsProcessingFeedback, *ways: Callable[[QgsVectorLayer], str]) -> None:
    """Store with a layer what the ways store, each of which gives its fault; the first fault is a warning."""
    if layer.providerType() == "memory":
        return
    fault = next(filter(None, (way(layer) for way in ways)), "")
    if fault:
        feedback.pushWarning(tr("The description could not be stored with the layer: {fault}").format(fault=fault))


def metadata_fault(layer: QgsVectorLayer) -> str:
    """Store the metadata of a layer with it; "" where that went well."""
    metadata = layer.metadata()
    if not metadata.identifier():  # PostGIS stores none without
        metadata.setIdentifier(layer.name())
        layer.setMetadata(metadata)
    if in_database(layer):
        registry = QgsProviderRegistry.instance()
        try:
            saved, fault = registry.saveLayerMetadata(layer.providerType(), _uri(layer), layer.metadata())
        except FAULTS as error:
            saved, fault = False, str(error)
    else:
        fault, saved = layer.saveDefaultMetadata()
    return "" if saved else fault


def _uri(layer: QgsVectorLayer) -> str:
    """The layer's address with the name of its table, without which a GeoPackage stores no metadata."""
    uri = layer.dataProvider().dataSourceUri()
    if layer.providerType() != "ogr" or "|layername=" in uri:
        return uri
    return f"{uri}|layername={own_table(Path(uri))}"


def version() -> str:
    """The version that metadata.txt gives."""
    lines = (ROOT / "metadata.txt").read_text(encoding="utf-8").splitlines()
    return next((line.partition("=")[2].strip() for line in lines if line.startswith("version=")), "")


LICENCE = "CC BY 4.0"


def unstated() -> tuple[str, str]:
    """What stands for a licence or an owner that a file does not tell, in the reader's language and in English."""
    return tr("not stated in the file"), "not stated in the file"
