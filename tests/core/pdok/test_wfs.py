"""Requests to a WFS and its pages, without a server."""

import json
import re
import struct
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from regiolens.core.messages import Refusal
from regiolens.core.pdok.layers import (
    LONGEST_FILTER,
    PREFIXES,
    Layer,
    code_names,
    filters,
    find_field,
    find_layer,
    hits_url,
    name_names,
    page_url,
    parse_within,
    terms_of,
    year_ranges,
)
from regiolens.core.pdok.pages import RD, check_place, read_hits, read_page

AREAS = json.loads((Path(__file__).resolve().parents[3] / "resources" / "catalogue.json").read_text(encoding="utf-8"))[
    "areas"
]
BUURT = Layer(
    "gebiedsindelingen",
    "2024/wfs/v1_0",
    "gebiedsindelingen:buurt_gegeneraliseerd",
    "statcode",
    "buurt",
    "generalised",
    2024,
    (2024,),
)
SQUARE = [[[100000.5, 400000], [100900, 400000], [100900, 400900], [100000.5, 400000]]]


def page(*features, crs="urn:ogc:def:crs:EPSG::28992", **more):
    member = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    return json.dumps({"type": "FeatureCollection", **member, "features": list(features), **more}).encode()


def area(coordinates=SQUARE, kind="Polygon", **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


# -- which layer


@pytest.mark.parametrize(
    ("variant", "level", "year", "path", "name", "code"),
    [
        # the layers that PDOK's services are known to have
        ("generalised", "buurt", 2024, "2024/wfs/v1_0", "gebiedsindelingen:buurt_gegeneraliseerd", "statcode"),
        ("generalised", "gemeente", 2014, "2014/wfs/v1_0", "gebiedsindelingen:gemeente_gegeneraliseerd", "statcode"),
        ("generalised", "provincie", 1995, "1995/wfs/v1_0", "gebiedsindelingen:provincie_gegeneraliseerd", "statcode"),
        ("generalised", "COROP", 2022, "2022/wfs/v1_0", "gebiedsindelingen:coropgebied_gegeneraliseerd", "statcode"),
        ("detailed", "gemeente", 2023, "2023/wfs/v1_0", "gebiedsindelingen:gemeente_niet_gegeneraliseerd", "statcode"),
        ("wijk-en-buurtkaart", "buurt", 2024, "2024/wfs/v1_0", "wijkenbuurten:buurten", "buurtcode"),
        ("wijk-en-buurtkaart", "gemeente", 2022, "2022/wfs/v1_0", "wijkenbuurten:gemeenten", "gemeentecode"),
        ("wijk-en-buurtkaart", "wijk", 2021, "2021/wfs/v1_0", "wijkenbuurten:cbs_wijken_2021", "wijkcode"),
    ],
)
def test_the_layer_of_a_level_and_a_year(variant, level, year, path, name, code):
    layer = find_layer(AREAS, variant, level, year)
    assert (layer.path, layer.name, layer.code) == (path, name, code)


def test_a_year_after_the_last_known_one_is_asked_for():
    assert find_layer(AREAS, "wijk-en-buurtkaart", "buurt", 2031).path == "2031/wfs/v1_0"


def test_a_year_that_is_not_served_names_those_that_are():
    with pytest.raises(Refusal, match=r"buurt 2015 .*wijk-en-buurtkaart.*2020-2025"):
        find_layer(AREAS, "wijk-en-buurtkaart", "buurt", 2015)
    with pytest.raises(Refusal, match="2014-2026"):
        find_layer(AREAS, "generalised", "arbeidsmarktregio", 2010)


def test_a_level_that_a_variant_lacks_names_the_variant_that_has_it():
    with pytest.raises(Refusal, match=r"no COROP in the variant 'detailed'.*gemeente, wijk, buurt.*'generalised'"):
        find_layer(AREAS, "detailed", "COROP", 2024)


def test_the_catalogue_has_its_form():
    for variant, entry in AREAS.items():
        assert set(entry) == {"source", "path", "code", "layers"}
        for row in entry["layers"]:
            assert row["from"] <= row["to"]
            assert set(row) - {"from", "to"} <= set(PREFIXES), variant
            assert all(row[level].startswith(entry["source"] + ":") for level in PREFIXES if level in row)


def test_years_are_told_as_ranges():
    assert year_ranges([2015, 2013, 2014, 2020]) == "2013-2015, 2020"


# -- what is asked


def test_codes_in_whatever_form():
    assert parse_within(" gm0014, PV20;CR03\n14 WK001400 bu0363aa01") == (
        "GM0014",
        "PV20",
        "CR03",
        "WK001400",
        "BU0363AA01",
    )
    assert parse_within("") == ()


@pytest.mark.parametrize("text", ["Groningen", "PV", "GM0014, XX12", "'; DROP"])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(Refusal, match="WITHIN holds"):
        parse_within(text)


def test_codes_of_areas_within_others():
    assert terms_of("buurt", ["GM0014", "WK036300"]) == ("BU0014", "BU036300")
    assert terms_of("gemeente", ["GM0014"]) == ("GM0014",)
    assert terms_of("COROP", ["CR03"]) == ("CR03",)
    with pytest.raises(Refusal, match="No gemeente lies in WK036300"):
        terms_of("gemeente", ["WK036300"])
    with pytest.raises(Refusal, match="No COROP lies in GM0014"):
        terms_of("COROP", ["GM0014"])


def test_a_filter_is_well_formed_and_escaped():
    import xml.etree.ElementTree as ET

    text = filters(BUURT, ["BU0014", "BU00340001", 'BU<&">'])[0]
    root = ET.fromstring(text)
    fes = "{http://www.opengis.net/fes/2.0}"
    assert root.tag == f"{fes}Filter"
    assert [child.tag for child in root[0]] == [
        f"{fes}{name}" for name in ("PropertyIsLike", "PropertyIsEqualTo", "PropertyIsLike")
    ]
    assert [node.text for node in root.iter(f"{fes}Literal")] == ["BU0014*", "BU00340001", 'BU<&">*']
    assert {node.text for node in root.iter(f"{fes}ValueReference")} == {"statcode"}


def test_filters_stay_short_enough_for_an_address():
    terms = [f"BU{n:04}" for n in range(60)]
    found = filters(BUURT, terms)
    assert len(found) > 1
    assert re.findall(r"BU\d{4}", "".join(found)) == terms
    base = "https://service.pdok.nl/cbs/gebiedsindelingen"
    assert max(len(page_url(BUURT, base, 13000, text)) for text in found) < LONGEST_FILTER + 500 <= 2000
    assert filters(BUURT, []) == []


def test_addresses():
    parts = urlsplit(page_url(BUURT, "http://mirror/x", 2000, bounds=(1, 2, 3.5, 4)))
    query = {key: value for key, (value,) in parse_qs(parts.query).items()}
    assert parts.path == "/x/2024/wfs/v1_0"
    assert query == {
        "service": "WFS",
        "version": "2.0.0",
        "request": "GetFeature",
        "typeNames": "gebiedsindelingen:buurt_gegeneraliseerd",
        "srsName": "EPSG:28992",
        "outputFormat": "application/json",
        "count": "1000",
        "startIndex": "2000",
        "bbox": "1.000,2.000,3.500,4.000,urn:ogc:def:crs:EPSG::28992",
    }
    query = parse_qs(urlsplit(hits_url(BUURT, "http://mirror/x", "<Filter/>", (1, 2, 3, 4))).query)
    assert query["resultType"] == ["hits"]
    assert query["filter"] == ["<Filter/>"]
    assert "bbox" not in query


# -- what comes back


def test_how_many_there_are():
    assert read_hits(b'<wfs:FeatureCollection numberMatched="14566" numberReturned="0">', "x") == 14566
    assert read_hits(b'<wfs:FeatureCollection numberMatched="unknown" numberReturned="0">', "x") is None
    assert read_hits(b"<wfs:FeatureCollection/>", "x") is None


def test_a_fault_of_the_service_is_told():
    told = b"<ows:ExceptionText>Property &apos;x&apos;\n is unknown.</ows:ExceptionText>"
    text = b"<ows:ExceptionReport><ows:Exception>" + told
    for read in (read_hits, read_page):
        with pytest.raises(Refusal, match=r"Property 'x' is unknown\."):
            read(text, "layer")


def test_a_page_of_polygons_and_multipolygons():
    found = read_page(
        page(area(a=1), area([SQUARE, SQUARE], "MultiPolygon", a=2), {"properties": {}, "geometry": None}), "p"
    )
    assert found.crs == RD
    assert found.bounds == (100000.5, 400000.0, 100900.0, 400900.0)
    assert found.rows == [{"a": 1}, {"a": 2}, {}]
    assert found.shapes[2] is None
    order, kind, parts = struct.unpack_from("<BII", found.shapes[0])
    assert (order, kind, parts) == (1, 6, 1)
    assert struct.unpack_from("<BII", found.shapes[1])[2] == 2
    assert struct.unpack_from("<BIII", found.shapes[0], 9) == (1, 3, 1, 4)
    assert np.frombuffer(found.shapes[0], "<f8", offset=22).reshape(-1, 2).tolist() == SQUARE[0]


def test_heights_are_left_out():
    found = read_page(page(area([[[1e5, 4e5, 7.0], [1e5 + 1, 4e5, 7.0], [1e5, 4e5 + 1, 7.0], [1e5, 4e5, 7.0]]])), "p")
    assert np.frombuffer(found.shapes[0], "<f8", offset=22).reshape(-1, 2)[0].tolist() == [1e5, 4e5]


@pytest.mark.parametrize(
    ("crs", "place", "expected"),
    [
        ("urn:ogc:def:crs:EPSG::28992", 0, "EPSG:28992"),
        ("http://www.opengis.net/def/crs/EPSG/0/28992", 0, "EPSG:28992"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 1, "EPSG:4326"),
        ("EPSG:3857", 1, "EPSG:3857"),
        ("", 0, "EPSG:28992"),
        ("", 1, "EPSG:4326"),  # GeoJSON without a word of it is in degrees
    ],
)
def test_the_crs_of_a_page(crs, place, expected):
    rings = [SQUARE, [[[6.5, 53.2], [6.6, 53.2], [6.6, 53.3], [6.5, 53.2]]]][place]
    assert read_page(page(area(rings), crs=crs), "p").crs == expected


def test_an_unknown_crs_is_refused():
    with pytest.raises(Refusal, match="a CRS that is not known"):
        read_page(page(area(), crs="local"), "p")


def test_places_outside_the_netherlands_are_refused():
    check_place((1e5, 4e5, 1.1e5, 4.1e5), RD, "p")
    check_place((6.5, 53.2, 6.6, 53.3), "EPSG:4326", "p")
    check_place(None, RD, "p")
    with pytest.raises(Refusal, match="y before x in EPSG:28992"):
        check_place((4e5, 1e5, 4.1e5, 1.1e5), RD, "p")
    with pytest.raises(Refusal, match="y before x in EPSG:4326"):
        check_place((53.2, 6.5, 53.3, 6.6), "EPSG:4326", "p")
    with pytest.raises(Refusal, match="do not lie in the Netherlands"):
        check_place((6.5, 53.2, 6.6, 53.3), RD, "p")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<!DOCTYPE html><html><head><title>Aanmelden</title>", "Aanmelden"),
        (page(area(a=1))[:-20], "breaks off"),
        (b"[]", "no JSON object"),
        (b'{"type": "FeatureCollection"}', "no list 'features'"),
        (page(area([1, 2], "Point")), "Point"),
        (page(area([[["a", "b"], [1, 2]]])), "is not what GeoJSON makes of an area"),
        (page({"geometry": None}), "is not what GeoJSON makes of an area"),
        (page("x"), "is not what GeoJSON makes of an area"),
        (page(area([[[1e5, float("nan")], [1, 2], [3, 4]]])), "coordinates"),
    ],
)
def test_what_is_no_page_is_refused(data, words):
    with pytest.raises(Refusal) as caught:
        read_page(data, "layer 2024, page 3")
    assert words in str(caught.value)
    assert "page 3" in str(caught.value)


# -- fields in the two ways of PDOK


@pytest.mark.parametrize(
    ("names", "level", "code", "name"),
    [
        (["id", "statcode", "jrstatcode", "statnaam"], "buurt", "statcode", "statnaam"),
        (["buurtcode", "buurtnaam", "wijkcode", "gemeentecode"], "buurt", "buurtcode", "buurtnaam"),
        (["gemeentecode", "wijkcode", "buurt_code", "buurt_naam"], "buurt", "buurt_code", "buurt_naam"),
        (["wijkCode", "wijkNaam"], "wijk", "wijkCode", "wijkNaam"),
        (["BU_CODE", "BU_NAAM"], "buurt", "BU_CODE", "BU_NAAM"),
        (["gid"], "buurt", "", ""),
    ],
)
def test_code_and_name_in_snake_case_and_camel_case(names, level, code, name):
    assert find_field(names, code_names(level)) == code
    assert find_field(names, name_names(level)) == name
