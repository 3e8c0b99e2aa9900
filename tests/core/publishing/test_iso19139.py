"""A record as XML: in the order of its schema, and with all that the Dutch profile obliges to."""

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from regiolens.core.publishing.iso19139 import Record, to_xml

NS = {
    "gmd": "http://www.isotc211.org/2005/gmd",
    "gco": "http://www.isotc211.org/2005/gco",
    "gmx": "http://www.isotc211.org/2005/gmx",
    "gml": "http://www.opengis.net/gml",
}
FULL = Record(
    identifier="6f0f2b0e-9c64-4d6a-8a52-0a5c9f6e4a10",
    title="MDI per gemeente <2023> & meer",
    abstract="Een index.",
    created="2026-11-29",
    stamped="2026-11-30",
    organisation="Provincie X",
    email="geo@x.nl",
    role="publisher",
    keywords={"GEMET - INSPIRE themes, version 1.0\t2008-06-01": ["Statistische eenheden"], "": ["achterstand"]},
    limits=["Vermeld de bron: CBS.", "Zegt niets over mensen."],
    licence="CC BY 4.0",
    history=["eerst", "daarna"],
    columns={"mdi": "de index", "mdi_klasse": "de klasse"},
    crs="EPSG:28992",
    bounds=(3.2, 50.75, 7.22, 53.7),
    years=("2023-01-01", "2023-12-31"),
    scale=50000,
    links=[("StatLine", "https://datasets.cbs.nl/odata/v1/CBS/85984NED")],
)
#: the obligatory elements of the Dutch profile 2.1.0 for data sets, and the conditional ones that hold for them
INFO = "gmd:identificationInfo/gmd:MD_DataIdentification/"
CITED = f"{INFO}gmd:citation/gmd:CI_Citation/"
PARTY = "gmd:CI_ResponsibleParty/"
MAIL = "gmd:contactInfo/gmd:CI_Contact/gmd:address/gmd:CI_Address/gmd:electronicMailAddress/gco:CharacterString"
BOX = f"{INFO}gmd:extent/gmd:EX_Extent/gmd:geographicElement/gmd:EX_GeographicBoundingBox/"
QUALITY = "gmd:dataQualityInfo/gmd:DQ_DataQuality/"
OBLIGATORY = {
    "gmd:fileIdentifier/gco:CharacterString": "6f0f2b0e-9c64-4d6a-8a52-0a5c9f6e4a10-metadata",
    "gmd:language/gmd:LanguageCode/@codeListValue": "dut",
    "gmd:characterSet/gmd:MD_CharacterSetCode/@codeListValue": "utf8",
    "gmd:hierarchyLevel/gmd:MD_ScopeCode/@codeListValue": "dataset",
    f"gmd:contact/{PARTY}gmd:organisationName/gco:CharacterString": "Provincie X",
    f"gmd:contact/{PARTY}gmd:role/gmd:CI_RoleCode/@codeListValue": "publisher",
    f"gmd:contact/{PARTY}{MAIL}": "geo@x.nl",
    "gmd:dateStamp/gco:Date": "2026-11-30",
    "gmd:metadataStandardName/gco:CharacterString": "ISO 19115",
    "gmd:metadataStandardVersion/gco:CharacterString": (
        "Nederlands metadata profiel op ISO 19115 voor geografie 2.1.0"
    ),
    "gmd:referenceSystemInfo/gmd:MD_ReferenceSystem/gmd:referenceSystemIdentifier/gmd:RS_Identifier/gmd:code/"
    "gmx:Anchor": "EPSG:28992",
    f"{CITED}gmd:title/gco:CharacterString": "MDI per gemeente <2023> & meer",
    f"{CITED}gmd:date/gmd:CI_Date/gmd:date/gco:Date": "2026-11-29",
    f"{CITED}gmd:date/gmd:CI_Date/gmd:dateType/gmd:CI_DateTypeCode/@codeListValue": "creation",
    f"{CITED}gmd:identifier/gmd:MD_Identifier/gmd:code/gco:CharacterString": "6f0f2b0e-9c64-4d6a-8a52-0a5c9f6e4a10",
    f"{INFO}gmd:abstract/gco:CharacterString": "Een index.",
    f"{INFO}gmd:status/gmd:MD_ProgressCode/@codeListValue": "completed",
    f"{INFO}gmd:pointOfContact/{PARTY}gmd:organisationName/gco:CharacterString": "Provincie X",
    f"{INFO}gmd:pointOfContact/{PARTY}gmd:role/gmd:CI_RoleCode/@codeListValue": "publisher",
    f"{INFO}gmd:pointOfContact/{PARTY}{MAIL}": "geo@x.nl",
    f"{INFO}gmd:descriptiveKeywords/gmd:MD_Keywords/gmd:keyword/gco:CharacterString": "Statistische eenheden",
    f"{INFO}gmd:descriptiveKeywords/gmd:MD_Keywords/gmd:thesaurusName/gmd:CI_Citation/gmd:title/gco:CharacterString": (
        "GEMET - INSPIRE themes, version 1.0"
    ),
    f"{INFO}gmd:resourceConstraints/gmd:MD_Constraints/gmd:useLimitation/gco:CharacterString": "Vermeld de bron: CBS.",
    f"{INFO}gmd:resourceConstraints/gmd:MD_LegalConstraints/gmd:accessConstraints/gmd:MD_RestrictionCode/"
    "@codeListValue": "otherRestrictions",
    f"{INFO}gmd:resourceConstraints/gmd:MD_LegalConstraints/gmd:otherConstraints/gco:CharacterString": "CC BY 4.0",
    f"{INFO}gmd:spatialRepresentationType/gmd:MD_SpatialRepresentationTypeCode/@codeListValue": "vector",
    f"{INFO}gmd:spatialResolution/gmd:MD_Resolution/gmd:equivalentScale/gmd:MD_RepresentativeFraction/gmd:denominator/"
    "gco:Integer": "50000",
    f"{INFO}gmd:language/gmd:LanguageCode/@codeListValue": "dut",
    f"{INFO}gmd:topicCategory/gmd:MD_TopicCategoryCode": "society",
    f"{BOX}gmd:westBoundLongitude/gco:Decimal": "3.2000",
    f"{BOX}gmd:northBoundLatitude/gco:Decimal": "53.7000",
    f"{QUALITY}gmd:scope/gmd:DQ_Scope/gmd:level/gmd:MD_ScopeCode/@codeListValue": "dataset",
    f"{QUALITY}gmd:lineage/gmd:LI_Lineage/gmd:statement/gco:CharacterString": ("eerst\ndaarna"),
}


def value(root, path):
    """What stands first at a path, of an attribute too."""
    path, _, attribute = path.partition("/@")
    element = root.find(path, NS)
    if element is None:
        return None
    return element.get(attribute) if attribute else element.text


@pytest.mark.parametrize("path", OBLIGATORY)
def test_the_obligatory_elements_of_the_dutch_profile(path):
    assert value(ET.fromstring(to_xml(FULL)), path) == OBLIGATORY[path]


def test_what_is_not_known_is_named_and_left_out():
    bare = Record("1", "Titel", "", "2026-11-29", "2026-11-29", spatial=False)
    assert bare.lacking() == ["abstract", "organisation", "email", "keywords", "limits", "licence", "history"]
    assert FULL.lacking() == []
    root = ET.fromstring(to_xml(bare))
    assert value(root, "gmd:hierarchyLevel/gmd:MD_ScopeCode/@codeListValue") == "nonGeographicDataset"
    assert root.find(f"{INFO}gmd:extent", NS) is None
    assert root.find("gmd:referenceSystemInfo", NS) is None


def test_the_definitions_of_the_columns_stand_apart():
    root = ET.fromstring(to_xml(FULL))
    assert value(root, f"{INFO}gmd:supplementalInformation/gco:CharacterString") == (
        "mdi: de index\nmdi_klasse: de klasse"
    )


@pytest.mark.parametrize(
    "record", [FULL, replace(FULL, spatial=False, crs="", bounds=None, scale=0, links=(), years=None)]
)
def test_the_schema_of_iso_19139_holds(record):
    etree = pytest.importorskip("lxml.etree")
    found = find_spec("pycsw")
    if found is None:
        pytest.skip("pycsw, which holds the schema, is absent")
    folder = Path(found.origin).parent / "plugins/profiles/apiso/schemas/ogc/iso/19139/20060504"
    schema = etree.XMLSchema(etree.parse(str(folder / "gmx/gmx.xsd")))  # has the anchors, and takes in gmd
    document = to_xml(record)
    schema.validate(etree.fromstring(document.encode()))
    assert not [str(fault) for fault in schema.error_log]


def test_owslib_reads_it_back():
    iso = pytest.importorskip("owslib.iso")
    etree = pytest.importorskip("owslib.etree").etree
    found = iso.MD_Metadata(etree.fromstring(to_xml(FULL).encode()))
    info = found.identification if not isinstance(found.identification, list) else found.identification[0]
    assert (found.identifier, info.title) == (f"{FULL.identifier}-metadata", FULL.title)
    assert (info.bbox.minx, info.bbox.maxy) == ("3.2000", "53.7000")
    assert info.topiccategory == ["society"]
    assert (found.contact[0].organization, found.contact[0].email) == ("Provincie X", "geo@x.nl")
    assert info.uselimitation == FULL.limits
    assert info.temporalextent_start == "2023-01-01"
    assert found.dataquality.lineage == "eerst\ndaarna"
