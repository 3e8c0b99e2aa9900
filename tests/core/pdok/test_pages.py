"""Pages of a WFS: counts, outlines, places, and what is none."""

import json
import struct

import numpy as np
import pytest

from regiolens.core.messages import Refusal
from regiolens.core.pdok.layers import (
    code_names,
    find_field,
    name_names,
)
from regiolens.core.pdok.pages import RD, check_place, read_hits, read_page

SQUARE = [[[100000.5, 400000], [100900, 400000], [100900, 400900], [100000.5, 400000]]]


def page(*features, crs="urn:ogc:def:crs:EPSG::28992", **more):
    member = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    return json.dumps({"type": "FeatureCollection", **member, "features": list(features), **more}).encode()


def area(coordinates=SQUARE, kind="Polygon", **properties):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


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
