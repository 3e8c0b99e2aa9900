"""Metadata as ISO 19139 XML, by the Dutch profile of ISO 19115 for geography.

Source: Geonovum, *Nederlands metadata profiel op ISO 19115 voor geografie*, version 2.1.0 (2020).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET  # nosec B405 -- only writes

GMD, GCO, GMX = (f"http://www.isotc211.org/2005/{part}" for part in ("gmd", "gco", "gmx"))
GML, XLINK = "http://www.opengis.net/gml", "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES = {"gmd": GMD, "gco": GCO, "gmx": GMX, "gml": GML, "xlink": XLINK, "xsi": XSI}
SCHEMA = f"{GMD} http://schemas.opengis.net/iso/19139/20060504/gmd/gmd.xsd"
CODES = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
STANDARD = ("ISO 19115", "Nederlands metadata profiel op ISO 19115 voor geografie 2.1.0")
CREATIVE_COMMONS = "http://creativecommons.org/licenses/by/4.0/deed.nl"


@dataclass(frozen=True)
class Record:
    """What metadata say of a data set.

    Attributes
    ----------
    identifier : str
        Of the data set; the metadata have one of their own, made of it.
    title, abstract : str
    columns : mapping
        Field to its definition and source.
    created, stamped : str
        Days of the data set and of the metadata, as 2026-11-29.
    status : str
        A word of MD_ProgressCode, such as completed.
    organisation, email, role : str
        Who is responsible; the role a word of CI_RoleCode.
    topics : sequence of str
        Words of MD_TopicCategoryCode, such as society.
    keywords : mapping
        Thesaurus ("" for none) to the terms; a thesaurus with its day behind a tab.
    limits : sequence of str
        What to mind on use.
    licence : str
    history : sequence of str
        How it came about, the first first.
    crs : str
        Such as EPSG:28992, "" for a table.
    bounds : tuple of float or None
        West, south, east and north in degrees.
    years : tuple of str or None
        First and last day of the figures.
    scale : int
        Denominator of the scale that the outlines are made for, 0 where unknown.
    links : sequence of (name, url)
    spatial : bool
        Whether it has outlines.
    """

    identifier: str
    title: str
    abstract: str
    created: str
    stamped: str
    organisation: str = ""
    email: str = ""
    role: str = "pointOfContact"
    status: str = "completed"
    topics: Sequence[str] = ("society",)
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)
    limits: Sequence[str] = ()
    licence: str = ""
    history: Sequence[str] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    crs: str = ""
    bounds: tuple[float, float, float, float] | None = None
    years: tuple[str, str] | None = None
    scale: int = 0
    links: Sequence[tuple[str, str]] = ()
    spatial: bool = True

    def lacking(self) -> list[str]:
        """The obligatory elements of the profile that have no value, by the names of the attributes.

        Examples
        --------
        >>> Record("1", "Index", "An index.", "2026-11-29", "2026-11-29").lacking()
        ['organisation', 'email', 'keywords', 'limits', 'licence', 'history', 'crs', 'bounds', 'scale']
        """
        needed = ["identifier", "title", "abstract", "created", "stamped", "organisation", "email", "role", "status"]
        needed += ["topics", "keywords", "limits", "licence", "history"]
        needed += ["crs", "bounds", "scale"] if self.spatial else []
        return [name for name in needed if not getattr(self, name)]


def to_xml(record: Record) -> str:
    """A record as a document of gmd:MD_Metadata, in the order of its schema; what is not known is left out."""
    for prefix, uri in _NAMESPACES.items():
        ET.register_namespace(prefix, uri)
    root = ET.Element(_q("MD_Metadata"), {f"{{{XSI}}}schemaLocation": SCHEMA})
    _text(root, "fileIdentifier", f"{record.identifier}-metadata")
    _language(root)
    _code(root, "characterSet", "MD_CharacterSetCode", "utf8")
    _code(root, "hierarchyLevel", "MD_ScopeCode", "dataset" if record.spatial else "nonGeographicDataset")
    if not record.spatial:
        _text(root, "hierarchyLevelName", "tabel")
    _party(root, "contact", record)
    _date(ET.SubElement(root, _q("dateStamp")), record.stamped)
    _text(root, "metadataStandardName", STANDARD[0])
    _text(root, "metadataStandardVersion", STANDARD[1])
    if record.crs:
        _reference_system(root, record.crs)
    _identification(root, record)
    if record.links:
        _distribution(root, record.links)
    _quality(root, record)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _q(name: str, namespace: str = GMD) -> str:
    return f"{{{namespace}}}{name}"


def _inside(parent: ET.Element, *names: str) -> ET.Element:
    """Elements one within the other; the innermost."""
    for name in names:
        parent = ET.SubElement(parent, _q(name))
    return parent


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(_inside(parent, name), _q("CharacterString", GCO)).text = text


def _anchor(parent: ET.Element, name: str, text: str, address: str) -> None:
    element = ET.SubElement(_inside(parent, name), _q("Anchor", GMX), {f"{{{XLINK}}}href": address})
    element.text = text


def _code(parent: ET.Element, name: str, codes: str, value: str) -> None:
    attributes = {"codeList": f"{CODES}#{codes}", "codeListValue": value}
    ET.SubElement(_inside(parent, name), _q(codes), attributes).text = value


def _language(parent: ET.Element) -> None:
    attributes = {"codeList": "http://www.loc.gov/standards/iso639-2/", "codeListValue": "dut"}
    ET.SubElement(_inside(parent, "language"), _q("LanguageCode"), attributes).text = "Nederlands; Vlaams"


def _date(parent: ET.Element, day: str) -> None:
    ET.SubElement(parent, _q("Date", GCO)).text = day


def _dated(parent: ET.Element, day: str, kind: str) -> None:
    """A day of a citation, and what happened on it."""
    date = _inside(parent, "date", "CI_Date")
    _date(_inside(date, "date"), day)
    _code(date, "dateType", "CI_DateTypeCode", kind)


def _party(parent: ET.Element, name: str, record: Record) -> None:
    party = _inside(parent, name, "CI_ResponsibleParty")
    if record.organisation:
        _text(party, "organisationName", record.organisation)
    if record.email:
        address = _inside(party, "contactInfo", "CI_Contact", "address", "CI_Address")
        _text(address, "electronicMailAddress", record.email)
    _code(party, "role", "CI_RoleCode", record.role)


def _reference_system(root: ET.Element, crs: str) -> None:
    authority, _, code = crs.partition(":")
    system = _inside(root, "referenceSystemInfo", "MD_ReferenceSystem", "referenceSystemIdentifier", "RS_Identifier")
    _anchor(system, "code", crs, f"http://www.opengis.net/def/crs/{authority}/0/{code}")


def _identification(root: ET.Element, record: Record) -> None:
    """What the data are: title, abstract, responsibility, keywords, constraints, extent."""
    info = _inside(root, "identificationInfo", "MD_DataIdentification")
    citation = _inside(info, "citation", "CI_Citation")
    _text(citation, "title", record.title)
    _dated(citation, record.created, "creation")
    _text(_inside(citation, "identifier", "MD_Identifier"), "code", record.identifier)
    _text(info, "abstract", record.abstract)
    _code(info, "status", "MD_ProgressCode", record.status)
    _party(info, "pointOfContact", record)
    for thesaurus, terms in record.keywords.items():
        _keywords(info, thesaurus, terms)
    if record.limits:
        limits = _inside(info, "resourceConstraints", "MD_Constraints")
        for limit in record.limits:
            _text(limits, "useLimitation", limit)
    if record.licence:
        _licence(info, record.licence)
    if record.spatial:
        _code(info, "spatialRepresentationType", "MD_SpatialRepresentationTypeCode", "vector")
    if record.scale:
        fraction = _inside(info, "spatialResolution", "MD_Resolution", "equivalentScale", "MD_RepresentativeFraction")
        ET.SubElement(_inside(fraction, "denominator"), _q("Integer", GCO)).text = str(record.scale)
    _language(info)
    _code(info, "characterSet", "MD_CharacterSetCode", "utf8")
    for topic in record.topics:
        ET.SubElement(_inside(info, "topicCategory"), _q("MD_TopicCategoryCode")).text = topic
    _extent(info, record)
    if record.columns:
        _text(info, "supplementalInformation", "\n".join(f"{name}: {said}" for name, said in record.columns.items()))


def _keywords(info: ET.Element, thesaurus: str, terms: Sequence[str]) -> None:
    keywords = _inside(info, "descriptiveKeywords", "MD_Keywords")
    for term in terms:
        _text(keywords, "keyword", term)
    title, _, day = thesaurus.partition("\t")
    if title:
        _code(keywords, "type", "MD_KeywordTypeCode", "theme")
        cited = _inside(keywords, "thesaurusName", "CI_Citation")
        _text(cited, "title", title)
        _dated(cited, day, "publication")


def _licence(info: ET.Element, licence: str) -> None:
    """The licence as the profile wants it: access without limits of its own, and the address of an open licence."""
    legal = _inside(info, "resourceConstraints", "MD_LegalConstraints")
    _code(legal, "accessConstraints", "MD_RestrictionCode", "otherRestrictions")
    if licence.startswith("CC BY 4.0"):
        _anchor(legal, "otherConstraints", "Naamsvermelding verplicht, organisatienaam", CREATIVE_COMMONS)
    _text(legal, "otherConstraints", licence)


def _extent(info: ET.Element, record: Record) -> None:
    if record.bounds is None and record.years is None:
        return
    extent = _inside(info, "extent", "EX_Extent")
    if record.bounds is not None:
        west, south, east, north = record.bounds
        box = _inside(extent, "geographicElement", "EX_GeographicBoundingBox")
        sides = {"westBoundLongitude": west, "eastBoundLongitude": east}
        sides |= {"southBoundLatitude": south, "northBoundLatitude": north}
        for name, value in sides.items():
            ET.SubElement(_inside(box, name), _q("Decimal", GCO)).text = f"{value:.4f}"
    if record.years is not None:
        time = _inside(extent, "temporalElement", "EX_TemporalExtent", "extent")
        period = ET.SubElement(time, _q("TimePeriod", GML), {_q("id", GML): "figures"})
        for name, day in zip(("beginPosition", "endPosition"), record.years):
            ET.SubElement(period, _q(name, GML)).text = day


def _distribution(root: ET.Element, links: Sequence[tuple[str, str]]) -> None:
    transfer = _inside(root, "distributionInfo", "MD_Distribution", "transferOptions", "MD_DigitalTransferOptions")
    for name, address in links:
        online = _inside(transfer, "onLine", "CI_OnlineResource")
        ET.SubElement(_inside(online, "linkage"), _q("URL")).text = address
        _text(online, "name", name)


def _quality(root: ET.Element, record: Record) -> None:
    """How the data came about."""
    quality = _inside(root, "dataQualityInfo", "DQ_DataQuality")
    scope = _inside(quality, "scope", "DQ_Scope")
    _code(scope, "level", "MD_ScopeCode", "dataset" if record.spatial else "nonGeographicDataset")
    if not record.spatial:
        _text(_inside(scope, "levelDescription", "MD_ScopeDescription"), "other", "tabel")
    _text(_inside(quality, "lineage", "LI_Lineage"), "statement", "\n".join(record.history))
